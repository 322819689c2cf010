"""Verdicts on the results of an assessment centre: declare the scale, bring, compare, take back, receive."""

from __future__ import annotations

from datetime import datetime

from akun.models import Pengguna
from panitia.aturan import Hak
from panitia.queries import punya_hak, temuan_hak
from penilaian import aturan, queries
from penilaian.alur import KeadaanHasil
from penilaian.models import HasilAsesmen, Komponen, LembarNilai
from penilaian.wewenang.dasar import _berjalan, _blok, _penilai, _terbuka
from peserta.models import Lamaran
from seleksi.izin import Izin, Temuan

KH = KeadaanHasil
DASAR = "Lampiran huruf b angka 4; kebijakan"


def _hasil(kata: str, pelaku: str = "Asesor", tindakan: str = "") -> list[Temuan]:
    return [_blok("B-4", DASAR, kata, pelaku, tindakan)]


def boleh_tetapkan_skala(oleh: Pengguna, komponen: Komponen, skala: aturan.Skala, pada: datetime) -> Izin:
    """The scale of the reports: Ketua Pansel, before anything was brought and before a sheet is begun."""
    sudah: list[Temuan] = []
    if komponen.keadaan in queries.TERTUTUP:
        sudah = _hasil("Penilaian asesmen kompetensi sudah dikunci.", "")
    elif queries.hasil_berlaku(komponen) is not None:
        sudah = _hasil(
            "Hasil asesmen sudah diunggah menurut skala yang berlaku; tarik lebih dahulu.", "Asesor"
        )
    return Izin.dari(
        temuan_hak(oleh, komponen.id_seleksi, Hak.PIMPIN, pada),
        _berjalan(komponen.lowongan),
        sudah,
        aturan.skala_sah(skala),
    )


def boleh_unggah_hasil(oleh: Pengguna, komponen: Komponen, pada: datetime) -> Izin:
    """Bring a workbook: an asesor without any conflict here, while nothing has been filled or brought."""
    ada: list[Temuan] = []
    if queries.hasil_berlaku(komponen) is not None:
        ada = _hasil("Hasil asesmen sudah diunggah; tarik dahulu untuk menggantinya.", "Pengunggah")
    return Izin.dari(
        _asesor(oleh, komponen, pada),
        ada,
        [] if ada else aturan.belum_diisi(queries.lembar_asesor(komponen)),
    )


def boleh_cocokkan_hasil(
    oleh: Pengguna, komponen: Komponen, hasil: HasilAsesmen | None, pada: datetime
) -> Izin:
    """Compare it with one's own: another asesor without any conflict here. Then the sheets are final."""
    if hasil is None or hasil.keadaan != KH.DIUNGGAH:
        tiada = _hasil("Tidak ada hasil asesmen yang menunggu dicocokkan.")
        return Izin.dari(_asesor(oleh, komponen, pada), tiada)
    return Izin.dari(
        _asesor(oleh, komponen, pada),
        aturan.dua_orang(hasil.diunggah_oleh_id, oleh.pk),
        aturan.belum_diisi(queries.lembar_asesor(komponen, hasil)),
    )


def boleh_tarik_hasil(oleh: Pengguna, komponen: Komponen, hasil: HasilAsesmen | None, pada: datetime) -> Izin:
    """Take it back before it was compared: who brought it, or the Ketua when he cannot."""
    if hasil is None or hasil.keadaan != KH.DIUNGGAH:
        return Izin.dari(_hasil("Tidak ada hasil asesmen yang menunggu dicocokkan."))
    milik: list[Temuan] = []
    if hasil.diunggah_oleh_id != oleh.pk or not punya_hak(oleh, komponen.id_seleksi, Hak.NILAI_ASESMEN, pada):
        milik = temuan_hak(oleh, komponen.id_seleksi, Hak.PIMPIN, pada)
    return Izin.dari(milik, _berjalan(komponen.lowongan))


def boleh_terima_hasil(
    oleh: Pengguna, komponen: Komponen, hasil: HasilAsesmen | None, pada: datetime
) -> Izin:
    """Receive the sealed results for the Pansel: its Ketua, once two asesor brought the same."""
    belum: list[Temuan] = []
    if hasil is None:
        belum = _hasil("Belum ada hasil asesmen yang diunggah.")
    elif hasil.keadaan == KH.DIUNGGAH:
        belum = _hasil("Hasil asesmen belum dicocokkan asesor kedua.", "Asesor lain")
    elif hasil.keadaan == KH.DITERIMA:
        belum = _hasil("Hasil asesmen sudah diterima.", "")
    return Izin.dari(
        temuan_hak(oleh, komponen.id_seleksi, Hak.PIMPIN, pada), _berjalan(komponen.lowongan), belum
    )


def _asesor(oleh: Pengguna, komponen: Komponen, pada: datetime) -> list[Temuan]:
    return [
        *_penilai(oleh, komponen, pada),
        *_berjalan(komponen.lowongan),
        *_terbuka(komponen),
        *aturan.bebas_semua(*queries.halangan_asesor(oleh, komponen)),
    ]


def _lewat_lembar_sebar(komponen: Komponen, lamaran: Lamaran, lembar: LembarNilai | None) -> list[Temuan]:
    """A sheet that comes from a workbook is not typed beside it."""
    if komponen.penilai != Komponen.Penilai.ASESOR:
        return []
    hasil = queries.hasil_berlaku(komponen)
    if hasil is None:
        return []
    if hasil.keadaan == KH.DIUNGGAH:
        if not queries.peserta_hasil(komponen).filter(pk=lamaran.pk).exists():
            return []
        return _hasil("Nilai peserta ini datang dari lembar sebar yang menunggu dicocokkan.", "Asesor lain")
    if lembar is None and queries.lembar_penyerah(hasil, lamaran):
        return _hasil(f"Nilai peserta ini sudah diserahkan {hasil.diunggah_oleh}.", "")
    return []


def _hasil_diterima(komponen: Komponen) -> list[Temuan]:
    """What was brought as one workbook is received before the component closes."""
    if komponen.penilai != Komponen.Penilai.ASESOR:
        return []
    hasil = queries.hasil_berlaku(komponen)
    if hasil is None or hasil.keadaan == KH.DITERIMA:
        return []
    if hasil.keadaan == KH.DIUNGGAH:
        return _hasil("Hasil asesmen belum dicocokkan asesor kedua.", "Asesor lain")
    return _hasil(
        "Hasil asesmen belum diterima dengan berita acara serah terima.",
        "Ketua Panitia Seleksi",
        "terima_hasil_asesmen",
    )
