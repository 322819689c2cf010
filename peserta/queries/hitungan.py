"""What the application computes about an application, for the eye of the verifier."""

from __future__ import annotations

from datetime import date, datetime

from django.utils import timezone

from akun.nip import JenisKelamin, NipTidakSah, urai_nip
from peserta import aturan
from peserta.aturan import Fakta, Masa, Runtutan
from peserta.models import Lamaran, SuratRekomendasi
from peserta.models.dokumen import dokumen_lamaran, penutupan_pertama
from peserta.queries.fakta import fakta_lamaran, fakta_rekomendasi, surat_rekomendasi
from peserta.queries.syarat import acuan_lowongan, hari_penutupan
from seleksi.aturan import menurut_profil
from seleksi.izin import Temuan
from seleksi.models import Lowongan

# Whose words on the letter count first.
URUTAN_SUMBER = (
    SuratRekomendasi.Sumber.PEMERIKSA,
    SuratRekomendasi.Sumber.INSTANSI,
    SuratRekomendasi.Sumber.PELAMAR,
)


def temuan_syarat(fakta: Fakta, lowongan: Lowongan, pada: datetime) -> list[Temuan]:
    """One finding per requirement, measured on the closing day and on the planned pelantikan."""
    main = lowongan.seleksi.aturan_main
    temuan = aturan.syarat_pelamar(fakta, acuan_lowongan(lowongan, pada), main.syarat)
    return menurut_profil(temuan, main)


def hitungan_butir(lamaran: Lamaran, pada: datetime, *, buta: bool = False) -> dict[str, list[Temuan]]:
    """Item of the checklist -> what the application computes about it; documents without a rule are out.

    ``buta``: from the applicant's own words alone, without what the first verifier marked and read.
    """
    temuan: dict[str, list[Temuan]] = {}
    fakta, lowongan = fakta_lamaran(lamaran, buta=buta), lamaran.lowongan
    for satu in temuan_syarat(fakta, lowongan, pada):
        temuan.setdefault(satu.kode, []).append(satu)
    for dokumen in dokumen_lamaran(lowongan):
        if dokumen.kode == aturan.KODE_REKOMENDASI:
            temuan[dokumen.kode] = temuan_rekomendasi(lamaran, pada, buta=buta)
        elif dokumen.kode == aturan.KODE_KINERJA:
            temuan[dokumen.kode] = temuan_kinerja(fakta, lowongan, pada)
    return temuan


def temuan_kinerja(fakta: Fakta, lowongan: Lowongan, pada: datetime) -> list[Temuan]:
    """A-7: the predikat of the years that the papers on performance must cover."""
    main = lowongan.seleksi.aturan_main
    banyak = next((satu.tahun for satu in main.dokumen if satu.kode == aturan.KODE_KINERJA), 0)
    # The years the applicant was asked for (ADR 0135), whatever an extension made of the closing day.
    penutupan = penutupan_pertama(lowongan) or hari_penutupan(lowongan, pada)
    temuan = aturan.kinerja_tercatat(fakta.kinerja, penutupan, banyak)
    return menurut_profil(temuan, main)


def temuan_rekomendasi(lamaran: Lamaran, pada: datetime, *, buta: bool = False) -> list[Temuan]:
    """B-1: what the letter says against the announcement, by the verifier's reading where there is one."""
    lowongan = lamaran.lowongan
    diumumkan = timezone.localdate(lowongan.diumumkan_pada) if lowongan.diumumkan_pada else None
    surat = surat_rekomendasi(lamaran)
    urut = (s for s in URUTAN_SUMBER if s in surat and not (buta and s == SuratRekomendasi.Sumber.PEMERIKSA))
    terbaik = surat.get(next(urut, ""))
    temuan = aturan.rekomendasi_sah(
        fakta_rekomendasi(terbaik) if terbaik else None,
        diumumkan,
        hari_penutupan(lowongan, pada),
        lowongan.nama_jabatan,
    )
    return menurut_profil(temuan, lowongan.seleksi.aturan_main)


def masa_terkait(fakta: Fakta, lowongan: Lowongan, pada: datetime) -> Masa:
    """Related experience with every row as it was counted, until the closing day."""
    syarat = lowongan.seleksi.aturan_main.syarat
    return aturan.masa_terkait(fakta.riwayat, hari_penutupan(lowongan, pada), syarat)


def tanda_nip(
    nip: str, tanggal_lahir: date, jenis_kelamin: str, fakta: Fakta | None = None
) -> tuple[str, ...]:
    """What the NIP says otherwise than the profile and its history, for the eye of both."""
    try:
        urai = urai_nip(nip)
    except NipTidakSah as salah:
        return (salah.pesan,)
    kelamin = "L" if urai.jenis_kelamin == JenisKelamin.PRIA else "P"
    beda = aturan.beda_nip(urai.tanggal_lahir, kelamin, tanggal_lahir, jenis_kelamin)
    if fakta is None:
        return beda
    mulai = [(satu.nama, satu.mulai) for satu in fakta.riwayat]
    mulai += [(f"golongan ruang {satu.golongan}", satu.tmt) for satu in fakta.pangkat]
    return (*beda, *aturan.beda_tmt_cpns(urai.tmt_cpns, mulai))


def runtutan(fakta: Fakta, sampai: date) -> Runtutan:
    """Gaps in the history, and posts side by side, until a day."""
    return aturan.runtutan_jabatan(fakta.riwayat, sampai)
