"""The nominatif: every application of a vacancy with the result of its check."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from dokumen import isi as kata
from panitia.models import Keanggotaan
from seleksi.models import Instansi, Lowongan
from seleksi.naskah import bagian


def nominatif(
    lowongan: Lowongan,
    instansi: Instansi,
    *,
    pelamar: Sequence[Mapping[str, Any]],
    jumlah: Mapping[str, int],
    penanda: Keanggotaan,
    pada: datetime,
) -> dict[str, Any]:
    """The list of names with MS, TMS or BTL and the reasons (D21); the Ketua Sekretariat signs.

    ``pelamar`` in the order of the register; ``jumlah`` of each result.
    """
    return {
        **kata.umum(lowongan.seleksi, instansi, [lowongan]),
        "lowongan": kata.jabatan(lowongan),
        "menurut": kata.saat(pada),
        "jumlah": {"semua": len(pelamar), **jumlah},
        "pelamar": list(pelamar),
        "tembusan": [],
        "penanda": bagian.penanda(penanda, instansi),
    }
