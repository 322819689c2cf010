"""Calls to the stages and the invitations in them: lists, what waits, and the doors."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404

from akun.models import Pengguna
from panitia.aturan import Hak, Peran
from panitia.models import Keanggotaan
from panitia.queries import hak_pengguna, pemegang, punya_hak
from peserta.alur import Keadaan
from peserta.models import Lamaran, Panggilan, Pelamar, UndanganTahap
from peserta.queries.daftar import jadwal_lowongan
from peserta.queries.diketahui import pengumuman_lowongan
from seleksi.alur import TAHAP_AKHIR, Tahap
from seleksi.models import Lowongan, Pengumuman

# Who prepares the invitations, who sends them, and who looks on.
PENGURUS_PANGGILAN = (Hak.SUSUN_NASKAH, Hak.KELOLA, Hak.PIMPIN)
K = Panggilan.Kegiatan
# Activity -> the stage whose announced result opens it.
TAHAP_SEBELUM: dict[str, Tahap] = {
    K.ASESMEN: Tahap.ADMINISTRASI,
    K.MAKALAH: Tahap.ASESMEN,
    K.WAWANCARA: Tahap.KOMPETENSI_BIDANG,
    K.KESEHATAN: Tahap.WAWANCARA,
}
DIKIRIM = Q(panggilan__dikirim_pada__isnull=False)


def pengumuman_mendahului(lowongan: Lowongan, kegiatan: str) -> Pengumuman | None:
    """The published result that opens an activity; one from before applications opened again does not."""
    hasil = pengumuman_lowongan(lowongan).filter(
        jenis=Pengumuman.Jenis.HASIL_TAHAP, tahap=TAHAP_SEBELUM[kegiatan]
    )
    if lowongan.dibuka_kembali_pada is not None:
        hasil = hasil.filter(diumumkan_pada__gt=lowongan.dibuka_kembali_pada)
    return hasil.first()


def rentang_kegiatan(lowongan: Lowongan, kegiatan: str) -> tuple[date, date] | None:
    """First and last day of an activity in the timetable of the vacancy."""
    satu = jadwal_lowongan(lowongan).get(kegiatan)
    return (satu.tanggal_mulai, satu.tanggal_selesai) if satu else None


def ketua_sekretariat(seleksi_id: int, pada: datetime) -> Keanggotaan | None:
    """Whose name stands under the invitations; None while no decree names one."""
    return pemegang(seleksi_id, Peran.KETUA_SEKRETARIAT, pada).first()


def sudah_dipanggil(lowongan: Lowongan, kegiatan: str) -> set[int]:
    """Applications with an invitation to the activity that stands."""
    berlaku = UndanganTahap.objects.filter(lamaran__lowongan=lowongan, kegiatan=kegiatan, berlaku=True)
    return set(berlaku.values_list("lamaran", flat=True))


def panggilan_lowongan(lowongan: Lowongan) -> QuerySet[Panggilan]:
    """Calls of a vacancy, the newest first, with how many they went to and what those answered."""
    jawaban = {
        f"jumlah_{kode.lower()}": Count("undangan", filter=Q(undangan__jawaban=kode))
        for kode in UndanganTahap.Jawaban.values
    }
    semua = lowongan.panggilan.exclude(akhir=Panggilan.Akhir.DIBUANG)
    return semua.annotate(jumlah=Count("undangan"), **jawaban).order_by("-disusun_pada", "-pk")


def konsep_panggilan(lowongan: Lowongan, kegiatan: str) -> Panggilan | None:
    return lowongan.panggilan.filter(
        kegiatan=kegiatan, dikirim_pada__isnull=True, diakhiri_pada__isnull=True
    ).first()


def daftar_undangan(panggilan: Panggilan) -> QuerySet[UndanganTahap]:
    """Invitations of a call by their time, without the text of the letters."""
    semua = panggilan.undangan.select_related("lamaran__pelamar__pengguna", "naskah")
    return semua.defer("isi", "naskah__isi").order_by("mulai", "nomor")


def selesai_terakhir(panggilan: Panggilan) -> datetime | None:
    """When the last person of a call is through; None for a call of nobody."""
    return panggilan.undangan.order_by("-selesai").values_list("selesai", flat=True).first()


def lowongan_berundangan_menunggu() -> QuerySet[Lowongan]:
    """Vacancies with sent invitations whose letter has no number yet."""
    menunggu = UndanganTahap.objects.filter(berlaku=True, naskah__isnull=True)
    return Lowongan.objects.filter(pk__in=menunggu.values("lamaran__lowongan")).order_by("pk")


def undangan_berikut(lowongan: Lowongan) -> UndanganTahap | None:
    """The next invitation to sign, by register number; with its data."""
    menunggu = UndanganTahap.objects.filter(berlaku=True, naskah__isnull=True, lamaran__lowongan=lowongan)
    terkait = ("panggilan__penanda_tangan", "lamaran__lowongan")
    return menunggu.select_related(*terkait).order_by("lamaran__urutan", "pk").first()


# --- Pelamar ----------------------------------------------------------------------------------
def undangan_lamaran(lamaran: Lamaran, pada: datetime) -> list[UndanganTahap]:
    """What its owner is invited to, the next one first; cancelled ones until their time.

    Empty for who is no longer in the selection, whatever he received before.
    """
    if lamaran.keadaan != Keadaan.MS or lamaran.lowongan.berakhir:
        return []
    dibatalkan = Q(panggilan__akhir=Panggilan.Akhir.DIBATALKAN, mulai__gt=pada)
    lain = UndanganTahap.objects.filter(lamaran=lamaran, kegiatan=OuterRef("kegiatan"), berlaku=True)
    semua = (
        UndanganTahap.objects.filter(DIKIRIM, Q(berlaku=True) | dibatalkan & ~Exists(lain), lamaran=lamaran)
        .select_related("panggilan", "naskah")
        .defer("isi", "naskah__isi")
        .order_by("mulai")
    )
    return sorted(semua, key=lambda satu: (satu.selesai <= pada, satu.mulai))


def undangan_terdekat(undangan: Iterable[UndanganTahap], pada: datetime) -> UndanganTahap | None:
    """The next appointment among those of ``undangan_lamaran``."""
    return next((satu for satu in undangan if satu.berlaku and satu.selesai > pada), None)


def undangan_pelamar(pelamar: Pelamar) -> list[UndanganTahap]:
    """Every invitation ever sent to a person, by its time; also replaced and cancelled ones."""
    semua = UndanganTahap.objects.filter(DIKIRIM, lamaran__pelamar=pelamar)
    return list(
        semua.select_related("panggilan", "lamaran", "naskah")
        .defer("isi", "naskah__isi")
        .order_by("mulai", "pk")
    )


def undangan_besok(lowongan: Iterable[Lowongan], hari: date) -> QuerySet[UndanganTahap]:
    """Invitations that stand, of running vacancies, for people still in, on that day."""
    berlaku = UndanganTahap.objects.filter(
        lamaran__lowongan__in=lowongan, lamaran__keadaan=Keadaan.MS, berlaku=True, mulai__date=hari
    )
    terkait = ("panggilan", "lamaran__pelamar__pengguna", "lamaran__lowongan")
    return berlaku.select_related(*terkait).defer("isi").order_by("pk")


# --- Pintu ------------------------------------------------------------------------------------
def lowongan_untuk_panggilan(pengguna: Pengguna, lowongan_id: int, pada: datetime) -> Lowongan:
    """An announced vacancy whose invitations the person prepares, sends or follows."""
    lowongan = get_object_or_404(Lowongan.objects.tampil_publik().select_related("seleksi"), pk=lowongan_id)
    if not hak_pengguna(pengguna, lowongan.seleksi_id, pada).intersection(PENGURUS_PANGGILAN):
        raise Http404
    return lowongan


def panggilan_untuk_diurus(pengguna: Pengguna, panggilan_id: int, pada: datetime) -> Panggilan:
    terkait = (
        "lowongan__seleksi",
        "penanda_tangan",
        "disusun_oleh",
        "dikirim_oleh",
        "diakhiri_oleh",
        "mengganti",
    )
    panggilan = get_object_or_404(Panggilan.objects.select_related(*terkait), pk=panggilan_id)
    if not any(punya_hak(pengguna, panggilan.id_seleksi, hak, pada) for hak in PENGURUS_PANGGILAN):
        raise Http404
    return panggilan


def undangan_untuk_diurus(pengguna: Pengguna, undangan_id: int, pada: datetime) -> UndanganTahap:
    """One invitation, for those who prepare, send or follow it."""
    terkait = ("panggilan__lowongan__seleksi", "panggilan__penanda_tangan", "lamaran", "naskah__berkas")
    undangan = get_object_or_404(UndanganTahap.objects.select_related(*terkait), pk=undangan_id)
    if not any(punya_hak(pengguna, undangan.id_seleksi, hak, pada) for hak in PENGURUS_PANGGILAN):
        raise Http404
    return undangan


def undangan_milik(pengguna: Pengguna, undangan_id: int) -> UndanganTahap:
    """A sent invitation that stands or was cancelled, for the one it is written to while he is in."""
    tampak = Q(berlaku=True) | Q(panggilan__akhir=Panggilan.Akhir.DIBATALKAN)
    terkait = ("panggilan__lowongan__seleksi", "lamaran__pelamar__pengguna", "naskah__berkas")
    return get_object_or_404(
        UndanganTahap.objects.filter(DIKIRIM, tampak)
        .exclude(panggilan__lowongan__tahap__in=TAHAP_AKHIR)
        .select_related(*terkait),
        pk=undangan_id,
        lamaran__pelamar__pengguna=pengguna,
        lamaran__keadaan=Keadaan.MS,
    )
