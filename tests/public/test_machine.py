"""Probes and robots."""

from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.db import OperationalError, connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder


@pytest.mark.parametrize(
    ("address", "status"), [("/healthz", 200), ("/robots.txt", 200), ("/favicon.ico", 302)]
)
def test_answer_needs_no_database(client, address, status):
    # Without the marker of the database, a query would fail this test.
    assert client.get(address).status_code == status


def test_icon_that_browsers_guess_is_a_file_of_this_site(client):
    address = client.get("/favicon.ico")["Location"]

    assert address == "/static/img/favicon.ico"
    assert Path(finders.find("img/favicon.ico")).read_bytes()[:6] == b"\0\0\1\0\3\0"


def test_healthz_is_the_same_for_every_reader(client):
    response = client.get("/healthz", headers={"accept-language": "ru"})

    assert response.content == b"ok\n"
    assert "no-store" in response["Cache-Control"]


@pytest.mark.parametrize("address", ["/healthz", "/readyz"])
@pytest.mark.django_db
def test_probe_is_not_redirected_to_https(client, settings, address):
    settings.SECURE_SSL_REDIRECT = True

    assert client.get(address).status_code == 200


@pytest.mark.django_db
def test_readyz_answers_with_every_migration_applied(client):
    assert client.get("/readyz").content == b"ready\n"


@pytest.mark.django_db
def test_readyz_waits_for_migrations(client):
    [newest] = MigrationLoader(connection).graph.leaf_nodes("delegations")
    MigrationRecorder(connection).record_unapplied(*newest)

    response = client.get("/readyz")

    assert response.status_code == 503
    assert b"wait to be applied" in response.content


@pytest.mark.django_db
def test_readyz_hides_what_the_database_driver_says(client, monkeypatch):
    def refuse(*args, **kwargs):
        raise OperationalError("connection to db.internal as user secretary failed")

    monkeypatch.setattr("eventsite.public.views.machine.MigrationExecutor", refuse)

    response = client.get("/readyz")

    assert response.status_code == 503
    assert response.content == b"not ready: the database does not answer\n"


def test_robots_keep_out_of_the_admin_in_every_language(client):
    lines = client.get("/robots.txt").text.splitlines()

    assert lines == [
        "User-agent: *",
        "Disallow: /admin/",
        "Disallow: /fr/admin/",
        "Disallow: /es/admin/",
        "Disallow: /ru/admin/",
        "Disallow: /zh-hans/admin/",
        "Disallow: /ar/admin/",
        "",
        "Sitemap: http://testserver/sitemap.xml",
    ]
