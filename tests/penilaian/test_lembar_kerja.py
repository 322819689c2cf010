"""The worksheet computes what the recap computed, to the last digit; each copy is numbered and traced."""

import io
import re
from decimal import Decimal
from fractions import Fraction

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dokumen.buku_rumus import Rumus, buku_hitung
from jejak.models import Jejak
from penilaian import actions, aturan
from penilaian.models import BenturanKepentingan, Rekap
from penilaian.naskah import Penerima, lembar_kerja
from penilaian.queries.rekap import kunci_matriks
from seleksi.izin import TindakanDitolak
from tests.penilaian.halaman import buka, kirim
from tests.penilaian.lembar_sebar import Sebar
from tests.penilaian.ronde import Ronde

D, F = Decimal, Fraction
METODE = ("REKAM_JEJAK", "ASESMEN", "MAKALAH", "WAWANCARA")
PENERIMA = Penerima(
    "Prof. Galih & Rekan",
    "Senin, 23 November 2026 pukul 09.00 WIB",
    "Pleno",
    1,
    "Kepala Dinas",
    "Seleksi 2026",
    "ab",
)


# --- Rumus dihitung lembar sebar yang lain -----------------------------------------------------------
def matriks(orang, bobot, indikator, **kebijakan):
    """A matrix as the recap freezes it; `orang`: per person, per method, a list of sheets of marks."""
    peserta = []
    for nomor, per_metode in enumerate(orang, start=1):
        komponen, rata = {}, {}
        for metode, daftar in zip(METODE, per_metode, strict=True):
            lembar = []
            for penilai, nilai in enumerate(daftar):
                butir = dict(zip(range(1, 9), nilai, strict=False))
                tepat = aturan.nilai_lembar(butir, dict(enumerate(indikator[metode], start=1)))
                lembar.append(
                    {
                        "penilai": penilai,
                        "nama": f"=SUM(A1) Penilai {penilai}",
                        "butir": {str(n): f"{x:f}" for n, x in butir.items()},
                        "nilai": f"{tepat:f}",
                        "sidik": f"{nomor:064x}",
                    }
                )
            rata[metode] = aturan.rata_rata([D(x["nilai"]) for x in lembar])
            komponen[metode] = {"lembar": lembar, "rata": aturan.pecahan(rata[metode])}
        akhir = aturan.nilai_akhir(rata, bobot)
        peserta.append(
            {
                "lamaran": nomor,
                "nomor": f"JPT-{nomor:03}",
                "nama": f"+Peserta {nomor}",
                "komponen": komponen,
                "nilai_akhir": aturan.pecahan(akhir),
            }
        )
    return {
        "jabatan": "Kepala Dinas",
        "bobot": {k: f"{x:f}" for k, x in bobot.items()},
        "indikator": {
            k: [{"id": n, "nama": f"Indikator {n}", "bobot": f"{x:f}"} for n, x in enumerate(isi, start=1)]
            for k, isi in indikator.items()
        },
        "peserta": peserta,
        **kebijakan,
    }


def periksa(isi, tersembunyi=()):
    """Every stored result is what another spreadsheet computes, and the recap is what the fractions say."""
    kunci = kunci_matriks(isi)
    tempat = aturan.peringkat(kunci)
    lembar = lembar_kerja(isi, kunci, PENERIMA, tersembunyi, tempat)
    sebar = Sebar(buku_hitung(lembar, PENERIMA.cap))
    banyak = 0
    for satu in lembar:
        for baris, isi_baris in enumerate(satu.baris, start=1):
            for kolom, sel in enumerate(isi_baris, start=1):
                if sel is None:
                    continue
                nilai = sebar.nilai(satu.nama, baris, kolom)
                if isinstance(sel.isi, Rumus):
                    banyak += 1
                    harap = float(sel.isi.hasil) if isinstance(sel.isi.hasil, F) else sel.isi.hasil
                    assert nilai == harap, (satu.nama, baris, kolom, sel.isi)
    rekap = lembar[1]
    kepala = [sel.isi if sel else "" for sel in rekap.baris[4]]
    kolom = {nama: n + 1 for n, nama in enumerate(kepala)}
    bobot = {sebar.nilai("Bobot", n, 1): n for n in range(4, 14)}
    penyebut = int(sebar.nilai("Bobot", bobot["Penyebut nilai akhir"], 2))
    assert sebar.nilai("Bobot", bobot["Ketelitian"], 2) == "tepat"
    for nomor, satu in enumerate(isi["peserta"], start=6):
        hitung = sebar.nilai(rekap.nama, nomor, kolom["Hitungan bulat"])
        assert F(int(hitung), penyebut) == F(satu["nilai_akhir"])
        dua = sebar.nilai(rekap.nama, nomor, kolom["Nilai akhir (dua angka)"])
        assert D(repr(float(dua))) == aturan.dua_desimal(F(satu["nilai_akhir"]))
        peringkat = sebar.nilai(rekap.nama, nomor, kolom["Peringkat"])
        assert peringkat == tempat.get(satu["lamaran"], "gugur")
        assert sebar.nilai(rekap.nama, nomor, kolom["Sama"]) == "sama"
    return banyak


BOBOT = {"REKAM_JEJAK": D(20), "ASESMEN": D(25), "MAKALAH": D(20), "WAWANCARA": D(35)}
INDIKATOR = {
    "REKAM_JEJAK": [D(20)] * 5,
    "ASESMEN": [D(60), D(40)],
    "MAKALAH": [D("33.33"), D("33.33"), D("33.34")],
    "WAWANCARA": [D("12.5")] * 8,
}
NILAI = st.one_of(
    st.decimals(min_value=0, max_value=100, places=2), st.sampled_from([D(0), D("79.995"[:5]), D(80), D(100)])
)


@st.composite
def peserta(draw):
    return [
        [
            [draw(NILAI) for _ in INDIKATOR[metode]]
            for _ in range(1 if metode == "ASESMEN" else draw(st.integers(3, 5)))
        ]
        for metode in METODE
    ]


@settings(max_examples=12, deadline=None)
@given(orang=st.lists(peserta(), min_size=2, max_size=5))
def test_lembar_sebar_lain_memberi_angka_yang_sama(orang):
    assert periksa(matriks(orang, BOBOT, INDIKATOR)) > 20 * len(orang)


def seragam(*nilai):
    """One person with the same mark throughout a component, from three raters and one asesor."""
    return [
        [[D(n)] * len(INDIKATOR[k])] * (1 if k == "ASESMEN" else 3)
        for k, n in zip(METODE, nilai, strict=True)
    ]


def test_seri_tangga_dan_nilai_batas_dihitung_rumus():
    orang = [
        seragam(80, 87, 80, 75),
        seragam(80, 80, 80, 80),
        seragam(90, 90, 90, 90),
        seragam(60, 60, 60, 60),
    ]
    periksa(matriks(orang, BOBOT, INDIKATOR))
    periksa(matriks(orang, BOBOT, INDIKATOR, tangga=["WAWANCARA", "ASESMEN"]))
    batas = {"ambang": {"WAWANCARA": "75.00", "AKHIR": "60.01"}, "di_bawah_ambang": {"4": ["x", "y"]}}
    periksa(matriks(orang, BOBOT, INDIKATOR, **batas, akibat_ambang="CATATAN"))
    periksa(matriks(orang, BOBOT, INDIKATOR, **batas, akibat_ambang="GUGUR", tangga=["MAKALAH"]))


def test_rumus_hidup_mengikuti_isian():
    """Raising one mark in the spreadsheet raises its owner there, as a second recap would."""
    orang = [seragam(80, 80, 80, 80), seragam(80, 80, 80, "79.99")]
    isi = matriks(orang, BOBOT, INDIKATOR)
    lembar = lembar_kerja(isi, kunci_matriks(isi), PENERIMA, (), {})
    sebar = Sebar(buku_hitung(lembar, PENERIMA.cap))
    kolom = [sel.isi if sel else "" for sel in lembar[1].baris[4]].index("Peringkat") + 1
    assert [sebar.nilai("Rekapitulasi", n, kolom) for n in (6, 7)] == [1, 2]
    assert sebar.nilai("Wawancara akhir", 9, 1) == 2
    for indikator in range(8):
        sebar.isi("Wawancara akhir", 9, 5 + indikator, 80.02)
    # (80,02 + 79,99 + 79,99) / 3: an exact tie, which doubles alone would have missed.
    assert [sebar.nilai("Rekapitulasi", n, kolom) for n in (6, 7)] == [1, 1]
    sebar.isi("Wawancara akhir", 9, 5, 80.03)
    assert [sebar.nilai("Rekapitulasi", n, kolom) for n in (6, 7)] == [2, 1]
    assert sebar.nilai("Rekapitulasi", 6, kolom + 3) == "BEDA"


def test_bobot_yang_dinormalisasi_dan_setengah_dibulatkan_ke_atas():
    bobot = {"REKAM_JEJAK": D("15.5"), "ASESMEN": D(25), "MAKALAH": D(20), "WAWANCARA": D(30)}
    periksa(matriks([seragam(80, 81, 82, 83), seragam(1, 2, 3, 4)], bobot, INDIKATOR))
    # 79,345 exactly: half is rounded up, which a double of 79.345 alone would not tell.
    tepat = matriks(
        [seragam("79.30", "79.30", "79.30", D("79.30")), seragam(79, 80, 79, "79.27")], BOBOT, INDIKATOR
    )
    assert F(tepat["peserta"][1]["nilai_akhir"]) == F("79.3445")
    periksa(tepat)


def test_yang_berbenturan_tampil_sebagai_jumlah_saja():
    isi = matriks([seragam(80, 81, 82, 83), seragam(70, 71, 72, 73)], BOBOT, INDIKATOR)
    periksa(isi, tersembunyi={2})
    lembar = lembar_kerja(isi, kunci_matriks(isi), PENERIMA, {2}, {})
    for satu in lembar[3:]:
        assert "JPT-002" not in str(satu.baris)
        assert "JPT-001" in str(satu.baris)
    assert "JPT-002" in str(lembar[1].baris)


def test_teks_tidak_pernah_menjadi_rumus():
    isi = matriks([seragam(80, 81, 82, 83)], BOBOT, INDIKATOR)
    lembar = lembar_kerja(isi, kunci_matriks(isi), PENERIMA, (), {1: 1})
    buku = openpyxl.load_workbook(io.BytesIO(buku_hitung(lembar, "=cap & sebagainya")))
    rumus = [sel.value for halaman in buku for baris in halaman for sel in baris if sel.data_type == "f"]
    assert rumus
    assert all(re.fullmatch(r"=[A-Z0-9$'!:().,+*/<>=\"a-zA-Z\- ]+", satu) for satu in rumus)
    assert not [satu for satu in rumus if "Penilai 0" in satu or "+Peserta" in satu]
    sel = buku["Rekapitulasi"]["C6"]
    assert (sel.value, sel.data_type) == ("+Peserta 1", "s")
    assert buku["Bobot"].oddHeader.left.text == "=cap && sebagainya"


def test_nilai_yang_lebih_halus_dari_perseratus_ditolak():
    isi = matriks([seragam(80, 81, 82, 83)], BOBOT, INDIKATOR)
    isi["bobot"]["ASESMEN"] = "25.005"
    with pytest.raises(ValueError, match="perseratus"):
        lembar_kerja(isi, kunci_matriks(isi), PENERIMA, (), {1: 1})


# --- Salinan -------------------------------------------------------------------------------------------
@pytest.fixture
def direkap(ronde) -> Ronde:
    nilai = [80, 90, 80, 85]
    ronde.selesaikan(lambda metode, penilai, lamaran: nilai[lamaran.urutan - 1])
    ronde.rekap()
    return ronde


def ambil(client, ronde, siapa, bentuk="XLSX", keperluan="Menghitung ulang"):
    return kirim(client, siapa, "lembar_kerja", ronde.lowongan.pk, bentuk=bentuk, keperluan=keperluan)


@pytest.mark.django_db
def test_setiap_salinan_bernomor_dan_tercatat(direkap, client):
    ronde = direkap
    assert "Belum ada." in buka(client, ronde.ketua, "lembar_kerja", ronde.lowongan.pk).content.decode()
    satu, dua = (ambil(client, ronde, siapa) for siapa in (ronde.ketua, ronde.anggota[0]))
    assert satu["Content-Disposition"] == 'attachment; filename="Lembar kerja rekapitulasi salinan 1.xlsx"'
    assert "no-store" in dua["Cache-Control"]
    buku = openpyxl.load_workbook(io.BytesIO(dua.content))
    assert buku["Rekapitulasi"]["A1"].value.startswith("RAHASIA · salinan nomor 2 · Anggota Satu · Senin, 23")
    assert buku.sheetnames == [
        *("Keterangan", "Rekapitulasi", "Bobot", "Rekam jejak", "Asesmen kompetensi"),
        *("Penulisan makalah", "Wawancara akhir"),
    ]
    jejak = Jejak.objects.filter(peristiwa="rekap.lembar_kerja_diambil").order_by("tinggi")
    assert [x.rincian["salinan"] for x in jejak] == [1, 2]
    assert jejak[1].rincian["keperluan"] == "Menghitung ulang"
    assert jejak[1].rincian["sidik"] == Rekap.objects.get().sidik
    teks = buka(client, ronde.ketua, "lembar_kerja", ronde.lowongan.pk).content.decode()
    assert teks.index("Salinan nomor 2") < teks.index("Salinan nomor 1")


@pytest.mark.django_db
def test_salinan_sungguhan_dihitung_sama(direkap, client):
    sebar = Sebar(ambil(client, direkap, direkap.ketua).content)
    for nomor, satu in enumerate(direkap.peserta, start=6):
        assert sebar.nilai("Rekapitulasi", nomor, 2) == satu.nomor_pendaftaran
        kolom = [sebar.nilai("Rekapitulasi", 5, n) for n in range(1, 30)].index("Sama") + 1
        assert sebar.nilai("Rekapitulasi", nomor, kolom) == "sama"


@pytest.mark.django_db
def test_halaman_cetak_membawa_cap_pembaca(direkap, client):
    teks = ambil(client, direkap, direkap.anggota[1], bentuk="CETAK").content.decode()
    assert "Salinan nomor 1 · Anggota Dua" in teks
    assert teks.count("<section") == 6
    assert "Keperluan: Menghitung ulang" in teks


@pytest.mark.django_db
def test_peserta_yang_berbenturan_tidak_terbuka_pada_salinan(direkap, client):
    ronde = direkap
    BenturanKepentingan.objects.filter(lamaran=ronde.peserta[0], penilai=ronde.anggota[2]).update(
        ada=True, hubungan="Sepupu"
    )
    nomor = ronde.peserta[0].nomor_pendaftaran
    buku = openpyxl.load_workbook(io.BytesIO(ambil(client, ronde, ronde.anggota[2]).content))
    isi = {h.title: {sel.value for baris in h for sel in baris} for h in buku}
    assert nomor in isi["Rekapitulasi"]
    assert nomor not in isi["Wawancara akhir"]
    cetak = ambil(client, ronde, ronde.anggota[2], bentuk="CETAK").content.decode()
    assert cetak.count("Benturan kepentingan: tidak terbuka bagi Anda.") == 4


@pytest.mark.django_db
def test_tanpa_keperluan_atau_tanpa_rekap_tidak_ada_salinan(ronde, client):
    assert ambil(client, ronde, ronde.ketua, keperluan="").status_code == 422
    jawaban = ambil(client, ronde, ronde.ketua)
    assert jawaban.status_code == 422
    assert "Rekapitulasi nilai belum dihitung." in jawaban.content.decode()
    assert "Menghitung ulang" in jawaban.content.decode()
    assert not Jejak.objects.filter(peristiwa="rekap.lembar_kerja_diambil").exists()


@pytest.mark.django_db
@pytest.mark.parametrize("peran", ["PPK", "PYB", "KETUA_SEKRETARIAT", "NARASUMBER", "PENGAWAS"])
def test_hanya_pansel_yang_mengambil(direkap, client, peran):
    assert ambil(client, direkap, direkap.lain[peran]).status_code == 404
    with pytest.raises(TindakanDitolak):
        actions.ambil_lembar_kerja(
            lowongan=direkap.lowongan,
            bentuk="XLSX",
            keperluan="Ingin tahu",
            oleh=direkap.lain[peran],
            pada=direkap.pada,
        )
    assert not Jejak.objects.filter(peristiwa="rekap.lembar_kerja_diambil").exists()
