"""A second regency brings its own profile, no code: a Gubernur, WITA, a Pansel of seven, twenty days."""

import datetime as dt
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from django.conf import settings
from django.utils import timezone

from panitia import actions as panitia
from panitia.actions import Anggota
from panitia.aturan import Peran
from seleksi import ketentuan
from seleksi.actions.ketentuan import ubah_ketentuan
from seleksi.actions.pengumuman import siapkan_pengumuman
from seleksi.actions.persiapan import buat_seleksi
from seleksi.actions.tahap import majukan
from seleksi.aturan import ACUAN
from seleksi.izin import TindakanDitolak
from seleksi.models import DokumenPerencanaan, Instansi
from seleksi.wewenang.tahap import temuan_berikut
from tests.factories.akun import PenggunaFactory
from tests.factories.panitia import KeanggotaanFactory
from tests.factories.seleksi import (
    DokumenPerencanaanFactory,
    InstansiFactory,
    LowonganFactory,
    RekomendasiFactory,
)
from tests.seleksi import situasi

pytestmark = pytest.mark.django_db

PROFIL = "pergub_7_2024"
WITA = ZoneInfo("Asia/Makassar")
TUJUH = [
    (Peran.KETUA_PANSEL, "AKADEMISI", ""),
    *[(Peran.ANGGOTA_PANSEL, "JPT_PRATAMA", "II.b")] * 3,
    (Peran.ANGGOTA_PANSEL, "PAKAR", ""),
    (Peran.ANGGOTA_PANSEL, "PROFESIONAL", ""),
    (Peran.ANGGOTA_PANSEL, "TOKOH_MASYARAKAT", ""),
]


@pytest.fixture(autouse=True)
def profil_sendiri():
    ketentuan.pakai_folder([Path(settings.BASE_DIR) / "docs" / "contoh" / "profil"])
    with timezone.override(WITA):
        yield
    ketentuan.pakai_folder([])


@pytest.fixture
def provinsi(db):
    return InstansiFactory(
        nama="Provinsi Nusa Contoh",
        provinsi="Nusa Contoh",
        jabatan_ppk="Gubernur Nusa Contoh",
        zona_waktu=Instansi.ZonaWaktu.WITA,
    )


def buka(saat, operator=None):
    return buat_seleksi(
        nama="Seleksi Terbuka",
        tahun=saat.year,
        profil=PROFIL,
        rencana_pelantikan=None,
        oleh=operator or PenggunaFactory(operator=True),
        pada=saat,
    )


def anggota(susunan):
    return [
        Anggota(PenggunaFactory(), peran, "Guru Besar", "Universitas Contoh", unsur, eselon)
        for peran, unsur, eselon in susunan
    ]


def susun(seleksi, susunan, oleh, saat):
    return panitia.susun_sk(
        seleksi=seleksi,
        jenis="PANSEL",
        anggota=anggota(susunan),
        berlaku_sejak=timezone.localdate(saat),
        berlaku_sampai=timezone.localdate(saat) + dt.timedelta(days=120),
        oleh=oleh,
        pada=saat,
    )


def test_profil_yang_tidak_selaras_dengan_data_instansi_ditolak(saat):
    InstansiFactory()
    with pytest.raises(TindakanDitolak) as galat:
        buka(saat)
    assert str(galat.value) == (
        "Peraturan Gubernur Nomor 7 Tahun 2024 menyebut PPK Gubernur, data instansi Bupati Contoh Raya. "
        "Peraturan Gubernur Nomor 7 Tahun 2024 memakai WITA, data instansi WIB."
    )


def test_persiapan_daerah_kedua_sampai_konsep_pengumuman(saat, provinsi):
    seleksi = buka(saat)
    main = seleksi.aturan_main
    assert (main.daerah.sebutan_ppk, main.pansel.jumlah, main.pengumuman.hari) == ("Gubernur", 7, 20)
    assert main.keterangan_menurut("pansel.jumlah").sumber == "Pasal 6 huruf a"
    # What its regulation leaves out comes from below, with its own source.
    assert main.keterangan_menurut("syarat.administrator_min_tahun").lapisan == "pp_11_2017"
    ketua_sekretariat = KeanggotaanFactory(seleksi=seleksi, peran=Peran.KETUA_SEKRETARIAT).pengguna
    ppk = KeanggotaanFactory(seleksi=seleksi, peran=Peran.PPK).pengguna
    lowongan = LowonganFactory(seleksi=seleksi)
    DokumenPerencanaanFactory(seleksi=seleksi, butir=DokumenPerencanaan.Butir.JABATAN)
    RekomendasiFactory(seleksi=seleksi)

    # Seven in the right composition; five are too few here.
    with pytest.raises(TindakanDitolak, match="harus tepat 7 orang") as galat:
        susun(seleksi, TUJUH[:2] + TUJUH[3:6], ketua_sekretariat, saat)
    assert {satu.dasar for satu in galat.value.temuan} == {"Pasal 6"}
    sk = susun(seleksi, TUJUH, ketua_sekretariat, saat)
    isi = sk.naskah.isi
    assert (isi["sebutan_ppk"], len(isi["anggota"])) == ("Gubernur", 7)
    assert isi["penanda"]["jabatan"] == "Gubernur Nusa Contoh"
    assert not [satu for satu in isi["tembusan"] if satu.startswith("Gubernur")]
    panitia.tanda_tangani_sk(sk=sk, oleh=ppk, pada=saat)
    ketua = seleksi.keanggotaan.get(peran=Peran.KETUA_PANSEL).pengguna

    # Twenty days here, and the Pansel may choose more, but not fewer.
    with pytest.raises(TindakanDitolak, match="19 kurang dari 20, paling sedikit menurut Pasal 9"):
        ubah(seleksi, "19", ketua, saat)
    ubah(seleksi, "21", ketua, saat)
    situasi.isi_jadwal(seleksi, timezone.localdate(saat))
    seleksi.jadwal.exclude(kegiatan="PENGUMUMAN").delete()
    with pytest.raises(TindakanDitolak) as galat:
        konsep(seleksi, lowongan, 19, ketua_sekretariat, saat)
    assert "hanya 20 hari kalender, paling singkat 21" in str(galat.value).replace("\xa0", " ")
    assert {satu.dasar for satu in galat.value.temuan if satu.kode == "A-3"} == {"Pasal 9 huruf a"}
    seleksi.jadwal.all().delete()
    jadwal_panjang(seleksi, saat)
    pengumuman = konsep(seleksi, lowongan, 20, ketua_sekretariat, saat)
    assert pengumuman.naskah.isi["lama_hari"] == 21
    assert pengumuman.naskah.isi["batas_lamaran"].endswith("T23:59:59+08:00")
    assert pengumuman.naskah.isi["syarat"]["wilayah"] == "Nusa Contoh"

    # Every finding cites this regulation, or the Perbup as a reference only; national law by its name.
    temuan = {satu.kode: satu.dasar for satu in temuan_berikut(lowongan, saat)}
    assert (temuan["P-10"], temuan["B-8"]) == ("Pasal 8 ayat (1)", "Pasal 13")
    assert temuan["B-2"] == f"Lampiran huruf b angka 2 huruf a {ACUAN}"


def test_penolakan_hak_dan_tahap_menyebut_peraturan_daerah_itu(saat, provinsi):
    seleksi = buka(saat)
    lowongan = LowonganFactory(seleksi=seleksi)
    with pytest.raises(TindakanDitolak) as tanpa_hak:
        ubah(seleksi, "21", PenggunaFactory(), saat)
    assert {t.dasar for t in tanpa_hak.value.temuan if t.kode == "P-11"} == {"Pasal 8 ayat (2)"}
    ketua = KeanggotaanFactory(seleksi=seleksi, peran=Peran.KETUA_PANSEL).pengguna
    with pytest.raises(TindakanDitolak) as belum_tahapnya:
        majukan(lowongan=lowongan, dari="WAWANCARA", oleh=ketua, pada=saat)
    with pytest.raises(TindakanDitolak) as dengan_tanda_tangan:
        majukan(lowongan=lowongan, dari="PENETAPAN", oleh=ketua, pada=saat)
    for galat in (belum_tahapnya, dengan_tanda_tangan):
        assert {(t.kode, t.dasar) for t in galat.value.temuan} == {("TAHAP", f"Lampiran huruf b {ACUAN}")}


def ubah(seleksi, hari, ketua, saat):
    ubah_ketentuan(
        seleksi=seleksi, jalur="pengumuman.hari", nilai=hari, alasan="Rapat.", oleh=ketua, pada=saat
    )


def konsep(seleksi, lowongan, hari, oleh, saat):
    return siapkan_pengumuman(
        seleksi=seleksi,
        lowongan=[lowongan],
        penutupan=timezone.localdate(saat) + dt.timedelta(days=hari),
        oleh=oleh,
        pada=saat,
    )


def jadwal_panjang(seleksi, saat):
    """The usual timetable with an announcement of 21 days."""
    situasi.isi_jadwal(seleksi, timezone.localdate(saat) + dt.timedelta(days=6))
    awal = seleksi.jadwal.get(kegiatan="PENGUMUMAN")
    awal.tanggal_mulai = timezone.localdate(saat)
    awal.save()
