"""Rows of dokumen. A paper may be made in any state; no file is printed for it."""

import datetime as dt
import hashlib

import factory
from factory.django import DjangoModelFactory

from dokumen.models import (
    Berkas,
    BerkasCacat,
    Kiriman,
    Naskah,
    PemeriksaanGudang,
    Pemindaian,
    Penomoran,
)
from tests.factories.akun import PenggunaFactory

DIBUAT = dt.datetime(2026, 11, 20, 2, 0, tzinfo=dt.UTC)


class BerkasFactory(DjangoModelFactory):
    """A row alone; use dokumen.simpan where bytes on the disk are needed."""

    class Meta:
        model = Berkas

    sha256 = factory.Sequence(lambda n: hashlib.sha256(str(n).encode()).hexdigest())
    ukuran = 1024
    jenis_media = "application/pdf"
    nama_asli = "dokumen.pdf"
    jalur = factory.Sequence(lambda n: f"unggahan/{n % 256:02x}/{n:032x}.pdf")
    halaman = 1
    diunggah_oleh = factory.SubFactory(PenggunaFactory)
    diunggah_pada = DIBUAT


class PemindaianFactory(DjangoModelFactory):
    """Waiting by default; ``bersih=True`` or ``ditahan=True`` with a verdict."""

    class Meta:
        model = Pemindaian

    class Params:
        bersih = factory.Trait(keadaan="BERSIH", diputus_pada=DIBUAT, pindai_lagi_pada=None)
        ditahan = factory.Trait(
            keadaan="DITAHAN", diputus_pada=DIBUAT, pindai_lagi_pada=None, temuan="Eicar-Test-Signature"
        )

    berkas = factory.SubFactory(BerkasFactory)
    pindai_lagi_pada = DIBUAT


class BerkasCacatFactory(DjangoModelFactory):
    class Meta:
        model = BerkasCacat

    berkas = factory.SubFactory(BerkasFactory)
    cacat = BerkasCacat.Cacat.HILANG
    ditemukan_pada = DIBUAT


class PemeriksaanGudangFactory(DjangoModelFactory):
    """A walk that has come to its end; ``selesai_pada=None``: under way."""

    class Meta:
        model = PemeriksaanGudang

    mulai_pada = DIBUAT
    selesai_pada = DIBUAT


class NaskahFactory(DjangoModelFactory):
    """A draft by default; ``terbit=True`` signed and numbered, ``dicabut=True`` signed and withdrawn."""

    class Meta:
        model = Naskah

    class Params:
        ditandatangani = factory.Trait(
            nomor=factory.Sequence(lambda n: f"800.1.3.3/{9000 + n}/Pansel/XI/2026"),
            tanggal=dt.date(2026, 11, 20),
            ditandatangani_pada=DIBUAT,
            ditandatangani_oleh=factory.SelfAttribute("penanda_tangan"),
        )
        terbit = factory.Trait(ditandatangani=True, keadaan=Naskah.Keadaan.TERBIT)
        dicabut = factory.Trait(
            ditandatangani=True,
            keadaan=Naskah.Keadaan.DICABUT,
            dicabut_pada=DIBUAT + dt.timedelta(days=1),
            dicabut_oleh=factory.SelfAttribute("penanda_tangan"),
            alasan_cabut="Keliru menyebut jabatan.",
        )

    templat = "seleksi/naskah/pengumuman_hasil_akhir.html"
    judul = "Pengumuman Hasil Akhir"
    isi = factory.LazyFunction(dict)
    kelas = Naskah.Kelas.UMUM
    pola_nomor = "800.1.3.3/{urut:02d}/Pansel/{bulan_romawi}/{tahun}"
    penanda_tangan = factory.SubFactory(PenggunaFactory)
    nama_penanda = factory.SelfAttribute("penanda_tangan.nama")
    jabatan_penanda = "Ketua Panitia Seleksi"
    dibuat_pada = DIBUAT


class PenomoranFactory(DjangoModelFactory):
    class Meta:
        model = Penomoran

    pola = factory.Sequence(lambda n: f"{n}/{{urut}}/{{tahun}}")
    tahun = 2026


class KirimanFactory(DjangoModelFactory):
    """Nothing of it has arrived; no byte is on the disk."""

    class Meta:
        model = Kiriman

    kode = factory.Sequence(lambda n: hashlib.sha256(f"kiriman {n}".encode()).hexdigest())
    pemilik = factory.SubFactory(PenggunaFactory)
    tujuan = "lamaran:1:IJAZAH"
    nama = "ijazah.pdf"
    ukuran = 1000
    dimulai_pada = DIBUAT
    disentuh_pada = DIBUAT
