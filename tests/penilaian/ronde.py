"""One scored round, built by real acts: a Pansel of five, an asesor, a vacancy, its participants."""

import datetime as dt
from decimal import Decimal

from django.db import transaction

from dokumen.models import Naskah
from jejak.catat import catat
from panitia.aturan import Peran
from penilaian import actions, queries
from penilaian.models import BenturanKepentingan, ButirNilai, Komponen, LembarNilai
from penilaian.queries.bukti import LembarTerhitung, sidik_nilai
from peserta.alur import Keadaan
from seleksi.alur import Tahap
from seleksi.aturan import dengan_kebijakan
from seleksi.ketentuan import profil
from seleksi.models import Lowongan, NaskahSeleksi, Pengumuman
from tests.conftest import PAGI
from tests.factories.panitia import KeanggotaanFactory
from tests.factories.peserta import LamaranFactory, PelamarFactory
from tests.factories.seleksi import KODE_PROFIL, InstansiFactory, LowonganFactory, SeleksiFactory

D = Decimal
PADA = PAGI.astimezone(dt.UTC)
NAMA = (
    "Ir. Aruna Pradipta, M.T.",
    "Bimo Satriatama, S.T.",
    "Danastri Wulan, S.T., M.T.",
    "Drs. Panji Respati, M.A.P.",
    "Kirana Puspita, S.T., M.Si.",
    "dr. Laksmi Handarini, M.Kes.",
)
LAIN = (
    Peran.KETUA_SEKRETARIAT,
    Peran.VERIFIKATOR,
    Peran.NASKAH,
    Peran.PENELUSUR,
    Peran.NARASUMBER,
    Peran.PYB,
    Peran.PPK,
    Peran.PENGAWAS,
)


class Ronde:
    """`ketua`, `anggota` (four), `asesor`, `peserta` and `lain` (role -> person) of one selection."""

    def __init__(
        self,
        peserta: int = 4,
        tahap: Tahap = Tahap.WAWANCARA,
        diumumkan: bool = True,
        kebijakan: dict | None = None,
    ):
        self.pada = PADA
        InstansiFactory()
        ketentuan = dengan_kebijakan(kebijakan or {}, "Diputus rapat.", profil(KODE_PROFIL))
        self.seleksi = SeleksiFactory(dibekukan=True, ketentuan=ketentuan.jadi_json())
        self.lowongan = LowonganFactory(seleksi=self.seleksi, tahap=tahap)
        self.ketua = self._orang(Peran.KETUA_PANSEL, "Prof. Galih Reksoprojo", unsur="AKADEMISI")
        self.anggota = [
            self._orang(Peran.ANGGOTA_PANSEL, f"Anggota {nama}", unsur="PAKAR")
            for nama in ("Satu", "Dua", "Tiga", "Empat")
        ]
        self.asesor = self._orang(Peran.ASESOR, "Asesor Utama")
        self.lain = {peran: self._orang(peran, f"Pemegang {peran}") for peran in LAIN}
        self.peserta = [self._peserta(nomor) for nomor in range(peserta)]
        if diumumkan:
            umumkan_administrasi(self.lowongan)
        actions.siapkan_komponen(lowongan=self.lowongan, ketentuan=self.seleksi.aturan_main)

    def _orang(self, peran, nama, unsur=""):
        keanggotaan = KeanggotaanFactory(seleksi=self.seleksi, peran=peran, unsur=unsur, pengguna__nama=nama)
        return keanggotaan.pengguna

    def _peserta(self, nomor):
        pelamar = PelamarFactory(pengguna__nama=NAMA[nomor % len(NAMA)], riwayat=False)
        return LamaranFactory(lowongan=self.lowongan, pelamar=pelamar, keadaan=Keadaan.MS)

    def lowongan_lain(self, peserta: int):
        """One more vacancy of the same selection, opened for scoring."""
        lowongan = LowonganFactory(seleksi=self.seleksi, tahap=self.lowongan.tahap)
        for _ in range(peserta):
            LamaranFactory(lowongan=lowongan, keadaan=Keadaan.MS)
        umumkan_administrasi(lowongan)
        for komponen in actions.siapkan_komponen(lowongan=lowongan, ketentuan=self.seleksi.aturan_main):
            if komponen.metode == Komponen.Metode.WAWANCARA:
                actions.buka_komponen(komponen=komponen, oleh=self.ketua, pada=self.pada)
        return lowongan

    @property
    def pansel(self):
        return [self.ketua, *self.anggota]

    def komponen(self, metode: str) -> Komponen:
        return Komponen.objects.select_related("lowongan__seleksi").get(lowongan=self.lowongan, metode=metode)

    def penilai(self, metode: str):
        return [self.asesor] if metode == "ASESMEN" else self.pansel

    def ke_tahap(self, tahap: Tahap) -> None:
        """The vacancy stands in another stage; how it gets there is tested in seleksi."""
        baru = LowonganFactory.build(seleksi=self.seleksi, tahap=tahap)
        kolom = {
            satu.attname: getattr(baru, satu.attname)
            for satu in Lowongan._meta.local_concrete_fields
            if satu.attname.endswith("_pada")
        }
        Lowongan.objects.filter(pk=self.lowongan.pk).update(**{"tahap": tahap}, **kolom)
        self.lowongan = Lowongan.objects.select_related("seleksi").get(pk=self.lowongan.pk)

    def buka(self, metode: str) -> Komponen:
        """Open a component in its own stage, then return to the present one."""
        kini = Tahap(self.lowongan.tahap)
        stage = {"ASESMEN": Tahap.ASESMEN, "MAKALAH": Tahap.KOMPETENSI_BIDANG}
        self.ke_tahap(stage.get(metode, Tahap.WAWANCARA))
        komponen = actions.buka_komponen(komponen=self.komponen(metode), oleh=self.ketua, pada=self.pada)
        self.ke_tahap(kini)
        return komponen

    def nyatakan(self, penilai, hubungan: dict | None = None) -> None:
        """Declarations of one rater on all participants; `hubungan` maps participant to a relation."""
        isi = {satu.pk: "" for satu in self.peserta}
        isi.update({satu.pk: teks for satu, teks in (hubungan or {}).items()})
        actions.nyatakan_benturan(lowongan=self.lowongan, pernyataan=isi, oleh=penilai, pada=self.pada)

    def nyatakan_semua(self) -> None:
        for penilai in [*self.pansel, self.asesor]:
            self.nyatakan(penilai)

    def isi(self, penilai, lamaran, metode: str, nilai, versi: int | None = None):
        """Draft with the same mark for every indicator, or one mark each from a list."""
        komponen = self.komponen(metode)
        indikator = queries.indikator_komponen(komponen)
        daftar = nilai if isinstance(nilai, list) else [nilai] * len(indikator)
        if versi is None:
            lembar = queries.lembar_milik(penilai, komponen, lamaran)
            versi = lembar.versi if lembar else 0
        return actions.simpan_draf(
            komponen=komponen,
            lamaran=lamaran,
            nilai={satu.pk: D(str(x)) for satu, x in zip(indikator, daftar, strict=True)},
            catatan="",
            versi=versi,
            oleh=penilai,
            pada=self.pada,
        )

    def kunci(self, penilai, lamaran, metode: str, nilai):
        lembar = self.isi(penilai, lamaran, metode, nilai)
        return actions.kunci_lembar(
            komponen=self.komponen(metode),
            lamaran=lamaran,
            versi=lembar.versi,
            oleh=penilai,
            pada=self.pada,
        )

    def nilai_semua(self, metode: str, nilai) -> None:
        """Every rater locks every sheet he may; `nilai(penilai, lamaran)` or one mark for all."""
        komponen = self.komponen(metode)
        for penilai in self.penilai(metode):
            for lamaran in queries.belum_dikunci(penilai, komponen):
                self.kunci(penilai, lamaran, metode, nilai(penilai, lamaran) if callable(nilai) else nilai)

    def tutup(self, metode: str, berita_acara: str = "") -> Komponen:
        return actions.kunci_komponen(
            komponen=self.komponen(metode), oleh=self.ketua, pada=self.pada, berita_acara=berita_acara
        )

    def selesaikan(self, nilai) -> None:
        """All four components scored and locked, written as rows; `nilai(metode, penilai, lamaran)`.

        For tests that begin after the round: the round itself is told by acts in test_kisah_ronde_buta.py.
        """
        BenturanKepentingan.objects.bulk_create(
            BenturanKepentingan(lamaran=lamaran, penilai=penilai, ada=False, dinyatakan_pada=self.pada)
            for lamaran in self.peserta
            for penilai in (*self.pansel, self.asesor)
        )
        for metode in Komponen.Metode.values:
            komponen = self.komponen(metode)
            komponen.buka(self.pada)
            komponen.kunci(self.pada)
            komponen.dibuka_oleh = komponen.dikunci_oleh = self.ketua
            komponen.save()
            tulis_terkunci(
                komponen,
                [
                    (lamaran, penilai, D(str(nilai(metode, penilai, lamaran))))
                    for penilai in self.penilai(metode)
                    for lamaran in self.peserta
                ],
                self.ketua,
                self.pada,
            )

    @property
    def hadir(self):
        """The whole Pansel, as those who attend a pleno."""
        return [self.ketua.pk, *(satu.pk for satu in self.anggota)]

    def rekap(self):
        return actions.hitung_rekap(lowongan=self.lowongan, oleh=self.ketua, pada=self.pada)


def tulis_terkunci(komponen, isi, ketua, pada) -> None:
    """Sheets of a closed component as rows, with the digests and the trace that its lock would have left.

    `isi` holds participant, rater and the one mark for every indicator.
    """
    indikator = list(komponen.indikator.all())
    lembar = LembarNilai.objects.bulk_create(
        LembarNilai(
            komponen=komponen,
            lamaran=lamaran,
            penilai=penilai,
            versi=1,
            diubah_pada=pada,
            keadaan="DIKUNCI",
            dikunci_pada=pada,
            garam="0" * 32,
            sidik=sidik_nilai(
                LembarTerhitung(0, komponen.pk, lamaran.pk, penilai.pk, "0" * 32, "", {}),
                {satu.pk: nilai for satu in indikator},
            ),
        )
        for lamaran, penilai, nilai in isi
    )
    ButirNilai.objects.bulk_create(
        ButirNilai(lembar=satu, indikator=butir, nilai=nilai)
        for satu, (_, _, nilai) in zip(lembar, isi, strict=True)
        for butir in indikator
    )
    with transaction.atomic():
        catat(
            "komponen.dikunci",
            objek=komponen,
            oleh=ketua,
            pada=pada,
            metode=komponen.metode,
            lembar={str(satu.pk): satu.sidik for satu in lembar},
            bobot=queries.bobot_tercatat(komponen, indikator),
            berita_acara="",
        )


def umumkan_administrasi(lowongan) -> Pengumuman:
    """The administrative result is published; how, is tested in seleksi."""
    naskah = naskah_terbit(lowongan)
    pengumuman = Pengumuman.objects.create(
        seleksi=lowongan.seleksi,
        jenis=Pengumuman.Jenis.HASIL_TAHAP,
        tahap=Tahap.ADMINISTRASI,
        naskah=naskah,
        disusun_pada=PADA,
        disusun_oleh=lowongan.seleksi.dibuat_oleh,
        diumumkan_pada=PADA,
        diumumkan_oleh=lowongan.seleksi.dibuat_oleh,
    )
    pengumuman.lowongan.add(lowongan)
    return pengumuman


def naskah_terbit(lowongan):
    naskah = Naskah.objects.create(
        templat="peserta/naskah/pengumuman_administrasi.html",
        judul="Pengumuman Hasil Seleksi Administrasi",
        isi={},
        kelas=Naskah.Kelas.UMUM,
        dibuat_pada=PADA,
        keadaan="TERBIT",
        tanggal=PADA.date(),
        ditandatangani_pada=PADA,
    )
    NaskahSeleksi.objects.create(naskah=naskah, seleksi=lowongan.seleksi, lowongan=lowongan)
    return naskah
