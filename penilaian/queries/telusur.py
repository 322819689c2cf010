"""Tracing: doors to orders and closed notes (class G), what stands in them, who read them.

Notes open to the tracer who writes them, and to members of the Pansel without a conflict with the
participant, for a quarter of an hour after each recorded reading. Nobody else has a door.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

import rfc8785
from django.db.models import Exists, OuterRef, Prefetch, QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404

from akun.models import Pengguna
from dokumen import rahasia
from jejak.models import Jejak
from panitia.aturan import Hak, Peran
from panitia.models import Keanggotaan
from panitia.queries import pemegang, punya_hak, seleksi_dengan_hak
from penilaian.aturan import IsiCatatan, IsiTelusur
from penilaian.models import BenturanKepentingan, BuktiTelusur, CatatanTelusur, Komponen, TugasTelusur
from penilaian.queries.lembar import TERTUTUP, benturan_menurut, peserta
from peserta.models import Lamaran
from seleksi.models import Lowongan

PERISTIWA_BACA_TELUSUR = "telusur.dibaca"
PERISTIWA_SALIN_TELUSUR = "telusur.bukti_disalin"
TERKAIT_TELUSUR = (
    *("lamaran__lowongan__seleksi", "lamaran__pelamar__pengguna"),
    *("penelusur", "surat_tugas__berkas"),
)


# --- Pintu ---
def tugas_penelusur(pengguna: Pengguna, pada: datetime) -> QuerySet[TugasTelusur]:
    """Orders of this tracer that were not ended, the most urgent first, where he holds the role now."""
    seleksi = seleksi_dengan_hak(pengguna, Hak.TELUSUR, pada).order_by().values("pk")
    dasar = TugasTelusur.objects.filter(
        penelusur=pengguna, dihentikan_pada__isnull=True, lamaran__lowongan__seleksi__in=seleksi
    )
    return dasar.select_related("lamaran__lowongan", "lamaran__pelamar__pengguna").order_by("batas", "pk")


def tugas_untuk_penelusur(pengguna: Pengguna, tugas_id: int, pada: datetime) -> TugasTelusur:
    """One's own order; 404 for anybody else's, for an ended one, and without the role."""
    return get_object_or_404(tugas_penelusur(pengguna, pada).select_related(*TERKAIT_TELUSUR), pk=tugas_id)


def tugas_untuk_pansel(pengguna: Pengguna, tugas_id: int, pada: datetime) -> TugasTelusur:
    """An order on a participant with whom this member of the Pansel declared no conflict."""
    tugas = get_object_or_404(TugasTelusur.objects.select_related(*TERKAIT_TELUSUR), pk=tugas_id)
    if not punya_hak(pengguna, tugas.id_seleksi, Hak.NILAI, pada):
        raise Http404
    if benturan_menurut(pengguna, tugas.lamaran) is not False:
        raise Http404
    return tugas


def tugas_untuk_ketua(pengguna: Pengguna, tugas_id: int, pada: datetime) -> TugasTelusur:
    """An order for the Ketua who may end it."""
    tugas = tugas_untuk_pansel(pengguna, tugas_id, pada)
    if not punya_hak(pengguna, tugas.id_seleksi, Hak.PIMPIN, pada):
        raise Http404
    return tugas


def tugas_untuk_surat(pengguna: Pengguna, tugas_id: int, pada: datetime) -> TugasTelusur:
    """The paper of an order: for the tracer it sends, and for the Ketua who signed it."""
    tugas = get_object_or_404(TugasTelusur.objects.select_related(*TERKAIT_TELUSUR), pk=tugas_id)
    if tugas.penelusur_id == pengguna.pk:
        return tugas_untuk_penelusur(pengguna, tugas_id, pada)
    if tugas.surat_tugas.penanda_tangan_id != pengguna.pk:
        raise Http404
    return tugas_untuk_pansel(pengguna, tugas_id, pada)


def bukti_penelusur(pengguna: Pengguna, bukti_id: int, pada: datetime) -> BuktiTelusur:
    """A file of one's own notes."""
    bukti = get_object_or_404(bukti_berlaku_semua(), pk=bukti_id, tugas__penelusur=pengguna)
    bukti.tugas = tugas_untuk_penelusur(pengguna, bukti.tugas_id, pada)
    return bukti


def bukti_telusur_dibaca(pengguna: Pengguna, bukti_id: int, pada: datetime) -> BuktiTelusur:
    """A file of closed notes, for a member of the Pansel who may read them."""
    bukti = get_object_or_404(bukti_berlaku_semua(), pk=bukti_id)
    bukti.tugas = tugas_untuk_pansel(pengguna, bukti.tugas_id, pada)
    return bukti


def bukti_berlaku_semua() -> QuerySet[BuktiTelusur]:
    return BuktiTelusur.objects.filter(dihapus_pada__isnull=True).select_related(
        "tugas", "berkas__pemindaian"
    )


# --- Isi ---
def isi_telusur(tugas: TugasTelusur) -> IsiTelusur:
    """RAHASIA. The notes as they stand, with the names of sources: for the tracer and for the digest."""
    return IsiTelusur(
        tugas.kesimpulan,
        tugas.alasan_sumber,
        tuple(
            IsiCatatan(str(satu.kode), satu.sumber, satu.nama_sumber, satu.tanggal, satu.isi)
            for satu in catatan_telusur(tugas)
        ),
    )


def catatan_telusur(tugas: TugasTelusur) -> list[CatatanTelusur]:
    return list(tugas.catatan.order_by("urutan", "pk"))


def bukti_telusur(tugas: TugasTelusur) -> list[BuktiTelusur]:
    return list(bukti_berlaku_semua().filter(tugas=tugas).order_by("pk"))


def sidik_telusur(tugas: TugasTelusur, bukti: Collection[BuktiTelusur]) -> str:
    """SHA-256 over who wrote what on whom, the files beside it, and the salt of the row."""
    isi = isi_telusur(tugas)
    return hashlib.sha256(
        rfc8785.dumps(
            {
                "tugas": tugas.pk,
                "lamaran": tugas.lamaran_id,
                "penelusur": tugas.penelusur_id,
                "kesimpulan": isi.kesimpulan,
                "alasan_sumber": isi.alasan_sumber,
                "catatan": [
                    [s.kode, s.sumber, s.nama_sumber, s.tanggal.isoformat() if s.tanggal else "", s.isi]
                    for s in isi.catatan
                ],
                "bukti": [satu.berkas.sha256 for satu in bukti],
                "garam": tugas.garam,
            }
        )
    ).hexdigest()


# --- Pansel ---
@dataclass(frozen=True, slots=True)
class PesertaTelusur:
    """A participant as the reader may know him here, with the orders that were not ended."""

    lamaran: Lamaran
    tugas: tuple[TugasTelusur, ...]


def boleh_diketahui(pengguna: Pengguna, lowongan: Lowongan) -> QuerySet[Lamaran]:
    """Participants with whom this person declared no conflict, in register order."""
    bebas = BenturanKepentingan.objects.filter(penilai=pengguna, lamaran=OuterRef("pk"), ada=False)
    return peserta(lowongan.pk).filter(Exists(bebas))


def peserta_telusur(pengguna: Pengguna, lowongan: Lowongan) -> list[PesertaTelusur]:
    """Whom the Pansel traces, as far as this member may know; two queries."""
    berjalan = TugasTelusur.objects.filter(dihentikan_pada__isnull=True).select_related("penelusur")
    daftar = boleh_diketahui(pengguna, lowongan).prefetch_related(
        Prefetch("telusur", berjalan.order_by("pk"), to_attr="tugas_telusur")
    )
    return [PesertaTelusur(satu, tuple(satu.tugas_telusur)) for satu in daftar]


def jumlah_tersembunyi(pengguna: Pengguna, lowongan: Lowongan) -> int:
    """How many participants this member may not know more of here: undeclared, or in conflict with him."""
    return peserta(lowongan.pk).count() - boleh_diketahui(pengguna, lowongan).count()


def telusur_dihentikan(pengguna: Pengguna, lowongan: Lowongan) -> list[TugasTelusur]:
    """Orders that ended early, with the reason, for the Ketua."""
    dasar = TugasTelusur.objects.filter(
        dihentikan_pada__isnull=False, lamaran__in=boleh_diketahui(pengguna, lowongan)
    )
    terkait = ("penelusur", "dihentikan_oleh", "lamaran__pelamar__pengguna")
    return list(dasar.select_related(*terkait).order_by("pk"))


def tugas_lamaran(lamaran: Lamaran) -> list[TugasTelusur]:
    """Orders on one participant, for a rater who passed the door to his sheet."""
    berjalan = TugasTelusur.objects.filter(lamaran=lamaran, dihentikan_pada__isnull=True)
    return list(berjalan.select_related("penelusur").order_by("pk"))


def penelusur_seleksi(lowongan: Lowongan, pada: datetime) -> list[Keanggotaan]:
    """Who may be sent, in the order of the decree."""
    return list(pemegang(lowongan.seleksi_id, Peran.PENELUSUR, pada))


def rekam_jejak_dikunci(lowongan: Lowongan) -> bool:
    return Komponen.objects.filter(
        lowongan=lowongan, metode=Komponen.Metode.REKAM_JEJAK, keadaan__in=TERTUTUP
    ).exists()


def pembacaan_telusur(pengguna: Pengguna, tugas: TugasTelusur, pada: datetime) -> Jejak | None:
    """The person's last recorded reading of these notes, while it keeps the page open."""
    return rahasia.pembacaan_berlaku(tugas, PERISTIWA_BACA_TELUSUR, pengguna, pada)
