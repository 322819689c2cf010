"""How a line of the log looks: who did what is in jejak, never here."""

import logging
import re
from collections.abc import Callable

# An address, or the digits of a NIP (18) or NIK (16), also in groups; not the decimals of a number.
SUREL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
NOMOR_INDUK = re.compile(r"(?<!\d)(?<!\d[.,])(?:\d{8}[ .-]?\d{6}[ .-]?\d[ .-]?\d{3}|\d{16,18})(?!\d)")
# What PostgreSQL tells about the row that broke a constraint.
RINCIAN_BARIS = re.compile(r"(?m)^(DETAIL:).*$")
# Keys that open something: reset of a password, confirmation of an address.
KUNCI_TAUTAN = re.compile(r"(/(?:sandi|konfirmasi|kunci|key|confirm-email)/[^\s]*?)[\w:-]{20,}")

PENGGANTI: tuple[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]], ...] = (
    (RINCIAN_BARIS, r"\1 •••"),
    (SUREL, "•••@•••"),
    (NOMOR_INDUK, "•••"),
    (KUNCI_TAUTAN, r"\1•••"),
)


def samarkan(teks: str) -> str:
    """The text without e-mail addresses, NIP, NIK, rows of the database and one-time keys."""
    for pola, ganti in PENGGANTI:
        teks = pola.sub(ganti, teks)
    return teks


class TanpaDataPribadi(logging.Formatter):
    """Masks after everything, the traceback included, has become text."""

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s %(message)s")

    def format(self, record: logging.LogRecord) -> str:
        return samarkan(super().format(record))
