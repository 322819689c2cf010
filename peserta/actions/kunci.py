"""Steps that lock the rows an act works on; none stands alone."""

from __future__ import annotations

from peserta.models import Lamaran, Pelamar, PermintaanRekomendasi, RiwayatJabatan
from seleksi.models import Lowongan


def kunci_lowongan(*, lowongan_id: int) -> Lowongan:
    """Step: the present row, locked."""
    dasar = Lowongan.objects.select_related("seleksi")
    return dasar.select_for_update(of=("self",), no_key=True).get(pk=lowongan_id)


def kunci_pelamar(*, pelamar_id: int) -> Pelamar:
    """Step: the present row, locked."""
    dasar = Pelamar.objects.select_related("pengguna")
    return dasar.select_for_update(of=("self",), no_key=True).get(pk=pelamar_id)


def kunci_riwayat(*, riwayat: RiwayatJabatan) -> RiwayatJabatan:
    """Step: the present row with its owner, locked."""
    dasar = RiwayatJabatan.objects.select_related("pelamar__pengguna")
    return dasar.select_for_update(of=("self",)).get(pk=riwayat.pk)


def kunci_lamaran(*, lamaran: Lamaran) -> Lamaran:
    """Step: the present row, locked; its vacancy and applicant are read afresh with it."""
    dasar = Lamaran.objects.select_related("lowongan__seleksi", "pelamar__pengguna")
    return dasar.select_for_update(of=("self",), no_key=True).get(pk=lamaran.pk)


def kunci_permintaan(*, permintaan: PermintaanRekomendasi) -> PermintaanRekomendasi:
    """Step: the application first, then the request itself, read afresh."""
    lamaran = kunci_lamaran(lamaran=permintaan.lamaran)
    dasar = PermintaanRekomendasi.objects.select_related("berkas")
    satu = dasar.select_for_update(of=("self",), no_key=True).get(pk=permintaan.pk)
    satu.lamaran = lamaran
    return satu
