"""Verdicts on tracing: who sends whom, who writes, who reads. Nothing here writes."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime

from django.utils import timezone

from akun.models import Pengguna
from panitia.aturan import Hak
from panitia.queries import punya_hak, temuan_hak
from penilaian import aturan, queries
from penilaian.models import BuktiTelusur, Komponen, TugasTelusur
from penilaian.wewenang.dasar import _berjalan
from seleksi.alur import Tahap
from seleksi.izin import Izin, Temuan
from seleksi.models import Lowongan


def boleh_buka_penelusuran(oleh: Pengguna, lowongan: Lowongan, pada: datetime) -> Izin:
    """May tracers be sent for this vacancy now? The Ketua, beside the other stages, until the lock."""
    return Izin.dari(
        temuan_hak(oleh, lowongan.seleksi_id, Hak.PIMPIN, pada),
        _berjalan(lowongan),
        aturan.tahap_pembukaan(
            Komponen.Metode.REKAM_JEJAK,
            "rekam jejak",
            lowongan.tahap,
            {tahap.value: tahap.label for tahap in Tahap},
            queries.hasil_administrasi_diumumkan(lowongan),
        ),
        aturan.sebelum_rekam_jejak_dikunci(queries.rekam_jejak_dikunci(lowongan)),
    )


def boleh_tetapkan_penelusur(
    oleh: Pengguna,
    lowongan: Lowongan,
    penelusur: Pengguna,
    dipilih: Collection[int],
    mulai: date,
    batas: date,
    pada: datetime,
) -> Izin:
    boleh = {satu.pk: satu for satu in queries.boleh_diketahui(oleh, lowongan)}
    sudah = TugasTelusur.objects.filter(
        penelusur=penelusur, lamaran__in=list(dipilih), dihentikan_pada__isnull=True
    ).values_list("lamaran", flat=True)
    return Izin.dari(
        boleh_buka_penelusuran(oleh, lowongan, pada).temuan,
        aturan.penugasan_telusur(
            berperan=punya_hak(penelusur, lowongan.seleksi_id, Hak.TELUSUR, pada),
            peserta=boleh,
            dipilih=dipilih,
            sudah=[boleh[pk].pelamar.pengguna.nama_tampil for pk in sudah if pk in boleh],
            sendiri=any(
                satu.pelamar.pengguna_id == penelusur.pk for pk, satu in boleh.items() if pk in dipilih
            ),
        ),
        aturan.masa_telusur(mulai, batas, timezone.localdate(pada)),
    )


def _milik(oleh: Pengguna, tugas: TugasTelusur) -> list[Temuan]:
    return [] if tugas.penelusur_id == oleh.pk else aturan.telusur_terbuka(diserahkan=True, dihentikan=False)


def boleh_tulis_telusur(oleh: Pengguna, tugas: TugasTelusur, pada: datetime) -> Izin:
    """The tracer himself, while he holds the role, until he hands over or the scoring is locked."""
    lowongan = tugas.lamaran.lowongan
    return Izin.dari(
        temuan_hak(oleh, tugas.id_seleksi, Hak.TELUSUR, pada),
        _milik(oleh, tugas),
        aturan.telusur_terbuka(
            diserahkan=tugas.diserahkan_pada is not None, dihentikan=tugas.dihentikan_pada is not None
        ),
        _berjalan(lowongan),
        aturan.sebelum_rekam_jejak_dikunci(queries.rekam_jejak_dikunci(lowongan)),
    )


def boleh_simpan_telusur(oleh: Pengguna, tugas: TugasTelusur, isi: aturan.IsiTelusur, pada: datetime) -> Izin:
    return Izin.dari(boleh_tulis_telusur(oleh, tugas, pada).temuan, aturan.banyak_catatan(len(isi.catatan)))


def boleh_tambah_bukti_telusur(oleh: Pengguna, tugas: TugasTelusur, pada: datetime) -> Izin:
    return Izin.dari(
        boleh_tulis_telusur(oleh, tugas, pada).temuan,
        aturan.banyak_bukti_telusur(len(queries.bukti_telusur(tugas))),
    )


def boleh_serahkan_telusur(oleh: Pengguna, tugas: TugasTelusur, pada: datetime) -> Izin:
    return Izin.dari(
        boleh_tulis_telusur(oleh, tugas, pada).temuan, aturan.kelengkapan_telusur(queries.isi_telusur(tugas))
    )


def boleh_hentikan_telusur(oleh: Pengguna, tugas: TugasTelusur, alasan: str, pada: datetime) -> Izin:
    """The Ketua who sent him, or the tracer himself, as long as nothing was handed over."""
    hak = Hak.TELUSUR if tugas.penelusur_id == oleh.pk else Hak.PIMPIN
    return Izin.dari(
        temuan_hak(oleh, tugas.id_seleksi, hak, pada),
        aturan.telusur_terbuka(
            diserahkan=tugas.diserahkan_pada is not None, dihentikan=tugas.dihentikan_pada is not None
        ),
        aturan.alasan_henti_telusur(alasan),
    )


def boleh_baca_telusur(oleh: Pengguna, tugas: TugasTelusur, keperluan: str, pada: datetime) -> Izin:
    """A member of the Pansel who declared no conflict, once handed over, for a purpose."""
    return Izin.dari(
        temuan_hak(oleh, tugas.id_seleksi, Hak.NILAI, pada),
        aturan.pembacaan_catatan(
            tercatat=tugas.diserahkan_pada is not None and tugas.dihentikan_pada is None,
            bebas=queries.benturan_menurut(oleh, tugas.lamaran) is False,
            keperluan=keperluan,
            perihal="Catatan penelusuran",
        ),
    )


def boleh_salin_bukti_telusur(oleh: Pengguna, bukti: BuktiTelusur, keperluan: str, pada: datetime) -> Izin:
    """A numbered copy of a file beside the notes, on the same terms as the notes."""
    return boleh_baca_telusur(oleh, bukti.tugas, keperluan, pada)
