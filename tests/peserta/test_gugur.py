"""A participant who does not come: drops out by a berita acara, with or without a make-up date."""

import datetime as dt

import pytest

from akun.models import Surel
from dokumen.terbilang import tanggal_panjang
from jejak.models import Jejak
from panitia.aturan import Peran
from peserta import actions
from peserta.alur import KEADAAN_TERKIRIM, Keadaan
from peserta.models import Lamaran
from seleksi import aturan
from seleksi.alur import Tahap
from seleksi.aturan import dengan_kebijakan
from seleksi.izin import TindakanDitolak, Tingkat
from seleksi.ketentuan import profil
from tests.factories.panitia import KeanggotaanFactory
from tests.factories.peserta import LamaranFactory
from tests.factories.seleksi import KODE_PROFIL, InstansiFactory, LowonganFactory, SeleksiFactory
from tests.seleksi.halaman import masuk, teks

HARI = dt.date(2026, 11, 23)
KEMARIN = HARI - dt.timedelta(days=1)
PERBUP = profil(KODE_PROFIL)


# --- Aturan --------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("pilihan", "isian", "kata"),
    [
        ("GUGUR", ("Tidak hadir.", "05", None), ""),
        ("GUGUR", (" ", "05", None), "Tulis tahap"),
        ("GUGUR", ("Tidak hadir.", " ", None), "Isi nomor berita acara"),
        ("GUGUR", ("Tidak hadir.", "05", KEMARIN), "tidak ada susulan"),
        ("SUSULAN", ("Tidak hadir.", "05", KEMARIN), ""),
        ("SUSULAN", ("Tidak hadir.", "05", None), "mendapat satu kali susulan"),
        ("SUSULAN", ("Tidak hadir.", "05", HARI), "belum lewat"),
    ],
)
def test_tidak_hadir_menurut_kebijakan(pilihan, isian, kata):
    ketentuan = dengan_kebijakan({"tidak_hadir": pilihan}, "Rapat.", PERBUP)
    temuan = aturan.tidak_hadir(*isian, HARI, ketentuan)
    assert bool(temuan) is bool(kata)
    assert kata in " ".join(satu.pesan for satu in temuan)


@pytest.mark.parametrize(("tinggal", "tingkat"), [(4, []), (3, []), (2, [Tingkat.INGAT])])
def test_peserta_kurang_dari_tiga_segera_disebut(tinggal, tingkat):
    assert [satu.tingkat for satu in aturan.peserta_tinggal(tinggal, PERBUP)] == tingkat


# --- Tindakan ------------------------------------------------------------------------------------
def peserta(pilihan="GUGUR", tahap=Tahap.WAWANCARA, keadaan=Keadaan.MS):
    InstansiFactory()
    ketentuan = dengan_kebijakan({"tidak_hadir": pilihan}, "Rapat.", PERBUP)
    seleksi = SeleksiFactory(dibekukan=True, ketentuan=ketentuan.jadi_json())
    ketua = KeanggotaanFactory(seleksi=seleksi, peran=Peran.KETUA_PANSEL, unsur="AKADEMISI").pengguna
    lowongan = LowonganFactory(seleksi=seleksi, tahap=tahap)
    return LamaranFactory(lowongan=lowongan, keadaan=keadaan), ketua


def gugurkan(lamaran, oleh, saat, susulan=None):
    return actions.nyatakan_gugur(
        lamaran=lamaran,
        alasan="Tidak hadir wawancara.",
        nomor="05/2026",
        susulan=susulan,
        oleh=oleh,
        pada=saat,
    )


@pytest.mark.django_db
@pytest.mark.parametrize("pilihan", ["GUGUR", "SUSULAN"])
def test_ketua_menyatakan_gugur_dengan_berita_acara(saat, pilihan):
    susulan = saat.date() - dt.timedelta(days=1) if pilihan == "SUSULAN" else None
    lamaran, ketua = peserta(pilihan)
    hasil = gugurkan(lamaran, ketua, saat, susulan)
    assert (hasil.keadaan, hasil.gugur_pada) == (Keadaan.GUGUR, saat)
    assert "Berita Acara Nomor 05/2026" in hasil.alasan_gugur
    kata = f"Susulan {tanggal_panjang(susulan)} juga tidak diikuti." if susulan else ""
    assert hasil.alasan_gugur.endswith(kata)
    assert ("Susulan" in hasil.alasan_gugur) is bool(kata)
    assert not Lamaran.objects.memenuhi_syarat().exists()
    assert hasil.keadaan in KEADAAN_TERKIRIM
    jejak = Jejak.objects.order_by("tinggi").last()
    assert (jejak.peristiwa, jejak.rincian["dari"]) == ("lamaran.gugur", "MS")
    assert Surel.objects.get(kunci=f"lamaran.gugur:{lamaran.pk}").penerima == lamaran.pelamar.pengguna


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("tahap", "keadaan", "kata"),
    [
        (Tahap.ADMINISTRASI, Keadaan.MS, "pada tahap asesmen"),
        (Tahap.PENETAPAN, Keadaan.MS, "pada tahap asesmen"),
        (Tahap.WAWANCARA, Keadaan.TMS, "hanya peserta yang memenuhi syarat"),
    ],
)
def test_gugur_hanya_peserta_dalam_tahap_yang_diikuti(saat, tahap, keadaan, kata):
    lamaran, ketua = peserta(tahap=tahap, keadaan=keadaan)
    with pytest.raises(TindakanDitolak, match=kata):
        gugurkan(lamaran, ketua, saat)
    assert Lamaran.objects.get().keadaan == keadaan


@pytest.mark.django_db
def test_selain_ketua_tidak_menyatakan_gugur_dan_yang_gugur_tidak_menarik_diri(saat):
    lamaran, ketua = peserta()
    with pytest.raises(TindakanDitolak):
        gugurkan(lamaran, lamaran.pelamar.pengguna, saat)
    gugurkan(lamaran, ketua, saat)
    with pytest.raises(TindakanDitolak, match="dinyatakan gugur"):
        actions.tarik(lamaran=lamaran, alasan="Sakit.", oleh=lamaran.pelamar.pengguna, pada=saat)
    with pytest.raises(TindakanDitolak, match="hanya peserta yang memenuhi syarat"):
        gugurkan(lamaran, ketua, saat)


# --- Halaman -------------------------------------------------------------------------------------
@pytest.mark.django_db
def test_halaman_gugur_menurut_kebijakan(saat):
    hari_ini, kemarin = saat.date(), saat.date() - dt.timedelta(days=1)
    lamaran, ketua = peserta("SUSULAN")
    klien, jalan = masuk(ketua), f"/penilaian/peserta/{lamaran.pk}/gugur/"
    assert "Peserta dijadwalkan ulang satu kali" in teks(klien.get(jalan))
    isi = {"alasan": "Tidak hadir.", "nomor": "05/2026"}
    assert klien.post(jalan, isi).status_code == 422
    assert "belum lewat" in teks(klien.post(jalan, isi | {"susulan": hari_ini.isoformat()}), 422)
    assert klien.post(jalan, isi | {"susulan": kemarin.isoformat()}).status_code == 302
    assert klien.get(jalan).status_code == 404
    pelamar = masuk(lamaran.pelamar.pengguna).get(f"/peserta/lamaran/{lamaran.pk}/")
    assert "Panitia Seleksi menyatakan Anda gugur" in teks(pelamar)


@pytest.mark.django_db
def test_halaman_gugur_hanya_bagi_ketuanya(saat):
    lamaran, _ = peserta()
    _, ketua_lain = peserta()
    jalan = f"/penilaian/peserta/{lamaran.pk}/gugur/"
    assert masuk(ketua_lain).get(jalan).status_code == 404
