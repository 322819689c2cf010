"""Decrees of a selection: list, draft, register, sign, end a role."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from akun.masuk import PermintaanPengguna
from akun.sahkan import PERBUATAN, perlu_sahkan, sahkan
from dokumen.sajikan import sajikan_berkas, sajikan_naskah
from dokumen.simpan import BerkasDitolak, simpan_berkas
from panitia import actions, queries, wewenang
from panitia.actions import Anggota
from panitia.aturan import (
    PENGHENTI_SK,
    PENYUSUN_SK,
    PERNYATAAN_WAJIB,
    SEBUTAN_PERAN,
    SEBUTAN_UNSUR,
    Hak,
    Peran,
)
from panitia.forms import AlasanForm, DaftarAnggota, MasaForm, SkLuarForm, daftar_anggota
from panitia.models import Keanggotaan, SuratKeputusan
from seleksi.izin import TindakanDitolak
from seleksi.models import Seleksi

JENIS = SuratKeputusan.Jenis
BARIS_TERBANYAK = 30
# Lines offered at first, and the role each line starts with.
BARIS_AWAL: dict[str, tuple[str, ...]] = {
    JENIS.SEKRETARIAT: (Peran.KETUA_SEKRETARIAT, Peran.VERIFIKATOR, Peran.VERIFIKATOR, Peran.NASKAH),
    JENIS.PEJABAT: (Peran.PPK, Peran.PYB),
    JENIS.TIM: (Peran.ASESOR, Peran.ASESOR),
}
PENGANTAR: dict[str, str] = {
    JENIS.PEJABAT: "PPK dan PyB menjabat dengan keputusan yang terbit di luar aplikasi; catat dasarnya.",
    JENIS.TIM: (
        "Asesor, penelusur, narasumber, dan pengawas bekerja dengan penetapan yang terbit di luar "
        "aplikasi; catat dasarnya di sini."
    ),
}


def _jenis(teks: str, boleh: Iterable[str]) -> str:
    jenis = teks.upper()
    if jenis not in set(boleh):
        raise Http404
    return jenis


@require_safe
def sk(request: PermintaanPengguna) -> HttpResponse:
    """Selections whose decrees one may see; a single one is opened at once."""
    daftar = list(queries.seleksi_bersk(request.user, timezone.now())[:200])
    if not daftar and not request.user.operator:
        raise Http404
    if len(daftar) == 1:
        return redirect("panitia:sk_seleksi", daftar[0].pk)
    return render(request, "panitia/sk.html", {"daftar": daftar})


@require_safe
def sk_seleksi(request: PermintaanPengguna, seleksi_id: int) -> HttpResponse:
    pada = timezone.now()
    seleksi = queries.seleksi_untuk_sk(request.user, seleksi_id, pada)
    return render(request, "panitia/sk_seleksi.html", _isi_sk_seleksi(request, seleksi))


def _isi_sk_seleksi(request: PermintaanPengguna, seleksi: Seleksi) -> dict[str, Any]:
    pada = timezone.now()
    hari = timezone.localdate(pada)
    hak = queries.hak_pengguna(request.user, seleksi.pk, pada)
    operator = request.user.operator
    boleh_urus = {j: bool(hak & PENYUSUN_SK[j]) if PENYUSUN_SK[j] else operator for j in JENIS}
    boleh_henti = {j: bool(hak & PENGHENTI_SK[j]) if PENGHENTI_SK[j] else operator for j in JENIS}
    semua = [_kartu(satu, hari, boleh_henti[JENIS(satu.jenis)]) for satu in queries.daftar_sk(seleksi)]
    kelompok = [
        {
            "jenis": jenis,
            "judul": jenis.label,
            "daftar": [kartu for kartu in semua if kartu["sk"].jenis == jenis],
            "ada_konsep": any(k["sk"].jenis == jenis and k["sk"].keadaan == "KONSEP" for k in semua),
            "boleh_urus": boleh_urus[jenis],
            "alamat": _alamat_isi(seleksi, jenis),
            "tombol": "Susun keputusan" if jenis in wewenang.JENIS_DISUSUN else "Daftarkan keputusan",
            "penyusun": "Ketua Sekretariat" if PENYUSUN_SK[jenis] else "Operator",
        }
        for jenis in (JENIS.PEJABAT, JENIS.SEKRETARIAT, JENIS.PANSEL, JENIS.TIM)
    ]
    return {
        "seleksi": seleksi,
        "kelompok": kelompok,
        "temuan": queries.temuan_pansel(seleksi, pada),
        "boleh_tanda_tangan": Hak.PUTUSKAN in hak,
        "tautan": _tautan(seleksi, hak),
    }


def _alamat_isi(seleksi: Seleksi, jenis: str) -> str:
    nama = "panitia:susun_sk" if jenis in wewenang.JENIS_DISUSUN else "panitia:daftarkan_sk"
    return reverse(nama, args=[seleksi.pk, jenis.lower()])


def _tautan(seleksi: Seleksi, hak: frozenset[Hak]) -> dict[str, dict[str, str]]:
    if Hak.KELOLA not in hak:
        return {}
    return {
        "panitia.susun_sk": {"label": "Susun ulang", "alamat": _alamat_isi(seleksi, JENIS.PANSEL)},
        "panitia.kesesuaian": {
            "label": "Tulis kesesuaian",
            "alamat": reverse("panitia:kesesuaian", args=[seleksi.pk]),
        },
    }


def _rupa(sk: SuratKeputusan, hari: date) -> tuple[str, str]:
    if sk.keadaan == SuratKeputusan.Keadaan.KONSEP:
        return "kuning", "Menunggu tanda tangan PPK"
    if sk.keadaan == SuratKeputusan.Keadaan.DICABUT:
        return "", "Dicabut"
    if sk.berlaku_sampai < hari:
        return "", "Berakhir"
    return ("hijau", "Berlaku") if sk.berlaku_sejak <= hari else ("nila", "Belum mulai berlaku")


def _kartu(sk: SuratKeputusan, hari: date, boleh_henti: bool) -> dict[str, Any]:
    rupa, kata = _rupa(sk, hari)
    boleh_henti = boleh_henti and kata in {"Berlaku", "Belum mulai berlaku"}
    anggota = [_baris(satu, sk, boleh_henti) for satu in sk.keanggotaan.all()]
    return {"sk": sk, "rupa": rupa, "kata": kata, "anggota": anggota}


def _baris(satu: Keanggotaan, sk: SuratKeputusan, boleh_henti: bool) -> dict[str, Any]:
    sudah = {p.jenis for p in satu.pernyataan.all()}
    return {
        "id": satu.pk,
        "nama": satu.pengguna.nama_tampil,
        "peran": SEBUTAN_PERAN[satu.peran],
        "unsur": SEBUTAN_UNSUR.get(satu.unsur, ""),
        "eselon": satu.eselon,
        "jabatan": f"{satu.jabatan}, {satu.instansi}",
        "pernyataan": len(sudah) if sk.jenis == JENIS.PANSEL else None,
        "wajib": len(PERNYATAAN_WAJIB),
        "dihentikan_pada": satu.dihentikan_pada,
        "alasan_henti": satu.alasan_henti,
        "boleh_henti": boleh_henti and satu.dihentikan_pada is None,
    }


@require_http_methods(["GET", "HEAD", "POST"])
def susun_sk(request: PermintaanPengguna, seleksi_id: int, jenis: str) -> HttpResponse:
    pada = timezone.now()
    jenis = _jenis(jenis, wewenang.JENIS_DISUSUN)
    seleksi = queries.seleksi_untuk_menyusun(request.user, seleksi_id, jenis, pada)
    konsep = SuratKeputusan.objects.filter(seleksi=seleksi, jenis=jenis, keadaan="KONSEP").first()
    masa, baris = _isian(request, MasaForm, jenis, seleksi, konsep)
    temuan: tuple = ()
    if _terisi_benar(masa, baris):
        try:
            actions.susun_sk(
                seleksi=seleksi,
                jenis=jenis,
                anggota=[Anggota(**satu) for satu in baris.isi()],
                oleh=request.user,
                pada=pada,
                **masa.cleaned_data,
            )
        except TindakanDitolak as ditolak:
            temuan = ditolak.temuan
            masa.add_error(
                None, f"Konsep belum disimpan: {len(temuan)} hal perlu diperbaiki, lihat di bawah."
            )
        else:
            messages.success(request, f"{JENIS(jenis).label} disusun dan menunggu tanda tangan PPK.")
            return redirect("panitia:sk_seleksi", seleksi.pk)
    konteks = {
        "seleksi": seleksi,
        "jenis": jenis,
        "judul": f"Susun {JENIS(jenis).label}",
        "tombol": "Simpan dan mintakan tanda tangan PPK",
        "konsep": konsep,
        **_konteks_isian(masa, baris, temuan, jenis, seleksi),
    }
    return render(request, "panitia/isi_sk.html", konteks, status=422 if masa.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def daftarkan_sk(request: PermintaanPengguna, seleksi_id: int, jenis: str) -> HttpResponse:
    pada = timezone.now()
    jenis = _jenis(jenis, (JENIS.PEJABAT, JENIS.TIM))
    seleksi = queries.seleksi_untuk_menyusun(request.user, seleksi_id, jenis, pada)
    masa, baris = _isian(request, SkLuarForm, jenis, seleksi, None)
    temuan: tuple = ()
    if _terisi_benar(masa, baris) and _disahkan(request, masa):
        isi = masa.cleaned_data
        unggahan = isi.pop("berkas")
        anggota = [Anggota(**satu) for satu in baris.isi()]
        try:
            # Looked at first, so that a refused decree leaves no file behind.
            calon = actions.jadi_calon(anggota=anggota)
            sampai = isi["berlaku_sampai"]
            wewenang.boleh_daftarkan_sk(request.user, seleksi, jenis, calon, sampai, pada).pastikan()
            berkas = simpan_berkas(unggahan=unggahan, oleh=request.user, pada=pada) if unggahan else None
            actions.daftarkan_sk(
                seleksi=seleksi,
                jenis=jenis,
                anggota=anggota,
                berkas=berkas,
                oleh=request.user,
                pada=pada,
                **isi,
            )
        except TindakanDitolak as ditolak:
            temuan = ditolak.temuan
            masa.add_error(None, f"Belum didaftarkan: {len(temuan)} hal perlu diperbaiki, lihat di bawah.")
        except BerkasDitolak as ditolak:
            masa.add_error("berkas", ditolak.alasan)
        else:
            messages.success(request, f"Keputusan Nomor {isi['nomor']} didaftarkan; perannya berlaku.")
            return redirect("panitia:sk_seleksi", seleksi.pk)
    konteks = {
        "seleksi": seleksi,
        "jenis": jenis,
        "judul": f"Daftarkan {JENIS(jenis).label.lower()}",
        "tombol": "Daftarkan keputusan",
        "konsep": None,
        **_konteks_isian(masa, baris, temuan, jenis, seleksi),
    }
    return render(request, "panitia/isi_sk.html", konteks, status=422 if masa.errors else 200)


def _disahkan(request: PermintaanPengguna, masa: MasaForm) -> bool:
    """On this page itself: what asks again elsewhere would lose the chosen scan."""
    if galat := sahkan(request, PERBUATAN["panitia:daftarkan_sk"]):
        masa.add_error(None, galat)
    return not galat


def _masa_awal(seleksi: Seleksi, konsep: SuratKeputusan | None) -> dict[str, date | None]:
    if konsep is not None:
        return {"berlaku_sejak": konsep.berlaku_sejak, "berlaku_sampai": konsep.berlaku_sampai}
    return {"berlaku_sejak": timezone.localdate(), "berlaku_sampai": seleksi.rencana_pelantikan}


def _baris_awal(jenis: str, seleksi: Seleksi, konsep: SuratKeputusan | None) -> list[dict[str, str]]:
    if konsep is not None:
        return [
            {
                "akun": satu.pengguna.email,
                "peran": satu.peran,
                "unsur": satu.unsur,
                "eselon": satu.eselon,
                "jabatan": satu.jabatan,
                "instansi": satu.instansi,
            }
            for satu in konsep.keanggotaan.select_related("pengguna").order_by("urutan", "pk")
        ]
    if jenis == JENIS.PANSEL:
        anggota = seleksi.aturan_main.pansel.jumlah - 1
        return [{"peran": p} for p in (Peran.KETUA_PANSEL, *[Peran.ANGGOTA_PANSEL] * anggota)]
    return [{"peran": peran} for peran in BARIS_AWAL[jenis]]


def _isian(
    request: PermintaanPengguna,
    kelas: type[MasaForm],
    jenis: str,
    seleksi: Seleksi,
    konsep: SuratKeputusan | None,
) -> tuple[MasaForm, DaftarAnggota]:
    """Head and lines of the annex: as stored, as typed, or as typed with one more line."""
    if request.method != "POST":
        masa = kelas(initial=_masa_awal(seleksi, konsep))
        return masa, daftar_anggota(jenis=jenis, awal=_baris_awal(jenis, seleksi, konsep))
    if "tambah" in request.POST:
        masa = kelas(initial={nama: request.POST.get(nama, "") for nama in kelas.base_fields})
        return masa, daftar_anggota(jenis=jenis, awal=[*_baris_terketik(request), {}])
    masa = kelas(request.POST, request.FILES)
    return masa, daftar_anggota(request.POST, jenis=jenis)


def _baris_terketik(request: PermintaanPengguna) -> list[dict[str, str]]:
    jumlah = request.POST.get("anggota-TOTAL_FORMS", "")
    banyak = min(int(jumlah), BARIS_TERBANYAK - 1) if jumlah.isdecimal() else 0
    nama = ("akun", "peran", "unsur", "eselon", "jabatan", "instansi")
    return [{n: request.POST.get(f"anggota-{ke}-{n}", "") for n in nama} for ke in range(banyak)]


def _terisi_benar(masa: MasaForm, baris: DaftarAnggota) -> bool:
    """Validate both; errors of lines are told in the summary above the form, too."""
    if not masa.is_bound:
        return False
    benar = masa.is_valid()
    if baris.is_valid():
        return benar
    for kalimat in (*baris.non_form_errors(), *baris.galat_baris()):
        masa.add_error(None, kalimat)
    return False


def _konteks_isian(
    masa: MasaForm, baris: DaftarAnggota, temuan: tuple, jenis: str, seleksi: Seleksi
) -> dict[str, Any]:
    return {
        "form": masa,
        "baris": baris,
        "temuan": temuan,
        "saran": queries.saran_akun(),
        "pengantar": PENGANTAR.get(jenis, ""),
        "pansel": seleksi.aturan_main.pansel if jenis == JENIS.PANSEL else None,
    }


@require_http_methods(["GET", "HEAD", "POST"])
@perlu_sahkan("panitia:tanda_tangani_sk")
def tanda_tangani_sk(request: PermintaanPengguna, sk_id: int) -> HttpResponse:
    pada = timezone.now()
    sk = queries.sk_untuk_ditandatangani(request.user, sk_id, pada)
    temuan = wewenang.boleh_tanda_tangani_sk(request.user, sk, pada).temuan
    status = 200
    if request.method == "POST":
        try:
            sk = actions.tanda_tangani_sk(sk=sk, oleh=request.user, pada=pada)
        except TindakanDitolak as ditolak:
            temuan, status = ditolak.temuan, 422
        else:
            messages.success(request, f"{sk.get_jenis_display()} ditandatangani dengan nomor {sk.nomor}.")
            return redirect("panitia:sk_seleksi", sk.seleksi_id)
    kartu = _kartu(queries.daftar_sk(sk.seleksi).get(pk=sk.pk), timezone.localdate(pada), False)
    konteks = {
        **kartu,
        "temuan": temuan,
        "boleh": wewenang.boleh_tanda_tangani_sk(request.user, sk, pada) if status == 200 else None,
        "lama": SuratKeputusan.objects.filter(seleksi=sk.seleksi, jenis=sk.jenis, keadaan="BERLAKU").first(),
    }
    return render(request, "panitia/tanda_tangani_sk.html", konteks, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def buang_konsep(request: PermintaanPengguna, sk_id: int) -> HttpResponse:
    pada = timezone.now()
    sk = queries.sk_untuk_dibuang(request.user, sk_id, pada)
    form = AlasanForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.buang_konsep(sk=sk, oleh=request.user, pada=pada, **form.cleaned_data)
        except TindakanDitolak as ditolak:
            form.add_error(None, str(ditolak))
        else:
            messages.success(request, f"Konsep {sk.get_jenis_display()} dibuang.")
            return redirect("panitia:sk_seleksi", sk.seleksi_id)
    konteks = {"form": form, "sk": sk}
    return render(request, "panitia/buang_konsep.html", konteks, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@perlu_sahkan("panitia:berhentikan")
def berhentikan(request: PermintaanPengguna, keanggotaan_id: int) -> HttpResponse:
    pada = timezone.now()
    keanggotaan = queries.keanggotaan_untuk_dihentikan(request.user, keanggotaan_id, pada)
    form = AlasanForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.berhentikan(keanggotaan=keanggotaan, oleh=request.user, pada=pada, **form.cleaned_data)
        except TindakanDitolak as ditolak:
            form.add_error(None, str(ditolak))
        else:
            sebutan = SEBUTAN_PERAN[keanggotaan.peran]
            messages.success(request, f"Peran {sebutan} {keanggotaan.pengguna.nama_tampil} dihentikan.")
            return redirect("panitia:sk_seleksi", keanggotaan.seleksi_id)
    konteks = {
        "form": form,
        "keanggotaan": keanggotaan,
        "peran": SEBUTAN_PERAN[keanggotaan.peran],
        "akibat": [
            ("Yang terjadi", "Hak peran ini tertutup seketika dan sesi yang terbuka diakhiri."),
            ("Yang diberi tahu", f"{keanggotaan.pengguna.nama_tampil}, dengan alasan yang Anda tulis."),
            ("Yang tetap ada", "Jejak, naskah, dan penilaian yang sudah dibuat selama peran berlaku."),
        ],
    }
    return render(request, "panitia/berhentikan.html", konteks, status=422 if form.errors else 200)


@require_safe
def buka_sk(request: PermintaanPengguna, sk_id: int) -> HttpResponseBase:
    """The paper of a decree made here, or the scan of one registered."""
    sk = queries.sk_untuk_dibaca(request.user, sk_id, timezone.now())
    if sk.naskah is not None:
        return sajikan_naskah(sk.naskah) or render(request, "panitia/sedang_dicetak.html", {"sk": sk})
    if sk.berkas is None:
        raise Http404
    return sajikan_berkas(sk.berkas, pembaca=request.user)
