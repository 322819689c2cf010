"""Pages through the client: doors, refusals that keep what was typed, constant queries, no scripts needed."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from jejak.models import Jejak
from penilaian import actions, queries
from penilaian.models import BenturanKepentingan, HasilKesehatan, Komponen, LembarNilai, Rekap
from seleksi.alur import Tahap
from tests.factories.peserta import BerkasLamaranFactory, isi_pdf, unggahan
from tests.factories.seleksi import JadwalFactory
from tests.penilaian.ronde import Ronde

pytestmark = pytest.mark.django_db


def alamat(nama, *args):
    return reverse(f"penilaian:{nama}", args=args)


def buka(client, siapa, nama, *args, **kueri):
    client.force_login(siapa)
    return client.get(alamat(nama, *args), kueri)


def kirim(client, siapa, nama, *args, **isi):
    client.force_login(siapa)
    return client.post(alamat(nama, *args), isi)


def isian(komponen, *nilai, versi=0, **lain):
    medan = {
        f"nilai_{satu.pk}": n for satu, n in zip(queries.indikator_komponen(komponen), nilai, strict=False)
    }
    return {"versi": versi, "catatan": "", **medan, **lain}


# --- Pintu ----------------------------------------------------------------------------------------
def semua_alamat(ronde) -> dict[str, tuple[str, list[int]]]:
    k, lamaran, lowongan = ronde.komponen("WAWANCARA"), ronde.peserta[0], ronde.lowongan
    return {
        "beranda_pansel": ("saya", []),
        "beranda_asesor": ("asesor", []),
        "benturan": ("penilai", [lowongan.pk]),
        "komponen": ("pansel", [k.pk]),
        "buka_komponen": ("ketua", [k.pk]),
        "kunci_komponen": ("ketua", [k.pk]),
        "batalkan_lembar": ("ketua", [k.pk, lamaran.pk]),
        "lembar": ("pansel", [k.pk, lamaran.pk]),
        "kunci_lembar": ("pansel", [k.pk, lamaran.pk]),
        "pleno": ("saya", []),
        "pleno_lowongan": ("pansel", [lowongan.pk]),
        "putuskan_seri": ("ketua", [lowongan.pk]),
        "tetapkan_tiga_nama": ("ketua", [lowongan.pk]),
    }


@pytest.mark.parametrize(
    "peran",
    ["KETUA_SEKRETARIAT", "VERIFIKATOR", "NASKAH", "PENELUSUR", "NARASUMBER", "PYB", "PPK", "PENGAWAS"],
)
def test_selain_penilai_tidak_menemukan_apa_pun(terbuka, client, peran):
    for nama, (_, args) in semua_alamat(terbuka).items():
        if args:
            assert buka(client, terbuka.lain[peran], nama, *args).status_code == 404, nama
            assert kirim(client, terbuka.lain[peran], nama, *args).status_code in (404, 405), nama
    for nama in ("beranda_pansel", "pleno", "beranda_asesor"):
        isi = buka(client, terbuka.lain[peran], nama).content.decode()
        assert terbuka.peserta[0].pelamar.pengguna.nama not in isi


@pytest.mark.parametrize(
    "siapa,boleh",
    [("ketua", {"pansel", "penilai", "ketua"}), ("anggota", {"pansel", "penilai"}), ("asesor", {"penilai"})],
)
def test_setiap_penilai_menemukan_ruangnya_saja(terbuka, client, siapa, boleh):
    orang = terbuka.anggota[0] if siapa == "anggota" else getattr(terbuka, siapa)
    for nama, (ruang, args) in semua_alamat(terbuka).items():
        if args:
            jawaban = buka(client, orang, nama, *args)
            assert (jawaban.status_code != 404) is (ruang in boleh), nama


def test_pansel_seleksi_lain_tidak_menemukan_apa_pun(terbuka, client):
    lain = Ronde(peserta=1)
    for nama, (_, args) in semua_alamat(terbuka).items():
        if args:
            assert buka(client, lain.ketua, nama, *args).status_code == 404, nama


def test_peran_berakhir_bersama_keputusannya(terbuka, client):
    sk = terbuka.anggota[0].keanggotaan.get().sk
    sk.berlaku_sampai = sk.berlaku_sejak
    sk.save()
    k = terbuka.komponen("WAWANCARA")
    assert buka(client, terbuka.anggota[0], "lembar", k.pk, terbuka.peserta[0].pk).status_code == 404


# --- Beranda --------------------------------------------------------------------------------------
def test_beranda_mendahulukan_benturan_lalu_lembar_lalu_kosong(ronde, client):
    orang = ronde.anggota[0]
    ronde.buka("WAWANCARA")
    assert (
        "Nyatakan benturan kepentingan untuk 4 peserta"
        in buka(client, orang, "beranda_pansel").content.decode()
    )
    ronde.nyatakan(orang, {ronde.peserta[3]: "Ipar."})
    isi = buka(client, orang, "beranda_pansel").content.decode()
    assert "3 lembar menunggu Anda kunci" in isi
    assert alamat("lembar", ronde.komponen("WAWANCARA").pk, ronde.peserta[0].pk) in isi
    assert "Benturan kepentingan, tidak Anda nilai" in isi
    for lamaran in ronde.peserta[:3]:
        ronde.kunci(orang, lamaran, "WAWANCARA", 80)
    assert "Semua lembar Anda terkunci" in buka(client, orang, "beranda_pansel").content.decode()


def test_beranda_tanpa_peserta_mengajari(db, client):
    ronde = Ronde(peserta=0, tahap=Tahap.ADMINISTRASI, diumumkan=False)
    isi = buka(client, ronde.ketua, "beranda_pansel").content.decode()
    assert "Peserta belum ditetapkan." in isi
    lain = Ronde(peserta=0, tahap=Tahap.PENGUMUMAN, diumumkan=False)
    assert "Belum ada peserta yang dinilai." in buka(client, lain.ketua, "beranda_pansel").content.decode()


def test_beranda_menyebut_rencana_sebelum_penilaian_dibuka(db, client, saat):
    """Who is asked to keep days free sees which, before there is anything to score."""
    ronde = Ronde(peserta=0, tahap=Tahap.PENGUMUMAN, diumumkan=False)
    hari = timezone.localdate(saat)
    for kegiatan, jarak, tempat in (
        ("ASESMEN", 20, "Aula BKPSDM"),
        ("WAWANCARA", 30, "Ruang Rapat Setda"),
        ("MAKALAH", -3, "Ruang yang lewat"),
        ("KESEHATAN", 40, "RSUD Contoh Raya"),
    ):
        JadwalFactory(
            seleksi=ronde.lowongan.seleksi,
            kegiatan=kegiatan,
            tanggal_mulai=hari + dt.timedelta(days=jarak),
            tanggal_selesai=hari + dt.timedelta(days=jarak + 1),
            tempat=tempat,
        )
    asesor = buka(client, ronde.asesor, "beranda_asesor").content.decode()
    assert "Aula BKPSDM" in asesor
    assert "20\xa0hari lagi. Menurut jadwal; belum dibuka." in asesor
    assert "Ruang Rapat Setda" not in asesor
    pansel = buka(client, ronde.anggota[0], "beranda_pansel").content.decode()
    assert "Ruang Rapat Setda" in pansel
    assert "Aula BKPSDM" not in pansel
    assert "Ruang yang lewat" not in pansel
    assert "RSUD Contoh Raya" not in pansel


def test_rencana_yang_sedang_berjalan_menyebut_hari_terakhirnya(db, client, saat):
    ronde = Ronde(peserta=0, tahap=Tahap.PENGUMUMAN, diumumkan=False)
    hari = timezone.localdate(saat)
    JadwalFactory(
        seleksi=ronde.lowongan.seleksi,
        kegiatan="ASESMEN",
        tanggal_mulai=hari - dt.timedelta(days=1),
        tanggal_selesai=hari + dt.timedelta(days=1),
    )
    assert "Hari terakhir asesmen kompetensi" in buka(client, ronde.asesor, "beranda_asesor").content.decode()
    # A vacancy that ended has no plan any more, whatever its own timetable says.
    lowongan = ronde.lowongan
    khusus = JadwalFactory(
        seleksi=lowongan.seleksi,
        lowongan=lowongan,
        kegiatan="ASESMEN",
        tanggal_mulai=hari + dt.timedelta(days=2),
        tanggal_selesai=hari + dt.timedelta(days=3),
    )
    rencana = queries.rencana_penilaian(ronde.asesor, "ASESOR", saat)
    assert [satu.pk for satu in rencana][-1] == khusus.pk
    ronde.ke_tahap(Tahap.SELESAI)
    assert queries.rencana_penilaian(ronde.asesor, "ASESOR", saat) == []


def test_formulir_lembar_mendahului_kisi(terbuka, client):
    """On a phone, and read aloud: first what is to be filled, then the map of all sheets."""
    isi = buka(
        client, terbuka.anggota[0], "lembar", terbuka.komponen("WAWANCARA").pk, terbuka.peserta[0].pk
    ).content.decode()
    assert isi.index('id="formulir-lembar"') < isi.index('id="h-kisi"')


def test_beranda_asesor_hanya_asesmen(ronde, client):
    ronde.nyatakan_semua()
    ronde.buka("ASESMEN")
    isi = buka(client, ronde.asesor, "beranda_asesor").content.decode()
    assert "Kunci 4 lembar asesmen kompetensi" in isi
    assert "Wawancara akhir" not in isi


@pytest.mark.parametrize("nama", ["beranda_pansel", "lembar", "komponen", "benturan", "pleno", "rekap"])
def test_jumlah_kueri_tetap_berapa_pun_pesertanya(client, nama):
    """One literal number per page, whatever the number of rows."""
    patokan = {"beranda_pansel": 15, "lembar": 28, "komponen": 26, "benturan": 16, "pleno": 8, "rekap": 35}
    hasil = []
    for banyak in (3, 5):
        ronde = Ronde(peserta=banyak)
        if nama == "rekap":
            ronde.selesaikan(lambda metode, penilai, lamaran: 70 + lamaran.urutan)
            ronde.rekap()
            actions.baca_peringkat(
                lowongan=ronde.lowongan, keperluan="Pleno", oleh=ronde.ketua, pada=ronde.pada
            )
        else:
            ronde.nyatakan(ronde.ketua)
            ronde.buka("WAWANCARA")
            for lamaran in ronde.peserta:
                ronde.isi(ronde.ketua, lamaran, "WAWANCARA", 80)
        k = ronde.komponen("WAWANCARA")
        tujuan = {
            "beranda_pansel": alamat("beranda_pansel"),
            "lembar": alamat("lembar", k.pk, ronde.peserta[0].pk),
            "komponen": alamat("komponen", k.pk),
            "benturan": alamat("benturan", ronde.lowongan.pk),
            "pleno": alamat("pleno"),
            "rekap": alamat("pleno_lowongan", ronde.lowongan.pk),
        }[nama]
        client.force_login(ronde.ketua)
        client.get(tujuan)
        with CaptureQueriesContext(connection) as rekam:
            assert client.get(tujuan).status_code == 200
        hasil.append(len(rekam))
    assert hasil == [patokan[nama]] * 2


@pytest.mark.parametrize("nama,patokan", [("beranda_pansel", 14), ("pleno", 8)])
def test_jumlah_kueri_tetap_untuk_satu_dan_tiga_jabatan(client, nama, patokan):
    hasil = []
    for banyak in (1, 3):
        ronde = Ronde(peserta=2)
        ronde.buka("WAWANCARA")
        for _ in range(banyak - 1):
            ronde.lowongan_lain(peserta=2)
        client.force_login(ronde.ketua)
        client.get(alamat(nama))
        with CaptureQueriesContext(connection) as rekam:
            isi = client.get(alamat(nama)).content.decode()
        assert isi.count("Asesmen kompetensi") == banyak
        hasil.append(len(rekam))
    assert hasil == [patokan] * 2


# --- Benturan -------------------------------------------------------------------------------------
def test_pernyataan_lewat_formulir(ronde, client):
    orang = ronde.anggota[0]
    isi = {f"ada_{satu.pk}": "TIDAK" for satu in ronde.peserta}
    isi |= {f"ada_{ronde.peserta[1].pk}": "ADA", f"hubungan_{ronde.peserta[1].pk}": "Atasan langsung."}
    jawaban = kirim(client, orang, "benturan", ronde.lowongan.pk, **isi)
    assert jawaban.status_code == 302
    assert BenturanKepentingan.objects.filter(penilai=orang, ada=True).count() == 1
    assert BenturanKepentingan.objects.filter(penilai=orang, ada=False).count() == 3


def test_benturan_tanpa_hubungan_ditolak_dan_jawaban_lain_tetap(ronde, client):
    isi = {f"ada_{satu.pk}": "TIDAK" for satu in ronde.peserta} | {f"ada_{ronde.peserta[1].pk}": "ADA"}
    jawaban = kirim(client, ronde.anggota[0], "benturan", ronde.lowongan.pk, **isi)
    assert jawaban.status_code == 422
    teks = jawaban.content.decode()
    assert "Sebutkan hubungannya" in teks
    assert teks.count("checked") == 4
    assert not BenturanKepentingan.objects.exists()


def test_pernyataan_boleh_menyusul_sebagian(ronde, client):
    kirim(client, ronde.anggota[0], "benturan", ronde.lowongan.pk, **{f"ada_{ronde.peserta[0].pk}": "TIDAK"})
    assert queries.belum_dinyatakan(ronde.anggota[0], ronde.lowongan).count() == 3


def test_asesor_menyatakan_dan_kembali_ke_ruangnya(ronde, client):
    isi = {f"ada_{satu.pk}": "TIDAK" for satu in ronde.peserta}
    jawaban = kirim(client, ronde.asesor, "benturan", ronde.lowongan.pk, **isi)
    assert jawaban["Location"].startswith(alamat("beranda_asesor"))


def test_pernyataan_yang_ditarik_ditolak_di_halaman_yang_sama(ronde, client):
    orang = ronde.anggota[0]
    ronde.nyatakan(orang, {ronde.peserta[1]: "Atasan langsung."})
    isi = {f"ada_{satu.pk}": "TIDAK" for satu in ronde.peserta}
    jawaban = kirim(client, orang, "benturan", ronde.lowongan.pk, **isi)
    assert jawaban.status_code == 422
    assert "tidak dapat ditarik" in jawaban.content.decode()


def test_pernyataan_berlanjut_ke_halaman_berikut(db, client):
    ronde = Ronde(peserta=queries.PER_HALAMAN + 1)
    isi = {f"ada_{satu.pk}": "TIDAK" for satu in ronde.peserta[: queries.PER_HALAMAN]}
    jawaban = kirim(client, ronde.ketua, "benturan", ronde.lowongan.pk, **isi)
    assert jawaban["Location"].endswith("?halaman=2")


# --- Lembar ---------------------------------------------------------------------------------------
def test_lembar_disimpan_dengan_koma_dan_titik(terbuka, client):
    k, sasaran, orang = terbuka.komponen("WAWANCARA"), terbuka.peserta[0], terbuka.anggota[0]
    jawaban = kirim(client, orang, "lembar", k.pk, sasaran.pk, **isian(k, "87,5", "90.25", "", "0"))
    assert jawaban.status_code == 302
    assert sorted(map(str, queries.nilai_butir(queries.lembar_milik(orang, k, sasaran)).values())) == [
        "0.00",
        "87.50",
        "90.25",
    ]


@pytest.mark.parametrize("tulisan", ["101", "-1", "abc", "87,555", "1e2", "９０"])
def test_nilai_yang_keliru_ditolak_dan_yang_diketik_tetap_ada(terbuka, client, tulisan):
    k, sasaran = terbuka.komponen("WAWANCARA"), terbuka.peserta[0]
    jawaban = kirim(
        client,
        terbuka.anggota[0],
        "lembar",
        k.pk,
        sasaran.pk,
        **isian(k, tulisan, "90", catatan="Jawaban runtut."),
    )
    assert jawaban.status_code == 422
    teks = jawaban.content.decode()
    assert f'value="{tulisan}"' in teks
    assert 'value="90"' in teks
    assert "Jawaban runtut." in teks
    assert not LembarNilai.objects.exists()


def test_tingkat_dipilih_tanpa_javascript(terbuka, client):
    k, sasaran, orang = terbuka.komponen("WAWANCARA"), terbuka.peserta[0], terbuka.anggota[0]
    satu, dua = queries.indikator_komponen(k)[:2]
    jawaban = kirim(client, orang, "lembar", k.pk, sasaran.pk, **isian(k, "70", pilih=f"{dua.pk}:80"))
    assert jawaban["Location"].endswith(f"#indikator-{dua.pk}")
    assert queries.nilai_butir(queries.lembar_milik(orang, k, sasaran)) == {satu.pk: 70, dua.pk: 80}


def test_simpan_otomatis_menjawab_versi_baru(terbuka, client):
    k, sasaran = terbuka.komponen("WAWANCARA"), terbuka.peserta[0]
    client.force_login(terbuka.anggota[0])
    tujuan = alamat("lembar", k.pk, sasaran.pk)
    kepala = {"X-Seleksi-Simpan": "otomatis"}
    jawaban = client.post(tujuan, isian(k, "80"), headers=kepala)
    assert (jawaban.status_code, jawaban["X-Seleksi-Versi"]) == (204, "1")
    assert client.post(tujuan, isian(k, "8x", versi=1), headers=kepala).status_code == 422
    assert client.post(tujuan, isian(k, "85", versi=0), headers=kepala).status_code == 409
    assert client.post(tujuan, isian(k, "85", versi=1), headers=kepala)["X-Seleksi-Versi"] == "2"


def test_simpanan_basi_menunjukkan_keduanya_dan_dapat_disimpan_sengaja(terbuka, client):
    k, sasaran, orang = terbuka.komponen("WAWANCARA"), terbuka.peserta[0], terbuka.anggota[0]
    kirim(client, orang, "lembar", k.pk, sasaran.pk, **isian(k, "80", "81"))
    jawaban = kirim(
        client, orang, "lembar", k.pk, sasaran.pk, **isian(k, "90", "81", versi=0, catatan="Tab kedua.")
    )
    assert jawaban.status_code == 409
    teks = jawaban.content.decode()
    assert "Dua isian berbeda" in teks
    assert "90,00" in teks
    assert "80,00" in teks
    assert "Tab kedua." in teks
    assert 'name="versi" value="1"' in teks
    assert set(map(str, queries.nilai_butir(queries.lembar_milik(orang, k, sasaran)).values())) == {
        "80.00",
        "81.00",
    }
    assert (
        kirim(client, orang, "lembar", k.pk, sasaran.pk, **isian(k, "90", "81", versi=1)).status_code == 302
    )


def test_peserta_berikutnya_menyimpan_lalu_pindah(terbuka, client):
    k, orang = terbuka.komponen("WAWANCARA"), terbuka.anggota[0]
    satu, dua = terbuka.peserta[:2]
    jawaban = kirim(client, orang, "lembar", k.pk, satu.pk, **isian(k, "80", aksi="berikutnya"))
    assert jawaban["Location"] == alamat("lembar", k.pk, dua.pk)
    assert queries.lembar_milik(orang, k, satu) is not None


def test_lembar_yang_ditutup_tidak_menerima_isian(terbuka, client):
    k, sasaran, orang = terbuka.komponen("WAWANCARA"), terbuka.peserta[0], terbuka.anggota[0]
    terbuka.nilai_semua("WAWANCARA", 80)
    terbuka.tutup("WAWANCARA")
    jawaban = kirim(client, orang, "lembar", k.pk, sasaran.pk, **isian(k, "99", "99", "99", "99", versi=1))
    assert jawaban.status_code == 422
    assert "sudah dikunci" in jawaban.content.decode()
    assert set(queries.nilai_butir(queries.lembar_milik(orang, k, sasaran)).values()) == {80}


def test_kunci_lewat_halaman_konfirmasi(terbuka, client):
    k, sasaran, orang = terbuka.komponen("WAWANCARA"), terbuka.peserta[0], terbuka.anggota[0]
    jawaban = kirim(
        client, orang, "lembar", k.pk, sasaran.pk, **isian(k, "80", "90", "70", "60", aksi="kunci")
    )
    assert jawaban["Location"] == alamat("kunci_lembar", k.pk, sasaran.pk)
    teks = buka(client, orang, "kunci_lembar", k.pk, sasaran.pk).content.decode()
    assert "77,00 dari 100, tertimbang 26,95" in teks
    jawaban = kirim(client, orang, "kunci_lembar", k.pk, sasaran.pk, versi="1")
    assert jawaban["Location"] == alamat("lembar", k.pk, terbuka.peserta[1].pk)
    lembar = queries.lembar_milik(orang, k, sasaran)
    assert lembar.keadaan == "DIKUNCI"
    teks = buka(client, orang, "lembar", k.pk, sasaran.pk).content.decode()
    assert lembar.kode_kunci in teks
    assert "<form" not in teks.split("<main")[1]


@pytest.mark.parametrize("versi", ["0", "", "x"])
def test_kunci_versi_lain_ditolak_dengan_alasan(terbuka, client, versi):
    k, sasaran, orang = terbuka.komponen("WAWANCARA"), terbuka.peserta[0], terbuka.anggota[0]
    terbuka.isi(orang, sasaran, "WAWANCARA", 80)
    jawaban = kirim(client, orang, "kunci_lembar", k.pk, sasaran.pk, versi=versi)
    assert jawaban.status_code == 409
    assert "sudah diubah di jendela" in jawaban.content.decode()


def test_lembar_kosong_tidak_punya_halaman_kunci(terbuka, client):
    k, sasaran = terbuka.komponen("WAWANCARA"), terbuka.peserta[0]
    jawaban = buka(client, terbuka.anggota[0], "kunci_lembar", k.pk, sasaran.pk)
    assert jawaban["Location"] == alamat("lembar", k.pk, sasaran.pk)


def test_kunci_lembar_kurang_menyebut_yang_kurang(terbuka, client):
    k, sasaran, orang = terbuka.komponen("WAWANCARA"), terbuka.peserta[0], terbuka.anggota[0]
    kirim(client, orang, "lembar", k.pk, sasaran.pk, **isian(k, "80"))
    assert (
        "3 dari 4 indikator belum dinilai."
        in buka(client, orang, "kunci_lembar", k.pk, sasaran.pk).content.decode()
    )


# --- Berkas peserta -------------------------------------------------------------------------------
def test_berkas_terbuka_sesudah_pernyataan_dan_tercatat(ronde, client):
    orang, sasaran, k = ronde.anggota[0], ronde.peserta[0], ronde.komponen("WAWANCARA")
    berkas = BerkasLamaranFactory(lamaran=sasaran)
    assert buka(client, orang, "berkas", k.pk, sasaran.pk, berkas.pk).status_code == 404
    ronde.nyatakan(orang)
    jawaban = buka(client, orang, "berkas", k.pk, sasaran.pk, berkas.pk)
    assert b"".join(jawaban.streaming_content) == isi_pdf()
    assert Jejak.objects.filter(peristiwa="berkas.dibuka", pelaku=orang).count() == 1
    assert berkas.berkas.nama_asli not in buka(client, orang, "lembar", k.pk, sasaran.pk).content.decode()


def test_berkas_tertutup_bagi_yang_berbenturan_dan_bagi_asesor(ronde, client):
    orang, sasaran, k = ronde.anggota[0], ronde.peserta[0], ronde.komponen("ASESMEN")
    berkas = BerkasLamaranFactory(lamaran=sasaran)
    ronde.nyatakan(orang, {sasaran: "Ipar."})
    ronde.nyatakan(ronde.asesor)
    assert (
        buka(client, orang, "berkas", ronde.komponen("WAWANCARA").pk, sasaran.pk, berkas.pk).status_code
        == 404
    )
    assert buka(client, ronde.asesor, "berkas", k.pk, sasaran.pk, berkas.pk).status_code == 404
    ronde.buka("ASESMEN")
    assert "Ringkasan dan" not in buka(client, ronde.asesor, "lembar", k.pk, sasaran.pk).content.decode()


# --- Ketua ----------------------------------------------------------------------------------------
def test_ketua_membuka_dan_mengunci_lewat_halaman(ronde, client):
    k = ronde.komponen("WAWANCARA")
    assert "Ya, buka penilaian" in buka(client, ronde.ketua, "buka_komponen", k.pk).content.decode()
    assert kirim(client, ronde.ketua, "buka_komponen", k.pk).status_code == 302
    ditolak = kirim(client, ronde.ketua, "kunci_komponen", k.pk)
    assert ditolak.status_code == 422
    assert "5 penilai belum mengunci" in ditolak.content.decode()
    ronde.nyatakan_semua()
    ronde.nilai_semua("WAWANCARA", 80)
    assert "Ya, kunci penilaian" in buka(client, ronde.ketua, "kunci_komponen", k.pk).content.decode()
    assert kirim(client, ronde.ketua, "kunci_komponen", k.pk).status_code == 302
    assert ronde.komponen("WAWANCARA").keadaan == "DIKUNCI"


def test_komponen_di_luar_tahap_menyebut_tahapnya(ronde, client):
    jawaban = kirim(client, ronde.ketua, "buka_komponen", ronde.komponen("MAKALAH").pk)
    assert jawaban.status_code == 422
    assert "dibuka pada tahap Kompetensi Bidang" in jawaban.content.decode()


def test_kuorum_kurang_diminta_putusan_pleno(terbuka, client):
    k = terbuka.komponen("WAWANCARA")
    for orang in terbuka.pansel[2:]:
        actions.batalkan_lembar(
            komponen=k,
            lamaran=terbuka.peserta[0],
            penilai=orang,
            sebab="BERHALANGAN",
            alasan="Sakit.",
            oleh=terbuka.ketua,
            pada=terbuka.pada,
        )
    terbuka.nilai_semua("WAWANCARA", 80)
    assert "Putusan pleno" in buka(client, terbuka.ketua, "kunci_komponen", k.pk).content.decode()
    assert kirim(client, terbuka.ketua, "kunci_komponen", k.pk).status_code == 422
    kirim(client, terbuka.ketua, "kunci_komponen", k.pk, berita_acara="Pleno menerima.")
    assert terbuka.komponen("WAWANCARA").keadaan == "DIKUNCI"


def test_lembar_dibatalkan_lewat_formulir(terbuka, client):
    k, orang, sasaran = terbuka.komponen("WAWANCARA"), terbuka.anggota[0], terbuka.peserta[0]
    terbuka.kunci(orang, sasaran, "WAWANCARA", 8)
    isi = {"penilai": orang.pk, "sebab": "KELIRU", "alasan": "Salah ketik."}
    assert kirim(client, terbuka.ketua, "batalkan_lembar", k.pk, sasaran.pk, **isi).status_code == 302
    assert LembarNilai.objects.get().keadaan == "DIBATALKAN"
    ulang = kirim(client, terbuka.ketua, "batalkan_lembar", k.pk, sasaran.pk, **isi)
    assert ulang.status_code == 422
    assert "Belum ada lembar yang dapat dibatalkan" in ulang.content.decode()


# --- Pleno ----------------------------------------------------------------------------------------
@pytest.fixture
def direkap(ronde) -> Ronde:
    nilai = [80, 90, 80, 85]
    ronde.selesaikan(lambda metode, penilai, lamaran: nilai[lamaran.urutan - 1])
    ronde.rekap()
    return ronde


def baca(client, ronde, siapa):
    return kirim(client, siapa, "baca_peringkat", ronde.lowongan.pk, keperluan="Rapat pleno")


def test_pleno_menyebut_yang_menahan(terbuka, client):
    teks = buka(client, terbuka.ketua, "pleno_lowongan", terbuka.lowongan.pk).content.decode()
    assert "Penilaian Wawancara akhir belum dikunci." in teks
    jawaban = kirim(client, terbuka.ketua, "hitung_rekap", terbuka.lowongan.pk)
    assert jawaban.status_code == 422
    assert (
        "Ketua Pansel menghitungnya"
        in buka(client, terbuka.anggota[0], "pleno_lowongan", terbuka.lowongan.pk).content.decode()
    )


def test_peringkat_dibuka_dengan_keperluan(direkap, client):
    assert baca(client, direkap, direkap.anggota[0]).status_code == 302
    teks = buka(client, direkap.anggota[0], "pleno_lowongan", direkap.lowongan.pk).content.decode()
    assert "4 peserta menurut nilai akhir" in teks
    assert "RAHASIA" in teks
    assert "Dibuka Anggota Satu pukul" in teks
    assert "Rapat pleno" in teks
    tanpa = kirim(client, direkap.anggota[1], "baca_peringkat", direkap.lowongan.pk, keperluan="")
    assert tanpa.status_code == 422
    assert "4 peserta menurut nilai akhir" not in tanpa.content.decode()


def test_seri_dan_tiga_nama_lewat_halaman(direkap, client):
    ketua, lowongan = direkap.ketua, direkap.lowongan
    for nama in ("putuskan_seri", "tetapkan_tiga_nama"):
        assert buka(client, ketua, nama, lowongan.pk)["Location"] == alamat("pleno_lowongan", lowongan.pk)
    baca(client, direkap, ketua)
    assert "belum dapat ditetapkan" in buka(client, ketua, "tetapkan_tiga_nama", lowongan.pk).content.decode()
    satu, tiga = direkap.peserta[0], direkap.peserta[2]
    sama = {f"tempat_{satu.pk}": "3", f"tempat_{tiga.pk}": "3", "alasan": "Masa kerja."}
    assert kirim(client, ketua, "putuskan_seri", lowongan.pk, **sama).status_code == 422
    beda = sama | {f"tempat_{satu.pk}": "4"}
    assert kirim(client, ketua, "putuskan_seri", lowongan.pk, **beda).status_code == 302
    teks = buka(client, ketua, "tetapkan_tiga_nama", lowongan.pk).content.decode()
    assert str(tiga.pelamar) in teks
    assert str(satu.pelamar) not in teks
    sidik = Rekap.objects.get().sidik
    hadir = [str(pk) for pk in direkap.hadir]
    assert teks.count(" checked") == 5
    assert kirim(client, ketua, "tetapkan_tiga_nama", lowongan.pk, sidik="x", hadir=hadir).status_code == 422
    assert (
        kirim(client, ketua, "tetapkan_tiga_nama", lowongan.pk, sidik=sidik, hadir=hadir[:2]).status_code
        == 422
    )
    assert kirim(client, ketua, "tetapkan_tiga_nama", lowongan.pk).status_code == 422
    assert (
        kirim(client, ketua, "tetapkan_tiga_nama", lowongan.pk, sidik=sidik, hadir=hadir).status_code == 302
    )
    assert Rekap.objects.get().ditetapkan_oleh == ketua
    assert "Tiga calon" in buka(client, ketua, "pleno_lowongan", lowongan.pk).content.decode()


def test_kesehatan_lewat_formulir(direkap, client):
    ronde = direkap
    actions.putuskan_seri(
        lowongan=ronde.lowongan,
        urutan=[ronde.peserta[0].pk, ronde.peserta[2].pk],
        alasan="Masa kerja.",
        oleh=ronde.ketua,
        pada=ronde.pada,
    )
    actions.tetapkan_tiga_nama(
        lowongan=ronde.lowongan,
        sidik=Rekap.objects.get().sidik,
        hadir=ronde.hadir,
        oleh=ronde.ketua,
        pada=ronde.pada,
    )
    calon = queries.tiga_calon(ronde.lowongan)[0]
    assert "tahap Kesehatan" in buka(client, ronde.ketua, "catat_kesehatan", calon.pk).content.decode()
    ronde.ke_tahap(Tahap.KESEHATAN)
    isi = {"sehat": "ya", "unit_kesehatan": "RSUD", "nomor_surat": "440/1", "tanggal_surat": "2026-11-20"}
    buruk = kirim(client, ronde.ketua, "catat_kesehatan", calon.pk, **isi, berkas=unggahan(isi=b"bukan pdf"))
    assert buruk.status_code == 422
    assert 'value="RSUD"' in buruk.content.decode()
    baik = kirim(client, ronde.ketua, "catat_kesehatan", calon.pk, **isi, berkas=unggahan())
    assert baik.status_code == 302
    assert HasilKesehatan.objects.get().sehat
    assert buka(client, ronde.ketua, "catat_kesehatan", ronde.peserta[0].pk + 999).status_code == 404
    assert buka(client, ronde.anggota[0], "catat_kesehatan", calon.pk).status_code == 404


def test_peringkat_yang_belum_ada_tidak_dibuka(ronde, client):
    jawaban = baca(client, ronde, ronde.ketua)
    assert jawaban.status_code == 422
    assert "belum dihitung" in jawaban.content.decode()


def test_tindakan_yang_terlambat_ditolak_di_halamannya(direkap, client):
    """The page was open when somebody else decided: the act says so, nothing is lost or doubled."""
    ronde = direkap
    satu, tiga = ronde.peserta[0], ronde.peserta[2]
    baca(client, ronde, ronde.ketua)
    actions.putuskan_seri(
        lowongan=ronde.lowongan,
        urutan=[satu.pk, tiga.pk],
        alasan="Masa kerja.",
        oleh=ronde.ketua,
        pada=ronde.pada,
    )
    actions.tetapkan_tiga_nama(
        lowongan=ronde.lowongan,
        sidik=Rekap.objects.get().sidik,
        hadir=ronde.hadir,
        oleh=ronde.ketua,
        pada=ronde.pada,
    )
    isi = {f"tempat_{satu.pk}": "4", f"tempat_{tiga.pk}": "3", "alasan": "Lain."}
    jawaban = kirim(client, ronde.ketua, "putuskan_seri", ronde.lowongan.pk, **isi)
    assert jawaban.status_code == 422
    assert "sudah ditetapkan" in jawaban.content.decode()
    calon = queries.tiga_calon(ronde.lowongan)[0]
    sehat = {"sehat": "ya", "unit_kesehatan": "RSUD", "nomor_surat": "1", "tanggal_surat": "2026-11-20"}
    assert kirim(client, ronde.ketua, "catat_kesehatan", calon.pk, **sehat).status_code == 422
    assert not HasilKesehatan.objects.exists()


def test_hitung_ulang_dengan_putusan_kuorum(direkap, client):
    """A sheet voided after the lock brings a participant below the quorum: the pleno decides."""
    ronde, sasaran = direkap, direkap.peserta[0]
    for orang in ronde.pansel[2:]:
        actions.batalkan_lembar(
            komponen=ronde.komponen("WAWANCARA"),
            lamaran=sasaran,
            penilai=orang,
            sebab="BENTURAN",
            alasan="Sepupu.",
            oleh=ronde.ketua,
            pada=ronde.pada,
        )
    assert kirim(client, ronde.ketua, "hitung_rekap", ronde.lowongan.pk).status_code == 422
    jawaban = kirim(client, ronde.ketua, "hitung_rekap", ronde.lowongan.pk, berita_acara="Pleno menerima.")
    assert jawaban.status_code == 302


def test_komponen_selesai_terdaftar_di_pleno(direkap, client):
    teks = buka(client, direkap.ketua, "pleno").content.decode()
    assert "Dihitung, menunggu pleno" in teks
    assert Komponen.objects.filter(lowongan=direkap.lowongan).count() == 4
