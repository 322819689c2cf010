"""Acts on questions to the Sekretariat: ask, write on, answer, make public."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.urls import reverse

from akun.models import Pengguna
from akun.surel import Titipan, kirim_banyak_setelah_commit, kirim_setelah_commit
from jejak.catat import catat
from panitia.aturan import Peran
from panitia.queries import pemegang
from peserta import aturan, wewenang
from peserta.actions.kunci import kunci_lowongan
from peserta.models import Pertanyaan, PesanPertanyaan
from seleksi.izin import Izin
from seleksi.models import Lowongan


@transaction.atomic(durable=True)
def tanyakan(*, lowongan: Lowongan, judul: str, isi: str, oleh: Pengguna, pada: datetime) -> Pertanyaan:
    """Ask about a vacancy; the same question sent twice by a double click is one."""
    lowongan = kunci_lowongan(lowongan_id=lowongan.pk)
    judul, isi = judul.strip(), isi.strip()
    sama = Pertanyaan.objects.filter(
        lowongan=lowongan, penanya=oleh, judul=judul, dijawab_pada=None, pesan__isi=isi
    )
    if (ada := sama.first()) is not None:
        return ada
    izin = wewenang.boleh_bertanya(oleh, lowongan).temuan
    Izin.dari(izin, aturan.isi_pesan(judul), aturan.isi_pesan(isi)).pastikan()
    pertanyaan = Pertanyaan(lowongan=lowongan, penanya=oleh, judul=judul, ditanyakan_pada=pada)
    pertanyaan.save()
    _tulis(pertanyaan, isi, oleh, pada, sekretariat=False)
    catat("lowongan.ditanyakan", objek=lowongan, oleh=oleh, pada=pada, pertanyaan=pertanyaan.pk)
    _kabari_sekretariat(pertanyaan, pada)
    return pertanyaan


@transaction.atomic(durable=True)
def lanjutkan(*, pertanyaan: Pertanyaan, isi: str, oleh: Pengguna, pada: datetime) -> Pertanyaan:
    """The asker writes on; the conversation waits for the Sekretariat again."""
    pertanyaan = _kunci(pertanyaan)
    Izin.dari(wewenang.boleh_lanjutkan(oleh, pertanyaan).temuan, aturan.isi_pesan(isi)).pastikan()
    if _sudah_ditulis(pertanyaan, isi):
        return pertanyaan
    pertanyaan.dijawab_pada, pertanyaan.dijawab_oleh = None, None
    pertanyaan.save()
    _tulis(pertanyaan, isi, oleh, pada, sekretariat=False)
    _kabari_sekretariat(pertanyaan, pada)
    return pertanyaan


@transaction.atomic(durable=True)
def jawab(*, pertanyaan: Pertanyaan, isi: str, oleh: Pengguna, pada: datetime) -> Pertanyaan:
    """Answer the asker privately; he is told by mail that there is an answer, not what it says."""
    pertanyaan = _kunci(pertanyaan)
    Izin.dari(wewenang.boleh_jawab(oleh, pertanyaan, pada).temuan, aturan.isi_pesan(isi)).pastikan()
    if _sudah_ditulis(pertanyaan, isi):
        return pertanyaan
    pertanyaan.dijawab_pada, pertanyaan.dijawab_oleh = pada, oleh
    pertanyaan.save()
    pesan = _tulis(pertanyaan, isi, oleh, pada, sekretariat=True)
    catat("lowongan.dijawab", objek=pertanyaan.lowongan, oleh=oleh, pada=pada, pertanyaan=pertanyaan.pk)
    kirim_setelah_commit(
        kunci=f"pertanyaan.dijawab:{pesan.pk}",
        penerima=pertanyaan.penanya,
        perihal=f"Pertanyaan Anda dijawab: {pertanyaan.judul}",
        templat="peserta/surel/pertanyaan_dijawab.txt",
        konteks={"judul": pertanyaan.judul, "nama_jabatan": pertanyaan.lowongan.nama_jabatan},
        tautan=reverse("peserta:percakapan", args=[pertanyaan.pk]),
        pada=pada,
    )
    return pertanyaan


@transaction.atomic(durable=True)
def terbitkan(
    *, pertanyaan: Pertanyaan, tanya: str, jawab: str, oleh: Pengguna, pada: datetime
) -> Pertanyaan:
    """Put question and answer on the public page of the vacancy, in these words; again changes the words."""
    pertanyaan = _kunci(pertanyaan)
    wewenang.boleh_terbitkan(oleh, pertanyaan, tanya, jawab, pada).pastikan()
    pertanyaan.tanya_umum, pertanyaan.jawab_umum = tanya.strip(), jawab.strip()
    pertanyaan.terbit_pada, pertanyaan.terbit_oleh = pada, oleh
    pertanyaan.save()
    catat(
        "lowongan.tanya_jawab_terbit",
        objek=pertanyaan.lowongan,
        oleh=oleh,
        pada=pada,
        pertanyaan=pertanyaan.pk,
        tanya=pertanyaan.tanya_umum,
        jawab=pertanyaan.jawab_umum,
    )
    return pertanyaan


def _kunci(pertanyaan: Pertanyaan) -> Pertanyaan:
    dasar = Pertanyaan.objects.select_related("lowongan__seleksi", "penanya")
    return dasar.select_for_update(of=("self",), no_key=True).get(pk=pertanyaan.pk)


def _sudah_ditulis(pertanyaan: Pertanyaan, isi: str) -> bool:
    """The second of two clicks: the last message says the same."""
    terakhir = pertanyaan.pesan.order_by("-pk").first()
    return terakhir is not None and terakhir.isi == isi.strip()


def _tulis(
    pertanyaan: Pertanyaan, isi: str, oleh: Pengguna, pada: datetime, *, sekretariat: bool
) -> PesanPertanyaan:
    pesan = PesanPertanyaan(
        pertanyaan=pertanyaan,
        dari_sekretariat=sekretariat,
        isi=isi.strip(),
        ditulis_pada=pada,
        ditulis_oleh=oleh,
    )
    pesan.save()
    return pesan


def _kabari_sekretariat(pertanyaan: Pertanyaan, pada: datetime) -> None:
    kirim_banyak_setelah_commit(
        (
            Titipan(
                kunci=f"pertanyaan.masuk:{pertanyaan.pk}:{pada.isoformat()}:{ketua.pengguna_id}",
                penerima=ketua.pengguna,
                perihal=f"Pertanyaan tentang {pertanyaan.lowongan.nama_jabatan}",
                templat="peserta/surel/pertanyaan_masuk.txt",
                konteks={"judul": pertanyaan.judul, "nama_jabatan": pertanyaan.lowongan.nama_jabatan},
                tautan=reverse("peserta:jawab_pertanyaan", args=[pertanyaan.pk]),
            )
            for ketua in pemegang(pertanyaan.lowongan.seleksi_id, Peran.KETUA_SEKRETARIAT, pada)
        ),
        pada=pada,
    )
