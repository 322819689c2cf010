"""Seals a text that nobody may read before its hour, also not in a copy of the database."""

from __future__ import annotations

import base64

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings


class SegelRusak(Exception):
    """What is stored cannot be opened with the keys of this installation."""


def segel(teks: str) -> str:
    """The sealed form of a text; each time another one."""
    return _kunci().encrypt(teks.encode()).decode()


def buka_segel(tersegel: str) -> str:
    """The text; raises SegelRusak."""
    try:
        return _kunci().decrypt(tersegel.encode()).decode()
    except InvalidToken as galat:
        raise SegelRusak from galat


def _kunci() -> MultiFernet:
    """Derived from SECRET_KEY; earlier ones in SECRET_KEY_FALLBACKS still open."""
    bahan = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return MultiFernet([Fernet(_turunkan(satu)) for satu in bahan])


def _turunkan(bahan: str) -> bytes:
    kunci = HKDF(algorithm=SHA256(), length=32, salt=None, info=b"dokumen.segel").derive(bahan.encode())
    return base64.urlsafe_b64encode(kunci)
