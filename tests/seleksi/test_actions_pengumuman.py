"""Acts on announcements: effect, trace, papers, mails; a refusal leaves nothing."""

import datetime as dt

import pytest
from django.utils import timezone

from akun.models import Surel
from dokumen.models import Naskah
from jejak.models import Jejak
from panitia.aturan import Peran
from penilaian.models import Komponen
from peserta.alur import Keadaan
from seleksi.actions import pengumuman as tindakan
from seleksi.alur import Tahap
from seleksi.izin import TindakanDitolak
from seleksi.models import BuktiTayang, Jadwal, NaskahSeleksi, Pengumuman, Perpanjangan
from tests.factories.dokumen import BerkasFactory
from tests.factories.panitia import KeanggotaanFactory
from tests.factories.seleksi import JadwalFactory, RekomendasiFactory
from tests.seleksi import situasi

pytestmark = pytest.mark.django_db

HARI = dt.timedelta(days=1)


def isi_basis_data():
    """Row counts of everything an act here may write."""
    model = (Pengumuman, Naskah, NaskahSeleksi, Jejak, Surel, Komponen, Perpanjangan, BuktiTayang, Jadwal)
    return {satu.__name__: satu.objects.count() for satu in model}


def ditolak(tindakan_, **isian):
    """The act is refused with findings and leaves nothing; returns the codes and the reason."""
    sebelum = isi_basis_data()
    with pytest.raises(TindakanDitolak) as galat:
        tindakan_(**isian)
    assert isi_basis_data() == sebelum
    assert galat.value.temuan
    return {temuan.kode for temuan in galat.value.temuan}, str(galat.value)


def peristiwa(*nama):
    return list(Jejak.objects.filter(peristiwa__in=nama).values_list("peristiwa", flat=True))


# --- Menyusun dan mengumumkan --------------------------------------------------------------------
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
    assert kode == {"A-3"}
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


# --- Perpanjangan --------------------------------------------------------------------------------
def perpanjang(s, pada, lowongan=None):
    konsep = tindakan.siapkan_perpanjangan(
        seleksi=s.seleksi, lowongan=lowongan or s.lowongan, oleh=s.sekretariat, pada=pada
    )
    return tindakan.perpanjang_pengumuman(pengumuman=konsep, oleh=s.ketua, pada=pada)


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


# --- Penutupan -----------------------------------------------------------------------------------
def test_penutupan_oleh_ketua_sekretariat_langsung_berberita_acara(saat):
    s = situasi.tayang(situasi.diumumkan(saat))
    situasi.melamar(s, 4)
    pada = situasi.setelah_batas(s)
    tindakan.tutup_pengumuman(lowongan=s.satu, oleh=s.sekretariat, pada=pada)
    assert s.satu.tahap == Tahap.ADMINISTRASI
    assert s.satu.pengumuman_ditutup_pada == pada
    acara = Naskah.objects.get(templat=tindakan.BA_PENUTUPAN)
    assert (acara.keadaan, acara.ditandatangani_oleh) == ("TERBIT", s.sekretariat)
    assert acara.milik_seleksi.lowongan == s.satu
    jejak = Jejak.objects.get(peristiwa="lowongan.pengumuman_ditutup")
    assert (jejak.rincian["dari"], jejak.rincian["ke"]) == ("PENGUMUMAN", "ADMINISTRASI")


def test_penutupan_oleh_jam_meninggalkan_berita_acara_untuk_ketua_sekretariat(saat):
    s = situasi.tayang(situasi.diumumkan(saat))
    situasi.melamar(s, 4)
    pada = situasi.setelah_batas(s)
    tindakan.tutup_pengumuman(lowongan=s.satu, oleh=None, pada=pada)
    acara = Naskah.objects.get(templat=tindakan.BA_PENUTUPAN)
    assert (acara.keadaan, acara.penanda_tangan) == ("KONSEP", s.sekretariat)
    assert Jejak.objects.get(peristiwa="lowongan.pengumuman_ditutup").pelaku is None
    ditolak(
        tindakan.tanda_tangani_penutupan,
        milik=acara.milik_seleksi,
        oleh=s.orang[Peran.NASKAH],
        pada=pada,
    )
    terbit = tindakan.tanda_tangani_penutupan(milik=acara.milik_seleksi, oleh=s.sekretariat, pada=pada)
    assert terbit.keadaan == "TERBIT"
    _, alasan = ditolak(
        tindakan.tanda_tangani_penutupan, milik=acara.milik_seleksi, oleh=s.sekretariat, pada=pada
    )
    assert "sudah ditandatangani" in alasan


def test_penutupan_tanpa_ketua_sekretariat_tetap_tercatat(saat):
    s = situasi.tayang(situasi.diumumkan(saat))
    situasi.melamar(s, 4)
    s.seleksi.keanggotaan.get(peran=Peran.KETUA_SEKRETARIAT).delete()
    tindakan.tutup_pengumuman(lowongan=s.satu, oleh=None, pada=situasi.setelah_batas(s))
    assert s.satu.tahap == Tahap.ADMINISTRASI
    assert not Naskah.objects.filter(templat=tindakan.BA_PENUTUPAN).exists()


@pytest.mark.parametrize(
    "pelamar,sebelum_batas,kode",
    [(4, True, {"A-3"}), (3, False, {"A-4"}), (3, True, {"A-3", "A-4"})],
)
def test_penutupan_ditahan(saat, pelamar, sebelum_batas, kode):
    s = situasi.tayang(situasi.diumumkan(saat))
    situasi.melamar(s, pelamar)
    pada = s.satu.batas_lamaran - dt.timedelta(microseconds=1) if sebelum_batas else situasi.setelah_batas(s)
    assert ditolak(tindakan.tutup_pengumuman, lowongan=s.satu, oleh=None, pada=pada)[0] == kode


def test_penutupan_tanpa_bukti_tayang_ditahan(saat):
    s = situasi.diumumkan(saat)
    situasi.melamar(s, 4)
    kode, _ = ditolak(
        tindakan.tutup_pengumuman, lowongan=s.satu, oleh=s.sekretariat, pada=situasi.setelah_batas(s)
    )
    assert kode == {"A-1", "A-2"}


def test_tiga_pelamar_setelah_dua_perpanjangan_lanjut_dengan_rekomendasi(saat):
    s = situasi.tayang(situasi.diumumkan(saat))
    situasi.melamar(s, 3)
    perpanjang(s, situasi.setelah_batas(s))
    perpanjang(s, situasi.setelah_batas(s))
    pada = situasi.setelah_batas(s)
    isian = {"lowongan": s.satu, "oleh": s.sekretariat, "pada": pada}
    kode, alasan = ditolak(tindakan.tutup_pengumuman, **isian)
    assert kode == {"A-5"}
    assert "rekomendasi Badan Kepegawaian Negara" in alasan
    RekomendasiFactory(seleksi=s.seleksi, lowongan=s.lowongan[0], jenis="LANJUT_TIGA_PELAMAR")
    assert tindakan.tutup_pengumuman(**isian).tahap == Tahap.ADMINISTRASI


# --- Hasil tahap ---------------------------------------------------------------------------------
def test_hasil_administrasi_dari_berita_acara_sampai_pengumuman(saat):
    s = situasi.ditutup(saat, banyak=2)
    kini = s.lain["tutup"] + HARI
    acara = tindakan.siapkan_hasil_tahap(
        seleksi=s.seleksi, lowongan=s.lowongan, oleh=s.orang[Peran.NASKAH], pada=kini
    )
    assert (acara.templat, acara.kelas, acara.keadaan) == (tindakan.BA_ADMINISTRASI, "T", "KONSEP")
    umum = tindakan.tetapkan_hasil_administrasi(milik=acara.milik_seleksi, oleh=s.ketua, pada=kini)
    acara.refresh_from_db()
    assert acara.keadaan == "TERBIT"
    assert umum.naskah.keadaan == "KONSEP"
    assert umum.naskah.isi["berita_acara"]["nomor"] == acara.nomor
    assert set(umum.lowongan.all()) == set(s.lowongan)
    terbit = tindakan.umumkan_hasil_tahap(pengumuman=umum, oleh=s.ketua, pada=kini)
    assert terbit.diumumkan_pada == kini
    assert Surel.objects.filter(kunci__startswith="lamaran.hasil_administrasi:").count() == 8
    assert peristiwa("lowongan.hasil_diumumkan") == ["lowongan.hasil_diumumkan"] * 2


def test_berita_acara_dapat_disusun_ulang_sebelum_ditandatangani(saat):
    s = situasi.ditutup(saat)
    kini = s.lain["tutup"] + HARI
    isian = {"seleksi": s.seleksi, "lowongan": s.lowongan, "oleh": s.sekretariat, "pada": kini}
    lama = tindakan.siapkan_hasil_tahap(**isian)
    baru = tindakan.siapkan_hasil_tahap(**isian)
    lama.refresh_from_db()
    assert (lama.keadaan, baru.keadaan) == ("DICABUT", "KONSEP")


def test_pengumuman_hasil_dapat_disusun_ulang_dari_berita_acara_yang_terbit(saat):
    s = situasi.ditutup(saat)
    kini = s.lain["tutup"] + HARI
    isian = {"seleksi": s.seleksi, "lowongan": s.lowongan, "oleh": s.sekretariat, "pada": kini}
    acara = tindakan.siapkan_hasil_tahap(**isian)
    lama = tindakan.tetapkan_hasil_administrasi(milik=acara.milik_seleksi, oleh=s.ketua, pada=kini)
    ulang = tindakan.siapkan_hasil_tahap(**isian)
    lama.naskah.refresh_from_db()
    assert lama.naskah.keadaan == "DICABUT"
    assert ulang.templat == lama.naskah.templat
    assert ulang.isi["berita_acara"]["nomor"]


@pytest.mark.parametrize("keadaan", [Keadaan.DIAJUKAN, Keadaan.DIPERIKSA, Keadaan.TMS])
def test_hasil_administrasi_yang_belum_pasti_ditolak(saat, keadaan):
    s = situasi.ditutup(saat, keadaan=keadaan)
    kode, _ = ditolak(
        tindakan.siapkan_hasil_tahap,
        seleksi=s.seleksi,
        lowongan=s.lowongan,
        oleh=s.sekretariat,
        pada=s.lain["tutup"] + HARI,
    )
    assert kode == {"B-3"}


def test_hasil_yang_sudah_diumumkan_tidak_disusun_lagi(saat):
    s = situasi.hasil_administrasi(saat)
    _, alasan = ditolak(
        tindakan.siapkan_hasil_tahap,
        seleksi=s.seleksi,
        lowongan=s.lowongan,
        oleh=s.sekretariat,
        pada=s.lain["kini"],
    )
    assert "sudah diumumkan" in alasan


def test_tahap_tanpa_hasil_tidak_diumumkan(saat):
    s = situasi.diumumkan(saat)
    _, alasan = ditolak(
        tindakan.siapkan_hasil_tahap, seleksi=s.seleksi, lowongan=s.lowongan, oleh=s.sekretariat, pada=saat
    )
    assert "tidak mempunyai hasil" in alasan


# --- Membaca -------------------------------------------------------------------------------------
def test_membaca_naskah_rahasia_tercatat(saat):
    s = situasi.disusun(saat)
    milik = s.pengumuman.naskah.milik_seleksi
    tindakan.baca_naskah(milik=milik, keperluan=" Pleno. ", oleh=s.ketua, pada=saat)
    jejak = Jejak.objects.get(peristiwa="naskah.dibaca")
    assert (jejak.pelaku, jejak.rincian["keperluan"]) == (s.ketua, "Pleno.")
    assert jejak.seleksi_id == s.seleksi.pk
