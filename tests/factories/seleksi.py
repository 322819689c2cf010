"""Rows of seleksi. A vacancy may be made in any stage; what the stage needs is filled in."""

import datetime as dt

import factory
from factory.django import DjangoModelFactory

from seleksi.alur import TAHAP_BERURUT, Tahap
from seleksi.ketentuan import profil
from seleksi.models import (
    BuktiSyarat,
    BuktiTayang,
    DokumenPerencanaan,
    HariLibur,
    Instansi,
    Jadwal,
    KalenderTahun,
    LembarBasah,
    Lowongan,
    MasaBeku,
    NaskahSeleksi,
    Pengumuman,
    Perpanjangan,
    PerubahanJadwal,
    PutusanPleno,
    Ralat,
    Rekomendasi,
    Seleksi,
)
from tests.factories.akun import PenggunaFactory
from tests.factories.dokumen import BerkasFactory, NaskahFactory

# Announced two weeks before the frozen clock of the tests (23 November 2026), open for one day more.
DIUMUMKAN = dt.datetime(2026, 11, 9, 1, 0, tzinfo=dt.UTC)
BATAS = dt.datetime(2026, 11, 24, 17, 0, tzinfo=dt.UTC)
KODE_PROFIL = "perbup_89_2021"

# Time column of each stage that was entered.
CAP_TAHAP = {
    Tahap.PENGUMUMAN: "diumumkan_pada",
    Tahap.ADMINISTRASI: "pengumuman_ditutup_pada",
    Tahap.ASESMEN: "asesmen_dimulai_pada",
    Tahap.KOMPETENSI_BIDANG: "bidang_dimulai_pada",
    Tahap.WAWANCARA: "wawancara_dimulai_pada",
    Tahap.KESEHATAN: "kesehatan_dimulai_pada",
    Tahap.PENETAPAN: "penetapan_dimulai_pada",
    Tahap.SELESAI: "selesai_pada",
}


class InstansiFactory(DjangoModelFactory):
    """The one row of this installation; asking again returns it."""

    class Meta:
        model = Instansi
        django_get_or_create = ("id",)

    id = 1
    nama = "Kabupaten Contoh Raya"
    provinsi = "Jawa Tengah"
    ibu_kota = "Contoh"
    jabatan_ppk = "Bupati Contoh Raya"
    jabatan_pyb = "Sekretaris Daerah Kabupaten Contoh Raya"
    nama_sekretariat = "BKPSDM Kabupaten Contoh Raya"
    alamat = "Jalan Pemuda Nomor 1, Contoh"
    telepon = "(0293) 123456"
    surel = "bkpsdm@contohraya.go.id"


class KalenderTahunFactory(DjangoModelFactory):
    """A confirmed year without days off; asking again returns it."""

    class Meta:
        model = KalenderTahun
        django_get_or_create = ("tahun",)

    class Params:
        usulan = factory.Trait(
            keadaan="USULAN", dasar="", tanggal_dasar=None, ditetapkan_pada=None, ditetapkan_oleh=None
        )

    tahun = 2027
    keadaan = "DITETAPKAN"
    dasar = "Keputusan Bersama Tiga Menteri Tahun 2026"
    tanggal_dasar = dt.date(2026, 9, 18)
    ditetapkan_pada = dt.datetime(2026, 10, 1, 2, 0, tzinfo=dt.UTC)
    ditetapkan_oleh = factory.SubFactory(PenggunaFactory, operator=True)


class HariLiburFactory(DjangoModelFactory):
    class Meta:
        model = HariLibur
        django_get_or_create = ("tanggal",)

    kalender = factory.SubFactory(KalenderTahunFactory)
    tanggal = dt.date(2027, 1, 1)
    nama = "Tahun Baru 2027 Masehi"
    jenis = HariLibur.Jenis.LIBUR_NASIONAL


class SeleksiFactory(DjangoModelFactory):
    class Meta:
        model = Seleksi

    class Params:
        dibekukan = factory.Trait(dibekukan_pada=DIUMUMKAN)

    nama = factory.Sequence(lambda n: f"Seleksi Terbuka JPT Pratama Tahap {n}")
    tahun = 2026
    profil = KODE_PROFIL
    ketentuan = factory.LazyFunction(lambda: profil(KODE_PROFIL).jadi_json())
    rencana_pelantikan = dt.date(2027, 1, 4)
    dibuat_pada = dt.datetime(2026, 10, 1, 2, 0, tzinfo=dt.UTC)
    dibuat_oleh = factory.SubFactory(PenggunaFactory, operator=True)


class LowonganFactory(DjangoModelFactory):
    """``tahap=`` any stage. ``batas_lamaran`` defaults to midnight after 24 November 2026, WIB."""

    class Meta:
        model = Lowongan

    class Params:
        sekda = factory.Trait(
            jenis_jabatan="SEKDA", eselon="II.a", nama_jabatan="Sekretaris Daerah", perangkat_daerah="Setda"
        )

    seleksi = factory.SubFactory(SeleksiFactory)
    tahap = Tahap.PERSIAPAN
    nama_jabatan = factory.Sequence(lambda n: f"Kepala Dinas Kesehatan {n}")
    jenis_jabatan = "KEPALA_DINAS"
    eselon = "II.b"
    perangkat_daerah = "Dinas Kesehatan"
    uraian_tugas = "Memimpin pelaksanaan urusan pemerintahan bidang kesehatan."
    kualifikasi = "Sarjana bidang kesehatan atau ilmu pemerintahan."
    pengalaman = "Tugas di bidang kesehatan."
    sebab_lowong = "PENSIUN"
    tanggal_lowong = dt.date(2026, 9, 1)
    urutan = factory.Sequence(lambda n: n + 1)

    @classmethod
    def _adjust_kwargs(cls, **kwargs):
        tahap = Tahap(kwargs["tahap"])
        if tahap == Tahap.DIBATALKAN:
            kwargs.setdefault("dibatalkan_pada", DIUMUMKAN + dt.timedelta(days=20))
            kwargs.setdefault("dibatalkan_oleh", kwargs["seleksi"].dibuat_oleh)
            kwargs.setdefault("alasan_batal", "Pelamar tetap kurang setelah dua kali perpanjangan.")
            return kwargs
        urut = (*TAHAP_BERURUT, Tahap.SELESAI)
        for ke, lewat in enumerate(urut[1 : urut.index(tahap) + 1]):
            kwargs.setdefault(CAP_TAHAP[lewat], DIUMUMKAN + dt.timedelta(days=16 * bool(ke) + ke))
        if tahap != Tahap.PERSIAPAN:
            kwargs.setdefault("batas_lamaran", BATAS)
        return kwargs


class JadwalFactory(DjangoModelFactory):
    class Meta:
        model = Jadwal

    seleksi = factory.SubFactory(SeleksiFactory)
    kegiatan = Jadwal.Kegiatan.PENGUMUMAN
    tanggal_mulai = dt.date(2026, 11, 9)
    tanggal_selesai = dt.date(2026, 11, 24)


class DokumenPerencanaanFactory(DjangoModelFactory):
    class Meta:
        model = DokumenPerencanaan

    seleksi = factory.SubFactory(SeleksiFactory)
    butir = DokumenPerencanaan.Butir.JABATAN
    berkas = factory.SubFactory(BerkasFactory)
    dilengkapi_pada = dt.datetime(2026, 10, 5, 2, 0, tzinfo=dt.UTC)
    dilengkapi_oleh = factory.SubFactory(PenggunaFactory)


class RekomendasiFactory(DjangoModelFactory):
    class Meta:
        model = Rekomendasi

    seleksi = factory.SubFactory(SeleksiFactory)
    jenis = Rekomendasi.Jenis.PELAKSANAAN
    badan = "Badan Kepegawaian Negara"
    nomor = "B-1187/B-AK.02.01/SD/2026"
    tanggal = dt.date(2026, 10, 9)
    berkas = factory.SubFactory(BerkasFactory)
    dicatat_pada = dt.datetime(2026, 10, 12, 2, 0, tzinfo=dt.UTC)
    dicatat_oleh = factory.SubFactory(PenggunaFactory)


class LembarBasahFactory(DjangoModelFactory):
    class Meta:
        model = LembarBasah

    naskah = factory.SubFactory(NaskahFactory, terbit=True)
    seleksi = factory.SubFactory(SeleksiFactory)
    penanda = "Prof. Galih Prakosa"
    tempat = "Sekretariat Panitia Seleksi"
    berkas = factory.SubFactory(BerkasFactory)
    dicatat_pada = dt.datetime(2026, 11, 20, 3, 0, tzinfo=dt.UTC)
    dicatat_oleh = factory.SubFactory(PenggunaFactory)


class NaskahSeleksiFactory(DjangoModelFactory):
    class Meta:
        model = NaskahSeleksi

    naskah = factory.SubFactory(NaskahFactory)
    seleksi = factory.SubFactory(SeleksiFactory)
    lowongan = None


class PengumumanFactory(DjangoModelFactory):
    """A draft; ``diumumkan=True`` signed. ``lowongan=[…]`` names its vacancies."""

    class Meta:
        model = Pengumuman
        skip_postgeneration_save = True

    class Params:
        diumumkan = factory.Trait(
            naskah=factory.SubFactory(NaskahFactory, terbit=True),
            diumumkan_pada=DIUMUMKAN,
            diumumkan_oleh=factory.SelfAttribute("naskah.penanda_tangan"),
        )

    seleksi = factory.SubFactory(SeleksiFactory)
    jenis = Pengumuman.Jenis.PEMBUKAAN
    tahap = ""
    naskah = factory.SubFactory(NaskahFactory)
    batas_lamaran = BATAS
    disusun_pada = DIUMUMKAN - dt.timedelta(days=1)
    disusun_oleh = factory.SubFactory(PenggunaFactory)

    @factory.post_generation
    def lowongan(self, create, extracted, **kwargs):
        if create and extracted:
            self.lowongan.set(extracted)


class BuktiTayangFactory(DjangoModelFactory):
    class Meta:
        model = BuktiTayang

    pengumuman = factory.SubFactory(PengumumanFactory, diumumkan=True)
    saluran = BuktiTayang.Saluran.MEDIA
    nama = "Harian Contoh"
    tanggal_tayang = dt.date(2026, 11, 9)
    berkas = factory.SubFactory(BerkasFactory)
    dicatat_pada = DIUMUMKAN
    dicatat_oleh = factory.SubFactory(PenggunaFactory)


class PerpanjanganFactory(DjangoModelFactory):
    class Meta:
        model = Perpanjangan

    lowongan = factory.SubFactory(LowonganFactory, tahap=Tahap.PENGUMUMAN)
    ke = 1
    batas_lama = BATAS - dt.timedelta(days=7)
    batas_baru = BATAS
    jumlah_pelamar = 3
    pengumuman = factory.SubFactory(PengumumanFactory, jenis=Pengumuman.Jenis.PERPANJANGAN, diumumkan=True)
    ditetapkan_pada = BATAS - dt.timedelta(days=6)
    ditetapkan_oleh = factory.SubFactory(PenggunaFactory)


class BuktiSyaratFactory(DjangoModelFactory):
    """One recorded letter; ``butir`` is a key of seleksi.queries.bukti.daftar_butir()."""

    class Meta:
        model = BuktiSyarat

    seleksi = factory.SubFactory(SeleksiFactory)
    lowongan = None
    butir = "USULAN_PANSEL"
    pihak = "Badan Kepegawaian Negara"
    nomor = factory.Sequence(lambda n: f"800.1.3.3/{n + 100}/2026")
    tanggal = dt.date(2026, 10, 7)
    berkas = factory.SubFactory(BerkasFactory)
    dicatat_pada = dt.datetime(2026, 10, 8, 2, 0, tzinfo=dt.UTC)
    dicatat_oleh = factory.SubFactory(PenggunaFactory)


class PutusanPlenoFactory(DjangoModelFactory):
    class Meta:
        model = PutusanPleno

    lowongan = factory.SubFactory(LowonganFactory)
    tahap = factory.SelfAttribute("lowongan.tahap")
    kode = "P-03"
    nomor = "BA/4/PANSEL/2026"
    tanggal = dt.date(2026, 10, 9)
    alasan = "Asesor provinsi baru tersedia setelah jadwal ini."
    temuan = "Syarat tim penilai belum lengkap."
    berkas = factory.SubFactory(BerkasFactory)
    dicatat_pada = dt.datetime(2026, 10, 9, 2, 0, tzinfo=dt.UTC)
    dicatat_oleh = factory.SubFactory(PenggunaFactory)


class MasaBekuFactory(DjangoModelFactory):
    class Meta:
        model = MasaBeku

    tanggal_mulai = dt.date(2026, 12, 1)
    tanggal_selesai = dt.date(2027, 2, 28)
    sebab = "pemilihan kepala daerah"
    dasar = "Surat Edaran Menteri Dalam Negeri"
    dicatat_pada = dt.datetime(2026, 10, 9, 2, 0, tzinfo=dt.UTC)
    dicatat_oleh = factory.SubFactory(PenggunaFactory, operator=True)


class RalatFactory(DjangoModelFactory):
    """A drafted erratum that changes nothing yet; give `ketentuan_baru` or `lowongan_baru` to make it one."""

    class Meta:
        model = Ralat

    seleksi = factory.SelfAttribute("pengumuman.seleksi")
    pengumuman = factory.SubFactory(PengumumanFactory, jenis="RALAT", batas_lamaran=BATAS)
    ketentuan_lama = factory.SelfAttribute("seleksi.ketentuan")
    ketentuan_baru = factory.SelfAttribute("seleksi.ketentuan")
    lowongan_lama = factory.LazyFunction(dict)
    lowongan_baru = factory.LazyFunction(dict)
    alasan = "Kualifikasi pendidikan tertulis keliru."


class PerubahanJadwalFactory(DjangoModelFactory):
    """A drafted amendment; ``diumumkan=True`` in force."""

    class Meta:
        model = PerubahanJadwal

    class Params:
        diumumkan = factory.Trait(
            pengumuman=factory.SubFactory(
                PengumumanFactory, jenis=Pengumuman.Jenis.PERUBAHAN_JADWAL, diumumkan=True
            ),
            ditetapkan_pada=DIUMUMKAN + dt.timedelta(days=3),
            ditetapkan_oleh=factory.SelfAttribute("pengumuman.diumumkan_oleh"),
        )

    seleksi = factory.SubFactory(SeleksiFactory)
    lowongan = None
    ke = 1
    alasan = "Ruang dipakai."
    semula = factory.LazyFunction(lambda: {"WAWANCARA": ["2026-12-28", "2026-12-29", ""]})
    menjadi = factory.LazyFunction(lambda: {"WAWANCARA": ["2026-12-29", "2026-12-30", ""]})
    pengumuman = factory.SubFactory(PengumumanFactory, jenis=Pengumuman.Jenis.PERUBAHAN_JADWAL)
