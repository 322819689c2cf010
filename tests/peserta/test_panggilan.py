"""Calling participants to a stage: planned, read, sent once, changed, cancelled, answered."""

import datetime as dt

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from akun.models import Surel
from dokumen.models import Naskah
from dokumen.tasks import cetak_naskah
from jejak.models import Jejak
from panitia.aturan import Peran
from peserta import actions, queries, wewenang
from peserta.models import Lamaran, Panggilan, UndanganTahap
from peserta.tasks import terbitkan_undangan_terkirim
from seleksi.actions import pengingat
from seleksi.alur import Tahap
from seleksi.izin import TindakanDitolak, Tingkat
from seleksi.models import Lowongan, Pengumuman
from seleksi.queries.peserta_tahap import peserta_tahap, yang_dipanggil
from tests.cakram import tutup
from tests.factories.dokumen import NaskahFactory
from tests.factories.penilaian import PeringkatFactory, RekapFactory
from tests.factories.peserta import LamaranFactory, PanggilanFactory, UndanganTahapFactory
from tests.factories.seleksi import JadwalFactory, LowonganFactory, PengumumanFactory
from tests.peserta.conftest import petugas

pytestmark = pytest.mark.django_db
TEMPAT = "Aula BKPSDM, Jalan Pahlawan 1"


@pytest.fixture
def lowongan(instansi, saat):
    satu = LowonganFactory(
        tahap=Tahap.ADMINISTRASI,
        diumumkan_pada=saat - dt.timedelta(days=20),
        batas_lamaran=saat - dt.timedelta(days=3),
    )
    for kegiatan, mulai, selesai in (
        ("ASESMEN", (11, 30), (12, 4)),
        ("MAKALAH", (12, 7), (12, 8)),
        ("WAWANCARA", (12, 10), (12, 11)),
        ("KESEHATAN", (12, 14), (12, 18)),
    ):
        JadwalFactory(
            seleksi=satu.seleksi,
            kegiatan=kegiatan,
            tanggal_mulai=dt.date(2026, *mulai),
            tanggal_selesai=dt.date(2026, *selesai),
            tempat="Aula BKPSDM",
        )
    return satu


@pytest.fixture
def penyusun(lowongan):
    return petugas(lowongan, Peran.NASKAH)


@pytest.fixture
def ketua(lowongan):
    return petugas(lowongan, Peran.KETUA_SEKRETARIAT)


def umumkan(lowongan, saat, tahap=Tahap.ADMINISTRASI, sejak=1):
    """The result of a stage, as if published some hours ago."""
    naskah = NaskahFactory(terbit=True, judul="Pengumuman Hasil", nomor=f"UJI/{tahap}/{lowongan.pk}/{sejak}")
    return PengumumanFactory(
        seleksi=lowongan.seleksi,
        jenis=Pengumuman.Jenis.HASIL_TAHAP,
        tahap=tahap,
        naskah=naskah,
        diumumkan_pada=saat - dt.timedelta(hours=sejak),
        diumumkan_oleh=naskah.penanda_tangan,
        lowongan=[lowongan],
    )


def peserta(lowongan, nama="Zulaika", keadaan="MS", **lain):
    return LamaranFactory(lowongan=lowongan, keadaan=keadaan, pelamar__pengguna__nama=nama, **lain)


def isian(**ubah):
    semula = {
        "cara": "GILIRAN",
        "urutan": "ABJAD",
        "mulai": dt.datetime(2026, 11, 30, 8, 0, tzinfo=timezone.get_current_timezone()),
        "menit": 60,
        "istirahat_mulai": None,
        "istirahat_selesai": None,
        "pada_hari_libur": False,
        "tempat": TEMPAT,
        "tautan": "",
        "bawaan": "Kartu pegawai\nSurat undangan ini",
        "pakaian": "Batik",
        "narahubung": "Bu Rini, 0812-0000-0000",
    }
    return semula | ubah


@pytest.fixture
def berdua(lowongan, ketua, penyusun, saat):
    """Two who passed, in the register against the alphabet, and the result published."""
    orang = [peserta(lowongan, "Zulaika"), peserta(lowongan, "Anindita")]
    umumkan(lowongan, saat)
    return orang


def susun(lowongan, oleh, saat, kegiatan="ASESMEN", **ubah):
    return actions.susun_panggilan(
        lowongan=lowongan, kegiatan=kegiatan, isian=isian(**ubah), oleh=oleh, pada=saat
    )


def sidik(panggilan):
    return queries.sidik_kumpulan(queries.daftar_undangan(panggilan))


def kirim(panggilan, oleh, saat):
    return actions.kirim_panggilan(panggilan=panggilan, sidik=sidik(panggilan), oleh=oleh, pada=saat)


@pytest.fixture
def konsep(lowongan, berdua, penyusun, saat):
    return susun(lowongan, penyusun, saat)


@pytest.fixture
def terkirim(konsep, ketua, saat):
    kirim(konsep, ketua, saat)
    assert terbitkan_undangan_terkirim() == 2
    konsep.refresh_from_db()
    return konsep


def ganti(panggilan, oleh, saat, alasan="Aula dipakai.", **ubah):
    return actions.ganti_panggilan(
        panggilan=panggilan, isian=isian(**ubah), alasan=alasan, oleh=oleh, pada=saat
    )


def milik(panggilan, lamaran):
    return panggilan.undangan.get(lamaran=lamaran)


def acara(surel):
    return surel.kalender.replace("\r\n ", "").split("\r\n")


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


# --- Halaman petugas --------------------------------------------------------------------------
def isi(jawaban) -> str:
    return jawaban.content.decode()


def formulir(**ubah):
    semula = isian()
    del semula["mulai"], semula["istirahat_mulai"], semula["istirahat_selesai"], semula["pada_hari_libur"]
    return {**semula, "hari": "2026-11-30", "jam": "08:00", **ubah}


def alamat(nama, *bagian):
    return reverse(f"peserta:{nama}", args=bagian)


def test_jalan_sekretariat_dari_menyusun_sampai_mengirim(client, lowongan, berdua, penyusun, ketua, saat):
    client.force_login(penyusun)
    daftar = alamat("panggilan_lowongan", lowongan.pk)
    tulis = alamat("susun_panggilan", lowongan.pk, "ASESMEN")
    assert tulis in isi(client.get(daftar))
    assert alamat("susun_panggilan", lowongan.pk, "WAWANCARA") not in isi(client.get(daftar))
    assert "2 peserta diundang" in isi(client.get(tulis))
    assert client.get(alamat("susun_panggilan", lowongan.pk, "LAIN")).status_code == 404
    for salah in (
        {"tempat": ""},
        {"istirahat_mulai": "12:00"},
        {"istirahat_mulai": "12:00", "istirahat_selesai": "11:00"},
        {"hari": ""},
    ):
        jawaban = client.post(tulis, formulir(**salah))
        assert jawaban.status_code == 422
        assert "Bu Rini" in isi(jawaban)
    assert client.post(tulis, formulir(tempat="", tautan="bukan tautan")).status_code == 422
    jawaban = client.post(tulis, formulir())
    satu = Panggilan.objects.get()
    halaman = alamat("panggilan", satu.pk)
    assert jawaban.url == halaman
    assert "Menunggu Ketua Sekretariat" in isi(client.get(halaman))
    assert client.post(tulis, formulir()).status_code == 422
    assert client.post(alamat("ubah_panggilan", satu.pk), formulir(menit=1)).status_code == 422
    assert client.post(alamat("ubah_panggilan", satu.pk), formulir(menit=45)).url == halaman
    undangan = milik(satu, berdua[0])
    waktu = alamat("undangan_tahap", undangan.pk)
    assert "08:45" in isi(client.get(waktu))
    assert client.post(waktu, {"hari": "2026-11-30", "jam": "x", "menit": 45}).status_code == 422
    assert client.post(waktu, {"hari": "2026-11-30", "jam": "13:00", "menit": 45}).url == halaman
    assert "Zulaika" in isi(client.get(alamat("lembar_undangan", undangan.pk)))
    assert client.post(alamat("kirim_panggilan", satu.pk), {"sidik": sidik(satu)}).status_code == 422
    client.force_login(ketua)
    assert sidik(satu) in isi(client.get(halaman))
    assert client.post(alamat("kirim_panggilan", satu.pk)).status_code == 422
    assert client.post(alamat("kirim_panggilan", satu.pk), {"sidik": sidik(satu)}).url == halaman
    assert client.post(alamat("kirim_panggilan", satu.pk), {"sidik": sidik(satu)}).status_code == 422
    assert "belum menjawab" in isi(client.get(halaman))
    assert client.post(waktu, {"hari": "2026-11-30", "jam": "13:00", "menit": 45}).status_code == 422
    assert client.post(alamat("ubah_panggilan", satu.pk), formulir()).status_code == 422
    assert client.post(alamat("buang_panggilan", satu.pk)).status_code == 422
    assert "bukan konsep" in isi(client.get(alamat("ubah_panggilan", satu.pk)))


def test_halaman_perubahan_dan_pembatalan(client, terkirim, penyusun, ketua, saat):
    client.force_login(penyusun)
    ubah = alamat("ganti_panggilan", terkirim.pk)
    assert "Alasan perubahan" in isi(client.get(ubah))
    assert client.post(ubah, formulir()).status_code == 422
    assert client.post(ubah, formulir(alasan="Aula dipakai.", tempat="Gedung Juang")).status_code == 302
    assert client.post(ubah, formulir(alasan="Aula dipakai.")).status_code == 422
    (baru,) = terkirim.pengganti.all()
    assert "Perubahan sedang disusun" in isi(client.get(alamat("panggilan", terkirim.pk)))
    assert client.post(alamat("buang_panggilan", baru.pk)).status_code == 302
    assert "Konsep ini dibuang" in isi(client.get(alamat("panggilan", baru.pk)))
    batal = alamat("batalkan_panggilan", terkirim.pk)
    assert client.post(batal, {"alasan": "x"}).status_code == 422
    client.force_login(ketua)
    assert "2 undangan tidak berlaku lagi" in isi(client.get(batal))
    assert client.post(batal, {"alasan": ""}).status_code == 422
    assert client.post(batal, {"alasan": "Ditunda."}).status_code == 302
    assert "Panggilan ini dibatalkan" in isi(client.get(alamat("panggilan", terkirim.pk)))
    assert "tidak sedang berlaku" in isi(client.get(batal))


def test_versi_lama_tetap_terbaca_petugas(client, terkirim, berdua, penyusun, ketua, saat):
    baru = ganti(terkirim, penyusun, saat)
    kirim(baru, ketua, saat)
    client.force_login(penyusun)
    lama = isi(client.get(alamat("panggilan", terkirim.pk)))
    assert "Panggilan ini diganti" in lama
    assert milik(terkirim, berdua[0]).naskah.nomor in lama
    assert "dicabut" in isi(client.get(alamat("undangan_tahap", milik(terkirim, berdua[0]).pk)))
    assert "Diganti panggilan baru" in isi(client.get(alamat("panggilan_lowongan", terkirim.lowongan_id)))


def test_panggilan_hanya_bagi_sekretariat_dan_ketua_pansel(client, konsep, berdua):
    undangan = milik(konsep, berdua[0])
    halaman = [
        alamat("panggilan_lowongan", konsep.lowongan_id),
        alamat("susun_panggilan", konsep.lowongan_id, "ASESMEN"),
        alamat("panggilan", konsep.pk),
        alamat("undangan_tahap", undangan.pk),
        alamat("lembar_undangan", undangan.pk),
    ]
    for peran in (Peran.VERIFIKATOR, Peran.ANGGOTA_PANSEL, Peran.PENGAWAS, Peran.ASESOR):
        client.force_login(petugas(konsep.lowongan, peran))
        assert {client.get(satu).status_code for satu in halaman} == {404}
    client.force_login(petugas(konsep.lowongan, Peran.KETUA_PANSEL))
    assert {client.get(satu).status_code for satu in halaman} == {200}
    assert "Belum ada undangan" in isi(client.get(halaman[0]))


def test_peserta_tidak_disebut_di_depan_gerbang(client, lowongan, penyusun, ketua, saat):
    """The page of a call that may not be planned yet names nobody."""
    peserta(lowongan, "Rahasiawati")
    client.force_login(penyusun)
    jawaban = isi(client.get(alamat("susun_panggilan", lowongan.pk, "ASESMEN")))
    assert "belum diumumkan" in jawaban
    assert "Rahasiawati" not in jawaban


@pytest.mark.parametrize("nama", ["panggilan", "panggilan_lowongan"])
def test_daftar_bertanya_tetap_berapa_pun_undangannya(client, lowongan, penyusun, ketua, saat, nama):
    umumkan(lowongan, saat)
    client.force_login(penyusun)
    hitung = []
    for banyak in (1, 2):
        for _ in range(banyak):
            peserta(lowongan)
        satu = susun(lowongan, penyusun, saat)
        tujuan = alamat(nama, satu.pk if nama == "panggilan" else lowongan.pk)
        client.get(tujuan)
        with CaptureQueriesContext(connection) as catatan:
            client.get(tujuan)
        hitung.append(len(catatan))
        actions.buang_panggilan(panggilan=satu, oleh=penyusun, pada=saat)
    assert hitung[0] == hitung[1]


def test_surat_tercetak_sama_dengan_yang_dibaca(
    client, konsep, berdua, penyusun, ketua, saat, django_capture_on_commit_callbacks
):
    satu = milik(konsep, berdua[0])
    client.force_login(penyusun)
    lembar = isi(client.get(alamat("lembar_undangan", satu.pk)))
    for kata in ("Zulaika", "giliran Saudara", TEMPAT, "Batik", "Kartu pegawai", "Bu Rini"):
        assert kata in lembar
    kirim(konsep, ketua, saat)
    terbitkan_undangan_terkirim()
    satu.refresh_from_db()
    with django_capture_on_commit_callbacks(execute=True):
        cetak_naskah(satu.naskah_id)
    jawaban = client.get(alamat("lembar_undangan", satu.pk))
    assert jawaban["Content-Type"] == "application/pdf"
    tutup(jawaban)


# --- Halaman peserta --------------------------------------------------------------------------
def test_peserta_membaca_menjawab_dan_mengambil_kalender(client, terkirim, berdua, penyusun, saat):
    satu = milik(terkirim, berdua[0])
    client.force_login(berdua[0].pelamar.pengguna)
    halaman = isi(client.get(alamat("lamaran", berdua[0].pk)))
    assert "Undangan untuk Anda" in halaman
    assert "Baca undangan asesmen kompetensi dan jawab" in halaman
    assert TEMPAT in halaman
    assert "Anindita" not in halaman
    assert "sedang dicetak" in halaman
    assert "Undangan untuk Anda" in isi(client.get(alamat("beranda_pelamar")))
    tujuan = alamat("undangan_saya", satu.pk)
    assert "Jawaban Anda" in isi(client.get(tujuan))
    assert client.post(tujuan, {}).status_code == 422
    assert client.post(tujuan, {"jawaban": "TIDAK"}).status_code == 422
    assert client.post(tujuan, {"jawaban": "TIDAK", "alasan": "Sakit."}).status_code == 302
    assert "Anda memberi tahu tidak dapat mengikuti" in isi(client.get(alamat("lamaran", berdua[0].pk)))
    assert client.post(tujuan, {"jawaban": "HADIR"}).status_code == 302
    assert "Ikuti asesmen kompetensi" in isi(client.get(alamat("lamaran", berdua[0].pk)))
    kalender = client.get(alamat("kalender_undangan", satu.pk))
    assert kalender["Content-Type"].startswith("text/calendar")
    assert "METHOD:PUBLISH" in isi(kalender)
    assert f"undangan-{satu.uid}" in isi(kalender).replace("\r\n ", "")
    client.force_login(penyusun)
    assert "1 akan hadir" in isi(client.get(alamat("panggilan", terkirim.pk)))


def test_surat_diserahkan_kepada_pemiliknya_dengan_jejak(
    client, terkirim, berdua, django_capture_on_commit_callbacks
):
    satu = milik(terkirim, berdua[0])
    client.force_login(berdua[0].pelamar.pengguna)
    assert client.get(alamat("surat_undangan", satu.pk)).status_code == 302
    with django_capture_on_commit_callbacks(execute=True):
        cetak_naskah(satu.naskah_id)
    jawaban = client.get(alamat("surat_undangan", satu.pk))
    assert b"".join(jawaban.streaming_content).startswith(b"%PDF-")
    tutup(jawaban)
    assert Jejak.objects.filter(peristiwa="undangan_tahap.dibuka").count() == 1


def test_undangan_orang_lain_tidak_ada(client, terkirim, berdua):
    satu = milik(terkirim, berdua[0])
    client.force_login(berdua[1].pelamar.pengguna)
    for nama in ("undangan_saya", "surat_undangan", "kalender_undangan"):
        assert client.get(alamat(nama, satu.pk)).status_code == 404
    assert client.post(alamat("undangan_saya", satu.pk), {"jawaban": "HADIR"}).status_code == 404


def test_konsep_tidak_tampak_bagi_peserta(client, konsep, berdua):
    client.force_login(berdua[0].pelamar.pengguna)
    assert client.get(alamat("undangan_saya", milik(konsep, berdua[0]).pk)).status_code == 404
    assert "Undangan untuk Anda" not in isi(client.get(alamat("lamaran", berdua[0].pk)))


def test_pembatalan_tampak_dengan_alasan(client, terkirim, berdua, ketua, saat):
    satu = milik(terkirim, berdua[0])
    actions.batalkan_panggilan(panggilan=terkirim, alasan="Asesor berhalangan.", oleh=ketua, pada=saat)
    client.force_login(berdua[0].pelamar.pengguna)
    halaman = isi(client.get(alamat("lamaran", berdua[0].pk)))
    assert "Dibatalkan" in halaman
    assert "Asesor berhalangan." in halaman
    assert "Tidak ada yang perlu dijawab" in isi(client.get(alamat("undangan_saya", satu.pk)))
    assert "METHOD:CANCEL" in isi(client.get(alamat("kalender_undangan", satu.pk)))
    assert client.post(alamat("undangan_saya", satu.pk), {"jawaban": "HADIR"}).status_code == 422


def test_undangan_tidak_tampak_sebelum_pemiliknya_boleh_tahu(client, terkirim, berdua, saat):
    """Where the amended result is not announced yet he reads nothing that tells it."""
    Lamaran.objects.filter(pk=berdua[0].pk).update(sanggahan_diterima_pada=saat)
    client.force_login(berdua[0].pelamar.pengguna)
    assert "Undangan untuk Anda" not in isi(client.get(alamat("lamaran", berdua[0].pk)))


def test_tautan_daring_menggantikan_tempat(client, lowongan, berdua, penyusun, ketua, saat):
    satu = susun(lowongan, penyusun, saat, tempat="", tautan="https://rapat.contoh.example/x", pakaian="")
    kirim(satu, ketua, saat)
    client.force_login(berdua[0].pelamar.pengguna)
    assert "Daring; tautannya ada dalam undangan" in isi(client.get(alamat("lamaran", berdua[0].pk)))
    surel = Surel.objects.filter(kunci__startswith="undangan_tahap:").first()
    assert "LOCATION:https://rapat.contoh.example/x" in acara(surel)
    assert UndanganTahap.objects.filter(berlaku=True).count() == 2
