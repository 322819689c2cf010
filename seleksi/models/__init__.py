"""Tables of a selection and its vacancies. Who may change them: wewenang; how: actions."""

from seleksi.models.bukti import BuktiSyarat, PutusanPleno, Rekomendasi
from seleksi.models.dokumen import DokumenPerencanaan, LembarBasah, NaskahSeleksi
from seleksi.models.instansi import Instansi, MasaBeku
from seleksi.models.jadwal import Jadwal, PerubahanJadwal
from seleksi.models.kalender import HariLibur, KalenderTahun
from seleksi.models.lowongan import Lowongan, LowonganQuerySet
from seleksi.models.pengumuman import BuktiTayang, Pengumuman, Perpanjangan, Ralat
from seleksi.models.seleksi import Seleksi

__all__ = [
    "BuktiSyarat",
    "BuktiTayang",
    "DokumenPerencanaan",
    "HariLibur",
    "Instansi",
    "Jadwal",
    "KalenderTahun",
    "LembarBasah",
    "Lowongan",
    "LowonganQuerySet",
    "MasaBeku",
    "NaskahSeleksi",
    "Pengumuman",
    "Perpanjangan",
    "PerubahanJadwal",
    "PutusanPleno",
    "Ralat",
    "Rekomendasi",
    "Seleksi",
]
