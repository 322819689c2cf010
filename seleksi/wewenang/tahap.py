"""Verdicts on the arrows of a vacancy: what still holds the next one, and who may take it."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import cast

from django.utils import timezone

from akun.models import Pengguna
from dokumen.models import Naskah
from jejak.baca import riwayat
from panitia.aturan import Hak
from panitia.queries import temuan_hak
from seleksi import aturan
from seleksi.alur import TAHAP_BERURUT, Tahap
from seleksi.izin import Izin, Temuan, Tingkat
from seleksi.models import BuktiTayang, DokumenPerencanaan, Jadwal, Lowongan, Pengumuman, Rekomendasi
from seleksi.queries.fakta import Fakta, fakta_lowongan, kumpulkan
from seleksi.queries.pengumuman import hari_tercetak, unsur_dari_isi

JENIS = Pengumuman.Jenis
# Who leads a vacancy to its next stage once nothing holds it.
PEMAJU = (Hak.KELOLA, Hak.PIMPIN)
# Who may end it before its time.
PEMBATAL = (Hak.PIMPIN, Hak.PUTUSKAN)

SEBAB = dict(Lowongan.SebabLowong.choices)
BUTIR = dict(DokumenPerencanaan.Butir.choices)
KUALIFIKASI = DokumenPerencanaan.Butir.KUALIFIKASI.value
KEGIATAN = dict(Jadwal.Kegiatan.choices)
# The stage in the middle of a sentence.
NAMA_HASIL = {
    Tahap.ADMINISTRASI: "seleksi administrasi",
    Tahap.ASESMEN: "asesmen kompetensi",
    Tahap.KOMPETENSI_BIDANG: "penulisan makalah",
    Tahap.WAWANCARA: "wawancara akhir",
}
# One name for one person, whichever room the finding comes from.
SEBUTAN_PELAKU = {
    "Ketua Panitia Seleksi": aturan.KETUA_PANSEL,
    "Anggota Panitia Seleksi": "Anggota Pansel",
    "Panitia Seleksi": "Anggota Pansel",
    "Pejabat Pembina Kepegawaian": "PPK",
    "Pejabat yang Berwenang": "PyB",
    "Ketua Sekretariat": aturan.SEKRETARIAT,
    "Sekretariat, naskah dan agenda": aturan.SEKRETARIAT,
}


# --- Temuan bagi panah berikutnya ------------------------------------------------------------------
def temuan_berikut(lowongan: Lowongan, pada: datetime) -> tuple[Temuan, ...]:
    """Every finding on the next arrow of this vacancy, the met ones too. Empty once it ended."""
    return temuan_dari_fakta(fakta_lowongan(lowongan, pada))


def temuan_serentak(lowongan: Iterable[Lowongan], pada: datetime) -> dict[int, tuple[Temuan, ...]]:
    """`temuan_berikut` for many vacancies, with a number of queries that does not grow with them."""
    return {pk: temuan_dari_fakta(fakta) for pk, fakta in kumpulkan(lowongan, pada).items()}


def temuan_dari_fakta(fakta: Fakta) -> tuple[Temuan, ...]:
    penjaga = PENJAGA.get(fakta.tahap)
    if penjaga is None:
        return ()
    temuan = [*penjaga(fakta), *syarat_jabatan_khusus(fakta)]
    temuan = aturan.menurut_profil(temuan, fakta.ketentuan)
    return tuple(_bersebutan(satu) for satu in aturan.lanjut_dengan_putusan(temuan, fakta.putusan))


def syarat_jabatan_khusus(fakta: Fakta) -> list[Temuan]:
    """J-1, J-2, J-3: what a special post or a frozen period adds to the gate of this stage."""
    hari = timezone.localdate(fakta.pada)
    rencana = fakta.lowongan.seleksi.rencana_pelantikan
    surat = fakta.bukti.get("PERSETUJUAN_MENDAGRI")
    beku: list[Temuan] = []
    if fakta.tahap == Tahap.PENETAPAN:
        beku = aturan.masa_beku(hari, fakta.masa_beku, surat)
    elif rencana is not None:
        beku = aturan.masa_beku(rencana, fakta.masa_beku, surat, rencana=True)
    return [
        *aturan.gerbang_khusus(fakta.khusus, fakta.tahap, fakta.bukti),
        *aturan.peringatan_khusus(fakta.khusus, fakta.tahap),
        *beku,
    ]


def _bersebutan(satu: Temuan) -> Temuan:
    pelaku = SEBUTAN_PELAKU.get(satu.pelaku, satu.pelaku)
    return satu if pelaku == satu.pelaku else dataclasses.replace(satu, pelaku=pelaku)


def syarat_pengumuman(fakta: Fakta) -> list[Temuan]:
    """What must be in order before a vacancy may be announced, but for the paper itself."""
    lowongan, ketentuan = fakta.lowongan, fakta.ketentuan
    surat = fakta.rekomendasi.get(Rekomendasi.Jenis.PELAKSANAAN)
    return [
        *aturan.jabatan_jpt(lowongan.jenis_jabatan, lowongan.eselon),
        *aturan.sebab_lowong(
            SEBAB.get(lowongan.sebab_lowong, ""),
            lowongan.tanggal_lowong,
            lowongan.bukti_lowong_id is not None,
        ),
        *aturan.dokumen_perencanaan(fakta.perencanaan, BUTIR),
        *aturan.standar_kompetensi(lowongan.kualifikasi, KUALIFIKASI in fakta.perencanaan),
        *aturan.rekomendasi_pelaksanaan(
            surat.nomor if surat else "", surat.tanggal if surat else None, ketentuan
        ),
        *aturan.usulan_pansel(fakta.bukti.get("USULAN_PANSEL"), fakta.bukti.get("JAWABAN_PANSEL"), ketentuan),
        *fakta.pansel,
        *aturan.rapat_persiapan(fakta.rapat),
        *aturan.jadwal_tahapan(fakta.jadwal, KEGIATAN, ketentuan, fakta.kalender),
        *aturan.bobot(ketentuan),
        *aturan.lima_aspek(ketentuan),
        *aturan.biaya(fakta.bukti.get("DPA")),
    ]


def syarat_umumkan(fakta: Fakta, konsep: Pengumuman) -> list[Temuan]:
    """Everything the signature under this announcement waits for, as the page of the vacancy shows it."""
    semua = [*syarat_pengumuman(fakta), *temuan_konsep(konsep, fakta), *syarat_jabatan_khusus(fakta)]
    return aturan.lanjut_dengan_putusan(semua, fakta.putusan)


def _sebelum_pengumuman(fakta: Fakta) -> list[Temuan]:
    konsep = fakta.pengumuman_jenis(JENIS.PEMBUKAAN)
    if konsep is None:
        return [*syarat_pengumuman(fakta), *aturan.belum_diumumkan(ada_konsep=False)]
    return [
        *syarat_pengumuman(fakta),
        *temuan_konsep(konsep, fakta),
        *aturan.belum_diumumkan(ada_konsep=True),
    ]


def temuan_konsep(konsep: Pengumuman, fakta: Fakta) -> list[Temuan]:
    """A-3, A-6 on a drafted opening announcement, if it were signed at this moment."""
    zona = timezone.get_current_timezone()
    mulai = timezone.localdate(fakta.pada)
    # Every PEMBUKAAN carries its deadline.
    terakhir = aturan.tanggal_dari_batas(cast(datetime, konsep.batas_lamaran), zona)
    return [
        *konsep_hari_ini(konsep.naskah, fakta.pada),
        *aturan.lama_pengumuman(mulai, terakhir, fakta.ketentuan, fakta.kalender),
        *aturan.unsur_pengumuman(unsur_dari_isi(konsep.naskah.isi)),
    ]


def konsep_hari_ini(naskah: Naskah, pada: datetime) -> list[Temuan]:
    """A paper that prints the day of its signature is signed on that day, or drafted anew before."""
    tercetak, hari_ini = hari_tercetak(naskah), timezone.localdate(pada)
    if tercetak is None or tercetak == hari_ini:
        return []
    pesan = (
        f"{naskah.judul} disusun untuk {aturan.tanggal_kata(tercetak)}, sedangkan hari ini "
        f"{aturan.tanggal_kata(hari_ini)}. Susun ulang dengan tanggal hari ini dan baca lagi sebelum "
        "ditandatangani."
    )
    return [Temuan("A-6", "Lampiran huruf a angka 6", pesan, pelaku=aturan.KETUA_PANSEL)]


def _sebelum_administrasi(fakta: Fakta) -> list[Temuan]:
    lowongan, ketentuan = fakta.lowongan, fakta.ketentuan
    zona = timezone.get_current_timezone()
    mulai = timezone.localdate(lowongan.diumumkan_pada)
    batas = cast(datetime, lowongan.batas_lamaran)
    terakhir = aturan.tanggal_dari_batas(batas, zona)
    media = [hari for saluran, hari in fakta.tayang if saluran == BuktiTayang.Saluran.MEDIA]
    portal = any(saluran == BuktiTayang.Saluran.PORTAL_NASIONAL for saluran, _ in fakta.tayang)
    return [
        *aturan.tayang_media(media, terakhir, ketentuan, fakta.kalender),
        *aturan.tayang_portal(portal, ketentuan),
        *aturan.jumlah_pelamar(fakta.pelamar, ketentuan),
        *aturan.penutupan(mulai, batas, fakta.pada, zona, ketentuan, fakta.kalender),
    ]


def syarat_hasil_administrasi(fakta: Fakta) -> list[Temuan]:
    return [
        *aturan.hasil_administrasi(
            fakta.terkirim,
            fakta.belum_diperiksa,
            fakta.lulus,
            fakta.ketentuan,
            fakta.perpanjangan_administrasi,
        ),
        *aturan.sanggah_selesai(fakta.sanggah, fakta.pada, timezone.get_current_timezone()),
    ]


def _sebelum_asesmen(fakta: Fakta) -> list[Temuan]:
    return [*_dengan_hasil(fakta, syarat_hasil_administrasi(fakta)), *fakta.asesor]


def _sebelum_kompetensi_bidang(fakta: Fakta) -> list[Temuan]:
    laporan = fakta.bukti.get("LAPORAN_ASESMEN")
    diumumkan = fakta.lowongan.diumumkan_pada
    return [
        *_dengan_hasil(fakta, [*fakta.penilaian, *_serah_terima(fakta, "ASESMEN")]),
        *aturan.metode_manajerial(laporan),
        *aturan.asesmen_terdahulu(
            laporan.tanggal if laporan else None,
            timezone.localdate(diumumkan) if diumumkan else None,
            timezone.localdate(fakta.pada),
            fakta.ketentuan,
        ),
        *aturan.peserta_tinggal(fakta.lulus, fakta.ketentuan),
    ]


def _sebelum_wawancara(fakta: Fakta) -> list[Temuan]:
    return [
        *_dengan_hasil(fakta, [*fakta.penilaian, *_serah_terima(fakta, "MAKALAH")]),
        *aturan.peserta_tinggal(fakta.lulus, fakta.ketentuan),
    ]


def _serah_terima(fakta: Fakta, metode: str) -> list[Temuan]:
    """B-5, for a stage whose component is scored by the assessor team."""
    asesor = any(satu.kode == metode and satu.penilai == "ASESOR" for satu in fakta.ketentuan.metode)
    return aturan.serah_terima(asesor, fakta.bukti.get("BAST_ASESOR"))


def _sebelum_kesehatan(fakta: Fakta) -> list[Temuan]:
    # The result of the last scored stage is the three names, and those are announced at the end (b.9).
    return [
        *_dengan_hasil(fakta, fakta.penilaian, Tingkat.INGAT),
        *aturan.penelusuran(fakta.bukti.get("LAPORAN_PENELUSURAN")),
    ]


def _sebelum_penetapan(fakta: Fakta) -> list[Temuan]:
    return list(fakta.penilaian)


def _sebelum_selesai(fakta: Fakta) -> list[Temuan]:
    return [*syarat_pelaporan(fakta), *aturan.sebelum_selesai(fakta.penetapan, fakta.ketentuan)]


def syarat_pelaporan(fakta: Fakta) -> list[Temuan]:
    """B-9i, C-2: what the regency owes others before the walk ends."""
    return [
        *aturan.tiga_nama_portal(fakta.bukti.get("TIGA_NAMA_PORTAL"), fakta.ketentuan),
        *aturan.laporan_seleksi(fakta.bukti.get("LAPORAN_SELEKSI"), fakta.ketentuan),
    ]


def _dengan_hasil(fakta: Fakta, temuan: Sequence[Temuan], tingkat: Tingkat = Tingkat.BLOK) -> list[Temuan]:
    """The findings of a stage, then B-9b with the paper that waits for its signature, if there is one."""
    tahap = fakta.tahap
    kode = "B-3" if tahap == Tahap.ADMINISTRASI else "B-9b"
    hasil = fakta.pengumuman_jenis(JENIS.HASIL_TAHAP, tahap)
    diumumkan = timezone.localdate(hasil.diumumkan_pada) if hasil and hasil.diumumkan_pada else None
    menunggu = ""
    if hasil is not None:
        menunggu = hasil.naskah.judul
    elif tahap == Tahap.ADMINISTRASI and fakta.berita_acara is not None:
        menunggu = fakta.berita_acara.judul
    pasti = all(satu.tingkat != Tingkat.BLOK for satu in temuan)
    nama = NAMA_HASIL[tahap]
    return [
        *temuan,
        *aturan.hasil_tahap(nama, diumumkan, menunggu, tingkat=tingkat, kode=kode, pasti=pasti),
    ]


PENJAGA: dict[Tahap, Callable[[Fakta], list[Temuan]]] = {
    Tahap.PERSIAPAN: _sebelum_pengumuman,
    Tahap.PENGUMUMAN: _sebelum_administrasi,
    Tahap.ADMINISTRASI: _sebelum_asesmen,
    Tahap.ASESMEN: _sebelum_kompetensi_bidang,
    Tahap.KOMPETENSI_BIDANG: _sebelum_wawancara,
    Tahap.WAWANCARA: _sebelum_kesehatan,
    Tahap.KESEHATAN: _sebelum_penetapan,
    Tahap.PENETAPAN: _sebelum_selesai,
}


# Which rules the gate out of each stage looks at, for the drawing of the way still ahead. Special posts
# and frozen periods add theirs.
KODE_GERBANG: dict[Tahap, tuple[str, ...]] = {
    Tahap.PERSIAPAN: (
        *("P-01", "P-02", "P-04", "P-05", "P-06", "P-08", "P-09", "P-10", "P-11"),
        *("E-05", "L-01", "L-02", "A-3", "A-6", "B-2", "B-8", "C-3"),
    ),
    Tahap.PENGUMUMAN: ("A-1", "A-2", "A-3", "A-4", "A-5"),
    Tahap.ADMINISTRASI: ("B-3", "P-03", "S-1"),
    Tahap.ASESMEN: ("B-4", "B-5", "B-9a", "B-9b", "B-9e"),
    Tahap.KOMPETENSI_BIDANG: ("B-5", "B-9a", "B-9b", "B-9e"),
    Tahap.WAWANCARA: ("B-2", "B-9a", "B-9b", "B-9e"),
    Tahap.KESEHATAN: ("B-7", "E-07"),
    Tahap.PENETAPAN: ("B-9b", "B-9e", "B-9f", "B-9g", "B-9h", "B-9i", "C-1", "C-2", "E-07"),
}


# --- Boleh ---------------------------------------------------------------------------------------
def boleh_tutup_pengumuman(oleh: Pengguna | None, lowongan: Lowongan, pada: datetime) -> Izin:
    """Close the period of applications: Sekretariat, Ketua Pansel, or the clock (None)."""
    return _boleh_maju(oleh, lowongan, Tahap.PENGUMUMAN, pada)


def boleh_mulai_asesmen(oleh: Pengguna, lowongan: Lowongan, pada: datetime) -> Izin:
    return _boleh_maju(oleh, lowongan, Tahap.ADMINISTRASI, pada)


def boleh_mulai_kompetensi_bidang(oleh: Pengguna, lowongan: Lowongan, pada: datetime) -> Izin:
    return _boleh_maju(oleh, lowongan, Tahap.ASESMEN, pada)


def boleh_mulai_wawancara(oleh: Pengguna, lowongan: Lowongan, pada: datetime) -> Izin:
    return _boleh_maju(oleh, lowongan, Tahap.KOMPETENSI_BIDANG, pada)


def boleh_mulai_kesehatan(oleh: Pengguna, lowongan: Lowongan, pada: datetime) -> Izin:
    return _boleh_maju(oleh, lowongan, Tahap.WAWANCARA, pada)


def boleh_mulai_penetapan(oleh: Pengguna, lowongan: Lowongan, pada: datetime) -> Izin:
    return _boleh_maju(oleh, lowongan, Tahap.KESEHATAN, pada)


def boleh_batalkan_lowongan(
    oleh: Pengguna, lowongan: Lowongan, alasan: str, dasar: str, pada: datetime
) -> Izin:
    """End a running vacancy: Ketua Pansel or PPK, with the decision it rests on and the reason."""
    kurang = [
        Temuan("A-5", "Lampiran huruf a angka 5", f"{nama} pembatalan belum diisi.", Tingkat.BLOK)
        for nama, isi in (("Alasan", alasan), ("Dasar", dasar))
        if not isi.strip()
    ]
    berakhir = temuan_tahap(lowongan, TAHAP_BERURUT) if lowongan.berakhir else []
    return Izin.dari(temuan_hak(oleh, lowongan.seleksi_id, PEMBATAL, pada), berakhir, kurang)


def _boleh_maju(oleh: Pengguna | None, lowongan: Lowongan, dari: Tahap, pada: datetime) -> Izin:
    hak = temuan_hak(oleh, lowongan.seleksi_id, PEMAJU, pada)
    if lowongan.tahap != dari:
        return Izin.dari(hak, temuan_tahap(lowongan, (dari,)))
    return Izin.dari(hak, temuan_berikut(lowongan, pada))


def temuan_tahap(lowongan: Lowongan, seharusnya: Sequence[Tahap]) -> list[Temuan]:
    """The act belongs to another stage; says where the vacancy stands now and who brought it there."""
    if lowongan.tahap in seharusnya:
        return []
    terakhir = riwayat(lowongan).filter(rincian__has_key="ke").last()
    oleh = f", dipindahkan oleh {terakhir.pelaku_nama}" if terakhir else ""
    kini = Tahap(lowongan.tahap).label
    pesan = f"{lowongan} sekarang berada pada tahap {kini}{oleh}."
    return di_luar_tahap(lowongan, pesan)


def di_luar_tahap(lowongan: Lowongan, pesan: str, pelaku: str = "") -> list[Temuan]:
    """TAHAP with its article in the regulation of that selection."""
    temuan = Temuan("TAHAP", "Lampiran huruf b", pesan, pelaku=pelaku)
    return aturan.menurut_profil([temuan], lowongan.seleksi.aturan_main)
