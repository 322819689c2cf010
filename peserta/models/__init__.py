"""Tables of applicants, their applications, files and the checks. Written only by the acts (actions)."""

from peserta.models.lamaran import BerkasLamaran, Lamaran, LamaranQuerySet, Undangan
from peserta.models.pelamar import Golongan, Jenjang, Pelamar, RiwayatJabatan
from peserta.models.syarat import DaerahAsal, SyaratTambahan
from peserta.models.verifikasi import SuratRekomendasi, TelaahRiwayat, Verifikasi

__all__ = [
    "BerkasLamaran",
    "DaerahAsal",
    "Golongan",
    "Jenjang",
    "Lamaran",
    "LamaranQuerySet",
    "Pelamar",
    "RiwayatJabatan",
    "SuratRekomendasi",
    "SyaratTambahan",
    "TelaahRiwayat",
    "Undangan",
    "Verifikasi",
]
