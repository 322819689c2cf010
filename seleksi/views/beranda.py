"""Home of the Sekretariat: what is due, and the board of every running vacancy."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from akun.masuk import PermintaanPengguna
from dokumen.tabel import Sel, buku_kerja, unduhan
from panitia.aturan import PERAN_SEKRETARIAT
from panitia.queries import peran_pengguna
from seleksi import aturan
from seleksi.alur import TAHAP_BERURUT
from seleksi.forms.sekretariat import SaringPapanForm
from seleksi.queries.fakta import Fakta, kumpulkan
from seleksi.queries.tugas import kotak_masuk, lowongan_berjalan, pilah_tugas, tugas_sekretariat
from seleksi.views import papan as rupa
from seleksi.wewenang import tahap as wewenang

KEPALA_UNDUHAN = (
    *("Jabatan", "Seleksi", "Tahap", "Sisa waktu", "Lamaran terkirim", "Memenuhi syarat"),
    *("Yang menahan", "Siapa yang bertindak"),
)


@require_safe
def beranda(request: PermintaanPengguna) -> HttpResponse:
    """What is late, due today and within a week; every running vacancy and what holds it."""
    pada = timezone.now()
    _pastikan_sekretariat(request, pada)
    fakta, temuan = _berjalan(request, pada)
    pelaku = {pk: _pelaku(satu) for pk, satu in temuan.items()}
    lambat, hari_ini, pekan = pilah_tugas(tugas_sekretariat(fakta, pelaku, pada), pada)
    saring, baris = _papan(request, fakta, temuan)
    halaman = Paginator(baris, rupa.PER_HALAMAN).get_page(request.GET.get("halaman"))
    konteks = {
        "pada": pada,
        "judul": _judul_beranda(len(lambat), len(hari_ini), len(pekan), bool(fakta)),
        "lambat": [_baris_lambat(satu, pada) for satu in lambat],
        "hari_ini": hari_ini,
        "pekan": pekan,
        "kotak": kotak_masuk(request.user, fakta, pada),
        "saring": saring,
        "halaman": halaman,
        "baris": [rupa.baris_papan(satu, temuan[satu.lowongan.pk]) for satu in halaman],
        "jumlah_semua": len(fakta),
        "tersaring": any(saring.pilihan.values()),
    }
    return render(request, "seleksi/beranda_sekretariat.html", konteks)


@require_safe
def unduh_papan(request: PermintaanPengguna) -> HttpResponse:
    """The board as it is filtered and sorted now, as XLSX."""
    pada = timezone.now()
    _pastikan_sekretariat(request, pada)
    fakta, temuan = _berjalan(request, pada)
    _, baris = _papan(request, fakta, temuan)
    isi = [_baris_unduhan(satu, temuan[satu.lowongan.pk]) for satu in baris]
    nama = f"lowongan-berjalan-{timezone.localdate(pada):%Y-%m-%d}.xlsx"
    return unduhan(nama, buku_kerja("Lowongan berjalan", KEPALA_UNDUHAN, isi))


def _pastikan_sekretariat(request: PermintaanPengguna, pada: datetime) -> None:
    if not peran_pengguna(request.user, pada) & PERAN_SEKRETARIAT:
        raise Http404


def _berjalan(
    request: PermintaanPengguna, pada: datetime
) -> tuple[dict[int, Fakta], dict[int, tuple[Any, ...]]]:
    fakta = kumpulkan(lowongan_berjalan(request.user, pada), pada)
    return fakta, {pk: wewenang.temuan_dari_fakta(satu) for pk, satu in fakta.items()}


def _papan(
    request: PermintaanPengguna, fakta: dict[int, Fakta], temuan: dict[int, tuple[Any, ...]]
) -> tuple[SaringPapanForm, list[Fakta]]:
    """The filter of the address applied, and the order of the address."""
    seleksi = {str(satu.lowongan.seleksi_id): str(satu.lowongan.seleksi) for satu in fakta.values()}
    saring = SaringPapanForm(request.GET, seleksi=seleksi.items())
    pilihan = saring.pilihan
    lolos = [satu for satu in fakta.values() if _lolos(satu, temuan[satu.lowongan.pk], pilihan)]
    return saring, _urutkan(lolos, request.GET.get("urut", ""))


def _lolos(fakta: Fakta, temuan: Sequence[Any], pilihan: dict[str, str]) -> bool:
    if pilihan["seleksi"] and str(fakta.lowongan.seleksi_id) != pilihan["seleksi"]:
        return False
    if pilihan["tahap"] and fakta.tahap != pilihan["tahap"]:
        return False
    if pilihan["cari"] and pilihan["cari"].casefold() not in fakta.lowongan.nama_jabatan.casefold():
        return False
    if pilihan["keadaan"] == SaringPapanForm.MENAHAN:
        return bool(rupa.menahan(temuan))
    if pilihan["keadaan"] == SaringPapanForm.LAMBAT:
        return rupa.terlambat(fakta)
    return True


def _urutkan(baris: list[Fakta], urut: str) -> list[Fakta]:
    """By name, or by the planned end of the stage; without a word the furthest stage first."""
    kunci, terbalik = urut.removeprefix("-"), urut.startswith("-")
    if kunci == "nama":
        return sorted(baris, key=lambda satu: satu.lowongan.nama_jabatan.casefold(), reverse=terbalik)
    if kunci == "tenggat":
        ujung = date.min if terbalik else date.max
        return sorted(baris, key=lambda satu: rupa.tenggat_tahap(satu) or ujung, reverse=terbalik)
    return sorted(baris, key=lambda satu: -TAHAP_BERURUT.index(satu.tahap))


def _pelaku(temuan: Sequence[Any]) -> str:
    """Who holds the next stage, unless it is the Sekretariat itself."""
    pelaku = [satu.pelaku for satu in rupa.menahan(temuan) if satu.pelaku]
    lain = [satu for satu in pelaku if not satu.startswith(aturan.SEKRETARIAT)]
    return lain[0] if lain and lain[0] == pelaku[0] else ""


def _judul_beranda(lambat: int, hari_ini: int, pekan: int, ada: bool) -> str:
    """The news of the day."""
    if not ada:
        return "Belum ada lowongan yang berjalan"
    if lambat and hari_ini:
        return f"{lambat} pekerjaan terlambat, {hari_ini} jatuh tempo hari ini"
    if lambat:
        return f"{lambat} pekerjaan terlambat"
    if hari_ini:
        return f"{hari_ini} pekerjaan jatuh tempo hari ini"
    if pekan:
        return f"Tidak ada yang terlambat; {pekan} pekerjaan dalam tujuh hari ke depan"
    return "Tidak ada pekerjaan yang jatuh tempo dalam tujuh hari"


def _baris_lambat(tugas: Any, pada: datetime) -> dict[str, Any]:
    hari = timezone.localdate(pada)
    kapan = tugas.lambat or f"{(hari - tugas.tanggal).days} hari"
    return {"kapan": kapan, "judul": tugas.judul, "alamat": tugas.alamat, "ket": tugas.ket}


def _baris_unduhan(fakta: Fakta, temuan: Sequence[Any]) -> list[Sel]:
    tertahan = rupa.menahan(temuan)
    return [
        fakta.lowongan.nama_jabatan,
        str(fakta.lowongan.seleksi),
        str(fakta.tahap.label),
        rupa.sisa_tahap(fakta).replace("\xa0", " "),
        fakta.terkirim,
        fakta.lulus,
        "\n".join(f"{satu.kode}: {satu.pesan}" for satu in tertahan).replace("\xa0", " "),
        "\n".join(dict.fromkeys(satu.pelaku for satu in tertahan if satu.pelaku)),
    ]
