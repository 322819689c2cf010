"""Sending an application: documents, deadline, number of posts, words of the pakta integritas."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, datetime, timedelta

from peserta.aturan.kata import BULAN, HARI, _dan, _tanggal
from peserta.aturan.rekomendasi import KODE_REKOMENDASI
from seleksi.izin import Temuan, Tingkat
from seleksi.ketentuan import DokumenWajib, Syarat

_ZONA = {7: "WIB", 8: "WITA", 9: "WIT"}


def dokumen_lengkap(terunggah: Collection[str], wajib: Sequence[DokumenWajib]) -> list[Temuan]:
    """A-7. Every required document is there; one finding for each that is missing. Rekomendasi: see B-1.

    What may be left out (``wajib`` is False) is never missing.

    Dasar: Lampiran huruf a angka 6 huruf b.
    """
    diminta = [satu for satu in wajib if satu.wajib and satu.kode != KODE_REKOMENDASI]
    kurang = [_belum_diunggah("A-7", satu) for satu in diminta if satu.kode not in terunggah]
    if kurang:
        return kurang
    pesan = f"{len(diminta)} dokumen lengkap."
    return [Temuan("A-7", "Lampiran huruf a angka 6 huruf b", pesan, Tingkat.TERPENUHI, "Pelamar")]


def rekomendasi_ppk(terunggah: Collection[str], wajib: Sequence[DokumenWajib]) -> list[Temuan]:
    """B-1. The applicant is recommended by the PPK of his own agency.

    Dasar: Lampiran huruf b angka 1 huruf c.
    """
    diminta = [satu for satu in wajib if satu.kode == KODE_REKOMENDASI]
    if not diminta:
        return []
    if KODE_REKOMENDASI not in terunggah:
        return [_belum_diunggah("B-1", diminta[0], f" {diminta[0].petunjuk}")]
    pesan = f"{diminta[0].nama} sudah diunggah."
    return [Temuan("B-1", diminta[0].dasar, pesan, Tingkat.TERPENUHI, "Pelamar")]


def bukan_penyelenggara(terlibat: bool) -> list[Temuan]:
    """P-07. Who holds or held a role in a selection does not apply in it.

    Dasar: Pasal 5 ayat (4) huruf d; Undang-Undang 30/2014 Pasal 42.
    """
    if not terlibat:
        return []
    pesan = (
        "Anda memegang atau pernah memegang peran dalam penyelenggaraan seleksi ini (Panitia Seleksi, "
        "Sekretariat, tim pendukung, atau pejabat), sehingga tidak dapat melamar di dalamnya."
    )
    return [Temuan("P-07", "Pasal 5 ayat (4) huruf d", pesan, pelaku="Pelamar")]


def jumlah_lamaran(terkirim: Sequence[str], syarat: Syarat) -> list[Temuan]:
    """E-08. No more vacancies of one selection than its ketentuan allows (names of those applied for).

    Dasar: Pasal 13; number: kebijakan of the selection, ketentuan.maks_lamaran.
    """
    if len(terkirim) < syarat.maks_lamaran:
        return []
    pesan = (
        f"Anda sudah melamar {_dan(terkirim)}; paling banyak {syarat.maks_lamaran} jabatan dalam seleksi "
        "ini. Untuk melamar jabatan lain, tarik dahulu lamaran itu."
    )
    return [Temuan("E-08", "Ketentuan seleksi ini", pesan, pelaku="Pelamar")]


def undangan_pelamar(alasan: str, *, sudah: bool) -> list[Temuan]:
    """B-1. The Pansel may invite who is eligible: once for a vacancy, with a reason that can be shown.

    The invited needs the recommendation of his PPK too, and has the same requirements and deadline.
    Dasar: Lampiran huruf b angka 1 huruf d.
    """
    dasar = "Lampiran huruf b angka 1 huruf d"
    if sudah:
        return [Temuan("B-1", dasar, "PNS ini sudah diundang untuk jabatan ini.", pelaku="Ketua Pansel")]
    if not alasan.strip():
        return [Temuan("B-1", dasar, "Tulis alasan mengundang PNS ini.", pelaku="Ketua Pansel")]
    return []


def waktu_pengajuan(tiba: datetime, batas: datetime | None, *, dibuka: bool) -> list[Temuan]:
    """A-6. An application counts when it arrived before the deadline; the deadline itself is too late.

    Both moments carry the zone in which they are told. ``dibuka``: the vacancy stands in its announcement.
    Dasar: Lampiran huruf a angka 6 huruf e.
    """
    dasar = "Lampiran huruf a angka 6 huruf e"
    if batas is not None and tiba >= batas:
        pesan = f"Tiba di server {sebut_waktu(tiba)}; batas penerimaan lamaran {sebut_batas(batas)}."
        return [Temuan("A-6", dasar, pesan, pelaku="Pelamar")]
    if not dibuka:
        return [Temuan("A-6", dasar, "Jabatan ini tidak sedang menerima lamaran.", pelaku="Pelamar")]
    return []


def sebut_batas(batas: datetime) -> str:
    """A-6. The deadline in words, to the second.

    Dasar: Lampiran huruf a angka 6 huruf e.
    """
    return sebut_waktu(batas_tampil(batas))


def sebut_waktu(saat: datetime) -> str:
    """A-6. A moment to the second in its own zone; thousandths only where there are any.

    Dasar: Lampiran huruf a angka 6 huruf e.
    """
    geser = saat.utcoffset()
    zona = _ZONA.get(int(geser.total_seconds() // 3600), "UTC") if geser is not None else "UTC"
    ribu = saat.microsecond // 1000
    pecahan = f",{ribu:03d}" if ribu else ""
    return f"{HARI[saat.weekday()]}, {_tanggal(saat.date())} pukul {saat:%H.%M.%S}{pecahan} {zona}"


def batas_tampil(batas: datetime) -> datetime:
    """A-6. The deadline as people read it: midnight is told as the last second before it (23.59.59).

    Dasar: Lampiran huruf a angka 6 huruf e.
    """
    tengah_malam = (batas.hour, batas.minute, batas.second, batas.microsecond) == (0, 0, 0, 0)
    return batas - timedelta(seconds=1) if tengah_malam else batas


def teks_pakta(nama_jabatan: str, nama_seleksi: str) -> str:
    """A-6. The words of the pakta integritas an applicant agrees to when he sends.

    Dasar: Lampiran huruf a angka 6 huruf d; Pasal 4 ayat (3) huruf f.
    """
    butir = (
        "Semua keterangan dan dokumen dalam lamaran ini benar, sah, dan milik saya sendiri.",
        "Saya tidak sedang menjalani dan tidak sedang diperiksa untuk hukuman disiplin tingkat sedang atau "
        "berat, dan tidak sedang menjalani proses pidana.",
        "Saya mengikuti setiap tahap seleksi dengan jujur dan tidak memberi atau menjanjikan apa pun kepada "
        "siapa pun untuk memengaruhi hasilnya.",
        "Saya melaporkan benturan kepentingan dan setiap permintaan imbalan yang saya ketahui kepada Panitia "
        "Seleksi.",
        "Bila pernyataan ini tidak benar, saya bersedia dinyatakan gugur dan menerima akibat hukumnya.",
    )
    awal = f"Saya yang melamar jabatan {nama_jabatan} dalam {nama_seleksi} menyatakan:"
    return "\n".join((awal, *(f"{nomor}. {satu}" for nomor, satu in enumerate(butir, start=1))))


def beda_nip(
    lahir_nip: date | None, kelamin_nip: str, tanggal_lahir: date, jenis_kelamin: str
) -> tuple[str, ...]:
    """What the NIP says otherwise than the profile (sex as L or P): a mark for the verifier, never a refusal.

    Dasar: Perka BKN 22/2007 on the parts of a NIP; birth dates are corrected by decree without a new NIP.
    """
    if lahir_nip is None:
        return ()
    tanda = []
    if lahir_nip != tanggal_lahir:
        tanda.append(
            f"Tanggal lahir menurut NIP {_tanggal(lahir_nip)}, menurut profil {_tanggal(tanggal_lahir)}."
        )
    if kelamin_nip != jenis_kelamin:
        sebutan = {"L": "laki-laki", "P": "perempuan"}
        tanda.append(
            f"Jenis kelamin menurut NIP {sebutan[kelamin_nip]}, menurut profil {sebutan[jenis_kelamin]}."
        )
    return tuple(tanda)


def beda_tmt_cpns(tmt_cpns: date, mulai: Sequence[tuple[str, date]]) -> tuple[str, ...]:
    """What of a career (name, first day) began before the NIP lets it: a mark, never a refusal.

    A NIP names the month only, so its first day is meant; the earliest row speaks for the others.
    Dasar: Perka BKN 22/2007 on the parts of a NIP.
    """
    lebih_awal = [satu for satu in mulai if satu[1] < tmt_cpns]
    if not lebih_awal:
        return ()
    nama, hari = min(lebih_awal, key=lambda satu: satu[1])
    bulan = f"{BULAN[tmt_cpns.month - 1]} {tmt_cpns.year}"
    return (f"TMT CPNS menurut NIP {bulan}, tetapi {nama} tercatat sejak {_tanggal(hari)}.",)


def _belum_diunggah(kode: str, dokumen: DokumenWajib, tambahan: str = "") -> Temuan:
    pesan = f"{dokumen.nama} belum diunggah.{tambahan}"
    return Temuan(kode, dokumen.dasar, pesan, Tingkat.BLOK, "Pelamar", f"peserta.unggah.{dokumen.kode}")
