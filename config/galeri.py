"""The page /komponen/: every component with sample data, for those who build screens. Never in production."""

import datetime
from decimal import Decimal

from django import forms
from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from config.konteks import Butir
from seleksi.alur import TAHAP_BERURUT
from seleksi.izin import Temuan, Tingkat

WIB = datetime.timezone(datetime.timedelta(hours=7))
# The day of the story told by the samples.
PADA = datetime.datetime(2026, 12, 4, 10, 12, tzinfo=WIB)
PENUTUPAN = datetime.datetime(2026, 12, 7, 16, 0, tzinfo=WIB)


class ContohForm(forms.Form):
    alasan = forms.ChoiceField(
        label="Alasan",
        choices=[("", "Pilih alasan"), ("wenang", "Penanda tangan tidak berwenang"), ("lain", "Lainnya")],
        help_text="Masuk ke surat pemberitahuan.",
    )
    uraian = forms.CharField(
        label="Uraian",
        widget=forms.Textarea(attrs={"rows": 3, "data-seleksi-hitung": ""}),
        max_length=500,
        required=False,
    )
    tanggal = forms.DateField(label="Tanggal surat", widget=forms.DateInput(attrs={"type": "date"}))
    berkas = forms.FileField(label="Surat rekomendasi", help_text="PDF, paling besar 10 MB.", required=False)
    hasil = forms.ChoiceField(
        label="Hasil pemeriksaan",
        choices=[("sesuai", "Sesuai"), ("tidak", "Tidak sesuai")],
        widget=forms.RadioSelect,
    )
    saluran = forms.MultipleChoiceField(
        label="Saluran pengumuman",
        choices=[("laman", "Laman resmi"), ("cetak", "Media cetak"), ("elektronik", "Media elektronik")],
        widget=forms.CheckboxSelectMultiple,
    )
    setuju = forms.BooleanField(label="Saya menyatakan keterangan di atas benar.")


class ContohPutusanForm(forms.Form):
    calon = forms.ChoiceField(
        label="Keputusan Anda",
        choices=[
            (1, "dr. Danang Wirasena, M.P.H."),
            (2, "dr. Laksmi Handarini, M.Kes."),
            (3, "dr. Wening Prasetyaningrum, M.Kes."),
        ],
        widget=forms.RadioSelect,
        initial=2,
    )
    usul = forms.ChoiceField(
        label="Usulan kesimpulan",
        choices=[
            ("MS", "MS|memenuhi syarat"),
            ("TMS", "TMS|tidak memenuhi syarat"),
            ("BTL", "BTL|berkas tidak lengkap"),
        ],
        widget=forms.RadioSelect,
        initial="BTL",
    )


class ContohNilaiForm(forms.Form):
    satu = forms.ChoiceField(
        choices=[
            (1, "1|Tidak dapat menjelaskan persoalan pokok."),
            (2, "2|Menyebut persoalan tanpa sebabnya."),
            (3, "3|Menjelaskan persoalan dan sebabnya."),
            (4, "4|Menawarkan jalan keluar dengan urutan dan biaya."),
            (5, "5|Jalan keluar teruji, dengan risiko dan ukuran hasil."),
        ],
        widget=forms.RadioSelect,
        initial=4,
    )
    dua = forms.ChoiceField(
        choices=[
            (1, "1|Tidak ada contoh memimpin."),
            (2, "2|Contoh memimpin satu kegiatan."),
            (3, "3|Memimpin tim tetap dengan sasaran."),
            (4, "4|Memimpin lintas bidang, menyelesaikan sengketa."),
            (5, "5|Mengubah cara kerja organisasi dengan hasil terukur."),
        ],
        widget=forms.RadioSelect,
    )
    catatan = forms.CharField(
        label="Catatan",
        widget=forms.Textarea(attrs={"rows": 2}),
        required=False,
    )


def _rel(kini: int, keadaan: str, ket: tuple[str, ...] = (), sisa: str = "") -> list[dict[str, str]]:
    return [
        {
            "nama": str(tahap.label),
            "keadaan": "selesai" if nomor < kini else keadaan if nomor == kini else "nanti",
            "ket": ket[nomor - 1] if ket else "",
            "sisa": sisa if nomor == kini else "",
        }
        for nomor, tahap in enumerate(TAHAP_BERURUT, 1)
    ]


def _papan() -> list[dict[str, object]]:
    return [
        {
            "nama": "Kepala Dinas Kesehatan",
            "alamat": "#papan",
            "keterangan": "Tahap I Tahun 2026",
            "tahap": _rel(8, "tertahan"),
            "ringkas": "8 dari 8 · Penetapan",
            "sisa": "7 hari lagi",
            "hitung": "3 calon dari 6 peserta",
            "halangan": [
                {
                    "kode": "B-9g",
                    "pesan": "Calon belum dipilih dari tiga nama.",
                    "pelaku": "Bupati (PPK)",
                    "sampai": "paling lambat 11 Desember",
                }
            ],
        },
        {
            "nama": "Staf Ahli Bupati Bidang Kemasyarakatan dan Sumber Daya Manusia",
            "alamat": "#papan",
            "keterangan": "Tahap I Tahun 2026",
            "tahap": _rel(4, "lambat"),
            "ringkas": "4 dari 8 · Asesmen",
            "sisa": "terlambat 1 hari kerja",
            "hitung": "4 peserta",
            "halangan": [
                {
                    "kode": "B-4",
                    "pesan": "Hasil asesmen belum diserahterimakan.",
                    "pelaku": "Tim Asesor",
                    "sampai": "terlambat 1 hari kerja",
                },
                {
                    "kode": "P-07",
                    "pesan": "Pernyataan benturan kepentingan 1 anggota belum ada.",
                    "pelaku": "Anggota Pansel",
                },
            ],
        },
        {
            "nama": "Sekretaris DPRD",
            "alamat": "#papan",
            "keterangan": "Tahap I Tahun 2027",
            "tahap": _rel(1, "kini"),
            "ringkas": "1 dari 8 · Persiapan",
            "sisa": "27 hari lagi",
            "hitung": "7 dari 8 dokumen perencanaan",
            "lancar": "Menyusun konsep pengumuman, rencana selesai 31 Desember",
        },
    ]


def _temuan() -> list[Temuan]:
    dasar = "Lampiran huruf a angka"
    return [
        Temuan(
            "A-1",
            f"{dasar} 1",
            "Bukti tayang di media cetak nasional atau media elektronik belum diunggah.",
            pelaku="Sekretariat",
            tindakan="unggah_bukti",
        ),
        Temuan(
            "A-4",
            f"{dasar} 4",
            "Baru 3 lamaran terkirim; diperlukan lebih dari 3.",
            pelaku="Ketua Pansel",
            tindakan="perpanjang",
        ),
        Temuan(
            "P-07",
            "Pasal 5 ayat (4) huruf d",
            "2 dari 5 anggota Pansel belum menyatakan ada tidaknya benturan kepentingan.",
            Tingkat.INGAT,
            "Ketua Pansel",
        ),
        Temuan(
            "P-04",
            "Pasal 5 ayat (3)",
            "Susunan Pansel menyimpang dari perbandingan unsur.",
            Tingkat.BERITA_ACARA,
            "Ketua Pansel",
        ),
        Temuan(
            "A-3",
            f"{dasar} 3",
            "Pengumuman baru tayang 12 dari 15 hari kalender; paling cepat ditutup Senin, 7 Desember 2026.",
            Tingkat.MENUNGGU,
        ),
        Temuan("L-01", "", "sebab lowong dan buktinya", Tingkat.TERPENUHI),
        Temuan("L-02", "", "rekomendasi BKN 18 November 2026", Tingkat.TERPENUHI),
        Temuan("A-6", "", "sebelas unsur pengumuman", Tingkat.TERPENUHI),
        Temuan("B-8", "", "bobot 20 + 25 + 35 + 20 = 100", Tingkat.TERPENUHI),
    ]


def _jadwal() -> list[dict[str, object]]:
    def hari(bulan: int, tanggal: int) -> datetime.date:
        return datetime.date(2027 if bulan == 1 else 2026, bulan, tanggal)

    return [
        {
            "nama": "Pengumuman dan pendaftaran",
            "mulai": hari(11, 23),
            "selesai": hari(12, 7),
            "nyata_mulai": hari(11, 23),
            "tenggat": True,
            "kini": True,
        },
        {"nama": "Seleksi administrasi", "mulai": hari(12, 8), "selesai": hari(12, 14), "tenggat": True},
        {"nama": "Asesmen kompetensi", "mulai": hari(12, 16), "selesai": hari(12, 18)},
        {"nama": "Rekam jejak", "mulai": hari(12, 15), "selesai": hari(12, 29)},
        {"nama": "Penulisan makalah", "mulai": hari(12, 21), "selesai": hari(12, 22)},
        {"nama": "Wawancara", "mulai": hari(12, 28), "selesai": hari(12, 29)},
        {"nama": "Pemeriksaan kesehatan", "mulai": hari(1, 4), "selesai": hari(1, 5)},
        {
            "nama": "Rekomendasi BKN dan penetapan",
            "mulai": hari(1, 6),
            "selesai": hari(1, 29),
            "tenggat": True,
        },
    ]


def _sebaran() -> list[dict[str, object]]:
    return [
        {
            "no": "1",
            "nama": "dr. Wening Prasetyaningrum, M.Kes.",
            "nip": "197405222000032001",
            "wawancara": Decimal("87.2"),
            "nilai": [85, 86, 87, 88, 90],
            "akhir": Decimal("85.85"),
        },
        {
            "no": "2",
            "nama": "dr. Laksmi Handarini, M.Kes.",
            "nip": "197609112002122005",
            "wawancara": Decimal("78.4"),
            "nilai": [77, 78, 79, "79.6"],
            "akhir": Decimal("79.34"),
        },
        {
            "no": "3",
            "nama": "Ratri Kusumaningtyas, S.Farm., Apt., M.Kes.",
            "nip": "197712302006042004",
            "wawancara": Decimal("74.4"),
            "nilai": [58, 77, 78, 79, 80],
            "akhir": Decimal("75.39"),
        },
    ]


class KerangkaContoh:
    """The frame of a member of the Sekretariat without a database."""

    masuk, publik = True, False
    nama_instansi = "Kabupaten Contoh Raya"
    nama_sekretariat = "BKPSDM Kabupaten Contoh Raya"
    nama_pengguna, sebutan = "Ningrum Larasati", "Sekretariat, naskah dan agenda"
    waktu = PADA
    alamat_beranda = alamat_pemberitahuan = alamat_masuk = "#isi"
    alamat_keluar = ""
    jumlah_pemberitahuan = 3
    menu = (
        Butir("Beranda", "#isi", aktif=True),
        Butir("Seleksi", "#papan"),
        Butir("Verifikasi", "#periksa", 4),
        Butir("Naskah", "#lencana", 2),
    )
    menu_akun = (Butir("Pemberitahuan", "#isi"), Butir("Akun saya", "#isi"), Butir("Keamanan masuk", "#isi"))


@require_safe
@login_not_required
def galeri(request: HttpRequest) -> HttpResponse:
    ket = (
        "selesai 20 Nov",
        "23 Nov – 7 Des",
        "8 – 14 Des",
        "16 – 18 Des",
        "21 – 22 Des",
        "28 – 29 Des",
        "4 – 5 Jan",
        "6 – 29 Jan",
    )
    return render(
        request,
        "komponen/galeri.html",
        {
            "kerangka": KerangkaContoh(),
            "pada": PADA,
            "penutupan": PENUTUPAN,
            "rel": _rel(2, "tertahan", ket, "3 hari lagi"),
            "papan": _papan(),
            "temuan_contoh": _temuan(),
            "tautan": {
                "unggah_bukti": {"label": "Unggah bukti tayang", "alamat": "#temuan"},
                "perpanjang": {"label": "Siapkan perpanjangan", "alamat": "#temuan"},
            },
            "pelaku": {
                "Sekretariat": "dapat dikerjakan sekarang",
                "Ketua Pansel": "Prof. Dr. Galih Reksoprojo, M.Si.",
            },
            "jadwal": _jadwal(),
            "hari_ini": PADA.date(),
            "rekap": _sebaran(),
            "langkah": [
                {"nama": "Pendaftaran", "keadaan": "selesai", "ket": "23 November s.d. 7 Desember 2026"},
                {"nama": "Seleksi administrasi", "keadaan": "kini", "ket": "Hasil 14 Desember 2026"},
                {"nama": "Asesmen kompetensi", "keadaan": "nanti", "ket": "16–18 Desember 2026"},
            ],
            "kisi": [
                {
                    "nama": "Ir. Aruna Pradipta Soemantri, M.T.",
                    "sel": [{"keadaan": "terkunci", "alamat": "#kisi"}] * 3,
                },
                {
                    "nama": "Bimo Satriatama, S.T., M.Eng.",
                    "benturan": "Benturan kepentingan, tidak Anda nilai",
                },
                {
                    "nama": "Danastri Wulan Pramesti, S.T., M.T.",
                    "sel": [
                        {"keadaan": "terkunci", "alamat": "#kisi"},
                        {"keadaan": "draf", "alamat": "#kisi"},
                        {"keadaan": "draf", "alamat": "#kisi", "sini": True},
                    ],
                },
                {
                    "nama": "Drs. Panji Respati Nugroho, M.A.P.",
                    "sel": [
                        {"keadaan": "terkunci", "alamat": "#kisi"},
                        {"keadaan": "draf", "alamat": "#kisi"},
                        {"keadaan": "belum", "alamat": "#kisi"},
                    ],
                },
            ],
            "judul_kisi": ["Rekam jejak", "Makalah", "Wawancara"],
            "contoh_form": ContohForm(),
            "contoh_galat": ContohForm({"g-uraian": "Tidak disebut keputusan pendelegasian."}, prefix="g"),
            "putusan": ContohPutusanForm(),
            "rupa_usul": {"MS": "hijau", "TMS": "merah", "BTL": "kuning"},
            "nilai": ContohNilaiForm(prefix="n"),
            "calon": [
                "dr. Danang Wirasena, M.P.H.",
                "dr. Laksmi Handarini, M.Kes.",
                "dr. Wening Prasetyaningrum, M.Kes.",
            ],
            "banding": [
                {
                    "judul": "Jabatan sekarang",
                    "isi": [
                        "Direktur RSUD Wana Asri",
                        "Sekretaris Dinas Kesehatan",
                        "Kepala Bidang Pelayanan Kesehatan",
                    ],
                },
                {
                    "judul": "Pangkat",
                    "isi": ["Pembina Tingkat I (IV/b)", "Pembina Tingkat I (IV/b)", "Pembina (IV/a)"],
                },
            ],
            # SHA-256 of "isi".
            "sidik": "55c123196402ef4b16c36bad51f12467397146987c479d41375831d1de9ed935",
            "akibat": [
                ("Nilai Anda", "88,00 dari 100, tertimbang 30,80"),
                ("Yang diberi tahu", "Ketua Pansel: lembar ini terkunci, tanpa angka nilai."),
                (
                    "Yang melihat nilai",
                    "Anggota Pansel, setelah kelima anggota mengunci lembar untuk lowongan ini.",
                ),
            ],
            "halaman": Paginator(range(1240), 25).page(4),
            "jalan": [("Seleksi", "#isi"), ("Tahap II Tahun 2026", "#isi")],
        },
    )
