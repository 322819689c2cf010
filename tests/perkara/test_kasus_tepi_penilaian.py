"""Edge cases of scoring and of the three names, each by its number in docs/kasus-tepi.md."""

import dataclasses
import datetime as dt
import json
from fractions import Fraction

import pytest

from akun.models import Surel
from dokumen.models import Naskah
from jejak.models import Jejak
from panitia.aturan import Peran
from penilaian import actions, queries, wewenang
from penilaian import aturan as aturan_nilai
from penilaian.models import LembarNilai
from peserta.actions import nyatakan_gugur
from seleksi import actions as tindakan
from seleksi.actions.bukti import catat_bukti
from seleksi.actions.penetapan import pilih_calon, usulkan
from seleksi.alur import Tahap
from seleksi.izin import TindakanDitolak
from seleksi.models import BuktiSyarat
from seleksi.wewenang.tahap import temuan_berikut
from tests.factories.dokumen import BerkasFactory
from tests.factories.penilaian import AsesmenTerdahuluFactory, KomponenFactory
from tests.factories.seleksi import BuktiSyaratFactory, LowonganFactory, PengumumanFactory, RekomendasiFactory
from tests.penilaian.alat import batalkan, tetapkan
from tests.penilaian.ronde import Ronde
from tests.seleksi import situasi
from tests.seleksi.penolakan import HARI, ditolak
from tests.seleksi.tiga_calon import MENURUT_PERINGKAT, tiga_calon

pytestmark = pytest.mark.django_db
SB = LembarNilai.SebabBatal


def selesaikan(daftar, **kebijakan):
    """A finished round: each participant with the same mark in every component."""
    ronde = Ronde(peserta=len(daftar), kebijakan=kebijakan)
    ronde.selesaikan(lambda metode, penilai, lamaran: daftar[ronde.peserta.index(lamaran)])
    return ronde


# --- 9 -------------------------------------------------------------------------------------------
def test_kasus_09_penilai_tidak_hadir_bukan_nol_dan_yang_berbenturan_tidak_melihat_lembar():
    ronde = Ronde(peserta=3)
    ronde.buka("WAWANCARA")
    berbenturan, absen = ronde.anggota[0], ronde.anggota[1]
    sasaran = ronde.peserta[0]
    for penilai in ronde.pansel:
        ronde.nyatakan(penilai, {sasaran: "Atasan langsung."} if penilai == berbenturan else None)
    for lamaran in ronde.peserta:
        batalkan(ronde, absen, lamaran, SB.BERHALANGAN)
    ronde.nilai_semua("WAWANCARA", 80)
    ronde.tutup("WAWANCARA")
    komponen = ronde.komponen("WAWANCARA")
    assert queries.rata_komponen(komponen) == {satu.pk: Fraction(80) for satu in ronde.peserta}
    terlihat = queries.lembar_terlihat(berbenturan, komponen, ronde.pada)
    assert not terlihat.filter(lamaran=sasaran).exists()
    assert terlihat.filter(lamaran=ronde.peserta[1], keadaan="DIKUNCI").count() == 4


def test_kasus_09_ketua_yang_berbenturan_tidak_menilai_peserta_itu():
    ronde = Ronde(peserta=1)
    ronde.buka("WAWANCARA")
    ronde.nyatakan(ronde.ketua, {ronde.peserta[0]: "Saudara."})
    with pytest.raises(TindakanDitolak, match="benturan"):
        ronde.isi(ronde.ketua, ronde.peserta[0], "WAWANCARA", 80)
    ronde.nyatakan(ronde.anggota[0])
    assert ronde.isi(ronde.anggota[0], ronde.peserta[0], "WAWANCARA", 80).versi == 1


# --- 10 ------------------------------------------------------------------------------------------
def test_kasus_10_benturan_yang_ketahuan_kemudian_membatalkan_nilai_dan_menghitung_ulang():
    ronde = Ronde(peserta=4)
    sasaran, saudara = ronde.peserta[0], ronde.anggota[0]
    nilai = {satu: 90 - 5 * n for n, satu in enumerate(ronde.peserta)}
    ronde.selesaikan(
        lambda metode, penilai, lamaran: 100 if (penilai, lamaran) == (saudara, sasaran) else nilai[lamaran]
    )
    semula = ronde.rekap().peringkat.get(lamaran=sasaran).nilai_akhir
    batalkan(ronde, saudara, sasaran, SB.BENTURAN)
    with pytest.raises(TindakanDitolak, match="hitung kembali"):
        tetapkan(ronde)
    kini = ronde.rekap().peringkat.get(lamaran=sasaran).nilai_akhir
    assert (semula > kini, kini) == (True, 90)
    # The old marks stay readable, with who voided them and why.
    lama = LembarNilai.objects.filter(penilai=saudara, lamaran=sasaran, keadaan="DIBATALKAN")
    assert lama.count() == 3
    assert {satu.butir.first().nilai for satu in lama} == {100}
    assert Jejak.objects.filter(peristiwa="lembar.dibatalkan").exists()


# --- 11 ------------------------------------------------------------------------------------------
def test_kasus_11_seri_di_batas_tiga_nama_menunggu_putusan_pleno():
    ronde = selesaikan([90, 85, 80, 80])
    ronde.rekap()
    with pytest.raises(TindakanDitolak, match="pleno memutus"):
        tetapkan(ronde)
    actions.putuskan_seri(
        lowongan=ronde.lowongan,
        urutan=[ronde.peserta[3].pk, ronde.peserta[2].pk],
        alasan="Masa kerja lebih lama.",
        oleh=ronde.ketua,
        pada=ronde.pada,
    )
    tetapkan(ronde)
    assert ronde.peserta[3] in queries.tiga_calon(ronde.lowongan)
    assert ronde.peserta[2] not in queries.tiga_calon(ronde.lowongan)


@pytest.mark.parametrize("tangga,menunggu", [([], True), (["WAWANCARA", "MAKALAH"], False)])
def test_kasus_11_urutan_kebijakan_mendahului_pleno(tangga, menunggu):
    """Equal in total, unlike in the interview: the ladder of the preparation meeting decides, if any."""
    ronde = Ronde(peserta=4, kebijakan={"urutan_seri": tangga})
    nilai = {"ASESMEN": [90, 85, 80, 80], "REKAM_JEJAK": [90, 85, 80, 80]}
    nilai |= {"WAWANCARA": [90, 85, 76, 80], "MAKALAH": [90, 85, 87, 80]}
    ronde.selesaikan(lambda metode, penilai, lamaran: nilai[metode][ronde.peserta.index(lamaran)])
    ronde.rekap()
    if menunggu:
        with pytest.raises(TindakanDitolak, match="pleno memutus"):
            tetapkan(ronde)
    else:
        tetapkan(ronde)
        assert ronde.peserta[3] in queries.tiga_calon(ronde.lowongan)


def test_kasus_11_pembulatan_dua_desimal_tidak_menimbulkan_seri():
    nilai = {1: Fraction(9), 2: Fraction(8), 3: Fraction("7.0001"), 4: Fraction("7.0002")}
    assert aturan_nilai.dua_desimal(nilai[3]) == aturan_nilai.dua_desimal(nilai[4])
    assert aturan_nilai.seri(nilai) == []
    assert aturan_nilai.peringkat(nilai) == {1: 1, 2: 2, 4: 3, 3: 4}


# --- 15 ------------------------------------------------------------------------------------------
def test_kasus_15_hasil_asesmen_yang_terlambat_menahan_tahap_sampai_masuk():
    """The gate names the component that is not in; once it is locked that finding is gone."""
    ronde = Ronde(peserta=3, tahap=Tahap.ASESMEN)
    ronde.buka("ASESMEN")
    with pytest.raises(TindakanDitolak) as galat:
        tindakan.mulai_kompetensi_bidang(lowongan=ronde.lowongan, oleh=ronde.ketua, pada=ronde.pada)
    assert "B-9a" in {temuan.kode for temuan in galat.value.temuan}
    ronde.nyatakan(ronde.asesor)
    ronde.nilai_semua("ASESMEN", 75)
    ronde.tutup("ASESMEN")
    with pytest.raises(TindakanDitolak) as galat:
        tindakan.mulai_kompetensi_bidang(lowongan=ronde.lowongan, oleh=ronde.ketua, pada=ronde.pada)
    assert "B-9a" not in {temuan.kode for temuan in galat.value.temuan}


def dalam_asesmen(seleksi, keadaan, urutan):
    """A vacancy in its assessment, the component in this state, everything else in order."""
    lowongan = LowonganFactory(seleksi=seleksi, tahap=Tahap.ASESMEN, urutan=urutan)
    BuktiSyaratFactory(seleksi=seleksi, lowongan=lowongan, butir="BAST_ASESOR")
    KomponenFactory(lowongan=lowongan, metode="ASESMEN", keadaan=keadaan)
    PengumumanFactory(
        seleksi=seleksi, jenis="HASIL_TAHAP", tahap="ASESMEN", diumumkan=True, lowongan=[lowongan]
    )
    return lowongan


def test_kasus_15_lowongan_lain_tidak_menunggu_laporan_yang_terlambat(saat):
    s = situasi.siap(saat)
    terlambat = dalam_asesmen(s.seleksi, "DIBUKA", 50)
    selesai = dalam_asesmen(s.seleksi, "DIKUNCI", 51)
    kode, alasan = ditolak(
        tindakan.mulai_kompetensi_bidang, lowongan=terlambat, oleh=s.sekretariat, pada=saat
    )
    assert "B-9a" in kode
    assert "asesmen kompetensi belum dikunci" in alasan
    maju = tindakan.mulai_kompetensi_bidang(lowongan=selesai, oleh=s.sekretariat, pada=saat)
    assert maju.tahap == Tahap.KOMPETENSI_BIDANG


@pytest.mark.parametrize("bulan,boleh", [(0, False), (3, False), (12, True)])
def test_kasus_15_asesmen_tahun_lalu_dipakai_hanya_selama_masa_menurut_kebijakan(saat, bulan, boleh):
    s = situasi.siap(saat, masa_asesmen_bulan=bulan)
    lowongan = dalam_asesmen(s.seleksi, "DIKUNCI", 50)
    laporan = {"butir": "LAPORAN_ASESMEN", "tanggal": lowongan.diumumkan_pada.date() - 150 * HARI}
    BuktiSyaratFactory(seleksi=s.seleksi, lowongan=lowongan, **laporan)
    isian = {"lowongan": lowongan, "oleh": s.sekretariat, "pada": saat}
    if not boleh:
        kode, alasan = ditolak(tindakan.mulai_kompetensi_bidang, **isian)
        assert kode == {"B-4"}
        assert "mendahului pengumuman" in alasan
        return
    (temuan,) = [satu for satu in temuan_berikut(lowongan, saat) if "mendahului" in satu.pesan]
    assert (temuan.kode, temuan.tingkat) == ("B-4", "TERPENUHI")
    assert tindakan.mulai_kompetensi_bidang(**isian).tahap == Tahap.KOMPETENSI_BIDANG


def test_kasus_15_satu_lowongan_satu_lembaga_penilai(saat):
    """A report of another institution takes the place of the first; the two never stand side by side."""
    s = situasi.siap(saat)
    lowongan = dalam_asesmen(s.seleksi, "DIKUNCI", 50)
    isian = {"seleksi": s.seleksi, "lowongan": lowongan, "butir": "LAPORAN_ASESMEN"}
    for lembaga, nomor in (("BKD Provinsi", "L-1"), ("Universitas Contoh", "L-2")):
        catat_bukti(
            **isian,
            pihak=lembaga,
            nomor=nomor,
            tanggal=s.hari,
            berkas=BerkasFactory(),
            oleh=s.sekretariat,
            pada=saat,
        )
    assert [satu.pihak for satu in BuktiSyarat.objects.filter(lowongan=lowongan, butir=isian["butir"])] == [
        "Universitas Contoh"
    ]
    assert Jejak.objects.filter(peristiwa="bukti.dicatat").last().rincian["dari"]["nomor"] == "L-1"


def test_kasus_15_kategori_dikonversi_dengan_berita_acara_dan_disebut_dalam_rekapitulasi():
    """MS, MMS, KMS are no numbers: the conversion stands in minutes before the asesor fills the sheet."""
    ronde = Ronde(peserta=4, tahap=Tahap.ASESMEN, kebijakan={"masa_asesmen_bulan": 12})
    sasaran = ronde.peserta[0]
    laporan = aturan_nilai.AsesmenLama("UPT Penilaian", "7/AC/2026", ronde.pada.date() - 150 * HARI, "LAIN")
    isian = {"lamaran": sasaran, "oleh": ronde.ketua, "pada": ronde.pada}
    with pytest.raises(TindakanDitolak, match="tulis konversinya"):
        actions.catat_asesmen_terdahulu(**isian, laporan=laporan)
    konversi = {"konversi": "MS 80, MMS 70, KMS 50", "nomor_konversi": "06/BA/2026"}
    catatan = actions.catat_asesmen_terdahulu(**isian, laporan=dataclasses.replace(laporan, **konversi))
    assert catatan.konversi == konversi["konversi"]

    ronde = Ronde(peserta=4, kebijakan={"masa_asesmen_bulan": 12})
    sasaran = ronde.peserta[0]
    AsesmenTerdahuluFactory(lamaran=sasaran, skala="LAIN", **konversi)
    ronde.selesaikan(lambda metode, penilai, lamaran: 90 - 5 * ronde.peserta.index(lamaran))
    ronde.rekap()
    tetapkan(ronde)
    (kalimat,) = Naskah.objects.get(templat__endswith="berita_acara_rekapitulasi.html").isi[
        "asesmen_terdahulu"
    ]
    assert kalimat.startswith(str(sasaran.pelamar.pengguna.nama_tampil))
    assert "MS 80, MMS 70, KMS 50 menurut Berita Acara Nomor 06/BA/2026" in kalimat


# --- 16 ------------------------------------------------------------------------------------------
def test_kasus_16_nama_tanpa_peringkat_di_naskah_surel_dan_nama_berkas(saat):
    s = tiga_calon(saat)
    penetapan = usulkan(lowongan=s.lowongan, oleh=s.pyb, pada=saat)
    isi = penetapan.usulan.isi
    nama = [satu["nama"] for satu in isi["calon"]]
    assert nama == [MENURUT_PERINGKAT[1], MENURUT_PERINGKAT[2], MENURUT_PERINGKAT[0]]
    teks = json.dumps(isi).lower()
    for kata in ("nilai_akhir", 'peringkat":', "skor", "94.4321", "93.4321", "92.4321"):
        assert kata not in teks
    # No id whose order could betray the rank, none in mails, none in the title that becomes the file name.
    assert not {str(satu.pk) for satu in s.peserta} & {
        str(nilai) for calon in isi["calon"] for nilai in calon.values()
    }
    for surel in Surel.objects.all():
        assert not any(nama in f"{surel.perihal} {surel.konteks}" for nama in MENURUT_PERINGKAT)
    assert not any(nama in penetapan.usulan.judul for nama in MENURUT_PERINGKAT)


def test_kasus_16_pyb_tidak_pernah_membuka_peringkat(saat):
    s = tiga_calon(saat)
    rekap = queries.rekap_lowongan(s.lowongan)
    assert not wewenang.boleh_baca_peringkat(s.pyb, s.lowongan, rekap, "Usulan.", saat)
    assert wewenang.boleh_baca_peringkat(s.ppk, s.lowongan, rekap, "Memilih.", saat)


# --- 30 ------------------------------------------------------------------------------------------
def test_kasus_30_simpan_ganda_dari_gawai_dengan_jaringan_buruk_satu_akibat():
    ronde = Ronde(peserta=1)
    ronde.buka("WAWANCARA")
    ronde.nyatakan(ronde.anggota[0])
    sasaran, penilai = ronde.peserta[0], ronde.anggota[0]
    pertama = ronde.isi(penilai, sasaran, "WAWANCARA", 70, versi=0)
    ulang = ronde.isi(penilai, sasaran, "WAWANCARA", 70, versi=0)
    assert (ulang.pk, ulang.versi) == (pertama.pk, pertama.versi)
    # Another text under the version already used is refused, and what is stored is given back.
    with pytest.raises(actions.LembarBasi):
        ronde.isi(penilai, sasaran, "WAWANCARA", 95, versi=0)
    terkunci = ronde.kunci(penilai, sasaran, "WAWANCARA", 70)
    actions.kunci_lembar(
        komponen=ronde.komponen("WAWANCARA"),
        lamaran=sasaran,
        versi=terkunci.versi,
        oleh=penilai,
        pada=ronde.pada,
    )
    assert LembarNilai.objects.get().keadaan == "DIKUNCI"
    assert Jejak.objects.filter(peristiwa="lembar.dikunci").count() == 1
    with pytest.raises(TindakanDitolak, match="sudah Anda kunci"):
        ronde.isi(penilai, sasaran, "WAWANCARA", 95)
    assert not Naskah.objects.filter(templat__startswith="penilaian/").exists()


def test_kasus_30_lembar_kertas_disalin_penilainya_sendiri_sampai_komponen_dikunci():
    """Without a network the rater writes on paper and types it himself, a day later; nobody types for him."""
    ronde = Ronde(peserta=1)
    ronde.buka("WAWANCARA")
    ronde.nyatakan_semua()
    sasaran, penilai = ronde.peserta[0], ronde.anggota[0]
    for lain in (ronde.lain[Peran.KETUA_SEKRETARIAT], ronde.lain[Peran.NASKAH], ronde.lain[Peran.NARASUMBER]):
        with pytest.raises(TindakanDitolak):
            ronde.isi(lain, sasaran, "WAWANCARA", 90)
    ronde.pada += HARI
    assert ronde.kunci(penilai, sasaran, "WAWANCARA", 82).penilai == penilai
    for satu in ronde.pansel:
        if satu != penilai:
            ronde.kunci(satu, sasaran, "WAWANCARA", 80)
    ronde.tutup("WAWANCARA")
    with pytest.raises(TindakanDitolak, match="sudah dikunci"):
        ronde.isi(penilai, sasaran, "WAWANCARA", 95)
    assert LembarNilai.objects.filter(penilai=penilai).get().keadaan == "DIKUNCI"


# --- 13 ------------------------------------------------------------------------------------------
@pytest.mark.parametrize("kebijakan", ["LANJUT", "NAIKKAN", "ULANG"])
def test_kasus_13_calon_berkurang_sesudah_tiga_nama_menurut_kebijakan(saat, kebijakan):
    """Go on with two, let the fourth move up with consent, or begin anew: as was chosen before."""
    s = tiga_calon(saat, tahap=Tahap.KESEHATAN, kebijakan={"calon_berkurang": kebijakan}, terhitung=True)
    keluar, keempat = s.peserta[0], s.peserta[3]
    keluar.hasil_kesehatan.sehat = False
    keluar.hasil_kesehatan.save()
    isian = {"lowongan": s.lowongan, "oleh": s.ketua, "pada": saat}
    ganti = {"menggantikan": keluar, "pengganti": keempat, "alasan": "Pleno."}
    menahan = [satu for satu in queries.temuan_kesehatan(s.lowongan) if satu.tingkat == "BLOK"]
    assert bool(menahan) is (kebijakan != "LANJUT")
    if kebijakan == "LANJUT":
        assert tindakan.mulai_penetapan(**isian).tahap == Tahap.PENETAPAN
        return
    with pytest.raises(TindakanDitolak):
        tindakan.mulai_penetapan(**isian)
    with pytest.raises(TindakanDitolak):
        actions.naikkan_calon(**isian, **ganti)
    RekomendasiFactory(seleksi=s.seleksi, lowongan=s.lowongan, jenis="PENGGANTI", tanggal=saat.date())
    if kebijakan == "NAIKKAN":
        actions.naikkan_calon(**isian, **ganti)
        assert keempat in queries.tiga_calon(s.lowongan)
    else:
        with pytest.raises(TindakanDitolak, match="tidak menaikkan"):
            actions.naikkan_calon(**isian, **ganti)
        batal = {"alasan": "Diulang.", "dasar": "Keputusan PPK 2"}
        assert tindakan.batalkan_lowongan(**isian, **batal).tahap == Tahap.DIBATALKAN


def test_kasus_13_yang_mundur_sesudah_diusulkan_tidak_dipilih(saat):
    s = tiga_calon(saat)
    usulkan(lowongan=s.lowongan, oleh=s.pyb, pada=saat)
    keluar, tinggal = s.peserta[0], s.peserta[1]
    keluar.alasan_tarik = "Sakit keras."
    keluar.tarik(saat)
    keluar.save()
    isian = {"lowongan": s.lowongan, "alasan": "Paling sesuai.", "oleh": s.ppk, "pada": saat}
    with pytest.raises(TindakanDitolak, match="sudah mengundurkan diri"):
        pilih_calon(lamaran=keluar, **isian)
    # The fourth does not slip in by himself; one of those who are left may be chosen.
    with pytest.raises(TindakanDitolak, match="terbatas pada tiga calon"):
        pilih_calon(lamaran=s.peserta[3], **isian)
    assert pilih_calon(lamaran=tinggal, **isian).terpilih == tinggal


# --- 14 ------------------------------------------------------------------------------------------
@pytest.mark.parametrize("kebijakan", ["GUGUR", "SUSULAN"])
def test_kasus_14_yang_tidak_hadir_gugur_dengan_berita_acara_dan_tidak_bernilai_nol(kebijakan):
    ronde = Ronde(peserta=4, kebijakan={"tidak_hadir": kebijakan})
    ronde.buka("WAWANCARA")
    ronde.nyatakan_semua()
    absen = ronde.peserta[0]
    for penilai in ronde.pansel:
        for lamaran in ronde.peserta[1:]:
            ronde.kunci(penilai, lamaran, "WAWANCARA", 80)
    with pytest.raises(TindakanDitolak, match="belum"):
        ronde.tutup("WAWANCARA")
    isian = {"lamaran": absen, "alasan": "Tidak hadir.", "nomor": "05/2026", "oleh": ronde.ketua}
    hari = ronde.pada.date()
    if kebijakan == "SUSULAN":
        for tanggal, kata in ((None, "satu kali susulan"), (hari, "belum lewat")):
            with pytest.raises(TindakanDitolak, match=kata):
                nyatakan_gugur(**isian, susulan=tanggal, pada=ronde.pada)
    susulan = hari - dt.timedelta(days=1) if kebijakan == "SUSULAN" else None
    assert nyatakan_gugur(**isian, susulan=susulan, pada=ronde.pada).keadaan == "GUGUR"
    ronde.tutup("WAWANCARA")
    rata_rata = queries.rata_komponen(ronde.komponen("WAWANCARA"))
    assert rata_rata == {satu.pk: Fraction(80) for satu in ronde.peserta[1:]}


def test_kasus_14_kurang_dari_tiga_peserta_tidak_menghasilkan_tiga_nama():
    ronde = selesaikan([90, 80, 70])
    ronde.peserta[2].alasan_tarik = "Berhalangan."
    ronde.peserta[2].tarik(ronde.pada)
    ronde.peserta[2].save()
    ronde.rekap()
    with pytest.raises(TindakanDitolak, match=r"3 calon|tiga calon"):
        tetapkan(ronde)
