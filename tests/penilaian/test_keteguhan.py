"""How firm the names are, on the page of the opened ranking and nowhere else."""

from decimal import Decimal

import pytest

from dokumen.models import Naskah
from penilaian import actions, queries
from penilaian.aturan import BERUBAH, TETAP, TIDAK_DAPAT
from penilaian.models import Rekap
from tests.penilaian.alat import rata, tetapkan
from tests.penilaian.halaman import buka, kirim
from tests.penilaian.ronde import Ronde

pytestmark = pytest.mark.django_db


def direkap(nilai, **kebijakan) -> Ronde:
    ronde = Ronde(kebijakan=kebijakan or None)
    ronde.selesaikan(nilai)
    ronde.rekap()
    return ronde


def keteguhan(ronde):
    return queries.keteguhan(Rekap.objects.get(), ronde.seleksi.aturan_main)


def test_tanpa_satu_penilai_nama_berubah(client):
    def nilai(metode, penilai, lamaran):
        if penilai.nama == "Anggota Satu" and lamaran.urutan == 3:
            return 95
        return [90, 85, 70, 72][lamaran.urutan - 1]

    ronde = direkap(nilai)
    hasil = keteguhan(ronde)
    menurut = {satu.apa: satu for satu in hasil.penilai}
    tiga, empat = (ronde.peserta[n].pelamar.pengguna.nama_tampil for n in (2, 3))
    assert menurut["Anggota Satu"].keadaan == BERUBAH
    assert menurut["Anggota Satu"].kata == f"{empat} masuk, {tiga} keluar"
    assert menurut["Anggota Dua"].keadaan == TETAP
    assert menurut["Asesor Utama"].keadaan == TIDAK_DAPAT
    assert [satu.apa for satu in hasil.bobot] == ["20 + 25 + 20 + 35"]
    assert hasil.selisih == Decimal("1.75")
    assert [satu.pesan for satu in hasil.temuan] == [
        "Nama yang diusulkan berubah pada 1 dari 5 hitungan tanpa satu penilai."
    ]
    teks = buka(client, ronde.ketua, "pleno_lowongan", ronde.lowongan.pk).content.decode()
    assert "Keteguhan tiga nama" not in teks
    kirim(client, ronde.ketua, "baca_peringkat", ronde.lowongan.pk, keperluan="Pleno")
    teks = buka(client, ronde.ketua, "pleno_lowongan", ronde.lowongan.pk).content.decode()
    assert "Keteguhan tiga nama" in teks
    assert f"{empat} masuk, {tiga} keluar" in teks
    assert "Sumbangan komponen" in teks


def test_bobot_lain_dalam_rentangnya_diperiksa_bila_boleh_dinormalisasi():
    def nilai(metode, penilai, lamaran):
        if metode == "WAWANCARA":
            return [90, 85, 79, 70][lamaran.urutan - 1]
        return [90, 85, 70, 75][lamaran.urutan - 1]

    hasil = keteguhan(direkap(nilai, normalisasi_bobot="PLENO"))
    assert len(hasil.bobot) == 16
    assert {satu.keadaan for satu in hasil.bobot} == {TETAP, BERUBAH}
    assert any("dengan bobot lain dalam rentangnya" in satu.pesan for satu in hasil.temuan)


def test_seri_yang_diputus_pleno_menjadi_dasarnya():
    ronde = direkap(rata([80, 90, 80, 85]))
    satu, tiga = ronde.peserta[0], ronde.peserta[2]
    assert {x.keadaan for x in keteguhan(ronde).bobot} == {TETAP}
    actions.putuskan_seri(
        lowongan=ronde.lowongan,
        urutan=[tiga.pk, satu.pk],
        alasan="Masa kerja.",
        oleh=ronde.ketua,
        pada=ronde.pada,
    )
    hasil = keteguhan(ronde)
    assert {x.keadaan for x in (*hasil.penilai, *hasil.bobot)} == {"SERI", TIDAK_DAPAT}
    assert hasil.selisih == 0


def test_tanpa_peserta_di_bawah_batas_tidak_ada_selisih():
    ronde = Ronde(peserta=3)
    ronde.selesaikan(rata([80, 90, 85]))
    ronde.rekap()
    assert keteguhan(ronde).selisih is None


def test_tidak_ada_naskah_yang_menyebutnya():
    ronde = direkap(rata([95, 90, 85, 80]))
    tetapkan(ronde)
    assert Naskah.objects.count() > 2
    for naskah in Naskah.objects.all():
        assert "eteguhan" not in str(naskah.isi)
