"""Acts on the opening announcement: effect, trace, papers, mails; a refusal leaves nothing."""

import pytest
from django.utils import timezone

from akun.models import Surel
from jejak.models import Jejak
from panitia.aturan import Peran
from seleksi import actions as tindakan
from seleksi.alur import Tahap
from tests.factories.dokumen import BerkasFactory
from tests.factories.panitia import KeanggotaanFactory
from tests.seleksi import situasi
from tests.seleksi.penolakan import HARI, ditolak, isi_basis_data, peristiwa

pytestmark = pytest.mark.django_db


def test_konsep_pengumuman_menunggu_ketua_pansel(saat):
    s = situasi.siap(saat, banyak=2)
    sebelum = isi_basis_data()
    konsep = tindakan.siapkan_pengumuman(
        seleksi=s.seleksi, lowongan=s.lowongan, penutupan=s.hari + 14 * HARI, oleh=s.sekretariat, pada=saat
    )
    assert isi_basis_data()["Pengumuman"] == sebelum["Pengumuman"] + 1
    assert konsep.naskah.keadaan == "KONSEP"
    assert konsep.naskah.penanda_tangan == s.ketua
    assert timezone.localdate(konsep.batas_lamaran) == s.hari + 15 * HARI
    assert konsep.diumumkan_pada is None
    assert {satu.tahap for satu in map(s.segar, s.lowongan)} == {Tahap.PERSIAPAN}
    assert peristiwa("naskah.disusun") == ["naskah.disusun"]
    assert Surel.objects.get(kunci=f"naskah.menunggu:{konsep.naskah_id}").penerima == s.ketua


def test_konsep_baru_menggantikan_konsep_lama(saat):
    s = situasi.disusun(saat)
    lama = s.pengumuman
    baru = tindakan.siapkan_pengumuman(
        seleksi=s.seleksi, lowongan=s.lowongan, penutupan=s.hari + 20 * HARI, oleh=s.sekretariat, pada=saat
    )
    lama.naskah.refresh_from_db()
    assert lama.naskah.keadaan == "DICABUT"
    assert ditolak(tindakan.umumkan, pengumuman=lama, oleh=s.ketua, pada=saat)[1].count(
        "konsep yang lebih baru"
    )
    assert tindakan.umumkan(pengumuman=baru, oleh=s.ketua, pada=saat).naskah.keadaan == "TERBIT"


@pytest.mark.parametrize("hari,boleh", [(13, False), (14, True), (40, True)])
def test_batas_pengumuman_paling_singkat_lima_belas_hari(saat, hari, boleh):
    s = situasi.siap(saat)
    isian = {
        "seleksi": s.seleksi,
        "lowongan": s.lowongan,
        "penutupan": s.hari + hari * HARI,
        "oleh": s.sekretariat,
        "pada": saat,
    }
    if boleh:
        assert tindakan.siapkan_pengumuman(**isian).naskah.keadaan == "KONSEP"
    else:
        kode, alasan = ditolak(tindakan.siapkan_pengumuman, **isian)
        assert kode == {"A-3"}
        assert "14 hari kalender" in alasan


def test_pengumuman_tanpa_lowongan_atau_dari_seleksi_lain_ditolak(saat):
    s, lain = situasi.siap(saat), situasi.siap(saat)
    isian = {"seleksi": s.seleksi, "penutupan": s.hari + 14 * HARI, "oleh": s.sekretariat, "pada": saat}
    assert "paling sedikit satu" in ditolak(tindakan.siapkan_pengumuman, lowongan=[], **isian)[1]
    assert (
        "dari satu seleksi"
        in ditolak(tindakan.siapkan_pengumuman, lowongan=[*s.lowongan, *lain.lowongan], **isian)[1]
    )


def test_pengumuman_tanpa_kualifikasi_atau_rekomendasi_ditolak(saat):
    s = situasi.siap(saat, banyak=2)
    s.lowongan[1].kualifikasi = " "
    s.lowongan[1].save()
    s.seleksi.rekomendasi.all().delete()
    kode, alasan = ditolak(
        tindakan.siapkan_pengumuman,
        seleksi=s.seleksi,
        lowongan=s.lowongan,
        penutupan=s.hari + 14 * HARI,
        oleh=s.sekretariat,
        pada=saat,
    )
    assert kode == {"A-6", "L-02"}
    assert f"{s.lowongan[1]}: kualifikasi" in alasan
    assert str(s.lowongan[0]) not in alasan


def test_mengumumkan_membuka_lamaran_dan_membekukan(saat):
    s = situasi.disusun(saat, banyak=2)
    terbit = tindakan.umumkan(pengumuman=s.pengumuman, oleh=s.ketua, pada=saat)
    assert terbit.diumumkan_pada == saat
    assert terbit.naskah.nomor
    s.seleksi.refresh_from_db()
    assert s.seleksi.dibekukan_pada == saat
    for lowongan in map(s.segar, s.lowongan):
        assert lowongan.tahap == Tahap.PENGUMUMAN
        assert lowongan.diumumkan_pada == saat
        assert lowongan.batas_lamaran == terbit.batas_lamaran
        assert lowongan.komponen.count() == 4
        jejak = Jejak.objects.get(peristiwa="lowongan.diumumkan", objek_id=str(lowongan.pk))
        assert (jejak.pelaku, jejak.rincian["dari"], jejak.rincian["ke"]) == (
            s.ketua,
            "PERSIAPAN",
            "PENGUMUMAN",
        )
    assert peristiwa("seleksi.dibekukan", "pengumuman.diumumkan") == [
        "seleksi.dibekukan",
        "pengumuman.diumumkan",
    ]
    kabar = Surel.objects.filter(kunci__startswith=f"pengumuman.terbit:{terbit.pk}:")
    assert kabar.count() == 7  # empat anggota lain, tiga orang Sekretariat
    assert s.ketua not in [satu.penerima for satu in kabar]


def test_mengumumkan_dua_kali_ditolak_dengan_keadaan_sekarang(saat):
    s = situasi.diumumkan(saat)
    _, alasan = ditolak(tindakan.umumkan, pengumuman=s.pengumuman, oleh=s.ketua, pada=saat)
    assert f"{s.lowongan[0]} sekarang berada pada tahap Pengumuman, dipindahkan oleh {s.ketua}" in alasan
    assert "sudah ditandatangani" in alasan


@pytest.mark.parametrize("peran", [p for p in Peran if p not in (Peran.KETUA_PANSEL, Peran.PENELUSUR)])
def test_hanya_ketua_pansel_yang_mengumumkan(saat, peran):
    s = situasi.disusun(saat)
    kode, _ = ditolak(tindakan.umumkan, pengumuman=s.pengumuman, oleh=s.orang[peran], pada=saat)
    assert "P-11" in kode


def test_pengumuman_yang_terlambat_ditandatangani_ditolak(saat):
    s = situasi.disusun(saat)
    kode, alasan = ditolak(tindakan.umumkan, pengumuman=s.pengumuman, oleh=s.ketua, pada=saat + HARI)
    assert kode == {"A-3", "A-6"}
    assert "14 hari kalender" in alasan


def test_satu_lowongan_yang_belum_siap_menahan_seluruh_pengumuman(saat):
    s = situasi.disusun(saat, banyak=2)
    s.lowongan[1].bukti_lowong = None
    s.lowongan[1].save()
    kode, alasan = ditolak(tindakan.umumkan, pengumuman=s.pengumuman, oleh=s.ketua, pada=saat)
    assert kode == {"L-01"}
    assert alasan.startswith(f"{s.lowongan[1]}: ")
    s.seleksi.refresh_from_db()
    assert not s.seleksi.beku


def test_konsep_untuk_ketua_lama_tidak_dapat_ditandatangani_ketua_baru(saat):
    s = situasi.disusun(saat)
    lama = s.seleksi.keanggotaan.get(peran=Peran.KETUA_PANSEL)
    lama.peran = Peran.ANGGOTA_PANSEL
    lama.save()
    baru = KeanggotaanFactory(seleksi=s.seleksi, peran=Peran.KETUA_PANSEL, unsur="PAKAR").pengguna
    assert (
        "disusun untuk ditandatangani"
        in ditolak(tindakan.umumkan, pengumuman=s.pengumuman, oleh=baru, pada=saat)[1]
    )


# --- Bukti tayang --------------------------------------------------------------------------------
def bukti(s, hari, **ubah):
    return {
        "pengumuman": s.pengumuman,
        "saluran": "MEDIA",
        "nama": " Harian Contoh ",
        "alamat": "https://harian.example/1",
        "tanggal_tayang": hari,
        "berkas": BerkasFactory(),
        "oleh": s.orang[Peran.NASKAH],
        "pada": s.saat + 3 * HARI,
        **ubah,
    }


def test_bukti_tayang_dicatat(saat):
    s = situasi.diumumkan(saat)
    baru = tindakan.catat_bukti_tayang(**bukti(s, s.hari + HARI))
    assert baru.nama == "Harian Contoh"
    assert peristiwa("bukti_tayang.dicatat") == ["bukti_tayang.dicatat"]


@pytest.mark.parametrize("selisih", [-1, 4])
def test_bukti_tayang_di_luar_masa_pengumuman_ditolak(saat, selisih):
    s = situasi.diumumkan(saat)
    assert ditolak(tindakan.catat_bukti_tayang, **bukti(s, s.hari + selisih * HARI))[0] == {"A-1"}


def test_bukti_tayang_konsep_ditolak(saat):
    s = situasi.disusun(saat)
    assert "belum ditandatangani" in ditolak(tindakan.catat_bukti_tayang, **bukti(s, s.hari))[1]


# --- Membaca -------------------------------------------------------------------------------------
def test_membaca_naskah_rahasia_tercatat(saat):
    s = situasi.disusun(saat)
    milik = s.pengumuman.naskah.milik_seleksi
    tindakan.baca_naskah(milik=milik, keperluan=" Pleno. ", oleh=s.ketua, pada=saat)
    jejak = Jejak.objects.get(peristiwa="naskah.dibaca")
    assert (jejak.pelaku, jejak.rincian["keperluan"]) == (s.ketua, "Pleno.")
    assert jejak.seleksi_id == s.seleksi.pk
