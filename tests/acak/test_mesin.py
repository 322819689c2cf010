"""Random histories of acts: the machine never stands in a stage whose gate would have refused it.

People try acts at random times, most of them too early, too late or by the wrong way. Whatever the rooms of
the law let pass is checked here against rows alone, by conditions written a second time and in another way.
"""

import datetime as dt

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, currently_in_test_context, event, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from penilaian.alur import KeadaanKomponen
from peserta.alur import Keadaan
from peserta.models import Lamaran
from seleksi import actions as tindakan
from seleksi.actions.persiapan import catat_rekomendasi
from seleksi.alur import TAHAP_AKHIR, TAHAP_BERURUT, Tahap
from seleksi.izin import TindakanDitolak
from seleksi.models import Pengumuman, Rekomendasi
from tests.factories.akun import PenggunaFactory
from tests.factories.dokumen import BerkasFactory
from tests.factories.penilaian import HasilKesehatanFactory, PeringkatFactory, RekapFactory
from tests.seleksi import situasi

MENIT = dt.timedelta(minutes=1)
METODE = {"ASESMEN": "ASESMEN", "KOMPETENSI_BIDANG": "MAKALAH", "WAWANCARA": "WAWANCARA"}
PENYUSUN = (
    tindakan.siapkan_perpanjangan,
    tindakan.siapkan_perpanjangan_seleksi,
    tindakan.siapkan_hasil_tahap,
)
SALURAN = ("MEDIA", "PORTAL_NASIONAL")
TERKIRIM = ("DIAJUKAN", "DIPERIKSA", "MS", "TMS")


class MesinLowongan(RuleBasedStateMachine):
    """One vacancy, its people, and a clock that only goes forward."""

    saat: dt.datetime
    kurang: str | None
    # Over all histories: a run in which nobody tried anything proves nothing.
    dicoba = 0

    def __init__(self):
        super().__init__()
        # Acts are durable; this marks the savepoint of one history as the test case around it is marked.
        self.kurung = transaction.atomic()
        self.kurung._from_testcase = True
        self.kurung.__enter__()
        self.kini = self.saat
        self.s = self.buka()
        self.tahap = Tahap.PENGUMUMAN
        self.berhasil = []

    def buka(self):
        """The announced vacancy that a history begins with."""
        return situasi.diumumkan(self.saat, kuota_perpanjangan="TERPISAH")

    def teardown(self):
        transaction.set_rollback(True)
        self.kurung.__exit__(None, None, None)

    # --- what people try -------------------------------------------------------------------------
    def coba(self, apa, **isian):
        """An act; when it moved the vacancy, the move is checked against what was there before."""
        sebelum = self.keadaan()
        type(self).dicoba += 1
        try:
            hasil = apa(**isian)
        except TindakanDitolak:
            assert self.keadaan() == sebelum, "yang ditolak tidak meninggalkan apa pun"
            return None
        ke = self.s.satu.tahap
        if ke != self.tahap:
            if currently_in_test_context():
                event(f"{self.tahap} ke {ke}")
            self.periksa_perpindahan(self.tahap, ke, sebelum)
            self.tahap = ke
        self.berhasil.append(apa.__name__)
        return hasil

    @rule(hari=st.sampled_from([0, 1, 2, 7, 8, 15]))
    def waktu_berjalan(self, hari):
        batas = self.s.satu.batas_lamaran
        lompat = self.kini + dt.timedelta(days=hari)
        # Half of the jumps land just around the deadline, where the mistakes are.
        self.kini = batas + 3 * MENIT if hari in (1, 7) and self.kini < batas < lompat else lompat + MENIT

    @initialize(banyak=st.integers(0, 5), segera=st.booleans())
    def awal(self, banyak, segera):
        """One thing is lacking; half of the histories begin with somebody who closes all the same."""
        situasi.melamar(self.s, min(banyak, 3) if self.kurang == "PELAMAR" else max(banyak, 4))
        situasi.tayang(self.s, tuple(saluran for saluran in SALURAN if saluran != self.kurang))
        if segera:
            self.ditutup_sesudah_batas("sekretariat")

    @rule(oleh=st.sampled_from(["jam", "sekretariat"]))
    def ditutup_sesudah_batas(self, oleh):
        """The morning after: whoever is first tries to close."""
        self.kini = max(self.kini, self.s.satu.batas_lamaran + 3 * MENIT)
        orang = None if oleh == "jam" else self.s.sekretariat
        self.coba(tindakan.tutup_pengumuman, lowongan=self.s.satu, oleh=orang, pada=self.kini)

    @precondition(lambda self: self.s.satu.menerima_lamaran(self.kini))
    @rule(banyak=st.integers(1, 3))
    def orang_melamar(self, banyak):
        situasi.melamar(self.s, banyak)

    @rule(lulus=st.lists(st.booleans(), min_size=1, max_size=4))
    def berkas_diperiksa(self, lulus):
        menunggu = Lamaran.objects.filter(lowongan=self.s.satu, keadaan=Keadaan.DIAJUKAN).order_by("urutan")
        for lamaran, ms in zip(menunggu, lulus, strict=False):
            lamaran.diperiksa_oleh, lamaran.ditetapkan_oleh = PenggunaFactory(), PenggunaFactory()
            lamaran.selesai_diperiksa(self.kini)
            (lamaran.nyatakan_ms if ms else lamaran.nyatakan_tms)(self.kini)
            lamaran.save()

    @rule()
    def seorang_mundur(self):
        lamaran = Lamaran.objects.filter(lowongan=self.s.satu, keadaan=Keadaan.MS).first()
        if lamaran is not None and self.s.satu.tahap not in TAHAP_AKHIR:
            lamaran.alasan_tarik = "Pindah tugas."
            lamaran.tarik(self.kini)
            lamaran.save()

    @rule(saluran=st.sampled_from(SALURAN))
    def pengumuman_tayang(self, saluran):
        situasi.tayang(self.s, (saluran,))

    @rule(jenis=st.sampled_from(["LANJUT_TIGA_PELAMAR", "PERPANJANGAN_SELEKSI"]))
    def surat_dicatat(self, jenis):
        koordinasi = {}
        if jenis == "PERPANJANGAN_SELEKSI":
            koordinasi = {"nomor_koordinasi": "77", "tanggal_koordinasi": self.s.hari}
        self.coba(
            catat_rekomendasi,
            seleksi=self.s.seleksi,
            lowongan=self.s.satu,
            jenis=jenis,
            nomor="B-1",
            tanggal=self.kini.date(),
            berkas=BerkasFactory(),
            oleh=self.s.sekretariat,
            pada=self.kini,
            **koordinasi,
        )

    @rule(
        susun=st.sampled_from(
            [
                tindakan.siapkan_perpanjangan,
                tindakan.siapkan_perpanjangan_seleksi,
                tindakan.siapkan_hasil_tahap,
            ]
        )
    )
    def naskah_disusun(self, susun):
        isian = {"seleksi": self.s.seleksi, "lowongan": [self.s.satu]}
        self.coba(susun, **isian, oleh=self.s.sekretariat, pada=self.kini)

    @rule()
    def ketua_menandatangani(self):
        """Whatever lies on his desk, the oldest first."""
        for milik in self.s.seleksi.naskah.filter(naskah__keadaan="KONSEP").order_by("pk"):
            umum = Pengumuman.objects.filter(naskah=milik.naskah).first()
            isian = {"oleh": self.s.ketua, "pada": self.kini}
            if umum is None:
                self.coba(tindakan.tetapkan_hasil_administrasi, milik=milik, **isian)
            else:
                tanda = {
                    "PERPANJANGAN": tindakan.perpanjang_pengumuman,
                    "PERPANJANGAN_SELEKSI": tindakan.perpanjang_seleksi,
                    "HASIL_TAHAP": tindakan.umumkan_hasil_tahap,
                }[umum.jenis]
                self.coba(tanda, pengumuman=umum, **isian)

    @rule(dari=st.sampled_from([t.value for t in TAHAP_BERURUT[1:-1]]))
    def sekretariat_memajukan(self, dari):
        self.coba(tindakan.majukan, lowongan=self.s.satu, dari=dari, oleh=self.s.sekretariat, pada=self.kini)

    @rule()
    def tahap_dinilai(self):
        """The round itself is told in tests/penilaian; here its end is written as rows."""
        lowongan = self.s.satu
        metode = METODE.get(lowongan.tahap)
        if metode is not None:
            for komponen in lowongan.komponen.filter(metode__in=[metode, "REKAM_JEJAK"]):
                if komponen.keadaan == KeadaanKomponen.BELUM:
                    komponen.buka(self.kini)
                    komponen.kunci(self.kini)
                    komponen.dibuka_oleh = komponen.dikunci_oleh = self.s.ketua
                    komponen.save()
        if lowongan.tahap == Tahap.WAWANCARA and not hasattr(lowongan, "rekap"):
            rekap = RekapFactory(lowongan=lowongan, ditetapkan=True)
            peserta = Lamaran.objects.filter(lowongan=lowongan, keadaan=Keadaan.MS)[:3]
            for nomor, lamaran in enumerate(peserta, start=1):
                PeringkatFactory(rekap=rekap, lamaran=lamaran, peringkat=nomor, calon=True)
        if lowongan.tahap == Tahap.KESEHATAN:
            for baris in lowongan.rekap.peringkat.filter(lamaran__hasil_kesehatan=None):
                HasilKesehatanFactory(lamaran=baris.lamaran)

    @precondition(lambda self: len(self.berhasil) > 8)
    @rule(oleh=st.sampled_from(["ketua", "sekretariat"]))
    def dibatalkan(self, oleh):
        isian = {"alasan": "Reorganisasi.", "dasar": "Keputusan", "pada": self.kini}
        self.coba(tindakan.batalkan_lowongan, lowongan=self.s.satu, oleh=getattr(self.s, oleh), **isian)

    # --- what must hold --------------------------------------------------------------------------
    def keadaan(self):
        lowongan = self.s.satu
        hitung = {k: Lamaran.objects.filter(lowongan=lowongan, keadaan=k).count() for k in Keadaan.values}
        panjang = lowongan.perpanjangan.values_list("sebab", "ke")
        surat = Rekomendasi.objects.filter(lowongan=lowongan, perpanjangan=None)
        return {
            "tahap": lowongan.tahap,
            "batas": lowongan.batas_lamaran,
            "dibuka_kembali": lowongan.dibuka_kembali_pada,
            "lamaran": hitung,
            "terkirim": sum(hitung[k] for k in TERKIRIM),
            "perpanjangan": sum(sebab == "PELAMAR" for sebab, _ in panjang),
            "perpanjangan_seleksi": sum(sebab == "ADMINISTRASI" for sebab, _ in panjang),
            "surat": set(surat.values_list("jenis", flat=True)),
            "tayang": set(self.s.pengumuman.bukti_tayang.values_list("saluran", flat=True)),
            "komponen": dict(lowongan.komponen.values_list("metode", "keadaan")),
            "hasil": {
                tahap: pada
                for tahap, pada in lowongan.pengumuman.filter(jenis="HASIL_TAHAP")
                .order_by("pk")
                .values_list("tahap", "diumumkan_pada")
                if pada is not None
            },
        }

    def periksa_perpindahan(self, dari, ke, f):
        diperiksa = f["lamaran"]["DIAJUKAN"] + f["lamaran"]["DIPERIKSA"] == 0
        if ke == Tahap.DIBATALKAN:
            return
        if (dari, ke) == (Tahap.ADMINISTRASI, Tahap.PENGUMUMAN):
            assert diperiksa
            assert f["lamaran"]["MS"] < 3
            assert "PERPANJANGAN_SELEKSI" in f["surat"]
            assert f["perpanjangan_seleksi"] < 2
            assert all(keadaan == "BELUM" for keadaan in f["komponen"].values())
            return
        assert TAHAP_BERURUT.index(ke) == TAHAP_BERURUT.index(dari) + 1
        if ke == Tahap.ADMINISTRASI:
            assert self.kini >= f["batas"]
            assert {"MEDIA", "PORTAL_NASIONAL"} <= f["tayang"]
            lanjut = f["terkirim"] == 3 and f["perpanjangan"] == 2 and "LANJUT_TIGA_PELAMAR" in f["surat"]
            assert f["terkirim"] >= 4 or lanjut or f["perpanjangan_seleksi"]
        if ke == Tahap.ASESMEN:
            assert diperiksa
            assert f["lamaran"]["MS"] >= 3
            assert f["hasil"]["ADMINISTRASI"] > (f["dibuka_kembali"] or self.saat)
        if dari in (Tahap.ASESMEN, Tahap.KOMPETENSI_BIDANG):
            assert f["komponen"][METODE[dari]] == "DIUMUMKAN"
            assert f["hasil"][dari]

    @invariant()
    def tahap_tidak_berpindah_diam_diam(self):
        lowongan = self.s.satu
        assert lowongan.tahap == self.tahap
        assert (lowongan.tahap == Tahap.DIBATALKAN) == (lowongan.dibatalkan_pada is not None)
        if lowongan.menerima_lamaran(self.kini):
            assert lowongan.pengumuman_ditutup_pada is None
        putaran = list(lowongan.perpanjangan.order_by("sebab", "ke").values_list("sebab", "ke"))
        for sebab in ("PELAMAR", "ADMINISTRASI"):
            ke = [nomor for nama, nomor in putaran if nama == sebab]
            assert ke == list(range(1, len(ke) + 1))
            assert len(ke) <= 2


@pytest.mark.lambat
@pytest.mark.django_db
@pytest.mark.parametrize("kurang", [None, "PELAMAR", *SALURAN])
def test_mesin_tidak_pernah_berdiri_di_tahap_yang_gerbangnya_menolak(saat, kurang):
    mesin = type("Mesin", (MesinLowongan,), {"saat": saat, "kurang": kurang})
    run_state_machine_as_test(
        mesin,
        settings=settings(
            max_examples=6,
            stateful_step_count=25,
            deadline=None,
            # One history costs a second or more: the first that fails is told as it was, not shortened.
            phases=[Phase.reuse, Phase.generate],
            suppress_health_check=list(HealthCheck),
            derandomize=False,
        ),
    )
    assert mesin.dicoba > 0
