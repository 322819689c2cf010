"""The settings of production with what makes a test fast, closed and repeatable."""

import os

# Nobody listens there: commands that only read code (mypy, makemigrations --check) need no server.
os.environ.setdefault("MODE", "uji")
os.environ.setdefault("SECRET_KEY", "kunci-uji-yang-tidak-dipakai-di-tempat-lain-0123456789abcdef")
os.environ.setdefault("DATABASE_URL", "postgresql://postgres@127.0.0.1:1/uji")
os.environ.setdefault("REDIS_URL", "redis://127.0.0.1:1/0")
# Emptying a cache empties the whole database of Redis, whatever the prefix: parallel processes have one each.
if pekerja := os.environ.get("PYTEST_XDIST_WORKER"):
    server = os.environ["REDIS_URL"].rpartition("/")[0]
    os.environ["REDIS_URL"] = f"{server}/{1 + int(pekerja.removeprefix('gw'))}"

from config.settings import *  # noqa: F403 -- tests differ from production only in what follows
from config.settings import DATABASES

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
STORAGES = {
    "default": {"BACKEND": "dokumen.gudang.GudangFolder"},
    "folder": {"BACKEND": "dokumen.gudang.GudangFolder"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_AUTOREFRESH = True
WHITENOISE_USE_FINDERS = True

# A task runs where it is called; killed workers are tried with real ones in tests/gangguan.
CELERY_TASK_ALWAYS_EAGER = True
CELERY_TASK_EAGER_PROPAGATES = True

# Every test ends its connections itself; a kept one would hold the test database open.
DATABASES["default"]["CONN_MAX_AGE"] = 0
