"""One world for the matrix: four vacancies in four stages, every role, and a stranger."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from django.utils import timezone

from akun.models import Pengguna, Surel
from dokumen.tasks import cetak_naskah
from panitia.models import Keanggotaan, Pernyataan
from penilaian.models import Komponen
from peserta.models import AlasanBaku, BerkasLamaran, DaerahAsal, Lamaran, RiwayatJabatan
from seleksi.management.peragaan.cerita import PANSEL, Cerita
from seleksi.management.peragaan.pelaku import Panggung
from seleksi.models import Lowongan, Pengumuman, Seleksi
from tests.factories.akun import PenggunaFactory
from tests.factories.dokumen import KirimanFactory, NaskahFactory
from tests.factories.makalah import SerahanMakalahFactory, TemaMakalahFactory
from tests.factories.panitia import KeanggotaanFactory
from tests.factories.penilaian import (
    BuktiTelusurFactory,
    LembarKertasFactory,
    PermintaanBukaFactory,
    TugasTelusurFactory,
)
from tests.factories.peserta import (
    BuktiSanggahanFactory,
    ButirPerbaikanFactory,
    DokumenTambahanFactory,
    LamaranFactory,
    PanggilanFactory,
    PerbaikanFactory,
    PermintaanRekomendasiFactory,
    PesanPertanyaanFactory,
    RiwayatPangkatFactory,
    SanggahanFactory,
    SuratPelamarFactory,
    SyaratTambahanFactory,
    UndanganTahapFactory,
)
from tests.factories.seleksi import LembarBasahFactory, LowonganFactory, MasaBekuFactory, SeleksiFactory
from tests.penilaian.ronde import umumkan_administrasi

# Role in the matrix → account of the demonstration.
PERAN = {
    "ketua_sekretariat": "ketua.sekretariat",
    "verifikator": "verifikator2",
    "naskah": "naskah",
    "ketua_pansel": "ketua.pansel",
    "anggota_pansel": "pansel2",
    "asesor": "asesor",
    "penelusur": "penelusur",
    "narasumber": "narasumber",
    "pyb": "sekda",
    "ppk": "bupati",
    "pengawas": "pengawas",
    "operator": "operator",
}
PERAN_ASING = ("KETUA_SEKRETARIAT", "VERIFIKATOR", "KETUA_PANSEL", "ASESOR", "PPK", "PYB", "PENGAWAS")
# A closed component that asesor scored.
HASIL_ASESMEN = tuple(
    f"penilaian:{satu}_asesmen" for satu in ("hasil", "templat", "tarik_hasil", "terima_hasil", "skala")
)


@dataclass
class Dunia:
    """Accounts per role (None = guest) and the ids that addresses of each kind take."""

    orang: dict[str, Pengguna | None] = field(default_factory=dict)
    isian: dict[str, dict[str, object]] = field(default_factory=dict)
    seleksi: Seleksi | None = None
    lowongan: dict[str, Lowongan] = field(default_factory=dict)


def bangun(kini: dt.datetime) -> Dunia:
    """Build it with real acts; ``kini`` is the (frozen) present."""
    dunia = Dunia()
    panggung = Panggung(kini - dt.timedelta(days=100))
    cerita = Cerita(panggung, "Seleksi Matriks", timezone.localdate(kini) - dt.timedelta(days=40), 7)
    cerita.lengkapi_panitia()
    nama = {
        "ADMINISTRASI": "INSPEKTUR",
        "WAWANCARA": "SEKWAN",
        "PENETAPAN": "ASISTEN",
        "PENGUMUMAN": "STAF_AHLI",
    }
    dunia.lowongan = {
        t: cerita.tambah_lowongan(f"Jabatan {t.title()}", j, f"Unit {t}") for t, j in nama.items()
    }
    cerita.rencanakan()
    cerita.umumkan(list(dunia.lowongan.values()))
    dokumen = cerita.seleksi.aturan_main.dokumen
    bersama = {satu.kode: cerita.titip(satu.nama, 0) for satu in dokumen}
    nomor = 0
    for tahap in ("ADMINISTRASI", "WAWANCARA", "PENETAPAN", "PENGUMUMAN"):
        for _ in range(4 if tahap != "PENGUMUMAN" else 3):
            nomor += 1
            cerita.lamar(dunia.lowongan[tahap], nomor, hari=5, unggah=False, berkas_bersama=bersama)
    draf = _draf(cerita, dunia.lowongan["PENGUMUMAN"], nomor + 1)
    for lowongan in dunia.lowongan.values():
        lowongan.refresh_from_db()
    _majukan(cerita, dunia.lowongan)
    _orang(dunia, panggung, draf)
    _isian(dunia, cerita, draf, kini)
    return dunia


def _draf(cerita: Cerita, lowongan: Lowongan, nomor: int) -> Lamaran:
    return cerita.lamar(lowongan, nomor, "pelamar.draf@contoh.example", hari=6, kirim=False)


def _majukan(cerita: Cerita, lowongan: dict[str, Lowongan]) -> None:
    for tahap in ("ADMINISTRASI", "WAWANCARA", "PENETAPAN"):
        cerita.tutup(lowongan[tahap])
    for tahap in ("WAWANCARA", "PENETAPAN"):
        cerita.periksa_semua(lowongan[tahap])
    cerita.umumkan_administrasi([lowongan["WAWANCARA"], lowongan["PENETAPAN"]])
    for tahap in ("WAWANCARA", "PENETAPAN"):
        satu = lowongan[tahap]
        satu.refresh_from_db()
        for penilai in (*PANSEL, "asesor"):
            cerita.nyatakan_bebas(satu, penilai, 20)
        cerita.nilai_semua(satu, "REKAM_JEJAK", 20)
        cerita.maju(satu, "mulai_asesmen", 20)
        cerita.nilai_semua(satu, "ASESMEN", 22)
        cerita.umumkan_hasil(satu, 24)
        cerita.maju(satu, "mulai_kompetensi_bidang", 25)
        cerita.nilai_semua(satu, "MAKALAH", 27)
        cerita.umumkan_hasil(satu, 28)
        cerita.maju(satu, "mulai_wawancara", 29)
    cerita.nilai(cerita.buka(lowongan["WAWANCARA"], "WAWANCARA", 30), "pansel2", 31, kunci=False)
    akhir = lowongan["PENETAPAN"]
    cerita.nilai_semua(akhir, "WAWANCARA", 31)
    cerita.pleno(akhir, 33)
    cerita.maju(akhir, "mulai_kesehatan", 34)
    cerita.periksa_kesehatan(akhir, 35)
    cerita.maju(akhir, "mulai_penetapan", 36)
    cerita.usulkan(akhir, 37)


def _orang(dunia: Dunia, panggung: Panggung, draf: Lamaran) -> None:
    dunia.orang = {"tamu": None} | {peran: panggung.orang[kunci] for peran, kunci in PERAN.items()}
    dunia.orang["pelamar"] = draf.pelamar.pengguna
    dunia.orang["pelamar_lain"] = (
        Lamaran.objects.filter(lowongan=dunia.lowongan["ADMINISTRASI"]).first().pelamar.pengguna
    )
    asing = PenggunaFactory(nama="Orang Asing")
    lain = SeleksiFactory()
    for peran in PERAN_ASING:
        KeanggotaanFactory(seleksi=lain, peran=peran, pengguna=asing)
    dunia.orang["asing"] = asing


def _isian(dunia: Dunia, cerita: Cerita, draf: Lamaran, kini: dt.datetime) -> None:
    """Which object each converter of an address gets; ``nama alamat`` overrides ``nama isian``."""
    dunia.seleksi = cerita.seleksi
    administrasi, wawancara = dunia.lowongan["ADMINISTRASI"], dunia.lowongan["WAWANCARA"]
    penetapan, pengumuman = dunia.lowongan["PENETAPAN"], dunia.lowongan["PENGUMUMAN"]
    komponen = Komponen.objects.get(lowongan=wawancara, metode="WAWANCARA")
    dikunci = Komponen.objects.get(lowongan=penetapan, metode="WAWANCARA")
    terkunci = dikunci.lembar.filter(keadaan="DIKUNCI").order_by("pk").first()
    terkirim = Lamaran.objects.filter(lowongan=administrasi).order_by("urutan").first()
    peserta = Lamaran.objects.filter(lowongan=wawancara).order_by("urutan").first()
    anggota = Keanggotaan.objects.get(seleksi=cerita.seleksi, pengguna=dunia.orang["anggota_pansel"])
    asesor = Keanggotaan.objects.get(seleksi=cerita.seleksi, pengguna=dunia.orang["asesor"])
    pernyataan = Pernyataan.objects.filter(keanggotaan=anggota, berkas__isnull=False).get()
    tiga = Lamaran.objects.filter(lowongan=penetapan, peringkat__calon=True).order_by("pk").first()
    surel = Surel.objects.filter(penerima=dunia.orang["ketua_sekretariat"]).order_by("pk").first()
    terbit = Pengumuman.objects.filter(seleksi=cerita.seleksi, jenis="PEMBUKAAN").get()
    for naskah in (terbit.naskah_id, anggota.sk.naskah_id, terkirim.tanda_terima_id):
        cetak_naskah(naskah)
    LembarBasahFactory(
        naskah=terbit.naskah, seleksi=cerita.seleksi, berkas=cerita.titip("Lembar bertanda tangan basah", 20)
    )
    batal = LowonganFactory(seleksi=cerita.seleksi, tahap="DIBATALKAN", urutan=90)
    sanggahan = SanggahanFactory(lamaran=terkirim, terkirim=True)
    surat = SuratPelamarFactory(lamaran=terkirim, jenis="TMS")
    terbit_surat = SuratPelamarFactory(
        lamaran=terkirim,
        jenis="MS",
        penanda_tangan=dunia.orang["ketua_pansel"],
        disetujui=True,
        naskah=NaskahFactory(terbit=True, kelas="T", nomor="UJI/01/2026"),
    )
    # An invitation the applicant received, in a vacancy of its own, and one of the three that is a draft.
    tempat_undangan = LowonganFactory(seleksi=cerita.seleksi, tahap="WAWANCARA", urutan=92)
    diundang = UndanganTahapFactory(
        panggilan=PanggilanFactory(
            lowongan=tempat_undangan,
            kegiatan="WAWANCARA",
            terkirim=True,
            penanda_tangan=dunia.orang["ketua_sekretariat"],
            mulai=kini + dt.timedelta(days=7),
        ),
        lamaran=LamaranFactory(pelamar=draf.pelamar, lowongan=tempat_undangan, keadaan="MS"),
        berlaku=True,
    )
    konsep = UndanganTahapFactory(
        panggilan=PanggilanFactory(
            lowongan=penetapan,
            kegiatan="KESEHATAN",
            penanda_tangan=dunia.orang["ketua_sekretariat"],
            mulai=kini + dt.timedelta(days=7),
        ),
        lamaran=tiga,
    )
    # Notes of the tracer that he handed over, and a file beside them.
    telusur = TugasTelusurFactory(
        lamaran=peserta,
        penelusur=dunia.orang["penelusur"],
        ditetapkan_oleh=dunia.orang["ketua_pansel"],
        surat_tugas=NaskahFactory(
            terbit=True, kelas="R", nomor="UJI/02/2026", penanda_tangan=dunia.orang["ketua_pansel"]
        ),
        diserahkan=True,
    )
    bukti_telusur = {
        "bukti_id": BuktiTelusurFactory(tugas=telusur, berkas=cerita.titip("Bukti penelusuran", 20)).pk
    }
    asesmen = wawancara.komponen.get(metode="ASESMEN")
    # The same applicant writes in one more vacancy; the papers of another are closed and may be read.
    ujian = LowonganFactory(seleksi=cerita.seleksi, tahap="KOMPETENSI_BIDANG", urutan=93)
    umumkan_administrasi(ujian)
    TemaMakalahFactory(lowongan=ujian, cara="PINDAI", dibuka_pada=kini - dt.timedelta(hours=1))
    penulis = LamaranFactory(pelamar=draf.pelamar, lowongan=ujian, keadaan="MS")
    serahan = SerahanMakalahFactory(makalah__lamaran=penulis)
    SerahanMakalahFactory(makalah__lamaran=peserta)
    makalah = Komponen.objects.get(lowongan=wawancara, metode="MAKALAH")
    syarat = SyaratTambahanFactory(lowongan=pengumuman)
    dokumen = DokumenTambahanFactory(lowongan=pengumuman, wajib=False)
    pertanyaan = PesanPertanyaanFactory(
        pertanyaan__lowongan=administrasi, pertanyaan__penanya=draf.pelamar.pengguna
    ).pertanyaan
    pangkat = RiwayatPangkatFactory(pelamar=draf.pelamar)
    kertas = LembarKertasFactory(
        komponen=komponen, lamaran=peserta, penilai=dunia.orang["anggota_pansel"], kode="MATRXKERTAS2"
    )
    umum = {
        "seleksi_id": cerita.seleksi.pk,
        "lowongan_id": penetapan.pk,
        "tugas_id": telusur.pk,
        "lamaran_id": terkirim.pk,
        "komponen_id": komponen.pk,
        "keanggotaan_id": anggota.pk,
        "pernyataan_id": pernyataan.pk,
        "sk_id": anggota.sk_id,
        "surel_id": surel.pk if surel else 0,
        "surat_id": surat.pk,
        "sanggahan_id": sanggahan.pk,
        "bukti_id": BuktiSanggahanFactory(sanggahan=sanggahan).pk,
        "syarat_id": syarat.pk,
        "dokumen_id": dokumen.pk,
        "panggilan_id": konsep.panggilan_id,
        "undangan_id": konsep.pk,
        "kegiatan": "WAWANCARA",
        "metode": "MAKALAH",
        "alasan_id": AlasanBaku.objects.order_by("pk").first().pk,
        "daerah_id": DaerahAsal.objects.order_by("pk").first().pk,
        "masa_id": MasaBekuFactory(tanggal_mulai=dt.date(2031, 1, 1), tanggal_selesai=dt.date(2031, 2, 1)).pk,
        "riwayat_id": RiwayatJabatan.objects.filter(pelamar=draf.pelamar).first().pk,
        "pengumuman_id": terbit.pk,
        "naskah_id": terbit.naskah_id,
        "kode": terbit.naskah.kode,
        "butir": 1,
        "nomor": 1,
        "jenis": "SPT",
        "kunci": "kunci-uji",
        "pertanyaan_id": pertanyaan.pk,
        "jalur": "pengumuman.hari",
        "tahun": 2026,
        "berkas_id": BerkasLamaran.objects.filter(lamaran=terkirim).order_by("pk").first().pk,
    }
    milik_pelamar = {"lamaran_id": draf.pk}
    menulis = {"lamaran_id": penulis.pk}
    # A sent application of the same applicant, of which one document is open again.
    dibuka = LamaranFactory(
        pelamar=draf.pelamar,
        lowongan=LowonganFactory(seleksi=cerita.seleksi, tahap="ADMINISTRASI", urutan=91),
        keadaan="DIAJUKAN",
    )
    ButirPerbaikanFactory(perbaikan=PerbaikanFactory(lamaran=dibuka, diminta=True))
    diperbaiki = {"lamaran_id": dibuka.pk, "jenis": "IJAZAH"}
    PermintaanRekomendasiFactory(lamaran=draf)
    dunia.isian = {
        "": umum,
        "seleksi:rekomendasi": {"jenis": "hasil"},
        "seleksi:prosedur": {"kode": "jembrana"},
        "seleksi:bukti": {"butir": "dpa"},
        "seleksi:putusan": {"kode": "b-2", "lowongan_id": wawancara.pk},
        "panitia:sertifikat": {"keanggotaan_id": asesor.pk},
        "panitia:berkas_sertifikat": {"keanggotaan_id": asesor.pk},
        "seleksi:buka_berkas": {"berkas_id": administrasi.bukti_lowong_id},
        "seleksi:hasil_tahap": {"lowongan_id": administrasi.pk},
        "seleksi:maju": {"lowongan_id": wawancara.pk},
        "seleksi:batalkan": {"lowongan_id": pengumuman.pk},
        "seleksi:bukti_tayang": {"lowongan_id": pengumuman.pk},
        "seleksi:ralat_lowongan": {"lowongan_id": pengumuman.pk},
        "seleksi:perpanjangan": {"lowongan_id": pengumuman.pk},
        "seleksi:pembatalan": {"lowongan_id": batal.pk},
        "seleksi:perpanjangan_seleksi": {"lowongan_id": administrasi.pk},
        "panitia:susun_sk": {"jenis": "PANSEL"},
        "panitia:daftarkan_sk": {"jenis": "TIM"},
        "panitia:nyatakan": {"jenis": "KODE_ETIK"},
        "peserta:daftar_riwayat": {"jenis": "pangkat"},
        "peserta:butir_tambah": {"jenis": "pangkat"},
        "peserta:impor_riwayat": {"jenis": "pangkat"},
        "peserta:templat_riwayat": {"jenis": "pangkat"},
        "peserta:butir_ubah": {"jenis": "pangkat", "butir_id": pangkat.pk},
        "peserta:butir_hapus": {"jenis": "pangkat", "butir_id": pangkat.pk},
        "peserta:lamar": {"lowongan_id": pengumuman.pk},
        "peserta:lamaran": milik_pelamar,
        "peserta:unggah": milik_pelamar,
        "peserta:mulai_kiriman": milik_pelamar,
        "peserta:mulai_kiriman_perbaikan": diperbaiki,
        "peserta:kiriman_instansi": {"kode": "0" * 64},
        "peserta:kiriman": {
            "kode": KirimanFactory(pemilik=draf.pelamar.pengguna, disentuh_pada=timezone.now()).kode
        },
        "peserta:hapus_berkas": milik_pelamar | {"jenis": "IJAZAH"},
        "peserta:tinjau": milik_pelamar,
        "peserta:rekomendasi": milik_pelamar,
        "peserta:perbaikan": diperbaiki,
        "peserta:minta_rekomendasi": milik_pelamar,
        "peserta:batalkan_permintaan": milik_pelamar,
        "peserta:tanya": {"lowongan_id": pengumuman.pk},
        "peserta:unggah_perbaikan": diperbaiki,
        "peserta:syarat_tambahan": {"lowongan_id": pengumuman.pk},
        "peserta:hapus_syarat": {"lowongan_id": pengumuman.pk},
        "peserta:dokumen_tambahan": {"lowongan_id": pengumuman.pk},
        "peserta:hapus_dokumen": {"lowongan_id": pengumuman.pk},
        "peserta:meterai": milik_pelamar | {"jenis": "SURAT_LAMARAN"},
        "peserta:undangan": {"lowongan_id": pengumuman.pk},
        "peserta:daftar_pelamar": {"lowongan_id": administrasi.pk},
        "peserta:daftar_sanggahan": {"lowongan_id": administrasi.pk},
        "peserta:makalah": menulis,
        "peserta:mulai_kiriman_makalah": menulis,
        "peserta:bukti_tema": menulis,
        "peserta:pindai_makalah": menulis,
        "peserta:makalah_saya": {"serahan_id": serahan.pk},
        "peserta:penyerahan_makalah": {"lowongan_id": ujian.pk},
        "peserta:tema_makalah": {"lowongan_id": ujian.pk},
        "penilaian:makalah": {"komponen_id": makalah.pk, "lamaran_id": peserta.pk},
        "peserta:surat_lowongan": {"lowongan_id": administrasi.pk},
        "peserta:siapkan_surat": {"lowongan_id": administrasi.pk},
        "peserta:tandai_surat_ms": {"lowongan_id": administrasi.pk},
        "peserta:setujui_surat": {"lowongan_id": administrasi.pk},
        "peserta:surat_saya": {"surat_id": terbit_surat.pk},
        "peserta:panggilan_lowongan": {"lowongan_id": wawancara.pk},
        "peserta:susun_panggilan": {"lowongan_id": wawancara.pk},
        "peserta:ganti_panggilan": {"panggilan_id": diundang.panggilan_id},
        "peserta:batalkan_panggilan": {"panggilan_id": diundang.panggilan_id},
        "peserta:undangan_saya": {"undangan_id": diundang.pk},
        "peserta:surat_undangan": {"undangan_id": diundang.pk},
        "peserta:kalender_undangan": {"undangan_id": diundang.pk},
        "peserta:unduh_pelamar": {"lowongan_id": administrasi.pk},
        "penilaian:benturan": {"lowongan_id": wawancara.pk},
        "penilaian:lembar": {"lamaran_id": peserta.pk},
        "penilaian:kunci_lembar": {"lamaran_id": peserta.pk},
        "penilaian:batalkan_lembar": {"lamaran_id": peserta.pk},
        "penilaian:berkas": {
            "lamaran_id": peserta.pk,
            "berkas_id": BerkasLamaran.objects.filter(lamaran=peserta).order_by("pk").first().pk,
        },
        "penilaian:ketik_kertas": {"kode": kertas.kode},
        "penilaian:kunci_kertas": {"kode": kertas.kode},
        "penilaian:pindaian_kertas": {"kode": kertas.kode},
        "penilaian:cetak_tanda_kunci": {"lamaran_id": peserta.pk},
        "penilaian:banding": {"komponen_id": dikunci.pk},
        "penilaian:minta_buka": {
            "komponen_id": dikunci.pk,
            "lamaran_id": terkunci.lamaran_id,
            "penilai_id": terkunci.penilai_id,
        },
        "penilaian:putuskan_buka": {"permintaan_id": PermintaanBukaFactory(lembar=terkunci).pk},
        "penilaian:jelaskan_nilai": {"komponen_id": dikunci.pk, "lamaran_id": tiga.pk},
        "penilaian:catat_kesehatan": {"lamaran_id": tiga.pk},
        "penilaian:surat_kesehatan": {"lamaran_id": tiga.pk},
        "penilaian:bukti_telusur": bukti_telusur,
        "penilaian:salin_bukti_telusur": bukti_telusur,
        "penilaian:hapus_bukti_telusur": bukti_telusur,
        "penilaian:telusur_lowongan": {"lowongan_id": wawancara.pk},
        "penilaian:nyatakan_gugur": {"lamaran_id": peserta.pk},
        "penilaian:asesmen_terdahulu": {"lamaran_id": peserta.pk},
        "penilaian:cabut_asesmen_terdahulu": {"lamaran_id": peserta.pk},
        **{satu: {"komponen_id": asesmen.pk} for satu in HASIL_ASESMEN},
    }
