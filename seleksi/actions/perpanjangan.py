"""Acts on extensions of the period of applications: draft and sign."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import cast

from django.db import transaction
from django.utils import timezone

from akun.models import Pengguna
from jejak.catat import catat
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
from seleksi.actions.persiapan import geser_jadwal, kunci_seleksi
from seleksi.models import Instansi, Lowongan, Pengumuman, Perpanjangan, Seleksi
from seleksi.queries.fakta import kumpulkan
from seleksi.wewenang import pengumuman as wewenang

JENIS = Pengumuman.Jenis


@transaction.atomic(durable=True)
def siapkan_perpanjangan(
    *, seleksi: Seleksi, lowongan: Sequence[Lowongan], oleh: Pengguna, pada: datetime
) -> Pengumuman:
    """Draft the extension of some vacancies that share round and deadline; requirements stay as they are."""
    seleksi = kunci_seleksi(seleksi_id=seleksi.pk)
    lowongan = kunci_berurut(lowongan=lowongan)
    wewenang.boleh_siapkan_perpanjangan(oleh, seleksi, lowongan, pada).pastikan()
    fakta = kumpulkan(lowongan, pada)
    ketentuan = seleksi.aturan_main.pengumuman
    zona = timezone.get_current_timezone()
    batas_lama = aturan.tanggal_dari_batas(cast(datetime, lowongan[0].batas_lamaran), zona)
    mulai = aturan.awal_perpanjangan(batas_lama, timezone.localdate(pada))
    kalender = fakta[lowongan[0].pk].kalender
    akhir = aturan.hari_terakhir_paling_cepat(mulai, ketentuan.perpanjangan_hari, ketentuan, kalender)
    batas = aturan.batas_dari_tanggal(akhir, zona)
    ke = fakta[lowongan[0].pk].perpanjangan + 1
    ketua = ketua_pansel(seleksi=seleksi, pada=pada)
    induk = cast(Pengumuman, fakta[lowongan[0].pk].pengumuman_jenis(JENIS.PEMBUKAAN))
    isi = naskah.pengumuman_perpanjangan(
        seleksi,
        lowongan,
        Instansi.objects.get(),
        ke=ke,
        batas_baru=batas,
        jumlah_pelamar={pk: satu.terkirim for pk, satu in fakta.items()},
        induk=induk.naskah,
        penanda=ketua,
    )
    konsep = Konsep(
        jenis=JENIS.PERPANJANGAN,
        templat="seleksi/naskah/pengumuman_perpanjangan.html",
        judul=f"Pengumuman Perpanjangan ke-{ke} {seleksi}",
        isi=isi,
        batas=batas,
    )
    return susun_pengumuman(
        seleksi=seleksi, lowongan=lowongan, konsep=konsep, ketua=ketua, oleh=oleh, pada=pada
    )


@transaction.atomic(durable=True)
def perpanjang_pengumuman(*, pengumuman: Pengumuman, oleh: Pengguna, pada: datetime) -> Pengumuman:
    """Sign an extension: a new deadline, one round used up, a later timetable for these vacancies alone."""
    seleksi = kunci_seleksi(seleksi_id=pengumuman.seleksi_id)
    lowongan = kunci_berurut(lowongan=pengumuman.lowongan.all())
    pengumuman = kunci_pengumuman(pengumuman=pengumuman)
    wewenang.boleh_perpanjang_pengumuman(oleh, pengumuman, lowongan, pada).pastikan()
    fakta = kumpulkan(lowongan, pada)
    pengumuman = sahkan_pengumuman(pengumuman=pengumuman, oleh=oleh, pada=pada)
    batas_baru = cast(datetime, pengumuman.batas_lamaran)
    for satu in lowongan:
        perpanjangan = Perpanjangan.objects.create(
            lowongan=satu,
            ke=fakta[satu.pk].perpanjangan + 1,
            batas_lama=cast(datetime, satu.batas_lamaran),
            batas_baru=batas_baru,
            jumlah_pelamar=fakta[satu.pk].terkirim,
            pengumuman=pengumuman,
            ditetapkan_pada=pada,
            ditetapkan_oleh=oleh,
        )
        satu.batas_lamaran = batas_baru
        satu.save(update_fields=["batas_lamaran"])
        geser_jadwal(
            lowongan=satu,
            akhir_pengumuman=aturan.tanggal_dari_batas(batas_baru, timezone.get_current_timezone()),
        )
        catat(
            "lowongan.diperpanjang",
            objek=satu,
            oleh=oleh,
            pada=pada,
            putaran=perpanjangan.ke,
            jumlah_pelamar=perpanjangan.jumlah_pelamar,
            batas_lama=perpanjangan.batas_lama,
            batas_baru=batas_baru,
            nomor=pengumuman.naskah.nomor,
        )
    kabari_tim(
        seleksi=seleksi,
        kunci=f"pengumuman.terbit:{pengumuman.pk}",
        perihal=f"{pengumuman.naskah.judul} terbit",
        templat="seleksi/surel/perpanjangan.txt",
        konteks={
            "jabatan": [satu.nama_jabatan for satu in lowongan],
            "sampai": hari_terakhir(batas=batas_baru),
            "nomor": pengumuman.naskah.nomor,
        },
        oleh=oleh,
        pada=pada,
    )
    return pengumuman
