"""Reading a secret is an act: a purpose, a trace, and the mark of the reader on the page and on the paper.

One way for all that only some may read (ranking, health, closed notes, reports on a person, secret papers):

1. the page asks with ``KeperluanForm`` (templates/komponen/buka-rahasia.html),
2. the act of the owner asks its verdict and calls ``catat_pembacaan`` (a page) or ``catat_salinan`` (a copy
   that leaves the application, with the next number), under an event name of its own,
3. the page is open for that person while ``pembacaan_berlaku`` finds the trace, and carries ``Cap`` as its
   mark (rahasia.html, cap-pembaca.html, cap-halaman.html); a file goes out through ``sajikan_bercap``.

Who may read what, and from when, is decided by the app that owns the secret.
"""

from __future__ import annotations

import io
import logging
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import pikepdf
from django import forms
from django.db import connection
from django.db.models import Model, QuerySet
from django.http import HttpResponse, HttpResponseBase
from django.utils import timezone
from django.utils.http import content_disposition_header

from akun.models import Pengguna
from dokumen import gudang
from dokumen.models import Berkas
from dokumen.rupa import jam_zona, waktu
from dokumen.sajikan import PDF, hilang, lindungi, sajikan_tertahan
from dokumen.simpan import nama_aman
from jejak import titik
from jejak.baca import riwayat
from jejak.catat import catat
from jejak.models import Jejak

logger = logging.getLogger(__name__)

# How long one recorded reading keeps a page open for its reader.
LAMA_BACA = timedelta(minutes=15)
# Of the mark on paper, in points.
HURUF, KAKI, JARAK = 11, 7, 130


class KeperluanForm(forms.Form):
    """What a secret is opened for; goes into the trail with name and time."""

    keperluan = forms.CharField(
        label="Keperluan",
        max_length=240,
        min_length=5,
        help_text="Pembacaan ini dicatat dengan nama, waktu, dan keperluan Anda.",
    )

    def __init__(self, *args: Any, label: str = "", bantuan: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["keperluan"].label = label or self.fields["keperluan"].label
        self.fields["keperluan"].help_text = bantuan or self.fields["keperluan"].help_text


# --- Jejak ---------------------------------------------------------------------------------------
def catat_pembacaan(
    peristiwa: str, *, objek: Model, keperluan: str, oleh: Pengguna, pada: datetime, **rincian: Any
) -> Jejak:
    """Record a reading, in the act of the owner and after its verdict. Without a purpose there is none."""
    keperluan = keperluan.strip()
    if not keperluan:
        raise ValueError(f"{peristiwa}: pembacaan tanpa keperluan.")
    return catat(peristiwa, objek=objek, oleh=oleh, pada=pada, keperluan=keperluan, **rincian)


def catat_salinan(
    peristiwa: str, *, objek: Model, keperluan: str, oleh: Pengguna, pada: datetime, **rincian: Any
) -> Jejak:
    """As `catat_pembacaan`, for a copy that leaves the application: it takes the next number of its object.

    The trace is the register of the copies; the number is its detail ``salinan``.
    """
    with connection.cursor() as kursor:
        # Whoever waits here sees the copies of those before: no number is given twice.
        titik.antre(kursor)
    salinan = pembacaan(objek, peristiwa).count() + 1
    return catat_pembacaan(
        peristiwa, objek=objek, keperluan=keperluan, oleh=oleh, pada=pada, salinan=salinan, **rincian
    )


def pembacaan(objek: Model, *peristiwa: str) -> QuerySet[Jejak]:
    """Readings and copies of one object under these events, oldest first."""
    return riwayat(objek).filter(peristiwa__in=peristiwa)


def pembacaan_berlaku(
    objek: Model, peristiwa: str, pembaca: Pengguna, pada: datetime, sejak: datetime | None = None
) -> Jejak | None:
    """The person's last recorded reading, while it keeps the page open.

    `sejak` is when the secret became what it is now: an earlier reading was of another one.
    """
    berlaku = pembacaan(objek, peristiwa).filter(pelaku=pembaca, pada__gt=pada - LAMA_BACA, pada__lte=pada)
    if sejak is not None:
        berlaku = berlaku.filter(pada__gte=sejak)
    return berlaku.last()


# --- Cap -----------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class Cap:
    """Who reads, when and what for, in the words that stand across the page and on every copy."""

    nama: str
    pada: datetime
    keperluan: str
    # 0 for a page, which is no copy.
    salinan: int = 0

    @classmethod
    def dari(cls, jejak: Jejak) -> Cap:
        rincian = jejak.rincian
        return cls(
            jejak.pelaku_nama, jejak.pada, str(rincian.get("keperluan", "")), int(rincian.get("salinan", 0))
        )

    @property
    def ringkas(self) -> str:
        """ "Galih Reksoprojo · 27-11-2026 16.05", across a panel."""
        return f"{self.nama} · {timezone.localtime(self.pada):%d-%m-%Y %H.%M}"

    @property
    def dibuka(self) -> str:
        """For the band above the panel."""
        return f"Dibuka {self.nama} {jam_zona(self.pada)}, tercatat"

    @property
    def waktu(self) -> str:
        return waktu(timezone.localtime(self.pada)).replace("\xa0", " ")

    @property
    def teks(self) -> str:
        """At the foot of every sheet of paper."""
        nomor = f"salinan nomor {self.salinan}" if self.salinan else "bukan salinan resmi"
        return f"RAHASIA · {nomor} · {self.nama} · {self.waktu}"


# --- Berkas --------------------------------------------------------------------------------------
def bubuhkan_cap(isi: bytes, cap: Cap) -> bytes:
    """The same PDF with the mark across every page and the reader's line at its foot.

    No stream of the document is decoded. A certified signature on the original does not carry over: what
    goes out is a reader's copy, the original stays in the store. Raises pikepdf.PdfError.
    """
    with pikepdf.open(io.BytesIO(isi)) as pdf, pikepdf.new() as alas:
        jadi: dict[tuple[int, int], pikepdf.Page] = {}
        for halaman in pdf.pages:
            ukuran = _ukuran(halaman)
            if ukuran not in jadi:
                jadi[ukuran] = _lembar_cap(alas, *ukuran, cap)
            halaman.add_overlay(jadi[ukuran], None)
        hasil = io.BytesIO()
        pdf.save(
            hasil,
            stream_decode_level=pikepdf.StreamDecodeLevel.none,
            compress_streams=False,
            object_stream_mode=pikepdf.ObjectStreamMode.preserve,
        )
    return hasil.getvalue()


def _ukuran(halaman: pikepdf.Page) -> tuple[int, int]:
    """Width and height as the page is seen."""
    kiri, bawah, kanan, atas = (float(satu) for satu in halaman.trimbox)
    lebar, tinggi = round(abs(kanan - kiri)), round(abs(atas - bawah))
    putar = int(halaman.obj.get("/Rotate", 0))
    return (tinggi, lebar) if putar % 180 else (lebar, tinggi)


def _sisi(panjang: int) -> int:
    """Within what a page may measure; the overlay is stretched to its page."""
    return min(max(panjang, 3), 14400)


def _lembar_cap(alas: pikepdf.Pdf, lebar: int, tinggi: int, cap: Cap) -> pikepdf.Page:
    halaman = alas.add_blank_page(page_size=(_sisi(lebar), _sisi(tinggi)))
    huruf = {"/Type": "/Font", "/Subtype": "/Type1", "/BaseFont": "/Helvetica"}
    halaman.obj.Resources = pikepdf.Dictionary(
        Font=pikepdf.Dictionary(
            Cap=pikepdf.Dictionary(
                {k: pikepdf.Name(v) for k, v in huruf.items()} | {"/Encoding": pikepdf.Name.WinAnsiEncoding}
            )
        ),
        ExtGState=pikepdf.Dictionary(Tipis=pikepdf.Dictionary(ca=0.16), Tegas=pikepdf.Dictionary(ca=1)),
    )
    isi = [b"q /Tipis gs 0.45 0.1 0.12 rg"]
    melintang = _teks(f"{cap.ringkas} · {cap.salinan or ''}".rstrip(" ·"))
    for baris, y in enumerate(range(20, tinggi + lebar, JARAK)):
        for x in range(-baris % 2 * 160, lebar, 320):
            # Rising by some twenty degrees.
            isi.append(b"BT /Cap %d Tf 0.94 0.34 -0.34 0.94 %d %d Tm %s Tj ET" % (HURUF, x, y, melintang))
    isi.append(b"/Tegas gs 0.45 0.1 0.12 rg")
    isi.append(b"BT /Cap %d Tf 14 8 Td %s Tj ET Q" % (KAKI, _teks(cap.teks)))
    halaman.obj.Contents = alas.make_stream(b"\n".join(isi))
    return halaman


def _teks(teks: str) -> bytes:
    """A string of a standard font: what it cannot write becomes a question mark."""
    oktet = teks.encode("cp1252", "replace")
    for tanda in (b"\\", b"(", b")"):
        oktet = oktet.replace(tanda, b"\\" + tanda)
    return b"(" + oktet + b")"


def sajikan_bercap(
    berkas: Berkas, cap: Cap, *, nama: str, sebaris: bool = True, pembaca: Pengguna | None = None
) -> HttpResponseBase:
    """As sajikan.sajikan_berkas, for a secret PDF: what goes out carries the mark. `nama` tells no person."""
    if (pengganti := sajikan_tertahan(berkas, pembaca)) is not None:
        return pengganti
    try:
        with gudang.buka(berkas) as arus:
            isi = bubuhkan_cap(arus.read(), cap)
    except (OSError, pikepdf.PdfError) as galat:
        logger.error("Berkas nomor %s (%s) tidak dapat dibubuhi cap: %s", berkas.pk, berkas.jalur, galat)
        return hilang(berkas)
    jawaban = HttpResponse(isi, content_type=PDF)
    jawaban["Content-Disposition"] = (
        content_disposition_header(not sebaris, nama_aman(nama, ".pdf")) or "attachment"
    )
    return lindungi(jawaban)
