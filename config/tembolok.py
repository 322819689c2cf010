"""The cache when Redis is away: nothing is remembered, no page breaks, nothing is let in that must be new.

django-allauth uses it for limits of rate (django-axes counts failed log-ins in PostgreSQL beside it) and for
codes of authenticator apps that were used already; the page of an agency counts guessed links in it.
"""

import logging
import time
from collections.abc import Callable
from typing import Any

from django.core.cache.backends.redis import RedisCache
from redis.exceptions import ConnectionError as TakTersambung
from redis.exceptions import TimeoutError as TerlaluLama

catatan = logging.getLogger(__name__)

# Whoever finds Redis silent spares the others the wait; after this many seconds somebody tries again.
JEDA = 5.0
# Locks and counts of rate limits; everything else that asks to be new is refused.
LAJU = "allauth:rl:"


class RedisTahan(RedisCache):
    """Django's cache in Redis, for a house that must go on without it."""

    diam_sampai = 0.0

    def add(self, key: str, value: Any, *args: Any, **kwargs: Any) -> bool:
        return self._coba(lambda: super(RedisTahan, self).add(key, value, *args, **kwargs), LAJU in key)

    def get(self, key: str, default: Any = None, version: int | None = None) -> Any:
        return self._coba(lambda: super(RedisTahan, self).get(key, default, version), default)

    def set(self, key: str, value: Any, *args: Any, **kwargs: Any) -> None:
        self._coba(lambda: super(RedisTahan, self).set(key, value, *args, **kwargs), None)

    def delete(self, key: str, version: int | None = None) -> bool:
        return self._coba(lambda: super(RedisTahan, self).delete(key, version), False)

    def diam(self) -> bool:
        """True while Redis did not answer a moment ago."""
        return time.monotonic() < RedisTahan.diam_sampai

    def _coba(self, perbuatan: Callable[[], Any], pengganti: Any) -> Any:
        if self.diam():
            return pengganti
        try:
            return perbuatan()
        except (TakTersambung, TerlaluLama) as galat:
            RedisTahan.diam_sampai = time.monotonic() + JEDA
            catatan.error("Redis tidak menjawab (%s); batas laju masuk tidak dihitung.", type(galat).__name__)
            return pengganti
