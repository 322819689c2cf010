"""Steps of the stories, each by the person whose part it is and through the page where it is done.

A step presses the buttons a person would press and ends by looking at what that person sees next. Nothing
here calls an act or writes a row, except accounts of applicants that are not the subject of a story.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any
from unittest import mock

from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.urls import reverse

from panitia.aturan import SEBUTAN_PERAN, SEBUTAN_UNSUR
from penilaian.models import Komponen
from peserta.aturan import butir_periksa
from peserta.models import Lamaran
from peserta.queries import dokumen_lamaran
from seleksi.management.peragaan.orang import OrangPeraga, buat_orang
from seleksi.management.peragaan.pdf import buat_pdf
from seleksi.management.peragaan.pelaku import ISI_INSTANSI, PELAKU, Pelaku
from seleksi.models import DokumenPerencanaan, Jadwal, Lowongan, Seleksi
from tests.factories.akun import PenggunaFactory
from tests.perkara.peramban_teks import Orang

SANDI = "7 kopi Toraja 52 embun 961"
MENURUT_KUNCI = {satu.kunci: satu for satu in PELAKU}
PANSEL = ("ketua.pansel", "pansel2", "pansel3", "pansel4", "pansel5")
SEKRETARIAT = ("ketua.sekretariat", "verifikator1", "verifikator2", "naskah")
# Left to a person while no list of regions is loaded, and what only files can show.
DINILAI = ("E-01", "E-03")
TIM = ("asesor", "penelusur", "narasumber", "pengawas")
# First and last day of each activity, counted from the day of the announcement.
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


def pdf(judul: str, *baris: str) -> SimpleUploadedFile:
    return SimpleUploadedFile(f"{judul}.pdf", buat_pdf(judul, list(baris)), "application/pdf")


class Perkara:
    """One selection on its way, with its people by the names they have in the demonstration."""

    def __init__(self, jam: Any) -> None:
        self.jam = jam
        self.orang: dict[str, Orang] = {}
        self.pelamar: dict[int, Orang] = {}
        self.seleksi_id = 0

    def tanggal(self, hari: int) -> str:
        return self.jam.tanggal(hari).isoformat()

    @property
    def seleksi(self) -> Seleksi:
        return Seleksi.objects.get(pk=self.seleksi_id)

    # --- Instalasi --------------------------------------------------------------------------------
    def pasang_aplikasi(self) -> None:
        """The command asks for the first operator, who then fills in what stands in the head of papers."""
        operator = MENURUT_KUNCI["operator"]
        with (
            mock.patch("builtins.input", side_effect=[operator.surel, operator.nama]),
            mock.patch("getpass.getpass", return_value=SANDI),
        ):
            call_command("buat_operator", verbosity=0)
        self.orang["operator"] = oleh = Orang(operator.nama, operator.surel, SANDI)
        oleh.buka(reverse("beranda"))
        oleh.lihat("Isi data instansi")
        oleh.klik("Isi data instansi")
        oleh.kirim("Simpan data instansi", ISI_INSTANSI)
        oleh.lihat("Data Kabupaten Contoh Raya disimpan.")

    def undang(self, *kunci: str) -> None:
        for satu in kunci:
            self._undang(MENURUT_KUNCI[satu])

    def _undang(self, pelaku: Pelaku) -> None:
        oleh = self.orang["operator"]
        oleh.buka(reverse("panitia:undang"))
        isi = {
            "Nama lengkap dengan gelar": pelaku.nama,
            "Alamat surel": pelaku.surel,
            "NIP": pelaku.nip or "",
        }
        oleh.kirim("Kirim undangan", isi)
        oleh.lihat(f"Undangan untuk {pelaku.nama} dikirim ke {pelaku.surel}.")
        self.orang[pelaku.kunci] = orang = Orang(pelaku.nama, pelaku.surel, SANDI)
        orang.ikuti_tautan(orang.surat("Akun Anda di aplikasi Seleksi JPT"))
        orang.kirim("Kirim tautan", {"Alamat surel atau NIP": pelaku.surel})
        orang.ikuti_tautan(orang.surat("kata sandi"))
        orang.kirim("Simpan kata sandi", {"password1": SANDI, "password2": SANDI})
        orang.lihat("Semua peranti yang masih terbuka dengan akun ini telah dikeluarkan.")

    def buat_seleksi(self, nama: str) -> None:
        oleh = self.orang["operator"]
        oleh.buka(reverse("seleksi:operator_seleksi"))
        oleh.kirim("Buat seleksi", {"Nama seleksi": nama, "Rencana pelantikan": self.tanggal(43)})
        oleh.lihat(nama, "dibuat. Daftarkan PPK dan PyB berikutnya.")
        self.seleksi_id = Seleksi.objects.get(nama=nama).pk

    # --- Keputusan dan peran ----------------------------------------------------------------------
    def _lampiran(self, kunci: Iterable[str]) -> dict[str, str]:
        """Lines of the annex of a decree."""
        isi: dict[str, str] = {}
        for nomor, satu in enumerate(MENURUT_KUNCI[k] for k in kunci):
            assert satu.peran is not None
            baris = {
                "akun": satu.surel,
                "peran": SEBUTAN_PERAN[satu.peran],
                "jabatan": satu.jabatan,
                "instansi": satu.instansi,
            }
            if satu.unsur:
                baris |= {"unsur": SEBUTAN_UNSUR[satu.unsur], "eselon": satu.eselon}
            isi |= {f"anggota-{nomor}-{nama}": nilai for nama, nilai in baris.items()}
        return isi

    def _buka_lampiran(self, oleh: Orang, alamat: str, jumlah: int) -> None:
        """The form of a decree with as many lines as there are people."""
        oleh.buka(alamat)
        while f"Orang ke-{jumlah}" not in oleh.halaman.teks:
            oleh.kirim("Tambah orang", {})

    def daftarkan_sk(self, oleh: str, jenis: str, nomor: str, hari: int, *kunci: str) -> None:
        orang = self.orang[oleh]
        self._buka_lampiran(orang, reverse("panitia:daftarkan_sk", args=[self.seleksi_id, jenis]), len(kunci))
        isi = {
            "Nomor keputusan": nomor,
            "Tanggal keputusan": self.tanggal(hari),
            "Berlaku sejak": self.tanggal(-40),
            "Berlaku sampai dengan": self.tanggal(180),
            "Pindaian keputusan": pdf("Keputusan", nomor),
        }
        orang.kirim("Daftarkan keputusan", isi | self._lampiran(kunci))
        orang.lihat(f"Keputusan Nomor {nomor} didaftarkan; perannya berlaku.")

    def susun_sk(self, oleh: str, jenis: str, *kunci: str) -> None:
        orang = self.orang[oleh]
        self._buka_lampiran(orang, reverse("panitia:susun_sk", args=[self.seleksi_id, jenis]), len(kunci))
        masa = {"Berlaku sejak": self.tanggal(-40), "Berlaku sampai dengan": self.tanggal(180)}
        orang.kirim("Simpan dan mintakan tanda tangan PPK", masa | self._lampiran(kunci))
        orang.lihat("Menunggu tanda tangan PPK")

    def tanda_tangani_sk(self) -> None:
        """The Bupati finds the decree on his desk."""
        bupati = self.orang["bupati"]
        bupati.buka(reverse("beranda"))
        bupati.klik("Buka Tandatangani")
        bupati.kirim("Tanda tangani keputusan")
        bupati.lihat("ditandatangani dengan nomor", "Berlaku")

    def bentuk_sekretariat(self) -> None:
        self.daftarkan_sk("operator", "pejabat", "100.3.3.3/1 TAHUN 2025", -60, "bupati", "sekda")
        self.susun_sk("operator", "sekretariat", *SEKRETARIAT)
        self.jam.ke(-38)
        self.tanda_tangani_sk()

    def bentuk_pansel(self) -> None:
        self.catat_bukti("usulan-pansel", -62)
        self.catat_bukti("jawaban-pansel", -61)
        self.susun_sk("ketua.sekretariat", "pansel", *PANSEL)
        self.jam.ke(-28)
        self.tanda_tangani_sk()
        self.daftarkan_sk("ketua.sekretariat", "tim", "800.1.3.3/7/BKPSDM", -28, *TIM)
        self.catat_sertifikat()
        self.jam.ke(-26)
        for kunci in PANSEL:
            self.nyatakan(kunci)

    def nyatakan(self, kunci: str) -> None:
        """One member signs the three declarations."""
        anggota = self.orang[kunci]
        anggota.buka(reverse("panitia:pernyataan"))
        anggota.lihat("3 pernyataan menunggu tanda tangan Anda")
        for sisa in (2, 1, 0):
            tombol = anggota.halaman.tombol("Tandatangani")
            berkas = [
                satu
                for satu in anggota.halaman.kendali(anggota.halaman.formulir(tombol))
                if satu.get("type") == "file"
            ]
            isi: dict[str, Any] = {"Saya sudah membaca dan menyetujui pernyataan ini.": True}
            isi |= {satu.get("name", ""): pdf("Surat pernyataan bermeterai", anggota.nama) for satu in berkas}
            anggota.kirim("Tandatangani", isi)
            kata = f"{sisa} pernyataan menunggu" if sisa else "Semua pernyataan sudah Anda tandatangani"
            anggota.lihat(kata)

    # --- Persiapan --------------------------------------------------------------------------------
    def tambah_lowongan(self, nama: str, jenis: str, perangkat: str) -> int:
        ketua = self.orang["ketua.sekretariat"]
        ketua.buka(reverse("seleksi:tambah_lowongan", args=[self.seleksi_id]))
        isi = {
            "Nama jabatan": nama,
            "Jenis jabatan": jenis,
            "Perangkat daerah": perangkat,
            "Sebab lowong": "PENSIUN",
            "Lowong sejak": self.tanggal(-45),
            "Bukti lowong (PDF)": pdf("Keputusan pemberhentian", nama),
            "Uraian tugas": f"Memimpin {perangkat} dalam merumuskan dan melaksanakan kebijakan di bidangnya.",
            "Kualifikasi pendidikan dan standar kompetensi": "Paling rendah Sarjana (S1) atau Diploma IV.",
            "Pengalaman jabatan terkait": f"Tugas terkait {perangkat}, kumulatif paling sedikit 5 tahun.",
        }
        ketua.kirim("Simpan", isi)
        ketua.lihat(f"Lowongan {nama} ditambahkan.")
        return Lowongan.objects.get(seleksi=self.seleksi_id, nama_jabatan=nama).pk

    def rencanakan(self) -> None:
        """Planning documents, timetable and weights."""
        ketua = self.orang["ketua.sekretariat"]
        for butir in DokumenPerencanaan.Butir:
            ketua.buka(reverse("seleksi:butir_perencanaan", args=[self.seleksi_id, butir.value]))
            ketua.kirim("Simpan", {"berkas": pdf("Dokumen perencanaan", butir.label)})
            ketua.lihat(f"Dokumen “{butir.label}” disimpan.")
        ketua.buka(reverse("seleksi:jadwal", args=[self.seleksi_id]))
        isi = {}
        for kegiatan, (mulai, selesai) in RENCANA.items():
            if kegiatan in Jadwal.Kegiatan.values:
                isi[f"{kegiatan}_mulai"], isi[f"{kegiatan}_selesai"] = (
                    self.tanggal(mulai),
                    self.tanggal(selesai),
                )
                isi[f"{kegiatan}_tempat"] = "Aula BKPSDM Kabupaten Contoh Raya"
        ketua.kirim("Simpan jadwal", isi)
        ketua.lihat("Jadwal", "disimpan.")

    def atur_bobot(self, *persen: str, status: int = 200) -> None:
        ketua = self.orang["ketua.sekretariat"]
        ketua.buka(reverse("seleksi:bobot", args=[self.seleksi_id]))
        metode = [satu.kode for satu in self.seleksi.aturan_main.metode]
        ketua.kirim("Simpan bobot", dict(zip(metode, persen, strict=True)), status=status)

    def catat_rapat(self, hari: int) -> None:
        """The minutes of the preparation meeting print what was chosen; the Ketua Pansel signs them."""
        sekretariat = self.orang["naskah"]
        sekretariat.buka(reverse("seleksi:rapat", args=[self.seleksi_id]))
        sekretariat.lihat("Berita Acara Rapat Persiapan belum disusun", "Kuorum pleno")
        isi = {"Tanggal rapat": self.tanggal(hari), "Tempat rapat": "Ruang Rapat BKPSDM"}
        sekretariat.kirim("Susun berita acara", isi)
        sekretariat.lihat("menunggu tanda tangan Ketua Panitia Seleksi.")
        self.tanda_tangani_naskah()

    def catat_rekomendasi(self, jenis: str, hari: int, lowongan: int | None = None) -> None:
        ketua = self.orang["ketua.sekretariat"]
        alamat = reverse("seleksi:rekomendasi", args=[self.seleksi_id, jenis])
        ketua.buka(f"{alamat}?lowongan={lowongan}" if lowongan else alamat)
        nomor = f"{1000 + hari}/B-AK.02.02/SD/K"
        isi = {
            "Nomor surat": nomor,
            "Tanggal surat": self.tanggal(hari),
            "berkas": pdf("Surat rekomendasi", nomor),
        }
        ketua.kirim("Simpan", isi)
        ketua.lihat(f"Rekomendasi nomor {nomor} dicatat.")

    def catat_bukti(self, butir: str, hari: int, lowongan: int | None = None) -> None:
        """A letter or record from outside, by its form."""
        ketua = self.orang["ketua.sekretariat"]
        alamat = reverse("seleksi:bukti", args=[self.seleksi_id, butir])
        ketua.buka(f"{alamat}?lowongan={lowongan}" if lowongan else alamat)
        nomor = f"800.1.3.3/{len(butir)}/{abs(hari)}"
        isi = {
            "Nomor": nomor,
            "Tanggal": self.tanggal(hari),
            "pihak": "Badan Kepegawaian Negara",
            "berkas": pdf("Bukti", butir),
        }
        ketua.kirim("Simpan", isi)
        ketua.lihat(f"nomor {nomor} dicatat.")

    def catat_sertifikat(self) -> None:
        ketua = self.orang["ketua.sekretariat"]
        ketua.buka(reverse("panitia:asesor", args=[self.seleksi_id]))
        ketua.klik("Catat sertifikat")
        isi = {
            "Nomor sertifikat": "ASR/17/2025",
            "Lembaga penerbit": "Pusat Penilaian Kompetensi Contoh",
            "Berlaku sampai dengan": self.tanggal(400),
            "Pengalaman menilai (tahun)": "6",
            "independen": True,
            "berkas": pdf("Sertifikat asesor"),
        }
        ketua.kirim("Simpan", isi)
        ketua.lihat("dicatat.", "1 asesor independen")

    # --- Pengumuman -------------------------------------------------------------------------------
    def susun_pengumuman(self, *lowongan: int) -> None:
        sekretariat = self.orang["naskah"]
        sekretariat.buka(reverse("seleksi:siapkan_pengumuman", args=[self.seleksi_id]))
        isi = {"lowongan": [str(satu) for satu in lowongan], "penutupan": self.tanggal(14)}
        sekretariat.kirim("Susun konsep pengumuman", isi)
        sekretariat.lihat("disusun dan menunggu tanda tangan Ketua Pansel.")

    def tanda_tangani_naskah(self, kunci: str = "ketua.pansel") -> None:
        """The oldest paper that waits for this person is read and signed."""
        orang = self.orang[kunci]
        orang.buka(reverse("seleksi:tanda_tangan"))
        orang.buka(orang.halaman.tautan_ke("/tanda-tangan/"))
        orang.kirim("Tanda tangani")
        orang.lihat("ditandatangani dengan nomor")

    def umumkan(self, *lowongan: int) -> None:
        self.susun_pengumuman(*lowongan)
        self.tanda_tangani_naskah()

    def catat_bukti_tayang(self, lowongan: int) -> None:
        sekretariat = self.orang["naskah"]
        for saluran, nama in (("MEDIA", "Harian Contoh Nusantara"), ("PORTAL_NASIONAL", "ASN Karier")):
            sekretariat.buka(reverse("seleksi:bukti_tayang", args=[lowongan]))
            isi = {
                "saluran": saluran,
                "Nama media": nama,
                "Alamat laman": "https://media.contoh.example/pengumuman",
                "berkas": pdf("Bukti tayang", nama),
            }
            sekretariat.kirim("Simpan bukti tayang", isi)
            sekretariat.lihat(f"Bukti tayang {nama} dicatat.")

    def perpanjang(self, lowongan: int) -> None:
        sekretariat = self.orang["naskah"]
        sekretariat.buka(reverse("seleksi:perpanjangan", args=[lowongan]))
        sekretariat.kirim("Susun pengumuman perpanjangan")
        sekretariat.lihat("menunggu tanda tangan Ketua Pansel.")
        self.tanda_tangani_naskah()

    def batalkan(self, lowongan: int, alasan: str) -> None:
        ketua = self.orang["ketua.pansel"]
        ketua.buka(reverse("seleksi:batalkan", args=[lowongan]))
        dasar = "Berita Acara Rapat Panitia Seleksi Nomor 3 Tahun 2026"
        ketua.kirim("Ya, batalkan lowongan", {"Dasar pembatalan": dasar, "Alasan": alasan})
        ketua.lihat("dibatalkan.")

    def majukan(self, lowongan: int, ke: str, kunci: str = "ketua.sekretariat") -> None:
        orang = self.orang[kunci]
        orang.buka(reverse("seleksi:maju", args=[lowongan]))
        orang.kirim("Ya,")
        orang.lihat(f"masuk tahap {ke}.")

    def susun_hasil(self, lowongan: int) -> None:
        sekretariat = self.orang["naskah"]
        sekretariat.buka(reverse("seleksi:hasil_tahap", args=[lowongan]))
        sekretariat.kirim("Susun naskah hasil")
        sekretariat.lihat("menunggu tanda tangan Ketua Pansel.")

    def umumkan_hasil_administrasi(self, lowongan: int) -> None:
        self.susun_hasil(lowongan)
        self.tanda_tangani_naskah()
        self.tanda_tangani_naskah()

    def umumkan_hasil(self, lowongan: int) -> None:
        self.susun_hasil(lowongan)
        self.tanda_tangani_naskah()

    # --- Pelamar ----------------------------------------------------------------------------------
    def daftar_sendiri(self, nomor: int) -> Orang:
        """An account by the form of the door, proven by the link in the mail."""
        siapa = buat_orang(nomor, 2026, self.jam.tanggal(0))
        orang = Orang(siapa.nama, siapa.surel, SANDI)
        orang.buka(reverse("account_signup"))
        isi = {
            "NIP": siapa.nip,
            "Nama lengkap dengan gelar": siapa.nama,
            "Alamat surel": siapa.surel,
            "password1": SANDI,
            "password2": SANDI,
        }
        orang.kirim("Daftar", isi)
        orang.lihat("periksa surel Anda")
        orang.ikuti_tautan(orang.surat("Konfirmasi alamat surel"))
        orang.kirim("Ya, konfirmasi")
        self.pelamar[nomor] = orang
        return orang

    def pelamar_baru(self, nomor: int) -> Orang:
        """An applicant with an account; how he got it is another story."""
        if nomor not in self.pelamar:
            siapa = buat_orang(nomor, 2026, self.jam.tanggal(0))
            PenggunaFactory(nama=siapa.nama, email=siapa.surel, nip=siapa.nip, dikonfirmasi=True)
            self.pelamar[nomor] = Orang(siapa.nama, siapa.surel)
        return self.pelamar[nomor]

    def isi_profil(self, nomor: int) -> None:
        orang, siapa = self.pelamar[nomor], buat_orang(nomor, 2026, self.jam.tanggal(0))
        orang.buka(reverse("peserta:profil"))
        isi = {
            "Tempat lahir": "Kota Raya",
            "Tanggal lahir": siapa.tanggal_lahir.isoformat(),
            "Jenis kelamin": siapa.jenis_kelamin,
            "Nomor telepon": f"0812 5550 {nomor:04d}",
            "golongan": siapa.golongan,
            "Jabatan sekarang": siapa.jabatan,
            "Unit kerja": siapa.unit_kerja,
            "Instansi asal": siapa.instansi,
            "provinsi": "Jawa Tengah",
            "jenjang": siapa.jenjang,
            "Program studi": siapa.jurusan,
        }
        orang.kirim("Simpan profil", isi)
        orang.lihat("Profil disimpan.")
        for jabatan, jenis, mulai, selesai in _riwayat(siapa):
            orang.buka(reverse("peserta:riwayat_tambah"))
            isi = {
                "Nama jabatan": jabatan,
                "jenis": jenis,
                "Instansi": siapa.instansi,
                "Mulai": mulai,
                "Selesai": selesai,
                "Tugas jabatan ini terkait dengan jabatan yang saya lamar": True,
            }
            orang.kirim("Simpan", isi)
            orang.lihat(f"{jabatan} ditambahkan.")

    def lamar(self, nomor: int, lowongan: int) -> int:
        """From the public page of the vacancy to the receipt. Returns the application."""
        orang = self.pelamar_baru(nomor)
        self.isi_profil(nomor)
        orang.buka(reverse("peserta:lamar", args=[lowongan]))
        orang.kirim("Buat draf lamaran")
        orang.lihat("Lengkapi dokumennya.")
        lamaran = Lamaran.objects.get(lowongan=lowongan, pelamar__pengguna__email=orang.surel)
        for satu in dokumen_lamaran(Lowongan.objects.select_related("seleksi").get(pk=lowongan)):
            orang.buka(reverse("peserta:unggah", args=[lamaran.pk, satu.kode]))
            orang.kirim("Unggah", {"berkas": pdf(satu.nama, orang.nama)})
            orang.lihat(f"{satu.nama} terunggah.")
            if satu.meterai:
                orang.kirim("Simpan meterai", {"jenis": "ELEKTRONIK", "nomor_seri": f"uji {nomor:08d}"})
                orang.lihat(f"e-meterai nomor seri UJI{nomor:08d}.")
        orang.klik("Tinjau dan kirim")
        orang.kirim("Kirim lamaran", {"Saya menyetujui pakta integritas di atas.": True})
        orang.lihat("Tanda terima", orang.nama)
        assert orang.unduh(reverse("peserta:tanda_terima_pdf", args=[lamaran.pk])).startswith(b"%PDF-")
        return lamaran.pk

    # --- Administrasi -----------------------------------------------------------------------------
    def periksa(self, lamaran: int, tolak: str = "") -> None:
        """The first verifier on every item, the second on the whole; ``tolak`` is the item not in order."""
        pertama, kedua = self.orang["verifikator1"], self.orang["verifikator2"]
        satu = Lamaran.objects.select_related("lowongan__seleksi").get(pk=lamaran)
        self._telaah(pertama, satu)
        for butir in butir_periksa(satu.lowongan.seleksi.aturan_main.dokumen):
            pertama.buka(reverse("peserta:verifikasi", args=[lamaran]) + f"?butir={butir.kode}")
            isi = {"putusan": "SESUAI", "alasan": ""}
            if butir.kode in DINILAI:
                isi["alasan"] = "Dicocokkan dengan berkas."
            if butir.kode == tolak:
                isi = {"putusan": "TIDAK_SESUAI", "alasan": "Ditandatangani Sekretaris Daerah, bukan PPK."}
            pertama.kirim("Simpan, butir berikutnya", isi)
        pertama.kirim("Selesai, serahkan ke pemeriksa kedua")
        pertama.lihat("menunggu pemeriksa kedua")
        kedua.buka(reverse("peserta:konfirmasi", args=[lamaran]))
        kata = "tidak memenuhi syarat" if tolak else "memenuhi syarat"
        kedua.kirim(f"Tetapkan {kata}")
        kedua.lihat(f"Lamaran {satu.nomor_pendaftaran} ditetapkan {kata}.")

    def _telaah(self, verifikator: Orang, lamaran: Lamaran) -> None:
        """Reads the letter and marks every post of the history, each with a reason."""
        verifikator.buka(reverse("peserta:cocokkan_rekomendasi", args=[lamaran.pk]))
        verifikator.kirim("Simpan menurut surat", surat_rekomendasi(self.jam.tanggal(3)))
        verifikator.lihat("Data surat rekomendasi dicocokkan.")
        for nomor, _ in enumerate((lamaran.profil or {})["riwayat"], start=1):
            verifikator.buka(reverse("peserta:telaah_riwayat", args=[lamaran.pk]))
            isi = {"dihitung": "YA", "alasan": "Memimpin urusan yang sama."}
            verifikator.kirim(f"Simpan telaah baris {nomor}", isi)
            verifikator.lihat(f"Baris {nomor} ditelaah.")

    # --- Penilaian --------------------------------------------------------------------------------
    def komponen(self, lowongan: int, metode: str) -> Komponen:
        return Komponen.objects.get(lowongan=lowongan, metode=metode)

    def nyatakan_bebas(self, lowongan: int, *penilai: str) -> None:
        for kunci in penilai:
            orang = self.orang[kunci]
            orang.buka(reverse("penilaian:benturan", args=[lowongan]))
            tombol = orang.halaman.tombol("Simpan pernyataan")
            kendali = orang.halaman.kendali(orang.halaman.formulir(tombol))
            nama = {str(satu.get("name")) for satu in kendali}
            orang.kirim("Simpan pernyataan", {satu: "TIDAK" for satu in nama if satu.startswith("ada_")})
            orang.lihat("Pernyataan benturan kepentingan untuk", "tersimpan.")

    def buka_komponen(self, lowongan: int, metode: str) -> None:
        ketua = self.orang["ketua.pansel"]
        ketua.buka(reverse("penilaian:buka_komponen", args=[self.komponen(lowongan, metode).pk]))
        ketua.kirim("Ya, buka penilaian")
        ketua.lihat("dibuka.")

    def nilai(self, kunci: str, lowongan: int, metode: str, angka: dict[int, str]) -> None:
        """One rater fills and locks a sheet for each participant; ``angka`` maps application to a mark."""
        orang, komponen = self.orang[kunci], self.komponen(lowongan, metode)
        for lamaran, nilai in angka.items():
            orang.buka(reverse("penilaian:lembar", args=[komponen.pk, lamaran]))
            tombol = orang.halaman.tombol("Kunci nilai")
            kendali = orang.halaman.kendali(orang.halaman.formulir(tombol))
            nama = [str(satu.get("name")) for satu in kendali]
            orang.kirim("Kunci nilai", {satu: nilai for satu in nama if satu.startswith("nilai_")})
            orang.kirim("Ya, kunci nilai")

    def kunci_komponen(self, lowongan: int, metode: str) -> None:
        ketua = self.orang["ketua.pansel"]
        ketua.buka(reverse("penilaian:kunci_komponen", args=[self.komponen(lowongan, metode).pk]))
        ketua.kirim("Ya, kunci penilaian")
        ketua.lihat("dikunci; nilai semua penilai terbuka.")

    def nilai_komponen(self, lowongan: int, metode: str, angka: dict[int, str]) -> None:
        """Opened by the Ketua, marked by everybody who has to, locked by the Ketua."""
        self.buka_komponen(lowongan, metode)
        for kunci in ("asesor",) if metode == Komponen.Metode.ASESMEN else PANSEL:
            self.nilai(kunci, lowongan, metode, angka)
        if metode == Komponen.Metode.ASESMEN:
            self.catat_bukti("bast-asesor", 0, lowongan)
        self.kunci_komponen(lowongan, metode)

    # --- Pleno dan kesehatan ----------------------------------------------------------------------
    def hitung_rekap(self, lowongan: int) -> None:
        self.catat_bukti("laporan-penelusuran", 0, lowongan)
        ketua = self.orang["ketua.pansel"]
        ketua.buka(reverse("penilaian:pleno_lowongan", args=[lowongan]))
        ketua.kirim("Hitung rekapitulasi")
        ketua.lihat("RAHASIA")
        ketua.kirim("Buka dan catat", {"Keperluan membuka": "Pleno penetapan tiga calon"})
        ketua.lihat("peserta menurut nilai akhir")

    def putuskan_seri(self, lowongan: int, *urutan: int) -> None:
        """Two with the same mark stand where two places are but one name is still to be given."""
        ketua = self.orang["ketua.pansel"]
        ketua.buka(reverse("penilaian:pleno_lowongan", args=[lowongan]))
        ketua.lihat("Seri")
        ketua.lihat_bukan("Tetapkan tiga calon")
        ketua.klik("Catat putusan pleno")
        tempat = {f"tempat_{lamaran}": str(nomor) for nomor, lamaran in enumerate(urutan, start=3)}
        alasan = "Masa memimpin unit terkait lebih lama."
        ketua.kirim("Catat putusan pleno", tempat | {"Alasan putusan pleno": alasan})
        ketua.lihat("Putusan pleno atas nilai yang sama tercatat.", alasan, "Diputus pleno")

    def tetapkan_tiga_nama(self, lowongan: int) -> None:
        ketua = self.orang["ketua.pansel"]
        ketua.buka(reverse("penilaian:tetapkan_tiga_nama", args=[lowongan]))
        ketua.kirim("Ya, tetapkan dan tandatangani")
        ketua.lihat("ditetapkan; tiga naskah terbit.")

    def catat_kesehatan(self, lowongan: int, hari: int) -> None:
        ketua = self.orang["ketua.pansel"]
        for nomor in range(3):
            ketua.buka(reverse("penilaian:pleno_lowongan", args=[lowongan]))
            ketua.klik("Catat hasil kesehatan")
            isi = {
                "Hasil": "Memenuhi syarat kesehatan",
                "Unit pelayanan kesehatan pemerintah": "RSUD Contoh Raya",
                "Nomor surat": f"400.7/{nomor + 1:03d}/RSUD",
                "Tanggal surat": self.tanggal(hari),
                "Surat hasil pemeriksaan": pdf("Surat hasil pemeriksaan"),
            }
            ketua.kirim("Catat hasil kesehatan", isi)
            ketua.lihat("Hasil kesehatan", "tercatat.")

    # --- Penetapan --------------------------------------------------------------------------------
    def usulkan(self, lowongan: int) -> None:
        sekda = self.orang["sekda"]
        sekda.buka(reverse("seleksi:keputusan"))
        sekda.kirim("Tanda tangani usulan")
        sekda.lihat("ditandatangani dan disampaikan kepada PPK.")

    def pilih(self, lowongan: int, nama: str) -> None:
        """The Bupati reads the ranking, which is recorded, and chooses one of the three with a reason."""
        bupati = self.orang["bupati"]
        bupati.buka(reverse("seleksi:pilih", args=[lowongan]))
        bupati.lihat_bukan("Peringkat nilai akhir")
        bupati.kirim("Buka dan catat pembacaan")
        bupati.lihat("Peringkat nilai akhir", "RAHASIA")
        isi = {
            "Keputusan Anda": nama,
            "Alasan memilih": "Pengalamannya memimpin layanan dasar paling sesuai.",
        }
        bupati.kirim("Periksa pilihan", isi)
        bupati.lihat(nama)
        bupati.kirim("Ya, catat pilihan ini")
        bupati.lihat("dicatat; Sekretariat menyusun keputusannya.")

    def tetapkan(self, lowongan: int) -> None:
        sekretariat, bupati = self.orang["naskah"], self.orang["bupati"]
        sekretariat.buka(reverse("seleksi:penetapan", args=[lowongan]))
        sekretariat.kirim("Susun konsep keputusan")
        sekretariat.lihat("menunggu tanda tangan PPK.")
        bupati.buka(reverse("seleksi:tetapkan", args=[lowongan]))
        bupati.kirim("Tanda tangani keputusan")
        bupati.lihat("tentang pengangkatan")

    def umumkan_hasil_akhir(self, lowongan: int) -> None:
        sekretariat = self.orang["naskah"]
        sekretariat.buka(reverse("seleksi:penetapan", args=[lowongan]))
        sekretariat.kirim("Susun pengumuman hasil akhir")
        sekretariat.lihat("menunggu tanda tangan Ketua Panitia Seleksi.")
        self.tanda_tangani_naskah()

    def lantik(self, lowongan: int, hari: int) -> None:
        self.catat_bukti("tiga-nama-portal", 0, lowongan)
        self.catat_bukti("laporan-seleksi", 0, lowongan)
        ketua = self.orang["ketua.sekretariat"]
        ketua.buka(reverse("seleksi:penetapan", args=[lowongan]))
        isi = {"Tanggal pelantikan": self.tanggal(hari), "Tempat pelantikan": "Pendapa Kabupaten Contoh Raya"}
        ketua.kirim("Catat pelantikan dan selesaikan", isi)
        ketua.lihat("dicatat; seleksi jabatan ini selesai.")


def surat_rekomendasi(hari: dt.date) -> dict[str, str]:
    """What a letter of the PPK says; the post is filled in by the page."""
    return {
        "penanda": "PPK",
        "Jabatan penanda tangan": "Bupati Contoh Raya",
        "Nomor surat": "800.1.3.3/41/2026",
        "Tanggal surat": hari.isoformat(),
    }


def _riwayat(siapa: OrangPeraga) -> list[tuple[str, str, str, str]]:
    sebelum = siapa.administrator_sejak - dt.timedelta(days=1)
    return [
        (
            f"{siapa.jabatan} pada {siapa.unit_kerja}",
            "ADMINISTRATOR",
            siapa.administrator_sejak.isoformat(),
            "",
        ),
        ("Kepala Seksi", "PENGAWAS", siapa.pengawas_sejak.isoformat(), sebelum.isoformat()),
    ]
