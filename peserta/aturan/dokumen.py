"""The documents of an application: which years, which report of wealth, which stamp, what a vacancy adds."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Collection, Sequence
from datetime import date

from peserta.aturan.catatan import tahun_terakhir
from peserta.aturan.fakta import DEFINITIF, Posisi
from peserta.aturan.kata import _dan, _tanggal
from seleksi.izin import Temuan, Tingkat
from seleksi.ketentuan import DokumenWajib

DASAR_DOKUMEN = "Lampiran huruf a angka 6 huruf b"
KODE_HARTA = "LHKPN"
# Codes of what the Pansel adds to a vacancy; a layer of the ketentuan writes its codes without a hyphen.
RUMPUN_DOKUMEN = "TAMBAHAN"
NAMA_DOKUMEN = "Dokumen tambahan jabatan"
TEMPEL, ELEKTRONIK = "TEMPEL", "ELEKTRONIK"
# Peruri publishes no grammar of its serial numbers: letters and digits, neither a word nor a sentence.
SERI = re.compile(r"[0-9A-Z]{8,40}", re.ASCII)
TAHUN_MAKS = 5
JENIS_JPT = frozenset({"JPT_PRATAMA"})
_ANGKA = {1: "satu", 2: "dua", 3: "tiga", 4: "empat", 5: "lima"}
_TAHUN_TERAKHIR = re.compile(rf"(?:(?:{'|'.join(_ANGKA.values())}|\d+) )?tahun terakhir", re.IGNORECASE)


def kode_tambahan(nomor: int) -> str:
    """A-7. The code of a document that the Pansel added to a vacancy.

    Dasar: Lampiran huruf a angka 6 huruf b.
    """
    return f"{RUMPUN_DOKUMEN}-{nomor}"


def nama_umum(dokumen: DokumenWajib) -> str:
    """A-7. The name as announced: "… dua tahun terakhir", where years are asked and the name says none.

    Dasar: Lampiran huruf a angka 6 huruf b angka 4 and 5.
    """
    if not dokumen.tahun or _TAHUN_TERAKHIR.search(dokumen.nama):
        return dokumen.nama
    banyak = "" if dokumen.tahun == 1 else f"{_ANGKA.get(dokumen.tahun, dokumen.tahun)} "
    return f"{dokumen.nama} {banyak}tahun terakhir"


def dokumen_bertahun(dokumen: DokumenWajib, penutupan: date | None) -> DokumenWajib:
    """A-7. The document with its exact years in its words: "SPT tahun 2025" for "SPT tahun terakhir".

    ``penutupan`` is the first closing day of the vacancy. The law is silent on what an extension does to
    "tahun terakhir": the years stay those of the first announcement, so that no file already handed in
    becomes the wrong one at New Year, and all who apply for one post hand in the same years (ADR 0135).
    None: the vacancy has no closing day yet, and the words stay as announced.
    Dasar: Lampiran huruf a angka 6 huruf b angka 4 and 5 ("tahun terakhir", "2 (dua) tahun terakhir").
    """
    if penutupan is None or not dokumen.tahun:
        return dokumen
    tahun = f"tahun {_dan([str(satu) for satu in tahun_terakhir(penutupan, dokumen.tahun)])}"
    return dataclasses.replace(
        dokumen,
        nama=_TAHUN_TERAKHIR.sub(tahun, nama_umum(dokumen)),
        petunjuk=_TAHUN_TERAKHIR.sub(tahun, dokumen.petunjuk),
    )


def laporan_harta(riwayat: Sequence[Posisi], hari: date, dasar: str) -> list[Temuan]:
    """A-7. LHKPN for who holds a JPT on a day by his own history, LHKASN for others; for a person to judge.

    Acting posts (Plt., Plh.) and times away are no post of his own. An agency may name more posts that report
    to KPK, and what LHKASN is handed in on changes with ministerial letters: so either receipt is looked at,
    and this never ends an application.
    Dasar: Lampiran huruf a angka 6 huruf b angka 7; who reports where: rules of KPK and MenPANRB.
    """
    kini = [
        satu
        for satu in riwayat
        if satu.kedudukan == DEFINITIF
        and satu.mulai <= hari
        and (satu.selesai is None or satu.selesai >= hari)
    ]
    tinggi = [satu.nama for satu in kini if satu.jenis in JENIS_JPT]
    if tinggi:
        pesan = (
            f"Yang berlaku LHKPN, dengan tanda terima e-LHKPN dari KPK: menurut riwayat jabatan, "
            f"{_dan(tinggi)} diduduki pada {_tanggal(hari)} dan termasuk jabatan pimpinan tinggi."
        )
    elif kini:
        pesan = (
            f"Yang berlaku LHKASN, dengan tanda terima SIHARKA: menurut riwayat jabatan, "
            f"{_dan([satu.nama for satu in kini])} diduduki pada {_tanggal(hari)} dan bukan jabatan pimpinan "
            "tinggi. Bila instansi mewajibkan jabatan itu melapor LHKPN, tanda terima e-LHKPN dari KPK."
        )
    else:
        pesan = (
            f"Riwayat jabatan tidak memuat jabatan definitif pada {_tanggal(hari)}. Pejabat pimpinan tinggi "
            "melampirkan tanda terima e-LHKPN dari KPK, pegawai lain tanda terima LHKASN dari SIHARKA."
        )
    return [Temuan("A-7", dasar, pesan, Tingkat.INGAT, "Pelamar", "peserta.profil")]


def rapikan_seri(teks: str) -> str:
    """A-7. A serial number as it is kept and compared: capitals, without spaces, dots and hyphens.

    Dasar: Lampiran huruf a angka 6 huruf b angka 1 (bermeterai); UU 10/2020.
    """
    return re.sub(r"[\s.\-]", "", teks).upper()


def seri_meterai(jenis: str, nomor: str) -> list[Temuan]:
    """A-7. What is said of a stamp: pasted without a number, electronic with its serial number (tidied).

    No reliable source tells the form Peruri uses, so 8 to 40 letters and digits are taken (ADR 0135).
    Dasar: Lampiran huruf a angka 6 huruf b angka 1 (bermeterai); UU 10/2020.
    """
    if jenis not in (TEMPEL, ELEKTRONIK):
        return [_dokumen("Pilih meterai tempel atau e-meterai.")]
    if jenis == TEMPEL and nomor:
        return [_dokumen("Meterai tempel tidak bernomor seri; kosongkan nomornya atau pilih e-meterai.")]
    if jenis == ELEKTRONIK and SERI.fullmatch(nomor) is None:
        return [_dokumen("Ketik nomor seri e-meterai, 8 sampai 40 huruf dan angka.")]
    return []


def meterai_dinyatakan(
    dokumen: Sequence[DokumenWajib], terunggah: Collection[str], dinyatakan: Collection[str]
) -> list[Temuan]:
    """A-7. Of each document that bears a stamp and is there, it is said which stamp; a reminder, no bar.

    The Perbup asks for the stamp, not for its number: who does not tell it may send nevertheless.
    Dasar: Lampiran huruf a angka 6 huruf b angka 1 (bermeterai).
    """
    return [
        Temuan(
            "A-7",
            satu.dasar,
            f"{satu.nama}: sebutkan meterainya, tempel atau e-meterai dengan nomor serinya.",
            Tingkat.INGAT,
            "Pelamar",
            f"peserta.meterai.{satu.kode}",
        )
        for satu in dokumen
        if satu.meterai and satu.kode in terunggah and satu.kode not in dinyatakan
    ]


def meterai_dilihat(sebutan: str, ganda: str, dasar: str) -> list[Temuan]:
    """A-7. What the verifier is told of a stamp: the applicant's words, and where its number is used again.

    ``sebutan`` is empty where he said nothing; ``ganda`` names other documents with the same serial number.
    Dasar: Lampiran huruf a angka 6 huruf b angka 1 (bermeterai); one stamp for one document: UU 10/2020.
    """
    pesan = f"Menurut pelamar: {sebutan}." if sebutan else "Pelamar tidak menyebut jenis meterainya."
    if ganda:
        pesan += f" Nomor seri yang sama dipakai juga pada {ganda}; satu meterai untuk satu dokumen."
    return [Temuan("A-7", dasar, pesan, Tingkat.INGAT, "Pelamar")]


def dokumen_baru(satu: DokumenWajib, ada: Collection[str]) -> list[Temuan]:
    """A-7. What the Pansel adds has a name of its own, an instruction, a legal basis, at most five years.

    ``ada``: names of the documents the vacancy asks for already.
    Dasar: Lampiran huruf a angka 6 huruf b; Pasal 13.
    """
    kurang = []
    if not satu.nama.strip():
        kurang.append("Tulis nama dokumennya.")
    if satu.nama.strip().casefold() in {nama.casefold() for nama in ada}:
        kurang.append("Dokumen dengan nama ini sudah diminta untuk jabatan ini.")
    if not satu.petunjuk.strip():
        kurang.append("Tulis petunjuk bagi pelamar: apa isinya dan siapa yang menerbitkannya.")
    if not satu.dasar.strip():
        kurang.append("Sebut dasar hukum dokumen ini.")
    if not 0 <= satu.tahun <= TAHUN_MAKS:
        kurang.append(f"Paling banyak {TAHUN_MAKS} tahun terakhir.")
    return [_dokumen(pesan, "Ketua Pansel") for pesan in kurang]


def dokumen_diperiksa(
    dokumen: Sequence[DokumenWajib], terunggah: Collection[str]
) -> tuple[DokumenWajib, ...]:
    """B-3. What is checked: every required document, and what was handed in without having to be.

    Dasar: Lampiran huruf b angka 3 huruf a.
    """
    return tuple(satu for satu in dokumen if satu.wajib or satu.kode in terunggah)


def _dokumen(pesan: str, pelaku: str = "Pelamar") -> Temuan:
    return Temuan("A-7", DASAR_DOKUMEN, pesan, pelaku=pelaku)
