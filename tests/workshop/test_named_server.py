"""A wrong TEST_DATABASE_URL is said at once and in words."""

import pytest

from tests.suite.named_server import complaint


def test_no_named_server_is_fine():
    assert complaint("") == ""


@pytest.mark.parametrize("url", ["rubbish", "sqlite://:memory:", "mongodb://server/name"])
def test_address_that_is_not_of_postgresql_is_refused(url):
    assert complaint(url) == (
        "TEST_DATABASE_URL does not name a PostgreSQL server. "
        "It should look like TEST_DATABASE_URL=postgres://user:password@localhost:5432/eventsite"
    )


def test_server_that_does_not_answer_is_named_with_the_way_out():
    first, second = complaint("postgres://nobody:hush@127.0.0.1:1/none").splitlines()

    assert first.startswith("The server of TEST_DATABASE_URL cannot be used: ")
    assert second == (
        "Start it, mend the address (TEST_DATABASE_URL=postgres://user:password@localhost:5432/eventsite), "
        "or unset the variable: the suite then starts a server of its own."
    )
