"""A history from a spreadsheet: nothing kept before it is confirmed, nothing guessed, every row answered."""

import csv
import io
import json
import re
import subprocess
import sys
import zipfile
from datetime import date

import openpyxl
import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from dokumen import baca_lembar, tabel_masuk
from dokumen.simpan import BerkasDitolak
from dokumen.tabel_masuk import Sel, SelDitolak, baca_tabel, tanggal_sel, teks_sel
from jejak.models import Jejak
from peserta import actions, queries
from peserta.forms import KepalaDitolak, baca_riwayat, judul_kolom
from peserta.models import JENIS_RIWAYAT
from seleksi.izin import TindakanDitolak
from tests.factories.akun import PenggunaFactory
from tests.factories.peserta import PelamarFactory, RiwayatPangkatFactory, RiwayatSkpFactory

PANGKAT = ["Pangkat, golongan ruang", "TMT", "Nomor keputusan"]
SKP = ["Tahun penilaian", "Predikat", "Pejabat penilai"]
T, A, H, R, G, B = (
    baca_lembar.TEKS,
    baca_lembar.ANGKA,
    baca_lembar.HARI,
    baca_lembar.RUMUS,
    baca_lembar.GALAT,
    baca_lembar.LOGIKA,
)


@pytest.fixture(autouse=True)
def belum_dihitung():
    cache.clear()


def berkas(isi: bytes, nama: str = "riwayat.xlsx") -> SimpleUploadedFile:
    return SimpleUploadedFile(nama, isi)


def xlsx(*baris, ubah=None, lain=()) -> bytes:
    buku = openpyxl.Workbook()
    lembar = buku.active
    for satu in baris:
        lembar.append(satu)
    for nama in lain:
        buku.create_sheet(nama)
    if ubah:
        ubah(lembar)
    wadah = io.BytesIO()
    buku.save(wadah)
    return wadah.getvalue()


def sv(*baris, pemisah=";", sandi="utf-8-sig") -> bytes:
    wadah = io.StringIO()
    csv.writer(wadah, delimiter=pemisah, lineterminator="\r\n").writerows(baris)
    return wadah.getvalue().encode(sandi)


def isi(jawaban) -> str:
    return jawaban.content.decode().replace("\xa0", " ")


def polos(jawaban) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", isi(jawaban)).split())


@pytest.fixture
def masuk(client, pelamar):
    client.force_login(pelamar.pengguna)
    return client


def unggah(client, jenis: str, isi_berkas: bytes, nama: str = "riwayat.xlsx"):
    alamat = reverse("peserta:impor_riwayat", args=[jenis])
    return client.post(alamat, {"berkas": berkas(isi_berkas, nama)})


def tersegel(jawaban) -> str:
    return re.search(r'name="baris" value="([^"]+)"', jawaban.content.decode())[1]


def simpan(client, jenis: str, segel: str):
    return client.post(reverse("peserta:impor_riwayat", args=[jenis]), {"baris": segel}, follow=True)


# --- Jalan utama ------------------------------------------------------------------------------
def test_dilihat_dahulu_baru_disimpan(masuk, pelamar):
    ada = RiwayatPangkatFactory(pelamar=pelamar, golongan="III/d", tmt=date(2016, 4, 1), nomor_sk="1")
    jawaban = unggah(
        masuk,
        "pangkat",
        xlsx(
            PANGKAT,
            ["IV/a", date(2020, 4, 1), "823/2"],
            [],
            ["Penata Tingkat I (III/d)", "1 April 2016", "1"],
            ["IV/x", "31/02/2020", "1.97E+17"],
            ["Pembina", "01/04/2020", "823/2"],
        ),
    )
    teks = polos(jawaban)
    assert jawaban.status_code == 200
    assert "1 ditambahkan · 2 sama, dilewati · 1 salah" in teks
    assert "Baris 2 Pembina (IV/a)" in teks
    assert "Sama dengan yang sudah tercatat." in teks
    assert "Sama dengan baris 2." in teks
    assert "Baris 5" in teks
    assert "“IV/x” tidak dikenal" in teks
    assert "tanggal 31/02/2020 tidak ada" in teks
    assert "Nomor keputusan: tertulis 1,97E+17" in teks
    assert "Ubah format sel menjadi Teks" in teks
    # Nothing is kept before the confirmation.
    assert list(queries.baris_riwayat(pelamar, "pangkat")) == [ada]
    assert not Jejak.objects.exists()
    segel = tersegel(jawaban)
    assert "1 baris riwayat pangkat ditambahkan." in isi(simpan(masuk, "pangkat", segel))
    baru = queries.baris_riwayat(pelamar, "pangkat").first()
    assert queries.isi_baris(baru) == {"golongan": "IV/a", "tmt": "2020-04-01", "nomor_sk": "823/2"}
    # Pressed twice.
    assert "0 baris riwayat pangkat ditambahkan." in isi(simpan(masuk, "pangkat", segel))
    assert queries.baris_riwayat(pelamar, "pangkat").count() == 2
    assert [satu.rincian["sumber"] for satu in Jejak.objects.all()] == ["lembar sebar"]


@pytest.mark.parametrize("jenis", JENIS_RIWAYAT)
def test_templat_yang_diunggah_kembali_seluruhnya_sama(masuk, pelamar, jenis):
    from tests.peserta.test_riwayat import PABRIK  # noqa: PLC0415 -- one factory for each kind

    if jenis in PABRIK:
        PABRIK[jenis](pelamar=pelamar)
    templat = masuk.get(reverse("peserta:templat_riwayat", args=[jenis]))
    buku = openpyxl.load_workbook(io.BytesIO(templat.content))
    assert buku.sheetnames == ["Isian", "Petunjuk"]
    assert [sel.value for sel in buku["Isian"][1]] == list(judul_kolom(jenis).values())
    # Whatever is typed below stays text.
    assert {sel.number_format for sel in buku["Isian"][2]} == {"@"}
    assert {buku["Isian"].column_dimensions[k].number_format for k in "AB"} == {"@"}
    teks = polos(unggah(masuk, jenis, templat.content))
    assert "0 ditambahkan · 1 sama, dilewati · 0 salah" in teks
    assert "Lembar lain tidak dibaca: Petunjuk." in teks
    assert "Tidak ada yang akan ditambahkan." in teks


def test_templat_tanpa_profil_kosong(client, db):
    client.force_login(PenggunaFactory(bernip=True))
    templat = client.get(reverse("peserta:templat_riwayat", args=["skp"]))
    assert openpyxl.load_workbook(io.BytesIO(templat.content))["Isian"].max_row == 1
    assert client.get(reverse("peserta:templat_riwayat", args=["asing"])).status_code == 404
    assert client.get(reverse("peserta:impor_riwayat", args=["asing"])).status_code == 404
    halaman = isi(client.get(reverse("peserta:impor_riwayat", args=["skp"])))
    assert "Isi profil Anda" in halaman
    teks = polos(unggah(client, "skp", xlsx(SKP, ["2025", "Baik", ""])))
    assert "1 ditambahkan" in teks


def test_templat_tidak_menjalankan_rumus_yang_diketik_orang(masuk, pelamar):
    RiwayatPangkatFactory(pelamar=pelamar, nomor_sk='=HYPERLINK("http://jahat","klik")')
    templat = masuk.get(reverse("peserta:templat_riwayat", args=["pangkat"]))
    sel = openpyxl.load_workbook(io.BytesIO(templat.content))["Isian"]["C2"]
    assert (sel.data_type, sel.value[0]) == ("s", "=")


def test_jabatan_dari_csv_titik_koma(masuk, pelamar):
    judul = ["Nama jabatan", "Jenis jabatan", "Kedudukan", "Instansi", "Mulai", "Selesai"]
    judul += ["Tugas jabatan ini terkait dengan jabatan yang saya lamar", "Catatan saya"]
    baris = ["Camat Wana Asri", "Administrator", "definitif", "Pemkab", "1-3-2015", "2016-12-31", "ya", "x"]
    salah = ["Lurah", "Pengawas", "", "Pemkab", "43891", "01/01/2010", "mungkin", ""]
    jawaban = unggah(masuk, "jabatan", sv(judul, baris, salah), "riwayat.csv")
    teks = polos(jawaban)
    assert "1 ditambahkan · 0 sama, dilewati · 1 salah" in teks
    assert "Kolom yang tidak dikenal tidak dibaca: Catatan saya." in teks
    assert "43891 dibaca sebagai 1 Maret 2020." in teks
    assert "“mungkin” tidak dikenal. Tulis ya atau tidak." in teks
    assert "Tanggal selesai mendahului tanggal mulai." in teks
    simpan(masuk, "jabatan", tersegel(jawaban))
    camat = pelamar.riwayat_jabatan.get(nama_jabatan="Camat Wana Asri")
    assert (camat.tanggal_mulai, camat.tanggal_selesai) == (date(2015, 3, 1), date(2016, 12, 31))
    assert camat.terkait


def test_skp_setahun_dua_kali_salah(masuk, pelamar):
    RiwayatSkpFactory(pelamar=pelamar, tahun=2024, penilai="")
    baris = [["2024", "Kurang", ""], [2025, "SANGAT_BAIK", ""], ["2025", "Baik", ""]]
    teks = polos(unggah(masuk, "skp", xlsx(SKP, *baris)))
    assert "1 ditambahkan · 0 sama, dilewati · 2 salah" in teks
    assert "SKP tahun 2024 sudah ada" in teks
    assert "SKP tahun 2025 sudah ada" in teks


def test_tahun_yang_bukan_angka_dikatakan(masuk):
    teks = polos(unggah(masuk, "skp", xlsx(SKP, ["20x4", "Baik", ""])))
    assert "Tahun penilaian: Tulis dengan angka saja." in teks


def test_pratinjau_orang_lain_atau_jenis_lain_tidak_berlaku(masuk, client, pelamar):
    segel = tersegel(unggah(masuk, "skp", xlsx(SKP, ["2025", "Baik", ""])))
    for jenis, kiriman in (("pangkat", segel), ("skp", segel + "x"), ("skp", "")):
        jawaban = simpan(masuk, jenis, kiriman)
        assert jawaban.status_code == 422
        assert "Pratinjau ini sudah tidak berlaku." in isi(jawaban)
    lain = PelamarFactory()
    client.force_login(lain.pengguna)
    assert simpan(client, "skp", segel).status_code == 422
    assert not queries.baris_riwayat(lain, "skp").exists()


def test_yang_ditolak_saat_disimpan_tidak_meninggalkan_apa_pun(masuk, pelamar):
    baris = [["2023", "Baik", ""], ["2025", "Baik", ""]]
    segel = tersegel(unggah(masuk, "skp", xlsx(SKP, *baris)))
    RiwayatSkpFactory(pelamar=pelamar, tahun=2025, predikat="KURANG")
    jawaban = simpan(masuk, "skp", segel)
    assert jawaban.status_code == 422
    assert "SKP tahun 2025 sudah tercatat" in isi(jawaban)
    assert queries.baris_riwayat(pelamar, "skp").count() == 1


def test_impor_tanpa_profil_ditolak(db, saat):
    orang = PenggunaFactory(bernip=True)
    with pytest.raises(TindakanDitolak, match="Isi profil"):
        actions.impor_riwayat(jenis="skp", baris=[], oleh=orang, pada=saat)


# --- Berkas yang keliru -----------------------------------------------------------------------
def bom() -> bytes:
    """A workbook of a few kilobytes that unpacks to hundreds of megabytes."""
    wadah = io.BytesIO(xlsx(PANGKAT))
    with zipfile.ZipFile(wadah, "a", zipfile.ZIP_DEFLATED) as arsip:
        arsip.writestr("xl/media/besar.bin", b"\0" * (70 * 1024 * 1024))
    return wadah.getvalue()


def tambah_isi(nama: str, awal: bytes | None = None) -> bytes:
    wadah = io.BytesIO(awal or xlsx(PANGKAT))
    with zipfile.ZipFile(wadah, "a") as arsip:
        arsip.writestr(nama, b"x")
    return wadah.getvalue()


def zip_lain() -> bytes:
    wadah = io.BytesIO()
    with zipfile.ZipFile(wadah, "w") as arsip:
        arsip.writestr("word/document.xml", "<x/>")
    return wadah.getvalue()


def gabung(lembar):
    lembar.merge_cells("A2:A3")


BANYAK = [PANGKAT, *(["IV/a", "01/04/2020", str(n)] for n in range(20_000))]


@pytest.mark.lambat
@pytest.mark.parametrize(
    "isi_berkas,kata",
    [
        (lambda: b"", "Berkas kosong"),
        (lambda: b"x" * (2 * 1024 * 1024 + 1), "lebih dari 2 MB"),
        (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", ".xls"),
        (lambda: tambah_isi("xl/vbaProject.bin"), "memuat makro"),
        (lambda: xlsx(PANGKAT)[:900], "tidak dapat dibaca"),
        (zip_lain, "bukan lembar sebar"),
        (lambda: b"%PDF-1.7\n\x00\x01", "bukan lembar sebar"),
        (lambda: b"\xff\xfe\x00", "bukan lembar sebar"),
        (bom, "terlalu besar untuk dibaca"),
        (lambda: xlsx(*BANYAK), "Lebih dari 500 baris"),
        (lambda: sv(*BANYAK), "Lebih dari 500 baris"),
        (lambda: xlsx(PANGKAT, ["IV/a", "1"], ["", "2"], ubah=gabung), "sel yang digabung (A2:A3)"),
        (lambda: xlsx(), "tidak berisi apa-apa"),
        (lambda: xlsx(["Nama", "Umur"], ["a", "b"]), "Tidak ada kolom: Pangkat, golongan ruang, TMT"),
        (lambda: xlsx(["TMT", "tmt", *PANGKAT]), "tertulis dua kali"),
        (lambda: b'"' + b"a" * 9000, "bukan lembar sebar"),
    ],
)
def test_berkas_keliru_ditolak_dengan_sebabnya(masuk, pelamar, isi_berkas, kata):
    jawaban = unggah(masuk, "pangkat", isi_berkas())
    assert jawaban.status_code == 422
    assert kata in polos(jawaban)
    assert not queries.baris_riwayat(pelamar, "pangkat").exists()


def test_tanpa_berkas_diminta_memilih(masuk):
    jawaban = masuk.post(reverse("peserta:impor_riwayat", args=["pangkat"]))
    assert jawaban.status_code == 422
    assert "Pilih lembar sebarnya" in isi(jawaban)


def test_judul_saja_tidak_menambahkan_apa_pun(masuk):
    teks = polos(unggah(masuk, "pangkat", xlsx(PANGKAT)))
    assert "Tidak ada baris di bawah judul kolom." in teks


# --- Sel --------------------------------------------------------------------------------------
def test_spasi_nol_di_depan_dan_sel_angka():
    tabel = baca_tabel(
        berkas(
            xlsx(
                ["\xa0Pangkat,  golongan\xa0ruang* ", "tmt", "NOMOR KEPUTUSAN"],
                [" iv / a ", 43922, "0012"],
                ["IV/a", "1-Apr-2020", 12],
                ["IV/a", "1 April 2020", 197609112002122005],
                ["IV/a", True, False],
            )
        )
    )
    baris, _ = baca_riwayat("pangkat", tabel)
    assert baris[0].isian["nomor_sk"] == "0012"
    assert baris[0].isian["golongan"] == "IV/a"
    assert baris[0].isian["tmt"] == date(2020, 4, 1)
    assert baris[0].catatan == ("TMT: 43922 dibaca sebagai 1 April 2020.",)
    assert baris[1].isian["nomor_sk"] == "12"
    assert "nol di depan" in baris[1].catatan[0]
    assert "angka panjang" in baris[2].salah[0]
    assert not baris[2].isian
    assert "bukan tanggal" in baris[3].salah[0]
    assert [satu.nomor for satu in baris] == [2, 3, 4, 5]


def test_rumus_dan_galat_disebut():
    def ubah(lembar):
        lembar["C2"] = "=1+1"
        lembar["C3"] = "#REF!"
        lembar["B4"] = "=TODAY()"

    baris, _ = baca_riwayat(
        "pangkat",
        baca_tabel(berkas(xlsx(PANGKAT, *(["IV/a", "1 April 2020", ""] for _ in range(3)), ubah=ubah))),
    )
    assert "berisi rumus" in baris[0].salah[0]
    assert "galat lembar sebar (#REF!)" in baris[1].salah[0]
    # The reading of the cell says more than "wajib diisi".
    assert baris[2].salah == ("TMT: berisi rumus. Salin selnya, lalu tempel sebagai nilai.",)


def test_kolom_pilihan_yang_tidak_ada_dan_baris_pendek():
    tabel = baca_tabel(berkas(xlsx(PANGKAT[:2], ["IV/a", "1 April 2020"], ["IV/b"])))
    baris, _ = baca_riwayat("pangkat", tabel)
    assert baris[0].isian["nomor_sk"] == ""
    assert baris[1].salah[0].startswith("TMT: ")


def test_lembar_isian_dipilih_di_antara_lembar_lain():
    buku = openpyxl.Workbook()
    buku.active.title = "Sampul"
    buku.create_sheet("Isian").append(PANGKAT)
    wadah = io.BytesIO()
    buku.save(wadah)
    tabel = baca_tabel(berkas(wadah.getvalue()))
    assert tabel.lembar_lain == ("Sampul",)
    assert len(tabel.baris) == 1


@pytest.mark.parametrize(
    "isi_berkas",
    [
        sv(SKP, ["2025", "Baik", "Kepala Badan “X”"], sandi="utf-8-sig"),
        sv(SKP, ["2025", "Baik", "Kepala Badan “X”"], sandi="utf-8", pemisah=","),
        sv(SKP, ["2025", "Baik", "Kepala Badan “X”"], sandi="cp1252"),
        sv(SKP, ["2025", "Baik", "Kepala Badan “X”"], sandi="utf-16", pemisah="\t"),
        b"sep=;\r\n" + sv(SKP, ["2025", "Baik", "Kepala Badan “X”"], sandi="utf-8"),
    ],
)
def test_csv_dengan_sandi_dan_pemisah_apa_pun(isi_berkas):
    baris, _ = baca_riwayat("skp", baca_tabel(berkas(isi_berkas, "a.csv")))
    assert baris[0].isian == {"tahun": 2025, "predikat": "BAIK", "penilai": "Kepala Badan “X”"}


@pytest.mark.parametrize(
    "sel,hari",
    [
        (Sel(H, "2020-03-01T00:00:00"), "2020-03-01"),
        (Sel(T, "01/03/2020"), "2020-03-01"),
        (Sel(T, "1.3.2020"), "2020-03-01"),
        (Sel(T, "2020-03-01 00:00:00"), "2020-03-01"),
        (Sel(T, " 1\xa0Maret 2020 "), "2020-03-01"),
        (Sel(T, "1 Nopember 2020"), "2020-11-01"),
        (Sel(T, "1-Agu-2020"), "2020-08-01"),
        (Sel(A, "43891.0"), "2020-03-01"),
        (Sel(T, "43891"), "2020-03-01"),
        (Sel(T, ""), ""),
    ],
)
def test_tanggal_ditulis_dengan_banyak_cara(sel, hari):
    assert tanggal_sel(sel)[0] == hari


@pytest.mark.parametrize(
    "sel",
    [Sel(T, "03/25/2020"), Sel(T, "1/3/20"), Sel(T, "1 Foo 2020"), Sel(A, "5.0"), Sel(R, ""), Sel(B, "ya")],
)
def test_tanggal_yang_meragukan_ditolak(sel):
    with pytest.raises(SelDitolak):
        tanggal_sel(sel)


@pytest.mark.parametrize("teks", ["1.97E+17", "1,97E+17", "1.97107e17", "197609112002122005"])
def test_angka_yang_dibulatkan_ditolak(teks):
    with pytest.raises(SelDitolak, match="format sel menjadi Teks"):
        teks_sel(Sel(A, teks))


def test_teks_sel_yang_benar_dan_tanggal_di_kolom_teks():
    assert teks_sel(Sel(T, "197609112002122005")) == "197609112002122005"
    assert teks_sel(Sel(A, "2019.0")) == "2019"
    with pytest.raises(SelDitolak, match="berisi tanggal"):
        teks_sel(Sel(H, "2020-03-01"))
    assert Sel(T, "\xa0 ").kosong


def test_sel_kosong_di_kolom_wajib_disebut_formulirnya():
    with pytest.raises(KepalaDitolak):
        baca_riwayat("skp", tabel_masuk.Tabel(()))


# --- Proses pembaca ---------------------------------------------------------------------------
def test_pembaca_yang_mati_atau_lambat_bukan_bukti(monkeypatch, tmp_path):
    mati = tmp_path / "mati.py"
    mati.write_text("import os\nos._exit(9)\n")
    monkeypatch.setattr(baca_lembar, "__file__", str(mati))
    with pytest.raises(BerkasDitolak, match="terlalu besar"):
        baca_tabel(berkas(b"a;b"))
    mati.write_text("import time\ntime.sleep(9)\n")
    monkeypatch.setattr(tabel_masuk, "BATAS_WAKTU", 0.2)
    with pytest.raises(BerkasDitolak, match="terlalu besar"):
        baca_tabel(berkas(b"a;b"))


def test_pembaca_dipanggil_sendiri_menjawab_json(tmp_path):
    jalur = tmp_path / "a.csv"
    jalur.write_text("a;b\n1;2\n")
    perintah = [sys.executable, "-I", baca_lembar.__file__, str(jalur)]
    jawaban = subprocess.run(perintah, capture_output=True, text=True, check=True).stdout
    assert json.loads(jawaban)["baris"][1] == [2, [["t", "1"], ["t", "2"]]]


def test_pembaca_lembar_sebar_dibatasi_per_orang(masuk_pelamar, monkeypatch):
    """Each table costs seconds of a process; a form without one costs nothing and is not counted."""
    klien, jalan = masuk_pelamar
    monkeypatch.setattr("peserta.views.impor.BATAS_IMPOR", 2)
    tabel = xlsx(SKP, [2024, "Baik", "Kepala Dinas"])
    assert klien.post(jalan).status_code == 422
    for _ in range(2):
        assert klien.post(jalan, {"berkas": berkas(tabel)}).status_code == 200
    habis = klien.post(jalan, {"berkas": berkas(tabel)})
    assert habis.status_code == 422
    assert "Sudah 2 lembar sebar dibaca dalam satu jam." in habis.content.decode()
    lain = Client()
    lain.force_login(PelamarFactory().pengguna)
    assert lain.post(jalan, {"berkas": berkas(tabel)}).status_code == 200, "orang lain tidak terhalang"
    cache.clear()
    assert klien.post(jalan, {"berkas": berkas(tabel)}).status_code == 200


@pytest.fixture
def masuk_pelamar(db):
    klien = Client()
    klien.force_login(PelamarFactory().pengguna)
    return klien, reverse("peserta:impor_riwayat", args=["skp"])
