"""Orphans of both kinds: files that belong to nobody, rows whose bytes are away or changed."""

import datetime as dt
import hashlib
import os
import time
from io import StringIO
from pathlib import Path

import pytest
from django.conf import settings as setelan
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.core.management import CommandError, call_command
from django.db import IntegrityError, transaction

from akun.models import Surel
from dokumen import gudang, tasks
from dokumen import periksa_gudang as pemeriksaan
from dokumen.models import Berkas, BerkasCacat, PemeriksaanGudang
from dokumen.simpan import simpan_bytes
from jejak.models import Jejak
from tests.cakram import jalur_penuh, karantina
from tests.factories.akun import PenggunaFactory
from tests.factories.dokumen import BerkasCacatFactory, PemeriksaanGudangFactory

pytestmark = pytest.mark.django_db
KEMARIN = dt.timedelta(days=1, hours=1)


def simpan(saat, isi: bytes = b"isi", nama: str = "a.txt") -> Berkas:
    return simpan_bytes(isi=isi, nama=nama, jenis_media="text/plain", oleh=None, pada=saat)


def tuakan(jalur: Path, saat, selisih=KEMARIN) -> None:
    lama = (saat - selisih).timestamp()
    os.utime(jalur, (lama, lama))


def yatim(saat, nama: str = "unggahan/ab/yatim.pdf", selisih=KEMARIN) -> Path:
    storages["default"].save(nama, ContentFile(b"tanpa baris"))
    jalur = Path(setelan.MEDIA_ROOT) / nama
    tuakan(jalur, saat, selisih)
    return jalur


def periksa(saat, lama=None) -> PemeriksaanGudang:
    return pemeriksaan.periksa(pada=saat, lama=lama)


# --- Files without a row ------------------------------------------------------------------------
def test_file_tanpa_baris_dipindahkan_bukan_dihapus(saat, caplog):
    berkas = simpan(saat)
    tuakan(jalur_penuh(berkas), saat)
    jalur = yatim(saat)
    hasil = periksa(saat)
    assert (hasil.jumlah_file, hasil.dikarantina, hasil.jumlah_baris) == (2, 1, 1)
    assert (jalur.exists(), jalur_penuh(berkas).exists()) == (False, True)
    assert karantina("unggahan/ab/yatim.pdf").read_bytes() == b"tanpa baris"
    assert any("karantina" in s.getMessage() and s.levelname == "ERROR" for s in caplog.records)
    # What lies apart is not looked at again.
    assert periksa(saat).jumlah_file == 1


def test_unggahan_yang_sedang_berjalan_dibiarkan(saat):
    jalur = yatim(saat, selisih=dt.timedelta(hours=23))
    assert periksa(saat).dikarantina == 0
    assert jalur.exists()


def test_file_tanpa_baris_di_s3_dipindahkan(s3, saat):
    s3.save("unggahan/ab/yatim.pdf", ContentFile(b"tanpa baris"))
    berkas = simpan(saat)
    # The clock of the service is the real one: to it, the day after tomorrow everything is old.
    lusa = dt.datetime.fromtimestamp(time.time(), dt.UTC) + dt.timedelta(days=365 * 30)
    hasil = periksa(lusa)
    assert (hasil.jumlah_file, hasil.dikarantina) == (2, 1)
    assert [nama for nama, _ in s3.daftar()] == [berkas.jalur]
    assert gudang.sidik_isi(".karantina/unggahan/ab/yatim.pdf") == hashlib.sha256(b"tanpa baris").hexdigest()


def test_yatim_yang_terlalu_banyak_berarti_basis_data_yang_salah(saat):
    """Rows of another day beside the files of this one: then nothing is moved, and somebody is told."""
    operator = PenggunaFactory(operator=True)
    jalur = [yatim(saat, f"unggahan/ab/{nomor:03}.pdf") for nomor in range(21)]
    hasil = periksa(saat)
    assert (hasil.dikarantina, bool(hasil.tertahan)) == (0, True)
    assert all(satu.exists() for satu in jalur)
    (surel,) = Surel.objects.filter(penerima=operator)
    assert surel.konteks["tertahan"] is True


def test_file_kembali_bila_barisnya_kembali(saat):
    """An old database was restored, the walk laid newer files apart, then the right one was restored."""
    berkas = simpan(saat)
    karantina(berkas.jalur).parent.mkdir(parents=True)
    jalur_penuh(berkas).rename(karantina(berkas.jalur))
    hasil = periksa(saat)
    assert (hasil.dikembalikan, BerkasCacat.objects.count()) == (1, 0)
    assert gudang.sidik_isi(berkas.jalur) == berkas.sha256


def test_isi_karantina_yang_lain_tidak_dikembalikan(saat):
    berkas = simpan(saat)
    jalur_penuh(berkas).unlink()
    karantina(berkas.jalur).parent.mkdir(parents=True)
    karantina(berkas.jalur).write_bytes(b"lain")
    assert periksa(saat).dikembalikan == 0
    assert BerkasCacat.objects.get().cacat == "HILANG"


def test_sisa_proses_yang_mati_dibersihkan_setelah_sehari(saat):
    simpan(saat)
    folder = Path(setelan.MEDIA_ROOT) / gudang.SEMENTARA
    for nama, selisih in [("baru", dt.timedelta(hours=2)), ("lama", KEMARIN)]:
        (folder / nama).write_bytes(b"setengah")
        tuakan(folder / nama, saat, selisih)
    assert periksa(saat).jumlah_file == 1
    assert [satu.name for satu in folder.iterdir()] == ["baru"]


# --- Rows without their bytes -------------------------------------------------------------------
def test_baris_tanpa_isi_dan_isi_yang_berubah_membunyikan_alarm(saat, caplog):
    operator = PenggunaFactory(operator=True)
    hilang, berubah, baik = simpan(saat, b"1"), simpan(saat, b"2"), simpan(saat, b"3")
    jalur_penuh(hilang).unlink()
    jalur_penuh(berubah).write_bytes(b"x")
    hasil = periksa(saat)
    assert hasil.selesai_pada == saat
    assert list(BerkasCacat.objects.order_by("berkas").values_list("berkas", "cacat")) == [
        (hilang.pk, "HILANG"),
        (berubah.pk, "BERUBAH"),
    ]
    assert Jejak.objects.filter(peristiwa="berkas.tidak_utuh").count() == 2
    assert sum(s.levelname == "ERROR" for s in caplog.records) == 2
    assert Surel.objects.get(penerima=operator).konteks["cacat"] == 2
    assert not hasattr(Berkas.objects.get(pk=baik.pk), "cacat")
    # Again: still so, no new trace, no second message on the same day.
    periksa(saat)
    assert (Jejak.objects.count(), Surel.objects.count(), BerkasCacat.objects.count()) == (2, 1, 2)
    # Restored from the backup; the other one is lost now.
    jalur_penuh(hilang).write_bytes(b"1")
    jalur_penuh(berubah).unlink()
    periksa(saat)
    assert list(BerkasCacat.objects.values_list("berkas", "cacat")) == [(berubah.pk, "HILANG")]
    assert Jejak.objects.count() == 3


def test_isi_benar_di_bawah_nama_yang_mengikat_isi_lain(saat):
    """Somebody changed the bytes and the row: the name still tells."""
    berkas = simpan(saat)
    jalur_penuh(berkas).write_bytes(b"lain")
    palsu = Berkas(sha256=hashlib.sha256(b"lain").hexdigest(), jalur=berkas.jalur, pk=berkas.pk)
    assert pemeriksaan.lihat_berkas(palsu, saat) == "BERUBAH"


# --- Bounded, and going on ----------------------------------------------------------------------
def test_pemeriksaan_berhenti_pada_waktunya_dan_dilanjutkan(saat, monkeypatch):
    monkeypatch.setattr(pemeriksaan, "SEKALI", 2)
    berkas = [simpan(saat, str(nomor).encode()) for nomor in range(5)]
    jalur_penuh(berkas[4]).unlink()
    yatim(saat, "unggahan/zz/yatim.pdf")
    malam = [periksa(saat, lama=0)]
    while malam[-1].selesai_pada is None and len(malam) < 20:
        malam.append(periksa(saat, lama=0))
    satu = malam[-1]
    assert {putaran.pk for putaran in malam} == {satu.pk}
    # Five files in groups of two, then one row a night; the last night finds nothing more.
    assert len(malam) >= 5
    assert (satu.jumlah_file, satu.jumlah_baris, satu.dikarantina) == (5, 5, 1)
    assert BerkasCacat.objects.get().berkas == berkas[4]
    assert periksa(saat).pk != satu.pk


@pytest.mark.django_db
def test_tugas_malam_melanjutkan_dan_tahan_gudang_diam(saat, monkeypatch, caplog):
    simpan(saat)
    assert tasks.periksa_gudang() is True
    monkeypatch.setattr(tasks, "LAMA_PERIKSA_GUDANG", -1)
    assert tasks.periksa_gudang() is False

    def diam(*args, **kwargs):
        raise gudang.GudangDiam("tidak menjawab")

    monkeypatch.setattr(gudang, "sidik_isi", diam)
    monkeypatch.setattr(tasks, "LAMA_PERIKSA_GUDANG", 60)
    assert tasks.periksa_gudang() is False
    assert BerkasCacat.objects.count() == 0, "gudang yang diam bukan berkas yang hilang"
    assert any("tidak menjawab" in s.getMessage() for s in caplog.records)


# --- The command --------------------------------------------------------------------------------
def perintah(**pilihan) -> str:
    keluaran = StringIO()
    try:
        call_command("periksa_gudang", stdout=keluaran, **pilihan)
    except CommandError as galat:
        keluaran.write(f"GALAT {galat}")
    return keluaran.getvalue()


def test_perintah_menyebut_hasil_dan_yang_harus_ditangani(saat):
    assert perintah(lihat=True) == "GALAT Gudang belum pernah diperiksa."
    berkas = simpan(saat)
    baik = (
        "Selesai: 1 file dilihat, 1 berkas dibaca, 0 file tanpa catatan dipindahkan ke karantina, "
        "0 dikembalikan.\n"
    )
    assert perintah() == perintah(lihat=True) == baik
    assert perintah(detik=-1).startswith("Belum selesai: 1 file dilihat")
    jalur_penuh(berkas).unlink()
    for nomor in range(21):
        yatim(saat, f"unggahan/ab/{nomor:03}.pdf")
    assert perintah().startswith("Selesai")
    isi = perintah()
    assert f"Berkas nomor {berkas.pk} ({berkas.jalur}): tidak terbaca di penyimpanan.\n" in isi
    assert "Lebih dari 20 file tanpa catatan" in isi
    assert isi.endswith("GALAT 2 hal harus ditangani.")


# --- What the database refuses ------------------------------------------------------------------
def test_hanya_satu_pemeriksaan_berjalan(saat):
    PemeriksaanGudangFactory(selesai_pada=None)
    with pytest.raises(IntegrityError), transaction.atomic():
        PemeriksaanGudangFactory(selesai_pada=None)
    with pytest.raises(IntegrityError), transaction.atomic():
        PemeriksaanGudangFactory(selesai_pada=saat - dt.timedelta(days=9))
    with pytest.raises(IntegrityError), transaction.atomic():
        BerkasCacatFactory(cacat="LAIN")


def test_sebutan_di_layar(saat):
    satu = BerkasCacatFactory()
    assert str(satu) == f"Berkas nomor {satu.berkas_id}: tidak terbaca di penyimpanan"
    assert str(PemeriksaanGudangFactory()).startswith("Pemeriksaan gudang ")
