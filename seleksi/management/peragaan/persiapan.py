"""The people of a selection and what is ready before its announcement, by the real acts."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterable
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from dokumen.models import Berkas
from panitia import actions as panitia
from panitia.models import Keanggotaan, Pernyataan, SuratKeputusan
from peserta import actions as peserta
from peserta.queries import katalog_alasan
from seleksi.actions import persiapan, rapat
from seleksi.actions.bukti import catat_bukti
from seleksi.aturan import semua_butir
from seleksi.management.peragaan.pdf import buat_pdf
from seleksi.management.peragaan.pelaku import Panggung
from seleksi.models import DokumenPerencanaan, Jadwal, Lowongan, Rekomendasi
from seleksi.queries.bukti import jabatan_khusus_lowongan

PANSEL = ("ketua.pansel", "pansel2", "pansel3", "pansel4", "pansel5")
SEKRETARIAT = ("ketua.sekretariat", "verifikator1", "verifikator2", "naskah")
TIM = ("asesor", "penelusur", "narasumber", "pengawas")
# First and last day of each activity, counted from the day of the announcement: 44 days in all.
RENCANA = {
    "PENGUMUMAN": (0, 14),
    "ADMINISTRASI": (15, 19),
    "REKAM_JEJAK": (20, 33),
    "ASESMEN": (21, 24),
    "MAKALAH": (26, 27),
    "WAWANCARA": (30, 33),
    "KESEHATAN": (35, 36),
    "PENETAPAN": (37, 43),
}
TEMPAT = {
    "ASESMEN": "UPT Penilaian Contoh, Kota Raya",
    "MAKALAH": "Aula BKPSDM Kabupaten Contoh Raya",
    "WAWANCARA": "Ruang Rapat Sekretariat Daerah",
    "KESEHATAN": "RSUD Contoh Raya",
}

# Who wrote or received a recorded letter, where it is not the supervising body.
PIHAK = {
    "DPA": "BKPSDM Kabupaten Contoh Raya",
    "LAPORAN_ASESMEN": "UPT Penilaian Contoh",
    "BAST_ASESOR": "Dewi Prabaningtyas, M.Psi.",
    "LAPORAN_PENELUSURAN": "Aji Pramusinta, S.H.",
    "TIGA_NAMA_PORTAL": "Sekretariat Panitia Seleksi",
    "SEKWAN_DPRD": "Pimpinan DPRD Kabupaten Contoh Raya",
}


class Persiapan:
    """One selection, told day by day. Day 0 is the announcement; days before it are negative."""

    def __init__(self, panggung: Panggung, nama: str, hari_nol: dt.date, benih: int) -> None:
        self.orang = panggung.orang
        self.panggung = panggung
        self.hari_nol = hari_nol
        self.benih = benih
        self.acak = random.Random(f"{benih}-{nama}")  # noqa: S311 -- fictitious data, not a secret
        self.seleksi = persiapan.buat_seleksi(
            nama=nama,
            tahun=hari_nol.year,
            profil="perbup_89_2021",
            rencana_pelantikan=hari_nol + dt.timedelta(days=43),
            oleh=self.orang["operator"],
            pada=self.saat(-40),
        )
        self.bentuk_panitia()

    def saat(self, hari: int, jam: int = 9, menit: int = 0) -> dt.datetime:
        return timezone.make_aware(
            dt.datetime.combine(self.tanggal(hari), dt.time(jam, menit)), timezone.get_default_timezone()
        )

    def tanggal(self, hari: int) -> dt.date:
        return self.hari_nol + dt.timedelta(days=hari)

    def berkas(self, judul: str, *baris: str) -> SimpleUploadedFile:
        isi = buat_pdf(judul, [*baris, str(self.seleksi)])
        return SimpleUploadedFile(f"{judul}.pdf", isi, "application/pdf")

    def titip(self, judul: str, hari: int, *baris: str) -> Berkas:
        return persiapan.titip_berkas(
            unggahan=self.berkas(judul, *baris),
            seleksi=self.seleksi,
            oleh=self.orang["ketua.sekretariat"],
            pada=self.saat(hari),
        )

    # --- Orang ------------------------------------------------------------------------------------
    def bentuk_panitia(self) -> None:
        masa = {"berlaku_sejak": self.tanggal(-40), "berlaku_sampai": self.tanggal(180)}
        panitia.daftarkan_sk(
            seleksi=self.seleksi,
            jenis=SuratKeputusan.Jenis.PEJABAT,
            nomor="100.3.3.3/1 TAHUN 2025",
            tanggal=self.tanggal(-300),
            anggota=self.panggung.anggota("bupati", "sekda"),
            oleh=self.orang["operator"],
            pada=self.saat(-40),
            **masa,
        )
        sekretariat = panitia.susun_sk(
            seleksi=self.seleksi,
            jenis=SuratKeputusan.Jenis.SEKRETARIAT,
            anggota=self.panggung.anggota(*SEKRETARIAT),
            oleh=self.orang["operator"],
            pada=self.saat(-39),
            **masa,
        )
        panitia.tanda_tangani_sk(sk=sekretariat, oleh=self.orang["bupati"], pada=self.saat(-38))

    def lengkapi_panitia(self) -> None:
        masa = {"berlaku_sejak": self.tanggal(-30), "berlaku_sampai": self.tanggal(180)}
        self.catat_bukti("USULAN_PANSEL", -30)
        self.catat_bukti("JAWABAN_PANSEL", -29)
        pansel = panitia.susun_sk(
            seleksi=self.seleksi,
            jenis=SuratKeputusan.Jenis.PANSEL,
            anggota=self.panggung.anggota(*PANSEL),
            oleh=self.orang["ketua.sekretariat"],
            pada=self.saat(-30),
            **masa,
        )
        panitia.tanda_tangani_sk(sk=pansel, oleh=self.orang["bupati"], pada=self.saat(-28))
        panitia.daftarkan_sk(
            seleksi=self.seleksi,
            jenis=SuratKeputusan.Jenis.TIM,
            nomor=f"800.1.3.3/{self.seleksi.pk:02d}/BKPSDM/{self.hari_nol.year}",
            tanggal=self.tanggal(-27),
            anggota=self.panggung.anggota(*TIM),
            oleh=self.orang["ketua.sekretariat"],
            pada=self.saat(-27),
            **masa,
        )
        for asesor in Keanggotaan.objects.filter(seleksi=self.seleksi, peran="ASESOR"):
            panitia.catat_sertifikat(
                keanggotaan=asesor,
                nomor=f"ASR/{self.acak.randrange(900) + 100}/{self.hari_nol.year - 1}",
                lembaga="Pusat Penilaian Kompetensi Contoh",
                berlaku_sampai=self.tanggal(700),
                pengalaman_tahun=6,
                independen=True,
                berkas=self.titip("Sertifikat asesor", -27, asesor.pengguna.nama),
                oleh=self.orang["ketua.sekretariat"],
                pada=self.saat(-27, 11),
            )
        if not katalog_alasan().exists():
            peserta.muat_alasan(oleh=self.orang["ketua.sekretariat"], pada=self.saat(-27, 15))
        for anggota in Keanggotaan.objects.filter(sk=pansel).select_related("pengguna"):
            for jenis in Pernyataan.Jenis.values:
                bermeterai = jenis == Pernyataan.Jenis.BUKAN_PARPOL
                panitia.nyatakan(
                    keanggotaan=anggota,
                    jenis=jenis,
                    berkas=self.titip("Surat pernyataan bermeterai", -27, anggota.pengguna.nama)
                    if bermeterai
                    else None,
                    oleh=anggota.pengguna,
                    pada=self.saat(-26),
                )

    # --- Persiapan --------------------------------------------------------------------------------
    def tambah_lowongan(self, nama: str, jenis: str, perangkat: str, sebab: str = "PENSIUN") -> Lowongan:
        ketua = self.orang["ketua.sekretariat"]
        isian = {
            "nama_jabatan": nama,
            "jenis_jabatan": jenis,
            "perangkat_daerah": perangkat,
            "uraian_tugas": f"Memimpin {perangkat} dalam merumuskan dan melaksanakan kebijakan di bidangnya.",
            "kualifikasi": "Paling rendah Sarjana (S1) atau Diploma IV, diutamakan Magister.",
            "pengalaman": f"Tugas yang terkait dengan {perangkat}, secara kumulatif paling sedikit 5 tahun.",
            "sebab_lowong": sebab,
            "tanggal_lowong": self.tanggal(-45),
        }
        lowongan = persiapan.tambah_lowongan(seleksi=self.seleksi, oleh=ketua, pada=self.saat(-35), **isian)
        return persiapan.ubah_lowongan(
            lowongan=lowongan,
            bukti_lowong=self.titip("Keputusan pemberhentian karena pensiun", -35, nama),
            oleh=ketua,
            pada=self.saat(-35),
            **isian,
        )

    def pilih_kebijakan(self, alasan: str, **pilihan: Any) -> None:
        """What the law leaves open, chosen otherwise than the profile proposes."""
        persiapan.atur_kebijakan(
            seleksi=self.seleksi,
            pilihan=pilihan,
            alasan=alasan,
            oleh=self.orang["ketua.sekretariat"],
            pada=self.saat(-21),
        )
        self.seleksi.refresh_from_db()

    def minta_dokumen(self, lowongan: Lowongan, nama: str, wajib: bool) -> None:
        """One document more than the regulation asks for, set by the Ketua Pansel."""
        peserta.tambah_dokumen(
            lowongan=lowongan,
            nama=nama,
            petunjuk="Diterbitkan Inspektorat instansi asal.",
            dasar="Standar kompetensi jabatan",
            wajib=wajib,
            tahun=0,
            meterai=False,
            oleh=self.orang["ketua.pansel"],
            pada=self.saat(-2),
        )

    def rencanakan(self, butir: Iterable[int] = range(1, 9), rekomendasi: bool = True) -> None:
        ketua = self.orang["ketua.sekretariat"]
        for satu in butir:
            nama = DokumenPerencanaan.Butir(satu).label
            persiapan.lengkapi_perencanaan(
                seleksi=self.seleksi,
                butir=satu,
                keterangan="Ditetapkan dalam rapat persiapan Panitia Seleksi.",
                berkas=self.titip(f"Dokumen perencanaan {satu}", -20, nama),
                oleh=ketua,
                pada=self.saat(-20),
            )
        persiapan.atur_jadwal(
            seleksi=self.seleksi,
            jadwal={
                kegiatan: (self.tanggal(mulai), self.tanggal(selesai), TEMPAT.get(kegiatan, ""))
                for kegiatan, (mulai, selesai) in RENCANA.items()
                if kegiatan in Jadwal.Kegiatan.values
            },
            oleh=ketua,
            pada=self.saat(-20),
        )
        self.catat_bukti("DPA", -20)
        self.catat_rapat(-19)
        if rekomendasi:
            self.catat_rekomendasi(Rekomendasi.Jenis.PELAKSANAAN, -4)

    def catat_rapat(self, hari: int) -> None:
        """The minutes of the preparation meeting: drafted by the Sekretariat, signed by the Ketua Pansel."""
        acara = rapat.siapkan_rapat_persiapan(
            seleksi=self.seleksi,
            tanggal=self.tanggal(hari),
            tempat="Ruang Rapat BKPSDM Kabupaten Contoh Raya",
            oleh=self.orang["naskah"],
            pada=self.saat(hari, 14),
        )
        rapat.tanda_tangani_rapat(
            milik=acara.milik_seleksi, oleh=self.orang["ketua.pansel"], pada=self.saat(hari, 15)
        )

    def catat_bukti(self, butir: str, hari: int, lowongan: Lowongan | None = None) -> None:
        """A letter or record from outside, as the rule about it asks."""
        catat_bukti(
            seleksi=self.seleksi,
            lowongan=lowongan,
            butir=butir,
            pihak=PIHAK.get(butir, self.seleksi.aturan_main.badan_pengawas),
            nomor=f"800.1.3.3/{100 + self.acak.randrange(899)}/{self.hari_nol.year}",
            tanggal=self.tanggal(hari),
            berkas=self.titip(semua_butir()[butir].nama, hari),
            oleh=self.orang["ketua.sekretariat"],
            pada=self.saat(hari, 13),
        )

    def penuhi_jabatan_khusus(self, lowongan: Lowongan, tahap: str, hari: int) -> None:
        """The approvals that a special post needs in this stage."""
        for jabatan in jabatan_khusus_lowongan(lowongan):
            for gerbang in jabatan.gerbang:
                if gerbang.tahap == tahap:
                    self.catat_bukti(gerbang.kode, hari, lowongan)

    def catat_rekomendasi(
        self, jenis: str, hari: int, lowongan: Lowongan | None = None, **koordinasi: Any
    ) -> None:
        persiapan.catat_rekomendasi(
            seleksi=self.seleksi,
            jenis=jenis,
            nomor=f"{1000 + self.acak.randrange(8999)}/B-AK.02.02/SD/K/{self.hari_nol.year}",
            tanggal=self.tanggal(hari),
            berkas=self.titip("Surat rekomendasi", hari, Rekomendasi.Jenis(jenis).label),
            lowongan=lowongan,
            oleh=self.orang["ketua.sekretariat"],
            pada=self.saat(hari, 14),
            **koordinasi,
        )
