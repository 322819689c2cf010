"""Verdicts on declaring a conflict, scoring, locking and voiding a sheet."""

from __future__ import annotations

from datetime import datetime

from akun.models import Pengguna
from panitia.aturan import Hak
from panitia.queries import temuan_hak
from penilaian import aturan, queries
from penilaian.models import BenturanKepentingan, Komponen, LembarNilai
from penilaian.wewenang.dasar import (
    KETUA,
    KK,
    KL,
    SB,
    _berjalan,
    _blok,
    _dikecualikan,
    _penilai,
    _peserta,
    _terbuka,
)
from penilaian.wewenang.hasil_asesmen import _lewat_lembar_sebar
from penilaian.wewenang.pleno import _belum_ditetapkan
from peserta.models import Lamaran
from seleksi.izin import Izin, Temuan
from seleksi.models import Lowongan


def boleh_batalkan_lembar(
    oleh: Pengguna,
    komponen: Komponen,
    lamaran: Lamaran,
    penilai: Pengguna,
    lembar: LembarNilai | None,
    sebab: str,
    alasan: str,
    pada: datetime,
) -> Izin:
    """`lembar` is the sheet in force of the rater, or None when he has not begun."""
    temuan = []
    if komponen.keadaan == KK.BELUM:
        temuan += _terbuka(komponen)
    if komponen.keadaan in queries.TERTUTUP and sebab != SB.BENTURAN:
        pesan = "Sesudah penilaian dikunci, lembar hanya dibatalkan karena benturan kepentingan."
        temuan.append(_blok("P-07", "Pasal 5 ayat (4) huruf d", pesan))
    if sebab == SB.KELIRU:
        pesan = (
            "Lembar yang keliru dibuka kembali oleh dua orang: Ketua meminta, Ketua Sekretariat menyetujui."
        )
        temuan.append(_blok("B-9a", aturan.DASAR_BUKA, pesan, KETUA))
    if not alasan:
        temuan.append(_blok("B-9a", "Lampiran huruf b angka 9 huruf a", "Isi alasan pembatalan.", KETUA))
    penilai_ids = {satu.pengguna_id for satu in queries.penilai_komponen(komponen, pada)}
    if lembar is None and penilai.pk not in penilai_ids:
        pesan = f"{penilai} bukan penilai komponen ini."
        temuan.append(_blok("B-6", "Lampiran huruf b angka 6 huruf a", pesan))
    return Izin.dari(
        temuan_hak(oleh, komponen.id_seleksi, Hak.PIMPIN, pada),
        _berjalan(komponen.lowongan),
        _peserta(komponen, lamaran),
        temuan,
        aturan.benturan_tanpa_nama(sebab == SB.BENTURAN, queries.anonim(komponen)),
        _belum_ditetapkan(komponen.lowongan),
    )


# --- Penilai --------------------------------------------------------------------------------------
def boleh_nyatakan_benturan(oleh: Pengguna, lowongan: Lowongan, pada: datetime) -> Izin:
    belum = []
    if lowongan.pengumuman_ditutup_pada is None:
        pesan = "Pernyataan dibuat setelah pelamar diketahui: pendaftaran belum ditutup."
        belum = [_blok("P-07", "Pasal 5 ayat (4) huruf d", pesan, "Sekretariat")]
    return Izin.dari(
        temuan_hak(oleh, lowongan.seleksi_id, (Hak.NILAI, Hak.NILAI_ASESMEN), pada),
        _berjalan(lowongan),
        belum,
        _belum_ditetapkan(lowongan),
    )


def boleh_ubah_pernyataan(
    semula: BenturanKepentingan | None, ada: bool, sudah_tertutup: bool
) -> list[Temuan]:
    """P-07. A declared conflict stands; a new one voids own sheets, but not once others' marks are known.

    `sudah_tertutup`: the person has a sheet on this participant in a component that is locked already.
    """
    dasar = "Pasal 5 ayat (4) huruf d"
    if semula is None or semula.ada == ada:
        return []
    if semula.ada:
        return [
            _blok("P-07", dasar, "Benturan kepentingan yang sudah dinyatakan tidak dapat ditarik.", KETUA)
        ]
    if sudah_tertutup:
        pesan = "Nilai Anda sudah dikunci bersama komponennya; mintalah Ketua Pansel membatalkan lembar Anda."
        return [_blok("P-07", dasar, pesan, KETUA, "batalkan_lembar")]
    return []


def boleh_menilai(
    oleh: Pengguna, komponen: Komponen, lamaran: Lamaran, lembar: LembarNilai | None, pada: datetime
) -> Izin:
    """Fill a sheet: right role, declared without conflict, component open, sheet not locked."""
    terkunci = []
    if lembar is not None and lembar.keadaan == KL.DIKUNCI:
        pesan = "Lembar ini sudah Anda kunci; nilainya tidak dapat diubah."
        terkunci = [_blok("B-9a", "Lampiran huruf b angka 9 huruf a", pesan)]
    return Izin.dari(
        _penilai(oleh, komponen, pada),
        _berjalan(komponen.lowongan),
        _peserta(komponen, lamaran),
        aturan.pernyataan_benturan(queries.benturan_menurut(oleh, lamaran)),
        _dikecualikan(oleh, komponen, lamaran),
        _terbuka(komponen),
        terkunci,
        _lewat_lembar_sebar(komponen, lamaran, lembar),
    )


def boleh_kunci_lembar(
    oleh: Pengguna, komponen: Komponen, lamaran: Lamaran, lembar: LembarNilai | None, pada: datetime
) -> Izin:
    jumlah = komponen.indikator.count()
    terisi = len(queries.nilai_butir(lembar))
    return Izin.dari(
        boleh_menilai(oleh, komponen, lamaran, lembar, pada).temuan,
        aturan.kelengkapan_butir(jumlah, terisi),
        # Beside a paper that is being typed no sheet is locked from the screen.
        aturan.kertas_menunggu(queries.keadaan_kertas(oleh, komponen, lamaran)),
    )


def boleh_jelaskan_nilai(oleh: Pengguna, lembar: LembarNilai, isi: str, pada: datetime) -> Izin:
    """Say why one's own value stands apart: once the component is closed, until the names are chosen."""
    komponen = lembar.komponen
    lain = (
        [] if lembar.penilai_id == oleh.pk else [_blok("B-9a", aturan.DASAR_PENCILAN, "Lembar orang lain.")]
    )
    terbuka = []
    if komponen.keadaan not in queries.TERTUTUP:
        pesan = "Nilai dijelaskan sesudah komponennya dikunci."
        terbuka = [_blok("B-9a", aturan.DASAR_PENCILAN, pesan, KETUA, "kunci_komponen")]
    # Before the lock even "not an outlier" would tell of the others' marks.
    pencilan = [] if lain or terbuka else aturan.penjelasan_pencilan(queries.terpencil(lembar), isi)
    return Izin.dari(
        _penilai(oleh, komponen, pada),
        _berjalan(komponen.lowongan),
        lain,
        terbuka,
        pencilan,
        _belum_ditetapkan(komponen.lowongan),
    )
