"""Rooms of the Sekretariat: home, list, workspace of a selection, page of a vacancy, forms of preparation."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from akun.masuk import PermintaanPengguna
from dokumen.sajikan import sajikan_berkas
from dokumen.tabel import Sel, buku_kerja, unduhan
from panitia.aturan import PERAN_SEKRETARIAT, Hak
from panitia.queries import hak_pengguna, peran_pengguna
from seleksi import aturan
from seleksi.actions import persiapan as tindakan
from seleksi.alur import TAHAP_BERURUT, Tahap
from seleksi.forms.sekretariat import (
    BobotForm,
    JadwalForm,
    LowonganForm,
    PerencanaanForm,
    RekomendasiForm,
    RekomendasiPerpanjanganForm,
    SaringPapanForm,
)
from seleksi.izin import TindakanDitolak
from seleksi.models import DokumenPerencanaan, Jadwal, Lowongan, Pengumuman, Rekomendasi, Seleksi
from seleksi.queries import pintu
from seleksi.queries import ruang as queries
from seleksi.queries.bukti import daftar_bukti, daftar_putusan
from seleksi.queries.fakta import Fakta, fakta_lowongan, kumpulkan
from seleksi.queries.naskah import naskah_terkini
from seleksi.queries.tautan import tautan, tautan_pleno
from seleksi.queries.tugas import kotak_masuk, lowongan_berjalan, pilah_tugas, tugas_sekretariat
from seleksi.views import papan as rupa
from seleksi.views.titipan import muat_titipan
from seleksi.wewenang import tahap as wewenang

GET_POST = require_http_methods(["GET", "HEAD", "POST"])
PER_HALAMAN = 20
KEPALA_UNDUHAN = (
    *("Jabatan", "Seleksi", "Tahap", "Sisa waktu", "Lamaran terkirim", "Memenuhi syarat"),
    *("Yang menahan", "Siapa yang bertindak"),
)


# --- Beranda dan daftar --------------------------------------------------------------------------
@require_safe
def beranda(request: PermintaanPengguna) -> HttpResponse:
    """What is late, due today and within a week; every running vacancy and what holds it."""
    pada = timezone.now()
    _pastikan_sekretariat(request, pada)
    fakta, temuan = _berjalan(request, pada)
    pelaku = {pk: _pelaku(satu) for pk, satu in temuan.items()}
    lambat, hari_ini, pekan = pilah_tugas(tugas_sekretariat(fakta, pelaku, pada), pada)
    saring, baris = _papan(request, fakta, temuan)
    halaman = Paginator(baris, PER_HALAMAN).get_page(request.GET.get("halaman"))
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


@require_safe
def daftar(request: PermintaanPengguna) -> HttpResponse:
    """Every selection the person works in, running ones first."""
    pada = timezone.now()
    baris = queries.daftar_seleksi(request.user, pada, request.GET.get("cari", ""))
    halaman = Paginator(baris, PER_HALAMAN).get_page(request.GET.get("halaman"))
    konteks = {
        "halaman": halaman,
        "baris": queries.ringkasan_seleksi(list(halaman)),
        "cari": request.GET.get("cari", ""),
    }
    return render(request, "seleksi/daftar.html", konteks)


# --- Ruang seleksi -------------------------------------------------------------------------------
@require_safe
def ruang(request: PermintaanPengguna, seleksi_id: int) -> HttpResponse:
    """The workspace: board, what preparation still lacks, moves for many vacancies, timetable, papers."""
    pada = timezone.now()
    seleksi = pintu.seleksi_untuk_dilihat(request.user, seleksi_id, pada)
    hak = hak_pengguna(request.user, seleksi.pk, pada)
    semua = list(seleksi.lowongan.select_related("seleksi").order_by("urutan"))
    fakta = kumpulkan([satu for satu in semua if not satu.berakhir], pada)
    temuan = {pk: wewenang.temuan_dari_fakta(satu) for pk, satu in fakta.items()}
    konteks = {
        "seleksi": seleksi,
        "pada": pada,
        "hak": _boleh(hak),
        "baris": [rupa.baris_papan(satu, temuan[pk], di_ruang=True) for pk, satu in fakta.items()],
        "berakhir": [satu for satu in semua if satu.berakhir],
        "jumlah": len(semua),
        "persiapan": _persiapan(seleksi, fakta, temuan, hak),
        "maju": _maju(fakta, temuan) if hak & {Hak.KELOLA, Hak.PIMPIN} else [],
        "gantt": _gantt_seleksi(seleksi),
        "hari_ini": timezone.localdate(pada),
        "naskah": naskah_terkini(seleksi, hak, request.user),
        "ketentuan": seleksi.aturan_main,
        "jumlah_dokumen": seleksi.dokumen_perencanaan.count(),
    }
    return render(request, "seleksi/ruang.html", konteks)


def _boleh(hak: frozenset[Hak]) -> dict[str, bool]:
    """What the page offers; the acts ask again."""
    return {
        "kelola": Hak.KELOLA in hak,
        "susun": bool(hak & {Hak.KELOLA, Hak.SUSUN_NASKAH}),
        "pimpin": Hak.PIMPIN in hak,
        "batalkan": bool(hak & {Hak.PIMPIN, Hak.PUTUSKAN}),
        "maju": bool(hak & {Hak.KELOLA, Hak.PIMPIN}),
        "pelamar": Hak.LIHAT_BERKAS in hak,
    }


def _persiapan(
    seleksi: Seleksi,
    fakta: dict[int, Fakta],
    temuan: dict[int, tuple[Any, ...]],
    hak: frozenset[Hak],
) -> dict[str, Any] | None:
    """Findings on everything the vacancies in persiapan share, and each one's own below its name."""
    milik = {pk: temuan[pk] for pk, satu in fakta.items() if satu.tahap == Tahap.PERSIAPAN}
    if not milik:
        return None
    pertama = next(iter(milik.values()))
    bersama = [satu for satu in pertama if all(satu in lain for lain in milik.values())]
    sendiri = [
        {
            "lowongan": fakta[pk].lowongan,
            "temuan": [satu for satu in isi if satu not in bersama],
            "tautan": tautan(hak, seleksi, fakta[pk].lowongan),
        }
        for pk, isi in milik.items()
        if any(satu not in bersama for satu in isi)
    ]
    return {
        "bersama": bersama,
        "sendiri": sendiri,
        "sebutan": rupa.sebutan_temuan(bersama),
        "tautan": tautan(hak, seleksi),
    }


def _maju(fakta: dict[int, Fakta], temuan: dict[int, tuple[Any, ...]]) -> list[dict[str, Any]]:
    """Stages out of which some vacancy is ready to move by a button, with the others of that stage."""
    hasil = []
    for tahap in TAHAP_BERURUT[1:-1]:
        milik = [satu for satu in fakta.values() if satu.tahap == tahap]
        if not milik:
            continue
        baris = [
            {
                "lowongan": satu.lowongan,
                "siap": not rupa.menahan(temuan[satu.lowongan.pk])
                and not rupa.menunggu(temuan[satu.lowongan.pk]),
                "sebutan": rupa.sebutan_temuan(temuan[satu.lowongan.pk]),
            }
            for satu in milik
        ]
        if any(satu["siap"] for satu in baris):
            ke = TAHAP_BERURUT[TAHAP_BERURUT.index(tahap) + 1]
            hasil.append({"dari": tahap, "ke": ke, "baris": baris})
    return hasil


def _gantt_seleksi(seleksi: Seleksi) -> list[dict[str, Any]]:
    urut = list(Jadwal.Kegiatan.values)
    baris = sorted(seleksi.jadwal.filter(lowongan=None), key=lambda satu: urut.index(satu.kegiatan))
    return [
        {
            "nama": satu.get_kegiatan_display(),
            "mulai": satu.tanggal_mulai,
            "selesai": satu.tanggal_selesai,
            "tenggat": satu.kegiatan in ("PENGUMUMAN", "ADMINISTRASI", "PENETAPAN"),
        }
        for satu in baris
    ]


@require_safe
def buka_berkas(request: PermintaanPengguna, seleksi_id: int, berkas_id: int) -> HttpResponseBase:
    """One file of evidence, for whoever works in this selection."""
    return sajikan_berkas(pintu.bukti_untuk_dibuka(request.user, seleksi_id, berkas_id, timezone.now()))


# --- Lowongan ------------------------------------------------------------------------------------
@require_safe
def lowongan(request: PermintaanPengguna, lowongan_id: int) -> HttpResponse:
    """One vacancy: rail, findings before the next stage, applicants, papers, timetable, results."""
    pada = timezone.now()
    milik = pintu.lowongan_untuk_dilihat(request.user, lowongan_id, pada)
    hak = hak_pengguna(request.user, milik.seleksi_id, pada)
    fakta = fakta_lowongan(milik, pada)
    temuan = wewenang.temuan_dari_fakta(fakta)
    konteks = {
        "lowongan": milik,
        "seleksi": milik.seleksi,
        "fakta": fakta,
        "pada": pada,
        "hak": _boleh(hak),
        "rel": [] if milik.berakhir else rupa.rel(fakta, temuan, rinci=True),
        "jam": _jam_tahap(fakta),
        "temuan": temuan,
        "sebutan": rupa.sebutan_temuan(temuan),
        "tautan": tautan(hak, milik.seleksi, milik),
        "keterangan": queries.pemegang_peran(milik.seleksi_id, pada) | _kini(hak),
        "berikut": _tahap_berikut(milik),
        "siap": bool(temuan) and not rupa.menahan(temuan) and not rupa.menunggu(temuan),
        "maju_tombol": not milik.berakhir and milik.tahap not in (Tahap.PERSIAPAN, Tahap.PENETAPAN),
        "diagram": [] if milik.berakhir else rupa.diagram(fakta, temuan),
        "pleno": tautan_pleno(hak, milik, temuan),
        "bukti": daftar_bukti(milik),
        "putusan": daftar_putusan(milik),
        "khusus": fakta.khusus,
        "gantt": rupa.baris_gantt(fakta),
        "hari_ini": timezone.localdate(pada),
        "naskah": naskah_terkini(milik.seleksi, hak, request.user, milik),
        "hasil": queries.hasil_diumumkan(milik),
        "bukti_tayang": queries.bukti_tayang(milik),
        "min_pelamar": fakta.ketentuan.pengumuman.min_pelamar,
        "pembatalan_belum": _pembatalan_belum(milik),
    }
    return render(request, "seleksi/lowongan.html", konteks)


def _pembatalan_belum(lowongan: Lowongan) -> bool:
    """Cancelled after it was announced, and the public does not know by a signed paper."""
    if lowongan.tahap != Tahap.DIBATALKAN or lowongan.diumumkan_pada is None:
        return False
    terbit = lowongan.pengumuman.filter(jenis=Pengumuman.Jenis.PEMBATALAN, diumumkan_pada__isnull=False)
    return not terbit.exists()


def _kini(hak: frozenset[Hak]) -> dict[str, str]:
    return {aturan.SEKRETARIAT: "dapat dikerjakan sekarang"} if _boleh(hak)["susun"] else {}


def _tahap_berikut(lowongan: Lowongan) -> str:
    if lowongan.berakhir:
        return ""
    nomor = TAHAP_BERURUT.index(Tahap(lowongan.tahap)) + 1
    return str(TAHAP_BERURUT[nomor].label) if nomor < len(TAHAP_BERURUT) else str(Tahap.SELESAI.label)


def _jam_tahap(fakta: Fakta) -> str:
    """Hari ke-12 dari 15 hari kalender · ditutup Senin, 7 Desember 2026 pukul 23.59.59 WIB."""
    milik, aturan_main = fakta.lowongan, fakta.ketentuan.pengumuman
    if fakta.tahap == Tahap.PENGUMUMAN and milik.diumumkan_pada and milik.batas_lamaran:
        zona = timezone.get_current_timezone()
        akhir = aturan.tanggal_dari_batas(milik.batas_lamaran, zona)
        mulai = timezone.localdate(milik.diumumkan_pada)
        sampai = f"lamaran diterima sampai {aturan.batas_kata(milik.batas_lamaran, zona)}"
        if aturan.kalender_cukup(mulai, 0, aturan_main, fakta.kalender, akhir):
            return sampai[:1].upper() + sampai[1:]
        penuh = aturan.jumlah_hari(mulai, akhir, aturan_main, fakta.kalender)
        hari_ini = min(timezone.localdate(fakta.pada), akhir)
        kini = aturan.jumlah_hari(mulai, hari_ini, aturan_main, fakta.kalender)
        return f"Hari ke-{kini} dari {aturan.hari_kata(aturan_main, penuh)} · {sampai}"
    if milik.berakhir:
        return ""
    sisa = rupa.sisa_tahap(fakta)
    return sisa[:1].upper() + sisa[1:]


@GET_POST
def tambah_lowongan(request: PermintaanPengguna, seleksi_id: int) -> HttpResponse:
    pada = timezone.now()
    seleksi = pintu.seleksi_untuk_disiapkan(request.user, seleksi_id, pada, Hak.KELOLA)
    data, berkas, galat = muat_titipan(request, seleksi)
    form = LowonganForm(data, tersimpan=berkas, galat_berkas=galat)
    if data is not None and form.is_valid():
        try:
            baru = tindakan.tambah_lowongan(
                seleksi=seleksi, oleh=request.user, pada=pada, bukti_lowong=berkas, **_isian_lowongan(form)
            )
        except TindakanDitolak as ditolak:
            form.add_error(None, str(ditolak))
        else:
            messages.success(request, f"Lowongan {baru} ditambahkan.")
            return redirect("seleksi:lowongan", baru.pk)
    konteks = {
        "form": form,
        "seleksi": seleksi,
        "judul": "Tambah lowongan",
        "kembali": reverse("seleksi:ruang", args=[seleksi.pk]),
    }
    return render(request, "seleksi/formulir.html", konteks, status=422 if form.errors else 200)


@GET_POST
def ubah_lowongan(request: PermintaanPengguna, lowongan_id: int) -> HttpResponse:
    pada = timezone.now()
    milik = pintu.lowongan_untuk_disiapkan(request.user, lowongan_id, pada)
    data, berkas, galat = muat_titipan(request, milik.seleksi)
    awal = {medan: getattr(milik, medan) for medan in tindakan.MEDAN_LOWONGAN}
    form = LowonganForm(data, initial=awal, tersimpan=berkas, galat_berkas=galat, lama=milik.bukti_lowong)
    if data is not None and form.is_valid():
        try:
            tindakan.ubah_lowongan(
                lowongan=milik, oleh=request.user, pada=pada, bukti_lowong=berkas, **_isian_lowongan(form)
            )
        except TindakanDitolak as ditolak:
            form.add_error(None, str(ditolak))
        else:
            messages.success(request, f"Data {form.cleaned_data['nama_jabatan']} disimpan.")
            return redirect("seleksi:lowongan", milik.pk)
    konteks = {
        "form": form,
        "seleksi": milik.seleksi,
        "judul": f"Data {milik}",
        "kembali": reverse("seleksi:lowongan", args=[milik.pk]),
    }
    return render(request, "seleksi/formulir.html", konteks, status=422 if form.errors else 200)


def _isian_lowongan(form: LowonganForm) -> dict[str, Any]:
    return {medan: form.cleaned_data[medan] for medan in tindakan.MEDAN_LOWONGAN}


# --- Persiapan -----------------------------------------------------------------------------------
@require_safe
def perencanaan(request: PermintaanPengguna, seleksi_id: int) -> HttpResponse:
    """The eight planning documents: which are there, which are missing."""
    pada = timezone.now()
    seleksi = pintu.seleksi_untuk_dilihat(request.user, seleksi_id, pada)
    hak = hak_pengguna(request.user, seleksi.pk, pada)
    ada = {
        satu.butir: satu for satu in seleksi.dokumen_perencanaan.select_related("berkas", "dilengkapi_oleh")
    }
    butir = [(satu.value, satu.label, ada.get(satu.value)) for satu in DokumenPerencanaan.Butir]
    konteks = {
        "seleksi": seleksi,
        "butir": butir,
        "jumlah": len(ada),
        "ubah": _boleh(hak)["susun"] and not seleksi.beku,
        "rekomendasi": seleksi.rekomendasi.filter(jenis=Rekomendasi.Jenis.PELAKSANAAN).first(),
    }
    return render(request, "seleksi/perencanaan.html", konteks)


@GET_POST
def butir_perencanaan(request: PermintaanPengguna, seleksi_id: int, butir: int) -> HttpResponse:
    pada = timezone.now()
    seleksi = pintu.seleksi_untuk_disiapkan(request.user, seleksi_id, pada)
    if butir not in DokumenPerencanaan.Butir.values:
        raise Http404
    lama = seleksi.dokumen_perencanaan.filter(butir=butir).select_related("berkas").first()
    data, berkas, galat = muat_titipan(request, seleksi)
    form = PerencanaanForm(
        data,
        initial={"keterangan": lama.keterangan if lama else ""},
        tersimpan=berkas,
        galat_berkas=galat,
        lama=lama.berkas if lama else None,
    )
    nama = DokumenPerencanaan.Butir(butir).label
    if data is not None and form.is_valid():
        try:
            tindakan.lengkapi_perencanaan(
                seleksi=seleksi,
                butir=butir,
                keterangan=form.cleaned_data["keterangan"],
                berkas=berkas,
                oleh=request.user,
                pada=pada,
            )
        except TindakanDitolak as ditolak:
            form.add_error(None, str(ditolak))
        else:
            messages.success(request, f"Dokumen “{nama}” disimpan.")
            return redirect("seleksi:perencanaan", seleksi.pk)
    konteks = {
        "form": form,
        "seleksi": seleksi,
        "judul": nama,
        "kembali": reverse("seleksi:perencanaan", args=[seleksi.pk]),
    }
    return render(request, "seleksi/formulir.html", konteks, status=422 if form.errors else 200)


@GET_POST
def jadwal(request: PermintaanPengguna, seleksi_id: int) -> HttpResponse:
    pada = timezone.now()
    seleksi = pintu.seleksi_untuk_disiapkan(request.user, seleksi_id, pada)
    return _jadwal(request, seleksi, None, pada)


@GET_POST
def jadwal_lowongan(request: PermintaanPengguna, lowongan_id: int) -> HttpResponse:
    pada = timezone.now()
    milik = pintu.lowongan_untuk_disiapkan(request.user, lowongan_id, pada)
    return _jadwal(request, milik.seleksi, milik, pada)


def _jadwal(
    request: PermintaanPengguna, seleksi: Seleksi, lowongan: Lowongan | None, pada: datetime
) -> HttpResponse:
    beku = seleksi.beku
    form = JadwalForm(
        request.POST or None,
        awal=queries.jadwal_awal(seleksi, lowongan),
        wajib_alasan=beku,
        tetap=tuple(Jadwal.Kegiatan.values) if beku else (),
    )
    kembali = reverse("seleksi:lowongan" if lowongan else "seleksi:ruang", args=[(lowongan or seleksi).pk])
    temuan: tuple[Any, ...] = ()
    if request.method == "POST" and form.is_valid():
        try:
            tindakan.atur_jadwal(
                seleksi=seleksi,
                lowongan=lowongan,
                jadwal=form.jadwal,
                alasan=form.cleaned_data.get("alasan", ""),
                oleh=request.user,
                pada=pada,
            )
        except TindakanDitolak as ditolak:
            temuan = ditolak.temuan
        else:
            messages.success(request, f"Jadwal {lowongan or seleksi} disimpan.")
            return redirect(kembali)
    konteks = {
        "form": form,
        "seleksi": seleksi,
        "lowongan": lowongan,
        "temuan": temuan,
        "kembali": kembali,
        "beku": beku,
    }
    status = 422 if form.errors or temuan else 200
    return render(request, "seleksi/jadwal.html", konteks, status=status)


@GET_POST
def bobot(request: PermintaanPengguna, seleksi_id: int) -> HttpResponse:
    """Weights with their running total."""
    pada = timezone.now()
    hak = (Hak.KELOLA, Hak.SUSUN_NASKAH, Hak.PIMPIN)
    seleksi = pintu.seleksi_untuk_disiapkan(request.user, seleksi_id, pada, hak)
    ketentuan = seleksi.aturan_main
    form = BobotForm(request.POST if request.method == "POST" else None, metode=ketentuan.metode)
    temuan: tuple[Any, ...] = ()
    if form.is_bound and form.is_valid():
        try:
            tindakan.atur_bobot(seleksi=seleksi, bobot=form.bobot, oleh=request.user, pada=pada)
        except TindakanDitolak as ditolak:
            temuan = ditolak.temuan
        else:
            messages.success(request, f"Bobot {seleksi} disimpan.")
            return redirect("seleksi:ruang", seleksi.pk)
    konteks = {
        "form": form,
        "seleksi": seleksi,
        "ketentuan": ketentuan,
        "temuan": temuan or aturan.bobot(ketentuan),
        "ditolak": bool(temuan),
    }
    status = 422 if form.errors or temuan else 200
    return render(request, "seleksi/bobot.html", konteks, status=status)


# Word in the address -> kind of letter.
JENIS_REKOMENDASI = {
    "pelaksanaan": Rekomendasi.Jenis.PELAKSANAAN,
    "lanjut": Rekomendasi.Jenis.LANJUT_TIGA_PELAMAR,
    "hasil": Rekomendasi.Jenis.HASIL,
    "pengganti": Rekomendasi.Jenis.PENGGANTI,
    "pelantikan": Rekomendasi.Jenis.PELANTIKAN,
    "perpanjangan": Rekomendasi.Jenis.PERPANJANGAN_SELEKSI,
}
MEDAN_SURAT = ("badan", "nomor", "tanggal", "keterangan")
MEDAN_KOORDINASI = ("nomor_koordinasi", "tanggal_koordinasi")
# Letters about one vacancy, never about the whole selection.
SURAT_LOWONGAN = (
    Rekomendasi.Jenis.LANJUT_TIGA_PELAMAR,
    Rekomendasi.Jenis.PERPANJANGAN_SELEKSI,
    Rekomendasi.Jenis.PENGGANTI,
    Rekomendasi.Jenis.PELANTIKAN,
)


@GET_POST
def rekomendasi(request: PermintaanPengguna, seleksi_id: int, jenis: str) -> HttpResponse:
    pada = timezone.now()
    seleksi = pintu.seleksi_untuk_disiapkan(request.user, seleksi_id, pada)
    kode = JENIS_REKOMENDASI.get(jenis.lower())
    if kode is None:
        raise Http404
    milik = _lowongan_rekomendasi(request, seleksi, kode, pada)
    surat_lama = seleksi.rekomendasi.filter(jenis=kode, lowongan=milik, perpanjangan=None)
    lama = surat_lama.select_related("berkas").first()
    data, berkas, galat = muat_titipan(request, seleksi)
    diperpanjang = kode == Rekomendasi.Jenis.PERPANJANGAN_SELEKSI
    isian_surat = MEDAN_SURAT + (MEDAN_KOORDINASI if diperpanjang else ())
    awal = {"badan": seleksi.aturan_main.badan_pengawas}
    if lama:
        awal = {medan: getattr(lama, medan) for medan in isian_surat}
    form = (RekomendasiPerpanjanganForm if diperpanjang else RekomendasiForm)(
        data, initial=awal, tersimpan=berkas, galat_berkas=galat, lama=lama.berkas if lama else None
    )
    kembali = reverse("seleksi:lowongan" if milik else "seleksi:ruang", args=[(milik or seleksi).pk])
    if data is not None and form.is_valid():
        isian = {medan: form.cleaned_data[medan] for medan in isian_surat}
        try:
            surat = tindakan.catat_rekomendasi(
                seleksi=seleksi,
                lowongan=milik,
                jenis=kode,
                berkas=berkas or lama.berkas,
                oleh=request.user,
                pada=pada,
                **isian,
            )
        except TindakanDitolak as ditolak:
            form.add_error(None, str(ditolak))
        else:
            messages.success(request, f"Rekomendasi nomor {surat.nomor} dicatat.")
            return redirect(kembali)
    konteks = {
        "form": form,
        "seleksi": seleksi,
        "judul": kode.label,
        "pengantar": f"Untuk {milik}." if milik else "Untuk seluruh seleksi ini.",
        "kembali": kembali,
    }
    return render(request, "seleksi/formulir.html", konteks, status=422 if form.errors else 200)


def _lowongan_rekomendasi(
    request: PermintaanPengguna, seleksi: Seleksi, jenis: str, pada: datetime
) -> Lowongan | None:
    """The vacancy of ?lowongan=, for letters that concern one; 404 for a foreign or malformed number."""
    nomor = request.GET.get("lowongan", "")
    if not nomor:
        if jenis in SURAT_LOWONGAN:
            raise Http404
        return None
    if not nomor.isdecimal() or len(nomor) > 18:
        raise Http404
    milik = pintu.lowongan_untuk_disiapkan(request.user, int(nomor), pada)
    if milik.seleksi_id != seleksi.pk:
        raise Http404
    return milik
