"""Earlier assessments of single participants: rule, acts, page, and what the minutes say of them."""

import datetime as dt
from dataclasses import replace

import pytest
from django.urls import reverse

from jejak.models import Jejak
from panitia.aturan import Peran
from penilaian import actions, aturan, queries
from penilaian.aturan import AsesmenLama
from penilaian.models import AsesmenTerdahulu
from seleksi.alur import Tahap
from seleksi.izin import TindakanDitolak
from tests.factories.penilaian import AsesmenTerdahuluFactory
from tests.factories.peserta import LamaranFactory
from tests.factories.seleksi import BuktiSyaratFactory, LowonganFactory
from tests.penilaian.ronde import Ronde
from tests.seleksi.halaman import masuk, teks

LAPORAN = AsesmenLama("UPT Penilaian Contoh", "800/7/AC/2026", dt.date(2026, 6, 15), "ANGKA")
DIUMUMKAN = dt.date(2026, 11, 9)
KATEGORI = {"skala": "LAIN", "konversi": "MS 80, MMS 70, KMS 50", "nomor_konversi": "06/BA/2026"}


# --- Kaidah --------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("ubah", "lain", "kata"),
    [
        ({}, (), ""),
        ({}, ("upt penilaian contoh",), ""),
        (KATEGORI, (), ""),
        ({"lembaga": " "}, (), "lembaga penilai dan nomor"),
        ({"nomor": ""}, (), "lembaga penilai dan nomor"),
        ({"tanggal": DIUMUMKAN}, (), "tidak mendahului pengumuman"),
        ({"tanggal": DIUMUMKAN - dt.timedelta(days=1)}, (), ""),
        ({}, ("BKD Provinsi",), "satu lembaga saja"),
        ({"skala": "LAIN"}, (), "tulis konversinya"),
        (KATEGORI | {"nomor_konversi": " "}, (), "tulis konversinya"),
        (KATEGORI | {"konversi": ""}, (), "tulis konversinya"),
    ],
)
def test_asesmen_terdahulu_bersumber_satu_lembaga_dan_berkonversi(ubah, lain, kata):
    temuan = aturan.sumber_asesmen(replace(LAPORAN, **ubah), DIUMUMKAN, lain)
    assert [satu.kode for satu in temuan] == (["B-4"] if kata else [])
    assert all(kata in satu.pesan for satu in temuan)


# --- Tindakan ------------------------------------------------------------------------------------
@pytest.fixture
def ronde(db):
    return Ronde(peserta=3, tahap=Tahap.ASESMEN, kebijakan={"masa_asesmen_bulan": 12})


def catat(ronde, lamaran=None, laporan=LAPORAN, oleh=None):
    return actions.catat_asesmen_terdahulu(
        lamaran=lamaran or ronde.peserta[0], laporan=laporan, oleh=oleh or ronde.ketua, pada=ronde.pada
    )


def cabut(ronde, lamaran=None, oleh=None):
    actions.cabut_asesmen_terdahulu(
        lamaran=lamaran or ronde.peserta[0], oleh=oleh or ronde.ketua, pada=ronde.pada
    )


def test_dicatat_dibetulkan_lalu_dicabut_dengan_jejak(ronde):
    catatan = catat(ronde)
    assert (catatan.laporan, catatan.id_seleksi) == (LAPORAN, ronde.seleksi.pk)
    assert str(catatan) == f"Asesmen terdahulu {ronde.peserta[0].pk}"
    lain = replace(LAPORAN, nomor="800/8/AC/2026", **KATEGORI)
    assert catat(ronde, laporan=lain).pk == catatan.pk
    cabut(ronde)
    assert not AsesmenTerdahulu.objects.exists()
    jejak = Jejak.objects.filter(peristiwa__startswith="asesmen_terdahulu.").order_by("tinggi")
    assert [satu.peristiwa.partition(".")[2] for satu in jejak] == ["dicatat", "dicatat", "dicabut"]
    assert [satu.rincian.get("semula", {}).get("nomor") for satu in jejak] == [None, LAPORAN.nomor, None]
    with pytest.raises(TindakanDitolak, match="tidak memakai asesmen terdahulu"):
        cabut(ronde)


@pytest.mark.parametrize(("bulan", "kata"), [(0, "mendahului pengumuman"), (4, "masa pakainya berakhir")])
def test_di_luar_kebijakan_ditolak(db, bulan, kata):
    ronde = Ronde(peserta=1, tahap=Tahap.ASESMEN, kebijakan={"masa_asesmen_bulan": bulan})
    with pytest.raises(TindakanDitolak, match=kata):
        catat(ronde)


def test_satu_lowongan_satu_lembaga(ronde):
    BuktiSyaratFactory(
        seleksi=ronde.seleksi, lowongan=ronde.lowongan, butir="LAPORAN_ASESMEN", pihak=LAPORAN.lembaga
    )
    catat(ronde)
    with pytest.raises(TindakanDitolak, match="satu lembaga saja"):
        catat(ronde, ronde.peserta[1], replace(LAPORAN, lembaga="Universitas Contoh"))
    assert catat(ronde, ronde.peserta[1])


def test_hanya_ketua_pada_tahapnya_atas_peserta_dan_sebelum_dikunci(ronde):
    for oleh in (ronde.anggota[0], ronde.asesor, ronde.lain[Peran.NASKAH]):
        with pytest.raises(TindakanDitolak):
            catat(ronde, oleh=oleh)
        with pytest.raises(TindakanDitolak):
            cabut(ronde, oleh=oleh)
    keluar = ronde.peserta[2]
    keluar.alasan_tarik = "Sakit."
    keluar.tarik(ronde.pada)
    keluar.save()
    with pytest.raises(TindakanDitolak, match="memenuhi syarat"):
        catat(ronde, keluar)
    catat(ronde)
    ronde.buka("ASESMEN")
    ronde.nyatakan(ronde.asesor)
    ronde.nilai_semua("ASESMEN", 75)
    ronde.tutup("ASESMEN")
    with pytest.raises(TindakanDitolak, match="sudah dikunci"):
        catat(ronde)
    lanjut = Ronde(peserta=1, kebijakan={"masa_asesmen_bulan": 12})
    with pytest.raises(TindakanDitolak, match="Dilakukan pada tahap"):
        catat(lanjut)


def test_masa_yang_lewat_sebelum_dikunci_menahan_kunci(ronde):
    """Recorded in time, but the marks become final after the last day: the participant must be measured."""
    catatan = catat(ronde)
    ronde.buka("ASESMEN")
    ronde.nyatakan(ronde.asesor)
    ronde.nilai_semua("ASESMEN", 75)
    catatan.tanggal = dt.date(2025, 11, 1)
    catatan.save()
    with pytest.raises(TindakanDitolak, match="masa pakainya berakhir"):
        ronde.tutup("ASESMEN")
    cabut(ronde)
    ronde.tutup("ASESMEN")


# --- Halaman dan berita acara --------------------------------------------------------------------
def test_halaman_ketua_mencatat_dan_mencabut(ronde):
    ronde.buka("ASESMEN")
    ketua, sasaran = masuk(ronde.ketua), ronde.peserta[0]
    jalan = reverse("penilaian:asesmen_terdahulu", args=[sasaran.pk])
    komponen = reverse("penilaian:komponen", args=[ronde.komponen("ASESMEN").pk])
    assert "12 bulan" in teks(ketua.get(jalan))
    assert "Mengikuti asesmen" in teks(ketua.get(komponen))
    isian = {"lembaga": LAPORAN.lembaga, "nomor": LAPORAN.nomor, "tanggal": "2026-06-15", "skala": "LAIN"}
    assert "tulis konversinya" in teks(ketua.post(jalan, isian), 422)
    assert ketua.post(jalan, isian | {"skala": "ANGKA"}).url == komponen
    assert LAPORAN.nomor in teks(ketua.get(komponen))
    assert "Catat laporan" not in teks(masuk(ronde.anggota[0]).get(komponen))
    hapus = reverse("penilaian:cabut_asesmen_terdahulu", args=[sasaran.pk])
    assert ketua.post(hapus).url == komponen
    assert ketua.post(hapus).url == jalan
    for orang in (ronde.anggota[0], ronde.lain[Peran.NASKAH]):
        assert masuk(orang).get(jalan).status_code == 404


def test_halaman_sebelum_ada_komponen_kembali_ke_pleno(ronde):
    lain = LamaranFactory(lowongan=LowonganFactory(seleksi=ronde.seleksi, tahap=Tahap.ASESMEN), keadaan="MS")
    isi = masuk(ronde.ketua).get(reverse("penilaian:asesmen_terdahulu", args=[lain.pk]))
    assert reverse("penilaian:pleno_lowongan", args=[lain.lowongan_id]) in isi.content.decode()


def test_berita_acara_menyebut_siapa_memakai_laporan_mana(ronde):
    AsesmenTerdahuluFactory(lamaran=ronde.peserta[1], lembaga="UPT", nomor="7")
    AsesmenTerdahuluFactory(lamaran=ronde.peserta[0], lembaga="UPT", nomor="8", **KATEGORI)
    satu, dua = queries.kalimat_asesmen(ronde.lowongan.pk)
    kalimat = {satu.partition(" memakai ")[0]: satu.replace("\xa0", " ") for satu in (satu, dua)}
    nama = [str(satu.pelamar.pengguna.nama_tampil) for satu in ronde.peserta]
    assert kalimat[nama[1]] == f"{nama[1]} memakai laporan UPT nomor 7, Senin, 15 Juni 2026"
    assert kalimat[nama[0]].endswith("konversi MS 80, MMS 70, KMS 50 menurut Berita Acara Nomor 06/BA/2026")


@pytest.mark.parametrize("banyak", [1, 3])
def test_banyak_kueri_tidak_tumbuh_dengan_catatan(ronde, banyak, django_assert_num_queries):
    for lamaran in ronde.peserta[:banyak]:
        AsesmenTerdahuluFactory(lamaran=lamaran)
    with django_assert_num_queries(1):
        lama = queries.asesmen_terdahulu(ronde.lowongan.pk)
        assert len({str(satu.dicatat_oleh) for satu in lama.values()}) == banyak
    with django_assert_num_queries(1):
        assert len(queries.kalimat_asesmen(ronde.lowongan.pk)) == banyak
