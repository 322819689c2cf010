"""The arrows of a component and of a score sheet, and nothing else. Who may and when: see wewenang.py."""

from __future__ import annotations

from datetime import datetime

from django.db import models
from django_fsm import FSMField, FSMModelMixin, transition


class KeadaanKomponen(models.TextChoices):
    BELUM = "BELUM", "Belum dibuka"
    DIBUKA = "DIBUKA", "Penilaian dibuka"
    DIKUNCI = "DIKUNCI", "Dikunci"
    DIUMUMKAN = "DIUMUMKAN", "Hasil diumumkan"


class KeadaanLembar(models.TextChoices):
    DRAF = "DRAF", "Draf"
    DIKUNCI = "DIKUNCI", "Terkunci"
    DIBATALKAN = "DIBATALKAN", "Dibatalkan"


class KeadaanHasil(models.TextChoices):
    DIUNGGAH = "DIUNGGAH", "Menunggu dicocokkan"
    COCOK = "COCOK", "Cocok, menunggu diterima"
    DITERIMA = "DITERIMA", "Diterima"
    DITARIK = "DITARIK", "Ditarik"


class KeadaanKertas(models.TextChoices):
    DICETAK = "DICETAK", "Dicetak"
    DIKETIK = "DIKETIK", "Menunggu ketikan kedua"
    SELISIH = "SELISIH", "Dua ketikan berbeda"
    COCOK = "COCOK", "Menunggu penilainya mengunci"
    DIKUNCI = "DIKUNCI", "Dikunci penilainya"
    DITOLAK = "DITOLAK", "Ditolak penilainya"


KK = KeadaanKomponen
KL = KeadaanLembar
KT = KeadaanKertas
KH = KeadaanHasil

SEBUTAN_KOMPONEN: dict[str, dict[str, str]] = {
    "sekretariat": {k.value: k.label for k in KK},
    "pansel": {k.value: k.label for k in KK},
    "pelamar": {
        KK.BELUM: "Belum dimulai",
        KK.DIBUKA: "Sedang berlangsung",
        KK.DIKUNCI: "Menunggu pengumuman hasil",
        KK.DIUMUMKAN: "Hasil diumumkan",
    },
    "publik": {
        KK.BELUM: "Belum dimulai",
        KK.DIBUKA: "Sedang berlangsung",
        KK.DIKUNCI: "Menunggu pengumuman hasil",
        KK.DIUMUMKAN: "Hasil diumumkan",
    },
}


class AlurKomponen(FSMModelMixin, models.Model):
    keadaan = FSMField("keadaan", default=KK.BELUM, choices=KK.choices, protected=True)
    dibuka_pada = models.DateTimeField(null=True, editable=False)
    dikunci_pada = models.DateTimeField(null=True, editable=False)
    diumumkan_pada = models.DateTimeField(null=True, editable=False)

    class Meta:
        abstract = True

    @transition(field=keadaan, source=KK.BELUM, target=KK.DIBUKA)
    def buka(self, pada: datetime) -> None:
        self.dibuka_pada = pada

    @transition(field=keadaan, source=KK.DIBUKA, target=KK.DIKUNCI)
    def kunci(self, pada: datetime) -> None:
        self.dikunci_pada = pada

    # Only by two persons, to let one sheet be filled anew; the moment stands in the trail.
    @transition(field=keadaan, source=KK.DIKUNCI, target=KK.DIBUKA)
    def buka_kembali(self) -> None:
        self.dikunci_pada = None

    @transition(field=keadaan, source=KK.DIKUNCI, target=KK.DIUMUMKAN)
    def umumkan(self, pada: datetime) -> None:
        self.diumumkan_pada = pada


class AlurLembar(FSMModelMixin, models.Model):
    keadaan = FSMField("keadaan", default=KL.DRAF, choices=KL.choices, protected=True)
    dikunci_pada = models.DateTimeField(null=True, editable=False)
    dibatalkan_pada = models.DateTimeField(null=True, editable=False)

    class Meta:
        abstract = True

    @transition(field=keadaan, source=KL.DRAF, target=KL.DIKUNCI)
    def kunci(self, pada: datetime) -> None:
        self.dikunci_pada = pada

    # Only by a recorded reason (late conflict of interest); the old marks stay readable.
    @transition(field=keadaan, source=[KL.DRAF, KL.DIKUNCI], target=KL.DIBATALKAN)
    def batalkan(self, pada: datetime) -> None:
        self.dibatalkan_pada = pada


class AlurHasilAsesmen(FSMModelMixin, models.Model):
    keadaan = FSMField("keadaan", default=KH.DIUNGGAH, choices=KH.choices, protected=True)
    dicocokkan_pada = models.DateTimeField(null=True, editable=False)
    diterima_pada = models.DateTimeField(null=True, editable=False)
    ditarik_pada = models.DateTimeField(null=True, editable=False)

    class Meta:
        abstract = True

    # A second person brought the same marks: the sheets are made, locked.
    @transition(field=keadaan, source=KH.DIUNGGAH, target=KH.COCOK)
    def cocokkan(self, pada: datetime) -> None:
        self.dicocokkan_pada = pada

    @transition(field=keadaan, source=KH.COCOK, target=KH.DITERIMA)
    def terima(self, pada: datetime) -> None:
        self.diterima_pada = pada

    @transition(field=keadaan, source=KH.DIUNGGAH, target=KH.DITARIK)
    def tarik(self, pada: datetime) -> None:
        self.ditarik_pada = pada


class AlurKertas(FSMModelMixin, models.Model):
    keadaan = FSMField("keadaan", default=KT.DICETAK, choices=KT.choices, protected=True)
    dicocokkan_pada = models.DateTimeField(null=True, editable=False)
    ditolak_pada = models.DateTimeField(null=True, editable=False)

    class Meta:
        abstract = True

    @transition(field=keadaan, source=KT.DICETAK, target=KT.DIKETIK)
    def ketik(self) -> None:
        """One reading; another person types the second."""

    @transition(field=keadaan, source=[KT.DIKETIK, KT.SELISIH], target=KT.SELISIH)
    def berselisih(self) -> None:
        """Two readings that differ."""

    @transition(field=keadaan, source=[KT.DIKETIK, KT.SELISIH], target=KT.COCOK)
    def cocokkan(self, pada: datetime) -> None:
        self.dicocokkan_pada = pada

    @transition(field=keadaan, source=KT.COCOK, target=KT.DIKUNCI)
    def pakai(self) -> None:
        """Its rater locked his sheet by it."""

    @transition(field=keadaan, source=[KT.DIKETIK, KT.SELISIH, KT.COCOK], target=KT.DITOLAK)
    def tolak(self, pada: datetime) -> None:
        self.ditolak_pada = pada
