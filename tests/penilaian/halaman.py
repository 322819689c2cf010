"""Opening and sending pages, for the tests of the views of scoring."""

from django.urls import reverse

from penilaian import queries


def alamat(nama, *args):
    return reverse(f"penilaian:{nama}", args=args)


def buka(client, siapa, nama, *args, **kueri):
    client.force_login(siapa)
    return client.get(alamat(nama, *args), kueri)


def kirim(client, siapa, nama, *args, **isi):
    client.force_login(siapa)
    return client.post(alamat(nama, *args), isi)


def isian(komponen, *nilai, versi=0, **lain):
    medan = {
        f"nilai_{satu.pk}": n for satu, n in zip(queries.indikator_komponen(komponen), nilai, strict=False)
    }
    return {"versi": versi, "catatan": "", **medan, **lain}
