import dataclasses
import datetime as dt

import pytest

from seleksi import aturan
from seleksi.aturan import KeadaanPenetapan
from seleksi.izin import Tingkat
from seleksi.ketentuan import profil

KETENTUAN = profil("perbup_89_2021")
HARI = dt.date(2026, 12, 18)
LENGKAP = KeadaanPenetapan(
    calon=3,
    keputusan_calon="07/Pansel/XII/2026",
    diusulkan=HARI,
    rekomendasi="Nomor B-1422",
    dipilih=True,
    sehat=True,
    konsep_keputusan=True,
    ditetapkan=HARI,
    nomor_keputusan="800.1.3.3/498 TAHUN 2026",
    hasil_akhir=HARI,
)


def ubah(**isian):
    return dataclasses.replace(LENGKAP, **isian)


def blok(temuan):
    return [t for t in temuan if t.tingkat is Tingkat.BLOK]


@pytest.mark.parametrize(
    "isian,kode,potongan",
    [
        ({"calon": 0}, "B-9e", "menetapkan 0 calon; diperlukan 3"),
        ({"calon": 2}, "B-9e", "menetapkan 2 calon; diperlukan 3"),
        ({"calon": 4}, "B-9e", "menetapkan 4 calon; diperlukan 3"),
        ({"keputusan_calon": ""}, "B-9e", "belum ditandatangani"),
        ({"diusulkan": None}, "B-9f", "PyB belum menandatangani"),
        ({"rekomendasi": ""}, "B-9h", "Badan Kepegawaian Negara belum dicatat"),
        ({"dipilih": False, "sehat": None}, "B-9g", "PPK belum memilih"),
        ({"sehat": False}, "E-07", "tidak sehat"),
        ({"sehat": None}, "E-07", "belum dicatat"),
        ({"ditetapkan": None}, "C-1", "belum ditandatangani"),
        ({"ditetapkan": None, "konsep_keputusan": False}, "C-1", "belum disusun"),
        ({"hasil_akhir": None}, "B-9b", "pengumumannya belum disusun"),
        ({"hasil_akhir": None, "konsep_hasil_akhir": True}, "B-9b", "menunggu tanda tangan Ketua Pansel"),
    ],
)
def test_yang_kurang_sebelum_selesai_disebut_satu_per_satu(isian, kode, potongan):
    temuan, pelantikan = blok(aturan.sebelum_selesai(ubah(**isian), KETENTUAN))

    assert temuan.kode == kode
    assert potongan in temuan.pesan
    assert temuan.pelaku
    assert pelantikan.kode == "C-1"


def test_bila_semua_ada_tinggal_pelantikan():
    temuan = aturan.sebelum_selesai(LENGKAP, KETENTUAN)

    assert [t.pesan for t in blok(temuan)] == ["Pelantikan dan pengambilan sumpah jabatan belum dicatat."]
    assert [t for t in temuan if t.tingkat is Tingkat.INGAT] == []


def test_temuan_tidak_menyebut_nilai_atau_peringkat():
    for temuan in aturan.sebelum_selesai(LENGKAP, KETENTUAN):
        assert "peringkat" not in temuan.pesan.lower()


def test_rekomendasi_dapat_sekadar_peringatan():
    (temuan,) = aturan.rekomendasi_hasil(ubah(rekomendasi=""), KETENTUAN, Tingkat.INGAT)
    assert temuan.tingkat is Tingkat.INGAT


def pilihan(**isian):
    dasar = {
        "dalam_tiga": True,
        "masih_peserta": True,
        "nama_jabatan": "Kepala Dinas Kesehatan",
        "jabatan_lain": "",
        "alasan": "Pengalaman paling luas.",
    }
    return [t.pesan for t in aturan.calon_terpilih(**{**dasar, **isian})]


@pytest.mark.parametrize(
    "isian,potongan",
    [
        ({"dalam_tiga": False}, "terbatas pada tiga calon Kepala Dinas Kesehatan"),
        ({"dalam_tiga": False, "masih_peserta": False}, "terbatas pada tiga calon"),
        ({"masih_peserta": False}, "sudah mengundurkan diri"),
        ({"jabatan_lain": "Inspektur"}, "sudah dipilih untuk jabatan Inspektur"),
        ({"alasan": " \n"}, "Alasan memilih belum ditulis"),
    ],
)
def test_pilihan_yang_tidak_boleh(isian, potongan):
    (pesan,) = pilihan(**isian)
    assert potongan in pesan


def test_pilihan_yang_boleh_tanpa_temuan():
    assert pilihan() == []


@pytest.mark.parametrize(
    "tanggal,keputusan,hari_ini,boleh",
    [
        (HARI, HARI, HARI, True),
        (HARI + dt.timedelta(days=3), HARI, HARI + dt.timedelta(days=3), True),
        (HARI - dt.timedelta(days=1), HARI, HARI, False),
        (HARI + dt.timedelta(days=1), HARI, HARI, False),
    ],
)
def test_pelantikan_sesudah_keputusan_dan_tidak_di_masa_depan(tanggal, keputusan, hari_ini, boleh):
    (temuan,) = aturan.pelantikan(tanggal, keputusan, hari_ini)
    assert (temuan.tingkat is Tingkat.TERPENUHI) is boleh
    assert temuan.dasar == "Pasal 26 ayat (2)"


@pytest.mark.parametrize("hari,tingkat", [(None, Tingkat.BLOK), (HARI, Tingkat.TERPENUHI)])
def test_usulan_pyb_mendahului_pilihan(hari, tingkat):
    (temuan,) = aturan.usulan_pyb(KeadaanPenetapan(diusulkan=hari))
    assert (temuan.kode, temuan.tingkat) == ("B-9f", tingkat)


@pytest.mark.parametrize(
    "urutan,rekomendasi,tertahan",
    [
        ("PENGUMUMAN_DAHULU", "", False),
        ("PENGUMUMAN_DAHULU", "B-12/2026", False),
        ("REKOMENDASI_DAHULU", "B-12/2026", False),
        ("REKOMENDASI_DAHULU", "", True),
    ],
)
def test_tiga_nama_menunggu_rekomendasi_menurut_kebijakan(urutan, rekomendasi, tertahan):
    kebijakan = dataclasses.replace(KETENTUAN.kebijakan, urutan_gerbang=urutan)
    temuan = aturan.tiga_nama_diumumkan(rekomendasi, dataclasses.replace(KETENTUAN, kebijakan=kebijakan))
    assert [(t.kode, t.tingkat) for t in temuan] == [("B-9h", Tingkat.BLOK)] * tertahan
