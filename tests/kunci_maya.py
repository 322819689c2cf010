"""A passkey without a device: it signs what the page asks, as a telephone would."""

import hashlib
import json
import re

from allauth.mfa.models import Authenticator
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from fido2.cose import ES256
from fido2.utils import websafe_encode
from fido2.webauthn import (
    Aaguid,
    AttestationObject,
    AttestedCredentialData,
    AuthenticatorData,
    CollectedClientData,
)

from akun.models import Pengguna

SITUS = "testserver"
FLAG = AuthenticatorData.FLAG


class KunciMaya:
    """Registered for one person; `jawab` answers the challenge in a page of the application."""

    def __init__(self, orang: Pengguna) -> None:
        self.nomor = f"kunci-{orang.pk}".encode()
        self.rahasia = ec.generate_private_key(ec.SECP256R1())
        publik = ES256.from_cryptography_key(self.rahasia.public_key())
        milik = AttestedCredentialData.create(Aaguid.NONE, self.nomor, publik)
        data = AuthenticatorData.create(_sidik(SITUS), FLAG.UP | FLAG.UV | FLAG.AT, 0, milik)
        isi = {
            "clientDataJSON": websafe_encode(self._klien(CollectedClientData.TYPE.CREATE, b"awal")),
            "attestationObject": websafe_encode(AttestationObject.create("none", data, {})),
        }
        Authenticator.objects.create(
            user=orang, type="webauthn", data={"name": "Ponsel", "credential": self._kredensial(isi)}
        )

    def jawab(self, halaman: str) -> str:
        """The hidden field `credential` that the script of the page would fill in."""
        teks = re.search(r'<script id="js_data" type="application/json">(.*?)</script>', halaman)
        assert teks, "halaman tidak meminta kunci sandi"
        tantangan = json.loads(teks[1])["request_options"]["publicKey"]["challenge"]
        data = AuthenticatorData.create(_sidik(SITUS), FLAG.UP | FLAG.UV, 1)
        klien = CollectedClientData.create(CollectedClientData.TYPE.GET, tantangan, f"https://{SITUS}")
        tanda = self.rahasia.sign(bytes(data) + hashlib.sha256(klien).digest(), ec.ECDSA(SHA256()))
        isi = {
            "clientDataJSON": websafe_encode(klien),
            "authenticatorData": websafe_encode(data),
            "signature": websafe_encode(tanda),
        }
        return json.dumps(self._kredensial(isi))

    def _klien(self, jenis: str, tantangan: bytes) -> bytes:
        return CollectedClientData.create(jenis, tantangan, f"https://{SITUS}")

    def _kredensial(self, isi: dict[str, str]) -> dict[str, object]:
        nomor = websafe_encode(self.nomor)
        return {"id": nomor, "rawId": nomor, "type": "public-key", "response": isi}


def _sidik(situs: str) -> bytes:
    return hashlib.sha256(situs.encode()).digest()
