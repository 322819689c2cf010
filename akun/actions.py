"""Acts on accounts: open, close, reopen, end sessions. What an account may do in a selection: see panitia."""

from datetime import datetime

from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.db import transaction
from django.db.models import Exists, F, OuterRef, ProtectedError, Q
from django.urls import reverse

from akun.models import Pengguna, Surel
from akun.nip import urai_nip
from akun.surel import kirim_setelah_commit
from jejak.catat import catat


def siapkan_akun(
    *,
    nama: str,
    email: str,
    oleh: Pengguna | None,
    pada: datetime,
    nip: str | None = None,
    operator: bool = False,
    kata_sandi: str | None = None,
) -> Pengguna:
    """Find the account with this e-mail, or open one; a step for a larger act, inside its transaction.

    Without `kata_sandi` the owner is invited by mail to set one, which proves the address;
    with it (first operator, demonstration) the address counts as proven. An account that exists is given back
    as it is. Raises NipTidakSah, and IntegrityError when the NIP belongs to another account.
    """
    email = email.strip().lower()
    angka = urai_nip(nip).angka if nip else None
    lepaskan_akun_tertunda(email=email, nip=angka)
    lama = Pengguna.objects.select_for_update(no_key=True, of=("self",)).filter(email=email).first()
    if lama is not None:
        return lama
    pengguna = Pengguna.objects.create_user(email, kata_sandi, nama=nama, nip=angka, operator=operator)
    EmailAddress.objects.create(user=pengguna, email=email, primary=True, verified=kata_sandi is not None)
    catat("akun.dibuka", objek=pengguna, oleh=oleh, pada=pada, operator=operator)
    if kata_sandi is None:
        kirim_setelah_commit(
            kunci=f"akun.dibuka:{pengguna.pk}",
            penerima=pengguna,
            perihal="Akun Anda di aplikasi Seleksi JPT",
            templat="akun/surel/undangan.txt",
            konteks={},
            tautan=reverse("account_reset_password"),
            pada=pada,
        )
    return pengguna


@transaction.atomic(durable=True)
def buka_akun(
    *,
    nama: str,
    email: str,
    oleh: Pengguna | None,
    pada: datetime,
    nip: str | None = None,
    operator: bool = False,
    kata_sandi: str | None = None,
) -> Pengguna:
    """Open an account for somebody who does not register himself; see siapkan_akun."""
    return siapkan_akun(
        nama=nama, email=email, oleh=oleh, pada=pada, nip=nip, operator=operator, kata_sandi=kata_sandi
    )


@transaction.atomic(durable=True)
def nonaktifkan_akun(*, pengguna: Pengguna, alasan: str, oleh: Pengguna, pada: datetime) -> Pengguna:
    """Close an account and end its sessions; rows that name it stay."""
    pengguna = _kunci(pengguna)
    pengguna.is_active = False
    akhiri_sesi(pengguna=pengguna)
    pengguna.save(update_fields=["is_active"])
    catat("akun.dinonaktifkan", objek=pengguna, oleh=oleh, pada=pada, alasan=alasan)
    return pengguna


@transaction.atomic(durable=True)
def aktifkan_akun(*, pengguna: Pengguna, alasan: str, oleh: Pengguna, pada: datetime) -> Pengguna:
    """Open a closed account again."""
    pengguna = _kunci(pengguna)
    pengguna.is_active = True
    pengguna.save(update_fields=["is_active"])
    catat("akun.diaktifkan", objek=pengguna, oleh=oleh, pada=pada, alasan=alasan)
    return pengguna


@transaction.atomic(durable=True)
def ubah_nama(*, pengguna: Pengguna, nama: str, oleh: Pengguna, pada: datetime) -> Pengguna:
    """Change the name with titles; papers already issued keep the old one."""
    pengguna = _kunci(pengguna)
    dari, pengguna.nama = pengguna.nama, nama.strip()
    pengguna.save(update_fields=["nama"])
    catat("akun.nama_diubah", objek=pengguna, oleh=oleh, pada=pada, dari=dari, ke=pengguna.nama)
    return pengguna


@transaction.atomic(durable=True)
def keluarkan_semua(*, pengguna: Pengguna, oleh: Pengguna, pada: datetime) -> Pengguna:
    """End every session of this person, on all devices."""
    pengguna = _kunci(pengguna)
    akhiri_sesi(pengguna=pengguna)
    pengguna.refresh_from_db(fields=["sesi_ke"])
    catat("akun.semua_sesi_diakhiri", objek=pengguna, oleh=oleh, pada=pada)
    return pengguna


def akhiri_sesi(*, pengguna: Pengguna) -> None:
    """Make every open session of this person unusable from its next request; a step for a larger act."""
    Pengguna.objects.filter(pk=pengguna.pk).update(sesi_ke=F("sesi_ke") + 1)


def lepaskan_akun_tertunda(*, email: str, nip: str | None = None, kecuali: Pengguna | None = None) -> None:
    """Remove self-registered accounts of this e-mail or NIP that nobody ever proved; a step, not an act.

    A mistyped address would otherwise keep a NIP taken for ever. Invited accounts (without a usable password)
    and accounts that were ever used stay.
    """
    alamat = EmailAddress.objects.filter(user=OuterRef("pk"))
    mendaftar_sendiri = Exists(alamat.filter(verified=False)) & ~Exists(alamat.filter(verified=True))
    sama = Q(email=email) | (Q(nip=nip) if nip else Q())
    tanpa_jejak = {"last_login__isnull": True, "jejak__isnull": True, "surel__isnull": True}
    tertunda = Pengguna.objects.filter(sama, mendaftar_sendiri, **tanpa_jejak)
    tertunda = tertunda.exclude(password__startswith=UNUSABLE_PASSWORD_PREFIX)
    if kecuali is not None:
        tertunda = tertunda.exclude(pk=kecuali.pk)
    for pengguna in tertunda:
        try:
            with transaction.atomic():
                pengguna.delete()
        except ProtectedError:  # something official already names this person
            continue


def tandai_dibaca(*, surel: Surel, oleh: Pengguna, pada: datetime) -> None:
    """Mark one notice of this person as read; the first reading counts."""
    Surel.objects.untuk(oleh).belum_dibaca().filter(pk=surel.pk).update(dibaca_pada=pada)


def tandai_semua_dibaca(*, oleh: Pengguna, pada: datetime) -> int:
    """Mark all notices of this person as read; returns how many were new."""
    return Surel.objects.untuk(oleh).belum_dibaca().update(dibaca_pada=pada)


def _kunci(pengguna: Pengguna) -> Pengguna:
    return Pengguna.objects.select_for_update(no_key=True, of=("self",)).get(pk=pengguna.pk)
