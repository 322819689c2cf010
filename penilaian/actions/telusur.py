"""Acts of tracing: send, write, hand over, end, read. No note, no source ever enters the trail."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction
from django.urls import reverse

from akun.models import Pengguna
from akun.surel import kirim_setelah_commit
from dokumen.models import Naskah
from dokumen.penomoran import POLA_PANSEL
from dokumen.rahasia import catat_pembacaan, catat_salinan
from dokumen.simpan import Unggahan, simpan_dokumen
from dokumen.terbit import terbitkan
from jejak.catat import catat
from jejak.models import Jejak
from penilaian import naskah, queries, wewenang
from penilaian.actions.kunci import kunci_lowongan
from penilaian.aturan import IsiTelusur
from penilaian.models import BuktiTelusur, CatatanTelusur, TugasTelusur
from seleksi.aturan import tanggal_kata
from seleksi.izin import TindakanDitolak
from seleksi.models import Instansi, Lowongan

# The title says neither who is sent nor after whom: it shows where the paper does not.
JUDUL_SURAT_TUGAS = "Surat Tugas Penelusuran Rekam Jejak"


class TelusurBasi(TindakanDitolak):
    """The notes changed since the form was opened. ``tugas`` is what stands now; nothing was overwritten."""

    def __init__(self, tugas: TugasTelusur) -> None:
        super().__init__("Catatan ini sudah diubah di jendela atau perangkat lain sejak halaman ini dibuka.")
        self.tugas = tugas


@transaction.atomic(durable=True)
def tetapkan_penelusur(
    *,
    lowongan: Lowongan,
    penelusur: Pengguna,
    lamaran: Sequence[int],
    mulai: date,
    batas: date,
    oleh: Pengguna,
    pada: datetime,
) -> list[TugasTelusur]:
    """Send one tracer after these participants: the Ketua signs the order, the tracer is told, no name."""
    lowongan = kunci_lowongan(lowongan_id=lowongan.pk)
    wewenang.boleh_tetapkan_penelusur(oleh, lowongan, penelusur, lamaran, mulai, batas, pada).pastikan()
    peserta = list(queries.boleh_diketahui(oleh, lowongan).filter(pk__in=lamaran))
    peran = next(
        satu for satu in queries.penelusur_seleksi(lowongan, pada) if satu.pengguna_id == penelusur.pk
    )
    surat = terbitkan(
        templat="penilaian/naskah/surat_tugas_penelusur.html",
        judul=JUDUL_SURAT_TUGAS,
        isi=naskah.surat_tugas_penelusur(
            lowongan, peran, peserta, mulai, batas, oleh, Instansi.objects.get()
        ),
        kelas=Naskah.Kelas.RAHASIA,
        pola_nomor=POLA_PANSEL,
        penanda_tangan=oleh,
        jabatan_penanda=naskah.JABATAN_KETUA,
        oleh=oleh,
        pada=pada,
    )
    hasil = []
    for satu in peserta:
        tugas = TugasTelusur.objects.create(
            lamaran=satu,
            penelusur=penelusur,
            surat_tugas=surat,
            mulai=mulai,
            batas=batas,
            ditetapkan_pada=pada,
            ditetapkan_oleh=oleh,
        )
        hasil.append(tugas)
        rincian = {"penelusur": penelusur.pk, "lamaran": satu.pk, "batas": batas, "surat": surat.nomor}
        catat("telusur.ditetapkan", objek=tugas, oleh=oleh, pada=pada, **rincian)
    kirim_setelah_commit(
        kunci=f"telusur.ditetapkan:{surat.pk}",
        penerima=penelusur,
        perihal="Anda ditugasi menelusuri rekam jejak",
        templat="penilaian/surel/telusur_ditetapkan.txt",
        konteks={"batas": tanggal_kata(batas)},
        tautan=reverse("penilaian:beranda_penelusur"),
        pada=pada,
    )
    return hasil


@transaction.atomic(durable=True)
def simpan_telusur(
    *, tugas: TugasTelusur, isi: IsiTelusur, versi: int, oleh: Pengguna, pada: datetime
) -> TugasTelusur:
    """Keep the tracer's notes, finished or not; empty talks are left out.

    The same content sent again changes nothing; other content on an older version raises TelusurBasi. No
    trace: notes that were not handed over say nothing yet.
    """
    tugas = _kunci(tugas)
    isi = _rapi(isi)
    wewenang.boleh_simpan_telusur(oleh, tugas, isi, pada).pastikan()
    if queries.isi_telusur(tugas) == isi:
        return tugas
    if versi != tugas.versi:
        raise TelusurBasi(tugas)
    tugas.kesimpulan, tugas.alasan_sumber = isi.kesimpulan, isi.alasan_sumber
    tugas.versi, tugas.diubah_pada = tugas.versi + 1, pada
    tugas.save(update_fields=["kesimpulan", "alasan_sumber", "versi", "diubah_pada"])
    tugas.catatan.exclude(kode__in=[satu.kode for satu in isi.catatan]).delete()
    for urutan, satu in enumerate(isi.catatan):
        CatatanTelusur.objects.update_or_create(
            tugas=tugas,
            kode=satu.kode,
            defaults={
                "urutan": urutan,
                "sumber": satu.sumber,
                "nama_sumber": satu.nama_sumber,
                "tanggal": satu.tanggal,
                "isi": satu.isi,
            },
        )
    return tugas


@transaction.atomic(durable=True)
def tambah_bukti_telusur(
    *, tugas: TugasTelusur, unggahan: Sequence[Unggahan], oleh: Pengguna, pada: datetime
) -> BuktiTelusur:
    """Add a file of evidence. Raises BerkasDitolak when the file is not good."""
    tugas = _kunci(tugas)
    wewenang.boleh_tambah_bukti_telusur(oleh, tugas, pada).pastikan()
    berkas = simpan_dokumen(unggahan=unggahan, oleh=oleh, pada=pada)
    bukti = BuktiTelusur.objects.create(tugas=tugas, berkas=berkas, diunggah_pada=pada)
    catat("telusur.bukti_diunggah", objek=bukti, oleh=oleh, pada=pada, sha256=berkas.sha256)
    return bukti


@transaction.atomic(durable=True)
def hapus_bukti_telusur(*, bukti: BuktiTelusur, oleh: Pengguna, pada: datetime) -> None:
    """Take a file out of notes that were not handed over; it stays in the archive."""
    tugas = _kunci(bukti.tugas)
    wewenang.boleh_tulis_telusur(oleh, tugas, pada).pastikan()
    bukti.dihapus_pada = pada
    bukti.save(update_fields=["dihapus_pada"])
    catat("telusur.bukti_dihapus", objek=bukti, oleh=oleh, pada=pada)


@transaction.atomic(durable=True)
def serahkan_telusur(*, tugas: TugasTelusur, versi: int, oleh: Pengguna, pada: datetime) -> TugasTelusur:
    """Seal the notes as the tracer saw them in version `versi`; the Ketua is told that there are some.

    The trail holds a salted digest instead of a word of them. Handing over twice changes nothing.
    """
    tugas = _kunci(tugas)
    if tugas.diserahkan_pada is not None and tugas.penelusur_id == oleh.pk and tugas.versi == versi:
        return tugas
    wewenang.boleh_serahkan_telusur(oleh, tugas, pada).pastikan()
    if tugas.versi != versi:
        raise TelusurBasi(tugas)
    tugas.garam = secrets.token_hex(16)
    tugas.sidik = queries.sidik_telusur(tugas, queries.bukti_telusur(tugas))
    tugas.diserahkan_pada = pada
    tugas.save(update_fields=["garam", "sidik", "diserahkan_pada"])
    catat("telusur.diserahkan", objek=tugas, oleh=oleh, pada=pada, sidik=tugas.sidik)
    kirim_setelah_commit(
        kunci=f"telusur.diserahkan:{tugas.pk}",
        penerima=tugas.ditetapkan_oleh,
        perihal="Catatan penelusuran rekam jejak diserahkan",
        templat="penilaian/surel/telusur_diserahkan.txt",
        konteks={},
        tautan=reverse("penilaian:telusur_lowongan", args=[tugas.lamaran.lowongan_id]),
        pada=pada,
    )
    return tugas


@transaction.atomic(durable=True)
def hentikan_telusur(*, tugas: TugasTelusur, alasan: str, oleh: Pengguna, pada: datetime) -> TugasTelusur:
    """End an order early: the Ketua calls the tracer back, or the tracer gives it back. Notes stay shut."""
    tugas = _kunci(tugas)
    alasan = alasan.strip()
    wewenang.boleh_hentikan_telusur(oleh, tugas, alasan, pada).pastikan()
    tugas.dihentikan_pada, tugas.dihentikan_oleh, tugas.alasan_henti = pada, oleh, alasan
    tugas.save(update_fields=["dihentikan_pada", "dihentikan_oleh", "alasan_henti"])
    catat("telusur.dihentikan", objek=tugas, oleh=oleh, pada=pada)
    lain = tugas.penelusur if oleh.pk != tugas.penelusur_id else tugas.ditetapkan_oleh
    kirim_setelah_commit(
        kunci=f"telusur.dihentikan:{tugas.pk}",
        penerima=lain,
        perihal="Satu tugas penelusuran rekam jejak dihentikan",
        templat="penilaian/surel/telusur_dihentikan.txt",
        konteks={},
        pada=pada,
    )
    return tugas


@transaction.atomic(durable=True)
def baca_telusur(*, tugas: TugasTelusur, keperluan: str, oleh: Pengguna, pada: datetime) -> Jejak:
    """Open closed notes for a stated purpose. The trace opens the page for a while."""
    tugas = TugasTelusur.objects.select_related(*queries.TERKAIT_TELUSUR).get(pk=tugas.pk)
    keperluan = keperluan.strip()
    wewenang.boleh_baca_telusur(oleh, tugas, keperluan, pada).pastikan()
    return catat_pembacaan(
        queries.PERISTIWA_BACA_TELUSUR, objek=tugas, keperluan=keperluan, oleh=oleh, pada=pada
    )


@transaction.atomic(durable=True)
def salin_bukti_telusur(*, bukti: BuktiTelusur, keperluan: str, oleh: Pengguna, pada: datetime) -> Jejak:
    """Take a numbered copy of a file beside closed notes; the trace is what stands on the copy."""
    wewenang.boleh_salin_bukti_telusur(oleh, bukti, keperluan, pada).pastikan()
    return catat_salinan(
        queries.PERISTIWA_SALIN_TELUSUR, objek=bukti, keperluan=keperluan, oleh=oleh, pada=pada
    )


@transaction.atomic(durable=True)
def buka_surat_tugas(*, tugas: TugasTelusur, oleh: Pengguna, pada: datetime) -> Naskah:
    """Hand out the order; that it was taken leaves a trace."""
    catat("telusur.surat_dibuka", objek=tugas, oleh=oleh, pada=pada, nomor=tugas.surat_tugas.nomor)
    return tugas.surat_tugas


def _kunci(tugas: TugasTelusur) -> TugasTelusur:
    """The present row, locked, under the lock of its vacancy: nothing is added while the scoring closes."""
    kunci_lowongan(lowongan_id=tugas.lamaran.lowongan_id)
    dasar = TugasTelusur.objects.select_related(*queries.TERKAIT_TELUSUR, "ditetapkan_oleh")
    return dasar.select_for_update(of=("self",), no_key=True).get(pk=tugas.pk)


def _rapi(isi: IsiTelusur) -> IsiTelusur:
    return IsiTelusur(
        isi.kesimpulan, isi.alasan_sumber, tuple(satu for satu in isi.catatan if not satu.kosong)
    )
