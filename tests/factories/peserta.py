"""Rows of peserta. An application may be made in any state; what the state needs is filled in."""

import datetime as dt
import io
from functools import cache

import factory
import pikepdf
from django.core.files.uploadedfile import SimpleUploadedFile
from factory.django import DjangoModelFactory

from dokumen.isi import jabatan, orang, umum
from dokumen.simpan import simpan_bytes
from peserta import aturan
from peserta.alur import Keadaan
from peserta.models import (
    AlasanBaku,
    BerkasLamaran,
    BuktiSanggahan,
    ButirPerbaikan,
    ButirSelisih,
    DaerahAsal,
    DokumenTambahan,
    HukumanDisiplin,
    Lamaran,
    MasaSanggah,
    Meterai,
    Panggilan,
    Pegangan,
    Pelamar,
    PemeriksaanKedua,
    Penghargaan,
    Perbaikan,
    PermintaanRekomendasi,
    Pertanyaan,
    PesanPertanyaan,
    RiwayatDiklat,
    RiwayatJabatan,
    RiwayatPangkat,
    RiwayatPendidikan,
    RiwayatSkp,
    Sanggahan,
    Selisih,
    SuratPelamar,
    SuratRekomendasi,
    SyaratTambahan,
    TelaahRiwayat,
    Undangan,
    UndanganTahap,
    Verifikasi,
)
from peserta.naskah import sidik_surat
from peserta.queries import salinan_profil, sidik_kunci
from seleksi.alur import Tahap
from tests.factories.akun import PenggunaFactory
from tests.factories.seleksi import InstansiFactory, LowonganFactory, PengumumanFactory

DIBUAT = dt.datetime(2026, 11, 10, 2, 0, tzinfo=dt.UTC)
DIAJUKAN = dt.datetime(2026, 11, 12, 2, 0, tzinfo=dt.UTC)
DIPERIKSA = dt.datetime(2026, 11, 20, 2, 0, tzinfo=dt.UTC)
DITETAPKAN = dt.datetime(2026, 11, 20, 4, 0, tzinfo=dt.UTC)
DITARIK = dt.datetime(2026, 11, 21, 2, 0, tzinfo=dt.UTC)


@cache
def isi_pdf(halaman: int = 1) -> bytes:
    """A whole, open PDF of so many pages with a line of black on each."""
    wadah = io.BytesIO()
    with pikepdf.new() as pdf:
        for _ in range(halaman):
            lembar = pdf.add_blank_page(page_size=(595, 842))
            lembar.Contents = pdf.make_stream(b"72 700 300 12 re f")
        pdf.save(wadah)
    return wadah.getvalue()


def unggahan(nama: str = "dokumen.pdf", isi: bytes | None = None) -> SimpleUploadedFile:
    return SimpleUploadedFile(nama, isi_pdf() if isi is None else isi, content_type="application/pdf")


class PelamarFactory(DjangoModelFactory):
    """Meets every requirement of the profile; ``riwayat=False`` leaves his posts away."""

    class Meta:
        model = Pelamar
        skip_postgeneration_save = True

    pengguna = factory.SubFactory(PenggunaFactory, bernip=True)
    tempat_lahir = "Wana Asri"
    tanggal_lahir = dt.date(1980, 1, 1)
    jenis_kelamin = "L"
    telepon = "0812 3456 7890"
    golongan = "IV/a"
    jabatan = "Kepala Bidang Pelayanan Kesehatan"
    unit_kerja = "Dinas Kesehatan"
    instansi = "Pemerintah Kabupaten Wana Asri"
    provinsi = "Jawa Tengah"
    jenjang = "S2"
    jurusan = "Kesehatan Masyarakat"
    diubah_pada = DIBUAT

    @factory.post_generation
    def riwayat(self, create, extracted, **kwargs):
        if create and extracted is not False:
            RiwayatJabatanFactory(pelamar=self)


class RiwayatJabatanFactory(DjangoModelFactory):
    class Meta:
        model = RiwayatJabatan

    pelamar = factory.SubFactory(PelamarFactory, riwayat=False)
    nama_jabatan = "Kepala Bidang Pelayanan Kesehatan"
    jenis = "ADMINISTRATOR"
    instansi = "Pemerintah Kabupaten Wana Asri"
    tanggal_mulai = dt.date(2018, 1, 1)
    tanggal_selesai = None
    terkait = True


class RiwayatPangkatFactory(DjangoModelFactory):
    class Meta:
        model = RiwayatPangkat

    pelamar = factory.SubFactory(PelamarFactory)
    golongan = "IV/a"
    tmt = dt.date(2020, 4, 1)
    nomor_sk = "823.4/12/2020"


class RiwayatPendidikanFactory(DjangoModelFactory):
    class Meta:
        model = RiwayatPendidikan

    pelamar = factory.SubFactory(PelamarFactory)
    jenjang = "S2"
    jurusan = "Kesehatan Masyarakat"
    lembaga = "Universitas Wana Asri"
    tahun_lulus = 2012
    nomor_ijazah = "0012/2012"


class RiwayatDiklatFactory(DjangoModelFactory):
    class Meta:
        model = RiwayatDiklat

    pelamar = factory.SubFactory(PelamarFactory)
    jenis = "KEPEMIMPINAN"
    nama = "Pelatihan Kepemimpinan Administrator"
    penyelenggara = "BPSDM Provinsi"
    tahun = 2021
    jam = 900
    nomor_sertifikat = "PKA/7/2021"


class RiwayatSkpFactory(DjangoModelFactory):
    class Meta:
        model = RiwayatSkp

    pelamar = factory.SubFactory(PelamarFactory)
    tahun = 2025
    predikat = "BAIK"
    penilai = "Kepala Dinas Kesehatan"


class PenghargaanFactory(DjangoModelFactory):
    class Meta:
        model = Penghargaan

    pelamar = factory.SubFactory(PelamarFactory)
    nama = "Satyalancana Karya Satya X Tahun"
    pemberi = "Presiden Republik Indonesia"
    tahun = 2019
    nomor = "66/TK/2019"


class HukumanDisiplinFactory(DjangoModelFactory):
    class Meta:
        model = HukumanDisiplin

    pelamar = factory.SubFactory(PelamarFactory)
    tingkat = "RINGAN"
    jenis = "Teguran tertulis"
    nomor_sk = "862/3/2015"
    tanggal_sk = dt.date(2015, 3, 2)
    tanggal_mulai = dt.date(2015, 3, 16)
    tanggal_selesai = None


class LamaranFactory(DjangoModelFactory):
    """``keadaan=`` any; without a vacancy given, one that takes applications. A draft has no files."""

    class Meta:
        model = Lamaran

    pelamar = factory.SubFactory(PelamarFactory)
    lowongan = factory.SubFactory(LowonganFactory, tahap=Tahap.PENGUMUMAN)
    keadaan = Keadaan.DRAF
    dibuat_pada = DIBUAT

    @classmethod
    def _adjust_kwargs(cls, **kwargs):
        keadaan, lowongan = kwargs["keadaan"], kwargs["lowongan"]
        if keadaan == Keadaan.DRAF:
            return kwargs
        urutan = kwargs.setdefault("urutan", Lamaran.objects.filter(lowongan=lowongan).count() + 1)
        kwargs.setdefault(
            "nomor_pendaftaran", f"{lowongan.seleksi_id}-{lowongan.urutan:02d}-{urutan:04d}/2026"
        )
        kwargs.setdefault("profil", salinan_profil(kwargs["pelamar"]))
        kwargs.setdefault("teks_pakta", aturan.teks_pakta(lowongan.nama_jabatan, str(lowongan.seleksi)))
        kwargs.setdefault("diajukan_pada", DIAJUKAN)
        if keadaan in (Keadaan.DIPERIKSA, Keadaan.MS, Keadaan.TMS):
            kwargs.setdefault("diperiksa_pada", DIPERIKSA)
            kwargs.setdefault("diperiksa_oleh", PenggunaFactory())
        if keadaan in (Keadaan.MS, Keadaan.TMS):
            kwargs.setdefault("ditetapkan_pada", DITETAPKAN)
            kwargs.setdefault("ditetapkan_oleh", PenggunaFactory())
        if keadaan == Keadaan.GUGUR:
            kwargs.setdefault("gugur_pada", DITARIK)
            kwargs.setdefault("alasan_gugur", "Tidak hadir (Berita Acara Nomor 05/2026).")
        if keadaan == Keadaan.MUNDUR:
            kwargs.setdefault("ditarik_pada", DITARIK)
            kwargs.setdefault("alasan_tarik", "Tetap mengabdi di jabatan sekarang.")
        return kwargs


class BerkasLamaranFactory(DjangoModelFactory):
    """A real PDF on the disk of the test."""

    class Meta:
        model = BerkasLamaran

    lamaran = factory.SubFactory(LamaranFactory)
    jenis = "SURAT_LAMARAN"
    berkas = factory.LazyAttribute(
        lambda b: simpan_bytes(
            isi=isi_pdf(),
            nama=f"{b.jenis.lower()}.pdf",
            jenis_media="application/pdf",
            oleh=b.lamaran.pelamar.pengguna,
            pada=b.diunggah_pada,
            folder="unggahan",
        )
    )
    diunggah_pada = DIBUAT


class MeteraiFactory(DjangoModelFactory):
    class Meta:
        model = Meterai

    berkas = factory.SubFactory(BerkasLamaranFactory)
    jenis = Meterai.Jenis.ELEKTRONIK
    nomor_seri = factory.Sequence(lambda n: f"0G8UQ5VHB{n:08d}")
    dinyatakan_pada = DIBUAT


class VerifikasiFactory(DjangoModelFactory):
    class Meta:
        model = Verifikasi

    lamaran = factory.SubFactory(LamaranFactory, keadaan=Keadaan.DIAJUKAN)
    butir = "SURAT_LAMARAN"
    putusan = Verifikasi.Putusan.SESUAI
    diperiksa_pada = DIPERIKSA
    diperiksa_oleh = factory.SubFactory(PenggunaFactory)


class DaerahAsalFactory(DjangoModelFactory):
    class Meta:
        model = DaerahAsal

    nama = "Kabupaten Wana Asri"
    provinsi = "Jawa Tengah"
    berlaku_sejak = dt.date(2000, 1, 1)
    sumber = "Daftar uji"
    dicatat_pada = DIBUAT
    dicatat_oleh = factory.SubFactory(PenggunaFactory)


class SyaratTambahanFactory(DjangoModelFactory):
    class Meta:
        model = SyaratTambahan

    lowongan = factory.SubFactory(LowonganFactory)
    jenis = SyaratTambahan.Jenis.PANGKAT
    nilai = "IV/b"
    uraian = "Pangkat paling rendah Pembina Tingkat I"
    dasar = "Standar kompetensi jabatan"
    ditetapkan_pada = DIBUAT
    ditetapkan_oleh = factory.SubFactory(PenggunaFactory)


class DokumenTambahanFactory(DjangoModelFactory):
    class Meta:
        model = DokumenTambahan

    lowongan = factory.SubFactory(LowonganFactory)
    nama = factory.Sequence(lambda n: f"Surat keterangan {n}")
    petunjuk = "Dari Inspektorat instansi asal."
    dasar = "Standar kompetensi jabatan"
    ditetapkan_pada = DIBUAT
    ditetapkan_oleh = factory.SubFactory(PenggunaFactory)


class UndanganFactory(DjangoModelFactory):
    class Meta:
        model = Undangan

    lowongan = factory.SubFactory(LowonganFactory, tahap=Tahap.PENGUMUMAN)
    nip = "197609112002122005"
    nama = "Sekar Laksita"
    alasan = "Memimpin bidang yang sama dua belas tahun."
    diundang_pada = DIBUAT
    diundang_oleh = factory.SubFactory(PenggunaFactory)


class MasaSanggahFactory(DjangoModelFactory):
    """Opened by an announcement a day ago, three days long."""

    class Meta:
        model = MasaSanggah

    lowongan = factory.SubFactory(LowonganFactory, tahap=Tahap.ADMINISTRASI)
    pengumuman = factory.LazyAttribute(
        lambda m: PengumumanFactory(
            seleksi=m.lowongan.seleksi,
            jenis="HASIL_TAHAP",
            tahap="ADMINISTRASI",
            diumumkan=True,
            diumumkan_pada=m.dibuka_pada,
            lowongan=[m.lowongan],
        )
    )
    dibuka_pada = DITARIK
    batas = DITARIK + dt.timedelta(days=3)
    batas_jawab = DITARIK + dt.timedelta(days=8)


class SanggahanFactory(DjangoModelFactory):
    """Written, not sent; ``terkirim=True`` sent, ``ditolak=True`` answered."""

    class Meta:
        model = Sanggahan

    class Params:
        terkirim = factory.Trait(diajukan_pada=DITARIK + dt.timedelta(hours=1))
        ditolak = factory.Trait(
            terkirim=True,
            jawaban="DITOLAK",
            alasan="Bukti tidak mengubah hasil.",
            dasar="Lampiran huruf b angka 3",
            nomor_notulen="12/Pansel/2026",
            tanggal_rapat=dt.date(2026, 11, 22),
            jumlah_hadir=5,
            dijawab_pada=DITARIK + dt.timedelta(days=1),
            dijawab_oleh=factory.SubFactory(PenggunaFactory),
        )

    lamaran = factory.SubFactory(LamaranFactory, keadaan=Keadaan.TMS)
    masa = factory.LazyAttribute(lambda s: MasaSanggahFactory(lowongan=s.lamaran.lowongan))
    isi = "Ijazah yang saya unggah adalah ijazah terakhir."
    ditulis_pada = DITARIK


class BuktiSanggahanFactory(DjangoModelFactory):
    class Meta:
        model = BuktiSanggahan

    sanggahan = factory.SubFactory(SanggahanFactory)
    berkas = factory.LazyAttribute(
        lambda b: simpan_bytes(
            isi=isi_pdf(),
            nama="bukti.pdf",
            jenis_media="application/pdf",
            oleh=b.sanggahan.lamaran.pelamar.pengguna,
            pada=b.diunggah_pada,
            folder="unggahan",
        )
    )
    diunggah_pada = DITARIK


class SuratPelamarFactory(DjangoModelFactory):
    """Prepared and unread; ``dibaca=True`` and ``disetujui=True`` carry it further."""

    class Meta:
        model = SuratPelamar

    class Params:
        dibaca = factory.Trait(dibaca_pada=DITARIK, dibaca_oleh=factory.SubFactory(PenggunaFactory))
        disetujui = factory.Trait(
            dibaca=True, disetujui_pada=DITARIK, disetujui_oleh=factory.SelfAttribute("penanda_tangan")
        )

    lamaran = factory.SubFactory(LamaranFactory, keadaan=Keadaan.TMS)
    jenis = factory.LazyAttribute(lambda s: s.lamaran.keadaan)
    isi = factory.LazyAttribute(
        lambda s: {
            **umum(s.lamaran.lowongan.seleksi, InstansiFactory.build(), [s.lamaran.lowongan]),
            "hasil": s.lamaran.keadaan,
            "penerima": orang(s.lamaran),
            "lowongan": jabatan(s.lamaran.lowongan),
            "pengumuman": {"nomor": "800.1.3.3/05/Pansel/XI/2026", "tanggal": "2026-11-20"},
            "butir": [],
            "jadwal": [],
            "sanggahan": None,
            "kalimat": "",
            "alamat_lamaran": "seleksi.contohraya.example",
            "tembusan": [],
            "penanda": {"jabatan": "Ketua", "nama": "Ketua Pansel", "pangkat": "", "nip": ""},
        }
    )
    sidik = factory.LazyAttribute(lambda s: sidik_surat(s.isi, ""))
    penanda_tangan = factory.SubFactory(PenggunaFactory)
    disusun_pada = DITARIK
    disusun_oleh = factory.SubFactory(PenggunaFactory)


class SuratRekomendasiFactory(DjangoModelFactory):
    """Signed by the right PPK, within the announcement, for the right post."""

    class Meta:
        model = SuratRekomendasi

    lamaran = factory.SubFactory(LamaranFactory, keadaan=Keadaan.DIAJUKAN)
    sumber = SuratRekomendasi.Sumber.PEMERIKSA
    penanda = SuratRekomendasi.Penanda.PPK
    jabatan = "Bupati Wana Asri"
    kedudukan = SuratRekomendasi.Kedudukan.DEFINITIF
    nomor = "800.1/12/2026"
    tanggal = dt.date(2026, 11, 12)
    jabatan_dituju = factory.LazyAttribute(lambda s: s.lamaran.lowongan.nama_jabatan)
    diisi_pada = DIPERIKSA
    diisi_oleh = factory.SubFactory(PenggunaFactory)


class TelaahRiwayatFactory(DjangoModelFactory):
    class Meta:
        model = TelaahRiwayat

    lamaran = factory.SubFactory(LamaranFactory, keadaan=Keadaan.DIAJUKAN)
    baris = 0
    dihitung = True
    alasan = "Tugasnya sama dengan jabatan yang dilamar."
    ditelaah_pada = DIPERIKSA
    ditelaah_oleh = factory.SubFactory(PenggunaFactory)


class PerbaikanFactory(DjangoModelFactory):
    """Being prepared; ``diminta=True`` asked, with two weeks to mend."""

    class Meta:
        model = Perbaikan

    class Params:
        diminta = factory.Trait(
            diminta_pada=DIPERIKSA,
            diminta_oleh=factory.SubFactory(PenggunaFactory),
            batas=DIPERIKSA + dt.timedelta(days=14),
        )

    lamaran = factory.SubFactory(LamaranFactory, keadaan=Keadaan.DIAJUKAN)
    disusun_pada = DIPERIKSA


class ButirPerbaikanFactory(DjangoModelFactory):
    class Meta:
        model = ButirPerbaikan

    perbaikan = factory.SubFactory(PerbaikanFactory)
    jenis = "IJAZAH"
    kekurangan = "Halaman kedua tidak terbaca; unggah pindaian yang utuh."
    ditandai_pada = DIPERIKSA
    ditandai_oleh = factory.SubFactory(PenggunaFactory)


class PermintaanRekomendasiFactory(DjangoModelFactory):
    """An open link whose key is ``kunci-uji``."""

    class Meta:
        model = PermintaanRekomendasi

    lamaran = factory.SubFactory(LamaranFactory)
    alamat = "bkd@wanaasri.go.id"
    sidik = factory.LazyFunction(lambda: sidik_kunci("kunci-uji"))
    diminta_pada = DIPERIKSA
    kedaluwarsa_pada = DIPERIKSA + dt.timedelta(days=7)


class PertanyaanFactory(DjangoModelFactory):
    """Open; ``dijawab=True`` has an answer."""

    class Meta:
        model = Pertanyaan

    class Params:
        dijawab = factory.Trait(dijawab_pada=DITETAPKAN, dijawab_oleh=factory.SubFactory(PenggunaFactory))

    lowongan = factory.SubFactory(LowonganFactory, tahap=Tahap.PENGUMUMAN)
    penanya = factory.SubFactory(PenggunaFactory)
    judul = "Legalisasi ijazah"
    ditanyakan_pada = DIPERIKSA


class PesanPertanyaanFactory(DjangoModelFactory):
    class Meta:
        model = PesanPertanyaan

    pertanyaan = factory.SubFactory(PertanyaanFactory)
    dari_sekretariat = False
    isi = "Apakah legalisasi elektronik diterima?"
    ditulis_pada = DIPERIKSA
    ditulis_oleh = factory.SelfAttribute("pertanyaan.penanya")


def kode_dokumen(lamaran) -> list[str]:
    return [satu.kode for satu in lamaran.lowongan.seleksi.aturan_main.dokumen]


def berkas_lengkap(lamaran, *, kecuali=()):
    """Every document the selection asks for, uploaded; returns code -> row."""
    return {
        kode: BerkasLamaranFactory(lamaran=lamaran, jenis=kode)
        for kode in kode_dokumen(lamaran)
        if kode not in kecuali
    }


def verifikasi_lengkap(lamaran, oleh, *, tidak_sesuai=(), pada=DIPERIKSA):
    """Every item checked by one person; the items in ``tidak_sesuai`` refused with a reason."""
    for butir in aturan.butir_periksa(lamaran.lowongan.seleksi.aturan_main.dokumen):
        salah = butir.kode in tidak_sesuai
        VerifikasiFactory(
            lamaran=lamaran,
            butir=butir.kode,
            putusan="TIDAK_SESUAI" if salah else "SESUAI",
            alasan="Tidak memenuhi ketentuan." if salah else "",
            diperiksa_oleh=oleh,
            diperiksa_pada=pada,
        )


class AlasanBakuFactory(DjangoModelFactory):
    class Meta:
        model = AlasanBaku

    butir = "IJAZAH"
    kalimat = factory.Sequence(lambda n: f"Ijazah tidak dapat dibaca ({n})")
    dasar = "Lampiran huruf a angka 6 huruf b angka 3"
    tindakan = "Unggah pindaian yang terbaca."
    berlaku_sejak = DIBUAT
    dicatat_oleh = factory.SubFactory(PenggunaFactory)


class PemeriksaanKeduaFactory(DjangoModelFactory):
    class Meta:
        model = PemeriksaanKedua

    lamaran = factory.SubFactory(LamaranFactory, keadaan=Keadaan.DIPERIKSA)
    butir = "SURAT_LAMARAN"
    putusan = Verifikasi.Putusan.SESUAI
    diperiksa_pada = DIPERIKSA
    diperiksa_oleh = factory.SubFactory(PenggunaFactory)


class SelisihFactory(DjangoModelFactory):
    """Waits for the Ketua Sekretariat."""

    class Meta:
        model = Selisih

    lamaran = factory.SubFactory(LamaranFactory, keadaan=Keadaan.DIPERIKSA)
    sebab = Selisih.Sebab.BEDA
    dibuka_pada = DIPERIKSA
    dibuka_oleh = factory.SubFactory(PenggunaFactory)


class ButirSelisihFactory(DjangoModelFactory):
    class Meta:
        model = ButirSelisih

    selisih = factory.SubFactory(SelisihFactory)
    butir = "SPT"


class PeganganFactory(DjangoModelFactory):
    class Meta:
        model = Pegangan

    lamaran = factory.SubFactory(LamaranFactory, keadaan=Keadaan.DIAJUKAN)
    pemegang = factory.SubFactory(PenggunaFactory)
    sejak = DIPERIKSA
    terakhir = DIPERIKSA


class PanggilanFactory(DjangoModelFactory):
    """A draft for the morning of 30 November; ``terkirim=True`` sent."""

    class Meta:
        model = Panggilan

    class Params:
        terkirim = factory.Trait(dikirim_pada=DITARIK, dikirim_oleh=factory.SelfAttribute("penanda_tangan"))

    lowongan = factory.SubFactory(LowonganFactory, tahap=Tahap.ASESMEN)
    kegiatan = Panggilan.Kegiatan.ASESMEN
    cara = Panggilan.Cara.SERENTAK
    urutan = Panggilan.Urutan.ABJAD
    mulai = dt.datetime(2026, 11, 30, 1, 0, tzinfo=dt.UTC)
    menit = 120
    tempat = "Aula BKPSDM"
    narahubung = "Sekretariat, telepon 0293-000000"
    penanda_tangan = factory.SubFactory(PenggunaFactory)
    disusun_pada = DITARIK
    disusun_oleh = factory.SubFactory(PenggunaFactory)


class UndanganTahapFactory(DjangoModelFactory):
    """In a draft; ``terkirim=True`` sent and standing."""

    class Meta:
        model = UndanganTahap

    class Params:
        terkirim = factory.Trait(panggilan=factory.SubFactory(PanggilanFactory, terkirim=True), berlaku=True)

    panggilan = factory.SubFactory(PanggilanFactory)
    lamaran = factory.LazyAttribute(
        lambda u: LamaranFactory(lowongan=u.panggilan.lowongan, keadaan=Keadaan.MS)
    )
    kegiatan = factory.SelfAttribute("panggilan.kegiatan")
    nomor = 1
    mulai = factory.SelfAttribute("panggilan.mulai")
    selesai = factory.LazyAttribute(lambda u: u.mulai + dt.timedelta(minutes=u.panggilan.menit))
    isi = factory.LazyAttribute(
        lambda u: {
            **umum(u.panggilan.lowongan.seleksi, InstansiFactory.build(), [u.panggilan.lowongan]),
            "penerima": orang(u.lamaran),
            "lowongan": jabatan(u.panggilan.lowongan),
            "kegiatan": u.panggilan.get_kegiatan_display().lower(),
            "pengumuman": {"nomor": "UJI/1", "tanggal": "2026-11-20", "judul": "Pengumuman Hasil"},
            "bergiliran": False,
            "mulai": "2026-11-30T08:00:00+07:00",
            "selesai": "2026-11-30T10:00:00+07:00",
            "tempat": u.panggilan.tempat,
            "tautan": "",
            "bawaan": [],
            "pakaian": "",
            "narahubung": u.panggilan.narahubung,
            "mengganti": None,
            "alasan": "",
            "alamat_lamaran": "seleksi.contohraya.example",
            "tembusan": [],
            "penanda": {"jabatan": "Ketua Sekretariat", "nama": "Ketua", "pangkat": "", "nip": ""},
        }
    )
    sidik = factory.LazyAttribute(lambda u: sidik_surat(u.isi, ""))
