"""Tracing and the five aspects, without a database."""

import dataclasses
import datetime as dt

import pytest

from penilaian import aturan
from penilaian.aturan import IsiCatatan, IsiTelusur

HARI = dt.date(2026, 11, 23)


def catatan(sumber: str, nomor: int = 1, **ubah) -> IsiCatatan:
    return dataclasses.replace(IsiCatatan(str(nomor), sumber, "", HARI, "Bekerja jujur dan tertib."), **ubah)


LENGKAP = IsiTelusur(
    "Tidak ada yang mencurigakan.",
    "",
    tuple(catatan(sumber, n) for n, sumber in enumerate(("ATASAN", "REKAN", "BAWAHAN"))),
)


# --- Lima aspek -----------------------------------------------------------------------------------
JABATAN = {
    "nama_jabatan": "Kepala Bidang Data",
    "jenis_jabatan": "Administrator",
    "instansi": "Kabupaten Contoh Raya",
    "tanggal_mulai": "2019-03-01",
    "tanggal_selesai": "",
    "terkait": True,
}
SEBUTAN = {"sebutan": "Sesuatu", "keterangan": "", "waktu": "2020"}


def test_lima_aspek_berurut_dan_memuat_setiap_jenis_baris():
    profil = {
        "riwayat": [JABATAN, JABATAN | {"tanggal_selesai": "2021-01-31", "terkait": False}],
        "catatan": {
            jenis: [SEBUTAN | {"sebutan": jenis}]
            for jenis in ("pangkat", "pendidikan", "diklat", "penghargaan", "skp", "hukuman-disiplin")
        },
    }
    hasil = aturan.lima_aspek(profil)
    assert [satu.kode for satu in hasil] == ["JABATAN", "PENDIDIKAN", "DIKLAT", "PRESTASI", "INTEGRITAS"]
    baris = {satu.kode: [b.sebutan for b in satu.baris] for satu in hasil}
    assert baris["JABATAN"] == ["Kepala Bidang Data", "Kepala Bidang Data", "pangkat"]
    assert baris["PRESTASI"] == ["penghargaan", "skp"]
    assert baris["INTEGRITAS"] == ["hukuman-disiplin"]
    jabatan = hasil[0].baris
    assert [satu.waktu for satu in jabatan[:2]] == ["2019–kini", "2019–2021"]
    assert "terkait menurut pelamar" in jabatan[0].keterangan
    assert "terkait" not in jabatan[1].keterangan


def test_profil_lama_tanpa_rincian_tetap_lima_aspek():
    hasil = aturan.lima_aspek({})
    assert len(hasil) == 5
    assert all(not satu.baris and satu.kosong for satu in hasil)


# --- Penugasan ------------------------------------------------------------------------------------
PENUGASAN = {"berperan": True, "peserta": {1, 2}, "dipilih": [1], "sudah": [], "sendiri": False}


@pytest.mark.parametrize(
    ("ubah", "kata"),
    [
        ({}, ""),
        ({"berperan": False}, "memegang peran penelusur"),
        ({"dipilih": []}, "sedikitnya seorang peserta"),
        ({"dipilih": [3]}, "hanya peserta yang memenuhi syarat"),
        ({"sudah": ["Aruna", "Bimo"]}, "Aruna dan Bimo"),
        ({"sendiri": True}, "dirinya sendiri"),
    ],
)
def test_penugasan_telusur(ubah, kata):
    temuan = aturan.penugasan_telusur(**(PENUGASAN | ubah))
    assert [satu.kode for satu in temuan] == (["B-2"] if kata else [])
    assert all(kata in satu.pesan for satu in temuan)


@pytest.mark.parametrize(
    ("mulai", "batas", "boleh"),
    [
        (HARI, HARI, True),
        (HARI, HARI - dt.timedelta(1), False),
        (HARI - dt.timedelta(9), HARI, True),
        (HARI - dt.timedelta(9), HARI - dt.timedelta(1), False),
    ],
)
def test_masa_telusur(mulai, batas, boleh):
    assert (not aturan.masa_telusur(mulai, batas, HARI)) is boleh


@pytest.mark.parametrize(
    ("serah", "henti", "kata"),
    [(False, False, ""), (True, False, "disegel"), (False, True, "dihentikan"), (True, True, "dihentikan")],
)
def test_telusur_terbuka(serah, henti, kata):
    temuan = aturan.telusur_terbuka(diserahkan=serah, dihentikan=henti)
    assert kata in "".join(satu.pesan for satu in temuan)
    assert bool(temuan) is bool(kata)


def test_banyak_catatan_dan_bukti_dibatasi():
    assert not aturan.banyak_catatan(aturan.CATATAN_MAKS)
    assert aturan.banyak_catatan(aturan.CATATAN_MAKS + 1)
    assert not aturan.banyak_bukti_telusur(aturan.BUKTI_TELUSUR_MAKS - 1)
    assert aturan.banyak_bukti_telusur(aturan.BUKTI_TELUSUR_MAKS)


@pytest.mark.parametrize(
    ("ubah", "kata"),
    [
        ({}, []),
        ({"kesimpulan": ""}, ["kesimpulan"]),
        ({"catatan": ()}, ["sedikitnya satu sumber"]),
        ({"catatan": LENGKAP.catatan[:2]}, ["Belum ada sumber bawahan"]),
        ({"catatan": LENGKAP.catatan[:1]}, ["rekan sejawat dan bawahan"]),
        ({"catatan": LENGKAP.catatan[:1], "alasan_sumber": "Tidak mempunyai bawahan."}, []),
        (
            {"catatan": (*LENGKAP.catatan, catatan("LAIN", isi=""), catatan("", 9))},
            ["pada sumber 4 dan 5"],
        ),
        ({"catatan": (*LENGKAP.catatan, catatan("LAIN", tanggal=None))}, ["pada sumber 4"]),
    ],
)
def test_kelengkapan_telusur(ubah, kata):
    temuan = aturan.kelengkapan_telusur(dataclasses.replace(LENGKAP, **ubah))
    assert len(temuan) == len(kata)
    assert all(k in satu.pesan for k, satu in zip(kata, temuan, strict=True))


def test_alasan_henti_wajib():
    assert aturan.alasan_henti_telusur("")
    assert not aturan.alasan_henti_telusur("Peserta atasan saya.")


@pytest.mark.parametrize(
    ("ubah", "kode"),
    [({}, []), ({"tercatat": False}, ["B-2"]), ({"bebas": False}, ["P-07"]), ({"keperluan": ""}, ["B-2"])],
)
def test_pembacaan_catatan(ubah, kode):
    isi = {"tercatat": True, "bebas": True, "keperluan": "Menilai integritas.", "perihal": "Catatan"}
    assert [satu.kode for satu in aturan.pembacaan_catatan(**(isi | ubah))] == kode


def test_sesudah_dikunci_penelusuran_selesai():
    assert not aturan.sebelum_rekam_jejak_dikunci(False)
    assert aturan.sebelum_rekam_jejak_dikunci(True)


def test_catatan_kosong_dan_lengkap():
    assert IsiCatatan("x").kosong
    assert not IsiCatatan("x", nama_sumber="A").kosong
    assert not IsiCatatan("x", nama_sumber="A").lengkap
    assert catatan("ATASAN").lengkap
