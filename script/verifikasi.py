#!/usr/bin/env python3
"""Memeriksa berkas bukti Seleksi JPT tanpa aplikasinya: rantai, ikatan, titik periksa, tanda kunci.

    python3 verifikasi.py bukti.jsonl --kunci 3F…9A
    python3 verifikasi.py bukti.jsonl --kunci 3F…9A --titik titik.json
    python3 verifikasi.py bukti.jsonl --kunci 3F…9A --tanda A1B2-C3D4-E5F6-0718
    python3 verifikasi.py bukti.jsonl --kunci 3F…9A --lembar tanda-kunci.json

--kunci   kunci publik titik periksa, 64 angka heksadesimal, dari kertas atau surel yang Anda pegang sendiri
--titik   titik periksa dari surel saksi atau halaman /jejak/titik-periksa.json; boleh berulang
--tanda   kode tanda kunci lembar nilai; boleh berulang
--lembar  berkas tanda kunci milik penilai, berisi nilai dan garamnya; boleh berulang

Hanya memakai pustaka baku Python 3.9 ke atas dan tidak menyentuh jaringan. Keluar dengan kode 0 bila semuanya
cocok, 1 bila ada yang tidak cocok, 2 bila berkasnya tidak dapat dibaca. Yang dibuktikan dan yang tidak:
docs/jejak.md.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from pathlib import Path
from typing import Any

AWAL = "0" * 64
JENIS_BUKTI = "seleksi-jpt/bukti/1"
JENIS_TITIK = "seleksi-jpt/titik-periksa/1"
BADAN = (
    "ragam",
    "peristiwa",
    "pelaku",
    "objek_tipe",
    "objek_id",
    "seleksi_id",
    "pada",
    "tercatat_pada",
    "ikatan",
)
POLOS = (
    "tinggi",
    "peristiwa",
    "pelaku",
    "pelaku_nama",
    "objek_tipe",
    "objek_id",
    "seleksi_id",
    "pada",
    "rincian",
    "sidik_sebelumnya",
)
LEMBAR = ("komponen", "lamaran", "penilai", "butir", "garam")


# --- Ed25519 (RFC 8032, bagian 5.1 dan contoh bagian 6) ----------------------------------------------------
P = 2**255 - 19
L = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
AKAR_MINUS_SATU = pow(2, (P - 1) // 4, P)
Titik = tuple


def _tambah(a: Titik, b: Titik) -> Titik:
    x = (a[1] - a[0]) * (b[1] - b[0]) % P
    y = (a[1] + a[0]) * (b[1] + b[0]) % P
    z, w = 2 * a[3] * b[3] * D % P, 2 * a[2] * b[2] % P
    e, f, g, h = y - x, w - z, w + z, y + x
    return (e * f % P, g * h % P, f * g % P, e * h % P)


def _kali(banyak: int, titik: Titik) -> Titik:
    hasil: Titik = (0, 1, 1, 0)
    while banyak > 0:
        if banyak & 1:
            hasil = _tambah(hasil, titik)
        titik = _tambah(titik, titik)
        banyak >>= 1
    return hasil


def _sama(a: Titik, b: Titik) -> bool:
    return (a[0] * b[2] - b[0] * a[2]) % P == 0 and (a[1] * b[2] - b[1] * a[2]) % P == 0


def _x_dari(y: int, tanda: int) -> int | None:
    if y >= P:
        return None
    x2 = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    if x2 == 0:
        return None if tanda else 0
    x = pow(x2, (P + 3) // 8, P)
    if (x * x - x2) % P != 0:
        x = x * AKAR_MINUS_SATU % P
    if (x * x - x2) % P != 0:
        return None
    return P - x if (x & 1) != tanda else x


def _urai(bita: bytes) -> Titik | None:
    y = int.from_bytes(bita, "little")
    tanda = y >> 255
    y &= (1 << 255) - 1
    x = _x_dari(y, tanda)
    return None if x is None else (x, y, 1, x * y % P)


_Y_DASAR = 4 * pow(5, P - 2, P) % P
_X_DASAR = _x_dari(_Y_DASAR, 0) or 0
DASAR: Titik = (_X_DASAR, _Y_DASAR, 1, _X_DASAR * _Y_DASAR % P)


def tanda_tangan_sah(kunci: bytes, pesan: bytes, tanda_tangan: bytes) -> bool:
    """Ed25519 verification as in RFC 8032, section 5.1.7."""
    if len(kunci) != 32 or len(tanda_tangan) != 64:
        return False
    a, r = _urai(kunci), _urai(tanda_tangan[:32])
    s = int.from_bytes(tanda_tangan[32:], "little")
    if a is None or r is None or s >= L:
        return False
    h = int.from_bytes(hashlib.sha512(tanda_tangan[:32] + kunci + pesan).digest(), "little") % L
    return _sama(_kali(s, DASAR), _tambah(r, _kali(h, a)))


# --- Bentuk baku dan sidik ----------------------------------------------------------------------------------
def kanonis(isi: Any) -> bytes:
    """Keys sorted, no spaces, UTF-8: the spelling over which every digest is taken."""
    return json.dumps(
        isi, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False
    ).encode()


def sha256(isi: Any) -> str:
    return hashlib.sha256(kanonis(isi)).hexdigest()


def id_kunci(publik: str) -> str:
    return hashlib.sha256(bytes.fromhex(publik)).hexdigest()[:16]


class Pemeriksa:
    """Reads a bundle line by line; `salah` are the findings, `kata` what was established."""

    def __init__(self, kunci: list[str]) -> None:
        self.salah: list[str] = []
        self.kata: list[str] = []
        self.kunci = {id_kunci(satu): satu for satu in kunci}
        self.dipercaya = bool(kunci)
        self.kepala: dict[str, Any] = {}
        self.tinggi, self.sidik, self.tertutup = 0, AWAL, 0
        self.sidik_pada = {0: AWAL}
        self.rincian = self.dihapus = 0
        self.titik: dict[int, dict[str, Any]] = {}
        self._sidik_titik, self._nomor_titik = AWAL, 0
        # Sheet id -> (height, digest) of its lock, in the order of the chain.
        self.lembar: dict[str, tuple[int, str]] = {}
        self.komponen: dict[str, dict[str, str]] = {}

    def baca(self, isi: str) -> None:
        for nomor, teks in enumerate(isi.splitlines(), start=1):
            try:
                baris = json.loads(teks)
                self._lihat(nomor, baris)
            except (ValueError, KeyError, TypeError, AttributeError) as galat:
                self.salah.append(f"Baris berkas {nomor}: tidak dapat dibaca ({type(galat).__name__}).")
        if not self.kepala:
            self.salah.append("Berkas ini bukan bukti Seleksi JPT.")
        elif self.tinggi != self.kepala.get("tinggi"):
            self.salah.append(
                f"Jejak berhenti di nomor {self.tinggi}, padahal berkas menyebut {self.kepala.get('tinggi')}."
            )

    def _lihat(self, nomor: int, baris: dict[str, Any]) -> None:
        jenis = baris["jenis"]
        if jenis == JENIS_BUKTI and nomor == 1:
            self.kepala = baris
            if not self.dipercaya:
                self.kunci = {id_kunci(satu): satu for satu in baris["kunci"].values()}
        elif jenis == JENIS_TITIK:
            self._lihat_titik(baris)
        elif jenis in ("jejak", "lain", "lama", "lama_tertutup"):
            self._lihat_jejak(jenis, baris)
        else:
            self.salah.append(f"Baris berkas {nomor}: jenis {jenis!r} tidak dikenal.")

    def _lihat_jejak(self, jenis: str, baris: dict[str, Any]) -> None:
        tinggi = baris["tinggi"]
        if tinggi != self.tinggi + 1:
            self.salah.append(f"Jejak nomor {self.tinggi + 1}: hilang atau tertukar sebelum nomor {tinggi}.")
        if jenis == "lama_tertutup":
            self.tertutup += 1
            sidik = baris["sidik"]
        elif jenis == "lama":
            if baris["sidik_sebelumnya"] != self.sidik:
                self.salah.append(f"Jejak nomor {tinggi}: tidak bersambung dengan baris sebelumnya.")
            sidik = sha256({nama: baris[nama] for nama in POLOS})
        else:
            sidik_isi = baris["isi"] if jenis == "lain" else sha256({nama: baris[nama] for nama in BADAN})
            sidik = sha256({"isi": sidik_isi, "sidik_sebelumnya": self.sidik, "tinggi": tinggi})
        if sidik != baris.get("sidik", sidik):
            self.salah.append(f"Jejak nomor {tinggi}: isi atau sambungannya tidak cocok dengan sidiknya.")
            # Goes on with what the file says, so that one wrong row is named once; checkpoints see the rest.
            sidik = baris["sidik"]
        self.tinggi, self.sidik = tinggi, sidik
        self.sidik_pada[tinggi] = sidik
        if jenis == "jejak":
            self._lihat_rincian(tinggi, baris)

    def _lihat_rincian(self, tinggi: int, baris: dict[str, Any]) -> None:
        terbuka = {}
        for nama, bukaan in baris["bukaan"].items():
            ikatan = sha256({"garam": bukaan["garam"], "kunci": nama, "nilai": bukaan["nilai"]})
            if ikatan != baris["ikatan"].get(nama):
                self.salah.append(f"Jejak nomor {tinggi}: rincian “{nama}” tidak cocok dengan ikatannya.")
            terbuka[nama] = bukaan["nilai"]
            self.rincian += 1
        self.dihapus += len(baris["ikatan"]) - len(terbuka)
        if baris["peristiwa"] == "lembar.dikunci" and "sidik" in terbuka:
            self.lembar[baris["objek_id"]] = (tinggi, terbuka["sidik"])
        if baris["peristiwa"] == "komponen.dikunci" and "lembar" in terbuka:
            self.komponen[baris["objek_id"]] = terbuka["lembar"]

    def _lihat_titik(self, titik: dict[str, Any]) -> None:
        nomor = titik["nomor"]
        if nomor != self._nomor_titik + 1 or titik["sebelumnya"] != self._sidik_titik:
            self.salah.append(f"Titik periksa nomor {nomor}: tidak bersambung dengan yang sebelumnya.")
        self._nomor_titik, self._sidik_titik = nomor, sha256(titik)
        self.titik[nomor] = titik
        self._uji_titik(titik, "Titik periksa")

    def _uji_titik(self, titik: dict[str, Any], apa: str) -> None:
        nomor, tinggi = titik["nomor"], titik["tinggi"]
        publik = self.kunci.get(titik["kunci"])
        isi = {nama: nilai for nama, nilai in titik.items() if nama != "tanda_tangan"}
        if publik is None:
            self.salah.append(
                f"{apa} nomor {nomor}: ditandatangani dengan kunci {titik['kunci']} yang tidak dikenal."
            )
        elif not tanda_tangan_sah(bytes.fromhex(publik), kanonis(isi), bytes.fromhex(titik["tanda_tangan"])):
            self.salah.append(f"{apa} nomor {nomor}: tanda tangannya tidak sah.")
        elif titik["kunci_baru"]:
            self.kunci[id_kunci(titik["kunci_baru"])] = titik["kunci_baru"]
        if tinggi > self.tinggi:
            self.salah.append(
                f"{apa} nomor {nomor}: mencatat {tinggi} baris jejak, berkas ini hanya sampai {self.tinggi}."
            )
        elif self.sidik_pada.get(tinggi) != titik["sidik_jejak"]:
            self.salah.append(
                f"{apa} nomor {nomor}: sidik jejak nomor {tinggi} berbeda dengan yang ditandatangani."
            )

    def banding_titik(self, isi: str) -> None:
        """Compare checkpoints kept outside: a mail, or the JSON of the public page."""
        for titik in _daftar_titik(isi):
            nomor = titik["nomor"]
            if titik["tinggi"] > self.tinggi and self.titik and nomor > max(self.titik):
                self.salah.append(
                    f"Titik periksa saksi nomor {nomor}: lebih baru dari berkas ini; mintalah yang baru."
                )
                continue
            self._uji_titik(titik, "Titik periksa saksi")
            if self.titik.get(nomor) != titik:
                self.salah.append(f"Titik periksa saksi nomor {nomor}: tidak ada, atau lain, di berkas ini.")
            else:
                self.kata.append(f"Titik periksa saksi nomor {nomor} sama dengan yang di berkas ini.")

    def cari_tanda(self, kode: str) -> None:
        """A receipt code: the first digits of the digest of a sheet."""
        polos = "".join(huruf for huruf in kode.lower() if huruf in "0123456789abcdef")
        cocok = [(t, s) for t, s in self.lembar.values() if len(polos) >= 16 and s.startswith(polos)]
        if not cocok:
            self.salah.append(f"Tanda kunci {kode}: tidak ada di jejak berkas ini.")
        for tinggi, sidik in cocok:
            self.kata.append(f"Tanda kunci {kode} ada pada jejak nomor {tinggi}: sidik {sidik}.")

    def putar_lembar(self, isi: str) -> None:
        """Replay a sheet with its salt to the digest that the chain holds."""
        lembar = json.loads(isi)
        sidik = sha256({nama: lembar[nama] for nama in LEMBAR})
        nomor = str(lembar["lembar"])
        tinggi, tercatat = self.lembar.get(nomor, (0, ""))
        if sidik != tercatat:
            self.salah.append(
                f"Lembar nomor {nomor}: nilai dan garamnya memberi sidik {sidik}, "
                f"jejak mencatat {tercatat or 'tidak ada'}."
            )
            return
        self.kata.append(f"Lembar nomor {nomor}: nilainya persis yang dikunci pada jejak nomor {tinggi}.")
        tutup = self.komponen.get(str(lembar["komponen"]))
        if tutup is not None and tutup.get(nomor) != sidik:
            self.salah.append(f"Lembar nomor {nomor}: tidak termasuk lembar saat komponennya dikunci.")
        elif tutup is not None:
            self.kata.append(f"Lembar nomor {nomor}: termasuk yang dihitung saat komponennya dikunci.")

    def ringkas(self) -> list[str]:
        kepala = self.kepala
        baris = [
            f"Bukti {kepala.get('nama')} dari {kepala.get('asal')}, dibuat {kepala.get('dibuat_pada')}.",
            f"{self.tinggi} baris jejak tersambung; sidik terakhir {self.sidik}.",
            f"{self.rincian} rincian terbuka dan diperiksa, {self.dihapus} tertutup.",
            f"{len(self.titik)} titik periksa.",
        ]
        if self.tertutup:
            baris.append(
                f"{self.tertutup} baris lama hanya disebut sidiknya; isinya tidak diperiksa di sini."
            )
        if not self.dipercaya:
            baris.append("PERHATIAN: kunci publik diambil dari berkas ini sendiri. Ulangi dengan --kunci.")
        if not self.titik:
            baris.append(
                "PERHATIAN: tanpa titik periksa, rantai yang ditulis ulang seluruhnya tidak terlihat."
            )
        return [*baris, *self.kata]


def _daftar_titik(isi: str) -> list[dict[str, Any]]:
    """One object, a list, or {"titik": […]}; a mail program may break the line, no value has a space."""
    try:
        hasil = json.loads(isi)
    except ValueError:
        hasil = json.loads("".join(isi.split()))
    if isinstance(hasil, dict):
        hasil = hasil.get("titik", [hasil])
    return sorted(hasil, key=lambda satu: satu["nomor"])


def _teks(nama: str) -> str:
    return Path(nama).read_text(encoding="utf-8")


def utama(kata: list[str] | None = None) -> int:
    pembaca = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter, add_help=True
    )
    pembaca.add_argument("bukti")
    pembaca.add_argument("--kunci", action="append", default=[])
    pembaca.add_argument("--titik", action="append", default=[])
    pembaca.add_argument("--tanda", action="append", default=[])
    pembaca.add_argument("--lembar", action="append", default=[])
    pilihan = pembaca.parse_args(kata)
    try:
        pemeriksa = Pemeriksa([satu.lower() for satu in pilihan.kunci])
        pemeriksa.baca(_teks(pilihan.bukti))
        for nama in pilihan.titik:
            pemeriksa.banding_titik(_teks(nama))
        for kode in pilihan.tanda:
            pemeriksa.cari_tanda(kode)
        for nama in pilihan.lembar:
            pemeriksa.putar_lembar(_teks(nama))
    except (OSError, ValueError, KeyError, TypeError) as galat:
        print(f"Tidak dapat dibaca: {galat}", file=sys.stderr)
        return 2
    for satu in pemeriksa.ringkas():
        print(satu)
    for satu in pemeriksa.salah:
        print(f"SALAH: {satu}")
    print("TIDAK COCOK." if pemeriksa.salah else "COCOK.")
    return 1 if pemeriksa.salah else 0


if __name__ == "__main__":
    sys.exit(utama())
