"""Effect and trace of reading the ranking and recording health; a refused act leaves nothing."""

from decimal import Decimal

import pytest

from dokumen.rahasia import LAMA_BACA
from dokumen.simpan import BerkasDitolak
from jejak.baca import riwayat
from jejak.models import Jejak
from penilaian import actions, queries
from penilaian.models import (
    HasilKesehatan,
    LembarNilai,
)
from seleksi.alur import Tahap
from seleksi.izin import TindakanDitolak
from tests.factories.peserta import unggahan
from tests.penilaian.alat import rata, tetapkan
from tests.penilaian.ronde import Ronde

pytestmark = pytest.mark.django_db
D = Decimal
SB = LembarNilai.SebabBatal


# --- baca_peringkat -------------------------------------------------------------------------------
def test_pembacaan_peringkat_meninggalkan_jejak(ronde):
    ronde.selesaikan(rata([80, 90, 70, 85]))
    ronde.rekap()
    rekap = actions.baca_peringkat(
        lowongan=ronde.lowongan, keperluan="Pleno", oleh=ronde.anggota[0], pada=ronde.pada
    )
    jejak = riwayat(rekap).last()
    assert (jejak.peristiwa, jejak.pelaku, jejak.rincian) == (
        "peringkat.dibaca",
        ronde.anggota[0],
        {"keperluan": "Pleno"},
    )
    assert queries.pembacaan_berlaku(ronde.anggota[0], rekap, ronde.pada) == jejak
    assert queries.pembacaan_berlaku(ronde.anggota[1], rekap, ronde.pada) is None
    assert queries.pembacaan_berlaku(ronde.anggota[0], rekap, ronde.pada + LAMA_BACA) is None


@pytest.mark.parametrize(
    "peran", ["KETUA_SEKRETARIAT", "NASKAH", "PYB", "PENGAWAS", "NARASUMBER", "PENELUSUR", "VERIFIKATOR"]
)
def test_selain_pansel_dan_ppk_tidak_membuka_peringkat(ronde, peran):
    ronde.selesaikan(rata([80, 90, 70, 85]))
    ronde.rekap()
    tetapkan(ronde)
    with pytest.raises(TindakanDitolak):
        actions.baca_peringkat(
            lowongan=ronde.lowongan, keperluan="Ingin tahu", oleh=ronde.lain[peran], pada=ronde.pada
        )
    assert not Jejak.objects.filter(peristiwa="peringkat.dibaca").exists()


def test_ppk_membuka_peringkat_setelah_diserahkan(ronde):
    ronde.selesaikan(rata([80, 90, 70, 85]))
    ronde.rekap()
    with pytest.raises(TindakanDitolak, match="setelah pleno menetapkan"):
        actions.baca_peringkat(
            lowongan=ronde.lowongan, keperluan="Memilih", oleh=ronde.lain["PPK"], pada=ronde.pada
        )
    tetapkan(ronde)
    actions.baca_peringkat(
        lowongan=ronde.lowongan, keperluan="Memilih", oleh=ronde.lain["PPK"], pada=ronde.pada
    )


def test_pembacaan_tanpa_keperluan_ditolak(ronde):
    ronde.selesaikan(rata([80, 90, 70, 85]))
    ronde.rekap()
    with pytest.raises(TindakanDitolak, match="keperluan"):
        actions.baca_peringkat(lowongan=ronde.lowongan, keperluan="  ", oleh=ronde.ketua, pada=ronde.pada)


# --- catat_kesehatan ------------------------------------------------------------------------------
def kesehatan(ronde, lamaran, sehat=True, oleh=None, **ubah):
    isi = {
        "unit_kesehatan": "RSUD Contoh Raya",
        "nomor_surat": "440/1187/2026",
        "tanggal_surat": ronde.pada.date(),
        "unggahan": None,
    } | ubah
    return actions.catat_kesehatan(
        lamaran=lamaran, sehat=sehat, oleh=oleh or ronde.ketua, pada=ronde.pada, **isi
    )


@pytest.fixture
def tahap_kesehatan(ronde) -> Ronde:
    ronde.selesaikan(rata([80, 90, 70, 85]))
    ronde.rekap()
    tetapkan(ronde)
    ronde.ke_tahap(Tahap.KESEHATAN)
    return ronde


def test_hasil_kesehatan_dicatat_dan_diperbaiki_dengan_jejak(tahap_kesehatan):
    ronde = tahap_kesehatan
    satu = queries.tiga_calon(ronde.lowongan)[0]
    hasil = kesehatan(ronde, satu, sehat=False, unggahan=unggahan())
    assert (hasil.sehat, hasil.berkas.halaman) == (False, 1)
    kesehatan(ronde, satu, sehat=True)
    assert HasilKesehatan.objects.get().sehat
    jejak = riwayat(hasil).last()
    assert jejak.rincian["semula"] == {"sehat": False, "nomor_surat": "440/1187/2026"}


def test_berkas_kesehatan_yang_buruk_tidak_berbekas(tahap_kesehatan):
    satu = queries.tiga_calon(tahap_kesehatan.lowongan)[0]
    with pytest.raises(BerkasDitolak):
        kesehatan(tahap_kesehatan, satu, unggahan=unggahan(isi=b"bukan pdf"))
    assert not HasilKesehatan.objects.exists()


def test_kesehatan_hanya_tiga_calon_dan_hanya_oleh_ketua(tahap_kesehatan):
    ronde = tahap_kesehatan
    bukan = ronde.peserta[2]  # 70, the fourth
    with pytest.raises(TindakanDitolak, match="hanya bagi tiga calon"):
        kesehatan(ronde, bukan)
    with pytest.raises(TindakanDitolak):
        kesehatan(ronde, queries.tiga_calon(ronde.lowongan)[0], oleh=ronde.lain["KETUA_SEKRETARIAT"])
    assert not HasilKesehatan.objects.exists()


def test_temuan_kesehatan_bagi_gerbang(tahap_kesehatan):
    ronde = tahap_kesehatan
    calon = queries.tiga_calon(ronde.lowongan)
    assert "0 dari 3" in queries.temuan_kesehatan(ronde.lowongan)[0].pesan
    for satu in calon:
        kesehatan(ronde, satu, sehat=satu != calon[0])
    temuan = queries.temuan_kesehatan(ronde.lowongan)
    assert [satu.tingkat for satu in temuan] == ["TERPENUHI", "INGAT", "INGAT"]
    assert not any(str(satu.pelamar) in temuan[1].pesan for satu in calon)
