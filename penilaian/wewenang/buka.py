"""Verdicts on opening a locked sheet again: the Ketua asks, the Ketua Sekretariat decides."""

from __future__ import annotations

from datetime import datetime

from akun.models import Pengguna
from panitia.aturan import Hak
from panitia.queries import temuan_hak
from penilaian import aturan, queries
from penilaian.models import LembarNilai, PermintaanBuka
from penilaian.wewenang.dasar import KK, KL, _berjalan, _peserta
from seleksi.izin import Izin, Temuan


def boleh_minta_buka(oleh: Pengguna, lembar: LembarNilai, alasan: str, pada: datetime) -> Izin:
    """Ask for it: Ketua Pansel, while nothing rests on the marks of the component."""
    return Izin.dari(
        temuan_hak(oleh, lembar.id_seleksi, Hak.PIMPIN, pada),
        _keadaan(lembar, alasan, queries.permintaan_menunggu(lembar) is not None),
    )


def boleh_setujui_buka(oleh: Pengguna, permintaan: PermintaanBuka, pada: datetime) -> Izin:
    """Agree to it: Ketua Sekretariat, another person than the one who asked and than the rater."""
    lembar = permintaan.lembar
    return Izin.dari(
        _pemutus(oleh, permintaan, pada),
        _keadaan(lembar, permintaan.alasan, menunggu=False),
    )


def boleh_tolak_buka(oleh: Pengguna, permintaan: PermintaanBuka, catatan: str, pada: datetime) -> Izin:
    """Refuse it, and say why."""
    kosong = []
    if not catatan:
        kosong = aturan.pembukaan_lembar(
            terkunci=True, diumumkan=False, rekap=False, menunggu=False, alasan=catatan
        )
    return Izin.dari(_pemutus(oleh, permintaan, pada), kosong)


def _pemutus(oleh: Pengguna, permintaan: PermintaanBuka, pada: datetime) -> list[Temuan]:
    return [
        *temuan_hak(oleh, permintaan.id_seleksi, Hak.KELOLA, pada),
        *aturan.persetujuan_buka(
            menunggu=permintaan.disetujui is None,
            peminta=permintaan.diminta_oleh_id == oleh.pk,
            pemilik=permintaan.lembar.penilai_id == oleh.pk,
        ),
    ]


def _keadaan(lembar: LembarNilai, alasan: str, menunggu: bool) -> list[Temuan]:
    komponen = lembar.komponen
    return [
        *_berjalan(komponen.lowongan),
        *_peserta(komponen, lembar.lamaran),
        *aturan.pembukaan_lembar(
            terkunci=lembar.keadaan == KL.DIKUNCI,
            diumumkan=komponen.keadaan == KK.DIUMUMKAN,
            rekap=queries.rekap_lowongan(komponen.lowongan) is not None,
            menunggu=menunggu,
            alasan=alasan,
        ),
    ]
