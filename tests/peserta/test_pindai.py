"""The malware scan as applicants and verifiers meet it: waiting stops nobody, a held one goes no further."""

import pytest
from django.urls import reverse

from dokumen import pindai
from dokumen.models import Berkas
from jejak.models import Jejak
from peserta import actions, wewenang
from peserta.models import Lamaran
from seleksi.izin import TindakanDitolak
from tests.cakram import tutup
from tests.factories.dokumen import PemindaianFactory

pytestmark = pytest.mark.django_db


def keadaan(lamaran: Lamaran, jenis: str, nama: str) -> Berkas:
    """Give the present file of this document a state of the scan."""
    berkas = lamaran.berkas.get(jenis=jenis, diganti_pada=None).berkas
    pilihan = {"MENUNGGU": {}, "BERSIH": {"bersih": True}, "DITAHAN": {"ditahan": True}}[nama]
    PemindaianFactory(berkas=berkas, **pilihan)
    return berkas


def satu_jenis(lamaran: Lamaran) -> str:
    return lamaran.lowongan.seleksi.aturan_main.dokumen[0].kode


def alamat(lamaran: Lamaran, nama: str = "berkas") -> str:
    satu = lamaran.berkas.get(jenis=satu_jenis(lamaran), diganti_pada=None)
    dasar = reverse("peserta:berkas", args=[satu.pk])
    return dasar if nama == "berkas" else f"{dasar}halaman/1/"


# --- Kirim --------------------------------------------------------------------------------------
@pytest.mark.parametrize("nama", ["MENUNGGU", "BERSIH"])
def test_kirim_tidak_menunggu_pemindai(nama, draf, saat):
    keadaan(draf, satu_jenis(draf), nama)
    assert actions.ajukan(lamaran=draf, setuju=True, oleh=draf.pelamar.pengguna, pada=saat).diajukan_pada


def test_kirim_dengan_berkas_ditahan_ditolak_dan_menyebut_dokumennya(draf, saat):
    dokumen = draf.lowongan.seleksi.aturan_main.dokumen[0]
    keadaan(draf, dokumen.kode, "DITAHAN")
    with pytest.raises(TindakanDitolak, match=f"{dokumen.nama} ditahan pemindai") as ditolak:
        actions.ajukan(lamaran=draf, setuju=True, oleh=draf.pelamar.pengguna, pada=saat)
    assert [t.tindakan for t in ditolak.value.temuan if "ditahan" in t.pesan] == [
        f"peserta.unggah.{dokumen.kode}"
    ]
    draf.refresh_from_db()
    assert (draf.keadaan, draf.nomor_pendaftaran or "") == ("DRAF", "")
    # A new file takes its place.
    actions.hapus_berkas(lamaran=draf, jenis=dokumen.kode, oleh=draf.pelamar.pengguna, pada=saat)
    izin = wewenang.boleh_ajukan(draf.pelamar.pengguna, draf, saat)
    assert not [t for t in izin.temuan if "ditahan" in t.pesan]


# --- The applicant ------------------------------------------------------------------------------
def test_pelamar_melihat_berkas_ditahan_dan_diminta_menggantinya(draf, client):
    client.force_login(draf.pelamar.pengguna)
    keadaan(draf, satu_jenis(draf), "DITAHAN")
    daftar = client.get(reverse("peserta:lamaran", args=[draf.pk])).content.decode()
    assert "Ditahan pemindai program jahat. Ganti dengan berkas baru." in daftar
    assert "Perlu Anda kerjakan (1)" in daftar
    halaman = client.get(reverse("peserta:unggah", args=[draf.pk, satu_jenis(draf)])).content.decode()
    assert "Ditahan pemindai" in halaman
    assert "Lamaran tidak dapat dikirim dengannya" in halaman
    assert "Berkas sekarang dipakai" not in halaman
    assert alamat(draf) not in halaman, "tidak ada tautan dan gambar berkas yang ditahan"
    tinjau = client.get(reverse("peserta:tinjau", args=[draf.pk])).content.decode()
    assert "ditahan pemindai program jahat dan tidak dapat dibaca siapa pun" in tinjau


def test_pelamar_melihat_berkasnya_menunggu_pindai_dan_tetap_membukanya(draf, client):
    client.force_login(draf.pelamar.pengguna)
    keadaan(draf, satu_jenis(draf), "MENUNGGU")
    assert "Menunggu pindai" in client.get(reverse("peserta:lamaran", args=[draf.pk])).content.decode()
    halaman = client.get(reverse("peserta:unggah", args=[draf.pk, satu_jenis(draf)])).content.decode()
    assert "Tidak menahan pengiriman" in halaman
    for nama in ("berkas", "halaman"):
        jawaban = client.get(alamat(draf, nama))
        assert jawaban.status_code == 200
        tutup(jawaban)


def test_tanpa_pemindai_pelamar_dan_pemeriksa_diberi_tahu(terkirim, client, pemeriksa):
    client.force_login(pemeriksa)
    meja = client.get(reverse("peserta:verifikasi", args=[terkirim.pk]) + f"?butir={satu_jenis(terkirim)}")
    assert "Tidak dipindai" in meja.content.decode()


# --- The verifier -------------------------------------------------------------------------------
@pytest.mark.parametrize(
    "nama,kata",
    [("MENUNGGU", "Berkas ini sedang dipindai."), ("DITAHAN", "Berkas ini ditahan pemindai.")],
)
def test_pemeriksa_melihat_keadaannya_dan_tidak_dapat_membuka(nama, kata, terkirim, client, pemeriksa):
    client.force_login(pemeriksa)
    keadaan(terkirim, satu_jenis(terkirim), nama)
    letak = reverse("peserta:verifikasi", args=[terkirim.pk]) + f"?butir={satu_jenis(terkirim)}"
    meja = client.get(letak).content.decode()
    assert kata in meja
    assert alamat(terkirim) not in meja
    assert client.get(alamat(terkirim)).status_code == 423
    assert client.get(alamat(terkirim, "halaman")).status_code == 404
    assert not Jejak.objects.filter(peristiwa="berkas.dibuka").exists(), "yang tertutup tidak berjejak dibuka"
    dosir = client.get(reverse("peserta:berkas_peserta", args=[terkirim.pk]))
    assert dosir.status_code in (200, 404)


def test_setelah_bersih_pemeriksa_membuka_dan_berjejak(terkirim, client, pemeriksa, saat):
    client.force_login(pemeriksa)
    berkas = keadaan(terkirim, satu_jenis(terkirim), "MENUNGGU")
    pindai.putuskan(berkas.pk, "", saat)
    jawaban = client.get(alamat(terkirim))
    assert jawaban.status_code == 200
    tutup(jawaban)
    assert Jejak.objects.filter(peristiwa="berkas.dibuka").count() == 1
    letak = reverse("peserta:verifikasi", args=[terkirim.pk]) + f"?butir={satu_jenis(terkirim)}"
    assert "Bersih menurut pemindai" in client.get(letak).content.decode()


def test_berkas_ditahan_juga_tertutup_bagi_pemiliknya(terkirim, client):
    client.force_login(terkirim.pelamar.pengguna)
    keadaan(terkirim, satu_jenis(terkirim), "DITAHAN")
    jawaban = client.get(alamat(terkirim))
    assert (jawaban.status_code, "Ganti dengan berkas baru" in jawaban.content.decode()) == (423, True)
    # Once sent it is shown as what was sent, with its state.
    daftar = client.get(reverse("peserta:lamaran", args=[terkirim.pk])).content.decode()
    assert "Ditahan pemindai" in daftar
    assert "Perlu Anda kerjakan" not in daftar
