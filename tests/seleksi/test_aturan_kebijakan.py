"""What the law leaves open: every policy in each of its positions."""

import dataclasses
import datetime as dt
from decimal import Decimal

import pytest

from seleksi import aturan
from seleksi.aturan import KEBIJAKAN, KELOMPOK, KeadaanRapat
from seleksi.izin import Tingkat
from seleksi.ketentuan import Ambang, Ketentuan, Rentang, profil

PERBUP = profil("perbup_89_2021")
HARI = dt.date(2026, 11, 23)


def dengan(**pilihan):
    return aturan.dengan_kebijakan(pilihan, "Diputus rapat.", PERBUP)


def pesan(temuan):
    return " ".join(satu.pesan for satu in temuan)


# --- Daftar --------------------------------------------------------------------------------------
def test_setiap_kebijakan_bernama_beralasan_dan_ada_di_ketentuan():
    for kode, butir in KEBIJAKAN.items():
        assert butir.nama
        assert butir.celah
        assert butir.dasar
        assert butir.berlaku
        assert aturan.kata_kebijakan(kode, PERBUP)
        assert len(butir.pilihan) >= 2 or butir.rentang or kode in ("urutan_seri", "ambang")


def test_setiap_medan_kebijakan_ada_dalam_daftar():
    medan = {satu.name for satu in dataclasses.fields(PERBUP.kebijakan)} - {"pertimbangan"}
    assert medan == {butir.jalan[1] for butir in KEBIJAKAN.values() if butir.jalan[0] == "kebijakan"}
    assert sum(len(satu.butir) for satu in KELOMPOK) == len(KEBIJAKAN)


def test_bawaan_profil_termasuk_pilihan_yang_ada():
    polos = {
        kode: aturan.nilai_kebijakan(kode, PERBUP)
        for kode in KEBIJAKAN
        if kode not in ("urutan_seri", "ambang")
    }
    assert aturan.kebijakan(polos, PERBUP) == []


@pytest.mark.parametrize(
    ("kode", "nilai"),
    [(kode, satu.kode) for kode, butir in KEBIJAKAN.items() for satu in butir.pilihan]
    + [(kode, batas) for kode, butir in KEBIJAKAN.items() if butir.rentang for batas in butir.rentang]
    + [("urutan_seri", []), ("urutan_seri", ["WAWANCARA", "ASESMEN"])]
    + [("ambang", {}), ("ambang", {"WAWANCARA": "70"}), ("ambang", {"AKHIR": "68.5"})],
)
def test_setiap_pilihan_diterima_dan_menetap(kode, nilai):
    assert aturan.kebijakan({kode: nilai}, PERBUP) == []
    baru = dengan(**{kode: nilai})
    kini = aturan.nilai_kebijakan(kode, baru)
    if kode == "ambang":
        kini = {satu.metode: str(satu.nilai) for satu in kini}
    assert kini == (tuple(nilai) if isinstance(nilai, list) else nilai)
    assert aturan.kata_kebijakan(kode, baru)
    assert aturan.akibat_kebijakan(kode, baru) or KEBIJAKAN[kode].nol
    assert Ketentuan.dari_json(baru.jadi_json()) == baru


@pytest.mark.parametrize(
    ("kode", "nilai", "kata"),
    [
        ("kuorum_pleno", 10, "isi 0 sampai 9 orang"),
        ("kuorum_pleno", -1, "isi 0 sampai 9 orang"),
        ("kuorum_penilai", 0, "isi 1 sampai 9 orang"),
        ("kuorum_penilai", True, "isi 1 sampai 9 orang"),
        ("kuorum_penilai", "3", "isi 1 sampai 9 orang"),
        ("jumlah_persetujuan", 3, "isi 1 sampai 2 kali"),
        ("urutan_seri", ["WAWANCARA", "WAWANCARA"], "paling banyak satu kali"),
        ("urutan_seri", ["USIA"], "paling banyak satu kali"),
        ("urutan_seri", "WAWANCARA", "paling banyak satu kali"),
        ("ambang", {"USIA": "70"}, "untuk komponen yang ada"),
        ("ambang", {"AKHIR": "101"}, "angka 0 sampai 100"),
        ("ambang", {"AKHIR": "0"}, "angka 0 sampai 100"),
        ("ambang", {"AKHIR": "tujuh"}, "angka 0 sampai 100"),
        ("ambang", {"AKHIR": None}, "angka 0 sampai 100"),
        ("ambang", [], "angka 0 sampai 100"),
        ("kuota_perpanjangan", "DIBAGI", "pilih salah satu"),
        ("cuaca", "CERAH", "tidak dikenal"),
    ],
)
def test_yang_bukan_pilihan_ditolak(kode, nilai, kata):
    (temuan,) = aturan.kebijakan({kode: nilai}, PERBUP)
    assert (temuan.kode, temuan.tingkat) == ("P-10", Tingkat.BLOK)
    assert kata in temuan.pesan


def test_pilihan_dibaca_sebagai_kalimat():
    baru = dengan(
        urutan_seri=["WAWANCARA", "MAKALAH"], ambang={"WAWANCARA": "70", "AKHIR": "68.50"}, kuorum_pleno=4
    )
    assert aturan.kata_kebijakan("urutan_seri", baru) == "wawancara akhir, lalu penulisan makalah, lalu pleno"
    assert aturan.kata_kebijakan("ambang", baru) == "wawancara akhir 70 dan nilai akhir 68,5"
    assert aturan.kata_kebijakan("kuorum_pleno", baru) == "4 orang"
    assert aturan.kata_kebijakan("urutan_seri", PERBUP) == "Langsung diputus pleno dalam berita acara."
    assert aturan.akibat_kebijakan("urutan_seri", PERBUP) == ""
    assert aturan.ambang_sebagai_peta(baru.kebijakan.ambang) == {"WAWANCARA": 70, "AKHIR": Decimal("68.5")}
    assert baru.kebijakan.ambang[0] == Ambang("WAWANCARA", Decimal(70))


# --- Pertimbangan --------------------------------------------------------------------------------
def test_menyimpang_dari_bawaan_memerlukan_pertimbangan():
    lain = aturan.dengan_kebijakan({"hitung": "EKSKLUSIF", "kuota_perpanjangan": "BERSAMA"}, " ", PERBUP)
    assert aturan.menyimpang(lain, PERBUP) == ["Cara menghitung hari", "Kuota perpanjangan"]
    (temuan,) = aturan.pertimbangan(lain, PERBUP)
    assert "Cara menghitung hari dan Kuota perpanjangan" in temuan.pesan
    beralasan = aturan.dengan_kebijakan({}, "Kehati-hatian.", lain)
    assert aturan.pertimbangan(beralasan, PERBUP) == []
    assert aturan.pertimbangan(PERBUP, PERBUP) == []


# --- Bobot ---------------------------------------------------------------------------------------
BOBOT_95 = {
    "REKAM_JEJAK": Decimal(20),
    "ASESMEN": Decimal(25),
    "MAKALAH": Decimal(15),
    "WAWANCARA": Decimal(35),
}


@pytest.mark.parametrize(
    ("normalisasi", "tingkat", "kata"),
    [
        ("DILARANG", Tingkat.BLOK, "= 95, harus 100"),
        ("PLENO", Tingkat.INGAT, "= 95; menurut kebijakan rapat persiapan nilai akhir dibagi 95"),
    ],
)
def test_bobot_95_menurut_kebijakan_normalisasi(normalisasi, tingkat, kata):
    (temuan,) = aturan.bobot(dengan(normalisasi_bobot=normalisasi).dengan_bobot(BOBOT_95))
    assert temuan.tingkat == tingkat
    assert kata in temuan.pesan


def test_normalisasi_tidak_membuka_rentang_bobot():
    (temuan,) = aturan.bobot(
        dengan(normalisasi_bobot="PLENO").dengan_bobot(BOBOT_95 | {"MAKALAH": Decimal(14)})
    )
    assert temuan.tingkat == Tingkat.BLOK
    assert "di luar rentang" in temuan.pesan


def test_susunan_bobot_tanpa_persen_bulat_dalam_rentangnya():
    sempit = Rentang(Decimal("15.2"), Decimal("15.8"))
    metode = [dataclasses.replace(satu, rentang=sempit) for satu in PERBUP.metode[:2]]
    for jumlah in (30, 31, 32):
        assert aturan.susunan_bobot(metode, Decimal(jumlah)) == []
    assert aturan.susunan_bobot([], Decimal(0)) == [()]
    assert aturan.susunan_bobot([], Decimal(1)) == []
    lebar = [dataclasses.replace(satu, rentang=Rentang(Decimal(1), Decimal(9))) for satu in metode]
    assert aturan.susunan_bobot(lebar, Decimal(10), 1) == [(1, 9)]
    assert aturan.susunan_bobot(lebar, Decimal(99)) == []


def test_bobot_100_terpenuhi_juga_bila_normalisasi_diizinkan():
    (temuan,) = aturan.bobot(dengan(normalisasi_bobot="PLENO"))
    assert temuan.tingkat == Tingkat.TERPENUHI


# --- Publikasi -----------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("tahap", "asesmen", "bidang", "nilai"),
    [
        ("ASESMEN", "NAMA_NILAI", "NAMA", True),
        ("ASESMEN", "NAMA", "NAMA_NILAI", False),
        ("KOMPETENSI_BIDANG", "NAMA", "NAMA_NILAI", True),
        ("KOMPETENSI_BIDANG", "NAMA_NILAI", "NAMA", False),
        ("WAWANCARA", "NAMA_NILAI", "NAMA_NILAI", False),
        ("ADMINISTRASI", "NAMA_NILAI", "NAMA_NILAI", False),
    ],
)
def test_nilai_diumumkan_per_tahap_dan_tidak_pernah_pada_tahap_akhir(tahap, asesmen, bidang, nilai):
    ketentuan = dengan(publikasi_asesmen=asesmen, publikasi_bidang=bidang)
    assert aturan.nilai_diumumkan(tahap, ketentuan) is nilai


# --- Rapat ---------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("keadaan", "tingkat", "kata"),
    [
        (KeadaanRapat(), Tingkat.BLOK, "belum disusun"),
        (KeadaanRapat(disusun=True), Tingkat.BLOK, "berubah sesudah"),
        (KeadaanRapat(disusun=True, nomor="5"), Tingkat.BLOK, "berubah sesudah"),
        (KeadaanRapat(disusun=True, sesuai=True), Tingkat.BLOK, "belum ditandatangani"),
        (KeadaanRapat(disusun=True, nomor="5", sesuai=True), Tingkat.TERPENUHI, "Nomor 5"),
    ],
)
def test_berita_acara_persiapan_ditandatangani_dan_masih_sesuai(keadaan, tingkat, kata):
    (temuan,) = aturan.rapat_persiapan(keadaan)
    assert temuan.tingkat == tingkat
    assert kata in temuan.pesan


def test_rapat_sudah_berlangsung_di_suatu_tempat():
    assert aturan.rapat(HARI, HARI, "Aula") == []
    assert "belum berlangsung" in pesan(aturan.rapat(HARI + dt.timedelta(days=1), HARI, "Aula"))
    assert "Tempat rapat" in pesan(aturan.rapat(HARI, HARI, "  "))


# --- Asesmen terdahulu ---------------------------------------------------------------------------
DIUMUMKAN = dt.date(2026, 11, 9)


@pytest.mark.parametrize(
    ("bulan", "laporan", "tingkat", "kata"),
    [
        (0, None, None, ""),
        (0, DIUMUMKAN, None, ""),
        (0, dt.date(2026, 11, 8), Tingkat.BLOK, "hasil terdahulu tidak dipakai"),
        (12, dt.date(2026, 11, 8), Tingkat.TERPENUHI, "sampai Senin, 8 November 2027"),
        (9, dt.date(2026, 2, 23), Tingkat.TERPENUHI, "23 November 2026"),
        (9, dt.date(2026, 2, 22), Tingkat.BLOK, "masa pakainya berakhir"),
        (1, dt.date(2026, 1, 31), Tingkat.BLOK, "28 Februari 2026"),
    ],
)
def test_asesmen_terdahulu_dipakai_selama_masanya(bulan, laporan, tingkat, kata):
    ketentuan = dengan(masa_asesmen_bulan=bulan)
    temuan = aturan.asesmen_terdahulu(laporan, DIUMUMKAN, HARI, ketentuan)
    assert [satu.tingkat for satu in temuan] == ([] if tingkat is None else [tingkat])
    assert kata.replace(" ", "") in pesan(temuan).replace("\N{NO-BREAK SPACE}", "").replace(" ", "")
    assert aturan.asesmen_terdahulu(laporan, None, HARI, ketentuan) == []


# --- Salinan lama --------------------------------------------------------------------------------
def test_salinan_lama_dengan_satu_kebijakan_publikasi_tetap_dimuat():
    isi = PERBUP.jadi_json()
    isi["kebijakan"] = {"publikasi": "NAMA_NILAI", "kuorum_penilai": 3}
    lama = Ketentuan.dari_json(isi)
    assert (lama.kebijakan.publikasi_asesmen, lama.kebijakan.publikasi_bidang) == ("NAMA_NILAI", "NAMA_NILAI")
    assert lama.kebijakan.kuota_perpanjangan == "TERPISAH"
    assert lama.kebijakan.kuorum_pleno == 0
    assert aturan.kata_kebijakan("kuorum_pleno", lama) == "Tanpa kuorum; yang hadir tetap dicatat."


@pytest.mark.parametrize("isi", [{}, {"kebijakan": []}, []])
def test_salinan_yang_rusak_tetap_ditolak_dengan_sebabnya(isi):
    with pytest.raises(ValueError, match="Ketentuan"):
        Ketentuan.dari_json(isi)


SENIN = dt.date(2026, 12, 7)
KEMARIN, BESOK = SENIN - dt.timedelta(days=1), SENIN + dt.timedelta(days=1)


@pytest.mark.parametrize(
    "kebijakan,alasan,nomor,susulan,kata",
    [
        ("GUGUR", "Tidak hadir.", "07/BA/2026", None, []),
        ("GUGUR", " ", "07/BA/2026", None, ["Tulis tahap"]),
        ("GUGUR", "Tidak hadir.", "", None, ["nomor berita acara"]),
        ("GUGUR", "", " ", None, ["Tulis tahap", "nomor berita acara"]),
        ("GUGUR", "Tidak hadir.", "07/BA/2026", KEMARIN, ["tidak ada susulan"]),
        ("SUSULAN", "Tidak hadir.", "07/BA/2026", KEMARIN, []),
        ("SUSULAN", "Tidak hadir.", "07/BA/2026", None, ["satu kali susulan"]),
        ("SUSULAN", "Tidak hadir.", "07/BA/2026", SENIN, ["Senin, 7 Desember 2026 belum lewat"]),
        ("SUSULAN", "Tidak hadir.", "07/BA/2026", BESOK, ["belum lewat"]),
    ],
)
def test_yang_tidak_hadir_gugur_dengan_berita_acara(kebijakan, alasan, nomor, susulan, kata):
    temuan = aturan.tidak_hadir(alasan, nomor, susulan, SENIN, dengan(tidak_hadir=kebijakan))
    assert len(temuan) == len(kata)
    assert all(k in t.pesan.replace("\xa0", " ") for k, t in zip(kata, temuan, strict=True))
    assert {(t.kode, t.tingkat) for t in temuan} <= {("B-6", Tingkat.BLOK)}


@pytest.mark.parametrize("tinggal,kurang", [(2, True), (3, False), (4, False)])
def test_peserta_yang_tinggal_kurang_dari_tiga_disebut(tinggal, kurang):
    temuan = aturan.peserta_tinggal(tinggal, dengan())
    assert [(t.kode, t.tingkat) for t in temuan] == [("B-9e", Tingkat.INGAT)] * kurang
