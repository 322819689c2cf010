"""The desk of PPK and PyB, the Sekretariat's part of the decision, and the read-only rooms.

The PyB reads three names and no rank anywhere; the PPK opens the ranking by a POST that leaves a trace.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.forms import Form, HiddenInput
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from akun.masuk import PermintaanPengguna
from akun.sahkan import perlu_sahkan
from dokumen.rahasia import Cap, KeperluanForm
from dokumen.sajikan import sajikan_berkas
from panitia.aturan import Hak, Peran, tanpa_hak
from panitia.queries import hak_pengguna, pemegang, seleksi_dengan_hak
from penilaian.actions import baca_peringkat
from penilaian.models import Penetapan
from penilaian.queries import (
    baris_peringkat,
    pembacaan_berlaku,
    pembacaan_kesehatan,
    rekap_lowongan,
    tiga_calon,
)
from seleksi import aturan, naskah
from seleksi.actions import penetapan as tindakan
from seleksi.alur import SEBUTAN_TAHAP, TAHAP_BERURUT, Tahap
from seleksi.forms.penetapan import CatatanForm, KeputusanForm, PelantikanForm, PilihForm
from seleksi.izin import Izin, TindakanDitolak, Tingkat
from seleksi.models import Instansi, Lowongan
from seleksi.queries import keputusan as queries
from seleksi.queries.pengumuman import konsep_pengumuman
from seleksi.queries.publik import rel_tahap
from seleksi.queries.tautan import tautan
from seleksi.wewenang import penetapan as wewenang
from seleksi.wewenang.tahap import temuan_serentak

PER_HALAMAN = 30
KEPERLUAN = "Keperluan membuka peringkat"
# What a message and a paper of this room may tell whom; shown before every signature.
KE_PPK = "PPK, Ketua Panitia Seleksi, dan Sekretariat."


# --- Meja ----------------------------------------------------------------------------------------
@require_safe
def keputusan(request: PermintaanPengguna) -> HttpResponse:
    """What waits for this person; the nearest case is open at once."""
    pada = timezone.now()
    if not _berwenang(request, pada):
        raise Http404
    perkara = queries.perkara(request.user, pada)
    konteks: dict[str, Any] = {
        "perkara": [(satu, _alamat_perkara(satu.jenis, satu.objek_id)) for satu in perkara],
        "pada": pada,
        "form": None,
        "jenis": "",
    }
    if perkara and perkara[0].jenis in ISI_PERKARA:
        hak = Hak.USULKAN if perkara[0].jenis == "USULKAN" else Hak.PUTUSKAN
        lowongan = queries.lowongan_untuk_hak(request.user, perkara[0].objek_id, hak, pada)
        konteks |= ISI_PERKARA[perkara[0].jenis](request, lowongan, pada)
    return render(request, "seleksi/keputusan.html", konteks)


def _berwenang(request: PermintaanPengguna, pada: datetime) -> bool:
    return seleksi_dengan_hak(request.user, (Hak.USULKAN, Hak.PUTUSKAN), pada).exists()


def _alamat_perkara(jenis: str, objek_id: int) -> str:
    nama = {
        "USULKAN": "seleksi:usulkan",
        "PILIH": "seleksi:pilih",
        "TETAPKAN": "seleksi:tetapkan",
        "SK": "panitia:tanda_tangani_sk",
    }[jenis]
    return reverse(nama, args=[objek_id])


# --- Usulan PyB ----------------------------------------------------------------------------------
@require_http_methods(["GET", "HEAD", "POST"])
@perlu_sahkan("seleksi:usulkan")
def usulkan(request: PermintaanPengguna, lowongan_id: int) -> HttpResponse:
    pada = timezone.now()
    lowongan = queries.lowongan_untuk_diusulkan(request.user, lowongan_id, pada)
    if request.method == "POST":
        try:
            tindakan.usulkan(lowongan=lowongan, oleh=request.user, pada=pada)
        except TindakanDitolak as ditolak:
            return _perkara(request, lowongan, "USULKAN", pada, temuan=ditolak.temuan, status=422)
        messages.success(request, f"Usulan tiga nama {lowongan} ditandatangani dan disampaikan kepada PPK.")
        return redirect("seleksi:keputusan")
    return _perkara(request, lowongan, "USULKAN", pada)


def _isi_usulan(request: PermintaanPengguna, lowongan: Lowongan, pada: datetime) -> dict[str, Any]:
    izin = wewenang.boleh_usulkan(request.user, lowongan, pada)
    surat = _isi_surat(request, lowongan, pada) if izin else None
    return {
        "jenis": "USULKAN",
        "lowongan": lowongan,
        "izin": izin,
        "temuan": izin.temuan,
        "banding": queries.banding(lowongan, dengan_kesehatan=False),
        "surat": surat,
        "batas": queries.batas_penetapan([lowongan])[lowongan.pk],
        "lampiran": _lampiran(lowongan),
        "akibat": [
            ("Yang terjadi", "Surat usulan bernomor terbit dengan tiga nama menurut abjad."),
            ("Yang diberi tahu", KE_PPK),
            ("Yang dapat membaca", "PPK, PyB, Panitia Seleksi, Sekretariat, dan pengawas."),
        ],
    }


def _isi_surat(request: PermintaanPengguna, lowongan: Lowongan, pada: datetime) -> dict[str, Any]:
    """The letter as it will be signed, from the same data."""
    pyb = pemegang(lowongan.seleksi_id, Peran.PYB, pada).get(pengguna=request.user)
    return naskah.surat_usulan_pyb(
        lowongan,
        tiga_calon(lowongan),
        Instansi.objects.get(),
        keputusan=queries.keputusan_calon([lowongan])[lowongan.pk],
        penanda=pyb,
    )


# --- Pilihan PPK ---------------------------------------------------------------------------------
@require_http_methods(["GET", "HEAD", "POST"])
@perlu_sahkan("seleksi:pilih")
def pilih(request: PermintaanPengguna, lowongan_id: int) -> HttpResponse:
    """Three names side by side, the choice with its reason, then one page that says what it does."""
    pada = timezone.now()
    lowongan = queries.lowongan_untuk_diputuskan(request.user, lowongan_id, pada)
    if request.method != "POST":
        return _perkara(request, lowongan, "PILIH", pada)
    calon = tiga_calon(lowongan)
    form = PilihForm(request.POST, calon=calon)
    if not form.is_valid():
        return _perkara(request, lowongan, "PILIH", pada, form=form, status=422)
    lamaran = next(satu for satu in calon if str(satu.pk) == form.cleaned_data["calon"])
    isi = {"lowongan": lowongan, "lamaran": lamaran, "alasan": form.cleaned_data["alasan"]}
    try:
        if "ya" not in request.POST:
            wewenang.boleh_pilih_calon(request.user, pada=pada, **isi).pastikan()
            return _konfirmasi_pilihan(request, form, lowongan, lamaran.pelamar.pengguna.nama_tampil)
        tindakan.pilih_calon(oleh=request.user, pada=pada, **isi)
    except TindakanDitolak as ditolak:
        form.add_error(None, str(ditolak))
        return _perkara(request, lowongan, "PILIH", pada, form=form, temuan=ditolak.temuan, status=422)
    messages.success(request, f"Pilihan Anda untuk {lowongan} dicatat; Sekretariat menyusun keputusannya.")
    return redirect("seleksi:keputusan")


def _isi_pilihan(request: PermintaanPengguna, lowongan: Lowongan, pada: datetime) -> dict[str, Any]:
    kesehatan = pembacaan_kesehatan(request.user, lowongan, pada)
    banding = queries.banding(lowongan, dengan_kesehatan=kesehatan is not None)
    penetapan = queries.penetapan_lowongan(lowongan)
    izin = wewenang.boleh_memilih(lowongan)
    awal = {"calon": penetapan.terpilih_id, "alasan": penetapan.alasan} if penetapan else {}
    return {
        "jenis": "PILIH",
        "lowongan": lowongan,
        "izin": izin,
        "temuan": izin.temuan,
        "banding": banding,
        "cap_kesehatan": Cap.dari(kesehatan) if kesehatan else None,
        "form": PilihForm(initial=awal, calon=banding.calon),
        "terpilih": penetapan.terpilih if penetapan else None,
        "batas": queries.batas_penetapan([lowongan])[lowongan.pk],
        "lampiran": _lampiran(lowongan),
        **_isi_peringkat(request, lowongan, pada),
    }


def _isi_peringkat(request: PermintaanPengguna, lowongan: Lowongan, pada: datetime) -> dict[str, Any]:
    """The ranking, only within minutes after this person opened it by `baca_peringkat`."""
    rekap = rekap_lowongan(lowongan)
    bacaan = pembacaan_berlaku(request.user, rekap, pada) if rekap else None
    keperluan = KeperluanForm(initial={"keperluan": f"Memilih {lowongan.nama_jabatan}"}, label=KEPERLUAN)
    return {
        "keperluan": keperluan,
        "bacaan": bacaan,
        "cap": Cap.dari(bacaan) if bacaan else None,
        "peringkat": list(baris_peringkat(rekap)) if rekap and bacaan else [],
        "putusan_pleno": rekap.putusan_pleno if rekap and bacaan else "",
    }


def _konfirmasi_pilihan(
    request: PermintaanPengguna, form: PilihForm, lowongan: Lowongan, nama: str
) -> HttpResponse:
    for isian in form.fields.values():
        isian.widget = HiddenInput()
    konteks = {
        "lowongan": lowongan,
        "judul": f"Pilih {nama} sebagai {lowongan.nama_jabatan}?",
        "isi": f"Alasan: {form.cleaned_data['alasan']}",
        "formulir": form,
        "kembali": reverse("seleksi:pilih", args=[lowongan.pk]),
        "akibat": [
            ("Yang terjadi", "Pilihan dan alasan Anda dicatat; Sekretariat menyusun Keputusan pengangkatan."),
            ("Yang diberi tahu", "PyB, Ketua Panitia Seleksi, dan Sekretariat, tanpa nama dalam suratnya."),
            ("Yang belum diberi tahu", "Ketiga calon; mereka diberi tahu setelah keputusan ditandatangani."),
        ],
    }
    return render(request, "seleksi/keputusan_konfirmasi.html", konteks)


@require_POST
@perlu_sahkan("seleksi:buka_peringkat")
def buka_peringkat(request: PermintaanPengguna, lowongan_id: int) -> HttpResponse:
    """Reading the ranking is an act: who, when and for what stays in the trail."""
    pada = timezone.now()
    lowongan = queries.lowongan_untuk_diputuskan(request.user, lowongan_id, pada)
    form = KeperluanForm(request.POST, label=KEPERLUAN)
    if not form.is_valid():
        return _perkara(request, lowongan, "PILIH", pada, keperluan=form, status=422)
    try:
        baca_peringkat(lowongan=lowongan, oleh=request.user, pada=pada, **form.cleaned_data)
    except TindakanDitolak as ditolak:
        form.add_error(None, str(ditolak))
        return _perkara(request, lowongan, "PILIH", pada, keperluan=form, temuan=ditolak.temuan, status=422)
    return redirect(f"{reverse('seleksi:pilih', args=[lowongan.pk])}#peringkat")


@require_http_methods(["GET", "HEAD", "POST"])
def kembalikan_usulan(request: PermintaanPengguna, lowongan_id: int) -> HttpResponse:
    pada = timezone.now()
    lowongan = queries.lowongan_untuk_diputuskan(request.user, lowongan_id, pada)
    form = CatatanForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            tindakan.kembalikan_usulan(lowongan=lowongan, oleh=request.user, pada=pada, **form.cleaned_data)
        except TindakanDitolak as ditolak:
            form.add_error(None, str(ditolak))
        else:
            messages.success(request, f"Usulan {lowongan} dikembalikan kepada PyB dengan catatan Anda.")
            return redirect("seleksi:keputusan")
    konteks = {
        "form": form,
        "lowongan": lowongan,
        "judul": f"Kembalikan usulan {lowongan.nama_jabatan}?",
        "isi": "Surat usulan dicabut; PyB dapat menandatangani yang baru.",
        "tombol": "Ya, kembalikan usulan",
        "kembali": reverse("seleksi:pilih", args=[lowongan.pk]),
        "akibat": [("Yang diberi tahu", "PyB, Ketua Panitia Seleksi, dan Ketua Sekretariat.")],
    }
    return render(request, "seleksi/keputusan_kembalikan.html", konteks, status=422 if form.errors else 200)


# --- Keputusan PPK -------------------------------------------------------------------------------
@require_http_methods(["GET", "HEAD", "POST"])
@perlu_sahkan("seleksi:tetapkan")
def tetapkan(request: PermintaanPengguna, lowongan_id: int) -> HttpResponse:
    pada = timezone.now()
    lowongan = queries.lowongan_untuk_diputuskan(request.user, lowongan_id, pada)
    if request.method == "POST":
        try:
            hasil = tindakan.tetapkan_pengangkatan(lowongan=lowongan, oleh=request.user, pada=pada)
        except TindakanDitolak as ditolak:
            return _perkara(request, lowongan, "TETAPKAN", pada, temuan=ditolak.temuan, status=422)
        nomor = hasil.keputusan.nomor if hasil.keputusan else ""
        messages.success(request, f"Keputusan Nomor {nomor} tentang pengangkatan {lowongan} ditandatangani.")
        return redirect("seleksi:keputusan")
    return _perkara(request, lowongan, "TETAPKAN", pada)


def _isi_penetapan(request: PermintaanPengguna, lowongan: Lowongan, pada: datetime) -> dict[str, Any]:
    penetapan = queries.penetapan_lowongan(lowongan)
    izin = wewenang.boleh_tetapkan_pengangkatan(request.user, lowongan, pada)
    return {
        "jenis": "TETAPKAN",
        "lowongan": lowongan,
        "penetapan": penetapan,
        "keputusan": penetapan.keputusan if penetapan else None,
        "izin": izin,
        "temuan": izin.temuan,
        "batas": queries.batas_penetapan([lowongan])[lowongan.pk],
        "lampiran": _lampiran(lowongan),
        "akibat": [
            ("Yang terjadi", "Keputusan terbit dengan nomor dan tanggal hari ini."),
            ("Yang diberi tahu", "Ketiga calon, PyB, Ketua Panitia Seleksi, dan Sekretariat."),
            ("Yang masih harus dilakukan", "Pelantikan dan sumpah jabatan, dicatat Sekretariat."),
        ],
    }


@require_http_methods(["GET", "HEAD", "POST"])
def kembalikan_keputusan(request: PermintaanPengguna, lowongan_id: int) -> HttpResponse:
    pada = timezone.now()
    lowongan = queries.lowongan_untuk_diputuskan(request.user, lowongan_id, pada)
    form = CatatanForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            tindakan.kembalikan_keputusan(
                lowongan=lowongan, oleh=request.user, pada=pada, **form.cleaned_data
            )
        except TindakanDitolak as ditolak:
            form.add_error(None, str(ditolak))
        else:
            messages.success(request, f"Konsep keputusan {lowongan} dikembalikan kepada Sekretariat.")
            return redirect("seleksi:keputusan")
    konteks = {
        "form": form,
        "lowongan": lowongan,
        "judul": f"Kembalikan konsep keputusan {lowongan.nama_jabatan}?",
        "isi": "Konsep dicabut. Anda dapat memilih ulang, atau Sekretariat menyusun konsep baru.",
        "tombol": "Ya, kembalikan konsep",
        "kembali": reverse("seleksi:tetapkan", args=[lowongan.pk]),
        "akibat": [("Yang diberi tahu", "Sekretariat, dengan catatan Anda.")],
    }
    return render(request, "seleksi/keputusan_kembalikan.html", konteks, status=422 if form.errors else 200)


# --- Bersama -------------------------------------------------------------------------------------
ISI_PERKARA = {"USULKAN": _isi_usulan, "PILIH": _isi_pilihan, "TETAPKAN": _isi_penetapan}


def _perkara(
    request: PermintaanPengguna,
    lowongan: Lowongan,
    jenis: str,
    pada: datetime,
    *,
    status: int = 200,
    **lain: Any,
) -> HttpResponse:
    """One case on a page of its own."""
    konteks = {"form": None, **ISI_PERKARA[jenis](request, lowongan, pada), "pada": pada, **lain}
    return render(request, "seleksi/keputusan_perkara.html", konteks, status=status)


def _lampiran(lowongan: Lowongan) -> list[dict[str, str]]:
    """Papers around the decision: label, address. The secret ones are opened elsewhere, by an act."""
    hasil = []
    kertas = queries.keputusan_calon([lowongan]).get(lowongan.pk)
    penetapan = queries.penetapan_lowongan(lowongan)
    for label, satu in (
        ("Keputusan Panitia Seleksi", kertas),
        ("Usulan PyB", penetapan.usulan if penetapan else None),
    ):
        if satu is not None:
            hasil.append(
                {
                    "label": f"{label} Nomor {satu.nomor}",
                    "alamat": reverse("seleksi:buka_naskah", args=[satu.pk]),
                }
            )
    surat = queries.rekomendasi_hasil([lowongan]).get(lowongan.pk)
    if surat is not None:
        alamat = reverse("seleksi:berkas_rekomendasi", args=[lowongan.pk])
        hasil.append({"label": f"Rekomendasi {surat.badan} Nomor {surat.nomor}", "alamat": alamat})
    return hasil


@require_safe
def berkas_rekomendasi(request: PermintaanPengguna, lowongan_id: int) -> HttpResponseBase:
    surat = queries.rekomendasi_untuk_dibaca(request.user, lowongan_id, timezone.now())
    return sajikan_berkas(surat.berkas, pembaca=request.user)


# --- Penetapan oleh Sekretariat ------------------------------------------------------------------
@require_http_methods(["GET", "HEAD", "POST"])
@perlu_sahkan("seleksi:penetapan")
def penetapan(request: PermintaanPengguna, lowongan_id: int) -> HttpResponse:
    """Where the decision stands, and the three things the Sekretariat does for it."""
    pada = timezone.now()
    lowongan = queries.lowongan_untuk_penetapan(request.user, lowongan_id, pada)
    formulir: dict[str, Form] = {
        "keputusan": KeputusanForm(prefix="keputusan", initial={"tanggal": timezone.localdate(pada)}),
        "lantik": PelantikanForm(prefix="lantik", initial={"tanggal": timezone.localdate(pada)}),
    }
    gagal: Form | None = None
    temuan: tuple[Any, ...] = ()
    if request.method == "POST":
        try:
            pesan = _lakukan(request, lowongan, formulir, pada)
        except TindakanDitolak as ditolak:
            temuan = ditolak.temuan
        else:
            if pesan:
                messages.success(request, pesan)
                return redirect("seleksi:penetapan", lowongan.pk)
        gagal = formulir.get(request.POST.get("tindakan", ""))
    konteks = {
        "lowongan": lowongan,
        "formulir": formulir,
        "form": gagal,
        "ditolak": temuan,
        **_isi_sekretariat(request, lowongan, pada),
    }
    return render(request, "seleksi/penetapan.html", konteks, status=422 if request.method == "POST" else 200)


def _lakukan(
    request: PermintaanPengguna, lowongan: Lowongan, formulir: dict[str, Form], pada: datetime
) -> str:
    """The act named by the pressed button; empty when its form needs mending."""
    lain: dict[str, Any] = {"oleh": request.user, "pada": pada}
    nama = request.POST.get("tindakan", "")
    if nama == "hasil_akhir":
        tindakan.siapkan_hasil_akhir(seleksi=lowongan.seleksi, lowongan=[lowongan], **lain)
        return "Pengumuman hasil akhir disusun dan menunggu tanda tangan Ketua Panitia Seleksi."
    if nama not in formulir:
        raise Http404
    kelas = type(formulir[nama])
    formulir[nama] = form = kelas(request.POST, prefix=nama)
    if not form.is_valid():
        return ""
    if nama == "keputusan":
        tindakan.siapkan_keputusan(lowongan=lowongan, **form.cleaned_data, **lain)
        return "Konsep keputusan pengangkatan disusun dan menunggu tanda tangan PPK."
    tindakan.lantik(lowongan=lowongan, **form.cleaned_data, **lain)
    return f"Pelantikan {lowongan} dicatat; seleksi jabatan ini selesai."


def _isi_sekretariat(request: PermintaanPengguna, lowongan: Lowongan, pada: datetime) -> dict[str, Any]:
    keadaan = queries.keadaan_penetapan([lowongan])[lowongan.pk]
    satu = queries.penetapan_lowongan(lowongan)
    ketentuan = lowongan.seleksi.aturan_main
    hak = hak_pengguna(request.user, lowongan.seleksi_id, pada)
    return {
        "keadaan": keadaan,
        "penetapan": satu,
        "temuan": aturan.sebelum_selesai(keadaan, ketentuan) if lowongan.tahap == Tahap.PENETAPAN else [],
        "langkah": _langkah(keadaan, satu),
        # This page itself mends what points to it.
        "tautan": {
            k: v for k, v in tautan(hak, lowongan.seleksi, lowongan).items() if k != "seleksi.penetapan"
        },
        "boleh_hasil_akhir": wewenang.boleh_siapkan_hasil_akhir(
            request.user, lowongan.seleksi, [lowongan], pada
        ),
        "boleh_keputusan": wewenang.boleh_siapkan_keputusan(
            request.user, lowongan, timezone.localdate(pada), pada
        ),
        "boleh_lantik": _boleh_melantik(keadaan, hak),
        "konsep_akhir": konsep_pengumuman([lowongan], "HASIL_AKHIR").select_related("naskah").first(),
        "rekomendasi_hasil": queries.rekomendasi_hasil([lowongan]).get(lowongan.pk),
    }


def _boleh_melantik(keadaan: aturan.KeadaanPenetapan, hak: frozenset[Hak]) -> Izin:
    """For the page: what holds the record of the oath back besides what is typed into its form."""
    if Hak.KELOLA not in hak:
        return Izin.dari(tanpa_hak({Hak.KELOLA}))
    return Izin.dari(aturan.keputusan_pengangkatan(keadaan), aturan.hasil_akhir(keadaan))


def _langkah(keadaan: aturan.KeadaanPenetapan, satu: Penetapan | None) -> list[dict[str, str]]:
    """The line of steps; the first one that is not done is the present one."""
    sudah = [
        ("Tiga calon ditetapkan Panitia Seleksi", bool(keadaan.calon and keadaan.keputusan_calon)),
        ("Usulan PyB kepada PPK", keadaan.diusulkan is not None),
        ("Rekomendasi hasil dari badan pengawas", bool(keadaan.rekomendasi)),
        ("PPK memilih satu calon", keadaan.dipilih),
        ("Keputusan pengangkatan ditandatangani", keadaan.ditetapkan is not None),
        ("Hasil akhir diumumkan", keadaan.hasil_akhir is not None),
        ("Pelantikan", satu is not None and satu.dilantik_pada is not None),
    ]
    kini = next((n for n, (_, selesai) in enumerate(sudah) if not selesai), None)
    return [
        {"nama": nama, "keadaan": "selesai" if selesai else "kini" if n == kini else "nanti"}
        for n, (nama, selesai) in enumerate(sudah)
    ]


# --- Seleksi berjalan ----------------------------------------------------------------------------
@require_safe
def berjalan(request: PermintaanPengguna) -> HttpResponse:
    """Every running selection at a glance, with what threatens its dates in words."""
    pada = timezone.now()
    if not seleksi_dengan_hak(request.user, Hak.LIHAT, pada).exists():
        raise Http404
    daftar = queries.seleksi_berjalan(request.user, pada)
    lowongan = [satu for s in daftar for satu in s.daftar_lowongan if not satu.berakhir]
    for s in daftar:
        for satu in s.daftar_lowongan:
            satu.seleksi = s
    rel = rel_tahap(lowongan, pada, sebut_lambat=True)
    putus = {s.pk for s in seleksi_dengan_hak(request.user, (Hak.USULKAN, Hak.PUTUSKAN), pada)}
    temuan = temuan_serentak([satu for satu in lowongan if satu.seleksi_id in putus], pada)
    konteks = {
        "pada": pada,
        "kelompok": [
            {
                "seleksi": s,
                "baris": [
                    _baris_papan(satu, rel[satu.pk], temuan.get(satu.pk), pada)
                    for satu in s.daftar_lowongan
                    if not satu.berakhir
                ],
                "selesai": [satu for satu in s.daftar_lowongan if satu.berakhir],
            }
            for s in daftar
        ],
    }
    return render(request, "seleksi/keputusan_berjalan.html", konteks)


def _baris_papan(
    lowongan: Lowongan, rel: list[dict[str, str]], temuan: Any, pada: datetime
) -> dict[str, Any]:
    kini = next((satu for satu in rel if satu["keadaan"] in {"kini", "lambat"}), None)
    tahap = Tahap(lowongan.tahap)
    menahan = [t for t in temuan or () if t.tingkat in {Tingkat.BLOK, Tingkat.BERITA_ACARA}]
    if kini is None or not kini["ket"]:
        sisa = "Belum berjadwal."
    elif kini["keadaan"] == "lambat":
        sisa = f"Melewati jadwal: direncanakan {kini['ket']}."
    else:
        sisa = f"Sesuai jadwal: {kini['ket']}."
    return {
        "nama": lowongan.nama_jabatan,
        "keterangan": str(SEBUTAN_TAHAP["pansel"][tahap]),
        "tahap": rel,
        "ringkas": f"{TAHAP_BERURUT.index(tahap) + 1} dari 8 · {tahap.label}",
        "sisa": sisa,
        "lambat": kini is not None and kini["keadaan"] == "lambat",
        "halangan": [
            {"kode": t.kode, "pesan": t.pesan, "pelaku": t.pelaku, "sampai": ""} for t in menahan[:3]
        ],
        "tampil_halangan": temuan is not None,
    }


# --- Pengawasan ----------------------------------------------------------------------------------
@require_safe
def pengawasan(request: PermintaanPengguna) -> HttpResponse:
    pada = timezone.now()
    daftar = list(queries.seleksi_diawasi(request.user, pada)[:200])
    if not daftar:
        raise Http404
    if len(daftar) == 1:
        return redirect("seleksi:pengawasan_seleksi", daftar[0].pk)
    return render(request, "seleksi/pengawasan.html", {"daftar": daftar})


@require_safe
def pengawasan_seleksi(request: PermintaanPengguna, seleksi_id: int) -> HttpResponse:
    """The file of a selection: vacancies, decisions, papers of class U and T, and the trail."""
    seleksi = queries.seleksi_untuk_diawasi(request.user, seleksi_id, timezone.now())
    jejak = Paginator(queries.jejak_seleksi(seleksi), PER_HALAMAN).get_page(request.GET.get("halaman"))
    naskah = Paginator(queries.naskah_terawasi(seleksi), PER_HALAMAN).get_page(request.GET.get("naskah"))
    konteks = {
        "seleksi": seleksi,
        "lowongan": [
            (satu, getattr(satu, "penetapan", None)) for satu in queries.lowongan_berpenetapan(seleksi)
        ],
        "naskah": naskah,
        "jejak": jejak,
        "peristiwa": [(satu, queries.sebutan_peristiwa(satu.peristiwa)) for satu in jejak.object_list],
    }
    return render(request, "seleksi/pengawasan_seleksi.html", konteks)
