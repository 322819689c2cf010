"""What the law leaves open: every such gap by name, with the choices there are and what each of them does."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from seleksi.aturan.kalender import tanggal_kata
from seleksi.aturan.kata import KETUA_PANSEL, SEKRETARIAT, daftar_kata, persen_kata
from seleksi.izin import Temuan, Tingkat
from seleksi.ketentuan import Ambang, Ketentuan

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


def nilai_kebijakan(kode: str, ketentuan: Ketentuan) -> Any:
    """P-10. The choice in force: a code, a number, a tuple of method codes or of passing grades.

    Dasar: Pasal 5 ayat (5) huruf a sampai dengan d.
    """
    bagian, medan = KEBIJAKAN[kode].jalan
    return getattr(getattr(ketentuan, bagian), medan)


def kata_kebijakan(kode: str, ketentuan: Ketentuan) -> str:
    """P-10. The choice in force in plain Indonesian, for pages and the berita acara.

    Dasar: Pasal 5 ayat (5) huruf a sampai dengan d.
    """
    butir, nilai = KEBIJAKAN[kode], nilai_kebijakan(kode, ketentuan)
    if not nilai and butir.nol:
        return butir.nol
    if butir.rentang is not None:
        return f"{nilai} {butir.satuan}"
    nama = {satu.kode: satu.nama for satu in ketentuan.metode} | {AMBANG_AKHIR: NILAI_AKHIR}
    if kode == "urutan_seri":
        return f"{', lalu '.join(nama[satu].lower() for satu in nilai)}, lalu pleno"
    if kode == "ambang":
        return daftar_kata([f"{nama[satu.metode].lower()} {persen_kata(satu.nilai)}" for satu in nilai])
    return next(satu.nama for satu in butir.pilihan if satu.kode == nilai)


def akibat_kebijakan(kode: str, ketentuan: Ketentuan) -> str:
    """P-10. What the choice in force does.

    Dasar: Pasal 5 ayat (5) huruf a sampai dengan d.
    """
    butir, nilai = KEBIJAKAN[kode], nilai_kebijakan(kode, ketentuan)
    if not butir.pilihan:
        return "" if not nilai and butir.nol else butir.akibat
    return next(satu.akibat for satu in butir.pilihan if satu.kode == nilai)


def kebijakan(pilihan: Mapping[str, Any], ketentuan: Ketentuan) -> list[Temuan]:
    """P-10. A choice is one of those the policy has; a ladder and passing grades name methods of the profile.

    `pilihan` maps policy to its value as plain data: code, number, list of codes, or method -> figure.

    Dasar: Pasal 5 ayat (5) huruf a sampai dengan d.
    """
    salah = [pesan for kode, nilai in pilihan.items() if (pesan := _keliru(kode, nilai, ketentuan))]
    return [Temuan("P-10", DASAR_KEBIJAKAN, pesan, Tingkat.BLOK, KETUA_PANSEL) for pesan in salah]


def _keliru(kode: str, nilai: Any, ketentuan: Ketentuan) -> str:
    butir = KEBIJAKAN.get(kode)
    if butir is None:
        return f"Kebijakan {kode} tidak dikenal."
    metode = [satu.kode for satu in ketentuan.metode]
    if butir.rentang is not None:
        rendah, tinggi = butir.rentang
        benar = type(nilai) is int and rendah <= nilai <= tinggi
        return "" if benar else f"{butir.nama}: isi {rendah} sampai {tinggi} {butir.satuan}."
    if kode == "urutan_seri":
        benar = isinstance(nilai, list) and len(set(nilai)) == len(nilai) and set(nilai) <= set(metode)
        return "" if benar else f"{butir.nama}: sebut setiap komponen paling banyak satu kali."
    if kode == "ambang":
        benar = isinstance(nilai, dict) and all(
            satu in {*metode, AMBANG_AKHIR} and _antara_0_100(angka) for satu, angka in nilai.items()
        )
        return "" if benar else f"{butir.nama}: isi angka 0 sampai 100 untuk komponen yang ada."
    benar = nilai in {satu.kode for satu in butir.pilihan}
    return "" if benar else f"{butir.nama}: pilih salah satu yang tersedia."


def _antara_0_100(angka: Any) -> bool:
    try:
        return 0 < Decimal(angka) <= 100
    except (InvalidOperation, TypeError, ValueError):
        return False


def dengan_kebijakan(pilihan: Mapping[str, Any], pertimbangan: str, ketentuan: Ketentuan) -> Ketentuan:
    """P-10. Copy of the ketentuan with these choices; `kebijakan` has found nothing against them.

    Dasar: Pasal 5 ayat (5) huruf a sampai dengan d.
    """
    isi = ketentuan.jadi_json()
    for kode, nilai in pilihan.items():
        bagian, medan = KEBIJAKAN[kode].jalan
        if kode == "ambang":
            nilai = [{"metode": metode, "nilai": str(angka)} for metode, angka in nilai.items()]
        isi[bagian][medan] = nilai
    isi["kebijakan"]["pertimbangan"] = pertimbangan
    return Ketentuan.dari_json(isi)


def menyimpang(ketentuan: Ketentuan, bawaan: Ketentuan) -> list[str]:
    """P-10. Names of the policies chosen otherwise than the profile proposes; those need a reason.

    Dasar: Pasal 5 ayat (5) huruf a sampai dengan d.
    """
    return [
        butir.nama
        for kode, butir in KEBIJAKAN.items()
        if nilai_kebijakan(kode, ketentuan) != nilai_kebijakan(kode, bawaan)
    ]


def pertimbangan(ketentuan: Ketentuan, bawaan: Ketentuan) -> list[Temuan]:
    """P-10. Who departs from the defaults of the profile says why; the reason is printed in the minutes.

    Dasar: Pasal 5 ayat (5) huruf a sampai dengan d.
    """
    lain = menyimpang(ketentuan, bawaan)
    if not lain or ketentuan.kebijakan.pertimbangan.strip():
        return []
    pesan = f"Tulis pertimbangan: {daftar_kata(lain)} berbeda dari nilai bawaan {ketentuan.nama}."
    return [Temuan("P-10", DASAR_KEBIJAKAN, pesan, Tingkat.BLOK, KETUA_PANSEL)]


def ambang_sebagai_peta(ambang: tuple[Ambang, ...]) -> dict[str, Decimal]:
    """P-10. Passing grades by method code, `AKHIR` for the final score.

    Dasar: Lampiran huruf b angka 9 huruf a; kebijakan.ambang.
    """
    return {satu.metode: satu.nilai for satu in ambang}


def tidak_hadir(
    alasan: str, nomor: str, susulan: date | None, hari_ini: date, ketentuan: Ketentuan
) -> list[Temuan]:
    """B-6. Who missed a stage drops out by a berita acara; under SUSULAN only after a make-up date.

    `susulan` is the make-up date that was missed too, None where there was none.

    Dasar: Perbup Lampiran huruf b angka 4, 5, dan 6; kebijakan.tidak_hadir.
    """
    salah = []
    if not alasan.strip():
        salah.append("Tulis tahap yang tidak diikuti dan keadaannya.")
    if not nomor.strip():
        salah.append("Isi nomor berita acara yang menyatakan peserta gugur.")
    diberi = ketentuan.kebijakan.tidak_hadir == "SUSULAN"
    if diberi and susulan is None:
        salah.append("Menurut kebijakan rapat persiapan peserta mendapat satu kali susulan; isi tanggalnya.")
    if diberi and susulan is not None and susulan >= hari_ini:
        salah.append(f"Susulan {tanggal_kata(susulan)} belum lewat.")
    if not diberi and susulan is not None:
        salah.append("Menurut kebijakan rapat persiapan tidak ada susulan.")
    dasar = "Lampiran huruf b angka 4, 5, dan 6; kebijakan"
    return [Temuan("B-6", dasar, pesan, Tingkat.BLOK, KETUA_PANSEL) for pesan in salah]


def peserta_tinggal(tinggal: int, ketentuan: Ketentuan) -> list[Temuan]:
    """B-9e. Fewer participants than names to propose: pointed out at once, held when the names are chosen.

    Dasar: Perbup Lampiran huruf b angka 9 huruf e.
    """
    perlu = ketentuan.jumlah_calon
    if tinggal >= perlu:
        return []
    pesan = f"Peserta tinggal {tinggal} orang; {perlu} calon tidak dapat ditetapkan."
    dasar = "Lampiran huruf b angka 9 huruf e"
    return [Temuan("B-9e", dasar, pesan, Tingkat.INGAT, KETUA_PANSEL, "seleksi.batalkan")]


def asesmen_terdahulu(
    laporan: date | None, diumumkan: date | None, hari_ini: date, ketentuan: Ketentuan
) -> list[Temuan]:
    """B-4. A report from before the announcement is an earlier assessment, usable only as long as agreed.

    The last day of the period is the same day of the month, `masa_asesmen_bulan` months after the report, or
    the last of that month.

    Dasar: Perbup Lampiran huruf b angka 4; kebijakan.masa_asesmen_bulan.
    """
    if laporan is None or diumumkan is None or laporan >= diumumkan:
        return []
    dasar, bulan = "Lampiran huruf b angka 4; kebijakan", ketentuan.kebijakan.masa_asesmen_bulan
    awal = f"Laporan asesmen {tanggal_kata(laporan)} mendahului pengumuman"
    sampai = _tambah_bulan(laporan, bulan)
    if bulan and hari_ini <= sampai:
        pesan = f"{awal}; hasilnya dipakai menurut kebijakan rapat persiapan sampai {tanggal_kata(sampai)}."
        return [Temuan("B-4", dasar, pesan, Tingkat.TERPENUHI)]
    sebab = f"masa pakainya berakhir {tanggal_kata(sampai)}" if bulan else "hasil terdahulu tidak dipakai"
    pesan = f"{awal}; menurut kebijakan rapat persiapan {sebab}."
    return [Temuan("B-4", dasar, pesan, Tingkat.BLOK, SEKRETARIAT, "seleksi.bukti.LAPORAN_ASESMEN")]


def _tambah_bulan(tanggal: date, bulan: int) -> date:
    tahun, sisa = divmod(tanggal.year * 12 + tanggal.month - 1 + bulan, 12)
    return date(tahun, sisa + 1, min(tanggal.day, monthrange(tahun, sisa + 1)[1]))


def nilai_diumumkan(tahap: str, ketentuan: Ketentuan) -> bool:
    """B-9b. Whether the announcement of a stage shows scores; never of the last, where they tell the rank.

    Dasar: Perbup Lampiran huruf b angka 9 huruf b dan huruf d; PP 11/2017 Pasal 121 ayat (2).
    """
    pilihan = ketentuan.kebijakan
    menurut = {"ASESMEN": pilihan.publikasi_asesmen, "KOMPETENSI_BIDANG": pilihan.publikasi_bidang}
    return menurut.get(tahap) == "NAMA_NILAI"


@dataclass(frozen=True, slots=True)
class KeadaanRapat:
    """The minutes of the preparation meeting; `sesuai`: what they settle is what holds now."""

    disusun: bool = False
    nomor: str = ""
    sesuai: bool = False


def rapat_persiapan(keadaan: KeadaanRapat) -> list[Temuan]:
    """P-10. Timetable, methods, criteria, weights and policies are settled in signed minutes that still hold.

    Dasar: Pasal 5 ayat (5) huruf a sampai dengan d.
    """
    if keadaan.nomor and keadaan.sesuai:
        pesan = f"Berita Acara Rapat Persiapan Nomor {keadaan.nomor}."
        return [Temuan("P-10", DASAR_KEBIJAKAN, pesan, Tingkat.TERPENUHI)]
    if not keadaan.disusun:
        pesan = (
            "Berita Acara Rapat Persiapan belum disusun: jadwal, metode, kriteria, bobot, dan kebijakan "
            "diputuskan Pansel sebelum diumumkan."
        )
        return [Temuan("P-10", DASAR_KEBIJAKAN, pesan, Tingkat.BLOK, SEKRETARIAT, "seleksi.rapat")]
    if not keadaan.sesuai:
        pesan = (
            "Jadwal, bobot, atau kebijakan berubah sesudah Berita Acara Rapat Persiapan disusun; susun ulang."
        )
        return [Temuan("P-10", DASAR_KEBIJAKAN, pesan, Tingkat.BLOK, SEKRETARIAT, "seleksi.rapat")]
    pesan = "Berita Acara Rapat Persiapan belum ditandatangani Ketua Pansel."
    return [Temuan("P-10", DASAR_KEBIJAKAN, pesan, Tingkat.BLOK, KETUA_PANSEL, "seleksi.tanda_tangan")]


def rapat(tanggal: date, hari_ini: date, tempat: str) -> list[Temuan]:
    """P-10. Minutes tell of a meeting that has been, and where.

    Dasar: Pasal 5 ayat (5) huruf a sampai dengan d.
    """
    salah = []
    if tanggal > hari_ini:
        salah.append(f"Rapat {tanggal_kata(tanggal)} belum berlangsung.")
    if not tempat.strip():
        salah.append("Tempat rapat belum diisi.")
    return [Temuan("P-10", DASAR_KEBIJAKAN, pesan, Tingkat.BLOK, SEKRETARIAT) for pesan in salah]
