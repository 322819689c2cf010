"""Amended timetables: what moves with a date, what holds it, the paper and the page that make it so."""

import datetime as dt
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from hypothesis import given
from hypothesis import strategies as st

from akun.models import Surel
from dokumen.models import Naskah
from dokumen.rupa import tanggal_ringkas
from jejak.models import Jejak
from panitia.models import SuratKeputusan
from penilaian.models import Komponen
from penilaian.queries import batas_penilaian
from peserta.queries import jadwal_lowongan as jadwal_pelamar
from seleksi import aturan
from seleksi.actions import jadwal as tindakan
from seleksi.alur import Tahap
from seleksi.aturan import Kalender
from seleksi.aturan.jadwal import (
    GESER_BENTROK,
    GESER_SATU,
    GESER_SEMUA,
    KeadaanJadwal,
    perubahan_jadwal,
    pindahkan_kegiatan,
)
from seleksi.izin import TindakanDitolak, Tingkat
from seleksi.models import Jadwal, Lowongan, PerubahanJadwal
from seleksi.queries import jadwal as queries
from seleksi.queries.fakta import jadwal_lowongan
from seleksi.queries.jadwal import _naskah
from seleksi.queries.publik import jadwal_menyimpang, jadwal_seleksi
from seleksi.queries.ruang import jadwal_awal
from seleksi.views import naskah as views_naskah
from tests.factories.seleksi import JadwalFactory, PerubahanJadwalFactory
from tests.seleksi import situasi
from tests.seleksi.halaman import alamat, masuk, teks
from tests.seleksi.test_aturan import JADWAL, KEGIATAN, K, pesan

LIBUR = Kalender(frozenset({2026}), {date(2026, 12, 24): "Cuti bersama Natal", date(2026, 12, 25): "Natal"})
SEPEKAN = timedelta(days=7)


def geser(kode: str, hari: int, cara: str, jadwal=JADWAL) -> dict:
    mulai, sampai = jadwal[kode]
    baru = (mulai + timedelta(days=hari), sampai + timedelta(days=hari))
    return pindahkan_kegiatan(jadwal, kode, baru, cara, LIBUR, 5)


# --- Memindahkan ---------------------------------------------------------------------------------
def test_geser_semua_menjaga_jarak_dan_tidak_menyentuh_yang_sebelumnya():
    baru = geser("ASESMEN", 7, GESER_SEMUA)
    for kode in ("PENGUMUMAN", "ADMINISTRASI", "REKAM_JEJAK"):
        assert baru[kode] == JADWAL[kode]
    for kode in ("ASESMEN", "MAKALAH", "WAWANCARA", "KESEHATAN", "PENETAPAN"):
        assert baru[kode] == (JADWAL[kode][0] + SEPEKAN, JADWAL[kode][1] + SEPEKAN)


def test_geser_satu_hanya_memindahkan_yang_satu():
    baru = geser("MAKALAH", 3, GESER_SATU)
    assert {kode for kode in baru if baru[kode] != JADWAL[kode]} == {"MAKALAH"}


def test_geser_bentrok_mendorong_ke_hari_kerja_berikut():
    """Makalah runs to Wednesday 23 December; the interview behind it would begin on a day off."""
    rapat = JADWAL | {"WAWANCARA": (date(2026, 12, 23), date(2026, 12, 23))}
    baru = geser("MAKALAH", 1, GESER_BENTROK, rapat)
    assert baru["MAKALAH"][1] == date(2026, 12, 23)
    # 24 and 25 December are days off, then the weekend.
    assert baru["WAWANCARA"] == (date(2026, 12, 28), date(2026, 12, 28))
    assert baru["KESEHATAN"] == JADWAL["KESEHATAN"]


def test_rekam_jejak_mendorong_pemeriksaan_kesehatan():
    baru = geser("REKAM_JEJAK", 10, GESER_BENTROK)
    assert baru["KESEHATAN"][0] > baru["REKAM_JEJAK"][1]
    assert baru["WAWANCARA"] == JADWAL["WAWANCARA"]


@given(
    st.sampled_from(sorted(set(JADWAL) - {"PENGUMUMAN"})),
    st.integers(0, 200),
    st.sampled_from(["SEMUA", "BENTROK"]),
)
def test_menggeser_maju_tidak_pernah_membalik_urutan(kode, hari, cara):
    baru = geser(kode, hari, cara)
    urut = [t for t in aturan.jadwal_tahapan(baru, KEGIATAN, K) if t.kode == "P-10"]
    if cara == "BENTROK":
        assert {t.tingkat for t in urut} == {Tingkat.TERPENUHI}
    for satu, (mulai, sampai) in baru.items():
        assert sampai - mulai == JADWAL[satu][1] - JADWAL[satu][0]
        assert mulai >= JADWAL[satu][0]


# --- Yang boleh berpindah ------------------------------------------------------------------------
def nilai(baru, *, diumumkan=True, hari_ini=date(2026, 11, 30), **lain):
    return perubahan_jadwal(JADWAL, baru, KEGIATAN, KeadaanJadwal(hari_ini, diumumkan, **lain), K, LIBUR)


def menahan(temuan):
    return [t for t in temuan if t.tingkat == Tingkat.BLOK]


def test_tanpa_perubahan_tidak_ada_yang_diterima():
    (satu,) = nilai(JADWAL)
    assert satu.pesan == "Tidak ada tanggal yang berubah."


@pytest.mark.parametrize(
    "pengumuman,kode,kata",
    [
        ((date(2026, 11, 23), date(2026, 12, 6)), "A-3", "tidak pernah dimajukan"),
        ((date(2026, 11, 23), date(2026, 12, 7) + timedelta(days=0)), None, ""),
        ((date(2026, 11, 24), date(2026, 12, 8)), "A-4", "hanya lewat perpanjangan"),
    ],
)
def test_penutupan_yang_sudah_diumumkan_tidak_berpindah(pengumuman, kode, kata):
    temuan = menahan(
        nilai(JADWAL | {"PENGUMUMAN": pengumuman, "PENETAPAN": (date(2027, 1, 6), date(2027, 2, 1))})
    )
    if kode is None:
        assert temuan == []
    else:
        assert temuan[0].kode == kode
        assert kata in temuan[0].pesan


def test_sebelum_diumumkan_penutupan_tidak_lebih_singkat_dari_lima_belas_hari():
    baru = JADWAL | {"PENGUMUMAN": (date(2026, 11, 23), date(2026, 12, 6))}
    temuan = menahan(nilai(baru, diumumkan=False))
    assert [t.kode for t in temuan] == ["A-3"]
    assert "hanya 14 hari kalender, paling singkat 15" in pesan(temuan)
    lebih = JADWAL | {"PENGUMUMAN": (date(2026, 11, 22), date(2026, 12, 7))}
    assert menahan(nilai(lebih, diumumkan=False)) == []


def test_yang_sudah_lewat_tetap_dan_tidak_ada_yang_dipindah_ke_belakang():
    hari = date(2026, 12, 20)
    lewat = menahan(nilai(geser("ASESMEN", 7, GESER_SATU) | {}, hari_ini=hari))
    assert any("sudah berlangsung sampai Jumat" in t.pesan.replace("\xa0", " ") for t in lewat)
    mundur = menahan(nilai(geser("WAWANCARA", -9, GESER_SATU), hari_ini=hari))
    assert any("hari yang sudah lewat" in t.pesan for t in mundur)
    # Lengthening what runs now is not moving it back.
    panjang = JADWAL | {"REKAM_JEJAK": (JADWAL["REKAM_JEJAK"][0], date(2026, 12, 30))}
    assert menahan(nilai(panjang, hari_ini=hari)) == []


def test_urutan_yang_rusak_menahan_dengan_pasal():
    temuan = menahan(nilai(geser("MAKALAH", 7, GESER_SATU)))
    assert [t.kode for t in temuan] == ["P-10"]
    assert "Wawancara akhir mulai" in temuan[0].pesan


def test_penutupan_pada_hari_libur_disebut_hanya_selama_masih_dapat_diubah():
    lama = JADWAL | {"PENGUMUMAN": (date(2026, 11, 22), date(2026, 12, 6))}
    baru = lama | {"PENETAPAN": (date(2027, 1, 6), date(2027, 2, 1))}
    ada = {}
    for diumumkan in (False, True):
        keadaan = KeadaanJadwal(date(2026, 11, 20), diumumkan)
        temuan = perubahan_jadwal(lama, baru, KEGIATAN, keadaan, K, LIBUR)
        ada[diumumkan] = [t.tingkat for t in temuan if t.kode == "A-3"]
    assert ada == {False: [Tingkat.INGAT], True: []}


def test_memanggil_orang_pada_hari_libur_diperingatkan():
    temuan = nilai(geser("MAKALAH", 3, GESER_BENTROK))
    ingat = [t for t in temuan if t.tingkat == Tingkat.INGAT]
    assert menahan(temuan) == []
    assert (
        "Penulisan makalah memanggil orang pada hari libur: Kamis, 24 Desember 2026 (Cuti bersama"
        in pesan(ingat)
    )


def test_tahun_tanpa_kalender_disebut_sebagai_peringatan():
    temuan = nilai(geser("KESEHATAN", 1, GESER_SEMUA))
    ingat = [t for t in temuan if t.tindakan == "seleksi.kalender"]
    assert [t.tingkat for t in ingat] == [Tingkat.INGAT]


def test_melewati_rencana_pelantikan_dan_keputusan_pansel_diperingatkan():
    baru = geser("PENETAPAN", 5, GESER_SATU)
    lain = {"rencana_pelantikan": date(2027, 1, 30), "pansel_sampai": date(2027, 1, 31)}
    assert [t.kode for t in nilai(baru, **lain) if t.tingkat == Tingkat.INGAT] == ["E-03", "P-04"]
    cukup = {"rencana_pelantikan": date(2027, 2, 3), "pansel_sampai": date(2027, 2, 3)}
    assert [t.kode for t in nilai(baru, **cukup) if t.tingkat == Tingkat.INGAT] == []


# --- Tindakan ------------------------------------------------------------------------------------
pytestmark_db = pytest.mark.django_db


def baru_dari(s, kode="WAWANCARA", hari=7, lowongan=None):
    semula = jadwal_awal(s.seleksi, lowongan)
    rentang = {k: b[:2] for k, b in semula.items()}
    tujuan = tuple(satu + timedelta(days=hari) for satu in rentang[kode])
    pindah = pindahkan_kegiatan(rentang, kode, tujuan, GESER_SEMUA, LIBUR, 5)
    return {k: (*pindah[k], semula[k][2]) for k in semula}


def susun(s, saat, lowongan=None, **ubah):
    isi = {"jadwal": baru_dari(s, lowongan=lowongan), "alasan": "Narasumber berhalangan."} | ubah
    return tindakan.susun_perubahan_jadwal(
        seleksi=s.seleksi, lowongan=lowongan, oleh=s.sekretariat, pada=saat, **isi
    )


@pytestmark_db
def test_perubahan_disusun_dan_baru_berlaku_setelah_ditandatangani(saat):
    s = situasi.diumumkan(saat, 2)
    (pelamar,) = situasi.melamar(s, 1)
    situasi.melamar(s, 1, keadaan="MUNDUR")
    lama = jadwal_lowongan(s.lowongan)[s.lowongan[0].pk]["WAWANCARA"]
    perubahan = susun(s, saat)
    assert jadwal_lowongan(s.lowongan)[s.lowongan[0].pk]["WAWANCARA"] == lama
    assert perubahan.pengumuman.naskah.keadaan == Naskah.Keadaan.KONSEP
    isi = perubahan.pengumuman.naskah.isi
    assert [satu["berubah"] for satu in isi["baris"]] == [False] * 5 + [True] * 3
    Surel.objects.all().delete()
    pengumuman = tindakan.umumkan_perubahan_jadwal(pengumuman=perubahan.pengumuman, oleh=s.ketua, pada=saat)
    assert pengumuman.naskah.nomor
    perubahan.refresh_from_db()
    assert (perubahan.ke, perubahan.ditetapkan_oleh) == (1, s.ketua)
    baru = (lama[0] + SEPEKAN, lama[1] + SEPEKAN)
    # One date everywhere: the walk, the applicant, the public, the raters.
    satu = s.satu
    assert jadwal_lowongan([satu])[satu.pk]["WAWANCARA"] == baru
    umum = {b.kegiatan: b for b in jadwal_seleksi(s.seleksi, satu)}
    assert (umum["WAWANCARA"].tanggal_mulai, umum["WAWANCARA"].tanggal_selesai) == baru
    assert jadwal_pelamar(satu)["WAWANCARA"].tanggal_selesai == baru[1]
    komponen = Komponen.objects.get(lowongan=satu, metode="WAWANCARA")
    assert batas_penilaian([komponen]) == {komponen.pk: baru[1]}
    kabar = Surel.objects.filter(kunci__startswith=f"jadwal.diubah:{perubahan.pk}")
    assert {satu.penerima for satu in kabar.filter(kunci__contains=":lamaran:")} == {pelamar.pelamar.pengguna}
    assert s.ketua not in {satu.penerima for satu in kabar}
    jejak = Jejak.objects.get(peristiwa="jadwal.diubah")
    assert jejak.rincian["nomor"] == pengumuman.naskah.nomor
    assert jejak.rincian["dari"]["WAWANCARA"][0] == lama[0].isoformat()
    assert queries.riwayat_jadwal(s.seleksi) == [perubahan]
    assert queries.perubahan_terakhir(s.seleksi) == 1


@pytestmark_db
def test_konsep_lama_diganti_dan_nomornya_tetap_satu(saat):
    s = situasi.diumumkan(saat)
    satu, dua = susun(s, saat), susun(s, saat, alasan="Gedung dipakai.")
    satu.pengumuman.naskah.refresh_from_db()
    assert satu.pengumuman.naskah.keadaan == Naskah.Keadaan.DICABUT
    assert (satu.ke, dua.ke) == (1, 1)
    with pytest.raises(TindakanDitolak, match="sudah diganti"):
        tindakan.umumkan_perubahan_jadwal(pengumuman=satu.pengumuman, oleh=s.ketua, pada=saat)
    tindakan.umumkan_perubahan_jadwal(pengumuman=dua.pengumuman, oleh=s.ketua, pada=saat)
    assert susun(s, saat).ke == 2


@pytestmark_db
def test_jadwal_satu_lowongan_menyimpang_dan_yang_lain_tetap(saat):
    s = situasi.diumumkan(saat, 2)
    perubahan = susun(s, saat, lowongan=s.satu)
    assert list(perubahan.pengumuman.lowongan.all()) == [s.satu]
    tindakan.umumkan_perubahan_jadwal(pengumuman=perubahan.pengumuman, oleh=s.ketua, pada=saat)
    satu, dua = (jadwal_lowongan(s.lowongan)[milik.pk]["WAWANCARA"] for milik in s.lowongan)
    assert satu[0] - dua[0] == SEPEKAN
    ((milik, beda),) = jadwal_menyimpang(s.lowongan)
    assert milik == s.satu
    assert [b.kegiatan for b in beda] == ["WAWANCARA", "KESEHATAN", "PENETAPAN"]
    # A change of the common timetable no longer reaches the vacancy with dates of its own.
    assert queries.lowongan_terkena(s.seleksi, None, {"WAWANCARA"}) == [s.segar(s.lowongan[1])]


@pytestmark_db
@pytest.mark.parametrize("alasan", ["", "  "])
def test_perubahan_tanpa_alasan_ditolak_tanpa_sisa(saat, alasan):
    s = situasi.diumumkan(saat)
    with pytest.raises(TindakanDitolak, match="tulis alasan"):
        susun(s, saat, alasan=alasan)
    assert not PerubahanJadwal.objects.exists()
    assert not Naskah.objects.filter(templat__contains="perubahan_jadwal").exists()


@pytestmark_db
def test_sebelum_diumumkan_tidak_ada_pengumuman_perubahan(saat):
    s = situasi.siap(saat)
    with pytest.raises(TindakanDitolak, match="belum diumumkan"):
        susun(s, saat)


@pytestmark_db
def test_yang_tidak_berhak_dan_yang_sudah_berakhir_ditolak(saat):
    s = situasi.diumumkan(saat)
    with pytest.raises(TindakanDitolak):
        tindakan.susun_perubahan_jadwal(
            seleksi=s.seleksi,
            lowongan=None,
            jadwal=baru_dari(s),
            alasan="X",
            oleh=situasi.orang_luar(),
            pada=saat,
        )
    perubahan = susun(s, saat)
    with pytest.raises(TindakanDitolak):
        tindakan.umumkan_perubahan_jadwal(pengumuman=perubahan.pengumuman, oleh=s.sekretariat, pada=saat)
    Lowongan.objects.filter(pk=s.satu.pk).update(
        tahap=Tahap.DIBATALKAN, dibatalkan_pada=saat, dibatalkan_oleh=s.ketua, alasan_batal="Sebab."
    )
    with pytest.raises(TindakanDitolak, match="sekarang berada pada tahap"):
        susun(s, saat, lowongan=s.satu)
    with pytest.raises(TindakanDitolak, match="Tidak ada lowongan berjalan"):
        susun(s, saat)


@pytestmark_db
def test_konsep_yang_usang_tidak_ditandatangani(saat):
    s = situasi.diumumkan(saat)
    perubahan = susun(s, saat)
    Jadwal.objects.filter(seleksi=s.seleksi, kegiatan="KESEHATAN").update(
        tanggal_selesai=perubahan.rentang(perubahan.semula)["KESEHATAN"][1] + timedelta(days=0)
    )
    baris = Jadwal.objects.get(seleksi=s.seleksi, kegiatan="PENETAPAN")
    baris.tanggal_selesai += timedelta(days=1)
    baris.save()
    with pytest.raises(TindakanDitolak, match="susun ulang perubahannya"):
        tindakan.umumkan_perubahan_jadwal(pengumuman=perubahan.pengumuman, oleh=s.ketua, pada=saat)


@pytestmark_db
def test_basis_data_menolak_dua_perubahan_bernomor_sama_dan_tanpa_alasan():
    satu = PerubahanJadwalFactory(diumumkan=True)
    assert str(satu) == "Perubahan jadwal ke-1"
    assert satu.id_seleksi == satu.seleksi_id
    for isi in (
        {"seleksi": satu.seleksi, "diumumkan": True},
        {"alasan": ""},
        {"ditetapkan_pada": dt.datetime.now(dt.UTC)},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            PerubahanJadwalFactory(**isi)


# --- Akibat --------------------------------------------------------------------------------------
@pytestmark_db
def test_akibat_menyebut_naskah_pengingat_lembar_dan_orang(saat):
    s = situasi.diumumkan(saat)
    situasi.melamar(s, 2)
    susun(s, saat)
    kini = queries.jadwal_kini(s.seleksi, None)
    baru = {k: b[:2] for k, b in baru_dari(s).items()}
    akibat = queries.akibat_perubahan(s.seleksi, None, queries.pindah(kini, baru), saat)
    hal = [satu.hal for satu in akibat]
    assert hal.count("Naskah terbit") == 1
    assert hal.count("Pengingat") == 3
    assert hal.count("Lembar nilai") == 1
    assert akibat[-1].menjadi.startswith("2 pelamar")
    pengingat = next(satu for satu in akibat if satu.hal == "Pengingat")
    assert pengingat.dari.split(", ")[-1] == tanggal_ringkas(kini["WAWANCARA"][1])
    khusus = queries.akibat_perubahan(s.seleksi, s.satu, queries.pindah(kini, baru), saat)
    assert [satu.hal for satu in khusus].count("Naskah terbit") == 1


@pytestmark_db
def test_akibat_menyebut_konsep_dan_pengingat_yang_sudah_lewat(saat):
    s = situasi.disusun(saat)
    kini = queries.jadwal_kini(s.seleksi, None)
    akhir = kini["PENETAPAN"][1] + timedelta(days=1)
    nanti = saat + timedelta(days=(akhir - s.hari).days)
    baru = kini | {"PENETAPAN": (kini["PENETAPAN"][0], akhir)}
    pindah = queries.pindah(kini, baru)
    akibat = queries.akibat_perubahan(s.seleksi, None, pindah, nanti)
    assert [satu.menjadi for satu in akibat if satu.hal == "Konsep naskah"] == ["susun ulang konsepnya"]
    assert [satu.dari for satu in akibat if satu.hal == "Pengingat"] == ["tidak ada lagi"]
    (satu,) = [p for p in pindah if p.berubah]
    assert (satu.geser, satu.maju, satu.nama) == (1, -1, "Rekomendasi dan penetapan")


@pytestmark_db
def test_keadaan_jadwal_memakai_keputusan_pansel_yang_berlaku(saat):
    s = situasi.siap(saat)
    sk = SuratKeputusan.objects.get(seleksi=s.seleksi, jenis="PANSEL")
    keadaan = queries.keadaan_jadwal(s.seleksi, saat)
    assert keadaan.pansel_sampai == sk.berlaku_sampai
    assert keadaan.hari_ini == s.hari
    assert not keadaan.diumumkan
    assert queries.pembukaan(s.lowongan) is None


# --- Halaman -------------------------------------------------------------------------------------
def isian(s, hari=7, kode="WAWANCARA", cara=GESER_SEMUA, **lain):
    mulai = queries.jadwal_kini(s.seleksi, None)[kode][0] + timedelta(days=hari)
    return {"kegiatan": kode, "mulai": mulai.isoformat(), "cara": cara} | lain


@pytestmark_db
def test_simulasi_memperlihatkan_akibat_tanpa_menyimpan_apa_pun(saat):
    s = situasi.diumumkan(saat)
    klien = masuk(s.sekretariat)
    jalan = alamat("simulasi_jadwal", s.seleksi.pk)
    assert "Pindahkan satu tanggal" in teks(klien.get(jalan))
    isi = teks(klien.get(jalan, isian(s)))
    assert "3 kegiatan berpindah, tidak ada yang dilanggar" in isi
    assert "7 hari lebih lambat" in isi
    assert "Naskah terbit" in isi
    assert not PerubahanJadwal.objects.exists()
    rusak = teks(klien.get(jalan, isian(s, cara=GESER_SATU)))
    assert "hal menahan" in rusak
    assert "Terima perubahan ini" not in rusak
    assert "Hari terakhir mendahului" in teks(klien.get(jalan, isian(s, selesai="2020-01-01")), 422)
    assert teks(klien.get(jalan, {"kegiatan": "WAWANCARA"}), 422)


@pytestmark_db
def test_simulasi_diterima_lalu_ditandatangani_lewat_halaman(saat):
    s = situasi.diumumkan(saat)
    klien = masuk(s.sekretariat)
    jalan = alamat("simulasi_jadwal_lowongan", s.satu.pk)
    assert "Alasan perubahan" in teks(klien.post(jalan, isian(s)), 422)
    assert klien.post(jalan, isian(s, alasan="Narasumber berhalangan.")).status_code == 302
    perubahan = PerubahanJadwal.objects.get()
    assert perubahan.lowongan == s.satu
    ketua = masuk(s.ketua)
    tanda = alamat("tandatangani", perubahan.pengumuman.naskah_id)
    assert "Tanggal baru berlaku" in teks(ketua.get(tanda))
    assert ketua.post(tanda).status_code == 302
    perubahan.refresh_from_db()
    assert perubahan.ditetapkan_pada is not None
    isi = teks(klien.get(jalan))
    assert "Perubahan jadwal ke-1" in isi
    assert "Narasumber berhalangan." in isi
    umum = teks(masuk(situasi.orang_luar()).get(alamat("publik_seleksi", s.seleksi.pk)))
    assert f"Jadwal tersendiri: {s.satu}" in umum
    kalender = masuk(s.ketua).get(alamat("jadwal_ics", s.seleksi.pk), {"lowongan": s.satu.pk})
    baru = perubahan.rentang(perubahan.menjadi)["WAWANCARA"][0]
    assert f"DTSTART;VALUE=DATE:{baru:%Y%m%d}" in kalender.content.decode()
    assert f" · {s.satu}" in kalender.content.decode()
    biasa = masuk(s.ketua).get(alamat("jadwal_ics", s.seleksi.pk), {"lowongan": "x"}).content.decode()
    lama = perubahan.rentang(perubahan.semula)["WAWANCARA"][0]
    assert f"DTSTART;VALUE=DATE:{lama:%Y%m%d}" in biasa


@pytestmark_db
def test_yang_melanggar_ditolak_saat_diterima(saat):
    s = situasi.diumumkan(saat)
    klien = masuk(s.sekretariat)
    jalan = alamat("simulasi_jadwal", s.seleksi.pk)
    isi = teks(klien.post(jalan, isian(s, cara=GESER_SATU, alasan="X")), 422)
    assert "P-10" in isi
    assert not PerubahanJadwal.objects.exists()


@pytestmark_db
def test_simulasi_sebelum_diumumkan_langsung_disimpan(saat):
    s = situasi.siap(saat)
    klien = masuk(s.sekretariat)
    lama = queries.jadwal_kini(s.seleksi, None)["WAWANCARA"]
    data = isian(s, alasan="Menyesuaikan narasumber.", selesai=(lama[1] + 2 * SEPEKAN).isoformat())
    assert klien.post(alamat("simulasi_jadwal", s.seleksi.pk), data).status_code == 302
    assert queries.jadwal_kini(s.seleksi, None)["WAWANCARA"] == (lama[0] + SEPEKAN, lama[1] + 2 * SEPEKAN)
    assert not PerubahanJadwal.objects.exists()


@pytestmark_db
def test_simulasi_hanya_bagi_sekretariat_dan_tanpa_jadwal_mengajari(saat):
    s = situasi.kosong(saat)
    assert "Jadwal belum diatur" in teks(masuk(s.sekretariat).get(alamat("simulasi_jadwal", s.seleksi.pk)))
    for nama, pk in (("simulasi_jadwal", s.seleksi.pk), ("simulasi_jadwal_lowongan", s.satu.pk)):
        assert masuk(situasi.orang_luar()).get(alamat(nama, pk)).status_code == 404


@pytestmark_db
@pytest.mark.parametrize("banyak", [1, 3])
def test_banyak_query_menyimpang_tetap(saat, banyak, django_assert_num_queries):
    s = situasi.siap(saat, banyak)
    for lowongan in s.lowongan:
        JadwalFactory(seleksi=s.seleksi, lowongan=lowongan, kegiatan="PENETAPAN")
    with django_assert_num_queries(1):
        assert len(jadwal_menyimpang(s.lowongan)) == banyak


def test_setiap_jenis_pengumuman_yang_disusun_dapat_ditandatangani():
    assert "PERUBAHAN_JADWAL" in views_naskah.TINDAKAN_PENGUMUMAN


@pytest.mark.django_db
def test_naskah_yang_tanggalnya_tetap_tidak_disebut_simulasi(saat):
    s = situasi.diumumkan(saat)
    assert list(_naskah(s.seleksi, None, ())) == []
