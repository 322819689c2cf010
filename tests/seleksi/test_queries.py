"""Reads behind the pages: work with a date, links that mend findings, rows of the board."""

import ast
import datetime as dt
from pathlib import Path

import pytest

from panitia.aturan import Hak, Peran
from panitia.queries import hak_pengguna
from peserta.alur import Keadaan
from seleksi.alur import Tahap
from seleksi.izin import Temuan, Tingkat
from seleksi.queries.fakta import fakta_lowongan, kumpulkan
from seleksi.queries.tautan import TAUTAN, tautan
from seleksi.queries.tugas import kotak_masuk, pilah_tugas, tenggat_tahap, tugas_sekretariat
from seleksi.views import papan
from tests.factories.seleksi import LowonganFactory, PengumumanFactory
from tests.seleksi import situasi
from tests.seleksi.halaman import masuk

pytestmark = pytest.mark.django_db
AKAR = Path(__file__).resolve().parents[2]
SEHARI = dt.timedelta(days=1)
# Modules whose findings stand on the page of a vacancy.
SUMBER_TEMUAN = (
    *(f"seleksi/aturan/{berkas.name}" for berkas in (AKAR / "seleksi/aturan").glob("*.py")),
    *("seleksi/wewenang/tahap.py", "seleksi/wewenang/penetapan.py"),
    *("penilaian/queries/gerbang.py", "panitia/aturan.py", "panitia/queries.py"),
)
# wewenang/tahap.py puts its own finding, which knows the draft, in the place of this one.
DIGANTI = {"umumkan_hasil_tahap"}


# --- Tautan --------------------------------------------------------------------------------------
def kata_tindakan(berkas):
    """Every constant given as ``tindakan`` to a Temuan in one module."""
    for simpul in ast.walk(ast.parse((AKAR / berkas).read_text(encoding="utf-8"))):
        if isinstance(simpul, ast.Call) and getattr(simpul.func, "id", "") == "Temuan":
            sebutan = [satu.value for satu in simpul.keywords if satu.arg == "tindakan"]
            for satu in [*simpul.args[5:6], *sebutan]:
                if isinstance(satu, ast.Constant) and satu.value:
                    yield satu.value


def test_setiap_tindakan_dalam_temuan_ada_alamatnya():
    dipakai = {kata for berkas in SUMBER_TEMUAN for kata in kata_tindakan(berkas)}
    assert len(dipakai) > 12
    assert dipakai - DIGANTI - set(TAUTAN) == set()


def test_setiap_tautan_menuju_halaman_yang_terbuka_bagi_yang_berhak(saat):
    s = situasi.hasil_administrasi(saat)
    for peran, orang in s.orang.items():
        hak = hak_pengguna(orang, s.seleksi.pk, saat)
        for kunci, satu in tautan(hak, s.seleksi, s.satu).items():
            jawaban = masuk(orang).get(satu["alamat"])
            assert jawaban.status_code in (200, 302), (peran, kunci, satu["alamat"])


def test_tanpa_hak_tidak_ada_tautan(saat):
    s = situasi.siap(saat)
    assert tautan(frozenset(), s.seleksi, s.satu) == {}
    assert "seleksi.ubah_lowongan" not in tautan(frozenset({Hak.KELOLA}), s.seleksi)


# --- Tugas ---------------------------------------------------------------------------------------
def tugas(s, pada, pelaku=None):
    fakta = kumpulkan([s.segar(satu) for satu in s.lowongan], pada)
    return tugas_sekretariat(fakta, pelaku or {}, pada)


@pytest.mark.parametrize(
    "tahap,judul",
    [
        (Tahap.PERSIAPAN, "Terbitkan pengumuman"),
        (Tahap.ADMINISTRASI, "Putuskan perpanjangan seleksi administrasi"),
        (Tahap.ASESMEN, "Umumkan hasil asesmen kompetensi"),
        (Tahap.KOMPETENSI_BIDANG, "Umumkan hasil penulisan makalah"),
        (Tahap.WAWANCARA, "Pleno tiga calon"),
        (Tahap.KESEHATAN, "Catat hasil pemeriksaan kesehatan"),
        (Tahap.PENETAPAN, "Selesaikan penetapan dan pelantikan"),
    ],
)
def test_setiap_tahap_mempunyai_pekerjaan_pada_akhirnya(saat, tahap, judul):
    s = situasi.siap(saat)
    s.lowongan = [LowonganFactory(seleksi=s.seleksi, tahap=tahap, urutan=9)]
    akhir = tenggat_tahap(fakta_lowongan(s.satu, saat))
    for geser, kelompok in ((-1, 2), (0, 1), (1, 0)):
        pada = saat.replace(year=akhir.year, month=akhir.month, day=akhir.day) + geser * SEHARI
        pilah = pilah_tugas(tugas(s, pada), pada)
        assert judul in {satu.judul for satu in pilah[kelompok]}, geser
    jauh = saat.replace(year=akhir.year, month=akhir.month, day=akhir.day) - 8 * SEHARI
    assert judul not in {satu.judul for satu in tugas(s, jauh)}


def test_hasil_administrasi_diumumkan_bila_cukup_yang_memenuhi_syarat(saat):
    s = situasi.siap(saat)
    s.lowongan = [LowonganFactory(seleksi=s.seleksi, tahap=Tahap.ADMINISTRASI, urutan=9)]
    situasi.melamar(s, 3, keadaan="MS")
    akhir = tenggat_tahap(fakta_lowongan(s.satu, saat))
    pada = saat.replace(year=akhir.year, month=akhir.month, day=akhir.day)
    assert "Umumkan hasil seleksi administrasi" in {satu.judul for satu in tugas(s, pada)}


@pytest.mark.parametrize(
    "tahap,judul",
    [
        (Tahap.ADMINISTRASI, "Mulai asesmen"),
        (Tahap.ASESMEN, "Mulai kompetensi bidang"),
        (Tahap.KOMPETENSI_BIDANG, "Mulai wawancara"),
    ],
)
@pytest.mark.parametrize("diumumkan", [False, True])
def test_sesudah_hasil_diumumkan_yang_tersisa_memulai_tahap_berikut(saat, tahap, judul, diumumkan):
    s = situasi.siap(saat)
    s.lowongan = [LowonganFactory(seleksi=s.seleksi, tahap=tahap, urutan=9)]
    situasi.melamar(s, 3, keadaan="MS")
    PengumumanFactory(
        seleksi=s.seleksi, jenis="HASIL_TAHAP", tahap=tahap, diumumkan=diumumkan, lowongan=[s.satu]
    )
    akhir = tenggat_tahap(fakta_lowongan(s.satu, saat))
    pada = saat.replace(year=akhir.year, month=akhir.month, day=akhir.day)
    semua = {satu.judul for satu in tugas(s, pada)}
    assert (judul in semua) is diumumkan
    assert any(satu.startswith("Umumkan hasil") for satu in semua) is not diumumkan


def test_pekerjaan_yang_sama_disebut_sekali_dengan_banyak_lowongan(saat):
    s = situasi.diumumkan(saat, 3)
    (media,) = [satu for satu in tugas(s, saat) if satu.judul == "Unggah bukti tayang media"]
    assert media.ket == f"3 lowongan, {s.seleksi}"
    pelaku = {satu.pk: "Ketua Pansel" for satu in s.lowongan}
    akhir = tugas(s, s.satu.batas_lamaran + SEHARI, pelaku)
    (panjang,) = [satu for satu in akhir if satu.judul == "Putuskan perpanjangan pendaftaran"]
    assert panjang.ket.endswith("· Ketua Pansel")


def test_kegiatan_yang_akan_dimulai_disebut_sepekan_sebelumnya(saat):
    s = situasi.siap(saat)
    mulai = s.seleksi.jadwal.get(kegiatan="ASESMEN").tanggal_mulai
    for jarak, ada in ((8, False), (7, True), (1, True), (0, False)):
        pada = saat.replace(year=mulai.year, month=mulai.month, day=mulai.day) - jarak * SEHARI
        assert ("Asesmen kompetensi dimulai" in {satu.judul for satu in tugas(s, pada)}) == ada


def test_kotak_masuk_kosong_tanpa_yang_menunggu(saat):
    s = situasi.siap(saat)
    assert kotak_masuk(s.sekretariat, kumpulkan([s.satu], saat), saat) == []


def test_kotak_masuk_menghitung(saat):
    s = situasi.diumumkan(saat)
    situasi.melamar(s, 2)
    situasi.melamar(s, 1, Keadaan.DRAF)
    isi = kotak_masuk(s.sekretariat, kumpulkan([s.satu], saat), saat)
    assert [(satu.jumlah, satu.judul, satu.ket) for satu in isi] == [(2, "Lamaran baru", str(s.satu))]
    # A verifier is not told of papers that somebody else keeps.
    s = situasi.disusun(saat)
    assert [satu.judul for satu in kotak_masuk(s.sekretariat, {}, saat)] == ["Naskah menunggu tanda tangan"]
    assert kotak_masuk(s.orang[Peran.VERIFIKATOR], {}, saat) == []


# --- Papan ---------------------------------------------------------------------------------------
def satu_temuan(tingkat, pesan="Satu hal. Selebihnya."):
    return Temuan("X-1", "Pasal 1", pesan, tingkat, "Ketua Pansel")


def test_papan_menyebut_paling_banyak_dua_halangan(saat):
    s = situasi.siap(saat)
    fakta = fakta_lowongan(s.satu, saat)
    tertahan = [satu_temuan(Tingkat.BLOK)] * 4 + [satu_temuan(Tingkat.MENUNGGU)]
    baris = papan.baris_papan(fakta, tertahan)
    assert [satu["pesan"] for satu in baris["halangan"]] == ["Satu hal."] * 2
    assert baris["halangan"][1]["sampai"] == "dan 2 hal lain"
    assert papan.baris_papan(fakta, [satu_temuan(Tingkat.MENUNGGU)])["lancar"] == "Satu hal."
    assert papan.baris_papan(fakta, [])["lancar"] == "Siap masuk tahap berikutnya."


def test_sebutan_temuan_hanya_menyebut_yang_ada():
    assert papan.sebutan_temuan([]) == ""
    semua = [satu_temuan(tingkat) for tingkat in Tingkat]
    assert papan.sebutan_temuan(semua) == "2 menahan, 1 peringatan, 1 menunggu waktu, 1 terpenuhi"


@pytest.mark.parametrize(
    "geser,sisa",
    [
        (-3, "3 hari lagi"),
        (0, "hari terakhir"),
        (1, "terlambat 1 hari kerja"),
        (5, "terlambat 4 hari kerja"),
        (7, "terlambat 5 hari kerja"),
    ],
)
def test_sisa_tahap(saat, geser, sisa):
    s = situasi.siap(saat)
    fakta = fakta_lowongan(s.satu, saat + geser * SEHARI)
    assert papan.sisa_tahap(fakta).replace("\xa0", " ") == sisa


def test_rel_menandai_tahap_yang_lambat_tertahan_dan_lancar(saat):
    s = situasi.siap(saat)
    fakta = fakta_lowongan(s.satu, saat)
    keadaan = [satu["keadaan"] for satu in papan.rel(fakta, [])]
    assert keadaan == ["kini", *["nanti"] * 7]
    assert papan.rel(fakta, [satu_temuan(Tingkat.BLOK)])[0]["keadaan"] == "tertahan"
    assert papan.rel(fakta_lowongan(s.satu, saat + SEHARI), [])[0]["keadaan"] == "lambat"
    assert papan.rel(fakta, [], rinci=True)[1]["ket"]


def test_gantt_menutup_pengumuman_pada_batasnya(saat):
    s = situasi.ditutup(saat)
    kini = s.lain["tutup"] + 2 * SEHARI
    baris = {satu["nama"]: satu for satu in papan.baris_gantt(fakta_lowongan(s.satu, kini))}
    assert len(baris) == 8
    umum = next(satu for nama, satu in baris.items() if "engumuman" in nama)
    assert (umum["nyata_mulai"], umum["nyata_selesai"]) == (s.hari, s.hari + 14 * SEHARI)
    kini_ = [satu for satu in baris.values() if satu["kini"]]
    assert [(satu["nyata_mulai"], satu["nyata_selesai"]) for satu in kini_] == [(s.hari + 15 * SEHARI, None)]
