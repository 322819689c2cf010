# ruff: noqa: E501 -- kalimat naskah lebih mudah diperiksa bila tidak dipenggal
"""Sample data of every paper: fictitious Kabupaten Contoh Raya. The functions in <app>/naskah.py return this shape.

`NASKAH` lists per paper: template, class, number pattern, signer's office, isi. Persons, places and numbers are
invented; where a law is named, the name is real.
"""

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
POLA_KEPUTUSAN = "800.1.3.3/{urut} TAHUN {tahun}"

NASKAH: dict[str, Contoh] = {
    "keputusan_pembentukan_pansel": Contoh(
        "panitia/naskah/keputusan_pembentukan.html",
        "Keputusan Bupati tentang Pembentukan Panitia Seleksi",
        "U",
        POLA_KEPUTUSAN,
        {
            **DASAR,
            "dasar_hukum": DASAR_HUKUM,
            "sebutan_ppk": "Bupati",
            "badan": "Panitia Seleksi",
            "untuk_pansel": True,
            "jabatan": [DISKOMINFO["nama_jabatan"], DISHUB["nama_jabatan"], DP3A["nama_jabatan"]],
            "memperhatikan": [
                "Surat Badan Kepegawaian Negara Nomor B-1187/B-AK.02.01/SD/2026 tanggal 9 Oktober 2026 tentang "
                "rekomendasi pelaksanaan seleksi"
            ],
            "anggota": [
                anggota(
                    KETUA_PANSEL["nama"],
                    "Guru Besar Administrasi Publik",
                    "Universitas Nusa Raya",
                    "Akademisi",
                    "Ketua merangkap anggota",
                ),
                anggota(
                    "Ir. Bagas Wicaksono, M.T.",
                    "Asisten Administrasi Umum",
                    "Sekretariat Daerah Kabupaten Contoh Raya",
                    "Pejabat Pimpinan Tinggi Pratama",
                    "Anggota",
                    "196912121995031004",
                ),
                anggota(
                    "Dra. Wening Astuti, M.Pd.",
                    "Inspektur",
                    "Inspektorat Kabupaten Contoh Raya",
                    "Pejabat Pimpinan Tinggi Pratama",
                    "Anggota",
                    "197011301996032002",
                ),
                anggota(
                    "Dr. Yusuf Hidayatullah, S.H., M.H.",
                    "Dosen Fakultas Hukum",
                    "Universitas Nusa Raya",
                    "Akademisi",
                    "Anggota",
                ),
                anggota(
                    "Hj. Nurul Fadhilah, S.E., M.Ak.",
                    "Ketua Lembaga Pemberdayaan Masyarakat",
                    "Kabupaten Contoh Raya",
                    "Tokoh masyarakat",
                    "Anggota",
                ),
            ],
            "berlaku_sejak": "2026-10-19",
            "berlaku_sampai": "2027-01-31",
            "tembusan": TEMBUSAN_KEPUTUSAN,
            "penanda": BUPATI,
        },
        "800.1.3.3/412 TAHUN 2026",
    ),
    "keputusan_pembentukan_sekretariat": Contoh(
        "panitia/naskah/keputusan_pembentukan.html",
        "Keputusan Bupati tentang Pembentukan Sekretariat Panitia Seleksi",
        "U",
        POLA_KEPUTUSAN,
        {
            **DASAR,
            "dasar_hukum": DASAR_HUKUM,
            "sebutan_ppk": "Bupati",
            "badan": "Sekretariat Panitia Seleksi",
            "untuk_pansel": False,
            "jabatan": [DISKOMINFO["nama_jabatan"], DISHUB["nama_jabatan"]],
            "memperhatikan": [],
            "anggota": [
                anggota(
                    KETUA_SEKRETARIAT["nama"], "Kepala BKPSDM", "", "", "Ketua", KETUA_SEKRETARIAT["nip"]
                ),
                anggota(
                    "Agung Prabowo Santoso, S.H.",
                    "Kepala Bidang Mutasi dan Promosi",
                    "",
                    "",
                    "Anggota, verifikator",
                    "198302142008011009",
                ),
                anggota(
                    "Ni Luh Ayu Paramitha, S.E.",
                    "Analis SDM Aparatur Ahli Muda",
                    "",
                    "",
                    "Anggota, verifikator",
                    "198911072015042003",
                ),
                anggota(
                    "Rizal Firmansyah, S.IP.",
                    "Arsiparis Ahli Pertama",
                    "",
                    "",
                    "Anggota, naskah dan agenda",
                    "199306182019031006",
                ),
            ],
            "berlaku_sejak": "2026-10-19",
            "berlaku_sampai": "2027-01-31",
            "tembusan": TEMBUSAN_KEPUTUSAN,
            "penanda": BUPATI,
        },
        "800.1.3.3/413 TAHUN 2026",
    ),
    "pengumuman": Contoh(
        "seleksi/naskah/pengumuman.html",
        "Pengumuman Seleksi Terbuka JPT Pratama Tahun 2026",
        "U",
        POLA_PANSEL,
        {
            **UMUM,
            "rekomendasi": "Surat Badan Kepegawaian Negara Nomor B-1187/B-AK.02.01/SD/2026 tanggal 9 Oktober 2026",
            "lowongan": [
                {
                    **DISKOMINFO,
                    "kualifikasi": "S1/D-IV bidang komunikasi, informatika, sistem informasi, administrasi publik, atau yang serumpun.\nStandar kompetensi jabatan: integritas 4, kerja sama 4, komunikasi 4, orientasi pada hasil 4, pelayanan publik 4, pengembangan diri dan orang lain 4, mengelola perubahan 4, pengambilan keputusan 4, perekat bangsa 4.",
                    "pengalaman": "Bidang komunikasi publik, teknologi informasi, statistik, persandian, atau pemerintahan.",
                },
                {
                    **DISHUB,
                    "kualifikasi": "S1/D-IV bidang transportasi, teknik sipil, perencanaan wilayah, administrasi publik, atau yang serumpun.",
                    "pengalaman": "Bidang perhubungan, pekerjaan umum, perencanaan, atau pemerintahan.",
                },
                {
                    **DP3A,
                    "kualifikasi": "S1/D-IV bidang sosial, kesehatan masyarakat, psikologi, hukum, administrasi publik, atau yang serumpun.",
                    "pengalaman": "Bidang pemberdayaan perempuan, perlindungan anak, keluarga berencana, sosial, atau kesehatan.",
                },
            ],
            "syarat": {
                "wilayah": "Jawa Tengah",
                "usia_maks": 56,
                "usia_acuan": "saat diangkat dalam jabatan",
                "pengalaman_tahun": 5,
                "administrator_min_tahun": 2,
                "jenjang": "Sarjana (S1) atau Diploma IV",
                "maks_lamaran": 1,
            },
            "batas_berkas": "10 MB",
            "dokumen": DOKUMEN,
            "jadwal": JADWAL,
            "metode": METODE,
            "mulai": "2026-10-26",
            "batas_lamaran": "2026-11-09T23:59:59+07:00",
            "lama_hari": 15,
            "jenis_hari": "kalender",
            "min_pelamar": 4,
            "perpanjangan_maks": 2,
            "perpanjangan_hari": 7,
            "jumlah_calon": 3,
            "alamat_lamaran": "seleksi.contohraya.example",
            "portal_nasional": "ASN Karier",
            "tembusan": [],
            "penanda": KETUA_PANSEL,
        },
        "800.1.3.3/01/Pansel/X/2026",
    ),
    "pengumuman_perpanjangan": Contoh(
        "seleksi/naskah/pengumuman_perpanjangan.html",
        "Pengumuman Perpanjangan ke-1 Penerimaan Lamaran",
        "U",
        POLA_PANSEL,
        {
            **UMUM,
            "ke": 1,
            "ke_huruf": "satu",
            "pengumuman": {"nomor": "800.1.3.3/01/Pansel/X/2026", "tanggal": "2026-10-26"},
            "lowongan": [
                {
                    "nama_jabatan": DP3A["nama_jabatan"],
                    "jumlah_pelamar": 3,
                    "batas_lama": "2026-11-09T23:59:59+07:00",
                    "batas_baru": "2026-11-16T23:59:59+07:00",
                }
            ],
            "min_pelamar": 4,
            "hari": 7,
            "jenis_hari": "kalender",
            "alamat_lamaran": "seleksi.contohraya.example",
            "tembusan": [],
            "penanda": KETUA_PANSEL,
        },
        "800.1.3.3/02/Pansel/XI/2026",
    ),
    "pengumuman_ralat": Contoh(
        "seleksi/naskah/pengumuman_ralat.html",
        "Ralat Pengumuman Seleksi Terbuka",
        "U",
        POLA_PANSEL,
        {
            **UMUM,
            "pengumuman": {"nomor": "800.1.3.3/01/Pansel/X/2026", "tanggal": "2026-10-26"},
            "perubahan": [
                {
                    "hal": f"Kualifikasi pendidikan dan standar kompetensi {DP3A['nama_jabatan']}",
                    "semula": "Sarjana Hukum",
                    "menjadi": "Sarjana Psikologi, Sarjana Kesejahteraan Sosial, atau Sarjana Hukum",
                    "dasar": "Lampiran huruf a angka 6",
                }
            ],
            "alasan": "Rumpun pendidikan dalam pengumuman tertulis tidak lengkap.",
            "lowongan": [
                {
                    "nama_jabatan": DP3A["nama_jabatan"],
                    "batas_lama": "2026-11-09T23:59:59+07:00",
                    "batas_baru": "2026-11-17T23:59:59+07:00",
                }
            ],
            "mulai": "2026-11-03",
            "lama_hari": 15,
            "hari_paling_singkat": 15,
            "alamat_lamaran": "seleksi.contohraya.example",
            "tembusan": [],
            "penanda": KETUA_PANSEL,
        },
        "800.1.3.3/03/Pansel/XI/2026",
    ),
    "pengumuman_perpanjangan_seleksi": Contoh(
        "seleksi/naskah/pengumuman_perpanjangan_seleksi.html",
        "Pengumuman Perpanjangan Seleksi Administrasi ke-1",
        "U",
        POLA_PANSEL,
        {
            **UMUM,
            "ke": 1,
            "ke_huruf": "satu",
            "pengumuman": {"nomor": "800.1.3.3/01/Pansel/X/2026", "tanggal": "2026-10-26"},
            "rekomendasi": [
                {
                    "badan": "Badan Kepegawaian Negara",
                    "nomor": "B-900/B-AK.02.01/SD/2026",
                    "tanggal": "2026-11-16",
                }
            ],
            "lowongan": [{"nama_jabatan": DP3A["nama_jabatan"], "batas_baru": "2026-11-24T23:59:59+07:00"}],
            "min_lulus": 3,
            "hari": 7,
            "jenis_hari": "kalender",
            "alamat_lamaran": "seleksi.contohraya.example",
            "tembusan": [],
            "penanda": KETUA_PANSEL,
        },
    ),
    "pengumuman_pembatalan": Contoh(
        "seleksi/naskah/pengumuman_pembatalan.html",
        "Pengumuman Pembatalan",
        "U",
        POLA_PANSEL,
        {
            **UMUM,
            "lowongan": [
                {
                    "nama_jabatan": DP3A["nama_jabatan"],
                    "dasar": "Keputusan Bupati Contoh Raya Nomor 800.1.3.3/455 Tahun 2026",
                    "alasan": "Setelah dua kali diperpanjang pelamar kurang dari tiga orang.",
                    "pengumuman": {"nomor": "800.1.3.3/01/Pansel/X/2026", "tanggal": "2026-10-26"},
                }
            ],
            "alamat_lamaran": "seleksi.contohraya.example",
            "tembusan": [],
            "penanda": KETUA_PANSEL,
        },
    ),
    "pengumuman_perubahan_jadwal": Contoh(
        "seleksi/naskah/pengumuman_perubahan_jadwal.html",
        "Pengumuman Perubahan Jadwal ke-1",
        "U",
        POLA_PANSEL,
        {
            **UMUM,
            "ke": 1,
            "ke_huruf": "satu",
            "alasan": "Ruang asesmen dipakai untuk penghitungan suara.",
            "pengumuman": {"nomor": "800.1.3.3/01/Pansel/X/2026", "tanggal": "2026-10-26"},
            "lowongan": [DISKOMINFO, DP3A],
            "baris": [
                {
                    "kegiatan": "Asesmen kompetensi",
                    "semula": {"mulai": "2026-11-18", "selesai": "2026-11-20"},
                    "menjadi": {"mulai": "2026-11-25", "selesai": "2026-11-27"},
                    "berubah": True,
                    "tempat": "Gedung Wana Asri",
                },
                {
                    "kegiatan": "Wawancara akhir",
                    "semula": {"mulai": "2026-11-30", "selesai": "2026-12-01"},
                    "menjadi": {"mulai": "2026-11-30", "selesai": "2026-12-01"},
                    "berubah": False,
                    "tempat": "",
                },
            ],
            "alamat_lamaran": "seleksi.contohraya.example",
            "tembusan": [],
            "penanda": KETUA_PANSEL,
        },
        "800.1.3.3/03/Pansel/XI/2026",
    ),
    "berita_acara_persiapan": Contoh(
        "seleksi/naskah/berita_acara_persiapan.html",
        "Berita Acara Rapat Persiapan",
        "T",
        POLA_PANSEL,
        {
            **UMUM,
            "rapat": {"tanggal": "2026-10-19", "tempat": "Ruang Rapat BKPSDM"},
            "lowongan": [DISKOMINFO, DP3A],
            "jadwal": [
                {
                    "kegiatan": "Pengumuman dan pendaftaran",
                    "mulai": "2026-10-26",
                    "selesai": "2026-11-09",
                    "tempat": "",
                },
                {
                    "kegiatan": "Wawancara akhir",
                    "mulai": "2026-11-30",
                    "selesai": "2026-12-01",
                    "tempat": "Aula BKPSDM",
                },
            ],
            "metode": [
                {
                    "nama": "Wawancara akhir",
                    "bobot": "35",
                    "penilai": "Panitia Seleksi",
                    "indikator": [
                        {"nama": "Peminatan dan motivasi", "bobot": "40"},
                        {"nama": "Perilaku dan karakter", "bobot": "60"},
                    ],
                }
            ],
            "syarat": {
                "wilayah": "Jawa Tengah",
                "usia_maks": 56,
                "usia_acuan": "saat diangkat dalam jabatan",
                "pengalaman_tahun": 5,
                "administrator_min_tahun": 2,
                "jenjang": "Sarjana (S1) atau Diploma IV",
                "maks_lamaran": 1,
            },
            "dokumen": ["Surat lamaran bermeterai", "Ijazah terakhir"],
            "kebijakan": [
                {
                    "nama": "Rapat dan penilaian",
                    "butir": [
                        {
                            "nama": "Kuorum pleno",
                            "pilihan": "4 orang",
                            "akibat": "Pleno yang kurang dari kuorum tidak dapat menetapkan calon.",
                            "dasar": "Lampiran huruf b angka 9 huruf e",
                            "lain": True,
                        },
                        {
                            "nama": "Tangga nilai sama",
                            "pilihan": "Langsung diputus pleno dalam berita acara.",
                            "akibat": "",
                            "dasar": "Lampiran huruf b angka 9 huruf a",
                            "lain": False,
                        },
                    ],
                }
            ],
            "pertimbangan": "kehadiran empat anggota disepakati agar putusan mewakili Panitia Seleksi.",
            "sidik": "9f2c" * 16,
            "pansel": PANSEL,
            "tembusan": [],
            "penanda": KETUA_PANSEL,
        },
        "800.1.3.3/02/Pansel/X/2026",
    ),
    "berita_acara_penutupan": Contoh(
        "seleksi/naskah/berita_acara_penutupan.html",
        "Berita Acara Penutupan Penerimaan Lamaran",
        "T",
        "{klasifikasi}/{urut:02d}/Sekretariat-Pansel/{tahun}",
        {
            **UMUM,
            "ditutup": "2026-11-10T00:02:00+07:00",
            "mulai": "2026-10-26",
            "batas_lamaran": "2026-11-09T23:59:59+07:00",
            "perpanjangan": 0,
            "min_pelamar": 4,
            "lowongan": [
                {
                    "nama_jabatan": DISKOMINFO["nama_jabatan"],
                    "keterangan": "Memenuhi jumlah paling sedikit",
                    "pelamar": [
                        {**satu, "diterima": f"2026-11-0{n}T14:0{n}:1{n}+07:00"}
                        for n, satu in enumerate([DIMAS, ZULAIKA, ANINDITA, LUKITO], 2)
                    ],
                },
                {"nama_jabatan": DISHUB["nama_jabatan"], "keterangan": "Tidak ada pelamar", "pelamar": []},
            ],
            "tembusan": [],
            "penanda": KETUA_SEKRETARIAT,
        },
        "800.1.3.3/01/Sekretariat-Pansel/2026",
    ),
    "surat_usulan_pyb": Contoh(
        "seleksi/naskah/surat_usulan_pyb.html",
        "Usulan Calon Kepala Dinas Komunikasi dan Informatika",
        "T",
        "{klasifikasi}/{urut}/{tahun}",
        {
            **UMUM,
            "lowongan": DISKOMINFO,
            "keputusan": {"nomor": "07/Pansel/XII/2026", "tanggal": "2026-12-04"},
            "calon": [ANINDITA, DIMAS, LUKITO],
            "tembusan": ["Ketua Panitia Seleksi"],
            "penanda": SEKDA,
        },
        "800.1.3.3/1187/2026",
    ),
    "keputusan_pengangkatan": Contoh(
        "seleksi/naskah/keputusan_pengangkatan.html",
        "Keputusan Bupati tentang Pengangkatan Kepala Dinas Komunikasi dan Informatika",
        "T",
        POLA_KEPUTUSAN,
        {
            **UMUM,
            "sebutan_ppk": "Bupati",
            "dasar_hukum": DASAR_HUKUM,
            "lowongan": DISKOMINFO,
            "jumlah_calon": 3,
            "memperhatikan": [
                "Surat Badan Kepegawaian Negara Nomor B-1422/B-AK.02.02/SD/2026 tanggal 21 Desember 2026 tentang rekomendasi hasil seleksi",
                KEPUTUSAN_CALON,
                "Surat Sekretaris Daerah Kabupaten Contoh Raya Nomor 800.1.3.3/1187/2026 tanggal 9 Desember 2026 hal usulan calon pejabat",
            ],
            "pejabat": {**ANINDITA, "tempat_lahir": "Kota Raya", "tanggal_lahir": "1978-05-12"},
            "tembusan": [
                "Kepala Badan Kepegawaian Negara di Jakarta",
                "Menteri Dalam Negeri di Jakarta",
                "Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi di Jakarta",
                "Gubernur Jawa Tengah di Semarang",
                "Yang bersangkutan",
            ],
            "penanda": BUPATI,
        },
        "800.1.3.3/498 TAHUN 2026",
    ),
    "pengumuman_hasil_akhir": Contoh(
        "seleksi/naskah/pengumuman_hasil_akhir.html",
        "Pengumuman Hasil Akhir Seleksi Terbuka JPT Pratama",
        "U",
        POLA_PANSEL,
        {
            **UMUM,
            "lowongan": [{**DISKOMINFO, "calon": [ANINDITA, DIMAS, LUKITO]}],
            "tembusan": [],
            "penanda": KETUA_PANSEL,
        },
        "800.1.3.3/09/Pansel/XII/2026",
    ),
    "tanda_terima": Contoh(
        "peserta/naskah/tanda_terima.html",
        "Tanda Terima Lamaran 01-0003/2026",
        "T",
        "",
        {
            **DASAR,
            "nomor_pendaftaran": "01-0003/2026",
            "diterima": "2026-11-04T14:04:14+07:00",
            "batas_lamaran": "2026-11-09T23:59:59+07:00",
            "lowongan": DISKOMINFO,
            "pelamar": {kunci: nilai for kunci, nilai in ANINDITA.items() if kunci != "nomor"},
            "berkas": [
                {
                    "nama": satu["nama"],
                    "nama_asli": f"dokumen-{n}_anindita.pdf",
                    "ukuran": 184_320 * n,
                    "halaman": n,
                    "sha256": f"{n}3c9f1a7{'e5d08b46' * 6}{n}af0c2d{n}",
                }
                for n, satu in enumerate(DOKUMEN, 1)
            ],
        },
    ),
    "berita_acara_administrasi": Contoh(
        "peserta/naskah/berita_acara_administrasi.html",
        "Berita Acara Penetapan Hasil Seleksi Administrasi",
        "T",
        POLA_PANSEL,
        {
            **UMUM,
            "ditetapkan": "2026-11-16T10:00:00+07:00",
            "min_lulus": 3,
            "lowongan": [
                {
                    "nama_jabatan": DISKOMINFO["nama_jabatan"],
                    "jumlah": {"semua": 4, "ms": 3, "tms": 1, "mundur": 0},
                    "pelamar": [
                        {**DIMAS, "hasil": "Memenuhi syarat", "alasan": []},
                        {
                            **ZULAIKA,
                            "hasil": "Tidak memenuhi syarat",
                            "alasan": [
                                "Rekomendasi PPK instansi asal: ditandatangani Sekretaris Daerah, bukan Pejabat Pembina Kepegawaian.",
                                "Pengalaman jabatan terkait: 3 tahun 8 bulan, kurang dari 5 tahun.",
                            ],
                        },
                        {**ANINDITA, "hasil": "Memenuhi syarat", "alasan": []},
                        {**LUKITO, "hasil": "Memenuhi syarat", "alasan": []},
                    ],
                }
            ],
            "pansel": PANSEL,
            "tembusan": [],
            "penanda": KETUA_PANSEL,
        },
        "800.1.3.3/04/Pansel/XI/2026",
    ),
    "pengumuman_administrasi": Contoh(
        "peserta/naskah/pengumuman_administrasi.html",
        "Pengumuman Hasil Seleksi Administrasi",
        "U",
        POLA_PANSEL,
        {
            **UMUM,
            "berita_acara": {"nomor": "800.1.3.3/04/Pansel/XI/2026", "tanggal": "2026-11-16"},
            "lowongan": [
                {**DISKOMINFO, "peserta": [ANINDITA, DIMAS, LUKITO], "tidak_lulus": [ZULAIKA["nomor"]]}
            ],
            "jadwal": JADWAL_LANJUT,
            "tembusan": [],
            "penanda": KETUA_PANSEL,
        },
        "800.1.3.3/05/Pansel/XI/2026",
    ),
    "berita_acara_rekapitulasi": Contoh(
        "penilaian/naskah/berita_acara_rekapitulasi.html",
        "Berita Acara Rekapitulasi Nilai",
        "R",
        POLA_PANSEL,
        {
            **UMUM,
            "lowongan": DISKOMINFO,
            "ditetapkan": "2026-12-04T15:30:00+07:00",
            "komponen": [{"nama": satu["nama"], "bobot": satu["bobot"]} for satu in METODE],
            "peserta": [
                {
                    "peringkat": 1,
                    "nama": DIMAS["nama"],
                    "nomor": DIMAS["nomor"],
                    "nilai": ["84.2", "81.5", "88", "90.25"],
                    "nilai_akhir": "86.4025",
                },
                {
                    "peringkat": 2,
                    "nama": ANINDITA["nama"],
                    "nomor": ANINDITA["nomor"],
                    "nilai": ["86.6", "79.75", "85.4", "88.1"],
                    "nilai_akhir": "85.1725",
                },
                {
                    "peringkat": 3,
                    "nama": LUKITO["nama"],
                    "nomor": LUKITO["nomor"],
                    "nilai": ["80", "76.25", "79.8", "82.3333333"],
                    "nilai_akhir": "79.83916666",
                },
            ],
            "jumlah_calon": 3,
            "putusan_pleno": "",
            "urutan_seri": [],
            "di_bawah_ambang": [
                {"nama": ZULAIKA["nama"], "kurang": ["Wawancara akhir 64,50 di bawah 65,00"]}
            ],
            "gugur_di_bawah_ambang": True,
            "hadir": [satu["nama"] for satu in PANSEL[:4]],
            "tidak_menilai": ["Ir. Bagas Wicaksono, M.T. terhadap Drs. Lukito Hadi Saputra, M.M."],
            "sidik": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
            "pansel": PANSEL,
            "tembusan": [],
            "penanda": KETUA_PANSEL,
        },
        "800.1.3.3/06/Pansel/XII/2026",
    ),
    "keputusan_tiga_calon": Contoh(
        "penilaian/naskah/keputusan_tiga_calon.html",
        "Keputusan Panitia Seleksi tentang Penetapan 3 (tiga) Calon Pejabat Kepala Dinas Komunikasi dan Informatika",
        "T",
        "{urut:02d}/Pansel/{bulan_romawi}/{tahun}",
        {
            **UMUM,
            "dasar_hukum": DASAR_HUKUM,
            "lowongan": DISKOMINFO,
            "pleno": "2026-12-04",
            "memperhatikan": ["Berita Acara Rekapitulasi Nilai tanggal 4 Desember 2026"],
            "calon": [ANINDITA, DIMAS, LUKITO],
            "tembusan": ["Bupati Contoh Raya", "Sekretaris Daerah Kabupaten Contoh Raya"],
            "penanda": KETUA_PANSEL,
        },
        "07/Pansel/XII/2026",
    ),
    "surat_peringkat": Contoh(
        "penilaian/naskah/surat_peringkat.html",
        "Penyampaian Peringkat Nilai Seleksi Terbuka",
        "R",
        POLA_PANSEL,
        {
            **UMUM,
            "lowongan": DISKOMINFO,
            "peserta": [
                {**DIMAS, "peringkat": 1, "nilai_akhir": "86.4025"},
                {**ANINDITA, "peringkat": 2, "nilai_akhir": "85.1725"},
                {**LUKITO, "peringkat": 3, "nilai_akhir": "79.83916666"},
            ],
            "jumlah_calon": 3,
            "berita_acara": {"nomor": "800.1.3.3/06/Pansel/XII/2026", "tanggal": "2026-12-04"},
            "tembusan": [],
            "penanda": KETUA_PANSEL,
        },
        "800.1.3.3/08/Pansel/XII/2026",
        salinan_jumlah=2,
    ),
    "pengumuman_hasil_tahap": Contoh(
        "penilaian/naskah/pengumuman_hasil_tahap.html",
        "Pengumuman Hasil Asesmen Kompetensi",
        "U",
        POLA_PANSEL,
        {
            **UMUM,
            "tahapan": "Asesmen Kompetensi",
            "lowongan": [{**DISKOMINFO, "peserta": [ANINDITA, DIMAS, LUKITO]}],
            "dengan_nilai": False,
            "jadwal": JADWAL_LANJUT[1:],
            "tembusan": [],
            "penanda": KETUA_PANSEL,
        },
        "800.1.3.3/06/Pansel/XI/2026",
    ),
}


def bahan_contoh(nama: str, *, konsep: bool = False) -> dict[str, Any]:
    """What dokumen.bahan would give for a signed (or unsigned) row with this sample."""
    contoh = NASKAH[nama]
    tanggal = "2026-12-04" if "/XII/" in contoh.nomor else "2026-10-26"
    return {
        **contoh.isi,
        "naskah": {
            "judul": contoh.judul,
            "kelas": contoh.kelas,
            "rahasia": contoh.kelas == "R",
            "konsep": konsep,
            "nomor": "" if konsep else contoh.nomor,
            "bernomor": bool(contoh.pola_nomor),
            "nomor_konsep": contoh.pola_nomor.replace("{klasifikasi}", "800.1.3.3").split("{")[0] + "…"
            if contoh.pola_nomor
            else "",
            "tanggal": "" if konsep else tanggal,
            "kode": "K7M2-9QXD-31FA-ZZ08",
            "alamat": "seleksi.contohraya.example/verifikasi/",
            "tautan": "https://seleksi.contohraya.example/verifikasi/K7M29QXD31FAZZ08/",
            "nama_penanda": contoh.nama_penanda,
            "jabatan_penanda": contoh.jabatan_penanda,
            "salinan_nomor": 1 if contoh.salinan_jumlah else 0,
            "salinan_jumlah": contoh.salinan_jumlah,
            "waktu": "2026-10-26T09:15:00+07:00",
        },
    }
