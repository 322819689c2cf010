"""Words of the frozen data that every paper shares: who issues it, who signs it, when. Plain JSON values."""

import datetime as dt
from typing import Protocol

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
