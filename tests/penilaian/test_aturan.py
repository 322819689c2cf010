"""Numbers and findings of scoring, without database; the recap against a second, different calculation."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from penilaian import aturan
from penilaian.aturan import NilaiTidakLengkap
from seleksi.izin import Izin, Tingkat
from seleksi.ketentuan import profil

D = Decimal
BOBOT = {"REKAM_JEJAK": D(20), "ASESMEN": D(25), "MAKALAH": D(20), "WAWANCARA": D(35)}
SEBUTAN = {
    "ADMINISTRASI": "Administrasi",
    "ASESMEN": "Asesmen",
    "KOMPETENSI_BIDANG": "Kompetensi Bidang",
    "WAWANCARA": "Wawancara",
    "PENGUMUMAN": "Pengumuman",
    "KESEHATAN": "Kesehatan",
}


# --- Nilai lembar ---------------------------------------------------------------------------------
@pytest.mark.parametrize(
    "nilai,bobot,hasil",
    [
        ({1: D(100), 2: D(100)}, {1: D(60), 2: D(40)}, D("100")),
        ({1: D(0), 2: D(0)}, {1: D(60), 2: D(40)}, D("0")),
        ({1: D("73.19"), 2: D("88.5")}, {1: D(60), 2: D(40)}, D("79.314")),
        (
            {1: D("0.01"), 2: D("0.01"), 3: D("0.01")},
            {1: D("33.33"), 2: D("33.33"), 3: D("33.34")},
            D("0.01"),
        ),
        ({1: D("66.67")}, {1: D(100)}, D("66.67")),
    ],
)
def test_nilai_lembar_adalah_jumlah_nilai_kali_bobot(nilai, bobot, hasil):
    assert aturan.nilai_lembar(nilai, bobot) == hasil


@pytest.mark.parametrize("nilai", [{}, {1: D(80)}, {1: D(80), 3: D(80)}, {1: D(80), 2: D(80), 3: D(80)}])
def test_lembar_tanpa_nilai_lengkap_tidak_bernilai(nilai):
    with pytest.raises(NilaiTidakLengkap):
        aturan.nilai_lembar(nilai, {1: D(60), 2: D(40)})


def test_komponen_tanpa_indikator_tidak_bernilai():
    with pytest.raises(NilaiTidakLengkap):
        aturan.nilai_lembar({}, {})


def test_nilai_sementara_menghitung_yang_sudah_terisi():
    assert aturan.nilai_sementara({2: D("72.50")}, {1: D(60), 2: D(40)}) == D("29")
    assert aturan.nilai_sementara({}, {1: D(60), 2: D(40)}) == 0


# --- Rata-rata penilai ----------------------------------------------------------------------------
def test_rata_rata_tidak_menghitung_yang_berhalangan_sebagai_nol():
    hadir = [D("80"), D("85"), D("88")]
    assert aturan.rata_rata(hadir) == Fraction(253, 3)
    assert aturan.rata_rata([*hadir, D(0), D(0)]) != aturan.rata_rata(hadir)


def test_rata_rata_tanpa_penilai_tidak_ada():
    with pytest.raises(NilaiTidakLengkap):
        aturan.rata_rata([])


# --- Nilai akhir ----------------------------------------------------------------------------------
def test_nilai_akhir_menurut_bobot():
    komponen = {
        "REKAM_JEJAK": Fraction(86),
        "ASESMEN": Fraction(169, 2),
        "MAKALAH": Fraction(85),
        "WAWANCARA": Fraction(436, 5),
    }
    hasil = aturan.nilai_akhir(komponen, BOBOT)
    assert hasil == Fraction("85.845")
    assert aturan.dua_desimal(hasil) == D("85.85")


def test_nilai_akhir_dibagi_jumlah_bobot():
    """95 percent in total: 80 everywhere stays 80, not 76."""
    bobot = {"REKAM_JEJAK": D(15), "ASESMEN": D(25), "MAKALAH": D(20), "WAWANCARA": D(35)}
    assert aturan.nilai_akhir(dict.fromkeys(bobot, Fraction(80)), bobot) == 80


@pytest.mark.parametrize("hilang", sorted(BOBOT))
def test_nilai_akhir_tanpa_satu_komponen_tidak_ada(hilang):
    komponen = {metode: Fraction(80) for metode in BOBOT if metode != hilang}
    with pytest.raises(NilaiTidakLengkap):
        aturan.nilai_akhir(komponen, BOBOT)


@pytest.mark.parametrize(
    "nilai,hasil",
    [
        ("79.345", "79.35"),
        ("79.3449999", "79.34"),
        ("79.344", "79.34"),
        ("0", "0.00"),
        ("100", "100.00"),
        ("99.995", "100.00"),
    ],
)
def test_pembulatan_hanya_untuk_dibaca(nilai, hasil):
    assert aturan.dua_desimal(Fraction(nilai)) == D(hasil)
    assert str(aturan.dua_desimal(Fraction(nilai))) == hasil


def test_pecahan_tertulis_tepat():
    assert aturan.pecahan(Fraction(952, 12)) == "238/3"
    assert aturan.pecahan(D("79.34")) == "3967/50"
    assert Fraction(aturan.pecahan(Fraction(238, 3))) == Fraction(238, 3)


def test_kolom_menyimpan_delapan_desimal():
    assert aturan.delapan_desimal(Fraction(238, 3)) == D("79.33333333")


# --- Peringkat ------------------------------------------------------------------------------------
def test_peringkat_dari_nilai_tertinggi():
    nilai = {7: Fraction(80), 3: Fraction(90), 5: Fraction(85)}
    assert aturan.peringkat(nilai) == {3: 1, 5: 2, 7: 3}
    assert aturan.seri(nilai) == []


def test_nilai_sama_berbagi_peringkat_sampai_diputus():
    nilai = {1: Fraction(90), 2: Fraction(80), 3: Fraction(80), 4: Fraction(70)}
    assert aturan.peringkat(nilai) == {1: 1, 2: 2, 3: 2, 4: 4}
    assert aturan.peringkat(nilai, (3, 2)) == {1: 1, 3: 2, 2: 3, 4: 4}


def test_putusan_tidak_pernah_mengangkat_melewati_nilai_yang_lebih_tinggi():
    nilai = {1: Fraction(90), 2: Fraction(80), 3: Fraction(80)}
    assert aturan.peringkat(nilai, (3, 2, 1))[1] == 1


def test_putusan_sebagian_tidak_memutus():
    nilai = {1: Fraction(80), 2: Fraction(80), 3: Fraction(80)}
    assert aturan.peringkat(nilai, (2, 1)) == {1: 1, 2: 1, 3: 1}


def test_pembulatan_tidak_menimbulkan_seri_semu():
    """79,344 and 79,336 both show as 79,34."""
    nilai = {1: Fraction("79.344"), 2: Fraction("79.336")}
    assert aturan.dua_desimal(nilai[1]) == aturan.dua_desimal(nilai[2])
    assert aturan.seri(nilai) == []
    assert aturan.peringkat(nilai) == {1: 1, 2: 2}


def test_seri_sungguhan_tidak_tersembunyi_oleh_pecahan_tak_berujung():
    """A third, reached in two ways, is the same third."""
    a = aturan.rata_rata([D("80"), D("80"), D("79")])
    b = aturan.rata_rata([D("79.5"), D("79.75"), D("79.75"), D("79.5"), D("79.5"), D("80")])
    assert aturan.seri({1: a, 2: b})[0].orang == {1, 2}


@pytest.mark.parametrize(
    "nilai,mulai,tingkat",
    [
        ([90, 85, 80, 80, 70], 3, Tingkat.BERITA_ACARA),  # across the line of three names
        ([90, 90, 80, 75, 70], 1, Tingkat.BERITA_ACARA),  # order inside the three
        ([90, 85, 80, 75, 75], 4, Tingkat.INGAT),
        ([90, 80, 80, 80, 70], 2, Tingkat.BERITA_ACARA),
    ],
)
def test_seri_yang_menyentuh_tiga_nama_menunggu_pleno(nilai, mulai, tingkat):
    peserta = {n: Fraction(satu) for n, satu in enumerate(nilai)}
    nama = {n: f"Orang {n}" for n in peserta}
    (kelompok,) = aturan.seri(peserta)
    temuan = aturan.temuan_seri(kelompok, 3, nama)
    assert (kelompok.mulai, temuan.tingkat, temuan.kode) == (mulai, tingkat, "B-9a")
    assert all(nama[satu] in temuan.pesan for satu in kelompok.orang)
    assert str(mulai) in temuan.pesan
    assert str(kelompok.sampai) in temuan.pesan


def test_putusan_seri_lengkap_diterima():
    nilai = {1: Fraction(90), 2: Fraction(80), 3: Fraction(80), 4: Fraction(60), 5: Fraction(60)}
    nama = {n: f"Orang {n}" for n in nilai}
    assert aturan.putusan_seri(nilai, (3, 2), 3, nama) == []
    assert aturan.putusan_seri(nilai, (3, 2, 5, 4), 3, nama) == []


@pytest.mark.parametrize("putusan", [(), (2,), (2, 3, 1), (2, 2, 3), (2, 3, 99)])
def test_putusan_seri_yang_keliru_ditolak(putusan):
    nilai = {1: Fraction(90), 2: Fraction(80), 3: Fraction(80)}
    assert not Izin.dari(aturan.putusan_seri(nilai, putusan, 3, {n: f"Orang {n}" for n in nilai}))


ANGKA = st.decimals(min_value=0, max_value=100, places=2)
ORANG = st.dictionaries(st.integers(1, 999), ANGKA.map(Fraction), min_size=1, max_size=12)


@given(nilai=ORANG, acak=st.randoms(use_true_random=False))
def test_peringkat_tidak_bergantung_urutan_masukan(nilai, acak):
    kunci = list(nilai)
    acak.shuffle(kunci)
    assert aturan.peringkat({k: nilai[k] for k in kunci}) == aturan.peringkat(nilai)
    assert aturan.urutan_nilai({k: nilai[k] for k in kunci}) == aturan.urutan_nilai(nilai)


@given(nilai=ORANG, data=st.data())
def test_menaikkan_nilai_tidak_pernah_menurunkan_peringkat(nilai, data):
    siapa = data.draw(st.sampled_from(sorted(nilai)))
    tambah = Fraction(data.draw(st.decimals(min_value=0, max_value=5, places=2)))
    naik = {**nilai, siapa: nilai[siapa] + tambah}
    assert aturan.peringkat(naik)[siapa] <= aturan.peringkat(nilai)[siapa]


@given(nilai=ORANG)
def test_setiap_peringkat_terpakai_sekali_setelah_semua_seri_diputus(nilai):
    putusan = [orang for kelompok in aturan.seri(nilai) for orang in sorted(kelompok.orang)]
    assert sorted(aturan.peringkat(nilai, putusan).values()) == list(range(1, len(nilai) + 1))


# --- Rekap: dua cara menghitung -------------------------------------------------------------------
def rekap_pembanding(lembar, bobot_indikator, bobot_komponen):
    """Second opinion on the recap: whole numbers, one common denominator, ranks by pairwise comparison.

    `lembar` maps person -> method -> list of sheets, a sheet maps indicator -> mark.
    """
    angka = {}
    for orang, per_metode in lembar.items():
        # Hundredths of marks x hundredths of indicator weights x hundredths of component weights.
        penyebut = 1
        for daftar in per_metode.values():
            penyebut *= len(daftar)
        jumlah = 0
        for metode, daftar in per_metode.items():
            poin = sum(
                int(nilai * 100) * int(bobot_indikator[metode][indikator] * 100)
                for satu in daftar
                for indikator, nilai in satu.items()
            )
            jumlah += poin * int(bobot_komponen[metode] * 100) * (penyebut // len(daftar))
        angka[orang] = (
            jumlah,
            penyebut * 100 * 100 * 100 * sum(int(b * 100) for b in bobot_komponen.values()),
        )

    def lebih_tinggi(a, b):
        return angka[a][0] * angka[b][1] > angka[b][0] * angka[a][1]

    return angka, {satu: 1 + sum(lebih_tinggi(lain, satu) for lain in angka) for satu in angka}


BOBOT_INDIKATOR = {
    metode.kode: {n: indikator.bobot for n, indikator in enumerate(metode.indikator)}
    for metode in profil("perbup_89_2021").metode
}


@st.composite
def himpunan_lembar(draw):
    # Few different marks on purpose: ties must occur.
    nilai = st.one_of(st.sampled_from([D(70), D("79.5"), D("80"), D("80.01")]), ANGKA)
    peserta = draw(st.integers(1, 6))
    return {
        orang: {
            metode: [{indikator: draw(nilai) for indikator in bobot} for _ in range(draw(st.integers(1, 5)))]
            for metode, bobot in BOBOT_INDIKATOR.items()
        }
        for orang in range(peserta)
    }


@given(lembar=himpunan_lembar())
def test_rekap_sama_dengan_hitungan_pembanding(lembar):
    akhir = {
        orang: aturan.nilai_akhir(
            {
                metode: aturan.rata_rata(
                    [aturan.nilai_lembar(satu, BOBOT_INDIKATOR[metode]) for satu in daftar]
                )
                for metode, daftar in per_metode.items()
            },
            BOBOT,
        )
        for orang, per_metode in lembar.items()
    }
    angka, tempat = rekap_pembanding(lembar, BOBOT_INDIKATOR, BOBOT)
    assert {orang: Fraction(*satu) for orang, satu in angka.items()} == akhir
    assert aturan.peringkat(akhir) == tempat


# --- Pencilan -------------------------------------------------------------------------------------
def test_pencilan_hanya_ditandai():
    nilai = [D(58), D(78), D(79), D(80), D(77)]
    assert aturan.pencilan(nilai, 15) == [D(58)]
    assert aturan.pencilan([D(60), D(90)], 15) == []  # each exactly 15 from the median
    assert aturan.pencilan([D(20)], 15) == []


# --- Temuan ---------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    "peran,penilai,boleh",
    [
        ({"KETUA_PANSEL"}, "PANSEL", True),
        ({"ANGGOTA_PANSEL"}, "PANSEL", True),
        ({"ASESOR"}, "PANSEL", False),
        ({"NARASUMBER"}, "PANSEL", False),
        ({"KETUA_SEKRETARIAT"}, "PANSEL", False),
        ({"PENELUSUR"}, "PANSEL", False),
        ({"PYB"}, "PANSEL", False),
        ({"PPK"}, "PANSEL", False),
        (set(), "PANSEL", False),
        ({"ASESOR"}, "ASESOR", True),
        ({"KETUA_PANSEL"}, "ASESOR", False),
        ({"NARASUMBER"}, "ASESOR", False),
    ],
)
def test_hanya_penilai_metode_itu_yang_menilai(peran, penilai, boleh):
    temuan = aturan.penilai_berwenang(peran, penilai, "Wawancara akhir")
    assert bool(Izin.dari(temuan)) is boleh
    assert all(satu.kode == "B-6" for satu in temuan)
    if "NARASUMBER" in peran:
        assert "Narasumber tidak berwenang memberi nilai" in temuan[0].pesan


@pytest.mark.parametrize("ada,boleh", [(None, False), (True, False), (False, True)])
def test_benturan_dinyatakan_sebelum_apa_pun_dibuka(ada, boleh):
    temuan = aturan.pernyataan_benturan(ada)
    assert bool(Izin.dari(temuan)) is boleh
    assert [satu.kode for satu in temuan] == ([] if boleh else ["P-07"])
    assert [satu.tindakan for satu in temuan if satu.tindakan] == (
        ["nyatakan_benturan"] if ada is None else []
    )


@pytest.mark.parametrize(
    "metode,tahap,boleh",
    [
        ("REKAM_JEJAK", "PENGUMUMAN", False),
        ("REKAM_JEJAK", "ADMINISTRASI", True),
        ("REKAM_JEJAK", "ASESMEN", True),
        ("REKAM_JEJAK", "KOMPETENSI_BIDANG", True),
        ("REKAM_JEJAK", "WAWANCARA", True),
        ("REKAM_JEJAK", "KESEHATAN", False),
        ("ASESMEN", "ADMINISTRASI", False),
        ("ASESMEN", "ASESMEN", True),
        ("ASESMEN", "KOMPETENSI_BIDANG", False),
        ("MAKALAH", "ASESMEN", False),
        ("MAKALAH", "KOMPETENSI_BIDANG", True),
        ("WAWANCARA", "KOMPETENSI_BIDANG", False),
        ("WAWANCARA", "WAWANCARA", True),
        ("WAWANCARA", "KESEHATAN", False),
    ],
)
def test_komponen_dibuka_pada_tahapnya(metode, tahap, boleh):
    temuan = aturan.tahap_pembukaan(metode, metode.lower(), tahap, SEBUTAN, hasil_administrasi=True)
    assert bool(Izin.dari(temuan)) is boleh
    assert all(
        satu.kode == aturan.DASAR_METODE[metode][0] and SEBUTAN[tahap] in satu.pesan for satu in temuan
    )


def test_penilaian_menunggu_hasil_administrasi():
    (temuan,) = aturan.tahap_pembukaan("REKAM_JEJAK", "rekam jejak", "ADMINISTRASI", SEBUTAN, False)
    assert (temuan.kode, temuan.tingkat) == ("B-3", Tingkat.BLOK)


def test_lembar_dikunci_setelah_setiap_indikator_dinilai():
    assert aturan.kelengkapan_butir(5, 5) == []
    (temuan,) = aturan.kelengkapan_butir(5, 3)
    assert temuan.pesan == "2 dari 5 indikator belum dinilai."


def test_komponen_menunggu_setiap_lembar_dan_hanya_menyebut_jumlah():
    assert aturan.kelengkapan_lembar({"a": 0, "b": 0}) == []
    (temuan,) = aturan.kelengkapan_lembar({"a": 0, "b": 1, "c": 3})
    assert temuan.pesan == "2 penilai belum mengunci seluruh lembarnya (4 lembar masih terbuka)."
    assert temuan.tingkat == Tingkat.BLOK


def test_kuorum_kurang_menunggu_putusan_pleno():
    temuan = aturan.kuorum({1: 5, 2: 2, 3: 3}, {1: "A", 2: "B", 3: "C"}, 3)
    assert [(satu.tingkat, satu.pesan) for satu in temuan] == [
        (Tingkat.BERITA_ACARA, "B dinilai 2 orang; kuorum 3 orang.")
    ]
    assert not Izin.dari(temuan)
    assert Izin.dari(temuan, berita_acara="Pleno menerima rata-rata dua penilai.")


def test_peserta_tanpa_seorang_penilai_tidak_tertolong_putusan_pleno():
    temuan = aturan.kuorum({1: 0}, {1: "A"}, 3)
    assert not Izin.dari(temuan, berita_acara="Pleno setuju.")


@pytest.mark.parametrize("jumlah,boleh", [(2, False), (3, True), (8, True)])
def test_calon_tepat_tiga(jumlah, boleh):
    assert bool(Izin.dari(aturan.cukup_calon(jumlah, 3))) is boleh


@pytest.mark.parametrize("calon", [True, False])
def test_kesehatan_hanya_tiga_calon(calon):
    assert bool(Izin.dari(aturan.calon_kesehatan(calon))) is calon


def test_bobot_indikator_seratus():
    assert aturan.bobot_indikator("Makalah", [D("33.33"), D("33.33"), D("33.34")]) == []
    (temuan,) = aturan.bobot_indikator("Makalah", [D("33.33"), D("33.33"), D("33.33")])
    assert temuan.pesan == "Bobot indikator Makalah berjumlah 99,99 %; seharusnya 100 %."


def test_setiap_metode_profil_punya_tahap_dan_penilai():
    for metode in profil("perbup_89_2021").metode:
        assert metode.kode in aturan.TAHAP_METODE
        assert metode.penilai in aturan.PERAN_PENILAI
        assert aturan.bobot_indikator(metode.nama, [satu.bobot for satu in metode.indikator]) == []


@pytest.mark.parametrize(
    "ditetapkan,pansel,kode",
    [(True, True, []), (True, False, []), (False, True, []), (False, False, ["B-9c"])],
)
def test_peringkat_baru_keluar_dari_pansel_setelah_tiga_calon_ditetapkan(ditetapkan, pansel, kode):
    assert [t.kode for t in aturan.penyerahan_peringkat(ditetapkan, pansel)] == kode


@pytest.mark.parametrize("keperluan,kode", [("Pleno", []), ("", ["B-9d"]), ("  ", ["B-9d"])])
def test_pembacaan_peringkat_menyebut_keperluan(keperluan, kode):
    assert [t.kode for t in aturan.keperluan_membaca(keperluan)] == kode
