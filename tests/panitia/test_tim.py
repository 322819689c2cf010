"""Certificates of assessors and why members of the Pansel fit: acts, refusals, pages."""

import datetime as dt

import pytest
from django.urls import reverse

from jejak.models import Jejak
from panitia import actions, queries
from panitia.aturan import Peran
from panitia.models import KesesuaianAnggota, SertifikatAsesor
from seleksi.izin import TindakanDitolak, Tingkat
from tests.conftest import PAGI
from tests.factories.akun import PenggunaFactory
from tests.factories.dokumen import BerkasFactory
from tests.factories.panitia import KeanggotaanFactory, SertifikatAsesorFactory, pansel_lengkap
from tests.factories.peserta import unggahan
from tests.factories.seleksi import LowonganFactory, SeleksiFactory
from tests.seleksi.halaman import masuk, teks

pytestmark = pytest.mark.django_db


@pytest.fixture
def seleksi():
    return SeleksiFactory()


@pytest.fixture
def kepala(seleksi):
    return KeanggotaanFactory(seleksi=seleksi, peran=Peran.KETUA_SEKRETARIAT).pengguna


@pytest.fixture
def asesor(seleksi):
    return KeanggotaanFactory(seleksi=seleksi, peran=Peran.ASESOR)


def catat(asesor, oleh, pada, **ubah):
    isian = {
        "nomor": " ASR/1 ",
        "lembaga": "Lembaga",
        "berlaku_sampai": PAGI.date() + dt.timedelta(days=39),
        "pengalaman_tahun": 3,
        "independen": True,
        "berkas": BerkasFactory(),
    }
    return actions.catat_sertifikat(keanggotaan=asesor, oleh=oleh, pada=pada, **(isian | ubah))


def alamat(nama, *argumen):
    return reverse(f"panitia:{nama}", args=argumen)


def test_sertifikat_dicatat_dan_diganti(asesor, kepala, seleksi, saat):
    assert queries.temuan_asesor_serentak([seleksi], saat)[seleksi.pk][0].tingkat is Tingkat.BERITA_ACARA
    catat(asesor, kepala, saat)
    catat(asesor, kepala, saat, nomor="ASR/2")
    assert SertifikatAsesor.objects.get().nomor == "ASR/2"
    assert Jejak.objects.filter(peristiwa="sertifikat.dicatat").count() == 2
    assert queries.temuan_asesor_serentak([seleksi], saat)[seleksi.pk][0].tingkat is Tingkat.TERPENUHI


def test_tanpa_seleksi_tidak_ada_kueri(saat, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert queries.temuan_asesor_serentak([], saat) == {}


def test_sertifikat_hanya_untuk_asesor_yang_menjabat_oleh_ketua_sekretariat(asesor, kepala, seleksi, saat):
    narasumber = KeanggotaanFactory(seleksi=seleksi, peran=Peran.NARASUMBER)
    for siapa, oleh, kata in (
        (narasumber, kepala, "bukan asesor"),
        (asesor, PenggunaFactory(), "Ketua Sekretariat"),
    ):
        with pytest.raises(TindakanDitolak, match=kata):
            catat(siapa, oleh, saat)
    actions.berhentikan(keanggotaan=asesor, alasan="Selesai.", oleh=kepala, pada=saat)
    with pytest.raises(TindakanDitolak, match="tidak berlaku"):
        catat(asesor, kepala, saat)
    assert not SertifikatAsesor.objects.exists()


def test_kesesuaian_ditulis_diubah_dan_dihapus(seleksi, kepala, saat):
    lowongan = LowonganFactory(seleksi=seleksi)
    ketua, anggota = pansel_lengkap(seleksi)[:2]
    isi = {(ketua.pk, lowongan.pk): " Ahli kesehatan. ", (anggota.pk, lowongan.pk): ""}

    assert actions.catat_kesesuaian(seleksi=seleksi, isi=isi, oleh=kepala, pada=saat) == 1
    assert KesesuaianAnggota.objects.get().uraian == "Ahli kesehatan."
    assert actions.catat_kesesuaian(seleksi=seleksi, isi=isi, oleh=kepala, pada=saat) == 0
    hapus = {(ketua.pk, lowongan.pk): ""}
    assert actions.catat_kesesuaian(seleksi=seleksi, isi=hapus, oleh=kepala, pada=saat) == 1
    assert not KesesuaianAnggota.objects.exists()
    assert Jejak.objects.filter(peristiwa="kesesuaian.dicatat").count() == 2


def test_kesesuaian_hanya_untuk_anggota_dan_lowongan_seleksi_ini(seleksi, kepala, saat):
    lowongan, asing = LowonganFactory(seleksi=seleksi), LowonganFactory()
    ketua = pansel_lengkap(seleksi)[0]
    for isi, oleh in (
        ({(ketua.pk, asing.pk): "x"}, kepala),
        ({(0, lowongan.pk): "x"}, kepala),
        ({(ketua.pk, lowongan.pk): "x"}, ketua.pengguna),
    ):
        with pytest.raises(TindakanDitolak):
            actions.catat_kesesuaian(seleksi=seleksi, isi=isi, oleh=oleh, pada=saat)
    assert not KesesuaianAnggota.objects.exists()


@pytest.mark.parametrize("banyak", [1, 3])
def test_halaman_tim_penilai_dengan_kueri_tetap(seleksi, kepala, banyak, django_assert_num_queries):
    for _ in range(banyak):
        SertifikatAsesorFactory(keanggotaan=KeanggotaanFactory(seleksi=seleksi, peran=Peran.ASESOR))
    klien = masuk(kepala)
    assert f"{banyak} asesor independen" in teks(klien.get(alamat("asesor", seleksi.pk)))
    assert masuk(PenggunaFactory()).get(alamat("asesor", seleksi.pk)).status_code == 404


def test_halaman_tim_penilai_tanpa_asesor(seleksi, kepala):
    assert "Belum ada asesor" in teks(masuk(kepala).get(alamat("asesor", seleksi.pk)))


def test_formulir_sertifikat(asesor, kepala, seleksi):
    jalan = alamat("sertifikat", asesor.pk)
    klien = masuk(kepala)
    assert klien.get(jalan).status_code == 200
    isi = {
        "nomor": "ASR/1",
        "lembaga": "Lembaga",
        "berlaku_sampai": (PAGI.date() + dt.timedelta(days=39)).isoformat(),
        "pengalaman_tahun": "3",
        "independen": "on",
    }
    assert klien.post(jalan, isi).status_code == 422
    assert klien.post(jalan, isi | {"berkas": unggahan(isi=b"bukan pdf")}).status_code == 422
    assert klien.post(jalan, isi | {"berkas": unggahan()}).url == alamat("asesor", seleksi.pk)
    assert "ASR/1" in klien.get(jalan).content.decode()
    assert "ASR/1" in teks(klien.get(alamat("asesor", seleksi.pk)))
    berkas = klien.get(alamat("berkas_sertifikat", asesor.pk))
    assert b"".join(berkas.streaming_content).startswith(b"%PDF-")
    assert masuk(asesor.pengguna).get(jalan).status_code == 404
    assert masuk(asesor.pengguna).get(alamat("berkas_sertifikat", asesor.pk)).status_code == 404


def test_formulir_sertifikat_asesor_yang_berhenti_menyebut_alasannya(asesor, kepala, saat):
    actions.berhentikan(keanggotaan=asesor, alasan="Selesai.", oleh=kepala, pada=saat)
    isi = {
        "nomor": "1",
        "lembaga": "L",
        "berlaku_sampai": (PAGI.date() + dt.timedelta(days=39)).isoformat(),
        "pengalaman_tahun": "1",
    }
    jawaban = masuk(kepala).post(alamat("sertifikat", asesor.pk), isi | {"berkas": unggahan()})
    assert "tidak berlaku" in teks(jawaban, 422)


def test_formulir_kesesuaian(seleksi, kepala):
    jalan = alamat("kesesuaian", seleksi.pk)
    klien = masuk(kepala)
    assert "Belum ada anggota" in teks(klien.get(jalan))
    lowongan = LowonganFactory(seleksi=seleksi)
    ketua = pansel_lengkap(seleksi)[0]
    assert lowongan.nama_jabatan in teks(klien.get(jalan))
    assert klien.post(jalan, {f"u_{ketua.pk}_{lowongan.pk}": "x" * 1001}).status_code == 422
    assert klien.post(jalan, {f"u_{ketua.pk}_{lowongan.pk}": "Ahli kesehatan."}).status_code == 302
    assert "Ahli kesehatan." in klien.get(jalan).content.decode()
    assert masuk(ketua.pengguna).get(jalan).status_code == 404
