"""The catalogue of reasons: kept by the Ketua Sekretariat, versions dated, chosen at the desk."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from jejak.models import Jejak
from panitia.aturan import Peran
from peserta import actions, aturan, queries
from peserta.aturan import BunyiAlasan
from peserta.models import AlasanBaku, Verifikasi
from seleksi.izin import TindakanDitolak
from tests.factories.peserta import AlasanBakuFactory, SyaratTambahanFactory
from tests.factories.seleksi import SeleksiFactory
from tests.peserta.conftest import petugas

KATALOG = "/peserta/alasan/"
BUNYI = BunyiAlasan("SPT", "SPT bukan tahun terakhir", "Lampiran huruf a angka 6", "Lampirkan SPT 2025.")
ISIAN = {"butir": "SPT", "kalimat": BUNYI.kalimat, "dasar": BUNYI.dasar, "tindakan": BUNYI.tindakan}


def isi(jawaban) -> str:
    return jawaban.content.decode()


@pytest.fixture
def ketua(client, ketua_sekretariat):
    client.force_login(ketua_sekretariat)
    return client


# --- Tindakan ---------------------------------------------------------------------------------
def test_alasan_dicatat_diubah_ditarik_dengan_versi_dan_jejak(ketua_sekretariat, saat):
    lama = actions.catat_alasan(bunyi=BUNYI, oleh=ketua_sekretariat, pada=saat)
    assert (lama.butir, lama.berlaku_sejak, lama.dicatat_oleh) == ("SPT", saat, ketua_sekretariat)
    nanti = saat + dt.timedelta(days=1)
    ganti = BunyiAlasan("SPT", BUNYI.kalimat, "Lampiran huruf a angka 6 huruf b angka 4", "Lampirkan.")
    baru = actions.ubah_alasan(alasan=lama, bunyi=ganti, oleh=ketua_sekretariat, pada=nanti)
    lama.refresh_from_db()
    assert (lama.diakhiri_pada, lama.diakhiri_oleh, lama.pengganti) == (nanti, ketua_sekretariat, baru)
    assert lama.dasar == BUNYI.dasar
    assert baru.menggantikan == lama
    assert str(baru) == BUNYI.kalimat
    assert list(queries.katalog_alasan()) == [baru]
    actions.tarik_alasan(alasan=baru, oleh=ketua_sekretariat, pada=nanti)
    assert list(queries.katalog_alasan()) == []
    assert list(queries.alasan_lama()) == [baru, lama]
    assert [j.peristiwa for j in Jejak.objects.order_by("tinggi")] == [
        "alasan.dicatat",
        "alasan.diubah",
        "alasan.ditarik",
    ]


def test_versi_yang_sudah_berakhir_tidak_diubah_lagi(ketua_sekretariat, saat):
    alasan = AlasanBakuFactory(diakhiri_pada=saat, diakhiri_oleh=ketua_sekretariat)
    for tindakan, lain in ((actions.tarik_alasan, {}), (actions.ubah_alasan, {"bunyi": BUNYI})):
        with pytest.raises(TindakanDitolak, match="sudah diganti atau ditarik"):
            tindakan(alasan=alasan, oleh=ketua_sekretariat, pada=saat, **lain)
    assert not Jejak.objects.exists()


def test_alasan_yang_sama_tidak_dicatat_dua_kali(ketua_sekretariat, saat):
    actions.catat_alasan(bunyi=BUNYI, oleh=ketua_sekretariat, pada=saat)
    with pytest.raises(TindakanDitolak, match="sudah ada dalam katalog"):
        actions.catat_alasan(bunyi=BUNYI, oleh=ketua_sekretariat, pada=saat)
    with pytest.raises(IntegrityError), transaction.atomic():
        AlasanBakuFactory(butir=BUNYI.butir, kalimat=BUNYI.kalimat)


@pytest.mark.parametrize("peran", [p for p in Peran if p != Peran.KETUA_SEKRETARIAT])
def test_hanya_ketua_sekretariat_mengurus_katalog(lowongan, saat, peran):
    orang = petugas(lowongan, peran)
    alasan = AlasanBakuFactory()
    for tindakan, lain in (
        (actions.catat_alasan, {"bunyi": BUNYI}),
        (actions.ubah_alasan, {"alasan": alasan, "bunyi": BUNYI}),
        (actions.tarik_alasan, {"alasan": alasan}),
        (actions.muat_alasan, {}),
    ):
        with pytest.raises(TindakanDitolak, match="diurus Ketua Sekretariat"):
            tindakan(oleh=orang, pada=saat, **lain)
    assert AlasanBaku.objects.get().diakhiri_pada is None


# --- Bawaan -----------------------------------------------------------------------------------
def test_alasan_bawaan_dimuat_sekali_dan_yang_ditarik_tidak_kembali(ketua_sekretariat, saat):
    semua = len(queries.alasan_bawaan())
    assert actions.muat_alasan(oleh=ketua_sekretariat, pada=saat) == semua > 30
    actions.tarik_alasan(alasan=queries.katalog_alasan()[0], oleh=ketua_sekretariat, pada=saat)
    assert actions.muat_alasan(oleh=ketua_sekretariat, pada=saat) == 0
    assert queries.katalog_alasan().count() == semua - 1


def test_alasan_bawaan_berpasal_dan_mengenal_setiap_butir(lowongan):
    dikenal = set(queries.butir_katalog())
    bawaan = queries.alasan_bawaan()
    for satu in bawaan:
        assert aturan.alasan_baku(satu, dikenal, []) == []
        assert len(aturan.teks_alasan(satu)) <= 1000
        assert "Lampiran" in satu.dasar or "Pasal" in satu.dasar
    assert {satu.butir for satu in bawaan} == {"", *dikenal}


# --- Meja -------------------------------------------------------------------------------------
def test_meja_menawarkan_alasan_butir_dan_yang_umum(client, terkirim, pemeriksa, saat):
    umum = AlasanBakuFactory(butir="")
    ijazah, spt = AlasanBakuFactory(butir="IJAZAH"), AlasanBakuFactory(butir="SPT")
    AlasanBakuFactory(butir="IJAZAH", diakhiri_pada=saat, diakhiri_oleh=pemeriksa)
    client.force_login(pemeriksa)
    halaman = isi(client.get(reverse("peserta:verifikasi", args=[terkirim.pk]) + "?butir=IJAZAH"))
    assert f'data-seleksi-teks="{ijazah.teks}"' in halaman
    assert halaman.index(ijazah.kalimat) < halaman.index(umum.kalimat)
    assert spt.kalimat not in halaman
    assert [satu.pk for satu in queries.alasan_butir("IJAZAH")] == [ijazah.pk, umum.pk]


def test_tanpa_skrip_pilihan_mengisi_alasan_yang_kosong(client, terkirim, pemeriksa):
    alasan = AlasanBakuFactory(butir="IJAZAH")
    client.force_login(pemeriksa)
    alamat = reverse("peserta:verifikasi", args=[terkirim.pk]) + "?butir=IJAZAH"
    client.post(alamat, {"putusan": "TIDAK_SESUAI", "alasan": "", "katalog": str(alasan.pk)})
    assert Verifikasi.objects.get().alasan == alasan.teks
    client.post(alamat, {"putusan": "TIDAK_SESUAI", "alasan": "Disunting", "katalog": str(alasan.pk)})
    assert Verifikasi.objects.get().alasan == "Disunting"
    salah = client.post(alamat, {"putusan": "TIDAK_SESUAI", "alasan": "", "katalog": "999999"})
    assert salah.status_code == 422


def test_syarat_tambahan_memakai_alasan_rumpunnya(lowongan):
    syarat = SyaratTambahanFactory(lowongan=lowongan)
    alasan = AlasanBakuFactory(butir="E-08")
    assert queries.alasan_butir(f"E-08.{syarat.pk}") == [alasan]


def test_alasan_yang_tertulis_tidak_ikut_berubah(client, terkirim, pemeriksa, ketua_sekretariat, saat):
    alasan = AlasanBakuFactory(butir="SPT")
    teks = alasan.teks
    isi_butir = {"lamaran": terkirim, "butir": "SPT", "putusan": "TIDAK_SESUAI"}
    actions.periksa_butir(alasan=teks, oleh=pemeriksa, pada=saat, **isi_butir)
    actions.ubah_alasan(alasan=alasan, bunyi=BUNYI, oleh=ketua_sekretariat, pada=saat)
    assert Verifikasi.objects.get().alasan == teks


# --- Halaman ----------------------------------------------------------------------------------
def test_katalog_ditambah_diubah_dan_ditarik_di_halaman(ketua):
    assert "Katalog masih kosong." in isi(ketua.get(KATALOG))
    assert ketua.post(KATALOG, ISIAN)["Location"] == KATALOG
    ulang = ketua.post(KATALOG, ISIAN)
    assert (ulang.status_code, "sudah ada dalam katalog" in isi(ulang)) == (422, True)
    alasan = AlasanBaku.objects.get()
    alamat = reverse("peserta:ubah_alasan", args=[alasan.pk])
    assert BUNYI.tindakan in isi(ketua.get(alamat))
    assert ketua.post(alamat, {**ISIAN, "dasar": ""}).status_code == 422
    assert ketua.post(alamat, {**ISIAN, "dasar": "Pasal 13"})["Location"] == KATALOG
    lagi = ketua.post(alamat, {**ISIAN, "dasar": "Pasal 14"})
    assert (lagi.status_code, "sudah diganti atau ditarik" in isi(lagi)) == (422, True)
    baru = queries.katalog_alasan().get()
    tarik = reverse("peserta:tarik_alasan", args=[baru.pk])
    assert ketua.post(tarik)["Location"] == KATALOG
    assert ketua.post(tarik).status_code == 422
    halaman = isi(ketua.get(KATALOG))
    assert "Versi terdahulu" in halaman
    assert "diganti" in halaman
    assert "ditarik" in halaman


def test_butir_yang_tidak_diminta_lagi_tetap_tampil(ketua, lowongan):
    AlasanBakuFactory(butir="KTP")
    assert "KTP" in isi(ketua.get(KATALOG))


def test_bawaan_dimuat_di_halaman(ketua, client, pemeriksa):
    assert ketua.post("/peserta/alasan/muat/")["Location"] == KATALOG
    assert "Surat lamaran tidak bermeterai" in isi(ketua.get(KATALOG))
    client.force_login(pemeriksa)
    assert client.post("/peserta/alasan/muat/").status_code == 422


@pytest.mark.parametrize(
    "peran,baca,muat,urus",
    [
        (Peran.KETUA_SEKRETARIAT, 200, 302, 200),
        (Peran.VERIFIKATOR, 200, 422, 404),
        (Peran.NASKAH, 404, 404, 404),
        (Peran.KETUA_PANSEL, 404, 404, 404),
        (Peran.PENGAWAS, 404, 404, 404),
    ],
)
def test_siapa_membaca_dan_mengurus_katalog(client, lowongan, peran, baca, muat, urus):
    alasan = AlasanBakuFactory()
    client.force_login(petugas(lowongan, peran))
    assert client.get(KATALOG).status_code == baca
    assert client.get(reverse("peserta:ubah_alasan", args=[alasan.pk])).status_code == urus
    assert client.post("/peserta/alasan/muat/").status_code == muat
    tarik = client.post(reverse("peserta:tarik_alasan", args=[alasan.pk])).status_code
    assert tarik == (302 if urus == 200 else 404)


KUERI_KATALOG = 11


@pytest.mark.parametrize("banyak", [1, 3])
def test_katalog_jumlah_kueri_tetap(ketua, lowongan, pemeriksa, saat, banyak, django_assert_num_queries):
    for _ in range(banyak):
        SeleksiFactory()
        ganti = AlasanBakuFactory(diakhiri_pada=saat, diakhiri_oleh=pemeriksa)
        AlasanBakuFactory(menggantikan=ganti)
    ketua.get(KATALOG)
    with django_assert_num_queries(KUERI_KATALOG):
        ketua.get(KATALOG)
