"""Results of an assessment centre: who may bring them, whom they cover, what has been brought."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

import rfc8785
from django.db.models import Exists, OuterRef, QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404

from akun.models import Pengguna
from panitia.aturan import Hak
from panitia.queries import punya_hak
from penilaian import aturan
from penilaian.alur import KeadaanHasil, KeadaanLembar
from penilaian.models import (
    AsesmenTerdahulu,
    BenturanKepentingan,
    HasilAsesmen,
    Komponen,
    LembarNilai,
    SkalaAsesmen,
)
from penilaian.queries.lembar import DIKECUALIKAN, KK, benturan_ada, peserta
from penilaian.queries.pintu import komponen_untuk_dipimpin
from peserta.models import Lamaran
from seleksi.models import BuktiSyarat, Lowongan

# The column of the category beside those of the indicators, in digests and differences.
KOLOM_KATEGORI = "kategori"


# --- Pintu ---
def komponen_untuk_asesor(pengguna: Pengguna, komponen_id: int, pada: datetime) -> Komponen:
    """A component that asesor score and that has been opened, for one of them."""
    dasar = Komponen.objects.select_related("lowongan__seleksi").filter(penilai=Komponen.Penilai.ASESOR)
    komponen = get_object_or_404(dasar.exclude(keadaan=KK.BELUM), pk=komponen_id)
    if not punya_hak(pengguna, komponen.id_seleksi, Hak.NILAI_ASESMEN, pada):
        raise Http404
    return komponen


def komponen_asesmen_dipimpin(pengguna: Pengguna, komponen_id: int, pada: datetime) -> Komponen:
    """The same component for the Ketua, opened or not."""
    komponen = komponen_untuk_dipimpin(pengguna, komponen_id, pada)
    if komponen.penilai != Komponen.Penilai.ASESOR:
        raise Http404
    return komponen


def komponen_untuk_menarik(pengguna: Pengguna, komponen_id: int, pada: datetime) -> Komponen:
    """For an asesor or the Ketua: results may be taken back by either."""
    komponen = get_object_or_404(
        Komponen.objects.select_related("lowongan__seleksi"),
        pk=komponen_id,
        penilai=Komponen.Penilai.ASESOR,
        lowongan__pengumuman_ditutup_pada__isnull=False,
    )
    if not punya_hak(pengguna, komponen.id_seleksi, (Hak.NILAI_ASESMEN, Hak.PIMPIN), pada):
        raise Http404
    return komponen


def memimpin(pengguna: Pengguna, komponen: Komponen, pada: datetime) -> bool:
    return punya_hak(pengguna, komponen.id_seleksi, Hak.PIMPIN, pada)


def komponen_asesmen_terbuka(lowongan: Lowongan) -> Komponen | None:
    """The open component of a vacancy that asesor score."""
    terbuka = Komponen.objects.filter(lowongan=lowongan, penilai=Komponen.Penilai.ASESOR, keadaan=KK.DIBUKA)
    return terbuka.first()


# --- Yang dibawa ---
def skala_komponen(komponen: Komponen) -> aturan.Skala:
    """The scale the Ketua declared, else 0 until 100."""
    baris = SkalaAsesmen.objects.filter(komponen=komponen).first()
    return baris.skala if baris else aturan.Skala()


def hasil_berlaku(komponen: Komponen) -> HasilAsesmen | None:
    """The results in force of a component; those taken back are not."""
    return (
        HasilAsesmen.objects.filter(komponen=komponen)
        .exclude(keadaan=KeadaanHasil.DITARIK)
        .select_related("diunggah_oleh", "dicocokkan_oleh", "diterima_oleh", "naskah")
        .first()
    )


def peserta_hasil(komponen: Komponen) -> QuerySet[Lamaran]:
    """Whom a workbook covers: the participants but those who stand with a report from before."""
    lama = AsesmenTerdahulu.objects.filter(lamaran=OuterRef("pk"))
    return peserta(komponen.lowongan_id).filter(~Exists(lama))


def nomor_terdaftar(komponen: Komponen) -> set[str]:
    """Register numbers of everybody who applied for the vacancy, participant or no longer."""
    terkirim = Lamaran.objects.filter(lowongan=komponen.lowongan_id).exclude(nomor_pendaftaran="")
    return set(terkirim.values_list("nomor_pendaftaran", flat=True))


def halangan_asesor(pengguna: Pengguna, komponen: Komponen) -> tuple[int, int]:
    """How many participants this asesor has not declared on, and how many he may not score."""
    semua = peserta(komponen.lowongan_id).order_by()
    nyata = BenturanKepentingan.objects.filter(penilai=pengguna, lamaran=OuterRef("pk"))
    lepas = LembarNilai.objects.filter(
        komponen=komponen,
        penilai=pengguna,
        lamaran=OuterRef("pk"),
        keadaan=KeadaanLembar.DIBATALKAN,
        sebab_batal__in=DIKECUALIKAN,
    )
    berbenturan = Exists(benturan_ada(pengguna).filter(lamaran=OuterRef("pk")))
    return semua.filter(~Exists(nyata)).count(), semua.filter(berbenturan | Exists(lepas)).count()


def lembaga_pengukur(lowongan: Lowongan) -> str:
    """The institution whose report is on record for the vacancy, or nothing."""
    laporan = BuktiSyarat.objects.filter(lowongan=lowongan, butir="LAPORAN_ASESMEN")
    return laporan.order_by("pk").values_list("pihak", flat=True).last() or ""


def lembar_asesor(komponen: Komponen, hasil: HasilAsesmen | None = None) -> int:
    """Sheets in force of all asesor on those a workbook would cover, or does."""
    berlaku = LembarNilai.objects.filter(komponen=komponen).exclude(keadaan=KeadaanLembar.DIBATALKAN)
    if hasil is not None:
        return berlaku.filter(lamaran__in=[int(pk) for pk in hasil.tanda]).count()
    return berlaku.filter(lamaran__in=peserta_hasil(komponen).order_by()).count()


def diserahkan_asesor_lain(pengguna: Pengguna) -> QuerySet[HasilAsesmen]:
    """Results another person brought and a second one confirmed: their sheets are his."""
    return HasilAsesmen.objects.filter(
        komponen=OuterRef("pk"), keadaan__in=(KeadaanHasil.COCOK, KeadaanHasil.DITERIMA)
    ).exclude(diunggah_oleh=pengguna)


def lembar_penyerah(hasil: HasilAsesmen, lamaran: Lamaran) -> bool:
    """Whether the one who brought the results has a sheet in force on this participant."""
    milik = LembarNilai.objects.filter(
        komponen=hasil.komponen_id, lamaran=lamaran, penilai=hasil.diunggah_oleh_id
    )
    return milik.exclude(keadaan=KeadaanLembar.DIBATALKAN).exists()


def penyerah(komponen: Komponen) -> int | None:
    """Who brought the confirmed results of a component, if they came that way."""
    if komponen.penilai != Komponen.Penilai.ASESOR:
        return None
    hasil = hasil_berlaku(komponen)
    if hasil is None or hasil.keadaan == KeadaanHasil.DIUNGGAH:
        return None
    return hasil.diunggah_oleh_id


def ringkasan_hasil(komponen: Komponen) -> dict[str, Any] | None:
    """How far the results are, for the page of the component: no mark; None where no asesor scores."""
    if komponen.penilai != Komponen.Penilai.ASESOR:
        return None
    skala = skala_komponen(komponen)
    return {
        "hasil": hasil_berlaku(komponen),
        "skala": dict(aturan.JENIS_SKALA)[skala.jenis],
        "konversi": aturan.kata_skala(skala),
        "nomor_konversi": skala.nomor_konversi,
    }


# --- Isi ---
@dataclass(frozen=True, slots=True)
class IsiHasil:
    """The marks of one participant, 0 until 100, and the category of his report."""

    nilai: Mapping[int, Decimal]
    kategori: str = ""


@dataclass(frozen=True, slots=True)
class Beda:
    lamaran_id: int
    # Indicator ids and KOLOM_KATEGORI; empty: this participant is in one of the two alone.
    kolom: tuple[str, ...]


def tanda_hasil(isi: Mapping[int, IsiHasil], garam: str) -> dict[str, dict[str, str]]:
    """Application -> column -> salted digest: what a second workbook is compared with, cell by cell."""
    return {
        str(pk): {
            **{
                str(kolom): _tanda(garam, pk, str(kolom), f"{nilai:.2f}")
                for kolom, nilai in satu.nilai.items()
            },
            KOLOM_KATEGORI: _tanda(garam, pk, KOLOM_KATEGORI, satu.kategori),
        }
        for pk, satu in isi.items()
    }


def _tanda(garam: str, lamaran_id: int, kolom: str, isi: str) -> str:
    bahan: dict[str, str | int] = {"garam": garam, "lamaran": lamaran_id, "kolom": kolom, "isi": isi}
    return hashlib.sha256(rfc8785.dumps(bahan)).hexdigest()


def beda_hasil(hasil: HasilAsesmen, isi: Mapping[int, IsiHasil]) -> list[Beda]:
    """Where a second workbook says something else; says where, never what the first one says.

    Who left the race since the first one is in neither.
    """
    kini = tanda_hasil(isi, hasil.garam)
    tinggal = {str(pk) for pk in peserta_hasil(hasil.komponen).values_list("pk", flat=True)}
    temuan = []
    for pk in sorted((hasil.tanda.keys() & tinggal) | kini.keys(), key=int):
        lama, baru = hasil.tanda.get(pk), kini.get(pk)
        if lama is None or baru is None:
            temuan.append(Beda(int(pk), ()))
        elif lama != baru:
            beda = sorted(kolom for kolom in lama.keys() | baru.keys() if lama.get(kolom) != baru.get(kolom))
            temuan.append(Beda(int(pk), tuple(beda)))
    return temuan


def catatan_hasil(isi: IsiHasil) -> str:
    """What a sheet says beside its marks: the category of the report."""
    if not isi.kategori:
        return ""
    return f"Kategori laporan: {aturan.SEBUTAN_KATEGORI[isi.kategori]} ({isi.kategori})."
