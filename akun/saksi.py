"""Witnesses: mailboxes outside the house that keep the checkpoints of the trail."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.db import transaction

from akun.models import Surel
from akun.surel import Titipan, kirim_banyak_setelah_commit
from jejak.models import TitikPeriksa
from jejak.rantai import kanonis
from jejak.titik import sebagai_json

AWALAN = "titik_periksa:"


@transaction.atomic
def kabari_saksi(pada: datetime) -> int:
    """Mail the newest checkpoint to every witness, if the trail grew since the last one mailed.

    It speaks for all before it: each is linked to the one before. Returns how many mails were handed in.
    """
    if not settings.SAKSI_JEJAK:
        return 0
    titik = TitikPeriksa.objects.order_by("-nomor").first()
    if titik is None or _tinggi_terkirim() >= titik.tinggi:
        return 0
    titipan: list[Titipan] = [
        {
            "kunci": f"{AWALAN}{titik.nomor}:{alamat.lower()}",
            "penerima": None,
            "alamat": alamat,
            "perihal": f"Titik periksa jejak nomor {titik.nomor}",
            "templat": "akun/surel/titik_periksa.txt",
            "konteks": {
                "nomor": titik.nomor,
                "tinggi": titik.tinggi,
                "waktu": titik.pada.isoformat(),
                "isi": kanonis(sebagai_json(titik)).decode(),
            },
            "tautan": "/jejak/",
        }
        for alamat in settings.SAKSI_JEJAK
    ]
    return kirim_banyak_setelah_commit(titipan, pada=pada)


def _tinggi_terkirim() -> int:
    """Height of the newest checkpoint that was mailed; -1 before the first."""
    terakhir = (
        Surel.objects.filter(kunci__startswith=AWALAN).order_by("-pk").values_list("konteks", flat=True)
    )
    konteks = terakhir.first()
    return int(konteks["tinggi"]) if konteks else -1
