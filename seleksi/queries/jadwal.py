"""What a change of the timetable reaches: papers, reminders, sheets, people. Nothing is saved here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Q
from django.utils import timezone

from dokumen.models import Naskah
from dokumen.rupa import tanggal_ringkas
from panitia.models import SuratKeputusan
from peserta.models import Lamaran
from seleksi.aturan import tanggal_kata
from seleksi.aturan.jadwal import KeadaanJadwal, Rentang
from seleksi.models import Jadwal, Lowongan, NaskahSeleksi, Pengumuman, PerubahanJadwal, Seleksi
from seleksi.queries.pengingat import SISA_HARI
from seleksi.queries.ruang import jadwal_awal

SEBUTAN = dict(Jadwal.Kegiatan.choices)
# Scored by raters, who have a deadline on their sheets.
BERLEMBAR = frozenset({"REKAM_JEJAK", "ASESMEN", "MAKALAH", "WAWANCARA"})


def jadwal_kini(seleksi: Seleksi, lowongan: Lowongan | None) -> dict[str, Rentang]:
    return {kode: (mulai, sampai) for kode, (mulai, sampai, _) in jadwal_awal(seleksi, lowongan).items()}


def keadaan_jadwal(seleksi: Seleksi, pada: datetime) -> KeadaanJadwal:
    pansel = seleksi.surat_keputusan.filter(
        jenis=SuratKeputusan.Jenis.PANSEL, keadaan=SuratKeputusan.Keadaan.BERLAKU
    )
    return KeadaanJadwal(
        hari_ini=timezone.localdate(pada),
        diumumkan=seleksi.beku,
        rencana_pelantikan=seleksi.rencana_pelantikan,
        pansel_sampai=pansel.order_by("-berlaku_sampai").values_list("berlaku_sampai", flat=True).first(),
    )


@dataclass(frozen=True, slots=True)
class Pindah:
    """One activity before and after."""

    kegiatan: str
    lama: Rentang
    baru: Rentang

    @property
    def nama(self) -> str:
        return SEBUTAN[self.kegiatan]

    @property
    def berubah(self) -> bool:
        return self.lama != self.baru

    @property
    def geser(self) -> int:
        """By how many days it ends later; negative when earlier."""
        return (self.baru[1] - self.lama[1]).days

    @property
    def maju(self) -> int:
        return -self.geser


def pindah(lama: Mapping[str, Rentang], baru: Mapping[str, Rentang]) -> list[Pindah]:
    return [Pindah(kode, lama[kode], baru[kode]) for kode in SEBUTAN if kode in baru and kode in lama]


@dataclass(frozen=True, slots=True)
class Akibat:
    """One thing outside the timetable that moves or breaks."""

    hal: str
    nama: str
    dari: str
    menjadi: str


def akibat_perubahan(
    seleksi: Seleksi, lowongan: Lowongan | None, perpindahan: Sequence[Pindah], pada: datetime
) -> list[Akibat]:
    """Papers that name an old date, reminders and sheets that move with it, and who will be told."""
    berubah = [satu for satu in perpindahan if satu.berubah]
    hari = timezone.localdate(pada)
    terkena = lowongan_terkena(seleksi, lowongan, {satu.kegiatan for satu in berubah})
    return [
        *_naskah(seleksi, lowongan, berubah),
        *(_pengingat(satu, hari) for satu in berubah),
        *(_lembar(satu) for satu in berubah if satu.kegiatan in BERLEMBAR),
        *_orang(terkena),
    ]


def lowongan_terkena(seleksi: Seleksi, lowongan: Lowongan | None, kegiatan: set[str]) -> list[Lowongan]:
    """Running vacancies that follow the changed rows; one with its own dates for all of them does not."""
    berjalan = Lowongan.objects.berjalan().filter(seleksi=seleksi).order_by("urutan")
    if lowongan is not None:
        return list(berjalan.filter(pk=lowongan.pk))
    sendiri: dict[int, set[str]] = {}
    for pk, kode in Jadwal.objects.filter(lowongan__in=berjalan).values_list("lowongan_id", "kegiatan"):
        sendiri.setdefault(pk, set()).add(kode)
    return [satu for satu in berjalan if kegiatan - sendiri.get(satu.pk, set())]


def _naskah(seleksi: Seleksi, lowongan: Lowongan | None, berubah: Sequence[Pindah]) -> Iterable[Akibat]:
    milik = NaskahSeleksi.objects.filter(seleksi=seleksi, naskah__isi__has_key="jadwal").exclude(
        naskah__keadaan=Naskah.Keadaan.DICABUT
    )
    if lowongan is not None:
        milik = milik.filter(Q(lowongan=None) | Q(lowongan=lowongan))
    lama = {(satu.nama, satu.lama[0].isoformat(), satu.lama[1].isoformat()): satu for satu in berubah}
    for satu in milik.select_related("naskah").order_by("naskah_id"):
        baris = satu.naskah.isi["jadwal"]
        kunci = [(b.get("kegiatan"), b.get("mulai"), b.get("selesai")) for b in baris]
        kena = [lama[satu_kunci] for satu_kunci in kunci if satu_kunci in lama]
        if not kena:
            continue
        konsep = satu.naskah.keadaan == Naskah.Keadaan.KONSEP
        yield Akibat(
            "Konsep naskah" if konsep else "Naskah terbit",
            satu.naskah.judul if konsep else f"{satu.naskah.judul}, nomor {satu.naskah.nomor}",
            "; ".join(f"{k.nama}: {_rentang(k.lama)}" for k in kena),
            "susun ulang konsepnya" if konsep else "diluruskan pengumuman perubahan jadwal",
        )


def _pengingat(satu: Pindah, hari: date) -> Akibat:
    lama, baru = _hari_pengingat(satu.lama, hari), _hari_pengingat(satu.baru, hari)
    return Akibat("Pengingat", f"Akhir {satu.nama.lower()}", lama, baru)


def _hari_pengingat(rentang: Rentang, hari: date) -> str:
    nanti = [rentang[1] - timedelta(days=sisa) for sisa in sorted(SISA_HARI, reverse=True)]
    sisa = [tanggal_ringkas(satu) for satu in nanti if satu >= hari]
    return ", ".join(sisa) if sisa else "tidak ada lagi"


def _lembar(satu: Pindah) -> Akibat:
    lama, baru = tanggal_kata(satu.lama[1]), tanggal_kata(satu.baru[1])
    return Akibat("Lembar nilai", f"Batas mengunci {satu.nama.lower()}", lama, baru)


def _orang(terkena: Sequence[Lowongan]) -> Iterable[Akibat]:
    pelamar = Lamaran.objects.terkirim().filter(lowongan__in=terkena).values("pelamar").distinct().count()
    yield Akibat(
        "Pemberitahuan",
        f"{len(terkena)} lowongan",
        "",
        f"{pelamar} pelamar, Panitia Seleksi, dan Sekretariat diberi tahu lewat surel",
    )


def _rentang(rentang: Rentang) -> str:
    return f"{tanggal_kata(rentang[0])} sampai {tanggal_kata(rentang[1])}"


def perubahan_terakhir(seleksi: Seleksi) -> int:
    """How many amended timetables this selection has had; drafts that were replaced do not count."""
    nomor = PerubahanJadwal.objects.filter(seleksi=seleksi, ditetapkan_pada__isnull=False)
    return nomor.order_by("-ke").values_list("ke", flat=True).first() or 0


def riwayat_jadwal(seleksi: Seleksi) -> list[PerubahanJadwal]:
    """Every amended timetable in force once, the newest first."""
    dasar = PerubahanJadwal.objects.filter(seleksi=seleksi, ditetapkan_pada__isnull=False)
    return list(dasar.select_related("pengumuman__naskah", "ditetapkan_oleh", "lowongan").order_by("-ke"))


def pembukaan(lowongan: Sequence[Lowongan]) -> Pengumuman | None:
    """The announcement that first showed the timetable to the public."""
    terbit = Pengumuman.objects.filter(
        lowongan__in=lowongan, jenis=Pengumuman.Jenis.PEMBUKAAN, diumumkan_pada__isnull=False
    )
    return terbit.select_related("naskah").order_by("-diumumkan_pada").first()
