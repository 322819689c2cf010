"""Steps that acts share to draft, sign and tell of papers; none stands alone."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from django.urls import reverse
from django.utils import timezone

from akun.models import Pengguna
from akun.surel import kirim_setelah_commit
from dokumen.models import Kelas, Naskah
from dokumen.penomoran import POLA_PANSEL
from dokumen.terbit import cabut, siapkan, tanda_tangani
from jejak.catat import catat
from panitia.aturan import Peran
from panitia.models import Keanggotaan
from seleksi import aturan
from seleksi.actions.persiapan import geser_jadwal, kunci_lowongan
from seleksi.models import Instansi, Lowongan, NaskahSeleksi, Pengumuman, Perpanjangan, Seleksi
from seleksi.queries.fakta import Fakta
from seleksi.queries.pengumuman import konsep_pengumuman, pejabat, tim_inti

JABATAN_KETUA_PANSEL = "Ketua Panitia Seleksi"


@dataclass(frozen=True, slots=True)
class Konsep:
    """What a drafted announcement is made of."""

    jenis: str
    templat: str
    judul: str
    isi: dict[str, Any]
    tahap: str = ""
    batas: datetime | None = None


def susun_pengumuman(
    *,
    seleksi: Seleksi,
    lowongan: Sequence[Lowongan],
    konsep: Konsep,
    ketua: Keanggotaan,
    oleh: Pengguna,
    pada: datetime,
) -> Pengumuman:
    """Step: a drafted announcement with its paper, in place of older drafts; its signer is told."""
    for lama in konsep_pengumuman(list(lowongan), konsep.jenis, konsep.tahap):
        cabut(naskah=lama.naskah, oleh=oleh, pada=pada, alasan="Diganti konsep yang lebih baru.")
    kertas = susun_naskah(
        seleksi=seleksi,
        lowongan=lowongan[0] if len(lowongan) == 1 else None,
        templat=konsep.templat,
        judul=konsep.judul,
        isi=konsep.isi,
        kelas=Kelas.UMUM,
        pola_nomor=POLA_PANSEL,
        penanda=ketua,
        jabatan=JABATAN_KETUA_PANSEL,
        oleh=oleh,
        pada=pada,
    )
    pengumuman = Pengumuman.objects.create(
        seleksi=seleksi,
        jenis=konsep.jenis,
        tahap=konsep.tahap,
        naskah=kertas,
        batas_lamaran=konsep.batas,
        disusun_pada=pada,
        disusun_oleh=oleh,
    )
    pengumuman.lowongan.set(lowongan)
    catat_disusun(konsep=kertas, lowongan=lowongan, oleh=oleh, pada=pada)
    return pengumuman


def susun_naskah(
    *,
    seleksi: Seleksi,
    lowongan: Lowongan | None,
    templat: str,
    judul: str,
    isi: dict[str, Any],
    kelas: str,
    pola_nomor: str,
    penanda: Keanggotaan,
    jabatan: str,
    oleh: Pengguna | None,
    pada: datetime,
    tautan: str = "",
) -> Naskah:
    """Step: a drafted paper tied to its selection; its signer is told unless he drafts it himself."""
    konsep = siapkan(
        templat=templat,
        judul=judul,
        isi=isi,
        kelas=kelas,
        penanda_tangan=penanda.pengguna,
        jabatan_penanda=jabatan,
        pola_nomor=pola_nomor,
        oleh=oleh,
        pada=pada,
    )
    NaskahSeleksi.objects.create(naskah=konsep, seleksi=seleksi, lowongan=lowongan)
    if oleh is None or oleh.pk != penanda.pengguna_id:
        kirim_setelah_commit(
            kunci=f"naskah.menunggu:{konsep.pk}",
            penerima=penanda.pengguna,
            perihal=f"Menunggu tanda tangan Anda: {judul}",
            templat="seleksi/surel/naskah_menunggu.txt",
            konteks={"judul": judul, "seleksi": str(seleksi)},
            tautan=tautan or reverse("seleksi:tanda_tangan"),
            pada=pada,
        )
    return konsep


def sahkan_pengumuman(*, pengumuman: Pengumuman, oleh: Pengguna, pada: datetime) -> Pengumuman:
    """Step: sign, number and publish an announcement; what that means for vacancies is the act's business."""
    pengumuman.naskah = tanda_tangani(naskah=pengumuman.naskah, oleh=oleh, pada=pada)
    pengumuman.diumumkan_pada = pada
    pengumuman.diumumkan_oleh = oleh
    pengumuman.save(update_fields=["diumumkan_pada", "diumumkan_oleh"])
    catat(
        "pengumuman.diumumkan",
        objek=pengumuman,
        oleh=oleh,
        pada=pada,
        jenis=pengumuman.jenis,
        nomor=pengumuman.naskah.nomor,
        lowongan=sorted(pengumuman.lowongan.values_list("pk", flat=True)),
    )
    return pengumuman


def susun_perpanjangan(
    *,
    seleksi: Seleksi,
    lowongan: Sequence[Lowongan],
    fakta: Mapping[int, Fakta],
    jenis: str,
    templat: str,
    judul: str,
    isi: Callable[..., dict[str, Any]],
    oleh: Pengguna,
    pada: datetime,
) -> Pengumuman:
    """Step: a drafted extension of vacancies that share round and deadline, until the earliest lawful day.

    ``isi`` makes the data of the paper; the new deadline, the opening announcement and the signer are added.
    """
    pertama = fakta[lowongan[0].pk]
    ketentuan = seleksi.aturan_main.pengumuman
    zona = timezone.get_current_timezone()
    batas_lama = aturan.tanggal_dari_batas(cast(datetime, lowongan[0].batas_lamaran), zona)
    mulai = aturan.awal_perpanjangan(batas_lama, timezone.localdate(pada))
    akhir = aturan.hari_terakhir_paling_cepat(mulai, ketentuan.perpanjangan_hari, ketentuan, pertama.kalender)
    batas = aturan.batas_dari_tanggal(akhir, zona)
    ketua = ketua_pansel(seleksi=seleksi, pada=pada)
    induk = cast(Pengumuman, pertama.pengumuman_jenis(Pengumuman.Jenis.PEMBUKAAN))
    konsep = Konsep(
        jenis=jenis,
        templat=templat,
        judul=judul,
        isi=isi(
            seleksi,
            lowongan,
            Instansi.objects.get(),
            batas_baru=batas,
            induk=induk.naskah,
            penanda=ketua,
        ),
        batas=batas,
    )
    return susun_pengumuman(
        seleksi=seleksi, lowongan=lowongan, konsep=konsep, ketua=ketua, oleh=oleh, pada=pada
    )


def buka_putaran(
    *,
    lowongan: Lowongan,
    pengumuman: Pengumuman,
    sebab: str,
    ke: int,
    jumlah_pelamar: int,
    oleh: Pengguna,
    pada: datetime,
    **lain: Any,
) -> Perpanjangan:
    """Step: one more period of a vacancy, as the signed extension says; the act saves the vacancy itself.

    Its deadline and its timetable move; ``lain`` are further columns of the row that keeps the period.
    """
    batas_baru = cast(datetime, pengumuman.batas_lamaran)
    perpanjangan = Perpanjangan.objects.create(
        lowongan=lowongan,
        sebab=sebab,
        ke=ke,
        batas_lama=cast(datetime, lowongan.batas_lamaran),
        batas_baru=batas_baru,
        jumlah_pelamar=jumlah_pelamar,
        pengumuman=pengumuman,
        ditetapkan_pada=pada,
        ditetapkan_oleh=oleh,
        **lain,
    )
    lowongan.batas_lamaran = batas_baru
    zona = timezone.get_current_timezone()
    geser_jadwal(lowongan=lowongan, akhir_pengumuman=aturan.tanggal_dari_batas(batas_baru, zona))
    return perpanjangan


def kabari_perpanjangan(
    *,
    pengumuman: Pengumuman,
    lowongan: Sequence[Lowongan],
    templat: str,
    oleh: Pengguna,
    pada: datetime,
) -> None:
    """Step: tell the team of a signed extension and of the new deadline."""
    kabari_tim(
        seleksi=pengumuman.seleksi,
        kunci=f"pengumuman.terbit:{pengumuman.pk}",
        perihal=f"{pengumuman.naskah.judul} terbit",
        templat=templat,
        konteks={
            "jabatan": [satu.nama_jabatan for satu in lowongan],
            "sampai": hari_terakhir(batas=pengumuman.batas_lamaran),
            "nomor": pengumuman.naskah.nomor,
        },
        oleh=oleh,
        pada=pada,
    )


def kabari_tim(
    *,
    seleksi: Seleksi,
    kunci: str,
    perihal: str,
    templat: str,
    konteks: dict[str, Any],
    oleh: Pengguna | None,
    pada: datetime,
    tautan: str = "",
) -> None:
    """Step: tell Pansel and Sekretariat, but for the one who acted."""
    for orang in tim_inti(seleksi.pk, pada):
        if oleh is not None and orang.pk == oleh.pk:
            continue
        kirim_setelah_commit(
            kunci=f"{kunci}:{orang.pk}",
            penerima=orang,
            perihal=perihal,
            templat=templat,
            konteks=konteks,
            tautan=tautan or reverse("seleksi:ruang", args=[seleksi.pk]),
            pada=pada,
        )


def catat_disusun(
    *, konsep: Naskah, lowongan: Collection[Lowongan], oleh: Pengguna | None, pada: datetime
) -> None:
    """Step: the trace of a drafted paper and the vacancies it names."""
    milik = NaskahSeleksi.objects.get(naskah=konsep)
    catat(
        "naskah.disusun",
        objek=milik,
        oleh=oleh,
        pada=pada,
        judul=konsep.judul,
        lowongan=sorted(satu.pk for satu in lowongan),
    )


def ketua_pansel(*, seleksi: Seleksi, pada: datetime) -> Keanggotaan:
    """Step: who signs for the Pansel; the verdict has made sure that there is one."""
    return cast(Keanggotaan, pejabat(seleksi.pk, Peran.KETUA_PANSEL, pada))


def kunci_berurut(*, lowongan: Iterable[Lowongan]) -> list[Lowongan]:
    """Step: the present rows, locked, in the order of their numbers."""
    return sorted(kunci_lowongan(daftar=[satu.pk for satu in lowongan]), key=lambda satu: satu.urutan)


def kunci_pengumuman(*, pengumuman: Pengumuman) -> Pengumuman:
    """Step: the present row with its paper, locked."""
    dasar = Pengumuman.objects.select_related("naskah", "seleksi")
    return dasar.select_for_update(of=("self",), no_key=True).get(pk=pengumuman.pk)


def kunci_milik(*, milik: NaskahSeleksi) -> NaskahSeleksi:
    """Step: the present row of a paper of a selection, locked."""
    dasar = NaskahSeleksi.objects.select_related("naskah", "seleksi", "lowongan")
    return dasar.select_for_update(of=("self",), no_key=True).get(pk=milik.pk)


def hari_terakhir(*, batas: datetime | None) -> str:
    """Step: the last day of applications in words."""
    zona = timezone.get_current_timezone()
    return aturan.tanggal_kata(aturan.tanggal_dari_batas(cast(datetime, batas), zona))
