"""What an applicant may know of his own result, and from when."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Max, QuerySet

from peserta.alur import SEBUTAN_KEADAAN, Keadaan
from peserta.models import Lamaran
from seleksi.alur import Tahap
from seleksi.models import Lowongan, Pengumuman

DITETAPKAN = (Keadaan.MS, Keadaan.TMS)


def hasil_diketahui(lamaran: Iterable[Lamaran]) -> set[int]:
    """Ids of the applications whose administrative result the Ketua Pansel has published.

    Where applications opened again after a publication, it told of those settled before, not of the later.
    """
    semua = list(lamaran)
    terbit = dict(
        Pengumuman.objects.filter(
            jenis=Pengumuman.Jenis.HASIL_TAHAP,
            tahap=Tahap.ADMINISTRASI,
            diumumkan_pada__isnull=False,
            lowongan__in={satu.lowongan_id for satu in semua},
        )
        .order_by()
        .values("lowongan")
        .annotate(terakhir=Max("diumumkan_pada"))
        .values_list("lowongan", "terakhir")
    )
    return {satu.pk for satu in semua if _diketahui(satu, terbit.get(satu.lowongan_id))}


def _diketahui(lamaran: Lamaran, terbit: datetime | None) -> bool:
    diterima = lamaran.sanggahan_diterima_pada
    if diterima is not None and (terbit is None or terbit < diterima):
        # He knows the old result; the new one is told by the amended announcement.
        return False
    dibuka = lamaran.lowongan.dibuka_kembali_pada
    if terbit is None or dibuka is None or terbit > dibuka:
        return terbit is not None
    return lamaran.ditetapkan_pada is not None and lamaran.ditetapkan_pada < dibuka


def keadaan_bagi_pelamar(lamaran: Lamaran, diumumkan: bool) -> str:
    """The state as its owner may know it: MS and TMS look like "sent" until they are published.

    Whose objection was accepted stays TMS to himself until the amended result is published.
    """
    if lamaran.sanggahan_diterima_pada is not None and not diumumkan and lamaran.keadaan == Keadaan.MS:
        return Keadaan.TMS.value
    if lamaran.keadaan in (*DITETAPKAN, Keadaan.DIPERIKSA) and not (
        diumumkan and lamaran.keadaan in DITETAPKAN
    ):
        return Keadaan.DIAJUKAN.value
    return str(lamaran.keadaan)


def diberi_tahu_tms(lamaran: Lamaran) -> bool:
    """Whether what he was told is that he did not pass."""
    diumumkan = lamaran.pk in hasil_diketahui([lamaran])
    return keadaan_bagi_pelamar(lamaran, diumumkan) == Keadaan.TMS


def sebutan_bagi_pelamar(lamaran: Lamaran, diumumkan: bool) -> str:
    return SEBUTAN_KEADAAN["pelamar"][keadaan_bagi_pelamar(lamaran, diumumkan)]


def pengumuman_lowongan(lowongan: Lowongan) -> QuerySet[Pengumuman]:
    """Published notices about a vacancy, the newest first."""
    terbit = Pengumuman.objects.filter(lowongan=lowongan, diumumkan_pada__isnull=False)
    return terbit.select_related("naskah").order_by("-diumumkan_pada")


def pengumuman_pelamar(lamaran: Lamaran) -> list[tuple[Pengumuman, str]]:
    """The same for him, each with his own score as it gives it."""
    return [(satu, nilai_diumumkan(lamaran, satu)) for satu in pengumuman_lowongan(lamaran.lowongan)]


def nilai_diumumkan(lamaran: Lamaran, pengumuman: Pengumuman) -> str:
    """His own score as that announcement gives it, "82.35"; empty where the policy publishes names only."""
    if pengumuman.jenis != Pengumuman.Jenis.HASIL_TAHAP or not pengumuman.naskah.isi.get("dengan_nilai"):
        return ""
    peserta = (orang for satu in pengumuman.naskah.isi["lowongan"] for orang in satu["peserta"])
    return next((str(o["nilai"]) for o in peserta if o["nomor"] == lamaran.nomor_pendaftaran), "")
