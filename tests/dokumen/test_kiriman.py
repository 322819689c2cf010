"""Pieces on the disk: counted when safe, never lost, never more than a person may have on the way."""

import datetime as dt
import errno
import hashlib
import os
import time
from collections import namedtuple

import pytest
from django.db import IntegrityError, transaction

from dokumen import kiriman as potongan
from dokumen.kiriman import (
    MASA,
    SalahLetak,
    bersihkan_kiriman,
    buang_kiriman,
    jadikan_unggahan,
    jalur,
    kunci_kiriman,
    mulai_kiriman,
    sampai,
    tambah_potongan,
)
from dokumen.models import Kiriman
from dokumen.simpan import BerkasDitolak
from dokumen.tasks import sapu_kiriman
from tests.factories.akun import PenggunaFactory
from tests.factories.dokumen import BerkasFactory, KirimanFactory

pytestmark = pytest.mark.django_db
ISI = bytes(range(250)) * 4
SIDIK = hashlib.sha256(ISI).hexdigest()
Cakram = namedtuple("Cakram", "total used free")


@pytest.fixture
def orang():
    return PenggunaFactory()


@pytest.fixture
def mulai(orang, saat):
    def _mulai(ukuran=1000, sidik=SIDIK, tujuan="lamaran:1:IJAZAH", nama="ijazah.pdf", pada=saat):
        return mulai_kiriman(tujuan=tujuan, nama=nama, ukuran=ukuran, sidik=sidik, oleh=orang, pada=pada)

    return _mulai


def kirim(kiriman, saat, panjang=300):
    for letak in range(sampai(kiriman), len(ISI), panjang):
        kiriman = tambah_potongan(kiriman=kiriman, letak=letak, isi=ISI[letak : letak + panjang], pada=saat)
    return kiriman


def test_potongan_demi_potongan_menjadi_berkas_yang_sama(mulai, saat):
    kiriman = kirim(mulai(), saat)
    unggahan = jadikan_unggahan(kiriman)
    assert b"".join(unggahan.chunks()) == b"".join(unggahan.chunks(7)) == ISI
    assert (unggahan.name, unggahan.size) == ("ijazah.pdf", len(ISI))
    assert jalur(kiriman.kode).stat().st_mode & 0o777 == 0o600


def test_kode_tidak_tertebak(mulai):
    kode = {mulai(tujuan=f"lamaran:{n}:IJAZAH").kode for n in range(5)}
    assert {len(satu) for satu in kode} == {64}
    assert len(kode) == 5


def test_berkas_yang_sama_diteruskan_dari_tempat_terhenti(mulai, saat):
    pertama = mulai()
    tambah_potongan(kiriman=pertama, letak=0, isi=ISI[:300], pada=saat)
    lagi = mulai()
    assert (lagi.pk, sampai(lagi)) == (pertama.pk, 300)
    assert mulai(tujuan="lamaran:1:SKP").pk != pertama.pk, "dokumen lain"
    assert mulai(sidik="0" * 64).pk != pertama.pk, "isi lain"
    assert mulai(sidik="").pk != pertama.pk, "tanpa sidik tidak ada yang diketahui sama"
    assert mulai(pada=saat + MASA).pk != pertama.pk, "sudah terlalu lama"


def test_letak_yang_salah_ditolak_dengan_letak_yang_benar(mulai, saat):
    kiriman = tambah_potongan(kiriman=mulai(), letak=0, isi=ISI[:300], pada=saat)
    for letak, isi in ((0, ISI[:300]), (301, b"x"), (300, ISI)):
        with pytest.raises(SalahLetak) as salah:
            tambah_potongan(kiriman=kiriman, letak=letak, isi=isi, pada=saat)
        assert salah.value.letak == 300
    assert sampai(Kiriman.objects.get()) == 300


def test_bita_yang_belum_diakui_ditimpa(mulai, saat):
    """A process was killed between the disk and the row: what it wrote does not count."""
    kiriman = tambah_potongan(kiriman=mulai(), letak=0, isi=ISI[:300], pada=saat)
    with jalur(kiriman.kode).open("ab") as sisa:
        sisa.write(b"SAMPAH" * 20)
    assert sampai(kiriman) == 300
    assert b"".join(jadikan_unggahan(kirim(kiriman, saat)).chunks())[: len(ISI)] == ISI


def test_bita_yang_hilang_dari_cakram_diminta_lagi(mulai, saat):
    kiriman = tambah_potongan(kiriman=mulai(), letak=0, isi=ISI[:300], pada=saat)
    os.truncate(jalur(kiriman.kode), 100)
    assert sampai(kiriman) == 100
    jalur(kiriman.kode).unlink()
    assert sampai(kiriman) == 0
    assert b"".join(jadikan_unggahan(kirim(kiriman, saat)).chunks()) == ISI


def test_belum_utuh_atau_berubah_ditolak(mulai, saat):
    kiriman = tambah_potongan(kiriman=mulai(), letak=0, isi=ISI[:300], pada=saat)
    with pytest.raises(BerkasDitolak, match="belum tiba seluruhnya"):
        jadikan_unggahan(kiriman)
    lain = mulai(sidik="0" * 64)
    for letak in (0, 500):
        lain = tambah_potongan(kiriman=lain, letak=letak, isi=ISI[letak : letak + 500], pada=saat)
    with pytest.raises(BerkasDitolak, match="tidak sama dengan berkas di perangkat"):
        jadikan_unggahan(lain)
    tanpa = mulai(sidik="")
    for letak in (0, 500):
        tanpa = tambah_potongan(kiriman=tanpa, letak=letak, isi=ISI[letak : letak + 500], pada=saat)
    assert jadikan_unggahan(tanpa).size == len(ISI)


def test_terlalu_besar_ditolak_sebelum_dikirim(mulai, settings):
    settings.BATAS_BERKAS = 1024 * 1024
    assert mulai(ukuran=1024 * 1024).pk
    with pytest.raises(BerkasDitolak, match="1,1 MB, melebihi batas 1 MB"):
        mulai(ukuran=1024 * 1024 + 1)
    assert Kiriman.objects.count() == 1


def test_cakram_hampir_penuh_menolak(mulai, saat, monkeypatch):
    kiriman = mulai()
    monkeypatch.setattr(potongan.shutil, "disk_usage", lambda _: Cakram(10, 9, 1))
    with pytest.raises(BerkasDitolak, match="ruang simpan"):
        mulai(sidik="1" * 64)
    monkeypatch.setattr(potongan.os, "pwrite", _gagal(errno.ENOSPC))
    with pytest.raises(BerkasDitolak, match="ruang simpan"):
        tambah_potongan(kiriman=kiriman, letak=0, isi=ISI[:300], pada=saat)
    assert sampai(kiriman) == 0
    monkeypatch.setattr(potongan.os, "pwrite", _gagal(errno.EIO))
    with pytest.raises(OSError, match="Errno 5"):
        tambah_potongan(kiriman=kiriman, letak=0, isi=ISI[:300], pada=saat)


def _gagal(nomor):
    def gagal(*isi):
        raise OSError(nomor, "uji")

    return gagal


def test_jatah_satu_orang_yang_terlama_memberi_tempat(
    mulai, saat, monkeypatch, django_capture_on_commit_callbacks
):
    monkeypatch.setattr(potongan, "BATAS_BITA", 3 * len(ISI))
    satu, dua, tiga = (mulai(tujuan=f"lamaran:1:D{n}", pada=saat + dt.timedelta(minutes=n)) for n in range(3))
    tambah_potongan(kiriman=satu, letak=0, isi=ISI[:300], pada=saat)
    orang_lain = KirimanFactory(disentuh_pada=saat - dt.timedelta(hours=1))
    with django_capture_on_commit_callbacks(execute=True):
        empat = mulai(tujuan="lamaran:1:D4")
    assert set(Kiriman.objects.all()) == {dua, tiga, empat, orang_lain}
    assert not jalur(satu.kode).exists()
    monkeypatch.setattr(potongan, "BATAS_JUMLAH", 2)
    assert set(Kiriman.objects.filter(pk__in=[dua.pk, tiga.pk])) == {dua, tiga}
    mulai(tujuan="lamaran:1:D5")
    assert Kiriman.objects.exclude(pk=orang_lain.pk).count() == 2


def test_yang_sudah_menjadi_berkas_tidak_dibuang_dan_tidak_dihitung(mulai, orang, monkeypatch, saat):
    jadi = KirimanFactory(pemilik=orang, berkas=BerkasFactory(), diterima=1000, disentuh_pada=saat)
    assert sampai(jadi) == 1000
    buang_kiriman(kiriman=jadi)
    monkeypatch.setattr(potongan, "BATAS_JUMLAH", 1)
    mulai()
    assert Kiriman.objects.count() == 2


def test_dikunci_menurut_urutan_dan_hanya_milik_sendiri(mulai, orang, saat):
    satu, dua = mulai(sidik=""), mulai(sidik="")
    lain = mulai(tujuan="lamaran:2:IJAZAH")
    asing = KirimanFactory(disentuh_pada=saat)

    def kunci(*kode, pada=saat):
        return kunci_kiriman(kode=kode, tujuan="lamaran:1:IJAZAH", oleh=orang, pada=pada)

    assert kunci(dua.kode, satu.kode) == [dua, satu]
    assert kunci(satu.kode, satu.kode) == [satu]
    assert kunci(lain.kode, asing.kode, "0" * 64) == []
    assert kunci(satu.kode, pada=saat + MASA) == []


def test_sapu_membuang_yang_ditinggalkan_dan_potongan_yatim(mulai, saat):
    lama = kirim(mulai(), saat - MASA)
    baru = kirim(mulai(tujuan="lamaran:1:SKP"), saat - MASA + dt.timedelta(seconds=1))
    jadi = KirimanFactory(berkas=BerkasFactory(), diterima=1000, disentuh_pada=saat)
    yatim, muda = jalur("ab" * 32), jalur("cd" * 32)
    for satu in (yatim, muda):
        satu.parent.mkdir(parents=True, exist_ok=True)
        satu.write_bytes(b"x")
    lalu = (saat - MASA).timestamp() - 1
    for kode in (lama.kode, baru.kode, "ab" * 32):
        os.utime(jalur(kode), (lalu, lalu))
    os.utime(muda, (time.time(), saat.timestamp()))
    assert sapu_kiriman() == 1
    assert set(Kiriman.objects.all()) == {baru, jadi}
    assert [satu.exists() for satu in (jalur(lama.kode), jalur(baru.kode), yatim, muda)] == [
        False,
        True,
        False,
        True,
    ]
    assert bersihkan_kiriman(pada=saat) == 0


@pytest.mark.parametrize(
    "ubah,nama",
    [
        ({"kode": "terlalu-mudah"}, "kiriman_kode_acak"),
        ({"ukuran": 0}, "kiriman_tidak_kosong"),
        ({"diterima": 1001}, "kiriman_tidak_lebih"),
        ({"sidik": "xyz"}, "kiriman_sidik_utuh"),
        ({"berkas": True, "diterima": 10}, "kiriman_jadi_setelah_utuh"),
    ],
)
def test_basis_data_menolak_baris_yang_tidak_mungkin(ubah, nama):
    if "berkas" in ubah:
        ubah = {**ubah, "berkas": BerkasFactory()}
    with pytest.raises(IntegrityError, match=nama), transaction.atomic():
        KirimanFactory(**ubah)


def test_baris_menyebut_namanya_dan_apakah_utuh():
    kiriman = KirimanFactory(diterima=1000)
    assert (str(kiriman), kiriman.utuh) == ("ijazah.pdf", True)
    assert KirimanFactory().utuh is False
