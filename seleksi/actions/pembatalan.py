"""The act that ends a vacancy before its time, and what it leaves behind."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import Q
from django.urls import reverse

from akun.models import Pengguna
from akun.surel import Titipan, kirim_banyak_setelah_commit
from dokumen.models import Naskah
from dokumen.terbit import cabut
from jejak.catat import catat
from panitia.aturan import Peran
from panitia.models import Keanggotaan
from seleksi import naskah
from seleksi.actions.langkah import (
    Konsep,
    kabari_tim,
    ketua_pansel,
    kunci_berurut,
    kunci_pengumuman,
    sahkan_pengumuman,
    susun_pengumuman,
)
from seleksi.actions.persiapan import kunci_lowongan, kunci_seleksi
from seleksi.models import Instansi, Lowongan, NaskahSeleksi, Pengumuman, Seleksi
from seleksi.queries.pengumuman import pejabat, pelamar_tersangkut
from seleksi.wewenang import pengumuman as wewenang_pengumuman
from seleksi.wewenang import tahap as wewenang


@transaction.atomic(durable=True)
def batalkan_lowongan(
    *, lowongan: Lowongan, alasan: str, dasar: str, oleh: Pengguna, pada: datetime
) -> Lowongan:
    """End a running vacancy before its time; `dasar` is the decision it rests on. Drafts are withdrawn."""
    (lowongan,) = kunci_lowongan(daftar=[lowongan.pk])
    wewenang.boleh_batalkan_lowongan(oleh, lowongan, alasan, dasar, pada).pastikan()
    dari = lowongan.tahap
    lowongan.alasan_batal = alasan.strip()
    lowongan.dasar_batal = dasar.strip()
    lowongan.dibatalkan_oleh = oleh
    lowongan.batalkan(pada)
    lowongan.save()
    catat(
        "lowongan.dibatalkan",
        objek=lowongan,
        oleh=oleh,
        pada=pada,
        dari=dari,
        ke=lowongan.tahap,
        alasan=lowongan.alasan_batal,
        dasar=lowongan.dasar_batal,
    )
    _cabut_konsep(lowongan, oleh, pada)
    _kabari_pelamar_batal(lowongan, pada)
    _umumkan_seketika(lowongan, oleh, pada)
    kabari_tim(
        seleksi=lowongan.seleksi,
        kunci=f"lowongan.dibatalkan:{lowongan.pk}",
        perihal=f"{lowongan} dibatalkan",
        templat="seleksi/surel/dibatalkan.txt",
        konteks={
            "nama_jabatan": lowongan.nama_jabatan,
            "alasan": lowongan.alasan_batal,
            "dasar": lowongan.dasar_batal,
        },
        tautan=reverse("seleksi:lowongan", args=[lowongan.pk]),
        oleh=oleh,
        pada=pada,
    )
    return lowongan


@transaction.atomic(durable=True)
def siapkan_pembatalan(
    *, seleksi: Seleksi, lowongan: Sequence[Lowongan], oleh: Pengguna, pada: datetime
) -> Pengumuman:
    """Draft the announcement of a cancellation anew, for instance because its signer changed."""
    seleksi = kunci_seleksi(seleksi_id=seleksi.pk)
    lowongan = kunci_berurut(lowongan=lowongan)
    wewenang_pengumuman.boleh_siapkan_pembatalan(oleh, seleksi, lowongan, pada).pastikan()
    return _susun(seleksi, lowongan, ketua_pansel(seleksi=seleksi, pada=pada), oleh, pada)


@transaction.atomic(durable=True)
def umumkan_pembatalan(*, pengumuman: Pengumuman, oleh: Pengguna, pada: datetime) -> Pengumuman:
    """Sign the announcement of a cancellation; it stands on the public page from this moment."""
    lowongan = kunci_berurut(lowongan=pengumuman.lowongan.all())
    pengumuman = kunci_pengumuman(pengumuman=pengumuman)
    wewenang_pengumuman.boleh_umumkan_pembatalan(oleh, pengumuman, lowongan, pada).pastikan()
    return sahkan_pengumuman(pengumuman=pengumuman, oleh=oleh, pada=pada)


def _umumkan_seketika(lowongan: Lowongan, oleh: Pengguna, pada: datetime) -> None:
    """What was announced in public ends in public: at once when the Ketua Pansel himself cancels."""
    ketua = pejabat(lowongan.seleksi_id, Peran.KETUA_PANSEL, pada)
    if lowongan.diumumkan_pada is None or ketua is None:
        return
    konsep = _susun(lowongan.seleksi, [lowongan], ketua, oleh, pada)
    if oleh.pk == ketua.pengguna_id:
        sahkan_pengumuman(pengumuman=konsep, oleh=oleh, pada=pada)


def _susun(
    seleksi: Seleksi, lowongan: Sequence[Lowongan], ketua: Keanggotaan, oleh: Pengguna, pada: datetime
) -> Pengumuman:
    isi = naskah.pengumuman_pembatalan(seleksi, lowongan, Instansi.objects.get(), penanda=ketua)
    konsep = Konsep(
        jenis=Pengumuman.Jenis.PEMBATALAN,
        templat="seleksi/naskah/pengumuman_pembatalan.html",
        judul=f"Pengumuman Pembatalan {seleksi}",
        isi=isi,
    )
    return susun_pengumuman(
        seleksi=seleksi, lowongan=lowongan, konsep=konsep, ketua=ketua, oleh=oleh, pada=pada
    )


def _kabari_pelamar_batal(lowongan: Lowongan, pada: datetime) -> None:
    kirim_banyak_setelah_commit(
        (
            Titipan(
                kunci=f"lowongan.dibatalkan:{lowongan.pk}:{satu.pelamar.pengguna_id}",
                penerima=satu.pelamar.pengguna,
                perihal=f"Seleksi {lowongan} dibatalkan",
                templat="seleksi/surel/dibatalkan_pelamar.txt",
                konteks={"nama_jabatan": lowongan.nama_jabatan, "nomor": satu.nomor_pendaftaran},
                tautan=reverse("peserta:lamaran", args=[satu.pk]),
            )
            for satu in pelamar_tersangkut(lowongan)
        ),
        pada=pada,
    )


def _cabut_konsep(lowongan: Lowongan, oleh: Pengguna, pada: datetime) -> None:
    """Unsigned papers of this vacancy alone, and unsigned announcements that still name it."""
    konsep = Naskah.Keadaan.KONSEP
    sendiri = NaskahSeleksi.objects.filter(lowongan=lowongan, naskah__keadaan=konsep).values("naskah")
    bersama = Pengumuman.objects.filter(lowongan=lowongan, naskah__keadaan=konsep).values("naskah")
    for kertas in Naskah.objects.filter(Q(pk__in=sendiri) | Q(pk__in=bersama)).order_by("pk"):
        cabut(naskah=kertas, oleh=oleh, pada=pada, alasan=f"{lowongan} dibatalkan.")
