"""Mending, a recommendation by link, questions: the new pages at 360 and 1280 px, and axe on each."""

import datetime as dt
import os
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from panitia.aturan import Peran
from peserta import queries
from seleksi import aturan
from tests.factories.panitia import KeanggotaanFactory
from tests.factories.peserta import (
    BerkasLamaranFactory,
    ButirPerbaikanFactory,
    LamaranFactory,
    PerbaikanFactory,
    PermintaanRekomendasiFactory,
    PertanyaanFactory,
    PesanPertanyaanFactory,
    berkas_lengkap,
)
from tests.factories.seleksi import InstansiFactory, KalenderTahunFactory, LowonganFactory
from tests.peramban.conftest import LEBAR, TELEPON, pelanggaran_axe

pytestmark = [pytest.mark.peramban, pytest.mark.lambat, pytest.mark.django_db(transaction=True)]
BKD = "bkd@wanaasri.go.id"


@pytest.fixture
def kuki(live_server):
    def milik(pengguna) -> list[dict]:
        client = Client()
        client.force_login(pengguna)
        nama = settings.SESSION_COOKIE_NAME
        return [{"name": nama, "value": client.cookies[nama].value, "url": live_server.url}]

    return milik


@pytest.fixture
def dunia(transactional_db):
    InstansiFactory()
    kini = timezone.now()
    KalenderTahunFactory(tahun=kini.year)
    KalenderTahunFactory(tahun=kini.year + 1)
    lowongan = LowonganFactory(tahap="PENGUMUMAN", batas_lamaran=kini + dt.timedelta(days=2))
    seleksi = lowongan.seleksi
    seleksi.ketentuan = aturan.dengan_kebijakan(
        {"perbaikan_berkas_hari": 3}, "Uji.", seleksi.aturan_main
    ).jadi_json()
    seleksi.save()
    ketua = KeanggotaanFactory(seleksi=seleksi, peran=Peran.KETUA_SEKRETARIAT).pengguna
    dibuka, disusun, draf = (
        LamaranFactory(lowongan=lowongan, keadaan=keadaan) for keadaan in ("DIAJUKAN", "DIAJUKAN", "DRAF")
    )
    semula = berkas_lengkap(dibuka)["IJAZAH"]
    perbaikan = PerbaikanFactory(
        lamaran=dibuka,
        diminta=True,
        diminta_pada=kini - dt.timedelta(days=1),
        batas=kini + dt.timedelta(days=3),
    )
    baru = BerkasLamaranFactory(lamaran=dibuka, jenis="IJAZAH", diganti_pada=kini)
    ButirPerbaikanFactory(perbaikan=perbaikan, semula=semula, pengganti=baru)
    ButirPerbaikanFactory(perbaikan=perbaikan, jenis="SURAT_LAMARAN", kekurangan="Belum ditandatangani.")
    berkas_lengkap(disusun)
    ButirPerbaikanFactory(perbaikan=PerbaikanFactory(lamaran=disusun))
    PermintaanRekomendasiFactory(lamaran=draf, alamat=BKD, kedaluwarsa_pada=kini + dt.timedelta(days=1))
    bertanya = PertanyaanFactory(lowongan=lowongan, penanya=draf.pelamar.pengguna, dijawab=True)
    PesanPertanyaanFactory(pertanyaan=bertanya)
    PesanPertanyaanFactory(
        pertanyaan=bertanya, dari_sekretariat=True, isi="Diterima.", ditulis_oleh=bertanya.dijawab_oleh
    )
    bertanya.tanya_umum, bertanya.jawab_umum = "Bolehkah legalisasi elektronik?", "Boleh."
    bertanya.terbit_pada, bertanya.terbit_oleh = kini, ketua
    bertanya.save()
    PertanyaanFactory(lowongan=lowongan, penanya=dibuka.pelamar.pengguna)
    pemohon, penanya = dibuka.pelamar.pengguna, draf.pelamar.pengguna
    assert queries.perbaikan_diminta(dibuka)
    return [
        (pemohon, reverse("peserta:lamaran", args=[dibuka.pk])),
        (pemohon, reverse("peserta:perbaikan", args=[dibuka.pk])),
        (pemohon, reverse("peserta:unggah_perbaikan", args=[dibuka.pk, "SURAT_LAMARAN"])),
        (ketua, reverse("peserta:perbaikan_berkas", args=[dibuka.pk])),
        (ketua, reverse("peserta:perbaikan_berkas", args=[disusun.pk])),
        (ketua, reverse("peserta:daftar_perbaikan")),
        (penanya, reverse("peserta:minta_rekomendasi", args=[draf.pk])),
        (None, reverse("peserta:rekomendasi_instansi", args=["kunci-uji"])),
        (penanya, reverse("peserta:tanya", args=[lowongan.pk])),
        (penanya, reverse("peserta:pertanyaan")),
        (penanya, reverse("peserta:percakapan", args=[bertanya.pk])),
        (ketua, reverse("peserta:kotak_pertanyaan")),
        (ketua, reverse("peserta:jawab_pertanyaan", args=[bertanya.pk])),
        (None, reverse("seleksi:publik_lowongan", args=[lowongan.pk])),
    ]


def test_halaman_sesudah_kirim_terbaca_di_telepon_dan_tanpa_pelanggaran(buka, kuki, dunia):
    gambar = os.environ.get("FOLDER_GAMBAR", "")
    for nomor, (orang, alamat) in enumerate(dunia):
        for lebar in (TELEPON, LEBAR):
            halaman = buka(alamat, lebar=lebar, kuki=kuki(orang) if orang else None)
            assert halaman.evaluate("document.documentElement.scrollWidth") <= lebar, alamat
            assert pelanggaran_axe(halaman) == [], (alamat, lebar)
            if gambar:
                halaman.screenshot(path=Path(gambar) / f"{nomor:02}-{lebar}.png", full_page=True)
    # Leaving a page cuts off pictures that were still loading.
    buka.keluhan[:] = [satu for satu in buka.keluhan if not satu.startswith("gagal dimuat: ")]
