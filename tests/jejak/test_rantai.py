"""The trail against those who can write SQL: every attempt is refused or found."""

import datetime as dt
import json
from decimal import Decimal
from enum import Enum
from uuid import UUID

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction
from hypothesis import given
from hypothesis import strategies as st

from jejak.catat import catat
from jejak.models import POLOS, Jejak
from jejak.rantai import AWAL, PELAKU, garami, hitung_sidik, ikat, periksa, rapikan, stempel
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
    palsu.garam, palsu.ikatan = garami({**palsu.rincian, PELAKU: palsu.pelaku_nama})
    curang(
        "UPDATE jejak_jejak SET rincian = %s, garam = %s, ikatan = %s, sidik = %s WHERE tinggi = 3",
        json.dumps(palsu.rincian),
        json.dumps(palsu.garam),
        json.dumps(palsu.ikatan),
        hitung_sidik(palsu),
    )
    assert [masalah.tinggi for masalah in periksa()] == [4]


@pytest.mark.parametrize(
    ("kolom", "isi", "pesan"),
    [
        ("rincian", """'{"ke": 9}'""", "rincian “ke” tidak cocok dengan ikatannya."),
        ("rincian", """'{"ke": 1e999}'""", "rincian “ke” tidak cocok dengan ikatannya."),
        ("rincian", "'{}'", "rincian “ke” tidak cocok dengan ikatannya."),
        ("rincian", """rincian || '{"lain": 1}'""", "rincian “lain” tidak pernah dicatat."),
        ("rincian", "'[1]'", "rincian “ke” tidak cocok dengan ikatannya."),
        ("garam", """garam || '{"lain": "a"}'""", "rincian “lain” tidak pernah dicatat."),
        ("garam", """garam || '{"ke": 5}'""", "rincian “ke” tidak cocok dengan ikatannya."),
        ("garam", "garam - 'ke'", "rincian “ke” kehilangan garamnya."),
        ("garam", "'7'", "rincian “ke” kehilangan garamnya."),
        ("ikatan", "ikatan - 'ke'", "isinya tidak cocok dengan sidiknya."),
        ("ikatan", "'[]'", "isinya tidak cocok dengan sidiknya."),
        ("ikatan", "'{}'", "isinya tidak cocok dengan sidiknya."),
        ("pelaku_nama", "'Orang Lain'", "rincian nama pelaku tidak cocok dengan ikatannya."),
        ("tercatat_pada", "tercatat_pada + interval '1 second'", "isinya tidak cocok dengan sidiknya."),
        ("ragam", "1, tercatat_pada = NULL", "isinya tidak cocok dengan sidiknya."),
    ],
)
def test_setiap_kolom_menyebut_apa_yang_salah(lima_jejak, kolom, isi, pesan):
    curang(f"UPDATE jejak_jejak SET {kolom} = {isi} WHERE tinggi = 3")  # noqa: S608 -- the columns are ours
    assert f"Jejak nomor 3: {pesan}" in map(str, periksa())


def test_rincian_yang_dibuang_bersama_garamnya_tanpa_catatan_ketahuan(lima_jejak):
    curang("UPDATE jejak_jejak SET rincian = '{}', garam = garam - 'ke' WHERE tinggi = 3")
    assert [str(satu) for satu in periksa()] == [
        "Jejak nomor 3: rincian “ke” hilang tanpa catatan penghapusan."
    ]


def test_baris_ragam_lama_tetap_terbaca_dan_yang_baru_ditolak(db):
    """Rows written before the salts keep their seal over the details themselves."""
    lama = Jejak(
        tinggi=1,
        peristiwa="uji.lama",
        pelaku_nama="Sistem",
        objek_tipe="akun.pengguna",
        objek_id="1",
        pada=PADA,
        rincian={"ke": 1},
        ragam=POLOS,
        sidik_sebelumnya=AWAL,
    )
    lama.sidik = hitung_sidik(lama)
    with pytest.raises(DatabaseError, match="jam basis data"), transaction.atomic():
        lama.save()
    jalankan("SET LOCAL session_replication_role = replica")
    lama.save()
    jalankan("SET LOCAL session_replication_role = origin")
    catat("uji.baru", objek=PenggunaFactory(), oleh=None, pada=PADA, ke=2)
    assert periksa() == []
    jalankan("SET CONSTRAINTS ALL IMMEDIATE")
    curang("UPDATE jejak_jejak SET rincian = '{\"ke\": 9}' WHERE tinggi = 1")
    assert [str(satu) for satu in periksa()] == ["Jejak nomor 1: isinya tidak cocok dengan sidiknya."]


def test_jam_pada_baris_adalah_jam_basis_data(lima_jejak):
    """The act's own moment may be any; the row also carries what the database's clock said."""
    jalankan("SELECT 1")
    with connection.cursor() as kursor:
        kursor.execute("SELECT clock_timestamp()")
        (kini,) = kursor.fetchone()
    jam = [satu.tercatat_pada for satu in Jejak.objects.order_by("tinggi")]
    assert jam == sorted(jam)
    assert all(dt.timedelta(0) <= kini - satu < dt.timedelta(minutes=1) for satu in jam)
    palsu = Jejak.objects.get(tinggi=5)
    palsu.pk, palsu.tinggi, palsu.sidik_sebelumnya = None, 6, palsu.sidik
    palsu.tercatat_pada = kini - dt.timedelta(hours=1)
    palsu.sidik = hitung_sidik(palsu)
    with pytest.raises(DatabaseError, match="jam basis data"), transaction.atomic():
        palsu.save(force_insert=True)


def test_nilai_tidak_dapat_ditebak_dari_sidik_yang_terbit(db):
    """T29: every mark from 0,00 to 100,00 tried against the commitment, with the wrong salt."""
    garam, ikatan = garami({"nilai": "87.50"})
    semua = [f"{angka / 100:.2f}" for angka in range(10001)]
    assert not [satu for satu in semua if ikat("nilai", satu, "0" * 32) == ikatan["nilai"]]
    assert [satu for satu in semua if ikat("nilai", satu, garam["nilai"]) == ikatan["nilai"]] == ["87.50"]
    assert len(bytes.fromhex(garam["nilai"])) * 8 == 128


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
    assert "Jejak nomor 2: rincian nama pelaku tidak cocok dengan ikatannya." in capsys.readouterr().err


# jsonb holds it, Python reads infinity.
TAK_TERHINGGA = "jsonb_build_object('ke', 10::numeric ^ 400 + 0.5)"


@pytest.mark.parametrize(
    "isi",
    [
        f"rincian = {TAK_TERHINGGA}",
        f"ikatan = {TAK_TERHINGGA}",
        "ikatan = '7'",
        "rincian = '[]'",
        "garam = '3'",
    ],
)
def test_isi_yang_tidak_mungkin_ditulis_dilaporkan_tanpa_menghentikan_pemeriksaan(lima_jejak, isi):
    curang(f"UPDATE jejak_jejak SET {isi} WHERE tinggi = %s", lima_jejak[2].tinggi)  # noqa: S608 -- test only
    hasil = periksa()
    assert hasil
    assert str(lima_jejak[2].tinggi) in " ".join(map(str, hasil))
