from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.core import checks
from django.core.exceptions import ImproperlyConfigured

from seleksi import ketentuan, sop
from seleksi.aturan.daftar import DAFTAR


class SeleksiConfig(AppConfig):
    name = "seleksi"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        ketentuan.pakai_folder([settings.FOLDER_PROFIL] if settings.FOLDER_PROFIL.is_dir() else [])
        checks.register(periksa_profil, "ketentuan")
        sop.pakai_folder([settings.FOLDER_SOP] if settings.FOLDER_SOP.is_dir() else [])
        checks.register(periksa_prosedur, "sop")


def periksa_profil(**_: Any) -> list[checks.CheckMessage]:
    """Each profile that would be refused, with file, key and reason."""
    petunjuk = "Perbaiki berkas lapisan itu; caranya di docs/ketentuan.md."
    return [
        checks.Error(str(cacat), petunjuk, id="ketentuan.E001") for cacat in ketentuan.cacat_profil(DAFTAR)
    ]


def periksa_prosedur(**_: Any) -> list[checks.CheckMessage]:
    """Each template of a procedure that would be refused, with file, place and reason."""
    from seleksi.alur import TAHAP_BERJALAN  # noqa: PLC0415 -- models exist only then

    petunjuk = "Perbaiki berkas prosedur itu; caranya di docs/prosedur.md."
    return [checks.Error(str(cacat), petunjuk, id="sop.E001") for cacat in sop.cacat_prosedur(TAHAP_BERJALAN)]


def pastikan_profil() -> None:
    """For entries that run no system checks: refuse to start with a profile or a procedure that is broken."""
    cacat = periksa_profil() + periksa_prosedur()
    if cacat:
        raise ImproperlyConfigured("\n".join(str(satu.msg) for satu in cacat))
