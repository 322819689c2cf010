"""Kirim and a signature by a person whose proof of identity is old: on a telephone, also without scripts."""

import os
import re
from datetime import timedelta

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from panitia import actions
from panitia.aturan import Peran
from tests.factories.panitia import KeanggotaanFactory
from tests.factories.peserta import LamaranFactory, berkas_lengkap
from tests.factories.seleksi import InstansiFactory, LowonganFactory
from tests.panitia.conftest import lima_orang
from tests.pengesahan import SANDI, lama
from tests.peramban.conftest import LEBAR, TELEPON, pelanggaran_axe

pytestmark = [pytest.mark.peramban, pytest.mark.django_db(transaction=True)]


def kuki(orang, alamat: str) -> list[dict]:
    klien = Client()
    klien.force_login(orang, backend="allauth.account.auth_backends.AuthenticationBackend")
    return [{"name": settings.SESSION_COOKIE_NAME, "value": lama(klien).session.session_key, "url": alamat}]


def periksa(halaman, nama: str, lebar: int) -> None:
    assert halaman.evaluate("document.documentElement.scrollWidth") <= lebar
    assert pelanggaran_axe(halaman) == []
    if simpan := os.environ.get("SIMPAN_LAYAR"):
        halaman.screenshot(path=f"{simpan}/{nama}-{lebar}.png", full_page=True)


@pytest.mark.parametrize("lebar,skrip", [(TELEPON, True), (TELEPON, False), (LEBAR, True)])
def test_kirim_dengan_kata_sandi_di_halaman_yang_sama(buka, live_server, lebar, skrip):
    InstansiFactory()
    lowongan = LowonganFactory(tahap="PENGUMUMAN", batas_lamaran=timezone.now() + timedelta(hours=5))
    lamaran = LamaranFactory(lowongan=lowongan, pelamar__pengguna__dikonfirmasi=True)
    berkas_lengkap(lamaran)
    jalan = reverse("peserta:tinjau", args=[lamaran.pk])
    halaman = buka(jalan, lebar=lebar, skrip=skrip, kuki=kuki(lamaran.pelamar.pengguna, live_server.url))
    halaman.get_by_label("Saya menyetujui pakta integritas").check()
    halaman.get_by_label("Kata sandi Anda").fill("bukan itu")
    halaman.get_by_role("button", name=re.compile("Kirim lamaran")).click()
    halaman.get_by_role("alert").first.wait_for()
    assert "Kata sandi tidak cocok." in halaman.locator("main").inner_text()
    assert halaman.get_by_label("Saya menyetujui pakta integritas").is_checked()
    if skrip:
        periksa(halaman, "kirim-salah", lebar)
    halaman.get_by_label("Kata sandi Anda").fill(SANDI)
    halaman.get_by_role("button", name=re.compile("Kirim lamaran")).click()
    halaman.wait_for_url(re.compile("/tanda-terima/"))
    # The refused password is an answer with 422, which Chromium writes down.
    buka.keluhan[:] = [satu for satu in buka.keluhan if "422" not in satu]


@pytest.mark.parametrize("lebar", [TELEPON, LEBAR])
def test_tanda_tangan_meminta_kata_sandi_di_halaman_naskahnya(buka, live_server, lebar):
    InstansiFactory()
    lowongan = LowonganFactory()
    seleksi, kini = lowongan.seleksi, timezone.now()
    ppk = KeanggotaanFactory(seleksi=seleksi, peran=Peran.PPK, pengguna__dikonfirmasi=True).pengguna
    kepala = KeanggotaanFactory(seleksi=seleksi, peran=Peran.KETUA_SEKRETARIAT).pengguna
    sk = actions.susun_sk(
        seleksi=seleksi,
        jenis="PANSEL",
        anggota=lima_orang(),
        berlaku_sejak=timezone.localdate(kini),
        berlaku_sampai=seleksi.rencana_pelantikan,
        oleh=kepala,
        pada=kini,
    )
    jalan = reverse("panitia:tanda_tangani_sk", args=[sk.pk])
    halaman = buka(jalan, lebar=lebar, kuki=kuki(ppk, live_server.url))
    periksa(halaman, "tanda-tangan", lebar)
    halaman.get_by_role("button", name="Tanda tangani keputusan").click()
    halaman.get_by_role("heading", name="Pastikan ini Anda").wait_for()
    periksa(halaman, "pastikan", lebar)
    halaman.get_by_label("Kata sandi Anda").fill(SANDI)
    halaman.get_by_role("button", name="Lanjutkan").click()
    halaman.wait_for_url(re.compile("/panitia/seleksi/"))
    assert "ditandatangani dengan nomor" in halaman.locator("main").inner_text() + halaman.inner_text("body")
    buka.keluhan[:] = [satu for satu in buka.keluhan if "422" not in satu]
