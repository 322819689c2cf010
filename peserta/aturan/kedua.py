"""The second verifier, blind or seeing; disagreement of two verifiers and who ends it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date

from peserta.aturan.kata import _dan, _tanggal
from peserta.aturan.pemeriksaan import SESUAI, TIDAK_SESUAI
from seleksi.izin import Temuan
from seleksi.ketentuan import Ketentuan

BUTA, MELIHAT = "BUTA", "MELIHAT"
KETUA_SEKRETARIAT, KETUA_PANSEL = "Ketua Sekretariat", "Ketua Pansel"
DASAR_KEDUA = "Lampiran huruf b angka 3; kebijakan"


def periksa_buta(ketentuan: Ketentuan) -> bool:
    """B-3. Whether the second person checks every item himself before he may see what the first one found.

    Dasar: Lampiran huruf b angka 3 huruf a; kebijakan.pemeriksa_kedua.
    """
    return ketentuan.kebijakan.pemeriksa_kedua == BUTA


def cara_kedua(sendiri: bool, ketentuan: Ketentuan) -> list[Temuan]:
    """B-3. The second person works as the policy says: ``sendiri`` by entering verdicts of his own.

    Dasar: Lampiran huruf b angka 3 huruf a; kebijakan.pemeriksa_kedua.
    """
    if periksa_buta(ketentuan) == sendiri:
        return []
    if sendiri:
        return [_kedua("Menurut kebijakan seleksi ini pemeriksa kedua menetapkan hasil pemeriksa pertama.")]
    return [_kedua("Menurut kebijakan seleksi ini pemeriksa kedua memeriksa sendiri setiap butir dahulu.")]


def beda_putusan(pertama: Mapping[str, str], kedua: Mapping[str, str]) -> list[str]:
    """B-3. Items on which two complete checks differ, in the order of the first.

    Dasar: Lampiran huruf b angka 3 huruf a.
    """
    return [butir for butir, putusan in pertama.items() if kedua.get(butir) != putusan]


def pengembalian(
    catatan: str, butir: Sequence[str], dikenal: Collection[str], *, pernah: bool
) -> list[Temuan]:
    """B-3. Who sends an application back says why; the second time he names the items others will decide.

    Dasar: Lampiran huruf b angka 3 huruf a; reasons of a decision: Undang-Undang 30/2014 Pasal 55.
    """
    salah = []
    if not catatan.strip():
        salah.append("Tulis apa yang perlu diperiksa ulang.")
    if set(butir) - set(dikenal):
        salah.append("Butir yang dipilih tidak ada dalam daftar periksa seleksi ini.")
    if pernah and not butir:
        salah.append(
            "Lamaran ini sudah pernah dikembalikan. Pilih butir yang tidak Anda setujui; Ketua Sekretariat "
            "yang memutusnya."
        )
    return [_kedua(pesan) for pesan in salah]


def bukan_pemeriksa(pemeriksa: Collection[int], penentu: int) -> list[Temuan]:
    """B-3. Nobody decides on an application he checked himself (ids of accounts).

    Dasar: Lampiran huruf b angka 3 huruf a; Undang-Undang 30/2014 Pasal 10 (ketidakberpihakan).
    """
    if penentu not in pemeriksa:
        return []
    pesan = "Anda ikut memeriksa lamaran ini, jadi tidak memutus selisihnya. Teruskan ke pleno."
    return [_kedua(pesan, KETUA_SEKRETARIAT)]


def bukan_peminta(peminta: Collection[int], penegas: int, ketentuan: Ketentuan) -> list[Temuan]:
    """B-3. Who asked for a mending has read what the first person found, so he is not the blind second one.

    Dasar: Lampiran huruf b angka 3 huruf a; kebijakan.pemeriksa_kedua.
    """
    if not periksa_buta(ketentuan) or penegas not in peminta:
        return []
    pesan = (
        "Anda yang meminta perbaikan berkas lamaran ini dan sudah membaca kekurangannya. Pemeriksa kedua "
        "orang lain."
    )
    return [_kedua(pesan)]


def putusan_selisih(putusan: Mapping[str, tuple[str, str]], butir: Sequence[str]) -> list[Temuan]:
    """B-3. Every item in dispute is decided, each with its reason; no other item is.

    Dasar: Lampiran huruf b angka 3 huruf a; reasons of a decision: Undang-Undang 30/2014 Pasal 55.
    """
    salah = []
    if set(putusan) != set(butir):
        salah.append("Putuskan setiap butir yang diperselisihkan, dan hanya butir itu.")
    if any(pilihan not in (SESUAI, TIDAK_SESUAI) for pilihan, _ in putusan.values()):
        salah.append("Pilih sesuai atau tidak sesuai untuk setiap butir.")
    if any(not alasan.strip() for _, alasan in putusan.values()):
        salah.append("Tulis alasan untuk setiap butir.")
    return [_kedua(pesan, KETUA_SEKRETARIAT) for pesan in salah]


def risalah_pleno(nomor: str, tanggal: date | None, hari_ini: date) -> list[Temuan]:
    """B-3. What the pleno decided stands in minutes with a number, of a day that has been.

    Dasar: Lampiran huruf b angka 3; kebijakan.pemeriksa_kedua.
    """
    salah = []
    if not nomor.strip() or tanggal is None:
        salah.append("Isi nomor dan tanggal berita acara pleno.")
    if tanggal is not None and tanggal > hari_ini:
        salah.append(f"Pleno {_tanggal(tanggal)} belum berlangsung.")
    return [_kedua(pesan, KETUA_PANSEL) for pesan in salah]


def menunggu_putusan(penentu: str, nama_butir: Sequence[str]) -> list[Temuan]:
    """B-3. While two verifiers disagree the application waits for whoever decides.

    Dasar: Lampiran huruf b angka 3 huruf a.
    """
    return [_kedua(f"Kedua pemeriksa berbeda pada {_dan(nama_butir)}; menunggu putusan {penentu}.")]


def _kedua(pesan: str, pelaku: str = "Sekretariat") -> Temuan:
    return Temuan("B-3", DASAR_KEDUA, pesan, pelaku=pelaku)
