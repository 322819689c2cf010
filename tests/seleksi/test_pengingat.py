"""Reminders: the right people, on the right days, once."""

import datetime as dt
import threading

import pytest
from django.db import connection
from django.utils import timezone

from akun.antar import isi_surel
from akun.models import Surel
from penilaian.actions import buka_komponen
from penilaian.models import Komponen
from peserta.alur import Keadaan
from peserta.models import Lamaran
from seleksi import tasks
from seleksi.actions.pengingat import ingatkan, kabari_penutupan_tertahan
from seleksi.alur import Tahap
from seleksi.izin import Temuan
from tests.factories.peserta import BerkasLamaranFactory
from tests.seleksi import situasi

SEHARI = dt.timedelta(days=1)


def jenis_menurut(hari: str = "") -> dict[str, int]:
    """How many messages of each kind lie in the outbox (of one date, when given)."""
    hitung: dict[str, int] = {}
    for kunci in Surel.objects.filter(kunci__startswith="ingat:").values_list("kunci", flat=True):
        if hari in kunci:
            hitung[kunci.split(":")[1]] = hitung.get(kunci.split(":")[1], 0) + 1
    return hitung


@pytest.mark.parametrize("sisa,kabar", [(8, 0), (7, 1), (6, 0), (3, 1), (2, 0), (1, 1), (0, 1)])
def test_batas_lamaran_diingatkan_tujuh_tiga_satu_hari_dan_hari_itu(db, saat, sisa, kabar):
    s = situasi.diumumkan(saat)
    situasi.melamar(s, 1, Keadaan.DRAF)
    akhir = s.satu.batas_lamaran - SEHARI
    ingatkan(oleh=None, pada=akhir - sisa * SEHARI + dt.timedelta(hours=9))
    hasil = jenis_menurut()
    # Ketua Sekretariat and Ketua Pansel about the closing, the applicant about his own draft.
    assert hasil.get("penutupan", 0) == 2 * kabar
    assert hasil.get("draf", 0) == kabar


def test_dua_kali_jalan_tidak_menambah_satu_pun(db, saat):
    s = situasi.diumumkan(saat)
    situasi.melamar(s, 3, Keadaan.DRAF)
    pada = s.satu.batas_lamaran - SEHARI
    assert ingatkan(oleh=None, pada=pada) == ingatkan(oleh=None, pada=pada + dt.timedelta(hours=1)) > 0
    sekali = Surel.objects.count()
    ingatkan(oleh=None, pada=pada + dt.timedelta(hours=5))
    assert Surel.objects.count() == sekali


def test_pengingat_draf_menyebut_tepat_yang_belum_diunggah(db, saat):
    s = situasi.diumumkan(saat)
    situasi.melamar(s, 1, Keadaan.DRAF)
    lamaran = Lamaran.objects.get(keadaan=Keadaan.DRAF)
    lamaran.berkas.all().delete()
    dokumen = lamaran.lowongan.seleksi.aturan_main.dokumen
    for satu in dokumen[:-1]:
        BerkasLamaranFactory(lamaran=lamaran, jenis=satu.kode)
    ingatkan(oleh=None, pada=s.satu.batas_lamaran - 4 * SEHARI)
    surel = Surel.objects.get(kunci__startswith="ingat:draf")
    assert surel.konteks["kurang"] == [dokumen[-1].nama]
    assert f"- {dokumen[-1].nama}" in isi_surel(surel)
    BerkasLamaranFactory(lamaran=lamaran, jenis=dokumen[-1].kode)
    ingatkan(oleh=None, pada=s.satu.batas_lamaran - SEHARI)
    terakhir = Surel.objects.filter(kunci__startswith="ingat:draf").latest("pk")
    assert "Semua dokumen sudah terunggah" in isi_surel(terakhir)


def test_lamaran_terkirim_tidak_diingatkan_sebagai_draf(db, saat):
    s = situasi.diumumkan(saat)
    situasi.melamar(s, 2)
    ingatkan(oleh=None, pada=s.satu.batas_lamaran - SEHARI)
    assert "draf" not in jenis_menurut()
    pesan = Surel.objects.filter(kunci__startswith="ingat:penutupan").first()
    assert pesan.konteks["jumlah"] == 2
    assert pesan.konteks["diperlukan"] == 4


def test_verifikator_diingatkan_selama_ada_yang_belum_selesai(db, saat):
    s = situasi.ditutup(saat, keadaan=Keadaan.DIAJUKAN)
    akhir = s.seleksi.jadwal.get(kegiatan="ADMINISTRASI").tanggal_selesai
    pada = timezone.make_aware(dt.datetime.combine(akhir, dt.time(8)))
    ingatkan(oleh=None, pada=pada)
    assert jenis_menurut()["verifikasi"] == 1
    pesan = Surel.objects.get(kunci__startswith="ingat:verifikasi")
    assert (pesan.penerima.keanggotaan.get().peran, pesan.konteks["jumlah"]) == ("VERIFIKATOR", 4)


def test_tanpa_sisa_pemeriksaan_verifikator_tidak_diganggu(db, saat):
    s = situasi.ditutup(saat, keadaan=Keadaan.MS)
    akhir = s.seleksi.jadwal.get(kegiatan="ADMINISTRASI").tanggal_selesai
    ingatkan(oleh=None, pada=timezone.make_aware(dt.datetime.combine(akhir, dt.time(8))))
    assert "verifikasi" not in jenis_menurut()
    assert jenis_menurut()["tahap"] == 1


def test_setiap_penilai_diingatkan_tentang_lembarnya_sendiri_tanpa_nilai(db, saat):
    s = situasi.hasil_administrasi(saat)
    komponen = Komponen.objects.get(lowongan=s.lowongan[0], metode="REKAM_JEJAK")
    buka_komponen(komponen=komponen, oleh=s.ketua, pada=s.lain["kini"])
    akhir = s.seleksi.jadwal.get(kegiatan="REKAM_JEJAK").tanggal_selesai
    ingatkan(oleh=None, pada=timezone.make_aware(dt.datetime.combine(akhir - 3 * SEHARI, dt.time(8))))
    pesan = Surel.objects.filter(kunci__startswith="ingat:lembar")
    assert pesan.count() == 5
    assert all(set(p.konteks) == {"kapan", "tanggal", "nama_jabatan", "komponen", "jumlah"} for p in pesan)


def test_naskah_yang_menunggu_tanda_tangan_diingatkan(db, saat):
    s = situasi.disusun(saat)
    ingatkan(oleh=None, pada=saat)
    assert "tanda_tangan" not in jenis_menurut()
    ingatkan(oleh=None, pada=saat + 2 * SEHARI)
    pesan = Surel.objects.get(kunci__startswith="ingat:tanda_tangan")
    assert pesan.penerima == s.ketua


def test_lowongan_yang_berakhir_tidak_mengingatkan_siapa_pun(db, saat):
    s = situasi.diumumkan(saat)
    situasi.melamar(s, 1, Keadaan.DRAF)
    lowongan = s.satu
    lowongan.alasan_batal, lowongan.dibatalkan_oleh = "Formasi dihapus.", s.ketua
    lowongan.batalkan(saat)
    lowongan.save()
    ingatkan(oleh=None, pada=lowongan.batas_lamaran - SEHARI)
    assert not {"penutupan", "draf", "tahap"} & set(jenis_menurut())


@pytest.mark.parametrize("banyak", [1, 3])
def test_jumlah_kueri_tetap_berapa_pun_drafnya(db, saat, banyak, django_assert_num_queries):
    s = situasi.diumumkan(saat)
    situasi.melamar(s, banyak, Keadaan.DRAF)
    pada = s.satu.batas_lamaran - SEHARI
    with django_assert_num_queries(16):
        ingatkan(oleh=None, pada=pada)


@pytest.mark.balapan
@pytest.mark.django_db(transaction=True)
def test_dua_pengingat_sekaligus_satu_pesan_tiap_orang(saat):
    s = situasi.diumumkan(timezone.now() - 14 * SEHARI)
    situasi.melamar(s, 2, Keadaan.DRAF)
    pada = s.satu.batas_lamaran - SEHARI
    mulai = threading.Barrier(2)

    def jalan():
        try:
            mulai.wait(10)
            ingatkan(oleh=None, pada=pada)
        finally:
            connection.close()

    utas = [threading.Thread(target=jalan) for _ in range(2)]
    for satu in utas:
        satu.start()
    for satu in utas:
        satu.join()
    assert jenis_menurut() == {"penutupan": 2, "draf": 2}


# --- Jam menutup pendaftaran -------------------------------------------------------------------------
def test_jam_menutup_yang_cukup_pelamar_dan_membiarkan_yang_kurang(db, saat, monkeypatch):
    s = situasi.tayang(situasi.diumumkan(saat, banyak=2))
    situasi.melamar(s, 4, lowongan=s.lowongan[0])
    situasi.melamar(s, 2, lowongan=s.lowongan[1])
    lewat = situasi.setelah_batas(s)
    monkeypatch.setattr(tasks.timezone, "now", lambda: lewat)
    assert tasks.tutup_yang_jatuh_tempo() == 1
    assert [s.segar(satu).tahap for satu in s.lowongan] == [Tahap.ADMINISTRASI, Tahap.PENGUMUMAN]
    assert tasks.tutup_yang_jatuh_tempo() == 0


def test_jam_mengabari_sekali_saat_tidak_boleh_menutup(db, saat, monkeypatch):
    s = situasi.tayang(situasi.diumumkan(saat))
    situasi.melamar(s, 3)
    lewat = situasi.setelah_batas(s)
    for menit in (0, 1, 60):
        monkeypatch.setattr(tasks.timezone, "now", lambda m=menit: lewat + dt.timedelta(minutes=m))
        assert tasks.tutup_yang_jatuh_tempo() == 0
    surel = Surel.objects.filter(kunci__startswith="penutupan.tertahan:").order_by("pk")
    peran = sorted(satu.penerima.keanggotaan.get().peran for satu in surel)
    assert peran == ["KETUA_PANSEL", "KETUA_SEKRETARIAT", "NASKAH", "VERIFIKATOR"]
    assert surel[0].konteks["alasan"][0].startswith("Baru 3 lamaran terkirim")
    assert s.satu.tahap == Tahap.PENGUMUMAN


def test_jam_tidak_menegur_lowongan_yang_sudah_ditutup_orang(db, saat):
    s = situasi.ditutup(saat)
    temuan = [Temuan("TAHAP", "", "Sudah ditutup.")]
    pada = s.lain["tutup"]
    assert kabari_penutupan_tertahan(lowongan=s.satu, temuan=temuan, oleh=None, pada=pada) == 0
    assert not Surel.objects.filter(kunci__startswith="penutupan.tertahan:").exists()


@pytest.mark.parametrize("detik,ditutup", [(0, 0), (119, 0), (120, 1)])
def test_jam_menunggu_lamaran_yang_masih_diproses(db, saat, monkeypatch, detik, ditutup):
    s = situasi.tayang(situasi.diumumkan(saat))
    situasi.melamar(s, 4)
    monkeypatch.setattr(tasks.timezone, "now", lambda: s.satu.batas_lamaran + dt.timedelta(seconds=detik))
    assert tasks.tutup_yang_jatuh_tempo() == ditutup
    assert not Surel.objects.filter(kunci__startswith="penutupan.tertahan:").exists()


def test_jam_tidak_menutup_sedetik_sebelum_batas(db, saat, monkeypatch):
    s = situasi.tayang(situasi.diumumkan(saat))
    situasi.melamar(s, 4)
    monkeypatch.setattr(tasks.timezone, "now", lambda: s.satu.batas_lamaran - dt.timedelta(seconds=1))
    assert tasks.tutup_yang_jatuh_tempo() == 0
    assert s.satu.tahap == Tahap.PENGUMUMAN


def test_penilai_tidak_diingatkan_jauh_hari_atau_tanpa_yang_harus_dinilai(db, saat):
    s = situasi.hasil_administrasi(saat)
    komponen = Komponen.objects.get(lowongan=s.lowongan[0], metode="REKAM_JEJAK")
    buka_komponen(komponen=komponen, oleh=s.ketua, pada=s.lain["kini"])
    akhir = s.seleksi.jadwal.get(kegiatan="REKAM_JEJAK").tanggal_selesai
    ingatkan(oleh=None, pada=timezone.make_aware(dt.datetime.combine(akhir - 5 * SEHARI, dt.time(8))))
    assert "lembar" not in jenis_menurut()
    for lamaran in s.satu.lamaran.filter(keadaan=Keadaan.MS):
        lamaran.alasan_tarik = "Pindah tugas."
        lamaran.tarik(s.lain["kini"])
        lamaran.save()
    ingatkan(oleh=None, pada=timezone.make_aware(dt.datetime.combine(akhir - 3 * SEHARI, dt.time(8))))
    assert "lembar" not in jenis_menurut()
