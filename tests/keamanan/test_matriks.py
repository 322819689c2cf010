"""Every address × every role × every method has an expected answer, written down in matriks.txt.

After adding an address: MATRIKS_TULIS=1 script/test tests/keamanan/test_matriks.py writes the table anew;
read the difference as a judge would before committing it.
"""

import fcntl
import os
from pathlib import Path

import pytest
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, reverse

from tests.keamanan.dunia import PERAN, Dunia, bangun
from tests.rumah.test_alamat import SEMUA

TABEL = Path(__file__).with_name("matriks.txt")
KOLOM = ("tamu", "pelamar", "pelamar_lain", *PERAN, "asing")
# Answers of these depend on the state of a log-in, not on the role; tests/akun tries them.
LUAR = ("account_", "mfa_", "komponen")
# Rooms that are tried in a part of their own; everything else is the part "lain".
BAGIAN = ("seleksi", "peserta", "penilaian")
AMAN = {302, 400, 403, 404, 405}
# The one address with another method: cancelling an upload in pieces, for its owner (tus asks for a header).
DILAYANI = [("peserta:kiriman", "DELETE", "pelamar", 412)]


def alamat_diuji() -> list[tuple[str, URLPattern]]:
    return [(nama, pola) for nama, pola in SEMUA if not nama.startswith(LUAR)]


def alamat(dunia: Dunia, nama: str, pola: URLPattern) -> str:
    isian = dunia.isian[""] | dunia.isian.get(nama, {})
    return reverse(nama, kwargs={satu: isian[satu] for satu in pola.pattern.converters})


def jawab(klien: Client, metode: str, jalan: str) -> int:
    """Status of one request whose effects are taken back at once."""
    # Not atomic(): an act is durable and refuses to run inside somebody else's block.
    titik, kuki = transaction.savepoint(), klien.cookies.copy()
    jawaban = getattr(klien, metode.lower())(jalan)
    if jawaban.streaming:
        # The end of the stream closes its file; close() would close the connection of the test as well.
        b"".join(jawaban.streaming_content)
    transaction.savepoint_rollback(titik)
    # Rolling back leaves the savepoint open: the next would nest in it, thousands deep, each with a lock.
    transaction.savepoint_commit(titik)
    klien.cookies = kuki
    return int(jawaban.status_code)


def klien_masuk(dunia: Dunia, peran: str) -> Client:
    klien = Client(raise_request_exception=True)
    if dunia.orang[peran] is not None:
        klien.force_login(dunia.orang[peran], backend="allauth.account.auth_backends.AuthenticationBackend")
    return klien


def baris(nama: str, metode: str, status: dict[str, int]) -> str:
    return f"{nama:34} {metode:4} " + " ".join(f"{status[peran]:>{len(peran)}}" for peran in KOLOM)


def kepala() -> str:
    return f"{'alamat':34} cara " + " ".join(KOLOM)


def bagian(nama: str) -> str:
    """Which of the parts an address belongs to; each part builds the world once and can run by itself."""
    ruang = nama.partition(":")[0] if ":" in nama else ""
    return ruang if ruang in BAGIAN else "lain"


def tulis(milik: str, nyata: list[str]) -> None:
    """Put the lines of one part in their place; other parts may be writing at the same time."""
    with TABEL.open("r+", encoding="utf-8") as berkas:
        fcntl.flock(berkas, fcntl.LOCK_EX)
        lain = [satu for satu in berkas.read().splitlines()[1:] if bagian(satu.split()[0]) != milik]
        berkas.seek(0)
        berkas.truncate()
        berkas.write("\n".join([kepala(), *sorted(lain + nyata, key=urutan)]) + "\n")


def urutan(satu: str) -> tuple[str, ...]:
    return tuple(satu.split()[:2])


def tertulis() -> list[str]:
    return TABEL.read_text(encoding="utf-8").splitlines()


@pytest.mark.lambat
@pytest.mark.timeout(900)
@pytest.mark.parametrize("milik", [*BAGIAN, "lain"])
def test_setiap_alamat_menjawab_setiap_peran_seperti_tertulis(db, saat, settings, milik):
    settings.CELERY_TASK_ALWAYS_EAGER = True
    dunia = bangun(saat)
    klien = {peran: klien_masuk(dunia, peran) for peran in KOLOM}
    nyata, bocor = [], []
    for nama, pola in sorted(alamat_diuji(), key=lambda satu: satu[0]):
        if bagian(nama) != milik:
            continue
        jalan = alamat(dunia, nama, pola)
        for metode in ("GET", "POST"):
            nyata.append(baris(nama, metode, {p: jawab(klien[p], metode, jalan) for p in KOLOM}))
        for metode in ("PUT", "DELETE"):
            bocor += [
                (nama, metode, p, s) for p in KOLOM if (s := jawab(klien[p], metode, jalan)) not in AMAN
            ]
    dilayani = [satu for satu in DILAYANI if bagian(satu[0]) == milik]
    assert bocor == dilayani, "PUT dan DELETE tidak dilayani di tempat lain"
    if os.environ.get("MATRIKS_TULIS"):
        tulis(milik, nyata)
    harap = [satu for satu in tertulis()[1:] if bagian(satu.split()[0]) == milik]
    berbeda = sorted(set(nyata) ^ set(harap))
    assert nyata == harap, "\n".join([kepala(), *berbeda])


def test_tabel_terurut_dan_memuat_setiap_alamat():
    """What the parts leave out together: the head, the order, and that each address stands there."""
    atas, *isi = tertulis()
    assert atas == kepala()
    assert isi == sorted(isi, key=urutan)
    assert {satu.split()[0] for satu in isi} == {nama for nama, _ in alamat_diuji()}
