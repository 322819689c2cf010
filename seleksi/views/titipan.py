"""An upload that outlives a failed form: stored at once, named in the form by a sealed reference."""

from __future__ import annotations

from datetime import timedelta

from django.core import signing
from django.http import QueryDict
from django.utils import timezone

from akun.masuk import PermintaanPengguna
from dokumen.models import Berkas
from dokumen.simpan import BerkasDitolak
from seleksi.actions.persiapan import titip_berkas
from seleksi.models import Seleksi

GARAM = "seleksi.titipan"
UMUR = timedelta(days=1)


def muat_titipan(
    request: PermintaanPengguna, seleksi: Seleksi
) -> tuple[QueryDict | None, Berkas | None, str]:
    """Data of the form, the file stored for it (now or by an earlier try), and why a new one was refused."""
    if request.method != "POST":
        return None, None, ""
    data = request.POST.copy()
    berkas, galat = _buka(data.get("titipan", ""), request.user.pk), ""
    unggahan = request.FILES.get("berkas")
    if unggahan is not None:
        try:
            berkas = titip_berkas(unggahan=unggahan, seleksi=seleksi, oleh=request.user, pada=timezone.now())
        except BerkasDitolak as ditolak:
            galat = ditolak.alasan
    data["titipan"] = _segel(berkas, request.user.pk) if berkas else ""
    return data, berkas, galat


def _segel(berkas: Berkas, pengguna_id: int) -> str:
    return signing.dumps({"berkas": berkas.pk, "oleh": pengguna_id}, salt=GARAM)


def _buka(segel: str, pengguna_id: int) -> Berkas | None:
    """The file of a reference this person was given within a day; None for anything else."""
    try:
        isi = signing.loads(segel, salt=GARAM, max_age=UMUR)
    except signing.BadSignature:
        return None
    if isi["oleh"] != pengguna_id:
        return None
    return Berkas.objects.filter(pk=isi["berkas"], diunggah_oleh=pengguna_id).first()
