"""Signed checkpoints: what makes cutting off or rewriting the chain visible to those outside the database."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.conf import settings
from django.db import connection, transaction

from jejak import kunci as kunci_titik
from jejak.models import Jejak, TitikPeriksa
from jejak.rantai import AWAL, Masalah, Penelusur, kanonis, sha256, stempel

# One number for chain and checkpoints; appends stand in one queue until their transaction ends.
KUNCI_RANTAI = 7_301_989
JENIS = "seleksi-jpt/titik-periksa/1"
PER_JAM, GANTI_KUNCI = "jam", "kunci.diganti"
# Every lock of a component and every change of a stage; the hour brings the others.
PEMICU = {
    "komponen.dikunci": "Komponen penilaian dikunci",
    "rekap.dihitung": "Rekapitulasi dihitung",
    "rekap.tiga_nama_ditetapkan": "Tiga calon ditetapkan",
    "lowongan.diumumkan": "Perubahan tahap",
    "lowongan.pengumuman_ditutup": "Perubahan tahap",
    "lowongan.tahap_dimulai": "Perubahan tahap",
    "lowongan.diperpanjang": "Perubahan tahap",
    "lowongan.seleksi_diperpanjang": "Perubahan tahap",
    "lowongan.dibatalkan": "Perubahan tahap",
    "lowongan.selesai": "Perubahan tahap",
}
SEBUTAN = {**PEMICU, PER_JAM: "Setiap jam", GANTI_KUNCI: "Penggantian kunci"}
APA = "Titik periksa"


def antre(kursor: Any) -> None:
    """Wait for the turn to append; held until the transaction ends."""
    kursor.execute("SELECT pg_advisory_xact_lock(%s)", [KUNCI_RANTAI])


def pesan(titik: TitikPeriksa) -> dict[str, Any]:
    """What is signed, in plain values."""
    return {
        "jenis": JENIS,
        "asal": titik.asal,
        "nomor": titik.nomor,
        "tinggi": titik.tinggi,
        "sidik_jejak": titik.sidik_jejak,
        "sebab": titik.sebab,
        "pada": stempel(titik.pada),
        "sebelumnya": titik.sebelumnya,
        "kunci": titik.kunci,
        "kunci_baru": titik.kunci_baru,
    }


def sebagai_json(titik: TitikPeriksa) -> dict[str, Any]:
    """The whole checkpoint as it is published, mailed and exported."""
    return {**pesan(titik), "tanda_tangan": titik.tanda_tangan}


def buat(*, sebab: str, kunci_baru: str = "") -> TitikPeriksa | None:
    """Sign the present end of the chain, in the transaction that called; None while there is no key."""
    kunci = kunci_titik.kunci_aktif()
    return _buat(kunci, sebab, kunci_baru) if kunci is not None else None


@transaction.atomic
def _buat(kunci: Ed25519PrivateKey, sebab: str, kunci_baru: str) -> TitikPeriksa:
    with connection.cursor() as kursor:
        antre(kursor)
        kursor.execute("SELECT clock_timestamp()")
        (pada,) = kursor.fetchone()
    tinggi, sidik = Jejak.objects.order_by("-tinggi").values_list("tinggi", "sidik").first() or (0, AWAL)
    dahulu = TitikPeriksa.objects.order_by("-nomor").first()
    titik = TitikPeriksa(
        nomor=dahulu.nomor + 1 if dahulu else 1,
        asal=settings.ALAMAT_SITUS,
        tinggi=tinggi,
        sidik_jejak=sidik,
        sebab=sebab,
        pada=pada,
        sebelumnya=dahulu.sidik if dahulu else AWAL,
        kunci=kunci_titik.id_kunci(kunci_titik.publik_dari(kunci)),
        kunci_baru=kunci_baru,
    )
    titik.tanda_tangan = kunci.sign(kanonis(pesan(titik))).hex()
    titik.sidik = sha256(sebagai_json(titik))
    titik.save(force_insert=True)
    return titik


def ganti_kunci() -> str:
    """The first key, or a new one that the old one hands over to; returns the public half of the new key.

    The handing over is committed before the new key is put in place: killed in between, the old one signs on.
    """
    baru = kunci_titik.buat_kunci()
    buat(sebab=GANTI_KUNCI, kunci_baru=kunci_titik.publik_dari(baru))
    return kunci_titik.simpan_kunci(baru)


def periksa_semua(luar: Iterable[Mapping[str, Any]] = ()) -> list[Masalah]:
    """Rows, links, commitments, checkpoints, signatures; `luar` are checkpoints kept by witnesses."""
    titik = list(TitikPeriksa.objects.order_by("nomor"))
    luar = list(luar)
    disebut = {satu.tinggi for satu in titik} | {_bulat(satu.get("tinggi")) for satu in luar}
    penelusur = Penelusur(disebut)
    masalah = penelusur.telusuri()
    kunci = kunci_titik.kunci_publik()
    masalah += _periksa_titik(titik, penelusur, kunci)
    # The key of a witness's checkpoint must be one that lies in the folder or was handed over.
    kunci |= {kunci_titik.id_kunci(satu.kunci_baru): satu.kunci_baru for satu in titik if satu.kunci_baru}
    return masalah + _periksa_luar(luar, {satu.nomor: satu for satu in titik}, penelusur, kunci)


def beda_titik(jejak: Jejak, titik: TitikPeriksa | None) -> list[str]:
    """One row against the checkpoint signed right after it; without a key none was."""
    if titik is None:
        return []
    salah = _salah_tanda(sebagai_json(titik), kunci_titik.kunci_publik())
    if not salah and titik.sidik_jejak != jejak.sidik:
        salah = f"sidik jejak nomor {jejak.tinggi} berbeda dengan yang ditandatangani."
    return [str(Masalah(titik.nomor, salah, APA))] if salah else []


def _periksa_titik(
    titik: list[TitikPeriksa], penelusur: Penelusur, kunci: Mapping[str, str]
) -> list[Masalah]:
    masalah: list[Masalah] = []
    kenal = dict(kunci)
    nomor, sidik, tinggi = 0, AWAL, 0
    for satu in titik:
        if satu.nomor != nomor + 1:
            masalah.append(Masalah(nomor + 1, f"hilang sebelum nomor {satu.nomor}.", APA))
        elif satu.sebelumnya != sidik:
            masalah.append(Masalah(satu.nomor, "tidak bersambung dengan titik periksa sebelumnya.", APA))
        if satu.tinggi < tinggi:
            masalah.append(Masalah(satu.nomor, f"tingginya mundur dari {tinggi} ke {satu.tinggi}.", APA))
        salah = _salah_tanda(sebagai_json(satu), kenal)
        if salah:
            masalah.append(Masalah(satu.nomor, salah, APA))
        elif satu.kunci_baru:
            kenal[kunci_titik.id_kunci(satu.kunci_baru)] = satu.kunci_baru
        if sha256(sebagai_json(satu)) != satu.sidik:
            masalah.append(Masalah(satu.nomor, "isinya tidak cocok dengan sidiknya.", APA))
        if beda := _beda_rantai(satu.tinggi, satu.sidik_jejak, penelusur):
            masalah.append(Masalah(satu.nomor, beda, APA))
        nomor, sidik, tinggi = satu.nomor, satu.sidik, max(tinggi, satu.tinggi)
    return masalah


def _periksa_luar(
    luar: Iterable[Mapping[str, Any]],
    milik: Mapping[int, TitikPeriksa],
    penelusur: Penelusur,
    kunci: Mapping[str, str],
) -> list[Masalah]:
    masalah = []
    for satu in luar:
        nomor = _bulat(satu.get("nomor"))
        if salah := _salah_tanda(satu, kunci):
            masalah.append(Masalah(nomor, salah, "Titik periksa saksi"))
            continue
        if nomor not in milik:
            masalah.append(Masalah(nomor, "tidak ada lagi di basis data.", "Titik periksa saksi"))
        elif sebagai_json(milik[nomor]) != dict(satu):
            masalah.append(Masalah(nomor, "berbeda dengan yang di basis data.", "Titik periksa saksi"))
        if beda := _beda_rantai(_bulat(satu.get("tinggi")), satu.get("sidik_jejak", ""), penelusur):
            masalah.append(Masalah(nomor, beda, "Titik periksa saksi"))
    return masalah


def _salah_tanda(titik: Mapping[str, Any], kunci: Mapping[str, str]) -> str:
    id_kunci = str(titik.get("kunci", ""))
    if id_kunci not in kunci:
        return f"ditandatangani dengan kunci {id_kunci} yang tidak dikenal."
    isi = {nama: nilai for nama, nilai in titik.items() if nama != "tanda_tangan"}
    if not kunci_titik.sah(kunci[id_kunci], str(titik.get("tanda_tangan", "")), kanonis(isi)):
        return "tanda tangannya tidak sah."
    return ""


def _beda_rantai(tinggi: int, sidik: str, penelusur: Penelusur) -> str:
    if tinggi > penelusur.tinggi:
        return (
            f"mencatat {tinggi} baris jejak, sekarang hanya sampai {penelusur.tinggi}: yang terbaru dihapus."
        )
    if penelusur.sidik_pada.get(tinggi) != sidik:
        return f"sidik jejak nomor {tinggi} berbeda dengan yang ditandatangani: rantai ditulis ulang."
    return ""


def _bulat(nilai: Any) -> int:
    return nilai if isinstance(nilai, int) else -1
