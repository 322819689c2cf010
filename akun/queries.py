"""Reads for the account pages and for the frame of every page."""

from datetime import datetime, timedelta
from typing import NamedTuple

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.http import Http404

from akun.models import Pengguna, Surel, SurelQuerySet

TERTAHAN_SETELAH = timedelta(minutes=30)


class Pengaman(NamedTuple):
    """Second factors of a person, as the profile shows them."""

    aplikasi: bool
    jumlah_kunci: int

    @property
    def terpasang(self) -> bool:
        return self.aplikasi or self.jumlah_kunci > 0


def pemberitahuan(pengguna: Pengguna) -> SurelQuerySet:
    """Notices of this person, newest first."""
    return Surel.objects.untuk(pengguna).order_by("-dibuat_pada", "-id")


def pemberitahuan_milik(pengguna: Pengguna, surel_id: int) -> Surel:
    """One notice of this person; 404 for anybody else's."""
    surel = pemberitahuan(pengguna).select_related("penerima").filter(pk=surel_id).first()
    if surel is None:
        raise Http404
    return surel


def pengaman(pengguna: Pengguna) -> Pengaman:
    jenis = list(Authenticator.objects.filter(user=pengguna).values_list("type", flat=True))
    return Pengaman(
        aplikasi=Authenticator.Type.TOTP in jenis, jumlah_kunci=jenis.count(Authenticator.Type.WEBAUTHN)
    )


def surel_terbukti(pengguna: Pengguna) -> bool:
    """True when the owner has shown that mail to this address reaches him."""
    return EmailAddress.objects.filter(user=pengguna, email=pengguna.email, verified=True).exists()


def surel_tertahan(pada: datetime) -> SurelQuerySet:
    """Messages that should have gone half an hour ago; the operator's alarm."""
    return Surel.objects.filter(dikirim_pada__isnull=True, dibuat_pada__lte=pada - TERTAHAN_SETELAH)
