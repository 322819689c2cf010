"""Reads that need no owner: what a stranger with a code from a paper may learn, what the operator mends."""

from dataclasses import dataclass

from django.conf import settings
from django.db.models import Count, Q

from dokumen.alur import LABEL, KeadaanPindai
from dokumen.models import (
    HURUF_KODE,
    PANJANG_KODE,
    BerkasCacat,
    Naskah,
    PemeriksaanGudang,
    Pemindaian,
)

# The page names the first ones; `manage.py periksa_gudang --lihat` names them all.
CACAT_DISEBUT = 20

# What people type for the symbols that the code does not use.
MIRIP = str.maketrans({"O": "0", "I": "1", "L": "1", "U": "V"})


def kode_rapi(kode: str) -> str:
    """The sixteen symbols of a code as stored, or "" when it cannot be one."""
    kode = "".join(huruf for huruf in kode.upper().translate(MIRIP) if huruf in HURUF_KODE)
    return kode if len(kode) == PANJANG_KODE else ""


def naskah_menurut_kode(kode: str) -> dict[str, object] | None:
    """Public facts of a signed paper, or None. Never its text: not even that it is about a certain person.

    Keys: judul, nomor, tanggal, penanda, jabatan_penanda, keadaan, berlaku, sidik (SHA-256 of the PDF, or ""
    while it is being printed), rahasia, salinan_nomor, ditandatangani_pada, dicabut_pada.
    """
    kode = kode_rapi(kode)
    naskah = (
        Naskah.objects.select_related("berkas").filter(kode=kode, ditandatangani_pada__isnull=False).first()
        if kode
        else None
    )
    if naskah is None:
        return None
    return {
        "judul": naskah.judul,
        "nomor": naskah.nomor,
        "tanggal": naskah.tanggal,
        "penanda": naskah.nama_penanda,
        "jabatan_penanda": naskah.jabatan_penanda,
        "keadaan": LABEL[naskah.keadaan]["publik"],
        "berlaku": naskah.keadaan == Naskah.Keadaan.TERBIT,
        "sidik": naskah.berkas.sha256 if naskah.berkas else "",
        "rahasia": naskah.kelas == Naskah.Kelas.RAHASIA,
        "salinan_nomor": naskah.salinan_nomor,
        "ditandatangani_pada": naskah.ditandatangani_pada,
        "dicabut_pada": naskah.dicabut_pada,
    }


@dataclass(frozen=True, slots=True)
class KeadaanGudang:
    """How the store and the scanner are, in numbers; no name, no owner, no content."""

    berpemindai: bool
    menunggu: int
    ditahan: int
    terakhir: PemeriksaanGudang | None
    jumlah_cacat: int
    cacat: tuple[BerkasCacat, ...]


def keadaan_gudang() -> KeadaanGudang:
    """For the operator, who sees numbers of files and never whose they are."""
    pindai = Pemindaian.objects.aggregate(
        menunggu=Count("pk", filter=Q(keadaan=KeadaanPindai.MENUNGGU)),
        ditahan=Count("pk", filter=Q(keadaan=KeadaanPindai.DITAHAN)),
    )
    cacat = BerkasCacat.objects.order_by("berkas_id")
    jumlah_cacat = cacat.count()
    return KeadaanGudang(
        berpemindai=bool(settings.CLAMD_ADDRESS),
        menunggu=pindai["menunggu"],
        ditahan=pindai["ditahan"],
        terakhir=PemeriksaanGudang.objects.order_by("-pk").first(),
        jumlah_cacat=jumlah_cacat,
        cacat=tuple(cacat[:CACAT_DISEBUT]) if jumlah_cacat else (),
    )
