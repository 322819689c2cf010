"""Acts on files that arrive in pieces; when they are whole they take the door of every upload."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any, Protocol, TypeVar

from django.db import transaction

from akun.models import Pengguna
from dokumen import kiriman as potongan
from dokumen.kiriman import UnggahanKiriman
from dokumen.models import Kiriman
from dokumen.simpan import BerkasDitolak
from peserta import queries, wewenang
from peserta.actions.berkas import terima_berkas
from peserta.actions.kunci import kunci_lamaran, kunci_permintaan
from peserta.actions.perbaikan import terima_pengganti
from peserta.actions.permintaan import terima_surat
from peserta.actions.sanggahan import terima_bukti
from peserta.models import BerkasLamaran, BuktiSanggahan, Lamaran, PermintaanRekomendasi
from seleksi.aturan import MASA_TUNTAS
from seleksi.izin import Izin


class Berberkas(Protocol):
    """What an upload becomes: a row that holds the stored file."""

    @property
    def berkas(self) -> Any: ...


Jadi = TypeVar("Jadi", bound=Berberkas)


@transaction.atomic(durable=True)
def mulai_kiriman(
    *, tujuan: queries.Tujuan, nama: str, ukuran: int, sidik: str, oleh: Pengguna | None, pada: datetime
) -> Kiriman:
    """Begin to send a file in pieces, or go on with the same file; `pada`: when the request arrived.

    Behind a one-time link each beginning is counted: nobody with an account answers for it.
    """
    if isinstance(tujuan, queries.UntukSurat):
        tujuan = queries.UntukSurat(kunci_permintaan(permintaan=tujuan.permintaan))
    wewenang.boleh_mulai_kiriman(oleh, tujuan, pada).pastikan()
    if isinstance(tujuan, queries.UntukSurat):
        tujuan.permintaan.jumlah_unggahan += 1
        tujuan.permintaan.save(update_fields=["jumlah_unggahan"])
    return potongan.mulai_kiriman(
        tujuan=tujuan.nama, nama=nama, ukuran=ukuran, sidik=sidik, oleh=oleh, pada=pada
    )


@transaction.atomic(durable=True)
def tambah_kiriman(
    *,
    kiriman: Kiriman,
    letak: int,
    isi: bytes,
    oleh: Pengguna | None,
    pada: datetime,
    permintaan: PermintaanRekomendasi | None = None,
) -> Kiriman:
    """Keep a piece; once this returns, nothing asks for it again. Raises SalahLetak, BerkasDitolak.

    `permintaan`: the link behind which a guest sends.
    """
    _boleh_lanjut(oleh, kiriman, permintaan, pada).pastikan()
    return potongan.tambah_potongan(kiriman=kiriman, letak=letak, isi=isi, pada=pada)


@transaction.atomic(durable=True)
def buang_kiriman(
    *,
    kiriman: Kiriman,
    oleh: Pengguna | None,
    pada: datetime,
    permintaan: PermintaanRekomendasi | None = None,
) -> None:
    """Forget what was sent so far. It leaves no trace: nothing has been handed in yet."""
    _boleh_lanjut(oleh, kiriman, permintaan, pada).pastikan()
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
    """Make a document of a draft of what has arrived, as `unggah` does of a file sent whole."""
    lamaran = kunci_lamaran(lamaran=lamaran)
    return dari_kiriman(
        tujuan=queries.UntukDokumen(lamaran, jenis),
        kode=kode,
        oleh=oleh,
        pada=pada,
        tiba_pada=tiba_pada or pada,
        sudah=lambda berkas: lamaran.berkas.filter(jenis=jenis, berkas=berkas).first(),
        izin=lambda tiba: wewenang.boleh_unggah(oleh, lamaran, jenis, tiba),
        terima=lambda isi: terima_berkas(lamaran=lamaran, jenis=jenis, unggahan=isi, oleh=oleh, pada=pada),
    )


@transaction.atomic(durable=True)
def unggah_perbaikan_kiriman(
    *,
    lamaran: Lamaran,
    jenis: str,
    kode: Sequence[str],
    oleh: Pengguna,
    pada: datetime,
    tiba_pada: datetime | None = None,
) -> BerkasLamaran:
    """Make the new file of an open document of what has arrived, as `unggah_perbaikan` does."""
    lamaran = kunci_lamaran(lamaran=lamaran)
    return dari_kiriman(
        tujuan=queries.UntukPengganti(lamaran, jenis),
        kode=kode,
        oleh=oleh,
        pada=pada,
        tiba_pada=tiba_pada or pada,
        sudah=lambda berkas: lamaran.berkas.filter(jenis=jenis, berkas=berkas).first(),
        izin=lambda tiba: wewenang.boleh_unggah_perbaikan(oleh, lamaran, jenis, tiba),
        terima=lambda isi: terima_pengganti(lamaran=lamaran, jenis=jenis, unggahan=isi, oleh=oleh, pada=pada),
    )


@transaction.atomic(durable=True)
def tambah_bukti_kiriman(
    *,
    lamaran: Lamaran,
    isi: str,
    kode: Sequence[str],
    oleh: Pengguna,
    pada: datetime,
    tiba_pada: datetime | None = None,
) -> BuktiSanggahan:
    """Make a file of evidence of what has arrived and keep the text, as `tambah_bukti` does."""
    lamaran = kunci_lamaran(lamaran=lamaran)
    bukti = BuktiSanggahan.objects.filter(sanggahan__lamaran=lamaran)
    return dari_kiriman(
        tujuan=queries.UntukBukti(lamaran),
        kode=kode,
        oleh=oleh,
        pada=pada,
        tiba_pada=tiba_pada or pada,
        sudah=lambda berkas: bukti.filter(berkas=berkas).first(),
        izin=lambda tiba: wewenang.boleh_tambah_bukti(oleh, lamaran, tiba),
        terima=lambda potong: terima_bukti(lamaran=lamaran, isi=isi, unggahan=potong, oleh=oleh, pada=pada),
    )


@transaction.atomic(durable=True)
def unggah_surat_kiriman(
    *,
    permintaan: PermintaanRekomendasi,
    kode: Sequence[str],
    oleh: Pengguna | None,
    pada: datetime,
    tiba_pada: datetime | None = None,
) -> PermintaanRekomendasi:
    """Keep the letter behind a link of what has arrived, as `unggah_surat` does."""
    permintaan = kunci_permintaan(permintaan=permintaan)
    return dari_kiriman(
        tujuan=queries.UntukSurat(permintaan),
        kode=kode,
        oleh=oleh,
        pada=pada,
        tiba_pada=tiba_pada or pada,
        sudah=lambda berkas: permintaan if permintaan.berkas_id == berkas else None,
        izin=lambda tiba: wewenang.boleh_unggah_surat(permintaan, tiba),
        terima=lambda isi: terima_surat(permintaan=permintaan, unggahan=isi, oleh=oleh, pada=pada),
    )


def dari_kiriman(
    *,
    tujuan: queries.Tujuan,
    kode: Sequence[str],
    oleh: Pengguna | None,
    pada: datetime,
    tiba_pada: datetime,
    sudah: Callable[[int], Jadi | None],
    izin: Callable[[datetime], Izin],
    terima: Callable[[list[UnggahanKiriman]], Jadi],
) -> Jadi:
    """Step: pieces become what they were sent for: a PDF, or the photos of its pages in the order of `kode`.

    Asked again (the answer was lost on its way), gives back what was made (`sudah`: of the id of its file).
    Raises BerkasDitolak like any upload.
    """
    kiriman = potongan.kunci_kiriman(kode=kode, tujuan=tujuan.nama, oleh=oleh, pada=pada)
    if len(kiriman) != len(kode):
        raise BerkasDitolak("KIRIMAN_HILANG", "Unggahan ini sudah terlalu lama. Pilih berkasnya sekali lagi.")
    jadi = {satu.berkas_id for satu in kiriman}
    if len(jadi) == 1 and (berkas := jadi.pop()) is not None and (ada := sudah(berkas)) is not None:
        return ada
    izin(_tiba(kiriman, tiba_pada)).pastikan()
    baru = terima([potongan.jadikan_unggahan(satu) for satu in kiriman])
    potongan.jadikan_berkas(kiriman=kiriman, berkas=baru.berkas)
    return baru


def _boleh_lanjut(
    oleh: Pengguna | None, kiriman: Kiriman, permintaan: PermintaanRekomendasi | None, pada: datetime
) -> Izin:
    if permintaan is not None:
        return wewenang.boleh_kirim_potongan_surat(permintaan, kiriman, pada)
    return wewenang.boleh_kirim_potongan(oleh, kiriman)


def _tiba(kiriman: Sequence[Kiriman], tiba_pada: datetime) -> datetime:
    """The first byte of the upload counts, as it does for one sent whole, and no further back (ADR 0021)."""
    return min(tiba_pada, max(min(satu.dimulai_pada for satu in kiriman), tiba_pada - MASA_TUNTAS))
