"""The days off of a year: rows, acts, verdicts, pages."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction

from jejak.models import Jejak
from panitia.aturan import Peran
from seleksi.actions import kalender as tindakan
from seleksi.aturan import TahunBelumDitetapkan
from seleksi.izin import TindakanDitolak
from seleksi.models import HariLibur, KalenderTahun
from seleksi.queries import kalender as queries
from seleksi.wewenang import kalender as wewenang
from tests.factories.akun import PenggunaFactory
from tests.factories.seleksi import HariLiburFactory, JadwalFactory, KalenderTahunFactory, LowonganFactory
from tests.seleksi import situasi
from tests.seleksi.halaman import alamat, masuk, teks

pytestmark = pytest.mark.django_db
SKB = "Keputusan Bersama Tiga Menteri Nomor 1 Tahun 2026"


@pytest.fixture
def operator():
    return PenggunaFactory(operator=True)


def usulan(tahun: int = 2027) -> KalenderTahun:
    kalender = KalenderTahunFactory(tahun=tahun, usulan=True)
    HariLiburFactory(kalender=kalender, tanggal=dt.date(tahun, 1, 1))
    return kalender


# --- Baris dan kendala ---------------------------------------------------------------------------
def test_tahun_2026_dimuat_bersama_dasarnya():
    kalender = KalenderTahun.objects.get(tahun=2026)
    assert kalender.ditetapkan
    assert kalender.bawaan
    assert "Nomor 1497 Tahun 2025" in kalender.dasar
    jumlah = {jenis: kalender.hari.filter(jenis=jenis).count() for jenis in HariLibur.Jenis.values}
    assert jumlah == {"LIBUR_NASIONAL": 17, "CUTI_BERSAMA": 8, "LIBUR_DAERAH": 0}
    assert str(kalender) == "Kalender 2026"
    assert str(kalender.hari.first()) == "Tahun Baru 2026 Masehi"


@pytest.mark.parametrize(
    "ubah",
    [
        {"tanggal": dt.date(2028, 1, 1)},
        {"jenis": "LIBUR_SEKOLAH"},
        {"jenis": "LIBUR_DAERAH", "dasar": ""},
    ],
    ids=["tahun lain", "jenis asing", "daerah tanpa dasar"],
)
def test_hari_yang_tidak_mungkin_ditolak_basis_data(ubah):
    with pytest.raises(IntegrityError), transaction.atomic():
        HariLiburFactory(**ubah)


@pytest.mark.parametrize(
    "ubah",
    [
        {"dasar": ""},
        {"tanggal_dasar": None},
        {"ditetapkan_oleh": None},
        {"ditetapkan_pada": None},
        {"ditetapkan_pada": None, "ditetapkan_oleh": None},
        {"keadaan": "USULAN"},
    ],
    ids=lambda isi: " ".join(isi),
)
def test_tahun_ditetapkan_hanya_dengan_dasar_dan_orang(ubah):
    with pytest.raises(IntegrityError), transaction.atomic():
        KalenderTahunFactory(**ubah)


# --- Bacaan --------------------------------------------------------------------------------------
def test_hanya_tahun_yang_ditetapkan_dihitung(django_assert_num_queries):
    usulan(2027)
    KalenderTahunFactory(tahun=2028)
    with django_assert_num_queries(1):
        kalender = queries.kalender()
    assert kalender.tahun == {2026, 2028}
    assert not kalender.hari_kerja(dt.date(2026, 3, 20))
    assert kalender.hari_kerja(dt.date(2028, 1, 3))
    with pytest.raises(TahunBelumDitetapkan):
        kalender.hari_kerja(dt.date(2027, 1, 4))


def test_usulan_pustaka_sama_dengan_keputusan_untuk_2026():
    usul = {(tanggal, jenis) for tanggal, _, jenis in queries.usulan_libur(2026)}
    sah = set(HariLibur.objects.filter(kalender=2026).values_list("tanggal", "jenis"))
    assert usul == sah


def test_daftar_tahun_menandai_yang_diperlukan_jadwal(saat):
    lowongan = LowonganFactory()
    JadwalFactory(
        seleksi=lowongan.seleksi,
        kegiatan="PENETAPAN",
        tanggal_mulai=dt.date(2028, 12, 1),
        tanggal_selesai=dt.date(2029, 1, 5),
    )
    daftar = {satu.tahun: satu for satu in queries.daftar_tahun(saat)}
    perlu = {tahun for tahun, satu in daftar.items() if satu.diperlukan}
    assert perlu == {2028, 2029}
    assert {saat.year, saat.year + 1, 2026} <= set(daftar)
    assert daftar[2026].jumlah == 25
    assert daftar[2029].kalender is None


@pytest.mark.parametrize("banyak", [1, 3])
def test_banyak_query_daftar_tahun_tetap(saat, banyak, django_assert_num_queries):
    for n in range(banyak):
        usulan(2030 + n)
    with django_assert_num_queries(2):
        queries.daftar_tahun(saat)


def test_petak_setahun_memuat_setiap_hari_sekali():
    libur = {dt.date(2028, 2, 29): HariLibur(tanggal=dt.date(2028, 2, 29), nama="Contoh")}
    petak = [
        p for bulan in queries.petak_tahun(2028, libur) for pekan in bulan.pekan for p in pekan if p.hari
    ]
    assert [p.hari for p in petak] == [dt.date(2028, 1, 1) + dt.timedelta(days=n) for n in range(366)]
    assert [p.hari for p in petak if p.libur] == [dt.date(2028, 2, 29)]
    assert all(p.akhir_pekan == (p.hari.weekday() > 4) for p in petak)


# --- Tindakan ------------------------------------------------------------------------------------
def test_usulan_diambil_dari_pustaka_dan_belum_berlaku(operator, saat):
    kalender = tindakan.usulkan_kalender(tahun=2027, oleh=operator, pada=saat)
    assert not kalender.ditetapkan
    assert kalender.hari.filter(tanggal=dt.date(2027, 8, 17), jenis="LIBUR_NASIONAL").exists()
    assert 2027 not in queries.kalender().tahun
    jejak = Jejak.objects.get(peristiwa="kalender.diusulkan")
    assert jejak.rincian["jumlah"] == kalender.hari.count() > 15
    with pytest.raises(TindakanDitolak, match="Kalender 2027 sudah ada"):
        tindakan.usulkan_kalender(tahun=2027, oleh=operator, pada=saat)


def test_tahun_di_luar_jangkauan_ditolak(operator, saat):
    with pytest.raises(TindakanDitolak, match="2020 sampai 2075"):
        tindakan.usulkan_kalender(tahun=2076, oleh=operator, pada=saat)


def test_tetapkan_mencatat_orang_waktu_dasar_dan_isi(operator, saat):
    usulan()
    tindakan.tetapkan_kalender(
        tahun=2027, dasar=SKB, tanggal_dasar=dt.date(2026, 10, 1), oleh=operator, pada=saat
    )
    kalender = KalenderTahun.objects.get(tahun=2027)
    assert (kalender.ditetapkan_oleh, kalender.ditetapkan_pada) == (operator, saat)
    assert 2027 in queries.kalender().tahun
    jejak = Jejak.objects.get(peristiwa="kalender.ditetapkan")
    assert jejak.rincian["dasar"] == SKB
    assert jejak.rincian["hari"] == [["2027-01-01", "Tahun Baru 2027 Masehi"]]


@pytest.mark.parametrize(
    "dasar,tanggal,kosong,kata",
    [
        (" ", dt.date(2026, 10, 1), False, "Sebut nomor keputusan"),
        (SKB, dt.date(2030, 1, 1), False, "belum ada hari ini"),
        (SKB, dt.date(2026, 10, 1), True, "belum berisi satu hari libur pun"),
    ],
)
def test_tetapkan_ditolak_tanpa_dasar_yang_ada(operator, saat, dasar, tanggal, kosong, kata):
    kalender = usulan()
    if kosong:
        kalender.hari.all().delete()
    with pytest.raises(TindakanDitolak, match=kata):
        tindakan.tetapkan_kalender(tahun=2027, dasar=dasar, tanggal_dasar=tanggal, oleh=operator, pada=saat)
    assert not KalenderTahun.objects.get(tahun=2027).ditetapkan
    assert not Jejak.objects.exists()


def test_catat_menambah_lalu_mengubah_dengan_jejak_isi_lama(operator, saat):
    usulan()
    hari = {"tahun": 2027, "tanggal": dt.date(2027, 3, 10), "jenis": "LIBUR_NASIONAL", "dasar": ""}
    tindakan.catat_libur(nama="Idulfitri", **hari, oleh=operator, pada=saat)
    tindakan.catat_libur(nama=" Idulfitri 1448 Hijriah ", **hari, oleh=operator, pada=saat)
    assert HariLibur.objects.get(tanggal=dt.date(2027, 3, 10)).nama == "Idulfitri 1448 Hijriah"
    pertama, kedua = Jejak.objects.filter(peristiwa="libur.dicatat").order_by("tinggi")
    assert pertama.rincian["dari"] == {}
    assert kedua.rincian["dari"]["nama"] == "Idulfitri"


@pytest.mark.parametrize(
    "tahun,tanggal,jenis,dasar,kata",
    [
        (2026, dt.date(2026, 12, 23), "CUTI_BERSAMA", "", "sudah ditetapkan: sebut dasar"),
        (2026, dt.date(2027, 12, 23), "CUTI_BERSAMA", "SKB perubahan", "bukan hari dalam tahun 2026"),
        (2027, dt.date(2027, 11, 10), "LIBUR_DAERAH", " ", "Libur daerah memerlukan dasar"),
    ],
)
def test_catat_ditolak_tanpa_dasar_atau_di_tahun_lain(operator, saat, tahun, tanggal, jenis, dasar, kata):
    usulan()
    with pytest.raises(TindakanDitolak, match=kata):
        tindakan.catat_libur(
            tahun=tahun, tanggal=tanggal, nama="X", jenis=jenis, dasar=dasar, oleh=operator, pada=saat
        )
    assert not HariLibur.objects.filter(tanggal=tanggal).exists()


def test_perubahan_skb_dalam_tahun_berjalan_langsung_dihitung(operator, saat):
    tindakan.catat_libur(
        tahun=2026,
        tanggal=dt.date(2026, 12, 23),
        nama="Cuti bersama tambahan",
        jenis="CUTI_BERSAMA",
        dasar="Perubahan kedua Keputusan Bersama",
        oleh=operator,
        pada=saat,
    )
    assert not queries.kalender().hari_kerja(dt.date(2026, 12, 23))
    libur = HariLibur.objects.get(tanggal=dt.date(2026, 12, 23))
    with pytest.raises(TindakanDitolak, match="sebut dasar"):
        tindakan.hapus_libur(libur=libur, dasar="", oleh=operator, pada=saat)
    tindakan.hapus_libur(libur=libur, dasar="Perubahan ketiga", oleh=operator, pada=saat)
    assert queries.kalender().hari_kerja(dt.date(2026, 12, 23))
    assert Jejak.objects.get(peristiwa="libur.dihapus").rincian["dasar"] == "Perubahan ketiga"


def test_yang_mengurus_hanya_operator_dan_ketua_sekretariat(saat):
    s = situasi.siap(saat)
    nyata = {peran for peran, orang in s.orang.items() if wewenang.mengurus_kalender(orang, saat)}
    assert nyata == {Peran.KETUA_SEKRETARIAT}
    assert wewenang.mengurus_kalender(PenggunaFactory(operator=True), saat)
    with pytest.raises(TindakanDitolak, match="diurus Operator"):
        tindakan.usulkan_kalender(tahun=2028, oleh=s.orang[Peran.VERIFIKATOR], pada=saat)
    baca = {peran for peran, orang in s.orang.items() if queries.boleh_membaca(orang, saat)}
    assert baca == {Peran.KETUA_SEKRETARIAT, Peran.VERIFIKATOR, Peran.NASKAH, Peran.KETUA_PANSEL}


# --- Halaman -------------------------------------------------------------------------------------
def test_halaman_daftar_dan_tahun_terbaca_yang_berhak_saja(saat):
    s = situasi.siap(saat)
    assert "2026 Ditetapkan" in teks(masuk(s.sekretariat).get(alamat("kalender")))
    isi = teks(masuk(s.ketua).get(alamat("kalender_tahun", 2026)))
    assert "Kalender 2026: ditetapkan" in isi
    assert "Libur nasional 17 · Cuti bersama 8 · Libur daerah 0" in isi
    assert "Catat hari libur" not in isi
    for nama, isian in (("kalender", ()), ("kalender_tahun", (2026,))):
        assert masuk(situasi.orang_luar()).get(alamat(nama, *isian)).status_code == 404
    assert masuk(s.ketua).get(alamat("kalender_tahun", 1999)).status_code == 404


def kirim(orang, tahun, tindakan, **isi):
    data = {"tindakan": tindakan} | {f"{tindakan}-{nama}": nilai for nama, nilai in isi.items()}
    return masuk(orang).post(alamat("kalender_tahun", tahun), data)


def test_halaman_dari_usulan_sampai_ditetapkan(operator):
    klien = masuk(operator)
    assert "Muat usulan 2027" in teks(klien.get(alamat("kalender_tahun", 2027)))
    assert kirim(operator, 2027, "usulkan").status_code == 302
    assert "Kalender 2027: usulan, belum ditetapkan" in teks(klien.get(alamat("kalender_tahun", 2027)))
    libur = {"tanggal": "2027-11-10", "nama": "Hari Jadi Kabupaten", "jenis": "LIBUR_DAERAH"}
    isi = teks(kirim(operator, 2027, "catat", **libur), 422)
    assert "Libur daerah memerlukan dasar" in isi
    assert kirim(operator, 2027, "catat", **libur, dasar="Keputusan Bupati Nomor 1").status_code == 302
    hari = HariLibur.objects.get(tanggal=dt.date(2027, 11, 10))
    assert "Hapus Hari Jadi Kabupaten" in teks(klien.get(alamat("kalender_tahun", 2027), {"hapus": hari.pk}))
    assert (
        'value="2027-11-10"'
        in klien.get(alamat("kalender_tahun", 2027), {"ubah": "2027-11-10"}).content.decode()
    )
    assert kirim(operator, 2027, "hapus", libur=hari.pk).status_code == 302
    assert teks(kirim(operator, 2027, "tetapkan", dasar="", tanggal_dasar=""), 422)
    jawaban = kirim(operator, 2027, "tetapkan", dasar=SKB, tanggal_dasar="2026-10-01")
    assert jawaban.status_code == 302
    isi = teks(klien.get(alamat("kalender_tahun", 2027)))
    assert "Kalender 2027: ditetapkan" in isi
    assert str(operator) in isi


def test_tindakan_asing_dan_kiriman_ganda_dijawab_422(operator):
    assert kirim(operator, 2027, "bakar").status_code == 422
    usulan()
    assert "sudah ada" in teks(kirim(operator, 2027, "usulkan"), 422)


def test_tanpa_kalender_tindakan_ditahan_dengan_tautan_ke_kalender(saat):
    """A selection that counts working days reaches into a year nobody confirmed."""
    s = situasi.siap(saat, mulai=dt.date(2026, 12, 28))
    s.seleksi.ketentuan["pengumuman"] |= {"jenis_hari": "KERJA"}
    s.seleksi.save()
    isi = teks(masuk(s.sekretariat).get(alamat("lowongan", s.satu.pk)))
    assert "Kalender hari libur 2027 belum ditetapkan" in isi
    assert "Buka kalender" in isi
    KalenderTahunFactory(tahun=2027)
    isi = teks(masuk(s.sekretariat).get(alamat("lowongan", s.satu.pk)))
    assert "belum ditetapkan, sehingga hari kerja" not in isi
