"""Everything held about oneself: whole, streamed, without what is others' or not yet told."""

import datetime as dt
import io
import json
import zipfile

import openpyxl
import pytest
from django.urls import reverse

from dokumen import arsip, gudang
from dokumen.arsip import Isi, alirkan_zip
from dokumen.tasks import cetak_naskah
from jejak.models import Jejak
from panitia.aturan import Peran
from peserta import actions, queries, wewenang
from peserta.models import BerkasLamaran
from seleksi.izin import TindakanDitolak
from tests.factories.akun import PenggunaFactory
from tests.factories.dokumen import PemindaianFactory
from tests.factories.peserta import (
    BerkasLamaranFactory,
    LamaranFactory,
    RiwayatSkpFactory,
    SuratRekomendasiFactory,
    VerifikasiFactory,
)
from tests.peserta.conftest import petugas
from tests.peserta.test_views_pelamar import umumkan_hasil

ALAMAT = "peserta:data_saya"


def unduh(client) -> tuple[zipfile.ZipFile, dict]:
    jawaban = client.post(reverse(ALAMAT))
    assert jawaban.status_code == 200
    assert jawaban.streaming
    assert "no-store" in jawaban["Cache-Control"]
    isi = zipfile.ZipFile(io.BytesIO(b"".join(jawaban.streaming_content)))
    assert isi.testzip() is None
    return isi, json.loads(isi.read("data-saya.json"))


@pytest.fixture
def masuk(client, pelamar):
    client.force_login(pelamar.pengguna)
    return client


def test_arsip_memuat_semua_versi_berkas_dan_riwayat(masuk, pelamar, terkirim, saat):
    RiwayatSkpFactory(pelamar=pelamar)
    SuratRekomendasiFactory(lamaran=terkirim, sumber="PELAMAR")
    ada = terkirim.berkas.get(jenis="SPT")
    lama = BerkasLamaranFactory(lamaran=terkirim, jenis="SPT", diganti_pada=saat, diunggah_pada=saat)
    arsip_, data = unduh(masuk)
    nama = arsip_.namelist()
    versi = [n for n in nama if "/SPT-versi-" in n]
    assert len(versi) == 2
    assert {len(arsip_.read(n)) for n in versi} == {ada.berkas.ukuran, lama.berkas.ukuran}
    assert len(data["lamaran"][0]["berkas"]) == terkirim.berkas.count()
    assert data["lamaran"][0]["rekomendasi_ppk"]["nomor"] == "800.1/12/2026"
    assert data["lamaran"][0]["pakta_integritas"] == terkirim.teks_pakta
    assert data["profil"]["nip"] == pelamar.pengguna.nip
    assert data["profil"]["catatan"]["skp"][0]["tahun"] == 2025
    lembar = openpyxl.load_workbook(io.BytesIO(arsip_.read("riwayat.xlsx")))
    assert "Penilaian kinerja (SKP)" in lembar.sheetnames
    halaman = arsip_.read("data-saya.html").decode()
    assert "SKP 2025: Baik" in halaman
    assert terkirim.nomor_pendaftaran in halaman
    assert "<script" not in halaman
    for kata in (
        "Bekerja di instansi induk",
        f"Ijazah terakhir: {terkirim.berkas.get(jenis='IJAZAH').berkas.nama_asli}",
    ):
        assert kata in halaman
    assert "INDUK" not in halaman, "kode adalah bahasa mesin"


def test_tanpa_profil_hanya_akun(client, db):
    orang = PenggunaFactory()
    client.force_login(orang)
    assert "Yang tidak ada" in client.get(reverse(ALAMAT)).content.decode()
    isi, data = unduh(client)
    assert isi.namelist() == ["data-saya.html", "data-saya.css", "data-saya.json"]
    assert (data["profil"], data["lamaran"], data["yang_melihat"]) == ({}, [], [])
    assert data["akun"]["surel"] == orang.email


@pytest.mark.lambat
def test_tanda_terima_ikut(masuk, draf, saat):
    lamaran = actions.ajukan(lamaran=draf, setuju=True, oleh=draf.pelamar.pengguna, pada=saat)
    cetak_naskah(lamaran.tanda_terima_id)
    isi, data = unduh(masuk)
    (nama,) = [n for n in isi.namelist() if n.startswith("tanda-terima/")]
    assert isi.read(nama).startswith(b"%PDF-")
    assert data["pemberitahuan"][0]["perihal"].startswith("Lamaran ")
    assert "lamaran diajukan" in [satu["tindakan"] for satu in data["tindakan_anda"]]


# --- Yang belum diumumkan dan milik orang lain ------------------------------------------------
def test_alasan_baru_ada_sesudah_diumumkan(masuk, pelamar, lowongan, saat):
    lamaran = LamaranFactory(pelamar=pelamar, lowongan=lowongan, keadaan="TMS")
    VerifikasiFactory(lamaran=lamaran, butir="SPT", putusan="TIDAK_SESUAI", alasan="SPT tahun lain.")
    isi, data = unduh(masuk)
    semua = isi.read("data-saya.json").decode() + isi.read("data-saya.html").decode()
    assert "SPT tahun lain" not in semua
    assert "Tidak memenuhi" not in semua
    assert data["lamaran"][0]["alasan_tidak_memenuhi_syarat"] == []
    umumkan_hasil(lowongan, saat)
    _, data = unduh(masuk)
    assert "SPT tahun lain." in data["lamaran"][0]["alasan_tidak_memenuhi_syarat"][0]


def test_yang_melihat_disebut_perannya_bukan_namanya(masuk, pelamar, terkirim, lowongan, saat):
    pemeriksa = petugas(lowongan, Peran.VERIFIKATOR)
    berkas = terkirim.berkas.get(jenis="IJAZAH")
    actions.baca_berkas(berkas=berkas, oleh=pemeriksa, pada=saat)
    actions.baca_berkas(berkas=berkas, oleh=pelamar.pengguna, pada=saat)
    actions.unduh_daftar(lowongan=lowongan, oleh=pemeriksa, pada=saat)
    lain = LamaranFactory(lowongan=lowongan, keadaan="DIAJUKAN")
    lain_berkas = BerkasLamaranFactory(lamaran=lain)
    actions.baca_berkas(berkas=lain_berkas, oleh=pemeriksa, pada=saat)
    isi, data = unduh(masuk)
    assert data["yang_melihat"] == [
        {
            "waktu": queries.data_saya(pelamar.pengguna, saat)["dibuat"],
            "siapa": "Sekretariat, verifikator",
            "apa": "membuka berkas",
            "berkas": "Ijazah terakhir",
        },
        {
            "waktu": queries.data_saya(pelamar.pengguna, saat)["dibuat"],
            "siapa": "Sekretariat, verifikator",
            "apa": "mengunduh daftar pelamar",
            "berkas": "",
        },
    ]
    semua = b"".join(isi.read(n) for n in isi.namelist()).decode(errors="replace")
    assert pemeriksa.nama not in semua
    assert lain.pelamar.pengguna.nama not in semua


def test_daftar_yang_diunduh_sebelum_ia_melamar_tidak_disebut(pelamar, lowongan, saat):
    pemeriksa = petugas(lowongan, Peran.VERIFIKATOR)
    petugas(lowongan, Peran.NASKAH, pengguna=pemeriksa)
    actions.unduh_daftar(lowongan=lowongan, oleh=pemeriksa, pada=saat)
    LamaranFactory(
        pelamar=pelamar, lowongan=lowongan, keadaan="DIAJUKAN", diajukan_pada=saat + dt.timedelta(hours=1)
    )
    assert queries.data_saya(pelamar.pengguna, saat)["yang_melihat"] == []
    actions.unduh_daftar(lowongan=lowongan, oleh=pemeriksa, pada=saat + dt.timedelta(hours=2))
    (baris,) = queries.data_saya(pelamar.pengguna, saat)["yang_melihat"]
    assert baris["siapa"].startswith("Sekretariat, verifikator, ")


# --- Batas ------------------------------------------------------------------------------------
def test_tiga_kali_sehari(masuk, pelamar, saat):
    for _ in range(wewenang.BATAS_UNDUH_DATA):
        actions.unduh_data_saya(oleh=pelamar.pengguna, pada=saat)
    jawaban = masuk.post(reverse(ALAMAT))
    assert jawaban.status_code == 422
    assert "Unduh lagi besok." in jawaban.content.decode()
    assert "Unduh arsip" not in masuk.get(reverse(ALAMAT)).content.decode()
    with pytest.raises(TindakanDitolak):
        actions.unduh_data_saya(oleh=pelamar.pengguna, pada=saat + dt.timedelta(hours=23, minutes=59))
    actions.unduh_data_saya(oleh=pelamar.pengguna, pada=saat + dt.timedelta(hours=24))
    assert Jejak.objects.filter(peristiwa="data.diunduh").count() == 4


# --- Arsip ------------------------------------------------------------------------------------
def test_berkas_yang_ditahan_hanya_namanya(masuk, terkirim):
    PemindaianFactory(berkas=terkirim.berkas.get(jenis="SPT").berkas, ditahan=True)
    isi, _ = unduh(masuk)
    nama = [n for n in isi.namelist() if "SPT" in n]
    assert [n.endswith(".ditahan.txt") for n in nama] == [True]


def test_berkas_hilang_disebut_bukan_dikosongkan(masuk, terkirim, monkeypatch):
    hilang = BerkasLamaran.objects.get(lamaran=terkirim, jenis="SPT").berkas
    asli = gudang.buka

    def buka(berkas):
        if berkas.pk == hilang.pk:
            raise OSError("hilang")
        return asli(berkas)

    monkeypatch.setattr(arsip.gudang, "buka", buka)
    isi, _ = unduh(masuk)
    (nama,) = [n for n in isi.namelist() if "SPT" in n]
    assert nama.endswith(".tidak-terbaca.txt")


def test_arsip_dialirkan_sepotong_demi_sepotong(terkirim, saat, monkeypatch):
    monkeypatch.setattr(arsip, "POTONGAN", 64)
    satu = terkirim.berkas.first().berkas
    potongan = list(alirkan_zip((Isi(f"{n}.pdf", berkas=satu) for n in range(20)), saat))
    assert max(map(len, potongan)) < 2500
    assert zipfile.ZipFile(io.BytesIO(b"".join(potongan))).testzip() is None
