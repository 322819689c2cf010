"""Acts that move a vacancy: one arrow, one trace; refusals leave nothing; many at once."""

import pytest

from akun.antar import isi_surel
from akun.models import Surel
from jejak.models import Jejak
from penilaian.alur import KeadaanKomponen
from seleksi import actions as tindakan
from seleksi.alur import Tahap
from tests.factories.penilaian import (
    HasilKesehatanFactory,
    KomponenFactory,
    PeringkatFactory,
    RekapFactory,
)
from tests.factories.seleksi import BuktiSyaratFactory, LowonganFactory, PengumumanFactory
from tests.seleksi import situasi
from tests.seleksi.penolakan import ditolak

pytestmark = pytest.mark.django_db


def siapkan(s, tahap):
    """A vacancy in a stage with nothing left to hold it."""
    lowongan = LowonganFactory(seleksi=s.seleksi, tahap=tahap, urutan=50)
    for metode in ("ASESMEN", "MAKALAH", "WAWANCARA", "REKAM_JEJAK"):
        KomponenFactory(lowongan=lowongan, metode=metode, keadaan=KeadaanKomponen.DIKUNCI)
    PengumumanFactory(
        seleksi=s.seleksi, jenis="HASIL_TAHAP", tahap=tahap, diumumkan=True, lowongan=[lowongan]
    )
    for butir in ("BAST_ASESOR", "LAPORAN_PENELUSURAN"):
        BuktiSyaratFactory(seleksi=s.seleksi, lowongan=lowongan, butir=butir)
    rekap = RekapFactory(lowongan=lowongan, ditetapkan=True)
    if tahap == Tahap.KESEHATAN:
        for n in (1, 2, 3):
            HasilKesehatanFactory(lamaran=PeringkatFactory(rekap=rekap, peringkat=n, calon=True).lamaran)
    return lowongan


@pytest.mark.parametrize(
    "dari,ke,maju",
    [
        (Tahap.ASESMEN, Tahap.KOMPETENSI_BIDANG, tindakan.mulai_kompetensi_bidang),
        (Tahap.KOMPETENSI_BIDANG, Tahap.WAWANCARA, tindakan.mulai_wawancara),
        (Tahap.WAWANCARA, Tahap.KESEHATAN, tindakan.mulai_kesehatan),
        (Tahap.KESEHATAN, Tahap.PENETAPAN, tindakan.mulai_penetapan),
    ],
)
def test_maju_satu_tahap_dengan_satu_jejak(saat, dari, ke, maju):
    s = situasi.siap(saat)
    lowongan = siapkan(s, dari)
    maju(lowongan=lowongan, oleh=s.sekretariat, pada=saat)
    assert s.segar(lowongan).tahap == ke
    (jejak,) = Jejak.objects.filter(peristiwa="lowongan.tahap_dimulai")
    assert (jejak.rincian, jejak.pelaku) == ({"dari": dari, "ke": ke}, s.sekretariat)
    assert Surel.objects.filter(kunci__startswith=f"lowongan.tahap:{lowongan.pk}:{ke}:").count() == 7
    _, alasan = ditolak(maju, lowongan=lowongan, oleh=s.sekretariat, pada=saat)
    assert f"sekarang berada pada tahap {ke.label}, dipindahkan oleh {s.sekretariat}" in alasan


def test_hasil_administrasi_yang_diumumkan_membuka_asesmen(saat):
    s = situasi.hasil_administrasi(saat)
    kini = s.lain["kini"]
    tindakan.mulai_asesmen(lowongan=s.satu, oleh=s.ketua, pada=kini)
    assert (s.satu.tahap, s.satu.asesmen_dimulai_pada) == (Tahap.ASESMEN, kini)


def test_asesmen_tidak_dimulai_sebelum_hasil_administrasi_diumumkan(saat):
    s = situasi.ditutup(saat)
    kode, _ = ditolak(tindakan.mulai_asesmen, lowongan=s.satu, oleh=s.sekretariat, pada=s.lain["tutup"])
    assert kode == {"B-3"}
    assert s.satu.tahap == Tahap.ADMINISTRASI


def test_majukan_hanya_dari_tahap_yang_dilihat(saat):
    s = situasi.hasil_administrasi(saat)
    isian = {"lowongan": s.satu, "dari": Tahap.ADMINISTRASI, "oleh": s.sekretariat, "pada": s.lain["kini"]}
    assert tindakan.majukan(**isian).tahap == Tahap.ASESMEN
    # Pressed twice: the second press does not lead one stage further.
    assert ditolak(tindakan.majukan, **isian)[0] == {"TAHAP"}


@pytest.mark.parametrize("dari", [Tahap.PERSIAPAN, Tahap.PENETAPAN, Tahap.SELESAI, Tahap.DIBATALKAN])
def test_tahap_yang_maju_dengan_tanda_tangan_tidak_dimajukan_tombol(saat, dari):
    s = situasi.siap(saat)
    _, alasan = ditolak(tindakan.majukan, lowongan=s.satu, dari=dari, oleh=s.sekretariat, pada=saat)
    assert "tanda tangan" in alasan


def test_majukan_serentak_memutus_tiap_lowongan_sendiri(saat):
    s = situasi.siap(saat)
    baik = siapkan(s, Tahap.ASESMEN)
    tertahan = LowonganFactory(seleksi=s.seleksi, tahap=Tahap.ASESMEN, urutan=51)
    lain = LowonganFactory(seleksi=s.seleksi, tahap=Tahap.WAWANCARA, urutan=52)
    hasil = tindakan.majukan_serentak(
        lowongan=[baik, tertahan, lain], dari=Tahap.ASESMEN, oleh=s.sekretariat, pada=saat
    )
    assert [(satu.lowongan.pk, satu.berhasil) for satu in hasil] == [
        (baik.pk, True),
        (tertahan.pk, False),
        (lain.pk, False),
    ]
    assert {t.kode for t in hasil[1].temuan} == {"B-5", "B-9a", "B-9b"}
    assert {t.kode for t in hasil[2].temuan} == {"TAHAP"}
    assert [s.segar(satu).tahap for satu in (baik, tertahan, lain)] == [
        Tahap.KOMPETENSI_BIDANG,
        Tahap.ASESMEN,
        Tahap.WAWANCARA,
    ]
    assert Jejak.objects.filter(peristiwa="lowongan.tahap_dimulai").count() == 1


def test_surel_setiap_tindakan_dapat_ditulis(saat):
    """Every message of the walk renders with the context it was given."""
    s = situasi.hasil_administrasi(saat)
    lowongan = LowonganFactory(seleksi=s.seleksi, tahap=Tahap.WAWANCARA, urutan=50)
    situasi.melamar(s, 1, lowongan=lowongan)
    tindakan.mulai_asesmen(lowongan=s.satu, oleh=s.ketua, pada=s.lain["kini"])
    tindakan.batalkan_lowongan(lowongan=lowongan, alasan="A.", dasar="D.", oleh=s.ketua, pada=saat)
    templat = {surel.templat for surel in Surel.objects.all() if len(isi_surel(surel)) > 50}
    assert {t.rpartition("/")[2] for t in templat} >= {
        *("pengumuman_terbit.txt", "penutupan.txt", "naskah_menunggu.txt", "hasil_terbit.txt"),
        *("tahap.txt", "dibatalkan.txt", "dibatalkan_pelamar.txt"),
    }
