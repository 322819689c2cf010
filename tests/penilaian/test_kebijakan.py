"""Policies on ties, passing grades and the quorum of the pleno, each in both positions."""

from decimal import Decimal
from fractions import Fraction

import pytest

from dokumen.models import Naskah
from penilaian import aturan, queries
from penilaian.models import Peringkat, Rekap
from seleksi.izin import TindakanDitolak
from tests.penilaian.alat import rata, tetapkan
from tests.penilaian.ronde import Ronde

F = Fraction
D = Decimal


# --- Tangga nilai sama ---------------------------------------------------------------------------
RATA = {
    1: {"WAWANCARA": F(80), "ASESMEN": F(70)},
    2: {"WAWANCARA": F(238, 3), "ASESMEN": F(75)},
    3: {"WAWANCARA": F(80), "ASESMEN": F(72)},
}
SAMA = dict.fromkeys(RATA, F(76))


@pytest.mark.parametrize(
    ("tangga", "tempat", "dipecahkan"),
    [
        ((), {1: 1, 2: 1, 3: 1}, []),
        (("WAWANCARA",), {1: 1, 3: 1, 2: 3}, [{1, 2, 3}]),
        (("WAWANCARA", "ASESMEN"), {3: 1, 1: 2, 2: 3}, [{1, 2, 3}]),
        (("ASESMEN",), {2: 1, 3: 2, 1: 3}, [{1, 2, 3}]),
    ],
)
def test_tangga_membandingkan_berurutan_dengan_ketelitian_penuh(tangga, tempat, dipecahkan):
    kunci = aturan.kunci_peringkat(SAMA, RATA, tangga)
    assert aturan.peringkat(kunci) == tempat
    assert aturan.dipecahkan_tangga(kunci) == dipecahkan


def test_tangga_tidak_mengangkat_siapa_pun_di_atas_nilai_yang_lebih_tinggi():
    akhir = {1: F(76), 2: F(7600001, 100000)}
    kunci = aturan.kunci_peringkat(akhir, {1: {"WAWANCARA": F(100)}, 2: {"WAWANCARA": F(0)}}, ("WAWANCARA",))
    assert aturan.peringkat(kunci) == {2: 1, 1: 2}
    assert aturan.dipecahkan_tangga(kunci) == []


# --- Nilai batas ---------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("wawancara", "akhir", "ambang", "kurang"),
    [
        (F(70), F(70), {}, []),
        (F(70), F(60), {"WAWANCARA": D(70)}, []),
        (F(6999999, 100000), F(90), {"WAWANCARA": D(70)}, ["WAWANCARA"]),
        (F(90), F(203, 3), {"AKHIR": D("67.67")}, ["AKHIR"]),
        (F(1), F(1), {"WAWANCARA": D(70), "AKHIR": D(68)}, ["WAWANCARA", "AKHIR"]),
    ],
)
def test_nilai_batas_dibandingkan_tepat_dan_yang_sama_memenuhi(wawancara, akhir, ambang, kurang):
    assert aturan.di_bawah_ambang({"WAWANCARA": wawancara}, akhir, ambang) == kurang


@pytest.mark.parametrize(
    ("nilai", "batas", "kata"),
    [
        (F(60), D(70), "Wawancara akhir 60,00 di bawah 70,00"),
        (F(69996, 1000), D(70), "Wawancara akhir 69,99 di bawah 70,00"),
        (F(203, 3), D("67.67"), "Wawancara akhir 67,66 di bawah 67,67"),
    ],
)
def test_pembulatan_tidak_membuat_nilai_tampak_memenuhi(nilai, batas, kata):
    assert aturan.kata_ambang("Wawancara akhir", nilai, batas) == kata


# --- Kuorum pleno --------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("hadir", "asing", "minimum", "kata"),
    [
        (3, 0, 3, ""),
        (2, 0, 3, "Pleno dihadiri 2 dari 5 anggota; kuorum 3 orang."),
        (1, 0, 0, ""),
        (0, 0, 0, "Catat siapa yang hadir"),
        (5, 1, 3, "hanya memuat anggota"),
    ],
)
def test_kuorum_pleno(hadir, asing, minimum, kata):
    temuan = aturan.kuorum_pleno(hadir, 5, asing, minimum)
    assert bool(temuan) is bool(kata)
    assert kata in " ".join(satu.pesan for satu in temuan)


# --- Dari lembar sampai berita acara -------------------------------------------------------------
def per_komponen(nilai):
    """`nilai`: participant number -> marks per method."""
    return lambda metode, penilai, lamaran: nilai[lamaran.urutan][metode]


# Equal final scores for 2 and 3 (35 percent interview, 25 percent assessment), different interviews.
SERI = {
    1: dict.fromkeys(("REKAM_JEJAK", "ASESMEN", "MAKALAH", "WAWANCARA"), 90),
    2: {"REKAM_JEJAK": 80, "ASESMEN": 87, "MAKALAH": 80, "WAWANCARA": 75},
    3: {"REKAM_JEJAK": 80, "ASESMEN": 80, "MAKALAH": 80, "WAWANCARA": 80},
    4: dict.fromkeys(("REKAM_JEJAK", "ASESMEN", "MAKALAH", "WAWANCARA"), 60),
}


def tempat(rekap):
    return {satu.lamaran.urutan: satu.peringkat for satu in rekap.peringkat.select_related("lamaran")}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("tangga", "harap"), [([], {1: 1, 2: 2, 3: 2, 4: 4}), (["WAWANCARA"], {1: 1, 3: 2, 2: 3, 4: 4})]
)
def test_seri_diputus_pleno_kecuali_rapat_memilih_tangga(tangga, harap):
    ronde = Ronde(kebijakan={"urutan_seri": tangga})
    ronde.selesaikan(per_komponen(SERI))
    rekap = ronde.rekap()
    assert tempat(rekap) == harap
    assert rekap.isi.get("tangga", []) == tangga
    if not tangga:
        with pytest.raises(TindakanDitolak, match="pleno memutus"):
            tetapkan(ronde)
        return
    tetapkan(ronde)
    isi = Naskah.objects.get(templat__endswith="berita_acara_rekapitulasi.html").isi
    (kalimat,) = isi["urutan_seri"]
    assert kalimat.endswith("diurutkan menurut wawancara akhir")
    assert str(ronde.peserta[1].pelamar) in kalimat
    assert len(isi["hadir"]) == 5


@pytest.mark.django_db
@pytest.mark.parametrize(("akibat", "diperingkat"), [("CATATAN", 4), ("GUGUR", 3)])
def test_di_bawah_nilai_batas_dicatat_atau_gugur(akibat, diperingkat):
    ronde = Ronde(kebijakan={"ambang": {"WAWANCARA": "65", "AKHIR": "70"}, "akibat_ambang": akibat})
    ronde.selesaikan(rata([80, 90, 60, 85]))
    rekap = ronde.rekap()
    assert rekap.peringkat.count() == diperingkat
    tetapkan(ronde)
    isi = Naskah.objects.get(templat__endswith="berita_acara_rekapitulasi.html").isi
    assert isi["di_bawah_ambang"] == [
        {
            "nama": str(ronde.peserta[2].pelamar),
            "kurang": ["Wawancara akhir 60,00 di bawah 65,00", "Nilai akhir 60,00 di bawah 70,00"],
        }
    ]
    assert isi["gugur_di_bawah_ambang"] is (akibat == "GUGUR")
    assert len(isi["peserta"]) == diperingkat


@pytest.mark.django_db
def test_gugur_sehingga_kurang_dari_tiga_menahan_penetapan():
    ronde = Ronde(kebijakan={"ambang": {"AKHIR": "70"}, "akibat_ambang": "GUGUR"})
    ronde.selesaikan(rata([80, 90, 60, 69]))
    ronde.rekap()
    with pytest.raises(TindakanDitolak, match="Peserta tinggal 2 orang"):
        tetapkan(ronde)
    assert not Rekap.objects.get().ditetapkan_pada


@pytest.mark.django_db
def test_hitung_ulang_dengan_kebijakan_memberi_sidik_yang_sama():
    ronde = Ronde(kebijakan={"urutan_seri": ["MAKALAH"], "ambang": {"AKHIR": "61"}, "akibat_ambang": "GUGUR"})
    ronde.selesaikan(per_komponen(SERI))
    sidik, kunci = ronde.rekap().sidik, queries.kunci_tersimpan(Rekap.objects.get())
    assert ronde.rekap().sidik == sidik
    assert set(kunci) == set(Peringkat.objects.values_list("lamaran", flat=True))
    assert ronde.peserta[3].pk not in kunci


@pytest.mark.django_db
@pytest.mark.parametrize(("kuorum", "hadir", "boleh"), [(3, 3, True), (4, 3, False), (0, 1, True)])
def test_pleno_menetapkan_hanya_bila_kuorum_hadir(kuorum, hadir, boleh):
    ronde = Ronde(kebijakan={"kuorum_pleno": kuorum})
    ronde.selesaikan(rata([80, 90, 60, 85]))
    ronde.rekap()
    datang = ronde.hadir[:hadir]
    if not boleh:
        with pytest.raises(TindakanDitolak, match="kuorum 4 orang"):
            tetapkan(ronde, hadir=datang)
        return
    rekap = tetapkan(ronde, hadir=datang)
    assert rekap.hadir == sorted(datang)
    isi = Naskah.objects.get(templat__endswith="berita_acara_rekapitulasi.html").isi
    assert len(isi["hadir"]) == hadir


@pytest.mark.django_db
def test_orang_luar_tidak_dihitung_hadir(ronde):
    ronde.selesaikan(rata([80, 90, 60, 85]))
    ronde.rekap()
    with pytest.raises(TindakanDitolak, match="hanya memuat anggota"):
        tetapkan(ronde, hadir=[*ronde.hadir, ronde.asesor.pk])
