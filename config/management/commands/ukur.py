"""Measures every page of every role against the database of this installation, for script/bench.

Prints JSON: per page and role the number of queries, rows fetched and bytes of HTML; per kind of paper the
seconds its printing takes; for the whole evaluation of the rules of one vacancy, and for the recap of 300
people scored by five, its queries and milliseconds; the seconds it takes to verify a chain of 100,000 rows.
"""

import io
import itertools
import json
import statistics
import time
from collections.abc import Callable, Iterator
from http import HTTPStatus
from typing import Any

import pikepdf
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection, transaction
from django.db.models import Count
from django.test import Client
from django.urls import get_resolver, reverse
from django.utils import timezone

from akun.models import Pengguna
from config.rantai_contoh import bangun_rantai
from config.ukuran_rekap import ukur_rekap
from dokumen.bahan import bahan
from dokumen.cetak import cetak
from dokumen.models import Naskah
from jejak import titik
from panitia.aturan import SEBUTAN_PERAN
from panitia.models import Keanggotaan, SuratKeputusan
from penilaian.models import LembarNilai
from peserta.models import Lamaran
from seleksi.alur import Tahap
from seleksi.models import Lowongan, Seleksi
from seleksi.wewenang.tahap import temuan_berikut

# Seconds to wait for papers that the loading left to print.
SABAR = 900


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


def orang_menurut_peran(seleksi: Seleksi) -> dict[str, Pengguna | None]:
    """One holder of each role of the selection, an applicant, the operator, and a guest (None)."""
    hasil: dict[str, Pengguna | None] = {"tamu": None}
    keanggotaan = Keanggotaan.objects.filter(seleksi=seleksi, dihentikan_pada__isnull=True)
    for satu in keanggotaan.select_related("pengguna").order_by("pk"):
        hasil.setdefault(SEBUTAN_PERAN[satu.peran], satu.pengguna)
    lamaran = Lamaran.objects.filter(lowongan__seleksi=seleksi).terkirim().order_by("pk")
    if contoh := lamaran.select_related("pelamar__pengguna").last():
        hasil["Pelamar"] = contoh.pelamar.pengguna
    if operator := Pengguna.objects.filter(operator=True).first():
        hasil["Operator"] = operator
    return hasil


def isian_alamat(seleksi: Seleksi) -> list[dict[str, Any]]:
    """What the addresses of this selection can be filled with: one set per vacancy."""
    umum: dict[str, Any] = {"seleksi_id": seleksi.pk}
    if sk := SuratKeputusan.objects.filter(seleksi=seleksi).order_by("pk").first():
        umum["sk_id"] = sk.pk
    hasil = []
    for lowongan in Lowongan.objects.filter(seleksi=seleksi).order_by("urutan"):
        satu = {**umum, "lowongan_id": lowongan.pk}
        if lamaran := Lamaran.objects.filter(lowongan=lowongan).terkirim().order_by("pk").last():
            satu["lamaran_id"] = lamaran.pk
        lembar = LembarNilai.objects.filter(komponen__lowongan=lowongan).order_by("pk")
        if contoh := lembar.last():
            satu |= {"komponen_id": contoh.komponen_id, "lamaran_id": contoh.lamaran_id}
        hasil.append(satu)
    return hasil


def alamat_bernama() -> Iterator[tuple[str, tuple[str, ...]]]:
    """Every named page of the four applications with the names of what its address is filled with."""
    for aplikasi in ("seleksi", "peserta", "penilaian", "panitia"):
        nama_alamat: Any = get_resolver().namespace_dict[aplikasi][1].reverse_dict
        for nama, isi in sorted((n, i) for n, i in nama_alamat.items() if isinstance(n, str)):
            yield f"{aplikasi}:{nama}", tuple(isi[0][0][1])


def halaman(seleksi: Seleksi) -> Iterator[dict[str, Any]]:
    """Each page once, as the first role that may open it sees it; a page nobody may open now is left out."""
    peramban = {}
    for peran, orang in orang_menurut_peran(seleksi).items():
        peramban[peran] = Client(SERVER_NAME=settings.ALLOWED_HOSTS[0].lstrip(".") or "localhost")
        if orang is not None:
            peramban[peran].force_login(orang, backend="allauth.account.auth_backends.AuthenticationBackend")
    akun = {p: orang.email if orang else "" for p, orang in orang_menurut_peran(seleksi).items()}
    pilihan = isian_alamat(seleksi)
    for nama, kunci in alamat_bernama():
        cocok = [satu for satu in pilihan if set(kunci) <= satu.keys()]
        alamat = dict.fromkeys(reverse(nama, kwargs={k: satu[k] for k in kunci}) for satu in cocok)
        for peran, tujuan in itertools.product(peramban, alamat):
            jawaban = peramban[peran].get(tujuan)
            if jawaban.status_code == HTTPStatus.OK and "html" in jawaban.headers.get("Content-Type", ""):
                yield {
                    "halaman": nama,
                    "peran": peran,
                    "akun": akun[peran],
                    "alamat": tujuan,
                    **ukur_halaman(peramban[peran], tujuan),
                }
                break


def ukur_halaman(peramban: Client, alamat: str) -> dict[str, int]:
    """Queries, rows and bytes of a second visit: the first fills caches that every later one finds filled."""
    penghitung = Penghitung()
    with connection.execute_wrapper(penghitung):
        jawaban = peramban.get(alamat)
        isi = b"".join(jawaban) if jawaban.streaming else jawaban.content
    return {"kueri": penghitung.kueri, "baris": penghitung.baris, "bita": len(isi)}


def ukur_naskah() -> list[dict[str, Any]]:
    """Seconds of a worker's time for one paper of each kind, the second time: fonts are found by then."""
    hasil = []
    for templat in Naskah.objects.order_by("templat").values_list("templat", flat=True).distinct():
        naskah = Naskah.objects.filter(templat=templat).order_by("pk").first()
        if naskah is None:
            continue
        for _ in range(2):
            mulai = time.process_time()
            pdf = cetak(naskah.templat, bahan(naskah))
            lama = time.process_time() - mulai
        with pikepdf.open(io.BytesIO(pdf)) as isi:
            halaman = len(isi.pages)
        hasil.append({"naskah": templat, "detik": round(lama, 3), "bita": len(pdf), "halaman": halaman})
    return hasil


def ukur_aturan(seleksi: Seleksi) -> dict[str, Any]:
    """Every finding on the next arrow of the fullest vacancy whose files are being checked: queries, and
    milliseconds of Python alone.
    """
    diperiksa = Lamaran.objects.filter(lowongan__seleksi=seleksi, lowongan__tahap=Tahap.ADMINISTRASI)
    terkirim = diperiksa.terkirim()
    ramai = terkirim.values("lowongan").annotate(banyak=Count("pk")).order_by("-banyak").first()
    if ramai is None:
        raise CommandError("Belum ada lamaran untuk diukur.")
    lowongan, pada = Lowongan.objects.get(pk=ramai["lowongan"]), timezone.now()
    penghitung = Penghitung()
    with connection.execute_wrapper(penghitung):
        temuan_berikut(lowongan, pada)
    lama = []
    for _ in range(20):
        mulai = time.process_time()
        temuan_berikut(lowongan, pada)
        lama.append((time.process_time() - mulai) * 1000)
    return {
        "pelamar": ramai["banyak"],
        "kueri": penghitung.kueri,
        "baris": penghitung.baris,
        "milidetik": round(statistics.median(lama), 1),
    }


def hitung_kueri(jalankan: Callable[[], Any]) -> int:
    penghitung = Penghitung()
    with connection.execute_wrapper(penghitung):
        jalankan()
    return penghitung.kueri


def ukur_rantai(panjang: int = 100_000) -> dict[str, Any]:
    """Seconds of Python to verify a chain of this length; its rows are never committed."""
    with transaction.atomic():
        bangun_rantai(panjang)
        titik.buat(sebab=titik.PER_JAM)
        mulai = time.process_time()
        masalah = titik.periksa_semua()
        lama = time.process_time() - mulai
        transaction.set_rollback(True)
    return {"baris": panjang, "detik": round(lama, 2), "masalah": len(masalah)}


def tunggu_cetak() -> int:
    """Wait until the workers have printed what they have; how many papers are left after `SABAR` seconds."""
    batas = time.monotonic() + SABAR
    menunggu = Naskah.objects.filter(cetak_lagi_pada__isnull=False)
    while (sisa := menunggu.count()) and time.monotonic() < batas:
        time.sleep(1)
    return sisa


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
        if sisa := tunggu_cetak():
            self.stderr.write(f"{sisa} naskah masih dicetak selama pengukuran.")
        hasil = {
            "seleksi": str(seleksi),
            "lamaran": Lamaran.objects.filter(lowongan__seleksi=seleksi).terkirim().count(),
            "masuk": reverse("account_login"),
            "halaman": list(halaman(seleksi)),
            "aturan": ukur_aturan(seleksi),
            "rekap": ukur_rekap(seleksi, timezone.now(), hitung_kueri),
            "rantai": ukur_rantai(),
            "naskah": ukur_naskah(),
        }
        self.stdout.write(json.dumps(hasil, ensure_ascii=False))
