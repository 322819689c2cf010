"""The evidence chain against a superuser: random tamperings, each found by the layer meant for it.

Names of the threats: T22 to T29. Every attempt runs without triggers (session_replication_role), as a
superuser can, and is undone by a savepoint; before and after it the same chain must be clean.
"""

import hashlib
import json
import random
from collections import Counter

import pytest
import rfc8785
from django.db import connection, transaction

from config.periksa_nilai import periksa_nilai
from jejak import kunci, titik
from jejak.catat import catat
from jejak.models import Jejak, TitikPeriksa
from jejak.rantai import PELAKU, garami, hitung_sidik, periksa, sha256
from penilaian.models import Rekap
from script import verifikasi
from seleksi.izin import TindakanDitolak
from tests.factories.jejak import bangun_rantai
from tests.penilaian.ronde import Ronde

PANJANG, TITIK = 24, 4
PERCOBAAN = 2000
BERSIH = 200


def jalankan(sql: str, *nilai: object) -> None:
    with connection.cursor() as kursor:
        kursor.execute(sql, nilai or None)


def simpan(baris: Jejak) -> None:
    """Write a row over whatever stood there, by primary key."""
    kolom = [f.attname for f in Jejak._meta.local_concrete_fields]
    Jejak.objects.filter(pk=baris.pk).update(**{nama: getattr(baris, nama) for nama in kolom if nama != "id"})


@pytest.fixture
def rantai(db):
    """A chain with checkpoints, the newest of them in the hands of a witness."""
    kunci.simpan_kunci(kunci.buat_kunci())
    for _ in range(TITIK):
        bangun_rantai(PANJANG // TITIK)
        titik.buat(sebab=titik.PER_JAM)
    jalankan("SET CONSTRAINTS ALL IMMEDIATE")
    jalankan("SET LOCAL session_replication_role = replica")
    return titik.sebagai_json(TitikPeriksa.objects.last())


# --- Serangan: each returns the layer that must find it --------------------------------------------------
def ubah(acak: random.Random) -> str:
    """One field of one row."""
    baris = Jejak.objects.get(tinggi=acak.randint(1, PANJANG))
    medan = acak.choice(
        [
            *("peristiwa", "pelaku_nama", "objek_tipe", "objek_id", "seleksi_id", "pada", "rincian", "garam"),
            *("tercatat_pada", "ikatan", "sidik", "sidik_sebelumnya", "ragam"),
        ]
    )
    lama = getattr(baris, medan)
    if medan in ("pada", "tercatat_pada"):
        jalankan(
            f"UPDATE jejak_jejak SET {medan} = {medan} + interval '1 microsecond' WHERE tinggi = %s",  # noqa: S608 -- ours
            baris.tinggi,
        )
        return "baris"
    if medan == "ragam":
        jalankan("UPDATE jejak_jejak SET ragam = 1, tercatat_pada = NULL WHERE tinggi = %s", baris.tinggi)
        return "baris"
    if isinstance(lama, dict):
        nama = acak.choice(sorted(lama))
        baru = {**lama, nama: acak.choice(["lain", 7, None])} if acak.random() < 0.7 else _tanpa(lama, nama)
    elif medan == "seleksi_id":
        baru = lama + acak.choice([1, 100])
    elif medan in ("sidik", "sidik_sebelumnya"):
        baru = f"{acak.getrandbits(256):064x}"
    else:
        letak = acak.randrange(len(lama))
        baru = lama[:letak] + ("x" if lama[letak] != "x" else "y") + lama[letak + 1 :]
    setattr(baris, medan, baru)
    simpan(baris)
    return "baris"


def _tanpa(peta: dict, nama: str) -> dict:
    return {kunci: isi for kunci, isi in peta.items() if kunci != nama}


def buang(acak: random.Random) -> str:
    """A row in the middle, its neighbours untouched."""
    jalankan("DELETE FROM jejak_jejak WHERE tinggi = %s", acak.randint(1, PANJANG - 1))
    return "baris"


def tukar(acak: random.Random) -> str:
    satu, dua = acak.sample(range(1, PANJANG + 1), 2)
    jalankan("UPDATE jejak_jejak SET tinggi = 999999 WHERE tinggi = %s", satu)
    jalankan("UPDATE jejak_jejak SET tinggi = %s WHERE tinggi = %s", satu, dua)
    jalankan("UPDATE jejak_jejak SET tinggi = %s WHERE tinggi = 999999", dua)
    return "baris"


def gandakan(acak: random.Random) -> str:
    """A row once more, in the place of another or at the end."""
    asal = Jejak.objects.get(tinggi=acak.randint(1, PANJANG - 1))
    tujuan = acak.randint(1, PANJANG + 1)
    if tujuan == asal.tinggi:
        tujuan = PANJANG + 1
    jalankan("DELETE FROM jejak_jejak WHERE tinggi = %s", tujuan)
    for nama in ("sidik", "sidik_sebelumnya"):
        jalankan(f"ALTER TABLE jejak_jejak DROP CONSTRAINT IF EXISTS jejak_jejak_{nama}_key")
    asal.pk, asal.tinggi = None, tujuan
    asal.save(force_insert=True)
    return "baris"


def segel_ulang(acak: random.Random) -> str:
    """A row rewritten with a seal that fits it: the next row, or a checkpoint, no longer does."""
    tinggi = acak.randint(1, PANJANG)
    baris = Jejak.objects.get(tinggi=tinggi)
    _palsukan(baris, acak)
    simpan(baris)
    return "titik" if tinggi == PANJANG else "baris"


def _palsukan(baris: Jejak, acak: random.Random) -> None:
    baris.rincian = {**baris.rincian, "ke": acak.randrange(10**6, 10**7)}
    baris.garam, baris.ikatan = garami({**baris.rincian, PELAKU: baris.pelaku_nama})
    baris.sidik = hitung_sidik(baris)


def tulis_ulang(acak: random.Random) -> str:
    """A row changed and everything behind it sealed anew: the rows agree, the checkpoints do not."""
    mulai = acak.randint(1, PANJANG)
    sidik = None
    for baris in Jejak.objects.filter(tinggi__gte=mulai).order_by("tinggi"):
        if sidik is None:
            _palsukan(baris, acak)
        else:
            baris.sidik_sebelumnya = sidik
            baris.sidik = hitung_sidik(baris)
        sidik = baris.sidik
        simpan(baris)
    return "titik"


def potong(acak: random.Random) -> str:
    jalankan("DELETE FROM jejak_jejak WHERE tinggi > %s", acak.randint(0, PANJANG - 1))
    return "titik"


def kosongkan(acak: random.Random) -> str:
    jalankan("TRUNCATE jejak_jejak")
    return "titik"


def buang_rincian(acak: random.Random) -> str:
    """A detail and its salt, as the removal of personal data does, but without its event."""
    baris = Jejak.objects.get(tinggi=acak.randint(1, PANJANG))
    nama = acak.choice(sorted(baris.rincian))
    baris.rincian, baris.garam = _tanpa(baris.rincian, nama), _tanpa(baris.garam, nama)
    simpan(baris)
    return "baris"


def ubah_titik(acak: random.Random) -> str:
    satu = TitikPeriksa.objects.get(nomor=acak.randint(1, TITIK))
    medan = acak.choice(
        ["tinggi", "sidik_jejak", "sebab", "asal", "sebelumnya", "tanda_tangan", "kunci", "sidik"]
    )
    lama = getattr(satu, medan)
    if medan == "tinggi":
        baru = lama - acak.randint(1, lama)
    elif medan in ("sebab", "asal"):
        baru = f"{lama}x"
    else:
        baru = f"{acak.getrandbits(len(lama) * 4):0{len(lama)}x}"
    jalankan(f"UPDATE jejak_titikperiksa SET {medan} = %s WHERE nomor = %s", baru, satu.nomor)  # noqa: S608 -- ours
    return "titik"


def buang_titik(acak: random.Random) -> str:
    """A checkpoint in the middle, or the newest: that one only its witness knows."""
    nomor = acak.randint(1, TITIK)
    jalankan("DELETE FROM jejak_titikperiksa WHERE nomor = %s", nomor)
    return "saksi" if nomor == TITIK else "titik"


def palsukan_titik(acak: random.Random) -> str:
    """The chain cut and the newest checkpoint signed with a key that the forger made."""
    sisa = acak.randint(1, PANJANG - 1)
    jalankan("DELETE FROM jejak_jejak WHERE tinggi > %s", sisa)
    jalankan("DELETE FROM jejak_titikperiksa")
    milik = kunci.buat_kunci()
    satu = TitikPeriksa(
        nomor=1,
        asal="http://localhost:8000",
        tinggi=sisa,
        sidik_jejak=Jejak.objects.get(tinggi=sisa).sidik,
        sebab="jam",
        pada=Jejak.objects.get(tinggi=sisa).tercatat_pada,
        sebelumnya="0" * 64,
        kunci=kunci.id_kunci(kunci.publik_dari(milik)),
    )
    satu.tanda_tangan = milik.sign(titik.kanonis(titik.pesan(satu))).hex()
    satu.sidik = sha256(titik.sebagai_json(satu))
    satu.save()
    return "titik"


def hapus_semuanya_sesudah(acak: random.Random) -> str:
    """Tail and checkpoints of it together: nothing inside disagrees, the witness does."""
    nomor = acak.randint(0, TITIK - 1)
    jalankan("DELETE FROM jejak_titikperiksa WHERE nomor > %s", nomor)
    jalankan("DELETE FROM jejak_jejak WHERE tinggi > %s", nomor * PANJANG // TITIK)
    return "saksi"


SERANGAN = (
    *(ubah, buang, tukar, gandakan, segel_ulang, tulis_ulang, potong, kosongkan),
    *(buang_rincian, ubah_titik, buang_titik, palsukan_titik, hapus_semuanya_sesudah),
)


@pytest.mark.lambat
def test_setiap_perubahan_superuser_ketahuan_lapis_yang_tepat(rantai):
    """T22, T23, T24, T27: 2,000 random attempts of thirteen kinds, each found by the layer meant for it."""
    acak = random.Random(20261122)
    hitung: Counter[str] = Counter()
    luput = []
    for ke in range(PERCOBAAN):
        serangan = SERANGAN[ke % len(SERANGAN)]
        with transaction.atomic():
            lapis = serangan(acak)
            ditemukan = _lapis(rantai)
            if ditemukan != lapis:
                luput.append((ke, serangan.__name__, lapis, ditemukan))
            hitung[serangan.__name__] += 1
            transaction.set_rollback(True)
    assert luput == []
    assert sum(hitung.values()) == PERCOBAAN
    assert titik.periksa_semua([rantai]) == []


def _lapis(saksi: dict) -> str:
    """The innermost layer that finds something."""
    if periksa():
        return "baris"
    if titik.periksa_semua():
        return "titik"
    return "saksi" if titik.periksa_semua([saksi]) else "tidak"


@pytest.mark.lambat
def test_dua_ratus_rantai_bersih_tidak_satu_pun_dituduh(db):
    acak = random.Random(7)
    kunci.simpan_kunci(kunci.buat_kunci())
    for _ in range(BERSIH):
        with transaction.atomic():
            for _ in range(acak.randint(0, 3)):
                bangun_rantai(acak.randint(1, 6))
                if acak.random() < 0.6:
                    titik.buat(sebab=titik.PER_JAM)
            luar = [titik.sebagai_json(satu) for satu in TitikPeriksa.objects.all()]
            assert titik.periksa_semua(luar) == []
            transaction.set_rollback(True)


# --- Nilai terhadap jejaknya ----------------------------------------------------------------------------
@pytest.fixture
def ronde(db):
    """A finished round by real acts: 4 participants, 5 raters and an asesor, locked, computed."""
    r = Ronde(peserta=3)
    r.nyatakan_semua()
    for metode in ("REKAM_JEJAK", "ASESMEN", "MAKALAH", "WAWANCARA"):
        r.buka(metode)
        r.nilai_semua(metode, lambda penilai, lamaran: 60 + (penilai.pk * 7 + lamaran.pk * 11) % 35)
        r.tutup(metode)
    r.rekap()
    jalankan("SET CONSTRAINTS ALL IMMEDIATE")
    jalankan("SET LOCAL session_replication_role = replica")
    return r


UBAHAN_NILAI = (
    "UPDATE penilaian_butirnilai SET nilai = abs(nilai - 1) WHERE id = {butir}",
    "DELETE FROM penilaian_butirnilai WHERE id = {butir}",
    "UPDATE penilaian_lembarnilai SET sidik = repeat('a', 64) WHERE id = {lembar}",
    "UPDATE penilaian_lembarnilai SET garam = repeat('b', 32) WHERE id = {lembar}",
    "UPDATE penilaian_lembarnilai SET penilai_id = penilai_id + 1000 WHERE id = {lembar}",
    "UPDATE penilaian_lembarnilai SET lamaran_id = lamaran_id + 1000 WHERE id = {lembar}",
    "UPDATE penilaian_lembarnilai SET keadaan = 'DRAF', dikunci_pada = NULL, sidik = '', garam = ''"
    " WHERE id = {lembar}",
    "UPDATE penilaian_lembarnilai SET keadaan = 'DIBATALKAN', dibatalkan_pada = now(),"
    " sebab_batal = 'KELIRU', dibatalkan_oleh_id = penilai_id, alasan_batal = 'x' WHERE id = {lembar}",
    "DELETE FROM penilaian_lembarnilai WHERE id = {lembar}",
    "UPDATE penilaian_peringkat SET peringkat = peringkat + 1 WHERE id = {peringkat}",
    "DELETE FROM penilaian_peringkat WHERE id = {peringkat}",
    "UPDATE penilaian_peringkat SET nilai_akhir = nilai_akhir + 0.00000001 WHERE id = {peringkat}",
    "UPDATE penilaian_rekap SET sidik = repeat('c', 64)",
    "UPDATE penilaian_rekap SET isi = jsonb_set(isi, '{{peserta,0,nilai_akhir}}', '\"99\"')",
    "DELETE FROM penilaian_rekap",
    "UPDATE penilaian_komponen SET keadaan = 'DIBUKA', dikunci_pada = NULL, dikunci_oleh_id = NULL"
    " WHERE id = {komponen}",
    "DELETE FROM jejak_jejak WHERE peristiwa = 'lembar.dikunci' AND objek_id = '{lembar}'",
    "DELETE FROM jejak_jejak WHERE peristiwa = 'komponen.dikunci' AND objek_id = '{komponen}'",
)


@pytest.mark.lambat
def test_nilai_yang_diubah_di_tabel_ketahuan_dari_jejaknya(ronde):
    """T22, T26: whatever is done to the tables of scores, they no longer say what the chain says."""
    assert list(periksa_nilai()) == []
    acak = random.Random(26)
    pilihan = {
        nama: [pk for (pk,) in baris(f"SELECT id FROM penilaian_{nama} ORDER BY id")]  # noqa: S608 -- ours
        for nama in ("lembarnilai", "peringkat", "komponen", "butirnilai")
    }
    luput = []
    for ke in range(len(UBAHAN_NILAI) * 4):
        perintah = UBAHAN_NILAI[ke % len(UBAHAN_NILAI)].format(
            lembar=acak.choice(pilihan["lembarnilai"]),
            butir=acak.choice(pilihan["butirnilai"]),
            peringkat=acak.choice(pilihan["peringkat"]),
            komponen=acak.choice(pilihan["komponen"]),
        )
        with transaction.atomic():
            jalankan(perintah)
            if not list(periksa_nilai()):
                luput.append(perintah)
            transaction.set_rollback(True)
    assert luput == []
    assert list(periksa_nilai()) == []


def baris(sql: str) -> list[tuple]:
    with connection.cursor() as kursor:
        kursor.execute(sql)
        return kursor.fetchall()


def test_nilai_diubah_lalu_dikembalikan_tidak_melahirkan_peringkat(ronde):
    """T25: while it stands no ranking is computed; put back, what is computed is the true one."""
    benar = Rekap.objects.get().sidik
    ((butir, nilai),) = baris("SELECT id, nilai FROM penilaian_butirnilai ORDER BY id LIMIT 1")
    jalankan("UPDATE penilaian_butirnilai SET nilai = 99 WHERE id = %s", butir)
    (pesan,) = periksa_nilai()
    assert "nilainya bukan yang dikunci pada jejak nomor" in pesan
    with pytest.raises(TindakanDitolak, match="nilainya bukan yang dikunci pada jejak nomor"):
        ronde.rekap()
    jalankan("UPDATE penilaian_butirnilai SET nilai = %s WHERE id = %s", nilai, butir)
    assert ronde.rekap().sidik == benar
    assert list(periksa_nilai()) == []


def test_rekap_dari_nilai_lain_ketahuan_dari_matriksnya(ronde):
    """Whoever writes recap and trace past the act leaves a matrix that no locked sheet gives."""
    rekap = Rekap.objects.get()
    for lembar in rekap.isi["peserta"][0]["komponen"]["WAWANCARA"]["lembar"]:
        lembar["butir"] = dict.fromkeys(lembar["butir"], "99.00")
    rekap.sidik = hashlib.sha256(rfc8785.dumps(rekap.isi)).hexdigest()
    rekap.save()
    catat("rekap.dihitung", objek=rekap, oleh=ronde.ketua, pada=ronde.pada, sidik=rekap.sidik)
    (pesan,) = periksa_nilai()
    assert pesan.endswith("memakai nilai yang bukan nilai lembar terkunci.")


def test_berkas_bukti_dan_tanda_kunci_menangkap_perubahan(ronde, tmp_path, capsys):
    """T28, T34: the receipt replays to its leaf, and no other sheet does (more in test_verifikasi.py)."""
    from penilaian.queries.bukti import isi_tanda  # noqa: PLC0415 -- beside its only use
    from seleksi.actions.ekspor import ekspor_bukti  # noqa: PLC0415 -- the same

    isi = ekspor_bukti(seleksi=ronde.seleksi, keperluan="Sengketa", lengkap=False, oleh=None, pada=ronde.pada)
    bukti, tanda = tmp_path / "bukti.jsonl", tmp_path / "tanda.json"
    bukti.write_bytes(isi)
    lembar = ronde.komponen("WAWANCARA").lembar.prefetch_related("butir").first()
    nilai = {satu.indikator_id: satu.nilai for satu in lembar.butir.all()}
    asli = {"lembar": lembar.pk, **isi_tanda(lembar, nilai)}
    tanda.write_text(json.dumps(asli))
    kode = ["--tanda", lembar.kode_kunci, "--lembar", str(tanda)]
    assert verifikasi.utama([str(bukti), *kode]) == 0
    keluar = capsys.readouterr().out
    assert f"Lembar nomor {lembar.pk}: nilainya persis yang dikunci pada jejak nomor" in keluar
    assert "termasuk yang dihitung saat komponennya dikunci" in keluar
    for nama in asli:
        palsu = {**asli, nama: {"1": "1.00"} if nama == "butir" else 987654 if nama != "garam" else "0" * 32}
        tanda.write_text(json.dumps(palsu))
        assert verifikasi.utama([str(bukti), "--lembar", str(tanda)]) == 1, nama
