"""Makes official papers: frozen first, signed and numbered second, printed by a worker afterwards.

These are steps inside somebody else's act: undecorated, they need the act's transaction, lock their own rows
and leave the trace (`jejak`) to the act. Who may do it and when is decided there too; what is refused here is
only what must never happen: another person's signature, a second signature, a changed text.
"""

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils import timezone
from django_fsm import TransitionNotAllowed

from akun.models import Pengguna
from dokumen.bahan import bahan
from dokumen.models import Kelas, Naskah
from dokumen.penomoran import ambil_nomor, pola_bersih
from dokumen.tasks import antre_cetak
from dokumen.templat import html

# The direct task normally prints at once; from here on the sweep may take the row as well.
TUNGGU_SAPU = dt.timedelta(minutes=1)


class NaskahDitolak(Exception):
    """The paper stays as it is. `alasan` is a sentence for the person who acted."""

    def __init__(self, alasan: str) -> None:
        self.alasan = alasan
        super().__init__(alasan)


def siapkan(
    *,
    templat: str,
    judul: str,
    isi: dict[str, Any],
    kelas: str,
    penanda_tangan: Pengguna | None,
    jabatan_penanda: str,
    pola_nomor: str,
    oleh: Pengguna | None,
    pada: dt.datetime,
    nama_penanda: str = "",
    salinan_jumlah: int = 0,
) -> Naskah:
    """Freeze a paper that waits for its signature (KONSEP); a preview with a watermark is printed on commit.

    `isi` is plain JSON; `pola_nomor` may hold {klasifikasi}, {urut}, {urut:02d}, {bulan_romawi}, {bulan} and
    {tahun}, or be empty for a paper without a number. Name and office of the signer default to those of
    isi["penanda"]. `salinan_jumlah` > 0 makes numbered copies at signing. Raises IsiTidakLengkap when `isi`
    does not fill the template: then nothing is stored.
    """
    if not nama_penanda and penanda_tangan is not None:
        nama_penanda = penanda_tangan.get_full_name()
    tertera = isi.get("penanda", {})
    naskah = Naskah(
        templat=templat,
        judul=judul,
        isi=isi,
        kelas=Kelas(kelas),
        pola_nomor=pola_bersih(pola_nomor),
        penanda_tangan=penanda_tangan,
        nama_penanda=nama_penanda or tertera.get("nama", ""),
        jabatan_penanda=jabatan_penanda or tertera.get("jabatan", ""),
        salinan_nomor=1 if salinan_jumlah else 0,
        salinan_jumlah=salinan_jumlah,
        dibuat_oleh=oleh,
        dibuat_pada=pada,
        cetak_lagi_pada=pada + TUNGGU_SAPU,
    )
    html(templat, bahan(naskah))
    naskah.save()
    _cetak_setelah_commit(naskah)
    return naskah


def tanda_tangani(
    *, naskah: Naskah, oleh: Pengguna | None, pada: dt.datetime, tanggal: dt.date | None = None
) -> Naskah:
    """Sign, number and date a paper; the final PDF is printed on commit.

    Returns the locked, current row. Raises NaskahDitolak when `oleh` is not its penanda tangan or when it is
    signed or withdrawn already.
    """
    naskah = _kunci(naskah)
    if naskah.penanda_tangan_id is not None and naskah.penanda_tangan_id != getattr(oleh, "pk", None):
        raise NaskahDitolak(
            f"{naskah.judul} hanya dapat ditandatangani oleh {naskah.nama_penanda}, {naskah.jabatan_penanda}."
        )
    try:
        naskah.terbitkan(pada)
    except TransitionNotAllowed:
        raise NaskahDitolak(f"{naskah.judul} sudah {_sudah(naskah)}.") from None
    naskah.ditandatangani_oleh = oleh
    naskah.tanggal = tanggal or timezone.localdate(pada)
    naskah.nomor = ambil_nomor(pola=naskah.pola_nomor, tanggal=naskah.tanggal) if naskah.pola_nomor else ""
    naskah.percobaan_cetak, naskah.galat_cetak = 0, ""
    naskah.cetak_lagi_pada = pada + TUNGGU_SAPU
    naskah.save()
    _cetak_setelah_commit(naskah)
    for nomor in range(2, naskah.salinan_jumlah + 1):
        _cetak_setelah_commit(_salin(naskah, nomor))
    return naskah


def terbitkan(
    *,
    templat: str,
    judul: str,
    isi: dict[str, Any],
    kelas: str,
    oleh: Pengguna | None,
    pada: dt.datetime,
    pola_nomor: str = "",
    penanda_tangan: Pengguna | None = None,
    jabatan_penanda: str = "",
    nama_penanda: str = "",
    tanggal: dt.date | None = None,
    salinan_jumlah: int = 0,
) -> Naskah:
    """A paper that needs no separate signature: a receipt, or one whose signer is the person who acts."""
    naskah = siapkan(
        templat=templat,
        judul=judul,
        isi=isi,
        kelas=kelas,
        penanda_tangan=penanda_tangan,
        jabatan_penanda=jabatan_penanda,
        nama_penanda=nama_penanda,
        pola_nomor=pola_nomor,
        salinan_jumlah=salinan_jumlah,
        oleh=oleh,
        pada=pada,
    )
    return tanda_tangani(naskah=naskah, oleh=oleh, pada=pada, tanggal=tanggal)


def cabut(*, naskah: Naskah, oleh: Pengguna | None, pada: dt.datetime, alasan: str) -> Naskah:
    """Withdraw a draft or an issued paper. The paper and its number stay; the verification page says so."""
    if not alasan.strip():
        raise NaskahDitolak("Alasan pencabutan harus diisi.")
    naskah = _kunci(naskah)
    try:
        naskah.cabut(pada)
    except TransitionNotAllowed:
        raise NaskahDitolak(f"{naskah.judul} sudah {_sudah(naskah)}.") from None
    naskah.dicabut_oleh = oleh
    naskah.alasan_cabut = alasan.strip()
    if naskah.ditandatangani_pada is None:
        naskah.cetak_lagi_pada = None
    naskah.save()
    return naskah


def _kunci(naskah: Naskah) -> Naskah:
    return Naskah.objects.select_for_update(of=("self",), no_key=True).get(pk=naskah.pk)


def _sudah(naskah: Naskah) -> str:
    return "dicabut" if naskah.keadaan == Naskah.Keadaan.DICABUT else "ditandatangani"


def _salin(naskah: Naskah, nomor: int) -> Naskah:
    """A numbered copy: the same text, number and date, with a code of its own."""
    salinan = Naskah(
        templat=naskah.templat,
        judul=naskah.judul,
        isi=naskah.isi,
        kelas=naskah.kelas,
        pola_nomor=naskah.pola_nomor,
        nomor=naskah.nomor,
        tanggal=naskah.tanggal,
        penanda_tangan=naskah.penanda_tangan,
        nama_penanda=naskah.nama_penanda,
        jabatan_penanda=naskah.jabatan_penanda,
        salinan_nomor=nomor,
        salinan_jumlah=naskah.salinan_jumlah,
        salinan_dari=naskah,
        dibuat_oleh=naskah.dibuat_oleh,
        dibuat_pada=naskah.dibuat_pada,
        ditandatangani_oleh=naskah.ditandatangani_oleh,
        cetak_lagi_pada=naskah.cetak_lagi_pada,
    )
    salinan.terbitkan(naskah.ditandatangani_pada)
    salinan.save()
    return salinan


def _cetak_setelah_commit(naskah: Naskah) -> None:
    # robust: the act stands; a broker that is away must not turn it into an error page. The sweep follows.
    transaction.on_commit(lambda: antre_cetak(naskah.pk), robust=True)
