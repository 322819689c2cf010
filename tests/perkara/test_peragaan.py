"""The demonstration is made by the real acts: it loads on any day and stands in every stage."""

import datetime as dt

import pytest
from django.core.management import CommandError, call_command
from django.db.models import Count
from django.utils import timezone

from akun.models import Pengguna
from peserta.aturan import keadaan_perbaikan
from peserta.models import (
    BerkasLamaran,
    Lamaran,
    MasaSanggah,
    Perbaikan,
    PermintaanRekomendasi,
    Pertanyaan,
    Selisih,
    SuratPelamar,
)
from peserta.queries import tanda_ganda, tanda_nip
from seleksi.alur import Tahap
from seleksi.management.peragaan.pelaku import PELAKU, PELAMAR, PELAMAR_DIMINTA, PELAMAR_MENYANGGAH
from seleksi.models import Lowongan, Perpanjangan, Seleksi

pytestmark = [pytest.mark.lambat, pytest.mark.timeout(900), pytest.mark.django_db]


def test_peragaan_berdiri_di_setiap_tahap_dan_tidak_dimuat_dua_kali(capsys):
    call_command("contoh")
    assert Seleksi.objects.count() == 3
    assert set(Lowongan.objects.values_list("tahap", flat=True)) == set(Tahap.values)
    jumlah = Lamaran.objects.count()
    assert jumlah > 90
    assert Pengguna.objects.filter(email="bupati@contoh.example").exists()
    periksa_perpanjangan_seleksi()
    periksa_berkas_pelamar()
    periksa_berkas_ganda()
    periksa_akun_tercetak(capsys)
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


def periksa_berkas_pelamar():
    """Every desk around the file of an applicant has something on it."""
    kini = timezone.now()
    tahap_dua = Seleksi.objects.get(nama__endswith="Tahap II")
    assert tahap_dua.aturan_main.kebijakan.pemeriksa_kedua == "BUTA"
    perbaikan = Perbaikan.objects.filter(lamaran__lowongan__seleksi=tahap_dua).order_by("lamaran__urutan")
    assert [keadaan_perbaikan(satu.batas, satu.dikirim_pada, kini) for satu in perbaikan] == [
        "DISUSUN",
        "DIMINTA",
        "DIKIRIM",
    ]
    assert perbaikan[1].lamaran.pelamar.pengguna.email == PELAMAR_DIMINTA
    pertanyaan = Pertanyaan.objects.order_by("ditanyakan_pada")
    assert [(satu.dijawab_pada is not None, satu.terbit_pada is not None) for satu in pertanyaan] == [
        (True, False),
        (True, True),
        (False, False),
    ]
    permintaan = PermintaanRekomendasi.objects.get()
    assert permintaan.kedaluwarsa_pada > kini
    assert permintaan.lamaran.keadaan == "DRAF"
    selisih = Selisih.objects.get(diputus_pada=None)
    assert selisih.penentu == Selisih.Penentu.KETUA
    assert selisih.lamaran.keadaan == "DIPERIKSA"
    surat = SuratPelamar.objects.filter(dibaca_pada=None, naskah=None)
    assert sorted(surat.values_list("jenis", flat=True)) == ["MS", "MS", "MS", "TMS", "TMS"]
    masa = MasaSanggah.objects.get()
    assert masa.dibuka_pada < kini < masa.batas
    dikirim, konsep = masa.sanggahan.order_by("diajukan_pada")
    assert dikirim.lamaran.pelamar.pengguna.email == PELAMAR_MENYANGGAH
    assert (dikirim.jawaban, konsep.diajukan_pada) == ("", None)
    draf = permintaan.lamaran.pelamar
    assert tanda_nip(draf.pengguna.nip, draf.tanggal_lahir, draf.jenis_kelamin)


def periksa_berkas_ganda():
    """Everybody hands in documents of his own, but for one diploma that is somebody else's file."""
    sidik = BerkasLamaran.objects.values("berkas__sha256").annotate(
        n=Count("lamaran__pelamar", distinct=True)
    )
    (sama,) = sidik.filter(n__gt=1).values_list("berkas__sha256", flat=True)
    semua = BerkasLamaran.objects.filter(berkas__sha256=sama).select_related("lamaran__lowongan")
    asli, salinan = (satu.lamaran for satu in semua.order_by("lamaran"))
    assert {satu.jenis for satu in semua} == {"IJAZAH"}
    kata = "Berkas yang persis sama ada pada pelamar lain"
    (tanda,) = [satu for satu in tanda_ganda(salinan) if satu.kata == kata]
    assert tanda.nomor == (asli.nomor_pendaftaran,)


def periksa_akun_tercetak(capsys):
    """Who is printed can log in, and everybody is told what waits for him."""
    capsys.readouterr()
    call_command("akun_contoh")
    baris = [satu.split() for satu in capsys.readouterr().out.splitlines()[1:]]
    assert len(baris) == len(PELAKU) + len(PELAMAR)
    assert Pengguna.objects.filter(email__in=[satu[0] for satu in baris]).count() == len(baris)
    assert all(len(satu) > 4 for satu in baris)


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
