"""Reads of applicants and their applications, and the doors to them. Nothing here writes.

A door returns the object or raises Http404, so that a foreign id looks like one that does not exist.
"""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from django.db.models import Count, F, Max, Min, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone

from akun.models import Pengguna
from akun.nip import JenisKelamin, NipTidakSah, urai_nip
from panitia.aturan import Hak
from panitia.queries import hak_pengguna, punya_hak, seleksi_dengan_hak
from peserta import aturan
from peserta.alur import SEBUTAN_KEADAAN, Keadaan
from peserta.aturan import Acuan, Butir, Daerah, Fakta, FaktaRekomendasi, Masa, Posisi, Tambahan
from peserta.models import (
    BerkasLamaran,
    DaerahAsal,
    Lamaran,
    Pelamar,
    RiwayatJabatan,
    SuratRekomendasi,
    SyaratTambahan,
    TelaahRiwayat,
    Undangan,
    Verifikasi,
)
from seleksi.alur import Tahap
from seleksi.izin import Temuan
from seleksi.models import Jadwal, Lowongan, Pengumuman

FOLDER_DAERAH = Path(__file__).parent / "daerah"
# Sent, whatever became of it: what the Sekretariat and the Pansel may know of.
BUKAN_DRAF = ~Q(keadaan=Keadaan.DRAF)
HAK_LIHAT_SYARAT = (Hak.PIMPIN, Hak.NILAI, Hak.KELOLA, Hak.SUSUN_NASKAH, Hak.VERIFIKASI, Hak.AWASI)
BELUM_DITETAPKAN = (Keadaan.DIAJUKAN, Keadaan.DIPERIKSA)
DITETAPKAN = (Keadaan.MS, Keadaan.TMS)


# --- Jumlah (papan, gerbang) ------------------------------------------------------------------
def jumlah_terkirim(lowongan: Lowongan) -> int:
    """Applications that count under A-4: sent and not withdrawn."""
    return Lamaran.objects.terkirim().filter(lowongan=lowongan).count()


def jumlah_belum_diverifikasi(lowongan: Lowongan) -> int:
    return Lamaran.objects.filter(lowongan=lowongan, keadaan__in=BELUM_DITETAPKAN).count()


def jumlah_ms(lowongan: Lowongan) -> int:
    return Lamaran.objects.memenuhi_syarat().filter(lowongan=lowongan).count()


def rekap_lamaran(lowongan_ids: Collection[int]) -> dict[int, dict[str, int]]:
    """Vacancy id -> state -> count, every state named, in one query."""
    rekap = {satu: dict.fromkeys(Keadaan.values, 0) for satu in lowongan_ids}
    baris = Lamaran.objects.filter(lowongan__in=rekap).values_list("lowongan", "keadaan").order_by()
    for lowongan_id, keadaan, jumlah in baris.annotate(jumlah=Count("pk")):
        rekap[lowongan_id][keadaan] = jumlah
    return rekap


# --- Daftar -----------------------------------------------------------------------------------
def daftar_pelamar(lowongan: Lowongan) -> QuerySet[Lamaran]:
    """All applications once sent, also withdrawn ones, in order of the register."""
    dasar = Lamaran.objects.filter(BUKAN_DRAF, lowongan=lowongan)
    return dasar.select_related("pelamar__pengguna", "lowongan__seleksi").order_by("urutan")


def daftar_untuk_diunduh(pengguna: Pengguna, lowongan: Lowongan) -> QuerySet[Lamaran]:
    """The same list with files and verdicts, without those with whom the person has a conflict (P-07)."""
    berlaku = BerkasLamaran.objects.filter(diganti_pada__isnull=True).select_related("berkas")
    return bebas_benturan(pengguna, daftar_pelamar(lowongan), menilai=False).prefetch_related(
        Prefetch("berkas", berlaku), Prefetch("verifikasi", Verifikasi.objects.order_by("pk"))
    )


def peserta_lowongan(lowongan: Lowongan) -> QuerySet[Lamaran]:
    """Those who passed the administrative stage, in order of the register."""
    return daftar_pelamar(lowongan).filter(keadaan=Keadaan.MS)


def antrean(pengguna: Pengguna, pada: datetime) -> QuerySet[Lamaran]:
    """Applications the person may check now, with the count of items done and who worked on it last.

    Withdrawn ones are left out: nobody has anything to do with them. The counts are looked up for the rows
    of a page only, however long the queue is.
    """
    milik = Verifikasi.objects.filter(lamaran=OuterRef("pk")).order_by()
    terakhir = milik.order_by("-diperiksa_pada", "-pk")
    jumlah = milik.values("lamaran").annotate(n=Count("pk")).values("n")
    return (
        _antrean(pengguna, pada)
        .select_related("pelamar__pengguna", "lowongan__seleksi", "diperiksa_oleh", "ditetapkan_oleh")
        .annotate(
            jumlah_diperiksa=Coalesce(Subquery(jumlah), 0),
            disentuh_pada=Subquery(terakhir.values("diperiksa_pada")[:1]),
            disentuh_oleh=Subquery(terakhir.values("diperiksa_oleh__nama")[:1]),
        )
    )


def jumlah_antrean(pengguna: Pengguna, pada: datetime) -> dict[str, int]:
    """State -> count over everything the person may check."""
    jumlah = dict.fromkeys(Keadaan.values, 0)
    baris = _antrean(pengguna, pada).order_by().values("keadaan").annotate(n=Count("pk"))
    jumlah.update(baris.values_list("keadaan", "n"))
    return jumlah


def _antrean(pengguna: Pengguna, pada: datetime) -> QuerySet[Lamaran]:
    seleksi = seleksi_dengan_hak(pengguna, Hak.VERIFIKASI, pada).order_by().values("pk")
    dasar = Lamaran.objects.filter(BUKAN_DRAF, lowongan__seleksi__in=seleksi)
    return dasar.exclude(keadaan=Keadaan.MUNDUR)


@dataclass(frozen=True, slots=True)
class Tetangga:
    """Place of an application among those of its vacancy, and the ids before and after it."""

    nomor: int
    jumlah: int
    sebelum: int | None
    sesudah: int | None


def tetangga(lamaran: Lamaran) -> Tetangga:
    """In order of the register; withdrawn ones are passed over."""
    dasar = Lamaran.objects.filter(BUKAN_DRAF, lowongan=lamaran.lowongan_id).exclude(keadaan=Keadaan.MUNDUR)
    letak = dasar.aggregate(
        nomor=Count("pk", filter=Q(urutan__lte=lamaran.urutan)),
        jumlah=Count("pk"),
        sebelum=Max("urutan", filter=Q(urutan__lt=lamaran.urutan)),
        sesudah=Min("urutan", filter=Q(urutan__gt=lamaran.urutan)),
    )
    ujung = dasar.filter(urutan__in=[letak["sebelum"], letak["sesudah"]]).values_list("urutan", "pk")
    menurut_urutan = dict(ujung)
    return Tetangga(
        letak["nomor"],
        letak["jumlah"],
        menurut_urutan.get(letak["sebelum"]),
        menurut_urutan.get(letak["sesudah"]),
    )


def lamaran_pengguna(pengguna: Pengguna) -> QuerySet[Lamaran]:
    """Own applications, the newest first."""
    dasar = Lamaran.objects.filter(pelamar__pengguna=pengguna)
    return dasar.select_related("lowongan__seleksi", "pelamar__pengguna").order_by("-dibuat_pada", "-pk")


def lowongan_terbuka(pada: datetime) -> QuerySet[Lowongan]:
    """Vacancies that take applications now, the next to close first."""
    dasar = Lowongan.objects.menerima_lamaran(pada).select_related("seleksi")
    return dasar.order_by("batas_lamaran", "seleksi", "urutan")


def lowongan_diverifikasi(pengguna: Pengguna, pada: datetime) -> QuerySet[Lowongan]:
    """Announced vacancies whose applications the person may check; choices of the filter."""
    seleksi = seleksi_dengan_hak(pengguna, Hak.VERIFIKASI, pada).order_by().values("pk")
    dasar = Lowongan.objects.filter(seleksi__in=seleksi, diumumkan_pada__isnull=False)
    return dasar.select_related("seleksi").order_by("-seleksi", "urutan")


def nama_jabatan_dilamar(pelamar: Pelamar, seleksi_id: int, kecuali: int | None = None) -> list[str]:
    """Posts of one selection the person applied for and did not withdraw from; drafts do not count."""
    dasar = Lamaran.objects.terkirim().filter(pelamar=pelamar, lowongan__seleksi=seleksi_id)
    if kecuali is not None:
        dasar = dasar.exclude(pk=kecuali)
    return list(dasar.order_by("pk").values_list("lowongan__nama_jabatan", flat=True))


def jadwal_lowongan(lowongan: Lowongan) -> dict[str, Jadwal]:
    """Kegiatan -> planned dates; what is set for the vacancy itself goes before the selection's."""
    baris = Jadwal.objects.filter(seleksi=lowongan.seleksi_id).filter(
        Q(lowongan=None) | Q(lowongan=lowongan.pk)
    )
    return {satu.kegiatan: satu for satu in baris.order_by(F("lowongan").asc(nulls_first=True))}


# --- Pintu ------------------------------------------------------------------------------------
def pelamar_dari(pengguna: Pengguna) -> Pelamar | None:
    """The profile of this account, if he has filled one in."""
    return Pelamar.objects.select_related("pengguna").filter(pengguna=pengguna).first()


def riwayat_milik(pengguna: Pengguna, riwayat_id: int) -> RiwayatJabatan:
    dasar = RiwayatJabatan.objects.select_related("pelamar__pengguna")
    return get_object_or_404(dasar, pk=riwayat_id, pelamar__pengguna=pengguna)


def lowongan_untuk_dilamar(lowongan_id: int) -> Lowongan:
    """A vacancy that is or was announced; whether it takes applications now is said by wewenang."""
    dasar = Lowongan.objects.tampil_publik().select_related("seleksi")
    return get_object_or_404(dasar, pk=lowongan_id)


def lowongan_untuk_pansel(pengguna: Pengguna, lowongan_id: int, pada: datetime) -> Lowongan:
    """A vacancy whose conditions and invitations the person may see: the Pansel and the Sekretariat."""
    milik = seleksi_dengan_hak(pengguna, HAK_LIHAT_SYARAT, pada).order_by()
    dasar = Lowongan.objects.filter(seleksi__in=milik).select_related("seleksi")
    return get_object_or_404(dasar, pk=lowongan_id)


def syarat_untuk_dihapus(
    pengguna: Pengguna, lowongan_id: int, syarat_id: int, pada: datetime
) -> SyaratTambahan:
    lowongan = lowongan_untuk_pansel(pengguna, lowongan_id, pada)
    return get_object_or_404(
        SyaratTambahan.objects.select_related("lowongan__seleksi"), pk=syarat_id, lowongan=lowongan
    )


def daerah_untuk_diurus(pengguna: Pengguna, daerah_id: int) -> DaerahAsal:
    """A line of the list, for the operator."""
    if not pengguna.operator:
        raise Http404
    return get_object_or_404(DaerahAsal, pk=daerah_id)


def undangan_untuk(lowongan: Lowongan, nip: str) -> Undangan | None:
    """The invitation of this person for this vacancy that no application stands on yet."""
    return Undangan.objects.filter(lowongan=lowongan.pk, nip=nip, lamaran__isnull=True).first()


def undangan_lowongan(lowongan: Lowongan) -> QuerySet[Undangan]:
    """Who was invited, with the application that came of it."""
    return (
        Undangan.objects.filter(lowongan=lowongan.pk)
        .select_related("lamaran", "diundang_oleh")
        .order_by("pk")
    )


def lamaran_milik(pengguna: Pengguna, lamaran_id: int) -> Lamaran:
    dasar = Lamaran.objects.select_related(
        *("lowongan__seleksi", "pelamar__pengguna", "tanda_terima__berkas", "tanda_terima__berkas_konsep"),
        "undangan",
    )
    return get_object_or_404(dasar, pk=lamaran_id, pelamar__pengguna=pengguna)


def lamaran_untuk_diperiksa(pengguna: Pengguna, lamaran_id: int, pada: datetime) -> Lamaran:
    """Sent applications of selections in which the person may verify."""
    return _lamaran_dengan_hak(pengguna, lamaran_id, Hak.VERIFIKASI, pada)


def lamaran_untuk_dibaca(pengguna: Pengguna, lamaran_id: int, pada: datetime) -> Lamaran:
    """Sent applications whose files the person may read, and with whose applicant he has no conflict."""
    return _lamaran_dengan_hak(pengguna, lamaran_id, Hak.LIHAT_BERKAS, pada)


def lowongan_untuk_dibaca(pengguna: Pengguna, lowongan_id: int, pada: datetime) -> Lowongan:
    """An announced vacancy whose applicants the person may see."""
    lowongan = get_object_or_404(Lowongan.objects.tampil_publik().select_related("seleksi"), pk=lowongan_id)
    if not punya_hak(pengguna, lowongan.seleksi_id, Hak.LIHAT_BERKAS, pada):
        raise Http404
    return lowongan


def berkas_lamaran_untuk_dibuka(pengguna: Pengguna, berkas_id: int, pada: datetime) -> BerkasLamaran:
    """A file of an application: every version for its owner; the sent one for those who may read files."""
    dasar = BerkasLamaran.objects.select_related("berkas", "lamaran__lowongan", "lamaran__pelamar")
    berkas = get_object_or_404(dasar, pk=berkas_id)
    if berkas.lamaran.pelamar.pengguna_id == pengguna.pk:
        return berkas
    lamaran = _lamaran_dengan_hak(pengguna, berkas.lamaran_id, Hak.LIHAT_BERKAS, pada)
    if berkas.diganti_pada is not None or lamaran.keadaan == Keadaan.DRAF:
        raise Http404
    return berkas


def bebas_benturan(pengguna: Pengguna, lamaran: QuerySet[Lamaran], *, menilai: bool) -> QuerySet[Lamaran]:
    """Without the applicants with whom the person declared a conflict of interest (P-07).

    Who scores (``menilai``) declares before anything opens: he keeps those on whom he declared none.
    """
    dinyatakan = Lamaran.objects.filter(benturan__penilai=pengguna, benturan__ada=not menilai).values("pk")
    return lamaran.filter(pk__in=dinyatakan) if menilai else lamaran.exclude(pk__in=dinyatakan)


def _lamaran_dengan_hak(pengguna: Pengguna, lamaran_id: int, hak: Hak, pada: datetime) -> Lamaran:
    dasar = Lamaran.objects.filter(BUKAN_DRAF).select_related(
        "lowongan__seleksi", "pelamar__pengguna", "diperiksa_oleh", "ditetapkan_oleh", "undangan"
    )
    lamaran = get_object_or_404(bebas_benturan(pengguna, dasar, menilai=False), pk=lamaran_id)
    dimiliki = hak_pengguna(pengguna, lamaran.lowongan.seleksi_id, pada)
    if hak not in dimiliki:
        raise Http404
    sendiri = dasar.filter(pk=lamaran_id)
    if Hak.NILAI in dimiliki and not bebas_benturan(pengguna, sendiri, menilai=True).exists():
        raise Http404
    return lamaran


# --- Fakta dan salinan ------------------------------------------------------------------------
def salinan_profil(pelamar: Pelamar) -> dict[str, Any]:
    """The profile with its history as plain data, frozen into an application when it is sent."""
    pengguna = pelamar.pengguna
    return {
        "nama": pengguna.nama,
        "nip": pengguna.nip or "",
        "surel": pengguna.email,
        "telepon": pelamar.telepon,
        "tempat_lahir": pelamar.tempat_lahir,
        "tanggal_lahir": pelamar.tanggal_lahir.isoformat(),
        "jenis_kelamin": pelamar.jenis_kelamin,
        "golongan": pelamar.golongan,
        "pangkat": pelamar.get_golongan_display(),
        "jabatan": pelamar.jabatan,
        "unit_kerja": pelamar.unit_kerja,
        "instansi": pelamar.instansi,
        "provinsi": pelamar.provinsi,
        "penempatan": pelamar.penempatan,
        "jenjang": pelamar.jenjang,
        "pendidikan": pelamar.get_jenjang_display(),
        "jurusan": pelamar.jurusan,
        "riwayat": [
            {
                "nama_jabatan": satu.nama_jabatan,
                "jenis": satu.jenis,
                "jenis_jabatan": satu.get_jenis_display(),
                "kedudukan": satu.kedudukan,
                "instansi": satu.instansi,
                "tanggal_mulai": satu.tanggal_mulai.isoformat(),
                "tanggal_selesai": satu.tanggal_selesai.isoformat() if satu.tanggal_selesai else "",
                "terkait": satu.terkait,
            }
            for satu in riwayat_berurut(pelamar)
        ],
    }


def riwayat_berurut(pelamar: Pelamar) -> QuerySet[RiwayatJabatan]:
    """Posts held, the latest first."""
    return pelamar.riwayat_jabatan.order_by("-tanggal_mulai", "-pk")


def fakta_pelamar(pelamar: Pelamar) -> Fakta:
    """The living profile as facts for the rules."""
    return Fakta(
        instansi=pelamar.instansi,
        provinsi=pelamar.provinsi,
        tanggal_lahir=pelamar.tanggal_lahir,
        jenjang=pelamar.jenjang,
        riwayat=tuple(
            Posisi(r.nama_jabatan, r.jenis, r.tanggal_mulai, r.tanggal_selesai, r.terkait, r.kedudukan)
            for r in riwayat_berurut(pelamar)
        ),
        menyatakan=False,
        golongan=pelamar.golongan,
        penempatan=pelamar.penempatan,
    )


def fakta_salinan(profil: Mapping[str, Any], telaah: Mapping[int, TelaahRiwayat] | None = None) -> Fakta:
    """The frozen copy of a sent application as facts for the rules, with the verifier's marks on its rows."""
    tanda = telaah or {}
    return Fakta(
        instansi=profil["instansi"],
        provinsi=profil["provinsi"],
        tanggal_lahir=date.fromisoformat(profil["tanggal_lahir"]),
        jenjang=profil["jenjang"],
        riwayat=tuple(_posisi(satu, tanda.get(baris)) for baris, satu in enumerate(profil["riwayat"])),
        menyatakan=True,
        golongan=profil["golongan"],
        # Copies sent before these were asked for do not carry them.
        penempatan=profil.get("penempatan", aturan.INDUK),
    )


def _posisi(riwayat: Mapping[str, Any], telaah: TelaahRiwayat | None) -> Posisi:
    selesai = riwayat["tanggal_selesai"]
    return Posisi(
        riwayat["nama_jabatan"],
        riwayat["jenis"],
        date.fromisoformat(riwayat["tanggal_mulai"]),
        date.fromisoformat(selesai) if selesai else None,
        riwayat["terkait"],
        riwayat.get("kedudukan", aturan.DEFINITIF),
        telaah.dihitung if telaah else None,
        telaah.alasan if telaah else "",
    )


def fakta_lamaran(lamaran: Lamaran) -> Fakta:
    """Facts of one application: the frozen copy with its marks, or the living profile of a draft."""
    if not lamaran.profil:
        return fakta_pelamar(lamaran.pelamar)
    return fakta_salinan(lamaran.profil, telaah_lamaran(lamaran))


def fakta_serentak(lamaran: Iterable[Lamaran]) -> list[Fakta]:
    """Facts of many sent applications, in their order; one query for the marks of all."""
    semua = list(lamaran)
    tanda: dict[int, dict[int, TelaahRiwayat]] = {}
    for satu in TelaahRiwayat.objects.filter(lamaran__in=semua):
        tanda.setdefault(satu.lamaran_id, {})[satu.baris] = satu
    return [fakta_salinan(satu.profil or {}, tanda.get(satu.pk)) for satu in semua]


def telaah_lamaran(lamaran: Lamaran) -> dict[int, TelaahRiwayat]:
    """Row of the frozen history -> the verifier's mark on it."""
    return {satu.baris: satu for satu in lamaran.telaah.select_related("ditelaah_oleh")}


def hari_penutupan(lowongan: Lowongan, pada: datetime) -> date:
    """The last day on which applications are taken; today while no deadline stands."""
    if lowongan.batas_lamaran is None:
        return timezone.localdate(pada)
    return timezone.localdate(lowongan.batas_lamaran - timedelta(microseconds=1))


def temuan_syarat(fakta: Fakta, lowongan: Lowongan, pada: datetime) -> list[Temuan]:
    """One finding per requirement, measured on the closing day and on the planned pelantikan."""
    return aturan.syarat_pelamar(fakta, acuan_lowongan(lowongan, pada), lowongan.seleksi.aturan_main.syarat)


def acuan_lowongan(lowongan: Lowongan, pada: datetime) -> Acuan:
    """The days and lists against which this vacancy measures everybody; two queries."""
    return Acuan(
        penutupan=hari_penutupan(lowongan, pada),
        rencana_pelantikan=lowongan.seleksi.rencana_pelantikan,
        daerah=daerah_provinsi(lowongan.seleksi.aturan_main.syarat.wilayah),
        tambahan=tambahan_lowongan(lowongan),
    )


def daerah_provinsi(provinsi: str) -> tuple[Daerah, ...]:
    """The dated list of regional governments of one province."""
    baris = DaerahAsal.objects.filter(provinsi__iexact=provinsi).order_by("nama", "berlaku_sejak")
    return tuple(Daerah(s.nama, s.provinsi, s.berlaku_sejak, s.berlaku_sampai) for s in baris)


@dataclass(frozen=True, slots=True)
class DaerahBawaan:
    """A list that comes with the application, as it stands in its file."""

    kode: str
    provinsi: str
    sumber: str
    berlaku_sejak: date
    daerah: tuple[str, ...]


def daerah_bawaan(kode: str) -> DaerahBawaan:
    """The list ``daerah/<kode>.toml``. Raises KeyError for an unknown code."""
    if kode not in daftar_bawaan():
        raise KeyError(kode)
    isi = tomllib.loads((FOLDER_DAERAH / f"{kode}.toml").read_text(encoding="utf-8"))
    return DaerahBawaan(kode, isi["provinsi"], isi["sumber"], isi["berlaku_sejak"], tuple(isi["daerah"]))


def daftar_bawaan() -> tuple[str, ...]:
    return tuple(sorted(berkas.stem for berkas in FOLDER_DAERAH.glob("*.toml")))


def daftar_daerah() -> QuerySet[DaerahAsal]:
    """The whole list as the operator keeps it."""
    return DaerahAsal.objects.select_related("dicatat_oleh").order_by("provinsi", "nama", "berlaku_sejak")


def tambahan_lowongan(lowongan: Lowongan) -> tuple[Tambahan, ...]:
    """E-08: the pangkat minimum of the selection, then what the Pansel set for the vacancy."""
    baris = SyaratTambahan.objects.filter(lowongan=lowongan.pk).order_by("pk")
    return (
        *aturan.tambahan_ketentuan(lowongan.seleksi.aturan_main.syarat),
        *(Tambahan(f"E-08.{s.pk}", s.jenis, s.nilai, s.uraian, s.dasar) for s in baris),
    )


def butir_lowongan(lowongan: Lowongan) -> tuple[Butir, ...]:
    """The checklist of every application for this vacancy; one query."""
    return aturan.butir_periksa(lowongan.seleksi.aturan_main.dokumen, tambahan_lowongan(lowongan))


def jumlah_syarat_tambahan(lowongan_ids: Iterable[int]) -> dict[int, int]:
    """Vacancy -> how many conditions the Pansel set for it; one query."""
    baris = SyaratTambahan.objects.filter(lowongan__in=list(lowongan_ids)).order_by().values("lowongan")
    return dict(baris.annotate(n=Count("pk")).values_list("lowongan", "n"))


# --- Hitungan ---------------------------------------------------------------------------------
def hitungan_butir(lamaran: Lamaran, pada: datetime) -> dict[str, list[Temuan]]:
    """Item of the checklist -> what the application computes about it; documents without a rule are out."""
    temuan: dict[str, list[Temuan]] = {}
    for satu in temuan_syarat(fakta_lamaran(lamaran), lamaran.lowongan, pada):
        temuan.setdefault(satu.kode, []).append(satu)
    if any(satu.kode == aturan.KODE_REKOMENDASI for satu in lamaran.lowongan.seleksi.aturan_main.dokumen):
        temuan[aturan.KODE_REKOMENDASI] = temuan_rekomendasi(lamaran, pada)
    return temuan


def temuan_rekomendasi(lamaran: Lamaran, pada: datetime) -> list[Temuan]:
    """B-1: what the letter says against the announcement, by the verifier's reading where there is one."""
    lowongan = lamaran.lowongan
    diumumkan = timezone.localdate(lowongan.diumumkan_pada) if lowongan.diumumkan_pada else None
    surat = surat_rekomendasi(lamaran)
    terbaik = surat.get(SuratRekomendasi.Sumber.PEMERIKSA) or surat.get(SuratRekomendasi.Sumber.PELAMAR)
    return aturan.rekomendasi_sah(
        fakta_rekomendasi(terbaik) if terbaik else None,
        diumumkan,
        hari_penutupan(lowongan, pada),
        lowongan.nama_jabatan,
    )


def surat_rekomendasi(lamaran: Lamaran) -> dict[str, SuratRekomendasi]:
    """Source -> what the letter says by it; one query."""
    return {satu.sumber: satu for satu in lamaran.surat_rekomendasi.select_related("diisi_oleh")}


def fakta_rekomendasi(surat: SuratRekomendasi) -> FaktaRekomendasi:
    return FaktaRekomendasi(
        surat.penanda,
        surat.jabatan,
        surat.kedudukan,
        surat.nomor,
        surat.tanggal,
        surat.jabatan_dituju,
        surat.nomor_delegasi,
        surat.tanggal_delegasi,
        diperiksa=surat.sumber == SuratRekomendasi.Sumber.PEMERIKSA,
    )


def masa_terkait(fakta: Fakta, lowongan: Lowongan, pada: datetime) -> Masa:
    """Related experience with every row as it was counted, until the closing day."""
    syarat = lowongan.seleksi.aturan_main.syarat
    return aturan.masa_terkait(fakta.riwayat, hari_penutupan(lowongan, pada), syarat)


def tanda_nip(nip: str, tanggal_lahir: date, jenis_kelamin: str) -> tuple[str, ...]:
    """What the NIP says otherwise than the profile, for the verifier's eye."""
    try:
        urai = urai_nip(nip)
    except NipTidakSah as salah:
        return (salah.pesan,)
    kelamin = "L" if urai.jenis_kelamin == JenisKelamin.PRIA else "P"
    return aturan.beda_nip(urai.tanggal_lahir, kelamin, tanggal_lahir, jenis_kelamin)


# --- Dokumen dan pemeriksaan ------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class Dokumen:
    """One required document of an application, with the file that stands for it now."""

    kode: str
    nama: str
    petunjuk: str
    dasar: str
    berkas: BerkasLamaran | None


def daftar_dokumen(lamaran: Lamaran) -> list[Dokumen]:
    """Every document the selection asks for, in its order."""
    berlaku = berkas_berlaku(lamaran)
    return [
        Dokumen(satu.kode, satu.nama, satu.petunjuk, satu.dasar, berlaku.get(satu.kode))
        for satu in lamaran.lowongan.seleksi.aturan_main.dokumen
    ]


def berkas_berlaku(lamaran: Lamaran) -> dict[str, BerkasLamaran]:
    """Document code -> its present version."""
    baris = lamaran.berkas.filter(diganti_pada__isnull=True).select_related("berkas")
    return {satu.jenis: satu for satu in baris}


def jumlah_versi(lamaran: Lamaran, jenis: str) -> int:
    return lamaran.berkas.filter(jenis=jenis).count()


def jumlah_unggahan_sejak(pelamar: Pelamar, sejak: datetime) -> int:
    return BerkasLamaran.objects.filter(lamaran__pelamar=pelamar, diunggah_pada__gte=sejak).count()


def verifikasi_lamaran(lamaran: Lamaran) -> dict[str, Verifikasi]:
    """Item -> its verdict."""
    return {satu.butir: satu for satu in lamaran.verifikasi.select_related("diperiksa_oleh")}


def pemegang_pemeriksaan(lamaran: Lamaran, pada: datetime) -> Verifikasi | None:
    """The latest verdict, while the one who gave it still holds the application."""
    sejak = pada - aturan.LAMA_PEGANG
    dasar = lamaran.verifikasi.filter(diperiksa_pada__gt=sejak).select_related("diperiksa_oleh")
    return dasar.order_by("-diperiksa_pada", "-pk").first()


def alasan_tms(lamaran: Lamaran) -> list[tuple[str, str]]:
    """(item, reason) of everything that was not in order."""
    nama = {b.kode: b.nama for b in butir_lowongan(lamaran.lowongan)}
    tidak = lamaran.verifikasi.filter(putusan=Verifikasi.Putusan.TIDAK_SESUAI)
    alasan = {satu.butir: satu.alasan for satu in tidak}
    return [(sebutan, alasan[kode]) for kode, sebutan in nama.items() if kode in alasan]


# --- Yang boleh diketahui pelamar -------------------------------------------------------------
def hasil_diketahui(lamaran: Iterable[Lamaran]) -> set[int]:
    """Ids of the applications whose administrative result the Ketua Pansel has published.

    Where applications opened again after a publication, it told of those settled before, not of the later.
    """
    semua = list(lamaran)
    terbit = dict(
        Pengumuman.objects.filter(
            jenis=Pengumuman.Jenis.HASIL_TAHAP,
            tahap=Tahap.ADMINISTRASI,
            diumumkan_pada__isnull=False,
            lowongan__in={satu.lowongan_id for satu in semua},
        )
        .order_by()
        .values("lowongan")
        .annotate(terakhir=Max("diumumkan_pada"))
        .values_list("lowongan", "terakhir")
    )
    return {satu.pk for satu in semua if _diketahui(satu, terbit.get(satu.lowongan_id))}


def _diketahui(lamaran: Lamaran, terbit: datetime | None) -> bool:
    dibuka = lamaran.lowongan.dibuka_kembali_pada
    if terbit is None or dibuka is None or terbit > dibuka:
        return terbit is not None
    return lamaran.ditetapkan_pada is not None and lamaran.ditetapkan_pada < dibuka


def keadaan_bagi_pelamar(lamaran: Lamaran, diumumkan: bool) -> str:
    """The state as its owner may know it: MS and TMS look like "sent" until they are published."""
    if lamaran.keadaan in (*DITETAPKAN, Keadaan.DIPERIKSA) and not (
        diumumkan and lamaran.keadaan in DITETAPKAN
    ):
        return Keadaan.DIAJUKAN.value
    return str(lamaran.keadaan)


def sebutan_bagi_pelamar(lamaran: Lamaran, diumumkan: bool) -> str:
    return SEBUTAN_KEADAAN["pelamar"][keadaan_bagi_pelamar(lamaran, diumumkan)]


def pengumuman_lowongan(lowongan: Lowongan) -> QuerySet[Pengumuman]:
    """Published notices about a vacancy, the newest first."""
    terbit = Pengumuman.objects.filter(lowongan=lowongan, diumumkan_pada__isnull=False)
    return terbit.select_related("naskah").order_by("-diumumkan_pada")
