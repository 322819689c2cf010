"""Marks that occur nowhere else are planted where secrets lie; then everybody opens everything.

A planted mark may stand in no byte of any answer, header, notice, mail, line of the log or key of Redis of
whoever is not entitled to it. A new kind of secret: plant it in its stage and name who may meet it.
"""

import logging
from collections.abc import Iterable
from dataclasses import dataclass, field
from urllib.parse import quote

import pytest
import redis
from django.conf import settings as setelan
from django.core import mail
from django.db import transaction
from django.test import Client
from django.urls import reverse

from akun.models import Surel
from akun.tasks import kirim_surel
from dokumen.simpan import simpan_bytes
from penilaian.models import (
    BenturanKepentingan,
    ButirNilai,
    HasilKesehatan,
    Komponen,
    LembarNilai,
    PenjelasanNilai,
    Peringkat,
    Rekap,
)
from peserta.models import Lamaran
from tests.dokumen.korpus import UTUH
from tests.keamanan.dunia import Dunia, bangun
from tests.keamanan.test_matriks import KOLOM, alamat_diuji, klien_masuk
from tests.penilaian.halaman import isian

pytestmark = [pytest.mark.lambat, pytest.mark.timeout(600), pytest.mark.django_db]

PANSEL = frozenset({"ketua_pansel", "anggota_pansel"})
PEMBACA = PANSEL | {"ppk"}
# Rooms through which marks pass: there an empty post is tried as well.
RUANG_NILAI = ("penilaian:", "seleksi:pilih", "seleksi:keputusan", "seleksi:maju", "seleksi:hasil")


@dataclass(frozen=True)
class Penanda:
    """One planted text and the roles that may meet it: before any recorded reading, and after their own."""

    apa: str
    teks: str
    boleh: frozenset[str] = field(default_factory=frozenset)
    setelah_membaca: frozenset[str] = field(default_factory=frozenset)

    @property
    def ejaan(self) -> tuple[str, ...]:
        """Every spelling that tells it: with comma, as a fraction, in an address."""
        if not self.teks[0].isdigit():
            return (self.teks, quote(self.teks))
        return (self.teks, self.teks.replace(".", ","), f"{self.teks.replace('.', '')}/100")


# Whole parts above 59 never stand in a time; two decimals never in a register number.
DRAF = Penanda("nilai draf anggota", "73.19", frozenset({"anggota_pansel"}))
TERKUNCI = Penanda("nilai terkunci, komponen belum dikunci", "61.37")
CATATAN = Penanda("catatan lembar", "penandacatatanlembar")
NILAI = Penanda("nilai komponen yang sudah dikunci", "88.43", PANSEL)
CATATAN_TERTUTUP = Penanda("catatan lembar yang sudah dikunci", "penandacatatantutup", PANSEL)
PENJELASAN = Penanda("penjelasan nilai terpencil", "penandapenjelasan", PANSEL)
HUBUNGAN = Penanda(
    "hubungan yang dinyatakan", "penandahubungan", frozenset({"anggota_pansel", "ketua_pansel"})
)
AKHIR = Penanda("nilai akhir", "83.17", frozenset(), PEMBACA)
PUTUSAN = Penanda("putusan pleno atas nilai yang sama", "penandaputusanpleno", frozenset(), PEMBACA)
KESEHATAN = Penanda("unit kesehatan", "penandarumahsakit", frozenset(), PEMBACA)
SURAT = Penanda("nama berkas surat kesehatan", "penandanamaberkas")


def alamat(dunia: Dunia, ganti: dict[str, object]) -> list[tuple[str, str]]:
    """Name and address of everything; where marks may pass, with the objects of this stage."""
    hasil = {}
    for nama, pola in alamat_diuji():
        isi = dunia.isian[""] | dunia.isian.get(nama, {})
        if nama.startswith(("penilaian:", "seleksi:")):
            isi |= ganti
        hasil[reverse(nama, kwargs={satu: isi[satu] for satu in pola.pattern.converters})] = nama
    return [(nama, jalan) for jalan, nama in hasil.items()]


def isi_jawaban(klien: Client, metode: str, jalan: str) -> str:
    """Everything an answer carries; what it did is taken back."""
    titik = transaction.savepoint()
    jawaban = getattr(klien, metode)(jalan)
    badan = b"".join(jawaban.streaming_content) if jawaban.streaming else jawaban.content
    kepala = "\n".join(f"{k}: {v}" for k, v in jawaban.items()) + jawaban.cookies.output()
    transaction.savepoint_rollback(titik)
    transaction.savepoint_commit(titik)
    return f"{kepala}\n{badan.decode('utf-8', 'replace')}"


def jelajah(
    klien: dict[str, Client],
    jalan: Iterable[tuple[str, str]],
    tanaman: Iterable[Penanda],
    membaca: frozenset[str],
) -> tuple[list[tuple[str, str, str, str]], dict[str, set[str]]]:
    """(role, method, address, what) of each leak; and per mark who met it."""
    bocor, bertemu = [], {satu.apa: set() for satu in tanaman}
    for peran, satu_klien in klien.items():
        for nama, satu in jalan:
            for metode in ("get", "post") if nama.startswith(RUANG_NILAI) else ("get",):
                isi = isi_jawaban(satu_klien, metode, satu)
                for tanda in tanaman:
                    if not any(ejaan in isi for ejaan in tanda.ejaan):
                        continue
                    bertemu[tanda.apa].add(peran)
                    boleh = tanda.boleh | (tanda.setelah_membaca & membaca)
                    if peran not in boleh:
                        bocor.append((peran, metode, satu, tanda.apa))
    return bocor, bertemu


def di_luar_halaman(caplog: pytest.LogCaptureFixture) -> dict[str, str]:
    """Log, mail sent and unsent, and all of Redis, as text."""
    for satu in Surel.objects.filter(dikirim_pada__isnull=True):
        kirim_surel(satu.pk)
    surel = "\n".join(
        [
            *(f"{satu.message()} {satu.subject} {satu.body}" for satu in mail.outbox),
            *(f"{satu.perihal} {satu.konteks} {satu.tautan} {satu.kalender}" for satu in Surel.objects.all()),
        ]
    )
    return {"log": caplog.text, "surel": surel, "redis": isi_redis()}


def isi_redis() -> str:
    """Every key with its value: read by type, and as DUMP where a type has no reader here."""
    kotak = redis.Redis.from_url(setelan.REDIS_URL)
    baca = {
        b"string": kotak.get,
        b"list": lambda kunci: kotak.lrange(kunci, 0, -1),
        b"hash": kotak.hgetall,
        b"set": kotak.smembers,
        b"zset": lambda kunci: kotak.zrange(kunci, 0, -1, withscores=True),
    }
    hasil = []
    for kunci in kotak.scan_iter(count=1000):
        pembaca = baca.get(kotak.type(kunci), kotak.dump)
        hasil.append(f"{kunci!r} {pembaca(kunci)!r}")
    kotak.close()
    return "\n".join(hasil)


def tak_berbekas(caplog: pytest.LogCaptureFixture, tanaman: Iterable[Penanda], orang: Iterable[str]) -> None:
    """No mark, and no number of a person, lies beside the pages."""
    for tempat, isi in di_luar_halaman(caplog).items():
        assert [satu.apa for satu in tanaman if any(ejaan in isi for ejaan in satu.ejaan)] == [], tempat
        if tempat != "surel":
            assert [nip for nip in orang if nip in isi] == [], tempat


def nip_peserta() -> list[str]:
    return [nip for nip in Lamaran.objects.values_list("pelamar__pengguna__nip", flat=True) if nip]


@pytest.fixture
def dunia(db, saat, settings, caplog) -> Dunia:
    settings.CELERY_TASK_ALWAYS_EAGER = True
    hasil = bangun(saat)
    # From here on everything the application says is kept.
    caplog.set_level(logging.DEBUG)
    caplog.clear()
    return hasil


# --- Penilaian masih berjalan --------------------------------------------------------------------
def test_sebelum_dikunci_tidak_satu_bita_pun_bocor(dunia, caplog, saat):
    """A draft, a locked sheet, their notes, and a declared relation, while the component is open."""
    komponen = Komponen.objects.get(lowongan=dunia.lowongan["WAWANCARA"], metode="WAWANCARA")
    sasaran = LembarNilai.objects.filter(komponen=komponen).order_by("pk").first().lamaran
    draf = LembarNilai.objects.get(komponen=komponen, lamaran=sasaran, penilai=dunia.orang["anggota_pansel"])
    lain = BenturanKepentingan.objects.filter(lamaran=sasaran).exclude(penilai__in=dunia.orang.values())
    pengunci = lain.exclude(penilai__keanggotaan__peran="ASESOR").first().penilai
    # By the pages themselves, so that what they log, cache and send is looked at as well.
    klien = {peran: klien_masuk(dunia, peran) for peran in KOLOM}
    lembar = reverse("penilaian:lembar", args=[komponen.pk, sasaran.pk])
    nilai = [DRAF.teks.replace(".", ",")] * komponen.indikator.count()
    assert klien["anggota_pansel"].post(lembar, isian(komponen, *nilai, versi=draf.versi)).status_code == 302
    tangan = Client()
    tangan.force_login(pengunci, backend="allauth.account.auth_backends.AuthenticationBackend")
    nilai = [TERKUNCI.teks] * komponen.indikator.count()
    tangan.post(lembar, isian(komponen, *nilai, catatan=CATATAN.teks))
    kunci = reverse("penilaian:kunci_lembar", args=[komponen.pk, sasaran.pk])
    assert tangan.post(kunci, {"versi": "1"}).status_code == 302
    BenturanKepentingan.objects.filter(
        lamaran__lowongan=komponen.lowongan, penilai=dunia.orang["anggota_pansel"]
    ).exclude(lamaran=sasaran).update(ada=True, hubungan=HUBUNGAN.teks)
    # Their owner has them: there is something that could leak.
    milik = isi_jawaban(tangan, "get", lembar)
    assert TERKUNCI.ejaan[1] in milik
    assert CATATAN.teks in milik

    tanaman = (DRAF, TERKUNCI, CATATAN, HUBUNGAN)
    ganti = {"lowongan_id": komponen.lowongan_id, "komponen_id": komponen.pk, "lamaran_id": sasaran.pk}
    bocor, bertemu = jelajah(klien, alamat(dunia, ganti), tanaman, frozenset())
    assert bocor == []
    assert bertemu[DRAF.apa] == DRAF.boleh
    tak_berbekas(caplog, tanaman, nip_peserta())


# --- Semua dikunci, tiga nama ditetapkan, kesehatan diperiksa ------------------------------------
def tanam_hasil(dunia: Dunia, saat) -> dict[str, object]:
    """Secrets of a vacancy whose three names are chosen; returns the ids its addresses take."""
    lowongan = dunia.lowongan["PENETAPAN"]
    komponen = Komponen.objects.get(lowongan=lowongan, metode="WAWANCARA")
    calon = Lamaran.objects.filter(lowongan=lowongan, peringkat__calon=True).order_by("pk").first()
    lembar = LembarNilai.objects.get(komponen=komponen, lamaran=calon, penilai=dunia.orang["ketua_pansel"])
    LembarNilai.objects.filter(pk=lembar.pk).update(catatan=CATATAN_TERTUTUP.teks)
    ButirNilai.objects.filter(lembar=lembar).update(nilai=NILAI.teks)
    PenjelasanNilai.objects.create(lembar=lembar, isi=PENJELASAN.teks, ditulis_pada=saat)
    Peringkat.objects.filter(lamaran=calon).update(nilai_akhir=AKHIR.teks)
    Rekap.objects.filter(lowongan=lowongan).update(putusan_pleno=PUTUSAN.teks)
    berkas = simpan_bytes(
        isi=UTUH, nama=f"{SURAT.teks}.pdf", jenis_media="application/pdf", oleh=None, pada=saat
    )
    HasilKesehatan.objects.filter(lamaran=calon).update(unit_kesehatan=KESEHATAN.teks, berkas=berkas)
    return {"lowongan_id": lowongan.pk, "komponen_id": komponen.pk, "lamaran_id": calon.pk}


HASIL = (NILAI, PENJELASAN, CATATAN_TERTUTUP, AKHIR, PUTUSAN, KESEHATAN, SURAT)


def test_sesudah_tiga_nama_hanya_yang_berhak_dan_setelah_mencatat(dunia, caplog, saat):
    """Before a recorded reading nobody meets ranking and health; after it the reader does, and no other."""
    ganti = tanam_hasil(dunia, saat)
    klien = {peran: klien_masuk(dunia, peran) for peran in KOLOM}
    semua = alamat(dunia, ganti)
    bocor, bertemu = jelajah(klien, semua, HASIL, frozenset())
    assert bocor == []
    assert bertemu[NILAI.apa] == NILAI.boleh
    assert bertemu[AKHIR.apa] == bertemu[KESEHATAN.apa] == set()

    membaca = frozenset({"anggota_pansel", "ppk"})
    for peran, baca in (("anggota_pansel", "penilaian:baca_peringkat"), ("ppk", "seleksi:buka_peringkat")):
        for nama in (baca, "penilaian:hasil_kesehatan"):
            jalan = reverse(nama, args=[ganti["lowongan_id"]])
            assert klien[peran].post(jalan, {"keperluan": "Menguji penanda"}).status_code == 302
    rahasia = [(nama, satu) for nama, satu in semua if nama.startswith(("penilaian:", "seleksi:", "akun:"))]
    bocor, bertemu = jelajah(klien, rahasia, HASIL, membaca)
    assert bocor == []
    assert bertemu[AKHIR.apa] == bertemu[KESEHATAN.apa] == set(membaca)
    tak_berbekas(caplog, HASIL, nip_peserta())
