"""Verdicts on announcements: the opening, extensions, results, cancellations, proofs of publication."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Sequence
from datetime import date, datetime
from typing import cast

from django.utils import timezone

from akun.models import Pengguna
from dokumen.models import Naskah
from panitia.aturan import Hak, Peran
from panitia.queries import pemegang, temuan_hak
from seleksi import aturan
from seleksi.alur import Tahap
from seleksi.aturan import KETUA_PANSEL, SEKRETARIAT
from seleksi.izin import Izin, Temuan, Tingkat
from seleksi.models import Lowongan, NaskahSeleksi, Pengumuman, Rekomendasi, Seleksi
from seleksi.queries.fakta import Fakta, kumpulkan
from seleksi.queries.kalender import kalender
from seleksi.queries.pengumuman import KEGIATAN_BERIKUT
from seleksi.wewenang.persiapan import PENYUSUN
from seleksi.wewenang.tahap import (
    KEGIATAN,
    NAMA_HASIL,
    konsep_hari_ini,
    syarat_hasil_administrasi,
    syarat_umumkan,
    temuan_tahap,
)

JENIS = Pengumuman.Jenis
DASAR_KETUA = "Lampiran huruf a angka 6 huruf k"
# Rules that are one for all vacancies of a selection; told once, without the name of a vacancy.
KODE_SELEKSI = frozenset(
    {"L-02", "P-02", "P-04", "P-05", "P-06", "P-08", "P-09", "P-10", "P-11", "B-2", "B-8", "C-3"}
)


def boleh_siapkan_pengumuman(
    oleh: Pengguna, seleksi: Seleksi, lowongan: Sequence[Lowongan], penutupan: date, pada: datetime
) -> Izin:
    """Draft the opening announcement: what the paper needs is there, and the days suffice from today."""
    fakta = kumpulkan(lowongan, pada)
    surat = seleksi.rekomendasi.filter(jenis=Rekomendasi.Jenis.PELAKSANAAN).first()
    ketentuan = seleksi.aturan_main
    return Izin.dari(
        temuan_hak(oleh, seleksi.pk, PENYUSUN, pada),
        _sekumpulan(seleksi, lowongan, (Tahap.PERSIAPAN,)),
        ada_ketua_pansel(seleksi.pk, pada),
        aturan.menurut_profil(
            [
                *aturan.rekomendasi_pelaksanaan(
                    surat.nomor if surat else "", surat.tanggal if surat else None, ketentuan
                ),
                *_jadwal_bersama(fakta.values()),
                *aturan.bobot(ketentuan),
                *aturan.lama_pengumuman(timezone.localdate(pada), penutupan, ketentuan, kalender()),
                *(temuan for satu in lowongan for temuan in _isian_lowongan(satu)),
            ],
            ketentuan,
        ),
    )


def boleh_umumkan(
    oleh: Pengguna, pengumuman: Pengumuman, lowongan: Sequence[Lowongan], pada: datetime
) -> Izin:
    """Sign the opening announcement: the Ketua Pansel, when every vacancy in it is ready."""
    dasar = [*penanda_tangan(oleh, pengumuman, pada), *belum_disahkan(pengumuman, JENIS.PEMBUKAAN)]
    tahap = [temuan for satu in lowongan for temuan in temuan_tahap(satu, (Tahap.PERSIAPAN,))]
    if tahap:
        return Izin.dari(dasar, tahap)
    fakta = kumpulkan(lowongan, pada)
    rinci = {pk: syarat_umumkan(satu, pengumuman) for pk, satu in fakta.items()}
    return Izin.dari(dasar, _per_lowongan(lowongan, rinci))


def boleh_catat_bukti_tayang(oleh: Pengguna, pengumuman: Pengumuman, tanggal: date, pada: datetime) -> Izin:
    """Record a proof of publication: Sekretariat, for a signed announcement, not before its day."""
    temuan = []
    if pengumuman.diumumkan_pada is None:
        pesan = "Pengumuman ini belum ditandatangani, jadi belum dapat tayang."
        temuan.append(Temuan("A-1", "Lampiran huruf a angka 1", pesan, pelaku=KETUA_PANSEL))
    else:
        mulai, hari_ini = timezone.localdate(pengumuman.diumumkan_pada), timezone.localdate(pada)
        if not mulai <= tanggal <= hari_ini:
            pesan = (
                f"Tanggal tayang harus antara {aturan.tanggal_kata(mulai)}, hari pengumuman ditandatangani, "
                f"dan hari ini, {aturan.tanggal_kata(hari_ini)}."
            )
            temuan.append(Temuan("A-1", "Lampiran huruf a angka 1", pesan, pelaku=SEKRETARIAT))
    return Izin.dari(temuan_hak(oleh, pengumuman.seleksi_id, PENYUSUN, pada), temuan)


def boleh_siapkan_perpanjangan(
    oleh: Pengguna, seleksi: Seleksi, lowongan: Sequence[Lowongan], pada: datetime
) -> Izin:
    """Draft an extension: Sekretariat, while applicants are too few and an extension is left.

    It may be drafted before the deadline, so that it can be signed on the morning after.
    """
    fakta = kumpulkan([satu for satu in lowongan if satu.tahap == Tahap.PENGUMUMAN], pada)
    rinci = {
        pk: [
            temuan
            for temuan in aturan.boleh_diperpanjang(satu.pelamar, satu.ketentuan)
            if temuan.tingkat != Tingkat.MENUNGGU
        ]
        + _kalender_perpanjangan(satu)
        for pk, satu in fakta.items()
    }
    return Izin.dari(
        temuan_hak(oleh, seleksi.pk, PENYUSUN, pada),
        _sekumpulan(seleksi, lowongan, (Tahap.PENGUMUMAN,)),
        ada_ketua_pansel(seleksi.pk, pada),
        _sama_putaran(list(fakta.values())),
        _per_lowongan(lowongan, rinci),
    )


def boleh_perpanjang_pengumuman(
    oleh: Pengguna, pengumuman: Pengumuman, lowongan: Sequence[Lowongan], pada: datetime
) -> Izin:
    """Sign an extension: the Ketua Pansel, once the period has ended with too few applicants."""
    dasar = [*penanda_tangan(oleh, pengumuman, pada), *belum_disahkan(pengumuman, JENIS.PERPANJANGAN)]
    tahap = [temuan for satu in lowongan for temuan in temuan_tahap(satu, (Tahap.PENGUMUMAN,))]
    if tahap:
        return Izin.dari(dasar, tahap)
    rinci = {
        pk: [
            *aturan.boleh_diperpanjang(satu.pelamar, satu.ketentuan),
            *_lama_perpanjangan(pengumuman, satu),
        ]
        for pk, satu in kumpulkan(lowongan, pada).items()
    }
    return Izin.dari(dasar, _per_lowongan(lowongan, rinci))


def boleh_siapkan_perpanjangan_seleksi(
    oleh: Pengguna, seleksi: Seleksi, lowongan: Sequence[Lowongan], pada: datetime
) -> Izin:
    """Draft an extension of the administrative stage: Sekretariat, with the letters of PPK and body."""
    fakta = kumpulkan([satu for satu in lowongan if satu.tahap == Tahap.ADMINISTRASI], pada)
    return Izin.dari(
        temuan_hak(oleh, seleksi.pk, PENYUSUN, pada),
        _sekumpulan(seleksi, lowongan, (Tahap.ADMINISTRASI,)),
        ada_ketua_pansel(seleksi.pk, pada),
        _sama_putaran_seleksi(list(fakta.values())),
        _per_lowongan(
            lowongan,
            {
                pk: [*_boleh_perpanjang_seleksi(satu), *_kalender_perpanjangan(satu)]
                for pk, satu in fakta.items()
            },
        ),
    )


def boleh_perpanjang_seleksi(
    oleh: Pengguna, pengumuman: Pengumuman, lowongan: Sequence[Lowongan], pada: datetime
) -> Izin:
    """Sign it: the Ketua Pansel; applications open again, those already checked keep their state."""
    dasar = [
        *penanda_tangan(oleh, pengumuman, pada),
        *belum_disahkan(pengumuman, JENIS.PERPANJANGAN_SELEKSI),
    ]
    tahap = [temuan for satu in lowongan for temuan in temuan_tahap(satu, (Tahap.ADMINISTRASI,))]
    if tahap:
        return Izin.dari(dasar, tahap)
    rinci = {
        pk: [
            *_boleh_perpanjang_seleksi(satu),
            *(
                dataclasses.replace(
                    temuan, kode="B-3", dasar=aturan.DASAR_B3C, tindakan="seleksi.perpanjangan_seleksi"
                )
                for temuan in _lama_perpanjangan(pengumuman, satu)
                if temuan.tingkat == Tingkat.BLOK
            ),
        ]
        for pk, satu in kumpulkan(lowongan, pada).items()
    }
    return Izin.dari(dasar, _per_lowongan(lowongan, rinci))


def boleh_siapkan_pembatalan(
    oleh: Pengguna, seleksi: Seleksi, lowongan: Sequence[Lowongan], pada: datetime
) -> Izin:
    """Draft the announcement of a cancellation anew: Sekretariat, while none is signed."""
    sudah = [
        Temuan("A-6", DASAR_KETUA, f"Pembatalan {satu} sudah diumumkan.")
        for satu in lowongan
        if satu.pengumuman.filter(jenis=JENIS.PEMBATALAN, diumumkan_pada__isnull=False).exists()
    ]
    rahasia = [
        Temuan("A-6", DASAR_KETUA, f"{satu} belum pernah diumumkan; pembatalannya tidak diumumkan.")
        for satu in lowongan
        if satu.diumumkan_pada is None
    ]
    return Izin.dari(
        temuan_hak(oleh, seleksi.pk, PENYUSUN, pada),
        _sekumpulan(seleksi, lowongan, (Tahap.DIBATALKAN,)),
        ada_ketua_pansel(seleksi.pk, pada),
        sudah,
        rahasia,
    )


def boleh_umumkan_pembatalan(
    oleh: Pengguna, pengumuman: Pengumuman, lowongan: Sequence[Lowongan], pada: datetime
) -> Izin:
    """Sign the announcement of a cancellation: the Ketua Pansel; the vacancy has ended already."""
    return Izin.dari(
        penanda_tangan(oleh, pengumuman, pada),
        belum_disahkan(pengumuman, JENIS.PEMBATALAN),
        [temuan for satu in lowongan for temuan in temuan_tahap(satu, (Tahap.DIBATALKAN,))],
    )


def boleh_siapkan_hasil_tahap(
    oleh: Pengguna, seleksi: Seleksi, lowongan: Sequence[Lowongan], pada: datetime
) -> Izin:
    """Draft the papers of a stage's result: Sekretariat, once the result of every vacancy is final."""
    tahap = Tahap(lowongan[0].tahap) if lowongan else Tahap.ADMINISTRASI
    if tahap not in NAMA_HASIL:
        pesan = f"Tahap {tahap.label} tidak mempunyai hasil yang diumumkan."
        asing = [Temuan("B-9b", "Lampiran huruf b angka 9 huruf b", pesan)]
        return Izin.dari(temuan_hak(oleh, seleksi.pk, PENYUSUN, pada), asing)
    fakta = kumpulkan([satu for satu in lowongan if satu.tahap == tahap], pada)
    rinci = {pk: [*_hasil_pasti(satu), *_belum_ada_hasil(satu)] for pk, satu in fakta.items()}
    return Izin.dari(
        temuan_hak(oleh, seleksi.pk, PENYUSUN, pada),
        _sekumpulan(seleksi, lowongan, (tahap,)),
        ada_ketua_pansel(seleksi.pk, pada),
        _sama_jadwal(list(fakta.values()), tahap),
        _kalender_sanggah(list(fakta.values()), tahap, pada),
        _per_lowongan(lowongan, rinci),
    )


def boleh_tetapkan_hasil_administrasi(
    oleh: Pengguna, milik: NaskahSeleksi, lowongan: Sequence[Lowongan], pada: datetime
) -> Izin:
    """Sign the record of the administrative result: the Ketua Pansel."""
    naskah = milik.naskah
    dasar = [
        *temuan_hak(oleh, milik.seleksi_id, Hak.PIMPIN, pada),
        *bertanda_tangan_sendiri(oleh, naskah),
        *masih_konsep(naskah),
    ]
    tahap = [temuan for satu in lowongan for temuan in temuan_tahap(satu, (Tahap.ADMINISTRASI,))]
    if naskah.keadaan == Naskah.Keadaan.KONSEP:
        tahap += konsep_hari_ini(naskah, pada)
    if tahap:
        return Izin.dari(dasar, tahap)
    rinci = {pk: _hasil_pasti(satu) for pk, satu in kumpulkan(lowongan, pada).items()}
    return Izin.dari(dasar, _per_lowongan(lowongan, rinci))


def boleh_susun_ulang(oleh: Pengguna, milik: NaskahSeleksi, pada: datetime) -> Izin:
    """Draft one's own paper anew because it speaks of an earlier day: its signer, while it is a draft."""
    naskah = milik.naskah
    temuan = [*bertanda_tangan_sendiri(oleh, naskah), *masih_konsep(naskah)]
    if not temuan and not konsep_hari_ini(naskah, pada):
        pesan = f"{naskah.judul} tidak menyebut hari yang sudah lewat; tidak perlu disusun ulang."
        temuan = [Temuan("A-6", DASAR_KETUA, pesan)]
    return Izin.dari(temuan_hak(oleh, milik.seleksi_id, Hak.PIMPIN, pada), temuan)


def boleh_umumkan_hasil_tahap(
    oleh: Pengguna, pengumuman: Pengumuman, lowongan: Sequence[Lowongan], pada: datetime
) -> Izin:
    """Sign the announcement of a stage's result: the Ketua Pansel, while the vacancies stand in it."""
    dasar = [*penanda_tangan(oleh, pengumuman, pada), *belum_disahkan(pengumuman, JENIS.HASIL_TAHAP)]
    tahap = Tahap(pengumuman.tahap)
    salah = [temuan for satu in lowongan for temuan in temuan_tahap(satu, (tahap,))]
    if salah:
        return Izin.dari(dasar, salah)
    if pengumuman.naskah.keadaan == Naskah.Keadaan.KONSEP:
        dasar += konsep_hari_ini(pengumuman.naskah, pada)
    rinci = {pk: [*_hasil_pasti(satu), *_tiga_nama(satu)] for pk, satu in kumpulkan(lowongan, pada).items()}
    return Izin.dari(dasar, _per_lowongan(lowongan, rinci))


def boleh_tanda_tangani_penutupan(oleh: Pengguna, milik: NaskahSeleksi, pada: datetime) -> Izin:
    """Sign the record of a closing that the clock made: the Ketua Sekretariat."""
    return Izin.dari(
        temuan_hak(oleh, milik.seleksi_id, Hak.KELOLA, pada),
        bertanda_tangan_sendiri(oleh, milik.naskah),
        masih_konsep(milik.naskah),
    )


def _tiga_nama(fakta: Fakta) -> list[Temuan]:
    """The result of the interview is the three names; the policy may keep them until the recommendation."""
    if fakta.tahap != Tahap.WAWANCARA:
        return []
    surat = fakta.rekomendasi.get(Rekomendasi.Jenis.HASIL)
    return aturan.tiga_nama_diumumkan(surat.nomor if surat else "", fakta.ketentuan)


# --- Temuan bersama ------------------------------------------------------------------------------
def ada_ketua_pansel(seleksi_id: int, pada: datetime) -> list[Temuan]:
    """The paper needs its signer: a Ketua Pansel by a decree in force."""
    if pemegang(seleksi_id, Peran.KETUA_PANSEL, pada).exists():
        return []
    pesan = "Ketua Panitia Seleksi belum ada: keputusan pembentukannya belum berlaku."
    return [Temuan("P-02", "Pasal 5 ayat (1)", pesan, pelaku="PPK", tindakan="panitia.sk")]


def _isian_lowongan(lowongan: Lowongan) -> list[Temuan]:
    """A-6 blocks a, c, i come from the vacancy; they are asked for before the paper is drafted."""
    kurang = [
        nama
        for nama, isi in (
            ("kualifikasi pendidikan dan standar kompetensi", lowongan.kualifikasi),
            ("pengalaman jabatan terkait", lowongan.pengalaman),
        )
        if not isi.strip()
    ]
    if not kurang:
        return []
    pesan = f"{lowongan}: {' dan '.join(kurang)} belum diisi."
    return [
        Temuan("A-6", "Lampiran huruf a angka 6", pesan, Tingkat.BLOK, SEKRETARIAT, "seleksi.ubah_lowongan")
    ]


def _jadwal_bersama(fakta: Collection[Fakta]) -> list[Temuan]:
    """One announcement shows one timetable: that of its first vacancy stands for all."""
    return next(
        (aturan.jadwal_tahapan(satu.jadwal, KEGIATAN, satu.ketentuan, satu.kalender) for satu in fakta), []
    )


def _sekumpulan(seleksi: Seleksi, lowongan: Sequence[Lowongan], tahap: Sequence[Tahap]) -> list[Temuan]:
    """At least one vacancy, all of this selection, all in the stage the paper is for."""
    dasar = "Lampiran huruf a angka 6 huruf a"
    if not lowongan:
        return [Temuan("A-6", dasar, "Pilih paling sedikit satu lowongan.", pelaku=SEKRETARIAT)]
    if any(satu.seleksi_id != seleksi.pk for satu in lowongan):
        return [Temuan("A-6", dasar, "Satu pengumuman hanya memuat lowongan dari satu seleksi.")]
    return [temuan for satu in lowongan for temuan in temuan_tahap(satu, tahap)]


def _sama_putaran(fakta: Sequence[Fakta]) -> list[Temuan]:
    """One extension paper speaks of one round and one old deadline."""
    if len({(satu.perpanjangan, satu.lowongan.batas_lamaran) for satu in fakta}) <= 1:
        return []
    pesan = (
        "Lowongan yang dipilih berbeda batas atau putaran perpanjangannya; susun pengumuman perpanjangan "
        "tersendiri untuk masing-masing."
    )
    return [Temuan("A-4", "Lampiran huruf a angka 4", pesan, pelaku=SEKRETARIAT)]


def _sama_putaran_seleksi(fakta: Sequence[Fakta]) -> list[Temuan]:
    """One paper speaks of one round; the new deadline is common to all it names."""
    if len({(satu.perpanjangan_seleksi, satu.lowongan.batas_lamaran) for satu in fakta}) <= 1:
        return []
    pesan = (
        "Lowongan yang dipilih berbeda batas atau putaran perpanjangannya; susun pengumuman perpanjangan "
        "tersendiri untuk masing-masing."
    )
    return [Temuan("B-3", aturan.DASAR_B3C, pesan, pelaku=SEKRETARIAT)]


def _boleh_perpanjang_seleksi(fakta: Fakta) -> list[Temuan]:
    return aturan.boleh_perpanjang_seleksi(
        fakta.belum_diperiksa, fakta.perpanjangan_administrasi, fakta.ketentuan
    )


def _sama_jadwal(fakta: Sequence[Fakta], tahap: Tahap) -> list[Temuan]:
    """One paper prints one timetable of what comes next; vacancies that deviate have papers of their own."""
    berikut = KEGIATAN_BERIKUT[tahap]
    if len({tuple(satu.jadwal.get(kegiatan) for kegiatan in berikut) for satu in fakta}) <= 1:
        return []
    pesan = (
        "Lowongan yang dipilih berbeda jadwal tahap berikutnya; susun naskah tersendiri untuk masing-masing."
    )
    return [Temuan("B-9b", "Lampiran huruf b angka 9 huruf b", pesan, pelaku=SEKRETARIAT)]


def _kalender_sanggah(fakta: Sequence[Fakta], tahap: Tahap, pada: datetime) -> list[Temuan]:
    """The paper of the administrative result prints the days of the window of objection."""
    if tahap != Tahap.ADMINISTRASI or not fakta:
        return []
    zona = timezone.get_current_timezone()
    satu = fakta[0]
    return aturan.kalender_sanggah(timezone.localdate(pada), satu.ketentuan, satu.kalender, zona)


def _lama_perpanjangan(pengumuman: Pengumuman, fakta: Fakta) -> list[Temuan]:
    zona = timezone.get_current_timezone()
    baru = aturan.tanggal_dari_batas(cast(datetime, pengumuman.batas_lamaran), zona)
    return aturan.lama_perpanjangan(_awal_perpanjangan(fakta), baru, fakta.ketentuan, fakta.kalender)


def _awal_perpanjangan(fakta: Fakta) -> date:
    batas_lama = cast(datetime, fakta.lowongan.batas_lamaran)
    return aturan.awal_perpanjangan(
        aturan.tanggal_dari_batas(batas_lama, timezone.get_current_timezone()), timezone.localdate(fakta.pada)
    )


def _kalender_perpanjangan(fakta: Fakta) -> list[Temuan]:
    aturan_main = fakta.ketentuan.pengumuman
    return aturan.kalender_cukup(
        _awal_perpanjangan(fakta), aturan_main.perpanjangan_hari, aturan_main, fakta.kalender
    )


def _hasil_pasti(fakta: Fakta) -> list[Temuan]:
    """Nothing of the stage itself is open: applications settled, component locked, recap done."""
    if fakta.tahap == Tahap.ADMINISTRASI:
        return syarat_hasil_administrasi(fakta)
    return list(fakta.penilaian)


def _belum_ada_hasil(fakta: Fakta) -> list[Temuan]:
    hasil = fakta.pengumuman_jenis(JENIS.HASIL_TAHAP, fakta.tahap)
    if hasil is None or hasil.diumumkan_pada is None:
        return []
    hari = aturan.tanggal_kata(timezone.localdate(hasil.diumumkan_pada))
    pesan = f"Hasil {NAMA_HASIL[fakta.tahap]} sudah diumumkan {hari}."
    return [Temuan("B-9b", "Lampiran huruf b angka 9 huruf b", pesan)]


def penanda_tangan(oleh: Pengguna, pengumuman: Pengumuman, pada: datetime) -> list[Temuan]:
    return [
        *temuan_hak(oleh, pengumuman.seleksi_id, Hak.PIMPIN, pada),
        *bertanda_tangan_sendiri(oleh, pengumuman.naskah),
    ]


def bertanda_tangan_sendiri(oleh: Pengguna, naskah: Naskah) -> list[Temuan]:
    if naskah.penanda_tangan_id in (None, oleh.pk):
        return []
    pesan = (
        f"{naskah.judul} disusun untuk ditandatangani {naskah.nama_penanda}; bila pejabatnya berganti, "
        "Sekretariat menyusun ulang naskahnya."
    )
    return [Temuan("A-6", DASAR_KETUA, pesan, pelaku=SEKRETARIAT)]


def masih_konsep(naskah: Naskah) -> list[Temuan]:
    if naskah.keadaan == Naskah.Keadaan.KONSEP:
        return []
    if naskah.keadaan == Naskah.Keadaan.DICABUT:
        pesan = f"{naskah.judul} sudah diganti dengan konsep yang lebih baru."
    else:
        pada = aturan.saat_kata(cast(datetime, naskah.ditandatangani_pada), timezone.get_current_timezone())
        pesan = f"{naskah.judul} sudah ditandatangani {naskah.nama_penanda} pada {pada}."
    return [Temuan("A-6", DASAR_KETUA, pesan)]


def belum_disahkan(pengumuman: Pengumuman, jenis: str) -> list[Temuan]:
    if pengumuman.jenis != jenis:
        return [Temuan("A-6", DASAR_KETUA, "Pengumuman ini bukan untuk tindakan itu.")]
    return masih_konsep(pengumuman.naskah)


def _per_lowongan(lowongan: Sequence[Lowongan], rinci: dict[int, list[Temuan]]) -> list[Temuan]:
    """Findings of several vacancies: common ones once, the others with the name of their vacancy."""
    rinci = {
        satu.pk: aturan.menurut_profil(rinci[satu.pk], satu.seleksi.aturan_main)
        for satu in lowongan
        if satu.pk in rinci
    }
    if len(lowongan) < 2:
        return [temuan for satu in rinci.values() for temuan in satu]
    hasil: dict[Temuan, None] = {}
    for satu in lowongan:
        for temuan in rinci.get(satu.pk, []):
            if temuan.kode not in KODE_SELEKSI:
                temuan = dataclasses.replace(temuan, pesan=f"{satu}: {temuan.pesan}")
            hasil[temuan] = None
    return list(hasil)
