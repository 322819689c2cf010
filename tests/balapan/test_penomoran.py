"""Many signatures at once: every number once, no gap; also the first number of a year (F-10)."""

import datetime as dt
import threading
from collections.abc import Callable

import pytest
from django.db import connection, models, transaction

from dokumen.models import Naskah, Penomoran
from dokumen.penomoran import ambil_nomor
from dokumen.terbit import NaskahDitolak, siapkan, tanda_tangani
from tests.dokumen.contoh_isi import NASKAH
from tests.factories.akun import PenggunaFactory

pytestmark = [pytest.mark.balapan, pytest.mark.django_db(transaction=True)]
HARI = dt.date(2026, 11, 23)
PADA = dt.datetime(2026, 11, 23, 2, 0, tzinfo=dt.UTC)
POLA = "{urut}/Pansel/{tahun}"


def serentak(*pekerjaan: Callable[[], object]) -> list[object]:
    """Run each in a thread of its own, all at once; what each gave back or raised."""
    mulai = threading.Barrier(len(pekerjaan))
    hasil: list[object] = [None] * len(pekerjaan)

    def jalankan(nomor: int) -> None:
        try:
            mulai.wait(20)
            hasil[nomor] = pekerjaan[nomor]()
        except Exception as galat:
            hasil[nomor] = galat
        finally:
            connection.close()

    benang = [threading.Thread(target=jalankan, args=(nomor,)) for nomor in range(len(pekerjaan))]
    for satu in benang:
        satu.start()
    for satu in benang:
        satu.join(60)
    return hasil


def ambil(banyak: int) -> Callable[[], list[str]]:
    def jalankan() -> list[str]:
        nomor = []
        for _ in range(banyak):
            with transaction.atomic():
                nomor.append(ambil_nomor(pola=POLA, tanggal=HARI))
        return nomor

    return jalankan


def test_tanpa_kunci_nomor_memang_berganda(monkeypatch):
    """Control: the same code without its row lock gives two people one number."""
    Penomoran.objects.create(pola=POLA, tahun=2026)
    keduanya_membaca = threading.Barrier(2)
    simpan = Penomoran.save

    def simpan_bersama(self, *args, **kwargs):
        keduanya_membaca.wait(20)
        simpan(self, *args, **kwargs)

    monkeypatch.setattr(models.QuerySet, "select_for_update", lambda self, **_: self.all())
    monkeypatch.setattr(Penomoran, "save", simpan_bersama)
    hasil = serentak(ambil(1), ambil(1))
    assert hasil == [["1/Pansel/2026"], ["1/Pansel/2026"]]


@pytest.mark.lambat
def test_nomor_tidak_berganda_dan_tidak_terlompat():
    hasil = serentak(*[ambil(10)] * 6)
    nomor = [int(satu.split("/")[0]) for daftar in hasil for satu in daftar]
    assert sorted(nomor) == list(range(1, 61))
    assert Penomoran.objects.get().terakhir == 60


@pytest.mark.lambat
def test_penanda_tangan_pertama_tahun_ini_bersamaan():
    for putaran in range(10):
        Penomoran.objects.all().delete()
        hasil = serentak(*[ambil(1)] * 4)
        assert sorted(satu for daftar in hasil for satu in daftar) == [
            f"{n}/Pansel/2026" for n in range(1, 5)
        ], f"putaran {putaran}"


@pytest.mark.lambat
def test_satu_naskah_ditandatangani_dari_dua_tab():
    contoh = NASKAH["pengumuman_hasil_akhir"]
    ketua = PenggunaFactory()
    for putaran in range(10):
        with transaction.atomic():
            naskah = siapkan(
                templat=contoh.templat,
                judul=contoh.judul,
                isi=contoh.isi,
                kelas="U",
                penanda_tangan=ketua,
                jabatan_penanda="",
                pola_nomor=POLA,
                oleh=ketua,
                pada=PADA,
            )

        def tanda(naskah=naskah) -> str:
            with transaction.atomic():
                return tanda_tangani(naskah=naskah, oleh=ketua, pada=PADA).nomor

        hasil = serentak(tanda, tanda)
        assert sorted(type(satu) for satu in hasil if not isinstance(satu, str)) == [NaskahDitolak], hasil
        assert Naskah.objects.get(pk=naskah.pk).nomor == f"{putaran + 1}/Pansel/2026"
    assert Penomoran.objects.get().terakhir == 10
