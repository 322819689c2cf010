"""Uploads in pieces for bad lines: the tus protocol 1.0 with creation, expiration and termination (ADR 0124).

Only browsers with scripts come here; the form of each page does the same in one go and ends both ways. The
door of guests behind a one-time link is views/instansi.py.
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, UnreadablePostError
from django.urls import reverse
from django.utils import timezone
from django.utils.http import http_date
from django.views.decorators.http import require_http_methods

from akun.models import Pengguna
from dokumen.kiriman import MASA, POTONGAN_TERBESAR, SalahLetak, sampai
from dokumen.models import Kiriman
from dokumen.simpan import BerkasDitolak
from peserta import actions, queries
from peserta.models import PermintaanRekomendasi
from peserta.views import Permintaan
from seleksi.izin import TindakanDitolak

VERSI = "1.0.0"
# Half a minute on the slowest line; what a cut loses at most.
POTONGAN_PERAMBAN = 256 * 1024
JENIS_ISI = "application/offset+octet-stream"
SIDIK = re.compile(r"[0-9a-f]{64}", re.ASCII)
ANGKA = re.compile(r"[0-9]{1,12}", re.ASCII)
BACA = 64 * 1024
# No space left, and a file too large, have numbers of their own; every other refusal is about the content.
STATUS = {"RUANG_PENUH": 507, "GUDANG_DIAM": 503, "TERLALU_BESAR": 413}

# Not the fault of the file: what has arrived stays, and the same file goes on later.
KIRIMAN_DITUNGGU = {"RUANG_PENUH", "GUDANG_DIAM", "BELUM_TIBA"}


class PermintaanRusak(Exception):
    """Not a request of the protocol; the text is for who wrote the program that sent it."""

    def __init__(self, status: int, pesan: str) -> None:
        self.status = status
        super().__init__(pesan)


@require_http_methods(["OPTIONS", "POST"])
def mulai_kiriman(request: Permintaan, lamaran_id: int, jenis: str) -> HttpResponse:
    """Begin an upload for one document of a draft; its address is the answer."""
    return _mulai(request, queries.UntukDokumen(queries.lamaran_milik(request.user, lamaran_id), jenis))


@require_http_methods(["OPTIONS", "POST"])
def mulai_kiriman_perbaikan(request: Permintaan, lamaran_id: int, jenis: str) -> HttpResponse:
    """Begin an upload for one document that is open again."""
    return _mulai(request, queries.UntukPengganti(queries.lamaran_milik(request.user, lamaran_id), jenis))


@require_http_methods(["OPTIONS", "POST"])
def mulai_kiriman_bukti(request: Permintaan, lamaran_id: int) -> HttpResponse:
    """Begin an upload for the evidence of an objection."""
    return _mulai(request, queries.UntukBukti(queries.lamaran_milik(request.user, lamaran_id)))


@require_http_methods(["OPTIONS", "POST"])
def mulai_kiriman_makalah(request: Permintaan, lamaran_id: int) -> HttpResponse:
    """Begin an upload of one's paper."""
    return _mulai(request, queries.UntukMakalah(queries.lamaran_milik(request.user, lamaran_id)))


@require_http_methods(["HEAD", "PATCH", "DELETE"])
def kiriman(request: Permintaan, kode: str) -> HttpResponse:
    """One upload on its way: how far it is, one more piece, or no more of it."""
    satu = queries.kiriman_milik(request.user, kode, request.tiba_pada)
    return layani_potongan(request, satu, oleh=request.user)


def _mulai(request: Permintaan, tujuan: queries.Tujuan) -> HttpResponse:
    return layani_mulai(
        request, tujuan, lambda satu: reverse("peserta:kiriman", args=[satu.kode]), oleh=request.user
    )


def layani_mulai(
    request: HttpRequest, tujuan: queries.Tujuan, alamat: Callable[[Kiriman], str], *, oleh: Pengguna | None
) -> HttpResponse:
    """The answer to somebody who begins an upload; who he is was asked before."""

    def mulai() -> HttpResponse:
        ukuran, keterangan = _angka(request, "Upload-Length"), _keterangan(request)
        if ukuran == 0:
            raise PermintaanRusak(400, "Upload-Length: 0")
        satu = actions.mulai_kiriman(
            tujuan=tujuan,
            nama=keterangan.get("nama", ""),
            ukuran=ukuran,
            sidik=keterangan.get("sidik", ""),
            oleh=oleh,
            pada=request.tiba_pada,  # type: ignore[attr-defined]  # -- set by config/waktu.py
        )
        return _keadaan(satu, 201, Location=alamat(satu))

    if request.method == "OPTIONS":
        return _jawab(204, **{"Tus-Extension": "creation,expiration,termination", "Tus-Version": VERSI})
    return _layani(request, mulai)


def layani_potongan(
    request: HttpRequest,
    satu: Kiriman,
    *,
    oleh: Pengguna | None,
    permintaan: PermintaanRekomendasi | None = None,
) -> HttpResponse:
    """The answer on one upload; whose it is was asked before."""

    def lihat() -> HttpResponse:
        return _keadaan(satu, 200, **{"Upload-Length": str(satu.ukuran)})

    def tambah() -> HttpResponse:
        if request.content_type != JENIS_ISI:
            raise PermintaanRusak(415, f"Content-Type: {JENIS_ISI}")
        letak, isi = _angka(request, "Upload-Offset"), _isi(request)
        kini = actions.tambah_kiriman(
            kiriman=satu, letak=letak, isi=isi, oleh=oleh, pada=timezone.now(), permintaan=permintaan
        )
        return _keadaan(kini, 204)

    def buang() -> HttpResponse:
        actions.buang_kiriman(kiriman=satu, oleh=oleh, pada=timezone.now(), permintaan=permintaan)
        return _jawab(204)

    return _layani(request, {"HEAD": lihat, "PATCH": tambah, "DELETE": buang}[request.method or ""])


def lupakan_kiriman(request: Permintaan, kode: Sequence[str], ditolak: BerkasDitolak) -> None:
    """What was refused for its content shall not be offered again as something to go on with."""
    if ditolak.kode in KIRIMAN_DITUNGGU:
        return
    for satu in kode:
        try:
            milik = queries.kiriman_milik(request.user, satu, request.tiba_pada)
        except Http404:
            continue
        actions.buang_kiriman(kiriman=milik, oleh=request.user, pada=timezone.now())


def potongan_bagi(
    pintu: str, tertunda: Iterable[Kiriman], alamat: Callable[[Kiriman], str]
) -> dict[str, Any]:
    """What a form needs to send in pieces: where they begin, how large they are, what can go on."""
    return {
        "pintu": pintu,
        "potongan": POTONGAN_PERAMBAN,
        "tertunda": [{"kiriman": satu, "alamat": alamat(satu)} for satu in tertunda],
    }


def potongan_pelamar(request: Permintaan, tujuan: queries.Tujuan, pintu: str) -> dict[str, Any]:
    """The same for a form of somebody with an account."""
    tertunda = queries.kiriman_tertunda(request.user, tujuan, request.tiba_pada)
    return potongan_bagi(pintu, tertunda, lambda satu: reverse("peserta:kiriman", args=[satu.kode]))


def _layani(request: HttpRequest, perbuatan: Callable[[], HttpResponse]) -> HttpResponse:
    """The answer of the protocol; the sentences in it end on the screen of the person."""
    if request.headers.get("Tus-Resumable") != VERSI:
        return _jawab(412, **{"Tus-Version": VERSI})
    try:
        return perbuatan()
    except PermintaanRusak as galat:
        return _jawab(galat.status, str(galat))
    except SalahLetak as salah:
        return _jawab(409, **{"Upload-Offset": str(salah.letak)})
    except Kiriman.DoesNotExist as hilang:
        raise Http404 from hilang
    except BerkasDitolak as ditolak:
        return _jawab(STATUS.get(ditolak.kode, 422), ditolak.alasan)
    except TindakanDitolak as ditolak:
        return _jawab(422, " ".join(satu.pesan for satu in ditolak.temuan) or str(ditolak))


def _keadaan(kiriman: Kiriman, status: int, **kepala: str) -> HttpResponse:
    sampai_kini = {"Upload-Offset": str(sampai(kiriman))}
    berakhir = {"Upload-Expires": http_date((kiriman.disentuh_pada + MASA).timestamp())}
    return _jawab(status, **sampai_kini, **berakhir, **kepala)


def _jawab(status: int, teks: str = "", **kepala: str) -> HttpResponse:
    jawaban = HttpResponse(teks, status=status, content_type="text/plain; charset=utf-8")
    jawaban.headers["Tus-Resumable"] = VERSI
    for nama, nilai in kepala.items():
        jawaban.headers[nama] = nilai
    return jawaban


def _angka(request: HttpRequest, nama: str) -> int:
    teks = request.headers.get(nama, "")
    if ANGKA.fullmatch(teks) is None:
        raise PermintaanRusak(400, f"{nama}: {teks[:20]!a}")
    return int(teks)


def _keterangan(request: HttpRequest) -> dict[str, str]:
    """Upload-Metadata: name and SHA-256 of the file, each in base64."""
    hasil = {}
    for satu in filter(None, request.headers.get("Upload-Metadata", "").split(",")):
        kunci, _, nilai = satu.strip().partition(" ")
        try:
            hasil[kunci] = base64.b64decode(nilai, validate=True).decode()
        except (binascii.Error, UnicodeDecodeError) as galat:
            raise PermintaanRusak(400, "Upload-Metadata") from galat
    if hasil.get("sidik") and SIDIK.fullmatch(hasil["sidik"]) is None:
        raise PermintaanRusak(400, "Upload-Metadata: sidik")
    hasil["nama"] = hasil.get("nama", "").replace("\0", "")
    return hasil


def _isi(request: HttpRequest) -> bytes:
    """The piece; of one that was cut off, what has come of it: that much need not be sent again."""
    if int(request.META.get("CONTENT_LENGTH") or 0) > POTONGAN_TERBESAR:
        raise PermintaanRusak(413, f"potongan paling besar {POTONGAN_TERBESAR}")
    isi = bytearray()
    try:
        while potongan := request.read(BACA):
            isi += potongan
    except UnreadablePostError:
        pass
    return bytes(isi)
