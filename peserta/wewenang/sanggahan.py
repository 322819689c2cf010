"""Verdicts on objections: write, send, withdraw, answer. Nothing here writes."""

from __future__ import annotations

from datetime import date, datetime

from django.utils import timezone

from akun.models import Pengguna
from panitia.aturan import Hak
from panitia.queries import temuan_hak
from peserta import aturan, queries
from peserta.models import Lamaran, MasaSanggah, Sanggahan
from peserta.wewenang.lamaran import DASAR_PENGAJUAN
from seleksi.izin import Izin, Temuan


def boleh_tulis_sanggahan(oleh: Pengguna, lamaran: Lamaran, tiba_pada: datetime) -> Izin:
    """May he write on his objection? Who was told TMS, while the window is open and it is not sent."""
    sanggahan = queries.sanggahan_lamaran(lamaran)
    return Izin.dari(
        _milik(oleh, lamaran),
        _diberi_tahu_tms(lamaran),
        _dalam_masa(queries.masa_sanggah_lamaran(lamaran), tiba_pada),
        aturan.sanggahan_belum_dikirim(bool(sanggahan and sanggahan.diajukan_pada)),
    )


def boleh_tambah_bukti(oleh: Pengguna, lamaran: Lamaran, tiba_pada: datetime) -> Izin:
    """May he add a file of evidence?"""
    bukti = queries.bukti_berlaku(queries.sanggahan_lamaran(lamaran))
    return Izin.dari(boleh_tulis_sanggahan(oleh, lamaran, tiba_pada).temuan, aturan.jumlah_bukti(len(bukti)))


def boleh_ajukan_sanggahan(oleh: Pengguna, lamaran: Lamaran, isi: str, tiba_pada: datetime) -> Izin:
    """May he send it? Arrival decides, as with a whole application."""
    return Izin.dari(boleh_tulis_sanggahan(oleh, lamaran, tiba_pada).temuan, aturan.isi_sanggahan(isi))


def boleh_tarik_sanggahan(oleh: Pengguna, lamaran: Lamaran) -> Izin:
    """May he withdraw it? Until it is answered."""
    sanggahan = queries.sanggahan_lamaran(lamaran)
    return Izin.dari(_milik(oleh, lamaran), aturan.sanggahan_dapat_ditarik(*_keadaan(sanggahan)))


def boleh_jawab_sanggahan(oleh: Pengguna, sanggahan: Sanggahan, pada: datetime) -> Izin:
    """May he record the answer? The Ketua Pansel, on the decision of a meeting."""
    return Izin.dari(
        temuan_hak(oleh, sanggahan.id_seleksi, Hak.PIMPIN, pada),
        aturan.sanggahan_dapat_dijawab(*_keadaan(sanggahan)),
        aturan.jawaban_terlambat(timezone.localtime(pada), timezone.localtime(sanggahan.masa.batas_jawab)),
    )


def boleh_putuskan_sanggahan(
    oleh: Pengguna, sanggahan: Sanggahan, rapat: date, hadir: int, pada: datetime
) -> Izin:
    """May he record this answer, decided by that meeting?"""
    diajukan = sanggahan.diajukan_pada or pada
    return Izin.dari(
        boleh_jawab_sanggahan(oleh, sanggahan, pada).temuan,
        aturan.rapat_sanggahan(
            rapat,
            timezone.localdate(diajukan),
            timezone.localdate(pada),
            hadir,
            sanggahan.lamaran.lowongan.seleksi.aturan_main.kebijakan.kuorum_pleno,
        ),
    )


def _milik(oleh: Pengguna, lamaran: Lamaran) -> list[Temuan]:
    if lamaran.pelamar.pengguna_id == oleh.pk:
        return []
    return [Temuan("B-1", DASAR_PENGAJUAN, "Ini bukan lamaran Anda.", pelaku="Pelamar")]


def _diberi_tahu_tms(lamaran: Lamaran) -> list[Temuan]:
    """Only what he was told counts: before the announcement nobody may object, whatever was decided."""
    if queries.diberi_tahu_tms(lamaran):
        return []
    pesan = "Yang dapat disanggah ialah hasil tidak memenuhi syarat yang sudah diumumkan."
    return [Temuan("S-1", aturan.DASAR_SANGGAHAN, pesan, pelaku="Pelamar")]


def _dalam_masa(masa: MasaSanggah | None, tiba_pada: datetime) -> list[Temuan]:
    batas = timezone.localtime(masa.batas) if masa else None
    return aturan.dalam_masa_sanggah(timezone.localtime(tiba_pada), batas)


def _keadaan(sanggahan: Sanggahan | None) -> tuple[bool, bool, bool]:
    """Sent, answered, withdrawn."""
    if sanggahan is None:
        return False, False, False
    return sanggahan.diajukan_pada is not None, bool(sanggahan.jawaban), sanggahan.ditarik_pada is not None
