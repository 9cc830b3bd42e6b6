"""Write the settings file of a trial installation once; a file that exists is never touched."""

import os
import secrets
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

CONTENT = """\
# Written by the first `make run`, for this machine alone. deploy/env.example explains every line.
SECRET_KEY={secret_key}
DEBUG=false
ALLOWED_HOSTS=127.0.0.1,localhost
# Plain HTTP on the loopback interface; behind a TLS proxy take all three lines away.
SECURE_COOKIES=false
SECURE_SSL_REDIRECT=false
SECURE_HSTS_SECONDS=0
"""


def write_env_file(path: Path) -> bool:
    """Write the file, readable by its owner alone, and return True; return False when there is one."""
    if path.exists():
        return False
    descriptor, name = tempfile.mkstemp(prefix=".env-", dir=path.parent)
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8") as draft:
            draft.write(CONTENT.format(secret_key=secrets.token_urlsafe(50)))
        # A link, unlike a rename, cannot replace a file that another process has written meanwhile.
        os.link(name, path)
    except FileExistsError:
        return False
    finally:
        Path(name).unlink()
    return True


if __name__ == "__main__" and write_env_file(ROOT / ".env"):
    print("Wrote .env with a fresh secret key. Keep it: sessions and stored secrets depend on it.")
