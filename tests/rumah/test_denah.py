"""The import contract names every room that exists, and what the tests import is asked for by name."""

import ast
import re
import sys
import tomllib
from pathlib import Path

import pytest

AKAR = Path(__file__).resolve().parents[2]
PROYEK = tomllib.loads((AKAR / "pyproject.toml").read_text(encoding="utf-8"))
DENAH = next(s for s in PROYEK["tool"]["importlinter"]["contracts"] if s["name"] == "Denah rumah")
APLIKASI = ("seleksi", "panitia", "peserta", "penilaian")
# Rooms without a place of their own: what Django finds by name and nobody imports.
TANPA_TEMPAT = {"apps", "migrations", "templatetags"}
# Imported under another name than the one they are asked for by; kombu is Celery's other half.
BERNAMA_LAIN = {"PIL", "allauth", "axes", "csp", "django_fsm", "factory", "guardian", "kombu", "yaml"}


@pytest.mark.parametrize("aplikasi", APLIKASI)
def test_setiap_kamar_ada_di_denah(aplikasi):
    disebut = set(re.findall(rf"\b{aplikasi}\.(\w+)", " ".join(DENAH["layers"])))
    ada = {
        satu.stem if satu.is_file() else satu.name
        for satu in (AKAR / aplikasi).iterdir()
        if (satu.suffix == ".py" or (satu / "__init__.py").exists()) and not satu.name.startswith("__")
    }
    assert ada - TANPA_TEMPAT - disebut == set()


def paket(kebutuhan: list[str]) -> set[str]:
    return {re.split(r"[\[<>=;! ]", satu, maxsplit=1)[0].lower().replace("-", "_") for satu in kebutuhan}


def diimpor(berkas: Path) -> set[str]:
    """Top names of all imports of a file."""
    nama: list[str] = []
    for simpul in ast.walk(ast.parse(berkas.read_text(encoding="utf-8"))):
        if isinstance(simpul, ast.Import):
            nama += [satu.name for satu in simpul.names]
        elif isinstance(simpul, ast.ImportFrom):
            nama.append(simpul.module or "")
    return {satu.split(".", 1)[0] for satu in nama}


def test_pustaka_yang_dipakai_uji_diminta_sendiri():
    """A library that comes along with another one may leave with it."""
    minta = PROYEK["project"]
    diminta = paket(minta["dependencies"]).union(*map(paket, minta["optional-dependencies"].values()))
    rumah = {satu.name for satu in AKAR.iterdir() if satu.is_dir()} | {"tests"}
    dikenal = diminta | rumah | sys.stdlib_module_names | BERNAMA_LAIN
    asing = {
        f"{berkas.relative_to(AKAR)}: {nama}"
        for berkas in (AKAR / "tests").rglob("*.py")
        for nama in diimpor(berkas) - dikenal
    }
    assert asing == set()
