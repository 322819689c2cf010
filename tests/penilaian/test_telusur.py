"""Tracing: who is sent, the closed notes, who reads them, and that nobody else ever sees a word."""

import datetime as dt
import json
import uuid

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import get_resolver, reverse

from akun.models import Surel
from dokumen.models import Naskah
from dokumen.tasks import cetak_naskah
from jejak.models import Jejak
from panitia.aturan import Peran
from penilaian import actions, queries
from penilaian.aturan import IsiCatatan, IsiTelusur
from penilaian.models import BuktiTelusur, CatatanTelusur, TugasTelusur
from seleksi.alur import Tahap
from seleksi.izin import TindakanDitolak
from seleksi.models import NaskahSeleksi
from tests.cakram import tutup
from tests.factories.akun import PenggunaFactory
from tests.factories.dokumen import PemindaianFactory
from tests.factories.panitia import KeanggotaanFactory
from tests.factories.penilaian import BuktiTelusurFactory, TugasTelusurFactory
from tests.factories.peserta import LamaranFactory, isi_pdf
from tests.penilaian.halaman import alamat, buka, kirim
from tests.penilaian.ronde import Ronde
from tests.penilaian.test_rahasia import jelajah, semua_pola

pytestmark = pytest.mark.django_db

# Words that occur nowhere else.
KESIMPULAN, UCAPAN, SUMBER = "zamrudkelabu", "merpatitinta", "Kelana Wirabumi"
HARI = dt.date(2026, 11, 23)


@pytest.fixture
def ronde(db):
    satu = Ronde(peserta=3)
    for orang in satu.pansel:
        satu.nyatakan(orang)
    return satu


@pytest.fixture
def penelusur(ronde):
    return ronde.lain[Peran.PENELUSUR]


def tetapkan(ronde, *lamaran, oleh=None, penelusur=None, batas=HARI + dt.timedelta(7)):
    return actions.tetapkan_penelusur(
        lowongan=ronde.lowongan,
        penelusur=penelusur or ronde.lain[Peran.PENELUSUR],
        lamaran=[satu.pk for satu in lamaran],
        mulai=HARI,
        batas=batas,
        oleh=oleh or ronde.ketua,
        pada=ronde.pada,
    )


def isi(*sumber, kesimpulan=KESIMPULAN, alasan=""):
    return IsiTelusur(
        kesimpulan,
        alasan,
        tuple(
            IsiCatatan(str(uuid.UUID(int=n)), satu, SUMBER, HARI, f"{UCAPAN} {n}")
            for n, satu in enumerate(sumber or ("ATASAN", "REKAN", "BAWAHAN"), start=1)
        ),
    )


def simpan(tugas, catatan=None, versi=None, pada=None, oleh=None):
    tugas.refresh_from_db()
    return actions.simpan_telusur(
        tugas=tugas,
        isi=catatan or isi(),
        versi=tugas.versi if versi is None else versi,
        oleh=oleh or tugas.penelusur,
        pada=pada or tugas.ditetapkan_pada,
    )


def serahkan(tugas, oleh=None):
    baru = simpan(tugas)
    return actions.serahkan_telusur(
        tugas=baru, versi=baru.versi, oleh=oleh or tugas.penelusur, pada=tugas.ditetapkan_pada
    )


# --- Penugasan ------------------------------------------------------------------------------------
def test_ketua_menugasi_dengan_satu_surat_tugas_rahasia(ronde, penelusur):
    tugas = tetapkan(ronde, *ronde.peserta[:2])
    assert [satu.lamaran for satu in tugas] == ronde.peserta[:2]
    surat = Naskah.objects.get(templat="penilaian/naskah/surat_tugas_penelusur.html")
    assert {satu.surat_tugas for satu in tugas} == {surat}
    assert (surat.kelas, surat.keadaan, bool(surat.nomor)) == ("R", "TERBIT", True)
    assert [satu["nomor"] for satu in surat.isi["peserta"]] == [
        satu.nomor_pendaftaran for satu in ronde.peserta[:2]
    ]
    # In no list of papers: neither the Sekretariat nor a recused member meets it there.
    assert not NaskahSeleksi.objects.filter(naskah=surat).exists()
    kabar = Surel.objects.get(penerima=penelusur)
    assert not any(s.pelamar.pengguna.nama in f"{kabar.perihal}{kabar.konteks}" for s in ronde.peserta)
    assert Jejak.objects.filter(peristiwa="telusur.ditetapkan").count() == 2
    assert str(tugas[0]) == f"Penelusuran {tugas[0].pk}"
    assert tugas[0].get_absolute_url() == alamat("telusur", tugas[0].pk)


def test_penugasan_ditolak(ronde, penelusur):
    satu = ronde.peserta[0]
    for oleh in (ronde.anggota[0], ronde.lain[Peran.KETUA_SEKRETARIAT], penelusur):
        with pytest.raises(TindakanDitolak):
            tetapkan(ronde, satu, oleh=oleh)
    with pytest.raises(TindakanDitolak, match="memegang peran penelusur"):
        tetapkan(ronde, satu, penelusur=ronde.anggota[0])
    with pytest.raises(TindakanDitolak, match="hanya peserta"):
        tetapkan(ronde, LamaranFactory(lowongan=ronde.lowongan, keadaan="TMS"))
    with pytest.raises(TindakanDitolak, match="Masa tugas"):
        tetapkan(ronde, satu, batas=HARI - dt.timedelta(1))
    tetapkan(ronde, satu)
    with pytest.raises(TindakanDitolak, match="Sudah ditugaskan"):
        tetapkan(ronde, satu)
    diri = LamaranFactory(lowongan=ronde.lowongan, keadaan="MS", pelamar__pengguna=penelusur)
    ronde.peserta.append(diri)
    ronde.nyatakan(ronde.ketua)
    with pytest.raises(TindakanDitolak, match="dirinya sendiri"):
        tetapkan(ronde, diri)
    # A Ketua in conflict does not choose who traces.
    ronde.nyatakan(ronde.ketua, {ronde.peserta[1]: "Ipar."})
    with pytest.raises(TindakanDitolak, match="tidak Anda kecualikan"):
        tetapkan(ronde, ronde.peserta[1])
    assert TugasTelusur.objects.count() == 1


def test_penugasan_menunggu_hasil_administrasi_dan_berakhir_dengan_penguncian(db):
    awal = Ronde(peserta=1, diumumkan=False)
    awal.nyatakan(awal.ketua)
    with pytest.raises(TindakanDitolak, match="Hasil seleksi administrasi belum diumumkan"):
        tetapkan(awal, awal.peserta[0])
    akhir = Ronde(peserta=1, tahap=Tahap.SELESAI)
    with pytest.raises(TindakanDitolak, match="tidak dilanjutkan"):
        tetapkan(akhir, akhir.peserta[0])


# --- Catatan --------------------------------------------------------------------------------------
def test_catatan_tersimpan_sekali_walau_dikirim_dua_kali(ronde):
    (tugas,) = tetapkan(ronde, ronde.peserta[0])
    satu = simpan(tugas, isi("ATASAN"))
    assert simpan(tugas, isi("ATASAN"), versi=0).versi == satu.versi == 1
    lebih = simpan(tugas, isi("ATASAN", "REKAN"))
    assert (lebih.versi, CatatanTelusur.objects.count()) == (2, 2)
    kosong = IsiTelusur(KESIMPULAN, "", (*isi("ATASAN").catatan, IsiCatatan(str(uuid.UUID(int=9)))))
    assert simpan(tugas, kosong).versi == 3
    assert [str(s.kode) for s in queries.catatan_telusur(tugas)] == [str(uuid.UUID(int=1))]
    with pytest.raises(actions.TelusurBasi) as basi:
        simpan(tugas, isi("REKAN"), versi=1)
    assert basi.value.tugas.versi == 3
    assert str(queries.catatan_telusur(tugas)[0]).startswith("Catatan ")


def test_hanya_penelusurnya_yang_menulis(ronde):
    (tugas,) = tetapkan(ronde, ronde.peserta[0])
    kawan = KeanggotaanFactory(seleksi=ronde.seleksi, peran=Peran.PENELUSUR).pengguna
    for oleh in (kawan, ronde.ketua, ronde.lain[Peran.VERIFIKATOR]):
        with pytest.raises(TindakanDitolak):
            simpan(tugas, oleh=oleh)
    with pytest.raises(TindakanDitolak, match="Paling banyak"):
        simpan(tugas, isi(*["LAIN"] * 41))


def test_diserahkan_bersidik_lalu_tidak_berubah_lagi(ronde):
    (tugas,) = tetapkan(ronde, ronde.peserta[0])
    simpan(tugas, isi("ATASAN"))
    with pytest.raises(TindakanDitolak, match="Belum ada sumber"):
        actions.serahkan_telusur(tugas=tugas, versi=1, oleh=tugas.penelusur, pada=ronde.pada)
    simpan(tugas)
    with pytest.raises(actions.TelusurBasi):
        actions.serahkan_telusur(tugas=tugas, versi=1, oleh=tugas.penelusur, pada=ronde.pada)
    serah = actions.serahkan_telusur(tugas=tugas, versi=2, oleh=tugas.penelusur, pada=ronde.pada)
    lagi = actions.serahkan_telusur(tugas=tugas, versi=2, oleh=tugas.penelusur, pada=ronde.pada)
    assert serah.sidik == lagi.sidik == queries.sidik_telusur(serah, [])
    (jejak,) = Jejak.objects.filter(peristiwa="telusur.diserahkan")
    assert jejak.rincian["sidik"] == serah.sidik
    with pytest.raises(TindakanDitolak, match="disegel"):
        simpan(tugas, isi("LAIN"))
    with pytest.raises(TindakanDitolak, match="disegel"):
        actions.hentikan_telusur(tugas=tugas, alasan="Keliru.", oleh=ronde.ketua, pada=ronde.pada)
    CatatanTelusur.objects.filter(tugas=tugas, urutan=0).update(isi="diubah di basis data")
    assert queries.sidik_telusur(serah, []) != serah.sidik


def test_penguncian_rekam_jejak_mengakhiri_penulisan(ronde):
    (tugas,) = tetapkan(ronde, ronde.peserta[0])
    ronde.buka("REKAM_JEJAK")
    ronde.nilai_semua("REKAM_JEJAK", 80)
    ronde.tutup("REKAM_JEJAK")
    with pytest.raises(TindakanDitolak, match="sudah dikunci"):
        simpan(tugas)
    with pytest.raises(TindakanDitolak, match="sudah dikunci"):
        tetapkan(ronde, ronde.peserta[1])


def test_tugas_dihentikan_ketua_atau_dikembalikan_penelusur(ronde, penelusur):
    satu, dua = tetapkan(ronde, *ronde.peserta[:2])
    with pytest.raises(TindakanDitolak, match="alasan"):
        actions.hentikan_telusur(tugas=satu, alasan=" ", oleh=ronde.ketua, pada=ronde.pada)
    with pytest.raises(TindakanDitolak):
        actions.hentikan_telusur(tugas=satu, alasan="x", oleh=ronde.anggota[0], pada=ronde.pada)
    actions.hentikan_telusur(tugas=satu, alasan="Penelusur sakit.", oleh=ronde.ketua, pada=ronde.pada)
    actions.hentikan_telusur(tugas=dua, alasan="Bekas atasan saya.", oleh=penelusur, pada=ronde.pada)
    assert {s.penerima for s in Surel.objects.filter(kunci__startswith="telusur.dihentikan")} == {
        penelusur,
        ronde.ketua,
    }
    with pytest.raises(TindakanDitolak, match="dihentikan"):
        simpan(satu)
    assert len(queries.telusur_dihentikan(ronde.ketua, ronde.lowongan)) == 2
    assert tetapkan(ronde, ronde.peserta[0])


# --- Bukti ----------------------------------------------------------------------------------------
def pdf():
    return SimpleUploadedFile("nota dinas.pdf", isi_pdf(), "application/pdf")


def test_bukti_ditambah_dikeluarkan_dan_dibuka_berjejak(ronde, penelusur, client):
    (tugas,) = tetapkan(ronde, ronde.peserta[0])
    jawaban = kirim(client, penelusur, "tambah_bukti_telusur", tugas.pk, berkas=pdf())
    assert jawaban.status_code == 302
    bukti = BuktiTelusur.objects.get()
    assert (str(bukti), bukti.id_seleksi) == (f"Bukti {bukti.pk}", ronde.seleksi.pk)
    milik = buka(client, penelusur, "bukti_telusur", bukti.pk)
    assert milik.status_code == 200
    tutup(milik)
    for orang in (ronde.ketua, ronde.lain[Peran.VERIFIKATOR]):
        assert buka(client, orang, "bukti_telusur", bukti.pk).status_code == 404
    serahkan(tugas)
    assert kirim(client, penelusur, "hapus_bukti_telusur", bukti.pk).status_code == 302
    assert BuktiTelusur.objects.get().dihapus_pada is None
    assert kirim(client, ronde.ketua, "salin_bukti_telusur", bukti.pk).url == alamat("baca_telusur", tugas.pk)
    kirim(client, ronde.ketua, "baca_telusur", tugas.pk, keperluan="Menilai integritas.")
    salinan = kirim(client, ronde.ketua, "salin_bukti_telusur", bukti.pk)
    assert salinan.status_code == 200
    assert "nota" not in salinan["Content-Disposition"]
    (jejak,) = Jejak.objects.filter(peristiwa=queries.PERISTIWA_SALIN_TELUSUR)
    assert (jejak.rincian["salinan"], jejak.rincian["keperluan"]) == (1, "Menilai integritas.")
    for orang in (penelusur, ronde.lain[Peran.VERIFIKATOR]):
        assert kirim(client, orang, "salin_bukti_telusur", bukti.pk).status_code == 404
    PemindaianFactory(berkas=bukti.berkas, ditahan=True)
    assert kirim(client, ronde.ketua, "salin_bukti_telusur", bukti.pk).status_code == 423
    with pytest.raises(TindakanDitolak):
        actions.salin_bukti_telusur(bukti=bukti, keperluan="", oleh=ronde.ketua, pada=ronde.pada)


def test_bukti_buruk_dan_terlalu_banyak_ditolak_dengan_alasan(ronde, penelusur, client):
    (tugas,) = tetapkan(ronde, ronde.peserta[0])
    buruk = SimpleUploadedFile("x.pdf", b"bukan pdf", "application/pdf")
    jawaban = kirim(client, penelusur, "tambah_bukti_telusur", tugas.pk, berkas=buruk)
    assert jawaban.status_code == 422
    assert kirim(client, penelusur, "tambah_bukti_telusur", tugas.pk).status_code == 422
    bukti = [BuktiTelusurFactory(tugas=tugas) for _ in range(10)]
    penuh = kirim(client, penelusur, "tambah_bukti_telusur", tugas.pk, berkas=pdf())
    assert (penuh.status_code, "Paling banyak 10" in penuh.content.decode()) == (422, True)
    assert kirim(client, penelusur, "hapus_bukti_telusur", bukti[0].pk).status_code == 302
    assert BuktiTelusur.objects.filter(dihapus_pada=None).count() == 9
    kawan = KeanggotaanFactory(seleksi=ronde.seleksi, peran=Peran.PENELUSUR).pengguna
    assert kirim(client, kawan, "hapus_bukti_telusur", bukti[1].pk).status_code == 404


# --- Halaman penelusur ----------------------------------------------------------------------------
def kiriman(tugas, *baris, **lain):
    kode = [satu[0] for satu in baris]
    medan = {}
    for satu, sumber, ucapan in baris:
        medan |= {
            f"{satu}_sumber": sumber,
            f"{satu}_isi": ucapan,
            f"{satu}_tanggal": "2026-11-23",
            f"{satu}_nama_sumber": SUMBER,
        }
    tugas.refresh_from_db()
    return {"versi": tugas.versi, "kesimpulan": KESIMPULAN, "baris": kode, **medan, **lain}


def test_penelusur_menulis_menyimpan_dan_menyerahkan(ronde, penelusur, client):
    (tugas,) = tetapkan(ronde, ronde.peserta[0])
    rumah = buka(client, penelusur, "beranda_penelusur").content.decode()
    assert "1 peserta menunggu Anda telusuri" in rumah
    jawaban = buka(client, penelusur, "telusur", tugas.pk)
    (kode,) = jawaban.context["form_isi"].kode
    # Opened again the page offers the same empty talk: what the device kept finds its place.
    assert buka(client, penelusur, "telusur", tugas.pk).context["form_isi"].kode == [kode]
    isian = kiriman(tugas, (kode, "ATASAN", UCAPAN))
    client.force_login(penelusur)
    otomatis = {"X-Seleksi-Simpan": "otomatis"}
    tersimpan = client.post(alamat("telusur", tugas.pk), isian, headers=otomatis)
    assert (tersimpan.status_code, tersimpan["X-Seleksi-Versi"]) == (204, "1")
    basi = client.post(alamat("telusur", tugas.pk), isian | {"kesimpulan": "lain"}, headers=otomatis)
    assert basi.status_code == 409
    halaman = kirim(client, penelusur, "telusur", tugas.pk, **(isian | {"kesimpulan": "lain"}))
    assert halaman.status_code == 409
    assert "Pakai yang tersimpan" in halaman.content.decode()
    assert halaman.context["form_isi"]["kesimpulan"].value() == "lain"
    # Not complete: kept all the same, and it says what is missing.
    kurang = kirim(
        client, penelusur, "telusur", tugas.pk, **kiriman(tugas, (kode, "ATASAN", UCAPAN), aksi="serahkan")
    )
    assert (kurang.status_code, "Belum ada sumber" in kurang.content.decode()) == (422, True)
    salah = kiriman(tugas, (kode, "ATASAN", UCAPAN)) | {f"{kode}_tanggal": "kemarin"}
    assert client.post(alamat("telusur", tugas.pk), salah, headers=otomatis).status_code == 422
    tambah = kirim(
        client, penelusur, "telusur", tugas.pk, **kiriman(tugas, (kode, "REKAN", UCAPAN), aksi="tambah")
    )
    assert tambah.status_code == 302
    lengkap = kiriman(
        tugas, (kode, "REKAN", UCAPAN), alasan_sumber="Tidak mempunyai bawahan.", aksi="serahkan"
    )
    assert (
        kirim(
            client, penelusur, "telusur", tugas.pk, **(lengkap | {"baris": [kode, "bukan-kode"]})
        ).status_code
        == 302
    )
    tugas.refresh_from_db()
    assert tugas.diserahkan_pada is not None
    akhir = buka(client, penelusur, "telusur", tugas.pk).content.decode()
    assert "catatan disegel" in akhir
    assert SUMBER in akhir
    assert (
        "Semua catatan Anda sudah diserahkan" in buka(client, penelusur, "beranda_penelusur").content.decode()
    )
    assert kirim(client, penelusur, "kembalikan_telusur", tugas.pk, alasan="x").status_code == 302
    tugas.refresh_from_db()
    assert tugas.dihentikan_pada is None


def test_penelusur_mengembalikan_tugas(ronde, penelusur, client):
    (tugas,) = tetapkan(ronde, ronde.peserta[0])
    assert kirim(client, penelusur, "kembalikan_telusur", tugas.pk).status_code == 302
    tugas.refresh_from_db()
    assert tugas.dihentikan_pada is None
    kirim(client, penelusur, "kembalikan_telusur", tugas.pk, alasan="Bekas atasan saya.")
    assert buka(client, penelusur, "telusur", tugas.pk).status_code == 404
    assert "Belum ada tugas penelusuran" in buka(client, penelusur, "beranda_penelusur").content.decode()


def test_surat_tugas_bagi_penelusur_dan_ketua(ronde, penelusur, client):
    (tugas,) = tetapkan(ronde, ronde.peserta[0])
    Naskah.objects.filter(pk=tugas.surat_tugas_id).update(berkas=None)
    assert buka(client, penelusur, "surat_tugas_telusur", tugas.pk).url == alamat("telusur", tugas.pk)
    assert buka(client, ronde.ketua, "surat_tugas_telusur", tugas.pk).status_code == 302
    cetak_naskah(tugas.surat_tugas_id)
    for orang in (penelusur, ronde.ketua):
        jawaban = buka(client, orang, "surat_tugas_telusur", tugas.pk)
        assert b"".join(jawaban.streaming_content).startswith(b"%PDF-")
        assert ronde.peserta[0].pelamar.pengguna.nama not in jawaban["Content-Disposition"]
    for orang in (ronde.anggota[0], ronde.lain[Peran.KETUA_SEKRETARIAT], ronde.lain[Peran.PPK]):
        assert buka(client, orang, "surat_tugas_telusur", tugas.pk).status_code == 404


# --- Halaman Pansel -------------------------------------------------------------------------------
def test_ketua_menugasi_dan_menghentikan_lewat_halaman(ronde, penelusur, client):
    isian = {"penelusur": penelusur.pk, "lamaran": [ronde.peserta[0].pk], "mulai": "2026-11-23"}
    kurang = kirim(client, ronde.ketua, "telusur_lowongan", ronde.lowongan.pk, **isian)
    assert kurang.status_code == 422
    lalu = kirim(client, ronde.ketua, "telusur_lowongan", ronde.lowongan.pk, **isian, batas="2026-11-01")
    assert "Masa tugas" in lalu.content.decode()
    assert kirim(client, ronde.anggota[0], "telusur_lowongan", ronde.lowongan.pk, **isian).status_code == 404
    baik = kirim(client, ronde.ketua, "telusur_lowongan", ronde.lowongan.pk, **isian, batas="2026-11-30")
    assert baik.status_code == 302
    tugas = TugasTelusur.objects.get()
    assert buka(client, ronde.anggota[0], "hentikan_telusur", tugas.pk).status_code == 404
    assert "Hentikan penelusuran" in buka(client, ronde.ketua, "hentikan_telusur", tugas.pk).content.decode()
    kirim(client, ronde.ketua, "hentikan_telusur", tugas.pk, alasan="Penelusur sakit.")
    assert kirim(client, ronde.ketua, "hentikan_telusur", tugas.pk, alasan="Lagi.").status_code == 422
    assert (
        "Penelusur sakit."
        in buka(client, ronde.ketua, "telusur_lowongan", ronde.lowongan.pk).content.decode()
    )


def test_pembacaan_beralasan_dicatat_dan_berlaku_seperempat_jam(ronde, client):
    (tugas,) = tetapkan(ronde, ronde.peserta[0])
    anggota = ronde.anggota[0]
    belum = buka(client, anggota, "baca_telusur", tugas.pk).content.decode()
    assert "Catatan belum diserahkan" in belum
    assert (
        kirim(client, anggota, "baca_telusur", tugas.pk, keperluan="Menilai integritas.").status_code == 422
    )
    serahkan(tugas)
    tertutup = buka(client, anggota, "baca_telusur", tugas.pk).content.decode()
    assert KESIMPULAN not in tertutup
    assert kirim(client, anggota, "baca_telusur", tugas.pk).status_code == 422
    kirim(client, anggota, "baca_telusur", tugas.pk, keperluan="Menilai integritas.")
    jawaban = buka(client, anggota, "baca_telusur", tugas.pk)
    terbuka = jawaban.content.decode()
    assert KESIMPULAN in terbuka
    assert UCAPAN in terbuka
    assert "Sama dengan yang diserahkan" in terbuka
    assert SUMBER not in terbuka, "nama sumber tidak pernah sampai ke Pansel"
    assert "no-store" in jawaban["Cache-Control"]
    (jejak,) = Jejak.objects.filter(peristiwa=queries.PERISTIWA_BACA_TELUSUR)
    assert (jejak.pelaku_id, jejak.rincian["keperluan"]) == (anggota.pk, "Menilai integritas.")
    lewat = ronde.pada + dt.timedelta(minutes=16)
    assert queries.pembacaan_telusur(anggota, tugas, lewat) is None
    assert queries.pembacaan_telusur(ronde.anggota[1], tugas, ronde.pada) is None


def test_berbenturan_tidak_membaca_dan_tidak_tahu(ronde, client):
    (tugas,) = tetapkan(ronde, ronde.peserta[0])
    serahkan(tugas)
    anggota = ronde.anggota[0]
    ronde.nyatakan(anggota, {ronde.peserta[0]: "Ipar."})
    assert buka(client, anggota, "baca_telusur", tugas.pk).status_code == 404
    daftar = buka(client, anggota, "telusur_lowongan", ronde.lowongan.pk).content.decode()
    assert ronde.peserta[0].pelamar.pengguna.nama not in daftar
    assert "1 peserta tidak tampil" in daftar
    with pytest.raises(TindakanDitolak, match="benturan"):
        actions.baca_telusur(tugas=tugas, keperluan="Ingin tahu.", oleh=anggota, pada=ronde.pada)
    with pytest.raises(TindakanDitolak):
        actions.baca_telusur(
            tugas=tugas, keperluan="Ingin tahu.", oleh=ronde.lain[Peran.NASKAH], pada=ronde.pada
        )


def test_penilai_melihat_keadaan_penelusuran_di_samping_lembar(ronde, client):
    (tugas,) = tetapkan(ronde, ronde.peserta[0])
    komponen = ronde.buka("REKAM_JEJAK")
    isi_ = buka(client, ronde.anggota[0], "lembar", komponen.pk, ronde.peserta[0].pk).content.decode()
    assert "Sedang ditelusuri" in isi_
    serahkan(tugas)
    isi_ = buka(client, ronde.anggota[0], "lembar", komponen.pk, ronde.peserta[0].pk).content.decode()
    assert alamat("baca_telusur", tugas.pk) in isi_
    kosong = buka(client, ronde.anggota[0], "lembar", komponen.pk, ronde.peserta[1].pk).content.decode()
    assert "Tidak ada penelusur yang ditugasi" in kosong


def test_banyak_kueri_tetap(ronde, penelusur, client):
    def banyak(orang, nama, *args):
        buka(client, orang, nama, *args)
        with CaptureQueriesContext(connection) as kueri:
            buka(client, orang, nama, *args)
        return len(kueri)

    tetapkan(ronde, ronde.peserta[0])
    satu = banyak(ronde.ketua, "telusur_lowongan", ronde.lowongan.pk), banyak(penelusur, "beranda_penelusur")
    tetapkan(ronde, *ronde.peserta[1:])
    tiga = banyak(ronde.ketua, "telusur_lowongan", ronde.lowongan.pk), banyak(penelusur, "beranda_penelusur")
    assert satu == tiga


# --- Rahasia --------------------------------------------------------------------------------------
@pytest.mark.lambat
def test_kata_penelusur_tidak_ada_di_satu_bita_pun_bagi_yang_lain(ronde, penelusur, client):
    """Every page of the application, for everybody, before and after a member has read the notes."""
    (tugas,) = tetapkan(ronde, ronde.peserta[0])
    bukti = BuktiTelusurFactory(tugas=tugas, berkas__nama_asli="kumbangperak.pdf")
    serahkan(tugas)
    komponen = ronde.buka("REKAM_JEJAK")
    tanda = [KESIMPULAN, UCAPAN, SUMBER, "kumbangperak"]
    nilai = {
        "seleksi_id": ronde.seleksi.pk,
        "lowongan_id": ronde.lowongan.pk,
        "komponen_id": komponen.pk,
        "lamaran_id": ronde.peserta[0].pk,
        "naskah_id": tugas.surat_tugas_id,
        "tugas_id": tugas.pk,
        "bukti_id": bukti.pk,
        "berkas_id": bukti.berkas_id,
    }
    daftar = [
        reverse(nama, kwargs={satu: nilai[satu] for satu in pola.pattern.converters})
        for nama, pola in semua_pola(get_resolver())
        if nama.startswith(("penilaian:", "seleksi:", "peserta:", "akun:pemberitahuan"))
        and {*pola.pattern.converters} <= {*nilai}
    ]
    assert KESIMPULAN in jelajah(client, penelusur, daftar)
    kawan = KeanggotaanFactory(seleksi=ronde.seleksi, peran=Peran.PENELUSUR).pengguna
    # The Ketua and a member before they read; then everybody who never may, after another has.
    for orang in (ronde.ketua, ronde.anggota[0]):
        terlihat = jelajah(client, orang, daftar)
        assert [satu for satu in tanda if satu in terlihat] == [], orang
    actions.baca_telusur(tugas=tugas, keperluan="Menilai.", oleh=ronde.ketua, pada=ronde.pada)
    assert KESIMPULAN in jelajah(client, ronde.ketua, daftar)
    lain = [kawan, ronde.asesor, ronde.anggota[1], ronde.peserta[0].pelamar.pengguna]
    lain += [orang for peran, orang in ronde.lain.items() if peran != Peran.PENELUSUR]
    for orang in (*lain, PenggunaFactory(operator=True)):
        terlihat = jelajah(client, orang, daftar)
        assert [satu for satu in tanda if satu in terlihat] == [], orang
    # Neither the trail nor a mail has a word of it.
    tersimpan = json.dumps([satu.rincian for satu in Jejak.objects.all()])
    tersimpan += json.dumps([[s.perihal, s.konteks] for s in Surel.objects.all()])
    assert [satu for satu in tanda if satu in tersimpan] == []


def test_tugas_tanpa_seleksi_lain(ronde, client):
    asing = TugasTelusurFactory()
    for nama in ("telusur", "baca_telusur", "surat_tugas_telusur", "hentikan_telusur"):
        assert buka(client, ronde.ketua, nama, asing.pk).status_code == 404
