"""The pages of a call to a stage: those who plan it, and the participant who answers."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from akun.models import Surel
from dokumen.tasks import cetak_naskah
from jejak.models import Jejak
from panitia.aturan import Peran
from peserta import actions
from peserta.models import Lamaran, Panggilan, UndanganTahap
from peserta.tasks import terbitkan_undangan_terkirim
from tests.cakram import tutup
from tests.peserta.conftest import petugas
from tests.peserta.panggilan.alat import (
    TEMPAT,
    acara,
    ganti,
    isian,
    kirim,
    milik,
    peserta,
    sidik,
    susun,
    umumkan,
)

pytestmark = pytest.mark.django_db


# --- Halaman petugas --------------------------------------------------------------------------
def isi(jawaban) -> str:
    return jawaban.content.decode()


def formulir(**ubah):
    semula = isian()
    del semula["mulai"], semula["istirahat_mulai"], semula["istirahat_selesai"], semula["pada_hari_libur"]
    return {**semula, "hari": "2026-11-30", "jam": "08:00", **ubah}


def alamat(nama, *bagian):
    return reverse(f"peserta:{nama}", args=bagian)


def test_jalan_sekretariat_dari_menyusun_sampai_mengirim(client, lowongan, berdua, penyusun, ketua, saat):
    client.force_login(penyusun)
    daftar = alamat("panggilan_lowongan", lowongan.pk)
    tulis = alamat("susun_panggilan", lowongan.pk, "ASESMEN")
    assert tulis in isi(client.get(daftar))
    assert alamat("susun_panggilan", lowongan.pk, "WAWANCARA") not in isi(client.get(daftar))
    assert "2 peserta diundang" in isi(client.get(tulis))
    assert client.get(alamat("susun_panggilan", lowongan.pk, "LAIN")).status_code == 404
    for salah in (
        {"tempat": ""},
        {"istirahat_mulai": "12:00"},
        {"istirahat_mulai": "12:00", "istirahat_selesai": "11:00"},
        {"hari": ""},
    ):
        jawaban = client.post(tulis, formulir(**salah))
        assert jawaban.status_code == 422
        assert "Bu Rini" in isi(jawaban)
    assert client.post(tulis, formulir(tempat="", tautan="bukan tautan")).status_code == 422
    jawaban = client.post(tulis, formulir())
    satu = Panggilan.objects.get()
    halaman = alamat("panggilan", satu.pk)
    assert jawaban.url == halaman
    assert "Menunggu Ketua Sekretariat" in isi(client.get(halaman))
    assert client.post(tulis, formulir()).status_code == 422
    assert client.post(alamat("ubah_panggilan", satu.pk), formulir(menit=1)).status_code == 422
    assert client.post(alamat("ubah_panggilan", satu.pk), formulir(menit=45)).url == halaman
    undangan = milik(satu, berdua[0])
    waktu = alamat("undangan_tahap", undangan.pk)
    assert "08:45" in isi(client.get(waktu))
    assert client.post(waktu, {"hari": "2026-11-30", "jam": "x", "menit": 45}).status_code == 422
    assert client.post(waktu, {"hari": "2026-11-30", "jam": "13:00", "menit": 45}).url == halaman
    assert "Zulaika" in isi(client.get(alamat("lembar_undangan", undangan.pk)))
    assert client.post(alamat("kirim_panggilan", satu.pk), {"sidik": sidik(satu)}).status_code == 422
    client.force_login(ketua)
    assert sidik(satu) in isi(client.get(halaman))
    assert client.post(alamat("kirim_panggilan", satu.pk)).status_code == 422
    assert client.post(alamat("kirim_panggilan", satu.pk), {"sidik": sidik(satu)}).url == halaman
    assert client.post(alamat("kirim_panggilan", satu.pk), {"sidik": sidik(satu)}).status_code == 422
    assert "belum menjawab" in isi(client.get(halaman))
    assert client.post(waktu, {"hari": "2026-11-30", "jam": "13:00", "menit": 45}).status_code == 422
    assert client.post(alamat("ubah_panggilan", satu.pk), formulir()).status_code == 422
    assert client.post(alamat("buang_panggilan", satu.pk)).status_code == 422
    assert "bukan konsep" in isi(client.get(alamat("ubah_panggilan", satu.pk)))


def test_halaman_perubahan_dan_pembatalan(client, terkirim, penyusun, ketua, saat):
    client.force_login(penyusun)
    ubah = alamat("ganti_panggilan", terkirim.pk)
    assert "Alasan perubahan" in isi(client.get(ubah))
    assert client.post(ubah, formulir()).status_code == 422
    assert client.post(ubah, formulir(alasan="Aula dipakai.", tempat="Gedung Juang")).status_code == 302
    assert client.post(ubah, formulir(alasan="Aula dipakai.")).status_code == 422
    (baru,) = terkirim.pengganti.all()
    assert "Perubahan sedang disusun" in isi(client.get(alamat("panggilan", terkirim.pk)))
    assert client.post(alamat("buang_panggilan", baru.pk)).status_code == 302
    assert "Konsep ini dibuang" in isi(client.get(alamat("panggilan", baru.pk)))
    batal = alamat("batalkan_panggilan", terkirim.pk)
    assert client.post(batal, {"alasan": "x"}).status_code == 422
    client.force_login(ketua)
    assert "2 undangan tidak berlaku lagi" in isi(client.get(batal))
    assert client.post(batal, {"alasan": ""}).status_code == 422
    assert client.post(batal, {"alasan": "Ditunda."}).status_code == 302
    assert "Panggilan ini dibatalkan" in isi(client.get(alamat("panggilan", terkirim.pk)))
    assert "tidak sedang berlaku" in isi(client.get(batal))


def test_versi_lama_tetap_terbaca_petugas(client, terkirim, berdua, penyusun, ketua, saat):
    baru = ganti(terkirim, penyusun, saat)
    kirim(baru, ketua, saat)
    client.force_login(penyusun)
    lama = isi(client.get(alamat("panggilan", terkirim.pk)))
    assert "Panggilan ini diganti" in lama
    assert milik(terkirim, berdua[0]).naskah.nomor in lama
    assert "dicabut" in isi(client.get(alamat("undangan_tahap", milik(terkirim, berdua[0]).pk)))
    assert "Diganti panggilan baru" in isi(client.get(alamat("panggilan_lowongan", terkirim.lowongan_id)))


def test_panggilan_hanya_bagi_sekretariat_dan_ketua_pansel(client, konsep, berdua):
    undangan = milik(konsep, berdua[0])
    halaman = [
        alamat("panggilan_lowongan", konsep.lowongan_id),
        alamat("susun_panggilan", konsep.lowongan_id, "ASESMEN"),
        alamat("panggilan", konsep.pk),
        alamat("undangan_tahap", undangan.pk),
        alamat("lembar_undangan", undangan.pk),
    ]
    for peran in (Peran.VERIFIKATOR, Peran.ANGGOTA_PANSEL, Peran.PENGAWAS, Peran.ASESOR):
        client.force_login(petugas(konsep.lowongan, peran))
        assert {client.get(satu).status_code for satu in halaman} == {404}
    client.force_login(petugas(konsep.lowongan, Peran.KETUA_PANSEL))
    assert {client.get(satu).status_code for satu in halaman} == {200}
    assert "Belum ada undangan" in isi(client.get(halaman[0]))


def test_peserta_tidak_disebut_di_depan_gerbang(client, lowongan, penyusun, ketua, saat):
    """The page of a call that may not be planned yet names nobody."""
    peserta(lowongan, "Rahasiawati")
    client.force_login(penyusun)
    jawaban = isi(client.get(alamat("susun_panggilan", lowongan.pk, "ASESMEN")))
    assert "belum diumumkan" in jawaban
    assert "Rahasiawati" not in jawaban


@pytest.mark.parametrize("nama", ["panggilan", "panggilan_lowongan"])
def test_daftar_bertanya_tetap_berapa_pun_undangannya(client, lowongan, penyusun, ketua, saat, nama):
    umumkan(lowongan, saat)
    client.force_login(penyusun)
    hitung = []
    for banyak in (1, 2):
        for _ in range(banyak):
            peserta(lowongan)
        satu = susun(lowongan, penyusun, saat)
        tujuan = alamat(nama, satu.pk if nama == "panggilan" else lowongan.pk)
        client.get(tujuan)
        with CaptureQueriesContext(connection) as catatan:
            client.get(tujuan)
        hitung.append(len(catatan))
        actions.buang_panggilan(panggilan=satu, oleh=penyusun, pada=saat)
    assert hitung[0] == hitung[1]


def test_surat_tercetak_sama_dengan_yang_dibaca(
    client, konsep, berdua, penyusun, ketua, saat, django_capture_on_commit_callbacks
):
    satu = milik(konsep, berdua[0])
    client.force_login(penyusun)
    lembar = isi(client.get(alamat("lembar_undangan", satu.pk)))
    for kata in ("Zulaika", "giliran Saudara", TEMPAT, "Batik", "Kartu pegawai", "Bu Rini"):
        assert kata in lembar
    kirim(konsep, ketua, saat)
    terbitkan_undangan_terkirim()
    satu.refresh_from_db()
    with django_capture_on_commit_callbacks(execute=True):
        cetak_naskah(satu.naskah_id)
    jawaban = client.get(alamat("lembar_undangan", satu.pk))
    assert jawaban["Content-Type"] == "application/pdf"
    tutup(jawaban)


# --- Halaman peserta --------------------------------------------------------------------------
def test_peserta_membaca_menjawab_dan_mengambil_kalender(client, terkirim, berdua, penyusun, saat):
    satu = milik(terkirim, berdua[0])
    client.force_login(berdua[0].pelamar.pengguna)
    halaman = isi(client.get(alamat("lamaran", berdua[0].pk)))
    assert "Undangan untuk Anda" in halaman
    assert "Baca undangan asesmen kompetensi dan jawab" in halaman
    assert TEMPAT in halaman
    assert "Anindita" not in halaman
    assert "sedang dicetak" in halaman
    assert "Undangan untuk Anda" in isi(client.get(alamat("beranda_pelamar")))
    tujuan = alamat("undangan_saya", satu.pk)
    assert "Jawaban Anda" in isi(client.get(tujuan))
    assert client.post(tujuan, {}).status_code == 422
    assert client.post(tujuan, {"jawaban": "TIDAK"}).status_code == 422
    assert client.post(tujuan, {"jawaban": "TIDAK", "alasan": "Sakit."}).status_code == 302
    assert "Anda memberi tahu tidak dapat mengikuti" in isi(client.get(alamat("lamaran", berdua[0].pk)))
    assert client.post(tujuan, {"jawaban": "HADIR"}).status_code == 302
    assert "Ikuti asesmen kompetensi" in isi(client.get(alamat("lamaran", berdua[0].pk)))
    kalender = client.get(alamat("kalender_undangan", satu.pk))
    assert kalender["Content-Type"].startswith("text/calendar")
    assert "METHOD:PUBLISH" in isi(kalender)
    assert f"undangan-{satu.uid}" in isi(kalender).replace("\r\n ", "")
    client.force_login(penyusun)
    assert "1 akan hadir" in isi(client.get(alamat("panggilan", terkirim.pk)))


def test_surat_diserahkan_kepada_pemiliknya_dengan_jejak(
    client, terkirim, berdua, django_capture_on_commit_callbacks
):
    satu = milik(terkirim, berdua[0])
    client.force_login(berdua[0].pelamar.pengguna)
    assert client.get(alamat("surat_undangan", satu.pk)).status_code == 302
    with django_capture_on_commit_callbacks(execute=True):
        cetak_naskah(satu.naskah_id)
    jawaban = client.get(alamat("surat_undangan", satu.pk))
    assert b"".join(jawaban.streaming_content).startswith(b"%PDF-")
    tutup(jawaban)
    assert Jejak.objects.filter(peristiwa="undangan_tahap.dibuka").count() == 1


def test_undangan_orang_lain_tidak_ada(client, terkirim, berdua):
    satu = milik(terkirim, berdua[0])
    client.force_login(berdua[1].pelamar.pengguna)
    for nama in ("undangan_saya", "surat_undangan", "kalender_undangan"):
        assert client.get(alamat(nama, satu.pk)).status_code == 404
    assert client.post(alamat("undangan_saya", satu.pk), {"jawaban": "HADIR"}).status_code == 404


def test_konsep_tidak_tampak_bagi_peserta(client, konsep, berdua):
    client.force_login(berdua[0].pelamar.pengguna)
    assert client.get(alamat("undangan_saya", milik(konsep, berdua[0]).pk)).status_code == 404
    assert "Undangan untuk Anda" not in isi(client.get(alamat("lamaran", berdua[0].pk)))


def test_pembatalan_tampak_dengan_alasan(client, terkirim, berdua, ketua, saat):
    satu = milik(terkirim, berdua[0])
    actions.batalkan_panggilan(panggilan=terkirim, alasan="Asesor berhalangan.", oleh=ketua, pada=saat)
    client.force_login(berdua[0].pelamar.pengguna)
    halaman = isi(client.get(alamat("lamaran", berdua[0].pk)))
    assert "Dibatalkan" in halaman
    assert "Asesor berhalangan." in halaman
    assert "Tidak ada yang perlu dijawab" in isi(client.get(alamat("undangan_saya", satu.pk)))
    assert "METHOD:CANCEL" in isi(client.get(alamat("kalender_undangan", satu.pk)))
    assert client.post(alamat("undangan_saya", satu.pk), {"jawaban": "HADIR"}).status_code == 422


def test_undangan_tidak_tampak_sebelum_pemiliknya_boleh_tahu(client, terkirim, berdua, saat):
    """Where the amended result is not announced yet he reads nothing that tells it."""
    Lamaran.objects.filter(pk=berdua[0].pk).update(sanggahan_diterima_pada=saat)
    client.force_login(berdua[0].pelamar.pengguna)
    assert "Undangan untuk Anda" not in isi(client.get(alamat("lamaran", berdua[0].pk)))


def test_tautan_daring_menggantikan_tempat(client, lowongan, berdua, penyusun, ketua, saat):
    satu = susun(lowongan, penyusun, saat, tempat="", tautan="https://rapat.contoh.example/x", pakaian="")
    kirim(satu, ketua, saat)
    client.force_login(berdua[0].pelamar.pengguna)
    assert "Daring; tautannya ada dalam undangan" in isi(client.get(alamat("lamaran", berdua[0].pk)))
    surel = Surel.objects.filter(kunci__startswith="undangan_tahap:").first()
    assert "LOCATION:https://rapat.contoh.example/x" in acara(surel)
    assert UndanganTahap.objects.filter(berlaku=True).count() == 2
