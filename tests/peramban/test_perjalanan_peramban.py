"""The walk in real Chromium by eight roles, from an empty database, with a picture of each page they use.

The same steps as tests/perkara, taken with mouse and keyboard. What repeats (the fourth applicant, the fifth
rater) goes through the test client. The clock of the server moves as in the story; the browser keeps its own.
"""

import datetime as dt
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import time_machine
from django.core.cache import cache
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import Browser

from jejak.rantai import periksa
from seleksi.models import Lowongan
from tests.peramban.orang import OrangDiPeramban, Pengamat
from tests.perkara.langkah import MENURUT_KUNCI, PANSEL, Perkara
from tests.perkara.peramban_teks import Orang

pytestmark = [pytest.mark.peramban, pytest.mark.lambat, pytest.mark.timeout(1500)]
AKAR = Path(__file__).resolve().parents[2]


class JamBerjalan:
    """The clock of the server stands at a day of the story and ticks on from there."""

    def __init__(self) -> None:
        pagi = timezone.localtime().replace(hour=9, minute=0, second=0, microsecond=0)
        self.hari_nol = pagi + dt.timedelta(days=40)
        self.jalan: time_machine.travel | None = None

    def tanggal(self, hari: int) -> dt.date:
        return self.hari_nol.date() + dt.timedelta(days=hari)

    def ke(self, hari: int, jam: int = 9, menit: int = 0) -> None:
        self.berhenti()
        saat = self.hari_nol.replace(hour=jam, minute=menit) + dt.timedelta(days=hari)
        self.jalan = time_machine.travel(saat, tick=True)
        self.jalan.start()
        cache.clear()

    def berhenti(self) -> None:
        if self.jalan is not None:
            self.jalan.stop()
            self.jalan = None


class PerkaraDiPeramban(Perkara):
    """The steps of the stories; who stands in `duduk` takes them in the browser."""

    def __init__(self, jam: JamBerjalan, chromium: Browser, amat: Pengamat) -> None:
        super().__init__(jam)
        self.chromium = chromium
        self.amat = amat

    def dudukkan(self, kunci: str, orang: Orang) -> OrangDiPeramban:
        return OrangDiPeramban(kunci, orang, self.chromium, self.amat)

    @contextmanager
    def di_peramban(self, *kunci: str) -> Iterator[None]:
        """These people do what follows in Chromium."""
        semula = {satu: self.orang[satu] for satu in kunci}
        self.orang |= {satu: self.dudukkan(satu, orang) for satu, orang in semula.items()}
        yield
        for satu in kunci:
            duduk = self.orang[satu]
            assert isinstance(duduk, OrangDiPeramban)
            duduk.tutup()
        self.orang |= semula

    @contextmanager
    def pelamar_di_peramban(self, nomor: int) -> Iterator[None]:
        semula = self.pelamar_baru(nomor)
        self.pelamar[nomor] = duduk = self.dudukkan("pelamar", semula)
        yield
        duduk.tutup()
        self.pelamar[nomor] = semula


@pytest.fixture
def perkara(transactional_db: None, live_server, chromium: Browser) -> Iterator[PerkaraDiPeramban]:
    folder = Path(os.environ.get("LAYAR_DIR", AKAR / "var" / "layar"))
    folder.mkdir(parents=True, exist_ok=True)
    cache.clear()
    jam = JamBerjalan()
    jam.ke(-40)
    yield PerkaraDiPeramban(jam, chromium, Pengamat(live_server.url, folder))
    jam.berhenti()
    cache.clear()


def test_delapan_peran_menjalani_satu_seleksi(perkara: PerkaraDiPeramban):
    jam, amat = perkara.jam, perkara.amat
    perkara.pasang_aplikasi()
    with perkara.di_peramban("operator"):
        operator = perkara.orang["operator"]
        perkara.undang("bupati")
        perkara.buat_seleksi("Seleksi Terbuka JPT Pratama Tahap I")
        operator.buka(reverse("panitia:beranda_operator"))
        operator.buka(reverse("panitia:pengguna"))
    perkara.undang(*(kunci for kunci in MENURUT_KUNCI if kunci not in ("operator", "bupati")))

    # Bupati menandatangani keputusan pembentukan; Ketua Sekretariat menyiapkan seleksi.
    with perkara.di_peramban("operator", "bupati"):
        perkara.bentuk_sekretariat()
    jam.ke(-35)
    with perkara.di_peramban("ketua.sekretariat"):
        lowongan = perkara.tambah_lowongan("Kepala Dinas Pendidikan", "KEPALA_DINAS", "Dinas Pendidikan")
    jam.ke(-30)
    perkara.susun_sk("ketua.sekretariat", "pansel", *PANSEL)
    jam.ke(-28)
    perkara.tanda_tangani_sk()
    perkara.daftarkan_sk("ketua.sekretariat", "tim", "800.1.3.3/7/BKPSDM", -28, "asesor", "pengawas")
    perkara.catat_bukti("usulan-pansel", -32)
    perkara.catat_bukti("jawaban-pansel", -31)
    perkara.catat_sertifikat()
    jam.ke(-26)
    with perkara.di_peramban("pansel2"):
        perkara.nyatakan("pansel2")
    for kunci in PANSEL:
        if kunci != "pansel2":
            perkara.nyatakan(kunci)
    jam.ke(-20)
    with perkara.di_peramban("ketua.sekretariat"):
        perkara.rencanakan()
        perkara.atur_bobot("20", "25", "20", "35")
        perkara.orang["ketua.sekretariat"].lihat("Bobot", "disimpan.")
        with perkara.di_peramban("naskah", "ketua.pansel"):
            perkara.catat_rapat(-20)
        jam.ke(-4)
        perkara.catat_rekomendasi("pelaksanaan", -4)
        ketua_sekretariat = perkara.orang["ketua.sekretariat"]
        for nama in ("beranda_sekretariat", "daftar", "naskah"):
            ketua_sekretariat.buka(reverse(f"seleksi:{nama}"))
        for nama in ("ruang", "perencanaan"):
            ketua_sekretariat.buka(reverse(f"seleksi:{nama}", args=[perkara.seleksi_id]))

    # Ketua Pansel mengumumkan; satu pelamar melamar di peramban, tiga lainnya lewat klien uji.
    jam.ke(0, 8)
    perkara.susun_pengumuman(lowongan)
    with perkara.di_peramban("ketua.pansel"):
        perkara.tanda_tangani_naskah()
    perkara.catat_bukti_tayang(lowongan)
    jam.ke(3)
    with perkara.pelamar_di_peramban(1):
        tamu = perkara.dudukkan("tamu", Orang("Seorang tamu"))
        for alamat in (
            reverse("seleksi:publik"),
            reverse("seleksi:publik_seleksi", args=[perkara.seleksi_id]),
            reverse("seleksi:publik_lowongan", args=[lowongan]),
            reverse("seleksi:verifikasi"),
            reverse("account_signup"),
        ):
            tamu.buka(alamat)
        tamu.tutup()
        lamaran = [perkara.lamar(1, lowongan)]
        perkara.pelamar[1].buka(reverse("peserta:beranda_pelamar"))
        perkara.pelamar[1].buka(reverse("peserta:lamaran", args=[lamaran[0]]))
    lamaran += [perkara.lamar(nomor, lowongan) for nomor in (2, 3, 4)]

    # Dua verifikator, masing-masing di peramban, untuk lamaran pertama.
    jam.ke(15)
    with perkara.di_peramban("ketua.sekretariat"):
        perkara.majukan(lowongan, "Administrasi")
        perkara.orang["ketua.sekretariat"].buka(reverse("seleksi:lowongan", args=[lowongan]))
    jam.ke(16)
    with perkara.di_peramban("verifikator1", "verifikator2"):
        perkara.orang["verifikator1"].buka(reverse("peserta:antrean_verifikasi"))
        perkara.periksa(lamaran[0])
    for satu in lamaran[1:]:
        perkara.periksa(satu)
    jam.ke(18)
    perkara.umumkan_hasil_administrasi(lowongan)
    jam.ke(20)
    perkara.majukan(lowongan, "Asesmen")

    # Menilai: asesor, ketua, dan seorang anggota di peramban untuk peserta pertama.
    angka = dict(zip(lamaran, ("82,50", "90", "80", "71,25"), strict=True))
    with perkara.di_peramban("asesor", "ketua.pansel", "pansel2"):
        perkara.nyatakan_bebas(lowongan, "asesor", "ketua.pansel", "pansel2")
        perkara.buka_komponen(lowongan, "REKAM_JEJAK")
        for kunci in ("ketua.pansel", "pansel2"):
            perkara.orang[kunci].buka(reverse("penilaian:beranda_pansel"))
            perkara.nilai(kunci, lowongan, "REKAM_JEJAK", {lamaran[0]: "82,50"})
        perkara.buka_komponen(lowongan, "ASESMEN")
        perkara.orang["asesor"].buka(reverse("penilaian:beranda_asesor"))
        perkara.nilai("asesor", lowongan, "ASESMEN", {lamaran[0]: "82,50"})
    perkara.nyatakan_bebas(lowongan, "pansel3", "pansel4", "pansel5")
    sisa = {satu: nilai for satu, nilai in angka.items() if satu != lamaran[0]}
    for kunci in PANSEL:
        milik = sisa if kunci in ("ketua.pansel", "pansel2") else angka
        perkara.nilai(kunci, lowongan, "REKAM_JEJAK", milik)
    perkara.nilai("asesor", lowongan, "ASESMEN", sisa)
    with perkara.di_peramban("ketua.pansel"):
        perkara.kunci_komponen(lowongan, "REKAM_JEJAK")
        perkara.kunci_komponen(lowongan, "ASESMEN")
    perkara.catat_bukti("bast-asesor", 0, lowongan)
    jam.ke(24)
    perkara.umumkan_hasil(lowongan)
    perkara.majukan(lowongan, "Kompetensi Bidang")
    jam.ke(26)
    perkara.nilai_komponen(lowongan, "MAKALAH", angka)
    perkara.umumkan_hasil(lowongan)
    perkara.majukan(lowongan, "Wawancara")
    jam.ke(31)
    perkara.nilai_komponen(lowongan, "WAWANCARA", angka)

    # Pleno sampai pelantikan.
    jam.ke(33)
    with perkara.di_peramban("ketua.pansel"):
        perkara.orang["ketua.pansel"].buka(reverse("penilaian:pleno"))
        perkara.hitung_rekap(lowongan)
        perkara.tetapkan_tiga_nama(lowongan)
        perkara.majukan(lowongan, "Kesehatan", "ketua.pansel")
        jam.ke(35)
        perkara.catat_kesehatan(lowongan, 35)
    perkara.majukan(lowongan, "Penetapan")
    jam.ke(38)
    with perkara.di_peramban("sekda"):
        perkara.usulkan(lowongan)
        perkara.orang["sekda"].buka(reverse("seleksi:berjalan"))
    jam.ke(39)
    perkara.catat_rekomendasi("hasil", 39, lowongan)
    perkara.umumkan_hasil_akhir(lowongan)
    jam.ke(40)
    with perkara.di_peramban("bupati", "naskah"):
        perkara.pilih(lowongan, perkara.pelamar[1].nama)
        perkara.tetapkan(lowongan)
    jam.ke(42)
    with perkara.di_peramban("ketua.sekretariat"):
        perkara.lantik(lowongan, 42)
    with perkara.pelamar_di_peramban(1):
        perkara.pelamar[1].buka(reverse("peserta:lamaran", args=[lamaran[0]]))

    assert Lowongan.objects.get(pk=lowongan).tahap == "SELESAI"
    assert periksa() == []
    assert amat.axe == []
    assert amat.keluhan == []
    assert amat.melebar == []
