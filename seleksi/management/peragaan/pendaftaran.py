"""The announcement of a selection and those who apply, by the real acts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from akun.models import Pengguna
from dokumen.models import Berkas
from dokumen.simpan import simpan_bytes
from peserta import actions as peserta
from peserta.actions.isian import MEDAN_PROFIL
from peserta.models import Lamaran, Pertanyaan
from peserta.queries import dokumen_lamaran
from seleksi import actions as acara
from seleksi.management.peragaan.orang import OrangPeraga, buat_orang
from seleksi.management.peragaan.pdf import buat_pdf
from seleksi.management.peragaan.persiapan import Persiapan
from seleksi.models import BuktiTayang, Lowongan, Pengumuman, Rekomendasi

# The hour at which an extension is signed; whoever joins comes later that day.
JAM_PERPANJANGAN = 16


class Pendaftaran(Persiapan):
    """A selection from its announcement to the last day of registration."""

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
        unggah: bool = True,
        berkas_bersama: Mapping[str, Berkas] | None = None,
    ) -> Lamaran:
        """One applicant with profile, history and all documents; sent unless ``kirim`` is false.

        Without ``unggah`` his files are laid down as they are made, which is faster. ``berkas_bersama``:
        files of others that he hands in as well, by the kind of document.
        """
        bersama = berkas_bersama or {}
        orang = buat_orang(nomor, self.benih, self.hari_nol)
        pengguna = self.panggung.buka_pelamar(orang, surel or orang.surel)
        self.isi_profil(orang, pengguna, lowongan, hari)
        if unggah:
            self.isi_riwayat(orang, pengguna, hari)
        pada = self.saat(hari, 8 + nomor % 12, nomor % 60)
        lamaran = peserta.buat_lamaran(lowongan=lowongan, oleh=pengguna, pada=pada)
        dokumen = dokumen_lamaran(lowongan)
        for satu in dokumen if kirim else dokumen[:5]:
            if satu.kode in bersama or not unggah:
                berkas = bersama.get(satu.kode) or self.berkas_jadi(satu.nama, orang, pengguna, pada)
                peserta.pasang_berkas(lamaran=lamaran, jenis=satu.kode, berkas=berkas, pada=pada)
                continue
            peserta.unggah(
                lamaran=lamaran,
                jenis=satu.kode,
                unggahan=[self.berkas(satu.nama, f"Nama: {orang.nama}", f"NIP: {orang.nip}")],
                oleh=pengguna,
                pada=pada,
            )
            if satu.meterai and kirim:
                peserta.nyatakan_meterai(
                    lamaran=lamaran,
                    kode=satu.kode,
                    jenis="ELEKTRONIK" if nomor % 2 else "TEMPEL",
                    nomor_seri=f"CONTOH{nomor:010d}RAYA" if nomor % 2 else "",
                    oleh=pengguna,
                    pada=pada,
                )
        if kirim:
            surat = self.isi_surat(lowongan, orang.instansi)
            peserta.isi_rekomendasi(lamaran=lamaran, oleh=pengguna, pada=pada, **surat)
            lamaran = peserta.ajukan(lamaran=lamaran, setuju=True, oleh=pengguna, pada=pada)
        return lamaran

    def berkas_jadi(self, judul: str, orang: OrangPeraga, pengguna: Pengguna, pada: dt.datetime) -> Berkas:
        """A document of this applicant, stored without being uploaded."""
        return simpan_bytes(
            isi=buat_pdf(judul, [f"Nama: {orang.nama}", f"NIP: {orang.nip}", str(self.seleksi)]),
            nama=f"{judul}.pdf",
            jenis_media="application/pdf",
            folder="unggahan",
            oleh=pengguna,
            pada=pada,
        )

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

    # --- Yang ditulis pelamar dan instansinya ---------------------------------------------------------
    def ralat_riwayat(self, lamaran: Lamaran, hari: int) -> None:
        """Slips an applicant makes: born a day later than his NIP says, a gap, two posts side by side."""
        pelamar = lamaran.pelamar
        isian = {medan: getattr(pelamar, medan) for medan in MEDAN_PROFIL}
        isian["tanggal_lahir"] += dt.timedelta(days=1)
        peserta.simpan_profil(**isian, oleh=pelamar.pengguna, pada=self.saat(hari, 20))
        kini, dahulu = pelamar.riwayat_jabatan.order_by("-tanggal_mulai")
        for nama, jenis, kedudukan, mulai, selesai in (
            ("Kepala Subbagian Umum", "PENGAWAS", "DEFINITIF", -1500, -400),
            ("Camat Contoh Utara", "ADMINISTRATOR", "PLT", 900, 1080),
        ):
            acuan = dahulu.tanggal_mulai if mulai < 0 else kini.tanggal_mulai
            peserta.tambah_riwayat(
                nama_jabatan=nama,
                jenis=jenis,
                kedudukan=kedudukan,
                instansi=pelamar.instansi,
                tanggal_mulai=acuan + dt.timedelta(days=mulai),
                tanggal_selesai=acuan + dt.timedelta(days=selesai),
                terkait=False,
                oleh=pelamar.pengguna,
                pada=self.saat(hari, 20),
            )

    def minta_rekomendasi(self, lamaran: Lamaran, hari: int) -> None:
        """The agency gets a link; what became of it stands on the page of the draft."""
        peserta.minta_rekomendasi(
            lamaran=lamaran,
            alamat="bkd@instansi-asal.example",
            oleh=lamaran.pelamar.pengguna,
            pada=self.saat(hari, 20, 30),
        )

    def tanyakan(
        self,
        lamaran: Lamaran,
        hari: int,
        judul: str,
        isi: str,
        jawaban: str = "",
        umum: tuple[str, str] = ("", ""),
    ) -> Pertanyaan:
        """A question about the vacancy, answered the next morning; ``umum``: the words everybody reads."""
        ketua = self.orang["ketua.sekretariat"]
        tanya = peserta.tanyakan(
            lowongan=lamaran.lowongan,
            judul=judul,
            isi=isi,
            oleh=lamaran.pelamar.pengguna,
            pada=self.saat(hari, 21),
        )
        if jawaban:
            peserta.jawab(pertanyaan=tanya, isi=jawaban, oleh=ketua, pada=self.saat(hari + 1, 8))
        if umum[0]:
            tanya_umum, jawab_umum = umum
            peserta.terbitkan(
                pertanyaan=tanya,
                tanya=tanya_umum,
                jawab=jawab_umum,
                oleh=ketua,
                pada=self.saat(hari + 1, 9),
            )
        return tanya
