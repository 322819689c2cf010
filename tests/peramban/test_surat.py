"""The outbox of letters and the pages of an objection in a real browser, on desk and telephone."""

import datetime as dt
import os
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone

from panitia.aturan import Peran
from peserta import actions, queries
from peserta.models import Sanggahan
from tests.factories.dokumen import NaskahFactory
from tests.factories.peserta import MasaSanggahFactory, SanggahanFactory, VerifikasiFactory
from tests.factories.seleksi import PengumumanFactory
from tests.peramban.conftest import LEBAR, TELEPON, pelanggaran_axe
from tests.seleksi import situasi

pytestmark = [pytest.mark.peramban, pytest.mark.django_db(transaction=True)]
# Pictures for a person to look at, where one asks for them.
GAMBAR = os.environ.get("GAMBAR_SURAT")


def kuki(orang, live_server):
    client = Client()
    client.force_login(orang)
    nama = settings.SESSION_COOKIE_NAME
    return [{"name": nama, "value": client.cookies[nama].value, "url": live_server.url}]


def lihat(buka, jalan, orang, live_server, nama, lebar):
    halaman = buka(jalan, lebar=lebar, kuki=kuki(orang, live_server))
    halaman.wait_for_load_state("networkidle")
    assert halaman.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), "tidak melebar"
    if GAMBAR:
        halaman.screenshot(path=Path(GAMBAR) / f"{nama}-{lebar}.png", full_page=True)
    return halaman


@pytest.mark.parametrize("lebar", [LEBAR, TELEPON])
def test_surat_dan_sanggahan_terbaca_di_meja_dan_telepon(buka, live_server, lebar):
    kini = timezone.now()
    s = situasi.ditutup(kini - dt.timedelta(days=25))
    satu, lain = situasi.melamar(s, 2, "TMS")
    for tms in (satu, lain):
        VerifikasiFactory(
            lamaran=tms,
            butir="IJAZAH",
            putusan="TIDAK_SESUAI",
            alasan="Ijazah yang diunggah bukan ijazah terakhir (Pasal 4 ayat (3) huruf d).",
        )
    dibuka = kini - dt.timedelta(hours=2)
    isi = {"jadwal": [], "id_lowongan": [s.satu.pk]}
    naskah_hasil = NaskahFactory(isi=isi, terbit=True, nomor="UJI/01/2026")
    masa = MasaSanggahFactory(
        lowongan=s.satu,
        pengumuman=PengumumanFactory(
            seleksi=s.seleksi,
            jenis="HASIL_TAHAP",
            tahap="ADMINISTRASI",
            naskah=naskah_hasil,
            diumumkan_pada=dibuka,
            diumumkan_oleh=naskah_hasil.penanda_tangan,
            lowongan=[s.satu],
        ),
        dibuka_pada=dibuka,
        batas=kini + dt.timedelta(days=2),
        batas_jawab=kini + dt.timedelta(days=9),
    )
    SanggahanFactory(lamaran=lain, masa=masa, diajukan_pada=kini)
    naskah = s.orang[Peran.NASKAH]
    actions.siapkan_surat(lowongan=s.satu, oleh=naskah, pada=kini)
    surat = queries.surat_lowongan(s.satu).get(lamaran=satu)
    pk = s.satu.pk
    sanggah = Sanggahan.objects.get()
    for jalan, orang, nama in (
        (f"/peserta/lowongan/{pk}/surat/", naskah, "daftar"),
        (f"/peserta/surat/{surat.pk}/", naskah, "surat"),
        (f"/peserta/surat/{surat.pk}/lembar/", naskah, "lembar"),
        (f"/peserta/lamaran/{satu.pk}/", satu.pelamar.pengguna, "lamaran"),
        (f"/peserta/lamaran/{satu.pk}/sanggahan/", satu.pelamar.pengguna, "sanggahan"),
        (f"/peserta/lowongan/{pk}/sanggahan/", s.ketua, "daftar-sanggahan"),
        (f"/peserta/sanggahan/{sanggah.pk}/", s.ketua, "jawab"),
    ):
        halaman = lihat(buka, jalan, orang, live_server, nama, lebar)
        if nama != "lembar":
            assert pelanggaran_axe(halaman) == [], nama
    actions.tandai_surat(surat=surat, sidik=surat.sidik, oleh=naskah, pada=kini)
    halaman = lihat(buka, f"/peserta/lowongan/{pk}/surat/", s.ketua, live_server, "ketua", lebar)
    halaman.get_by_role("button", name="Setujui 1 surat").click()
    assert "disetujui" in halaman.locator("main").inner_text()
