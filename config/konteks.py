"""What the frame of every page needs: name of the instansi, menu of the user, clock of the server."""

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from django.apps import apps
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.functional import cached_property


class Butir(NamedTuple):
    """One link of a menu; `jumlah` is what waits behind it."""

    label: str
    alamat: str
    jumlah: int = 0
    aktif: bool = False


# Who sees which rooms. A person with several roles sees the rooms of all, each once, in this order.
PUBLIK = (("Beranda", "seleksi:publik"), ("Verifikasi dokumen", "seleksi:verifikasi"))
MENU: dict[str, tuple[tuple[str, str], ...]] = {
    "SEKRETARIAT": (
        ("Beranda", "seleksi:beranda_sekretariat"),
        ("Seleksi", "seleksi:daftar"),
        ("Verifikasi", "peserta:antrean_verifikasi"),
        ("Naskah", "seleksi:naskah"),
    ),
    "PANSEL": (("Penilaian saya", "penilaian:beranda_pansel"), ("Pleno", "penilaian:pleno")),
    "ASESOR": (("Asesmen", "penilaian:beranda_asesor"),),
    "PPK": (("Keputusan", "seleksi:keputusan"), ("Seleksi berjalan", "seleksi:berjalan")),
    "PENGAWAS": (("Pengawasan", "seleksi:pengawasan"),),
    "OPERATOR": (("Instalasi", "panitia:beranda_operator"),),
    "PELAMAR": (("Lamaran saya", "peserta:beranda_pelamar"), ("Profil", "peserta:profil")),
}
AKUN = (("Pemberitahuan", "akun:pemberitahuan"), ("Profil akun", "akun:profil"), ("Keamanan masuk", "mfa_index"))


def _alamat(nama: str) -> str:
    """The address, or nothing while the room is not built."""
    try:
        return reverse(nama)
    except NoReverseMatch:
        return ""


class Kerangka:
    """Asked by templates; each part is read once and only when a page shows it, so fragments cost nothing."""

    def __init__(self, request: HttpRequest) -> None:
        self.request = request

    @cached_property
    def waktu(self) -> datetime:
        return timezone.now()

    @cached_property
    def masuk(self) -> bool:
        return self.request.user.is_authenticated

    @property
    def publik(self) -> bool:
        return not self.masuk

    @cached_property
    def instansi(self) -> object | None:
        try:
            return apps.get_model("seleksi", "Instansi")._default_manager.first()
        except LookupError:
            return None

    @property
    def nama_instansi(self) -> str:
        return str(getattr(self.instansi, "nama", "") or "Kabupaten Contoh Raya")

    @property
    def nama_sekretariat(self) -> str:
        return f"BKPSDM {self.nama_instansi}"

    @cached_property
    def peran(self) -> tuple[str, ...]:
        return ()

    def _butir(self, daftar: Iterable[tuple[str, str]]) -> list[Butir]:
        menu, terpakai = [], set()
        for label, nama in daftar:
            alamat = _alamat(nama)
            if alamat and alamat not in terpakai:
                terpakai.add(alamat)
                menu.append([label, alamat])
        kini = max((a for _, a in menu if self.request.path.startswith(a)), key=len, default="")
        return [Butir(label, alamat, 0, alamat == kini) for label, alamat in menu]

    @cached_property
    def menu(self) -> list[Butir]:
        if self.publik:
            return self._butir(PUBLIK)
        return self._butir(butir for peran in MENU if peran in self.peran for butir in MENU[peran])

    @cached_property
    def menu_akun(self) -> list[Butir]:
        return self._butir(AKUN)

    @cached_property
    def jumlah_pemberitahuan(self) -> int:
        surel = apps.get_model("akun", "Surel")
        return surel.objects.untuk(self.request.user).belum_dibaca().count()

    @property
    def nama_pengguna(self) -> str:
        return str(self.request.user)

    @property
    def sebutan(self) -> str:
        return ""

    @property
    def alamat_beranda(self) -> str:
        return (_alamat("beranda") if self.masuk else _alamat("seleksi:publik")) or "/"

    @property
    def alamat_pemberitahuan(self) -> str:
        return _alamat("akun:pemberitahuan")

    @property
    def alamat_masuk(self) -> str:
        return _alamat("account_login")

    @property
    def alamat_keluar(self) -> str:
        return _alamat("account_logout")


def kerangka(request: HttpRequest) -> dict[str, object]:
    return {"kerangka": Kerangka(request)}
