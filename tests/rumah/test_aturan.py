"""The table of rules has no gap: article, function, test and enforcement for each, and no code beside it."""

import dataclasses

import pytest

from config import peta_aturan
from config.management.commands import hasilkan_docs
from config.peta_aturan import Fungsi, kode_dipakai, tabel
from seleksi.alur import SEBUTAN_PANAH, TAHAP_BERURUT
from seleksi.aturan import DAFTAR
from seleksi.models import Lowongan
from seleksi.wewenang.tahap import KODE_GERBANG, PENJAGA

TABEL = tabel()


@pytest.mark.parametrize("baris", TABEL, ids=lambda b: b.kaidah.kode)
def test_setiap_aturan_berdasar_berfungsi_teruji_dan_ditegakkan(baris):
    assert baris.kaidah.dasar
    assert baris.kurang == []


def test_daftar_dan_tabel_sama():
    assert [baris.kaidah.kode for baris in TABEL] == list(DAFTAR)


def test_tidak_ada_kode_di_luar_daftar():
    assert {kode: berkas for kode, berkas in kode_dipakai().items() if kode not in DAFTAR} == {}


def test_fungsi_aturan_hanya_memakai_kode_dari_daftar():
    assert [f.alamat for f in peta_aturan.fungsi_aturan() if not set(f.kode) <= set(DAFTAR)] == []


def test_gerbang_ditegakkan_tepat_pada_tahapnya():
    """The map follows the table of guards: a rule of one gate is not ascribed to all of them."""
    tempat = {baris.kaidah.kode: set(baris.ditegakkan) for baris in TABEL}
    assert "seleksi.wewenang.boleh_tutup_pengumuman" in tempat["A-2"]
    assert "seleksi.wewenang.boleh_mulai_kesehatan" not in tempat["A-2"]
    assert "seleksi.wewenang.boleh_umumkan" in tempat["P-02"]
    assert "seleksi.wewenang.boleh_lantik" in tempat["C-2"]


def test_pemasok_fakta_memang_ada():
    for aplikasi, kamar, nama in (*peta_aturan.PEMASOK.values(), peta_aturan.PENGUMPUL, peta_aturan.PENJAGA):
        assert (aplikasi, kamar, nama) in peta_aturan.peta().sebut


def test_aturan_tanpa_kolom_menggagalkan_pembuatan_dokumen(monkeypatch):
    kosong = dataclasses.replace(TABEL[0], fungsi=(), uji=())
    monkeypatch.setattr(hasilkan_docs, "tabel", lambda: [kosong])
    assert hasilkan_docs.kurang_kolom() == ["Aturan P-01 belum mempunyai fungsi dan uji."]


def test_fungsi_tanpa_kode_adalah_fungsi_bantu():
    bantu = [f for f in peta_aturan.fungsi_aturan() if not f.kode]
    assert all(isinstance(f, Fungsi) and f.dasar for f in bantu)


def test_setiap_panah_bernama_dan_setiap_gerbang_berdaftar_aturan():
    assert {panah.name for panah in Lowongan().get_all_tahap_transitions()} == set(SEBUTAN_PANAH)
    assert set(KODE_GERBANG) == set(PENJAGA) == set(TAHAP_BERURUT)
    assert {kode for isi in KODE_GERBANG.values() for kode in isi} <= set(DAFTAR)
