"""Pages as pictures: whatever the PDF would do when opened, a picture does nothing."""

import errno
import io
import logging
import os
import subprocess
import threading
import time
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from dokumen import gambar_halaman, tasks, tayangan
from dokumen.sajikan import sajikan_halaman
from dokumen.simpan import simpan_berkas, simpan_bytes
from dokumen.tayangan import bersihkan_tayangan, gambar_halaman_berkas
from tests.cakram import jalur_penuh
from tests.dokumen import korpus

pytestmark = pytest.mark.django_db


@pytest.fixture
def folder(settings):
    return settings.FOLDER_TAYANGAN


def simpan(saat, isi: bytes = korpus.UTUH):
    return simpan_berkas(unggahan=SimpleUploadedFile("ijazah.pdf", isi), oleh=None, pada=saat)


@pytest.mark.parametrize("nama", korpus.DITERIMA)
def test_setiap_pdf_yang_diterima_tergambar(nama, saat):
    berkas = simpan(saat, korpus.DITERIMA[nama])
    for nomor in range(1, berkas.halaman + 1):
        with Image.open(gambar_halaman_berkas(berkas, nomor)) as gambar:
            assert gambar.format == "WEBP"
            assert max(gambar.size) <= gambar_halaman.TINGGI_TERBESAR
    assert gambar_halaman_berkas(berkas, berkas.halaman + 1) is None
    assert gambar_halaman_berkas(berkas, 0) is None


@pytest.mark.parametrize("nama", ["biasa", "halaman_raksasa"])
def test_penggambar_memberi_hasil_yang_sama_tanpa_proses_lain(nama, tmp_path):
    (tmp_path / "satu.pdf").write_bytes(korpus.DITERIMA[nama])
    jumlah = {"biasa": 2, "halaman_raksasa": 1}[nama]
    assert gambar_halaman.gambar(str(tmp_path / "satu.pdf"), str(tmp_path), 1, 4) == jumlah
    assert sorted(satu.name for satu in tmp_path.glob("*.webp")) == [
        f"{n}.webp" for n in range(1, jumlah + 1)
    ]
    assert list(tmp_path.glob(".*")) == []


def test_halaman_yang_tidak_tergambar_tidak_menahan_yang_lain(tmp_path, monkeypatch):
    import pypdfium2  # noqa: PLC0415 -- the renderer loads it late as well

    (tmp_path / "satu.pdf").write_bytes(korpus.pdf_utuh(3))
    asli, ke = pypdfium2.PdfPage.render, iter((False, True, False))

    def kadang(halaman, **pilihan):
        if next(ke):
            raise MemoryError
        return asli(halaman, **pilihan)

    monkeypatch.setattr(pypdfium2.PdfPage, "render", kadang)
    assert gambar_halaman.gambar(str(tmp_path / "satu.pdf"), str(tmp_path), 1, 4) == 2
    assert sorted(satu.name for satu in tmp_path.glob("*.webp")) == ["1.webp", "3.webp"]


def test_digambar_sekali_untuk_yang_meminta_bersamaan(saat, monkeypatch):
    berkas, asli, panggilan, hasil = simpan(saat), subprocess.run, [], []

    def lambat(*args, **kwargs):
        panggilan.append(args)
        time.sleep(0.3)
        return asli(*args, **kwargs)

    monkeypatch.setattr(tayangan.subprocess, "run", lambat)
    utas = [
        threading.Thread(target=lambda n=n: hasil.append(gambar_halaman_berkas(berkas, n)))
        for n in (1, 2, 1, 2)
    ]
    for satu in utas:
        satu.start()
    for satu in utas:
        satu.join()
    assert len(panggilan) == 1
    assert sorted(satu.name for satu in hasil) == ["1.webp", "1.webp", "2.webp", "2.webp"]


def test_halaman_jauh_digambar_tersendiri(saat):
    berkas = simpan(saat, korpus.pdf_utuh(9))
    jalur = gambar_halaman_berkas(berkas, 6)
    assert sorted(satu.name for satu in jalur.parent.glob("*.webp")) == [f"{n}.webp" for n in (5, 6, 7, 8)]


@pytest.mark.parametrize("akibat", ["rusak", "macet", "hilang"])
def test_yang_tidak_tergambar_tidak_ada(akibat, saat, monkeypatch):
    berkas = simpan(saat)
    if akibat == "macet":

        def macet(*args, **kwargs):
            raise subprocess.TimeoutExpired(args, 30)

        monkeypatch.setattr(tayangan.subprocess, "run", macet)
    elif akibat == "rusak":
        jalur_penuh(berkas).chmod(0o600)
        jalur_penuh(berkas).write_bytes(b"%PDF-1.7 lain")
    else:
        jalur_penuh(berkas).unlink()
    assert gambar_halaman_berkas(berkas, 1) is None
    assert sajikan_halaman(berkas, 1) is None


def test_cakram_penuh_hanya_meniadakan_gambar(saat, monkeypatch, caplog):
    def penuh(*args, **kwargs):
        raise OSError(errno.ENOSPC, "No space left on device")

    berkas = simpan(saat)
    monkeypatch.setattr(tayangan.fcntl, "flock", penuh)
    with caplog.at_level(logging.CRITICAL):
        assert gambar_halaman_berkas(berkas, 1) is None
    assert jalur_penuh(berkas).read_bytes() == korpus.UTUH


def test_berkas_tanpa_halaman_tidak_bergambar(saat):
    berkas = simpan_bytes(isi=b"a,b\n", nama="a.csv", jenis_media="text/csv", oleh=None, pada=saat)
    assert gambar_halaman_berkas(berkas, 1) is None


def test_gambar_disajikan_terlindung(saat, folder):
    jawaban = sajikan_halaman(simpan(saat), 1)
    assert jawaban is not None
    assert Image.open(io.BytesIO(b"".join(jawaban.streaming_content))).size[0] == gambar_halaman.LEBAR
    assert jawaban["Content-Type"] == "image/webp"
    assert jawaban["Content-Security-Policy"].startswith("default-src 'none'; sandbox")
    assert jawaban["Cache-Control"] == "private, no-store"
    assert jawaban["X-Content-Type-Options"] == "nosniff"
    jawaban.close()
    assert {satu.stat().st_mode & 0o077 for satu in folder.glob("*/*")} == {0}


def test_tayangan_yang_lama_tidak_dilihat_disapu(saat, folder):
    lama, baru = (gambar_halaman_berkas(simpan(saat), 1).parent for _ in "ab")
    usang = time.time() - timedelta(days=4).total_seconds()
    os.utime(lama, (usang, usang))
    assert tasks.sapu_tayangan() == 1
    assert (lama.exists(), baru.exists()) == (False, True)
    assert bersihkan_tayangan() == 0


def test_melihat_lagi_memperpanjang_umur_tayangan(saat):
    berkas = simpan(saat)
    jalur = gambar_halaman_berkas(berkas, 1)
    os.utime(jalur.parent, (0, 0))
    assert gambar_halaman_berkas(berkas, 1) == jalur
    assert bersihkan_tayangan() == 0
    assert Path(jalur).exists()
