"""Acts on an incomplete file (BTL): mark what may be mended, ask for it, upload anew, send once."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from akun.models import Pengguna
from akun.surel import Titipan, kirim_banyak_setelah_commit, kirim_setelah_commit
from dokumen.models import Berkas
from dokumen.simpan import Unggahan, simpan_dokumen
from jejak.catat import catat
from panitia.aturan import Peran
from panitia.queries import pemegang
from peserta import aturan, queries, wewenang
from peserta.actions.kunci import kunci_lamaran
from peserta.models import BerkasLamaran, ButirPerbaikan, Lamaran, Perbaikan, SuratRekomendasi
from seleksi.aturan import batas_dari_tanggal


@transaction.atomic(durable=True)
def tandai_perbaikan(
    *, lamaran: Lamaran, jenis: str, kekurangan: str, oleh: Pengguna, pada: datetime
) -> ButirPerbaikan:
    """Mark a document as mendable, or change what it lacks. The Ketua Sekretariat is told once."""
    lamaran = kunci_lamaran(lamaran=lamaran)
    wewenang.boleh_tandai_perbaikan(oleh, lamaran, jenis, kekurangan, pada).pastikan()
    perbaikan = queries.perbaikan_lamaran(lamaran) or Perbaikan(lamaran=lamaran, disusun_pada=pada)
    perbaikan.save()
    butir = perbaikan.butir.filter(jenis=jenis).first() or ButirPerbaikan(perbaikan=perbaikan, jenis=jenis)
    butir.kekurangan = kekurangan.strip()
    butir.ditandai_pada, butir.ditandai_oleh = pada, oleh
    butir.save()
    rincian = {"jenis": jenis, "kekurangan": butir.kekurangan}
    catat("lamaran.perbaikan_ditandai", objek=lamaran, oleh=oleh, pada=pada, **rincian)
    kirim_banyak_setelah_commit(
        (
            Titipan(
                kunci=f"lamaran.perbaikan_ditandai:{perbaikan.pk}:{ketua.pengguna_id}",
                penerima=ketua.pengguna,
                perihal=f"Berkas lamaran {lamaran.nomor_pendaftaran} dapat diperbaiki",
                templat="peserta/surel/perbaikan_ditandai.txt",
                konteks=_sebutan(lamaran),
                tautan=reverse("peserta:perbaikan_berkas", args=[lamaran.pk]),
            )
            for ketua in pemegang(lamaran.lowongan.seleksi_id, Peran.KETUA_SEKRETARIAT, pada)
        ),
        pada=pada,
    )
    return butir


@transaction.atomic(durable=True)
def hapus_tanda_perbaikan(*, lamaran: Lamaran, jenis: str, oleh: Pengguna, pada: datetime) -> Lamaran:
    """Take a mark back before it is asked; the trail keeps its words. Without a mark nothing happens."""
    lamaran = kunci_lamaran(lamaran=lamaran)
    wewenang.boleh_atur_perbaikan(oleh, lamaran, pada).pastikan()
    butir = ButirPerbaikan.objects.filter(perbaikan__lamaran=lamaran, jenis=jenis).first()
    if butir is None:
        return lamaran
    kekurangan = butir.kekurangan
    butir.delete()
    rincian = {"jenis": jenis, "kekurangan": kekurangan}
    catat("lamaran.perbaikan_tidak_jadi", objek=lamaran, oleh=oleh, pada=pada, **rincian)
    return lamaran


@transaction.atomic(durable=True)
def minta_perbaikan(*, lamaran: Lamaran, oleh: Pengguna, pada: datetime) -> Perbaikan:
    """Ask the applicant to mend exactly the marked documents; the deadline is fixed with it."""
    lamaran = kunci_lamaran(lamaran=lamaran)
    wewenang.boleh_minta_perbaikan(oleh, lamaran, pada).pastikan()
    perbaikan = Perbaikan.objects.get(lamaran=lamaran)
    hari = wewenang.hari_terakhir_perbaikan(lamaran, pada)
    perbaikan.diminta_pada, perbaikan.diminta_oleh = pada, oleh
    perbaikan.batas = batas_dari_tanggal(hari, timezone.get_current_timezone())
    perbaikan.save()
    berlaku = queries.berkas_berlaku(lamaran)
    butir = list(perbaikan.butir.order_by("pk"))
    for satu in butir:
        satu.semula = berlaku.get(satu.jenis)
        satu.save(update_fields=["semula"])
    kekurangan = {satu.jenis: satu.kekurangan for satu in butir}
    rincian = {"butir": kekurangan, "batas": perbaikan.batas}
    catat("lamaran.perbaikan_diminta", objek=lamaran, oleh=oleh, pada=pada, **rincian)
    nama = queries.nama_dokumen(lamaran.lowongan)
    kirim_setelah_commit(
        kunci=f"lamaran.perbaikan_diminta:{perbaikan.pk}",
        penerima=lamaran.pelamar.pengguna,
        perihal=f"Perbaiki berkas lamaran {lamaran.nomor_pendaftaran}",
        templat="peserta/surel/perbaikan_diminta.txt",
        konteks={
            **_sebutan(lamaran),
            "batas": aturan.sebut_batas(timezone.localtime(perbaikan.batas)),
            "butir": [f"{nama[jenis]}: {kurang}" for jenis, kurang in kekurangan.items()],
        },
        tautan=reverse("peserta:perbaikan", args=[lamaran.pk]),
        pada=pada,
    )
    return perbaikan


@transaction.atomic(durable=True)
def unggah_perbaikan(
    *,
    lamaran: Lamaran,
    jenis: str,
    unggahan: Sequence[Unggahan],
    oleh: Pengguna,
    pada: datetime,
    tiba_pada: datetime | None = None,
) -> BerkasLamaran:
    """Put a new file under a document that is open again. The sent version stands until the mending is sent.

    `unggahan` is one PDF, or the photos of its pages in their order. Raises BerkasDitolak like `unggah`.
    """
    lamaran = kunci_lamaran(lamaran=lamaran)
    wewenang.boleh_unggah_perbaikan(oleh, lamaran, jenis, tiba_pada or pada).pastikan()
    return terima_pengganti(lamaran=lamaran, jenis=jenis, unggahan=unggahan, oleh=oleh, pada=pada)


def terima_pengganti(
    *, lamaran: Lamaran, jenis: str, unggahan: Sequence[Unggahan], oleh: Pengguna, pada: datetime
) -> BerkasLamaran:
    """Step: store a new file for an open document; the application is locked and the act allowed already."""
    berkas = simpan_dokumen(unggahan=unggahan, oleh=oleh, pada=pada)
    baru = pasang_pengganti(lamaran=lamaran, jenis=jenis, berkas=berkas, pada=pada)
    rincian = {"jenis": jenis, "sha256": berkas.sha256, "ukuran": berkas.ukuran}
    catat("lamaran.pengganti_diunggah", objek=lamaran, oleh=oleh, pada=pada, berkas=baru.pk, **rincian)
    return baru


def pasang_pengganti(*, lamaran: Lamaran, jenis: str, berkas: Berkas, pada: datetime) -> BerkasLamaran:
    """Step: lay a stored file beside the sent version of an open document; the application is locked already.

    Until it is sent the new version is closed like a replaced one, so that nobody else sees or counts it.
    """
    baru = BerkasLamaran(lamaran=lamaran, jenis=jenis, berkas=berkas, diunggah_pada=pada, diganti_pada=pada)
    baru.save()
    butir = ButirPerbaikan.objects.get(perbaikan__lamaran=lamaran, jenis=jenis)
    butir.pengganti = baru
    butir.save(update_fields=["pengganti"])
    return baru


@transaction.atomic(durable=True)
def kirim_perbaikan(
    *, lamaran: Lamaran, oleh: Pengguna, pada: datetime, tiba_pada: datetime | None = None
) -> Perbaikan:
    """Send the mended documents, once. From now on they stand for the old ones and are checked anew."""
    tiba_pada = tiba_pada or pada
    lamaran = kunci_lamaran(lamaran=lamaran)
    wewenang.boleh_kirim_perbaikan(oleh, lamaran, tiba_pada).pastikan()
    perbaikan = Perbaikan.objects.get(lamaran=lamaran)
    perbaikan.dikirim_pada = tiba_pada
    perbaikan.save()
    sidik = {}
    for satu in perbaikan.butir.select_related("semula", "pengganti__berkas").order_by("pk"):
        if satu.pengganti is not None:
            _gantikan(satu.semula, satu.pengganti, pada)
            sidik[satu.jenis] = satu.pengganti.berkas.sha256
    # Their verdicts were on the old versions; the trail keeps them.
    lamaran.verifikasi.filter(butir__in=sidik).delete()
    if aturan.KODE_REKOMENDASI in sidik:
        lamaran.surat_rekomendasi.filter(sumber=SuratRekomendasi.Sumber.PEMERIKSA).delete()
    rincian = {"tiba_pada": tiba_pada, "sha256": sidik}
    catat("lamaran.perbaikan_dikirim", objek=lamaran, oleh=oleh, pada=pada, **rincian)
    nama = queries.nama_dokumen(lamaran.lowongan)
    kirim_setelah_commit(
        kunci=f"lamaran.perbaikan_dikirim:{perbaikan.pk}",
        penerima=oleh,
        perihal=f"Perbaikan berkas lamaran {lamaran.nomor_pendaftaran} diterima",
        templat="peserta/surel/perbaikan_dikirim.txt",
        konteks={
            **_sebutan(lamaran),
            "diterima": aturan.sebut_waktu(timezone.localtime(tiba_pada)),
            "butir": [f"{nama[jenis]}\n  SHA-256 {satu}" for jenis, satu in sidik.items()],
        },
        tautan=reverse("peserta:perbaikan", args=[lamaran.pk]),
        pada=pada,
    )
    return perbaikan


def _gantikan(semula: BerkasLamaran | None, pengganti: BerkasLamaran, pada: datetime) -> None:
    """First close the old version: only one may stand."""
    if semula is not None:
        semula.diganti_pada = pada
        semula.save(update_fields=["diganti_pada"])
    pengganti.diganti_pada = None
    pengganti.save(update_fields=["diganti_pada"])


def _sebutan(lamaran: Lamaran) -> dict[str, str]:
    return {"nama_jabatan": lamaran.lowongan.nama_jabatan, "nomor": lamaran.nomor_pendaftaran}
