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
    return tuple(_bersebutan(satu) for satu in penjaga(fakta)) if penjaga else ()


def _bersebutan(satu: Temuan) -> Temuan:
    pelaku = SEBUTAN_PELAKU.get(satu.pelaku, satu.pelaku)
    return satu if pelaku == satu.pelaku else dataclasses.replace(satu, pelaku=pelaku)


def syarat_pengumuman(fakta: Fakta) -> list[Temuan]:
    """What must be in order before a vacancy may be announced, but for the paper itself."""
    lowongan, ketentuan = fakta.lowongan, fakta.ketentuan
    surat = fakta.rekomendasi.get(Rekomendasi.Jenis.PELAKSANAAN)
    return [
        *aturan.sebab_lowong(
            SEBAB.get(lowongan.sebab_lowong, ""),
            lowongan.tanggal_lowong,
            lowongan.bukti_lowong_id is not None,
        ),
        *aturan.dokumen_perencanaan(fakta.perencanaan, BUTIR),
        *aturan.rekomendasi_pelaksanaan(
            surat.nomor if surat else "", surat.tanggal if surat else None, ketentuan
        ),
        *fakta.pansel,
        *aturan.jadwal_tahapan(fakta.jadwal, KEGIATAN, ketentuan),
        *aturan.bobot(ketentuan),
    ]


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
        *aturan.lama_pengumuman(mulai, terakhir, fakta.ketentuan),
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
        *aturan.tayang_media(media, terakhir, ketentuan),
        *aturan.tayang_portal(portal, ketentuan),
        *aturan.jumlah_pelamar(fakta.pelamar, ketentuan),
        *aturan.penutupan(mulai, batas, fakta.pada, zona, ketentuan),
    ]


def syarat_hasil_administrasi(fakta: Fakta) -> list[Temuan]:
    return aturan.hasil_administrasi(
        fakta.terkirim, fakta.belum_diperiksa, fakta.lulus, fakta.ketentuan, fakta.perpanjangan_administrasi
    )


def _sebelum_asesmen(fakta: Fakta) -> list[Temuan]:
    return _dengan_hasil(fakta, syarat_hasil_administrasi(fakta))


def _sebelum_kompetensi_bidang(fakta: Fakta) -> list[Temuan]:
    return _dengan_hasil(fakta, fakta.penilaian)


def _sebelum_kesehatan(fakta: Fakta) -> list[Temuan]:
    # The result of the last scored stage is the three names, and those are announced at the end (b.9).
    return _dengan_hasil(fakta, fakta.penilaian, Tingkat.INGAT)


def _sebelum_penetapan(fakta: Fakta) -> list[Temuan]:
    return list(fakta.penilaian)


def _sebelum_selesai(fakta: Fakta) -> list[Temuan]:
    return aturan.sebelum_selesai(fakta.penetapan, fakta.ketentuan)


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
    Tahap.KOMPETENSI_BIDANG: _sebelum_kompetensi_bidang,
    Tahap.WAWANCARA: _sebelum_kesehatan,
    Tahap.KESEHATAN: _sebelum_penetapan,
    Tahap.PENETAPAN: _sebelum_selesai,
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
    return [Temuan("TAHAP", "Lampiran huruf b", pesan, Tingkat.BLOK)]
