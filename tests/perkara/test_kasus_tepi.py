"""Edge cases of announcement and administrative stage, each by its number in docs/kasus-tepi.md."""

import dataclasses
import datetime as dt
from decimal import Decimal as D

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from peserta import aturan as aturan_peserta
from peserta.alur import Keadaan
from peserta.models import Lamaran
from seleksi import actions as tindakan
from seleksi import aturan
from seleksi.actions import persiapan
from seleksi.alur import Tahap
from seleksi.izin import TindakanDitolak, Tingkat
from seleksi.ketentuan import profil
from seleksi.models import Lowongan
from seleksi.queries.fakta import fakta_lowongan
from seleksi.queries.ruang import ringkasan_seleksi
from tests.seleksi import situasi
from tests.seleksi.kurang_lulus import kurang_lulus, perpanjang_seleksi, surat, tutup
from tests.seleksi.penolakan import HARI, ditolak, perpanjang

K = profil("perbup_89_2021")
MIKRO = dt.timedelta(microseconds=1)


def dengan(bagian, **isi):
    """The ketentuan of the profile with other values in one part."""
    return dataclasses.replace(K, **{bagian: dataclasses.replace(getattr(K, bagian), **isi)})


# --- 1 -------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    "hitung,sampai,cukup",
    [
        ("INKLUSIF", dt.date(2026, 2, 26), False),
        ("INKLUSIF", dt.date(2026, 2, 27), True),
        ("EKSKLUSIF", dt.date(2026, 2, 27), False),
        ("EKSKLUSIF", dt.date(2026, 2, 28), True),
    ],
)
def test_kasus_01_lima_belas_hari_menurut_cara_hitung_yang_dipilih(hitung, sampai, cukup):
    """13 to 27 February is fifteen days with the first one, fourteen without; the figures are shown."""
    temuan, *_ = aturan.lama_pengumuman(dt.date(2026, 2, 13), sampai, dengan("pengumuman", hitung=hitung))
    assert (temuan.tingkat is Tingkat.TERPENUHI) is cukup
    assert f"{15 if cukup else 14} " in temuan.pesan.replace("\xa0", " ")


# --- 3 -------------------------------------------------------------------------------------------
@pytest.mark.django_db
def test_kasus_03_terdaftar_bukan_pelamar_dan_detik_terakhir_menurut_server(saat):
    s = situasi.tayang(situasi.diumumkan(saat, banyak=2))
    situasi.melamar(s, 28, Keadaan.DRAF)
    situasi.melamar(s, 3)
    situasi.melamar(s, 4, lowongan=s.lowongan[1])
    pada = situasi.setelah_batas(s)
    assert ditolak(tindakan.tutup_pengumuman, lowongan=s.satu, oleh=None, pada=pada)[0] == {"A-4"}
    lain = s.segar(s.lowongan[1])
    assert tindakan.tutup_pengumuman(lowongan=lain, oleh=None, pada=pada).tahap == Tahap.ADMINISTRASI
    # Arrival decides, also for an upload that is still on its way when the server gets to it.
    batas = s.satu.batas_lamaran
    assert aturan_peserta.waktu_pengajuan(batas - MIKRO, batas, dibuka=True) == []
    assert aturan_peserta.waktu_pengajuan(batas, batas, dibuka=True)
    assert not aturan.penerimaan_tuntas(batas, batas + MIKRO)


# --- 4 -------------------------------------------------------------------------------------------
@pytest.mark.django_db
@pytest.mark.parametrize("kuota", ["TERPISAH", "BERSAMA"])
def test_kasus_04_empat_melamar_dua_lulus_diperpanjang_lewat_rekomendasi(saat, kuota):
    """Not the extension for applicants; who applied keeps his state, only this vacancy moves."""
    s = kurang_lulus(saat, banyak=2, kuota_perpanjangan=kuota)
    isian = {"seleksi": s.seleksi, "lowongan": s.lowongan[:1], "oleh": s.sekretariat, "pada": s.lain["kini"]}
    assert ditolak(tindakan.siapkan_perpanjangan, **isian)[0] == {"TAHAP"}
    assert ditolak(tindakan.siapkan_perpanjangan_seleksi, **isian)[0] == {"B-3"}
    lama = dict(Lamaran.objects.filter(lowongan=s.satu).values_list("pk", "keadaan"))
    surat(s)
    perpanjang_seleksi(s)
    baru = situasi.melamar(s, 1, Keadaan.MS)
    tutup(s)
    kini = dict(Lamaran.objects.filter(lowongan=s.satu).values_list("pk", "keadaan"))
    assert kini == lama | {satu.pk: Keadaan.MS for satu in baru}
    assert s.segar(s.lowongan[1]).tahap == Tahap.ADMINISTRASI
    assert not s.lowongan[1].jadwal_khusus.exists()
    sisa = 1
    assert (
        aturan.sisa_perpanjangan_seleksi(
            fakta_lowongan(s.satu, s.lain["kini"]).perpanjangan_administrasi, s.seleksi.aturan_main
        )
        == sisa
    )


@pytest.mark.django_db
@pytest.mark.parametrize("kuota,boleh", [("TERPISAH", True), ("BERSAMA", False)])
def test_kasus_04_dua_perpanjangan_pendaftaran_menghabiskan_kuota_hanya_bila_bersama(saat, kuota, boleh):
    s = situasi.tayang(situasi.diumumkan(saat, kuota_perpanjangan=kuota))
    situasi.melamar(s, 2, Keadaan.MS)
    perpanjang(s, situasi.setelah_batas(s))
    perpanjang(s, situasi.setelah_batas(s))
    situasi.melamar(s, 2, Keadaan.TMS)
    tindakan.tutup_pengumuman(lowongan=s.satu, oleh=None, pada=situasi.setelah_batas(s))
    s.lain["kini"] = situasi.setelah_batas(s, 1)
    surat(s)
    if boleh:
        assert perpanjang_seleksi(s).diumumkan_pada == s.lain["kini"]
    else:
        with pytest.raises(TindakanDitolak, match="batas yang diperbolehkan"):
            perpanjang_seleksi(s)


# --- 5 -------------------------------------------------------------------------------------------
@pytest.mark.django_db
def test_kasus_05_lowongan_satu_seleksi_berjalan_sendiri_sendiri(saat, client):
    s = situasi.tayang(situasi.diumumkan(saat, banyak=3))
    maju, panjang, batal = s.lowongan
    situasi.melamar(s, 4, lowongan=maju)
    situasi.melamar(s, 3, lowongan=panjang)
    pada = situasi.setelah_batas(s)
    tindakan.tutup_pengumuman(lowongan=maju, oleh=s.sekretariat, pada=pada)
    perpanjang(s, pada, [panjang])
    tindakan.batalkan_lowongan(
        lowongan=batal, alasan="Tanpa pelamar.", dasar="Keputusan PPK 1", oleh=s.ketua, pada=pada
    )
    assert [s.segar(satu).tahap for satu in s.lowongan] == ["ADMINISTRASI", "PENGUMUMAN", "DIBATALKAN"]
    (ringkasan,) = ringkasan_seleksi([s.seleksi])
    assert (ringkasan.tahap, ringkasan.jumlah, ringkasan.berjalan) == ("Pengumuman", 3, 2)
    halaman = {satu: client.get(f"/lowongan/{satu.pk}/").content.decode() for satu in s.lowongan}
    assert "Tanpa pelamar." in halaman[batal]
    assert "Pengumuman Perpanjangan ke-1" in halaman[panjang]
    for lain in (maju, panjang):
        assert "dibatalkan" not in halaman[lain].lower()
    # Each page shows the timetable of its own vacancy.
    wawancara = s.seleksi.jadwal.get(lowongan=None, kegiatan="WAWANCARA").tanggal_mulai
    geser = wawancara + 7 * HARI
    assert f"<td>{geser.day}" in _baris_jadwal(halaman[panjang])
    assert f"<td>{wawancara.day}" in _baris_jadwal(halaman[maju])
    assert _baris_jadwal(halaman[panjang]) != _baris_jadwal(halaman[maju])


def _baris_jadwal(halaman):
    return halaman.rpartition('<th scope="row">Wawancara akhir</th>')[2].partition("</tr>")[0]


@pytest.mark.django_db
def test_kasus_05_hasil_lowongan_berbeda_jadwal_tidak_dalam_satu_naskah(saat):
    s = situasi.ditutup(saat, banyak=2)
    persiapan.geser_jadwal(lowongan=s.satu, akhir_pengumuman=s.hari + 21 * HARI)
    isian = {"seleksi": s.seleksi, "oleh": s.sekretariat, "pada": s.lain["tutup"] + HARI}
    _, alasan = ditolak(tindakan.siapkan_hasil_tahap, lowongan=s.lowongan, **isian)
    assert "berbeda jadwal tahap berikutnya" in alasan
    assert tindakan.siapkan_hasil_tahap(lowongan=s.lowongan[:1], **isian).keadaan == "KONSEP"


# --- 6 -------------------------------------------------------------------------------------------
@pytest.mark.django_db
def test_kasus_06_syarat_tidak_berubah_sesudah_diumumkan_dan_selama_perpanjangan(saat):
    """Neither by the page nor past it; an erratum is the only way."""
    s = situasi.tayang(situasi.diumumkan(saat))
    perpanjang(s, situasi.setelah_batas(s))
    isi = {"kualifikasi": "S2 saja.", "oleh": s.sekretariat, "pada": saat}
    assert "P-10" in ditolak(persiapan.ubah_lowongan, lowongan=s.satu, **isi)[0]
    lowongan = s.satu
    lowongan.pengalaman = "Lebih mudah."
    with pytest.raises(IntegrityError, match="sudah diumumkan"), transaction.atomic():
        lowongan.save()


# --- 8 -------------------------------------------------------------------------------------------
@pytest.mark.parametrize("kebijakan,tingkat", [("DILARANG", Tingkat.BLOK), ("PLENO", Tingkat.INGAT)])
def test_kasus_08_bobot_95_ditolak_atau_dibagi_dengan_putusan_tercatat(kebijakan, tingkat):
    bobot = {"REKAM_JEJAK": D(15), "ASESMEN": D(25), "WAWANCARA": D(35), "MAKALAH": D(20)}
    ketentuan = dengan("kebijakan", normalisasi_bobot=kebijakan).dengan_bobot(bobot)
    (temuan,) = aturan.bobot(ketentuan)
    assert temuan.tingkat is tingkat
    assert "= 95" in temuan.pesan
    assert ("dibagi 95" in temuan.pesan) is (kebijakan == "PLENO")


# --- 27 ------------------------------------------------------------------------------------------
LEBARAN_2026 = aturan.Kalender(
    frozenset({2026}), {dt.date(2026, 3, hari): "Idulfitri 1447 H" for hari in range(18, 25)}
)


@pytest.mark.parametrize(
    "terakhir,akhir", [("TETAP", dt.date(2026, 3, 24)), ("GESER_KE_HARI_KERJA", dt.date(2026, 3, 25))]
)
def test_kasus_27_tujuh_hari_kalender_lewat_lebaran_menurut_kebijakan_hari_terakhir(terakhir, akhir):
    """18 to 24 March 2026 are all days off: they count; whether the last one moves is a policy."""
    ketentuan = dengan("pengumuman", hari_terakhir_libur=terakhir)
    mulai = dt.date(2026, 3, 18)
    hari = aturan.hari_terakhir_paling_cepat(mulai, 7, ketentuan.pengumuman, LEBARAN_2026)
    assert hari == akhir
    (temuan,) = aturan.lama_perpanjangan(mulai, akhir, ketentuan, LEBARAN_2026)
    assert temuan.tingkat is Tingkat.TERPENUHI


def test_kasus_27_lamaran_diterima_juga_pada_hari_libur():
    """No office hours at the portal: the night of Lebaran counts like any other."""
    zona = timezone.get_default_timezone()
    batas = aturan.batas_dari_tanggal(dt.date(2026, 3, 24), zona)
    malam_lebaran = dt.datetime(2026, 3, 20, 23, 30, tzinfo=zona)
    assert aturan_peserta.waktu_pengajuan(malam_lebaran, batas, dibuka=True) == []
    assert Lowongan(tahap=Tahap.PENGUMUMAN, batas_lamaran=batas).menerima_lamaran(malam_lebaran)
