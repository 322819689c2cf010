"""The selections of the demonstration: together their vacancies stand in every stage."""

from __future__ import annotations

import datetime as dt

from seleksi.management.peragaan.cerita import JAM_PERPANJANGAN, Cerita
from seleksi.management.peragaan.pelaku import Panggung
from seleksi.models import Lowongan, Rekomendasi

BENIH = 2026
# Four applicants for each of four vacancies, eight for those that go on.
PELAMAR_TERSEDIKIT = 24
SATU_HARI = dt.timedelta(days=1)
# Post, kind, office, number of applicants, last stage reached in the first selection.
TAHAP_PERTAMA = (
    ("Kepala Dinas Pendidikan", "KEPALA_DINAS", "Dinas Pendidikan", 8, "SELESAI"),
    ("Kepala Dinas Kesehatan", "KEPALA_DINAS", "Dinas Kesehatan", 7, "PENETAPAN"),
    ("Kepala Badan Perencanaan Pembangunan Daerah", "KEPALA_BADAN", "Bappeda", 6, "KESEHATAN"),
    ("Kepala Dinas Pekerjaan Umum dan Penataan Ruang", "KEPALA_DINAS", "DPUPR", 7, "WAWANCARA"),
    ("Kepala Dinas Perhubungan", "KEPALA_DINAS", "Dinas Perhubungan", 6, "KOMPETENSI_BIDANG"),
    ("Staf Ahli Bupati Bidang Kemasyarakatan dan SDM", "STAF_AHLI", "Sekretariat Daerah", 6, "ASESMEN"),
    ("Sekretaris DPRD", "SEKWAN", "Sekretariat DPRD", 2, "DIBATALKAN"),
)
TAHAP_KEDUA = (
    ("Direktur RSUD Contoh Raya", "DIREKTUR_RSUD", "RSUD Contoh Raya", 14),
    ("Kepala Dinas Komunikasi dan Informatika", "KEPALA_DINAS", "Dinas Komunikasi dan Informatika", 3),
    ("Inspektur", "INSPEKTUR", "Inspektorat Daerah", 40),
    ("Kepala Dinas Sosial", "KEPALA_DINAS", "Dinas Sosial", 4),
)
TAHAP_KETIGA = (
    ("Asisten Administrasi Umum", "ASISTEN", "Sekretariat Daerah"),
    ("Kepala Dinas Lingkungan Hidup", "KEPALA_DINAS", "Dinas Lingkungan Hidup"),
)
URUTAN = ("ADMINISTRASI", "ASESMEN", "KOMPETENSI_BIDANG", "WAWANCARA", "KESEHATAN", "PENETAPAN", "SELESAI")


class Babak:
    """Loads the demonstration relative to ``kini``; ``kabar`` is told each step."""

    def __init__(self, kini: dt.datetime, kabar: object) -> None:
        self.hari_ini = kini.date()
        self.kabar = kabar
        self.panggung = Panggung(kini - 120 * SATU_HARI)
        self.nomor = 0

    def katakan(self, teks: str) -> None:
        if callable(self.kabar):
            self.kabar(teks)

    def nomor_baru(self) -> int:
        self.nomor += 1
        return self.nomor

    def semua(self) -> None:
        self.pertama()
        self.kedua()
        self.ketiga()

    def lamaran(self, cerita: Cerita, lowongan: Lowongan, jumlah: int) -> None:
        """The first two applicants upload documents of their own; the others share the stored files."""
        bersama = None
        for ke in range(jumlah):
            nomor = self.nomor_baru()
            surel = "pelamar@contoh.example" if nomor == 1 else ""
            lamaran = cerita.lamar(lowongan, nomor, surel, hari=nomor % 13, berkas_bersama=bersama)
            if ke == 1:
                bersama = {satu.jenis: satu.berkas for satu in lamaran.berkas.select_related("berkas")}

    # --- Seleksi pertama: dari asesmen sampai pelantikan --------------------------------------------
    def pertama(self) -> None:
        cerita = Cerita(
            self.panggung, "Seleksi Terbuka JPT Pratama Tahap I", self.hari_ini - 42 * SATU_HARI, BENIH
        )
        cerita.lengkapi_panitia()
        daftar = [cerita.tambah_lowongan(nama, jenis, unit) for nama, jenis, unit, _, _ in TAHAP_PERTAMA]
        cerita.rencanakan()
        cerita.umumkan(daftar)
        lanjut = []
        for lowongan, (nama, _, _, jumlah, sampai) in zip(daftar, TAHAP_PERTAMA, strict=True):
            self.katakan(f"Tahap I: {nama}, {jumlah} pelamar, sampai {sampai.lower().replace('_', ' ')}")
            self.lamaran(cerita, lowongan, jumlah)
            lowongan.refresh_from_db()
            if sampai == "DIBATALKAN":
                cerita.batalkan(lowongan, 16)
                continue
            cerita.tutup(lowongan)
            lanjut.append((lowongan, sampai))
        for lowongan, _ in lanjut:
            cerita.periksa_semua(lowongan, tolak_terakhir=lowongan.lamaran.count() > 6)
        cerita.umumkan_administrasi([lowongan for lowongan, _ in lanjut])
        for lowongan, sampai in lanjut:
            lowongan.refresh_from_db()
            self.jalani(cerita, lowongan, URUTAN.index(sampai))

    def jalani(self, cerita: Cerita, lowongan: Lowongan, sampai: int) -> None:
        """Take one vacancy from its announced administrative result to the stage number ``sampai``."""
        for penilai in (*("ketua.pansel", "pansel2", "pansel3", "pansel4", "pansel5"), "asesor"):
            cerita.nyatakan_bebas(lowongan, penilai, 20)
        cerita.nilai_semua(lowongan, "REKAM_JEJAK", 20) if sampai > 2 else cerita.buka(
            lowongan, "REKAM_JEJAK", 20
        )
        cerita.maju(lowongan, "mulai_asesmen", 20)
        if sampai == 1:
            cerita.nilai(cerita.buka(lowongan, "ASESMEN", 21), "asesor", 22, kunci=False, sebagian=True)
            return
        cerita.nilai_semua(lowongan, "ASESMEN", 22)
        cerita.umumkan_hasil(lowongan, 24)
        cerita.maju(lowongan, "mulai_kompetensi_bidang", 25)
        if sampai == 2:
            komponen = cerita.buka(lowongan, "MAKALAH", 26)
            cerita.nilai(komponen, "pansel2", 27)
            cerita.nilai(komponen, "pansel3", 27, kunci=False, sebagian=True)
            return
        cerita.nilai_semua(lowongan, "MAKALAH", 27)
        cerita.umumkan_hasil(lowongan, 28)
        cerita.maju(lowongan, "mulai_wawancara", 29)
        if sampai == 3:
            komponen = cerita.buka(lowongan, "WAWANCARA", 30)
            for penilai in ("ketua.pansel", "pansel2", "pansel4"):
                cerita.nilai(komponen, penilai, 31)
            return
        cerita.nilai_semua(lowongan, "WAWANCARA", 31)
        cerita.pleno(lowongan, 33)
        cerita.maju(lowongan, "mulai_kesehatan", 34)
        if sampai == 4:
            return
        cerita.periksa_kesehatan(lowongan, 36)
        cerita.maju(lowongan, "mulai_penetapan", 37)
        cerita.usulkan(lowongan, 38)
        cerita.catat_rekomendasi(Rekomendasi.Jenis.HASIL, 39, lowongan)
        if sampai == 5:
            return
        cerita.umumkan_hasil_akhir(lowongan, 39)
        cerita.tetapkan(lowongan, 40)
        cerita.lantik(lowongan, 41)

    # --- Seleksi kedua: pengumuman dan administrasi ---------------------------------------------------
    def kedua(self) -> None:
        cerita = Cerita(
            self.panggung, "Seleksi Terbuka JPT Pratama Tahap II", self.hari_ini - 17 * SATU_HARI, BENIH
        )
        cerita.lengkapi_panitia()
        daftar = [cerita.tambah_lowongan(nama, jenis, unit) for nama, jenis, unit, _ in TAHAP_KEDUA]
        cerita.rencanakan()
        cerita.umumkan(daftar)
        for lowongan, (nama, _, _, jumlah) in zip(daftar, TAHAP_KEDUA, strict=True):
            self.katakan(f"Tahap II: {nama}, {jumlah} pelamar")
            self.lamaran(cerita, lowongan, jumlah)
            lowongan.refresh_from_db()
        cerita.lamar(daftar[1], self.nomor_baru(), "pelamar.baru@contoh.example", hari=6, kirim=False)
        for lowongan in (daftar[0], daftar[2], daftar[3]):
            cerita.tutup(lowongan)
        for nomor, lamaran in enumerate(daftar[0].lamaran.filter(keadaan="DIAJUKAN").order_by("urutan")[:9]):
            cerita.periksa(lamaran, tolak="REKOMENDASI_PPK" if nomor == 3 else "", konfirmasi=nomor < 5)
        cerita.perpanjang(daftar[1], 15)
        self.kurang_lulus(cerita, daftar[3])

    def kurang_lulus(self, cerita: Cerita, lowongan: Lowongan) -> None:
        """Four applied, two passed: the administrative stage is extended, and a fifth joins them."""
        for nomor, lamaran in enumerate(lowongan.lamaran.filter(keadaan="DIAJUKAN").order_by("urutan")):
            cerita.periksa(lamaran, 15, tolak="REKOMENDASI_PPK" if nomor >= 2 else "")
        cerita.perpanjang_seleksi(lowongan, 16)
        lowongan.refresh_from_db()
        nomor = self.nomor_baru()
        while 8 + nomor % 12 <= JAM_PERPANJANGAN:
            nomor = self.nomor_baru()
        cerita.lamar(lowongan, nomor, hari=16)

    # --- Seleksi ketiga: persiapan --------------------------------------------------------------------
    def ketiga(self) -> None:
        self.katakan("Tahap III: persiapan")
        cerita = Cerita(
            self.panggung, "Seleksi Terbuka JPT Pratama Tahap III", self.hari_ini + 12 * SATU_HARI, BENIH
        )
        cerita.lengkapi_panitia()
        for nama, jenis, unit in TAHAP_KETIGA:
            cerita.tambah_lowongan(nama, jenis, unit)
        cerita.rencanakan(butir=range(1, 8), rekomendasi=False)

    # --- Untuk pengukuran -----------------------------------------------------------------------------
    def ukuran(self, pelamar: int) -> None:
        """One selection with ``pelamar`` sent applications: most of them in two vacancies that are being
        checked, eight in one that is being assessed, eight in one that waits for the decision.
        """
        cerita = Cerita(self.panggung, "Seleksi untuk Pengukuran", self.hari_ini - 42 * SATU_HARI, BENIH)
        cerita.lengkapi_panitia()
        daftar = [cerita.tambah_lowongan(nama, jenis, unit) for nama, jenis, unit, _, _ in TAHAP_PERTAMA[:4]]
        ramai, dinilai, diputus = daftar[:2], daftar[2], daftar[3]
        cerita.rencanakan()
        # A running server closes what is due, and this story began weeks ago: the proof comes last.
        pengumuman = cerita.umumkan(daftar, tayang=False)
        dokumen = cerita.seleksi.aturan_main.dokumen
        bersama = {satu.kode: cerita.titip(satu.nama, 0) for satu in dokumen}
        for nomor in range(1, pelamar + 1):
            lowongan = dinilai if nomor <= 8 else diputus if nomor <= 16 else ramai[nomor % 2]
            cerita.lamar(lowongan, nomor, hari=nomor % 13, berkas_bersama=bersama)
            if nomor % 100 == 0:
                self.katakan(f"{nomor} dari {pelamar} pelamar")
        cerita.buktikan_tayang(pengumuman)
        for lowongan in daftar:
            lowongan.refresh_from_db()
            cerita.tutup(lowongan)
        cerita.periksa_semua(ramai[0], paling_banyak=4)
        for lowongan in (dinilai, diputus):
            cerita.periksa_semua(lowongan)
        cerita.umumkan_administrasi([dinilai, diputus])
        for lowongan, sampai in ((dinilai, "ASESMEN"), (diputus, "PENETAPAN")):
            lowongan.refresh_from_db()
            self.jalani(cerita, lowongan, URUTAN.index(sampai))
