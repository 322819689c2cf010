"""Pages of announcements and moves: each shows what will happen and who is told, then does one act."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from akun.masuk import PermintaanPengguna
from panitia.aturan import Hak
from seleksi import actions as tindakan
from seleksi import aturan
from seleksi.alur import TAHAP_BERURUT, Tahap
from seleksi.forms.tahap import BatalkanForm, BuktiTayangForm, PengumumanForm, PilihLowonganForm
from seleksi.izin import TindakanDitolak, Tingkat
from seleksi.models import Lowongan, Seleksi
from seleksi.queries import pintu
from seleksi.queries.fakta import fakta_lowongan, hari_setempat
from seleksi.queries.kalender import kalender
from seleksi.queries.pengumuman import pelamar_tersangkut
from seleksi.queries.tautan import tautan
from seleksi.views import papan as rupa
from seleksi.views.titipan import muat_titipan
from seleksi.wewenang import pengumuman as wewenang_pengumuman
from seleksi.wewenang import tahap as wewenang

GET_POST = require_http_methods(["GET", "HEAD", "POST"])
TIM = "Panitia Seleksi dan Sekretariat, lewat surel dan pemberitahuan."


# --- Menyusun pengumuman -------------------------------------------------------------------------
@GET_POST
def siapkan_pengumuman(request: PermintaanPengguna, seleksi_id: int) -> HttpResponse:
    """Choose vacancies and the last day; the days are counted before anything is drafted."""
    pada = timezone.now()
    seleksi = pintu.seleksi_untuk_disiapkan(request.user, seleksi_id, pada)
    siap = list(seleksi.lowongan.filter(tahap=Tahap.PERSIAPAN).order_by("urutan"))
    hari = hari_setempat(pada)
    aturan_main = seleksi.aturan_main.pengumuman
    libur = kalender()
    tanpa = aturan.kalender_cukup(hari, aturan_main.hari, aturan_main, libur)
    cepat = hari if tanpa else aturan.hari_terakhir_paling_cepat(hari, aturan_main.hari, aturan_main, libur)
    rencana = seleksi.jadwal.filter(lowongan=None, kegiatan="PENGUMUMAN").first()
    usul = max(cepat, rencana.tanggal_selesai) if rencana else cepat
    form = PengumumanForm(
        request.POST or None,
        tersedia=siap,
        initial={"lowongan": [str(satu.pk) for satu in siap], "penutupan": usul},
    )
    temuan: tuple[Any, ...] = ()
    if request.method == "POST" and form.is_valid():
        try:
            konsep = tindakan.siapkan_pengumuman(
                seleksi=seleksi,
                lowongan=form.terpilih,
                penutupan=form.cleaned_data["penutupan"],
                oleh=request.user,
                pada=pada,
            )
        except TindakanDitolak as ditolak:
            temuan = ditolak.temuan
        else:
            messages.success(
                request, f"{konsep.naskah.judul} disusun dan menunggu tanda tangan Ketua Pansel."
            )
            return redirect("seleksi:ruang", seleksi.pk)
    konteks = {
        "form": form,
        "seleksi": seleksi,
        "temuan": temuan,
        "tautan": tautan(frozenset({Hak.KELOLA, Hak.SUSUN_NASKAH}), seleksi),
        "akibat": [
            ("Yang disusun", "Pengumuman dengan sebelas unsur, dari data lowongan, jadwal, dan ketentuan."),
            ("Yang menandatangani", "Ketua Panitia Seleksi."),
            ("Konsep lama", "Konsep yang memuat lowongan yang sama dicabut dan diganti yang baru."),
        ],
        "hitung": _hitung_hari(hari, _tanggal(request.GET.get("penutupan")) or usul, seleksi, libur),
        "kosong": not siap,
        "kembali": reverse("seleksi:ruang", args=[seleksi.pk]),
    }
    templat = "seleksi/siapkan_pengumuman.html"
    if getattr(request, "htmx", False) and request.method == "GET":
        templat += "#hitung"
    return render(request, templat, konteks, status=422 if form.errors or temuan else 200)


def _tanggal(teks: str | None) -> date | None:
    try:
        return date.fromisoformat(teks or "")
    except ValueError:
        return None


def _hitung_hari(mulai: date, akhir: date, seleksi: Seleksi, kalender: aturan.Kalender) -> dict[str, Any]:
    """The count a reader can check: first day, last day, how many, whether that is enough."""
    ketentuan, aturan_main = seleksi.aturan_main, seleksi.aturan_main.pengumuman
    temuan, *ingat = aturan.menurut_profil(
        aturan.lama_pengumuman(mulai, akhir, ketentuan, kalender), ketentuan
    )
    tanpa = aturan.kalender_cukup(mulai, aturan_main.hari, aturan_main, kalender, akhir)
    hari = "" if tanpa else aturan.jumlah_hari(mulai, akhir, aturan_main, kalender)
    return {
        "hari": hari,
        "perlu": aturan.hari_kata(aturan_main, aturan_main.hari),
        "ingat": ingat,
        "mulai": mulai,
        "akhir": akhir,
        "temuan": temuan,
        "cukup": temuan.tingkat == Tingkat.TERPENUHI and all(i.tingkat == Tingkat.INGAT for i in ingat),
    }


@GET_POST
def bukti_tayang(request: PermintaanPengguna, lowongan_id: int) -> HttpResponse:
    """Upload a proof of publication for an announcement that names this vacancy."""
    pada = timezone.now()
    milik = pintu.lowongan_untuk_disiapkan(request.user, lowongan_id, pada)
    terbit = list(
        milik.pengumuman.filter(
            diumumkan_pada__isnull=False, jenis__in=("PEMBUKAAN", "PERPANJANGAN", "PERPANJANGAN_SELEKSI")
        )
        .select_related("naskah")
        .prefetch_related("bukti_tayang__berkas")
        .order_by("pk")
    )
    data, berkas, galat = muat_titipan(request, milik.seleksi)
    form = BuktiTayangForm(
        data, terbit=terbit, tersimpan=berkas, galat_berkas=galat, initial={"tanggal": hari_setempat(pada)}
    )
    if data is not None and berkas is not None and form.is_valid():
        isian = form.cleaned_data
        try:
            bukti = tindakan.catat_bukti_tayang(
                pengumuman=form.terbit[isian["pengumuman"]],
                saluran=isian["saluran"],
                nama=isian["nama"],
                alamat=isian["alamat"],
                tanggal_tayang=isian["tanggal"],
                berkas=berkas,
                oleh=request.user,
                pada=pada,
            )
        except TindakanDitolak as ditolak:
            form.add_error(None, str(ditolak))
        else:
            messages.success(request, f"Bukti tayang {bukti.nama} dicatat.")
            return redirect("seleksi:lowongan", milik.pk)
    konteks = {
        "form": form,
        "lowongan": milik,
        "seleksi": milik.seleksi,
        "tercatat": [satu for umum in terbit for satu in umum.bukti_tayang.all()],
        "kembali": reverse("seleksi:lowongan", args=[milik.pk]),
    }
    return render(request, "seleksi/bukti_tayang.html", konteks, status=422 if form.errors else 200)


# --- Perpanjangan dan hasil: pilih lowongan, lalu susun --------------------------------------------
@GET_POST
def perpanjangan(request: PermintaanPengguna, lowongan_id: int) -> HttpResponse:
    """Draft the extension of this vacancy, with others of the same round and deadline."""
    pada = timezone.now()
    milik = pintu.lowongan_untuk_disiapkan(request.user, lowongan_id, pada)
    kawan = milik.seleksi.lowongan.filter(tahap=Tahap.PENGUMUMAN, batas_lamaran=milik.batas_lamaran)
    aturan_main = milik.seleksi.aturan_main.pengumuman
    fakta = fakta_lowongan(milik, pada)
    isi = "Konsep pengumuman disusun dan dikirim kepada Ketua Panitia Seleksi untuk ditandatangani."
    akibat = [
        ("Jumlah pelamar", f"{fakta.terkirim} terkirim, paling sedikit {aturan_main.min_pelamar}"),
        (
            "Lama",
            f"{aturan.hari_kata(aturan_main, aturan_main.perpanjangan_hari)}, "
            f"ke-{fakta.perpanjangan + 1} dari {aturan_main.perpanjangan_maks}",
        ),
        ("Syarat", "Tidak berubah. Lamaran yang sudah terkirim tetap berlaku."),
        ("Jadwal", "Bergeser hanya untuk lowongan yang dipilih, setelah ditandatangani."),
    ]
    return _susun(
        request,
        milik,
        list(kawan.order_by("urutan")),
        boleh=wewenang_pengumuman.boleh_siapkan_perpanjangan,
        susun=tindakan.siapkan_perpanjangan,
        teks={"judul": "Siapkan perpanjangan", "isi": isi, "tombol": "Susun pengumuman perpanjangan"},
        akibat=akibat,
        pada=pada,
    )


@GET_POST
def perpanjangan_seleksi(request: PermintaanPengguna, lowongan_id: int) -> HttpResponse:
    """Draft the extension of the administrative stage of this vacancy, with others of the same round."""
    pada = timezone.now()
    milik = pintu.lowongan_untuk_disiapkan(request.user, lowongan_id, pada)
    if milik.tahap != Tahap.ADMINISTRASI:
        raise Http404
    kawan = milik.seleksi.lowongan.filter(tahap=Tahap.ADMINISTRASI, batas_lamaran=milik.batas_lamaran)
    ketentuan = milik.seleksi.aturan_main
    fakta = fakta_lowongan(milik, pada)
    akibat = [
        ("Memenuhi syarat", f"{fakta.lulus} pelamar, paling sedikit {ketentuan.administrasi.min_lulus}"),
        (
            "Lama",
            f"{aturan.hari_kata(ketentuan.pengumuman, ketentuan.pengumuman.perpanjangan_hari)}, "
            "perpanjangan seleksi "
            f"ke-{fakta.perpanjangan_seleksi + 1}",
        ),
        ("Pelamar terdahulu", "Keadaannya tetap: tidak diperiksa ulang dan tidak mengirim ulang."),
        ("Pelamar baru", "Dapat melamar; persyaratan tidak berubah. Yang diperiksa hanya lamaran baru."),
        ("Jadwal", "Bergeser hanya untuk lowongan yang dipilih, setelah ditandatangani."),
    ]
    return _susun(
        request,
        milik,
        list(kawan.order_by("urutan")),
        boleh=wewenang_pengumuman.boleh_siapkan_perpanjangan_seleksi,
        susun=tindakan.siapkan_perpanjangan_seleksi,
        teks={
            "judul": "Siapkan perpanjangan seleksi administrasi",
            "isi": "Konsep pengumuman disusun dan dikirim kepada Ketua Panitia Seleksi untuk ditandatangani.",
            "tombol": "Susun pengumuman perpanjangan",
        },
        akibat=akibat,
        pada=pada,
    )


@GET_POST
def pembatalan(request: PermintaanPengguna, lowongan_id: int) -> HttpResponse:
    """Draft the announcement of a cancellation anew, for the Ketua Pansel of today."""
    pada = timezone.now()
    milik = pintu.lowongan_untuk_disiapkan(request.user, lowongan_id, pada)
    if milik.tahap != Tahap.DIBATALKAN:
        return redirect("seleksi:lowongan", milik.pk)
    akibat = [
        ("Dasar", milik.dasar_batal),
        ("Alasan", milik.alasan_batal),
        ("Konsep lama", "Dicabut dan diganti yang baru."),
        ("Yang menandatangani", "Ketua Panitia Seleksi."),
    ]
    return _susun(
        request,
        milik,
        [milik],
        boleh=wewenang_pengumuman.boleh_siapkan_pembatalan,
        susun=tindakan.siapkan_pembatalan,
        teks={
            "judul": "Susun pengumuman pembatalan",
            "isi": "Lowongan ini sudah berakhir; yang disusun hanya pengumumannya.",
            "tombol": "Susun pengumuman pembatalan",
        },
        akibat=akibat,
        pada=pada,
    )


@GET_POST
def hasil_tahap(request: PermintaanPengguna, lowongan_id: int) -> HttpResponse:
    """Draft the next paper of the stage's result for this vacancy and others in the same stage."""
    pada = timezone.now()
    milik = pintu.lowongan_untuk_disiapkan(request.user, lowongan_id, pada)
    if milik.tahap not in wewenang.NAMA_HASIL:
        raise Http404
    kawan = milik.seleksi.lowongan.filter(tahap=milik.tahap).order_by("urutan")
    nama = wewenang.NAMA_HASIL[Tahap(milik.tahap)]
    bernilai = aturan.nilai_diumumkan(milik.tahap, milik.seleksi.aturan_main)
    memuat = "Nama dan nilai, menurut abjad" if bernilai else "Nama saja, menurut abjad"
    akibat = [
        ("Yang disusun", f"Pengumuman hasil {nama}"),
        ("Yang dimuat", memuat),
        ("Yang menandatangani", "Ketua Panitia Seleksi"),
    ]
    if milik.tahap == Tahap.ADMINISTRASI:
        akibat = [
            ("Yang disusun", "Berita acara dahulu; pengumumannya disusun saat berita acara ditandatangani."),
            ("Yang dimuat", aturan.akibat_kebijakan("publikasi_administrasi", milik.seleksi.aturan_main)),
            ("Yang menandatangani", "Ketua Panitia Seleksi, keduanya"),
        ]
    return _susun(
        request,
        milik,
        list(kawan),
        boleh=wewenang_pengumuman.boleh_siapkan_hasil_tahap,
        susun=tindakan.siapkan_hasil_tahap,
        teks={
            "judul": f"Susun hasil {nama}",
            "isi": "Naskah dikirim kepada Ketua Panitia Seleksi; peserta diberi tahu setelah ditandatangani.",
            "tombol": "Susun naskah hasil",
        },
        akibat=akibat,
        pada=pada,
    )


def _susun(
    request: PermintaanPengguna,
    milik: Lowongan,
    kawan: Sequence[Lowongan],
    *,
    boleh: Callable[..., Any],
    susun: Callable[..., Any],
    teks: dict[str, str],
    akibat: list[tuple[str, str]],
    pada: datetime,
) -> HttpResponse:
    """A page that drafts one paper for one or several vacancies."""
    seleksi = milik.seleksi
    form = PilihLowonganForm(request.POST or None, tersedia=kawan, initial={"lowongan": [str(milik.pk)]})
    temuan = boleh(request.user, seleksi, [milik], pada).menahan
    if request.method == "POST" and form.is_valid():
        try:
            susun(seleksi=seleksi, lowongan=form.terpilih, oleh=request.user, pada=pada)
        except TindakanDitolak as ditolak:
            temuan = ditolak.temuan
        else:
            messages.success(request, "Naskah disusun dan menunggu tanda tangan Ketua Pansel.")
            return redirect("seleksi:lowongan", milik.pk)
    konteks = {
        "form": form,
        "lowongan": milik,
        "seleksi": seleksi,
        "temuan": temuan,
        "akibat": akibat,
        "kembali": reverse("seleksi:lowongan", args=[milik.pk]),
        "tautan": tautan(frozenset({Hak.KELOLA, Hak.SUSUN_NASKAH}), seleksi, milik),
        "satu_saja": len(kawan) < 2,
        **teks,
    }
    ditolak_ = request.method == "POST" and (bool(form.errors) or bool(temuan))
    return render(request, "seleksi/susun.html", konteks, status=422 if ditolak_ else 200)


# --- Memajukan -----------------------------------------------------------------------------------
@GET_POST
def maju(request: PermintaanPengguna, lowongan_id: int) -> HttpResponse:
    """Confirm and take the next arrow of one vacancy."""
    pada = timezone.now()
    milik = pintu.lowongan_untuk_disiapkan(request.user, lowongan_id, pada, wewenang.PEMAJU)
    dari = request.POST.get("dari", milik.tahap)
    if dari not in tindakan.TINDAKAN_MAJU:
        raise Http404
    temuan: Sequence[Any] = wewenang.temuan_berikut(milik, pada)
    status = 200
    if request.method == "POST":
        try:
            milik = tindakan.majukan(lowongan=milik, dari=dari, oleh=request.user, pada=pada)
        except TindakanDitolak as ditolak:
            temuan, status = ditolak.temuan, 422
        else:
            messages.success(request, f"{milik} masuk tahap {Tahap(milik.tahap).label}.")
            return redirect("seleksi:lowongan", milik.pk)
    ke = TAHAP_BERURUT[TAHAP_BERURUT.index(Tahap(dari)) + 1]
    tertahan = [*rupa.menahan(temuan), *rupa.menunggu(temuan)]
    konteks = {
        "lowongan": milik,
        "seleksi": milik.seleksi,
        "dari": dari,
        "ke": ke.label,
        "temuan": tertahan,
        "boleh": not tertahan,
        "akibat": _akibat_maju(Tahap(dari)),
        "tautan": tautan(frozenset({Hak.KELOLA, Hak.SUSUN_NASKAH, Hak.PIMPIN}), milik.seleksi, milik),
        "kembali": reverse("seleksi:lowongan", args=[milik.pk]),
    }
    return render(request, "seleksi/maju.html", konteks, status=status)


def _akibat_maju(dari: Tahap) -> list[tuple[str, str]]:
    hasil = [
        ("Yang diberi tahu", TIM),
        ("Tidak dapat dibalik", "Lowongan tidak kembali ke tahap sebelumnya."),
    ]
    if dari == Tahap.PENGUMUMAN:
        return [
            ("Naskah", "Berita acara penutupan terbit atau menunggu Ketua Sekretariat."),
            ("Yang diberi tahu", TIM),
            ("Tidak dapat dibalik", "Pendaftaran dibuka lagi hanya lewat perpanjangan seleksi administrasi."),
        ]
    return hasil


@require_POST
def maju_serentak(request: PermintaanPengguna, seleksi_id: int) -> HttpResponse:
    """Move the chosen vacancies out of one stage; the answer says per vacancy what became of it."""
    pada = timezone.now()
    seleksi = pintu.seleksi_untuk_disiapkan(request.user, seleksi_id, pada, wewenang.PEMAJU)
    dari = request.POST.get("dari", "")
    if dari not in tindakan.TINDAKAN_MAJU:
        raise Http404
    form = PilihLowonganForm(request.POST, tersedia=list(seleksi.lowongan.order_by("urutan")))
    hasil = []
    if form.is_valid():
        hasil = tindakan.majukan_serentak(lowongan=form.terpilih, dari=dari, oleh=request.user, pada=pada)
    konteks = {
        "seleksi": seleksi,
        "form": form,
        "hasil": hasil,
        "berhasil": sum(satu.berhasil for satu in hasil),
        "ditolak": sum(not satu.berhasil for satu in hasil),
        "ke": TAHAP_BERURUT[TAHAP_BERURUT.index(Tahap(dari)) + 1].label,
    }
    return render(request, "seleksi/maju_serentak.html", konteks, status=200 if hasil else 422)


@GET_POST
def batalkan(request: PermintaanPengguna, lowongan_id: int) -> HttpResponse:
    """End a vacancy early: what happens, who is told, on what it rests."""
    pada = timezone.now()
    milik = pintu.lowongan_untuk_disiapkan(request.user, lowongan_id, pada, wewenang.PEMBATAL)
    form = BatalkanForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            tindakan.batalkan_lowongan(lowongan=milik, oleh=request.user, pada=pada, **form.cleaned_data)
        except TindakanDitolak as ditolak:
            form.add_error(None, str(ditolak))
        else:
            messages.success(request, f"{milik} dibatalkan.")
            return redirect("seleksi:lowongan", milik.pk)
    pelamar = pelamar_tersangkut(milik).count()
    konteks = {
        "form": form,
        "lowongan": milik,
        "seleksi": milik.seleksi,
        "berakhir": milik.berakhir,
        "akibat": [
            ("Yang terjadi", "Lowongan berakhir dan tidak dapat dibuka lagi; konsep naskahnya dicabut."),
            (
                "Naskah",
                "Pengumuman pembatalan terbit seketika bila Ketua Panitia Seleksi yang membatalkan; selain "
                "itu menunggu tanda tangannya.",
            ),
            (
                "Yang diberi tahu",
                f"{pelamar} pelamar, Panitia Seleksi, dan Sekretariat."
                if pelamar
                else "Panitia Seleksi dan Sekretariat.",
            ),
            ("Yang dapat membaca", "Siapa saja: alasan pembatalan tampil pada halaman publik."),
        ],
        "kembali": reverse("seleksi:lowongan", args=[milik.pk]),
    }
    return render(request, "seleksi/batalkan.html", konteks, status=422 if form.errors else 200)
