"""Every paper of the catalogue, printed from its sample: form, completeness, secrecy, pages."""

import copy
import io
import logging
import re
from functools import cache

import pikepdf
import pypdf
import pytest
import segno

from dokumen.cetak import cetak
from dokumen.templat import html
from tests.dokumen.contoh_isi import NASKAH, bahan_contoh

F4 = (215, 330)
A4 = (210, 297)
# Wide lists.
MENDATAR = ["nominatif"]
KEPUTUSAN = [nama for nama in NASKAH if nama.startswith("keputusan")]
RAHASIA = [nama for nama, contoh in NASKAH.items() if contoh.kelas == "R"]
# Names without rank: what the public, the PyB and the participants see.
TANPA_PERINGKAT = [
    "pengumuman_hasil_akhir",
    "keputusan_tiga_calon",
    "surat_usulan_pyb",
    "pengumuman_hasil_tahap",
]
HURUF = re.compile(r"/[A-Z]{6}\+(TeX-Gyre-Bonum|Liberation-Sans)(-\w+)*")
KAKI = re.compile(r"^(Halaman \d+ dari \d+|Kode|RAHASIA|.*Kode [0-9A-Z]{4}-|Naskah tunggal|Salinan nomor)")


class Keluhan(logging.Handler):
    """What WeasyPrint says about a style it does not know."""

    def __init__(self):
        super().__init__(logging.WARNING)
        self.pesan = []

    def emit(self, record):
        self.pesan.append(record.getMessage())


@cache
def cetakan(nama: str, konsep: bool) -> tuple[bytes, list[str]]:
    pencatat, keluhan = logging.getLogger("weasyprint"), Keluhan()
    semula = pencatat.level
    pencatat.setLevel(logging.WARNING)
    pencatat.addHandler(keluhan)
    try:
        return cetak(NASKAH[nama].templat, bahan_contoh(nama, konsep=konsep)), keluhan.pesan
    finally:
        pencatat.removeHandler(keluhan)
        pencatat.setLevel(semula)


def pdf(nama: str, konsep: bool = False) -> bytes:
    return cetakan(nama, konsep)[0]


def halaman(isi: bytes) -> list[str]:
    """Text of each page as one line: hyphens at line ends and no-break spaces undone."""
    mentah = [satu.extract_text() for satu in pypdf.PdfReader(io.BytesIO(isi)).pages]
    return [" ".join(re.sub(r"\u2010\n", "", satu).replace("\xa0", " ").split()) for satu in mentah]


def teks(isi: bytes) -> str:
    return " ".join(halaman(isi))


def buat(nama: str, **ganti) -> bytes:
    return cetak(NASKAH[nama].templat, {**bahan_contoh(nama), **ganti})


WAJIB: dict[str, list[str]] = {
    "surat_tugas_penelusur": [
        "SURAT TUGAS",
        "Aji Pramusinta, S.H.",
        "Anindita",
        "sejak tanggal 27 Oktober 2026 sampai dengan tanggal 6 November 2026",
        "nama sumber tidak disampaikan",
        "KETUA PANITIA SELEKSI,",
    ],
    "serah_terima_asesmen": [
        "BERITA ACARA SERAH TERIMA",
        "6 (enam) lembar nilai asesmen kompetensi dalam keadaan terkunci",
        "Dra. Sekar Melati, M.Psi.",
        "dicocokkan oleh Wahyu Anggoro, S.Psi.",
        "dengan berkas yang sidiknya sama",
        "menurut Berita Acara Nomor 800.1.3.3/04/Pansel/XI/2026",
        "PIHAK KEDUA",
    ],
    "undangan_tahap": [
        "Hal : Perubahan undangan wawancara akhir",
        "Pengumuman Hasil Penulisan Makalah Nomor 800.1.3.3/06/Pansel/XI/2026 tanggal 18 November 2026",
        "Selasa, 24 November 2026",
        "giliran Saudara",
        "mengganti surat undangan Nomor 800.1.3.3/06/Sekretariat-Pansel/2026 tanggal 19 November 2026",
        "Surat undangan ini",
        "KETUA SEKRETARIAT PANITIA SELEKSI,",
    ],
    "surat_jawaban_sanggahan": [
        "Senin, 26 Oktober 2026 pukul 09.15.00 WIB",
        "Nomor 05/Notulen/Pansel/X/2026",
        "sanggahan Saudara ditolak",
        "Dasar: Lampiran huruf b angka 1.",
    ],
    "surat_hasil_administrasi": [
        "Pemberitahuan hasil seleksi administrasi",
        "Pengumuman Panitia Seleksi Nomor 800.1.3.3/04/Pansel/X/2026 tanggal 23 Oktober 2026",
        "tidak memenuhi syarat administrasi",
        "Rekomendasi PPK instansi asal Lampiran huruf b angka 1",
        "Bukti lapor yang diunggah untuk tahun pajak 2023.",
        "tidak mengatur masa sanggah",
        "Berkas Saudara kami simpan sesuai dengan ketentuan kearsipan.",
        "KETUA PANITIA SELEKSI,",
    ],
    "keputusan_pembentukan_pansel": [
        "BUPATI CONTOH RAYA PROVINSI JAWA TENGAH",
        "NOMOR 800.1.3.3/412 TAHUN 2026",
        "TENTANG PEMBENTUKAN PANITIA SELEKSI",
        "Menimbang : a. bahwa",
        "Mengingat : 1. Undang-Undang Nomor 20 Tahun 2023",
        "Memperhatikan : 1. Surat Badan Kepegawaian Negara",
        "MEMUTUSKAN: Menetapkan : KEPUTUSAN BUPATI TENTANG",
        "KESATU : Membentuk Panitia Seleksi",
        "g. menyusun dan menyampaikan laporan hasil seleksi",
        "KEENAM : Keputusan Bupati ini mulai berlaku pada tanggal ditetapkan.",
        "Ditetapkan di Kota Raya pada tanggal 26 Oktober 2026 BUPATI CONTOH RAYA,",
        "HARSA MANDALIKA",
        "Salinan Keputusan ini disampaikan kepada Yth.: 1.",
        "LAMPIRAN KEPUTUSAN BUPATI CONTOH RAYA NOMOR 800.1.3.3/412 TAHUN 2026",
        "Ketua merangkap anggota",
        "NIP 19691212 199503 1 004",
    ],
    "keputusan_pembentukan_sekretariat": [
        "PEMBENTUKAN SEKRETARIAT PANITIA SELEKSI",
        "ketentuan Pasal 6",
        "h. melaporkan pelaksanaan tugas kepada ketua Panitia Seleksi.",
        "tidak mempunyai kewenangan memberikan penilaian",
        "Anggota, verifikator",
    ],
    "pengumuman": [
        "PANITIA SELEKSI TERBUKA JABATAN PIMPINAN TINGGI PRATAMA TAHUN 2026",
        "PENGUMUMAN NOMOR 800.1.3.3/01/Pansel/X/2026",
    ],
    "pengumuman_ralat": [
        "RALAT PENGUMUMAN",
        "Pengumuman Panitia Seleksi Nomor 800.1.3.3/01/Pansel/X/2026 tanggal 26 Oktober 2026",
        "Sarjana Psikologi, Sarjana Kesejahteraan Sosial, atau Sarjana Hukum",
        "selama 15 (lima belas) hari, paling singkat 15 (lima belas) hari",
        "Selasa, 17 November 2026 pukul 23.59.59 WIB",
        "Lamaran yang telah diterima tetap berlaku.",
    ],
    "pengumuman_perpanjangan": [
        "PERPANJANGAN KE-1 (SATU)",
        "Pengumuman Panitia Seleksi Nomor 800.1.3.3/01/Pansel/X/2026 tanggal 26 Oktober 2026",
        "belum mencapai 4 (empat) orang",
        "selama 7 (tujuh) hari kalender",
        "Senin, 16 November 2026 pukul 23.59.59 WIB",
        "tidak berubah",
        "Lamaran yang telah diterima tetap berlaku.",
    ],
    "pengumuman_perubahan_jadwal": [
        "PERUBAHAN KE-1 (SATU) JADWAL SELEKSI TERBUKA",
        "Pengumuman Panitia Seleksi Nomor 800.1.3.3/01/Pansel/X/2026 tanggal 26 Oktober 2026",
        "Alasan perubahan: Ruang asesmen dipakai untuk penghitungan suara.",
        "tetap",
        "batas waktu penerimaan lamaran, dan ketentuan lain tidak berubah",
    ],
    "berita_acara_persiapan": [
        "RAPAT PERSIAPAN SELEKSI TERBUKA",
        "Pada hari Senin tanggal sembilan belas bulan Oktober tahun dua ribu dua puluh enam",
        "Wawancara akhir Panitia Seleksi 35% Peminatan dan motivasi 40%; Perilaku dan karakter 60%",
        "Khusus Inspektur, wawancara akhir: Integritas pengawasan 100%.",
        "dengan pertimbangan: kehadiran empat anggota",
        "Ketua merangkap anggota",
        "LAMPIRAN BERITA ACARA NOMOR 800.1.3.3/02/Pansel/X/2026",
        "4 orang *",
    ],
    "pengumuman_perpanjangan_seleksi": [
        "PERPANJANGAN KE-1 (SATU) SELEKSI ADMINISTRASI",
        "Surat Badan Kepegawaian Negara Nomor B-900/B-AK.02.01/SD/2026 tanggal 16 November 2026",
        "belum mencapai 3 (tiga) orang",
        "dibuka kembali selama 7 (tujuh) hari kalender",
        "Selasa, 24 November 2026 pukul 23.59.59 WIB",
        "tidak diperiksa ulang",
        "yang terdahulu dan yang baru, diumumkan bersama-sama",
    ],
    "pengumuman_pembatalan": [
        "PEMBATALAN SELEKSI TERBUKA",
        "Nomor 800.1.3.3/01/Pansel/X/2026 tanggal 26 Oktober 2026",
        "Dasar: Keputusan Bupati Contoh Raya Nomor 800.1.3.3/455 Tahun 2026",
        "Alasan: Setelah dua kali diperpanjang",
        "tidak diproses lebih lanjut",
        "Seleksi jabatan lain dalam pengumuman yang sama tidak terpengaruh.",
    ],
    "berita_acara_penutupan": [
        "Pada hari Selasa tanggal sepuluh bulan November tahun dua ribu dua puluh enam",
        "(10 November 2026), pukul 00.02 WIB",
        "Lamaran terkirim",
        "4 (empat) pelamar untuk setiap jabatan",
        "01-0001/2026 Dimas Aryo Nugroho",
        "14.02.12 WIB",
        "Tidak ada lamaran terkirim.",
        "Sri Lestari Handayani, S.Sos., M.M. Pembina Utama Muda NIP 19720405 199803 2 005",
    ],
    "surat_usulan_pyb": [
        "SEKRETARIAT DAERAH",
        "Nomor : 800.1.3.3/1187/2026 Sifat : Terbatas Lampiran : - Hal : Usulan calon pejabat",
        "Yth. Bupati Contoh Raya selaku Pejabat Pembina Kepegawaian di Kota Raya",
        "Keputusan Panitia Seleksi Nomor 07/Pansel/XII/2026 tanggal 4 Desember 2026",
        "3 (tiga) nama calon",
        "Nama disusun menurut abjad dan tidak menunjukkan peringkat.",
        "Tembusan Yth.: 1. Ketua Panitia Seleksi.",
    ],
    "keputusan_pengangkatan": [
        "Memperhatikan : 1. Surat Badan Kepegawaian Negara",
        "KESATU : Mengangkat Pegawai Negeri Sipil: Nama : Anindita Prameswari, S.Kom., M.T.I.",
        "NIP : 19780512 200312 2 004",
        "Tempat, tanggal lahir : Kota Raya, 12 Mei 1978",
        "sebagai Kepala Dinas Komunikasi dan Informatika (eselon II.b)",
        "wajib dilantik dan mengangkat sumpah jabatan",
        "Menteri Dalam Negeri di Jakarta",
    ],
    "pengumuman_hasil_akhir": [
        "1. Anindita Prameswari",
        "2. Dimas Aryo Nugroho",
        "3. Drs. Lukito Hadi Saputra",
        "Nama disusun menurut abjad dan tidak menunjukkan peringkat.",
    ],
    "tanda_terima": [
        "TANDA TERIMA LAMARAN 01-0003/2026",
        "Diterima : Rabu, 4 November 2026 pukul 14.04.14 WIB",
        "Batas waktu : Senin, 9 November 2026 pukul 23.59.59 WIB",
        "Surat lamaran bermeterai",
        "1 halaman · 180,0 kB",
        "diterbitkan secara otomatis oleh sistem",
        "K7M2-9QXD-31FA-ZZ08",
    ],
    "nominatif": [
        "DAFTAR NOMINATIF NOMOR 800.1.3.3/02/Sekretariat-Pansel/2026",
        "HASIL SELEKSI ADMINISTRASI JABATAN KEPALA DINAS KOMUNIKASI DAN INFORMATIKA",
        "Jumat, 13 November 2026 pukul 15.30 WIB, 4 (empat) lamaran",
        "berkas tidak lengkap dan sedang diperbaiki pelamar (BTL) 1",
        "BTL Ijazah terakhir: halaman kedua tidak terbaca.",
        "Diperbaiki pelamar paling lambat 18 November 2026.",
        "KETUA SEKRETARIAT PANITIA SELEKSI,",
        "NIP 19720405 199803 2 005",
    ],
    "berita_acara_administrasi": [
        "Setiap lamaran diperiksa oleh 2 (dua) orang yang berbeda.",
        "ditandatangani Sekretaris Daerah, bukan Pejabat Pembina Kepegawaian.",
        "Tidak memenuhi syarat",
        "No. Nama Kedudukan Tanda tangan 1. Prof. Dr. Ratih",
    ],
    "pengumuman_administrasi": [
        "memenuhi syarat administrasi",
        "1. Anindita Prameswari, S.Kom., M.T.I. 19780512 200312 2 004",
        "Jadwal tahap berikutnya",
        "24 s.d. 25 November 2026",
    ],
    "tanda_kunci": [
        "A1B2-C3D4-E5F6-0718",
        "Ir. Bagas Wicaksono, M.T.",
        "nomor 1187",
        "Tanda kunci ini tidak memuat nilai.",
    ],
    "berita_acara_koreksi": [
        "Penilai Ir. Bagas Wicaksono, M.T.",
        "tanda kunci A1B2-C3D4-E5F6-0718",
        "Prof. Dr. Ratih Kusumawardani, M.Si., Ketua Panitia Seleksi",
        "Sri Lestari Handayani, S.Sos., M.M., Ketua Sekretariat Panitia Seleksi",
        "Dua indikator tertukar ketika diketik dari lembar kertas.",
        "penilai dapat mengetahui nilai penilai lain",
        "Berita acara ini tidak memuat nilai.",
    ],
    "berita_acara_rekapitulasi": [
        "Rekam jejak 20%",
        "Wawancara akhir 35%",
        "1 Dimas Aryo Nugroho, S.T., M.Eng. 01-0001/2026 84,20 81,50 88,00 90,25 86,40",
        "3 Drs. Lukito Hadi Saputra, M.M. 01-0005/2026 80,00 76,25 79,80 82,33 79,84",
        "rata-rata nilai para penilai yang memberikan nilai",
        "Ir. Bagas Wicaksono, M.T. terhadap Drs. Lukito Hadi Saputra, M.M.",
        "Hj. Nurul Fadhilah, S.E., M.Ak.",
    ],
    "keputusan_tiga_calon": [
        "PENETAPAN 3 (TIGA) CALON PEJABAT KEPALA DINAS KOMUNIKASI DAN INFORMATIKA",
        "KETUA PANITIA SELEKSI, Menimbang : a.",
        "KESATU : Menetapkan 3 (tiga) calon pejabat",
        "Prof. Dr. Ratih Kusumawardani, M.Si.",
    ],
    "surat_peringkat": [
        "Sifat : RAHASIA",
        "Salinan nomor 1 dari 2",
        "1 Dimas Aryo Nugroho, S.T., M.Eng. NIP 19760318 200212 1 007",
        "86,40",
        "tidak diumumkan, tidak digandakan",
    ],
    "pengumuman_hasil_tahap": [
        "HASIL ASESMEN KOMPETENSI",
        "01-0003/2026",
        "Penulisan makalah 30 November 2026",
    ],
}
# Lampiran huruf a angka 6, huruf a sampai k.
SEBELAS_BLOK = {
    "a": "A. Jabatan yang lowong",
    "b": "D. Persyaratan administrasi",
    "c": "C. Kualifikasi, standar kompetensi",
    "d": "menandatangani Pakta Integritas",
    "e": "sampai dengan Senin, 9 November 2026 pukul 23.59.59 WIB",
    "f": "G. Tahapan, jadwal, dan sistem seleksi",
    "g": "telepon (0299) 555017",
    "h": "I. Ketentuan lain",
    "i": "Pengalaman jabatan",
    "j": "Lamaran ditujukan dan disampaikan kepada Panitia Seleksi",
    "k": "KETUA PANITIA SELEKSI, ditandatangani secara elektronik",
}


def test_setiap_naskah_punya_daftar_yang_wajib_dimuat():
    assert set(WAJIB) == set(NASKAH)


@pytest.mark.parametrize("nama", NASKAH)
def test_naskah_memuat_yang_wajib(nama):
    isi = teks(pdf(nama))
    for satu in WAJIB[nama]:
        assert satu in isi, satu


def test_pengumuman_administrasi_menyebut_masa_sanggah_dan_yang_diganti():
    sanggahan = {
        "hari": 3,
        "dihitung_dari": "2026-11-16",
        "batas": "2026-11-19T23:59:59+07:00",
        "batas_jawab": "2026-11-26T23:59:59+07:00",
    }
    lama = {"nomor": "800.1.3.3/03/Pansel/XI/2026", "tanggal": "2026-11-06"}
    isi = teks(buat("pengumuman_administrasi", sanggahan=sanggahan, mengganti=lama))
    assert "menggantikan Pengumuman Panitia Seleksi Nomor 800.1.3.3/03/Pansel/XI/2026" in isi
    assert "selama 3 (tiga) hari kerja" in isi
    assert "Kamis, 19 November 2026 pukul 23.59.59 WIB" in isi
    surat = teks(buat("surat_hasil_administrasi", sanggahan=sanggahan))
    assert "dapat mengajukan 1 (satu) sanggahan" in surat
    assert "tidak mengatur masa sanggah" not in surat


@pytest.mark.parametrize("huruf", SEBELAS_BLOK)
def test_pengumuman_memuat_sebelas_hal(huruf):
    """A-6."""
    assert SEBELAS_BLOK[huruf] in teks(pdf("pengumuman"))


@pytest.mark.parametrize("nama", NASKAH)
def test_kertas_bertanda_dan_huruf_tertanam(nama):
    with pikepdf.open(io.BytesIO(pdf(nama))) as isi:
        kertas = F4 if nama in KEPUTUSAN else A4[::-1] if nama in MENDATAR else A4
        for satu in isi.pages:
            ukuran = tuple(round(float(satu.mediabox[sisi]) * 25.4 / 72) for sisi in (2, 3))
            assert ukuran == kertas
            for font in satu.Resources.Font.values():
                turunan = font.DescendantFonts[0] if "/DescendantFonts" in font else font
                assert HURUF.fullmatch(str(font.BaseFont)), font.BaseFont
                assert {"/FontFile2", "/FontFile3"} & set(turunan.FontDescriptor.keys()), "huruf tertanam"
        assert bool(isi.Root.MarkInfo.Marked)
        assert "/StructTreeRoot" in isi.Root
        assert str(isi.Root.Lang) == "id"
        assert bool(isi.Root.ViewerPreferences.DisplayDocTitle)
        assert str(isi.docinfo.Title).startswith(NASKAH[nama].judul)
        assert str(isi.docinfo.Author) == "Pemerintah Kabupaten Contoh Raya"
        meta = isi.Root.Metadata.read_bytes()
        assert b"pdfuaid" in meta
        assert not isi.attachments


@pytest.mark.parametrize("nama", NASKAH)
def test_setiap_halaman_bernomor_dan_berkode(nama):
    semua = halaman(pdf(nama))
    for nomor, satu in enumerate(semua, 1):
        assert f"Halaman {nomor} dari {len(semua)}" in satu
        assert "Kode K7M2-9QXD-31FA-ZZ08" in satu


@pytest.mark.parametrize("nama", NASKAH)
def test_gaya_naskah_dikenal_seluruhnya(nama):
    assert cetakan(nama, False)[1] == []
    assert cetakan(nama, True)[1] == []


@pytest.mark.parametrize("nama", NASKAH)
def test_konsep_bertanda_air_tanpa_nomor_dan_tanpa_qr(nama):
    konsep, akhir = teks(pdf(nama, konsep=True)), teks(pdf(nama))
    assert "Belum ditandatangani; belum berlaku." in konsep
    assert "Periksa keaslian" not in konsep
    assert "Periksa keaslian" in akhir
    if NASKAH[nama].nomor:
        assert NASKAH[nama].nomor not in konsep
        assert NASKAH[nama].nomor in akhir
    if nama not in ("tanda_terima", "tanda_kunci"):
        assert "menunggu tanda tangan" in konsep
        assert "ditandatangani secara elektronik" not in konsep
    with pikepdf.open(io.BytesIO(pdf(nama, konsep=True))) as isi, pikepdf.open(io.BytesIO(pdf(nama))) as lain:
        assert all(bertanda_air(satu) for satu in isi.pages), "tanda air di tiap halaman"
        assert not any(bertanda_air(satu) for satu in lain.pages)


def bertanda_air(lembar: pikepdf.Page) -> bool:
    """The first thing painted is a picture over the whole sheet, marked as no part of the text."""
    isi = lembar.Contents if isinstance(lembar.Contents, pikepdf.Array) else [lembar.Contents]
    return b"/Artifact\nBMC\n0 0 " in b"".join(satu.read_bytes() for satu in isi)[:300]


@pytest.mark.parametrize("nama", NASKAH)
def test_pita_rahasia_hanya_pada_naskah_rahasia(nama):
    for satu in halaman(pdf(nama)):
        if nama in RAHASIA:
            assert satu.count("RAHASIA") >= 2, "kepala dan kaki"
            assert "Salinan nomor 1 dari 2" in satu or "Naskah tunggal" in satu
        else:
            assert "RAHASIA" not in satu


@pytest.mark.parametrize("nama", TANPA_PERINGKAT)
def test_naskah_nama_tidak_memuat_nilai_dan_peringkat(nama):
    isi = (
        teks(pdf(nama)).replace("tidak menunjukkan peringkat", "").replace("Peringkat nilai disampaikan", "")
    )
    assert not re.search(r"peringkat", isi, re.IGNORECASE)
    assert not re.search(r"\d{2},\d{2}\b", isi)
    nama_calon = [satu for satu in ("Anindita", "Dimas", "Lukito") if satu in isi]
    assert nama_calon == ["Anindita", "Dimas", "Lukito"]
    assert isi.index("Anindita") < isi.index("Dimas") < isi.index("Lukito")


def test_nilai_hanya_diumumkan_bila_kebijakan_menghendaki():
    lowongan = copy.deepcopy(bahan_contoh("pengumuman_hasil_tahap")["lowongan"])
    for satu in lowongan[0]["peserta"]:
        satu["nilai"] = "81.455"
    isi = teks(buat("pengumuman_hasil_tahap", lowongan=lowongan, dengan_nilai=True))
    assert isi.count("81,46") == 3
    assert "81,46" not in teks(buat("pengumuman_hasil_tahap", lowongan=lowongan))


def test_nilai_seri_diputus_pleno_tertulis():
    isi = teks(buat("berita_acara_rekapitulasi", putusan_pleno="rekam jejak lebih tinggi didahulukan"))
    assert "pleno memutuskan: rekam jejak lebih tinggi didahulukan" in isi


def test_tahap_terakhir_tanpa_jadwal_berikut():
    isi = teks(buat("pengumuman_hasil_tahap", jadwal=[]))
    assert "berhak mengikuti tahap berikutnya" not in isi
    assert "Jadwal tahap berikutnya" not in isi


def halaman_tanda_tangan(isi: bytes) -> str:
    return next(satu for satu in halaman(isi) if "ditandatangani secara elektronik" in satu)


PENUTUP = {
    "keputusan_pembentukan_pansel": "mulai berlaku pada tanggal ditetapkan",
    "keputusan_tiga_calon": "mulai berlaku pada tanggal ditetapkan",
    "keputusan_pengangkatan": "mulai berlaku pada tanggal ditetapkan",
    "pengumuman_hasil_akhir": "Demikian pengumuman ini",
    "pengumuman_administrasi": "Demikian pengumuman ini",
    "surat_usulan_pyb": "Demikian usulan ini",
    "surat_peringkat": "Demikian disampaikan",
}


@pytest.mark.lambat
@pytest.mark.parametrize("nama", PENUTUP)
def test_tanda_tangan_tidak_pernah_sendirian_di_halaman(nama):
    """The text grows line by line, so the block meets the page end at every height."""
    for banyak in (0, 3, 6, 9):
        isi = bahan_contoh(nama)
        if "dasar_hukum" in isi:
            isi["dasar_hukum"] = (
                isi["dasar_hukum"][:1] + ["Peraturan tambahan untuk menguji halaman"] * banyak
            )
        elif "calon" in isi or "peserta" in isi:
            kunci = "calon" if "calon" in isi else "peserta"
            isi[kunci] = (isi[kunci] * 6)[: banyak + 1]
        else:
            kunci = "calon" if "calon" in isi["lowongan"][0] else "peserta"
            isi["lowongan"] = [{**isi["lowongan"][0], kunci: (isi["lowongan"][0][kunci] * 6)[: banyak + 1]}]
        lembar = halaman_tanda_tangan(cetak(NASKAH[nama].templat, isi))
        assert PENUTUP[nama] in lembar, f"{banyak} baris"
        jabatan = NASKAH[nama].jabatan_penanda.upper()
        assert jabatan in lembar
        assert NASKAH[nama].nama_penanda.upper() in lembar.upper()


@pytest.mark.lambat
def test_judul_bagian_tidak_tertinggal_di_kaki_halaman():
    """Headings, captions and MEMUTUSKAN never end a page; a label of a decision keeps its first line."""
    judul = re.compile(
        r"^([A-I]\. (Jabatan|Persyaratan|Kualifikasi|Penyampaian|Tahapan|Sekretariat|Ketentuan).*"
        r"|Tahapan dan jadwal|Sistem penilaian|MEMUTUSKAN:|K[A-Z]+ :|\d+\.|[a-h]\.)$"
    )
    contoh = bahan_contoh("pengumuman")
    cetakan = [buat("pengumuman", lowongan=(contoh["lowongan"] * 4)[:banyak]) for banyak in (1, 5, 7, 10)]
    dasar = bahan_contoh("keputusan_pembentukan_pansel")["dasar_hukum"]
    cetakan += [
        buat("keputusan_pembentukan_pansel", dasar_hukum=(dasar * 3)[:banyak]) for banyak in (1, 6, 9)
    ]
    for isi in cetakan:
        for lembar in pypdf.PdfReader(io.BytesIO(isi)).pages:
            baris = [satu.strip() for satu in lembar.extract_text().replace("\xa0", " ").split("\n")]
            badan = [satu for satu in baris if satu and not KAKI.match(satu) and satu not in KAKI_JUDUL]
            assert not judul.match(badan[-1]), badan[-3:]


KAKI_JUDUL = {"Pengumuman Seleksi Terbuka JPT Pratama Tahun 2026", "Keputusan Bupati Contoh Raya"}


@pytest.mark.lambat
def test_daftar_panjang_mengulang_kepala_tabel_di_tiap_halaman():
    isi = bahan_contoh("berita_acara_penutupan")
    pelamar = isi["lowongan"][0]["pelamar"] * 15
    cetakan = buat("berita_acara_penutupan", lowongan=[{**isi["lowongan"][0], "pelamar": pelamar}])
    lampiran = [satu for satu in halaman(cetakan) if "01-000" in satu]
    assert len(lampiran) >= 3
    assert all("Nomor pendaftaran" in satu for satu in lampiran)
    assert sum(satu.count("01-0001/2026") for satu in lampiran) == 15


@pytest.mark.lambat
@pytest.mark.parametrize("banyak", [7, 300])
def test_nominatif_terbaca_pada_tujuh_dan_tiga_ratus_baris(banyak):
    contoh = bahan_contoh("nominatif")["pelamar"]
    pelamar = [{**contoh[n % 4], "nomor": f"01-{n + 1:04d}/2026"} for n in range(banyak)]
    semua = halaman(buat("nominatif", pelamar=pelamar))
    berisi = [satu for satu in semua if "Drs. Lukito" in satu]
    assert all("Nomor pendaftaran" in satu for satu in berisi)
    assert [sum(s.count(satu["nomor"]) for s in semua) for satu in pelamar] == [1] * banyak
    akhir = halaman_tanda_tangan(buat("nominatif", pelamar=pelamar))
    assert "Daftar ini dilaporkan kepada Panitia Seleksi" in akhir
    assert len(semua) <= 1 + banyak // 6


@pytest.mark.parametrize(
    "nama,paling_banyak", [("tanda_terima", 1), ("pengumuman_hasil_akhir", 1), ("pengumuman", 4)]
)
def test_naskah_tidak_boros_halaman(nama, paling_banyak):
    assert len(halaman(pdf(nama))) <= paling_banyak


def test_qr_memuat_tautan_pemeriksaan():
    tautan = bahan_contoh("tanda_terima")["naskah"]["tautan"]
    gambar = html(NASKAH["tanda_terima"].templat, bahan_contoh("tanda_terima"))
    assert (
        segno.make(tautan, error="m", micro=False).svg_inline(
            border=0, omitsize=True, svgclass="qr", lineclass=None
        )
        in gambar
    )
