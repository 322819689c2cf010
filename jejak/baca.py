"""Reading the trail: of one object, of one selection. Who may read it is decided by the caller."""

from django.db.models import Model, QuerySet

from jejak.models import Jejak, TitikPeriksa


def riwayat(objek: Model) -> QuerySet[Jejak]:
    """All events of this object, oldest first."""
    return Jejak.objects.filter(objek_tipe=objek._meta.label_lower, objek_id=str(objek.pk)).order_by("tinggi")


def riwayat_seleksi(seleksi_id: int) -> QuerySet[Jejak]:
    """All events of a selection and of everything that belongs to it, newest first."""
    return Jejak.objects.filter(seleksi_id=seleksi_id).order_by("-tinggi")


def titik_periksa() -> QuerySet[TitikPeriksa]:
    """Signed checkpoints, newest first. They are published; they tell heights and digests, no event."""
    return TitikPeriksa.objects.order_by("-nomor")
