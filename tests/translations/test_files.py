"""Missing texts go out as a file and come back translated: checked first, nothing stale written."""

import csv
from io import StringIO

import pytest
from django.contrib.auth.models import Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from conferences.models import Edition, Session
from eventsite.desk.translations.files import read_lines
from eventsite.lib.tables.limits import UnreadableFile
from eventsite.lib.tables.writer import write_table
from tests.factories import EditionFactory, SessionFactory, UserFactory

pytestmark = pytest.mark.django_db
COLUMNS = ["kind", "id", "field", "source language", "source text", "target language", "translation"]


@pytest.fixture
def edition():
    return EditionFactory(title_en="Sixth", city_en="Tashkent")


def take(client, **query):
    address = reverse("admin:translations_take")
    return client.get(address, {"language": "ru", "format": "csv", **query})


def rows_of(answer):
    return list(csv.reader(StringIO(b"".join(answer.streaming_content).decode("utf-8-sig"))))


def bring(client, rows, form="csv"):
    data = b"".join(write_table([COLUMNS, *rows], form))
    address = reverse("admin:translations_file")
    return client.post(address, {"file": SimpleUploadedFile(f"translations.{form}", data)})


def confirm(client, preview):
    sent = {"confirmed": preview.context["confirmed"]}
    return client.post(reverse("admin:translations_file"), sent, follow=True)


def outcomes(answer):
    return [(each.line.field, each.verdict.value) for each in answer.context["judged"]]


def test_the_file_holds_what_is_missing_in_the_scope(admin_client, edition):
    EditionFactory()
    number = str(edition.pk)
    assert rows_of(take(admin_client, scope=f"edition-{number}"))[-2:] == [
        ["edition", number, "title", "en", "Sixth", "ru", ""],
        ["edition", number, "city", "en", "Tashkent", "ru", ""],
    ]


@pytest.mark.parametrize("form", ["csv", "xlsx", "ods"])
def test_a_filled_file_is_shown_first_and_written_when_confirmed(admin_client, admin_user, edition, form):
    session = SessionFactory(day__edition=edition, title_en="=Opening", abstract_en="One\n\ntwo")
    number, pk = str(edition.pk), str(session.pk)
    preview = bring(
        admin_client,
        [
            ["edition", number, "title", "en", "Sixth", "ru", "Шестая"],
            ["edition", number, "city", "en", "Tashkent", "ru", ""],
            ["session", pk, "title", "en", "=Opening", "ru", "Открытие"],
            ["session", pk, "abstract", "en", "One\n\ntwo", "ru", "Раз\n\nдва"],
        ],
        form,
    )
    assert outcomes(preview) == [("title", "new"), ("title", "new"), ("abstract", "new")]
    assert not Edition.objects.get(pk=edition.pk).title_ru
    assert "3 texts were saved" in confirm(admin_client, preview).content.decode()
    edition = Edition.objects.get(pk=edition.pk)
    session = Session.objects.get(pk=session.pk)
    assert (edition.title_ru, edition.city_ru) == ("Шестая", None)
    assert (session.title_ru, session.abstract_ru.split()) == ("Открытие", ["Раз", "два"])
    entry = edition.history.first()
    assert (entry.history_change_reason, entry.history_user) == ("translated", admin_user)


def test_what_changed_meanwhile_is_held(admin_client, edition):
    edition.city_ru = "Ташкент"
    edition.save()
    number = str(edition.pk)
    preview = bring(
        admin_client,
        [
            ["edition", number, "title", "en", "Fifth", "ru", "Пятая"],
            ["edition", number, "city", "en", "Tashkent", "ru", "Другой"],
        ],
    )
    assert outcomes(preview) == [("title", "held"), ("city", "held")]
    assert "Ташкент" in preview.context["judged"][1].reason
    assert preview.context["confirmed"] == ""


def test_what_changes_between_preview_and_confirmation_is_held_too(admin_client, edition):
    preview = bring(admin_client, [["edition", str(edition.pk), "title", "en", "Sixth", "ru", "Шестая"]])
    Edition.objects.filter(pk=edition.pk).update(title_en="Seventh")
    answer = confirm(admin_client, preview)
    assert outcomes(answer) == [("title", "held")]
    assert not Edition.objects.get(pk=edition.pk).title_ru


def test_a_file_brought_twice_changes_nothing(admin_client, edition):
    rows = [["edition", str(edition.pk), "title", "en", "Sixth", "ru", "Шестая"]]
    confirm(admin_client, bring(admin_client, rows))
    count = edition.history.count()
    preview = bring(admin_client, rows)
    assert outcomes(preview) == [("title", "unchanged")]
    assert edition.history.count() == count


@pytest.mark.parametrize(
    "change",
    [
        {0: "person"},
        {0: ""},
        {1: "0"},
        {1: "99999999999999999999"},
        {1: "x"},
        {2: "slug"},
        {5: "de"},
        {6: "я" * 5000},
        {6: "я" * 30000},
    ],
)
def test_a_line_that_fits_nothing_is_rejected(admin_client, edition, change):
    row = ["edition", str(edition.pk), "title", "en", "Sixth", "ru", "Шестая"]
    for place, text in change.items():
        row[place] = text
    preview = bring(admin_client, [row])
    assert [verdict for _field, verdict in outcomes(preview)] == ["rejected"]
    assert preview.context["judged"][0].reason


def test_a_text_that_stands_twice_is_taken_once(admin_client, edition):
    row = ["edition", str(edition.pk), "title", "en", "Sixth", "ru", "Шестая"]
    assert outcomes(bring(admin_client, [row, row])) == [("title", "new"), ("title", "rejected")]


@pytest.mark.parametrize(
    ("data", "told"),
    [(b"a,b\n1,2\n", "The file has no column"), (b"", ""), (b"%PDF-1.4", "")],
)
def test_a_file_that_is_none_of_ours_says_so(admin_client, data, told):
    sent = {"file": SimpleUploadedFile("x.csv", data)}
    answer = admin_client.post(reverse("admin:translations_file"), sent)
    [error] = answer.context["form"].errors["file"]
    assert told in error


def test_no_file_at_all_says_so(admin_client):
    assert "file" in admin_client.post(reverse("admin:translations_file")).context["form"].errors


def test_a_forged_confirmation_writes_nothing(admin_client, edition):
    answer = admin_client.post(reverse("admin:translations_file"), {"confirmed": "x:y:z"}, follow=True)
    assert "Nothing was written" in answer.content.decode()


def user_with(*codenames):
    user = UserFactory()
    user.user_permissions.set(Permission.objects.filter(codename__in=codenames))
    return user


def test_what_one_may_not_change_is_rejected(client, edition):
    client.force_login(user_with("view_edition", "change_session", "view_session"))
    preview = bring(client, [["edition", str(edition.pk), "title", "en", "Sixth", "ru", "Шестая"]])
    assert outcomes(preview) == [("title", "rejected")]


def test_who_may_change_nothing_does_not_come_in(client, edition):
    client.force_login(user_with("view_edition", "export_edition"))
    assert client.get(reverse("admin:translations_file")).status_code == 403


def test_only_what_one_may_take_away_goes_out(client, edition):
    client.force_login(user_with("view_edition", "export_edition", "view_series"))
    assert {row[0] for row in rows_of(take(client))[1:]} == {"edition"}
    client.force_login(user_with("view_edition"))
    assert take(client).status_code == 403


@pytest.mark.parametrize("query", [{"language": "de"}, {"format": "exe"}, {"scope": "edition-0"}])
def test_an_address_that_asks_for_nothing_we_have_is_not_found(admin_client, query):
    assert take(admin_client, **query).status_code == 404


@pytest.mark.parametrize(("count", "length"), [(2001, 1), (60, 19_000)])
def test_a_file_of_more_than_the_page_can_carry_is_refused(count, length):
    rows = [["edition", str(number), "title", "en", "x", "ru", "я" * length] for number in range(count)]
    with pytest.raises(UnreadableFile, match="more than is read at once"):
        read_lines(b"".join(write_table([COLUMNS, *rows], "csv")), "x.csv")


def test_lines_keep_their_number_in_the_file():
    data = b"".join(write_table([COLUMNS, [""] * 7, ["edition", "1", "title", "en", "x", "ru", "y"]], "csv"))
    assert [line.line for line in read_lines(data, "x.csv")] == [3]
