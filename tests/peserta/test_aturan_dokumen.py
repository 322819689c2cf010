"""Rules on the documents of an application: years, report of wealth, stamps, what a vacancy adds."""

import datetime as dt

import pytest

from peserta import aturan
from peserta.aturan import Posisi
from seleksi.ketentuan import DokumenWajib

PENUTUPAN = dt.date(2026, 12, 7)


def dokumen(nama="SPT tahun terakhir", petunjuk="Bukti SPT tahun terakhir.", tahun=1, kode="SPT", **lain):
    return DokumenWajib(kode, nama, petunjuk, "Lampiran", tahun, **lain)


SURAT = dokumen("Surat lamaran", "Bermeterai.", 0, "SURAT_LAMARAN", meterai=True)


@pytest.mark.parametrize(
    "nama,tahun,penutupan,kata",
    [
        ("SPT tahun terakhir", 1, PENUTUPAN, "SPT tahun 2025"),
        ("SKP dua tahun terakhir", 2, PENUTUPAN, "SKP tahun 2024 dan 2025"),
        ("SKP 2 tahun terakhir", 2, dt.date(2027, 1, 1), "SKP tahun 2025 dan 2026"),
        ("Laporan Kinerja", 3, PENUTUPAN, "Laporan Kinerja tahun 2023, 2024, dan 2025"),
        ("Sertifikat", 1, PENUTUPAN, "Sertifikat tahun 2025"),
        ("SPT tahun terakhir", 1, None, "SPT tahun terakhir"),
        ("Ijazah terakhir", 0, PENUTUPAN, "Ijazah terakhir"),
    ],
)
def test_nama_dokumen_menyebut_tahun_persisnya(nama, tahun, penutupan, kata):
    """A-7."""
    assert aturan.dokumen_bertahun(dokumen(nama, tahun=tahun), penutupan).nama == kata


def test_petunjuk_menyebut_tahun_yang_sama_dan_yang_lain_tetap():
    """A-7."""
    semula = dokumen(meterai=True, wajib=False)
    baru = aturan.dokumen_bertahun(semula, PENUTUPAN)
    assert baru.petunjuk == "Bukti SPT tahun 2025."
    assert (baru.kode, baru.dasar, baru.tahun, baru.meterai, baru.wajib) == (
        "SPT",
        "Lampiran",
        1,
        True,
        False,
    )


@pytest.mark.parametrize(
    "nama,tahun,kata",
    [
        ("SPT tahun terakhir", 1, "SPT tahun terakhir"),
        ("Sertifikat", 0, "Sertifikat"),
        ("Sertifikat", 1, "Sertifikat tahun terakhir"),
        ("Laporan", 2, "Laporan dua tahun terakhir"),
        ("Laporan", 7, "Laporan 7 tahun terakhir"),
    ],
)
def test_nama_dalam_pengumuman_menyebut_tahun_terakhir(nama, tahun, kata):
    """A-7."""
    assert aturan.nama_umum(dokumen(nama, tahun=tahun)) == kata


def jabatan(jenis="ADMINISTRATOR", selesai=None, mulai=dt.date(2020, 1, 1), kedudukan="DEFINITIF"):
    return Posisi(f"Jabatan {jenis}", jenis, mulai, selesai, False, kedudukan)


@pytest.mark.parametrize(
    "riwayat,awal",
    [
        ([jabatan("JPT_PRATAMA")], "Yang berlaku LHKPN"),
        ([jabatan("ADMINISTRATOR")], "Yang berlaku LHKASN"),
        ([jabatan("JPT_PRATAMA", selesai=PENUTUPAN)], "Yang berlaku LHKPN"),
        ([jabatan("JPT_PRATAMA", mulai=PENUTUPAN)], "Yang berlaku LHKPN"),
        (
            [jabatan("JPT_PRATAMA", selesai=PENUTUPAN - dt.timedelta(days=1)), jabatan("AHLI_MADYA")],
            "Yang berlaku LHKASN",
        ),
        ([jabatan("JPT_PRATAMA", kedudukan="PLT"), jabatan("ADMINISTRATOR")], "Yang berlaku LHKASN"),
        ([jabatan("JPT_PRATAMA", mulai=PENUTUPAN + dt.timedelta(days=1))], "Riwayat jabatan tidak memuat"),
        ([], "Riwayat jabatan tidak memuat"),
    ],
    ids=[
        *(
            "jpt",
            "administrator",
            "berakhir hari itu",
            "mulai hari itu",
            "sudah berakhir",
            "plt",
            "belum mulai",
        ),
        "kosong",
    ],
)
def test_lhkpn_atau_lhkasn_menurut_jabatan_sekarang(riwayat, awal):
    """A-7."""
    (temuan,) = aturan.laporan_harta(riwayat, PENUTUPAN, "angka 7")
    assert temuan.pesan.startswith(awal)
    assert (temuan.tingkat, temuan.dasar) == ("INGAT", "angka 7")


@pytest.mark.parametrize(
    "teks,nomor",
    [("", ""), (" 0g8u-q5vh b20e.e0 ", "0G8UQ5VHB20EE0"), ("ABCDEFGH", "ABCDEFGH")],
)
def test_nomor_seri_dirapikan(teks, nomor):
    """A-7."""
    assert aturan.rapikan_seri(teks) == nomor


@pytest.mark.parametrize(
    "jenis,nomor,ditahan",
    [
        ("TEMPEL", "", False),
        ("TEMPEL", "ABCDEFGH", True),
        ("ELEKTRONIK", "", True),
        ("ELEKTRONIK", "A" * 7, True),
        ("ELEKTRONIK", "A1" * 4, False),
        ("ELEKTRONIK", "9" * 40, False),
        ("ELEKTRONIK", "9" * 41, True),
        ("ELEKTRONIK", "ABCDEFG!", True),
        ("ELEKTRONIK", "ABCDEFGÄ", True),
        ("ELEKTRONIK", "ABCDEFGH\n", True),
        ("LAIN", "", True),
    ],
)
def test_nomor_seri_hanya_dan_selalu_pada_e_meterai(jenis, nomor, ditahan):
    """A-7."""
    assert bool(aturan.seri_meterai(jenis, nomor)) is ditahan


@pytest.mark.parametrize(
    "terunggah,dinyatakan,jumlah",
    [
        ({"SURAT_LAMARAN", "SPT"}, set(), 1),
        ({"SURAT_LAMARAN"}, {"SURAT_LAMARAN"}, 0),
        (set(), set(), 0),
        ({"SPT"}, set(), 0),
    ],
    ids=["belum", "sudah", "tanpa berkas", "tak bermeterai"],
)
def test_meterai_yang_belum_disebut_diingatkan_bukan_ditahan(terunggah, dinyatakan, jumlah):
    """A-7."""
    temuan = aturan.meterai_dinyatakan([SURAT, dokumen()], terunggah, dinyatakan)
    assert [(satu.tingkat, satu.tindakan) for satu in temuan] == [
        ("INGAT", "peserta.meterai.SURAT_LAMARAN")
    ] * jumlah


@pytest.mark.parametrize(
    "sebutan,ganda",
    [("", ""), ("meterai tempel", ""), ("e-meterai nomor seri ABCDEFGH", "1-01-0002/2026")],
)
def test_pemeriksa_membaca_pernyataan_dan_nomor_yang_dipakai_lagi(sebutan, ganda):
    """A-7."""
    (temuan,) = aturan.meterai_dilihat(sebutan, ganda, "angka 1")
    assert (temuan.tingkat, "dipakai juga pada" in temuan.pesan) == ("INGAT", bool(ganda))


@pytest.mark.parametrize(
    "baru,ada,jumlah",
    [
        (dokumen("Sertifikat"), ("Ijazah",), 0),
        (dokumen("Sertifikat", tahun=5), (), 0),
        (dokumen(" ijazah "), ("Ijazah",), 1),
        (dokumen(" ", " ", 6), (), 3),
        (dokumen("Sertifikat", tahun=-1), (), 1),
        (DokumenWajib("X", "Sertifikat", "Salinan.", " "), (), 1),
    ],
    ids=["baru", "lima tahun", "sudah ada", "kosong dan enam tahun", "tahun negatif", "tanpa dasar"],
)
def test_dokumen_tambahan_berbunyi_dan_berdasar(baru, ada, jumlah):
    """A-7."""
    assert len(aturan.dokumen_baru(baru, ada)) == jumlah


def test_dokumen_tidak_wajib_tidak_kurang_dan_diperiksa_bila_ada():
    """A-7, B-3."""
    wajib, boleh = dokumen(), dokumen("Sertifikat", kode="TAMBAHAN-1", wajib=False)
    (lengkap,) = aturan.dokumen_lengkap({"SPT"}, [wajib, boleh])
    assert lengkap.pesan == "1 dokumen lengkap."
    assert aturan.dokumen_diperiksa([wajib, boleh], set()) == (wajib,)
    assert aturan.dokumen_diperiksa([wajib, boleh], {"TAMBAHAN-1"}) == (wajib, boleh)


def test_kode_dokumen_tambahan_berbagi_satu_rumpun_alasan():
    """A-7, B-3."""
    kode = aturan.kode_tambahan(12)
    assert (kode, aturan.rumpun_butir(kode)) == ("TAMBAHAN-12", aturan.RUMPUN_DOKUMEN)
    assert aturan.rumpun_butir("SPT") == "SPT"
