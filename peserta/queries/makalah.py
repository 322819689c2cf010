"""The written test: its theme from the hour on, the papers that came, and what still has to be copied.

A code is never told here beside a name: it belongs to the pages of the raters (penilaian.queries.samaran).
"""

from __future__ import annotations

from datetime import datetime

from django.db.models import Exists, F, OuterRef, Prefetch, Q, QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404

from akun.models import Pengguna
from panitia.aturan import Hak
from panitia.queries import hak_pengguna, punya_hak
from peserta.models import Lamaran, Makalah, SerahanMakalah, TemaMakalah
from peserta.queries.daftar import peserta_lowongan
from peserta.queries.diketahui import hasil_diketahui
from seleksi.models import Lowongan

# The Sekretariat follows who handed in, and scans; it sees names and hours, never a code.
PENGURUS_MAKALAH = frozenset({Hak.KELOLA, Hak.VERIFIKASI})
# A copy that fails so often is left to a person.
PERCOBAAN_SALIN = 5


def tema_lowongan(lowongan: Lowongan) -> TemaMakalah | None:
    return TemaMakalah.objects.filter(lowongan=lowongan).first()


def tema_terbuka(tema: TemaMakalah, pada: datetime) -> bool:
    """The hour has come: to the second, by the clock of the server."""
    return pada >= tema.dibuka_pada


def isi_tema(tema: TemaMakalah, pada: datetime) -> str:
    """The words of the theme; empty before its hour, whoever asks."""
    return tema.isi if tema_terbuka(tema, pada) else ""


def peserta_makalah(lowongan: Lowongan) -> list[Lamaran]:
    """Who writes: those who passed the administrative stage and may know it, in order of the register."""
    semua = list(peserta_lowongan(lowongan))
    diketahui = hasil_diketahui(semua)
    return [satu for satu in semua if satu.pk in diketahui]


def ikut_makalah(lamaran: Lamaran) -> bool:
    """Whether he writes, as he may know it himself."""
    tinggal = Lamaran.objects.memenuhi_syarat().filter(pk=lamaran.pk).exists()
    return tinggal and lamaran.pk in hasil_diketahui([lamaran])


def serahan_berlaku(lamaran: Lamaran) -> SerahanMakalah | None:
    """The paper that counts: the last one handed in."""
    semua = SerahanMakalah.objects.filter(makalah__lamaran=lamaran, diganti_pada__isnull=True)
    return semua.select_related("berkas__pemindaian", "salinan").first()


def serahan_saya(lamaran: Lamaran) -> list[SerahanMakalah]:
    """Every handing in of this participant, the first one first."""
    semua = SerahanMakalah.objects.filter(makalah__lamaran=lamaran)
    return list(semua.select_related("berkas").order_by("pk"))


def penyerahan_lowongan(lowongan: Lowongan) -> QuerySet[Lamaran]:
    """Participants in order of the register, each with `serahan`: the paper that counts, or an empty list."""
    berlaku = SerahanMakalah.objects.filter(diganti_pada__isnull=True).select_related("berkas")
    ada = Makalah.objects.prefetch_related(Prefetch("serahan", berlaku, to_attr="berlaku"))
    return peserta_lowongan(lowongan).prefetch_related(Prefetch("makalah", ada))


# --- Pintu ------------------------------------------------------------------------------------
def lowongan_bertema(pengguna: Pengguna, lowongan_id: int, pada: datetime) -> Lowongan:
    """An announced vacancy whose theme this person sets: the Ketua Pansel."""
    lowongan = get_object_or_404(Lowongan.objects.tampil_publik().select_related("seleksi"), pk=lowongan_id)
    if not punya_hak(pengguna, lowongan.seleksi_id, Hak.PIMPIN, pada):
        raise Http404
    return lowongan


def lowongan_bermakalah(pengguna: Pengguna, lowongan_id: int, pada: datetime) -> Lowongan:
    """A vacancy with a written test, for the Sekretariat."""
    lowongan = get_object_or_404(
        Lowongan.objects.tampil_publik().select_related("seleksi", "tema_makalah"),
        pk=lowongan_id,
        tema_makalah__isnull=False,
    )
    if not hak_pengguna(pengguna, lowongan.seleksi_id, pada).intersection(PENGURUS_MAKALAH):
        raise Http404
    return lowongan


def lamaran_dipindai(pengguna: Pengguna, lamaran_id: int, pada: datetime) -> Lamaran:
    """A participant whose sheets the Sekretariat scans."""
    terkait = ("lowongan__seleksi", "pelamar__pengguna")
    lamaran = get_object_or_404(
        Lamaran.objects.memenuhi_syarat().select_related(*terkait),
        pk=lamaran_id,
        lowongan__tema_makalah__cara=TemaMakalah.Cara.PINDAI,
    )
    if not hak_pengguna(pengguna, lamaran.id_seleksi, pada).intersection(PENGURUS_MAKALAH):
        raise Http404
    return lamaran


def serahan_milik(pengguna: Pengguna, serahan_id: int) -> SerahanMakalah:
    """One's own paper, as it was handed in."""
    dasar = SerahanMakalah.objects.select_related("berkas__pemindaian", "makalah__lamaran")
    return get_object_or_404(dasar, pk=serahan_id, makalah__lamaran__pelamar__pengguna=pengguna)


# --- Pekerjaan mesin --------------------------------------------------------------------------
def serahan_belum_disalin() -> QuerySet[SerahanMakalah]:
    """Papers that count and have no copy for the raters yet."""
    return SerahanMakalah.objects.filter(
        diganti_pada__isnull=True, salinan__isnull=True, percobaan__lt=PERCOBAAN_SALIN
    ).order_by("percobaan", "pk")


def tema_belum_dibandingkan(pada: datetime) -> QuerySet[TemaMakalah]:
    """Themes whose papers are all in and were not compared since the last one came."""
    serahan = SerahanMakalah.objects.filter(
        makalah__lamaran__lowongan=OuterRef("lowongan"), diganti_pada__isnull=True
    )
    baru = serahan.filter(tiba_pada__gte=OuterRef("dibandingkan_pada"))
    return (
        TemaMakalah.objects.filter(Exists(serahan), batas__lte=pada)
        .filter(Q(dibandingkan_pada__isnull=True) | Exists(baru))
        .order_by(F("dibandingkan_pada").asc(nulls_first=True), "pk")
    )
