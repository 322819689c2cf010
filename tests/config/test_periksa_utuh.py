"""After a restore: whatever is missing or changed is named."""

import datetime as dt
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from dokumen.simpan import simpan_bytes
from jejak.models import Jejak
from tests.cakram import jalur_penuh

pytestmark = pytest.mark.django_db
PADA = dt.datetime(2026, 11, 23, 2, 0, tzinfo=dt.UTC)


def berkas(nama: str):
    return simpan_bytes(
        isi=b"isi " + nama.encode(), nama=nama, jenis_media="text/plain", oleh=None, pada=PADA
    )


def periksa() -> str:
    keluaran = StringIO()
    try:
        call_command("periksa_utuh", stdout=keluaran)
    except CommandError as galat:
        keluaran.write(str(galat))
    return keluaran.getvalue()


def test_data_yang_utuh_dinyatakan_utuh():
    berkas("a.txt")
    assert periksa() == "Utuh: 0 baris jejak dan 1 berkas diperiksa.\n"


def test_berkas_yang_hilang_dan_yang_berubah_disebut_nomornya():
    hilang, berubah, baik = berkas("a.txt"), berkas("b.txt"), berkas("c.txt")
    jalur_penuh(hilang).unlink()
    Path(jalur_penuh(berubah)).write_bytes(b"lain")
    isi = periksa()
    assert f"Berkas nomor {hilang.pk} ({hilang.jalur}): tidak terbaca di penyimpanan." in isi
    assert f"Berkas nomor {berubah.pk} ({berubah.jalur}): isinya tidak cocok dengan sidiknya." in isi
    assert f"nomor {baik.pk} " not in isi
    assert isi.endswith("2 hal tidak utuh.")


def test_yang_tidak_utuh_berjejak_sekali_dan_membunyikan_catatan(caplog):
    hilang = berkas("a.txt")
    jalur = jalur_penuh(hilang)
    jalur.unlink()
    periksa()
    periksa()
    (jejak,) = Jejak.objects.filter(peristiwa="berkas.tidak_utuh")
    assert (jejak.objek_id, jejak.rincian["sidik"]) == (str(hilang.pk), hilang.sha256)
    assert [satu.levelname for satu in caplog.records if "tidak terbaca" in satu.getMessage()] == [
        "ERROR"
    ] * 2
    # Something else is wrong now: that is news.
    jalur.write_bytes(b"palsu")
    periksa()
    assert Jejak.objects.filter(peristiwa="berkas.tidak_utuh").count() == 2


def test_berkas_yang_tidak_boleh_dibaca_tidak_menghentikan_pemeriksaan():
    rusak, baik = berkas("a.txt"), berkas("b.txt")
    jalur_penuh(rusak).unlink()
    jalur_penuh(rusak).mkdir()
    isi = periksa()
    assert f"Berkas nomor {rusak.pk} ({rusak.jalur}): tidak terbaca di penyimpanan." in isi
    assert f"nomor {baik.pk} " not in isi
