"""Checkpoints: what the chain alone cannot see, and what happens to keys."""

import datetime as dt
import json
import stat

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction

from jejak import kunci, titik
from jejak.baca import titik_periksa
from jejak.catat import catat
from jejak.models import Jejak, TitikPeriksa
from jejak.rantai import periksa, sha256
from jejak.tasks import titik_tiap_jam
from tests.factories.akun import PenggunaFactory
from tests.factories.jejak import bangun_rantai

PADA = dt.datetime(2026, 11, 23, 2, 0, tzinfo=dt.UTC)


def jalankan(sql: str, *nilai: object) -> None:
    with connection.cursor() as kursor:
        kursor.execute(sql, nilai or None)


@pytest.fixture
def kunci_ada(db):
    return kunci.simpan_kunci(kunci.buat_kunci())


@pytest.fixture
def bertitik(kunci_ada):
    """Nine rows with a checkpoint after every third; tampering runs without triggers."""
    for _ in range(3):
        bangun_rantai(3)
        titik.buat(sebab=titik.PER_JAM)
    jalankan("SET CONSTRAINTS ALL IMMEDIATE")
    jalankan("SET LOCAL session_replication_role = replica")


def kata() -> list[str]:
    return [str(satu) for satu in titik.periksa_semua()]


def test_tanpa_kunci_tidak_ada_titik_periksa(db):
    assert titik.buat(sebab=titik.PER_JAM) is None
    catat("komponen.dikunci", objek=PenggunaFactory(), oleh=None, pada=PADA)
    assert TitikPeriksa.objects.count() == 0


def test_penguncian_dan_pergantian_tahap_diikuti_titik_periksa(kunci_ada):
    objek = PenggunaFactory()
    for peristiwa in ("uji.biasa", *titik.PEMICU):
        catat(peristiwa, objek=objek, oleh=None, pada=PADA)
    assert list(TitikPeriksa.objects.values_list("sebab", "tinggi")) == [
        (peristiwa, ke) for ke, peristiwa in enumerate(titik.PEMICU, start=2)
    ]
    assert kata() == []


def test_titik_periksa_hidup_dan_batal_bersama_tindakannya(kunci_ada):
    with transaction.atomic():
        catat("komponen.dikunci", objek=PenggunaFactory(), oleh=None, pada=PADA)
        transaction.set_rollback(True)
    assert TitikPeriksa.objects.count() == 0


def test_setiap_jam_pun_tanpa_baris_baru(kunci_ada):
    titik_tiap_jam()
    titik_tiap_jam()
    satu, dua = TitikPeriksa.objects.all()
    assert (satu.tinggi, dua.tinggi, dua.sebelumnya, str(dua)) == (0, 0, satu.sidik, "Titik periksa 2")
    assert kata() == []
    assert [t.nomor for t in titik_periksa()] == [2, 1]


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE jejak_titikperiksa SET tinggi = 1",
        "DELETE FROM jejak_titikperiksa",
        "TRUNCATE jejak_titikperiksa",
    ],
)
def test_basis_data_menolak_mengubah_titik_periksa(kunci_ada, sql):
    titik.buat(sebab=titik.PER_JAM)
    jalankan("ALTER TABLE jejak_titikperiksa ENABLE TRIGGER titik_tolak_kosongkan")
    with pytest.raises(DatabaseError, match="hanya dapat ditambah"), transaction.atomic():
        jalankan(sql)
    assert TitikPeriksa.objects.count() == 1


def test_rantai_utuh_dengan_titik_periksa_tidak_dituduh(bertitik):
    assert kata() == []


def test_ekor_yang_dipotong_ketahuan_dari_titik_periksa(bertitik):
    """T23: the chain itself ends cleanly."""
    jalankan("DELETE FROM jejak_jejak WHERE tinggi > 7")
    assert periksa() == []
    assert kata() == [
        "Titik periksa nomor 3: mencatat 9 baris jejak, sekarang hanya sampai 7: yang terbaru dihapus."
    ]


def test_rantai_yang_ditulis_ulang_seluruhnya_ketahuan_dari_titik_periksa(bertitik):
    """T24: fresh salts and seals throughout; every row fits the next."""
    jalankan("DELETE FROM jejak_jejak")
    bangun_rantai(9)
    assert periksa() == []
    assert [satu.tinggi for satu in titik.periksa_semua()] == [1, 2, 3]
    assert "rantai ditulis ulang" in kata()[0]


def test_titik_periksa_saksi_menangkap_yang_menghapus_rantai_beserta_titiknya(bertitik):
    """Somebody who owns every table still does not own the mailbox of the witness."""
    saksi = titik.sebagai_json(TitikPeriksa.objects.get(nomor=3))
    jalankan("DELETE FROM jejak_jejak WHERE tinggi > 6")
    jalankan("DELETE FROM jejak_titikperiksa WHERE nomor = 3")
    assert kata() == []
    assert [str(satu) for satu in titik.periksa_semua([saksi])] == [
        "Titik periksa saksi nomor 3: tidak ada lagi di basis data.",
        "Titik periksa saksi nomor 3: mencatat 9 baris jejak, sekarang hanya sampai 6: yang terbaru dihapus.",
    ]


def test_titik_periksa_saksi_yang_cocok_dan_yang_tidak(bertitik):
    asli = titik.sebagai_json(TitikPeriksa.objects.get(nomor=2))
    assert titik.periksa_semua([asli]) == []
    (salah,) = titik.periksa_semua([{**asli, "tinggi": 5}])
    assert str(salah) == "Titik periksa saksi nomor 2: tanda tangannya tidak sah."
    (aneh,) = titik.periksa_semua([{"tinggi": "x"}])
    assert "kunci  yang tidak dikenal" in str(aneh)
    jalankan("UPDATE jejak_titikperiksa SET sebab = 'lain' WHERE nomor = 2")
    assert "Titik periksa saksi nomor 2: berbeda dengan yang di basis data." in [
        str(satu) for satu in titik.periksa_semua([asli])
    ]


@pytest.mark.parametrize(
    ("sql", "pesan"),
    [
        ("UPDATE jejak_titikperiksa SET tinggi = 5 WHERE nomor = 2", "nomor 2: tanda tangannya tidak sah."),
        ("UPDATE jejak_titikperiksa SET pada = now() WHERE nomor = 2", "nomor 2: tanda tangannya tidak sah."),
        (
            "UPDATE jejak_titikperiksa SET sidik = repeat('a', 64) WHERE nomor = 2",
            "nomor 2: isinya tidak cocok dengan sidiknya.",
        ),
        (
            "UPDATE jejak_titikperiksa SET sebelumnya = repeat('b', 64) WHERE nomor = 2",
            "nomor 2: tidak bersambung dengan titik periksa sebelumnya.",
        ),
        ("DELETE FROM jejak_titikperiksa WHERE nomor = 2", "nomor 2: hilang sebelum nomor 3."),
        (
            "UPDATE jejak_titikperiksa SET kunci = repeat('0', 16) WHERE nomor = 2",
            "nomor 2: ditandatangani dengan kunci 0000000000000000 yang tidak dikenal.",
        ),
        (
            "UPDATE jejak_titikperiksa SET tinggi = 2 WHERE nomor = 2",
            "nomor 2: tingginya mundur dari 3 ke 2.",
        ),
    ],
)
def test_titik_periksa_yang_diubah_menyebut_apa_yang_salah(bertitik, sql, pesan):
    jalankan(sql)
    assert f"Titik periksa {pesan}" in kata()


def test_titik_periksa_bertanda_tangan_kunci_sendiri_tidak_dipercaya(bertitik):
    """A forger with the database makes a key of his own; its public half does not lie in the folder."""
    palsu = kunci.buat_kunci()
    satu = TitikPeriksa.objects.get(nomor=3)
    satu.tinggi, satu.kunci = 8, kunci.id_kunci(kunci.publik_dari(palsu))
    satu.sidik_jejak = Jejak.objects.get(tinggi=8).sidik
    satu.tanda_tangan = palsu.sign(titik.kanonis(titik.pesan(satu))).hex()
    satu.sidik = sha256(titik.sebagai_json(satu))
    satu.save()
    assert [f"nomor 3: ditandatangani dengan kunci {satu.kunci}" in isi for isi in kata()] == [True]


# --- Kunci ---------------------------------------------------------------------------------------
def test_perintah_membuat_kunci_yang_hanya_terbaca_pemiliknya(db, capsys):
    call_command("buat_kunci_jejak")
    (publik,) = kunci.kunci_publik().values()
    assert publik in capsys.readouterr().out
    assert stat.S_IMODE((kunci.folder() / "aktif.pem").stat().st_mode) == 0o600
    assert TitikPeriksa.objects.get().tinggi == 0
    with pytest.raises(CommandError, match="sudah ada"):
        call_command("buat_kunci_jejak")
    call_command("buat_kunci_jejak", "--bila-belum-ada")
    assert list(kunci.kunci_publik().values()) == [publik]


def test_kunci_diganti_dengan_serah_terima(kunci_ada):
    bangun_rantai(2)
    titik.buat(sebab=titik.PER_JAM)
    call_command("buat_kunci_jejak", "--ganti")
    lama, baru = (kunci.id_kunci(kunci_ada), TitikPeriksa.objects.order_by("nomor").last().kunci)
    assert lama != baru
    assert list(TitikPeriksa.objects.values_list("sebab", "kunci")) == [
        ("jam", lama),
        ("kunci.diganti", lama),
        ("jam", baru),
    ]
    assert set(kunci.kunci_publik()) == {lama, baru}
    assert kata() == []
    # With the old public key alone the handing over proves the new one.
    (kunci.folder() / f"{baru}.pub").unlink()
    assert kata() == []
    (kunci.folder() / f"{lama}.pub").unlink()
    assert len(kata()) == 3


def test_mengganti_kunci_yang_tidak_ada_ditolak(db):
    with pytest.raises(CommandError, match="Tidak ada kunci"):
        call_command("buat_kunci_jejak", "--ganti")


def test_kunci_rusak_membunyikan_catatan_dan_tidak_menahan_tindakan(kunci_ada, caplog):
    (kunci.folder() / "aktif.pem").write_bytes(b"bukan kunci")
    catat("komponen.dikunci", objek=PenggunaFactory(), oleh=None, pada=PADA)
    assert "Kunci titik periksa tidak terbaca" in caplog.text
    assert TitikPeriksa.objects.count() == 0


def test_kunci_jenis_lain_tidak_dipakai(kunci_ada, caplog):
    from cryptography.hazmat.primitives import serialization  # noqa: PLC0415 -- only this test makes such a key
    from cryptography.hazmat.primitives.asymmetric import x25519  # noqa: PLC0415 -- the same

    lain = x25519.X25519PrivateKey.generate().private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    (kunci.folder() / "aktif.pem").write_bytes(lain)
    assert kunci.kunci_aktif() is None
    assert "bukan Ed25519" in caplog.text


def test_berkas_kunci_publik_yang_rusak_dilewati_dengan_catatan(kunci_ada, caplog):
    (kunci.folder() / "rusak.pub").write_text("abc")
    assert list(kunci.kunci_publik().values()) == [kunci_ada]
    assert "rusak.pub bukan kunci publik" in caplog.text


def test_tanda_tangan_yang_bukan_heksa_tidak_sah(kunci_ada):
    assert not kunci.sah(kunci_ada, "zz", b"pesan")


# --- Perintah ------------------------------------------------------------------------------------
def test_perintah_membandingkan_titik_periksa_saksi(bertitik, tmp_path, capsys):
    berkas = tmp_path / "saksi.json"
    asli = titik.sebagai_json(TitikPeriksa.objects.get(nomor=3))
    berkas.write_text(json.dumps({"titik": [asli]}))
    call_command("periksa_jejak", "--saksi", str(berkas))
    keluar = capsys.readouterr().out
    assert "3 titik periksa sah, yang terakhir sampai nomor 9." in keluar
    assert "1 titik periksa saksi cocok." in keluar
    jalankan("DELETE FROM jejak_jejak WHERE tinggi = 9")
    berkas.write_text(json.dumps(asli))
    with pytest.raises(CommandError, match="rusak di 2 tempat"):
        call_command("periksa_jejak", "--saksi", str(berkas))


@pytest.mark.parametrize("isi", ["bukan json", '"teks"', "[1]"])
def test_berkas_saksi_yang_tidak_terbaca_ditolak(db, tmp_path, isi):
    berkas = tmp_path / "saksi.json"
    berkas.write_text(isi)
    with pytest.raises(CommandError, match=r"saksi\.json"):
        call_command("periksa_jejak", "--saksi", str(berkas))
