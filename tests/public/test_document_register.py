"""The register of documents: filters, chains, orders, and what it never tells."""

import datetime as dt
import re

import pytest

from conferences.enums import Distribution, Publication
from tests.factories import AgendaItemFactory, DocumentFactory, EditionFactory
from tests.public.directories import edition, loosened, options

pytestmark = pytest.mark.django_db


class TestDocuments:
    @pytest.fixture(autouse=True)
    def _documents(self):
        self.first, self.second = edition(2024), edition(2025)
        self.item = AgendaItemFactory(edition=self.first, number="3", title="Borders")
        for symbol, held, kind, day in (
            ("A/10", self.first, "report", 3),
            ("A/2", self.first, "working", 1),
            ("A/2/Corr.1", self.first, "working", 2),
            ("A/2/Rev.1", self.first, "working", 4),
            ("B/1", self.second, "report", 2),
        ):
            document = DocumentFactory(
                symbol=symbol, edition=held, kind=kind, published_on=dt.date(2025, 1, day)
            )
            document.versions.create(language="en", url=f"https://example.org/{symbol}")
            if symbol == "A/10":
                document.versions.create(language="ru", url="https://example.org/ru")
                type(document).objects.filter(pk=document.pk).update(agenda_item=self.item)

    def symbols(self, client, query: str) -> list[str]:
        return [row.document.symbol for row in client.get(f"/documents/{query}").context["documents"]]

    @pytest.mark.parametrize(
        ("query", "expected"),
        [
            ("", ["B/1", "A/2/Rev.1", "A/2", "A/2/Corr.1", "A/10"]),
            ("?sort=symbol", ["A/2/Rev.1", "A/2", "A/2/Corr.1", "A/10", "B/1"]),
            ("?sort=latest", ["A/2/Rev.1", "A/2", "A/2/Corr.1", "A/10", "B/1"]),
            ("?kind=report", ["B/1", "A/10"]),
            ("?language=ru", ["A/10"]),
        ],
    )
    def test_chains_stand_together_in_every_order(self, client, query, expected):
        assert self.symbols(client, query) == expected

    def test_text_that_a_later_one_supersedes_says_so_though_nobody_recorded_it(self, client):
        rows = {row.document.symbol: row for row in client.get("/documents/").context["documents"]}

        assert [symbol for symbol, row in rows.items() if row.is_superseded] == ["A/2"]
        assert [symbol for symbol, row in rows.items() if row.is_below] == ["A/2", "A/2/Corr.1"]
        assert rows["A/2"].relations == (("Superseded by", "A/2/Rev.1"), ("Corrected by", "A/2/Corr.1"))

    def test_agenda_items_are_offered_for_the_edition_asked_for(self, client):
        assert options(client, f"/documents/?edition={self.first.pk}", "item") == [
            "All items",
            "3 Borders (1)",
        ]
        assert self.symbols(client, f"?edition={self.first.pk}&item={self.item.pk}") == ["A/10"]

    def test_item_of_another_edition_asks_for_nothing(self, client):
        query = f"?edition={self.second.pk}&item={self.item.pk}"

        assert self.symbols(client, query) == ["B/1"]
        assert 'name="item"' not in client.get(f"/documents/{query}").text

    def test_chip_of_an_edition_takes_its_item_along(self, client):
        page = client.get(f"/documents/?edition={self.first.pk}&item={self.item.pk}&kind=report")

        assert page.context["chips"][0][1] == "?kind=report"

    def test_chain_is_never_parted_by_a_page(self, client, monkeypatch):
        monkeypatch.setattr("conferences.views.document.PAGE", 2)

        assert self.symbols(client, "?sort=symbol") == ["A/2/Rev.1", "A/2", "A/2/Corr.1", "A/10"]
        assert self.symbols(client, "?sort=symbol&page=2") == ["B/1"]

    def test_restricted_revision_leaks_from_neither_list_nor_counts_nor_its_chain(self, client):
        for symbol, distribution, publication in (
            ("A/2/Rev.2", Distribution.RESTRICTED, None),
            ("A/10/Corr.1", Distribution.LIMITED, None),
            ("B/1/Rev.1", Distribution.GENERAL, Publication.DRAFT),
        ):
            held = EditionFactory(publication=publication) if publication else self.first
            DocumentFactory(
                symbol=symbol, title="Canary", edition=held, distribution=distribution, kind="outcome"
            )
        addresses = ["/documents/", "/documents/?q=canary", self.first.url_of("edition-documents")]
        addresses += ["/documents.csv", "/documents.json", "/ru/documents/?sort=latest"]

        texts = [client.get(address).getvalue().decode() for address in addresses]

        for text in texts:
            assert not re.search(r"Rev\.2|A/10/Corr|B/1/Rev|outcome|Canary", text)
        assert options(client, "/documents/", "kind") == [
            "All kinds",
            "working document (3)",
            "report (2)",
        ]

    def test_page_of_an_edition_is_filtered_by_itself(self, client):
        address = self.first.url_of("edition-documents")

        assert options(client, address, "language") == ["All languages", "English (4)", "Russian (1)"]
        groups = client.get(f"{address}?kind=working").context["groups"]
        assert [row.document.symbol for group in groups for row in group.documents] == [
            "A/2/Rev.1",
            "A/2",
            "A/2/Corr.1",
        ]
        assert loosened(client, f"{address}?kind=working&language=ru") == [
            ("Without “Kind: working document”: 1 document", "?language=ru"),
            ("Without “Language: Russian”: 3 documents", "?kind=working"),
        ]

    def test_page_with_every_filter_takes_ten_statements(self, client, django_assert_num_queries):
        with django_assert_num_queries(10):
            client.get(f"/documents/?edition={self.first.pk}&kind=working&q=a&sort=latest")
