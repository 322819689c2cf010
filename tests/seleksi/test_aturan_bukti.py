"""Rules on recorded letters, special posts, frozen periods and the tasks of the Sekretariat. No database."""

import copy
import dataclasses
import tomllib
from datetime import date, timedelta

import pytest

from seleksi import aturan
from seleksi.aturan import Surat
from seleksi.aturan.khusus import BERKAS_KHUSUS
from seleksi.izin import Tingkat
from seleksi.ketentuan import profil

K = profil("perbup_89_2021")
HARI = date(2026, 11, 23)
SURAT = Surat("800/17/2026", HARI, "Badan Kepegawaian Negara")


def satu(temuan):
    (hasil,) = temuan
    return hasil


def ringkas(temuan):
    return [(t.kode, t.tingkat) for t in temuan]


# --- P-01, E-05 ----------------------------------------------------------------------------------
@pytest.mark.parametrize(
    "jenis,eselon,tingkat",
    [
        *((kode, acuan.eselon, Tingkat.TERPENUHI) for kode, acuan in aturan.JENIS_JABATAN.items()),
        ("SEKDA", "II.b", Tingkat.BLOK),
        ("INSPEKTUR", "II.a", Tingkat.BLOK),
        ("CAMAT", "III.a", Tingkat.BLOK),
        ("", "", Tingkat.BLOK),
    ],
)
def test_hanya_delapan_jenis_dengan_eselonnya(jenis, eselon, tingkat):
    temuan = satu(aturan.jabatan_jpt(jenis, eselon))
    assert (temuan.kode, temuan.tingkat) == ("P-01", tingkat)


def test_hanya_sekda_yang_dua_a():
    assert [k for k, j in aturan.JENIS_JABATAN.items() if j.eselon == "II.a"] == ["SEKDA"]
    assert len(aturan.JENIS_JABATAN) == 8


@pytest.mark.parametrize(
    "teks,dokumen,tingkat,tindakan",
    [
        ("Sarjana", True, Tingkat.TERPENUHI, ""),
        ("Sarjana", False, Tingkat.INGAT, "seleksi.perencanaan"),
        ("  ", True, Tingkat.INGAT, "seleksi.ubah_lowongan"),
        ("", False, Tingkat.INGAT, "seleksi.ubah_lowongan"),
    ],
)
def test_standar_kompetensi_ditulis_dan_didokumentasikan(teks, dokumen, tingkat, tindakan):
    temuan = satu(aturan.standar_kompetensi(teks, dokumen))
    assert (temuan.kode, temuan.tingkat, temuan.tindakan) == ("E-05", tingkat, tindakan)


# --- P-02 ----------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    "usulan,jawaban,tingkat,kata",
    [
        (None, None, Tingkat.BLOK, "belum dicatat"),
        (None, SURAT, Tingkat.BLOK, "Usulan susunan"),
        (SURAT, None, Tingkat.BLOK, "belum dijawab Badan Kepegawaian Negara"),
        (SURAT, dataclasses.replace(SURAT, tanggal=HARI - timedelta(days=1)), Tingkat.BLOK, "mendahului"),
        (SURAT, SURAT, Tingkat.TERPENUHI, "nomor 800/17/2026"),
        (SURAT, dataclasses.replace(SURAT, tanggal=HARI + timedelta(days=9)), Tingkat.TERPENUHI, "dijawab"),
    ],
)
def test_pansel_diusulkan_lalu_dijawab(usulan, jawaban, tingkat, kata):
    temuan = satu(aturan.usulan_pansel(usulan, jawaban, K))
    assert (temuan.kode, temuan.tingkat) == ("P-02", tingkat)
    assert kata in temuan.pesan


# --- B-2, B-4, B-5, B-9i, C-2, C-3 ---------------------------------------------------------------
def kurangi_aspek(jumlah):
    metode = tuple(
        dataclasses.replace(m, indikator=m.indikator[:jumlah]) if m.kode == "REKAM_JEJAK" else m
        for m in K.metode
    )
    return dataclasses.replace(K, metode=metode)


@pytest.mark.parametrize("jumlah,tingkat", [(0, Tingkat.BLOK), (4, Tingkat.BLOK), (5, Tingkat.TERPENUHI)])
def test_instrumen_rekam_jejak_memuat_lima_aspek(jumlah, tingkat):
    assert ringkas(aturan.lima_aspek(kurangi_aspek(jumlah))) == [("B-2", tingkat)]


def test_tanpa_metode_rekam_jejak_tidak_ada_aspek():
    tanpa = dataclasses.replace(K, metode=tuple(m for m in K.metode if m.kode != "REKAM_JEJAK"))
    assert "0 dari 5" in satu(aturan.lima_aspek(tanpa)).pesan


@pytest.mark.parametrize(
    "fungsi,kode,tingkat",
    [
        (aturan.penelusuran, "B-2", Tingkat.BERITA_ACARA),
        (aturan.metode_manajerial, "B-4", Tingkat.INGAT),
        (lambda s: aturan.serah_terima(True, s), "B-5", Tingkat.BLOK),
        (lambda s: aturan.tiga_nama_portal(s, K), "B-9i", Tingkat.BLOK),
        (lambda s: aturan.laporan_seleksi(s, K), "C-2", Tingkat.BLOK),
        (aturan.biaya, "C-3", Tingkat.INGAT),
    ],
    ids=["penelusuran", "metode_manajerial", "serah_terima", "tiga_nama_portal", "laporan_seleksi", "biaya"],
)
def test_surat_yang_dicatat_memenuhi_dan_yang_belum_ditagih(fungsi, kode, tingkat):
    belum, sudah = satu(fungsi(None)), satu(fungsi(SURAT))

    assert (belum.kode, belum.tingkat) == (kode, tingkat)
    assert belum.tindakan.startswith("seleksi.bukti.")
    assert belum.tindakan.rpartition(".")[2] in aturan.BUTIR_BUKTI
    assert (sudah.kode, sudah.tingkat) == (kode, Tingkat.TERPENUHI)
    assert "nomor 800/17/2026" in sudah.pesan


def test_laporan_asesmen_tanpa_lembaga_tetap_sah():
    temuan = satu(aturan.metode_manajerial(dataclasses.replace(SURAT, pihak="")))
    assert " oleh " not in temuan.pesan


def test_tanpa_asesor_tidak_ada_yang_diserahkan():
    assert ringkas(aturan.serah_terima(False, None)) == [("B-5", Tingkat.TERPENUHI)]


# --- J-1, J-2 ------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    "nama,perangkat,jenis,kode",
    [
        ("Sekretaris Daerah", "Setda", "SEKDA", {"SEKDA"}),
        ("Inspektur", "Inspektorat", "INSPEKTUR", {"INSPEKTUR"}),
        ("Sekretaris DPRD", "Sekretariat DPRD", "SEKWAN", {"SEKWAN"}),
        ("Direktur RSUD", "RSUD", "DIREKTUR_RSUD", {"RSUD"}),
        ("Kepala Dinas Kependudukan dan Pencatatan Sipil", "Dukcapil", "KEPALA_DINAS", {"DUKCAPIL"}),
        ("Kepala Dinas", "Disdukcapil", "KEPALA_DINAS", {"DUKCAPIL"}),
        ("Kepala BKPSDM", "BKPSDM", "KEPALA_BADAN", {"BKPSDM"}),
        ("Kepala Badan", "Badan Kepegawaian dan Pengembangan SDM", "KEPALA_BADAN", {"BKPSDM"}),
        ("Kepala Dinas Kesehatan", "Dinas Kesehatan", "KEPALA_DINAS", set()),
    ],
)
def test_jabatan_khusus_dikenali_dari_jenis_atau_namanya(nama, perangkat, jenis, kode):
    assert {k.kode for k in aturan.khusus_bagi(nama, perangkat, jenis)} == kode


def test_setiap_gerbang_khusus_menahan_sampai_suratnya_dicatat():
    for jabatan in aturan.jabatan_khusus():
        for gerbang in jabatan.gerbang:
            belum = satu(aturan.gerbang_khusus([jabatan], gerbang.tahap, {}))
            sudah = satu(aturan.gerbang_khusus([jabatan], gerbang.tahap, {gerbang.kode: SURAT}))

            assert (belum.kode, belum.tingkat, sudah.tingkat) == ("J-1", gerbang.tingkat, Tingkat.TERPENUHI)
            assert ("belum diverifikasi" in belum.pesan) is (gerbang.tanda == "diyakini")
            assert aturan.gerbang_khusus([jabatan], "ASESMEN", {}) == []


def test_yang_hanya_diyakini_tidak_menahan_mutlak():
    for jabatan in aturan.jabatan_khusus():
        for gerbang in jabatan.gerbang:
            assert gerbang.tanda == "dibaca" or gerbang.tingkat is not Tingkat.BLOK, gerbang.kode


def test_peringatan_khusus_hanya_pada_tahapnya():
    sekda = aturan.khusus_bagi("Sekretaris Daerah", "", "SEKDA")
    assert len(aturan.peringatan_khusus(sekda, "PERSIAPAN")) == 1
    assert "uji kompetensi" in satu(aturan.peringatan_khusus(sekda, "PENGUMUMAN")).pesan
    assert aturan.peringatan_khusus(sekda, "WAWANCARA") == []
    assert aturan.peringatan_khusus((), "PERSIAPAN") == []


ISI = tomllib.loads(BERKAS_KHUSUS.read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    "ubah,kata",
    [
        (lambda j: j.update(warna="merah"), "INSPEKTUR: isian tidak dikenal warna"),
        (lambda j: j.pop("nama"), "INSPEKTUR: belum diisi nama"),
        (lambda j: j["gerbang"][0].pop("sumber"), "INSPEKTUR: belum diisi sumber"),
        (lambda j: j["gerbang"][0].update(tanda="kira-kira"), "tanda harus dibaca atau diyakini"),
        (lambda j: j["peringatan"][0].pop("tanda"), "belum diisi tanda"),
        (lambda j: j.pop("kode"), "tanpa kode: belum diisi kode"),
    ],
)
def test_tabel_jabatan_khusus_yang_salah_ditolak_dengan_tempatnya(ubah, kata):
    isi = copy.deepcopy(ISI)
    ubah(isi["jabatan"][1])
    with pytest.raises(ValueError, match=kata):
        aturan.baca_khusus(isi)


def test_tabel_tanpa_jabatan_khusus_boleh():
    assert aturan.baca_khusus({}) == ()


def test_jabatan_khusus_tanpa_gerbang_dan_peringatan_boleh():
    isi = {"jabatan": [{"kode": "X", "nama": "X", "jenis": ["X"], "kata_kunci": []}]}
    assert satu(aturan.baca_khusus(isi)).gerbang == ()


# --- J-3 -----------------------------------------------------------------------------------------
MASA = aturan.MasaBeku(date(2026, 11, 20), date(2026, 11, 25), "pemilihan kepala daerah")


@pytest.mark.parametrize(
    "hari,kena",
    [
        (date(2026, 11, 19), False),
        (date(2026, 11, 20), True),
        (date(2026, 11, 25), True),
        (date(2026, 11, 26), False),
    ],
)
def test_masa_beku_menahan_dari_hari_pertama_sampai_hari_terakhir(hari, kena):
    assert ringkas(aturan.masa_beku(hari, [MASA], None)) == [("J-3", Tingkat.BLOK)] * kena
    assert ringkas(aturan.masa_beku(hari, [MASA], SURAT)) == [("J-3", Tingkat.TERPENUHI)] * kena
    assert ringkas(aturan.masa_beku(hari, [MASA], None, rencana=True)) == [("J-3", Tingkat.INGAT)] * kena


def test_tanpa_masa_beku_tidak_ada_temuan():
    assert aturan.masa_beku(HARI, [], None) == []


# --- P-12 ----------------------------------------------------------------------------------------
def test_delapan_tugas_sekretariat():
    assert "".join(aturan.TUGAS_SEKRETARIAT) == "abcdefgh"
    temuan = aturan.tugas_sekretariat({"a": 2, "g": 1})
    assert [t.tingkat is Tingkat.TERPENUHI for t in temuan] == [h in "ag" for h in "abcdefgh"]
    assert temuan[0].pesan == "Menyusun jadwal kegiatan Pansel: 2 pekerjaan tercatat."
    assert {t.kode for t in temuan} == {"P-12"}


@pytest.mark.parametrize(
    "peristiwa,huruf",
    [("jadwal.diatur", "a"), ("bukti_tayang.dicatat", "g"), ("bukti.dicatat", "e"), ("lembar.dikunci", "")],
)
def test_peristiwa_jejak_dikenali_sebagai_tugas(peristiwa, huruf):
    assert aturan.huruf_tugas(peristiwa) == huruf


# --- Daftar --------------------------------------------------------------------------------------
def test_daftar_memuat_setiap_kaidah_sekali():
    pokok = {f"P-{n:02d}" for n in range(1, 13)} | {f"E-{n:02d}" for n in range(1, 10)}
    pokok |= {"L-01", "L-02"} | {f"A-{n}" for n in range(1, 8)} | {f"B-{n}" for n in range(1, 9)}
    pokok |= {f"B-9{h}" for h in "abcdefghi"} | {"C-1", "C-2", "C-3"}
    assert pokok <= set(aturan.DAFTAR)
    assert set(aturan.DAFTAR) - pokok == {"J-1", "J-2", "J-3", "K-1", "S-1", "TAHAP"}
    assert all(
        kode == kaidah.kode and kaidah.dasar and kaidah.bunyi for kode, kaidah in aturan.DAFTAR.items()
    )


# --- Putusan pleno -------------------------------------------------------------------------------
def test_putusan_pleno_hanya_mengenai_temuan_yang_tepat_itu():
    temuan = aturan.penelusuran(None)
    putusan = aturan.Putusan(SURAT, "Penelusur sakit.")

    (lewat,) = aturan.lanjut_dengan_putusan(temuan, {("B-2", temuan[0].pesan): putusan})
    assert lewat.tingkat is Tingkat.INGAT
    assert "nomor 800/17/2026" in lewat.pesan
    assert lewat.pesan.endswith("Penelusur sakit.")
    assert aturan.lanjut_dengan_putusan(temuan, {("B-2", "Temuan lain."): putusan}) == temuan


def test_putusan_pleno_tidak_pernah_melewati_yang_menahan_mutlak():
    temuan = aturan.serah_terima(True, None)
    putusan = {("B-5", temuan[0].pesan): aturan.Putusan(SURAT, "Tidak sempat.")}
    assert aturan.lanjut_dengan_putusan(temuan, putusan) == temuan


def test_setiap_bukti_yang_dapat_dicatat_menunjuk_aturan_dalam_daftar():
    butir = aturan.semua_butir()
    assert {satu.kode for satu in butir.values()} <= set(aturan.DAFTAR)
    assert {g.kode for j in aturan.jabatan_khusus() for g in j.gerbang} <= set(butir)


def test_bulan_disebut_dengan_namanya():
    assert aturan.bulan_kata(HARI).replace("\xa0", " ") == "November 2026"
