"""The applicant's pages: home, profile, one application as a draft; what sends it is in tinjau.py."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from dokumen.models import Berkas
from dokumen.rupa import daftar_kata
from dokumen.simpan import BerkasDitolak
from peserta import actions, aturan, queries, wewenang
from peserta.actions import MEDAN_PROFIL, MEDAN_RIWAYAT
from peserta.alur import KEADAAN_TERKIRIM, Keadaan
from peserta.forms import (
    MeteraiForm,
    PenjelasanNipForm,
    ProfilForm,
    RiwayatForm,
    TarikForm,
    TindakanForm,
    UnggahForm,
    tolak,
)
from peserta.models import Lamaran, Pelamar
from peserta.queries import Dokumen
from peserta.views import Permintaan
from peserta.views.jawaban import (
    jawaban_lamaran,
    jawaban_perbaikan,
    jawaban_sanggah,
    jawaban_sanggah_dikirim,
    jawaban_tanpa_lamaran,
    jawaban_undangan,
    langkah_seleksi,
    sebut_batas,
    sebut_masa,
)
from peserta.views.kiriman import lupakan_kiriman, potongan_pelamar
from peserta.views.permintaan import kata_permintaan
from peserta.views.riwayat import jenis_riwayat
from peserta.views.undangan_saya import panel_tahap
from seleksi.aturan import ada_masa_sanggah
from seleksi.izin import Temuan, TindakanDitolak
from seleksi.models import Lowongan

# Looks of a requirement beside its article: word, colour, icon; by Temuan.tingkat.
RUPA_SYARAT = {
    "TERPENUHI": ("Terpenuhi", "hijau", "check"),
    "INGAT": ("Perlu penilaian manusia", "kuning", "eye"),
    "BERITA_ACARA": ("Perlu putusan Panitia Seleksi", "kuning", "alert-triangle"),
    "BLOK": ("Tidak terpenuhi", "merah", "alert-octagon"),
}
GET_POST = require_http_methods(["GET", "HEAD", "POST"])


def tampilkan_syarat(temuan: list[Temuan]) -> list[dict[str, str]]:
    """Findings on requirements as rows of the panel "Syarat menurut data Anda"."""
    baris = []
    for satu in temuan:
        kata, rupa, nama = RUPA_SYARAT[satu.tingkat]
        # National law stands beside the Perbup, never as if it were written there.
        lapis = "Aturan nasional" if satu.kode in aturan.SYARAT_NASIONAL else ""
        isi = {"kode": satu.kode, "dasar": satu.dasar, "pesan": satu.pesan, "lapis": lapis}
        baris.append({"kata": kata, "rupa": rupa, "nama": nama, **isi})
    return baris


# --- Beranda ----------------------------------------------------------------------------------
@require_safe
def beranda_pelamar(request: Permintaan) -> HttpResponse:
    """What is expected now, until when, what next; for the application that matters most."""
    pada = timezone.now()
    semua = list(queries.lamaran_pengguna(request.user))
    terbuka = list(queries.lowongan_terbuka(pada)[:50])
    diumumkan = queries.hasil_diketahui(semua)
    if not semua:
        return _beranda_kosong(request, terbuka)
    utama = min(semua, key=lambda satu: _kepentingan(satu, diumumkan, pada))
    konteks = {
        **_konteks_lamaran(utama, pada, utama.pk in diumumkan),
        "lain": [_ringkas(satu, diumumkan) for satu in semua if satu.pk != utama.pk],
        "terbuka": _masih_dapat_dilamar(semua, terbuka),
    }
    return render(request, "peserta/beranda_pelamar.html", konteks)


def _beranda_kosong(request: Permintaan, terbuka: list[Lowongan]) -> HttpResponse:
    jawaban = jawaban_tanpa_lamaran(
        berprofil=queries.pelamar_dari(request.user) is not None,
        bernip=bool(request.user.nip),
        terdekat=terbuka[0] if terbuka else None,
        jumlah=len(terbuka),
    )
    konteks = {
        "lamaran": None,
        "jawaban": jawaban,
        "kini": timezone.now(),
        "lain": [],
        "terbuka": [_lowongan_terbuka(satu) for satu in terbuka],
    }
    return render(request, "peserta/beranda_pelamar.html", konteks)


def _kepentingan(lamaran: Lamaran, diumumkan: set[int], pada: datetime) -> int:
    """Drafts that can still be sent first, then what is running, then what has ended."""
    keadaan = queries.keadaan_bagi_pelamar(lamaran, lamaran.pk in diumumkan)
    if keadaan == Keadaan.DRAF:
        return 0 if lamaran.lowongan.menerima_lamaran(pada) else 3
    if lamaran.lowongan.berakhir or keadaan in (Keadaan.TMS, Keadaan.MUNDUR, Keadaan.GUGUR):
        return 2
    return 1


def _masih_dapat_dilamar(semua: list[Lamaran], terbuka: list[Lowongan]) -> list[dict[str, Any]]:
    """Open vacancies he has nothing to do with yet, of selections in which he may still apply."""
    dilamar = {satu.lowongan_id for satu in semua}
    terkirim = Counter(satu.lowongan.seleksi_id for satu in semua if satu.keadaan in KEADAAN_TERKIRIM)
    return [
        _lowongan_terbuka(satu)
        for satu in terbuka
        if satu.pk not in dilamar and terkirim[satu.seleksi_id] < satu.seleksi.aturan_main.syarat.maks_lamaran
    ]


def _ringkas(lamaran: Lamaran, diumumkan: set[int]) -> dict[str, Any]:
    return {
        "nama": lamaran.lowongan.nama_jabatan,
        "seleksi": str(lamaran.lowongan.seleksi),
        "nomor": lamaran.nomor_pendaftaran,
        "alamat": lamaran.get_absolute_url(),
        "sebutan": queries.sebutan_bagi_pelamar(lamaran, lamaran.pk in diumumkan),
    }


def _lowongan_terbuka(lowongan: Lowongan) -> dict[str, Any]:
    return {
        "nama": lowongan.nama_jabatan,
        "perangkat_daerah": lowongan.perangkat_daerah,
        "seleksi": str(lowongan.seleksi),
        "batas": lowongan.batas_lamaran,
        "sebut_batas": sebut_batas(lowongan.batas_lamaran) if lowongan.batas_lamaran else "",
        "alamat": reverse("peserta:lamar", args=[lowongan.pk]),
    }


# --- Profil -----------------------------------------------------------------------------------
@GET_POST
def profil(request: Permintaan) -> HttpResponse:
    """One's own data and history, with what the requirements make of them."""
    pelamar = queries.pelamar_dari(request.user)
    semula = {medan: getattr(pelamar, medan) for medan in MEDAN_PROFIL} if pelamar else None
    form = ProfilForm(request.POST if request.method == "POST" else None, initial=semula)
    if request.method == "POST" and form.is_valid():
        actions.simpan_profil(oleh=request.user, pada=timezone.now(), **form.cleaned_data)
        messages.success(request, "Profil disimpan.")
        return redirect("peserta:profil")
    konteks = {
        "form": form,
        "profil": form,
        "pelamar": pelamar,
        **_konteks_profil(pelamar, request.user.nip),
    }
    return render(request, "peserta/profil.html", konteks, status=422 if form.errors else 200)


def _konteks_profil(pelamar: Pelamar | None, nip: str | None) -> dict[str, Any]:
    if pelamar is None:
        kosong: dict[str, Any] = dict.fromkeys(("riwayat", "jenis_riwayat", "syarat", "tanda_nip"), ())
        return {**kosong, "penjelasan": PenjelasanNipForm(), "untuk": ""}
    pada = timezone.now()
    draf = next((s for s in queries.lamaran_pengguna(pelamar.pengguna) if s.keadaan == Keadaan.DRAF), None)
    lowongan = draf.lowongan if draf else queries.lowongan_terbuka(pada).first()
    fakta = queries.fakta_pelamar(pelamar)
    temuan = queries.temuan_syarat(fakta, lowongan, pada) if lowongan is not None else []
    return {
        "riwayat": queries.riwayat_berurut(pelamar),
        "jenis_riwayat": jenis_riwayat(pelamar),
        "syarat": tampilkan_syarat(temuan),
        "tanda_nip": queries.tanda_nip(nip or "", pelamar.tanggal_lahir, pelamar.jenis_kelamin, fakta),
        "penjelasan": PenjelasanNipForm(initial={"penjelasan": pelamar.penjelasan_nip}),
        "untuk": str(lowongan.seleksi) if lowongan else "",
    }


@require_POST
def penjelasan_nip(request: Permintaan) -> HttpResponse:
    """His answer where the NIP says otherwise than the profile."""
    form = PenjelasanNipForm(request.POST)
    if form.is_valid():
        try:
            actions.jelaskan_nip(oleh=request.user, pada=timezone.now(), **form.cleaned_data)
        except TindakanDitolak as ditolak:
            tolak(form, ditolak)
        else:
            messages.success(request, "Penjelasan tentang NIP disimpan.")
            return redirect("peserta:profil")
    pelamar = queries.pelamar_dari(request.user)
    semula = {medan: getattr(pelamar, medan) for medan in MEDAN_PROFIL} if pelamar else None
    konteks = {
        **_konteks_profil(pelamar, request.user.nip),
        "pelamar": pelamar,
        "profil": ProfilForm(initial=semula),
        # dasar.html shows the errors of `form` above the heading.
        "form": form,
        "penjelasan": form,
    }
    return render(request, "peserta/profil.html", konteks, status=422)


@GET_POST
def riwayat_tambah(request: Permintaan) -> HttpResponse:
    form = RiwayatForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.tambah_riwayat(oleh=request.user, pada=timezone.now(), **form.cleaned_data)
        except TindakanDitolak as ditolak:
            tolak(form, ditolak)
        else:
            messages.success(request, f"{form.cleaned_data['nama_jabatan']} ditambahkan.")
            return redirect(reverse("peserta:profil") + "#riwayat")
    konteks = {"form": form, "riwayat": None}
    return render(request, "peserta/riwayat.html", konteks, status=422 if form.errors else 200)


@GET_POST
def riwayat_ubah(request: Permintaan, riwayat_id: int) -> HttpResponse:
    riwayat = queries.riwayat_milik(request.user, riwayat_id)
    semula = {medan: getattr(riwayat, medan) for medan in MEDAN_RIWAYAT}
    form = RiwayatForm(request.POST if request.method == "POST" else None, initial=semula)
    if request.method == "POST" and form.is_valid():
        actions.ubah_riwayat(riwayat=riwayat, oleh=request.user, pada=timezone.now(), **form.cleaned_data)
        messages.success(request, f"{form.cleaned_data['nama_jabatan']} disimpan.")
        return redirect(reverse("peserta:profil") + "#riwayat")
    konteks = {"form": form, "riwayat": riwayat}
    return render(request, "peserta/riwayat.html", konteks, status=422 if form.errors else 200)


@GET_POST
def riwayat_hapus(request: Permintaan, riwayat_id: int) -> HttpResponse:
    riwayat = queries.riwayat_milik(request.user, riwayat_id)
    if request.method == "POST":
        actions.hapus_riwayat(riwayat=riwayat, oleh=request.user, pada=timezone.now())
        messages.success(request, f"{riwayat.nama_jabatan} dihapus dari riwayat jabatan.")
        return redirect(reverse("peserta:profil") + "#riwayat")
    return render(request, "peserta/riwayat_hapus.html", {"riwayat": riwayat})


# --- Melamar ----------------------------------------------------------------------------------
@GET_POST
def lamar(request: Permintaan, lowongan_id: int) -> HttpResponse:
    """One vacancy before applying: what it asks for, what the profile says to that, and the first step."""
    lowongan = queries.lowongan_untuk_dilamar(lowongan_id)
    ada = queries.lamaran_pengguna(request.user).filter(lowongan=lowongan)
    if (lamaran := ada.exclude(keadaan=Keadaan.MUNDUR).first()) is not None:
        return redirect(lamaran)
    tiba_pada = request.tiba_pada
    form = TindakanForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            lamaran = actions.buat_lamaran(
                lowongan=lowongan, oleh=request.user, pada=timezone.now(), tiba_pada=tiba_pada
            )
        except TindakanDitolak as ditolak:
            tolak(form, ditolak)
        else:
            messages.success(request, f"Draf lamaran {lowongan.nama_jabatan} dibuat. Lengkapi dokumennya.")
            return redirect(lamaran)
    pelamar = queries.pelamar_dari(request.user)
    fakta = queries.fakta_pelamar(pelamar) if pelamar else None
    temuan = queries.temuan_syarat(fakta, lowongan, tiba_pada) if fakta else []
    harta = queries.temuan_harta(fakta, lowongan, tiba_pada) if fakta else []
    konteks = {
        "form": form,
        "lowongan": lowongan,
        "dokumen": queries.dokumen_lamaran(lowongan),
        # What applies to him in particular, by the code of the document.
        "catatan": {aturan.KODE_HARTA: " ".join(satu.pesan for satu in harta)},
        "batas": sebut_batas(lowongan.batas_lamaran) if lowongan.batas_lamaran else "",
        "kini": tiba_pada,
        "izin": wewenang.boleh_buat_lamaran(request.user, lowongan, tiba_pada),
        "pelamar": pelamar,
        "tambahan": queries.tambahan_lowongan(lowongan),
        "undangan": queries.undangan_untuk(lowongan, request.user.nip or ""),
        "syarat": tampilkan_syarat(temuan),
    }
    return render(request, "peserta/lamar.html", konteks, status=422 if form.errors else 200)


@require_safe
def lamaran(request: Permintaan, lamaran_id: int) -> HttpResponse:
    """One own application: the checklist while it is a draft, the way it goes afterwards."""
    satu = queries.lamaran_milik(request.user, lamaran_id)
    diumumkan = satu.pk in queries.hasil_diketahui([satu])
    return render(request, "peserta/lamaran.html", _konteks_lamaran(satu, timezone.now(), diumumkan))


def _konteks_lamaran(lamaran: Lamaran, pada: datetime, diumumkan: bool) -> dict[str, Any]:
    keadaan = queries.keadaan_bagi_pelamar(lamaran, diumumkan)
    fakta = queries.fakta_lamaran(lamaran)
    dokumen = bercatatan(queries.daftar_dokumen(lamaran), queries.temuan_harta(fakta, lamaran.lowongan, pada))
    # In a draft a held file has to be replaced; once sent it is what was sent.
    boleh = [d for d in dokumen if d.berkas is None and not d.wajib]
    perlu = [d for d in dokumen if (d.berkas is None and d.wajib) or (d.ditahan and keadaan == Keadaan.DRAF)]
    siap = [satu for satu in dokumen if satu not in perlu and satu not in boleh]
    jadwal = queries.jadwal_lowongan(lamaran.lowongan)
    temuan = queries.temuan_syarat(fakta, lamaran.lowongan, pada)
    jawaban = jawaban_lamaran(lamaran, keadaan, len(perlu), jadwal, pada)
    # Never by the true state: an invitation tells that he is still in.
    undangan = queries.undangan_lamaran(lamaran, pada) if keadaan == Keadaan.MS else []
    if (terdekat := queries.undangan_terdekat(undangan, pada)) is not None:
        jawaban = jawaban_undangan(terdekat, jawaban)
    perbaikan = queries.perbaikan_diminta(lamaran)
    if perbaikan and perbaikan.batas and queries.masih_terbuka(lamaran, perbaikan, pada):
        butir = perbaikan.butir.all()
        terunggah = sum(satu.pengganti_id is not None for satu in butir)
        jawaban = jawaban_perbaikan(lamaran, perbaikan.batas, len(butir), terunggah)
    masa_sanggah = _masa_sanggah(lamaran, keadaan, pada)
    if masa_sanggah.get("dapat"):
        jawaban = jawaban_sanggah(lamaran, masa_sanggah["batas"], ditulis=bool(masa_sanggah["sanggahan"]))
    elif masa_sanggah.get("ditunggu"):
        jawaban = jawaban_sanggah_dikirim(lamaran, masa_sanggah["batas_jawab"])
    return {
        "lamaran": lamaran,
        "keadaan": keadaan,
        "sebutan": queries.sebutan_bagi_pelamar(lamaran, diumumkan),
        "draf": keadaan == Keadaan.DRAF,
        "permintaan": kata_permintaan(lamaran, perlu, pada),
        "menerima": lamaran.lowongan.menerima_lamaran(pada),
        "jawaban": jawaban,
        "perbaikan": perbaikan,
        "kini": pada,
        "perlu": perlu,
        "boleh": boleh,
        "siap": siap,
        "jumlah_dokumen": len(perlu) + len(siap),
        "langkah": langkah_seleksi(lamaran, keadaan, jadwal),
        "syarat": tampilkan_syarat([*temuan, *_temuan_rekomendasi(lamaran, dokumen, pada)]),
        "alasan_tms": queries.alasan_tms(lamaran) if keadaan == Keadaan.TMS else [],
        "pengumuman": lambda: queries.pengumuman_pelamar(lamaran),
        "surat": queries.surat_untuk_pelamar(lamaran),
        **panel_tahap(lamaran, undangan, pada, ikut=keadaan == Keadaan.MS),
        "masa_sanggah": masa_sanggah,
        # Never computed from the true state: the offer to withdraw must not betray MS or TMS.
        "bisa_ditarik": keadaan in (Keadaan.DIAJUKAN, Keadaan.MS) and not lamaran.lowongan.berakhir,
    }


def _masa_sanggah(lamaran: Lamaran, keadaan: str, pada: datetime) -> dict[str, Any]:
    """His window of objection and what became of it; empty for who was not told TMS and wrote nothing."""
    diatur = ada_masa_sanggah(lamaran.lowongan.seleksi.aturan_main)
    if not diatur or lamaran.ditetapkan_pada is None or keadaan == Keadaan.DIAJUKAN:
        return {}
    masa, sanggahan = queries.masa_sanggah_lamaran(lamaran), queries.sanggahan_lamaran(lamaran)
    if masa is None or (keadaan != Keadaan.TMS and sanggahan is None):
        return {}
    dijawab = queries.jawaban_disampaikan(lamaran)
    return {
        "batas": masa.batas,
        **sebut_masa(masa),
        "sanggahan": sanggahan,
        "dapat": bool(wewenang.boleh_tulis_sanggahan(lamaran.pelamar.pengguna, lamaran, pada)),
        "dijawab": dijawab,
        "ditunggu": bool(sanggahan and sanggahan.diajukan_pada and not sanggahan.ditarik_pada)
        and not dijawab,
        "batas_jawab": masa.batas_jawab,
    }


def bercatatan(dokumen: list[Dokumen], harta: list[Temuan]) -> list[Dokumen]:
    """LHKPN or LHKASN: which one applies to this applicant, and why, beside the document."""
    catatan = " ".join(satu.pesan for satu in harta)
    return [replace(d, catatan=catatan) if d.kode == aturan.KODE_HARTA else d for d in dokumen]


def _temuan_rekomendasi(lamaran: Lamaran, dokumen: list[Dokumen], pada: datetime) -> list[Temuan]:
    """B-1 in the list of requirements, as soon as there is a letter to speak of."""
    ada = any(satu.kode == aturan.KODE_REKOMENDASI and satu.berkas for satu in dokumen)
    return queries.temuan_rekomendasi(lamaran, pada) if ada else []


def _dokumen(lamaran: Lamaran, jenis: str) -> tuple[int, list[Dokumen]]:
    """Position of a required document among all; 404 for one the selection does not ask for."""
    dokumen = queries.daftar_dokumen(lamaran)
    for nomor, satu in enumerate(dokumen):
        if satu.kode == jenis:
            return nomor, dokumen
    raise Http404


@GET_POST
def unggah(request: Permintaan, lamaran_id: int, jenis: str) -> HttpResponse:
    """Upload or replace one document of a draft."""
    satu = queries.lamaran_milik(request.user, lamaran_id)
    nomor, dokumen = _dokumen(satu, jenis)
    tiba_pada = request.tiba_pada
    form = UnggahForm(*((request.POST, request.FILES) if request.method == "POST" else ()))
    # What came in pieces (views/kiriman.py) is named, not sent once more.
    kode = request.POST.getlist("kiriman")
    if request.method == "POST" and (form.tanpa_berkas() if kode else form).is_valid():
        try:
            berkas = _terima(request, satu, jenis, form, kode)
        except BerkasDitolak as ditolak:
            form.add_error("berkas", ditolak.alasan)
            lupakan_kiriman(request, kode, ditolak)
        except TindakanDitolak as ditolak:
            tolak(form, ditolak)
        else:
            _kabarkan_unggahan(request, satu, dokumen[nomor].nama, berkas.halaman_kosong)
            if dokumen[nomor].bermeterai:
                return redirect("peserta:meterai", satu.pk, jenis)
            return redirect(reverse("peserta:lamaran", args=[satu.pk]) + "#dokumen")
    kini = dokumen[nomor]
    if kini.kode == aturan.KODE_HARTA:
        harta = queries.temuan_harta(queries.fakta_lamaran(satu), satu.lowongan, tiba_pada)
        kini = bercatatan([kini], harta)[0]
    konteks = {
        "form": form,
        "lamaran": satu,
        "dokumen": kini,
        "meterai": MeteraiForm.dari(kini.meterai) if kini.bermeterai and kini.berkas else None,
        "nomor": nomor + 1,
        "jumlah": len(dokumen),
        "permintaan": kata_permintaan(satu, [dokumen[nomor]], tiba_pada),
        "izin": wewenang.boleh_unggah(request.user, satu, jenis, tiba_pada),
        "kiriman": potongan_pelamar(
            request,
            queries.UntukDokumen(satu, jenis),
            reverse("peserta:mulai_kiriman", args=[satu.pk, jenis]),
        ),
    }
    return render(request, "peserta/unggah.html", konteks, status=422 if form.errors else 200)


def _terima(request: Permintaan, lamaran: Lamaran, jenis: str, form: UnggahForm, kode: list[str]) -> Berkas:
    """One upload, sent whole or in pieces: the same act behind the same door."""
    oleh, pada, tiba_pada = request.user, timezone.now(), request.tiba_pada
    if kode:
        return actions.unggah_kiriman(
            lamaran=lamaran, jenis=jenis, kode=kode, oleh=oleh, pada=pada, tiba_pada=tiba_pada
        ).berkas
    unggahan = form.cleaned_data["berkas"]
    return actions.unggah(
        lamaran=lamaran, jenis=jenis, unggahan=unggahan, oleh=oleh, pada=pada, tiba_pada=tiba_pada
    ).berkas


def _kabarkan_unggahan(request: Permintaan, lamaran: Lamaran, nama: str, kosong: Sequence[int]) -> None:
    batas = lamaran.lowongan.batas_lamaran
    if batas is not None and timezone.now() >= batas:
        pesan = (
            f"{nama} tersimpan dalam draf, tetapi batas penerimaan {sebut_batas(batas)} lewat saat berkas "
            "diunggah. Lamaran ini tidak dapat dikirim lagi."
        )
        messages.warning(request, pesan)
    else:
        messages.success(request, f"{nama} terunggah.")
    if kosong:
        nomor = daftar_kata(kosong)
        messages.warning(request, f"Halaman {nomor} tampak kosong. Bila seharusnya berisi, unggah lagi.")


@GET_POST
def hapus_berkas(request: Permintaan, lamaran_id: int, jenis: str) -> HttpResponse:
    """Take one file out of a draft."""
    satu = queries.lamaran_milik(request.user, lamaran_id)
    nomor, dokumen = _dokumen(satu, jenis)
    form = TindakanForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.hapus_berkas(lamaran=satu, jenis=jenis, oleh=request.user, pada=timezone.now())
        except TindakanDitolak as ditolak:
            tolak(form, ditolak)
        else:
            messages.success(request, f"{dokumen[nomor].nama} dikeluarkan dari draf.")
            return redirect(reverse("peserta:lamaran", args=[satu.pk]) + "#dokumen")
    konteks = {"form": form, "lamaran": satu, "dokumen": dokumen[nomor]}
    return render(request, "peserta/hapus_berkas.html", konteks, status=422 if form.errors else 200)


@GET_POST
def tarik(request: Permintaan, lamaran_id: int) -> HttpResponse:
    """Withdraw a sent application."""
    satu = queries.lamaran_milik(request.user, lamaran_id)
    form = TarikForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.tarik(lamaran=satu, oleh=request.user, pada=timezone.now(), **form.cleaned_data)
        except TindakanDitolak as ditolak:
            tolak(form, ditolak)
        else:
            messages.success(request, f"Lamaran {satu.lowongan.nama_jabatan} ditarik.")
            return redirect(satu)
    konteks = {"form": form, "lamaran": satu, "izin": wewenang.boleh_tarik(request.user, satu)}
    return render(request, "peserta/tarik.html", konteks, status=422 if form.errors else 200)
