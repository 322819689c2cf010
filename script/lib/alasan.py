"""Every switched-off check says why: the comment ends in `-- reason`."""

import io
import subprocess
import sys
import tokenize
from pathlib import Path

TANDA_PYTHON = ("noqa", "type: ignore", "pragma: no cover", "nosec")
TANDA_TEMPLAT = ("djlint:off", "djlint: off")


def komentar(teks: str) -> list[tuple[int, str]]:
    """Line number and text of each comment, so that the same words inside a string do not count."""
    baca = io.StringIO(teks).readline
    return [
        (butir.start[0], butir.string)
        for butir in tokenize.generate_tokens(baca)
        if butir.type == tokenize.COMMENT
    ]


def tanpa_alasan(jalur: str, teks: str) -> list[str]:
    """`file:line: text` for each suppression without a reason."""
    if jalur.endswith(".py"):
        calon = [(n, k) for n, k in komentar(teks) if any(tanda in k for tanda in TANDA_PYTHON)]
    else:
        baris = enumerate(teks.splitlines(), start=1)
        calon = [(n, b) for n, b in baris if any(tanda in b for tanda in TANDA_TEMPLAT)]
    return [f"{jalur}:{n}: {k.strip()}" for n, k in calon if len(k.partition(" -- ")[2].strip()) < 3]


def berkas_proyek() -> list[str]:
    daftar = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "*.py", "*.html"],
        check=True,
        capture_output=True,
        text=True,
    ).stdout.splitlines()
    return [jalur for jalur in daftar if not jalur.startswith("static/vendor/") and Path(jalur).exists()]


def utama() -> int:
    temuan = [
        butir
        for jalur in berkas_proyek()
        for butir in tanpa_alasan(jalur, Path(jalur).read_text(encoding="utf-8"))
    ]
    for butir in temuan:
        print(butir)
    if temuan:
        print("Tulis alasannya: `# noqa: X123 -- alasan`, `# type: ignore[x]  # -- alasan`.")
    return 1 if temuan else 0


if __name__ == "__main__":
    sys.exit(utama())
