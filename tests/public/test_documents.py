"""The register of documents, the documents of an edition, and their files."""

import pytest
from django.contrib.auth.models import Permission
from django.core.files.base import ContentFile

from conferences.enums import Distribution, Publication
from conferences.reports.document_register import by_agenda_item, edition_register
from conferences.reports.documents import documents_of, entry, register, with_relations
from tests.factories import AgendaItemFactory, DocumentFactory, EditionFactory, UserFactory

pytestmark = pytest.mark.django_db


def symbols(**filters) -> list[str]:
    return [document.symbol for document in documents_of(register(**filters))]


def with_file(document, language: str = "en", content: bytes = b"%PDF-1.7 the text"):
    version = document.versions.model(document=document, language=language)
    version.file.save("upload.pdf", ContentFile(content))
    return f"/documents/{document.pk}/{language}/"


def relations(document) -> list[tuple[str, str]]:
    return list(entry(with_relations(type(document).objects.filter(pk=document.pk)).get()).relations)


@pytest.fixture
def canaries():
    """Documents that the public must not learn of: not of general distribution, or of a draft edition."""
    return [
        DocumentFactory(symbol="CANARY/1", title="Canary one", distribution=Distribution.RESTRICTED),
        DocumentFactory(symbol="CANARY/2", title="Canary two", distribution=Distribution.LIMITED),
        DocumentFactory(symbol="CANARY/3", title="Canary three", edition__publication=Publication.DRAFT),
    ]


def test_register_holds_public_documents_by_symbol(canaries):
    edition = EditionFactory()
    in_order = ["A-1", "A/1", "A/1/Corr.1", "A/1/Rev.1", "a/2", "A/10", "B/1", "Б/1"]
    for symbol in sorted(in_order, reverse=True):
        DocumentFactory(edition=edition, symbol=symbol)

    assert symbols() == in_order


def test_register_filters_by_edition_kind_and_language():
    edition = EditionFactory()
    wanted = DocumentFactory(edition=edition, symbol="A/1", kind="report")
    wanted.versions.create(language="ru", url="https://example.org/ru")
    DocumentFactory(edition=edition, symbol="A/2", kind="report")
    DocumentFactory(edition=edition, symbol="A/3").versions.create(language="ru", url="https://example.org/3")
    DocumentFactory(symbol="B/1", kind="report").versions.create(language="ru", url="https://example.org/b")

    assert symbols(edition=(edition.series.slug, edition.number), kind="report", language="ru") == ["A/1"]


@pytest.mark.parametrize("text", ["conf.7", "ДОКЛАД", "inf доклад"])
def test_register_finds_words_of_symbol_and_title(text):
    DocumentFactory(symbol="RATS/CONF.7/INF.1", title="Report", title_ru="Доклад")
    DocumentFactory(symbol="OTHER/1")

    assert symbols(text=text) == ["RATS/CONF.7/INF.1"]


@pytest.mark.parametrize("address", ["/documents/", "/documents/?q=can", "/documents/?language=en"])
def test_register_page_leaks_nothing(client, canaries, address):
    DocumentFactory(symbol="OPEN/1")

    assert "canary" not in client.get(address).text.lower()


def test_register_page_offers_no_edition_without_public_documents(client, canaries):
    edition = EditionFactory(series__name="Canary series")
    DocumentFactory(edition=edition, distribution=Distribution.RESTRICTED)

    assert "Canary series" not in client.get("/documents/").text


def test_register_page_shows_what_a_document_supersedes(client):
    edition = EditionFactory()
    first = DocumentFactory(edition=edition, symbol="A/1")
    DocumentFactory(edition=edition, symbol="A/1/Rev.1", supersedes=first)

    text = client.get("/documents/").text

    assert 'Supersedes <bdi dir="ltr">A/1</bdi>' in text
    assert 'Superseded by <bdi dir="ltr">A/1/Rev.1</bdi>' in text


def test_relations_name_corrections_both_ways():
    edition = EditionFactory()
    first = DocumentFactory(edition=edition, symbol="A/1")
    correction = DocumentFactory(edition=edition, symbol="A/1/Corr.1", amends=first)

    assert relations(first) == [("Corrected by", "A/1/Corr.1")]
    assert relations(correction) == [("Corrects", "A/1")]


def test_relations_keep_quiet_about_documents_that_are_not_public(canaries):
    restricted, limited, draft = canaries
    document = DocumentFactory(supersedes=restricted, amends=draft)
    limited.supersedes = document
    limited.save()

    assert relations(document) == []


def test_edition_documents_come_by_agenda_item_and_end_with_those_under_none():
    edition = EditionFactory()
    second, first = (AgendaItemFactory(edition=edition, order=order) for order in (2, 1))
    for symbol, item in (("A/1", None), ("A/2", second), ("A/3", first)):
        DocumentFactory(edition=edition, symbol=symbol, agenda_item=item)

    register = edition_register(edition)
    groups = by_agenda_item(register.entries(register.families(register.values)))

    assert [(group.item, [row.document.symbol for row in group.documents]) for group in groups] == [
        (first, ["A/3"]),
        (second, ["A/2"]),
        (None, ["A/1"]),
    ]


def test_edition_documents_page_leaks_nothing(client):
    edition = EditionFactory()
    DocumentFactory(edition=edition, symbol="CANARY/1", distribution=Distribution.RESTRICTED)

    text = client.get(edition.url_of("edition-documents")).text

    assert "CANARY" not in text
    assert "No document of this edition is on record" in text


def test_file_is_sent_as_an_attachment_under_its_symbol(client):
    address = with_file(DocumentFactory(symbol="RATS/CONF.7/INF.1"))

    response = client.get(address)

    assert response.getvalue() == b"%PDF-1.7 the text"
    assert response["Content-Disposition"] == 'attachment; filename="rats-conf-7-inf-1-en.pdf"'
    assert response["X-Content-Type-Options"] == "nosniff"


def test_file_has_the_same_answer_in_every_language_of_the_site(client):
    address = with_file(DocumentFactory())

    assert client.get(f"/ru{address}").getvalue() == b"%PDF-1.7 the text"


def test_version_kept_elsewhere_is_reached_by_redirection(client):
    document = DocumentFactory()
    document.versions.create(language="en", url="https://example.org/report.pdf")

    response = client.get(f"/documents/{document.pk}/en/")

    assert (response.status_code, response["Location"]) == (302, "https://example.org/report.pdf")


@pytest.mark.parametrize("index", [0, 1, 2])
def test_file_that_is_not_public_is_404(client, canaries, index):
    assert client.get(with_file(canaries[index])).status_code == 404


def test_file_that_is_not_public_is_sent_to_staff_who_may_view_it_and_never_stored(client, canaries):
    address = with_file(canaries[0])
    user = UserFactory()
    user.user_permissions.set(Permission.objects.filter(codename="view_document"))
    client.force_login(user)

    response = client.get(address)

    assert response.getvalue() == b"%PDF-1.7 the text"
    assert "no-store" in response["Cache-Control"]


def test_file_that_is_not_public_is_404_for_other_staff(client, canaries):
    client.force_login(UserFactory())

    assert client.get(with_file(canaries[0])).status_code == 404


def test_file_missing_on_disk_is_404(client):
    document = DocumentFactory()
    address = with_file(document)
    document.versions.get().file.storage.delete(document.versions.get().file.name)

    assert client.get(address).status_code == 404


def test_unknown_language_version_is_404(client):
    assert client.get(f"/documents/{DocumentFactory().pk}/xx/").status_code == 404


def test_file_of_an_impossible_number_is_404(client):
    assert client.get("/documents/99999999999999999999/en/").status_code == 404


def test_register_page_without_a_match_says_what_to_loosen(client):
    DocumentFactory()

    assert (
        "Without “Words in symbol or title: nothing-like-it”: 1 document"
        in client.get("/documents/?q=nothing-like-it").text
    )


@pytest.mark.parametrize(
    "query", ["edition=abc", "edition=999", "kind=poem", "language=xx", "q=%00", "page=-1"]
)
def test_register_page_survives_filters_it_cannot_read(client, query):
    DocumentFactory(symbol="OPEN/1")

    assert "OPEN/1" in client.get(f"/documents/?{query}").text


@pytest.mark.parametrize("rows", [1, 3])
def test_register_page_takes_constant_queries(client, django_assert_num_queries, rows):
    for document in DocumentFactory.create_batch(rows):
        document.versions.create(language="en", url="https://example.org/")
        later = DocumentFactory(edition=document.edition, supersedes=document)
        later.versions.create(language="en", url="https://example.org/later")

    with django_assert_num_queries(8):
        client.get("/documents/")


@pytest.mark.parametrize("rows", [1, 3])
def test_edition_documents_page_takes_constant_queries(client, django_assert_num_queries, rows):
    edition = EditionFactory()
    for document in DocumentFactory.create_batch(rows, edition=edition):
        document.versions.create(language="en", url="https://example.org/")

    with django_assert_num_queries(9):
        client.get(edition.url_of("edition-documents"))
