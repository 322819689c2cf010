"""What belongs to no application: is the server well?"""

import redis
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.db import DatabaseError, connection
from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_safe


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
