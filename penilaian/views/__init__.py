"""Pages of scoring: load through a door, call one act, answer. No page of scores stays in any cache."""

from django.http import QueryDict

from akun.masuk import PermintaanPengguna


def kiriman(request: PermintaanPengguna) -> QueryDict | None:
    """What a form is bound to: the post, also an empty one, else nothing."""
    return request.POST if request.method == "POST" else None
