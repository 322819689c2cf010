"""Closed components side by side: nothing before the lock, nothing to the recused, nothing ever applied."""

from decimal import Decimal
from fractions import Fraction

import pytest
from django.db import IntegrityError, transaction

from penilaian import actions, queries, wewenang
from penilaian.models import BenturanKepentingan, LembarNilai, PenjelasanNilai, Rekap
from seleksi.izin import TindakanDitolak
from tests.penilaian.alat import peristiwa, rata, tetapkan
from tests.penilaian.halaman import alamat, buka, kirim
from tests.penilaian.ronde import Ronde

pytestmark = pytest.mark.django_db
D = Decimal


def ditutup(**kebijakan) -> Ronde:
    """Everybody gave 80, the first member 50 to the first participant and 75 to the others."""
    ronde = Ronde(kebijakan=kebijakan or None)
    pertama = ronde.anggota[0]

    def nilai(metode, penilai, lamaran):
        if penilai != pertama:
            return 80
        return 50 if lamaran == ronde.peserta[0] else 75

    ronde.selesaikan(nilai)
    return ronde


def lembar(ronde, penilai, peserta, metode="WAWANCARA"):
    return LembarNilai.objects.select_related("komponen__lowongan__seleksi", "lamaran").get(
        komponen=ronde.komponen(metode), penilai=penilai, lamaran=peserta
    )


def jelaskan(ronde, siapa, satu, isi="Jawabannya menyimpang dari pertanyaan."):
    return actions.jelaskan_nilai(lembar=satu, isi=isi, oleh=siapa, pada=ronde.pada)


# --- Sebelum dikunci -----------------------------------------------------------------------------------
def test_sebelum_dikunci_tidak_ada_perbandingan(terbuka, client):
    ronde, komponen = terbuka, terbuka.komponen("WAWANCARA")
    ronde.kunci(ronde.anggota[0], ronde.peserta[0], "WAWANCARA", 20)
    for siapa in ronde.pansel:
        assert buka(client, siapa, "banding", komponen.pk).status_code == 404
        assert buka(client, siapa, "jelaskan_nilai", komponen.pk, ronde.peserta[0].pk).status_code == 404
        assert queries.banding_penilai(siapa, komponen, ronde.pada) == []
        assert queries.lembar_terpencil_milik(siapa, komponen, ronde.pada) == {}
        assert not any(
            satu.lembar for satu in queries.banding_orang(siapa, komponen, ronde.peserta, ronde.pada)
        )
    # Not even whether one's own value stands apart.
    satu = lembar(ronde, ronde.anggota[0], ronde.peserta[0])
    temuan = wewenang.boleh_jelaskan_nilai(ronde.anggota[0], satu, "Alasan.", ronde.pada).menahan
    assert [x.pesan for x in temuan] == ["Nilai dijelaskan sesudah komponennya dikunci."]


# --- Sesudah dikunci ---------------------------------------------------------------------------------
def test_sebaran_per_peserta_dan_indikator():
    ronde = ditutup()
    komponen = ronde.komponen("WAWANCARA")
    satu, dua, *_ = queries.banding_orang(ronde.ketua, komponen, ronde.peserta, ronde.pada)
    assert (satu.sebaran.median, satu.sebaran.rentang, len(satu.sebaran.pencilan)) == (80, 30, 1)
    assert [satu.sebaran.nilai[n] for n in satu.sebaran.pencilan] == [50]
    assert (dua.sebaran.median, dua.sebaran.rentang, dua.sebaran.pencilan) == (80, 5, frozenset())
    assert len(satu.kriteria) == komponen.indikator.count()
    assert all(len(sebaran.pencilan) == 1 for _, sebaran in satu.kriteria)


def test_ketatnya_penilai_hanya_ditampilkan():
    ronde = ditutup()
    semula = ronde.rekap().sidik
    baris = {
        x.penilai: x for x in queries.banding_penilai(ronde.ketua, ronde.komponen("WAWANCARA"), ronde.pada)
    }
    ketat = baris[ronde.anggota[0]]
    assert ketat.selisih.rata == Fraction(-30 - 5 * 3, 4)
    assert (ketat.pencilan, ketat.belum_dijelaskan, len(ketat.nilai)) == (1, 1, 4)
    assert baris[ronde.ketua].selisih.rata > 0
    jelaskan(ronde, ronde.anggota[0], lembar(ronde, ronde.anggota[0], ronde.peserta[0]))
    assert ronde.rekap().sidik == semula


def test_seorang_penilai_saja_tidak_dibandingkan(client):
    ronde = ditutup()
    (satu,) = queries.banding_penilai(ronde.ketua, ronde.komponen("ASESMEN"), ronde.pada)
    assert satu.selisih is None
    teks = buka(client, ronde.ketua, "banding", ronde.komponen("ASESMEN").pk).content.decode()
    assert "Tidak ada penilai lain" in teks


def test_batas_nol_tidak_menandai_siapa_pun(client):
    ronde = ditutup(batas_pencilan=0)
    komponen = ronde.komponen("WAWANCARA")
    assert queries.lembar_terpencil_milik(ronde.anggota[0], komponen, ronde.pada) == {}
    teks = buka(client, ronde.anggota[0], "banding", komponen.pk).content.decode()
    assert "Tidak ada nilai yang ditandai menurut kebijakan rapat persiapan." in teks


def test_yang_berbenturan_tidak_melihat_pesertanya(client):
    ronde = ditutup()
    komponen, sasaran, pembaca = ronde.komponen("WAWANCARA"), ronde.peserta[0], ronde.anggota[3]
    BenturanKepentingan.objects.filter(penilai=pembaca, lamaran=sasaran).update(ada=True, hubungan="Sepupu")
    satu = queries.banding_orang(pembaca, komponen, ronde.peserta, ronde.pada)[0]
    assert (satu.tersembunyi, satu.lembar, satu.sebaran) == (True, (), None)
    baris = {x.penilai: x for x in queries.banding_penilai(pembaca, komponen, ronde.pada)}
    assert baris[ronde.anggota[0]].pencilan == 0
    teks = buka(client, pembaca, "banding", komponen.pk).content.decode()
    assert "benturan kepentingan: tidak terbuka bagi Anda" in teks
    assert "50,00" not in teks


def test_peserta_tanpa_lembar_terlihat_kosong(client):
    ronde = ditutup()
    for satu in LembarNilai.objects.filter(lamaran=ronde.peserta[1], komponen__metode="WAWANCARA"):
        satu.butir.all().delete()
        satu.delete()
    teks = buka(client, ronde.ketua, "banding", ronde.komponen("WAWANCARA").pk).content.decode()
    assert "tanpa nilai" in teks


@pytest.mark.parametrize("peran", ["PPK", "PYB", "KETUA_SEKRETARIAT", "NARASUMBER", "PENGAWAS"])
def test_hanya_pansel_yang_membandingkan(client, peran):
    ronde = ditutup()
    komponen = ronde.komponen("WAWANCARA")
    for siapa in (ronde.lain[peran], ronde.asesor):
        assert buka(client, siapa, "banding", komponen.pk).status_code == 404
        assert queries.banding_penilai(siapa, komponen, ronde.pada) == []


@pytest.mark.parametrize("peserta", [1, 3])
def test_kueri_perbandingan_tetap(peserta, client, django_assert_num_queries):
    ronde = Ronde(peserta=peserta)
    ronde.selesaikan(rata([80, 81, 82]))
    komponen = ronde.komponen("WAWANCARA")
    buka(client, ronde.ketua, "banding", komponen.pk)
    client.force_login(ronde.ketua)
    with django_assert_num_queries(22):
        client.get(alamat("banding", komponen.pk))


# --- Penjelasan ----------------------------------------------------------------------------------------
def test_penjelasan_tersimpan_dan_jejaknya_tidak_menyebut_isinya(client):
    ronde = ditutup()
    penilai, sasaran = ronde.anggota[0], ronde.peserta[0]
    komponen = ronde.komponen("WAWANCARA")
    teks = buka(client, penilai, "banding", komponen.pk).content.decode()
    assert "Nilai Anda yang jauh dari median" in teks
    assert "Anggota Satu belum menjelaskan 1 nilai yang lebih dari 15 dari median." in teks
    assert buka(client, penilai, "jelaskan_nilai", komponen.pk, sasaran.pk).status_code == 200
    jawaban = kirim(
        client, penilai, "jelaskan_nilai", komponen.pk, sasaran.pk, isi=" Tidak menjawab soal 3. "
    )
    assert jawaban.status_code == 302
    satu = lembar(ronde, penilai, sasaran)
    assert satu.penjelasan.isi == "Tidak menjawab soal 3."
    assert peristiwa(satu) == ["lembar.dijelaskan"]
    for pembaca in (penilai, ronde.ketua):
        teks = buka(client, pembaca, "banding", komponen.pk).content.decode()
        assert "Tidak menjawab soal 3." in teks
        assert "belum menjelaskan" not in teks
    kirim(client, penilai, "jelaskan_nilai", komponen.pk, sasaran.pk, isi="Soal 3 dan 4.")
    assert PenjelasanNilai.objects.get().isi == "Soal 3 dan 4."


def test_yang_tidak_terpencil_tidak_dijelaskan(client):
    ronde = ditutup()
    komponen, penilai = ronde.komponen("WAWANCARA"), ronde.anggota[0]
    jawaban = kirim(
        client, penilai, "jelaskan_nilai", komponen.pk, ronde.peserta[1].pk, isi="Ingin menambah."
    )
    assert jawaban.status_code == 422
    assert "tidak terpencil" in jawaban.content.decode()
    assert "Ingin menambah." in jawaban.content.decode()
    with pytest.raises(TindakanDitolak):
        jelaskan(ronde, penilai, lembar(ronde, penilai, ronde.peserta[0]), isi="  ")
    with pytest.raises(TindakanDitolak):
        jelaskan(ronde, ronde.ketua, lembar(ronde, penilai, ronde.peserta[0]))
    assert not PenjelasanNilai.objects.exists()


def test_tanpa_lembar_sendiri_tidak_ada_yang_dijelaskan(client):
    ronde = ditutup()
    assert (
        buka(
            client, ronde.ketua, "jelaskan_nilai", ronde.komponen("ASESMEN").pk, ronde.peserta[0].pk
        ).status_code
        == 404
    )


def test_sesudah_tiga_nama_penjelasan_tidak_berubah():
    ronde = Ronde()
    nilai = [50, 90, 80, 70]
    ronde.selesaikan(
        lambda metode, penilai, lamaran: 20 if penilai == ronde.anggota[0] else nilai[lamaran.urutan - 1]
    )
    ronde.rekap()
    satu = lembar(ronde, ronde.anggota[0], ronde.peserta[1])
    jelaskan(ronde, ronde.anggota[0], satu)
    tetapkan(ronde)
    assert Rekap.objects.get().ditetapkan_pada
    with pytest.raises(TindakanDitolak, match="sudah ditetapkan"):
        jelaskan(ronde, ronde.anggota[0], satu, isi="Lain.")


def test_penjelasan_kosong_ditolak_basis_data():
    ronde = ditutup()
    with pytest.raises(IntegrityError), transaction.atomic():
        PenjelasanNilai.objects.create(
            lembar=lembar(ronde, ronde.anggota[0], ronde.peserta[0]), isi="", ditulis_pada=ronde.pada
        )
    assert str(PenjelasanNilai(lembar_id=7)) == "Penjelasan 7"
