"""Everything held about oneself, to take away: one page that says what, one archive."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.http import HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_http_methods

from dokumen.arsip import Isi, alirkan_zip
from dokumen.sajikan import tertahan
from dokumen.simpan import nama_aman
from dokumen.tabel import Lembar, buku_isian
from peserta import actions, queries, wewenang
from peserta.forms import TindakanForm, tolak
from peserta.models import BerkasLamaran, Pelamar
from peserta.views import Permintaan
from peserta.views.riwayat import nama_jenis
from seleksi.izin import TindakanDitolak

GET_POST = require_http_methods(["GET", "HEAD", "POST"])


@GET_POST
def data_saya(request: Permintaan) -> HttpResponseBase:
    """What the archive holds and what it does not, and the archive itself."""
    pada = timezone.now()
    form = TindakanForm(request.POST if request.method == "POST" else None)
    if request.method == "POST":
        try:
            actions.unduh_data_saya(oleh=request.user, pada=pada)
        except TindakanDitolak as ditolak:
            tolak(form, ditolak)
        else:
            return _unduhan(request, pada)
    konteks = {"form": form, "izin": wewenang.boleh_unduh_data_saya(request.user, pada)}
    return render(request, "peserta/data_saya.html", konteks, status=422 if form.errors else 200)


def _unduhan(request: Permintaan, pada: datetime) -> HttpResponse | StreamingHttpResponse:
    jawaban = StreamingHttpResponse(alirkan_zip(_isi(request, pada), pada), content_type="application/zip")
    nama = f"data-saya-{timezone.localtime(pada):%Y-%m-%d}.zip"
    jawaban["Content-Disposition"] = content_disposition_header(True, nama) or "attachment"
    jawaban["Cache-Control"] = "private, no-store"
    return jawaban


def _isi(request: Permintaan, pada: datetime) -> Iterator[Isi]:
    data = queries.data_saya(request.user, pada)
    pelamar = queries.pelamar_dari(request.user)
    riwayat = [
        (nama_jenis(jenis), baris) for jenis, baris in (queries.lembar_riwayat(pelamar) if pelamar else ())
    ]
    konteks = {
        "data": data,
        "akun": _bernama(data["akun"]),
        "profil": _bernama(_terbaca(pelamar, data["profil"]) if pelamar else {}),
        "riwayat": [(nama, [[kata for kata in satu if kata] for satu in baris]) for nama, baris in riwayat],
    }
    yield Isi("data-saya.html", render_to_string("peserta/data_saya_isi.html", konteks).encode())
    yield Isi("data-saya.css", render_to_string("peserta/data_saya.css").encode())
    yield Isi("data-saya.json", json.dumps(data, ensure_ascii=False, indent=2).encode())
    if riwayat:
        kepala = ["Isi", "Keterangan", "Waktu"]
        yield Isi("riwayat.xlsx", buku_isian(*(Lembar(nama, kepala, baris) for nama, baris in riwayat)))
    yield from _berkas(request, queries.berkas_saya(request.user))
    yield from _sanggahan_dan_surat(request)


def _terbaca(pelamar: Pelamar, profil: dict[str, Any]) -> dict[str, Any]:
    """The profile with words where it holds a code, each fact once."""
    kata = {
        "jenis_kelamin": pelamar.get_jenis_kelamin_display(),
        "penempatan": pelamar.get_penempatan_display(),
    }
    sudah_bernama = {"golongan", "jenjang"}  # pangkat, pendidikan
    return {nama: kata.get(nama, isi) for nama, isi in profil.items() if nama not in sudah_bernama}


def _bernama(isi: dict[str, Any]) -> list[tuple[str, str]]:
    """Plain values with their names as people read them."""
    return [
        (nama.replace("_", " ").capitalize().replace("nip", "NIP").replace("Nip", "NIP"), nilai)
        for nama, nilai in isi.items()
        if isinstance(nilai, str)
    ]


def _berkas(request: Permintaan, semua: list[BerkasLamaran]) -> Iterator[Isi]:
    """Every version under its application, then the receipts; what the scanner holds only by its name."""
    versi: dict[tuple[int, str], int] = {}
    for satu in semua:
        kunci = (satu.lamaran_id, satu.jenis)
        versi[kunci] = versi.get(kunci, 0) + 1
        akhiran = "." + satu.berkas.jalur.rsplit(".", 1)[-1]
        nama = f"berkas/lamaran-{satu.lamaran_id}/{satu.jenis}-versi-{versi[kunci]}{akhiran}"
        if tertahan(satu.berkas, request.user):
            yield Isi(f"{nama}.ditahan.txt", b"Berkas ini ditahan pemindai.\n")
        else:
            yield Isi(nama, berkas=satu.berkas)
    for lamaran in queries.lamaran_pengguna(request.user).select_related(
        "tanda_terima__berkas", "tanda_terima__berkas_konsep"
    ):
        kertas = lamaran.tanda_terima.berkas_terkini if lamaran.tanda_terima is not None else None
        if kertas is not None:
            yield Isi(f"tanda-terima/{nama_aman(lamaran.nomor_pendaftaran.replace('/', '-'))}", berkas=kertas)


def _sanggahan_dan_surat(request: Permintaan) -> Iterator[Isi]:
    """Evidence he uploaded, and the letters he received."""
    lamaran = list(queries.lamaran_pengguna(request.user))
    for nomor, satu in enumerate(queries.bukti_saya(lamaran), 1):
        nama = f"bukti-sanggahan/lamaran-{satu.sanggahan.lamaran_id}/bukti-{nomor}.pdf"
        if tertahan(satu.berkas, request.user):
            yield Isi(f"{nama}.ditahan.txt", b"Berkas ini ditahan pemindai.\n")
        else:
            yield Isi(nama, berkas=satu.berkas)
    for milik in lamaran:
        for surat in queries.surat_untuk_pelamar(milik):
            kertas = surat.naskah.berkas_terkini if surat.naskah is not None else None
            if kertas is not None:
                yield Isi(f"surat/lamaran-{milik.pk}-{surat.jenis.lower()}.pdf", berkas=kertas)
