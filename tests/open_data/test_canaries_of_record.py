"""Canaries in every personal field and in all that is not for the public: no public address sings of them."""

import re

import pytest
from django.conf import LazySettings
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from delegations.models import Delegate, SpeakingRole
from eventsite.public.api.operations import OPERATIONS
from eventsite.public.cache.pages import PAGES
from eventsite.public.exporting import programme_pdf, sheet_pdf
from tests.factories import DelegateFactory, DelegationFactory, EditionFactory
from tests.open_data.scene import Scene
from tests.public.test_canaries import CANARY, fill

pytestmark = pytest.mark.django_db
FORM = {"form": "csv"}
EDITION = {"slug": "forum", "number": 6}
#: The parts of the addresses that have any; what is searched for is public, and stands beside what is not.
PARTS = {
    "public:series-detail": {"slug": "forum"},
    "public:series-bodies": {"slug": "forum"},
    "public:topic-calendar": {**EDITION, "topic": "water"},
    "conferences:topic-detail": {"slug": "water"},
    "delegations:body-detail": {"slug": "arvania"},
    "public:participants-file": {**EDITION, **FORM},
    **{f"public:{kind}-file": FORM for kind in ("series", "editions", "bodies", "topics", "documents")},
    **{
        f"public:{name}": EDITION
        for name in (
            *("edition-detail", "edition-sheet", "sheet-pdf", "participants", "edition-documents"),
            *("edition-feed", "programme", "programme-changes", "programme-calendar", "programme-pdf"),
            *("schedule-json", "schedule-xml"),
        )
    },
}
SEARCHES = ("aigul", "opening", "arvania", "agenda", "forum", "water")
#: Where somebody is named who heads the delegation and chairs the session.
NAMING = {
    *("public:participants", "public:participants-file", "api:participants"),
    *("public:programme", "public:session-detail", "api:sessions", "api:session"),
    *("public:programme-calendar", "public:day-calendar", "public:topic-calendar", "public:session-calendar"),
    *("public:schedule-json", "public:schedule-xml", "public:programme-pdf"),
    *("delegations:body-detail", "search for aigul"),
}
OWN_SCRIPT = {"public:participants": 2, "search for aigul": 1}
#: Addresses of nobody's record: drawings, colours, a script, and the parts of a site map of more pages.
ELSEWHERE = {"public:emblem", "public:series-emblem", "public:series-look", "offline-worker", "sitemap-part"}


def addresses(scene: Scene) -> dict[str, str]:
    """Return an address of every public page, feed, file and answer, by its name."""
    of_session = {**EDITION, "pk": scene.session.pk}
    own = {
        "public:session-detail": of_session,
        "public:session-calendar": of_session,
        "public:day-calendar": {**EDITION, "on": str(scene.session.day.on)},
    }
    api = {f"api:{each.name}": {name: scene.parts[name] for name in each.parts} for each in OPERATIONS}
    parts = PARTS | own | api
    found = {name: reverse(name, kwargs=parts.get(name)) for name in {*PAGES} - ELSEWHERE}
    found |= {f"search for {text}": f"{reverse('public:search')}?q={text}" for text in SEARCHES}
    return found


@pytest.fixture
def record(guarded: Scene) -> Scene:
    """The guarded scene after an edition that named nobody, every personal field of it a canary."""
    before = EditionFactory(series=guarded.edition.series, number=5, publishes_delegates=False)
    seat = DelegationFactory(edition=before, body=guarded.body, category=guarded.delegation.category)
    DelegateFactory(delegation=seat, full_name="canary-of-fifth", is_public=True)
    for row in (seat, guarded.delegation, *Delegate.objects.all(), *SpeakingRole.objects.all()):
        kept = {"search_key": row.search_key} if hasattr(row, "search_key") else {}
        fill(row)
        # Who cannot be found is not shown by the search, and then it would prove nothing.
        type(row).objects.filter(pk=row.pk).update(**kept)
    return guarded


@pytest.fixture
def _paper(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (programme_pdf, sheet_pdf):
        monkeypatch.setattr(module, "typeset", lambda _template, data, **_options: str(data).encode())


@pytest.mark.usefixtures("_paper")
@pytest.mark.parametrize("language", ["en", "ru", "ar"])
def test_no_public_address_tells_what_is_not_public(
    record: Scene, client: Client, settings: LazySettings, language: str
) -> None:
    settings.API_PER_MINUTE = 0
    with override(language):
        asked = addresses(record)
    told = {}
    for name, address in asked.items():
        answer = client.get(address)
        assert answer.status_code == 200, address
        told[name] = re.sub(r"\r\n |</?mark>", "", answer.getvalue().decode())

    # The list of participants and the search also give, in its own script, the name of who is public.
    own_script = {name: ["canary-delegate-original_name"] * times for name, times in OWN_SCRIPT.items()}
    assert {name: CANARY.findall(text) for name, text in told.items() if CANARY.search(text)} == own_script
    assert {name for name, text in told.items() if "Aigul Bekova" in text} == NAMING
