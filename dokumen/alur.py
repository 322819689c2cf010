"""The arrows of a Naskah, and nothing else. Who may sign and when a number is taken: see terbit.py."""

import datetime as dt

from django.db import models
from django_fsm import FSMField, FSMModelMixin, transition


class KeadaanNaskah(models.TextChoices):
    KONSEP = "KONSEP", "Konsep"
    TERBIT = "TERBIT", "Terbit"
    DICABUT = "DICABUT", "Dicabut"


# What each audience reads for a state.
LABEL: dict[str, dict[str, str]] = {
    KeadaanNaskah.KONSEP: {
        "pelamar": "Belum ditandatangani",
        "pansel": "Konsep, menunggu tanda tangan",
        "publik": "Belum ditandatangani",
    },
    KeadaanNaskah.TERBIT: {"pelamar": "Berlaku", "pansel": "Terbit", "publik": "Berlaku"},
    KeadaanNaskah.DICABUT: {"pelamar": "Dicabut", "pansel": "Dicabut", "publik": "Dicabut, tidak berlaku"},
}


class AlurNaskah(FSMModelMixin, models.Model):
    ditandatangani_pada: dt.datetime | None
    dicabut_pada: dt.datetime | None

    keadaan = FSMField(
        "keadaan", default=KeadaanNaskah.KONSEP, choices=KeadaanNaskah.choices, protected=True, max_length=10
    )

    class Meta:
        abstract = True

    @transition(field=keadaan, source=KeadaanNaskah.KONSEP, target=KeadaanNaskah.TERBIT)
    def terbitkan(self, pada: dt.datetime) -> None:
        self.ditandatangani_pada = pada

    @transition(
        field=keadaan,
        source=[KeadaanNaskah.KONSEP, KeadaanNaskah.TERBIT],
        target=KeadaanNaskah.DICABUT,
    )
    def cabut(self, pada: dt.datetime) -> None:
        self.dicabut_pada = pada
