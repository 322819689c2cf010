"""The documents of a vacancy: exact years, extras of the Pansel, LHKPN or LHKASN, stamps."""

import datetime as dt
import io

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.html import escape
from openpyxl import load_workbook

from panitia.aturan import Peran
from peserta import actions, naskah, queries, wewenang
from peserta.models import BerkasLamaran, DokumenTambahan, Meterai
from seleksi.alur import Tahap
from seleksi.izin import TindakanDitolak
from seleksi.models import Instansi
from seleksi.naskah import pengumuman
from seleksi.queries.pengingat import pengingat
from tests.factories.akun import PenggunaFactory
from tests.factories.dokumen import NaskahFactory
from tests.factories.panitia import KeanggotaanFactory
from tests.factories.peserta import (
    BerkasLamaranFactory,
    ButirPerbaikanFactory,
    DokumenTambahanFactory,
    LamaranFactory,
    MeteraiFactory,
    PelamarFactory,
    PerbaikanFactory,
    RiwayatJabatanFactory,
    VerifikasiFactory,
    berkas_lengkap,
    unggahan,
)
from tests.factories.seleksi import LowonganFactory, PengumumanFactory
from tests.peserta.conftest import petugas

SERI = "0G8UQ5VHB20EE0"
BARU = {
    "nama": "Surat bebas temuan",
    "petunjuk": "Dari Inspektorat instansi asal.",
    "dasar": "SKJ 4/2026",
    "wajib": True,
    "tahun": 2,
    "meterai": True,
}
ISIAN = BARU | {"wajib": "ya", "meterai": "on"}


def isi(jawaban) -> str:
    return jawaban.content.decode()


def ditolak(tindakan, **isian) -> str:
    with pytest.raises(TindakanDitolak) as galat:
        tindakan(**isian)
    return str(galat.value)


@pytest.fixture
def disiapkan(instansi):
    return LowonganFactory()


@pytest.fixture
def ketua(disiapkan):
    return petugas(disiapkan, Peran.KETUA_PANSEL)


def umumkan_semula(lowongan, batas):
    """The signed opening announcement with its own deadline; the vacancy has a later one by now."""
    pembukaan = PengumumanFactory(
        seleksi=lowongan.seleksi,
        jenis="PEMBUKAAN",
        batas_lamaran=batas,
        diumumkan_pada=lowongan.diumumkan_pada,
        diumumkan_oleh=PenggunaFactory(),
    )
    pembukaan.lowongan.add(lowongan)


def nama(lowongan) -> dict[str, str]:
    return queries.nama_dokumen(type(lowongan).objects.get(pk=lowongan.pk))


# --- Tahun --------------------------------------------------------------------------------------
def test_tahun_dokumen_dihitung_dari_penutupan_pertama_dan_tidak_ikut_perpanjangan(lowongan, saat):
    assert nama(lowongan)["SPT"] == "SPT tahun 2025"
    assert nama(lowongan)["PRESTASI_KERJA"] == "Penilaian prestasi kerja tahun 2024 dan 2025"
    umumkan_semula(lowongan, lowongan.batas_lamaran)
    # The last instant of 2026 closes: midnight belongs to the day before.
    lowongan.batas_lamaran = saat.replace(year=2027, month=1, day=20)
    lowongan.save()
    assert nama(lowongan)["SPT"] == "SPT tahun 2025"
    assert queries.penutupan_pertama(lowongan) == dt.date(2026, 11, 24)


def test_penutupan_tengah_malam_tahun_baru_masih_tahun_lama(lowongan, saat):
    lowongan.batas_lamaran = saat.replace(year=2027, month=1, day=1, hour=0, minute=0)
    lowongan.save()
    assert nama(lowongan)["SPT"] == "SPT tahun 2025"


def test_tanpa_hari_penutupan_nama_tetap_umum(disiapkan):
    assert queries.penutupan_pertama(disiapkan) is None
    assert nama(disiapkan)["SPT"] == "SPT tahun terakhir"


def test_skp_yang_dihitung_sama_dengan_yang_diminta_sesudah_perpanjangan(terkirim, saat):
    lowongan = terkirim.lowongan
    umumkan_semula(lowongan, lowongan.batas_lamaran)
    lowongan.batas_lamaran = saat.replace(year=2027, month=1, day=20)
    lowongan.save()
    skp = [{"tahun": satu, "predikat": "BAIK", "sebutan": f"SKP {satu}: Baik"} for satu in (2024, 2025)]
    terkirim.profil["catatan"] = {"skp": skp}
    terkirim.save()
    (temuan,) = queries.hitungan_butir(terkirim, saat)["PRESTASI_KERJA"]
    assert "Diminta tahun 2024 dan 2025" in temuan.pesan


def test_tahun_persis_tampil_di_setiap_halaman_pelamar_dan_tanda_terima(client, draf, saat):
    client.force_login(draf.pelamar.pengguna)
    for alamat in (
        reverse("peserta:lamaran", args=[draf.pk]),
        reverse("peserta:unggah", args=[draf.pk, "SPT"]),
        reverse("peserta:tinjau", args=[draf.pk]),
        reverse("seleksi:publik_lowongan", args=[draf.lowongan_id]),
    ):
        assert "SPT tahun 2025" in isi(client.get(alamat))
    kertas = actions.ajukan(lamaran=draf, setuju=True, oleh=draf.pelamar.pengguna, pada=saat).tanda_terima
    assert "SPT tahun 2025" in [satu["nama"] for satu in kertas.isi["berkas"]]
    assert "SPT tahun 2025" in isi(client.get(reverse("peserta:tanda_terima", args=[draf.pk])))


def test_halaman_melamar_menyebut_tahun_dan_laporan_harta_sebelum_ada_unggahan(client, lowongan, pelamar):
    RiwayatJabatanFactory(pelamar=pelamar, jenis="JPT_PRATAMA", tanggal_selesai=None)
    client.force_login(pelamar.pengguna)
    halaman = isi(client.get(reverse("peserta:lamar", args=[lowongan.pk])))
    assert "SPT tahun 2025" in halaman
    assert "Yang berlaku LHKPN" in halaman
    client.force_login(PenggunaFactory())
    assert "Yang berlaku" not in isi(client.get(reverse("peserta:lamar", args=[lowongan.pk])))


# --- LHKPN atau LHKASN --------------------------------------------------------------------------
def test_laporan_harta_tampil_bagi_pelamar_dan_pemeriksa_tanpa_meminta_alasan(
    client, terkirim, pemeriksa, saat
):
    (temuan,) = queries.petunjuk_butir(terkirim, "LHKPN", saat)
    assert (temuan.kode, temuan.tingkat) == ("A-7", "INGAT")
    client.force_login(pemeriksa)
    alamat = reverse("peserta:verifikasi", args=[terkirim.pk]) + "?butir=LHKPN"
    assert escape(temuan.pesan) in isi(client.get(alamat))
    assert client.post(alamat, {"putusan": "SESUAI", "alasan": ""}).status_code == 302
    client.force_login(terkirim.pelamar.pengguna)
    draf = LamaranFactory(
        pelamar=terkirim.pelamar,
        lowongan=LowonganFactory(
            seleksi=terkirim.lowongan.seleksi,
            tahap=Tahap.PENGUMUMAN,
            diumumkan_pada=saat,
            batas_lamaran=terkirim.lowongan.batas_lamaran,
        ),
    )
    for nama_alamat, isian in (("lamaran", [draf.pk]), ("unggah", [draf.pk, "LHKPN"]), ("tinjau", [draf.pk])):
        assert "SIHARKA" in isi(client.get(reverse(f"peserta:{nama_alamat}", args=isian)))


def test_petunjuk_hanya_pada_dokumen_yang_memerlukannya(terkirim, saat):
    assert queries.petunjuk_butir(terkirim, "IJAZAH", saat) == []
    assert queries.petunjuk_butir(terkirim, "E-02", saat) == []
    BerkasLamaran.objects.filter(lamaran=terkirim, jenis="SURAT_LAMARAN").update(diganti_pada=saat)
    assert queries.petunjuk_butir(terkirim, "SURAT_LAMARAN", saat) == []


def test_tanpa_dokumen_harta_tidak_ada_yang_dikatakan(lowongan, saat):
    seleksi = lowongan.seleksi
    seleksi.ketentuan["dokumen"] = [d for d in seleksi.ketentuan["dokumen"] if d["kode"] != "LHKPN"]
    assert queries.temuan_harta(queries.fakta_pelamar(PelamarFactory()), lowongan, saat) == []


# --- Dokumen tambahan ---------------------------------------------------------------------------
def test_ketua_menambah_dan_menghapus_dokumen_sebelum_diumumkan(disiapkan, ketua, saat):
    dokumen = actions.tambah_dokumen(lowongan=disiapkan, oleh=ketua, pada=saat, **BARU)
    assert nama(disiapkan)[dokumen.kode] == "Surat bebas temuan"
    isian = {"lowongan": disiapkan, "oleh": ketua, "pada": saat}
    assert "sudah diminta" in ditolak(actions.tambah_dokumen, **isian, **BARU)
    assert "sudah diminta" in ditolak(actions.tambah_dokumen, **isian, **BARU | {"nama": "ijazah Terakhir"})
    assert "dasar hukum" in ditolak(actions.tambah_dokumen, **isian, **BARU | {"nama": "X", "dasar": " "})
    actions.hapus_dokumen(dokumen=dokumen, oleh=ketua, pada=saat)
    actions.hapus_dokumen(dokumen=dokumen, oleh=ketua, pada=saat)
    assert dokumen.kode not in nama(disiapkan)


def test_dokumen_tambahan_ditolak_dari_orang_lain_dan_sesudah_disusun_atau_diumumkan(
    disiapkan, lowongan, ketua, saat
):
    isian = BARU | {"lowongan": disiapkan, "pada": saat}
    sekretaris = petugas(disiapkan, Peran.KETUA_SEKRETARIAT)
    assert "Ketua Panitia Seleksi" in ditolak(actions.tambah_dokumen, oleh=sekretaris, **isian)
    dokumen = DokumenTambahanFactory(lowongan=disiapkan)
    konsep = PengumumanFactory(seleksi=disiapkan.seleksi, naskah=NaskahFactory())
    konsep.lowongan.add(disiapkan)
    assert "sudah disusun" in ditolak(actions.tambah_dokumen, oleh=ketua, **isian)
    assert "sudah disusun" in ditolak(actions.hapus_dokumen, dokumen=dokumen, oleh=ketua, pada=saat)
    terbuka = petugas(lowongan, Peran.KETUA_PANSEL)
    assert "sudah diumumkan" in ditolak(
        actions.tambah_dokumen, oleh=terbuka, **(isian | {"lowongan": lowongan})
    )
    assert DokumenTambahan.objects.count() == 1


def test_halaman_dokumen_tambahan(client, disiapkan, ketua):
    client.force_login(ketua)
    alamat = reverse("peserta:dokumen_tambahan", args=[disiapkan.pk])
    assert "Tidak ada dokumen tambahan." in isi(client.get(alamat))
    salah = client.post(alamat, ISIAN | {"petunjuk": ""})
    assert salah.status_code == 422
    assert "SKJ 4/2026" in isi(salah)
    assert client.post(alamat, ISIAN | {"tahun": "6"}).status_code == 422
    assert client.post(alamat, ISIAN)["Location"] == alamat
    assert client.post(alamat, ISIAN).status_code == 422
    satu = DokumenTambahan.objects.get()
    assert (satu.wajib, satu.tahun, satu.meterai) == (True, 2, True)
    halaman = isi(client.get(alamat))
    assert "Surat bebas temuan" in halaman
    assert "2 tahun terakhir · bermeterai" in halaman
    hapus = reverse("peserta:hapus_dokumen", args=[disiapkan.pk, satu.pk])
    assert client.get(hapus).status_code == 405
    assert client.post(hapus)["Location"] == alamat
    assert client.post(hapus).status_code == 404


def test_halaman_dokumen_tambahan_bagi_yang_hanya_membaca(client, lowongan, pemeriksa):
    dokumen = DokumenTambahanFactory(lowongan=lowongan)
    client.force_login(pemeriksa)
    alamat = reverse("peserta:dokumen_tambahan", args=[lowongan.pk])
    assert "Tidak dapat diubah" in isi(client.get(alamat))
    hapus = reverse("peserta:hapus_dokumen", args=[lowongan.pk, dokumen.pk])
    jawaban = client.post(hapus)
    assert jawaban.status_code == 422
    assert "Ketua Panitia Seleksi" in isi(jawaban)
    client.force_login(PenggunaFactory())
    assert client.get(alamat).status_code == 404
    assert client.post(hapus).status_code == 404
    assert DokumenTambahan.objects.count() == 1


def jumlah_kueri(client, alamat) -> int:
    client.get(alamat)
    with CaptureQueriesContext(connection) as kueri:
        client.get(alamat)
    return len(kueri)


def test_dokumen_tambahan_jumlah_kueri_tetap(client, disiapkan, ketua):
    client.force_login(ketua)
    alamat = reverse("peserta:dokumen_tambahan", args=[disiapkan.pk])
    DokumenTambahanFactory(lowongan=disiapkan)
    satu = jumlah_kueri(client, alamat)
    DokumenTambahanFactory.create_batch(2, lowongan=disiapkan)
    assert jumlah_kueri(client, alamat) == satu


def test_dokumen_tambahan_tertulis_dalam_pengumuman_dan_halaman_umum(client, lowongan, saat):
    DokumenTambahanFactory(lowongan=lowongan, nama="Sertifikat", tahun=2)
    DokumenTambahanFactory(lowongan=lowongan, nama="Piagam", wajib=False)
    isi_naskah = pengumuman(
        lowongan.seleksi,
        [lowongan],
        Instansi.objects.get(),
        mulai=saat.date(),
        batas_lamaran=lowongan.batas_lamaran,
        jadwal=[],
        penanda=KeanggotaanFactory(seleksi=lowongan.seleksi, peran=Peran.KETUA_PANSEL),
    )
    kertas = {satu["nama"]: satu["petunjuk"] for satu in isi_naskah["dokumen"]}
    assert "SPT tahun terakhir" in kertas
    akhir = f"bagi pelamar jabatan {lowongan.nama_jabatan} (Standar kompetensi jabatan)."
    assert kertas["Sertifikat dua tahun terakhir"] == f"Dari Inspektorat instansi asal. Wajib {akhir}"
    assert kertas["Piagam"] == f"Dari Inspektorat instansi asal. Tidak wajib, {akhir}"
    umum = isi(client.get(reverse("seleksi:publik_lowongan", args=[lowongan.pk])))
    assert "Sertifikat tahun 2024 dan 2025" in umum
    assert "tidak wajib" in umum


def test_dokumen_wajib_tambahan_kurang_sampai_ada_dan_yang_tidak_wajib_tidak_pernah(draf, saat):
    wajib = DokumenTambahanFactory(lowongan=draf.lowongan, nama="Sertifikat")
    DokumenTambahanFactory(lowongan=draf.lowongan, nama="Piagam", wajib=False)
    pelamar = draf.pelamar.pengguna
    draf = queries.lamaran_milik(pelamar, draf.pk)
    izin = wewenang.boleh_ajukan(pelamar, draf, saat)
    assert [satu.pesan for satu in izin.menahan] == ["Sertifikat belum diunggah."]
    (surel,) = [s for s in pengingat(saat) if s["kunci"].startswith("ingat:draf")]
    assert surel["konteks"]["kurang"] == ["Sertifikat"]
    actions.unggah(lamaran=draf, jenis=wajib.kode, unggahan=[unggahan()], oleh=pelamar, pada=saat)
    draf = actions.ajukan(lamaran=draf, setuju=True, oleh=pelamar, pada=saat)
    assert draf.tanda_terima.isi["berkas"][-1]["nama"] == "Sertifikat"
    assert "tidak diminta" in ditolak(
        actions.hapus_berkas, lamaran=draf, jenis="TAMBAHAN-0", oleh=pelamar, pada=saat
    )


def test_halaman_pelamar_memisahkan_yang_wajib_dan_yang_boleh(client, draf):
    boleh = DokumenTambahanFactory(lowongan=draf.lowongan, nama="Piagam", wajib=False)
    client.force_login(draf.pelamar.pengguna)
    halaman = isi(client.get(reverse("peserta:lamaran", args=[draf.pk])))
    assert "Boleh Anda tambahkan (1)" in halaman
    assert "8 dari 8" in halaman
    assert "Tinjau dan kirim" in halaman
    assert "Dokumen ini tidak wajib." in isi(
        client.get(reverse("peserta:unggah", args=[draf.pk, boleh.kode]))
    )
    assert "Piagam" not in isi(client.get(reverse("peserta:tinjau", args=[draf.pk])))
    BerkasLamaranFactory(lamaran=draf, jenis=boleh.kode)
    assert "9 dari 9" in isi(client.get(reverse("peserta:lamaran", args=[draf.pk])))


def test_daftar_periksa_memuat_yang_wajib_dan_yang_diserahkan(client, terkirim, pemeriksa):
    boleh = DokumenTambahanFactory(lowongan=terkirim.lowongan, nama="Piagam", wajib=False)
    wajib = DokumenTambahanFactory(lowongan=terkirim.lowongan, nama="Sertifikat")

    def kode():
        satu = queries.lamaran_milik(terkirim.pelamar.pengguna, terkirim.pk)
        return {butir.kode for butir in queries.butir_lamaran(satu)}, queries.jumlah_dokumen_diperiksa([satu])

    semua, jumlah = kode()
    assert (boleh.kode in semua, wajib.kode in semua, jumlah[terkirim.pk]) == (False, True, 9)
    BerkasLamaranFactory(lamaran=terkirim, jenis=boleh.kode)
    semua, jumlah = kode()
    assert (boleh.kode in semua, jumlah[terkirim.pk]) == (True, 10)
    client.force_login(pemeriksa)
    meja = isi(client.get(reverse("peserta:verifikasi", args=[terkirim.pk]) + f"?butir={boleh.kode}"))
    assert "Piagam" in meja
    assert "Standar kompetensi jabatan" in meja


def test_dokumen_tambahan_menjadi_kolom_unduhan_dan_alasan_berita_acara(client, terkirim, pemeriksa, saat):
    wajib = DokumenTambahanFactory(lowongan=terkirim.lowongan, nama="Sertifikat")
    ditolak = LamaranFactory(lowongan=terkirim.lowongan, keadaan="TMS")
    alasan = {"butir": wajib.kode, "putusan": "TIDAK_SESUAI", "alasan": "Kedaluwarsa."}
    VerifikasiFactory(lamaran=ditolak, diperiksa_oleh=pemeriksa, **alasan)
    client.force_login(pemeriksa)
    jawaban = client.post(reverse("peserta:unduh_pelamar", args=[terkirim.lowongan_id]))
    kepala = next(load_workbook(io.BytesIO(b"".join(jawaban))).active.iter_rows(values_only=True))
    assert "Berkas: Sertifikat" in kepala
    assert "Berkas: SPT tahun 2025" in kepala
    acara = naskah.berita_acara_administrasi(
        terkirim.lowongan.seleksi,
        [terkirim.lowongan],
        Instansi.objects.get(),
        pansel=[KeanggotaanFactory(seleksi=terkirim.lowongan.seleksi, peran=Peran.KETUA_PANSEL)],
        pada=saat,
    )
    (satu,) = acara["lowongan"][0]["pelamar"]
    assert satu["alasan"] == ["Sertifikat: Kedaluwarsa."]


# --- Meterai ------------------------------------------------------------------------------------
def nyatakan(lamaran, saat, jenis="ELEKTRONIK", nomor=SERI, **lain):
    isian = {"kode": "SURAT_LAMARAN", "oleh": lamaran.pelamar.pengguna, "pada": saat} | lain
    return actions.nyatakan_meterai(lamaran=lamaran, jenis=jenis, nomor_seri=nomor, **isian)


def test_meterai_dinyatakan_diperbaiki_dan_tercetak_pada_tanda_terima(draf, saat):
    satu = nyatakan(draf, saat, nomor=" 0g8u-q5vh b20ee0 ")
    assert (str(satu), Meterai.objects.count()) == (f"e-meterai nomor seri {SERI}", 1)
    assert str(nyatakan(draf, saat, "TEMPEL", "")) == "meterai tempel"
    nyatakan(draf, saat)
    assert Meterai.objects.count() == 1
    terkirim = actions.ajukan(lamaran=draf, setuju=True, oleh=draf.pelamar.pengguna, pada=saat)
    berkas = {satu["nama"]: satu["meterai"] for satu in terkirim.tanda_terima.isi["berkas"]}
    assert berkas["Surat lamaran bermeterai"] == f"e-meterai nomor seri {SERI}"
    assert berkas["Ijazah terakhir"] == ""
    assert "sudah terkirim" in ditolak(nyatakan, lamaran=terkirim, saat=saat)


def test_meterai_ditolak_tanpa_nomor_tanpa_berkas_dari_orang_lain_dan_setelah_batas(draf, saat):
    assert "8 sampai 40" in ditolak(nyatakan, lamaran=draf, saat=saat, nomor="123")
    assert "Unggah dahulu" in ditolak(nyatakan, lamaran=draf, saat=saat, kode="IJAZAH")
    assert "bukan data Anda" in ditolak(nyatakan, lamaran=draf, saat=saat, oleh=PenggunaFactory())
    assert "batas penerimaan" in ditolak(
        nyatakan, lamaran=draf, saat=saat, tiba_pada=draf.lowongan.batas_lamaran
    )
    BerkasLamaran.objects.filter(lamaran=draf, jenis="SURAT_LAMARAN").update(diganti_pada=saat)
    assert "Unggah dahulu" in ditolak(nyatakan, lamaran=draf, saat=saat)
    assert not Meterai.objects.exists()


def test_meterai_yang_belum_disebut_diingatkan_dan_tidak_menahan_kirim(client, draf, saat):
    pelamar = draf.pelamar.pengguna
    izin = wewenang.boleh_ajukan(pelamar, draf, saat)
    assert izin
    assert "meterainya" in " ".join(satu.pesan for satu in izin.temuan)
    client.force_login(pelamar)
    alamat = reverse("peserta:meterai", args=[draf.pk, "SURAT_LAMARAN"])
    assert alamat in isi(client.get(reverse("peserta:tinjau", args=[draf.pk])))
    assert alamat in isi(client.get(reverse("peserta:lamaran", args=[draf.pk])))
    nyatakan(draf, saat)
    assert "meterainya" not in " ".join(
        satu.pesan for satu in wewenang.boleh_ajukan(pelamar, draf, saat).temuan
    )
    assert SERI in isi(client.get(reverse("peserta:tinjau", args=[draf.pk])))


def test_unggahan_surat_bermeterai_berlanjut_ke_pertanyaan_meterai(client, draf):
    client.force_login(draf.pelamar.pengguna)
    alamat = reverse("peserta:unggah", args=[draf.pk, "SURAT_LAMARAN"])
    meterai = reverse("peserta:meterai", args=[draf.pk, "SURAT_LAMARAN"])
    assert "Nomor seri e-meterai" in isi(client.get(alamat))
    assert client.post(alamat, {"berkas": unggahan()})["Location"] == meterai
    jumlah = BerkasLamaran.objects.count()
    salah = client.post(meterai, {"jenis": "ELEKTRONIK", "nomor_seri": "pendek"})
    assert salah.status_code == 422
    assert 'value="pendek"' in isi(salah)
    assert client.post(meterai, {"nomor_seri": ""}).status_code == 422
    assert client.post(meterai, {"jenis": "ELEKTRONIK", "nomor_seri": SERI.lower()}).status_code == 302
    assert SERI in isi(client.get(meterai))
    assert BerkasLamaran.objects.count() == jumlah
    assert client.get(reverse("peserta:meterai", args=[draf.pk, "IJAZAH"])).status_code == 404
    assert client.get(reverse("peserta:meterai", args=[draf.pk, "X"])).status_code == 404
    client.force_login(PenggunaFactory())
    assert client.get(meterai).status_code == 404
    assert client.post(meterai, {"jenis": "TEMPEL"}).status_code == 404


def test_halaman_meterai_sesudah_batas_hanya_memberi_tahu(client, draf, saat):
    client.force_login(draf.pelamar.pengguna)
    lowongan = draf.lowongan
    lowongan.batas_lamaran = saat - dt.timedelta(minutes=1)
    lowongan.save()
    alamat = reverse("peserta:meterai", args=[draf.pk, "SURAT_LAMARAN"])
    assert "batas penerimaan" in isi(client.get(alamat))
    assert client.post(alamat, {"jenis": "TEMPEL"}).status_code == 422


def test_meterai_pengganti_dapat_disebut_sampai_perbaikan_dikirim(client, terkirim, saat):
    lama = terkirim.berkas.get(jenis="SURAT_LAMARAN")
    MeteraiFactory(berkas=lama)
    perbaikan = PerbaikanFactory(lamaran=terkirim, diminta=True)
    butir = ButirPerbaikanFactory(perbaikan=perbaikan, jenis="SURAT_LAMARAN", semula=lama)
    assert "Unggah dahulu" in ditolak(nyatakan, lamaran=terkirim, saat=saat)
    client.force_login(terkirim.pelamar.pengguna)
    unggah = reverse("peserta:unggah_perbaikan", args=[terkirim.pk, "SURAT_LAMARAN"])
    meterai = reverse("peserta:meterai", args=[terkirim.pk, "SURAT_LAMARAN"])
    assert client.post(unggah, {"berkas": unggahan()})["Location"] == meterai
    halaman = isi(client.get(reverse("peserta:perbaikan", args=[terkirim.pk])))
    assert "Meterainya belum disebut." in halaman
    jawaban = client.post(meterai, {"jenis": "TEMPEL", "nomor_seri": ""})
    assert jawaban["Location"] == reverse("peserta:perbaikan", args=[terkirim.pk])
    butir.refresh_from_db()
    assert str(butir.pengganti.meterai) == "meterai tempel"
    assert "Meterai tempel" in isi(client.get(reverse("peserta:perbaikan", args=[terkirim.pk])))


def test_nomor_seri_yang_dipakai_lagi_ditandai_bagi_pemeriksa(client, terkirim, pemeriksa, saat):
    surat = terkirim.berkas.get(jenis="SURAT_LAMARAN")
    MeteraiFactory(berkas=surat, nomor_seri=SERI)
    # The same document before it was replaced, and a stranger's draft: the same stamp, and nobody's business.
    lama = BerkasLamaranFactory(lamaran=terkirim, jenis="SURAT_LAMARAN", diganti_pada=saat)
    MeteraiFactory(berkas=lama, nomor_seri=SERI)
    draf = LamaranFactory(lowongan=terkirim.lowongan)
    MeteraiFactory(berkas=BerkasLamaranFactory(lamaran=draf), nomor_seri=SERI)
    assert queries.tanda_ganda(terkirim) == []
    rekan = LamaranFactory(lowongan=terkirim.lowongan, keadaan="DIAJUKAN")
    MeteraiFactory(berkas=BerkasLamaranFactory(lamaran=rekan), nomor_seri=SERI)
    MeteraiFactory(berkas=terkirim.berkas.get(jenis="IJAZAH"), nomor_seri=SERI)
    asing = LamaranFactory(keadaan="DIAJUKAN")
    MeteraiFactory(berkas=BerkasLamaranFactory(lamaran=asing), nomor_seri=SERI)
    surat_tanda, ijazah = [s for s in queries.tanda_ganda(terkirim) if "meterai" in s.kata]
    nama_lain = {"dokumen lain lamaran ini", rekan.nomor_pendaftaran, "lamaran dalam seleksi lain"}
    assert (set(surat_tanda.nomor), surat_tanda.jumlah) == (nama_lain, 3)
    assert ijazah.jumlah == 3
    client.force_login(pemeriksa)
    meja = isi(client.get(reverse("peserta:verifikasi", args=[terkirim.pk]) + "?butir=SURAT_LAMARAN"))
    assert f"e-meterai nomor seri {SERI}" in meja
    assert f"dipakai juga pada dokumen lain lamaran ini, {rekan.nomor_pendaftaran}" in meja
    assert asing.nomor_pendaftaran not in meja


def test_meterai_tempel_tidak_pernah_ganda(terkirim):
    surat = terkirim.berkas.get(jenis="SURAT_LAMARAN")
    satu = MeteraiFactory(berkas=surat, jenis="TEMPEL", nomor_seri="")
    rekan = LamaranFactory(lowongan=terkirim.lowongan, keadaan="DIAJUKAN")
    MeteraiFactory(berkas=BerkasLamaranFactory(lamaran=rekan), jenis="TEMPEL", nomor_seri="")
    assert queries.meterai_sama(terkirim, satu) == ((), 0)


@pytest.mark.parametrize(
    "isian", [("TEMPEL", SERI), ("ELEKTRONIK", ""), ("ELEKTRONIK", "abcdefgh"), ("LAIN", "")]
)
def test_basis_data_menolak_meterai_yang_tidak_masuk_akal(terkirim, isian):
    jenis, nomor = isian
    with pytest.raises(IntegrityError), transaction.atomic():
        MeteraiFactory(berkas=terkirim.berkas.first(), jenis=jenis, nomor_seri=nomor)


@pytest.mark.parametrize("isian", [{"nama": ""}, {"petunjuk": ""}, {"dasar": ""}, {"tahun": 6}])
def test_basis_data_menolak_dokumen_tambahan_tanpa_bunyi(disiapkan, isian):
    with pytest.raises(IntegrityError), transaction.atomic():
        DokumenTambahanFactory(lowongan=disiapkan, **isian)


def test_data_saya_memuat_meterai(terkirim, saat):
    MeteraiFactory(berkas=terkirim.berkas.get(jenis="SURAT_LAMARAN"), nomor_seri=SERI)
    (lamaran,) = queries.data_saya(terkirim.pelamar.pengguna, saat)["lamaran"]
    meterai = {satu["jenis"]: satu["meterai"] for satu in lamaran["berkas"]}
    assert (meterai["SURAT_LAMARAN"], meterai["IJAZAH"]) == (f"e-meterai nomor seri {SERI}", "")


def test_antrean_dengan_dokumen_tambahan_jumlah_kueri_tetap(client, lowongan, pemeriksa):
    client.force_login(pemeriksa)
    alamat = reverse("peserta:antrean_verifikasi")
    DokumenTambahanFactory(lowongan=lowongan, wajib=False)
    berkas_lengkap(LamaranFactory(lowongan=lowongan, keadaan="DIAJUKAN"))
    satu = jumlah_kueri(client, alamat)
    for _ in range(2):
        berkas_lengkap(LamaranFactory(lowongan=lowongan, keadaan="DIAJUKAN"))
    DokumenTambahanFactory.create_batch(2, lowongan=lowongan)
    assert jumlah_kueri(client, alamat) == satu


def test_kode_dan_seleksi_baris_baru(disiapkan, terkirim):
    dokumen = DokumenTambahanFactory(lowongan=disiapkan, nama="Piagam")
    assert (str(dokumen), dokumen.id_seleksi) == ("Piagam", disiapkan.seleksi_id)
    meterai = MeteraiFactory(berkas=terkirim.berkas.first())
    assert meterai.id_seleksi == terkirim.lowongan.seleksi_id
