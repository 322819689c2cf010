"""The NIP: real shapes pass, each wrong part is named."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from akun.nip import Bagian, JenisKelamin, Nip, NipTidakSah, rapatkan_nip, tulis_nip, urai_nip

SAH = "197609112002122005"


def test_nip_terurai():
    assert urai_nip("19760911 200212 2 005") == Nip(
        tanggal_lahir=date(1976, 9, 11),
        tmt_cpns=date(2002, 12, 1),
        jenis_kelamin=JenisKelamin.WANITA,
        nomor_urut=5,
        angka=SAH,
    )
    assert str(urai_nip(SAH)) == "19760911 200212 2 005"


@pytest.mark.parametrize(
    "teks",
    [
        SAH,
        "19760911 200212 2 005",
        "  19760911  200212 2 005\n",
        "19760911.200212.2.005",
        "19760911-200212-2-005",
        "19760911\u00a0200212\u00a02\u00a0005",
        "19760911–200212–2–005",
    ],
)
def test_spasi_titik_dan_garis_diterima(teks):
    assert urai_nip(teks).angka == SAH


@pytest.mark.parametrize(
    ("teks", "bagian", "pesan"),
    [
        ("", Bagian.PANJANG, "yang tertulis 0 angka"),
        (SAH[:-1], Bagian.PANJANG, "yang tertulis 17 angka"),
        (SAH + "0", Bagian.PANJANG, "yang tertulis 19 angka"),
        ("19760911O002122005", Bagian.PANJANG, "hanya berisi angka"),
        ("١٩٧٦٠٩١١٢٠٠٢١٢٢٠٠٥", Bagian.PANJANG, "hanya berisi angka"),
        ("197613112002122005", Bagian.TANGGAL_LAHIR, "19761311 bukan tanggal"),
        ("197602302002122005", Bagian.TANGGAL_LAHIR, "19760230 bukan tanggal"),
        ("197700002002122005", Bagian.TANGGAL_LAHIR, "bukan tanggal"),
        ("000001012002122005", Bagian.TANGGAL_LAHIR, "bukan tanggal"),
        ("189912312002122005", Bagian.TANGGAL_LAHIR, "bukan tanggal"),
        ("197609112002212005", Bagian.TMT_CPNS, "nomor induk PPPK"),
        ("197609112002002005", Bagian.TMT_CPNS, "bulan 00 tidak ada"),
        ("197609112002132005", Bagian.TMT_CPNS, "bulan 13 tidak ada"),
        ("197609111993082005", Bagian.TMT_CPNS, "sebelum usia 17 tahun"),
        ("197609112042102005", Bagian.TMT_CPNS, "sesudah usia 65 tahun"),
        ("197609112002120005", Bagian.JENIS_KELAMIN, "bukan 0"),
        ("197609112002123005", Bagian.JENIS_KELAMIN, "bukan 3"),
        ("197609112002122000", Bagian.NOMOR_URUT, "mulai dari 001"),
    ],
)
def test_bagian_yang_salah_disebut(teks, bagian, pesan):
    with pytest.raises(NipTidakSah, match=pesan) as tertangkap:
        urai_nip(teks)
    assert tertangkap.value.bagian == bagian
    assert str(tertangkap.value) == tertangkap.value.pesan


def test_bulan_ulang_tahun_ketujuh_belas_sudah_cukup():
    assert urai_nip("197609301993091001").tmt_cpns == date(1993, 9, 1)


@given(
    lahir=st.dates(date(1950, 1, 1), date(2004, 12, 31)),
    usia_bulan=st.integers(17 * 12, 45 * 12),
    kelamin=st.sampled_from("12"),
    urut=st.integers(1, 999),
)
def test_nip_yang_disusun_menurut_aturan_selalu_terbaca(lahir, usia_bulan, kelamin, urut):
    bulan = lahir.year * 12 + lahir.month - 1 + usia_bulan
    angka = f"{lahir:%Y%m%d}{bulan // 12}{bulan % 12 + 1:02d}{kelamin}{urut:03d}"
    nip = urai_nip(angka)
    assert (nip.tanggal_lahir, nip.nomor_urut, nip.angka) == (lahir, urut, angka)
    assert nip.jenis_kelamin == (JenisKelamin.PRIA if kelamin == "1" else JenisKelamin.WANITA)
    assert rapatkan_nip(str(nip)) == angka


@given(st.text(max_size=40))
def test_teks_apa_pun_terbaca_atau_ditolak_dengan_alasan(teks):
    try:
        hasil = urai_nip(teks).angka
    except NipTidakSah as salah:
        hasil = salah.pesan
    assert hasil


@given(st.from_regex(r"[0-9]{18}", fullmatch=True))
def test_delapan_belas_angka_tidak_pernah_merusak_pembaca(angka):
    try:
        bagian = None
        assert tulis_nip(urai_nip(angka).angka).replace(" ", "") == angka
    except NipTidakSah as salah:
        bagian = salah.bagian
    assert bagian != Bagian.PANJANG


def test_teks_yang_bukan_nip_ditulis_apa_adanya():
    assert tulis_nip("123") == "123"
    assert tulis_nip("") == ""
