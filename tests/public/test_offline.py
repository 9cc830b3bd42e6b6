"""Reading offline: the service worker and what the pages tell of it."""

import re

import pytest

from eventsite.public.views import offline
from tests.factories import DayFactory, EditionFactory, SessionFactory, release

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _nothing_remembered():
    offline._worker.cache_clear()
    yield
    offline._worker.cache_clear()


def worker(client):
    response = client.get("/worker.js")
    assert (response.status_code, response["Content-Type"], response["Cache-Control"]) == (
        200,
        "text/javascript; charset=utf-8",
        "no-cache",
    )
    return response.content.decode()


def version(client):
    return re.search(r'^const VERSION = "([0-9a-f]{12})";$', worker(client), re.MULTILINE).group(1)


def test_worker_is_strict_and_stands_at_the_root(client):
    assert worker(client).startswith('"use strict";\nconst VERSION = "')


def test_worker_has_another_version_for_other_files(client, monkeypatch):
    before = version(client)
    monkeypatch.setattr(offline, "static", lambda name: f"/static/{name}.of-another-release")
    offline._worker.cache_clear()
    assert version(client) != before


def test_worker_of_a_site_without_offline_reading_removes_itself(client, settings):
    settings.OFFLINE_READING = False
    text = worker(client)
    assert ("self.registration.unregister()" in text, "respondWith" in text) == (True, False)


@pytest.mark.parametrize(("is_on", "told"), [(True, 1), (False, 0)])
@pytest.mark.parametrize("part", ["programme/", "programme/changes/", "session"])
def test_pages_of_a_programme_tell_where_the_worker_is(client, settings, part, is_on, told):
    settings.OFFLINE_READING = is_on
    session = SessionFactory(day=DayFactory(edition=EditionFactory(series__slug="forum", number=6)))
    release(session.day.edition)
    rest = f"sessions/{session.pk}/" if part == "session" else part

    html = client.get(f"/conferences/forum/6/{rest}").content.decode()

    assert html.count('<meta name="offline-worker" content="/worker.js">') == told
    assert html.count("bundles/public.js") == 1


def test_policy_lets_workers_come_from_this_site_alone(client):
    assert "worker-src 'self'" in client.get("/")["Content-Security-Policy"]
