"""Putting messages into the outbox. Delivery is in antar.py; what they say is in templates/<app>/surel/."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any, NotRequired, TypedDict

from django.core.validators import validate_email
from django.db import transaction

from akun.models import Pengguna, Surel
from akun.tasks import kirim_surel, sapu_surel


class Titipan(TypedDict):
    """One message of many; the names are those of kirim_setelah_commit."""

    kunci: str
    penerima: Pengguna | None
    perihal: str
    templat: str
    konteks: dict[str, Any]
    tautan: NotRequired[str]
    alamat: NotRequired[str]
    kalender: NotRequired[str]


def kirim_setelah_commit(
    *,
    kunci: str,
    penerima: Pengguna | None,
    perihal: str,
    templat: str,
    konteks: dict[str, Any],
    tautan: str = "",
    alamat: str = "",
    kalender: str = "",
    pada: datetime,
) -> Surel:
    """Write one message to the outbox, in the transaction of the act it tells about; returns its row.

    The same `kunci` twice returns the first row and sends nothing again. `penerima` sees the message as a
    notice in the application too; without an account (`None`) an `alamat` is needed. `templat` is a text
    template, `konteks` plain JSON values, `tautan` a path of this site, `kalender` the text of a calendar
    file that goes with the mail. Mail leaves the house unencrypted: neither `perihal` nor `konteks` ever
    carries a score, a rank or another person's data.
    Raises ValidationError when there is not exactly one good address.
    """
    isi = _isi_baris(
        {
            "kunci": kunci,
            "penerima": penerima,
            "perihal": perihal,
            "templat": templat,
            "konteks": konteks,
            "tautan": tautan,
            "alamat": alamat,
            "kalender": kalender,
        },
        pada,
    )
    surel, baru = Surel.objects.get_or_create(kunci=isi.pop("kunci"), defaults=isi)
    if baru:
        # robust: with the broker down the act still stands; sapu_surel finds the row within a minute.
        # A function with a name, because Django's report of a failed hook asks for one (partial has none).
        transaction.on_commit(lambda: kirim_surel.delay(surel.pk), robust=True)
    return surel


def kirim_banyak_setelah_commit(titipan: Iterable[Titipan], *, pada: datetime) -> int:
    """The same for many people at once: two statements for five hundred rows and one task for all.

    Messages whose `kunci` is known already are left out silently. Returns how many were handed in.
    """
    baris = [Surel(**_isi_baris(satu, pada)) for satu in titipan]
    Surel.objects.bulk_create(baris, ignore_conflicts=True, batch_size=500)
    if baris:
        transaction.on_commit(lambda: sapu_surel.delay(), robust=True)
    return len(baris)


def satu_baris(teks: str) -> str:
    """Subject text without line breaks or control characters, so that it cannot open a second header."""
    return " ".join("".join(huruf if huruf.isprintable() else " " for huruf in teks).split())[:200]


def _isi_baris(titipan: Titipan, pada: datetime) -> dict[str, Any]:
    penerima = titipan["penerima"]
    alamat = (titipan.get("alamat") or (penerima.email if penerima else "")).strip()
    validate_email(alamat)
    return {
        "kunci": titipan["kunci"],
        "penerima": penerima,
        "alamat": alamat,
        "perihal": satu_baris(titipan["perihal"]),
        "templat": titipan["templat"],
        "konteks": titipan["konteks"],
        "tautan": titipan.get("tautan", ""),
        "kalender": titipan.get("kalender", ""),
        "dibuat_pada": pada,
        "coba_lagi_pada": pada,
    }
