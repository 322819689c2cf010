"""Reads of announcements: what they hold, whom they concern, who signs them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db.models import F, Q, QuerySet

from akun.models import Pengguna
from dokumen.models import Naskah
from panitia.aturan import PERAN_PANSEL, PERAN_SEKRETARIAT, Peran
from panitia.models import Keanggotaan
from panitia.queries import pemegang
from peserta.alur import Keadaan
from peserta.models import Lamaran
from peserta.queries import sanggahan_diterima_terakhir
from seleksi.alur import Tahap
from seleksi.aturan import UNSUR_PENGUMUMAN, ada_masa_sanggah
from seleksi.models import Jadwal, Lowongan, NaskahSeleksi, Pengumuman
from seleksi.queries.fakta import BA_ADMINISTRASI

BA_PENUTUPAN = "seleksi/naskah/berita_acara_penutupan.html"
NASKAH_PEMBUKAAN = "seleksi/naskah/pengumuman.html"
# Papers that print the day of their signature: where it stands in their frozen data.
HARI_TERCETAK = {NASKAH_PEMBUKAAN: "mulai", BA_ADMINISTRASI: "ditetapkan"}
HASIL_ADMINISTRASI = "peserta/naskah/pengumuman_administrasi.html"


def hari_tercetak(naskah: Naskah) -> date | None:
    """The day of signature that the text of a paper already speaks of; None when it speaks of none."""
    if naskah.templat == HASIL_ADMINISTRASI:
        # The window of objection counts from that day.
        teks = (naskah.isi.get("sanggahan") or {}).get("dihitung_dari", "")
    else:
        teks = naskah.isi.get(HARI_TERCETAK.get(naskah.templat, ""), "")
    return datetime.fromisoformat(teks).date() if teks else None


def unsur_dari_isi(isi: Mapping[str, Any]) -> dict[str, object]:
    """The eleven blocks (A-6) as the frozen data of an announcement fills them.

    Blocks d, h and j are words of the template itself; j stands with the address for applications.
    """
    lowongan = isi["lowongan"]

    def semua(medan: str) -> bool:
        return bool(lowongan) and all(str(satu.get(medan, "")).strip() for satu in lowongan)

    return dict(
        zip(
            UNSUR_PENGUMUMAN,
            (
                semua("nama_jabatan"),
                isi["dokumen"],
                semua("kualifikasi"),
                True,
                isi["batas_lamaran"],
                isi["jadwal"] and isi["metode"],
                isi["instansi"]["alamat"] or isi["instansi"]["telepon"],
                True,
                semua("pengalaman"),
                isi["alamat_lamaran"],
                isi["penanda"]["nama"],
            ),
            strict=True,
        )
    )


def pejabat(seleksi_id: int, peran: Peran, pada: datetime) -> Keanggotaan | None:
    """The one who holds the role now; the first of the decree when several do."""
    return pemegang(seleksi_id, peran, pada).first()


def tim_inti(seleksi_id: int, pada: datetime) -> list[Pengguna]:
    """Pansel and Sekretariat of a selection, each person once, in the order of the decrees."""
    orang = {satu.pengguna_id: satu.pengguna for satu in pemegang(seleksi_id, PERAN_PANSEL, pada)}
    orang |= {satu.pengguna_id: satu.pengguna for satu in pemegang(seleksi_id, PERAN_SEKRETARIAT, pada)}
    return list(orang.values())


def pelamar_terkirim(lowongan: list[Lowongan]) -> QuerySet[Lamaran]:
    """Applications that were sent and not withdrawn, with the account behind each."""
    dasar = Lamaran.objects.terkirim().filter(lowongan__in=lowongan)
    return dasar.select_related("pelamar__pengguna", "lowongan").order_by("lowongan__urutan", "urutan")


def pelamar_tersangkut(lowongan: Lowongan) -> QuerySet[Lamaran]:
    """Whom the end of a vacancy concerns: everybody who began an application and did not withdraw it."""
    dasar = Lamaran.objects.filter(lowongan=lowongan).exclude(keadaan=Keadaan.MUNDUR)
    return dasar.select_related("pelamar__pengguna", "lowongan").order_by("pk")


def konsep_pengumuman(lowongan: list[Lowongan], jenis: str, tahap: str = "") -> QuerySet[Pengumuman]:
    """Unsigned announcements of this kind that name any of the vacancies."""
    return Pengumuman.objects.filter(
        jenis=jenis, tahap=tahap, lowongan__in=lowongan, naskah__keadaan=Naskah.Keadaan.KONSEP
    ).distinct()


def berita_acara(lowongan: Lowongan, templat: str) -> Naskah | None:
    """The newest record of this kind that covers a vacancy and is not withdrawn.

    One from before applications opened again, or before an objection was accepted, is not it.
    """
    milik = NaskahSeleksi.objects.filter(
        seleksi=lowongan.seleksi_id, naskah__templat=templat, naskah__isi__id_lowongan__contains=lowongan.pk
    )
    baris = milik.exclude(naskah__keadaan=Naskah.Keadaan.DICABUT).select_related("naskah")
    diterima = None
    if ada_masa_sanggah(lowongan.seleksi.aturan_main):
        diterima = sanggahan_diterima_terakhir([lowongan.pk]).get(lowongan.pk)
    for sejak in filter(None, (lowongan.dibuka_kembali_pada, diterima)):
        baris = baris.filter(naskah__dibuat_pada__gte=sejak)
    satu = baris.order_by("-naskah_id").first()
    return satu.naskah if satu else None


# What comes after each stage on the timetable.
KEGIATAN_BERIKUT = {
    Tahap.ADMINISTRASI: ("REKAM_JEJAK", "ASESMEN", "MAKALAH", "WAWANCARA"),
    Tahap.ASESMEN: ("MAKALAH", "WAWANCARA"),
    Tahap.KOMPETENSI_BIDANG: ("WAWANCARA",),
    Tahap.WAWANCARA: ("KESEHATAN", "PENETAPAN"),
}


def jadwal_berikut(lowongan: Lowongan, tahap: str) -> list[Jadwal]:
    """Activities after a stage as the vacancy has them: its own dates before those of the selection."""
    baris = Jadwal.objects.filter(seleksi=lowongan.seleksi_id, kegiatan__in=KEGIATAN_BERIKUT[Tahap(tahap)])
    milik = baris.filter(Q(lowongan=None) | Q(lowongan=lowongan)).order_by(
        F("lowongan").asc(nulls_first=True)
    )
    return list({satu.kegiatan: satu for satu in milik}.values())
