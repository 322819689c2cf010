"""The public page of checkpoints, and the bundle that a Pengawas takes out."""

import json

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse

from config.rantai_contoh import bangun_rantai
from jejak import kunci, titik
from jejak.models import Jejak
from panitia.aturan import Peran
from script import verifikasi
from seleksi.actions.ekspor import ekspor_bukti
from seleksi.izin import TindakanDitolak
from tests.factories.akun import PenggunaFactory
from tests.factories.panitia import KeanggotaanFactory
from tests.factories.seleksi import InstansiFactory, SeleksiFactory

pytestmark = pytest.mark.django_db
PINTU = "allauth.account.auth_backends.AuthenticationBackend"


@pytest.fixture
def seleksi():
    InstansiFactory()
    return SeleksiFactory()


@pytest.fixture
def bertitik():
    publik = kunci.simpan_kunci(kunci.buat_kunci())
    for sebab in ("komponen.dikunci", titik.PER_JAM, "lowongan.tahap_dimulai"):
        bangun_rantai(2)
        titik.buat(sebab=sebab)
    return publik


def masuk(orang) -> Client:
    klien = Client()
    klien.force_login(orang, backend=PINTU)
    return klien


# --- Halaman umum --------------------------------------------------------------------------------
def test_titik_periksa_terbuka_bagi_siapa_saja(seleksi, bertitik, client):
    isi = client.get(reverse("seleksi:titik_periksa")).content.decode()
    for kata in ("Komponen penilaian dikunci", "Setiap jam", "Perubahan tahap", bertitik):
        assert kata in isi
    assert Jejak.objects.get(tinggi=6).sidik in isi


def test_halaman_tanpa_titik_periksa_menerangkan(seleksi, client):
    assert "Belum ada titik periksa." in client.get(reverse("seleksi:titik_periksa")).content.decode()


def test_halaman_berkueri_tetap(seleksi, bertitik, client, django_assert_num_queries):
    client.get(reverse("seleksi:titik_periksa"))
    with django_assert_num_queries(3) as awal:
        client.get(reverse("seleksi:titik_periksa"))
    titik.buat(sebab=titik.PER_JAM)
    with django_assert_num_queries(len(awal)):
        client.get(reverse("seleksi:titik_periksa"))


def test_json_cukup_untuk_memeriksa_berkas_bukti(seleksi, bertitik, client, tmp_path, saat):
    jawaban = client.get(reverse("seleksi:titik_periksa_json"))
    saksi, bukti = tmp_path / "titik.json", tmp_path / "bukti.jsonl"
    saksi.write_bytes(jawaban.content)
    bukti.write_bytes(ekspor_bukti(seleksi=seleksi, keperluan="Uji", lengkap=False, oleh=None, pada=saat))
    assert jawaban.json()["kunci"] == kunci.kunci_publik()
    assert [satu["nomor"] for satu in jawaban.json()["titik"]] == [1, 2, 3]
    assert verifikasi.utama([str(bukti), "--kunci", bertitik, "--titik", str(saksi)]) == 0


@pytest.mark.parametrize(
    ("sejak", "nomor"), [("2", [2, 3]), ("9", []), ("x", [1, 2, 3]), ("9" * 30, [1, 2, 3])]
)
def test_json_sejak_nomor(seleksi, bertitik, client, sejak, nomor):
    isi = client.get(reverse("seleksi:titik_periksa_json"), {"sejak": sejak}).json()
    assert [satu["nomor"] for satu in isi["titik"]] == nomor


def test_program_pemeriksa_dapat_diunduh(seleksi, client):
    jawaban = client.get(reverse("seleksi:unduh_verifikasi"))
    assert jawaban["Content-Type"].startswith("text/plain")
    assert "def tanda_tangan_sah" in jawaban.content.decode()


# --- Berkas bukti --------------------------------------------------------------------------------
@pytest.mark.parametrize("peran", [*Peran, None], ids=str)
def test_hanya_pengawas_mengambil_berkas_bukti(seleksi, peran):
    orang = (
        KeanggotaanFactory(seleksi=seleksi, peran=peran).pengguna if peran else PenggunaFactory(operator=True)
    )
    alamat = reverse("seleksi:bukti_seleksi", args=[seleksi.pk])
    sah = {"keperluan": "Pemeriksaan ahli"}
    boleh = peran == Peran.PENGAWAS
    assert masuk(orang).get(alamat).status_code == (200 if boleh else 404)
    assert masuk(orang).post(alamat, sah).status_code == (200 if boleh else 404)
    assert Jejak.objects.filter(peristiwa="jejak.diekspor").count() == boleh


def test_berkas_bukti_meminta_keperluan_dan_berjejak(seleksi):
    pengawas = KeanggotaanFactory(seleksi=seleksi, peran=Peran.PENGAWAS).pengguna
    klien, alamat = masuk(pengawas), reverse("seleksi:bukti_seleksi", args=[seleksi.pk])
    assert klien.post(alamat, {"keperluan": ""}).status_code == 422
    jawaban = klien.post(alamat, {"keperluan": "Pemeriksaan ahli"})
    assert "attachment" in jawaban["Content-Disposition"]
    kepala, *_, akhir = [json.loads(satu) for satu in jawaban.content.splitlines()]
    assert (kepala["seleksi"], akhir["peristiwa"]) == (seleksi.pk, "jejak.diekspor")
    assert Jejak.objects.get(peristiwa="jejak.diekspor").rincian == {
        "keperluan": "Pemeriksaan ahli",
        "lengkap": False,
    }
    # The purpose itself stays closed in the file.
    assert "Pemeriksaan ahli" not in jawaban.content.decode()


def test_semua_rincian_hanya_lewat_perintah(seleksi, saat):
    pengawas = KeanggotaanFactory(seleksi=seleksi, peran=Peran.PENGAWAS).pengguna
    with pytest.raises(TindakanDitolak, match="lewat perintah di mesin"):
        ekspor_bukti(seleksi=seleksi, keperluan="x", lengkap=True, oleh=pengawas, pada=saat)
    with pytest.raises(TindakanDitolak, match="Keperluan belum disebut"):
        ekspor_bukti(seleksi=seleksi, keperluan=" ", lengkap=False, oleh=pengawas, pada=saat)


def test_perintah_menulis_berkas_yang_hanya_terbaca_pemiliknya(seleksi, tmp_path, capsys):
    berkas = tmp_path / "bukti.jsonl"
    call_command("ekspor_bukti", str(seleksi.pk), str(berkas), "--keperluan", "Sengketa 7", "--lengkap")
    assert berkas.stat().st_mode & 0o777 == 0o600
    assert "Sengketa 7" in berkas.read_text()
    assert verifikasi.utama([str(berkas)]) == 0
    with pytest.raises(CommandError, match="tidak ada"):
        call_command("ekspor_bukti", "987654", str(berkas), "--keperluan", "x")
