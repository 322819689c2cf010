import datetime as dt

import pytest
from django.contrib.auth.models import AnonymousUser

from panitia.aturan import HAK, Hak, Peran
from panitia.models import Keanggotaan
from panitia.queries import (
    anggota_pansel,
    hak_pengguna,
    keanggotaan_berlaku,
    pemegang,
    peran_pengguna,
    punya_hak,
    seleksi_dengan_hak,
    temuan_hak,
    temuan_pansel,
    terlibat,
    wajib_mfa,
)
from seleksi.alur import Tahap
from seleksi.izin import Tingkat
from tests.factories.akun import PenggunaFactory
from tests.factories.panitia import (
    KeanggotaanFactory,
    KesesuaianAnggotaFactory,
    PernyataanFactory,
    SuratKeputusanFactory,
    pansel_lengkap,
)
from tests.factories.seleksi import LowonganFactory, SeleksiFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("peran", list(Peran))
def test_peran_memberi_tepat_haknya(peran, saat):
    anggota = KeanggotaanFactory(peran=peran)

    assert hak_pengguna(anggota.pengguna, anggota.seleksi_id, saat) == HAK[peran]


def test_hak_berhenti_setelah_hari_terakhir_sk(saat):
    hari = saat.date()
    sk = SuratKeputusanFactory(berlaku_sejak=hari, berlaku_sampai=hari)
    anggota = KeanggotaanFactory(sk=sk, seleksi=sk.seleksi)
    for jarak, ada in ((-1, False), (0, True), (1, False)):
        pada = saat + dt.timedelta(days=jarak)
        assert punya_hak(anggota.pengguna, sk.seleksi_id, Hak.NILAI, pada) is ada
        assert keanggotaan_berlaku(anggota.pengguna, sk.seleksi_id, pada).exists() is ada
        assert seleksi_dengan_hak(anggota.pengguna, Hak.NILAI, pada).exists() is ada
        assert (Peran.ANGGOTA_PANSEL in peran_pengguna(anggota.pengguna, pada)) is ada


def test_hak_memerlukan_dua_kunci(saat):
    """A membership without its permission opens nothing, nor does a permission without a membership."""
    tanpa_izin = KeanggotaanFactory(izin=False)
    anggota = KeanggotaanFactory()
    Keanggotaan.objects.filter(pk=anggota.pk).delete()
    for orang, seleksi_id in (
        (tanpa_izin.pengguna, tanpa_izin.seleksi_id),
        (anggota.pengguna, anggota.seleksi_id),
    ):
        assert hak_pengguna(orang, seleksi_id, saat) == frozenset()
        assert not seleksi_dengan_hak(orang, Hak.LIHAT, saat).exists()


def test_konsep_tidak_memberi_hak(saat):
    sk = SuratKeputusanFactory(konsep=True)
    anggota = KeanggotaanFactory(sk=sk, seleksi=sk.seleksi)

    assert hak_pengguna(anggota.pengguna, sk.seleksi_id, saat) == frozenset()
    assert not terlibat(anggota.pengguna, sk.seleksi_id)


def test_hak_hanya_dalam_seleksinya(saat):
    anggota = KeanggotaanFactory(peran=Peran.PPK)
    lain = SeleksiFactory()

    assert not punya_hak(anggota.pengguna, lain.pk, Hak.PUTUSKAN, saat)
    assert list(seleksi_dengan_hak(anggota.pengguna, Hak.PUTUSKAN, saat)) == [anggota.seleksi]


def test_temuan_hak_menyebut_siapa_yang_berhak(saat):
    anggota = KeanggotaanFactory(peran=Peran.NASKAH)
    (temuan,) = temuan_hak(anggota.pengguna, anggota.seleksi_id, Hak.PIMPIN, saat)

    assert temuan.tingkat is Tingkat.BLOK
    assert temuan.pelaku == "Ketua Panitia Seleksi"
    assert temuan_hak(anggota.pengguna, anggota.seleksi_id, (Hak.PIMPIN, Hak.SUSUN_NASKAH), saat) == []
    assert temuan_hak(None, anggota.seleksi_id, Hak.PIMPIN, saat) == []


def test_pemegang_berurutan_menurut_lampiran_sk(saat, django_assert_num_queries):
    seleksi = SeleksiFactory()
    kedua = KeanggotaanFactory(seleksi=seleksi, urutan=2)
    pertama = KeanggotaanFactory(seleksi=seleksi, peran=Peran.KETUA_PANSEL, urutan=1)
    KeanggotaanFactory(seleksi=seleksi, peran=Peran.PPK, urutan=1)
    with django_assert_num_queries(1):
        assert [a.pengguna for a in anggota_pansel(seleksi.pk, saat)] == [pertama.pengguna, kedua.pengguna]
    assert list(pemegang(seleksi.pk, Peran.ANGGOTA_PANSEL, saat)) == [kedua]


def test_yang_dihentikan_tetap_terlibat_tanpa_hak(saat):
    anggota = KeanggotaanFactory()
    anggota.dihentikan_pada, anggota.dihentikan_oleh = saat, PenggunaFactory()
    anggota.save()

    assert hak_pengguna(anggota.pengguna, anggota.seleksi_id, saat) == frozenset()
    assert terlibat(anggota.pengguna, anggota.seleksi_id)
    assert not terlibat(PenggunaFactory(), anggota.seleksi_id)


@pytest.mark.parametrize(
    "peran,wajib",
    [
        (Peran.PPK, True),
        (Peran.PYB, True),
        (Peran.KETUA_PANSEL, True),
        (Peran.ANGGOTA_PANSEL, True),
        (Peran.KETUA_SEKRETARIAT, True),
        (Peran.VERIFIKATOR, True),
        (Peran.NASKAH, True),
        (Peran.ASESOR, True),
        (Peran.PENGAWAS, True),
        (Peran.PENELUSUR, True),
        (Peran.NARASUMBER, False),
    ],
)
def test_pengaman_kedua_wajib_menurut_peran(peran, wajib):
    assert wajib_mfa(KeanggotaanFactory(peran=peran).pengguna) is wajib


def test_pengaman_kedua_wajib_bagi_operator_saja():
    assert wajib_mfa(PenggunaFactory(operator=True))
    assert not wajib_mfa(PenggunaFactory())


def test_pansel_lengkap_tanpa_halangan(saat):
    seleksi = SeleksiFactory()
    lowongan = LowonganFactory(seleksi=seleksi)
    pansel_lengkap(seleksi)
    KeanggotaanFactory(seleksi=seleksi, peran=Peran.KETUA_SEKRETARIAT)

    lain = [t for t in temuan_pansel(seleksi, saat) if t.tingkat != Tingkat.TERPENUHI]
    assert [(t.kode, t.tingkat) for t in lain] == [("P-05", Tingkat.INGAT)]
    for anggota in seleksi.keanggotaan.filter(sk__jenis="PANSEL"):
        KesesuaianAnggotaFactory(keanggotaan=anggota, lowongan=lowongan)
    assert {t.tingkat for t in temuan_pansel(seleksi, saat)} == {Tingkat.TERPENUHI}


def test_tanpa_sk_hanya_sk_yang_diminta(saat):
    assert [(t.kode, t.tingkat, t.pelaku) for t in temuan_pansel(SeleksiFactory(), saat)] == [
        ("P-02", Tingkat.BLOK, "Ketua Sekretariat"),
        ("P-11", Tingkat.BLOK, "Operator"),
    ]


def test_pernyataan_yang_kurang_disebut_orangnya(saat):
    seleksi = SeleksiFactory()
    ketua, *_, terakhir = pansel_lengkap(seleksi, bernyatakan=False)
    for jenis in ("BUKAN_PARPOL", "PAKTA_INTEGRITAS"):
        PernyataanFactory(keanggotaan=ketua, jenis=jenis)
    pakta = next(t for t in temuan_pansel(seleksi, saat) if t.kode == "P-08")

    assert pakta.tingkat is Tingkat.BLOK
    assert ketua.pengguna.nama not in pakta.pesan
    assert terakhir.pengguna.nama in pakta.pesan


def test_senama_tidak_saling_menandatangani(saat):
    seleksi = SeleksiFactory()
    ketua, kedua, *_ = pansel_lengkap(seleksi, bernyatakan=False)
    kedua.pengguna.nama = ketua.pengguna.nama
    kedua.pengguna.save()
    PernyataanFactory(keanggotaan=ketua, jenis="PAKTA_INTEGRITAS")

    pakta = next(t for t in temuan_pansel(seleksi, saat) if t.kode == "P-08")
    assert pakta.pesan.count(ketua.pengguna.nama) == 1


def test_tamu_dan_jam_tidak_memegang_hak(saat):
    assert hak_pengguna(None, 1, saat) == frozenset()
    assert hak_pengguna(AnonymousUser(), 1, saat) == frozenset()


def test_pernyataan_orang_lain_tidak_dihitung(saat):
    seleksi = SeleksiFactory()
    ketua, *_ = pansel_lengkap(seleksi, bernyatakan=False)
    PernyataanFactory(keanggotaan=ketua, jenis="PAKTA_INTEGRITAS", dinyatakan_oleh=PenggunaFactory())

    pakta = next(t for t in temuan_pansel(seleksi, saat) if t.kode == "P-08")
    assert ketua.pengguna.nama in pakta.pesan


def test_lowongan_sekda_menahan_bila_unsur_dalam_di_bawah_dua_a(saat):
    seleksi = SeleksiFactory()
    pansel_lengkap(seleksi)
    LowonganFactory(seleksi=seleksi, sekda=True, tahap=Tahap.PERSIAPAN)

    assert [t.tingkat for t in temuan_pansel(seleksi, saat) if t.kode == "P-04"] == [
        Tingkat.TERPENUHI,
        Tingkat.BLOK,
    ]


@pytest.mark.parametrize("boleh", [False, True])
def test_pejabat_badan_pengawas_diingatkan_bila_ketentuan_melarangnya(saat, boleh):
    seleksi = SeleksiFactory()
    ketua = pansel_lengkap(seleksi)[0]
    ketua.instansi = "Badan Kepegawaian Negara"
    ketua.save()
    isi = seleksi.ketentuan["pengawas"] | {"pejabat_dalam_pansel": boleh}
    seleksi.ketentuan = seleksi.ketentuan | {"pengawas": isi}
    seleksi.save()
    ingat = [t for t in temuan_pansel(seleksi, saat) if t.tingkat == Tingkat.INGAT and t.kode == "P-04"]
    assert bool(ingat) is not boleh
