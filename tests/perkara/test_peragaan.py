"""The demonstration is made by the real acts: it loads on any day and stands in every stage."""

import pytest
from django.core.management import CommandError, call_command

from akun.models import Pengguna
from peserta.models import Lamaran
from seleksi.alur import Tahap
from seleksi.models import Lowongan, Seleksi

pytestmark = [pytest.mark.lambat, pytest.mark.django_db]


def test_peragaan_berdiri_di_setiap_tahap_dan_tidak_dimuat_dua_kali(capsys):
    call_command("contoh")
    assert Seleksi.objects.count() == 3
    assert set(Lowongan.objects.values_list("tahap", flat=True)) == set(Tahap.values)
    jumlah = Lamaran.objects.count()
    assert jumlah > 90
    assert Pengguna.objects.filter(email="bupati@contoh.example").exists()
    call_command("contoh")
    assert Lamaran.objects.count() == jumlah
    assert "Data contoh sudah ada." in capsys.readouterr().out


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
