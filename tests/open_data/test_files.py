"""Directories as files: the filters of the page, the words of its language, nothing a spreadsheet runs."""

import csv
import json

import pytest
from django.test import Client

from tests.factories import (
    BodyFactory,
    BodyNameFactory,
    DelegateFactory,
    DelegationFactory,
    DocumentFactory,
    EditionFactory,
    TopicFactory,
)
from tests.open_data.scene import Scene

pytestmark = pytest.mark.django_db
DIRECTORIES = ("series", "editions", "bodies", "topics", "documents", "conferences/forum/6/participants")


def table(client: Client, address: str) -> list[dict[str, str]]:
    text = client.get(address).getvalue().decode("utf-8")
    assert text.startswith("\ufeff")
    return list(csv.DictReader(text.removeprefix("\ufeff").splitlines()))


def objects(client: Client, address: str) -> list[dict[str, object]]:
    return json.loads(client.get(address).getvalue())


@pytest.mark.parametrize("directory", DIRECTORIES)
def test_both_forms_hold_the_same_rows(directory: str, scene: Scene, client: Client) -> None:
    rows = objects(client, f"/{directory}.json")

    assert len(rows) == len(table(client, f"/{directory}.csv")) > 0


def test_file_says_what_it_is(scene: Scene, client: Client) -> None:
    sheet, data = client.get("/ru/bodies.csv"), client.get("/bodies.json")

    assert sheet["Content-Type"] == "text/csv; charset=utf-8"
    assert sheet["Content-Disposition"] == 'attachment; filename="bodies-ru.csv"'
    assert data["Content-Type"] == "application/json"
    assert data["Content-Disposition"] == 'inline; filename="bodies-en.json"'
    assert data["Access-Control-Allow-Origin"] == "*"


def test_file_speaks_the_language_of_the_page(scene: Scene, client: Client) -> None:
    (row,) = objects(client, "/ru/bodies.json")

    assert (row["name"], row["url"]) == ("Арвания", "http://testserver/ru/bodies/arvania/")


def test_participants_name_delegates_bodies_and_categories(scene: Scene, client: Client) -> None:
    DelegationFactory(edition=scene.edition, category=scene.delegation.category, body__label="Zeta")
    rows = objects(client, "/conferences/forum/6/participants.json")

    told = [(row["name"], row["place"], row["presence"], row["delegate"], row["function"]) for row in rows]
    assert told == [
        ("Arvania", 1, "named", "Aigul Bekova", ["Minister"]),
        ("Zeta", 2, "named", "", []),
        ("", None, "represented, bodies not named", "", []),
    ]


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("/editions.csv?year=2025", 1),
        ("/editions.csv?q=nothing", 0),
        ("/bodies.csv?kind=state", 1),
        ("/bodies.csv?q=zeta", 0),
        ("/topics.csv?q=fire", 0),
        ("/documents.csv?kind=working", 3),
        ("/documents.csv?q=rev", 1),
        ("/conferences/forum/6/participants.csv?category=members", 1),
        ("/conferences/forum/6/participants.csv?q=nobody", 0),
    ],
)
def test_filters_of_the_page_hold(address: str, expected: int, scene: Scene, client: Client) -> None:
    TopicFactory(name="Fire")
    EditionFactory(starts_on="2019-01-01", ends_on="2019-01-02")

    assert len(table(client, address)) == expected


def test_filter_that_cannot_be_read_is_told_instead_of_a_file_of_all(scene: Scene, client: Client) -> None:
    answer = client.get("/editions.csv?year=soon")

    assert (answer.status_code, answer["Content-Type"]) == (400, "text/plain; charset=utf-8")
    assert answer.content.decode().startswith("year: Select a valid choice.")


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "＝1"])
def test_no_cell_is_a_formula(cell: str, scene: Scene, client: Client) -> None:
    body = BodyFactory(label="Label")
    BodyNameFactory(body=body, text=cell)
    DelegationFactory(edition=scene.edition, body=body, printed_name=cell)
    DelegateFactory(delegation__edition=scene.edition, full_name=cell, is_public=True)
    DocumentFactory(edition=scene.edition, symbol=cell, title=cell)

    addresses = ("/bodies.csv", "/documents.csv", "/conferences/forum/6/participants.csv")
    cells = [text for address in addresses for row in table(client, address) for text in row.values()]
    assert f"'{cell}" in cells
    assert [text for text in cells if text.lstrip().startswith(("=", "+", "-", "@", "＝"))] == []


def test_file_without_rows_is_whole(db: None, client: Client) -> None:
    assert client.get("/bodies.json").getvalue() == b"[]\n"
    assert table(client, "/bodies.csv") == []


@pytest.mark.parametrize(
    ("directory", "word"), [("editions", "f"), ("bodies", "a"), ("topics", "w"), ("documents", "a")]
)
def test_page_links_to_its_files_with_its_filters(
    directory: str, word: str, scene: Scene, client: Client
) -> None:
    page = client.get(f"/{directory}/?q={word}&page=1").content.decode()

    assert f'<a href="/{directory}.csv?q={word}">CSV</a>' in page
    assert f'<a href="/{directory}.json?q={word}">JSON</a>' in page


def test_participants_link_to_their_files(scene: Scene, client: Client) -> None:
    page = client.get("/conferences/forum/6/participants/?category=members").content.decode()

    assert '<a href="/conferences/forum/6/participants.csv?category=members">CSV</a>' in page
