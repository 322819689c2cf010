# ruff: noqa: E501 -- kalimat naskah lebih mudah diperiksa bila tidak dipenggal
"""Persons, posts and phrases that the samples share, and what a sample is made of."""

from dataclasses import dataclass, field
from typing import Any

INSTANSI = {
    "nama": "Kabupaten Contoh Raya",
    "provinsi": "Jawa Tengah",
    "ibu_kota": "Kota Raya",
    "jabatan_ppk": "Bupati Contoh Raya",
    "jabatan_pyb": "Sekretaris Daerah Kabupaten Contoh Raya",
    "nama_sekretariat": "Badan Kepegawaian dan Pengembangan Sumber Daya Manusia Kabupaten Contoh Raya",
    "alamat": "Jalan Merdeka Nomor 17, Kota Raya",
    "telepon": "(0299) 555017",
    "surel": "pansel@contohraya.example",
}
PERATURAN = "Peraturan Bupati Contoh Raya Nomor 89 Tahun 2021"
DASAR_HUKUM = [
    "Undang-Undang Nomor 20 Tahun 2023 tentang Aparatur Sipil Negara",
    "Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah sebagaimana telah diubah beberapa kali "
    "terakhir dengan Undang-Undang Nomor 6 Tahun 2023",
    "Peraturan Pemerintah Nomor 11 Tahun 2017 tentang Manajemen Pegawai Negeri Sipil sebagaimana telah diubah "
    "dengan Peraturan Pemerintah Nomor 17 Tahun 2020",
    "Peraturan Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi Nomor 15 Tahun 2019 tentang "
    "Pengisian Jabatan Pimpinan Tinggi Secara Terbuka dan Kompetitif di Lingkungan Instansi Pemerintah",
    "Peraturan Bupati Contoh Raya Nomor 89 Tahun 2021 tentang Tata Cara Pengisian Jabatan Pimpinan Tinggi "
    "Pratama, Jabatan Administrator dan Jabatan Pengawas",
]
NAMA_SELEKSI = "Seleksi Terbuka JPT Pratama Tahap I Tahun 2026"
DASAR = {"instansi": INSTANSI, "tahun": 2026, "nama_seleksi": NAMA_SELEKSI, "peraturan": PERATURAN}
UMUM = {**DASAR, "id_lowongan": [1]}

BUPATI = {"jabatan": "Bupati Contoh Raya", "nama": "Harsa Mandalika", "pangkat": "", "nip": ""}
KETUA_PANSEL = {
    "jabatan": "Ketua Panitia Seleksi",
    "nama": "Prof. Dr. Ratih Kusumawardani, M.Si.",
    "pangkat": "",
    "nip": "",
}
SEKDA = {
    "jabatan": "Sekretaris Daerah",
    "nama": "Ir. Bagas Wicaksono, M.T.",
    "pangkat": "Pembina Utama Madya",
    "nip": "196912121995031004",
}
KETUA_SEKRETARIAT = {
    "jabatan": "Ketua Sekretariat Panitia Seleksi",
    "nama": "Sri Lestari Handayani, S.Sos., M.M.",
    "pangkat": "Pembina Utama Muda",
    "nip": "197204051998032005",
}
PANSEL = [
    {"nama": KETUA_PANSEL["nama"], "kedudukan": "Ketua merangkap anggota", "ketua": True},
    {"nama": "Ir. Bagas Wicaksono, M.T.", "kedudukan": "Anggota", "ketua": False},
    {"nama": "Dra. Wening Astuti, M.Pd.", "kedudukan": "Anggota", "ketua": False},
    {"nama": "Dr. Yusuf Hidayatullah, S.H., M.H.", "kedudukan": "Anggota", "ketua": False},
    {"nama": "Hj. Nurul Fadhilah, S.E., M.Ak.", "kedudukan": "Anggota", "ketua": False},
]
DISKOMINFO = {
    "nama_jabatan": "Kepala Dinas Komunikasi dan Informatika",
    "perangkat_daerah": "Dinas Komunikasi dan Informatika",
    "eselon": "II.b",
}
DISHUB = {
    "nama_jabatan": "Kepala Dinas Perhubungan",
    "perangkat_daerah": "Dinas Perhubungan",
    "eselon": "II.b",
}
DP3A = {
    "nama_jabatan": (
        "Kepala Dinas Pemberdayaan Perempuan, Perlindungan Anak, Pengendalian Penduduk dan Keluarga Berencana"
    ),
    "perangkat_daerah": (
        "Dinas Pemberdayaan Perempuan, Perlindungan Anak, Pengendalian Penduduk dan Keluarga Berencana"
    ),
    "eselon": "II.b",
}


def orang(
    nama: str, nip: str, jabatan: str, instansi: str = "Pemerintah Kabupaten Contoh Raya", **lain: Any
) -> dict[str, Any]:
    return {"nama": nama, "nip": nip, "jabatan": jabatan, "instansi": instansi, **lain}


ANINDITA = orang(
    "Anindita Prameswari, S.Kom., M.T.I.",
    "197805122003122004",
    "Sekretaris Dinas Komunikasi dan Informatika",
    pangkat="Pembina Tingkat I (IV/b)",
    nomor="01-0003/2026",
)
DIMAS = orang(
    "Dimas Aryo Nugroho, S.T., M.Eng.",
    "197603182002121007",
    "Kepala Bidang Infrastruktur TIK",
    "Pemerintah Kabupaten Sukamaju",
    pangkat="Pembina (IV/a)",
    nomor="01-0001/2026",
)
LUKITO = orang(
    "Drs. Lukito Hadi Saputra, M.M.",
    "197207071997031008",
    "Kepala Bagian Organisasi Sekretariat Daerah",
    pangkat="Pembina Tingkat I (IV/b)",
    nomor="01-0005/2026",
)
ZULAIKA = orang(
    "Zulaika Rahmawati, S.Sos., M.A.P.",
    "198001252005012011",
    "Camat Kota Raya",
    pangkat="Pembina (IV/a)",
    nomor="01-0002/2026",
)
JADWAL_LANJUT = [
    {
        "kegiatan": "Asesmen kompetensi",
        "mulai": "2026-11-24",
        "selesai": "2026-11-25",
        "tempat": "UPT Penilaian Kompetensi, Kota Raya",
    },
    {
        "kegiatan": "Penulisan makalah",
        "mulai": "2026-11-30",
        "selesai": "2026-11-30",
        "tempat": "Aula BKPSDM",
    },
]
JADWAL = [
    {"kegiatan": "Pengumuman dan pendaftaran", "mulai": "2026-10-26", "selesai": "2026-11-09", "tempat": ""},
    {"kegiatan": "Seleksi administrasi", "mulai": "2026-11-10", "selesai": "2026-11-16", "tempat": ""},
    {"kegiatan": "Penelusuran rekam jejak", "mulai": "2026-11-17", "selesai": "2026-12-01", "tempat": ""},
    *JADWAL_LANJUT,
    {
        "kegiatan": "Wawancara akhir",
        "mulai": "2026-12-03",
        "selesai": "2026-12-04",
        "tempat": "Ruang Rapat Sekretariat Daerah",
    },
    {
        "kegiatan": "Pemeriksaan kesehatan",
        "mulai": "2026-12-07",
        "selesai": "2026-12-07",
        "tempat": "RSUD Contoh Raya",
    },
    {"kegiatan": "Rekomendasi dan penetapan", "mulai": "2026-12-08", "selesai": "2027-01-08", "tempat": ""},
]
DOKUMEN = [
    {
        "nama": "Surat lamaran bermeterai",
        "petunjuk": "Dibuat sendiri, bermeterai Rp10.000, ditujukan kepada Panitia Seleksi.",
    },
    {
        "nama": "SK pangkat dan SK jabatan terakhir",
        "petunjuk": "Keputusan kenaikan pangkat terakhir dan keputusan jabatan yang sedang diduduki.",
    },
    {"nama": "Ijazah terakhir", "petunjuk": "Ijazah terakhir yang sesuai dengan jabatan yang dilamar."},
    {"nama": "SPT tahun terakhir", "petunjuk": "Bukti penerimaan Surat Pemberitahuan Pajak tahun terakhir."},
    {
        "nama": "Penilaian prestasi kerja dua tahun terakhir",
        "petunjuk": "Hasil penilaian (SKP) dua tahun terakhir.",
    },
    {"nama": "Riwayat hidup lengkap", "petunjuk": "Daftar riwayat hidup bertanda tangan."},
    {
        "nama": "LHKPN atau LHKASN",
        "petunjuk": "Tanda terima pelaporan harta kekayaan; cukup tanda terimanya.",
    },
    {
        "nama": "Rekomendasi PPK instansi asal",
        "petunjuk": "Ditandatangani Pejabat Pembina Kepegawaian, bukan Sekretaris Daerah atau Kepala BKD.",
    },
]
METODE = [
    {"nama": "Rekam jejak", "bobot": "20.00", "penilai": "Panitia Seleksi"},
    {"nama": "Asesmen kompetensi", "bobot": "25.00", "penilai": "Asesor"},
    {"nama": "Penulisan makalah", "bobot": "20.00", "penilai": "Panitia Seleksi"},
    {"nama": "Wawancara akhir", "bobot": "35.00", "penilai": "Panitia Seleksi"},
]
TEMBUSAN_KEPUTUSAN = [
    "Kepala Badan Kepegawaian Negara di Jakarta",
    "Gubernur Jawa Tengah di Semarang",
    "Inspektur Kabupaten Contoh Raya",
    "Anggota Panitia Seleksi yang bersangkutan",
]
KEPUTUSAN_CALON = "Keputusan Panitia Seleksi Nomor 07/Pansel/XII/2026 tanggal 4 Desember 2026 tentang Penetapan 3 (tiga) Calon Pejabat Kepala Dinas Komunikasi dan Informatika"
ALASAN_LULUS = "Memenuhi syarat"


def anggota(
    nama: str, jabatan: str, instansi: str, unsur: str, kedudukan: str, nip: str = ""
) -> dict[str, str]:
    return {
        "nama": nama,
        "nip": nip,
        "jabatan": jabatan,
        "instansi": instansi,
        "unsur": unsur,
        "kedudukan": kedudukan,
    }


@dataclass(frozen=True)
class Contoh:
    templat: str
    judul: str
    kelas: str
    pola_nomor: str
    isi: dict[str, Any]
    nomor: str = ""
    salinan_jumlah: int = 0
    penanda: dict[str, str] = field(default_factory=dict)

    @property
    def jabatan_penanda(self) -> str:
        return self.isi.get("penanda", {}).get("jabatan", "")

    @property
    def nama_penanda(self) -> str:
        return self.isi.get("penanda", {}).get("nama", "")


POLA_PANSEL = "{klasifikasi}/{urut:02d}/Pansel/{bulan_romawi}/{tahun}"
POLA_SEKRETARIAT = "{klasifikasi}/{urut:02d}/Sekretariat-Pansel/{tahun}"
POLA_KEPUTUSAN = "800.1.3.3/{urut} TAHUN {tahun}"
