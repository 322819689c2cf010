"""Draws a stored PDF anew as pictures of its pages, in a process of its own: nothing of its maker stays.

Run by polos.py as a script. `python -I salinan_polos.py SALIN PDF RESULT BYTES` reads words from its input,
one a line, blackens them wherever a page writes them, and writes a PDF that holds the pictures and nothing
else: no title, author, dates, attachments, annotations, thumbnails, layers. It prints the numbers of the
pages on which it blackened something. `python -I salinan_polos.py TEKS PDF` prints the text of the pages.
"""

import contextlib
import io
import os
import resource
import sys

BATAS_MEMORI = 1024 * 1024 * 1024
BATAS_DETIK = 150
# A sheet of A4 at 150 dots per inch.
LEBAR = 1240
TINGGI_TERBESAR = 3508
# Of the pictures; the next one when the result grows too large.
MUTU = (70, 45, 25)
# Around a word that is blackened, in points of the page.
TEPI = 1.5
TEKS_TERPANJANG = 2_000_000


def kotak_kata(halaman, kata):
    """Boxes (left, bottom, right, top) of every place where one of the words stands in the text of a page."""
    teks = halaman.get_textpage()
    hasil = []
    for satu in kata:
        cari = teks.search(satu, match_case=False)
        while (tempat := cari.get_next()) is not None:
            mulai, banyak = tempat
            hasil += [teks.get_charbox(nomor) for nomor in range(mulai, mulai + banyak)]
    return hasil


def gambar(halaman, kata):
    """The picture of a page with the words blackened, and whether there were any."""
    from PIL import ImageDraw  # noqa: PLC0415 -- only after the limits are in force

    # What is drawn over a page by somebody (notes, stamps, form fields) is no part of the paper.
    lebar, tinggi = halaman.get_size()
    skala = min(LEBAR / max(lebar, 1), TINGGI_TERBESAR / max(tinggi, 1))
    kotak = kotak_kata(halaman, kata)
    letak = halaman.render(scale=skala, may_draw_forms=False, draw_annots=False)
    citra = letak.to_pil().convert("RGB")
    ke_gambar = letak.get_posconv(halaman)
    kuas = ImageDraw.Draw(citra)
    for kiri, bawah, kanan, atas in kotak:
        sudut = [
            ke_gambar.to_bitmap(kiri - TEPI, bawah - TEPI),
            ke_gambar.to_bitmap(kanan + TEPI, atas + TEPI),
        ]
        x, y = sorted(satu[0] for satu in sudut), sorted(satu[1] for satu in sudut)
        kuas.rectangle([x[0], y[0], x[1], y[1]], fill="black")
    return citra, bool(kotak)


def salin(asal: str, hasil: str, batas: int, kata: list[str]) -> str:
    import pypdfium2  # noqa: PLC0415 -- only after the limits are in force

    for mutu in MUTU:
        dokumen = pypdfium2.PdfDocument(asal)
        ditutup = rangkai(dokumen, hasil, mutu, kata)
        if os.path.getsize(hasil) <= batas:
            return " ".join(["UTUH", *map(str, ditutup)])
    return "TERLALU_BESAR"


def rangkai(dokumen, hasil: str, mutu: int, kata: list[str]) -> list[int]:
    import pikepdf  # noqa: PLC0415 -- only after the limits are in force

    ditutup = []
    with pikepdf.new() as pdf:
        for nomor in range(1, len(dokumen) + 1):
            citra, kena = gambar(dokumen[nomor - 1], kata)
            if kena:
                ditutup.append(nomor)
            bita = io.BytesIO()
            citra.save(bita, "JPEG", quality=mutu, optimize=True)
            lebar, tinggi = citra.width * 72 / 150, citra.height * 72 / 150
            halaman = pdf.add_blank_page(page_size=(lebar, tinggi))
            isi = pdf.make_stream(bita.getvalue())
            isi.Type, isi.Subtype = pikepdf.Name.XObject, pikepdf.Name.Image
            isi.Width, isi.Height, isi.BitsPerComponent = citra.width, citra.height, 8
            isi.ColorSpace, isi.Filter = pikepdf.Name.DeviceRGB, pikepdf.Name.DCTDecode
            halaman.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(G=isi))
            halaman.Contents = pdf.make_stream(f"q {lebar:.2f} 0 0 {tinggi:.2f} 0 0 cm /G Do Q".encode())
        # The same pages make the same bytes: nothing in them tells when or where the copy was made.
        pdf.save(hasil, deterministic_id=True)
    return ditutup


def teks(asal: str) -> str:
    import pypdfium2  # noqa: PLC0415 -- only after the limits are in force

    dokumen = pypdfium2.PdfDocument(asal)
    semua = "\n".join(dokumen[n].get_textpage().get_text_bounded() for n in range(len(dokumen)))
    return semua[:TEKS_TERPANJANG]


def utama() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (BATAS_MEMORI, BATAS_MEMORI))
    resource.setrlimit(resource.RLIMIT_CPU, (BATAS_DETIK, BATAS_DETIK + 1))
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.argv[1] == "TEKS":
        sys.stdout.buffer.write(teks(sys.argv[2]).encode("utf-8", "replace"))
        return
    kata = sys.stdin.buffer.read().decode().splitlines()
    sys.stdout.write(salin(sys.argv[2], sys.argv[3], int(sys.argv[4]), [satu for satu in kata if satu]))


if __name__ == "__main__":
    utama()
