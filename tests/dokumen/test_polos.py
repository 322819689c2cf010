"""The copy without an author, sealed texts, and what two texts share."""

import datetime as dt
import io

import pikepdf
import pytest
from pikepdf import Name

from dokumen import gudang, kemiripan, polos, segel
from dokumen.polos import TidakTersalin, salinan_polos_dari, teks_berkas
from dokumen.simpan import simpan_bytes
from tests.dokumen.makalah import NAMA, NIP, TANDA, pdf_bernama, simpan

PADA = dt.datetime(2026, 11, 23, 2, tzinfo=dt.UTC)
pytestmark = pytest.mark.django_db


def bita(berkas) -> bytes:
    with gudang.buka(berkas) as isi:
        return isi.read()


def semua_bita(isi: bytes) -> bytes:
    """The file as it is, and each of its streams unpacked."""
    hasil = [isi]
    with pikepdf.open(io.BytesIO(isi)) as pdf:
        for objek in pdf.objects:
            hasil.append(repr(objek).encode())
            if isinstance(objek, pikepdf.Stream):
                hasil.append(objek.read_raw_bytes())
                if objek.get("/Filter") != Name.DCTDecode:
                    hasil.append(objek.read_bytes())
    return b"\n".join(hasil)


def test_salinan_tidak_memuat_apa_pun_tentang_penulisnya():
    asal = simpan(pdf_bernama())
    mentah = semua_bita(bita(asal))
    # It is there to be found: properties, XMP, attachment, note, thumbnail, the text itself.
    assert [tanda for tanda in TANDA if tanda.encode() not in mentah] == []
    salinan, ditutup = salinan_polos_dari(asal, nama="Makalah X.pdf", kata=[NAMA, NIP], pada=PADA)
    isi = semua_bita(bita(salinan))
    assert [tanda for tanda in (*TANDA, NAMA, NIP) if tanda.encode() in isi] == []
    assert ditutup == [1]
    assert salinan.halaman == asal.halaman == 2
    with pikepdf.open(io.BytesIO(bita(salinan))) as pdf:
        assert "/Info" not in pdf.trailer
        assert set(pdf.Root.keys()) == {"/Type", "/Pages"}
    assert teks_berkas(salinan).strip() == ""


def test_nama_di_dalam_halaman_dihitamkan_dan_sisanya_terbaca():
    asal = simpan(pdf_bernama())
    polosnya, _ = salinan_polos_dari(asal, nama="a.pdf", kata=[], pada=PADA)
    hitam, _ = salinan_polos_dari(asal, nama="b.pdf", kata=[NAMA], pada=PADA)
    gelap = [_titik_gelap(bita(satu)) for satu in (polosnya, hitam)]
    # The page still bears its other lines, and a black bar more.
    assert gelap[0] > 200
    assert gelap[1] > gelap[0] + 1000


def _titik_gelap(isi: bytes) -> int:
    with pikepdf.open(io.BytesIO(isi)) as pdf:
        citra = pikepdf.PdfImage(pdf.pages[0].Resources.XObject.G).as_pil_image().convert("L")
    return sum(citra.histogram()[:60])


def test_salinan_yang_sama_dari_berkas_yang_sama():
    asal = simpan(pdf_bernama())
    satu, lain = (bita(salinan_polos_dari(asal, nama="a.pdf", kata=[], pada=PADA)[0]) for _ in range(2))
    assert satu == lain


def test_berkas_yang_bukan_pdf_tidak_tersalin():
    rusak = simpan_bytes(isi=b"%PDF-rusak", nama="a.txt", jenis_media="text/plain", oleh=None, pada=PADA)
    with pytest.raises(TidakTersalin):
        salinan_polos_dari(rusak, nama="a.pdf", kata=[], pada=PADA)
    with pytest.raises(TidakTersalin):
        teks_berkas(rusak)


def test_salinan_yang_terlalu_besar_ditolak(settings):
    asal = simpan(pdf_bernama())
    settings.BATAS_BERKAS = 100
    with pytest.raises(TidakTersalin, match="TERLALU_BESAR"):
        salinan_polos_dari(asal, nama="a.pdf", kata=[], pada=PADA)


def test_salinan_yang_terlalu_lama_dihentikan(monkeypatch):
    asal = simpan(pdf_bernama())
    monkeypatch.setattr(polos, "BATAS_WAKTU", 0.001)
    with pytest.raises(TidakTersalin, match="WAKTU"):
        teks_berkas(asal)


# --- Segel dan kemiripan ------------------------------------------------------------------------
def test_segel_tidak_terbaca_dan_terbuka_dengan_kunci_lama(settings):
    tersegel = segel.segel("Tema rahasia")
    assert "Tema" not in tersegel
    assert segel.segel("Tema rahasia") != tersegel
    settings.SECRET_KEY_FALLBACKS, settings.SECRET_KEY = [settings.SECRET_KEY], "kunci-baru-" * 6
    assert segel.buka_segel(tersegel) == "Tema rahasia"
    settings.SECRET_KEY_FALLBACKS = []
    with pytest.raises(segel.SegelRusak):
        segel.buka_segel(tersegel)


KATA = "satu dua tiga empat lima enam tujuh delapan sembilan sepuluh sebelas dua belas"


@pytest.mark.parametrize(
    "satu,lain,persen,bagian",
    [
        (KATA, KATA.upper() + ".", 100, 1),
        (KATA, "lain sekali " * 10, 0, 0),
        ("", KATA, 0, 0),
        (f"{KATA} awal {KATA[::-1]} sela {KATA}", f"x {KATA} y", 80, 1),
        ("a b c d e f " + "z " * 20 + KATA, KATA + " lagi dan lagi a b c d e f ya", 50, 2),
    ],
)
def test_kemiripan_menghitung_kata_beruntun(satu, lain, persen, bagian):
    hasil = kemiripan.bandingkan(kemiripan.runtun(satu), kemiripan.runtun(lain))
    terbalik = kemiripan.bandingkan(kemiripan.runtun(lain), kemiripan.runtun(satu))
    assert (hasil.persen, hasil.bagian) == (terbalik.persen, terbalik.bagian) == (persen, bagian)
