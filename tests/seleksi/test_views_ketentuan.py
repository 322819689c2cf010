"""The page of what a selection is played by, and the two pages that change it."""

import datetime as dt

import pytest
from django.urls import reverse

from jejak.models import Jejak
from panitia.aturan import Peran
from seleksi.ketentuan import profil
from seleksi.models import Pengumuman, Seleksi
from seleksi.queries.ketentuan import _isi_jejak
from tests.seleksi import situasi
from tests.seleksi.halaman import masuk

pytestmark = pytest.mark.django_db


def alamat(nama, *args):
    return reverse(f"seleksi:{nama}", args=args)


@pytest.mark.parametrize("peran", situasi.PERAN)
def test_setiap_peran_dalam_seleksi_membaca_ketentuan(saat, peran):
    s = situasi.siap(saat)
    client = masuk(s.orang[peran])
    jawaban = client.get(alamat("ketentuan", s.seleksi.pk))
    assert jawaban.status_code == 200
    isi = jawaban.content.decode()
    assert "Pengumuman tayang paling singkat sekian hari" in isi
    assert "Lampiran huruf a angka 3" in isi
    assert "Praktik nasional 2026" in isi
    assert ("ketentuan/pengumuman.hari/" in isi) is (peran == Peran.KETUA_PANSEL)


def test_orang_luar_tidak_menemukan_ketentuan(saat):
    s = situasi.siap(saat)
    client = masuk(situasi.orang_luar())
    assert client.get(alamat("ketentuan", s.seleksi.pk)).status_code == 404
    assert client.get(alamat("ubah_ketentuan", s.seleksi.pk, "pengumuman.hari")).status_code == 404
    assert client.get(alamat("ralat_lowongan", s.satu.pk)).status_code == 404


def test_jumlah_kueri_tidak_tumbuh_dengan_perubahan(saat, django_assert_max_num_queries):
    s = situasi.siap(saat)
    client = masuk(s.ketua)
    client.get(alamat("ketentuan", s.seleksi.pk))
    for hari in ("20", "21", "22"):
        ubah(client, s, hari)
    with django_assert_max_num_queries(14):
        client.get(alamat("ketentuan", s.seleksi.pk))


def ubah(client, s, nilai="20", jalur="pengumuman.hari", **lain):
    isian = {"nilai": nilai, "alasan": "Diputus rapat.", "nomor_notulen": ""} | lain
    return client.post(alamat("ubah_ketentuan", s.seleksi.pk, jalur), isian)


def test_ketua_mengubah_lalu_perubahannya_tampil(saat):
    s = situasi.siap(saat)
    client = masuk(s.ketua)
    jawaban = ubah(client, s, nomor_notulen="05/Pansel/2026")
    assert jawaban.status_code == 302
    isi = client.get(jawaban.url).content.decode()
    assert "Ketentuan" in isi
    assert "Semula 15; menjadi 20" in isi
    assert "Notulen Nomor 05/Pansel/2026" in isi
    assert "1 dipilih berbeda" in isi


def test_nilai_di_luar_batas_ditolak_dan_isian_tetap(saat):
    s = situasi.siap(saat)
    client = masuk(s.ketua)
    jawaban = ubah(client, s, nilai="10")
    assert jawaban.status_code == 422
    isi = jawaban.content.decode()
    assert "10 kurang dari 15" in isi
    assert 'value="10"' in isi
    assert "Diputus rapat." in isi


def test_isian_kosong_ditolak(saat):
    s = situasi.siap(saat)
    client = masuk(s.ketua)
    assert ubah(client, s, alasan="").status_code == 422


def test_pilihan_ditawarkan_dengan_sebutannya(saat):
    s = situasi.siap(saat)
    client = masuk(s.ketua)
    isi = client.get(
        alamat("ubah_ketentuan", s.seleksi.pk, "pengumuman.hari_terakhir_libur")
    ).content.decode()
    assert "Bergeser ke hari kerja berikutnya" in isi
    assert client.get(alamat("ubah_ketentuan", s.seleksi.pk, "syarat.pangkat_min")).status_code == 200


@pytest.mark.parametrize("jalur", ["jumlah_calon", "tidak.ada", "pansel.jumlah"])
def test_yang_tidak_dapat_diubah_tidak_mempunyai_halaman(saat, jalur):
    s = situasi.siap(saat)
    client = masuk(s.ketua)
    assert client.get(alamat("ubah_ketentuan", s.seleksi.pk, jalur)).status_code == 404


def test_bobot_dan_kebijakan_ditautkan_ke_kamarnya(saat):
    s = situasi.siap(saat)
    client = masuk(s.ketua)
    isi = client.get(alamat("ketentuan", s.seleksi.pk)).content.decode()
    assert alamat("bobot", s.seleksi.pk) in isi
    assert alamat("kebijakan", s.seleksi.pk) in isi
    assert "ketentuan/metode.MAKALAH.bobot/" not in isi


def test_setelah_pengumuman_halaman_yang_sama_menyusun_ralat(saat):
    s = situasi.diumumkan(saat)
    client = masuk(s.sekretariat)
    isi = client.get(alamat("ketentuan", s.seleksi.pk)).content.decode()
    assert "ketentuan/pengumuman.hari/" in isi
    assert "ketentuan/metode.MAKALAH.bobot/" not in isi
    kurang = ubah(client, s, penutupan=(s.hari + dt.timedelta(days=5)).isoformat())
    assert kurang.status_code == 422
    assert "A-3" in kurang.content.decode()
    jawaban = ubah(client, s, penutupan=(s.hari + dt.timedelta(days=19)).isoformat())
    assert jawaban.status_code == 302
    assert Pengumuman.objects.filter(jenis="RALAT", seleksi=s.seleksi, diumumkan_pada=None).count() == 1


def test_setelah_pendaftaran_ditutup_ralat_tidak_ditawarkan(saat):
    s = situasi.ditutup(saat)
    s.seleksi.refresh_from_db()
    client = masuk(s.sekretariat)
    assert "ketentuan/pengumuman.hari/" not in client.get(alamat("ketentuan", s.seleksi.pk)).content.decode()


def test_ralat_persyaratan_sampai_ditandatangani(saat):
    s = situasi.diumumkan(saat)
    client = masuk(s.sekretariat)
    halaman = alamat("ralat_lowongan", s.satu.pk)
    assert client.get(halaman).status_code == 200
    isian = {
        "uraian_tugas": s.satu.uraian_tugas,
        "kualifikasi": "Sarjana Teknik Sipil",
        "pengalaman": s.satu.pengalaman,
        "alasan": "Rumpun pendidikan tertulis keliru.",
        "nomor_notulen": "",
        "penutupan": (s.hari + dt.timedelta(days=14)).isoformat(),
    }
    sama = client.post(halaman, isian | {"kualifikasi": s.satu.kualifikasi})
    assert sama.status_code == 422
    assert "tidak ada yang berubah" in sama.content.decode()
    assert client.post(halaman, isian).status_code == 302
    naskah = Pengumuman.objects.get(jenis="RALAT").naskah
    client = masuk(s.ketua)
    tanda = alamat("tandatangani", naskah.pk)
    assert "masa pengumuman dihitung kembali" in client.get(tanda).content.decode()
    assert client.post(tanda).status_code == 302
    assert s.satu.kualifikasi == "Sarjana Teknik Sipil"
    publik = client.get(alamat("publik_lowongan", s.satu.pk)).content.decode()
    assert "Ralat Pengumuman" in publik
    assert "Sarjana Teknik Sipil" in publik


def test_lowongan_yang_belum_diumumkan_tidak_diralat(saat):
    s = situasi.siap(saat)
    client = masuk(s.sekretariat)
    assert client.get(alamat("ralat_lowongan", s.satu.pk)).status_code == 404


def test_salinan_lama_tampil_tanpa_sumber(saat):
    s = situasi.siap(saat)
    lama = s.seleksi.ketentuan | {"keterangan": [], "lapisan": []}
    Seleksi.objects.filter(pk=s.seleksi.pk).update(ketentuan=lama)
    client = masuk(s.ketua)
    isi = client.get(alamat("ketentuan", s.seleksi.pk)).content.decode()
    assert "dibuat sebelum sumber tiap nilai dicatat" in isi
    assert "Belum dicatat" in isi


def test_kebijakan_yang_sudah_tidak_ada_tidak_mempunyai_baris():
    jejak = Jejak(
        peristiwa="kebijakan.diatur", rincian={"dari": {"lenyap": "Ya"}, "isi": {"lenyap": "Tidak"}}
    )
    assert list(_isi_jejak(profil("perbup_89_2021"), jejak)) == []
