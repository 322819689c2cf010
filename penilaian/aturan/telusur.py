"""Tracing a career where it was made: who is sent, for how long, and when his closed notes are complete."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from penilaian.aturan.kata import _blok, _dan
from seleksi.izin import Temuan

DASAR_TELUSUR = "Lampiran huruf b angka 2 huruf d dan huruf e"
PENELUSUR = "Penelusur rekam jejak"
# Who was asked about a participant; the first three are those the regulation names.
SUMBER = (
    ("ATASAN", "Atasan"),
    ("REKAN", "Rekan sejawat"),
    ("BAWAHAN", "Bawahan"),
    ("LAIN", "Lingkungan terkait lainnya"),
)
SUMBER_DISEBUT = ("ATASAN", "REKAN", "BAWAHAN")
# More talks than anybody holds on one participant.
CATATAN_MAKS = 40
BUKTI_TELUSUR_MAKS = 10


@dataclass(frozen=True, slots=True)
class IsiCatatan:
    """One talk: with whom, when, what was said. ``kode`` is given by the form, so that it is kept once."""

    kode: str
    sumber: str = ""
    nama_sumber: str = ""
    tanggal: date | None = None
    isi: str = ""

    @property
    def kosong(self) -> bool:
        return not (self.sumber or self.nama_sumber or self.tanggal or self.isi)

    @property
    def lengkap(self) -> bool:
        return bool(self.sumber and self.tanggal and self.isi)


@dataclass(frozen=True, slots=True)
class IsiTelusur:
    """What a tracer writes on one participant."""

    kesimpulan: str = ""
    # Why one of the three circles was not asked.
    alasan_sumber: str = ""
    catatan: tuple[IsiCatatan, ...] = ()


def penugasan_telusur(
    *, berperan: bool, peserta: Collection[int], dipilih: Collection[int], sudah: Sequence[str], sendiri: bool
) -> list[Temuan]:
    """B-2. Tracers hold the role by decree, trace participants alone, each of them once, never themselves.

    ``peserta`` may be traced on the word of him who assigns; ``sudah`` are names of those the tracer has.

    Dasar: Perbup 89/2021, Lampiran huruf b angka 2 huruf e.
    """
    salah = []
    if not berperan:
        salah.append("Yang ditugasi harus memegang peran penelusur rekam jejak seleksi ini.")
    if not dipilih:
        salah.append("Pilih sedikitnya seorang peserta.")
    if set(dipilih) - set(peserta):
        salah.append("Yang ditelusuri hanya peserta yang memenuhi syarat dan tidak Anda kecualikan.")
    if sudah:
        salah.append(f"Sudah ditugaskan kepada penelusur ini: {_dan(sudah)}.")
    if sendiri:
        salah.append("Penelusur tidak menelusuri dirinya sendiri.")
    return [_blok("B-2", DASAR_TELUSUR, pesan) for pesan in salah]


def masa_telusur(mulai: date, batas: date, hari: date) -> list[Temuan]:
    """B-2. An order to trace names its days, and they are still to come.

    Dasar: Perbup 89/2021, Lampiran huruf b angka 2 huruf e.
    """
    if mulai <= batas and batas >= hari:
        return []
    pesan = "Masa tugas berakhir paling cepat hari ini dan tidak sebelum hari mulainya."
    return [_blok("B-2", DASAR_TELUSUR, pesan)]


def telusur_terbuka(*, diserahkan: bool, dihentikan: bool) -> list[Temuan]:
    """B-2. Notes handed over are sealed, those of an ended order too: nobody changes them.

    Dasar: Perbup 89/2021, Lampiran huruf b angka 2 huruf e.
    """
    if dihentikan:
        return [_blok("B-2", DASAR_TELUSUR, "Tugas penelusuran ini sudah dihentikan.")]
    if diserahkan:
        return [_blok("B-2", DASAR_TELUSUR, "Catatan ini sudah diserahkan dan disegel.")]
    return []


def banyak_catatan(jumlah: int) -> list[Temuan]:
    """B-2. More talks than a form holds are refused, not lost silently.

    Dasar: Perbup 89/2021, Lampiran huruf b angka 2 huruf d.
    """
    if jumlah <= CATATAN_MAKS:
        return []
    return [
        _blok("B-2", DASAR_TELUSUR, f"Paling banyak {CATATAN_MAKS} sumber untuk satu peserta.", PENELUSUR)
    ]


def banyak_bukti_telusur(jumlah: int) -> list[Temuan]:
    """B-2. As many files of evidence as can be read.

    Dasar: Perbup 89/2021, Lampiran huruf b angka 2 huruf d.
    """
    if jumlah < BUKTI_TELUSUR_MAKS:
        return []
    pesan = f"Paling banyak {BUKTI_TELUSUR_MAKS} berkas bukti untuk satu peserta."
    return [_blok("B-2", DASAR_TELUSUR, pesan, PENELUSUR)]


def kelengkapan_telusur(isi: IsiTelusur) -> list[Temuan]:
    """B-2. Notes are handed over with a conclusion and whole talks: superior, peer, subordinate, or why not.

    Dasar: Perbup 89/2021, Lampiran huruf b angka 2 huruf d.
    """
    salah = []
    if not isi.kesimpulan:
        salah.append("Tulis kesimpulan penelusuran.")
    if not isi.catatan:
        salah.append("Catat sedikitnya satu sumber.")
    kurang = [str(n) for n, satu in enumerate(isi.catatan, start=1) if not satu.lengkap]
    if kurang:
        salah.append(f"Lengkapi kedudukan sumber, tanggal, dan isi pada sumber {_dan(kurang)}.")
    ditanya = {satu.sumber for satu in isi.catatan}
    sebutan = dict(SUMBER)
    lewat = [sebutan[satu].lower() for satu in SUMBER_DISEBUT if satu not in ditanya]
    if isi.catatan and lewat and not isi.alasan_sumber:
        salah.append(f"Belum ada sumber {_dan(lewat)}; hubungi, atau tulis mengapa tidak.")
    return [_blok("B-2", DASAR_TELUSUR, pesan, PENELUSUR) for pesan in salah]


def alasan_henti_telusur(alasan: str) -> list[Temuan]:
    """B-2. An order ends early with a reason: a tie to the participant, illness, a slip.

    Dasar: Perbup 89/2021, Lampiran huruf b angka 2 huruf e ("obyektif").
    """
    return [] if alasan else [_blok("B-2", DASAR_TELUSUR, "Tulis alasan penghentian tugas.")]


def pembacaan_catatan(*, tercatat: bool, bebas: bool, keperluan: str, perihal: str) -> list[Temuan]:
    """B-2. Closed notes open to a member without a tie to the participant, for a purpose he states.

    ``tercatat``: handed over; ``bebas``: declared without conflict; ``perihal`` names what is read.

    Dasar: Perbup 89/2021, Lampiran huruf b angka 2 huruf e; Pasal 5 ayat (4) huruf d.
    """
    temuan = []
    if not tercatat:
        temuan.append(_blok("B-2", DASAR_TELUSUR, f"{perihal} belum ada."))
    if not bebas:
        pesan = f"{perihal} terbuka sesudah Anda menyatakan tidak ada benturan kepentingan dengan peserta."
        temuan.append(_blok("P-07", "Pasal 5 ayat (4) huruf d", pesan))
    if not keperluan:
        temuan.append(_blok("B-2", DASAR_TELUSUR, "Isi keperluan membuka; pembacaan dicatat."))
    return temuan


def sebelum_rekam_jejak_dikunci(dikunci: bool) -> list[Temuan]:
    """B-2. Tracing serves the scoring of rekam jejak: once that is locked, nothing is added.

    Dasar: Perbup 89/2021, Lampiran huruf b angka 2.
    """
    if not dikunci:
        return []
    pesan = "Penilaian rekam jejak lowongan ini sudah dikunci; penelusurannya selesai."
    return [_blok("B-2", DASAR_TELUSUR, pesan)]
