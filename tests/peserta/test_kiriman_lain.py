"""Uploads in pieces where a document is mended, a letter handed in by link, an objection proved."""

import datetime as dt

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from dokumen import kiriman as potongan
from dokumen.kiriman import jalur
from dokumen.models import Berkas, Kiriman
from peserta import actions, aturan, queries, wewenang
from peserta.models import BuktiSanggahan, PermintaanRekomendasi
from peserta.views.instansi import SESI
from seleksi.izin import TindakanDitolak
from tests.factories.dokumen import KirimanFactory
from tests.factories.peserta import (
    ButirPerbaikanFactory,
    LamaranFactory,
    PerbaikanFactory,
    PermintaanRekomendasiFactory,
    SanggahanFactory,
    unggahan,
)
from tests.factories.seleksi import LowonganFactory
from tests.peserta.test_kiriman import ISI, SIDIK, Pengirim, teks

SEHARI = dt.timedelta(days=1)


class PengirimLain(Pengirim):
    """The same few lines of tus, from another page."""

    def __init__(self, klien, mulai_di, unggah_di):
        self.klien, self.mulai_di, self.unggah_di = klien, mulai_di, unggah_di

    def selesai(self, *alamat, **isian):
        kode = [satu.strip("/").split("/")[-1] for satu in alamat]
        return self.klien.post(self.unggah_di, {"kiriman": kode} | isian)


def masuk(orang) -> Client:
    klien = Client()
    klien.force_login(orang)
    return klien


# --- Perbaikan ----------------------------------------------------------------------------------
@pytest.fixture
def diperbaiki(terkirim):
    ButirPerbaikanFactory(perbaikan=PerbaikanFactory(lamaran=terkirim, diminta=True))
    return terkirim


def pengirim_perbaikan(lamaran, jenis="IJAZAH", orang=None):
    isi = [lamaran.pk, jenis]
    return PengirimLain(
        masuk(orang or lamaran.pelamar.pengguna),
        reverse("peserta:mulai_kiriman_perbaikan", args=isi),
        reverse("peserta:unggah_perbaikan", args=isi),
    )


def test_pengganti_berpotongan_dilanjutkan_dari_tempat_terhenti(diperbaiki):
    satu = pengirim_perbaikan(diperbaiki)
    alamat = satu.mulai()["Location"]
    satu.tambah(alamat, 0, ISI[:4000])
    lain = pengirim_perbaikan(diperbaiki)
    halaman = teks(lain.klien.get(lain.unggah_di))
    assert f'data-alamat="{alamat}"' in halaman
    assert f'data-seleksi-kiriman="{satu.mulai_di}"' in halaman
    assert lain.mulai()["Location"] == alamat
    lain.tambah(alamat, 4000, ISI[4000:])
    semula = queries.berkas_berlaku(diperbaiki)["IJAZAH"]
    assert [lain.selesai(alamat).status_code for _ in range(2)] == [302, 302]
    pengganti = diperbaiki.perbaikan.butir.get().pengganti
    assert pengganti.berkas.sha256 == SIDIK
    assert queries.berkas_berlaku(diperbaiki)["IJAZAH"] == semula, "berlaku sesudah perbaikan dikirim"
    assert diperbaiki.berkas.filter(berkas__sha256=SIDIK).count() == 1
    assert "data-seleksi-tertunda" not in teks(lain.klien.get(lain.unggah_di))


def test_pengganti_yang_buruk_ditolak_dengan_kalimat_yang_sama(diperbaiki):
    satu = pengirim_perbaikan(diperbaiki)
    jawaban = satu.selesai(satu.kirim(ISI[: len(ISI) // 2]))
    assert jawaban.status_code == 422
    assert "tidak utuh atau rusak" in teks(jawaban)
    assert not Kiriman.objects.exists()
    assert diperbaiki.perbaikan.butir.get().pengganti is None


def test_hanya_butir_yang_dibuka_hanya_pemilik_dan_hanya_sebelum_batas(diperbaiki, saat):
    assert pengirim_perbaikan(diperbaiki, "SURAT_LAMARAN").mulai().status_code == 422
    asing = LamaranFactory().pelamar.pengguna
    assert pengirim_perbaikan(diperbaiki, orang=asing).mulai().status_code == 404
    satu = pengirim_perbaikan(diperbaiki)
    alamat = satu.kirim()
    perbaikan = diperbaiki.perbaikan
    perbaikan.batas = saat - SEHARI
    perbaikan.save()
    assert satu.mulai().status_code == 422
    assert satu.selesai(alamat).status_code == 422
    assert perbaikan.butir.get().pengganti is None
    assert Kiriman.objects.get().berkas is None, "yang sampai tidak dibuang"


def test_potongan_draf_tidak_menjadi_pengganti(diperbaiki, draf_lama):
    satu, dua = Pengirim(diperbaiki.pelamar.pengguna, draf_lama), pengirim_perbaikan(diperbaiki)
    jawaban = dua.selesai(satu.kirim())
    assert jawaban.status_code == 422
    assert "sudah terlalu lama" in teks(jawaban)


@pytest.fixture
def draf_lama(pelamar, saat):
    lain = LowonganFactory(tahap="PENGUMUMAN", batas_lamaran=saat + SEHARI)
    return LamaranFactory(pelamar=pelamar, lowongan=lain)


# --- Instansi asal, tanpa akun -------------------------------------------------------------------
@pytest.fixture
def permintaan(draf, saat):
    cache.clear()
    petugas = {"alamat_petugas": "kasubag@wanaasri.go.id", "dibuka_pada": saat}
    return PermintaanRekomendasiFactory(
        lamaran=draf, dikonfirmasi_pada=saat, kedaluwarsa_pada=saat + SEHARI, **petugas
    )


def sesi_bagi(permintaan) -> dict[str, str]:
    """What the page of the code leaves in the session."""
    saat = PermintaanRekomendasi.objects.get(pk=permintaan.pk).dikonfirmasi_pada
    return {str(permintaan.pk): saat.isoformat()}


def tamu(permintaan, *, dikonfirmasi=True):
    """A browser without an account; the code was typed in it, or not."""
    klien = Client()
    if dikonfirmasi:
        sesi = klien.session
        sesi[SESI] = sesi_bagi(permintaan)
        sesi.save()
    return PengirimLain(
        klien,
        reverse("peserta:mulai_kiriman_instansi", args=["kunci-uji"]),
        reverse("peserta:serah_instansi", args=["kunci-uji"]),
    )


def isian(saat) -> dict[str, str]:
    return {
        "penanda": "PPK",
        "jabatan": "Bupati Wana Asri",
        "kedudukan": "DEFINITIF",
        "nomor": "800/1",
        "tanggal": saat.date().isoformat(),
        "nama_petugas": "Rahmat",
        "jabatan_petugas": "Kasubag",
    }


def test_instansi_mengirim_berpotongan_lalu_menyerahkan(permintaan, saat):
    petugas = tamu(permintaan)
    alamat = petugas.mulai(nama="surat.pdf")["Location"]
    assert alamat.startswith("/peserta/rekomendasi/kunci/kunci-uji/kiriman/")
    petugas.tambah(alamat, 0, ISI[:4000])
    assert Kiriman.objects.get().pemilik is None
    halaman = teks(petugas.klien.get(reverse("peserta:rekomendasi_instansi", args=["kunci-uji"])))
    assert f'data-alamat="{alamat}"' in halaman
    assert petugas.minta("HEAD", alamat)["Upload-Offset"] == "4000"
    petugas.tambah(alamat, 4000, ISI[4000:])
    # A wrong field does not cost the file; asked again it is the same letter.
    for _ in range(2):
        kurang = petugas.selesai(alamat, **isian(saat) | {"nomor": ""})
        assert kurang.status_code == 422
        assert "Surat sudah terunggah" in teks(kurang)
    assert petugas.selesai(alamat, **isian(saat)).status_code == 302
    permintaan.refresh_from_db()
    assert permintaan.berkas_lamaran.berkas.sha256 == SIDIK
    assert permintaan.jumlah_unggahan == 1
    assert Berkas.objects.filter(sha256=SIDIK).count() == 1


def test_tanpa_konfirmasi_peramban_ini_tidak_ada_yang_dikirim(permintaan):
    alamat = tamu(permintaan).mulai()["Location"]
    lain = tamu(permintaan, dikonfirmasi=False)
    for jawaban in (
        lain.mulai(),
        lain.minta("OPTIONS", lain.mulai_di),
        lain.tambah(alamat, 0, ISI[:10]),
        lain.minta("HEAD", alamat),
        lain.minta("DELETE", alamat),
    ):
        assert jawaban.status_code == 403
        assert jawaban["X-Robots-Tag"] == "noindex, nofollow, noarchive"
    assert "Konfirmasi dengan kode" in teks(lain.mulai())
    assert Kiriman.objects.get().diterima == 0


def test_alamat_potongan_tidak_terbuka_dari_pintu_lain(permintaan, draf, saat):
    """Neither the applicant himself, nor another link, nor a guessed key reaches the pieces of a link."""
    petugas = tamu(permintaan)
    alamat = petugas.mulai()["Location"]
    kode = alamat.strip("/").split("/")[-1]
    pelamar = masuk(draf.pelamar.pengguna)
    kepala = {"Tus-Resumable": "1.0.0"}
    assert pelamar.head(reverse("peserta:kiriman", args=[kode]), headers=kepala).status_code == 404
    lain = PermintaanRekomendasiFactory(
        lamaran=LamaranFactory(), sidik=queries.sidik_kunci("kunci-lain"), dikonfirmasi_pada=saat
    )
    sesi = petugas.klien.session
    sesi[SESI] = sesi_bagi(lain)
    sesi.save()
    dari_lain = reverse("peserta:kiriman_instansi", args=["kunci-lain", kode])
    assert petugas.minta("HEAD", dari_lain).status_code == 404
    tebakan = reverse("peserta:kiriman_instansi", args=["x" * 43, kode])
    assert petugas.minta("PATCH", tebakan, b"x", Upload_Offset="0").status_code == 404
    assert Kiriman.objects.get().diterima == 0
    # Nor does a row of somebody with an account open through a link.
    milik = KirimanFactory(tujuan=f"permintaan:{lain.pk}", disentuh_pada=saat)
    kode_milik = reverse("peserta:kiriman_instansi", args=["kunci-lain", milik.kode])
    assert petugas.minta("DELETE", kode_milik).status_code == 404
    assert Kiriman.objects.count() == 2


def test_kunci_tebakan_di_pintu_potongan_ikut_dihitung(permintaan):
    petugas = tamu(permintaan)
    for _ in range(20):
        tebakan = reverse("peserta:mulai_kiriman_instansi", args=["tebakan" * 6])
        assert petugas.minta("POST", tebakan).status_code == 404
    assert petugas.mulai().status_code == 429
    assert not Kiriman.objects.exists()


def test_yang_sudah_disapu_bukan_tebakan(permintaan):
    petugas = tamu(permintaan)
    hilang = reverse("peserta:kiriman_instansi", args=["kunci-uji", "0" * 64])
    for _ in range(21):
        assert petugas.minta("HEAD", hilang).status_code == 404
    assert petugas.mulai().status_code == 201


def test_konfirmasi_yang_lama_dan_tautan_yang_habis_menahan_potongan(permintaan, saat):
    petugas = tamu(permintaan)
    alamat = petugas.kirim()
    permintaan.dikonfirmasi_pada = saat - aturan.MASA_KONFIRMASI
    permintaan.save()
    petugas = tamu(permintaan)
    jawaban = petugas.tambah(alamat, len(ISI), b"x")
    assert jawaban.status_code == 422
    assert "Konfirmasi dengan kode diperlukan" in teks(jawaban)
    assert petugas.minta("DELETE", alamat).status_code == 422
    assert petugas.mulai().status_code == 422
    assert petugas.selesai(alamat, **isian(saat)).status_code == 422
    permintaan.dikonfirmasi_pada, permintaan.dibatalkan_pada = saat, saat
    permintaan.save()
    assert tamu(permintaan).tambah(alamat, len(ISI), b"x").status_code == 422
    assert Kiriman.objects.get().berkas is None


def test_konfirmasi_ulang_meneruskan_yang_sudah_sampai(permintaan, saat):
    """The hour passed, a new code was typed: what arrived for this link is not sent again."""
    pertama = tamu(permintaan)
    alamat = pertama.mulai()["Location"]
    pertama.tambah(alamat, 0, ISI[:4000])
    permintaan.dikonfirmasi_pada = saat - dt.timedelta(minutes=1)
    permintaan.save()
    assert pertama.tambah(alamat, 4000, ISI[4000:]).status_code == 403
    kedua = tamu(permintaan)
    kedua.tambah(alamat, 4000, ISI[4000:])
    assert kedua.selesai(alamat, **isian(saat)).status_code == 302


def test_setiap_permulaan_lewat_tautan_dihitung_dan_dibatasi(permintaan, saat, monkeypatch):
    petugas = tamu(permintaan)
    permintaan.jumlah_unggahan = aturan.BATAS_UNGGAHAN_SURAT - 1
    permintaan.save()
    alamat = petugas.kirim()
    jawaban = petugas.mulai(ISI + b"x")
    assert jawaban.status_code == 422
    assert "Mintalah tautan baru" in teks(jawaban)
    with pytest.raises(TindakanDitolak, match="Mintalah tautan baru"):
        actions.unggah_surat(permintaan=permintaan, unggahan=[unggahan()], oleh=None, pada=saat)
    # What was begun in time is still handed in.
    assert petugas.selesai(alamat, **isian(saat)).status_code == 302


def test_jatah_cakram_tamu_menurut_tautan(permintaan, saat, monkeypatch, django_capture_on_commit_callbacks):
    monkeypatch.setattr(potongan, "BATAS_BITA_TAMU", 2 * len(ISI))
    lain = KirimanFactory(pemilik=None, tujuan="permintaan:0", ukuran=len(ISI), disentuh_pada=saat - SEHARI)
    petugas = tamu(permintaan)
    pertama = petugas.mulai()["Location"].strip("/").split("/")[-1]
    petugas.mulai(ISI[::-1])
    with django_capture_on_commit_callbacks(execute=True):
        petugas.mulai(ISI[1:] + b"x")
    assert not Kiriman.objects.filter(kode=pertama).exists()
    assert not jalur(pertama).exists()
    assert Kiriman.objects.filter(pk=lain.pk).exists(), "tautan lain tidak terganggu"
    assert Kiriman.objects.count() == 3


def test_surat_buruk_dari_instansi_ditolak_dan_tidak_ditawarkan_lagi(permintaan, saat):
    petugas = tamu(permintaan)
    jawaban = petugas.selesai(petugas.kirim(ISI[: len(ISI) // 2]), **isian(saat))
    assert jawaban.status_code == 422
    assert "tidak utuh atau rusak" in teks(jawaban)
    assert not Kiriman.objects.exists()
    belum = petugas.mulai()["Location"]
    assert petugas.selesai(belum, **isian(saat)).status_code == 422
    assert Kiriman.objects.count() == 1, "yang belum tiba seluruhnya tetap dapat dilanjutkan"
    lain = petugas.kirim(ISI[: len(ISI) // 2])
    assert petugas.selesai(lain, **isian(saat)).status_code == 422
    assert Kiriman.objects.get().kode in belum


def test_tindakan_sendiri_menolak_yang_bukan_tautannya(permintaan, draf, saat):
    asing, lain = KirimanFactory(disentuh_pada=saat), KirimanFactory(pemilik=None, tujuan="permintaan:0")
    for kiriman in (asing, lain):
        with pytest.raises(TindakanDitolak, match="bukan unggahan Anda"):
            actions.tambah_kiriman(
                kiriman=kiriman, letak=0, isi=b"x", oleh=None, pada=saat, permintaan=permintaan
            )
    with pytest.raises(TindakanDitolak, match="bukan unggahan Anda"):
        actions.buang_kiriman(kiriman=lain, oleh=None, pada=saat)
    orang = draf.pelamar.pengguna
    for oleh, tujuan in (
        (None, queries.UntukDokumen(draf, "IJAZAH")),
        (None, queries.UntukPengganti(draf, "IJAZAH")),
        (None, queries.UntukBukti(draf)),
        (orang, queries.UntukSurat(permintaan)),
    ):
        assert not wewenang.boleh_mulai_kiriman(oleh, tujuan, saat)
    assert wewenang.boleh_mulai_kiriman(None, queries.UntukSurat(permintaan), saat)
    assert wewenang.boleh_mulai_kiriman(orang, queries.UntukDokumen(draf, "IJAZAH"), saat)
    assert PermintaanRekomendasi.objects.get().jumlah_unggahan == 0


# --- Bukti sanggahan -----------------------------------------------------------------------------
@pytest.fixture
def disanggah(terkirim, saat):
    """Its owner was told TMS and writes; nothing is sent yet."""
    return SanggahanFactory(lamaran=terkirim).lamaran


def pengirim_bukti(lamaran):
    return PengirimLain(
        masuk(lamaran.pelamar.pengguna),
        reverse("peserta:mulai_kiriman_bukti", args=[lamaran.pk]),
        reverse("peserta:sanggahan", args=[lamaran.pk]),
    )


def test_bukti_hanya_milik_sendiri_dan_dalam_masanya(disanggah):
    asing = LamaranFactory().pelamar.pengguna
    satu = pengirim_bukti(disanggah)
    jawaban = satu.mulai()
    assert jawaban.status_code == 422, "hasilnya belum diumumkan"
    satu.klien.force_login(asing)
    assert satu.mulai().status_code == 404
    assert not BuktiSanggahan.objects.exists()
