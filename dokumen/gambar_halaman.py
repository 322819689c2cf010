"""Draws pages of a stored PDF as pictures, in a process of its own: a crash or a bomb takes nothing else.

Run by tayangan.py as a script: `python -I gambar_halaman.py PDF FOLDER FIRST LAST`. Writes FOLDER/<page>.webp
for the pages that could be drawn, prints how many. Scripts, forms, attachments of the PDF are not looked at.
"""

import contextlib
import os
import resource
import sys

BATAS_MEMORI = 1024 * 1024 * 1024
BATAS_DETIK = 20
# A sheet of A4 at 150 dots per inch: small print is legible, a page stays under a hundred kilobytes.
LEBAR = 1240
TINGGI_TERBESAR = 3508
MUTU = 70


def gambar(pdf: str, folder: str, pertama: int, terakhir: int) -> int:
    """Pages drawn, of `pertama` up to and with `terakhir`, counted from 1."""
    import pypdfium2  # noqa: PLC0415 -- only after the limits are in force

    selesai = 0
    dokumen = pypdfium2.PdfDocument(pdf)
    for nomor in range(pertama, min(terakhir, len(dokumen)) + 1):
        try:
            halaman = dokumen[nomor - 1]
            lebar, tinggi = halaman.get_size()
            skala = min(LEBAR / max(lebar, 1), TINGGI_TERBESAR / max(tinggi, 1))
            citra = halaman.render(scale=skala, may_draw_forms=False).to_pil().convert("RGB")
        except (pypdfium2.PdfiumError, ValueError, MemoryError, OverflowError):
            continue
        # Whoever looks at the folder sees whole pictures only.
        sementara = f"{folder}/.{nomor}.{os.getpid()}"
        citra.save(sementara, "WEBP", quality=MUTU)
        os.replace(sementara, f"{folder}/{nomor}.webp")
        selesai += 1
    return selesai


def utama() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (BATAS_MEMORI, BATAS_MEMORI))
    resource.setrlimit(resource.RLIMIT_CPU, (BATAS_DETIK, BATAS_DETIK + 1))
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    sys.stdout.write(str(gambar(sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4]))))


if __name__ == "__main__":
    utama()
