"""Stores for tests: the folder of every test, and a bucket on a real S3 server of this machine."""

import itertools

import pytest
from django.core.files.storage import storages
from django.test import override_settings
from moto.server import ThreadedMotoServer

FOLDER = {"BACKEND": "dokumen.gudang.GudangFolder"}
NOMOR = itertools.count()


@pytest.fixture(scope="session")
def layanan_s3():
    """A real S3 server on this machine, spoken to over HTTP."""
    pelayan = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    pelayan.start()
    yield "http://{}:{}".format(*pelayan.get_host_and_port())
    pelayan.stop()


def pilihan_s3(alamat: str, wadah: str) -> dict[str, object]:
    return {
        "BACKEND": "dokumen.gudang_s3.GudangS3",
        "OPTIONS": {
            "bucket_name": wadah,
            "endpoint_url": alamat,
            "region_name": "us-east-1",
            "access_key": "kunci",
            "secret_key": "rahasia",
        },
    }


@pytest.fixture
def s3(layanan_s3):
    """The store in use is a new, empty bucket; the folder is known beside it."""
    wadah = f"berkas-{next(NOMOR)}"
    pilihan = pilihan_s3(layanan_s3, wadah)
    lain = {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
    with override_settings(STORAGES={"default": pilihan, "s3": pilihan, "folder": FOLDER, **lain}):
        storages["default"].connection.create_bucket(Bucket=wadah)
        yield storages["default"]


@pytest.fixture(params=["folder", "s3"])
def tempat(request, settings):
    """Each store in turn."""
    return request.getfixturevalue("s3") if request.param == "s3" else storages["default"]
