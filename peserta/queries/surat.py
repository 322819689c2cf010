"""Letters to applicants: whom they go to, how far each has come, and the doors to them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, F, Q, QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404

from akun.models import Pengguna
from panitia.aturan import Hak, Peran
from panitia.models import Keanggotaan
from panitia.queries import hak_pengguna, pemegang, punya_hak
from peserta import naskah
from peserta.aturan import TIDAK_SESUAI, Butir
from peserta.models import Lamaran, MasaSanggah, SuratPelamar, UndanganTahap
from peserta.models.kedua import putusan_akhir
from peserta.queries.daftar import daftar_pelamar
from peserta.queries.diketahui import DITETAPKAN, hasil_diketahui, pengumuman_lowongan
from peserta.queries.syarat import butir_lowongan
from seleksi.alur import Tahap
from seleksi.models import Instansi, Lowongan, Pengumuman

# Who prepares and reads the letters, and who approves them.
PENGURUS_SURAT = (Hak.SUSUN_NASKAH, Hak.PIMPIN)
BELUM, DIBACA, DISETUJUI, TERBIT = "BELUM", "DIBACA", "DISETUJUI", "TERBIT"
SARINGAN_SURAT: dict[str, Q] = {
    BELUM: Q(dibaca_pada__isnull=True),
    DIBACA: Q(dibaca_pada__isnull=False, disetujui_pada__isnull=True),
    DISETUJUI: Q(disetujui_pada__isnull=False, naskah__isnull=True),
    TERBIT: Q(naskah__isnull=False),
}


@dataclass(frozen=True, slots=True)
class RencanaSurat:
    """A letter as it would be prepared now."""

    lamaran: Lamaran
    jenis: str
    isi: dict[str, Any]


def pengumuman_hasil(lowongan: Lowongan) -> Pengumuman | None:
    """The newest published administrative result of a vacancy."""
    hasil = pengumuman_lowongan(lowongan).filter(jenis=Pengumuman.Jenis.HASIL_TAHAP, tahap=Tahap.ADMINISTRASI)
    return hasil.first()


def ketua_pansel(seleksi_id: int, pada: datetime) -> Keanggotaan | None:
    """Who signs the letters; None while no decree names one."""
    return pemegang(seleksi_id, Peran.KETUA_PANSEL, pada).first()


def penerima_surat(lowongan: Lowongan) -> list[Lamaran]:
    """Applications whose administrative result is published, in order of the register."""
    semua = list(daftar_pelamar(lowongan).filter(keadaan__in=DITETAPKAN))
    diketahui = hasil_diketahui(semua)
    return [satu for satu in semua if satu.pk in diketahui]


def rencana_surat(lowongan: Lowongan, pengumuman: Pengumuman, ketua: Keanggotaan) -> list[RencanaSurat]:
    """What every letter of the vacancy says today; the number of queries does not grow with them."""
    penerima = penerima_surat(lowongan)
    sanggahan = _masa_sanggah(lowongan)
    alasan = _alasan(penerima)
    butir = butir_lowongan(lowongan)
    instansi = Instansi.objects.get()
    return [
        RencanaSurat(
            satu,
            satu.keadaan,
            naskah.surat_hasil_administrasi(
                satu,
                instansi,
                pengumuman=pengumuman.naskah,
                butir=_butir(butir, alasan[satu.pk]) if satu.keadaan == SuratPelamar.Jenis.TMS else (),
                penanda=ketua,
                sanggahan=sanggahan if satu.keadaan == SuratPelamar.Jenis.TMS else None,
            ),
        )
        for satu in penerima
    ]


def _alasan(lamaran: Iterable[Lamaran]) -> dict[int, dict[str, str]]:
    """Application -> item -> reason of refusal as it stands in the end; two queries."""
    return {
        pk: {kode: alasan for kode, (satu, alasan) in putusan.items() if satu == TIDAK_SESUAI}
        for pk, putusan in putusan_akhir([satu.pk for satu in lamaran]).items()
    }


def _masa_sanggah(lowongan: Lowongan) -> MasaSanggah | None:
    """The newest window of a vacancy."""
    return MasaSanggah.objects.filter(lowongan=lowongan).order_by("-dibuka_pada").first()


def _butir(butir: Iterable[Butir], alasan: dict[str, str]) -> list[tuple[Butir, str]]:
    return [(satu, alasan[satu.kode]) for satu in butir if satu.kode in alasan]


def surat_lowongan(lowongan: Lowongan) -> QuerySet[SuratPelamar]:
    """Letters of a vacancy in order of the register, without those overtaken before anybody approved them."""
    berlaku = (
        Q(disetujui_pada__isnull=False) | Q(lamaran__keadaan=F("jenis")) | Q(jenis=SuratPelamar.Jenis.SANGGAH)
    )
    semua = SuratPelamar.objects.filter(berlaku, lamaran__lowongan=lowongan)
    terkait = ("lamaran__lowongan__seleksi", "dibaca_oleh", "disetujui_oleh", "naskah")
    return semua.select_related(*terkait).defer("isi", "naskah__isi").order_by("lamaran__urutan", "pk")


def rekap_surat(lowongan: Lowongan) -> dict[str, int]:
    """How many letters stand where; one query."""
    hitung = {nama: Count("pk", filter=saringan) for nama, saringan in SARINGAN_SURAT.items()}
    ms = Count("pk", filter=SARINGAN_SURAT[BELUM] & Q(jenis=SuratPelamar.Jenis.MS))
    rekap: dict[str, int] = surat_lowongan(lowongan).order_by().aggregate(**hitung, BELUM_MS=ms)
    return rekap


def surat_menunggu_setuju(lowongan: Lowongan) -> QuerySet[SuratPelamar]:
    """Read, not yet approved; without what only pages show."""
    ramping = surat_lowongan(lowongan).select_related(None).defer(None).only("sidik", "penanda_tangan")
    return ramping.filter(SARINGAN_SURAT[DIBACA])


def sidik_kumpulan(surat: Iterable[SuratPelamar | UndanganTahap]) -> str:
    """Digest of which letters with which words: what was before him who approves or sends."""
    baris = ";".join(f"{satu.pk}:{satu.sidik}" for satu in surat)
    return hashlib.sha256(baris.encode()).hexdigest()


def jumlah_surat_belum_disusun(lowongan: Lowongan) -> int:
    """Applicants who know their result by the announcement and have no letter about it yet."""
    ada = set(SuratPelamar.objects.filter(lamaran__lowongan=lowongan).values_list("lamaran_id", "jenis"))
    return sum((satu.pk, satu.keadaan) not in ada for satu in penerima_surat(lowongan))


def lowongan_bersurat_menunggu() -> QuerySet[Lowongan]:
    """Vacancies with approved letters that are not signed yet."""
    menunggu = SuratPelamar.objects.filter(SARINGAN_SURAT[DISETUJUI])
    return Lowongan.objects.filter(pk__in=menunggu.values("lamaran__lowongan")).order_by("pk")


def surat_berikut(lowongan: Lowongan) -> SuratPelamar | None:
    """The next approved letter to sign, by register number; with its data."""
    menunggu = SuratPelamar.objects.filter(SARINGAN_SURAT[DISETUJUI], lamaran__lowongan=lowongan)
    terkait = ("lamaran__lowongan__seleksi", "lamaran__pelamar__pengguna", "penanda_tangan")
    return menunggu.select_related(*terkait).order_by("lamaran__urutan", "pk").first()


def surat_untuk_pelamar(lamaran: Lamaran) -> list[SuratPelamar]:
    """The letters this applicant has received, the newest first; there are none before he is settled."""
    if lamaran.ditetapkan_pada is None:
        return []
    milik = SuratPelamar.objects.filter(lamaran=lamaran, naskah__isnull=False)
    return list(milik.select_related("naskah").defer("isi", "naskah__isi").order_by("-naskah_id"))


def lowongan_untuk_surat(pengguna: Pengguna, lowongan_id: int, pada: datetime) -> Lowongan:
    """An announced vacancy whose letters the person prepares or approves."""
    lowongan = get_object_or_404(Lowongan.objects.tampil_publik().select_related("seleksi"), pk=lowongan_id)
    if not hak_pengguna(pengguna, lowongan.seleksi_id, pada).intersection(PENGURUS_SURAT):
        raise Http404
    return lowongan


def surat_untuk_diurus(pengguna: Pengguna, surat_id: int, pada: datetime) -> SuratPelamar:
    """One letter, for those who prepare or approve it."""
    terkait = ("lamaran__lowongan__seleksi", "penanda_tangan", "dibaca_oleh", "disetujui_oleh", "naskah")
    surat = get_object_or_404(SuratPelamar.objects.select_related(*terkait), pk=surat_id)
    if not any(punya_hak(pengguna, surat.id_seleksi, hak, pada) for hak in PENGURUS_SURAT):
        raise Http404
    return surat


def surat_milik(pengguna: Pengguna, surat_id: int) -> SuratPelamar:
    """An issued letter, for the one it is written to."""
    terkait = ("lamaran__lowongan", "naskah__berkas")
    return get_object_or_404(
        SuratPelamar.objects.select_related(*terkait),
        pk=surat_id,
        naskah__isnull=False,
        lamaran__pelamar__pengguna=pengguna,
    )
