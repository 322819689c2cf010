"""The act that keeps the wet-signed print of an issued paper."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from akun.models import Pengguna
from dokumen.models import Berkas
from jejak.catat import catat
from seleksi.actions.langkah import kunci_milik
from seleksi.models import LembarBasah, NaskahSeleksi
from seleksi.wewenang import naskah as wewenang


@transaction.atomic(durable=True)
def catat_lembar_basah(
    *, milik: NaskahSeleksi, penanda: str, tempat: str, berkas: Berkas, oleh: Pengguna, pada: datetime
) -> LembarBasah:
    """Keep its scan, who signed by hand and where the sheet lies; a better scan replaces the first."""
    milik = kunci_milik(milik=milik)
    wewenang.boleh_catat_lembar_basah(oleh, milik, penanda, tempat, pada).pastikan()
    lembar = LembarBasah.objects.filter(naskah=milik.naskah).select_related("berkas").first()
    dari = {"berkas": lembar.berkas.sha256, "tempat": lembar.tempat} if lembar else {}
    lembar = lembar or LembarBasah(naskah=milik.naskah, seleksi=milik.seleksi)
    lembar.penanda = penanda.strip()
    lembar.tempat = tempat.strip()
    lembar.berkas = berkas
    lembar.dicatat_pada = pada
    lembar.dicatat_oleh = oleh
    lembar.save()
    catat(
        "naskah.lembar_basah_dicatat",
        objek=lembar,
        oleh=oleh,
        pada=pada,
        nomor=milik.naskah.nomor,
        judul=milik.naskah.judul,
        tempat=lembar.tempat,
        berkas=berkas.sha256,
        dari=dari,
    )
    return lembar
