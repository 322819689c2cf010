"""Makes one PDF of photographed pages, in a process of its own: a bomb or a crash takes nothing else with it.

Run by simpan.py as a script: `python -I foto.py RESULT BYTES PHOTO…`, where BYTES is how large the result
should stay. Prints `UTUH`, or a code and the number of the photo it is about. Every page is an A4 sheet,
upright or lying as the photo is; nothing of the camera's notes (place, device, hour) goes over.
"""

import contextlib
import os
import resource
import sys
import warnings

BATAS_MEMORI = 1024 * 1024 * 1024
BATAS_DETIK = 40
# More than any telephone's camera takes; decoded, three bytes each.
BATAS_PIKSEL = 110_000_000
# A page of text is not to be read on less.
SISI_TERKECIL = 600
# A4 at 200 dots per inch, the resolution our own help asks of a scan.
KERTAS = (1654, 2339)
DPI = 200
# Of the pictures in the PDF; the next one when the result grows too large.
MUTU = (80, 60, 40)
JENIS = ("JPEG", "PNG")
# Grey levels between the darkest and the lightest of a page that bears writing, odd points left out.
BEDA_TERANG = 12


def ambil(jalur: str):
    """The photo upright, on the paper it fits; a word instead when there is something wrong with it."""
    from PIL import Image, ImageOps  # noqa: PLC0415 -- only after the limits are in force

    Image.MAX_IMAGE_PIXELS = None
    with Image.open(jalur, formats=JENIS) as gambar:
        lebar, tinggi = gambar.size
        if lebar * tinggi > BATAS_PIKSEL:
            return "FOTO_TERLALU_BESAR"
        if min(lebar, tinggi) < SISI_TERKECIL:
            return "FOTO_TERLALU_KECIL"
        # A JPEG is decoded no larger than twice the paper.
        gambar.draft("RGB", (KERTAS[1], KERTAS[1]))
        gambar.load()
        tegak = ImageOps.exif_transpose(gambar)
        tegak.thumbnail((max(KERTAS), max(KERTAS)), reducing_gap=2.0)
        if tegak.mode in {"RGBA", "LA", "PA"} or "transparency" in tegak.info:
            berwarna = tegak.convert("RGBA")
            tegak = Image.new("RGB", berwarna.size, "white")
            tegak.paste(berwarna, mask=berwarna.getchannel("A"))
        rgb = tegak.convert("RGB")
    if hampa(rgb):
        return "FOTO_KOSONG"
    kertas = KERTAS if rgb.height >= rgb.width else KERTAS[::-1]
    rgb.thumbnail(kertas, reducing_gap=2.0)
    lembar = Image.new("RGB", kertas, "white")
    lembar.paste(rgb, ((kertas[0] - rgb.width) // 2, (kertas[1] - rgb.height) // 2))
    return lembar


def hampa(gambar) -> bool:
    """A cap left on, or a sheet without a mark: nothing on it differs from anything else."""
    urut = sorted(gambar.convert("L").resize((200, 200)).tobytes())
    # A few lines of writing are a small part of a page: look near the ends, not at the mean.
    tepi = len(urut) // 200
    return urut[-tepi] - urut[tepi] < BEDA_TERANG


def rangkai(hasil: str, batas: int, foto: list[str]) -> str:
    from PIL import Image  # noqa: PLC0415 -- only after the limits are in force

    warnings.simplefilter("ignore")
    lembar = []
    for nomor, jalur in enumerate(foto, start=1):
        try:
            satu = ambil(jalur)
        except (OSError, ValueError, SyntaxError, EOFError, Image.DecompressionBombError):
            return f"FOTO_RUSAK {nomor}"
        except MemoryError:
            return f"FOTO_TERLALU_BESAR {nomor}"
        if isinstance(satu, str):
            return f"{satu} {nomor}"
        lembar.append(satu)
    for mutu in MUTU:
        lembar[0].save(hasil, "PDF", save_all=True, append_images=lembar[1:], resolution=DPI, quality=mutu)
        if os.path.getsize(hasil) <= batas:
            break
    return "UTUH"


def utama() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (BATAS_MEMORI, BATAS_MEMORI))
    resource.setrlimit(resource.RLIMIT_CPU, (BATAS_DETIK, BATAS_DETIK + 1))
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    sys.stdout.write(rangkai(sys.argv[1], int(sys.argv[2]), sys.argv[3:]))


if __name__ == "__main__":
    utama()
