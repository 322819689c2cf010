"""Rows of akun."""

import datetime as dt

import factory
from factory.django import DjangoModelFactory

from akun.models import Pengguna, Surel


class PenggunaFactory(DjangoModelFactory):
    """An account with the password "kata sandi uji yang panjang"; ``bernip=True`` gives a valid NIP."""

    class Meta:
        model = Pengguna

    class Params:
        bernip = factory.Trait(nip=factory.Sequence(lambda n: f"19800101200501{1}{n % 1000:03d}"))

    email = factory.Sequence(lambda n: f"orang{n}@contohraya.go.id")
    nama = factory.Sequence(lambda n: f"Orang Ke-{n}")
    password = factory.django.Password("kata sandi uji yang panjang")


class SurelFactory(DjangoModelFactory):
    class Meta:
        model = Surel

    kunci = factory.Sequence(lambda n: f"uji:{n}")
    penerima = factory.SubFactory(PenggunaFactory)
    alamat = factory.LazyAttribute(lambda s: s.penerima.email)
    perihal = "Pemberitahuan"
    templat = "akun/surel/dasar.txt"
    konteks = factory.LazyFunction(lambda: {"isi": "Isi pemberitahuan."})
    dibuat_pada = dt.datetime(2026, 11, 23, 2, 0, tzinfo=dt.UTC)
