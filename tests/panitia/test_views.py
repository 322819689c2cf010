"""Pages of the operator, of decrees and of declarations: doors, refusals, effects, constant queries."""

import datetime as dt

import pytest
from django.test import Client
from django.urls import reverse

from akun.models import Pengguna
from dokumen.models import Berkas
from panitia import actions
from panitia.aturan import Peran
from panitia.models import Keanggotaan, Pernyataan, SuratKeputusan
from seleksi.models import Instansi, Seleksi
from tests.conftest import PAGI
from tests.factories.akun import PenggunaFactory
from tests.factories.panitia import KeanggotaanFactory, SuratKeputusanFactory, pansel_lengkap
from tests.factories.peserta import unggahan
from tests.factories.seleksi import LowonganFactory, SeleksiFactory
from tests.panitia.conftest import lima_orang

pytestmark = pytest.mark.django_db
PINTU = "allauth.account.auth_backends.AuthenticationBackend"
HARI = PAGI.date()
BESOK = (HARI + dt.timedelta(days=1)).isoformat()
TAHUN_DEPAN = (HARI + dt.timedelta(days=219)).isoformat()


def masuk(pengguna) -> Client:
    klien = Client()
    klien.force_login(pengguna, backend=PINTU)
    return klien


def status(klien, alamat) -> int:
    """Status of a GET, with a streamed file read to its end and closed."""
    jawaban = klien.get(alamat)
    if jawaban.streaming:
        assert b"".join(jawaban.streaming_content).startswith(b"%PDF-")
    return jawaban.status_code


def baris(anggota, *, awalan="anggota", kosong=0):
    """Typed lines of an annex."""
    isi = {f"{awalan}-TOTAL_FORMS": len(anggota) + kosong, f"{awalan}-INITIAL_FORMS": 0}
    for nomor, satu in enumerate(anggota):
        isi |= {
            f"{awalan}-{nomor}-akun": satu.pengguna.email,
            f"{awalan}-{nomor}-peran": satu.peran.value,
            f"{awalan}-{nomor}-unsur": satu.unsur,
            f"{awalan}-{nomor}-eselon": satu.eselon,
            f"{awalan}-{nomor}-jabatan": satu.jabatan,
            f"{awalan}-{nomor}-instansi": satu.instansi,
        }
    return isi


MASA = {"berlaku_sejak": HARI.isoformat(), "berlaku_sampai": TAHUN_DEPAN}


# --- Pintu --------------------------------------------------------------------------------------
@pytest.mark.parametrize("nama", ["beranda_operator", "instansi", "pengguna", "undang"])
def test_meja_operator_tidak_ada_bagi_orang_lain(nama, kepala, operator):
    alamat = reverse(f"panitia:{nama}")
    assert masuk(kepala).get(alamat).status_code == 404
    assert masuk(kepala).post(alamat).status_code in {404, 405}
    assert masuk(operator).get(alamat).status_code == 200


def alamat_sk(seleksi, sk, anggota):
    return {
        "sk_seleksi": reverse("panitia:sk_seleksi", args=[seleksi.pk]),
        "susun_pansel": reverse("panitia:susun_sk", args=[seleksi.pk, "pansel"]),
        "susun_sekretariat": reverse("panitia:susun_sk", args=[seleksi.pk, "sekretariat"]),
        "daftarkan_tim": reverse("panitia:daftarkan_sk", args=[seleksi.pk, "tim"]),
        "daftarkan_pejabat": reverse("panitia:daftarkan_sk", args=[seleksi.pk, "pejabat"]),
        "tanda_tangan": reverse("panitia:tanda_tangani_sk", args=[sk.pk]),
        "buang": reverse("panitia:buang_konsep", args=[sk.pk]),
        "naskah": reverse("panitia:buka_sk", args=[sk.pk]),
        "hentikan": reverse("panitia:berhentikan", args=[anggota.pk]),
    }


BOLEH = {
    "kepala": {"sk_seleksi", "susun_pansel", "daftarkan_tim", "buang", "naskah"},
    "ppk": {"sk_seleksi", "tanda_tangan", "naskah", "hentikan"},
    "operator": {"sk_seleksi", "susun_sekretariat", "daftarkan_pejabat", "naskah"},
    "pengawas": {"sk_seleksi", "naskah"},
    "anggota": set(),
    "luar": set(),
    "ppk_lain": set(),
}


@pytest.mark.parametrize("siapa", BOLEH)
def test_setiap_pintu_keputusan_hanya_terbuka_bagi_yang_berurusan(
    siapa, seleksi, ppk, kepala, operator, saat
):
    sk = actions.susun_sk(
        seleksi=seleksi,
        jenis="PANSEL",
        anggota=lima_orang(),
        berlaku_sejak=saat.date(),
        berlaku_sampai=HARI + dt.timedelta(days=39),
        oleh=kepala,
        pada=saat,
    )
    anggota = KeanggotaanFactory(seleksi=seleksi)
    orang = {
        "kepala": kepala,
        "ppk": ppk,
        "operator": operator,
        "pengawas": KeanggotaanFactory(seleksi=seleksi, peran=Peran.PENGAWAS).pengguna,
        "anggota": anggota.pengguna,
        "luar": PenggunaFactory(),
        "ppk_lain": KeanggotaanFactory(peran=Peran.PPK).pengguna,
    }
    klien = masuk(orang[siapa])
    terbuka = {
        nama for nama, alamat in alamat_sk(seleksi, sk, anggota).items() if status(klien, alamat) == 200
    }
    assert terbuka == BOLEH[siapa]


# --- Operator -----------------------------------------------------------------------------------
def test_beranda_operator_menyebut_yang_menunggu(operator):
    klien = masuk(operator)
    isi = klien.get(reverse("panitia:beranda_operator")).content.decode()
    assert "1 hal menunggu Anda" in isi
    assert "Isi data instansi" in isi
    seleksi = SeleksiFactory()
    isi = klien.get(reverse("panitia:beranda_operator")).content.decode()
    assert "Daftarkan PPK dan PyB" in isi
    KeanggotaanFactory(seleksi=seleksi, peran=Peran.PPK)
    KeanggotaanFactory(seleksi=seleksi, peran=Peran.PYB)
    isi = klien.get(reverse("panitia:beranda_operator")).content.decode()
    assert "Susun keputusan Sekretariat" in isi
    SuratKeputusanFactory(seleksi=seleksi, jenis="SEKRETARIAT", konsep=True)
    isi = klien.get(reverse("panitia:beranda_operator")).content.decode()
    assert "PPK: tanda tangani keputusan Sekretariat" in isi


def test_seleksi_berakhir_tidak_menunggu_operator(operator, seleksi):
    seleksi.lowongan.all().delete()
    LowonganFactory(seleksi=seleksi, tahap="SELESAI")
    isi = masuk(operator).get(reverse("panitia:beranda_operator")).content.decode()
    assert "Tidak ada yang menunggu Anda" in isi
    assert "Seleksi berakhir" in isi


@pytest.mark.parametrize("nama,kueri", [("beranda_operator", 12), ("pengguna", 8)])
def test_daftar_operator_berkueri_tetap(nama, kueri, operator, django_assert_num_queries):
    klien = masuk(operator)
    klien.get(reverse("panitia:beranda_operator"))
    for banyak in (1, 2):
        for _ in range(banyak):
            seleksi = SeleksiFactory()
            for peran in (Peran.PPK, Peran.PYB, Peran.KETUA_SEKRETARIAT):
                KeanggotaanFactory(seleksi=seleksi, peran=peran)
        with django_assert_num_queries(kueri):
            assert klien.get(reverse(f"panitia:{nama}")).status_code == 200


def test_data_instansi_disimpan_dan_salah_isi_dikembalikan(operator):
    klien = masuk(operator)
    isi = {
        "nama": "Kabupaten Contoh Raya",
        "provinsi": "Jawa Tengah",
        "ibu_kota": "Kota Raya",
        "jabatan_ppk": "Bupati Contoh Raya",
        "jabatan_pyb": "Sekretaris Daerah",
        "nama_sekretariat": "BKPSDM",
        "alamat": "Jalan Merdeka 17",
        "telepon": "(0299) 555017",
        "surel": "bukan surel",
        "zona_waktu": "Asia/Jakarta",
    }
    salah = klien.post(reverse("panitia:instansi"), isi)
    assert salah.status_code == 422
    assert "Jalan Merdeka 17" in salah.content.decode()
    assert not Instansi.objects.exists()
    benar = klien.post(reverse("panitia:instansi"), isi | {"surel": "pansel@contoh.go.id"})
    assert benar.status_code == 302
    assert Instansi.objects.get().surel == "pansel@contoh.go.id"


@pytest.mark.parametrize(
    "isian,potongan",
    [
        ({"nip": "19800101"}, "18"),
        ({"email": "bukan"}, "surel"),
        ({"email": "sudah@x.go.id"}, "sudah dipakai akun"),
    ],
)
def test_undangan_yang_salah_disebut_sebabnya(operator, saat, isian, potongan):
    PenggunaFactory(email="sudah@x.go.id", last_login=saat)
    isi = {"nama": "Budi Santoso", "email": "budi@x.go.id", "nip": ""}
    jawaban = masuk(operator).post(reverse("panitia:undang"), isi | isian)
    assert jawaban.status_code == 422
    assert potongan in jawaban.content.decode()
    assert not Pengguna.objects.filter(email="budi@x.go.id").exists()


def test_undangan_terkirim(operator):
    isi = {"nama": "Budi Santoso", "email": "budi@x.go.id", "nip": "19800101 200501 1 001"}
    jawaban = masuk(operator).post(reverse("panitia:undang"), isi, follow=True)
    assert "Undangan untuk Budi Santoso dikirim ke budi@x.go.id." in jawaban.content.decode()
    assert Pengguna.objects.get(email="budi@x.go.id").nip == "198001012005011001"


def test_cari_akun_menurut_nama_surel_dan_nip(operator):
    PenggunaFactory(nama="Wening Astuti", email="wening@x.go.id", nip="197011301996032002")
    PenggunaFactory(nama="Harsa Mandalika", email="harsa@x.go.id")
    klien = masuk(operator)
    for cari in ("wening", "wening@x", "19701130 1996"):
        isi = klien.get(reverse("panitia:pengguna"), {"cari": cari}).content.decode()
        assert "Wening Astuti" in isi
        assert "Harsa" not in isi
    assert (
        "Tidak ada akun yang cocok"
        in klien.get(reverse("panitia:pengguna"), {"cari": "zzz"}).content.decode()
    )


# --- Keputusan ----------------------------------------------------------------------------------
def test_susun_pansel_dari_formulir(seleksi, ppk, kepala):
    anggota = lima_orang()
    jawaban = masuk(kepala).post(
        reverse("panitia:susun_sk", args=[seleksi.pk, "pansel"]), MASA | baris(anggota, kosong=2), follow=True
    )
    assert "menunggu tanda tangan PPK" in jawaban.content.decode()
    sk = SuratKeputusan.objects.get(jenis="PANSEL")
    assert [a.pengguna for a in sk.keanggotaan.order_by("urutan")] == [a.pengguna for a in anggota]


def test_susunan_yang_salah_menyebut_pasal_dan_menyimpan_ketikan(seleksi, ppk, kepala):
    anggota = lima_orang()[:4]
    jawaban = masuk(kepala).post(
        reverse("panitia:susun_sk", args=[seleksi.pk, "pansel"]), MASA | baris(anggota)
    )
    isi = jawaban.content.decode()
    assert jawaban.status_code == 422
    assert "harus tepat 5 orang" in isi
    assert "Pasal 5 ayat (3)" in isi
    assert anggota[0].pengguna.email in isi
    assert "<title>Galat: " in isi
    assert not SuratKeputusan.objects.filter(jenis="PANSEL").exists()


def test_galat_baris_disebut_di_ringkasan(seleksi, ppk, kepala):
    isi = MASA | baris(lima_orang())
    isi["anggota-2-akun"] = "tiada@x.go.id"
    isi["anggota-3-jabatan"] = ""
    isi["berlaku_sampai"] = (HARI - dt.timedelta(days=22)).isoformat()
    jawaban = masuk(kepala).post(reverse("panitia:susun_sk", args=[seleksi.pk, "pansel"]), isi)
    teks = jawaban.content.decode()
    assert jawaban.status_code == 422
    assert "Baris 3, surel atau nip akun: Belum ada akun aktif" in teks
    assert "Baris 4, jabatan:" in teks
    assert "Tidak boleh sebelum tanggal mulai" in teks


def test_tambah_baris_tanpa_javascript_menyimpan_ketikan(seleksi, ppk, kepala):
    isi = MASA | baris(lima_orang()) | {"tambah": "1"}
    jawaban = masuk(kepala).post(reverse("panitia:susun_sk", args=[seleksi.pk, "pansel"]), isi)
    teks = jawaban.content.decode()
    assert jawaban.status_code == 200
    assert teks.count("Orang ke-") == 6
    assert isi["anggota-4-akun"] in teks
    assert TAHUN_DEPAN in teks
    assert not SuratKeputusan.objects.filter(jenis="PANSEL").exists()


def test_susun_ulang_berisi_konsep_lama(seleksi, ppk, kepala, saat):
    anggota = lima_orang()
    klien = masuk(kepala)
    klien.post(reverse("panitia:susun_sk", args=[seleksi.pk, "pansel"]), MASA | baris(anggota))
    teks = klien.get(reverse("panitia:susun_sk", args=[seleksi.pk, "pansel"])).content.decode()
    assert "Konsep yang ada akan diganti." in teks
    assert anggota[3].pengguna.email in teks


def test_kiriman_rusak_tidak_menjatuhkan_halaman(seleksi, ppk, kepala):
    alamat = reverse("panitia:susun_sk", args=[seleksi.pk, "pansel"])
    klien = masuk(kepala)
    assert klien.post(alamat, {}).status_code == 422
    assert klien.post(alamat, {"tambah": "1", "anggota-TOTAL_FORMS": "banyak"}).status_code == 200
    assert klien.post(alamat, {"tambah": "1", "anggota-TOTAL_FORMS": "99999999"}).status_code == 200
    assert klien.get(reverse("panitia:susun_sk", args=[seleksi.pk, "tim"])).status_code == 404
    assert klien.get(reverse("panitia:daftarkan_sk", args=[seleksi.pk, "pansel"])).status_code == 404


def test_daftarkan_pejabat_dengan_pindaian(seleksi, operator):
    bupati, sekda = PenggunaFactory(), PenggunaFactory()
    anggota = [
        actions.Anggota(bupati, Peran.PPK, "Bupati", "Kabupaten"),
        actions.Anggota(sekda, Peran.PYB, "Sekda", "Kabupaten"),
    ]
    isi = MASA | baris(anggota) | {"nomor": "131.33/1", "tanggal": "2025-02-20", "berkas": unggahan()}
    klien = masuk(operator)
    jawaban = klien.post(reverse("panitia:daftarkan_sk", args=[seleksi.pk, "pejabat"]), isi, follow=True)
    assert "Keputusan Nomor 131.33/1 didaftarkan" in jawaban.content.decode()
    sk = SuratKeputusan.objects.get(jenis="PEJABAT")
    assert status(klien, reverse("panitia:buka_sk", args=[sk.pk])) == 200


def test_pendaftaran_yang_ditolak_tidak_meninggalkan_berkas(seleksi, operator):
    anggota = [actions.Anggota(operator, Peran.PPK, "Bupati", "Kabupaten")]
    isi = MASA | baris(anggota) | {"nomor": "1", "tanggal": "2025-02-20", "berkas": unggahan()}
    jawaban = masuk(operator).post(reverse("panitia:daftarkan_sk", args=[seleksi.pk, "pejabat"]), isi)
    assert jawaban.status_code == 422
    assert "diri sendiri" in jawaban.content.decode()
    assert not Berkas.objects.exists()


def test_pindaian_bukan_pdf_ditolak_dan_isian_tetap(seleksi, kepala):
    anggota = [actions.Anggota(PenggunaFactory(), Peran.ASESOR, "Asesor", "UPT Penilaian")]
    isi = MASA | baris(anggota) | {"nomor": "7/TIM", "tanggal": (HARI - dt.timedelta(days=22)).isoformat()}
    isi["berkas"] = unggahan("foto.jpg", b"\xff\xd8\xff gambar")
    jawaban = masuk(kepala).post(reverse("panitia:daftarkan_sk", args=[seleksi.pk, "tim"]), isi)
    teks = jawaban.content.decode()
    assert jawaban.status_code == 422
    assert "bukan PDF" in teks
    assert "7/TIM" in teks
    assert not SuratKeputusan.objects.filter(jenis="TIM").exists()


def test_ppk_menandatangani_dari_halaman(seleksi, ppk, kepala, saat):
    masuk(kepala).post(reverse("panitia:susun_sk", args=[seleksi.pk, "pansel"]), MASA | baris(lima_orang()))
    sk = SuratKeputusan.objects.get(jenis="PANSEL")
    klien = masuk(ppk)
    alamat = reverse("panitia:tanda_tangani_sk", args=[sk.pk])
    assert "Yang diberi tahu" in klien.get(alamat).content.decode()
    jawaban = klien.post(alamat, follow=True)
    assert f"ditandatangani dengan nomor 800.1.3.3/1 TAHUN {HARI.year}" in jawaban.content.decode()
    kedua = klien.post(alamat)
    assert kedua.status_code == 422
    assert "sudah ditandatangani" in kedua.content.decode()
    assert klien.get(alamat).status_code == 200


def test_halaman_keputusan_berkueri_tetap(seleksi, ppk, kepala, django_assert_num_queries):
    klien = masuk(kepala)
    pansel_lengkap(seleksi)
    alamat = reverse("panitia:sk_seleksi", args=[seleksi.pk])
    klien.get(alamat)
    for banyak in (1, 2):
        for _ in range(banyak):
            sk = SuratKeputusanFactory(seleksi=seleksi, jenis="TIM")
            KeanggotaanFactory(seleksi=seleksi, sk=sk, peran=Peran.ASESOR)
        with django_assert_num_queries(16):
            assert klien.get(alamat).status_code == 200


def test_berhentikan_dari_halaman(seleksi, ppk):
    anggota = KeanggotaanFactory(seleksi=seleksi)
    klien = masuk(ppk)
    alamat = reverse("panitia:berhentikan", args=[anggota.pk])
    assert klien.post(alamat, {"alasan": " "}).status_code == 422
    jawaban = klien.post(alamat, {"alasan": "Pindah tugas ke provinsi."}, follow=True)
    assert "dihentikan" in jawaban.content.decode()
    assert klien.post(alamat, {"alasan": "Lagi."}).status_code == 422
    assert Keanggotaan.objects.get(pk=anggota.pk).alasan_henti == "Pindah tugas ke provinsi."


def test_buang_konsep_dari_halaman(seleksi, ppk, kepala):
    klien = masuk(kepala)
    klien.post(reverse("panitia:susun_sk", args=[seleksi.pk, "pansel"]), MASA | baris(lima_orang()))
    sk = SuratKeputusan.objects.get(jenis="PANSEL")
    alamat = reverse("panitia:buang_konsep", args=[sk.pk])
    assert klien.get(alamat).status_code == 200
    assert klien.post(alamat, {"alasan": ""}).status_code == 422
    assert klien.post(alamat, {"alasan": "Keliru."}).status_code == 302
    assert not SuratKeputusan.objects.filter(jenis="PANSEL").exists()


def test_membuang_keputusan_yang_berlaku_ditolak(seleksi, kepala):
    sk = SuratKeputusanFactory(seleksi=seleksi)
    jawaban = masuk(kepala).post(reverse("panitia:buang_konsep", args=[sk.pk]), {"alasan": "Iseng."})
    assert jawaban.status_code == 422
    assert "sudah ditandatangani" in jawaban.content.decode()


def test_satu_seleksi_langsung_dibuka_beberapa_didaftar(seleksi, kepala):
    klien = masuk(kepala)
    assert klien.get(reverse("panitia:sk")).url == reverse("panitia:sk_seleksi", args=[seleksi.pk])
    KeanggotaanFactory(peran=Peran.KETUA_SEKRETARIAT, pengguna=kepala)
    assert klien.get(reverse("panitia:sk")).status_code == 200
    assert masuk(PenggunaFactory()).get(reverse("panitia:sk")).status_code == 404


def test_sk_tanpa_naskah_dan_pindaian_tidak_dapat_dibuka(seleksi, kepala):
    sk = SuratKeputusanFactory(seleksi=seleksi)
    assert masuk(kepala).get(reverse("panitia:buka_sk", args=[sk.pk])).status_code == 404


def test_masa_keputusan_terbaca(seleksi, kepala):
    SuratKeputusanFactory(seleksi=seleksi, jenis="TIM", keadaan="DICABUT")
    SuratKeputusanFactory(seleksi=seleksi, jenis="TIM", berlaku_sampai=HARI - dt.timedelta(days=1))
    SuratKeputusanFactory(seleksi=seleksi, jenis="TIM", berlaku_sejak=HARI + dt.timedelta(days=1))
    teks = masuk(kepala).get(reverse("panitia:sk_seleksi", args=[seleksi.pk])).content.decode()
    for kata in ("Dicabut", "Berakhir", "Belum mulai berlaku"):
        assert kata in teks


# --- Pernyataan ---------------------------------------------------------------------------------
def test_pernyataan_ditandatangani_satu_per_satu(seleksi):
    anggota = KeanggotaanFactory(seleksi=seleksi)
    klien = masuk(anggota.pengguna)
    halaman = reverse("panitia:pernyataan")
    assert "3 pernyataan menunggu" in klien.get(halaman).content.decode()
    for jenis in Pernyataan.Jenis.values:
        isi = {f"{jenis.lower()}-setuju": "on"}
        if jenis == "BUKAN_PARPOL":
            isi[f"{jenis.lower()}-berkas"] = unggahan()
        alamat = reverse("panitia:nyatakan", args=[anggota.pk, jenis])
        assert klien.post(alamat, isi).status_code == 302
    teks = klien.get(halaman).content.decode()
    assert "Semua pernyataan sudah Anda tandatangani" in teks
    pernyataan = Pernyataan.objects.get(jenis="BUKAN_PARPOL")
    assert pernyataan.berkas is not None
    berkas = reverse("panitia:berkas_pernyataan", args=[pernyataan.pk])
    assert status(klien, berkas) == 200
    assert masuk(PenggunaFactory()).get(berkas).status_code == 404


@pytest.mark.parametrize(
    "isi,potongan",
    [
        ({}, "bukan_parpol-setuju"),
        ({"bukan_parpol-setuju": "on"}, "bukan_parpol-berkas"),
    ],
)
def test_pernyataan_tanpa_persetujuan_atau_pindaian_ditolak(seleksi, isi, potongan):
    anggota = KeanggotaanFactory(seleksi=seleksi)
    alamat = reverse("panitia:nyatakan", args=[anggota.pk, "BUKAN_PARPOL"])
    jawaban = masuk(anggota.pengguna).post(alamat, isi)
    assert jawaban.status_code == 422
    assert f"id_{potongan}_error" in jawaban.content.decode()
    assert not Pernyataan.objects.exists()
    assert not Berkas.objects.exists()


def test_pernyataan_pdf_rusak_dan_kedua_kali_ditolak(seleksi):
    anggota = KeanggotaanFactory(seleksi=seleksi)
    klien = masuk(anggota.pengguna)
    alamat = reverse("panitia:nyatakan", args=[anggota.pk, "BUKAN_PARPOL"])
    isi = {"bukan_parpol-setuju": "on", "bukan_parpol-berkas": unggahan("x.pdf", b"%PDF-1.7 rusak")}
    assert klien.post(alamat, isi).status_code == 422
    pakta = reverse("panitia:nyatakan", args=[anggota.pk, "PAKTA_INTEGRITAS"])
    assert klien.post(pakta, {"pakta_integritas-setuju": "on"}).status_code == 302
    kedua = klien.post(pakta, {"pakta_integritas-setuju": "on"})
    assert kedua.status_code == 422
    assert "sudah Anda tandatangani" in kedua.content.decode()
    assert Pernyataan.objects.count() == 1


def test_pernyataan_orang_lain_tidak_ada(seleksi, kepala):
    anggota = KeanggotaanFactory(seleksi=seleksi)
    alamat = reverse("panitia:nyatakan", args=[anggota.pk, "KODE_ETIK"])
    assert masuk(kepala).post(alamat, {"kode_etik-setuju": "on"}).status_code == 404
    assert masuk(kepala).get(reverse("panitia:pernyataan")).status_code == 404
    diri = masuk(anggota.pengguna)
    assert diri.post(reverse("panitia:nyatakan", args=[anggota.pk, "LAIN"])).status_code == 404


def test_pernyataan_tanpa_pindaian_tidak_berberkas(seleksi, kepala):
    anggota = KeanggotaanFactory(seleksi=seleksi)
    masuk(anggota.pengguna).post(
        reverse("panitia:nyatakan", args=[anggota.pk, "KODE_ETIK"]), {"kode_etik-setuju": "on"}
    )
    satu = Pernyataan.objects.get()
    assert masuk(kepala).get(reverse("panitia:berkas_pernyataan", args=[satu.pk])).status_code == 404


# --- Seleksi baru -------------------------------------------------------------------------------
def test_operator_membuat_seleksi(operator, kepala):
    alamat = reverse("seleksi:operator_seleksi")
    isi = {"nama": "Tahap I", "tahun": "2026", "profil": "perbup_89_2021", "rencana_pelantikan": ""}
    assert masuk(kepala).get(alamat).status_code == 404
    klien = masuk(operator)
    assert klien.get(alamat).status_code == 200
    assert klien.post(alamat, isi | {"tahun": "besok"}).status_code == 422
    assert klien.post(alamat, isi).status_code == 302
    assert Seleksi.objects.filter(nama="Tahap I", tahun=2026).exists()
    kedua = klien.post(alamat, isi)
    assert kedua.status_code == 422
