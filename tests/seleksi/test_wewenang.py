"""Verdicts: role x state, and what each gate looks at."""

import datetime as dt

import pytest

from panitia.aturan import Peran
from penilaian.alur import KeadaanKomponen
from peserta.alur import Keadaan
from seleksi.alur import Tahap
from seleksi.izin import Tingkat
from seleksi.models import Lowongan, NaskahSeleksi
from seleksi.wewenang import pengumuman, persiapan
from seleksi.wewenang import tahap as wewenang
from tests.factories.dokumen import NaskahFactory
from tests.factories.panitia import KeanggotaanFactory
from tests.factories.penilaian import (
    HasilKesehatanFactory,
    KomponenFactory,
    PeringkatFactory,
    RekapFactory,
)
from tests.factories.seleksi import (
    BuktiSyaratFactory,
    LowonganFactory,
    NaskahSeleksiFactory,
    PengumumanFactory,
)
from tests.seleksi import situasi

pytestmark = pytest.mark.django_db

MAJU = {
    Tahap.PENGUMUMAN: wewenang.boleh_tutup_pengumuman,
    Tahap.ADMINISTRASI: wewenang.boleh_mulai_asesmen,
    Tahap.ASESMEN: wewenang.boleh_mulai_kompetensi_bidang,
    Tahap.KOMPETENSI_BIDANG: wewenang.boleh_mulai_wawancara,
    Tahap.WAWANCARA: wewenang.boleh_mulai_kesehatan,
    Tahap.KESEHATAN: wewenang.boleh_mulai_penetapan,
}


@pytest.fixture
def semua_peran(saat):
    """A selection with every role, and one vacancy in each stage."""
    s = situasi.kosong(saat)
    for peran in (Peran.KETUA_PANSEL, Peran.ANGGOTA_PANSEL, Peran.PENELUSUR):
        s.orang[peran] = KeanggotaanFactory(seleksi=s.seleksi, peran=peran).pengguna
    s.lain["tahap"] = {
        tahap: LowonganFactory(seleksi=s.seleksi, tahap=tahap, urutan=10 + n) for n, tahap in enumerate(Tahap)
    }
    assert set(s.orang) == set(Peran)
    return s


def kode(izin):
    return {temuan.kode for temuan in izin.menahan}


def test_hanya_ketua_sekretariat_dan_ketua_pansel_memajukan_dari_tahap_yang_benar(semua_peran, saat):
    for dari, boleh in MAJU.items():
        for peran, orang in semua_peran.orang.items():
            for tahap, lowongan in semua_peran.lain["tahap"].items():
                izin = boleh(orang, lowongan, saat)
                berhak = peran in (Peran.KETUA_SEKRETARIAT, Peran.KETUA_PANSEL)
                assert ("P-11" in kode(izin)) is not berhak, (dari, peran)
                assert ("TAHAP" in kode(izin)) is (tahap != dari), (dari, tahap)


def test_orang_luar_tidak_memajukan_apa_pun(semua_peran, saat):
    luar = situasi.orang_luar()
    for dari, boleh in MAJU.items():
        assert "P-11" in kode(boleh(luar, semua_peran.lain["tahap"][dari], saat))


def test_peran_berakhir_bersama_sk(semua_peran, saat):
    lowongan = semua_peran.lain["tahap"][Tahap.ADMINISTRASI]
    situasi.berakhir_sk(semua_peran, "SEKRETARIAT")
    assert "P-11" in kode(wewenang.boleh_mulai_asesmen(semua_peran.sekretariat, lowongan, saat))
    assert "P-11" not in kode(wewenang.boleh_mulai_asesmen(semua_peran.ketua, lowongan, saat))


def test_pembatalan_oleh_ketua_pansel_atau_ppk_selama_berjalan(semua_peran, saat):
    for peran, orang in semua_peran.orang.items():
        for tahap, lowongan in semua_peran.lain["tahap"].items():
            izin = wewenang.boleh_batalkan_lowongan(orang, lowongan, "Alasan.", "Keputusan.", saat)
            assert ("P-11" in kode(izin)) is (peran not in (Peran.KETUA_PANSEL, Peran.PPK)), peran
            assert ("TAHAP" in kode(izin)) is (tahap in (Tahap.SELESAI, Tahap.DIBATALKAN)), tahap


@pytest.mark.parametrize("alasan,dasar", [("", "Keputusan."), ("Alasan.", " "), ("", "")])
def test_pembatalan_beralasan_dan_berdasar(semua_peran, saat, alasan, dasar):
    lowongan = semua_peran.lain["tahap"][Tahap.ADMINISTRASI]
    assert not wewenang.boleh_batalkan_lowongan(semua_peran.ketua, lowongan, alasan, dasar, saat)


@pytest.mark.parametrize(
    "boleh,berhak",
    [
        (lambda o, s, p: persiapan.boleh_tambah_lowongan(o, s.seleksi, "Baru", p), {Peran.KETUA_SEKRETARIAT}),
        (
            lambda o, s, p: persiapan.boleh_ubah_lowongan(o, s.lowongan[0], "Baru", p),
            {Peran.KETUA_SEKRETARIAT, Peran.NASKAH},
        ),
        (
            lambda o, s, p: persiapan.boleh_lengkapi_perencanaan(o, s.seleksi, 1, "Ada.", False, p),
            {Peran.KETUA_SEKRETARIAT, Peran.NASKAH},
        ),
        (
            lambda o, s, p: persiapan.boleh_atur_bobot(o, s.seleksi, s.seleksi.aturan_main, p),
            {Peran.KETUA_SEKRETARIAT, Peran.NASKAH, Peran.KETUA_PANSEL},
        ),
        (
            lambda o, s, p: persiapan.boleh_atur_kebijakan(o, s.seleksi, {}, "", p),
            {Peran.KETUA_SEKRETARIAT, Peran.NASKAH, Peran.KETUA_PANSEL},
        ),
        (
            lambda o, s, p: persiapan.boleh_catat_rekomendasi(o, s.seleksi, "HASIL", s.hari, p),
            {Peran.KETUA_SEKRETARIAT, Peran.NASKAH},
        ),
        (
            lambda o, s, p: persiapan.boleh_titip_berkas(o, s.seleksi.pk, p),
            {Peran.KETUA_SEKRETARIAT, Peran.NASKAH, Peran.KETUA_PANSEL, Peran.PPK},
        ),
    ],
)
def test_persiapan_menurut_peran(semua_peran, saat, boleh, berhak):
    nyata = {p for p, orang in semua_peran.orang.items() if boleh(orang, semua_peran, saat)}
    assert nyata == berhak


def test_hanya_operator_membuat_seleksi(semua_peran, saat):
    operator = situasi.PenggunaFactory(operator=True)
    isian = ("Seleksi Baru", 2026, "perbup_89_2021")
    assert persiapan.boleh_buat_seleksi(operator, *isian, saat)
    assert not any(persiapan.boleh_buat_seleksi(orang, *isian, saat) for orang in semua_peran.orang.values())
    assert not persiapan.boleh_buat_seleksi(operator, "Seleksi Baru", 2026, "tidak_ada", saat)
    kembar = semua_peran.seleksi
    assert not persiapan.boleh_buat_seleksi(operator, kembar.nama, kembar.tahun, kembar.profil, saat)
    sebelum = saat.replace(year=2020, day=1)
    belum = persiapan.boleh_buat_seleksi(operator, *isian, sebelum)
    assert "tidak berlaku pada" in belum.alasan


# --- Gerbang -------------------------------------------------------------------------------------
def temuan(lowongan, pada):
    return {(t.kode, t.tingkat) for t in wewenang.temuan_berikut(situasi.Situasi.segar(lowongan), pada)}


def menahan(lowongan, pada):
    return {
        t.kode
        for t in wewenang.temuan_berikut(situasi.Situasi.segar(lowongan), pada)
        if t.tingkat in (Tingkat.BLOK, Tingkat.MENUNGGU)
    }


def test_persiapan_kosong_menyebut_semua_yang_kurang(saat):
    s = situasi.kosong(saat)
    assert menahan(s.satu, saat) == {"L-01", "L-02", "P-02", "P-10", "A-6"}


def test_persiapan_lengkap_tinggal_menunggu_pengumuman(saat):
    s = situasi.siap(saat)
    (sisa,) = [t for t in wewenang.temuan_berikut(s.satu, saat) if t.tingkat == Tingkat.BLOK]
    assert (sisa.kode, sisa.tindakan) == ("A-6", "seleksi.siapkan_pengumuman")
    s = situasi.disusun(saat)
    (sisa,) = [t for t in wewenang.temuan_berikut(s.satu, saat) if t.tingkat == Tingkat.BLOK]
    assert (sisa.kode, sisa.pelaku, sisa.tindakan) == ("A-6", "Ketua Pansel", "seleksi.tanda_tangan")


def test_pengumuman_menahan_menurut_waktu_pelamar_dan_bukti_tayang(saat):
    s = situasi.diumumkan(saat)
    assert menahan(s.satu, saat) == {"A-1", "A-2", "A-3", "A-4"}
    situasi.tayang(s)
    situasi.melamar(s, 4)
    assert menahan(s.satu, saat) == {"A-3"}
    assert menahan(s.satu, situasi.setelah_batas(s)) == set()


def test_draf_dan_yang_mundur_tidak_dihitung_sebagai_pelamar(saat):
    s = situasi.tayang(situasi.diumumkan(saat))
    situasi.melamar(s, 3)
    situasi.melamar(s, 5, Keadaan.DRAF)
    situasi.melamar(s, 5, Keadaan.MUNDUR)
    assert menahan(s.satu, situasi.setelah_batas(s)) == {"A-4"}


def test_administrasi_menunggu_berita_acara_lalu_pengumuman(saat):
    s = situasi.ditutup(saat)
    pada = s.lain["tutup"]

    def terakhir():
        return [t for t in wewenang.temuan_berikut(s.satu, pada) if t.tingkat == Tingkat.BLOK]

    (belum,) = terakhir()
    assert (belum.kode, belum.tindakan) == ("B-3", "seleksi.hasil_tahap")
    acara = NaskahFactory(
        templat="peserta/naskah/berita_acara_administrasi.html",
        judul="Berita Acara",
        isi={"id_lowongan": [s.satu.pk]},
    )
    NaskahSeleksiFactory(naskah=acara, seleksi=s.seleksi)
    (menunggu,) = terakhir()
    assert (menunggu.pelaku, menunggu.pesan) == (
        "Ketua Pansel",
        "Berita Acara belum ditandatangani Ketua Pansel.",
    )
    umum = PengumumanFactory(
        seleksi=s.seleksi, jenis="HASIL_TAHAP", tahap="ADMINISTRASI", batas_lamaran=None, lowongan=[s.satu]
    )
    (konsep,) = terakhir()
    assert konsep.pesan == f"{umum.naskah.judul} belum ditandatangani Ketua Pansel."
    assert NaskahSeleksi.objects.filter(naskah=acara).exists()


def test_hasil_administrasi_diumumkan_membuka_asesmen(saat):
    s = situasi.hasil_administrasi(saat)
    assert menahan(s.satu, s.lain["kini"]) == set()


@pytest.mark.parametrize("tahap,metode", [(Tahap.ASESMEN, "ASESMEN"), (Tahap.KOMPETENSI_BIDANG, "MAKALAH")])
def test_tahap_penilaian_menunggu_kunci_dan_pengumuman(saat, tahap, metode):
    lowongan = LowonganFactory(tahap=tahap)
    BuktiSyaratFactory(seleksi=lowongan.seleksi, lowongan=lowongan, butir="BAST_ASESOR")
    assert menahan(lowongan, saat) == {"B-9a", "B-9b"}
    KomponenFactory(lowongan=lowongan, metode=metode, keadaan=KeadaanKomponen.DIKUNCI)
    assert menahan(lowongan, saat) == {"B-9b"}
    PengumumanFactory(
        seleksi=lowongan.seleksi, jenis="HASIL_TAHAP", tahap=tahap, diumumkan=True, lowongan=[lowongan]
    )
    assert menahan(lowongan, saat) == set()


def test_wawancara_menunggu_semua_komponen_rekap_dan_pleno(saat):
    lowongan = LowonganFactory(tahap=Tahap.WAWANCARA)
    assert menahan(lowongan, saat) == {"B-9a"}
    for metode in ("WAWANCARA", "REKAM_JEJAK"):
        KomponenFactory(lowongan=lowongan, metode=metode, keadaan=KeadaanKomponen.DIKUNCI)
    assert menahan(lowongan, saat) == {"B-9a"}
    rekap = RekapFactory(lowongan=lowongan)
    assert menahan(lowongan, saat) == {"B-9e"}
    rekap.delete()
    RekapFactory(lowongan=lowongan, ditetapkan=True)
    assert menahan(lowongan, saat) == set()
    # The three names are announced at the end: until then a reminder, not an obstacle.
    assert ("B-9b", Tingkat.INGAT) in temuan(lowongan, saat)


def test_kesehatan_menunggu_hasil_ketiga_calon(saat):
    lowongan = LowonganFactory(tahap=Tahap.KESEHATAN)
    rekap = RekapFactory(lowongan=lowongan, ditetapkan=True)
    calon = [PeringkatFactory(rekap=rekap, peringkat=n, calon=True).lamaran for n in (1, 2, 3)]
    for satu in calon:
        assert menahan(lowongan, saat) == {"B-7"}
        HasilKesehatanFactory(lamaran=satu)
    assert menahan(lowongan, saat) == set()


def test_temuan_serentak_sama_dengan_satu_per_satu(saat):
    s = situasi.disusun(saat, banyak=2)
    lain = [LowonganFactory(tahap=tahap) for tahap in Tahap]
    semua = [s.segar(satu) for satu in (*s.lowongan, *lain)]
    serentak = wewenang.temuan_serentak(semua, saat)
    assert serentak == {satu.pk: wewenang.temuan_berikut(satu, saat) for satu in semua}


@pytest.mark.parametrize("banyak", [1, 3])
def test_banyak_query_temuan_tidak_bergantung_pada_banyak_lowongan(saat, banyak, django_assert_num_queries):
    for _ in range(banyak):
        s = situasi.disusun(saat)
        for n, tahap in enumerate(Tahap):
            LowonganFactory(seleksi=s.seleksi, tahap=tahap, urutan=100 + n)
    semua = list(Lowongan.objects.select_related("seleksi"))
    assert len(semua) == banyak * 11
    with django_assert_num_queries(33):
        wewenang.temuan_serentak(semua, saat)


def test_pelaku_disebut_dengan_satu_nama(saat):
    lowongan = LowonganFactory(tahap=Tahap.ASESMEN)
    pelaku = {t.pelaku for t in wewenang.temuan_berikut(situasi.Situasi.segar(lowongan), saat)}
    assert pelaku == {"Ketua Pansel", "Sekretariat"}


def test_bukti_tayang_menurut_peran(semua_peran, saat):
    terbit = PengumumanFactory(seleksi=semua_peran.seleksi, diumumkan=True)
    nyata = {
        peran
        for peran, orang in semua_peran.orang.items()
        if pengumuman.boleh_catat_bukti_tayang(orang, terbit, semua_peran.hari - dt.timedelta(days=1), saat)
    }
    assert nyata == {Peran.KETUA_SEKRETARIAT, Peran.NASKAH}
