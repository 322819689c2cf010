"""Effect and trace of declaring conflicts of interest; a refused act leaves nothing."""

from decimal import Decimal

import pytest

from jejak.models import Jejak
from penilaian import actions, queries
from penilaian.models import (
    BenturanKepentingan,
    ButirNilai,
    LembarNilai,
)
from peserta.alur import Keadaan
from seleksi.alur import Tahap
from seleksi.izin import TindakanDitolak
from tests.factories.peserta import LamaranFactory
from tests.penilaian.alat import peristiwa
from tests.penilaian.ronde import Ronde, umumkan_administrasi

pytestmark = pytest.mark.django_db
D = Decimal
SB = LembarNilai.SebabBatal


# --- nyatakan_benturan ----------------------------------------------------------------------------
def test_pernyataan_per_peserta_tercatat(ronde):
    orang = ronde.anggota[0]
    ronde.nyatakan(orang, {ronde.peserta[1]: "Atasan langsung."})
    baris = queries.pernyataan_milik(orang, [satu.pk for satu in ronde.peserta])
    assert [baris[satu.pk].ada for satu in ronde.peserta] == [False, True, False, False]
    assert peristiwa(baris[ronde.peserta[1].pk]) == ["benturan.dinyatakan"]


def test_pernyataan_yang_sama_tidak_tercatat_dua_kali(ronde):
    ronde.nyatakan(ronde.anggota[0])
    ronde.nyatakan(ronde.anggota[0])
    assert Jejak.objects.filter(peristiwa="benturan.dinyatakan").count() == len(ronde.peserta)


def test_benturan_yang_dinyatakan_tidak_ditarik(ronde):
    ronde.nyatakan(ronde.anggota[0], {ronde.peserta[1]: "Atasan langsung."})
    with pytest.raises(TindakanDitolak, match="tidak dapat ditarik"):
        ronde.nyatakan(ronde.anggota[0])
    assert queries.benturan_menurut(ronde.anggota[0], ronde.peserta[1]) is True


def test_benturan_kemudian_membatalkan_lembar_sendiri_di_semua_komponen(terbuka):
    orang, sasaran = terbuka.anggota[0], terbuka.peserta[0]
    terbuka.buka("REKAM_JEJAK")
    terbuka.kunci(orang, sasaran, "WAWANCARA", 80)
    terbuka.isi(orang, sasaran, "REKAM_JEJAK", 70)
    terbuka.nyatakan(orang, {sasaran: "Ipar."})
    lembar = LembarNilai.objects.filter(penilai=orang, lamaran=sasaran)
    assert {satu.keadaan for satu in lembar} == {"DIBATALKAN"}
    assert {satu.sebab_batal for satu in lembar} == {"BENTURAN"}
    assert ButirNilai.objects.filter(lembar__in=lembar).count() == 9


def test_benturan_sesudah_komponen_dikunci_hanya_lewat_ketua(terbuka):
    """Whoever knows the others' marks cannot take his own away."""
    terbuka.nilai_semua("WAWANCARA", 80)
    terbuka.tutup("WAWANCARA")
    with pytest.raises(TindakanDitolak, match="mintalah Ketua Pansel"):
        terbuka.nyatakan(terbuka.anggota[0], {terbuka.peserta[0]: "Ipar."})
    assert queries.benturan_menurut(terbuka.anggota[0], terbuka.peserta[0]) is False


def test_pernyataan_orang_luar_dan_peserta_asing_tidak_berbekas(ronde):
    with pytest.raises(TindakanDitolak):
        ronde.nyatakan(ronde.lain["NARASUMBER"])
    asing = LamaranFactory(keadaan=Keadaan.MS)
    actions.nyatakan_benturan(
        lowongan=ronde.lowongan, pernyataan={asing.pk: ""}, oleh=ronde.anggota[0], pada=ronde.pada
    )
    assert not BenturanKepentingan.objects.exists()


def test_pernyataan_menunggu_pelamar_diketahui(db):
    ronde = Ronde(tahap=Tahap.PENGUMUMAN, diumumkan=False)
    with pytest.raises(TindakanDitolak, match="pendaftaran belum ditutup"):
        ronde.nyatakan(ronde.ketua)


def test_pelamar_dinyatakan_sejak_pendaftaran_ditutup(db):
    """Before the result: everybody who applied. After it: the participants alone."""
    ronde = Ronde(peserta=1, tahap=Tahap.ADMINISTRASI, diumumkan=False)
    belum = LamaranFactory(lowongan=ronde.lowongan, keadaan=Keadaan.DIAJUKAN)
    assert set(queries.belum_dinyatakan(ronde.ketua, ronde.lowongan)) == {ronde.peserta[0], belum}
    isi = {belum.pk: "Ipar."}
    actions.nyatakan_benturan(lowongan=ronde.lowongan, pernyataan=isi, oleh=ronde.ketua, pada=ronde.pada)
    assert queries.benturan_menurut(ronde.ketua, belum) is True
    umumkan_administrasi(ronde.lowongan)
    assert set(queries.belum_dinyatakan(ronde.ketua, ronde.lowongan)) == {ronde.peserta[0]}
