"""Acts on objections: the window opens, the applicant writes and sends, the Pansel answers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import cast

from django.db import transaction
from django.urls import reverse

from akun.models import Pengguna
from akun.surel import kirim_setelah_commit
from dokumen.models import Berkas
from dokumen.simpan import Unggahan, simpan_dokumen
from jejak.catat import catat
from panitia.models import Keanggotaan
from peserta import naskah, queries, wewenang
from peserta.actions.kunci import kunci_lamaran
from peserta.models import BuktiSanggahan, Lamaran, MasaSanggah, Sanggahan, SuratPelamar
from seleksi.models import Instansi, Lowongan, Pengumuman


def buka_masa_sanggah(
    *, lowongan: Lowongan, pengumuman: Pengumuman, batas: datetime, batas_jawab: datetime, pada: datetime
) -> MasaSanggah | None:
    """Step of the published administrative result: open the window for those it tells TMS, if there are any.

    Whoever had his window by an earlier announcement gets no second one.
    """
    if not queries.perlu_masa_sanggah(lowongan):
        return None
    return MasaSanggah.objects.create(
        lowongan=lowongan, pengumuman=pengumuman, dibuka_pada=pada, batas=batas, batas_jawab=batas_jawab
    )


@transaction.atomic(durable=True)
def simpan_sanggahan(
    *, lamaran: Lamaran, isi: str, oleh: Pengguna, pada: datetime, tiba_pada: datetime | None = None
) -> Sanggahan:
    """Keep what he has written so far; nobody else sees it."""
    lamaran = kunci_lamaran(lamaran=lamaran)
    wewenang.boleh_tulis_sanggahan(oleh, lamaran, tiba_pada or pada).pastikan()
    return _tulis(lamaran, isi, pada)


@transaction.atomic(durable=True)
def tambah_bukti(
    *,
    lamaran: Lamaran,
    isi: str,
    unggahan: Sequence[Unggahan],
    oleh: Pengguna,
    pada: datetime,
    tiba_pada: datetime | None = None,
) -> BuktiSanggahan:
    """Add a file of evidence and keep the text beside it. Raises BerkasDitolak when the file is not good."""
    lamaran = kunci_lamaran(lamaran=lamaran)
    wewenang.boleh_tambah_bukti(oleh, lamaran, tiba_pada or pada).pastikan()
    return terima_bukti(lamaran=lamaran, isi=isi, unggahan=unggahan, oleh=oleh, pada=pada)


def terima_bukti(
    *, lamaran: Lamaran, isi: str, unggahan: Sequence[Unggahan], oleh: Pengguna, pada: datetime
) -> BuktiSanggahan:
    """Step: keep the text and one more file; the application is locked and the act allowed already."""
    sanggahan = _tulis(lamaran, isi, pada)
    berkas = simpan_dokumen(unggahan=unggahan, oleh=oleh, pada=pada)
    bukti = BuktiSanggahan.objects.create(sanggahan=sanggahan, berkas=berkas, diunggah_pada=pada)
    rincian = {"bukti": bukti.pk, "sha256": berkas.sha256, "ukuran": berkas.ukuran}
    catat("sanggahan.bukti_diunggah", objek=sanggahan, oleh=oleh, pada=pada, **rincian)
    return bukti


@transaction.atomic(durable=True)
def hapus_bukti(
    *, bukti: BuktiSanggahan, oleh: Pengguna, pada: datetime, tiba_pada: datetime | None = None
) -> None:
    """Take a file out of an unsent objection; it stays in the archive."""
    lamaran = kunci_lamaran(lamaran=bukti.sanggahan.lamaran)
    wewenang.boleh_tulis_sanggahan(oleh, lamaran, tiba_pada or pada).pastikan()
    bukti.dihapus_pada = pada
    bukti.save(update_fields=["dihapus_pada"])
    catat("sanggahan.bukti_dihapus", objek=bukti.sanggahan, oleh=oleh, pada=pada, bukti=bukti.pk)


@transaction.atomic(durable=True)
def ajukan_sanggahan(
    *, lamaran: Lamaran, isi: str, oleh: Pengguna, pada: datetime, tiba_pada: datetime | None = None
) -> Sanggahan:
    """Send the objection; the Ketua Pansel is told that there is one, not whose."""
    lamaran = kunci_lamaran(lamaran=lamaran)
    wewenang.boleh_ajukan_sanggahan(oleh, lamaran, isi, tiba_pada or pada).pastikan()
    sanggahan = _tulis(lamaran, isi, pada)
    sanggahan.diajukan_pada = tiba_pada or pada
    sanggahan.save(update_fields=["diajukan_pada"])
    bukti = [satu.berkas.sha256 for satu in queries.bukti_berlaku(sanggahan)]
    catat("sanggahan.diajukan", objek=sanggahan, oleh=oleh, pada=pada, isi=sanggahan.isi, bukti=bukti)
    lowongan = lamaran.lowongan
    ketua = queries.ketua_pansel(lowongan.seleksi_id, pada)
    if ketua is not None:
        kirim_setelah_commit(
            kunci=f"sanggahan.diajukan:{sanggahan.pk}",
            penerima=ketua.pengguna,
            perihal=f"Sanggahan atas hasil seleksi administrasi {lowongan.nama_jabatan}",
            templat="peserta/surel/sanggahan_diajukan.txt",
            konteks={"nama_jabatan": lowongan.nama_jabatan},
            tautan=reverse("peserta:daftar_sanggahan", args=[lowongan.pk]),
            pada=pada,
        )
    return sanggahan


@transaction.atomic(durable=True)
def tarik_sanggahan(*, lamaran: Lamaran, oleh: Pengguna, pada: datetime) -> Sanggahan:
    """Withdraw a sent objection before it is answered; there is no second one."""
    lamaran = kunci_lamaran(lamaran=lamaran)
    wewenang.boleh_tarik_sanggahan(oleh, lamaran).pastikan()
    sanggahan = cast(Sanggahan, queries.sanggahan_lamaran(lamaran))
    sanggahan.ditarik_pada = pada
    sanggahan.save(update_fields=["ditarik_pada"])
    catat("sanggahan.ditarik", objek=sanggahan, oleh=oleh, pada=pada)
    return sanggahan


@transaction.atomic(durable=True)
def jawab_sanggahan(
    *,
    sanggahan: Sanggahan,
    jawaban: str,
    alasan: str,
    dasar: str,
    nomor_notulen: str,
    tanggal_rapat: date,
    jumlah_hadir: int,
    oleh: Pengguna,
    pada: datetime,
) -> Sanggahan:
    """Record what the Pansel decided, and prepare the letter with the answer.

    An accepted objection makes the application MS at once; its owner and everybody else learn the new result
    from the amended announcement, he the answer from his letter.
    """
    lamaran = kunci_lamaran(lamaran=sanggahan.lamaran)
    sanggahan = cast(Sanggahan, queries.sanggahan_lamaran(lamaran))
    sanggahan.lamaran = lamaran
    wewenang.boleh_putuskan_sanggahan(oleh, sanggahan, tanggal_rapat, jumlah_hadir, pada).pastikan()
    sanggahan.jawaban, sanggahan.alasan, sanggahan.dasar = jawaban, alasan.strip(), dasar.strip()
    sanggahan.nomor_notulen, sanggahan.tanggal_rapat = nomor_notulen.strip(), tanggal_rapat
    sanggahan.jumlah_hadir = jumlah_hadir
    sanggahan.dijawab_pada, sanggahan.dijawab_oleh = pada, oleh
    sanggahan.save()
    rincian = {
        "jawaban": jawaban,
        "alasan": sanggahan.alasan,
        "dasar": sanggahan.dasar,
        "nomor_notulen": sanggahan.nomor_notulen,
        "tanggal_rapat": tanggal_rapat,
        "jumlah_hadir": jumlah_hadir,
    }
    catat("sanggahan.dijawab", objek=sanggahan, oleh=oleh, pada=pada, **rincian)
    if jawaban == Sanggahan.Jawaban.DITERIMA:
        dari = lamaran.keadaan
        lamaran.terima_sanggahan(pada)
        lamaran.save()
        catat(
            "lamaran.sanggahan_diterima", objek=lamaran, oleh=oleh, pada=pada, dari=dari, ke=lamaran.keadaan
        )
    _siapkan_jawaban(sanggahan, oleh, pada)
    return sanggahan


@transaction.atomic(durable=True)
def baca_bukti(*, bukti: BuktiSanggahan, oleh: Pengguna, pada: datetime) -> Berkas:
    """Open a file of evidence. Whoever is not its owner leaves a trace."""
    if bukti.sanggahan.lamaran.pelamar.pengguna_id != oleh.pk:
        catat("sanggahan.bukti_dibuka", objek=bukti, oleh=oleh, pada=pada)
    return bukti.berkas


def _tulis(lamaran: Lamaran, isi: str, pada: datetime) -> Sanggahan:
    sanggahan = queries.sanggahan_lamaran(lamaran)
    if sanggahan is None:
        masa = cast(MasaSanggah, queries.masa_sanggah_lamaran(lamaran))
        return Sanggahan.objects.create(lamaran=lamaran, masa=masa, isi=isi.strip(), ditulis_pada=pada)
    sanggahan.isi, sanggahan.ditulis_pada = isi.strip(), pada
    sanggahan.save(update_fields=["isi", "ditulis_pada"])
    return sanggahan


def _siapkan_jawaban(sanggahan: Sanggahan, oleh: Pengguna, pada: datetime) -> None:
    """The letter waits beside the others: read by a person, approved, then signed."""
    ketua = cast(Keanggotaan, queries.ketua_pansel(sanggahan.id_seleksi, pada))
    isi = naskah.surat_jawaban_sanggahan(sanggahan, Instansi.objects.get(), penanda=ketua)
    SuratPelamar.objects.create(
        lamaran=sanggahan.lamaran,
        jenis=SuratPelamar.Jenis.SANGGAH,
        isi=isi,
        sidik=naskah.sidik_surat(isi, ""),
        penanda_tangan=ketua.pengguna,
        disusun_pada=pada,
        disusun_oleh=oleh,
    )
