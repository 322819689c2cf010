"""Health results of the three (class I): doors, the readings of them, and what a recorded reading opens."""

from __future__ import annotations

from datetime import datetime

from django.db.models import QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404

from akun.models import Pengguna
from dokumen import rahasia
from jejak.models import Jejak
from panitia.aturan import Hak
from panitia.queries import punya_hak
from penilaian.models import HasilKesehatan
from peserta.models import Lamaran
from seleksi.models import Lowongan

PERISTIWA_BACA_KESEHATAN = "kesehatan.dibaca"
PERISTIWA_SALIN_KESEHATAN = "kesehatan.surat_disalin"


def lamaran_untuk_kesehatan(pengguna: Pengguna, lamaran_id: int, pada: datetime) -> Lamaran:
    """One of the three names, for the Ketua who records the health result."""
    lamaran = get_object_or_404(
        Lamaran.objects.select_related("pelamar__pengguna", "lowongan__seleksi"),
        pk=lamaran_id,
        peringkat__calon=True,
    )
    if not punya_hak(pengguna, lamaran.id_seleksi, Hak.PIMPIN, pada):
        raise Http404
    return lamaran


def lowongan_untuk_kesehatan(pengguna: Pengguna, lowongan_id: int, pada: datetime) -> Lowongan:
    """A vacancy that has its three names, for whoever may know their health: Pansel and PPK."""
    semua = Lowongan.objects.select_related("seleksi").filter(rekap__ditetapkan_pada__isnull=False)
    lowongan = get_object_or_404(semua, pk=lowongan_id)
    if not punya_hak(pengguna, lowongan.seleksi_id, Hak.LIHAT_KESEHATAN, pada):
        raise Http404
    return lowongan


def hasil_untuk_disalin(pengguna: Pengguna, lamaran_id: int, pada: datetime) -> HasilKesehatan:
    """The recorded result of one of the three, for whoever may know it."""
    hasil = get_object_or_404(_hasil(), lamaran_id=lamaran_id)
    if not punya_hak(pengguna, hasil.id_seleksi, Hak.LIHAT_KESEHATAN, pada):
        raise Http404
    return hasil


def _hasil() -> QuerySet[HasilKesehatan]:
    calon = HasilKesehatan.objects.filter(lamaran__peringkat__calon=True)
    return calon.select_related("lamaran__lowongan__seleksi", "berkas__pemindaian")


def hasil_kesehatan(lowongan: Lowongan) -> dict[int, HasilKesehatan]:
    """Results of the three by application. Shown only while `pembacaan_kesehatan` says so."""
    return {satu.lamaran_id: satu for satu in _hasil().filter(lamaran__lowongan=lowongan)}


def pembacaan_kesehatan(pengguna: Pengguna, lowongan: Lowongan, pada: datetime) -> Jejak | None:
    """The person's last recorded reading of these results, while it keeps them open."""
    return rahasia.pembacaan_berlaku(lowongan, PERISTIWA_BACA_KESEHATAN, pengguna, pada)


def pembaca_kesehatan(lowongan: Lowongan, banyak: int = 10) -> list[Jejak]:
    """Who opened the results or took a letter, the newest first."""
    hasil = [str(satu.pk) for satu in hasil_kesehatan(lowongan).values()]
    salinan = Jejak.objects.filter(
        peristiwa=PERISTIWA_SALIN_KESEHATAN,
        objek_tipe=HasilKesehatan._meta.label_lower,
        objek_id__in=hasil,
    )
    dibaca = rahasia.pembacaan(lowongan, PERISTIWA_BACA_KESEHATAN)
    return list((dibaca | salinan).order_by("-tinggi")[:banyak])
