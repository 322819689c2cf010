"""The career of a participant beside the sheet on which it is scored. Frozen data alone."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils import timezone

from penilaian import aturan
from penilaian.aturan import Aspek
from peserta.models import Lamaran
from peserta.queries import fakta_lamaran, runtutan
from seleksi.izin import Temuan


@dataclass(frozen=True, slots=True)
class ProfilRekamJejak:
    """The five aspects, and what of the posts is to be looked at: gaps, and posts side by side."""

    aspek: tuple[Aspek, ...]
    diperiksa: tuple[Temuan, ...]


def profil_rekam_jejak(lamaran: Lamaran) -> ProfilRekamJejak:
    """What he told when he sent the application, by aspect; one query for the verifier's marks."""
    dikirim = lamaran.diajukan_pada
    susunan = aturan.lima_aspek(lamaran.profil or {})
    if dikirim is None or not lamaran.profil:
        return ProfilRekamJejak(susunan, ())
    return ProfilRekamJejak(susunan, runtutan(fakta_lamaran(lamaran), timezone.localdate(dikirim)).temuan)
