"""Five raters score everybody at the same time, each in a process of his own: nothing may be lost.

PESERTA_BEBAN=300 script/test tests/gangguan/test_beban_nilai.py -s is the full size; CI runs it in small.
"""

import json
import os
import subprocess
import sys
import time
from fractions import Fraction
from pathlib import Path

import pytest
from django.conf import settings as setelan
from django.db import connection

from config.periksa_nilai import periksa_nilai
from jejak.models import Jejak
from jejak.titik import periksa_semua
from panitia.aturan import Peran
from penilaian import queries
from penilaian.models import Komponen, LembarNilai
from tests.factories.panitia import KeanggotaanFactory
from tests.gangguan.penilai import angka
from tests.penilaian.ronde import Ronde

pytestmark = [
    pytest.mark.gangguan,
    pytest.mark.lambat,
    pytest.mark.timeout(1800),
    pytest.mark.django_db(transaction=True),
]
AKAR = Path(__file__).resolve().parents[2]
PESERTA = int(os.environ.get("PESERTA_BEBAN", "8"))
METODE = Komponen.Metode.values


class Penilai:
    """A rater at work elsewhere; `selesai` waits for what he noted."""

    def __init__(self, pengguna: int, komponen: list[int], pada: str) -> None:
        basis = connection.settings_dict
        tuan = f"{basis['USER']}:{basis['PASSWORD']}@{basis['HOST']}:{basis['PORT']}"
        lingkungan = os.environ | {
            "DJANGO_SETTINGS_MODULE": "config.settings_uji",
            "MODE": "uji",
            "SECRET_KEY": setelan.SECRET_KEY,
            "DATABASE_URL": f"postgresql://{tuan}/{basis['NAME']}",
            "PYTHONPATH": str(AKAR),
            "TINGKAT_CATATAN": "CRITICAL",
        }
        isi = json.dumps({"penilai": pengguna, "komponen": komponen, "pada": pada})
        self.proses = subprocess.Popen(
            [sys.executable, "-m", "tests.gangguan.penilai", isi],
            cwd=AKAR,
            env=lingkungan,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )

    def selesai(self) -> dict:
        keluaran, galat = self.proses.communicate(timeout=1700)
        assert self.proses.returncode == 0, galat.decode()[-2000:]
        return json.loads(keluaran)


def siapkan() -> tuple[Ronde, list, list]:
    """Everyone declared, all four components open; five raters and five asesor."""
    ronde = Ronde(peserta=PESERTA)
    asesor = [
        ronde.asesor,
        *(KeanggotaanFactory(seleksi=ronde.seleksi, peran=Peran.ASESOR).pengguna for _ in range(4)),
    ]
    for orang in (*ronde.pansel, *asesor):
        ronde.nyatakan(orang)
    for metode in METODE:
        ronde.buka(metode)
    return ronde, ronde.pansel, asesor


def test_lima_penilai_menilai_semua_peserta_bersamaan_tanpa_yang_hilang(capsys):
    ronde, pansel, asesor = siapkan()
    komponen = {metode: ronde.komponen(metode) for metode in METODE}
    tugas = [(orang, [k.pk for m, k in komponen.items() if m != "ASESMEN"]) for orang in pansel]
    tugas += [(orang, [komponen["ASESMEN"].pk]) for orang in asesor]
    mulai = time.perf_counter()
    proses = {orang.pk: Penilai(orang.pk, daftar, ronde.pada.isoformat()) for orang, daftar in tugas}
    catatan = {pk: satu.selesai() for pk, satu in proses.items()}
    lama = time.perf_counter() - mulai

    # 1. Every sheet is there, once, locked, with the marks its rater gave and the digest he was shown.
    lembar = list(LembarNilai.objects.prefetch_related("butir"))
    assert len(lembar) == PESERTA * 5 * len(METODE)
    assert {satu.keadaan for satu in lembar} == {"DIKUNCI"}
    assert {(satu.komponen_id, satu.lamaran_id, satu.penilai_id) for satu in lembar} == {
        (pk, lamaran.pk, orang.pk) for orang, daftar in tugas for pk in daftar for lamaran in ronde.peserta
    }
    for satu in lembar:
        assert satu.sidik == catatan[satu.penilai_id]["tanda"][f"{satu.komponen_id}:{satu.lamaran_id}"]
        assert {butir.indikator_id: butir.nilai for butir in satu.butir.all()} == {
            butir.indikator_id: angka(satu.penilai_id, satu.lamaran_id, butir.indikator_id)
            for butir in satu.butir.all()
        }
        assert satu.butir.count() == komponen_indikator(satu.komponen_id)

    # 2. One trace per lock, in a chain without a gap; sheets and trail agree.
    assert Jejak.objects.filter(peristiwa="lembar.dikunci").count() == len(lembar)
    assert periksa_semua() == []
    assert list(periksa_nilai()) == []

    # 3. The recap stands on all of them, exactly.
    for metode in METODE:
        ronde.tutup(metode)
    rekap = ronde.rekap()
    harap = {satu.pk: akhir(satu.pk, tugas, komponen) for satu in ronde.peserta}
    assert queries.nilai_tersimpan(rekap) == harap
    dipercepat = sorted(satu for isi in catatan.values() for satu in isi["lama"])
    with capsys.disabled():
        if PESERTA >= 100:
            p95 = dipercepat[int(len(dipercepat) * 0.95)]
            sys.stdout.write(
                f"\n{len(lembar)} lembar oleh {len(tugas)} proses dalam {lama:.0f} detik "
                f"({3 * len(lembar) / lama:.0f} tindakan/detik); satu lembar p50 "
                f"{dipercepat[len(dipercepat) // 2] * 1000:.0f} ms, p95 {p95 * 1000:.0f} ms\n"
            )


def komponen_indikator(pk: int) -> int:
    return Komponen.objects.get(pk=pk).indikator.count()


def akhir(lamaran: int, tugas: list, komponen: dict) -> Fraction:
    """The final score straight from the marks given, without the arithmetic of the application."""
    jumlah = sum((Fraction(satu.bobot) for satu in komponen.values()), Fraction())
    hasil = Fraction()
    for satu in komponen.values():
        orang = [siapa for siapa, daftar in tugas if satu.pk in daftar]
        lembar = []
        for siapa in orang:
            butir = [
                (Fraction(angka(siapa.pk, lamaran, x.pk)), Fraction(x.bobot)) for x in satu.indikator.all()
            ]
            lembar.append(sum((n * b for n, b in butir), Fraction()) / sum((b for _, b in butir), Fraction()))
        hasil += sum(lembar, Fraction()) / len(lembar) * Fraction(satu.bobot)
    return hasil / jumlah
