"""Acts on a recommendation by link: the applicant asks and takes back, the officer confirms and hands in."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from datetime import datetime
from typing import Any
from urllib.parse import urljoin

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from akun.models import Pengguna
from akun.surel import kirim_setelah_commit
from dokumen.simpan import Unggahan, simpan_dokumen
from jejak.catat import catat
from peserta import aturan, queries, wewenang
from peserta.actions.berkas import pasang_berkas
from peserta.actions.isian import MEDAN_REKOMENDASI, hanya
from peserta.actions.kunci import kunci_lamaran, kunci_permintaan
from peserta.actions.perbaikan import pasang_pengganti
from peserta.alur import Keadaan
from peserta.models import Lamaran, PermintaanRekomendasi, SuratRekomendasi


@transaction.atomic(durable=True)
def minta_rekomendasi(
    *, lamaran: Lamaran, alamat: str, oleh: Pengguna, pada: datetime, tiba_pada: datetime | None = None
) -> PermintaanRekomendasi:
    """Mail a one-time link to the own agency; a link that was still open is taken back by it."""
    lamaran = kunci_lamaran(lamaran=lamaran)
    wewenang.boleh_minta_rekomendasi(oleh, lamaran, alamat, tiba_pada or pada).pastikan()
    if (lama := queries.permintaan_aktif(lamaran)) is not None:
        _batalkan(lama, oleh, pada)
    kunci = secrets.token_urlsafe(32)
    permintaan = PermintaanRekomendasi(
        lamaran=lamaran,
        alamat=alamat.strip().lower(),
        sidik=queries.sidik_kunci(kunci),
        diminta_pada=pada,
        kedaluwarsa_pada=aturan.batas_permintaan(pada, _batas(lamaran)),
    )
    permintaan.save()
    catat(
        "lamaran.rekomendasi_diminta",
        objek=lamaran,
        oleh=oleh,
        pada=pada,
        permintaan=permintaan.pk,
        alamat=permintaan.alamat,
        sampai=permintaan.kedaluwarsa_pada,
    )
    kirim_setelah_commit(
        kunci=f"lamaran.rekomendasi_diminta:{permintaan.pk}",
        penerima=None,
        alamat=permintaan.alamat,
        perihal=f"Permintaan rekomendasi untuk {lamaran.pelamar}",
        # Emptied once it has gone: the key is kept nowhere.
        templat="akun/surel/sekali_pakai.txt",
        konteks={"isi": _isi_permintaan(permintaan, kunci)},
        pada=pada,
    )
    return permintaan


@transaction.atomic(durable=True)
def batalkan_permintaan(
    *, permintaan: PermintaanRekomendasi, oleh: Pengguna, pada: datetime
) -> PermintaanRekomendasi:
    """Take an open link back; whoever holds it is told so."""
    permintaan = kunci_permintaan(permintaan=permintaan)
    wewenang.boleh_batalkan_permintaan(oleh, permintaan, pada).pastikan()
    _batalkan(permintaan, oleh, pada)
    return permintaan


@transaction.atomic(durable=True)
def minta_kode(
    *, permintaan: PermintaanRekomendasi, alamat: str, oleh: Pengguna | None, pada: datetime
) -> PermintaanRekomendasi:
    """Mail a fresh code to an address of the agency; an earlier code or confirmation no longer holds."""
    permintaan = kunci_permintaan(permintaan=permintaan)
    wewenang.boleh_minta_kode(permintaan, alamat, pada).pastikan()
    kode = f"{secrets.randbelow(10**8):08d}"
    permintaan.dibuka_pada = permintaan.dibuka_pada or pada
    permintaan.alamat_petugas = alamat.strip().lower()
    permintaan.sidik_kode = queries.sidik_kode(permintaan, kode)
    permintaan.kode_pada, permintaan.jumlah_percobaan = pada, 0
    permintaan.jumlah_kode += 1
    permintaan.dikonfirmasi_pada = None
    permintaan.save()
    rincian = {"permintaan": permintaan.pk, "alamat": permintaan.alamat_petugas}
    catat("lamaran.kode_rekomendasi_dikirim", objek=permintaan.lamaran, oleh=oleh, pada=pada, **rincian)
    kirim_setelah_commit(
        kunci=f"lamaran.kode_rekomendasi:{permintaan.pk}:{permintaan.jumlah_kode}",
        penerima=None,
        alamat=permintaan.alamat_petugas,
        perihal="Kode konfirmasi rekomendasi",
        templat="akun/surel/sekali_pakai.txt",
        konteks={
            "isi": f"Kode konfirmasi Anda: {kode}\n\nBerlaku 15 menit, pada halaman yang meminta kode ini. "
            "Bila Anda tidak memintanya, abaikan surel ini; tanpa kode tidak ada yang dapat diserahkan."
        },
        pada=pada,
    )
    return permintaan


@transaction.atomic(durable=True)
def konfirmasi_kode(
    *, permintaan: PermintaanRekomendasi, kode: str, oleh: Pengguna | None, pada: datetime
) -> datetime | None:
    """Try a code: the moment of the confirmation, or None for a wrong one, which counts as an attempt."""
    permintaan = kunci_permintaan(permintaan=permintaan)
    wewenang.boleh_konfirmasi_kode(permintaan, pada).pastikan()
    permintaan.jumlah_percobaan += 1
    if queries.kode_cocok(permintaan, kode):
        permintaan.dikonfirmasi_pada, permintaan.sidik_kode, permintaan.kode_pada = pada, "", None
        rincian = {"permintaan": permintaan.pk, "alamat": permintaan.alamat_petugas}
        catat("lamaran.rekomendasi_dikonfirmasi", objek=permintaan.lamaran, oleh=oleh, pada=pada, **rincian)
    permintaan.save()
    return permintaan.dikonfirmasi_pada


@transaction.atomic(durable=True)
def unggah_surat(
    *,
    permintaan: PermintaanRekomendasi,
    unggahan: Sequence[Unggahan],
    oleh: Pengguna | None,
    pada: datetime,
    tiba_pada: datetime | None = None,
) -> PermintaanRekomendasi:
    """Store the signed letter beside the request, so that a wrong field does not cost it."""
    permintaan = kunci_permintaan(permintaan=permintaan)
    wewenang.boleh_tambah_unggahan(permintaan, tiba_pada or pada).pastikan()
    permintaan.jumlah_unggahan += 1
    terima_surat(permintaan=permintaan, unggahan=unggahan, oleh=oleh, pada=pada)
    return permintaan


def terima_surat(
    *,
    permintaan: PermintaanRekomendasi,
    unggahan: Sequence[Unggahan],
    oleh: Pengguna | None,
    pada: datetime,
) -> PermintaanRekomendasi:
    """Step: keep the letter beside the request; the request is locked and the act allowed already."""
    permintaan.berkas = simpan_dokumen(unggahan=unggahan, oleh=oleh, pada=pada)
    permintaan.save()
    return permintaan


@transaction.atomic(durable=True)
def serahkan_rekomendasi(
    *,
    permintaan: PermintaanRekomendasi,
    nama_petugas: str,
    jabatan_petugas: str,
    oleh: Pengguna | None,
    pada: datetime,
    tiba_pada: datetime | None = None,
    **isian: Any,
) -> PermintaanRekomendasi:
    """Hand the letter in with what it says (all of MEDAN_REKOMENDASI); the link is used up by it."""
    hanya(medan=MEDAN_REKOMENDASI, isian=isian)
    permintaan = kunci_permintaan(permintaan=permintaan)
    wewenang.boleh_serahkan_rekomendasi(permintaan, isian, tiba_pada or pada).pastikan()
    lamaran: Lamaran = permintaan.lamaran
    # The verdict has seen it.
    berkas: Any = permintaan.berkas
    pasang = pasang_berkas if lamaran.keadaan == Keadaan.DRAF else pasang_pengganti
    permintaan.berkas_lamaran = pasang(
        lamaran=lamaran, jenis=aturan.KODE_REKOMENDASI, berkas=berkas, pada=pada
    )
    permintaan.nama_petugas, permintaan.jabatan_petugas = nama_petugas.strip(), jabatan_petugas.strip()
    permintaan.diserahkan_pada = pada
    permintaan.save()
    _catat_surat(lamaran, isian, pada)
    catat(
        "lamaran.rekomendasi_diserahkan",
        objek=lamaran,
        oleh=oleh,
        pada=pada,
        permintaan=permintaan.pk,
        petugas=permintaan.nama_petugas,
        alamat=permintaan.alamat_petugas,
        sha256=permintaan.berkas_lamaran.berkas.sha256,
        isi=dict(isian),
    )
    _kabari_serah(permintaan, pada)
    return permintaan


def _batas(lamaran: Lamaran) -> datetime | None:
    """Until when the letter may be handed in: the deadline of the draft, or of the mending."""
    if lamaran.keadaan == Keadaan.DRAF:
        return lamaran.lowongan.batas_lamaran
    perbaikan = queries.perbaikan_lamaran(lamaran)
    return perbaikan.batas if perbaikan else None


def _batalkan(permintaan: PermintaanRekomendasi, oleh: Pengguna, pada: datetime) -> None:
    permintaan.dibatalkan_pada = pada
    permintaan.save()
    lamaran = permintaan.lamaran
    catat("lamaran.rekomendasi_batal", objek=lamaran, oleh=oleh, pada=pada, permintaan=permintaan.pk)


def _catat_surat(lamaran: Lamaran, isian: dict[str, Any], pada: datetime) -> None:
    sumber = SuratRekomendasi.Sumber.INSTANSI
    surat = lamaran.surat_rekomendasi.filter(sumber=sumber).first()
    surat = surat or SuratRekomendasi(lamaran=lamaran, sumber=sumber)
    for medan in MEDAN_REKOMENDASI:
        setattr(surat, medan, isian[medan])
    surat.diisi_pada = pada
    surat.save()


def _isi_permintaan(permintaan: PermintaanRekomendasi, kunci: str) -> str:
    lamaran = permintaan.lamaran
    pelamar = lamaran.pelamar
    sampai = aturan.sebut_batas(timezone.localtime(permintaan.kedaluwarsa_pada))
    return (
        f"{pelamar.pengguna.nama}, NIP {pelamar.pengguna.nip}, {pelamar.jabatan} pada {pelamar.unit_kerja}, "
        f"melamar jabatan {lamaran.lowongan.nama_jabatan} dalam {lamaran.lowongan.seleksi} dan meminta "
        "rekomendasi Pejabat Pembina Kepegawaian instansi Anda.\n\n"
        "Buka tautan ini untuk menyerahkan surat rekomendasi yang sudah ditandatangani:\n"
        f"{_alamat(kunci)}\n\n"
        f"Tautan berlaku satu kali, sampai {sampai}. Halaman itu meminta kode yang dikirim ke alamat surel "
        f"berakhiran @{aturan.domain_surel(permintaan.alamat)}. Bila Anda tidak mengurus rekomendasi, "
        "teruskan kepada rekan Anda yang mengurusnya atau abaikan surel ini."
    )


def _alamat(kunci: str) -> str:
    return urljoin(settings.ALAMAT_SITUS, reverse("peserta:rekomendasi_instansi", args=[kunci]))


def _kabari_serah(permintaan: PermintaanRekomendasi, pada: datetime) -> None:
    """A receipt to the officer, a notice to the applicant."""
    lamaran = permintaan.lamaran
    konteks = {
        "nama_pelamar": lamaran.pelamar.pengguna.nama,
        "nama_jabatan": lamaran.lowongan.nama_jabatan,
        "petugas": permintaan.nama_petugas,
        "sha256": permintaan.berkas_lamaran.berkas.sha256 if permintaan.berkas_lamaran else "",
        "diterima": aturan.sebut_waktu(timezone.localtime(pada)),
        "dikirim": lamaran.keadaan == Keadaan.DRAF,
    }
    kirim_setelah_commit(
        kunci=f"lamaran.rekomendasi_diserahkan:{permintaan.pk}:petugas",
        penerima=None,
        alamat=permintaan.alamat_petugas,
        perihal=f"Rekomendasi untuk {lamaran.pelamar} diterima",
        templat="peserta/surel/rekomendasi_diterima.txt",
        konteks=konteks,
        pada=pada,
    )
    kirim_setelah_commit(
        kunci=f"lamaran.rekomendasi_diserahkan:{permintaan.pk}:pelamar",
        penerima=lamaran.pelamar.pengguna,
        perihal="Instansi Anda menyerahkan rekomendasi",
        templat="peserta/surel/rekomendasi_masuk.txt",
        konteks=konteks,
        tautan=reverse("peserta:lamaran", args=[lamaran.pk]),
        pada=pada,
    )
