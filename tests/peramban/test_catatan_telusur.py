"""The tracer at a workplace: a telephone, a bad network, nothing lost, then sealed."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from panitia.aturan import Peran
from penilaian import actions, queries
from tests.penilaian.ronde import Ronde
from tests.peramban.conftest import TELEPON, pelanggaran_axe

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.peramban]


@pytest.fixture
def ronde():
    satu = Ronde(peserta=1)
    satu.pada = timezone.now()
    satu.nyatakan(satu.ketua)
    return satu


@pytest.fixture
def tugas(ronde):
    hari = timezone.localdate(ronde.pada)
    (satu,) = actions.tetapkan_penelusur(
        lowongan=ronde.lowongan,
        penelusur=ronde.lain[Peran.PENELUSUR],
        lamaran=[ronde.peserta[0].pk],
        mulai=hari,
        batas=hari + dt.timedelta(days=7),
        oleh=ronde.ketua,
        pada=ronde.pada,
    )
    return satu


def masuk(client, orang, live_server):
    client.force_login(orang)
    return [{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}]


def test_catatan_tersimpan_sendiri_dan_selamat_dari_sambungan_putus(ronde, tugas, buka, client, live_server):
    kuki = masuk(client, tugas.penelusur, live_server)
    halaman = buka(reverse("penilaian:telusur", args=[tugas.pk]), lebar=TELEPON, kuki=kuki)
    assert halaman.evaluate("document.documentElement.scrollWidth") <= TELEPON
    assert pelanggaran_axe(halaman) == []
    sumber = halaman.get_by_role("group", name="Sumber 1")
    sumber.get_by_label("Kedudukan sumber").select_option("ATASAN")
    sumber.get_by_label("Yang disampaikan").fill("Tertib dan jujur.")
    expect(halaman.locator("[name=versi]")).not_to_have_value("0", timeout=15000)
    halaman.context.set_offline(True)
    halaman.get_by_label("Kesimpulan", exact=True).fill("Tidak ada yang mencurigakan.")
    halaman.locator("[data-seleksi-luring]").wait_for(state="visible")
    halaman.context.set_offline(False)
    halaman.locator("[data-seleksi-luring]").wait_for(state="hidden", timeout=15000)
    expect(halaman.locator("[data-seleksi-tersimpan]")).to_contain_text("tersimpan pukul", timeout=15000)
    tugas.refresh_from_db()
    isi = queries.isi_telusur(tugas)
    assert isi.kesimpulan == "Tidak ada yang mencurigakan."
    assert [(satu.sumber, satu.isi) for satu in isi.catatan] == [("ATASAN", "Tertib dan jujur.")]
    buka.keluhan.clear()  # the failed requests of the lost connection are the subject here
