"""The protected answer that carries a file. Who may open it is decided before, by the app that owns it."""

import logging
from typing import Any, TypeVar

from django.http import FileResponse, HttpResponse, HttpResponseBase
from django.template.loader import render_to_string
from django.utils.http import content_disposition_header

from akun.models import Pengguna
from dokumen import gudang
from dokumen.alur import KeadaanPindai
from dokumen.models import Berkas, Naskah
from dokumen.simpan import nama_aman
from dokumen.tayangan import gambar_halaman_berkas

logger = logging.getLogger(__name__)
J = TypeVar("J", bound=HttpResponseBase)

# Shown in the browser only where its own viewer is safe; everything else is saved to disk.
PDF = "application/pdf"
TAMPIL = frozenset({PDF})
# A document that somehow runs may load nothing, send nothing, open nothing. Chromium shows a sandboxed PDF.
CSP = "default-src 'none'; sandbox; frame-ancestors 'self'"
# The page that stands where a file should be, also inside the frame of our own page.
CSP_HILANG = "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; frame-ancestors 'self'"


def tertahan(berkas: Berkas, pembaca: Pengguna | None) -> str:
    """Why this person may not have the file now: MENUNGGU or DITAHAN of the scan, or "".

    What the scanner held opens to nobody. What it has not seen yet opens to him who sent it, and to no other.
    """
    keadaan = berkas.keadaan_pindai
    milik = pembaca is not None and pembaca.pk == berkas.diunggah_oleh_id
    if keadaan == KeadaanPindai.DITAHAN or (keadaan == KeadaanPindai.MENUNGGU and not milik):
        return keadaan
    return ""


def sajikan_tertahan(berkas: Berkas, pembaca: Pengguna | None) -> HttpResponse | None:
    """The page that stands where a file waits for the scan or is held by it; None when it may be opened."""
    keadaan = tertahan(berkas, pembaca)
    if not keadaan:
        return None
    milik = pembaca is not None and pembaca.pk == berkas.diunggah_oleh_id
    konteks = {"ditahan": keadaan == KeadaanPindai.DITAHAN, "milik": milik}
    return _pengganti("galat/berkas_tertahan.html", konteks, 423)


def sajikan_berkas(
    berkas: Berkas, *, nama: str = "", sebaris: bool = True, pembaca: Pengguna | None = None
) -> HttpResponseBase:
    """Stream a stored file. `nama` is what it is called on the reader's disk; the original name otherwise.

    `pembaca` is who opens it, if somebody: see `tertahan`. A file whose bytes are away or cut short is
    answered with a page that says so (503), and with an alarm in the log: half a document must not look like
    the whole.
    """
    if (pengganti := sajikan_tertahan(berkas, pembaca)) is not None:
        return pengganti
    sebaris = sebaris and berkas.jenis_media in TAMPIL
    akhiran = "." + berkas.jalur.rsplit(".", 1)[-1]
    nama = nama_aman(nama or berkas.nama_asli, akhiran)
    try:
        isi = gudang.buka(berkas)
    except OSError as galat:
        logger.error("Berkas nomor %s (%s) tidak terbaca: %s", berkas.pk, berkas.jalur, galat)
        return hilang(berkas)
    jawaban = FileResponse(isi, content_type=berkas.jenis_media)
    jawaban["Content-Length"] = str(berkas.ukuran)
    jawaban["Content-Disposition"] = content_disposition_header(not sebaris, nama) or "attachment"
    return lindungi(jawaban)


def sajikan_halaman(
    berkas: Berkas, nomor: int, *, pembaca: Pengguna | None = None
) -> HttpResponseBase | None:
    """Stream the picture of a page, counted from 1; None when there is none, or none for this person."""
    jalur = None if tertahan(berkas, pembaca) else gambar_halaman_berkas(berkas, nomor)
    if jalur is None:
        return None
    jawaban = FileResponse(jalur.open("rb"), content_type="image/webp")
    jawaban["Content-Disposition"] = "inline"
    return lindungi(jawaban)


def lindungi(jawaban: J) -> J:
    """Headers of every answer that carries a document."""
    jawaban["Content-Security-Policy"] = CSP
    jawaban["X-Content-Type-Options"] = "nosniff"
    jawaban["X-Frame-Options"] = "SAMEORIGIN"
    jawaban["Cache-Control"] = "private, no-store"
    jawaban["Cross-Origin-Resource-Policy"] = "same-origin"
    jawaban["Referrer-Policy"] = "no-referrer"
    return jawaban


def hilang(berkas: Berkas) -> HttpResponse:
    """The page for a file whose bytes cannot be had; the caller tells the log why."""
    return _pengganti("galat/berkas_hilang.html", {"nomor": berkas.pk}, 503)


def _pengganti(templat: str, konteks: dict[str, Any], status: int) -> HttpResponse:
    """A page in the place of the file, also inside the frame in which it was to stand."""
    jawaban = HttpResponse(render_to_string(templat, konteks), status=status)
    jawaban["Content-Security-Policy"] = CSP_HILANG
    jawaban["X-Frame-Options"] = "SAMEORIGIN"
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
