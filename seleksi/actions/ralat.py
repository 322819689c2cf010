"""Acts on an erratum: the only way to change criteria or requirements once they are published."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import cast

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from akun.models import Pengguna
from akun.surel import Titipan, kirim_banyak_setelah_commit
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
from seleksi.ketentuan import dengan_nilai, nilai_dari_teks
from seleksi.models import Instansi, Lowongan, Pengumuman, Ralat, Seleksi
from seleksi.queries.kalender import kalender
from seleksi.queries.ketentuan import jalur_berubah, pelamar_teralat, pengumuman_pembukaan
from seleksi.wewenang import ketentuan as wewenang


@transaction.atomic(durable=True)
def siapkan_ralat(
    *,
    seleksi: Seleksi,
    penutupan: date,
    alasan: str,
    oleh: Pengguna,
    pada: datetime,
    ketentuan: Mapping[str, str] | None = None,
    syarat: Mapping[int, Mapping[str, str]] | None = None,
    nomor_notulen: str = "",
) -> Pengumuman:
    """Draft the erratum of parameters (path -> as typed) or of requirements (vacancy -> field -> text).

    `penutupan` is the new last day of applications of every vacancy it concerns.
    """
    seleksi = kunci_seleksi(seleksi_id=seleksi.pk)
    ketentuan = ketentuan or {}
    rapi = {pk: {medan: teks.strip() for medan, teks in isi.items()} for pk, isi in (syarat or {}).items()}
    lowongan = kunci_berurut(lowongan=wewenang.lowongan_teralat(seleksi, ketentuan, rapi))
    wewenang.boleh_siapkan_ralat(oleh, seleksi, lowongan, ketentuan, rapi, penutupan, alasan, pada).pastikan()
    semula = baru = seleksi.aturan_main
    for jalur, teks in ketentuan.items():
        baru = dengan_nilai(baru, jalur, nilai_dari_teks(jalur, teks))
    lama = {str(satu.pk): wewenang.persyaratan(satu) for satu in lowongan if satu.pk in rapi}
    batas = aturan.batas_dari_tanggal(penutupan, timezone.get_current_timezone())
    ketua = ketua_pansel(seleksi=seleksi, pada=pada)
    isi = naskah.pengumuman_ralat(
        seleksi,
        lowongan,
        Instansi.objects.get(),
        induk=pengumuman_pembukaan(lowongan),
        perubahan=[
            *naskah.perubahan_ketentuan(semula, baru, ketentuan),
            *naskah.perubahan_syarat(lowongan, rapi),
        ],
        alasan=alasan.strip(),
        mulai=timezone.localdate(pada),
        batas_baru=batas,
        ketentuan=baru,
        kalender=kalender(),
        penanda=ketua,
    )
    konsep = Konsep(
        jenis=Pengumuman.Jenis.RALAT,
        templat="seleksi/naskah/pengumuman_ralat.html",
        judul=f"Ralat Pengumuman {seleksi}",
        isi=isi,
        batas=batas,
    )
    pengumuman = susun_pengumuman(
        seleksi=seleksi, lowongan=lowongan, konsep=konsep, ketua=ketua, oleh=oleh, pada=pada
    )
    Ralat.objects.create(
        seleksi=seleksi,
        pengumuman=pengumuman,
        ketentuan_lama=seleksi.ketentuan,
        ketentuan_baru=baru.jadi_json() if ketentuan else seleksi.ketentuan,
        lowongan_lama=lama,
        lowongan_baru={pk: isi | rapi[int(pk)] for pk, isi in lama.items()},
        alasan=alasan.strip(),
        nomor_notulen=nomor_notulen.strip(),
    )
    return pengumuman


@transaction.atomic(durable=True)
def ralat(*, pengumuman: Pengumuman, oleh: Pengguna, pada: datetime) -> Pengumuman:
    """Sign an erratum: it takes effect, the period starts anew, applications stay, who applied is told."""
    seleksi = kunci_seleksi(seleksi_id=pengumuman.seleksi_id)
    lowongan = kunci_berurut(lowongan=pengumuman.lowongan.all())
    pengumuman = kunci_pengumuman(pengumuman=pengumuman)
    pengumuman.seleksi = seleksi
    wewenang.boleh_ralat(oleh, pengumuman, lowongan, pada).pastikan()
    pengumuman = sahkan_pengumuman(pengumuman=pengumuman, oleh=oleh, pada=pada)
    isi = pengumuman.ralat
    if isi.ketentuan_baru != isi.ketentuan_lama:
        seleksi.ketentuan = isi.ketentuan_baru
        seleksi.save(update_fields=["ketentuan"])
    batas = cast(datetime, pengumuman.batas_lamaran)
    for satu in lowongan:
        _terapkan(satu, isi.lowongan_baru.get(str(satu.pk), {}), batas)
    catat(
        "seleksi.diralat",
        objek=seleksi,
        oleh=oleh,
        pada=pada,
        nomor=pengumuman.naskah.nomor,
        perubahan=pengumuman.naskah.isi["perubahan"],
        jalur=jalur_berubah(isi),
        alasan=isi.alasan,
        nomor_notulen=isi.nomor_notulen,
        batas_lamaran=batas,
        lowongan=[satu.pk for satu in lowongan],
    )
    _kabari(pengumuman, lowongan, oleh, pada)
    return pengumuman


def _terapkan(lowongan: Lowongan, persyaratan: Mapping[str, str], batas: datetime) -> None:
    for medan, teks in persyaratan.items():
        setattr(lowongan, medan, teks)
    lowongan.batas_lamaran = batas
    lowongan.save(update_fields=[*persyaratan, "batas_lamaran"])
    geser_jadwal(
        lowongan=lowongan,
        akhir_pengumuman=aturan.tanggal_dari_batas(batas, timezone.get_current_timezone()),
    )


def _kabari(pengumuman: Pengumuman, lowongan: list[Lowongan], oleh: Pengguna, pada: datetime) -> None:
    """Everybody who applied or has begun to; Pansel and Sekretariat."""
    konteks = {
        "judul": pengumuman.naskah.judul,
        "nomor": pengumuman.naskah.nomor,
        "perubahan": pengumuman.naskah.isi["perubahan"],
        "sampai": hari_terakhir(batas=pengumuman.batas_lamaran),
    }
    kirim_banyak_setelah_commit(
        (
            Titipan(
                kunci=f"ralat:{pengumuman.pk}:{lamaran.pk}",
                penerima=lamaran.pelamar.pengguna,
                perihal=f"Ralat pengumuman {lamaran.lowongan}",
                templat="seleksi/surel/ralat_pelamar.txt",
                konteks=konteks | {"nama_jabatan": lamaran.lowongan.nama_jabatan},
                tautan=reverse("peserta:lamaran", args=[lamaran.pk]),
            )
            for lamaran in pelamar_teralat(lowongan)
        ),
        pada=pada,
    )
    kabari_tim(
        seleksi=pengumuman.seleksi,
        kunci=f"pengumuman.terbit:{pengumuman.pk}",
        perihal=f"{pengumuman.naskah.judul} terbit",
        templat="seleksi/surel/ralat.txt",
        konteks=konteks | {"jabatan": [satu.nama_jabatan for satu in lowongan]},
        oleh=oleh,
        pada=pada,
    )
