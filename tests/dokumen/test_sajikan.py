import email.message

import pytest
from django.http import HttpResponse
from django.utils.http import content_disposition_header
from hypothesis import given
from hypothesis import strategies as st

from dokumen.models import Berkas, Naskah
from dokumen.sajikan import nama_naskah, sajikan_berkas, sajikan_naskah
from dokumen.simpan import nama_aman, simpan_bytes
from tests.cakram import jalur_penuh
from tests.dokumen.korpus import UTUH
from tests.factories.dokumen import NaskahFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def berkas(saat) -> Berkas:
    return simpan_bytes(isi=UTUH, nama="Ijazah S2.pdf", jenis_media="application/pdf", oleh=None, pada=saat)


def isi(jawaban) -> bytes:
    return b"".join(jawaban.streaming_content)


@pytest.mark.parametrize(
    "rusakkan",
    [
        lambda jalur: jalur.unlink(),
        lambda jalur: jalur.write_bytes(UTUH[:100]),
        lambda jalur: (jalur.unlink(), jalur.mkdir()),
    ],
    ids=["hilang", "terpotong", "bukan berkas"],
)
def test_isi_yang_hilang_dijelaskan_dan_dicatat(berkas, rusakkan, caplog):
    rusakkan(jalur_penuh(berkas))
    jawaban = sajikan_berkas(berkas)
    assert jawaban.status_code == 503
    halaman = jawaban.content.decode()
    assert f"berkas nomor {berkas.pk}" in halaman
    assert berkas.nama_asli not in halaman
    # The page stands in the frame where the file was to stand.
    assert jawaban["X-Frame-Options"] == "SAMEORIGIN"
    assert "style-src 'self'" in jawaban["Content-Security-Policy"]
    assert [satu.levelname for satu in caplog.records] == ["ERROR"]


def test_berkas_disajikan_utuh_dan_terkurung(berkas):
    jawaban = sajikan_berkas(berkas)
    assert isi(jawaban) == UTUH
    jawaban.close()
    assert jawaban["Content-Type"] == "application/pdf"
    assert jawaban["Content-Length"] == str(len(UTUH))
    assert jawaban["Content-Disposition"] == 'inline; filename="Ijazah S2.pdf"'
    assert jawaban["X-Content-Type-Options"] == "nosniff"
    assert jawaban["Cache-Control"] == "private, no-store"
    kebijakan = jawaban["Content-Security-Policy"]
    assert "default-src 'none'" in kebijakan
    assert "sandbox" in kebijakan.split("; ")
    assert "frame-ancestors 'self'" in kebijakan


def test_unduhan_bernama_sendiri(berkas):
    jawaban = sajikan_berkas(berkas, nama="Tanda Terima – 01.pdf", sebaris=False)
    jawaban.close()
    assert jawaban["Content-Disposition"].startswith("attachment; filename*=utf-8''Tanda%20Terima")


def test_selain_pdf_tidak_pernah_tampil_di_peramban(saat):
    html = simpan_bytes(isi=b"<script>", nama="a.html", jenis_media="text/html", oleh=None, pada=saat)
    jawaban = sajikan_berkas(html)
    jawaban.close()
    assert jawaban["Content-Disposition"] == 'attachment; filename="a.html"'


@given(st.text(max_size=120))
def test_nama_apa_pun_tidak_menyisipkan_kepala(nama):
    jawaban = HttpResponse()
    jawaban["Content-Disposition"] = content_disposition_header(True, nama_aman(nama))
    pesan = email.message.Message()
    pesan["Content-Disposition"] = jawaban["Content-Disposition"]
    assert pesan.get_content_disposition() == "attachment"
    assert "\n" not in jawaban["Content-Disposition"]


def test_naskah_belum_dicetak_tidak_ada_yang_disajikan():
    assert sajikan_naskah(NaskahFactory()) is None


def test_pratinjau_lalu_naskah_akhir(berkas, saat):
    naskah = NaskahFactory(berkas_konsep=berkas)
    jawaban = sajikan_naskah(naskah)
    jawaban.close()
    assert "(konsep).pdf" in jawaban["Content-Disposition"]


@pytest.mark.parametrize("templat", ["berita_acara_rekapitulasi", "surat_peringkat"])
def test_nama_berkas_rahasia_hanya_kode(templat):
    naskah = Naskah(
        templat=f"penilaian/naskah/{templat}.html",
        judul="Peringkat 1: Dimas",
        kelas="R",
        nomor="800/06/2026",
        kode="K7M29QXD31FAZZ08",
    )
    assert nama_naskah(naskah) == "Naskah K7M2-9QXD-31FA-ZZ08 (konsep).pdf"


def test_nama_berkas_umum_dari_jenis_dan_nomor():
    naskah = NaskahFactory(terbit=True, nomor="800.1.3.3/01/Pansel/X/2026")
    assert nama_naskah(naskah) == "Pengumuman hasil akhir 800.1.3.3-01-Pansel-X-2026.pdf"
