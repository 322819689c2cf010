"""How passwords are stored and which are too easy. Length and similarity are Django's own validators."""

import re

from django.contrib.auth.hashers import Argon2PasswordHasher
from django.core.exceptions import ValidationError

from akun.models import Pengguna


class Argon2id(Argon2PasswordHasher):
    """46 MiB, one pass, one lane: about 50 ms and 46 MiB for a log-in on a small server."""

    time_cost = 1
    memory_cost = 47104
    parallelism = 1


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
    TIRUAN = str.maketrans("430157@$!", "aeoistasi")

    def validate(self, password: str, user: Pengguna | None = None) -> None:
        kecil = password.lower()
        # "P@ssw0rd2026!": digits at the ends are decoration, those inside stand for letters.
        inti = re.sub(r"^[^a-z]+|[^a-z]+$", "", kecil).translate(self.TIRUAN)
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
        huruf = re.sub(r"[^a-z]", "", teks)
        for kata in sorted(self.KATA, key=len, reverse=True):
            huruf = huruf.replace(kata, "")
        return "" if len(set(huruf)) < self.SISA_TERPENDEK else huruf


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
