"""Papers of a selection: who may read which class, lists, and what waits for a signature."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.shortcuts import get_object_or_404

from akun.models import Pengguna
from dokumen.models import Kelas, Naskah
from dokumen.queries import kode_rapi
from panitia.aturan import Hak
from panitia.queries import hak_pengguna, seleksi_dengan_hak
from seleksi.aturan import asli_naskah
from seleksi.models import LembarBasah, Lowongan, NaskahSeleksi, Seleksi

PENGELOLA = frozenset({Hak.KELOLA, Hak.SUSUN_NASKAH})
PEMBACA_TERBATAS = PENGELOLA | {Hak.PIMPIN, Hak.PUTUSKAN, Hak.AWASI}
# Class T: who may read a paper depends on what it is about.
PEMBACA_NASKAH: dict[str, frozenset[Hak]] = {
    "peserta/naskah/tanda_terima.html": frozenset({Hak.LIHAT_BERKAS}),
    "peserta/naskah/berita_acara_administrasi.html": frozenset({Hak.LIHAT_VERIFIKASI}),
    "seleksi/naskah/nominatif.html": frozenset({Hak.LIHAT_VERIFIKASI}),
    "seleksi/naskah/berita_acara_penutupan.html": PEMBACA_TERBATAS | {Hak.LIHAT_VERIFIKASI},
    # Names alone, alphabetical: the PyB proposes on it.
    "penilaian/naskah/keputusan_tiga_calon.html": PEMBACA_TERBATAS | {Hak.USULKAN, Hak.NILAI},
    # Without a mark: who handed it over keeps it too.
    "penilaian/naskah/serah_terima_asesmen.html": PEMBACA_TERBATAS | {Hak.NILAI_ASESMEN},
    "seleksi/naskah/surat_usulan_pyb.html": PEMBACA_TERBATAS | {Hak.USULKAN},
    "seleksi/naskah/keputusan_pengangkatan.html": PEMBACA_TERBATAS | {Hak.USULKAN},
}
# Class R: the Pansel that made it and the PPK it is meant for; each reading leaves a trace.
PEMBACA_RAHASIA = frozenset({Hak.LIHAT_REKAP})
# Receipts are as many as applicants and have their own list.
TANDA_TERIMA = "peserta/naskah/tanda_terima.html"
DAFTAR_TERKINI = 5


def boleh_baca(naskah: Naskah, hak: frozenset[Hak], pengguna: Pengguna) -> bool:
    """Whether somebody with these rights in its selection may read a paper; its signer always may."""
    if pengguna.pk == naskah.penanda_tangan_id:
        return True
    if naskah.kelas == Kelas.RAHASIA:
        return bool(hak & PEMBACA_RAHASIA)
    if naskah.kelas == Kelas.TERBATAS:
        return bool(hak & PEMBACA_NASKAH.get(naskah.templat, PEMBACA_TERBATAS))
    if naskah.ditandatangani_pada is None:
        return bool(hak & (PEMBACA_TERBATAS | {Hak.NILAI}))
    return bool(hak)


def naskah_untuk_dibuka(pengguna: Pengguna, naskah_id: int, pada: datetime) -> NaskahSeleksi:
    """The door to a paper of a selection; 404 for whoever may not read it. Secret ones need a purpose too."""
    dasar = NaskahSeleksi.objects.select_related(
        "seleksi", "lowongan", "naskah__berkas", "naskah__berkas_konsep"
    )
    milik = get_object_or_404(dasar, naskah_id=naskah_id)
    hak = hak_pengguna(pengguna, milik.seleksi_id, pada)
    if not boleh_baca(milik.naskah, hak, pengguna):
        milik = get_object_or_404(dasar.none())
    return milik


def lembar_basah(naskah_id: int) -> LembarBasah | None:
    return LembarBasah.objects.filter(naskah=naskah_id).select_related("berkas", "dicatat_oleh").first()


def asli_menurut_kode(kode: str) -> tuple[str, str] | None:
    """What a stranger may know: which is the original, and the digest of the wet-signed scan ("" if none).

    None for papers that belong to no selection.
    """
    milik = (
        NaskahSeleksi.objects.select_related("seleksi", "naskah__lembar_basah__berkas")
        .filter(naskah__kode=kode_rapi(kode), naskah__ditandatangani_pada__isnull=False)
        .first()
    )
    if milik is None:
        return None
    lembar = getattr(milik.naskah, "lembar_basah", None)
    asli = asli_naskah(lembar.tempat if lembar else "", milik.seleksi.aturan_main)
    return asli, lembar.berkas.sha256 if lembar else ""


def daftar_naskah(pengguna: Pengguna, pada: datetime) -> QuerySet[NaskahSeleksi]:
    """Papers of the selections whose Sekretariat, Ketua or watcher the person is; newest first.

    Secret papers stand in the list only for those who may read them; receipts have a list of their own.
    """
    kelola = seleksi_dengan_hak(pengguna, PEMBACA_TERBATAS, pada).order_by().values("pk")
    rahasia = seleksi_dengan_hak(pengguna, PEMBACA_RAHASIA, pada).order_by().values("pk")
    terbuka = Q(seleksi__in=kelola) & ~Q(naskah__kelas=Kelas.RAHASIA)
    tertutup = Q(seleksi__in=rahasia, naskah__kelas=Kelas.RAHASIA)
    semua = NaskahSeleksi.objects.filter(terbuka | tertutup).exclude(naskah__templat=TANDA_TERIMA)
    basah = Exists(LembarBasah.objects.filter(naskah=OuterRef("naskah")))
    semua = semua.select_related("naskah", "lowongan").annotate(berlembar_basah=basah)
    return semua.prefetch_related("seleksi").defer("naskah__isi").order_by("-naskah_id")


def naskah_terkini(
    seleksi: Seleksi, hak: frozenset[Hak], pengguna: Pengguna, lowongan: Lowongan | None = None
) -> dict[str, object]:
    """The newest papers of a selection, or of one vacancy with those of the whole selection."""
    semua = NaskahSeleksi.objects.filter(seleksi=seleksi).exclude(naskah__templat=TANDA_TERIMA)
    if lowongan is not None:
        bersama = Q(lowongan=None, naskah__isi__id_lowongan__contains=lowongan.pk)
        tanpa_daftar = Q(lowongan=None, naskah__isi__id_lowongan__isnull=True)
        semua = semua.filter(Q(lowongan=lowongan) | bersama | tanpa_daftar)
    berlaku = semua.exclude(naskah__keadaan=Naskah.Keadaan.DICABUT)
    urut = berlaku.select_related("naskah", "lowongan").defer("naskah__isi").order_by("-naskah_id")
    terbaca = [satu for satu in urut if boleh_baca(satu.naskah, hak, pengguna)]
    return {"daftar": terbaca[:DAFTAR_TERKINI], "jumlah": len(terbaca)}


def menunggu_tanda_tangan(pengguna: Pengguna) -> QuerySet[NaskahSeleksi]:
    """Drafted papers whose named signer is this person, the oldest first."""
    konsep = NaskahSeleksi.objects.filter(
        naskah__penanda_tangan=pengguna, naskah__keadaan=Naskah.Keadaan.KONSEP
    )
    dasar = konsep.select_related("naskah__pengumuman", "lowongan").defer("naskah__isi")
    return dasar.prefetch_related("seleksi").order_by("naskah__dibuat_pada", "naskah_id")
