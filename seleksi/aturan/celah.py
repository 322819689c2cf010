"""What the law leaves open: every such gap by name, with the choices there are and what each of them does."""

from __future__ import annotations

from dataclasses import dataclass

DASAR_KEBIJAKAN = "Pasal 5 ayat (5) huruf a sampai dengan d"
# Beside the method codes in `ambang`: the final score.
AMBANG_AKHIR = "AKHIR"
NILAI_AKHIR = "Nilai akhir"


@dataclass(frozen=True, slots=True)
class Pilihan:
    kode: str
    nama: str
    akibat: str


@dataclass(frozen=True, slots=True)
class ButirKebijakan:
    """One gap. `jalan` is where the choice stands in the ketentuan; a number has `rentang`, others `pilihan`.

    The ladder of ties and the passing grades (`urutan_seri`, `ambang`) take method codes instead of either.
    """

    kode: str
    nama: str
    celah: str
    dasar: str
    jalan: tuple[str, str]
    berlaku: str
    pilihan: tuple[Pilihan, ...] = ()
    rentang: tuple[int, int] | None = None
    satuan: str = ""
    nol: str = ""
    akibat: str = ""


@dataclass(frozen=True, slots=True)
class Kelompok:
    nama: str
    butir: tuple[ButirKebijakan, ...]


def _nama_nilai(kode: str, nama: str, dasar: str) -> ButirKebijakan:
    return ButirKebijakan(
        kode,
        nama,
        "Hasil setiap tahap diumumkan; isi pengumumannya tidak diatur.",
        dasar,
        ("kebijakan", kode),
        "Pengumuman hasil tahap",
        (
            Pilihan("NAMA", "Nama saja", "Pengumuman memuat nama peserta menurut abjad, tanpa nilai."),
            Pilihan(
                "NAMA_NILAI",
                "Nama dan nilai",
                "Pengumuman memuat nama menurut abjad dan nilai komponen tahap itu, tanpa peringkat.",
            ),
        ),
    )


KELOMPOK: tuple[Kelompok, ...] = (
    Kelompok(
        "Rapat dan penilaian",
        (
            ButirKebijakan(
                "kuorum_penilai",
                "Kuorum penilai",
                "Berapa anggota Pansel paling sedikit harus menilai seorang peserta.",
                "Lampiran huruf b angka 6 huruf a",
                ("kebijakan", "kuorum_penilai"),
                "Penguncian komponen dan rekapitulasi",
                rentang=(1, 9),
                satuan="orang",
                akibat="Di bawah kuorum, rata-rata penilai yang tersisa berlaku hanya dengan "
                "putusan pleno dalam "
                "berita acara; tanpa seorang penilai pun tidak ada nilai.",
            ),
            ButirKebijakan(
                "kuorum_pleno",
                "Kuorum pleno",
                "Berapa anggota Pansel paling sedikit harus hadir saat pleno menetapkan calon.",
                "Lampiran huruf b angka 9 huruf e",
                ("kebijakan", "kuorum_pleno"),
                "Penetapan tiga calon",
                rentang=(0, 9),
                satuan="orang",
                nol="Tanpa kuorum; yang hadir tetap dicatat.",
                akibat="Pleno yang kurang dari kuorum tidak dapat menetapkan calon.",
            ),
            ButirKebijakan(
                "batas_pencilan",
                "Batas pencilan",
                "Kapan nilai seorang penilai begitu jauh dari yang lain sehingga perlu dijelaskan.",
                "Lampiran huruf b angka 9 huruf a",
                ("kebijakan", "batas_pencilan"),
                "Perbandingan nilai sesudah komponen dikunci",
                rentang=(0, 100),
                satuan="angka",
                nol="Tidak ada nilai yang ditandai.",
                akibat="Nilai yang lebih jauh dari median para penilai ditandai dan penilainya diminta "
                "menulis penjelasan; nilainya tidak diubah dan tidak dikeluarkan.",
            ),
            ButirKebijakan(
                "lembar_kertas",
                "Lembar nilai di atas kertas",
                "Bolehkah penilai mengisi lembar tercetak, misalnya di ruang tanpa jaringan.",
                "Lampiran huruf b angka 9 huruf a",
                ("kebijakan", "lembar_kertas"),
                "Penilaian",
                (
                    Pilihan("TIDAK", "Tidak", "Setiap penilai mengisi lembarnya sendiri di aplikasi."),
                    Pilihan(
                        "BOLEH",
                        "Boleh",
                        "Lembar kosong dicetak dengan kode; isinya diketik dua orang tanpa saling melihat, "
                        "pindaiannya disimpan, dan penilainya sendiri yang mengunci. Kedua pengetik melihat "
                        "nilai pada lembar yang diketiknya.",
                    ),
                ),
            ),
            ButirKebijakan(
                "makalah_anonim",
                "Nama pada makalah",
                "Apakah penilai mengetahui siapa penulis makalah yang dinilainya.",
                "Lampiran huruf b angka 5",
                ("kebijakan", "makalah_anonim"),
                "Penilaian makalah yang diserahkan lewat aplikasi",
                (
                    Pilihan(
                        "KODE",
                        "Kode sampai dikunci",
                        "Penilai membaca salinan tanpa nama di bawah kode acak; nama muncul sesudah Ketua "
                        "mengunci penilaian makalah.",
                    ),
                    Pilihan(
                        "NAMA", "Nama peserta", "Penilai melihat nama dan berkas peserta selama menilai."
                    ),
                ),
            ),
            ButirKebijakan(
                "urutan_seri",
                "Tangga nilai sama",
                "Siapa yang di atas bila nilai akhir dua peserta persis sama.",
                "Lampiran huruf b angka 9 huruf a",
                ("kebijakan", "urutan_seri"),
                "Rekapitulasi nilai",
                nol="Langsung diputus pleno dalam berita acara.",
                akibat="Nilai komponen dibandingkan berurutan dengan ketelitian penuh; yang masih "
                "sama diputus "
                "pleno dalam berita acara.",
            ),
            ButirKebijakan(
                "ambang",
                "Nilai batas",
                "Apakah ada nilai paling rendah untuk suatu komponen atau untuk nilai akhir.",
                "Lampiran huruf b angka 9 huruf a",
                ("kebijakan", "ambang"),
                "Rekapitulasi nilai",
                nol="Tanpa nilai batas.",
                akibat="Nilai dibandingkan dengan ketelitian penuh; nilai yang sama dengan batas memenuhi.",
            ),
            ButirKebijakan(
                "akibat_ambang",
                "Di bawah nilai batas",
                "Apa akibatnya bila seorang peserta di bawah nilai batas.",
                "Lampiran huruf b angka 9 huruf e",
                ("kebijakan", "akibat_ambang"),
                "Rekapitulasi dan penetapan tiga calon",
                (
                    Pilihan(
                        "CATATAN", "Dicatat", "Peserta tetap diperingkat; berita acara menyebut nilainya."
                    ),
                    Pilihan(
                        "GUGUR",
                        "Gugur",
                        "Peserta tidak diperingkat dan tidak dapat menjadi calon; berita acara "
                        "menyebut sebabnya.",
                    ),
                ),
            ),
            ButirKebijakan(
                "normalisasi_bobot",
                "Normalisasi bobot",
                "Apa yang berlaku bila bobot dalam rentangnya tidak berjumlah 100.",
                "Lampiran huruf b angka 8",
                ("kebijakan", "normalisasi_bobot"),
                "Pengaturan bobot dan nilai akhir",
                (
                    Pilihan("DILARANG", "Dilarang", "Bobot yang tidak berjumlah 100 ditolak."),
                    Pilihan(
                        "PLENO",
                        "Diputus dalam rapat persiapan",
                        "Nilai akhir dibagi dengan jumlah bobot. Peringkat dapat berbeda dari "
                        "perhitungan tanpa "
                        "pembagian; putusannya tercantum dalam berita acara.",
                    ),
                ),
            ),
            ButirKebijakan(
                "tidak_hadir",
                "Peserta tidak hadir",
                "Apa akibatnya bila peserta tidak mengikuti suatu tahap.",
                "Lampiran huruf b angka 4, 5, dan 6",
                ("kebijakan", "tidak_hadir"),
                "Pernyataan gugur",
                (
                    Pilihan("GUGUR", "Gugur", "Ketua Pansel menyatakannya gugur dengan berita acara."),
                    Pilihan(
                        "SUSULAN",
                        "Satu kali susulan",
                        "Peserta dijadwalkan ulang satu kali; baru dinyatakan gugur bila pada "
                        "tanggal susulan "
                        "juga tidak hadir.",
                    ),
                ),
            ),
            ButirKebijakan(
                "asli_bercampur",
                "Asli naskah bertanda tangan bercampur",
                "Mana yang asli bila naskah yang ditandatangani elektronik juga ditandatangani basah "
                "pada cetakannya.",
                "Pasal 6 ayat (2) huruf e",
                ("kebijakan", "asli_bercampur"),
                "Verifikasi dokumen dan penyimpanan naskah",
                (
                    Pilihan(
                        "ELEKTRONIK",
                        "Dokumen elektronik",
                        "PDF bersidik yang asli; lembar bertanda tangan basah melengkapinya.",
                    ),
                    Pilihan(
                        "KERTAS",
                        "Lembar kertas",
                        "Lembar bertanda tangan basah yang asli; PDF-nya salinan sampai lembar itu dipindai "
                        "dan tempatnya dicatat.",
                    ),
                ),
            ),
            ButirKebijakan(
                "masa_asesmen_bulan",
                "Pemakaian hasil asesmen terdahulu",
                "Bolehkah hasil asesmen kompetensi dari seleksi terdahulu dipakai lagi.",
                "Lampiran huruf b angka 4",
                ("kebijakan", "masa_asesmen_bulan"),
                "Pencatatan laporan asesmen dan akhir tahap asesmen",
                rentang=(0, 60),
                satuan="bulan",
                nol="Tidak dipakai; setiap peserta mengikuti asesmen.",
                akibat="Laporan dari sebelum pengumuman diterima selama masa ini sejak tanggalnya.",
            ),
        ),
    ),
    Kelompok(
        "Waktu dan pelamar",
        (
            ButirKebijakan(
                "hitung",
                "Cara menghitung hari",
                "Apakah hari pertama ikut dihitung dalam 15 hari kalender.",
                "Lampiran huruf a angka 3",
                ("pengumuman", "hitung"),
                "Pengumuman dan perpanjangan",
                (
                    Pilihan(
                        "INKLUSIF", "Hari pertama dihitung", "13 sampai dengan 27 Februari adalah 15 hari."
                    ),
                    Pilihan(
                        "EKSKLUSIF",
                        "Hari pertama tidak dihitung",
                        "15 hari sejak 13 Februari berakhir pada 28 Februari.",
                    ),
                ),
            ),
            ButirKebijakan(
                "usia_acuan",
                "Tanggal acuan usia",
                "Pada tanggal mana batas usia diukur sebelum pengangkatan.",
                "Pasal 4 ayat (3) huruf c; Lampiran huruf c",
                ("syarat", "usia_acuan"),
                "Pemeriksaan syarat usia",
                (
                    Pilihan(
                        "SK", "Saat diangkat", "Diukur pada tanggal keputusan; sebelumnya hanya diingatkan."
                    ),
                    Pilihan(
                        "RENCANA_PELANTIKAN",
                        "Tanggal rencana pelantikan",
                        "Diukur pada tanggal rencana pelantikan, dan sekali lagi pada tanggal keputusan.",
                    ),
                    Pilihan(
                        "PENUTUPAN",
                        "Hari terakhir pendaftaran",
                        "Diukur pada hari terakhir pendaftaran, dan sekali lagi pada tanggal keputusan.",
                    ),
                ),
            ),
            ButirKebijakan(
                "usia_tafsir",
                "Arti usia paling tinggi",
                "Apakah yang sudah melewati hari ulang tahun ke-56 masih memenuhi.",
                "Pasal 4 ayat (3) huruf c",
                ("syarat", "usia_tafsir"),
                "Pemeriksaan syarat usia",
                (
                    Pilihan(
                        "SEBELUM_57",
                        "Sebelum berusia 57 tahun",
                        "Memenuhi sampai sehari sebelum hari ulang tahun ke-57.",
                    ),
                    Pilihan(
                        "HARI_ULANG_TAHUN",
                        "Sampai hari ulang tahun ke-56",
                        "Memenuhi sampai dengan hari ulang tahun ke-56.",
                    ),
                ),
            ),
            ButirKebijakan(
                "maks_lamaran",
                "Jabatan per pelamar",
                "Berapa jabatan yang dapat dilamar seorang pelamar dalam satu seleksi.",
                "Pasal 13",
                ("syarat", "maks_lamaran"),
                "Pengiriman lamaran",
                rentang=(1, 5),
                satuan="jabatan",
                akibat="Lamaran berikutnya ditolak saat dikirim.",
            ),
            ButirKebijakan(
                "pemeriksa_kedua",
                "Pemeriksa kedua",
                "Apakah pemeriksa kedua sebuah lamaran melihat putusan dan alasan pemeriksa pertama.",
                "Lampiran huruf b angka 3 huruf a",
                ("kebijakan", "pemeriksa_kedua"),
                "Pemeriksaan lamaran",
                (
                    Pilihan(
                        "MELIHAT",
                        "Melihat",
                        "Pemeriksa kedua membaca hasil pemeriksa pertama, lalu menetapkan atau "
                        "mengembalikannya; yang dikembalikan dua kali diputus Ketua Sekretariat.",
                    ),
                    Pilihan(
                        "BUTA",
                        "Memeriksa sendiri dahulu",
                        "Putusan dan alasan pemeriksa pertama tertutup sampai pemeriksa kedua mengisi setiap "
                        "butir; yang berbeda diputus Ketua Sekretariat, atau pleno.",
                    ),
                ),
            ),
            ButirKebijakan(
                "perbaikan_berkas_hari",
                "Perbaikan berkas",
                "Bolehkah pelamar memperbaiki berkas yang ternyata kurang setelah lamarannya dikirim.",
                "Lampiran huruf b angka 3 huruf a",
                ("kebijakan", "perbaikan_berkas_hari"),
                "Seleksi administrasi",
                rentang=(0, 10),
                satuan="hari kerja",
                nol="Tidak ada perbaikan; berkas dinilai sebagaimana dikirim.",
                akibat="Ketua Sekretariat meminta perbaikan dokumen yang ditandai pemeriksa, satu kali untuk "
                "setiap lamaran; yang tidak diperbaiki sampai batasnya dinilai sebagaimana adanya.",
            ),
            ButirKebijakan(
                "tanya_jawab_sampai",
                "Tanya jawab",
                "Sampai tahap mana pertanyaan kepada Sekretariat diterima dan dijawab.",
                "Pasal 6 ayat (2)",
                ("kebijakan", "tanya_jawab_sampai"),
                "Pertanyaan kepada Sekretariat",
                (
                    Pilihan(
                        "PENDAFTARAN",
                        "Sampai pendaftaran ditutup",
                        "Sesudah tahap pengumuman tidak ada pertanyaan dan jawaban baru.",
                    ),
                    Pilihan(
                        "ADMINISTRASI",
                        "Sampai akhir seleksi administrasi",
                        "Sesudah tahap administrasi tidak ada pertanyaan dan jawaban baru.",
                    ),
                    Pilihan(
                        "SELESAI",
                        "Sampai seleksi berakhir",
                        "Pertanyaan diterima dan dijawab sampai seleksi jabatan itu selesai atau dibatalkan.",
                    ),
                ),
            ),
            ButirKebijakan(
                "kuota_perpanjangan",
                "Kuota perpanjangan",
                "Apakah perpanjangan pendaftaran dan perpanjangan seleksi administrasi berbagi "
                "kuota dua kali.",
                "Lampiran huruf a angka 4; huruf b angka 3 huruf c",
                ("kebijakan", "kuota_perpanjangan"),
                "Perpanjangan pendaftaran dan seleksi administrasi",
                (
                    Pilihan(
                        "TERPISAH", "Terpisah", "Masing-masing paling banyak dua kali untuk setiap lowongan."
                    ),
                    Pilihan(
                        "BERSAMA",
                        "Bersama",
                        "Keduanya bersama-sama paling banyak dua kali untuk setiap lowongan.",
                    ),
                ),
            ),
        ),
    ),
    Kelompok(
        "Pengumuman hasil",
        (
            ButirKebijakan(
                "publikasi_administrasi",
                "Hasil seleksi administrasi",
                "Apakah pelamar yang tidak memenuhi syarat ikut diumumkan.",
                "Lampiran huruf b angka 3 huruf f",
                ("kebijakan", "publikasi_administrasi"),
                "Pengumuman hasil seleksi administrasi",
                (
                    Pilihan(
                        "LULUS",
                        "Yang memenuhi syarat",
                        "Pengumuman memuat nama yang memenuhi syarat; yang lain diberi tahu sendiri "
                        "dengan alasannya.",
                    ),
                    Pilihan(
                        "SEMUA",
                        "Semua pelamar dan statusnya",
                        "Pengumuman memuat juga nomor pendaftaran yang tidak memenuhi syarat, tanpa "
                        "nama dan alasan.",
                    ),
                ),
            ),
            ButirKebijakan(
                "masa_sanggah_hari",
                "Masa sanggah",
                "Bolehkah pelamar yang tidak memenuhi syarat menyanggah hasil seleksi administrasi.",
                "Lampiran huruf b angka 3",
                ("kebijakan", "masa_sanggah_hari"),
                "Setelah pengumuman hasil seleksi administrasi",
                rentang=(0, 10),
                satuan="hari kerja",
                nol="Tidak ada masa sanggah; penjelasan diminta kepada Sekretariat.",
                akibat="Pelamar mengajukan satu sanggahan dengan bukti; asesmen menunggu sampai masa sanggah "
                "berakhir dan setiap sanggahan dijawab.",
            ),
            ButirKebijakan(
                "jawab_sanggah_hari",
                "Waktu menjawab sanggahan",
                "Berapa lama Panitia Seleksi menjawab sanggahan.",
                "Lampiran huruf b angka 3",
                ("kebijakan", "jawab_sanggah_hari"),
                "Setelah masa sanggah",
                rentang=(1, 20),
                satuan="hari kerja",
                akibat="Dihitung sejak masa sanggah berakhir; tanpa masa sanggah tidak berlaku.",
            ),
            _nama_nilai("publikasi_asesmen", "Hasil asesmen kompetensi", "Lampiran huruf b angka 9 huruf b"),
            _nama_nilai("publikasi_bidang", "Hasil kompetensi bidang", "Lampiran huruf b angka 9 huruf b"),
        ),
    ),
    Kelompok(
        "Tiga calon dan badan pengawas",
        (
            ButirKebijakan(
                "calon_berkurang",
                "Calon berkurang sesudah penetapan",
                "Apa yang berlaku bila salah satu dari tiga calon tidak sehat, mengundurkan diri, "
                "atau berhalangan tetap.",
                "Lampiran huruf b angka 7 dan angka 9 huruf e",
                ("kebijakan", "calon_berkurang"),
                "Tahap kesehatan dan penetapan",
                (
                    Pilihan("LANJUT", "Dilanjutkan", "PPK memilih dari calon yang tersisa."),
                    Pilihan(
                        "NAIKKAN",
                        "Peringkat keempat dinaikkan",
                        "Pleno menaikkan peserta peringkat berikutnya setelah ada surat persetujuan "
                        "badan pengawas.",
                    ),
                    Pilihan("ULANG", "Seleksi diulang", "Lowongan dibatalkan dan diseleksi ulang."),
                ),
            ),
            ButirKebijakan(
                "urutan_gerbang",
                "Urutan rekomendasi hasil",
                "Apakah tiga nama diumumkan sebelum atau sesudah rekomendasi badan pengawas.",
                "Lampiran huruf b angka 9 huruf b dan huruf h",
                ("kebijakan", "urutan_gerbang"),
                "Pengumuman tiga nama",
                (
                    Pilihan(
                        "PENGUMUMAN_DAHULU",
                        "Pengumuman dahulu",
                        "Tiga nama dapat diumumkan begitu ditetapkan; rekomendasi diperlukan "
                        "sebelum PPK memilih.",
                    ),
                    Pilihan(
                        "REKOMENDASI_DAHULU",
                        "Rekomendasi dahulu",
                        "Tiga nama baru diumumkan setelah rekomendasi hasil dicatat.",
                    ),
                ),
            ),
            ButirKebijakan(
                "jumlah_persetujuan",
                "Persetujuan badan pengawas",
                "Apakah badan pengawas menyetujui sekali lagi setelah PPK memilih.",
                "Lampiran huruf b angka 9 huruf h",
                ("kebijakan", "jumlah_persetujuan"),
                "Keputusan pengangkatan",
                rentang=(1, 2),
                satuan="kali",
                akibat="1: rekomendasi hasil saja. 2: juga persetujuan pelantikan atas calon yang "
                "dipilih, sebelum "
                "keputusan pengangkatan disusun.",
            ),
        ),
    ),
)
KEBIJAKAN: dict[str, ButirKebijakan] = {satu.kode: satu for kelompok in KELOMPOK for satu in kelompok.butir}
