"""The meeting of preparation: what its minutes rest on, and whether they still say what holds."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import Any

import rfc8785

from dokumen.models import Naskah
from seleksi.aturan import KeadaanRapat
from seleksi.models import Jadwal, NaskahSeleksi, Seleksi

BA_PERSIAPAN = "seleksi/naskah/berita_acara_persiapan.html"


def jadwal_umum(seleksi: Seleksi) -> list[Jadwal]:
    """The timetable of the selection itself, without that of vacancies that deviate."""
    return list(seleksi.jadwal.filter(lowongan=None).order_by("tanggal_mulai", "kegiatan"))


def sidik_persiapan(seleksi: Seleksi, jadwal: Iterable[Jadwal]) -> str:
    """Digest of what the meeting settles: timetable, methods, criteria, weights, policies."""
    isi: dict[str, Any] = {
        "ketentuan": seleksi.aturan_main.jadi_json(),
        "jadwal": {
            satu.kegiatan: [satu.tanggal_mulai.isoformat(), satu.tanggal_selesai.isoformat()]
            for satu in jadwal
        },
    }
    return hashlib.sha256(rfc8785.dumps(isi)).hexdigest()


def berita_acara_persiapan(seleksi: Seleksi) -> Naskah | None:
    """The newest minutes of preparation that are not withdrawn."""
    return keadaan_rapat([seleksi])[seleksi.pk][1]


def keadaan_rapat(seleksi: Iterable[Seleksi]) -> dict[int, tuple[KeadaanRapat, Naskah | None]]:
    """How far the minutes are, per selection; two queries, however many selections."""
    semua = {satu.pk: satu for satu in seleksi}
    baris = (
        NaskahSeleksi.objects.filter(seleksi__in=semua, naskah__templat=BA_PERSIAPAN)
        .exclude(naskah__keadaan=Naskah.Keadaan.DICABUT)
        .select_related("naskah")
        .order_by("naskah_id")
    )
    naskah = {satu.seleksi_id: satu.naskah for satu in baris}
    jadwal: dict[int, list[Jadwal]] = {pk: [] for pk in semua}
    for butir in Jadwal.objects.filter(seleksi__in=naskah, lowongan=None):
        jadwal[butir.seleksi_id].append(butir)
    hasil = {}
    for pk, satu in semua.items():
        surat = naskah.get(pk)
        keadaan = KeadaanRapat()
        if surat is not None:
            keadaan = KeadaanRapat(
                disusun=True,
                nomor=surat.nomor if surat.keadaan == Naskah.Keadaan.TERBIT else "",
                sesuai=surat.isi["sidik"] == sidik_persiapan(satu, jadwal[pk]),
            )
        hasil[pk] = (keadaan, surat)
    return hasil
