"""Eligibility as tables of cases: intervals and what counts, region, recommendation, extra conditions."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from peserta import aturan
from peserta.aturan import Daerah, Fakta, FaktaRekomendasi, Posisi, Tambahan
from seleksi.izin import Temuan, Tingkat
from seleksi.ketentuan import profil

SYARAT = profil("perbup_89_2021").syarat
ACUAN = date(2026, 12, 7)
BLOK, INGAT, TERPENUHI = Tingkat.BLOK, Tingkat.INGAT, Tingkat.TERPENUHI


def hari(teks: str) -> date:
    return date.fromisoformat(teks)


def satu(temuan: list[Temuan]) -> Temuan:
    assert len(temuan) == 1, temuan
    return temuan[0]


def posisi(mulai: str, selesai: str | None, kedudukan: str = "DEFINITIF", **lain) -> Posisi:
    isi = {"nama": f"Jabatan {mulai}", "jenis": "ADMINISTRATOR", "terkait": True} | lain
    akhir = hari(selesai) if selesai else None
    return Posisi(mulai=hari(mulai), selesai=akhir, kedudukan=kedudukan, **isi)


# --- Gabungan selang --------------------------------------------------------------------------
HARI = st.dates(date(2010, 1, 1), date(2014, 12, 31))
RENTANG = st.tuples(HARI, st.integers(-3, 400)).map(lambda r: (r[0], r[0] + timedelta(days=r[1])))
DAFTAR = st.lists(RENTANG, max_size=8)


def himpunan(rentang) -> set[date]:
    return {a + timedelta(days=n) for a, b in rentang for n in range((b - a).days + 1)}


@settings(deadline=None)
@given(DAFTAR, st.randoms())
def test_gabungan_memuat_hari_yang_sama_dalam_selang_terpisah(daftar, acak):
    hasil = aturan.gabung(daftar)
    assert himpunan(hasil) == himpunan(daftar)
    assert all(kiri[1] + timedelta(days=1) < kanan[0] for kiri, kanan in pairwise(hasil))
    acak.shuffle(daftar)
    assert aturan.gabung([*daftar, *hasil]) == hasil


@settings(deadline=None)
@given(DAFTAR, DAFTAR)
def test_pengurangan_selang_sama_dengan_pengurangan_hari(daftar, potongan):
    sisa = aturan.kurangi(daftar, potongan)
    assert himpunan(sisa) == himpunan(daftar) - himpunan(potongan)
    assert aturan.gabung(sisa) == sisa


@settings(deadline=None)
@given(DAFTAR)
def test_sela_adalah_hari_di_antara_selang_saja(daftar):
    utuh, sela = aturan.gabung(daftar), aturan.sela(daftar)
    assert not himpunan(sela) & himpunan(daftar)
    if utuh:
        assert himpunan(sela) | himpunan(daftar) == himpunan([(utuh[0][0], utuh[-1][1])])
    else:
        assert sela == ()


KEDUDUKAN = st.sampled_from(["DEFINITIF", "PLT", "PLH", "CLTN", "TUGAS_BELAJAR"])
PILIHAN = st.sampled_from(["HITUNG", "TIDAK", "NILAI"])


@st.composite
def riwayat_acak(draw):
    return [
        Posisi(
            f"Jabatan {n}",
            draw(st.sampled_from(["ADMINISTRATOR", "PENGAWAS"])),
            mulai,
            None if selesai > date(2015, 6, 1) else selesai,
            draw(st.booleans()),
            draw(KEDUDUKAN),
            draw(st.sampled_from([None, True, False])),
        )
        for n, (mulai, selesai) in enumerate(draw(DAFTAR))
    ]


@settings(deadline=None)
@given(riwayat_acak(), PILIHAN, PILIHAN, PILIHAN)
def test_yang_pasti_tidak_pernah_melebihi_yang_mungkin(riwayat, plt, belajar, cltn):
    syarat = replace(SYARAT, masa_plt=plt, masa_tugas_belajar=belajar, masa_cltn=cltn)
    for masa in (
        aturan.masa_terkait(riwayat, ACUAN, syarat),
        aturan.masa_berjenis(riwayat, aturan.JENIS_ADMINISTRATOR, ACUAN, syarat),
    ):
        assert 0 <= masa.pasti.hari <= masa.mungkin.hari
        # No day is counted for two rows.
        assert sum(b.hari_baru for b in masa.baris) >= masa.mungkin.hari


@settings(deadline=None)
@given(riwayat_acak())
def test_setelah_semua_baris_ditelaah_tidak_ada_yang_menggantung(riwayat):
    ditelaah = [replace(r, dihitung=bool(r.dihitung)) for r in riwayat]
    masa = aturan.masa_terkait(ditelaah, ACUAN, SYARAT)
    assert masa.pasti.hari == masa.mungkin.hari
    assert not [b for b in masa.baris if b.perlakuan == "DINILAI"]


LIMA = ("2019-01-01", "2023-12-31")


@pytest.mark.parametrize(
    "baris,tingkat",
    [
        # Nobody has looked at it yet: the applicant's claim is no pass.
        (posisi(*LIMA), INGAT),
        (posisi(*LIMA, dihitung=True), TERPENUHI),
        (posisi(*LIMA, dihitung=False), BLOK),
        (posisi(*LIMA, terkait=False), BLOK),
        # The verifier may find related what the applicant did not claim.
        (posisi(*LIMA, terkait=False, dihitung=True), TERPENUHI),
        (posisi(*LIMA, "PLT", dihitung=True), TERPENUHI),
        (posisi(*LIMA, "PLH"), INGAT),
    ],
)
def test_pengalaman_pasti_setelah_verifikator_menandainya(baris, tingkat):
    temuan = satu(aturan.pengalaman([baris], ACUAN, SYARAT))
    assert temuan.tingkat == tingkat
    assert ("Dinilai verifikator: Jabatan 2019-01-01." in temuan.pesan) is (tingkat == INGAT)


@pytest.mark.parametrize(
    "pilihan,dihitung,tingkat",
    [
        ("HITUNG", None, INGAT),  # counts like any post, and like any post waits for the verifier
        ("HITUNG", True, TERPENUHI),
        ("TIDAK", None, BLOK),
        ("TIDAK", True, BLOK),  # the choice of the selection is not the verifier's to change
        ("NILAI", None, INGAT),
        ("NILAI", True, TERPENUHI),
        ("NILAI", False, BLOK),
    ],
)
def test_masa_plt_mengikuti_pilihan_seleksi(pilihan, dihitung, tingkat):
    syarat = replace(SYARAT, masa_plt=pilihan)
    temuan = satu(aturan.pengalaman([posisi(*LIMA, "PLT", dihitung=dihitung)], ACUAN, syarat))
    assert temuan.tingkat == tingkat


@pytest.mark.parametrize(
    "kedudukan,pilihan,dihitung,pasti,mungkin",
    [
        ("TUGAS_BELAJAR", "HITUNG", None, 1826, 1826),
        ("TUGAS_BELAJAR", "TIDAK", True, 1461, 1461),
        ("TUGAS_BELAJAR", "NILAI", None, 1461, 1826),
        ("TUGAS_BELAJAR", "NILAI", True, 1826, 1826),
        ("TUGAS_BELAJAR", "NILAI", False, 1461, 1461),
        ("CLTN", "TIDAK", None, 1461, 1461),
    ],
)
def test_masa_meninggalkan_jabatan_mengurangi_menurut_pilihan(kedudukan, pilihan, dihitung, pasti, mungkin):
    medan = "masa_cltn" if kedudukan == "CLTN" else "masa_tugas_belajar"
    syarat = replace(SYARAT, **{medan: pilihan})
    riwayat = [
        posisi(*LIMA, dihitung=True),
        posisi("2021-01-01", "2021-12-31", kedudukan, dihitung=dihitung, nama="Jeda"),
    ]
    masa = aturan.masa_terkait(riwayat, ACUAN, syarat)
    assert (masa.pasti.hari, masa.mungkin.hari) == (pasti, mungkin)
    (jeda,) = [b for b in masa.baris if b.posisi.nama == "Jeda"]
    ragu, terpotong = pasti != mungkin, mungkin == 1461
    assert jeda.perlakuan == ("DINILAI" if ragu else "JEDA" if terpotong else "DIHITUNG")
    # The same interruption cuts the two years of an administrator.
    berjenis = aturan.masa_berjenis(riwayat, aturan.JENIS_ADMINISTRATOR, ACUAN, syarat)
    assert (berjenis.pasti.hari, berjenis.mungkin.hari) == (pasti, mungkin)


def test_setiap_baris_menyebut_hari_barunya_dan_sela_terlihat():
    riwayat = [
        posisi("2018-01-01", "2018-12-31", dihitung=True, nama="A"),
        posisi("2018-07-01", "2019-06-30", dihitung=True, nama="B"),
        posisi("2020-01-01", "2020-01-31", nama="C"),
        posisi("2010-01-01", "2010-12-31", dihitung=False, nama="D"),
        posisi("2018-03-01", "2018-03-31", "CLTN", nama="E"),
        posisi("2027-01-01", None, dihitung=True, nama="F"),
    ]
    masa = aturan.masa_terkait(riwayat, ACUAN, SYARAT)
    assert [(b.posisi.nama, b.hari, b.hari_baru, b.perlakuan) for b in masa.baris] == [
        ("D", 365, 0, "TIDAK"),
        ("A", 365, 365, "DIHITUNG"),
        ("E", 31, 0, "JEDA"),
        ("B", 365, 181, "DIHITUNG"),
        ("C", 31, 31, "DINILAI"),
        ("F", 0, 0, "DIHITUNG"),
    ]
    assert masa.sela == ((date(2019, 7, 1), date(2019, 12, 31)),)
    assert (masa.pasti.hari, masa.mungkin.hari) == (365 + 181 - 31, 365 + 181 - 31 + 31)


def test_plt_administrator_dinilai_dan_definitif_pasti():
    dua = ("2020-01-01", "2021-12-31")
    assert satu(aturan.administrator([posisi(*dua)], ACUAN, SYARAT)).tingkat == TERPENUHI
    assert satu(aturan.administrator([posisi(*dua, "PLT")], ACUAN, SYARAT)).tingkat == INGAT
    tanpa = replace(SYARAT, masa_plt="TIDAK")
    temuan = satu(aturan.administrator([posisi(*dua, "PLT")], ACUAN, tanpa))
    assert temuan.tingkat == BLOK
    assert temuan.pesan.startswith("Jabatan administrator atau ahli madya 0 hari (0 hari)")


# --- Usia -------------------------------------------------------------------------------------
def test_titik_usia_melewati_hari_yang_belum_diketahui():
    titik = aturan.titik_usia(
        date(1970, 12, 7), (("penutupan", date(2026, 12, 7)), ("rencana", None)), SYARAT
    )
    assert [(t.sebutan, t.tahun, t.bulan, t.lewat) for t in titik] == [("penutupan", 56, 0, False)]
    ulang_tahun = replace(SYARAT, usia_tafsir="HARI_ULANG_TAHUN")
    (lewat,) = aturan.titik_usia(date(1970, 12, 7), (("SK", date(2026, 12, 8)),), ulang_tahun)
    assert lewat.lewat


def test_kedua_tafsir_usia_punya_batasnya_sendiri():
    assert aturan.batas_menurut_tafsir(date(1972, 2, 29), 56) == {
        "HARI_ULANG_TAHUN": date(2028, 2, 29),
        "SEBELUM_57": date(2029, 2, 28),
    }


# --- E-01 -------------------------------------------------------------------------------------
DAFTAR_DAERAH = (
    Daerah("Provinsi Jawa Tengah", "Jawa Tengah", date(2000, 1, 1)),
    Daerah("Kabupaten Wana Asri", "Jawa Tengah", date(2000, 1, 1)),
    Daerah("Kota Magelang", "Jawa Tengah", date(2000, 1, 1)),
    Daerah("Kabupaten Lama", "Jawa Tengah", date(2000, 1, 1), date(2026, 12, 6)),
    Daerah("Kabupaten Baru", "Jawa Tengah", date(2026, 12, 8)),
    Daerah("Kabupaten Sleman", "Daerah Istimewa Yogyakarta", date(2000, 1, 1)),
)


def fakta(**lain) -> Fakta:
    isi = {
        "instansi": "Pemerintah Kabupaten Wana Asri",
        "provinsi": "Jawa Tengah",
        "tanggal_lahir": date(1980, 1, 1),
        "jenjang": "S2",
        "riwayat": (),
        "menyatakan": True,
        "golongan": "IV/a",
    }
    return Fakta(**(isi | lain))


@pytest.mark.parametrize(
    "instansi,provinsi,penempatan,tingkat,kata",
    [
        ("Pemerintah Kabupaten Wana Asri", "Jawa Tengah", "INDUK", TERPENUHI, "ada dalam daftar"),
        ("pemkab  wana asri", "Jawa Tengah", "INDUK", TERPENUHI, ""),
        ("Kab. Wana Asri, Dinas Kesehatan", " jawa  tengah ", "INDUK", TERPENUHI, ""),
        ("Pemkot Magelang", "Jawa Tengah", "INDUK", TERPENUHI, ""),
        ("Pemerintah Provinsi Jawa Tengah", "Provinsi Jawa Tengah", "INDUK", TERPENUHI, ""),
        ("Pemerintah Kabupaten Sleman", "Daerah Istimewa Yogyakarta", "INDUK", BLOK, "berada di"),
        ("Pemerintah Kabupaten Wana Asri", "Jawa", "INDUK", BLOK, "berada di Jawa;"),
        # A ministry with an office in the province is no regional government.
        ("Kementerian Agama", "Jawa Tengah", "INDUK", BLOK, "bukan pemerintah daerah"),
        ("Kantor Kementerian Agama Kabupaten Wana Asri", "Jawa Tengah", "INDUK", BLOK, ""),
        ("Kejaksaan Negeri Magelang", "Jawa Tengah", "INDUK", BLOK, ""),
        # Lent out: whose PNS he is, a person has to see.
        ("Pemerintah Kabupaten Wana Asri", "Jawa Tengah", "DIPEKERJAKAN", INGAT, "Dipekerjakan"),
        ("Kementerian Agama", "Jawa Tengah", "DIPEKERJAKAN", INGAT, ""),
        ("Kabupaten Entah", "Jawa Tengah", "INDUK", INGAT, "tidak ada dalam daftar"),
        # The list of the closing day counts.
        ("Kabupaten Lama", "Jawa Tengah", "INDUK", INGAT, "tidak berlaku pada 7 Desember 2026"),
        ("Kabupaten Baru", "Jawa Tengah", "INDUK", INGAT, "tidak berlaku"),
    ],
)
def test_wilayah_instansi_asal_menurut_daftar(instansi, provinsi, penempatan, tingkat, kata):
    f = fakta(instansi=instansi, provinsi=provinsi, penempatan=penempatan)
    temuan = satu(aturan.wilayah(f, DAFTAR_DAERAH, ACUAN, SYARAT))
    assert (temuan.kode, temuan.dasar, temuan.tingkat) == ("E-01", "Pasal 4 ayat (3) huruf a", tingkat)
    assert kata in temuan.pesan


def test_daftar_kosong_tidak_meluluskan_siapa_pun():
    temuan = satu(aturan.wilayah(fakta(), (), ACUAN, SYARAT))
    assert temuan.tingkat == INGAT
    assert "belum diisi operator" in temuan.pesan


@pytest.mark.parametrize(
    "nama,sumber,sejak,kata",
    [
        ("Kabupaten Pemekaran", "UU 1/2027", "2027-01-01", ""),
        (" ", "UU 1/2027", "2027-01-01", "Tulis nama"),
        ("Kabupaten Pemekaran", " ", "2027-01-01", "Sebut sumber"),
    ],
)
def test_baris_daerah_baru_bernama_dan_bersumber(nama, sumber, sejak, kata):
    temuan = aturan.daerah_baru(nama, hari(sejak), sumber, ())
    assert [kata in t.pesan for t in temuan] == ([True] if kata else [])


@pytest.mark.parametrize(
    "sampai,sejak,ditolak",
    [(None, "2027-01-01", True), ("2026-12-31", "2027-01-01", False), ("2027-01-01", "2027-01-01", True)],
)
def test_baris_daerah_senama_tidak_tumpang_tindih(sampai, sejak, ditolak):
    lama = Daerah("Kabupaten A", "Jawa Tengah", date(2000, 1, 1), hari(sampai) if sampai else None)
    assert bool(aturan.daerah_baru("Kabupaten A", hari(sejak), "UU", [lama])) is ditolak


@pytest.mark.parametrize(
    "berakhir,sampai,kata",
    [
        (None, "2026-12-31", ""),
        (None, "2000-01-01", ""),
        (None, "1999-12-31", "mendahului"),
        ("2026-01-01", "2026-12-31", "sudah berakhir 1 Januari 2026"),
    ],
)
def test_baris_daerah_berakhir_sekali(berakhir, sampai, kata):
    temuan = aturan.akhir_daerah(date(2000, 1, 1), hari(berakhir) if berakhir else None, hari(sampai))
    assert [kata in t.pesan for t in temuan] == ([True] if kata else [])


# --- E-08 -------------------------------------------------------------------------------------
def test_tanpa_pangkat_minimum_tidak_ada_butirnya():
    assert aturan.tambahan_ketentuan(SYARAT) == ()
    (butir,) = aturan.tambahan_ketentuan(replace(SYARAT, pangkat_min="IV/a"))
    assert (butir.kode, butir.jenis, butir.nilai) == ("E-08", "PANGKAT", "IV/a")


@pytest.mark.parametrize(
    "jenis,nilai,golongan,jenjang,tingkat",
    [
        ("PANGKAT", "IV/a", "IV/a", "S1", TERPENUHI),
        ("PANGKAT", "IV/a", "IV/b", "S1", TERPENUHI),
        ("PANGKAT", "IV/a", "III/d", "S1", BLOK),
        ("PANGKAT", "IV/a", "", "S1", BLOK),
        ("JENJANG", "S2", "III/d", "S2", TERPENUHI),
        ("JENJANG", "S2", "IV/b", "S1", BLOK),
        # No figure measures it: a person does.
        ("LAIN", "", "IV/b", "S3", INGAT),
    ],
)
def test_syarat_tambahan_diukur_atau_dinilai(jenis, nilai, golongan, jenjang, tingkat):
    tambahan = Tambahan("E-08.7", jenis, nilai, "Lulus pelatihan kepemimpinan administrator", "SKJ 4/2026")
    temuan = satu(aturan.syarat_tambahan(fakta(golongan=golongan, jenjang=jenjang), [tambahan]))
    assert (temuan.kode, temuan.dasar, temuan.tingkat) == ("E-08.7", "SKJ 4/2026", tingkat)


@pytest.mark.parametrize(
    "jenis,nilai,uraian,dasar,jumlah",
    [
        ("PANGKAT", "IV/a", "Pembina", "Pasal 13", 0),
        ("JENJANG", "S2", "Magister", "Pasal 13", 0),
        ("LAIN", "", "PKA", "Pasal 13", 0),
        ("PANGKAT", "", "Pembina", "Pasal 13", 1),
        ("JENJANG", "IV/a", "Magister", "Pasal 13", 1),
        ("LAIN", "S2", "PKA", "Pasal 13", 1),
        ("LAIN", "", " ", " ", 2),
    ],
)
def test_syarat_tambahan_berbunyi_berukuran_dan_berdasar(jenis, nilai, uraian, dasar, jumlah):
    temuan = aturan.bunyi_tambahan(Tambahan("E-08", jenis, nilai, uraian, dasar))
    assert [t.kode for t in temuan] == ["E-08"] * jumlah


def test_butir_periksa_memuat_syarat_tambahan_di_akhir():
    tambahan = [Tambahan("E-08.3", "LAIN", "", "Dokter", "Pasal 13")]
    *_, akhir = aturan.butir_periksa(profil("perbup_89_2021").dokumen, tambahan)
    assert (akhir.kode, akhir.nama, akhir.dasar, akhir.dokumen) == ("E-08.3", "Dokter", "Pasal 13", False)


# --- Putusan tiga kata ------------------------------------------------------------------------
@pytest.mark.parametrize(
    "tingkat,putusan",
    [
        ([], "PERLU_PENILAIAN"),
        ([TERPENUHI], "TERPENUHI"),
        ([TERPENUHI, INGAT], "PERLU_PENILAIAN"),
        ([INGAT, BLOK], "TIDAK"),
        ([TERPENUHI, BLOK], "TIDAK"),
    ],
)
def test_hitungan_menjadi_satu_dari_tiga_putusan(tingkat, putusan):
    assert aturan.putusan_hitungan([Temuan("E-01", "", "", t) for t in tingkat]) == putusan


@pytest.mark.parametrize(
    "alasan,baris,kata",
    [
        ("Tugasnya sama.", 0, ""),
        ("Tugasnya sama.", 1, ""),
        (" ", 1, "Tulis alasan"),
        ("Tugasnya sama.", 2, "tidak ada"),
        ("Tugasnya sama.", -1, "tidak ada"),
    ],
)
def test_telaah_riwayat_beralasan_dan_menunjuk_baris_yang_ada(alasan, baris, kata):
    temuan = aturan.telaah_riwayat(alasan, baris, 2)
    assert [kata in t.pesan for t in temuan] == ([True] if kata else [])


# --- B-1 --------------------------------------------------------------------------------------
MULAI, TUTUP, JABATAN = date(2026, 11, 9), date(2026, 11, 24), "Kepala Dinas Kesehatan"


def surat(**lain) -> FaktaRekomendasi:
    isi = {
        "penanda": "PPK",
        "jabatan": "Bupati Wana Asri",
        "kedudukan": "DEFINITIF",
        "nomor": "800.1/12/2026",
        "tanggal": date(2026, 11, 12),
        "jabatan_dituju": JABATAN,
        "diperiksa": True,
    }
    return FaktaRekomendasi(**(isi | lain))


@pytest.mark.parametrize(
    "isi,tingkat,kata",
    [
        ({}, TERPENUHI, "Bupati Wana Asri nomor 800.1/12/2026 tanggal 12 November 2026"),
        ({"jabatan": "Walikota Magelang"}, TERPENUHI, ""),
        ({"jabatan": "GUBERNUR JAWA TENGAH"}, TERPENUHI, ""),
        # Told by the applicant only: nobody has compared it with the letter.
        ({"diperiksa": False}, INGAT, "menurut pelamar"),
        ({"penanda": "LAIN", "jabatan": "Sekretaris Daerah"}, BLOK, "bukan Pejabat Pembina Kepegawaian"),
        # Called PPK, signed by somebody else.
        ({"jabatan": "Sekretaris Daerah Kabupaten Wana Asri"}, BLOK, "disebut PPK"),
        ({"jabatan": "Kepala BKD a.n. Bupati"}, BLOK, "disebut PPK"),
        ({"jabatan": "Plt. Bupati Wana Asri", "kedudukan": "PLT"}, INGAT, "Pelaksana tugas (Plt.) Bupati"),
        ({"jabatan": "Pj. Bupati Wana Asri", "kedudukan": "PJ"}, INGAT, "Penjabat (Pj.) Bupati Wana Asri"),
        ({"kedudukan": "PLH"}, INGAT, "menilai kewenangannya"),
        ({"tanggal": MULAI}, TERPENUHI, ""),
        ({"tanggal": date(2026, 11, 8)}, BLOK, "sebelum pengumuman 9 November 2026"),
        ({"tanggal": TUTUP}, TERPENUHI, ""),
        ({"tanggal": date(2026, 11, 25)}, BLOK, "sesudah penutupan"),
        ({"jabatan_dituju": "kepala  dinas kesehatan"}, TERPENUHI, ""),
        ({"jabatan_dituju": "Inspektur"}, BLOK, "menyebut jabatan Inspektur, bukan"),
        ({"jabatan_dituju": " "}, INGAT, "tidak menyebut jabatan"),
    ],
)
def test_rekomendasi_ditandatangani_pejabat_yang_benar(isi, tingkat, kata):
    temuan = satu(aturan.rekomendasi_sah(surat(**isi), MULAI, TUTUP, JABATAN))
    assert (temuan.kode, temuan.tingkat) == ("B-1", tingkat)
    assert kata in temuan.pesan


DELEGASI = {"penanda": "DELEGASI", "jabatan": "Sekretaris Daerah"}


@pytest.mark.parametrize(
    "nomor,tanggal,tingkat",
    [
        ("800/1/2026", "2026-01-05", TERPENUHI),
        ("800/1/2026", "2026-11-12", TERPENUHI),
        ("800/1/2026", "2026-11-13", BLOK),
        ("", "2026-01-05", BLOK),
        ("800/1/2026", None, BLOK),
    ],
)
def test_delegasi_dicatat_dan_mendahului_rekomendasi(nomor, tanggal, tingkat):
    isi = surat(**DELEGASI, nomor_delegasi=nomor, tanggal_delegasi=hari(tanggal) if tanggal else None)
    assert satu(aturan.rekomendasi_sah(isi, MULAI, TUTUP, JABATAN)).tingkat == tingkat


def test_setiap_cacat_rekomendasi_disebut_sendiri():
    isi = surat(penanda="LAIN", tanggal=date(2026, 1, 1), jabatan_dituju="Inspektur")
    assert len(aturan.rekomendasi_sah(isi, MULAI, TUTUP, JABATAN)) == 3


def test_rekomendasi_tanpa_data_tidak_meluluskan():
    temuan = satu(aturan.rekomendasi_sah(None, MULAI, TUTUP, JABATAN))
    assert (temuan.tingkat, temuan.tindakan) == (INGAT, "peserta.rekomendasi")


def test_sebelum_diumumkan_tanggal_pengumuman_tidak_dibandingkan():
    assert (
        satu(aturan.rekomendasi_sah(surat(tanggal=date(2020, 1, 1)), None, TUTUP, JABATAN)).tingkat
        == TERPENUHI
    )


# --- Undangan ---------------------------------------------------------------------------------
@pytest.mark.parametrize(
    "alasan,sudah,jumlah", [("Berpengalaman.", False, 0), (" ", False, 1), ("Berpengalaman.", True, 1)]
)
def test_undangan_sekali_dan_beralasan(alasan, sudah, jumlah):
    assert len(aturan.undangan_pelamar(alasan, sudah=sudah)) == jumlah
