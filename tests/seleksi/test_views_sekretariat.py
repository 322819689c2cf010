"""Rooms of the Sekretariat: who gets in, what the pages say, what a failed form keeps."""

import datetime as dt
import io

import openpyxl
import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from dokumen.models import Berkas
from jejak.models import Jejak
from panitia.aturan import Peran
from peserta.alur import Keadaan
from seleksi.alur import Tahap
from seleksi.models import DokumenPerencanaan, Jadwal, Lowongan, Rekomendasi
from tests.conftest import WIB
from tests.factories.akun import PenggunaFactory
from tests.factories.panitia import KeanggotaanFactory
from tests.factories.peserta import unggahan
from tests.factories.seleksi import LowonganFactory
from tests.seleksi import situasi
from tests.seleksi.halaman import alamat, judul, jumlah_kueri, masuk, pohon, tautan, teks

pytestmark = pytest.mark.django_db
SEHARI = dt.timedelta(days=1)
LUAR = "luar"
# Who may open what of a selection that is being prepared; everybody else gets a 404.
SEMUA_RUANG = set(Peran) - {Peran.ASESOR, Peran.NARASUMBER, Peran.PENELUSUR}
PENYUSUN = {Peran.KETUA_SEKRETARIAT, Peran.NASKAH}
PINTU = {
    "beranda_sekretariat": {Peran.KETUA_SEKRETARIAT, Peran.VERIFIKATOR, Peran.NASKAH},
    "unduh_papan": {Peran.KETUA_SEKRETARIAT, Peran.VERIFIKATOR, Peran.NASKAH},
    "ruang": SEMUA_RUANG,
    "lowongan": SEMUA_RUANG,
    "perencanaan": SEMUA_RUANG,
    "tambah_lowongan": {Peran.KETUA_SEKRETARIAT},
    "ubah_lowongan": PENYUSUN,
    "butir_perencanaan": PENYUSUN,
    "jadwal": PENYUSUN,
    "jadwal_lowongan": PENYUSUN,
    "bobot": PENYUSUN | {Peran.KETUA_PANSEL},
    "rekomendasi": PENYUSUN,
    "siapkan_pengumuman": PENYUSUN,
    "bukti_tayang": PENYUSUN,
    "perpanjangan": PENYUSUN,
    "batalkan": {Peran.KETUA_PANSEL, Peran.PPK},
}


def jalan(nama, s):
    if nama in ("beranda_sekretariat", "unduh_papan"):
        return alamat(nama)
    if nama == "butir_perencanaan":
        return alamat(nama, s.seleksi.pk, 1)
    if nama == "rekomendasi":
        return alamat(nama, s.seleksi.pk, "pelaksanaan")
    if nama in ("ruang", "perencanaan", "tambah_lowongan", "jadwal", "bobot", "siapkan_pengumuman"):
        return alamat(nama, s.seleksi.pk)
    return alamat(nama, s.lowongan[0].pk)


# --- Pintu ---------------------------------------------------------------------------------------
@pytest.mark.parametrize("siapa", [*Peran, LUAR, "lain", "pelamar"], ids=str)
def test_setiap_pintu_hanya_terbuka_bagi_yang_berurusan(siapa, saat):
    s = situasi.siap(saat)
    lain = KeanggotaanFactory(peran=Peran.KETUA_SEKRETARIAT).pengguna
    pelamar = situasi.melamar(s, 1, Keadaan.DRAF, LowonganFactory(tahap=Tahap.PENGUMUMAN))[0].pelamar.pengguna
    penelusur = KeanggotaanFactory(seleksi=s.seleksi, peran=Peran.PENELUSUR).pengguna
    orang = s.orang | {LUAR: PenggunaFactory(), "lain": lain, "pelamar": pelamar}
    orang[Peran.PENELUSUR] = penelusur
    klien = masuk(orang[siapa])
    terbuka = {nama for nama in PINTU if klien.get(jalan(nama, s)).status_code == 200}
    tertulis = {nama for nama, berhak in PINTU.items() if siapa in berhak}
    if siapa == "lain":
        # Ketua Sekretariat of another selection: his own board, nothing of this one.
        tertulis = {"beranda_sekretariat", "unduh_papan"}
    assert terbuka == tertulis
    daftar = klien.get(alamat("daftar"))
    assert (str(s.seleksi) in teks(daftar)) == (siapa in SEMUA_RUANG)


def test_tamu_dibawa_ke_pintu_masuk(client, saat):
    s = situasi.kosong(saat)
    for nama in PINTU:
        jawaban = client.get(jalan(nama, s))
        assert jawaban.status_code == 302, nama
        assert reverse("account_login") in jawaban["Location"]


# --- Beranda -------------------------------------------------------------------------------------
def test_beranda_kosong_mengatakannya(saat):
    s = situasi.kosong(saat, 0)
    jawaban = masuk(s.sekretariat).get(alamat("beranda_sekretariat"))
    assert judul(jawaban) == "Belum ada lowongan yang berjalan"
    assert "Ketua Sekretariat menambahkan lowongan" in teks(jawaban)


@pytest.fixture
def hari_biasa():
    """A Monday of a year whose holidays are known: how late something is counts in working days."""
    with time_machine.travel(dt.datetime(2026, 11, 23, 9, tzinfo=WIB), tick=False):
        yield timezone.localtime()


def test_beranda_membuka_dengan_kabar_hari_itu(hari_biasa):
    saat = hari_biasa
    s = situasi.siap(saat)
    jawaban = masuk(s.sekretariat).get(alamat("beranda_sekretariat"))
    assert judul(jawaban) == "1 pekerjaan jatuh tempo hari ini"
    isi = teks(jawaban)
    assert "Terbitkan pengumuman" in isi
    assert "Konsep pengumuman belum disusun" in isi or "A-6" in isi
    with time_machine.travel(saat + 3 * SEHARI, tick=False):
        lewat = masuk(s.sekretariat).get(alamat("beranda_sekretariat"))
    assert judul(lewat) == "1 pekerjaan terlambat"
    assert "3 hari kerja" in teks(lewat)
    with time_machine.travel(saat - 8 * SEHARI, tick=False):
        jauh = masuk(s.sekretariat).get(alamat("beranda_sekretariat"))
    assert judul(jauh) == "Tidak ada pekerjaan yang jatuh tempo dalam tujuh hari"


def test_beranda_menghitung_bukti_tayang_dan_penutupan(saat):
    s = situasi.diumumkan(saat)
    situasi.melamar(s, 2)
    isi = teks(masuk(s.sekretariat).get(alamat("beranda_sekretariat")))
    assert "Unggah bukti tayang media" in isi
    assert "2 Lamaran baru" in isi
    assert "2 pelamar, paling sedikit 4" in isi
    with time_machine.travel(s.satu.batas_lamaran - 4 * SEHARI, tick=False):
        isi = teks(masuk(s.sekretariat).get(alamat("beranda_sekretariat")))
    assert "Pendaftaran ditutup pukul 23.59.59" in isi
    with time_machine.travel(situasi.setelah_batas(s), tick=False):
        isi = teks(masuk(s.sekretariat).get(alamat("beranda_sekretariat")))
    assert "Putuskan perpanjangan pendaftaran" in isi


def test_beranda_menyebut_naskah_dan_pemeriksa_kedua(saat):
    s = situasi.ditutup(saat, keadaan=Keadaan.DIPERIKSA)
    with time_machine.travel(s.lain["tutup"] + dt.timedelta(hours=9), tick=False):
        isi = teks(masuk(s.sekretariat).get(alamat("beranda_sekretariat")))
    assert "4 Lamaran menunggu pemeriksa kedua" in isi
    assert "Selesaikan pemeriksaan 4 lamaran" in isi


def nama_di_papan(jawaban):
    return [" ".join(a.text_content().split()) for a in pohon(jawaban).xpath("//*[@class='papan__nama']/a")]


@pytest.fixture
def papan(saat):
    s = situasi.siap(saat)
    lowongan = s.lowongan[0]
    lowongan.nama_jabatan = "Kepala Dinas Pertanian"
    lowongan.save()
    for nomor, (nama, tahap) in enumerate(
        [("Asisten Pemerintahan", Tahap.ASESMEN), ("Inspektur Daerah", Tahap.KESEHATAN)], start=2
    ):
        LowonganFactory(seleksi=s.seleksi, nama_jabatan=nama, tahap=tahap, urutan=nomor)
    return s


@pytest.mark.parametrize(
    "kueri,nama",
    [
        ("", ["Inspektur Daerah", "Asisten Pemerintahan", "Kepala Dinas Pertanian"]),
        ("urut=nama", ["Asisten Pemerintahan", "Inspektur Daerah", "Kepala Dinas Pertanian"]),
        ("urut=-nama", ["Kepala Dinas Pertanian", "Inspektur Daerah", "Asisten Pemerintahan"]),
        ("urut=tenggat", ["Kepala Dinas Pertanian", "Asisten Pemerintahan", "Inspektur Daerah"]),
        ("cari=DINAS", ["Kepala Dinas Pertanian"]),
        ("tahap=ASESMEN", ["Asisten Pemerintahan"]),
        ("keadaan=lambat", []),
        ("cari=inspektur&tahap=ASESMEN", []),
        # What the filter does not know is not a filter.
        (
            "tahap=TIADA&seleksi=0&urut=aneh",
            ["Inspektur Daerah", "Asisten Pemerintahan", "Kepala Dinas Pertanian"],
        ),
    ],
)
def test_papan_disaring_dan_diurutkan_lewat_alamat(papan, kueri, nama):
    jawaban = masuk(papan.sekretariat).get(f"{alamat('beranda_sekretariat')}?{kueri}")
    assert nama_di_papan(jawaban) == nama
    if not nama:
        assert "Tidak ada lowongan yang cocok" in teks(jawaban)


def test_papan_berhalaman(saat):
    s = situasi.kosong(saat, 23)
    klien = masuk(s.sekretariat)
    assert len(nama_di_papan(klien.get(alamat("beranda_sekretariat")))) == 20
    kedua = klien.get(alamat("beranda_sekretariat") + "?halaman=2&urut=nama")
    assert len(nama_di_papan(kedua)) == 3
    assert "urut=nama" in kedua.content.decode()


@pytest.mark.parametrize("nama", ["beranda_sekretariat", "daftar", "unduh_papan", "naskah"])
def test_jumlah_kueri_tetap_berapa_pun_seleksinya(saat, nama):
    s = situasi.ditutup(saat)
    jalan_ = alamat(nama)
    with time_machine.travel(s.lain["tutup"], tick=False):
        klien = masuk(s.sekretariat)
        satu = jumlah_kueri(klien, jalan_)
        for _ in range(2):
            lain = situasi.ditutup(saat, 2)
            KeanggotaanFactory(seleksi=lain.seleksi, peran=Peran.KETUA_SEKRETARIAT, pengguna=s.sekretariat)
        assert jumlah_kueri(klien, jalan_) == satu


@pytest.mark.parametrize("nama", ["ruang", "lowongan", "perencanaan"])
def test_jumlah_kueri_ruang_tetap_berapa_pun_lowongannya(saat, nama):
    hitung = []
    for banyak in (1, 3):
        s = situasi.ditutup(saat, banyak)
        with time_machine.travel(s.lain["tutup"], tick=False):
            hitung.append(jumlah_kueri(masuk(s.sekretariat), jalan(nama, s)))
    assert hitung[0] == hitung[1]


# --- Unduhan -------------------------------------------------------------------------------------
def buku(jawaban):
    assert jawaban.status_code == 200
    return openpyxl.load_workbook(io.BytesIO(jawaban.content)).active


def test_unduhan_memuat_yang_tersaring_dan_tanpa_rumus(papan):
    jahat = '=HYPERLINK("http://jahat.example","klik")'
    Lowongan.objects.filter(tahap=Tahap.PERSIAPAN).update(nama_jabatan=jahat)
    klien = masuk(papan.sekretariat)
    jawaban = klien.get(alamat("unduh_papan") + "?urut=nama")
    assert "no-store" in jawaban["Cache-Control"]
    assert f"lowongan-berjalan-{timezone.localdate()}.xlsx" in jawaban["Content-Disposition"]
    lembar = buku(jawaban)
    baris = list(lembar.iter_rows(values_only=True))
    assert baris[0][:3] == ("Jabatan", "Seleksi", "Tahap")
    assert [satu[0] for satu in baris[1:]] == [jahat, "Asisten Pemerintahan", "Inspektur Daerah"]
    assert {sel.data_type for kolom in lembar.iter_rows() for sel in kolom} <= {"s", "n"}
    assert "A-6" in baris[1][6]
    assert len(list(buku(klien.get(alamat("unduh_papan") + "?cari=asisten")).iter_rows())) == 2


# --- Ruang dan lowongan ---------------------------------------------------------------------------
@pytest.mark.parametrize("tahap", Tahap, ids=str)
@pytest.mark.parametrize("peran", [Peran.KETUA_SEKRETARIAT, Peran.ANGGOTA_PANSEL], ids=str)
def test_halaman_lowongan_terbuka_pada_setiap_tahap(saat, tahap, peran):
    s = situasi.siap(saat)
    lowongan = LowonganFactory(seleksi=s.seleksi, tahap=tahap, urutan=50)
    isi = teks(masuk(s.orang[peran]).get(alamat("lowongan", lowongan.pk)))
    assert lowongan.nama_jabatan in isi
    if tahap == Tahap.DIBATALKAN:
        assert "Lowongan ini dibatalkan." in isi
    elif tahap == Tahap.SELESAI:
        assert "Seleksi jabatan ini selesai." in isi
    else:
        assert f"Tahap {lowongan.nomor_tahap} dari 8: {tahap.label}" in isi
    assert "Masuk tahap" not in isi
    assert teks(masuk(s.orang[peran]).get(alamat("ruang", s.seleksi.pk)))


def test_lowongan_menyebut_yang_menahan_dan_memberi_tautan_hanya_kepada_yang_mengerjakan(saat):
    s = situasi.diumumkan(saat)
    jawaban = masuk(s.sekretariat).get(alamat("lowongan", s.satu.pk))
    isi = teks(jawaban)
    assert "Sebelum masuk tahap Administrasi" in isi
    assert "3 menahan" in isi
    assert alamat("bukti_tayang", s.satu.pk) in tautan(jawaban)
    anggota = masuk(s.orang[Peran.ANGGOTA_PANSEL]).get(alamat("lowongan", s.satu.pk))
    assert "Unggah bukti tayang" not in teks(anggota)
    assert alamat("bukti_tayang", s.satu.pk) not in tautan(anggota)


def test_tombol_maju_hanya_bagi_yang_boleh(saat):
    s = situasi.tayang(situasi.diumumkan(saat))
    situasi.melamar(s, 4)
    with time_machine.travel(situasi.setelah_batas(s), tick=False):
        for peran, ada in (
            (Peran.KETUA_SEKRETARIAT, True),
            (Peran.KETUA_PANSEL, True),
            (Peran.NASKAH, False),
        ):
            jawaban = masuk(s.orang[peran]).get(alamat("lowongan", s.satu.pk))
            assert "Tidak ada yang menahan" in teks(jawaban)
            assert (alamat("maju", s.satu.pk) in tautan(jawaban)) == ada


def test_setiap_tautan_di_ruang_terbuka_bagi_yang_melihatnya(saat):
    """No page offers a door that is shut for its reader."""
    s = situasi.siap(saat, 2)
    LowonganFactory(seleksi=s.seleksi, tahap=Tahap.ASESMEN, urutan=9)
    for orang in s.orang.values():
        klien = masuk(orang)
        for halaman in ("ruang", "lowongan"):
            for tuju in tautan(klien.get(jalan(halaman, s))):
                if not tuju.startswith("/ruang/") or "/berkas/" in tuju:
                    continue
                assert klien.get(tuju).status_code in (200, 302), (orang, halaman, tuju)


def test_ruang_memisahkan_yang_bersama_dan_yang_milik_satu_lowongan(saat):
    s = situasi.siap(saat, 2)
    s.lowongan[1].bukti_lowong = None
    s.lowongan[1].save()
    isi = teks(masuk(s.sekretariat).get(alamat("ruang", s.seleksi.pk)))
    assert "Sebelum diumumkan" in isi
    assert isi.count("L-02") >= 1
    assert "Lengkapi data lowongan" in isi


# --- Berkas bukti --------------------------------------------------------------------------------
def test_bukti_dibuka_oleh_yang_bekerja_dalam_seleksi_itu_saja(saat):
    s = situasi.kosong(saat)
    klien = masuk(s.sekretariat)
    jalan_ = alamat("butir_perencanaan", s.seleksi.pk, 1)
    assert klien.post(jalan_, {"berkas": unggahan("anggaran.pdf")}).status_code == 302
    berkas = s.seleksi.dokumen_perencanaan.get(butir=1).berkas
    pintu = alamat("buka_berkas", s.seleksi.pk, berkas.pk)
    jawaban = masuk(s.orang[Peran.PENGAWAS]).get(pintu)
    assert (jawaban.status_code, jawaban["Content-Type"]) == (200, "application/pdf")
    assert b"".join(jawaban.streaming_content).startswith(b"%PDF")
    lain = situasi.kosong(saat)
    assert masuk(lain.sekretariat).get(pintu).status_code == 404
    assert masuk(lain.sekretariat).get(alamat("buka_berkas", lain.seleksi.pk, berkas.pk)).status_code == 404
    # A file that was uploaded but belongs to nothing yet is nobody's evidence.
    klien.post(alamat("rekomendasi", s.seleksi.pk, "pelaksanaan"), {"berkas": unggahan("lepas.pdf")})
    lepas = Berkas.objects.get(nama_asli="lepas.pdf")
    assert klien.get(alamat("buka_berkas", s.seleksi.pk, lepas.pk)).status_code == 404


# --- Isian ---------------------------------------------------------------------------------------
LOWONGAN = {
    "nama_jabatan": "Kepala Dinas Perikanan",
    "jenis_jabatan": "KADIS",
    "perangkat_daerah": "Dinas Perikanan",
    "sebab_lowong": "PENSIUN",
    "tanggal_lowong": "2026-10-01",
    "uraian_tugas": "Memimpin dinas.",
    "kualifikasi": "Sarjana.",
    "pengalaman": "Lima tahun.",
}


def test_lowongan_ditambah_dan_diubah(saat):
    s = situasi.kosong(saat, 0)
    klien = masuk(s.sekretariat)
    jenis = Lowongan.JenisJabatan.values[0]
    isian = LOWONGAN | {"jenis_jabatan": jenis, "sebab_lowong": Lowongan.SebabLowong.values[0]}
    jawaban = klien.post(alamat("tambah_lowongan", s.seleksi.pk), isian | {"berkas": unggahan("sk.pdf")})
    baru = s.seleksi.lowongan.get()
    assert jawaban["Location"] == alamat("lowongan", baru.pk)
    assert (baru.nama_jabatan, baru.bukti_lowong.nama_asli) == ("Kepala Dinas Perikanan", "sk.pdf")
    isian["nama_jabatan"] = "Kepala Dinas Kelautan"
    assert klien.post(alamat("ubah_lowongan", baru.pk), isian).status_code == 302
    baru.refresh_from_db()
    assert (baru.nama_jabatan, baru.bukti_lowong.nama_asli) == ("Kepala Dinas Kelautan", "sk.pdf")


def test_isian_gagal_menyimpan_teks_dan_berkas(saat):
    s = situasi.kosong(saat, 0)
    klien = masuk(s.sekretariat)
    jalan_ = alamat("tambah_lowongan", s.seleksi.pk)
    isian = LOWONGAN | {
        "jenis_jabatan": Lowongan.JenisJabatan.values[0],
        "sebab_lowong": Lowongan.SebabLowong.values[0],
        "tanggal_lowong": "31-02-2026",
    }
    gagal = klien.post(jalan_, isian | {"berkas": unggahan("bukti-pensiun.pdf")})
    isi = teks(gagal, 422)
    assert "Tulis tanggal yang ada" in isi
    assert "Sudah terunggah: bukti-pensiun.pdf" in isi
    assert not Lowongan.objects.exists()
    assert pohon(gagal).xpath("//input[@name='nama_jabatan']/@value") == ["Kepala Dinas Perikanan"]
    (titipan,) = pohon(gagal).xpath("//input[@name='titipan']/@value")
    # Without choosing the file again.
    isian |= {"tanggal_lowong": "2026-02-28", "titipan": titipan}
    assert klien.post(jalan_, isian).status_code == 302
    assert Lowongan.objects.get().bukti_lowong.nama_asli == "bukti-pensiun.pdf"


@pytest.mark.parametrize("cara", ["orang lain", "dirusak", "basi"])
def test_titipan_tidak_membawa_berkas_orang_lain(saat, cara):
    s = situasi.kosong(saat, 0)
    pemilik = s.orang[Peran.NASKAH]
    gagal = masuk(pemilik).post(
        alamat("rekomendasi", s.seleksi.pk, "pelaksanaan"), {"berkas": unggahan("rahasia.pdf")}
    )
    (titipan,) = pohon(gagal).xpath("//input[@name='titipan']/@value")
    surat = {"badan": "BKN", "nomor": "12", "tanggal": "2026-11-20"}
    siapa, kini = pemilik, saat
    if cara == "orang lain":
        siapa = s.sekretariat
    elif cara == "dirusak":
        titipan = titipan[:-2] + "aa"
    else:
        kini = saat + 25 * dt.timedelta(hours=1)
    with time_machine.travel(kini, tick=False):
        jawaban = masuk(siapa).post(
            alamat("rekomendasi", s.seleksi.pk, "pelaksanaan"), surat | {"titipan": titipan}
        )
    assert "Pilih berkas PDF yang akan diunggah." in teks(jawaban, 422)
    assert not Rekomendasi.objects.exists()


def test_berkas_yang_bukan_pdf_ditolak_dengan_alasan(saat):
    s = situasi.kosong(saat)
    jawaban = masuk(s.sekretariat).post(
        alamat("butir_perencanaan", s.seleksi.pk, 2),
        {"berkas": unggahan("gambar.pdf", b"bukan pdf"), "keterangan": "Nota dinas nomor 7."},
    )
    assert "Nota dinas nomor 7." in teks(jawaban, 422)
    assert not DokumenPerencanaan.objects.exists()
    assert not Berkas.objects.filter(nama_asli="gambar.pdf").exists()


def test_rekomendasi_dicatat_dan_diperbaiki_tanpa_mengunggah_ulang(saat):
    s = situasi.kosong(saat)
    klien = masuk(s.orang[Peran.NASKAH])
    jalan_ = alamat("rekomendasi", s.seleksi.pk, "pelaksanaan")
    surat = {"badan": "BKN", "nomor": "B-12", "tanggal": "2026-11-20", "keterangan": ""}
    assert klien.post(jalan_, surat | {"berkas": unggahan("rekomendasi.pdf")}).status_code == 302
    assert klien.post(jalan_, surat | {"nomor": "B-12/2026"}).status_code == 302
    (catatan,) = Rekomendasi.objects.all()
    assert (catatan.nomor, catatan.berkas.nama_asli) == ("B-12/2026", "rekomendasi.pdf")
    assert klien.get(alamat("rekomendasi", s.seleksi.pk, "lain")).status_code == 404
    for nomor in ("", "x", "9" * 30, "0"):
        ujung = f"{alamat('rekomendasi', s.seleksi.pk, 'lanjut')}?lowongan={nomor}"
        assert klien.get(ujung).status_code == 404


def isian_jadwal(s, geser=0):
    hasil = {}
    for kegiatan, (a, b) in situasi.JARAK.items():
        hasil[f"{kegiatan}_mulai"] = (s.hari + dt.timedelta(days=a + geser)).isoformat()
        hasil[f"{kegiatan}_selesai"] = (s.hari + dt.timedelta(days=b + geser)).isoformat()
        hasil[f"{kegiatan}_tempat"] = "Wana Asri"
    return hasil


def test_jadwal_disimpan_dan_yang_terbalik_ditolak(saat):
    s = situasi.kosong(saat)
    klien = masuk(s.sekretariat)
    jalan_ = alamat("jadwal", s.seleksi.pk)
    isian = isian_jadwal(s)
    terbalik = klien.post(jalan_, isian | {"ASESMEN_selesai": (s.hari + SEHARI).isoformat()})
    assert "Hari terakhir mendahului hari pertama." in teks(terbalik, 422)
    mundur = {f"WAWANCARA_{ujung}": s.hari.isoformat() for ujung in ("mulai", "selesai")}
    urutan = klien.post(jalan_, isian | mundur)
    assert "P-10" in teks(urutan, 422)
    assert not Jadwal.objects.exists()
    assert klien.post(jalan_, isian).status_code == 302
    assert s.seleksi.jadwal.count() == 8


def test_jadwal_setelah_diumumkan_tinggal_tempatnya_dan_perlu_alasan(saat):
    s = situasi.diumumkan(saat)
    klien = masuk(s.sekretariat)
    jalan_ = alamat("jadwal_lowongan", s.satu.pk)
    assert "Pindahkan lewat simulasi jadwal" in teks(klien.get(jalan_))
    isian = isian_jadwal(s, geser=1)
    assert "alasan" in teks(klien.post(jalan_, isian), 422).lower()
    assert klien.post(jalan_, isian | {"alasan": "Gedung dipakai."}).status_code == 302
    sendiri = {satu.kegiatan: satu for satu in Jadwal.objects.filter(lowongan=s.satu)}
    # The dates of the form are locked; what was typed into them is not read.
    assert sendiri["ASESMEN"].tanggal_mulai == s.hari + dt.timedelta(days=23)
    assert "Wana Asri" in {satu.tempat for satu in sendiri.values()}
    assert Jejak.objects.filter(peristiwa="jadwal.diatur").exists()


def test_bobot_di_luar_rentang_ditolak_dengan_pasal_dan_susunan_yang_cocok(saat):
    s = situasi.kosong(saat)
    metode = [satu.kode for satu in s.seleksi.aturan_main.metode]
    klien = masuk(s.sekretariat)
    jalan_ = alamat("bobot", s.seleksi.pk)
    keliru = dict(zip(metode, ("15", "25", "35", "20"), strict=True))
    jawaban = klien.post(jalan_, keliru)
    isi = teks(jawaban, 422)
    assert "Bobot belum disimpan" in isi
    assert "B-8" in isi
    assert "angka 8" in isi
    for kode, nilai in keliru.items():
        assert pohon(jawaban).xpath(f"//input[@name='{kode}']/@value") == [nilai]
    s.seleksi.refresh_from_db()
    assert [satu.bobot for satu in s.seleksi.aturan_main.metode] != [15, 25, 35, 20]
    assert "Tulis angka" in teks(klien.post(jalan_, keliru | {metode[0]: "dua puluh"}), 422)
    benar = {satu.kode: f"{satu.bobot:f}".replace(".", ",") for satu in s.seleksi.aturan_main.metode}
    assert klien.post(jalan_, benar).status_code == 302


def test_bobot_beku_hanya_dapat_dibaca(saat):
    s = situasi.diumumkan(saat)
    klien = masuk(s.sekretariat)
    jawaban = klien.get(alamat("bobot", s.seleksi.pk))
    assert "Dibekukan sejak pengumuman" in teks(jawaban)
    assert not pohon(jawaban).xpath("//main//form")
    metode = {satu.kode: f"{satu.bobot:f}" for satu in s.seleksi.aturan_main.metode}
    assert klien.post(alamat("bobot", s.seleksi.pk), metode).status_code == 422


def test_perencanaan_menghitung_yang_ada(saat):
    s = situasi.kosong(saat)
    klien = masuk(s.sekretariat)
    assert judul(klien.get(alamat("perencanaan", s.seleksi.pk))) == "Dokumen perencanaan: 0 dari 8"
    klien.post(alamat("butir_perencanaan", s.seleksi.pk, 3), {"keterangan": "SK Bupati nomor 5."})
    jawaban = klien.get(alamat("perencanaan", s.seleksi.pk))
    assert judul(jawaban) == "Dokumen perencanaan: 1 dari 8"
    assert "SK Bupati nomor 5." in teks(jawaban)
    assert klien.get(alamat("butir_perencanaan", s.seleksi.pk, 9)).status_code == 404
