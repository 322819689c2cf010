"""A vacancy in the last stage: four ranked participants, three of them candidates, everybody in office."""

import datetime as dt
import hashlib
from dataclasses import dataclass

import rfc8785
from django.db import transaction

from akun.models import Pengguna
from jejak.catat import catat
from panitia.aturan import Peran
from penilaian.models import Rekap
from peserta.alur import Keadaan
from peserta.models import Lamaran
from seleksi.alur import Tahap
from seleksi.aturan import dengan_kebijakan
from seleksi.ketentuan import profil
from seleksi.models import Lowongan, Rekomendasi, Seleksi
from seleksi.queries.keputusan import KEPUTUSAN_CALON
from tests.factories.akun import PenggunaFactory
from tests.factories.dokumen import NaskahFactory
from tests.factories.panitia import KeanggotaanFactory, pansel_lengkap
from tests.factories.penilaian import HasilKesehatanFactory, PeringkatFactory, RekapFactory
from tests.factories.peserta import LamaranFactory, PelamarFactory
from tests.factories.seleksi import (
    KODE_PROFIL,
    BuktiSyaratFactory,
    InstansiFactory,
    LowonganFactory,
    NaskahSeleksiFactory,
    RekomendasiFactory,
    SeleksiFactory,
)

# By rank. Alphabetical by the bare name: Anindita, Dimas, Wening (the fourth is no candidate).
MENURUT_PERINGKAT = (
    "Wening Prasetyaningrum, M.Kes.",
    "dr. Anindita Prameswari",
    "Drs. Dimas Aryo Nugroho, M.M.",
    "Bagus Kurniawan, S.K.M.",
)
PERAN = (
    *(Peran.PPK, Peran.PYB, Peran.KETUA_SEKRETARIAT, Peran.NASKAH, Peran.VERIFIKATOR),
    *(Peran.ASESOR, Peran.NARASUMBER, Peran.PENELUSUR, Peran.PENGAWAS),
)


@dataclass
class TigaCalon:
    seleksi: Seleksi
    lowongan: Lowongan
    orang: dict[Peran, Pengguna]
    # By rank; the last one is not among the three.
    peserta: list[Lamaran]
    saat: dt.datetime

    @property
    def ppk(self) -> Pengguna:
        return self.orang[Peran.PPK]

    @property
    def pyb(self) -> Pengguna:
        return self.orang[Peran.PYB]

    @property
    def kepala(self) -> Pengguna:
        return self.orang[Peran.KETUA_SEKRETARIAT]

    @property
    def ketua(self) -> Pengguna:
        return self.orang[Peran.KETUA_PANSEL]


def _hitung(rekap: Rekap, pada: dt.datetime) -> None:
    """The matrix that gives these ranks, and its line in the trail."""
    rekap.isi = {
        "peserta": [
            {"lamaran": satu.lamaran_id, "nilai_akhir": str(satu.nilai_akhir), "komponen": {}}
            for satu in rekap.peringkat.order_by("peringkat")
        ]
    }
    rekap.sidik = hashlib.sha256(rfc8785.dumps(rekap.isi)).hexdigest()
    rekap.save()
    with transaction.atomic():
        catat("rekap.dihitung", objek=rekap, oleh=rekap.dihitung_oleh, pada=pada, sidik=rekap.sidik)


def tiga_calon(
    saat: dt.datetime,
    *,
    seleksi: Seleksi | None = None,
    rekomendasi: bool = True,
    tahap: Tahap = Tahap.PENETAPAN,
    lahir: dt.date = dt.date(1980, 1, 1),
    kebijakan: dict | None = None,
    terhitung: bool = False,
) -> TigaCalon:
    """`terhitung`: the ranks stand in a matrix and in the trail, as acts ask that go by them."""
    if seleksi is None:
        InstansiFactory()
        ketentuan = dengan_kebijakan(kebijakan or {}, "Diputus rapat.", profil(KODE_PROFIL))
        seleksi = SeleksiFactory(dibekukan=True, ketentuan=ketentuan.jadi_json())
        orang = {peran: KeanggotaanFactory(seleksi=seleksi, peran=peran).pengguna for peran in PERAN}
        pansel = pansel_lengkap(seleksi)
        orang |= {Peran.KETUA_PANSEL: pansel[0].pengguna, Peran.ANGGOTA_PANSEL: pansel[1].pengguna}
        if rekomendasi:
            surat = {"seleksi": seleksi, "jenis": Rekomendasi.Jenis.HASIL, "nomor": "B-1422/2026"}
            RekomendasiFactory(**surat, tanggal=saat.date())
    else:
        orang = {}
    lowongan = LowonganFactory(seleksi=seleksi, tahap=tahap)
    rekap = RekapFactory(lowongan=lowongan, ditetapkan=True)
    peserta = []
    for nomor, nama in enumerate(MENURUT_PERINGKAT, start=1):
        pelamar = PelamarFactory(pengguna=PenggunaFactory(nama=nama, bernip=True), tanggal_lahir=lahir)
        lamaran = LamaranFactory(pelamar=pelamar, lowongan=lowongan, keadaan=Keadaan.MS)
        calon = nomor <= 3
        PeringkatFactory(
            rekap=rekap, lamaran=lamaran, peringkat=nomor, calon=calon, nilai_akhir=f"{95 - nomor}.4321"
        )
        if calon:
            HasilKesehatanFactory(lamaran=lamaran)
        peserta.append(lamaran)
    if terhitung:
        _hitung(rekap, saat)
    # A number of its own kind, so that it never meets one that an act takes.
    nomor = f"{lowongan.pk:02d}/KEP-PANSEL/2026"
    keputusan = NaskahFactory(
        templat=KEPUTUSAN_CALON, judul="Keputusan Pansel", kelas="T", terbit=True, nomor=nomor
    )
    NaskahSeleksiFactory(naskah=keputusan, seleksi=seleksi, lowongan=lowongan)
    for butir in ("TIGA_NAMA_PORTAL", "LAPORAN_SELEKSI"):
        BuktiSyaratFactory(seleksi=seleksi, lowongan=lowongan, butir=butir)
    return TigaCalon(seleksi, lowongan, orang, peserta, saat)
