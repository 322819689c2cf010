"""The rater's pages: what waits for him, his declarations, his sheets."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.contrib import messages
from django.core.paginator import Page
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from akun.masuk import PermintaanPengguna
from dokumen.rupa import angka, sisa_hari, tanggal
from dokumen.sajikan import sajikan_berkas, sajikan_tertahan
from panitia.aturan import Hak
from panitia.queries import punya_hak
from penilaian import actions, aturan, queries, wewenang
from penilaian.actions import LembarBasi
from penilaian.alur import KeadaanLembar
from penilaian.forms import BenturanForm, LembarForm
from penilaian.models import Komponen, LembarNilai
from penilaian.queries import LowonganPenilai, Pekerjaan
from penilaian.views import kiriman
from penilaian.views.samaran import KUNCI_HALAMAN, baris_kisi, kisi_tersamar, makalah_samping, samping
from peserta.actions import baca_berkas
from peserta.models import Lamaran, Selisih
from peserta.queries import daftar_dokumen, sanggahan_menunggu, selisih_saya
from seleksi.aturan import tanggal_dari_batas
from seleksi.izin import TindakanDitolak
from seleksi.models import Jadwal, Lowongan

# Participants in the grid beside a sheet; the home page shows more.
BARIS_SAMPING = 12
# Planned days shown on the home page of a rater.
BANYAK_RENCANA = 6
SIMPAN_OTOMATIS = "X-Seleksi-Simpan"


# --- Beranda --------------------------------------------------------------------------------------
@never_cache
@require_safe
def beranda_pansel(request: PermintaanPengguna) -> HttpResponse:
    """ "Penilaian saya": what now, until when, what next; own sheets; what the Ketua leads."""
    return _beranda(request, Komponen.Penilai.PANSEL, Hak.NILAI)


@never_cache
@require_safe
def beranda_asesor(request: PermintaanPengguna) -> HttpResponse:
    """The same for an asesor, with the assessment component alone."""
    return _beranda(request, Komponen.Penilai.ASESOR, Hak.NILAI_ASESMEN)


def _beranda(request: PermintaanPengguna, penilai: str, hak: Hak) -> HttpResponse:
    pada = timezone.now()
    lowongan = queries.lowongan_penilai(request.user, hak, pada)
    kerja = queries.pekerjaan(request.user, penilai, pada)
    rencana = queries.rencana_penilaian(request.user, penilai, pada)
    pilihan = _lowongan_pilihan(request, lowongan, kerja)
    konteks: dict[str, Any] = {
        "asesor": penilai == Komponen.Penilai.ASESOR,
        "lowongan": lowongan,
        "pilihan": pilihan,
        "kerja": kerja,
        "pada": pada,
        "rencana": rencana[:BANYAK_RENCANA],
        "lembar_sebar": None,
        "selisih": [] if hak != Hak.NILAI else selisih_saya(request.user, Selisih.Penentu.PLENO, pada),
        "sanggahan": [] if hak != Hak.NILAI else _sanggahan(request, pada),
        **_tiga_jawaban(request, lowongan, kerja, rencana, pada),
    }
    if pilihan is not None and pilihan.diumumkan:
        semua = [satu for satu in pilihan.komponen if satu.penilai == penilai]
        tersamar = queries.komponen_anonim(semua)
        komponen = [satu for satu in semua if satu.pk not in tersamar]
        halaman = queries.halaman_peserta(pilihan.lowongan.pk, request.GET.get("halaman"))
        konteks |= {
            "halaman": halaman,
            "judul_kolom": [satu.get_metode_display() for satu in komponen],
            "kisi": baris_kisi(queries.kisi(request.user, komponen, list(halaman)), tersamar=False),
            **kisi_tersamar(
                request.user,
                [satu for satu in semua if satu.pk in tersamar],
                request.GET.get(KUNCI_HALAMAN),
            ),
        }
        if penilai == Komponen.Penilai.ASESOR:
            konteks["lembar_sebar"] = queries.komponen_asesmen_terbuka(pilihan.lowongan)
    return render(request, "penilaian/beranda.html", konteks)


def _sanggahan(request: PermintaanPengguna, pada: datetime) -> list[dict[str, Any]]:
    """Objections that wait for the answer of this Ketua Pansel, each with the last day for it."""
    zona = timezone.get_current_timezone()
    return [
        {"sanggahan": satu, "sampai": tanggal_dari_batas(satu.masa.batas_jawab, zona)}
        for satu in sanggahan_menunggu(request.user, pada)
    ]


def _lowongan_pilihan(
    request: PermintaanPengguna, lowongan: Sequence[LowonganPenilai], kerja: Sequence[Pekerjaan]
) -> LowonganPenilai | None:
    """The vacancy whose grid is shown: the one asked for, else the most urgent, else the first."""
    dicari = request.GET.get("lowongan", "")
    mendesak = next((satu.komponen.lowongan_id for satu in kerja if satu.sisa), None)
    menurut_id = {str(satu.lowongan.pk): satu for satu in lowongan}
    return menurut_id.get(dicari) or menurut_id.get(str(mendesak)) or next(iter(lowongan), None)


def _tiga_jawaban(
    request: PermintaanPengguna,
    lowongan: Sequence[LowonganPenilai],
    kerja: Sequence[Pekerjaan],
    rencana: Sequence[Jadwal],
    pada: datetime,
) -> dict[str, Any]:
    belum = next((satu for satu in lowongan if satu.belum_dinyatakan), None)
    mendesak = next((satu for satu in kerja if satu.sisa), None)
    sesudah = ("Ketua mengunci penilaian", "Sesudah itu nilai semua anggota terbuka bagi Panitia Seleksi.")
    if belum is not None:
        banyak = belum.belum_dinyatakan
        berita = f"Nyatakan benturan kepentingan untuk {banyak} peserta"
        return {
            "berita": berita,
            "sekarang": "Nyatakan benturan kepentingan",
            "ket_sekarang": f"{banyak} peserta {belum.lowongan}. Berkas dan lembar terbuka sesudahnya.",
            "alamat": reverse("penilaian:benturan", args=[belum.lowongan.pk]),
            "tombol": "Nyatakan sekarang",
            **_sampai(mendesak.batas if mendesak else None, pada),
            "sesudah": "Isi dan kunci lembar nilai",
            "ket_sesudah": "Peserta yang berbenturan dengan Anda tidak Anda nilai.",
        }
    if mendesak is not None:
        komponen = mendesak.komponen
        berikut = queries.peserta_berikutnya(request.user, komponen, None)
        nama = komponen.get_metode_display().lower()
        return {
            "berita": f"{sum(satu.sisa for satu in kerja)} lembar menunggu Anda kunci",
            "sekarang": f"Kunci {mendesak.sisa} lembar {nama}",
            "ket_sekarang": f"{komponen.lowongan}. {mendesak.terkunci} dari {mendesak.wajib} sudah terkunci.",
            "alamat": queries.alamat_lembar(komponen, berikut) if berikut else "",
            "tombol": "Lanjutkan menilai" if mendesak.terkunci or mendesak.draf else "Mulai menilai",
            **_sampai(mendesak.batas, pada),
            "sesudah": sesudah[0],
            "ket_sesudah": sesudah[1],
        }
    return {
        "berita": "Semua lembar Anda terkunci" if kerja else "Tidak ada yang menunggu Anda",
        "sekarang": "Tidak ada yang perlu Anda kerjakan",
        "ket_sekarang": "Anda diberi tahu lewat surel begitu ada penilaian yang dibuka.",
        "alamat": "",
        "tombol": "",
        **_terencana(rencana, pada),
        "sesudah": sesudah[0] if kerja else "Ketua membuka penilaian",
        "ket_sesudah": sesudah[1]
        if kerja
        else "Setelah hasil administrasi diumumkan, menurut jadwal seleksi.",
    }


def _terencana(rencana: Sequence[Jadwal], pada: datetime) -> dict[str, str]:
    """Nothing is due: the next planned day instead, so that the diary is ready."""
    if not rencana:
        return _sampai(None, pada)
    satu = rencana[0]
    kapan = tanggal(satu.tanggal_mulai)
    nama = f"{satu.get_kegiatan_display()}, {sisa_hari(satu.tanggal_mulai, pada)}"
    if satu.tanggal_mulai < timezone.localdate(pada):
        kapan, nama = tanggal(satu.tanggal_selesai), f"Hari terakhir {satu.get_kegiatan_display().lower()}"
    return {"sampai": kapan, "ket_sampai": f"{nama}. Menurut jadwal; belum dibuka."}


def _sampai(batas: date | None, pada: datetime) -> dict[str, str]:
    if batas is None:
        return {"sampai": "Tidak ada tenggat", "ket_sampai": ""}
    return {"sampai": tanggal(batas), "ket_sampai": sisa_hari(batas, pada)}


# --- Benturan kepentingan -------------------------------------------------------------------------
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def benturan(request: PermintaanPengguna, lowongan_id: int) -> HttpResponse:
    """One page of participants with a declaration each."""
    pada = timezone.now()
    lowongan = queries.lowongan_untuk_penilai(request.user, lowongan_id, pada)
    izin = wewenang.boleh_nyatakan_benturan(request.user, lowongan, pada)
    halaman = queries.halaman_pernyataan(lowongan, request.GET.get("halaman"))
    daftar = list(halaman)
    pernyataan = queries.pernyataan_milik(request.user, [satu.pk for satu in daftar])
    form = BenturanForm(kiriman(request), peserta=daftar, pernyataan=pernyataan)
    if request.method == "POST" and form.is_valid():
        try:
            actions.nyatakan_benturan(
                lowongan=lowongan, pernyataan=form.pernyataan, oleh=request.user, pada=pada
            )
        except TindakanDitolak as ditolak:
            form.add_error(None, str(ditolak))
        else:
            return _sesudah_benturan(request, lowongan, halaman)
    konteks = {
        "lowongan": lowongan,
        "izin": izin,
        "halaman": halaman,
        "form": form,
        "beranda": _alamat_beranda(request, lowongan, pada),
        "belum": queries.belum_dinyatakan(request.user, lowongan).count(),
    }
    return render(request, "penilaian/benturan.html", konteks, status=422 if form.errors else 200)


def _sesudah_benturan(
    request: PermintaanPengguna, lowongan: Lowongan, halaman: Page[Lamaran]
) -> HttpResponse:
    belum = queries.belum_dinyatakan(request.user, lowongan).count()
    if belum and halaman.has_next():
        messages.success(request, f"Pernyataan untuk halaman ini tersimpan. {belum} peserta lagi.")
        alamat = reverse("penilaian:benturan", args=[lowongan.pk])
        return redirect(f"{alamat}?halaman={halaman.next_page_number()}")
    messages.success(request, f"Pernyataan benturan kepentingan untuk {lowongan} tersimpan.")
    return redirect(_alamat_beranda(request, lowongan, timezone.now()))


def _alamat_beranda(request: PermintaanPengguna, lowongan: Lowongan, pada: datetime) -> str:
    pansel = punya_hak(request.user, lowongan.seleksi_id, Hak.NILAI, pada)
    ruang = reverse("penilaian:beranda_pansel" if pansel else "penilaian:beranda_asesor")
    return f"{ruang}?lowongan={lowongan.pk}"


# --- Lembar nilai ---------------------------------------------------------------------------------
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def lembar(request: PermintaanPengguna, komponen_id: int, lamaran_id: int | str) -> HttpResponse:
    """Own sheet: fill, save, go on to the next or to the lock. Also what the browser saves by itself."""
    pada = timezone.now()
    komponen, lamaran = queries.peserta_untuk_dinilai(request.user, komponen_id, lamaran_id, pada)
    if queries.perlu_menyatakan(request.user, komponen, lamaran):
        messages.info(request, "Nyatakan lebih dahulu ada atau tidaknya benturan kepentingan.")
        return redirect("penilaian:benturan", komponen.lowongan_id)
    milik = queries.lembar_milik(request.user, komponen, lamaran)
    indikator = queries.indikator_komponen(komponen)
    if request.method == "POST":
        return _simpan(request, komponen, lamaran, milik, pada)
    form = LembarForm(indikator=indikator, lembar=milik)
    return _halaman_lembar(request, komponen, lamaran, milik, form, pada)


def _simpan(
    request: PermintaanPengguna,
    komponen: Komponen,
    lamaran: Lamaran,
    milik: LembarNilai | None,
    pada: datetime,
) -> HttpResponse:
    otomatis = SIMPAN_OTOMATIS in request.headers
    isi = request.POST.copy()
    jangkar = ""
    # A level chosen without JavaScript arrives as "indicator:mark".
    if pilih := isi.get("pilih", ""):
        pk, _, nilai = pilih.partition(":")
        isi[f"nilai_{pk}"] = nilai
        jangkar = f"#indikator-{pk}"
    form = LembarForm(isi, indikator=queries.indikator_komponen(komponen), lembar=milik)
    if not form.is_valid():
        return _jawab_galat(request, komponen, lamaran, milik, form, pada, otomatis, 422)
    try:
        baru = actions.simpan_draf(
            komponen=komponen,
            lamaran=lamaran,
            nilai=form.nilai,
            catatan=form.cleaned_data["catatan"],
            versi=form.cleaned_data["versi"],
            oleh=request.user,
            pada=pada,
        )
    except LembarBasi as basi:
        # What was typed stays in the form; the version of today lets it be saved deliberately.
        isi["versi"] = str(basi.lembar.versi if basi.lembar else 0)
        form = LembarForm(isi, indikator=form.indikator, lembar=milik)
        form.is_valid()
        form.add_error(None, str(basi))
        return _jawab_galat(request, komponen, lamaran, basi.lembar, form, pada, otomatis, 409)
    except TindakanDitolak as ditolak:
        form.add_error(None, str(ditolak))
        return _jawab_galat(request, komponen, lamaran, milik, form, pada, otomatis, 422)
    if otomatis:
        return HttpResponse(status=204, headers={"X-Seleksi-Versi": str(baru.versi)})
    return _sesudah_simpan(request, komponen, lamaran, isi.get("aksi", ""), jangkar)


def _jawab_galat(
    request: PermintaanPengguna,
    komponen: Komponen,
    lamaran: Lamaran,
    milik: LembarNilai | None,
    form: LembarForm,
    pada: datetime,
    otomatis: bool,
    status: int,
) -> HttpResponse:
    if otomatis:
        return HttpResponse(status=status)
    return _halaman_lembar(request, komponen, lamaran, milik, form, pada, status)


def _sesudah_simpan(
    request: PermintaanPengguna, komponen: Komponen, lamaran: Lamaran, aksi: str, jangkar: str
) -> HttpResponse:
    if aksi == "kunci":
        return redirect("penilaian:kunci_lembar", komponen.pk, queries.sebutan(komponen, lamaran))
    if aksi == "berikutnya":
        berikut = queries.peserta_berikutnya(request.user, komponen, lamaran)
        if berikut is not None:
            return redirect(queries.alamat_lembar(komponen, berikut))
        messages.info(request, "Tidak ada peserta lain yang menunggu.")
    elif not jangkar:
        messages.success(request, f"Draf {komponen.get_metode_display().lower()} tersimpan.")
    return redirect(queries.alamat_lembar(komponen, lamaran) + jangkar)


def _halaman_lembar(
    request: PermintaanPengguna,
    komponen: Komponen,
    lamaran: Lamaran,
    milik: LembarNilai | None,
    form: LembarForm,
    pada: datetime,
    status: int = 200,
) -> HttpResponse:
    izin = wewenang.boleh_menilai(request.user, komponen, lamaran, milik, pada)
    bobot = {satu.pk: satu.bobot for satu in form.indikator}
    nilai = queries.nilai_butir(milik)
    terbuka = bool(izin) or bool(form.errors)
    konteks = {
        "komponen": komponen,
        "lowongan": komponen.lowongan,
        "lamaran": lamaran,
        "lembar": milik,
        "form": form,
        "terbuka": terbuka,
        "terkunci": milik is not None and milik.keadaan == KeadaanLembar.DIKUNCI,
        "izin": izin,
        "butir": _butir(form, nilai),
        "jumlah": angka(aturan.nilai_sementara(nilai, bobot)),
        "terisi": len(nilai),
        "belum_terisi": [n for n, satu in enumerate(form.indikator, start=1) if satu.pk not in nilai],
        "tertimbang": angka(aturan.nilai_sementara(nilai, bobot) * komponen.bobot / 100),
        "kertas": queries.kertas_lembar(milik),
        "boleh_kertas": komponen.lowongan.seleksi.aturan_main.kebijakan.lembar_kertas == aturan.BOLEH_KERTAS,
        "basi": _perbandingan_basi(form, milik, nilai) if status == 409 else None,
        "batas": queries.batas_penilaian([komponen]).get(komponen.pk),
        "pada": pada,
        "beranda": _alamat_beranda(request, komponen.lowongan, pada),
        **_sebutan(komponen, lamaran),
        **samping(request, komponen, lamaran, BARIS_SAMPING),
        **_berkas_peserta(request, komponen, lamaran, pada),
        **makalah_samping(request, komponen, lamaran),
    }
    return render(request, "penilaian/lembar.html", konteks, status=status)


def _butir(form: LembarForm, nilai: dict[int, Any]) -> list[dict[str, Any]]:
    """One entry per indicator for the template: field, weight, levels with the mark each stands for."""
    hasil = []
    for nomor, satu in enumerate(form.indikator, start=1):
        banyak = len(satu.tingkat)
        milik = nilai.get(satu.pk)
        hasil.append(
            {
                "nomor": nomor,
                "indikator": satu,
                "isian": form[f"nilai_{satu.pk}"],
                "bobot": f"{satu.bobot:f}",
                "nilai": milik,
                "poin": angka(aturan.nilai_sementara({satu.pk: milik}, {satu.pk: satu.bobot}))
                if milik is not None
                else "",
                "tingkat": [
                    {
                        "urutan": n,
                        "nilai": n * 100 // banyak,
                        "bawah": (n - 1) * 100 // banyak,
                        "uraian": teks,
                    }
                    for n, teks in enumerate(satu.tingkat, start=1)
                ],
            }
        )
    return hasil


def _perbandingan_basi(
    form: LembarForm, milik: LembarNilai | None, tersimpan: dict[int, Any]
) -> list[tuple[str, str, str]]:
    """What was typed beside what stands, only where they differ."""
    hasil = []
    for satu in form.indikator:
        ketik, simpan = form.cleaned_data.get(f"nilai_{satu.pk}"), tersimpan.get(satu.pk)
        if ketik != simpan:
            hasil.append((satu.nama, angka(ketik) or "belum diisi", angka(simpan) or "belum diisi"))
    catatan = milik.catatan if milik else ""
    if form.cleaned_data.get("catatan", "") != catatan:
        hasil.append(("Catatan", form.cleaned_data.get("catatan", "") or "kosong", catatan or "kosong"))
    return hasil


def _sebutan(komponen: Komponen, lamaran: Lamaran) -> dict[str, Any]:
    """What the participant is called on a page of this component, and in its addresses."""
    return {
        "anonim": queries.anonim(komponen),
        "sebutan": queries.sebutan(komponen, lamaran),
        "nama": queries.nama_tampak(komponen, lamaran),
    }


def _berkas_peserta(
    request: PermintaanPengguna, komponen: Komponen, lamaran: Lamaran, pada: datetime
) -> dict[str, Any]:
    """Summary and documents beside the form; an asesor sees who it is, under codes nobody sees either."""
    if queries.anonim(komponen):
        return {"profil": {}, "dokumen": [], "dossier": False}
    if not punya_hak(request.user, komponen.id_seleksi, Hak.LIHAT_BERKAS, pada):
        return {"profil": lamaran.profil, "dokumen": [], "dossier": False, "rekam_jejak": None, "telusur": []}
    rekam_jejak = komponen.metode == Komponen.Metode.REKAM_JEJAK
    return {
        "profil": lamaran.profil,
        "dokumen": [satu for satu in daftar_dokumen(lamaran) if satu.berkas],
        "dossier": True,
        "rekam_jejak": queries.profil_rekam_jejak(lamaran) if rekam_jejak else None,
        "telusur": queries.tugas_lamaran(lamaran) if rekam_jejak else [],
    }


@never_cache
@require_safe
def berkas(
    request: PermintaanPengguna, komponen_id: int, lamaran_id: int, berkas_id: int
) -> HttpResponseBase:
    """One document of a participant for his rater, after the declaration; leaves a trace."""
    pada = timezone.now()
    komponen, lamaran = queries.peserta_untuk_dinilai(request.user, komponen_id, lamaran_id, pada)
    satu = queries.berkas_untuk_penilai(request.user, komponen, lamaran, berkas_id, pada)
    if (pengganti := sajikan_tertahan(satu.berkas, request.user)) is not None:
        return pengganti
    isi = baca_berkas(berkas=satu, oleh=request.user, pada=pada)
    return sajikan_berkas(isi, sebaris="unduh" not in request.GET, pembaca=request.user)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def kunci_lembar(request: PermintaanPengguna, komponen_id: int, lamaran_id: int | str) -> HttpResponse:
    """What locking does, then the lock."""
    pada = timezone.now()
    komponen, lamaran = queries.peserta_untuk_dinilai(request.user, komponen_id, lamaran_id, pada)
    milik = queries.lembar_milik(request.user, komponen, lamaran)
    if milik is None:
        return redirect(queries.alamat_lembar(komponen, lamaran))
    galat = ""
    if request.method == "POST":
        versi = request.POST.get("versi", "")
        try:
            milik = actions.kunci_lembar(
                komponen=komponen,
                lamaran=lamaran,
                versi=int(versi) if versi.isdecimal() else -1,
                oleh=request.user,
                pada=pada,
            )
        except TindakanDitolak as ditolak:
            galat = str(ditolak)
            milik = queries.lembar_milik(request.user, komponen, lamaran)
        else:
            nama = queries.nama_tampak(komponen, lamaran)
            metode = komponen.get_metode_display().lower()
            messages.success(request, f"Nilai {metode} {nama} terkunci. Kode {milik.kode_kunci}.")
            return redirect(_sesudah_kunci(request, komponen, lamaran))
    return _halaman_kunci(request, komponen, lamaran, milik, galat, pada)


def _sesudah_kunci(request: PermintaanPengguna, komponen: Komponen, lamaran: Lamaran) -> str:
    berikut = queries.peserta_berikutnya(request.user, komponen, lamaran)
    if berikut is None:
        return _alamat_beranda(request, komponen.lowongan, timezone.now())
    return queries.alamat_lembar(komponen, berikut)


def _halaman_kunci(
    request: PermintaanPengguna,
    komponen: Komponen,
    lamaran: Lamaran,
    milik: LembarNilai | None,
    galat: str,
    pada: datetime,
) -> HttpResponse:
    if milik is None:
        raise Http404
    izin = wewenang.boleh_kunci_lembar(request.user, komponen, lamaran, milik, pada)
    bobot = {satu.pk: satu.bobot for satu in queries.indikator_komponen(komponen)}
    nilai = aturan.nilai_sementara(queries.nilai_butir(milik), bobot)
    nama = queries.nama_tampak(komponen, lamaran)
    penilai = "Asesor" if komponen.penilai == Komponen.Penilai.ASESOR else "Anggota Pansel"
    akibat = [
        (
            "Nilai Anda",
            f"{angka(nilai)} dari 100, tertimbang {angka(nilai * komponen.bobot / 100)}",
        ),
        ("Yang diberi tahu", "Ketua Pansel: lembar ini terkunci, tanpa angka nilai. Anda: kode tanda kunci."),
        (
            "Yang melihat nilai",
            "Anggota Pansel, setelah semua penilai mengunci lembarnya dan Ketua mengunci komponen ini.",
        ),
    ]
    konteks = {
        "komponen": komponen,
        "lowongan": komponen.lowongan,
        "lamaran": lamaran,
        "lembar": milik,
        "izin": izin,
        "galat": galat,
        "penilai": penilai,
        "judul_halaman": f"Kunci nilai {komponen.get_metode_display().lower()} {nama}?",
        "akibat": akibat,
        "kembali": queries.alamat_lembar(komponen, lamaran),
        "terkunci": milik.keadaan == KeadaanLembar.DIKUNCI,
    }
    return render(request, "penilaian/kunci_lembar.html", konteks, status=409 if galat else 200)
