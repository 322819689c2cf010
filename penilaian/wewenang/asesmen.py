"""Verdicts on assessment reports from before the announcement."""

from __future__ import annotations

from datetime import date, datetime

from django.utils import timezone

from akun.models import Pengguna
from panitia.aturan import Hak
from panitia.queries import temuan_hak
from penilaian import aturan, queries
from penilaian.models import Komponen
from penilaian.wewenang.dasar import _blok, _tahap
from peserta.alur import Keadaan
from peserta.models import Lamaran
from seleksi.alur import Tahap
from seleksi.aturan import asesmen_terdahulu
from seleksi.izin import Izin, Temuan, Tingkat
from seleksi.models import Lowongan


# --- Ketua: asesmen terdahulu ---------------------------------------------------------------------
def boleh_catat_asesmen_terdahulu(
    oleh: Pengguna, lamaran: Lamaran, laporan: aturan.AsesmenLama, pada: datetime
) -> Izin:
    """Use an earlier assessment of one participant: Ketua Pansel, within the policy, until the lock."""
    lowongan = lamaran.lowongan
    dasar = _sebelum_asesmen_dikunci(oleh, lamaran, pada)
    diumumkan = lowongan.diumumkan_pada
    if any(dasar) or diumumkan is None:
        return Izin.dari(*dasar)
    hari = timezone.localdate(diumumkan)
    return Izin.dari(
        *dasar,
        aturan.sumber_asesmen(laporan, hari, queries.lembaga_asesmen(lowongan, lamaran.pk)),
        _masa_asesmen(laporan.tanggal, lowongan, pada),
    )


def boleh_cabut_asesmen_terdahulu(oleh: Pengguna, lamaran: Lamaran, pada: datetime) -> Izin:
    """Take such a record back: Ketua Pansel, until the lock."""
    tiada = []
    if lamaran.pk not in queries.asesmen_terdahulu(lamaran.lowongan_id):
        kode, dasar = aturan.DASAR_METODE["ASESMEN"]
        tiada = [_blok(kode, dasar, f"{lamaran.pelamar} tidak memakai asesmen terdahulu.")]
    return Izin.dari(*_sebelum_asesmen_dikunci(oleh, lamaran, pada), tiada)


def _sebelum_asesmen_dikunci(oleh: Pengguna, lamaran: Lamaran, pada: datetime) -> list[list[Temuan]]:
    lowongan = lamaran.lowongan
    kode, dasar = aturan.DASAR_METODE["ASESMEN"]
    dikunci = []
    if lowongan.komponen.filter(metode=Komponen.Metode.ASESMEN, keadaan__in=queries.TERTUTUP).exists():
        dikunci = [_blok(kode, dasar, "Penilaian asesmen kompetensi sudah dikunci.")]
    bukan = []
    if lamaran.keadaan != Keadaan.MS or not queries.hasil_administrasi_diumumkan(lowongan):
        bukan = [_blok("B-3", "Lampiran huruf b angka 3", "Yang dinilai hanya peserta yang memenuhi syarat.")]
    return [
        temuan_hak(oleh, lowongan.seleksi_id, Hak.PIMPIN, pada),
        _tahap(lowongan, Tahap.ADMINISTRASI, Tahap.ASESMEN),
        bukan,
        dikunci,
    ]


def _masa_asesmen(tanggal: date, lowongan: Lowongan, pada: datetime) -> list[Temuan]:
    """The period agreed on in the preparation meeting, on the day of the act."""
    diumumkan = lowongan.diumumkan_pada
    temuan = asesmen_terdahulu(
        tanggal,
        timezone.localdate(diumumkan) if diumumkan else None,
        timezone.localdate(pada),
        lowongan.seleksi.aturan_main,
    )
    return [satu for satu in temuan if satu.tingkat != Tingkat.TERPENUHI]


def _asesmen_masih_berlaku(komponen: Komponen, pada: datetime) -> list[Temuan]:
    """Earlier assessments are still within their period when the marks become final."""
    if komponen.metode != Komponen.Metode.ASESMEN:
        return []
    return [
        temuan
        for satu in queries.asesmen_terdahulu(komponen.lowongan_id).values()
        for temuan in _masa_asesmen(satu.tanggal, komponen.lowongan, pada)
    ]
