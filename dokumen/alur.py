"""The arrows of a Naskah and of a scan, and nothing else. Who may sign: terbit.py. Who scans: pindai.py."""

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


class KeadaanPindai(models.TextChoices):
    # No row says the same: nobody has scanned it. With a row it waits for its turn, and opens meanwhile.
    TANPA = "TANPA", "Tidak dipindai"
    MENUNGGU = "MENUNGGU", "Menunggu pindai"
    BERSIH = "BERSIH", "Bersih"
    DITAHAN = "DITAHAN", "Ditahan"


LABEL_PINDAI: dict[str, dict[str, str]] = {
    KeadaanPindai.TANPA: {"pelamar": "Tidak dipindai", "pansel": "Tidak dipindai"},
    KeadaanPindai.MENUNGGU: {"pelamar": "Menunggu pindai", "pansel": "Sedang dipindai"},
    KeadaanPindai.BERSIH: {"pelamar": "Bersih menurut pemindai", "pansel": "Bersih menurut pemindai"},
    KeadaanPindai.DITAHAN: {"pelamar": "Ditahan pemindai", "pansel": "Ditahan pemindai"},
}
_BUKAN_DITAHAN = [KeadaanPindai.TANPA, KeadaanPindai.MENUNGGU, KeadaanPindai.BERSIH]


class AlurPindai(FSMModelMixin, models.Model):
    """Only a scanner that has read the whole file makes it clean; nothing makes a held file clean again."""

    diputus_pada: dt.datetime | None

    keadaan = FSMField(
        "keadaan",
        default=KeadaanPindai.MENUNGGU,
        choices=KeadaanPindai.choices,
        protected=True,
        max_length=10,
    )

    class Meta:
        abstract = True

    @transition(field=keadaan, source=_BUKAN_DITAHAN, target=KeadaanPindai.BERSIH)
    def nyatakan_bersih(self, pada: dt.datetime) -> None:
        self.diputus_pada = pada

    @transition(field=keadaan, source=_BUKAN_DITAHAN, target=KeadaanPindai.DITAHAN)
    def tahan(self, pada: dt.datetime) -> None:
        self.diputus_pada = pada

    @transition(field=keadaan, source=KeadaanPindai.MENUNGGU, target=KeadaanPindai.TANPA)
    def lepaskan(self) -> None:
        """The scanner was taken away for good: honest again, and never clean."""
