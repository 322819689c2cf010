"""Participants, conflicts and sheets. Blindness lives here: sheets on a page come from `lembar_terlihat`.

Before a component is locked nobody learns anything of another rater's marks: no mark, mean, order, or count
per participant. Lists stand in the order of the register until results are published.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime
from decimal import Decimal

from django.core.paginator import Page, Paginator
from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from akun.models import Pengguna
from panitia.aturan import Hak
from panitia.queries import punya_hak
from penilaian.alur import KeadaanKomponen, KeadaanLembar
from penilaian.models import BenturanKepentingan, Indikator, Komponen, LembarNilai
from penilaian.queries.samaran import BERNAMA, anonim, sebutan_semua
from peserta.models import Lamaran
from seleksi.alur import Tahap
from seleksi.models import Lowongan, Pengumuman

KK = KeadaanKomponen
KL = KeadaanLembar
SB = LembarNilai.SebabBatal
# The component is closed: the marks of all its raters may be read by those entitled.
TERTUTUP = BERNAMA
# A void sheet for one of these reasons is not filled again.
DIKECUALIKAN = (SB.BENTURAN, SB.BERHALANGAN)
HAK_PENILAI = {"PANSEL": Hak.NILAI, "ASESOR": Hak.NILAI_ASESMEN}
PER_HALAMAN = 25


def peserta(lowongan_id: int) -> QuerySet[Lamaran]:
    """Participants of a vacancy in the order of the register."""
    return (
        Lamaran.objects.memenuhi_syarat()
        .filter(lowongan_id=lowongan_id)
        .select_related("pelamar__pengguna")
        .order_by("urutan")
    )


def hasil_administrasi_diumumkan(lowongan: Lowongan) -> bool:
    """A result from before applications opened again does not count: it did not cover those who joined."""
    terbit = Pengumuman.objects.filter(
        jenis=Pengumuman.Jenis.HASIL_TAHAP,
        tahap=Tahap.ADMINISTRASI,
        lowongan=lowongan,
        diumumkan_pada__isnull=False,
    )
    if lowongan.dibuka_kembali_pada is not None:
        terbit = terbit.filter(diumumkan_pada__gt=lowongan.dibuka_kembali_pada)
    return terbit.exists()


def benturan_ada(pengguna: Pengguna) -> QuerySet[BenturanKepentingan]:
    return BenturanKepentingan.objects.filter(penilai=pengguna, ada=True)


def pernyataan_milik(pengguna: Pengguna, lamaran_ids: Collection[int]) -> dict[int, BenturanKepentingan]:
    """Own declarations by application."""
    baris = BenturanKepentingan.objects.filter(penilai=pengguna, lamaran_id__in=lamaran_ids)
    return {satu.lamaran_id: satu for satu in baris}


def benturan_menurut(pengguna: Pengguna, lamaran: Lamaran) -> bool | None:
    """True or False as declared, None while nothing is declared."""
    return (
        BenturanKepentingan.objects.filter(penilai=pengguna, lamaran=lamaran)
        .values_list("ada", flat=True)
        .first()
    )


def pelamar_dinyatakan(lowongan: Lowongan) -> QuerySet[Lamaran]:
    """Whom a rater declares on (P-07), in register order: the applicants, once announced the participants."""
    if hasil_administrasi_diumumkan(lowongan):
        return peserta(lowongan.pk)
    terkirim = Lamaran.objects.terkirim().filter(lowongan=lowongan)
    return terkirim.select_related("pelamar__pengguna").order_by("urutan")


def belum_dinyatakan(pengguna: Pengguna, lowongan: Lowongan) -> QuerySet[Lamaran]:
    """Those on whom the person has not declared yet."""
    milik = BenturanKepentingan.objects.filter(penilai=pengguna, lamaran=OuterRef("pk"))
    return pelamar_dinyatakan(lowongan).filter(~Exists(milik))


# --- Lembar ---
def lembar_terlihat(pengguna: Pengguna, komponen: Komponen, pada: datetime) -> QuerySet[LembarNilai]:
    """Sheets of a component that this person may read at this moment.

    Own sheets always. Others' only for the Pansel, only once the component is locked (asked of the database,
    not of the object in hand), and never on a participant from whom the person is recused.
    """
    milik = Q(penilai=pengguna)
    semua = LembarNilai.objects.filter(komponen=komponen)
    if not punya_hak(pengguna, komponen.id_seleksi, Hak.NILAI, pada):
        return semua.filter(milik)
    terbuka = Q(komponen__keadaan__in=TERTUTUP) & ~Exists(
        benturan_ada(pengguna).filter(lamaran=OuterRef("lamaran"))
    )
    return semua.filter(milik | terbuka)


def lembar_milik(pengguna: Pengguna, komponen: Komponen, lamaran: Lamaran) -> LembarNilai | None:
    """Own sheet in force, or None; a void one is not it."""
    return (
        LembarNilai.objects.filter(komponen=komponen, lamaran=lamaran, penilai=pengguna)
        .exclude(keadaan=KL.DIBATALKAN)
        .prefetch_related("butir")
        .first()
    )


def dikecualikan(pengguna: Pengguna, komponen: Komponen, lamaran: Lamaran) -> LembarNilai | None:
    """The void sheet that excuses this rater from this participant in this component, if any."""
    return (
        LembarNilai.objects.filter(
            komponen=komponen,
            lamaran=lamaran,
            penilai=pengguna,
            keadaan=KL.DIBATALKAN,
            sebab_batal__in=DIKECUALIKAN,
        )
        .order_by("pk")
        .last()
    )


def nilai_butir(lembar: LembarNilai | None) -> dict[int, Decimal]:
    """Indicator -> mark."""
    return {butir.indikator_id: butir.nilai for butir in lembar.butir.all()} if lembar else {}


def indikator_komponen(komponen: Komponen) -> list[Indikator]:
    return list(komponen.indikator.order_by("urutan"))


def belum_dikunci(pengguna: Pengguna, komponen: Komponen) -> QuerySet[Lamaran]:
    """Participants whose sheet this rater still has to lock, in register order."""
    lembar = LembarNilai.objects.filter(komponen=komponen, penilai=pengguna, lamaran=OuterRef("pk"))
    return peserta(komponen.lowongan_id).filter(
        ~Exists(lembar.filter(keadaan=KL.DIKUNCI)),
        ~Exists(lembar.filter(keadaan=KL.DIBATALKAN, sebab_batal__in=DIKECUALIKAN)),
        ~Exists(benturan_ada(pengguna).filter(lamaran=OuterRef("pk"))),
    )


def peserta_tersamar(pengguna: Pengguna, komponen: Komponen) -> QuerySet[Lamaran]:
    """Participants of a component that is read under codes, by code, without those he is recused from."""
    return (
        peserta(komponen.lowongan_id)
        .filter(~Exists(benturan_ada(pengguna).filter(lamaran=OuterRef("pk"))), makalah__isnull=False)
        .select_related("makalah")
        .order_by("makalah__kode")
    )


def perlu_menyatakan(pengguna: Pengguna, komponen: Komponen, lamaran: Lamaran) -> bool:
    """Whether he declares first (P-07). Under codes on everybody: one code that asks would be a name."""
    if anonim(komponen):
        return belum_dinyatakan(pengguna, komponen.lowongan).exists()
    return benturan_menurut(pengguna, lamaran) is None


def peserta_berikutnya(pengguna: Pengguna, komponen: Komponen, sesudah: Lamaran | None) -> Lamaran | None:
    """The next participant to score after this one, then from the start; None when all is done."""
    sisa = belum_dikunci(pengguna, komponen)
    if anonim(komponen):
        return _berikutnya_tersamar(sisa, sesudah)
    if sesudah is None:
        return sisa.first()
    sisa = sisa.exclude(pk=sesudah.pk)
    return sisa.filter(urutan__gt=sesudah.urutan).first() or sisa.first()


def _berikutnya_tersamar(sisa: QuerySet[Lamaran], sesudah: Lamaran | None) -> Lamaran | None:
    """The same by code."""
    sisa = sisa.filter(makalah__isnull=False).order_by("makalah__kode")
    if sesudah is None:
        return sisa.first()
    sisa = sisa.exclude(pk=sesudah.pk)
    return sisa.filter(makalah__kode__gt=sesudah.makalah.kode).first() or sisa.first()


def halaman_pernyataan(lowongan: Lowongan, halaman: str | int | None) -> Page[Lamaran]:
    return Paginator(pelamar_dinyatakan(lowongan), PER_HALAMAN).get_page(halaman)


def halaman_peserta(lowongan_id: int, halaman: str | int | None, ukuran: int = PER_HALAMAN) -> Page[Lamaran]:
    return Paginator(peserta(lowongan_id), ukuran).get_page(halaman)


def halaman_tersamar(
    pengguna: Pengguna, komponen: Komponen, halaman: str | int | None, ukuran: int = PER_HALAMAN
) -> Page[Lamaran]:
    return Paginator(peserta_tersamar(pengguna, komponen), ukuran).get_page(halaman)


def halaman_kode(pengguna: Pengguna, komponen: Komponen, lamaran: Lamaran, ukuran: int) -> int:
    """On which page of the codes this one stands."""
    semua = peserta_tersamar(pengguna, komponen)
    return semua.filter(makalah__kode__lt=lamaran.makalah.kode).count() // ukuran + 1


def halaman_dari(lamaran: Lamaran, ukuran: int) -> int:
    """On which page of the participants this one stands."""
    sebelum = peserta(lamaran.lowongan_id).filter(urutan__lt=lamaran.urutan).count()
    return sebelum // ukuran + 1


def lembar_dihitung(komponen: Iterable[Komponen] | QuerySet[Komponen]) -> QuerySet[LembarNilai]:
    """Locked sheets that count: of participants still in the race, of raters without a conflict."""
    pasangan = BenturanKepentingan.objects.filter(
        ada=True, lamaran=OuterRef("lamaran"), penilai=OuterRef("penilai")
    )
    return LembarNilai.objects.filter(
        ~Exists(pasangan),
        komponen__in=komponen,
        keadaan=KL.DIKUNCI,
        lamaran__in=Lamaran.objects.memenuhi_syarat(),
    )


def jumlah_penilai(komponen: Komponen) -> tuple[dict[int, int], dict[int, str]]:
    """Per participant how many sheets count, and his name; for the quorum. Not for a page before the lock.

    Where papers are read under codes it is his code.
    """
    semua = list(peserta(komponen.lowongan_id))
    orang = {satu.pk: satu.pelamar.pengguna.nama_tampil for satu in semua}
    if anonim(komponen):
        orang |= {pk: f"makalah {kode}" for pk, kode in sebutan_semua(semua, tersamar=True).items()}
    baris = lembar_dihitung([komponen]).order_by().values("lamaran").annotate(banyak=Count("pk"))
    banyak = dict(baris.values_list("lamaran", "banyak"))
    return {pk: banyak.get(pk, 0) for pk in orang}, orang
