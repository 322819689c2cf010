"""Verdicts on paper sheets: printing, typing, locking by one, rejecting what was typed."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from akun.models import Pengguna
from panitia.aturan import Hak
from panitia.queries import punya_hak, temuan_hak
from penilaian import aturan, queries
from penilaian.models import Komponen, LembarKertas, LembarNilai
from penilaian.wewenang.dasar import KETUA, KL, _berjalan, _blok, _penilai, _peserta, _terbuka
from penilaian.wewenang.lembar import boleh_menilai
from seleksi.izin import Izin, Temuan


def _kebijakan(komponen: Komponen) -> list[Temuan]:
    pilihan = komponen.lowongan.seleksi.aturan_main.kebijakan.lembar_kertas
    return [*aturan.kertas_diizinkan(pilihan), *aturan.kertas_bernama(queries.anonim(komponen))]


def boleh_cetak_kertas(oleh: Pengguna, komponen: Komponen, penilai: Pengguna, pada: datetime) -> Izin:
    """Print the blank sheets of one rater: the Ketua Pansel, or the rater himself."""
    sendiri = oleh.pk == penilai.pk
    bukan = []
    if penilai.pk not in {satu.pengguna_id for satu in queries.penilai_komponen(komponen, pada)}:
        bukan = [
            _blok("B-6", "Lampiran huruf b angka 6 huruf a", f"{penilai} bukan penilai komponen ini.", KETUA)
        ]
    return Izin.dari(
        _penilai(oleh, komponen, pada)
        if sendiri
        else temuan_hak(oleh, komponen.id_seleksi, Hak.PIMPIN, pada),
        _kebijakan(komponen),
        bukan,
        _berjalan(komponen.lowongan),
        _terbuka(komponen),
        aturan.pernyataan_kertas(queries.belum_dinyatakan(penilai, komponen.lowongan).count()),
    )


def boleh_ketik_kertas(
    oleh: Pengguna,
    kertas: LembarKertas,
    pengetik: Collection[int],
    terisi: int,
    pindaian: bool,
    pada: datetime,
) -> Izin:
    """Type what stands on a signed sheet: the Sekretariat, or its rater as one of the two."""
    komponen = kertas.komponen
    return Izin.dari(
        _pengetik(oleh, kertas, pada),
        _kebijakan(komponen),
        _berjalan(komponen.lowongan),
        _peserta(komponen, kertas.lamaran),
        _terbuka(komponen),
        _masih_dinilai(kertas),
        aturan.giliran_ketik(kertas.keadaan, pengetik, oleh.pk),
        aturan.ketikan_lengkap(komponen.indikator.count(), terisi),
        aturan.pindaian_kertas(pindaian),
    )


def boleh_titip_pindaian(oleh: Pengguna, kertas: LembarKertas, pada: datetime) -> Izin:
    """Bring the scan of a sheet that nobody has typed yet."""
    sudah = []
    if kertas.pindaian is not None:
        sudah = [_blok("K-1", aturan.DASAR_KERTAS, "Pindaian lembar ini sudah disimpan.")]
    return Izin.dari(_pengetik(oleh, kertas, pada), _kebijakan(kertas.komponen), sudah)


def _pengetik(oleh: Pengguna, kertas: LembarKertas, pada: datetime) -> list[Temuan]:
    hak = queries.HAK_PENILAI[kertas.komponen.penilai]
    if oleh.pk == kertas.penilai_id and punya_hak(oleh, kertas.id_seleksi, hak, pada):
        return []
    return temuan_hak(oleh, kertas.id_seleksi, queries.HAK_PENGETIK, pada)


def _masih_dinilai(kertas: LembarKertas) -> list[Temuan]:
    """The rater may still lock this sheet. Why not is his and the Ketua's business, not the typist's."""
    komponen, lamaran, penilai = kertas.komponen, kertas.lamaran, kertas.penilai
    lembar = queries.lembar_milik(penilai, komponen, lamaran)
    terkunci = lembar is not None and lembar.keadaan == KL.DIKUNCI
    lepas = queries.dikecualikan(penilai, komponen, lamaran) is not None
    if not terkunci and not lepas and queries.benturan_menurut(penilai, lamaran) is False:
        return []
    pesan = "Lembar ini tidak dipakai lagi; kembalikan kertasnya kepada Ketua Panitia Seleksi."
    return [_blok("K-1", aturan.DASAR_KERTAS, pesan, KETUA)]


def boleh_kunci_kertas(
    oleh: Pengguna, kertas: LembarKertas, lembar: LembarNilai | None, pada: datetime
) -> Izin:
    """Lock one's own sheet by the paper both readings agree on."""
    return Izin.dari(
        _milik_sendiri(oleh, kertas),
        boleh_menilai(oleh, kertas.komponen, kertas.lamaran, lembar, pada).temuan,
        aturan.kunci_kertas(kertas.keadaan),
    )


def boleh_tolak_kertas(oleh: Pengguna, kertas: LembarKertas, alasan: str, pada: datetime) -> Izin:
    """Say that the typed sheet is not what one wrote; it then counts for nothing."""
    return Izin.dari(
        _milik_sendiri(oleh, kertas),
        _penilai(oleh, kertas.komponen, pada),
        _berjalan(kertas.komponen.lowongan),
        _terbuka(kertas.komponen),
        aturan.alasan_tolak_kertas(kertas.keadaan, alasan),
    )


def _milik_sendiri(oleh: Pengguna, kertas: LembarKertas) -> list[Temuan]:
    if oleh.pk == kertas.penilai_id:
        return []
    return [_blok("K-1", aturan.DASAR_KERTAS, "Lembar kertas dikunci atau ditolak penilainya sendiri.")]
