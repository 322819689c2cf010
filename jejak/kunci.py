"""The keys that sign checkpoints: files outside the database, so that who owns the tables cannot sign.

`aktif.pem` signs; for every key that ever signed here lies its public half as `<id>.pub`.
"""

from __future__ import annotations

import hashlib
import logging
import os
from pathlib import Path

from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from django.conf import settings

AKTIF = "aktif.pem"
logger = logging.getLogger(__name__)


def folder() -> Path:
    return Path(settings.FOLDER_KUNCI_JEJAK)


def publik_dari(kunci: Ed25519PrivateKey) -> str:
    return kunci.public_key().public_bytes_raw().hex()


def id_kunci(publik: str) -> str:
    """Sixteen digits by which people and checkpoints call a public key."""
    return hashlib.sha256(bytes.fromhex(publik)).hexdigest()[:16]


def kunci_aktif() -> Ed25519PrivateKey | None:
    """The key that signs now; None before one was made, and with an alarm when it is unreadable."""
    try:
        isi = (folder() / AKTIF).read_bytes()
        kunci = serialization.load_pem_private_key(isi, password=None)
    except FileNotFoundError:
        return None
    except (OSError, ValueError, TypeError, UnsupportedAlgorithm) as galat:
        logger.error("Kunci titik periksa tidak terbaca: %s", type(galat).__name__)
        return None
    if not isinstance(kunci, Ed25519PrivateKey):
        logger.error("Kunci titik periksa bukan Ed25519.")
        return None
    return kunci


def kunci_publik() -> dict[str, str]:
    """Every public key of this installation by its id, from the folder and never from the database."""
    hasil = {}
    for berkas in sorted(folder().glob("*.pub")):
        isi = berkas.read_text(encoding="ascii", errors="replace").strip()
        if len(isi) == 64 and set(isi) <= set("0123456789abcdef"):
            hasil[id_kunci(isi)] = isi
        else:
            logger.error("%s bukan kunci publik Ed25519.", berkas.name)
    return hasil


def buat_kunci() -> Ed25519PrivateKey:
    """A new key, kept nowhere yet."""
    return Ed25519PrivateKey.generate()


def simpan_kunci(kunci: Ed25519PrivateKey) -> str:
    """Put the key where it signs from now on; returns its public half. The old public keys stay."""
    tempat = folder()
    tempat.mkdir(mode=0o700, parents=True, exist_ok=True)
    publik = publik_dari(kunci)
    pem = kunci.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    _tulis(tempat / f"{id_kunci(publik)}.pub", f"{publik}\n".encode(), 0o644)
    _tulis(tempat / AKTIF, pem, 0o600)
    return publik


def _tulis(tujuan: Path, isi: bytes, mode: int) -> None:
    """Whole or not at all: beside it first, then in its place."""
    sementara = tujuan.with_name(f"{tujuan.name}.baru")
    sementara.unlink(missing_ok=True)
    with os.fdopen(os.open(sementara, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode), "wb") as berkas:
        berkas.write(isi)
        berkas.flush()
        os.fsync(berkas.fileno())
    sementara.replace(tujuan)


def sah(publik: str, tanda_tangan: str, pesan: bytes) -> bool:
    """Did this key sign these bytes?"""
    try:
        kunci = Ed25519PublicKey.from_public_bytes(bytes.fromhex(publik))
        kunci.verify(bytes.fromhex(tanda_tangan), pesan)
    except (InvalidSignature, ValueError):
        return False
    return True
