"""The arrows of a vacancy, and nothing else. Who may and when: see wewenang."""

from __future__ import annotations

from datetime import datetime

from django.db import models
from django_fsm import FSMField, FSMModelMixin, transition


class Tahap(models.TextChoices):
    PERSIAPAN = "PERSIAPAN", "Persiapan"
    PENGUMUMAN = "PENGUMUMAN", "Pengumuman"
    ADMINISTRASI = "ADMINISTRASI", "Administrasi"
    ASESMEN = "ASESMEN", "Asesmen"
    KOMPETENSI_BIDANG = "KOMPETENSI_BIDANG", "Kompetensi Bidang"
    WAWANCARA = "WAWANCARA", "Wawancara"
    KESEHATAN = "KESEHATAN", "Kesehatan"
    PENETAPAN = "PENETAPAN", "Penetapan"
    SELESAI = "SELESAI", "Selesai"
    DIBATALKAN = "DIBATALKAN", "Dibatalkan"


T = Tahap

# The eight stages of the walk, in order.
TAHAP_BERURUT = (
    T.PERSIAPAN,
    T.PENGUMUMAN,
    T.ADMINISTRASI,
    T.ASESMEN,
    T.KOMPETENSI_BIDANG,
    T.WAWANCARA,
    T.KESEHATAN,
    T.PENETAPAN,
)
TAHAP_BERJALAN = TAHAP_BERURUT
TAHAP_AKHIR = (T.SELESAI, T.DIBATALKAN)

# What each audience reads for the same state.
SEBUTAN_TAHAP: dict[str, dict[str, str]] = {
    "sekretariat": {t.value: t.label for t in T},
    "pansel": {t.value: t.label for t in T},
    "pelamar": {
        T.PERSIAPAN: "Belum dibuka",
        T.PENGUMUMAN: "Pendaftaran dibuka",
        T.ADMINISTRASI: "Seleksi administrasi",
        T.ASESMEN: "Asesmen kompetensi",
        T.KOMPETENSI_BIDANG: "Penulisan makalah",
        T.WAWANCARA: "Wawancara akhir",
        T.KESEHATAN: "Pemeriksaan kesehatan tiga calon",
        T.PENETAPAN: "Menunggu penetapan",
        T.SELESAI: "Selesai",
        T.DIBATALKAN: "Seleksi jabatan ini dibatalkan",
    },
    "publik": {
        T.PERSIAPAN: "Belum dibuka",
        T.PENGUMUMAN: "Menerima lamaran",
        T.ADMINISTRASI: "Seleksi administrasi",
        T.ASESMEN: "Asesmen kompetensi",
        T.KOMPETENSI_BIDANG: "Seleksi kompetensi bidang",
        T.WAWANCARA: "Wawancara akhir",
        T.KESEHATAN: "Tahap akhir",
        T.PENETAPAN: "Tahap akhir",
        T.SELESAI: "Selesai",
        T.DIBATALKAN: "Dibatalkan",
    },
}


# What each arrow is called on screens; one word for each act of the machine.
SEBUTAN_PANAH: dict[str, str] = {
    "umumkan": "Umumkan",
    "tutup_pengumuman": "Tutup pengumuman",
    "perpanjang_seleksi": "Perpanjang seleksi",
    "mulai_asesmen": "Mulai asesmen",
    "mulai_kompetensi_bidang": "Mulai kompetensi bidang",
    "mulai_wawancara": "Mulai wawancara",
    "mulai_kesehatan": "Mulai pemeriksaan kesehatan",
    "mulai_penetapan": "Mulai penetapan",
    "selesaikan": "Catat pelantikan",
    "batalkan": "Batalkan",
}


class AlurLowongan(FSMModelMixin, models.Model):
    tahap = FSMField("tahap", default=T.PERSIAPAN, choices=T.choices, protected=True)
    diumumkan_pada = models.DateTimeField(null=True, editable=False)
    pengumuman_ditutup_pada = models.DateTimeField(null=True, editable=False)
    # The last time applications opened again because too few passed.
    dibuka_kembali_pada = models.DateTimeField(null=True, editable=False)
    asesmen_dimulai_pada = models.DateTimeField(null=True, editable=False)
    bidang_dimulai_pada = models.DateTimeField(null=True, editable=False)
    wawancara_dimulai_pada = models.DateTimeField(null=True, editable=False)
    kesehatan_dimulai_pada = models.DateTimeField(null=True, editable=False)
    penetapan_dimulai_pada = models.DateTimeField(null=True, editable=False)
    selesai_pada = models.DateTimeField(null=True, editable=False)
    dibatalkan_pada = models.DateTimeField(null=True, editable=False)

    class Meta:
        abstract = True

    @transition(field=tahap, source=T.PERSIAPAN, target=T.PENGUMUMAN)
    def umumkan(self, pada: datetime) -> None:
        self.diumumkan_pada = pada

    @transition(field=tahap, source=T.PENGUMUMAN, target=T.ADMINISTRASI)
    def tutup_pengumuman(self, pada: datetime) -> None:
        self.pengumuman_ditutup_pada = pada

    # Too few passed the administrative stage: applications open once more (Lampiran huruf b angka 3 huruf c).
    @transition(field=tahap, source=T.ADMINISTRASI, target=T.PENGUMUMAN)
    def perpanjang_seleksi(self, pada: datetime) -> None:
        self.dibuka_kembali_pada = pada
        self.pengumuman_ditutup_pada = None

    @transition(field=tahap, source=T.ADMINISTRASI, target=T.ASESMEN)
    def mulai_asesmen(self, pada: datetime) -> None:
        self.asesmen_dimulai_pada = pada

    @transition(field=tahap, source=T.ASESMEN, target=T.KOMPETENSI_BIDANG)
    def mulai_kompetensi_bidang(self, pada: datetime) -> None:
        self.bidang_dimulai_pada = pada

    @transition(field=tahap, source=T.KOMPETENSI_BIDANG, target=T.WAWANCARA)
    def mulai_wawancara(self, pada: datetime) -> None:
        self.wawancara_dimulai_pada = pada

    @transition(field=tahap, source=T.WAWANCARA, target=T.KESEHATAN)
    def mulai_kesehatan(self, pada: datetime) -> None:
        self.kesehatan_dimulai_pada = pada

    @transition(field=tahap, source=T.KESEHATAN, target=T.PENETAPAN)
    def mulai_penetapan(self, pada: datetime) -> None:
        self.penetapan_dimulai_pada = pada

    @transition(field=tahap, source=T.PENETAPAN, target=T.SELESAI)
    def selesaikan(self, pada: datetime) -> None:
        self.selesai_pada = pada

    @transition(field=tahap, source=list(TAHAP_BERJALAN), target=T.DIBATALKAN)
    def batalkan(self, pada: datetime) -> None:
        self.dibatalkan_pada = pada
