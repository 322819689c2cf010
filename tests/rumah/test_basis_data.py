"""The database agrees with the code: known choices, pairs of time and person, one factory per table."""

import re

import pytest
from django.apps import apps
from django.db import models

APLIKASI = ("seleksi", "panitia", "peserta", "penilaian", "dokumen")
MODEL = [m for m in apps.get_models() if m._meta.app_label in APLIKASI]
# Choices that steer nothing: a check would only repeat the form.
TANPA_CHECK: set[str] = {"seleksi.Instansi.zona_waktu"}


def teks_kendala(model: type[models.Model]) -> str:
    return " ".join(
        str(k.condition) for k in model._meta.constraints if isinstance(k, models.CheckConstraint)
    )


def medan_berpilihan() -> list[tuple[type[models.Model], str]]:
    return [
        (m, f.name)
        for m in MODEL
        for f in m._meta.local_concrete_fields
        if f.choices and f"{m._meta.label}.{f.name}" not in TANPA_CHECK
    ]


@pytest.mark.parametrize("model,medan", medan_berpilihan(), ids=lambda x: getattr(x, "__name__", x))
def test_setiap_pilihan_dijaga_check(model, medan):
    assert re.search(rf"\('{medan}(__in|__gte|__lte|')", teks_kendala(model)), f"{model._meta.label}.{medan}"


def pasangan() -> list[tuple[type[models.Model], str]]:
    hasil = []
    for model in MODEL:
        medan = {f.name: f for f in model._meta.local_concrete_fields}
        for nama, f in medan.items():
            dasar = nama.removesuffix("_pada")
            if nama.endswith("_pada") and f.null and f"{dasar}_oleh" in medan and medan[f"{dasar}_oleh"].null:
                hasil.append((model, dasar))
    return hasil


@pytest.mark.parametrize("model,dasar", pasangan(), ids=lambda x: getattr(x, "__name__", x))
def test_waktu_dan_orang_selalu_berpasangan(model, dasar):
    kendala = teks_kendala(model)
    assert f"{dasar}_pada__isnull" in kendala
    assert f"{dasar}_oleh__isnull" in kendala
