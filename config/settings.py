"""One settings file; everything that differs between machines comes from the environment.

Names of the variables and their meaning: docs/menjalankan.md.
"""

import os
from pathlib import Path

import dj_database_url
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

DASAR = Path(__file__).resolve().parent.parent
BASE_DIR = DASAR


def dari_lingkungan(nama: str, bawaan: str | None = None) -> str:
    """Value of an environment variable, or of the file named by NAMA_FILE (docker secrets)."""
    berkas = os.environ.get(f"{nama}_FILE")
    if berkas:
        return Path(berkas).read_text(encoding="utf-8").strip()
    nilai = os.environ.get(nama, bawaan)
    if nilai is None:
        raise ImproperlyConfigured(f"Variabel lingkungan {nama} belum diisi. Lihat docs/menjalankan.md.")
    return nilai


def daftar(nama: str, bawaan: str = "") -> list[str]:
    return [butir.strip() for butir in dari_lingkungan(nama, bawaan).split(",") if butir.strip()]


# --- Cara jalan -------------------------------------------------------------------------------
# MODE: "produksi" (bawaan), "contoh" (script/server, data contoh), "uji" (script/test).
MODE = dari_lingkungan("MODE", "produksi")
PRODUKSI = MODE == "produksi"
DEBUG = False
SECRET_KEY = dari_lingkungan("SECRET_KEY")
ALLOWED_HOSTS = daftar("ALLOWED_HOSTS", "localhost,127.0.0.1,[::1]")
CSRF_TRUSTED_ORIGINS = daftar("CSRF_TRUSTED_ORIGINS")
DATA_DIR = Path(dari_lingkungan("DATA_DIR", str(DASAR / "var")))

INSTALLED_APPS = [
    "config",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django_linear_migrations",
    "django_htmx",
    "template_partials",
    "guardian",
    "axes",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "akun",
    "jejak",
    "dokumen",
    "seleksi",
    "panitia",
    "peserta",
    "penilaian",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [DASAR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "config.konteks.kerangka",
            ],
        },
    },
]

# --- Data -------------------------------------------------------------------------------------
DATABASES = {"default": dj_database_url.parse(dari_lingkungan("DATABASE_URL"), conn_max_age=60)}
DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
REDIS_URL = dari_lingkungan("REDIS_URL")
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": REDIS_URL,
        "KEY_PREFIX": "seleksi",
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Berkas pelamar dan naskah; di luar akar situs dan di luar git.
MEDIA_ROOT = DATA_DIR / "berkas"

# --- Orang ------------------------------------------------------------------------------------
AUTH_USER_MODEL = "akun.Pengguna"
# A guest is nobody: django-guardian keeps no account for guests.
ANONYMOUS_USER_NAME = None
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
    "guardian.backends.ObjectPermissionBackend",
]

# --- Bahasa dan waktu -------------------------------------------------------------------------
LANGUAGE_CODE = "id"
TIME_ZONE = "Asia/Jakarta"
USE_I18N = True
USE_TZ = True

# --- Berkas tampilan --------------------------------------------------------------------------
STATIC_URL = "/static/"
STATIC_ROOT = Path(dari_lingkungan("STATIC_ROOT", str(DATA_DIR / "static")))
STATICFILES_DIRS = [DASAR / "static"]

# --- Peramban ---------------------------------------------------------------------------------
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "frame-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "object-src": [NONE],
        "frame-ancestors": [SELF],
    }
}
X_FRAME_OPTIONS = "SAMEORIGIN"
