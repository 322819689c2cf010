"""Procedures as data: the four of their sources, and what a broken template is told."""

from collections.abc import Callable
from pathlib import Path

import pytest

from seleksi import sop
from seleksi.alur import TAHAP_BERJALAN
from seleksi.apps import pastikan_profil, periksa_prosedur

UTUH = """
[prosedur]
nama = "Seleksi kami"
instansi = "BKPSDM Kabupaten Contoh Raya"
sumber = "SOP 1/2026"
berlaku_sejak = 2026-01-01

[pelaksana]
KETUA = "Ketua Sekretariat"
PANSEL = "Panitia Seleksi"

[[langkah]]
nomor = 1
kegiatan = "Menyusun konsep"
pelaksana = ["KETUA"]
kelengkapan = "Agenda"
waktu = { jumlah = 2, satuan = "hari kerja" }
output = "Konsep"

[[langkah]]
nomor = 2
kegiatan = "Memeriksa konsep"
pelaksana = ["PANSEL", "KETUA"]
pelaksana_menurut = "usul"
kembali = { ke = 1, bila = "masih ada kesalahan" }
"""


@pytest.fixture(autouse=True)
def tanpa_tambahan():
    yield
    sop.pakai_folder([])


@pytest.fixture
def tulis(tmp_path: Path) -> Callable[[str], Path]:
    def _tulis(isi: str, nama: str = "kami") -> Path:
        berkas = tmp_path / f"{nama}.toml"
        berkas.write_text(isi, encoding="utf-8")
        return berkas

    return _tulis


def sunting(lama: str, baru: str) -> str:
    assert lama in UTUH
    return UTUH.replace(lama, baru, 1)


# --- Sumber --------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("kode", "banyak", "awal", "akhir"),
    [
        ("jembrana", 27, "Menyampaikan kajian tentang formasi", "Memeriksa dan memaraf Keputusan Bupati"),
        ("ntt_34_2019", 35, "Mengadakan rapat persiapan internal", "Melantik pejabat"),
        (
            "bangkalan_000_8_3_2_2024",
            16,
            "Kepala BKPSDA memerintahkan Kabid",
            "Kepala BKPSDA memeriksa NPKND",
        ),
        ("temanggung_89_2021", 28, "Penetapan jabatan yang lowong", "PNS yang diangkat dan dilantik"),
    ],
)
def test_setiap_prosedur_memuat_semua_langkah_naskahnya_berurutan(kode, banyak, awal, akhir):
    langkah = sop.prosedur(kode).langkah
    assert [satu.nomor for satu in langkah] == list(range(1, banyak + 1))
    assert langkah[0].kegiatan.startswith(awal)
    assert langkah[-1].kegiatan.startswith(akhir)


def test_waktu_ntt_menurut_naskahnya():
    waktu = {satu.nomor: str(satu.waktu) for satu in sop.prosedur("ntt_34_2019").langkah if satu.waktu}
    assert [waktu[nomor] for nomor in (1, 2, 5, 9, 13, 14, 15, 24, 35)] == [
        *("1 jam", "15 menit", "3 jam", "7 hari", "14 hari kerja", "14 hari kerja", "17 hari kerja"),
        *("10 hari", "3 jam"),
    ]
    assert set(range(1, 36)) - set(waktu) == {33}


def test_jembrana_menyebut_waktu_seluruhnya_saja():
    jembrana = sop.prosedur("jembrana")
    assert " ".join(map(str, jembrana.waktu_baku)) == "44 hari 8 jam 45 menit"
    assert jembrana.disebut == dict.fromkeys(("pelaksana", "kelengkapan", "waktu", "output"), False)


def test_bangkalan_berjalan_di_dalam_asesmen_dan_dapat_kembali():
    bangkalan = sop.prosedur("bangkalan_000_8_3_2_2024")
    assert bangkalan.dalam_tahap == "ASESMEN"
    assert all(satu.pelaksana_disebut for satu in bangkalan.langkah)
    assert [(satu.nomor, satu.kembali.ke) for satu in bangkalan.langkah if satu.kembali] == [
        (15, 14),
        (16, 14),
    ]


def test_pelaksana_yang_tidak_disebut_naskah_tetap_bertanda_usul():
    assert not any(satu.pelaksana_disebut for satu in sop.prosedur("ntt_34_2019").langkah)
    temanggung = {satu.nomor: satu.pelaksana_disebut for satu in sop.prosedur("temanggung_89_2021").langkah}
    assert temanggung[10]
    assert not temanggung[1]


def test_yang_di_dalam_tahap_sesudah_yang_memuat_seluruh_seleksi():
    urut = [bool(satu.dalam_tahap) for satu in sop.daftar_prosedur()]
    assert urut == sorted(urut)
    assert any(urut)


def test_tidak_ada_prosedur_bawaan_yang_cacat():
    assert sop.cacat_prosedur(TAHAP_BERJALAN) == []


# --- Milik daerah --------------------------------------------------------------------------------
def test_daerah_menambah_prosedur_tanpa_menyentuh_kode(tulis):
    sop.pakai_folder([tulis(UTUH).parent])
    kami = sop.prosedur("kami")
    assert [satu.pelaksana for satu in kami.langkah] == [
        ("Ketua Sekretariat",),
        ("Panitia Seleksi", "Ketua Sekretariat"),
    ]
    assert [satu.pelaksana_disebut for satu in kami.langkah] == [True, False]
    assert str(kami.langkah[0].waktu) == "2 hari kerja"
    assert kami.langkah[1].waktu is None


def test_kode_yang_dipakai_dua_kali_ditolak(tulis):
    sop.pakai_folder([tulis(UTUH, "jembrana").parent])
    (cacat,) = sop.cacat_prosedur(TAHAP_BERJALAN)
    assert str(cacat) == "jembrana.toml: (nama berkas): dipakai dua kali."


def test_prosedur_yang_tidak_ada():
    with pytest.raises(KeyError):
        sop.prosedur("tidak-ada")


@pytest.mark.parametrize(
    ("isi", "letak", "alasan"),
    [
        ("nama =", "(seluruh berkas)", "bukan TOML yang sah"),
        (UTUH + "\n[asing]\n", "(seluruh berkas).asing", "kunci tidak dikenal."),
        ('prosedur = "x"', "prosedur", "harus tabel."),
        (sunting('sumber = "SOP 1/2026"\n', ""), "prosedur.sumber", "sumber belum ditulis."),
        (sunting('nama = "Seleksi kami"', "nama = 7"), "prosedur.nama", "harus teks."),
        (sunting("2026-01-01", '"Januari"'), "prosedur.berlaku_sejak", "harus tanggal, misalnya 2026-01-01."),
        (
            sunting("berlaku_sejak", "berlaku_sampai = 2025-12-31\nberlaku_sejak"),
            "prosedur.berlaku_sampai",
            "2025-12-31 mendahului berlaku_sejak 2026-01-01.",
        ),
        (
            sunting("[pelaksana]", "[[keterangan]]\n[pelaksana]"),
            "keterangan ke-1.judul",
            "judul belum ditulis.",
        ),
        (UTUH + '\n[keterangan]\njudul = "x"\n', "keterangan", "harus daftar [[keterangan]]."),
        (UTUH + "\n[waktu_baku]\nabad = 1\n", "waktu_baku.abad", "kunci tidak dikenal."),
        (UTUH + "\n[waktu_baku]\nhari = 0\n", "waktu_baku.hari", "harus bilangan bulat mulai dari 1."),
        (UTUH + "\n[waktu_baku]\nhari = true\n", "waktu_baku.hari", "harus bilangan bulat mulai dari 1."),
        (UTUH.split("[pelaksana]")[0], "pelaksana", "belum ada pelaksana seorang pun."),
        (UTUH.split("[[langkah]]")[0], "langkah", "belum ada [[langkah]] satu pun."),
        (sunting("nomor = 2", "nomor = 1"), "langkah ke-2.nomor", "dua langkah bernomor 1."),
        (sunting("nomor = 2", "nomor = 5"), "langkah ke-2.nomor", "seharusnya 2, tertulis 5."),
        (sunting('pelaksana = ["KETUA"]\n', ""), "langkah ke-1.pelaksana", "langkah ini belum berpelaksana."),
        (sunting('["KETUA"]', '["BUPATI"]'), "langkah ke-1.pelaksana", "BUPATI tidak ada dalam [pelaksana]."),
        (sunting('["KETUA"]', '"KETUA"'), "langkah ke-1.pelaksana", "harus daftar teks."),
        (
            sunting('"usul"', '"kira-kira"'),
            "langkah ke-2.pelaksana_menurut",
            "harus salah satu dari sumber, usul.",
        ),
        (
            sunting('"hari kerja"', '"windu"'),
            "langkah ke-1.waktu.satuan",
            "satuan 'windu' tidak dikenal; pakai menit, jam, hari, hari kerja, minggu, bulan.",
        ),
        (
            sunting("jumlah = 2", "jumlah = -2"),
            "langkah ke-1.waktu.jumlah",
            "harus bilangan bulat mulai dari 1.",
        ),
        (sunting("ke = 1", "ke = 2"), "langkah ke-2.kembali.ke", "langkah 2 tidak mendahului langkah 2."),
        (sunting("ke = 1", "ke = 9"), "langkah ke-2.kembali.ke", "langkah 9 tidak mendahului langkah 2."),
        (
            sunting(', bila = "masih ada kesalahan"', ""),
            "langkah ke-2.kembali.bila",
            "bila belum ditulis.",
        ),
        (
            sunting("berlaku_sejak", 'dalam_tahap = "ARISAN"\nberlaku_sejak'),
            "prosedur.dalam_tahap",
            f"ARISAN bukan tahap seleksi; pakai {', '.join(TAHAP_BERJALAN)}.",
        ),
    ],
)
def test_templat_yang_cacat_ditolak_dengan_letak_dan_alasan(tulis, isi, letak, alasan):
    sop.pakai_folder([tulis(isi).parent])
    (cacat,) = sop.cacat_prosedur(TAHAP_BERJALAN)
    assert (cacat.berkas, cacat.letak) == ("kami.toml", letak)
    assert cacat.alasan.startswith(alasan)


def test_server_tidak_menyala_dengan_prosedur_yang_cacat(tulis):
    sop.pakai_folder([tulis(sunting("nomor = 2", "nomor = 1")).parent])
    (galat,) = periksa_prosedur()
    assert galat.id == "sop.E001"
    with pytest.raises(Exception, match="dua langkah bernomor 1"):
        pastikan_profil()
