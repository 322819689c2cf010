"""Every address has a name and is closed to guests unless it stands here."""

import re

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

# Addresses a guest may open, by name; everything else sends him to the door.
TERBUKA = {
    "sehat",
    "peserta:rekomendasi_instansi",
    "peserta:kode_instansi",
    "peserta:konfirmasi_instansi",
    "peserta:serah_instansi",
    "peserta:mulai_kiriman_instansi",
    "peserta:kiriman_instansi",
    "komponen",
    "seleksi:publik",
    "seleksi:publik_seleksi",
    "seleksi:publik_lowongan",
    "seleksi:unduh_pengumuman",
    "seleksi:jadwal_ics",
    "seleksi:titik_periksa",
    "seleksi:titik_periksa_json",
    "seleksi:unduh_verifikasi",
    "seleksi:verifikasi",
    "seleksi:verifikasi_kode",
    "account_login",
    "account_logout",
    "account_signup",
    "account_inactive",
    "account_reset_password",
    "account_reset_password_done",
    "account_reset_password_from_key",
    "account_reset_password_from_key_done",
    "account_confirm_email",
    "account_email_verification_sent",
    "mfa_authenticate",
    "mfa_login_webauthn",
}


def alamat_bernama(pemecah: URLResolver, ruang: str = "") -> list[tuple[str, URLPattern]]:
    hasil = []
    for pola in pemecah.url_patterns:
        if isinstance(pola, URLResolver):
            nama = f"{ruang}{pola.namespace}:" if pola.namespace else ruang
            hasil += alamat_bernama(pola, nama)
        else:
            hasil.append((f"{ruang}{pola.name or ''}", pola))
    return hasil


SEMUA = alamat_bernama(get_resolver())


def test_setiap_alamat_bernama():
    assert [str(pola.pattern) for nama, pola in SEMUA if not nama or nama.endswith(":")] == []


def contoh_isi(pola: URLPattern) -> dict[str, object]:
    """A value of the right kind for each converter: an id that does not exist."""
    contoh: dict[str, object] = {"int": 999_999, "sebutan": 999_999, "str": "tiada", "slug": "tiada"}
    contoh["uuid"] = "00000000-0000-0000-0000-000000000000"
    jenis = {n: type(k).__name__ for n, k in pola.pattern.converters.items()}
    return {
        nama: contoh.get(next((j for j in contoh if j in jenis[nama].lower()), "str"), "tiada")
        for nama in jenis
    } or {
        nama: "tiada"
        for nama in re.compile(str(pola.pattern)).groupindex
        if pola.pattern.__class__.__name__ == "RegexPattern"
    }


@pytest.mark.parametrize("nama,pola", [pytest.param(n, p, id=n) for n, p in SEMUA if n not in TERBUKA])
def test_tamu_diantar_ke_pintu_masuk(nama, pola, db):
    alamat = reverse(nama, kwargs=contoh_isi(pola))
    for cara in ("get", "post"):
        jawaban = getattr(Client(), cara)(alamat)
        assert jawaban.status_code == 302, (cara, jawaban.status_code)
        assert jawaban["Location"].startswith(reverse("account_login"))
