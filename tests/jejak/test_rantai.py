"""The trail against those who can write SQL: every attempt is refused or found."""

import datetime as dt
from decimal import Decimal
from enum import Enum
from uuid import UUID

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction
from hypothesis import given
from hypothesis import strategies as st

from jejak.catat import catat
from jejak.models import Jejak
from jejak.rantai import AWAL, hitung_sidik, periksa, rapikan, stempel
from tests.factories.akun import PenggunaFactory

PADA = dt.datetime(2026, 11, 23, 2, 0, tzinfo=dt.UTC)
WIB = dt.timezone(dt.timedelta(hours=7))


@pytest.fixture
def lima_jejak(db):
    pelaku = PenggunaFactory(nama="Sri Lestari")
    jejak = [catat("uji.dicatat", objek=pelaku, oleh=pelaku, pada=PADA, ke=nomor) for nomor in range(5)]
    # Deferred foreign keys would stand in the way of ALTER TABLE.
    jalankan("SET CONSTRAINTS ALL IMMEDIATE")
    return jejak


def jalankan(sql: str, *nilai: object) -> None:
    with connection.cursor() as kursor:
        kursor.execute(sql, nilai)


def curang(sql: str, *nilai: object) -> None:
    """What the owner of the table can do: switch the trigger off, write, switch it on again."""
    jalankan("ALTER TABLE jejak_jejak DISABLE TRIGGER jejak_tolak_ubah_hapus")
    jalankan(sql, *nilai)
    jalankan("ALTER TABLE jejak_jejak ENABLE TRIGGER jejak_tolak_ubah_hapus")


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE jejak_jejak SET peristiwa = 'lain' WHERE tinggi = 2",
        "UPDATE jejak_jejak SET peristiwa = peristiwa",
        "DELETE FROM jejak_jejak WHERE tinggi = 5",
        "DELETE FROM jejak_jejak",
        "TRUNCATE jejak_jejak",
        "TRUNCATE jejak_jejak CASCADE",
    ],
)
def test_basis_data_menolak_mengubah_dan_menghapus_jejak(lima_jejak, sql):
    jalankan("ALTER TABLE jejak_jejak ENABLE TRIGGER jejak_tolak_kosongkan")
    with pytest.raises(DatabaseError, match="Jejak hanya dapat ditambah"), transaction.atomic():
        jalankan(sql)
    assert Jejak.objects.count() == 5
    assert periksa() == []


def test_django_pun_ditolak(lima_jejak):
    lima_jejak[0].peristiwa = "lain"
    with pytest.raises(DatabaseError, match="Jejak hanya dapat ditambah"), transaction.atomic():
        lima_jejak[0].save()
    with pytest.raises(DatabaseError, match="Jejak hanya dapat ditambah"), transaction.atomic():
        Jejak.objects.all().delete()


@pytest.mark.parametrize(
    ("kolom", "isi"),
    [
        ("peristiwa", "'nilai.diubah'"),
        ("pelaku_nama", "'Orang Lain'"),
        ("pelaku_id", "NULL"),
        ("objek_tipe", "'akun.surel'"),
        ("objek_id", "'999999'"),
        ("seleksi_id", "77"),
        ("pada", "pada + interval '1 microsecond'"),
        ("rincian", """'{"ke": 9}'"""),
        ("rincian", """'{"ke": 2, "lain": null}'"""),
        ("rincian", """'{"ke": 2.5}'"""),
        ("rincian", """'{"ke": 9007199254740993}'"""),
        ("sidik", "repeat('a', 64)"),
        ("sidik_sebelumnya", "repeat('b', 64)"),
    ],
)
def test_pemilik_tabel_yang_mematikan_pemicu_ketahuan_di_barisnya(lima_jejak, kolom, isi):
    curang(f"UPDATE jejak_jejak SET {kolom} = {isi} WHERE tinggi = 3")  # noqa: S608 -- the columns are ours
    assert 3 in {masalah.tinggi for masalah in periksa()}


def test_mode_replika_superuser_pun_ketahuan(lima_jejak):
    jalankan("SET LOCAL session_replication_role = replica")
    jalankan("UPDATE jejak_jejak SET pelaku_nama = 'Orang Lain' WHERE tinggi = 4")
    jalankan("SET LOCAL session_replication_role = origin")
    assert [masalah.tinggi for masalah in periksa()] == [4]


def test_baris_yang_dihapus_di_tengah_ketahuan(lima_jejak):
    curang("DELETE FROM jejak_jejak WHERE tinggi = 3")
    assert [str(masalah) for masalah in periksa()] == ["Jejak nomor 3: 1 baris hilang sebelum nomor 4."]


def test_baris_yang_ditukar_ketahuan(lima_jejak):
    curang("UPDATE jejak_jejak SET tinggi = CASE tinggi WHEN 2 THEN 102 WHEN 3 THEN 103 ELSE tinggi END")
    curang("UPDATE jejak_jejak SET tinggi = CASE tinggi WHEN 102 THEN 3 WHEN 103 THEN 2 ELSE tinggi END")
    assert {2, 3} <= {masalah.tinggi for masalah in periksa()}


def test_sidik_yang_dihitung_ulang_untuk_satu_baris_memutus_rantai(lima_jejak):
    """A forger who knows the formula mends the row, but then the next one no longer fits."""
    palsu = Jejak.objects.get(tinggi=3)
    palsu.rincian = {"ke": 100}
    curang(
        "UPDATE jejak_jejak SET rincian = %s, sidik = %s WHERE tinggi = 3", '{"ke": 100}', hitung_sidik(palsu)
    )
    assert [masalah.tinggi for masalah in periksa()] == [4]


def test_rantai_utuh_tidak_dituduh(lima_jejak):
    assert periksa() == []
    assert lima_jejak[0].sidik_sebelumnya == AWAL
    assert [jejak.sidik_sebelumnya for jejak in lima_jejak[1:]] == [jejak.sidik for jejak in lima_jejak[:-1]]


def test_baris_dibaca_kembali_dengan_sidik_yang_sama(db):
    """What the database gives back (jsonb, timestamptz) must hash as what was written."""
    pelaku = PenggunaFactory(nama="Siti Nur'aini, S.E. — Bupati")
    jejak = catat(
        "uji.lengkap",
        objek=pelaku,
        oleh=pelaku,
        pada=dt.datetime(2026, 11, 23, 9, 0, 0, 123456, tzinfo=WIB),
        nilai=Decimal("87.50"),
        tanggal=dt.date(2026, 2, 28),
        daftar=[1, None, True, "ä"],
        peta={"b": 1, "a": {"z": [], "": ""}},
        besar=2**53 - 1,
        kosong="",
    )
    kembali = Jejak.objects.get(pk=jejak.pk)
    assert kembali.rincian["nilai"] == "87.50"
    assert hitung_sidik(kembali) == kembali.sidik == jejak.sidik


nilai_json = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**53) + 1, 2**53 - 1)
    | st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=20)
    | st.decimals(allow_nan=False, allow_infinity=False, places=2)
    | st.dates(),
    lambda anak: st.lists(anak, max_size=4) | st.dictionaries(st.text("abc", max_size=3), anak, max_size=4),
    max_leaves=10,
)


@pytest.fixture
def pelaku(db):
    return PenggunaFactory()


@pytest.mark.lambat
def test_rincian_apa_pun_kembali_dengan_sidik_yang_sama(pelaku):
    @given(rincian=st.dictionaries(st.text("abcxyz_", min_size=1, max_size=5), nilai_json, max_size=4))
    def coba(rincian):
        jejak = catat("uji.acak", objek=pelaku, oleh=None, pada=PADA, isi=rincian)
        assert hitung_sidik(Jejak.objects.get(pk=jejak.pk)) == jejak.sidik

    coba()
    assert periksa() == []


class Warna(Enum):
    MERAH = "MERAH"


@pytest.mark.parametrize(
    ("nilai", "hasil"),
    [
        (Warna.MERAH, "MERAH"),
        (Decimal("100"), "100"),
        (Decimal("1E+2"), "100"),
        (dt.date(2026, 1, 2), "2026-01-02"),
        (dt.time(9, 30), "09:30:00"),
        (dt.datetime(2026, 1, 2, 7, 0, tzinfo=WIB), "2026-01-02T00:00:00.000000+00:00"),
        (UUID(int=1), "00000000-0000-0000-0000-000000000001"),
        ((1, 2), [1, 2]),
        ({"b", "a"}, ["a", "b"]),
        ({1: True, "x": None}, {"1": True, "x": None}),
    ],
)
def test_rincian_dibawa_ke_bentuk_json(nilai, hasil):
    assert rapikan(nilai) == hasil


@pytest.mark.parametrize("nilai", [1.5, object(), b"x", {"a": [0.1]}])
def test_rincian_yang_tidak_dapat_disegel_ditolak(nilai):
    with pytest.raises(TypeError, match="Rincian jejak tidak mengenal"):
        rapikan(nilai)


def test_waktu_tanpa_zona_ditolak():
    with pytest.raises(ValueError, match="berzona waktu"):
        stempel(dt.datetime(2026, 1, 1))  # noqa: DTZ001 -- the naive one is what is tried


def test_perintah_periksa_jejak_pada_rantai_utuh(lima_jejak, capsys):
    call_command("periksa_jejak")
    assert f"Rantai jejak utuh: 5 baris, sidik terakhir {lima_jejak[-1].sidik}." in capsys.readouterr().out


def test_perintah_periksa_jejak_pada_jejak_kosong(db, capsys):
    call_command("periksa_jejak")
    assert "Jejak masih kosong." in capsys.readouterr().out


def test_perintah_periksa_jejak_gagal_pada_rantai_rusak(lima_jejak, capsys):
    curang("UPDATE jejak_jejak SET pelaku_nama = 'Orang Lain' WHERE tinggi = 2")
    with pytest.raises(CommandError, match="rusak di 1 tempat"):
        call_command("periksa_jejak")
    assert "Jejak nomor 2: isinya tidak cocok dengan sidiknya." in capsys.readouterr().err
