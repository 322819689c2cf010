"""Acts that move a vacancy along its walk, one at a time or many at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.urls import reverse

from akun.models import Pengguna
from jejak.catat import catat
from seleksi.actions.langkah import kabari_tim
from seleksi.actions.penutupan import tutup_pengumuman
from seleksi.actions.persiapan import kunci_lowongan
from seleksi.alur import Tahap
from seleksi.izin import Izin, Temuan, TindakanDitolak
from seleksi.models import Lowongan
from seleksi.wewenang import tahap as wewenang


@transaction.atomic(durable=True)
def mulai_asesmen(*, lowongan: Lowongan, oleh: Pengguna, pada: datetime) -> Lowongan:
    """Administrasi to asesmen: every application settled, enough passed, the result announced."""
    return _maju(lowongan, wewenang.boleh_mulai_asesmen, Lowongan.mulai_asesmen, oleh, pada)


@transaction.atomic(durable=True)
def mulai_kompetensi_bidang(*, lowongan: Lowongan, oleh: Pengguna, pada: datetime) -> Lowongan:
    """Asesmen to kompetensi bidang: the component locked, its result announced."""
    boleh, panah = wewenang.boleh_mulai_kompetensi_bidang, Lowongan.mulai_kompetensi_bidang
    return _maju(lowongan, boleh, panah, oleh, pada)


@transaction.atomic(durable=True)
def mulai_wawancara(*, lowongan: Lowongan, oleh: Pengguna, pada: datetime) -> Lowongan:
    """Kompetensi bidang to wawancara: the component locked, its result announced."""
    return _maju(lowongan, wewenang.boleh_mulai_wawancara, Lowongan.mulai_wawancara, oleh, pada)


@transaction.atomic(durable=True)
def mulai_kesehatan(*, lowongan: Lowongan, oleh: Pengguna, pada: datetime) -> Lowongan:
    """Wawancara to kesehatan: all components locked, recap computed, three chosen by pleno."""
    return _maju(lowongan, wewenang.boleh_mulai_kesehatan, Lowongan.mulai_kesehatan, oleh, pada)


@transaction.atomic(durable=True)
def mulai_penetapan(*, lowongan: Lowongan, oleh: Pengguna, pada: datetime) -> Lowongan:
    """Kesehatan to penetapan: a health result for each of the three."""
    return _maju(lowongan, wewenang.boleh_mulai_penetapan, Lowongan.mulai_penetapan, oleh, pada)


def _maju(
    lowongan: Lowongan,
    boleh: Callable[[Pengguna, Lowongan, datetime], Izin],
    panah: Callable[[Lowongan, datetime], None],
    oleh: Pengguna,
    pada: datetime,
) -> Lowongan:
    (lowongan,) = kunci_lowongan(daftar=[lowongan.pk])
    boleh(oleh, lowongan, pada).pastikan()
    dari = lowongan.tahap
    panah(lowongan, pada)
    lowongan.save()
    catat("lowongan.tahap_dimulai", objek=lowongan, oleh=oleh, pada=pada, dari=dari, ke=lowongan.tahap)
    kabari_tim(
        seleksi=lowongan.seleksi,
        kunci=f"lowongan.tahap:{lowongan.pk}:{lowongan.tahap}",
        perihal=f"{lowongan} masuk tahap {Tahap(lowongan.tahap).label}",
        templat="seleksi/surel/tahap.txt",
        konteks={"nama_jabatan": lowongan.nama_jabatan, "tahap": Tahap(lowongan.tahap).label},
        tautan=reverse("seleksi:lowongan", args=[lowongan.pk]),
        oleh=oleh,
        pada=pada,
    )
    return lowongan


# The act that leads out of each stage. Announcing and finishing are signatures and have pages of their own.
TINDAKAN_MAJU: dict[Tahap, Callable[..., Lowongan]] = {
    Tahap.PENGUMUMAN: tutup_pengumuman,
    Tahap.ADMINISTRASI: mulai_asesmen,
    Tahap.ASESMEN: mulai_kompetensi_bidang,
    Tahap.KOMPETENSI_BIDANG: mulai_wawancara,
    Tahap.WAWANCARA: mulai_kesehatan,
    Tahap.KESEHATAN: mulai_penetapan,
}


def majukan(*, lowongan: Lowongan, dari: str, oleh: Pengguna, pada: datetime) -> Lowongan:
    """Take the one arrow out of the stage `dari`; refused when the vacancy no longer stands there."""
    tindakan = TINDAKAN_MAJU.get(Tahap(dari))
    if tindakan is None:
        pesan = f"Dari tahap {Tahap(dari).label} lowongan maju dengan tanda tangan, bukan dengan tombol ini."
        raise TindakanDitolak(pesan, tuple(wewenang.di_luar_tahap(lowongan, pesan)))
    return tindakan(lowongan=lowongan, oleh=oleh, pada=pada)


@dataclass(frozen=True, slots=True)
class HasilMaju:
    """What became of one vacancy in a common move."""

    lowongan: Lowongan
    berhasil: bool
    alasan: str = ""
    temuan: tuple[Temuan, ...] = ()


def majukan_serentak(
    *, lowongan: Iterable[Lowongan], dari: str, oleh: Pengguna, pada: datetime
) -> list[HasilMaju]:
    """Move many vacancies out of one stage. Each is an act of its own: a refusal does not hold the others."""
    hasil = []
    for satu in lowongan:
        try:
            maju = majukan(lowongan=satu, dari=dari, oleh=oleh, pada=pada)
        except TindakanDitolak as ditolak:
            hasil.append(HasilMaju(satu, False, str(ditolak), ditolak.temuan))
        else:
            hasil.append(HasilMaju(maju, True))
    return hasil
