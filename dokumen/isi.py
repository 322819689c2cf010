"""Words of the frozen data that every paper shares: who issues it, who signs it, when. Plain JSON values."""

import datetime as dt
from collections.abc import Iterable
from typing import Any, Protocol

from django.conf import settings
from django.utils import timezone

MEDAN_INSTANSI = (
    *("nama", "provinsi", "ibu_kota", "jabatan_ppk", "jabatan_pyb"),
    *("nama_sekretariat", "alamat", "telepon", "surel"),
)


class Bernomor(Protocol):
    """A paper or an incoming letter with number and date."""

    nomor: str
    tanggal: dt.date | None


class Berjabatan(Protocol):
    """A vacancy as papers name it."""

    pk: Any
    nama_jabatan: str
    perangkat_daerah: str
    eselon: str


class Berprofil(Protocol):
    """An application with what it said when it was sent."""

    profil: Any
    nomor_pendaftaran: str


def umum(seleksi: Any, instansi: object, lowongan: Iterable[Berjabatan]) -> dict[str, Any]:
    """What stands in every paper: whose, of which selection, by which regulation, about which vacancies."""
    return {
        "instansi": identitas(instansi),
        "tahun": seleksi.tahun,
        "nama_seleksi": str(seleksi),
        "peraturan": seleksi.aturan_main.nama,
        "id_lowongan": sorted(satu.pk for satu in lowongan),
    }


def jabatan(lowongan: Berjabatan) -> dict[str, str]:
    """A post as papers name it."""
    return {
        "nama_jabatan": lowongan.nama_jabatan,
        "perangkat_daerah": lowongan.perangkat_daerah,
        "eselon": lowongan.eselon,
    }


def orang(lamaran: Berprofil) -> dict[str, str]:
    """A person as the application said when it was sent."""
    profil = lamaran.profil or {}
    medan = ("nama", "nip", "pangkat", "jabatan", "instansi")
    return {**{satu: profil.get(satu, "") for satu in medan}, "nomor": lamaran.nomor_pendaftaran}


def orang_menurut_abjad(lamaran: Iterable[Berprofil]) -> list[dict[str, str]]:
    """People by their bare name; nothing in the result tells score, rank or arrival."""
    daftar = [orang(satu) for satu in lamaran]
    return sorted(daftar, key=lambda satu: (menurut_abjad(satu["nama"]), satu["nip"]))


def identitas(instansi: object) -> dict[str, str]:
    """The row of the regency as papers name it."""
    return {medan: getattr(instansi, medan) for medan in MEDAN_INSTANSI}


def penanda(jabatan: str, nama: str, nip: str = "", pangkat: str = "") -> dict[str, str]:
    """The signature block; NIP and rank are printed when given."""
    return {"jabatan": jabatan, "nama": nama, "pangkat": pangkat, "nip": nip}


def rujukan(surat: Bernomor) -> dict[str, str]:
    """Number and date of a paper that another paper names."""
    return {"nomor": surat.nomor, "tanggal": surat.tanggal.isoformat() if surat.tanggal else ""}


def saat(waktu: dt.datetime) -> str:
    """A moment in the zone of the application, to the second."""
    return timezone.localtime(waktu).replace(microsecond=0).isoformat()


def detik_terakhir(batas: dt.datetime) -> str:
    """A half-open bound as people read it: before midnight of the 10th is "the 9th, 23.59.59"."""
    return saat(batas - dt.timedelta(seconds=1))


def alamat_situs() -> str:
    """The address of the application as one reads it on paper."""
    return settings.ALAMAT_SITUS.partition("://")[2]


def batas_berkas() -> str:
    return f"{settings.BATAS_BERKAS // 1024 // 1024} MB"


def menurut_abjad(nama: str) -> str:
    """ "Danang Wirasena" for "dr. Danang Wirasena, M.P.H.", to sort by: titles do not count."""
    kata = [satu for satu in nama.split(",")[0].split() if not satu.endswith(".")]
    return " ".join(kata or [nama]).casefold()
