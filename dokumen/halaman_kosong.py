"""Looks for pages without a mark, in a process of its own: a crash or a bomb takes nothing else with it.

Run by simpan.py as a script: `python -I halaman_kosong.py FILE`. Prints `SEMUA` when no page of the file
bears anything, else the numbers of the empty ones among the first. In doubt a page is not empty.
"""

import contextlib
import os
import resource
import subprocess
import sys

BATAS_MEMORI = 1024 * 1024 * 1024
BATAS_DETIK = 8
BATAS_WAKTU = 12
# Pages looked at in any case; beyond them only while nothing has been found at all.
LIHAT = 20
LIHAT_TERJAUH = 200
LEBAR = 150
# Grey levels between the darkest and the lightest of a page that bears something, a few odd points left out.
BEDA_TERANG = 12
BINTIK = 4


def cari(jalur: str) -> str:
    import pypdfium2  # noqa: PLC0415 -- only after the limits are in force

    dokumen = pypdfium2.PdfDocument(jalur)
    jumlah = len(dokumen)
    kosong: list[int] = []
    for nomor in range(1, jumlah + 1):
        if nomor > LIHAT_TERJAUH or (nomor > LIHAT and len(kosong) < nomor - 1):
            break
        try:
            halaman = dokumen[nomor - 1]
            # What is typed into a form, or signed, lies in the annotations.
            hampa = not pypdfium2.raw.FPDFPage_GetAnnotCount(halaman) and _hampa(halaman)
        except (pypdfium2.PdfiumError, ValueError, MemoryError, OverflowError):
            hampa = False
        if hampa:
            kosong.append(nomor)
    return "SEMUA" if len(kosong) == jumlah else " ".join(map(str, kosong))


def _hampa(halaman) -> bool:
    lebar, tinggi = halaman.get_size()
    skala = min(LEBAR / max(lebar, 1), 4 * LEBAR / max(tinggi, 1))
    urut = sorted(halaman.render(scale=skala, grayscale=True, may_draw_forms=False).to_pil().tobytes())
    return len(urut) <= 2 * BINTIK or urut[-1 - BINTIK] - urut[BINTIK] < BEDA_TERANG


def halaman_kosong(jalur: str) -> tuple[bool, tuple[int, ...]]:
    """Whether no page bears anything, and which of the first pages do not; nothing when it cannot be told."""
    try:
        hasil = subprocess.run(  # noqa: S603 -- this very script, the path is ours too
            [sys.executable, "-I", __file__, jalur],
            capture_output=True,
            text=True,
            timeout=BATAS_WAKTU,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return False, ()
    if hasil.returncode != 0 or hasil.stdout == "SEMUA":
        return hasil.stdout == "SEMUA", ()
    return False, tuple(int(satu) for satu in hasil.stdout.split())


def utama() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (BATAS_MEMORI, BATAS_MEMORI))
    resource.setrlimit(resource.RLIMIT_CPU, (BATAS_DETIK, BATAS_DETIK + 1))
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    sys.stdout.write(cari(os.fspath(sys.argv[1])))


if __name__ == "__main__":
    utama()
