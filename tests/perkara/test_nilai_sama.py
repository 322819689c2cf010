"""Third and fourth come out equal: pleno decides, then the names go their way to the oath.

What came before is built by real acts; from the recap on everything happens on pages.
"""

from decimal import Decimal

import pytest
from django.utils import timezone

from penilaian import actions as penilaian
from penilaian.models import Komponen
from peserta.models import Lamaran
from seleksi.management.peragaan.cerita import PANSEL, Cerita
from seleksi.management.peragaan.pelaku import SANDI_CONTOH, Panggung
from seleksi.models import Lowongan
from tests.perkara.langkah import MENURUT_KUNCI, Perkara
from tests.perkara.peramban_teks import Orang

pytestmark = [pytest.mark.lambat, pytest.mark.timeout(900)]
NILAI = {1: "82.50", 2: "90", 3: "80", 4: "80"}


class CeritaSeri(Cerita):
    """Every rater gives the same marks, and two participants the same sum."""

    def nilai(self, komponen, penilai, hari, kunci=True, sebagian=False):
        oleh = self.orang[penilai]
        for lamaran in Lamaran.objects.filter(lowongan=komponen.lowongan).memenuhi_syarat():
            angka = {satu.pk: Decimal(NILAI[lamaran.urutan]) for satu in komponen.indikator.all()}
            isi = {"komponen": komponen, "lamaran": lamaran, "oleh": oleh, "pada": self.saat(hari, 10)}
            lembar = penilaian.simpan_draf(nilai=angka, catatan="", versi=0, **isi)
            penilaian.kunci_lembar(versi=lembar.versi, **isi)


@pytest.fixture
def lowongan(perkara: Perkara) -> Lowongan:
    jam = perkara.jam
    cerita = CeritaSeri(Panggung(timezone.now()), "Seleksi Terbuka Tahap I", jam.tanggal(0), 2026)
    cerita.lengkapi_panitia()
    satu = cerita.tambah_lowongan("Kepala Dinas Pendidikan", "KEPALA_DINAS", "Dinas Pendidikan")
    cerita.rencanakan()
    cerita.umumkan([satu])
    for nomor in range(1, 5):
        cerita.lamar(satu, nomor, hari=nomor)
    satu.refresh_from_db()
    cerita.tutup(satu)
    cerita.periksa_semua(satu)
    cerita.umumkan_administrasi([satu])
    satu.refresh_from_db()
    for penilai in (*PANSEL, "asesor"):
        cerita.nyatakan_bebas(satu, penilai, 20)
    cerita.nilai_semua(satu, "REKAM_JEJAK", 20)
    cerita.maju(satu, "mulai_asesmen", 20)
    for metode, hari, maju in (
        (Komponen.Metode.ASESMEN, 22, "mulai_kompetensi_bidang"),
        (Komponen.Metode.MAKALAH, 27, "mulai_wawancara"),
    ):
        cerita.nilai_semua(satu, metode, hari)
        cerita.umumkan_hasil(satu, hari + 1)
        cerita.maju(satu, maju, hari + 2)
    cerita.nilai_semua(satu, "WAWANCARA", 31)
    perkara.seleksi_id = satu.seleksi_id
    perkara.orang = {k: Orang(p.nama, p.surel, SANDI_CONTOH) for k, p in MENURUT_KUNCI.items()}
    return satu


def test_pleno_memutus_nilai_yang_sama_lalu_tiga_nama_sampai_pelantikan(perkara, lowongan):
    jam, pk = perkara.jam, lowongan.pk
    menurut_urutan = {satu.urutan: satu for satu in lowongan.lamaran.all()}
    jam.ke(33)
    perkara.hitung_rekap(pk)
    perkara.putuskan_seri(pk, menurut_urutan[4].pk, menurut_urutan[3].pk)
    perkara.tetapkan_tiga_nama(pk)
    perkara.majukan(pk, "Kesehatan")
    jam.ke(35)
    perkara.catat_kesehatan(pk, 35)
    perkara.majukan(pk, "Penetapan")
    jam.ke(38)
    perkara.usulkan(pk)
    perkara.orang["sekda"].lihat_bukan("80,00", "90,00")
    jam.ke(39)
    perkara.catat_rekomendasi("hasil", 39, pk)
    perkara.umumkan_hasil_akhir(pk)
    jam.ke(40)
    perkara.pilih(pk, menurut_urutan[4].pelamar.pengguna.nama_tampil)
    perkara.tetapkan(pk)
    jam.ke(42)
    perkara.lantik(pk, 42)
    lowongan.refresh_from_db()
    assert lowongan.tahap == "SELESAI"
