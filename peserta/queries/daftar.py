"""Lists of applications and vacancies, as pages show them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, F, Max, Min, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from akun.models import Pengguna
from panitia.aturan import Hak
from panitia.queries import seleksi_dengan_hak
from peserta import aturan
from peserta.alur import Keadaan
from peserta.models import BerkasLamaran, Lamaran, Pegangan, Pelamar, Selisih, Verifikasi
from seleksi.alur import TAHAP_AKHIR, Tahap
from seleksi.models import Jadwal, Lowongan

# Sent, whatever became of it: what the Sekretariat and the Pansel may know of.
BUKAN_DRAF = ~Q(keadaan=Keadaan.DRAF)
MENUNGGU_PEMERIKSA = (Keadaan.DIAJUKAN, Keadaan.DIPERIKSA)
# The stages in which a file is checked (wewenang.TAHAP_PEMERIKSAAN).
TAHAP_DIPERIKSA = (Tahap.PENGUMUMAN, Tahap.ADMINISTRASI)


def daftar_pelamar(lowongan: Lowongan) -> QuerySet[Lamaran]:
    """All applications once sent, also withdrawn ones, in order of the register."""
    return lowongan.lamaran.filter(BUKAN_DRAF).select_related("pelamar__pengguna").order_by("urutan")


def daftar_untuk_diunduh(pengguna: Pengguna, lowongan: Lowongan) -> QuerySet[Lamaran]:
    """The same list with files, without those with whom the person has a conflict (P-07)."""
    berlaku = BerkasLamaran.objects.filter(diganti_pada__isnull=True).select_related("berkas")
    return bebas_benturan(pengguna, daftar_pelamar(lowongan), menilai=False).prefetch_related(
        Prefetch("berkas", berlaku)
    )


def peserta_lowongan(lowongan: Lowongan) -> QuerySet[Lamaran]:
    """Those who passed the administrative stage, in order of the register."""
    return daftar_pelamar(lowongan).filter(keadaan=Keadaan.MS)


def bebas_benturan(pengguna: Pengguna, lamaran: QuerySet[Lamaran], *, menilai: bool) -> QuerySet[Lamaran]:
    """Without the applicants with whom the person declared a conflict of interest (P-07).

    Who scores (``menilai``) declares before anything opens: he keeps those on whom he declared none.
    """
    dinyatakan = Lamaran.objects.filter(benturan__penilai=pengguna, benturan__ada=not menilai).values("pk")
    return lamaran.filter(pk__in=dinyatakan) if menilai else lamaran.exclude(pk__in=dinyatakan)


def antrean(pengguna: Pengguna, pada: datetime) -> QuerySet[Lamaran]:
    """Applications the person may check now, with the count of items done, who worked on it last, who
    holds it since when, and who decides where two verifiers disagree.

    Withdrawn ones, and those that wait in a vacancy that has ended, are left out: nobody has anything to do
    with them. The counts are looked up for the rows
    of a page only, however long the queue is.
    """
    milik = Verifikasi.objects.filter(lamaran=OuterRef("pk")).order_by()
    terakhir = milik.order_by("-diperiksa_pada", "-pk")
    dipegang = Pegangan.objects.filter(lamaran=OuterRef("pk"), terakhir__gt=pada - aturan.LAMA_PEGANG)
    berselisih = Selisih.objects.filter(lamaran=OuterRef("pk"), diputus_pada__isnull=True)
    jumlah = milik.values("lamaran").annotate(n=Count("pk")).values("n")
    return (
        antrean_pemeriksa(pengguna, pada)
        .select_related("pelamar__pengguna", "lowongan", "diperiksa_oleh", "ditetapkan_oleh")
        .prefetch_related("lowongan__seleksi")
        .annotate(
            jumlah_diperiksa=Coalesce(Subquery(jumlah), 0),
            disentuh_oleh=Subquery(terakhir.values("diperiksa_oleh__nama")[:1]),
            dipegang_oleh=Subquery(dipegang.values("pemegang__nama")[:1]),
            dipegang_sejak=Subquery(dipegang.values("sejak")[:1]),
            penentu=Subquery(berselisih.values("penentu")[:1]),
        )
    )


def jumlah_antrean(pengguna: Pengguna, pada: datetime) -> dict[str, int]:
    """State -> count over everything the person may check."""
    jumlah = dict.fromkeys(Keadaan.values, 0)
    baris = antrean_pemeriksa(pengguna, pada).order_by().values("keadaan").annotate(n=Count("pk"))
    jumlah.update(baris.values_list("keadaan", "n"))
    return jumlah


def antrean_pemeriksa(pengguna: Pengguna, pada: datetime) -> QuerySet[Lamaran]:
    seleksi = seleksi_dengan_hak(pengguna, Hak.VERIFIKASI, pada).order_by().values("pk")
    dasar = Lamaran.objects.filter(BUKAN_DRAF, lowongan__seleksi__in=seleksi)
    tidak_jadi = Q(keadaan__in=MENUNGGU_PEMERIKSA, lowongan__tahap__in=TAHAP_AKHIR)
    return dasar.exclude(tidak_jadi | Q(keadaan=Keadaan.MUNDUR))


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
    dasar = Lowongan.objects.menerima_lamaran(pada).prefetch_related("seleksi")
    return dasar.order_by("batas_lamaran", "seleksi", "urutan")


def lowongan_diverifikasi(pengguna: Pengguna, pada: datetime) -> QuerySet[Lowongan]:
    """Announced vacancies whose applications the person may check; choices of the filter."""
    seleksi = seleksi_dengan_hak(pengguna, Hak.VERIFIKASI, pada).order_by().values("pk")
    dasar = Lowongan.objects.filter(seleksi__in=seleksi, diumumkan_pada__isnull=False)
    return dasar.prefetch_related("seleksi").order_by("-seleksi", "urutan")


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
