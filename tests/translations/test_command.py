"""The report of gaps on the command line: the same counts, and the texts themselves."""

import csv
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from tests.factories import BodyNameFactory, EditionFactory, SessionFactory

pytestmark = pytest.mark.django_db


def told(*arguments):
    out = StringIO()
    call_command("translation_gaps", *arguments, stdout=out)
    return out.getvalue()


@pytest.fixture
def edition():
    edition = EditionFactory(
        series__slug="forum",
        series__name="Forum",
        number=6,
        title="Sixth",
        city="Tashkent",
        city_ru="Ташкент",
    )
    EditionFactory(series__slug="other", number=1)
    BodyNameFactory(language="en")
    return edition


def test_counts_of_an_edition(edition):
    SessionFactory(day__edition=edition, title="Opening")
    assert told("--edition", "forum/6").splitlines() == [
        "content\ten\tfr\tes\tru\tzh-hans\tar",
        "series\t1/1\t0/1\t0/1\t0/1\t0/1\t0/1",
        "edition\t2/2\t0/2\t0/2\t1/2\t0/2\t0/2",
        "session\t1/1\t0/1\t0/1\t0/1\t0/1\t0/1",
    ]


def test_counts_of_the_record_hold_bodies(edition):
    assert told("--format", "csv").splitlines()[-1] == "bodyname,1/1,0/1,0/1,0/1,0/1,0/1"


def test_texts_of_a_series_in_one_language(edition):
    rows = list(csv.reader(StringIO(told("--series", "forum", "--language", "ru", "--format", "csv"))))
    assert rows == [
        ["kind", "id", "field", "source language", "source text", "target language", "translation"],
        ["series", str(edition.series_id), "name", "en", "Forum", "ru", ""],
        ["edition", str(edition.pk), "title", "en", "Sixth", "ru", ""],
    ]


def test_a_text_that_a_spreadsheet_would_run_is_made_safe(edition):
    SessionFactory(day__edition=edition, title="=1+1")
    assert "'=1+1" in told("--language", "ru", "--format", "csv")


@pytest.mark.parametrize("arguments", [("--series", "none"), ("--edition", "forum/9"), ("--edition", "x")])
def test_what_does_not_exist_is_named(edition, arguments):
    with pytest.raises(CommandError, match=r"There is no (series|edition) “"):
        told(*arguments)
