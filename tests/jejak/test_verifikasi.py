"""The stand-alone program: RFC 8032 vectors, bundles whole and broken, and that it needs nothing of ours."""

import datetime as dt
import json
import random
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import connection

from jejak import kunci, titik
from jejak.bukti import baris_bukti
from jejak.catat import catat
from jejak.hapus import hapus_rincian
from jejak.models import POLOS, Jejak, TitikPeriksa
from jejak.rantai import AWAL, hitung_sidik, kanonis
from script import verifikasi
from tests.factories.akun import PenggunaFactory
from tests.factories.jejak import bangun_rantai

PADA = dt.datetime(2026, 11, 23, 2, 0, tzinfo=dt.UTC)
PROGRAM = Path(verifikasi.__file__)

# RFC 8032, section 7.1: public key, message, signature.
RFC_8032 = [
    (
        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
        "",
        "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46b"
        "d25bf5f0595bbe24655141438e7a100b",
    ),
    (
        "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
        "72",
        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c"
        "387b2eaeb4302aeeb00d291612bb0c00",
    ),
    (
        "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
        "af82",
        "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc659"
        "4a7c15e9716ed28dc027beceea1ec40a",
    ),
]


@pytest.mark.parametrize(("publik", "pesan", "tanda"), RFC_8032)
def test_ed25519_menurut_contoh_rfc_8032(publik, pesan, tanda):
    kunci_, isi, sah = bytes.fromhex(publik), bytes.fromhex(pesan), bytes.fromhex(tanda)
    assert verifikasi.tanda_tangan_sah(kunci_, isi, sah)
    assert not verifikasi.tanda_tangan_sah(kunci_, isi + b"x", sah)
    for letak in range(0, 64, 7):
        assert not verifikasi.tanda_tangan_sah(
            kunci_, isi, sah[:letak] + bytes([sah[letak] ^ 1]) + sah[letak + 1 :]
        )
    # A signature with S + L would be a second one over the same message.
    lebih = (int.from_bytes(sah[32:], "little") + verifikasi.L).to_bytes(32, "little")
    assert not verifikasi.tanda_tangan_sah(kunci_, isi, sah[:32] + lebih)
    assert not verifikasi.tanda_tangan_sah(kunci_[:31], isi, sah)
    assert not verifikasi.tanda_tangan_sah(b"\xff" * 32, isi, sah)
    assert not verifikasi.tanda_tangan_sah(kunci_, isi, b"\x01" + b"\x00" * 30 + b"\x80" + sah[32:])


def test_ed25519_sependapat_dengan_pustaka_yang_menandatangani():
    acak = random.Random(8032)
    for _ in range(40):
        milik = kunci.buat_kunci()
        publik, isi = bytes.fromhex(kunci.publik_dari(milik)), acak.randbytes(acak.randint(0, 200))
        tanda = milik.sign(isi)
        assert verifikasi.tanda_tangan_sah(publik, isi, tanda)
        rusak = bytearray(tanda)
        rusak[acak.randrange(64)] ^= 1 << acak.randrange(8)
        assert verifikasi.tanda_tangan_sah(publik, isi, bytes(rusak)) is kunci.sah(
            publik.hex(), bytes(rusak).hex(), isi
        )


@pytest.fixture
def publik(db):
    return kunci.simpan_kunci(kunci.buat_kunci())


@pytest.fixture
def bukti(publik, tmp_path):
    """A function that writes the bundle of selection 7 as it stands now."""
    for _ in range(3):
        bangun_rantai(4)
        titik.buat(sebab=titik.PER_JAM)

    def tulis(lengkap: bool = False) -> Path:
        berkas = tmp_path / "bukti.jsonl"
        isi = b"".join(baris_bukti(seleksi_id=7, nama="Seleksi Uji", lengkap=lengkap, pada=PADA))
        berkas.write_bytes(isi)
        return berkas

    return tulis


def jalankan(sql: str) -> None:
    with connection.cursor() as kursor:
        kursor.execute(sql)


def periksa(capsys, *kata: str) -> tuple[int, str]:
    kode = verifikasi.utama([str(satu) for satu in kata])
    return kode, capsys.readouterr().out


def test_bukti_utuh_dinyatakan_cocok(bukti, publik, capsys):
    kode, keluar = periksa(capsys, bukti(), "--kunci", publik)
    assert (kode, keluar.splitlines()[-1]) == (0, "COCOK.")
    assert "12 baris jejak tersambung" in keluar
    assert "3 titik periksa." in keluar
    assert "PERHATIAN" not in keluar


def test_bukti_menutup_rincian_dan_seleksi_lain(bukti):
    """Only what the list opens is open; of other selections there is a digest and nothing else."""
    baris = [json.loads(satu) for satu in bukti().read_text().splitlines()]
    milik = [satu for satu in baris if satu["jenis"] == "jejak"]
    assert {tuple(satu["bukaan"]) for satu in milik} == {(), ("@pelaku",)}
    assert [sorted(satu) for satu in baris if satu["jenis"] == "lain"] == [["isi", "jenis", "tinggi"]] * 4
    assert "Alasan ke-" not in bukti().read_text()
    lengkap = [json.loads(satu) for satu in bukti(lengkap=True).read_text().splitlines()]
    assert {tuple(satu["bukaan"]) for satu in lengkap if satu["jenis"] == "jejak"} == {
        ("@pelaku", "alasan", "daftar", "ke")
    }


def test_tanpa_kunci_sendiri_program_memperingatkan(bukti, capsys):
    kode, keluar = periksa(capsys, bukti())
    assert kode == 0
    assert "kunci publik diambil dari berkas ini sendiri" in keluar


def test_tanpa_titik_periksa_program_memperingatkan(db, tmp_path, capsys):
    bangun_rantai(2)
    berkas = tmp_path / "b.jsonl"
    berkas.write_bytes(b"".join(baris_bukti(seleksi_id=7, nama="x", lengkap=True, pada=PADA)))
    kode, keluar = periksa(capsys, berkas)
    assert kode == 0
    assert "tanpa titik periksa" in keluar


def test_kunci_orang_lain_tidak_membenarkan(bukti, capsys):
    lain = kunci.publik_dari(kunci.buat_kunci())
    kode, keluar = periksa(capsys, bukti(), "--kunci", lain)
    assert kode == 1
    assert keluar.count("yang tidak dikenal") == 3


def test_kunci_yang_diserahterimakan_dikenal_dari_yang_lama(bukti, publik, capsys):
    titik.ganti_kunci()
    titik.buat(sebab=titik.PER_JAM)
    kode, keluar = periksa(capsys, bukti(), "--kunci", publik)
    assert (kode, "5 titik periksa." in keluar) == (0, True)


@pytest.mark.lambat
def test_setiap_baris_berkas_yang_diubah_dibuang_atau_ditukar_ketahuan(bukti, publik, tmp_path, capsys):
    """T28: whatever is done to the file after it left the house."""
    acak = random.Random(28)
    asli = bukti(lengkap=True).read_text().splitlines()
    berkas = tmp_path / "palsu.jsonl"
    for _ in range(150):
        baris, cara = list(asli), acak.choice(["huruf", "buang", "tukar", "ganda", "ekor"])
        letak = acak.randrange(1, len(baris))
        if cara == "huruf":
            tempat = acak.randrange(len(baris[letak]))
            baru = acak.choice("0123456789abcdef")
            if baris[letak][tempat] == baru:
                continue
            baris[letak] = baris[letak][:tempat] + baru + baris[letak][tempat + 1 :]
        elif cara == "buang":
            del baris[letak]
        elif cara == "tukar":
            lain = acak.choice([n for n in range(1, len(baris)) if n != letak])
            baris[letak], baris[lain] = baris[lain], baris[letak]
        elif cara == "ganda":
            baris.insert(letak, baris[letak])
        else:
            baris = [satu for satu in baris if json.loads(satu).get("tinggi", 0) < 10]
        if cara == "buang" and letak == len(asli) - 1:
            continue  # the newest checkpoint alone: what its witness is for
        berkas.write_text("\n".join(baris))
        kode, keluar = periksa(capsys, berkas, "--kunci", publik)
        assert kode == 1, (cara, letak, keluar)


def test_titik_periksa_dari_saksi_dibandingkan(bukti, publik, tmp_path, capsys):
    """From a mail whose program broke the line, or from the JSON of the public page."""
    saksi = tmp_path / "saksi.json"
    satu, _, tiga = TitikPeriksa.objects.order_by("nomor")
    surat = kanonis(titik.sebagai_json(tiga)).decode()
    saksi.write_text("\r\n ".join(surat[n : n + 60] for n in range(0, len(surat), 60)))
    kode, keluar = periksa(capsys, bukti(), "--kunci", publik, "--titik", saksi)
    assert kode == 0
    assert "Titik periksa saksi nomor 3 sama" in keluar
    lama = bukti().read_bytes()
    bangun_rantai(1)
    empat = titik.buat(sebab=titik.PER_JAM)
    saksi.write_text(json.dumps({"titik": [titik.sebagai_json(satu), titik.sebagai_json(empat)]}))
    berkas = tmp_path / "lama.jsonl"
    berkas.write_bytes(lama)
    kode, keluar = periksa(capsys, berkas, "--kunci", publik, "--titik", saksi)
    assert kode == 1
    assert "nomor 4: lebih baru dari berkas ini" in keluar


def test_rantai_yang_ditulis_ulang_kalah_dari_titik_periksa_saksi(bukti, publik, tmp_path, capsys):
    """T24 for the expert: a perfect forgery inside, one mail outside."""
    saksi = tmp_path / "saksi.json"
    saksi.write_text(json.dumps([titik.sebagai_json(satu) for satu in TitikPeriksa.objects.all()]))
    jalankan("SET CONSTRAINTS ALL IMMEDIATE")
    jalankan("SET LOCAL session_replication_role = replica")
    for perintah in ("DELETE FROM jejak_jejak", "DELETE FROM jejak_titikperiksa"):
        jalankan(perintah)
    bangun_rantai(12)
    assert periksa(capsys, bukti(), "--kunci", publik)[0] == 0
    kode, keluar = periksa(capsys, bukti(), "--kunci", publik, "--titik", saksi)
    assert kode == 1
    assert "sidik jejak nomor 12 berbeda dengan yang ditandatangani" in keluar


def test_rincian_yang_dihapus_tidak_merusak_bukti(bukti, publik, capsys):
    hapus_rincian(jejak=Jejak.objects.filter(tinggi=4), kunci=["alasan"], dasar="UU", oleh=None, pada=PADA)
    kode, keluar = periksa(capsys, bukti(lengkap=True), "--kunci", publik)
    assert kode == 0
    assert "1 tertutup" in keluar


def test_baris_ragam_lama_dibuka_atau_disebut_tertutup(publik, tmp_path, capsys):
    lama = Jejak(
        tinggi=1,
        peristiwa="uji.lama",
        pelaku_nama="Sistem",
        objek_tipe="a.b",
        objek_id="1",
        seleksi_id=7,
        pada=PADA,
        rincian={"b": "ä", "a": 1},
        ragam=POLOS,
        sidik_sebelumnya=AWAL,
    )
    lama.sidik = hitung_sidik(lama)
    jalankan("SET LOCAL session_replication_role = replica")
    lama.save()
    jalankan("SET LOCAL session_replication_role = origin")
    catat("uji.baru", objek=PenggunaFactory(), oleh=None, pada=PADA)
    titik.buat(sebab=titik.PER_JAM)
    berkas = tmp_path / "b.jsonl"
    for lengkap, kata in ((False, "1 baris lama hanya disebut sidiknya"), (True, "2 baris jejak tersambung")):
        isi = b"".join(baris_bukti(seleksi_id=7, nama="x", lengkap=lengkap, pada=PADA))
        berkas.write_bytes(isi)
        kode, keluar = periksa(capsys, berkas, "--kunci", publik)
        assert (kode, kata in keluar) == (0, True), keluar
    berkas.write_text(berkas.read_text().replace('"rincian":{"a":1', '"rincian":{"a":2'))
    assert periksa(capsys, berkas, "--kunci", publik)[0] == 1
    berkas.write_text(
        berkas.read_text().replace(f'"sidik_sebelumnya":"{AWAL}"', f'"sidik_sebelumnya":"{"1" * 64}"')
    )
    assert "tidak bersambung" in periksa(capsys, berkas, "--kunci", publik)[1]


def test_tanda_kunci_yang_tidak_ada_disebut(bukti, publik, capsys):
    kode, keluar = periksa(capsys, bukti(), "--kunci", publik, "--tanda", "AAAA-BBBB-CCCC-DDDD")
    assert kode == 1
    assert "Tanda kunci AAAA-BBBB-CCCC-DDDD: tidak ada" in keluar


@pytest.mark.parametrize(
    ("isi", "pesan"),
    [
        ("", "bukan bukti"),
        ("{}", "KeyError"),
        ("bukan json", "JSONDecodeError"),
        ('{"jenis":"aneh"}', "jenis 'aneh' tidak dikenal"),
        ('{"jenis":"jejak","tinggi":1}', "KeyError"),
        ("[1]", "TypeError"),
    ],
)
def test_berkas_aneh_ditolak_dengan_kata(tmp_path, capsys, isi, pesan):
    berkas = tmp_path / "aneh.jsonl"
    berkas.write_text(isi)
    kode, keluar = periksa(capsys, berkas)
    assert kode == 1
    assert pesan in keluar


def test_berkas_yang_tidak_ada_dan_kunci_yang_salah_ketik(tmp_path, bukti, capsys):
    assert verifikasi.utama([str(tmp_path / "tiada")]) == 2
    assert verifikasi.utama([str(bukti()), "--kunci", "xyz"]) == 2
    assert "Tidak dapat dibaca" in capsys.readouterr().err


def test_program_berjalan_sendiri_di_folder_lain(bukti, publik, tmp_path):
    """T28: isolated Python without site packages, nothing of ours beside it."""
    sendiri = tmp_path / "lain" / "verifikasi.py"
    sendiri.parent.mkdir()
    shutil.copy(PROGRAM, sendiri)
    perintah = [sys.executable, "-I", "-S", str(sendiri), str(bukti()), "--kunci", publik]
    hasil = subprocess.run(perintah, cwd=sendiri.parent, env={}, capture_output=True, text=True, check=False)
    assert (hasil.returncode, hasil.stdout.splitlines()[-1]) == (0, "COCOK."), hasil.stderr
