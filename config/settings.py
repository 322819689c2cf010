"""One settings file; everything that differs between machines comes from the environment.

Names of the variables and their meaning: docs/menjalankan.md.
"""

import os
import re
from datetime import timedelta
from pathlib import Path
from typing import Any

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


def ya(nama: str, bawaan: bool) -> bool:
    """A switch: "1", "ya", "true" are on; "0", "tidak", "false" are off; anything else is a mistake."""
    nilai = dari_lingkungan(nama, "1" if bawaan else "0").strip().lower()
    if nilai not in {"1", "ya", "true", "0", "tidak", "false"}:
        raise ImproperlyConfigured(f"Variabel lingkungan {nama} berisi {nilai!r}; isi dengan ya atau tidak.")
    return nilai in {"1", "ya", "true"}


# --- Cara jalan -------------------------------------------------------------------------------
# MODE: "produksi" (bawaan), "contoh" (script/server, data contoh), "uji" (script/test).
MODE = dari_lingkungan("MODE", "produksi")
if MODE not in {"produksi", "contoh", "uji"}:
    raise ImproperlyConfigured(f"MODE {MODE!r} tidak dikenal; pilih produksi, contoh, atau uji.")
PRODUKSI = MODE == "produksi"
DEBUG = False
SECRET_KEY = dari_lingkungan("SECRET_KEY")
# Previous keys keep sessions and mailed links alive while the key is being replaced.
SECRET_KEY_FALLBACKS = daftar("SECRET_KEY_LAMA")
ALLOWED_HOSTS = daftar("ALLOWED_HOSTS", "localhost,127.0.0.1,[::1]")
CSRF_TRUSTED_ORIGINS = daftar("CSRF_TRUSTED_ORIGINS")
DATA_DIR = Path(dari_lingkungan("DATA_DIR", str(DASAR / "var")))
# Profiles of this regency itself, read beside those that come with the application (docs/ketentuan.md).
FOLDER_PROFIL = Path(dari_lingkungan("FOLDER_PROFIL", str(DATA_DIR / "profil")))
FOLDER_SOP = Path(dari_lingkungan("FOLDER_SOP", str(DATA_DIR / "sop")))

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
    "config.waktu.CapTiba",
    "config.zona.WaktuSetempat",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "config.kepala.KepalaAman",
    "config.batas.BatasPermintaan",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "akun.masuk.WajibMasuk",
    "django.contrib.messages.middleware.MessageMiddleware",
    "akun.masuk.BatasSesi",
    "config.wajib_mfa.WajibMFA",
    "akun.titipan.IsianTertunda",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "axes.middleware.AxesMiddleware",
    "akun.ramai.Ramai",
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
# Nobody waits for a lock longer than a person waits for a page, and no forgotten transaction keeps one.
DATABASES["default"].setdefault("OPTIONS", {}).setdefault(
    "options", "-c lock_timeout=10s -c idle_in_transaction_session_timeout=120s"
)
REDIS_URL = dari_lingkungan("REDIS_URL")
CACHES = {
    "default": {
        "BACKEND": "config.tembolok.RedisTahan",
        "LOCATION": REDIS_URL,
        "KEY_PREFIX": "seleksi",
        "OPTIONS": {"socket_connect_timeout": 2, "socket_timeout": 5},
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Berkas pelamar dan naskah; di luar akar situs dan di luar git.
MEDIA_ROOT = DATA_DIR / "berkas"
# GUDANG: "folder" (bawaan, MEDIA_ROOT) atau "s3" (layanan yang serupa S3).
GUDANG = dari_lingkungan("GUDANG", "folder")
GUDANG_DIKENAL: dict[str, dict[str, Any]] = {"folder": {"BACKEND": "dokumen.gudang.GudangFolder"}}
if S3_WADAH := dari_lingkungan("S3_WADAH", ""):
    # Also while the folder is in use: `manage.py salin_gudang --ke s3` fills it before the change.
    GUDANG_DIKENAL["s3"] = {
        "BACKEND": "dokumen.gudang_s3.GudangS3",
        "OPTIONS": {
            "bucket_name": S3_WADAH,
            "endpoint_url": dari_lingkungan("S3_ALAMAT", "") or None,
            "region_name": dari_lingkungan("S3_WILAYAH", "us-east-1"),
            "access_key": dari_lingkungan("S3_KUNCI_AKSES"),
            "secret_key": dari_lingkungan("S3_KUNCI_RAHASIA"),
        },
    }
if GUDANG not in GUDANG_DIKENAL:
    raise ImproperlyConfigured(
        f"GUDANG {GUDANG!r} tidak dikenal; pilih folder, atau s3 dengan S3_WADAH. Lihat docs/menjalankan.md."
    )
# HOST:PORT or the path of a socket of clamd; empty: nothing is scanned, and every page says so.
CLAMD_ADDRESS = dari_lingkungan("CLAMD_ADDRESS", "").removeprefix("unix:").strip()
if CLAMD_ADDRESS and not re.fullmatch(r"/.+|.+:\d{1,5}", CLAMD_ADDRESS):
    raise ImproperlyConfigured(
        f"CLAMD_ADDRESS {CLAMD_ADDRESS!r} bukan MESIN:PORTA dan bukan letak soket (/run/clamav/clamd.ctl)."
    )
# Pictures of their pages: made when looked at, swept when not; may be emptied at any time.
FOLDER_TAYANGAN = DATA_DIR / "tayangan"
# Pieces of files on their way (dokumen/kiriman.py); every web machine must see the same folder.
FOLDER_KIRIMAN = DATA_DIR / "kiriman"
# Keys that sign the checkpoints of the trail (jejak/kunci.py): outside the database.
FOLDER_KUNCI_JEJAK = Path(dari_lingkungan("FOLDER_KUNCI_JEJAK", str(DATA_DIR / "kunci-jejak")))
# Mailboxes outside the house that keep each checkpoint, e.g. of the Inspektorat.
SAKSI_JEJAK = daftar("SAKSI_JEJAK")
FILE_UPLOAD_PERMISSIONS = 0o600
FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o700
# One file (the form refuses it with the reason) and one whole request (refused unread, 413).
BATAS_BERKAS = 10 * 1024 * 1024
BATAS_PERMINTAAN = 25 * 1024 * 1024
# Text of a form, without its files. Above it: 413.
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000
DATA_UPLOAD_MAX_NUMBER_FILES = 20

# --- Orang ------------------------------------------------------------------------------------
AUTH_USER_MODEL = "akun.Pengguna"
# A guest is nobody: django-guardian keeps no account for guests.
ANONYMOUS_USER_NAME = None
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
    "guardian.backends.ObjectPermissionBackend",
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "beranda"
LOGOUT_REDIRECT_URL = "/"
PASSWORD_HASHERS = ["akun.kata_sandi.Argon2id"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "akun.kata_sandi.BukanKataUmum"},
    {"NAME": "akun.kata_sandi.BukanNamaSendiri"},
    {"NAME": "akun.kata_sandi.BukanDataDiri"},
]
# A mailed link to set a new password: half an hour, once.
PASSWORD_RESET_TIMEOUT = 30 * 60

# A session ends after an hour without a request, and after half a day in any case (akun/masuk.py).
SESI_DIAM = 60 * 60
SESI_TERLAMA = 12 * 60 * 60
# People with a role in a selection: half an hour, eight hours.
SESI_DIAM_PETUGAS = 30 * 60
SESI_TERLAMA_PETUGAS = 8 * 60 * 60
SESSION_COOKIE_AGE = SESI_TERLAMA
SESSION_EXPIRE_AT_BROWSER_CLOSE = True

ACCOUNT_ADAPTER = "akun.adaptor.AdaptorAkun"
ACCOUNT_FORMS = {
    "add_email": "akun.forms.UbahSurelForm",
    "change_password": "akun.forms.UbahKataSandiForm",
    "login": "akun.forms.MasukForm",
    "reauthenticate": "akun.forms.SahkanDiriForm",
    "reset_password": "akun.forms.LupaKataSandiForm",
    "reset_password_from_key": "akun.forms.KataSandiBaruForm",
    "set_password": "akun.forms.BuatKataSandiForm",
    "signup": "akun.forms.DaftarForm",
}
ACCOUNT_USER_MODEL_USERNAME_FIELD = "nip"
ACCOUNT_USER_DISPLAY = "akun.adaptor.nama_tampil"
ACCOUNT_LOGIN_METHODS = {"email", "username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_CONFIRMATION_EXPIRE_DAYS = 1
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_PREVENT_ENUMERATION = "strict"
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_REAUTHENTICATION_TIMEOUT = 5 * 60
ACCOUNT_SESSION_REMEMBER = False
# A weighty act wants a proof of identity not older than this (akun/sahkan.py).
SAHKAN_SEGAR = 5 * 60
# The page of "Kirim lamaran", opened with a fresh proof, may be read for as long as its session may stand
# idle: no press before the deadline is turned back for a password.
SAHKAN_HALAMAN = SESI_DIAM + SAHKAN_SEGAR
# Per account only against an attack from many addresses; one address is stopped earlier, by django-axes.
ACCOUNT_RATE_LIMITS = {
    "login": "120/m/ip",
    "login_failed": "60/m/ip,100/h/key",
    "signup": "60/h/ip",
    "reset_password": "30/m/ip,5/h/key",
}
# The proxy in front writes the last entry of X-Forwarded-For; without one, nobody's header is believed.
ALLAUTH_TRUSTED_PROXY_COUNT = int(ya("PROKSI_TEPERCAYA", False))

MFA_ADAPTER = "akun.adaptor.AdaptorPengaman"
MFA_FORMS = {
    "activate_totp": "akun.forms.AktifkanAplikasiForm",
    "add_webauthn": "akun.forms.TambahKunciForm",
    "authenticate": "akun.forms.KodeForm",
    "authenticate_webauthn": "akun.forms.LangkahKunciForm",
    "edit_webauthn": "akun.forms.UbahKunciForm",
    "login_webauthn": "akun.forms.MasukKunciForm",
    "reauthenticate": "akun.forms.KodeUlangForm",
    "reauthenticate_webauthn": "akun.forms.SahkanKunciForm",
}
MFA_SUPPORTED_TYPES = ["recovery_codes", "totp", "webauthn"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_USER_VERIFICATION = "required"
MFA_TOTP_ISSUER = "Seleksi JPT"
# Clocks of telephones differ; one step of 30 seconds to either side.
MFA_TOTP_TOLERANCE = 1
# Seals the secrets of second factors in the database. Several, separated by commas: the first one writes.
MFA_KEY = daftar("MFA_KEY")
# People with a role must hold a second factor (config/wajib_mfa.py); demonstration accounts need none.
WAJIB_MFA = PRODUKSI

AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_FAILURE_LIMIT = 8
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_RESET_ON_SUCCESS = True
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_USERNAME_FORM_FIELD = "username"
AXES_USERNAME_CALLABLE = "akun.masuk.sidik_nama_masuk"
AXES_CLIENT_IP_CALLABLE = "akun.masuk.alamat_ip"
AXES_LOCKOUT_CALLABLE = "akun.masuk.jawaban_terkunci"
AXES_SENSITIVE_PARAMETERS = ["login", "username", "email", "password", "csrfmiddlewaretoken"]
AXES_DISABLE_ACCESS_LOG = True
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False

# --- Bahasa dan waktu -------------------------------------------------------------------------
LANGUAGE_CODE = "id"
TIME_ZONE = "Asia/Jakarta"
USE_I18N = True
USE_TZ = True

# --- Berkas tampilan --------------------------------------------------------------------------
STATIC_URL = "/static/"
STATIC_ROOT = Path(dari_lingkungan("STATIC_ROOT", str(DATA_DIR / "static")))
STATICFILES_DIRS = [DASAR / "static"]
STORAGES = {
    **GUDANG_DIKENAL,
    "default": GUDANG_DIKENAL[GUDANG],
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage",
        # Public, unlike what people upload: root collects them, the server's own user reads them.
        "OPTIONS": {"file_permissions_mode": 0o644, "directory_permissions_mode": 0o755},
    },
}

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
        # Only a served file may be framed, by our own page (dokumen/sajikan.py says so itself).
        "frame-ancestors": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
CSRF_FAILURE_VIEW = "config.galat.formulir_kedaluwarsa"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"

# HTTPS=tidak only for a server that nobody reaches but its own machine (script/server).
HTTPS = ya("HTTPS", PRODUKSI)
# Browsers give passkeys to https and to http://localhost only; the library must be told of the second.
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not HTTPS
if HTTPS:
    SECURE_SSL_REDIRECT = True
    # The health check of the container comes without TLS, from inside.
    SECURE_REDIRECT_EXEMPT = [r"^sehat/$"]
    SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SESSION_COOKIE_SECURE = True
    SESSION_COOKIE_NAME = "__Host-sesi"
    CSRF_COOKIE_SECURE = True
    CSRF_COOKIE_NAME = "__Host-csrf"
# The preload list of browsers is for the owner of the domain to join, not for one application on it.
SILENCED_SYSTEM_CHECKS = ["security.W021"]
# Only behind a proxy that removes these headers from what comes in from outside (deploy/nginx does).
if ya("PROKSI_TEPERCAYA", False):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
# Only where the proxy always overwrites X-Waktu-Tiba (config/waktu.py); apart from the switch above, because
# a proxy that rewrites the usual headers may let this one through.
CAP_WAKTU_PROKSI = ya("CAP_WAKTU_PROKSI", False)

# --- Surel ------------------------------------------------------------------------------------
# Address under which people reach the application; links in mails start with it, never with a Host header.
ALAMAT_SITUS = dari_lingkungan("ALAMAT_SITUS", "http://localhost:8000").rstrip("/")
# SUREL_CARA: "smtp" (bawaan produksi), "berkas" (ditulis ke DATA_DIR/surel), "konsol".
SUREL_CARA = dari_lingkungan("SUREL_CARA", "smtp" if PRODUKSI else "berkas")
if SUREL_CARA not in {"smtp", "berkas", "konsol"}:
    raise ImproperlyConfigured(f"SUREL_CARA {SUREL_CARA!r} tidak dikenal; pilih smtp, berkas, atau konsol.")
EMAIL_BACKEND = {
    "smtp": "django.core.mail.backends.smtp.EmailBackend",
    "berkas": "django.core.mail.backends.filebased.EmailBackend",
    "konsol": "django.core.mail.backends.console.EmailBackend",
}[SUREL_CARA]
EMAIL_FILE_PATH = DATA_DIR / "surel"
EMAIL_HOST = dari_lingkungan("SUREL_HOST", "localhost")
EMAIL_PORT = int(dari_lingkungan("SUREL_PORT", "587"))
EMAIL_HOST_USER = dari_lingkungan("SUREL_PENGGUNA", "")
EMAIL_HOST_PASSWORD = dari_lingkungan("SUREL_SANDI", "")
# SUREL_ENKRIPSI: "starttls" (bawaan), "tls" (sejak sambungan pertama), "tidak" (hanya di mesin sendiri).
SUREL_ENKRIPSI = dari_lingkungan("SUREL_ENKRIPSI", "starttls")
EMAIL_USE_TLS = SUREL_ENKRIPSI == "starttls"
EMAIL_USE_SSL = SUREL_ENKRIPSI == "tls"
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = dari_lingkungan("SUREL_PENGIRIM", "Seleksi Terbuka JPT <seleksi@localhost>")
SERVER_EMAIL = DEFAULT_FROM_EMAIL
EMAIL_SUBJECT_PREFIX = ""

# --- Pekerjaan --------------------------------------------------------------------------------
# A task is killed before the broker may think it lost: otherwise it runs twice in full.
CELERY_TASK_SOFT_TIME_LIMIT = 180
CELERY_TASK_TIME_LIMIT = 240
CELERY_VISIBILITY_TIMEOUT = 300
CELERY_BROKER_URL = REDIS_URL
CELERY_BROKER_TRANSPORT_OPTIONS = {
    "visibility_timeout": CELERY_VISIBILITY_TIMEOUT,
    "socket_connect_timeout": 2,
    # A broker that accepts and then says nothing must not hold a request; longer than a worker's poll (1 s).
    "socket_timeout": 5,
    "socket_keepalive": True,
}
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_TASK_IGNORE_RESULT = True
CELERY_RESULT_BACKEND = None
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_CANCEL_LONG_RUNNING_TASKS_ON_CONNECTION_LOSS = True
# WeasyPrint and its fonts grow with every paper; a fresh process gives the memory back.
CELERY_WORKER_MAX_TASKS_PER_CHILD = 200
CELERY_WORKER_SOFT_SHUTDOWN_TIMEOUT = 5
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_WORKER_REDIRECT_STDOUTS = False
# A request does not wait for a broker that is away: the row is there and the sweeping task finds it.
CELERY_TASK_PUBLISH_RETRY_POLICY = {"max_retries": 1, "interval_start": 0, "interval_max": 0.2}
CELERY_TASK_SERIALIZER = "json"
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_TIMEZONE = TIME_ZONE
CELERY_ENABLE_UTC = True

# --- Catatan ----------------------------------------------------------------------------------
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"tanpa_data_pribadi": {"()": "config.catatan.TanpaDataPribadi"}},
    "handlers": {"konsol": {"class": "logging.StreamHandler", "formatter": "tanpa_data_pribadi"}},
    "root": {"handlers": ["konsol"], "level": dari_lingkungan("TINGKAT_CATATAN", "INFO").upper()},
    "loggers": {
        # Django's own handlers would print beside the formatter above.
        "django": {"handlers": [], "propagate": True},
        "django.server": {"handlers": [], "propagate": True},
        "axes.apps": {"level": "WARNING"},
        # It would tell the address and the headers of every request.
        "boto3": {"level": "WARNING"},
        "botocore": {"level": "WARNING"},
        "s3transfer": {"level": "WARNING"},
        "pikepdf": {"level": "WARNING"},
        "weasyprint": {"level": "ERROR"},
        "fontTools": {"level": "ERROR"},
    },
}
