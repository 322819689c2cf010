"""A recommendation by link: who asks, who hands in, and what a link alone is not good for."""

import datetime as dt
import re

import pytest
from django.core.cache import cache
from django.db import IntegrityError, transaction
from django.http import Http404
from django.urls import reverse

from akun.antar import isi_surel, kirim
from akun.models import Surel
from jejak.models import Jejak
from peserta import actions, queries
from peserta.models import PermintaanRekomendasi
from seleksi.izin import TindakanDitolak
from tests.factories.akun import PenggunaFactory
from tests.factories.peserta import (
    ButirPerbaikanFactory,
    LamaranFactory,
    PerbaikanFactory,
    PermintaanRekomendasiFactory,
    SuratRekomendasiFactory,
    unggahan,
)

BKD = "bkd@wanaasri.go.id"
PETUGAS = "kasubag@wanaasri.go.id"
SEHARI = dt.timedelta(days=1)


@pytest.fixture(autouse=True)
def bersih():
    cache.clear()


@pytest.fixture
def permintaan(draf, saat):
    return actions.minta_rekomendasi(lamaran=draf, alamat=BKD, oleh=draf.pelamar.pengguna, pada=saat)


def kunci() -> str:
    """The key in the latest link, as the agency reads it in its mail."""
    surel = Surel.objects.filter(kunci__startswith="lamaran.rekomendasi_diminta").latest("pk")
    return re.search(r"/kunci/([\w-]+)/", isi_surel(surel)).group(1)


def kode() -> str:
    surel = Surel.objects.filter(kunci__startswith="lamaran.kode_rekomendasi").latest("pk")
    return re.search(r"\b(\d{8})\b", isi_surel(surel)).group(1)


def isian(saat, **lain):
    return {
        "penanda": "PPK",
        "jabatan": "Bupati Wana Asri",
        "kedudukan": "DEFINITIF",
        "nomor": "800/1",
        "tanggal": saat.date(),
        "jabatan_dituju": "",
        "nomor_delegasi": "",
        "tanggal_delegasi": None,
        **lain,
    }


def konfirmasi(permintaan, saat):
    actions.minta_kode(permintaan=permintaan, alamat=PETUGAS, oleh=None, pada=saat)
    return actions.konfirmasi_kode(permintaan=permintaan, kode=kode(), oleh=None, pada=saat)


def serahkan(permintaan, saat, **lain):
    actions.unggah_surat(permintaan=permintaan, unggahan=[unggahan("surat.pdf")], oleh=None, pada=saat)
    return actions.serahkan_rekomendasi(
        permintaan=permintaan,
        nama_petugas="Rahmat",
        jabatan_petugas="Kepala Subbagian",
        oleh=None,
        pada=saat,
        **isian(saat, **lain),
    )


def ditolak(tindakan, **isi) -> str:
    sebelum = [m.objects.count() for m in (PermintaanRekomendasi, Jejak, Surel)]
    with pytest.raises(TindakanDitolak) as salah:
        tindakan(**isi)
    assert [m.objects.count() for m in (PermintaanRekomendasi, Jejak, Surel)] == sebelum
    return str(salah.value)


# --- Meminta ----------------------------------------------------------------------------------
def test_hanya_sidik_kunci_yang_tersimpan(permintaan, saat, settings):
    rahasia = kunci()
    assert len(rahasia) >= 43
    assert permintaan.sidik == queries.sidik_kunci(rahasia) != rahasia
    surel = Surel.objects.get()
    assert (surel.alamat, surel.tautan) == (BKD, "")
    for kata in ("NIP", "melamar jabatan", "Tautan berlaku satu kali"):
        assert kata in isi_surel(surel)
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    assert kirim(surel.pk, saat)
    surel.refresh_from_db()
    assert surel.konteks == {}
    assert rahasia not in str(Jejak.objects.get().rincian)


def test_permintaan_baru_membatalkan_yang_lama(permintaan, draf, saat):
    lama = kunci()
    baru = actions.minta_rekomendasi(lamaran=draf, alamat=BKD, oleh=draf.pelamar.pengguna, pada=saat)
    permintaan.refresh_from_db()
    assert permintaan.dibatalkan_pada == saat
    assert queries.permintaan_aktif(draf) == baru
    assert queries.keadaan_permintaan(queries.permintaan_dengan_kunci(lama), saat) == "DIBATALKAN"


def test_tautan_tidak_melewati_batas_lamaran(permintaan, draf):
    assert permintaan.kedaluwarsa_pada == draf.lowongan.batas_lamaran


@pytest.mark.parametrize(
    "alamat,sebab", [("bkd@gmail.com", "layanan surel umum"), ("sendiri", "alamat Anda sendiri")]
)
def test_alamat_yang_bukan_instansi_ditolak(draf, saat, alamat, sebab):
    oleh = draf.pelamar.pengguna
    tujuan = oleh.email if alamat == "sendiri" else alamat
    assert sebab in ditolak(actions.minta_rekomendasi, lamaran=draf, alamat=tujuan, oleh=oleh, pada=saat)


def test_sesudah_kirim_atau_batas_tidak_dapat_diminta(terkirim, draf_lain, saat):
    isi = {"alamat": BKD, "lamaran": terkirim, "oleh": terkirim.pelamar.pengguna, "pada": saat}
    assert "sudah terkirim dengan nomor" in ditolak(actions.minta_rekomendasi, **isi)
    batas = draf_lain.lowongan.batas_lamaran
    isi = {"alamat": BKD, "lamaran": draf_lain, "oleh": draf_lain.pelamar.pengguna, "pada": batas}
    assert "batas penerimaan lamaran" in ditolak(actions.minta_rekomendasi, **isi)
    asing = isi | {"oleh": PenggunaFactory(), "pada": saat}
    assert "Ini bukan data Anda." in ditolak(actions.minta_rekomendasi, **asing)


@pytest.fixture
def draf_lain(lowongan):
    return LamaranFactory(lowongan=lowongan)


def test_pelamar_dapat_membatalkan_sekali(permintaan, draf, saat):
    isi = {"permintaan": permintaan, "oleh": draf.pelamar.pengguna, "pada": saat}
    actions.batalkan_permintaan(**isi)
    assert "dibatalkan" in ditolak(actions.batalkan_permintaan, **isi)


# --- Konfirmasi -------------------------------------------------------------------------------
def test_kode_ke_alamat_instansi_membuka_permintaan(permintaan, saat):
    isi = {"permintaan": permintaan, "oleh": None, "pada": saat}
    ditolak(actions.minta_kode, alamat="orang@lain.go.id", **isi)
    ditolak(actions.minta_kode, alamat=permintaan.lamaran.pelamar.pengguna.email, **isi)
    ditolak(actions.konfirmasi_kode, kode="00000000", **isi)
    assert konfirmasi(permintaan, saat) == saat
    permintaan.refresh_from_db()
    assert (permintaan.dibuka_pada, permintaan.alamat_petugas, permintaan.sidik_kode) == (saat, PETUGAS, "")


def test_kode_salah_dihitung_dan_habis(permintaan, saat):
    actions.minta_kode(permintaan=permintaan, alamat=PETUGAS, oleh=None, pada=saat)
    isi = {"permintaan": permintaan, "oleh": None, "pada": saat}
    benar = kode()
    salah = "00000000" if benar != "00000000" else "11111111"
    for _ in range(5):
        assert actions.konfirmasi_kode(kode=salah, **isi) is None
    assert "5 kali" in ditolak(actions.konfirmasi_kode, kode=benar, **isi)
    for _ in range(4):
        actions.minta_kode(alamat=PETUGAS, **isi)
    assert "tautan baru" in ditolak(actions.minta_kode, alamat=PETUGAS, **isi)


# --- Menyerahkan ------------------------------------------------------------------------------
def test_surat_diserahkan_sekali_dengan_asalnya(permintaan, draf, saat):
    konfirmasi(permintaan, saat)
    serahkan(permintaan, saat)
    berlaku = queries.berkas_berlaku(draf)["REKOMENDASI_PPK"]
    assert queries.asal_rekomendasi(draf).berkas_lamaran == berlaku
    assert set(queries.surat_rekomendasi(draf)) == {"INSTANSI"}
    assert any("menurut instansi asal" in t.pesan for t in queries.temuan_rekomendasi(draf, saat)) or any(
        "tidak menyebut jabatan" in t.pesan for t in queries.temuan_rekomendasi(draf, saat)
    )
    assert Surel.objects.filter(kunci__startswith="lamaran.rekomendasi_diserahkan").count() == 2
    isi = {"permintaan": permintaan, "unggahan": [unggahan()], "oleh": None, "pada": saat}
    assert "sudah diunggah instansi" in ditolak(actions.unggah_surat, **isi)


def test_unggahan_sendiri_menggantikan_yang_dari_instansi(permintaan, draf, saat):
    konfirmasi(permintaan, saat)
    serahkan(permintaan, saat)
    actions.unggah(
        lamaran=draf, jenis="REKOMENDASI_PPK", unggahan=[unggahan()], oleh=draf.pelamar.pengguna, pada=saat
    )
    assert queries.asal_rekomendasi(draf) is None
    assert queries.surat_rekomendasi(draf) == {}


def test_serah_kedua_memperbarui_surat_instansi(permintaan, draf, saat):
    konfirmasi(permintaan, saat)
    serahkan(permintaan, saat)
    kedua = actions.minta_rekomendasi(lamaran=draf, alamat=BKD, oleh=draf.pelamar.pengguna, pada=saat)
    konfirmasi(kedua, saat)
    serahkan(kedua, saat, nomor="800/2")
    assert queries.surat_rekomendasi(draf)["INSTANSI"].nomor == "800/2"


@pytest.mark.parametrize(
    "lain,kata",
    [
        ({"penanda": "LAIN", "jabatan": "Kepala BKD"}, "bukan Pejabat Pembina Kepegawaian"),
        ({"penanda": "DELEGASI", "jabatan": "Sekretaris Daerah"}, "delegasi"),
        ({"jabatan_dituju": "Kepala Dinas Lain"}, "bukan"),
    ],
)
def test_penanda_tangan_yang_keliru_ditolak(permintaan, saat, lain, kata):
    konfirmasi(permintaan, saat)
    with pytest.raises(TindakanDitolak, match=kata):
        serahkan(permintaan, saat, **lain)
    assert PermintaanRekomendasi.objects.get().diserahkan_pada is None


def test_tanpa_konfirmasi_atau_tanpa_surat_tidak_ada_yang_diserahkan(permintaan, saat):
    isi = {"permintaan": permintaan, "oleh": None, "pada": saat}
    assert "Konfirmasi" in ditolak(actions.unggah_surat, unggahan=[unggahan()], **isi)
    konfirmasi(permintaan, saat)
    petugas = {"nama_petugas": "Rahmat", "jabatan_petugas": "Kasubag"}
    assert "Unggah surat" in ditolak(actions.serahkan_rekomendasi, **isi, **petugas, **isian(saat))


def test_tautan_kedaluwarsa_tidak_dapat_dipakai(permintaan, saat):
    konfirmasi(permintaan, saat)
    isi = {"permintaan": permintaan, "oleh": None, "pada": permintaan.kedaluwarsa_pada}
    assert "kedaluwarsa" in ditolak(actions.minta_kode, alamat=PETUGAS, **isi)
    assert "kedaluwarsa" in ditolak(actions.unggah_surat, unggahan=[unggahan()], **isi)


def test_sesudah_lamaran_dikirim_tautan_tertutup(draf, permintaan, saat):
    konfirmasi(permintaan, saat)
    actions.ajukan(lamaran=draf, setuju=True, oleh=draf.pelamar.pengguna, pada=saat)
    isi = {"permintaan": permintaan, "unggahan": [unggahan()], "oleh": None, "pada": saat}
    assert "sudah terkirim" in ditolak(actions.unggah_surat, **isi)


def test_perbaikan_membuka_jalan_lewat_tautan(terkirim, saat):
    perbaikan = PerbaikanFactory(lamaran=terkirim, diminta=True, batas=saat + 3 * SEHARI)
    semula = queries.berkas_berlaku(terkirim)["REKOMENDASI_PPK"]
    ButirPerbaikanFactory(perbaikan=perbaikan, jenis="REKOMENDASI_PPK", semula=semula)
    oleh = terkirim.pelamar.pengguna
    permintaan = actions.minta_rekomendasi(lamaran=terkirim, alamat=BKD, oleh=oleh, pada=saat)
    assert permintaan.kedaluwarsa_pada == perbaikan.batas
    konfirmasi(permintaan, saat)
    serahkan(permintaan, saat)
    assert queries.berkas_berlaku(terkirim)["REKOMENDASI_PPK"] == semula
    assert queries.asal_rekomendasi(terkirim) is None
    actions.kirim_perbaikan(lamaran=terkirim, oleh=oleh, pada=saat)
    assert queries.asal_rekomendasi(terkirim) is not None
    assert "INSTANSI" in queries.surat_rekomendasi(terkirim)


def test_lamaran_tanpa_perbaikan_tidak_punya_batas_lain(terkirim):
    from peserta.actions.permintaan import _batas  # noqa: PLC0415 -- only this test looks behind the act

    assert _batas(terkirim) is None


# --- Basis data -------------------------------------------------------------------------------
def test_kendala_permintaan(db, saat):
    satu = PermintaanRekomendasiFactory()
    assert BKD in str(satu)
    assert satu.id_seleksi == satu.lamaran.lowongan.seleksi_id
    with pytest.raises(IntegrityError), transaction.atomic():
        PermintaanRekomendasiFactory(lamaran=satu.lamaran, sidik="lain")
    for isi in ({"diserahkan_pada": saat}, {"kedaluwarsa_pada": satu.diminta_pada}):
        with pytest.raises(IntegrityError), transaction.atomic():
            PermintaanRekomendasi.objects.filter(pk=satu.pk).update(**isi)
    with pytest.raises(IntegrityError), transaction.atomic():
        SuratRekomendasiFactory(sumber="INSTANSI")


# --- Halaman pelamar --------------------------------------------------------------------------
def test_pelamar_meminta_melihat_dan_membatalkan(client, draf):
    client.force_login(draf.pelamar.pengguna)
    alamat = reverse("peserta:minta_rekomendasi", args=[draf.pk])
    batal = reverse("peserta:batalkan_permintaan", args=[draf.pk])
    assert client.post(batal).status_code == 404
    salah = client.post(alamat, {"alamat": "bkd@gmail.com"})
    assert salah.status_code == 422
    assert "bkd@gmail.com" in salah.content.decode()
    assert client.post(alamat, {"alamat": BKD}).status_code == 302
    assert "Diminta, belum dibuka" in client.get(alamat).content.decode()
    assert client.post(batal).status_code == 302
    assert "Dibatalkan" in client.get(alamat).content.decode()
    unggah = reverse("peserta:unggah", args=[draf.pk, "REKOMENDASI_PPK"])
    assert alamat in client.get(unggah).content.decode()


def test_pembatalan_yang_terlambat_dikatakan(client, draf, permintaan, saat):
    PermintaanRekomendasi.objects.update(diminta_pada=saat - 2 * SEHARI, kedaluwarsa_pada=saat - SEHARI)
    client.force_login(draf.pelamar.pengguna)
    assert client.post(reverse("peserta:batalkan_permintaan", args=[draf.pk])).status_code == 422


# --- Halaman instansi -------------------------------------------------------------------------
def alamat(nama: str, rahasia: str) -> str:
    return reverse(f"peserta:{nama}", args=[rahasia])


def isian_halaman(saat) -> dict:
    isi = isian(saat, tanggal=saat.date().isoformat(), tanggal_delegasi="")
    return isi | {"nama_petugas": "Rahmat", "jabatan_petugas": "Kasubag"}


def test_petugas_menyerahkan_tanpa_akun(client, permintaan, saat):
    rahasia = kunci()
    halaman = alamat("rekomendasi_instansi", rahasia)
    jawaban = client.get(halaman)
    assert jawaban["X-Robots-Tag"] == "noindex, nofollow, noarchive"
    assert jawaban["Referrer-Policy"] == "same-origin"
    assert "no-store" in jawaban["Cache-Control"]
    assert permintaan.lamaran.pelamar.pengguna.nip not in jawaban.content.decode()
    assert client.post(alamat("kode_instansi", rahasia), {"alamat": "x@lain.go.id"}).status_code == 422
    assert client.post(alamat("kode_instansi", rahasia), {"alamat": PETUGAS}).status_code == 302
    assert "berlaku 15 menit" in client.get(halaman).content.decode()
    salah = client.post(alamat("konfirmasi_instansi", rahasia), {"kode": "1"})
    assert "tidak cocok" in salah.content.decode()
    assert client.post(alamat("konfirmasi_instansi", rahasia), {"kode": ""}).status_code == 422
    isi = f"{kode()[:4]} {kode()[4:]}"
    assert client.post(alamat("konfirmasi_instansi", rahasia), {"kode": isi}).status_code == 302
    assert "Serahkan surat rekomendasi" in client.get(halaman).content.decode()
    serah = alamat("serah_instansi", rahasia)
    # A wrong field does not cost the file: the second try needs none.
    kurang = client.post(serah, isian_halaman(saat) | {"nomor": "", "berkas": unggahan("surat.pdf")})
    assert kurang.status_code == 422
    assert "surat.pdf" in kurang.content.decode()
    assert "Bupati Wana Asri" in kurang.content.decode()
    rusak = client.post(serah, isian_halaman(saat) | {"berkas": unggahan(isi=b"bukan")})
    assert "bukan PDF" in rusak.content.decode()
    keliru = client.post(serah, isian_halaman(saat) | {"penanda": "LAIN"})
    assert "bukan Pejabat Pembina Kepegawaian" in keliru.content.decode()
    assert client.post(serah, isian_halaman(saat)).status_code == 302
    terima = client.get(halaman).content.decode()
    assert "Rekomendasi sudah diterima" in terima
    assert PermintaanRekomendasi.objects.get().berkas_lamaran.berkas.sha256 in terima


def test_membuka_tautan_tidak_mengubah_apa_pun(client, permintaan):
    """Mail scanners open links; so may anybody, without the applicant or the trail noticing."""
    sebelum = (PermintaanRekomendasi.objects.values().get(), Jejak.objects.count(), Surel.objects.count())
    for _ in range(3):
        assert client.get(alamat("rekomendasi_instansi", kunci())).status_code == 200
        assert client.head(alamat("rekomendasi_instansi", kunci())).status_code == 200
    for nama in ("kode_instansi", "konfirmasi_instansi", "serah_instansi"):
        assert client.get(alamat(nama, kunci())).status_code == 405
    sesudah = (PermintaanRekomendasi.objects.values().get(), Jejak.objects.count(), Surel.objects.count())
    assert sesudah == sebelum


def test_tautan_tebakan_tidak_berkata_apa_pun_dan_dihentikan(client, permintaan):
    for _ in range(20):
        jawaban = client.get(alamat("rekomendasi_instansi", "tebakan" * 6))
        assert jawaban.status_code == 404
        assert permintaan.lamaran.pelamar.pengguna.nama not in jawaban.content.decode()
    assert client.get(alamat("rekomendasi_instansi", kunci())).status_code == 429
    with pytest.raises(Http404):
        queries.permintaan_dengan_kunci("x" * 101)


def test_tautan_terpakai_kedaluwarsa_dan_batal_tertutup_bagi_siapa_pun(client, draf, permintaan, saat):
    rahasia = kunci()
    konfirmasi(permintaan, saat)
    serahkan(permintaan, saat)
    tertutup = client.get(alamat("rekomendasi_instansi", rahasia))
    assert tertutup.status_code == 410
    assert "sudah dipakai" in tertutup.content.decode()
    assert draf.pelamar.pengguna.nama not in tertutup.content.decode()
    actions.minta_rekomendasi(lamaran=draf, alamat=BKD, oleh=draf.pelamar.pengguna, pada=saat)
    PermintaanRekomendasi.objects.filter(diserahkan_pada=None).update(dibatalkan_pada=saat)
    batal = client.post(alamat("kode_instansi", kunci()), {"alamat": PETUGAS})
    assert batal.status_code == 410


def test_konfirmasi_satu_tautan_tidak_membuka_tautan_lain(client, permintaan, draf_lain, saat):
    rahasia = kunci()
    client.post(alamat("kode_instansi", rahasia), {"alamat": PETUGAS})
    client.post(alamat("konfirmasi_instansi", rahasia), {"kode": kode()})
    oleh = draf_lain.pelamar.pengguna
    lain = actions.minta_rekomendasi(lamaran=draf_lain, alamat=BKD, oleh=oleh, pada=saat)
    isi = isian_halaman(saat) | {"berkas": unggahan()}
    assert client.post(alamat("serah_instansi", kunci()), isi).status_code == 302
    lain.refresh_from_db()
    assert (lain.berkas, lain.diserahkan_pada) == (None, None)
    assert "Konfirmasi alamat dinas" in client.get(alamat("rekomendasi_instansi", kunci())).content.decode()


def test_kode_habis_waktu_dikatakan_di_halaman(client, permintaan, saat):
    rahasia = kunci()
    client.post(alamat("kode_instansi", rahasia), {"alamat": PETUGAS})
    PermintaanRekomendasi.objects.update(kode_pada=saat - SEHARI)
    jawaban = client.post(alamat("konfirmasi_instansi", rahasia), {"kode": kode()})
    assert "Mintalah kode baru" in jawaban.content.decode()


def test_verifikator_melihat_asal_surat(client, draf, permintaan, pemeriksa, saat):
    konfirmasi(permintaan, saat)
    serahkan(permintaan, saat)
    actions.ajukan(lamaran=draf, setuju=True, oleh=draf.pelamar.pengguna, pada=saat)
    client.force_login(pemeriksa)
    meja = reverse("peserta:verifikasi", args=[draf.pk]) + "?butir=REKOMENDASI_PPK"
    for halaman in (meja, reverse("peserta:cocokkan_rekomendasi", args=[draf.pk])):
        assert "Langsung dari instansi" in client.get(halaman).content.decode()


def test_permintaan_yang_terbuka_tampak_di_daftar_dokumen_dan_di_halaman_unggah(
    client, permintaan, draf, saat
):
    draf.berkas.filter(jenis="REKOMENDASI_PPK").update(diganti_pada=saat)
    client.force_login(draf.pelamar.pengguna)
    alamat = [
        reverse("peserta:lamaran", args=[draf.pk]),
        reverse("peserta:unggah", args=[draf.pk, "REKOMENDASI_PPK"]),
    ]
    for satu in alamat:
        assert f"Tautan ke {BKD} berlaku sampai" in client.get(satu).content.decode()
    lain = client.get(reverse("peserta:unggah", args=[draf.pk, "IJAZAH"])).content.decode()
    actions.batalkan_permintaan(permintaan=permintaan, oleh=draf.pelamar.pengguna, pada=saat)
    for satu in (*[client.get(a).content.decode() for a in alamat], lain):
        assert BKD not in satu
