"""From each rule of the list to its functions, its tests, and the verdicts that reach it; read from source.

A verdict reaches a rule when a chain of names leads from it to a function of that rule: through wewenang,
queries and the rules themselves. The chain is read with ``ast``; nothing is imported or run.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from django.conf import settings

from seleksi.aturan import DAFTAR, Kaidah

DASAR: Path = settings.BASE_DIR
APLIKASI = ("seleksi", "panitia", "peserta", "penilaian")
# Rooms a chain may pass; who enforces is named from the last three.
KAMAR = ("aturan", "naskah", "queries", "wewenang", "actions")
KODE = re.compile(r"^([A-Z]-\d+[a-z]?(?:, [A-Z]-\d+[a-z]?)*|TAHAP)[.:]")
# Gathered facts carry findings made elsewhere: who reads the attribute stands on that rule.
PEMASOK: dict[str, tuple[str, str, str]] = {
    "pansel": ("panitia", "queries", "temuan_pansel_serentak"),
    "asesor": ("panitia", "queries", "temuan_asesor_serentak"),
    "penilaian": ("penilaian", "queries", "temuan_gerbang"),
}
PENGUMPUL = ("seleksi", "queries", "kumpulkan")
PENJAGA = ("seleksi", "wewenang", "PENJAGA")
# A name in the source: application, room, name at the top of a module.
Simpul = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Fungsi:
    """One public function of a room ``aturan``."""

    kode: tuple[str, ...]
    aplikasi: str
    nama: str
    dasar: str

    @property
    def alamat(self) -> str:
        return f"{self.aplikasi}.aturan.{self.nama}"


@dataclass(frozen=True, slots=True)
class Baris:
    """One rule with its four columns; an empty one fails the build."""

    kaidah: Kaidah
    fungsi: tuple[Fungsi, ...]
    uji: tuple[str, ...]
    ditegakkan: tuple[str, ...]

    @property
    def kurang(self) -> list[str]:
        ada = {"fungsi": self.fungsi, "uji": self.uji, "tempat ditegakkan": self.ditegakkan}
        return [nama for nama, isi in ada.items() if not isi]


@dataclass(slots=True)
class Peta:
    """Who names whom."""

    sebut: dict[Simpul, set[Simpul]] = field(default_factory=dict)

    def jangkauan(self, awal: Simpul) -> set[Simpul]:
        """Every name a chain from this one leads to."""
        sudah, antre = {awal}, [awal]
        while antre:
            for lain in self.sebut.get(antre.pop(), ()):
                if lain not in sudah:
                    sudah.add(lain)
                    antre.append(lain)
        return sudah


def berkas_kamar(aplikasi: str, kamar: str) -> list[Path]:
    """The files of a room, whether it is a module or a package."""
    folder = DASAR / aplikasi / kamar
    return sorted(folder.glob("*.py")) if folder.is_dir() else [DASAR / aplikasi / f"{kamar}.py"]


@cache
def _pohon(berkas: Path) -> ast.Module:
    return ast.parse(berkas.read_text(encoding="utf-8"))


def fungsi_aturan() -> list[Fungsi]:
    """Every public function of the rooms ``aturan``, with the codes and the article of its docstring."""
    hasil = []
    for aplikasi in APLIKASI:
        for berkas in berkas_kamar(aplikasi, "aturan"):
            for simpul in _pohon(berkas).body:
                if isinstance(simpul, ast.FunctionDef) and not simpul.name.startswith("_"):
                    hasil.append(_fungsi(aplikasi, simpul))
    return hasil


def _fungsi(aplikasi: str, simpul: ast.FunctionDef) -> Fungsi:
    uraian = ast.get_docstring(simpul) or ""
    kode = KODE.match(uraian)
    dasar = re.search(r"Dasar: (.+?)(?:\n\n|\Z)", uraian, re.S)
    return Fungsi(
        tuple(kode.group(1).split(", ")) if kode else (),
        aplikasi,
        simpul.name,
        " ".join(dasar.group(1).split()) if dasar else "",
    )


@cache
def peta() -> Peta:
    """The chains of the four applications."""
    hasil = Peta()
    for aplikasi in APLIKASI:
        for kamar in KAMAR:
            for berkas in berkas_kamar(aplikasi, kamar):
                if berkas.exists():
                    _baca(hasil, aplikasi, kamar, _pohon(berkas))
    return hasil


def _baca(hasil: Peta, aplikasi: str, kamar: str, pohon: ast.Module) -> None:
    asal = _impor(pohon)
    setempat = {nama: (aplikasi, kamar, nama) for simpul in pohon.body for nama in _nama(simpul)}
    penjaga = _penjaga(pohon)
    for simpul in pohon.body:
        for nama in _nama(simpul):
            kunci = (aplikasi, kamar, nama)
            sebut = hasil.sebut.setdefault(kunci, set())
            if kunci in (PENGUMPUL, PENJAGA):
                continue
            sebut.update(_sebutan(simpul, asal, setempat))
            sebut.update(setempat[penjaga[tahap]] for tahap in _tahap_maju(simpul) if tahap in penjaga)


def _penjaga(pohon: ast.Module) -> dict[str, str]:
    """Stage -> name of the function that guards the way out of it, from the table PENJAGA."""
    for simpul in pohon.body:
        if not isinstance(simpul, ast.Assign | ast.AnnAssign) or PENJAGA[2] not in _nama(simpul):
            continue
        if isinstance(simpul.value, ast.Dict):
            return {
                kunci.attr: nilai.id
                for kunci, nilai in zip(simpul.value.keys, simpul.value.values, strict=True)
                if isinstance(kunci, ast.Attribute) and isinstance(nilai, ast.Name)
            }
    return {}


def _tahap_maju(simpul: ast.stmt) -> Iterator[str]:
    """Stages out of which a verdict leads: the argument of ``_boleh_maju``."""
    for anak in ast.walk(simpul):
        if isinstance(anak, ast.Call) and isinstance(anak.func, ast.Name) and anak.func.id == "_boleh_maju":
            yield from (satu.attr for satu in anak.args if isinstance(satu, ast.Attribute))


def _nama(simpul: ast.stmt) -> Iterator[str]:
    """What a statement at the top of a module defines."""
    if isinstance(simpul, ast.FunctionDef | ast.ClassDef):
        yield simpul.name
    elif isinstance(simpul, ast.Assign):
        yield from (t.id for t in simpul.targets if isinstance(t, ast.Name))
    elif isinstance(simpul, ast.AnnAssign) and isinstance(simpul.target, ast.Name):
        yield simpul.target.id


def _impor(pohon: ast.Module) -> dict[str, tuple[str, ...]]:
    """Local name -> (application, room) of a module, or (application, room, name) of a thing in it."""
    hasil: dict[str, tuple[str, ...]] = {}
    for simpul in pohon.body:
        if not isinstance(simpul, ast.ImportFrom) or not simpul.module:
            continue
        bagian = simpul.module.split(".")
        if bagian[0] not in APLIKASI:
            continue
        for alias in simpul.names:
            nama = alias.asname or alias.name
            if len(bagian) == 1:
                hasil[nama] = (bagian[0], alias.name)
            elif len(bagian) == 2 and _modul(bagian[0], bagian[1], alias.name):
                hasil[nama] = (bagian[0], bagian[1])
            else:
                hasil[nama] = (bagian[0], bagian[1], alias.name)
    return hasil


def _modul(aplikasi: str, kamar: str, nama: str) -> bool:
    return (DASAR / aplikasi / kamar / f"{nama}.py").exists() and nama != kamar


def _sebutan(
    simpul: ast.stmt, asal: dict[str, tuple[str, ...]], setempat: dict[str, Simpul]
) -> Iterator[Simpul]:
    for anak in ast.walk(simpul):
        if isinstance(anak, ast.Attribute) and isinstance(anak.value, ast.Name):
            dari = asal.get(anak.value.id, ())
            if len(dari) == 2:
                yield (dari[0], dari[1], anak.attr)
            elif anak.value.id == "fakta" and anak.attr in PEMASOK:
                yield PEMASOK[anak.attr]
        elif isinstance(anak, ast.Name):
            dari = asal.get(anak.id, ())
            if len(dari) == 3:
                yield (dari[0], dari[1], dari[2])
            elif anak.id in setempat:
                yield setempat[anak.id]


@cache
def penegak() -> dict[Simpul, tuple[str, ...]]:
    """Function of a rule -> the verdicts that reach it; where none does, the acts, and then the reads."""
    hasil: dict[Simpul, set[tuple[int, str]]] = {}
    for urut, kamar in enumerate(("wewenang", "actions", "queries")):
        for awal in [satu for satu in peta().sebut if satu[1] == kamar and not satu[2].startswith("_")]:
            if kamar == "wewenang" and not awal[2].startswith("boleh_"):
                continue
            for tujuan in peta().jangkauan(awal):
                if tujuan[1] == "aturan":
                    hasil.setdefault(tujuan, set()).add((urut, ".".join(awal)))
    return {tujuan: _terdekat(siapa) for tujuan, siapa in hasil.items()}


def _terdekat(siapa: Iterable[tuple[int, str]]) -> tuple[str, ...]:
    daftar = sorted(siapa)
    return tuple(nama for urut, nama in daftar if urut == daftar[0][0])


@cache
def _uji() -> dict[str, str]:
    return {
        berkas.relative_to(DASAR).as_posix(): berkas.read_text(encoding="utf-8")
        for berkas in sorted((DASAR / "tests").rglob("test_*.py"))
        if "aturan" in berkas.name or "kelayakan" in berkas.name or "kalender" in berkas.name
    }


def uji_fungsi(nama: str) -> list[str]:
    """Files of tests of rules that name this function."""
    return [berkas for berkas, isi in _uji().items() if re.search(rf"\b{nama}\b", isi)]


def tabel() -> list[Baris]:
    """Every rule of the list in its order."""
    semua = fungsi_aturan()
    hasil = []
    for kaidah in DAFTAR.values():
        milik = tuple(satu for satu in semua if kaidah.kode in satu.kode)
        uji = sorted({berkas for satu in milik for berkas in uji_fungsi(satu.nama)})
        tempat = sorted(
            {nama for satu in milik for nama in penegak().get((satu.aplikasi, "aturan", satu.nama), ())},
            key=lambda nama: (".actions." in nama or ".queries." in nama, nama),
        )
        verdict = [nama for nama in tempat if ".wewenang." in nama]
        hasil.append(Baris(kaidah, milik, tuple(uji), tuple(verdict or tempat)))
    return hasil


def kode_dipakai() -> dict[str, set[str]]:
    """Code of every finding written in the four applications -> files that write it."""
    hasil: dict[str, set[str]] = {}
    pola = re.compile(r"[\"']([A-Z]-\d+[a-z]?|TAHAP)[\"']")
    for aplikasi in APLIKASI:
        for berkas in (DASAR / aplikasi).rglob("*.py"):
            if "migrations" in berkas.parts or "management" in berkas.parts:
                continue
            for kode in pola.findall(berkas.read_text(encoding="utf-8")):
                hasil.setdefault(kode, set()).add(berkas.relative_to(DASAR).as_posix())
    return hasil
