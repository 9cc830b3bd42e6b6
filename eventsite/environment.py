"""Read settings from the environment and the `.env` file, and say what is wrong in words.

`environs` does the parsing; this module adds what an operator needs at two in the morning: every
error names the variable and the fix, and a misspelt variable is noticed instead of being ignored.
"""

import difflib
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from dotenv import dotenv_values
from environs import Env, EnvError

#: Every variable the settings read, with an example that would be right.
KNOWN: dict[str, str] = {
    "SECRET_KEY": "50 or more random characters",
    "DEBUG": "true or false",
    "ALLOWED_HOSTS": "conference.example.org,www.conference.example.org",
    "CSRF_TRUSTED_ORIGINS": "https://conference.example.org",
    "DATABASE_URL": "postgres://user:password@host:5432/eventsite",
    "CACHE_URL": "redis://host:6379/0",
    "PAGE_CACHE_BYTES": "67108864",
    "PAGE_COPIES": "/srv/eventsite/app/var/copies",
    "OFFLINE_READING": "true or false",
    "API_PER_MINUTE": "120",
    "SECURE_COOKIES": "true or false",
    "SECURE_SSL_REDIRECT": "true or false",
    "SECURE_HSTS_SECONDS": "31536000",
    "TRUST_PROXY_PROTO": "true when a proxy sets X-Forwarded-Proto itself",
    "MEDIA_ROOT": "/srv/eventsite/media",
    "SITE_NAME": "Conference Secretariat",
    "LOG_LEVEL": "INFO",
    "IMPORT_MAX_BYTES": "20971520",
    "IMPORT_MAX_ROWS": "100000",
}


class SettingError(ImproperlyConfigured):
    """A setting is missing, malformed or misspelt; the message names it and the fix."""


class Environment:
    """Typed look-ups over `.env` and the process environment; the process environment wins."""

    def __init__(self, env_file: Path, environ: Mapping[str, str] | None = None) -> None:
        in_file = {name: value or "" for name, value in dotenv_values(env_file).items()}
        self._refuse_unknown(in_file, env_file.name)
        process = dict(os.environ if environ is None else environ)
        self._refuse_misspelt(process)
        for name, value in in_file.items():
            if environ is None:
                os.environ.setdefault(name, value)
            process.setdefault(name, value)
        self._values = process
        self._env = Env()

    def get(self, kind: str, name: str, *default: Any) -> Any:
        """Return variable `name` parsed as `kind` (a method of `environs.Env`).

        Raises SettingError, naming the variable and a right value, when it is malformed, empty (only a list
        with a default may be), negative, or missing while no default is given.
        """
        if name not in self._values:
            if default:
                return default[0]
            raise SettingError(
                f"{name} is not set. Put it into the environment or into .env, "
                f"for example {name}={KNOWN[name]}"
            )
        # An empty list may be meant; an empty path or secret is a line that somebody forgot to fill in.
        if not self._values[name].strip() and not (kind == "list" and default):
            raise SettingError(
                f"{name} is empty. Take it away or fill it in, for example {name}={KNOWN[name]}"
            )
        value = self._parsed(kind, name)
        if kind == "int" and value < 0:
            raise SettingError(
                f"{name} cannot be negative: {value}. It should look like {name}={KNOWN[name]}"
            )
        return value

    def _parsed(self, kind: str, name: str) -> Any:
        before = os.environ.get(name)
        os.environ[name] = self._values[name]
        try:
            return getattr(self._env, kind)(name)
        except (EnvError, ValueError) as error:
            raise SettingError(
                f"{name} cannot be read: {_shown(name, self._values[name])} is not valid. "
                f"It should look like {name}={KNOWN[name]}"
            ) from error
        finally:
            if before is None:
                del os.environ[name]
            else:
                os.environ[name] = before

    @staticmethod
    def _refuse_unknown(in_file: Mapping[str, str], where: str) -> None:
        for name in in_file:
            if name not in KNOWN:
                near = difflib.get_close_matches(name, KNOWN, n=1, cutoff=0.6)
                hint = f" Did you mean {near[0]}?" if near else ""
                raise SettingError(
                    f"{where} sets {name}, which is no setting of eventsite.{hint} "
                    f"Known: {', '.join(sorted(KNOWN))}"
                )

    @staticmethod
    def _refuse_misspelt(process: Mapping[str, str]) -> None:
        """Refuse a variable one typing error away from a known one: it would be ignored in silence."""
        for name in process:
            if name in KNOWN:
                continue
            near = difflib.get_close_matches(name, KNOWN, n=1, cutoff=0.9)
            if near:
                raise SettingError(
                    f"The environment sets {name}. Did you mean {near[0]}? Rename or unset it."
                )


def _shown(name: str, value: str) -> str:
    """Quote a value for an error message, except where it carries a secret."""
    return "its value" if name in {"SECRET_KEY", "DATABASE_URL", "CACHE_URL"} else repr(value)
