"""The queue of those who check: filter, order and page live in the address."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from peserta import aturan, queries
from peserta.alur import SEBUTAN_KEADAAN, Keadaan
from peserta.forms import SaringAntreanForm
from peserta.models import Lamaran, Selisih
from peserta.views import Permintaan
from seleksi.models import Lowongan

PER_HALAMAN = 25
# Order of the queue by ?urut=; without one, the order of the register.
URUTAN = {
    "nama": "pelamar__pengguna__nama",
    "terkirim": "diajukan_pada",
    "keadaan": "keadaan",
}
URUTAN_DAFTAR = ("lowongan__seleksi", "lowongan__urutan", "urutan")
RUPA_KEADAAN = {
    Keadaan.DIAJUKAN: ("kuning", "hourglass"),
    Keadaan.DIPERIKSA: ("nila", "user-check"),
    Keadaan.MS: ("hijau", "check"),
    Keadaan.TMS: ("merah", "circle-x"),
    Keadaan.MUNDUR: ("", "circle-minus"),
    Keadaan.GUGUR: ("merah", "circle-minus"),
}
MENUNGGU_PERTAMA = "Menunggu pemeriksa pertama"


def lencana(lamaran: Lamaran) -> dict[str, str]:
    rupa, nama = RUPA_KEADAAN[Keadaan(lamaran.keadaan)]
    kata = SEBUTAN_KEADAAN["sekretariat"][lamaran.keadaan]
    # For those who check, "terkirim" means work.
    kata = MENUNGGU_PERTAMA if lamaran.keadaan == Keadaan.DIAJUKAN else kata
    return {"kata": kata, "rupa": rupa, "nama": nama}


def _lencana_antrean(lamaran: Any) -> dict[str, str]:
    """The same; where two verifiers disagree it waits for somebody else."""
    if lamaran.keadaan != Keadaan.DIPERIKSA or lamaran.penentu is None:
        return lencana(lamaran)
    kata = f"Menunggu putusan {Selisih.Penentu(lamaran.penentu).label}"
    return {"kata": kata, "rupa": "kuning", "nama": "flag"}


def _tombol(lamaran: Any, *, buta: bool) -> str:
    if lamaran.keadaan == Keadaan.DIPERIKSA and lamaran.penentu is not None:
        return "Buka selisih"
    # The blind second person does not confirm: he checks every item himself.
    tombol = {Keadaan.DIAJUKAN: "Periksa", Keadaan.DIPERIKSA: "Periksa" if buta else "Tetapkan"}
    return tombol.get(Keadaan(lamaran.keadaan), "Lihat")


@require_safe
def antrean_verifikasi(request: Permintaan) -> HttpResponse:
    """Applications to check: filter, order and page live in the address."""
    pada = timezone.now()
    lowongan = [
        (str(seleksi), [(str(satu.pk), satu.nama_jabatan) for satu in kelompok])
        for seleksi, kelompok in _per_seleksi(queries.lowongan_diverifikasi(request.user, pada)).items()
    ]
    saring = SaringAntreanForm(request.GET or None, lowongan=lowongan)
    pilihan = saring.cleaned_data if saring.is_valid() else {"lowongan": "", "keadaan": "", "cari": ""}
    semua = queries.antrean(request.user, pada)
    disaring = _urutkan(_saring(semua, pilihan), request.GET.get("urut", ""))
    # Sort bare numbers, then read whole rows for one page only.
    halaman = Paginator(disaring.values_list("pk", flat=True), PER_HALAMAN).get_page(
        request.GET.get("halaman")
    )
    baris = disaring.filter(pk__in=list(halaman))
    konteks = {
        "saring": saring,
        "halaman": halaman,
        "baris": _baris_antrean(baris),
        "tersaring": bool(pilihan["lowongan"] or pilihan["cari"] or pilihan["keadaan"]),
        "jumlah": queries.jumlah_antrean(request.user, pada),
        "lowongan_dipilih": pilihan["lowongan"],
        "memeriksa": queries.memeriksa(request.user, pada),
    }
    return render(request, "peserta/antrean_verifikasi.html", konteks)


def _per_seleksi(lowongan: QuerySet[Lowongan]) -> dict[str, list[Lowongan]]:
    kelompok: dict[str, list[Lowongan]] = {}
    for satu in lowongan:
        kelompok.setdefault(str(satu.seleksi), []).append(satu)
    return kelompok


def _saring(semua: QuerySet[Lamaran], pilihan: dict[str, str]) -> QuerySet[Lamaran]:
    if pilihan["lowongan"]:
        semua = semua.filter(lowongan=int(pilihan["lowongan"]))
    keadaan = pilihan["keadaan"] or SaringAntreanForm.PERLU
    if keadaan == SaringAntreanForm.PERLU:
        semua = semua.filter(keadaan__in=queries.BELUM_DITETAPKAN)
    elif keadaan == SaringAntreanForm.SELISIH:
        # No row twice: one disagreement of an application is open at most.
        semua = semua.filter(keadaan=Keadaan.DIPERIKSA, selisih__diputus_pada=None, selisih__isnull=False)
    elif keadaan != SaringAntreanForm.SEMUA:
        semua = semua.filter(keadaan=keadaan)
    if cari := pilihan["cari"]:
        angka = cari.replace(" ", "")
        semua = semua.filter(
            Q(pelamar__pengguna__nama__icontains=cari)
            | Q(pelamar__pengguna__nip__startswith=angka)
            | Q(nomor_pendaftaran__icontains=angka)
        )
    return semua


def _urutkan(semua: QuerySet[Lamaran], urut: str) -> QuerySet[Lamaran]:
    kunci = URUTAN.get(urut.removeprefix("-"))
    if kunci is None:
        return semua.order_by(*URUTAN_DAFTAR)
    return semua.order_by(f"-{kunci}" if urut.startswith("-") else kunci, *URUTAN_DAFTAR)


def _baris_antrean(halaman: QuerySet[Lamaran]) -> list[dict[str, Any]]:
    semua = list(halaman)
    tambahan = queries.jumlah_syarat_tambahan({satu.lowongan_id for satu in semua})
    dokumen = queries.jumlah_dokumen_diperiksa(semua)
    tetap: dict[int, int] = {}
    buta: dict[int, bool] = {}
    baris = []
    for satu in semua:
        seleksi = satu.lowongan.seleksi
        if seleksi.pk not in tetap:
            main = seleksi.aturan_main
            umum = aturan.tambahan_ketentuan(main.syarat)
            tetap[seleksi.pk] = len(aturan.butir_periksa((), umum))
            buta[seleksi.pk] = aturan.periksa_buta(main)
        baris.append(
            {
                "lamaran": satu,
                "lencana": _lencana_antrean(satu),
                "jumlah_butir": tetap[seleksi.pk] + dokumen[satu.pk] + tambahan.get(satu.lowongan_id, 0),
                "alamat": reverse(
                    "peserta:verifikasi" if satu.keadaan == Keadaan.DIAJUKAN else "peserta:konfirmasi",
                    args=[satu.pk],
                ),
                "tombol": _tombol(satu, buta=buta[seleksi.pk]),
            }
        )
    return baris
