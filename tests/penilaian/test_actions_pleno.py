"""Effect and trace of recap, ties and the three names; a refused act leaves nothing."""

import re
from decimal import Decimal

import pytest

from dokumen.models import Naskah
from jejak.baca import riwayat_seleksi
from penilaian import actions, queries
from penilaian.models import (
    Komponen,
    LembarNilai,
    Peringkat,
    Rekap,
)
from seleksi.alur import Tahap
from seleksi.izin import TindakanDitolak
from seleksi.models import NaskahSeleksi
from tests.penilaian.alat import batalkan, peristiwa, rata, tetapkan
from tests.penilaian.ronde import Ronde

pytestmark = pytest.mark.django_db
D = Decimal
SB = LembarNilai.SebabBatal


# --- Rekapitulasi ---------------------------------------------------------------------------------
def test_rekap_dihitung_tepat_dan_berulang_sama(ronde):
    ronde.selesaikan(rata([80, 90, 70, 85]))
    rekap = ronde.rekap()
    tempat = {satu.lamaran.urutan: satu.peringkat for satu in rekap.peringkat.select_related("lamaran")}
    assert tempat == {1: 3, 2: 1, 3: 4, 4: 2}
    assert {satu.nilai_akhir for satu in rekap.peringkat.all()} == {D(70), D(80), D(85), D(90)}
    assert rekap.isi["bobot"]["WAWANCARA"] == "35.00"
    lagi = ronde.rekap()
    assert (lagi.pk, lagi.sidik) == (rekap.pk, rekap.sidik)
    assert peristiwa(rekap) == ["rekap.dihitung", "rekap.dihitung"]


def test_rekap_memakai_pecahan_bukan_pembulatan(ronde):
    """Three raters give 80, 80 and 81: a third of a point that no decimal holds."""
    ronde.nyatakan_semua()
    for metode in Komponen.Metode.values:
        ronde.buka(metode)
    for orang in ronde.anggota[2:]:
        batalkan(ronde, orang, ronde.peserta[0], SB.BERHALANGAN)
    nilai = {ronde.ketua: 81}
    for metode in Komponen.Metode.values:
        ronde.nilai_semua(
            metode, lambda orang, lamaran, m=metode: nilai.get(orang, 80) if m == "WAWANCARA" else 80
        )
        ronde.tutup(metode)
    rekap = ronde.rekap()
    assert rekap.isi["peserta"][0]["komponen"]["WAWANCARA"]["rata"] == "241/3"
    assert rekap.isi["peserta"][0]["nilai_akhir"] == "4807/60"  # 80 + 0,35 / 3
    assert rekap.peringkat.get(lamaran=ronde.peserta[0]).nilai_akhir == D("80.11666667")


def test_anggota_tidak_menghitung_rekap(ronde):
    ronde.selesaikan(rata([80, 90, 70, 85]))
    with pytest.raises(TindakanDitolak):
        actions.hitung_rekap(lowongan=ronde.lowongan, oleh=ronde.anggota[0], pada=ronde.pada)
    assert not Rekap.objects.exists()


def test_peserta_yang_mundur_tidak_masuk_rekap(ronde):
    ronde.selesaikan(rata([80, 90, 70, 85]))
    mundur = ronde.peserta[1]
    mundur.tarik(ronde.pada)
    mundur.save()
    assert set(ronde.rekap().peringkat.values_list("lamaran", flat=True)) == {
        satu.pk for satu in ronde.peserta if satu != mundur
    }


def test_benturan_kemudian_menghapus_putusan_seri_yang_lama(ronde):
    ronde.selesaikan(rata([80, 80, 70, 60]))
    ronde.rekap()
    urutan = [ronde.peserta[1].pk, ronde.peserta[0].pk]
    actions.putuskan_seri(
        lowongan=ronde.lowongan, urutan=urutan, alasan="Masa kerja.", oleh=ronde.ketua, pada=ronde.pada
    )
    batalkan(ronde, ronde.anggota[0], ronde.peserta[0], SB.BENTURAN)
    rekap = ronde.rekap()
    assert (rekap.urutan_pleno, rekap.putusan_pleno) == ([], "")
    assert rekap.isi["peserta"][0]["komponen"]["WAWANCARA"]["lembar"].__len__() == 4


# --- Seri dan tiga nama ---------------------------------------------------------------------------
def test_seri_diputus_pleno_dan_tercatat(ronde):
    ronde.selesaikan(rata([90, 80, 80, 70]))
    ronde.rekap()
    dua, tiga = ronde.peserta[1], ronde.peserta[2]
    rekap = actions.putuskan_seri(
        lowongan=ronde.lowongan,
        urutan=[tiga.pk, dua.pk],
        alasan="Masa kerja.",
        oleh=ronde.ketua,
        pada=ronde.pada,
    )
    tempat = dict(rekap.peringkat.values_list("lamaran", "peringkat"))
    assert (tempat[tiga.pk], tempat[dua.pk]) == (2, 3)
    assert peristiwa(rekap)[-1] == "rekap.seri_diputus"


@pytest.mark.parametrize("alasan,pesan", [("", "Isi alasan"), ("Masa kerja.", "masing-masing satu kali")])
def test_putusan_seri_yang_keliru_tidak_berbekas(ronde, alasan, pesan):
    ronde.selesaikan(rata([90, 80, 80, 70]))
    rekap = ronde.rekap()
    urutan = [satu.pk for satu in ronde.peserta[1:3]] if not alasan else [ronde.peserta[0].pk]
    with pytest.raises(TindakanDitolak, match=pesan):
        actions.putuskan_seri(
            lowongan=ronde.lowongan, urutan=urutan, alasan=alasan, oleh=ronde.ketua, pada=ronde.pada
        )
    rekap.refresh_from_db()
    assert rekap.urutan_pleno == []
    assert peristiwa(rekap) == ["rekap.dihitung"]


def test_seri_sebelum_rekap_ditolak(ronde):
    with pytest.raises(TindakanDitolak, match="belum dihitung"):
        actions.putuskan_seri(
            lowongan=ronde.lowongan, urutan=[], alasan="Pleno.", oleh=ronde.ketua, pada=ronde.pada
        )


def test_tiga_nama_ditetapkan_dan_tiga_naskah_terbit(ronde):
    ronde.selesaikan(rata([80, 90, 70, 85]))
    ronde.rekap()
    rekap = tetapkan(ronde)
    assert (rekap.ditetapkan_oleh, rekap.ditetapkan_pada) == (ronde.ketua, ronde.pada)
    calon = Peringkat.objects.filter(calon=True).order_by("peringkat").values_list("peringkat", flat=True)
    assert list(calon) == [1, 2, 3]
    terbit = Naskah.objects.filter(milik_seleksi__lowongan=ronde.lowongan, templat__startswith="penilaian/")
    assert {(satu.templat.split("/")[-1], satu.kelas, satu.keadaan) for satu in terbit} == {
        ("berita_acara_rekapitulasi.html", "R", "TERBIT"),
        ("keputusan_tiga_calon.html", "T", "TERBIT"),
        ("surat_peringkat.html", "R", "TERBIT"),
    }
    assert {satu.ditandatangani_oleh for satu in terbit} == {ronde.ketua}
    surat = terbit.get(templat__endswith="surat_peringkat.html")
    assert (surat.salinan_jumlah, surat.salinan.count()) == (2, 1)
    assert peristiwa(rekap)[-1] == "rekap.tiga_nama_ditetapkan"


def test_keputusan_tiga_calon_tanpa_peringkat_dan_nilai(ronde):
    ronde.selesaikan(rata([81, 92, 73, 84]))
    ronde.rekap()
    tetapkan(ronde)
    isi = Naskah.objects.get(templat__endswith="keputusan_tiga_calon.html").isi
    nama = [satu["nama"] for satu in isi["calon"]]
    assert nama == sorted(nama, key=queries.nama_abjad)
    assert "peringkat" not in str(isi)
    medan = {"nama", "nip", "nomor", "pangkat", "jabatan", "instansi"}
    assert [set(satu) for satu in isi["calon"]] == [medan] * 3
    # Whole numbers may be part of a register number; no score is written without its decimals.
    assert re.findall(r"\b(?:81|92|84)[.,]\d", str(isi["calon"])) == []


def test_jejak_tiga_nama_tidak_menyebut_urutan_peringkat(ronde):
    ronde.selesaikan(rata([80, 90, 70, 85]))
    ronde.rekap()
    tetapkan(ronde)
    rincian = riwayat_seleksi(ronde.seleksi.pk).first().rincian
    assert rincian["calon"] == sorted(rincian["calon"])


@pytest.mark.parametrize("nilai", [[80, 80, 70, 60], [90, 80, 70, 70]])
def test_seri_menahan_penetapan_sampai_diputus(ronde, nilai):
    ronde.selesaikan(rata(nilai))
    ronde.rekap()
    with pytest.raises(TindakanDitolak, match="pleno memutus"):
        tetapkan(ronde)
    assert not Naskah.objects.filter(templat__startswith="penilaian/").exists()
    seri = [satu.pk for satu, n in zip(ronde.peserta, nilai, strict=True) if nilai.count(n) > 1]
    actions.putuskan_seri(
        lowongan=ronde.lowongan, urutan=seri, alasan="Masa kerja.", oleh=ronde.ketua, pada=ronde.pada
    )
    tetapkan(ronde)
    isi = Naskah.objects.get(templat__endswith="berita_acara_rekapitulasi.html").isi
    assert "Masa kerja." in isi["putusan_pleno"]


def test_seri_di_luar_tiga_nama_tidak_menahan(db):
    ronde = Ronde(peserta=5)
    ronde.selesaikan(rata([90, 85, 80, 70, 70]))
    ronde.rekap()
    assert tetapkan(ronde).ditetapkan_pada is not None


def test_rekap_lama_tidak_menjadi_dasar_penetapan(ronde):
    """A sheet voided after the recap: the Ketua must look at the new numbers first."""
    ronde.selesaikan(rata([80, 90, 70, 85]))
    ronde.rekap()
    batalkan(ronde, ronde.anggota[0], ronde.peserta[0], SB.BENTURAN)
    with pytest.raises(TindakanDitolak, match="hitung kembali"):
        tetapkan(ronde)
    with pytest.raises(TindakanDitolak, match="hitung kembali"):
        tetapkan(ronde, sidik="0" * 64)
    ronde.rekap()
    assert tetapkan(ronde).ditetapkan_pada is not None


@pytest.mark.parametrize("siapa", ["anggota", "PPK", "KETUA_SEKRETARIAT"])
def test_hanya_ketua_menetapkan(ronde, siapa):
    ronde.selesaikan(rata([80, 90, 70, 85]))
    ronde.rekap()
    with pytest.raises(TindakanDitolak):
        tetapkan(ronde, oleh=ronde.anggota[0] if siapa == "anggota" else ronde.lain[siapa])
    assert not Peringkat.objects.filter(calon=True).exists()
    assert not NaskahSeleksi.objects.filter(naskah__templat__startswith="penilaian/").exists()


def test_penetapan_sekali_dan_sesudahnya_tidak_ada_yang_berubah(ronde):
    ronde.selesaikan(rata([80, 90, 70, 85]))
    ronde.rekap()
    tetapkan(ronde)
    for tindakan in (
        lambda: tetapkan(ronde),
        ronde.rekap,
        lambda: batalkan(ronde, ronde.anggota[0], ronde.peserta[0], SB.BENTURAN),
        lambda: ronde.nyatakan(ronde.anggota[0], {ronde.peserta[0]: "Ipar."}),
    ):
        with pytest.raises(TindakanDitolak, match="sudah ditetapkan"):
            tindakan()


def test_kurang_dari_tiga_peserta_tidak_menetapkan(ronde):
    ronde.selesaikan(rata([80, 90, 70, 85]))
    for satu in ronde.peserta[:2]:
        satu.tarik(ronde.pada)
        satu.save()
    ronde.rekap()
    with pytest.raises(TindakanDitolak, match="Peserta tinggal 2 orang"):
        tetapkan(ronde)


def test_penetapan_hanya_pada_tahap_wawancara(ronde):
    ronde.selesaikan(rata([80, 90, 70, 85]))
    ronde.rekap()
    ronde.ke_tahap(Tahap.KESEHATAN)
    with pytest.raises(TindakanDitolak, match="tahap Wawancara"):
        tetapkan(ronde)
