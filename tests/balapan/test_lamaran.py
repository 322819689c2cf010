"""Two at the same moment, on the real database: one effect, the other is told.

Each race is first shown without the lock that prevents it.
"""

import datetime as dt
import threading
from collections.abc import Callable
from typing import Any

import pytest
from django.db import IntegrityError, close_old_connections, connections, transaction
from django.utils import timezone

from akun.models import Surel
from dokumen.models import Naskah
from jejak.models import Jejak
from panitia.aturan import Peran
from peserta import actions
from peserta.actions import lamaran as tindakan_lamaran
from peserta.models import Lamaran, Pegangan
from seleksi.izin import TindakanDitolak
from tests.factories.panitia import KeanggotaanFactory
from tests.factories.peserta import LamaranFactory, berkas_lengkap, verifikasi_lengkap
from tests.factories.seleksi import InstansiFactory, LowonganFactory

pytestmark = [pytest.mark.balapan, pytest.mark.django_db(transaction=True)]


@pytest.fixture(autouse=True)
def tanpa_pekerja(settings):
    """Printing and mail are not what races here."""
    settings.CELERY_TASK_ALWAYS_EAGER = False
    settings.CELERY_BROKER_URL = "memory://"


def bersamaan(*kerja: Callable[[], Any]) -> list[Any]:
    """Run the calls in threads of their own, started together; a result or the exception of each."""
    garis = threading.Barrier(len(kerja))
    hasil: list[Any] = [None] * len(kerja)

    def lari(nomor: int) -> None:
        try:
            garis.wait(timeout=10)
            hasil[nomor] = kerja[nomor]()
        except Exception as salah:
            hasil[nomor] = salah
        finally:
            connections.close_all()

    benang = [threading.Thread(target=lari, args=(nomor,)) for nomor in range(len(kerja))]
    for satu in benang:
        satu.start()
    for satu in benang:
        satu.join(timeout=60)
    assert not any(satu.is_alive() for satu in benang), "saling menunggu"
    close_old_connections()
    return hasil


def terpisah(hasil: list[Any]) -> tuple[list[Any], list[Exception]]:
    return [h for h in hasil if not isinstance(h, Exception)], [h for h in hasil if isinstance(h, Exception)]


@pytest.fixture
def lowongan(transactional_db):
    InstansiFactory()
    return LowonganFactory(tahap="PENGUMUMAN", batas_lamaran=timezone.now() + dt.timedelta(days=1))


def draf_siap(lowongan, **lain) -> Lamaran:
    lamaran = LamaranFactory(lowongan=lowongan, **lain)
    berkas_lengkap(lamaran)
    return lamaran


def kirim(lamaran: Lamaran) -> Callable[[], Lamaran]:
    return lambda: actions.ajukan(
        lamaran=lamaran, setuju=True, oleh=lamaran.pelamar.pengguna, pada=timezone.now()
    )


def tanpa_kunci(monkeypatch) -> None:
    """The same act with the locks taken away, and a pause where they would have worked."""
    monkeypatch.setattr(tindakan_lamaran, "kunci_lowongan", lambda *, lowongan_id: None)
    monkeypatch.setattr(tindakan_lamaran, "kunci_pelamar", lambda *, pelamar_id: None)
    dasar = Lamaran.objects.select_related("lowongan__seleksi", "pelamar__pengguna")
    garis = threading.Barrier(2)

    def ambil(*, lamaran: Lamaran) -> Lamaran:
        satu = dasar.get(pk=lamaran.pk)
        garis.wait(timeout=10)
        return satu

    monkeypatch.setattr(tindakan_lamaran, "kunci_lamaran", ambil)


# --- Dua tab mengirim lamaran yang sama -------------------------------------------------------
def test_tanpa_kunci_dua_tab_sama_sama_lolos_pemeriksaan(lowongan, monkeypatch):
    """Control: without the lock both pass the verdict, and only the database holds the second one back."""
    lamaran = draf_siap(lowongan)
    tanpa_kunci(monkeypatch)
    lolos = []
    semula = tindakan_lamaran._urutan_berikut
    monkeypatch.setattr(tindakan_lamaran, "_urutan_berikut", lambda satu: (lolos.append(1), semula(satu))[1])
    bersamaan(kirim(lamaran), kirim(lamaran))
    assert len(lolos) == 2


def test_dua_tab_mengirim_satu_lamaran_satu_akibat(lowongan):
    lamaran = draf_siap(lowongan)
    berhasil, ditolak = terpisah(bersamaan(kirim(lamaran), kirim(lamaran), kirim(lamaran)))
    assert len(berhasil) == 1
    nomor = berhasil[0].nomor_pendaftaran
    assert [type(d) for d in ditolak] == [TindakanDitolak] * 2
    assert all(f"sudah terkirim dengan nomor {nomor}" in str(d) for d in ditolak)
    assert Naskah.objects.count() == 1
    assert Surel.objects.count() == 1
    assert Jejak.objects.filter(peristiwa="lamaran.diajukan").count() == 1


# --- Dua pelamar pada detik yang sama ---------------------------------------------------------
def test_tanpa_kunci_dua_pelamar_mengambil_nomor_yang_sama(lowongan, monkeypatch):
    """Control: both read the same last number; the unique constraint turns one of them into an error."""
    pertama, kedua = draf_siap(lowongan), draf_siap(lowongan)
    tanpa_kunci(monkeypatch)
    garis = threading.Barrier(2)
    semula = tindakan_lamaran._urutan_berikut

    def nomor(satu):
        hasil = semula(satu)
        garis.wait(timeout=10)
        return hasil

    monkeypatch.setattr(tindakan_lamaran, "_urutan_berikut", nomor)
    berhasil, gagal = terpisah(bersamaan(kirim(pertama), kirim(kedua)))
    assert len(berhasil) == 1
    assert isinstance(gagal[0], IntegrityError)


def test_nomor_urut_tanpa_ganda_dan_tanpa_celah(lowongan):
    semua = [draf_siap(lowongan) for _ in range(6)]
    berhasil, gagal = terpisah(bersamaan(*(kirim(satu) for satu in semua)))
    assert gagal == []
    assert sorted(satu.urutan for satu in berhasil) == [1, 2, 3, 4, 5, 6]
    assert len({satu.nomor_pendaftaran for satu in berhasil}) == 6


# --- Satu orang, dua jabatan ------------------------------------------------------------------
def test_satu_orang_mengirim_dua_jabatan_bersamaan_hanya_satu_masuk(lowongan):
    lain = LowonganFactory(seleksi=lowongan.seleksi, tahap="PENGUMUMAN", batas_lamaran=lowongan.batas_lamaran)
    pertama = draf_siap(lowongan)
    kedua = draf_siap(lain, pelamar=pertama.pelamar)
    berhasil, ditolak = terpisah(bersamaan(kirim(pertama), kirim(kedua)))
    assert len(berhasil) == 1
    assert [t.kode for t in ditolak[0].temuan] == ["E-08"]


def test_dua_tab_membuat_draf_yang_sama(lowongan):
    pelamar = LamaranFactory(lowongan=LowonganFactory(tahap="PENGUMUMAN")).pelamar
    buat = lambda: actions.buat_lamaran(  # noqa: E731 -- the same call twice
        lowongan=lowongan, oleh=pelamar.pengguna, pada=timezone.now()
    )
    berhasil, gagal = terpisah(bersamaan(buat, buat, buat))
    assert gagal == []
    assert len({satu.pk for satu in berhasil}) == 1
    assert Lamaran.objects.filter(lowongan=lowongan).count() == 1


# --- Mengirim saat pengumuman ditutup ---------------------------------------------------------
def test_kirim_dan_penutupan_pengumuman_tidak_berselang_seling(lowongan):
    """In or out, never half: either the closing counts the application or the applicant is refused."""
    lamaran = draf_siap(lowongan)
    terhitung = []

    @transaction.atomic
    def tutup():
        satu = type(lowongan).objects.select_for_update(no_key=True).get(pk=lowongan.pk)
        terhitung.append(Lamaran.objects.terkirim().filter(lowongan=satu).count())
        satu.tutup_pengumuman(timezone.now())
        satu.save()

    berhasil, ditolak = terpisah(bersamaan(kirim(lamaran), tutup))
    lamaran.refresh_from_db()
    masuk = lamaran.keadaan == "DIAJUKAN"
    assert terhitung == [1 if masuk else 0]
    assert masuk is not bool(ditolak)
    assert all("tidak sedang menerima lamaran" in str(d) for d in ditolak)
    assert len(berhasil) == (2 if masuk else 1)


# --- Mengirim sambil mengganti berkas ---------------------------------------------------------
def test_kirim_dan_hapus_berkas_tidak_meninggalkan_lamaran_tanpa_dokumen(lowongan):
    lamaran = draf_siap(lowongan)
    hapus = lambda: actions.hapus_berkas(  # noqa: E731 -- one of the two racing calls
        lamaran=lamaran, jenis="SPT", oleh=lamaran.pelamar.pengguna, pada=timezone.now()
    )
    berhasil, ditolak = terpisah(bersamaan(kirim(lamaran), hapus))
    assert (len(berhasil), len(ditolak)) == (1, 1)
    lamaran.refresh_from_db()
    ada = lamaran.berkas.filter(jenis="SPT", diganti_pada=None).exists()
    assert (lamaran.keadaan == "DIAJUKAN") is ada


# --- Dua pemeriksa kedua ----------------------------------------------------------------------
def test_dua_penegas_bersamaan_satu_penetapan(lowongan):
    orang = [KeanggotaanFactory(seleksi=lowongan.seleksi, peran=Peran.VERIFIKATOR).pengguna for _ in range(3)]
    lamaran = LamaranFactory(lowongan=lowongan, keadaan="DIAJUKAN")
    verifikasi_lengkap(lamaran, orang[0])
    pada = timezone.now()
    actions.selesai_diperiksa(lamaran=lamaran, oleh=orang[0], pada=pada)
    tetapkan = [
        lambda satu=satu: actions.konfirmasi(lamaran=lamaran, oleh=satu, pada=pada) for satu in orang[1:]
    ]
    berhasil, ditolak = terpisah(bersamaan(*tetapkan))
    assert (len(berhasil), len(ditolak)) == (1, 1)
    assert f"sudah ditetapkan memenuhi syarat oleh {berhasil[0].ditetapkan_oleh.nama}" in str(ditolak[0])
    assert Jejak.objects.filter(peristiwa="lamaran.ditetapkan").count() == 1


def test_penetapan_dan_penarikan_bersamaan_satu_keadaan(lowongan):
    orang = [KeanggotaanFactory(seleksi=lowongan.seleksi, peran=Peran.VERIFIKATOR).pengguna for _ in range(2)]
    lamaran = LamaranFactory(lowongan=lowongan, keadaan="DIAJUKAN")
    verifikasi_lengkap(lamaran, orang[0])
    pada = timezone.now()
    actions.selesai_diperiksa(lamaran=lamaran, oleh=orang[0], pada=pada)
    pemilik = lamaran.pelamar.pengguna
    bersamaan(
        lambda: actions.konfirmasi(lamaran=lamaran, oleh=orang[1], pada=pada),
        lambda: actions.tarik(lamaran=lamaran, alasan="Sakit", oleh=pemilik, pada=pada),
    )
    lamaran.refresh_from_db()
    akhir = Jejak.objects.filter(peristiwa__in=["lamaran.ditetapkan", "lamaran.ditarik"])
    assert akhir.count() == 1
    assert lamaran.keadaan == {"lamaran.ditetapkan": "MS", "lamaran.ditarik": "MUNDUR"}[akhir.get().peristiwa]


# --- Dua sesi mengambil lamaran berikutnya ----------------------------------------------------
@pytest.mark.parametrize("banyak", [1, 2, 4])
def test_ambil_berikutnya_bersamaan_tidak_pernah_lamaran_yang_sama(lowongan, banyak):
    orang = [KeanggotaanFactory(seleksi=lowongan.seleksi, peran=Peran.VERIFIKATOR).pengguna for _ in range(4)]
    for _ in range(banyak):
        LamaranFactory(lowongan=lowongan, keadaan="DIAJUKAN")
    pada = timezone.now()
    berhasil, ditolak = terpisah(
        bersamaan(*(lambda satu=satu: actions.ambil_berikutnya(oleh=satu, pada=pada) for satu in orang))
    )
    assert ditolak == []
    diambil = [satu.pk for satu in berhasil if satu is not None]
    assert len(diambil) == len(set(diambil)) == Pegangan.objects.count()
    # Who passed over a row that was being looked at may have to press once more; none is lost.
    sisa = [actions.ambil_berikutnya(oleh=satu, pada=pada) for satu in orang]
    assert len({satu.pk for satu in sisa if satu is not None}) == banyak
    assert Pegangan.objects.count() == banyak
