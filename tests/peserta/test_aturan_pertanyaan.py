"""Questions to the Sekretariat: until which stage, and what may be public."""

import pytest

from peserta import aturan


@pytest.mark.parametrize(
    "sampai,tahap,dibuka",
    [
        ("PENDAFTARAN", "PENGUMUMAN", True),
        ("PENDAFTARAN", "ADMINISTRASI", False),
        ("ADMINISTRASI", "ADMINISTRASI", True),
        ("ADMINISTRASI", "ASESMEN", False),
        ("SELESAI", "WAWANCARA", True),
        ("SELESAI", "PERSIAPAN", False),
        ("SELESAI", "SELESAI", False),
        ("SELESAI", "DIBATALKAN", False),
    ],
)
def test_tanya_jawab_sampai_tahap_menurut_kebijakan(sampai, tahap, dibuka):
    assert aturan.tanya_jawab_dibuka(sampai, tahap) is dibuka
    assert (aturan.waktu_bertanya(sampai, tahap) == []) is dibuka


@pytest.mark.parametrize("isi,boleh", [("Apakah …?", True), (" \n", False)])
def test_pesan_berisi(isi, boleh):
    assert (aturan.isi_pesan(isi) == []) is boleh


@pytest.mark.parametrize("milik", [True, False])
def test_percakapan_milik_penanya(milik):
    assert (aturan.pertanyaan_sendiri(milik=milik) == []) is milik


@pytest.mark.parametrize("banyak,boleh", [(4, True), (5, False)])
def test_pertanyaan_terbuka_dibatasi(banyak, boleh):
    assert (aturan.pertanyaan_terbuka(banyak) == []) is boleh


@pytest.mark.parametrize(
    "tanya,jawab,dijawab,boleh",
    [
        ("Apakah boleh?", "Boleh.", True, True),
        ("Apakah boleh?", "Boleh.", False, False),
        ("Apakah boleh?", "  ", True, False),
        ("", "Boleh.", True, False),
        ("Apakah boleh?", "Saudari sekar laksita, boleh.", True, False),
    ],
)
def test_terbitan_tanpa_nama_penanya(tanya, jawab, dijawab, boleh):
    temuan = aturan.terbitan(tanya, jawab, dijawab=dijawab, nama="Sekar Laksita")
    assert (temuan == []) is boleh
