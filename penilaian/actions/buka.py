"""Opening a locked sheet again: asked for by one person, agreed to by another, told by a berita acara."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.urls import reverse

from akun.models import Pengguna
from akun.surel import kirim_setelah_commit
from dokumen.models import Naskah
from dokumen.penomoran import POLA_PANSEL
from dokumen.terbit import terbitkan
from jejak.catat import catat
from panitia.aturan import Peran
from panitia.queries import pemegang
from penilaian import naskah, queries, wewenang
from penilaian.actions.kunci import kunci_baris_komponen
from penilaian.actions.pembatalan import batalkan
from penilaian.models import Komponen, LembarNilai, PermintaanBuka
from seleksi.models import Instansi, NaskahSeleksi


def _kunci_lembar(lembar_id: int) -> LembarNilai:
    """Step: the sheet with its component and participant, in the order of every other act."""
    komponen = kunci_baris_komponen(
        komponen_id=LembarNilai.objects.values_list("komponen", flat=True).get(pk=lembar_id)
    )
    lembar = (
        LembarNilai.objects.select_for_update(of=("self",), no_key=True)
        .select_related("penilai", "lamaran__pelamar__pengguna")
        .get(pk=lembar_id)
    )
    lembar.komponen = komponen
    return lembar


def _kunci_permintaan(permintaan_id: int) -> PermintaanBuka:
    """Step: the request, locked after its sheet."""
    lembar = _kunci_lembar(PermintaanBuka.objects.values_list("lembar", flat=True).get(pk=permintaan_id))
    permintaan = (
        PermintaanBuka.objects.select_for_update(of=("self",), no_key=True)
        .select_related("diminta_oleh")
        .get(pk=permintaan_id)
    )
    permintaan.lembar = lembar
    return permintaan


@transaction.atomic(durable=True)
def minta_buka_lembar(*, lembar: LembarNilai, alasan: str, oleh: Pengguna, pada: datetime) -> PermintaanBuka:
    """Ketua Pansel asks that a locked sheet be opened again. Nothing opens yet."""
    lembar = _kunci_lembar(lembar.pk)
    alasan = alasan.strip()
    wewenang.boleh_minta_buka(oleh, lembar, alasan, pada).pastikan()
    permintaan = PermintaanBuka(lembar=lembar, alasan=alasan, diminta_oleh=oleh, diminta_pada=pada)
    permintaan.save()
    catat(
        "lembar.buka_diminta",
        objek=lembar,
        oleh=oleh,
        pada=pada,
        permintaan=permintaan.pk,
        penilai=lembar.penilai_id,
        alasan=alasan,
    )
    for satu in pemegang(lembar.id_seleksi, Peran.KETUA_SEKRETARIAT, pada):
        _kabari(permintaan, satu.pengguna, "diminta", permintaan.get_absolute_url(), pada)
    return permintaan


@transaction.atomic(durable=True)
def setujui_buka_lembar(*, permintaan: PermintaanBuka, oleh: Pengguna, pada: datetime) -> Naskah:
    """Ketua Sekretariat agrees: the sheet is void as it stands, its rater fills a new one.

    A component that was closed opens again with it, so that nobody reads marks until the Ketua closes it
    anew. The berita acara names sheet, persons and reason, and no mark.
    """
    permintaan = _kunci_permintaan(permintaan.pk)
    lembar = permintaan.lembar
    komponen = lembar.komponen
    wewenang.boleh_setujui_buka(oleh, permintaan, pada).pastikan()
    permintaan.sesudah_tertutup = komponen.keadaan in queries.TERTUTUP
    permintaan.disetujui, permintaan.diputus_oleh, permintaan.diputus_pada = True, oleh, pada
    batalkan(
        lembar=lembar,
        sebab=LembarNilai.SebabBatal.KELIRU,
        alasan=permintaan.alasan,
        oleh=oleh,
        pada=pada,
    )
    if permintaan.sesudah_tertutup:
        _buka_kembali(komponen, oleh, pada)
    permintaan.naskah = terbitkan(
        templat="penilaian/naskah/berita_acara_koreksi.html",
        judul=f"Berita Acara Koreksi Lembar Nilai {komponen.lowongan.nama_jabatan}",
        isi=naskah.berita_acara_koreksi(permintaan, Instansi.objects.get()),
        kelas=Naskah.Kelas.TERBATAS,
        pola_nomor=POLA_PANSEL,
        penanda_tangan=oleh,
        jabatan_penanda=naskah.JABATAN_SEKRETARIS,
        oleh=oleh,
        pada=pada,
    )
    permintaan.save()
    NaskahSeleksi(
        naskah=permintaan.naskah, seleksi=komponen.lowongan.seleksi, lowongan=komponen.lowongan
    ).save()
    catat(
        "lembar.buka_disetujui",
        objek=lembar,
        oleh=oleh,
        pada=pada,
        permintaan=permintaan.pk,
        diminta_oleh=permintaan.diminta_oleh_id,
        sesudah_tertutup=permintaan.sesudah_tertutup,
        naskah=permintaan.naskah.kode,
    )
    _kabari(permintaan, lembar.penilai, "dibuka", queries.alamat_lembar(komponen, lembar.lamaran), pada)
    tautan = reverse("penilaian:komponen", args=[komponen.pk])
    _kabari(permintaan, permintaan.diminta_oleh, "disetujui", tautan, pada)
    return permintaan.naskah


def _buka_kembali(komponen: Komponen, oleh: Pengguna, pada: datetime) -> None:
    """Step: the closed component is open again; the marks of all are sealed until it closes anew."""
    komponen.buka_kembali()
    komponen.dikunci_oleh = None
    komponen.save()
    catat("komponen.dibuka_kembali", objek=komponen, oleh=oleh, pada=pada, metode=komponen.metode)


@transaction.atomic(durable=True)
def tolak_buka_lembar(
    *, permintaan: PermintaanBuka, catatan: str, oleh: Pengguna, pada: datetime
) -> PermintaanBuka:
    """Ketua Sekretariat refuses with a word on why; the sheet stays locked."""
    permintaan = _kunci_permintaan(permintaan.pk)
    catatan = catatan.strip()
    wewenang.boleh_tolak_buka(oleh, permintaan, catatan, pada).pastikan()
    permintaan.disetujui, permintaan.diputus_oleh, permintaan.diputus_pada = False, oleh, pada
    permintaan.catatan = catatan
    permintaan.save()
    catat(
        "lembar.buka_ditolak",
        objek=permintaan.lembar,
        oleh=oleh,
        pada=pada,
        permintaan=permintaan.pk,
        catatan=catatan,
    )
    tautan = reverse("penilaian:komponen", args=[permintaan.lembar.komponen_id])
    _kabari(permintaan, permintaan.diminta_oleh, "ditolak", tautan, pada)
    return permintaan


SEBUTAN_KABAR = {
    "diminta": "Permintaan membuka lembar nilai",
    "dibuka": "Lembar nilai Anda dibuka kembali",
    "disetujui": "Permintaan membuka lembar disetujui",
    "ditolak": "Permintaan membuka lembar ditolak",
}


def _kabari(permintaan: PermintaanBuka, penerima: Pengguna, apa: str, tautan: str, pada: datetime) -> None:
    """Who, which sheet and why; no mark."""
    lembar = permintaan.lembar
    metode = lembar.komponen.get_metode_display()
    kirim_setelah_commit(
        kunci=f"lembar.buka.{apa}:{permintaan.pk}:{penerima.pk}",
        penerima=penerima,
        perihal=f"{SEBUTAN_KABAR[apa]}: {metode}, {lembar.lamaran.nomor_pendaftaran}",
        templat="penilaian/surel/buka_lembar.txt",
        konteks={
            "apa": apa,
            "metode": metode,
            "jabatan": str(lembar.komponen.lowongan),
            "nomor": lembar.lamaran.nomor_pendaftaran,
            "pemilik": str(lembar.penilai),
            "peminta": str(permintaan.diminta_oleh),
            "alasan": permintaan.alasan,
            "catatan": permintaan.catatan,
        },
        tautan=tautan,
        pada=pada,
    )
