"""Asks clamd about one stream of bytes (INSTREAM). Knows no rows: what follows is in pindai.py."""

import re
import socket
import struct
import time
from collections.abc import Iterable

# A scan of ten megabytes takes a second or two; a scanner that takes a minute has lost the thread.
BATAS_SAMBUNG = 5
BATAS_SELURUHNYA = 60
BATAS_JAWABAN = 4096
DITEMUKAN = re.compile(rb"stream: (?P<nama>[^\0\r\n]+) FOUND")


class GalatPindai(Exception):
    """The scanner gave no verdict: refused, cut off, nonsense. Never a clean file."""


class PemindaiDiam(GalatPindai):
    """The scanner is away or does not answer in time: the next file would fare no better."""


def pindai(alamat: str, isi: Iterable[bytes]) -> str:
    """The name of what the scanner found in these bytes; "" when it says that they are clean.

    `alamat` is HOST:PORT or the path of a socket. Raises GalatPindai when there is no verdict, and whatever
    reading `isi` raises.
    """
    batas = time.monotonic() + BATAS_SELURUHNYA
    with _sambung(alamat) as sambungan:
        terputus = not _kirim(sambungan, isi, batas)
        try:
            jawaban = _terima(sambungan, batas)
        except PemindaiDiam as galat:
            if not terputus:
                raise
            # It is about this file, most likely its size, that clamd hung up; its reason got lost on the way.
            kata = "Pemindai memutus sambungan sebelum isinya habis; periksa StreamMaxLength."
            raise GalatPindai(kata) from galat
    # The whole line and nothing beside it. A scanner that hung up before the end has not seen the end.
    if jawaban == b"stream: OK\0" and not terputus:
        return ""
    if (temuan := DITEMUKAN.fullmatch(jawaban.removesuffix(b"\0"))) and jawaban.endswith(b"\0"):
        return temuan["nama"].decode("utf-8", "replace")[:200]
    kata = " ".join(jawaban.decode("utf-8", "replace").replace("\0", " ").split())
    raise GalatPindai(f"Jawaban pemindai bukan putusan: {kata[:200] or '(kosong)'}")


def _sambung(alamat: str) -> socket.socket:
    try:
        if alamat.startswith("/"):
            sambungan = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
            try:
                sambungan.settimeout(BATAS_SAMBUNG)
                sambungan.connect(alamat)
            except OSError:
                sambungan.close()
                raise
            return sambungan
        mesin, _, porta = alamat.rpartition(":")
        return socket.create_connection((mesin.strip("[]"), int(porta)), timeout=BATAS_SAMBUNG)
    except (OSError, OverflowError) as galat:
        raise PemindaiDiam(f"Pemindai tidak tersambung: {galat}") from galat


def _kirim(sambungan: socket.socket, isi: Iterable[bytes], batas: float) -> bool:
    """Whether the scanner took all of it; when it hung up, its reason may be waiting to be read."""
    sumber = iter(isi)
    try:
        _sisa_waktu(sambungan, batas)
        sambungan.sendall(b"zINSTREAM\0")
        while potongan := next(sumber, b""):
            _sisa_waktu(sambungan, batas)
            sambungan.sendall(struct.pack("!L", len(potongan)) + potongan)
        sambungan.sendall(struct.pack("!L", 0))
    except TimeoutError as galat:
        raise PemindaiDiam("Pemindai tidak menerima dalam waktunya.") from galat
    except (BrokenPipeError, ConnectionResetError):
        return False
    return True


def _terima(sambungan: socket.socket, batas: float) -> bytes:
    jawaban = b""
    try:
        # To the end of the connection: clamd hangs up after one answer, and there is only one.
        while len(jawaban) < BATAS_JAWABAN:
            _sisa_waktu(sambungan, batas)
            bagian = sambungan.recv(BATAS_JAWABAN)
            if not bagian:
                break
            jawaban += bagian
    except TimeoutError as galat:
        raise PemindaiDiam("Pemindai tidak menjawab dalam waktunya.") from galat
    except OSError as galat:
        raise PemindaiDiam(f"Sambungan ke pemindai putus: {galat}") from galat
    if not jawaban:
        raise PemindaiDiam("Pemindai memutus sambungan tanpa jawaban.")
    return jawaban


def _sisa_waktu(sambungan: socket.socket, batas: float) -> None:
    sisa = batas - time.monotonic()
    if sisa <= 0:
        raise TimeoutError
    sambungan.settimeout(sisa)
