"""The act that changes one parameter of a selection before its announcement is published."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from akun.models import Pengguna
from jejak.catat import catat
from seleksi.actions.persiapan import kunci_seleksi
from seleksi.ketentuan import dengan_nilai, nilai_dari_teks, nilai_di
from seleksi.ketentuan.polos import ke_polos
from seleksi.models import Seleksi
from seleksi.wewenang import ketentuan as wewenang


@transaction.atomic(durable=True)
def ubah_ketentuan(
    *,
    seleksi: Seleksi,
    jalur: str,
    nilai: str,
    alasan: str,
    oleh: Pengguna,
    pada: datetime,
    nomor_notulen: str = "",
) -> Seleksi:
    """Choose another value of a parameter, as typed, where its source leaves room; with the reason."""
    seleksi = kunci_seleksi(seleksi_id=seleksi.pk)
    wewenang.boleh_ubah_ketentuan(oleh, seleksi, jalur, nilai, alasan, pada).pastikan()
    semula = seleksi.aturan_main
    baru = dengan_nilai(semula, jalur, nilai_dari_teks(jalur, nilai))
    seleksi.ketentuan = baru.jadi_json()
    seleksi.save(update_fields=["ketentuan"])
    catat(
        "ketentuan.diubah",
        objek=seleksi,
        oleh=oleh,
        pada=pada,
        dari={jalur: ke_polos(nilai_di(semula, jalur))},
        isi={jalur: ke_polos(nilai_di(baru, jalur))},
        alasan=alasan.strip(),
        nomor_notulen=nomor_notulen.strip(),
    )
    return seleksi
