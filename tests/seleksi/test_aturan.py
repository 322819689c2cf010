"""The rules of the walk as tables of cases. No database."""

import dataclasses
import itertools
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seleksi import aturan
from seleksi.izin import Izin, Tingkat
from seleksi.ketentuan import Ketentuan, Rentang, profil

WIB = ZoneInfo("Asia/Jakarta")
K = profil("perbup_89_2021")
BUTIR = {n: f"Dokumen {n}" for n in range(1, 9)}
KEGIATAN = {
    "PENGUMUMAN": "Pengumuman dan pendaftaran",
    "ADMINISTRASI": "Seleksi administrasi",
    "REKAM_JEJAK": "Penelusuran rekam jejak",
    "ASESMEN": "Asesmen kompetensi",
    "MAKALAH": "Penulisan makalah",
    "WAWANCARA": "Wawancara akhir",
    "KESEHATAN": "Pemeriksaan kesehatan",
    "PENETAPAN": "Rekomendasi dan penetapan",
}
# The timetable of the story: 23 November 2026 to 29 January 2027.
JADWAL = {
    "PENGUMUMAN": (date(2026, 11, 23), date(2026, 12, 7)),
    "ADMINISTRASI": (date(2026, 12, 8), date(2026, 12, 14)),
    "REKAM_JEJAK": (date(2026, 12, 15), date(2026, 12, 29)),
    "ASESMEN": (date(2026, 12, 16), date(2026, 12, 18)),
    "MAKALAH": (date(2026, 12, 21), date(2026, 12, 22)),
    "WAWANCARA": (date(2026, 12, 28), date(2026, 12, 29)),
    "KESEHATAN": (date(2027, 1, 4), date(2027, 1, 5)),
    "PENETAPAN": (date(2027, 1, 6), date(2027, 1, 29)),
}


def ubah_pengumuman(**ubah) -> Ketentuan:
    return dataclasses.replace(K, pengumuman=dataclasses.replace(K.pengumuman, **ubah))


def polos(teks: str) -> str:
    return teks.replace("\xa0", " ")


def ringkas(temuan):
    return [(satu.kode, satu.tingkat) for satu in temuan]


def pesan(temuan):
    return polos(" ".join(satu.pesan for satu in temuan))


# --- Kalender ------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    "mulai,sampai,hitung,hari",
    [
        # 13 to 27 February 2026: fifteen days as practice counts, fourteen by subtraction.
        (date(2026, 2, 13), date(2026, 2, 27), "INKLUSIF", 15),
        (date(2026, 2, 13), date(2026, 2, 27), "EKSKLUSIF", 14),
        (date(2026, 2, 13), date(2026, 2, 28), "EKSKLUSIF", 15),
        (date(2026, 11, 23), date(2026, 12, 7), "INKLUSIF", 15),
        (date(2026, 11, 23), date(2026, 11, 23), "INKLUSIF", 1),
        (date(2026, 11, 23), date(2026, 11, 23), "EKSKLUSIF", 0),
        (date(2026, 11, 23), date(2026, 11, 22), "INKLUSIF", 0),
        # Across 29 February and across the year.
        (date(2028, 2, 20), date(2028, 3, 5), "INKLUSIF", 15),
        (date(2026, 12, 20), date(2027, 1, 3), "INKLUSIF", 15),
    ],
)
def test_jumlah_hari_dihitung_menurut_ketentuan(mulai, sampai, hitung, hari):
    assert aturan.jumlah_hari(mulai, sampai, ubah_pengumuman(hitung=hitung).pengumuman) == hari


@given(
    st.dates(date(2020, 1, 1), date(2060, 1, 1)),
    st.sampled_from(["Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura"]),
)
def test_batas_dan_tanggal_terakhir_saling_membalik(hari, zona):
    z = ZoneInfo(zona)
    batas = aturan.batas_dari_tanggal(hari, z)
    assert aturan.tanggal_dari_batas(batas, z) == hari
    assert aturan.tanggal_dari_batas(batas.astimezone(UTC), z) == hari


def test_batas_tersimpan_sebagai_tengah_malam_berikutnya():
    batas = aturan.batas_dari_tanggal(date(2026, 12, 7), WIB)
    assert batas.isoformat() == "2026-12-08T00:00:00+07:00"


@pytest.mark.parametrize(
    "tiba,diterima",
    [
        ("2026-12-07T23:59:59+07:00", True),
        ("2026-12-07T23:59:59.999999+07:00", True),
        ("2026-12-08T00:00:00+07:00", False),
        ("2026-12-07T17:00:00+00:00", False),
        ("2026-12-07T16:59:59+00:00", True),
    ],
)
def test_lamaran_diterima_sampai_detik_terakhir(tiba, diterima):
    batas = aturan.batas_dari_tanggal(date(2026, 12, 7), WIB)
    assert aturan.diterima_tepat_waktu(datetime.fromisoformat(tiba), batas) is diterima


def test_tanggal_kata_berbahasa_indonesia():
    assert polos(aturan.tanggal_kata(date(2026, 12, 7))) == "Senin, 7 Desember 2026"


# --- L-01, L-02, P-10 ----------------------------------------------------------------------------
@pytest.mark.parametrize(
    "sebab,tanggal,bukti,kurang",
    [
        ("", None, False, "Sebab lowong, tanggal mulai lowong, dan bukti lowong belum diisi."),
        ("Pensiun", None, True, "Tanggal mulai lowong belum diisi."),
        ("Pensiun", date(2026, 10, 1), False, "Bukti lowong belum diisi."),
        ("", date(2026, 10, 1), True, "Sebab lowong belum diisi."),
    ],
)
def test_sebab_lowong_menahan_sampai_lengkap(sebab, tanggal, bukti, kurang):
    (temuan,) = aturan.sebab_lowong(sebab, tanggal, bukti)
    assert (temuan.kode, temuan.tingkat, temuan.pesan) == ("L-01", Tingkat.BLOK, kurang)
    assert (temuan.pelaku, temuan.tindakan) == ("Sekretariat", "seleksi.ubah_lowongan")


def test_sebab_lowong_lengkap_terpenuhi():
    (temuan,) = aturan.sebab_lowong("Pensiun", date(2026, 10, 1), True)
    assert (temuan.tingkat, temuan.pesan) == (Tingkat.TERPENUHI, "Lowong karena pensiun dan ada buktinya.")


@pytest.mark.parametrize("banyak", range(8))
def test_dokumen_perencanaan_kurang_disebut_satu_per_satu(banyak):
    (temuan,) = aturan.dokumen_perencanaan(range(1, banyak + 1), BUTIR)
    assert temuan.tingkat is Tingkat.BLOK
    assert f"baru {banyak} dari 8" in temuan.pesan
    assert [n for n in BUTIR if f"({n}) Dokumen {n}" in temuan.pesan] == list(range(banyak + 1, 9))


def test_delapan_dokumen_perencanaan_terpenuhi():
    (temuan,) = aturan.dokumen_perencanaan(range(1, 9), BUTIR)
    assert (temuan.tingkat, temuan.pesan) == (Tingkat.TERPENUHI, "Dokumen perencanaan lengkap, 8 dari 8.")


def test_rekomendasi_pelaksanaan_menyebut_badan_pengawas():
    (kurang,) = aturan.rekomendasi_pelaksanaan("", None, K)
    assert kurang.tingkat is Tingkat.BLOK
    assert K.badan_pengawas in kurang.pesan
    (ada,) = aturan.rekomendasi_pelaksanaan("B-12/2026", date(2026, 11, 18), K)
    assert ada.tingkat is Tingkat.TERPENUHI
    assert "B-12/2026" in ada.pesan


def test_jadwal_lengkap_dan_berurutan_terpenuhi():
    temuan = aturan.jadwal_tahapan(JADWAL, KEGIATAN, K)
    assert ringkas(temuan) == [("P-10", Tingkat.TERPENUHI)]
    assert "68 hari" in temuan[0].pesan


@pytest.mark.parametrize("kegiatan", KEGIATAN)
def test_jadwal_tanpa_satu_kegiatan_ditahan(kegiatan):
    jadwal = {k: v for k, v in JADWAL.items() if k != kegiatan}
    (temuan,) = aturan.jadwal_tahapan(jadwal, KEGIATAN, K)
    assert temuan.tingkat is Tingkat.BLOK
    assert KEGIATAN[kegiatan] in temuan.pesan


@pytest.mark.parametrize("dulu,lalu", list(itertools.pairwise(aturan.RANTAI_KEGIATAN)))
def test_tahap_yang_mulai_sebelum_tahap_lalu_selesai_ditahan(dulu, lalu):
    jadwal = JADWAL | {lalu: (JADWAL[dulu][1], JADWAL[lalu][1])}
    temuan = aturan.jadwal_tahapan(jadwal, KEGIATAN, K)
    assert {t.tingkat for t in temuan} == {Tingkat.BLOK}
    besok = aturan.tanggal_kata(JADWAL[dulu][1] + timedelta(days=1))
    assert any(f"Mulai paling cepat {besok}" in t.pesan for t in temuan)


@pytest.mark.parametrize(
    "mulai,sampai,kata",
    [
        (date(2026, 12, 7), date(2026, 12, 20), "pelamar baru diketahui"),
        (date(2026, 12, 15), date(2027, 1, 4), "harus selesai sebelum"),
    ],
)
def test_rekam_jejak_di_luar_jendelanya_ditahan(mulai, sampai, kata):
    (temuan,) = aturan.jadwal_tahapan(JADWAL | {"REKAM_JEJAK": (mulai, sampai)}, KEGIATAN, K)
    assert (temuan.kode, temuan.tingkat) == ("P-10", Tingkat.BLOK)
    assert kata in temuan.pesan


def test_jadwal_pengumuman_empat_belas_hari_ditahan_oleh_a_3():
    jadwal = JADWAL | {"PENGUMUMAN": (date(2026, 11, 24), date(2026, 12, 7))}
    (temuan,) = aturan.jadwal_tahapan(jadwal, KEGIATAN, K)
    assert (temuan.kode, temuan.tingkat) == ("A-3", Tingkat.BLOK)
    assert "14 hari kalender" in temuan.pesan
    assert "Selasa, 8 Desember 2026" in polos(temuan.pesan)


# --- B-8 -----------------------------------------------------------------------------------------
def ketentuan_bobot(rekam_jejak, asesmen, makalah, wawancara) -> Ketentuan:
    return K.dengan_bobot(
        {
            "REKAM_JEJAK": Decimal(rekam_jejak),
            "ASESMEN": Decimal(asesmen),
            "MAKALAH": Decimal(makalah),
            "WAWANCARA": Decimal(wawancara),
        }
    )


def test_bobot_profil_terpenuhi():
    (temuan,) = aturan.bobot(K)
    assert (temuan.tingkat, temuan.pesan) == (Tingkat.TERPENUHI, "Bobot 20 + 25 + 20 + 35 = 100.")


def test_bobot_15_25_35_20_ditolak_dengan_pasal_dan_satu_satunya_susunan():
    # Makalah 15, asesmen 25, wawancara 35, rekam jejak 20: all in range, together 95.
    (temuan,) = aturan.bobot(ketentuan_bobot(20, 25, 15, 35))
    assert temuan.tingkat is Tingkat.BLOK
    assert temuan.dasar == "Lampiran huruf b angka 8"
    assert "Jumlah bobot 20 + 25 + 15 + 35 = 95, harus 100." in temuan.pesan
    assert (
        "Satu-satunya susunan yang memenuhi: rekam jejak 20, asesmen kompetensi 25, penulisan makalah 20, "
        "dan wawancara akhir 35." in temuan.pesan
    )


@pytest.mark.parametrize(
    "bobot,kata",
    [
        ((25, 25, 20, 30), "Bobot rekam jejak 25% di luar rentang 15% sampai 20%."),
        ((20, 30, 20, 30), "Bobot asesmen kompetensi 30% di luar rentang 20% sampai 25%."),
        ((20, 25, "14.99", 35), "Bobot penulisan makalah 14,99% di luar rentang 15% sampai 20%."),
        ((20, 25, 15, 40), "Bobot wawancara akhir 40% di luar rentang 30% sampai 35%."),
    ],
)
def test_bobot_di_luar_rentang_ditolak_walau_berjumlah_seratus(bobot, kata):
    (temuan,) = aturan.bobot(ketentuan_bobot(*bobot))
    assert temuan.tingkat is Tingkat.BLOK
    assert kata in temuan.pesan


def dengan_rentang(*rentang) -> Ketentuan:
    metode = tuple(
        dataclasses.replace(m, rentang=Rentang(Decimal(a), Decimal(b)), bobot=Decimal(1))
        for m, (a, b) in zip(K.metode, rentang, strict=True)
    )
    return dataclasses.replace(K, metode=metode)


@pytest.mark.parametrize(
    "rentang,kata",
    [
        ([(15, 20), (20, 25), (15, 20), (30, 30)], "Tidak ada susunan bobot dalam rentang itu"),
        ([("24.2", "24.8")] * 3 + [("25.1", "26.9")], "Tidak ada susunan dalam persen bulat"),
        ([(20, 30)] * 4, "Salah satu susunan yang memenuhi"),
        ([(25, "25.5"), (25, "25.5"), (25, "25.5"), ("24.5", 25)], "Satu-satunya susunan dalam persen bulat"),
        ([(25, 30)] * 4, "Satu-satunya susunan yang memenuhi"),
    ],
)
def test_saran_bobot_dihitung_dari_rentang(rentang, kata):
    (temuan,) = aturan.bobot(dengan_rentang(*rentang))
    assert kata in temuan.pesan


@given(
    st.lists(st.tuples(st.integers(0, 12), st.integers(0, 12)).map(sorted), min_size=1, max_size=4),
    st.integers(0, 40),
)
def test_susunan_bobot_sama_dengan_hitungan_habis(rentang, total):
    metode = [dataclasses.replace(K.metode[0], rentang=Rentang(Decimal(a), Decimal(b))) for a, b in rentang]
    semua = [s for s in itertools.product(*(range(a, b + 1) for a, b in rentang)) if sum(s) == total]
    assert aturan.susunan_bobot(metode, Decimal(total), paling_banyak=10**6) == semua
    assert aturan.susunan_bobot(metode, Decimal(total)) == semua[:2]


def test_susunan_bobot_rentang_lebar_tetap_cepat():
    metode = [dataclasses.replace(K.metode[0], rentang=Rentang(Decimal(0), Decimal(100)))] * 12
    assert len(aturan.susunan_bobot(metode, Decimal(100))) == 2


# --- A-6 --------------------------------------------------------------------------
def test_bukti_tayang_media_wajib():
    (kurang,) = aturan.tayang_media([], date(2026, 12, 7), K)
    assert (kurang.kode, kurang.tingkat, kurang.tindakan) == ("A-1", Tingkat.BLOK, "seleksi.bukti_tayang")
    assert ringkas(aturan.tayang_media([date(2026, 11, 23)], date(2026, 12, 7), K)) == [
        ("A-1", Tingkat.TERPENUHI)
    ]


def test_bukti_tayang_yang_terlambat_diperingatkan():
    temuan = aturan.tayang_media([date(2026, 11, 30), date(2026, 11, 25)], date(2026, 12, 7), K)
    assert ringkas(temuan) == [("A-1", Tingkat.TERPENUHI), ("A-1", Tingkat.INGAT)]
    assert "hanya tayang 13 dari 15 hari kalender" in temuan[1].pesan


def test_bukti_tayang_portal_menyebut_nama_portal():
    assert K.portal_nasional in aturan.tayang_portal(False, K)[0].pesan
    assert ringkas(aturan.tayang_portal(False, K)) == [("A-2", Tingkat.BLOK)]
    assert ringkas(aturan.tayang_portal(True, K)) == [("A-2", Tingkat.TERPENUHI)]


@pytest.mark.parametrize(
    "mulai,sampai,tingkat",
    [
        (date(2026, 11, 23), date(2026, 12, 7), Tingkat.TERPENUHI),
        (date(2026, 11, 23), date(2026, 12, 8), Tingkat.TERPENUHI),
        (date(2026, 11, 24), date(2026, 12, 7), Tingkat.BLOK),
        (date(2026, 12, 7), date(2026, 12, 6), Tingkat.BLOK),
    ],
)
def test_lama_pengumuman_paling_singkat_lima_belas_hari(mulai, sampai, tingkat):
    assert ringkas(aturan.lama_pengumuman(mulai, sampai, K)) == [("A-3", tingkat)]


def test_lama_pengumuman_mengikuti_cara_hitung():
    eksklusif = ubah_pengumuman(hitung="EKSKLUSIF")
    (temuan,) = aturan.lama_pengumuman(date(2026, 11, 23), date(2026, 12, 7), eksklusif)
    assert temuan.tingkat is Tingkat.BLOK
    assert "hari pertama tidak dihitung" in temuan.dasar
    assert "Selasa, 8 Desember 2026" in polos(temuan.pesan)


@pytest.mark.parametrize(
    "pada,tingkat,kata",
    [
        ("2026-12-04T10:00:00+07:00", Tingkat.MENUNGGU, "baru tayang 12 dari 15 hari kalender"),
        ("2026-12-07T23:59:59+07:00", Tingkat.MENUNGGU, "baru tayang 15 dari 15 hari kalender"),
        ("2026-12-08T00:00:00+07:00", Tingkat.MENUNGGU, "masih diproses"),
        ("2026-12-08T00:01:59+07:00", Tingkat.MENUNGGU, "pukul\xa000.02"),
        ("2026-12-08T00:02:00+07:00", Tingkat.TERPENUHI, "tayang 15 hari kalender"),
    ],
)
def test_penutupan_menunggu_sampai_batasnya(pada, tingkat, kata):
    batas = aturan.batas_dari_tanggal(date(2026, 12, 7), WIB)
    (temuan,) = aturan.penutupan(date(2026, 11, 23), batas, datetime.fromisoformat(pada), WIB, K)
    assert (temuan.kode, temuan.tingkat) == ("A-3", tingkat)
    assert kata in temuan.pesan


def test_penutupan_menyebut_saat_paling_cepat_dengan_zona():
    batas = aturan.batas_dari_tanggal(date(2026, 12, 7), ZoneInfo("Asia/Makassar"))
    (temuan,) = aturan.penutupan(
        date(2026, 11, 23), batas, datetime(2026, 12, 1, tzinfo=UTC), ZoneInfo("Asia/Makassar"), K
    )
    assert polos(temuan.pesan).endswith("paling cepat ditutup Selasa, 8 Desember 2026 pukul 00.00 WITA.")


@pytest.mark.parametrize("huruf", aturan.UNSUR_PENGUMUMAN)
def test_unsur_pengumuman_yang_kosong_disebut(huruf):
    isi = dict.fromkeys(aturan.UNSUR_PENGUMUMAN, "ada") | {huruf: ""}
    (temuan,) = aturan.unsur_pengumuman(isi)
    assert (temuan.kode, temuan.tingkat) == ("A-6", Tingkat.BLOK)
    assert f"huruf {huruf}) {aturan.UNSUR_PENGUMUMAN[huruf]}" in temuan.pesan


def test_sebelas_unsur_pengumuman_terpenuhi():
    assert len(aturan.UNSUR_PENGUMUMAN) == 11
    (temuan,) = aturan.unsur_pengumuman({huruf: ["ada"] for huruf in aturan.UNSUR_PENGUMUMAN})
    assert temuan.tingkat is Tingkat.TERPENUHI


# --- A-4, A-5 ------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    "terkirim,perpanjangan,lewat,rekomendasi,kode,tingkat,tindakan",
    [
        # Enough, whatever else.
        (4, 0, False, "", "A-4", Tingkat.TERPENUHI, ""),
        (4, 2, True, "", "A-4", Tingkat.TERPENUHI, ""),
        (40, 1, True, "", "A-4", Tingkat.TERPENUHI, ""),
        # Too few with extensions left, before and after the deadline.
        (3, 0, False, "", "A-4", Tingkat.BLOK, "seleksi.perpanjangan"),
        (3, 0, True, "", "A-4", Tingkat.BLOK, "seleksi.perpanjangan"),
        (0, 1, True, "", "A-4", Tingkat.BLOK, "seleksi.perpanjangan"),
        # The letter does not replace an extension.
        (3, 1, True, "B-1/2026", "A-4", Tingkat.BLOK, "seleksi.perpanjangan"),
        # Both extensions used.
        (3, 2, False, "", "A-4", Tingkat.BLOK, ""),
        (3, 2, True, "", "A-5", Tingkat.BLOK, "seleksi.rekomendasi_lanjut"),
        (3, 2, True, "B-1/2026", "A-5", Tingkat.TERPENUHI, ""),
        (2, 2, True, "", "A-5", Tingkat.BLOK, "seleksi.batalkan"),
        (2, 2, True, "B-1/2026", "A-5", Tingkat.BLOK, "seleksi.batalkan"),
        (0, 2, True, "", "A-5", Tingkat.BLOK, "seleksi.batalkan"),
    ],
)
def test_jumlah_pelamar(terkirim, perpanjangan, lewat, rekomendasi, kode, tingkat, tindakan):
    keadaan = aturan.KeadaanPelamar(terkirim, perpanjangan, lewat, rekomendasi)
    (temuan,) = aturan.jumlah_pelamar(keadaan, K)
    assert (temuan.kode, temuan.tingkat, temuan.tindakan) == (kode, tingkat, tindakan)


def test_kurang_pelamar_menyebut_perpanjangan_keberapa():
    (temuan,) = aturan.jumlah_pelamar(aturan.KeadaanPelamar(3, 1, True), K)
    assert "Baru 3 lamaran terkirim; diperlukan paling sedikit 4." in temuan.pesan
    assert "7 hari kalender (perpanjangan ke-2 dari 2)" in temuan.pesan
    assert "syarat tidak boleh diubah" in temuan.pesan


def test_konsep_perpanjangan_menunggu_ketua_pansel():
    (temuan,) = aturan.jumlah_pelamar(aturan.KeadaanPelamar(3, 0, True, konsep_perpanjangan=True), K)
    assert (temuan.tingkat, temuan.pelaku, temuan.tindakan) == (
        Tingkat.BLOK,
        "Ketua Pansel",
        "seleksi.tanda_tangan",
    )


@pytest.mark.parametrize(
    "terkirim,perpanjangan,lewat,tingkat",
    [
        (3, 0, True, []),
        (0, 1, True, []),
        (3, 0, False, [Tingkat.MENUNGGU]),
        (4, 0, True, [Tingkat.BLOK]),
        (3, 2, True, [Tingkat.BLOK]),
        (4, 2, False, [Tingkat.BLOK, Tingkat.BLOK, Tingkat.MENUNGGU]),
    ],
)
def test_boleh_diperpanjang(terkirim, perpanjangan, lewat, tingkat):
    temuan = aturan.boleh_diperpanjang(aturan.KeadaanPelamar(terkirim, perpanjangan, lewat), K)
    assert [t.tingkat for t in temuan] == tingkat
    assert bool(Izin.dari(temuan)) is (not tingkat)


@pytest.mark.parametrize(
    "hari_ini,mulai",
    [
        (date(2026, 12, 5), date(2026, 12, 8)),
        (date(2026, 12, 8), date(2026, 12, 8)),
        (date(2026, 12, 10), date(2026, 12, 10)),
    ],
)
def test_perpanjangan_mulai_setelah_batas_lama_atau_hari_ini(hari_ini, mulai):
    assert aturan.awal_perpanjangan(date(2026, 12, 7), hari_ini) == mulai


@pytest.mark.parametrize(
    "sampai,tingkat",
    [
        (date(2026, 12, 13), Tingkat.BLOK),
        (date(2026, 12, 14), Tingkat.TERPENUHI),
        (date(2026, 12, 15), Tingkat.BLOK),
    ],
)
def test_perpanjangan_tepat_tujuh_hari(sampai, tingkat):
    (temuan,) = aturan.lama_perpanjangan(date(2026, 12, 8), sampai, K)
    assert temuan.tingkat is tingkat
    assert "Senin, 14 Desember 2026" in polos(temuan.pesan)


# --- B-3, B-9b -----------------------------------------------------------------------------------
@pytest.mark.parametrize(
    "terkirim,belum,lulus,tingkat,tindakan",
    [
        (7, 0, 3, [Tingkat.TERPENUHI, Tingkat.TERPENUHI], ["", ""]),
        (7, 0, 7, [Tingkat.TERPENUHI, Tingkat.TERPENUHI], ["", ""]),
        (7, 4, 2, [Tingkat.BLOK, Tingkat.BLOK], ["peserta.antrean_verifikasi", "peserta.antrean_verifikasi"]),
        (7, 1, 3, [Tingkat.BLOK, Tingkat.TERPENUHI], ["peserta.antrean_verifikasi", ""]),
        (7, 0, 2, [Tingkat.TERPENUHI, Tingkat.BLOK], ["", "seleksi.rekomendasi_perpanjangan"]),
        (0, 0, 0, [Tingkat.TERPENUHI, Tingkat.BLOK], ["", "seleksi.rekomendasi_perpanjangan"]),
    ],
)
def test_hasil_administrasi(terkirim, belum, lulus, tingkat, tindakan):
    temuan = aturan.hasil_administrasi(terkirim, belum, lulus, K)
    assert [t.tingkat for t in temuan] == tingkat
    assert [t.tindakan for t in temuan] == tindakan
    assert {t.kode for t in temuan} == {"B-3"}


@pytest.mark.parametrize(
    "diumumkan,menunggu,tingkat,pelaku,tindakan",
    [
        (date(2026, 12, 14), "", Tingkat.TERPENUHI, "", ""),
        (None, "Berita acara", Tingkat.BLOK, "Ketua Pansel", "seleksi.tanda_tangan"),
        (None, "", Tingkat.BLOK, "Sekretariat", "seleksi.hasil_tahap"),
    ],
)
def test_hasil_tahap_harus_diumumkan(diumumkan, menunggu, tingkat, pelaku, tindakan):
    (temuan,) = aturan.hasil_tahap("asesmen", diumumkan, menunggu)
    assert (temuan.kode, temuan.tingkat) == ("B-9b", tingkat)
    assert (temuan.pelaku, temuan.tindakan) == (pelaku, tindakan)


def test_hasil_yang_belum_pasti_belum_disusun():
    (temuan,) = aturan.hasil_tahap("asesmen", None, pasti=False)
    assert (temuan.tingkat, temuan.tindakan) == (Tingkat.BLOK, "")
    assert "setelah hasilnya pasti" in temuan.pesan


def test_hasil_administrasi_berdasar_huruf_g():
    (temuan,) = aturan.hasil_tahap("seleksi administrasi", None, kode="B-3")
    assert (temuan.kode, temuan.dasar) == ("B-3", "Lampiran huruf b angka 3 huruf g")


@pytest.mark.parametrize(
    "konsep,pelaku,tindakan",
    [(True, "Ketua Pansel", "seleksi.tanda_tangan"), (False, "Sekretariat", "seleksi.siapkan_pengumuman")],
)
def test_hanya_tanda_tangan_ketua_yang_mengumumkan(konsep, pelaku, tindakan):
    (temuan,) = aturan.belum_diumumkan(konsep)
    assert (temuan.tingkat, temuan.pelaku, temuan.tindakan) == (Tingkat.BLOK, pelaku, tindakan)


def test_setiap_temuan_yang_menahan_menyebut_dasar_dan_yang_bertindak():
    temuan = [
        *aturan.sebab_lowong("", None, False),
        *aturan.dokumen_perencanaan([], BUTIR),
        *aturan.rekomendasi_pelaksanaan("", None, K),
        *aturan.jadwal_tahapan({}, KEGIATAN, K),
        *aturan.bobot(ketentuan_bobot(1, 1, 1, 1)),
        *aturan.unsur_pengumuman({}),
        *aturan.tayang_media([], date(2026, 12, 7), K),
        *aturan.tayang_portal(False, K),
        *aturan.lama_pengumuman(date(2026, 12, 7), date(2026, 12, 7), K),
        *aturan.jumlah_pelamar(aturan.KeadaanPelamar(0, 0, True), K),
        *aturan.jumlah_pelamar(aturan.KeadaanPelamar(0, 2, True), K),
        *aturan.hasil_administrasi(3, 1, 0, K),
        *aturan.hasil_tahap("asesmen", None),
        *aturan.hasil_tahap("asesmen", None, "Berita acara"),
        *aturan.belum_diumumkan(False),
        *aturan.belum_diumumkan(True),
    ]
    for satu in temuan:
        assert satu.tingkat is Tingkat.BLOK
        assert satu.dasar
        assert satu.pelaku
        assert satu.tindakan
        assert satu.pesan.endswith(".")


@pytest.mark.parametrize(
    "terkirim,belum,boleh", [(0, 0, False), (4, 0, True), (4, 1, False), (1, 1, False), (300, 0, True)]
)
def test_nominatif_memuat_setiap_lamaran(terkirim, belum, boleh):
    temuan = aturan.nominatif(terkirim, belum)
    assert {satu.kode for satu in temuan} == {"B-3"}
    assert all(satu.tingkat == Tingkat.TERPENUHI for satu in temuan) is boleh


@pytest.mark.parametrize("sama", [True, False])
def test_nominatif_yang_ditandatangani_ialah_keadaan_terakhir(sama):
    assert (aturan.nominatif_terkini(sama=sama) == []) is sama
