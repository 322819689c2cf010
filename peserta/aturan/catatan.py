"""What the applicant recorded of his career, beside the requirements it speaks to.

A record never passes anybody by itself: it confirms what the profile says, or it calls for a person.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from peserta.aturan.fakta import Hukuman, Kinerja, Pangkat
from peserta.aturan.kata import _dan, _tanggal
from seleksi.izin import Temuan, Tingkat

DASAR_E06 = "Pasal 4 ayat (3) huruf f"
DASAR_KINERJA = "Lampiran huruf a angka 6 huruf b angka 5"
KODE_KINERJA = "PRESTASI_KERJA"
RINGAN = "RINGAN"
# From this predikat down the Pansel should look; the Perbup sets no lowest predikat.
PREDIKAT_DI_BAWAH_BAIK = frozenset({"BUTUH_PERBAIKAN", "KURANG", "SANGAT_KURANG"})


def hukuman_tercatat(hukuman: Sequence[Hukuman], hari: date) -> list[Temuan]:
    """E-06. Disciplinary measures the applicant recorded, on the closing day; who recorded none gets none.

    One of tingkat sedang or berat that still runs contradicts the pakta integritas: the pleno decides.
    Dasar: Pasal 4 ayat (3) huruf f; levels and periods: PP 94/2021 Pasal 8.
    """
    temuan = []
    for satu in hukuman:
        apa = f"Tercatat hukuman disiplin: {satu.sebutan}, keputusan nomor {satu.nomor_sk}"
        if satu.mulai <= hari and (satu.selesai is None or satu.selesai >= hari) and satu.tingkat != RINGAN:
            akhir = f"sampai {_tanggal(satu.selesai)}" if satu.selesai else "tanpa tanggal berakhir"
            pesan = (
                f"{apa}, berlaku sejak {_tanggal(satu.mulai)} {akhir}; masih dijalani pada {_tanggal(hari)}. "
                "Pakta integritas menyatakan pelamar tidak sedang menjalaninya; Panitia Seleksi menilai dan "
                "mencatatnya dalam berita acara."
            )
            temuan.append(Temuan("E-06", DASAR_E06, pesan, Tingkat.BERITA_ACARA, "Panitia Seleksi"))
        else:
            pesan = f"{apa}, berlaku sejak {_tanggal(satu.mulai)}. Dinilai dalam rekam jejak."
            temuan.append(Temuan("E-06", DASAR_E06, pesan, Tingkat.INGAT, "Pelamar"))
    return temuan


def tahun_terakhir(penutupan: date, banyak: int) -> tuple[int, ...]:
    """A-7. The last so many full calendar years before the closing day, the earliest first.

    Dasar: Lampiran huruf a angka 6 huruf b angka 4 and 5 ("tahun terakhir", "2 (dua) tahun terakhir").
    """
    return tuple(range(penutupan.year - banyak, penutupan.year))


def kinerja_tercatat(kinerja: Sequence[Kinerja], penutupan: date, banyak: int) -> list[Temuan]:
    """A-7. The predikat of the last years, as recorded; empty where nothing is recorded or asked.

    The Perbup asks for the papers and sets no lowest predikat: one below "baik" is for a person.
    Dasar: Lampiran huruf a angka 6 huruf b angka 5.
    """
    if not kinerja or not banyak:
        return []
    tahun = tahun_terakhir(penutupan, banyak)
    menurut_tahun = {satu.tahun: satu for satu in kinerja}
    ada = [menurut_tahun[satu] for satu in tahun if satu in menurut_tahun]
    kurang = [str(satu) for satu in tahun if satu not in menurut_tahun]
    bagian = [f"SKP {satu.tahun}: {satu.sebutan.lower()}" for satu in ada]
    bagian += [f"SKP {_dan(kurang)} belum dicatat"] if kurang else []
    pesan = f"Diminta tahun {_dan([str(satu) for satu in tahun])}. Menurut pelamar: {'; '.join(bagian)}."
    rendah = [str(satu.tahun) for satu in ada if satu.predikat in PREDIKAT_DI_BAWAH_BAIK]
    if rendah:
        pesan += f" Predikat {_dan(rendah)} di bawah baik; peraturan tidak menetapkan predikat terendah."
    tingkat = Tingkat.INGAT if kurang or rendah else Tingkat.TERPENUHI
    return [Temuan("A-7", DASAR_KINERJA, pesan, tingkat, "Pelamar", "peserta.profil")]


def golongan_tercatat(pangkat: Sequence[Pangkat], hari: date) -> str:
    """E-08. The golongan ruang held on a day by the recorded history; empty when it says nothing of that day.

    Dasar: Pasal 13 (kepangkatan).
    """
    berlaku = [satu for satu in pangkat if satu.tmt <= hari]
    return max(berlaku, key=lambda satu: satu.tmt).golongan if berlaku else ""
