"""Make an operator; asks for everything, so that no password stands in the history of a shell."""

import getpass
from typing import Any

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_email
from django.utils import timezone

from akun.actions import buka_akun
from akun.models import Pengguna

KESEMPATAN = 3


class Command(BaseCommand):
    help = "Membuat akun operator instalasi. Alamat surel, nama, dan kata sandi ditanyakan."

    def handle(self, *args: Any, **options: Any) -> None:
        email = self._tanya_surel()
        nama = input("Nama lengkap dengan gelar: ").strip()
        if not nama:
            raise CommandError("Nama belum diisi.")
        kata_sandi = self._tanya_kata_sandi(Pengguna(email=email, nama=nama))
        buka_akun(
            nama=nama, email=email, operator=True, kata_sandi=kata_sandi, oleh=None, pada=timezone.now()
        )
        self.stdout.write(f"Operator {nama} dibuat. Ia masuk dengan {email} dan memasang pengaman kedua.")

    def _tanya_surel(self) -> str:
        email = input("Alamat surel: ").strip().lower()
        try:
            validate_email(email)
        except ValidationError as salah:
            raise CommandError(" ".join(salah.messages)) from salah
        if Pengguna.objects.filter(email=email).exists():
            raise CommandError(f"Alamat {email} sudah dipakai sebuah akun.")
        return email

    def _tanya_kata_sandi(self, calon: Pengguna) -> str:
        for _ in range(KESEMPATAN):
            kata_sandi = getpass.getpass("Kata sandi (paling sedikit 12 karakter): ")
            try:
                validate_password(kata_sandi, calon)
            except ValidationError as salah:
                self.stderr.write(" ".join(salah.messages))
                continue
            if getpass.getpass("Ulangi kata sandi: ") == kata_sandi:
                return kata_sandi
            self.stderr.write("Kedua kata sandi tidak sama.")
        raise CommandError("Kata sandi belum ditetapkan; tidak ada akun yang dibuat.")
