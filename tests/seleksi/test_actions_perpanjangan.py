"""Acts on extensions: seven days, twice, for one vacancy; drafted before, signed after the deadline."""

import pytest
from django.utils import timezone

from jejak.models import Jejak
from seleksi import actions as tindakan
from seleksi.alur import Tahap
from seleksi.models import Jadwal
from tests.factories.seleksi import JadwalFactory
from tests.seleksi import situasi
from tests.seleksi.penolakan import HARI, ditolak, perpanjang

pytestmark = pytest.mark.django_db


def test_perpanjangan_tujuh_hari_setelah_batas(saat):
    s = situasi.tayang(situasi.diumumkan(saat))
    situasi.melamar(s, 3)
    batas_lama, pada = s.satu.batas_lamaran, situasi.setelah_batas(s)
    terbit = perpanjang(s, pada)
    assert s.satu.batas_lamaran == batas_lama + 7 * HARI == terbit.batas_lamaran
    assert s.satu.tahap == Tahap.PENGUMUMAN
    perpanjangan = s.satu.perpanjangan.get()
    assert (perpanjangan.ke, perpanjangan.jumlah_pelamar, perpanjangan.batas_lama) == (1, 3, batas_lama)
    assert Jejak.objects.get(peristiwa="lowongan.diperpanjang").rincian["jumlah_pelamar"] == 3
    assert terbit.naskah.isi["ke"] == 1


def test_perpanjangan_menggeser_jadwal_lowongan_itu_saja(saat):
    s = situasi.tayang(situasi.diumumkan(saat, banyak=2))
    situasi.melamar(s, 3)
    situasi.melamar(s, 4, lowongan=s.lowongan[1])
    umum = dict(s.seleksi.jadwal.filter(lowongan=None).values_list("kegiatan", "tanggal_selesai"))
    perpanjang(s, situasi.setelah_batas(s), [s.lowongan[0]])
    khusus = dict(s.lowongan[0].jadwal_khusus.values_list("kegiatan", "tanggal_selesai"))
    assert khusus == {kegiatan: hari + 7 * HARI for kegiatan, hari in umum.items()}
    assert not s.lowongan[1].jadwal_khusus.exists()
    assert dict(s.seleksi.jadwal.filter(lowongan=None).values_list("kegiatan", "tanggal_selesai")) == umum


def test_perpanjangan_lowongan_tanpa_jadwal_tidak_menggeser_apa_pun(saat):
    s = situasi.tayang(situasi.diumumkan(saat))
    Jadwal.objects.all().delete()
    JadwalFactory(seleksi=s.seleksi, kegiatan="WAWANCARA")
    perpanjang(s, situasi.setelah_batas(s))
    assert Jadwal.objects.count() == 1


def test_perpanjangan_paling_banyak_dua_kali(saat):
    s = situasi.tayang(situasi.diumumkan(saat))
    situasi.melamar(s, 3)
    perpanjang(s, situasi.setelah_batas(s))
    perpanjang(s, situasi.setelah_batas(s))
    assert list(s.satu.perpanjangan.order_by("ke").values_list("ke", flat=True)) == [1, 2]
    kode, alasan = ditolak(
        tindakan.siapkan_perpanjangan,
        seleksi=s.seleksi,
        lowongan=s.lowongan,
        oleh=s.sekretariat,
        pada=situasi.setelah_batas(s),
    )
    assert kode == {"A-4"}
    assert "sudah diperpanjang 2 kali" in alasan


def test_perpanjangan_dengan_cukup_pelamar_ditolak(saat):
    s = situasi.tayang(situasi.diumumkan(saat))
    situasi.melamar(s, 4)
    isian = {"seleksi": s.seleksi, "lowongan": s.lowongan, "oleh": s.sekretariat}
    kode, alasan = ditolak(tindakan.siapkan_perpanjangan, **isian, pada=situasi.setelah_batas(s))
    assert kode == {"A-4"}
    assert "tidak boleh diperpanjang" in alasan


def test_perpanjangan_boleh_disusun_tetapi_belum_boleh_ditetapkan_sebelum_batas(saat):
    s = situasi.tayang(situasi.diumumkan(saat))
    situasi.melamar(s, 3)
    konsep = tindakan.siapkan_perpanjangan(
        seleksi=s.seleksi, lowongan=s.lowongan, oleh=s.sekretariat, pada=saat + 10 * HARI
    )
    isian = {"pengumuman": konsep, "oleh": s.ketua}
    assert "setelah batas" in ditolak(tindakan.perpanjang_pengumuman, **isian, pada=saat + 10 * HARI)[1]
    pagi = situasi.setelah_batas(s)
    assert tindakan.perpanjang_pengumuman(**isian, pada=pagi).diumumkan_pada == pagi


def test_perpanjangan_yang_terlambat_ditandatangani_harus_disusun_ulang(saat):
    s = situasi.tayang(situasi.diumumkan(saat))
    pagi = situasi.setelah_batas(s)
    konsep = tindakan.siapkan_perpanjangan(
        seleksi=s.seleksi, lowongan=s.lowongan, oleh=s.sekretariat, pada=pagi
    )
    _, alasan = ditolak(tindakan.perpanjang_pengumuman, pengumuman=konsep, oleh=s.ketua, pada=pagi + 2 * HARI)
    assert "Susun ulang" in alasan
    perpanjang(s, pagi + 2 * HARI)
    assert timezone.localdate(s.satu.batas_lamaran) == timezone.localdate(pagi) + 9 * HARI


def test_lowongan_berbeda_putaran_tidak_dalam_satu_perpanjangan(saat):
    s = situasi.tayang(situasi.diumumkan(saat, banyak=2))
    perpanjang(s, situasi.setelah_batas(s), [s.lowongan[0]])
    _, alasan = ditolak(
        tindakan.siapkan_perpanjangan,
        seleksi=s.seleksi,
        lowongan=s.lowongan,
        oleh=s.sekretariat,
        pada=situasi.setelah_batas(s),
    )
    assert "berbeda batas" in alasan
