"""Acts on one's own profile and history of posts."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction

from akun.models import Pengguna
from jejak.catat import catat
from peserta import queries, wewenang
from peserta.actions.isian import MEDAN_PROFIL, MEDAN_RIWAYAT, hanya
from peserta.actions.kunci import kunci_riwayat
from peserta.models import Pelamar, RiwayatJabatan


@transaction.atomic(durable=True)
def simpan_profil(*, oleh: Pengguna, pada: datetime, **isian: Any) -> Pelamar:
    """Fill in or change one's own profile (all of MEDAN_PROFIL). Sent applications keep their copy."""
    hanya(medan=MEDAN_PROFIL, isian=isian)
    # The account stands for the profile that may not exist yet: two tabs make one.
    Pengguna.objects.select_for_update(of=("self",), no_key=True).get(pk=oleh.pk)
    pelamar = queries.pelamar_dari(oleh) or Pelamar(pengguna=oleh)
    berubah = [m for m in MEDAN_PROFIL if pelamar.pk is None or getattr(pelamar, m) != isian[m]]
    if not berubah:
        return pelamar
    for medan in berubah:
        setattr(pelamar, medan, isian[medan])
    pelamar.diubah_pada = pada
    pelamar.save()
    catat("profil.disimpan", objek=pelamar, oleh=oleh, pada=pada, berubah=berubah)
    return pelamar


@transaction.atomic(durable=True)
def jelaskan_nip(*, penjelasan: str, oleh: Pengguna, pada: datetime) -> Pelamar:
    """Answer why the NIP says otherwise than the profile. Sent applications keep their copy."""
    wewenang.boleh_tambah_riwayat(oleh).pastikan()
    pelamar = Pelamar.objects.select_for_update(of=("self",), no_key=True).get(pengguna=oleh)
    if pelamar.penjelasan_nip == penjelasan.strip():
        return pelamar
    pelamar.penjelasan_nip = penjelasan.strip()
    pelamar.diubah_pada = pada
    pelamar.save()
    catat("profil.disimpan", objek=pelamar, oleh=oleh, pada=pada, berubah=["penjelasan_nip"])
    return pelamar


@transaction.atomic(durable=True)
def tambah_riwayat(*, oleh: Pengguna, pada: datetime, **isian: Any) -> RiwayatJabatan:
    """Add one post (all of MEDAN_RIWAYAT) to one's own history."""
    hanya(medan=MEDAN_RIWAYAT, isian=isian)
    wewenang.boleh_tambah_riwayat(oleh).pastikan()
    pelamar = Pelamar.objects.get(pengguna=oleh)
    riwayat = RiwayatJabatan(pelamar=pelamar, **isian)
    riwayat.save()
    catat("riwayat.ditambah", objek=pelamar, oleh=oleh, pada=pada, riwayat=riwayat.pk, isi=_isi(riwayat))
    return riwayat


@transaction.atomic(durable=True)
def ubah_riwayat(*, riwayat: RiwayatJabatan, oleh: Pengguna, pada: datetime, **isian: Any) -> RiwayatJabatan:
    """Correct one post (all of MEDAN_RIWAYAT) of one's own history."""
    hanya(medan=MEDAN_RIWAYAT, isian=isian)
    riwayat = kunci_riwayat(riwayat=riwayat)
    wewenang.boleh_ubah_profil(oleh, riwayat.pelamar).pastikan()
    semula = _isi(riwayat)
    for medan in MEDAN_RIWAYAT:
        setattr(riwayat, medan, isian[medan])
    riwayat.save()
    rincian = {"riwayat": riwayat.pk, "dari": semula, "isi": _isi(riwayat)}
    catat("riwayat.diubah", objek=riwayat.pelamar, oleh=oleh, pada=pada, **rincian)
    return riwayat


@transaction.atomic(durable=True)
def hapus_riwayat(*, riwayat: RiwayatJabatan, oleh: Pengguna, pada: datetime) -> Pelamar:
    """Take one post out of one's own history; the trail keeps what it said."""
    riwayat = kunci_riwayat(riwayat=riwayat)
    wewenang.boleh_ubah_profil(oleh, riwayat.pelamar).pastikan()
    pelamar, nomor, semula = riwayat.pelamar, riwayat.pk, _isi(riwayat)
    riwayat.delete()
    catat("riwayat.dihapus", objek=pelamar, oleh=oleh, pada=pada, riwayat=nomor, dari=semula)
    return pelamar


def _isi(riwayat: RiwayatJabatan) -> dict[str, Any]:
    return {medan: getattr(riwayat, medan) for medan in MEDAN_RIWAYAT}
