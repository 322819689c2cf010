"""Acts that end the period of applications, and the record of it."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.urls import reverse

from akun.models import Pengguna
from dokumen.models import Kelas, Naskah
from dokumen.penomoran import POLA_SEKRETARIAT
from dokumen.terbit import tanda_tangani
from jejak.catat import catat
from panitia.aturan import Peran
from panitia.models import Keanggotaan
from peserta.queries import daftar_pelamar
from seleksi import naskah
from seleksi.actions.langkah import (
    kabari_tim,
    kunci_berurut,
    kunci_milik,
    susun_naskah,
)
from seleksi.models import Instansi, Lowongan, NaskahSeleksi
from seleksi.queries.pengumuman import BA_PENUTUPAN, pejabat
from seleksi.wewenang import pengumuman as wewenang
from seleksi.wewenang import tahap as wewenang_tahap

JABATAN_KETUA_SEKRETARIAT = "Ketua Sekretariat Panitia Seleksi"


@transaction.atomic(durable=True)
def tutup_pengumuman(*, lowongan: Lowongan, oleh: Pengguna | None, pada: datetime) -> Lowongan:
    """Close the period of applications; `oleh` is None when the clock does it.

    The record is signed at once by the Ketua Sekretariat when he acts himself; otherwise it waits for him.
    """
    lowongan = kunci_berurut(lowongan=[lowongan])[0]
    wewenang_tahap.boleh_tutup_pengumuman(oleh, lowongan, pada).pastikan()
    seleksi = lowongan.seleksi
    dari = lowongan.tahap
    lowongan.tutup_pengumuman(pada)
    lowongan.save()
    catat("lowongan.pengumuman_ditutup", objek=lowongan, oleh=oleh, pada=pada, dari=dari, ke=lowongan.tahap)
    ketua = pejabat(seleksi.pk, Peran.KETUA_SEKRETARIAT, pada)
    if ketua is not None:
        _berita_acara_penutupan(lowongan, ketua, oleh, pada)
    kabari_tim(
        seleksi=seleksi,
        kunci=f"lowongan.tahap:{lowongan.pk}:{lowongan.tahap}",
        perihal=f"Pendaftaran {lowongan} ditutup",
        templat="seleksi/surel/penutupan.txt",
        konteks={
            "nama_jabatan": lowongan.nama_jabatan,
            "jumlah": daftar_pelamar(lowongan).count(),
        },
        tautan=reverse("seleksi:lowongan", args=[lowongan.pk]),
        oleh=oleh,
        pada=pada,
    )
    return lowongan


def _berita_acara_penutupan(
    lowongan: Lowongan, ketua: Keanggotaan, oleh: Pengguna | None, pada: datetime
) -> None:
    isi = naskah.berita_acara_penutupan(
        lowongan.seleksi, [lowongan], Instansi.objects.get(), penanda=ketua, pada=pada
    )
    konsep = susun_naskah(
        seleksi=lowongan.seleksi,
        lowongan=lowongan,
        templat=BA_PENUTUPAN,
        judul=f"Berita Acara Penutupan Penerimaan Lamaran {lowongan}",
        isi=isi,
        kelas=Kelas.TERBATAS,
        pola_nomor=POLA_SEKRETARIAT,
        penanda=ketua,
        jabatan=JABATAN_KETUA_SEKRETARIAT,
        oleh=oleh,
        pada=pada,
    )
    if oleh is not None and oleh.pk == ketua.pengguna_id:
        tanda_tangani(naskah=konsep, oleh=oleh, pada=pada)


@transaction.atomic(durable=True)
def tanda_tangani_penutupan(*, milik: NaskahSeleksi, oleh: Pengguna, pada: datetime) -> Naskah:
    """Sign the record of a closing that the clock or a colleague made."""
    milik = kunci_milik(milik=milik)
    wewenang.boleh_tanda_tangani_penutupan(oleh, milik, pada).pastikan()
    terbit = tanda_tangani(naskah=milik.naskah, oleh=oleh, pada=pada)
    catat("naskah.ditandatangani", objek=milik, oleh=oleh, pada=pada, nomor=terbit.nomor, judul=terbit.judul)
    return terbit
