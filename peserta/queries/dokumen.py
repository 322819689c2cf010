"""Documents of a vacancy beyond the ketentuan, the checklist of one application, the stamps on its files."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Count, Q, Window
from django.http import Http404
from django.shortcuts import get_object_or_404

from akun.models import Pengguna
from peserta import aturan
from peserta.alur import Keadaan
from peserta.aturan import Butir, Fakta
from peserta.models import BerkasLamaran, DokumenTambahan, Lamaran, Meterai
from peserta.models.dokumen import dokumen_lamaran, siapkan_dokumen
from peserta.queries.berkas import berkas_berlaku
from peserta.queries.fakta import fakta_lamaran
from peserta.queries.perbaikan import perbaikan_diminta
from peserta.queries.pintu import lowongan_untuk_pansel
from peserta.queries.syarat import hari_penutupan, tambahan_lowongan
from seleksi.aturan import menurut_profil
from seleksi.izin import Temuan
from seleksi.ketentuan import DokumenWajib
from seleksi.models import Lowongan


def dokumen_untuk_dihapus(
    pengguna: Pengguna, lowongan_id: int, dokumen_id: int, pada: datetime
) -> DokumenTambahan:
    """A document that was added to a vacancy, for those who may see its conditions."""
    lowongan = lowongan_untuk_pansel(pengguna, lowongan_id, pada)
    return get_object_or_404(
        DokumenTambahan.objects.select_related("lowongan__seleksi"), pk=dokumen_id, lowongan=lowongan
    )


def dokumen_menurut_kode(lowongan: Lowongan, kode: str) -> DokumenWajib | None:
    return next((satu for satu in dokumen_lamaran(lowongan) if satu.kode == kode), None)


def nama_dokumen(lowongan: Lowongan) -> dict[str, str]:
    """Code -> name of every document of the vacancy."""
    return {satu.kode: satu.nama for satu in dokumen_lamaran(lowongan)}


# --- Daftar periksa -----------------------------------------------------------------------------
def butir_lamaran(lamaran: Lamaran) -> tuple[Butir, ...]:
    """The checklist of one application: what it need not contain is checked only where it does."""
    dokumen = dokumen_lamaran(lamaran.lowongan)
    if any(not satu.wajib for satu in dokumen):
        dokumen = aturan.dokumen_diperiksa(dokumen, berkas_berlaku(lamaran))
    return aturan.butir_periksa(dokumen, tambahan_lowongan(lamaran.lowongan))


def jumlah_dokumen_diperiksa(lamaran: Iterable[Lamaran]) -> dict[int, int]:
    """Application -> how many of its documents are checked; a constant number of queries."""
    semua = list(lamaran)
    siapkan_dokumen([satu.lowongan for satu in semua])
    dokumen = {satu.pk: dokumen_lamaran(satu.lowongan) for satu in semua}
    ada: dict[int, set[str]] = {}
    if any(not satu.wajib for daftar in dokumen.values() for satu in daftar):
        baris = BerkasLamaran.objects.filter(lamaran__in=semua, diganti_pada__isnull=True)
        for pk, jenis in baris.values_list("lamaran", "jenis"):
            ada.setdefault(pk, set()).add(jenis)
    return {pk: len(aturan.dokumen_diperiksa(daftar, ada.get(pk, ()))) for pk, daftar in dokumen.items()}


# --- Yang dikatakan mesin tentang satu dokumen --------------------------------------------------
def temuan_harta(fakta: Fakta, lowongan: Lowongan, pada: datetime) -> list[Temuan]:
    """A-7: LHKPN or LHKASN, by the post held on the closing day; empty where neither is asked."""
    dokumen = dokumen_menurut_kode(lowongan, aturan.KODE_HARTA)
    if dokumen is None:
        return []
    temuan = aturan.laporan_harta(fakta.riwayat, hari_penutupan(lowongan, pada), dokumen.dasar)
    return menurut_profil(temuan, lowongan.seleksi.aturan_main)


def petunjuk_butir(lamaran: Lamaran, kode: str, pada: datetime) -> list[Temuan]:
    """What the machine says at one item for the eye of the verifier; it asks for no reason of his."""
    dokumen = dokumen_menurut_kode(lamaran.lowongan, kode)
    if dokumen is None:
        return []
    main = lamaran.lowongan.seleksi.aturan_main
    if dokumen.kode == aturan.KODE_HARTA:
        return temuan_harta(fakta_lamaran(lamaran, buta=True), lamaran.lowongan, pada)
    berkas = berkas_berlaku(lamaran).get(kode) if dokumen.meterai else None
    if berkas is None:
        return []
    meterai = meterai_berkas(berkas)
    ganda = aturan.sebut_sebagian(*meterai_sama(lamaran, meterai)) if meterai else ""
    temuan = aturan.meterai_dilihat(str(meterai) if meterai else "", ganda, dokumen.dasar)
    return menurut_profil(temuan, main)


# --- Meterai ------------------------------------------------------------------------------------
def meterai_berkas(berkas: BerkasLamaran) -> Meterai | None:
    """What was said of the stamp on this version; no query where it was read along."""
    meterai: Meterai | None = getattr(berkas, "meterai", None)
    return meterai


def berkas_bermeterai(lamaran: Lamaran, kode: str) -> BerkasLamaran | None:
    """The version whose stamp its owner may name now: of a draft, or the new one of a mending."""
    if lamaran.keadaan == Keadaan.DRAF:
        return berkas_berlaku(lamaran).get(kode)
    perbaikan = perbaikan_diminta(lamaran)
    butir = perbaikan.butir.all() if perbaikan else ()
    return next((satu.pengganti for satu in butir if satu.jenis == kode), None)


def berkas_bermeterai_milik(lamaran: Lamaran, kode: str) -> tuple[DokumenWajib, BerkasLamaran]:
    """Door of the page on one stamp: a document that bears one, with a file whose stamp can be named."""
    dokumen, berkas = dokumen_menurut_kode(lamaran.lowongan, kode), berkas_bermeterai(lamaran, kode)
    if dokumen is None or not dokumen.meterai or berkas is None:
        raise Http404
    return dokumen, berkas


def meterai_sama(lamaran: Lamaran, meterai: Meterai) -> tuple[tuple[str, ...], int]:
    """Where else this serial number was used: the first few in words, and how many there are; one query.

    An earlier version of the same document is the same stamp. Of another selection only that it is so.
    """
    if not meterai.nomor_seri:
        return (), 0
    sama = Meterai.objects.filter(nomor_seri=meterai.nomor_seri)
    sama = sama.exclude(berkas__lamaran=lamaran.pk, berkas__jenis=meterai.berkas.jenis)
    lain = Lamaran.objects.filter(
        ~Q(keadaan=Keadaan.DRAF) | Q(pk=lamaran.pk), pk__in=sama.values("berkas__lamaran")
    )
    baris = list(
        lain.annotate(jumlah=Window(Count("pk")))
        .order_by("pk")
        .values_list("pk", "nomor_pendaftaran", "lowongan__seleksi", "jumlah")[: aturan.MAKS_SEBUT]
    )
    nama = []
    for pk, nomor, seleksi, _ in baris:
        sendiri, asing = pk == lamaran.pk, seleksi != lamaran.lowongan.seleksi_id
        nama.append(
            "dokumen lain lamaran ini" if sendiri else "lamaran dalam seleksi lain" if asing else nomor
        )
    return tuple(nama), baris[0][3] if baris else 0
