"""Papers without a name: when a component is read under codes, and what a participant is called in it.

While it is, nothing a rater gets may join code and person: not an address, an order, a date, the state of a
sheet beside a name, nor a page that opens for all codes but one.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q
from django.urls import reverse

from akun.models import Pengguna
from penilaian import aturan
from penilaian.alur import KeadaanKomponen
from penilaian.models import BenturanKepentingan, Komponen
from peserta.models import KemiripanMakalah, Lamaran, Makalah, SerahanMakalah, TemaMakalah
from peserta.queries import tema_lowongan
from seleksi.models import Lowongan

# The component is closed: names join the marks.
BERNAMA = (KeadaanKomponen.DIKUNCI, KeadaanKomponen.DIUMUMKAN)


def komponen_anonim(daftar: Iterable[Komponen]) -> set[int]:
    """Ids of the components that are read under codes now. One query for any number.

    Their vacancies bring the selection along.
    """
    mungkin = [
        satu
        for satu in daftar
        if satu.metode == Komponen.Metode.MAKALAH
        and satu.keadaan not in BERNAMA
        and aturan.makalah_anonim(satu.lowongan.seleksi.aturan_main)
    ]
    if not mungkin:
        return set()
    tema = TemaMakalah.objects.filter(lowongan__in={satu.lowongan_id for satu in mungkin})
    disegel = dict(tema.values_list("lowongan", "disegel_pada"))
    # A theme sealed when scoring had begun comes too late: names were seen, and nobody has a code.
    return {
        satu.pk
        for satu in mungkin
        if satu.lowongan_id in disegel
        and (satu.dibuka_pada is None or satu.dibuka_pada >= disegel[satu.lowongan_id])
    }


def anonim(komponen: Komponen) -> bool:
    """Whether this one component is."""
    return komponen.pk in komponen_anonim([komponen])


def kode_makalah(lamaran: Lamaran) -> str:
    """The code of a participant; empty while he has none."""
    return Makalah.objects.filter(lamaran=lamaran).values_list("kode", flat=True).first() or ""


def sebutan(komponen: Komponen, lamaran: Lamaran) -> int | str:
    """What stands for the participant in addresses of this component: his code, or his id."""
    return kode_makalah(lamaran) if anonim(komponen) else lamaran.pk


def sebutan_semua(daftar: Iterable[Lamaran], tersamar: bool) -> dict[int, int | str]:
    """The same for many; one query where codes are used."""
    semua = {satu.pk: satu.pk for satu in daftar}
    if not tersamar:
        return dict(semua)
    return dict(Makalah.objects.filter(lamaran__in=semua).values_list("lamaran", "kode"))


def nama_tampak(komponen: Komponen, lamaran: Lamaran) -> str:
    """What the participant is called on pages, in messages and in mail about this component."""
    if anonim(komponen):
        return f"kode {kode_makalah(lamaran)}"
    return lamaran.pelamar.pengguna.nama_tampil


def alamat_lembar(komponen: Komponen, lamaran: Lamaran) -> str:
    return reverse("penilaian:lembar", args=[komponen.pk, sebutan(komponen, lamaran)])


# --- Makalah di samping lembar ------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class Mirip:
    """What a paper shares with another; `kode` is empty where the reader does not score the other."""

    kode: str
    persen: int
    bagian: int


def serahan_dinilai(lamaran: Lamaran) -> SerahanMakalah | None:
    """The paper of a participant that counts, with its copy for raters."""
    semua = SerahanMakalah.objects.filter(makalah__lamaran=lamaran, diganti_pada__isnull=True)
    return semua.select_related("salinan", "makalah").first()


def kemiripan_makalah(pengguna: Pengguna, lamaran: Lamaran) -> list[Mirip]:
    """Hints on one paper, the largest first; a paper the reader is recused from is not named."""
    pasangan = KemiripanMakalah.objects.filter(
        Q(pertama__lamaran=lamaran) | Q(kedua__lamaran=lamaran)
    ).select_related("pertama", "kedua")
    terlarang = set(
        BenturanKepentingan.objects.filter(penilai=pengguna, ada=True).values_list("lamaran", flat=True)
    )
    hasil = []
    for satu in pasangan:
        lain = satu.kedua if satu.pertama.lamaran_id == lamaran.pk else satu.pertama
        kode = "" if lain.lamaran_id in terlarang else lain.kode
        hasil.append(Mirip(kode, satu.persen, satu.bagian))
    return sorted(hasil, key=lambda satu: (-satu.persen, satu.kode))


def kode_dan_nama(komponen: Komponen, daftar: Iterable[Lamaran]) -> list[tuple[str, Lamaran]]:
    """Which code was whose, once the component is closed; empty before."""
    if komponen.metode != Komponen.Metode.MAKALAH or komponen.keadaan not in BERNAMA:
        return []
    orang = {satu.pk: satu for satu in daftar}
    kode = Makalah.objects.filter(lamaran__in=orang).values_list("lamaran", "kode")
    return sorted(((kode, orang[pk]) for pk, kode in kode), key=lambda satu: satu[0])


def tema_komponen(komponen: Komponen) -> TemaMakalah | None:
    """The theme of the written test that a component scores."""
    lowongan: Lowongan = komponen.lowongan
    return tema_lowongan(lowongan) if komponen.metode == Komponen.Metode.MAKALAH else None
