"""Verdicts on opening and closing a component."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone

from akun.models import Pengguna
from panitia.aturan import Hak
from panitia.queries import temuan_hak
from penilaian import aturan, queries
from penilaian.models import Komponen
from penilaian.wewenang.asesmen import _asesmen_masih_berlaku
from penilaian.wewenang.dasar import KK, _berjalan, _blok, _terbuka
from penilaian.wewenang.hasil_asesmen import _hasil_diterima
from seleksi.alur import Tahap
from seleksi.izin import Izin


# --- Ketua: membuka dan mengunci komponen ---------------------------------------------------------
def boleh_buka_komponen(oleh: Pengguna, komponen: Komponen, pada: datetime) -> Izin:
    lowongan = komponen.lowongan
    kode, dasar = aturan.DASAR_METODE[komponen.metode]
    nama = komponen.get_metode_display()
    sudah = []
    if komponen.keadaan != KK.BELUM:
        sudah = [_blok(kode, dasar, f"Penilaian {nama.lower()} sudah dibuka.")]
    return Izin.dari(
        temuan_hak(oleh, komponen.id_seleksi, Hak.PIMPIN, pada),
        sudah,
        aturan.tahap_pembukaan(
            komponen.metode,
            nama.lower(),
            lowongan.tahap,
            {tahap.value: tahap.label for tahap in Tahap},
            queries.hasil_administrasi_diumumkan(lowongan),
        ),
        aturan.makalah_lengkap(_batas_makalah(komponen), timezone.localtime(pada)),
    )


def _batas_makalah(komponen: Komponen) -> datetime | None:
    tema = queries.tema_komponen(komponen)
    return timezone.localtime(tema.batas) if tema else None


def boleh_kunci_komponen(oleh: Pengguna, komponen: Komponen, pada: datetime, berita_acara: str = "") -> Izin:
    """The findings say how many raters are not done, never what anyone scored."""
    banyak, nama = queries.jumlah_penilai(komponen)
    belum = {satu.keanggotaan.pengguna_id: satu.sisa for satu in queries.kemajuan(komponen, pada)}
    lengkap = aturan.kelengkapan_lembar(belum)
    minimum = 1
    if komponen.penilai == Komponen.Penilai.PANSEL:
        minimum = komponen.lowongan.seleksi.aturan_main.kebijakan.kuorum_penilai
    # Per participant only once every sheet is locked: before, it would tell who was scored by whom.
    kuorum = [] if lengkap else aturan.kuorum(banyak, nama, minimum)
    return Izin.dari(
        temuan_hak(oleh, komponen.id_seleksi, Hak.PIMPIN, pada),
        _berjalan(komponen.lowongan),
        _terbuka(komponen),
        lengkap,
        kuorum,
        _asesmen_masih_berlaku(komponen, pada),
        _hasil_diterima(komponen),
        berita_acara=berita_acara,
    )
