"""Layers and profiles: what they give, and every way in which a bad one is refused."""

import dataclasses
import datetime as dt
import json
from decimal import Decimal

import pytest
from django.core.exceptions import ImproperlyConfigured
from hypothesis import given
from hypothesis import strategies as st

from seleksi import ketentuan
from seleksi.apps import pastikan_profil, periksa_profil
from seleksi.aturan.daftar import DAFTAR
from seleksi.ketentuan import Ketentuan, Pasal, Pilihan, ProfilDitolak, Rentang, profil
from seleksi.ketentuan.lapisan import baca_lapisan

KODE = "perbup_89_2021"
P = profil(KODE)


@pytest.fixture
def folder(tmp_path):
    """A folder of the installation; after the test only the profiles of the application are left."""
    tempat = tmp_path / "profil"
    tempat.mkdir()
    ketentuan.pakai_folder([tempat])
    yield tempat
    ketentuan.pakai_folder([])


DAERAH = """
[lapisan]
nama = "Peraturan Rekaan"
jenis = "DAERAH"
rangkaian = "rekaan"
berlaku_sejak = 2022-01-01
status_regulasi = "rekaan"
susunan = ["bawaan", "pp-manajemen-pns", "permenpanrb-jpt", "perbup-jpt", "rekaan", "praktik-nasional"]
"""


def tulis(folder, isi="", kepala=DAERAH, nama="rekaan"):
    """Write a layer and read the profiles anew."""
    (folder / f"{nama}.toml").write_text(kepala + isi, encoding="utf-8")
    ketentuan.pakai_folder([folder])


def nilai(jalur, tulisan, **lain):
    isi = {"sumber": '"Pasal 1"', "keadaan": '"dibaca"', **lain}
    baris = "\n".join(f"{kunci} = {teks}" for kunci, teks in isi.items() if teks)
    return f"[{jalur}]\nnilai = {tulisan}\n{baris}\n"


# --- Menumpuk --------------------------------------------------------------------------------------
def test_setiap_parameter_bersumber_dan_bermakna():
    jalur = list(ketentuan.semua_jalur(P))
    assert [satu.jalur for satu in P.keterangan] == jalur
    assert len(jalur) == len(set(jalur)) > 60
    for satu in P.keterangan:
        assert satu.sumber
        assert satu.makna[0].isupper(), satu.jalur
        assert satu.makna.endswith("."), satu.jalur
        assert satu.keadaan in ketentuan.KEADAAN.values()
        assert P.lapisan_menurut(satu.lapisan).kode == satu.lapisan


def test_lapisan_atas_mengganti_nilai_tetapi_bukan_maknanya():
    satu = P.keterangan_menurut("badan_pengawas")
    assert P.badan_pengawas == "Badan Kepegawaian Negara"
    assert (satu.lapisan, satu.keadaan) == ("praktik_2026", "DIBERITAKAN")
    assert satu.makna.startswith("Badan yang menerima usulan susunan")


def test_lapisan_daerah_mewarisi_batas_lapisan_nasional():
    jumlah = P.keterangan_menurut("pansel.jumlah")
    assert (jumlah.lapisan, jumlah.keadaan) == (KODE, "DIBACA")
    assert (jumlah.min, jumlah.maks) == (5, 9)


def test_yang_hanya_diatur_nasional_tetap_bersumber_nasional():
    assert P.syarat.administrator_min_tahun == 2
    assert P.keterangan_menurut("syarat.administrator_min_tahun").lapisan == "pp_11_2017"


def test_sebelum_2026_badan_pengawas_menurut_perbup():
    dulu = profil(KODE, dt.date(2025, 12, 31))
    kini = profil(KODE, dt.date(2026, 1, 1))
    assert (dulu.badan_pengawas, dulu.portal_nasional) == ("Komisi Aparatur Sipil Negara", "Sijapti")
    assert (kini.badan_pengawas, kini.portal_nasional) == ("Badan Kepegawaian Negara", "ASN Karier")
    assert dulu.pengawas.pejabat_dalam_pansel is True
    assert kini.pengawas.pejabat_dalam_pansel is False
    assert "praktik_2026" not in [satu.kode for satu in dulu.lapisan]


def test_dasar_hukum_dikumpulkan_dari_bawah_ke_atas():
    assert [satu.split(" Nomor")[0] for satu in P.dasar_hukum] == [
        "Undang-Undang",
        "Undang-Undang",
        "Peraturan Pemerintah",
        "Peraturan Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi",
        "Peraturan Bupati",
    ]


def test_lapisan_dan_profil_yang_tidak_ada():
    with pytest.raises(KeyError):
        P.lapisan_menurut("lain")
    with pytest.raises(KeyError):
        profil("pp_11_2017")
    with pytest.raises(KeyError):
        P.metode_menurut("LAIN")
    with pytest.raises(KeyError):
        ketentuan.jenis_di("lain")
    assert P.keterangan_menurut("lain") is None


def test_profil_terdaftar_menurut_masa_berlakunya():
    assert ketentuan.daftar_profil() == (KODE,)
    assert ketentuan.daftar_profil(dt.date(2021, 10, 27)) == (KODE,)
    assert ketentuan.daftar_profil(dt.date(2021, 10, 26)) == ()


def test_salinan_json_kembali_sama():
    salinan = json.loads(json.dumps(P.jadi_json()))
    assert Ketentuan.dari_json(salinan) == P
    assert ketentuan.dari_teks(json.dumps(P.jadi_json())) == P


def test_salinan_lama_tanpa_sumber_tetap_terbaca():
    lama = P.jadi_json()
    for medan in ("lapisan", "keterangan", "daerah", "pengawas"):
        del lama[medan]
    terbaca = Ketentuan.dari_json(lama)
    assert terbaca.keterangan == ()
    assert terbaca.daerah.sebutan_ppk == "Bupati"
    assert terbaca.pengumuman == P.pengumuman


def test_metode_tanpa_nama_di_lapisan_mana_pun_tidak_dipakai(folder):
    tulis(folder, nilai("metode.UJI_GAGASAN.penilai", '"PANSEL"', makna='"Siapa yang menilai."'))
    assert [satu.kode for satu in profil("rekaan").metode] == [satu.kode for satu in P.metode]


# --- Ditolak ---------------------------------------------------------------------------------------
CACAT = [
    (nilai("pengumuman.lama", "15"), "pengumuman.lama", "kunci tidak dikenal"),
    (nilai("pengumumam.hari", "15"), "pengumumam", "kunci tidak dikenal"),
    (nilai("syarat.usia_maks.lagi", "1"), "syarat.usia_maks.lagi", "kunci tidak dikenal"),
    ("[pengumuman]\nhari = 15\n", "pengumuman.hari", "harus tabel"),
    (nilai("pengumuman.hari", "15", sumber=""), "pengumuman.hari.sumber", "sumber belum ditulis"),
    (nilai("pengumuman.hari", "15", sumber='"  "'), "pengumuman.hari.sumber", "sumber belum ditulis"),
    (nilai("pengumuman.hari", "15", keadaan=""), "pengumuman.hari.keadaan", "keadaan belum ditulis"),
    (nilai("pengumuman.hari", "15", keadaan='"pasti"'), "pengumuman.hari.keadaan", "salah satu dari dibaca"),
    (nilai("pengumuman.hari", "15", catatan='"x"'), "pengumuman.hari.catatan", "kunci tidak dikenal"),
    (nilai("pengumuman.hari", "15", makna="3"), "pengumuman.hari.makna", "makna belum ditulis"),
    ('[pengumuman.hari]\nsumber = "x"\nkeadaan = "dibaca"\n', "pengumuman.hari", "nilai belum ditulis"),
    (nilai("pengumuman.hari", '"15"'), "pengumuman.hari", "harus bilangan bulat, bukan '15'"),
    (nilai("pengumuman.hari", "true"), "pengumuman.hari", "harus bilangan bulat"),
    (nilai("pengumuman.hari", "10"), "pengumuman.hari", "10 kurang dari 15"),
    (nilai("pengumuman.hari", "61"), "pengumuman.hari", "61 lebih dari 60"),
    (nilai("pengumuman.hari", "20", min="30", maks="20"), "pengumuman.hari", "batas terbalik: min 30"),
    (nilai("pengumuman.hari", "20", min='"banyak"'), "pengumuman.hari.min", "harus angka"),
    (nilai("pengumuman.hitung", '"KIRA_KIRA"'), "pengumuman.hitung", "KIRA_KIRA bukan pilihan"),
    (nilai("pengumuman.hitung", '"X"', pilihan='["X"]'), "pengumuman.hitung.pilihan", "harus tabel kode"),
    (nilai("pengumuman.hitung", '"X"', pilihan="{X = 1}"), "pengumuman.hitung.pilihan", "harus tabel kode"),
    (nilai("pengumuman.hari", "15", tetap='"ya"'), "pengumuman.hari.tetap", "harus true atau false"),
    (nilai("pansel.unsur_ketua", '"PAKAR"'), "pansel.unsur_ketua", "harus berupa daftar"),
    (nilai("pengawas.pejabat_dalam_pansel", '"ya"'), "pengawas.pejabat_dalam_pansel", "true atau false"),
    (nilai("dokumen.KTP", '{nama = "KTP"}', makna='"D."'), "dokumen.KTP", "petunjuk: belum diisi"),
    (nilai("dokumen.KTP", '"KTP"', makna='"D."'), "dokumen.KTP", "harus berupa tabel"),
    (
        nilai("dokumen.KTP", '{nama = "K", petunjuk = "P", isi = "I"}'),
        "dokumen.KTP",
        "isian tidak dikenal isi",
    ),
    (
        nilai("metode.MAKALAH.rentang", '{min = "20", maks = "15"}'),
        "metode.MAKALAH.rentang",
        "rentang terbalik: min 20",
    ),
    (nilai("metode.MAKALAH.rentang", '{min = "a", maks = "15"}'), "metode.MAKALAH.rentang", "harus angka"),
    (nilai("metode.MAKALAH.bobot", '"inf"'), "metode.MAKALAH.bobot", "harus angka, bukan 'inf'"),
    (nilai("metode.MAKALAH.kode", '"X"'), "metode.MAKALAH.kode", "kunci tidak dikenal"),
    (nilai("metode.MAKALAH.rentang", '{min = "5", maks = "9"}'), "metode.MAKALAH.bobot", "di luar rentang 5"),
    (nilai("pansel.jumlah", "7"), "pansel.jumlah", "2 internal dan 3 eksternal bukan 7 orang"),
    (nilai("metode.UJI.nama", '"Uji"', makna='"Nama."'), "metode[4].rentang", "belum diisi"),
    (nilai("dokumen.KTP", '{nama = "KTP", petunjuk = "P."}'), "dokumen.KTP.makna", "makna belum ditulis"),
    ("[lagi]\n", "lagi", "kunci tidak dikenal"),
    ("[pasal]\nA-3 = 3\n", "pasal.A-3", "A-3 belum ditulis"),
]


@pytest.mark.parametrize("isi, kunci, alasan", CACAT)
def test_lapisan_cacat_ditolak_dengan_berkas_kunci_dan_alasan(folder, isi, kunci, alasan):
    tulis(folder, isi)
    with pytest.raises(ProfilDitolak) as galat:
        profil("rekaan")
    assert galat.value.berkas == "rekaan.toml"
    assert galat.value.kunci == kunci
    assert alasan in galat.value.alasan
    assert str(galat.value) == f"rekaan.toml: {kunci}: {galat.value.alasan}"
    assert [str(satu) for satu in ketentuan.cacat_profil(DAFTAR)] == [str(galat.value)]


def ganti(lama, baru):
    assert lama in DAERAH
    return DAERAH.replace(lama, baru)


KEPALA_CACAT = [
    ("", "lapisan", "kepala [lapisan] belum ada"),
    ("lapisan = 3\n", "lapisan", "kepala [lapisan] belum ada"),
    (ganti('jenis = "DAERAH"', 'jenis = "KOTA"'), "lapisan.jenis", "harus salah satu dari BAWAAN"),
    (ganti('nama = "Peraturan Rekaan"', ""), "lapisan.nama", "nama belum ditulis"),
    (ganti('status_regulasi = "rekaan"', ""), "lapisan.status_regulasi", "belum ditulis"),
    (ganti('rangkaian = "rekaan"', ""), "lapisan.rangkaian", "belum ditulis"),
    (ganti('rangkaian = "rekaan"', 'rangkaian = "lain"'), "lapisan.susunan", "memuat rangkaiannya sendiri"),
    (ganti('jenis = "DAERAH"', 'jenis = "PRAKTIK"'), "lapisan.susunan", "hanya lapisan DAERAH"),
    (ganti('"bawaan", ', '"bawaan", "", '), "lapisan.susunan", "harus daftar teks"),
    (ganti("2022-01-01", '"kemarin"'), "lapisan.berlaku_sejak", "harus tanggal"),
    (ganti("2022-01-01", "2022-01-01T07:00:00"), "lapisan.berlaku_sejak", "harus tanggal"),
    (
        ganti("berlaku_sejak", "berlaku_sampai = 2021-12-31\nberlaku_sejak"),
        "lapisan.berlaku_sampai",
        "2021-12-31 mendahului berlaku_sejak 2022-01-01",
    ),
    (ganti("status_regulasi", 'pengarang = "x"\nstatus_regulasi'), "lapisan.pengarang", "tidak dikenal"),
    (ganti("status_regulasi", "dasar_hukum = 3\nstatus_regulasi"), "lapisan.dasar_hukum", "daftar teks"),
    ("[lapisan\n", "(seluruh berkas)", "bukan TOML yang sah"),
]


@pytest.mark.parametrize("kepala, kunci, alasan", KEPALA_CACAT)
def test_kepala_cacat_ditolak_dengan_berkas_kunci_dan_alasan(folder, kepala, kunci, alasan):
    tulis(folder, kepala=kepala)
    with pytest.raises(ProfilDitolak) as galat:
        baca_lapisan(folder / "rekaan.toml")
    assert (galat.value.berkas, galat.value.kunci) == ("rekaan.toml", kunci)
    assert alasan in galat.value.alasan


def test_berkas_bukan_utf_8_ditolak(folder):
    (folder / "rekaan.toml").write_bytes(b"\xff\xfe")
    with pytest.raises(ProfilDitolak, match="bukan TOML yang sah"):
        baca_lapisan(folder / "rekaan.toml")


def test_rangkaian_yang_tidak_ada_ditolak(folder):
    tulis(folder, kepala=ganti('"bawaan", ', '"bawaan", "undang-undang-lama", '))
    with pytest.raises(ProfilDitolak, match="tidak ada lapisan dengan rangkaian undang-undang-lama"):
        profil("rekaan")


def test_parameter_tanpa_sumber_ditolak(folder):
    susunan = '"bawaan", "pp-manajemen-pns", "permenpanrb-jpt", "perbup-jpt", "rekaan", "praktik-nasional"'
    tulis(folder, kepala=ganti(susunan, '"bawaan", "rekaan"'))
    with pytest.raises(ProfilDitolak, match=r"rekaan\.toml: badan_pengawas: belum diisi"):
        profil("rekaan")


def test_kelompok_berbawaan_tanpa_sumber_ditolak(folder):
    """It has a default in code; a default is no source."""
    lapisan = (ketentuan.FOLDER_PROFIL / f"{KODE}.toml").read_text(encoding="utf-8")
    awal, akhir = lapisan.index("[pengawas.tembusan]"), lapisan.index("[pengawas.aplikasi_hasil]")
    isi = (lapisan[:awal] + lapisan[akhir:]).replace('"perbup-jpt"', '"rekaan"')
    (folder / "rekaan.toml").write_text(isi, encoding="utf-8")
    ketentuan.pakai_folder([folder])
    with pytest.raises(ProfilDitolak) as galat:
        profil("rekaan")
    assert galat.value.kunci == "pengawas.tembusan"
    assert "tidak ada lapisan yang memberi nilai dan sumbernya" in galat.value.alasan


TINDIH = DAERAH.replace("berlaku_sejak = 2022-01-01", "berlaku_sejak = {sejak}")


@pytest.mark.parametrize("sejak", ["2024-12-31", "2022-01-01", "2021-06-01"])
def test_masa_berlaku_bertumpang_tindih_ditolak(folder, sejak):
    tulis(folder, kepala=ganti("status_regulasi", "berlaku_sampai = 2024-12-31\nstatus_regulasi"))
    tulis(folder, kepala=TINDIH.format(sejak=sejak), nama="rekaan_kedua")
    with pytest.raises(ProfilDitolak) as galat:
        profil("rekaan")
    assert galat.value.kunci == "lapisan.berlaku_sejak"
    assert "bertumpang tindih dengan rekaan" in galat.value.alasan
    assert [str(satu) for satu in ketentuan.cacat_profil(DAFTAR)] == [str(galat.value)]


def test_dua_lapisan_tanpa_tanggal_bertumpang_tindih(folder):
    tanpa = ganti("berlaku_sejak = 2022-01-01", "")
    tulis(folder, kepala=tanpa)
    tulis(folder, kepala=tanpa, nama="rekaan_kedua")
    with pytest.raises(ProfilDitolak, match="bertumpang tindih"):
        ketentuan.daftar_profil()


def test_masa_berlaku_yang_bersambung_diterima(folder):
    tulis(folder, kepala=ganti("status_regulasi", "berlaku_sampai = 2024-12-31\nstatus_regulasi"))
    tulis(folder, nilai("syarat.usia_maks", "55"), TINDIH.format(sejak="2025-01-01"), "rekaan_kedua")
    assert ketentuan.daftar_profil(dt.date(2024, 12, 31)) == (KODE, "rekaan")
    assert ketentuan.daftar_profil(dt.date(2025, 1, 1)) == (KODE, "rekaan_kedua")
    assert profil("rekaan_kedua").syarat.usia_maks == 55
    assert ketentuan.cacat_profil(DAFTAR) == []


def test_kode_yang_dipakai_dua_kali_ditolak(folder):
    tulis(folder, nama=KODE)
    with pytest.raises(ProfilDitolak, match=r"perbup_89_2021\.toml: \(nama berkas\): dipakai dua kali"):
        profil(KODE)


def test_lapisan_bertanggal_kemudian_hari_ikut_diperiksa(folder):
    """A layer that only enters next year must not surprise anybody next year."""
    kelak = """
[lapisan]
nama = "Praktik kelak"
jenis = "NASIONAL"
rangkaian = "kelak"
berlaku_sejak = 2030-01-01
berlaku_sampai = 2030-12-31
status_regulasi = "rekaan"
"""
    tulis(folder, nilai("pengumuman.hari", "90"), kelak, "kelak")
    tulis(folder, kepala=ganti('"rekaan",', '"rekaan", "kelak",'))
    assert [satu.kunci for satu in ketentuan.cacat_profil(DAFTAR)] == ["pengumuman.hari"]
    assert profil("rekaan", dt.date(2029, 12, 31)).pengumuman.hari == 15


def test_pasal_daerah_dibaca_menurut_kode_aturan_dan_yang_asing_ditolak(folder):
    tulis(folder, '[pasal]\nA-3 = "Pasal 9"\n')
    assert profil("rekaan").pasal == (Pasal("A-3", "Pasal 9", "rekaan"),)
    assert Ketentuan.dari_json(profil("rekaan").jadi_json()) == profil("rekaan")
    assert ketentuan.cacat_profil(DAFTAR) == []
    tulis(folder, '[pasal]\nA-33 = "Pasal 9"\n')
    assert [str(satu) for satu in ketentuan.cacat_profil(DAFTAR)] == [
        "rekaan.toml: pasal.A-33: kode aturan tidak dikenal."
    ]
    tulis(folder, kepala="pasal = 3\n" + DAERAH)
    assert [satu.kunci for satu in ketentuan.cacat_profil(DAFTAR)] == ["pasal"]


def test_pemeriksaan_django_menyebut_berkas_kunci_dan_alasan(folder):
    assert periksa_profil() == []
    pastikan_profil()
    tulis(folder, nilai("pengumuman.hari", "15", sumber=""))
    (galat,) = periksa_profil()
    assert galat.id == "ketentuan.E001"
    assert galat.msg == "rekaan.toml: pengumuman.hari.sumber: sumber belum ditulis."
    with pytest.raises(ImproperlyConfigured, match=r"rekaan\.toml: pengumuman\.hari\.sumber"):
        pastikan_profil()


# --- Jalur -----------------------------------------------------------------------------------------
@pytest.mark.parametrize("jalur", list(ketentuan.semua_jalur(P)))
def test_mengganti_satu_parameter_tidak_mengubah_yang_lain(jalur):
    lama = ketentuan.nilai_di(P, jalur)
    penanda = dataclasses.replace(lama, nama="Lain") if jalur.startswith("dokumen.") else object()
    baru = ketentuan.dengan_nilai(P, jalur, penanda)
    assert ketentuan.nilai_di(baru, jalur) is penanda
    for lain in ketentuan.semua_jalur(P):
        if lain != jalur:
            assert ketentuan.nilai_di(baru, lain) == ketentuan.nilai_di(P, lain)


@pytest.mark.parametrize(
    "jalur",
    ["", "lain", "pengumuman", "metode", "metode.MAKALAH", "metode.X.bobot", "nama", "syarat.usia_maks.x"],
)
def test_jalur_yang_tidak_dikenal(jalur):
    with pytest.raises(KeyError):
        ketentuan.nilai_di(P, jalur)
    with pytest.raises(KeyError):
        ketentuan.dengan_nilai(P, jalur, 1)


@pytest.mark.parametrize(
    "jalur, teks, nilai_",
    [
        ("pengumuman.hari", " 16 ", 16),
        ("metode.MAKALAH.bobot", "17,5", Decimal("17.5")),
        ("badan_pengawas", " BKN ", "BKN"),
        ("pansel.unsur_ketua", "PAKAR; AKADEMISI;", ("PAKAR", "AKADEMISI")),
        ("pengawas.pejabat_dalam_pansel", "Ya", True),
        ("pengawas.pejabat_dalam_pansel", "tidak", False),
    ],
)
def test_tulisan_orang_menjadi_nilai(jalur, teks, nilai_):
    assert ketentuan.nilai_dari_teks(jalur, teks) == nilai_


@pytest.mark.parametrize(
    "jalur, teks, alasan",
    [
        ("pengumuman.hari", "lima belas", "bilangan bulat"),
        ("pengumuman.hari", "-1", "bilangan bulat"),
        ("metode.MAKALAH.bobot", "dua puluh", "Isi dengan angka"),
        ("pengawas.pejabat_dalam_pansel", "mungkin", "“ya” atau “tidak”"),
        ("metode.MAKALAH.rentang", "15-20", "tidak dapat ditulis"),
        ("kebijakan.ambang", "70", "tidak dapat ditulis"),
    ],
)
def test_tulisan_yang_bukan_nilai_ditolak(jalur, teks, alasan):
    with pytest.raises(ValueError, match=alasan):
        ketentuan.nilai_dari_teks(jalur, teks)


@given(st.integers(0, 100))
def test_batas_tertutup_di_kedua_ujung(angka):
    satu = P.keterangan_menurut("pengumuman.hari")
    assert (ketentuan.luar_batas(satu, angka) == "") is (15 <= angka <= 60)


def test_pilihan_dan_sebutannya():
    satu = P.keterangan_menurut("pengumuman.hitung")
    assert satu.dapat_diubah
    assert satu.sebutan("EKSKLUSIF") == "Hari pertama tidak dihitung"
    assert satu.sebutan("LAIN") == "LAIN"
    assert ketentuan.luar_batas(satu, "EKSKLUSIF") == ""
    assert ketentuan.luar_batas(satu, "") == (
        "Kosong bukan pilihan; pilih dari: Hari pertama dan terakhir ikut dihitung; "
        "Hari pertama tidak dihitung."
    )
    seri = P.keterangan_menurut("kebijakan.urutan_seri")
    assert ketentuan.luar_batas(seri, ("MAKALAH", "WAWANCARA")) == ""
    assert ketentuan.luar_batas(seri, ("MAKALAH", "LAIN")).startswith("LAIN bukan pilihan")
    assert not P.keterangan_menurut("jumlah_calon").dapat_diubah
    assert P.keterangan_menurut("syarat.pengalaman_tahun").dapat_diubah
    assert P.keterangan_menurut("administrasi.perpanjangan_maks").dapat_diubah


def test_yang_tetap_berbatas_tetapi_tidak_dapat_diubah(folder):
    for jalur in ("pansel.jumlah", "syarat.usia_maks", "daerah.zona_waktu"):
        satu = P.keterangan_menurut(jalur)
        assert satu.tetap
        assert not satu.dapat_diubah
    tulis(folder, nilai("syarat.usia_maks", "55"))
    assert profil("rekaan").keterangan_menurut("syarat.usia_maks").tetap


def test_rentang_dan_pilihan_sebagai_data_polos():
    metode = P.metode_menurut("MAKALAH")
    assert metode.rentang == Rentang(Decimal(15), Decimal(20))
    assert (
        Pilihan("SK", "Saat diangkat (tanggal keputusan)")
        in P.keterangan_menurut("syarat.usia_acuan").pilihan
    )


def test_tembusan_gubernur_kecuali_ia_sendiri_yang_menandatangani():
    daerah = profil("perbup_89_2021").daerah
    assert daerah.tembusan_gubernur("Jawa Tengah") == ("Gubernur Jawa Tengah",)
    assert dataclasses.replace(daerah, sebutan_ppk="Gubernur").tembusan_gubernur("Jawa Tengah") == ()
