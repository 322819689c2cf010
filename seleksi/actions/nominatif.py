"""Acts on the nominatif: drafted by the Sekretariat, signed by its Ketua, told to the Ketua Pansel."""

from __future__ import annotations

from datetime import datetime
from typing import cast

from django.db import transaction
from django.urls import reverse

from akun.models import Pengguna
from akun.surel import kirim_setelah_commit
from dokumen.models import Kelas, Naskah
from dokumen.penomoran import POLA_SEKRETARIAT
from dokumen.terbit import cabut, tanda_tangani
from jejak.catat import catat
from panitia.aturan import Peran
from panitia.models import Keanggotaan
from seleksi import naskah
from seleksi.actions.langkah import catat_disusun, kunci_berurut, kunci_milik, susun_naskah
from seleksi.actions.penutupan import JABATAN_KETUA_SEKRETARIAT
from seleksi.models import Instansi, Lowongan, NaskahSeleksi
from seleksi.queries.nominatif import NOMINATIF, naskah_nominatif, susunan_nominatif
from seleksi.queries.pengumuman import pejabat
from seleksi.wewenang import nominatif as wewenang


@transaction.atomic(durable=True)
def siapkan_nominatif(*, lowongan: Lowongan, oleh: Pengguna, pada: datetime) -> Naskah:
    """Draft the nominatif of a vacancy from the results as they stand, in place of an older draft."""
    lowongan = kunci_berurut(lowongan=[lowongan])[0]
    wewenang.boleh_siapkan_nominatif(oleh, lowongan, pada).pastikan()
    for lama in naskah_nominatif(lowongan).filter(naskah__keadaan=Naskah.Keadaan.KONSEP):
        cabut(naskah=lama.naskah, oleh=oleh, pada=pada, alasan="Diganti konsep yang lebih baru.")
    ketua = cast(Keanggotaan, pejabat(lowongan.seleksi_id, Peran.KETUA_SEKRETARIAT, pada))
    susunan = susunan_nominatif(lowongan, pada)
    konsep = susun_naskah(
        seleksi=lowongan.seleksi,
        lowongan=lowongan,
        templat=NOMINATIF,
        judul=f"Daftar Nominatif Hasil Seleksi Administrasi {lowongan}",
        isi=naskah.nominatif(
            lowongan,
            Instansi.objects.get(),
            pelamar=susunan.baris,
            jumlah=susunan.jumlah(),
            penanda=ketua,
            pada=pada,
        ),
        kelas=Kelas.TERBATAS,
        pola_nomor=POLA_SEKRETARIAT,
        penanda=ketua,
        jabatan=JABATAN_KETUA_SEKRETARIAT,
        oleh=oleh,
        pada=pada,
    )
    catat_disusun(konsep=konsep, lowongan=[lowongan], oleh=oleh, pada=pada)
    return konsep


@transaction.atomic(durable=True)
def tanda_tangani_nominatif(*, milik: NaskahSeleksi, oleh: Pengguna, pada: datetime) -> Naskah:
    """Sign the nominatif: an earlier one is withdrawn by it, the Ketua Pansel is told that it is there."""
    lowongan = kunci_berurut(lowongan=[cast(Lowongan, milik.lowongan)])[0]
    milik = kunci_milik(milik=milik)
    milik.lowongan = lowongan
    wewenang.boleh_tanda_tangani_nominatif(oleh, milik, pada).pastikan()
    terbit = tanda_tangani(naskah=milik.naskah, oleh=oleh, pada=pada)
    for lama in naskah_nominatif(lowongan).exclude(naskah=terbit):
        cabut(naskah=lama.naskah, oleh=oleh, pada=pada, alasan=f"Diganti nominatif Nomor {terbit.nomor}.")
    catat("naskah.ditandatangani", objek=milik, oleh=oleh, pada=pada, nomor=terbit.nomor, judul=terbit.judul)
    ketua = pejabat(milik.seleksi_id, Peran.KETUA_PANSEL, pada)
    if ketua is not None:
        kirim_setelah_commit(
            kunci=f"nominatif.terbit:{terbit.pk}",
            penerima=ketua.pengguna,
            perihal=f"{terbit.judul} sudah ditandatangani",
            templat="seleksi/surel/nominatif_terbit.txt",
            konteks={"judul": terbit.judul, "nomor": terbit.nomor},
            tautan=reverse("seleksi:buka_naskah", args=[terbit.pk]),
            pada=pada,
        )
    return terbit
