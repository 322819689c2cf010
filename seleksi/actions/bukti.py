"""Acts that keep what happened outside: letters, pleno decisions, frozen periods, the month's report."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.urls import reverse

from akun.models import Pengguna
from akun.surel import kirim_setelah_commit
from dokumen.models import Berkas
from jejak.catat import catat
from panitia.aturan import Peran
from panitia.queries import pemegang
from seleksi.actions.persiapan import kunci_lowongan, kunci_seleksi
from seleksi.aturan import bulan_kata
from seleksi.models import BuktiSyarat, Lowongan, MasaBeku, PutusanPleno, Seleksi
from seleksi.queries.bukti import bukti_tercatat, pekerjaan_sebulan
from seleksi.wewenang import bukti as wewenang


@transaction.atomic(durable=True)
def catat_bukti(
    *,
    seleksi: Seleksi,
    lowongan: Lowongan | None,
    butir: str,
    pihak: str,
    nomor: str,
    tanggal: date,
    berkas: Berkas,
    oleh: Pengguna,
    pada: datetime,
    keterangan: str = "",
) -> BuktiSyarat:
    """Keep a letter or record that a rule asks for; a newer one replaces the older one."""
    seleksi = kunci_seleksi(seleksi_id=seleksi.pk)
    wewenang.boleh_catat_bukti(oleh, seleksi, lowongan, butir, tanggal, pada).pastikan()
    lama = bukti_tercatat(seleksi, lowongan, butir)
    dari = {"nomor": lama.nomor, "tanggal": lama.tanggal, "berkas": lama.berkas.sha256} if lama else {}
    bukti = lama or BuktiSyarat(seleksi=seleksi, lowongan=lowongan, butir=butir)
    bukti.pihak = pihak.strip()
    bukti.nomor = nomor.strip()
    bukti.tanggal = tanggal
    bukti.keterangan = keterangan.strip()
    bukti.berkas = berkas
    bukti.dicatat_pada = pada
    bukti.dicatat_oleh = oleh
    bukti.save()
    catat(
        "bukti.dicatat",
        objek=bukti,
        oleh=oleh,
        pada=pada,
        butir=butir,
        nomor=bukti.nomor,
        tanggal=tanggal,
        berkas=berkas.sha256,
        dari=dari,
    )
    return bukti


@transaction.atomic(durable=True)
def catat_putusan(
    *,
    lowongan: Lowongan,
    kode: str,
    nomor: str,
    tanggal: date,
    alasan: str,
    berkas: Berkas,
    oleh: Pengguna,
    pada: datetime,
) -> list[PutusanPleno]:
    """Keep the decision of the pleno to go on; it covers exactly what is missing at this moment."""
    (lowongan,) = kunci_lowongan(daftar=[lowongan.pk])
    wewenang.boleh_catat_putusan(oleh, lowongan, kode, alasan, tanggal, pada).pastikan()
    putusan = [
        PutusanPleno.objects.create(
            lowongan=lowongan,
            tahap=lowongan.tahap,
            kode=kode,
            nomor=nomor.strip(),
            tanggal=tanggal,
            alasan=alasan.strip(),
            temuan=satu.pesan,
            berkas=berkas,
            dicatat_pada=pada,
            dicatat_oleh=oleh,
        )
        for satu in wewenang.temuan_dapat_diputus(lowongan, kode, pada)
    ]
    catat(
        "pleno.diputus",
        objek=lowongan,
        oleh=oleh,
        pada=pada,
        kode=kode,
        tahap=lowongan.tahap,
        nomor=nomor.strip(),
        tanggal=tanggal,
        alasan=alasan.strip(),
        temuan=[satu.temuan for satu in putusan],
        berkas=berkas.sha256,
    )
    return putusan


@transaction.atomic(durable=True)
def catat_masa_beku(
    *, mulai: date, sampai: date, sebab: str, dasar: str, oleh: Pengguna, pada: datetime
) -> MasaBeku:
    """Record a period in which officials are not replaced; it holds appointments back from now on."""
    wewenang.boleh_catat_masa_beku(oleh, mulai, sampai).pastikan()
    masa = MasaBeku.objects.create(
        tanggal_mulai=mulai,
        tanggal_selesai=sampai,
        sebab=sebab.strip(),
        dasar=dasar.strip(),
        dicatat_pada=pada,
        dicatat_oleh=oleh,
    )
    catat("masa_beku.dicatat", objek=masa, oleh=oleh, pada=pada, mulai=mulai, sampai=sampai, dasar=masa.dasar)
    return masa


@transaction.atomic(durable=True)
def cabut_masa_beku(*, masa: MasaBeku, alasan: str, oleh: Pengguna, pada: datetime) -> MasaBeku:
    """Take a frozen period back; the row stays."""
    masa = MasaBeku.objects.select_for_update(of=("self",), no_key=True).get(pk=masa.pk)
    wewenang.boleh_cabut_masa_beku(oleh, masa, alasan).pastikan()
    masa.dicabut_pada, masa.dicabut_oleh, masa.alasan_cabut = pada, oleh, alasan.strip()
    masa.save(update_fields=["dicabut_pada", "dicabut_oleh", "alasan_cabut"])
    catat("masa_beku.dicabut", objek=masa, oleh=oleh, pada=pada, alasan=masa.alasan_cabut)
    return masa


@transaction.atomic(durable=True)
def laporkan_tugas(*, seleksi: Seleksi, bulan: date, oleh: Pengguna, pada: datetime) -> None:
    """Report a month's work of the Sekretariat to the Ketua Pansel, who gets a mail that it is there."""
    seleksi = kunci_seleksi(seleksi_id=seleksi.pk)
    wewenang.boleh_laporkan_tugas(oleh, seleksi, bulan, pada).pastikan()
    jumlah = dict(pekerjaan_sebulan(seleksi, bulan))
    catat("laporan.disampaikan", objek=seleksi, oleh=oleh, pada=pada, bulan=bulan, jumlah=jumlah)
    for ketua in pemegang(seleksi.pk, Peran.KETUA_PANSEL, pada):
        kirim_setelah_commit(
            kunci=f"laporan.disampaikan:{seleksi.pk}:{bulan}:{pada.isoformat()}:{ketua.pengguna_id}",
            penerima=ketua.pengguna,
            perihal=f"Laporan tugas Sekretariat {bulan_kata(bulan)}",
            templat="seleksi/surel/laporan_sekretariat.txt",
            konteks={"seleksi": str(seleksi), "bulan": bulan_kata(bulan), "jumlah": sum(jumlah.values())},
            tautan=reverse("seleksi:laporan", args=[seleksi.pk]) + f"?bulan={bulan:%Y-%m}",
            pada=pada,
        )
