"""Steps that lock or fetch the rows an act works on; none stands alone."""

from __future__ import annotations

from akun.models import Pengguna
from penilaian.alur import KeadaanLembar
from penilaian.models import Komponen, LembarNilai
from peserta.models import Lamaran
from seleksi.models import Lowongan


def kunci_lowongan(*, lowongan_id: int) -> Lowongan:
    """Step: the present row, locked."""
    dasar = Lowongan.objects.select_related("seleksi")
    return dasar.select_for_update(of=("self",), no_key=True).get(pk=lowongan_id)


def kunci_baris_komponen(*, komponen_id: int) -> Komponen:
    """Step: the vacancy locked first, then the component."""
    lowongan = kunci_lowongan(
        lowongan_id=Komponen.objects.values_list("lowongan", flat=True).get(pk=komponen_id)
    )
    komponen = Komponen.objects.select_for_update(of=("self",), no_key=True).get(pk=komponen_id)
    komponen.lowongan = lowongan
    return komponen


def kunci_lembar_berlaku(*, komponen: Komponen, lamaran: Lamaran, penilai: Pengguna) -> LembarNilai | None:
    """Step: the sheet in force of this rater, locked; the component is locked already."""
    return (
        LembarNilai.objects.select_for_update(of=("self",), no_key=True)
        .filter(komponen=komponen, lamaran=lamaran, penilai=penilai)
        .exclude(keadaan=KeadaanLembar.DIBATALKAN)
        .first()
    )


def muat_lamaran(*, lamaran_id: int) -> Lamaran:
    """Step: the present row with its applicant."""
    return Lamaran.objects.select_related("pelamar__pengguna").get(pk=lamaran_id)
