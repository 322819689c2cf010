"""The rules on applicants as tables of cases; no database."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from peserta import aturan
from peserta.aturan import Fakta, Posisi
from seleksi.izin import Temuan, Tingkat
from seleksi.ketentuan import DokumenWajib, profil

WIB = ZoneInfo("Asia/Jakarta")
WIT = ZoneInfo("Asia/Jayapura")
KETENTUAN = profil("perbup_89_2021")
SYARAT = KETENTUAN.syarat
ACUAN = date(2026, 12, 7)


def posisi(mulai: str, selesai: str | None, jenis: str = "ADMINISTRATOR", terkait: bool = True) -> Posisi:
    """A post as the verifier left it: what the applicant calls related he marked so."""
    akhir = date.fromisoformat(selesai) if selesai else None
    return Posisi("Kepala Bidang", jenis, date.fromisoformat(mulai), akhir, terkait, dihitung=terkait)


def satu(temuan: list[Temuan]) -> Temuan:
    assert len(temuan) == 1, temuan
    return temuan[0]


# --- Lama dan usia ----------------------------------------------------------------------------
@pytest.mark.parametrize(
    "riwayat,hari,tahun,bulan",
    [
        ([], 0, 0, 0),
        # Inclusive: one day of service is one day.
        ([("2026-12-07", "2026-12-07")], 1, 0, 0),
        ([("2018-01-01", "2022-12-31")], 1826, 5, 0),
        # Two 29 Februaries inside: 1,827 days, and still exactly five years.
        ([("2020-02-01", "2025-01-31")], 1827, 5, 0),
        ([("2020-02-01", "2025-01-30")], 1826, 4, 11),
        # Begun on 29 February: the year is full at the end of 28 February.
        ([("2020-02-29", "2021-02-28")], 366, 1, 0),
        ([("2020-02-29", "2021-02-27")], 365, 0, 11),
        # Still held: counted until the reference date, that day included.
        ([("2024-12-08", None)], 730, 2, 0),
        # An end after the reference date counts until the reference date only.
        ([("2024-12-08", "2030-01-01")], 730, 2, 0),
        # A post that begins after the reference date does not count.
        ([("2027-01-01", None)], 0, 0, 0),
        # Two posts at the same time are one time.
        ([("2018-01-01", "2022-12-31"), ("2019-01-01", "2020-12-31")], 1826, 5, 0),
        ([("2018-01-01", "2020-12-31"), ("2020-06-01", "2022-12-31")], 1826, 5, 0),
        # Touching posts join without a lost or a doubled day.
        ([("2018-01-01", "2020-06-30"), ("2020-07-01", "2022-12-31")], 1826, 5, 0),
        # A gap is a gap: 365 + 365 days.
        ([("2018-01-01", "2018-12-31"), ("2022-01-01", "2022-12-31")], 730, 2, 0),
    ],
)
def test_lama_gabungan_menghitung_setiap_hari_sekali(riwayat, hari, tahun, bulan):
    lama = aturan.lama_gabungan([posisi(*r) for r in riwayat], ACUAN)
    assert (lama.hari, lama.tahun, lama.bulan) == (hari, tahun, bulan)


HARI = st.dates(date(2008, 1, 1), date(2028, 12, 31))


@st.composite
def riwayat_acak(draw):
    hasil = []
    for _ in range(draw(st.integers(0, 6))):
        mulai = draw(HARI)
        panjang = draw(st.one_of(st.none(), st.integers(0, 2500)))
        selesai = None if panjang is None else mulai + timedelta(days=panjang)
        hasil.append(Posisi("Jabatan", "ADMINISTRATOR", mulai, selesai, True, dihitung=True))
    return hasil


@settings(deadline=None)
@given(riwayat_acak(), st.randoms())
def test_urutan_dan_pengulangan_riwayat_tidak_mengubah_lama(riwayat, acak):
    lama = aturan.lama_gabungan(riwayat, ACUAN)
    acak.shuffle(riwayat)
    assert aturan.lama_gabungan([*riwayat, *riwayat], ACUAN) == lama


@settings(deadline=None)
@given(riwayat_acak())
def test_lama_sama_dengan_menghitung_hari_satu_per_satu(riwayat):
    hari = {
        r.mulai + timedelta(days=n)
        for r in riwayat
        for n in range((min(r.selesai or ACUAN, ACUAN) - r.mulai).days + 1)
    }
    assert aturan.lama_gabungan(riwayat, ACUAN).hari == len(hari)


@settings(deadline=None)
@given(riwayat_acak(), riwayat_acak())
def test_menambah_jabatan_tidak_pernah_menggugurkan_pengalaman(riwayat, tambahan):
    sebelum = satu(aturan.pengalaman(riwayat, ACUAN, SYARAT)).tingkat
    sesudah = satu(aturan.pengalaman([*riwayat, *tambahan], ACUAN, SYARAT)).tingkat
    assert sebelum != Tingkat.TERPENUHI or sesudah == Tingkat.TERPENUHI


@pytest.mark.parametrize(
    "lahir,pada,tahun,bulan",
    [
        ("1970-12-07", "2026-12-06", 55, 11),
        ("1970-12-07", "2026-12-07", 56, 0),
        ("1972-02-29", "2028-02-28", 55, 11),
        ("1972-02-29", "2028-02-29", 56, 0),
        # In a common year the birthday of 29 February is 1 March.
        ("1972-02-29", "2029-02-28", 56, 11),
        ("1972-02-29", "2029-03-01", 57, 0),
    ],
)
def test_usia_pada_suatu_hari(lahir, pada, tahun, bulan):
    assert aturan.usia_pada(date.fromisoformat(lahir), date.fromisoformat(pada)) == (tahun, bulan)


@pytest.mark.parametrize(
    "tafsir,lahir,batas",
    [
        ("HARI_ULANG_TAHUN", "1970-12-07", "2026-12-07"),
        ("SEBELUM_57", "1970-12-07", "2027-12-06"),
        ("HARI_ULANG_TAHUN", "1972-02-29", "2028-02-29"),
        ("SEBELUM_57", "1972-02-29", "2029-02-28"),
        ("HARI_ULANG_TAHUN", "1971-02-28", "2027-02-28"),
    ],
)
def test_batas_aman_pelantikan_menurut_tafsir(tafsir, lahir, batas):
    syarat = replace(SYARAT, usia_tafsir=tafsir)
    assert aturan.batas_aman_pelantikan(date.fromisoformat(lahir), syarat) == date.fromisoformat(batas)


def test_tafsir_usia_yang_tidak_dikenal_ditolak():
    with pytest.raises(KeyError):
        aturan.batas_aman_pelantikan(date(1970, 1, 1), replace(SYARAT, usia_tafsir="KIRA_KIRA"))


# --- E-03 -------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    "acuan,penutupan,pelantikan,tingkat",
    [
        # Born 7 December 1970, allowed until 6 December 2027.
        ("SK", "2026-12-07", "2027-01-29", Tingkat.TERPENUHI),
        ("SK", "2026-12-07", "2027-07-01", Tingkat.INGAT),  # met, but the margin is short
        ("SK", "2026-12-07", "2027-12-06", Tingkat.INGAT),
        ("SK", "2026-12-07", "2027-12-07", Tingkat.INGAT),  # only the date of the SK decides
        # Without a plan nobody can say; but who is too old already stays so.
        ("SK", "2026-12-07", None, Tingkat.INGAT),
        ("SK", "2027-12-07", None, Tingkat.BLOK),
        ("SK", "2027-12-07", "2027-12-30", Tingkat.BLOK),
        ("RENCANA_PELANTIKAN", "2027-12-06", None, Tingkat.INGAT),
        ("RENCANA_PELANTIKAN", "2027-12-07", None, Tingkat.BLOK),
        ("RENCANA_PELANTIKAN", "2027-11-01", "2027-12-06", Tingkat.TERPENUHI),
        ("RENCANA_PELANTIKAN", "2026-12-07", "2027-12-07", Tingkat.BLOK),
        ("RENCANA_PELANTIKAN", "2027-12-07", "2027-01-29", Tingkat.TERPENUHI),
        ("PENUTUPAN", "2027-12-07", "2027-01-29", Tingkat.BLOK),
        ("PENUTUPAN", "2026-12-07", "2028-12-07", Tingkat.TERPENUHI),
    ],
)
def test_usia_dinilai_pada_hari_acuan(acuan, penutupan, pelantikan, tingkat):
    syarat = replace(SYARAT, usia_acuan=acuan)
    rencana = date.fromisoformat(pelantikan) if pelantikan else None
    temuan = satu(aturan.usia(date(1970, 12, 7), date.fromisoformat(penutupan), rencana, syarat))
    assert (temuan.kode, temuan.tingkat) == ("E-03", tingkat)


def test_usia_menyebut_usia_pada_setiap_hari_dan_batas_aman():
    temuan = satu(aturan.usia(date(1979, 4, 12), ACUAN, date(2027, 1, 29), SYARAT))
    assert temuan.pesan == (
        "Usia 47 tahun 7 bulan saat penutupan pendaftaran 7 Desember 2026 dan 47 tahun 9 bulan saat rencana "
        "pelantikan 29 Januari 2027; paling tinggi 56 tahun, sampai sehari sebelum ulang tahun ke-57. Batas "
        "aman pelantikan: Jumat, 11 April 2036."
    )
    mepet = satu(aturan.usia(date(1970, 4, 12), ACUAN, date(2027, 1, 29), SYARAT))
    assert "Batas aman pelantikan: Minggu, 11 April 2027. Tinggal 72 hari" in mepet.pesan
    lewat = satu(aturan.usia(date(1969, 4, 12), ACUAN, date(2027, 1, 29), SYARAT))
    assert "Batas aman pelantikan: Sabtu, 11 April 2026. Batas itu terlewati." in lewat.pesan


@pytest.mark.parametrize(
    "tanggal_sk,tingkat", [("2027-12-06", Tingkat.TERPENUHI), ("2027-12-07", Tingkat.BLOK)]
)
def test_usia_pada_tanggal_sk_memutuskan(tanggal_sk, tingkat):
    temuan = satu(aturan.usia_saat_sk(date(1970, 12, 7), date.fromisoformat(tanggal_sk), SYARAT))
    assert (temuan.kode, temuan.tingkat) == ("E-03", tingkat)


# --- E-01, E-02, E-04, E-06, E-09 -------------------------------------------------------------
@pytest.mark.parametrize(
    "riwayat,tingkat",
    [
        ([], Tingkat.BLOK),
        ([posisi("2018-01-01", "2022-12-31")], Tingkat.TERPENUHI),
        ([posisi("2018-01-01", "2022-12-30")], Tingkat.BLOK),
        ([posisi("2018-01-01", "2022-12-31", terkait=False)], Tingkat.BLOK),
        # Any kind of post counts when it is related.
        ([posisi("2015-01-01", "2019-12-31", jenis="PELAKSANA")], Tingkat.TERPENUHI),
        ([posisi("2018-01-01", "2020-06-30"), posisi("2018-01-01", "2020-06-30")], Tingkat.BLOK),
        ([posisi("2021-12-08", None)], Tingkat.TERPENUHI),
        ([posisi("2021-12-09", None)], Tingkat.BLOK),
    ],
)
def test_pengalaman_terkait_lima_tahun(riwayat, tingkat):
    temuan = satu(aturan.pengalaman(riwayat, ACUAN, SYARAT))
    assert (temuan.kode, temuan.dasar, temuan.tingkat) == ("E-02", "Pasal 4 ayat (3) huruf b", tingkat)


def test_pengalaman_menyebut_hari_dan_kekurangannya():
    cukup = satu(aturan.pengalaman([posisi("2018-01-01", "2026-04-30")], ACUAN, SYARAT))
    assert cukup.pesan == "Pengalaman terkait 8 tahun 4 bulan (3.042 hari); paling sedikit 5 tahun."
    kurang = satu(aturan.pengalaman([posisi("2022-01-01", None)], ACUAN, SYARAT))
    assert kurang.pesan == (
        "Pengalaman terkait 4 tahun 11 bulan (1.802 hari) sampai 7 Desember 2026; paling sedikit 5 tahun, "
        "kurang 24 hari."
    )
    kosong = satu(aturan.pengalaman([posisi("2018-01-01", None, terkait=False)], ACUAN, SYARAT))
    assert kosong.pesan.startswith("Belum ada riwayat jabatan yang terkait")


@pytest.mark.parametrize(
    "jenjang,minimal,tingkat",
    [
        ("D3", "S1", Tingkat.BLOK),
        ("D4", "S1", Tingkat.TERPENUHI),
        ("S1", "D4", Tingkat.TERPENUHI),
        ("S1", "S1", Tingkat.TERPENUHI),
        ("S2", "S1", Tingkat.TERPENUHI),
        ("S3", "S1", Tingkat.TERPENUHI),
        ("S1", "S2", Tingkat.BLOK),
    ],
)
def test_jenjang_pendidikan(jenjang, minimal, tingkat):
    temuan = satu(aturan.pendidikan(jenjang, replace(SYARAT, jenjang_min=minimal)))
    assert (temuan.kode, temuan.dasar, temuan.tingkat) == ("E-04", "Pasal 4 ayat (3) huruf d", tingkat)


@pytest.mark.parametrize("menyatakan", [False, True])
def test_rekam_jejak_selalu_perlu_verifikasi(menyatakan):
    temuan = satu(aturan.rekam_jejak(menyatakan))
    assert (temuan.kode, temuan.tingkat) == ("E-06", Tingkat.INGAT)
    assert ("sudah menyatakan" in temuan.pesan) is menyatakan


@pytest.mark.parametrize(
    "riwayat,tingkat",
    [
        ([], Tingkat.BLOK),
        ([posisi("2024-12-08", None)], Tingkat.TERPENUHI),
        ([posisi("2024-12-09", None)], Tingkat.BLOK),
        # "Pernah" counts, related or not.
        ([posisi("2010-01-01", "2011-12-31", terkait=False)], Tingkat.TERPENUHI),
        ([posisi("2010-01-01", "2011-12-31", jenis="PENGAWAS")], Tingkat.BLOK),
        ([posisi("2010-01-01", "2011-12-31", jenis="AHLI_MADYA")], Tingkat.TERPENUHI),
        ([posisi("2010-01-01", "2011-12-31", jenis="JPT_PRATAMA")], Tingkat.TERPENUHI),
        ([posisi("2010-01-01", "2011-12-31", jenis="AHLI_MUDA")], Tingkat.BLOK),
        # Administrator and ahli madya add up, but not twice for the same days.
        (
            [posisi("2010-01-01", "2010-12-31"), posisi("2015-01-01", "2015-12-31", "AHLI_MADYA")],
            Tingkat.TERPENUHI,
        ),
        (
            [posisi("2010-01-01", "2010-12-31"), posisi("2010-01-01", "2010-12-31", "AHLI_MADYA")],
            Tingkat.BLOK,
        ),
    ],
)
def test_administrator_atau_ahli_madya_dua_tahun(riwayat, tingkat):
    temuan = satu(aturan.administrator(riwayat, ACUAN, SYARAT))
    assert (temuan.kode, temuan.dasar, temuan.tingkat) == (
        "E-09",
        "PP 17/2020 Pasal 107 ayat (1) huruf c angka 4",
        tingkat,
    )


def test_syarat_pelamar_memuat_semua_butir_sekali():
    fakta = Fakta(
        instansi="Pemerintah Kabupaten Wana Asri",
        provinsi="Jawa Tengah",
        tanggal_lahir=date(1979, 4, 12),
        jenjang="S2",
        riwayat=(posisi("2018-01-01", None),),
        menyatakan=True,
    )
    daerah = (aturan.Daerah("Kabupaten Wana Asri", "Jawa Tengah", date(2000, 1, 1)),)
    acuan = aturan.Acuan(ACUAN, date(2027, 1, 29), daerah)
    temuan = aturan.syarat_pelamar(fakta, acuan, SYARAT)
    assert [t.kode for t in temuan] == list(aturan.KODE_SYARAT)
    assert {t.tingkat for t in temuan if t.kode != "E-06"} == {Tingkat.TERPENUHI}


# --- A-7, B-1 ---------------------------------------------------------------------------------
SEMUA = [d.kode for d in KETENTUAN.dokumen]


def test_dokumen_lengkap_terpenuhi_dalam_satu_temuan():
    temuan = satu(aturan.dokumen_lengkap(SEMUA, KETENTUAN.dokumen))
    assert (temuan.kode, temuan.tingkat) == ("A-7", Tingkat.TERPENUHI)
    assert "7 dokumen" in temuan.pesan


def test_setiap_dokumen_yang_kurang_disebut_dengan_dasarnya():
    temuan = aturan.dokumen_lengkap([k for k in SEMUA if k not in {"SPT", "IJAZAH"}], KETENTUAN.dokumen)
    assert [(t.kode, t.tingkat) for t in temuan] == [("A-7", Tingkat.BLOK)] * 2
    assert [t.pesan for t in temuan] == [
        "Ijazah terakhir belum diunggah.",
        "SPT tahun terakhir belum diunggah.",
    ]
    assert temuan[1].dasar == "Lampiran huruf a angka 6 huruf b angka 4"
    assert temuan[1].tindakan == "peserta.unggah.SPT"


def test_rekomendasi_ppk_dinilai_tersendiri():
    assert not [t for t in aturan.dokumen_lengkap([], KETENTUAN.dokumen) if "Rekomendasi" in t.pesan]
    ada = satu(aturan.rekomendasi_ppk(SEMUA, KETENTUAN.dokumen))
    tiada = satu(aturan.rekomendasi_ppk([], KETENTUAN.dokumen))
    assert (ada.kode, ada.tingkat) == ("B-1", Tingkat.TERPENUHI)
    assert (tiada.kode, tiada.tingkat) == ("B-1", Tingkat.BLOK)
    assert "Pejabat Pembina Kepegawaian" in tiada.pesan


def test_seleksi_tanpa_rekomendasi_tidak_memintanya():
    tanpa = [DokumenWajib("SPT", "SPT", "", "")]
    assert aturan.rekomendasi_ppk([], tanpa) == []


# --- P-07, E-08, A-6 --------------------------------------------------------------------------
def test_penyelenggara_tidak_dapat_melamar():
    assert aturan.bukan_penyelenggara(False) == []
    temuan = satu(aturan.bukan_penyelenggara(True))
    assert (temuan.kode, temuan.tingkat) == ("P-07", Tingkat.BLOK)


@pytest.mark.parametrize(
    "sudah,maks,ditolak", [(0, 1, False), (1, 1, True), (1, 2, False), (2, 2, True), (3, 2, True)]
)
def test_jumlah_lamaran_dibatasi(sudah, maks, ditolak):
    nama = [f"Kepala Dinas {n}" for n in range(sudah)]
    temuan = aturan.jumlah_lamaran(nama, replace(SYARAT, maks_lamaran=maks))
    assert [t.kode for t in temuan] == (["E-08"] if ditolak else [])
    assert all(n in temuan[0].pesan for n in nama) if ditolak else True


BATAS = datetime(2026, 12, 7, 16, 0, tzinfo=WIB)


@pytest.mark.parametrize(
    "mikrodetik,diterima", [(-1_000_000, True), (-1_000, True), (-1, True), (0, False), (1_000, False)]
)
def test_batas_lamaran_setengah_terbuka(mikrodetik, diterima):
    temuan = aturan.waktu_pengajuan(BATAS + timedelta(microseconds=mikrodetik), BATAS, dibuka=True)
    assert (temuan == []) is diterima


def test_penolakan_menyebut_waktu_tiba_dan_batas():
    temuan = satu(aturan.waktu_pengajuan(BATAS + timedelta(seconds=7), BATAS, dibuka=True))
    assert temuan.kode == "A-6"
    assert temuan.pesan == (
        "Tiba di server Senin, 7 Desember 2026 pukul 16.00.07 WIB; batas penerimaan lamaran "
        "Senin, 7 Desember 2026 pukul 16.00.00 WIB."
    )


def test_selisih_di_bawah_satu_detik_tetap_terbaca():
    temuan = satu(aturan.waktu_pengajuan(BATAS + timedelta(milliseconds=1), BATAS, dibuka=True))
    assert "pukul 16.00.00,001 WIB" in temuan.pesan


def test_batas_tengah_malam_disebut_sebagai_detik_terakhir():
    batas = datetime(2026, 12, 8, 0, 0, tzinfo=WIT)
    temuan = satu(aturan.waktu_pengajuan(batas, batas, dibuka=True))
    assert "Selasa, 8 Desember 2026 pukul 00.00.00 WIT" in temuan.pesan
    assert temuan.pesan.endswith("batas penerimaan lamaran Senin, 7 Desember 2026 pukul 23.59.59 WIT.")


@pytest.mark.parametrize("batas", [None, BATAS])
def test_lowongan_yang_tidak_menerima_lamaran(batas):
    temuan = satu(aturan.waktu_pengajuan(BATAS - timedelta(days=1), batas, dibuka=False))
    assert (temuan.kode, temuan.tingkat) == ("A-6", Tingkat.BLOK)


# --- B-3 --------------------------------------------------------------------------------------
BUTIR = aturan.butir_periksa(KETENTUAN.dokumen)
SESUAI = {b.kode: "SESUAI" for b in BUTIR}


def test_butir_periksa_adalah_dokumen_lalu_syarat():
    assert [b.kode for b in BUTIR] == [*SEMUA, "E-01", "E-02", "E-03", "E-04", "E-06", "E-09"]
    assert [b.kode for b in BUTIR if b.dokumen] == SEMUA


def test_pemeriksaan_lengkap_hanya_bila_semua_butir_diputus():
    assert aturan.pemeriksaan_lengkap(SESUAI, BUTIR) == []
    kurang = {k: v for k, v in SESUAI.items() if k not in {"SPT", "E-06"}}
    temuan = satu(aturan.pemeriksaan_lengkap(kurang, BUTIR))
    assert temuan.kode == "B-3"
    assert "SPT tahun terakhir dan Rekam jejak" in temuan.pesan
    # An item of another selection fills no gap.
    assert aturan.pemeriksaan_lengkap({**kurang, "LAIN": "SESUAI"}, BUTIR)


@pytest.mark.parametrize(
    "putusan,hasil",
    [(SESUAI, "MS"), ({**SESUAI, "SPT": "TIDAK_SESUAI"}, "TMS"), ({**SESUAI, "E-09": "TIDAK_SESUAI"}, "TMS")],
)
def test_kesimpulan_mengikuti_butir(putusan, hasil):
    assert aturan.kesimpulan(putusan) == hasil


def test_pemeriksa_kedua_adalah_orang_lain():
    assert aturan.dua_pemeriksa([7], 8) == []
    temuan = satu(aturan.dua_pemeriksa([7, 8], 8))
    assert (temuan.kode, temuan.tingkat) == ("B-3", Tingkat.BLOK)


BERTENTANGAN = [Temuan("E-02", "", "kurang", Tingkat.BLOK)]


@pytest.mark.parametrize(
    "putusan,alasan,hitungan,ditolak",
    [
        ("SESUAI", "", [], False),
        ("SESUAI", "", [Temuan("E-03", "", "cukup", Tingkat.TERPENUHI)], False),
        # What only a person can judge is judged with words, but for the statement of the pakta integritas.
        ("SESUAI", "", [Temuan("E-03", "", "mepet", Tingkat.INGAT)], True),
        ("SESUAI", "SK terbit sebelum batas", [Temuan("E-03", "", "mepet", Tingkat.INGAT)], False),
        ("SESUAI", "", [Temuan("E-06", "", "dinyatakan", Tingkat.INGAT)], False),
        ("SESUAI", "", BERTENTANGAN, True),
        ("SESUAI", "SK penyetaraan", BERTENTANGAN, False),
        ("TIDAK_SESUAI", "", [], True),
        ("TIDAK_SESUAI", "  ", BERTENTANGAN, True),
        ("TIDAK_SESUAI", "Tidak bermeterai", [], False),
    ],
)
def test_alasan_wajib_bila_menolak_atau_berbeda_dari_hitungan(putusan, alasan, hitungan, ditolak):
    temuan = aturan.alasan_putusan(putusan, alasan, hitungan)
    assert [t.kode for t in temuan] == (["B-3"] if ditolak else [])


# --- NIP, pakta -------------------------------------------------------------------------------
@pytest.mark.parametrize(
    "lahir_nip,kelamin_nip,jumlah",
    [
        (date(1979, 4, 12), "P", 0),
        (date(1979, 4, 13), "P", 1),
        (date(1979, 4, 12), "L", 1),
        (date(1980, 4, 12), "L", 2),
        (None, "", 0),
    ],
)
def test_perbedaan_nip_hanya_tanda_bagi_pemeriksa(lahir_nip, kelamin_nip, jumlah):
    tanda = aturan.beda_nip(lahir_nip, kelamin_nip, date(1979, 4, 12), "P")
    assert len(tanda) == jumlah
    assert all(isinstance(t, str) for t in tanda)


def test_pakta_integritas_menyebut_jabatan_dan_hukuman_disiplin():
    teks = aturan.teks_pakta("Kepala Dinas Kesehatan", "Seleksi Terbuka Tahun 2026")
    assert teks.splitlines() == [
        "Saya yang melamar jabatan Kepala Dinas Kesehatan dalam Seleksi Terbuka Tahun 2026 menyatakan:",
        "1. Semua keterangan dan dokumen dalam lamaran ini benar, sah, dan milik saya sendiri.",
        "2. Saya tidak sedang menjalani dan tidak sedang diperiksa untuk hukuman disiplin tingkat sedang "
        "atau berat, dan tidak sedang menjalani proses pidana.",
        "3. Saya mengikuti setiap tahap seleksi dengan jujur dan tidak memberi atau menjanjikan apa pun "
        "kepada siapa pun untuk memengaruhi hasilnya.",
        "4. Saya melaporkan benturan kepentingan dan setiap permintaan imbalan yang saya ketahui kepada "
        "Panitia Seleksi.",
        "5. Bila pernyataan ini tidak benar, saya bersedia dinyatakan gugur dan menerima akibat hukumnya.",
    ]
