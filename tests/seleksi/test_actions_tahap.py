"""Acts that move a vacancy: one arrow, one trace; refusals leave nothing; many at once; cancellation."""

import pytest

from akun.antar import isi_surel
from akun.models import Surel
from dokumen.models import Naskah
from jejak.models import Jejak
from penilaian.alur import KeadaanKomponen
from seleksi.actions import tahap as tindakan
from seleksi.actions.pengumuman import siapkan_perpanjangan
from seleksi.alur import Tahap
from seleksi.izin import TindakanDitolak
from tests.factories.penilaian import (
    HasilKesehatanFactory,
    KomponenFactory,
    PeringkatFactory,
    RekapFactory,
)
from tests.factories.seleksi import LowonganFactory, PengumumanFactory
from tests.seleksi import situasi

pytestmark = pytest.mark.django_db


def ditolak(tindakan_, **isian):
    sebelum = (Jejak.objects.count(), Surel.objects.count())
    with pytest.raises(TindakanDitolak) as galat:
        tindakan_(**isian)
    assert (Jejak.objects.count(), Surel.objects.count()) == sebelum
    return {temuan.kode for temuan in galat.value.temuan}, str(galat.value)


def siapkan(s, tahap):
    """A vacancy in a stage with nothing left to hold it."""
    lowongan = LowonganFactory(seleksi=s.seleksi, tahap=tahap, urutan=50)
    for metode in ("ASESMEN", "MAKALAH", "WAWANCARA", "REKAM_JEJAK"):
        KomponenFactory(lowongan=lowongan, metode=metode, keadaan=KeadaanKomponen.DIKUNCI)
    PengumumanFactory(
        seleksi=s.seleksi, jenis="HASIL_TAHAP", tahap=tahap, diumumkan=True, lowongan=[lowongan]
    )
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
    assert {t.kode for t in hasil[1].temuan} == {"B-9a", "B-9b"}
    assert {t.kode for t in hasil[2].temuan} == {"TAHAP"}
    assert [s.segar(satu).tahap for satu in (baik, tertahan, lain)] == [
        Tahap.KOMPETENSI_BIDANG,
        Tahap.ASESMEN,
        Tahap.WAWANCARA,
    ]
    assert Jejak.objects.filter(peristiwa="lowongan.tahap_dimulai").count() == 1


# --- Pembatalan ----------------------------------------------------------------------------------
def test_pembatalan_mencabut_konsep_dan_memberi_tahu_pelamar(saat):
    s = situasi.tayang(situasi.diumumkan(saat))
    situasi.melamar(s, 2)
    pada = situasi.setelah_batas(s)
    konsep = siapkan_perpanjangan(seleksi=s.seleksi, lowongan=s.lowongan, oleh=s.sekretariat, pada=pada)
    tindakan.batalkan_lowongan(
        lowongan=s.satu, alasan=" Pelamar kurang. ", dasar="Keputusan pleno", oleh=s.ketua, pada=pada
    )
    assert (s.satu.tahap, s.satu.alasan_batal, s.satu.dibatalkan_oleh) == (
        Tahap.DIBATALKAN,
        "Pelamar kurang.",
        s.ketua,
    )
    assert Naskah.objects.get(pk=konsep.naskah_id).keadaan == "DICABUT"
    jejak = Jejak.objects.get(peristiwa="lowongan.dibatalkan")
    assert (jejak.rincian["dari"], jejak.rincian["dasar"]) == ("PENGUMUMAN", "Keputusan pleno")
    kabar = Surel.objects.filter(kunci__startswith=f"lowongan.dibatalkan:{s.satu.pk}:")
    assert kabar.filter(templat="seleksi/surel/dibatalkan_pelamar.txt").count() == 2
    assert kabar.filter(templat="seleksi/surel/dibatalkan.txt").count() == 7


@pytest.mark.parametrize("tahap", [t for t in Tahap if t not in (Tahap.SELESAI, Tahap.DIBATALKAN)])
def test_setiap_tahap_berjalan_dapat_dibatalkan(saat, tahap):
    s = situasi.siap(saat)
    lowongan = LowonganFactory(seleksi=s.seleksi, tahap=tahap, urutan=50)
    isian = {"lowongan": lowongan, "alasan": "Alasan.", "dasar": "Dasar.", "pada": saat}
    assert ditolak(tindakan.batalkan_lowongan, **isian, oleh=s.sekretariat)[0] == {"P-11"}
    assert tindakan.batalkan_lowongan(**isian, oleh=s.ketua).tahap == Tahap.DIBATALKAN
    assert ditolak(tindakan.batalkan_lowongan, **isian, oleh=s.ketua)[0] == {"TAHAP"}


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
