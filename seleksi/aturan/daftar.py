"""The authoritative list of rules: code, article, one line, default severity. Nothing here computes.

Every finding carries a code of this list, every code has a function in a room ``aturan``, a test and a place
where it is enforced: docs/aturan.md shows the four beside each other, and a house test refuses a gap.
"""

from __future__ import annotations

from dataclasses import dataclass

from seleksi.izin import Tingkat

BLOK, BERITA_ACARA, INGAT = Tingkat.BLOK, Tingkat.BERITA_ACARA, Tingkat.INGAT


@dataclass(frozen=True, slots=True)
class Kaidah:
    """One rule of the table."""

    kode: str
    dasar: str
    bunyi: str
    tingkat: Tingkat


_KAIDAH = (
    # Ruang lingkup, Panitia Seleksi, Sekretariat
    Kaidah(
        "P-01", "Pasal 4 ayat (2)", "Jabatan yang diisi adalah salah satu JPT Pratama dengan eselonnya", BLOK
    ),
    Kaidah(
        "P-02",
        "Pasal 5 ayat (1)",
        "PPK membentuk Panitia Seleksi setelah berkoordinasi dengan badan pengawas",
        BLOK,
    ),
    Kaidah(
        "P-03", "Pasal 5 ayat (2)", "Tim penilai independen, bersertifikat, dan berpengalaman", BERITA_ACARA
    ),
    Kaidah("P-04", "Pasal 5 ayat (3)", "Susunan Panitia Seleksi tepat menurut jumlah dan unsurnya", BLOK),
    Kaidah(
        "P-05",
        "Pasal 5 ayat (4) huruf a dan b",
        "Pengetahuan dan pengalaman anggota sesuai dengan jabatan yang diisi",
        INGAT,
    ),
    Kaidah("P-06", "Pasal 5 ayat (4) huruf c", "Bukan anggota atau pengurus partai politik", BLOK),
    Kaidah("P-07", "Pasal 5 ayat (4) huruf d", "Tidak ada benturan kepentingan", BLOK),
    Kaidah("P-08", "Pasal 5 ayat (4) huruf e", "Pakta integritas setiap anggota", BLOK),
    Kaidah("P-09", "Pasal 5 ayat (4) huruf f", "Kesanggupan menaati kode etik Panitia Seleksi", BLOK),
    Kaidah(
        "P-10",
        "Pasal 5 ayat (5)",
        "Jadwal, metode, sistem, dan kriteria diputuskan Pansel sebelum pengumuman, lalu dibekukan",
        BLOK,
    ),
    Kaidah(
        "P-11", "Pasal 6 ayat (1), (3)", "Sekretariat bekerja berdasarkan keputusan; hak ikut keputusan", BLOK
    ),
    Kaidah("P-12", "Pasal 6 ayat (2)", "Delapan tugas Sekretariat dijalankan dan dilaporkan", INGAT),
    # Syarat pelamar
    Kaidah("E-01", "Pasal 4 ayat (3) huruf a", "PNS pemerintah daerah di wilayah yang ditentukan", BLOK),
    Kaidah("E-02", "Pasal 4 ayat (3) huruf b", "Pengalaman terkait secara kumulatif", BLOK),
    Kaidah("E-03", "Pasal 4 ayat (3) huruf c; Lampiran huruf c", "Usia tertinggi saat diangkat", BLOK),
    Kaidah("E-04", "Pasal 4 ayat (3) huruf d", "Pendidikan paling rendah", BLOK),
    Kaidah("E-05", "Pasal 4 ayat (3) huruf e", "Kompetensi menurut standar kompetensi jabatan", INGAT),
    Kaidah("E-06", "Pasal 4 ayat (3) huruf f", "Rekam jejak, integritas, dan moralitas baik", BERITA_ACARA),
    Kaidah("E-07", "Pasal 4 ayat (3) huruf g", "Sehat jasmani dan rohani", BLOK),
    Kaidah("E-08", "Pasal 13; Lampiran huruf b angka 3 huruf e", "Syarat tambahan dan batas lamaran", BLOK),
    Kaidah(
        "E-09",
        "PP 17/2020 Pasal 107 ayat (1) huruf c angka 4",
        "Pernah menjadi administrator atau ahli madya paling singkat dua tahun",
        BLOK,
    ),
    # Persiapan dan pengumuman
    Kaidah(
        "L-01", "Lampiran, Persiapan huruf a", "Jabatan lowong karena salah satu sebab, dengan bukti", BLOK
    ),
    Kaidah("L-02", "Lampiran, Persiapan huruf b", "Dokumen perencanaan dan rekomendasi badan pengawas", BLOK),
    Kaidah("A-1", "Lampiran huruf a angka 1", "Tayang di media cetak nasional atau media elektronik", BLOK),
    Kaidah("A-2", "Lampiran huruf a angka 2", "Tayang di portal nasional", BLOK),
    Kaidah("A-3", "Lampiran huruf a angka 3", "Lama pengumuman sebelum penutupan", BLOK),
    Kaidah("A-4", "Lampiran huruf a angka 4", "Jumlah pelamar dan perpanjangan pendaftaran", BLOK),
    Kaidah("A-5", "Lampiran huruf a angka 5", "Melanjutkan dengan rekomendasi setelah perpanjangan", BLOK),
    Kaidah("A-6", "Lampiran huruf a angka 6", "Isi pengumuman dan penanda tangannya", BLOK),
    Kaidah("A-7", "Lampiran huruf a angka 6 huruf b", "Dokumen lamaran", BLOK),
    # Pelaksanaan
    Kaidah("B-1", "Lampiran huruf b angka 1", "Rekomendasi PPK instansi asal", BLOK),
    Kaidah("B-2", "Lampiran huruf b angka 2", "Penelusuran rekam jejak atas lima aspek", BERITA_ACARA),
    Kaidah("B-3", "Lampiran huruf b angka 3", "Seleksi administrasi dan jumlah yang lulus", BLOK),
    Kaidah("B-4", "Lampiran huruf b angka 4", "Metode kompetensi manajerial dan sosial kultural", INGAT),
    Kaidah("B-5", "Lampiran huruf b angka 5", "Hasil tim penilai diserahkan kepada Panitia Seleksi", BLOK),
    Kaidah("B-6", "Lampiran huruf b angka 6", "Wawancara akhir dinilai Panitia Seleksi saja", BLOK),
    Kaidah("B-7", "Lampiran huruf b angka 7", "Tes kesehatan hanya bagi tiga calon", BLOK),
    Kaidah("B-8", "Lampiran huruf b angka 8", "Bobot dalam rentangnya", BLOK),
    Kaidah("B-9a", "Lampiran huruf b angka 9 huruf a", "Hasil setiap tahap diolah menjadi peringkat", BLOK),
    Kaidah("B-9b", "Lampiran huruf b angka 9 huruf b", "Hasil setiap tahap diumumkan", BLOK),
    Kaidah("B-9c", "Lampiran huruf b angka 9 huruf c", "Peringkat disampaikan kepada PPK", BLOK),
    Kaidah("B-9d", "Lampiran huruf b angka 9 huruf d", "Peringkat bersifat rahasia", BLOK),
    Kaidah("B-9e", "Lampiran huruf b angka 9 huruf e", "Panitia Seleksi menetapkan tiga calon", BLOK),
    Kaidah("B-9f", "Lampiran huruf b angka 9 huruf f", "PyB mengusulkan tiga nama kepada PPK", BLOK),
    Kaidah(
        "B-9g",
        "Lampiran huruf b angka 9 huruf g",
        "PPK memilih satu dari tiga untuk jabatan yang dilamar",
        BLOK,
    ),
    Kaidah("B-9h", "Lampiran huruf b angka 9 huruf h", "Rekomendasi badan pengawas atas hasil seleksi", BLOK),
    Kaidah("B-9i", "Lampiran huruf b angka 9 huruf i", "Tiga nama dimasukkan ke portal nasional", BLOK),
    # Penetapan dan pelaporan
    Kaidah("C-1", "Pasal 26", "Keputusan pengangkatan dan pengambilan sumpah", BLOK),
    Kaidah("C-2", "Pasal 16", "Laporan pelaksanaan seleksi dengan dua tembusan", BLOK),
    Kaidah("C-3", "Pasal 27", "Biaya dibebankan pada APBD", INGAT),
    # Di luar Perbup
    Kaidah("J-1", "ketentuan jabatan khusus", "Persetujuan atau rekomendasi bagi jabatan khusus", BLOK),
    Kaidah("J-2", "ketentuan jabatan khusus", "Peringatan bagi jabatan khusus", INGAT),
    Kaidah(
        "J-3",
        "Undang-Undang 10/2016 Pasal 71 ayat (2)",
        "Tidak ada penggantian pejabat dalam masa pembekuan tanpa persetujuan tertulis Mendagri",
        BLOK,
    ),
    Kaidah(
        "K-1",
        "kebijakan lembar_kertas; tidak diatur Perbup",
        "Lembar kertas diketik dua orang, dikunci penilainya",
        BLOK,
    ),
    Kaidah(
        "S-1",
        "kebijakan masa_sanggah_hari; tidak diatur Perbup",
        "Masa sanggah atas hasil seleksi administrasi",
        BLOK,
    ),
    Kaidah("TAHAP", "Lampiran huruf b", "Tindakan dilakukan pada tahapnya", BLOK),
)

DAFTAR: dict[str, Kaidah] = {satu.kode: satu for satu in _KAIDAH}
