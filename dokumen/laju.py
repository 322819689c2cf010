"""How often one person may ask for work that weighs on everybody, where no row tells how often he did."""

from __future__ import annotations

from django.core.cache import cache

SEJAM = 3600


def terlalu_sering(kunci: str, batas: int) -> bool:
    """Whether it was asked `batas` times within the hour since the last time; else this time counts too.

    Nothing is counted while Redis is away (config/tembolok.py): the page goes on.
    """
    banyak = cache.get(kunci) or 0
    if banyak >= batas:
        return True
    cache.set(kunci, banyak + 1, SEJAM)
    return False
