"""Acts of the preparation meeting: its minutes are drafted from what is set, then signed."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from akun.models import Pengguna
from dokumen.models import Kelas, Naskah
from dokumen.penomoran import POLA_PANSEL
from dokumen.terbit import cabut, tanda_tangani
from jejak.catat import catat
from panitia.queries import anggota_pansel
from seleksi import naskah
from seleksi.actions.langkah import JABATAN_KETUA_PANSEL, ketua_pansel, kunci_milik, susun_naskah
from seleksi.actions.persiapan import kunci_seleksi
from seleksi.ketentuan import profil
from seleksi.models import Instansi, NaskahSeleksi, Seleksi
from seleksi.queries.rapat import BA_PERSIAPAN, berita_acara_persiapan, jadwal_umum, sidik_persiapan
from seleksi.wewenang import rapat as wewenang


@transaction.atomic(durable=True)
def siapkan_rapat_persiapan(
    *, seleksi: Seleksi, tanggal: date, tempat: str, oleh: Pengguna, pada: datetime
) -> Naskah:
    """Draft the minutes of the preparation meeting from what is set now; an older draft makes way."""
    seleksi = kunci_seleksi(seleksi_id=seleksi.pk)
    wewenang.boleh_siapkan_rapat(oleh, seleksi, tanggal, tempat, pada).pastikan()
    lama = berita_acara_persiapan(seleksi)
    if lama is not None:
        cabut(naskah=lama, oleh=oleh, pada=pada, alasan="Diganti berita acara yang lebih baru.")
    jadwal = jadwal_umum(seleksi)
    ketua = ketua_pansel(seleksi=seleksi, pada=pada)
    konsep = susun_naskah(
        seleksi=seleksi,
        lowongan=None,
        templat=BA_PERSIAPAN,
        judul=f"Berita Acara Rapat Persiapan {seleksi}",
        isi=naskah.berita_acara_persiapan(
            seleksi,
            list(seleksi.lowongan.order_by("urutan")),
            Instansi.objects.get(),
            bawaan=profil(seleksi.profil),
            tanggal=tanggal,
            tempat=tempat.strip(),
            jadwal=jadwal,
            pansel=list(anggota_pansel(seleksi.pk, pada)),
            sidik=sidik_persiapan(seleksi, jadwal),
            penanda=ketua,
        ),
        kelas=Kelas.TERBATAS,
        pola_nomor=POLA_PANSEL,
        penanda=ketua,
        jabatan=JABATAN_KETUA_PANSEL,
        oleh=oleh,
        pada=pada,
    )
    catat(
        "rapat.persiapan_disusun",
        objek=seleksi,
        oleh=oleh,
        pada=pada,
        tanggal=tanggal,
        tempat=tempat.strip(),
        sidik=konsep.isi["sidik"],
    )
    return konsep


@transaction.atomic(durable=True)
def tanda_tangani_rapat(*, milik: NaskahSeleksi, oleh: Pengguna, pada: datetime) -> Naskah:
    """The Ketua Pansel signs the minutes, while they say what holds."""
    kunci_seleksi(seleksi_id=milik.seleksi_id)
    milik = kunci_milik(milik=milik)
    wewenang.boleh_tanda_tangani_rapat(oleh, milik, pada).pastikan()
    terbit = tanda_tangani(naskah=milik.naskah, oleh=oleh, pada=pada)
    catat("naskah.ditandatangani", objek=milik, oleh=oleh, pada=pada, nomor=terbit.nomor, judul=terbit.judul)
    return terbit
