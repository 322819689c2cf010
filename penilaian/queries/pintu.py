"""Entry doors: from an id in an address to an object, or 404 for whoever has no business with it."""

from __future__ import annotations

from datetime import datetime

from django.db.models import QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404

from akun.models import Pengguna
from panitia.aturan import Hak
from panitia.queries import punya_hak
from penilaian.models import Komponen, LembarNilai
from penilaian.queries.lembar import (
    HAK_PENILAI,
    TERTUTUP,
    benturan_ada,
    benturan_menurut,
    lembar_milik,
    peserta,
)
from penilaian.queries.samaran import anonim, serahan_dinilai
from peserta.models import BerkasLamaran, Lamaran, SerahanMakalah
from seleksi.models import Lowongan


def _lowongan() -> QuerySet[Lowongan]:
    return Lowongan.objects.select_related("seleksi")


def lowongan_untuk_penilai(pengguna: Pengguna, lowongan_id: int, pada: datetime) -> Lowongan:
    """A vacancy for one of its raters: Pansel or asesor."""
    lowongan = get_object_or_404(_lowongan(), pk=lowongan_id, pengumuman_ditutup_pada__isnull=False)
    if not punya_hak(pengguna, lowongan.seleksi_id, (Hak.NILAI, Hak.NILAI_ASESMEN), pada):
        raise Http404
    return lowongan


def lowongan_untuk_pansel(pengguna: Pengguna, lowongan_id: int, pada: datetime) -> Lowongan:
    """A vacancy for the Pansel's common work: components, recap, pleno."""
    lowongan = get_object_or_404(_lowongan(), pk=lowongan_id, pengumuman_ditutup_pada__isnull=False)
    if not punya_hak(pengguna, lowongan.seleksi_id, Hak.NILAI, pada):
        raise Http404
    return lowongan


def lowongan_untuk_dipimpin(pengguna: Pengguna, lowongan_id: int, pada: datetime) -> Lowongan:
    lowongan = get_object_or_404(_lowongan(), pk=lowongan_id, pengumuman_ditutup_pada__isnull=False)
    if not punya_hak(pengguna, lowongan.seleksi_id, Hak.PIMPIN, pada):
        raise Http404
    return lowongan


def komponen_terbit() -> QuerySet[Komponen]:
    """Components of vacancies whose applications are closed."""
    return Komponen.objects.select_related("lowongan__seleksi").filter(
        lowongan__pengumuman_ditutup_pada__isnull=False
    )


def komponen_untuk_pansel(pengguna: Pengguna, komponen_id: int, pada: datetime) -> Komponen:
    komponen = get_object_or_404(komponen_terbit(), pk=komponen_id)
    if not punya_hak(pengguna, komponen.id_seleksi, Hak.NILAI, pada):
        raise Http404
    return komponen


def komponen_untuk_dibandingkan(pengguna: Pengguna, komponen_id: int, pada: datetime) -> Komponen:
    """A closed component, for the Pansel; while it is open there is nothing to compare."""
    komponen = komponen_untuk_pansel(pengguna, komponen_id, pada)
    if komponen.keadaan not in TERTUTUP:
        raise Http404
    return komponen


def lembar_untuk_dijelaskan(
    pengguna: Pengguna, komponen_id: int, lamaran_id: int, pada: datetime
) -> LembarNilai:
    """One's own sheet in force of a closed component."""
    komponen = komponen_untuk_dibandingkan(pengguna, komponen_id, pada)
    lembar = lembar_milik(pengguna, komponen, peserta_komponen(komponen, lamaran_id))
    if lembar is None:
        raise Http404
    lembar.komponen = komponen
    return lembar


def komponen_untuk_dipimpin(pengguna: Pengguna, komponen_id: int, pada: datetime) -> Komponen:
    komponen = get_object_or_404(komponen_terbit(), pk=komponen_id)
    if not punya_hak(pengguna, komponen.id_seleksi, Hak.PIMPIN, pada):
        raise Http404
    return komponen


def peserta_untuk_dinilai(
    pengguna: Pengguna, komponen_id: int, lamaran_id: int | str, pada: datetime
) -> tuple[Komponen, Lamaran]:
    """Component and participant for a rater of that component; a recused rater finds nothing there.

    `lamaran_id` is the code of the participant where papers are read under codes; the id is nothing there.
    """
    komponen = get_object_or_404(komponen_terbit(), pk=komponen_id)
    if not punya_hak(pengguna, komponen.id_seleksi, HAK_PENILAI[komponen.penilai], pada):
        raise Http404
    bebas = peserta(komponen.lowongan_id).exclude(benturan__in=benturan_ada(pengguna))
    return komponen, get_object_or_404(bebas, **_menurut(komponen, lamaran_id))


def _menurut(komponen: Komponen, sebutan: int | str) -> dict[str, int | str]:
    """The code finds its participant in the component of papers alone; the id once names may be seen."""
    if isinstance(sebutan, str):
        if komponen.metode != Komponen.Metode.MAKALAH:
            raise Http404
        return {"makalah__kode": sebutan}
    if anonim(komponen):
        raise Http404
    return {"pk": sebutan}


def peserta_komponen(komponen: Komponen, lamaran_id: int | str) -> Lamaran:
    """A participant of the vacancy of a component that passed its own door."""
    return get_object_or_404(peserta(komponen.lowongan_id), **_menurut(komponen, lamaran_id))


def berkas_untuk_penilai(
    pengguna: Pengguna, komponen: Komponen, lamaran: Lamaran, berkas_id: int, pada: datetime
) -> BerkasLamaran:
    """A sent document of a participant, for a rater who declared no conflict with him (P-07)."""
    boleh = punya_hak(pengguna, komponen.id_seleksi, Hak.LIHAT_BERKAS, pada)
    if not boleh or benturan_menurut(pengguna, lamaran) is not False:
        raise Http404
    dasar = BerkasLamaran.objects.select_related(
        "berkas__pemindaian", "lamaran__pelamar", "lamaran__lowongan"
    )
    return get_object_or_404(dasar, pk=berkas_id, lamaran=lamaran, diganti_pada__isnull=True)


def lamaran_untuk_dipimpin(pengguna: Pengguna, lamaran_id: int, pada: datetime) -> Lamaran:
    """A participant, for the Ketua of his selection."""
    semua = Lamaran.objects.memenuhi_syarat().select_related("pelamar__pengguna", "lowongan__seleksi")
    lamaran = get_object_or_404(semua, pk=lamaran_id)
    if not punya_hak(pengguna, lamaran.id_seleksi, Hak.PIMPIN, pada):
        raise Http404
    return lamaran


def makalah_untuk_penilai(komponen: Komponen, lamaran: Lamaran) -> SerahanMakalah:
    """The paper of a participant who passed the door of a component; of the component of papers alone."""
    serahan = serahan_dinilai(lamaran) if komponen.metode == Komponen.Metode.MAKALAH else None
    if serahan is None:
        raise Http404
    return serahan
