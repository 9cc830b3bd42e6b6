"""The page of the programme of forum 6, and who may be named there."""

from conferences.models import Edition
from tests.factories import DelegateFactory, keep_released


def public_delegate(edition):
    edition.publishes_delegates = True
    edition.save()
    return DelegateFactory(delegation__edition=edition, is_public=True)


def page(client, query="", prefix=""):
    """Return the page of the programme, released as its rows stand."""
    keep_released(Edition.objects.get(series__slug="forum", number=6))
    return shown(client, query, prefix)


def shown(client, query="", prefix=""):
    response = client.get(f"{prefix}/conferences/forum/6/programme/{query}")
    assert response.status_code == 200
    return " ".join(response.content.decode().split())
