"""Acts on files that arrive in pieces; when they are whole they take the door of every upload."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from akun.models import Pengguna
from dokumen import kiriman as potongan
from dokumen.models import Kiriman
from dokumen.simpan import BerkasDitolak
from peserta import queries, wewenang
from peserta.actions.berkas import terima_berkas
from peserta.actions.kunci import kunci_lamaran
from peserta.models import BerkasLamaran, Lamaran
from seleksi.aturan import MASA_TUNTAS


@transaction.atomic(durable=True)
def mulai_kiriman(
    *, lamaran: Lamaran, jenis: str, nama: str, ukuran: int, sidik: str, oleh: Pengguna, pada: datetime
) -> Kiriman:
    """Begin to send a document in pieces, or go on with the same file; `pada`: when the request arrived."""
    wewenang.boleh_unggah(oleh, lamaran, jenis, pada).pastikan()
    tujuan = queries.tujuan_kiriman(lamaran, jenis)
    return potongan.mulai_kiriman(tujuan=tujuan, nama=nama, ukuran=ukuran, sidik=sidik, oleh=oleh, pada=pada)


@transaction.atomic(durable=True)
def tambah_kiriman(*, kiriman: Kiriman, letak: int, isi: bytes, oleh: Pengguna, pada: datetime) -> Kiriman:
    """Keep a piece; once this returns, nothing asks for it again. Raises SalahLetak, BerkasDitolak."""
    wewenang.boleh_kirim_potongan(oleh, kiriman).pastikan()
    return potongan.tambah_potongan(kiriman=kiriman, letak=letak, isi=isi, pada=pada)


@transaction.atomic(durable=True)
def buang_kiriman(*, kiriman: Kiriman, oleh: Pengguna, pada: datetime) -> None:
    """Forget what was sent so far. It leaves no trace: nothing has been handed in yet."""
    wewenang.boleh_kirim_potongan(oleh, kiriman).pastikan()
    potongan.buang_kiriman(kiriman=kiriman)


@transaction.atomic(durable=True)
def unggah_kiriman(
    *,
    lamaran: Lamaran,
    jenis: str,
    kode: Sequence[str],
    oleh: Pengguna,
    pada: datetime,
    tiba_pada: datetime | None = None,
) -> BerkasLamaran:
    """Make a document of what has arrived: one PDF, or the photos of its pages in the order of `kode`.

    Asked again (the answer was lost on its way), gives back the document that was made. Raises BerkasDitolak
    like any upload.
    """
    lamaran = kunci_lamaran(lamaran=lamaran)
    tujuan = queries.tujuan_kiriman(lamaran, jenis)
    kiriman = potongan.kunci_kiriman(kode=kode, tujuan=tujuan, oleh=oleh, pada=pada)
    if len(kiriman) != len(kode):
        raise BerkasDitolak("KIRIMAN_HILANG", "Unggahan ini sudah terlalu lama. Pilih berkasnya sekali lagi.")
    if (sudah := _sudah_jadi(lamaran, jenis, kiriman)) is not None:
        return sudah
    wewenang.boleh_unggah(oleh, lamaran, jenis, _tiba(kiriman, tiba_pada or pada)).pastikan()
    unggahan = [potongan.jadikan_unggahan(satu) for satu in kiriman]
    baru = terima_berkas(lamaran=lamaran, jenis=jenis, unggahan=unggahan, oleh=oleh, pada=pada)
    potongan.jadikan_berkas(kiriman=kiriman, berkas=baru.berkas)
    return baru


def _sudah_jadi(lamaran: Lamaran, jenis: str, kiriman: Sequence[Kiriman]) -> BerkasLamaran | None:
    berkas = {satu.berkas_id for satu in kiriman}
    if len(berkas) != 1 or None in berkas:
        return None
    return lamaran.berkas.filter(jenis=jenis, berkas__in=berkas).first()


def _tiba(kiriman: Sequence[Kiriman], tiba_pada: datetime) -> datetime:
    """The first byte of the upload counts, as it does for one sent whole, and no further back (ADR 0021)."""
    return min(tiba_pada, max(min(satu.dimulai_pada for satu in kiriman), tiba_pada - MASA_TUNTAS))
