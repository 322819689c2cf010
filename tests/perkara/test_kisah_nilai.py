"""How five people score four participants blindly, and how an outsider proves it afterwards: a story to read.

What the raters do happens on their pages, as a browser would send it; what other tests tell already (the
other three components, who sits in the Pansel) is done by the same acts without pages.
"""

import json
import shutil
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pytest
from django.core import mail
from django.test import Client

from akun.models import Surel
from jejak import kunci
from jejak.models import Jejak
from panitia.aturan import Peran
from penilaian import actions, queries
from penilaian.models import LembarNilai, Rekap
from script import verifikasi
from seleksi.actions.ekspor import ekspor_bukti
from tests.penilaian.halaman import alamat, isian
from tests.penilaian.ronde import Ronde

pytestmark = [pytest.mark.django_db, pytest.mark.lambat]
METODE = "WAWANCARA"
OTOMATIS = {"X-Seleksi-Simpan": "otomatis"}


class Orang:
    """Somebody at his own browser."""

    def __init__(self, pengguna) -> None:
        self.pengguna = pengguna
        self.klien = Client()
        self.klien.force_login(pengguna)

    def buka(self, nama, *args):
        return self.klien.get(alamat(nama, *args))

    def teks(self, nama, *args) -> str:
        jawaban = self.buka(nama, *args)
        assert jawaban.status_code == 200, (nama, jawaban.status_code)
        return jawaban.content.decode().replace("\xa0", " ")

    def kirim(self, nama, *args, kepala=None, **isi):
        return self.klien.post(alamat(nama, *args), isi, headers=kepala)

    def simpan(self, komponen, lamaran, nilai, versi, *, kepala=OTOMATIS):
        """What the page sends by itself a moment after a key was pressed."""
        daftar = [str(nilai).replace(".", ",")] * komponen.indikator.count()
        return self.kirim(
            "lembar", komponen.pk, lamaran.pk, kepala=kepala, **isian(komponen, *daftar, versi=versi)
        )

    def kunci(self, komponen, lamaran, nilai):
        assert self.simpan(komponen, lamaran, nilai, 0).status_code == 204
        jawaban = self.kirim("kunci_lembar", komponen.pk, lamaran.pk, versi="1")
        assert jawaban.status_code == 302, jawaban.content.decode()[-800:]


def nilai_bertangga(ronde) -> dict:
    """Interview marks so that the second and the third come out exactly equal; `makalah` makes up for it."""
    bobot = {satu: Decimal(ronde.komponen(satu).bobot) for satu in (METODE, "MAKALAH")}
    aruna, bimo, danastri, panji = ronde.peserta
    return {
        "wawancara": {aruna: 80, bimo: 70 + bobot["MAKALAH"] / 10, danastri: 70, panji: 60},
        "makalah": {aruna: 70, bimo: 70, danastri: 70 + bobot[METODE] / 10, panji: 70},
    }


def test_lima_penilai_menilai_buta_dan_orang_luar_membuktikannya(
    tmp_path, django_capture_on_commit_callbacks
):
    publik = kunci.simpan_kunci(kunci.buat_kunci())
    ronde = Ronde(kebijakan={"urutan_seri": [METODE]})
    aruna, bimo, danastri, panji = ronde.peserta
    nilai = nilai_bertangga(ronde)
    komponen = ronde.buka(METODE)
    ketua, satu, dua, tiga, empat = map(Orang, ronde.pansel)

    # 1. Before anything opens, each declares on everybody. The second is the superior of Bimo: recused.
    for siapa in (ketua, satu, tiga, empat):
        ronde.nyatakan(siapa.pengguna)
    ronde.nyatakan(dua.pengguna, {bimo: "Atasan langsung."})
    assert dua.buka("lembar", komponen.pk, bimo.pk).status_code == 404
    assert "Benturan kepentingan, tidak Anda nilai" in dua.teks("lembar", komponen.pk, aruna.pk)

    # 2. The first member types on a train. A mark is saved; the answer gets lost in a tunnel, so the page
    #    sends the same again with the version it knows. Nothing happens twice and nothing is refused.
    assert satu.simpan(komponen, aruna, 50, 0)["X-Seleksi-Versi"] == "1"
    assert satu.simpan(komponen, aruna, 50, 0).status_code == 204
    assert queries.lembar_milik(satu.pengguna, komponen, aruna).versi == 1

    # 3. Meanwhile he corrected it on his tablet. The telephone comes out of the tunnel with its old page: it
    #    is told so, shows both, and overwrites nothing.
    assert satu.simpan(komponen, aruna, 52, 1)["X-Seleksi-Versi"] == "2"
    basi = satu.simpan(komponen, aruna, 55, 1, kepala=None)
    assert basi.status_code == 409
    assert "Dua isian berbeda" in basi.content.decode()
    assert set(queries.nilai_butir(queries.lembar_milik(satu.pengguna, komponen, aruna)).values()) == {52}
    assert satu.simpan(komponen, aruna, 50, 2)["X-Seleksi-Versi"] == "3"

    # 4. He locks. The mail holds a code and no mark; the file of the receipt is his alone.
    with django_capture_on_commit_callbacks(execute=True):
        assert satu.kirim("kunci_lembar", komponen.pk, aruna.pk, versi="3").status_code == 302
    lembar = LembarNilai.objects.get(penilai=satu.pengguna, lamaran=aruna)
    tanda = json.loads(satu.buka("tanda_kunci", komponen.pk, aruna.pk).content)
    assert tanda["kode"] == lembar.kode_kunci
    (surat,) = [x for x in mail.outbox if lembar.kode_kunci in x.body]
    assert surat.to == [satu.pengguna.email]
    assert "50,00" not in surat.body
    assert ketua.buka("tanda_kunci", komponen.pk, aruna.pk).status_code == 404

    # 5. The Ketua sees that one sheet of nineteen is done, and cannot close.
    assert "50,00" not in ketua.teks("komponen", komponen.pk)
    tolak = ketua.kirim("kunci_komponen", komponen.pk)
    assert tolak.status_code == 422
    assert "penilai belum mengunci" in tolak.content.decode()

    # 6. The others lock. Their marks stay apart until the last sheet: comparing is not even an address.
    for siapa in (ketua, dua, tiga, empat, satu):
        for lamaran in ronde.peserta:
            if (siapa, lamaran) not in {(dua, bimo), (satu, aruna)}:
                siapa.kunci(komponen, lamaran, nilai["wawancara"][lamaran])
    assert Surel.objects.filter(kunci__startswith="lembar.dikunci:").count() == 19
    for siapa in (ketua, satu, dua, tiga, empat):
        assert siapa.buka("banding", komponen.pk).status_code == 404

    # 7. The Ketua closes: a signed checkpoint follows at once. Now all see all, the recused all but one.
    assert ketua.kirim("kunci_komponen", komponen.pk).status_code == 302
    assert Jejak.objects.filter(peristiwa="komponen.dikunci").count() == 1
    banding = tiga.teks("banding", komponen.pk)
    assert "50,00" in banding
    terlihat = queries.lembar_terlihat(dua.pengguna, ronde.komponen(METODE), ronde.pada)
    assert bimo not in {x.lamaran for x in terlihat}

    # 8. Fifty among four eighties stands apart from the median. Its author is asked for a word, nobody else.
    assert queries.lembar_terpencil_milik(satu.pengguna, ronde.komponen(METODE), ronde.pada) == {aruna.pk: ""}
    assert queries.lembar_terpencil_milik(tiga.pengguna, ronde.komponen(METODE), ronde.pada) == {}
    kata = "Dua jawabannya menyangkal laporan kinerjanya sendiri."
    assert satu.kirim("jelaskan_nilai", komponen.pk, aruna.pk, isi=kata).status_code == 302
    assert kata in ketua.teks("banding", komponen.pk)
    assert set(queries.nilai_butir(lembar).values()) == {50}

    # 9. The other components follow; then the recap. Bimo and Danastri are exactly equal, and the rung that
    #    the Pansel froze with the announcement decides, not the order of their names.
    ronde.nyatakan(ronde.asesor)
    for metode in ("REKAM_JEJAK", "ASESMEN", "MAKALAH"):
        ronde.buka(metode)
        ronde.nilai_semua(metode, lambda _, x, m=metode: nilai["makalah"][x] if m == "MAKALAH" else 70)
        ronde.tutup(metode)
    assert ketua.kirim("hitung_rekap", ronde.lowongan.pk).status_code == 302
    rekap = Rekap.objects.get()
    akhir = queries.nilai_tersimpan(rekap)
    assert akhir[bimo.pk] == akhir[danastri.pk]
    assert {x.lamaran: x.peringkat for x in rekap.peringkat.all()} == {
        aruna: 1,
        bimo: 2,
        danastri: 3,
        panji: 4,
    }

    # 10. The ranking opens for who says what for, with his name across it; the step that decided is named.
    tertutup = tiga.teks("pleno_lowongan", ronde.lowongan.pk)
    assert str(bimo.pelamar) not in tertutup
    assert tiga.kirim("baca_peringkat", ronde.lowongan.pk, keperluan="Pleno penetapan").status_code == 302
    terbuka = tiga.teks("pleno_lowongan", ronde.lowongan.pk)
    assert f"{tiga.pengguna.nama_tampil} · 23-11-2026 09.00" in terbuka
    assert "diurutkan menurut wawancara akhir" in terbuka
    assert "peserta menurut nilai akhir" not in empat.teks("pleno_lowongan", ronde.lowongan.pk)

    # 11. Three names, alphabetical. The PyB meets them without a rank anywhere.
    actions.tetapkan_tiga_nama(
        lowongan=ronde.lowongan, sidik=rekap.sidik, hadir=ronde.hadir, oleh=ronde.ketua, pada=ronde.pada
    )
    assert {x.pk for x in queries.tiga_calon(ronde.lowongan)} == {aruna.pk, bimo.pk, danastri.pk}
    assert Orang(ronde.lain[Peran.PYB]).buka("pleno_lowongan", ronde.lowongan.pk).status_code == 404

    # 12. Months later somebody doubts the fifty. The expert has the bundle, the public key, the program, and
    #     the rater's own file: no account, no network, nothing of ours. It all agrees.
    bukti = tmp_path / "bukti.jsonl"
    bukti.write_bytes(
        ekspor_bukti(
            seleksi=ronde.seleksi,
            keperluan="Sengketa hasil",
            lengkap=False,
            oleh=ronde.lain[Peran.PENGAWAS],
            pada=ronde.pada,
        )
    )
    assert "50.00" not in bukti.read_text()
    milik = tmp_path / "tanda-kunci.json"
    milik.write_text(json.dumps(tanda))
    benar = ahli(tmp_path, bukti, publik, "--tanda", lembar.kode_kunci, "--lembar", milik)
    assert (benar.returncode, benar.stdout.splitlines()[-1]) == (0, "COCOK."), benar.stdout + benar.stderr

    # 13. With a single mark raised in that file, or one line of the bundle changed, it does not.
    palsu = tmp_path / "palsu.json"
    palsu.write_text(
        json.dumps(tanda | {"butir": tanda["butir"] | dict.fromkeys([next(iter(tanda["butir"]))], "90.00")})
    )
    assert ahli(tmp_path, bukti, publik, "--lembar", palsu).returncode == 1
    rusak = tmp_path / "rusak.jsonl"
    rusak.write_text(bukti.read_text().replace(lembar.sidik, "0" * 64))
    assert ahli(tmp_path, rusak, publik).returncode == 1


def ahli(folder: Path, bukti: Path, publik: str, *kata: object) -> subprocess.CompletedProcess:
    """The program alone in a folder, isolated Python without site packages."""
    sendiri = folder / "ahli" / "verifikasi.py"
    sendiri.parent.mkdir(exist_ok=True)
    shutil.copy(verifikasi.__file__, sendiri)
    perintah = [sys.executable, "-I", "-S", sendiri, bukti, "--kunci", publik, *kata]
    return subprocess.run(
        [str(x) for x in perintah], cwd=sendiri.parent, env={}, capture_output=True, text=True, check=False
    )
