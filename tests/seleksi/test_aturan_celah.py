"""The two gaps made by one pattern say what they are. No database."""

import pytest

from seleksi.aturan.celah import ButirKebijakan, Pilihan, _nama_nilai


@pytest.mark.parametrize("kode", ["nilai_asesmen", "nilai_makalah"])
def test_pengumuman_nilai_menawarkan_nama_saja_atau_dengan_nilai(kode):
    butir = _nama_nilai(kode, "Nilai dalam pengumuman", "Lampiran huruf b angka 9 huruf b")
    assert butir == ButirKebijakan(
        kode=kode,
        nama="Nilai dalam pengumuman",
        celah="Hasil setiap tahap diumumkan; isi pengumumannya tidak diatur.",
        dasar="Lampiran huruf b angka 9 huruf b",
        jalan=("kebijakan", kode),
        berlaku="Pengumuman hasil tahap",
        pilihan=(
            Pilihan("NAMA", "Nama saja", "Pengumuman memuat nama peserta menurut abjad, tanpa nilai."),
            Pilihan(
                "NAMA_NILAI",
                "Nama dan nilai",
                "Pengumuman memuat nama menurut abjad dan nilai komponen tahap itu, tanpa peringkat.",
            ),
        ),
    )
