"""Paper sheets: printed with a code, typed by two people, locked by the rater; no mark leaks by them."""

import io
from decimal import Decimal

import pypdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from akun.models import Surel
from jejak.models import Jejak
from panitia.aturan import Peran
from penilaian import actions, queries
from penilaian.actions import KertasBasi
from penilaian.models import ButirNilai, KetikanKertas, LembarKertas, LembarNilai
from seleksi.izin import TindakanDitolak
from tests import cakram
from tests.dokumen.korpus import pdf_utuh
from tests.factories.dokumen import BerkasFactory
from tests.penilaian.alat import SB, batalkan, peristiwa
from tests.penilaian.halaman import alamat, buka, kirim
from tests.penilaian.ronde import Ronde

pytestmark = pytest.mark.django_db
D = Decimal
NILAI = ("73.19", "61.07", "88.43", "90.11")


@pytest.fixture
def kertas_ronde(db) -> Ronde:
    """Paper sheets are allowed; all declared, the interview is open."""
    ronde = Ronde(peserta=2, kebijakan={"lembar_kertas": "BOLEH"})
    ronde.nyatakan_semua()
    ronde.buka("WAWANCARA")
    return ronde


@pytest.fixture
def ronde(kertas_ronde) -> Ronde:
    return kertas_ronde


def cetak(ronde, penilai=None, oleh=None):
    penilai = penilai or ronde.anggota[0]
    return actions.cetak_kertas(
        komponen=ronde.komponen("WAWANCARA"), penilai=penilai, oleh=oleh or penilai, pada=ronde.pada
    )


def petugas(ronde):
    return ronde.lain[Peran.VERIFIKATOR], ronde.lain[Peran.NASKAH]


def ketik(ronde, kertas, oleh, nilai=NILAI, catatan="", versi=None, pindaian=None):
    kertas = LembarKertas.objects.get(pk=kertas.pk)
    indikator = queries.indikator_komponen(ronde.komponen("WAWANCARA"))
    return actions.ketik_kertas(
        kertas=kertas,
        nilai={satu.pk: D(x) if x else None for satu, x in zip(indikator, nilai, strict=True)},
        catatan=catatan,
        versi=kertas.versi if versi is None else versi,
        pindaian=pindaian or (None if kertas.pindaian_id else BerkasFactory()),
        oleh=oleh,
        pada=ronde.pada,
    )


def cocok(ronde, penilai=None):
    kertas = cetak(ronde, penilai)[0]
    for orang in petugas(ronde):
        kertas = ketik(ronde, kertas, orang)
    return kertas


def ditolak(fungsi, *args, **kwargs):
    with pytest.raises(TindakanDitolak) as galat:
        fungsi(*args, **kwargs)
    return {satu.kode for satu in galat.value.temuan}, str(galat.value)


# --- Mencetak ------------------------------------------------------------------------------------
def test_lembar_dicetak_per_peserta_dan_kodenya_tetap(ronde):
    pertama = cetak(ronde, oleh=ronde.ketua)
    assert [x.lamaran for x in pertama] == ronde.peserta
    assert len({x.kode for x in pertama}) == 2
    assert set("".join(x.kode for x in pertama)) <= set(queries.HURUF_KODE)
    assert [x.kode for x in cetak(ronde)] == [x.kode for x in pertama]
    jejak = Jejak.objects.filter(peristiwa="kertas.dicetak").latest("tinggi")
    assert jejak.rincian["kode"] == [x.kode for x in pertama]


def test_tumpukan_lembar_tidak_menceritakan_kemajuan_penilai(ronde):
    ronde.kunci(ronde.anggota[0], ronde.peserta[0], "WAWANCARA", 80)
    assert len(cetak(ronde, oleh=ronde.ketua)) == 2


def test_lembar_hanya_untuk_peserta_yang_boleh_dinilainya(ronde):
    satu, dua = ronde.anggota[:2]
    ronde.nyatakan(satu, {ronde.peserta[0]: "Adik ipar."})
    assert [x.lamaran for x in cetak(ronde, satu)] == [ronde.peserta[1]]
    batalkan(ronde, dua, ronde.peserta[1], SB.BERHALANGAN)
    assert [x.lamaran for x in cetak(ronde, dua)] == [ronde.peserta[0]]


def test_cetak_ditolak(ronde):
    komponen = ronde.komponen("WAWANCARA")
    isian = {"komponen": komponen, "penilai": ronde.anggota[0], "pada": ronde.pada}
    assert ditolak(actions.cetak_kertas, oleh=ronde.anggota[1], **isian)[0] == {"P-11"}
    asing = isian | {"penilai": ronde.asesor}
    assert ditolak(actions.cetak_kertas, oleh=ronde.ketua, **asing)[0] == {"B-6"}
    lain = Ronde(peserta=1)
    lain.buka("WAWANCARA")
    isian = {"komponen": lain.komponen("WAWANCARA"), "penilai": lain.anggota[0], "pada": lain.pada}
    assert ditolak(actions.cetak_kertas, oleh=lain.ketua, **isian)[0] == {"K-1", "P-07"}


# --- Mengetik ------------------------------------------------------------------------------------
def test_dua_ketikan_yang_sama_menunggu_kunci_penilai(ronde):
    satu, dua = petugas(ronde)
    kertas = cetak(ronde)[0]
    kertas = ketik(ronde, kertas, satu)
    assert kertas.keadaan == "DIKETIK"
    kertas = ketik(ronde, kertas, dua, nilai=("73.190", "61.07", "88.43", "90.11"))
    assert kertas.keadaan == "COCOK"
    assert not LembarNilai.objects.exists()
    surel = Surel.objects.get(kunci__startswith="kertas.cocok")
    assert surel.penerima == ronde.anggota[0]
    assert not any(x in f"{surel.perihal} {surel.konteks}" for x in ("73,19", "73.19"))


def test_selisih_disebut_isian_demi_isian_lalu_dibetulkan(ronde):
    satu, dua = petugas(ronde)
    kertas = ketik(ronde, cetak(ronde)[0], satu, catatan="Tenang.")
    kertas = ketik(ronde, kertas, dua, nilai=("73.91", "61.07", "88.43", "90.11"), catatan="Tegang.")
    assert kertas.keadaan == "SELISIH"
    beda = queries.selisih_ketikan(dua, kertas)
    assert [(x.sendiri, x.lain) for x in beda] == [(D("73.91"), D("73.19")), ("Tegang.", "Tenang.")]
    assert [x.lain for x in queries.selisih_ketikan(satu, kertas)] == [D("73.91"), "Tegang."]
    for orang in (ronde.ketua, ronde.anggota[0], ronde.lain[Peran.KETUA_SEKRETARIAT]):
        assert queries.selisih_ketikan(orang, kertas) == []
    assert queries.kertas_berselisih(satu, ronde.pada) == [kertas]
    assert queries.kertas_berselisih(ronde.lain[Peran.KETUA_SEKRETARIAT], ronde.pada) == []
    kertas = ketik(ronde, kertas, dua, nilai=("73.19", "61.07", "88.43", "90.1"), catatan="Tenang.")
    assert kertas.keadaan == "SELISIH"
    kertas = ketik(ronde, kertas, dua, catatan="Tenang.")
    assert kertas.keadaan == "COCOK"
    assert queries.selisih_ketikan(dua, kertas) == []
    assert queries.ketikan_milik(dua, kertas) is None
    jejak = Jejak.objects.filter(peristiwa="kertas.diketik").order_by("tinggi")
    assert [x.rincian["beda"] for x in jejak] == [0, 2, 1, 0]
    assert not any(nilai in str(x.rincian) for x in jejak for nilai in NILAI)


def test_penilai_sendiri_boleh_menjadi_pengetik_kedua(ronde):
    penilai = ronde.anggota[0]
    kertas = ketik(ronde, cetak(ronde)[0], petugas(ronde)[0])
    assert ketik(ronde, kertas, penilai).keadaan == "COCOK"
    lain = cetak(ronde)[1]
    assert ditolak(ketik, ronde, lain, ronde.anggota[1])[0] == {"P-11"}


def test_ketikan_ditolak_tanpa_tersimpan_apa_pun(ronde):
    satu, dua = petugas(ronde)
    kertas = cetak(ronde)[0]
    assert ditolak(ketik, ronde, kertas, satu, nilai=("73.19", "", "88.43", ""))[0] == {"K-1"}
    assert ditolak(ketik, ronde, kertas, ronde.lain[Peran.NARASUMBER])[0] == {"P-11"}
    with pytest.raises(TindakanDitolak, match="pindaian"):
        actions.ketik_kertas(
            kertas=kertas,
            nilai={x.pk: D(1) for x in queries.indikator_komponen(ronde.komponen("WAWANCARA"))},
            catatan="",
            versi=0,
            pindaian=None,
            oleh=satu,
            pada=ronde.pada,
        )
    assert not KetikanKertas.objects.exists()
    kertas = ketik(ronde, kertas, satu)
    assert "sudah mengetik" in ditolak(ketik, ronde, kertas, satu)[1]
    with pytest.raises(KertasBasi):
        ketik(ronde, kertas, dua, versi=0)
    assert KetikanKertas.objects.count() == 1


def test_lembar_yang_tidak_lagi_dinilai_tidak_diketik_dan_sebabnya_tidak_disebut(ronde):
    satu, _ = petugas(ronde)
    penilai = ronde.anggota[0]
    pertama, kedua = cetak(ronde)
    ronde.kunci(penilai, ronde.peserta[0], "WAWANCARA", 80)
    batalkan(ronde, penilai, ronde.peserta[1], SB.BERHALANGAN)
    pesan = {ditolak(ketik, ronde, x, satu)[1] for x in (pertama, kedua)}
    assert len(pesan) == 1
    assert "tidak dipakai lagi" in pesan.pop()


def test_ketikan_kedua_orang_yang_sama_ditolak_basis_data(ronde):
    kertas = ketik(ronde, cetak(ronde)[0], petugas(ronde)[0])
    lama = kertas.ketikan.get()
    with pytest.raises(IntegrityError, match="ketikan_dua_orang"), transaction.atomic():
        KetikanKertas.objects.create(
            kertas=kertas, urutan=2, pengetik=lama.pengetik, butir=lama.butir, diketik_pada=ronde.pada
        )


# --- Mengunci ------------------------------------------------------------------------------------
def test_penilai_mengunci_menurut_lembarnya_dan_kedua_pengetik_tercatat(ronde):
    penilai = ronde.anggota[0]
    ronde.isi(penilai, ronde.peserta[0], "WAWANCARA", 10)
    kertas = cocok(ronde)
    lembar = actions.kunci_dari_kertas(kertas=kertas, versi=kertas.versi, oleh=penilai, pada=ronde.pada)
    assert (lembar.keadaan, lembar.penilai) == ("DIKUNCI", penilai)
    assert sorted(lembar.butir.values_list("nilai", flat=True)) == sorted(D(x) for x in NILAI)
    assert lembar.sidik == actions.sidik_lembar(lembar=lembar)
    jejak = Jejak.objects.get(peristiwa="lembar.dikunci")
    assert jejak.pelaku_id == penilai.pk
    assert jejak.rincian["dari_kertas"] == kertas.kode_tampil
    assert jejak.rincian["pengetik"] == [str(x) for x in petugas(ronde)]
    kertas.refresh_from_db()
    assert (kertas.keadaan, kertas.lembar) == ("DIKUNCI", lembar)
    # Sent twice: the same locked sheet, no second trace.
    lagi = actions.kunci_dari_kertas(kertas=kertas, versi=0, oleh=penilai, pada=ronde.pada)
    assert lagi == lembar
    assert Jejak.objects.filter(peristiwa="lembar.dikunci").count() == 1


def test_hanya_penilainya_yang_mengunci_atau_menolak(ronde):
    kertas = cocok(ronde)
    for orang in (ronde.ketua, petugas(ronde)[0], ronde.anggota[1]):
        isian = {"kertas": kertas, "oleh": orang, "pada": ronde.pada}
        assert "K-1" in ditolak(actions.kunci_dari_kertas, versi=kertas.versi, **isian)[0]
        assert "K-1" in ditolak(actions.tolak_kertas, alasan="Bukan.", **isian)[0]
    isian = {"kertas": kertas, "oleh": ronde.anggota[0], "pada": ronde.pada}
    with pytest.raises(KertasBasi):
        actions.kunci_dari_kertas(versi=kertas.versi - 1, **isian)
    assert not LembarNilai.objects.exists()


def test_belum_cocok_tidak_dapat_dikunci_juga_tidak_lewat_layar(ronde):
    penilai = ronde.anggota[0]
    draf = ronde.isi(penilai, ronde.peserta[0], "WAWANCARA", 80)
    kertas = ketik(ronde, cetak(ronde)[0], petugas(ronde)[0])
    isian = {"oleh": penilai, "pada": ronde.pada}
    assert "K-1" in ditolak(actions.kunci_dari_kertas, kertas=kertas, versi=kertas.versi, **isian)[0]
    layar = {"komponen": ronde.komponen("WAWANCARA"), "lamaran": ronde.peserta[0], "versi": draf.versi}
    assert ditolak(actions.kunci_lembar, **layar, **isian)[0] == {"K-1"}
    actions.tolak_kertas(kertas=kertas, alasan="Bukan tulisan saya.", **isian)
    assert actions.kunci_lembar(**layar, **isian).keadaan == "DIKUNCI"


def test_ketikan_yang_ditolak_tidak_dihitung_dan_lembar_baru_berkode_lain(ronde):
    kertas = cocok(ronde)
    penilai = ronde.anggota[0]
    isian = {"kertas": kertas, "oleh": penilai, "pada": ronde.pada}
    assert ditolak(actions.tolak_kertas, alasan="  ", **isian)[0] == {"K-1"}
    tolak = actions.tolak_kertas(alasan="Nomor dua bukan angka saya.", **isian)
    assert (tolak.keadaan, tolak.lembar) == ("DITOLAK", None)
    assert peristiwa(kertas)[-1] == "kertas.ditolak"
    assert ditolak(actions.tolak_kertas, alasan="Lagi.", **isian)[0] == {"K-1"}
    baru = cetak(ronde)[0]
    assert baru.kode != kertas.kode
    assert not ButirNilai.objects.exists()


def test_komponen_tidak_terkunci_selama_lembar_kertas_belum_dikunci_penilainya(ronde):
    cocok(ronde)
    for penilai in ronde.pansel[1:]:
        for lamaran in queries.belum_dikunci(penilai, ronde.komponen("WAWANCARA")):
            if (penilai, lamaran) != (ronde.anggota[0], ronde.peserta[0]):
                ronde.kunci(penilai, lamaran, "WAWANCARA", 80)
    for lamaran in ronde.peserta:
        ronde.kunci(ronde.ketua, lamaran, "WAWANCARA", 80)
    with pytest.raises(TindakanDitolak, match="1 penilai belum mengunci"):
        ronde.tutup("WAWANCARA")
    kertas = LembarKertas.objects.get(keadaan="COCOK")
    actions.kunci_dari_kertas(kertas=kertas, versi=kertas.versi, oleh=ronde.anggota[0], pada=ronde.pada)
    assert ronde.tutup("WAWANCARA").keadaan == "DIKUNCI"
    # Nothing is printed or typed of a closed component.
    assert "B-6" in ditolak(cetak, ronde)[0]


# --- Halaman -------------------------------------------------------------------------------------
def kata(jawaban):
    return jawaban.content.decode()


def isian_ketik(ronde, nilai=NILAI, **ubah):
    indikator = queries.indikator_komponen(ronde.komponen("WAWANCARA"))
    return {
        "versi": "0",
        "catatan": "",
        **{f"nilai_{x.pk}": n.replace(".", ",") for x, n in zip(indikator, nilai, strict=True)},
    } | ubah


def pindaian():
    return SimpleUploadedFile("lembar.pdf", pdf_utuh(), "application/pdf")


def test_halaman_cetak_memberi_pdf_dengan_kode_dan_tanpa_nilai(ronde, client):
    komponen = ronde.komponen("WAWANCARA")
    ronde.isi(ronde.anggota[0], ronde.peserta[0], "WAWANCARA", "73.19")
    halaman = kata(buka(client, ronde.ketua, "cetak_kertas", komponen.pk))
    assert all(x.nama_tampil in halaman for x in ronde.pansel)
    jawaban = kirim(client, ronde.ketua, "cetak_kertas", komponen.pk, penilai=ronde.anggota[0].pk)
    assert jawaban["Content-Type"] == "application/pdf"
    assert ronde.peserta[0].pelamar.pengguna.nama_tampil not in jawaban["Content-Disposition"]
    teks = "\n".join(x.extract_text() for x in pypdf.PdfReader(io.BytesIO(jawaban.content)).pages)
    for kertas in LembarKertas.objects.all():
        assert kertas.kode_tampil in teks
    assert "73,19" not in teks
    assert "Penilai" in teks


def test_penilai_hanya_mencetak_lembarnya_sendiri(ronde, client):
    komponen = ronde.komponen("WAWANCARA")
    satu, dua = ronde.anggota[:2]
    halaman = kata(buka(client, satu, "cetak_kertas", komponen.pk))
    assert dua.nama_tampil not in halaman
    assert kirim(client, satu, "cetak_kertas", komponen.pk, penilai=dua.pk).status_code == 404
    assert kirim(client, satu, "cetak_kertas", komponen.pk, penilai="x").status_code == 404
    assert kirim(client, satu, "cetak_kertas", komponen.pk, penilai=satu.pk, bagian=9).status_code == 404
    for peran in (Peran.VERIFIKATOR, Peran.NASKAH, Peran.NARASUMBER, Peran.PPK):
        assert buka(client, ronde.lain[peran], "cetak_kertas", komponen.pk).status_code == 404
    assert buka(client, ronde.asesor, "cetak_kertas", komponen.pk).status_code == 404


def test_cetak_yang_tertahan_menyebut_sebabnya(client):
    lain = Ronde(peserta=1)
    lain.buka("WAWANCARA")
    komponen = lain.komponen("WAWANCARA")
    assert "tidak ada lembar nilai kertas" in kata(buka(client, lain.ketua, "cetak_kertas", komponen.pk))
    jawaban = kirim(client, lain.ketua, "cetak_kertas", komponen.pk, penilai=lain.anggota[0].pk)
    assert jawaban.status_code == 422
    assert buka(client, lain.lain[Peran.NASKAH], "kertas").status_code == 404


def test_kode_membuka_lembarnya_apa_pun_cara_menulisnya(ronde, client):
    kertas = cetak(ronde)[0]
    petugas_ = petugas(ronde)[0]
    assert buka(client, petugas_, "kertas").status_code == 200
    jawaban = kirim(client, petugas_, "kertas", kode=f" {kertas.kode_tampil.lower()} ")
    assert jawaban.url == alamat("ketik_kertas", kertas.kode)
    salah = kirim(client, petugas_, "kertas", kode="AAAA-AAAA-AAAA")
    assert salah.status_code == 422
    assert "Tidak ada lembar dengan kode itu" in kata(salah)
    for orang in (ronde.lain[Peran.NARASUMBER], ronde.lain[Peran.PPK], ronde.asesor, ronde.ketua):
        assert buka(client, orang, "ketik_kertas", kertas.kode).status_code == 404
    assert buka(client, petugas_, "ketik_kertas", "AAAAAAAAAAAA").status_code == 404


def test_mengetik_lewat_halaman_sampai_penilai_mengunci(ronde, client):
    satu, dua = petugas(ronde)
    penilai, kertas = ronde.anggota[0], cetak(ronde)[0]
    jawaban = kirim(client, satu, "ketik_kertas", kertas.kode, **isian_ketik(ronde), berkas=pindaian())
    assert jawaban.status_code == 302
    # What was typed is not seen again: not by him, not by the second, not by the rater yet.
    for orang in (satu, dua, penilai):
        assert "73,19" not in kata(buka(client, orang, "ketik_kertas", kertas.kode))
    beda = isian_ketik(ronde, ("73.91", *NILAI[1:]), versi="1")
    jawaban = kirim(client, dua, "ketik_kertas", kertas.kode, **beda)
    assert jawaban.url == alamat("ketik_kertas", kertas.kode)
    halaman = kata(buka(client, dua, "ketik_kertas", kertas.kode))
    assert "73,91" in halaman
    assert "73,19" in halaman
    assert kertas.kode_tampil in kata(buka(client, satu, "kertas"))
    assert "73,19" not in kata(buka(client, ronde.lain[Peran.KETUA_SEKRETARIAT], "ketik_kertas", kertas.kode))
    jawaban = kirim(client, dua, "ketik_kertas", kertas.kode, **isian_ketik(ronde, versi="2"))
    assert jawaban.url == alamat("kertas")
    assert "73,19" not in kata(buka(client, dua, "ketik_kertas", kertas.kode))
    assert "Periksa dan kunci" in kata(buka(client, penilai, "ketik_kertas", kertas.kode))
    assert kertas.kode_tampil in kata(buka(client, penilai, "cetak_kertas", kertas.komponen_id))
    halaman = kata(buka(client, penilai, "kunci_kertas", kertas.kode))
    assert "73,19" in halaman
    assert str(satu) in halaman
    assert str(dua) in halaman
    for orang in (satu, ronde.ketua):
        assert buka(client, orang, "kunci_kertas", kertas.kode).status_code == 404
    basi = kirim(client, penilai, "kunci_kertas", kertas.kode, aksi="kunci", versi="1")
    assert basi.status_code == 422
    jawaban = kirim(client, penilai, "kunci_kertas", kertas.kode, aksi="kunci", versi="3")
    assert jawaban.url == alamat("lembar", kertas.komponen_id, kertas.lamaran_id)
    assert LembarNilai.objects.get().keadaan == "DIKUNCI"
    assert buka(client, penilai, "kunci_kertas", kertas.kode).status_code == 302
    sesudah = kata(buka(client, penilai, "lembar", kertas.komponen_id, kertas.lamaran_id))
    assert "Dari lembar kertas" in sesudah
    assert f"diketik {satu} dan {dua}" in " ".join(sesudah.split())
    # Before anything is typed the page of a rater leads to the blank sheets.
    lain = kata(buka(client, ronde.anggota[1], "lembar", kertas.komponen_id, kertas.lamaran_id))
    assert alamat("cetak_kertas", kertas.komponen_id) in lain


def test_ketikan_yang_salah_disebut_dan_pindaian_tidak_hilang(ronde, client):
    satu, _ = petugas(ronde)
    kertas = cetak(ronde)[0]
    for cacat in ("NaN", "1e400", "101", "-1", "73,195", "73,19\t61", "tujuh"):
        jawaban = kirim(
            client,
            satu,
            "ketik_kertas",
            kertas.kode,
            **isian_ketik(ronde, (cacat, *NILAI[1:])),
        )
        assert jawaban.status_code == 422, cacat
        assert "Pilih PDF pindaian" in kata(jawaban)
    rusak = SimpleUploadedFile("a.pdf", b"bukan pdf", "application/pdf")
    jawaban = kirim(client, satu, "ketik_kertas", kertas.kode, **isian_ketik(ronde), berkas=rusak)
    assert jawaban.status_code == 422
    kurang = isian_ketik(ronde, ("", *NILAI[1:]))
    jawaban = kirim(client, satu, "ketik_kertas", kertas.kode, **kurang, berkas=pindaian())
    assert jawaban.status_code == 422
    assert "1 dari 4 indikator belum diketik" in kata(jawaban)
    assert "Sudah terunggah: lembar.pdf" in kata(jawaban)
    titipan = kata(jawaban).partition('name="titipan" value="')[2].partition('"')[0]
    jawaban = kirim(client, satu, "ketik_kertas", kertas.kode, **isian_ketik(ronde), titipan=titipan)
    assert jawaban.status_code == 302
    # The seal is of this person and this sheet; a late page of a sheet that moved on is told so.
    lain = cetak(ronde)[1]
    jawaban = kirim(client, satu, "ketik_kertas", lain.kode, **isian_ketik(ronde), titipan=titipan)
    assert jawaban.status_code == 422
    basi = kirim(client, petugas(ronde)[1], "ketik_kertas", kertas.kode, **isian_ketik(ronde))
    assert basi.status_code == 409
    assert "berubah sejak halaman ini dibuka" in kata(basi)


def test_pindaian_kedua_tidak_diterima_dan_ketikan_kedua_tidak_memerlukannya(ronde, client):
    satu, dua = petugas(ronde)
    kertas = ketik(ronde, cetak(ronde)[0], satu)
    with pytest.raises(TindakanDitolak, match="sudah disimpan"):
        actions.titip_pindaian(unggahan=pindaian(), kertas=kertas, oleh=dua, pada=ronde.pada)
    isi = isian_ketik(ronde, versi="1")
    assert kirim(client, dua, "ketik_kertas", kertas.kode, **isi, berkas=pindaian()).status_code == 302
    assert LembarKertas.objects.get(pk=kertas.pk).pindaian == kertas.pindaian


def test_penilai_menolak_ketikan_lewat_halaman(ronde, client):
    kertas = cocok(ronde)
    penilai = ronde.anggota[0]
    kosong = kirim(client, penilai, "kunci_kertas", kertas.kode, aksi="tolak", alasan="")
    assert kosong.status_code == 422
    jawaban = kirim(client, penilai, "kunci_kertas", kertas.kode, aksi="tolak", alasan="Bukan lembar saya.")
    assert jawaban.status_code == 302
    assert LembarKertas.objects.get(pk=kertas.pk).keadaan == "DITOLAK"


def test_penilai_sebagai_pengetik_kedua_langsung_ke_halaman_kunci(ronde, client):
    kertas = ketik(ronde, cetak(ronde)[0], petugas(ronde)[0])
    jawaban = kirim(client, ronde.anggota[0], "ketik_kertas", kertas.kode, **isian_ketik(ronde, versi="1"))
    assert jawaban.url == alamat("kunci_kertas", kertas.kode)


def test_pindaian_dibuka_penilainya_dan_pansel_sesudah_komponen_dikunci(ronde, client):
    kertas, (satu, dua) = cetak(ronde)[0], petugas(ronde)
    scan = actions.titip_pindaian(unggahan=pindaian(), kertas=kertas, oleh=satu, pada=ronde.pada)
    kertas = ketik(ronde, ketik(ronde, kertas, satu, pindaian=scan), dua)
    penilai, lain = ronde.anggota[:2]

    def status(orang):
        jawaban = buka(client, orang, "pindaian_kertas", kertas.kode)
        hasil = jawaban.status_code
        cakram.tutup(jawaban)
        return hasil

    sesudah_ketik = {penilai: 200, lain: 404, ronde.ketua: 404, petugas(ronde)[0]: 404}
    assert {orang: status(orang) for orang in sesudah_ketik} == sesudah_ketik
    actions.kunci_dari_kertas(kertas=kertas, versi=kertas.versi, oleh=penilai, pada=ronde.pada)
    assert status(lain) == 404
    ronde.nilai_semua("WAWANCARA", 80)
    ronde.tutup("WAWANCARA")
    assert (status(lain), status(ronde.ketua), status(petugas(ronde)[0])) == (200, 200, 404)
    kosong = LembarKertas.objects.exclude(pk=kertas.pk).first()
    assert buka(client, penilai, "pindaian_kertas", kosong.kode).status_code == 404


def test_halaman_pengetik_tetap_sekian_kueri(ronde, client):
    satu, dua = petugas(ronde)
    client.force_login(satu)
    client.get(alamat("kertas"))
    hitung = []
    for kertas in [x for penilai in ronde.pansel[:2] for x in cetak(ronde, penilai)][:3]:
        ketik(ronde, kertas, satu)
        ketik(ronde, kertas, dua, nilai=("1", *NILAI[1:]))
        with CaptureQueriesContext(connection) as kueri:
            assert kertas.kode_tampil in kata(client.get(alamat("kertas")))
        hitung.append(len(kueri))
    assert hitung[0] == hitung[2]


def test_alamat_lembar_menuju_halaman_kuncinya(ronde):
    kertas = cetak(ronde)[0]
    assert kertas.get_absolute_url() == reverse("penilaian:kunci_kertas", args=[kertas.kode])
    assert str(kertas) == f"Lembar kertas {kertas.kode_tampil}"
