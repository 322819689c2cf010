"""Planted marks must not occur in any byte of any answer to anyone who may not read them."""

import random
import re
from decimal import Decimal

import pytest
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from dokumen.models import Naskah
from penilaian import actions
from penilaian.models import ButirNilai
from tests.factories.akun import PenggunaFactory

pytestmark = [pytest.mark.django_db, pytest.mark.lambat]

# Rare numbers, one per indicator of the interview, in every spelling that could leak.
NILAI = ("73.19", "61.37", "88.43", "91.57")
TANDA = [satu for nilai in NILAI for satu in (nilai, nilai.replace(".", ","))]
# Their weighted sum and what it adds to the final score.
JUMLAH = ("76.37", "76,37", "76.368")


def semua_pola(pemecah: URLResolver, ruang: str = "") -> list[tuple[str, URLPattern]]:
    hasil = []
    for pola in pemecah.url_patterns:
        if isinstance(pola, URLResolver):
            hasil += semua_pola(pola, f"{ruang}{pola.namespace}:" if pola.namespace else ruang)
        else:
            hasil.append((f"{ruang}{pola.name}", pola))
    return hasil


def alamat(ronde, komponen, lamaran) -> list[str]:
    """Every address of the application with the ids of this round in it."""
    nilai = {
        "seleksi_id": ronde.seleksi.pk,
        "lowongan_id": ronde.lowongan.pk,
        "komponen_id": komponen.pk,
        "lamaran_id": lamaran.pk,
        "naskah_id": Naskah.objects.latest("pk").pk,
        "berkas_id": 1,
    }
    hasil = []
    for nama, pola in semua_pola(get_resolver()):
        if not nama.startswith(("penilaian:", "seleksi:", "peserta:", "akun:pemberitahuan")):
            continue
        if not {*pola.pattern.converters} <= {*nilai}:
            continue
        hasil.append(reverse(nama, kwargs={satu: nilai[satu] for satu in pola.pattern.converters}))
    return hasil


def jelajah(client, siapa, daftar) -> str:
    """Body and headers of every page, as this person gets them."""
    client.force_login(siapa)
    client.raise_request_exception = False
    isi = b""
    for jalan in daftar:
        jawaban = client.get(jalan)
        badan = b"".join(jawaban.streaming_content) if jawaban.streaming else jawaban.content
        isi += badan + "\n".join(f"{k}: {v}" for k, v in jawaban.items()).encode()
        assert jawaban.status_code != 500 or not jalan.startswith("/penilaian/"), jalan
    return isi.decode("utf-8", "replace")


def test_nilai_orang_lain_tidak_ada_di_satu_bita_pun_sebelum_dikunci(ronde, client):
    ronde.nyatakan_semua()
    komponen = ronde.buka("WAWANCARA")
    penulis, sasaran = ronde.anggota[0], ronde.peserta[0]
    ronde.kunci(penulis, sasaran, "WAWANCARA", list(NILAI))
    daftar = alamat(ronde, komponen, sasaran)
    assert len(daftar) > 15
    # Something is there that could leak: its author sees it.
    assert "73,19" in jelajah(client, penulis, daftar)
    lain = [ronde.ketua, ronde.anggota[1], ronde.asesor, *ronde.lain.values(), sasaran.pelamar.pengguna]
    lain += [PenggunaFactory(operator=True), PenggunaFactory()]
    for orang in lain:
        isi = jelajah(client, orang, daftar)
        assert [tanda for tanda in (*TANDA, *JUMLAH) if tanda in isi] == [], orang


def test_sesudah_dikunci_hanya_pansel_yang_melihat(ronde, client):
    ronde.nyatakan_semua()
    komponen = ronde.buka("WAWANCARA")
    sasaran = ronde.peserta[0]
    ronde.kunci(ronde.anggota[0], sasaran, "WAWANCARA", list(NILAI))
    ronde.nilai_semua("WAWANCARA", 80)
    ronde.tutup("WAWANCARA")
    daftar = alamat(ronde, komponen, sasaran)
    for orang in (ronde.ketua, ronde.anggota[1]):
        assert "76,37" in jelajah(client, orang, daftar)
    for orang in [
        ronde.asesor,
        *ronde.lain.values(),
        sasaran.pelamar.pengguna,
        PenggunaFactory(operator=True),
    ]:
        isi = jelajah(client, orang, daftar)
        assert [tanda for tanda in (*TANDA, *JUMLAH) if tanda in isi] == [], orang


def test_peringkat_tidak_terlihat_sebelum_dibuka_dan_tidak_oleh_yang_lain(ronde, client):
    """Also the Pansel sees no final score until the reading is recorded; PyB and Sekretariat never."""
    ronde.selesaikan(lambda metode, penilai, lamaran: Decimal("70.13") + lamaran.urutan)
    rekap = ronde.rekap()
    akhir = {f"{70 + satu.urutan},13" for satu in ronde.peserta}
    komponen = ronde.komponen("ASESMEN")
    daftar = [jalan for jalan in alamat(ronde, komponen, ronde.peserta[0]) if "/komponen/" not in jalan]
    tertutup = [ronde.lain[peran] for peran in ("PYB", "KETUA_SEKRETARIAT", "NASKAH", "PENGAWAS")]
    for orang in [ronde.ketua, ronde.lain["PPK"], *tertutup]:
        isi = jelajah(client, orang, daftar)
        assert not [x for x in akhir if x in isi], orang
    actions.tetapkan_tiga_nama(
        lowongan=ronde.lowongan, sidik=rekap.sidik, hadir=ronde.hadir, oleh=ronde.ketua, pada=ronde.pada
    )
    for orang in [*tertutup, ronde.peserta[0].pelamar.pengguna]:
        isi = jelajah(client, orang, daftar)
        assert not [x for x in akhir if x in isi], orang


def bersih(jawaban) -> str:
    return re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"', "", jawaban.content.decode())


def test_halaman_orang_lain_sama_apa_pun_nilainya(ronde, client):
    """T11: whatever Anggota Satu gave, every other reader gets the same bytes."""
    ronde.nyatakan_semua()
    komponen = ronde.buka("WAWANCARA")
    for lamaran in ronde.peserta:
        ronde.kunci(ronde.anggota[0], lamaran, "WAWANCARA", 80)
        ronde.isi(ronde.anggota[1], lamaran, "WAWANCARA", 75)
    daftar = [
        reverse("penilaian:beranda_pansel"),
        reverse("penilaian:komponen", args=[komponen.pk]),
        reverse("penilaian:kunci_komponen", args=[komponen.pk]),
        reverse("penilaian:pleno"),
        reverse("penilaian:pleno_lowongan", args=[ronde.lowongan.pk]),
        *(reverse("penilaian:lembar", args=[komponen.pk, satu.pk]) for satu in ronde.peserta),
    ]
    pembaca = [ronde.ketua, ronde.anggota[1]]

    def potret():
        hasil = []
        for orang in pembaca:
            client.force_login(orang)
            hasil += [bersih(client.get(jalan)) for jalan in daftar]
        return hasil

    semula = potret()
    acak = random.Random(7)
    for _ in range(3):
        for butir in ButirNilai.objects.filter(lembar__penilai=ronde.anggota[0]):
            butir.nilai = Decimal(acak.randrange(0, 10001)) / 100
            butir.save()
        assert potret() == semula


def test_setiap_halaman_nilai_tidak_disimpan_siapa_pun(ronde, client):
    ronde.nyatakan_semua()
    komponen = ronde.buka("WAWANCARA")
    client.force_login(ronde.ketua)
    for nama, args in (
        ("beranda_pansel", []),
        ("lembar", [komponen.pk, ronde.peserta[0].pk]),
        ("komponen", [komponen.pk]),
        ("pleno", []),
        ("pleno_lowongan", [ronde.lowongan.pk]),
    ):
        jawaban = client.get(reverse(f"penilaian:{nama}", args=args))
        assert "no-store" in jawaban["Cache-Control"]
        assert "ETag" not in jawaban


def test_nama_peserta_berurut_nomor_pendaftaran_di_setiap_daftar(ronde, client):
    """The order of the register, before and after the marks are known."""
    ronde.nyatakan_semua()
    komponen = ronde.buka("WAWANCARA")
    nama = [satu.pelamar.pengguna.nama for satu in ronde.peserta]

    def urutan(orang, jalan):
        client.force_login(orang)
        isi = client.get(jalan).content.decode()
        return sorted(nama, key=isi.index)

    ronde.nilai_semua("WAWANCARA", lambda penilai, lamaran: 95 - 10 * lamaran.urutan % 37)
    assert urutan(ronde.ketua, reverse("penilaian:beranda_pansel")) == nama
    ronde.tutup("WAWANCARA")
    assert urutan(ronde.ketua, reverse("penilaian:komponen", args=[komponen.pk])) == nama
