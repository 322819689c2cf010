"""Acts on a component: copy it from the ketentuan, open it, close it, mark it as announced."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.urls import reverse

from akun.models import Pengguna
from akun.surel import kirim_setelah_commit
from jejak.catat import catat
from penilaian import aturan, queries, wewenang
from penilaian.actions.kunci import kunci_baris_komponen
from penilaian.models import Indikator, Komponen
from peserta.actions import beri_kode
from seleksi.izin import Izin
from seleksi.ketentuan import Ketentuan
from seleksi.models import Lowongan


def siapkan_komponen(*, lowongan: Lowongan, ketentuan: Ketentuan) -> list[Komponen]:
    """Step of announcing a vacancy: its components and indicators, copied from the frozen ketentuan."""
    Izin.dari(
        *(
            aturan.bobot_indikator(metode.nama, [satu.bobot for satu in metode.indikator])
            for metode in ketentuan.metode
        )
    ).pastikan()
    hasil = []
    for metode in ketentuan.metode:
        komponen = Komponen(lowongan=lowongan, metode=metode.kode, penilai=metode.penilai, bobot=metode.bobot)
        komponen.save()
        Indikator.objects.bulk_create(
            Indikator(
                komponen=komponen,
                urutan=nomor,
                nama=satu.nama,
                uraian=satu.uraian,
                tingkat=list(satu.tingkat),
                bobot=satu.bobot,
            )
            for nomor, satu in enumerate(metode.indikator, start=1)
        )
        hasil.append(komponen)
    return hasil


@transaction.atomic(durable=True)
def buka_komponen(*, komponen: Komponen, oleh: Pengguna, pada: datetime) -> Komponen:
    """Ketua Pansel opens the scoring of one component; its raters are told."""
    komponen = kunci_baris_komponen(komponen_id=komponen.pk)
    wewenang.boleh_buka_komponen(oleh, komponen, pada).pastikan()
    komponen.buka(pada)
    komponen.dibuka_oleh = oleh
    komponen.save()
    beri_kode_peserta(komponen=komponen)
    catat("komponen.dibuka", objek=komponen, oleh=oleh, pada=pada, metode=komponen.metode)
    batas = queries.batas_penilaian([komponen]).get(komponen.pk)
    for satu in queries.penilai_komponen(komponen, pada):
        kirim_setelah_commit(
            kunci=f"komponen.dibuka:{komponen.pk}:{satu.pengguna_id}",
            penerima=satu.pengguna,
            perihal=f"Penilaian {komponen.get_metode_display()} dibuka: {komponen.lowongan}",
            templat="penilaian/surel/komponen_dibuka.txt",
            konteks={
                "metode": komponen.get_metode_display(),
                "jabatan": str(komponen.lowongan),
                "batas": batas.isoformat() if batas else "",
            },
            tautan=_beranda(komponen),
            pada=pada,
        )
    return komponen


def beri_kode_peserta(*, komponen: Komponen) -> None:
    """Step: where papers are read under codes, every participant has one, also who handed in nothing."""
    if queries.anonim(komponen):
        beri_kode(lamaran=queries.peserta(komponen.lowongan_id))


def _beranda(komponen: Komponen) -> str:
    ruang = "beranda_asesor" if komponen.penilai == Komponen.Penilai.ASESOR else "beranda_pansel"
    return f"{reverse(f'penilaian:{ruang}')}?lowongan={komponen.lowongan_id}"


@transaction.atomic(durable=True)
def kunci_komponen(*, komponen: Komponen, oleh: Pengguna, pada: datetime, berita_acara: str = "") -> Komponen:
    """Ketua Pansel closes a component once every sheet is locked. From here on the Pansel sees all marks.

    `berita_acara` records the pleno decision that lets a participant below the quorum stand. The trace names
    every counted sheet with its digest and the weights: that is what a recap is computed from.
    """
    komponen = kunci_baris_komponen(komponen_id=komponen.pk)
    wewenang.boleh_kunci_komponen(oleh, komponen, pada, berita_acara.strip()).pastikan()
    lembar = list(queries.lembar_dihitung([komponen]).order_by("pk").prefetch_related("butir"))
    Izin.dari(aturan.menurut_jejak(queries.lembar_tertutup_menyimpang(lembar))).pastikan()
    komponen.kunci(pada)
    komponen.dikunci_oleh = oleh
    komponen.save()
    catat(
        "komponen.dikunci",
        objek=komponen,
        oleh=oleh,
        pada=pada,
        metode=komponen.metode,
        lembar={str(satu.pk): satu.sidik for satu in lembar},
        bobot=queries.bobot_tercatat(komponen, komponen.indikator.all()),
        berita_acara=berita_acara.strip(),
    )
    return komponen


def tandai_diumumkan(*, lowongan: Lowongan, metode: str, oleh: Pengguna | None, pada: datetime) -> Komponen:
    """Step of announcing the result of a stage; the vacancy is locked by the act around it."""
    komponen = Komponen.objects.select_for_update(of=("self",), no_key=True).get(
        lowongan=lowongan, metode=metode
    )
    Izin.dari(queries.temuan_komponen(lowongan, metode, perlu_diumumkan=False)).pastikan()
    komponen.umumkan(pada)
    komponen.save()
    catat("komponen.diumumkan", objek=komponen, oleh=oleh, pada=pada, metode=metode)
    return komponen
