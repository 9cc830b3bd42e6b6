"""The project's settings under test: they depend on this file alone, not on the developer's `.env`.

The database is an SQLite in memory, or the one of TEST_DATABASE_URL: a server that nobody named is never
touched.
"""

import os

os.environ.update(
    SECRET_KEY="tests-only-tests-only-tests-only-tests-only-tests-only",
    DEBUG="false",
    ALLOWED_HOSTS="testserver,localhost,127.0.0.1",
    CSRF_TRUSTED_ORIGINS="",
    DATABASE_URL=os.environ.get("TEST_DATABASE_URL") or "sqlite://:memory:",
    CACHE_URL="locmem://",
    SECURE_COOKIES="false",
    SECURE_SSL_REDIRECT="false",
    SECURE_HSTS_SECONDS="0",
    LOG_LEVEL="WARNING",
)

from eventsite.settings import *  # noqa: F403 (the environment has to be set first)

# Fast and worthless: the strength of passwords is not what tests are about.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
# No manifest: tests run without collectstatic.
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_AUTOREFRESH = True
