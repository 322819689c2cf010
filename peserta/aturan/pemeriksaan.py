"""The check of an application by two persons: checklist, verdicts, reasons."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from peserta.aturan.fakta import Tambahan
from peserta.aturan.kata import _dan
from peserta.aturan.syarat import DASAR_SYARAT, KODE_PERNYATAAN, KODE_SYARAT, NAMA_SYARAT
from seleksi.izin import Temuan, Tingkat
from seleksi.ketentuan import DokumenWajib

# One who checks holds the application this long after his last item; then a colleague may take over.
LAMA_PEGANG = timedelta(minutes=30)
SESUAI, TIDAK_SESUAI = "SESUAI", "TIDAK_SESUAI"
MS, TMS = "MS", "TMS"


@dataclass(frozen=True, slots=True)
class Butir:
    """One line of the verifier's checklist: an uploaded document, or a requirement (``dokumen`` is False)."""

    kode: str
    nama: str
    petunjuk: str
    dasar: str
    dokumen: bool


def butir_periksa(dokumen: Sequence[DokumenWajib], tambahan: Sequence[Tambahan] = ()) -> tuple[Butir, ...]:
    """B-3. The checklist of an application: its documents, the requirements, the conditions of the vacancy.

    Dasar: Lampiran huruf b angka 3 huruf a, e.
    """
    berkas = (Butir(satu.kode, satu.nama, satu.petunjuk, satu.dasar, True) for satu in dokumen)
    syarat = (Butir(kode, NAMA_SYARAT[kode], "", DASAR_SYARAT[kode], False) for kode in KODE_SYARAT)
    khusus = (Butir(satu.kode, satu.uraian, "", satu.dasar, False) for satu in tambahan)
    return (*berkas, *syarat, *khusus)


def pemeriksaan_lengkap(putusan: Mapping[str, str], butir: Sequence[Butir]) -> list[Temuan]:
    """B-3. Every item of the checklist has a verdict.

    Dasar: Lampiran huruf b angka 3 huruf a.
    """
    belum = [satu.nama for satu in butir if satu.kode not in putusan]
    return [_b3(f"Belum diperiksa: {_dan(belum)}.")] if belum else []


def kesimpulan(putusan: Mapping[str, str]) -> str:
    """B-3. MS when every item is in order, else TMS.

    Dasar: Lampiran huruf b angka 3 huruf a, e.
    """
    return MS if all(satu == SESUAI for satu in putusan.values()) else TMS


def dua_pemeriksa(pemeriksa: Collection[int], penegas: int) -> list[Temuan]:
    """B-3. The person who confirms checked no item himself (ids of accounts).

    Dasar: Lampiran huruf b angka 3 huruf a; two persons: Undang-Undang 30/2014 Pasal 10 (kecermatan).
    """
    if penegas not in pemeriksa:
        return []
    return [_b3("Anda sendiri yang memeriksa lamaran ini. Penetapan dilakukan pemeriksa kedua.")]


def alasan_putusan(putusan: str, alasan: str, hitungan: Sequence[Temuan]) -> list[Temuan]:
    """B-3. A refusal has a reason, and so has an approval the computation does not carry.

    Where it says no, and where it leaves the matter to a person, the reason of that person stands instead.

    Dasar: Lampiran huruf b angka 3; reasons of a decision: Undang-Undang 30/2014 Pasal 55.
    """
    if alasan.strip():
        return []
    if putusan == TIDAK_SESUAI:
        return [_b3("Tulis alasan tidak sesuai; alasan ini disampaikan kepada pelamar.")]
    if any(satu.tingkat == Tingkat.BLOK for satu in hitungan):
        return [_b3("Hitungan menyatakan tidak terpenuhi. Tulis alasan mengapa butir ini tetap sesuai.")]
    dinilai = [s for s in hitungan if s.tingkat in (Tingkat.INGAT, Tingkat.BERITA_ACARA)]
    # The bare statement needs no reason; with a disciplinary measure beside it there is something to weigh.
    if dinilai and (len(dinilai) > 1 or dinilai[0].kode != KODE_PERNYATAAN):
        return [_b3("Hitungan tidak dapat memastikan butir ini. Tulis dasar penilaian Anda.")]
    return []


def telaah_riwayat(alasan: str, baris: int, jumlah: int) -> list[Temuan]:
    """E-02. Whether one row of the history counts is a judgement with its reason; rows are numbered from 0.

    Dasar: Pasal 4 ayat (3) huruf b; reasons of a decision: Undang-Undang 30/2014 Pasal 55.
    """
    dasar = DASAR_SYARAT["E-02"]
    if not 0 <= baris < jumlah:
        pesan = "Baris ini tidak ada dalam riwayat jabatan yang dikirim pelamar."
        return [Temuan("E-02", dasar, pesan, pelaku="Sekretariat")]
    if not alasan.strip():
        pesan = "Tulis alasan baris ini dihitung atau tidak dihitung sebagai pengalaman terkait."
        return [Temuan("E-02", dasar, pesan, pelaku="Sekretariat")]
    return []


def _b3(pesan: str) -> Temuan:
    return Temuan("B-3", "Lampiran huruf b angka 3", pesan, pelaku="Sekretariat")
