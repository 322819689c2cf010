"""Health of the three: recorded by the Ketua, opened by Pansel and PPK for a purpose, copied by number."""

import io

import pypdf
import pytest
import time_machine

from dokumen.rahasia import LAMA_BACA
from dokumen.simpan import simpan_bytes
from jejak.models import Jejak
from panitia.aturan import Peran
from penilaian import actions, aturan, queries, wewenang
from penilaian.models import HasilKesehatan
from seleksi.alur import Tahap
from seleksi.izin import TindakanDitolak
from tests.dokumen.korpus import UTUH
from tests.penilaian.alat import rata, tetapkan
from tests.penilaian.halaman import buka, kirim

UNIT = "RSUD Penanda Tujuhbelas"
KEPERLUAN = {"keperluan": "Pleno penetapan"}


@pytest.fixture
def diperiksa(ronde):
    """Three names; of the first the result is recorded with its letter."""
    ronde.selesaikan(rata([80, 90, 70, 85]))
    ronde.rekap()
    tetapkan(ronde)
    ronde.ke_tahap(Tahap.KESEHATAN)
    calon = queries.tiga_calon(ronde.lowongan)[0]
    berkas = simpan_bytes(
        isi=UTUH, nama="Surat Penanda.pdf", jenis_media="application/pdf", oleh=None, pada=ronde.pada
    )
    ronde.hasil = HasilKesehatan.objects.create(
        lamaran=calon,
        sehat=True,
        unit_kesehatan=UNIT,
        nomor_surat="440/PENANDA/2026",
        tanggal_surat=ronde.pada.date(),
        berkas=berkas,
        dicatat_pada=ronde.pada,
        dicatat_oleh=ronde.ketua,
    )
    return ronde


def baca(ronde, siapa, keperluan="Pleno penetapan"):
    return actions.baca_kesehatan(lowongan=ronde.lowongan, keperluan=keperluan, oleh=siapa, pada=ronde.pada)


# --- Aturan dan wewenang -------------------------------------------------------------------------
@pytest.mark.parametrize("keperluan,kode", [("Pleno", []), ("", ["B-7"]), ("  ", ["B-7"])])
def test_hasil_kesehatan_dibuka_dengan_keperluan(keperluan, kode):
    assert [satu.kode for satu in aturan.keperluan_kesehatan(keperluan)] == kode


def test_hanya_pansel_dan_ppk_membuka_hasil_kesehatan(diperiksa):
    ronde = diperiksa
    boleh = {*ronde.pansel, ronde.lain[Peran.PPK]}
    for orang in (*ronde.pansel, ronde.asesor, *ronde.lain.values()):
        izin = wewenang.boleh_baca_kesehatan(orang, ronde.lowongan, "Pleno", ronde.pada)
        assert bool(izin) is (orang in boleh), orang
        surat = wewenang.boleh_salin_surat_kesehatan(orang, ronde.hasil, "Pleno", ronde.pada)
        assert bool(surat) is (orang in boleh), orang


def test_surat_yang_tidak_diunggah_tidak_disalin(diperiksa):
    diperiksa.hasil.berkas = None
    with pytest.raises(TindakanDitolak, match="tidak diunggah"):
        actions.salin_surat_kesehatan(
            hasil=diperiksa.hasil, keperluan="Pleno", oleh=diperiksa.ketua, pada=diperiksa.pada
        )


# --- Halaman -------------------------------------------------------------------------------------
def test_hasil_tertutup_sampai_keperluannya_disebut(diperiksa, client):
    ronde = diperiksa
    for siapa in (ronde.ketua, ronde.anggota[0], ronde.lain[Peran.PPK]):
        isi = buka(client, siapa, "hasil_kesehatan", ronde.lowongan.pk).content.decode()
        assert "Buka hasil kesehatan" in isi
        assert "Buka dan catat</button>" in isi
        assert UNIT not in isi
        assert "Memenuhi syarat" not in isi
        kosong = kirim(client, siapa, "hasil_kesehatan", ronde.lowongan.pk, keperluan=" ")
        assert kosong.status_code == 422
        assert kirim(client, siapa, "hasil_kesehatan", ronde.lowongan.pk, **KEPERLUAN).status_code == 302
        jawaban = buka(client, siapa, "hasil_kesehatan", ronde.lowongan.pk)
        isi = jawaban.content.decode()
        assert UNIT in isi
        assert "Memenuhi syarat" in isi
        assert f"{siapa.nama_tampil} · 23-11-2026 09.00" in isi
        assert "no-store" in jawaban["Cache-Control"]
        with time_machine.travel(ronde.pada + LAMA_BACA, tick=False):
            assert UNIT not in buka(client, siapa, "hasil_kesehatan", ronde.lowongan.pk).content.decode()
    jejak = Jejak.objects.filter(peristiwa="kesehatan.dibaca")
    assert [satu.pelaku for satu in jejak.order_by("tinggi")] == [
        ronde.ketua,
        ronde.anggota[0],
        ronde.lain[Peran.PPK],
    ]
    assert {satu.seleksi_id for satu in jejak} == {ronde.seleksi.pk}


def test_pembacaan_seorang_tidak_membuka_bagi_yang_lain(diperiksa, client):
    baca(diperiksa, diperiksa.anggota[0])
    isi = buka(client, diperiksa.ketua, "hasil_kesehatan", diperiksa.lowongan.pk).content.decode()
    assert UNIT not in isi
    # Who has read it, and what for, is no secret among them.
    assert diperiksa.anggota[0].nama_tampil in isi


def test_halaman_lain_tidak_menyebut_hasilnya(diperiksa, client):
    ronde = diperiksa
    isi = buka(client, ronde.ketua, "pleno_lowongan", ronde.lowongan.pk).content.decode()
    assert "Hasil tercatat" in isi
    assert "Belum ada hasil" in isi
    assert UNIT not in isi
    perbaiki = buka(client, ronde.ketua, "catat_kesehatan", ronde.hasil.lamaran_id).content.decode()
    assert UNIT not in perbaiki
    assert "menggantikannya" in perbaiki
    baca(ronde, ronde.ketua)
    perbaiki = buka(client, ronde.ketua, "catat_kesehatan", ronde.hasil.lamaran_id).content.decode()
    assert UNIT in perbaiki
    lain = queries.tiga_calon(ronde.lowongan)[1]
    assert UNIT not in buka(client, ronde.ketua, "catat_kesehatan", lain.pk).content.decode()


def test_orang_lain_tidak_menemukan_halamannya(diperiksa, client):
    ronde = diperiksa
    for peran, siapa in (*ronde.lain.items(), ("ASESOR", ronde.asesor)):
        if peran != Peran.PPK:
            assert buka(client, siapa, "hasil_kesehatan", ronde.lowongan.pk).status_code == 404, peran
            assert kirim(client, siapa, "surat_kesehatan", ronde.hasil.lamaran_id).status_code == 404, peran


def test_halaman_belum_ada_sebelum_tiga_nama_ditetapkan(ronde, client):
    ronde.selesaikan(rata([80, 90, 70, 85]))
    ronde.rekap()
    assert buka(client, ronde.ketua, "hasil_kesehatan", ronde.lowongan.pk).status_code == 404


# --- Salinan surat -------------------------------------------------------------------------------
def test_salinan_surat_bernomor_dan_bercap(diperiksa, client):
    ronde = diperiksa
    pk = ronde.hasil.lamaran_id
    tanpa = kirim(client, ronde.ketua, "surat_kesehatan", pk)
    assert tanpa.status_code == 302
    assert not Jejak.objects.filter(peristiwa="kesehatan.surat_disalin").exists()
    for nomor, siapa in enumerate((ronde.ketua, ronde.anggota[0]), start=1):
        baca(ronde, siapa, "Memeriksa keaslian surat")
        jawaban = kirim(client, siapa, "surat_kesehatan", pk)
        isi = pypdf.PdfReader(io.BytesIO(jawaban.content)).pages[0].extract_text()
        assert f"salinan nomor {nomor} · {siapa.nama_tampil}" in isi
        assert "Penanda" not in jawaban["Content-Disposition"]
        jejak = Jejak.objects.filter(peristiwa="kesehatan.surat_disalin").order_by("tinggi").last()
        assert jejak.rincian == {"keperluan": "Memeriksa keaslian surat", "salinan": nomor}
    assert (
        "salinan surat nomor 2"
        in buka(client, ronde.ketua, "hasil_kesehatan", ronde.lowongan.pk).content.decode()
    )


def test_surat_yang_tidak_ada_dijelaskan(diperiksa, client):
    HasilKesehatan.objects.update(berkas=None)
    baca(diperiksa, diperiksa.ketua)
    client.force_login(diperiksa.ketua)
    jawaban = kirim(client, diperiksa.ketua, "surat_kesehatan", diperiksa.hasil.lamaran_id)
    assert jawaban.status_code == 302
    isi = buka(client, diperiksa.ketua, "hasil_kesehatan", diperiksa.lowongan.pk).content.decode()
    assert "Surat hasil pemeriksaan ini tidak diunggah." in isi
