"""The protected answer that carries a file. Who may open it is decided before, by the app that owns it."""

from django.http import FileResponse, HttpResponseBase
from django.utils.http import content_disposition_header

from dokumen.models import Berkas, Naskah
from dokumen.simpan import jalur_penuh, nama_aman

# Shown in the browser only where its own viewer is safe; everything else is saved to disk.
TAMPIL = frozenset({"application/pdf"})
# A document that somehow runs may load nothing, send nothing, open nothing. Chromium shows a sandboxed PDF.
CSP = "default-src 'none'; sandbox; frame-ancestors 'self'"


def sajikan_berkas(berkas: Berkas, *, nama: str = "", sebaris: bool = True) -> HttpResponseBase:
    """Stream a stored file. `nama` is what it is called on the reader's disk; the original name otherwise."""
    sebaris = sebaris and berkas.jenis_media in TAMPIL
    akhiran = "." + berkas.jalur.rsplit(".", 1)[-1]
    nama = nama_aman(nama or berkas.nama_asli, akhiran)
    jawaban = FileResponse(jalur_penuh(berkas).open("rb"), content_type=berkas.jenis_media)
    jawaban["Content-Length"] = str(berkas.ukuran)
    jawaban["Content-Disposition"] = content_disposition_header(not sebaris, nama) or "attachment"
    jawaban["Content-Security-Policy"] = CSP
    jawaban["X-Content-Type-Options"] = "nosniff"
    jawaban["X-Frame-Options"] = "SAMEORIGIN"
    jawaban["Cache-Control"] = "private, no-store"
    jawaban["Cross-Origin-Resource-Policy"] = "same-origin"
    jawaban["Referrer-Policy"] = "no-referrer"
    return jawaban


def sajikan_naskah(naskah: Naskah, *, sebaris: bool = True) -> HttpResponseBase | None:
    """Stream the paper, or its preview while it waits for the signature; None while nothing is printed."""
    berkas = naskah.berkas_terkini
    if berkas is None:
        return None
    return sajikan_berkas(berkas, nama=nama_naskah(naskah), sebaris=sebaris)


def nama_naskah(naskah: Naskah) -> str:
    """A name for the disk from the kind of paper, its number and its code; never from its content.

    A secret paper is called by its code alone: a file name shows in places where the paper does not.
    """
    if naskah.kelas == Naskah.Kelas.RAHASIA:
        batang = f"Naskah {naskah.kode_tampil}"
    else:
        jenis = naskah.templat.rsplit("/", 1)[-1].removesuffix(".html").replace("_", " ").capitalize()
        nomor = naskah.nomor.replace("/", "-")
        batang = " ".join(bagian for bagian in (jenis, nomor) if bagian)
    return f"{batang}{'' if naskah.ditandatangani_pada else ' (konsep)'}.pdf"
