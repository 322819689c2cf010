"""Files that are still on their way, in pieces: what they are for, and the doors to them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.shortcuts import get_object_or_404

from akun.models import Pengguna
from dokumen.kiriman import MASA, tertunda
from dokumen.models import Kiriman
from peserta.models import Lamaran, PermintaanRekomendasi

TERBANYAK = 20


@dataclass(frozen=True, slots=True)
class UntukDokumen:
    """One document of a draft."""

    lamaran: Lamaran
    jenis: str

    @property
    def nama(self) -> str:
        return f"lamaran:{self.lamaran.pk}:{self.jenis}"


@dataclass(frozen=True, slots=True)
class UntukPengganti:
    """One document that is open again in a sent application (BTL)."""

    lamaran: Lamaran
    jenis: str

    @property
    def nama(self) -> str:
        return f"perbaikan:{self.lamaran.pk}:{self.jenis}"


@dataclass(frozen=True, slots=True)
class UntukBukti:
    """The evidence of an objection."""

    lamaran: Lamaran

    @property
    def nama(self) -> str:
        return f"sanggahan:{self.lamaran.pk}"


@dataclass(frozen=True, slots=True)
class UntukMakalah:
    """The paper of a participant."""

    lamaran: Lamaran

    @property
    def nama(self) -> str:
        return f"makalah:{self.lamaran.pk}"


@dataclass(frozen=True, slots=True)
class UntukSurat:
    """The letter behind a one-time link; its pieces have no owner with an account."""

    permintaan: PermintaanRekomendasi

    @property
    def nama(self) -> str:
        return f"permintaan:{self.permintaan.pk}"


Tujuan = UntukDokumen | UntukPengganti | UntukBukti | UntukMakalah | UntukSurat


def kiriman_tertunda(pengguna: Pengguna | None, tujuan: Tujuan, pada: datetime) -> list[Kiriman]:
    """Uploads for this end that were cut off and can go on, the latest first."""
    return list(tertunda(tujuan.nama, pengguna, pada)[:TERBANYAK])


def kiriman_milik(pengguna: Pengguna, kode: str, pada: datetime) -> Kiriman:
    """Door: an upload of this person that has not been forgotten yet."""
    hidup = Kiriman.objects.filter(disentuh_pada__gt=pada - MASA)
    return get_object_or_404(hidup, kode=kode, pemilik=pengguna)


def kiriman_surat(permintaan: PermintaanRekomendasi, kode: str, pada: datetime) -> Kiriman:
    """Door: an upload for this link; who stands before it, and whether he confirmed, is asked before."""
    hidup = Kiriman.objects.filter(disentuh_pada__gt=pada - MASA, pemilik=None)
    return get_object_or_404(hidup, kode=kode, tujuan=UntukSurat(permintaan).nama)
