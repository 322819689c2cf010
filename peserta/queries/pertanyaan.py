"""Questions: doors for asker and Sekretariat, the lists of both, and what everybody may read."""

from __future__ import annotations

from datetime import datetime

from django.db.models import F, Prefetch, QuerySet
from django.shortcuts import get_object_or_404

from akun.models import Pengguna
from panitia.aturan import Hak
from panitia.queries import seleksi_dengan_hak
from peserta.models import Pertanyaan, PesanPertanyaan
from seleksi.models import Lowongan

PENJAWAB = (Hak.KELOLA, Hak.VERIFIKASI)
PESAN = Prefetch("pesan", PesanPertanyaan.objects.select_related("ditulis_oleh").order_by("pk"))


def pertanyaan_milik(pengguna: Pengguna) -> QuerySet[Pertanyaan]:
    """Own questions, the latest first."""
    return _dasar().filter(penanya=pengguna).order_by("-ditanyakan_pada", "-pk")


def jumlah_terbuka(pengguna: Pengguna) -> int:
    """Own questions that still wait for an answer."""
    return Pertanyaan.objects.filter(penanya=pengguna, dijawab_pada=None).count()


def percakapan_milik(pengguna: Pengguna, pertanyaan_id: int) -> Pertanyaan:
    return get_object_or_404(pertanyaan_milik(pengguna).prefetch_related(PESAN), pk=pertanyaan_id)


def daftar_pertanyaan(pengguna: Pengguna, pada: datetime) -> QuerySet[Pertanyaan]:
    """Questions the person may answer: the open ones first, the longest waiting on top."""
    seleksi = seleksi_dengan_hak(pengguna, PENJAWAB, pada).order_by().values("pk")
    urut = (F("dijawab_pada").desc(nulls_first=True), "ditanyakan_pada", "pk")
    return _dasar().filter(lowongan__seleksi__in=seleksi).order_by(*urut)


def pertanyaan_untuk_dijawab(pengguna: Pengguna, pertanyaan_id: int, pada: datetime) -> Pertanyaan:
    dasar = daftar_pertanyaan(pengguna, pada).prefetch_related(PESAN)
    return get_object_or_404(dasar, pk=pertanyaan_id)


def jumlah_pertanyaan(pengguna: Pengguna, pada: datetime) -> int:
    """How many wait for an answer of the person's Sekretariat."""
    return daftar_pertanyaan(pengguna, pada).order_by().filter(dijawab_pada=None).count()


def tanya_jawab(lowongan: Lowongan) -> QuerySet[Pertanyaan]:
    """What is public of the questions on a vacancy: nothing else is read for it."""
    terbit = Pertanyaan.objects.filter(lowongan=lowongan, terbit_pada__isnull=False)
    return terbit.only("tanya_umum", "jawab_umum", "terbit_pada").order_by("terbit_pada", "pk")


def _dasar() -> QuerySet[Pertanyaan]:
    return Pertanyaan.objects.select_related("lowongan__seleksi", "penanya", "dijawab_oleh")
