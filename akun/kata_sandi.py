"""How passwords are stored and which are too easy. Length and frequent passwords are Django's validators."""

import re
from difflib import SequenceMatcher

from django.contrib.auth.hashers import Argon2PasswordHasher
from django.core.exceptions import ValidationError

from akun.models import Pengguna


class Argon2id(Argon2PasswordHasher):
    """46 MiB, one pass, one lane: about 50 ms and 46 MiB for a log-in on a small server."""

    time_cost = 1
    memory_cost = 47104
    parallelism = 1


# "P@ssw0rd": figures and signs that stand for letters.
TIRUAN = str.maketrans("430157@$!", "aeoistasi")


class BukanKataUmum:
    """Refuses words that everybody in this house would guess first, decorated with digits and signs."""

    KATA = (
        "seleksi terbuka jabatan pimpinan tinggi pratama jpt lelang bkpsdm bkd bkn bkpp asn pns cpns korpri "
        "pemkab pemkot pemda pemprov pemerintah kabupaten kota provinsi sekda setda bupati walikota gubernur "
        "dinas badan kepala pansel panitia sekretariat pelamar peserta operator admin administrator "
        "kata sandi katasandi password passwd rahasia indonesia merdeka garuda pancasila qwerty asdf zxcv "
        "selamat datang satu dua tiga aku sayang cinta allah bismillah januari februari maret april mei juni "
        "juli agustus september oktober november desember senin selasa rabu kamis jumat sabtu minggu"
    ).split()
    # Letters left once the words are taken out; fewer is a word with decoration.
    SISA_TERPENDEK = 4

    def validate(self, password: str, user: Pengguna | None = None) -> None:
        kecil = password.lower()
        # "P@ssw0rd2026!": digits at the ends are decoration, those inside stand for letters.
        inti = re.sub(r"^[^a-z]+|[^a-z]+$", "", kecil).translate(TIRUAN)
        if min(len(self._buang(inti)), len(self._buang(kecil))) < self.SISA_TERPENDEK:
            raise ValidationError(
                "Kata sandi ini mudah ditebak: hanya angka atau kata yang lazim dengan hiasan angka. "
                "Gabungkan beberapa kata yang tidak berkaitan.",
                code="kata_umum",
            )

    def get_help_text(self) -> str:
        return "Bukan kata yang lazim di kantor (misalnya nama instansi) yang ditambah angka atau tahun."

    def _buang(self, teks: str) -> str:
        """Letters that remain without the words; a few letters over and over count as none."""
        huruf = _huruf(teks)
        for kata in sorted(self.KATA, key=len, reverse=True):
            huruf = huruf.replace(kata, "")
        return "" if len(set(huruf)) < self.SISA_TERPENDEK else huruf


class BukanNamaSendiri:
    """Refuses the person's own name or address with decoration; a name inside a long phrase may stay.

    Django's validator counts common letters: the longer a name, the more it has in common with any phrase.
    Here words are compared, in their order.
    """

    KATA_TERPENDEK = 4
    # Letters that must remain once the person's own words are taken out.
    SISA_TERPENDEK = 8
    # From here on two spellings are taken for the same: about one letter in five.
    KEMIRIPAN = 0.8

    def validate(self, password: str, user: Pengguna | None = None) -> None:
        milik = self._kata_diri(user)
        bentuk = {_huruf(password), _huruf(password.lower().translate(TIRUAN))}
        if any(self._berhias(satu, milik) or self._mirip(satu, milik) for satu in bentuk):
            raise ValidationError(
                "Kata sandi ini terlalu mirip dengan nama atau alamat surel Anda. "
                "Gabungkan beberapa kata yang tidak berkaitan.",
                code="mirip_data_diri",
            )

    def get_help_text(self) -> str:
        return "Bukan nama atau alamat surel Anda, juga bila ditambah angka."

    def _kata_diri(self, user: Pengguna | None) -> list[str]:
        """The words of name and address, and each of the two written as one; the longest first."""
        nama, surel = getattr(user, "nama", "") or "", getattr(user, "email", "") or ""
        kata = {nama, surel.partition("@")[0], *re.split(r"[\W_]+", f"{nama} {surel}")}
        milik = {huruf for satu in kata if len(huruf := _huruf(satu)) >= self.KATA_TERPENDEK}
        return sorted(milik, key=len, reverse=True)

    def _berhias(self, bentuk: str, milik: list[str]) -> bool:
        sisa = bentuk
        for satu in milik:
            sisa = sisa.replace(satu, "")
        return sisa != bentuk and len(sisa) < self.SISA_TERPENDEK

    def _mirip(self, bentuk: str, milik: list[str]) -> bool:
        # A phrase of twice the length is no spelling of the word, and long texts need not be measured.
        return any(
            len(bentuk) < 2 * len(satu)
            and SequenceMatcher(None, bentuk, satu, autojunk=False).ratio() >= self.KEMIRIPAN
            for satu in milik
        )


def _huruf(teks: str) -> str:
    return re.sub(r"[^a-z]", "", teks.lower())


class BukanDataDiri:
    """Refuses passwords that hold the NIP, a long part of it, or the date of birth inside it."""

    TERPANJANG = 7

    def validate(self, password: str, user: Pengguna | None = None) -> None:
        nip = getattr(user, "nip", None) or ""
        angka = re.sub(r"[^0-9]", "", password)
        potongan = {nip[awal : awal + self.TERPANJANG + 1] for awal in range(len(nip) - self.TERPANJANG)}
        if nip:
            tahun, bulan, hari = nip[:4], nip[4:6], nip[6:8]
            potongan |= {hari + bulan + tahun, tahun + bulan + hari, hari + bulan + tahun[2:]}
        if any(satu in angka for satu in potongan if satu):
            raise ValidationError(
                "Kata sandi tidak boleh memuat NIP atau tanggal lahir Anda.", code="memuat_data_diri"
            )

    def get_help_text(self) -> str:
        return "Tidak memuat nama, alamat surel, NIP, atau tanggal lahir Anda."
