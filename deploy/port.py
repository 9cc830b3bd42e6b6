"""Tell in plain words when the wanted port cannot be served on, before anything slow begins."""

import errno
import socket
import sys

HIGHEST = 65535


def complaint(host: str, port: str) -> str:
    """Say what is wrong with the port and what would be right; empty when it is free."""
    if not port.isascii() or not port.isdigit() or not 0 < int(port) <= HIGHEST:
        return f"PORT={port} is not a port number. Give one from 1 to {HIGHEST}: make run PORT=8123"
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, int(port)))
        except OSError as error:
            return _reason(host, port, error)
    return ""


def _reason(host: str, port: str, error: OSError) -> str:
    if error.errno == errno.EADDRINUSE:
        return (
            f"Port {port} on {host} is already in use: perhaps this site is running in another window. "
            f"Stop it there, or choose another port: make run PORT={int(port) % HIGHEST + 1}"
        )
    if error.errno == errno.EACCES:
        return f"Port {port} needs the rights of an administrator. Choose one above 1023: make run PORT=8123"
    return f"Port {port} on {host} cannot be used: {error.strerror}"


if __name__ == "__main__":
    sys.exit(complaint(sys.argv[1], sys.argv[2]) or 0)
