"""Papers read under codes: until the lock nothing a rater gets joins code and person."""

import datetime as dt
import json
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import NoReverseMatch, reverse

from akun.models import Surel
from penilaian import queries, wewenang
from penilaian.models import LembarNilai
from peserta import actions as tindakan_peserta
from peserta.actions import beri_kode
from peserta.models import Lamaran, Makalah, SerahanMakalah, TemaMakalah
from seleksi.alur import Tahap
from seleksi.izin import TindakanDitolak
from tests.cakram import tutup
from tests.dokumen.makalah import TANDA, pdf_bernama, simpan
from tests.factories.makalah import KemiripanMakalahFactory, SerahanMakalahFactory, TemaMakalahFactory
from tests.factories.peserta import LamaranFactory
from tests.penilaian.alat import SB, batalkan
from tests.penilaian.halaman import buka, isian, kirim
from tests.penilaian.ronde import PADA, Ronde

pytestmark = pytest.mark.django_db


def anonim(peserta=4, kebijakan=None, menulis=None) -> Ronde:
    """A round whose papers are in: each names its author in every place; everybody declared, it is open."""
    ronde = Ronde(peserta=peserta, kebijakan=kebijakan)
    TemaMakalahFactory(lowongan=ronde.lowongan, dibuka_pada=PADA - dt.timedelta(hours=6))
    for lamaran in ronde.peserta[:menulis]:
        orang = lamaran.pelamar.pengguna
        nama = orang.nama.split(",")[0].removeprefix("Ir. ").removeprefix("Drs. ").removeprefix("dr. ")
        isi = pdf_bernama(nama=nama, nip=orang.nip)
        serahan = SerahanMakalahFactory(
            makalah__lamaran=lamaran, berkas=simpan(isi, nama=f"Makalah {nama}.pdf", oleh=orang)
        )
        tindakan_peserta.salin_makalah(serahan=serahan, oleh=None, pada=PADA)
    ronde.nyatakan_semua()
    ronde.buka("MAKALAH")
    return ronde


def kode(lamaran) -> str:
    return Makalah.objects.get(lamaran=lamaran).kode


def isi(jawaban) -> str:
    """Body and headers, also of a file."""
    if jawaban.streaming:
        badan = b"".join(jawaban.streaming_content)
        tutup(jawaban)
    else:
        badan = jawaban.content
    return badan.decode("latin-1") + "\n".join(f"{k}: {v}" for k, v in jawaban.items())


def tanda_orang(lamaran) -> list[str]:
    """What would tell who he is: name, bare name, NIP, as digits and as written."""
    orang = lamaran.pelamar.pengguna
    polos = " ".join(satu for satu in orang.nama.split(",")[0].split() if not satu.endswith("."))
    nip = orang.nip
    return [orang.nama, polos, nip, f"{nip[:8]} {nip[8:14]} {nip[14]} {nip[15:]}", lamaran.nomor_pendaftaran]


# --- Pencarian tanda ------------------------------------------------------------------------------
@pytest.mark.lambat
def test_nama_dan_nip_penulis_tidak_ada_di_satu_bita_pun_sebelum_dikunci(client):
    ronde = anonim()
    komponen = ronde.komponen("MAKALAH")
    penilai = ronde.anggota[0]
    KemiripanMakalahFactory(
        pertama=Makalah.objects.get(lamaran=ronde.peserta[0]),
        kedua=Makalah.objects.get(lamaran=ronde.peserta[1]),
    )
    semua = ""
    for lamaran in ronde.peserta:
        nama = kode(lamaran)
        for halaman in ("lembar", "makalah"):
            jawaban = buka(client, penilai, halaman, komponen.pk, nama)
            assert jawaban.status_code == 200
            semua += isi(jawaban)
        nilai = isian(komponen, *["80"] * komponen.indikator.count(), aksi="kunci")
        semua += isi(kirim(client, penilai, "lembar", komponen.pk, nama, **nilai))
        semua += isi(buka(client, penilai, "kunci_lembar", komponen.pk, nama))
        semua += isi(kirim(client, penilai, "kunci_lembar", komponen.pk, nama, versi="1"))
        semua += isi(buka(client, penilai, "lembar", komponen.pk, nama))
        semua += isi(buka(client, penilai, "kunci_lembar", komponen.pk, nama))
        assert buka(client, penilai, "tanda_kunci", komponen.pk, nama).status_code == 404
    surel = Surel.objects.filter(penerima=penilai, templat="penilaian/surel/tanda_kunci.txt")
    assert surel.count() == 4
    semua += json.dumps(list(surel.values("perihal", "konteks", "tautan")), default=str)
    # Something is there that could leak: the originals are full of it.
    assert all(any(t in semua for t in (kode(satu),)) for satu in ronde.peserta)
    bocor = [t for satu in ronde.peserta for t in tanda_orang(satu) if t in semua]
    assert bocor == []
    assert [t for t in TANDA if t in semua] == []
    for lamaran in ronde.peserta:
        assert f"/{komponen.pk}/{lamaran.pk}/" not in semua


@pytest.mark.parametrize("halaman", ["lembar", "kunci_lembar", "tanda_kunci", "makalah", "batalkan_lembar"])
def test_alamat_bernomor_lamaran_tidak_ada_selama_tanpa_nama(client, halaman):
    ronde = anonim(peserta=1)
    komponen = ronde.komponen("MAKALAH")
    satu = ronde.peserta[0]
    ronde.kunci(ronde.ketua, satu, "MAKALAH", 80)
    assert buka(client, ronde.ketua, halaman, komponen.pk, satu.pk).status_code == 404
    assert buka(client, ronde.ketua, "daftar_buka", komponen.pk).status_code == 404
    # The code is no way into the other components either.
    lain = ronde.buka("WAWANCARA")
    if halaman in ("lembar", "kunci_lembar", "tanda_kunci", "makalah"):
        assert buka(client, ronde.ketua, halaman, lain.pk, kode(satu)).status_code == 404
    with pytest.raises(NoReverseMatch):
        reverse("penilaian:lembar", args=[komponen.pk, "kecil1"])


def test_berkas_lamaran_tidak_terbuka_lewat_komponen_tanpa_nama(client):
    ronde = anonim(peserta=1)
    komponen = ronde.komponen("MAKALAH")
    satu = ronde.peserta[0]
    assert buka(client, ronde.ketua, "berkas", komponen.pk, satu.pk, 1).status_code == 404
    halaman = isi(buka(client, ronde.ketua, "lembar", komponen.pk, kode(satu)))
    assert "Buka berkas peserta" not in halaman


def test_keadaan_lembar_makalah_tidak_berdiri_di_samping_nama(client):
    ronde = anonim()
    penilai = ronde.anggota[0]
    ronde.kunci(penilai, ronde.peserta[2], "MAKALAH", 80)
    isi_ = isi(buka(client, penilai, "beranda_pansel"))
    bernama, tersamar = isi_.split("Makalah tanpa nama")
    assert "Penulisan makalah" not in re.search(r"<thead>.*?</thead>", bernama, re.S)[0]
    assert ronde.peserta[0].pelamar.pengguna.nama in bernama
    assert not any(t in tersamar.split("Rencana")[0] for satu in ronde.peserta for t in tanda_orang(satu))
    urut = re.findall(r'<th scope="row">([A-Z0-9]{6})</th>', tersamar)
    assert urut == sorted(kode(satu) for satu in ronde.peserta)
    assert "terkunci" in tersamar
    # The sheet of another component has no column of the papers, that of a paper none of the others.
    wawancara = ronde.buka("WAWANCARA")
    lembar = isi(buka(client, penilai, "lembar", wawancara.pk, ronde.peserta[0].pk))
    assert "makalah" not in re.search(r'<table class="kisi">.*?</table>', lembar, re.S)[0].lower()
    lembar = isi(buka(client, penilai, "lembar", ronde.komponen("MAKALAH").pk, kode(ronde.peserta[0])))
    kisi = re.search(r'<table class="kisi">.*?</table>', lembar, re.S)[0]
    assert kisi.count('<th scope="col"') == 2


def test_urutan_menilai_menurut_kode(client):
    ronde = anonim()
    komponen = ronde.komponen("MAKALAH")
    urut = sorted(ronde.peserta, key=kode)
    assert queries.peserta_berikutnya(ronde.ketua, komponen, None) == urut[0]
    muat = {satu.pk: satu for satu in Lamaran.objects.all()}
    lanjut = [queries.peserta_berikutnya(ronde.ketua, komponen, muat[satu.pk]) for satu in urut]
    assert lanjut == [*urut[1:], urut[0]]
    nilai = isian(komponen, *["80"] * komponen.indikator.count(), aksi="berikutnya")
    jawaban = kirim(client, ronde.ketua, "lembar", komponen.pk, kode(urut[0]), **nilai)
    assert jawaban["Location"] == reverse("penilaian:lembar", args=[komponen.pk, kode(urut[1])])


def test_yang_berbenturan_melihat_lebih_sedikit_kode_tanpa_tahu_yang_mana(client):
    ronde = anonim()
    komponen = ronde.komponen("MAKALAH")
    penilai, orang = ronde.anggota[1], ronde.peserta[1]
    lain = KemiripanMakalahFactory(
        pertama=Makalah.objects.get(lamaran=ronde.peserta[0]), kedua=Makalah.objects.get(lamaran=orang)
    )
    ronde.kunci(penilai, orang, "MAKALAH", 70)
    ronde.nyatakan(penilai, {orang: "Sepupu"})
    for halaman in ("lembar", "kunci_lembar", "makalah"):
        assert buka(client, penilai, halaman, komponen.pk, kode(orang)).status_code == 404
    beranda = isi(buka(client, penilai, "beranda_pansel"))
    assert kode(orang) not in beranda
    assert len(re.findall(r'<th scope="row">[A-Z0-9]{6}</th>', beranda)) == 3
    lembar = isi(buka(client, penilai, "lembar", komponen.pk, kode(ronde.peserta[0])))
    assert kode(orang) not in lembar
    assert "Makalah yang tidak Anda nilai" in lembar
    lembar = isi(buka(client, ronde.ketua, "lembar", komponen.pk, kode(ronde.peserta[0])))
    assert f"{kode(orang)}</b>: {lain.bagian} bagian" in lembar


def test_satu_yang_belum_dinyatakan_menutup_semua_kode(client):
    ronde = anonim(peserta=2)
    komponen = ronde.komponen("MAKALAH")
    baru = ronde._peserta(2)
    for satu in ronde.peserta:
        for halaman in ("lembar", "makalah"):
            jawaban = buka(client, ronde.ketua, halaman, komponen.pk, kode(satu))
            assert jawaban["Location"] == reverse("penilaian:benturan", args=[ronde.lowongan.pk])
    assert not Makalah.objects.filter(lamaran=baru).exists()
    ronde.peserta.append(baru)
    ronde.nyatakan(ronde.ketua)
    # Now he has a code like everybody else.
    assert buka(client, ronde.ketua, "lembar", komponen.pk, kode(baru)).status_code == 200


def test_yang_tidak_menyerahkan_tetap_berkode(client):
    ronde = anonim(peserta=2, menulis=1)
    komponen = ronde.komponen("MAKALAH")
    tanpa = ronde.peserta[1]
    lembar = isi(buka(client, ronde.ketua, "lembar", komponen.pk, kode(tanpa)))
    assert "Tidak ada makalah yang diserahkan" in lembar
    assert buka(client, ronde.ketua, "makalah", komponen.pk, kode(tanpa)).status_code == 404


def test_salinan_yang_belum_siap_ditunggu(client):
    ronde = anonim(peserta=1)
    komponen = ronde.komponen("MAKALAH")
    SerahanMakalah.objects.update(salinan=None, ditutup=[])
    nama = kode(ronde.peserta[0])
    assert "sedang disiapkan" in isi(buka(client, ronde.ketua, "lembar", komponen.pk, nama))
    jawaban = buka(client, ronde.ketua, "makalah", komponen.pk, nama)
    assert jawaban["Location"] == reverse("penilaian:lembar", args=[komponen.pk, nama])


# --- Ketua ----------------------------------------------------------------------------------------
def test_ketua_membatalkan_lembar_menurut_kode_dan_tidak_karena_benturan(client):
    ronde = anonim(peserta=2)
    komponen = ronde.komponen("MAKALAH")
    satu = ronde.peserta[0]
    ronde.kunci(ronde.anggota[0], satu, "MAKALAH", 70)
    halaman = isi(buka(client, ronde.ketua, "komponen", komponen.pk))
    daftar = halaman.split("Batalkan atau kecualikan")[1].split("Nyatakan gugur")[0]
    assert kode(satu) in daftar
    assert not any(t in daftar for t in tanda_orang(satu))
    assert "di bawah kode" in halaman
    isi_form = {"penilai": ronde.anggota[0].pk, "sebab": "BENTURAN", "alasan": "Kata orang."}
    jawaban = kirim(client, ronde.ketua, "batalkan_lembar", komponen.pk, kode(satu), **isi_form)
    assert jawaban.status_code == 422
    assert "tanpa nama" in isi(jawaban)
    isi_form["sebab"] = "BERHALANGAN"
    jawaban = kirim(client, ronde.ketua, "batalkan_lembar", komponen.pk, kode(satu), **isi_form)
    assert jawaban.status_code == 302
    assert LembarNilai.objects.get(penilai=ronde.anggota[0]).sebab_batal == "BERHALANGAN"
    beranda = isi(client.get(jawaban["Location"]))
    assert f"kode {kode(satu)} dibatalkan" in beranda


def test_kuorum_disebut_menurut_kode_sebelum_dikunci():
    ronde = anonim(peserta=2)
    satu = ronde.peserta[0]
    for penilai in ronde.anggota:
        batalkan(ronde, penilai, satu, SB.BERHALANGAN, metode="MAKALAH")
    ronde.nilai_semua("MAKALAH", 80)
    with pytest.raises(TindakanDitolak) as ditolak:
        ronde.tutup("MAKALAH")
    assert kode(satu) in str(ditolak.value)
    assert not any(t in str(ditolak.value) for t in tanda_orang(satu))


def test_lembar_kertas_tidak_dicetak_dan_tema_terlambat_tidak_menyamarkan():
    ronde = anonim(peserta=1, kebijakan={"lembar_kertas": "BOLEH"})
    komponen = ronde.komponen("MAKALAH")
    izin = wewenang.boleh_cetak_kertas(ronde.ketua, komponen, ronde.ketua, PADA)
    assert "tidak dicetak" in izin.alasan
    TemaMakalah.objects.update(
        dibuka_pada=PADA + dt.timedelta(hours=2),
        batas=PADA + dt.timedelta(hours=3),
        disegel_pada=PADA + dt.timedelta(hours=1),
    )
    assert not queries.anonim(komponen)


def test_penilaian_tidak_dibuka_selama_makalah_masih_diserahkan():
    ronde = Ronde(peserta=1)
    TemaMakalahFactory(lowongan=ronde.lowongan, dibuka_pada=PADA - dt.timedelta(hours=1))
    ronde.nyatakan_semua()
    with pytest.raises(TindakanDitolak, match="masih berlangsung"):
        ronde.buka("MAKALAH")


# --- Sesudah dikunci, dan menurut kebijakan lain ----------------------------------------------------
def test_nama_bergabung_dengan_nilai_sesudah_dikunci(client):
    ronde = anonim(peserta=2)
    satu = ronde.peserta[0]
    ronde.nilai_semua("MAKALAH", 80)
    komponen = ronde.tutup("MAKALAH")
    halaman = isi(buka(client, ronde.anggota[0], "komponen", komponen.pk))
    assert f"{kode(satu)}</b><span>{satu.pelamar.pengguna.nama_tampil}" in halaman
    # The address of the mail still leads to the sheet, and the proof may name him now.
    for sebutan in (kode(satu), satu.pk):
        lembar = isi(buka(client, ronde.anggota[0], "lembar", komponen.pk, sebutan))
        assert satu.pelamar.pengguna.nama_tampil in lembar
        tanda = buka(client, ronde.anggota[0], "tanda_kunci", komponen.pk, sebutan)
        assert json.loads(tanda.content)["lamaran"] == satu.pk
    beranda = isi(buka(client, ronde.anggota[0], "beranda_pansel"))
    assert "Makalah tanpa nama" not in beranda
    assert queries.kode_dan_nama(ronde.komponen("WAWANCARA"), ronde.peserta) == []


def test_dengan_nama_menurut_kebijakan_makalah_tetap_terbaca(client):
    ronde = anonim(peserta=1, kebijakan={"makalah_anonim": "NAMA"})
    komponen = ronde.komponen("MAKALAH")
    satu = ronde.peserta[0]
    lembar = isi(buka(client, ronde.ketua, "lembar", komponen.pk, satu.pk))
    assert satu.pelamar.pengguna.nama_tampil in lembar
    assert "Baca makalah (2 halaman)" in lembar
    assert isi(buka(client, ronde.ketua, "makalah", komponen.pk, satu.pk)).startswith("%PDF")


@pytest.mark.parametrize(
    "tema,pilihan,kalimat",
    [
        (True, "KODE", "di bawah kode"),
        (True, "NAMA", "menurut kebijakan"),
        (False, "KODE", "tidak diserahkan lewat aplikasi"),
    ],
)
def test_halaman_pembukaan_menyebut_apakah_nama_tampak(client, tema, pilihan, kalimat):
    ronde = Ronde(peserta=1, tahap=Tahap.KOMPETENSI_BIDANG, kebijakan={"makalah_anonim": pilihan})
    if tema:
        TemaMakalahFactory(lowongan=ronde.lowongan, dibuka_pada=PADA - dt.timedelta(hours=6))
    halaman = isi(buka(client, ronde.ketua, "buka_komponen", ronde.komponen("MAKALAH").pk))
    assert kalimat in halaman


def test_tanpa_tema_komponen_dinilai_dengan_nama(client):
    ronde = Ronde(peserta=1)
    ronde.nyatakan_semua()
    komponen = ronde.buka("MAKALAH")
    assert not Makalah.objects.exists()
    satu = ronde.peserta[0]
    assert buka(client, ronde.ketua, "lembar", komponen.pk, satu.pk).status_code == 200
    assert queries.kode_makalah(satu) == ""
    assert buka(client, ronde.ketua, "makalah", komponen.pk, satu.pk).status_code == 404
    assert "Segel tema" in isi(buka(client, ronde.ketua, "komponen", komponen.pk))


@pytest.mark.parametrize("banyak", [1, 3])
def test_jumlah_kueri_tetap_untuk_satu_dan_tiga_kode(client, banyak):
    ronde = anonim(peserta=banyak)
    komponen = ronde.komponen("MAKALAH")
    alamat = [
        reverse("penilaian:beranda_pansel"),
        reverse("penilaian:lembar", args=[komponen.pk, kode(ronde.peserta[0])]),
        reverse("penilaian:komponen", args=[komponen.pk]),
    ]
    client.force_login(ronde.ketua)
    hasil = []
    for jalan in alamat:
        client.get(jalan)
        with CaptureQueriesContext(connection) as rekam:
            client.get(jalan)
        hasil.append(len(rekam))
    assert hasil == [28, 38, 32]


def test_kode_tidak_berubah_saat_diberikan_lagi():
    ronde = anonim(peserta=1)
    semula = kode(ronde.peserta[0])
    beri_kode(lamaran=ronde.peserta)
    assert kode(ronde.peserta[0]) == semula
    lain = LamaranFactory(lowongan=ronde.lowongan, keadaan="MS")
    assert queries.sebutan_semua([lain], tersamar=False) == {lain.pk: lain.pk}
