"""Scoring under real concurrency: threads with connections of their own, rows that wait for each other."""

import threading
from collections.abc import Callable

import pytest
from django.db import connection, transaction

from dokumen.models import Naskah
from jejak.models import Jejak
from panitia.aturan import Peran
from penilaian import actions, queries, wewenang
from penilaian.actions import LembarBasi
from penilaian.models import Komponen, LembarNilai, Rekap
from seleksi.izin import TindakanDitolak
from tests.penilaian.ronde import Ronde

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.balapan]

ULANG = 6


def serentak(*tindakan: Callable[[], object]) -> list[object]:
    """Run all at the same moment; results or exceptions, in order."""
    mulai = threading.Barrier(len(tindakan))
    hasil: list[object] = [None] * len(tindakan)

    def jalan(nomor: int, satu: Callable[[], object]) -> None:
        try:
            mulai.wait(10)
            hasil[nomor] = satu()
        except Exception as galat:
            hasil[nomor] = galat
        finally:
            connection.close()

    benang = [threading.Thread(target=jalan, args=(n, satu)) for n, satu in enumerate(tindakan)]
    for satu in benang:
        satu.start()
    for satu in benang:
        satu.join(30)
    return hasil


def ditolak(hasil: list[object]) -> list[TindakanDitolak]:
    lain = [satu for satu in hasil if isinstance(satu, Exception) and not isinstance(satu, TindakanDitolak)]
    assert lain == []
    return [satu for satu in hasil if isinstance(satu, TindakanDitolak)]


@pytest.fixture
def siap_dikunci() -> Ronde:
    """Every sheet of the interview is locked; only the Ketua's closing is left."""
    ronde = Ronde(peserta=3)
    ronde.nyatakan_semua()
    ronde.buka("WAWANCARA")
    ronde.nilai_semua("WAWANCARA", 80)
    return ronde


def batalkan(ronde, orang, sasaran):
    """Two persons open the locked sheet again; the request stands before the race begins."""
    return minta(ronde, orang, sasaran)()


def minta(ronde, orang, sasaran):
    lembar = queries.lembar_milik(orang, ronde.komponen("WAWANCARA"), sasaran)
    permintaan = actions.minta_buka_lembar(
        lembar=lembar, alasan="Salah ketik.", oleh=ronde.ketua, pada=ronde.pada
    )
    sekretaris = ronde.lain[Peran.KETUA_SEKRETARIAT]
    return lambda: actions.setujui_buka_lembar(permintaan=permintaan, oleh=sekretaris, pada=ronde.pada)


def utuh(ronde) -> bool:
    """A locked component rests on a locked sheet of every rater for every participant."""
    komponen = ronde.komponen("WAWANCARA")
    sisa = sum(satu.sisa for satu in queries.kemajuan(komponen, ronde.pada))
    return komponen.keadaan != "DIKUNCI" or sisa == 0


def test_tanpa_kunci_baris_komponen_tertutup_dengan_lembar_yang_hilang(siap_dikunci):
    """The control: both verdicts are right when given, and wrong together a moment later."""
    ronde = siap_dikunci
    orang, sasaran = ronde.anggota[0], ronde.peserta[0]
    sudah_diperiksa = threading.Barrier(2)

    def tutup_tanpa_kunci():
        with transaction.atomic():
            komponen = ronde.komponen("WAWANCARA")
            wewenang.boleh_kunci_komponen(ronde.ketua, komponen, ronde.pada).pastikan()
            sudah_diperiksa.wait(10)
            komponen.kunci(ronde.pada)
            komponen.dikunci_oleh = ronde.ketua
            komponen.save()

    def batalkan_tanpa_kunci():
        with transaction.atomic():
            lembar = queries.lembar_milik(orang, ronde.komponen("WAWANCARA"), sasaran)
            lembar.komponen = ronde.komponen("WAWANCARA")
            wewenang.boleh_minta_buka(ronde.ketua, lembar, "Salah ketik.", ronde.pada).pastikan()
            sudah_diperiksa.wait(10)
            lembar.batalkan(ronde.pada)
            lembar.dibatalkan_oleh, lembar.sebab_batal, lembar.alasan_batal = ronde.ketua, "KELIRU", "Salah."
            lembar.save()

    assert ditolak(serentak(tutup_tanpa_kunci, batalkan_tanpa_kunci)) == []
    assert not utuh(ronde)


@pytest.mark.parametrize("ulangan", range(ULANG))
def test_lembar_dibuka_saat_komponen_dikunci_tidak_setengah(siap_dikunci, ulangan):
    """Opened first, the closing is refused; closed first, the component opens again with the sheet."""
    ronde = siap_dikunci
    setujui = minta(ronde, ronde.anggota[0], ronde.peserta[0])
    hasil = serentak(lambda: ronde.tutup("WAWANCARA"), setujui)
    assert all("belum mengunci" in str(satu) for satu in ditolak(hasil))
    assert utuh(ronde)
    assert ronde.komponen("WAWANCARA").keadaan == "DIBUKA"


@pytest.mark.parametrize("ulangan", range(ULANG))
def test_lembar_terakhir_dikunci_saat_komponen_dikunci(siap_dikunci, ulangan):
    """In or out, never half: the sheet is locked in any case; the component only on top of it."""
    ronde = siap_dikunci
    orang, sasaran = ronde.anggota[0], ronde.peserta[0]
    batalkan(ronde, orang, sasaran)
    draf = ronde.isi(orang, sasaran, "WAWANCARA", 85)

    def kunci():
        return actions.kunci_lembar(
            komponen=ronde.komponen("WAWANCARA"),
            lamaran=sasaran,
            versi=draf.versi,
            oleh=orang,
            pada=ronde.pada,
        )

    hasil = serentak(kunci, lambda: ronde.tutup("WAWANCARA"))
    assert isinstance(hasil[0], LembarNilai)
    assert all("1 penilai belum mengunci" in str(satu) for satu in ditolak(hasil))
    assert utuh(ronde)
    assert Jejak.objects.filter(peristiwa="komponen.dikunci").count() == 1 - len(ditolak(hasil))


@pytest.mark.parametrize("ulangan", range(ULANG))
def test_dua_penilai_menyimpan_bersamaan_keduanya_tersimpan(ulangan):
    ronde = Ronde(peserta=1)
    ronde.nyatakan_semua()
    ronde.buka("WAWANCARA")
    sasaran = ronde.peserta[0]
    hasil = serentak(
        *(
            lambda o=orang, n=nomor: ronde.isi(o, sasaran, "WAWANCARA", 70 + n)
            for nomor, orang in enumerate(ronde.pansel)
        )
    )
    assert ditolak(hasil) == []
    komponen = ronde.komponen("WAWANCARA")
    for nomor, orang in enumerate(ronde.pansel):
        assert set(queries.nilai_butir(queries.lembar_milik(orang, komponen, sasaran)).values()) == {
            70 + nomor
        }


@pytest.mark.parametrize("ulangan", range(ULANG))
def test_dua_tab_menyimpan_bersamaan_yang_basi_diberi_tahu(ulangan):
    ronde = Ronde(peserta=1)
    ronde.nyatakan_semua()
    ronde.buka("WAWANCARA")
    orang, sasaran = ronde.anggota[0], ronde.peserta[0]
    hasil = serentak(
        lambda: ronde.isi(orang, sasaran, "WAWANCARA", 70, versi=0),
        lambda: ronde.isi(orang, sasaran, "WAWANCARA", 90, versi=0),
    )
    (basi,) = ditolak(hasil)
    assert isinstance(basi, LembarBasi)
    lembar = LembarNilai.objects.get()
    assert lembar.versi == 1
    assert len(set(queries.nilai_butir(lembar).values())) == 1


@pytest.mark.parametrize("banyak", [2, 8])
def test_klik_ganda_kunci_lembar_satu_akibat(banyak):
    ronde = Ronde(peserta=1)
    ronde.nyatakan_semua()
    ronde.buka("WAWANCARA")
    orang, sasaran = ronde.anggota[0], ronde.peserta[0]
    draf = ronde.isi(orang, sasaran, "WAWANCARA", 80)
    komponen = ronde.komponen("WAWANCARA")
    hasil = serentak(
        *[
            lambda: actions.kunci_lembar(
                komponen=komponen, lamaran=sasaran, versi=draf.versi, oleh=orang, pada=ronde.pada
            )
        ]
        * banyak
    )
    assert ditolak(hasil) == []
    assert len({satu.sidik for satu in hasil}) == 1
    assert Jejak.objects.filter(peristiwa="lembar.dikunci").count() == 1


def test_klik_ganda_kunci_komponen_satu_akibat(siap_dikunci):
    hasil = serentak(*[lambda: siap_dikunci.tutup("WAWANCARA")] * 3)
    assert len(ditolak(hasil)) == 2
    assert Jejak.objects.filter(peristiwa="komponen.dikunci").count() == 1


def test_klik_ganda_tetapkan_tiga_nama_satu_himpunan_naskah():
    ronde = Ronde(peserta=3)
    ronde.selesaikan(lambda metode, penilai, lamaran: 70 + lamaran.urutan)
    sidik = ronde.rekap().sidik

    def tetapkan():
        return actions.tetapkan_tiga_nama(
            lowongan=ronde.lowongan, sidik=sidik, hadir=ronde.hadir, oleh=ronde.ketua, pada=ronde.pada
        )

    hasil = serentak(tetapkan, tetapkan)
    assert len(ditolak(hasil)) == 1
    terbit = Naskah.objects.filter(templat__startswith="penilaian/", salinan_dari__isnull=True)
    assert terbit.count() == 3
    assert Rekap.objects.get().ditetapkan_pada == ronde.pada
    assert Komponen.objects.filter(keadaan="DIKUNCI").count() == 4
