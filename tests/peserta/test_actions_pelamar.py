"""Acts of the applicant: effect and trace, refusal leaves nothing, twice is once."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest
from django.conf import settings

from akun.models import Surel
from dokumen.models import Berkas, Naskah
from dokumen.simpan import BerkasDitolak
from jejak.models import Jejak
from panitia.aturan import Peran
from peserta import actions, wewenang
from peserta.models import BerkasLamaran, Lamaran, Pelamar, RiwayatJabatan
from seleksi.izin import TindakanDitolak
from seleksi.ketentuan import Ketentuan
from seleksi.models import NaskahSeleksi
from tests.factories.akun import PenggunaFactory
from tests.factories.panitia import KeanggotaanFactory, SuratKeputusanFactory
from tests.factories.peserta import (
    BerkasLamaranFactory,
    LamaranFactory,
    PelamarFactory,
    RiwayatJabatanFactory,
    berkas_lengkap,
    unggahan,
)
from tests.factories.seleksi import LowonganFactory

PROFIL = {
    "tempat_lahir": "Wana Asri",
    "tanggal_lahir": dt.date(1979, 4, 12),
    "jenis_kelamin": "P",
    "telepon": "0812 3456 7890",
    "golongan": "IV/b",
    "jabatan": "Sekretaris Dinas",
    "unit_kerja": "Dinas Kominfo",
    "instansi": "Pemerintah Kabupaten Wana Asri",
    "provinsi": "Jawa Tengah",
    "penempatan": "INDUK",
    "jenjang": "S2",
    "jurusan": "Teknik Informatika",
}
RIWAYAT = {
    "nama_jabatan": "Kepala Bidang",
    "jenis": "ADMINISTRATOR",
    "kedudukan": "DEFINITIF",
    "instansi": "Pemerintah Kabupaten Wana Asri",
    "tanggal_mulai": dt.date(2018, 1, 1),
    "tanggal_selesai": None,
    "terkait": True,
}


def peristiwa() -> list[str]:
    return list(Jejak.objects.order_by("tinggi").values_list("peristiwa", flat=True))


@pytest.fixture
def tanpa_akibat(db):
    """Row counts of everything an act could touch; afterwards they must be the same."""

    def hitung():
        semua = (Jejak, Surel, Lamaran, BerkasLamaran, Berkas, Naskah, NaskahSeleksi, Pelamar, RiwayatJabatan)
        return {model: model.objects.count() for model in semua}

    return hitung


# --- Profil -----------------------------------------------------------------------------------
def test_profil_disimpan_dengan_jejak_yang_menyebut_isian_berubah(db, saat):
    pengguna = PenggunaFactory(bernip=True)
    pelamar = actions.simpan_profil(oleh=pengguna, pada=saat, **PROFIL)
    actions.simpan_profil(oleh=pengguna, pada=saat, **{**PROFIL, "jurusan": "Ilmu Komputer"})
    pelamar.refresh_from_db()
    assert (pelamar.pengguna, pelamar.jurusan, pelamar.diubah_pada) == (pengguna, "Ilmu Komputer", saat)
    jejak = Jejak.objects.order_by("tinggi")
    assert [j.peristiwa for j in jejak] == ["profil.disimpan"] * 2
    assert jejak.last().rincian == {"berubah": ["jurusan"]}


def test_profil_yang_sama_tidak_menulis_apa_pun(db, saat, tanpa_akibat):
    pengguna = PenggunaFactory(bernip=True)
    actions.simpan_profil(oleh=pengguna, pada=saat, **PROFIL)
    sebelum = tanpa_akibat()
    actions.simpan_profil(oleh=pengguna, pada=saat + dt.timedelta(hours=1), **PROFIL)
    assert tanpa_akibat() == sebelum
    assert Pelamar.objects.get().diubah_pada == saat


@pytest.mark.parametrize("asing", [{"pengguna_id": 1}, {"diubah_pada": None}, {"nip": "1"}])
def test_profil_hanya_menerima_isiannya_sendiri(db, saat, asing):
    with pytest.raises(TypeError):
        actions.simpan_profil(oleh=PenggunaFactory(bernip=True), pada=saat, **PROFIL, **asing)
    with pytest.raises(TypeError):
        actions.simpan_profil(
            oleh=PenggunaFactory(bernip=True), pada=saat, **{**PROFIL, "jurusan": ""} | asing
        )


def test_riwayat_ditambah_diubah_dan_dihapus_dengan_jejak(pelamar, saat):
    oleh = pelamar.pengguna
    riwayat = actions.tambah_riwayat(oleh=oleh, pada=saat, **RIWAYAT)
    actions.ubah_riwayat(riwayat=riwayat, oleh=oleh, pada=saat, **{**RIWAYAT, "terkait": False})
    riwayat.refresh_from_db()
    assert riwayat.terkait is False
    actions.hapus_riwayat(riwayat=riwayat, oleh=oleh, pada=saat)
    assert not RiwayatJabatan.objects.filter(pk=riwayat.pk).exists()
    assert peristiwa() == ["riwayat.ditambah", "riwayat.diubah", "riwayat.dihapus"]
    assert Jejak.objects.get(peristiwa="riwayat.diubah").rincian["dari"]["terkait"] is True


def test_riwayat_orang_lain_tidak_dapat_diubah_atau_dihapus(pelamar, saat, tanpa_akibat):
    riwayat = RiwayatJabatanFactory()
    sebelum = tanpa_akibat()
    with pytest.raises(TindakanDitolak):
        actions.ubah_riwayat(riwayat=riwayat, oleh=pelamar.pengguna, pada=saat, **RIWAYAT)
    with pytest.raises(TindakanDitolak):
        actions.hapus_riwayat(riwayat=riwayat, oleh=pelamar.pengguna, pada=saat)
    assert tanpa_akibat() == sebelum


def test_riwayat_menunggu_profil(db, saat):
    with pytest.raises(TindakanDitolak, match="Isi profil"):
        actions.tambah_riwayat(oleh=PenggunaFactory(bernip=True), pada=saat, **RIWAYAT)


# --- Buat lamaran -----------------------------------------------------------------------------
def test_draf_dibuat_sekali_walau_diminta_dua_kali(pelamar, lowongan, saat):
    satu = actions.buat_lamaran(lowongan=lowongan, oleh=pelamar.pengguna, pada=saat)
    dua = actions.buat_lamaran(lowongan=lowongan, oleh=pelamar.pengguna, pada=saat)
    assert satu == dua
    assert satu.keadaan == "DRAF"
    assert peristiwa() == ["lamaran.dibuat"]


def test_lamaran_yang_ada_dibuka_kembali_juga_sesudah_batas(draf, lowongan):
    kembali = actions.buat_lamaran(
        lowongan=lowongan, oleh=draf.pelamar.pengguna, pada=lowongan.batas_lamaran + dt.timedelta(days=1)
    )
    assert kembali == draf


def test_tanpa_profil_atau_nip_belum_dapat_melamar(lowongan, saat, tanpa_akibat):
    sebelum = tanpa_akibat()
    with pytest.raises(TindakanDitolak, match="Isi profil"):
        actions.buat_lamaran(lowongan=lowongan, oleh=PenggunaFactory(bernip=True), pada=saat)
    with pytest.raises(TindakanDitolak, match="NIP"):
        actions.buat_lamaran(lowongan=lowongan, oleh=PenggunaFactory(), pada=saat)
    assert tanpa_akibat() == sebelum


@pytest.mark.parametrize("peran", [Peran.ANGGOTA_PANSEL, Peran.VERIFIKATOR, Peran.PYB])
def test_penyelenggara_seleksi_tidak_dapat_melamar_di_dalamnya(lowongan, pelamar, saat, peran):
    KeanggotaanFactory(seleksi=lowongan.seleksi, peran=peran, pengguna=pelamar.pengguna)
    with pytest.raises(TindakanDitolak) as ditolak:
        actions.buat_lamaran(lowongan=lowongan, oleh=pelamar.pengguna, pada=saat)
    assert [t.kode for t in ditolak.value.temuan] == ["P-07"]


def test_peran_di_seleksi_lain_atau_dalam_konsep_tidak_menghalangi(lowongan, pelamar, saat):
    KeanggotaanFactory(peran=Peran.ANGGOTA_PANSEL, pengguna=pelamar.pengguna)
    konsep = SuratKeputusanFactory(seleksi=lowongan.seleksi, konsep=True)
    KeanggotaanFactory(seleksi=lowongan.seleksi, sk=konsep, pengguna=pelamar.pengguna, izin=False)
    assert actions.buat_lamaran(lowongan=lowongan, oleh=pelamar.pengguna, pada=saat).pk


@pytest.mark.parametrize("tahap", ["ADMINISTRASI", "ASESMEN", "DIBATALKAN"])
def test_lowongan_yang_tidak_menerima_lamaran_menolak(instansi, pelamar, saat, tahap):
    lowongan = LowonganFactory(tahap=tahap)
    with pytest.raises(TindakanDitolak) as ditolak:
        actions.buat_lamaran(lowongan=lowongan, oleh=pelamar.pengguna, pada=saat)
    assert {t.kode for t in ditolak.value.temuan} == {"A-6"}


def test_sesudah_mundur_jabatan_yang_sama_tidak_dapat_dilamar_lagi(pelamar, lowongan, saat):
    LamaranFactory(pelamar=pelamar, lowongan=lowongan, keadaan="MUNDUR")
    with pytest.raises(TindakanDitolak, match="mengundurkan diri"):
        actions.buat_lamaran(lowongan=lowongan, oleh=pelamar.pengguna, pada=saat)


def test_satu_seleksi_satu_lamaran_terkirim(pelamar, lowongan, saat):
    dibuka = {"tahap": "PENGUMUMAN", "batas_lamaran": lowongan.batas_lamaran}
    lain = LowonganFactory(seleksi=lowongan.seleksi, **dibuka)
    pertama = LamaranFactory(pelamar=pelamar, lowongan=lain)
    # A draft elsewhere does not count yet.
    assert actions.buat_lamaran(lowongan=lowongan, oleh=pelamar.pengguna, pada=saat).pk
    berkas_lengkap(pertama)
    actions.ajukan(lamaran=pertama, setuju=True, oleh=pelamar.pengguna, pada=saat)
    ketiga = LowonganFactory(seleksi=lowongan.seleksi, **dibuka)
    with pytest.raises(TindakanDitolak) as ditolak:
        actions.buat_lamaran(lowongan=ketiga, oleh=pelamar.pengguna, pada=saat)
    assert [t.kode for t in ditolak.value.temuan] == ["E-08"]
    assert lain.nama_jabatan in str(ditolak.value)


def test_dua_lamaran_bila_ketentuan_mengizinkan(pelamar, lowongan, saat):
    dibuka = {"tahap": "PENGUMUMAN", "batas_lamaran": lowongan.batas_lamaran}
    ketentuan = Ketentuan.dari_json(lowongan.seleksi.ketentuan)
    longgar = replace(ketentuan, syarat=replace(ketentuan.syarat, maks_lamaran=2))
    type(lowongan.seleksi).objects.filter(pk=lowongan.seleksi_id).update(ketentuan=longgar.jadi_json())
    for nomor in range(3):
        satu = LowonganFactory(seleksi=type(lowongan.seleksi).objects.get(), **dibuka)
        lamaran = LamaranFactory(pelamar=pelamar, lowongan=satu)
        berkas_lengkap(lamaran)
        if nomor < 2:
            actions.ajukan(lamaran=lamaran, setuju=True, oleh=pelamar.pengguna, pada=saat)
        else:
            with pytest.raises(TindakanDitolak, match="paling banyak 2 jabatan"):
                actions.ajukan(lamaran=lamaran, setuju=True, oleh=pelamar.pengguna, pada=saat)


# --- Unggah -----------------------------------------------------------------------------------
def kirim_berkas(lamaran, saat, jenis="IJAZAH", **lain):
    return actions.unggah(
        lamaran=lamaran,
        jenis=jenis,
        unggahan=[unggahan("ijazah s2.pdf")],
        oleh=lain.pop("oleh", lamaran.pelamar.pengguna),
        pada=saat,
        **lain,
    )


def test_unggahan_tersimpan_dengan_sidik_dan_jejak(pelamar, lowongan, saat):
    lamaran = LamaranFactory(pelamar=pelamar, lowongan=lowongan)
    satu = kirim_berkas(lamaran, saat)
    assert (satu.jenis, satu.berkas.nama_asli, satu.diganti_pada) == ("IJAZAH", "ijazah s2.pdf", None)
    jejak = Jejak.objects.get()
    assert jejak.peristiwa == "lamaran.berkas_diunggah"
    assert jejak.rincian["sha256"] == satu.berkas.sha256
    assert (Path(settings.MEDIA_ROOT) / satu.berkas.jalur).exists()


def test_mengganti_berkas_menyimpan_versi_lama(pelamar, lowongan, saat):
    lamaran = LamaranFactory(pelamar=pelamar, lowongan=lowongan)
    lama = kirim_berkas(lamaran, saat)
    baru = kirim_berkas(lamaran, saat + dt.timedelta(minutes=5))
    lama.refresh_from_db()
    assert lama.diganti_pada == saat + dt.timedelta(minutes=5)
    assert baru.diganti_pada is None
    assert (Path(settings.MEDIA_ROOT) / lama.berkas.jalur).exists()


BUKAN_BERKAS = {
    "kosong": (b"", "kosong"),
    "foto_rusak": (b"\xff\xd8\xff\xe0" + b"0" * 100, "Foto ke-1 tidak utuh"),
    "gambar": (b"GIF89a" + b"0" * 100, "gambar GIF, bukan PDF"),
    "teks": (b"halo", "bukan PDF"),
    "terpotong": (b"%PDF-1.7\n1 0 obj <<", "tidak utuh"),
}


@pytest.mark.parametrize("isi,kata", BUKAN_BERKAS.values(), ids=BUKAN_BERKAS)
def test_berkas_yang_ditolak_meninggalkan_semuanya_seperti_semula(
    pelamar, lowongan, saat, tanpa_akibat, isi, kata
):
    lamaran = LamaranFactory(pelamar=pelamar, lowongan=lowongan)
    lama = kirim_berkas(lamaran, saat)
    sebelum = tanpa_akibat()
    berkas_sebelum = {b for b in Path(settings.MEDIA_ROOT).rglob("*") if b.is_file()}
    with pytest.raises(BerkasDitolak, match=kata):
        actions.unggah(
            lamaran=lamaran, jenis="IJAZAH", unggahan=[unggahan(isi=isi)], oleh=pelamar.pengguna, pada=saat
        )
    assert tanpa_akibat() == sebelum
    assert {b for b in Path(settings.MEDIA_ROOT).rglob("*") if b.is_file()} == berkas_sebelum
    lama.refresh_from_db()
    assert lama.diganti_pada is None


def test_unggahan_orang_lain_atau_ke_dokumen_asing_ditolak(draf, saat, tanpa_akibat):
    orang_lain = PelamarFactory().pengguna
    sebelum = tanpa_akibat()
    with pytest.raises(TindakanDitolak, match="bukan data Anda"):
        kirim_berkas(draf, saat, oleh=orang_lain)
    with pytest.raises(TindakanDitolak, match="tidak diminta"):
        kirim_berkas(draf, saat, jenis="KTP")
    assert tanpa_akibat() == sebelum


def test_lamaran_terkirim_tidak_menerima_berkas_lagi(terkirim, saat):
    with pytest.raises(TindakanDitolak, match="sudah terkirim"):
        kirim_berkas(terkirim, saat)
    with pytest.raises(TindakanDitolak, match="sudah terkirim"):
        actions.hapus_berkas(lamaran=terkirim, jenis="IJAZAH", oleh=terkirim.pelamar.pengguna, pada=saat)


def test_kuota_unggahan(pelamar, lowongan, saat, monkeypatch):
    lamaran = LamaranFactory(pelamar=pelamar, lowongan=lowongan)
    monkeypatch.setattr(wewenang.lamaran, "BATAS_VERSI", 2)
    monkeypatch.setattr(wewenang.lamaran, "BATAS_UNGGAH_SEJAM", 3)
    for _ in range(2):
        kirim_berkas(lamaran, saat)
    with pytest.raises(TindakanDitolak, match="diganti 2 kali"):
        kirim_berkas(lamaran, saat)
    kirim_berkas(lamaran, saat, jenis="SPT")
    with pytest.raises(TindakanDitolak, match="dalam satu jam"):
        kirim_berkas(lamaran, saat, jenis="LHKPN")
    assert kirim_berkas(lamaran, saat + dt.timedelta(hours=1, seconds=1), jenis="LHKPN").pk


def test_berkas_dikeluarkan_dari_draf_dan_versinya_tetap_ada(draf, saat):
    actions.hapus_berkas(lamaran=draf, jenis="SPT", oleh=draf.pelamar.pengguna, pada=saat)
    actions.hapus_berkas(lamaran=draf, jenis="SPT", oleh=draf.pelamar.pengguna, pada=saat)
    satu = draf.berkas.get(jenis="SPT")
    assert satu.diganti_pada == saat
    assert peristiwa() == ["lamaran.berkas_dihapus"]


# --- Ajukan -----------------------------------------------------------------------------------
def ajukan(lamaran, saat, **lain):
    pengguna = lain.pop("oleh", lamaran.pelamar.pengguna)
    return actions.ajukan(lamaran=lamaran, setuju=lain.pop("setuju", True), oleh=pengguna, pada=saat, **lain)


def test_lamaran_terkirim_bernomor_bersalinan_dan_bertanda_terima(draf, lowongan, saat):
    tiba = saat - dt.timedelta(seconds=20)
    hasil = ajukan(draf, saat, tiba_pada=tiba)
    hasil.refresh_from_db()
    seleksi = lowongan.seleksi
    assert hasil.keadaan == "DIAJUKAN"
    assert hasil.urutan == 1
    assert hasil.nomor_pendaftaran == f"{seleksi.pk}-{lowongan.urutan:02d}-0001/2026"
    # Arrival counts, not the moment at which the server got to it.
    assert hasil.diajukan_pada == tiba
    assert hasil.profil["nama"] == draf.pelamar.pengguna.nama
    assert hasil.profil["riwayat"][0]["tanggal_mulai"] == "2018-01-01"
    assert lowongan.nama_jabatan in hasil.teks_pakta
    naskah = hasil.tanda_terima
    assert (naskah.kelas, naskah.keadaan, naskah.nomor) == ("T", "TERBIT", "")
    assert {b["sha256"] for b in naskah.isi["berkas"]} == {b.berkas.sha256 for b in draf.berkas.all()}
    assert len(naskah.isi["berkas"]) == 8
    assert naskah.isi["diterima"] == tiba.isoformat()
    assert naskah.isi["batas_lamaran"] == (saat.date() + dt.timedelta(days=1)).isoformat() + "T23:59:59+07:00"
    assert NaskahSeleksi.objects.get(naskah=naskah).lowongan == lowongan
    jejak = Jejak.objects.get(peristiwa="lamaran.diajukan")
    assert jejak.seleksi_id == seleksi.pk
    assert set(jejak.rincian["sha256"]) == {b.jenis for b in draf.berkas.all()}
    surel = Surel.objects.get()
    assert surel.penerima == draf.pelamar.pengguna
    assert surel.konteks["nomor"] == hasil.nomor_pendaftaran


def test_perubahan_profil_sesudah_terkirim_tidak_mengubah_salinan(draf, saat):
    hasil = ajukan(draf, saat)
    semula = {m: getattr(draf.pelamar, m) for m in actions.MEDAN_PROFIL}
    actions.simpan_profil(oleh=draf.pelamar.pengguna, pada=saat, **{**semula, "jabatan": "Camat"})
    hasil.refresh_from_db()
    assert hasil.profil["jabatan"] == "Kepala Bidang Pelayanan Kesehatan"


def test_kiriman_kedua_ditolak_dengan_nomor_dan_tanpa_akibat(draf, saat, tanpa_akibat):
    hasil = ajukan(draf, saat)
    sebelum = tanpa_akibat()
    with pytest.raises(TindakanDitolak, match=f"sudah terkirim dengan nomor {hasil.nomor_pendaftaran}"):
        ajukan(draf, saat)
    assert tanpa_akibat() == sebelum


def test_nomor_urut_tanpa_celah_juga_sesudah_ada_yang_mundur(lowongan, instansi, saat):
    nomor = []
    for ke in range(4):
        lamaran = LamaranFactory(lowongan=lowongan)
        berkas_lengkap(lamaran)
        nomor.append(ajukan(lamaran, saat).urutan)
        if ke == 1:
            actions.tarik(lamaran=lamaran, alasan="Sakit", oleh=lamaran.pelamar.pengguna, pada=saat)
    assert nomor == [1, 2, 3, 4]


@pytest.mark.parametrize(
    "kurang,kode", [(("SPT",), "A-7"), (("REKOMENDASI_PPK",), "B-1"), (("SPT", "REKOMENDASI_PPK"), "A-7")]
)
def test_dokumen_kurang_menahan_pengiriman(pelamar, lowongan, saat, tanpa_akibat, kurang, kode):
    lamaran = LamaranFactory(pelamar=pelamar, lowongan=lowongan)
    berkas_lengkap(lamaran, kecuali=kurang)
    sebelum = tanpa_akibat()
    with pytest.raises(TindakanDitolak) as ditolak:
        ajukan(lamaran, saat)
    assert kode in {t.kode for t in ditolak.value.temuan}
    assert len(ditolak.value.temuan) == len(kurang)
    assert tanpa_akibat() == sebelum
    lamaran.refresh_from_db()
    assert lamaran.keadaan == "DRAF"


def test_pakta_yang_tidak_disetujui_menahan(draf, saat, tanpa_akibat):
    sebelum = tanpa_akibat()
    with pytest.raises(TindakanDitolak, match="pakta integritas"):
        ajukan(draf, saat, setuju=False)
    assert tanpa_akibat() == sebelum


def test_syarat_yang_belum_terpenuhi_mengingatkan_tanpa_menahan(lowongan, instansi, saat):
    """A typed profile ends nobody's application: two persons decide (ADR 0070)."""
    pelamar = PelamarFactory(provinsi="Jawa Barat", jenjang="D3", riwayat=False)
    lamaran = LamaranFactory(pelamar=pelamar, lowongan=lowongan)
    berkas_lengkap(lamaran)
    izin = wewenang.boleh_ajukan(pelamar.pengguna, lamaran, saat)
    assert {t.kode for t in izin.temuan if t.tingkat == "INGAT"} == {
        *("A-7", "B-1", "E-01", "E-02", "E-04", "E-09")
    }
    assert ajukan(lamaran, saat).keadaan == "DIAJUKAN"


def test_orang_lain_tidak_dapat_mengirim(draf, saat):
    with pytest.raises(TindakanDitolak, match="bukan data Anda"):
        ajukan(draf, saat, oleh=PelamarFactory().pengguna)


def test_yang_diangkat_sesudah_membuat_draf_tidak_dapat_mengirim(draf, lowongan, saat):
    KeanggotaanFactory(seleksi=lowongan.seleksi, peran=Peran.NASKAH, pengguna=draf.pelamar.pengguna)
    with pytest.raises(TindakanDitolak) as ditolak:
        ajukan(draf, saat)
    assert [t.kode for t in ditolak.value.temuan] == ["P-07"]


# --- Tarik ------------------------------------------------------------------------------------
@pytest.mark.parametrize("keadaan", ["DIAJUKAN", "DIPERIKSA"])
def test_lamaran_ditarik_dengan_alasan_dan_sekretariat_diberi_tahu(
    lowongan, pelamar, ketua_sekretariat, saat, keadaan
):
    lamaran = LamaranFactory(pelamar=pelamar, lowongan=lowongan, keadaan=keadaan)
    actions.tarik(lamaran=lamaran, alasan=" Tetap di jabatan sekarang. ", oleh=pelamar.pengguna, pada=saat)
    lamaran.refresh_from_db()
    assert (lamaran.keadaan, lamaran.ditarik_pada, lamaran.alasan_tarik) == (
        "MUNDUR",
        saat,
        "Tetap di jabatan sekarang.",
    )
    assert Jejak.objects.get().rincian["dari"] == keadaan
    surel = Surel.objects.get()
    assert surel.penerima == ketua_sekretariat
    # Mail leaves the house unencrypted: the number, not the person.
    assert pelamar.pengguna.nama not in str(surel.konteks) + surel.perihal


@pytest.mark.parametrize("keadaan", ["DRAF", "MUNDUR"])
def test_yang_tidak_terkirim_tidak_dapat_ditarik(lowongan, pelamar, saat, tanpa_akibat, keadaan):
    lamaran = LamaranFactory(pelamar=pelamar, lowongan=lowongan, keadaan=keadaan)
    sebelum = tanpa_akibat()
    with pytest.raises(TindakanDitolak):
        actions.tarik(lamaran=lamaran, alasan="Sakit", oleh=pelamar.pengguna, pada=saat)
    assert tanpa_akibat() == sebelum


def test_alasan_tarik_wajib_dan_pemiliknya_sendiri(terkirim, saat):
    with pytest.raises(TindakanDitolak, match="alasan"):
        actions.tarik(lamaran=terkirim, alasan="  ", oleh=terkirim.pelamar.pengguna, pada=saat)
    with pytest.raises(TindakanDitolak, match="bukan data Anda"):
        actions.tarik(lamaran=terkirim, alasan="Sakit", oleh=PelamarFactory().pengguna, pada=saat)


def test_seleksi_yang_berakhir_tidak_dapat_ditinggalkan(pelamar, instansi, saat):
    lamaran = LamaranFactory(pelamar=pelamar, lowongan=LowonganFactory(tahap="SELESAI"), keadaan="MS")
    with pytest.raises(TindakanDitolak, match="berakhir"):
        actions.tarik(lamaran=lamaran, alasan="Sakit", oleh=pelamar.pengguna, pada=saat)


# --- Membaca ----------------------------------------------------------------------------------
def test_petugas_yang_membuka_berkas_meninggalkan_jejak_pemilik_tidak(terkirim, anggota_pansel, saat):
    satu = terkirim.berkas.first()
    actions.baca_berkas(berkas=satu, oleh=terkirim.pelamar.pengguna, pada=saat)
    assert peristiwa() == []
    actions.baca_berkas(berkas=satu, oleh=anggota_pansel, pada=saat)
    jejak = Jejak.objects.get()
    assert (jejak.peristiwa, jejak.pelaku, jejak.objek_id) == ("berkas.dibuka", anggota_pansel, str(satu.pk))
    assert jejak.seleksi_id == terkirim.lowongan.seleksi_id


def test_hasil_administrasi_dikabarkan_sekali_tanpa_isi_hasil(lowongan, saat):
    for keadaan in ("MS", "TMS", "MUNDUR"):
        LamaranFactory(lowongan=lowongan, keadaan=keadaan)
    LamaranFactory(lowongan=lowongan)
    assert actions.kabari_hasil_administrasi(lowongan=lowongan, pengumuman_id=1, pada=saat) == 2
    actions.kabari_hasil_administrasi(lowongan=lowongan, pengumuman_id=1, pada=saat)
    assert Surel.objects.count() == 2
    isi = {frozenset(s.konteks) for s in Surel.objects.all()}
    assert isi == {frozenset({"nama_jabatan", "nomor"})}


def test_berkas_versi_lama_tetap_satu_yang_berlaku(draf):
    lama = draf.berkas.get(jenis="SPT")
    lama.diganti_pada = dt.datetime(2026, 11, 22, tzinfo=dt.UTC)
    lama.save()
    BerkasLamaranFactory(lamaran=draf, jenis="SPT")
    assert draf.berkas.filter(jenis="SPT").count() == 2
