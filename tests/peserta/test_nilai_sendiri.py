"""What a participant reads of his own scores: exactly what the announcement of the stage gives, by policy."""

import pytest
from django.urls import reverse

from peserta import queries
from tests.factories.dokumen import NaskahFactory
from tests.factories.peserta import LamaranFactory
from tests.factories.seleksi import PengumumanFactory


@pytest.fixture
def peserta(lowongan):
    return LamaranFactory(lowongan=lowongan, keadaan="MS")


def umumkan(lamaran, *lain, bernilai=True, **isian):
    orang = [{"nama": "A", "nip": "1", "nomor": satu.nomor_pendaftaran} for satu in (*lain, lamaran)]
    if bernilai:
        orang = [{**satu, "nilai": f"{80 + ke}.5"} for ke, satu in enumerate(orang)]
    isi = {"lowongan": [{"peserta": orang}], "dengan_nilai": bernilai}
    return PengumumanFactory(
        **{"jenis": "HASIL_TAHAP", "tahap": "ASESMEN", **isian},
        seleksi=lamaran.lowongan.seleksi,
        lowongan=[lamaran.lowongan],
        diumumkan=True,
        naskah=NaskahFactory(terbit=True, isi=isi),
    )


def halaman(client, lamaran) -> str:
    client.force_login(lamaran.pelamar.pengguna)
    return client.get(reverse("peserta:lamaran", args=[lamaran.pk])).content.decode()


def test_nilai_sendiri_terbaca_bila_kebijakan_mengumumkannya(client, peserta, lowongan, saat):
    lain = LamaranFactory(lowongan=lowongan, keadaan="MS")
    pengumuman = umumkan(peserta, lain)
    assert queries.nilai_diumumkan(peserta, pengumuman) == "81.5"
    isi = halaman(client, peserta)
    assert "81,50" in isi
    assert "80,50" not in isi
    data = queries.data_saya(peserta.pelamar.pengguna, saat)
    (nilai,) = data["lamaran"][0]["nilai_diumumkan"]
    assert (nilai["tahap"], nilai["nilai"], nilai["pengumuman"]) == (
        pengumuman.get_tahap_display(),
        "81.5",
        pengumuman.naskah.nomor,
    )


def test_tanpa_nilai_dalam_pengumuman_tidak_ada_nilai_di_halaman(client, peserta, saat):
    umumkan(peserta, bernilai=False)
    assert "Nilai Anda" not in halaman(client, peserta)
    assert queries.data_saya(peserta.pelamar.pengguna, saat)["lamaran"][0]["nilai_diumumkan"] == []


def test_yang_tidak_tersebut_tidak_membaca_nilai_siapa_pun(client, peserta, lowongan):
    lain = LamaranFactory(lowongan=lowongan, keadaan="MS")
    umumkan(lain)
    assert "Nilai Anda" not in halaman(client, peserta)


def test_pengumuman_lain_tidak_memuat_nilai(peserta):
    pengumuman = umumkan(peserta, jenis="PEMBUKAAN", tahap="")
    assert queries.nilai_diumumkan(peserta, pengumuman) == ""
