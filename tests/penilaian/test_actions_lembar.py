"""Effect and trace of the acts on sheets; a refused act leaves nothing."""

import re
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from akun.models import Surel
from jejak.baca import riwayat
from jejak.models import Jejak
from penilaian import actions, queries
from penilaian.actions import LembarBasi
from penilaian.models import (
    LembarNilai,
)
from peserta.alur import Keadaan
from seleksi.izin import TindakanDitolak
from tests.factories.peserta import LamaranFactory
from tests.penilaian.alat import batalkan

pytestmark = pytest.mark.django_db
D = Decimal
SB = LembarNilai.SebabBatal


# --- simpan_draf ----------------------------------------------------------------------------------
def test_draf_tersimpan_dan_versinya_naik(terbuka):
    orang, sasaran = terbuka.anggota[0], terbuka.peserta[0]
    pertama = terbuka.isi(orang, sasaran, "WAWANCARA", [80, "81.5", 82, 83])
    assert (pertama.versi, pertama.keadaan) == (1, "DRAF")
    kedua = terbuka.isi(orang, sasaran, "WAWANCARA", [80, "81.5", 82, 90])
    assert (kedua.pk, kedua.versi) == (pertama.pk, 2)
    assert sorted(queries.nilai_butir(kedua).values()) == [D("80"), D("81.5"), D("82"), D("90")]


def test_nilai_yang_dikosongkan_hilang_dari_draf(terbuka):
    orang, sasaran, komponen = terbuka.anggota[0], terbuka.peserta[0], terbuka.komponen("WAWANCARA")
    terbuka.isi(orang, sasaran, "WAWANCARA", 80)
    pertama = queries.indikator_komponen(komponen)[0]
    lembar = actions.simpan_draf(
        komponen=komponen,
        lamaran=sasaran,
        nilai={pertama.pk: D(75)},
        catatan=" Catatan. ",
        versi=1,
        oleh=orang,
        pada=terbuka.pada,
    )
    assert queries.nilai_butir(LembarNilai.objects.get(pk=lembar.pk)) == {pertama.pk: D(75)}
    assert lembar.catatan == "Catatan."


def test_kiriman_ulang_yang_sama_tidak_mengubah_apa_pun(terbuka):
    orang, sasaran = terbuka.anggota[0], terbuka.peserta[0]
    terbuka.isi(orang, sasaran, "WAWANCARA", 80)
    lagi = terbuka.isi(orang, sasaran, "WAWANCARA", 80, versi=0)
    assert lagi.versi == 1
    assert LembarNilai.objects.count() == 1


def test_simpanan_basi_ditolak_dengan_yang_tersimpan(terbuka):
    orang, sasaran = terbuka.anggota[0], terbuka.peserta[0]
    terbuka.isi(orang, sasaran, "WAWANCARA", 80)
    terbuka.isi(orang, sasaran, "WAWANCARA", 85)
    with pytest.raises(LembarBasi) as basi:
        terbuka.isi(orang, sasaran, "WAWANCARA", 70, versi=1)
    assert basi.value.lembar.versi == 2
    assert set(
        queries.nilai_butir(queries.lembar_milik(orang, terbuka.komponen("WAWANCARA"), sasaran)).values()
    ) == {D(85)}


def test_indikator_komponen_lain_tidak_ikut_tersimpan(terbuka):
    asing = queries.indikator_komponen(terbuka.komponen("MAKALAH"))[0]
    lembar = actions.simpan_draf(
        komponen=terbuka.komponen("WAWANCARA"),
        lamaran=terbuka.peserta[0],
        nilai={asing.pk: D(80)},
        catatan="",
        versi=0,
        oleh=terbuka.anggota[0],
        pada=terbuka.pada,
    )
    assert not lembar.butir.exists()


@pytest.mark.parametrize(
    "peran",
    ["NARASUMBER", "KETUA_SEKRETARIAT", "VERIFIKATOR", "NASKAH", "PYB", "PPK", "PENELUSUR", "PENGAWAS"],
)
def test_selain_pansel_tidak_menilai_wawancara(terbuka, peran):
    with pytest.raises(TindakanDitolak, match="hanya dinilai oleh Panitia Seleksi") as ditolak:
        terbuka.isi(terbuka.lain[peran], terbuka.peserta[0], "WAWANCARA", 80)
    assert ditolak.value.temuan[0].kode == "B-6"
    assert not LembarNilai.objects.exists()


def test_pansel_tidak_mengisi_asesmen_dan_asesor_tidak_mengisi_wawancara(terbuka):
    terbuka.buka("ASESMEN")
    with pytest.raises(TindakanDitolak, match="hanya dinilai oleh asesor"):
        terbuka.isi(terbuka.ketua, terbuka.peserta[0], "ASESMEN", 80)
    with pytest.raises(TindakanDitolak, match="hanya dinilai oleh Panitia Seleksi"):
        terbuka.isi(terbuka.asesor, terbuka.peserta[0], "WAWANCARA", 80)
    assert terbuka.isi(terbuka.asesor, terbuka.peserta[0], "ASESMEN", 80).versi == 1


@pytest.mark.parametrize("keadaan", [Keadaan.TMS, Keadaan.MUNDUR])
def test_yang_bukan_peserta_tidak_dinilai(terbuka, keadaan):
    bukan = LamaranFactory(lowongan=terbuka.lowongan, keadaan=keadaan)
    with pytest.raises(TindakanDitolak, match="hanya peserta yang memenuhi syarat"):
        terbuka.isi(terbuka.anggota[0], bukan, "WAWANCARA", 80)


# --- kunci_lembar ---------------------------------------------------------------------------------
def test_lembar_terkunci_bersidik_dan_jejaknya_tanpa_angka(terbuka):
    orang, sasaran = terbuka.anggota[0], terbuka.peserta[0]
    lembar = terbuka.kunci(orang, sasaran, "WAWANCARA", "73.19")
    assert (lembar.keadaan, lembar.dikunci_pada) == ("DIKUNCI", terbuka.pada)
    assert lembar.sidik == actions.sidik_lembar(lembar=LembarNilai.objects.get(pk=lembar.pk))
    assert len(lembar.kode_kunci) == 19
    (jejak,) = riwayat(lembar)
    assert jejak.peristiwa == "lembar.dikunci"
    assert jejak.rincian["sidik"] == lembar.sidik
    assert not re.search(r"73[.,]19", str({k: v for k, v in jejak.rincian.items() if k != "sidik"}))


def test_sidik_berubah_bila_nilai_berubah(terbuka):
    lembar = terbuka.kunci(terbuka.anggota[0], terbuka.peserta[0], "WAWANCARA", 80)
    butir = lembar.butir.first()
    butir.nilai = D("80.01")
    butir.save()
    assert actions.sidik_lembar(lembar=LembarNilai.objects.get(pk=lembar.pk)) != lembar.sidik


def test_tanda_kunci_dikirim_kepada_penilai_tanpa_angka(terbuka):
    terbuka.kunci(terbuka.anggota[0], terbuka.peserta[0], "WAWANCARA", "73.19")
    surel = Surel.objects.get(kunci__startswith="lembar.dikunci")
    assert surel.penerima == terbuka.anggota[0]
    assert not re.search(r"73[.,]19", f"{surel.perihal} {surel.konteks}")


def test_ketua_diberi_tahu_saat_lembar_terakhir_terkunci(terbuka):
    orang = terbuka.anggota[0]
    for sasaran in terbuka.peserta[:-1]:
        terbuka.kunci(orang, sasaran, "WAWANCARA", 80)
    assert not Surel.objects.filter(kunci__startswith="komponen.selesai_dinilai").exists()
    terbuka.kunci(orang, terbuka.peserta[-1], "WAWANCARA", 80)
    assert Surel.objects.get(kunci__startswith="komponen.selesai_dinilai").penerima == terbuka.ketua


def test_lembar_belum_lengkap_tidak_terkunci(terbuka):
    komponen, sasaran, orang = terbuka.komponen("WAWANCARA"), terbuka.peserta[0], terbuka.anggota[0]
    pertama = queries.indikator_komponen(komponen)[0]
    lembar = actions.simpan_draf(
        komponen=komponen,
        lamaran=sasaran,
        nilai={pertama.pk: D(80)},
        catatan="",
        versi=0,
        oleh=orang,
        pada=terbuka.pada,
    )
    with pytest.raises(TindakanDitolak, match="3 dari 4 indikator belum dinilai"):
        actions.kunci_lembar(
            komponen=komponen, lamaran=sasaran, versi=lembar.versi, oleh=orang, pada=terbuka.pada
        )
    assert LembarNilai.objects.get().keadaan == "DRAF"
    assert not Jejak.objects.filter(peristiwa="lembar.dikunci").exists()


def test_kunci_hanya_untuk_versi_yang_dilihat(terbuka):
    komponen, sasaran, orang = terbuka.komponen("WAWANCARA"), terbuka.peserta[0], terbuka.anggota[0]
    terbuka.isi(orang, sasaran, "WAWANCARA", 80)
    terbuka.isi(orang, sasaran, "WAWANCARA", 81)
    with pytest.raises(LembarBasi):
        actions.kunci_lembar(komponen=komponen, lamaran=sasaran, versi=1, oleh=orang, pada=terbuka.pada)
    assert LembarNilai.objects.get().keadaan == "DRAF"


def test_kunci_dua_kali_satu_akibat(terbuka):
    lembar = terbuka.kunci(terbuka.anggota[0], terbuka.peserta[0], "WAWANCARA", 80)
    lagi = actions.kunci_lembar(
        komponen=terbuka.komponen("WAWANCARA"),
        lamaran=terbuka.peserta[0],
        versi=lembar.versi,
        oleh=terbuka.anggota[0],
        pada=terbuka.pada,
    )
    assert lagi.sidik == lembar.sidik
    assert Jejak.objects.filter(peristiwa="lembar.dikunci").count() == 1


# --- batalkan_lembar ------------------------------------------------------------------------------
def test_penilai_berhalangan_dikecualikan_walau_belum_mulai(terbuka):
    orang, sasaran = terbuka.anggota[0], terbuka.peserta[0]
    batalkan(terbuka, orang, sasaran, SB.BERHALANGAN)
    maju = {
        satu.keanggotaan.pengguna: satu
        for satu in queries.kemajuan(terbuka.komponen("WAWANCARA"), terbuka.pada)
    }
    assert (maju[orang].wajib, maju[orang].dikecualikan) == (3, 1)
    with pytest.raises(TindakanDitolak, match="penilai berhalangan"):
        terbuka.isi(orang, sasaran, "WAWANCARA", 80)


@pytest.mark.parametrize(
    "sebab,alasan,pesan",
    [
        (SB.KELIRU, "Salah ketik.", "dibuka kembali oleh dua orang"),
        (SB.BERHALANGAN, "  ", "Isi alasan"),
    ],
)
def test_pembatalan_yang_tidak_beralasan_ditolak(terbuka, sebab, alasan, pesan):
    with pytest.raises(TindakanDitolak, match=pesan):
        batalkan(terbuka, terbuka.anggota[0], terbuka.peserta[0], sebab, alasan)
    assert not LembarNilai.objects.exists()


def test_hanya_ketua_membatalkan_lembar_dan_hanya_milik_penilai(terbuka):
    terbuka.kunci(terbuka.anggota[0], terbuka.peserta[0], "WAWANCARA", 80)
    with pytest.raises(TindakanDitolak):
        batalkan(terbuka, terbuka.anggota[0], terbuka.peserta[0], SB.KELIRU, oleh=terbuka.anggota[0])
    with pytest.raises(TindakanDitolak, match="bukan penilai komponen ini"):
        batalkan(terbuka, terbuka.asesor, terbuka.peserta[0], SB.BERHALANGAN)
    assert LembarNilai.objects.get().keadaan == "DIKUNCI"


def test_lembar_komponen_yang_belum_dibuka_tidak_dibatalkan(ronde):
    with pytest.raises(TindakanDitolak, match="belum dibuka"):
        batalkan(ronde, ronde.anggota[0], ronde.peserta[0], SB.BERHALANGAN)


# --- Basis data -----------------------------------------------------------------------------------
def test_basis_data_menolak_dua_lembar_berlaku_untuk_satu_penilai(terbuka):
    lembar = terbuka.isi(terbuka.anggota[0], terbuka.peserta[0], "WAWANCARA", 80)
    kembar = LembarNilai(
        komponen=lembar.komponen, lamaran=lembar.lamaran, penilai=lembar.penilai, diubah_pada=terbuka.pada
    )
    with pytest.raises(IntegrityError, match="lembar_satu_berlaku"), transaction.atomic():
        kembar.save()


@pytest.mark.parametrize("nilai", ["-0.01", "100.01"])
def test_basis_data_menolak_nilai_di_luar_rentang(terbuka, nilai):
    lembar = terbuka.isi(terbuka.anggota[0], terbuka.peserta[0], "WAWANCARA", 80)
    butir = lembar.butir.first()
    butir.nilai = D(nilai)
    with pytest.raises(IntegrityError, match="butir_nilai_0_100"), transaction.atomic():
        butir.save()
