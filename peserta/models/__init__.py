"""Tables of applicants, their applications, files and the checks. Written only by the acts (actions)."""

from peserta.models.alasan import AlasanBaku
from peserta.models.dokumen import DokumenTambahan, Meterai
from peserta.models.kedua import ButirSelisih, PemeriksaanKedua, Selisih
from peserta.models.lamaran import BerkasLamaran, Lamaran, LamaranQuerySet, Undangan
from peserta.models.makalah import KemiripanMakalah, Makalah, SerahanMakalah, TemaMakalah
from peserta.models.panggilan import Panggilan, UndanganTahap
from peserta.models.pegang import Pegangan
from peserta.models.pelamar import Golongan, Jenjang, Pelamar, RiwayatJabatan
from peserta.models.perbaikan import ButirPerbaikan, Perbaikan
from peserta.models.permintaan import PermintaanRekomendasi
from peserta.models.pertanyaan import Pertanyaan, PesanPertanyaan
from peserta.models.riwayat import (
    JABATAN,
    JENIS_RIWAYAT,
    Baris,
    GolonganRuang,
    HukumanDisiplin,
    Penghargaan,
    RiwayatDiklat,
    RiwayatPangkat,
    RiwayatPendidikan,
    RiwayatSkp,
    medan_riwayat,
)
from peserta.models.sanggahan import BuktiSanggahan, MasaSanggah, Sanggahan
from peserta.models.surat import SuratPelamar
from peserta.models.syarat import DaerahAsal, SyaratTambahan
from peserta.models.verifikasi import SuratRekomendasi, TelaahRiwayat, Verifikasi

__all__ = [
    "JABATAN",
    "JENIS_RIWAYAT",
    "AlasanBaku",
    "Baris",
    "BerkasLamaran",
    "BuktiSanggahan",
    "ButirPerbaikan",
    "ButirSelisih",
    "DaerahAsal",
    "DokumenTambahan",
    "Golongan",
    "GolonganRuang",
    "HukumanDisiplin",
    "Jenjang",
    "KemiripanMakalah",
    "Lamaran",
    "LamaranQuerySet",
    "Makalah",
    "MasaSanggah",
    "Meterai",
    "Panggilan",
    "Pegangan",
    "Pelamar",
    "PemeriksaanKedua",
    "Penghargaan",
    "Perbaikan",
    "PermintaanRekomendasi",
    "Pertanyaan",
    "PesanPertanyaan",
    "RiwayatDiklat",
    "RiwayatJabatan",
    "RiwayatPangkat",
    "RiwayatPendidikan",
    "RiwayatSkp",
    "Sanggahan",
    "Selisih",
    "SerahanMakalah",
    "SuratPelamar",
    "SuratRekomendasi",
    "SyaratTambahan",
    "TelaahRiwayat",
    "TemaMakalah",
    "Undangan",
    "UndanganTahap",
    "Verifikasi",
    "medan_riwayat",
]
