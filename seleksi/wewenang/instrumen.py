"""Verdict on the instruments: what is scored, by which weights and words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from akun.models import Pengguna
from panitia.aturan import Hak
from panitia.queries import temuan_hak
from seleksi import aturan
from seleksi.izin import Izin, Temuan
from seleksi.ketentuan import Indikator
from seleksi.models import Lowongan, Seleksi
from seleksi.wewenang.persiapan import PENYUSUN, belum_beku


def boleh_atur_instrumen(
    oleh: Pengguna,
    seleksi: Seleksi,
    metode: str,
    indikator: Sequence[Indikator],
    lowongan: Lowongan | None,
    pada: datetime,
) -> Izin:
    """Settle an instrument: Sekretariat for the Pansel, or its Ketua, until it freezes.

    With a vacancy and no indicators the vacancy follows the selection again.
    """
    ketentuan = seleksi.aturan_main
    asing = _asing(seleksi, metode, lowongan)
    isi: list[Temuan] = []
    if not asing and (indikator or lowongan is None):
        nama = ketentuan.metode_menurut(metode).nama
        isi = [*aturan.instrumen(nama, indikator), *aturan.aspek_instrumen(metode, indikator)]
    if not asing and not isi:
        nomor = lowongan.urutan if lowongan is not None else None
        isi = aturan.instrumen_berubah(metode, indikator, nomor, ketentuan)
    return Izin.dari(
        temuan_hak(oleh, seleksi.pk, (*PENYUSUN, Hak.PIMPIN), pada), belum_beku(seleksi), asing, isi
    )


def _asing(seleksi: Seleksi, metode: str, lowongan: Lowongan | None) -> list[Temuan]:
    """Only methods of this selection, only its own vacancies, none that has ended."""
    pesan = []
    if metode not in {satu.kode for satu in seleksi.aturan_main.metode}:
        pesan.append("Metode itu tidak dipakai dalam seleksi ini.")
    if lowongan is not None and lowongan.seleksi_id != seleksi.pk:
        pesan.append("Lowongan itu bukan bagian dari seleksi ini.")
    return [Temuan("P-10", aturan.DASAR_INSTRUMEN, satu) for satu in pesan]
