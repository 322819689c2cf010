"""Hostile and damaged uploads, made here so that no odd file lies in the repository."""

import io
import zipfile
import zlib

import pikepdf


def pdf_utuh(halaman: int = 2, **simpan: object) -> bytes:
    with pikepdf.new() as pdf:
        for _ in range(halaman):
            pdf.add_blank_page(page_size=(595, 842))
        for nomor, lembar in enumerate(pdf.pages):
            isi = b"72 700 300 12 re f BT /F1 12 Tf 72 720 Td (Halaman %d) Tj ET" % nomor
            lembar.Contents = pdf.make_stream(isi)
        keluar = io.BytesIO()
        pdf.save(keluar, **simpan)
    return keluar.getvalue()


def pdf_dengan(**akar: object) -> bytes:
    """A whole PDF with these entries in its catalogue."""
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        for kunci, nilai in akar.items():
            pdf.Root[f"/{kunci}"] = nilai
        keluar = io.BytesIO()
        pdf.save(keluar)
    return keluar.getvalue()


def pdf_tanpa_halaman() -> bytes:
    with pikepdf.new() as pdf:
        keluar = io.BytesIO()
        pdf.save(keluar)
    return keluar.getvalue()


def pdf_berhalaman(jumlah: int) -> bytes:
    """Thousands of pages that are all the same object: small to send, slow to look through."""
    return mentah(
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Count %d /Kids [%b] >>" % (jumlah, b"3 0 R " * jumlah),
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>",
    )


def arsip(nama: str, isi: bytes = b"isi") -> bytes:
    keluar = io.BytesIO()
    with zipfile.ZipFile(keluar, "w", zipfile.ZIP_DEFLATED) as berkas:
        berkas.writestr(nama, isi)
    return keluar.getvalue()


def mentah(*objek: bytes, akar: int = 1) -> bytes:
    """A PDF written by hand: objects 1, 2, … with a right cross reference table."""
    keluar, letak = bytearray(b"%PDF-1.7\n"), []
    for nomor, satu in enumerate(objek, 1):
        letak.append(len(keluar))
        keluar += b"%d 0 obj\n%b\nendobj\n" % (nomor, satu)
    mulai = len(keluar)
    keluar += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objek) + 1)
    for satu in letak:
        keluar += b"%010d 00000 n \n" % satu
    keluar += b"trailer\n<< /Size %d /Root %d 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objek) + 1,
        akar,
        mulai,
    )
    return bytes(keluar)


def bom_arus(bita: int = 200 * 1024 * 1024) -> bytes:
    """A page whose content stream swells to `bita` when decoded."""
    isi = zlib.compress(b"\0" * bita, 9)
    return mentah(
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>",
        b"<< /Length %d /Filter /FlateDecode >>\nstream\n%b\nendstream" % (len(isi), isi),
    )


def bom_arus_objek(bita: int = 1500 * 1024 * 1024) -> bytes:
    """A cross reference stream that swells: the parser must decode it to open the file at all."""
    pemampat = zlib.compressobj(1)
    isi = (
        b"".join(pemampat.compress(b"\0" * 1024 * 1024) for _ in range(bita // 1024 // 1024))
        + pemampat.flush()
    )
    kepala = b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n"
    return (
        kepala
        + b"9 0 obj\n<< /Type /XRef /Size 10 /W [1 4 2] /Root 1 0 R /Filter /FlateDecode /Length %d >>\n"
        % len(isi)
        + b"stream\n"
        + isi
        + b"\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n" % len(kepala)
    )


def png_raksasa(lebar: int, tinggi: int) -> bytes:
    """A small PNG that says it is huge; its one row of pixels ends at once."""

    def bagian(jenis: bytes, isi: bytes) -> bytes:
        return len(isi).to_bytes(4) + jenis + isi + zlib.crc32(jenis + isi).to_bytes(4)

    kepala = lebar.to_bytes(4) + tinggi.to_bytes(4) + bytes([8, 2, 0, 0, 0])
    isi = bagian(b"IHDR", kepala) + bagian(b"IDAT", zlib.compress(b"\0" * 10_000)) + bagian(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + isi


UTUH = pdf_utuh()
GIF = b"GIF89a\x01\x00\x01\x00\x00\x00\x00;"

KATALOG = b"<< /Type /Catalog /Pages 2 0 R >>"
HALAMAN = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>"
SATU_HALAMAN = b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>"
EICAR = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"


def pdf_bertambah() -> bytes:
    """Signed twice: two appended revisions, as programs for signatures write them."""
    tubuh = mentah(KATALOG, SATU_HALAMAN, HALAMAN)
    for _ in "12":
        letak, lama = len(tubuh) + 1, tubuh.rindex(b"startxref\n") + len(b"startxref\n")
        sebelum = int(tubuh[lama:].split(b"\n")[0])
        tubuh += b"\n3 0 obj\n%b\nendobj\n" % HALAMAN
        awal = len(tubuh)
        tubuh += b"xref\n3 1\n%010d 00000 n \n" % letak
        tubuh += b"trailer\n<< /Size 4 /Root 1 0 R /Prev %d >>\nstartxref\n%d\n%%%%EOF\n" % (sebelum, awal)
    return tubuh


def pdf_berlampiran(isi: bytes) -> bytes:
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.attachments["muatan.exe"] = isi
        keluar = io.BytesIO()
        pdf.save(keluar)
    return keluar.getvalue()


def halaman_berisi(*tambahan: bytes, arus: bytes = b"") -> bytes:
    """One page whose dictionary has more entries, and a content stream."""
    lembar = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] %b >>" % b" ".join(tambahan)
    return mentah(KATALOG, SATU_HALAMAN, lembar, arus) if arus else mentah(KATALOG, SATU_HALAMAN, lembar)


def arus(isi: bytes, kamus: bytes = b"", panjang: bytes | None = None) -> bytes:
    panjang = b"%d" % len(isi) if panjang is None else panjang
    return b"<< /Length %b %b >>\nstream\n%b\nendstream" % (panjang, kamus, isi)


# Taken: whole and open, whatever else is in them. They are kept untouched; viewers are another matter.
DITERIMA: dict[str, bytes] = {
    "biasa": UTUH,
    "padat": pdf_utuh(object_stream_mode=pikepdf.ObjectStreamMode.generate),
    "linier": pdf_utuh(linearize=True),
    "pdf_1_4": pdf_utuh(force_version="1.4"),
    "dengan_javascript": pdf_dengan(
        OpenAction=pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=pikepdf.String("app.alert(1)"))
    ),
    "dengan_peluncur": pdf_dengan(
        OpenAction=pikepdf.Dictionary(S=pikepdf.Name.Launch, F=pikepdf.String("cmd.exe"))
    ),
    "pdf_2_0": pdf_utuh(force_version="2.0"),
    "ditandatangani_dua_kali": pdf_bertambah(),
    "berlampiran_program": pdf_berlampiran(b"MZ" + b"\0" * 200),
    "berlampiran_virus_uji": pdf_berlampiran(EICAR),
    "formulir_xfa": pdf_dengan(
        AcroForm=pikepdf.Dictionary(XFA=pikepdf.String("<xdp/>"), Fields=pikepdf.Array())
    ),
    "tautan_luar": pdf_dengan(
        OpenAction=pikepdf.Dictionary(S=pikepdf.Name.URI, URI=pikepdf.String("http://jahat.example/"))
    ),
    "halaman_raksasa": mentah(
        KATALOG, SATU_HALAMAN, b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9999999 9999999] >>"
    ),
    "arus_isi_sampah": halaman_berisi(b"/Contents 4 0 R", arus=arus(bytes(range(256)) * 8)),
    "saringan_tak_dikenal": halaman_berisi(b"/Contents 4 0 R", arus=arus(b"x" * 40, b"/Filter /Ajaib")),
    "saringan_berlapis": halaman_berisi(
        b"/Contents 4 0 R", arus=arus(b"x" * 40, b"/Filter [" + b"/FlateDecode " * 200 + b"]")
    ),
    "ekor_baris_kosong": UTUH + b"\r\n\r\n",
    "ditulis_tangan": mentah(
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>",
    ),
}

# Refused, with the code of the reason.
DITOLAK: dict[str, tuple[bytes, str]] = {
    "kosong": (b"", "KOSONG"),
    "jpeg": (b"\xff\xd8\xff\xe0" + b"x" * 100, "BUKAN_PDF"),
    "png": (b"\x89PNG\r\n\x1a\n" + b"x" * 100, "BUKAN_PDF"),
    "gif": (GIF, "BUKAN_PDF"),
    "docx": (arsip("word/document.xml"), "BUKAN_PDF"),
    "zip": (arsip("rahasia.txt"), "BUKAN_PDF"),
    "doc_lama": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 100, "BUKAN_PDF"),
    "program_windows": (b"MZ" + b"\0" * 100, "BUKAN_PDF"),
    "program_linux": (b"\x7fELF" + b"\0" * 100, "BUKAN_PDF"),
    "halaman_web": (b"<html><script>alert(1)</script>", "BUKAN_PDF"),
    "svg": (b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "BUKAN_PDF"),
    "tiff": (b"II*\0" + b"x" * 100, "BUKAN_PDF"),
    "bmp": (b"BM" + b"x" * 100, "BUKAN_PDF"),
    "webp": (b"RIFF\x24\0\0\0WEBPVP8 " + b"x" * 100, "BUKAN_PDF"),
    "heic": (b"\0\0\0\x18ftypheic" + b"x" * 100, "BUKAN_PDF"),
    "video": (b"\0\0\0\x18ftypisom" + b"x" * 100, "BUKAN_PDF"),
    "postscript": (b"%!PS-Adobe-3.0\nshowpage\n%%EOF\n", "BUKAN_PDF"),
    "rtf": (b"{\\rtf1 halo}", "BUKAN_PDF"),
    "gzip": (b"\x1f\x8b\x08\0" + b"x" * 100, "BUKAN_PDF"),
    "rar": (b"Rar!\x1a\x07\x01\0" + b"x" * 100, "BUKAN_PDF"),
    "7z": (b"7z\xbc\xaf\x27\x1c" + b"x" * 100, "BUKAN_PDF"),
    "odt": (arsip("mimetype"), "BUKAN_PDF"),
    "bom_zip": (arsip("kosong.bin", b"\0" * 20_000_000), "BUKAN_PDF"),
    "skrip_shell": (b"#!/bin/sh\nrm -rf /\n", "BUKAN_PDF"),
    "skrip_php": (b"<?php system($_GET['c']); ?>", "BUKAN_PDF"),
    "xml_entitas": (b"<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><x>&a;</x>", "BUKAN_PDF"),
    "pickle": (b"\x80\x04\x95" + b"x" * 100, "BUKAN_PDF"),
    "virus_uji": (EICAR, "BUKAN_PDF"),
    "nol_semua": (b"\0" * 4096, "BUKAN_PDF"),
    "teks_utf16": ("%PDF-1.7 bukan".encode("utf-16"), "BUKAN_PDF"),
    "satu_bita": (b"%", "BUKAN_PDF"),
    "teks": (b"ini bukan pdf", "BUKAN_PDF"),
    "spasi_di_depan": (b" " + UTUH, "BUKAN_PDF"),
    "bom_unicode_di_depan": (b"\xef\xbb\xbf" + UTUH, "BUKAN_PDF"),
    "huruf_kecil": (b"%pdf-1.7" + UTUH[8:], "BUKAN_PDF"),
    "poly_gif_pdf": (GIF + UTUH, "BUKAN_PDF"),
    "poly_exe_pdf": (b"MZ" + b"\0" * 62 + UTUH, "BUKAN_PDF"),
    "poly_html_pdf": (b"<script>alert(1)</script>\n" + UTUH, "BUKAN_PDF"),
    "poly_pdf_zip": (UTUH + arsip("bonus.txt"), "TIDAK_UTUH"),
    "poly_pdf_html": (UTUH + b"<script>alert(1)</script>" * 200, "TIDAK_UTUH"),
    "poly_pdf_dua": (UTUH + b"x" * 50 + b"%PDF-1.7 sisa", "TIDAK_UTUH"),
    "kepala_dan_ekor": (b"%PDF-1.7\n%%EOF\n", "TIDAK_UTUH"),
    "ekor_palsu": (UTUH[: len(UTUH) // 2] + b"\n%%EOF\n", "TIDAK_UTUH"),
    "tanpa_daftar_letak": (
        UTUH[: UTUH.rindex(b"xref\n", 0, UTUH.rindex(b"startxref"))] + b"%%EOF\n",
        "TIDAK_UTUH",
    ),
    "letak_daftar_salah": (
        UTUH[: UTUH.rindex(b"startxref")] + b"startxref\n99999999\n%%EOF\n",
        "TIDAK_UTUH",
    ),
    "letak_daftar_negatif": (
        UTUH[: UTUH.rindex(b"startxref")] + b"startxref\n-5\n%%EOF\n",
        "TIDAK_UTUH",
    ),
    "letak_benda_salah": (
        mentah(KATALOG, SATU_HALAMAN, HALAMAN).replace(b"0000000009 00000 n", b"0000000077 00000 n"),
        "TIDAK_UTUH",
    ),
    "panjang_arus_bohong": (
        halaman_berisi(b"/Contents 4 0 R", arus=arus(b"q Q", panjang=b"900000")),
        "TIDAK_UTUH",
    ),
    "panjang_arus_negatif": (
        halaman_berisi(b"/Contents 4 0 R", arus=arus(b"q Q", panjang=b"-1")),
        "TIDAK_UTUH",
    ),
    "panjang_arus_menunjuk_diri": (
        halaman_berisi(b"/Contents 4 0 R", arus=arus(b"q Q", panjang=b"4 0 R")),
        "TIDAK_UTUH",
    ),
    "akar_bukan_kamus": (mentah(b"[1 2 3]", SATU_HALAMAN, HALAMAN), "TIDAK_UTUH"),
    "akar_tidak_ada": (mentah(KATALOG, SATU_HALAMAN, HALAMAN, akar=77), "TIDAK_UTUH"),
    "halaman_hilang": (mentah(KATALOG, b"<< /Type /Pages /Count 1 /Kids [8 0 R] >>"), "TANPA_HALAMAN"),
    "kamus_tak_tertutup": (
        mentah(KATALOG, SATU_HALAMAN, b"<< /Type /Page /Parent 2 0 R /MediaBox [0"),
        "TANPA_HALAMAN",
    ),
    "untai_tak_tertutup": (mentah(KATALOG, SATU_HALAMAN, HALAMAN, b"(tanpa akhir"), "TIDAK_UTUH"),
    "kepala_saja": (b"%PDF-1.7", "TIDAK_UTUH"),
    "kepala_dan_sampah": (b"%PDF-1.7\n" + bytes(range(256)) * 40, "TIDAK_UTUH"),
    "terpotong_setengah": (UTUH[: len(UTUH) // 2], "TIDAK_UTUH"),
    "kurang_30_bita": (UTUH[:-30], "TIDAK_UTUH"),
    "ekor_diganti": (UTUH[:-40] + b"x" * 40, "TIDAK_UTUH"),
    "tengah_dinolkan": (UTUH[:300] + b"\0" * 200 + UTUH[500:], "TIDAK_UTUH"),
    "tanpa_halaman": (pdf_tanpa_halaman(), "TANPA_HALAMAN"),
    "terkunci_pengguna": (
        pdf_utuh(encryption=pikepdf.Encryption(user="rahasia", owner="pemilik")),
        "TERKUNCI",
    ),
    "terkunci_pemilik": (pdf_utuh(encryption=pikepdf.Encryption(user="", owner="pemilik")), "TERKUNCI"),
    "terkunci_rc4": (
        pdf_utuh(encryption=pikepdf.Encryption(user="a", owner="b", R=3, aes=False, metadata=False)),
        "TERKUNCI",
    ),
    "pohon_halaman_melingkar": (
        mentah(b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Count 1 /Kids [2 0 R] >>"),
        "TIDAK_UTUH",
    ),
    "jumlah_halaman_bohong": (
        mentah(b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Count 9 /Kids [9 0 R] >>"),
        "TANPA_HALAMAN",
    ),
    "objek_bersarang_dalam": (
        mentah(
            b"<< /Type /Catalog /Pages 2 0 R /X " + b"[" * 3000 + b"]" * 3000 + b" >>",
            b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>",
        ),
        "TIDAK_UTUH",
    ),
    "terkunci_aes_256": (
        pdf_utuh(encryption=pikepdf.Encryption(user="a", owner="b", R=6, aes=True)),
        "TERKUNCI",
    ),
    "dua_puluh_ribu_halaman": (pdf_berhalaman(20_000), "TERLALU_TEBAL"),
    "terlalu_tebal": (pdf_utuh(2001, object_stream_mode=pikepdf.ObjectStreamMode.generate), "TERLALU_TEBAL"),
}
