"""The pleno, its secrets and earlier assessments, each refusal word by word. No database."""

import itertools
from datetime import date

import pytest

from penilaian import aturan
from penilaian.aturan.asesmen import AsesmenLama
from seleksi.izin import Tingkat

SAH = {
    "diizinkan": True,
    "keluar": True,
    "berikut": True,
    "persetujuan": "B-12/2026",
    "badan": "BKN",
    "alasan": "Calon mengundurkan diri.",
    "terlanjur": "",
}
KOSONG = {"diizinkan": False, "keluar": False, "berikut": False, "persetujuan": "", "alasan": ""}


def ringkas(temuan):
    return [(satu.kode, satu.tingkat, satu.pelaku, satu.tindakan) for satu in temuan]


# --- Tiga nama -----------------------------------------------------------------------------------
@pytest.mark.parametrize("banyak,cukup", [(0, False), (2, False), (3, True), (4, True)])
def test_tiga_nama_memerlukan_tiga_peserta(banyak, cukup):
    temuan = aturan.cukup_calon(banyak, 3)
    assert (temuan == []) is cukup
    if not cukup:
        assert ringkas(temuan) == [("B-9e", Tingkat.BLOK, "Ketua Panitia Seleksi", "")]
        assert temuan[0].dasar == "Lampiran huruf b angka 9 huruf e"
        assert temuan[0].pesan == f"Peserta tinggal {banyak} orang; diperlukan 3 calon."


@pytest.mark.parametrize(
    "hadir,asing,minimum,banyak",
    [
        (5, 0, 3, 0),
        (3, 0, 3, 0),
        (2, 0, 3, 1),
        (0, 0, 3, 1),
        (0, 0, 0, 1),
        (1, 0, 0, 0),
        (4, 1, 3, 1),
        (2, 2, 3, 2),
    ],
)
def test_pleno_dihadiri_anggota_menurut_kuorum(hadir, asing, minimum, banyak):
    temuan = aturan.kuorum_pleno(hadir, 5, asing, minimum)
    assert len(temuan) == banyak
    assert {satu.kode for satu in temuan} <= {"B-9e"}
    assert {satu.dasar for satu in temuan} <= {"Lampiran huruf b angka 9 huruf e; kebijakan kuorum"}


@pytest.mark.parametrize("calon", [True, False])
def test_kesehatan_diperiksa_pada_tiga_calon(calon):
    assert bool(aturan.calon_kesehatan(calon)) is not calon


# --- Calon pengganti -----------------------------------------------------------------------------
def test_penggantian_yang_sah_tanpa_temuan():
    assert aturan.penggantian_calon(**SAH) == []


@pytest.mark.parametrize("medan", sorted(KOSONG))
def test_setiap_syarat_penggantian_menahan_sendiri(medan):
    (satu,) = aturan.penggantian_calon(**SAH | {medan: KOSONG[medan]})
    assert (satu.kode, satu.tingkat, satu.dasar) == (
        "B-9e",
        Tingkat.BLOK,
        "Lampiran huruf b angka 9 huruf e; kebijakan",
    )
    # Only the letter of the supervising body is for the Sekretariat to record.
    surat = medan == "persetujuan"
    assert satu.pelaku == ("Sekretariat" if surat else "Ketua Panitia Seleksi")
    assert satu.tindakan == ("seleksi.rekomendasi_pengganti" if surat else "")


def test_yang_sudah_terlanjur_menahan_dengan_katanya_sendiri():
    (satu,) = aturan.penggantian_calon(**SAH | {"terlanjur": "Hasil akhir sudah diumumkan."})
    assert satu.pesan == "Hasil akhir sudah diumumkan."


def test_semua_kekurangan_disebut_bersama_menurut_urutannya():
    temuan = aturan.penggantian_calon(**SAH | KOSONG | {"terlanjur": "Terlambat."})
    assert len(temuan) == 6
    assert temuan[3].pesan == "Surat persetujuan penggantian dari BKN belum dicatat."
    assert temuan[-1].pesan == "Terlambat."


# --- Rahasia -------------------------------------------------------------------------------------
@pytest.mark.parametrize("keperluan", ["", "  \n"])
@pytest.mark.parametrize("apa", ["peringkat", "naskah rahasia"])
def test_rahasia_tidak_terbuka_tanpa_keperluan(keperluan, apa):
    (satu,) = aturan.keperluan_membaca(keperluan, apa)
    assert satu.pesan == f"Isi keperluan membuka {apa}; pembacaan dicatat."
    assert aturan.keperluan_membaca("Pleno", apa) == []


def test_tanpa_sebutan_yang_dibuka_ialah_peringkat():
    assert aturan.keperluan_membaca("") == aturan.keperluan_membaca("", "peringkat")


@pytest.mark.parametrize("keperluan", ["", " "])
def test_kesehatan_tidak_terbuka_tanpa_keperluan(keperluan):
    (satu,) = aturan.keperluan_kesehatan(keperluan)
    assert (satu.kode, satu.tingkat) == ("B-7", Tingkat.BLOK)
    assert aturan.keperluan_kesehatan("Pleno") == []


@pytest.mark.parametrize("ditetapkan,pansel", list(itertools.product([True, False], repeat=2)))
def test_peringkat_diserahkan_setelah_pleno_kecuali_bagi_pansel(ditetapkan, pansel):
    temuan = aturan.penyerahan_peringkat(ditetapkan, pansel)
    assert (temuan == []) is (ditetapkan or pansel)
    assert {(satu.kode, satu.pelaku) for satu in temuan} <= {("B-9c", "Ketua Panitia Seleksi")}


# --- Asesmen terdahulu ---------------------------------------------------------------------------
DIUMUMKAN = date(2026, 11, 23)
LAPORAN = {"lembaga": "UPT Asesmen", "nomor": "800/1", "tanggal": date(2026, 6, 1), "skala": "ANGKA"}


def laporan(lain=(), **ubah):
    return aturan.sumber_asesmen(AsesmenLama(**LAPORAN | ubah), DIUMUMKAN, lain)


@pytest.mark.parametrize(
    "ubah",
    [
        {"tanggal": date(2026, 11, 22)},
        {"skala": "LAIN", "konversi": "MS = 85", "nomor_konversi": "BA-1/2026"},
        {"lembaga": " upt asesmen ", "lain": ("UPT Asesmen", "UPT ASESMEN")},
    ],
)
def test_laporan_yang_jelas_sumbernya_diterima(ubah):
    assert laporan(**ubah) == []


@pytest.mark.parametrize(
    "ubah",
    [
        {"lembaga": "  "},
        {"nomor": ""},
        {"tanggal": DIUMUMKAN},
        {"tanggal": date(2026, 11, 24)},
        {"skala": "LAIN"},
        {"skala": "LAIN", "konversi": "MS = 85"},
        {"skala": "LAIN", "nomor_konversi": "BA-1/2026", "konversi": " "},
        {"lain": ("Zeta", "Alfa", "UPT Asesmen")},
    ],
)
def test_laporan_tanpa_sumber_yang_jelas_ditahan(ubah):
    temuan = laporan(**ubah)
    assert ringkas(temuan) == [("B-4", Tingkat.BLOK, "Ketua Panitia Seleksi", "")]
    assert temuan[0].dasar.endswith("; kebijakan")


def test_lembaga_lain_disebut_yang_pertama_menurut_abjad():
    (satu,) = laporan(lain=("Zeta", "Alfa"))
    assert "dinilai Alfa;" in satu.pesan


def test_semua_kekurangan_laporan_disebut_bersama():
    assert len(laporan(lembaga="", tanggal=DIUMUMKAN, lain=("Alfa",), skala="LAIN")) == 4
