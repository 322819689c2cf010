"""Pages of those who check and read applications: workbench, second person, lists, dossier."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from dokumen.simpan import nama_aman
from dokumen.tabel import Sel, buku_kerja, unduhan
from panitia.aturan import Hak
from panitia.queries import hak_pengguna
from peserta import actions, aturan, queries, wewenang
from peserta.alur import Keadaan
from peserta.aturan import Butir
from peserta.forms import KembalikanForm, PeriksaForm, TindakanForm, tolak
from peserta.models import JENIS_RIWAYAT, Lamaran, PemeriksaanKedua, Verifikasi
from peserta.views import Permintaan
from peserta.views.antrean import PER_HALAMAN, lencana
from peserta.views.pelamar import tampilkan_syarat
from peserta.views.riwayat import nama_jenis, tampilkan_runtutan
from seleksi.alur import Tahap
from seleksi.izin import Izin, TindakanDitolak

GET_POST = require_http_methods(["GET", "HEAD", "POST"])
KEPALA_UNDUHAN = (
    *("Urutan", "Nomor pendaftaran", "Nama", "NIP", "Pangkat, golongan ruang", "Jabatan sekarang"),
    *("Unit kerja", "Instansi asal", "Provinsi", "Tanggal lahir", "Pendidikan terakhir", "Telepon"),
    *("Surel", "Terkirim (WIB)", "Keadaan"),
)

# Item -> the verdict on it, of the first or of the second person.
Putusan = Mapping[str, Verifikasi | PemeriksaanKedua]
RUPA_PUTUSAN = {aturan.SESUAI: "sesuai", aturan.TIDAK_SESUAI: "tidak-sesuai"}


# --- Meja pemeriksa ---------------------------------------------------------------------------
@GET_POST
def verifikasi(request: Permintaan, lamaran_id: int) -> HttpResponse:
    """The workbench: one item at a time, the file on the left, the checklist on the right."""
    pada = timezone.now()
    lamaran = queries.lamaran_untuk_diperiksa(request.user, lamaran_id, pada)
    if request.method != "POST" and lamaran.keadaan != Keadaan.DIAJUKAN:
        return redirect("peserta:konfirmasi", lamaran.pk)
    return periksa_di_meja(request, lamaran, pada)


def periksa_di_meja(
    request: Permintaan, lamaran: Lamaran, pada: datetime, *, kedua: bool = False
) -> HttpResponse:
    """One item of the desk: shown, or entered. ``kedua``: the second person's own check."""
    butir = _daftar_butir(lamaran)
    putusan = _putusan_di_meja(request, lamaran, pada, kedua=kedua)
    kini = _butir_kini(request.GET.get("butir", ""), butir, putusan)
    form = PeriksaForm(
        request.POST if request.method == "POST" else None,
        initial=_isian(putusan, kini),
        katalog=queries.alasan_butir(kini.kode),
    )
    if request.method == "POST" and form.is_valid():
        simpan = actions.periksa_butir_kedua if kedua else actions.periksa_butir
        try:
            simpan(lamaran=lamaran, butir=kini.kode, oleh=request.user, pada=pada, **form.cleaned_data)
        except TindakanDitolak as ditolak:
            tolak(form, ditolak)
        else:
            return redirect(_alamat_butir(lamaran, _berikut(kini, butir, putusan), kedua=kedua))
    return _meja(request, lamaran, kini, form, form, pada, kedua=kedua)


def selesai_ditolak(
    request: Permintaan, lamaran: Lamaran, ditolak: TindakanDitolak, pada: datetime, *, kedua: bool = False
) -> HttpResponse:
    """The desk again, with why the check cannot be closed yet."""
    form = TindakanForm(request.POST)
    tolak(form, ditolak)
    putusan = _putusan_di_meja(request, lamaran, pada, kedua=kedua)
    kini = _butir_kini("", _daftar_butir(lamaran), putusan)
    periksa = PeriksaForm(initial=_isian(putusan, kini), katalog=queries.alasan_butir(kini.kode))
    return _meja(request, lamaran, kini, periksa, form, pada, kedua=kedua)


def _putusan_di_meja(request: Permintaan, lamaran: Lamaran, pada: datetime, *, kedua: bool) -> Putusan:
    """What this person may see on his side of the check."""
    if kedua:
        return queries.pemeriksaan_kedua(lamaran)
    if queries.tertutup_bagi(request.user, lamaran, pada):
        return {}
    return queries.verifikasi_lamaran(lamaran)


def _meja(
    request: Permintaan,
    lamaran: Lamaran,
    kini: Butir,
    periksa: PeriksaForm,
    form: PeriksaForm | TindakanForm,
    pada: datetime,
    *,
    kedua: bool,
) -> HttpResponse:
    butir = _daftar_butir(lamaran)
    buta = kedua or queries.tertutup_bagi(request.user, lamaran, pada)
    putusan = _putusan_di_meja(request, lamaran, pada, kedua=kedua)
    hitungan = queries.hitungan_butir(lamaran, pada, buta=buta)
    surat = queries.surat_rekomendasi(lamaran) if kini.kode == aturan.KODE_REKOMENDASI and not buta else {}
    boleh = wewenang.boleh_periksa_kedua if kedua else wewenang.boleh_periksa
    boleh_selesai = wewenang.boleh_selesai_diperiksa_kedua if kedua else wewenang.boleh_selesai_diperiksa
    berkas = queries.berkas_berlaku(lamaran)
    pegang = queries.pemegang_pemeriksaan(lamaran, pada)
    konteks = {
        # dasar.html shows the errors of `form` above the heading; `periksa` is the form of the open item.
        "form": form,
        "periksa": periksa,
        "lamaran": lamaran,
        "profil": _profil_tampil(lamaran),
        "baris": [_baris_butir(lamaran, satu, kini, putusan, kedua=kedua) for satu in butir],
        "kedua": kedua,
        "buta": buta,
        "kini": kini,
        "berkas": berkas.get(kini.kode),
        "hitungan": tampilkan_syarat(hitungan.get(kini.kode, [])),
        "petunjuk": tampilkan_syarat(queries.petunjuk_butir(lamaran, kini.kode, pada)),
        "rincian": rincian_hitungan(lamaran, kini.kode, pada, buta=buta),
        "surat": surat,
        "asal": queries.asal_rekomendasi(lamaran) if kini.kode == aturan.KODE_REKOMENDASI else None,
        "jumlah_diperiksa": sum(satu.kode in putusan for satu in butir),
        "jumlah_butir": len(butir),
        "hasil": aturan.kesimpulan({k: v.putusan for k, v in putusan.items()}),
        "tidak_sesuai": sum(v.putusan == aturan.TIDAK_SESUAI for v in putusan.values()),
        "izin": boleh(request.user, lamaran, pada),
        # Who has entered nothing yet on a closed check does not finish it.
        "izin_selesai": boleh_selesai(request.user, lamaran, pada) if putusan else None,
        "pegang_sampai": (
            pegang.terakhir + aturan.LAMA_PEGANG if pegang and pegang.pemegang_id == request.user.pk else None
        ),
        "tanda_nip": _tanda_nip(lamaran),
        "tanda_ganda": queries.tanda_ganda(lamaran),
        "kebijakan_perbaikan": lamaran.lowongan.seleksi.aturan_main.kebijakan.perbaikan_berkas_hari,
        "perbaikan": queries.perbaikan_lamaran(lamaran),
        "tetangga": queries.tetangga(lamaran),
        "warna_putusan": {"SESUAI": "hijau", "TIDAK_SESUAI": "merah"},
    }
    return render(request, "peserta/verifikasi.html", konteks, status=422 if form.errors else 200)


def _daftar_butir(lamaran: Lamaran) -> tuple[Butir, ...]:
    return queries.butir_lamaran(lamaran)


def rincian_hitungan(lamaran: Lamaran, kode: str, pada: datetime, *, buta: bool = False) -> dict[str, Any]:
    """The figures behind E-02 (rows as counted) and E-03 (age on each day); empty for other items."""
    if kode not in ("E-02", "E-03"):
        return {}
    fakta, syarat = queries.fakta_lamaran(lamaran, buta=buta), lamaran.lowongan.seleksi.aturan_main.syarat
    penutupan = queries.hari_penutupan(lamaran.lowongan, pada)
    if kode == "E-02":
        masa = queries.masa_terkait(fakta, lamaran.lowongan, pada)
        return {
            "runtutan": tampilkan_runtutan(fakta, penutupan),
            "masa": masa,
            "sela": [{"mulai": a, "selesai": b, "hari": (b - a).days + 1} for a, b in masa.sela],
            "acuan": penutupan,
        }
    rencana = lamaran.lowongan.seleksi.rencana_pelantikan
    hari = ((aturan.PENUTUPAN.capitalize(), penutupan), (aturan.RENCANA.capitalize(), rencana))
    batas = aturan.batas_menurut_tafsir(fakta.tanggal_lahir, syarat.usia_maks)
    return {
        "usia": aturan.titik_usia(fakta.tanggal_lahir, hari, syarat),
        "batas": [
            {"kata": _tafsir(tafsir, syarat.usia_maks), "hari": satu, "dipakai": tafsir == syarat.usia_tafsir}
            for tafsir, satu in batas.items()
        ],
    }


def _tafsir(tafsir: str, maks: int) -> str:
    return aturan.TAFSIR_USIA[tafsir].format(maks=maks, lebih=maks + 1)


def _butir_kini(kode: str, butir: tuple[Butir, ...], putusan: Putusan) -> Butir:
    """The item of the address; else the first one without a verdict; else the first."""
    menurut_kode = {satu.kode: satu for satu in butir}
    belum = (satu for satu in butir if satu.kode not in putusan)
    return menurut_kode.get(kode) or next(belum, butir[0])


def _berikut(kini: Butir, butir: tuple[Butir, ...], putusan: Putusan) -> Butir:
    """The next item without a verdict, going round; the same item when it was the last."""
    mulai = butir.index(kini)
    putaran = (*butir[mulai + 1 :], *butir[:mulai])
    return next((satu for satu in putaran if satu.kode not in putusan), kini)


def _alamat_butir(lamaran: Lamaran, butir: Butir, *, kedua: bool = False) -> str:
    nama = "peserta:pemeriksaan_kedua" if kedua else "peserta:verifikasi"
    return f"{reverse(nama, args=[lamaran.pk])}?butir={butir.kode}"


def _isian(putusan: Putusan, kini: Butir) -> dict[str, str]:
    satu = putusan.get(kini.kode)
    return {"putusan": satu.putusan, "alasan": satu.alasan} if satu else {}


def _baris_butir(
    lamaran: Lamaran, butir: Butir, kini: Butir, putusan: Putusan, *, kedua: bool = False
) -> dict[str, Any]:
    satu = putusan.get(butir.kode)
    keadaan = "belum" if satu is None else RUPA_PUTUSAN[satu.putusan]
    return {
        "butir": butir,
        "keadaan": keadaan,
        "alasan": satu.alasan if satu else "",
        "oleh": satu.diperiksa_oleh.nama_tampil if satu else "",
        "alamat": _alamat_butir(lamaran, butir, kedua=kedua),
        "kini": butir == kini,
    }


def _profil_tampil(lamaran: Lamaran) -> dict[str, Any]:
    """The frozen profile with its dates as dates, so that the page can write them."""
    profil = dict(lamaran.profil or {})
    profil["tanggal_lahir"] = date.fromisoformat(profil["tanggal_lahir"])
    profil["riwayat"] = [
        {
            **satu,
            "mulai": date.fromisoformat(satu["tanggal_mulai"]),
            "selesai": date.fromisoformat(satu["tanggal_selesai"]) if satu["tanggal_selesai"] else None,
            "kedudukan": _sebut_kedudukan(satu),
        }
        for satu in profil["riwayat"]
    ]
    profil.setdefault("penjelasan_nip", "")
    catatan = profil.get("catatan", {})
    profil["catatan"] = [
        {"nama": nama_jenis(jenis), "baris": catatan[jenis]} for jenis in JENIS_RIWAYAT if jenis in catatan
    ]
    return profil


def _sebut_kedudukan(riwayat: dict[str, Any]) -> str:
    """Plt., Plh. or time away; nothing for a definitive post, which needs no word."""
    kedudukan = riwayat.get("kedudukan", aturan.DEFINITIF)
    return "" if kedudukan == aturan.DEFINITIF else aturan.SEBUTAN_KEDUDUKAN[kedudukan]


def _tanda_nip(lamaran: Lamaran) -> tuple[str, ...]:
    profil = lamaran.profil or {}
    lahir = date.fromisoformat(profil["tanggal_lahir"])
    return queries.tanda_nip(profil["nip"], lahir, profil["jenis_kelamin"], queries.fakta_salinan(profil))


@require_POST
def selesai_diperiksa(request: Permintaan, lamaran_id: int) -> HttpResponse:
    """The first person is done with all items."""
    pada = timezone.now()
    lamaran = queries.lamaran_untuk_diperiksa(request.user, lamaran_id, pada)
    try:
        actions.selesai_diperiksa(lamaran=lamaran, oleh=request.user, pada=pada)
    except TindakanDitolak as ditolak:
        lamaran = queries.lamaran_untuk_diperiksa(request.user, lamaran_id, pada)
        return selesai_ditolak(request, lamaran, ditolak, pada)
    nomor = lamaran.nomor_pendaftaran
    messages.success(request, f"Pemeriksaan {nomor} selesai dan menunggu pemeriksa kedua.")
    return redirect("peserta:antrean_verifikasi")


# --- Pemeriksa kedua --------------------------------------------------------------------------
@GET_POST
def konfirmasi(request: Permintaan, lamaran_id: int) -> HttpResponse:
    """The second person reads every verdict and settles MS or TMS; others see how it stands."""
    pada = timezone.now()
    lamaran = queries.lamaran_untuk_diperiksa(request.user, lamaran_id, pada)
    if request.method != "POST" and lamaran.keadaan == Keadaan.DIPERIKSA:
        if queries.selisih_terbuka(lamaran) is not None:
            return redirect("peserta:selisih", lamaran.pk)
        if wewenang.boleh_lihat_meja_kedua(request.user, lamaran, pada):
            return redirect("peserta:pemeriksaan_kedua", lamaran.pk)
    form = TindakanForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            lamaran = actions.konfirmasi(lamaran=lamaran, oleh=request.user, pada=pada)
        except TindakanDitolak as ditolak:
            lamaran = queries.lamaran_untuk_diperiksa(request.user, lamaran_id, pada)
            tolak(form, ditolak)
        else:
            sebutan = Keadaan(lamaran.keadaan).label.lower()
            messages.success(request, f"Lamaran {lamaran.nomor_pendaftaran} ditetapkan {sebutan}.")
            return redirect("peserta:antrean_verifikasi")
    return _halaman_konfirmasi(request, lamaran, form, _form_kembali(lamaran), pada)


def _form_kembali(lamaran: Lamaran, isi: Any = None) -> KembalikanForm:
    """The second time it is sent back the items in dispute are named."""
    butir = _daftar_butir(lamaran) if lamaran.jumlah_kembali else ()
    return KembalikanForm(isi, prefix="kembali", butir=[(satu.kode, satu.nama) for satu in butir])


@require_POST
def kembalikan(request: Permintaan, lamaran_id: int) -> HttpResponse:
    """The second person sends it back with a note."""
    pada = timezone.now()
    lamaran = queries.lamaran_untuk_diperiksa(request.user, lamaran_id, pada)
    form = _form_kembali(lamaran, request.POST)
    if form.is_valid():
        try:
            actions.kembalikan(lamaran=lamaran, oleh=request.user, pada=pada, **form.cleaned_data)
        except TindakanDitolak as ditolak:
            lamaran = queries.lamaran_untuk_diperiksa(request.user, lamaran_id, pada)
            tolak(form, ditolak)
        else:
            nomor = lamaran.nomor_pendaftaran
            kepada = "Ketua Sekretariat untuk diputus" if lamaran.jumlah_kembali else "pemeriksa pertama"
            messages.success(request, f"Pemeriksaan {nomor} dikembalikan kepada {kepada}.")
            return redirect("peserta:antrean_verifikasi")
    return _halaman_konfirmasi(request, lamaran, form, form, pada)


def _halaman_konfirmasi(
    request: Permintaan,
    lamaran: Lamaran,
    form: TindakanForm | KembalikanForm,
    form_kembali: KembalikanForm,
    pada: datetime,
) -> HttpResponse:
    butir = _daftar_butir(lamaran)
    buta = queries.tertutup_bagi(request.user, lamaran, pada)
    putusan = {} if buta else queries.verifikasi_lamaran(lamaran)
    berkas = queries.berkas_berlaku(lamaran)
    hitungan = queries.hitungan_butir(lamaran, pada, buta=buta)
    izin: Izin = wewenang.boleh_konfirmasi(request.user, lamaran, pada)
    pegang = queries.pemegang_pemeriksaan(lamaran, pada)
    konteks = {
        # dasar.html shows the errors of `form` above the heading.
        "form": form,
        "form_kembali": form_kembali,
        "lamaran": lamaran,
        "lencana": lencana(lamaran),
        "profil": _profil_tampil(lamaran),
        "baris": [
            {
                **_baris_butir(lamaran, satu, butir[0], putusan),
                "berkas": berkas.get(satu.kode),
                "hitungan": tampilkan_syarat(hitungan.get(satu.kode, [])),
            }
            for satu in butir
        ],
        "hasil": aturan.kesimpulan({k: v.putusan for k, v in putusan.items()}),
        "tidak_sesuai": sum(v.putusan == aturan.TIDAK_SESUAI for v in putusan.values()),
        "ditetapkan": lamaran.keadaan in queries.DITETAPKAN,
        "berselisih": lamaran.selisih.exists(),
        "pegang_sampai": (
            pegang.terakhir + aturan.LAMA_PEGANG if pegang and pegang.pemegang_id == request.user.pk else None
        ),
        "menunggu_kedua": lamaran.keadaan == Keadaan.DIPERIKSA,
        "izin": izin,
        "tanda_nip": _tanda_nip(lamaran),
        "tanda_ganda": queries.tanda_ganda(lamaran),
        "perbaikan": queries.perbaikan_diminta(lamaran),
        "perlakuan": queries.temuan_perlakuan([lamaran.lowongan])[lamaran.lowongan_id],
        "tetangga": queries.tetangga(lamaran),
    }
    return render(request, "peserta/konfirmasi.html", konteks, status=422 if form.errors else 200)


# --- Membaca ----------------------------------------------------------------------------------
@require_safe
def daftar_pelamar(request: Permintaan, lowongan_id: int) -> HttpResponse:
    """Applicants of one vacancy in order of the register, for those who may see files."""
    pada = timezone.now()
    lowongan = queries.lowongan_untuk_dibaca(request.user, lowongan_id, pada)
    semua = queries.daftar_pelamar(lowongan)
    halaman = Paginator(semua, PER_HALAMAN).get_page(request.GET.get("halaman"))
    sehalaman = semua.filter(pk__in=[satu.pk for satu in halaman])
    hak = hak_pengguna(request.user, lowongan.seleksi_id, pada)
    menilai = Hak.NILAI in hak
    terbuka, bebas = (
        set(queries.bebas_benturan(request.user, sehalaman, menilai=satu).values_list("pk", flat=True))
        for satu in (menilai, False)
    )
    konteks = {
        "lowongan": lowongan,
        "halaman": halaman,
        "baris": [
            {
                "lamaran": satu,
                "lencana": lencana(satu),
                "terbuka": satu.pk in terbuka,
                "berbenturan": satu.pk not in bebas,
            }
            for satu in halaman
        ],
        "rekap": queries.rekap_lamaran([lowongan.pk])[lowongan.pk],
        "unduh": Hak.VERIFIKASI in hak,
        "nominatif": queries.nominatif_terbit(lowongan),
        "susun_nominatif": lowongan.tahap == Tahap.ADMINISTRASI
        and bool(hak & {Hak.KELOLA, Hak.SUSUN_NASKAH}),
    }
    return render(request, "peserta/daftar_pelamar.html", konteks)


@require_POST
def unduh_pelamar(request: Permintaan, lowongan_id: int) -> HttpResponse:
    """The list of applicants as XLSX, without any mark; taking it leaves a trace, so it is a post."""
    pada = timezone.now()
    lowongan = queries.lowongan_untuk_dibaca(request.user, lowongan_id, pada)
    try:
        daftar = actions.unduh_daftar(lowongan=lowongan, oleh=request.user, pada=pada)
    except TindakanDitolak as ditolak:
        messages.error(request, str(ditolak))
        return redirect("peserta:daftar_pelamar", lowongan.pk)
    dokumen = queries.dokumen_lamaran(lowongan)
    butir = {satu.kode: satu.nama for satu in aturan.butir_periksa(dokumen)}
    kepala = [*KEPALA_UNDUHAN, *(f"Berkas: {satu.nama}" for satu in dokumen), "Tidak sesuai"]
    daftar = list(daftar)
    tertutup = queries.tertutup(request.user, daftar, pada)
    akhir = queries.putusan_serentak([satu.pk for satu in daftar if satu.pk not in tertutup])
    baris = [
        _baris_unduhan(satu, [d.kode for d in dokumen], butir, akhir.get(satu.pk, {})) for satu in daftar
    ]
    nama = f"pelamar-{lowongan.nama_jabatan}-{timezone.localdate(pada):%Y-%m-%d}.xlsx"
    return unduhan(nama_aman(nama, ".xlsx"), buku_kerja("Pelamar", kepala, baris))


def _baris_unduhan(
    lamaran: Lamaran, dokumen: list[str], butir: dict[str, str], putusan: Mapping[str, tuple[str, str]]
) -> list[Sel]:
    profil = lamaran.profil
    berkas = {satu.jenis: satu.berkas.halaman for satu in lamaran.berkas.all()}
    tidak = {kode: alasan for kode, (satu, alasan) in putusan.items() if satu == aturan.TIDAK_SESUAI}
    return [
        lamaran.urutan,
        lamaran.nomor_pendaftaran,
        profil["nama"],
        profil["nip"],
        profil["pangkat"],
        profil["jabatan"],
        profil["unit_kerja"],
        profil["instansi"],
        profil["provinsi"],
        date.fromisoformat(profil["tanggal_lahir"]),
        " ".join((profil["pendidikan"], profil["jurusan"])),
        profil["telepon"],
        profil["surel"],
        lamaran.diajukan_pada,
        lencana(lamaran)["kata"],
        *(f"ada, {berkas[kode]} halaman" if kode in berkas else "tidak ada" for kode in dokumen),
        "\n".join(f"{nama}: {tidak[kode]}" for kode, nama in butir.items() if kode in tidak),
    ]


@require_safe
def berkas_peserta(request: Permintaan, lamaran_id: int) -> HttpResponse:
    """The dossier of one application: frozen profile, files, and the check for those who may see it."""
    pada = timezone.now()
    lamaran = queries.lamaran_untuk_dibaca(request.user, lamaran_id, pada)
    hak = hak_pengguna(request.user, lamaran.lowongan.seleksi_id, pada)
    butir = _daftar_butir(lamaran)
    buta = queries.tertutup_bagi(request.user, lamaran, pada)
    putusan = queries.verifikasi_lamaran(lamaran) if Hak.LIHAT_VERIFIKASI in hak and not buta else {}
    hitungan = queries.hitungan_butir(lamaran, pada, buta=buta)
    temuan = [satu for daftar in hitungan.values() for satu in daftar]
    konteks = {
        "lamaran": lamaran,
        "lencana": lencana(lamaran),
        "profil": _profil_tampil(lamaran),
        "dokumen": queries.daftar_dokumen(lamaran),
        "syarat": tampilkan_syarat(temuan),
        "pemeriksaan": [
            _baris_butir(lamaran, satu, butir[0], putusan) for satu in butir if satu.kode in putusan
        ],
        "tanda_nip": _tanda_nip(lamaran),
        "tanda_ganda": queries.tanda_ganda(lamaran) if Hak.VERIFIKASI in hak else [],
    }
    return render(request, "peserta/berkas_peserta.html", konteks)
