"""Samples of letters and receipts."""

from tests.dokumen.contoh_isi.dasar import (
    ANINDITA,
    DASAR,
    DIMAS,
    DISKOMINFO,
    DOKUMEN,
    KETUA_PANSEL,
    LUKITO,
    POLA_PANSEL,
    SEKDA,
    UMUM,
    Contoh,
)

SURAT: dict[str, Contoh] = {
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
                    "meterai": "e-meterai nomor seri 0G8UQ5VHB20EE0" if n == 1 else "",
                    "sha256": f"{n}3c9f1a7{'e5d08b46' * 6}{n}af0c2d{n}",
                }
                for n, satu in enumerate(DOKUMEN, 1)
            ],
        },
    ),
    "surat_hasil_administrasi": Contoh(
        "peserta/naskah/surat_hasil_administrasi.html",
        "Surat Pemberitahuan Hasil Seleksi Administrasi",
        "T",
        POLA_PANSEL,
        {
            **UMUM,
            "hasil": "TMS",
            "penerima": ANINDITA,
            "lowongan": DISKOMINFO,
            "pengumuman": {"nomor": "800.1.3.3/04/Pansel/X/2026", "tanggal": "2026-10-23"},
            "butir": [
                {
                    "nama": "Rekomendasi PPK instansi asal",
                    "dasar": "Lampiran huruf b angka 1",
                    "alasan": "Surat rekomendasi ditandatangani kepala badan kepegawaian tanpa delegasi "
                    "tertulis dari Pejabat Pembina Kepegawaian (Lampiran huruf b angka 1). Mintalah surat "
                    "yang ditandatangani Pejabat Pembina Kepegawaian untuk seleksi berikutnya.",
                },
                {
                    "nama": "Surat pemberitahuan pajak (SPT) tahun terakhir",
                    "dasar": "Lampiran huruf a angka 6 huruf b",
                    "alasan": "Bukti lapor yang diunggah untuk tahun pajak 2023.",
                },
            ],
            "jadwal": [],
            "sanggahan": None,
            "kalimat": "Berkas Saudara kami simpan sesuai dengan ketentuan kearsipan.",
            "alamat_lamaran": "seleksi.contohraya.example",
            "tembusan": [],
            "penanda": KETUA_PANSEL,
        },
        "800.1.3.3/05/Pansel/X/2026",
    ),
    "surat_jawaban_sanggahan": Contoh(
        "peserta/naskah/surat_jawaban_sanggahan.html",
        "Surat Jawaban atas Sanggahan",
        "T",
        POLA_PANSEL,
        {
            **UMUM,
            "penerima": ANINDITA,
            "lowongan": DISKOMINFO,
            "diajukan": "2026-10-26T09:15:00+07:00",
            "jawaban": "DITOLAK",
            "alasan": "Surat rekomendasi yang dilampirkan bertanggal setelah penutupan pendaftaran.",
            "dasar": "Lampiran huruf b angka 1",
            "rapat": {"nomor": "05/Notulen/Pansel/X/2026", "tanggal": "2026-10-28"},
            "kalimat": "",
            "tembusan": [],
            "penanda": KETUA_PANSEL,
        },
        "800.1.3.3/06/Pansel/X/2026",
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
}
