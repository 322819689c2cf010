"""A large scored vacancy, built as rows, measured and rolled back: for `ukur`, not for one in use."""

import itertools
import statistics
import time
from collections.abc import Callable
from datetime import datetime
from decimal import Decimal
from functools import partial
from typing import Any

from django.db import transaction

from akun.models import Pengguna
from jejak.catat import catat
from penilaian.actions import siapkan_komponen
from penilaian.models import ButirNilai, Indikator, LembarNilai
from penilaian.queries import bahan_rekap, bobot_tercatat, isi_rekap
from penilaian.queries.bukti import LembarTerhitung, sidik_nilai
from peserta.alur import Keadaan
from peserta.models import Lamaran, Pelamar
from seleksi.models import Lowongan, Seleksi

PENILAI, ULANG = 5, 5
UKURAN = (3, 300)


def ukur_rekap(
    seleksi: Seleksi, pada: datetime, hitung_kueri: Callable[[Callable[[], Any]], int]
) -> list[dict[str, Any]]:
    """Queries and milliseconds of Python of one recap from the marks up, per number of people."""
    hasil = []
    for banyak in UKURAN:
        with transaction.atomic():
            lowongan = _ronde(seleksi, banyak, pada)
            kueri = hitung_kueri(partial(_rekap, lowongan))
            lama = []
            for _ in range(ULANG):
                mulai = time.process_time()
                _rekap(lowongan)
                lama.append((time.process_time() - mulai) * 1000)
            transaction.set_rollback(True)
        hasil.append(
            {
                "peserta": banyak,
                "penilai": PENILAI,
                "kueri": kueri,
                "milidetik": round(statistics.median(lama), 1),
            }
        )
    return hasil


def _rekap(lowongan: Lowongan) -> None:
    """What the act does but for writing: read, hold against the trail, compute."""
    isi = isi_rekap(lowongan)
    if isi.penyimpangan():
        raise RuntimeError("Lembar ukuran tidak cocok dengan jejaknya.")
    bahan_rekap(lowongan, isi)


def _ronde(seleksi: Seleksi, banyak: int, pada: datetime) -> Lowongan:
    """A vacancy whose participants have a locked sheet of every rater in every component."""
    lulus = Lamaran.objects.filter(lowongan__seleksi=seleksi).memenuhi_syarat().select_related("pelamar")
    asal = lulus.latest("pk")
    lowongan = Lowongan.objects.get(pk=asal.lowongan_id)
    lowongan.pk, lowongan.urutan, lowongan.nama_jabatan = None, 30_000, f"Ukuran {banyak} peserta"
    lowongan._state.adding = True
    lowongan.save()
    orang = Pengguna.objects.bulk_create(
        Pengguna(email=f"ukur-{n}@ukur.invalid", nama=f"Orang {n}") for n in range(banyak + PENILAI)
    )
    isian = {
        satu.attname: getattr(asal.pelamar, satu.attname)
        for satu in Pelamar._meta.concrete_fields
        if satu.attname not in {"id", "pengguna_id"}
    }
    pelamar = Pelamar.objects.bulk_create(Pelamar(pengguna=satu, **isian) for satu in orang[:banyak])
    lamaran = Lamaran.objects.bulk_create(
        Lamaran(
            pelamar=satu,
            lowongan=lowongan,
            keadaan=Keadaan.MS,
            urutan=n,
            nomor_pendaftaran=f"UKUR-{n:04}",
            profil={},
            teks_pakta="Ukur",
            dibuat_pada=pada,
            diajukan_pada=pada,
        )
        for n, satu in enumerate(pelamar, start=1)
    )
    butir = itertools.cycle(Decimal(n) / 100 for n in range(6000, 9500, 7))
    for komponen in siapkan_komponen(lowongan=lowongan, ketentuan=seleksi.aturan_main):
        indikator = list(Indikator.objects.filter(komponen=komponen))
        isi = [
            (satu, penilai, {x.pk: next(butir) for x in indikator})
            for satu in lamaran
            for penilai in orang[banyak:]
        ]
        lembar = LembarNilai.objects.bulk_create(
            LembarNilai(
                komponen=komponen,
                lamaran=satu,
                penilai=penilai,
                versi=1,
                diubah_pada=pada,
                keadaan="DIKUNCI",
                dikunci_pada=pada,
                garam="0" * 32,
                sidik=sidik_nilai(
                    LembarTerhitung(0, komponen.pk, satu.pk, penilai.pk, "0" * 32, "", {}), nilai
                ),
            )
            for satu, penilai, nilai in isi
        )
        ButirNilai.objects.bulk_create(
            ButirNilai(lembar=satu, indikator_id=pk, nilai=x)
            for satu, (_, _, nilai) in zip(lembar, isi, strict=True)
            for pk, x in nilai.items()
        )
        catat(
            "komponen.dikunci",
            objek=komponen,
            oleh=None,
            pada=pada,
            lembar={str(satu.pk): satu.sidik for satu in lembar},
            bobot=bobot_tercatat(komponen, indikator),
        )
    return lowongan
