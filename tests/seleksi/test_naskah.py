import datetime as dt

import pytest

from panitia.aturan import Peran
from peserta.alur import Keadaan
from seleksi import naskah
from seleksi.alur import Tahap
from tests.dokumen.bentuk import assert_sebentuk
from tests.factories.akun import PenggunaFactory
from tests.factories.dokumen import NaskahFactory
from tests.factories.panitia import KeanggotaanFactory
from tests.factories.peserta import LamaranFactory, PelamarFactory
from tests.factories.seleksi import (
    BATAS,
    InstansiFactory,
    JadwalFactory,
    LowonganFactory,
    PengumumanFactory,
    PerpanjanganFactory,
    RekomendasiFactory,
    SeleksiFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def instansi():
    return InstansiFactory()


@pytest.fixture
def seleksi():
    return SeleksiFactory()


def jabat(seleksi, peran, nama="Ratih Kusumawardani", nip=None):
    return KeanggotaanFactory(seleksi=seleksi, peran=peran, pengguna=PenggunaFactory(nama=nama, nip=nip))


def pelamar(lowongan, nama, keadaan=Keadaan.DIAJUKAN, **isian):
    pengguna = PenggunaFactory(nama=nama, bernip=True)
    return LamaranFactory(
        pelamar=PelamarFactory(pengguna=pengguna), lowongan=lowongan, keadaan=keadaan, **isian
    )


def test_pengumuman_sebelas_blok_dari_ketentuan(seleksi, instansi):
    lowongan = [LowonganFactory(seleksi=seleksi, urutan=n) for n in (1, 2, 3)]
    RekomendasiFactory(seleksi=seleksi, jenis="PELAKSANAAN", nomor="B-1/2026")
    wawancara = JadwalFactory(
        seleksi=seleksi,
        kegiatan="WAWANCARA",
        tanggal_mulai=dt.date(2026, 12, 3),
        tanggal_selesai=dt.date(2026, 12, 4),
    )
    isi = naskah.pengumuman(
        seleksi,
        lowongan,
        instansi,
        mulai=dt.date(2026, 11, 9),
        batas_lamaran=dt.datetime(2026, 11, 23, 17, 0, tzinfo=dt.UTC),
        jadwal=[wawancara, JadwalFactory(seleksi=seleksi)],
        penanda=jabat(seleksi, Peran.KETUA_PANSEL),
    )
    tampak = assert_sebentuk("pengumuman", isi)
    assert isi["id_lowongan"] == sorted(satu.pk for satu in lowongan)
    assert (isi["lama_hari"], isi["batas_lamaran"]) == (15, "2026-11-23T23:59:59+07:00")
    assert [satu["kegiatan"] for satu in isi["jadwal"]] == ["Pengumuman dan pendaftaran", "Wawancara akhir"]
    assert sum(float(satu["bobot"]) for satu in isi["metode"]) == 100
    assert isi["metode"][1]["penilai"] == "Asesor"
    assert len(isi["dokumen"]) == 8
    assert "Nomor B-1/2026 tanggal" in isi["rekomendasi"]
    assert isi["penanda"] == {
        "jabatan": "Ketua Panitia Seleksi",
        "nama": "Ratih Kusumawardani",
        "pangkat": "",
        "nip": "",
    }
    assert "15\xa0(lima\xa0belas) hari kalender" in tampak


def test_pengumuman_tanpa_rekomendasi_tidak_menyebutnya(seleksi, instansi):
    isi = naskah.pengumuman(
        seleksi,
        [LowonganFactory(seleksi=seleksi)],
        instansi,
        mulai=dt.date(2026, 11, 9),
        batas_lamaran=BATAS,
        jadwal=[JadwalFactory(seleksi=seleksi)],
        penanda=jabat(seleksi, Peran.KETUA_PANSEL),
    )
    assert isi["rekomendasi"] == ""
    assert " dan Surat " not in assert_sebentuk("pengumuman", isi)


def test_perpanjangan_menyebut_jumlah_dan_kedua_batas(seleksi, instansi):
    lowongan = LowonganFactory(seleksi=seleksi, tahap=Tahap.PENGUMUMAN)
    isi = naskah.pengumuman_perpanjangan(
        seleksi,
        [lowongan],
        instansi,
        ke=2,
        batas_baru=BATAS + dt.timedelta(days=7),
        jumlah_pelamar={lowongan.pk: 3},
        induk=NaskahFactory(terbit=True),
        penanda=jabat(seleksi, Peran.KETUA_PANSEL),
    )
    tampak = assert_sebentuk("pengumuman_perpanjangan", isi)
    assert isi["lowongan"][0] == {
        "nama_jabatan": lowongan.nama_jabatan,
        "jumlah_pelamar": 3,
        "batas_lama": "2026-11-24T23:59:59+07:00",
        "batas_baru": "2026-12-01T23:59:59+07:00",
    }
    assert "PERPANJANGAN KE-2 (DUA)" in tampak


def test_perpanjangan_seleksi_menyebut_surat_sekali_dan_tidak_jumlah_yang_lulus(seleksi, instansi):
    lowongan = [LowonganFactory(seleksi=seleksi, tahap=Tahap.ADMINISTRASI) for _ in range(2)]
    surat = RekomendasiFactory(seleksi=seleksi)
    isi = naskah.pengumuman_perpanjangan_seleksi(
        seleksi,
        lowongan,
        instansi,
        ke=1,
        batas_baru=BATAS + dt.timedelta(days=7),
        rekomendasi={satu.pk: surat for satu in lowongan},
        induk=NaskahFactory(terbit=True),
        penanda=jabat(seleksi, Peran.KETUA_PANSEL),
    )
    tampak = assert_sebentuk("pengumuman_perpanjangan_seleksi", isi)
    assert tampak.count(f"Nomor {surat.nomor}") == 1
    assert "PERPANJANGAN KE-1 (SATU) SELEKSI ADMINISTRASI" in tampak


def test_pembatalan_menyebut_dasar_alasan_dan_pengumumannya(seleksi, instansi):
    lowongan = LowonganFactory(seleksi=seleksi, tahap=Tahap.DIBATALKAN)
    lama = PengumumanFactory(seleksi=seleksi, diumumkan=True, lowongan=[lowongan])
    isi = naskah.pengumuman_pembatalan(
        seleksi, [lowongan], instansi, penanda=jabat(seleksi, Peran.KETUA_PANSEL)
    )
    tampak = assert_sebentuk("pengumuman_pembatalan", isi)
    assert lowongan.alasan_batal in tampak
    assert f"Nomor {lama.naskah.nomor}" in tampak


def test_perpanjangan_jabatan_yang_belum_diumumkan_ditolak(seleksi, instansi):
    with pytest.raises(ValueError, match="belum diumumkan"):
        naskah.pengumuman_perpanjangan(
            seleksi,
            [LowonganFactory(seleksi=seleksi)],
            instansi,
            ke=1,
            batas_baru=BATAS,
            jumlah_pelamar={},
            induk=NaskahFactory(terbit=True),
            penanda=jabat(seleksi, Peran.KETUA_PANSEL),
        )


def test_berita_acara_penutupan_menghitung_yang_terkirim_saja(seleksi, instansi, saat):
    cukup, kurang, kosong = (
        LowonganFactory(seleksi=seleksi, tahap=Tahap.PENGUMUMAN, urutan=n) for n in (1, 2, 3)
    )
    for nama in ("Zulaika", "Anindita", "Dimas", "Lukito"):
        pelamar(cukup, nama)
    for nama in ("Bagas", "Wening", "Yusuf"):
        pelamar(kurang, nama)
    pelamar(kosong, "Draf", keadaan=Keadaan.DRAF)
    pelamar(kosong, "Mundur", keadaan=Keadaan.MUNDUR)
    RekomendasiFactory(seleksi=seleksi, lowongan=kurang, jenis="LANJUT_TIGA_PELAMAR", nomor="B-9/2026")
    PerpanjanganFactory(lowongan=kurang, ke=1)
    isi = naskah.berita_acara_penutupan(
        seleksi,
        [cukup, kurang, kosong],
        instansi,
        penanda=jabat(seleksi, Peran.KETUA_SEKRETARIAT, "Sri Lestari", "197204051998032005"),
        pada=saat,
    )
    assert_sebentuk("berita_acara_penutupan", isi)
    assert [len(satu["pelamar"]) for satu in isi["lowongan"]] == [4, 3, 0]
    assert [satu["nama"] for satu in isi["lowongan"][0]["pelamar"]] == [
        "Zulaika",
        "Anindita",
        "Dimas",
        "Lukito",
    ]
    keterangan = [satu["keterangan"] for satu in isi["lowongan"]]
    assert keterangan[0] == "Memenuhi jumlah paling sedikit"
    assert keterangan[1].startswith("Dilanjutkan berdasarkan Surat")
    assert keterangan[2] == "Tidak ada pelamar"
    assert (isi["mulai"], isi["perpanjangan"], isi["ditutup"]) == (
        "2026-11-09",
        1,
        saat.isoformat(),
    )
    assert isi["penanda"]["nip"] == "197204051998032005"


def test_kurang_pelamar_tanpa_rekomendasi_dikatakan_kurang(seleksi, instansi, saat):
    lowongan = LowonganFactory(seleksi=seleksi, tahap=Tahap.PENGUMUMAN)
    pelamar(lowongan, "Anindita")
    isi = naskah.berita_acara_penutupan(
        seleksi, [lowongan], instansi, penanda=jabat(seleksi, Peran.KETUA_SEKRETARIAT), pada=saat
    )
    assert isi["lowongan"][0]["keterangan"] == "Kurang dari jumlah paling sedikit"
    with pytest.raises(ValueError, match="belum diumumkan"):
        naskah.berita_acara_penutupan(
            seleksi,
            [LowonganFactory(seleksi=seleksi)],
            instansi,
            penanda=jabat(seleksi, Peran.KETUA_SEKRETARIAT),
            pada=saat,
        )


@pytest.mark.parametrize("banyak", [1, 3])
def test_pencarian_tidak_bertambah_dengan_jumlah_pelamar(
    banyak, seleksi, instansi, saat, django_assert_num_queries
):
    lowongan = LowonganFactory(seleksi=seleksi, tahap=Tahap.PENGUMUMAN)
    for nomor in range(banyak):
        pelamar(lowongan, f"Pelamar {nomor}")
    ketua = jabat(seleksi, Peran.KETUA_SEKRETARIAT)
    with django_assert_num_queries(3):
        naskah.berita_acara_penutupan(seleksi, [lowongan], instansi, penanda=ketua, pada=saat)


@pytest.fixture
def tiga_calon(seleksi):
    lowongan = LowonganFactory(seleksi=seleksi, tahap=Tahap.PENETAPAN)
    nama = ["Drs. Lukito Hadi, M.M.", "Dimas Aryo, S.T.", "dr. Anindita P."]
    return lowongan, [pelamar(lowongan, satu, Keadaan.MS) for satu in nama]


ABJAD = ["dr. Anindita P.", "Dimas Aryo, S.T.", "Drs. Lukito Hadi, M.M."]


def test_usulan_menyebut_nama_menurut_abjad_saja(tiga_calon, seleksi, instansi):
    lowongan, calon = tiga_calon
    keputusan = NaskahFactory(terbit=True, nomor="07/Pansel/XII/2026")
    sekda = jabat(seleksi, Peran.PYB, "Bagas Wicaksono", "196912121995031004")
    isi = naskah.surat_usulan_pyb(lowongan, calon, instansi, keputusan=keputusan, penanda=sekda)
    assert_sebentuk("surat_usulan_pyb", isi)
    assert [satu["nama"] for satu in isi["calon"]] == ABJAD
    assert isi == naskah.surat_usulan_pyb(lowongan, calon[::-1], instansi, keputusan=keputusan, penanda=sekda)
    assert isi["keputusan"] == {"nomor": "07/Pansel/XII/2026", "tanggal": "2026-11-20"}
    assert isi["penanda"]["jabatan"] == instansi.jabatan_pyb


def test_keputusan_pengangkatan_menyebut_dasarnya(tiga_calon, seleksi, instansi):
    lowongan, calon = tiga_calon
    ppk = jabat(seleksi, Peran.PPK, "Harsa Mandalika", "197001011990011001")
    isi = naskah.keputusan_pengangkatan(
        lowongan,
        calon[1],
        instansi,
        keputusan=NaskahFactory(terbit=True, nomor="07/Pansel/XII/2026"),
        usulan=NaskahFactory(terbit=True, nomor="800.1.3.3/1187/2026"),
        rekomendasi=RekomendasiFactory(seleksi=seleksi, jenis="HASIL", nomor="B-2/2026"),
        penanda=ppk,
    )
    tampak = assert_sebentuk("keputusan_pengangkatan", isi)
    dasar = zip(("B-2/2026", "07/Pansel", "1187"), isi["memperhatikan"], strict=True)
    assert all(kata in satu for kata, satu in dasar)
    assert isi["pejabat"]["nama"] == "Dimas Aryo, S.T."
    assert isi["pejabat"]["tanggal_lahir"] == "1980-01-01"
    assert isi["penanda"] == {
        "jabatan": "Bupati Contoh Raya",
        "nama": "Harsa Mandalika",
        "pangkat": "",
        "nip": "",
    }
    assert "Lukito" not in tampak
    tanpa = naskah.keputusan_pengangkatan(
        lowongan,
        calon[1],
        instansi,
        keputusan=NaskahFactory(terbit=True),
        usulan=NaskahFactory(terbit=True),
        rekomendasi=None,
        penanda=ppk,
    )
    assert len(tanpa["memperhatikan"]) == 2


def test_hasil_akhir_tiga_nama_per_jabatan(tiga_calon, seleksi, instansi):
    lowongan, calon = tiga_calon
    lain = LowonganFactory(seleksi=seleksi, tahap=Tahap.PENETAPAN, urutan=lowongan.urutan - 1)
    isi = naskah.pengumuman_hasil_akhir(
        seleksi,
        {lowongan: calon, lain: [pelamar(lain, "Zulaika", Keadaan.MS)]},
        instansi,
        penanda=jabat(seleksi, Peran.KETUA_PANSEL),
    )
    tampak = assert_sebentuk("pengumuman_hasil_akhir", isi)
    assert [satu["nama_jabatan"] for satu in isi["lowongan"]] == [lain.nama_jabatan, lowongan.nama_jabatan]
    assert [satu["nama"] for satu in isi["lowongan"][1]["calon"]] == ABJAD
    assert "tidak menunjukkan peringkat" in tampak
