"""What pages and gates read: counts, order, deadlines, exact means, the words for the gates."""

import datetime as dt
from fractions import Fraction

import pytest
from django.http import Http404

from penilaian import actions, queries
from penilaian.alur import KeadaanKomponen, KeadaanLembar
from penilaian.models import LembarNilai
from peserta.alur import Keadaan
from seleksi.alur import Tahap
from seleksi.izin import TindakanDitolak
from tests.factories import penilaian as factories
from tests.factories.penilaian import (
    BenturanKepentinganFactory,
    HasilKesehatanFactory,
    KomponenFactory,
    LembarNilaiFactory,
    PeringkatFactory,
    RekapFactory,
)
from tests.factories.peserta import LamaranFactory, PelamarFactory
from tests.factories.seleksi import JadwalFactory, LowonganFactory
from tests.penilaian.alat import buka_kembali
from tests.penilaian.ronde import Ronde

pytestmark = pytest.mark.django_db

PABRIK = [
    getattr(factories, nama)
    for nama in dir(factories)
    if nama.endswith("Factory") and nama != "DjangoModelFactory"
]


@pytest.mark.parametrize("pabrik", [p for p in PABRIK if p._meta.model._meta.app_label == "penilaian"])
def test_setiap_baris_dapat_dibuat_dan_disebut(pabrik):
    baris = pabrik()
    assert str(baris)
    assert getattr(baris, "id_seleksi", 1)


@pytest.mark.parametrize("keadaan", KeadaanLembar.values)
def test_pabrik_lembar_dalam_setiap_keadaan(keadaan):
    lembar = LembarNilaiFactory(keadaan=keadaan)
    assert bool(lembar.kode_kunci) is (keadaan == "DIKUNCI")


@pytest.mark.parametrize("keadaan", KeadaanKomponen.values)
def test_pabrik_komponen_dalam_setiap_keadaan(keadaan):
    assert KomponenFactory(keadaan=keadaan).keadaan == keadaan


# --- Pekerjaan dan kemajuan -----------------------------------------------------------------------
def test_pekerjaan_menghitung_yang_wajib_saja(terbuka):
    orang = terbuka.anggota[0]
    terbuka.nyatakan(orang, {terbuka.peserta[3]: "Ipar."})
    actions.batalkan_lembar(
        komponen=terbuka.komponen("WAWANCARA"),
        lamaran=terbuka.peserta[2],
        penilai=orang,
        sebab="BERHALANGAN",
        alasan="Sakit.",
        oleh=terbuka.ketua,
        pada=terbuka.pada,
    )
    terbuka.kunci(orang, terbuka.peserta[0], "WAWANCARA", 80)
    terbuka.isi(orang, terbuka.peserta[1], "WAWANCARA", 80)
    (kerja,) = queries.pekerjaan(orang, "PANSEL", terbuka.pada)
    assert (kerja.wajib, kerja.terkunci, kerja.draf, kerja.sisa) == (2, 1, 1, 1)
    maju = next(
        satu
        for satu in queries.kemajuan(terbuka.komponen("WAWANCARA"), terbuka.pada)
        if satu.keanggotaan.pengguna == orang
    )
    assert (maju.wajib, maju.terkunci, maju.draf, maju.sisa) == (2, 1, 1, 1)
    assert queries.pekerjaan(terbuka.asesor, "ASESOR", terbuka.pada) == []


def test_pekerjaan_yang_paling_mendesak_di_depan(terbuka):
    terbuka.buka("REKAM_JEJAK")
    for kegiatan, hari in (("WAWANCARA", dt.date(2026, 12, 4)), ("REKAM_JEJAK", dt.date(2026, 11, 28))):
        JadwalFactory(seleksi=terbuka.seleksi, kegiatan=kegiatan, tanggal_selesai=hari)
    metode = [satu.komponen.metode for satu in queries.pekerjaan(terbuka.ketua, "PANSEL", terbuka.pada)]
    assert metode == ["REKAM_JEJAK", "WAWANCARA"]


def test_jadwal_lowongan_mendahului_jadwal_seleksi(ronde):
    k = ronde.komponen("WAWANCARA")
    assert queries.batas_penilaian([k]) == {}
    JadwalFactory(seleksi=ronde.seleksi, kegiatan="WAWANCARA", tanggal_selesai=dt.date(2026, 12, 4))
    assert queries.batas_penilaian([k]) == {k.pk: dt.date(2026, 12, 4)}
    JadwalFactory(
        seleksi=ronde.seleksi,
        lowongan=ronde.lowongan,
        kegiatan="WAWANCARA",
        tanggal_selesai=dt.date(2026, 12, 9),
    )
    assert queries.batas_penilaian([k]) == {k.pk: dt.date(2026, 12, 9)}


def test_kisi_menyebut_setiap_keadaan(terbuka):
    orang, (satu, dua, tiga, empat) = terbuka.anggota[0], terbuka.peserta
    terbuka.nyatakan(orang, {empat: "Ipar."})
    terbuka.kunci(orang, satu, "WAWANCARA", 80)
    terbuka.isi(orang, dua, "WAWANCARA", 80)
    k = [terbuka.komponen("MAKALAH"), terbuka.komponen("WAWANCARA")]

    def keadaan():
        return [tuple(sel.keadaan for sel in baris.sel) for baris in queries.kisi(orang, k, terbuka.peserta)]

    assert keadaan() == [
        ("tertutup", "terkunci"),
        ("tertutup", "draf"),
        ("tertutup", "belum"),
        ("tertutup", "belum"),
    ]
    actions.batalkan_lembar(
        komponen=k[1],
        lamaran=tiga,
        penilai=orang,
        sebab="BERHALANGAN",
        alasan="Alasan.",
        oleh=terbuka.ketua,
        pada=terbuka.pada,
    )
    buka_kembali(terbuka, queries.lembar_milik(orang, k[1], satu))
    assert [baris[1] for baris in keadaan()] == ["belum", "draf", "dikecualikan", "belum"]
    assert [baris.benturan for baris in queries.kisi(orang, k, terbuka.peserta)] == [
        False,
        False,
        False,
        True,
    ]


def test_peserta_berikutnya_berputar_dan_berhenti(terbuka):
    orang, k, (satu, dua, tiga, empat) = terbuka.anggota[0], terbuka.komponen("WAWANCARA"), terbuka.peserta
    for lamaran in (satu, tiga):
        terbuka.kunci(orang, lamaran, "WAWANCARA", 80)
    assert queries.peserta_berikutnya(orang, k, None) == dua
    assert queries.peserta_berikutnya(orang, k, dua) == empat
    assert queries.peserta_berikutnya(orang, k, empat) == dua
    for lamaran in (dua, empat):
        terbuka.kunci(orang, lamaran, "WAWANCARA", 80)
    assert queries.peserta_berikutnya(orang, k, satu) is None


def test_halaman_peserta_memuat_peserta_yang_dibuka(db):
    ronde = Ronde(peserta=5)
    halaman = [queries.halaman_dari(satu, 2) for satu in ronde.peserta]
    assert halaman == [1, 1, 2, 2, 3]
    for satu, nomor in zip(ronde.peserta, halaman, strict=True):
        assert satu in queries.halaman_peserta(ronde.lowongan.pk, nomor, 2)


# --- Rata-rata ------------------------------------------------------------------------------------
def test_rata_komponen_hanya_setelah_dikunci_dan_tepat(terbuka):
    k = terbuka.komponen("WAWANCARA")
    nilai = {terbuka.ketua: 81}
    terbuka.nilai_semua("WAWANCARA", lambda orang, lamaran: nilai.get(orang, 80))
    assert queries.rata_komponen(k) == {}
    terbuka.tutup("WAWANCARA")
    assert queries.rata_komponen(k) == {satu.pk: Fraction(401, 5) for satu in terbuka.peserta}


def test_rekap_yang_kehilangan_semua_lembar_satu_komponen_tidak_ditetapkan(ronde):
    """All raters of one component turn out to be in conflict: the old recap gives no names."""
    ronde.selesaikan(lambda metode, penilai, lamaran: 70 + lamaran.urutan)
    rekap = ronde.rekap()
    actions.batalkan_lembar(
        komponen=ronde.komponen("ASESMEN"),
        lamaran=ronde.peserta[0],
        penilai=ronde.asesor,
        sebab="BENTURAN",
        alasan="Saudara.",
        oleh=ronde.ketua,
        pada=ronde.pada,
    )
    with pytest.raises(TindakanDitolak, match="hitung kembali"):
        actions.tetapkan_tiga_nama(
            lowongan=ronde.lowongan, sidik=rekap.sidik, hadir=ronde.hadir, oleh=ronde.ketua, pada=ronde.pada
        )
    with pytest.raises(TindakanDitolak, match="belum dinilai seorang pun"):
        ronde.rekap()


def test_penetapan_tanpa_rekap_ditolak(ronde):
    with pytest.raises(TindakanDitolak, match="belum dihitung"):
        actions.tetapkan_tiga_nama(
            lowongan=ronde.lowongan, sidik="", hadir=ronde.hadir, oleh=ronde.ketua, pada=ronde.pada
        )


def test_yang_tidak_menilai_disebut_dengan_sebabnya(terbuka):
    terbuka.nyatakan(terbuka.anggota[0], {terbuka.peserta[0]: "Ipar."})
    actions.batalkan_lembar(
        komponen=terbuka.komponen("WAWANCARA"),
        lamaran=terbuka.peserta[1],
        penilai=terbuka.anggota[1],
        sebab="BERHALANGAN",
        alasan="Sakit.",
        oleh=terbuka.ketua,
        pada=terbuka.pada,
    )
    assert queries.tidak_menilai(terbuka.lowongan) == [
        f"Anggota Satu terhadap {terbuka.peserta[0].pelamar} karena benturan kepentingan",
        f"Anggota Dua terhadap {terbuka.peserta[1].pelamar} pada wawancara akhir karena berhalangan",
    ]


# --- Tiga calon -----------------------------------------------------------------------------------
@pytest.mark.parametrize(
    "nama,abjad",
    [
        ("dr. Danang Wirasena, M.P.H.", "danang wirasena"),
        ("Ir. H. Aruna", "aruna"),
        ("Suharto", "suharto"),
        ("R.A. Kartini", "kartini"),
        ("Prof.", "prof."),
    ],
)
def test_nama_diurutkan_tanpa_gelar(nama, abjad):
    assert queries.nama_abjad(nama) == abjad


def test_tiga_calon_menurut_abjad_apa_pun_peringkatnya(db):
    lowongan = LowonganFactory(tahap=Tahap.KESEHATAN)
    rekap = RekapFactory(lowongan=lowongan, ditetapkan=True)
    nama = ["Zaki", "dr. Ayu", "Ir. Made, M.T.", "Budi"]
    for n, satu in enumerate(nama, start=1):
        lamaran = LamaranFactory(
            lowongan=lowongan, pelamar=PelamarFactory(pengguna__nama=satu), keadaan=Keadaan.MS
        )
        PeringkatFactory(rekap=rekap, lamaran=lamaran, peringkat=n, calon=n <= 3)
    assert [str(satu.pelamar) for satu in queries.tiga_calon(lowongan)] == [
        "dr. Ayu",
        "Ir. Made, M.T.",
        "Zaki",
    ]


def test_tiga_calon_kosong_sebelum_ditetapkan(db):
    rekap = RekapFactory()
    PeringkatFactory(rekap=rekap, calon=True)
    assert queries.tiga_calon(rekap.lowongan) == []


# --- Temuan bagi gerbang --------------------------------------------------------------------------
@pytest.mark.parametrize(
    "keadaan,perlu,pesan",
    [
        ("BELUM", True, ["Penilaian wawancara akhir belum dibuka."]),
        ("DIBUKA", True, ["Penilaian wawancara akhir belum dikunci."]),
        ("DIKUNCI", False, ["Penilaian wawancara akhir dikunci."]),
        (
            "DIKUNCI",
            True,
            ["Penilaian wawancara akhir dikunci.", "Hasil wawancara akhir belum diumumkan kepada peserta."],
        ),
        ("DIUMUMKAN", True, ["Penilaian wawancara akhir dikunci.", "Hasil wawancara akhir diumumkan."]),
    ],
)
def test_temuan_komponen(keadaan, perlu, pesan):
    k = KomponenFactory(keadaan=keadaan)
    assert [satu.pesan for satu in queries.temuan_komponen(k.lowongan, "WAWANCARA", perlu)] == pesan


def test_temuan_komponen_yang_tidak_ada(db):
    (temuan,) = queries.temuan_komponen(LowonganFactory(), "MAKALAH", True)
    assert temuan.pesan == "Penilaian penulisan makalah belum dibuka."


def test_temuan_gerbang_menurut_tahap(db):
    asesmen = KomponenFactory(
        lowongan__tahap=Tahap.ASESMEN, metode="ASESMEN", penilai="ASESOR", keadaan="DIKUNCI"
    )
    wawancara = RekapFactory(ditetapkan=True).lowongan
    kesehatan = RekapFactory(lowongan__tahap=Tahap.KESEHATAN, ditetapkan=True)
    for sehat in (True, True, False):
        HasilKesehatanFactory(lamaran=PeringkatFactory(rekap=kesehatan, calon=True).lamaran, sehat=sehat)
    lain = LowonganFactory(tahap=Tahap.PENETAPAN)
    hasil = queries.temuan_gerbang([asesmen.lowongan, wawancara, kesehatan.lowongan, lain])
    kode = {pk: [(t.kode, str(t.tingkat)) for t in temuan] for pk, temuan in hasil.items()}
    assert kode == {
        asesmen.lowongan_id: [("B-9a", "TERPENUHI")],
        wawancara.pk: [("B-9a", "BLOK"), ("B-9a", "BLOK"), ("B-9a", "TERPENUHI"), ("B-9e", "TERPENUHI")],
        kesehatan.lowongan_id: [("B-7", "TERPENUHI"), ("E-07", "INGAT"), ("B-9e", "INGAT")],
        lain.pk: [],
    }


def test_temuan_kesehatan_tanpa_peringatan_bila_semua_sehat(db):
    rekap = RekapFactory(lowongan__tahap=Tahap.KESEHATAN, ditetapkan=True)
    for _ in range(3):
        HasilKesehatanFactory(lamaran=PeringkatFactory(rekap=rekap, calon=True).lamaran)
    assert [str(satu.tingkat) for satu in queries.temuan_kesehatan(rekap.lowongan)] == ["TERPENUHI"]


def test_temuan_rekap_tidak_menyebut_nama_nilai_atau_seri(ronde):
    ronde.selesaikan(lambda metode, penilai, lamaran: 80)
    assert [satu.pesan for satu in queries.temuan_rekap(ronde.lowongan)] == [
        "Rekapitulasi nilai belum dihitung."
    ]
    ronde.rekap()
    assert [satu.pesan for satu in queries.temuan_rekap(ronde.lowongan)] == [
        "Rekapitulasi nilai dihitung.",
        "Pleno belum menetapkan tiga calon.",
    ]


# --- Pintu ----------------------------------------------------------------------------------------
def test_pintu_tertutup_bagi_yang_berbenturan_juga_sesudah_dikunci(terbuka):
    orang, sasaran, k = terbuka.anggota[0], terbuka.peserta[0], terbuka.komponen("WAWANCARA")
    terbuka.kunci(orang, sasaran, "WAWANCARA", 80)
    terbuka.nyatakan(orang, {sasaran: "Ipar."})
    with pytest.raises(Http404):
        queries.peserta_untuk_dinilai(orang, k.pk, sasaran.pk, terbuka.pada)
    terbuka.nilai_semua("WAWANCARA", 80)
    terbuka.tutup("WAWANCARA")
    with pytest.raises(Http404):
        queries.peserta_untuk_dinilai(orang, k.pk, sasaran.pk, terbuka.pada)
    lihat = queries.lembar_terlihat(orang, k, terbuka.pada).filter(lamaran=sasaran)
    assert set(lihat.values_list("penilai", flat=True)) == {orang.pk}


def test_lembar_peserta_yang_mundur_tidak_dihitung(terbuka):
    mundur = terbuka.peserta[0]
    terbuka.kunci(terbuka.ketua, mundur, "WAWANCARA", 80)
    mundur.tarik(terbuka.pada)
    mundur.save()
    k = terbuka.komponen("WAWANCARA")
    assert not queries.lembar_dihitung([k]).exists()
    assert queries.kemajuan(k, terbuka.pada)[0].wajib == 3


def test_pernyataan_orang_lain_tidak_membuka_apa_pun(ronde):
    BenturanKepentinganFactory(lamaran=ronde.peserta[0], penilai=ronde.anggota[1])
    assert queries.benturan_menurut(ronde.anggota[0], ronde.peserta[0]) is None
    assert LembarNilai.objects.count() == 0
