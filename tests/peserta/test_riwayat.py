"""Rows of a career: written by their owner only, frozen when sent, and what the requirements make of them."""

from dataclasses import replace
from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.http import Http404
from django.urls import reverse
from django.utils.html import escape

from jejak.models import Jejak
from peserta import actions, queries, wewenang
from peserta.aturan import Kinerja
from peserta.forms import form_riwayat
from peserta.models import JENIS_RIWAYAT, medan_riwayat
from seleksi import ketentuan as kt
from seleksi.izin import TindakanDitolak
from tests.factories.akun import PenggunaFactory
from tests.factories.peserta import (
    HukumanDisiplinFactory,
    PelamarFactory,
    PenghargaanFactory,
    RiwayatDiklatFactory,
    RiwayatPangkatFactory,
    RiwayatPendidikanFactory,
    RiwayatSkpFactory,
)

SYARAT = kt.profil("perbup_89_2021").syarat
PENUTUPAN = date(2026, 12, 7)

CONTOH = {
    "pangkat": {"golongan": "IV/a", "tmt": "2020-04-01", "nomor_sk": "823.4/12/2020"},
    "pendidikan": {
        "jenjang": "S2",
        "jurusan": "Kesehatan Masyarakat",
        "lembaga": "Universitas Wana Asri",
        "tahun_lulus": "2012",
        "nomor_ijazah": "",
    },
    "diklat": {
        "jenis": "KEPEMIMPINAN",
        "nama": "Pelatihan Kepemimpinan Administrator",
        "penyelenggara": "BPSDM",
        "tahun": "2021",
        "jam": "",
        "nomor_sertifikat": "",
    },
    "skp": {"tahun": "2025", "predikat": "BAIK", "penilai": ""},
    "penghargaan": {"nama": "Satyalancana", "pemberi": "Presiden", "tahun": "2019", "nomor": ""},
    "hukuman-disiplin": {
        "tingkat": "RINGAN",
        "jenis": "Teguran tertulis",
        "nomor_sk": "862/3",
        "tanggal_sk": "2015-03-02",
        "tanggal_mulai": "2015-03-16",
        "tanggal_selesai": "",
    },
}
PABRIK = {
    "pangkat": RiwayatPangkatFactory,
    "pendidikan": RiwayatPendidikanFactory,
    "diklat": RiwayatDiklatFactory,
    "skp": RiwayatSkpFactory,
    "penghargaan": PenghargaanFactory,
    "hukuman-disiplin": HukumanDisiplinFactory,
}
KUERI_DAFTAR = 13


@pytest.fixture
def masuk(client, pelamar):
    client.force_login(pelamar.pengguna)
    return client


def isi(jawaban) -> str:
    return jawaban.content.decode()


def bersih(jenis: str, /, **ganti) -> dict:
    form = form_riwayat(jenis)({**CONTOH[jenis], **ganti})
    assert form.is_valid(), form.errors
    return form.cleaned_data


def tambah(pelamar, jenis, saat, /, **ganti):
    return actions.tambah_butir(jenis=jenis, isian=bersih(jenis, **ganti), oleh=pelamar.pengguna, pada=saat)


# --- Halaman ----------------------------------------------------------------------------------
@pytest.mark.parametrize("jenis", CONTOH)
def test_baris_ditambah_diubah_dihapus_lewat_halaman(masuk, pelamar, jenis):
    alamat = reverse("peserta:daftar_riwayat", args=[jenis])
    assert "Belum ada yang tercatat." in isi(masuk.get(alamat))
    assert masuk.get(reverse("peserta:butir_tambah", args=[jenis])).status_code == 200
    jawaban = masuk.post(reverse("peserta:butir_tambah", args=[jenis]), CONTOH[jenis], follow=True)
    butir = queries.baris_riwayat(pelamar, jenis).get()
    assert str(butir) in isi(jawaban).replace("&#x27;", "'")
    ubah = reverse("peserta:butir_ubah", args=[jenis, butir.pk])
    assert masuk.get(ubah).status_code == 200
    semula = queries.isi_baris(butir)
    medan = medan_riwayat(type(butir))[-1]
    baru = {"tanggal_selesai": "2015-09-16"}.get(medan, "Lain")
    assert masuk.post(ubah, {**CONTOH[jenis], medan: baru}).status_code == 302
    butir.refresh_from_db()
    assert queries.isi_baris(butir) == {**semula, medan: baru}
    hapus = reverse("peserta:butir_hapus", args=[jenis, butir.pk])
    assert "tidak berubah" in isi(masuk.get(hapus))
    assert queries.baris_riwayat(pelamar, jenis).exists()
    assert masuk.post(hapus).status_code == 302
    assert not queries.baris_riwayat(pelamar, jenis).exists()


def test_isian_salah_tidak_hilang_dan_menyebut_yang_salah(masuk, pelamar):
    alamat = reverse("peserta:butir_tambah", args=["hukuman-disiplin"])
    kiriman = {**CONTOH["hukuman-disiplin"], "tanggal_selesai": "2014-01-01"}
    jawaban = masuk.post(alamat, kiriman)
    assert jawaban.status_code == 422
    assert "Tanggal berakhir mendahului tanggal mulai." in isi(jawaban)
    assert 'value="862/3"' in isi(jawaban)
    assert masuk.post(alamat, {**kiriman, "tanggal_selesai": "", "tanggal_mulai": ""}).status_code == 422


def test_baris_kembar_ditolak_dengan_isian_tetap(masuk, pelamar):
    RiwayatSkpFactory(pelamar=pelamar, tahun=2025)
    RiwayatSkpFactory(pelamar=pelamar, tahun=2024)
    alamat = reverse("peserta:butir_tambah", args=["skp"])
    jawaban = masuk.post(alamat, {"tahun": "2025", "predikat": "KURANG", "penilai": "Camat"})
    assert jawaban.status_code == 422
    assert "SKP tahun 2025 sudah tercatat" in isi(jawaban)
    assert 'value="Camat"' in isi(jawaban)
    lain = queries.baris_riwayat(pelamar, "skp").last()
    ubah = reverse("peserta:butir_ubah", args=["skp", lain.pk])
    jawaban = masuk.post(ubah, {"tahun": "2025", "predikat": "KURANG", "penilai": "Camat"})
    assert jawaban.status_code == 422
    assert "SKP tahun 2025 sudah tercatat" in isi(jawaban)


def test_baris_yang_persis_sama_dicatat_sekali(masuk, pelamar):
    alamat = reverse("peserta:butir_tambah", args=["pangkat"])
    assert masuk.post(alamat, CONTOH["pangkat"]).status_code == 302
    jawaban = masuk.post(alamat, CONTOH["pangkat"])
    assert jawaban.status_code == 422
    assert "Baris yang sama sudah tercatat." in isi(jawaban)
    assert queries.baris_riwayat(pelamar, "pangkat").count() == 1


@pytest.mark.parametrize("nama", ["butir_ubah", "butir_hapus"])
def test_baris_orang_lain_tidak_ada(masuk, nama):
    lain = RiwayatPangkatFactory()
    alamat = reverse(f"peserta:{nama}", args=["pangkat", lain.pk])
    assert masuk.get(alamat).status_code == 404
    assert masuk.post(alamat, CONTOH["pangkat"]).status_code == 404
    assert type(lain).objects.filter(pk=lain.pk, golongan="IV/a").exists()


def test_jenis_tidak_dikenal_tidak_ada(masuk, pelamar):
    assert masuk.get(reverse("peserta:daftar_riwayat", args=["asing"])).status_code == 404
    assert masuk.get(reverse("peserta:butir_tambah", args=["asing"])).status_code == 404
    # Posts have their own form.
    assert masuk.get(reverse("peserta:butir_tambah", args=["jabatan"])).status_code == 404
    with pytest.raises(Http404):
        queries.butir_milik(pelamar.pengguna, "asing", 1)


def test_tanpa_profil_diberi_tahu(client, db):
    client.force_login(PenggunaFactory(bernip=True))
    halaman = isi(client.get(reverse("peserta:daftar_riwayat", args=["pangkat"])))
    assert "Isi profil Anda" in halaman
    jawaban = client.post(reverse("peserta:butir_tambah", args=["pangkat"]), CONTOH["pangkat"])
    assert jawaban.status_code == 422


def test_halaman_jabatan_menunjuk_isian_jabatan(masuk, pelamar):
    halaman = isi(masuk.get(reverse("peserta:daftar_riwayat", args=["jabatan"])))
    jabatan = pelamar.riwayat_jabatan.get()
    assert reverse("peserta:riwayat_ubah", args=[jabatan.pk]) in halaman
    assert "sampai sekarang" in halaman
    jabatan.kedudukan, jabatan.tanggal_selesai = "PLT", date(2020, 1, 1)
    assert "Pelaksana tugas" in jabatan.keterangan
    assert jabatan.waktu.endswith("2020")


@pytest.mark.parametrize("banyak", [1, 3])
def test_daftar_jumlah_kueri_tetap(masuk, pelamar, banyak, django_assert_num_queries):
    for tahun in range(banyak):
        RiwayatDiklatFactory(pelamar=pelamar, tahun=2020 + tahun)
    with django_assert_num_queries(KUERI_DAFTAR):
        masuk.get(reverse("peserta:daftar_riwayat", args=["diklat"]))


def test_profil_menghitung_riwayat_lain(masuk, pelamar):
    RiwayatDiklatFactory(pelamar=pelamar)
    halaman = isi(masuk.get(reverse("peserta:profil")))
    assert reverse("peserta:daftar_riwayat", args=["diklat"]) in halaman
    assert "1 baris" in halaman


# --- Tindakan ---------------------------------------------------------------------------------
def test_jejak_memuat_isi_kecuali_hukuman(pelamar, saat):
    pangkat = tambah(pelamar, "pangkat", saat)
    hukuman = tambah(pelamar, "hukuman-disiplin", saat)
    actions.ubah_butir(
        jenis="hukuman-disiplin",
        butir=hukuman,
        isian=bersih("hukuman-disiplin", jenis="Teguran lisan"),
        oleh=pelamar.pengguna,
        pada=saat,
    )
    actions.hapus_butir(jenis="hukuman-disiplin", butir=hukuman, oleh=pelamar.pengguna, pada=saat)
    actions.hapus_butir(jenis="pangkat", butir=pangkat, oleh=pelamar.pengguna, pada=saat)
    semua = list(Jejak.objects.order_by("tinggi"))
    assert [satu.peristiwa for satu in semua] == [
        "riwayat.ditambah",
        "riwayat.ditambah",
        "riwayat.diubah",
        "riwayat.dihapus",
        "riwayat.dihapus",
    ]
    assert semua[0].rincian["isi"]["golongan"] == "IV/a"
    assert semua[4].rincian["dari"]["golongan"] == "IV/a"
    assert not any("Teguran" in str(satu.rincian) for satu in semua)


def test_ubah_tanpa_beda_dan_hapus_dua_kali_tanpa_jejak(pelamar, saat):
    butir = tambah(pelamar, "pangkat", saat)
    isian = bersih("pangkat")
    actions.ubah_butir(jenis="pangkat", butir=butir, isian=isian, oleh=pelamar.pengguna, pada=saat)
    actions.hapus_butir(jenis="pangkat", butir=butir, oleh=pelamar.pengguna, pada=saat)
    actions.hapus_butir(jenis="pangkat", butir=butir, oleh=pelamar.pengguna, pada=saat)
    assert Jejak.objects.count() == 2


def test_baris_orang_lain_ditolak_tindakan(pelamar, saat):
    lain = RiwayatPangkatFactory()
    with pytest.raises(TindakanDitolak, match="bukan data Anda"):
        actions.hapus_butir(jenis="pangkat", butir=lain, oleh=pelamar.pengguna, pada=saat)
    isian = bersih("pangkat", nomor_sk="9")
    with pytest.raises(TindakanDitolak, match="bukan data Anda"):
        actions.ubah_butir(jenis="pangkat", butir=lain, isian=isian, oleh=pelamar.pengguna, pada=saat)
    assert queries.isi_baris(lain)["nomor_sk"] == "823.4/12/2020"


def test_medan_lain_tidak_dapat_disisipkan(pelamar, saat):
    lain = PelamarFactory()
    isian = {**bersih("pangkat"), "pelamar": lain}
    with pytest.raises(TypeError):
        actions.tambah_butir(jenis="pangkat", isian=isian, oleh=pelamar.pengguna, pada=saat)


def test_jumlah_baris_berbatas(pelamar):
    isian = queries.isi_baris(RiwayatPangkatFactory.build(pelamar=pelamar))
    banyak = [{**isian, "nomor_sk": str(nomor)} for nomor in range(queries.BATAS_BARIS)]
    assert wewenang.boleh_tambah_butir(pelamar.pengguna, "pangkat", banyak)
    RiwayatPangkatFactory(pelamar=pelamar)
    izin = wewenang.boleh_tambah_butir(pelamar.pengguna, "pangkat", banyak)
    assert "Paling banyak 200 baris" in izin.alasan


@pytest.mark.parametrize(
    "jenis,salah",
    [
        ("pangkat", {"golongan": "V/a"}),
        ("pendidikan", {"jenjang": "SD"}),
        ("pendidikan", {"tahun_lulus": 1}),
        ("diklat", {"jenis": "LAIN"}),
        ("diklat", {"tahun": 20250}),
        ("skp", {"predikat": "LUMAYAN"}),
        ("penghargaan", {"tahun": 0}),
        ("hukuman-disiplin", {"tingkat": "LAIN"}),
        ("hukuman-disiplin", {"tanggal_selesai": date(2000, 1, 1)}),
    ],
)
def test_basis_data_menolak_yang_tidak_dikenal(pelamar, jenis, salah):
    with pytest.raises(IntegrityError), transaction.atomic():
        PABRIK[jenis](pelamar=pelamar, **salah)


def test_basis_data_menolak_skp_kedua_setahun(pelamar):
    RiwayatSkpFactory(pelamar=pelamar)
    with pytest.raises(IntegrityError), transaction.atomic():
        RiwayatSkpFactory(pelamar=pelamar)


@pytest.mark.parametrize("jenis", PABRIK)
def test_baris_menyebut_dirinya(pelamar, jenis):
    butir = PABRIK[jenis](pelamar=pelamar)
    assert str(butir)
    assert butir.waktu
    assert butir.keterangan


@pytest.mark.parametrize(
    "jenis,kosong,sisa",
    [
        ("pangkat", {"nomor_sk": ""}, ""),
        ("pendidikan", {"nomor_ijazah": ""}, "Universitas Wana Asri"),
        ("diklat", {"jam": None, "nomor_sertifikat": ""}, "Kepemimpinan · BPSDM Provinsi"),
        ("skp", {"penilai": ""}, ""),
        ("penghargaan", {"nomor": ""}, "Presiden Republik Indonesia"),
    ],
)
def test_yang_kosong_tidak_disebut(pelamar, jenis, kosong, sisa):
    assert PABRIK[jenis](pelamar=pelamar, **kosong).keterangan == sisa


def test_hukuman_berjangka_menyebut_akhirnya(pelamar):
    butir = HukumanDisiplinFactory(pelamar=pelamar, tanggal_selesai=date(2016, 3, 15))
    assert butir.waktu.replace("\xa0", " ") == "Sejak 16 Maret 2015 sampai 15 Maret 2016"


# --- Salinan ----------------------------------------------------------------------------------
def test_semua_riwayat_dibekukan_saat_dikirim(draf, saat):
    pelamar = draf.pelamar
    for pabrik in PABRIK.values():
        pabrik(pelamar=pelamar)
    lamaran = actions.ajukan(lamaran=draf, setuju=True, oleh=pelamar.pengguna, pada=saat)
    RiwayatPangkatFactory(pelamar=pelamar, golongan="IV/b", tmt=date(2024, 4, 1))
    pelamar.hukuman_disiplin.all().delete()
    lamaran.refresh_from_db()
    catatan = lamaran.profil["catatan"]
    assert set(catatan) == set(JENIS_RIWAYAT) - {"jabatan"}
    assert [len(baris) for baris in catatan.values()] == [1] * 6
    assert catatan["hukuman-disiplin"][0]["sebutan"] == "Teguran tertulis (tingkat ringan)"
    fakta = queries.fakta_lamaran(lamaran)
    assert [satu.golongan for satu in fakta.pangkat] == ["IV/a"]
    assert fakta.hukuman[0].tingkat == "RINGAN"
    assert fakta.hukuman[0].selesai is None
    assert fakta.kinerja == (Kinerja(2025, "BAIK", "Baik"),)
    assert fakta.pendidikan == ("S2",)


def test_halaman_tinjau_menyebut_semua_yang_akan_dibekukan(client, draf):
    for pabrik in PABRIK.values():
        pabrik(pelamar=draf.pelamar)
    client.force_login(draf.pelamar.pengguna)
    halaman = client.get(reverse("peserta:tinjau", args=[draf.pk])).content.decode()
    catatan = queries.salinan_profil(draf.pelamar)["catatan"]
    assert len(catatan) == 6
    for (satu,) in catatan.values():
        assert escape(satu["sebutan"]) in halaman


def test_fakta_profil_sama_dengan_salinannya(pelamar):
    for pabrik in PABRIK.values():
        pabrik(pelamar=pelamar)
    HukumanDisiplinFactory(pelamar=pelamar, tanggal_selesai=date(2016, 3, 15))
    hidup = queries.fakta_pelamar(pelamar)
    salinan = queries.fakta_salinan(queries.salinan_profil(pelamar))
    assert replace(hidup, menyatakan=True) == salinan
    assert salinan.hukuman[1].selesai is None


def test_salinan_lama_tanpa_catatan_tetap_terbaca(pelamar):
    profil = queries.salinan_profil(pelamar)
    del profil["catatan"]
    fakta = queries.fakta_salinan(profil)
    assert (fakta.pangkat, fakta.pendidikan, fakta.kinerja, fakta.hukuman) == ((), (), (), ())


def test_meja_pemeriksa_menampilkan_riwayat(client, lowongan, pemeriksa, terkirim):
    client.force_login(pemeriksa)
    alamat = reverse("peserta:verifikasi", args=[terkirim.pk]) + "?butir=E-06"
    assert "Hukuman disiplin: tidak ada yang dicatat pelamar." in isi(client.get(alamat))
    HukumanDisiplinFactory(pelamar=terkirim.pelamar)
    terkirim.profil = queries.salinan_profil(terkirim.pelamar)
    terkirim.save()
    halaman = isi(client.get(alamat))
    assert "Teguran tertulis (tingkat ringan)" in halaman
    assert "Tercatat hukuman disiplin" in halaman
    del terkirim.profil["catatan"]
    terkirim.save()
    assert "belum diminta ketika lamaran ini dikirim" in isi(client.get(alamat))


def test_butir_kinerja_di_meja_memakai_skp(terkirim, saat):
    assert queries.hitungan_butir(terkirim, saat)["PRESTASI_KERJA"] == []
    RiwayatSkpFactory(pelamar=terkirim.pelamar, tahun=2025)
    terkirim.profil = queries.salinan_profil(terkirim.pelamar)
    (temuan,) = queries.hitungan_butir(terkirim, saat)["PRESTASI_KERJA"]
    assert "SKP 2024 belum dicatat" in temuan.pesan
