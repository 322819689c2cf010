"""The malware scan, against a scanner that speaks clamd's language over real sockets, well and badly."""

import contextlib
import datetime as dt
import logging
import os
import socket
import socketserver
import struct
import threading
from io import StringIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.db import IntegrityError, transaction

from akun.models import Surel
from dokumen import pemindai, pindai, tasks
from dokumen.models import Berkas, KeadaanPindai, Pemindaian
from dokumen.pemindai import GalatPindai, PemindaiDiam
from dokumen.sajikan import sajikan_berkas, sajikan_halaman
from dokumen.simpan import simpan_berkas, simpan_bytes
from jejak.models import Jejak
from tests.cakram import jalur_penuh, tutup
from tests.dokumen import korpus
from tests.factories.akun import PenggunaFactory
from tests.factories.dokumen import BerkasFactory, PemindaianFactory

pytestmark = pytest.mark.django_db
BERVIRUS = korpus.DITERIMA["berlampiran_virus_uji"]


class Percakapan(socketserver.BaseRequestHandler):
    """One INSTREAM session. `server.tingkah` says how the scanner behaves."""

    def handle(self) -> None:
        sambungan, tingkah = self.request, self.server.tingkah
        if tingkah == "diam sejak awal":
            self.server.lepas.wait(20)
            return
        if tingkah == "menutup saat menerima":
            sambungan.recv(20)
            sambungan.sendall(b"INSTREAM size limit exceeded. ERROR\0")
            sambungan.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            return
        isi = self._isi(sambungan)
        self.server.terbaca.append(isi)
        if tingkah == "diam":
            self.server.lepas.wait(20)
            return
        jawaban = {
            "jujur": b"stream: Eicar-Signature FOUND\0" if self._bervirus(isi) else b"stream: OK\0",
            "putus": b"",
            "jawaban terpotong": b"stream: OK",
            "galat": b"stream: Can't allocate memory ERROR\0",
            "terlalu besar": b"INSTREAM size limit exceeded. ERROR\0",
            "sampah": b"\xff\xfe selamat pagi\0",
            "dua jawaban": b"stream: OK\0stream: Eicar-Signature FOUND\0",
            "ok yang lain": b"stream: OK, barangkali\0",
            "tanpa akhir": b"stream: " + b"x" * 10_000,
            "huruf besar": b"STREAM: ok\0",
            "batas": b"stream: Heuristics.Limits.Exceeded.MaxFileSize FOUND\0",
        }[tingkah]
        with contextlib.suppress(OSError):
            sambungan.sendall(jawaban)

    def _isi(self, sambungan: socket.socket) -> bytes:
        with sambungan.makefile("rb") as masuk:
            assert masuk.read(10) == b"zINSTREAM\0"
            isi = b""
            while panjang := struct.unpack("!L", masuk.read(4))[0]:
                isi += masuk.read(panjang)
            return isi

    def _bervirus(self, isi: bytes) -> bool:
        return korpus.EICAR in isi or isi == BERVIRUS


class Pelayan(socketserver.ThreadingMixIn, socketserver.TCPServer):
    allow_reuse_address = daemon_threads = True
    block_on_close = False
    tingkah = "jujur"

    def __init__(self, alamat, jenis=socket.AF_INET) -> None:
        self.address_family = jenis
        self.terbaca: list[bytes] = []
        self.lepas = threading.Event()
        super().__init__(alamat, Percakapan)


@contextlib.contextmanager
def berjalan(pelayan: Pelayan):
    utas = threading.Thread(target=pelayan.serve_forever, kwargs={"poll_interval": 0.02})
    utas.start()
    try:
        yield pelayan
    finally:
        pelayan.lepas.set()
        pelayan.shutdown()
        utas.join()
        pelayan.server_close()


@pytest.fixture
def clamd(settings, monkeypatch):
    """A scanner at CLAMD_ADDRESS; patience is short, so that silence does not cost a minute."""
    monkeypatch.setattr(pemindai, "BATAS_SELURUHNYA", 0.5)
    with berjalan(Pelayan(("127.0.0.1", 0))) as pelayan:
        settings.CLAMD_ADDRESS = f"127.0.0.1:{pelayan.server_address[1]}"
        yield pelayan


def unggah(saat, isi: bytes = korpus.UTUH, oleh=None) -> Berkas:
    unggahan = SimpleUploadedFile("Ijazah S2.pdf", isi)
    return simpan_berkas(unggahan=unggahan, oleh=oleh or PenggunaFactory(), pada=saat)


def keadaan(berkas: Berkas) -> str:
    return Berkas.objects.select_related("pemindaian").get(pk=berkas.pk).keadaan_pindai


# --- The conversation ---------------------------------------------------------------------------
def test_seluruh_isi_sampai_di_pemindai_sepotong_demi_sepotong(clamd, settings):
    isi = os.urandom(700_000)
    potongan = [isi[letak : letak + 100_000] for letak in range(0, len(isi), 100_000)]
    assert pemindai.pindai(settings.CLAMD_ADDRESS, potongan) == ""
    assert clamd.terbaca == [isi]


def test_virus_uji_disebut_namanya(clamd, settings):
    assert pemindai.pindai(settings.CLAMD_ADDRESS, [korpus.EICAR]) == "Eicar-Signature"


def test_pemindai_lewat_soket_di_mesin_sendiri(tmp_path):
    letak = str(tmp_path / "clamd.ctl")
    with berjalan(Pelayan(letak, socket.AF_UNIX)):
        assert pemindai.pindai(letak, [korpus.EICAR]) == "Eicar-Signature"
        assert pemindai.pindai(letak, [korpus.UTUH]) == ""
    with pytest.raises(PemindaiDiam, match="tidak tersambung"):
        pemindai.pindai(letak, [b"x"])


BUKAN_PUTUSAN = [
    *("jawaban terpotong", "galat", "terlalu besar", "sampah", "dua jawaban", "ok yang lain"),
    *("tanpa akhir", "huruf besar"),
]
TIDAK_MENJAWAB = ["diam", "diam sejak awal", "putus"]


@pytest.mark.parametrize("tingkah", BUKAN_PUTUSAN)
def test_jawaban_yang_bukan_putusan_tidak_pernah_berarti_bersih(tingkah, clamd, settings):
    clamd.tingkah = tingkah
    with pytest.raises(GalatPindai, match="bukan putusan") as galat:
        pemindai.pindai(settings.CLAMD_ADDRESS, [korpus.UTUH])
    assert not isinstance(galat.value, PemindaiDiam)
    assert "\0" not in str(galat.value)


@pytest.mark.parametrize("tingkah", TIDAK_MENJAWAB)
def test_pemindai_yang_tidak_menjawab_adalah_diam(tingkah, clamd, settings):
    clamd.tingkah = tingkah
    with pytest.raises(PemindaiDiam):
        pemindai.pindai(settings.CLAMD_ADDRESS, [korpus.UTUH])


def test_pemindai_yang_menutup_di_tengah_pengiriman(clamd, settings):
    """clamd hangs up above StreamMaxLength: the rest was never read, whatever it says."""
    clamd.tingkah = "menutup saat menerima"
    with pytest.raises(GalatPindai) as galat:
        pemindai.pindai(settings.CLAMD_ADDRESS, (b"x" * 65_536 for _ in range(400)))
    assert not isinstance(galat.value, PemindaiDiam), "hanya berkas ini, bukan pemindainya"


def test_ok_sebelum_isinya_habis_bukan_bersih():
    """A scanner that says OK and hangs up while the file is still coming has not seen its end."""
    with socket.create_server(("127.0.0.1", 0)) as telinga:

        def tergesa():
            lawan, _ = telinga.accept()
            with lawan:
                lawan.recv(10)
                lawan.sendall(b"stream: OK\0")

        utas = threading.Thread(target=tergesa)
        utas.start()
        with pytest.raises(GalatPindai):
            pemindai.pindai(f"127.0.0.1:{telinga.getsockname()[1]}", (b"x" * 65_536 for _ in range(400)))
        utas.join()


def test_sambungan_yang_diputus_paksa_sebelum_menjawab():
    with socket.create_server(("127.0.0.1", 0)) as telinga:

        def kasar():
            lawan, _ = telinga.accept()
            # All of it: hanging up earlier is about the file, and another answer.
            sisa = len(b"zINSTREAM\0") + 4 + len(b"x") + 4
            while sisa:
                sisa -= len(lawan.recv(sisa))
            lawan.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            lawan.close()

        utas = threading.Thread(target=kasar)
        utas.start()
        with pytest.raises(PemindaiDiam):
            pemindai.pindai(f"127.0.0.1:{telinga.getsockname()[1]}", [b"x"])
        utas.join()


@pytest.mark.parametrize("alamat", ["127.0.0.1:1", "127.0.0.1:99999", "/tidak/ada/clamd.ctl"])
def test_pemindai_yang_tidak_ada(alamat):
    with pytest.raises(PemindaiDiam, match="tidak tersambung"):
        pemindai.pindai(alamat, [b"x"])


def test_pemindai_yang_tidak_menerima_dalam_waktunya(monkeypatch):
    """It listens and takes nothing: the buffers fill up and our patience ends."""
    monkeypatch.setattr(pemindai, "BATAS_SELURUHNYA", 0.3)
    with socket.create_server(("127.0.0.1", 0)) as telinga:
        alamat = f"127.0.0.1:{telinga.getsockname()[1]}"
        with pytest.raises(PemindaiDiam, match="tidak menerima"):
            pemindai.pindai(alamat, (b"x" * 1_000_000 for _ in range(60)))
    # Not even the first byte, when the time is up before.
    monkeypatch.setattr(pemindai, "BATAS_SELURUHNYA", -1)
    with socket.create_server(("127.0.0.1", 0)) as telinga, pytest.raises(PemindaiDiam):
        pemindai.pindai(f"127.0.0.1:{telinga.getsockname()[1]}", [b"x"])


# --- From the upload to the verdict -------------------------------------------------------------
def test_tanpa_pemindai_berkas_tidak_dipindai_dan_terbuka(saat, settings):
    settings.CLAMD_ADDRESS = ""
    berkas = unggah(saat)
    assert (keadaan(berkas), Pemindaian.objects.count()) == ("TANPA", 0)
    jawaban = sajikan_berkas(berkas)
    tutup(jawaban)
    assert jawaban.status_code == 200
    assert tasks.sapu_pindai() == 0


@pytest.mark.parametrize(("isi", "hasil"), [(korpus.UTUH, "BERSIH"), (BERVIRUS, "DITAHAN")])
def test_unggahan_dipindai_setelah_tersimpan(isi, hasil, clamd, saat, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        berkas = unggah(saat, isi)
        assert keadaan(berkas) == "MENUNGGU"
    assert keadaan(berkas) == hasil
    assert clamd.terbaca == [isi]
    # Looked at once: nothing is left for the sweep.
    assert tasks.sapu_pindai() == 0


def test_buatan_aplikasi_sendiri_tidak_dipindai(clamd, saat):
    berkas = simpan_bytes(isi=korpus.UTUH, nama="a.pdf", jenis_media="application/pdf", oleh=None, pada=saat)
    assert keadaan(berkas) == "TANPA"


@pytest.mark.parametrize("tingkah", [*BUKAN_PUTUSAN, *TIDAK_MENJAWAB])
def test_tanpa_putusan_berkas_menunggu_dan_dipindai_lagi(tingkah, clamd, saat, time_machine_maju):
    clamd.tingkah = tingkah
    berkas = unggah(saat)
    assert tasks.sapu_pindai() == 0
    satu = Pemindaian.objects.get()
    assert (satu.keadaan, satu.percobaan, bool(satu.galat)) == ("MENUNGGU", 1, True)
    assert satu.pindai_lagi_pada > saat
    # Not at once again: it rests.
    assert tasks.sapu_pindai() == 0
    assert Pemindaian.objects.get().percobaan == 1
    clamd.tingkah = "jujur"
    time_machine_maju(minutes=3)
    assert tasks.sapu_pindai() == 1
    assert keadaan(berkas) == "BERSIH"


@pytest.fixture
def time_machine_maju(saat):
    """Moves the frozen clock of this test."""
    import time_machine  # noqa: PLC0415 -- a fixture of its own beside the one of conftest

    with contextlib.ExitStack() as tutup:

        def maju(**selisih):
            tutup.enter_context(time_machine.travel(saat + dt.timedelta(**selisih), tick=False))

        yield maju


def test_pemindai_diam_menghentikan_sapuan_setelah_satu(clamd, saat):
    clamd.tingkah = "putus"
    for _ in range(3):
        unggah(saat)
    assert tasks.sapu_pindai() == 0
    assert sorted(Pemindaian.objects.values_list("percobaan", flat=True)) == [0, 0, 1]


def test_satu_berkas_yang_aneh_tidak_menahan_yang_lain(clamd, saat):
    hilang, baik = unggah(saat), unggah(saat)
    jalur_penuh(hilang).unlink()
    assert tasks.sapu_pindai() == 1
    assert (keadaan(hilang), keadaan(baik)) == ("MENUNGGU", "BERSIH")


def test_sapuan_berhenti_pada_waktunya(clamd, saat, monkeypatch):
    monkeypatch.setattr(tasks, "LAMA_SAPU_PINDAI", -1)
    for _ in range(3):
        unggah(saat)
    assert tasks.sapu_pindai() == 1


def test_yang_melampaui_batas_pemindai_ditahan(clamd, saat):
    """With AlertExceedsMax clamd says so instead of OK: a file it did not read whole is not clean."""
    clamd.tingkah = "batas"
    berkas = unggah(saat)
    assert tasks.sapu_pindai() == 1
    assert keadaan(berkas) == "DITAHAN"
    assert berkas.pemindaian.pk
    assert Pemindaian.objects.get().temuan.startswith("Heuristics.Limits.Exceeded")


def test_putusan_tahan_berjejak_dan_mengabari_pengunggah(clamd, saat, caplog):
    orang = PenggunaFactory()
    berkas = unggah(saat, BERVIRUS, orang)
    assert tasks.sapu_pindai() == 1
    (jejak,) = Jejak.objects.filter(peristiwa="berkas.ditahan")
    assert (jejak.objek_id, jejak.pelaku_id, jejak.rincian["temuan"]) == (
        str(berkas.pk),
        None,
        "Eicar-Signature",
    )
    (surel,) = Surel.objects.all()
    assert (surel.penerima, surel.perihal) == (orang, "Berkas Anda ditahan dan perlu diganti")
    assert surel.konteks == {"nama_berkas": "Ijazah S2.pdf"}
    assert [satu.levelname for satu in caplog.records if "ditahan" in satu.getMessage()] == ["ERROR"]
    # Two workers, one effect.
    pindai.putuskan(berkas.pk, "", saat)
    pindai.putuskan(berkas.pk, "Lain", saat)
    assert (keadaan(berkas), Surel.objects.count(), Jejak.objects.count()) == ("DITAHAN", 1, 1)


def test_putusan_berdiri_walau_pengunggah_tidak_dapat_dikabari(clamd, saat, caplog):
    orang = PenggunaFactory()
    berkas = unggah(saat, BERVIRUS, orang)
    mesin = BerkasFactory(diunggah_oleh=None)
    PemindaianFactory(berkas=mesin)
    type(orang).objects.filter(pk=orang.pk).update(email="bukan alamat")
    with caplog.at_level(logging.CRITICAL):
        pindai.putuskan(berkas.pk, "Eicar", saat)
        pindai.putuskan(mesin.pk, "Eicar", saat)
    assert (keadaan(berkas), keadaan(mesin), Surel.objects.count()) == ("DITAHAN", "DITAHAN", 0)


def test_baris_yang_dipegang_orang_lain_dilewati(saat):
    berkas = PemindaianFactory(pindai_lagi_pada=saat).berkas
    assert pindai.sewa(berkas.pk, saat) is not None
    assert pindai.sewa(berkas.pk, saat) is None
    assert pindai.sewa(berkas.pk + 1, saat) is None


# --- Who may open -------------------------------------------------------------------------------
def status(berkas: Berkas, pembaca) -> tuple[int, bool]:
    jawaban, gambar = sajikan_berkas(berkas, pembaca=pembaca), sajikan_halaman(berkas, 1, pembaca=pembaca)
    tutup(jawaban)
    if gambar is not None:
        tutup(gambar)
    return jawaban.status_code, gambar is not None


def test_siapa_membuka_apa_menurut_keadaan_pindai(clamd, saat):
    pemilik, lain = PenggunaFactory(), PenggunaFactory(operator=True)
    berkas = unggah(saat, oleh=pemilik)
    buka, tutup = (200, True), (423, False)
    assert [status(berkas, siapa) for siapa in (pemilik, lain, None)] == [buka, tutup, tutup]
    pindai.putuskan(berkas.pk, "", saat)
    berkas = Berkas.objects.get(pk=berkas.pk)
    assert [status(berkas, siapa) for siapa in (pemilik, lain, None)] == [buka, buka, buka]
    # Newer signatures find what older ones did not: also pictures that were drawn before are gone.
    pindai.putuskan(berkas.pk, "Eicar", saat)
    berkas = Berkas.objects.get(pk=berkas.pk)
    assert [status(berkas, siapa) for siapa in (pemilik, lain, None)] == [tutup, tutup, tutup]


@pytest.mark.parametrize(
    ("hasil", "milik", "kata"),
    [
        ("MENUNGGU", False, "belum selesai dipindai"),
        ("DITAHAN", False, "sudah diberi tahu"),
        ("DITAHAN", True, "Ganti dengan berkas baru"),
    ],
)
def test_halaman_pengganti_menjelaskan_dan_tidak_menyebut_isi(hasil, milik, kata, saat):
    satu = PemindaianFactory(ditahan=hasil == "DITAHAN")
    jawaban = sajikan_berkas(satu.berkas, pembaca=satu.berkas.diunggah_oleh if milik else None)
    halaman = jawaban.content.decode()
    assert (jawaban.status_code, kata in halaman) == (423, True)
    assert satu.berkas.nama_asli not in halaman
    assert "Eicar" not in halaman
    assert jawaban["X-Frame-Options"] == "SAMEORIGIN"


# --- The operator -------------------------------------------------------------------------------
def test_operator_dikabari_sekali_sehari_bila_pemindai_diam(clamd, saat, settings, time_machine_maju, caplog):
    operator = PenggunaFactory(operator=True)
    PenggunaFactory(operator=True, is_active=False)
    clamd.tingkah = "putus"
    unggah(saat)
    tasks.sapu_pindai()
    assert Surel.objects.count() == 0, "sekali gagal belum perlu alarm"
    for menit in (16, 40):
        time_machine_maju(minutes=menit)
        tasks.sapu_pindai()
    (surel,) = Surel.objects.all()
    assert (surel.penerima, surel.konteks) == (operator, {"jumlah": 1})
    assert any("tidak memberi putusan" in s.getMessage() and s.levelname == "ERROR" for s in caplog.records)
    # Taken out of the settings: it does not become clean by that.
    settings.CLAMD_ADDRESS = ""
    time_machine_maju(hours=2)
    assert tasks.sapu_pindai() == 0
    assert Pemindaian.objects.get().galat == "Pemindai tidak terpasang lagi."


def perintah(**pilihan) -> str:
    keluaran = StringIO()
    try:
        call_command("pindai_berkas", stdout=keluaran, **pilihan)
    except CommandError as galat:
        return str(galat)
    return keluaran.getvalue().strip()


def test_yang_lama_diantrekan_tanpa_menutupnya(clamd, saat, settings):
    settings.CLAMD_ADDRESS, alamat = "", settings.CLAMD_ADDRESS
    bersih, bervirus = unggah(saat), unggah(saat, BERVIRUS)
    naskah = simpan_bytes(isi=b"a", nama="a.txt", jenis_media="text/plain", oleh=None, pada=saat)
    assert perintah() == "Pemindai belum terpasang: CLAMD_ADDRESS kosong."
    settings.CLAMD_ADDRESS = alamat
    assert perintah() == "2 berkas diantrekan."
    assert (keadaan(bersih), status(bersih, None)[0]) == ("TANPA", 200)
    assert tasks.sapu_pindai() == 2
    assert (keadaan(bersih), keadaan(bervirus), keadaan(naskah)) == ("BERSIH", "DITAHAN", "TANPA")
    # Again with newer signatures: the clean ones only, and only when asked.
    assert (perintah(), perintah(semua=True)) == ("0 berkas diantrekan.", "1 berkas diantrekan.")
    assert tasks.sapu_pindai() == 1


def test_pemindai_yang_dicabut_melepas_yang_menunggu_tanpa_menyebutnya_bersih(clamd, saat, settings):
    berkas = unggah(saat)
    assert perintah(lepaskan=True).startswith("Pemindai masih terpasang")
    settings.CLAMD_ADDRESS = ""
    assert perintah(lepaskan=True) == "1 berkas dilepas tanpa pemindaian."
    assert (keadaan(berkas), status(Berkas.objects.get(), None)[0]) == ("TANPA", 200)
    assert Jejak.objects.get().peristiwa == "berkas.dilepas_tanpa_pindai"


# --- What the database refuses ------------------------------------------------------------------
@pytest.mark.parametrize(
    "isian",
    [
        {"keadaan": "LAIN"},
        {"keadaan": "BERSIH", "pindai_lagi_pada": None},
        {
            "keadaan": "DITAHAN",
            "pindai_lagi_pada": None,
            "diputus_pada": dt.datetime(2026, 1, 1, tzinfo=dt.UTC),
        },
        {"keadaan": "MENUNGGU", "temuan": "Eicar"},
        {"keadaan": "MENUNGGU", "pindai_lagi_pada": None},
        {"keadaan": "DITAHAN", "temuan": "x", "diputus_pada": dt.datetime(2026, 1, 1, tzinfo=dt.UTC)},
    ],
)
def test_baris_pemindaian_yang_tidak_masuk_akal_ditolak(isian):
    with pytest.raises(IntegrityError), transaction.atomic():
        PemindaianFactory(**isian)


def test_setiap_keadaan_bernama_dan_berbentuk():
    assert KeadaanPindai.values == ["TANPA", "MENUNGGU", "BERSIH", "DITAHAN"]
    assert str(PemindaianFactory(ditahan=True)) == "dokumen.pdf: Ditahan"
