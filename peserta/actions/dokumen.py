"""Acts on what a vacancy asks for beyond the ketentuan, and on the stamps of uploaded files (A-7)."""

from __future__ import annotations

from datetime import datetime
from typing import cast

from django.db import transaction

from akun.models import Pengguna
from jejak.catat import catat
from peserta import aturan, queries, wewenang
from peserta.actions.kunci import kunci_lamaran, kunci_lowongan
from peserta.models import BerkasLamaran, DokumenTambahan, Lamaran, Meterai
from seleksi.ketentuan import DokumenWajib
from seleksi.models import Lowongan


@transaction.atomic(durable=True)
def tambah_dokumen(
    *,
    lowongan: Lowongan,
    nama: str,
    petunjuk: str,
    dasar: str,
    wajib: bool,
    tahun: int,
    meterai: bool,
    oleh: Pengguna,
    pada: datetime,
) -> DokumenTambahan:
    """Ask for one more document at a vacancy before it is announced."""
    lowongan = kunci_lowongan(lowongan_id=lowongan.pk)
    baru = DokumenWajib(aturan.RUMPUN_DOKUMEN, nama.strip(), petunjuk.strip(), dasar.strip(), tahun)
    wewenang.boleh_tambah_dokumen(oleh, lowongan, baru, pada).pastikan()
    dokumen = DokumenTambahan(
        lowongan=lowongan,
        nama=baru.nama,
        petunjuk=baru.petunjuk,
        dasar=baru.dasar,
        wajib=wajib,
        tahun=tahun,
        meterai=meterai,
        ditetapkan_pada=pada,
        ditetapkan_oleh=oleh,
    )
    dokumen.save()
    isi: dict[str, object] = {"nama": dokumen.nama, "petunjuk": dokumen.petunjuk, "dasar": dokumen.dasar}
    isi |= {"wajib": wajib, "tahun": tahun, "meterai": meterai}
    catat("lowongan.dokumen_ditambah", objek=lowongan, oleh=oleh, pada=pada, dokumen=dokumen.pk, isi=isi)
    return dokumen


@transaction.atomic(durable=True)
def hapus_dokumen(*, dokumen: DokumenTambahan, oleh: Pengguna, pada: datetime) -> Lowongan:
    """Take one document of a vacancy back before it is announced; the trail keeps its words."""
    lowongan = kunci_lowongan(lowongan_id=dokumen.lowongan_id)
    wewenang.boleh_atur_dokumen(oleh, lowongan, pada).pastikan()
    nomor, nama = dokumen.pk, dokumen.nama
    # Pressed twice at once: the second finds nothing to take back.
    if not DokumenTambahan.objects.filter(pk=nomor).delete()[0]:
        return lowongan
    catat("lowongan.dokumen_dihapus", objek=lowongan, oleh=oleh, pada=pada, dokumen=nomor, nama=nama)
    return lowongan


@transaction.atomic(durable=True)
def nyatakan_meterai(
    *,
    lamaran: Lamaran,
    kode: str,
    jenis: str,
    nomor_seri: str,
    oleh: Pengguna,
    pada: datetime,
    tiba_pada: datetime | None = None,
) -> Meterai:
    """Say which stamp a document bears, or correct it; the file stays whatever is said."""
    lamaran = kunci_lamaran(lamaran=lamaran)
    nomor = aturan.rapikan_seri(nomor_seri)
    wewenang.boleh_nyatakan_meterai(oleh, lamaran, kode, jenis, nomor, tiba_pada or pada).pastikan()
    berkas = cast(BerkasLamaran, queries.berkas_bermeterai(lamaran, kode))
    meterai = queries.meterai_berkas(berkas) or Meterai(berkas=berkas)
    meterai.jenis, meterai.nomor_seri, meterai.dinyatakan_pada = jenis, nomor, pada
    meterai.save()
    rincian = {"berkas": berkas.pk, "dokumen": kode, "jenis": jenis, "nomor_seri": nomor}
    catat("lamaran.meterai_dinyatakan", objek=lamaran, oleh=oleh, pada=pada, **rincian)
    return meterai
