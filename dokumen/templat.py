"""Frozen data into the HTML of a paper. Strict: a missing value stops the paper instead of leaving a gap.

An engine of its own: no request, no context processors, no tags but Django's and ours.
"""

import re
from functools import cache
from typing import Any, NoReturn, cast

from django.conf import settings
from django.template import Context, Engine, Template
from django.template.exceptions import TemplateDoesNotExist

# Papers, and blank forms that are no papers: no number, nobody signs them here.
POLA_TEMPLAT = re.compile(r"[a-z]+/(naskah|blangko)/[a-z_]+\.html")


class IsiTidakLengkap(Exception):
    """The frozen data lacks something the template prints."""


class _Ketat(str):
    """Django asks it whether it wants the name of a missing variable, then formats it with that name."""

    __slots__ = ()

    def __contains__(self, potongan: object) -> bool:
        return potongan == "%s"

    def __mod__(self, nama: object) -> NoReturn:
        raise IsiTidakLengkap(f"Isi naskah tidak memuat {nama}.")


@cache
def _mesin() -> Engine:
    return Engine(
        dirs=cast(list[str], settings.TEMPLATES[0]["DIRS"]),
        app_dirs=False,
        autoescape=True,
        string_if_invalid=_Ketat("tidak ada"),
        libraries={"naskah": "dokumen.templatetags.naskah"},
    )


@cache
def muat(templat: str) -> Template:
    """The template of a paper, "seleksi/naskah/pengumuman.html"; raises TemplateDoesNotExist for others."""
    if not POLA_TEMPLAT.fullmatch(templat):
        raise TemplateDoesNotExist(templat)
    return _mesin().get_template(templat)


def html(templat: str, isi: dict[str, Any]) -> str:
    """The paper as HTML; raises IsiTidakLengkap when the data does not fill the template."""
    return muat(templat).render(Context(isi))
