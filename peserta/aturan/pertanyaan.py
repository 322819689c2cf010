"""Questions to the Sekretariat: until which stage, what they must hold, what may be public."""

from __future__ import annotations

from seleksi.izin import Temuan

DASAR_PERTANYAAN = "Pasal 6 ayat (2)"
BATAS_TERBUKA = 5
SEKRETARIAT, PELAMAR = "Sekretariat", "Pelamar"
# Stages in which people write, by the policy tanya_jawab_sampai; otherwise until the vacancy ends.
TAHAP_TANYA: dict[str, frozenset[str]] = {
    "PENDAFTARAN": frozenset({"PENGUMUMAN"}),
    "ADMINISTRASI": frozenset({"PENGUMUMAN", "ADMINISTRASI"}),
}
TAHAP_TUTUP = frozenset({"PERSIAPAN", "SELESAI", "DIBATALKAN"})


def tanya_jawab_dibuka(sampai: str, tahap: str) -> bool:
    """P-12. Whether questions and answers are written in this stage (codes of policy and stage).

    Dasar: Pasal 6 ayat (2); kebijakan of the selection, tanya_jawab_sampai.
    """
    return tahap not in TAHAP_TUTUP and tahap in TAHAP_TANYA.get(sampai, {tahap})


def waktu_bertanya(sampai: str, tahap: str) -> list[Temuan]:
    """P-12. After the stage the policy names, nobody writes any more: neither question nor answer.

    Dasar: Pasal 6 ayat (2); kebijakan of the selection, tanya_jawab_sampai.
    """
    if tanya_jawab_dibuka(sampai, tahap):
        return []
    return [_p12("Tanya jawab jabatan ini sudah ditutup menurut kebijakan seleksi.")]


def isi_pesan(isi: str) -> list[Temuan]:
    """P-12. A message says something.

    Dasar: Pasal 6 ayat (2).
    """
    return [] if isi.strip() else [_p12("Tulis isinya.")]


def pertanyaan_sendiri(*, milik: bool) -> list[Temuan]:
    """P-12. A conversation belongs to who began it.

    Dasar: Pasal 6 ayat (2).
    """
    return [] if milik else [_p12("Ini bukan pertanyaan Anda.", PELAMAR)]


def pertanyaan_terbuka(banyak: int) -> list[Temuan]:
    """P-12. One person keeps a few questions open at a time, so that all are answered.

    Dasar: Pasal 6 ayat (2).
    """
    if banyak < BATAS_TERBUKA:
        return []
    pesan = f"{BATAS_TERBUKA} pertanyaan Anda belum dijawab. Tunggu jawabannya atau lanjutkan yang ada."
    return [_p12(pesan, PELAMAR)]


def terbitan(tanya: str, jawab: str, *, dijawab: bool, nama: str) -> list[Temuan]:
    """P-12. What is public has question and answer in words of its own, without the asker's name.

    Dasar: Pasal 6 ayat (2); the same for all applicants: Undang-Undang 30/2014 Pasal 10.
    """
    if not dijawab:
        return [_p12("Jawab dahulu penanyanya, lalu terbitkan.")]
    if not (tanya.strip() and jawab.strip()):
        return [_p12("Tulis pertanyaan dan jawaban yang akan dibaca umum.")]
    if nama.casefold() in f"{tanya} {jawab}".casefold():
        return [_p12("Nama penanya tidak dimuat. Hapus namanya dari pertanyaan dan jawaban.")]
    return []


def _p12(pesan: str, pelaku: str = SEKRETARIAT) -> Temuan:
    return Temuan("P-12", DASAR_PERTANYAAN, pesan, pelaku=pelaku)
