"""The check of the applications and what follows from it for their owners, by the real acts."""

from __future__ import annotations

from collections.abc import Sequence

from akun.models import Pengguna
from peserta import actions as peserta
from peserta.aturan import KODE_REKOMENDASI, periksa_buta
from peserta.models import Lamaran
from peserta.queries import butir_lamaran, nama_dokumen
from seleksi import actions as acara
from seleksi.alur import Tahap
from seleksi.management.peragaan.pendaftaran import Pendaftaran
from seleksi.models import Lowongan, NaskahSeleksi

# What the computation may leave to a person: the verifier says what he saw.
DINILAI = ("E-01", "E-03")
ALASAN_TOLAK = "Ditandatangani Sekretaris Daerah, bukan Pejabat Pembina Kepegawaian."


class Administrasi(Pendaftaran):
    """A selection up to its administrative result."""

    def tutup(self, lowongan: Lowongan, hari: int = 15) -> None:
        lowongan.refresh_from_db()
        if lowongan.tahap != Tahap.PENGUMUMAN:
            # The clock of a running server was faster.
            return
        acara.tutup_pengumuman(
            lowongan=lowongan, oleh=self.orang["ketua.sekretariat"], pada=self.saat(hari, 8)
        )

    def periksa(
        self, lamaran: Lamaran, hari: int = 16, tolak: str = "", konfirmasi: bool = True, beda: str = ""
    ) -> None:
        """First and second verifier on one application; ``tolak`` names the item that is not in order.

        ``beda``: the item a second verifier who checks blind finds not in order, and the first one in order.
        """
        pertama = self.orang["verifikator1"]
        self._telaah(lamaran, pertama, hari)
        for butir in (satu.kode for satu in butir_lamaran(lamaran)):
            salah = butir == tolak
            peserta.periksa_butir(
                lamaran=lamaran,
                butir=butir,
                putusan="TIDAK_SESUAI" if salah else "SESUAI",
                alasan=ALASAN_TOLAK if salah else ("Dicocokkan dengan berkas." if butir in DINILAI else ""),
                oleh=pertama,
                pada=self.saat(hari, 9),
            )
        peserta.selesai_diperiksa(lamaran=lamaran, oleh=pertama, pada=self.saat(hari, 10))
        if not konfirmasi:
            return
        if periksa_buta(self.seleksi.aturan_main):
            self._periksa_sendiri(lamaran, hari, {tolak, beda})
        else:
            peserta.konfirmasi(lamaran=lamaran, oleh=self.orang["verifikator2"], pada=self.saat(hari, 14))

    def _periksa_sendiri(self, lamaran: Lamaran, hari: int, tolak: set[str]) -> None:
        """The second verifier, who sees nothing of the first."""
        kedua = self.orang["verifikator2"]
        for satu in butir_lamaran(lamaran):
            salah = satu.kode in tolak
            perlu = not satu.dokumen or satu.kode == KODE_REKOMENDASI
            peserta.periksa_butir_kedua(
                lamaran=lamaran,
                butir=satu.kode,
                putusan="TIDAK_SESUAI" if salah else "SESUAI",
                alasan=ALASAN_TOLAK if salah else ("Dibaca sendiri pada berkasnya." if perlu else ""),
                oleh=kedua,
                pada=self.saat(hari, 13),
            )
        peserta.selesai_diperiksa_kedua(lamaran=lamaran, oleh=kedua, pada=self.saat(hari, 14))

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

    # --- Perbaikan, surat, sanggahan ------------------------------------------------------------------
    def tandai_perbaikan(self, lamaran: Lamaran, jenis: str, kekurangan: str, hari: int) -> None:
        """A document that may be mended; it waits for the Ketua Sekretariat."""
        peserta.tandai_perbaikan(
            lamaran=lamaran,
            jenis=jenis,
            kekurangan=kekurangan,
            oleh=self.orang["verifikator1"],
            pada=self.saat(hari, 9),
        )

    def minta_perbaikan(self, lamaran: Lamaran, hari: int) -> None:
        peserta.minta_perbaikan(
            lamaran=lamaran, oleh=self.orang["ketua.sekretariat"], pada=self.saat(hari, 11)
        )

    def kirim_perbaikan(self, lamaran: Lamaran, jenis: str, hari: int) -> None:
        """Its owner mends the one document and sends it."""
        pengguna = lamaran.pelamar.pengguna
        dokumen = nama_dokumen(lamaran.lowongan)
        peserta.unggah_perbaikan(
            lamaran=lamaran,
            jenis=jenis,
            unggahan=[self.berkas(dokumen[jenis], "Disusun ulang", f"Nama: {pengguna.nama}")],
            oleh=pengguna,
            pada=self.saat(hari, 15),
        )
        peserta.kirim_perbaikan(lamaran=lamaran, oleh=pengguna, pada=self.saat(hari, 16))

    def siapkan_surat(self, lowongan: Lowongan, hari: int) -> None:
        """The letters with the result; somebody reads them before they are sent."""
        peserta.siapkan_surat(lowongan=lowongan, oleh=self.orang["naskah"], pada=self.saat(hari, 13))

    def sanggah(self, lamaran: Lamaran, isi: str, hari: int, kirim: bool = True) -> None:
        """An objection to the announced result, with one file of evidence; a draft unless it is sent."""
        pengguna = lamaran.pelamar.pengguna
        peserta.tambah_bukti(
            lamaran=lamaran,
            isi=isi,
            unggahan=[self.berkas("Keterangan instansi asal", f"Nama: {pengguna.nama}")],
            oleh=pengguna,
            pada=self.saat(hari, 17),
        )
        if kirim:
            peserta.ajukan_sanggahan(lamaran=lamaran, isi=isi, oleh=pengguna, pada=self.saat(hari, 18))
