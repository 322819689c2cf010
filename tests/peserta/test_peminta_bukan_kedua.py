"""Who asked for a mending is not the blind second verifier; what waits stands on the home pages."""

import datetime as dt

import pytest
from django.urls import reverse

from panitia.aturan import Peran
from peserta import actions, queries
from peserta.models import Lamaran, MasaSanggah
from seleksi.izin import TindakanDitolak
from tests.factories.penilaian import BenturanKepentinganFactory
from tests.factories.peserta import (
    ButirPerbaikanFactory,
    LamaranFactory,
    MasaSanggahFactory,
    PerbaikanFactory,
    SanggahanFactory,
    verifikasi_lengkap,
)
from tests.peserta.conftest import petugas
from tests.peserta.test_kedua import buta

SEJAM = dt.timedelta(hours=1)
BERANDA = "seleksi:beranda_sekretariat"
KATA_PERBAIKAN = "Perbaikan berkas menunggu permintaan Anda"


def menunggu_kedua(terkirim, pemeriksa, ketua, saat) -> Lamaran:
    """Marked by the first person, asked by the Ketua Sekretariat, never sent; the first check is closed."""
    perbaikan = PerbaikanFactory(lamaran=terkirim, diminta=True, diminta_oleh=ketua, batas=saat - SEJAM)
    ButirPerbaikanFactory(perbaikan=perbaikan, ditandai_oleh=pemeriksa)
    lamaran = Lamaran.objects.get(pk=terkirim.pk)
    verifikasi_lengkap(lamaran, pemeriksa, pada=saat)
    return actions.selesai_diperiksa(lamaran=lamaran, oleh=pemeriksa, pada=saat)


def test_peminta_perbaikan_tidak_memeriksa_buta(terkirim, pemeriksa, ketua_sekretariat, penegas, saat):
    buta(terkirim.lowongan)
    lamaran = menunggu_kedua(terkirim, pemeriksa, ketua_sekretariat, saat)
    butir = {"lamaran": lamaran, "butir": "SPT", "putusan": "SESUAI", "alasan": "", "pada": saat}
    with pytest.raises(TindakanDitolak, match="meminta perbaikan berkas lamaran ini"):
        actions.periksa_butir_kedua(oleh=ketua_sekretariat, **butir)
    assert actions.ambil_berikutnya(oleh=ketua_sekretariat, pada=saat) is None
    assert actions.ambil_berikutnya(oleh=pemeriksa, pada=saat) is None
    assert actions.ambil_berikutnya(oleh=penegas, pada=saat) == lamaran
    assert actions.periksa_butir_kedua(oleh=penegas, **butir).putusan == "SESUAI"


def test_yang_melihat_hasil_pertama_boleh_menetapkan_walau_meminta(
    terkirim, pemeriksa, ketua_sekretariat, saat
):
    """Where the second person sees the first check anyway, asking for a mending takes nothing from him."""
    lamaran = menunggu_kedua(terkirim, pemeriksa, ketua_sekretariat, saat)
    assert actions.ambil_berikutnya(oleh=ketua_sekretariat, pada=saat) == lamaran
    assert actions.konfirmasi(lamaran=lamaran, oleh=ketua_sekretariat, pada=saat).keadaan == "MS"


@pytest.mark.parametrize(("cara", "kata"), [(True, "Periksa"), (False, "Tetapkan")])
def test_antrean_menyebut_pekerjaan_pemeriksa_kedua(client, lowongan, penegas, cara, kata):
    if cara:
        buta(lowongan)
    LamaranFactory(lowongan=lowongan, keadaan="DIPERIKSA")
    client.force_login(penegas)
    tabel = client.get(reverse("peserta:antrean_verifikasi")).content.decode().split("<table")[1]
    assert f">{kata}<span" in tabel


# --- Beranda ----------------------------------------------------------------------------------
def test_perbaikan_menunggu_tampak_di_beranda_ketua_sekretariat(
    client, terkirim, pemeriksa, ketua_sekretariat, lowongan, saat
):
    client.force_login(ketua_sekretariat)
    assert KATA_PERBAIKAN not in client.get(reverse(BERANDA)).content.decode()
    satu = ButirPerbaikanFactory(perbaikan__lamaran=terkirim, ditandai_oleh=pemeriksa).perbaikan
    halaman = client.get(reverse(BERANDA)).content.decode()
    assert KATA_PERBAIKAN in halaman
    assert reverse("peserta:perbaikan_berkas", args=[terkirim.pk]) in halaman
    client.force_login(pemeriksa)
    assert KATA_PERBAIKAN not in client.get(reverse(BERANDA)).content.decode()

    lain = LamaranFactory(lowongan=lowongan, keadaan="DIAJUKAN")
    ButirPerbaikanFactory(perbaikan__lamaran=lain, ditandai_oleh=pemeriksa)
    client.force_login(ketua_sekretariat)
    assert f'href="{reverse("peserta:daftar_perbaikan")}"' in client.get(reverse(BERANDA)).content.decode()
    assert [p.lamaran_id for p in queries.perbaikan_menunggu(ketua_sekretariat, saat)] == [
        terkirim.pk,
        lain.pk,
    ]
    type(satu).objects.filter(pk=satu.pk).update(
        diminta_pada=saat, diminta_oleh=ketua_sekretariat, batas=saat
    )
    assert [p.lamaran_id for p in queries.perbaikan_menunggu(ketua_sekretariat, saat)] == [lain.pk]


@pytest.mark.parametrize("sebab", ["ditandai sendiri", "benturan", "diperiksa", "tanpa butir", "tahap lewat"])
def test_perbaikan_yang_bukan_urusannya_tidak_menunggunya(
    terkirim, pemeriksa, ketua_sekretariat, saat, sebab
):
    penanda = ketua_sekretariat if sebab == "ditandai sendiri" else pemeriksa
    butir = ButirPerbaikanFactory(perbaikan__lamaran=terkirim, ditandai_oleh=penanda)
    if sebab == "benturan":
        BenturanKepentinganFactory(lamaran=terkirim, penilai=ketua_sekretariat, berbenturan=True)
    elif sebab == "diperiksa":
        Lamaran.objects.filter(pk=terkirim.pk).update(
            **{"keadaan": "DIPERIKSA", "diperiksa_oleh": pemeriksa, "diperiksa_pada": saat}
        )
    elif sebab == "tanpa butir":
        butir.delete()
    elif sebab == "tahap lewat":
        type(terkirim.lowongan).objects.filter(pk=terkirim.lowongan_id).update(**{"tahap": "ASESMEN"})
    assert queries.perbaikan_menunggu(ketua_sekretariat, saat) == []


def test_sanggahan_menunggu_tampak_di_beranda_ketua_pansel(client, lowongan, saat):
    ketua, anggota = petugas(lowongan, Peran.KETUA_PANSEL), petugas(lowongan, Peran.ANGGOTA_PANSEL)
    beranda = reverse("penilaian:beranda_pansel")
    client.force_login(ketua)
    kata = "sanggahan menunggu jawaban Panitia Seleksi"
    assert kata not in client.get(beranda).content.decode()
    satu, dua = (sanggah(lowongan) for _ in range(2))
    halaman = client.get(beranda).content.decode()
    assert f"2 {kata}" in halaman
    assert reverse("peserta:jawab_sanggahan", args=[satu.pk]) in halaman
    assert "dijawab paling lambat" in halaman
    client.force_login(anggota)
    assert kata not in client.get(beranda).content.decode()
    BenturanKepentinganFactory(lamaran=satu.lamaran, penilai=ketua, berbenturan=True)
    assert queries.sanggahan_menunggu(ketua, saat) == [dua]
    type(dua).objects.filter(pk=dua.pk).update(ditarik_pada=saat)
    assert queries.sanggahan_menunggu(ketua, saat) == []


def sanggah(lowongan):
    lamaran = LamaranFactory(lowongan=lowongan, keadaan="TMS")
    masa = MasaSanggah.objects.filter(lowongan=lowongan).first() or MasaSanggahFactory(lowongan=lowongan)
    return SanggahanFactory(lamaran=lamaran, masa=masa, terkirim=True)


def test_yang_menunggu_tidak_menambah_kueri(
    lowongan, pemeriksa, ketua_sekretariat, saat, django_assert_num_queries
):
    ketua = petugas(lowongan, Peran.KETUA_PANSEL)
    for banyak in (1, 3):
        while Lamaran.objects.filter(keadaan="TMS").count() < banyak:
            sanggah(lowongan)
            lain = LamaranFactory(lowongan=lowongan, keadaan="DIAJUKAN")
            ButirPerbaikanFactory(perbaikan__lamaran=lain, ditandai_oleh=pemeriksa)
        with django_assert_num_queries(1):
            menunggu = queries.sanggahan_menunggu(ketua, saat)
            assert [str(satu.lamaran.lowongan) + str(satu.masa.batas_jawab) for satu in menunggu]
        assert len(menunggu) == banyak
        with django_assert_num_queries(1):
            assert len(
                [satu.lamaran.lowongan for satu in queries.perbaikan_menunggu(ketua_sekretariat, saat)]
            )
