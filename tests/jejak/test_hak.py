"""The application's own database role: it adds to the trail, and the database itself refuses it all else."""

import datetime as dt
import uuid

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction

from jejak import kunci, titik
from jejak.catat import catat
from jejak.models import Jejak, TitikPeriksa
from tests.factories.akun import PenggunaFactory

PADA = dt.datetime(2026, 11, 23, 2, 0, tzinfo=dt.UTC)


def sql(perintah: str) -> None:
    with connection.cursor() as kursor:
        kursor.execute(perintah)


@pytest.fixture
def peran(db):
    """A role like the one of web and worker; gone with the transaction of the test."""
    nama = f"aplikasi_{uuid.uuid4().hex[:12]}"
    sql(f"CREATE ROLE {nama} NOLOGIN")
    return nama


@pytest.fixture
def sebagai_aplikasi(peran):
    pengguna = PenggunaFactory()
    kunci.simpan_kunci(kunci.buat_kunci())
    catat("uji.awal", objek=pengguna, oleh=None, pada=PADA, isi="semula")
    sql("SET CONSTRAINTS ALL IMMEDIATE")
    call_command("atur_hak_jejak", peran)
    sql(f"SET ROLE {peran}")
    yield pengguna
    sql("RESET ROLE")


def test_aplikasi_tetap_dapat_bekerja(sebagai_aplikasi):
    catat("komponen.dikunci", objek=sebagai_aplikasi, oleh=sebagai_aplikasi, pada=PADA, isi="baru")
    sebagai_aplikasi.nama = "Nama Baru"
    sebagai_aplikasi.save()
    assert (Jejak.objects.count(), TitikPeriksa.objects.count()) == (2, 1)
    assert titik.periksa_semua() == []


@pytest.mark.parametrize(
    "perintah",
    [
        "UPDATE jejak_jejak SET peristiwa = 'lain'",
        "UPDATE jejak_jejak SET rincian = '{}', garam = garam - 'isi'",
        "DELETE FROM jejak_jejak",
        "TRUNCATE jejak_jejak",
        "DELETE FROM jejak_titikperiksa",
        "UPDATE jejak_titikperiksa SET tinggi = 0",
        "TRUNCATE jejak_titikperiksa",
        "ALTER TABLE jejak_jejak DISABLE TRIGGER ALL",
        "ALTER TABLE jejak_jejak DROP CONSTRAINT jejak_sidik_sha256",
        "DROP TRIGGER jejak_tolak_ubah_hapus ON jejak_jejak",
        "DROP TABLE jejak_jejak",
        "SET session_replication_role = replica",
        "CREATE OR REPLACE FUNCTION jejak_jaga_baris() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN END'",
        "CREATE TABLE public.sisipan (id int)",
    ],
)
def test_aplikasi_tidak_dapat_mengubah_jejak_atau_melepas_pengamannya(sebagai_aplikasi, perintah):
    with pytest.raises(DatabaseError, match=r"permission denied|must be owner"), transaction.atomic():
        sql(perintah)


def test_peran_yang_tidak_dapat_ditahan_ditolak(peran):
    with pytest.raises(CommandError, match="tidak ada"):
        call_command("atur_hak_jejak", "tidak_ada_peran_ini")
    call_command("atur_hak_jejak", "tidak_ada_peran_ini", "--bila-ada")
    sql(f"ALTER ROLE {peran} SUPERUSER")
    with pytest.raises(CommandError, match="superuser"):
        call_command("atur_hak_jejak", peran)
    sql(f"ALTER ROLE {peran} NOSUPERUSER")
    sql(f"ALTER TABLE jejak_jejak OWNER TO {peran}")
    with pytest.raises(CommandError, match="memiliki tabel jejak"):
        call_command("atur_hak_jejak", peran)
