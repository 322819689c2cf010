"""For script/beban: drafts ready to be sent, sessions of their owners, and what became of them."""

import datetime as dt
import json
import time
from typing import Any

from allauth.account.internal.flows.login import (
    _AUTHENTICATION_METHODS_USER_SESSION_KEY,
    AUTHENTICATION_METHODS_SESSION_KEY,
)
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection
from django.utils import timezone

from akun.models import Pengguna, Surel
from dokumen.models import Naskah
from peserta import actions as peserta
from peserta.models import Lamaran
from seleksi.management.peragaan.cerita import Cerita
from seleksi.management.peragaan.pelaku import SANDI_CONTOH, Panggung
from seleksi.models import Lowongan


class Command(BaseCommand):
    help = "Menyiapkan draf lamaran untuk script/beban, atau memeriksa apa jadinya; hanya pada data contoh."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--kirim", type=int, default=0)
        parser.add_argument("--unggah", type=int, default=0)
        parser.add_argument("--detik", type=int, default=120, help="batas lamaran sekian detik setelah siap")
        parser.add_argument("--periksa", type=int, help="nomor lowongan yang diperiksa")

    def handle(self, *args: Any, **pilihan: Any) -> None:
        if settings.PRODUKSI:
            raise CommandError("Beban tidak disiapkan dalam mode produksi.")
        hasil = (
            periksa(pilihan["periksa"])
            if pilihan["periksa"]
            else siapkan(pilihan["kirim"], pilihan["unggah"], pilihan["detik"])
        )
        self.stdout.write(json.dumps(hasil))


def siapkan(kirim: int, unggah: int, detik: int) -> dict[str, Any]:
    """Two vacancies of one selection: the deadline of the first is near, that of the second is not."""
    kini = timezone.localtime()
    cerita = Cerita(
        Panggung(kini - dt.timedelta(days=60)), "Seleksi Beban", kini.date() - dt.timedelta(days=7), 7
    )
    cerita.lengkapi_panitia()
    dekat, jauh = (
        cerita.tambah_lowongan(n, j, n) for n, j in (("Inspektur", "INSPEKTUR"), ("Asisten", "ASISTEN"))
    )
    cerita.rencanakan()
    cerita.umumkan([dekat, jauh])
    bersama = {satu.kode: cerita.titip(satu.nama, 0) for satu in cerita.seleksi.aturan_main.dokumen}
    pelamar = []
    for nomor in range(1, kirim + unggah + 1):
        lamaran = cerita.lamar(dekat if nomor <= kirim else jauh, nomor, kirim=False, berkas_bersama=bersama)
        pada, oleh = cerita.saat(6), lamaran.pelamar.pengguna
        for kode in set(bersama) - {satu.jenis for satu in lamaran.berkas.all()}:
            peserta.pasang_berkas(lamaran=lamaran, jenis=kode, berkas=bersama[kode], pada=pada)
        surat = cerita.isi_surat(lamaran.lowongan, lamaran.pelamar.instansi)
        peserta.isi_rekomendasi(lamaran=lamaran, oleh=oleh, pada=pada, **surat)
        pelamar.append((lamaran.pk, oleh))
    batas = timezone.now() + dt.timedelta(seconds=detik)
    for lowongan, kapan in ((dekat, batas), (jauh, batas + dt.timedelta(days=2))):
        satu = Lowongan.objects.get(pk=lowongan.pk)
        satu.batas_lamaran = kapan
        satu.save(update_fields=["batas_lamaran"])
    return {
        "batas": batas.timestamp(),
        "kirim": dekat.pk,
        "unggah": jauh.pk,
        "sandi": SANDI_CONTOH,
        # Every second one logged in long ago and types the password together with the press.
        "pelamar": [
            {
                "lamaran": nomor,
                "kuki": f"{settings.SESSION_COOKIE_NAME}={sesi(oleh, baru=ke % 2 == 0)}",
            }
            for ke, (nomor, oleh) in enumerate(pelamar)
        ],
    }


def sesi(pengguna: Pengguna, *, baru: bool) -> str:
    """A session as the log-in would have made it, a moment or a while ago."""
    satu = SessionStore()
    if baru:
        satu[AUTHENTICATION_METHODS_SESSION_KEY] = [{"method": "password", "at": time.time()}]
        satu[_AUTHENTICATION_METHODS_USER_SESSION_KEY] = str(pengguna.pk)
    satu[SESSION_KEY] = str(pengguna.pk)
    satu[BACKEND_SESSION_KEY] = "allauth.account.auth_backends.AuthenticationBackend"
    satu[HASH_SESSION_KEY] = pengguna.get_session_auth_hash()
    satu.create()
    return str(satu.session_key)


def periksa(lowongan_id: int) -> list[dict[str, Any]]:
    """Each application: sent or not, its numbers, receipts and messages, the hash of its diploma."""
    hasil = []
    for satu in Lamaran.objects.filter(lowongan_id=lowongan_id).order_by("pk"):
        ijazah = (
            satu.berkas.filter(jenis="IJAZAH", diganti_pada__isnull=True).select_related("berkas").first()
        )
        judul = f"Tanda Terima Lamaran {satu.nomor_pendaftaran}"
        hasil.append(
            {
                "lamaran": satu.pk,
                "terkirim": satu.diajukan_pada is not None,
                "tiba": satu.diajukan_pada.timestamp() if satu.diajukan_pada else None,
                "urutan": satu.urutan,
                "nomor": satu.nomor_pendaftaran,
                "tanda_terima": Naskah.objects.filter(judul=judul).count() if satu.urutan else 0,
                "surel": Surel.objects.filter(kunci=f"lamaran.diajukan:{satu.pk}").count(),
                "ijazah": ijazah.berkas.sha256 if ijazah else "",
            }
        )
    connection.close()
    return hasil
