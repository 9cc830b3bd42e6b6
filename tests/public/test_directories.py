"""What all directories share: counts beside choices, orders, pages, what to loosen."""

import json
import re
from html import unescape

import pytest

from tests.factories import (
    BodyFactory,
    BodyNameFactory,
    CategoryFactory,
    DelegationFactory,
    EditionFactory,
    EditionHostFactory,
    EditionTopicFactory,
    SeriesFactory,
    TopicFactory,
)
from tests.public.directories import edition, loosened, options

pytestmark = pytest.mark.django_db


@pytest.fixture
def forum():
    return SeriesFactory(slug="forum", name="Forum")


@pytest.fixture
def editions(forum):
    """Two editions of a series, one of another."""
    return [
        edition(2024, series=forum, number=1, title="Beta", country_code="KAZ"),
        edition(2025, series=forum, number=2, title="Alpha", country_code="UZB"),
        edition(2025, series__slug="other", series__name="Other", title="Gamma", country_code="KAZ"),
    ]


@pytest.mark.usefixtures("editions")
class TestEditions:
    @pytest.mark.parametrize(
        ("query", "field", "expected"),
        [
            ("", "year", ["All years", "2025 (2)", "2024 (1)"]),
            ("?country=KAZ", "year", ["All years", "2025 (1)", "2024 (1)"]),
            ("?country=KAZ&year=2025", "country", ["All countries", "Kazakhstan (1)", "Uzbekistan (1)"]),
            ("?q=gamma", "series", ["All series", "Forum (0)", "Other (1)"]),
        ],
    )
    def test_choices_are_counted_under_the_other_filters(self, client, query, field, expected):
        assert options(client, f"/editions/{query}", field) == expected

    @pytest.mark.parametrize(
        ("sort", "expected"),
        [
            ("", ["Alpha", "Gamma", "Beta"]),
            ("oldest", ["Beta", "Gamma", "Alpha"]),
            ("title", ["Alpha", "Beta", "Gamma"]),
            ("size", ["Alpha", "Gamma", "Beta"]),
        ],
    )
    def test_order_is_the_one_of_the_address(self, client, sort, expected):
        cards = client.get(f"/editions/?sort={sort}").context["cards"]

        assert [card.title.text for card in cards] == expected

    def test_nothing_found_offers_each_filter_with_what_it_hides(self, client):
        assert loosened(client, "/editions/?series=forum&country=UZB&year=2024&sort=title") == [
            ("Without “Year: 2024”: 1 edition", "?series=forum&country=UZB&sort=title"),
            ("Without “Country: Uzbekistan”: 1 edition", "?series=forum&year=2024&sort=title"),
        ]

    def test_links_to_files_hold_the_filter_and_the_order(self, client):
        text = client.get("/editions/?year=2025&sort=title").text

        assert 'href="/editions.csv?year=2025&amp;sort=title"' in text
        rows = json.loads(client.get("/editions.json?year=2025&sort=title").getvalue())
        assert [row["title"] for row in rows] == ["Alpha", "Gamma"]

    @pytest.mark.parametrize(("query", "statements"), [("", 3), ("?sort=title&q=a&year=2025", 5)])
    def test_page_takes_the_same_statements_however_long(
        self, client, django_assert_num_queries, query, statements
    ):
        for _more in range(2):
            with django_assert_num_queries(statements):
                client.get(f"/editions/{query}")
            EditionFactory.create_batch(3)


def test_pages_of_a_directory_keep_its_filter_and_order(client, forum):
    EditionFactory.create_batch(25, series=forum)

    text = unescape(client.get("/editions/?series=forum&sort=oldest").text)

    assert 'rel="next"' in text
    assert 'href="?series=forum&sort=oldest&page=2"' in text


class TestTopics:
    @pytest.fixture(autouse=True)
    def _topics(self, editions):
        first, second, other = editions
        for name, held in (("Borders", [first]), ("Youth", [first, second]), ("Internet", [other])):
            topic = TopicFactory(name=name)
            for row in held:
                EditionTopicFactory(topic=topic, edition=row)

    @pytest.mark.parametrize(
        ("query", "expected"),
        [
            ("", ["Borders", "Internet", "Youth"]),
            ("?sort=editions", ["Youth", "Borders", "Internet"]),
            ("?sort=latest", ["Internet", "Youth", "Borders"]),
            ("?series=forum", ["Borders", "Youth"]),
            ("?series=forum&year=2025", ["Youth"]),
        ],
    )
    def test_filters_and_orders(self, client, query, expected):
        page = client.get(f"/topics/{query}").context["page"]

        assert [entry.name.text for entry in page] == expected

    def test_choices_are_counted(self, client):
        assert options(client, "/topics/?year=2025", "series") == ["All series", "Forum (1)", "Other (1)"]

    def test_file_holds_what_the_page_shows(self, client):
        rows = json.loads(client.get("/topics.json?series=forum&sort=editions").getvalue())

        assert [row["name"] for row in rows] == ["Youth", "Borders"]


class TestBodies:
    @pytest.fixture(autouse=True)
    def _bodies(self, editions):
        first, second, other = editions
        self.members = CategoryFactory(series=first.series, slug="members", heading="Members", order=1)
        guests = CategoryFactory(series=other.series, slug="guests", heading="Guests", order=1)
        for name, kind, took in (
            ("Atlas", "organization", [(first, self.members)]),
            ("Borea", "state", [(first, self.members), (second, self.members), (other, guests)]),
            ("Cadmia", "state", [(other, guests)]),
        ):
            body = BodyFactory(slug=name.lower(), label=name, kind=kind)
            BodyNameFactory(body=body, text=name)
            for held, category in took:
                DelegationFactory(body=body, edition=held, category=category)
        # Hosting an edition that also names the body is one edition, hosting another is one more.
        EditionHostFactory(body=BodyFactory._meta.model.objects.get(slug="borea"), edition=first)
        EditionHostFactory(body=BodyFactory._meta.model.objects.get(slug="atlas"), edition=second)

    def names(self, client, query: str) -> list[str]:
        return [row.name.text for row in client.get(f"/bodies/{query}").context["entries"]]

    def test_choices_are_counted_under_the_other_filters(self, client):
        assert options(client, "/bodies/?category=forum:members", "kind") == [
            "All kinds",
            "State (1)",
            "International organization (1)",
        ]
        assert options(client, "/bodies/?kind=state", "category") == [
            "All categories",
            "Members (Forum) (1)",
            "Guests (Other) (2)",
        ]

    def test_orders(self, client):
        assert self.names(client, "") == ["Atlas", "Borea", "Cadmia"]
        assert self.names(client, "?sort=editions") == ["Borea", "Atlas", "Cadmia"]

    def test_editions_are_counted_once_each(self, client):
        entries = client.get("/bodies/").context["entries"]

        assert [entry.editions for entry in entries] == [2, 3, 1]

    def test_nothing_found_offers_what_to_loosen(self, client):
        assert loosened(client, "/bodies/?kind=organization&category=other:guests") == [
            ("Without “Kind: International organization”: 2 bodies", "?category=other%3Aguests"),
            ("Without “Took part as: Guests (Other)”: 1 body", "?kind=organization"),
        ]

    def test_page_with_everything_takes_thirteen_statements(self, client, django_assert_num_queries):
        with django_assert_num_queries(13):
            client.get("/bodies/?q=o&kind=state&sort=editions")


class TestParticipants:
    def test_categories_are_counted_by_bodies_and_one_that_is_not_named_says_so(self, client):
        held = EditionFactory()
        members = CategoryFactory(series=held.series, slug="members", heading="Members", order=1)
        observers = CategoryFactory(series=held.series, slug="observers", heading="Observers", order=2)
        for label in ("Atlas", "Borea"):
            DelegationFactory(body__label=label, printed_name=label, edition=held, category=members)
        held.category_presences.create(category=observers)
        address = held.url_of("participants")

        assert options(client, address, "category") == [
            "All categories",
            "Members (2)",
            "Observers (not named)",
        ]
        assert options(client, f"{address}?q=atlas", "category")[1] == "Members (1)"


def test_words_of_another_direction_keep_to_themselves(client):
    EditionTopicFactory()

    assert (
        "<bdi>" in re.search(r'class="loosen">.*?</ul>', client.get("/ar/topics/?q=zzz").text, re.DOTALL)[0]
    )
