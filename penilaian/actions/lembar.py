"""Acts on a sheet: draft, lock, void."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal

from django.db import transaction
from django.urls import reverse

from akun.models import Pengguna
from akun.surel import kirim_setelah_commit
from jejak.catat import catat
from panitia.aturan import Peran
from panitia.queries import pemegang
from penilaian import queries, wewenang
from penilaian.actions.benturan import nyatakan
from penilaian.actions.kunci import kunci_baris_komponen, kunci_lembar_berlaku, muat_lamaran
from penilaian.actions.pembatalan import batalkan, batalkan_semua
from penilaian.alur import KeadaanLembar
from penilaian.models import ButirNilai, Komponen, LembarNilai
from penilaian.queries.bukti import sidik_nilai
from peserta.models import Lamaran
from seleksi.izin import TindakanDitolak


class LembarBasi(TindakanDitolak):
    """The sheet changed since the form was opened. ``lembar`` is what stands now; nothing was overwritten."""

    def __init__(self, lembar: LembarNilai | None) -> None:
        super().__init__("Lembar ini sudah diubah di jendela atau perangkat lain sejak halaman ini dibuka.")
        self.lembar = lembar


@transaction.atomic(durable=True)
def simpan_draf(
    *,
    komponen: Komponen,
    lamaran: Lamaran,
    nilai: Mapping[int, Decimal | None],
    catatan: str,
    versi: int,
    oleh: Pengguna,
    pada: datetime,
) -> LembarNilai:
    """Save the rater's own draft; `nilai` maps indicator id to mark, None for "not yet".

    `versi` is the version the form was opened with. The same content sent again changes nothing; other
    content on an older version raises LembarBasi with the sheet as it stands. No trace: a draft decides
    nothing.
    """
    komponen = kunci_baris_komponen(komponen_id=komponen.pk)
    lamaran = muat_lamaran(lamaran_id=lamaran.pk)
    lembar = kunci_lembar_berlaku(komponen=komponen, lamaran=lamaran, penilai=oleh)
    wewenang.boleh_menilai(oleh, komponen, lamaran, lembar, pada).pastikan()
    dikenal = set(komponen.indikator.values_list("pk", flat=True))
    baru = {satu: angka for satu, angka in nilai.items() if angka is not None and satu in dikenal}
    catatan = catatan.strip()
    if lembar is not None and (queries.nilai_butir(lembar), lembar.catatan) == (baru, catatan):
        return lembar
    if versi != (lembar.versi if lembar is not None else 0):
        raise LembarBasi(lembar)
    if lembar is None:
        lembar = LembarNilai(komponen=komponen, lamaran=lamaran, penilai=oleh)
    lembar.catatan, lembar.diubah_pada, lembar.versi = catatan, pada, lembar.versi + 1
    lembar.save()
    simpan_butir(lembar=lembar, baru=baru)
    return lembar


def simpan_butir(*, lembar: LembarNilai, baru: Mapping[int, Decimal]) -> None:
    """Step: the marks of a sheet are these and no others."""
    lama = {butir.indikator_id: butir for butir in lembar.butir.all()}
    lembar.butir.exclude(indikator__in=baru).delete()
    for indikator_id, nilai in baru.items():
        if indikator_id not in lama:
            ButirNilai(lembar=lembar, indikator_id=indikator_id, nilai=nilai).save()
        elif lama[indikator_id].nilai != nilai:
            lama[indikator_id].nilai = nilai
            lama[indikator_id].save()


@transaction.atomic(durable=True)
def kunci_lembar(
    *, komponen: Komponen, lamaran: Lamaran, versi: int, oleh: Pengguna, pada: datetime
) -> LembarNilai:
    """The rater makes his sheet final, as he saw it in version `versi`; gives it its receipt code.

    The trail holds a salted digest instead of marks: it proves them to whoever holds the sheet, and tells
    nothing to whoever reads the trail. Locking a locked sheet again returns it unchanged.
    """
    komponen = kunci_baris_komponen(komponen_id=komponen.pk)
    lamaran = muat_lamaran(lamaran_id=lamaran.pk)
    lembar = kunci_lembar_berlaku(komponen=komponen, lamaran=lamaran, penilai=oleh)
    if lembar is not None and lembar.keadaan == KeadaanLembar.DIKUNCI and lembar.versi == versi:
        return lembar
    wewenang.boleh_kunci_lembar(oleh, komponen, lamaran, lembar, pada).pastikan()
    if lembar is None or lembar.versi != versi:
        raise LembarBasi(lembar)
    tetapkan_kunci(lembar=lembar, komponen=komponen, lamaran=lamaran, oleh=oleh, pada=pada)
    return lembar


def tetapkan_kunci(
    *,
    lembar: LembarNilai,
    komponen: Komponen,
    lamaran: Lamaran,
    oleh: Pengguna,
    pada: datetime,
    **asal: str | list[str],
) -> None:
    """Step: salt, digest, lock, trace, receipt; `asal` says where the marks come from, if not the screen."""
    lembar.garam = secrets.token_hex(16)
    lembar.sidik = sidik_lembar(lembar=lembar)
    lembar.kunci(pada)
    lembar.save()
    catat(
        "lembar.dikunci",
        objek=lembar,
        oleh=oleh,
        pada=pada,
        komponen=komponen.pk,
        sidik=lembar.sidik,
        **asal,
    )
    _kabarkan_kunci(lembar, komponen, lamaran, pada)


def sidik_lembar(*, lembar: LembarNilai) -> str:
    """SHA-256 over who scored whom with which marks, and the salt of the sheet."""
    return sidik_nilai(lembar, queries.nilai_butir(lembar))


def _kabarkan_kunci(lembar: LembarNilai, komponen: Komponen, lamaran: Lamaran, pada: datetime) -> None:
    """A receipt to the rater; a word to the Ketua when it was his last sheet. No mark in either."""
    tersamar = queries.anonim(komponen)
    nomor = queries.kode_makalah(lamaran) if tersamar else lamaran.nomor_pendaftaran
    kirim_setelah_commit(
        kunci=f"lembar.dikunci:{lembar.pk}",
        penerima=lembar.penilai,
        perihal=f"Tanda kunci lembar {komponen.get_metode_display()}: {nomor}",
        templat="penilaian/surel/tanda_kunci.txt",
        konteks={
            "metode": komponen.get_metode_display(),
            "jabatan": str(komponen.lowongan),
            "nomor": nomor,
            "tersamar": tersamar,
            "kode": lembar.kode_kunci,
            "waktu": pada.isoformat(),
        },
        tautan=queries.alamat_lembar(komponen, lamaran),
        pada=pada,
    )
    if queries.belum_dikunci(lembar.penilai, komponen).exists():
        return
    for ketua in pemegang(komponen.id_seleksi, Peran.KETUA_PANSEL, pada):
        kirim_setelah_commit(
            kunci=f"komponen.selesai_dinilai:{komponen.pk}:{lembar.penilai_id}",
            penerima=ketua.pengguna,
            perihal=f"{lembar.penilai} mengunci semua lembar {komponen.get_metode_display()}",
            templat="penilaian/surel/selesai_menilai.txt",
            konteks={
                "nama": str(lembar.penilai),
                "metode": komponen.get_metode_display(),
                "jabatan": str(komponen.lowongan),
            },
            tautan=reverse("penilaian:komponen", args=[komponen.pk]),
            pada=pada,
        )


@transaction.atomic(durable=True)
def batalkan_lembar(
    *,
    komponen: Komponen,
    lamaran: Lamaran,
    penilai: Pengguna,
    sebab: str,
    alasan: str,
    oleh: Pengguna,
    pada: datetime,
) -> None:
    """Ketua Pansel voids one rater's sheet with a reason; its marks stay readable in the history.

    BENTURAN declares the conflict for the rater and voids his sheets on that participant in every component.
    BERHALANGAN excuses an absent rater, also one who never began. A slip is mended by two persons: buka.py.
    """
    komponen = kunci_baris_komponen(komponen_id=komponen.pk)
    lamaran = muat_lamaran(lamaran_id=lamaran.pk)
    lembar = kunci_lembar_berlaku(komponen=komponen, lamaran=lamaran, penilai=penilai)
    sebab, alasan = LembarNilai.SebabBatal(sebab), alasan.strip()
    wewenang.boleh_batalkan_lembar(oleh, komponen, lamaran, penilai, lembar, sebab, alasan, pada).pastikan()
    if sebab == LembarNilai.SebabBatal.BENTURAN:
        nyatakan(lamaran=lamaran, penilai=penilai, hubungan=alasan, oleh=oleh, pada=pada)
        batalkan_semua(lamaran=lamaran, penilai=penilai, sebab=sebab, alasan=alasan, oleh=oleh, pada=pada)
        return
    if lembar is None:
        lembar = LembarNilai(komponen=komponen, lamaran=lamaran, penilai=penilai, diubah_pada=pada)
        lembar.save()
    batalkan(lembar=lembar, sebab=sebab, alasan=alasan, oleh=oleh, pada=pada)
