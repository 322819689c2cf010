"""How dates and numbers look. Pure functions; the browser side is in tests/peramban."""

import datetime as dt
from decimal import Decimal
from types import SimpleNamespace
from zoneinfo import ZoneInfo

import pytest
from django import forms
from django.core.paginator import Paginator
from django.template import Context, RequestContext, Template
from django.utils import timezone

from config.templatetags import tampilan
from seleksi.izin import Temuan, Tingkat

WIB = ZoneInfo("Asia/Jakarta")
HARI = dt.date(2026, 11, 23)
SORE = dt.datetime(2026, 12, 7, 16, 0, tzinfo=WIB)


def polos(teks: str) -> str:
    return teks.replace("\xa0", " ")


@pytest.mark.parametrize(
    "saringan, nilai, rupa",
    [
        ("tanggal", HARI, "Senin, 23 November 2026"),
        ("tanggal_polos", HARI, "23 November 2026"),
        ("tanggal_ringkas", HARI, "23 Nov 2026"),
        ("tanggal_pendek", SORE, "Sen, 7 Des"),
        ("jam", SORE, "16.00"),
        ("jam", dt.time(7, 5), "07.05"),
        ("jam_zona", SORE, "pukul 16.00 WIB"),
        ("waktu", SORE, "Senin, 7 Desember 2026 pukul 16.00 WIB"),
        ("waktu_ringkas", SORE, "7 Des 2026 16.00"),
        # Late in the evening in London it is already the next day here.
        ("waktu", dt.datetime(2026, 12, 6, 23, 30, tzinfo=dt.UTC), "Senin, 7 Desember 2026 pukul 06.30 WIB"),
        ("tanggal", dt.datetime(2026, 12, 6, 23, 30, tzinfo=dt.UTC), "Senin, 7 Desember 2026"),
        ("tanggal_polos", dt.date(2028, 2, 29), "29 Februari 2028"),
        ("angka", Decimal("87.5"), "87,50"),
        ("angka", Decimal("79.335"), "79,34"),
        ("angka", Decimal("79.345"), "79,35"),
        ("angka", Decimal("-0.005"), "-0,01"),
        ("angka", 1234567, "1.234.567,00"),
        ("angka", "bukan angka", "bukan angka"),
        ("bulat", 1240, "1.240"),
        ("bobot", Decimal("35.00"), "35 %"),
        ("bobot", Decimal("12.50"), "12,5 %"),
        ("bobot", 100, "100 %"),
        ("nip", "197609112002122005", "19760911 200212 2 005"),
        ("nip", "12345", "12345"),
        ("ukuran_berkas", 12, "12 B"),
        ("ukuran_berkas", 412_300, "412 kB"),
        ("ukuran_berkas", 2_100_000, "2,1 MB"),
        ("sidik_pendek", "a1b2c3d4e5f6" + "0" * 52, "a1b2 c3d4 e5f6…"),
        ("inisial", "dr. Danang Wirasena, M.P.H.", "DW"),
        ("inisial", "Prof. Dr. Galih Reksoprojo, M.Si.", "GR"),
        ("inisial", "Sukarno", "S"),
        ("daftar_kata", ["a"], "a"),
        ("daftar_kata", ["a", "b"], "a dan b"),
        ("daftar_kata", ["a", "b", "c"], "a, b, dan c"),
        ("tanpa_titik", "Saya setuju.", "Saya setuju"),
    ],
)
def test_rupa(saringan, nilai, rupa):
    assert polos(getattr(tampilan, saringan)(nilai)) == rupa


@pytest.mark.parametrize(
    "saringan",
    [
        *("tanggal", "tanggal_polos", "tanggal_ringkas", "tanggal_pendek", "jam", "jam_zona", "waktu"),
        *("waktu_ringkas", "angka", "bobot", "nip", "ukuran_berkas", "sidik_pendek", "inisial"),
    ],
)
def test_yang_kosong_tetap_kosong(saringan):
    assert getattr(tampilan, saringan)(None) == ""


def test_tanggal_dan_jam_tidak_terpisah_di_ujung_baris():
    assert tampilan.waktu(SORE) == "Senin, 7\xa0Desember\xa02026 pukul\xa016.00\xa0WIB"


@pytest.mark.parametrize(
    "zona, nama", [("Asia/Jakarta", "WIB"), ("Asia/Makassar", "WITA"), ("Asia/Jayapura", "WIT")]
)
def test_zona_mengikuti_instansi(zona, nama):
    with timezone.override(zona):
        assert tampilan.nama_zona(SORE) == nama


def test_di_luar_tiga_zona_disebut_jaraknya():
    with timezone.override("UTC"):
        assert tampilan.nama_zona(SORE) == "UTC+00"


def test_waktu_tanpa_zona_dianggap_wib():
    assert tampilan.nama_zona(dt.datetime(2026, 12, 7, 16, 0)) == "WIB"  # noqa: DTZ001 -- the case itself


@pytest.mark.parametrize(
    "mulai, selesai, rupa",
    [
        (dt.date(2026, 12, 21), dt.date(2026, 12, 22), "21–22 Des"),
        (dt.date(2026, 11, 23), dt.date(2026, 12, 7), "23 Nov – 7 Des"),
        (dt.date(2026, 12, 29), dt.date(2027, 1, 4), "29 Des – 4 Jan"),
        (HARI, HARI, "23 Nov"),
    ],
)
def test_rentang(mulai, selesai, rupa):
    assert polos(tampilan.rentang(mulai, selesai)) == rupa


@pytest.mark.parametrize(
    "batas, rupa",
    [
        (dt.date(2026, 11, 26), "3 hari lagi"),
        (HARI, "hari ini"),
        (dt.date(2026, 11, 21), "terlambat 2 hari"),
        (dt.datetime(2026, 11, 23, 23, 59, tzinfo=WIB), "hari ini"),
        (None, ""),
    ],
)
def test_sisa_hari(batas, rupa):
    assert polos(tampilan.sisa_hari(batas, dt.datetime(2026, 11, 23, 0, 1, tzinfo=WIB))) == rupa


@pytest.mark.parametrize(
    "jarak, rupa",
    [
        (dt.timedelta(days=3, hours=5, minutes=59), "3 hari 5 jam lagi"),
        (dt.timedelta(days=3), "3 hari lagi"),
        (dt.timedelta(hours=5, minutes=20), "5 jam 20 menit lagi"),
        (dt.timedelta(minutes=1), "1 menit lagi"),
        (dt.timedelta(seconds=20), "kurang dari 1 menit lagi"),
        (dt.timedelta(seconds=-1), "sudah lewat"),
    ],
)
def test_sisa_waktu(jarak, rupa):
    assert polos(tampilan.sisa_waktu(SORE + jarak, SORE)) == rupa
    assert tampilan.sisa_waktu(None, SORE) == ""


def test_nomor_halaman_menandai_celah_dengan_nol():
    assert tampilan.nomor_halaman(Paginator(range(500), 10).page(25)) == [1, 0, 24, 25, 26, 0, 50]


def test_temuan_dikelompokkan_menurut_pelaku_dan_yang_menunggu_di_belakang():
    butir = [
        Temuan("A-3", "", "tunggu", Tingkat.MENUNGGU),
        Temuan("P-07", "", "ingat", Tingkat.INGAT, "Ketua", "ingatkan"),
        Temuan("A-1", "", "unggah", Tingkat.BLOK, "Sekretariat", "unggah"),
        Temuan("A-4", "", "kurang", Tingkat.BERITA_ACARA, "Ketua", "perpanjang"),
        Temuan("L-01", "", "ada", Tingkat.TERPENUHI),
        Temuan("L-09", "", "tanpa pelaku"),
    ]
    alamat = {satu: {"label": satu, "alamat": f"/{satu}/"} for satu in ("ingatkan", "unggah", "perpanjang")}
    hasil = tampilan.temuan(butir, alamat, {"Ketua": "Prof. Galih"})
    kelompok = hasil["kelompok_temuan"]
    assert [k["pelaku"] for k in kelompok] == ["Ketua", "Sekretariat", "Panitia Seleksi", "Menunggu waktu"]
    assert kelompok[0]["keterangan"] == "Prof. Galih"
    assert [b["kode"] for b in kelompok[0]["butir"]] == ["P-07", "A-4"]
    assert [t.kode for t in hasil["terpenuhi"]] == ["L-01"]
    utama = [b["kode"] for k in kelompok for b in k["butir"] if b["utama"]]
    assert utama == ["A-1"], "satu tombol terisi, pada temuan pertama yang menahan"


def test_setiap_derajat_temuan_punya_rupa():
    assert set(tampilan.DERAJAT) == {t.value for t in Tingkat} - {"TERPENUHI"}


class IsianForm(forms.Form):
    nama = forms.CharField(label="Nama", help_text="Dengan gelar.", required=False)
    jenis = forms.ChoiceField(choices=[("a", "A")], required=False)
    hasil = forms.ChoiceField(choices=[("a", "A")], widget=forms.RadioSelect, required=False)
    setuju = forms.BooleanField()
    berkas = forms.FileField(required=False)


def test_jenis_isian():
    formulir = IsianForm()
    assert {nama: tampilan.jenis_isian(formulir[nama]) for nama in formulir.fields} == {
        "nama": "biasa",
        "jenis": "biasa",
        "hasil": "kelompok",
        "setuju": "centang",
        "berkas": "berkas",
    }


def test_kendali_terhubung_dengan_bantuan_dan_galatnya():
    html = tampilan.kendali(IsianForm({})["nama"])
    assert 'class="form-control"' in html
    assert 'aria-describedby="id_nama_helptext"' in html
    galat = tampilan.kendali(IsianForm({})["setuju"])
    assert 'aria-invalid="true"' in galat
    assert 'aria-describedby="id_setuju_error"' in galat
    assert "form-select" in tampilan.kendali(IsianForm()["jenis"])


def tampil(teks: str, rf, jalan: str, **konteks) -> str:
    return Template("{% load tampilan %}" + teks).render(RequestContext(rf.get(jalan), konteks))


def test_kueri_mengubah_satu_dan_menyimpan_yang_lain(rf):
    def kueri(jalan, **ubah):
        return tampilan.kueri(SimpleNamespace(request=rf.get(jalan)), **ubah)

    assert kueri("/?urut=nama&saring=ms&halaman=3", halaman=4) == "urut=nama&saring=ms&halaman=4"
    assert kueri("/?urut=nama&halaman=3", halaman=None) == "urut=nama"


@pytest.mark.parametrize(
    "jalan, arah, lanjut",
    [
        ("/", "", "nama"),
        ("/?urut=nama&halaman=2", "ascending", "-nama"),
        ("/?urut=-nama", "descending", "nama"),
    ],
)
def test_kepala_urut(rf, jalan, arah, lanjut):
    hasil = tampilan.kepala_urut(SimpleNamespace(request=rf.get(jalan)), "nama", "Nama")
    assert (hasil["arah"], hasil["kueri"]) == (arah, f"urut={lanjut}")


def test_ikon_hanya_dibaca_bila_berjudul():
    hias = Template('{% load tampilan %}{% ikon "check" %}').render(Context())
    bernama = Template('{% load tampilan %}{% ikon "check" judul="selesai" %}').render(Context())
    assert 'aria-hidden="true"' in hias
    assert 'aria-label="selesai"' in bernama


def test_kata_dari_pengguna_tidak_menjadi_html():
    html = Template("{% load tampilan %}{% ikon nama judul=nama %}").render(Context({"nama": '"><script>'}))
    assert "<script>" not in html
