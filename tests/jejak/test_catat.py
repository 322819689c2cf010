import datetime as dt
import threading

import pytest
from django.db import connection, transaction
from django.utils import timezone

from jejak.baca import riwayat, riwayat_seleksi
from jejak.catat import DiLuarTransaksi, catat
from jejak.models import BERGARAM, Jejak
from jejak.rantai import periksa
from tests.factories.akun import PenggunaFactory

PADA = dt.datetime(2026, 11, 23, 2, 0, tzinfo=dt.UTC)


def test_jejak_menyimpan_siapa_apa_dan_kapan(db):
    pelaku = PenggunaFactory(nama="Sri Lestari")
    jejak = catat("akun.nama_diubah", objek=pelaku, oleh=pelaku, pada=PADA, dari="A", ke="B")
    assert (jejak.tinggi, jejak.peristiwa, jejak.pelaku, jejak.pelaku_nama) == (
        1,
        "akun.nama_diubah",
        pelaku,
        "Sri Lestari",
    )
    assert (jejak.objek_tipe, jejak.objek_id, jejak.seleksi_id) == ("akun.pengguna", str(pelaku.pk), None)
    assert (jejak.pada, jejak.rincian) == (PADA, {"dari": "A", "ke": "B"})
    assert str(jejak) == "1 akun.nama_diubah"


def test_tindakan_jam_dicatat_atas_nama_sistem(db):
    jejak = catat("lowongan.ditutup", objek=PenggunaFactory(), oleh=None, pada=PADA)
    assert (jejak.pelaku, jejak.pelaku_nama) == (None, "Sistem")


def test_nama_pelaku_tidak_ikut_berubah(db):
    pelaku = PenggunaFactory(nama="Sri Lestari")
    catat("uji", objek=pelaku, oleh=pelaku, pada=PADA)
    pelaku.nama = "Dr. Sri Lestari"
    pelaku.save()
    assert Jejak.objects.get().pelaku_nama == "Sri Lestari"


def test_seleksi_diambil_dari_objek(db):
    satu, dua = PenggunaFactory.create_batch(2)
    satu.id_seleksi = 41
    catat("uji.satu", objek=satu, oleh=None, pada=PADA)
    catat("uji.dua", objek=dua, oleh=None, pada=PADA)
    catat("uji.tiga", objek=satu, oleh=None, pada=PADA)
    assert [jejak.peristiwa for jejak in riwayat_seleksi(41)] == ["uji.tiga", "uji.satu"]
    assert [jejak.peristiwa for jejak in riwayat(satu)] == ["uji.satu", "uji.tiga"]
    assert [jejak.peristiwa for jejak in riwayat(dua)] == ["uji.dua"]


def test_objek_yang_belum_tersimpan_ditolak(db):
    with pytest.raises(ValueError, match="belum tersimpan"):
        catat("uji", objek=PenggunaFactory.build(), oleh=None, pada=PADA)


@pytest.mark.django_db(transaction=True)
def test_di_luar_transaksi_ditolak():
    pengguna = PenggunaFactory()
    with pytest.raises(DiLuarTransaksi, match="hanya di dalam transaksi"):
        catat("uji", objek=pengguna, oleh=None, pada=PADA)
    with transaction.atomic():
        catat("uji", objek=pengguna, oleh=None, pada=PADA)
    assert Jejak.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_tindakan_yang_batal_tidak_meninggalkan_jejak_dan_tidak_melubangi_rantai():
    pengguna = PenggunaFactory()
    with transaction.atomic():
        catat("uji.satu", objek=pengguna, oleh=None, pada=PADA)
    with transaction.atomic():
        catat("uji.batal", objek=pengguna, oleh=None, pada=PADA)
        transaction.set_rollback(True)
    with transaction.atomic():
        catat("uji.dua", objek=pengguna, oleh=None, pada=PADA)
    assert list(Jejak.objects.values_list("tinggi", "peristiwa")) == [(1, "uji.satu"), (2, "uji.dua")]
    assert periksa() == []


@pytest.mark.balapan
@pytest.mark.django_db(transaction=True)
def test_pencatat_bersamaan_berantre_dan_rantai_tetap_utuh():
    pengguna = PenggunaFactory()
    mulai = threading.Barrier(6)
    galat = []

    def tulis(pencatat):
        try:
            mulai.wait(10)
            for ke in range(10):
                with transaction.atomic():
                    catat("uji.bersamaan", objek=pengguna, oleh=None, pada=PADA, pencatat=pencatat, ke=ke)
        except Exception as salah:
            galat.append(salah)
        finally:
            connection.close()

    benang = [threading.Thread(target=tulis, args=(nomor,)) for nomor in range(6)]
    for satu in benang:
        satu.start()
    for satu in benang:
        satu.join(60)
    assert galat == []
    assert list(Jejak.objects.values_list("tinggi", flat=True)) == list(range(1, 61))
    assert periksa() == []


@pytest.mark.balapan
@pytest.mark.django_db(transaction=True)
def test_tanpa_antrean_dua_pencatat_bertabrakan():
    """Control: with a lock of its own each writer reads the same end of the chain, and one of them fails."""
    pengguna = PenggunaFactory()
    bertemu = threading.Barrier(2)
    galat = []

    def tulis(kunci):
        try:
            with transaction.atomic():
                with connection.cursor() as kursor:
                    kursor.execute("SELECT pg_advisory_xact_lock(%s)", [kunci])
                terakhir = Jejak.objects.order_by("-tinggi").values_list("tinggi", flat=True).first() or 0
                bertemu.wait(10)
                Jejak.objects.create(
                    tinggi=terakhir + 1,
                    peristiwa="uji",
                    pelaku_nama="Sistem",
                    objek_tipe="akun.pengguna",
                    objek_id=str(pengguna.pk),
                    pada=PADA,
                    ragam=BERGARAM,
                    tercatat_pada=timezone.now(),
                    sidik_sebelumnya="0" * 64,
                    sidik=f"{kunci:064x}",
                )
        except Exception as salah:
            galat.append(salah)
        finally:
            connection.close()

    benang = [threading.Thread(target=tulis, args=(nomor,)) for nomor in (1, 2)]
    for satu in benang:
        satu.start()
    for satu in benang:
        satu.join(60)
    assert [type(satu).__name__ for satu in galat] == ["IntegrityError"]
