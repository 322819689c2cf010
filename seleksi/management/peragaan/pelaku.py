"""The accounts of the demonstration, one per role, and the opening of an installation with them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import make_password

from akun.actions import buka_akun
from akun.models import Pengguna
from panitia.actions import Anggota, simpan_instansi
from panitia.aturan import Peran, Unsur
from peserta.actions import catat_daerah, muat_daerah
from seleksi.actions.kalender import tetapkan_kalender, usulkan_kalender
from seleksi.management.peragaan.orang import KABUPATEN, OrangPeraga
from seleksi.models import KalenderTahun

# Known to everybody who reads this: only for demonstration and measurement, never in production.
SANDI_CONTOH = "Contoh-Raya-2026"
# Applicants one can log in as; the others are pelamar<number>@contoh.example.
PELAMAR_LAMA = "pelamar@contoh.example"
PELAMAR_DRAF = "pelamar.baru@contoh.example"
PELAMAR_DIMINTA = "pelamar.perbaikan@contoh.example"
PELAMAR_MENYANGGAH = "pelamar.sanggah@contoh.example"
PELAMAR = {
    PELAMAR_LAMA: "seleksinya selesai; semua tahap dan nilainya dapat dibaca kembali",
    PELAMAR_DRAF: "lamaran masih draf; rekomendasi diminta lewat tautan, pertanyaan belum dijawab",
    PELAMAR_DIMINTA: "lamaran terkirim; diminta memperbaiki satu dokumen",
    PELAMAR_MENYANGGAH: "tidak memenuhi syarat; sanggahannya menunggu jawaban",
}
INSTANSI = "Pemerintah Kabupaten Contoh Raya"
ISI_INSTANSI = {
    "nama": "Kabupaten Contoh Raya",
    "provinsi": "Jawa Tengah",
    "ibu_kota": "Kota Raya",
    "jabatan_ppk": "Bupati Contoh Raya",
    "jabatan_pyb": "Sekretaris Daerah Kabupaten Contoh Raya",
    "nama_sekretariat": "BKPSDM Kabupaten Contoh Raya",
    "alamat": "Jalan Merdeka Nomor 1, Kota Raya 56999",
    "telepon": "(0293) 555 0100",
    "surel": "bkpsdm@contohraya.example",
    "zona_waktu": "Asia/Jakarta",
}


@dataclass(frozen=True, slots=True)
class Pelaku:
    kunci: str
    nama: str
    jabatan: str
    peran: Peran | None
    nip: str | None = None
    instansi: str = INSTANSI
    unsur: str = ""
    eselon: str = ""

    @property
    def surel(self) -> str:
        return f"{self.kunci}@contoh.example"


UNIVERSITAS = "Universitas Contoh Nusantara"
PELAKU = (
    Pelaku("operator", "Satria Wibawanta, S.Kom.", "Pranata Komputer BKPSDM", None, "199001152014021001"),
    Pelaku("bupati", "Harsa Mandalika", "Bupati Contoh Raya", Peran.PPK),
    Pelaku(
        *("sekda", "Dr. Wirya Adikusumatmaja, M.Si.", "Sekretaris Daerah", Peran.PYB, "196903141994031002"),
        eselon="II.a",
    ),
    Pelaku(
        *("ketua.sekretariat", "Drs. Gunadi Prasetyawan, M.M.", "Kepala BKPSDM", Peran.KETUA_SEKRETARIAT),
        *("197002031995031003",),
    ),
    Pelaku(
        *("verifikator1", "Kirana Wulansari, S.STP.", "Kepala Bidang Mutasi dan Promosi", Peran.VERIFIKATOR),
        *("198104172003122001",),
    ),
    Pelaku(
        *("verifikator2", "Bayu Hestiawan, S.H.", "Analis Sumber Daya Manusia Aparatur", Peran.VERIFIKATOR),
        *("198807232011011002",),
    ),
    Pelaku(
        *("naskah", "Ningrum Larasatiningtyas, S.AP.", "Kepala Subbidang Penataan Jabatan", Peran.NASKAH),
        *("198511082009032003",),
    ),
    Pelaku(
        *("ketua.pansel", "Prof. Dr. Galih Reksoprojo, M.Si.", "Guru Besar Administrasi Publik"),
        *(Peran.KETUA_PANSEL, None, UNIVERSITAS, Unsur.AKADEMISI),
    ),
    Pelaku(
        *("pansel2", "Ir. Banyu Samodranata, M.T.", "Inspektur", Peran.ANGGOTA_PANSEL, "196808191993031004"),
        *(INSTANSI, Unsur.JPT_PRATAMA, "II.b"),
    ),
    Pelaku(
        *(
            "pansel3",
            "Dra. Retnowati Kumalaningrum, M.Si.",
            "Asisten Administrasi Umum",
            Peran.ANGGOTA_PANSEL,
        ),
        *("196912051994032005", INSTANSI, Unsur.JPT_PRATAMA, "II.b"),
    ),
    Pelaku(
        *("pansel4", "Dr. Sulistya Paramarta, S.Psi., M.Psi.", "Psikolog", Peran.ANGGOTA_PANSEL, None),
        *("Himpunan Psikologi Contoh", Unsur.PROFESIONAL),
    ),
    Pelaku(
        *("pansel5", "Dr. H. Jatiwaluyo Nugrahanta", "Tokoh masyarakat", Peran.ANGGOTA_PANSEL, None),
        *("Forum Masyarakat Contoh Raya", Unsur.TOKOH_MASYARAKAT),
    ),
    Pelaku(
        "asesor",
        "Dewi Prabaningtyas, M.Psi.",
        "Asesor SDM Aparatur",
        Peran.ASESOR,
        None,
        "UPT Penilaian Contoh",
    ),
    Pelaku("penelusur", "Aji Pramusinta, S.H.", "Auditor", Peran.PENELUSUR, "198206142008011006"),
    Pelaku(
        "narasumber", "Dr. Laras Ayunindita", "Praktisi pelayanan publik", Peran.NARASUMBER, None, UNIVERSITAS
    ),
    Pelaku("pengawas", "Wahyu Kertajaya, S.H., M.H.", "Auditor Manajemen ASN", Peran.PENGAWAS, None, "BKN"),
)

# What waits for each of them in the demonstration, in a few words.
MENUNGGU = {
    "operator": "akun, instansi, surel, dan kesehatan server; tidak melihat nilai",
    "bupati": "memilih satu dari tiga calon Kepala Dinas Kesehatan",
    "sekda": "tiga calon yang diusulkan, tanpa peringkat",
    "ketua.sekretariat": "perbaikan berkas, selisih dua pemeriksa, pertanyaan pelamar",
    "verifikator1": "pemeriksaan berkas Inspektur dan Direktur RSUD",
    "verifikator2": "pemeriksaan kedua Direktur RSUD, tanpa melihat hasil yang pertama",
    "naskah": "surat kepada pelamar Dinas Pertanian yang belum dibaca; pengumuman dan berita acara",
    "ketua.pansel": "sanggahan Dinas Pertanian, wawancara, pleno, pengumuman hasil",
    "pansel2": "makalah Kepala Dinas Perhubungan sudah dikunci; wawancara",
    "pansel3": "makalah Kepala Dinas Perhubungan baru sebagian dinilai",
    "pansel4": "makalah Kepala Dinas Perhubungan belum dinilai",
    "pansel5": "wawancara Kepala Dinas PUPR belum dinilai",
    "asesor": "nilai asesmen Staf Ahli baru sebagian diisi",
    "penelusur": "catatan rekam jejak setiap peserta",
    "narasumber": "ringkasan peserta dan catatan, tanpa nilai",
    "pengawas": "seluruh seleksi dan jejaknya, hanya membaca",
}


class Panggung:
    """An installation with the accounts of the demonstration."""

    def __init__(self, pada: dt.datetime) -> None:
        # One hash for all applicants: deriving 3,000 of them would only heat the machine.
        self.sandi = make_password(SANDI_CONTOH)
        self.dibuka = pada
        self.orang = {satu.kunci: self.buka(satu, pada) for satu in PELAKU}
        simpan_instansi(isi=ISI_INSTANSI, oleh=self.orang["operator"], pada=pada)
        self.isi_daftar_daerah(pada)

    def isi_daftar_daerah(self, pada: dt.datetime) -> None:
        """The list that comes with the application, and the fictitious regencies beside it."""
        oleh = self.orang["operator"]
        muat_daerah(kode="jawa_tengah", oleh=oleh, pada=pada)
        for nama in KABUPATEN:
            catat_daerah(
                nama=nama,
                provinsi=ISI_INSTANSI["provinsi"],
                berlaku_sejak=dt.date(2000, 1, 1),
                sumber="Daerah rekaan untuk peragaan",
                oleh=oleh,
                pada=pada,
            )

    def tetapkan_kalender(self, tahun: int, pada: dt.datetime) -> None:
        """A year nobody has confirmed yet, as the library proposes it: deadlines in working days need it."""
        if KalenderTahun.objects.filter(tahun=tahun).exists():
            return
        oleh = self.orang["operator"]
        usulkan_kalender(tahun=tahun, oleh=oleh, pada=pada)
        tetapkan_kalender(
            tahun=tahun,
            dasar="Keputusan bersama rekaan untuk peragaan",
            tanggal_dasar=pada.date(),
            oleh=oleh,
            pada=pada,
        )

    @staticmethod
    def buka(satu: Pelaku, pada: dt.datetime) -> Pengguna:
        return buka_akun(
            nama=satu.nama,
            email=satu.surel,
            nip=satu.nip,
            operator=satu.peran is None,
            kata_sandi=SANDI_CONTOH,
            oleh=None,
            pada=pada,
        )

    def buka_pelamar(self, orang: OrangPeraga, surel: str) -> Pengguna:
        """The account a civil servant would have made for himself, address proven."""
        pengguna = Pengguna.objects.create_user(surel, None, nama=orang.nama, nip=orang.nip)
        pengguna.password = self.sandi
        pengguna.save(update_fields=["password"])
        EmailAddress.objects.create(user=pengguna, email=pengguna.email, primary=True, verified=True)
        return pengguna

    def anggota(self, *kunci: str) -> list[Anggota]:
        return [
            Anggota(
                pengguna=self.orang[satu.kunci],
                peran=satu.peran,
                jabatan=satu.jabatan,
                instansi=satu.instansi,
                unsur=satu.unsur,
                eselon=satu.eselon,
            )
            for satu in PELAKU
            if satu.kunci in kunci and satu.peran is not None
        ]
