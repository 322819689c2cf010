"""The store behind its door: a folder by default, a bucket by setting; the same promises from both."""

import errno
import hashlib
import logging
import os
import re
import shutil
import subprocess
from io import StringIO
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.test import override_settings

from dokumen import gudang, gudang_s3, simpan
from dokumen.models import Berkas
from dokumen.sajikan import sajikan_berkas
from dokumen.simpan import BerkasDitolak, simpan_berkas, simpan_bytes
from dokumen.tayangan import gambar_halaman_berkas
from tests.cakram import di_cakram, jalur_penuh, tutup
from tests.dokumen import korpus
from tests.dokumen.conftest import FOLDER, NOMOR, pilihan_s3
from tests.factories.dokumen import BerkasFactory

pytestmark = pytest.mark.django_db


def simpan_satu(saat, isi: bytes = korpus.UTUH, nama: str = "ijazah.pdf") -> Berkas:
    return simpan_berkas(unggahan=SimpleUploadedFile(nama, isi), oleh=None, pada=saat)


def daftar(tempat) -> list[str]:
    return [nama for nama, _ in tempat.daftar()]


# --- Both stores --------------------------------------------------------------------------------
def test_yang_masuk_keluar_sama_dan_tidak_ada_sisa(tempat, saat):
    berkas = simpan_satu(saat)
    assert b"".join(gudang.potongan(berkas)) == korpus.UTUH
    assert gudang.sidik_isi(berkas.jalur) == berkas.sha256 == hashlib.sha256(korpus.UTUH).hexdigest()
    assert daftar(tempat) == [berkas.jalur]
    # Nothing is left on this machine but, in a folder, the file itself.
    assert di_cakram() == ([jalur_penuh(berkas)] if isinstance(tempat, gudang.GudangFolder) else [])


def test_berkas_disajikan_dan_digambar_dari_gudang_mana_pun(tempat, saat):
    berkas = simpan_satu(saat)
    jawaban = sajikan_berkas(berkas)
    assert b"".join(jawaban.streaming_content) == korpus.UTUH
    tutup(jawaban)
    assert jawaban["Content-Length"] == str(len(korpus.UTUH))
    assert gambar_halaman_berkas(berkas, 1).exists()
    assert list((jalur_penuh(berkas).parents[2] / gudang.SEMENTARA).glob("*")) == []


def test_berkas_yang_hilang_atau_terpotong_dijelaskan(tempat, saat, caplog):
    hilang, pendek = simpan_satu(saat), simpan_satu(saat)
    tempat.delete(hilang.jalur)
    tempat.delete(pendek.jalur)
    tempat.save(pendek.jalur, ContentFile(korpus.UTUH[:100]))
    for berkas in (hilang, pendek):
        assert sajikan_berkas(berkas).status_code == 503
        assert gambar_halaman_berkas(berkas, 1) is None
    assert gudang.sidik_isi(hilang.jalur) == ""
    assert sum(satu.levelname == "ERROR" and "tidak terbaca" in satu.getMessage() for satu in caplog.records)


def test_isi_yang_sama_dari_dua_orang_tidak_berjejak_di_jalur_mana_pun(tempat, saat):
    satu, dua = (simpan_satu(saat) for _ in "ab")
    assert satu.sha256 == dua.sha256
    assert not {*re.findall("[0-9a-f]{32,}", satu.jalur)} & {*re.findall("[0-9a-f]{32,}", dua.jalur)}
    assert len(daftar(tempat)) == 2
    # Taking one person's file away takes nothing from the other.
    tempat.delete(satu.jalur)
    assert gudang.sidik_isi(dua.jalur) == dua.sha256


def test_gudang_tidak_menimpa(tempat, saat, tmp_path):
    berkas = simpan_satu(saat)
    (tmp_path / "lain").write_bytes(b"lain")
    with pytest.raises(gudang.GudangDiam):
        gudang.masukkan(tmp_path / "lain", berkas.jalur)
    assert gudang.sidik_isi(berkas.jalur) == berkas.sha256


def test_daftar_berurutan_dan_dapat_dilanjutkan(tempat, saat):
    for nama in ["naskah/0a/x.pdf", "unggahan/00/b.pdf", "unggahan/00/a.pdf", "unggahan/ff/a.pdf"]:
        tempat.save(nama, ContentFile(b"isi"))
    tempat.save(".karantina/unggahan/00/z.pdf", ContentFile(b"isi"))
    semua = daftar(tempat)
    assert semua == ["naskah/0a/x.pdf", "unggahan/00/a.pdf", "unggahan/00/b.pdf", "unggahan/ff/a.pdf"]
    for letak, nama in enumerate(semua):
        assert [lanjut for lanjut, _ in tempat.daftar(nama)] == semua[letak + 1 :]
    assert all(waktu.tzinfo is not None for _, waktu in tempat.daftar())


def test_gudang_kosong_tidak_berisi_apa_pun(tempat):
    assert daftar(tempat) == []


def test_memindah_di_dalam_gudang(tempat, saat):
    berkas = simpan_satu(saat)
    tempat.pindah(berkas.jalur, f".karantina/{berkas.jalur}")
    assert gudang.sidik_isi(berkas.jalur) == ""
    assert gudang.sidik_isi(f".karantina/{berkas.jalur}") == berkas.sha256
    assert daftar(tempat) == []


# --- Names --------------------------------------------------------------------------------------
def test_jalur_mengikat_isi_tanpa_menyebutnya():
    sidik = hashlib.sha256(b"isi").hexdigest()
    jalur = gudang.jalur_baru("unggahan", sidik, ".pdf")
    assert re.fullmatch(r"unggahan/([0-9a-f]{2})/\1[0-9a-f]{62}-[0-9a-f]{32}\.pdf", jalur)
    assert sidik[:8] not in jalur
    assert gudang.jalur_sesuai(jalur, sidik)
    assert not gudang.jalur_sesuai(jalur, hashlib.sha256(b"lain").hexdigest())
    # Files of before keep their random names, which say nothing.
    assert gudang.jalur_sesuai(f"unggahan/ab/{'ab' * 16}.pdf", sidik)


def test_jalur_terpanjang_muat_di_baris():
    jalur = gudang.jalur_baru("unggahan", "0" * 64, ".abcdefghi")
    assert len(jalur) <= Berkas._meta.get_field("jalur").max_length


def test_jalur_lama_tetap_terbaca(saat):
    berkas = BerkasFactory(sha256=hashlib.sha256(korpus.UTUH).hexdigest(), ukuran=len(korpus.UTUH), halaman=2)
    jalur_penuh(berkas).parent.mkdir(parents=True)
    jalur_penuh(berkas).write_bytes(korpus.UTUH)
    assert re.fullmatch(r"unggahan/../[0-9a-f]{32}\.pdf", berkas.jalur)
    jawaban = sajikan_berkas(berkas)
    assert b"".join(jawaban.streaming_content) == korpus.UTUH
    tutup(jawaban)
    assert gambar_halaman_berkas(berkas, 2).exists()


# --- The folder ---------------------------------------------------------------------------------
def test_urutan_menulis_bita_lalu_nama_lalu_folder(saat, monkeypatch):
    """fsync of the bytes before the name, fsync of the folder after it, both before the row."""
    urutan: list[str] = []
    asli, ganti_nama, buat = os.fsync, Path.rename, Berkas.objects.create

    def fsync(gagang):
        urutan.append("folder" if Path(f"/proc/self/fd/{gagang}").readlink().is_dir() else "bita")
        asli(gagang)

    def rename(jalur, tujuan):
        urutan.append("nama")
        return ganti_nama(jalur, tujuan)

    def create(**isian):
        urutan.append("baris")
        return buat(**isian)

    simpan_satu(saat)  # the folders exist from here on
    monkeypatch.setattr(gudang.secrets, "token_hex", lambda n: "ab" * n)
    monkeypatch.setattr(gudang.os, "fsync", fsync)
    monkeypatch.setattr(gudang.Path, "rename", rename)
    monkeypatch.setattr(Berkas.objects, "create", create)
    simpan_satu(saat)
    tanpa_folder_baru = [satu for satu in urutan if satu != "folder"]
    assert tanpa_folder_baru == ["bita", "nama", "baris"]
    assert urutan.index("nama") < len(urutan) - 1 - urutan[::-1].index("folder") < urutan.index("baris")


def test_gudang_folder_menulis_sendiri_yang_bukan_berkas_jadi(saat):
    storages["default"].save("unggahan/00/a.pdf", ContentFile(b"isi"))
    assert gudang.sidik_isi("unggahan/00/a.pdf") == hashlib.sha256(b"isi").hexdigest()
    assert [satu.name for satu in di_cakram()] == ["a.pdf"]


def test_arus_yang_terputus_tidak_meninggalkan_apa_pun(tempat, saat):
    """The connection breaks while the request is still being read."""

    class Putus:
        name, size = "ijazah.pdf", len(korpus.UTUH)

        def chunks(self, chunk_size=None):
            yield korpus.UTUH[:500]
            raise ConnectionResetError(errno.ECONNRESET, "terputus")

    with pytest.raises(ConnectionResetError):
        simpan_berkas(unggahan=Putus(), oleh=None, pada=saat)
    assert (daftar(tempat), di_cakram(), Berkas.objects.count()) == ([], [], 0)


@pytest.fixture
def cakram_kecil(tmp_path, settings):
    """A disk of one megabyte: what does not fit there fails as on a full disk, because it is one."""
    folder = tmp_path / "kecil"
    folder.mkdir()
    pasang = ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(folder)]
    if shutil.which("mount") is None or subprocess.run(pasang, capture_output=True, check=False).returncode:
        pytest.skip("Mesin ini tidak mengizinkan memasang tmpfs; cakram penuh tidak dicoba sungguhan.")
    settings.MEDIA_ROOT = folder / "berkas"
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def pdf_seberat(bita: int) -> bytes:
    """A whole PDF with a comment that compresses to nothing and weighs this much."""
    ekor = korpus.UTUH.rindex(b"startxref")
    return korpus.UTUH[:ekor] + b"%" + b"x" * bita + b"\n" + korpus.UTUH[ekor:]


def test_cakram_penuh_sungguhan_tidak_meninggalkan_setengah_berkas(cakram_kecil, saat, monkeypatch, caplog):
    # Without the reserve, so that the disk itself says no, in the middle of a file.
    monkeypatch.setattr(simpan, "SISA_RUANG", 0)
    baik = simpan_satu(saat, pdf_seberat(400_000))
    with caplog.at_level(logging.CRITICAL), pytest.raises(BerkasDitolak) as ditolak:
        simpan_satu(saat, pdf_seberat(900_000))
    assert ditolak.value.kode == "RUANG_PENUH"
    assert di_cakram() == [jalur_penuh(baik)]
    assert list(Berkas.objects.all()) == [baik]
    assert gudang.sidik_isi(baik.jalur) == baik.sha256
    # There is room again for what fits.
    assert gudang.sidik_isi(simpan_satu(saat, pdf_seberat(300_000)).jalur)


def test_cadangan_ruang_menolak_sebelum_cakram_penuh(cakram_kecil, saat):
    with pytest.raises(BerkasDitolak, match="bukan kesalahan Anda"):
        simpan_satu(saat)
    assert di_cakram() == []


# --- S3 -----------------------------------------------------------------------------------------
def test_s3_yang_diam_bukan_kesalahan_pengunggah(s3, saat, monkeypatch, caplog, settings):
    berkas = simpan_satu(saat)
    monkeypatch.setattr(gudang_s3, "COBA", 1)
    monkeypatch.setattr(gudang_s3, "SAMBUNG", 0.3)
    mati = pilihan_s3("http://127.0.0.1:9", "tidak-ada")
    with (
        override_settings(STORAGES={**settings.STORAGES, "default": mati}),
        caplog.at_level(logging.CRITICAL),
    ):
        with pytest.raises(BerkasDitolak) as ditolak:
            simpan_satu(saat)
        assert sajikan_berkas(berkas).status_code == 503
        # Silence is not absence.
        with pytest.raises(gudang.GudangDiam):
            gudang.sidik_isi(berkas.jalur)
    assert ditolak.value.kode == "GUDANG_DIAM"
    assert "bukan kesalahan Anda" in ditolak.value.alasan
    assert (Berkas.objects.count(), di_cakram()) == (1, [])


def test_s3_menolak_kunci_adalah_gudang_diam(s3, saat):
    with override_settings(STORAGES={"default": pilihan_s3(s3.endpoint_url, "wadah-lain")}):
        with pytest.raises(gudang.GudangDiam):
            gudang.sidik_isi("unggahan/00/a.pdf") or storages["default"].exists("x") or list(
                storages["default"].daftar()
            )


def test_s3_terbaca_sedikit_demi_sedikit(s3, saat):
    """No copy of the whole file in memory or on the disk: a piece is asked for, a piece comes."""
    berkas = simpan_bytes(
        isi=os.urandom(700_000), nama="a.bin", jenis_media="application/octet-stream", oleh=None, pada=saat
    )
    with gudang.buka(berkas) as isi:
        assert len(isi.read(1000)) == 1000
        assert di_cakram() == []
    assert [len(satu) for satu in gudang.potongan(berkas)] == [gudang.POTONGAN] * 2 + [175_712]


# --- Moving -------------------------------------------------------------------------------------
def salin(ke: str) -> str:
    keluaran = StringIO()
    try:
        call_command("salin_gudang", ke=ke, stdout=keluaran)
    except CommandError as galat:
        keluaran.write(str(galat))
    return keluaran.getvalue()


def test_pindah_dari_folder_ke_s3_dan_kembali(layanan_s3, saat):
    pilihan = pilihan_s3(layanan_s3, f"berkas-{next(NOMOR)}")
    with override_settings(STORAGES={"default": FOLDER, "folder": FOLDER, "s3": pilihan}):
        storages["s3"].connection.create_bucket(Bucket=pilihan["OPTIONS"]["bucket_name"])
        baru, lama = simpan_satu(saat), BerkasFactory(sha256=hashlib.sha256(b"lama").hexdigest(), ukuran=4)
        jalur_penuh(lama).parent.mkdir(parents=True, exist_ok=True)
        jalur_penuh(lama).write_bytes(b"lama")
        assert salin("s3") == "2 berkas disalin, 0 sudah ada.\n"
        # Half of one got there; a third came in meanwhile.
        storages["s3"].delete(lama.jalur)
        storages["s3"].save(lama.jalur, ContentFile(b"la"))
        susulan = simpan_satu(saat)
        assert salin("s3") == "2 berkas disalin, 1 sudah ada.\n"
        assert salin("folder") == "Gudang folder sedang dipakai; tidak ada yang disalin."
        assert salin("awan").startswith("Gudang 'awan' tidak dikenal")
    with override_settings(STORAGES={"default": pilihan, "folder": FOLDER, "s3": pilihan}):
        for berkas in (baru, lama, susulan):
            assert gudang.sidik_isi(berkas.jalur) == berkas.sha256
        shutil.rmtree(jalur_penuh(baru).parents[2])
        assert salin("folder") == "3 berkas disalin, 0 sudah ada.\n"
    assert {satu.name for satu in di_cakram()} == {Path(b.jalur).name for b in (baru, lama, susulan)}
    assert all(gudang.sidik_isi(berkas.jalur) == berkas.sha256 for berkas in (baru, lama, susulan))


def test_menyalin_ke_gudang_yang_diam_berhenti(saat, monkeypatch):
    monkeypatch.setattr(gudang_s3, "COBA", 1)
    simpan_satu(saat)
    mati = pilihan_s3("http://127.0.0.1:9", "tidak-ada")
    with override_settings(STORAGES={"default": FOLDER, "folder": FOLDER, "s3": mati}):
        with pytest.raises(gudang.GudangDiam):
            salin("s3")


def test_berkas_yang_hilang_disebut_saat_menyalin(layanan_s3, saat):
    pilihan = pilihan_s3(layanan_s3, f"berkas-{next(NOMOR)}")
    with override_settings(STORAGES={"default": FOLDER, "folder": FOLDER, "s3": pilihan}):
        storages["s3"].connection.create_bucket(Bucket=pilihan["OPTIONS"]["bucket_name"])
        hilang = simpan_satu(saat)
        jalur_penuh(hilang).unlink()
        isi = salin("s3")
        assert f"Berkas nomor {hilang.pk} ({hilang.jalur}) tidak tersalin utuh." in isi
        assert isi.endswith("1 berkas tidak tersalin.")
