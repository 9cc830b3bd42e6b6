"""The page of the list of participants."""

import pytest
from django.test import Client
from django.utils.translation import override

from conferences.enums import Completeness, Publication
from conferences.models import Edition
from delegations.models import CategoryPresence
from tests.factories import (
    BodyFactory,
    BodyNameFactory,
    CategoryFactory,
    DelegateFactory,
    DelegationFactory,
    EditionFactory,
    SourceFactory,
)

pytestmark = pytest.mark.django_db


def page(edition: Edition, client: Client, query: str = "", prefix: str = "") -> str:
    with override("en"):
        address = edition.url_of("participants")
    response = client.get(f"{prefix}{address}{query}")
    assert response.status_code == 200
    return str(response.content.decode())


def test_participants_shows_a_delegation_under_its_category(client):
    delegation = DelegationFactory(body__label="Body of tests", category__heading="Observer states")
    html = page(delegation.edition, client)
    assert '<h2 id="c-' in html
    assert html.index("Observer states") < html.index("Body of tests")
