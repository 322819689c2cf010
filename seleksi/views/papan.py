"""Rows of the board, the rail and the timetable: facts and findings turned into what the components show."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.urls import reverse
from django.utils import timezone

from dokumen.rupa import pisah_kalimat, rentang, tanggal_pendek
from peserta.alur import Keadaan
from seleksi.alur import SEBUTAN_PANAH, TAHAP_BERURUT, Tahap
from seleksi.aturan import lambat_kata, tanggal_dari_batas
from seleksi.izin import Temuan, Tingkat
from seleksi.models import DokumenPerencanaan, Jadwal
from seleksi.queries.fakta import Fakta
from seleksi.queries.publik import KEGIATAN_TAHAP
from seleksi.queries.tugas import tenggat_tahap
from seleksi.wewenang.tahap import KODE_GERBANG

# Rows on one page of the board, and of the list of selections.
PER_HALAMAN = 20
# Only the two most urgent obstacles stand on the board; the page of the vacancy has all.
PALING_BANYAK_HALANGAN = 2
BUTIR_PERENCANAAN = len(DokumenPerencanaan.Butir)
# Time columns of a vacancy: when a stage began.
MULAI_TAHAP: dict[Tahap, str] = {
    Tahap.PENGUMUMAN: "diumumkan_pada",
    Tahap.ADMINISTRASI: "pengumuman_ditutup_pada",
    Tahap.ASESMEN: "asesmen_dimulai_pada",
    Tahap.KOMPETENSI_BIDANG: "bidang_dimulai_pada",
    Tahap.WAWANCARA: "wawancara_dimulai_pada",
    Tahap.KESEHATAN: "kesehatan_dimulai_pada",
    Tahap.PENETAPAN: "penetapan_dimulai_pada",
    Tahap.SELESAI: "selesai_pada",
}


def menahan(temuan: Iterable[Temuan]) -> list[Temuan]:
    """What somebody must mend; what only needs time is not among it."""
    return [satu for satu in temuan if satu.tingkat in (Tingkat.BLOK, Tingkat.BERITA_ACARA)]


def menunggu(temuan: Iterable[Temuan]) -> list[Temuan]:
    return [satu for satu in temuan if satu.tingkat == Tingkat.MENUNGGU]


def sisa_tahap(fakta: Fakta) -> str:
    """3 hari lagi, hari terakhir, terlambat 1 hari kerja; empty without a planned end."""
    tenggat = tenggat_tahap(fakta)
    if tenggat is None:
        return ""
    hari = timezone.localdate(fakta.pada)
    if tenggat < hari:
        seminggu = fakta.ketentuan.pengumuman.hari_kerja_seminggu
        lambat = lambat_kata(tenggat, hari, fakta.kalender, seminggu)
        lewat = f"terlambat {lambat}" if lambat else f"lewat {(hari - tenggat).days} hari"
        return lewat.replace(" hari", "\xa0hari", 1)
    if tenggat == hari:
        return "hari terakhir"
    return f"{(tenggat - hari).days}\xa0hari lagi"


def terlambat(fakta: Fakta) -> bool:
    tenggat = tenggat_tahap(fakta)
    return tenggat is not None and tenggat < timezone.localdate(fakta.pada)


def hitungan(fakta: Fakta) -> str:
    """The figure of the present stage: documents, applicants, or participants."""
    if fakta.tahap == Tahap.PERSIAPAN:
        return f"{len(fakta.perencanaan)} dari {BUTIR_PERENCANAAN} dokumen perencanaan"
    if fakta.tahap == Tahap.PENGUMUMAN:
        return f"{fakta.terkirim} pelamar, paling sedikit {fakta.ketentuan.pengumuman.min_pelamar}"
    if fakta.tahap == Tahap.ADMINISTRASI:
        bagian = [f"{fakta.terkirim} pelamar"]
        for keadaan, kata in ((Keadaan.MS, "MS"), (Keadaan.TMS, "TMS")):
            if jumlah := fakta.lamaran.get(keadaan, 0):
                bagian.append(f"{jumlah} {kata}")
        if fakta.belum_diperiksa:
            bagian.append(f"{fakta.belum_diperiksa} belum selesai diperiksa")
        return ", ".join(bagian)
    return f"{fakta.lulus} peserta"


def rel(fakta: Fakta, temuan: Sequence[Temuan], *, rinci: bool = False) -> list[dict[str, str]]:
    """The eight stages; `rinci` adds dates and days left under the names."""
    kini = TAHAP_BERURUT.index(fakta.tahap)
    hasil = []
    for nomor, tahap in enumerate(TAHAP_BERURUT):
        butir = {"nama": str(tahap.label), "keadaan": "selesai" if nomor < kini else "nanti"}
        if nomor == kini:
            butir["keadaan"] = _keadaan_kini(fakta, temuan)
        if rinci:
            butir["ket"] = _ket_tahap(fakta, tahap, selesai=nomor < kini)
            butir["sisa"] = sisa_tahap(fakta) if nomor == kini else ""
        hasil.append(butir)
    return hasil


def _keadaan_kini(fakta: Fakta, temuan: Sequence[Temuan]) -> str:
    if terlambat(fakta):
        return "lambat"
    return "tertahan" if menahan(temuan) else "kini"


def _ket_tahap(fakta: Fakta, tahap: Tahap, *, selesai: bool) -> str:
    berikut = MULAI_TAHAP.get(TAHAP_BERURUT[min(TAHAP_BERURUT.index(tahap) + 1, 7)])
    if selesai and berikut and (saat := getattr(fakta.lowongan, berikut)):
        return f"selesai {_hari(timezone.localdate(saat))}"
    if tahap == Tahap.PENGUMUMAN and fakta.lowongan.diumumkan_pada and (akhir := tenggat_tahap(fakta)):
        return rentang(timezone.localdate(fakta.lowongan.diumumkan_pada), akhir)
    rencana = fakta.jadwal.get(KEGIATAN_TAHAP.get(tahap, ""))
    return rentang(*rencana) if rencana else ""


def _hari(hari: date) -> str:
    return tanggal_pendek(hari).partition(",\xa0")[2]


def sebutan_seleksi(nama: str) -> str:
    """Tahap I Tahun 2026, for "Seleksi Terbuka JPT Pratama Tahap I Tahun 2026": the rest is common to all."""
    return nama.removeprefix("Seleksi Terbuka ").removeprefix("JPT Pratama ")


def baris_papan(fakta: Fakta, temuan: Sequence[Temuan], *, di_ruang: bool = False) -> dict[str, Any]:
    """One vacancy for komponen/papan.html; in the workspace its office instead of its selection."""
    seleksi = sebutan_seleksi(str(fakta.lowongan.seleksi))
    tertahan = menahan(temuan)
    tenggat = tenggat_tahap(fakta)
    sampai = sisa_tahap(fakta) if terlambat(fakta) else f"paling lambat {_hari(tenggat)}" if tenggat else ""
    halangan = [
        {
            "kode": satu.kode,
            "pesan": pisah_kalimat(satu.pesan)[0],
            "pelaku": satu.pelaku,
            "sampai": sampai if nomor == 0 else "",
        }
        for nomor, satu in enumerate(tertahan[:PALING_BANYAK_HALANGAN])
    ]
    if halangan and len(tertahan) > PALING_BANYAK_HALANGAN:
        lebih = len(tertahan) - PALING_BANYAK_HALANGAN
        halangan[-1]["sampai"] = f"dan {lebih} hal lain"
    waktu = menunggu(temuan)
    return {
        "nama": fakta.lowongan.nama_jabatan,
        "alamat": reverse("seleksi:lowongan", args=[fakta.lowongan.pk]),
        "keterangan": fakta.lowongan.perangkat_daerah if di_ruang else seleksi,
        "tahap": rel(fakta, temuan),
        "ringkas": f"{fakta.lowongan.nomor_tahap} dari 8 · {fakta.tahap.label}",
        "sisa": sisa_tahap(fakta),
        "hitung": hitungan(fakta),
        "halangan": halangan,
        "lancar": pisah_kalimat(waktu[0].pesan)[0] if waktu else "Siap masuk tahap berikutnya.",
    }


def diagram(fakta: Fakta, temuan: Sequence[Temuan]) -> list[dict[str, Any]]:
    """The machine as it is in alur.py: each stage, where the vacancy stands, and what holds each arrow.

    Before the present stage every condition was met; for the present one the findings are counted; what lies
    ahead tells how many rules will look at it.
    """
    kini = TAHAP_BERURUT.index(fakta.tahap)
    mesin: Any = fakta.lowongan
    semua = list(mesin.get_all_tahap_transitions())
    hasil = []
    for nomor, tahap in enumerate(TAHAP_BERURUT):
        berikut = str((*TAHAP_BERURUT, Tahap.SELESAI)[nomor + 1])
        panah = [satu for satu in semua if satu.source == tahap]
        maju = [satu for satu in panah if satu.target == berikut]
        lain = [satu for satu in panah if satu.target != berikut]
        hasil.append(
            {
                "nama": str(tahap.label),
                "keadaan": "selesai" if nomor < kini else "kini" if nomor == kini else "nanti",
                "maju": [_panah(satu, fakta, temuan, nomor - kini) for satu in maju],
                "lain": [
                    {"sebutan": SEBUTAN_PANAH[satu.name], "ke": str(Tahap(satu.target).label)}
                    for satu in sorted(lain, key=lambda p: str(p.name))
                ],
            }
        )
    return hasil


def _panah(panah: Any, fakta: Fakta, temuan: Sequence[Temuan], jarak: int) -> dict[str, Any]:
    hasil = {
        "sebutan": SEBUTAN_PANAH[panah.name],
        "ke": str(Tahap(panah.target).label),
        "rupa": "",
        "kata": "",
        "kode": [],
    }
    if jarak < 0:
        return hasil | {"rupa": "hijau", "kata": "semua syarat terpenuhi"}
    if jarak > 0:
        return hasil | {"kata": f"{len(KODE_GERBANG[Tahap(panah.source)])} aturan akan diperiksa"}
    tertahan, waktu = menahan(temuan), menunggu(temuan)
    kode = list(dict.fromkeys(satu.kode for satu in (*tertahan, *waktu)))
    if tertahan:
        return hasil | {"rupa": "merah", "kata": f"{len(tertahan)} syarat belum terpenuhi", "kode": kode}
    if waktu:
        return hasil | {"rupa": "nila", "kata": "menunggu waktu", "kode": kode}
    return hasil | {"rupa": "hijau", "kata": "siap"}


def baris_gantt(fakta: Fakta) -> list[dict[str, Any]]:
    """Plan and fact per activity of one vacancy for {% gantt %}."""
    nyata = _nyata(fakta)
    kini = KEGIATAN_TAHAP.get(fakta.tahap)
    return [
        {
            "nama": Jadwal.Kegiatan(kegiatan).label,
            "mulai": mulai,
            "selesai": selesai,
            "nyata_mulai": nyata.get(kegiatan, (None, None))[0],
            "nyata_selesai": nyata.get(kegiatan, (None, None))[1],
            "tenggat": kegiatan in ("PENGUMUMAN", "ADMINISTRASI", "PENETAPAN"),
            "kini": kegiatan == kini,
        }
        for kegiatan, (mulai, selesai) in fakta.jadwal.items()
    ]


def _nyata(fakta: Fakta) -> Mapping[str, tuple[date | None, date | None]]:
    """When each stage really began and ended; the end is open for the present one."""
    hasil: dict[str, tuple[date | None, date | None]] = {}
    urut = [*TAHAP_BERURUT[1:], Tahap.SELESAI]
    for nomor, tahap in enumerate(urut[:-1]):
        mulai = _tanggal(getattr(fakta.lowongan, MULAI_TAHAP[tahap]))
        akhir = _tanggal(getattr(fakta.lowongan, MULAI_TAHAP[urut[nomor + 1]]))
        if mulai is not None:
            hasil[KEGIATAN_TAHAP[tahap]] = (mulai, akhir or _tanggal(fakta.lowongan.dibatalkan_pada))
    ditutup, batas = fakta.lowongan.pengumuman_ditutup_pada, fakta.lowongan.batas_lamaran
    if ditutup and batas:
        # The announcement stood until its deadline; closing it a minute after midnight is no delay.
        terakhir = tanggal_dari_batas(batas, timezone.get_current_timezone())
        hasil["PENGUMUMAN"] = (hasil["PENGUMUMAN"][0], terakhir)
    return hasil


def _tanggal(saat: datetime | None) -> date | None:
    return timezone.localdate(saat) if saat else None


def sebutan_temuan(temuan: Iterable[Temuan]) -> str:
    """2 menahan, 1 peringatan, 1 menunggu waktu, 6 terpenuhi."""
    hitung = {tingkat: 0 for tingkat in Tingkat}
    for satu in temuan:
        hitung[satu.tingkat] += 1
    kata = (
        (hitung[Tingkat.BLOK] + hitung[Tingkat.BERITA_ACARA], "menahan"),
        (hitung[Tingkat.INGAT], "peringatan"),
        (hitung[Tingkat.MENUNGGU], "menunggu waktu"),
        (hitung[Tingkat.TERPENUHI], "terpenuhi"),
    )
    return ", ".join(f"{jumlah} {apa}" for jumlah, apa in kata if jumlah)
