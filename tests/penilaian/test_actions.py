"""Effect and trace of every act; a refused act leaves nothing."""

from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from akun.models import Surel
from dokumen.models import Naskah
from dokumen.simpan import BerkasDitolak
from jejak.baca import riwayat, riwayat_seleksi
from jejak.models import Jejak
from penilaian import actions, queries
from penilaian.actions import LembarBasi
from penilaian.models import (
    BenturanKepentingan,
    ButirNilai,
    HasilKesehatan,
    Komponen,
    LembarNilai,
    Peringkat,
    Rekap,
)
from peserta.alur import Keadaan
from seleksi.alur import Tahap
from seleksi.izin import TindakanDitolak
from seleksi.models import NaskahSeleksi
from tests.factories.peserta import LamaranFactory, unggahan
from tests.factories.seleksi import LowonganFactory
from tests.penilaian.ronde import Ronde, umumkan_administrasi

pytestmark = pytest.mark.django_db
D = Decimal
SB = LembarNilai.SebabBatal


def peristiwa(objek) -> list[str]:
    return [satu.peristiwa for satu in riwayat(objek)]


def rata(nilai):
    """The same mark in every component from every rater, per participant number."""
    return lambda metode, penilai, lamaran: nilai[lamaran.urutan - 1]


# --- siapkan_komponen -----------------------------------------------------------------------------
def test_komponen_disalin_dari_ketentuan(ronde):
    ketentuan = ronde.seleksi.aturan_main
    for metode in ketentuan.metode:
        komponen = ronde.komponen(metode.kode)
        indikator = queries.indikator_komponen(komponen)
        assert (komponen.bobot, komponen.penilai, komponen.keadaan) == (metode.bobot, metode.penilai, "BELUM")
        assert [(x.nama, x.bobot, tuple(x.tingkat)) for x in indikator] == [
            (x.nama, x.bobot, x.tingkat) for x in metode.indikator
        ]


def test_komponen_dengan_bobot_indikator_keliru_ditolak(db):
    lowongan = LowonganFactory()
    isi = lowongan.seleksi.ketentuan
    isi["metode"][0]["indikator"][0]["bobot"] = "21"
    lowongan.seleksi.ketentuan = isi
    with pytest.raises(TindakanDitolak, match="berjumlah 101 %"):
        actions.siapkan_komponen(lowongan=lowongan, ketentuan=lowongan.seleksi.aturan_main)
    assert not Komponen.objects.exists()


# --- buka_komponen --------------------------------------------------------------------------------
def test_ketua_membuka_komponen_dan_penilainya_diberi_tahu(ronde):
    komponen = ronde.buka("WAWANCARA")
    assert (komponen.keadaan, komponen.dibuka_oleh, komponen.dibuka_pada) == (
        "DIBUKA",
        ronde.ketua,
        ronde.pada,
    )
    assert peristiwa(komponen) == ["komponen.dibuka"]
    assert set(Surel.objects.values_list("penerima", flat=True)) == {satu.pk for satu in ronde.pansel}


def test_asesor_diberi_tahu_asesmen_dibuka(ronde):
    ronde.buka("ASESMEN")
    surel = Surel.objects.get()
    assert surel.penerima == ronde.asesor
    assert surel.tautan.startswith("/penilaian/asesmen/")


def test_anggota_tidak_membuka_komponen(ronde):
    with pytest.raises(TindakanDitolak):
        actions.buka_komponen(komponen=ronde.komponen("WAWANCARA"), oleh=ronde.anggota[0], pada=ronde.pada)
    assert ronde.komponen("WAWANCARA").keadaan == "BELUM"
    assert not Jejak.objects.exists()
    assert not Surel.objects.exists()


def test_komponen_tidak_dibuka_di_luar_tahapnya(db):
    ronde = Ronde(tahap=Tahap.ASESMEN)
    with pytest.raises(TindakanDitolak, match="dibuka pada tahap Wawancara; lowongan ini pada tahap Asesmen"):
        actions.buka_komponen(komponen=ronde.komponen("WAWANCARA"), oleh=ronde.ketua, pada=ronde.pada)


def test_rekam_jejak_dibuka_sejak_hasil_administrasi_diumumkan(db):
    ronde = Ronde(tahap=Tahap.ADMINISTRASI)
    komponen = actions.buka_komponen(
        komponen=ronde.komponen("REKAM_JEJAK"), oleh=ronde.ketua, pada=ronde.pada
    )
    assert komponen.keadaan == "DIBUKA"


def test_komponen_menunggu_hasil_administrasi(db):
    ronde = Ronde(tahap=Tahap.ADMINISTRASI, diumumkan=False)
    with pytest.raises(TindakanDitolak, match="administrasi belum diumumkan"):
        actions.buka_komponen(komponen=ronde.komponen("REKAM_JEJAK"), oleh=ronde.ketua, pada=ronde.pada)


def test_komponen_dibuka_sekali(ronde):
    ronde.buka("WAWANCARA")
    with pytest.raises(TindakanDitolak, match="sudah dibuka"):
        actions.buka_komponen(komponen=ronde.komponen("WAWANCARA"), oleh=ronde.ketua, pada=ronde.pada)


# --- nyatakan_benturan ----------------------------------------------------------------------------
def test_pernyataan_per_peserta_tercatat(ronde):
    orang = ronde.anggota[0]
    ronde.nyatakan(orang, {ronde.peserta[1]: "Atasan langsung."})
    baris = queries.pernyataan_milik(orang, [satu.pk for satu in ronde.peserta])
    assert [baris[satu.pk].ada for satu in ronde.peserta] == [False, True, False, False]
    assert peristiwa(baris[ronde.peserta[1].pk]) == ["benturan.dinyatakan"]


def test_pernyataan_yang_sama_tidak_tercatat_dua_kali(ronde):
    ronde.nyatakan(ronde.anggota[0])
    ronde.nyatakan(ronde.anggota[0])
    assert Jejak.objects.filter(peristiwa="benturan.dinyatakan").count() == len(ronde.peserta)


def test_benturan_yang_dinyatakan_tidak_ditarik(ronde):
    ronde.nyatakan(ronde.anggota[0], {ronde.peserta[1]: "Atasan langsung."})
    with pytest.raises(TindakanDitolak, match="tidak dapat ditarik"):
        ronde.nyatakan(ronde.anggota[0])
    assert queries.benturan_menurut(ronde.anggota[0], ronde.peserta[1]) is True


def test_benturan_kemudian_membatalkan_lembar_sendiri_di_semua_komponen(terbuka):
    orang, sasaran = terbuka.anggota[0], terbuka.peserta[0]
    terbuka.buka("REKAM_JEJAK")
    terbuka.kunci(orang, sasaran, "WAWANCARA", 80)
    terbuka.isi(orang, sasaran, "REKAM_JEJAK", 70)
    terbuka.nyatakan(orang, {sasaran: "Ipar."})
    lembar = LembarNilai.objects.filter(penilai=orang, lamaran=sasaran)
    assert {satu.keadaan for satu in lembar} == {"DIBATALKAN"}
    assert {satu.sebab_batal for satu in lembar} == {"BENTURAN"}
    assert ButirNilai.objects.filter(lembar__in=lembar).count() == 9


def test_benturan_sesudah_komponen_dikunci_hanya_lewat_ketua(terbuka):
    """Whoever knows the others' marks cannot take his own away."""
    terbuka.nilai_semua("WAWANCARA", 80)
    terbuka.tutup("WAWANCARA")
    with pytest.raises(TindakanDitolak, match="mintalah Ketua Pansel"):
        terbuka.nyatakan(terbuka.anggota[0], {terbuka.peserta[0]: "Ipar."})
    assert queries.benturan_menurut(terbuka.anggota[0], terbuka.peserta[0]) is False


def test_pernyataan_orang_luar_dan_peserta_asing_tidak_berbekas(ronde):
    with pytest.raises(TindakanDitolak):
        ronde.nyatakan(ronde.lain["NARASUMBER"])
    asing = LamaranFactory(keadaan=Keadaan.MS)
    actions.nyatakan_benturan(
        lowongan=ronde.lowongan, pernyataan={asing.pk: ""}, oleh=ronde.anggota[0], pada=ronde.pada
    )
    assert not BenturanKepentingan.objects.exists()


def test_pernyataan_menunggu_pelamar_diketahui(db):
    ronde = Ronde(tahap=Tahap.PENGUMUMAN, diumumkan=False)
    with pytest.raises(TindakanDitolak, match="pendaftaran belum ditutup"):
        ronde.nyatakan(ronde.ketua)


def test_pelamar_dinyatakan_sejak_pendaftaran_ditutup(db):
    """Before the result: everybody who applied. After it: the participants alone."""
    ronde = Ronde(peserta=1, tahap=Tahap.ADMINISTRASI, diumumkan=False)
    belum = LamaranFactory(lowongan=ronde.lowongan, keadaan=Keadaan.DIAJUKAN)
    assert set(queries.belum_dinyatakan(ronde.ketua, ronde.lowongan)) == {ronde.peserta[0], belum}
    isi = {belum.pk: "Ipar."}
    actions.nyatakan_benturan(lowongan=ronde.lowongan, pernyataan=isi, oleh=ronde.ketua, pada=ronde.pada)
    assert queries.benturan_menurut(ronde.ketua, belum) is True
    umumkan_administrasi(ronde.lowongan)
    assert set(queries.belum_dinyatakan(ronde.ketua, ronde.lowongan)) == {ronde.peserta[0]}


# --- simpan_draf ----------------------------------------------------------------------------------
def test_draf_tersimpan_dan_versinya_naik(terbuka):
    orang, sasaran = terbuka.anggota[0], terbuka.peserta[0]
    pertama = terbuka.isi(orang, sasaran, "WAWANCARA", [80, "81.5", 82, 83])
    assert (pertama.versi, pertama.keadaan) == (1, "DRAF")
    kedua = terbuka.isi(orang, sasaran, "WAWANCARA", [80, "81.5", 82, 90])
    assert (kedua.pk, kedua.versi) == (pertama.pk, 2)
    assert sorted(queries.nilai_butir(kedua).values()) == [D("80"), D("81.5"), D("82"), D("90")]


def test_nilai_yang_dikosongkan_hilang_dari_draf(terbuka):
    orang, sasaran, komponen = terbuka.anggota[0], terbuka.peserta[0], terbuka.komponen("WAWANCARA")
    terbuka.isi(orang, sasaran, "WAWANCARA", 80)
    pertama = queries.indikator_komponen(komponen)[0]
    lembar = actions.simpan_draf(
        komponen=komponen,
        lamaran=sasaran,
        nilai={pertama.pk: D(75)},
        catatan=" Catatan. ",
        versi=1,
        oleh=orang,
        pada=terbuka.pada,
    )
    assert queries.nilai_butir(LembarNilai.objects.get(pk=lembar.pk)) == {pertama.pk: D(75)}
    assert lembar.catatan == "Catatan."


def test_kiriman_ulang_yang_sama_tidak_mengubah_apa_pun(terbuka):
    orang, sasaran = terbuka.anggota[0], terbuka.peserta[0]
    terbuka.isi(orang, sasaran, "WAWANCARA", 80)
    lagi = terbuka.isi(orang, sasaran, "WAWANCARA", 80, versi=0)
    assert lagi.versi == 1
    assert LembarNilai.objects.count() == 1


def test_simpanan_basi_ditolak_dengan_yang_tersimpan(terbuka):
    orang, sasaran = terbuka.anggota[0], terbuka.peserta[0]
    terbuka.isi(orang, sasaran, "WAWANCARA", 80)
    terbuka.isi(orang, sasaran, "WAWANCARA", 85)
    with pytest.raises(LembarBasi) as basi:
        terbuka.isi(orang, sasaran, "WAWANCARA", 70, versi=1)
    assert basi.value.lembar.versi == 2
    assert set(
        queries.nilai_butir(queries.lembar_milik(orang, terbuka.komponen("WAWANCARA"), sasaran)).values()
    ) == {D(85)}


def test_indikator_komponen_lain_tidak_ikut_tersimpan(terbuka):
    asing = queries.indikator_komponen(terbuka.komponen("MAKALAH"))[0]
    lembar = actions.simpan_draf(
        komponen=terbuka.komponen("WAWANCARA"),
        lamaran=terbuka.peserta[0],
        nilai={asing.pk: D(80)},
        catatan="",
        versi=0,
        oleh=terbuka.anggota[0],
        pada=terbuka.pada,
    )
    assert not lembar.butir.exists()


@pytest.mark.parametrize(
    "peran",
    ["NARASUMBER", "KETUA_SEKRETARIAT", "VERIFIKATOR", "NASKAH", "PYB", "PPK", "PENELUSUR", "PENGAWAS"],
)
def test_selain_pansel_tidak_menilai_wawancara(terbuka, peran):
    with pytest.raises(TindakanDitolak, match="hanya dinilai oleh Panitia Seleksi") as ditolak:
        terbuka.isi(terbuka.lain[peran], terbuka.peserta[0], "WAWANCARA", 80)
    assert ditolak.value.temuan[0].kode == "B-6"
    assert not LembarNilai.objects.exists()


def test_pansel_tidak_mengisi_asesmen_dan_asesor_tidak_mengisi_wawancara(terbuka):
    terbuka.buka("ASESMEN")
    with pytest.raises(TindakanDitolak, match="hanya dinilai oleh asesor"):
        terbuka.isi(terbuka.ketua, terbuka.peserta[0], "ASESMEN", 80)
    with pytest.raises(TindakanDitolak, match="hanya dinilai oleh Panitia Seleksi"):
        terbuka.isi(terbuka.asesor, terbuka.peserta[0], "WAWANCARA", 80)
    assert terbuka.isi(terbuka.asesor, terbuka.peserta[0], "ASESMEN", 80).versi == 1


@pytest.mark.parametrize("keadaan", [Keadaan.TMS, Keadaan.MUNDUR])
def test_yang_bukan_peserta_tidak_dinilai(terbuka, keadaan):
    bukan = LamaranFactory(lowongan=terbuka.lowongan, keadaan=keadaan)
    with pytest.raises(TindakanDitolak, match="hanya peserta yang memenuhi syarat"):
        terbuka.isi(terbuka.anggota[0], bukan, "WAWANCARA", 80)


# --- kunci_lembar ---------------------------------------------------------------------------------
def test_lembar_terkunci_bersidik_dan_jejaknya_tanpa_angka(terbuka):
    orang, sasaran = terbuka.anggota[0], terbuka.peserta[0]
    lembar = terbuka.kunci(orang, sasaran, "WAWANCARA", "73.19")
    assert (lembar.keadaan, lembar.dikunci_pada) == ("DIKUNCI", terbuka.pada)
    assert lembar.sidik == actions.sidik_lembar(lembar=LembarNilai.objects.get(pk=lembar.pk))
    assert len(lembar.kode_kunci) == 19
    (jejak,) = riwayat(lembar)
    assert jejak.peristiwa == "lembar.dikunci"
    assert jejak.rincian["sidik"] == lembar.sidik
    assert "73" not in str({k: v for k, v in jejak.rincian.items() if k != "sidik"})


def test_sidik_berubah_bila_nilai_berubah(terbuka):
    lembar = terbuka.kunci(terbuka.anggota[0], terbuka.peserta[0], "WAWANCARA", 80)
    butir = lembar.butir.first()
    butir.nilai = D("80.01")
    butir.save()
    assert actions.sidik_lembar(lembar=LembarNilai.objects.get(pk=lembar.pk)) != lembar.sidik


def test_tanda_kunci_dikirim_kepada_penilai_tanpa_angka(terbuka):
    terbuka.kunci(terbuka.anggota[0], terbuka.peserta[0], "WAWANCARA", "73.19")
    surel = Surel.objects.get(kunci__startswith="lembar.dikunci")
    assert surel.penerima == terbuka.anggota[0]
    assert "73" not in surel.perihal
    assert "73.19" not in str(surel.konteks)


def test_ketua_diberi_tahu_saat_lembar_terakhir_terkunci(terbuka):
    orang = terbuka.anggota[0]
    for sasaran in terbuka.peserta[:-1]:
        terbuka.kunci(orang, sasaran, "WAWANCARA", 80)
    assert not Surel.objects.filter(kunci__startswith="komponen.selesai_dinilai").exists()
    terbuka.kunci(orang, terbuka.peserta[-1], "WAWANCARA", 80)
    assert Surel.objects.get(kunci__startswith="komponen.selesai_dinilai").penerima == terbuka.ketua


def test_lembar_belum_lengkap_tidak_terkunci(terbuka):
    komponen, sasaran, orang = terbuka.komponen("WAWANCARA"), terbuka.peserta[0], terbuka.anggota[0]
    pertama = queries.indikator_komponen(komponen)[0]
    lembar = actions.simpan_draf(
        komponen=komponen,
        lamaran=sasaran,
        nilai={pertama.pk: D(80)},
        catatan="",
        versi=0,
        oleh=orang,
        pada=terbuka.pada,
    )
    with pytest.raises(TindakanDitolak, match="3 dari 4 indikator belum dinilai"):
        actions.kunci_lembar(
            komponen=komponen, lamaran=sasaran, versi=lembar.versi, oleh=orang, pada=terbuka.pada
        )
    assert LembarNilai.objects.get().keadaan == "DRAF"
    assert not Jejak.objects.filter(peristiwa="lembar.dikunci").exists()


def test_kunci_hanya_untuk_versi_yang_dilihat(terbuka):
    komponen, sasaran, orang = terbuka.komponen("WAWANCARA"), terbuka.peserta[0], terbuka.anggota[0]
    terbuka.isi(orang, sasaran, "WAWANCARA", 80)
    terbuka.isi(orang, sasaran, "WAWANCARA", 81)
    with pytest.raises(LembarBasi):
        actions.kunci_lembar(komponen=komponen, lamaran=sasaran, versi=1, oleh=orang, pada=terbuka.pada)
    assert LembarNilai.objects.get().keadaan == "DRAF"


def test_kunci_dua_kali_satu_akibat(terbuka):
    lembar = terbuka.kunci(terbuka.anggota[0], terbuka.peserta[0], "WAWANCARA", 80)
    lagi = actions.kunci_lembar(
        komponen=terbuka.komponen("WAWANCARA"),
        lamaran=terbuka.peserta[0],
        versi=lembar.versi,
        oleh=terbuka.anggota[0],
        pada=terbuka.pada,
    )
    assert lagi.sidik == lembar.sidik
    assert Jejak.objects.filter(peristiwa="lembar.dikunci").count() == 1


# --- batalkan_lembar ------------------------------------------------------------------------------
def batalkan(ronde, penilai, lamaran, sebab, alasan="Alasan.", oleh=None, metode="WAWANCARA"):
    actions.batalkan_lembar(
        komponen=ronde.komponen(metode),
        lamaran=lamaran,
        penilai=penilai,
        sebab=sebab,
        alasan=alasan,
        oleh=oleh or ronde.ketua,
        pada=ronde.pada,
    )


def test_kekeliruan_dibatalkan_lalu_diisi_baru_dan_nilai_lama_tetap_ada(terbuka):
    orang, sasaran = terbuka.anggota[0], terbuka.peserta[0]
    lama = terbuka.kunci(orang, sasaran, "WAWANCARA", 8)
    batalkan(terbuka, orang, sasaran, SB.KELIRU, "Salah ketik.")
    baru = terbuka.kunci(orang, sasaran, "WAWANCARA", 80)
    assert baru.pk != lama.pk
    lama.refresh_from_db()
    assert (lama.keadaan, lama.alasan_batal, lama.dibatalkan_oleh) == (
        "DIBATALKAN",
        "Salah ketik.",
        terbuka.ketua,
    )
    assert set(queries.nilai_butir(lama).values()) == {D(8)}
    assert peristiwa(lama) == ["lembar.dikunci", "lembar.dibatalkan"]


def test_penilai_berhalangan_dikecualikan_walau_belum_mulai(terbuka):
    orang, sasaran = terbuka.anggota[0], terbuka.peserta[0]
    batalkan(terbuka, orang, sasaran, SB.BERHALANGAN)
    maju = {
        satu.keanggotaan.pengguna: satu
        for satu in queries.kemajuan(terbuka.komponen("WAWANCARA"), terbuka.pada)
    }
    assert (maju[orang].wajib, maju[orang].dikecualikan) == (3, 1)
    with pytest.raises(TindakanDitolak, match="penilai berhalangan"):
        terbuka.isi(orang, sasaran, "WAWANCARA", 80)


@pytest.mark.parametrize(
    "sebab,alasan,pesan",
    [
        (SB.KELIRU, "Salah ketik.", "Belum ada lembar"),
        (SB.BERHALANGAN, "  ", "Isi alasan"),
    ],
)
def test_pembatalan_yang_tidak_beralasan_ditolak(terbuka, sebab, alasan, pesan):
    with pytest.raises(TindakanDitolak, match=pesan):
        batalkan(terbuka, terbuka.anggota[0], terbuka.peserta[0], sebab, alasan)
    assert not LembarNilai.objects.exists()


def test_hanya_ketua_membatalkan_lembar_dan_hanya_milik_penilai(terbuka):
    terbuka.kunci(terbuka.anggota[0], terbuka.peserta[0], "WAWANCARA", 80)
    with pytest.raises(TindakanDitolak):
        batalkan(terbuka, terbuka.anggota[0], terbuka.peserta[0], SB.KELIRU, oleh=terbuka.anggota[0])
    with pytest.raises(TindakanDitolak, match="bukan penilai komponen ini"):
        batalkan(terbuka, terbuka.asesor, terbuka.peserta[0], SB.BERHALANGAN)
    assert LembarNilai.objects.get().keadaan == "DIKUNCI"


def test_lembar_komponen_yang_belum_dibuka_tidak_dibatalkan(ronde):
    with pytest.raises(TindakanDitolak, match="belum dibuka"):
        batalkan(ronde, ronde.anggota[0], ronde.peserta[0], SB.BERHALANGAN)


# --- kunci_komponen -------------------------------------------------------------------------------
def test_komponen_terkunci_dan_jejaknya_memuat_sidik_setiap_lembar(terbuka):
    terbuka.nilai_semua("WAWANCARA", 80)
    komponen = terbuka.tutup("WAWANCARA")
    assert (komponen.keadaan, komponen.dikunci_oleh) == ("DIKUNCI", terbuka.ketua)
    jejak = riwayat(komponen).last()
    assert jejak.peristiwa == "komponen.dikunci"
    assert jejak.rincian["lembar"] == {
        str(satu.pk): satu.sidik for satu in LembarNilai.objects.filter(komponen=komponen)
    }


def test_anggota_tidak_mengunci_komponen(terbuka):
    terbuka.nilai_semua("WAWANCARA", 80)
    with pytest.raises(TindakanDitolak):
        actions.kunci_komponen(
            komponen=terbuka.komponen("WAWANCARA"), oleh=terbuka.anggota[0], pada=terbuka.pada
        )
    assert terbuka.komponen("WAWANCARA").keadaan == "DIBUKA"


def test_kuorum_kurang_diterima_dengan_putusan_pleno(terbuka):
    for orang in terbuka.pansel[2:]:
        batalkan(terbuka, orang, terbuka.peserta[0], SB.BERHALANGAN)
    terbuka.nilai_semua("WAWANCARA", 80)
    with pytest.raises(TindakanDitolak, match="dinilai 2 orang; kuorum 3 orang"):
        terbuka.tutup("WAWANCARA")
    komponen = terbuka.tutup("WAWANCARA", berita_acara="Pleno menerima rata-rata dua penilai.")
    assert riwayat(komponen).last().rincian["berita_acara"] == "Pleno menerima rata-rata dua penilai."


def test_peserta_tanpa_penilai_menahan_walau_ada_putusan(terbuka):
    for orang in terbuka.pansel:
        batalkan(terbuka, orang, terbuka.peserta[0], SB.BERHALANGAN)
    terbuka.nilai_semua("WAWANCARA", 80)
    with pytest.raises(TindakanDitolak, match="belum dinilai seorang pun"):
        terbuka.tutup("WAWANCARA", berita_acara="Pleno setuju.")


def test_satu_asesor_cukup_untuk_asesmen(terbuka):
    terbuka.buka("ASESMEN")
    terbuka.nilai_semua("ASESMEN", 80)
    assert terbuka.tutup("ASESMEN").keadaan == "DIKUNCI"


# --- tandai_diumumkan -----------------------------------------------------------------------------
def test_hasil_komponen_ditandai_diumumkan_setelah_dikunci(terbuka):
    with transaction.atomic(), pytest.raises(TindakanDitolak, match="belum dikunci"):
        actions.tandai_diumumkan(
            lowongan=terbuka.lowongan, metode="WAWANCARA", oleh=terbuka.ketua, pada=terbuka.pada
        )
    terbuka.nilai_semua("WAWANCARA", 80)
    terbuka.tutup("WAWANCARA")
    komponen = actions.tandai_diumumkan(
        lowongan=terbuka.lowongan, metode="WAWANCARA", oleh=terbuka.ketua, pada=terbuka.pada
    )
    assert komponen.keadaan == "DIUMUMKAN"
    assert peristiwa(komponen)[-1] == "komponen.diumumkan"
    assert (
        queries.temuan_komponen(terbuka.lowongan, "WAWANCARA", perlu_diumumkan=True)[-1].tingkat
        == "TERPENUHI"
    )


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


def tetapkan(ronde, sidik=None, oleh=None):
    rekap = Rekap.objects.get()
    return actions.tetapkan_tiga_nama(
        lowongan=ronde.lowongan,
        sidik=rekap.sidik if sidik is None else sidik,
        oleh=oleh or ronde.ketua,
        pada=ronde.pada,
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
    assert not any(angka in str(isi["calon"]) for angka in ("81", "92", "84.00"))


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


# --- baca_peringkat -------------------------------------------------------------------------------
def test_pembacaan_peringkat_meninggalkan_jejak(ronde):
    ronde.selesaikan(rata([80, 90, 70, 85]))
    ronde.rekap()
    rekap = actions.baca_peringkat(
        lowongan=ronde.lowongan, keperluan="Pleno", oleh=ronde.anggota[0], pada=ronde.pada
    )
    jejak = riwayat(rekap).last()
    assert (jejak.peristiwa, jejak.pelaku, jejak.rincian) == (
        "peringkat.dibaca",
        ronde.anggota[0],
        {"keperluan": "Pleno"},
    )
    assert queries.pembacaan_berlaku(ronde.anggota[0], rekap, ronde.pada) == jejak
    assert queries.pembacaan_berlaku(ronde.anggota[1], rekap, ronde.pada) is None
    assert queries.pembacaan_berlaku(ronde.anggota[0], rekap, ronde.pada + queries.LAMA_BACA) is None


@pytest.mark.parametrize(
    "peran", ["KETUA_SEKRETARIAT", "NASKAH", "PYB", "PENGAWAS", "NARASUMBER", "PENELUSUR", "VERIFIKATOR"]
)
def test_selain_pansel_dan_ppk_tidak_membuka_peringkat(ronde, peran):
    ronde.selesaikan(rata([80, 90, 70, 85]))
    ronde.rekap()
    tetapkan(ronde)
    with pytest.raises(TindakanDitolak):
        actions.baca_peringkat(
            lowongan=ronde.lowongan, keperluan="Ingin tahu", oleh=ronde.lain[peran], pada=ronde.pada
        )
    assert not Jejak.objects.filter(peristiwa="peringkat.dibaca").exists()


def test_ppk_membuka_peringkat_setelah_diserahkan(ronde):
    ronde.selesaikan(rata([80, 90, 70, 85]))
    ronde.rekap()
    with pytest.raises(TindakanDitolak, match="setelah pleno menetapkan"):
        actions.baca_peringkat(
            lowongan=ronde.lowongan, keperluan="Memilih", oleh=ronde.lain["PPK"], pada=ronde.pada
        )
    tetapkan(ronde)
    actions.baca_peringkat(
        lowongan=ronde.lowongan, keperluan="Memilih", oleh=ronde.lain["PPK"], pada=ronde.pada
    )


def test_pembacaan_tanpa_keperluan_ditolak(ronde):
    ronde.selesaikan(rata([80, 90, 70, 85]))
    ronde.rekap()
    with pytest.raises(TindakanDitolak, match="keperluan"):
        actions.baca_peringkat(lowongan=ronde.lowongan, keperluan="  ", oleh=ronde.ketua, pada=ronde.pada)


# --- catat_kesehatan ------------------------------------------------------------------------------
def kesehatan(ronde, lamaran, sehat=True, oleh=None, **ubah):
    isi = {
        "unit_kesehatan": "RSUD Contoh Raya",
        "nomor_surat": "440/1187/2026",
        "tanggal_surat": ronde.pada.date(),
        "unggahan": None,
    } | ubah
    return actions.catat_kesehatan(
        lamaran=lamaran, sehat=sehat, oleh=oleh or ronde.ketua, pada=ronde.pada, **isi
    )


@pytest.fixture
def tahap_kesehatan(ronde) -> Ronde:
    ronde.selesaikan(rata([80, 90, 70, 85]))
    ronde.rekap()
    tetapkan(ronde)
    ronde.ke_tahap(Tahap.KESEHATAN)
    return ronde


def test_hasil_kesehatan_dicatat_dan_diperbaiki_dengan_jejak(tahap_kesehatan):
    ronde = tahap_kesehatan
    satu = queries.tiga_calon(ronde.lowongan)[0]
    hasil = kesehatan(ronde, satu, sehat=False, unggahan=unggahan())
    assert (hasil.sehat, hasil.berkas.halaman) == (False, 1)
    kesehatan(ronde, satu, sehat=True)
    assert HasilKesehatan.objects.get().sehat
    jejak = riwayat(hasil).last()
    assert jejak.rincian["semula"] == {"sehat": False, "nomor_surat": "440/1187/2026"}


def test_berkas_kesehatan_yang_buruk_tidak_berbekas(tahap_kesehatan):
    satu = queries.tiga_calon(tahap_kesehatan.lowongan)[0]
    with pytest.raises(BerkasDitolak):
        kesehatan(tahap_kesehatan, satu, unggahan=unggahan(isi=b"bukan pdf"))
    assert not HasilKesehatan.objects.exists()


def test_kesehatan_hanya_tiga_calon_dan_hanya_oleh_ketua(tahap_kesehatan):
    ronde = tahap_kesehatan
    bukan = ronde.peserta[2]  # 70, the fourth
    with pytest.raises(TindakanDitolak, match="hanya bagi tiga calon"):
        kesehatan(ronde, bukan)
    with pytest.raises(TindakanDitolak):
        kesehatan(ronde, queries.tiga_calon(ronde.lowongan)[0], oleh=ronde.lain["KETUA_SEKRETARIAT"])
    assert not HasilKesehatan.objects.exists()


def test_temuan_kesehatan_bagi_gerbang(tahap_kesehatan):
    ronde = tahap_kesehatan
    calon = queries.tiga_calon(ronde.lowongan)
    assert "0 dari 3" in queries.temuan_kesehatan(ronde.lowongan)[0].pesan
    for satu in calon:
        kesehatan(ronde, satu, sehat=satu != calon[0])
    temuan = queries.temuan_kesehatan(ronde.lowongan)
    assert [satu.tingkat for satu in temuan] == ["TERPENUHI", "INGAT"]
    assert not any(str(satu.pelamar) in temuan[1].pesan for satu in calon)


# --- Basis data -----------------------------------------------------------------------------------
def test_basis_data_menolak_dua_lembar_berlaku_untuk_satu_penilai(terbuka):
    lembar = terbuka.isi(terbuka.anggota[0], terbuka.peserta[0], "WAWANCARA", 80)
    kembar = LembarNilai(
        komponen=lembar.komponen, lamaran=lembar.lamaran, penilai=lembar.penilai, diubah_pada=terbuka.pada
    )
    with pytest.raises(IntegrityError, match="lembar_satu_berlaku"), transaction.atomic():
        kembar.save()


@pytest.mark.parametrize("nilai", ["-0.01", "100.01"])
def test_basis_data_menolak_nilai_di_luar_rentang(terbuka, nilai):
    lembar = terbuka.isi(terbuka.anggota[0], terbuka.peserta[0], "WAWANCARA", 80)
    butir = lembar.butir.first()
    butir.nilai = D(nilai)
    with pytest.raises(IntegrityError, match="butir_nilai_0_100"), transaction.atomic():
        butir.save()
