"""The choice of policies, and the minutes of the preparation meeting: acts and pages."""

from decimal import Decimal

import pytest

from dokumen.models import Naskah
from jejak.models import Jejak
from panitia.aturan import Peran
from seleksi import aturan
from seleksi.actions import persiapan as tindakan
from seleksi.actions.pengumuman import siapkan_pengumuman, umumkan
from seleksi.actions.rapat import siapkan_rapat_persiapan, tanda_tangani_rapat
from seleksi.models import Jadwal, NaskahSeleksi
from seleksi.queries.rapat import BA_PERSIAPAN, berita_acara_persiapan, keadaan_rapat, sidik_persiapan
from tests.conftest import PAGI
from tests.dokumen.bentuk import assert_sebentuk
from tests.seleksi import situasi
from tests.seleksi.halaman import alamat, masuk, pohon, teks
from tests.seleksi.penolakan import HARI, ditolak

pytestmark = pytest.mark.django_db


def pilih(s, alasan="Diputus rapat.", **pilihan):
    hasil = tindakan.atur_kebijakan(
        seleksi=s.seleksi, pilihan=pilihan, alasan=alasan, oleh=s.sekretariat, pada=s.saat
    )
    s.seleksi.refresh_from_db()
    return hasil


def susun(s, pada=None, **ubah):
    isian = {"tanggal": s.hari, "tempat": "Aula BKPSDM", "oleh": s.sekretariat, "pada": pada or s.saat}
    return siapkan_rapat_persiapan(seleksi=s.seleksi, **(isian | ubah))


def tanda_tangan(s, acara, pada=None):
    return tanda_tangani_rapat(milik=acara.milik_seleksi, oleh=s.ketua, pada=pada or s.saat)


# --- Kebijakan -----------------------------------------------------------------------------------
def test_kebijakan_dipilih_dengan_pertimbangan_dan_berjejak(saat):
    s = situasi.kosong(saat)
    pilih(s, kuota_perpanjangan="BERSAMA", kuorum_pleno=3, ambang={"AKHIR": "68"})
    kini = s.seleksi.aturan_main.kebijakan
    assert (kini.kuota_perpanjangan, kini.kuorum_pleno) == ("BERSAMA", 3)
    assert kini.pertimbangan == "Diputus rapat."
    jejak = Jejak.objects.order_by("tinggi").last()
    assert jejak.peristiwa == "kebijakan.diatur"
    assert jejak.rincian == {
        "dari": {"kuota_perpanjangan": "Terpisah", "ambang": "Tanpa nilai batas."},
        "isi": {"kuota_perpanjangan": "Bersama", "ambang": "nilai akhir 68"},
        "alasan": "Diputus rapat.",
    }


def test_menyimpang_tanpa_pertimbangan_ditolak(saat):
    s = situasi.kosong(saat)
    isian = {"seleksi": s.seleksi, "oleh": s.sekretariat, "pada": saat}
    kode, alasan = ditolak(tindakan.atur_kebijakan, pilihan={"hitung": "EKSKLUSIF"}, alasan=" ", **isian)
    assert kode == {"P-10"}
    assert "Tulis pertimbangan: Cara menghitung hari" in alasan
    assert tindakan.atur_kebijakan(pilihan={"hitung": "INKLUSIF"}, alasan="", **isian)
    assert tindakan.atur_kebijakan(pilihan={"hitung": "EKSKLUSIF"}, alasan="Hati-hati.", **isian)


def test_pilihan_yang_tidak_ada_ditolak(saat):
    s = situasi.kosong(saat)
    isian = {"seleksi": s.seleksi, "alasan": "X", "oleh": s.sekretariat, "pada": saat}
    kode, alasan = ditolak(tindakan.atur_kebijakan, pilihan={"tidak_hadir": "LUPA", "cuaca": 1}, **isian)
    assert kode == {"P-10"}
    assert "Peserta tidak hadir: pilih" in alasan
    assert "cuaca tidak dikenal" in alasan


def test_melarang_normalisasi_ditolak_selama_bobot_tidak_berjumlah_100(saat):
    s = situasi.kosong(saat)
    pilih(s, normalisasi_bobot="PLENO")
    bobot = {satu.kode: satu.bobot for satu in s.seleksi.aturan_main.metode} | {"MAKALAH": Decimal(15)}
    siapa = {"oleh": s.sekretariat, "pada": saat}
    tindakan.atur_bobot(seleksi=s.seleksi, bobot=bobot, **siapa)
    pilihan = {"normalisasi_bobot": "DILARANG"}
    kode, _ = ditolak(tindakan.atur_kebijakan, seleksi=s.seleksi, pilihan=pilihan, alasan="", **siapa)
    assert kode == {"B-8"}
    tindakan.atur_bobot(seleksi=s.seleksi, bobot=bobot | {"MAKALAH": Decimal(20)}, **siapa)
    assert tindakan.atur_kebijakan(seleksi=s.seleksi, pilihan=pilihan, alasan="", **siapa)


def test_kebijakan_tidak_berubah_setelah_diumumkan(saat):
    s = situasi.diumumkan(saat)
    isian = {"seleksi": s.seleksi, "alasan": "X", "oleh": s.ketua, "pada": saat}
    assert ditolak(tindakan.atur_kebijakan, pilihan={"kuorum_pleno": 4}, **isian)[0] == {"P-10"}


# --- Berita acara --------------------------------------------------------------------------------
def test_berita_acara_memuat_yang_diatur_dan_ditandatangani_ketua(saat):
    s = situasi.siap(saat)
    pilih(s, urutan_seri=["WAWANCARA"])
    acara = susun(s)
    assert (acara.templat, acara.kelas, acara.keadaan) == (BA_PERSIAPAN, "T", Naskah.Keadaan.KONSEP)
    html = assert_sebentuk("berita_acara_persiapan", acara.isi)
    assert "wawancara akhir, lalu pleno" in html
    assert "Diputus rapat." in html
    assert len(acara.isi["pansel"]) == 5
    assert [satu["lain"] for satu in acara.isi["kebijakan"][0]["butir"]].count(True) == 1
    keadaan, _ = keadaan_rapat([s.seleksi])[s.seleksi.pk]
    assert (keadaan.disusun, keadaan.nomor, keadaan.sesuai) == (True, "", True)
    terbit = tanda_tangan(s, acara)
    assert terbit.nomor
    assert keadaan_rapat([s.seleksi])[s.seleksi.pk][0].nomor == terbit.nomor
    assert ditolak(tanda_tangani_rapat, milik=acara.milik_seleksi, oleh=s.ketua, pada=saat)[0] == {"A-6"}


@pytest.mark.parametrize("apa", ["kebijakan", "bobot", "jadwal"])
def test_yang_diubah_sesudahnya_menahan_tanda_tangan_dan_pengumuman(saat, apa):
    s = situasi.siap(saat)
    acara = susun(s)
    sebelum = sidik_persiapan(s.seleksi, Jadwal.objects.filter(seleksi=s.seleksi))
    if apa == "kebijakan":
        pilih(s, kuota_perpanjangan="BERSAMA")
    elif apa == "bobot":
        s.seleksi.ketentuan = s.seleksi.aturan_main.dengan_bobot({"MAKALAH": Decimal(19)}).jadi_json()
        s.seleksi.save()
    else:
        satu = s.seleksi.jadwal.get(kegiatan="PENETAPAN")
        satu.tanggal_selesai += HARI
        satu.save()
    assert sidik_persiapan(s.seleksi, Jadwal.objects.filter(seleksi=s.seleksi)) != sebelum
    isian = {"milik": acara.milik_seleksi, "oleh": s.ketua, "pada": saat}
    kode, alasan = ditolak(tanda_tangani_rapat, **isian)
    assert kode == {"P-10"}
    assert "susun ulang" in alasan
    (temuan,) = aturan.rapat_persiapan(keadaan_rapat([s.seleksi])[s.seleksi.pk][0])
    assert "berubah sesudah" in temuan.pesan


@pytest.mark.parametrize("peran", [Peran.VERIFIKATOR, Peran.KETUA_PANSEL, Peran.PPK])
def test_berita_acara_disusun_sekretariat_saja(saat, peran):
    s = situasi.siap(saat)
    isian = {"seleksi": s.seleksi, "tanggal": s.hari, "tempat": "Aula", "pada": saat}
    assert ditolak(siapkan_rapat_persiapan, **isian, oleh=s.orang[peran])[0]
    assert siapkan_rapat_persiapan(**isian, oleh=s.orang[Peran.NASKAH])


def test_berita_acara_baru_menggantikan_yang_lama(saat):
    s = situasi.siap(saat, berita_acara=False)
    lama = susun(s)
    baru = susun(s, tempat="Ruang Rapat Bupati")
    lama.refresh_from_db()
    assert lama.keadaan == Naskah.Keadaan.DICABUT
    assert berita_acara_persiapan(s.seleksi) == baru
    assert ditolak(tanda_tangani_rapat, milik=lama.milik_seleksi, oleh=s.ketua, pada=saat)[0] >= {"P-10"}
    assert tanda_tangan(s, baru)


def test_rapat_yang_belum_berlangsung_atau_jadwal_kosong_ditolak(saat):
    s = situasi.siap(saat)
    isian = {"seleksi": s.seleksi, "tempat": "Aula", "oleh": s.sekretariat, "pada": saat}
    _, alasan = ditolak(siapkan_rapat_persiapan, tanggal=s.hari + HARI, **isian)
    assert "belum berlangsung" in alasan
    s.seleksi.jadwal.all().delete()
    _, alasan = ditolak(siapkan_rapat_persiapan, tanggal=s.hari, **isian)
    assert "Jadwal belum lengkap" in alasan


def test_setelah_diumumkan_berita_acara_tidak_lagi_disusun_atau_ditandatangani(saat):
    s = situasi.siap(saat)
    acara = susun(s)
    s.seleksi.dibekukan_pada = saat
    s.seleksi.save()
    milik = NaskahSeleksi.objects.get(naskah=acara)
    assert ditolak(tanda_tangani_rapat, milik=milik, oleh=s.ketua, pada=saat)[0] == {"P-10"}
    isian = {"tanggal": s.hari, "tempat": "Aula", "oleh": s.sekretariat, "pada": saat}
    assert ditolak(siapkan_rapat_persiapan, seleksi=s.seleksi, **isian)[0] == {"P-10"}


def test_seleksi_tanpa_berita_acara_belum_diumumkan(saat):
    s = situasi.siap(saat, berita_acara=False)
    assert berita_acara_persiapan(s.seleksi) is None
    assert keadaan_rapat([]) == {}
    konsep = siapkan_pengumuman(
        seleksi=s.seleksi,
        lowongan=s.lowongan,
        penutupan=s.hari + 14 * HARI,
        oleh=s.sekretariat,
        pada=saat,
    )
    umumkan_kini = {"pengumuman": konsep, "oleh": s.ketua, "pada": saat}
    kode, alasan = ditolak(umumkan, **umumkan_kini)
    assert kode == {"P-10"}
    assert "belum disusun" in alasan
    acara = susun(s)
    assert "belum ditandatangani Ketua Pansel" in ditolak(umumkan, **umumkan_kini)[1]
    tanda_tangan(s, acara)
    assert umumkan(**umumkan_kini).diumumkan_pada == saat


# --- Halaman -------------------------------------------------------------------------------------
def isian_halaman(jawaban):
    """What the form holds, as a browser would send it back."""
    hasil = {}
    for satu in pohon(jawaban).xpath("//main//*[self::input[@name] or self::select or self::textarea]"):
        jenis = satu.get("type")
        if jenis == "radio" and satu.get("checked") is None:
            continue
        hasil[satu.get("name")] = satu.value or ""
    return hasil


def test_halaman_kebijakan_menjelaskan_menyimpan_dan_menyebut_yang_berbeda(saat):
    s = situasi.siap(saat)
    klien = masuk(s.sekretariat)
    jalan = alamat("kebijakan", s.seleksi.pk)
    halaman = klien.get(jalan)
    kata = teks(halaman)
    for butir in aturan.KEBIJAKAN.values():
        assert butir.celah in kata
        for satu in butir.pilihan:
            assert satu.akibat in kata
    isi = isian_halaman(halaman)
    assert klien.post(jalan, isi).status_code == 302
    assert "Berbeda dari bawaan" not in teks(klien.get(jalan))
    lain = isi | {"calon_berkurang": "NAIKKAN", "seri_1": "WAWANCARA", "ambang_AKHIR": "67,5"}
    assert "Tulis pertimbangan" in teks(klien.post(jalan, lain), 422)
    assert klien.post(jalan, lain | {"alasan": "Disepakati."}).status_code == 302
    s.seleksi.refresh_from_db()
    kini = s.seleksi.aturan_main.kebijakan
    assert (kini.calon_berkurang, kini.urutan_seri) == ("NAIKKAN", ("WAWANCARA",))
    assert "Berbeda dari bawaan: Tangga nilai sama, Nilai batas, Calon berkurang" in teks(klien.get(jalan))


def test_isian_yang_keliru_tidak_hilang(saat):
    s = situasi.siap(saat)
    klien = masuk(s.sekretariat)
    jalan = alamat("kebijakan", s.seleksi.pk)
    isi = isian_halaman(klien.get(jalan)) | {"kuorum_pleno": "40", "alasan": "Sedang ditulis."}
    kata = teks(klien.post(jalan, isi), 422)
    assert "Kuorum pleno" in kata
    assert "Sedang ditulis." in kata


def test_halaman_kebijakan_beku_hanya_dapat_dibaca(saat):
    s = situasi.siap(saat)
    pilih(s, tidak_hadir="SUSULAN")
    s.seleksi.dibekukan_pada = saat
    s.seleksi.save()
    jawaban = masuk(s.ketua).get(alamat("kebijakan", s.seleksi.pk))
    assert "Satu kali susulan (berbeda dari bawaan)" in teks(jawaban)
    assert "Pertimbangan rapat: Diputus rapat." in teks(jawaban)
    assert not pohon(jawaban).xpath("//main//form")
    assert masuk(situasi.orang_luar()).get(alamat("kebijakan", s.seleksi.pk)).status_code == 404


def test_halaman_rapat_menyusun_dan_ketua_menandatangani(saat):
    s = situasi.siap(saat, berita_acara=False)
    klien = masuk(s.orang[Peran.NASKAH])
    jalan = alamat("rapat", s.seleksi.pk)
    assert "Berita Acara Rapat Persiapan belum disusun" in teks(klien.get(jalan))
    besok = (s.hari + HARI).isoformat()
    kata = teks(klien.post(jalan, {"tanggal": besok, "tempat": "Aula Utama"}), 422)
    assert "belum berlangsung" in kata
    assert klien.post(jalan, {"tanggal": "", "tempat": ""}).status_code == 422
    kirim = {"tanggal": s.hari.isoformat(), "tempat": "Aula Utama"}
    assert klien.post(jalan, kirim).status_code == 302
    assert "belum ditandatangani Ketua Pansel" in teks(klien.get(jalan))
    acara = Naskah.objects.get(templat=BA_PERSIAPAN)
    ketua = masuk(s.ketua)
    tujuan = alamat("tandatangani", acara.pk)
    assert "jadwal, bobot, dan kebijakan tercatat" in teks(ketua.get(tujuan))
    assert ketua.post(tujuan).status_code == 302
    acara.refresh_from_db()
    assert acara.keadaan == Naskah.Keadaan.TERBIT
    assert f"Nomor {acara.nomor}" in teks(klien.get(jalan))
    assert acara.tanggal == PAGI.date()
