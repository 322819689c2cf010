"""Pages on which the Ketua opens, closes and voids."""

import pytest

from penilaian import actions
from penilaian.models import LembarNilai
from tests.penilaian.halaman import alamat, buka, kirim

pytestmark = pytest.mark.django_db


def test_ketua_membuka_dan_mengunci_lewat_halaman(ronde, client):
    k = ronde.komponen("WAWANCARA")
    assert "Ya, buka penilaian" in buka(client, ronde.ketua, "buka_komponen", k.pk).content.decode()
    assert kirim(client, ronde.ketua, "buka_komponen", k.pk).status_code == 302
    ditolak = kirim(client, ronde.ketua, "kunci_komponen", k.pk)
    assert ditolak.status_code == 422
    assert "5 penilai belum mengunci" in ditolak.content.decode()
    ronde.nyatakan_semua()
    ronde.nilai_semua("WAWANCARA", 80)
    assert "Ya, kunci penilaian" in buka(client, ronde.ketua, "kunci_komponen", k.pk).content.decode()
    assert kirim(client, ronde.ketua, "kunci_komponen", k.pk).status_code == 302
    assert ronde.komponen("WAWANCARA").keadaan == "DIKUNCI"


def test_komponen_di_luar_tahap_menyebut_tahapnya(ronde, client):
    jawaban = kirim(client, ronde.ketua, "buka_komponen", ronde.komponen("MAKALAH").pk)
    assert jawaban.status_code == 422
    assert "dibuka pada tahap Kompetensi Bidang" in jawaban.content.decode()


def test_kuorum_kurang_diminta_putusan_pleno(terbuka, client):
    k = terbuka.komponen("WAWANCARA")
    for orang in terbuka.pansel[2:]:
        actions.batalkan_lembar(
            komponen=k,
            lamaran=terbuka.peserta[0],
            penilai=orang,
            sebab="BERHALANGAN",
            alasan="Sakit.",
            oleh=terbuka.ketua,
            pada=terbuka.pada,
        )
    terbuka.nilai_semua("WAWANCARA", 80)
    assert "Putusan pleno" in buka(client, terbuka.ketua, "kunci_komponen", k.pk).content.decode()
    assert kirim(client, terbuka.ketua, "kunci_komponen", k.pk).status_code == 422
    kirim(client, terbuka.ketua, "kunci_komponen", k.pk, berita_acara="Pleno menerima.")
    assert terbuka.komponen("WAWANCARA").keadaan == "DIKUNCI"


def test_lembar_dibatalkan_lewat_formulir(terbuka, client):
    k, orang, sasaran = terbuka.komponen("WAWANCARA"), terbuka.anggota[0], terbuka.peserta[0]
    terbuka.kunci(orang, sasaran, "WAWANCARA", 8)
    isi = {"penilai": orang.pk, "sebab": "BERHALANGAN", "alasan": "Sakit."}
    assert kirim(client, terbuka.ketua, "batalkan_lembar", k.pk, sasaran.pk, **isi).status_code == 302
    assert LembarNilai.objects.get().keadaan == "DIBATALKAN"
    keliru = kirim(client, terbuka.ketua, "batalkan_lembar", k.pk, sasaran.pk, **{**isi, "sebab": "KELIRU"})
    assert keliru.status_code == 422
    assert alamat("daftar_buka", k.pk) in keliru.content.decode()
