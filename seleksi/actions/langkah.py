"""Steps that acts share to draft, sign and tell of papers; none stands alone."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from django.urls import reverse
from django.utils import timezone

from akun.models import Pengguna
from akun.surel import kirim_setelah_commit
from dokumen.models import Kelas, Naskah
from dokumen.terbit import cabut, siapkan, tanda_tangani
from jejak.catat import catat
from panitia.aturan import Peran
from panitia.models import Keanggotaan
from seleksi import aturan
from seleksi.actions.persiapan import kunci_lowongan
from seleksi.models import Lowongan, NaskahSeleksi, Pengumuman, Seleksi
from seleksi.queries.pengumuman import konsep_pengumuman, pejabat, tim_inti

POLA_PANSEL = "{klasifikasi}/{urut:02d}/Pansel/{bulan_romawi}/{tahun}"
POLA_SEKRETARIAT = "{klasifikasi}/{urut:02d}/Sekretariat-Pansel/{tahun}"
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
