"""Pages on which vacancies part ways: extension of the administrative stage, cancellation, their papers."""

import datetime as dt

import pytest
import time_machine
from django.utils import timezone

from panitia.aturan import Peran
from peserta.alur import Keadaan
from seleksi.alur import Tahap
from seleksi.models import Pengumuman, Rekomendasi
from seleksi.queries.fakta import kumpulkan
from seleksi.queries.tugas import tugas_sekretariat
from tests.factories.peserta import unggahan
from tests.seleksi import situasi
from tests.seleksi.halaman import alamat, masuk, tautan, teks
from tests.seleksi.kurang_lulus import kurang_lulus, perpanjang_seleksi, surat

pytestmark = pytest.mark.django_db


def test_perpanjangan_seleksi_dari_kedua_surat_sampai_tanda_tangan(saat):
    s = kurang_lulus(saat)
    kini = s.lain["kini"]
    hari = timezone.localdate(kini)
    with time_machine.travel(kini, tick=False):
        klien, ketua = masuk(s.sekretariat), masuk(s.ketua)
        assert "2 pelamar memenuhi syarat" in teks(klien.get(alamat("lowongan", s.satu.pk)))
        jalan = f"{alamat('rekomendasi', s.seleksi.pk, 'perpanjangan')}?lowongan={s.satu.pk}"
        isi = {
            "badan": "BKN",
            "nomor": "B-900",
            "tanggal": hari.isoformat(),
            "keterangan": "",
            "nomor_koordinasi": "77",
            "tanggal_koordinasi": (hari + dt.timedelta(days=1)).isoformat(),
            "berkas": unggahan("surat.pdf"),
        }
        assert "tidak boleh sesudah" in teks(klien.post(jalan, isi), 422)
        isi |= {"tanggal_koordinasi": hari.isoformat()}
        isi["berkas"] = unggahan("surat.pdf")
        assert klien.post(jalan, isi).status_code == 302
        assert "77" in klien.get(jalan).content.decode()
        susun = alamat("perpanjangan_seleksi", s.satu.pk)
        assert susun in tautan(klien.get(alamat("lowongan", s.satu.pk)))
        assert "Keadaannya tetap" in teks(klien.get(susun))
        assert klien.post(susun, {"lowongan": [s.satu.pk]}).status_code == 302
        konsep = Pengumuman.objects.get(jenis="PERPANJANGAN_SELEKSI")
        tanda = alamat("tandatangani", konsep.naskah_id)
        assert "kembali ke tahap Pengumuman" in teks(ketua.get(tanda))
        assert ketua.post(tanda).status_code == 302
        assert s.satu.tahap == Tahap.PENGUMUMAN
        assert klien.get(susun).status_code == 404
        umum = masuk(situasi.orang_luar()).get(alamat("publik_lowongan", s.satu.pk))
        assert "Perpanjangan Seleksi Administrasi ke-1" in teks(umum)
        tayang = teks(klien.get(alamat("bukti_tayang", s.satu.pk)))
        assert "Pengumuman perpanjangan seleksi" in tayang
    assert Rekomendasi.objects.get(jenis="PERPANJANGAN_SELEKSI").perpanjangan.lowongan == s.satu


def test_surat_perpanjangan_selalu_untuk_satu_lowongan(saat):
    s = kurang_lulus(saat)
    assert masuk(s.sekretariat).get(alamat("rekomendasi", s.seleksi.pk, "perpanjangan")).status_code == 404


def test_pekerjaan_sekretariat_menyebut_apa_yang_perlu_diputus(saat):
    s = kurang_lulus(saat)

    def judul(pada):
        fakta = kumpulkan([s.satu], pada)
        return {satu.judul for satu in tugas_sekretariat(fakta, {}, pada)}

    kini = s.lain["kini"] + dt.timedelta(days=5)
    assert "Putuskan perpanjangan seleksi administrasi" in judul(kini)
    surat(s)
    perpanjang_seleksi(s)
    # Fewer than four sent is no question any more once the stage has reopened.
    s.satu.lamaran.filter(keadaan=Keadaan.TMS).delete()
    assert "Tutup pendaftaran" in judul(situasi.setelah_batas(s))


def test_pembatalan_diumumkan_di_halaman_publik_dan_disusun_ulang(saat):
    s = situasi.diumumkan(saat)
    ppk, klien, ketua = masuk(s.orang[Peran.PPK]), masuk(s.sekretariat), masuk(s.ketua)
    jalan = alamat("batalkan", s.satu.pk)
    assert klien.get(alamat("pembatalan", s.satu.pk)).url == alamat("lowongan", s.satu.pk)
    assert "menunggu tanda tangannya" in teks(ppk.get(jalan))
    assert ppk.post(jalan, {"dasar": "Keputusan 1", "alasan": "Reorganisasi."}).status_code == 302
    susun = alamat("pembatalan", s.satu.pk)
    assert susun in tautan(klien.get(alamat("lowongan", s.satu.pk)))
    assert susun not in tautan(ketua.get(alamat("lowongan", s.satu.pk)))
    assert "Keputusan 1" in teks(klien.get(susun))
    assert klien.post(susun, {"lowongan": [s.satu.pk]}).status_code == 302
    konsep = Pengumuman.objects.get(jenis="PEMBATALAN", naskah__keadaan="KONSEP")
    umum = alamat("publik_lowongan", s.satu.pk)
    tamu = masuk(situasi.orang_luar())
    assert "Pengumuman pembatalan" not in teks(tamu.get(umum))
    assert "sudah berakhir" in teks(ketua.get(alamat("tandatangani", konsep.naskah_id)))
    assert ketua.post(alamat("tandatangani", konsep.naskah_id)).status_code == 302
    assert alamat("unduh_pengumuman", konsep.pk) in tautan(tamu.get(umum))
    assert susun not in tautan(klien.get(alamat("lowongan", s.satu.pk)))
    assert "sudah diumumkan" in teks(klien.post(susun, {"lowongan": [s.satu.pk]}), 422)


def test_jadwal_publik_lowongan_yang_bergeser(saat):
    s = kurang_lulus(saat, banyak=2)
    surat(s)
    perpanjang_seleksi(s)
    tamu = masuk(situasi.orang_luar())
    halaman = [teks(tamu.get(alamat("publik_lowongan", satu.pk))) for satu in s.lowongan]
    assert halaman[0] != halaman[1]
