"""The staff's page of an edition's list of participants."""

import io

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Group
from django.urls import reverse
from pypdf import PdfReader
from pytest_django.asserts import assertNumQueries

from delegations.exporting.printed_lists import freeze
from delegations.models import Delegate, PrintedList
from eventsite.desk.roles import ROLES, sync_roles
from tests.factories import CategoryFactory, UserFactory
from tests.printed_list.scene import make_edition, seat

pytestmark = pytest.mark.django_db
QUERIES = 14
#: What each role gets: the page, a draft, freezing, a frozen file.
RIGHTS = {
    "Conference officer": (200, 200, 302, 200),
    "Protocol officer": (200, 200, 302, 200),
    "Registration desk": (403, 403, 403, 403),
    "Editor": (403, 403, 403, 403),
    "Auditor": (200, 403, 403, 200),
    "": (403, 403, 403, 403),
}


@pytest.fixture
def edition():
    return make_edition()


def address(edition):
    return reverse("admin:conferences_edition_list", args=[edition.pk])


def file_address(row, form):
    return reverse("admin:conferences_edition_list_frozen", args=[row.edition_id, row.pk, form])


def text_of(response):
    return " ".join(response.content.decode().split())


def freezing(**values):
    return {"freeze": "yes", "language": "en", "kind": "provisional", **values}


def test_roles_of_this_test_are_all_there_are():
    assert {role.name for role in ROLES} | {""} == set(RIGHTS)


@pytest.mark.parametrize("role", RIGHTS)
def test_each_role_gets_what_it_may(role, edition, client):
    row = freeze(edition=edition, kind="provisional", by=None)
    sync_roles()
    user = UserFactory()
    if role:
        user.groups.add(Group.objects.get(name=role))
    client.force_login(user)
    answers = (
        client.get(address(edition)),
        client.post(address(edition), {"print": "pdf", "language": "en"}),
        client.post(address(edition), freezing()),
        client.get(file_address(row, "pdf")),
    )
    assert tuple(answer.status_code for answer in answers) == RIGHTS[role]
    assert PrintedList.objects.count() == (2 if RIGHTS[role][2] == 302 else 1)
    if RIGHTS[role][0] == 403:
        assert "TELLO" not in "".join(answer.content.decode(errors="replace") for answer in answers)


def test_nobody_without_an_account_gets_in(edition, client):
    row = freeze(edition=edition, kind="provisional", by=None)
    for page in (address(edition), file_address(row, "pdf"), file_address(row, "docx")):
        assert client.get(page).status_code == 302
    assert client.post(address(edition), freezing()).status_code == 302
    assert PrintedList.objects.count() == 1


def test_page_shows_the_list_with_headings_in_order(admin_client, edition):
    html = text_of(admin_client.get(address(edition)))
    assert '<article class="paper" lang="en">' in html
    places = [html.index(text) for text in ("Member states", "<h4>", "Anselm HAUG", "Marius TELLO", "Kezia")]
    assert places == sorted(places)
    assert "Symbol, dates and what is printed" in html


def test_page_shows_the_list_in_the_language_asked_for(admin_client, edition):
    html = text_of(admin_client.get(address(edition), {"language": "ar"}))
    assert '<article class="paper" lang="ar" dir="rtl">' in html


def test_page_takes_no_language_that_is_none(admin_client, edition):
    assert '<article class="paper" lang="en">' in text_of(
        admin_client.get(address(edition), {"language": "xx"})
    )


def test_pages_of_edition_and_delegations_lead_to_the_list(admin_client, edition):
    page = admin_client.get(reverse("admin:conferences_edition_change", args=[edition.pk]))
    assert f'href="{address(edition)}"' in text_of(page)
    listed = admin_client.get(reverse("admin:delegations_delegation_changelist"), {"edition": edition.pk})
    assert f'href="{address(edition)}"' in text_of(listed)


def test_print_gives_a_draft_and_is_recorded(admin_client, edition):
    answer = admin_client.post(address(edition), {"print": "pdf", "language": "en"})
    assert (answer["Content-Type"], answer["Content-Disposition"]) == (
        "application/pdf",
        'attachment; filename="forum-4-draft-list-en.pdf"',
    )
    assert "no-store" in answer["Cache-Control"]
    assert "TELLO" in "".join(page.extract_text() for page in PdfReader(io.BytesIO(answer.content)).pages)
    (entry,) = LogEntry.objects.all()
    assert (entry.user.username, entry.object_id, entry.change_message) == (
        "admin",
        str(edition.pk),
        "Printed the list of participants as PDF: 4 persons.",
    )


def test_print_as_docx(admin_client, edition):
    answer = admin_client.post(address(edition), {"print": "docx", "language": "ru"})
    assert answer.content.startswith(b"PK")
    assert answer["Content-Disposition"] == 'attachment; filename="forum-4-draft-list-ru.docx"'


@pytest.mark.parametrize("data", [{"print": "exe"}, {}])
def test_page_prints_no_other_form(admin_client, edition, data):
    assert admin_client.post(address(edition), data).status_code == 404


def test_text_without_a_font_is_shown_with_the_way_to_mend_it(admin_client, edition, caplog):
    row = Delegate.objects.get(family_name="Haug")
    Delegate.objects.filter(pk=row.pk).update(function="Canary 👋")
    html = text_of(admin_client.post(address(edition), {"print": "pdf", "language": "en"}))
    assert "Nothing was printed." in html
    assert "<bdi>Canary 👋</bdi>" in html
    assert f'href="{reverse("admin:delegations_delegate_change", args=[row.pk])}"' in html
    assert "Canary" not in caplog.text
    assert LogEntry.objects.count() == 0


def test_freezing_leads_back_and_offers_the_files(admin_client, edition):
    answer = admin_client.post(address(edition), freezing(kind="final", note="For the archive"), follow=True)
    row = PrintedList.objects.get()
    html = text_of(answer)
    assert [str(each) for each in answer.context["messages"]] == ["Frozen: final list 1."]
    assert row.frozen_by.username == "admin"
    for part in (row.pdf_sha256, row.docx_sha256, "For the archive", file_address(row, "docx")):
        assert part in html


def test_second_final_list_asks_for_the_reason_and_keeps_what_was_typed(admin_client, edition):
    admin_client.post(address(edition), freezing(kind="final"))
    html = text_of(admin_client.post(address(edition), freezing(kind="final", note="Second try")))
    assert "Say why another supersedes it" in html
    assert 'value="Second try"' in html
    admin_client.post(address(edition), freezing(kind="final", supersedes_because="A name was wrong"))
    assert PrintedList.objects.filter(is_superseded=False).get().number == 2


def test_frozen_file_is_given_and_recorded(admin_client, edition):
    row = freeze(edition=edition, kind="provisional", by=None)
    answer = admin_client.get(file_address(row, "docx"))
    assert answer["Content-Disposition"] == 'attachment; filename="forum-4-provisional-list-en-1.docx"'
    assert LogEntry.objects.get().change_message == (
        "Took the frozen list of participants 1 as DOCX: 4 persons."
    )


def test_altered_file_is_refused_on_the_page(admin_client, edition):
    row = freeze(edition=edition, kind="provisional", by=None)
    with row.pdf.storage.open(row.pdf.name, "ab") as file:
        file.write(b"more")
    answer = admin_client.get(file_address(row, "pdf"), follow=True)
    (said,) = [str(each) for each in answer.context["messages"]]
    assert said.startswith("The file in the storage is not the one that was frozen")
    assert LogEntry.objects.count() == 0


def test_file_of_another_edition_is_not_found(admin_client, edition):
    row = freeze(edition=edition, kind="provisional", by=None)
    other = make_edition(series__slug="other")
    page = reverse("admin:conferences_edition_list_frozen", args=[other.pk, row.pk, "pdf"])
    assert admin_client.get(page).status_code == 404
    assert admin_client.get(file_address(row, "exe")).status_code == 404


@pytest.mark.parametrize("pk", ["9999", "abc", "9" * 30])
def test_edition_that_is_not_there_is_not_found(admin_client, pk):
    assert admin_client.get(f"/admin/conferences/edition/{pk}/list/").status_code == 404


def test_frozen_list_can_be_looked_at_but_not_changed_in_the_admin(admin_client, edition):
    row = freeze(edition=edition, kind="provisional", by=None)
    change = reverse("admin:delegations_printedlist_change", args=[row.pk])
    assert row.pdf_sha256 in text_of(admin_client.get(change))
    assert admin_client.post(change, {"symbol": "X"}).status_code == 403
    assert (
        admin_client.post(reverse("admin:delegations_printedlist_delete", args=[row.pk])).status_code == 403
    )
    assert admin_client.get(reverse("admin:delegations_printedlist_add")).status_code == 403


@pytest.mark.parametrize("rows", [1, 3])
def test_list_of_frozen_lists_costs_the_same(admin_client, edition, rows):
    for _ in range(rows):
        freeze(edition=edition, kind="provisional", by=UserFactory())
    with assertNumQueries(8):
        page = admin_client.get(reverse("admin:delegations_printedlist_changelist"))
    assert page.context["cl"].result_count == rows


@pytest.mark.parametrize("rows", [1, 3])
def test_page_takes_the_same_queries_for_one_row_and_three(admin_client, edition, rows):
    category = CategoryFactory(series=edition.series)
    for number in range(rows):
        seat(edition, f"Body {number}", category, ("A", "B", "C"), ("D", "E", "F"))
        freeze(edition=edition, kind="provisional", by=UserFactory())
    with assertNumQueries(QUERIES):
        admin_client.get(address(edition))


def test_settings_take_moments_by_the_clocks_of_the_edition(admin_client, edition):
    settings = edition.list_settings
    page = reverse("admin:delegations_listsettings_change", args=[settings.pk])
    form = admin_client.get(page).context["adminform"].form
    assert str(form.initial["cut_off_at"]) == "2025-06-01 18:05:00"
    data = {
        "symbol": "NEW/1", "population": "accredited", "summary_detail": "bodies",
        "cut_off_at_0": "2025-06-02", "cut_off_at_1": "09:00", "_save": "yes",
    }  # fmt: skip
    assert admin_client.post(page, data).status_code == 302
    settings.refresh_from_db()
    assert (settings.symbol, settings.cut_off_at.isoformat()) == ("NEW/1", "2025-06-02T04:00:00+00:00")


def test_deadline_of_corrections_before_the_cut_off_is_refused(admin_client, edition):
    page = reverse("admin:delegations_listsettings_change", args=[edition.list_settings.pk])
    data = {
        "population": "accredited", "summary_detail": "bodies",
        "cut_off_at_0": "2025-06-02", "cut_off_at_1": "09:00",
        "corrections_until_0": "2025-06-01", "corrections_until_1": "09:00",
    }  # fmt: skip
    assert "The deadline of corrections is before the cut-off date." in text_of(admin_client.post(page, data))
