import errno
import hashlib
import logging
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from hypothesis import given
from hypothesis import strategies as st

from dokumen import gudang, simpan
from dokumen.models import Berkas
from dokumen.simpan import BerkasDitolak, nama_aman, simpan_berkas, simpan_bytes
from tests.cakram import jalur_penuh
from tests.dokumen import korpus
from tests.factories.akun import PenggunaFactory

pytestmark = pytest.mark.django_db


def unggah(isi: bytes, nama: str = "dokumen.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(nama, isi, content_type="application/pdf")


def berkas_di_cakram(settings) -> list[Path]:
    akar = Path(settings.MEDIA_ROOT)
    return [satu for satu in akar.rglob("*") if satu.is_file()] if akar.exists() else []


@pytest.mark.parametrize("nama", korpus.DITERIMA)
def test_pdf_utuh_disimpan_apa_adanya(nama, settings, saat):
    isi = korpus.DITERIMA[nama]
    pengguna = PenggunaFactory()
    berkas = simpan_berkas(unggahan=unggah(isi), oleh=pengguna, pada=saat)
    assert jalur_penuh(berkas).read_bytes() == isi
    assert berkas.sha256 == hashlib.sha256(isi).hexdigest()
    assert (berkas.ukuran, berkas.jenis_media, berkas.diunggah_oleh) == (
        len(isi),
        "application/pdf",
        pengguna,
    )
    assert berkas.halaman >= 1
    assert berkas_di_cakram(settings) == [jalur_penuh(berkas)]


@pytest.mark.parametrize("nama", korpus.DITOLAK)
def test_berkas_buruk_ditolak_dengan_alasan_dan_tanpa_sisa(nama, settings, saat):
    isi, kode = korpus.DITOLAK[nama]
    with pytest.raises(BerkasDitolak) as ditolak:
        simpan_berkas(unggahan=unggah(isi, f"{nama}.pdf"), oleh=None, pada=saat)
    assert ditolak.value.kode == kode
    alasan = ditolak.value.alasan
    assert alasan[0].isupper()
    assert alasan.endswith(".")
    assert any(kata in alasan for kata in ("unggah", "Unggah")), "kalimat menyebut apa yang harus dilakukan"
    assert not Berkas.objects.exists()
    assert berkas_di_cakram(settings) == []


@pytest.mark.parametrize("nama", [nama for nama, (_, kode) in korpus.DITOLAK.items() if kode != "BUKAN_PDF"])
def test_pemeriksa_memberi_putusan_yang_sama_tanpa_proses_lain(nama, tmp_path):
    isi, kode = korpus.DITOLAK[nama]
    jalur = tmp_path / "berkas.pdf"
    jalur.write_bytes(isi)
    assert simpan.periksa_pdf.periksa(str(jalur)) == ("TIDAK_UTUH" if kode == "KOSONG" else kode)


@pytest.mark.parametrize("nama", korpus.DITERIMA)
def test_pemeriksa_menyebut_jumlah_halaman(nama, tmp_path):
    jalur = tmp_path / "berkas.pdf"
    jalur.write_bytes(korpus.DITERIMA[nama])
    assert simpan.periksa_pdf.periksa(str(jalur)) in {"UTUH 1", "UTUH 2"}


@pytest.mark.parametrize("galat", [MemoryError, RecursionError])
def test_pemeriksa_kehabisan_daya_berkata_terlalu_rumit(galat, tmp_path, monkeypatch):
    def gagal(*args, **kwargs):
        raise galat

    jalur = tmp_path / "berkas.pdf"
    jalur.write_bytes(korpus.UTUH)
    monkeypatch.setattr("pikepdf.open", gagal)
    assert simpan.periksa_pdf.periksa(str(jalur)) == "TERLALU_RUMIT"


def test_alasan_menyebut_apa_isi_berkas_sebenarnya(saat):
    with pytest.raises(BerkasDitolak, match="gambar JPEG, bukan PDF"):
        simpan_berkas(unggahan=unggah(korpus.DITOLAK["jpeg"][0]), oleh=None, pada=saat)
    with pytest.raises(BerkasDitolak, match="Word/Excel atau arsip ZIP, bukan PDF"):
        simpan_berkas(unggahan=unggah(korpus.DITOLAK["docx"][0]), oleh=None, pada=saat)


POTONGAN = ("biasa", "padat", "linier", "ditandatangani_dua_kali", "berlampiran_program")
POTONGAN_PER_PDF = 40


@pytest.mark.parametrize("nama", POTONGAN)
def test_terpotong_di_mana_pun_ditolak(nama, tmp_path):
    """Two hundred places of five PDFs at which a connection may break: the rest is never taken for the whole.

    A PDF that was signed later holds whole older versions of itself; cut just there it is an older whole.
    """
    isi = korpus.DITERIMA[nama]
    utuh = {letak + 5 for letak in range(len(isi)) if isi.startswith(b"%%EOF", letak)}
    jalur = tmp_path / "berkas.pdf"
    for nomor in range(POTONGAN_PER_PDF):
        panjang = 1 + (len(isi) - 7) * nomor // (POTONGAN_PER_PDF - 1)
        if any(batas <= panjang <= batas + 2 for batas in utuh):
            continue
        jalur.write_bytes(isi[:panjang])
        assert not simpan.periksa_pdf.periksa(str(jalur)).startswith("UTUH"), panjang


def test_korpus_cukup_luas():
    assert len(korpus.DITOLAK) + len(korpus.DITERIMA) >= 80


@pytest.mark.lambat
def test_unggahan_terpotong_ditolak_tanpa_sisa(saat, settings):
    for panjang in (5, len(korpus.UTUH) // 2, len(korpus.UTUH) - 7):
        with pytest.raises(BerkasDitolak, match="tidak utuh"):
            simpan_berkas(unggahan=unggah(korpus.UTUH[:panjang]), oleh=None, pada=saat)
    assert berkas_di_cakram(settings) == []


def test_ukuran_di_atas_batas_ditolak_dengan_ukurannya(saat, settings):
    isi = korpus.UTUH + b"\n" * (settings.BATAS_BERKAS + 1 - len(korpus.UTUH))
    with pytest.raises(BerkasDitolak, match=r"10,1 MB, melebihi batas 10 MB") as ditolak:
        simpan_berkas(unggahan=unggah(isi), oleh=None, pada=saat)
    assert ditolak.value.kode == "TERLALU_BESAR"


def test_ukuran_yang_disebut_peramban_tidak_dipercaya(saat, settings):
    isi = korpus.UTUH + b"\n" * settings.BATAS_BERKAS
    berkas = unggah(isi)
    berkas.size = 10
    with pytest.raises(BerkasDitolak, match="melebihi batas"):
        simpan_berkas(unggahan=berkas, oleh=None, pada=saat)
    assert berkas_di_cakram(settings) == []


# VmHWM and not ru_maxrss: the latter remembers the memory of whoever started the process.
UKUR = """
import re, runpy, sys
try:
    runpy.run_path(sys.argv.pop(1), run_name="__main__")
finally:
    print("", re.search(r"VmHWM:\\s+(\\d+)", open("/proc/self/status").read())[1])
"""


@pytest.mark.lambat
def test_bom_arus_isi_tidak_pernah_dibuka(saat):
    """195 kB that would be 200 MB is taken, because nothing decodes it: the checker stays small."""
    berkas = simpan_berkas(unggahan=unggah(korpus.bom_arus()), oleh=None, pada=saat)
    assert berkas.ukuran < 300_000
    perintah = [sys.executable, "-I", "-c", UKUR, simpan.periksa_pdf.__file__, str(jalur_penuh(berkas))]
    keluaran = subprocess.run(perintah, capture_output=True, text=True, check=True).stdout.split()
    assert keluaran[:2] == ["UTUH", "1"]
    assert int(keluaran[2]) < 120 * 1024, "kilobita"


@pytest.mark.lambat
def test_bom_yang_harus_dibuka_mati_sendirian(saat, settings):
    """A cross reference of 1.5 GB: the checking process ends at its memory limit, this one goes on."""
    with pytest.raises(BerkasDitolak) as ditolak:
        simpan_berkas(unggahan=unggah(korpus.bom_arus_objek()), oleh=None, pada=saat)
    assert ditolak.value.kode in {"TERLALU_RUMIT", "TIDAK_UTUH"}
    assert berkas_di_cakram(settings) == []


def test_pemeriksa_yang_macet_atau_mati_bukan_bukti_berkas_baik(saat, monkeypatch, settings):
    def macet(*args, **kwargs):
        raise subprocess.TimeoutExpired(args, 15)

    monkeypatch.setattr(simpan.subprocess, "run", macet)
    with pytest.raises(BerkasDitolak, match="terlalu rumit"):
        simpan_berkas(unggahan=unggah(korpus.UTUH), oleh=None, pada=saat)
    for kode_keluar, keluaran in [(-9, ""), (-9, "UTUH 2"), (0, ""), (0, "HALO 1"), (1, "UTUH 2")]:
        hasil = subprocess.CompletedProcess([], kode_keluar, stdout=keluaran, stderr="")
        monkeypatch.setattr(simpan.subprocess, "run", lambda *a, hasil=hasil, **k: hasil)
        with pytest.raises(BerkasDitolak):
            simpan_berkas(unggahan=unggah(korpus.UTUH), oleh=None, pada=saat)
    assert berkas_di_cakram(settings) == []


def test_cakram_penuh_menolak_tanpa_sisa(saat, monkeypatch, settings, caplog):
    def penuh(*args):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(gudang.os, "fsync", penuh)
    with caplog.at_level(logging.CRITICAL), pytest.raises(BerkasDitolak) as ditolak:
        simpan_berkas(unggahan=unggah(korpus.UTUH), oleh=None, pada=saat)
    assert ditolak.value.kode == "RUANG_PENUH"
    assert berkas_di_cakram(settings) == []


def test_unggahan_berhenti_sebelum_cakram_habis(saat, monkeypatch):
    monkeypatch.setattr(gudang.shutil, "disk_usage", lambda _: shutil._ntuple_diskusage(10**12, 10**12, 1000))
    with pytest.raises(BerkasDitolak, match="bukan kesalahan Anda"):
        simpan_berkas(unggahan=unggah(korpus.UTUH), oleh=None, pada=saat)


def test_galat_lain_dari_cakram_tidak_ditutupi(saat, monkeypatch):
    def rusak(*args):
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(gudang.os, "fsync", rusak)
    with pytest.raises(OSError, match="Input/output"):
        simpan_berkas(unggahan=unggah(korpus.UTUH), oleh=None, pada=saat)


def test_jalur_acak_tidak_menyebut_nama_dan_isi(saat):
    satu, dua = (
        simpan_berkas(unggahan=unggah(korpus.UTUH, "ranking-1.pdf"), oleh=None, pada=saat) for _ in "ab"
    )
    assert satu.jalur != dua.jalur
    assert satu.sha256 == dua.sha256
    assert "ranking" not in satu.jalur
    assert satu.sha256[:8] not in satu.jalur
    assert (jalur_penuh(satu).stat().st_mode & 0o077) == 0o040


@pytest.mark.parametrize(
    "nama,aman",
    [
        ("ijazah.pdf", "ijazah.pdf"),
        ("../../etc/passwd", "passwd.pdf"),
        ("C:\\Users\\Ani\\SK Pangkat.pdf", "SK Pangkat.pdf"),
        ("surat\x00.pdf", "surat.pdf"),
        ("fdp.\u202eexe.pdf", "fdp.exe.pdf"),
        ("a\r\nSet-Cookie: x=1.pdf", "aSet-Cookie: x=1.pdf"),
        ("", "berkas.pdf"),
        ("...", "berkas.pdf"),
        ("   .pdf", "berkas.pdf"),
        ("lamaran", "lamaran.pdf"),
        ("ijazah.pdf.exe", "ijazah.pdf.exe.pdf"),
        ("CON.pdf", "CON.pdf"),
        ("../" * 90 + "x.pdf", "x.pdf"),
        ("شهادة\u200f.pdf", "شهادة.pdf"),
        ("תעודה.pdf", "תעודה.pdf"),
        ("毕业证书.pdf", "毕业证书.pdf"),
        ("प्रमाणपत्र.pdf", "प्रमाणपत्र.pdf"),
        ("ꦲꦏ꧀ꦱꦫ.pdf", "ꦲꦏ꧀ꦱꦫ.pdf"),
        ("ijazah 🎓.pdf", "ijazah 🎓.pdf"),
        ("e\u0301.pdf", "\u00e9.pdf"),
        ("a\u2028b\u0085c.pdf", "a bc.pdf"),
        ("\ud800.pdf", "berkas.pdf"),
        ("x" * 900 + ".pdf", "x" * 196 + ".pdf"),
        ('"; filename="lain.html.pdf', '"; filename="lain.html.pdf'),
    ],
)
def test_nama_berkas_dibersihkan(nama, aman):
    assert nama_aman(nama) == aman


@given(st.text(max_size=400))
def test_nama_berkas_selalu_aman(nama):
    aman = nama_aman(nama)
    assert aman.endswith(".pdf")
    assert 5 <= len(aman) <= 200
    assert not set(aman) & set("/\\\r\n\x00")
    assert aman == nama_aman(aman)


def test_bita_buatan_sendiri_disimpan_dengan_jumlah_halaman(saat):
    berkas = simpan_bytes(
        isi=korpus.UTUH, nama="Berita Acara.pdf", jenis_media="application/pdf", oleh=None, pada=saat
    )
    assert (berkas.halaman, berkas.nama_asli, berkas.diunggah_oleh) == (2, "Berita Acara.pdf", None)
    assert berkas.jalur.startswith("naskah/")
    teks = simpan_bytes(
        isi=b"a,b\n", nama="rekap.csv", jenis_media="text/csv", oleh=None, pada=saat, folder="ekspor"
    )
    assert (teks.halaman, teks.jalur[-4:], teks.jalur[:7]) == (None, ".csv", "ekspor/")
