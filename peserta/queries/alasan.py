"""The catalogue of reasons, and the lines that come with the application."""

from __future__ import annotations

import tomllib
from datetime import datetime
from pathlib import Path

from django.db.models import Q, QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404

from akun.models import Pengguna
from panitia.aturan import Hak
from panitia.queries import seleksi_dengan_hak
from peserta import aturan
from peserta.aturan import BunyiAlasan
from peserta.models import AlasanBaku
from seleksi.models import Seleksi

BERKAS_BAWAAN = Path(__file__).parents[1] / "alasan" / "bawaan.toml"


def mengurus_alasan(pengguna: Pengguna, pada: datetime) -> bool:
    """Whether he is Ketua Sekretariat of any selection now: the catalogue is one for the installation."""
    return seleksi_dengan_hak(pengguna, Hak.KELOLA, pada).exists()


def memeriksa(pengguna: Pengguna, pada: datetime) -> bool:
    """Whether he checks applications of any selection now."""
    return seleksi_dengan_hak(pengguna, Hak.VERIFIKASI, pada).exists()


def boleh_buka_katalog(pengguna: Pengguna, pada: datetime) -> None:
    """Door of the catalogue: whoever checks applications reads it; Http404 for others."""
    if not memeriksa(pengguna, pada):
        raise Http404


def alasan_untuk_diurus(pengguna: Pengguna, alasan_id: int, pada: datetime) -> AlasanBaku:
    if not mengurus_alasan(pengguna, pada):
        raise Http404
    return get_object_or_404(AlasanBaku, pk=alasan_id)


def katalog_alasan() -> QuerySet[AlasanBaku]:
    """All lines in force, those for any item last."""
    dasar = AlasanBaku.objects.filter(diakhiri_pada__isnull=True)
    return dasar.select_related("dicatat_oleh", "menggantikan").order_by("butir", "pk")


def alasan_lama() -> QuerySet[AlasanBaku]:
    """Versions that were replaced or withdrawn, the latest first."""
    dasar = AlasanBaku.objects.filter(diakhiri_pada__isnull=False)
    return dasar.select_related("diakhiri_oleh", "pengganti").order_by("-diakhiri_pada", "-pk")


def alasan_butir(kode: str) -> list[AlasanBaku]:
    """What may be chosen at one item of the checklist: its own lines first, then those for any item."""
    dasar = AlasanBaku.objects.filter(diakhiri_pada__isnull=True)
    baris = dasar.filter(Q(butir=aturan.rumpun_butir(kode)) | Q(butir=""))
    return sorted(baris.order_by("pk"), key=lambda satu: not satu.butir)


def butir_katalog() -> dict[str, str]:
    """Code -> name of every item a reason may be kept for: documents of all selections, then rules."""
    dokumen: dict[str, str] = {}
    for seleksi in Seleksi.objects.order_by("-pk"):
        for satu in seleksi.aturan_main.dokumen:
            dokumen.setdefault(satu.kode, satu.nama)
    tambahan = {
        aturan.RUMPUN_DOKUMEN: aturan.NAMA_DOKUMEN,
        **aturan.NAMA_SYARAT,
        aturan.RUMPUN_TAMBAHAN: aturan.NAMA_TAMBAHAN,
    }
    return {**dokumen, **tambahan}


def alasan_bawaan() -> tuple[BunyiAlasan, ...]:
    """The lines that come with the application."""
    isi = tomllib.loads(BERKAS_BAWAAN.read_text(encoding="utf-8"))
    return tuple(BunyiAlasan(s["butir"], s["kalimat"], s["dasar"], s["tindakan"]) for s in isi["alasan"])
