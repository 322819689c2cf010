"""Verdicts on recording what happens outside: letters, decisions of the pleno, frozen periods, the report."""

from __future__ import annotations

from datetime import date, datetime

from django.utils import timezone

from akun.models import Pengguna
from panitia.aturan import Hak
from panitia.queries import temuan_hak
from seleksi import aturan
from seleksi.aturan import KETUA_PANSEL, SEKRETARIAT
from seleksi.izin import Izin, Temuan, Tingkat
from seleksi.models import Lowongan, MasaBeku, Seleksi
from seleksi.queries.bukti import butir_lowongan, pekerjaan_sebulan
from seleksi.queries.fakta import fakta_lowongan
from seleksi.wewenang.persiapan import PENYUSUN
from seleksi.wewenang.tahap import di_luar_tahap, temuan_dari_fakta, temuan_tahap

DASAR_ARSIP = "Pasal 6 ayat (2) huruf e"


def boleh_catat_bukti(
    oleh: Pengguna, seleksi: Seleksi, lowongan: Lowongan | None, butir: str, tanggal: date, pada: datetime
) -> Izin:
    """Keep a letter or record as proof: Sekretariat, for what some rule asks for, while the post is open."""
    apa = (butir_lowongan(lowongan) if lowongan else aturan.semua_butir()).get(butir)
    temuan = []
    if apa is None:
        temuan.append(_p12("Bukti itu tidak diperlukan bagi lowongan ini."))
    elif apa.per_lowongan is not (lowongan is not None):
        per = "masing-masing lowongan" if apa.per_lowongan else "seluruh seleksi"
        temuan.append(_p12(f"{apa.nama} dicatat untuk {per}."))
    if lowongan is not None and lowongan.seleksi_id != seleksi.pk:
        temuan.append(_p12("Lowongan itu bukan bagian dari seleksi ini."))
    elif lowongan is not None and lowongan.berakhir:
        temuan += temuan_tahap(lowongan, ())
    return Izin.dari(temuan_hak(oleh, seleksi.pk, PENYUSUN, pada), temuan, _tidak_kemudian(tanggal, pada))


def boleh_catat_putusan(
    oleh: Pengguna, lowongan: Lowongan, kode: str, alasan: str, tanggal: date, pada: datetime
) -> Izin:
    """Keep the pleno's decision to go on without one thing: Ketua Pansel, on what is missing right now."""
    temuan = []
    if not temuan_dapat_diputus(lowongan, kode, pada):
        pesan = f"Tidak ada temuan {kode} yang dapat dilewati dengan putusan pleno pada tahap ini."
        temuan += di_luar_tahap(lowongan, pesan)
    if not alasan.strip():
        temuan += di_luar_tahap(lowongan, "Alasan pleno belum ditulis.", KETUA_PANSEL)
    hak = temuan_hak(oleh, lowongan.seleksi_id, Hak.PIMPIN, pada)
    return Izin.dari(hak, temuan, _tidak_kemudian(tanggal, pada))


def temuan_dapat_diputus(lowongan: Lowongan, kode: str, pada: datetime) -> list[Temuan]:
    """The findings with this code that hold the next stage until the pleno decides."""
    semua = temuan_dari_fakta(fakta_lowongan(lowongan, pada))
    return [satu for satu in semua if satu.kode == kode and satu.tingkat == Tingkat.BERITA_ACARA]


def boleh_catat_masa_beku(oleh: Pengguna, mulai: date, sampai: date) -> Izin:
    """Record a frozen period: the operator, for it holds for every selection of the installation."""
    terbalik = []
    if sampai < mulai:
        terbalik.append(Temuan("J-3", aturan.DASAR_BEKU, "Hari terakhir mendahului hari pertama."))
    return Izin.dari(_hanya_operator(oleh), terbalik)


def boleh_cabut_masa_beku(oleh: Pengguna, masa: MasaBeku, alasan: str) -> Izin:
    """Take a frozen period back, with the reason: the operator, once."""
    temuan = []
    if masa.dicabut_pada is not None:
        temuan.append(Temuan("J-3", aturan.DASAR_BEKU, "Masa pembekuan ini sudah dicabut."))
    if not alasan.strip():
        temuan.append(Temuan("J-3", aturan.DASAR_BEKU, "Alasan pencabutan belum ditulis."))
    return Izin.dari(_hanya_operator(oleh), temuan)


def boleh_laporkan_tugas(oleh: Pengguna, seleksi: Seleksi, bulan: date, pada: datetime) -> Izin:
    """Report a month's work to the Ketua Pansel: Ketua Sekretariat, for a month that has begun."""
    temuan = []
    if bulan > timezone.localdate(pada):
        temuan.append(_p12("Bulan itu belum dimulai."))
    tugas = [
        satu
        for satu in aturan.tugas_sekretariat(pekerjaan_sebulan(seleksi, bulan))
        if satu.tingkat == Tingkat.INGAT
    ]
    return Izin.dari(temuan_hak(oleh, seleksi.pk, Hak.KELOLA, pada), temuan, tugas)


def _p12(pesan: str) -> Temuan:
    return Temuan("P-12", DASAR_ARSIP, pesan, pelaku=SEKRETARIAT)


def _tidak_kemudian(tanggal: date, pada: datetime) -> list[Temuan]:
    if tanggal <= timezone.localdate(pada):
        return []
    return [_p12("Tanggal surat tidak boleh sesudah hari ini.")]


def _hanya_operator(oleh: Pengguna) -> list[Temuan]:
    if oleh.operator:
        return []
    return [Temuan("P-11", "Pasal 6 ayat (1)", "Tindakan ini milik operator instalasi.", pelaku="Operator")]
