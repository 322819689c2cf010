"""The pleno: recap, ties, three names, health. The ranking opens only after a recorded reading."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from akun.masuk import PermintaanPengguna
from akun.sahkan import perlu_sahkan
from dokumen.rahasia import Cap, KeperluanForm
from dokumen.rupa import bobot
from jejak.models import Jejak
from panitia.aturan import Hak
from panitia.queries import anggota_pansel, punya_hak
from penilaian import actions, aturan, queries, wewenang
from penilaian.forms import KunciKomponenForm, NaikkanForm, SeriForm, TetapkanForm
from penilaian.models import Komponen, Peringkat, Rekap
from penilaian.views import kiriman
from peserta.models import Lamaran
from seleksi.alur import Tahap
from seleksi.aturan import kata_kebijakan
from seleksi.izin import Temuan, TindakanDitolak, Tingkat
from seleksi.models import Lowongan

GET_POST = ["GET", "HEAD", "POST"]
PER_HALAMAN = 50
KEPERLUAN = "Keperluan membuka"


@never_cache
@require_safe
def pleno(request: PermintaanPengguna) -> HttpResponse:
    """The vacancies of this Pansel, with the state of their components and of the recap."""
    pada = timezone.now()
    konteks = {"baris": queries.lowongan_pleno(request.user, pada), "pada": pada}
    return render(request, "penilaian/pleno.html", konteks)


@never_cache
@require_safe
def pleno_lowongan(request: PermintaanPengguna, lowongan_id: int) -> HttpResponse:
    pada = timezone.now()
    lowongan = queries.lowongan_untuk_pansel(request.user, lowongan_id, pada)
    return _halaman(request, lowongan, KeperluanForm(label=KEPERLUAN))


def _halaman(
    request: PermintaanPengguna, lowongan: Lowongan, baca: KeperluanForm, status: int = 200
) -> HttpResponse:
    pada = timezone.now()
    rekap = queries.rekap_lowongan(lowongan)
    bacaan = queries.pembacaan_berlaku(request.user, rekap, pada) if rekap else None
    ketua = punya_hak(request.user, lowongan.seleksi_id, Hak.PIMPIN, pada)
    komponen = queries.komponen_lowongan(lowongan)
    hitung = wewenang.boleh_hitung_rekap(request.user, lowongan, pada) if ketua else None
    konteks: dict[str, Any] = {
        "lowongan": lowongan,
        "rekap": rekap,
        "bacaan": bacaan,
        "ketua": ketua,
        "komponen": komponen,
        "hitung": hitung,
        "hitung_putusan": hitung is not None
        and not hitung
        and all(satu.tingkat == Tingkat.BERITA_ACARA for satu in hitung.menahan),
        "form_putusan": KunciKomponenForm(),
        "baca": baca,
        "tautan": _tautan(lowongan),
        "pada": pada,
        "pembacaan": queries.pembacaan_terakhir(rekap) if rekap else [],
        "tiga_calon": _tiga_calon(lowongan) if rekap and rekap.ditetapkan_pada else [],
        "catat_kesehatan": ketua and lowongan.tahap == Tahap.KESEHATAN,
        "naikkan": ketua
        and lowongan.tahap in (Tahap.KESEHATAN, Tahap.PENETAPAN)
        and lowongan.seleksi.aturan_main.kebijakan.calon_berkurang == "NAIKKAN"
        and bool(queries.calon_keluar(lowongan)),
    }
    if rekap is not None and bacaan is not None:
        konteks |= _rahasia(request, lowongan, rekap, bacaan, komponen)
    return render(request, "penilaian/pleno_lowongan.html", konteks, status=status)


def _tiga_calon(lowongan: Lowongan) -> list[tuple[Lamaran, bool]]:
    """The three names, and of whom a health result is recorded: which, its page tells."""
    ada = queries.hasil_kesehatan(lowongan)
    return [(satu, satu.pk in ada) for satu in queries.tiga_calon(lowongan)]


def _tautan(lowongan: Lowongan) -> dict[str, dict[str, str]]:
    """Where each finding is mended."""
    return {
        "putuskan_seri": {
            "label": "Catat putusan pleno",
            "alamat": reverse("penilaian:putuskan_seri", args=[lowongan.pk]),
        },
        "hitung_rekap": {
            "label": "Hitung",
            "alamat": reverse("penilaian:pleno_lowongan", args=[lowongan.pk]),
        },
    }


def _rahasia(
    request: PermintaanPengguna, lowongan: Lowongan, rekap: Rekap, bacaan: Jejak, komponen: list[Komponen]
) -> dict[str, Any]:
    """The secret part: ranks, means, spread of the final interview, ties."""
    pada = timezone.now()
    halaman = Paginator(queries.baris_peringkat(rekap), PER_HALAMAN).get_page(request.GET.get("halaman"))
    wawancara = next(satu for satu in komponen if satu.metode == Komponen.Metode.WAWANCARA)
    banding = queries.perbandingan(request.user, wawancara, [satu.lamaran for satu in halaman], pada)
    sebaran = {satu.lamaran.pk: satu for satu in banding}
    angka = [nilai for satu in banding for nilai in satu.angka]
    terbanyak = max((len(satu.nilai) for satu in banding), default=0)
    jumlah_calon = lowongan.seleksi.aturan_main.jumlah_calon
    temuan = wewenang.temuan_seri(lowongan, rekap)
    seri = {
        orang: kelompok
        for kelompok in aturan.seri(queries.kunci_tersimpan(rekap))
        for orang in kelompok.orang
    }
    return {
        "halaman": halaman,
        "baris": [_baris(satu, komponen, sebaran, seri, rekap, terbanyak) for satu in halaman],
        "batas_calon": jumlah_calon,
        "seri_di_batas": any(satu.mulai <= jumlah_calon < satu.sampai for satu in seri.values()),
        "temuan": temuan,
        "catatan": queries.catatan_kebijakan(rekap, lowongan.seleksi.aturan_main.kebijakan),
        "temuan_menahan": any(satu.tingkat == Tingkat.BERITA_ACARA for satu in temuan),
        "sumbu": _sumbu(angka),
        "batas_pencilan": lowongan.seleksi.aturan_main.kebijakan.batas_pencilan,
        "pembahasan": _pembahasan(banding, terbanyak, lowongan.seleksi.aturan_main.kebijakan.batas_pencilan),
        "keteguhan": queries.keteguhan(rekap, lowongan.seleksi.aturan_main),
        "cap": Cap.dari(bacaan),
    }


def _baris(
    satu: Peringkat,
    komponen: list[Komponen],
    sebaran: dict[int, queries.BarisBanding],
    seri: dict[int, aturan.Seri[int]],
    rekap: Rekap,
    terbanyak: int,
) -> dict[str, Any]:
    kelompok = seri.get(satu.lamaran_id)
    terbuka = kelompok is not None and not aturan.terputus(kelompok, rekap.urutan_pleno)
    banding = sebaran[satu.lamaran_id]
    return {
        "lamaran": satu.lamaran,
        "peringkat": f"{kelompok.mulai}\N{EN DASH}{kelompok.sampai}"
        if terbuka and kelompok
        else str(satu.peringkat),
        "urutan": satu.peringkat,
        "seri": terbuka,
        "diputus": kelompok is not None and not terbuka,
        "calon": satu.calon,
        "nilai": [
            {
                "label": f"{k.get_metode_display()} {bobot(k.bobot)}",
                "rata": aturan.dua_desimal(Fraction(satu.komponen[k.metode]["rata"])),
                "penilai": satu.komponen[k.metode]["penilai"],
            }
            for k in komponen
        ],
        "banding": banding,
        "kurang_penilai": len(banding.nilai) < terbanyak,
        "akhir": aturan.dua_desimal(satu.nilai_akhir),
        "sumbangan": _sumbangan(satu, komponen),
    }


def _sumbangan(satu: Peringkat, komponen: list[Komponen]) -> list[tuple[str, Decimal]]:
    """What each component adds to the final score, as people read it."""
    jumlah = sum((Fraction(k.bobot) for k in komponen), Fraction())
    return [
        (
            k.get_metode_display(),
            aturan.dua_desimal(Fraction(satu.komponen[k.metode]["rata"]) * Fraction(k.bobot) / jumlah),
        )
        for k in komponen
    ]


def _sumbu(angka: list[Any]) -> dict[str, int]:
    """An axis in steps of ten around what was given, so that dots do not crowd at one end."""
    if not angka:
        return {"bawah": 0, "tengah": 50, "atas": 100}
    bawah = max(0, int(min(angka)) // 10 * 10)
    atas = min(100, -(-int(max(angka) + 1) // 10) * 10)
    if (atas - bawah) % 20:
        bawah = max(0, bawah - 10)
    if (atas - bawah) % 20:
        atas = min(100, atas + 10)
    return {"bawah": bawah, "tengah": (bawah + atas) // 2, "atas": atas}


def _pembahasan(banding: list[queries.BarisBanding], terbanyak: int, batas: int) -> list[dict[str, str]]:
    """What the pleno should look at: outliers, and participants with fewer raters than others."""
    hasil = []
    for satu in banding:
        nama = satu.lamaran.pelamar.pengguna.nama_tampil
        jauh = sum(nilai.pencilan for nilai in satu.nilai)
        if jauh:
            teks = f"{jauh} nilai wawancara lebih dari {batas} dari median."
            hasil.append({"nama": nama, "teks": teks})
        if not satu.tersembunyi and len(satu.nilai) < terbanyak:
            hasil.append({"nama": nama, "teks": f"wawancara dinilai {len(satu.nilai)} orang."})
    return hasil


# --- Tindakan -------------------------------------------------------------------------------------
@never_cache
@require_POST
@perlu_sahkan("penilaian:baca_peringkat")
def baca_peringkat(request: PermintaanPengguna, lowongan_id: int) -> HttpResponse:
    """Record who opens the ranking and what for; the page shows it for a quarter of an hour."""
    pada = timezone.now()
    lowongan = queries.lowongan_untuk_pansel(request.user, lowongan_id, pada)
    form = KeperluanForm(request.POST, label=KEPERLUAN)
    if form.is_valid():
        try:
            actions.baca_peringkat(
                lowongan=lowongan, keperluan=form.cleaned_data["keperluan"], oleh=request.user, pada=pada
            )
        except TindakanDitolak as ditolak:
            form.add_error(None, str(ditolak))
        else:
            return redirect("penilaian:pleno_lowongan", lowongan.pk)
    return _halaman(request, lowongan, form, status=422)


@never_cache
@require_POST
def hitung_rekap(request: PermintaanPengguna, lowongan_id: int) -> HttpResponse:
    pada = timezone.now()
    lowongan = queries.lowongan_untuk_dipimpin(request.user, lowongan_id, pada)
    form = KunciKomponenForm(request.POST)
    putusan = form.cleaned_data["berita_acara"] if form.is_valid() else ""
    try:
        actions.hitung_rekap(lowongan=lowongan, oleh=request.user, pada=pada, berita_acara=putusan)
    except TindakanDitolak as ditolak:
        return _tolak(request, lowongan, ditolak)
    messages.success(request, f"Rekapitulasi nilai {lowongan} dihitung.")
    return redirect("penilaian:pleno_lowongan", lowongan.pk)


def _tolak(request: PermintaanPengguna, lowongan: Lowongan, ditolak: TindakanDitolak) -> HttpResponse:
    konteks = {
        "lowongan": lowongan,
        "temuan": ditolak.temuan,
        "alasan": str(ditolak),
        "kembali": reverse("penilaian:pleno_lowongan", args=[lowongan.pk]),
    }
    return render(request, "penilaian/ditolak.html", konteks, status=422)


def _terbuka_baginya(request: PermintaanPengguna, lowongan: Lowongan) -> tuple[Rekap | None, Jejak | None]:
    rekap = queries.rekap_lowongan(lowongan)
    pada = timezone.now()
    return rekap, queries.pembacaan_berlaku(request.user, rekap, pada) if rekap else None


@never_cache
@require_http_methods(GET_POST)
@perlu_sahkan("penilaian:putuskan_seri")
def putuskan_seri(request: PermintaanPengguna, lowongan_id: int) -> HttpResponse:
    """Order of the tied, as the pleno decided. Shown only to a Ketua who opened the ranking."""
    pada = timezone.now()
    lowongan = queries.lowongan_untuk_dipimpin(request.user, lowongan_id, pada)
    rekap, bacaan = _terbuka_baginya(request, lowongan)
    if rekap is None or bacaan is None:
        messages.info(request, "Buka peringkat lebih dahulu.")
        return redirect("penilaian:pleno_lowongan", lowongan.pk)
    jumlah = lowongan.seleksi.aturan_main.jumlah_calon
    kelompok = [satu for satu in aturan.seri(queries.kunci_tersimpan(rekap)) if satu.mulai <= jumlah]
    nama = {satu.lamaran_id: str(satu.lamaran.pelamar) for satu in queries.baris_peringkat(rekap)}
    form = SeriForm(kiriman(request), kelompok=kelompok, nama=nama)
    if request.method == "POST" and form.is_valid():
        try:
            actions.putuskan_seri(
                lowongan=lowongan,
                urutan=form.urutan,
                alasan=form.cleaned_data["alasan"],
                oleh=request.user,
                pada=pada,
            )
        except TindakanDitolak as ditolak:
            form.add_error(None, str(ditolak))
        else:
            messages.success(request, "Putusan pleno atas nilai yang sama tercatat.")
            return redirect("penilaian:pleno_lowongan", lowongan.pk)
    konteks = {
        "lowongan": lowongan,
        "form": form,
        "kelompok": [
            {
                "tempat": f"{satu.mulai}\N{EN DASH}{satu.sampai}",
                "nilai": aturan.dua_desimal(satu.nilai),
                "isian": [form[f"tempat_{pk}"] for pk in sorted(satu.orang, key=lambda x: nama[x])],
            }
            for satu in kelompok
        ],
        "kembali": reverse("penilaian:pleno_lowongan", args=[lowongan.pk]),
        "cap": Cap.dari(bacaan),
    }
    return render(request, "penilaian/putuskan_seri.html", konteks, status=422 if form.errors else 200)


@never_cache
@require_http_methods(GET_POST)
@perlu_sahkan("penilaian:tetapkan_tiga_nama")
def tetapkan_tiga_nama(request: PermintaanPengguna, lowongan_id: int) -> HttpResponse:
    """What the decision issues and who reads it, then the decision and the signature."""
    pada = timezone.now()
    lowongan = queries.lowongan_untuk_dipimpin(request.user, lowongan_id, pada)
    rekap, bacaan = _terbuka_baginya(request, lowongan)
    if rekap is None or bacaan is None:
        messages.info(request, "Buka peringkat lebih dahulu.")
        return redirect("penilaian:pleno_lowongan", lowongan.pk)
    anggota = list(anggota_pansel(lowongan.seleksi_id, pada))
    form = TetapkanForm(kiriman(request), anggota=anggota, initial={"sidik": rekap.sidik})
    if request.method == "POST":
        isi = form.cleaned_data if form.is_valid() else {"sidik": "", "hadir": []}
        try:
            actions.tetapkan_tiga_nama(lowongan=lowongan, **isi, oleh=request.user, pada=pada)
        except TindakanDitolak as ditolak:
            return _tolak(request, lowongan, ditolak)
        messages.success(request, f"Tiga calon {lowongan} ditetapkan; tiga naskah terbit.")
        return redirect("penilaian:pleno_lowongan", lowongan.pk)
    konteks = _konteks_tetapkan(request, lowongan, rekap, bacaan, [satu.pengguna_id for satu in anggota])
    return render(request, "penilaian/tetapkan.html", konteks | {"form": form})


def _konteks_tetapkan(
    request: PermintaanPengguna, lowongan: Lowongan, rekap: Rekap, bacaan: Jejak, hadir: list[int]
) -> dict[str, Any]:
    pada = timezone.now()
    jumlah = lowongan.seleksi.aturan_main.jumlah_calon
    teratas = [satu.lamaran for satu in queries.baris_peringkat(rekap).filter(peringkat__lte=jumlah)]
    nama = sorted((str(satu.pelamar) for satu in teratas), key=queries.nama_abjad)
    return {
        "lowongan": lowongan,
        "rekap": rekap,
        "izin": wewenang.boleh_tetapkan_tiga_nama(
            request.user, lowongan, rekap, rekap.sidik, rekap.sidik, hadir, pada
        ),
        "nama": nama,
        "catatan_hadir": f"kuorum: {kata_kebijakan('kuorum_pleno', lowongan.seleksi.aturan_main).lower()}",
        "tautan": _tautan(lowongan),
        "judul_halaman": f"Tetapkan tiga calon {lowongan}?",
        "akibat": [
            (
                "Naskah yang Anda tandatangani",
                "Berita acara rekapitulasi (RAHASIA), keputusan tiga calon menurut abjad, dan surat "
                "peringkat kepada PPK (RAHASIA, salinan bernomor).",
            ),
            ("Yang melihat peringkat", "Panitia Seleksi dan PPK."),
            ("Yang melihat nama", "Sekretariat dan PyB, menurut abjad dan tanpa peringkat."),
            ("Sesudah itu", "Nilai, peringkat, dan putusan pleno tidak dapat diubah lagi."),
        ],
        "kembali": reverse("penilaian:pleno_lowongan", args=[lowongan.pk]),
        "cap": Cap.dari(bacaan),
    }


@never_cache
@require_http_methods(GET_POST)
@perlu_sahkan("penilaian:naikkan_calon")
def naikkan_calon(request: PermintaanPengguna, lowongan_id: int) -> HttpResponse:
    """Let the next ranked take an empty place. Shown only to a Ketua who opened the ranking."""
    pada = timezone.now()
    lowongan = queries.lowongan_untuk_dipimpin(request.user, lowongan_id, pada)
    rekap, bacaan = _terbuka_baginya(request, lowongan)
    if rekap is None or bacaan is None:
        messages.info(request, "Buka peringkat lebih dahulu.")
        return redirect("penilaian:pleno_lowongan", lowongan.pk)
    keluar, berikut = queries.calon_keluar(lowongan), queries.calon_berikut(lowongan)
    form = NaikkanForm(kiriman(request), keluar=keluar, berikut=berikut)
    temuan: tuple[Temuan, ...] = ()
    if request.method == "POST" and form.is_valid():
        try:
            keputusan = actions.naikkan_calon(lowongan=lowongan, **form.isi, oleh=request.user, pada=pada)
        except TindakanDitolak as ditolak:
            temuan = ditolak.temuan
        else:
            messages.success(request, f"{keputusan.judul} Nomor {keputusan.nomor} terbit.")
            return redirect("penilaian:pleno_lowongan", lowongan.pk)
    konteks = {
        "lowongan": lowongan,
        "form": form,
        "temuan": temuan,
        "ada": bool(keluar and berikut),
        "kebijakan": kata_kebijakan("calon_berkurang", lowongan.seleksi.aturan_main),
        "kembali": reverse("penilaian:pleno_lowongan", args=[lowongan.pk]),
    }
    status = 422 if form.errors or temuan else 200
    return render(request, "penilaian/naikkan_calon.html", konteks, status=status)
