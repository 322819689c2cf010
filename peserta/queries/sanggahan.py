"""Objections: the window of an application, what it holds, what the Pansel still owes, and the doors."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Count, Max, Q, QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404

from akun.models import Pengguna
from panitia.aturan import Hak
from panitia.queries import punya_hak, seleksi_dengan_hak
from peserta.alur import Keadaan
from peserta.models import BuktiSanggahan, Lamaran, MasaSanggah, Sanggahan, SuratPelamar
from peserta.queries.daftar import bebas_benturan, daftar_pelamar
from peserta.queries.diketahui import hasil_diketahui
from seleksi.aturan import TANPA_SANGGAH, KeadaanSanggah
from seleksi.models import Lowongan

# The Pansel decides, so its members read.
PEMBACA_SANGGAHAN = (Hak.PIMPIN, Hak.NILAI)
AKTIF = Q(diajukan_pada__isnull=False, ditarik_pada__isnull=True)


def masa_sanggah_lamaran(lamaran: Lamaran) -> MasaSanggah | None:
    """The window in which he may object: that of the announcement which told him TMS; None without one."""
    if lamaran.ditetapkan_pada is None:
        return None
    semua = MasaSanggah.objects.filter(lowongan=lamaran.lowongan_id, dibuka_pada__gte=lamaran.ditetapkan_pada)
    return semua.order_by("dibuka_pada").first()


def sanggahan_lamaran(lamaran: Lamaran) -> Sanggahan | None:
    """His objection, written or sent."""
    return Sanggahan.objects.filter(lamaran=lamaran).select_related("masa").first()


def bukti_berlaku(sanggahan: Sanggahan | None) -> list[BuktiSanggahan]:
    """The evidence as it stands, in the order it came."""
    if sanggahan is None:
        return []
    return list(sanggahan.bukti.filter(dihapus_pada__isnull=True).select_related("berkas").order_by("pk"))


def jawaban_disampaikan(lamaran: Lamaran) -> bool:
    """Whether the letter with the answer is out: before that its owner knows only that it is awaited."""
    surat = SuratPelamar.objects.filter(lamaran=lamaran, jenis=SuratPelamar.Jenis.SANGGAH)
    return surat.filter(naskah__isnull=False).exists()


def keadaan_sanggah(lowongan_ids: Iterable[int]) -> dict[int, KeadaanSanggah]:
    """Vacancy -> how its objections stand; two queries for any number."""
    ids = list(lowongan_ids)
    masa = MasaSanggah.objects.filter(lowongan__in=ids).order_by().values("lowongan")
    batas = {
        satu["lowongan"]: (satu["b"], satu["j"])
        for satu in masa.annotate(b=Max("batas"), j=Max("batas_jawab"))
    }
    aktif = Sanggahan.objects.filter(AKTIF, lamaran__lowongan__in=batas).order_by()
    jumlah = {
        satu["lamaran__lowongan"]: (satu["n"], satu["belum"])
        for satu in aktif.values("lamaran__lowongan").annotate(
            n=Count("pk"), belum=Count("pk", filter=Q(jawaban=""))
        )
    }
    return {pk: KeadaanSanggah(*saat, *jumlah.get(pk, (0, 0))) for pk, saat in batas.items()}


def keadaan_sanggah_lowongan(lowongan: Lowongan) -> KeadaanSanggah:
    """The same for one vacancy."""
    return keadaan_sanggah([lowongan.pk]).get(lowongan.pk, TANPA_SANGGAH)


def sanggahan_diterima_terakhir(lowongan_ids: Iterable[int]) -> dict[int, datetime]:
    """Vacancy -> when an objection was last accepted: results from before that moment are overtaken."""
    diterima = Lamaran.objects.filter(
        lowongan__in=list(lowongan_ids), sanggahan_diterima_pada__isnull=False
    ).order_by()
    terakhir = diterima.values("lowongan").annotate(saat=Max("sanggahan_diterima_pada"))
    return dict(terakhir.values_list("lowongan", "saat"))


def perlu_masa_sanggah(lowongan: Lowongan) -> bool:
    """Whether somebody is told TMS for the first time by the result that is published now.

    Asked after the publication: a window older than his settling was not his.
    """
    tms = list(daftar_pelamar(lowongan).filter(keadaan=Keadaan.TMS))
    return any(masa_sanggah_lamaran(satu) is None for satu in tms if satu.pk in hasil_diketahui(tms))


def daftar_sanggahan(pengguna: Pengguna, lowongan: Lowongan) -> QuerySet[Sanggahan]:
    """Sent objections of a vacancy in order of the register, without those with a conflict (P-07)."""
    bebas = bebas_benturan(pengguna, Lamaran.objects.filter(lowongan=lowongan), menilai=False)
    semua = Sanggahan.objects.filter(diajukan_pada__isnull=False, lamaran__in=bebas.values("pk"))
    return semua.select_related("lamaran__lowongan", "masa", "dijawab_oleh").order_by("lamaran__urutan")


def sanggahan_menunggu(pengguna: Pengguna, pada: datetime) -> list[Sanggahan]:
    """Sent objections that this person answers as Ketua Pansel, the nearest date first; not those with a
    conflict (P-07).
    """
    seleksi = seleksi_dengan_hak(pengguna, Hak.PIMPIN, pada).order_by().values("pk")
    bebas = bebas_benturan(pengguna, Lamaran.objects.filter(lowongan__seleksi__in=seleksi), menilai=False)
    menunggu = Sanggahan.objects.filter(AKTIF, jawaban="", lamaran__in=bebas.values("pk"))
    return list(menunggu.select_related("lamaran__lowongan", "masa").order_by("masa__batas_jawab", "pk"))


def bukti_sanggahan_milik(pengguna: Pengguna, bukti_id: int) -> BuktiSanggahan:
    """A file of one's own objection."""
    terkait = ("berkas", "sanggahan__lamaran__lowongan__seleksi", "sanggahan__lamaran__pelamar__pengguna")
    dasar = BuktiSanggahan.objects.select_related(*terkait)
    return get_object_or_404(
        dasar, pk=bukti_id, dihapus_pada=None, sanggahan__lamaran__pelamar__pengguna=pengguna
    )


def bukti_sanggahan_untuk_dibuka(pengguna: Pengguna, bukti_id: int, pada: datetime) -> BuktiSanggahan:
    """A file of an objection: for its owner, and once it is sent for the Pansel."""
    dasar = BuktiSanggahan.objects.select_related("berkas", "sanggahan__lamaran__pelamar")
    bukti = get_object_or_404(dasar, pk=bukti_id, dihapus_pada=None)
    if bukti.sanggahan.lamaran.pelamar.pengguna_id == pengguna.pk:
        return bukti
    sanggahan_untuk_dijawab(pengguna, bukti.sanggahan_id, pada)
    return bukti


def lowongan_untuk_sanggahan(pengguna: Pengguna, lowongan_id: int, pada: datetime) -> Lowongan:
    """A vacancy whose objections the person reads as a member of the Pansel."""
    lowongan = get_object_or_404(Lowongan.objects.tampil_publik().select_related("seleksi"), pk=lowongan_id)
    if not _anggota(pengguna, lowongan.seleksi_id, pada):
        raise Http404
    return lowongan


def sanggahan_untuk_dijawab(pengguna: Pengguna, sanggahan_id: int, pada: datetime) -> Sanggahan:
    """A sent objection, for the members of the Pansel without a conflict with its applicant."""
    terkait = ("lamaran__lowongan__seleksi", "lamaran__pelamar__pengguna", "masa", "dijawab_oleh")
    sanggahan = get_object_or_404(
        Sanggahan.objects.select_related(*terkait), pk=sanggahan_id, diajukan_pada__isnull=False
    )
    bebas = bebas_benturan(pengguna, Lamaran.objects.filter(pk=sanggahan.lamaran_id), menilai=False)
    if not _anggota(pengguna, sanggahan.id_seleksi, pada) or not bebas.exists():
        raise Http404
    return sanggahan


def _anggota(pengguna: Pengguna, seleksi_id: int, pada: datetime) -> bool:
    return any(punya_hak(pengguna, seleksi_id, hak, pada) for hak in PEMBACA_SANGGAHAN)
