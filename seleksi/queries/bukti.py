"""Reads of what was recorded from outside: letters, pleno decisions, frozen periods, the month's work."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime, timedelta

from django.db.models import QuerySet
from django.utils import timezone

from jejak.baca import riwayat_seleksi
from seleksi import aturan
from seleksi.aturan import ButirBukti, JabatanKhusus, Putusan, Surat
from seleksi.models import BuktiSyarat, Lowongan, MasaBeku, PutusanPleno, Seleksi


def jabatan_khusus_lowongan(lowongan: Lowongan) -> tuple[JabatanKhusus, ...]:
    """Which special posts a vacancy is; no query."""
    return aturan.khusus_bagi(lowongan.nama_jabatan, lowongan.perangkat_daerah, lowongan.jenis_jabatan)


def butir_lowongan(lowongan: Lowongan) -> dict[str, ButirBukti]:
    """What may be recorded for a vacancy: the common things, and the gates of the special post it is."""
    milik = {g.kode for jabatan in jabatan_khusus_lowongan(lowongan) for g in jabatan.gerbang}
    return {
        kode: butir
        for kode, butir in aturan.semua_butir().items()
        if kode in aturan.BUTIR_BUKTI or kode in milik
    }


def bukti_lowongan(lowongan: Collection[Lowongan]) -> dict[int, dict[str, Surat]]:
    """Recorded letters per vacancy, one of its own before one for the selection; one query."""
    baris = BuktiSyarat.objects.filter(seleksi__in={satu.seleksi_id for satu in lowongan})
    urut = sorted(baris.order_by("pk"), key=lambda satu: satu.lowongan_id is not None)
    hasil: dict[int, dict[str, Surat]] = {satu.pk: {} for satu in lowongan}
    for milik in lowongan:
        for satu in urut:
            if satu.seleksi_id == milik.seleksi_id and satu.lowongan_id in (None, milik.pk):
                hasil[milik.pk][satu.butir] = Surat(satu.nomor, satu.tanggal, satu.pihak)
    return hasil


def putusan_lowongan(lowongan: Collection[Lowongan]) -> dict[int, dict[tuple[str, str], Putusan]]:
    """Decisions of the pleno on the gate of the present stage of each vacancy; one query."""
    tahap = {satu.pk: satu.tahap for satu in lowongan}
    hasil: dict[int, dict[tuple[str, str], Putusan]] = defaultdict(dict)
    for satu in PutusanPleno.objects.filter(lowongan__in=tahap):
        if satu.tahap == tahap[satu.lowongan_id]:
            surat = Surat(satu.nomor, satu.tanggal)
            hasil[satu.lowongan_id][satu.kode, satu.temuan] = Putusan(surat, satu.alasan)
    return hasil


def masa_beku_berlaku() -> list[aturan.MasaBeku]:
    """Frozen periods that were not taken back."""
    return [
        aturan.MasaBeku(satu.tanggal_mulai, satu.tanggal_selesai, satu.sebab)
        for satu in daftar_masa_beku().filter(dicabut_pada__isnull=True)
    ]


def daftar_masa_beku() -> QuerySet[MasaBeku]:
    """All of them, the latest first."""
    return MasaBeku.objects.select_related("dicatat_oleh", "dicabut_oleh").order_by("-tanggal_mulai", "-pk")


def bukti_tercatat(seleksi: Seleksi, lowongan: Lowongan | None, butir: str) -> BuktiSyarat | None:
    """The record that a form of this thing would replace."""
    dasar = BuktiSyarat.objects.filter(seleksi=seleksi, lowongan=lowongan, butir=butir)
    return dasar.select_related("berkas").first()


def daftar_bukti(lowongan: Lowongan) -> list[tuple[str, BuktiSyarat]]:
    """What is recorded for a vacancy or its selection, with the name of each thing; one query."""
    nama = aturan.semua_butir()
    baris = BuktiSyarat.objects.filter(seleksi=lowongan.seleksi_id, lowongan__in=[lowongan.pk])
    umum = BuktiSyarat.objects.filter(seleksi=lowongan.seleksi_id, lowongan__isnull=True)
    semua = (baris | umum).select_related("berkas").order_by("tanggal", "pk")
    return [(nama[satu.butir].nama, satu) for satu in semua if satu.butir in nama]


def daftar_putusan(lowongan: Lowongan) -> QuerySet[PutusanPleno]:
    return PutusanPleno.objects.filter(lowongan=lowongan).select_related("berkas").order_by("pk")


def pekerjaan_sebulan(seleksi: Seleksi, bulan: date) -> Mapping[str, int]:
    """P-12. How much recorded work of each task of the Sekretariat a month saw (first day of the month)."""
    lepas = (bulan + timedelta(days=32)).replace(day=1)
    zona = timezone.get_current_timezone()
    mulai, akhir = (datetime(b.year, b.month, 1, tzinfo=zona) for b in (bulan, lepas))
    jejak = riwayat_seleksi(seleksi.pk).filter(pada__gte=mulai, pada__lt=akhir, pelaku__isnull=False)
    hitung: Counter[str] = Counter()
    for peristiwa in jejak.order_by().values_list("peristiwa", flat=True):
        if huruf := aturan.huruf_tugas(peristiwa):
            hitung[huruf] += 1
    return hitung


def bulan_bekerja(seleksi: Seleksi, pada: datetime) -> Sequence[date]:
    """First days of the months from the start of the selection to now, the newest first."""
    awal, akhir = (timezone.localdate(saat).replace(day=1) for saat in (seleksi.dibuat_pada, pada))
    bulan = []
    while akhir >= awal:
        bulan.append(akhir)
        akhir = (akhir - timedelta(days=1)).replace(day=1)
    return bulan
