"""The same conversation with the real clamd: a signature of our own, no network."""

import getpass
import os
import shutil
import subprocess
import time

import pytest

from dokumen import pemindai
from tests.dokumen import korpus

# Debian puts it where the PATH of a common user does not lead; script/setup --uji installs it.
CLAMD = shutil.which("clamd", path=f"{os.environ['PATH']}:/usr/sbin") or "clamd"
pytestmark = pytest.mark.lambat
SUSUNAN = """
Foreground yes
LocalSocket {soket}
DatabaseDirectory {folder}
StreamMaxLength 4M
MaxFileSize 1M
AlertExceedsMax yes
User {pengguna}
"""


@pytest.fixture(scope="module")
def clamd(tmp_path_factory):
    # A short path: the name of a socket may not be long.
    folder = tmp_path_factory.mktemp("c")
    soket = folder / "s"
    (folder / "uji.ndb").write_text(f"Uji.Eicar:0:*:{korpus.EICAR[-40:].hex()}\n")
    isi = SUSUNAN.format(soket=soket, folder=folder, pengguna=getpass.getuser())
    (folder / "clamd.conf").write_text(isi)
    with subprocess.Popen([CLAMD, "-c", folder / "clamd.conf"], stdout=subprocess.DEVNULL) as proses:
        batas = time.monotonic() + 30
        while not soket.exists() and proses.poll() is None and time.monotonic() < batas:
            time.sleep(0.1)
        yield str(soket)
        proses.terminate()


def test_clamd_sungguhan_membedakan_bersih_dan_virus_uji(clamd):
    assert pemindai.pindai(clamd, [korpus.UTUH]) == ""
    assert pemindai.pindai(clamd, [korpus.EICAR]).startswith("Uji.Eicar")
    assert pemindai.pindai(clamd, [korpus.EICAR[:30], korpus.EICAR[30:]]).startswith("Uji.Eicar")


def test_clamd_sungguhan_tidak_menyebut_bersih_yang_tidak_dibacanya(clamd):
    # Behind what it reads of one file: with AlertExceedsMax it says so.
    assert "Limits.Exceeded" in pemindai.pindai(clamd, [b"x" * 1_500_000 + korpus.EICAR])
    # Above what it takes at all: no verdict.
    with pytest.raises(pemindai.GalatPindai, match=r"INSTREAM size limit exceeded|sebelum isinya habis"):
        pemindai.pindai(clamd, (os.urandom(262_144) for _ in range(40)))
