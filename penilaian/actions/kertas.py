"""Acts on paper sheets: print them, type what stands on them twice, lock by them, reject what was typed."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal

from django.db import transaction

from akun.models import Pengguna
from akun.surel import kirim_setelah_commit
from dokumen.models import Berkas
from dokumen.simpan import Unggahan, simpan_berkas
from jejak.catat import catat
from penilaian import aturan, queries, wewenang
from penilaian.actions.kunci import kunci_baris_komponen, kunci_lembar_berlaku, muat_lamaran
from penilaian.actions.lembar import simpan_butir, tetapkan_kunci
from penilaian.alur import KeadaanKertas
from penilaian.models import KetikanKertas, Komponen, LembarKertas, LembarNilai
from seleksi.izin import TindakanDitolak

KT = KeadaanKertas


class KertasBasi(TindakanDitolak):
    """The sheet was typed or settled by somebody else since the form was opened; nothing was stored."""

    def __init__(self) -> None:
        super().__init__(
            "Lembar ini berubah sejak halaman ini dibuka; buka lagi kodenya. Ketikan Anda belum disimpan."
        )


@transaction.atomic(durable=True)
def cetak_kertas(
    *, komponen: Komponen, penilai: Pengguna, oleh: Pengguna, pada: datetime
) -> list[LembarKertas]:
    """Give each pair of this rater and a participant a sheet with a code; printed again it keeps its code."""
    komponen = kunci_baris_komponen(komponen_id=komponen.pk)
    wewenang.boleh_cetak_kertas(oleh, komponen, penilai, pada).pastikan()
    daftar = queries.peserta_kertas(penilai, komponen)
    beredar = {
        satu.lamaran_id: satu
        for satu in LembarKertas.objects.filter(komponen=komponen, penilai=penilai).exclude(
            keadaan__in=[KT.DITOLAK, KT.DIKUNCI]
        )
    }
    hasil = []
    for lamaran in daftar:
        kertas = beredar.get(lamaran.pk)
        if kertas is None:
            kertas = LembarKertas(
                komponen=komponen,
                lamaran=lamaran,
                penilai=penilai,
                kode=_kode_baru(),
                dicetak_pada=pada,
                dicetak_oleh=oleh,
            )
            kertas.save()
        kertas.lamaran = lamaran
        hasil.append(kertas)
    catat(
        "kertas.dicetak",
        objek=komponen,
        oleh=oleh,
        pada=pada,
        penilai=penilai.pk,
        kode=[satu.kode for satu in hasil],
    )
    return hasil


def _kode_baru() -> str:
    return "".join(secrets.choice(queries.HURUF_KODE) for _ in range(queries.PANJANG_KODE))


@transaction.atomic(durable=True)
def titip_pindaian(*, unggahan: Unggahan, kertas: LembarKertas, oleh: Pengguna, pada: datetime) -> Berkas:
    """Store the scan before the form around it is right. Raises BerkasDitolak when it cannot be read."""
    kertas = _kunci_kertas(kertas_id=kertas.pk)
    wewenang.boleh_titip_pindaian(oleh, kertas, pada).pastikan()
    berkas = simpan_berkas(unggahan=unggahan, oleh=oleh, pada=pada)
    catat("kertas.dipindai", objek=kertas, oleh=oleh, pada=pada, berkas=berkas.pk, sha256=berkas.sha256)
    return berkas


@transaction.atomic(durable=True)
def ketik_kertas(
    *,
    kertas: LembarKertas,
    nilai: Mapping[int, Decimal | None],
    catatan: str,
    versi: int,
    pindaian: Berkas | None,
    oleh: Pengguna,
    pada: datetime,
) -> LembarKertas:
    """Keep one reading of a signed sheet. The second decides: the same in every field, or field by field not.

    Nothing counts here: the marks reach the rater's sheet only by his own lock. The trace names who typed and
    how many fields differed, never a mark. Raises KertasBasi when the sheet moved on since `versi`.
    """
    kertas = _kunci_kertas(kertas_id=kertas.pk)
    dikenal = set(kertas.komponen.indikator.values_list("pk", flat=True))
    baru = {pk: angka for pk, angka in nilai.items() if angka is not None and pk in dikenal}
    ketikan = queries.ketikan_kertas(kertas)
    pengetik = [satu.pengetik_id for satu in ketikan]
    scan = kertas.pindaian or pindaian
    wewenang.boleh_ketik_kertas(oleh, kertas, pengetik, len(baru), scan is not None, pada).pastikan()
    if versi != kertas.versi:
        raise KertasBasi
    satu = next((x for x in ketikan if x.pengetik_id == oleh.pk), None)
    if satu is None:
        satu = KetikanKertas(kertas=kertas, urutan=len(ketikan) + 1, pengetik=oleh)
        ketikan.append(satu)
    satu.butir = {str(pk): f"{angka:.2f}" for pk, angka in baru.items()}
    satu.catatan, satu.diketik_pada = catatan.strip(), pada
    satu.save()
    kertas.pindaian, kertas.versi = scan, kertas.versi + 1
    beda = _selaraskan(kertas, ketikan, pada)
    kertas.save()
    catat(
        "kertas.diketik",
        objek=kertas,
        oleh=oleh,
        pada=pada,
        ketikan=satu.urutan,
        keadaan=kertas.keadaan,
        beda=beda,
        pindaian=kertas.pindaian.sha256 if kertas.pindaian else "",
    )
    if kertas.keadaan == KT.COCOK:
        _kabarkan_cocok(kertas, pada)
    return kertas


def _selaraskan(kertas: LembarKertas, ketikan: list[KetikanKertas], pada: datetime) -> int:
    """Move the sheet on by what its readings say; how many fields differ."""
    if len(ketikan) == 1:
        kertas.ketik()
        return 0
    pertama, kedua = ketikan
    lain, catatan = aturan.beda_ketikan(
        queries.nilai_ketikan(pertama), queries.nilai_ketikan(kedua), (pertama.catatan, kedua.catatan)
    )
    if lain or catatan:
        kertas.berselisih()
    else:
        kertas.cocokkan(pada)
    return len(lain) + catatan


@transaction.atomic(durable=True)
def kunci_dari_kertas(*, kertas: LembarKertas, versi: int, oleh: Pengguna, pada: datetime) -> LembarNilai:
    """The rater locks his sheet with what two people read on his signed paper; both are named in the trace.

    A draft of his own on the screen gives way. Locking twice returns the locked sheet.
    """
    kertas = _kunci_kertas(kertas_id=kertas.pk)
    komponen, lamaran = kertas.komponen, muat_lamaran(lamaran_id=kertas.lamaran_id)
    if kertas.lembar is not None and kertas.penilai_id == oleh.pk:
        return kertas.lembar
    lembar = kunci_lembar_berlaku(komponen=komponen, lamaran=lamaran, penilai=oleh)
    wewenang.boleh_kunci_kertas(oleh, kertas, lembar, pada).pastikan()
    if versi != kertas.versi:
        raise KertasBasi
    ketikan = queries.ketikan_kertas(kertas)
    if lembar is None:
        lembar = LembarNilai(komponen=komponen, lamaran=lamaran, penilai=oleh)
    lembar.catatan, lembar.diubah_pada, lembar.versi = ketikan[0].catatan, pada, lembar.versi + 1
    lembar.save()
    simpan_butir(lembar=lembar, baru=queries.nilai_ketikan(ketikan[0]))
    tetapkan_kunci(
        lembar=lembar,
        komponen=komponen,
        lamaran=lamaran,
        oleh=oleh,
        pada=pada,
        dari_kertas=kertas.kode_tampil,
        pengetik=[str(satu.pengetik) for satu in ketikan],
        pindaian=kertas.pindaian.sha256 if kertas.pindaian else "",
    )
    kertas.pakai()
    kertas.lembar, kertas.versi = lembar, kertas.versi + 1
    kertas.save()
    return lembar


@transaction.atomic(durable=True)
def tolak_kertas(*, kertas: LembarKertas, alasan: str, oleh: Pengguna, pada: datetime) -> LembarKertas:
    """The rater says that what was typed is not his sheet. It is kept and counts for nothing."""
    kertas = _kunci_kertas(kertas_id=kertas.pk)
    alasan = alasan.strip()
    wewenang.boleh_tolak_kertas(oleh, kertas, alasan, pada).pastikan()
    kertas.tolak(pada)
    kertas.alasan_tolak, kertas.versi, kertas.dicocokkan_pada = alasan, kertas.versi + 1, None
    kertas.save()
    catat("kertas.ditolak", objek=kertas, oleh=oleh, pada=pada, alasan=alasan)
    return kertas


def _kunci_kertas(*, kertas_id: int) -> LembarKertas:
    """The present row; locks go vacancy, component, then the sheet."""
    komponen = kunci_baris_komponen(
        komponen_id=LembarKertas.objects.values_list("komponen", flat=True).get(pk=kertas_id)
    )
    dasar = LembarKertas.objects.select_related("lamaran__pelamar__pengguna", "penilai", "pindaian", "lembar")
    kertas = dasar.select_for_update(of=("self",), no_key=True).get(pk=kertas_id)
    kertas.komponen = komponen
    return kertas


def _kabarkan_cocok(kertas: LembarKertas, pada: datetime) -> None:
    """A word to the rater that his sheet waits for his lock. No mark in it."""
    komponen, lamaran = kertas.komponen, kertas.lamaran
    kirim_setelah_commit(
        kunci=f"kertas.cocok:{kertas.pk}:{kertas.versi}",
        penerima=kertas.penilai,
        perihal=f"Lembar kertas {komponen.get_metode_display()} siap dikunci: {lamaran.nomor_pendaftaran}",
        templat="penilaian/surel/kertas_cocok.txt",
        konteks={
            "metode": komponen.get_metode_display(),
            "jabatan": str(komponen.lowongan),
            "nomor": lamaran.nomor_pendaftaran,
            "kode": kertas.kode_tampil,
        },
        tautan=kertas.get_absolute_url(),
        pada=pada,
    )
