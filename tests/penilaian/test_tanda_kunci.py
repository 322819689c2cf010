"""The rater's own file of a locked sheet: his alone, and it gives the digest that the trail holds."""

import json

import pytest

from dokumen.models import Naskah
from dokumen.tasks import cetak_naskah
from jejak.models import Jejak
from penilaian import actions, queries
from penilaian.queries.bukti import kunci_tercatat, lembar_menyimpang, sidik_nilai
from seleksi.izin import TindakanDitolak
from tests.cakram import tutup
from tests.penilaian.halaman import alamat, buka, kirim

pytestmark = pytest.mark.django_db


def test_penilai_menyimpan_tanda_kunci_lembarnya_sendiri(terbuka, client):
    orang, peserta = terbuka.anggota[0], terbuka.peserta[0]
    komponen = terbuka.komponen("WAWANCARA")
    argumen = (komponen.pk, peserta.pk)
    assert buka(client, orang, "tanda_kunci", *argumen).status_code == 404
    lembar = terbuka.kunci(orang, peserta, "WAWANCARA", 80)
    isi = json.loads(buka(client, orang, "tanda_kunci", *argumen).content)
    assert (isi["lembar"], isi["sidik"], isi["kode"]) == (lembar.pk, lembar.sidik, lembar.kode_kunci)
    assert set(isi["butir"].values()) == {"80.00"}
    assert Jejak.objects.get(peristiwa="lembar.dikunci").rincian["sidik"] == isi["sidik"]
    assert alamat("tanda_kunci", *argumen) in buka(client, orang, "lembar", *argumen).content.decode()
    # Another rater finds his own, not this one; who does not score finds nothing.
    assert buka(client, terbuka.anggota[1], "tanda_kunci", *argumen).status_code == 404
    assert buka(client, terbuka.asesor, "tanda_kunci", *argumen).status_code == 404


def test_lembar_dibandingkan_dengan_jejaknya(terbuka):
    """Each way a sheet can leave the trail's word, and one that did not."""
    utuh, sidik, nilai, tanpa = (
        terbuka.kunci(terbuka.anggota[ke], terbuka.peserta[0], "WAWANCARA", 80) for ke in range(4)
    )
    draf = terbuka.isi(terbuka.ketua, terbuka.peserta[0], "WAWANCARA", 70)
    semua = [utuh, sidik, nilai, tanpa, draf]
    tercatat = kunci_tercatat(semua)
    assert kunci_tercatat() == tercatat
    assert set(tercatat) == {str(satu.pk) for satu in semua[:4]}
    sidik.sidik = "a" * 64
    nilai.butir.update(nilai=99)
    del tercatat[str(tanpa.pk)]
    assert [(satu.pk, pesan.split(" jejak")[0]) for satu, pesan in lembar_menyimpang(semua, tercatat)] == [
        (sidik.pk, "tanda kuncinya berbeda dengan"),
        (nilai.pk, "nilainya bukan yang dikunci pada"),
        (tanpa.pk, "terkunci tanpa"),
    ]
    assert sidik_nilai(utuh, queries.nilai_butir(utuh)) == utuh.sidik


def test_tanda_kunci_dicetak_untuk_pemiliknya_sekali_dan_tanpa_nilai(terbuka, client):
    """T34: code and digest on paper, the same paper each time; nobody else is offered it."""
    orang, peserta = terbuka.anggota[0], terbuka.peserta[0]
    komponen = terbuka.komponen("WAWANCARA")
    argumen = (komponen.pk, peserta.pk)
    assert kirim(client, orang, "cetak_tanda_kunci", *argumen).status_code == 404
    lembar = terbuka.kunci(orang, peserta, "WAWANCARA", "73.19")
    assert buka(client, orang, "cetak_tanda_kunci", *argumen).status_code == 404
    assert kirim(client, orang, "cetak_tanda_kunci", *argumen).status_code == 302
    lembar.refresh_from_db()
    naskah = lembar.tanda
    assert (naskah.isi["sidik"], naskah.isi["kode"]) == (lembar.sidik, lembar.kode_kunci)
    assert naskah.isi["jejak"] == Jejak.objects.get(peristiwa="lembar.dikunci").tinggi
    assert not [isi for isi in (str(naskah.isi), naskah.judul) if "73.19" in isi or "73,19" in isi]
    kirim(client, orang, "cetak_tanda_kunci", *argumen)
    assert Naskah.objects.get(templat="penilaian/naskah/tanda_kunci.html") == naskah
    # Not printed yet: back to the sheet with a word; printed, the paper itself.
    assert buka(client, orang, "cetak_tanda_kunci", *argumen).status_code == 302
    cetak_naskah(naskah.pk)
    jawaban = buka(client, orang, "cetak_tanda_kunci", *argumen)
    assert (jawaban.status_code, jawaban["Content-Type"]) == (200, "application/pdf")
    tutup(jawaban)
    for lain in (terbuka.ketua, terbuka.anggota[1], terbuka.asesor, *terbuka.lain.values()):
        assert buka(client, lain, "cetak_tanda_kunci", *argumen).status_code == 404
        with pytest.raises(TindakanDitolak):
            actions.cetak_tanda_kunci(lembar=lembar, oleh=lain, pada=terbuka.pada)
    draf = terbuka.isi(terbuka.anggota[1], peserta, "WAWANCARA", 70)
    with pytest.raises(TindakanDitolak, match="belum terkunci"):
        actions.cetak_tanda_kunci(lembar=draf, oleh=terbuka.anggota[1], pada=terbuka.pada)
