"""Verdicts on the second verifier, on holding applications, on two who disagree. Nothing here writes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from django.utils import timezone

from akun.models import Pengguna
from panitia.aturan import Hak
from panitia.queries import temuan_hak
from peserta import aturan, queries
from peserta.alur import Keadaan
from peserta.models import Lamaran, Selisih
from peserta.wewenang.lamaran import (
    _keadaan_kini,
    _lengkap,
    _menunggu_pemeriksa_kedua,
    _orang_kedua,
    _pemeriksaan,
    _putusan_butir,
    _tahap_pemeriksaan,
    _tidak_dipegang_lain,
    boleh_periksa,
)
from seleksi.izin import Izin, Temuan


def boleh_konfirmasi(oleh: Pengguna, lamaran: Lamaran, pada: datetime) -> Izin:
    """May he, as the second person, make MS or TMS of it?"""
    return Izin.dari(boleh_kembalikan(oleh, lamaran, pada).temuan, _lengkap(lamaran))


def boleh_kembalikan(oleh: Pengguna, lamaran: Lamaran, pada: datetime) -> Izin:
    return Izin.dari(
        _pemeriksa_kedua(oleh, lamaran, pada),
        aturan.cara_kedua(sendiri=False, ketentuan=lamaran.lowongan.seleksi.aturan_main),
        _tidak_dipegang_lain(oleh, lamaran, pada),
    )


def boleh_kembalikan_dengan(
    oleh: Pengguna, lamaran: Lamaran, catatan: str, butir: Sequence[str], pada: datetime
) -> Izin:
    """May he send it back with this note? The second time with the items he disagrees on."""
    dikenal = [satu.kode for satu in queries.butir_lamaran(lamaran)]
    return Izin.dari(
        boleh_kembalikan(oleh, lamaran, pada).temuan,
        aturan.pengembalian(catatan, butir, dikenal, pernah=lamaran.jumlah_kembali > 0),
    )


def boleh_periksa_kedua(oleh: Pengguna, lamaran: Lamaran, pada: datetime) -> Izin:
    """May he, as the second person, enter verdicts of his own?"""
    return Izin.dari(
        boleh_lihat_meja_kedua(oleh, lamaran, pada).temuan, _tidak_dipegang_lain(oleh, lamaran, pada)
    )


def boleh_lihat_meja_kedua(oleh: Pengguna, lamaran: Lamaran, pada: datetime) -> Izin:
    """May he stand at the desk of the second person, if only to read that a colleague works there?"""
    return Izin.dari(
        _pemeriksa_kedua(oleh, lamaran, pada),
        aturan.cara_kedua(sendiri=True, ketentuan=lamaran.lowongan.seleksi.aturan_main),
    )


def boleh_periksa_butir_kedua(
    oleh: Pengguna, lamaran: Lamaran, butir: str, putusan: str, alasan: str, pada: datetime
) -> Izin:
    return Izin.dari(
        boleh_periksa_kedua(oleh, lamaran, pada).temuan,
        _putusan_butir(lamaran, butir, putusan, alasan, pada, buta=True),
    )


def boleh_selesai_diperiksa_kedua(oleh: Pengguna, lamaran: Lamaran, pada: datetime) -> Izin:
    """May he close his own check? With a verdict on every item, on both sides."""
    putusan = {butir: satu.putusan for butir, satu in queries.pemeriksaan_kedua(lamaran).items()}
    return Izin.dari(
        boleh_periksa_kedua(oleh, lamaran, pada).temuan,
        aturan.pemeriksaan_lengkap(putusan, queries.butir_lamaran(lamaran)),
        _lengkap(lamaran),
    )


def boleh_ambil(oleh: Pengguna, lamaran: Lamaran, pada: datetime) -> Izin:
    """May he hold it now, as the first or the second person, whichever it waits for?"""
    if lamaran.keadaan == Keadaan.DIAJUKAN:
        return boleh_periksa(oleh, lamaran, pada)
    return Izin.dari(_pemeriksa_kedua(oleh, lamaran, pada), _tidak_dipegang_lain(oleh, lamaran, pada))


def boleh_lepaskan(oleh: Pengguna, lamaran: Lamaran, pada: datetime) -> Izin:
    pegang = queries.pemegang_pemeriksaan(lamaran, pada)
    if pegang is not None and pegang.pemegang_id == oleh.pk:
        return Izin()
    return Izin.dari([_pemeriksaan("Anda tidak sedang memegang lamaran ini.")])


def boleh_putus_selisih(
    oleh: Pengguna,
    lamaran: Lamaran,
    putusan: Mapping[str, tuple[str, str]],
    nomor: str,
    tanggal: date | None,
    pada: datetime,
) -> Izin:
    """May he decide the dispute so? The Ketua Sekretariat; the Ketua Pansel, with minutes, once passed on."""
    selisih = queries.selisih_terbuka(lamaran)
    if selisih is None:
        return Izin.dari([_pemeriksaan("Tidak ada selisih yang menunggu putusan pada lamaran ini.")])
    pleno = selisih.penentu == Selisih.Penentu.PLENO
    return Izin.dari(
        boleh_memutus(oleh, lamaran, selisih, pada).temuan,
        aturan.putusan_selisih(putusan, list(queries.butir_selisih(selisih))),
        aturan.risalah_pleno(nomor, tanggal, timezone.localdate(pada)) if pleno else (),
        [_pemeriksaan("Nomor dan tanggal berita acara hanya untuk putusan pleno.")]
        if not pleno and (nomor.strip() or tanggal)
        else (),
    )


def boleh_memutus(oleh: Pengguna, lamaran: Lamaran, selisih: Selisih, pada: datetime) -> Izin:
    """Is he the one who decides this dispute? Never on an application he checked."""
    hak = Hak.PIMPIN if selisih.penentu == Selisih.Penentu.PLENO else Hak.KELOLA
    pemeriksa = queries.pemeriksa_pertama(lamaran) | queries.pemeriksa_kedua(lamaran)
    return Izin.dari(
        temuan_hak(oleh, lamaran.lowongan.seleksi_id, hak, pada),
        _selisih_berjalan(lamaran, selisih),
        aturan.bukan_pemeriksa(pemeriksa, oleh.pk),
    )


def boleh_meneruskan(oleh: Pengguna, lamaran: Lamaran, selisih: Selisih, pada: datetime) -> Izin:
    """May he leave it to the pleno? The Ketua Sekretariat, also where he checked it himself; once."""
    sudah = selisih.penentu == Selisih.Penentu.PLENO
    return Izin.dari(
        temuan_hak(oleh, lamaran.lowongan.seleksi_id, Hak.KELOLA, pada),
        _selisih_berjalan(lamaran, selisih),
        [_pemeriksaan("Selisih ini sudah diteruskan ke pleno.")] if sudah else (),
    )


def boleh_teruskan_selisih(oleh: Pengguna, lamaran: Lamaran, alasan: str, pada: datetime) -> Izin:
    selisih = queries.selisih_terbuka(lamaran)
    if selisih is None:
        return Izin.dari([_pemeriksaan("Tidak ada selisih yang menunggu putusan pada lamaran ini.")])
    return Izin.dari(
        boleh_meneruskan(oleh, lamaran, selisih, pada).temuan,
        [] if alasan.strip() else [_pemeriksaan("Tulis alasan meneruskannya ke pleno.")],
    )


def _selisih_berjalan(lamaran: Lamaran, selisih: Selisih) -> list[Temuan]:
    if selisih.diputus_pada is not None:
        return [_pemeriksaan("Selisih ini sudah diputus.")]
    if lamaran.keadaan != Keadaan.DIPERIKSA:
        return [_pemeriksaan(f"Lamaran ini {_keadaan_kini(lamaran)}.")]
    return _tahap_pemeriksaan(lamaran)


def _pemeriksa_kedua(oleh: Pengguna, lamaran: Lamaran, pada: datetime) -> list[Temuan]:
    return [
        *temuan_hak(oleh, lamaran.lowongan.seleksi_id, Hak.VERIFIKASI, pada),
        *_tahap_pemeriksaan(lamaran),
        *_menunggu_pemeriksa_kedua(lamaran),
        *_tanpa_selisih(lamaran),
        *_orang_kedua(oleh, lamaran),
    ]


def _tanpa_selisih(lamaran: Lamaran) -> list[Temuan]:
    selisih = queries.selisih_terbuka(lamaran)
    if selisih is None or lamaran.keadaan != Keadaan.DIPERIKSA:
        return []
    nama = {satu.kode: satu.nama for satu in queries.butir_lamaran(lamaran)}
    butir = [nama.get(kode, kode) for kode in queries.butir_selisih(selisih)]
    return aturan.menunggu_putusan(selisih.get_penentu_display(), butir)
