"""The second verifier's own check, who may see the first one's, and disagreements."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

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
    Selisih,
    SuratRekomendasi,
    TelaahRiwayat,
    Verifikasi,
)
from peserta.models.kedua import putusan_akhir
from peserta.queries.pintu import lamaran_untuk_dibaca, lamaran_untuk_diperiksa
from seleksi.models import Lowongan

MASIH_DIPERIKSA = (Keadaan.DIAJUKAN, Keadaan.DIPERIKSA)


def pemeriksaan_kedua(lamaran: Lamaran) -> dict[str, PemeriksaanKedua]:
    """Item -> the second person's own verdict."""
    return {satu.butir: satu for satu in lamaran.pemeriksaan_kedua.select_related("diperiksa_oleh")}


def pemeriksa_pertama(lamaran: Lamaran) -> set[int]:
    """Everybody who took part in the first check: items, marks on the history, reading of the letter."""
    (semua,) = _pemeriksa([lamaran]).values()
    return semua


def pemeriksa_kedua(lamaran: Lamaran) -> set[int]:
    """Everybody who took part in the second check, or opened a disagreement."""
    sendiri = set(lamaran.pemeriksaan_kedua.values_list("diperiksa_oleh", flat=True))
    return sendiri | set(lamaran.selisih.values_list("dibuka_oleh", flat=True))


def _pemeriksa(lamaran: Iterable[Lamaran]) -> dict[int, set[int]]:
    """Application -> accounts of the first check; four queries."""
    semua = {satu.pk: {satu.diperiksa_oleh_id} if satu.diperiksa_oleh_id else set() for satu in lamaran}
    dari = (
        Verifikasi.objects.filter(lamaran__in=semua).values_list("lamaran", "diperiksa_oleh"),
        TelaahRiwayat.objects.filter(lamaran__in=semua).values_list("lamaran", "ditelaah_oleh"),
        SuratRekomendasi.objects.filter(lamaran__in=semua, sumber="PEMERIKSA").values_list(
            "lamaran", "diisi_oleh"
        ),
        # Naming what a document lacks is part of the check too.
        ButirPerbaikan.objects.filter(perbaikan__lamaran__in=semua).values_list(
            "perbaikan__lamaran", "ditandai_oleh"
        ),
    )
    for baris in dari:
        for pk, orang in baris:
            semua[pk].add(orang)
    return semua


def tertutup(pengguna: Pengguna, lamaran: Iterable[Lamaran], pada: datetime) -> set[int]:
    """Ids of the applications whose first verdicts are hidden from this person: the policy is blind, the
    check is open, and he could still be the second person. Six queries at most, whatever the number.
    """
    buta = [
        satu
        for satu in lamaran
        if satu.keadaan in MASIH_DIPERIKSA and aturan.periksa_buta(satu.lowongan.seleksi.aturan_main)
    ]
    if not buta:
        return set()
    seleksi = set(seleksi_dengan_hak(pengguna, Hak.VERIFIKASI, pada).values_list("pk", flat=True))
    berselisih = set(Selisih.objects.filter(lamaran__in=buta).values_list("lamaran", flat=True))
    pertama = _pemeriksa(buta)
    return {
        satu.pk
        for satu in buta
        if satu.lowongan.seleksi_id in seleksi
        and satu.pk not in berselisih
        and pertama[satu.pk]
        and pengguna.pk not in pertama[satu.pk]
    }


def tertutup_di(pengguna: Pengguna, lowongan: Iterable[Lowongan], pada: datetime) -> set[int]:
    """The same for every application of these vacancies."""
    dasar = Lamaran.objects.filter(lowongan__in=list(lowongan), keadaan__in=MASIH_DIPERIKSA)
    return tertutup(pengguna, dasar.select_related("lowongan__seleksi"), pada)


def tertutup_bagi(pengguna: Pengguna, lamaran: Lamaran, pada: datetime) -> bool:
    return bool(tertutup(pengguna, [lamaran], pada))


def lamaran_untuk_ditelaah(pengguna: Pengguna, lamaran_id: int, pada: datetime) -> Lamaran:
    """Door of the pages that show marks and readings of the first person; shut while those are hidden."""
    lamaran = lamaran_untuk_diperiksa(pengguna, lamaran_id, pada)
    if tertutup_bagi(pengguna, lamaran, pada):
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


def jumlah_selisih(lowongan_ids: Iterable[int]) -> dict[str, int]:
    """Who decides -> how many disagreements wait for him."""
    dasar = Selisih.objects.filter(
        diputus_pada__isnull=True,
        lamaran__lowongan__in=list(lowongan_ids),
        lamaran__keadaan=Keadaan.DIPERIKSA,
    )
    jumlah = dict.fromkeys(Selisih.Penentu.values, 0)
    for penentu in dasar.values_list("penentu", flat=True):
        jumlah[penentu] += 1
    return jumlah
