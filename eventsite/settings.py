"""Settings: one file, read from the environment. `eventsite.environment.KNOWN` lists every variable."""

from pathlib import Path
from typing import Any

from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from eventsite.environment import Environment

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = BASE_DIR / "var"
env = Environment(BASE_DIR / ".env")

DEBUG: bool = env.get("bool", "DEBUG", False)
# A secret has a default only where nothing is at stake.
SECRET_KEY: str = env.get("str", "SECRET_KEY", *(["insecure-debug-key"] if DEBUG else []))
ALLOWED_HOSTS: list[str] = env.get(
    "list", "ALLOWED_HOSTS", *([["127.0.0.1", "localhost", "[::1]"]] if DEBUG else [])
)
CSRF_TRUSTED_ORIGINS: list[str] = env.get("list", "CSRF_TRUSTED_ORIGINS", [])
SITE_NAME: str = env.get("str", "SITE_NAME", "Conference Secretariat")

INSTALLED_APPS = [
    "modeltranslation",  # before the admin, whose classes it extends
    "delegations",
    "conferences",
    "eventsite.desk",
    "eventsite.public",
    "eventsite.desk.admin_app.StaffAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.forms",
    "crispy_forms",
    "crispy_bootstrap5",
    "import_export",
    "simple_history",
    "django_otp",
    "django_otp.plugins.otp_totp",
    "django_otp.plugins.otp_static",
    "csp",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django_otp.middleware.OTPMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "simple_history.middleware.HistoryRequestMiddleware",
]

ROOT_URLCONF = "eventsite.urls"
WSGI_APPLICATION = "eventsite.wsgi.application"
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "django.template.context_processors.i18n",
                "eventsite.public.context.site",
            ],
        },
    },
]

DATABASES: dict[str, dict[str, Any]] = {
    "default": env.get(
        "dj_db_url", "DATABASE_URL", {"ENGINE": "django.db.backends.sqlite3", "NAME": VAR_DIR / "db.sqlite3"}
    )
}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # A relative path is meant from the project's root, wherever the command was started.
    if DATABASES["default"]["NAME"] != ":memory:":
        DATABASES["default"]["NAME"] = BASE_DIR / DATABASES["default"]["NAME"]
    DATABASES["default"]["OPTIONS"] = {
        # WAL lets readers go on while one writes; IMMEDIATE makes a writer wait its turn, not fail at commit.
        "init_command": (
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; "
            "PRAGMA foreign_keys=ON; PRAGMA cache_size=-32000;"
        ),
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
    }
else:
    DATABASES["default"].setdefault("OPTIONS", {})["pool"] = {"min_size": 1, "max_size": 8, "timeout": 10}

CACHES: dict[str, dict[str, Any]] = {
    "default": env.get(
        "dj_cache_url", "CACHE_URL", {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
    )
}
# What every process has to see, such as how far an import has come: without a shared cache, files do.
CACHES["shared"] = env.get(
    "dj_cache_url",
    "CACHE_URL",
    {"BACKEND": "django.core.cache.backends.filebased.FileBasedCache", "LOCATION": VAR_DIR / "cache"},
)
# How often each client asked for open data: without a shared cache, each process counts for itself.
CACHES["limits"] = env.get(
    "dj_cache_url",
    "CACHE_URL",
    {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "limits",
        "OPTIONS": {"MAX_ENTRIES": 10_000},
    },
)
# Answers of the interface made for one client within a minute; copies do not count, 0 sets no limit.
API_PER_MINUTE: int = env.get("int", "API_PER_MINUTE", 120)
# Copies of public pages in the memory of each process; 0 switches them off, as while pages are being written.
PAGE_CACHE_BYTES: int = env.get("int", "PAGE_CACHE_BYTES", 0 if DEBUG else 64 * 1024 * 1024)
# Where copies lie for nginx, as deploy/nginx-copies.conf reads them; without it there are none on the disk.
PAGE_COPIES: Path | None = env.get("path", "PAGE_COPIES", None)
# Whether browsers keep programmes for reading without a network; "false" removes what they have kept.
OFFLINE_READING: bool = env.get("bool", "OFFLINE_READING", not DEBUG)
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
LOGIN_URL = "admin:login"
OTP_TOTP_ISSUER = SITE_NAME

LANGUAGE_CODE = "en"
#: Languages of the interface; columns exist for all six official UN languages.
LANGUAGES = [
    ("en", _("English")),
    ("fr", _("French")),
    ("es", _("Spanish")),
    ("ru", _("Russian")),
    ("zh-hans", _("Chinese")),
    ("ar", _("Arabic")),
]
MODELTRANSLATION_LANGUAGES = ("en", "fr", "es", "ru", "zh-hans", "ar")
MODELTRANSLATION_DEFAULT_LANGUAGE = "en"
MODELTRANSLATION_FALLBACK_LANGUAGES = ("en", "ru", "fr", "es", "zh-hans", "ar")
LOCALE_PATHS = [BASE_DIR / "locale"]
FORMAT_MODULE_PATH = "eventsite.lib.formats"
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"

STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "eventsite.lib.bundles.BundleFinder",
]
_STYLES = (
    *("css/fonts.css", "css/tokens.css", "css/base.css", "css/frame.css", "css/categories.css"),
    *(
        "css/components.css",
        "css/programme.css",
        "css/timegrid.css",
        "css/search.css",
        "css/series.css",
        "css/chart.css",
        "css/edition.css",
        "css/print.css",
    ),
)
#: What the public pages load at once; the programme is part of it, since it is what most people come for.
STATIC_BUNDLES = {
    "public.css": ("vendor/bootstrap-5.3.9/bootstrap.min.css", *_STYLES),
    "public-rtl.css": ("vendor/bootstrap-5.3.9/bootstrap.rtl.min.css", *_STYLES),
    "public.js": tuple(
        f"js/programme/{name}.js" for name in ("common", "view", "zone", "mine", "news", "now", "offline")
    ),
}
MEDIA_ROOT: Path = env.get("path", "MEDIA_ROOT", VAR_DIR / "media")
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage",
        # Unlike uploads, for everybody: a proxy before the application may read them.
        "OPTIONS": {"file_permissions_mode": 0o644, "directory_permissions_mode": 0o755},
    },
}
# Uploads carry personal data: readable by the server's user alone.
FILE_UPLOAD_PERMISSIONS = 0o600
FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o700
# The table of a day sends every cell of every session in one form.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 20_000
# An attendee file is held in memory while it is read, so that no copy lands in a temporary folder.
IMPORT_MAX_BYTES: int = env.get("int", "IMPORT_MAX_BYTES", 20 * 1024 * 1024)
IMPORT_MAX_ROWS: int = env.get("int", "IMPORT_MAX_ROWS", 100_000)
FILE_UPLOAD_HANDLERS = [
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]

CRISPY_ALLOWED_TEMPLATE_PACKS = "bootstrap5"
CRISPY_TEMPLATE_PACK = "bootstrap5"
# Without these, any staff member may import and export any table.
IMPORT_EXPORT_IMPORT_PERMISSION_CODE = "import"
IMPORT_EXPORT_EXPORT_PERMISSION_CODE = "export"
IMPORT_EXPORT_USE_TRANSACTIONS = True
IMPORT_EXPORT_SKIP_ADMIN_LOG = True

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "worker-src": [SELF],
        "object-src": [NONE],
        "base-uri": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}
SECURE_COOKIES: bool = env.get("bool", "SECURE_COOKIES", not DEBUG)
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_COOKIES
SESSION_COOKIE_HTTPONLY = True
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_SSL_REDIRECT: bool = env.get("bool", "SECURE_SSL_REDIRECT", not DEBUG)
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
SECURE_HSTS_SECONDS: int = env.get("int", "SECURE_HSTS_SECONDS", 0 if DEBUG else 31_536_000)
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = SECURE_HSTS_SECONDS > 0
if env.get("bool", "TRUST_PROXY_PROTO", False):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {
            "()": "eventsite.lib.logs.DiscreetFormatter",
            "format": "{asctime} {levelname} {name}: {message}",
            "style": "{",
        }
    },
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": env.get("log_level", "LOG_LEVEL", "INFO")},
}
