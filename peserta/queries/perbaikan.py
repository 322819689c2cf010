"""Files that are being mended: for their owner, for those who check, and whether all are treated alike."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from operator import itemgetter

from django.db.models import Count, Exists, F, OuterRef, Prefetch, Q, QuerySet, Window
from django.db.models.functions import RowNumber

from akun.models import Pengguna
from panitia.aturan import Hak
from panitia.queries import seleksi_dengan_hak
from peserta import aturan
from peserta.alur import Keadaan
from peserta.aturan import MAKS_SEBUT, TanpaKesempatan
from peserta.models import BerkasLamaran, ButirPerbaikan, Lamaran, Meterai, Perbaikan, Verifikasi
from peserta.models.dokumen import dokumen_lamaran, siapkan_dokumen
from peserta.queries.daftar import TAHAP_DIPERIKSA, bebas_benturan
from seleksi.izin import Temuan
from seleksi.models import Lowongan

BUTIR = ButirPerbaikan.objects.select_related(
    "semula__berkas",
    "pengganti__berkas",
    "pengganti__meterai",
    "ditandai_oleh",
    "perbaikan__lamaran__lowongan",
).order_by("pk")


def perbaikan_lamaran(lamaran: Lamaran) -> Perbaikan | None:
    """The mending of this application with its items, whether asked or still being prepared."""
    dasar = Perbaikan.objects.filter(lamaran=lamaran).select_related("diminta_oleh")
    return dasar.prefetch_related(Prefetch("butir", BUTIR)).first()


def perbaikan_diminta(lamaran: Lamaran) -> Perbaikan | None:
    """What its owner may know of, with its items: from the moment it was asked."""
    dasar = Perbaikan.objects.filter(lamaran=lamaran, diminta_pada__isnull=False)
    return dasar.prefetch_related(Prefetch("butir", BUTIR)).first()


def masih_terbuka(lamaran: Lamaran, perbaikan: Perbaikan | None, pada: datetime) -> bool:
    """Whether its owner may still send what he mended."""
    if perbaikan is None or lamaran.keadaan != Keadaan.DIAJUKAN:
        return False
    return aturan.keadaan_perbaikan(perbaikan.batas, perbaikan.dikirim_pada, pada) == aturan.DIMINTA


def butir_diminta(lamaran: Lamaran) -> frozenset[str]:
    """Codes of the documents the applicant was asked to mend."""
    diminta = ButirPerbaikan.objects.filter(perbaikan__lamaran=lamaran, perbaikan__diminta_pada__isnull=False)
    return frozenset(diminta.values_list("jenis", flat=True))


def penanda_perbaikan(lamaran: Lamaran) -> set[int]:
    """Accounts of those who named what is missing."""
    penanda = ButirPerbaikan.objects.filter(perbaikan__lamaran=lamaran)
    return set(penanda.values_list("ditandai_oleh", flat=True))


def daftar_perbaikan(pengguna: Pengguna, pada: datetime) -> QuerySet[Perbaikan]:
    """Mendings of the selections in which the person may check; withdrawn ones left out, newest first."""
    seleksi = seleksi_dengan_hak(pengguna, Hak.VERIFIKASI, pada).order_by().values("pk")
    benturan = Lamaran.objects.filter(benturan__penilai=pengguna, benturan__ada=True)
    return (
        Perbaikan.objects.filter(lamaran__lowongan__seleksi__in=seleksi)
        .exclude(lamaran__keadaan=Keadaan.MUNDUR)
        .exclude(lamaran__in=benturan.values("pk"))
        .select_related("lamaran__lowongan__seleksi", "lamaran__pelamar__pengguna")
        .prefetch_related("butir")
        .order_by("-disusun_pada", "-pk")
    )


def perbaikan_menunggu(pengguna: Pengguna, pada: datetime) -> list[Perbaikan]:
    """Marked mendings that this person may ask for as Ketua Sekretariat, the oldest first: not what he
    marked himself, and none with a conflict (P-07).
    """
    seleksi = seleksi_dengan_hak(pengguna, Hak.KELOLA, pada).order_by().values("pk")
    lamaran = Lamaran.objects.filter(
        lowongan__seleksi__in=seleksi, lowongan__tahap__in=TAHAP_DIPERIKSA, keadaan=Keadaan.DIAJUKAN
    )
    bebas = bebas_benturan(pengguna, lamaran, menilai=False)
    butir = ButirPerbaikan.objects.filter(perbaikan=OuterRef("pk"))
    disusun = Perbaikan.objects.filter(
        Exists(butir),
        ~Exists(butir.filter(ditandai_oleh=pengguna)),
        diminta_pada__isnull=True,
        lamaran__in=bebas.values("pk"),
    )
    return list(disusun.select_related("lamaran__lowongan").order_by("disusun_pada", "pk"))


def pernah_terkirim(berkas: BerkasLamaran) -> bool:
    """Whether this replaced version stood when the application was sent, and gave way to a mended one."""
    diganti = berkas.perbaikan_semula.filter(perbaikan__dikirim_pada__isnull=False)
    return diganti.filter(pengganti__isnull=False).exists()


def temuan_perlakuan(
    lowongan: Collection[Lowongan], kecuali: QuerySet[Lamaran] | None = None
) -> dict[int, list[Temuan]]:
    """Vacancy id -> findings on applicants with the same fault who were not given the same chance; one query.

    ``kecuali``: applications whose verdicts the reader may not know (yet).
    """
    tanpa: dict[int, list[TanpaKesempatan]] = {satu.pk: [] for satu in lowongan}
    dasar = _tanpa_kesempatan(tanpa, Lamaran.objects.none() if kecuali is None else kecuali)
    for (pk, jenis, jumlah), baris in groupby(dasar, key=itemgetter(0, 1, 2)):
        tanpa[pk].append(TanpaKesempatan(jenis, tuple(nomor for *_, nomor in baris), jumlah))
    siapkan_dokumen(lowongan)
    return {
        satu.pk: aturan.perlakuan_sama(tanpa[satu.pk], {d.kode: d.nama for d in dokumen_lamaran(satu)})
        for satu in lowongan
    }


def _tanpa_kesempatan(
    lowongan: Iterable[int], kecuali: QuerySet[Lamaran]
) -> QuerySet[Verifikasi, tuple[int, str, int, str]]:
    """Vacancy, kind of document some could mend, how many were refused without; the first few by number."""
    diminta = ButirPerbaikan.objects.filter(perbaikan__diminta_pada__isnull=False, jenis=OuterRef("butir"))
    se_jenis = [F("lamaran__lowongan"), F("butir")]
    return (
        Verifikasi.objects.filter(
            Exists(diminta.filter(perbaikan__lamaran__lowongan=OuterRef("lamaran__lowongan"))),
            ~Exists(diminta.filter(perbaikan__lamaran=OuterRef("lamaran"))),
            ~Q(lamaran__keadaan=Keadaan.MUNDUR),
            lamaran__lowongan__in=list(lowongan),
            putusan=Verifikasi.Putusan.TIDAK_SESUAI,
        )
        .exclude(lamaran__in=kecuali.values("pk"))
        .annotate(
            jumlah=Window(Count("pk"), partition_by=se_jenis),
            letak=Window(RowNumber(), partition_by=se_jenis, order_by=["lamaran__urutan", "pk"]),
        )
        .filter(letak__lte=MAKS_SEBUT)
        .order_by("lamaran__lowongan", "butir", "letak")
        .values_list("lamaran__lowongan", "butir", "jumlah", "lamaran__nomor_pendaftaran")
    )


@dataclass(frozen=True, slots=True)
class Sanding:
    """One mended document with its versions, for the eyes of who checks."""

    kode: str
    nama: str
    kekurangan: str
    penanda: str
    semula: BerkasLamaran | None
    pengganti: BerkasLamaran | None
    bermeterai: bool = False

    @property
    def meterai(self) -> Meterai | None:
        """What the applicant said of the stamp on the new file."""
        return getattr(self.pengganti, "meterai", None)


def sanding(lamaran: Lamaran, perbaikan: Perbaikan, *, pemilik: bool) -> list[Sanding]:
    """Items in the order of the checklist. New files are shown to others once they are sent."""
    butir = {satu.jenis: satu for satu in perbaikan.butir.all()}
    tampak = pemilik or perbaikan.dikirim_pada is not None
    return [
        Sanding(
            satu.kode,
            satu.nama,
            butir[satu.kode].kekurangan,
            str(butir[satu.kode].ditandai_oleh),
            butir[satu.kode].semula,
            butir[satu.kode].pengganti if tampak else None,
            satu.meterai,
        )
        for satu in dokumen_lamaran(lamaran.lowongan)
        if satu.kode in butir
    ]
