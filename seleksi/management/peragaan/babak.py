"""The selections of the demonstration: together their vacancies stand in every stage."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from peserta.models import Lamaran
from seleksi.management.peragaan.cerita import JAM_PERPANJANGAN, Cerita
from seleksi.management.peragaan.kertas import bedakan_instrumen, lembar_kertas
from seleksi.management.peragaan.makalah import tulis_makalah
from seleksi.management.peragaan.pelaku import (
    PELAMAR_DIMINTA,
    PELAMAR_DRAF,
    PELAMAR_LAMA,
    PELAMAR_MENYANGGAH,
    Panggung,
)
from seleksi.models import Lowongan, Rekomendasi

BENIH = 2026
# Four applicants for each of four vacancies, eight for those that go on.
PELAMAR_TERSEDIKIT = 24
# The place in the row of the one whose diploma is the first applicant's file.
PENYALIN = 3
SATU_HARI = dt.timedelta(days=1)
# So far from today reach the deadlines in working days: of mending, of objections, of their answers.
HARI_DIHITUNG = dt.timedelta(days=21)
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
    ("Inspektur", "INSPEKTUR", "Inspektorat Daerah", 35),
    ("Kepala Dinas Sosial", "KEPALA_DINAS", "Dinas Sosial", 4),
    ("Kepala Dinas Pertanian dan Pangan", "KEPALA_DINAS", "Dinas Pertanian dan Pangan", 5),
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
        for tahun in sorted({self.hari_ini.year, (self.hari_ini + HARI_DIHITUNG).year}):
            self.panggung.tetapkan_kalender(tahun, self.panggung.dibuka)
        self.pertama()
        self.kedua()
        self.ketiga()

    def lamaran(
        self,
        cerita: Cerita,
        lowongan: Lowongan,
        jumlah: int,
        surel: Mapping[int, str] | None = None,
        mengunggah: int = 2,
        menyalin: int = 0,
    ) -> list[Lamaran]:
        """So many upload by the real act; the documents of the others are laid down, which is faster.

        ``surel``: the addresses by which some of them are known, by their place in the row (from 0).
        ``menyalin``: the place of one who hands in the first applicant's diploma as his own.
        """
        semua: list[Lamaran] = []
        for ke in range(jumlah):
            nomor = self.nomor_baru()
            alamat = (surel or {}).get(ke, "")
            salinan = (
                {"IJAZAH": semua[0].berkas.get(jenis="IJAZAH").berkas} if menyalin and ke == menyalin else {}
            )
            lamaran = cerita.lamar(
                lowongan, nomor, alamat, hari=nomor % 13, unggah=ke < mengunggah, berkas_bersama=salinan
            )
            semua.append(lamaran)
        return semua

    # --- Seleksi pertama: dari asesmen sampai pelantikan --------------------------------------------
    def pertama(self) -> None:
        cerita = Cerita(
            self.panggung, "Seleksi Terbuka JPT Pratama Tahap I", self.hari_ini - 42 * SATU_HARI, BENIH
        )
        cerita.lengkapi_panitia()
        daftar = [cerita.tambah_lowongan(nama, jenis, unit) for nama, jenis, unit, _, _ in TAHAP_PERTAMA]
        cerita.pilih_kebijakan("Ruang wawancara belum berjaringan.", lembar_kertas="BOLEH")
        cerita.rencanakan()
        cerita.umumkan(daftar)
        lanjut = []
        for lowongan, (nama, _, _, jumlah, sampai) in zip(daftar, TAHAP_PERTAMA, strict=True):
            self.katakan(f"Tahap I: {nama}, {jumlah} pelamar, sampai {sampai.lower().replace('_', ' ')}")
            self.lamaran(cerita, lowongan, jumlah, {0: PELAMAR_LAMA} if lowongan == daftar[0] else None)
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
        if sampai <= 2:
            cerita.telusuri(lowongan, 20, 46)
        if sampai == 1:
            cerita.nilai(cerita.buka(lowongan, "ASESMEN", 21), "asesor", 22, kunci=False, sebagian=True)
            return
        cerita.nilai_semua(lowongan, "ASESMEN", 22)
        cerita.umumkan_hasil(lowongan, 24)
        cerita.maju(lowongan, "mulai_kompetensi_bidang", 25)
        if sampai == 2:
            tulis_makalah(cerita, lowongan, 26)
            komponen = cerita.buka(lowongan, "MAKALAH", 27)
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
            lembar_kertas(cerita, komponen, "pansel3", 31)
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
        cerita.pilih_kebijakan(
            "Agar kekurangan yang dapat diperbaiki tidak menggugurkan pelamar yang memenuhi syarat.",
            pemeriksa_kedua="BUTA",
            perbaikan_berkas_hari=3,
            masa_sanggah_hari=3,
        )
        bedakan_instrumen(cerita, daftar[0], "wawancara_enam")
        cerita.rencanakan()
        for lowongan, wajib in zip(daftar, (True, False), strict=False):
            cerita.minta_dokumen(lowongan, "Surat keterangan bebas temuan", wajib)
        cerita.umumkan(daftar)
        rumah_sakit, kominfo, inspektur, sosial, pertanian = daftar
        dikenal = {inspektur: {1: PELAMAR_DIMINTA}, pertanian: {4: PELAMAR_MENYANGGAH}}
        lamaran: dict[Lowongan, list[Lamaran]] = {}
        for lowongan, (nama, _, _, jumlah) in zip(daftar, TAHAP_KEDUA, strict=True):
            self.katakan(f"Tahap II: {nama}, {jumlah} pelamar")
            lamaran[lowongan] = self.lamaran(
                cerita,
                lowongan,
                jumlah,
                dikenal.get(lowongan),
                mengunggah=0 if lowongan == pertanian else 2,
                menyalin=PENYALIN if lowongan == inspektur else 0,
            )
            lowongan.refresh_from_db()
        draf = self.masih_draf(cerita, kominfo, lamaran[kominfo][0])
        for lowongan in (rumah_sakit, inspektur, sosial, pertanian):
            cerita.tutup(lowongan)
        for nomor, satu in enumerate(rumah_sakit.lamaran.filter(keadaan="DIAJUKAN").order_by("urutan")[:7]):
            tolak = "REKOMENDASI_PPK" if nomor == 3 else ""
            beda = "REKOMENDASI_PPK" if nomor == 4 else ""
            cerita.periksa(satu, tolak=tolak, konfirmasi=nomor < 5, beda=beda)
        cerita.perpanjang(kominfo, 15)
        self.menunggu_jawaban(cerita, draf)
        self.kurang_lulus(cerita, sosial)
        self.perbaikan(cerita, lamaran[inspektur])
        self.sanggahan(cerita, pertanian, lamaran[pertanian])

    def masih_draf(self, cerita: Cerita, lowongan: Lowongan, tetangga: Lamaran) -> Lamaran:
        """One who is not ready yet, and what he and a neighbour ask of the Sekretariat."""
        draf = cerita.lamar(lowongan, self.nomor_baru(), PELAMAR_DRAF, hari=6, kirim=False)
        cerita.ralat_riwayat(draf, 6)
        cerita.tanyakan(
            *(draf, 7, "Ijazah dalam proses legalisasi"),
            "Legalisasi ijazah saya selesai dua hari sebelum pendaftaran ditutup. Bolehkah saya mengunggah "
            "pindaian ijazah aslinya lebih dahulu?",
            "Boleh. Unggah pindaian ijazah asli; berkasnya dapat diganti sampai lamaran dikirim.",
        )
        cerita.tanyakan(
            *(tetangga, 8, "Pengalaman di badan usaha milik daerah"),
            "Apakah masa tugas saya sebagai direksi badan usaha milik daerah dihitung?",
            "Yang dihitung ialah jabatan sebagai pegawai negeri sipil yang terkait dengan jabatan ini.",
            (
                "Apakah masa tugas di badan usaha milik daerah dihitung sebagai pengalaman?",
                "Yang dihitung ialah jabatan sebagai pegawai negeri sipil yang terkait dengan jabatan ini.",
            ),
        )
        return draf

    def menunggu_jawaban(self, cerita: Cerita, draf: Lamaran) -> None:
        """The extension gives him time: his agency is asked, and a question is not answered yet."""
        cerita.minta_rekomendasi(draf, 15)
        cerita.tanyakan(
            *(draf, 15, "Rekomendasi dari pelaksana harian"),
            "Bupati kami sedang umrah. Apakah rekomendasi yang ditandatangani pelaksana harian diterima?",
        )

    def perbaikan(self, cerita: Cerita, lamaran: Sequence[Lamaran]) -> None:
        """Three with the same fault: one waits for the request, one was asked, one has mended it."""
        for satu in lamaran[:3]:
            kurang = "Surat lamaran belum bermeterai. Unggah yang sudah bermeterai Rp10.000."
            cerita.tandai_perbaikan(satu, "SURAT_LAMARAN", kurang, 16)
        for satu in lamaran[1:3]:
            cerita.minta_perbaikan(satu, 16)
        cerita.kirim_perbaikan(lamaran[2], "SURAT_LAMARAN", 16)

    def sanggahan(self, cerita: Cerita, lowongan: Lowongan, lamaran: Sequence[Lamaran]) -> None:
        """Three of five passed; the letters wait to be read, one of the two others has objected."""
        for nomor, satu in enumerate(lamaran):
            cerita.periksa(satu, 15, tolak="REKOMENDASI_PPK" if nomor >= 3 else "")
        cerita.umumkan_administrasi([lowongan], 16)
        cerita.siapkan_surat(lowongan, 16)
        isi = (
            "Rekomendasi saya ditandatangani Penjabat Bupati, yang adalah Pejabat Pembina Kepegawaian. "
            "Keputusan penunjukannya saya lampirkan."
        )
        cerita.sanggah(lamaran[3], isi, 16, kirim=False)
        cerita.sanggah(lamaran[4], isi, 16)

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
            cerita.lamar(lowongan, nomor, hari=nomor % 13, unggah=False, berkas_bersama=bersama)
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
