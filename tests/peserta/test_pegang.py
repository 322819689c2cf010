"""Soft locks: who holds an application, the next free one, letting go."""

import datetime as dt

import pytest
from django.urls import reverse

from jejak.models import Jejak
from panitia.aturan import Peran
from peserta import actions, queries
from peserta.aturan import LAMA_PEGANG
from peserta.models import Lamaran, Pegangan
from seleksi.aturan import dengan_kebijakan
from seleksi.izin import TindakanDitolak
from tests.factories.penilaian import BenturanKepentinganFactory
from tests.factories.peserta import (
    LamaranFactory,
    PeganganFactory,
    SelisihFactory,
    SuratRekomendasiFactory,
    TelaahRiwayatFactory,
    VerifikasiFactory,
    verifikasi_lengkap,
)
from tests.factories.seleksi import LowonganFactory
from tests.peserta.conftest import petugas

ANTREAN = "/peserta/verifikasi/"
AMBIL = "/peserta/verifikasi/ambil/"


def isi(jawaban) -> str:
    return jawaban.content.decode()


def antrekan(lowongan, banyak: int, keadaan: str = "DIAJUKAN") -> list[Lamaran]:
    return [LamaranFactory(lowongan=lowongan, keadaan=keadaan) for _ in range(banyak)]


def ambil(oleh, saat, **lain) -> Lamaran | None:
    return actions.ambil_berikutnya(oleh=oleh, pada=saat, **lain)


# --- Mengambil --------------------------------------------------------------------------------
def test_setiap_orang_mengambil_yang_bebas_berikutnya(lowongan, pemeriksa, penegas, saat):
    satu, dua = antrekan(lowongan, 2)
    assert ambil(pemeriksa, saat) == satu
    assert ambil(penegas, saat) == dua
    assert ambil(petugas(lowongan, Peran.VERIFIKATOR), saat) is None
    pegangan = Pegangan.objects.get(lamaran=satu)
    assert (pegangan.pemegang, pegangan.sejak, pegangan.terakhir) == (pemeriksa, saat, saat)
    assert str(pegangan) == f"{satu.pk} dipegang {pemeriksa}"
    assert pegangan.id_seleksi == lowongan.seleksi_id
    assert list(Jejak.objects.values_list("peristiwa", flat=True)) == ["lamaran.dipegang"] * 2


def test_yang_sudah_dipegang_sendiri_dilanjutkan(lowongan, pemeriksa, saat):
    antrekan(lowongan, 2)
    pertama = ambil(pemeriksa, saat)
    nanti = saat + dt.timedelta(minutes=10)
    assert ambil(pemeriksa, nanti) == pertama
    pegangan = Pegangan.objects.get()
    assert (pegangan.sejak, pegangan.terakhir) == (saat, nanti)


def test_pegangan_berakhir_dengan_sendirinya(lowongan, pemeriksa, penegas, saat):
    (satu,) = antrekan(lowongan, 1)
    ambil(pemeriksa, saat)
    assert ambil(penegas, saat + LAMA_PEGANG - dt.timedelta(seconds=1)) is None
    assert ambil(penegas, saat + LAMA_PEGANG) == satu
    assert Pegangan.objects.get().pemegang == penegas
    assert Pegangan.objects.get().sejak == saat + LAMA_PEGANG


def test_setiap_simpanan_memperpanjang_dan_selesai_melepaskan(terkirim, pemeriksa, penegas, saat):
    ambil(pemeriksa, saat)
    nanti = saat + dt.timedelta(minutes=20)
    actions.periksa_butir(
        lamaran=terkirim, butir="SPT", putusan="SESUAI", alasan="", oleh=pemeriksa, pada=nanti
    )
    assert Pegangan.objects.get().terakhir == nanti
    actions.telaah_riwayat(
        lamaran=terkirim, baris=0, dihitung=True, alasan="Terkait.", oleh=pemeriksa, pada=saat + LAMA_PEGANG
    )
    assert Pegangan.objects.get().terakhir == saat + LAMA_PEGANG
    for butir in queries.butir_lowongan(terkirim.lowongan):
        actions.periksa_butir(
            lamaran=terkirim,
            butir=butir.kode,
            putusan="SESUAI",
            alasan="Dicocokkan.",
            oleh=pemeriksa,
            pada=saat + LAMA_PEGANG,
        )
    actions.selesai_diperiksa(lamaran=terkirim, oleh=pemeriksa, pada=saat + LAMA_PEGANG)
    assert not Pegangan.objects.exists()
    assert ambil(penegas, saat + LAMA_PEGANG) == terkirim
    ketiga = petugas(terkirim.lowongan, Peran.VERIFIKATOR)
    with pytest.raises(TindakanDitolak, match="Sedang diperiksa"):
        actions.konfirmasi(lamaran=terkirim, oleh=ketiga, pada=saat + LAMA_PEGANG)
    actions.konfirmasi(lamaran=terkirim, oleh=penegas, pada=saat + LAMA_PEGANG)
    assert not Pegangan.objects.exists()


def test_dikembalikan_melepaskan(terkirim, pemeriksa, penegas, saat):
    verifikasi_lengkap(terkirim, pemeriksa, pada=saat)
    actions.selesai_diperiksa(lamaran=terkirim, oleh=pemeriksa, pada=saat)
    ambil(penegas, saat)
    actions.kembalikan(lamaran=terkirim, catatan="Ulang.", oleh=penegas, pada=saat)
    assert not Pegangan.objects.exists()


def test_pemeriksaan_pertama_mendahului_yang_kedua(lowongan, pemeriksa, saat):
    (kedua,) = antrekan(lowongan, 1, "DIPERIKSA")
    (pertama,) = antrekan(lowongan, 1)
    assert ambil(pemeriksa, saat) == pertama
    actions.lepaskan(lamaran=pertama, oleh=pemeriksa, pada=saat)
    Lamaran.objects.filter(pk=pertama.pk).update(urutan=99)
    PeganganFactory(lamaran=pertama, pemegang=petugas(lowongan, Peran.VERIFIKATOR), sejak=saat, terakhir=saat)
    assert ambil(pemeriksa, saat) == kedua


def yang_ikut(nama: str, lamaran: Lamaran, orang) -> None:
    """He took part in the first check, in one way or another."""
    if nama == "butir":
        VerifikasiFactory(lamaran=lamaran, diperiksa_oleh=orang)
    elif nama == "telaah":
        TelaahRiwayatFactory(lamaran=lamaran, ditelaah_oleh=orang)
    elif nama == "surat":
        SuratRekomendasiFactory(lamaran=lamaran, sumber="PEMERIKSA", diisi_oleh=orang)
    elif nama == "selesai":
        Lamaran.objects.filter(pk=lamaran.pk).update(diperiksa_oleh=orang)
    elif nama == "benturan":
        BenturanKepentinganFactory(lamaran=lamaran, penilai=orang, ada=True, hubungan="Saudara.")
    else:
        SelisihFactory(lamaran=lamaran)


@pytest.mark.parametrize("sebab", ["butir", "telaah", "surat", "selesai", "benturan", "selisih"])
def test_pemeriksaan_kedua_yang_tidak_boleh_dilewati(lowongan, pemeriksa, penegas, saat, sebab):
    (satu,) = antrekan(lowongan, 1, "DIPERIKSA")
    yang_ikut(sebab, satu, pemeriksa)
    assert ambil(pemeriksa, saat) is None
    assert (ambil(penegas, saat) == satu) is (sebab != "selisih")


def test_hanya_jabatan_yang_dipilih(lowongan, pemeriksa, saat):
    antrekan(lowongan, 1)
    lain = LowonganFactory(seleksi=lowongan.seleksi, tahap="PENGUMUMAN", urutan=9)
    (satu,) = antrekan(lain, 1)
    assert ambil(pemeriksa, saat, lowongan_id=lain.pk) == satu


def test_di_luar_tahapnya_tidak_ada_yang_diambil(lowongan, pemeriksa, saat):
    antrekan(lowongan, 1)
    type(lowongan).objects.filter(pk=lowongan.pk).update(**{"tahap": "ASESMEN"})
    assert ambil(pemeriksa, saat) is None


def test_yang_terlambat_melihat_ulang_di_bawah_kunci(lowongan, pemeriksa, penegas, saat, monkeypatch):
    """His list was read before the colleague's hold was written: under the lock he sees it and goes on."""
    satu, dua = antrekan(lowongan, 2)
    PeganganFactory(lamaran=satu, pemegang=penegas, sejak=saat, terakhir=saat)
    semula = queries.calon_berikutnya

    def daftar_lama(pengguna, pada, tahap, **lain):
        return Lamaran.objects.exclude(pk__in=lain["lewati"]).order_by("urutan")

    monkeypatch.setattr(queries, "calon_berikutnya", daftar_lama)
    assert ambil(pemeriksa, saat) == dua
    assert semula(pemeriksa, saat, ()).count() == 0


# --- Melepaskan -------------------------------------------------------------------------------
def test_hanya_pemegangnya_melepaskan(lowongan, pemeriksa, penegas, saat):
    antrekan(lowongan, 1)
    lamaran = ambil(pemeriksa, saat)
    for oleh, pada in ((penegas, saat), (pemeriksa, saat + LAMA_PEGANG)):
        with pytest.raises(TindakanDitolak, match="tidak sedang memegang"):
            actions.lepaskan(lamaran=lamaran, oleh=oleh, pada=pada)
    actions.lepaskan(lamaran=lamaran, oleh=pemeriksa, pada=saat)
    assert not Pegangan.objects.exists()
    assert Jejak.objects.order_by("tinggi").last().peristiwa == "lamaran.dilepas"


# --- Halaman ----------------------------------------------------------------------------------
def test_antrean_menyebut_siapa_memegang_sejak_kapan(client, lowongan, pemeriksa, penegas, saat):
    antrekan(lowongan, 1)
    ambil(pemeriksa, saat)
    client.force_login(penegas)
    halaman = isi(client.get(ANTREAN))
    assert f"dipegang {pemeriksa.nama} sejak 09.00" in halaman
    Pegangan.objects.update(sejak=saat - LAMA_PEGANG, terakhir=saat - LAMA_PEGANG)
    assert "dipegang" not in isi(client.get(ANTREAN)).split("<table")[1]


def test_mengambil_dan_melepaskan_di_halaman(client, lowongan, pemeriksa, saat):
    satu, _ = antrekan(lowongan, 2)
    client.force_login(pemeriksa)
    meja = reverse("peserta:verifikasi", args=[satu.pk])
    assert client.post(AMBIL, {"lowongan": str(lowongan.pk)})["Location"] == meja
    assert "Lepaskan" in isi(client.get(meja))
    lepas = reverse("peserta:lepaskan", args=[satu.pk])
    assert client.post(lepas)["Location"] == ANTREAN
    assert "Lepaskan" not in isi(client.get(meja))
    assert "tidak sedang memegang" in isi(client.post(lepas, follow=True))


def test_pemeriksa_kedua_mengambil_sampai_ke_penetapan(client, lowongan, pemeriksa, saat):
    (satu,) = antrekan(lowongan, 1, "DIPERIKSA")
    client.force_login(pemeriksa)
    konfirmasi = reverse("peserta:konfirmasi", args=[satu.pk])
    assert client.post(AMBIL, {"lowongan": ""})["Location"] == konfirmasi
    assert "Lepaskan" in isi(client.get(konfirmasi))


@pytest.mark.parametrize("pilihan", ["", "x", "9" * 30, "-1"])
def test_antrean_kosong_memberi_tahu(client, pemeriksa, pilihan):
    client.force_login(pemeriksa)
    assert "Tidak ada lamaran bebas" in isi(client.post(AMBIL, {"lowongan": pilihan}, follow=True))


def test_antrean_menyebut_siapa_yang_memutus_selisih(client, lowongan, pemeriksa):
    (satu,) = antrekan(lowongan, 1, "DIPERIKSA")
    SelisihFactory(lamaran=satu)
    client.force_login(pemeriksa)
    halaman = isi(client.get(ANTREAN))
    assert "Menunggu putusan Ketua Sekretariat" in halaman
    assert "Buka selisih" in halaman


def test_pemeriksa_kedua_yang_buta_memegang_mejanya(client, lowongan, pemeriksa, saat):
    seleksi = lowongan.seleksi
    baru = dengan_kebijakan({"pemeriksa_kedua": "BUTA"}, "Rapat.", seleksi.aturan_main)
    type(seleksi).objects.filter(pk=seleksi.pk).update(ketentuan=baru.jadi_json())
    (satu,) = antrekan(lowongan, 1, "DIPERIKSA")
    client.force_login(pemeriksa)
    jawaban = client.post(AMBIL, follow=True)
    assert jawaban.redirect_chain[-1][0] == reverse("peserta:pemeriksaan_kedua", args=[satu.pk])
    assert "Anda pegang sampai 09.30" in isi(jawaban)
