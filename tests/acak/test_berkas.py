"""Random histories around the file of an applicant: mending, a blind second check, objections.

The machine of test_mesin.py with the policies that open these acts. Items of a check are entered as rows; who
closes it, what is mended, who decides a dispute and what an objection does are the acts themselves.
"""

import datetime as dt
from collections import Counter

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import initialize, invariant, precondition, rule, run_state_machine_as_test

from panitia.aturan import Peran
from peserta import actions as peserta
from peserta.aturan import butir_periksa
from peserta.models import Lamaran, MasaSanggah, Perbaikan, Sanggahan, Selisih
from seleksi import actions as tindakan
from seleksi.alur import Tahap
from seleksi.models import Pengumuman
from tests.acak.test_mesin import MENIT, MesinLowongan
from tests.factories.panitia import KeanggotaanFactory
from tests.factories.peserta import PemeriksaanKeduaFactory, VerifikasiFactory, unggahan
from tests.factories.seleksi import KalenderTahunFactory
from tests.seleksi import situasi

KEBIJAKAN = {
    "perbaikan_berkas_hari": 2,
    "pemeriksa_kedua": "BUTA",
    "masa_sanggah_hari": 2,
    "jawab_sanggah_hari": 2,
}
DIPERSOALKAN = "SPT"
SELESAI_DIPERIKSA = ("DIPERIKSA", "MS", "TMS")
SIAPA = st.integers(0, 4)


class MesinBerkas(MesinLowongan):
    """The same vacancy, where much may be put right before and after the administrative result."""

    kurang = None
    # Over all histories: which acts got through.
    terjadi: Counter

    def buka(self):
        for tahun in range(self.saat.year, self.saat.year + 3):
            KalenderTahunFactory(tahun=tahun)
        s = situasi.diumumkan(self.saat, kuota_perpanjangan="TERPISAH", **KEBIJAKAN)
        self.pertama = s.orang[Peran.VERIFIKATOR]
        self.kedua = KeanggotaanFactory(seleksi=s.seleksi, peran=Peran.VERIFIKATOR).pengguna
        return s

    @initialize()
    def awal(self):
        situasi.melamar(self.s, 5)
        situasi.tayang(self.s)
        self.ditutup_sesudah_batas("sekretariat")

    def coba(self, apa, **isian):
        sebelum = len(self.berhasil)
        hasil = super().coba(apa, **isian)
        self.terjadi.update(self.berhasil[sebelum:])
        return hasil

    def pilih(self, siapa):
        semua = Lamaran.objects.filter(lowongan=self.s.satu).order_by("urutan")
        return semua.select_related("lowongan__seleksi", "pelamar__pengguna")[siapa]

    # --- what people try -------------------------------------------------------------------------
    @rule(hari=st.sampled_from([0, 1, 2, 3, 8]), tepat=st.booleans())
    def waktu_berjalan(self, hari, tepat):
        """Half of the time to just before or after something that ends."""
        lompat = self.kini + dt.timedelta(days=hari)
        batas = [self.s.satu.batas_lamaran]
        batas += Perbaikan.objects.filter(batas__isnull=False).values_list("batas", flat=True)
        for masa in MasaSanggah.objects.all():
            batas += [masa.batas, masa.batas_jawab]
        dekat = sorted(satu for satu in batas if self.kini < satu - MENIT and satu < lompat)
        if tepat and dekat:
            self.kini = dekat[0] + (3 * MENIT if hari % 2 else -MENIT)
        else:
            self.kini = lompat + MENIT

    @rule(siapa=SIAPA, sesuai=st.booleans())
    def berkas_diperiksa(self, siapa, sesuai):
        """The first verifier enters every item and hands the application over."""
        lamaran = self.pilih(siapa)
        if lamaran.keadaan == "DIAJUKAN":
            self._isi(lamaran.verifikasi, VerifikasiFactory, self.pertama, sesuai)
        isian = {"lamaran": lamaran, "oleh": self.pertama, "pada": self.kini}
        self.coba(peserta.selesai_diperiksa, **isian)

    @rule(siapa=SIAPA, sesuai=st.booleans(), sendiri=st.booleans())
    def berkas_diperiksa_kedua(self, siapa, sesuai, sendiri):
        """The second one does the same, blind; now and then the first one tries to be both."""
        lamaran = self.pilih(siapa)
        if lamaran.keadaan == "DIPERIKSA" and not lamaran.selisih.exists():
            self._isi(lamaran.pemeriksaan_kedua, PemeriksaanKeduaFactory, self.kedua, sesuai)
        oleh = self.pertama if sendiri else self.kedua
        self.coba(peserta.selesai_diperiksa_kedua, lamaran=lamaran, oleh=oleh, pada=self.kini)

    def _isi(self, baris, buat, oleh, sesuai):
        ada = {satu.butir: satu for satu in baris.all()}
        lamaran = baris.instance
        for butir in butir_periksa(self.s.seleksi.aturan_main.dokumen):
            salah = butir.kode == DIPERSOALKAN and not sesuai
            satu = ada.get(butir.kode) or buat.build(lamaran=lamaran, butir=butir.kode, diperiksa_oleh=oleh)
            satu.putusan = "TIDAK_SESUAI" if salah else "SESUAI"
            satu.alasan, satu.diperiksa_pada = "Dibaca pada berkasnya.", self.kini
            satu.save()

    @rule(siapa=SIAPA, oleh=st.sampled_from(["sekretariat", "ketua"]), sesuai=st.booleans())
    def selisih_diputus(self, siapa, oleh, sesuai):
        pleno = {"nomor": "BA-1", "tanggal": self.kini.date()} if oleh == "ketua" else {}
        self.coba(
            peserta.putus_selisih,
            lamaran=self.pilih(siapa),
            putusan={DIPERSOALKAN: ("SESUAI" if sesuai else "TIDAK_SESUAI", "Tahun pajaknya dibaca ulang.")},
            oleh=getattr(self.s, oleh),
            pada=self.kini,
            **pleno,
        )

    @rule(siapa=SIAPA)
    def selisih_diteruskan(self, siapa):
        self.coba(
            peserta.teruskan_selisih,
            lamaran=self.pilih(siapa),
            alasan="Perlu pendapat Pansel.",
            oleh=self.s.sekretariat,
            pada=self.kini,
        )

    @rule(siapa=SIAPA)
    def perbaikan_ditandai(self, siapa):
        self.coba(
            peserta.tandai_perbaikan,
            lamaran=self.pilih(siapa),
            jenis=DIPERSOALKAN,
            kekurangan="Halaman kedua tidak terbaca.",
            oleh=self.pertama,
            pada=self.kini,
        )

    @rule(siapa=SIAPA)
    def perbaikan_diminta(self, siapa):
        isian = {"oleh": self.s.sekretariat, "pada": self.kini}
        self.coba(peserta.minta_perbaikan, lamaran=self.pilih(siapa), **isian)

    @rule(siapa=SIAPA)
    def perbaikan_dikirim(self, siapa):
        lamaran = self.pilih(siapa)
        isian = {"lamaran": lamaran, "oleh": lamaran.pelamar.pengguna, "pada": self.kini}
        if not lamaran.berkas.filter(jenis=DIPERSOALKAN).exists():
            self.coba(peserta.unggah_perbaikan, **isian, jenis=DIPERSOALKAN, unggahan=[unggahan("baru.pdf")])
        self.coba(peserta.kirim_perbaikan, **isian)

    @precondition(lambda self: Pengumuman.objects.filter(jenis="HASIL_TAHAP").exists())
    @rule(siapa=SIAPA, isi=st.sampled_from(["SPT saya ialah yang terakhir.", " "]))
    def sanggahan_dikirim(self, siapa, isi):
        lamaran = self.pilih(siapa)
        isian = {"oleh": lamaran.pelamar.pengguna, "pada": self.kini}
        self.coba(peserta.ajukan_sanggahan, lamaran=lamaran, isi=isi, **isian)

    @precondition(lambda self: Sanggahan.objects.exists())
    @rule(siapa=SIAPA)
    def sanggahan_ditarik(self, siapa):
        lamaran = self.pilih(siapa)
        isian = {"oleh": lamaran.pelamar.pengguna, "pada": self.kini}
        self.coba(peserta.tarik_sanggahan, lamaran=lamaran, **isian)

    @precondition(lambda self: Sanggahan.objects.exists())
    @rule(
        diterima=st.booleans(), hadir=st.sampled_from([1, 5]), oleh=st.sampled_from(["sekretariat", "ketua"])
    )
    def sanggahan_dijawab(self, diterima, hadir, oleh):
        for sanggahan in Sanggahan.objects.select_related("lamaran").order_by("pk"):
            self.coba(
                peserta.jawab_sanggahan,
                sanggahan=sanggahan,
                jawaban="DITERIMA" if diterima else "DITOLAK",
                alasan="Dibaca dalam rapat.",
                dasar="Pasal 4 ayat (3)",
                nomor_notulen="12",
                tanggal_rapat=self.kini.date(),
                jumlah_hadir=hadir,
                oleh=getattr(self.s, oleh),
                pada=self.kini,
            )

    @rule(salah=st.integers(0, 2))
    def semua_diperiksa(self, salah):
        """A day's work of both verifiers, so that histories come far enough."""
        menunggu = Lamaran.objects.filter(lowongan=self.s.satu, keadaan__in=["DIAJUKAN", "DIPERIKSA"])
        for siapa in menunggu.values_list("urutan", flat=True):
            self.berkas_diperiksa(siapa - 1, siapa > salah)
            self.berkas_diperiksa_kedua(siapa - 1, siapa > salah, False)

    @rule()
    def hasil_diumumkan(self):
        """The record and the announcement drawn from it, drafted and signed on one day."""
        self.naskah_disusun(tindakan.siapkan_hasil_tahap)
        self.ketua_menandatangani()
        self.ketua_menandatangani()

    # --- what must hold --------------------------------------------------------------------------
    def keadaan(self):
        lowongan = self.s.satu
        sanggahan = Sanggahan.objects.filter(lamaran__lowongan=lowongan)
        diterima = Lamaran.objects.filter(lowongan=lowongan, sanggahan_diterima_pada__isnull=False)
        return super().keadaan() | {
            "masa_sanggah": list(
                MasaSanggah.objects.filter(lowongan=lowongan).values_list("batas", flat=True)
            ),
            "tanpa_jawaban": sanggahan.filter(
                diajukan_pada__isnull=False, ditarik_pada=None, dijawab_pada=None
            ).count(),
            "diterima": [satu.sanggahan_diterima_pada for satu in diterima],
            "diperbaiki": sorted(Perbaikan.objects.values_list("lamaran", "diminta_pada", "dikirim_pada")),
            "selisih": sorted(Selisih.objects.values_list("lamaran", "penentu", "diputus_pada")),
        }

    def periksa_perpindahan(self, dari, ke, f):
        super().periksa_perpindahan(dari, ke, f)
        if ke == Tahap.ASESMEN:
            assert all(self.kini >= batas for batas in f["masa_sanggah"]), "masa sanggah masih berjalan"
            assert not f["tanpa_jawaban"]
            assert all(f["hasil"]["ADMINISTRASI"] >= pada for pada in f["diterima"])

    @invariant()
    def tidak_dinilai_selama_boleh_diperbaiki(self):
        for satu in Perbaikan.objects.filter(diminta_pada__isnull=False).select_related("lamaran"):
            lamaran = satu.lamaran
            assert satu.dikirim_pada is None or satu.diminta_pada <= satu.dikirim_pada < satu.batas
            if lamaran.keadaan in SELESAI_DIPERIKSA and lamaran.diperiksa_pada < satu.batas:
                assert satu.dikirim_pada is not None, "dinilai sebelum pelamar selesai memperbaiki"
                assert satu.dikirim_pada <= lamaran.diperiksa_pada

    @invariant()
    def dua_orang_dan_selisih_diputus_orang_ketiga(self):
        for lamaran in Lamaran.objects.filter(keadaan__in=["MS", "TMS"]):
            assert lamaran.diperiksa_oleh_id != lamaran.ditetapkan_oleh_id
            pertama = dict(lamaran.verifikasi.values_list("butir", "putusan"))
            kedua = dict(lamaran.pemeriksaan_kedua.values_list("butir", "putusan"))
            putusan = lamaran.selisih.values_list("diputus_pada", "diputus_oleh")
            assert bool(putusan) == (pertama != kedua)
            for kapan, oleh in putusan:
                assert kapan is not None
                assert oleh not in (self.pertama.pk, self.kedua.pk)

    @invariant()
    def sanggahan_dalam_masanya(self):
        for satu in Sanggahan.objects.filter(diajukan_pada__isnull=False).select_related("lamaran", "masa"):
            lamaran = satu.lamaran
            assert satu.masa.dibuka_pada <= satu.diajukan_pada < satu.masa.batas
            assert lamaran.keadaan in ("TMS", "MS", "MUNDUR")
            assert (lamaran.sanggahan_diterima_pada is not None) == (satu.jawaban == "DITERIMA")
            assert (lamaran.keadaan == "TMS") == (lamaran.sanggahan_diterima_pada is None)


def mesin_berkas(saat):
    return type("Mesin", (MesinBerkas,), {"saat": saat, "terjadi": Counter()})


@pytest.mark.lambat
@pytest.mark.django_db
def test_perbaikan_pemeriksa_buta_dan_sanggahan_tidak_melewati_gerbang(saat):
    mesin = mesin_berkas(saat)
    run_state_machine_as_test(
        mesin,
        settings=settings(
            max_examples=10,
            stateful_step_count=30,
            deadline=None,
            phases=[Phase.reuse, Phase.generate],
            suppress_health_check=list(HealthCheck),
            derandomize=False,
        ),
    )
    assert mesin.dicoba > 0


@pytest.mark.lambat
@pytest.mark.django_db
def test_mesin_sampai_di_asesmen_lewat_semuanya(saat):
    """The acts told above do get through when they come in their order: the histories are not empty."""
    mesin = mesin_berkas(saat)()
    mesin.awal()
    mesin.perbaikan_ditandai(0)
    mesin.perbaikan_diminta(0)
    mesin.berkas_diperiksa(0, True)
    assert mesin.pilih(0).keadaan == "DIAJUKAN"
    mesin.perbaikan_dikirim(0)
    mesin.berkas_diperiksa(1, True)
    mesin.berkas_diperiksa_kedua(1, False, False)
    mesin.selisih_diteruskan(1)
    mesin.selisih_diputus(1, "sekretariat", True)
    mesin.selisih_diputus(1, "ketua", False)
    mesin.semua_diperiksa(0)
    mesin.hasil_diumumkan()
    mesin.sanggahan_dikirim(1, "SPT saya ialah yang terakhir.")
    mesin.sekretariat_memajukan("ADMINISTRASI")
    mesin.waktu_berjalan(8, False)
    mesin.sekretariat_memajukan("ADMINISTRASI")
    assert mesin.tahap == Tahap.ADMINISTRASI
    mesin.sanggahan_dijawab(True, 5, "ketua")
    mesin.sekretariat_memajukan("ADMINISTRASI")
    assert mesin.tahap == Tahap.ADMINISTRASI
    mesin.hasil_diumumkan()
    mesin.sekretariat_memajukan("ADMINISTRASI")
    assert mesin.tahap == Tahap.ASESMEN
    for periksa in (
        mesin.tahap_tidak_berpindah_diam_diam,
        mesin.tidak_dinilai_selama_boleh_diperbaiki,
        mesin.dua_orang_dan_selisih_diputus_orang_ketiga,
        mesin.sanggahan_dalam_masanya,
    ):
        periksa()
    assert {"kirim_perbaikan", "putus_selisih", "jawab_sanggahan"} <= set(mesin.terjadi)
    mesin.teardown()
