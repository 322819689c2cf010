"""Drafting a paper anew because its printed day has passed; the signer reads it again before he signs."""

from __future__ import annotations

from datetime import datetime
from typing import cast

from django.db import transaction

from akun.models import Pengguna
from dokumen.models import Naskah
from seleksi.actions.hasil import susun_berita_acara_administrasi, susun_hasil_administrasi
from seleksi.actions.langkah import kunci_berurut, kunci_milik
from seleksi.actions.pengumuman import susun_pembukaan
from seleksi.actions.persiapan import kunci_lowongan, kunci_seleksi
from seleksi.models import Lowongan, NaskahSeleksi
from seleksi.queries.fakta import BA_ADMINISTRASI
from seleksi.queries.pengumuman import HASIL_ADMINISTRASI, berita_acara
from seleksi.wewenang import pengumuman as wewenang


@transaction.atomic(durable=True)
def susun_ulang(*, milik: NaskahSeleksi, oleh: Pengguna, pada: datetime) -> Naskah:
    """Withdraw a draft that speaks of an earlier day and draft the same paper for today; returns the new one.

    Deadline, vacancies and people stay as the Sekretariat chose them.
    """
    seleksi = kunci_seleksi(seleksi_id=milik.seleksi_id)
    if milik.naskah.templat == BA_ADMINISTRASI:
        lowongan = kunci_lowongan(daftar=milik.naskah.isi["id_lowongan"])
        milik = kunci_milik(milik=milik)
        wewenang.boleh_susun_ulang(oleh, milik, pada).pastikan()
        return susun_berita_acara_administrasi(seleksi=seleksi, lowongan=lowongan, oleh=oleh, pada=pada)
    if milik.naskah.templat == HASIL_ADMINISTRASI:
        lowongan = kunci_berurut(lowongan=Lowongan.objects.filter(pengumuman__naskah=milik.naskah_id))
        milik = kunci_milik(milik=milik)
        wewenang.boleh_susun_ulang(oleh, milik, pada).pastikan()
        acara = cast(Naskah, berita_acara(lowongan[0], BA_ADMINISTRASI))
        return susun_hasil_administrasi(
            seleksi=seleksi, lowongan=lowongan, acara=acara, oleh=oleh, pada=pada
        ).naskah
    # Every other paper is refused below: only the opening announcement prints its day too.
    lowongan = kunci_berurut(lowongan=Lowongan.objects.filter(pengumuman__naskah=milik.naskah_id))
    milik = kunci_milik(milik=milik)
    wewenang.boleh_susun_ulang(oleh, milik, pada).pastikan()
    batas = cast(datetime, milik.naskah.pengumuman.batas_lamaran)
    return susun_pembukaan(seleksi=seleksi, lowongan=lowongan, batas=batas, oleh=oleh, pada=pada).naskah
