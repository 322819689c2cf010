"""Pages of the pleno: ranking, ties, three names, health."""

import pytest

from penilaian import actions, queries
from penilaian.models import HasilKesehatan, Komponen, Rekap
from seleksi.alur import Tahap
from tests.factories.peserta import unggahan
from tests.penilaian.halaman import alamat, buka, kirim
from tests.penilaian.ronde import Ronde

pytestmark = pytest.mark.django_db


@pytest.fixture
def direkap(ronde) -> Ronde:
    nilai = [80, 90, 80, 85]
    ronde.selesaikan(lambda metode, penilai, lamaran: nilai[lamaran.urutan - 1])
    ronde.rekap()
    return ronde


def baca(client, ronde, siapa):
    return kirim(client, siapa, "baca_peringkat", ronde.lowongan.pk, keperluan="Rapat pleno")


def test_pleno_menyebut_yang_menahan(terbuka, client):
    teks = buka(client, terbuka.ketua, "pleno_lowongan", terbuka.lowongan.pk).content.decode()
    assert "Penilaian wawancara akhir belum dikunci." in teks
    jawaban = kirim(client, terbuka.ketua, "hitung_rekap", terbuka.lowongan.pk)
    assert jawaban.status_code == 422
    assert (
        "Ketua Pansel menghitungnya"
        in buka(client, terbuka.anggota[0], "pleno_lowongan", terbuka.lowongan.pk).content.decode()
    )


def test_peringkat_dibuka_dengan_keperluan(direkap, client):
    assert baca(client, direkap, direkap.anggota[0]).status_code == 302
    teks = buka(client, direkap.anggota[0], "pleno_lowongan", direkap.lowongan.pk).content.decode()
    assert "4 peserta menurut nilai akhir" in teks
    assert "RAHASIA" in teks
    assert "Dibuka Anggota Satu pukul" in teks
    assert "Rapat pleno" in teks
    tanpa = kirim(client, direkap.anggota[1], "baca_peringkat", direkap.lowongan.pk, keperluan="")
    assert tanpa.status_code == 422
    assert "4 peserta menurut nilai akhir" not in tanpa.content.decode()


def test_seri_dan_tiga_nama_lewat_halaman(direkap, client):
    ketua, lowongan = direkap.ketua, direkap.lowongan
    for nama in ("putuskan_seri", "tetapkan_tiga_nama"):
        assert buka(client, ketua, nama, lowongan.pk)["Location"] == alamat("pleno_lowongan", lowongan.pk)
    baca(client, direkap, ketua)
    assert "belum dapat ditetapkan" in buka(client, ketua, "tetapkan_tiga_nama", lowongan.pk).content.decode()
    satu, tiga = direkap.peserta[0], direkap.peserta[2]
    sama = {f"tempat_{satu.pk}": "3", f"tempat_{tiga.pk}": "3", "alasan": "Masa kerja."}
    assert kirim(client, ketua, "putuskan_seri", lowongan.pk, **sama).status_code == 422
    beda = sama | {f"tempat_{satu.pk}": "4"}
    assert kirim(client, ketua, "putuskan_seri", lowongan.pk, **beda).status_code == 302
    teks = buka(client, ketua, "tetapkan_tiga_nama", lowongan.pk).content.decode()
    assert str(tiga.pelamar) in teks
    assert str(satu.pelamar) not in teks
    sidik = Rekap.objects.get().sidik
    hadir = [str(pk) for pk in direkap.hadir]
    assert teks.count(" checked") == 5
    assert kirim(client, ketua, "tetapkan_tiga_nama", lowongan.pk, sidik="x", hadir=hadir).status_code == 422
    assert (
        kirim(client, ketua, "tetapkan_tiga_nama", lowongan.pk, sidik=sidik, hadir=hadir[:2]).status_code
        == 422
    )
    assert kirim(client, ketua, "tetapkan_tiga_nama", lowongan.pk).status_code == 422
    assert (
        kirim(client, ketua, "tetapkan_tiga_nama", lowongan.pk, sidik=sidik, hadir=hadir).status_code == 302
    )
    assert Rekap.objects.get().ditetapkan_oleh == ketua
    assert "Tiga calon" in buka(client, ketua, "pleno_lowongan", lowongan.pk).content.decode()


def test_kesehatan_lewat_formulir(direkap, client):
    ronde = direkap
    actions.putuskan_seri(
        lowongan=ronde.lowongan,
        urutan=[ronde.peserta[0].pk, ronde.peserta[2].pk],
        alasan="Masa kerja.",
        oleh=ronde.ketua,
        pada=ronde.pada,
    )
    actions.tetapkan_tiga_nama(
        lowongan=ronde.lowongan,
        sidik=Rekap.objects.get().sidik,
        hadir=ronde.hadir,
        oleh=ronde.ketua,
        pada=ronde.pada,
    )
    calon = queries.tiga_calon(ronde.lowongan)[0]
    assert "tahap Kesehatan" in buka(client, ronde.ketua, "catat_kesehatan", calon.pk).content.decode()
    ronde.ke_tahap(Tahap.KESEHATAN)
    isi = {"sehat": "ya", "unit_kesehatan": "RSUD", "nomor_surat": "440/1", "tanggal_surat": "2026-11-20"}
    buruk = kirim(client, ronde.ketua, "catat_kesehatan", calon.pk, **isi, berkas=unggahan(isi=b"bukan pdf"))
    assert buruk.status_code == 422
    assert 'value="RSUD"' in buruk.content.decode()
    baik = kirim(client, ronde.ketua, "catat_kesehatan", calon.pk, **isi, berkas=unggahan())
    assert baik.status_code == 302
    assert HasilKesehatan.objects.get().sehat
    assert buka(client, ronde.ketua, "catat_kesehatan", ronde.peserta[0].pk + 999).status_code == 404
    assert buka(client, ronde.anggota[0], "catat_kesehatan", calon.pk).status_code == 404


def test_peringkat_yang_belum_ada_tidak_dibuka(ronde, client):
    jawaban = baca(client, ronde, ronde.ketua)
    assert jawaban.status_code == 422
    assert "belum dihitung" in jawaban.content.decode()


def test_tindakan_yang_terlambat_ditolak_di_halamannya(direkap, client):
    """The page was open when somebody else decided: the act says so, nothing is lost or doubled."""
    ronde = direkap
    satu, tiga = ronde.peserta[0], ronde.peserta[2]
    baca(client, ronde, ronde.ketua)
    actions.putuskan_seri(
        lowongan=ronde.lowongan,
        urutan=[satu.pk, tiga.pk],
        alasan="Masa kerja.",
        oleh=ronde.ketua,
        pada=ronde.pada,
    )
    actions.tetapkan_tiga_nama(
        lowongan=ronde.lowongan,
        sidik=Rekap.objects.get().sidik,
        hadir=ronde.hadir,
        oleh=ronde.ketua,
        pada=ronde.pada,
    )
    isi = {f"tempat_{satu.pk}": "4", f"tempat_{tiga.pk}": "3", "alasan": "Lain."}
    jawaban = kirim(client, ronde.ketua, "putuskan_seri", ronde.lowongan.pk, **isi)
    assert jawaban.status_code == 422
    assert "sudah ditetapkan" in jawaban.content.decode()
    calon = queries.tiga_calon(ronde.lowongan)[0]
    sehat = {"sehat": "ya", "unit_kesehatan": "RSUD", "nomor_surat": "1", "tanggal_surat": "2026-11-20"}
    assert kirim(client, ronde.ketua, "catat_kesehatan", calon.pk, **sehat).status_code == 422
    assert not HasilKesehatan.objects.exists()


def test_hitung_ulang_dengan_putusan_kuorum(direkap, client):
    """A sheet voided after the lock brings a participant below the quorum: the pleno decides."""
    ronde, sasaran = direkap, direkap.peserta[0]
    for orang in ronde.pansel[2:]:
        actions.batalkan_lembar(
            komponen=ronde.komponen("WAWANCARA"),
            lamaran=sasaran,
            penilai=orang,
            sebab="BENTURAN",
            alasan="Sepupu.",
            oleh=ronde.ketua,
            pada=ronde.pada,
        )
    assert kirim(client, ronde.ketua, "hitung_rekap", ronde.lowongan.pk).status_code == 422
    jawaban = kirim(client, ronde.ketua, "hitung_rekap", ronde.lowongan.pk, berita_acara="Pleno menerima.")
    assert jawaban.status_code == 302


def test_komponen_selesai_terdaftar_di_pleno(direkap, client):
    teks = buka(client, direkap.ketua, "pleno").content.decode()
    assert "Dihitung, menunggu pleno" in teks
    assert Komponen.objects.filter(lowongan=direkap.lowongan).count() == 4
