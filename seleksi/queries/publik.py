"""What anybody may read without an account: announced vacancies, timetables, published results."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Exists, F, OuterRef, Prefetch, Q, QuerySet
from django.shortcuts import get_object_or_404
from django.utils import timezone

from dokumen.models import Naskah
from seleksi.alur import SEBUTAN_TAHAP, TAHAP_AKHIR, TAHAP_BERURUT, Tahap
from seleksi.models import Jadwal, Lowongan, Pengumuman, Seleksi
from seleksi.queries.fakta import Rentang, jadwal_lowongan

JENIS = Pengumuman.Jenis
HASIL = (JENIS.HASIL_TAHAP, JENIS.HASIL_AKHIR)
# The activity whose dates stand under a stage of the rail.
KEGIATAN_TAHAP: dict[Tahap, str] = {
    Tahap.PENGUMUMAN: "PENGUMUMAN",
    Tahap.ADMINISTRASI: "ADMINISTRASI",
    Tahap.ASESMEN: "ASESMEN",
    Tahap.KOMPETENSI_BIDANG: "MAKALAH",
    Tahap.WAWANCARA: "WAWANCARA",
    Tahap.KESEHATAN: "KESEHATAN",
    Tahap.PENETAPAN: "PENETAPAN",
}


# --- Pintu masuk ---------------------------------------------------------------------------------
def seleksi_publik(seleksi_id: int) -> Seleksi:
    """A selection of which something was announced; 404 before that."""
    diumumkan = Lowongan.objects.tampil_publik().filter(seleksi=OuterRef("pk"))
    return get_object_or_404(Seleksi.objects.filter(Exists(diumumkan)), pk=seleksi_id)


def lowongan_publik(lowongan_id: int) -> Lowongan:
    return get_object_or_404(Lowongan.objects.tampil_publik().select_related("seleksi"), pk=lowongan_id)


def pengumuman_publik(pengumuman_id: int) -> Pengumuman:
    """An announcement that was published and is not withdrawn, with its printed paper."""
    return get_object_or_404(
        terbit().select_related("naskah__berkas", "naskah__berkas_konsep"), pk=pengumuman_id
    )


def terbit() -> QuerySet[Pengumuman]:
    """Published announcements in force, newest first."""
    return (
        Pengumuman.objects.filter(diumumkan_pada__isnull=False, naskah__keadaan=Naskah.Keadaan.TERBIT)
        .select_related("naskah")
        .order_by("-diumumkan_pada", "-pk")
    )


# --- Beranda -------------------------------------------------------------------------------------
def lowongan_dibuka(pada: datetime) -> QuerySet[Lowongan]:
    """Vacancies that take applications now, the nearest deadline first, each with its announcement."""
    pembukaan = Prefetch("pengumuman", terbit().filter(jenis=JENIS.PEMBUKAAN), to_attr="pengumuman_pembukaan")
    return (
        Lowongan.objects.menerima_lamaran(pada)
        .prefetch_related("seleksi", pembukaan)
        .order_by("batas_lamaran", "seleksi_id", "urutan")
    )


def lowongan_berjalan(pada: datetime) -> QuerySet[Lowongan]:
    """Announced vacancies past their deadline that have not ended, with published results."""
    return (
        Lowongan.objects.tampil_publik()
        .berjalan()
        .exclude(pk__in=Lowongan.objects.menerima_lamaran(pada).values("pk"))
        .prefetch_related("seleksi", _hasil())
        .order_by("-seleksi__tahun", "-seleksi_id", "urutan")
    )


def _hasil() -> Prefetch:
    return Prefetch("pengumuman", terbit().filter(jenis__in=HASIL), to_attr="hasil_terbit")


def lowongan_seleksi(seleksi: Seleksi) -> QuerySet[Lowongan]:
    """Announced vacancies of a selection, in order, with published results."""
    return seleksi.lowongan.tampil_publik().prefetch_related(_hasil()).order_by("urutan")


def pengumuman_seleksi(seleksi: Seleksi) -> QuerySet[Pengumuman]:
    return terbit().filter(seleksi=seleksi)


def pengumuman_lowongan(lowongan: Lowongan) -> QuerySet[Pengumuman]:
    return terbit().filter(lowongan=lowongan)


def jadwal_seleksi(seleksi: Seleksi, lowongan: Lowongan | None = None) -> list[Jadwal]:
    """The common timetable in the order of the walk; for a vacancy with its own dates where it deviates."""
    urut = list(Jadwal.Kegiatan.values)
    milik = Q(lowongan=None) | Q(lowongan=lowongan)
    baris = Jadwal.objects.filter(milik, seleksi=seleksi).order_by(F("lowongan").asc(nulls_first=True))
    berlaku = {satu.kegiatan: satu for satu in baris}
    return sorted(berlaku.values(), key=lambda satu: (satu.tanggal_mulai, urut.index(satu.kegiatan)))


def jadwal_menyimpang(lowongan: Sequence[Lowongan]) -> list[tuple[Lowongan, list[Jadwal]]]:
    """Vacancies with dates of their own, each with those that differ; one query."""
    baris = list(Jadwal.objects.filter(seleksi__in={satu.seleksi_id for satu in lowongan}))
    umum = {b.kegiatan: (b.tanggal_mulai, b.tanggal_selesai) for b in baris if b.lowongan_id is None}
    hasil = []
    for satu in lowongan:
        beda = [
            b
            for b in baris
            if b.lowongan_id == satu.pk and (b.tanggal_mulai, b.tanggal_selesai) != umum.get(b.kegiatan)
        ]
        if beda:
            hasil.append((satu, _berurut(beda)))
    return hasil


def _berurut(baris: Iterable[Jadwal]) -> list[Jadwal]:
    urut = list(Jadwal.Kegiatan.values)
    return sorted(baris, key=lambda satu: (satu.tanggal_mulai, urut.index(satu.kegiatan)))


@dataclass(frozen=True, slots=True)
class Hasil:
    """A published result of one vacancy: its paper, and the names as the paper has them."""

    pengumuman: Pengumuman
    judul: str
    nama: list[str]


def hasil_lowongan(lowongan: Lowongan, pengumuman: Iterable[Pengumuman]) -> list[Hasil]:
    """Results of this vacancy as published. Names alone: NIP and everything else stay on the paper."""
    return [
        Hasil(satu, sebutan_hasil(satu), _nama(lowongan, satu.naskah.isi))
        for satu in pengumuman
        if satu.jenis in HASIL
    ]


def sebutan_hasil(pengumuman: Pengumuman) -> str:
    """Hasil penulisan makalah; tiga nama calon."""
    if pengumuman.jenis == JENIS.HASIL_AKHIR:
        return "Tiga nama calon"
    return f"Hasil {SEBUTAN_TAHAP['publik'][Tahap(pengumuman.tahap)].lower()}"


def _nama(lowongan: Lowongan, isi: dict[str, Any]) -> list[str]:
    for satu in isi.get("lowongan", []):
        if satu.get("nama_jabatan") == lowongan.nama_jabatan:
            return [orang["nama"] for orang in satu.get("peserta") or satu.get("calon") or []]
    return []


# --- Rel -----------------------------------------------------------------------------------------
def rel_tahap(
    lowongan: Sequence[Lowongan], pada: datetime, *, sebut_lambat: bool = False
) -> dict[int, list[dict[str, str]]]:
    """The eight stages of each vacancy for komponen/rel.html, with planned dates; empty once it ended."""
    hari = timezone.localdate(pada)
    jadwal = jadwal_lowongan(lowongan)
    return {
        satu.pk: [] if satu.tahap in TAHAP_AKHIR else _rel(satu, jadwal[satu.pk], hari, sebut_lambat)
        for satu in lowongan
    }


def _rel(
    lowongan: Lowongan, jadwal: dict[str, Rentang], hari: date, sebut_lambat: bool
) -> list[dict[str, str]]:
    kini = TAHAP_BERURUT.index(Tahap(lowongan.tahap))
    hasil = []
    for nomor, tahap in enumerate(TAHAP_BERURUT):
        rentang = jadwal.get(KEGIATAN_TAHAP.get(tahap, ""))
        keadaan = "selesai" if nomor < kini else "nanti"
        if nomor == kini:
            keadaan = "lambat" if sebut_lambat and rentang and hari > rentang[1] else "kini"
        butir = {"nama": str(tahap.label), "keadaan": keadaan, "ket": _rentang(rentang), "sisa": ""}
        hasil.append(butir)
    return hasil


def _rentang(rentang: Rentang | None) -> str:
    if rentang is None:
        return ""
    mulai, selesai = rentang
    if mulai == selesai:
        return _hari(mulai)
    return f"{_hari(mulai)} s.d. {_hari(selesai)}"


def _hari(hari: date) -> str:
    bulan = ("Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des")
    return f"{hari.day} {bulan[hari.month - 1]}"
