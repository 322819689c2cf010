"""The demonstration is made by the real acts: it loads on any day and stands in every stage."""

import datetime as dt

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from akun.models import Pengguna
from peserta.models import Lamaran
from seleksi.alur import Tahap
from seleksi.models import Lowongan, Perpanjangan, Seleksi

pytestmark = [pytest.mark.lambat, pytest.mark.django_db]


def test_peragaan_berdiri_di_setiap_tahap_dan_tidak_dimuat_dua_kali(capsys):
    call_command("contoh")
    assert Seleksi.objects.count() == 3
    assert set(Lowongan.objects.values_list("tahap", flat=True)) == set(Tahap.values)
    jumlah = Lamaran.objects.count()
    assert jumlah > 90
    assert Pengguna.objects.filter(email="bupati@contoh.example").exists()
    periksa_perpanjangan_seleksi()
    call_command("contoh")
    assert Lamaran.objects.count() == jumlah
    assert "Data contoh sudah ada." in capsys.readouterr().out


def periksa_perpanjangan_seleksi():
    """Four applied, two passed: the second counter alone runs, and one who joined is not yet checked."""
    (perpanjangan,) = Perpanjangan.objects.filter(sebab=Perpanjangan.Sebab.ADMINISTRASI)
    lowongan = perpanjangan.lowongan
    assert (perpanjangan.ke, perpanjangan.jumlah_pelamar, perpanjangan.jumlah_lulus) == (1, 4, 2)
    assert perpanjangan.rekomendasi.nomor_koordinasi
    assert lowongan.tahap == Tahap.PENGUMUMAN
    assert lowongan.batas_lamaran > timezone.now() + dt.timedelta(days=4)
    assert sorted(lowongan.lamaran.values_list("keadaan", flat=True)) == [
        "DIAJUKAN",
        "MS",
        "MS",
        "TMS",
        "TMS",
    ]
    baru = lowongan.lamaran.get(keadaan="DIAJUKAN")
    assert perpanjangan.ditetapkan_pada < baru.diajukan_pada < timezone.now()
    assert not lowongan.perpanjangan.filter(sebab=Perpanjangan.Sebab.PELAMAR).exists()


def test_ukuran_memuat_pelamar_sebanyak_diminta():
    call_command("contoh", pelamar=24)
    assert Lamaran.objects.terkirim().count() == 24
    tahap = Lowongan.objects.order_by("urutan").values_list("tahap", flat=True)
    assert list(tahap) == [Tahap.ADMINISTRASI, Tahap.ADMINISTRASI, Tahap.ASESMEN, Tahap.PENETAPAN]


def test_peragaan_tidak_dimuat_di_produksi_dan_nol_tidak_memuat_apa_pun(settings):
    call_command("contoh", pelamar=0)
    with pytest.raises(CommandError, match="paling sedikit 24 pelamar"):
        call_command("contoh", pelamar=23)
    settings.PRODUKSI = True
    with pytest.raises(CommandError, match="mode produksi"):
        call_command("contoh")
    assert not Seleksi.objects.exists()
