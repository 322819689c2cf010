"""Mutation testing of the rooms of law that need no database, with mutmut, in a throw-away copy."""

import argparse
import os
import re
import secrets
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

PROYEK = Path(__file__).resolve().parents[2]
SASARAN = 90.0
# mutmut's own tools stay out of the environment of the application: installed beside it, checked by hash.
KEBUTUHAN = PROYEK / "requirements-mutasi.txt"
RUANG = re.compile(r"^[a-z]+/(?:aturan|ketentuan)(?:\.py|/[a-z_]+\.py)$|^seleksi/izin\.py$")
# Tests of the house read the source as it is written: a mutated copy is another house.
UJI = re.compile(r"^tests/(?:panitia|penilaian|peserta|seleksi)/test_[a-z_]+\.py$")
MENYEBUT_RUANG = re.compile(r"\b(?:aturan|ketentuan|izin)\b")
# Only tests that need no database: they are many, and each mutant runs those that reach it.
TANPA_DB = """
def pytest_collection_modifyitems(config, items):
    ber_db = [i for i in items if i.get_closest_marker("django_db") or "db" in getattr(i, "fixturenames", ())]
    config.hook.pytest_deselected(items=ber_db)
    items[:] = [i for i in items if i not in set(ber_db)]
"""
TERBUNUH = {"killed", "timeout", "segfault"}


def terlacak(pola: re.Pattern[str]) -> list[str]:
    daftar = subprocess.run(["git", "ls-files"], cwd=PROYEK, capture_output=True, text=True, check=True)
    return [satu for satu in daftar.stdout.splitlines() if pola.match(satu)]


def daftar_toml(isi: list[str]) -> str:
    return "[" + ", ".join(f'"{satu}"' for satu in isi) + "]"


def uji_ruang() -> list[str]:
    """Test modules that name a room of law."""
    semua = terlacak(UJI)
    return [satu for satu in semua if MENYEBUT_RUANG.search((PROYEK / satu).read_text(encoding="utf-8"))]


def siapkan(salinan: Path) -> None:
    subprocess.run(["git", "clone", "--quiet", str(PROYEK), str(salinan)], check=True)
    folder = sorted(satu.name for satu in salinan.iterdir() if not satu.name.startswith("."))
    with (salinan / "pyproject.toml").open("a", encoding="utf-8") as berkas:
        berkas.write(
            f"\n[tool.mutmut]\nsource_paths = {daftar_toml(terlacak(RUANG))}\n"
            f"pytest_add_cli_args_test_selection = {daftar_toml(uji_ruang())}\n"
            'pytest_add_cli_args = ["-p", "no:randomly", "-p", "tanpa_db"]\n'
            f"also_copy = {daftar_toml(folder)}\n"
        )


def hasil(salinan: Path, lingkungan: dict[str, str]) -> list[tuple[str, str]]:
    """(mutant, outcome) of every mutant."""
    keluaran = subprocess.run(
        [sys.executable, "-m", "mutmut", "results", "--all", "true"],
        cwd=salinan,
        env=lingkungan,
        capture_output=True,
        text=True,
        check=True,
    )
    return re.findall(r"^\s+(\S+): (.+)$", keluaran.stdout, re.MULTILINE)


def tabel(daftar: list[tuple[str, str]]) -> tuple[str, float]:
    """The table per module, and the share of mutants that a test noticed, in percent."""
    semua: Counter[str] = Counter()
    ketahuan: Counter[str] = Counter()
    for mutan, akibat in daftar:
        modul = mutan.partition(".x")[0]
        semua[modul] += 1
        ketahuan[modul] += akibat in TERBUNUH
    baris = [
        f"{modul:36} {ketahuan[modul]:5} dari {banyak:5}  {100 * ketahuan[modul] / banyak:5.1f} %"
        for modul, banyak in sorted(semua.items())
    ]
    persen = 100 * ketahuan.total() / max(semua.total(), 1)
    baris.append(f"{'semua':36} {ketahuan.total():5} dari {semua.total():5}  {persen:5.1f} %")
    return "\n".join(baris), persen


def utama() -> int:
    pembaca = argparse.ArgumentParser()
    pembaca.add_argument("--sisa", action="store_true")
    pilihan = pembaca.parse_args()
    with tempfile.TemporaryDirectory(prefix="mutasi-") as sementara:
        alat, salinan = Path(sementara) / "alat", Path(sementara) / "salinan"
        pemasang = ["uv", "pip"] if shutil.which("uv") else [sys.executable, "-m", "pip"]
        subprocess.run(
            [
                *pemasang,
                "install",
                "--quiet",
                "--require-hashes",
                "--target",
                str(alat),
                "-r",
                str(KEBUTUHAN),
            ],
            check=True,
        )
        (alat / "tanpa_db.py").write_text(TANPA_DB, encoding="utf-8")
        siapkan(salinan)
        lingkungan = {
            **os.environ,
            "PYTHONPATH": str(alat),
            "MODE": "uji",
            "SECRET_KEY": secrets.token_urlsafe(50),
            # Nothing here opens a connection; the settings ask for the addresses all the same.
            "DATABASE_URL": "postgresql://tidak@127.0.0.1:9/tidak",
            "REDIS_URL": "redis://127.0.0.1:9/0",
            "DATA_DIR": str(Path(sementara) / "data"),
        }
        subprocess.run([sys.executable, "-m", "mutmut", "run"], cwd=salinan, env=lingkungan, check=True)
        daftar = hasil(salinan, lingkungan)
    if pilihan.sisa:
        print("\n".join(f"{mutan}: {akibat}" for mutan, akibat in daftar if akibat not in TERBUNUH))
    teks, persen = tabel(daftar)
    print(teks)
    return 0 if persen >= SASARAN else 1


if __name__ == "__main__":
    sys.exit(utama())
