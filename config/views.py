"""What belongs to no application: is the server well, and where does a person start?"""

from typing import cast

import redis
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_safe

from akun.models import Pengguna
from panitia.aturan import PERAN_PANSEL, PERAN_SEKRETARIAT, Peran
from panitia.queries import peran_pengguna


def _basis_data_menjawab() -> bool:
    try:
        with connection.cursor() as kursor:
            kursor.execute("SELECT 1")
    except DatabaseError:
        return False
    return True


def _redis_menjawab() -> bool:
    pelanggan = redis.Redis.from_url(settings.REDIS_URL, socket_connect_timeout=2, socket_timeout=2)
    try:
        return bool(pelanggan.ping())
    except redis.RedisError:
        return False
    finally:
        pelanggan.close()


@require_safe
@login_not_required
def sehat(request: HttpRequest) -> JsonResponse:
    """200 when database and Redis answer, else 503 with the name of what is silent. No versions, no hosts."""
    bagian = {"basis_data": _basis_data_menjawab(), "redis": _redis_menjawab()}
    return JsonResponse(
        {nama: "menjawab" if baik else "tidak menjawab" for nama, baik in bagian.items()},
        status=200 if all(bagian.values()) else 503,
    )


# The first room whose roles a person holds is his home.
RUMAH: tuple[tuple[frozenset[Peran], str], ...] = (
    (frozenset({Peran.PPK, Peran.PYB}), "seleksi:keputusan"),
    (PERAN_PANSEL, "penilaian:beranda_pansel"),
    (PERAN_SEKRETARIAT, "seleksi:beranda_sekretariat"),
    (frozenset({Peran.ASESOR}), "penilaian:beranda_asesor"),
    (frozenset({Peran.PENGAWAS}), "seleksi:pengawasan"),
    (frozenset({Peran.PENELUSUR}), "penilaian:beranda_penelusur"),
    (frozenset({Peran.NARASUMBER}), "seleksi:berjalan"),
)


@require_safe
def beranda(request: HttpRequest) -> HttpResponse:
    """Lead the user to the home of his role; who holds none is an applicant."""
    pengguna = cast(Pengguna, request.user)
    peran = peran_pengguna(pengguna, timezone.now())
    for pemegang, nama in RUMAH:
        if peran & pemegang:
            return redirect(nama)
    return redirect("panitia:beranda_operator" if pengguna.operator else "peserta:beranda_pelamar")
