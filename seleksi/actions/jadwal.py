"""Acts on amended timetables: drafted by the Sekretariat, in force by the signature of the Ketua Pansel."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.urls import reverse

from akun.models import Pengguna
from akun.surel import Titipan, kirim_banyak_setelah_commit
from jejak.catat import catat
from seleksi import naskah
from seleksi.actions.langkah import (
    Konsep,
    kabari_tim,
    ketua_pansel,
    kunci_pengumuman,
    sahkan_pengumuman,
    susun_pengumuman,
)
from seleksi.actions.persiapan import BarisJadwal, kunci_seleksi, pasang_jadwal
from seleksi.models import Instansi, Lowongan, Pengumuman, PerubahanJadwal, Seleksi
from seleksi.queries.jadwal import lowongan_terkena, pembukaan, perubahan_terakhir
from seleksi.queries.pengumuman import pelamar_terkirim
from seleksi.queries.ruang import jadwal_awal
from seleksi.wewenang import jadwal as wewenang


@transaction.atomic(durable=True)
def susun_perubahan_jadwal(
    *,
    seleksi: Seleksi,
    lowongan: Lowongan | None,
    jadwal: Mapping[str, BarisJadwal],
    alasan: str,
    oleh: Pengguna,
    pada: datetime,
) -> PerubahanJadwal:
    """Draft the announcement of an amended timetable; the dates in force stay until it is signed."""
    seleksi = kunci_seleksi(seleksi_id=seleksi.pk)
    baru = {kegiatan: (mulai, sampai) for kegiatan, (mulai, sampai, _) in jadwal.items()}
    wewenang.boleh_susun_perubahan_jadwal(oleh, seleksi, lowongan, baru, alasan, pada).pastikan()
    semula = jadwal_awal(seleksi, lowongan)
    berubah = {kode for kode in jadwal if semula.get(kode) != jadwal[kode]}
    terkena = lowongan_terkena(seleksi, lowongan, berubah)
    ke = perubahan_terakhir(seleksi) + 1
    ketua = ketua_pansel(seleksi=seleksi, pada=pada)
    isi = naskah.pengumuman_perubahan_jadwal(
        seleksi,
        terkena,
        Instansi.objects.get(),
        ke=ke,
        alasan=alasan,
        semula=semula,
        menjadi=jadwal,
        induk=pembukaan(terkena),
        penanda=ketua,
    )
    konsep = Konsep(
        jenis=Pengumuman.Jenis.PERUBAHAN_JADWAL,
        templat="seleksi/naskah/pengumuman_perubahan_jadwal.html",
        judul=f"Pengumuman Perubahan Jadwal ke-{ke} {seleksi}",
        isi=isi,
    )
    pengumuman = susun_pengumuman(
        seleksi=seleksi, lowongan=terkena, konsep=konsep, ketua=ketua, oleh=oleh, pada=pada
    )
    perubahan = PerubahanJadwal.objects.create(
        seleksi=seleksi,
        lowongan=lowongan,
        ke=ke,
        alasan=alasan.strip(),
        semula=_polos(semula),
        menjadi=_polos(jadwal),
        pengumuman=pengumuman,
    )
    catat(
        "jadwal.perubahan_disusun",
        objek=perubahan,
        oleh=oleh,
        pada=pada,
        putaran=ke,
        dari=perubahan.semula,
        isi=perubahan.menjadi,
        alasan=perubahan.alasan,
    )
    return perubahan


@transaction.atomic(durable=True)
def umumkan_perubahan_jadwal(*, pengumuman: Pengumuman, oleh: Pengguna, pada: datetime) -> Pengumuman:
    """Sign an amended timetable: its dates replace the old ones, and everybody it reaches is told."""
    seleksi = kunci_seleksi(seleksi_id=pengumuman.seleksi_id)
    pengumuman = kunci_pengumuman(pengumuman=pengumuman)
    wewenang.boleh_umumkan_perubahan_jadwal(oleh, pengumuman, pada).pastikan()
    perubahan = PerubahanJadwal.objects.select_related("lowongan").get(pengumuman=pengumuman)
    terkena = list(pengumuman.lowongan.order_by("urutan"))
    pengumuman = sahkan_pengumuman(pengumuman=pengumuman, oleh=oleh, pada=pada)
    perubahan.ditetapkan_pada, perubahan.ditetapkan_oleh = pada, oleh
    perubahan.save(update_fields=["ditetapkan_pada", "ditetapkan_oleh"])
    pasang_jadwal(seleksi=seleksi, jadwal=perubahan.baris(perubahan.menjadi), lowongan=perubahan.lowongan)
    catat(
        "jadwal.diubah",
        objek=perubahan,
        oleh=oleh,
        pada=pada,
        putaran=perubahan.ke,
        dari=perubahan.semula,
        isi=perubahan.menjadi,
        alasan=perubahan.alasan,
        nomor=pengumuman.naskah.nomor,
    )
    konteks = {
        "nama": str(perubahan.lowongan or seleksi),
        "alasan": perubahan.alasan,
        "nomor": pengumuman.naskah.nomor,
    }
    templat = "seleksi/surel/perubahan_jadwal.txt"
    perihal = f"Jadwal {perubahan.lowongan or seleksi} berubah"
    kabari_tim(
        seleksi=seleksi,
        kunci=f"jadwal.diubah:{perubahan.pk}",
        perihal=perihal,
        templat=templat,
        konteks=konteks,
        oleh=oleh,
        pada=pada,
    )
    kirim_banyak_setelah_commit(
        [
            Titipan(
                kunci=f"jadwal.diubah:{perubahan.pk}:lamaran:{lamaran.pk}",
                penerima=lamaran.pelamar.pengguna,
                perihal=f"Jadwal {lamaran.lowongan} berubah",
                templat=templat,
                konteks=konteks | {"nama": lamaran.lowongan.nama_jabatan},
                tautan=reverse("peserta:lamaran", args=[lamaran.pk]),
            )
            for lamaran in pelamar_terkirim(terkena)
        ],
        pada=pada,
    )
    return pengumuman


def _polos(jadwal: Mapping[str, BarisJadwal]) -> dict[str, list[str]]:
    """Rows as JSON keeps them: first day, last day, place."""
    return {
        kegiatan: [mulai.isoformat(), sampai.isoformat(), tempat]
        for kegiatan, (mulai, sampai, tempat) in jadwal.items()
    }
