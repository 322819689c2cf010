"""Doors: one object for one person, or Http404."""

from __future__ import annotations

from datetime import datetime

from django.http import Http404
from django.shortcuts import get_object_or_404

from akun.models import Pengguna
from panitia.aturan import Hak
from panitia.queries import hak_pengguna, punya_hak, seleksi_dengan_hak
from peserta.alur import Keadaan
from peserta.models import BerkasLamaran, DaerahAsal, Lamaran, Pelamar, RiwayatJabatan, SyaratTambahan
from peserta.queries.daftar import BUKAN_DRAF, bebas_benturan
from peserta.queries.perbaikan import pernah_terkirim
from seleksi.models import Lowongan

HAK_LIHAT_SYARAT = (Hak.PIMPIN, Hak.NILAI, Hak.KELOLA, Hak.SUSUN_NASKAH, Hak.VERIFIKASI, Hak.AWASI)


def pelamar_dari(pengguna: Pengguna) -> Pelamar | None:
    """The profile of this account, if he has filled one in."""
    return Pelamar.objects.select_related("pengguna").filter(pengguna=pengguna).first()


def riwayat_milik(pengguna: Pengguna, riwayat_id: int) -> RiwayatJabatan:
    dasar = RiwayatJabatan.objects.select_related("pelamar__pengguna")
    return get_object_or_404(dasar, pk=riwayat_id, pelamar__pengguna=pengguna)


def lowongan_untuk_dilamar(lowongan_id: int) -> Lowongan:
    """A vacancy that is or was announced; whether it takes applications now is said by wewenang."""
    dasar = Lowongan.objects.tampil_publik().select_related("seleksi")
    return get_object_or_404(dasar, pk=lowongan_id)


def lowongan_untuk_pansel(pengguna: Pengguna, lowongan_id: int, pada: datetime) -> Lowongan:
    """A vacancy whose conditions and invitations the person may see: the Pansel and the Sekretariat."""
    milik = seleksi_dengan_hak(pengguna, HAK_LIHAT_SYARAT, pada).order_by()
    dasar = Lowongan.objects.filter(seleksi__in=milik).select_related("seleksi")
    return get_object_or_404(dasar, pk=lowongan_id)


def syarat_untuk_dihapus(
    pengguna: Pengguna, lowongan_id: int, syarat_id: int, pada: datetime
) -> SyaratTambahan:
    lowongan = lowongan_untuk_pansel(pengguna, lowongan_id, pada)
    return get_object_or_404(
        SyaratTambahan.objects.select_related("lowongan__seleksi"), pk=syarat_id, lowongan=lowongan
    )


def daerah_untuk_diurus(pengguna: Pengguna, daerah_id: int) -> DaerahAsal:
    """A line of the list, for the operator."""
    if not pengguna.operator:
        raise Http404
    return get_object_or_404(DaerahAsal, pk=daerah_id)


def lamaran_milik(pengguna: Pengguna, lamaran_id: int) -> Lamaran:
    dasar = Lamaran.objects.select_related(
        *("lowongan__seleksi", "pelamar__pengguna", "tanda_terima__berkas", "tanda_terima__berkas_konsep"),
        "undangan",
    )
    return get_object_or_404(dasar, pk=lamaran_id, pelamar__pengguna=pengguna)


def lamaran_untuk_diperiksa(pengguna: Pengguna, lamaran_id: int, pada: datetime) -> Lamaran:
    """Sent applications of selections in which the person may verify."""
    return _lamaran_dengan_hak(pengguna, lamaran_id, Hak.VERIFIKASI, pada)


def lamaran_untuk_dibaca(pengguna: Pengguna, lamaran_id: int, pada: datetime) -> Lamaran:
    """Sent applications whose files the person may read, and with whose applicant he has no conflict."""
    return _lamaran_dengan_hak(pengguna, lamaran_id, Hak.LIHAT_BERKAS, pada)


def lowongan_untuk_dibaca(pengguna: Pengguna, lowongan_id: int, pada: datetime) -> Lowongan:
    """An announced vacancy whose applicants the person may see."""
    lowongan = get_object_or_404(Lowongan.objects.tampil_publik().select_related("seleksi"), pk=lowongan_id)
    if not punya_hak(pengguna, lowongan.seleksi_id, Hak.LIHAT_BERKAS, pada):
        raise Http404
    return lowongan


def berkas_lamaran_untuk_dibuka(pengguna: Pengguna, berkas_id: int, pada: datetime) -> BerkasLamaran:
    """A file of an application: every version for its owner; what was sent for those who may read files."""
    dasar = BerkasLamaran.objects.select_related(
        "berkas__pemindaian", "lamaran__lowongan", "lamaran__pelamar"
    )
    berkas = get_object_or_404(dasar, pk=berkas_id)
    if berkas.lamaran.pelamar.pengguna_id == pengguna.pk:
        return berkas
    lamaran = _lamaran_dengan_hak(pengguna, berkas.lamaran_id, Hak.LIHAT_BERKAS, pada)
    if lamaran.keadaan == Keadaan.DRAF or not (berkas.diganti_pada is None or pernah_terkirim(berkas)):
        raise Http404
    return berkas


def _lamaran_dengan_hak(pengguna: Pengguna, lamaran_id: int, hak: Hak, pada: datetime) -> Lamaran:
    dasar = Lamaran.objects.filter(BUKAN_DRAF).select_related(
        "lowongan__seleksi", "pelamar__pengguna", "diperiksa_oleh", "ditetapkan_oleh", "undangan"
    )
    lamaran = get_object_or_404(bebas_benturan(pengguna, dasar, menilai=False), pk=lamaran_id)
    dimiliki = hak_pengguna(pengguna, lamaran.lowongan.seleksi_id, pada)
    if hak not in dimiliki:
        raise Http404
    sendiri = dasar.filter(pk=lamaran_id)
    if Hak.NILAI in dimiliki and not bebas_benturan(pengguna, sendiri, menilai=True).exists():
        raise Http404
    return lamaran
