"""The database keeps the promises of papers and files; each is tried to be broken."""

import datetime as dt

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from dokumen.models import Berkas, Naskah, Penomoran, kode_baru
from tests.factories.akun import PenggunaFactory
from tests.factories.dokumen import BerkasFactory, NaskahFactory

pytestmark = pytest.mark.django_db
PADA = dt.datetime(2026, 11, 23, 2, 0, tzinfo=dt.UTC)


def kendala_terlanggar(**isian) -> str:
    """Name of the constraint that refuses such a paper."""
    with pytest.raises(IntegrityError) as galat, transaction.atomic():
        NaskahFactory(**isian)
    return galat.value.__cause__.diag.constraint_name


@pytest.mark.parametrize(
    "isian,kendala",
    [
        ({"kelas": "X"}, "naskah_kelas_dikenal"),
        ({"keadaan": "TERBIT"}, "naskah_keadaan_sesuai_tanda_tangan"),
        ({"ditandatangani": True}, "naskah_keadaan_sesuai_tanda_tangan"),
        ({"terbit": True, "nomor": ""}, "naskah_tanda_tangan_lengkap"),
        ({"terbit": True, "tanggal": None}, "naskah_tanda_tangan_lengkap"),
        ({"nomor": "1/2026"}, "naskah_tanda_tangan_lengkap"),
        ({"dicabut": True, "alasan_cabut": ""}, "naskah_dicabut_lengkap"),
        ({"terbit": True, "dicabut_pada": PADA}, "naskah_dicabut_lengkap"),
        ({"salinan_nomor": 3, "salinan_jumlah": 2}, "naskah_salinan_dalam_jumlah"),
        ({"terbit": True, "dicetak_pada": PADA}, "naskah_berkas_sesuai_cetak"),
    ],
)
def test_naskah_yang_tidak_masuk_akal_ditolak(isian, kendala):
    assert kendala_terlanggar(**isian) == kendala


def test_keadaan_tak_dikenal_ditolak():
    assert kendala_terlanggar(keadaan="LAIN") == "naskah_keadaan_dikenal"


def test_konsep_tanpa_berkas_akhir():
    terlanggar = kendala_terlanggar(berkas=BerkasFactory(), dicetak_pada=PADA)
    assert terlanggar == "naskah_berkas_sesuai_cetak"


def test_hanya_penanda_tangan_yang_menandatangani():
    for bukan_dia in (PenggunaFactory(), None):
        terlanggar = kendala_terlanggar(terbit=True, ditandatangani_oleh=bukan_dia)
        assert terlanggar == "naskah_ditandatangani_yang_berhak"
    assert NaskahFactory(terbit=True).ditandatangani_oleh is not None


def test_nomor_tunggal_kecuali_salinan():
    naskah = NaskahFactory(terbit=True, salinan_nomor=1, salinan_jumlah=2)
    NaskahFactory(terbit=True, nomor=naskah.nomor, salinan_nomor=2, salinan_jumlah=2, salinan_dari=naskah)
    lagi = {"terbit": True, "nomor": naskah.nomor, "salinan_nomor": 2, "salinan_jumlah": 2}
    assert kendala_terlanggar(**lagi) == "naskah_nomor_tunggal"


@pytest.mark.parametrize(
    "kolom,nilai",
    [
        ("isi", {"nama": "orang lain"}),
        ("templat", "seleksi/naskah/pengumuman.html"),
        ("judul", "Judul lain"),
        ("kelas", "R"),
        ("kode", "0" * 16),
        ("nama_penanda", "Orang Lain"),
        ("pola_nomor", ""),
    ],
)
def test_isi_konsep_pun_beku(kolom, nilai):
    naskah = NaskahFactory()
    setattr(naskah, kolom, nilai)
    with pytest.raises(DatabaseError, match="beku"), transaction.atomic():
        naskah.save()


@pytest.mark.parametrize(
    "kolom,nilai",
    [
        ("nomor", "9/2026"),
        ("tanggal", dt.date(2026, 1, 1)),
        ("ditandatangani_pada", PADA),
    ],
)
def test_tanda_tangan_tidak_berubah(kolom, nilai):
    naskah = NaskahFactory(terbit=True)
    setattr(naskah, kolom, nilai)
    with pytest.raises(DatabaseError, match="sudah ditandatangani"), transaction.atomic():
        naskah.save()


def test_yang_sudah_dicetak_tidak_diganti():
    naskah = NaskahFactory(
        terbit=True, berkas=BerkasFactory(), dicetak_pada=PADA, berkas_konsep=BerkasFactory()
    )
    for kolom in ("berkas", "berkas_konsep"):
        naskah.refresh_from_db()
        setattr(naskah, kolom, BerkasFactory())
        with pytest.raises(DatabaseError, match="tidak dicetak ulang"), transaction.atomic():
            naskah.save()


def test_naskah_dan_berkas_tidak_dihapus():
    naskah, berkas = NaskahFactory(), BerkasFactory()
    for objek in (naskah, berkas):
        with pytest.raises(DatabaseError, match="tidak dihapus"), transaction.atomic():
            objek.delete()
    berkas.sha256 = "0" * 64
    with pytest.raises(DatabaseError, match="tidak diubah"), transaction.atomic():
        berkas.save()


@pytest.mark.parametrize(
    "isian,kendala",
    [
        ({"sha256": "bukan"}, "berkas_sha256_utuh"),
        ({"sha256": "A" * 64}, "berkas_sha256_utuh"),
        ({"ukuran": 0}, "berkas_tidak_kosong"),
        ({"halaman": 0}, "berkas_halaman_ada"),
    ],
)
def test_berkas_yang_tidak_masuk_akal_ditolak(isian, kendala):
    with pytest.raises(IntegrityError, match=kendala), transaction.atomic():
        BerkasFactory(**isian)


def test_satu_penghitung_per_pola_dan_tahun():
    Penomoran.objects.create(pola="{urut}", tahun=2026)
    with pytest.raises(IntegrityError, match="penomoran_satu_per_tahun"), transaction.atomic():
        Penomoran.objects.create(pola="{urut}", tahun=2026)


def test_kode_delapan_puluh_bit_tanpa_huruf_yang_tertukar():
    kode = {kode_baru() for _ in range(500)}
    assert len(kode) == 500
    assert {len(satu) for satu in kode} == {16}
    assert not set("".join(kode)) & set("ILOU")
    assert len(set("".join(kode))) == 32


def test_sebutan_baris():
    naskah = NaskahFactory(terbit=True, judul="Pengumuman", nomor="01/2026", kode="K7M29QXD31FAZZ08")
    assert str(naskah) == "Pengumuman (01/2026)"
    assert str(Naskah(judul="Konsep")) == "Konsep"
    assert naskah.kode_tampil == "K7M2-9QXD-31FA-ZZ08"
    assert str(Berkas(nama_asli="a.pdf")) == "a.pdf"
    assert str(Penomoran(pola="{urut}", tahun=2026, terakhir=4)) == "{urut} (2026): 4"
    assert naskah.berkas_terkini is None
    assert not naskah.sedang_dicetak
