"""Handing messages of the outbox to the mail server. Who gets which message is decided by the acts.

Promise: a message is never lost and our side never sends it twice, with one gap that no mail system can
close: a worker killed after the mail server said yes and before our commit sends again. Both copies then
carry the same Message-ID, by which the receiving server or program drops one. See ADR 0042.
"""

import hashlib
import logging
import smtplib
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urljoin, urlsplit

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.template import Context, Engine

from akun.ics import metode_kalender
from akun.models import Surel

log = logging.getLogger(__name__)

# After 1, 2, 4 … 60, 60 … minutes: 29 attempts within 24 hours.
BATAS_PERCOBAAN = 29
JEDA_TERPANJANG = timedelta(hours=1)
# Its text carries one-time links; it is emptied as soon as it has gone.
TEMPLAT_SEKALI_PAKAI = "akun/surel/sekali_pakai.txt"


class PelayanSurelMati(Exception):
    """The mail server cannot be reached or refuses us altogether; other messages need not be tried now."""


def kirim(surel_id: int, pada: datetime) -> bool:
    """Try to deliver one due message; False when it is not due, already taken, or must wait.

    The row stays locked while the mail server is spoken to, so no other worker can send it at the same time.
    Raises PelayanSurelMati after noting the failed attempt.
    """
    with transaction.atomic():
        dasar = Surel.objects.select_for_update(skip_locked=True, no_key=True, of=("self",))
        surel = dasar.select_related("penerima").jatuh_tempo(pada).filter(pk=surel_id).first()
        if surel is None:
            return False
        surel.percobaan += 1
        galat, berat = _serahkan(surel)
        if galat is None:
            surel.dikirim_pada, surel.coba_lagi_pada, surel.galat = pada, None, ""
        else:
            log.warning("Surel %s belum terkirim pada percobaan ke-%s: %s", surel.pk, surel.percobaan, galat)
            surel.galat = galat[:500]
            menyerah = berat == "pesan" or surel.percobaan >= BATAS_PERCOBAAN
            surel.coba_lagi_pada = None if menyerah else pada + jeda(surel.percobaan)
        if surel.coba_lagi_pada is None and surel.templat == TEMPLAT_SEKALI_PAKAI:
            surel.konteks = {}
        surel.save(update_fields=["percobaan", "dikirim_pada", "coba_lagi_pada", "galat", "konteks"])
    if berat == "pelayan":
        raise PelayanSurelMati(galat)
    return galat is None


def jeda(percobaan: int) -> timedelta:
    """Wait after the given attempt: doubling from a minute up to an hour."""
    return min(timedelta(minutes=2 ** min(percobaan - 1, 10)), JEDA_TERPANJANG)


def isi_surel(surel: Surel) -> str:
    """The text of a message as it is mailed, with greeting and foot."""
    return _tulis(surel, untuk_layar=False)


def isi_pesan(surel: Surel) -> str:
    """The same text as the notice page shows it: without greeting, link and foot."""
    return _tulis(surel, untuk_layar=True)


def _tulis(surel: Surel, *, untuk_layar: bool) -> str:
    konteks = {
        **surel.konteks,
        "nama_penerima": surel.penerima.nama_tampil if surel.penerima else "",
        "perihal": surel.perihal,
        "tautan": urljoin(settings.ALAMAT_SITUS, surel.tautan) if surel.tautan else "",
        "alamat_situs": settings.ALAMAT_SITUS,
        "untuk_layar": untuk_layar,
    }
    return tulis_teks(surel.templat, konteks) + "\n"


def tulis_teks(templat: str, konteks: dict[str, Any]) -> str:
    """Render a plain-text template: an apostrophe in a name stays an apostrophe."""
    return Engine.get_default().get_template(templat).render(Context(konteks, autoescape=False)).strip()


def tanda_pesan(surel: Surel) -> str:
    """Message-ID, the same at every attempt."""
    sidik = hashlib.sha256(f"{surel.pk}\n{surel.kunci}".encode()).hexdigest()[:40]
    return f"<{sidik}@{urlsplit(settings.ALAMAT_SITUS).hostname or 'localhost'}>"


def _serahkan(surel: Surel) -> tuple[str | None, str]:
    """Speak to the mail server; (None, "") when accepted, else why not and what is at fault."""
    try:
        isi = isi_surel(surel)
    except Exception as salah:
        # A broken template must not stop the messages behind it, whatever it raises.
        log.exception("Templat surel %s rusak", surel.templat)
        return f"Templat {surel.templat}: {type(salah).__name__}", "pesan"
    pesan = EmailMessage(
        subject=surel.perihal,
        body=isi,
        to=[surel.alamat],
        headers={"Message-ID": tanda_pesan(surel), "Auto-Submitted": "auto-generated"},
    )
    if surel.kalender:
        pesan.attach(
            "undangan.ics", surel.kalender, f"text/calendar; method={metode_kalender(surel.kalender)}"
        )
    try:
        pesan.send()
    except smtplib.SMTPRecipientsRefused as salah:
        kode = max((kode for kode, _ in salah.recipients.values()), default=0)
        return f"Alamat ditolak pelayan surel ({kode}).", "pesan" if kode >= 500 else "sementara"
    except smtplib.SMTPDataError as salah:
        sebab = "pesan" if salah.smtp_code >= 500 else "sementara"
        return f"Pesan ditolak pelayan surel ({salah.smtp_code}).", sebab
    except (OSError, smtplib.SMTPException) as salah:
        return f"Pelayan surel tidak dapat dihubungi ({type(salah).__name__}).", "pelayan"
    return None, ""
