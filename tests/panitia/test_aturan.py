import dataclasses
import datetime as dt
from itertools import combinations

import pytest

from panitia.aturan import (
    DASAR_PERAN,
    HAK,
    PERAN_PANSEL,
    PERAN_SEKRETARIAT,
    PERAN_SK,
    PERNYATAAN_WAJIB,
    SEBUTAN_PERAN,
    SEBUTAN_UNSUR,
    Asesor,
    Calon,
    Hak,
    Peran,
    Unsur,
    kesesuaian_anggota,
    kesetaraan_internal,
    komposisi_pansel,
    pengangkatan,
    peran_dengan,
    pernyataan_anggota,
    serasi,
    sk_terbit,
    susunan_sekretariat,
    tanpa_hak,
    tim_penilai,
    unsur_badan_pengawas,
)
from seleksi.izin import Tingkat
from seleksi.ketentuan import profil

KETENTUAN = profil("perbup_89_2021").pansel
KETUA = Calon(1, "Ratih", Peran.KETUA_PANSEL, "AKADEMISI")
DALAM_1 = Calon(2, "Bagas", Peran.ANGGOTA_PANSEL, "JPT_PRATAMA", "II.b")
DALAM_2 = Calon(3, "Wening", Peran.ANGGOTA_PANSEL, "JPT_PRATAMA", "II.a")
LUAR_1 = Calon(4, "Yusuf", Peran.ANGGOTA_PANSEL, "PAKAR")
LUAR_2 = Calon(5, "Nurul", Peran.ANGGOTA_PANSEL, "TOKOH_MASYARAKAT")
BENAR = [KETUA, DALAM_1, DALAM_2, LUAR_1, LUAR_2]


def ganti(calon, **isian):
    return dataclasses.replace(calon, **isian)


def pesan(temuan):
    return [t.pesan for t in temuan if t.tingkat is Tingkat.BLOK]


def test_susunan_pasal_5_diterima():
    (temuan,) = komposisi_pansel(BENAR, KETENTUAN)
    assert (temuan.kode, temuan.tingkat) == ("P-04", Tingkat.TERPENUHI)


@pytest.mark.parametrize(
    "anggota,potongan",
    [
        ([], ["memuat 0 orang", "belum ditunjuk", "berjumlah 0 orang; harus tepat 2", "harus tepat 3"]),
        (BENAR[:4], ["memuat 4 orang", "berjumlah 2 orang; harus tepat 3"]),
        ([*BENAR, ganti(LUAR_2, pengguna_id=6)], ["memuat 6 orang", "berjumlah 4 orang; harus tepat 3"]),
        ([ganti(KETUA, peran=Peran.ANGGOTA_PANSEL), *BENAR[1:]], ["belum ditunjuk"]),
        ([*BENAR[:4], ganti(LUAR_2, peran=Peran.KETUA_PANSEL)], ["satu orang, bukan Ratih dan Nurul"]),
        # The Sekda as chair, as in several regencies, is invalid under this regulation.
        (
            [
                ganti(KETUA, peran=Peran.ANGGOTA_PANSEL),
                ganti(DALAM_1, peran=Peran.KETUA_PANSEL, eselon="II.a"),
                *BENAR[2:],
            ],
            ["Ketua, Bagas, berasal dari unsur Pejabat Pimpinan Tinggi Pratama"],
        ),
        (
            [*BENAR[:3], ganti(LUAR_1, unsur="JPT_PRATAMA", eselon="II.b"), LUAR_2],
            ["berjumlah 3 orang (Bagas, Wening, dan Yusuf); harus tepat 2", "berjumlah 2 orang"],
        ),
        ([KETUA, ganti(DALAM_1, eselon="III.a"), *BENAR[2:]], ["Bagas tertulis eselon III.a"]),
        ([KETUA, ganti(DALAM_1, eselon=""), *BENAR[2:]], ["Bagas tertulis tanpa eselon"]),
        ([*BENAR[:4], ganti(LUAR_2, unsur="")], ["berjumlah 2 orang; harus tepat 3", "Unsur Nurul belum"]),
        ([ganti(KETUA, unsur=""), *BENAR[1:]], ["unsur (kosong)", "berjumlah 2 orang", "Unsur Ratih belum"]),
    ],
)
def test_tempat_yang_salah_disebut(anggota, potongan):
    temuan = komposisi_pansel(anggota, KETENTUAN)

    assert len(pesan(temuan)) == len(potongan)
    for bagian, kalimat in zip(potongan, pesan(temuan), strict=True):
        assert bagian in kalimat
    assert {(t.kode, t.dasar) for t in temuan} == {("P-04", "Pasal 5 ayat (3)")}


def test_urutan_dalam_lampiran_tidak_mengubah_putusan():
    assert komposisi_pansel(BENAR[::-1], KETENTUAN) == komposisi_pansel(BENAR, KETENTUAN)


@pytest.mark.parametrize("eselon,jumlah", [(set(), 0), ({"II.b"}, 0), ({"II.a"}, 1), ({"II.a", "II.b"}, 1)])
def test_kesetaraan_menahan_hanya_untuk_sekda(eselon, jumlah):
    temuan = kesetaraan_internal(BENAR, eselon)

    assert [t.tingkat for t in temuan] == [Tingkat.BLOK] * jumlah
    assert all("Bagas" in t.pesan and "Wening" not in t.pesan for t in temuan)


def test_internal_setara_sekda_tanpa_peringatan():
    assert kesetaraan_internal([ganti(DALAM_1, eselon="II.a"), DALAM_2], {"II.a"}) == []


KEPALA = Calon(1, "Sri", Peran.KETUA_SEKRETARIAT)
PEMERIKSA = Calon(2, "Agung", Peran.VERIFIKATOR)
NASKAH = Calon(3, "Rizal", Peran.NASKAH)


@pytest.mark.parametrize(
    "anggota,potongan",
    [
        ([KEPALA, PEMERIKSA], []),
        ([KEPALA, PEMERIKSA, NASKAH], []),
        ([PEMERIKSA, ganti(PEMERIKSA, pengguna_id=4)], ["tertulis 0 orang"]),
        ([KEPALA, ganti(KEPALA, pengguna_id=5)], ["tertulis 2 orang"]),
        ([KEPALA, NASKAH], ["memuat 1 pemeriksa"]),
        # The same person twice is still one pair of eyes.
        ([KEPALA, ganti(PEMERIKSA, pengguna_id=1)], ["memuat 1 pemeriksa"]),
        ([], ["tertulis 0 orang", "memuat 0 pemeriksa"]),
    ],
)
def test_sekretariat_berketua_dan_berdua_memeriksa(anggota, potongan):
    temuan = susunan_sekretariat(anggota)

    assert len(temuan) == len(potongan)
    for bagian, kalimat in zip(potongan, pesan(temuan), strict=True):
        assert bagian in kalimat


def test_pernyataan_dihitung_per_jenis():
    semua = set(PERNYATAAN_WAJIB)
    temuan = pernyataan_anggota([("Ratih", semua), ("Bagas", {"PAKTA_INTEGRITAS"})])

    assert [(t.kode, t.tingkat) for t in temuan] == [
        ("P-06", Tingkat.BLOK),
        ("P-08", Tingkat.TERPENUHI),
        ("P-09", Tingkat.BLOK),
    ]
    assert pesan(temuan)[0] == "Surat pernyataan bukan anggota partai politik belum ditandatangani Bagas."


@pytest.mark.parametrize(
    "nomor,konsep,pelaku",
    [
        ({"PANSEL": "1", "SEKRETARIAT": "2"}, set(), ["", ""]),
        ({"PANSEL": "1"}, set(), ["", "Operator"]),
        ({"PANSEL": "1"}, {"SEKRETARIAT"}, ["", "PPK"]),
        ({"SEKRETARIAT": "2"}, set(), ["Ketua Sekretariat", ""]),
        ({"SEKRETARIAT": "2"}, {"PANSEL"}, ["PPK", ""]),
        ({}, {"PANSEL", "SEKRETARIAT"}, ["PPK", "PPK"]),
        # A new draft beside the decree in force changes nothing yet.
        ({"PANSEL": "1", "SEKRETARIAT": "2"}, {"PANSEL"}, ["", ""]),
    ],
)
def test_kedua_badan_berdiri_di_atas_keputusan(nomor, konsep, pelaku):
    temuan = sk_terbit(nomor, konsep)

    assert [t.kode for t in temuan] == ["P-02", "P-11"]
    assert [t.pelaku for t in temuan] == pelaku
    assert [t.tingkat is Tingkat.TERPENUHI for t in temuan] == [not siapa for siapa in pelaku]


def angkat(calon, *, jenis="PANSEL", pengangkat=(99,), pelamar=(), peran_lain=None):
    return pesan(
        pengangkatan(calon, jenis=jenis, pengangkat=pengangkat, pelamar=pelamar, peran_lain=peran_lain or {})
    )


def test_orang_baik_boleh_diangkat():
    assert angkat(BENAR) == []


@pytest.mark.parametrize(
    "isian,potongan",
    [
        ({"calon": [KETUA], "pengangkat": (1,)}, "Ratih tidak dapat memberi peran kepada diri sendiri."),
        ({"calon": [KETUA], "pelamar": {1}}, "Ratih pernah melamar dalam seleksi ini."),
        (
            {"calon": [KETUA], "peran_lain": {1: frozenset({Peran.VERIFIKATOR})}},
            "Ratih tidak dapat merangkap Sekretariat, verifikator dan Ketua Panitia Seleksi",
        ),
        ({"calon": [KETUA, KETUA]}, "Ratih tertulis dua kali"),
        (
            {"calon": [KETUA], "jenis": "TIM"},
            "Ketua Panitia Seleksi tidak diberikan lewat keputusan jenis ini.",
        ),
    ],
)
def test_yang_tidak_boleh_diangkat_disebut_sebabnya(isian, potongan):
    (kalimat,) = angkat(**isian)
    assert potongan in kalimat


def test_hanya_dua_pasangan_peran_yang_serasi():
    boleh = {frozenset(dua) for dua in combinations(Peran, 2) if serasi(dua)}
    assert boleh == {
        frozenset({Peran.KETUA_SEKRETARIAT, Peran.NASKAH}),
        frozenset({Peran.VERIFIKATOR, Peran.NASKAH}),
    }
    assert all(serasi([satu]) for satu in Peran)
    assert serasi([])
    assert not serasi([Peran.KETUA_SEKRETARIAT, Peran.VERIFIKATOR, Peran.NASKAH])


def test_pyb_dan_sekretariat_tidak_pernah_melihat_peringkat():
    for peran in (*PERAN_SEKRETARIAT, Peran.PYB, Peran.ASESOR, Peran.NARASUMBER, Peran.PENGAWAS):
        assert Hak.LIHAT_REKAP not in HAK[peran]
    assert peran_dengan({Hak.LIHAT_REKAP}) == (Peran.KETUA_PANSEL, Peran.ANGGOTA_PANSEL, Peran.PPK)


def test_narasumber_tidak_punya_nilai():
    assert not HAK[Peran.NARASUMBER] & {Hak.NILAI, Hak.NILAI_ASESMEN}


def test_penolakan_menyebut_setiap_peran_yang_berhak():
    (temuan,) = tanpa_hak({Hak.PIMPIN, Hak.KELOLA})
    assert temuan.pelaku == "Ketua Sekretariat atau Ketua Panitia Seleksi"
    assert temuan.dasar == "Pasal 6 ayat (1), (3); Pasal 5 ayat (1), (3)"


def test_setiap_peran_lengkap_di_setiap_tabel():
    for tabel in (HAK, SEBUTAN_PERAN, DASAR_PERAN):
        assert set(tabel) == set(Peran)
    assert set(SEBUTAN_UNSUR) == set(Unsur)
    diberi = [peran for daftar in PERAN_SK.values() for peran in daftar]
    assert sorted(diberi) == sorted(Peran)
    assert frozenset({Peran.KETUA_PANSEL, Peran.ANGGOTA_PANSEL}) == PERAN_PANSEL


# --- P-03, P-04, P-05 ----------------------------------------------------------------------------
HARI = dt.date(2026, 11, 23)
ASESOR = Asesor("Dewi", "ASR-17", "Lembaga Contoh", HARI, 3, independen=True)


@pytest.mark.parametrize(
    "ubah,sebab",
    [
        ({"nomor": ""}, "sertifikat belum dicatat"),
        ({"berlaku_sampai": None}, "sertifikat belum dicatat"),
        ({"berlaku_sampai": HARI - dt.timedelta(days=1)}, "sertifikat berakhir 22-11-2026"),
        ({"pengalaman_tahun": 0}, "tanpa pengalaman"),
        ({"independen": False}, "belum menyatakan independen"),
    ],
)
def test_asesor_yang_kurang_menunggu_putusan_pleno_dengan_sebabnya(ubah, sebab):
    (temuan,) = tim_penilai([ASESOR, ganti(ASESOR, nama="Rangga", **ubah)], HARI)

    assert (temuan.kode, temuan.tingkat) == ("P-03", Tingkat.BERITA_ACARA)
    assert f"Rangga ({sebab})" in temuan.pesan
    assert "Dewi" not in temuan.pesan


def test_asesor_lengkap_pada_hari_terakhir_sertifikatnya():
    (temuan,) = tim_penilai([ASESOR], HARI)
    assert (temuan.tingkat, temuan.pesan) == (
        Tingkat.TERPENUHI,
        "1 asesor independen, bersertifikat, dan berpengalaman.",
    )


def test_tanpa_asesor_hanya_diingatkan():
    (temuan,) = tim_penilai([], HARI)
    assert temuan.tingkat is Tingkat.INGAT


@pytest.mark.parametrize(
    "instansi,kena",
    [
        ("Badan Kepegawaian Negara", True),
        ("Kantor Regional I  BADAN kepegawaian negara", True),
        ("BKN", True),
        ("Kanreg I BKN Yogyakarta", True),
        ("Badan Kepegawaian Daerah", False),
        ("Universitas BKNesia", False),
        ("", False),
    ],
)
def test_unsur_badan_pengawas_diingatkan(instansi, kena):
    temuan = unsur_badan_pengawas([ganti(KETUA, instansi=instansi)], ("Badan Kepegawaian Negara", "BKN", ""))

    assert [(t.kode, t.tingkat) for t in temuan] == [("P-04", Tingkat.INGAT)] * kena
    assert all("Ratih" in t.pesan for t in temuan)


@pytest.mark.parametrize(
    "belum,jumlah,tingkat,kata",
    [
        ({"Ratih": [], "Bagas": []}, 2, Tingkat.TERPENUHI, "(2 catatan)"),
        ({"Ratih": ["Inspektur"], "Bagas": []}, 2, Tingkat.INGAT, "1 dari 2. Belum: Ratih."),
        ({"Ratih": ["A", "B"], "Bagas": ["A"]}, 4, Tingkat.INGAT, "1 dari 4. Belum: Ratih dan Bagas."),
    ],
)
def test_kesesuaian_anggota_dihitung_per_lowongan(belum, jumlah, tingkat, kata):
    (temuan,) = kesesuaian_anggota(belum, jumlah)
    assert (temuan.kode, temuan.tingkat) == ("P-05", tingkat)
    assert kata in temuan.pesan
