"""The hour signs what no lock and no change of a stage has signed."""

from celery import shared_task

from jejak import titik


@shared_task(ignore_result=True)
def titik_tiap_jam() -> None:
    """Sign the end of the chain, also when nothing was added: silence is a statement as well."""
    titik.buat(sebab=titik.PER_JAM)
