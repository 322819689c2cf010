"""The paper with the results of the check, as the list of applicants points to it."""

from __future__ import annotations

from dokumen.models import Naskah
from seleksi.models import Lowongan, NaskahSeleksi

NOMINATIF = "seleksi/naskah/nominatif.html"


def nominatif_terbit(lowongan: Lowongan) -> Naskah | None:
    """The nominatif of a vacancy that is in force."""
    milik = NaskahSeleksi.objects.filter(lowongan=lowongan, naskah__templat=NOMINATIF)
    terbit = milik.filter(naskah__keadaan=Naskah.Keadaan.TERBIT).select_related("naskah").defer("naskah__isi")
    satu = terbit.order_by("-naskah_id").first()
    return satu.naskah if satu else None
