"""A lock that does not come in time: the press waits longer than others, and nobody sees a fault."""

import datetime as dt
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db import OperationalError, connection, connections, transaction
from django.urls import reverse
from django.utils import timezone

from akun.ramai import ramai
from peserta.models import Lamaran
from tests.factories.peserta import LamaranFactory, berkas_lengkap
from tests.factories.seleksi import InstansiFactory, LowonganFactory

pytestmark = [pytest.mark.balapan, pytest.mark.django_db(transaction=True)]
SABAR = 300  # milliseconds


@contextmanager
def dipegang(lamaran: Lamaran, lama: float) -> Iterator[None]:
    """Somebody else holds the row for so many seconds."""
    terpegang, cukup = threading.Event(), threading.Event()

    def pegang() -> None:
        with transaction.atomic():
            Lamaran.objects.select_for_update().get(pk=lamaran.pk)
            terpegang.set()
            cukup.wait(lama)
        connections.close_all()

    benang = threading.Thread(target=pegang)
    benang.start()
    assert terpegang.wait(10)
    try:
        yield
    finally:
        cukup.set()
        benang.join(10)


@pytest.fixture
def draf(transactional_db, settings, client) -> Iterator[Lamaran]:
    settings.CELERY_TASK_ALWAYS_EAGER = False
    settings.CELERY_BROKER_URL = "memory://"
    InstansiFactory()
    batas = timezone.now() + dt.timedelta(days=1)
    lamaran = LamaranFactory(lowongan=LowonganFactory(tahap="PENGUMUMAN", batas_lamaran=batas))
    berkas_lengkap(lamaran)
    client.force_login(lamaran.pelamar.pengguna)
    with connection.cursor() as kursor:
        kursor.execute(f"SET lock_timeout = {SABAR}")
    yield lamaran
    connection.close()


def kirim(client, lamaran):
    return client.post(reverse("peserta:tinjau", args=[lamaran.pk]), {"setuju": "on"})


def test_kirim_menunggu_giliran_lebih_lama_daripada_satu_batas(client, draf):
    with dipegang(draf, SABAR / 1000 * 1.5):
        jawaban = kirim(client, draf)
    assert jawaban.status_code == 302
    draf.refresh_from_db()
    assert draf.keadaan == "DIAJUKAN"


def test_yang_tidak_mendapat_giliran_diberi_tahu_dan_tidak_ada_yang_berubah(client, draf, caplog):
    with dipegang(draf, 60):
        jawaban = kirim(client, draf)
    assert (jawaban.status_code, jawaban["Retry-After"]) == (503, "5")
    assert "Muat ulang halaman ini: peramban mengirimkan sekali lagi" in jawaban.content.decode()
    assert "Giliran terlalu lama ditunggu: POST" in caplog.text
    draf.refresh_from_db()
    assert (draf.keadaan, draf.nomor_pendaftaran) == ("DRAF", "")
    # Reloading the page makes the same request again.
    assert kirim(client, draf).status_code == 302


def test_kesalahan_lain_tetap_kesalahan():
    assert not ramai(OperationalError("server closed the connection unexpectedly"))
    assert not ramai(ValueError("bukan basis data"))
