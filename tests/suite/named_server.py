"""The PostgreSQL server that TEST_DATABASE_URL names: whether the suite can use it."""

import dj_database_url
import psycopg

EXAMPLE = "TEST_DATABASE_URL=postgres://user:password@localhost:5432/eventsite"
CONNECT_SECONDS = 10


def complaint(url: str) -> str:
    """Say what is wrong with the named server and what would be right; empty where none is named."""
    if not url:
        return ""
    try:
        settings = dj_database_url.parse(url)
    except ValueError:
        settings = {}
    # Anything but PostgreSQL would run the suite on SQLite twice and call one of them PostgreSQL.
    if settings.get("ENGINE") != "django.db.backends.postgresql":
        return f"TEST_DATABASE_URL does not name a PostgreSQL server. It should look like {EXAMPLE}"
    return _refusal(settings)


def _refusal(settings: dj_database_url.DBConfig) -> str:
    """Ask for `postgres`, the database from which the runner makes its own; return the server's complaint."""
    try:
        psycopg.connect(
            host=settings["HOST"],
            port=settings["PORT"] or None,
            user=settings["USER"],
            password=settings["PASSWORD"],
            dbname="postgres",
            connect_timeout=CONNECT_SECONDS,
        ).close()
    except psycopg.OperationalError as error:
        answer = " ".join(str(error).split())
        return (
            f"The server of TEST_DATABASE_URL cannot be used: {answer}\n"
            f"Start it, mend the address ({EXAMPLE}), or unset the variable: "
            "the suite then starts a server of its own."
        )
    return ""
