"""Policies between the three names and the decree, each in all its positions."""

import pytest
from django.utils import timezone

from dokumen.models import Naskah
from jejak.models import Jejak
from penilaian import actions as penilaian
from penilaian import queries
from penilaian.aturan import penggantian_calon
from penilaian.models import HasilKesehatan
from peserta.models import Lamaran
from seleksi import aturan
from seleksi.actions import penetapan as tindakan
from seleksi.alur import Tahap
from seleksi.aturan import KeadaanPenetapan
from seleksi.izin import TindakanDitolak, Tingkat
from seleksi.ketentuan import profil
from seleksi.models import Lowongan, Rekomendasi
from seleksi.queries.keputusan import KEPUTUSAN_CALON, keputusan_calon
from seleksi.wewenang import penetapan as wewenang
from tests.factories.penilaian import HasilKesehatanFactory
from tests.factories.seleksi import RekomendasiFactory
from tests.seleksi.halaman import masuk, teks
from tests.seleksi.tiga_calon import tiga_calon

PERBUP = profil("perbup_89_2021")


def dengan(**pilihan):
    return aturan.dengan_kebijakan(pilihan, "Diputus rapat.", PERBUP)


# --- Aturan --------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("urutan", "rekomendasi", "menahan"),
    [
        ("PENGUMUMAN_DAHULU", "", False),
        ("PENGUMUMAN_DAHULU", "B-1", False),
        ("REKOMENDASI_DAHULU", "", True),
        ("REKOMENDASI_DAHULU", "B-1", False),
    ],
)
def test_tiga_nama_diumumkan_menurut_urutan_gerbang(urutan, rekomendasi, menahan):
    temuan = aturan.tiga_nama_diumumkan(rekomendasi, dengan(urutan_gerbang=urutan))
    assert bool(temuan) is menahan
    assert all((satu.kode, satu.tingkat) == ("B-9h", Tingkat.BLOK) for satu in temuan)


@pytest.mark.parametrize(
    ("jumlah", "surat", "tingkat"),
    [(1, "", None), (1, "Nomor 9", None), (2, "", Tingkat.BLOK), (2, "Nomor 9", Tingkat.TERPENUHI)],
)
def test_persetujuan_kedua_hanya_bila_dua(jumlah, surat, tingkat):
    temuan = aturan.persetujuan_pelantikan(
        KeadaanPenetapan(persetujuan=surat), dengan(jumlah_persetujuan=jumlah)
    )
    assert [satu.tingkat for satu in temuan] == ([] if tingkat is None else [tingkat])


@pytest.mark.parametrize(
    ("pilihan", "tinggal", "pengganti", "tingkat", "kata"),
    [
        ("LANJUT", None, False, None, ""),
        ("LANJUT", 3, True, None, ""),
        ("LANJUT", 2, True, Tingkat.INGAT, "PPK memilih dari yang tersisa"),
        ("LANJUT", 0, True, Tingkat.BLOK, "tidak ada lagi yang dapat dipilih"),
        ("NAIKKAN", 3, False, None, ""),
        ("NAIKKAN", 2, True, Tingkat.BLOK, "peserta peringkat berikutnya dinaikkan"),
        ("NAIKKAN", 2, False, Tingkat.BLOK, "tidak ada lagi yang dapat dipilih"),
        ("ULANG", 2, True, Tingkat.BLOK, "seleksi diulang dan lowongan ini dibatalkan"),
        ("ULANG", 3, True, None, ""),
    ],
)
def test_calon_berkurang_menurut_kebijakan(pilihan, tinggal, pengganti, tingkat, kata):
    temuan = aturan.calon_berkurang(tinggal, pengganti, dengan(calon_berkurang=pilihan))
    assert [satu.tingkat for satu in temuan] == ([] if tingkat is None else [tingkat])
    assert kata in " ".join(satu.pesan for satu in temuan)


BENAR = {
    "diizinkan": True,
    "keluar": True,
    "berikut": True,
    "persetujuan": "B-9",
    "badan": "Badan Kepegawaian Negara",
    "alasan": "Pleno.",
    "terlanjur": "",
}


@pytest.mark.parametrize(
    ("ubah", "kata"),
    [
        ({}, ""),
        ({"diizinkan": False}, "tidak menaikkan"),
        ({"keluar": False}, "Yang digantikan hanya"),
        ({"berikut": False}, "Yang dinaikkan hanya"),
        ({"persetujuan": ""}, "Surat persetujuan penggantian dari Badan Kepegawaian Negara"),
        ({"alasan": ""}, "Isi alasan"),
        ({"terlanjur": "Sudah diusulkan."}, "Sudah diusulkan."),
    ],
)
def test_penggantian_calon_diperiksa_satu_per_satu(ubah, kata):
    temuan = penggantian_calon(**(BENAR | ubah))
    assert len(temuan) == len(ubah)
    assert kata in " ".join(satu.pesan for satu in temuan)


# --- Gerbang -------------------------------------------------------------------------------------
def pesan(izin):
    return " ".join(satu.pesan for satu in izin.menahan)


@pytest.mark.django_db
@pytest.mark.parametrize("urutan", ["PENGUMUMAN_DAHULU", "REKOMENDASI_DAHULU"])
def test_hasil_akhir_menunggu_rekomendasi_menurut_kebijakan(saat, urutan):
    t = tiga_calon(saat, rekomendasi=False, kebijakan={"urutan_gerbang": urutan})
    boleh = wewenang.boleh_siapkan_hasil_akhir(t.kepala, t.seleksi, [t.lowongan], saat)
    assert ("tiga nama diumumkan setelah" in pesan(boleh)) is (urutan == "REKOMENDASI_DAHULU")
    RekomendasiFactory(seleksi=t.seleksi, jenis=Rekomendasi.Jenis.HASIL, tanggal=saat.date())
    assert wewenang.boleh_siapkan_hasil_akhir(t.kepala, t.seleksi, [t.lowongan], saat)


@pytest.mark.django_db
def test_dua_persetujuan_menahan_keputusan_sampai_surat_kedua(saat):
    t = tiga_calon(saat, kebijakan={"jumlah_persetujuan": 2})
    tindakan.usulkan(lowongan=t.lowongan, oleh=t.pyb, pada=saat)
    tindakan.pilih_calon(lowongan=t.lowongan, lamaran=t.peserta[1], alasan="Terbaik.", oleh=t.ppk, pada=saat)
    isian = {"lowongan": t.lowongan, "tanggal": timezone.localdate(saat), "oleh": t.kepala, "pada": saat}
    with pytest.raises(TindakanDitolak, match="Persetujuan pelantikan"):
        tindakan.siapkan_keputusan(**isian)
    jenis = Rekomendasi.Jenis.PELANTIKAN
    RekomendasiFactory(seleksi=t.seleksi, lowongan=t.lowongan, jenis=jenis, tanggal=saat.date())
    assert tindakan.siapkan_keputusan(**isian)


def sakit(t, siapa=0):
    hasil = HasilKesehatan.objects.get(lamaran=t.peserta[siapa])
    hasil.sehat = False
    hasil.save()


@pytest.mark.django_db
@pytest.mark.parametrize(("pilihan", "boleh"), [("LANJUT", True), ("NAIKKAN", False), ("ULANG", False)])
def test_calon_tidak_sehat_dalam_gerbang_dan_usulan(saat, pilihan, boleh):
    t = tiga_calon(saat, tahap=Tahap.KESEHATAN, kebijakan={"calon_berkurang": pilihan})
    sakit(t)
    temuan = queries.temuan_kesehatan(t.lowongan)
    assert any(satu.kode == "B-9e" for satu in temuan)
    assert any(satu.tingkat == Tingkat.BLOK for satu in temuan) is not boleh
    assert queries.temuan_gerbang([t.lowongan])[t.lowongan.pk] == temuan
    Lowongan.objects.filter(pk=t.lowongan.pk).update(tahap=Tahap.PENETAPAN, penetapan_dimulai_pada=saat)
    t.lowongan.refresh_from_db()
    assert bool(wewenang.boleh_usulkan(t.pyb, t.lowongan, saat)) is boleh


@pytest.mark.django_db
def test_yang_mengundurkan_diri_tidak_lagi_ditunggu_hasil_kesehatannya(saat):
    t = tiga_calon(saat, tahap=Tahap.KESEHATAN)
    HasilKesehatan.objects.filter(lamaran=t.peserta[2]).delete()
    assert any("baru tercatat untuk 2 dari 3" in satu.pesan for satu in queries.temuan_kesehatan(t.lowongan))
    lamaran = Lamaran.objects.get(pk=t.peserta[2].pk)
    lamaran.tarik(saat)
    lamaran.save()
    kata = " ".join(satu.pesan for satu in queries.temuan_kesehatan(t.lowongan))
    assert "2 calon tercatat" in kata
    assert "Tinggal 2 dari 3 calon" in kata


# --- Menaikkan pengganti -------------------------------------------------------------------------
def naikkan(t, dari=0, ke=3, alasan="Pleno 23 November.", oleh=None):
    return penilaian.naikkan_calon(
        lowongan=t.lowongan,
        menggantikan=t.peserta[dari],
        pengganti=t.peserta[ke],
        alasan=alasan,
        oleh=oleh or t.ketua,
        pada=t.saat,
    )


def berkurang(saat, **kebijakan):
    dipilih = {"calon_berkurang": "NAIKKAN"} | kebijakan
    t = tiga_calon(saat, tahap=Tahap.KESEHATAN, kebijakan=dipilih, terhitung=True)
    sakit(t)
    return t


def izinkan(t):
    jenis = Rekomendasi.Jenis.PENGGANTI
    RekomendasiFactory(seleksi=t.seleksi, lowongan=t.lowongan, jenis=jenis, tanggal=t.saat.date())


@pytest.mark.django_db
def test_peringkat_keempat_menggantikan_dan_keputusan_baru_terbit(saat):
    t = berkurang(saat)
    lama = keputusan_calon([t.lowongan])[t.lowongan.pk]
    with pytest.raises(TindakanDitolak, match="persetujuan penggantian"):
        naikkan(t)
    izinkan(t)
    baru = naikkan(t)
    lama.refresh_from_db()
    assert lama.keadaan == Naskah.Keadaan.DICABUT
    assert keputusan_calon([t.lowongan])[t.lowongan.pk] == baru
    assert baru.templat == KEPUTUSAN_CALON
    calon = {satu.pk for satu in queries.tiga_calon(t.lowongan)}
    assert calon == {satu.pk for satu in t.peserta[1:]}
    assert "Wening" not in str(baru.isi["calon"])
    jejak = Jejak.objects.order_by("tinggi").last()
    assert jejak.peristiwa == "calon.dinaikkan"
    assert (jejak.rincian["menggantikan"], jejak.rincian["pengganti"]) == (t.peserta[0].pk, t.peserta[3].pk)
    assert any("baru tercatat untuk 2 dari 3" in satu.pesan for satu in queries.temuan_kesehatan(t.lowongan))
    HasilKesehatanFactory(lamaran=t.peserta[3])
    assert all(satu.tingkat == Tingkat.TERPENUHI for satu in queries.temuan_kesehatan(t.lowongan))


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("dari", "ke", "alasan", "kata"),
    [
        (1, 3, "Pleno.", "Yang digantikan hanya"),
        (0, 2, "Pleno.", "Yang dinaikkan hanya"),
        (0, 3, " ", "Isi alasan"),
    ],
)
def test_penggantian_yang_keliru_tidak_berbekas(saat, dari, ke, alasan, kata):
    t = berkurang(saat)
    izinkan(t)
    with pytest.raises(TindakanDitolak, match=kata):
        naikkan(t, dari, ke, alasan)
    assert {satu.pk for satu in queries.tiga_calon(t.lowongan)} == {satu.pk for satu in t.peserta[:3]}


@pytest.mark.django_db
def test_penggantian_hanya_oleh_ketua_bila_kebijakannya_demikian(saat):
    t = berkurang(saat, calon_berkurang="LANJUT")
    izinkan(t)
    with pytest.raises(TindakanDitolak, match="tidak menaikkan"):
        naikkan(t)
    with pytest.raises(TindakanDitolak):
        naikkan(t, oleh=t.kepala)


@pytest.mark.django_db
def test_penggantian_sesudah_diusulkan_menunggu_usulan_dikembalikan(saat):
    t = tiga_calon(saat, kebijakan={"calon_berkurang": "NAIKKAN"}, terhitung=True)
    izinkan(t)
    tindakan.usulkan(lowongan=t.lowongan, oleh=t.pyb, pada=saat)
    lamaran = Lamaran.objects.get(pk=t.peserta[0].pk)
    lamaran.tarik(saat)
    lamaran.save()
    with pytest.raises(TindakanDitolak, match="PPK mengembalikannya"):
        naikkan(t)
    tindakan.kembalikan_usulan(lowongan=t.lowongan, catatan="Calon mundur.", oleh=t.ppk, pada=saat)
    assert naikkan(t)
    isian = {
        "lamaran": t.peserta[3],
        "sehat": True,
        "unit_kesehatan": "RSUD",
        "nomor_surat": "4",
        "tanggal_surat": saat.date(),
        "unggahan": None,
        "oleh": t.ketua,
        "pada": saat,
    }
    assert penilaian.catat_kesehatan(**isian)
    with pytest.raises(TindakanDitolak):
        penilaian.catat_kesehatan(**isian)


@pytest.mark.django_db
def test_penggantian_sesudah_hasil_akhir_diumumkan_ditolak(saat):
    t = tiga_calon(saat, kebijakan={"calon_berkurang": "NAIKKAN"}, terhitung=True)
    izinkan(t)
    umum = tindakan.siapkan_hasil_akhir(seleksi=t.seleksi, lowongan=[t.lowongan], oleh=t.kepala, pada=saat)
    tindakan.umumkan_hasil_akhir(pengumuman=umum, oleh=t.ketua, pada=saat)
    sakit(t)
    with pytest.raises(TindakanDitolak, match="sudah diumumkan"):
        naikkan(t)


@pytest.mark.django_db
def test_halaman_pengganti_hanya_setelah_peringkat_dibuka(saat):
    t = berkurang(saat)
    izinkan(t)
    klien, jalan = masuk(t.ketua), f"/penilaian/pleno/{t.lowongan.pk}/pengganti/"
    assert klien.get(jalan).status_code == 302
    penilaian.baca_peringkat(lowongan=t.lowongan, keperluan="Pleno", oleh=t.ketua, pada=saat)
    assert "Bagus Kurniawan" in teks(klien.get(jalan))
    isi = {"menggantikan": t.peserta[0].pk, "pengganti": t.peserta[3].pk}
    assert klien.post(jalan, isi).status_code == 422
    assert klien.post(jalan, isi | {"alasan": "Pleno."}).status_code == 302
    assert "Tidak ada yang dapat digantikan" in teks(klien.get(jalan))


@pytest.mark.django_db
def test_halaman_pengganti_menjelaskan_penolakan(saat):
    t = berkurang(saat)
    penilaian.baca_peringkat(lowongan=t.lowongan, keperluan="Pleno", oleh=t.ketua, pada=saat)
    klien = masuk(t.ketua)
    isi = {"menggantikan": t.peserta[0].pk, "pengganti": t.peserta[3].pk, "alasan": "Pleno."}
    jawaban = klien.post(f"/penilaian/pleno/{t.lowongan.pk}/pengganti/", isi)
    assert "Surat persetujuan penggantian" in teks(jawaban, 422)
