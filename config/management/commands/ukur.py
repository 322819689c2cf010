"""Measures every page of every role against the database of this installation, for script/bench.

Prints JSON: per page and role the number of queries, rows fetched and bytes of HTML; per kind of paper the
seconds its printing takes.
"""

import json
import time
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection
from django.test import Client
from django.urls import reverse

from akun.models import Pengguna
from dokumen.bahan import bahan
from dokumen.cetak import cetak
from dokumen.models import Naskah
from panitia.aturan import Peran
from panitia.models import Keanggotaan
from penilaian.models import Komponen, LembarNilai
from peserta.models import Lamaran
from seleksi.models import Lowongan, Seleksi


class Penghitung:
    """Wraps every query of the block: how many, and how many rows the server sent."""

    def __init__(self) -> None:
        self.kueri = 0
        self.baris = 0

    def __call__(
        self, jalankan: Callable[..., Any], sql: str, isian: Any, banyak: bool, konteks: dict[str, Any]
    ) -> Any:
        hasil = jalankan(sql, isian, banyak, konteks)
        self.kueri += 1
        if sql.lstrip()[:6].upper() == "SELECT":
            self.baris += max(konteks["cursor"].rowcount, 0)
        return hasil


def halaman(seleksi: Seleksi) -> list[tuple[str, str, str]]:
    """(role, e-mail of its holder, address) of what is measured in this selection."""
    lowongan = Lowongan.objects.filter(seleksi=seleksi).order_by("urutan").first()
    if lowongan is None:
        raise CommandError("Seleksi ini belum mempunyai lowongan.")
    lamaran = Lamaran.objects.filter(lowongan=lowongan).terkirim().select_related("pelamar__pengguna").first()
    pemegang = {
        k.peran: k.pengguna.email
        for k in Keanggotaan.objects.filter(seleksi=seleksi, dihentikan_pada__isnull=True).select_related(
            "pengguna"
        )
    }
    operator = Pengguna.objects.filter(operator=True).values_list("email", flat=True).first()
    daftar: list[tuple[str, str | None, str, list[Any]]] = [
        ("tamu", "", "seleksi:publik", []),
        ("tamu", "", "seleksi:publik_seleksi", [seleksi.pk]),
        ("tamu", "", "seleksi:publik_lowongan", [lowongan.pk]),
        ("ketua sekretariat", pemegang.get(Peran.KETUA_SEKRETARIAT), "seleksi:beranda_sekretariat", []),
        ("ketua sekretariat", pemegang.get(Peran.KETUA_SEKRETARIAT), "seleksi:daftar", []),
        ("ketua sekretariat", pemegang.get(Peran.KETUA_SEKRETARIAT), "seleksi:ruang", [seleksi.pk]),
        ("ketua sekretariat", pemegang.get(Peran.KETUA_SEKRETARIAT), "seleksi:lowongan", [lowongan.pk]),
        ("ketua sekretariat", pemegang.get(Peran.KETUA_SEKRETARIAT), "seleksi:naskah", []),
        ("verifikator", pemegang.get(Peran.VERIFIKATOR), "peserta:antrean_verifikasi", []),
        ("ketua pansel", pemegang.get(Peran.KETUA_PANSEL), "penilaian:beranda_pansel", []),
        ("ketua pansel", pemegang.get(Peran.KETUA_PANSEL), "penilaian:pleno", []),
        ("anggota pansel", pemegang.get(Peran.ANGGOTA_PANSEL), "penilaian:beranda_pansel", []),
        ("asesor", pemegang.get(Peran.ASESOR), "penilaian:beranda_asesor", []),
        ("PPK", pemegang.get(Peran.PPK), "seleksi:keputusan", []),
        ("PPK", pemegang.get(Peran.PPK), "seleksi:berjalan", []),
        ("PyB", pemegang.get(Peran.PYB), "seleksi:keputusan", []),
        ("pengawas", pemegang.get(Peran.PENGAWAS), "seleksi:pengawasan", []),
        ("operator", operator, "panitia:beranda_operator", []),
    ]
    if lamaran is not None:
        pelamar = lamaran.pelamar.pengguna.email
        daftar += [
            ("verifikator", pemegang.get(Peran.VERIFIKATOR), "peserta:verifikasi", [lamaran.pk]),
            ("pelamar", pelamar, "peserta:beranda_pelamar", []),
            ("pelamar", pelamar, "peserta:profil", []),
            ("pelamar", pelamar, "peserta:lamaran", [lamaran.pk]),
        ]
    lembar = LembarNilai.objects.filter(komponen__in=Komponen.objects.filter(lowongan=lowongan)).first()
    if lembar is not None:
        surel = Pengguna.objects.get(pk=lembar.penilai_id).email
        daftar.append(("penilai", surel, "penilaian:lembar", [lembar.komponen_id, lembar.lamaran_id]))
    return [
        (peran, surel, reverse(nama, args=isian)) for peran, surel, nama, isian in daftar if surel is not None
    ]


def ukur_halaman(peran: str, surel: str, alamat: str) -> dict[str, Any]:
    peramban = Client(SERVER_NAME=settings.ALLOWED_HOSTS[0].lstrip(".") or "localhost")
    if surel:
        peramban.force_login(
            Pengguna.objects.get(email=surel), backend="allauth.account.auth_backends.AuthenticationBackend"
        )
    peramban.get(alamat)  # the first visit fills caches that every later one finds filled
    penghitung = Penghitung()
    with connection.execute_wrapper(penghitung):
        jawaban = peramban.get(alamat)
        isi = b"".join(jawaban) if jawaban.streaming else jawaban.content
    return {
        "peran": peran,
        "akun": surel,
        "alamat": alamat,
        "status": jawaban.status_code,
        "kueri": penghitung.kueri,
        "baris": penghitung.baris,
        "bita": len(isi),
    }


def ukur_naskah() -> list[dict[str, Any]]:
    """Seconds to print one paper of each kind, the second time (fonts are found by then)."""
    hasil = []
    for templat in Naskah.objects.order_by("templat").values_list("templat", flat=True).distinct():
        naskah = Naskah.objects.filter(templat=templat).order_by("pk").first()
        if naskah is None:
            continue
        for _ in range(2):
            mulai = time.perf_counter()
            pdf = cetak(naskah.templat, bahan(naskah))
            lama = time.perf_counter() - mulai
        hasil.append({"naskah": templat, "detik": round(lama, 3), "bita": len(pdf)})
    return hasil


class Command(BaseCommand):
    help = "Mengukur kueri, baris, dan ukuran halaman setiap peran, serta lama cetak naskah (JSON)."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--seleksi", type=int, help="nomor seleksi; bawaan: yang lamarannya terbanyak")

    def handle(self, *args: Any, **pilihan: Any) -> None:
        if settings.PRODUKSI:
            raise CommandError("Pengukuran hanya untuk mode contoh dan uji.")
        nomor = pilihan["seleksi"] or Lamaran.objects.values_list("lowongan__seleksi", flat=True).last()
        seleksi = Seleksi.objects.filter(pk=nomor).first()
        if seleksi is None:
            raise CommandError("Belum ada seleksi untuk diukur.")
        hasil = {
            "seleksi": str(seleksi),
            "lamaran": Lamaran.objects.filter(lowongan__seleksi=seleksi).terkirim().count(),
            "halaman": [ukur_halaman(*satu) for satu in halaman(seleksi)],
            "naskah": ukur_naskah(),
        }
        self.stdout.write(json.dumps(hasil, ensure_ascii=False))
