"""A port that cannot be served on is named before anything slow begins."""

import socket
from collections.abc import Iterator

import pytest

from tests.deploy.scripts import script

port = script("port")


@pytest.fixture
def taken() -> Iterator[str]:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        yield str(listener.getsockname()[1])


def test_complaint_is_empty_for_a_free_port(taken: str) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        free = str(probe.getsockname()[1])

    assert port.complaint("127.0.0.1", free) == ""


def test_complaint_names_a_taken_port_and_another_one(taken: str) -> None:
    said = port.complaint("127.0.0.1", taken)

    assert said.startswith(f"Port {taken} on 127.0.0.1 is already in use")
    assert f"make run PORT={int(taken) % 65535 + 1}" in said


@pytest.mark.parametrize("wrong", ["abc", "", "0", "65536", "-1", "80 80", "８０"])
def test_complaint_refuses_what_is_no_port_number(wrong: str) -> None:
    assert port.complaint("127.0.0.1", wrong).startswith(f"PORT={wrong} is not a port number")
