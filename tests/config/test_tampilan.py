"""Filters and tags. What dates and numbers look like is tested in tests/dokumen/test_rupa.py."""

import datetime as dt
from types import SimpleNamespace

import pytest
from django import forms
from django.core.paginator import Paginator
from django.template import Context, RequestContext, Template

from config.templatetags import tampilan
from seleksi.izin import Temuan, Tingkat


def test_saringan_rupa_terdaftar():
    templat = Template("{% load tampilan %}{{ hari|tanggal }}; {% rentang hari lusa %}; {{ 87.5|angka }}")
    hasil = templat.render(Context({"hari": dt.date(2026, 12, 7), "lusa": dt.date(2026, 12, 9)}))
    assert hasil.replace("\xa0", " ") == "Senin, 7 Desember 2026; 7–9 Des; 87,50"


@pytest.mark.parametrize(
    ("teks", "kata"),
    [
        ("2026-11-23 09:00:00+07:00", "Senin, 23 November 2026 pukul 09.00 WIB"),
        ("2026-11-20", "20 November 2026"),
        ("", ""),
        ("197904122005011002", "197904122005011002"),
        ("20260101", "20260101"),
        ("Kota Raya", "Kota Raya"),
    ],
)
def test_saat_bagi_mesin_menjadi_kata_yang_lain_tetap(teks, kata):
    assert tampilan.saat_kata(teks).replace("\xa0", " ") == kata


def test_label_kalimat_disambung_tanpa_titik():
    assert tampilan.tanpa_titik("Saya setuju.") == "Saya setuju"


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


def test_satu_orang_satu_kelompok_temuan_apa_pun_sebutannya():
    butir = [
        Temuan("P-11", "", "hak", Tingkat.BLOK, "Ketua Panitia Seleksi"),
        Temuan("E-08", "", "sudah", Tingkat.BLOK, "Ketua Pansel"),
    ]
    (kelompok,) = tampilan.temuan(butir)["kelompok_temuan"]
    assert kelompok["pelaku"] == "Ketua Pansel"
    assert [b["kode"] for b in kelompok["butir"]] == ["P-11", "E-08"]


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
