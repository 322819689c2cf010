"""The style sheets, the sprite and the components keep their own rules."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from config.management.commands import gaya

AKAR = Path(settings.BASE_DIR)
KOMPONEN = sorted((AKAR / "templates" / "komponen").glob("*.html"))
CSS = sorted((AKAR / "static" / "css").rglob("*.css"))


def test_lembar_gaya_gabungan_mutakhir():
    call_command("gaya", periksa=True)


def test_lembar_gaya_yang_usang_ditolak(monkeypatch, tmp_path):
    usang = tmp_path / "seleksi.css"
    usang.write_text("lama", encoding="utf-8")
    monkeypatch.setattr(gaya, "HASIL", usang)
    with pytest.raises(CommandError, match="tidak mutakhir"):
        call_command("gaya", periksa=True)
    call_command("gaya")
    call_command("gaya", periksa=True)


def test_warna_hanya_di_token():
    # White and the translucent dark of shadows are not colours of meaning.
    boleh = re.compile(r"#fff\b|#ffffff\b")
    liar = [
        f"{berkas.name}: {warna}"
        for berkas in (AKAR / "static" / "css" / "komponen").glob("*.css")
        for warna in re.findall(r"#[0-9a-fA-F]{3,8}\b", berkas.read_text(encoding="utf-8"))
        if not boleh.match(warna)
    ]
    assert liar == []


@pytest.mark.parametrize("berkas", CSS, ids=lambda b: b.name)
def test_gambar_lembar_gaya_milik_sendiri(berkas):
    alamat = re.findall(r'url\("?([^")]+)', berkas.read_text(encoding="utf-8"))
    assert [a for a in alamat if not (berkas.parent / a).resolve().exists()] == []


@pytest.mark.parametrize("berkas", KOMPONEN, ids=lambda b: b.stem)
def test_komponen_menyebut_kegunaannya(berkas):
    assert berkas.stem == "galeri" or berkas.read_text(encoding="utf-8").startswith("{% comment %}\n")


def test_setiap_ikon_yang_dipakai_ada_di_sprite():
    ada = set(re.findall(r'id="i-([a-z0-9-]+)"', (AKAR / "static" / "ikon.svg").read_text(encoding="utf-8")))
    dipakai = {
        nama
        for berkas in (AKAR / "templates").rglob("*.html")
        for nama in re.findall(r'{% ikon "([a-z0-9-]+)"', berkas.read_text(encoding="utf-8"))
    }
    assert dipakai - ada == set()


@pytest.mark.parametrize("folder", sorted((AKAR / "static" / "vendor").glob("*/")), ids=lambda f: f.name)
def test_pustaka_berlisensi_dan_tercatat(folder):
    assert (folder / "LICENSE").exists()
    assert f"`{folder.name}`" in (folder.parent / "README.md").read_text(encoding="utf-8")
