import datetime as dt

import pytest

from panitia.aturan import Peran
from peserta import naskah, queries
from peserta.alur import Keadaan
from peserta.models import Verifikasi
from seleksi.alur import Tahap
from seleksi.aturan import dengan_kebijakan
from seleksi.ketentuan import profil
from tests.dokumen.bentuk import assert_sebentuk
from tests.factories.akun import PenggunaFactory
from tests.factories.dokumen import NaskahFactory
from tests.factories.panitia import KeanggotaanFactory, pansel_lengkap
from tests.factories.peserta import BerkasLamaranFactory, LamaranFactory, PelamarFactory
from tests.factories.seleksi import InstansiFactory, JadwalFactory, LowonganFactory, SeleksiFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def seleksi():
    InstansiFactory()
    return SeleksiFactory()


@pytest.fixture
def lowongan(seleksi):
    return LowonganFactory(seleksi=seleksi, tahap=Tahap.ADMINISTRASI)


def pelamar(lowongan, nama, keadaan):
    pengguna = PenggunaFactory(nama=nama, bernip=True)
    return LamaranFactory(pelamar=PelamarFactory(pengguna=pengguna), lowongan=lowongan, keadaan=keadaan)


def periksa(lamaran, butir, alasan):
    Verifikasi.objects.create(
        lamaran=lamaran,
        butir=butir,
        putusan="TIDAK_SESUAI",
        alasan=alasan,
        diperiksa_pada=dt.datetime(2026, 11, 20, tzinfo=dt.UTC),
        diperiksa_oleh=PenggunaFactory(),
    )


def test_tanda_terima_memuat_waktu_dan_sidik_setiap_berkas(lowongan):
    lamaran = pelamar(lowongan, "Anindita", Keadaan.DIAJUKAN)
    berkas = {kode: BerkasLamaranFactory(lamaran=lamaran, jenis=kode) for kode in ("IJAZAH", "SURAT_LAMARAN")}
    isi = naskah.tanda_terima(lamaran, berkas, InstansiFactory())
    tampak = assert_sebentuk("tanda_terima", isi)
    assert [satu["nama"] for satu in isi["berkas"]] == ["Surat lamaran bermeterai", "Ijazah terakhir"]
    assert isi["berkas"][1]["sha256"] == berkas["IJAZAH"].berkas.sha256
    assert isi["batas_lamaran"] == "2026-11-24T23:59:59+07:00"
    assert lamaran.nomor_pendaftaran in tampak


def test_draf_tidak_punya_tanda_terima(lowongan):
    with pytest.raises(ValueError, match="sudah terkirim"):
        naskah.tanda_terima(pelamar(lowongan, "Anindita", Keadaan.DRAF), {}, InstansiFactory())


def test_berita_acara_memuat_setiap_alasan_menurut_nama_butir(seleksi, lowongan, saat):
    for nama in ("Dimas", "Lukito", "Anindita"):
        pelamar(lowongan, nama, Keadaan.MS)
    ditolak = pelamar(lowongan, "Zulaika", Keadaan.TMS)
    periksa(ditolak, "REKOMENDASI_PPK", "ditandatangani Sekretaris Daerah.")
    periksa(ditolak, "E-02", "kurang dari lima tahun.")
    pelamar(lowongan, "Wening", Keadaan.MUNDUR)
    pelamar(lowongan, "Belum", Keadaan.DRAF)
    pansel = pansel_lengkap(seleksi, bernyatakan=False)
    isi = naskah.berita_acara_administrasi(seleksi, [lowongan], InstansiFactory(), pansel=pansel, pada=saat)
    assert_sebentuk("berita_acara_administrasi", isi)
    satu = isi["lowongan"][0]
    assert satu["jumlah"] == {"semua": 5, "ms": 3, "tms": 1, "mundur": 1}
    assert [orang["hasil"] for orang in satu["pelamar"]] == [
        *["Memenuhi syarat"] * 3,
        "Tidak memenuhi syarat",
        "Mengundurkan diri",
    ]
    alasan = satu["pelamar"][3]["alasan"]
    assert alasan[0] == "Rekomendasi PPK instansi asal: ditandatangani Sekretaris Daerah."
    assert alasan[1].endswith(": kurang dari lima tahun.")
    assert not alasan[1].startswith("E-02")
    assert [orang["ketua"] for orang in isi["pansel"]] == [True, False, False, False, False]
    assert isi["penanda"]["nama"] == pansel[0].pengguna.nama


@pytest.mark.parametrize("banyak", [1, 3])
def test_berita_acara_tanpa_pencarian_per_pelamar(banyak, seleksi, lowongan, saat, django_assert_num_queries):
    instansi, pansel = InstansiFactory(), pansel_lengkap(seleksi, bernyatakan=False)
    for nomor in range(banyak):
        periksa(pelamar(lowongan, f"Pelamar {nomor}", Keadaan.TMS), "IJAZAH", "Tidak terbaca.")
    with django_assert_num_queries(6):
        naskah.berita_acara_administrasi(seleksi, [lowongan], instansi, pansel=pansel, pada=saat)


def test_pengumuman_hanya_yang_memenuhi_syarat_menurut_abjad(seleksi, lowongan):
    for nama, keadaan in [
        ("Zulaika", Keadaan.TMS),
        ("Drs. Lukito Hadi", Keadaan.MS),
        ("Dimas Aryo, S.T.", Keadaan.MS),
        ("dr. Anindita P.", Keadaan.MS),
    ]:
        pelamar(lowongan, nama, keadaan)
    isi = naskah.pengumuman_administrasi(
        seleksi,
        [lowongan],
        InstansiFactory(),
        berita_acara=NaskahFactory(terbit=True, nomor="04/Pansel/XI/2026"),
        jadwal=[JadwalFactory(seleksi=seleksi, kegiatan="ASESMEN")],
        penanda=KeanggotaanFactory(seleksi=seleksi, peran=Peran.KETUA_PANSEL),
    )
    tampak = assert_sebentuk("pengumuman_administrasi", isi)
    assert [satu["nama"] for satu in isi["lowongan"][0]["peserta"]] == [
        "dr. Anindita P.",
        "Dimas Aryo, S.T.",
        "Drs. Lukito Hadi",
    ]
    assert "Zulaika" not in tampak
    assert "tidak memenuhi syarat administrasi" not in tampak
    assert "04/Pansel/XI/2026" in tampak


@pytest.mark.parametrize("publikasi", ["LULUS", "SEMUA"])
def test_pengumuman_administrasi_menurut_kebijakan_publikasi(publikasi):
    ketentuan = dengan_kebijakan({"publikasi_administrasi": publikasi}, "Rapat.", profil("perbup_89_2021"))
    seleksi = SeleksiFactory(ketentuan=ketentuan.jadi_json())
    lowongan = LowonganFactory(seleksi=seleksi, tahap="ADMINISTRASI")
    LamaranFactory(lowongan=lowongan, keadaan="MS")
    gagal = [LamaranFactory(lowongan=lowongan, keadaan="TMS") for _ in range(2)]
    isi = naskah.pengumuman_administrasi(
        seleksi,
        [lowongan],
        InstansiFactory(),
        berita_acara=NaskahFactory(terbit=True, nomor="04/Pansel/XI/2026"),
        jadwal=[],
        penanda=KeanggotaanFactory(seleksi=seleksi, peran=Peran.KETUA_PANSEL),
    )
    tampak = assert_sebentuk("pengumuman_administrasi", isi)
    nomor = [satu.nomor_pendaftaran for satu in gagal] if publikasi == "SEMUA" else []
    assert isi["lowongan"][0]["tidak_lulus"] == nomor
    assert all(satu in tampak for satu in nomor)
    assert not any(satu.profil["nama"] in tampak for satu in gagal)


def test_surat_menyebut_setiap_butir_dengan_dasar_dan_alasannya(seleksi, lowongan):
    """D25."""
    lamaran = pelamar(lowongan, "Zulaika", Keadaan.TMS)
    butir = queries.butir_lowongan(lowongan)
    ketua = KeanggotaanFactory(seleksi=seleksi, peran=Peran.KETUA_PANSEL)
    isi = naskah.surat_hasil_administrasi(
        lamaran,
        InstansiFactory(),
        pengumuman=NaskahFactory(isi={"jadwal": [{"kegiatan": "Asesmen"}]}, terbit=True),
        butir=[(butir[0], "Tanpa meterai.")],
        penanda=ketua,
    )
    tampak = assert_sebentuk("surat_hasil_administrasi", isi)
    assert isi["butir"] == [{"nama": butir[0].nama, "dasar": butir[0].dasar, "alasan": "Tanpa meterai."}]
    assert isi["jadwal"] == []
    assert "Zulaika" in tampak


def test_sidik_surat_berubah_dengan_kalimatnya():
    assert naskah.sidik_surat({"a": 1}, "") == naskah.sidik_surat({"a": 1}, "")
    assert naskah.sidik_surat({"a": 1}, "") != naskah.sidik_surat({"a": 1}, "Baik.")
