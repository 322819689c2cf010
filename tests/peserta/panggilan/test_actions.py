"""Calling participants to a stage: planned, read, sent once, changed, cancelled, answered."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from akun.models import Surel
from dokumen.models import Naskah
from jejak.models import Jejak
from panitia.aturan import Peran
from peserta import actions, queries, wewenang
from peserta.models import Lamaran, Panggilan
from peserta.tasks import terbitkan_undangan_terkirim
from seleksi.actions import pengingat
from seleksi.alur import Tahap
from seleksi.izin import TindakanDitolak, Tingkat
from seleksi.models import Lowongan, Pengumuman
from seleksi.queries.peserta_tahap import peserta_tahap, yang_dipanggil
from tests.factories.penilaian import PeringkatFactory, RekapFactory
from tests.factories.peserta import PanggilanFactory, UndanganTahapFactory
from tests.peserta.conftest import petugas
from tests.peserta.panggilan.alat import (
    TEMPAT,
    acara,
    ganti,
    isian,
    kirim,
    milik,
    peserta,
    sidik,
    susun,
    umumkan,
)

pytestmark = pytest.mark.django_db


# --- Menyusun ---------------------------------------------------------------------------------
def test_undangan_menunggu_hasil_diumumkan(lowongan, penyusun, ketua, saat):
    peserta(lowongan)
    with pytest.raises(TindakanDitolak, match="Hasil seleksi administrasi belum diumumkan"):
        susun(lowongan, penyusun, saat)
    assert not Panggilan.objects.exists()
    umumkan(lowongan, saat)
    assert susun(lowongan, penyusun, saat).undangan.count() == 1


def test_hasil_sebelum_pendaftaran_dibuka_kembali_tidak_membuka_undangan(lowongan, penyusun, ketua, saat):
    peserta(lowongan)
    umumkan(lowongan, saat, sejak=48)
    lowongan.dibuka_kembali_pada = saat - dt.timedelta(hours=24)
    lowongan.save()
    with pytest.raises(TindakanDitolak, match="belum diumumkan"):
        susun(lowongan, penyusun, saat)
    umumkan(lowongan, saat)
    assert susun(lowongan, penyusun, saat).undangan.count() == 1


def test_hanya_penyusun_naskah_yang_menyusun(lowongan, berdua, saat):
    for peran in (Peran.VERIFIKATOR, Peran.KETUA_PANSEL, Peran.ANGGOTA_PANSEL):
        with pytest.raises(TindakanDitolak, match="milik"):
            susun(lowongan, petugas(lowongan, peran), saat)


def test_tahap_lain_belum_diundang(lowongan, berdua, penyusun, saat):
    with pytest.raises(TindakanDitolak, match="sedang pada tahap Administrasi"):
        susun(lowongan, penyusun, saat, kegiatan="WAWANCARA")


def test_tanpa_ketua_sekretariat_tidak_ada_penanda_tangan(lowongan, penyusun, saat):
    peserta(lowongan)
    umumkan(lowongan, saat)
    with pytest.raises(TindakanDitolak, match="penanda tangan undangan belum ada"):
        susun(lowongan, penyusun, saat)


def test_yang_tidak_ikut_lagi_tidak_diundang(lowongan, berdua, penyusun, saat):
    for keadaan in ("TMS", "GUGUR", "MUNDUR"):
        peserta(lowongan, keadaan=keadaan)
    # His objection was accepted; that he passed is announced later.
    peserta(lowongan, sanggahan_diterima_pada=saat)
    satu = susun(lowongan, penyusun, saat)
    assert {u.lamaran_id for u in satu.undangan.all()} == {o.pk for o in berdua}


def test_tanpa_peserta_ditolak(lowongan, penyusun, ketua, saat):
    umumkan(lowongan, saat)
    with pytest.raises(TindakanDitolak, match="belum diundang"):
        susun(lowongan, penyusun, saat)


@pytest.mark.parametrize("urutan,nama", [("ABJAD", "Anindita"), ("DAFTAR", "Zulaika")])
def test_giliran_menurut_abjad_atau_daftar(lowongan, berdua, penyusun, saat, urutan, nama):
    satu = susun(lowongan, penyusun, saat, urutan=urutan)
    daftar = list(queries.daftar_undangan(satu))
    assert daftar[0].lamaran.profil["nama"] == nama
    assert [timezone.localtime(u.mulai).hour for u in daftar] == [8, 9]


def test_serentak_satu_waktu_bagi_semua(lowongan, berdua, penyusun, saat):
    satu = susun(lowongan, penyusun, saat, cara="SERENTAK", menit=120)
    assert len({(u.mulai, u.selesai) for u in satu.undangan.all()}) == 1


def test_istirahat_dilewati(lowongan, berdua, penyusun, saat):
    jam = {"istirahat_mulai": dt.time(8, 30), "istirahat_selesai": dt.time(10)}
    satu = susun(lowongan, penyusun, saat, **jam)
    assert [timezone.localtime(u.mulai).hour for u in queries.daftar_undangan(satu)] == [10, 11]


def test_satu_konsep_setiap_tahap(lowongan, konsep, penyusun, saat):
    with pytest.raises(TindakanDitolak, match="konsep undangan tahap ini"):
        susun(lowongan, penyusun, saat)


def test_isi_surat_berasal_dari_data(konsep, berdua):
    isi = milik(konsep, berdua[0]).isi
    assert isi["penerima"]["nama"] == "Zulaika"
    assert isi["bawaan"] == ["Kartu pegawai", "Surat undangan ini"]
    assert (isi["bergiliran"], isi["mengganti"], isi["kegiatan"]) == (True, None, "asesmen kompetensi")
    assert isi["mulai"].endswith("+07:00")


def test_susun_ulang_mengambil_peserta_dan_waktu_baru(konsep, berdua, penyusun, saat):
    lama = sidik(konsep)
    Lamaran.objects.filter(pk=berdua[0].pk).update(keadaan="GUGUR", gugur_pada=saat, alasan_gugur="x")
    satu = actions.ubah_panggilan(panggilan=konsep, isian=isian(menit=30), oleh=penyusun, pada=saat)
    assert [u.lamaran_id for u in satu.undangan.all()] == [berdua[1].pk]
    assert sidik(satu) != lama


def test_waktu_satu_orang_diubah_dengan_tangan(konsep, berdua, penyusun, ketua, saat):
    satu = milik(konsep, berdua[0])
    baru = timezone.localtime(satu.mulai).replace(hour=14)
    lama = satu.sidik
    ubah = {"mulai": baru, "menit": 30, "pada": saat}
    with pytest.raises(TindakanDitolak):
        actions.ubah_waktu_undangan(undangan=satu, oleh=petugas(konsep.lowongan, Peran.VERIFIKATOR), **ubah)
    satu = actions.ubah_waktu_undangan(undangan=satu, oleh=penyusun, **ubah)
    assert (satu.selesai - satu.mulai, satu.sidik != lama) == (dt.timedelta(minutes=30), True)
    assert "T14:00" in satu.isi["mulai"]
    kirim(konsep, ketua, saat)
    with pytest.raises(TindakanDitolak, match="bukan konsep"):
        actions.ubah_waktu_undangan(undangan=satu, oleh=penyusun, **ubah)


def test_konsep_dibuang_tanpa_seorang_pun_tahu(lowongan, konsep, penyusun, ketua, saat):
    satu = actions.buang_panggilan(panggilan=konsep, oleh=penyusun, pada=saat)
    assert not satu.konsep
    assert not Surel.objects.exists()
    for tindakan in (
        lambda: kirim(satu, ketua, saat),
        lambda: actions.buang_panggilan(panggilan=satu, oleh=penyusun, pada=saat),
        lambda: actions.ubah_panggilan(panggilan=satu, isian=isian(), oleh=penyusun, pada=saat),
    ):
        with pytest.raises(TindakanDitolak, match="bukan konsep"):
            tindakan()
    assert list(queries.panggilan_lowongan(lowongan)) == []
    assert susun(lowongan, penyusun, saat).konsep


# --- Tahap dan tiga calon ---------------------------------------------------------------------
def test_pemeriksaan_kesehatan_hanya_bagi_tiga_calon_yang_diumumkan(lowongan, penyusun, ketua, saat):
    """Before the names are announced, nobody of the Sekretariat learns from here who they are."""
    Lowongan.objects.filter(pk=lowongan.pk).update(tahap=Tahap.WAWANCARA)
    lowongan = Lowongan.objects.get(pk=lowongan.pk)
    semua = [peserta(lowongan) for _ in range(5)]
    rekap = RekapFactory(lowongan=lowongan, ditetapkan=True)
    for nomor, satu in enumerate(semua):
        PeringkatFactory(rekap=rekap, lamaran=satu, peringkat=nomor + 1, calon=nomor < 3)
    umumkan(lowongan, saat)
    with pytest.raises(TindakanDitolak, match="Hasil wawancara akhir belum diumumkan"):
        susun(lowongan, penyusun, saat, kegiatan="KESEHATAN")
    umumkan(lowongan, saat, Tahap.WAWANCARA)
    Lamaran.objects.filter(pk=semua[0].pk).update(keadaan="MUNDUR", ditarik_pada=saat, alasan_tarik="x")
    satu = susun(lowongan, penyusun, saat, kegiatan="KESEHATAN")
    assert {u.lamaran_id for u in satu.undangan.all()} == {semua[1].pk, semua[2].pk}


def test_yang_sudah_diundang_tidak_diundang_dua_kali(lowongan, terkirim, penyusun, ketua, saat):
    """Who passed later is called by a call of his own."""
    baru = peserta(lowongan, "Dimas")
    assert yang_dipanggil(lowongan, "ASESMEN") == [baru]
    assert len(peserta_tahap(lowongan, "ASESMEN")) == 3
    susulan = susun(lowongan, penyusun, saat)
    assert kirim(susulan, ketua, saat) == 1
    with pytest.raises(TindakanDitolak, match="belum diundang"):
        susun(lowongan, penyusun, saat)


# --- Mengirim ---------------------------------------------------------------------------------
def test_dikirim_sekali_dengan_surel_dan_kalender(konsep, berdua, ketua, saat):
    assert kirim(konsep, ketua, saat) == 2
    with pytest.raises(TindakanDitolak, match="bukan konsep"):
        kirim(konsep, ketua, saat)
    surel = Surel.objects.filter(templat="peserta/surel/undangan_tahap.txt")
    assert {satu.penerima for satu in surel} == {o.pelamar.pengguna for o in berdua}
    satu = milik(konsep, berdua[1])
    isi = acara(surel.get(penerima=berdua[1].pelamar.pengguna))
    assert "METHOD:REQUEST" in isi
    assert f"UID:undangan-{satu.uid}@seleksi-jpt" in isi
    # 08.00 WIB.
    assert "DTSTART:20261130T010000Z" in isi
    assert f"LOCATION:{TEMPAT}".replace(",", "\\,") in isi
    assert not any(baris.startswith("SEQUENCE") for baris in isi)
    assert Jejak.objects.filter(peristiwa="panggilan.dikirim").count() == 1


def test_surel_tidak_memuat_orang_lain(konsep, berdua, ketua, saat):
    kirim(konsep, ketua, saat)
    surel = Surel.objects.get(penerima=berdua[0].pelamar.pengguna)
    assert "Anindita" not in f"{surel.perihal} {surel.konteks} {surel.kalender}"
    assert berdua[1].nomor_pendaftaran not in f"{surel.konteks} {surel.kalender}"


def test_hanya_ketua_sekretariat_penanda_yang_mengirim(konsep, penyusun, saat):
    with pytest.raises(TindakanDitolak, match="milik"):
        kirim(konsep, penyusun, saat)
    with pytest.raises(TindakanDitolak, match="penanda tangan lain"):
        kirim(konsep, petugas(konsep.lowongan, Peran.KETUA_SEKRETARIAT), saat)


def test_yang_dikirim_adalah_yang_dibaca(konsep, berdua, penyusun, ketua, saat):
    dibaca, satu = sidik(konsep), milik(konsep, berdua[0])
    lain = {"mulai": timezone.localtime(satu.mulai).replace(hour=13), "menit": 60}
    actions.ubah_waktu_undangan(undangan=satu, oleh=penyusun, pada=saat, **lain)
    with pytest.raises(TindakanDitolak, match="Baca sekali lagi"):
        actions.kirim_panggilan(panggilan=konsep, sidik=dibaca, oleh=ketua, pada=saat)
    assert not Surel.objects.exists()


def test_peserta_yang_mundur_sesudah_disusun_menahan_pengiriman(konsep, berdua, ketua, saat):
    Lamaran.objects.filter(pk=berdua[0].pk).update(keadaan="MUNDUR", ditarik_pada=saat, alasan_tarik="x")
    with pytest.raises(TindakanDitolak, match="Daftar peserta berubah"):
        kirim(konsep, ketua, saat)


def test_gerbang_menahan_juga_saat_mengirim(konsep, ketua, saat):
    Pengumuman.objects.update(diumumkan_pada=None, diumumkan_oleh=None)
    with pytest.raises(TindakanDitolak, match="belum diumumkan"):
        kirim(konsep, ketua, saat)


def test_waktu_di_luar_jadwal_menahan_pengiriman(lowongan, berdua, penyusun, ketua, saat):
    lain = isian()["mulai"].replace(month=12, day=7)
    satu = susun(lowongan, penyusun, saat, mulai=lain)
    with pytest.raises(TindakanDitolak, match="di luar jadwal asesmen kompetensi"):
        kirim(satu, ketua, saat)


def test_tenggang_pendek_hanya_diingatkan(lowongan, konsep, ketua, saat):
    dua_hari_sebelumnya = saat + dt.timedelta(days=5)
    temuan = wewenang.temuan_kirim(konsep, dua_hari_sebelumnya)
    assert [t.tingkat for t in temuan] == [Tingkat.INGAT]
    assert kirim(konsep, ketua, dua_hari_sebelumnya) == 2


def test_surat_bernomor_menurut_daftar_satu_kali(terkirim, ketua, saat):
    surat = [u.naskah for u in terkirim.undangan.order_by("lamaran__urutan").select_related("naskah")]
    assert [n.nomor for n in surat] == [f"800.1.3.3/{n:02d}/Sekretariat-Pansel/2026" for n in (1, 2)]
    assert {(n.penanda_tangan, n.jabatan_penanda) for n in surat} == {(ketua, actions.JABATAN_PENGUNDANG)}
    assert terbitkan_undangan_terkirim() == 0
    assert actions.terbitkan_undangan(lowongan=terkirim.lowongan, oleh=None, pada=saat) is None
    assert Jejak.objects.filter(peristiwa="undangan_tahap.terbit").count() == 2


# --- Mengubah dan membatalkan -----------------------------------------------------------------
def test_perubahan_mengganti_surat_dan_menggeser_acara_yang_sama(terkirim, berdua, penyusun, ketua, saat):
    dahulu = milik(terkirim, berdua[0])
    baru = ganti(terkirim, penyusun, saat, mulai=isian()["mulai"].replace(month=12, day=2))
    terkirim.refresh_from_db()
    assert terkirim.terkirim
    assert milik(baru, berdua[0]).isi["mengganti"]["nomor"] == dahulu.naskah.nomor
    kirim(baru, ketua, saat)
    terkirim.refresh_from_db()
    dahulu.refresh_from_db()
    assert (terkirim.akhir, terkirim.alasan_akhir, dahulu.berlaku) == ("DIGANTI", "Aula dipakai.", False)
    assert dahulu.naskah.keadaan == Naskah.Keadaan.DICABUT
    kini = milik(baru, berdua[0])
    assert (kini.uid, kini.berlaku) == (dahulu.uid, True)
    isi = acara(Surel.objects.get(kunci=f"undangan_tahap:{kini.pk}:REQUEST"))
    assert "SEQUENCE:1" in isi
    assert f"UID:undangan-{dahulu.uid}@seleksi-jpt" in isi
    assert terbitkan_undangan_terkirim() == 2


def test_waktu_dengan_tangan_juga_dalam_perubahan(terkirim, berdua, penyusun, saat):
    dahulu = milik(terkirim, berdua[0])
    baru = ganti(terkirim, penyusun, saat)
    satu = actions.ubah_waktu_undangan(
        undangan=milik(baru, berdua[0]), mulai=isian()["mulai"], menit=30, oleh=penyusun, pada=saat
    )
    assert satu.isi["mengganti"]["nomor"] == dahulu.naskah.nomor


def test_perubahan_hanya_bagi_yang_masih_ikut(terkirim, berdua, penyusun, saat):
    Lamaran.objects.filter(pk=berdua[0].pk).update(keadaan="GUGUR", gugur_pada=saat, alasan_gugur="x")
    peserta(terkirim.lowongan, "Dimas")
    baru = ganti(terkirim, penyusun, saat)
    assert [u.lamaran_id for u in baru.undangan.all()] == [berdua[1].pk]


def test_perubahan_memerlukan_alasan_nomor_dan_waktu_yang_belum_lewat(konsep, berdua, penyusun, ketua, saat):
    with pytest.raises(TindakanDitolak, match="tidak sedang berlaku"):
        ganti(konsep, penyusun, saat)
    kirim(konsep, ketua, saat)
    with pytest.raises(TindakanDitolak, match="2 surat undangan sedang diberi nomor"):
        ganti(konsep, penyusun, saat)
    terbitkan_undangan_terkirim()
    with pytest.raises(TindakanDitolak, match="Tulis alasannya"):
        ganti(konsep, penyusun, saat, alasan=" ")
    with pytest.raises(TindakanDitolak, match="sudah lewat"):
        ganti(konsep, penyusun, saat + dt.timedelta(days=8))
    ganti(konsep, penyusun, saat)
    with pytest.raises(TindakanDitolak, match="konsep undangan tahap ini"):
        ganti(konsep, penyusun, saat)


def test_perubahan_tidak_dikirim_bila_yang_lama_sudah_dibatalkan(terkirim, penyusun, ketua, saat):
    baru = ganti(terkirim, penyusun, saat)
    actions.batalkan_panggilan(panggilan=terkirim, alasan="Ditunda.", oleh=ketua, pada=saat)
    with pytest.raises(TindakanDitolak, match="tidak sedang berlaku"):
        kirim(baru, ketua, saat)


def test_pembatalan_menarik_surat_dan_menghapus_acara(terkirim, berdua, penyusun, ketua, saat):
    batal = {"panggilan": terkirim, "pada": saat}
    with pytest.raises(TindakanDitolak, match="milik"):
        actions.batalkan_panggilan(alasan="x", oleh=penyusun, **batal)
    with pytest.raises(TindakanDitolak, match="Tulis alasannya"):
        actions.batalkan_panggilan(alasan=" ", oleh=ketua, **batal)
    Lamaran.objects.filter(pk=berdua[1].pk).update(keadaan="MUNDUR", ditarik_pada=saat, alasan_tarik="x")
    actions.batalkan_panggilan(alasan="Asesor berhalangan.", oleh=ketua, **batal)
    satu = milik(terkirim, berdua[0])
    assert (satu.berlaku, satu.naskah.keadaan) == (False, Naskah.Keadaan.DICABUT)
    (surel,) = Surel.objects.filter(kunci__endswith=":CANCEL")
    assert surel.penerima == berdua[0].pelamar.pengguna
    isi = acara(surel)
    assert {"METHOD:CANCEL", "STATUS:CANCELLED", "SEQUENCE:1"} <= set(isi)
    assert f"UID:undangan-{satu.uid}@seleksi-jpt" in isi
    assert surel.konteks["batal"] == "Asesor berhalangan."


def test_undangan_yang_dibatalkan_tidak_diberi_nomor_lagi(konsep, ketua, saat):
    kirim(konsep, ketua, saat)
    actions.batalkan_panggilan(panggilan=konsep, alasan="Ditunda.", oleh=ketua, pada=saat)
    assert terbitkan_undangan_terkirim() == 0


# --- Menjawab ---------------------------------------------------------------------------------
def jawab(undangan, saat, hadir=True, alasan=""):
    oleh = undangan.lamaran.pelamar.pengguna
    return actions.jawab_undangan(undangan=undangan, hadir=hadir, alasan=alasan, oleh=oleh, pada=saat)


def test_jawaban_tercatat_dan_dapat_diubah_sampai_mulai(terkirim, berdua, ketua, saat):
    satu = jawab(milik(terkirim, berdua[0]), saat)
    assert (satu.jawaban, satu.dijawab_pada) == ("HADIR", saat)
    with pytest.raises(TindakanDitolak, match="mengapa"):
        jawab(satu, saat, hadir=False)
    satu = jawab(satu, saat, hadir=False, alasan="Sakit.")
    assert (satu.jawaban, satu.alasan_jawaban) == ("TIDAK", "Sakit.")
    (surel,) = Surel.objects.filter(templat="peserta/surel/undangan_ditolak.txt")
    assert surel.penerima == ketua
    assert "Sakit" not in str(surel.konteks)
    with pytest.raises(TindakanDitolak, match="sudah tiba"):
        jawab(satu, satu.mulai)


def test_tidak_hadir_tanpa_ketua_sekretariat_tetap_tercatat(terkirim, berdua, ketua, saat):
    ketua.keanggotaan.update(dihentikan_pada=saat, dihentikan_oleh=ketua, alasan_henti="x")
    satu = jawab(milik(terkirim, berdua[0]), saat, hadir=False, alasan="Sakit.")
    assert satu.jawaban == "TIDAK"
    assert not Surel.objects.filter(templat="peserta/surel/undangan_ditolak.txt").exists()


def test_pengingat_sehari_sebelumnya_bagi_yang_masih_ikut(terkirim, berdua, saat):
    ingat = Surel.objects.filter(templat="seleksi/surel/ingat_undangan.txt")
    pengingat.ingatkan(oleh=None, pada=saat + dt.timedelta(days=5))
    assert not ingat.exists()
    Lamaran.objects.filter(pk=berdua[1].pk).update(keadaan="GUGUR", gugur_pada=saat, alasan_gugur="x")
    for _ in range(2):
        pengingat.ingatkan(oleh=None, pada=saat + dt.timedelta(days=6))
    assert [satu.penerima for satu in ingat] == [berdua[0].pelamar.pengguna]


# --- Batasan basis data -----------------------------------------------------------------------
def test_tidak_ada_dua_undangan_berlaku_untuk_satu_tahap(instansi):
    satu = UndanganTahapFactory(terkirim=True)
    lain = PanggilanFactory(lowongan=satu.panggilan.lowongan, terkirim=True)
    with pytest.raises(IntegrityError, match="undangan_tahap_satu_berlaku"), transaction.atomic():
        UndanganTahapFactory(panggilan=lain, lamaran=satu.lamaran, berlaku=True)


def test_hanya_penanda_tangan_yang_mengirim(instansi):
    satu = PanggilanFactory()
    with pytest.raises(IntegrityError, match="panggilan_dikirim_penandanya"), transaction.atomic():
        Panggilan.objects.filter(pk=satu.pk).update(
            dikirim_pada=satu.disusun_pada, dikirim_oleh=satu.disusun_oleh
        )


# --- Pembacaan --------------------------------------------------------------------------------
def test_undangan_pelamar_berisi_yang_pernah_dikirim(terkirim, berdua, penyusun, ketua, saat):
    baru = ganti(terkirim, penyusun, saat)
    assert [u.panggilan for u in queries.undangan_pelamar(berdua[0].pelamar)] == [terkirim]
    kirim(baru, ketua, saat)
    assert {u.panggilan for u in queries.undangan_pelamar(berdua[0].pelamar)} == {terkirim, baru}


def test_pelamar_melihat_yang_berlaku_dan_pembatalan_yang_belum_diganti(
    lowongan, terkirim, berdua, penyusun, ketua, saat
):
    satu = berdua[0]
    assert [u.panggilan for u in queries.undangan_lamaran(satu, saat)] == [terkirim]
    assert queries.undangan_terdekat(queries.undangan_lamaran(satu, saat), saat) is not None
    lama = saat + dt.timedelta(days=20)
    assert queries.undangan_terdekat(queries.undangan_lamaran(satu, lama), lama) is None
    actions.batalkan_panggilan(panggilan=terkirim, alasan="Ditunda.", oleh=ketua, pada=saat)
    (batal,) = queries.undangan_lamaran(satu, saat)
    assert not batal.berlaku
    assert queries.undangan_terdekat([batal], saat) is None
    assert queries.undangan_lamaran(satu, lama) == []
    baru = susun(lowongan, penyusun, saat)
    kirim(baru, ketua, saat)
    assert [u.panggilan for u in queries.undangan_lamaran(satu, saat)] == [baru]


@pytest.mark.parametrize("keadaan", ["GUGUR", "MUNDUR"])
def test_yang_tidak_ikut_lagi_tidak_melihat_undangan(client, terkirim, berdua, saat, keadaan):
    satu = milik(terkirim, berdua[0])
    client.force_login(berdua[0].pelamar.pengguna)
    alamat = reverse("peserta:undangan_saya", args=[satu.pk])
    assert client.get(alamat).status_code == 200
    tambah = {"GUGUR": {"gugur_pada": saat, "alasan_gugur": "x"}, "MUNDUR": {"ditarik_pada": saat}}
    Lamaran.objects.filter(pk=berdua[0].pk).update(keadaan=keadaan, **tambah[keadaan])
    berdua[0].refresh_from_db()
    assert queries.undangan_lamaran(berdua[0], saat) == []
    assert client.get(alamat).status_code == 404
