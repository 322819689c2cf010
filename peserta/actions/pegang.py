"""Taking an application from the queue, and letting it go."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from akun.models import Pengguna
from jejak.catat import catat
from peserta import queries, wewenang
from peserta.actions.kunci import kunci_lamaran
from peserta.models import Lamaran, Pegangan


@transaction.atomic(durable=True)
def ambil_berikutnya(*, lowongan_id: int | None = None, oleh: Pengguna, pada: datetime) -> Lamaran | None:
    """Take the next free application; None when there is none.

    Rows another session is about to take are passed over. Who waited for none of them and still came too late
    (the hold was written after his list was read) looks again under the lock and goes on to the next.
    """
    lewati: list[int] = []
    while True:
        calon = queries.calon_berikutnya(
            oleh, pada, wewenang.TAHAP_PEMERIKSAAN, lowongan_id=lowongan_id, lewati=lewati
        )
        lamaran = calon.select_for_update(of=("self",), no_key=True, skip_locked=True).first()
        if lamaran is None:
            return None
        if wewenang.boleh_ambil(oleh, lamaran, pada):
            pegang(lamaran=lamaran, oleh=oleh, pada=pada)
            catat("lamaran.dipegang", objek=lamaran, oleh=oleh, pada=pada)
            return lamaran
        lewati.append(lamaran.pk)


@transaction.atomic(durable=True)
def lepaskan(*, lamaran: Lamaran, oleh: Pengguna, pada: datetime) -> Lamaran:
    """Let go of an application one holds; what was entered stays."""
    lamaran = kunci_lamaran(lamaran=lamaran)
    wewenang.boleh_lepaskan(oleh, lamaran, pada).pastikan()
    lepas(lamaran=lamaran)
    catat("lamaran.dilepas", objek=lamaran, oleh=oleh, pada=pada)
    return lamaran


def pegang(*, lamaran: Lamaran, oleh: Pengguna, pada: datetime) -> None:
    """Step of every act at the desk: he holds it from now on, or still."""
    ada = queries.pemegang_pemeriksaan(lamaran, pada)
    sejak = ada.sejak if ada is not None and ada.pemegang_id == oleh.pk else pada
    Pegangan.objects.update_or_create(
        lamaran=lamaran, defaults={"pemegang": oleh, "sejak": sejak, "terakhir": pada}
    )


def lepas(*, lamaran: Lamaran) -> None:
    """Step of an act that ends somebody's part of the check."""
    Pegangan.objects.filter(lamaran=lamaran).delete()
