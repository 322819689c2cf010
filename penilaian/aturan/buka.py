"""When a locked sheet may be opened again, and by whom."""

from __future__ import annotations

from penilaian.aturan.kata import _blok
from seleksi.izin import Temuan

DASAR_BUKA = "Lampiran huruf b angka 9 huruf a"
SEKRETARIS = "Ketua Sekretariat"


def pembukaan_lembar(
    *, terkunci: bool, diumumkan: bool, rekap: bool, menunggu: bool, alasan: str
) -> list[Temuan]:
    """B-9a. A locked sheet is opened again only for a stated reason, before anything rests on its marks.

    Once the result of the component is announced or the recap computed, what the others gave is known and
    the mark is used: it stays. A second request beside one that waits is refused.
    Dasar: Perbup 89/2021, Lampiran huruf b angka 9 huruf a.
    """
    temuan = []
    if not terkunci:
        temuan.append(_blok("B-9a", DASAR_BUKA, "Yang dibuka kembali hanya lembar yang terkunci.", ""))
    if diumumkan:
        pesan = "Hasil komponen ini sudah diumumkan; lembarnya tidak dibuka kembali."
        temuan.append(_blok("B-9a", DASAR_BUKA, pesan, ""))
    if rekap:
        pesan = "Rekapitulasi nilai sudah dihitung; lembar tidak dibuka kembali."
        temuan.append(_blok("B-9a", DASAR_BUKA, pesan, ""))
    if menunggu:
        pesan = "Permintaan membuka lembar ini masih menunggu persetujuan."
        temuan.append(_blok("B-9a", DASAR_BUKA, pesan, SEKRETARIS))
    if not alasan.strip():
        temuan.append(_blok("B-9a", DASAR_BUKA, "Isi alasan membuka lembar."))
    return temuan


def persetujuan_buka(*, menunggu: bool, peminta: bool, pemilik: bool) -> list[Temuan]:
    """B-9a. Whoever asked does not agree to it himself, and neither does the rater of the sheet.

    Dasar: Perbup 89/2021, Lampiran huruf b angka 9 huruf a.
    """
    temuan = []
    if not menunggu:
        temuan.append(_blok("B-9a", DASAR_BUKA, "Permintaan ini sudah diputus.", ""))
    if peminta:
        pesan = "Yang meminta tidak menyetujui permintaannya sendiri."
        temuan.append(_blok("B-9a", DASAR_BUKA, pesan, SEKRETARIS))
    if pemilik:
        pesan = "Penilai tidak menyetujui pembukaan lembarnya sendiri."
        temuan.append(_blok("B-9a", DASAR_BUKA, pesan, SEKRETARIS))
    return temuan
