"""What the frame of every page needs: name of the instansi, menu of the user, clock of the server."""

from django.http import HttpRequest


def kerangka(request: HttpRequest) -> dict[str, object]:
    return {}
