"""Rows of the written test. Sealed themes and papers are made as rows; how they come, is told by acts."""

import datetime as dt

import factory
from factory.django import DjangoModelFactory

from dokumen.segel import segel
from dokumen.simpan import simpan_bytes
from peserta.alur import Keadaan
from peserta.models import KemiripanMakalah, Makalah, SerahanMakalah, TemaMakalah
from tests.factories.akun import PenggunaFactory
from tests.factories.peserta import LamaranFactory, isi_pdf
from tests.factories.seleksi import LowonganFactory

DIBUKA = dt.datetime(2026, 11, 23, 1, 0, tzinfo=dt.UTC)


class TemaMakalahFactory(DjangoModelFactory):
    """Opens at 08.00 WIB of the test's Monday, for four hours."""

    class Meta:
        model = TemaMakalah

    lowongan = factory.SubFactory(LowonganFactory)
    cara = TemaMakalah.Cara.UNGGAH
    tersegel = factory.LazyFunction(lambda: segel("Tata kelola air bersih di daerah perbukitan."))
    dibuka_pada = DIBUKA
    batas = factory.LazyAttribute(lambda t: t.dibuka_pada + dt.timedelta(hours=4))
    garam = "0" * 64
    sidik = "1" * 64
    disegel_pada = factory.LazyAttribute(lambda t: t.dibuka_pada - dt.timedelta(days=2))
    disegel_oleh = factory.SubFactory(PenggunaFactory)


class MakalahFactory(DjangoModelFactory):
    class Meta:
        model = Makalah

    lamaran = factory.SubFactory(LamaranFactory, keadaan=Keadaan.MS)


class SerahanMakalahFactory(DjangoModelFactory):
    class Meta:
        model = SerahanMakalah

    makalah = factory.SubFactory(MakalahFactory)
    tiba_pada = DIBUKA + dt.timedelta(hours=1)
    diserahkan_oleh = factory.LazyAttribute(lambda s: s.makalah.lamaran.pelamar.pengguna)
    berkas = factory.LazyAttribute(
        lambda s: simpan_bytes(
            isi=isi_pdf(),
            nama="makalah.pdf",
            jenis_media="application/pdf",
            oleh=s.diserahkan_oleh,
            pada=s.tiba_pada,
            folder="unggahan",
        )
    )


class KemiripanMakalahFactory(DjangoModelFactory):
    class Meta:
        model = KemiripanMakalah

    pertama = factory.SubFactory(MakalahFactory)
    kedua = factory.SubFactory(MakalahFactory)
    persen = 12
    bagian = 3
