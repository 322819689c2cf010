"""Acts on extensions of the administrative stage: too few passed, applications open once more."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import partial

from django.db import transaction
from django.db.models import Q
from django.urls import reverse

from akun.models import Pengguna
from akun.surel import Titipan, kirim_banyak_setelah_commit
from dokumen.models import Naskah
from dokumen.terbit import cabut
from jejak.catat import catat
from seleksi import naskah
from seleksi.actions.langkah import (
    buka_putaran,
    hari_terakhir,
    kabari_perpanjangan,
    kunci_berurut,
    kunci_pengumuman,
    sahkan_pengumuman,
    susun_perpanjangan,
)
from seleksi.actions.persiapan import kunci_seleksi
from seleksi.models import Lowongan, NaskahSeleksi, Pengumuman, Perpanjangan, Rekomendasi, Seleksi
from seleksi.queries.fakta import BA_ADMINISTRASI, kumpulkan
from seleksi.queries.pengumuman import pelamar_terkirim
from seleksi.wewenang import pengumuman as wewenang

SURAT = Rekomendasi.Jenis.PERPANJANGAN_SELEKSI


@transaction.atomic(durable=True)
def siapkan_perpanjangan_seleksi(
    *, seleksi: Seleksi, lowongan: Sequence[Lowongan], oleh: Pengguna, pada: datetime
) -> Pengumuman:
    """Draft the paper that opens applications once more for vacancies in which too few passed."""
    seleksi = kunci_seleksi(seleksi_id=seleksi.pk)
    lowongan = kunci_berurut(lowongan=lowongan)
    wewenang.boleh_siapkan_perpanjangan_seleksi(oleh, seleksi, lowongan, pada).pastikan()
    fakta = kumpulkan(lowongan, pada)
    ke = fakta[lowongan[0].pk].perpanjangan_seleksi + 1
    return susun_perpanjangan(
        seleksi=seleksi,
        lowongan=lowongan,
        fakta=fakta,
        jenis=Pengumuman.Jenis.PERPANJANGAN_SELEKSI,
        templat="seleksi/naskah/pengumuman_perpanjangan_seleksi.html",
        judul=f"Pengumuman Perpanjangan Seleksi Administrasi ke-{ke} {seleksi}",
        isi=partial(
            naskah.pengumuman_perpanjangan_seleksi,
            ke=ke,
            rekomendasi={pk: satu.rekomendasi[SURAT] for pk, satu in fakta.items()},
        ),
        oleh=oleh,
        pada=pada,
    )


@transaction.atomic(durable=True)
def perpanjang_seleksi(*, pengumuman: Pengumuman, oleh: Pengguna, pada: datetime) -> Pengumuman:
    """Sign it: back to the announcement with a new deadline; every application keeps the state it has.

    Unsigned papers of the result are withdrawn: a later one covers those who joined as well.
    """
    kunci_seleksi(seleksi_id=pengumuman.seleksi_id)
    lowongan = kunci_berurut(lowongan=pengumuman.lowongan.all())
    pengumuman = kunci_pengumuman(pengumuman=pengumuman)
    wewenang.boleh_perpanjang_seleksi(oleh, pengumuman, lowongan, pada).pastikan()
    fakta = kumpulkan(lowongan, pada)
    _cabut_hasil(lowongan, oleh, pada)
    pengumuman = sahkan_pengumuman(pengumuman=pengumuman, oleh=oleh, pada=pada)
    for satu in lowongan:
        perpanjangan = buka_putaran(
            lowongan=satu,
            pengumuman=pengumuman,
            sebab=Perpanjangan.Sebab.ADMINISTRASI,
            ke=fakta[satu.pk].perpanjangan_seleksi + 1,
            jumlah_pelamar=fakta[satu.pk].terkirim,
            jumlah_lulus=fakta[satu.pk].lulus,
            rekomendasi=fakta[satu.pk].rekomendasi[SURAT],
            oleh=oleh,
            pada=pada,
        )
        dari = satu.tahap
        satu.perpanjang_seleksi(pada)
        satu.save()
        catat(
            "lowongan.seleksi_diperpanjang",
            objek=satu,
            oleh=oleh,
            pada=pada,
            dari=dari,
            ke=satu.tahap,
            putaran=perpanjangan.ke,
            jumlah_lulus=perpanjangan.jumlah_lulus,
            rekomendasi=fakta[satu.pk].rekomendasi[SURAT].nomor,
            batas_lama=perpanjangan.batas_lama,
            batas_baru=perpanjangan.batas_baru,
            nomor=pengumuman.naskah.nomor,
        )
    _kabari_pelamar(pengumuman, lowongan, hari_terakhir(batas=pengumuman.batas_lamaran), pada)
    kabari_perpanjangan(
        pengumuman=pengumuman,
        lowongan=lowongan,
        templat="seleksi/surel/perpanjangan_seleksi.txt",
        oleh=oleh,
        pada=pada,
    )
    return pengumuman


def _cabut_hasil(lowongan: Sequence[Lowongan], oleh: Pengguna, pada: datetime) -> None:
    konsep = Naskah.Keadaan.KONSEP
    umum = Pengumuman.objects.filter(
        lowongan__in=lowongan, jenis=Pengumuman.Jenis.HASIL_TAHAP, naskah__keadaan=konsep
    ).values("naskah")
    acara = NaskahSeleksi.objects.filter(
        seleksi=lowongan[0].seleksi_id, naskah__templat=BA_ADMINISTRASI, naskah__keadaan=konsep
    ).values("naskah")
    for kertas in Naskah.objects.filter(Q(pk__in=umum) | Q(pk__in=acara)).order_by("pk"):
        if set(kertas.isi["id_lowongan"]) & {satu.pk for satu in lowongan}:
            cabut(naskah=kertas, oleh=oleh, pada=pada, alasan="Seleksi administrasi diperpanjang.")


def _kabari_pelamar(
    pengumuman: Pengumuman, lowongan: Sequence[Lowongan], sampai: str, pada: datetime
) -> None:
    """Everybody who applied: it goes on later, nothing is to be sent again. Not who passed."""
    kirim_banyak_setelah_commit(
        (
            Titipan(
                kunci=f"lamaran.seleksi_diperpanjang:{satu.pk}:{pengumuman.pk}",
                penerima=satu.pelamar.pengguna,
                perihal=f"Seleksi administrasi {satu.lowongan.nama_jabatan} diperpanjang",
                templat="seleksi/surel/perpanjangan_seleksi_pelamar.txt",
                konteks={
                    "nama_jabatan": satu.lowongan.nama_jabatan,
                    "nomor": satu.nomor_pendaftaran,
                    "sampai": sampai,
                },
                tautan=reverse("peserta:lamaran", args=[satu.pk]),
            )
            for satu in pelamar_terkirim(list(lowongan))
        ),
        pada=pada,
    )
