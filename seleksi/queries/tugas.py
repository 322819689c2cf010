"""Work with a date: what is late, due today or within seven days, computed from the facts of vacancies."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.urls import reverse
from django.utils import timezone

from akun.models import Pengguna
from dokumen.models import Naskah
from panitia.aturan import Hak
from panitia.queries import seleksi_dengan_hak
from peserta.alur import Keadaan
from peserta.models import Selisih
from peserta.queries import jumlah_pertanyaan, perbaikan_menunggu, selisih_saya
from seleksi import aturan
from seleksi.alur import SEBUTAN_PANAH, Tahap
from seleksi.izin import Tingkat
from seleksi.models import BuktiTayang, Jadwal, Lowongan, NaskahSeleksi
from seleksi.queries.fakta import JENIS, Fakta, hari_setempat
from seleksi.queries.pintu import seleksi_terlihat
from seleksi.queries.publik import KEGIATAN_TAHAP

SEPEKAN = timedelta(days=7)
SEBUTAN_KEGIATAN = dict(Jadwal.Kegiatan.choices)
# The work that ends a stage.
AKHIR_TAHAP = {
    Tahap.ASESMEN: "Umumkan hasil asesmen kompetensi",
    Tahap.KOMPETENSI_BIDANG: "Umumkan hasil penulisan makalah",
    Tahap.WAWANCARA: "Pleno tiga calon",
    Tahap.KESEHATAN: "Catat hasil pemeriksaan kesehatan",
    Tahap.PENETAPAN: "Selesaikan penetapan dan pelantikan",
}


# The arrow that is left once the result of the stage is announced.
SESUDAH_HASIL = {
    Tahap.ADMINISTRASI: "mulai_asesmen",
    Tahap.ASESMEN: "mulai_kompetensi_bidang",
    Tahap.KOMPETENSI_BIDANG: "mulai_wawancara",
}


@dataclass(frozen=True, slots=True)
class Tugas:
    """One piece of work on one or several vacancies of a selection."""

    tanggal: date
    judul: str
    alamat: str
    lowongan: tuple[str, ...]
    seleksi: str = ""
    pelaku: str = ""
    # How late it is, in working days; empty when it is not.
    lambat: str = ""

    @property
    def ket(self) -> str:
        banyak = len(self.lowongan)
        objek = self.lowongan[0] if banyak == 1 else f"{banyak} lowongan, {self.seleksi}"
        return f"{objek} · {self.pelaku}" if self.pelaku else objek


@dataclass(frozen=True, slots=True)
class KotakMasuk:
    """Work without a date of its own, counted."""

    jumlah: int
    judul: str
    alamat: str
    ket: str = ""


def lowongan_berjalan(pengguna: Pengguna, pada: datetime) -> list[Lowongan]:
    """Running vacancies of the selections in which the person works, newest selection first."""
    seleksi = seleksi_terlihat(pengguna, pada).order_by().values("pk")
    dasar = Lowongan.objects.berjalan().filter(seleksi__in=seleksi).prefetch_related("seleksi")
    return list(dasar.order_by("-seleksi__tahun", "-seleksi_id", "urutan"))


def tenggat_tahap(fakta: Fakta) -> date | None:
    """The day on which the present stage should end; for persiapan the day the announcement should stand."""
    if fakta.tahap == Tahap.PERSIAPAN:
        rencana = fakta.jadwal.get(Jadwal.Kegiatan.PENGUMUMAN)
        return rencana[0] if rencana else None
    if fakta.tahap == Tahap.PENGUMUMAN and fakta.lowongan.batas_lamaran is not None:
        return aturan.tanggal_dari_batas(fakta.lowongan.batas_lamaran, timezone.get_current_timezone())
    rentang = fakta.jadwal.get(KEGIATAN_TAHAP.get(fakta.tahap, ""))
    return rentang[1] if rentang else None


def tugas_sekretariat(fakta: Mapping[int, Fakta], pelaku: Mapping[int, str], pada: datetime) -> list[Tugas]:
    """Every dated piece of work up to a week ahead, earliest first; the same work of several vacancies once.

    `pelaku` names per vacancy who holds its next stage, where that is not the Sekretariat itself.
    """
    hari = hari_setempat(pada)
    semua: list[Tugas] = []
    for pk, satu in fakta.items():
        semua += _tugas_lowongan(satu, pelaku.get(pk, ""), hari)
    return _gabung(satu for satu in semua if satu.tanggal <= hari + SEPEKAN)


def _tugas_lowongan(fakta: Fakta, pelaku: str, hari: date) -> Iterator[Tugas]:
    seminggu = fakta.ketentuan.pengumuman.hari_kerja_seminggu
    for tanggal, judul, siapa in _pekerjaan(fakta, hari):
        yield Tugas(
            tanggal=tanggal,
            judul=judul,
            alamat=reverse("seleksi:lowongan", args=[fakta.lowongan.pk]),
            lowongan=(fakta.lowongan.nama_jabatan,),
            seleksi=str(fakta.lowongan.seleksi),
            pelaku=pelaku if siapa else "",
            lambat=aturan.lambat_kata(tanggal, hari, fakta.kalender, seminggu),
        )
    for kegiatan, (mulai, _) in fakta.jadwal.items():
        if hari < mulai <= hari + SEPEKAN and kegiatan != KEGIATAN_TAHAP.get(fakta.tahap):
            yield Tugas(
                tanggal=mulai,
                judul=f"{SEBUTAN_KEGIATAN[kegiatan]} dimulai",
                alamat=reverse("seleksi:lowongan", args=[fakta.lowongan.pk]),
                lowongan=(fakta.lowongan.nama_jabatan,),
                seleksi=str(fakta.lowongan.seleksi),
            )


def _pekerjaan(fakta: Fakta, hari: date) -> Iterator[tuple[date, str, bool]]:
    """Date, words, and whether the one who holds the stage is to be named."""
    tenggat = tenggat_tahap(fakta)
    if fakta.tahap == Tahap.PENGUMUMAN:
        yield from _pekerjaan_pengumuman(fakta, tenggat or hari)
        return
    if tenggat is None:
        return
    if fakta.tahap == Tahap.PERSIAPAN:
        konsep = fakta.pengumuman_jenis(JENIS.PEMBUKAAN)
        yield tenggat, "Tanda tangani pengumuman" if konsep else "Terbitkan pengumuman", True
    elif _hasil_diumumkan(fakta) and fakta.tahap in SESUDAH_HASIL:
        yield tenggat, SEBUTAN_PANAH[SESUDAH_HASIL[fakta.tahap]], True
    elif fakta.tahap == Tahap.ADMINISTRASI:
        judul = "Umumkan hasil seleksi administrasi"
        if fakta.lulus < fakta.ketentuan.administrasi.min_lulus:
            judul = "Putuskan perpanjangan seleksi administrasi"
        if fakta.belum_diperiksa:
            judul = f"Selesaikan pemeriksaan {fakta.belum_diperiksa} lamaran"
        yield tenggat, judul, True
    else:
        yield tenggat, AKHIR_TAHAP[fakta.tahap], True


def _hasil_diumumkan(fakta: Fakta) -> bool:
    hasil = fakta.pengumuman_jenis(JENIS.HASIL_TAHAP, fakta.tahap)
    return hasil is not None and hasil.diumumkan_pada is not None


def _pekerjaan_pengumuman(fakta: Fakta, tenggat: date) -> Iterator[tuple[date, str, bool]]:
    terbit = hari_setempat(fakta.lowongan.diumumkan_pada) if fakta.lowongan.diumumkan_pada else tenggat
    saluran = {satu for satu, _ in fakta.tayang}
    if BuktiTayang.Saluran.MEDIA not in saluran:
        yield terbit, "Unggah bukti tayang media", False
    if BuktiTayang.Saluran.PORTAL_NASIONAL not in saluran:
        yield terbit, f"Unggah bukti tayang {fakta.ketentuan.portal_nasional}", False
    if not fakta.lewat_batas:
        yield tenggat, "Pendaftaran ditutup pukul\xa023.59.59", False
    elif any(s.tingkat == Tingkat.BLOK for s in aturan.jumlah_pelamar(fakta.pelamar, fakta.ketentuan)):
        yield tenggat, "Putuskan perpanjangan pendaftaran", True
    else:
        yield tenggat, "Tutup pendaftaran", True


def _gabung(tugas: Iterable[Tugas]) -> list[Tugas]:
    kelompok: dict[tuple[date, str, str, str], list[Tugas]] = {}
    for satu in tugas:
        kelompok.setdefault((satu.tanggal, satu.judul, satu.seleksi, satu.pelaku), []).append(satu)
    hasil = []
    for (tanggal, judul, seleksi, pelaku), isi in kelompok.items():
        lowongan = tuple(nama for satu in isi for nama in satu.lowongan)
        hasil.append(Tugas(tanggal, judul, isi[0].alamat, lowongan, seleksi, pelaku, isi[0].lambat))
    return sorted(hasil, key=lambda satu: (satu.tanggal, satu.judul))


def kotak_masuk(pengguna: Pengguna, fakta: Mapping[int, Fakta], pada: datetime) -> list[KotakMasuk]:
    """What came in and waits without a date: new applications, second checks, papers to be signed."""
    hasil = []
    baru = sum(
        satu.lamaran.get(Keadaan.DIAJUKAN, 0) for satu in fakta.values() if satu.tahap == Tahap.PENGUMUMAN
    )
    kedua = sum(satu.lamaran.get(Keadaan.DIPERIKSA, 0) for satu in fakta.values())
    antrean = reverse("peserta:antrean_verifikasi")
    if baru:
        ket = _nama_lowongan([s for s in fakta.values() if s.tahap == Tahap.PENGUMUMAN], Keadaan.DIAJUKAN)
        hasil.append(KotakMasuk(baru, "Lamaran baru", antrean, ket))
    if kedua:
        ket = _nama_lowongan(fakta.values(), Keadaan.DIPERIKSA)
        hasil.append(KotakMasuk(kedua, "Lamaran menunggu pemeriksa kedua", antrean, ket))
    if selisih := selisih_saya(pengguna, Selisih.Penentu.KETUA, pada):
        alamat = f"{antrean}?keadaan=SELISIH"
        ket = f"{len({satu.lamaran.lowongan_id for satu in selisih})} lowongan"
        if len(selisih) == 1:
            alamat = reverse("peserta:selisih", args=[selisih[0].lamaran_id])
            ket = selisih[0].lamaran.lowongan.nama_jabatan
        hasil.append(KotakMasuk(len(selisih), "Selisih pemeriksaan menunggu putusan Anda", alamat, ket))
    if perbaikan := perbaikan_menunggu(pengguna, pada):
        alamat = reverse("peserta:daftar_perbaikan")
        ket = f"{len({satu.lamaran.lowongan_id for satu in perbaikan})} lowongan"
        if len(perbaikan) == 1:
            alamat = reverse("peserta:perbaikan_berkas", args=[perbaikan[0].lamaran_id])
            ket = perbaikan[0].lamaran.lowongan.nama_jabatan
        hasil.append(KotakMasuk(len(perbaikan), "Perbaikan berkas menunggu permintaan Anda", alamat, ket))
    if bertanya := jumlah_pertanyaan(pengguna, pada):
        alamat = reverse("peserta:kotak_pertanyaan")
        hasil.append(KotakMasuk(bertanya, "Pertanyaan menunggu jawaban", alamat, "Dari pelamar"))
    seleksi = seleksi_dengan_hak(pengguna, (Hak.KELOLA, Hak.SUSUN_NASKAH), pada).order_by().values("pk")
    konsep = NaskahSeleksi.objects.filter(seleksi__in=seleksi, naskah__keadaan=Naskah.Keadaan.KONSEP)
    menunggu = list(konsep.order_by("naskah__dibuat_pada").values_list("naskah__jabatan_penanda", flat=True))
    if menunggu:
        siapa = ", ".join(dict.fromkeys(menunggu))
        alamat = f"{reverse('seleksi:naskah')}?keadaan=KONSEP"
        hasil.append(KotakMasuk(len(menunggu), "Naskah menunggu tanda tangan", alamat, siapa))
    return hasil


def _nama_lowongan(fakta: Iterable[Fakta], keadaan: str) -> str:
    nama = [satu.lowongan.nama_jabatan for satu in fakta if satu.lamaran.get(keadaan)]
    return nama[0] if len(nama) == 1 else f"{len(nama)} lowongan"


def pilah_tugas(tugas: Sequence[Tugas], pada: datetime) -> tuple[list[Tugas], list[Tugas], list[Tugas]]:
    """Late, due today, due within seven days."""
    hari = hari_setempat(pada)
    return (
        [satu for satu in tugas if satu.tanggal < hari],
        [satu for satu in tugas if satu.tanggal == hari],
        [satu for satu in tugas if satu.tanggal > hari],
    )
