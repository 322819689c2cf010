"""Acts of the two verifiers: item by item, the second person, and nothing told before it is published."""

import datetime as dt

import pytest

from akun.models import Surel
from jejak.models import Jejak
from panitia.aturan import Peran
from peserta import actions, wewenang
from peserta.aturan import LAMA_PEGANG, butir_periksa
from peserta.models import Verifikasi
from seleksi.izin import TindakanDitolak
from seleksi.models import Lowongan
from tests.factories.panitia import KeanggotaanFactory
from tests.factories.peserta import LamaranFactory, PelamarFactory, RiwayatJabatanFactory, verifikasi_lengkap


@pytest.fixture
def diperiksa(terkirim, pemeriksa, saat):
    """All items in order, waiting for the second person."""
    verifikasi_lengkap(terkirim, pemeriksa, pada=saat)
    return actions.selesai_diperiksa(lamaran=terkirim, oleh=pemeriksa, pada=saat)


def periksa(lamaran, oleh, saat, *, butir="IJAZAH", putusan="SESUAI", alasan=""):
    return actions.periksa_butir(
        lamaran=lamaran, butir=butir, putusan=putusan, alasan=alasan, oleh=oleh, pada=saat
    )


def jumlah() -> tuple[int, int, int]:
    return Verifikasi.objects.count(), Jejak.objects.count(), Surel.objects.count()


def ditolak(tindakan, **isi) -> TindakanDitolak:
    """Run a refused act; nothing is left behind."""
    sebelum = jumlah()
    with pytest.raises(TindakanDitolak) as salah:
        tindakan(**isi)
    assert jumlah() == sebelum
    return salah.value


# --- Butir ------------------------------------------------------------------------------------
def test_butir_diperiksa_dengan_jejak(terkirim, pemeriksa, saat):
    periksa(terkirim, pemeriksa, saat, putusan="TIDAK_SESUAI", alasan=" Tidak dilegalisasi. ")
    satu = Verifikasi.objects.get()
    assert (satu.butir, satu.putusan, satu.alasan) == ("IJAZAH", "TIDAK_SESUAI", "Tidak dilegalisasi.")
    assert (satu.diperiksa_oleh, satu.diperiksa_pada) == (pemeriksa, saat)
    assert Jejak.objects.get().rincian == {
        "butir": "IJAZAH",
        "putusan": "TIDAK_SESUAI",
        "alasan": "Tidak dilegalisasi.",
    }


def test_butir_dapat_diubah_selama_pemeriksaan_dan_jejak_menyimpan_keduanya(terkirim, pemeriksa, saat):
    periksa(terkirim, pemeriksa, saat, putusan="TIDAK_SESUAI", alasan="Buram")
    periksa(terkirim, pemeriksa, saat)
    assert (Verifikasi.objects.get().putusan, Verifikasi.objects.get().alasan) == ("SESUAI", "")
    assert [j.rincian["putusan"] for j in Jejak.objects.order_by("tinggi")] == ["TIDAK_SESUAI", "SESUAI"]


@pytest.mark.parametrize(
    "butir,putusan,alasan,kata",
    [
        ("IJAZAH", "TIDAK_SESUAI", " ", "alasan tidak sesuai"),
        ("KTP", "SESUAI", "", "tidak ada dalam daftar periksa"),
        ("E-05", "SESUAI", "", "tidak ada dalam daftar periksa"),
        ("IJAZAH", "MUNGKIN", "", "Pilih sesuai"),
    ],
)
def test_putusan_yang_tidak_lengkap_ditolak(terkirim, pemeriksa, saat, butir, putusan, alasan, kata):
    salah = ditolak(
        actions.periksa_butir,
        lamaran=terkirim,
        butir=butir,
        putusan=putusan,
        alasan=alasan,
        oleh=pemeriksa,
        pada=saat,
    )
    assert kata in str(salah)


def test_sesuai_yang_berlawanan_dengan_hitungan_beralasan(lowongan, pemeriksa, saat):
    pelamar = PelamarFactory(riwayat=False)
    RiwayatJabatanFactory(pelamar=pelamar, tanggal_mulai=dt.date(2025, 6, 1))
    lamaran = LamaranFactory(pelamar=pelamar, lowongan=lowongan, keadaan="DIAJUKAN")
    isi = {"lamaran": lamaran, "butir": "E-02", "putusan": "SESUAI", "oleh": pemeriksa, "pada": saat}
    assert "Hitungan menyatakan tidak terpenuhi" in str(ditolak(actions.periksa_butir, alasan="", **isi))
    actions.periksa_butir(alasan="Jabatan sebelum penyetaraan ikut dihitung.", **isi)
    # The computation reads the frozen copy, not what the applicant types afterwards.
    RiwayatJabatanFactory(pelamar=pelamar, tanggal_mulai=dt.date(2010, 1, 1))
    assert "Hitungan" in str(ditolak(actions.periksa_butir, alasan="", **isi))


@pytest.mark.parametrize(
    "peran", [Peran.NASKAH, Peran.ANGGOTA_PANSEL, Peran.KETUA_PANSEL, Peran.PENGAWAS, Peran.PPK]
)
def test_hanya_verifikator_dan_ketua_sekretariat_memeriksa(terkirim, lowongan, saat, peran):
    orang = KeanggotaanFactory(seleksi=lowongan.seleksi, peran=peran).pengguna
    salah = ditolak(
        actions.periksa_butir,
        lamaran=terkirim,
        butir="IJAZAH",
        putusan="SESUAI",
        alasan="",
        oleh=orang,
        pada=saat,
    )
    assert "P-11" in {t.kode for t in salah.temuan}


def test_ketua_sekretariat_boleh_memeriksa(terkirim, ketua_sekretariat, saat):
    assert periksa(terkirim, ketua_sekretariat, saat).pk


@pytest.mark.parametrize(
    "keadaan,kata",
    [
        ("DIPERIKSA", "menunggu pemeriksa kedua"),
        ("MS", "sudah ditetapkan memenuhi syarat"),
        ("TMS", "sudah ditetapkan tidak memenuhi syarat"),
        ("MUNDUR", "ditarik pelamarnya"),
        ("GUGUR", "dinyatakan gugur"),
    ],
)
def test_di_luar_keadaan_terkirim_butir_tidak_diperiksa(lowongan, pemeriksa, saat, keadaan, kata):
    lamaran = LamaranFactory(lowongan=lowongan, keadaan=keadaan)
    izin = wewenang.boleh_periksa(pemeriksa, lamaran, saat)
    assert not izin
    assert kata in izin.alasan


@pytest.mark.parametrize("tahap,boleh", [("PENGUMUMAN", True), ("ADMINISTRASI", True), ("ASESMEN", False)])
def test_pemeriksaan_hanya_sampai_tahap_administrasi(terkirim, lowongan, pemeriksa, saat, tahap, boleh):
    Lowongan.objects.filter(pk=lowongan.pk).update(**{"tahap": tahap})
    terkirim.lowongan.__dict__["tahap"] = tahap
    izin = wewenang.boleh_periksa(pemeriksa, terkirim, saat)
    assert bool(izin) is boleh


def test_lamaran_dipegang_satu_orang_lalu_dapat_diambil_alih(terkirim, pemeriksa, penegas, saat):
    periksa(terkirim, pemeriksa, saat)
    isi = {"lamaran": terkirim, "butir": "SPT", "putusan": "SESUAI", "alasan": "", "oleh": penegas}
    salah = ditolak(actions.periksa_butir, pada=saat + LAMA_PEGANG - dt.timedelta(seconds=1), **isi)
    assert f"Sedang diperiksa {pemeriksa.nama}" in str(salah)
    assert [t.tingkat for t in salah.temuan] == ["MENUNGGU"]
    assert actions.periksa_butir(pada=saat + LAMA_PEGANG, **isi).pk


# --- Selesai dan pemeriksa kedua --------------------------------------------------------------
def test_selesai_hanya_bila_semua_butir_diperiksa(terkirim, pemeriksa, saat):
    periksa(terkirim, pemeriksa, saat)
    salah = ditolak(actions.selesai_diperiksa, lamaran=terkirim, oleh=pemeriksa, pada=saat)
    assert "Belum diperiksa: Surat lamaran bermeterai" in str(salah)
    for butir in butir_periksa(terkirim.lowongan.seleksi.aturan_main.dokumen):
        periksa(terkirim, pemeriksa, saat, butir=butir.kode, alasan="Sudah dicocokkan dengan berkas.")
    hasil = actions.selesai_diperiksa(lamaran=terkirim, oleh=pemeriksa, pada=saat)
    assert (hasil.keadaan, hasil.diperiksa_oleh, hasil.diperiksa_pada) == ("DIPERIKSA", pemeriksa, saat)
    assert Jejak.objects.order_by("tinggi").last().peristiwa == "lamaran.selesai_diperiksa"


def test_pemeriksa_pertama_tidak_dapat_menetapkan(diperiksa, pemeriksa, saat):
    salah = ditolak(actions.konfirmasi, lamaran=diperiksa, oleh=pemeriksa, pada=saat)
    assert "Anda sendiri yang memeriksa" in str(salah)


def test_siapa_pun_yang_memeriksa_satu_butir_tidak_menetapkan(terkirim, pemeriksa, penegas, saat):
    verifikasi_lengkap(terkirim, pemeriksa, pada=saat - LAMA_PEGANG)
    periksa(terkirim, penegas, saat)
    # The colleague finished it, so the first one is no second person either.
    actions.selesai_diperiksa(lamaran=terkirim, oleh=penegas, pada=saat)
    for orang in (pemeriksa, penegas):
        salah = ditolak(actions.konfirmasi, lamaran=terkirim, oleh=orang, pada=saat)
        assert "Anda sendiri yang memeriksa" in str(salah)


def test_semua_sesuai_menjadi_ms(diperiksa, penegas, saat):
    hasil = actions.konfirmasi(lamaran=diperiksa, oleh=penegas, pada=saat)
    assert (hasil.keadaan, hasil.ditetapkan_oleh, hasil.ditetapkan_pada) == ("MS", penegas, saat)
    jejak = Jejak.objects.order_by("tinggi").last()
    assert (jejak.peristiwa, jejak.rincian) == ("lamaran.ditetapkan", {"hasil": "MS"})
    assert not Surel.objects.exists()


@pytest.mark.parametrize("butir", ["SPT", "REKOMENDASI_PPK", "E-03"])
def test_satu_butir_tidak_sesuai_menjadi_tms(terkirim, pemeriksa, penegas, saat, butir):
    verifikasi_lengkap(terkirim, pemeriksa, tidak_sesuai=[butir], pada=saat)
    actions.selesai_diperiksa(lamaran=terkirim, oleh=pemeriksa, pada=saat)
    assert actions.konfirmasi(lamaran=terkirim, oleh=penegas, pada=saat).keadaan == "TMS"


def test_penetapan_dua_kali_hanya_berakibat_sekali(diperiksa, penegas, ketua_sekretariat, saat):
    actions.konfirmasi(lamaran=diperiksa, oleh=penegas, pada=saat)
    for orang in (penegas, ketua_sekretariat):
        salah = ditolak(actions.konfirmasi, lamaran=diperiksa, oleh=orang, pada=saat)
        assert f"sudah ditetapkan memenuhi syarat oleh {penegas.nama}" in str(salah)


def test_lamaran_yang_belum_selesai_diperiksa_tidak_ditetapkan(terkirim, penegas, saat):
    salah = ditolak(actions.konfirmasi, lamaran=terkirim, oleh=penegas, pada=saat)
    assert "belum selesai diperiksa" in str(salah)


def test_dikembalikan_dengan_catatan_lalu_diperiksa_ulang(diperiksa, pemeriksa, penegas, saat):
    ditolak(actions.kembalikan, lamaran=diperiksa, catatan=" ", oleh=penegas, pada=saat)
    hasil = actions.kembalikan(lamaran=diperiksa, catatan="Periksa ulang SPT.", oleh=penegas, pada=saat)
    hasil.refresh_from_db()
    assert (hasil.keadaan, hasil.diperiksa_oleh, hasil.diperiksa_pada) == ("DIAJUKAN", None, None)
    assert hasil.catatan_kembali == "Periksa ulang SPT."
    assert Surel.objects.get().penerima == pemeriksa
    nanti = saat + dt.timedelta(hours=2)
    periksa(hasil, pemeriksa, nanti, butir="SPT", putusan="TIDAK_SESUAI", alasan="Tahun 2023")
    hasil = actions.selesai_diperiksa(lamaran=hasil, oleh=pemeriksa, pada=nanti)
    assert hasil.catatan_kembali == ""
    assert actions.konfirmasi(lamaran=hasil, oleh=penegas, pada=nanti).keadaan == "TMS"


def test_pemeriksa_pertama_tidak_mengembalikan_pekerjaannya_sendiri(diperiksa, pemeriksa, saat):
    salah = ditolak(actions.kembalikan, lamaran=diperiksa, catatan="Ulang", oleh=pemeriksa, pada=saat)
    assert "Anda sendiri yang memeriksa" in str(salah)


def test_petugas_yang_perannya_berakhir_tidak_menetapkan(diperiksa, penegas, saat):
    keanggotaan = penegas.keanggotaan.get()
    keanggotaan.dihentikan_pada, keanggotaan.dihentikan_oleh = saat, penegas
    keanggotaan.save()
    salah = ditolak(actions.konfirmasi, lamaran=diperiksa, oleh=penegas, pada=saat)
    assert "P-11" in {t.kode for t in salah.temuan}


# --- Mundur di tengah pemeriksaan -------------------------------------------------------------
@pytest.mark.parametrize("keadaan", ["MS", "TMS"])
def test_penarikan_sebelum_pengumuman_tidak_membocorkan_hasil(lowongan, saat, keadaan):
    """MS could be withdrawn and TMS not: before publication both get the same answer."""
    lamaran = LamaranFactory(lowongan=lowongan, keadaan=keadaan)
    salah = ditolak(actions.tarik, lamaran=lamaran, alasan="Sakit", oleh=lamaran.pelamar.pengguna, pada=saat)
    assert str(salah) == (
        "Pemeriksaan lamaran sudah selesai; lamaran dapat ditarik sesudah hasilnya diumumkan."
    )
