"""The arrows of an application, and nothing else. Who may and when: see wewenang.py."""

from __future__ import annotations

from datetime import datetime

from django.db import models
from django_fsm import FSMField, FSMModelMixin, transition


class Keadaan(models.TextChoices):
    DRAF = "DRAF", "Draf"
    DIAJUKAN = "DIAJUKAN", "Terkirim"
    DIPERIKSA = "DIPERIKSA", "Menunggu pemeriksa kedua"
    MS = "MS", "Memenuhi syarat"
    TMS = "TMS", "Tidak memenuhi syarat"
    MUNDUR = "MUNDUR", "Mengundurkan diri"
    GUGUR = "GUGUR", "Gugur"


K = Keadaan

# Counted as an application under A-4: sent and not withdrawn.
KEADAAN_TERKIRIM = (K.DIAJUKAN, K.DIPERIKSA, K.MS, K.TMS, K.GUGUR)

# What each audience reads. MS and TMS are told to the applicant only once announced: see queries.
SEBUTAN_KEADAAN: dict[str, dict[str, str]] = {
    "sekretariat": {k.value: k.label for k in K},
    "pansel": {k.value: k.label for k in K},
    "pelamar": {
        K.DRAF: "Draf, belum dikirim",
        K.DIAJUKAN: "Terkirim",
        K.DIPERIKSA: "Terkirim",
        K.MS: "Memenuhi syarat administrasi",
        K.TMS: "Tidak memenuhi syarat administrasi",
        K.MUNDUR: "Mengundurkan diri",
        K.GUGUR: "Gugur karena tidak hadir",
    },
    "publik": {
        K.DRAF: "",
        K.DIAJUKAN: "Pelamar",
        K.DIPERIKSA: "Pelamar",
        K.MS: "Memenuhi syarat",
        K.TMS: "Tidak memenuhi syarat",
        K.MUNDUR: "Mengundurkan diri",
        K.GUGUR: "Gugur",
    },
}


class AlurLamaran(FSMModelMixin, models.Model):
    keadaan = FSMField("keadaan", default=K.DRAF, choices=K.choices, protected=True)
    diajukan_pada = models.DateTimeField(null=True, editable=False)
    diperiksa_pada = models.DateTimeField(null=True, editable=False)
    ditetapkan_pada = models.DateTimeField(null=True, editable=False)
    ditarik_pada = models.DateTimeField(null=True, editable=False)
    gugur_pada = models.DateTimeField(null=True, editable=False)
    # The Pansel accepted his objection: until the amended result is announced he is told nothing new.
    sanggahan_diterima_pada = models.DateTimeField(null=True, editable=False)

    class Meta:
        abstract = True

    @transition(field=keadaan, source=K.DRAF, target=K.DIAJUKAN)
    def ajukan(self, pada: datetime) -> None:
        self.diajukan_pada = pada

    @transition(field=keadaan, source=K.DIAJUKAN, target=K.DIPERIKSA)
    def selesai_diperiksa(self, pada: datetime) -> None:
        self.diperiksa_pada = pada

    # The second person disagrees: the first one looks again.
    @transition(field=keadaan, source=K.DIPERIKSA, target=K.DIAJUKAN)
    def kembalikan(self) -> None:
        self.diperiksa_pada = None

    @transition(field=keadaan, source=K.DIPERIKSA, target=K.MS)
    def nyatakan_ms(self, pada: datetime) -> None:
        self.ditetapkan_pada = pada

    @transition(field=keadaan, source=K.DIPERIKSA, target=K.TMS)
    def nyatakan_tms(self, pada: datetime) -> None:
        self.ditetapkan_pada = pada

    @transition(field=keadaan, source=K.TMS, target=K.MS)
    def terima_sanggahan(self, pada: datetime) -> None:
        self.sanggahan_diterima_pada = pada

    @transition(field=keadaan, source=[K.DIAJUKAN, K.DIPERIKSA, K.MS], target=K.MUNDUR)
    def tarik(self, pada: datetime) -> None:
        self.ditarik_pada = pada

    # A participant who did not come; by decision of the Pansel in a berita acara.
    @transition(field=keadaan, source=K.MS, target=K.GUGUR)
    def nyatakan_gugur(self, pada: datetime) -> None:
        self.gugur_pada = pada
