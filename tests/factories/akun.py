"""Rows of akun."""

import datetime as dt

import factory
from allauth.account.models import EmailAddress
from factory.django import DjangoModelFactory

from akun.models import Pengguna, Surel


class AlamatFactory(DjangoModelFactory):
    class Meta:
        model = EmailAddress

    email = factory.LazyAttribute(lambda a: a.user.email)
    verified = True
    primary = True


class PenggunaFactory(DjangoModelFactory):
    """An account with the password "kata sandi uji yang panjang"; ``bernip=True`` gives a valid NIP,
    ``dikonfirmasi=True`` a proven address."""

    class Meta:
        model = Pengguna
        skip_postgeneration_save = True

    class Params:
        bernip = factory.Trait(nip=factory.Sequence(lambda n: f"19800101200501{1}{n % 999 + 1:03d}"))
        # The address is proven, so that the person can log in with the password.
        dikonfirmasi = factory.Trait(alamat=factory.RelatedFactory(AlamatFactory, "user"))

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
