"""Uploads in pieces, as a browser speaks them (tus 1.0): cut, resumed, refused, finished once."""

import base64
import datetime as dt
import hashlib
import io

import pikepdf
import pytest
import time_machine
from django.http import HttpRequest, UnreadablePostError
from django.test import Client
from django.urls import reverse

from dokumen.kiriman import MASA, POTONGAN_TERBESAR, jalur
from dokumen.models import Berkas, Kiriman
from dokumen.simpan import BerkasDitolak
from peserta import actions, queries
from peserta.models import BerkasLamaran
from seleksi.aturan import MASA_TUNTAS
from seleksi.izin import TindakanDitolak
from tests.cakram import jalur_penuh
from tests.dokumen.korpus import pdf_utuh
from tests.dokumen.test_foto import halaman_foto
from tests.factories.akun import PenggunaFactory
from tests.factories.dokumen import KirimanFactory
from tests.factories.peserta import LamaranFactory

ISI = pdf_utuh(60)
pytestmark = pytest.mark.django_db
SIDIK = hashlib.sha256(ISI).hexdigest()


@pytest.fixture
def draf(pelamar, lowongan):
    """Without a single file."""
    return LamaranFactory(pelamar=pelamar, lowongan=lowongan)


class Pengirim:
    """A tus client of a few lines."""

    def __init__(self, orang, lamaran, jenis="IJAZAH", **pilihan):
        self.klien = Client(**pilihan)
        self.klien.force_login(orang)
        self.mulai_di = reverse("peserta:mulai_kiriman", args=[lamaran.pk, jenis])
        self.unggah_di = reverse("peserta:unggah", args=[lamaran.pk, jenis])

    def minta(self, cara, alamat, isi=b"", **kepala):
        kepala = {"Tus-Resumable": "1.0.0"} | {k.replace("_", "-"): v for k, v in kepala.items()}
        return self.klien.generic(
            cara, alamat, isi, content_type="application/offset+octet-stream", headers=kepala
        )

    def mulai(self, isi=ISI, nama="ijazah.pdf", sidik=None, **kepala):
        sidik = hashlib.sha256(isi).hexdigest() if sidik is None else sidik
        keterangan = {"nama": nama, "sidik": sidik}
        meta = ",".join(f"{k} {base64.b64encode(v.encode()).decode()}" for k, v in keterangan.items() if v)
        return self.minta(
            "POST", self.mulai_di, **{"Upload-Length": str(len(isi)), "Upload-Metadata": meta} | kepala
        )

    def tambah(self, alamat, letak, isi):
        return self.minta("PATCH", alamat, isi, Upload_Offset=str(letak))

    def kirim(self, isi=ISI, nama="ijazah.pdf", panjang=4000):
        alamat = self.mulai(isi, nama)["Location"]
        for letak in range(0, len(isi), panjang):
            assert self.tambah(alamat, letak, isi[letak : letak + panjang]).status_code == 204
        return alamat

    def selesai(self, *alamat):
        return self.klien.post(
            self.unggah_di, {"kiriman": [satu.strip("/").split("/")[-1] for satu in alamat]}
        )


@pytest.fixture
def pengirim(pelamar, draf):
    return Pengirim(pelamar.pengguna, draf)


def teks(jawaban) -> str:
    return jawaban.content.decode()


def test_potongan_demi_potongan_menjadi_dokumen(pengirim, draf, django_capture_on_commit_callbacks):
    alamat = pengirim.kirim()
    with django_capture_on_commit_callbacks(execute=True):
        jawaban = pengirim.selesai(alamat)
    assert (jawaban.status_code, jawaban.url) == (302, f"/peserta/lamaran/{draf.pk}/#dokumen")
    berkas = draf.berkas.get().berkas
    assert (berkas.sha256, berkas.nama_asli, berkas.halaman) == (SIDIK, "ijazah.pdf", 60)
    assert jalur_penuh(berkas).read_bytes() == ISI
    kiriman = Kiriman.objects.get()
    assert kiriman.berkas == berkas
    assert not jalur(kiriman.kode).exists(), "potongannya tidak disimpan dua kali"


def test_terhenti_lalu_dilanjutkan_dari_halaman_yang_dibuka_lagi(pengirim, pelamar, draf):
    alamat = pengirim.mulai()["Location"]
    pengirim.tambah(alamat, 0, ISI[:4000])
    # Another browser of the same person: the page itself knows what was cut off.
    lain = Pengirim(pelamar.pengguna, draf)
    halaman = teks(lain.klien.get(lain.unggah_di))
    assert f'data-alamat="{alamat}"' in halaman
    assert f'data-sidik="{SIDIK}"' in halaman
    assert "Pilih berkas yang sama untuk melanjutkannya" in halaman
    kepala = lain.minta("HEAD", alamat)
    assert (kepala["Upload-Offset"], kepala["Upload-Length"]) == ("4000", str(len(ISI)))
    assert kepala["Cache-Control"] == "no-store"
    assert lain.mulai()["Location"] == alamat, "berkas yang sama tidak dimulai dari awal"
    lain.tambah(alamat, 4000, ISI[4000:])
    assert lain.selesai(alamat).status_code == 302
    assert draf.berkas.get().berkas.sha256 == SIDIK
    assert "data-seleksi-tertunda" not in teks(lain.klien.get(lain.unggah_di))


def test_selesai_dua_kali_menjadi_satu_versi(pengirim, draf, pelamar, saat):
    """The answer was lost, or the button was pressed twice."""
    alamat = pengirim.kirim()
    assert [pengirim.selesai(alamat).status_code for _ in range(3)] == [302] * 3
    assert BerkasLamaran.objects.count() == Berkas.objects.count() == 1
    draf.refresh_from_db()
    # Even after the document has been replaced or taken out, the old answer stays what it was.
    actions.hapus_berkas(lamaran=draf, jenis="IJAZAH", oleh=pelamar.pengguna, pada=saat)
    assert pengirim.selesai(alamat).status_code == 302
    assert draf.berkas.filter(diganti_pada__isnull=True).count() == 0


def test_foto_halaman_berpotongan_menurut_urutannya(pengirim, draf):
    satu = pengirim.kirim(halaman_foto(), "IMG_1.jpg")
    dua = pengirim.kirim(halaman_foto((1300, 1700)), "IMG_2.jpg")
    assert pengirim.selesai(dua, satu).status_code == 302
    berkas = draf.berkas.get().berkas
    assert (berkas.nama_asli, berkas.halaman) == ("IMG_2.pdf", 2)


def test_isi_yang_buruk_ditolak_dengan_kalimat_yang_sama_dan_tidak_ditawarkan_lagi(pengirim, draf):
    jawaban = pengirim.selesai(pengirim.kirim(ISI[: len(ISI) // 2]))
    assert jawaban.status_code == 422
    assert "tidak utuh atau rusak" in teks(jawaban)
    assert not draf.berkas.exists()
    assert not Kiriman.objects.exists()


def test_belum_utuh_ditolak_tetapi_yang_sampai_tetap_ada(pengirim, draf):
    alamat = pengirim.mulai()["Location"]
    pengirim.tambah(alamat, 0, ISI[:4000])
    jawaban = pengirim.selesai(alamat)
    assert jawaban.status_code == 422
    assert "belum tiba seluruhnya" in teks(jawaban)
    pengirim.tambah(alamat, 4000, ISI[4000:])
    assert pengirim.selesai(alamat).status_code == 302


def test_kode_hilang_ganda_atau_dokumen_lain_ditolak(pengirim, pelamar, draf):
    alamat = pengirim.kirim()
    lain = Pengirim(pelamar.pengguna, draf, "SURAT_LAMARAN")
    for jawaban in (
        pengirim.selesai(alamat, alamat),
        pengirim.selesai("/peserta/kiriman/" + "0" * 64 + "/"),
        lain.selesai(alamat),
    ):
        assert jawaban.status_code == 422
        assert "sudah terlalu lama" in teks(jawaban)
    assert not BerkasLamaran.objects.exists()


def test_orang_lain_tidak_melihat_menambah_atau_membuang(pengirim, draf):
    alamat = pengirim.mulai()["Location"]
    asing = Pengirim(PenggunaFactory(), draf)
    assert asing.mulai().status_code == 404
    assert [
        asing.minta(cara, alamat, b"x" if cara == "PATCH" else b"", Upload_Offset="0").status_code
        for cara in ("HEAD", "PATCH", "DELETE")
    ] == [404] * 3
    assert Kiriman.objects.get().diterima == 0


def test_tindakan_sendiri_pun_menolak_orang_lain(saat):
    kiriman, asing = KirimanFactory(disentuh_pada=saat), PenggunaFactory()
    with pytest.raises(TindakanDitolak, match="bukan unggahan Anda"):
        actions.tambah_kiriman(kiriman=kiriman, letak=0, isi=b"x", oleh=asing, pada=saat)
    with pytest.raises(TindakanDitolak, match="bukan unggahan Anda"):
        actions.buang_kiriman(kiriman=kiriman, oleh=asing, pada=saat)


def test_tanpa_tanda_csrf_tidak_ada_yang_berubah(pelamar, draf):
    teliti = Pengirim(pelamar.pengguna, draf, enforce_csrf_checks=True)
    assert teliti.mulai().status_code == 403
    halaman = teliti.klien.get(teliti.unggah_di)
    tanda = halaman.context["csrf_token"]
    alamat = teliti.mulai(**{"X-CSRFToken": str(tanda)})["Location"]
    assert teliti.tambah(alamat, 0, ISI[:10]).status_code == 403
    assert teliti.minta("DELETE", alamat).status_code == 403
    assert Kiriman.objects.get().diterima == 0


def test_dibatalkan_sendiri_potongannya_hilang(pengirim, django_capture_on_commit_callbacks):
    alamat = pengirim.mulai()["Location"]
    pengirim.tambah(alamat, 0, ISI[:4000])
    tempat = jalur(Kiriman.objects.get().kode)
    assert tempat.exists()
    with django_capture_on_commit_callbacks(execute=True):
        assert pengirim.minta("DELETE", alamat).status_code == 204
    assert not tempat.exists()
    assert pengirim.minta("HEAD", alamat).status_code == 404


def test_yang_ditinggalkan_dua_hari_tidak_ditawarkan(pengirim, saat):
    alamat = pengirim.mulai()["Location"]
    assert pengirim.minta("HEAD", alamat)["Upload-Expires"] == "Wed, 25 Nov 2026 02:00:00 GMT"
    with time_machine.travel(saat + MASA, tick=False):
        pengirim.klien.force_login(Kiriman.objects.get().pemilik)
        assert pengirim.minta("HEAD", alamat).status_code == 404


# --- Bahasa tus ---------------------------------------------------------------------------------
def test_menyebut_kemampuannya(pengirim):
    jawaban = pengirim.minta("OPTIONS", pengirim.mulai_di)
    assert (jawaban.status_code, jawaban["Tus-Version"]) == (204, "1.0.0")
    assert jawaban["Tus-Extension"] == "creation,expiration,termination"


def test_versi_lain_ditolak(pengirim):
    jawaban = pengirim.mulai(**{"Tus-Resumable": "0.2.2"})
    assert (jawaban.status_code, jawaban["Tus-Version"]) == (412, "1.0.0")


@pytest.mark.parametrize(
    "kepala",
    [
        {"Upload-Length": "banyak"},
        {"Upload-Length": "-1"},
        {"Upload-Length": "0"},
        {"Upload-Length": ""},
        {"Upload-Metadata": "nama bukan*base64"},
        {"Upload-Metadata": "nama /w=="},
        {"Upload-Metadata": "sidik eHl6"},
    ],
)
def test_permulaan_yang_rusak_ditolak(pengirim, kepala):
    assert pengirim.mulai(**kepala).status_code == 400
    assert not Kiriman.objects.exists()


def test_letak_yang_salah_diberi_tahu_letak_yang_benar(pengirim):
    alamat = pengirim.mulai()["Location"]
    pengirim.tambah(alamat, 0, ISI[:4000])
    jawaban = pengirim.tambah(alamat, 0, ISI[:4000])
    assert (jawaban.status_code, jawaban["Upload-Offset"]) == (409, "4000")
    assert pengirim.minta("PATCH", alamat, b"x", Upload_Offset="x").status_code == 400


def test_potongan_terlalu_besar_atau_bukan_jenisnya_ditolak(pengirim):
    alamat = pengirim.mulai()["Location"]
    assert pengirim.tambah(alamat, 0, b"x" * (POTONGAN_TERBESAR + 1)).status_code == 413
    jawaban = pengirim.klien.patch(
        alamat, b"x", content_type="text/plain", headers={"Tus-Resumable": "1.0.0", "Upload-Offset": "0"}
    )
    assert jawaban.status_code == 415
    assert Kiriman.objects.get().diterima == 0


def test_potongan_yang_putus_di_tengah_disimpan_sejauh_yang_tiba(pengirim, monkeypatch):
    alamat = pengirim.mulai()["Location"]
    asli, sudah = HttpRequest.read, []

    def putus(permintaan, *isi):
        if sudah:
            raise UnreadablePostError("sambungan putus")
        sudah.append(1)
        return asli(permintaan, 1000)

    monkeypatch.setattr(HttpRequest, "read", putus)
    assert pengirim.tambah(alamat, 0, ISI[:4000])["Upload-Offset"] == "1000"
    monkeypatch.undo()
    pengirim.tambah(alamat, 1000, ISI[1000:])
    assert pengirim.selesai(alamat).status_code == 302


def test_baris_yang_hilang_di_tengah_jalan_dijawab_tidak_ada(pengirim, monkeypatch):
    alamat = pengirim.mulai()["Location"]
    boleh = actions.tambah_kiriman

    def didahului(**isi):
        Kiriman.objects.all().delete()
        return boleh(**isi)

    monkeypatch.setattr(actions, "tambah_kiriman", didahului)
    assert pengirim.tambah(alamat, 0, ISI[:10]).status_code == 404


def test_penolakan_disampaikan_dalam_kalimat(pengirim, monkeypatch, settings):
    settings.BATAS_BERKAS = 1000
    jawaban = pengirim.mulai()
    assert jawaban.status_code == 413
    assert "melebihi batas" in teks(jawaban)
    assert jawaban["Content-Type"] == "text/plain; charset=utf-8"
    settings.BATAS_BERKAS = 10_000_000
    penuh = BerkasDitolak("RUANG_PENUH")

    def gagal(**isi):
        raise penuh

    monkeypatch.setattr(actions, "mulai_kiriman", gagal)
    assert pengirim.mulai().status_code == 507


def test_ruang_penuh_saat_selesai_tidak_membuang_yang_sudah_sampai(pengirim, monkeypatch):
    alamat = pengirim.kirim()

    def gagal(**isi):
        raise BerkasDitolak("RUANG_PENUH")

    monkeypatch.setattr(actions, "unggah_kiriman", gagal)
    assert pengirim.selesai(alamat).status_code == 422
    monkeypatch.undo()
    assert pengirim.selesai(alamat).status_code == 302


def test_kode_asing_dalam_penolakan_tidak_mengganggu(pengirim):
    buruk = pengirim.kirim(ISI[: len(ISI) // 2])
    asing = KirimanFactory()
    assert pengirim.selesai(buruk, f"/peserta/kiriman/{asing.kode}/").status_code == 422
    assert Kiriman.objects.filter(pk=asing.pk).exists()


# --- Waktu --------------------------------------------------------------------------------------
def test_setelah_batas_tidak_dimulai(pengirim, pelamar, lowongan):
    with time_machine.travel(lowongan.batas_lamaran, tick=False):
        pengirim.klien.force_login(pelamar.pengguna)
        jawaban = pengirim.mulai()
    assert jawaban.status_code == 422
    assert "batas" in teks(jawaban).lower()
    assert not Kiriman.objects.exists()


@pytest.mark.parametrize(
    "dimulai,selesai,diterima",
    [
        # Seconds before (negative) and after the deadline.
        (-60, -1, True),
        (-60, 0, True),
        (-60, 119.999, True),
        (-60, MASA_TUNTAS.total_seconds(), False),
        (-7200, 60, True),
        (-0.001, 60, True),
    ],
)
def test_yang_dihitung_bita_pertama_paling_lama_dua_menit(
    draf, pelamar, lowongan, dimulai, selesai, diterima
):
    """As for an upload sent whole (ADR 0021); what is late can go nowhere anyhow, Kirim has its own stamp."""
    batas = lowongan.batas_lamaran
    awal, akhir = (batas + dt.timedelta(seconds=satu) for satu in (dimulai, selesai))
    kiriman = actions.mulai_kiriman(
        tujuan=queries.UntukDokumen(draf, "IJAZAH"),
        nama="a.pdf",
        ukuran=len(ISI),
        sidik=SIDIK,
        oleh=pelamar.pengguna,
        pada=awal,
    )
    actions.tambah_kiriman(kiriman=kiriman, letak=0, isi=ISI, oleh=pelamar.pengguna, pada=akhir)
    cara = {"lamaran": draf, "jenis": "IJAZAH", "kode": [kiriman.kode], "oleh": pelamar.pengguna}
    if not diterima:
        with pytest.raises(TindakanDitolak):
            actions.unggah_kiriman(**cara, pada=akhir)
        return
    assert actions.unggah_kiriman(**cara, pada=akhir).diunggah_pada == akhir


# --- Halaman kosong -----------------------------------------------------------------------------
def test_sebagian_halaman_kosong_diterima_dengan_peringatan(pengirim, draf):
    jawaban = pengirim.selesai(pengirim.kirim(pdf_dengan_kosong()))
    assert jawaban.status_code == 302
    halaman = teks(pengirim.klien.get(jawaban.url))
    assert "Halaman 2 dan 3 tampak kosong. Bila seharusnya berisi, unggah lagi." in halaman


def pdf_dengan_kosong() -> bytes:
    keluar = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf_utuh(1))) as pdf:
        for _ in range(2):
            pdf.add_blank_page(page_size=(595, 842))
        pdf.save(keluar)
    return keluar.getvalue()
