"""Effect and trace of the acts on components; a refused act leaves nothing."""

from decimal import Decimal

import pytest
from django.db import transaction

from akun.models import Surel
from jejak.baca import riwayat
from jejak.models import Jejak
from penilaian import actions, queries
from penilaian.models import (
    Komponen,
    LembarNilai,
)
from seleksi.alur import Tahap
from seleksi.izin import TindakanDitolak
from tests.factories.seleksi import LowonganFactory
from tests.penilaian.alat import batalkan, peristiwa
from tests.penilaian.ronde import Ronde

pytestmark = pytest.mark.django_db
D = Decimal
SB = LembarNilai.SebabBatal


# --- siapkan_komponen -----------------------------------------------------------------------------
def test_komponen_disalin_dari_ketentuan(ronde):
    ketentuan = ronde.seleksi.aturan_main
    for metode in ketentuan.metode:
        komponen = ronde.komponen(metode.kode)
        indikator = queries.indikator_komponen(komponen)
        assert (komponen.bobot, komponen.penilai, komponen.keadaan) == (metode.bobot, metode.penilai, "BELUM")
        assert [(x.nama, x.bobot, tuple(x.tingkat)) for x in indikator] == [
            (x.nama, x.bobot, x.tingkat) for x in metode.indikator
        ]


def test_komponen_dengan_bobot_indikator_keliru_ditolak(db):
    lowongan = LowonganFactory()
    isi = lowongan.seleksi.ketentuan
    isi["metode"][0]["indikator"][0]["bobot"] = "21"
    lowongan.seleksi.ketentuan = isi
    with pytest.raises(TindakanDitolak, match="berjumlah 101 %"):
        actions.siapkan_komponen(lowongan=lowongan, ketentuan=lowongan.seleksi.aturan_main)
    assert not Komponen.objects.exists()


# --- buka_komponen --------------------------------------------------------------------------------
def test_ketua_membuka_komponen_dan_penilainya_diberi_tahu(ronde):
    komponen = ronde.buka("WAWANCARA")
    assert (komponen.keadaan, komponen.dibuka_oleh, komponen.dibuka_pada) == (
        "DIBUKA",
        ronde.ketua,
        ronde.pada,
    )
    assert peristiwa(komponen) == ["komponen.dibuka"]
    assert set(Surel.objects.values_list("penerima", flat=True)) == {satu.pk for satu in ronde.pansel}


def test_asesor_diberi_tahu_asesmen_dibuka(ronde):
    ronde.buka("ASESMEN")
    surel = Surel.objects.get()
    assert surel.penerima == ronde.asesor
    assert surel.tautan.startswith("/penilaian/asesmen/")


def test_anggota_tidak_membuka_komponen(ronde):
    with pytest.raises(TindakanDitolak):
        actions.buka_komponen(komponen=ronde.komponen("WAWANCARA"), oleh=ronde.anggota[0], pada=ronde.pada)
    assert ronde.komponen("WAWANCARA").keadaan == "BELUM"
    assert not Jejak.objects.exists()
    assert not Surel.objects.exists()


def test_komponen_tidak_dibuka_di_luar_tahapnya(db):
    ronde = Ronde(tahap=Tahap.ASESMEN)
    with pytest.raises(TindakanDitolak, match="dibuka pada tahap Wawancara; lowongan ini pada tahap Asesmen"):
        actions.buka_komponen(komponen=ronde.komponen("WAWANCARA"), oleh=ronde.ketua, pada=ronde.pada)


def test_rekam_jejak_dibuka_sejak_hasil_administrasi_diumumkan(db):
    ronde = Ronde(tahap=Tahap.ADMINISTRASI)
    komponen = actions.buka_komponen(
        komponen=ronde.komponen("REKAM_JEJAK"), oleh=ronde.ketua, pada=ronde.pada
    )
    assert komponen.keadaan == "DIBUKA"


def test_komponen_menunggu_hasil_administrasi(db):
    ronde = Ronde(tahap=Tahap.ADMINISTRASI, diumumkan=False)
    with pytest.raises(TindakanDitolak, match="administrasi belum diumumkan"):
        actions.buka_komponen(komponen=ronde.komponen("REKAM_JEJAK"), oleh=ronde.ketua, pada=ronde.pada)


def test_komponen_dibuka_sekali(ronde):
    ronde.buka("WAWANCARA")
    with pytest.raises(TindakanDitolak, match="sudah dibuka"):
        actions.buka_komponen(komponen=ronde.komponen("WAWANCARA"), oleh=ronde.ketua, pada=ronde.pada)


# --- kunci_komponen -------------------------------------------------------------------------------
def test_komponen_terkunci_dan_jejaknya_memuat_sidik_setiap_lembar(terbuka):
    terbuka.nilai_semua("WAWANCARA", 80)
    komponen = terbuka.tutup("WAWANCARA")
    assert (komponen.keadaan, komponen.dikunci_oleh) == ("DIKUNCI", terbuka.ketua)
    jejak = riwayat(komponen).last()
    assert jejak.peristiwa == "komponen.dikunci"
    assert jejak.rincian["lembar"] == {
        str(satu.pk): satu.sidik for satu in LembarNilai.objects.filter(komponen=komponen)
    }


def test_anggota_tidak_mengunci_komponen(terbuka):
    terbuka.nilai_semua("WAWANCARA", 80)
    with pytest.raises(TindakanDitolak):
        actions.kunci_komponen(
            komponen=terbuka.komponen("WAWANCARA"), oleh=terbuka.anggota[0], pada=terbuka.pada
        )
    assert terbuka.komponen("WAWANCARA").keadaan == "DIBUKA"


def test_kuorum_kurang_diterima_dengan_putusan_pleno(terbuka):
    for orang in terbuka.pansel[2:]:
        batalkan(terbuka, orang, terbuka.peserta[0], SB.BERHALANGAN)
    terbuka.nilai_semua("WAWANCARA", 80)
    with pytest.raises(TindakanDitolak, match="dinilai 2 orang; kuorum 3 orang"):
        terbuka.tutup("WAWANCARA")
    komponen = terbuka.tutup("WAWANCARA", berita_acara="Pleno menerima rata-rata dua penilai.")
    assert riwayat(komponen).last().rincian["berita_acara"] == "Pleno menerima rata-rata dua penilai."


def test_peserta_tanpa_penilai_menahan_walau_ada_putusan(terbuka):
    for orang in terbuka.pansel:
        batalkan(terbuka, orang, terbuka.peserta[0], SB.BERHALANGAN)
    terbuka.nilai_semua("WAWANCARA", 80)
    with pytest.raises(TindakanDitolak, match="belum dinilai seorang pun"):
        terbuka.tutup("WAWANCARA", berita_acara="Pleno setuju.")


def test_satu_asesor_cukup_untuk_asesmen(terbuka):
    terbuka.buka("ASESMEN")
    terbuka.nilai_semua("ASESMEN", 80)
    assert terbuka.tutup("ASESMEN").keadaan == "DIKUNCI"


# --- tandai_diumumkan -----------------------------------------------------------------------------
def test_hasil_komponen_ditandai_diumumkan_setelah_dikunci(terbuka):
    with transaction.atomic(), pytest.raises(TindakanDitolak, match="belum dikunci"):
        actions.tandai_diumumkan(
            lowongan=terbuka.lowongan, metode="WAWANCARA", oleh=terbuka.ketua, pada=terbuka.pada
        )
    terbuka.nilai_semua("WAWANCARA", 80)
    terbuka.tutup("WAWANCARA")
    komponen = actions.tandai_diumumkan(
        lowongan=terbuka.lowongan, metode="WAWANCARA", oleh=terbuka.ketua, pada=terbuka.pada
    )
    assert komponen.keadaan == "DIUMUMKAN"
    assert peristiwa(komponen)[-1] == "komponen.diumumkan"
    assert (
        queries.temuan_komponen(terbuka.lowongan, "WAWANCARA", perlu_diumumkan=True)[-1].tingkat
        == "TERPENUHI"
    )
