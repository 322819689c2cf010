"""The sandbox: nothing but bundled assets is ever read, and what goes wrong comes out as one exception."""

import io
import logging
import subprocess
import sys

import pikepdf
import pypdf
import pytest
from django.template.exceptions import TemplateDoesNotExist

from dokumen import cetak, templat
from dokumen.cetak import ASET, GalatCetak, PengambilAset, cetak_html
from tests.dokumen.contoh_isi import NASKAH, bahan_contoh

JARINGAN = ["http://127.0.0.1:9/x", "https://contohraya.example/x", "ftp://127.0.0.1/x", "//127.0.0.1/x"]
BERKAS = ["file:///etc/hostname", "file:///etc/passwd", "/etc/passwd", "../../../etc/passwd"]
ASET_PALSU = [
    "aset:",
    "aset:gaya",
    "aset:../cetak.py",
    "aset:gaya/../huruf.conf",
    "aset:gaya/../../cetak.py",
    "aset:huruf/README.md",
    "aset:huruf.conf",
    "aset:gaya/dasar.css?x",
    "ASET:gaya/dasar.css",
    "aset:%67aya/dasar.css",
]
LAIN = ["data:text/css,body{}", "javascript:alert(1)", "jar:file:///x!/y", "x"]


@pytest.mark.parametrize("alamat", [*JARINGAN, *BERKAS, *ASET_PALSU, *LAIN])
def test_pengambil_menolak_semua_kecuali_aset(alamat, caplog):
    with caplog.at_level(logging.CRITICAL), pytest.raises(cetak.AsetDitolak):
        PengambilAset().fetch(alamat)


def test_upaya_keluar_dicatat(caplog):
    with pytest.raises(cetak.AsetDitolak):
        PengambilAset()("http://127.0.0.1:9/mata-mata")
    assert "127.0.0.1:9/mata-mata" in caplog.text


def test_aset_sendiri_diberikan():
    jawaban = PengambilAset().fetch("aset:gaya/dasar.css")
    assert jawaban.content_type == "text/css"
    assert jawaban.read() == (ASET / "gaya/dasar.css").read_bytes()


SASARAN = "file:///etc/passwd"
SERANGAN = {
    "gambar": f'<img src="{SASARAN}" alt="x">',
    "gambar_jaringan": '<img src="http://127.0.0.1:9/x.png" alt="x">',
    "lampiran_tautan": f'<link rel="attachment" href="{SASARAN}">',
    "lampiran_jangkar": f'<a rel="attachment" href="{SASARAN}">x</a>',
    "gaya_tautan": f'<link rel="stylesheet" href="{SASARAN}">',
    "gaya_impor": f'<style>@import url("{SASARAN}");</style>',
    "gaya_impor_jaringan": '<style>@import "http://127.0.0.1:9/x.css";</style>',
    "gaya_latar": f'<style>body {{ background: url("{SASARAN}") }}</style>',
    "gaya_sebaris": f"<p style=\"background-image: url('{SASARAN}')\">x</p>",
    "gaya_isi": f'<style>p::before {{ content: url("{SASARAN}") }}</style><p>x</p>',
    "gaya_daftar": f'<style>li {{ list-style-image: url("{SASARAN}") }}</style><ul><li>x</ul>',
    "huruf": (
        f'<style>@font-face {{ font-family: x; src: url("{SASARAN}") }} p {{ font: 9pt x }}</style><p>x</p>'
    ),
    "objek": f'<object data="{SASARAN}">x</object>',
    "sisipan": f'<embed src="{SASARAN}">',
    "svg_gambar": f'<svg xmlns="http://www.w3.org/2000/svg"><image href="{SASARAN}" width="9"/></svg>',
    "svg_pakai": f'<svg xmlns="http://www.w3.org/2000/svg"><use href="{SASARAN}#x"/></svg>',
    "data": '<img src="data:image/svg+xml,<svg xmlns=%22http://www.w3.org/2000/svg%22/>" alt="x">',
    "dasar": '<base href="file:///etc/"><img src="passwd" alt="x">',
}


@pytest.mark.parametrize("nama", SERANGAN)
def test_html_bermusuhan_tidak_membaca_apa_pun(nama, caplog):
    """Either the paper is refused, or it is printed without what it asked for; a file is never inside."""
    html = f'<!doctype html><html lang="id"><title>x</title><body>{SERANGAN[nama]}</body>'
    with caplog.at_level(logging.CRITICAL):
        try:
            pdf = cetak_html(html, sidik=b"x")
        except GalatCetak:
            return
    with pikepdf.open(io.BytesIO(pdf)) as isi:
        assert not isi.attachments
        assert "/EmbeddedFiles" not in isi.Root.get("/Names", {})
    with open("/etc/passwd", "rb") as berkas:
        baris = berkas.readline().strip()
    assert baris not in pdf
    assert baris.decode() not in "".join(
        satu.extract_text() for satu in pypdf.PdfReader(io.BytesIO(pdf)).pages
    )


@pytest.mark.parametrize("nama", ["gambar", "lampiran_tautan", "gaya_impor", "gaya_latar"])
def test_permintaan_keluar_membatalkan_cetakan(nama, caplog):
    with caplog.at_level(logging.CRITICAL), pytest.raises(GalatCetak, match="di luar aset"):
        cetak_html(f'<html lang="id"><title>x</title><body>{SERANGAN[nama]}</body>', sidik=b"x")


@pytest.mark.parametrize("nama", ["gambar", "lampiran_tautan", "gaya_impor", "gaya_latar", "svg_gambar"])
def test_tanpa_penjaga_serangan_itu_memang_sampai(nama, monkeypatch):
    """Control: with WeasyPrint's own fetcher the same paper reaches for the file."""
    diminta = []

    class Ceroboh(cetak.URLFetcher):
        def fetch(self, url, headers=None):
            diminta.append(url)
            raise ValueError(url)

    monkeypatch.setattr(cetak, "PengambilAset", Ceroboh)
    cetak_html(f'<html lang="id"><title>x</title><body>{SERANGAN[nama]}</body>', sidik=b"x")
    assert SASARAN in diminta


def test_naskah_bersarang_terlalu_dalam_ditolak():
    with pytest.raises(GalatCetak, match="terlalu rumit"):
        cetak_html('<html lang="id"><title>x</title>' + "<div>" * 3000 + "x", sidik=b"x")


def test_templat_di_luar_daftar_ditolak():
    for nama in (
        "akun/masuk.html",
        "../settings.py",
        "seleksi/naskah/../x.html",
        "seleksi/naskah/tidak_ada.html",
    ):
        with pytest.raises(GalatCetak, match="TemplateDoesNotExist"):
            cetak.cetak(nama, {})
        with pytest.raises(TemplateDoesNotExist):
            templat.muat(nama)


def test_isi_yang_kurang_menghentikan_cetakan():
    isi = bahan_contoh("pengumuman")
    del isi["portal_nasional"]
    with pytest.raises(GalatCetak, match="portal_nasional"):
        cetak.cetak(NASKAH["pengumuman"].templat, isi)


@pytest.mark.parametrize(
    "muatan", ["<script>alert(1)</script>", "{{ naskah.kode }}", "{% load x %}", "</p><img src=x>"]
)
def test_teks_orang_tampil_sebagai_teks(muatan):
    isi = bahan_contoh("pengumuman_hasil_akhir")
    calon = {**isi["lowongan"][0]["calon"][0], "nama": muatan}
    isi = {**isi, "lowongan": [{**isi["lowongan"][0], "calon": [calon]}]}
    pdf = cetak.cetak(NASKAH["pengumuman_hasil_akhir"].templat, isi)
    teks = pypdf.PdfReader(io.BytesIO(pdf)).pages[0].extract_text().replace("\n", "").replace(" ", "")
    assert muatan.replace(" ", "") in teks


SEKALI_LAGI = """
import hashlib, os, sys
sys.path.insert(0, os.getcwd())
import django
django.setup()
from dokumen.cetak import cetak
from tests.dokumen.contoh_isi import NASKAH, bahan_contoh
print(hashlib.sha256(cetak(NASKAH["tanda_terima"].templat, bahan_contoh("tanda_terima"))).hexdigest())
"""


@pytest.mark.lambat
def test_isi_yang_sama_selalu_menjadi_bita_yang_sama():
    """In this process twice, and in two new ones: a paper printed again is the same paper."""
    isi = bahan_contoh("tanda_terima")
    satu, dua = (cetak.cetak(NASKAH["tanda_terima"].templat, isi) for _ in "ab")
    assert satu == dua
    perintah = [sys.executable, "-c", SEKALI_LAGI]
    hasil = {subprocess.run(perintah, capture_output=True, text=True, check=True).stdout for _ in range(2)}
    assert len(hasil) == 1
    lain = cetak.cetak(NASKAH["tanda_terima"].templat, {**isi, "nomor_pendaftaran": "01-0004/2026"})
    assert lain != satu


def test_peramban_tidak_mewarisi_huruf_naskah(monkeypatch):
    monkeypatch.delenv("FONTCONFIG_FILE", raising=False)
    with cetak._hanya_huruf_kita():
        assert cetak.os.environ["FONTCONFIG_FILE"].endswith("huruf.conf")
    assert "FONTCONFIG_FILE" not in cetak.os.environ
    monkeypatch.setenv("FONTCONFIG_FILE", "/lain")
    with cetak._hanya_huruf_kita():
        pass
    assert cetak.os.environ["FONTCONFIG_FILE"] == "/lain"
