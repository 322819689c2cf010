"""Acts on extensions of the period of applications: draft and sign."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import partial

from django.db import transaction

from akun.models import Pengguna
from jejak.catat import catat
from seleksi import naskah
from seleksi.actions.langkah import (
    buka_putaran,
    kabari_perpanjangan,
    kunci_berurut,
    kunci_pengumuman,
    sahkan_pengumuman,
    susun_perpanjangan,
)
from seleksi.actions.persiapan import kunci_seleksi
from seleksi.models import Lowongan, Pengumuman, Perpanjangan, Seleksi
from seleksi.queries.fakta import kumpulkan
from seleksi.wewenang import pengumuman as wewenang


@transaction.atomic(durable=True)
def siapkan_perpanjangan(
    *, seleksi: Seleksi, lowongan: Sequence[Lowongan], oleh: Pengguna, pada: datetime
) -> Pengumuman:
    """Draft the extension of some vacancies that share round and deadline; requirements stay as they are."""
    seleksi = kunci_seleksi(seleksi_id=seleksi.pk)
    lowongan = kunci_berurut(lowongan=lowongan)
    wewenang.boleh_siapkan_perpanjangan(oleh, seleksi, lowongan, pada).pastikan()
    fakta = kumpulkan(lowongan, pada)
    ke = fakta[lowongan[0].pk].perpanjangan + 1
    return susun_perpanjangan(
        seleksi=seleksi,
        lowongan=lowongan,
        fakta=fakta,
        jenis=Pengumuman.Jenis.PERPANJANGAN,
        templat="seleksi/naskah/pengumuman_perpanjangan.html",
        judul=f"Pengumuman Perpanjangan ke-{ke} {seleksi}",
        isi=partial(
            naskah.pengumuman_perpanjangan,
            ke=ke,
            jumlah_pelamar={pk: satu.terkirim for pk, satu in fakta.items()},
        ),
        oleh=oleh,
        pada=pada,
    )


@transaction.atomic(durable=True)
def perpanjang_pengumuman(*, pengumuman: Pengumuman, oleh: Pengguna, pada: datetime) -> Pengumuman:
    """Sign an extension: a new deadline, one round used up, a later timetable for these vacancies alone."""
    kunci_seleksi(seleksi_id=pengumuman.seleksi_id)
    lowongan = kunci_berurut(lowongan=pengumuman.lowongan.all())
    pengumuman = kunci_pengumuman(pengumuman=pengumuman)
    wewenang.boleh_perpanjang_pengumuman(oleh, pengumuman, lowongan, pada).pastikan()
    fakta = kumpulkan(lowongan, pada)
    pengumuman = sahkan_pengumuman(pengumuman=pengumuman, oleh=oleh, pada=pada)
    for satu in lowongan:
        perpanjangan = buka_putaran(
            lowongan=satu,
            pengumuman=pengumuman,
            sebab=Perpanjangan.Sebab.PELAMAR,
            ke=fakta[satu.pk].perpanjangan + 1,
            jumlah_pelamar=fakta[satu.pk].terkirim,
            oleh=oleh,
            pada=pada,
        )
        satu.save(update_fields=["batas_lamaran"])
        catat(
            "lowongan.diperpanjang",
            objek=satu,
            oleh=oleh,
            pada=pada,
            putaran=perpanjangan.ke,
            jumlah_pelamar=perpanjangan.jumlah_pelamar,
            batas_lama=perpanjangan.batas_lama,
            batas_baru=perpanjangan.batas_baru,
            nomor=pengumuman.naskah.nomor,
        )
    kabari_perpanjangan(
        pengumuman=pengumuman,
        lowongan=lowongan,
        templat="seleksi/surel/perpanjangan.txt",
        oleh=oleh,
        pada=pada,
    )
    return pengumuman
