"""Two officials at once: one moves the vacancy, the other is told where it stands; one trace (T63)."""

import threading
from collections.abc import Callable

import pytest
from django.db import connection, transaction

from jejak.catat import catat
from jejak.models import Jejak
from penilaian.alur import KeadaanKomponen
from seleksi.actions.pengumuman import umumkan
from seleksi.actions.penutupan import tutup_pengumuman
from seleksi.actions.persiapan import atur_bobot
from seleksi.actions.tahap import mulai_kompetensi_bidang
from seleksi.alur import Tahap
from seleksi.izin import TindakanDitolak
from seleksi.models import Lowongan
from seleksi.wewenang.tahap import boleh_mulai_kompetensi_bidang
from tests.factories.penilaian import KomponenFactory
from tests.factories.seleksi import BuktiSyaratFactory, LowonganFactory, PengumumanFactory
from tests.seleksi import situasi

pytestmark = [pytest.mark.balapan, pytest.mark.django_db(transaction=True)]

PUTARAN = 20


def serentak(*pekerjaan: Callable[[], object]) -> list[object]:
    """Run each in a thread of its own, all at once; what each gave back or raised."""
    mulai = threading.Barrier(len(pekerjaan))
    hasil: list[object] = [None] * len(pekerjaan)

    def jalankan(nomor: int) -> None:
        try:
            mulai.wait(20)
            hasil[nomor] = pekerjaan[nomor]()
        except Exception as galat:
            hasil[nomor] = galat
        finally:
            connection.close()

    benang = [threading.Thread(target=jalankan, args=(nomor,)) for nomor in range(len(pekerjaan))]
    for satu in benang:
        satu.start()
    for satu in benang:
        satu.join(60)
    return hasil


def siap_maju(s: situasi.Situasi, urutan: int) -> Lowongan:
    lowongan = LowonganFactory(seleksi=s.seleksi, tahap=Tahap.ASESMEN, urutan=urutan)
    BuktiSyaratFactory(seleksi=s.seleksi, lowongan=lowongan, butir="BAST_ASESOR")
    KomponenFactory(lowongan=lowongan, metode="ASESMEN", keadaan=KeadaanKomponen.DIKUNCI)
    PengumumanFactory(
        seleksi=s.seleksi, jenis="HASIL_TAHAP", tahap="ASESMEN", diumumkan=True, lowongan=[lowongan]
    )
    return lowongan


def jejak_maju(lowongan: Lowongan) -> int:
    return Jejak.objects.filter(peristiwa="lowongan.tahap_dimulai", objek_id=str(lowongan.pk)).count()


def test_tanpa_kunci_dua_pejabat_memindahkan_lowongan_dua_kali(saat):
    """Control: without the lock both see the old stage, both succeed, and the trail tells of two moves."""
    s = situasi.siap(saat)
    lowongan = siap_maju(s, 50)
    sudah_menilai = threading.Barrier(2)

    def maju_tanpa_kunci(oleh):
        with transaction.atomic():
            milik = Lowongan.objects.select_related("seleksi").get(pk=lowongan.pk)
            boleh_mulai_kompetensi_bidang(oleh, milik, saat).pastikan()
            sudah_menilai.wait(20)
            milik.mulai_kompetensi_bidang(saat)
            milik.save()
            catat("lowongan.tahap_dimulai", objek=milik, oleh=oleh, pada=saat)

    hasil = serentak(lambda: maju_tanpa_kunci(s.sekretariat), lambda: maju_tanpa_kunci(s.ketua))
    assert hasil == [None, None]
    assert jejak_maju(lowongan) == 2


def test_dua_pejabat_memindahkan_lowongan_yang_sama_hanya_satu_yang_berhasil(saat):
    s = situasi.siap(saat)
    for putaran in range(PUTARAN):
        lowongan = siap_maju(s, 50 + putaran)
        hasil = serentak(
            lambda milik=lowongan: mulai_kompetensi_bidang(lowongan=milik, oleh=s.sekretariat, pada=saat),
            lambda milik=lowongan: mulai_kompetensi_bidang(lowongan=milik, oleh=s.ketua, pada=saat),
        )
        (ditolak,) = [satu for satu in hasil if isinstance(satu, TindakanDitolak)]
        (berhasil,) = [satu for satu in hasil if isinstance(satu, Lowongan)]
        pemenang = s.sekretariat if hasil[0] is berhasil else s.ketua
        assert f"sekarang berada pada tahap Kompetensi Bidang, dipindahkan oleh {pemenang}" in str(ditolak)
        assert s.segar(lowongan).tahap == Tahap.KOMPETENSI_BIDANG
        assert jejak_maju(lowongan) == 1


def test_jam_dan_pejabat_menutup_bersamaan_satu_berita_acara(saat):
    s = situasi.tayang(situasi.diumumkan(saat))
    situasi.melamar(s, 4)
    pada = situasi.setelah_batas(s)
    milik = s.satu
    hasil = serentak(
        lambda: tutup_pengumuman(lowongan=milik, oleh=None, pada=pada),
        lambda: tutup_pengumuman(lowongan=milik, oleh=s.sekretariat, pada=pada),
    )
    assert sorted(type(satu).__name__ for satu in hasil) == ["Lowongan", "TindakanDitolak"]
    assert s.satu.naskah.filter(naskah__templat__endswith="berita_acara_penutupan.html").count() == 1
    assert Jejak.objects.filter(peristiwa="lowongan.pengumuman_ditutup").count() == 1


def test_bobot_yang_diubah_saat_pengumuman_ditandatangani_ikut_beku_atau_ditolak(saat):
    """Either the new weights are in the frozen copy and the components, or they are refused; never half."""
    s = situasi.disusun(saat)
    bobot = {metode.kode: metode.bobot for metode in s.seleksi.aturan_main.metode}
    hasil = serentak(
        lambda: umumkan(pengumuman=s.pengumuman, oleh=s.ketua, pada=saat),
        lambda: atur_bobot(seleksi=s.seleksi, bobot=bobot, oleh=s.sekretariat, pada=saat),
    )
    assert not isinstance(hasil[0], Exception)
    s.seleksi.refresh_from_db()
    beku = {metode.kode: metode.bobot for metode in s.seleksi.aturan_main.metode}
    assert {k.metode: k.bobot for k in s.satu.komponen.all()} == beku
    urutan = list(
        Jejak.objects.filter(peristiwa__in=["seleksi.dibekukan", "bobot.diatur"])
        .order_by("tinggi")
        .values_list("peristiwa", flat=True)
    )
    assert urutan in (["bobot.diatur", "seleksi.dibekukan"], ["seleksi.dibekukan"])
    assert isinstance(hasil[1], TindakanDitolak) is (len(urutan) == 1)
