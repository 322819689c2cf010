"""The store as a bucket of an S3-compatible service. Loaded only where the settings name it."""

import contextlib
import errno
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError
from django.core.files.base import File
from storages.backends.s3 import S3Storage

from dokumen.gudang import KARANTINA, GudangDiam

# A person waits for the answer: a silent service is given up soon and said to be silent.
SAMBUNG, BACA, COBA = 5, 20, 3
TIDAK_ADA = frozenset({"404", "NoSuchKey", "NotFound"})


@contextlib.contextmanager
def galat_cakram(nama: str) -> Iterator[None]:
    """What the service says, in the words of a disk: FileNotFoundError, else GudangDiam."""
    try:
        yield
    except ClientError as galat:
        if galat.response.get("Error", {}).get("Code") in TIDAK_ADA:
            raise FileNotFoundError(errno.ENOENT, "Tidak ada di gudang.", nama) from galat
        raise GudangDiam(errno.EIO, str(galat), nama) from galat
    except BotoCoreError as galat:
        raise GudangDiam(errno.EIO, str(galat), nama) from galat


class Arus(File):
    """The bytes of an object as they come in, without a copy on this machine."""

    def __init__(self, jawaban: dict[str, Any], nama: str) -> None:
        self.arus = jawaban["Body"]
        super().__init__(self.arus, name=nama)
        self.size = jawaban["ContentLength"]

    def read(self, banyak: int | None = None) -> bytes:
        with galat_cakram(self.name or ""):
            isi: bytes = self.arus.read(banyak)
            return isi

    def close(self) -> None:
        self.arus.close()


class GudangS3(S3Storage):
    """An object appears only when all of it has arrived; its name is never used twice."""

    def __init__(self, **pilihan: Any) -> None:
        gaya = {"addressing_style": pilihan.pop("addressing_style", "path")}
        aturan = Config(
            s3=gaya,
            signature_version="s3v4",
            connect_timeout=SAMBUNG,
            read_timeout=BACA,
            retries={"max_attempts": COBA, "mode": "standard"},
        )
        super().__init__(client_config=aturan, file_overwrite=False, default_acl=None, **pilihan)

    def _open(self, name: str, mode: str = "rb") -> File:
        nama = self._normalize_name(name)
        with galat_cakram(name):
            return Arus(self.bucket.Object(nama).get(), name)

    def _save(self, name: str, content: Any) -> str:
        with galat_cakram(name):
            return super()._save(name, content)

    def exists(self, name: str) -> bool:
        with galat_cakram(name):
            return super().exists(name)

    def size(self, name: str) -> int:
        with galat_cakram(name):
            return super().size(name)

    def daftar(self, sesudah: str = "") -> Iterator[tuple[str, datetime]]:
        """Every object with its time, in the order of the service, after `sesudah`; not what lies apart."""
        with galat_cakram(sesudah):
            halaman = self.connection.meta.client.get_paginator("list_objects_v2").paginate(
                Bucket=self.bucket_name, StartAfter=sesudah
            )
            for satu in (isi for lembar in halaman for isi in lembar.get("Contents", ())):
                if not satu["Key"].startswith(f"{KARANTINA}/"):
                    yield satu["Key"], satu["LastModified"]

    def pindah(self, asal: str, tujuan: str) -> None:
        with galat_cakram(asal):
            sumber = {"Bucket": self.bucket_name, "Key": asal}
            self.bucket.Object(tujuan).copy_from(CopySource=sumber)
            self.bucket.Object(asal).delete()
