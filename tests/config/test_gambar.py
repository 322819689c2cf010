"""Geometry of the pictures."""

import datetime as dt
from decimal import Decimal
from itertools import pairwise
from types import SimpleNamespace

import pytest

from config import gambar


def hari(bulan: int, tanggal: int) -> dt.date:
    return dt.date(2026, bulan, tanggal)


PENGUMUMAN = {
    "nama": "Pengumuman dan pendaftaran",
    "mulai": hari(11, 23),
    "selesai": hari(12, 7),
    "nyata_mulai": hari(11, 23),
    "tenggat": True,
    "kini": True,
}
ADMINISTRASI = {"nama": "Seleksi administrasi", "mulai": hari(12, 8), "selesai": hari(12, 14)}


def test_gantt_tanpa_tanggal_tidak_digambar():
    assert gambar.gantt([]) == {"kosong": True}
    assert gambar.gantt([{"nama": "Belum", "mulai": None, "selesai": None}])["kosong"]


def test_gantt_batang_bersambung_tanpa_celah_menurut_hari():
    hasil = gambar.gantt([PENGUMUMAN, ADMINISTRASI], hari_ini=hari(12, 4))["lebar"]
    x1, lebar1 = map(float, hasil["baris"][0]["rencana"])
    x2, _ = map(float, hasil["baris"][1]["rencana"])
    assert x1 == gambar.KOLOM_NAMA
    assert x1 + lebar1 == pytest.approx(x2, abs=0.11)


def test_gantt_kenyataan_yang_berjalan_sampai_hari_ini():
    baris = gambar.gantt([PENGUMUMAN, ADMINISTRASI], hari_ini=hari(12, 4))["lebar"]["baris"][0]
    # 12 of 15 days.
    assert float(baris["nyata"][1]) / float(baris["rencana"][1]) == pytest.approx(12 / 15, abs=0.002)
    assert "lewat" not in baris


def test_gantt_yang_melewati_rencana_digambar_tersendiri():
    lewat = {**ADMINISTRASI, "nyata_mulai": hari(12, 8), "nyata_selesai": hari(12, 16)}
    baris = gambar.gantt([PENGUMUMAN, lewat])["lebar"]["baris"][1]
    satu_hari = float(baris["rencana"][1]) / 7
    assert float(baris["lewat"][1]) == pytest.approx(2 * satu_hari, abs=0.2)
    seluruhnya = {**ADMINISTRASI, "nyata_mulai": hari(12, 16), "nyata_selesai": hari(12, 17)}
    baris = gambar.gantt([PENGUMUMAN, seluruhnya])["lebar"]["baris"][1]
    assert "nyata" not in baris
    assert "lewat" in baris


def test_gantt_menerima_objek_dan_waktu():
    objek = SimpleNamespace(
        nama="Wawancara", mulai=dt.datetime(2026, 12, 28, 8, tzinfo=dt.UTC), selesai=None, nyata_mulai=None
    )
    baris = gambar.gantt([objek])["lebar"]["baris"][0]
    assert baris["label"] == "28\xa0Des"


def test_gantt_hari_ini_di_luar_jadwal_tidak_digambar():
    assert gambar.gantt([ADMINISTRASI], hari_ini=hari(11, 1))["lebar"]["x_kini"] == ""


def test_gantt_label_pekan_tidak_menimpa_label_hari_ini():
    hasil = gambar.gantt([PENGUMUMAN, ADMINISTRASI], hari_ini=hari(12, 1))
    for gambar_, setengah in ((hasil["lebar"], 38), (hasil["sempit"], 22)):
        kini = float(gambar_["x_kini"])
        for garis in gambar_["kisi"]:
            if garis["label"]:
                awal = float(garis["x"])
                akhir = awal + len(garis["label"]) * gambar.LEBAR_HURUF
                assert akhir <= kini - setengah or awal >= kini + setengah


def test_gantt_semua_ukuran_bertitik_dan_di_dalam_gambar():
    hasil = gambar.gantt(
        [PENGUMUMAN, {**ADMINISTRASI, "nama": "Nama kegiatan yang sangat panjang sekali " * 3}]
    )
    for gambar_ in (hasil["lebar"], hasil["sempit"]):
        for baris in gambar_["baris"]:
            x, lebar = baris["rencana"]
            assert "," not in x + lebar
            assert float(x) + float(lebar) <= float(gambar_["lebar"])
    assert hasil["sempit"]["baris"][1]["nama"].endswith("…")


def test_gantt_setahun_tetap_terbaca():
    setahun = gambar.gantt([{"nama": "Setahun", "mulai": hari(1, 1), "selesai": hari(12, 31)}])["lebar"]
    label = [float(g["x"]) for g in setahun["kisi"] if g["label"]]
    assert all(b - a >= 50 for a, b in pairwise(label))
    assert setahun["pekan"] == []


@pytest.mark.parametrize(
    "jumlah, paling_sedikit, terisi, garis",
    [(3, 4, 3, "132"), (6, 3, 6, "100"), (0, 4, 0, "132"), (12, 4, 12, "132")],
)
def test_takaran_cakram(jumlah, paling_sedikit, terisi, garis):
    hasil = gambar.takaran(jumlah, paling_sedikit, "lamaran terkirim")
    assert sum(c["terisi"] for c in hasil["cakram"]) == terisi
    assert len(hasil["cakram"]) == max(jumlah, paling_sedikit)
    assert hasil["garis"] == garis
    assert hasil["keterangan"] == f"{jumlah} lamaran terkirim, paling sedikit {paling_sedikit}"


def test_takaran_banyak_menjadi_satu_batang():
    hasil = gambar.takaran(28, 4)
    assert hasil["cakram"] == []
    assert (hasil["batang"], hasil["garis"]) == ("200.0", "32.6")
    assert hasil["keterangan"] == "28, paling sedikit 4"


def test_sebaran_titik_menumpuk_bila_bersentuhan():
    hasil = gambar.sebaran([85, 86, 87, 88, 90], bawah=55, atas=95)
    assert [(t["x"], t["y"]) for t in hasil["titik"]] == [
        ("164.0", "22"),
        ("169.2", "12.5"),
        ("174.4", "22"),
        ("179.6", "12.5"),
        ("190.0", "22"),
    ]
    assert hasil["keterangan"] == "Nilai penilai 85,00 sampai 90,00, rata-rata 87,20"


def test_sebaran_pencilan_menjadi_belah_ketupat():
    hasil = gambar.sebaran([58, 77, 78, 79, 80], bawah=55, atas=95, batas_pencilan=15)
    assert hasil["jumlah_pencilan"] == 1
    assert "pencilan" in hasil["titik"][0]
    assert hasil["keterangan"].endswith("1 pencilan")


def test_sebaran_di_luar_skala_berdiri_di_ujung():
    hasil = gambar.sebaran([Decimal("10"), Decimal("99")], bawah=55, atas=95)
    assert [t["x"] for t in hasil["titik"]] == ["8.0", "216.0"]


def test_sebaran_nilai_kembar_tidak_hilang():
    hasil = gambar.sebaran([80, 80, 80, 80, 80])
    assert len(hasil["titik"]) == 5


def test_sebaran_tanpa_nilai_kosong():
    assert gambar.sebaran([]) == {"kosong": True}
