"""Situations of a selection for the tests of this app, relative to the frozen clock."""

import datetime as dt
from dataclasses import dataclass, field

from django.utils import timezone

from akun.models import Pengguna
from dokumen.models import Naskah
from panitia.aturan import Peran
from peserta.alur import Keadaan
from seleksi import actions as tindakan
from seleksi import aturan
from seleksi.models import DokumenPerencanaan, Jadwal, Lowongan, NaskahSeleksi, Pengumuman, Seleksi
from seleksi.queries.rapat import BA_PERSIAPAN, jadwal_umum, sidik_persiapan
from tests.factories.akun import PenggunaFactory
from tests.factories.dokumen import BerkasFactory, NaskahFactory
from tests.factories.panitia import KeanggotaanFactory, SertifikatAsesorFactory, pansel_lengkap
from tests.factories.peserta import LamaranFactory
from tests.factories.seleksi import (
    BuktiSyaratFactory,
    BuktiTayangFactory,
    DokumenPerencanaanFactory,
    InstansiFactory,
    JadwalFactory,
    LowonganFactory,
    NaskahSeleksiFactory,
    RekomendasiFactory,
    SeleksiFactory,
)

# First and last day of each activity, counted from the day of the announcement.
JARAK = {
    "PENGUMUMAN": (0, 14),
    "ADMINISTRASI": (15, 21),
    "REKAM_JEJAK": (22, 36),
    "ASESMEN": (23, 25),
    "MAKALAH": (28, 29),
    "WAWANCARA": (35, 36),
    "KESEHATAN": (42, 43),
    "PENETAPAN": (44, 67),
}


# Roles filled in a selection that is ready.
PERAN = tuple(peran for peran in Peran if peran != Peran.PENELUSUR)


@dataclass
class Situasi:
    """A selection with its people; `orang` maps a role to who holds it."""

    seleksi: Seleksi
    lowongan: list[Lowongan]
    orang: dict[Peran, Pengguna]
    saat: dt.datetime
    pengumuman: Pengumuman | None = None
    lain: dict[str, object] = field(default_factory=dict)

    @property
    def satu(self) -> Lowongan:
        """The first vacancy, read afresh."""
        return self.segar(self.lowongan[0])

    @staticmethod
    def segar(lowongan: Lowongan) -> Lowongan:
        return Lowongan.objects.select_related("seleksi").get(pk=lowongan.pk)

    @property
    def sekretariat(self) -> Pengguna:
        return self.orang[Peran.KETUA_SEKRETARIAT]

    @property
    def ketua(self) -> Pengguna:
        return self.orang[Peran.KETUA_PANSEL]

    @property
    def hari(self) -> dt.date:
        return timezone.localdate(self.saat)


def kosong(saat: dt.datetime, banyak: int = 1, **kebijakan: object) -> Situasi:
    """A new selection with its Sekretariat, PPK and PyB, and vacancies about which little is known.

    ``kebijakan``: policies chosen otherwise than the profile proposes.
    """
    InstansiFactory()
    seleksi = SeleksiFactory()
    if kebijakan:
        seleksi.ketentuan = seleksi.ketentuan | {"kebijakan": seleksi.ketentuan["kebijakan"] | kebijakan}
        seleksi.save()
    orang = {
        peran: KeanggotaanFactory(seleksi=seleksi, peran=peran).pengguna
        for peran in (
            Peran.KETUA_SEKRETARIAT,
            Peran.VERIFIKATOR,
            Peran.NASKAH,
            Peran.PPK,
            Peran.PYB,
            Peran.ASESOR,
            Peran.NARASUMBER,
            Peran.PENGAWAS,
        )
    }
    lowongan = [LowonganFactory(seleksi=seleksi, urutan=n) for n in range(1, banyak + 1)]
    return Situasi(seleksi, lowongan, orang, saat)


def siap(
    saat: dt.datetime,
    banyak: int = 1,
    mulai: dt.date | None = None,
    berita_acara: bool = True,
    **kebijakan: object,
) -> Situasi:
    """Everything is in order but the announcement itself; ``berita_acara``: minutes of preparation signed."""
    s = kosong(saat, banyak, **kebijakan)
    pansel = pansel_lengkap(s.seleksi)
    s.orang[Peran.KETUA_PANSEL] = pansel[0].pengguna
    s.orang[Peran.ANGGOTA_PANSEL] = pansel[1].pengguna
    for lowongan in s.lowongan:
        lowongan.bukti_lowong = BerkasFactory()
        lowongan.save()
    for butir in DokumenPerencanaan.Butir.values:
        DokumenPerencanaanFactory(seleksi=s.seleksi, butir=butir)
    RekomendasiFactory(seleksi=s.seleksi)
    isi_jadwal(s.seleksi, mulai or s.hari)
    lengkapi_bukti(s)
    if berita_acara:
        catat_rapat(s)
    return s


def catat_rapat(s: Situasi) -> None:
    """Signed minutes of the preparation meeting that say what holds now, instead of any older ones."""
    NaskahSeleksi.objects.filter(seleksi=s.seleksi, naskah__templat=BA_PERSIAPAN).delete()
    NaskahSeleksiFactory(
        seleksi=s.seleksi,
        naskah=NaskahFactory(
            terbit=True,
            nomor=f"000.1.5/{s.seleksi.pk}.{Naskah.objects.count()}/Pansel/2026",
            templat=BA_PERSIAPAN,
            judul=f"Berita Acara Rapat Persiapan {s.seleksi}",
            kelas=Naskah.Kelas.TERBATAS,
            penanda_tangan=s.ketua,
            isi={"sidik": sidik_persiapan(s.seleksi, jadwal_umum(s.seleksi))},
        ),
    )


def lengkapi_bukti(s: Situasi) -> None:
    """Every letter and record that some gate asks for, and the certificates of the assessors."""
    for kode, butir in aturan.BUTIR_BUKTI.items():
        for lowongan in s.lowongan if butir.per_lowongan else [None]:
            BuktiSyaratFactory(seleksi=s.seleksi, lowongan=lowongan, butir=kode)
    for asesor in s.seleksi.keanggotaan.filter(peran=Peran.ASESOR):
        SertifikatAsesorFactory(keanggotaan=asesor)


def isi_jadwal(seleksi: Seleksi, mulai: dt.date) -> None:
    for kegiatan, (a, b) in JARAK.items():
        JadwalFactory(
            seleksi=seleksi,
            kegiatan=Jadwal.Kegiatan(kegiatan),
            tanggal_mulai=mulai + dt.timedelta(days=a),
            tanggal_selesai=mulai + dt.timedelta(days=b),
        )


def disusun(saat: dt.datetime, banyak: int = 1, **kebijakan: object) -> Situasi:
    """The opening announcement is drafted and waits for the Ketua Pansel."""
    s = siap(saat, banyak, **kebijakan)
    s.pengumuman = tindakan.siapkan_pengumuman(
        seleksi=s.seleksi,
        lowongan=s.lowongan,
        penutupan=s.hari + dt.timedelta(days=14),
        oleh=s.sekretariat,
        pada=saat,
    )
    return s


def diumumkan(saat: dt.datetime, banyak: int = 1, **kebijakan: object) -> Situasi:
    """Announced at `saat`, open for fifteen days."""
    s = disusun(saat, banyak, **kebijakan)
    s.pengumuman = tindakan.umumkan(pengumuman=s.pengumuman, oleh=s.ketua, pada=saat)
    s.seleksi.refresh_from_db()
    return s


def tayang(s: Situasi, lewat: tuple[str, ...] = ("MEDIA", "PORTAL_NASIONAL")) -> Situasi:
    """With a proof of each channel."""
    for saluran in lewat:
        BuktiTayangFactory(pengumuman=s.pengumuman, saluran=saluran, tanggal_tayang=s.hari)
    return s


def melamar(
    s: Situasi, banyak: int, keadaan: str = Keadaan.DIAJUKAN, lowongan: Lowongan | None = None
) -> list:
    lowongan = s.segar(lowongan or s.lowongan[0])
    return [LamaranFactory(lowongan=lowongan, keadaan=keadaan) for _ in range(banyak)]


def setelah_batas(s: Situasi, hari: int = 0) -> dt.datetime:
    """Three minutes after the deadline of the first vacancy (and some days later): the list is final."""
    return s.satu.batas_lamaran + dt.timedelta(days=hari, minutes=3)


def ditutup(saat: dt.datetime, banyak: int = 1, keadaan: str = Keadaan.MS, pelamar: int = 4) -> Situasi:
    """Closed with applicants in a state; by default four who passed. `lain["tutup"]` is the moment."""
    s = tayang(diumumkan(saat, banyak))
    tutup = setelah_batas(s)
    for lowongan in s.lowongan:
        melamar(s, pelamar, keadaan, lowongan)
        tindakan.tutup_pengumuman(lowongan=lowongan, oleh=s.sekretariat, pada=tutup)
    s.lain["tutup"] = tutup
    return s


def hasil_administrasi(saat: dt.datetime, banyak: int = 1) -> Situasi:
    """The administrative result is announced; `lain["kini"]` is a moment after it."""
    s = ditutup(saat, banyak)
    kini = s.lain["tutup"] + dt.timedelta(days=2)
    acara = tindakan.siapkan_hasil_tahap(
        seleksi=s.seleksi, lowongan=s.lowongan, oleh=s.sekretariat, pada=kini
    )
    umum = tindakan.tetapkan_hasil_administrasi(milik=acara.milik_seleksi, oleh=s.ketua, pada=kini)
    tindakan.umumkan_hasil_tahap(pengumuman=umum, oleh=s.ketua, pada=kini)
    s.lain["kini"] = kini
    return s


def orang_luar() -> Pengguna:
    """An account without any role."""
    return PenggunaFactory()


def berakhir_sk(s: Situasi, jenis: str) -> None:
    """The decree of a body has run out."""
    for sk in s.seleksi.surat_keputusan.filter(jenis=jenis):
        sk.berlaku_sampai = s.hari - dt.timedelta(days=1)
        sk.save()
