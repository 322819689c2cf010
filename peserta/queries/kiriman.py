"""Files of a draft that are still on their way, in pieces."""

from __future__ import annotations

from datetime import datetime

from django.shortcuts import get_object_or_404

from akun.models import Pengguna
from dokumen.kiriman import MASA, tertunda
from dokumen.models import Kiriman
from peserta.models import Lamaran


def tujuan_kiriman(lamaran: Lamaran, jenis: str) -> str:
    """What the pieces are for: one document of one application."""
    return f"lamaran:{lamaran.pk}:{jenis}"


def kiriman_tertunda(pengguna: Pengguna, lamaran: Lamaran, jenis: str, pada: datetime) -> list[Kiriman]:
    """Uploads for this document that were cut off and can go on, the latest first."""
    return list(tertunda(tujuan_kiriman(lamaran, jenis), pengguna, pada)[:20])


def kiriman_milik(pengguna: Pengguna, kode: str, pada: datetime) -> Kiriman:
    """Door: an upload of this person that has not been forgotten yet."""
    hidup = Kiriman.objects.filter(disentuh_pada__gt=pada - MASA, tujuan__startswith="lamaran:")
    return get_object_or_404(hidup, kode=kode, pemilik=pengguna)
