"""Acts on the opening announcement: draft, publish, the proofs of its channels; and reading a secret paper.

Each drafted paper waits for its signer; the signature is the act that changes the state.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from akun.models import Pengguna
from dokumen.models import Berkas
from dokumen.rahasia import catat_salinan
from jejak.catat import catat
from jejak.models import Jejak
from penilaian.actions import siapkan_komponen
from penilaian.aturan import keperluan_membaca
from seleksi import aturan, naskah
from seleksi.actions.langkah import (
    Konsep,
    hari_terakhir,
    kabari_tim,
    ketua_pansel,
    kunci_berurut,
    kunci_pengumuman,
    sahkan_pengumuman,
    susun_pengumuman,
)
from seleksi.actions.persiapan import kunci_seleksi
from seleksi.izin import Izin
from seleksi.models import BuktiTayang, Instansi, Lowongan, NaskahSeleksi, Pengumuman, Seleksi
from seleksi.queries.kalender import kalender
from seleksi.queries.pengumuman import NASKAH_PEMBUKAAN
from seleksi.wewenang import pengumuman as wewenang

JENIS = Pengumuman.Jenis


@transaction.atomic(durable=True)
def siapkan_pengumuman(
    *, seleksi: Seleksi, lowongan: Sequence[Lowongan], penutupan: date, oleh: Pengguna, pada: datetime
) -> Pengumuman:
    """Draft the opening announcement of some vacancies; `penutupan` is the last day of applications.

    An older draft that names any of them is withdrawn.
    """
    seleksi = kunci_seleksi(seleksi_id=seleksi.pk)
    lowongan = kunci_berurut(lowongan=lowongan)
    wewenang.boleh_siapkan_pengumuman(oleh, seleksi, lowongan, penutupan, pada).pastikan()
    batas = aturan.batas_dari_tanggal(penutupan, timezone.get_current_timezone())
    return susun_pembukaan(seleksi=seleksi, lowongan=lowongan, batas=batas, oleh=oleh, pada=pada)


def susun_pembukaan(
    *, seleksi: Seleksi, lowongan: Sequence[Lowongan], batas: datetime, oleh: Pengguna, pada: datetime
) -> Pengumuman:
    """Step: the drafted opening announcement with today as its first day, in place of older drafts."""
    ketua = ketua_pansel(seleksi=seleksi, pada=pada)
    isi = naskah.pengumuman(
        seleksi,
        lowongan,
        Instansi.objects.get(),
        mulai=timezone.localdate(pada),
        batas_lamaran=batas,
        kalender=kalender(),
        jadwal=seleksi.jadwal.filter(lowongan=None),
        penanda=ketua,
    )
    konsep = Konsep(
        jenis=JENIS.PEMBUKAAN,
        templat=NASKAH_PEMBUKAAN,
        judul=f"Pengumuman {seleksi}",
        isi=isi,
        batas=batas,
    )
    return susun_pengumuman(
        seleksi=seleksi, lowongan=lowongan, konsep=konsep, ketua=ketua, oleh=oleh, pada=pada
    )


@transaction.atomic(durable=True)
def umumkan(*, pengumuman: Pengumuman, oleh: Pengguna, pada: datetime) -> Pengumuman:
    """Sign the opening announcement: its vacancies take applications, ketentuan and requirements freeze."""
    seleksi = kunci_seleksi(seleksi_id=pengumuman.seleksi_id)
    lowongan = kunci_berurut(lowongan=pengumuman.lowongan.all())
    pengumuman = kunci_pengumuman(pengumuman=pengumuman)
    wewenang.boleh_umumkan(oleh, pengumuman, lowongan, pada).pastikan()
    ketentuan = seleksi.aturan_main
    if not seleksi.beku:
        seleksi.dibekukan_pada = pada
        seleksi.save(update_fields=["dibekukan_pada"])
        catat("seleksi.dibekukan", objek=seleksi, oleh=oleh, pada=pada, ketentuan=seleksi.ketentuan)
    pengumuman = sahkan_pengumuman(pengumuman=pengumuman, oleh=oleh, pada=pada)
    for satu in lowongan:
        dari = satu.tahap
        satu.batas_lamaran = pengumuman.batas_lamaran
        satu.umumkan(pada)
        satu.save()
        siapkan_komponen(lowongan=satu, ketentuan=ketentuan.untuk_lowongan(satu.urutan))
        catat(
            "lowongan.diumumkan",
            objek=satu,
            oleh=oleh,
            pada=pada,
            dari=dari,
            ke=satu.tahap,
            batas_lamaran=satu.batas_lamaran,
            nomor=pengumuman.naskah.nomor,
        )
    kabari_tim(
        seleksi=seleksi,
        kunci=f"pengumuman.terbit:{pengumuman.pk}",
        perihal=f"{pengumuman.naskah.judul} terbit",
        templat="seleksi/surel/pengumuman_terbit.txt",
        konteks={
            "judul": pengumuman.naskah.judul,
            "nomor": pengumuman.naskah.nomor,
            "jabatan": [satu.nama_jabatan for satu in lowongan],
            "sampai": hari_terakhir(batas=pengumuman.batas_lamaran),
        },
        oleh=oleh,
        pada=pada,
    )
    return pengumuman


@transaction.atomic(durable=True)
def catat_bukti_tayang(
    *,
    pengumuman: Pengumuman,
    saluran: str,
    nama: str,
    alamat: str,
    tanggal_tayang: date,
    berkas: Berkas,
    oleh: Pengguna,
    pada: datetime,
) -> BuktiTayang:
    """Record that an announcement stood in a channel, with the scan or screen shot that proves it."""
    pengumuman = kunci_pengumuman(pengumuman=pengumuman)
    wewenang.boleh_catat_bukti_tayang(oleh, pengumuman, tanggal_tayang, pada).pastikan()
    bukti = BuktiTayang.objects.create(
        pengumuman=pengumuman,
        saluran=saluran,
        nama=nama.strip(),
        alamat=alamat.strip(),
        tanggal_tayang=tanggal_tayang,
        berkas=berkas,
        dicatat_pada=pada,
        dicatat_oleh=oleh,
    )
    catat(
        "bukti_tayang.dicatat",
        objek=bukti,
        oleh=oleh,
        pada=pada,
        saluran=saluran,
        nama=bukti.nama,
        tanggal=tanggal_tayang,
        berkas=berkas.sha256,
    )
    return bukti


# --- Membaca -------------------------------------------------------------------------------------
@transaction.atomic(durable=True)
def baca_naskah(*, milik: NaskahSeleksi, keperluan: str, oleh: Pengguna, pada: datetime) -> Jejak:
    """Open a secret paper: who, when, for what, and the how-manieth reader's copy it is stay in the trail."""
    Izin.dari(keperluan_membaca(keperluan, "naskah rahasia")).pastikan()
    return catat_salinan(
        "naskah.dibaca",
        objek=milik,
        keperluan=keperluan,
        oleh=oleh,
        pada=pada,
        naskah=milik.naskah_id,
        kelas=milik.naskah.kelas,
        salinan_resmi=milik.naskah.salinan_nomor,
    )
