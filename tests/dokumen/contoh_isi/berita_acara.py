# ruff: noqa: E501 -- kalimat naskah lebih mudah diperiksa bila tidak dipenggal
"""Samples of minutes."""

from tests.dokumen.contoh_isi.dasar import (
    ANINDITA,
    DIMAS,
    DISHUB,
    DISKOMINFO,
    DP3A,
    KETUA_PANSEL,
    KETUA_SEKRETARIAT,
    LUKITO,
    METODE,
    PANSEL,
    POLA_PANSEL,
    UMUM,
    ZULAIKA,
    Contoh,
)

BERITA_ACARA: dict[str, Contoh] = {
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
            "instrumen_khusus": [
                {
                    "jabatan": "Inspektur",
                    "metode": "Wawancara akhir",
                    "indikator": [{"nama": "Integritas pengawasan", "bobot": "100"}],
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
    "nominatif": Contoh(
        "seleksi/naskah/nominatif.html",
        "Daftar Nominatif Hasil Seleksi Administrasi Kepala Dinas Komunikasi dan Informatika",
        "T",
        "{klasifikasi}/{urut:02d}/Sekretariat-Pansel/{tahun}",
        {
            **UMUM,
            "lowongan": DISKOMINFO,
            "menurut": "2026-11-13T15:30:00+07:00",
            "jumlah": {"semua": 4, "ms": 2, "tms": 1, "btl": 1, "mundur": 0},
            "pelamar": [
                {**DIMAS, "hasil": "MS", "keterangan": []},
                {
                    **ZULAIKA,
                    "hasil": "TMS",
                    "keterangan": [
                        "Rekomendasi PPK instansi asal: ditandatangani Sekretaris Daerah, bukan Pejabat Pembina Kepegawaian.",
                        "Pengalaman jabatan terkait: 3 tahun 8 bulan, kurang dari 5 tahun.",
                    ],
                },
                {
                    **ANINDITA,
                    "hasil": "BTL",
                    "keterangan": [
                        "Ijazah terakhir: halaman kedua tidak terbaca.",
                        "Diperbaiki pelamar paling lambat 18 November 2026.",
                    ],
                },
                {**LUKITO, "hasil": "MS", "keterangan": []},
            ],
            "tembusan": [],
            "penanda": KETUA_SEKRETARIAT,
        },
        "800.1.3.3/02/Sekretariat-Pansel/2026",
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
    "berita_acara_koreksi": Contoh(
        "penilaian/naskah/berita_acara_koreksi.html",
        "Berita Acara Koreksi Lembar Nilai",
        "T",
        POLA_PANSEL,
        {
            **UMUM,
            "lowongan": DISKOMINFO,
            "komponen": "Wawancara akhir",
            "peserta": DIMAS,
            "penilai": "Ir. Bagas Wicaksono, M.T.",
            "kode": "A1B2-C3D4-E5F6-0718",
            "dikunci": "2026-12-03T15:30:00+07:00",
            "peminta": KETUA_PANSEL["nama"],
            "diminta": "2026-12-03T16:05:12+07:00",
            "penyetuju": KETUA_SEKRETARIAT["nama"],
            "ditetapkan": "2026-12-03T16:21:40+07:00",
            "alasan": "Dua indikator tertukar ketika diketik dari lembar kertas.",
            "sesudah_tertutup": True,
            "tembusan": [],
            "penanda": KETUA_SEKRETARIAT,
        },
        "800.1.3.3/06/Pansel/XII/2026",
    ),
    "tanda_kunci": Contoh(
        "penilaian/naskah/tanda_kunci.html",
        "Tanda Kunci Lembar A1B2-C3D4-E5F6-0718",
        "T",
        "",
        {
            **UMUM,
            "lowongan": DISKOMINFO,
            "komponen": "Wawancara akhir",
            "nomor_pendaftaran": DIMAS["nomor"],
            "penilai": "Ir. Bagas Wicaksono, M.T.",
            "kode": "A1B2-C3D4-E5F6-0718",
            "sidik": "a1b2c3d4e5f60718" * 4,
            "jejak": 1187,
            "dikunci": "2026-12-03T15:30:00+07:00",
        },
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
            "asesmen_terdahulu": [
                f"{LUKITO['nama']} memakai laporan UPT Penilaian Contoh nomor 800/7/AC/2026, Senin, 15 Juni 2026"
            ],
            "hadir": [satu["nama"] for satu in PANSEL[:4]],
            "tidak_menilai": ["Ir. Bagas Wicaksono, M.T. terhadap Drs. Lukito Hadi Saputra, M.M."],
            "sidik": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
            "pansel": PANSEL,
            "tembusan": [],
            "penanda": KETUA_PANSEL,
        },
        "800.1.3.3/06/Pansel/XII/2026",
    ),
    "serah_terima_asesmen": Contoh(
        "penilaian/naskah/serah_terima_asesmen.html",
        "Berita Acara Serah Terima Hasil Asesmen",
        "T",
        POLA_PANSEL,
        {
            **UMUM,
            "lowongan": DISKOMINFO,
            "lembaga": "UPT Penilaian Kompetensi Contoh",
            "diterima": "2026-12-02T10:30:00+07:00",
            "diunggah": "2026-12-01T14:05:12+07:00",
            "dicocokkan": "2026-12-01T16:40:03+07:00",
            "pengunggah": {"nama": "Dra. Sekar Melati, M.Psi.", "nip": "197804152003122001"},
            "pencocok": {"nama": "Wahyu Anggoro, S.Psi.", "nip": "198206202008011004"},
            "jumlah": 6,
            "sidik": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
            "sidik_pembanding": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
            "konversi": "nilai = (nilai laporan − 1) ÷ (5 − 1) × 100, dibulatkan dua angka di belakang koma",
            "nomor_konversi": "800.1.3.3/04/Pansel/XI/2026",
            "tembusan": [],
            "penanda": KETUA_PANSEL,
        },
        "800.1.3.3/07/Pansel/XII/2026",
    ),
}
