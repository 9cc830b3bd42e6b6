"""Serve the site with the production server on one address, until interrupted."""

import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

OPTIONS = (
    "--interface",
    "wsgi",
    "--workers",
    "2",
    "--blocking-threads",
    "4",
    "--no-ws",
    # Ctrl-C reaches every worker besides the main process; one that misses its end is not waited for.
    "--workers-kill-timeout",
    "2",
    "--log-level",
    "warning",
)


def main(host: str, port: str) -> None:
    """Replace this process by the server, so that signals reach it directly."""
    os.chdir(ROOT)
    print(
        f"\nServing on http://{host}:{port}/ - staff: http://{host}:{port}/admin/ - Ctrl-C ends.", flush=True
    )
    command = (sys.executable, "-m", "granian", "--host", host, "--port", port, *OPTIONS)
    os.execv(sys.executable, (*command, "eventsite.wsgi:application"))  # noqa: S606 (fixed words, no shell)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
