"""The second verifier's own check, who may see the first one's, and disagreements."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import Http404

from akun.models import Pengguna
from panitia.aturan import Hak
from panitia.queries import seleksi_dengan_hak
from peserta import aturan
from peserta.alur import Keadaan
from peserta.models import (
    ButirPerbaikan,
    ButirSelisih,
    Lamaran,
    PemeriksaanKedua,
    Perbaikan,
    Selisih,
    SuratRekomendasi,
    TelaahRiwayat,
    Verifikasi,
)
from peserta.models.kedua import putusan_akhir
from peserta.queries.daftar import TAHAP_DIPERIKSA, bebas_benturan
from peserta.queries.pintu import lamaran_untuk_dibaca, lamaran_untuk_diperiksa
from seleksi.models import Lowongan

MASIH_DIPERIKSA = (Keadaan.DIAJUKAN, Keadaan.DIPERIKSA)


def pemeriksaan_kedua(lamaran: Lamaran) -> dict[str, PemeriksaanKedua]:
    """Item -> the second person's own verdict."""
    return {satu.butir: satu for satu in lamaran.pemeriksaan_kedua.select_related("diperiksa_oleh")}


def pemeriksa_pertama(lamaran: Lamaran) -> set[int]:
    """Everybody who took part in the first check: items, marks on the history, reading of the letter."""
    semua = {lamaran.diperiksa_oleh_id} if lamaran.diperiksa_oleh_id else set()
    for baris, milik, orang in _pekerjaan_pertama():
        semua.update(baris.filter(**{milik: lamaran}).values_list(orang, flat=True))
    return semua


def pemeriksa_kedua(lamaran: Lamaran) -> set[int]:
    """Everybody who took part in the second check, or opened a disagreement."""
    sendiri = set(lamaran.pemeriksaan_kedua.values_list("diperiksa_oleh", flat=True))
    return sendiri | set(lamaran.selisih.values_list("dibuka_oleh", flat=True))


def peminta_perbaikan(lamaran: Lamaran) -> set[int]:
    """Who asked the applicant to mend his file: he has read what the first person found wrong with it."""
    diminta = Perbaikan.objects.filter(lamaran=lamaran, diminta_oleh__isnull=False)
    return set(diminta.values_list("diminta_oleh", flat=True))


def _pekerjaan_pertama() -> tuple[tuple[QuerySet[Any], str, str], ...]:
    """Where the first check leaves its hand: rows, and the names of their application and their author."""
    return (
        (Verifikasi.objects.all(), "lamaran", "diperiksa_oleh"),
        (TelaahRiwayat.objects.all(), "lamaran", "ditelaah_oleh"),
        (SuratRekomendasi.objects.filter(sumber="PEMERIKSA"), "lamaran", "diisi_oleh"),
        # Naming what a document lacks is part of the check too.
        (ButirPerbaikan.objects.all(), "perbaikan__lamaran", "ditandai_oleh"),
    )


def ikut_memeriksa(pengguna: Pengguna | None = None) -> Q:
    """Applications in whose first check this person (None: anybody) took part; as part of a query."""
    ada = Q(diperiksa_oleh__isnull=False) if pengguna is None else Q(diperiksa_oleh=pengguna)
    for baris, milik, orang in _pekerjaan_pertama():
        dia = {} if pengguna is None else {orang: pengguna}
        ada |= Q(Exists(baris.filter(**{milik: OuterRef("pk")}, **dia)))
    return ada


def tertutup_di(pengguna: Pengguna, lowongan: Iterable[Lowongan], pada: datetime) -> QuerySet[Lamaran]:
    """Applications of these vacancies whose first verdicts are hidden from this person: the policy is blind,
    the check is open, and he could still be the second person. Meant as part of a query.
    """
    buta = [satu.pk for satu in lowongan if aturan.periksa_buta(satu.seleksi.aturan_main)]
    seleksi = seleksi_dengan_hak(pengguna, Hak.VERIFIKASI, pada).order_by().values("pk")
    return Lamaran.objects.filter(
        ~Exists(Selisih.objects.filter(lamaran=OuterRef("pk"))),
        ikut_memeriksa(),
        ~ikut_memeriksa(pengguna),
        lowongan__in=buta,
        lowongan__seleksi__in=seleksi,
        keadaan__in=MASIH_DIPERIKSA,
    )


def tertutup(pengguna: Pengguna, lamaran: Iterable[Lamaran], pada: datetime) -> set[int]:
    """Ids of those among these applications; one query at most, whatever the number."""
    terbuka = {satu.pk: satu.lowongan for satu in lamaran if satu.keadaan in MASIH_DIPERIKSA}
    lowongan = {satu.pk: satu for satu in terbuka.values()}
    daftar = tertutup_di(pengguna, lowongan.values(), pada).filter(pk__in=terbuka)
    return set(daftar.values_list("pk", flat=True))


def tertutup_bagi(pengguna: Pengguna, lamaran: Lamaran, pada: datetime) -> bool:
    return bool(tertutup(pengguna, [lamaran], pada))


def lamaran_untuk_ditelaah(pengguna: Pengguna, lamaran_id: int, pada: datetime) -> Lamaran:
    """Door of the pages that show marks and readings of the first person; shut while those are hidden."""
    lamaran = lamaran_untuk_diperiksa(pengguna, lamaran_id, pada)
    if tertutup_bagi(pengguna, lamaran, pada):
        raise Http404
    return lamaran


def perbaikan_tertutup(pengguna: Pengguna, lamaran: Iterable[Lamaran], pada: datetime) -> set[int]:
    """Ids of those whose marks for mending are hidden: as their verdicts, but not from who asks for it."""
    semua = list(lamaran)
    daftar = tertutup(pengguna, semua, pada)
    if not daftar:
        return daftar
    kelola = set(seleksi_dengan_hak(pengguna, Hak.KELOLA, pada).values_list("pk", flat=True))
    return {satu.pk for satu in semua if satu.pk in daftar and satu.lowongan.seleksi_id not in kelola}


def lamaran_untuk_perbaikan(pengguna: Pengguna, lamaran_id: int, pada: datetime) -> Lamaran:
    """Door of the page of a mending. The Ketua Sekretariat, who asks for it, reads what was marked there.

    Where nothing is marked it is shut like the others.
    """
    lamaran = lamaran_untuk_diperiksa(pengguna, lamaran_id, pada)
    ditandai = ButirPerbaikan.objects.filter(perbaikan__lamaran=lamaran).exists()
    if (perbaikan_tertutup if ditandai else tertutup)(pengguna, [lamaran], pada):
        raise Http404
    return lamaran


def selisih_terbuka(lamaran: Lamaran) -> Selisih | None:
    """The disagreement that waits for a decision."""
    return lamaran.selisih.filter(diputus_pada__isnull=True).first()


def lamaran_berselisih(pengguna: Pengguna, lamaran_id: int, pada: datetime) -> tuple[Lamaran, Selisih]:
    """Door of a disagreement, open or decided: whoever may read the file and has no conflict."""
    lamaran = lamaran_untuk_dibaca(pengguna, lamaran_id, pada)
    semua = lamaran.selisih.select_related("dibuka_oleh", "diteruskan_oleh", "diputus_oleh")
    terakhir = semua.order_by("-pk").first()
    if terakhir is None:
        raise Http404
    return lamaran, terakhir


def butir_selisih(selisih: Selisih) -> dict[str, ButirSelisih]:
    """Item in dispute -> its row, in the order of the check."""
    return {satu.butir: satu for satu in selisih.butir.order_by("pk")}


def putusan_lamaran(lamaran: Lamaran) -> dict[str, tuple[str, str]]:
    """Item -> (verdict, reason) as it stands in the end."""
    return putusan_akhir([lamaran.pk])[lamaran.pk]


def putusan_serentak(lamaran_ids: Iterable[int]) -> dict[int, dict[str, tuple[str, str]]]:
    """The same for many; two queries."""
    return putusan_akhir(list(lamaran_ids))


def selisih_menunggu(pengguna: Pengguna, penentu: str, pada: datetime) -> QuerySet[Selisih]:
    """Open disagreements that this person decides: as Ketua Sekretariat, or as Ketua Pansel in the pleno."""
    hak = Hak.PIMPIN if penentu == Selisih.Penentu.PLENO else Hak.KELOLA
    return Selisih.objects.filter(
        penentu=penentu,
        diputus_pada__isnull=True,
        lamaran__keadaan=Keadaan.DIPERIKSA,
        lamaran__lowongan__tahap__in=TAHAP_DIPERIKSA,
        lamaran__lowongan__seleksi__in=seleksi_dengan_hak(pengguna, hak, pada).order_by().values("pk"),
    )


def selisih_saya(pengguna: Pengguna, penentu: str, pada: datetime) -> list[Selisih]:
    """The same as rows, without those he may not open (P-07); the oldest first."""
    menunggu = selisih_menunggu(pengguna, penentu, pada)
    bebas = bebas_benturan(pengguna, Lamaran.objects.filter(pk__in=menunggu.values("lamaran")), menilai=False)
    semua = menunggu.filter(lamaran__in=bebas.values("pk")).select_related("lamaran__lowongan")
    return list(semua.order_by("dibuka_pada", "pk"))
