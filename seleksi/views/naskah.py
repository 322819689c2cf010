"""Papers: what waits for my signature, the signature itself, the list, and the door to one paper."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from akun.masuk import PermintaanPengguna
from akun.sahkan import perlu_sahkan
from dokumen.models import Kelas, Naskah
from dokumen.rahasia import Cap, KeperluanForm, sajikan_bercap
from dokumen.sajikan import nama_naskah, sajikan_berkas, sajikan_naskah
from dokumen.terbit import NaskahDitolak
from seleksi import actions as tindakan
from seleksi import aturan
from seleksi.actions import penetapan as tindakan_penetapan
from seleksi.actions.jadwal import umumkan_perubahan_jadwal
from seleksi.actions.lembar_basah import catat_lembar_basah as tindakan_basah
from seleksi.actions.nominatif import tanda_tangani_nominatif
from seleksi.actions.ralat import ralat
from seleksi.actions.rapat import tanda_tangani_rapat
from seleksi.alur import Tahap
from seleksi.forms.naskah import LembarBasahForm
from seleksi.izin import Izin, TindakanDitolak, Tingkat
from seleksi.models import Lowongan, NaskahSeleksi, Pengumuman
from seleksi.queries import naskah as queries
from seleksi.queries import pintu
from seleksi.queries.fakta import BA_ADMINISTRASI
from seleksi.queries.nominatif import NOMINATIF
from seleksi.queries.pengumuman import BA_PENUTUPAN
from seleksi.queries.rapat import BA_PERSIAPAN
from seleksi.views.titipan import muat_titipan
from seleksi.wewenang import ketentuan as wewenang_ketentuan
from seleksi.wewenang import naskah as wewenang_naskah
from seleksi.wewenang import penetapan as wewenang_penetapan
from seleksi.wewenang import pengumuman as wewenang
from seleksi.wewenang import rapat as wewenang_rapat
from seleksi.wewenang.jadwal import boleh_umumkan_perubahan_jadwal
from seleksi.wewenang.nominatif import boleh_tanda_tangani_nominatif
from seleksi.wewenang.tahap import NAMA_HASIL

GET_POST = require_http_methods(["GET", "HEAD", "POST"])
PER_HALAMAN = 25
BANTUAN = "Misalnya: menyiapkan laporan hasil kepada PPK. Tercatat bersama nama Anda dan waktunya."
JENIS = Pengumuman.Jenis
# Papers that are signed on a page of their own room, with what that room asks before.
KAMAR_LAIN = {
    "seleksi/naskah/surat_usulan_pyb.html": "seleksi:keputusan",
    "seleksi/naskah/keputusan_pengangkatan.html": "seleksi:keputusan",
    "panitia/naskah/keputusan_pembentukan.html": "seleksi:keputusan",
}
TIM = "Panitia Seleksi dan Sekretariat, lewat surel dan pemberitahuan."
SIAPA_SAJA = "Siapa saja: pengumuman tampil di halaman publik."


# --- Tanda tangan --------------------------------------------------------------------------------
@require_safe
def tanda_tangan(request: PermintaanPengguna) -> HttpResponse:
    """Every paper that waits for this person, the oldest first."""
    halaman = Paginator(queries.menunggu_tanda_tangan(request.user), PER_HALAMAN).get_page(
        request.GET.get("halaman")
    )
    baris = [{"milik": satu, "alamat": _alamat_tanda_tangan(satu)} for satu in halaman]
    return render(
        request, "seleksi/tanda_tangan.html", {"halaman": halaman, "baris": baris, "pada": timezone.now()}
    )


def _alamat_tanda_tangan(milik: NaskahSeleksi) -> str:
    kamar = KAMAR_LAIN.get(milik.naskah.templat)
    return reverse(kamar) if kamar else reverse("seleksi:tandatangani", args=[milik.naskah_id])


@GET_POST
@perlu_sahkan("seleksi:tandatangani")
def tandatangani(request: PermintaanPengguna, naskah_id: int) -> HttpResponse:
    """Read one paper, see what its signature does and who is told, and sign it."""
    pada = timezone.now()
    milik = pintu.naskah_untuk_ditandatangani(request.user, naskah_id)
    if milik.naskah.templat in KAMAR_LAIN:
        return redirect(KAMAR_LAIN[milik.naskah.templat])
    jenis = _jenis(milik)
    izin = jenis.boleh(request, pada)
    status = 200
    if request.method == "POST":
        try:
            terbit = jenis.tanda_tangani(request, pada)
        except TindakanDitolak as ditolak:
            izin, status = Izin(ditolak.temuan), 422
        except NaskahDitolak as ditolak:
            messages.error(request, ditolak.alasan)
            return redirect("seleksi:tanda_tangan")
        else:
            messages.success(request, f"{terbit.judul} ditandatangani dengan nomor {terbit.nomor}.")
            return redirect(jenis.sesudah(request))
    konteks = {
        "milik": milik,
        "naskah": milik.naskah,
        "seleksi": milik.seleksi,
        "lowongan": jenis.lowongan,
        "izin": izin,
        "temuan": izin.temuan,
        "akibat": jenis.akibat,
        "selesai": milik.naskah.keadaan != Naskah.Keadaan.KONSEP,
        "alasan": _alasan(izin),
        "basi": bool(wewenang.boleh_susun_ulang(request.user, milik, pada)),
    }
    return render(request, "seleksi/tandatangani.html", konteks, status=status)


@require_POST
def susun_ulang(request: PermintaanPengguna, naskah_id: int) -> HttpResponse:
    """The signer drafts his paper anew with today's date, and reads it again."""
    milik = pintu.naskah_untuk_ditandatangani(request.user, naskah_id)
    try:
        baru = tindakan.susun_ulang(milik=milik, oleh=request.user, pada=timezone.now())
    except TindakanDitolak as ditolak:
        messages.error(request, str(ditolak))
        return redirect("seleksi:tandatangani", naskah_id)
    messages.success(request, f"{baru.judul} disusun ulang dengan tanggal hari ini. Baca naskahnya lagi.")
    return redirect("seleksi:tandatangani", baru.pk)


def _alasan(izin: Izin) -> str:
    """Why the button is dead: something to mend, or only time to wait."""
    if all(satu.tingkat == Tingkat.MENUNGGU for satu in izin.menahan):
        return "Belum waktunya; tidak perlu tindakan."
    return "Selesaikan dahulu yang menahan di atas."


class _JenisTandaTangan:
    """What signing one kind of paper asks, does and means."""

    def __init__(
        self,
        lowongan: list[Lowongan],
        akibat: list[tuple[str, str]],
        boleh: Callable[[PermintaanPengguna, datetime], Izin],
        tanda_tangani: Callable[[PermintaanPengguna, datetime], Naskah],
    ) -> None:
        self.lowongan = lowongan
        self.akibat = akibat
        self.boleh = boleh
        self.tanda_tangani = tanda_tangani

    @staticmethod
    def sesudah(request: PermintaanPengguna) -> str:
        return reverse("seleksi:tanda_tangan")


def _jenis(milik: NaskahSeleksi) -> _JenisTandaTangan:
    if milik.naskah.templat == BA_ADMINISTRASI:
        return _berita_acara_administrasi(milik)
    if milik.naskah.templat == BA_PENUTUPAN:
        return _berita_acara_penutupan(milik)
    if milik.naskah.templat == BA_PERSIAPAN:
        return _berita_acara_persiapan(milik)
    if milik.naskah.templat == NOMINATIF:
        return _nominatif(milik)
    pengumuman = Pengumuman.objects.select_related("naskah", "seleksi").filter(naskah=milik.naskah).first()
    if pengumuman is None:
        raise Http404
    return _pengumuman(pengumuman)


def _berita_acara_administrasi(milik: NaskahSeleksi) -> _JenisTandaTangan:
    daftar = milik.naskah.isi["id_lowongan"]
    lowongan = list(Lowongan.objects.filter(pk__in=daftar).prefetch_related("seleksi").order_by("urutan"))
    return _JenisTandaTangan(
        lowongan,
        [
            ("Yang terjadi", "Hasil seleksi administrasi ditetapkan; konsep pengumumannya disusun seketika."),
            ("Yang diberi tahu", "Belum ada. Pelamar diberi tahu setelah pengumumannya ditandatangani."),
            ("Yang dapat membaca", "Panitia Seleksi, Sekretariat, dan pengawas."),
        ],
        lambda request, pada: wewenang.boleh_tetapkan_hasil_administrasi(request.user, milik, lowongan, pada),
        lambda request, pada: _terbit(
            tindakan.tetapkan_hasil_administrasi(milik=milik, oleh=request.user, pada=pada), milik
        ),
    )


def _terbit(_hasil: Any, milik: NaskahSeleksi) -> Naskah:
    """The paper as it is after its signature."""
    return Naskah.objects.get(pk=milik.naskah_id)


def _berita_acara_penutupan(milik: NaskahSeleksi) -> _JenisTandaTangan:
    return _JenisTandaTangan(
        [milik.lowongan] if milik.lowongan else [],
        [
            ("Yang terjadi", "Nomor dan tanggal terbit; daftar pelamar di dalamnya tidak dapat diubah."),
            ("Yang dapat membaca", "Panitia Seleksi, Sekretariat, PPK, dan pengawas."),
        ],
        lambda request, pada: wewenang.boleh_tanda_tangani_penutupan(request.user, milik, pada),
        lambda request, pada: tindakan.tanda_tangani_penutupan(milik=milik, oleh=request.user, pada=pada),
    )


def _nominatif(milik: NaskahSeleksi) -> _JenisTandaTangan:
    return _JenisTandaTangan(
        [milik.lowongan] if milik.lowongan else [],
        [
            ("Yang terjadi", "Nomor dan tanggal terbit; nominatif yang terdahulu dicabut."),
            ("Yang diberi tahu", "Ketua Panitia Seleksi. Pelamar belum diberi tahu apa pun."),
            ("Yang dapat membaca", "Panitia Seleksi, Sekretariat, dan pengawas."),
        ],
        lambda request, pada: boleh_tanda_tangani_nominatif(request.user, milik, pada),
        lambda request, pada: tanda_tangani_nominatif(milik=milik, oleh=request.user, pada=pada),
    )


def _berita_acara_persiapan(milik: NaskahSeleksi) -> _JenisTandaTangan:
    return _JenisTandaTangan(
        [],
        [
            (
                "Yang terjadi",
                "Nomor dan tanggal terbit; jadwal, bobot, dan kebijakan tercatat.",
            ),
            ("Bila diubah lagi", "Berita acara disusun ulang dan ditandatangani kembali sebelum pengumuman."),
            ("Yang dapat membaca", "Panitia Seleksi, Sekretariat, PPK, dan pengawas."),
        ],
        lambda request, pada: wewenang_rapat.boleh_tanda_tangani_rapat(request.user, milik, pada),
        lambda request, pada: tanda_tangani_rapat(milik=milik, oleh=request.user, pada=pada),
    )


def _pengumuman(pengumuman: Pengumuman) -> _JenisTandaTangan:
    lowongan = list(pengumuman.lowongan.prefetch_related("seleksi").order_by("urutan"))
    boleh, tanda = TINDAKAN_PENGUMUMAN[pengumuman.jenis]
    return _JenisTandaTangan(
        lowongan,
        _akibat_pengumuman(pengumuman),
        lambda request, pada: boleh(request.user, pengumuman, lowongan, pada),
        lambda request, pada: tanda(pengumuman=pengumuman, oleh=request.user, pada=pada).naskah,
    )


TINDAKAN_PENGUMUMAN: dict[str, tuple[Callable[..., Izin], Callable[..., Pengumuman]]] = {
    JENIS.PEMBUKAAN: (wewenang.boleh_umumkan, tindakan.umumkan),
    JENIS.PERPANJANGAN: (wewenang.boleh_perpanjang_pengumuman, tindakan.perpanjang_pengumuman),
    JENIS.RALAT: (wewenang_ketentuan.boleh_ralat, ralat),
    JENIS.PERPANJANGAN_SELEKSI: (wewenang.boleh_perpanjang_seleksi, tindakan.perpanjang_seleksi),
    JENIS.PEMBATALAN: (wewenang.boleh_umumkan_pembatalan, tindakan.umumkan_pembatalan),
    JENIS.HASIL_TAHAP: (wewenang.boleh_umumkan_hasil_tahap, tindakan.umumkan_hasil_tahap),
    JENIS.PERUBAHAN_JADWAL: (
        lambda oleh, pengumuman, _, pada: boleh_umumkan_perubahan_jadwal(oleh, pengumuman, pada),
        umumkan_perubahan_jadwal,
    ),
    JENIS.HASIL_AKHIR: (
        wewenang_penetapan.boleh_umumkan_hasil_akhir,
        tindakan_penetapan.umumkan_hasil_akhir,
    ),
}


def _akibat_pengumuman(pengumuman: Pengumuman) -> list[tuple[str, str]]:
    if pengumuman.jenis == JENIS.PEMBUKAAN:
        return [
            ("Yang terjadi", "Lamaran diterima mulai saat ini sampai batas dalam pengumuman."),
            ("Yang dibekukan", "Kriteria, bobot, dan persyaratan; tidak dapat diubah lagi."),
            ("Yang diberi tahu", TIM),
            ("Yang dapat membaca", SIAPA_SAJA),
        ]
    if pengumuman.jenis == JENIS.PERPANJANGAN:
        return [
            ("Yang terjadi", "Lamaran diterima lagi sampai batas yang baru; jadwal lowongan ini bergeser."),
            ("Yang tetap", "Persyaratan dan lamaran yang sudah terkirim."),
            ("Yang diberi tahu", TIM),
            ("Yang dapat membaca", SIAPA_SAJA),
        ]
    if pengumuman.jenis == JENIS.PERUBAHAN_JADWAL:
        return [
            ("Yang terjadi", "Tanggal baru berlaku di semua halaman, pengingat, dan lembar nilai."),
            ("Yang tetap", "Persyaratan dan batas penerimaan lamaran."),
            ("Yang diberi tahu", "Pelamar lowongan ini, Panitia Seleksi, dan Sekretariat."),
            ("Yang dapat membaca", SIAPA_SAJA),
        ]
    if pengumuman.jenis == JENIS.RALAT:
        return [
            ("Yang terjadi", "Ralat berlaku dan masa pengumuman dihitung kembali sejak hari ini."),
            ("Yang tetap", "Lamaran yang sudah terkirim."),
            ("Yang diberi tahu", "Setiap pelamar lowongan yang diralat, Panitia Seleksi, Sekretariat."),
            ("Yang dapat membaca", SIAPA_SAJA),
        ]
    if pengumuman.jenis == JENIS.PERPANJANGAN_SELEKSI:
        return [
            (
                "Yang terjadi",
                "Lowongan kembali ke tahap Pengumuman; lamaran diterima sampai batas baru.",
            ),
            ("Yang tetap", "Persyaratan, dan keadaan setiap lamaran yang sudah diperiksa."),
            ("Yang diberi tahu", f"Setiap pelamar (tanpa isi hasilnya). {TIM}"),
            ("Yang dapat membaca", SIAPA_SAJA),
        ]
    if pengumuman.jenis == JENIS.PEMBATALAN:
        return [
            ("Yang terjadi", "Pengumuman pembatalan tampil di halaman publik; lowongannya sudah berakhir."),
            ("Yang diberi tahu", "Tidak ada lagi: pelamar diberi tahu saat lowongan dibatalkan."),
            ("Yang dapat membaca", SIAPA_SAJA),
        ]
    hasil = NAMA_HASIL.get(Tahap(pengumuman.tahap), "akhir") if pengumuman.tahap else "akhir"
    return [
        ("Yang terjadi", f"Hasil {hasil} berlaku dan tampil di halaman publik."),
        (
            "Yang diberi tahu",
            "Setiap pelamar lowongan ini (tanpa isi hasilnya), Panitia Seleksi, Sekretariat.",
        ),
        ("Yang dapat membaca", SIAPA_SAJA),
    ]


# --- Daftar dan membuka ---------------------------------------------------------------------------
@require_safe
def daftar(request: PermintaanPengguna) -> HttpResponse:
    """Papers of the selections this person keeps; filter and page live in the address."""
    pada = timezone.now()
    saring = {kunci: request.GET.get(kunci, "")[:100] for kunci in ("keadaan", "seleksi", "cari")}
    semua = _saring(queries.daftar_naskah(request.user, pada), saring)
    halaman = Paginator(semua, PER_HALAMAN).get_page(request.GET.get("halaman"))
    konteks = {
        "halaman": halaman,
        "saring": saring,
        "keadaan": Naskah.Keadaan.choices,
        "seleksi": [(str(satu.pk), str(satu)) for satu in pintu.seleksi_terlihat(request.user, pada)],
        "tersaring": any(saring.values()),
    }
    return render(request, "seleksi/naskah.html", konteks)


def _saring(semua: QuerySet[NaskahSeleksi], saring: dict[str, str]) -> QuerySet[NaskahSeleksi]:
    if saring["keadaan"] in Naskah.Keadaan.values:
        semua = semua.filter(naskah__keadaan=saring["keadaan"])
    if saring["seleksi"].isdecimal() and len(saring["seleksi"]) < 18:
        semua = semua.filter(seleksi_id=int(saring["seleksi"]))
    if saring["cari"]:
        semua = semua.filter(naskah__judul__icontains=saring["cari"])
    return semua


@never_cache
@GET_POST
def buka(request: PermintaanPengguna, naskah_id: int) -> HttpResponseBase:
    """Open a paper. A secret one asks for the purpose first, and the reading stays in the trail."""
    pada = timezone.now()
    milik = queries.naskah_untuk_dibuka(request.user, naskah_id, pada)
    if milik.naskah.kelas != Kelas.RAHASIA:
        return sajikan_naskah(milik.naskah) or _sedang_dicetak(request, milik)
    form = KeperluanForm(request.POST or None, bantuan=BANTUAN)
    if request.method == "POST" and form.is_valid():
        jejak = tindakan.baca_naskah(milik=milik, **form.cleaned_data, oleh=request.user, pada=pada)
        berkas = milik.naskah.berkas_terkini
        if berkas is None:
            return _sedang_dicetak(request, milik)
        return sajikan_bercap(berkas, Cap.dari(jejak), nama=nama_naskah(milik.naskah), pembaca=request.user)
    konteks = {"form": form, "milik": milik, "naskah": milik.naskah, "seleksi": milik.seleksi}
    return render(request, "seleksi/keperluan.html", konteks, status=422 if form.errors else 200)


@GET_POST
def lembar_basah(request: PermintaanPengguna, naskah_id: int) -> HttpResponse:
    """Which is the original of a paper; the Sekretariat keeps the scan of its wet-signed print here."""
    pada = timezone.now()
    milik = queries.naskah_untuk_dibuka(request.user, naskah_id, pada)
    boleh = bool(wewenang_naskah.boleh_catat_lembar_basah(request.user, milik, "-", "-", pada))
    if request.method == "POST" and not boleh:
        # Readers see what is kept; nothing of theirs is stored on the way to a refusal.
        raise Http404
    lama = queries.lembar_basah(naskah_id)
    data, berkas, galat = muat_titipan(request, milik.seleksi)
    awal = {"penanda": lama.penanda, "tempat": lama.tempat} if lama else {}
    form = LembarBasahForm(
        data, initial=awal, tersimpan=berkas, galat_berkas=galat, lama=lama.berkas if lama else None
    )
    if data is not None and form.is_valid() and (simpan := berkas or form.lama):
        isian = {medan: form.cleaned_data[medan] for medan in ("penanda", "tempat")}
        try:
            tindakan_basah(milik=milik, berkas=simpan, oleh=request.user, pada=pada, **isian)
        except TindakanDitolak as ditolak:
            form.add_error(None, str(ditolak))
        else:
            messages.success(request, f"Lembar bertanda tangan basah {milik.naskah.judul} dicatat.")
            return redirect("seleksi:lembar_basah", naskah_id)
    konteks = {
        "form": form,
        "milik": milik,
        "naskah": milik.naskah,
        "lembar": lama,
        "asli": aturan.asli_naskah(lama.tempat if lama else "", milik.seleksi.aturan_main),
        "boleh": boleh,
    }
    return render(request, "seleksi/lembar_basah.html", konteks, status=422 if form.errors else 200)


@require_safe
def pindaian_basah(request: PermintaanPengguna, naskah_id: int) -> HttpResponseBase:
    """The scan of the wet-signed print, for whoever may read the paper."""
    milik = queries.naskah_untuk_dibuka(request.user, naskah_id, timezone.now())
    lembar = queries.lembar_basah(milik.naskah_id)
    if lembar is None:
        raise Http404
    return sajikan_berkas(lembar.berkas, nama=f"Lembar basah {milik.naskah.judul}", pembaca=request.user)


def _sedang_dicetak(request: PermintaanPengguna, milik: NaskahSeleksi) -> HttpResponse:
    konteks = {"milik": milik, "naskah": milik.naskah, "seleksi": milik.seleksi}
    return render(request, "seleksi/sedang_dicetak.html", konteks)
