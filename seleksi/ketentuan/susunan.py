"""A profile: dated layers laid on one another, from the national law up to what is done in practice.

A profile has the code of its local layer. A higher layer replaces the value of a lower one; a range or list
of choices holds until a higher layer writes its own. How one file is read: lapisan.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

from seleksi.ketentuan.isi import Ketentuan, Keterangan, Pilihan
from seleksi.ketentuan.jalur import luar_batas, nilai_di, semua_jalur
from seleksi.ketentuan.lapisan import BerkasLapisan, Isian, ProfilDitolak, baca_lapisan

FOLDER_PROFIL = Path(__file__).parent / "profil"


@cache
def _tambahan() -> list[Path]:
    return []


def pakai_folder(folder: Iterable[Path]) -> None:
    """Folders of the installation itself, read beside the profiles that come with the application."""
    _tambahan()[:] = list(folder)
    _semua.cache_clear()
    profil.cache_clear()


def _berkas() -> list[Path]:
    return [berkas for folder in (FOLDER_PROFIL, *_tambahan()) for berkas in sorted(folder.glob("*.toml"))]


@cache
def _semua() -> tuple[BerkasLapisan, ...]:
    """Every layer. Raises ProfilDitolak for a bad file, a code used twice, an overlapping validity."""
    semua = [baca_lapisan(berkas) for berkas in _berkas()]
    _tanpa_tumpang_tindih(semua)
    return tuple(semua)


def _tanpa_tumpang_tindih(semua: Sequence[BerkasLapisan]) -> None:
    kode = [satu.lapisan.kode for satu in semua]
    for satu in kode:
        if kode.count(satu) > 1:
            raise ProfilDitolak(f"{satu}.toml", "(nama berkas)", "dipakai dua kali.")
    urut = sorted(semua, key=lambda satu: (satu.rangkaian, satu.lapisan.berlaku_sejak or date.min))
    for dulu, lalu in pairwise(urut):
        sampai = dulu.lapisan.berlaku_sampai or date.max
        if dulu.rangkaian == lalu.rangkaian and (lalu.lapisan.berlaku_sejak or date.min) <= sampai:
            alasan = f"masa berlakunya bertumpang tindih dengan {dulu.lapisan.kode}.toml."
            raise ProfilDitolak(f"{lalu.lapisan.kode}.toml", "lapisan.berlaku_sejak", alasan)


def daftar_profil(tanggal: date | None = None) -> tuple[str, ...]:
    """Codes of the profiles, or of those whose local layer is in force on a day."""
    return tuple(
        sorted(
            satu.lapisan.kode
            for satu in _semua()
            if satu.susunan and (tanggal is None or satu.berlaku(tanggal))
        )
    )


@cache
def profil(kode: str, tanggal: date | None = None) -> Ketentuan:
    """The ketentuan of a profile on a day; without a day, of the newest layers.

    Raises KeyError for an unknown code, ProfilDitolak when the layers do not make a whole.
    """
    daerah = next((satu for satu in _semua() if satu.lapisan.kode == kode and satu.susunan), None)
    if daerah is None:
        raise KeyError(kode)
    return susun([_pilih(daerah, rangkaian, tanggal) for rangkaian in daerah.susunan], daerah)


def _pilih(daerah: BerkasLapisan, rangkaian: str, tanggal: date | None) -> BerkasLapisan | None:
    """The layer of a series in force on the day, or the newest one; None before there was any."""
    if rangkaian == daerah.rangkaian:
        return daerah
    calon = [satu for satu in _semua() if satu.rangkaian == rangkaian]
    if not calon:
        alasan = f"tidak ada lapisan dengan rangkaian {rangkaian}."
        raise ProfilDitolak(f"{daerah.lapisan.kode}.toml", "lapisan.susunan", alasan)
    if tanggal is None:
        return max(calon, key=lambda satu: satu.lapisan.berlaku_sejak or date.min)
    return next((satu for satu in calon if satu.berlaku(tanggal)), None)


def susun(lapisan: Iterable[BerkasLapisan | None], daerah: BerkasLapisan) -> Ketentuan:
    """Lay the layers on one another, the first at the bottom."""
    nilai: dict[str, Any] = {}
    keterangan: dict[str, Keterangan] = {}
    terpakai = [satu for satu in lapisan if satu is not None]
    for satu in terpakai:
        for jalur, isian in satu.isian.items():
            nilai[jalur] = isian.nilai
            keterangan[jalur] = _keterangan(satu, jalur, isian, keterangan.get(jalur))
    berkas = f"{daerah.lapisan.kode}.toml"
    try:
        ketentuan = Ketentuan.dari_json(
            {
                **_pohon(nilai),
                "kode": daerah.lapisan.kode,
                "nama": daerah.lapisan.nama,
                "status_regulasi": daerah.status_regulasi,
                "dasar_hukum": [dasar for satu in terpakai for dasar in satu.dasar_hukum],
            }
        )
    except ValueError as galat:
        tempat, _, alasan = str(galat).removeprefix("Ketentuan.").partition(": ")
        raise ProfilDitolak(berkas, tempat, alasan) from None
    ketentuan = ketentuan.dengan_sumber(
        tuple(satu.lapisan for satu in terpakai),
        tuple(keterangan[jalur] for jalur in semua_jalur(ketentuan) if jalur in keterangan),
        tuple({pasal.kode: pasal for satu in terpakai for pasal in satu.pasal}.values()),
    )
    _pastikan_utuh(ketentuan, berkas)
    return ketentuan


def _keterangan(lapisan: BerkasLapisan, jalur: str, isian: Isian, bawah: Keterangan | None) -> Keterangan:
    """The word of this layer on a parameter; what it leaves out it takes from the layer below."""
    makna = isian.makna or (bawah.makna if bawah else "")
    if not makna:
        raise ProfilDitolak(f"{lapisan.lapisan.kode}.toml", f"{jalur}.makna", "makna belum ditulis.")
    batas = bawah if bawah is not None and not isian.berbatas else None
    return Keterangan(
        jalur=jalur,
        lapisan=lapisan.lapisan.kode,
        sumber=isian.sumber,
        keadaan=isian.keadaan,
        makna=makna,
        min=batas.min if batas else isian.min,
        maks=batas.maks if batas else isian.maks,
        pilihan=batas.pilihan if batas else tuple(Pilihan(*satu) for satu in isian.pilihan),
        tetap=isian.tetap or (bawah is not None and bawah.tetap),
    )


def _pohon(nilai: dict[str, Any]) -> dict[str, Any]:
    """Paths to the tables and lists that Ketentuan.dari_json reads; a method no layer names is left out."""
    hasil: dict[str, Any] = {"dokumen": [], "metode": []}
    for jalur, isi in nilai.items():
        match jalur.split("."):
            case ["dokumen", _]:
                hasil["dokumen"].append(isi)
            case ["metode", kode, nama] if f"metode.{kode}.nama" in nilai:
                metode = next((satu for satu in hasil["metode"] if satu["kode"] == kode), None)
                if metode is None:
                    metode = {"kode": kode}
                    hasil["metode"].append(metode)
                metode[nama] = isi
            case [nama]:
                hasil[nama] = isi
            case [kelompok, nama]:
                hasil.setdefault(kelompok, {})[nama] = isi
            case _:
                continue
    return hasil


def _pastikan_utuh(ketentuan: Ketentuan, berkas: str) -> None:
    """Every value has a source and lies within its range; what belongs together agrees."""
    ada = {satu.jalur: satu for satu in ketentuan.keterangan}
    for jalur in semua_jalur(ketentuan):
        if jalur not in ada:
            raise ProfilDitolak(berkas, jalur, "tidak ada lapisan yang memberi nilai dan sumbernya.")
        alasan = luar_batas(ada[jalur], nilai_di(ketentuan, jalur))
        if alasan:
            raise ProfilDitolak(f"{ada[jalur].lapisan}.toml", jalur, alasan)
    pansel = ketentuan.pansel
    if pansel.internal + pansel.eksternal != pansel.jumlah:
        alasan = f"{pansel.internal} internal dan {pansel.eksternal} eksternal bukan {pansel.jumlah} orang."
        raise ProfilDitolak(berkas, "pansel.jumlah", alasan)
    for metode in ketentuan.metode:
        if not metode.rentang.min <= metode.bobot <= metode.rentang.maks:
            alasan = f"{metode.bobot} di luar rentang {metode.rentang.min} sampai {metode.rentang.maks}."
            raise ProfilDitolak(berkas, f"metode.{metode.kode}.bobot", alasan)


def cacat_profil(kode_aturan: Collection[str]) -> list[ProfilDitolak]:
    """Everything that would be refused: each bad file, each profile on each day its layers change."""
    cacat = []
    for berkas in _berkas():
        try:
            pasal = baca_lapisan(berkas).pasal
        except ProfilDitolak as satu:
            cacat.append(satu)
            continue
        cacat += [
            ProfilDitolak(berkas.name, f"pasal.{satu.kode}", "kode aturan tidak dikenal.")
            for satu in pasal
            if satu.kode not in kode_aturan
        ]
    if cacat:
        return cacat
    try:
        semua = _semua()
        for kode in daftar_profil():
            daerah = next(satu for satu in semua if satu.lapisan.kode == kode)
            for tanggal in _hari_berubah(semua, daerah):
                profil(kode, tanggal)
    except ProfilDitolak as satu:
        cacat.append(satu)
    return cacat


def _hari_berubah(semua: Sequence[BerkasLapisan], daerah: BerkasLapisan) -> list[date | None]:
    sejak = {satu.lapisan.berlaku_sejak for satu in semua if satu.rangkaian in daerah.susunan}
    hari = [satu for satu in sejak if satu is not None and daerah.berlaku(satu)]
    return [None, *sorted(hari)]
