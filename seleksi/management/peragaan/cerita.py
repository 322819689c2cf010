"""Situations of a selection, built by running the real acts at the moments they would have happened."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from akun.models import Pengguna
from dokumen.models import Berkas
from panitia import actions as panitia
from panitia.models import Keanggotaan, Pernyataan, SuratKeputusan
from penilaian import actions as penilaian
from penilaian.models import Komponen
from penilaian.queries import tiga_calon
from peserta import actions as peserta
from peserta.models import Lamaran
from peserta.queries import butir_lowongan, katalog_alasan
from seleksi import actions as acara
from seleksi.actions import penetapan, persiapan, rapat
from seleksi.actions.bukti import catat_bukti
from seleksi.alur import Tahap
from seleksi.aturan import semua_butir
from seleksi.management.peragaan.orang import OrangPeraga, buat_orang
from seleksi.management.peragaan.pdf import buat_pdf
from seleksi.management.peragaan.pelaku import Panggung
from seleksi.models import (
    BuktiTayang,
    DokumenPerencanaan,
    Jadwal,
    Lowongan,
    NaskahSeleksi,
    Pengumuman,
    Rekomendasi,
)
from seleksi.queries.bukti import jabatan_khusus_lowongan

PANSEL = ("ketua.pansel", "pansel2", "pansel3", "pansel4", "pansel5")
SEKRETARIAT = ("ketua.sekretariat", "verifikator1", "verifikator2", "naskah")
# What the computation may leave to a person: the verifier says what he saw.
DINILAI = ("E-01", "E-03")
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
# The hour at which an extension is signed; whoever joins comes later that day.
JAM_PERPANJANGAN = 16
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


class Cerita:
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

    # --- Pengumuman -------------------------------------------------------------------------------
    def umumkan(self, lowongan: Sequence[Lowongan], tayang: bool = True) -> Pengumuman:
        """Publish; without ``tayang`` nothing proves it yet, so that no clock can close the vacancies."""
        for satu in lowongan:
            self.penuhi_jabatan_khusus(satu, "PERSIAPAN", -3)
        pengumuman = acara.siapkan_pengumuman(
            seleksi=self.seleksi,
            lowongan=list(lowongan),
            penutupan=self.tanggal(14),
            oleh=self.orang["naskah"],
            pada=self.saat(0, 8),
        )
        pengumuman = acara.umumkan(
            pengumuman=pengumuman, oleh=self.orang["ketua.pansel"], pada=self.saat(0, 9)
        )
        for satu in lowongan:
            satu.refresh_from_db()
        if tayang:
            self.buktikan_tayang(pengumuman)
        return pengumuman

    def buktikan_tayang(self, pengumuman: Pengumuman) -> None:
        for saluran, nama in (
            (BuktiTayang.Saluran.MEDIA, "Harian Contoh Nusantara"),
            (BuktiTayang.Saluran.PORTAL_NASIONAL, "ASN Karier"),
        ):
            acara.catat_bukti_tayang(
                pengumuman=pengumuman,
                saluran=saluran,
                nama=nama,
                alamat="https://media.contoh.example/pengumuman",
                tanggal_tayang=self.tanggal(0),
                berkas=self.titip(f"Bukti tayang {nama}", 0),
                oleh=self.orang["naskah"],
                pada=self.saat(0, 15),
            )

    def lamar(
        self,
        lowongan: Lowongan,
        nomor: int,
        surel: str = "",
        hari: int = 5,
        kirim: bool = True,
        berkas_bersama: Mapping[str, Berkas] | None = None,
    ) -> Lamaran:
        """One applicant with profile, history and all documents; sent unless ``kirim`` is false.

        ``berkas_bersama`` attaches stored files instead of uploading new ones: for thousands of applicants.
        """
        orang = buat_orang(nomor, self.benih, self.hari_nol)
        pengguna = self.panggung.buka_pelamar(orang, surel or orang.surel)
        self.isi_profil(orang, pengguna, lowongan, hari)
        if berkas_bersama is None:
            self.isi_riwayat(orang, pengguna, hari)
        pada = self.saat(hari, 8 + nomor % 12, nomor % 60)
        lamaran = peserta.buat_lamaran(lowongan=lowongan, oleh=pengguna, pada=pada)
        dokumen = self.seleksi.aturan_main.dokumen
        for satu in dokumen if kirim else dokumen[:5]:
            if berkas_bersama is not None:
                peserta.pasang_berkas(
                    lamaran=lamaran, jenis=satu.kode, berkas=berkas_bersama[satu.kode], pada=pada
                )
                continue
            peserta.unggah(
                lamaran=lamaran,
                jenis=satu.kode,
                unggahan=[self.berkas(satu.nama, f"Nama: {orang.nama}", f"NIP: {orang.nip}")],
                oleh=pengguna,
                pada=pada,
            )
        if kirim:
            surat = self.isi_surat(lowongan, orang.instansi)
            peserta.isi_rekomendasi(lamaran=lamaran, oleh=pengguna, pada=pada, **surat)
            lamaran = peserta.ajukan(lamaran=lamaran, setuju=True, oleh=pengguna, pada=pada)
        return lamaran

    def isi_profil(self, orang: OrangPeraga, pengguna: Pengguna, lowongan: Lowongan, hari: int) -> None:
        pada = self.saat(hari, 7)
        peserta.simpan_profil(
            tempat_lahir="Kota Raya",
            tanggal_lahir=orang.tanggal_lahir,
            jenis_kelamin=orang.jenis_kelamin,
            telepon=f"0812 5550 {orang.nomor % 10000:04d}",
            golongan=orang.golongan,
            jabatan=orang.jabatan,
            unit_kerja=orang.unit_kerja,
            instansi=orang.instansi,
            provinsi="Jawa Tengah",
            penempatan="INDUK",
            jenjang=orang.jenjang,
            jurusan=orang.jurusan,
            oleh=pengguna,
            pada=pada,
        )
        for nama, jenis, mulai, selesai in (
            (orang.jabatan, "ADMINISTRATOR", orang.administrator_sejak, None),
            (
                "Kepala Seksi",
                "PENGAWAS",
                orang.pengawas_sejak,
                orang.administrator_sejak - dt.timedelta(days=1),
            ),
        ):
            peserta.tambah_riwayat(
                nama_jabatan=f"{nama} pada {orang.unit_kerja}",
                jenis=jenis,
                kedudukan="DEFINITIF",
                instansi=orang.instansi,
                tanggal_mulai=mulai,
                tanggal_selesai=selesai,
                terkait=True,
                oleh=pengguna,
                pada=pada,
            )

    def isi_riwayat(self, orang: OrangPeraga, pengguna: Pengguna, hari: int) -> None:
        """What he tells of his career besides his posts."""
        tahun = self.hari_nol.year
        baris: list[tuple[str, dict[str, Any]]] = [
            ("pangkat", {"golongan": orang.golongan, "tmt": dt.date(tahun - 2, 4, 1), "nomor_sk": ""}),
            (
                "pendidikan",
                {
                    "jenjang": orang.jenjang,
                    "jurusan": orang.jurusan,
                    "lembaga": "Universitas Contoh Raya",
                    "tahun_lulus": orang.tanggal_lahir.year + 30,
                    "nomor_ijazah": "",
                },
            ),
            ("skp", {"tahun": tahun - 2, "predikat": "BAIK", "penilai": ""}),
            ("skp", {"tahun": tahun - 1, "predikat": "SANGAT_BAIK", "penilai": ""}),
        ]
        for jenis, isian in baris:
            peserta.tambah_butir(jenis=jenis, isian=isian, oleh=pengguna, pada=self.saat(hari, 7))

    def perpanjang(self, lowongan: Lowongan, hari: int) -> None:
        pengumuman = acara.siapkan_perpanjangan(
            seleksi=self.seleksi, lowongan=[lowongan], oleh=self.orang["naskah"], pada=self.saat(hari, 8)
        )
        acara.perpanjang_pengumuman(
            pengumuman=pengumuman, oleh=self.orang["ketua.pansel"], pada=self.saat(hari, 9)
        )

    def perpanjang_seleksi(self, lowongan: Lowongan, hari: int) -> None:
        """Too few passed: the PPK coordinated, the body recommended, applications open once more."""
        self.catat_rekomendasi(
            Rekomendasi.Jenis.PERPANJANGAN_SELEKSI,
            hari,
            lowongan,
            nomor_koordinasi=f"800.1.3.3/{100 + self.acak.randrange(899)}/{self.hari_nol.year}",
            tanggal_koordinasi=self.tanggal(hari - 1),
        )
        pengumuman = acara.siapkan_perpanjangan_seleksi(
            seleksi=self.seleksi, lowongan=[lowongan], oleh=self.orang["naskah"], pada=self.saat(hari, 15)
        )
        acara.perpanjang_seleksi(
            pengumuman=pengumuman, oleh=self.orang["ketua.pansel"], pada=self.saat(hari, JAM_PERPANJANGAN)
        )

    # --- Administrasi -----------------------------------------------------------------------------
    def tutup(self, lowongan: Lowongan, hari: int = 15) -> None:
        lowongan.refresh_from_db()
        if lowongan.tahap != Tahap.PENGUMUMAN:
            # The clock of a running server was faster.
            return
        acara.tutup_pengumuman(
            lowongan=lowongan, oleh=self.orang["ketua.sekretariat"], pada=self.saat(hari, 8)
        )

    def periksa(self, lamaran: Lamaran, hari: int = 16, tolak: str = "", konfirmasi: bool = True) -> None:
        """First and second verifier on one application; ``tolak`` names the item that is not in order."""
        pertama, kedua = self.orang["verifikator1"], self.orang["verifikator2"]
        self._telaah(lamaran, pertama, hari)
        for butir in (satu.kode for satu in butir_lowongan(lamaran.lowongan)):
            salah = butir == tolak
            peserta.periksa_butir(
                lamaran=lamaran,
                butir=butir,
                putusan="TIDAK_SESUAI" if salah else "SESUAI",
                alasan="Ditandatangani Sekretaris Daerah, bukan Pejabat Pembina Kepegawaian."
                if salah
                else ("Dicocokkan dengan berkas." if butir in DINILAI else ""),
                oleh=pertama,
                pada=self.saat(hari, 9),
            )
        peserta.selesai_diperiksa(lamaran=lamaran, oleh=pertama, pada=self.saat(hari, 10))
        if konfirmasi:
            peserta.konfirmasi(lamaran=lamaran, oleh=kedua, pada=self.saat(hari, 14))

    def _telaah(self, lamaran: Lamaran, oleh: Pengguna, hari: int) -> None:
        """The verifier reads the letter and marks every post of the history."""
        surat = self.isi_surat(lamaran.lowongan, (lamaran.profil or {})["instansi"])
        peserta.cocokkan_rekomendasi(lamaran=lamaran, oleh=oleh, pada=self.saat(hari, 8), **surat)
        for baris, _ in enumerate((lamaran.profil or {})["riwayat"]):
            peserta.telaah_riwayat(
                lamaran=lamaran,
                baris=baris,
                dihitung=True,
                alasan="Memimpin urusan yang sama dengan jabatan yang dilamar.",
                oleh=oleh,
                pada=self.saat(hari, 8),
            )

    def isi_surat(self, lowongan: Lowongan, instansi: str) -> dict[str, Any]:
        """What a rightly signed recommendation of an agency says."""
        daerah = instansi.removeprefix("Pemerintah ")
        kepala = "Wali Kota" if daerah.startswith("Kota ") else "Bupati"
        return {
            "penanda": "PPK",
            "jabatan": f"{kepala} {daerah.removeprefix('Kota ').removeprefix('Kabupaten ')}",
            "kedudukan": "DEFINITIF",
            "nomor": f"800.1.3.3/{lowongan.pk}/{self.hari_nol.year}",
            "tanggal": self.tanggal(1),
            "jabatan_dituju": lowongan.nama_jabatan,
            "nomor_delegasi": "",
            "tanggal_delegasi": None,
        }

    def periksa_semua(
        self,
        lowongan: Lowongan,
        hari: int = 16,
        tolak_terakhir: bool = False,
        paling_banyak: int | None = None,
    ) -> None:
        daftar = list(lowongan.lamaran.filter(keadaan="DIAJUKAN").order_by("urutan"))[:paling_banyak]
        for nomor, lamaran in enumerate(daftar, start=1):
            tolak = "REKOMENDASI_PPK" if tolak_terakhir and nomor == len(daftar) else ""
            self.periksa(lamaran, hari, tolak)

    def umumkan_administrasi(self, lowongan: Sequence[Lowongan], hari: int = 18) -> None:
        naskah = acara.siapkan_hasil_tahap(
            seleksi=self.seleksi, lowongan=list(lowongan), oleh=self.orang["naskah"], pada=self.saat(hari, 9)
        )
        pengumuman = acara.tetapkan_hasil_administrasi(
            milik=NaskahSeleksi.objects.get(naskah=naskah),
            oleh=self.orang["ketua.pansel"],
            pada=self.saat(hari, 10),
        )
        acara.umumkan_hasil_tahap(
            pengumuman=pengumuman, oleh=self.orang["ketua.pansel"], pada=self.saat(hari, 11)
        )

    # --- Penilaian --------------------------------------------------------------------------------
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
