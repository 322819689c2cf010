"""Letters from outside, decisions of the pleno, frozen periods, the month's report: acts, gates and pages."""

import datetime as dt

import pytest

from akun.models import Surel
from dokumen.models import Berkas
from dokumen.rupa import BULAN
from jejak.models import Jejak
from panitia.aturan import Peran
from peserta.alur import Keadaan
from seleksi.actions import bukti as tindakan
from seleksi.actions import penetapan
from seleksi.actions.tahap import mulai_asesmen
from seleksi.alur import TAHAP_BERURUT, Tahap
from seleksi.izin import TindakanDitolak, Tingkat
from seleksi.models import BuktiSyarat, MasaBeku, PutusanPleno
from seleksi.queries import bukti as queries
from seleksi.queries.fakta import fakta_lowongan
from seleksi.views.papan import diagram
from seleksi.wewenang import bukti as wewenang
from seleksi.wewenang import penetapan as wewenang_penetapan
from seleksi.wewenang import pengumuman as wewenang_pengumuman
from seleksi.wewenang import tahap as wewenang_tahap
from tests.factories.akun import PenggunaFactory
from tests.factories.dokumen import BerkasFactory
from tests.factories.peserta import unggahan
from tests.factories.seleksi import (
    BuktiSyaratFactory,
    LowonganFactory,
    MasaBekuFactory,
    PutusanPlenoFactory,
    SeleksiFactory,
)
from tests.seleksi import situasi
from tests.seleksi.halaman import alamat, jumlah_kueri, masuk, pohon, tautan, teks
from tests.seleksi.tiga_calon import tiga_calon

pytestmark = pytest.mark.django_db
SEHARI = dt.timedelta(days=1)


@pytest.fixture
def s(saat):
    return situasi.kosong(saat)


def catat(s, butir="USULAN_PANSEL", **ubah):
    isian = {
        "seleksi": s.seleksi,
        "lowongan": None,
        "butir": butir,
        "pihak": " Badan Kepegawaian Negara ",
        "nomor": " 800/7 ",
        "tanggal": s.hari,
        "berkas": BerkasFactory(),
        "oleh": s.sekretariat,
        "pada": s.saat,
    }
    return tindakan.catat_bukti(**(isian | ubah))


def tolak(boleh, **isian):
    sebelum = (BuktiSyarat.objects.count(), PutusanPleno.objects.count(), Jejak.objects.count())
    with pytest.raises(TindakanDitolak) as galat:
        boleh(**isian)
    assert (BuktiSyarat.objects.count(), PutusanPleno.objects.count(), Jejak.objects.count()) == sebelum
    return str(galat.value)


def temuan(lowongan, pada):
    return wewenang_tahap.temuan_berikut(situasi.Situasi.segar(lowongan), pada)


def kode(izin):
    return {satu.kode for satu in izin.menahan}


# --- Bukti ---------------------------------------------------------------------------------------
def test_bukti_dicatat_dengan_jejak_lalu_diganti(s):
    lama = catat(s)
    assert (lama.pihak, lama.nomor, lama.lowongan) == ("Badan Kepegawaian Negara", "800/7", None)

    baru = catat(s, nomor="800/8")
    assert baru.pk == lama.pk
    jejak = Jejak.objects.filter(peristiwa="bukti.dicatat").last()
    assert (jejak.rincian["nomor"], jejak.rincian["dari"]["nomor"]) == ("800/8", "800/7")


@pytest.mark.parametrize(
    "ubah,kata",
    [
        ({"butir": "RAMALAN_CUACA"}, "tidak diperlukan"),
        ({"butir": "BAST_ASESOR"}, "dicatat untuk masing-masing lowongan"),
        ({"tanggal": dt.date(2030, 1, 1)}, "sesudah hari ini"),
        ({"oleh": "luar"}, "Ketua Sekretariat"),
        ({"lowongan": "sendiri"}, "dicatat untuk seluruh seleksi"),
        ({"lowongan": "asing", "butir": "BAST_ASESOR"}, "bukan bagian"),
        ({"lowongan": "batal", "butir": "BAST_ASESOR"}, "Dibatalkan"),
        ({"lowongan": "sendiri", "butir": "SEKWAN_DPRD"}, "tidak diperlukan"),
    ],
)
def test_bukti_yang_tidak_pada_tempatnya_ditolak(s, ubah, kata):
    ganti = {
        "luar": situasi.orang_luar(),
        "sendiri": s.lowongan[0],
        "asing": LowonganFactory(),
        "batal": LowonganFactory(seleksi=s.seleksi, tahap=Tahap.DIBATALKAN, urutan=9),
    }
    isian = {nama: ganti.get(isi, isi) if isinstance(isi, str) else isi for nama, isi in ubah.items()}
    assert kata in tolak(catat, s=s, **isian)


def test_bukti_lowongan_sendiri_mendahului_yang_umum(s):
    satu, lain = s.lowongan[0], LowonganFactory(seleksi=s.seleksi, urutan=2)
    BuktiSyaratFactory(seleksi=s.seleksi, lowongan=satu, butir="DPA", nomor="khusus")
    BuktiSyaratFactory(seleksi=s.seleksi, butir="DPA", nomor="umum")
    BuktiSyaratFactory(butir="DPA", nomor="seleksi lain")

    hasil = queries.bukti_lowongan([satu, lain])
    assert (hasil[satu.pk]["DPA"].nomor, hasil[lain.pk]["DPA"].nomor) == ("khusus", "umum")
    assert [bukti.nomor for _, bukti in queries.daftar_bukti(satu)] == ["khusus", "umum"]


def test_persiapan_menagih_usulan_sampai_dijawab(saat):
    s = situasi.siap(saat)
    assert not [t for t in temuan(s.satu, saat) if t.kode == "P-02" and t.tingkat is Tingkat.BLOK]
    BuktiSyarat.objects.filter(butir="JAWABAN_PANSEL").delete()
    (menahan,) = [t for t in temuan(s.satu, saat) if t.kode == "P-02" and t.tingkat is Tingkat.BLOK]
    assert menahan.tindakan == "seleksi.bukti.JAWABAN_PANSEL"


# --- Jabatan khusus ------------------------------------------------------------------------------
def test_inspektur_tidak_diumumkan_tanpa_rekomendasi_provinsi(saat):
    s = situasi.disusun(saat)
    inspektur = s.lowongan[0]
    inspektur.jenis_jabatan = "INSPEKTUR"
    inspektur.save()

    izin = wewenang_pengumuman.boleh_umumkan(s.ketua, s.pengumuman, [s.satu], saat)
    assert kode(izin) == {"J-1"}
    # The page shows the very same finding.
    assert {t.pesan for t in temuan(s.satu, saat) if t.kode == "J-1"} == {t.pesan for t in izin.menahan}
    BuktiSyaratFactory(seleksi=s.seleksi, lowongan=inspektur, butir="INSPEKTUR_PROVINSI")
    assert wewenang_pengumuman.boleh_umumkan(s.ketua, s.pengumuman, [s.satu], saat)


def test_sekda_diperingatkan_tentang_pyb(saat):
    s = situasi.siap(saat)
    s.lowongan[0].jenis_jabatan, s.lowongan[0].eselon = "SEKDA", "II.a"
    s.lowongan[0].save()

    semua = temuan(s.satu, saat)
    assert [t.tingkat for t in semua if t.kode == "J-2"] == [Tingkat.INGAT]
    assert [t.tingkat for t in semua if t.kode == "J-1"] == [Tingkat.BERITA_ACARA]
    # The internal members of this Pansel are II.b: below a Sekda.
    assert "II.a" in next(t.pesan for t in semua if t.kode == "P-04" and t.tingkat is Tingkat.BLOK)


# --- Putusan pleno -------------------------------------------------------------------------------
@pytest.fixture
def tanpa_sertifikat(saat):
    s = situasi.hasil_administrasi(saat)
    s.seleksi.keanggotaan.get(peran=Peran.ASESOR).sertifikat.delete()
    return s


def putuskan(s, **ubah):
    isian = {
        "lowongan": s.satu,
        "kode": "P-03",
        "nomor": "BA/9",
        "tanggal": s.lain["kini"].date(),
        "alasan": "Sertifikat sedang diperpanjang.",
        "berkas": BerkasFactory(),
        "oleh": s.ketua,
        "pada": s.lain["kini"],
    }
    return tindakan.catat_putusan(**(isian | ubah))


def test_putusan_pleno_membuka_gerbang_dan_tertulis_pada_temuan(tanpa_sertifikat):
    s, kini = tanpa_sertifikat, tanpa_sertifikat.lain["kini"]
    tolak(mulai_asesmen, lowongan=s.satu, oleh=s.ketua, pada=kini)

    (putusan,) = putuskan(s)
    assert "sertifikat belum dicatat" in putusan.temuan
    (lewat,) = [t for t in temuan(s.satu, kini) if t.kode == "P-03"]
    assert lewat.tingkat is Tingkat.INGAT
    assert "Sertifikat sedang diperpanjang." in lewat.pesan
    assert Jejak.objects.get(peristiwa="pleno.diputus").rincian["temuan"] == [putusan.temuan]
    assert mulai_asesmen(lowongan=s.satu, oleh=s.ketua, pada=kini).tahap == Tahap.ASESMEN


@pytest.mark.parametrize(
    "ubah,kata",
    [
        ({"kode": "B-5"}, "Tidak ada temuan B-5"),
        ({"alasan": "  "}, "Alasan pleno belum ditulis"),
        ({"tanggal": dt.date(2030, 1, 1)}, "sesudah hari ini"),
        ({"oleh": None}, "Ketua Panitia Seleksi"),
    ],
)
def test_putusan_pleno_ditolak(tanpa_sertifikat, ubah, kata):
    if "oleh" in ubah:
        ubah = {"oleh": tanpa_sertifikat.sekretariat}
    assert kata in tolak(putuskan, s=tanpa_sertifikat, **ubah)


def test_putusan_tahap_lain_tidak_berlaku(s):
    lowongan = LowonganFactory(seleksi=s.seleksi, tahap=Tahap.ASESMEN, urutan=4)
    PutusanPlenoFactory(lowongan=lowongan, tahap=Tahap.ADMINISTRASI)
    PutusanPlenoFactory(lowongan=lowongan, kode="B-4", temuan="Ini.")
    assert set(queries.putusan_lowongan([lowongan])[lowongan.pk]) == {("B-4", "Ini.")}
    assert queries.daftar_putusan(lowongan).count() == 2


# --- Masa pembekuan ------------------------------------------------------------------------------
def beku(**ubah):
    isian = {
        "mulai": dt.date(2026, 11, 1),
        "sampai": dt.date(2027, 2, 1),
        "sebab": "pemilihan kepala daerah",
        "dasar": "SE Mendagri",
        "oleh": PenggunaFactory(operator=True),
        "pada": dt.datetime(2026, 11, 23, tzinfo=dt.UTC),
    }
    return tindakan.catat_masa_beku(**(isian | ubah))


def test_masa_beku_dicatat_dan_dicabut_dengan_alasan(saat):
    masa = beku()
    assert [m.sebab for m in queries.masa_beku_berlaku()] == ["pemilihan kepala daerah"]

    operator = PenggunaFactory(operator=True)
    tindakan.cabut_masa_beku(masa=masa, alasan=" Keliru. ", oleh=operator, pada=saat)
    masa.refresh_from_db()
    assert (masa.alasan_cabut, queries.masa_beku_berlaku()) == ("Keliru.", [])
    nama = list(Jejak.objects.filter(peristiwa__startswith="masa_beku").values_list("peristiwa", flat=True))
    assert nama == ["masa_beku.dicatat", "masa_beku.dicabut"]
    kata = tolak(tindakan.cabut_masa_beku, masa=masa, alasan="", oleh=PenggunaFactory(), pada=saat)
    for bagian in ("operator instalasi", "sudah dicabut", "Alasan pencabutan"):
        assert bagian in kata


def test_masa_beku_hanya_oleh_operator_dan_tidak_terbalik():
    assert "operator instalasi" in tolak(beku, oleh=PenggunaFactory())
    assert "mendahului" in tolak(beku, mulai=dt.date(2027, 3, 1))


def test_masa_beku_menahan_keputusan_dan_pelantikan_bukan_penilaian(saat):
    s = tiga_calon(saat)
    MasaBekuFactory(tanggal_mulai=saat.date() - SEHARI, tanggal_selesai=saat.date() + SEHARI)

    assert "J-3" in kode(wewenang_penetapan.boleh_tetapkan_pengangkatan(s.ppk, s.lowongan, saat))
    lantik = (s.kepala, s.lowongan, saat.date(), "Pendapa", saat)
    assert "J-3" in kode(wewenang_penetapan.boleh_lantik(*lantik))
    assert "J-3" in {t.kode for t in temuan(s.lowongan, saat)}
    wawancara = LowonganFactory(seleksi=s.seleksi, tahap=Tahap.WAWANCARA, urutan=7)
    s.seleksi.rencana_pelantikan = saat.date()
    s.seleksi.save()
    assert [t.tingkat for t in temuan(wawancara, saat) if t.kode == "J-3"] == [Tingkat.INGAT]
    BuktiSyaratFactory(seleksi=s.seleksi, lowongan=s.lowongan, butir="PERSETUJUAN_MENDAGRI")
    assert "J-3" not in kode(wewenang_penetapan.boleh_tetapkan_pengangkatan(s.ppk, s.lowongan, saat))
    assert "J-3" not in kode(wewenang_penetapan.boleh_lantik(*lantik))


def test_tanpa_rencana_pelantikan_masa_beku_tidak_diingatkan(saat):
    s = situasi.siap(saat)
    MasaBekuFactory()
    assert "J-3" in {t.kode for t in temuan(s.satu, saat)}
    s.seleksi.rencana_pelantikan = None
    s.seleksi.save()
    assert "J-3" not in {t.kode for t in temuan(s.satu, saat)}


def test_pelantikan_menunggu_portal_dan_laporan(saat):
    s = tiga_calon(saat)
    BuktiSyarat.objects.all().delete()
    izin = wewenang_penetapan.boleh_lantik(s.kepala, s.lowongan, saat.date(), "Pendapa", saat)
    assert {"B-9i", "C-2"} <= kode(izin)
    assert penetapan


# --- Laporan -------------------------------------------------------------------------------------
def test_laporan_bulanan_dihitung_dari_jejak_dan_dikabarkan(saat):
    s = situasi.disusun(saat)
    catat(s, "DPA")
    bulan = saat.date().replace(day=1)
    jumlah = queries.pekerjaan_sebulan(s.seleksi, bulan)
    assert jumlah["e"] == 1
    assert queries.pekerjaan_sebulan(s.seleksi, dt.date(2026, 1, 1)) == {}

    tindakan.laporkan_tugas(seleksi=s.seleksi, bulan=bulan, oleh=s.sekretariat, pada=saat)
    assert Surel.objects.filter(penerima=s.ketua, perihal__contains="Laporan tugas Sekretariat").exists()
    assert queries.pekerjaan_sebulan(s.seleksi, bulan)["h"] == 1
    assert "belum dimulai" in tolak(
        tindakan.laporkan_tugas, seleksi=s.seleksi, bulan=dt.date(2030, 1, 1), oleh=s.sekretariat, pada=saat
    )
    assert not wewenang.boleh_laporkan_tugas(s.ketua, s.seleksi, bulan, saat)


def bulan_lalu(saat):
    return (saat.replace(day=1) - dt.timedelta(days=1)).replace(day=1, hour=3)


def test_bulan_bekerja_dari_awal_seleksi_sampai_kini(saat):
    # Three in the morning of the first: in UTC still the month before.
    awal = bulan_lalu(saat)
    seleksi = SeleksiFactory(dibuat_pada=awal)
    assert list(queries.bulan_bekerja(seleksi, saat)) == [saat.date().replace(day=1), awal.date()]


# --- Diagram -------------------------------------------------------------------------------------
@pytest.mark.parametrize("tahap", TAHAP_BERURUT)
def test_gerbang_hanya_memakai_aturan_yang_tertulis_baginya(s, saat, tahap):
    lowongan = LowonganFactory(seleksi=s.seleksi, tahap=tahap, urutan=5)
    semua = {t.kode for t in temuan(lowongan, saat)}
    assert semua <= {*wewenang_tahap.KODE_GERBANG[tahap], "J-1", "J-2", "J-3"}


@pytest.mark.parametrize("tahap", TAHAP_BERURUT)
def test_diagram_menandai_tahap_sekarang_dan_menghitung_syarat_setiap_panah(s, saat, tahap):
    lowongan = LowonganFactory(seleksi=s.seleksi, tahap=tahap, urutan=5)
    fakta = fakta_lowongan(situasi.Situasi.segar(lowongan), saat)
    gambar = diagram(fakta, wewenang_tahap.temuan_dari_fakta(fakta))

    assert [satu["nama"] for satu in gambar] == [t.label for t in TAHAP_BERURUT]
    assert [satu["keadaan"] for satu in gambar].count("kini") == 1
    nomor = TAHAP_BERURUT.index(tahap)
    assert all(satu["maju"][0]["kata"] == "semua syarat terpenuhi" for satu in gambar[:nomor])
    assert all("akan diperiksa" in satu["maju"][0]["kata"] for satu in gambar[nomor + 1 :])
    assert gambar[nomor]["maju"][0]["kode"]
    assert {"sebutan": "Batalkan", "ke": "Dibatalkan"} in gambar[nomor]["lain"]


def test_diagram_siap_dan_menunggu(saat):
    s = situasi.hasil_administrasi(saat)
    fakta = fakta_lowongan(s.satu, s.lain["kini"])
    gambar = diagram(fakta, wewenang_tahap.temuan_dari_fakta(fakta))
    assert gambar[2]["maju"][0]["kata"] == "siap"

    buka = situasi.tayang(situasi.diumumkan(saat))
    situasi.melamar(buka, 4, Keadaan.DIAJUKAN)
    fakta = fakta_lowongan(buka.satu, saat)
    gambar = diagram(fakta, wewenang_tahap.temuan_dari_fakta(fakta))
    assert gambar[1]["maju"][0]["kata"] == "menunggu waktu"


# --- Halaman -------------------------------------------------------------------------------------
def isian(saat, **ubah):
    return {
        "nomor": "800/17",
        "tanggal": saat.date().isoformat(),
        "pihak": "Badan Kepegawaian Negara",
        "berkas": unggahan(),
    } | ubah


def test_formulir_bukti_menyimpan_dan_kembali(s, saat):
    klien = masuk(s.sekretariat)
    jalan = alamat("bukti", s.seleksi.pk, "usulan-pansel")
    assert "Badan Kepegawaian Negara" in klien.get(jalan).content.decode()
    jawaban = klien.post(jalan, isian(saat))
    assert (jawaban.status_code, jawaban.url) == (302, alamat("ruang", s.seleksi.pk))
    assert BuktiSyarat.objects.get().nomor == "800/17"
    # The record is there again, and its file need not be uploaded twice.
    assert "800/17" in klien.get(jalan).content.decode()
    tanpa = isian(saat, nomor="800/18")
    del tanpa["berkas"]
    assert klien.post(jalan, tanpa).status_code == 302
    assert BuktiSyarat.objects.get().nomor == "800/18"


def test_formulir_bukti_menyimpan_ketikan_bila_ditolak(s, saat):
    klien = masuk(s.sekretariat)
    jalan = alamat("bukti", s.seleksi.pk, "bast-asesor") + f"?lowongan={s.lowongan[0].pk}"
    besok = (saat.date() + SEHARI).isoformat()
    jawaban = klien.post(jalan, isian(saat, tanggal=besok))
    assert "sesudah hari ini" in teks(jawaban, 422)
    assert "800/17" in jawaban.content.decode()
    assert klien.post(jalan, isian(saat, nomor="")).status_code == 422
    assert klien.post(jalan, isian(saat)).url == alamat("lowongan", s.lowongan[0].pk)


def test_formulir_bukti_yang_tidak_ada_adalah_404(s):
    klien = masuk(s.sekretariat)
    asing = LowonganFactory()
    lain = LowonganFactory(seleksi=situasi_lain(s), urutan=3)
    for jalan in (
        alamat("bukti", s.seleksi.pk, "ramalan"),
        alamat("bukti", s.seleksi.pk, "bast-asesor"),
        alamat("bukti", s.seleksi.pk, "bast-asesor") + "?lowongan=x",
        alamat("bukti", s.seleksi.pk, "bast-asesor") + f"?lowongan={asing.pk}",
        alamat("bukti", s.seleksi.pk, "bast-asesor") + f"?lowongan={lain.pk}",
    ):
        assert klien.get(jalan).status_code == 404
    assert masuk(s.orang[Peran.PYB]).get(alamat("bukti", s.seleksi.pk, "dpa")).status_code == 404


def situasi_lain(s):
    """Another selection in which the same Ketua Sekretariat works."""
    from_ = SeleksiFactory()
    situasi.KeanggotaanFactory(seleksi=from_, peran=Peran.KETUA_SEKRETARIAT, pengguna=s.sekretariat)
    return from_


def test_halaman_lowongan_menawarkan_putusan_pleno_kepada_ketua(tanpa_sertifikat, time_machine):
    s, kini = tanpa_sertifikat, tanpa_sertifikat.lain["kini"]
    time_machine.move_to(kini, tick=False)
    jalan = alamat("putusan", s.satu.pk, "p-03")
    assert jalan in tautan(masuk(s.ketua).get(alamat("lowongan", s.satu.pk)))
    assert jalan not in tautan(masuk(s.sekretariat).get(alamat("lowongan", s.satu.pk)))
    assert "Alur tahap dan syaratnya" in teks(masuk(s.ketua).get(alamat("lowongan", s.satu.pk)))

    klien = masuk(s.ketua)
    assert "sertifikat belum dicatat" in teks(klien.get(jalan))
    isi = {"nomor": "BA/9", "tanggal": kini.date().isoformat(), "alasan": "Menyusul.", "berkas": unggahan()}
    assert klien.post(jalan, isi | {"alasan": ""}).status_code == 422
    assert klien.post(jalan, isi | {"tanggal": "2030-01-01", "berkas": unggahan()}).status_code == 422
    assert klien.post(jalan, isi | {"berkas": unggahan()}).url == alamat("lowongan", s.satu.pk)
    assert klien.get(jalan).status_code == 404
    halaman = teks(klien.get(alamat("lowongan", s.satu.pk)))
    assert "Putusan pleno P-03" in halaman
    berkas = PutusanPleno.objects.get().berkas
    jawaban = klien.get(alamat("buka_berkas", s.seleksi.pk, berkas.pk))
    assert b"".join(jawaban.streaming_content).startswith(b"%PDF-")
    assert Berkas.objects.filter(pk=berkas.pk).exists()


def test_halaman_masa_beku_milik_operator(saat):
    assert masuk(PenggunaFactory()).get(alamat("masa_beku")).status_code == 404
    klien = masuk(PenggunaFactory(operator=True))
    assert "Belum ada masa pembekuan" in teks(klien.get(alamat("masa_beku")))
    isi = {"mulai": "2026-12-01", "sampai": "2027-01-31", "sebab": "pilkada", "dasar": "SE"}
    assert klien.post(alamat("masa_beku"), isi | {"mulai": "2027-03-01"}).status_code == 422
    assert klien.post(alamat("masa_beku"), isi | {"dasar": ""}).status_code == 422
    assert klien.post(alamat("masa_beku"), isi).status_code == 302
    masa = MasaBeku.objects.get()
    jalan = alamat("cabut_masa_beku", masa.pk)
    assert masuk(PenggunaFactory()).get(jalan).status_code == 404
    assert "Cabut masa pembekuan" in teks(klien.get(jalan))
    assert klien.post(jalan, {"alasan": ""}).status_code == 422
    assert klien.post(jalan, {"alasan": "Keliru."}).status_code == 302
    assert klien.post(jalan, {"alasan": "Lagi."}).status_code == 422
    assert "Dicabut" in teks(klien.get(alamat("masa_beku")))


@pytest.mark.parametrize("banyak", [1, 3])
def test_daftar_masa_beku_dengan_kueri_tetap(banyak):
    for _ in range(banyak):
        MasaBekuFactory()
    assert jumlah_kueri(masuk(PenggunaFactory(operator=True)), alamat("masa_beku")) == 6


def test_halaman_laporan_menurut_bulan(saat):
    s = situasi.disusun(saat)
    awal = bulan_lalu(saat)
    type(s.seleksi).objects.filter(pk=s.seleksi.pk).update(dibuat_pada=awal)
    klien = masuk(s.sekretariat)
    jalan = alamat("laporan", s.seleksi.pk)
    kini, lalu = (f"{BULAN[satu.month - 1]} {satu.year}" for satu in (saat, awal))
    halaman = teks(klien.get(jalan)).replace("\xa0", " ")
    assert f"Laporan Sekretariat, {kini}" in halaman
    assert lalu in halaman
    assert f"Laporan Sekretariat, {lalu}" in teks(klien.get(f"{jalan}?bulan={awal:%Y-%m}")).replace(
        "\xa0", " "
    )
    assert klien.get(f"{jalan}?bulan=kemarin").status_code == 404
    assert klien.post(jalan).status_code == 302
    assert Jejak.objects.filter(peristiwa="laporan.disampaikan").count() == 1
    masuk(s.ketua).post(jalan)
    assert Jejak.objects.filter(peristiwa="laporan.disampaikan").count() == 1
    assert not pohon(masuk(s.ketua).get(jalan)).xpath("//main//form")


@pytest.mark.parametrize("banyak", [1, 3])
def test_halaman_lowongan_dengan_kueri_tetap(saat, banyak):
    s = situasi.siap(saat, banyak)
    assert jumlah_kueri(masuk(s.sekretariat), alamat("lowongan", s.lowongan[0].pk)) == KUERI_LOWONGAN


KUERI_LOWONGAN = 31
