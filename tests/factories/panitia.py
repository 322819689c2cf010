"""Rows of panitia. A membership comes with the permissions that its decree gives."""

import datetime as dt

import factory
from factory.django import DjangoModelFactory

from panitia.actions import selaraskan_izin
from panitia.aturan import Peran
from panitia.models import Keanggotaan, KesesuaianAnggota, Pernyataan, SertifikatAsesor, SuratKeputusan
from tests.factories.akun import PenggunaFactory
from tests.factories.dokumen import BerkasFactory
from tests.factories.seleksi import LowonganFactory, SeleksiFactory

SEJAK = dt.date(2026, 1, 1)
# Long enough for the other days on which the suite must pass (WAKTU_UJI, 29 February 2028).
SAMPAI = dt.date(2029, 12, 31)
DIBUAT = dt.datetime(2026, 10, 2, 2, 0, tzinfo=dt.UTC)
JENIS_SK = {
    Peran.KETUA_PANSEL: "PANSEL",
    Peran.ANGGOTA_PANSEL: "PANSEL",
    Peran.KETUA_SEKRETARIAT: "SEKRETARIAT",
    Peran.VERIFIKATOR: "SEKRETARIAT",
    Peran.NASKAH: "SEKRETARIAT",
    Peran.PPK: "PEJABAT",
    Peran.PYB: "PEJABAT",
}


class SuratKeputusanFactory(DjangoModelFactory):
    """In force since 2026 by default; ``konsep=True`` for a draft."""

    class Meta:
        model = SuratKeputusan

    class Params:
        konsep = factory.Trait(keadaan=SuratKeputusan.Keadaan.KONSEP, nomor="", tanggal=None)

    seleksi = factory.SubFactory(SeleksiFactory)
    jenis = SuratKeputusan.Jenis.PANSEL
    keadaan = SuratKeputusan.Keadaan.BERLAKU
    nomor = factory.Sequence(lambda n: f"800.1.3.3/{n + 1}/2026")
    tanggal = SEJAK
    berlaku_sejak = SEJAK
    berlaku_sampai = SAMPAI
    dibuat_pada = DIBUAT
    dibuat_oleh = factory.SubFactory(PenggunaFactory)


class KeanggotaanFactory(DjangoModelFactory):
    """One role. ``KeanggotaanFactory(seleksi=s, peran="PPK")`` hangs on the decree of its kind in ``s``."""

    class Meta:
        model = Keanggotaan
        exclude = ("jenis",)
        skip_postgeneration_save = True

    seleksi = factory.SubFactory(SeleksiFactory)
    peran = Peran.ANGGOTA_PANSEL
    jenis = factory.LazyAttribute(lambda k: JENIS_SK.get(Peran(k.peran), "TIM"))
    sk = factory.LazyAttribute(lambda k: _sk(k.seleksi, k.jenis))
    pengguna = factory.SubFactory(PenggunaFactory)
    jabatan = "Guru Besar Administrasi Publik"
    instansi = "Universitas Contoh"
    urutan = factory.Sequence(lambda n: n + 1)

    @factory.post_generation
    def izin(self, create, extracted, **kwargs):
        """The permissions of the decree; ``izin=False`` leaves them away."""
        if create and extracted is not False:
            pagi = dt.datetime.combine(self.sk.berlaku_sejak, dt.time(2), tzinfo=dt.UTC)
            selaraskan_izin(seleksi=self.seleksi, pengguna=self.pengguna, pada=pagi)


def _sk(seleksi, jenis):
    berlaku = SuratKeputusan.objects.filter(seleksi=seleksi, jenis=jenis, keadaan="BERLAKU").first()
    return berlaku or SuratKeputusanFactory(seleksi=seleksi, jenis=jenis)


class PernyataanFactory(DjangoModelFactory):
    class Meta:
        model = Pernyataan

    keanggotaan = factory.SubFactory(KeanggotaanFactory)
    jenis = Pernyataan.Jenis.PAKTA_INTEGRITAS
    teks = "Saya menyatakan akan bekerja jujur, netral, dan independen."
    dinyatakan_pada = DIBUAT
    dinyatakan_oleh = factory.SelfAttribute("keanggotaan.pengguna")


class SertifikatAsesorFactory(DjangoModelFactory):
    class Meta:
        model = SertifikatAsesor

    keanggotaan = factory.SubFactory(KeanggotaanFactory, peran=Peran.ASESOR)
    nomor = factory.Sequence(lambda n: f"ASR/{n + 1}/2025")
    lembaga = "Pusat Penilaian Kompetensi Contoh"
    berlaku_sampai = SAMPAI
    pengalaman_tahun = 4
    independen = True
    berkas = factory.SubFactory(BerkasFactory)
    dicatat_pada = DIBUAT
    dicatat_oleh = factory.SubFactory(PenggunaFactory)


class KesesuaianAnggotaFactory(DjangoModelFactory):
    class Meta:
        model = KesesuaianAnggota

    keanggotaan = factory.SubFactory(KeanggotaanFactory, unsur="AKADEMISI")
    lowongan = factory.SubFactory(LowonganFactory, seleksi=factory.SelfAttribute("..keanggotaan.seleksi"))
    uraian = "Meneliti tata kelola pelayanan kesehatan daerah."
    dicatat_pada = DIBUAT
    dicatat_oleh = factory.SubFactory(PenggunaFactory)


# Ketua and four members in the composition of Pasal 5 ayat (3).
SUSUNAN_PANSEL = (
    (Peran.KETUA_PANSEL, "AKADEMISI", ""),
    (Peran.ANGGOTA_PANSEL, "JPT_PRATAMA", "II.b"),
    (Peran.ANGGOTA_PANSEL, "JPT_PRATAMA", "II.b"),
    (Peran.ANGGOTA_PANSEL, "PAKAR", ""),
    (Peran.ANGGOTA_PANSEL, "PROFESIONAL", ""),
)


def pansel_lengkap(seleksi, *, bernyatakan: bool = True):
    """Five memberships in the right composition, the Ketua first; with all declarations by default."""
    anggota = [
        KeanggotaanFactory(seleksi=seleksi, peran=peran, unsur=unsur, eselon=eselon, urutan=n)
        for n, (peran, unsur, eselon) in enumerate(SUSUNAN_PANSEL, start=1)
    ]
    if bernyatakan:
        for satu in anggota:
            for jenis in Pernyataan.Jenis:
                PernyataanFactory(keanggotaan=satu, jenis=jenis)
    return anggota
