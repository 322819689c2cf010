"""A locked sheet opens again by two persons and a reason; the old value stays, no mark travels: T10, T33."""

import pytest
from django.core import mail
from django.db import IntegrityError, transaction

from config.periksa_nilai import periksa_nilai
from dokumen.bahan import bahan
from dokumen.models import Naskah
from dokumen.templat import html
from jejak.models import Jejak
from panitia.aturan import Peran
from penilaian import actions, queries, wewenang
from penilaian.models import LembarNilai, PermintaanBuka
from seleksi.izin import TindakanDitolak
from tests.factories.panitia import KeanggotaanFactory
from tests.factories.penilaian import PermintaanBukaFactory
from tests.penilaian.alat import peristiwa, rata
from tests.penilaian.halaman import alamat, buka, kirim
from tests.penilaian.ronde import D, Ronde

pytestmark = pytest.mark.django_db
ALASAN = "Dua indikator tertukar saat diketik."


def sekretaris(ronde):
    return ronde.lain[Peran.KETUA_SEKRETARIAT]


def minta(ronde, lembar, oleh=None, alasan=ALASAN):
    return actions.minta_buka_lembar(lembar=lembar, alasan=alasan, oleh=oleh or ronde.ketua, pada=ronde.pada)


def setujui(ronde, permintaan, oleh=None):
    return actions.setujui_buka_lembar(permintaan=permintaan, oleh=oleh or sekretaris(ronde), pada=ronde.pada)


@pytest.fixture
def lembar(terbuka):
    return terbuka.kunci(terbuka.anggota[0], terbuka.peserta[0], "WAWANCARA", "73.19")


def test_dua_orang_membuka_lembar_dan_nilai_lama_tetap_ada(
    terbuka, lembar, django_capture_on_commit_callbacks
):
    orang, sasaran = terbuka.anggota[0], terbuka.peserta[0]
    with django_capture_on_commit_callbacks(execute=True):
        permintaan = minta(terbuka, lembar)
        lembar.refresh_from_db()
        assert lembar.keadaan == "DIKUNCI"
        naskah = setujui(terbuka, permintaan)
    lembar.refresh_from_db()
    assert (lembar.keadaan, lembar.sebab_batal, lembar.alasan_batal) == ("DIBATALKAN", "KELIRU", ALASAN)
    assert set(queries.nilai_butir(lembar).values()) == {D("73.19")}
    assert peristiwa(lembar) == [
        "lembar.dikunci",
        "lembar.buka_diminta",
        "lembar.dibatalkan",
        "lembar.buka_disetujui",
    ]
    baru = terbuka.kunci(orang, sasaran, "WAWANCARA", 80)
    assert (baru.pk != lembar.pk, baru.kode_kunci != lembar.kode_kunci) == (True, True)
    permintaan.refresh_from_db()
    assert (permintaan.disetujui, permintaan.sesudah_tertutup, permintaan.naskah) == (True, False, naskah)
    assert (naskah.penanda_tangan, naskah.kelas) == (sekretaris(terbuka), Naskah.Kelas.TERBATAS)
    assert {naskah.isi["peminta"], naskah.isi["penyetuju"]} == {
        terbuka.ketua.nama_tampil,
        sekretaris(terbuka).nama_tampil,
    }
    # Neither paper nor mail nor trace holds the mark.
    tempat = [str(naskah.isi), *(satu.body + satu.subject for satu in mail.outbox)]
    tempat += [str(satu.rincian) for satu in Jejak.objects.filter(objek_id=str(lembar.pk))]
    assert not [isi for isi in tempat if "73.19" in isi or "73,19" in isi]
    assert list(periksa_nilai()) == []


def test_yang_tertutup_dibuka_kembali_dan_nilai_semua_tertutup_lagi(terbuka):
    """After the closing: blind again, the paper says what could be known, and a new closing counts."""
    terbuka.nilai_semua("WAWANCARA", 80)
    lembar = LembarNilai.objects.get(penilai=terbuka.anggota[0], lamaran=terbuka.peserta[0])
    terbuka.tutup("WAWANCARA")
    assert terbuka.komponen("WAWANCARA").keadaan == "DIKUNCI"
    setujui(terbuka, minta(terbuka, lembar))
    komponen = terbuka.komponen("WAWANCARA")
    assert (komponen.keadaan, komponen.dikunci_oleh) == ("DIBUKA", None)
    assert PermintaanBuka.objects.get().sesudah_tertutup
    naskah = Naskah.objects.get(templat="penilaian/naskah/berita_acara_koreksi.html")
    assert "dapat mengetahui nilai penilai lain" in html(naskah.templat, bahan(naskah))
    for orang in terbuka.pansel:
        assert {satu.penilai for satu in queries.lembar_terlihat(orang, komponen, terbuka.pada)} == {orang}
    assert queries.perbandingan(terbuka.ketua, komponen, terbuka.peserta, terbuka.pada) == []
    assert list(periksa_nilai()) == []
    with pytest.raises(TindakanDitolak, match="1 penilai belum mengunci"):
        terbuka.tutup("WAWANCARA")
    baru = terbuka.kunci(terbuka.anggota[0], terbuka.peserta[0], "WAWANCARA", 70)
    terbuka.tutup("WAWANCARA")
    tercatat = Jejak.objects.filter(peristiwa="komponen.dikunci").order_by("tinggi").last().rincian["lembar"]
    assert (str(baru.pk) in tercatat, str(lembar.pk) in tercatat) == (True, False)
    assert list(periksa_nilai()) == []


def test_ditolak_tetap_terkunci_dan_boleh_diminta_lagi(terbuka, lembar):
    permintaan = minta(terbuka, lembar)
    with pytest.raises(TindakanDitolak, match="masih menunggu"):
        minta(terbuka, lembar)
    isi = {"permintaan": permintaan, "oleh": sekretaris(terbuka), "pada": terbuka.pada}
    with pytest.raises(TindakanDitolak, match="Isi alasan"):
        actions.tolak_buka_lembar(**isi, catatan=" ")
    actions.tolak_buka_lembar(**isi, catatan="Tidak ada kekeliruan.")
    lembar.refresh_from_db()
    assert lembar.keadaan == "DIKUNCI"
    assert peristiwa(lembar)[-1] == "lembar.buka_ditolak"
    with pytest.raises(TindakanDitolak, match="sudah diputus"):
        setujui(terbuka, permintaan)
    assert minta(terbuka, lembar).pk != permintaan.pk


def test_tidak_seorang_pun_membuka_sendirian(terbuka, lembar):
    """Neither the rater nor the Ketua nor a second member; the database refuses one and the same person."""
    for orang in (*terbuka.anggota, terbuka.asesor, *terbuka.lain.values()):
        with pytest.raises(TindakanDitolak):
            minta(terbuka, lembar, oleh=orang)
    permintaan = minta(terbuka, lembar)
    for orang in (*terbuka.pansel, terbuka.asesor, *terbuka.lain.values()):
        if orang != sekretaris(terbuka):
            with pytest.raises(TindakanDitolak):
                setujui(terbuka, permintaan, oleh=orang)
    assert not wewenang.boleh_setujui_buka(terbuka.ketua, permintaan, terbuka.pada)
    with pytest.raises(IntegrityError, match="permintaan_buka_dua_orang"), transaction.atomic():
        PermintaanBukaFactory(ditolak=True, diputus_oleh=terbuka.ketua, diminta_oleh=terbuka.ketua)
    lembar.refresh_from_db()
    assert lembar.keadaan == "DIKUNCI"


def test_ketua_tidak_membatalkan_sendirian_karena_keliru(terbuka, lembar):
    with pytest.raises(TindakanDitolak, match="dibuka kembali oleh dua orang"):
        actions.batalkan_lembar(
            komponen=terbuka.komponen("WAWANCARA"),
            lamaran=lembar.lamaran,
            penilai=lembar.penilai,
            sebab="KELIRU",
            alasan=ALASAN,
            oleh=terbuka.ketua,
            pada=terbuka.pada,
        )


def test_sesudah_rekap_atau_pengumuman_lembar_tidak_dibuka(ronde):
    ronde.selesaikan(rata([80, 90, 70, 85]))
    lembar = LembarNilai.objects.filter(komponen=ronde.komponen("WAWANCARA")).first()
    permintaan = minta(ronde, lembar)
    ronde.rekap()
    with pytest.raises(TindakanDitolak, match="Rekapitulasi nilai sudah dihitung"):
        setujui(ronde, permintaan)
    komponen = ronde.komponen("MAKALAH")
    komponen.umumkan(ronde.pada)
    komponen.save()
    with pytest.raises(TindakanDitolak, match="sudah diumumkan"):
        minta(ronde, LembarNilai.objects.filter(komponen=komponen).first())


def test_lewat_halaman(terbuka, lembar, client):
    """Each of the two sees his own page; no mark stands on either, and others find nothing."""
    k = lembar.komponen_id
    argumen = (k, lembar.lamaran_id, lembar.penilai_id)
    assert alamat("daftar_buka", k) in buka(client, terbuka.ketua, "komponen", k).content.decode()
    isi = buka(client, terbuka.ketua, "daftar_buka", k).content.decode()
    assert alamat("minta_buka", *argumen) in isi
    for orang in (terbuka.anggota[0], sekretaris(terbuka)):
        assert buka(client, orang, "minta_buka", *argumen).status_code == 404
    assert kirim(client, terbuka.ketua, "minta_buka", *argumen, alasan="").status_code == 422
    assert kirim(client, terbuka.ketua, "minta_buka", *argumen, alasan=ALASAN).status_code == 302
    assert kirim(client, terbuka.ketua, "minta_buka", *argumen, alasan=ALASAN).status_code == 422
    satu = PermintaanBuka.objects.get()
    assert buka(client, terbuka.ketua, "putuskan_buka", satu.pk).status_code == 404
    halaman = [isi, buka(client, terbuka.ketua, "minta_buka", *argumen).content.decode()]
    halaman.append(buka(client, sekretaris(terbuka), "putuskan_buka", satu.pk).content.decode())
    assert ALASAN in halaman[-1]
    tanpa = kirim(client, sekretaris(terbuka), "putuskan_buka", satu.pk, putusan="TOLAK", catatan="")
    assert tanpa.status_code == 422
    jawaban = kirim(client, sekretaris(terbuka), "putuskan_buka", satu.pk, putusan="SETUJU")
    assert jawaban.status_code == 302
    halaman.append(buka(client, sekretaris(terbuka), "putuskan_buka", satu.pk).content.decode())
    assert "Berita Acara Koreksi" in halaman[-1]
    halaman.append(buka(client, terbuka.ketua, "daftar_buka", k).content.decode())
    assert not [isi for isi in halaman if "73,19" in isi or "73.19" in isi]
    # The rater's own page offers a fresh sheet.
    assert buka(client, terbuka.anggota[0], "lembar", k, lembar.lamaran_id).status_code == 200


def test_ditolak_lewat_halaman_dan_disebut_alasannya(terbuka, lembar, client):
    satu = minta(terbuka, lembar)
    kirim(client, sekretaris(terbuka), "putuskan_buka", satu.pk, putusan="TOLAK", catatan="Nilainya benar.")
    assert (
        "Nilainya benar." in buka(client, terbuka.ketua, "daftar_buka", lembar.komponen_id).content.decode()
    )
    ulang = kirim(client, sekretaris(terbuka), "putuskan_buka", satu.pk, putusan="SETUJU")
    assert ulang.status_code == 422
    assert "sudah diputus" in ulang.content.decode()


@pytest.mark.parametrize("banyak", [1, 3])
def test_daftar_memakai_kueri_yang_tetap(db, client, banyak, django_assert_num_queries):
    ronde = Ronde(peserta=banyak)
    ronde.selesaikan(rata([80, 80, 80]))
    for lembar in LembarNilai.objects.filter(komponen=ronde.komponen("MAKALAH"))[:banyak]:
        minta(ronde, lembar)
    komponen = ronde.komponen("MAKALAH")
    with django_assert_num_queries(3):
        assert len(list(queries.halaman_terkunci(komponen, None))) == 5 * banyak
        for satu in queries.permintaan_komponen(komponen):
            assert str(satu.lembar.penilai)
            assert str(satu.lembar.lamaran.pelamar)


def test_ketua_sekretariat_seleksi_lain_tidak_memutus(terbuka, lembar, client):
    satu = minta(terbuka, lembar)
    lain = KeanggotaanFactory(peran=Peran.KETUA_SEKRETARIAT)
    assert buka(client, lain.pengguna, "putuskan_buka", satu.pk).status_code == 404
    with pytest.raises(TindakanDitolak):
        setujui(terbuka, satu, oleh=lain.pengguna)
