"""An incomplete file from the mark to the mended version: who, when, once, and nothing else opened."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction
from django.http import Http404
from django.urls import reverse

from akun.models import Surel
from jejak.models import Jejak
from panitia.aturan import Peran
from peserta import actions, queries, wewenang
from peserta.models import BerkasLamaran, ButirPerbaikan, Lamaran, Perbaikan
from seleksi import aturan as aturan_seleksi
from seleksi.actions.pengingat import ingatkan
from seleksi.izin import TindakanDitolak
from seleksi.models import HariLibur, KalenderTahun
from tests.factories.akun import PenggunaFactory
from tests.factories.dokumen import PemindaianFactory
from tests.factories.panitia import KeanggotaanFactory
from tests.factories.peserta import (
    BerkasLamaranFactory,
    ButirPerbaikanFactory,
    LamaranFactory,
    PerbaikanFactory,
    SuratRekomendasiFactory,
    berkas_lengkap,
    unggahan,
    verifikasi_lengkap,
)
from tests.factories.seleksi import KalenderTahunFactory

KURANG = "Halaman kedua tidak terbaca; unggah pindaian yang utuh."
SEDETIK = dt.timedelta(seconds=1)


def izinkan(lowongan, hari: int = 3) -> None:
    seleksi = lowongan.seleksi
    pilihan = {"perbaikan_berkas_hari": hari}
    seleksi.ketentuan = aturan_seleksi.dengan_kebijakan(pilihan, "Uji.", seleksi.aturan_main).jadi_json()
    seleksi.save()


@pytest.fixture
def lowongan(lowongan, saat):
    KalenderTahunFactory(tahun=saat.year)
    izinkan(lowongan)
    return lowongan


def tanpa_kalender() -> None:
    HariLibur.objects.all().delete()
    KalenderTahun.objects.all().delete()


def tandai(lamaran, oleh, saat, jenis="IJAZAH", kekurangan=KURANG):
    return actions.tandai_perbaikan(lamaran=lamaran, jenis=jenis, kekurangan=kekurangan, oleh=oleh, pada=saat)


@pytest.fixture
def ditandai(terkirim, pemeriksa, ketua_sekretariat, saat):
    verifikasi_lengkap(terkirim, pemeriksa, tidak_sesuai=("IJAZAH",), pada=saat)
    tandai(terkirim, pemeriksa, saat)
    return terkirim


@pytest.fixture
def diminta(ditandai, ketua_sekretariat, saat):
    actions.minta_perbaikan(lamaran=ditandai, oleh=ketua_sekretariat, pada=saat)
    return ditandai


def unggah(lamaran, saat, jenis="IJAZAH", **lain):
    return actions.unggah_perbaikan(
        lamaran=lamaran,
        jenis=jenis,
        unggahan=[unggahan("baru.pdf")],
        oleh=lamaran.pelamar.pengguna,
        pada=saat,
        **lain,
    )


def kirim(lamaran, saat, **lain):
    return actions.kirim_perbaikan(lamaran=lamaran, oleh=lamaran.pelamar.pengguna, pada=saat, **lain)


def ditolak(tindakan, **isi) -> str:
    """Run a refused act; nothing is left behind."""

    def jumlah():
        return [m.objects.count() for m in (Perbaikan, ButirPerbaikan, BerkasLamaran, Jejak, Surel)]

    sebelum = jumlah()
    with pytest.raises(TindakanDitolak) as salah:
        tindakan(**isi)
    assert jumlah() == sebelum
    return str(salah.value)


# --- Menandai ---------------------------------------------------------------------------------
def test_tanda_dicatat_dan_ketua_sekretariat_diberi_tahu_sekali(terkirim, pemeriksa, ketua_sekretariat, saat):
    tandai(terkirim, pemeriksa, saat, kekurangan=f" {KURANG} ")
    tandai(terkirim, pemeriksa, saat, jenis="SURAT_LAMARAN", kekurangan="Belum ditandatangani.")
    assert list(
        ButirPerbaikan.objects.order_by("pk").values_list("jenis", "kekurangan", "ditandai_oleh")
    ) == [
        ("IJAZAH", KURANG, pemeriksa.pk),
        ("SURAT_LAMARAN", "Belum ditandatangani.", pemeriksa.pk),
    ]
    assert [s.penerima for s in Surel.objects.all()] == [ketua_sekretariat]
    assert Jejak.objects.filter(peristiwa="lamaran.perbaikan_ditandai").count() == 2


def test_tanda_dapat_diubah_dan_dihapus_sebelum_diminta(ditandai, pemeriksa, saat):
    tandai(ditandai, pemeriksa, saat, kekurangan="Legalisasi tidak tampak.")
    assert ButirPerbaikan.objects.get().kekurangan == "Legalisasi tidak tampak."
    for _ in range(2):
        actions.hapus_tanda_perbaikan(lamaran=ditandai, jenis="IJAZAH", oleh=pemeriksa, pada=saat)
    assert not ButirPerbaikan.objects.exists()
    assert Jejak.objects.filter(peristiwa="lamaran.perbaikan_tidak_jadi").count() == 1


def test_tanpa_kebijakan_tidak_ada_perbaikan(terkirim, pemeriksa, ketua_sekretariat, saat):
    izinkan(terkirim.lowongan, 0)
    terkirim.refresh_from_db()
    isi = {"lamaran": terkirim, "jenis": "IJAZAH", "kekurangan": KURANG, "oleh": pemeriksa, "pada": saat}
    assert "sebagaimana dikirim" in ditolak(actions.tandai_perbaikan, **isi)


@pytest.mark.parametrize(
    "keadaan,sebab",
    [
        ("DIPERIKSA", "menunggu pemeriksa kedua"),
        ("MS", "sudah ditetapkan memenuhi syarat"),
        ("TMS", "sudah ditetapkan tidak memenuhi syarat"),
        ("MUNDUR", "sudah ditarik pelamarnya"),
    ],
)
def test_yang_sudah_dinilai_tidak_ditandai_lagi(pelamar, lowongan, pemeriksa, saat, keadaan, sebab):
    lamaran = LamaranFactory(pelamar=pelamar, lowongan=lowongan, keadaan=keadaan)
    isi = {"lamaran": lamaran, "jenis": "IJAZAH", "kekurangan": KURANG, "oleh": pemeriksa, "pada": saat}
    assert sebab in ditolak(actions.tandai_perbaikan, **isi)


def test_bukan_verifikator_tidak_menandai(terkirim, anggota_pansel, saat):
    isi = {"lamaran": terkirim, "jenis": "IJAZAH", "kekurangan": KURANG, "oleh": anggota_pansel, "pada": saat}
    assert "tidak memegang peran itu" in ditolak(actions.tandai_perbaikan, **isi)


# --- Meminta ----------------------------------------------------------------------------------
def test_permintaan_membuka_tepat_butir_itu_dengan_batas_hari_kerja(diminta, ketua_sekretariat, saat):
    perbaikan = Perbaikan.objects.get()
    assert (perbaikan.diminta_pada, perbaikan.diminta_oleh) == (saat, ketua_sekretariat)
    butir = perbaikan.butir.get()
    assert butir.semula == queries.berkas_berlaku(diminta)["IJAZAH"]
    surel = Surel.objects.get(kunci=f"lamaran.perbaikan_diminta:{perbaikan.pk}")
    assert surel.penerima == diminta.pelamar.pengguna
    assert surel.konteks["butir"] == [f"{_nama(diminta, 'IJAZAH')}: {KURANG}"]
    hari = wewenang.hari_terakhir_perbaikan(diminta, saat)
    assert perbaikan.batas == dt.datetime.combine(hari + dt.timedelta(days=1), dt.time(), tzinfo=saat.tzinfo)


def _nama(lamaran, kode) -> str:
    return next(s.nama for s in lamaran.lowongan.seleksi.aturan_main.dokumen if s.kode == kode)


def test_permintaan_hanya_satu_kali_dan_sesudahnya_tanda_tetap(diminta, pemeriksa, ketua_sekretariat, saat):
    assert "satu kali" in ditolak(actions.minta_perbaikan, lamaran=diminta, oleh=ketua_sekretariat, pada=saat)
    isi = {"lamaran": diminta, "jenis": "IJAZAH", "oleh": pemeriksa, "pada": saat}
    ditolak(actions.hapus_tanda_perbaikan, **isi)
    ditolak(actions.tandai_perbaikan, kekurangan="Lain.", **isi)


def test_yang_menandai_tidak_meminta_dan_verifikator_tidak_meminta(
    terkirim, ketua_sekretariat, penegas, saat
):
    tandai(terkirim, ketua_sekretariat, saat)
    assert "orang kedua" in ditolak(
        actions.minta_perbaikan, lamaran=terkirim, oleh=ketua_sekretariat, pada=saat
    )
    ditolak(actions.minta_perbaikan, lamaran=terkirim, oleh=penegas, pada=saat)


def test_tanpa_tanda_tidak_ada_yang_diminta(terkirim, ketua_sekretariat, saat):
    assert "Belum ada" in ditolak(
        actions.minta_perbaikan, lamaran=terkirim, oleh=ketua_sekretariat, pada=saat
    )


def test_tanpa_kalender_batas_tidak_dapat_dihitung(ditandai, ketua_sekretariat, saat):
    tanpa_kalender()
    assert "belum ditetapkan" in ditolak(
        actions.minta_perbaikan, lamaran=ditandai, oleh=ketua_sekretariat, pada=saat
    )


# --- Memperbaiki ------------------------------------------------------------------------------
def test_hanya_butir_yang_diminta_dapat_diganti_dan_yang_lama_berlaku_sampai_dikirim(diminta, saat):
    lama = queries.berkas_berlaku(diminta)["IJAZAH"]
    baru = unggah(diminta, saat)
    assert queries.berkas_berlaku(diminta)["IJAZAH"] == lama
    assert ButirPerbaikan.objects.get().pengganti == baru
    isi = {"unggahan": [unggahan()], "oleh": diminta.pelamar.pengguna, "pada": saat, "lamaran": diminta}
    assert "tidak termasuk" in ditolak(actions.unggah_perbaikan, jenis="SURAT_LAMARAN", **isi)
    ditolak(actions.unggah, jenis="IJAZAH", **isi)


def test_pengganti_dapat_diganti_lagi_sebelum_dikirim(diminta, saat):
    unggah(diminta, saat)
    kedua = unggah(diminta, saat + SEDETIK)
    kirim(diminta, saat + SEDETIK)
    assert queries.berkas_berlaku(diminta)["IJAZAH"] == kedua


def test_pengiriman_mengganti_berkas_dan_meminta_pemeriksaan_ulang(diminta, pemeriksa, saat):
    lama = queries.berkas_berlaku(diminta)["IJAZAH"]
    baru = unggah(diminta, saat)
    kirim(diminta, saat + SEDETIK)
    lama.refresh_from_db()
    assert lama.diganti_pada is not None
    assert queries.berkas_berlaku(diminta)["IJAZAH"] == baru
    assert "IJAZAH" not in queries.verifikasi_lamaran(diminta)
    assert len(queries.verifikasi_lamaran(diminta)) == len(queries.butir_lowongan(diminta.lowongan)) - 1
    jejak = Jejak.objects.get(peristiwa="lamaran.perbaikan_dikirim")
    assert jejak.rincian["sha256"] == {"IJAZAH": baru.berkas.sha256}
    surel = Surel.objects.get(kunci__startswith="lamaran.perbaikan_dikirim")
    assert baru.berkas.sha256 in surel.konteks["butir"][0]


def test_dokumen_yang_semula_tidak_ada_dapat_dilengkapi(terkirim, pemeriksa, ketua_sekretariat, saat):
    terkirim.berkas.filter(jenis="IJAZAH").delete()
    tandai(terkirim, pemeriksa, saat)
    actions.minta_perbaikan(lamaran=terkirim, oleh=ketua_sekretariat, pada=saat)
    baru = unggah(terkirim, saat)
    kirim(terkirim, saat)
    assert queries.berkas_berlaku(terkirim)["IJAZAH"] == baru


def test_surat_rekomendasi_yang_diganti_dibaca_ulang(terkirim, pemeriksa, ketua_sekretariat, saat):
    SuratRekomendasiFactory(lamaran=terkirim, sumber="PEMERIKSA")
    SuratRekomendasiFactory(lamaran=terkirim, sumber="PELAMAR", diisi_oleh=terkirim.pelamar.pengguna)
    tandai(terkirim, pemeriksa, saat, jenis="REKOMENDASI_PPK")
    isi = {
        "penanda": "PPK",
        "jabatan": "Bupati Wana Asri",
        "kedudukan": "DEFINITIF",
        "nomor": "800/1",
        "tanggal": saat.date(),
        "jabatan_dituju": "",
        "nomor_delegasi": "",
        "tanggal_delegasi": None,
    }
    oleh = terkirim.pelamar.pengguna
    ditolak(actions.isi_rekomendasi, lamaran=terkirim, oleh=oleh, pada=saat, **isi)
    actions.minta_perbaikan(lamaran=terkirim, oleh=ketua_sekretariat, pada=saat)
    unggah(terkirim, saat, jenis="REKOMENDASI_PPK")
    actions.isi_rekomendasi(lamaran=terkirim, oleh=oleh, pada=saat, **isi)
    kirim(terkirim, saat)
    assert set(queries.surat_rekomendasi(terkirim)) == {"PELAMAR"}
    ditolak(actions.isi_rekomendasi, lamaran=terkirim, oleh=oleh, pada=saat, **isi)


def test_yang_tidak_diperbaiki_tetap_seperti_semula(terkirim, pemeriksa, ketua_sekretariat, saat):
    for jenis in ("IJAZAH", "SURAT_LAMARAN"):
        tandai(terkirim, pemeriksa, saat, jenis=jenis)
    actions.minta_perbaikan(lamaran=terkirim, oleh=ketua_sekretariat, pada=saat)
    semula = queries.berkas_berlaku(terkirim)["SURAT_LAMARAN"]
    unggah(terkirim, saat)
    kirim(terkirim, saat)
    assert queries.berkas_berlaku(terkirim)["SURAT_LAMARAN"] == semula


def test_pengganti_yang_ditahan_pemindai_tidak_dikirim(diminta, saat):
    baru = unggah(diminta, saat)
    PemindaianFactory(berkas=baru.berkas, ditahan=True)
    oleh = diminta.pelamar.pengguna
    assert "ditahan pemindai program jahat" in ditolak(
        actions.kirim_perbaikan, lamaran=diminta, oleh=oleh, pada=saat
    )
    PemindaianFactory(berkas=unggah(diminta, saat).berkas)
    kirim(diminta, saat)


def test_pengiriman_sekali_dan_tidak_kosong(diminta, saat):
    oleh = diminta.pelamar.pengguna
    assert "Belum ada dokumen pengganti" in ditolak(
        actions.kirim_perbaikan, lamaran=diminta, oleh=oleh, pada=saat
    )
    unggah(diminta, saat)
    kirim(diminta, saat)
    assert "sudah dikirim" in ditolak(actions.kirim_perbaikan, lamaran=diminta, oleh=oleh, pada=saat)
    isi = {"jenis": "IJAZAH", "unggahan": [unggahan()], "lamaran": diminta, "oleh": oleh, "pada": saat}
    ditolak(actions.unggah_perbaikan, **isi)


def test_batas_menurut_waktu_tiba(diminta, saat):
    batas = Perbaikan.objects.get().batas
    unggah(diminta, saat)
    oleh = diminta.pelamar.pengguna
    terlambat = {"lamaran": diminta, "oleh": oleh, "pada": batas + SEDETIK}
    assert "batas perbaikan" in ditolak(actions.kirim_perbaikan, tiba_pada=batas, **terlambat)
    tiba = batas - dt.timedelta(milliseconds=1)
    assert actions.kirim_perbaikan(tiba_pada=tiba, **terlambat).dikirim_pada == tiba


def test_orang_lain_dan_yang_tidak_diminta_tidak_memperbaiki(diminta, draf_lain, saat):
    isi = {"jenis": "IJAZAH", "unggahan": [unggahan()], "pada": saat}
    asing = ditolak(actions.unggah_perbaikan, lamaran=diminta, oleh=PenggunaFactory(), **isi)
    assert "Ini bukan data Anda." in asing
    milik = {"lamaran": draf_lain, "oleh": draf_lain.pelamar.pengguna}
    assert "tidak termasuk yang diminta" in ditolak(actions.unggah_perbaikan, **milik, **isi)
    assert "tidak menunggu perbaikan" in ditolak(actions.kirim_perbaikan, **milik, pada=saat)


@pytest.fixture
def draf_lain(lowongan):
    return LamaranFactory(lowongan=lowongan)


# --- Menilai ----------------------------------------------------------------------------------
def test_penilaian_butir_itu_dan_penyelesaian_menunggu_perbaikan(diminta, pemeriksa, saat):
    isi = {"lamaran": diminta, "putusan": "TIDAK_SESUAI", "alasan": "Buram", "oleh": pemeriksa}
    assert "Menunggu perbaikan" in ditolak(actions.periksa_butir, butir="IJAZAH", pada=saat, **isi)
    actions.periksa_butir(butir="SURAT_LAMARAN", pada=saat, **isi)
    assert "Menunggu perbaikan" in ditolak(
        actions.selesai_diperiksa, lamaran=diminta, oleh=pemeriksa, pada=saat
    )


def test_sesudah_batas_dinilai_sebagaimana_adanya(diminta, pemeriksa, penegas, saat):
    unggah(diminta, saat)
    lewat = Perbaikan.objects.get().batas + aturan_seleksi.MASA_TUNTAS
    assert "Menunggu" in ditolak(
        actions.selesai_diperiksa, lamaran=diminta, oleh=pemeriksa, pada=lewat - SEDETIK
    )
    actions.selesai_diperiksa(lamaran=diminta, oleh=pemeriksa, pada=lewat)
    assert actions.konfirmasi(lamaran=diminta, oleh=penegas, pada=lewat).keadaan == "TMS"


def test_sesudah_diperbaiki_dapat_memenuhi_syarat_dan_penanda_bukan_pemeriksa_kedua(
    diminta, pemeriksa, penegas, lowongan, saat
):
    ButirPerbaikan.objects.update(ditandai_oleh=penegas)
    unggah(diminta, saat)
    kirim(diminta, saat)
    actions.periksa_butir(
        lamaran=diminta, butir="IJAZAH", putusan="SESUAI", alasan="", oleh=pemeriksa, pada=saat
    )
    actions.selesai_diperiksa(lamaran=diminta, oleh=pemeriksa, pada=saat)
    assert "pemeriksa kedua" in ditolak(actions.konfirmasi, lamaran=diminta, oleh=penegas, pada=saat)
    lain = KeanggotaanFactory(seleksi=lowongan.seleksi, peran=Peran.VERIFIKATOR).pengguna
    assert actions.konfirmasi(lamaran=diminta, oleh=lain, pada=saat).keadaan == "MS"


def test_hitungan_pelamar_tidak_berubah_selama_perbaikan(diminta, lowongan):
    assert queries.jumlah_terkirim(lowongan) == queries.jumlah_belum_diverifikasi(lowongan) == 1


def test_kekurangan_sama_tanpa_kesempatan_terlihat(diminta, pemeriksa, lowongan, saat):
    lain = LamaranFactory(lowongan=lowongan, keadaan="DIAJUKAN")
    assert queries.temuan_perlakuan([lowongan]) == {lowongan.pk: []}
    verifikasi_lengkap(lain, pemeriksa, tidak_sesuai=("IJAZAH", "SURAT_LAMARAN"), pada=saat)
    (temuan,) = queries.temuan_perlakuan([lowongan])[lowongan.pk]
    assert lain.nomor_pendaftaran in temuan.pesan
    assert _nama(diminta, "IJAZAH") in temuan.pesan
    assert queries.temuan_perlakuan([lowongan], Lamaran.objects.filter(pk=lain.pk)) == {lowongan.pk: []}


def test_perlakuan_menyebut_sebagian_dan_menghitung_semua(
    diminta, pemeriksa, lowongan, saat, django_assert_num_queries
):
    lain = [LamaranFactory(lowongan=lowongan, keadaan="DIAJUKAN") for _ in range(12)]
    for satu in lain:
        verifikasi_lengkap(satu, pemeriksa, tidak_sesuai=("IJAZAH",), pada=saat)
    # The documents of the vacancy, two; who was not asked, one.
    with django_assert_num_queries(3):
        (temuan,) = queries.temuan_perlakuan([lowongan])[lowongan.pk]
    assert [satu.nomor_pendaftaran in temuan.pesan for satu in lain] == [True] * 10 + [False] * 2
    assert "dan 2 lainnya" in temuan.pesan


def test_berkas_lama_tetap_terbuka_bagi_pemeriksa_yang_belum_dikirim_tidak(diminta, pemeriksa, saat):
    lama = queries.berkas_berlaku(diminta)["IJAZAH"]
    baru = unggah(diminta, saat)
    with pytest.raises(Http404):
        queries.berkas_lamaran_untuk_dibuka(pemeriksa, baru.pk, saat)
    kirim(diminta, saat)
    for satu in (lama, baru):
        assert queries.berkas_lamaran_untuk_dibuka(pemeriksa, satu.pk, saat) == satu


def test_perbaikan_terbuka_hanya_selama_menunggu_pemeriksa(diminta, saat):
    perbaikan = Perbaikan.objects.get()
    assert queries.masih_terbuka(diminta, perbaikan, saat)
    assert not queries.masih_terbuka(diminta, None, saat)
    assert not queries.masih_terbuka(LamaranFactory(keadaan="MUNDUR"), perbaikan, saat)
    assert not queries.masih_terbuka(diminta, perbaikan, perbaikan.batas)


# --- Pengingat --------------------------------------------------------------------------------
def test_yang_belum_mengirim_diingatkan_sehari_sebelumnya(diminta, saat):
    batas = Perbaikan.objects.get().batas
    ingatkan(oleh=None, pada=batas - dt.timedelta(days=1, hours=5))
    assert Surel.objects.filter(kunci__startswith="ingat:perbaikan").count() == 1


# --- Basis data -------------------------------------------------------------------------------
@pytest.mark.parametrize(
    "isi", [{"diminta_pada": None}, {"batas": None}, {"dikirim_pada": "batas"}, {"dikirim_pada": "awal"}]
)
def test_kendala_perbaikan(db, isi):
    satu = PerbaikanFactory(diminta=True)
    waktu = {"batas": satu.batas, "awal": satu.diminta_pada - SEDETIK}
    nilai = {medan: waktu.get(n, n) for medan, n in isi.items()}
    assert str(satu) == f"Perbaikan {satu.lamaran}"
    assert str(ButirPerbaikanFactory(perbaikan=satu)) == "IJAZAH"
    assert ButirPerbaikan.objects.get().id_seleksi == satu.lamaran.lowongan.seleksi_id
    with pytest.raises(IntegrityError), transaction.atomic():
        Perbaikan.objects.filter(pk=satu.pk).update(**nilai)


# --- Halaman ----------------------------------------------------------------------------------
def alamat(nama, lamaran, *lain):
    return reverse(f"peserta:{nama}", args=[lamaran.pk, *lain])


def test_pelamar_memperbaiki_lewat_halamannya(client, diminta):
    client.force_login(diminta.pelamar.pengguna)
    for halaman in (reverse("peserta:beranda_pelamar"), alamat("lamaran", diminta)):
        assert "Perbaiki 1 dokumen, lalu kirim perbaikan" in client.get(halaman).content.decode()
    jawaban = client.get(alamat("perbaikan", diminta))
    assert KURANG in jawaban.content.decode()
    assert "Belum ada dokumen pengganti" in jawaban.content.decode()
    salah = client.post(alamat("unggah_perbaikan", diminta, "IJAZAH"), {"berkas": unggahan(isi=b"x")})
    assert salah.status_code == 422
    client.post(alamat("unggah_perbaikan", diminta, "IJAZAH"), {"berkas": unggahan("baru.pdf")})
    assert "baru.pdf" in client.get(alamat("unggah_perbaikan", diminta, "IJAZAH")).content.decode()
    assert "Kirim perbaikan berkas" in client.get(alamat("lamaran", diminta)).content.decode()
    assert client.post(alamat("perbaikan", diminta)).status_code == 302
    isi = client.get(alamat("perbaikan", diminta)).content.decode()
    assert "sudah dikirim" in isi
    assert "Berkas semula" in isi
    # The second click is told when it was sent.
    assert "sudah dikirim" in client.post(alamat("perbaikan", diminta)).content.decode()
    tolak = client.post(alamat("unggah_perbaikan", diminta, "IJAZAH"), {"berkas": unggahan()})
    assert tolak.status_code == 422


def test_yang_belum_diminta_tidak_tampak_bagi_pelamar(client, ditandai):
    client.force_login(ditandai.pelamar.pengguna)
    assert client.get(alamat("perbaikan", ditandai)).status_code == 404
    assert "Perbaiki" not in client.get(alamat("lamaran", ditandai)).content.decode()


def test_dokumen_lain_tidak_ada_halamannya_dan_batas_lewat_dikatakan(client, diminta):
    client.force_login(diminta.pelamar.pengguna)
    assert client.get(alamat("unggah_perbaikan", diminta, "SURAT_LAMARAN")).status_code == 404
    Perbaikan.objects.update(
        disusun_pada="2026-01-01T00:00Z", diminta_pada="2026-01-01T00:00Z", batas="2026-01-02T00:00Z"
    )
    assert "sudah ditutup" in client.get(alamat("perbaikan", diminta)).content.decode()
    assert "batas perbaikan" in client.get(alamat("unggah_perbaikan", diminta, "IJAZAH")).content.decode()


def test_petugas_menandai_meminta_dan_membandingkan(client, terkirim, pemeriksa, ketua_sekretariat, saat):
    client.force_login(pemeriksa)
    meja = alamat("perbaikan_berkas", terkirim)
    assert client.post(meja, {"jenis": "IJAZAH"}).status_code == 422
    for jenis in ("IJAZAH", "SURAT_LAMARAN"):
        assert client.post(meja, {"jenis": jenis, "kekurangan": KURANG}).status_code == 302
    assert (
        client.post(alamat("hapus_tanda_perbaikan", terkirim), {"jenis": "SURAT_LAMARAN"}).status_code == 302
    )
    assert client.post(alamat("minta_perbaikan", terkirim)).status_code == 422
    client.force_login(ketua_sekretariat)
    assert "3 hari kerja" in client.get(meja).content.decode()
    assert client.post(alamat("minta_perbaikan", terkirim)).status_code == 302
    client.force_login(pemeriksa)
    assert client.post(meja, {"jenis": "IJAZAH", "kekurangan": "Lain"}).status_code == 422
    assert client.post(alamat("hapus_tanda_perbaikan", terkirim), {"jenis": "IJAZAH"}).status_code == 422
    unggah(terkirim, saat)
    assert "Belum ada yang dikirim pelamar" in client.get(meja).content.decode()
    kirim(terkirim, saat)
    isi = client.get(meja).content.decode()
    assert "Berkas semula" in isi
    assert "Belum ada yang dikirim pelamar" not in isi
    assert "Perbaikan berkas" in client.get(alamat("verifikasi", terkirim)).content.decode()


def test_ketua_sekretariat_dapat_meminta_walau_pemeriksa_kedua_buta(
    client, terkirim, pemeriksa, penegas, ketua_sekretariat, lowongan, saat
):
    """Who could be the blind second person reads no marks; who sends the request reads them, nothing else."""
    seleksi = lowongan.seleksi
    buta = aturan_seleksi.dengan_kebijakan({"pemeriksa_kedua": "BUTA"}, "Uji.", seleksi.aturan_main)
    type(seleksi).objects.filter(pk=seleksi.pk).update(ketentuan=buta.jadi_json())
    verifikasi_lengkap(terkirim, pemeriksa, tidak_sesuai=("IJAZAH",), pada=saat)
    terkirim.verifikasi.filter(butir="IJAZAH").update(alasan="Putusan-yang-rahasia")
    meja, daftar = alamat("perbaikan_berkas", terkirim), reverse("peserta:daftar_perbaikan")
    client.force_login(ketua_sekretariat)
    assert client.get(meja).status_code == 404
    tandai(terkirim, pemeriksa, saat)
    isi = client.get(meja).content.decode()
    assert KURANG in isi
    assert "Putusan-yang-rahasia" not in isi
    assert meja in client.get(daftar).content.decode()
    client.force_login(penegas)
    assert client.get(meja).status_code == 404
    assert client.post(alamat("minta_perbaikan", terkirim)).status_code == 404
    isi = client.get(daftar).content.decode()
    assert "Terbuka setelah pemeriksaan kedua" in isi
    assert meja not in isi
    client.force_login(ketua_sekretariat)
    assert client.post(alamat("minta_perbaikan", terkirim)).status_code == 302
    assert Perbaikan.objects.get().diminta_oleh == ketua_sekretariat


def test_tanpa_kalender_halaman_mengatakannya(client, ditandai, ketua_sekretariat):
    tanpa_kalender()
    client.force_login(ketua_sekretariat)
    assert "belum ditetapkan" in client.get(alamat("perbaikan_berkas", ditandai)).content.decode()


@pytest.mark.parametrize("banyak", [1, 3])
def test_daftar_perbaikan_dengan_kueri_tetap(
    client, lowongan, pemeriksa, django_assert_num_queries, banyak, saat
):
    for _ in range(banyak):
        lamaran = LamaranFactory(lowongan=lowongan, keadaan="DIAJUKAN")
        ButirPerbaikanFactory(perbaikan=PerbaikanFactory(lamaran=lamaran, diminta=True))
    LamaranFactory(lowongan=lowongan, keadaan="MUNDUR")
    client.force_login(pemeriksa)
    client.get(reverse("peserta:daftar_perbaikan"))
    with django_assert_num_queries(KUERI_DAFTAR):
        isi = client.get(reverse("peserta:daftar_perbaikan")).content.decode()
    assert isi.count("Menunggu pelamar") == banyak


KUERI_DAFTAR = 11


def test_orang_luar_mendapat_404(client, diminta):
    client.force_login(PenggunaFactory())
    for nama, lain in (
        ("perbaikan", ()),
        ("unggah_perbaikan", ("IJAZAH",)),
        ("perbaikan_berkas", ()),
        ("minta_perbaikan", ()),
        ("hapus_tanda_perbaikan", ()),
    ):
        assert client.post(alamat(nama, diminta, *lain)).status_code == 404, nama


def test_berkas_pengganti_di_luar_perbaikan_tetap_tertutup(terkirim, pemeriksa, saat):
    lama = BerkasLamaranFactory(lamaran=terkirim, jenis="IJAZAH", diganti_pada=saat)
    assert not queries.pernah_terkirim(lama)
    berkas_lengkap(LamaranFactory(lowongan=terkirim.lowongan))
