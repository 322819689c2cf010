"""Rows of penilaian. Scored rounds are built by real acts, see tests/penilaian/ronde.py."""

import datetime as dt
from decimal import Decimal

import factory
from factory.django import DjangoModelFactory

from penilaian.alur import KeadaanKomponen, KeadaanLembar
from penilaian.models import (
    AsesmenTerdahulu,
    BenturanKepentingan,
    BuktiTelusur,
    ButirNilai,
    CatatanTelusur,
    HasilAsesmen,
    HasilKesehatan,
    Indikator,
    KetikanKertas,
    Komponen,
    LembarKertas,
    LembarNilai,
    Penetapan,
    PenjelasanNilai,
    Peringkat,
    PermintaanBuka,
    Rekap,
    SkalaAsesmen,
    TugasTelusur,
)
from peserta.alur import Keadaan
from seleksi.alur import Tahap
from tests.factories.akun import PenggunaFactory
from tests.factories.dokumen import BerkasFactory, NaskahFactory
from tests.factories.peserta import LamaranFactory
from tests.factories.seleksi import LowonganFactory

DIBUKA = dt.datetime(2026, 11, 21, 2, 0, tzinfo=dt.UTC)
DIKUNCI = dt.datetime(2026, 11, 22, 8, 0, tzinfo=dt.UTC)


class KomponenFactory(DjangoModelFactory):
    """``keadaan=`` any; opening and locking are filled in."""

    class Meta:
        model = Komponen

    lowongan = factory.SubFactory(LowonganFactory, tahap=Tahap.WAWANCARA)
    metode = Komponen.Metode.WAWANCARA
    penilai = Komponen.Penilai.PANSEL
    bobot = Decimal("35.00")

    @classmethod
    def _adjust_kwargs(cls, **kwargs):
        keadaan = kwargs.get("keadaan", KeadaanKomponen.BELUM)
        if keadaan != KeadaanKomponen.BELUM:
            kwargs.setdefault("dibuka_pada", DIBUKA)
            kwargs.setdefault("dibuka_oleh", PenggunaFactory())
        if keadaan in (KeadaanKomponen.DIKUNCI, KeadaanKomponen.DIUMUMKAN):
            kwargs.setdefault("dikunci_pada", DIKUNCI)
            kwargs.setdefault("dikunci_oleh", PenggunaFactory())
        return kwargs


class IndikatorFactory(DjangoModelFactory):
    class Meta:
        model = Indikator

    komponen = factory.SubFactory(KomponenFactory)
    urutan = factory.Sequence(lambda n: n + 1)
    nama = factory.Sequence(lambda n: f"Indikator {n + 1}")
    bobot = Decimal("50.00")


class BenturanKepentinganFactory(DjangoModelFactory):
    """No conflict by default; ``berbenturan=True`` declares one."""

    class Meta:
        model = BenturanKepentingan

    class Params:
        berbenturan = factory.Trait(ada=True, hubungan="Atasan langsung peserta.")

    lamaran = factory.SubFactory(LamaranFactory, keadaan=Keadaan.MS)
    penilai = factory.SubFactory(PenggunaFactory)
    ada = False
    dinyatakan_pada = DIBUKA


class LembarNilaiFactory(DjangoModelFactory):
    """``keadaan=`` any; a locked sheet has a digest, a void one a reason."""

    class Meta:
        model = LembarNilai

    komponen = factory.SubFactory(KomponenFactory, keadaan=KeadaanKomponen.DIBUKA)
    lamaran = factory.LazyAttribute(
        lambda satu: LamaranFactory(lowongan=satu.komponen.lowongan, keadaan=Keadaan.MS)
    )
    penilai = factory.SubFactory(PenggunaFactory)
    versi = 1
    diubah_pada = DIBUKA

    @classmethod
    def _adjust_kwargs(cls, **kwargs):
        keadaan = kwargs.get("keadaan", KeadaanLembar.DRAF)
        if keadaan == KeadaanLembar.DIKUNCI:
            kwargs.setdefault("dikunci_pada", DIKUNCI)
            kwargs.setdefault("garam", "0" * 32)
            kwargs.setdefault("sidik", "0" * 64)
        if keadaan == KeadaanLembar.DIBATALKAN:
            kwargs.setdefault("dibatalkan_pada", DIKUNCI)
            kwargs.setdefault("dibatalkan_oleh", PenggunaFactory())
            kwargs.setdefault("sebab_batal", LembarNilai.SebabBatal.BERHALANGAN)
            kwargs.setdefault("alasan_batal", "Sakit.")
        return kwargs


class ButirNilaiFactory(DjangoModelFactory):
    class Meta:
        model = ButirNilai

    lembar = factory.SubFactory(LembarNilaiFactory)
    indikator = factory.LazyAttribute(lambda satu: IndikatorFactory(komponen=satu.lembar.komponen))
    nilai = Decimal("80.00")


class SkalaAsesmenFactory(DjangoModelFactory):
    """Reports from 1 to 5."""

    class Meta:
        model = SkalaAsesmen

    komponen = factory.SubFactory(KomponenFactory, metode=Komponen.Metode.ASESMEN, penilai="ASESOR")
    jenis = "RENTANG"
    terendah = Decimal("1.00")
    tertinggi = Decimal("5.00")
    nomor_konversi = "800.1.3.3/04/Pansel/XI/2026"
    ditetapkan_pada = DIBUKA
    ditetapkan_oleh = factory.SubFactory(PenggunaFactory)


class HasilAsesmenFactory(DjangoModelFactory):
    """A workbook that waits for the second asesor."""

    class Meta:
        model = HasilAsesmen

    komponen = factory.SubFactory(
        KomponenFactory, metode=Komponen.Metode.ASESMEN, penilai="ASESOR", keadaan=KeadaanKomponen.DIBUKA
    )
    sidik_berkas = "0" * 64
    jumlah = 4
    garam = "0" * 32
    diunggah_pada = DIBUKA
    diunggah_oleh = factory.SubFactory(PenggunaFactory)


class RekapFactory(DjangoModelFactory):
    """``ditetapkan=True``: the pleno has chosen."""

    class Meta:
        model = Rekap

    class Params:
        ditetapkan = factory.Trait(
            ditetapkan_pada=DIKUNCI, ditetapkan_oleh=factory.SubFactory(PenggunaFactory)
        )

    lowongan = factory.SubFactory(LowonganFactory, tahap=Tahap.WAWANCARA)
    isi = factory.LazyFunction(lambda: {"peserta": []})
    sidik = "0" * 64
    dihitung_pada = DIKUNCI
    dihitung_oleh = factory.SubFactory(PenggunaFactory)


class PeringkatFactory(DjangoModelFactory):
    class Meta:
        model = Peringkat

    rekap = factory.SubFactory(RekapFactory)
    lamaran = factory.LazyAttribute(
        lambda satu: LamaranFactory(lowongan=satu.rekap.lowongan, keadaan=Keadaan.MS)
    )
    nilai_akhir = Decimal("80")
    peringkat = factory.Sequence(lambda n: n + 1)


class PenjelasanNilaiFactory(DjangoModelFactory):
    class Meta:
        model = PenjelasanNilai

    lembar = factory.SubFactory(LembarNilaiFactory)
    isi = "Jawaban tentang anggaran tidak menyebut sumbernya."
    ditulis_pada = DIKUNCI


class LembarKertasFactory(DjangoModelFactory):
    """Printed, not typed; ``diketik=True``: one reading is in, the scan is kept."""

    class Meta:
        model = LembarKertas
        skip_postgeneration_save = True

    class Params:
        diketik = factory.Trait(
            keadaan="DIKETIK",
            versi=1,
            pindaian=factory.SubFactory(BerkasFactory),
            ketikan=factory.RelatedFactory(
                "tests.factories.penilaian.KetikanKertasFactory", factory_related_name="kertas"
            ),
        )

    komponen = factory.SubFactory(KomponenFactory, keadaan=KeadaanKomponen.DIBUKA)
    lamaran = factory.LazyAttribute(
        lambda satu: LamaranFactory(lowongan=satu.komponen.lowongan, keadaan=Keadaan.MS)
    )
    penilai = factory.SubFactory(PenggunaFactory)
    kode = factory.Sequence(lambda n: f"KKKK{n:08d}")
    dicetak_pada = DIBUKA
    dicetak_oleh = factory.SelfAttribute("penilai")


class KetikanKertasFactory(DjangoModelFactory):
    class Meta:
        model = KetikanKertas

    kertas = factory.SubFactory(LembarKertasFactory)
    urutan = 1
    pengetik = factory.SubFactory(PenggunaFactory)
    butir = factory.LazyFunction(dict)
    diketik_pada = DIBUKA


class PermintaanBukaFactory(DjangoModelFactory):
    """Waits by default; ``ditolak=True`` was refused."""

    class Meta:
        model = PermintaanBuka

    class Params:
        ditolak = factory.Trait(
            disetujui=False,
            diputus_oleh=factory.SubFactory(PenggunaFactory),
            diputus_pada=DIKUNCI,
            catatan="Tidak ada kekeliruan.",
        )

    lembar = factory.SubFactory(LembarNilaiFactory, keadaan=KeadaanLembar.DIKUNCI)
    alasan = "Salah ketik pada satu indikator."
    diminta_oleh = factory.SubFactory(PenggunaFactory)
    diminta_pada = DIKUNCI


class AsesmenTerdahuluFactory(DjangoModelFactory):
    class Meta:
        model = AsesmenTerdahulu

    lamaran = factory.SubFactory(LamaranFactory)
    lembaga = "Pusat Penilaian Kompetensi Contoh"
    nomor = factory.Sequence(lambda n: f"800/{n + 1}/AC/2026")
    tanggal = dt.date(2026, 6, 15)
    skala = "ANGKA"
    dicatat_pada = dt.datetime(2026, 11, 20, 3, 0, tzinfo=dt.UTC)
    dicatat_oleh = factory.SubFactory(PenggunaFactory)


class HasilKesehatanFactory(DjangoModelFactory):
    class Meta:
        model = HasilKesehatan

    lamaran = factory.SubFactory(LamaranFactory, keadaan=Keadaan.MS)
    sehat = True
    unit_kesehatan = "RSUD Contoh Raya"
    nomor_surat = "440/1187/RSUD/2026"
    tanggal_surat = dt.date(2026, 11, 20)
    dicatat_pada = DIKUNCI
    dicatat_oleh = factory.SubFactory(PenggunaFactory)


class PenetapanFactory(DjangoModelFactory):
    """Not yet proposed."""

    class Meta:
        model = Penetapan

    lowongan = factory.SubFactory(LowonganFactory, tahap=Tahap.PENETAPAN)


class TugasTelusurFactory(DjangoModelFactory):
    """Not handed over; ``diserahkan=True`` for sealed notes."""

    class Meta:
        model = TugasTelusur

    class Params:
        diserahkan = factory.Trait(
            diserahkan_pada=DIKUNCI, garam="0" * 32, sidik="0" * 64, kesimpulan="Bekerja dengan jujur."
        )

    lamaran = factory.SubFactory(LamaranFactory, keadaan=Keadaan.MS)
    penelusur = factory.SubFactory(PenggunaFactory)
    surat_tugas = factory.SubFactory(NaskahFactory)
    mulai = dt.date(2026, 11, 23)
    batas = dt.date(2026, 11, 30)
    ditetapkan_pada = DIBUKA
    ditetapkan_oleh = factory.SubFactory(PenggunaFactory)


class CatatanTelusurFactory(DjangoModelFactory):
    class Meta:
        model = CatatanTelusur

    tugas = factory.SubFactory(TugasTelusurFactory)
    kode = factory.Faker("uuid4")
    urutan = factory.Sequence(lambda n: n)
    sumber = "REKAN"
    tanggal = dt.date(2026, 11, 23)
    isi = "Bekerja baik dengan rekan."


class BuktiTelusurFactory(DjangoModelFactory):
    class Meta:
        model = BuktiTelusur

    tugas = factory.SubFactory(TugasTelusurFactory)
    berkas = factory.SubFactory(BerkasFactory)
    diunggah_pada = DIBUKA
