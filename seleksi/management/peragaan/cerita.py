"""Situations of a selection, built by running the real acts at the moments they would have happened.

The story of a selection is told in chapters, each going on where the one before ends: persiapan, pendaftaran,
administrasi, and here the assessment and what follows it.
"""

from __future__ import annotations

from decimal import Decimal

from penilaian import actions as penilaian
from penilaian.aturan import IsiCatatan, IsiTelusur
from penilaian.models import Komponen
from penilaian.queries import peserta, tiga_calon
from peserta.models import Lamaran
from seleksi import actions as acara
from seleksi.actions import penetapan
from seleksi.management.peragaan.administrasi import Administrasi
from seleksi.management.peragaan.pendaftaran import JAM_PERPANJANGAN
from seleksi.management.peragaan.persiapan import PANSEL
from seleksi.models import Lowongan

CATATAN_TELUSUR = (
    ("ATASAN", "Menyelesaikan temuan pemeriksaan tepat waktu dan tidak pernah menunda laporan keuangan."),
    ("REKAN", "Terbuka dalam rapat, mau mengakui kekeliruan, dan tidak membawa kepentingan pribadi."),
    ("BAWAHAN", "Membagi tugas dengan adil; tidak pernah meminta sesuatu di luar kedinasan."),
)

__all__ = ["JAM_PERPANJANGAN", "PANSEL", "Cerita"]


class Cerita(Administrasi):
    """One selection, told day by day. Day 0 is the announcement; days before it are negative."""

    def buka(self, lowongan: Lowongan, metode: str, hari: int) -> Komponen:
        komponen = Komponen.objects.get(lowongan=lowongan, metode=metode)
        return penilaian.buka_komponen(
            komponen=komponen, oleh=self.orang["ketua.pansel"], pada=self.saat(hari, 8)
        )

    def nyatakan_bebas(self, lowongan: Lowongan, penilai: str, hari: int) -> None:
        daftar = Lamaran.objects.filter(lowongan=lowongan).memenuhi_syarat()
        penilaian.nyatakan_benturan(
            lowongan=lowongan,
            pernyataan={lamaran.pk: "" for lamaran in daftar},
            oleh=self.orang[penilai],
            pada=self.saat(hari, 8),
        )

    def nilai(
        self, komponen: Komponen, penilai: str, hari: int, kunci: bool = True, sebagian: bool = False
    ) -> None:
        """Marks of one rater for all participants of a component; deterministic by seed."""
        daftar = list(Lamaran.objects.filter(lowongan=komponen.lowongan).memenuhi_syarat().order_by("urutan"))
        indikator = list(komponen.indikator.order_by("urutan"))
        for lamaran in daftar[: len(daftar) // 2] if sebagian else daftar:
            dasar = 62 + (lamaran.urutan or 0) * 7 % 26
            angka = {
                satu.pk: Decimal(dasar + self.acak.randint(-6, 10)).quantize(Decimal("0.01"))
                for satu in indikator
            }
            lembar = penilaian.simpan_draf(
                komponen=komponen,
                lamaran=lamaran,
                nilai=angka,
                catatan="",
                versi=0,
                oleh=self.orang[penilai],
                pada=self.saat(hari, 10),
            )
            if kunci:
                penilaian.kunci_lembar(
                    komponen=komponen,
                    lamaran=lamaran,
                    versi=lembar.versi,
                    oleh=self.orang[penilai],
                    pada=self.saat(hari, 15),
                )

    def nilai_semua(self, lowongan: Lowongan, metode: str, hari: int) -> Komponen:
        komponen = self.buka(lowongan, metode, hari)
        for penilai in ("asesor",) if metode == Komponen.Metode.ASESMEN else PANSEL:
            self.nilai(komponen, penilai, hari)
        if metode == Komponen.Metode.ASESMEN:
            self.catat_bukti("LAPORAN_ASESMEN", hari, lowongan)
            self.catat_bukti("BAST_ASESOR", hari, lowongan)
        return penilaian.kunci_komponen(
            komponen=komponen, oleh=self.orang["ketua.pansel"], pada=self.saat(hari, 17)
        )

    def umumkan_hasil(self, lowongan: Lowongan, hari: int) -> None:
        lowongan.refresh_from_db()
        acara.siapkan_hasil_tahap(
            seleksi=self.seleksi, lowongan=[lowongan], oleh=self.orang["naskah"], pada=self.saat(hari, 8)
        )
        pengumuman = lowongan.pengumuman.filter(jenis="HASIL_TAHAP", diumumkan_pada=None).get()
        acara.umumkan_hasil_tahap(
            pengumuman=pengumuman, oleh=self.orang["ketua.pansel"], pada=self.saat(hari, 9)
        )

    def maju(self, lowongan: Lowongan, tindakan: str, hari: int) -> None:
        getattr(acara, tindakan)(
            lowongan=lowongan, oleh=self.orang["ketua.sekretariat"], pada=self.saat(hari, JAM_PERPANJANGAN)
        )
        lowongan.refresh_from_db()

    def batalkan(self, lowongan: Lowongan, hari: int) -> None:
        acara.batalkan_lowongan(
            lowongan=lowongan,
            alasan="Pelamar hanya dua orang dan Panitia Seleksi memutuskan tidak memperpanjang pengumuman.",
            dasar="Berita Acara Rapat Panitia Seleksi",
            oleh=self.orang["ketua.pansel"],
            pada=self.saat(hari, 10),
        )

    # --- Penelusuran rekam jejak ----------------------------------------------------------------------
    def telusuri(self, lowongan: Lowongan, hari: int, sampai: int) -> None:
        """Two participants are traced: the notes on the first are handed over, on the second begun."""
        penelusur, pada = self.orang["penelusur"], self.saat(hari, 9)
        tugas = penilaian.tetapkan_penelusur(
            lowongan=lowongan,
            penelusur=penelusur,
            lamaran=[satu.pk for satu in peserta(lowongan.pk)[:2]],
            mulai=self.tanggal(hari),
            batas=self.tanggal(sampai),
            oleh=self.orang["ketua.pansel"],
            pada=pada,
        )
        catatan = tuple(
            IsiCatatan(f"00000000-0000-4000-8000-00000000000{n}", sumber, "", self.tanggal(hari), isi)
            for n, (sumber, isi) in enumerate(CATATAN_TELUSUR)
        )
        kesimpulan = "Bekerja jujur, terbuka terhadap pemeriksaan, dan dipercaya rekan serta bawahannya."
        tertulis = (IsiTelusur(kesimpulan, "", catatan), IsiTelusur("", "", catatan[:1]))
        for satu, isi in zip(tugas, tertulis, strict=False):
            penilaian.simpan_telusur(tugas=satu, isi=isi, versi=0, oleh=penelusur, pada=pada)
        penilaian.serahkan_telusur(tugas=tugas[0], versi=1, oleh=penelusur, pada=self.saat(hari + 1, 15))

    # --- Pleno sampai pelantikan ----------------------------------------------------------------------
    def pleno(self, lowongan: Lowongan, hari: int) -> None:
        self.catat_bukti("LAPORAN_PENELUSURAN", hari - 1, lowongan)
        ketua = self.orang["ketua.pansel"]
        rekap = penilaian.hitung_rekap(lowongan=lowongan, oleh=ketua, pada=self.saat(hari, 9))
        penilaian.tetapkan_tiga_nama(
            lowongan=lowongan,
            sidik=rekap.sidik,
            hadir=[self.orang[kunci].pk for kunci in PANSEL],
            oleh=ketua,
            pada=self.saat(hari, 11),
        )

    def periksa_kesehatan(self, lowongan: Lowongan, hari: int) -> None:
        for nomor, lamaran in enumerate(tiga_calon(lowongan), start=1):
            penilaian.catat_kesehatan(
                lamaran=lamaran,
                sehat=True,
                unit_kesehatan="RSUD Contoh Raya",
                nomor_surat=f"400.7/{nomor:03d}/RSUD/{self.hari_nol.year}",
                tanggal_surat=self.tanggal(hari),
                unggahan=None,
                oleh=self.orang["ketua.pansel"],
                pada=self.saat(hari, 13),
            )

    def usulkan(self, lowongan: Lowongan, hari: int) -> None:
        penetapan.usulkan(lowongan=lowongan, oleh=self.orang["sekda"], pada=self.saat(hari, 10))

    def umumkan_hasil_akhir(self, lowongan: Lowongan, hari: int) -> None:
        pengumuman = penetapan.siapkan_hasil_akhir(
            seleksi=self.seleksi, lowongan=[lowongan], oleh=self.orang["naskah"], pada=self.saat(hari, 8)
        )
        penetapan.umumkan_hasil_akhir(
            pengumuman=pengumuman, oleh=self.orang["ketua.pansel"], pada=self.saat(hari, 9)
        )

    def tetapkan(self, lowongan: Lowongan, hari: int) -> None:
        """The Bupati chooses the second name of the alphabet and signs the decree."""
        penetapan.pilih_calon(
            lowongan=lowongan,
            lamaran=tiga_calon(lowongan)[1],
            alasan="Pengalaman memimpin layanan dasar paling sesuai dengan sasaran pembangunan daerah.",
            oleh=self.orang["bupati"],
            pada=self.saat(hari, 9),
        )
        penetapan.siapkan_keputusan(
            lowongan=lowongan, tanggal=self.tanggal(hari), oleh=self.orang["naskah"], pada=self.saat(hari, 11)
        )
        self.penuhi_jabatan_khusus(lowongan, "PENETAPAN", hari)
        penetapan.tetapkan_pengangkatan(
            lowongan=lowongan, oleh=self.orang["bupati"], pada=self.saat(hari, 15)
        )

    def lantik(self, lowongan: Lowongan, hari: int) -> None:
        self.catat_bukti("TIGA_NAMA_PORTAL", hari, lowongan)
        self.catat_bukti("LAPORAN_SELEKSI", hari, lowongan)
        penetapan.lantik(
            lowongan=lowongan,
            tanggal=self.tanggal(hari),
            tempat="Pendapa Kabupaten Contoh Raya",
            oleh=self.orang["ketua.sekretariat"],
            pada=self.saat(hari, 14),
        )
