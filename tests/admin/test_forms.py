"""Rules that a form has to say before the database refuses."""

import datetime as dt

import pytest
from django.contrib.messages import get_messages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.forms import modelform_factory
from django.urls import reverse

from conferences.forms.record import RecordForm
from conferences.models import Document
from delegations.models import BodyAlias, Delegate, Person
from tests.factories import (
    AgendaItemFactory,
    BodyAliasFactory,
    BodyFactory,
    BodyNameFactory,
    BodyStatusFactory,
    CategoryFactory,
    DelegateFactory,
    DocumentFactory,
    PersonFactory,
)

NO_APPEARANCES = {"delegates-TOTAL_FORMS": 0, "delegates-INITIAL_FORMS": 0}


def form_errors(response):
    return response.context["adminform"].form.errors


def document_values(document: Document, **changes: object) -> dict[str, object]:
    usual = {
        "symbol": document.symbol,
        "title_en": document.title,
        "kind": document.kind,
        "distribution": document.distribution,
        "versions-TOTAL_FORMS": 0,
        "versions-INITIAL_FORMS": 0,
    }
    return usual | changes


def test_document_after_itself_is_refused(admin_client):
    document = DocumentFactory()
    response = admin_client.post(
        reverse("admin:conferences_document_change", args=[document.pk]),
        document_values(document, supersedes=document.pk),
    )
    assert form_errors(response) == {"__all__": ["A document cannot supersede or amend itself."]}


def test_document_version_takes_a_file_or_an_address(admin_client):
    document = DocumentFactory()
    version = {
        "versions-TOTAL_FORMS": 1,
        "versions-0-language": "en",
        "versions-0-file": SimpleUploadedFile("paper.pdf", b"%PDF-1.7"),
        "versions-0-url": "https://example.org/paper.pdf",
    }
    address = reverse("admin:conferences_document_change", args=[document.pk])
    response = admin_client.post(address, document_values(document, **version))
    formset = response.context["inline_admin_formsets"][0].formset
    assert formset.errors == [{"__all__": ["Give either a file or an address."]}]


def test_document_file_is_linked_to_the_view_that_asks(admin_client):
    document = DocumentFactory()
    document.versions.create(language="en", file=SimpleUploadedFile("paper.pdf", b"%PDF-1.7"))
    page = admin_client.get(reverse("admin:conferences_document_change", args=[document.pk]))
    address = reverse("conferences:document-file", args=[document.pk, "en"])
    assert f'<a href="{address}">' in page.content.decode()


def test_programme_of_a_kind_that_runs_is_refused(admin_client):
    document = DocumentFactory()
    version = {
        "versions-TOTAL_FORMS": 1,
        "versions-0-language": "en",
        "versions-0-file": SimpleUploadedFile("paper.html", b"<script>"),
    }
    address = reverse("admin:conferences_document_change", args=[document.pk])
    response = admin_client.post(address, document_values(document, **version))
    assert list(response.context["inline_admin_formsets"][0].formset.errors[0]) == ["file"]


def test_number_of_another_agenda_item_is_refused(admin_client):
    item = AgendaItemFactory(number="1")
    AgendaItemFactory(edition=item.edition, number="2")
    response = admin_client.post(
        reverse("admin:conferences_agendaitem_change", args=[item.pk]),
        {"number": "2", "title_en": "Item", "order": 0},
    )
    assert form_errors(response) == {"__all__": ["The agenda already has an item with this number."]}


def test_spelling_that_leads_elsewhere_is_refused(admin_client):
    alias = BodyAliasFactory(text="Congo, Dém. Rép.")
    response = admin_client.post(
        reverse("admin:delegations_bodyalias_add"), {"body": BodyFactory().pk, "text": "congo, dem. rep."}
    )
    assert form_errors(response) == {"text": [f"“Congo, Dém. Rép.” already leads to {alias.body}."]}
    assert BodyAlias.objects.count() == 1


def body_values(body, prefix: str, rows: list[dict[str, object]]) -> dict[str, object]:
    data: dict[str, object] = {"label": body.label, "slug": body.slug, "kind": body.kind}
    for each in ("names", "statuses", "aliases"):
        own = rows if each == prefix else []
        data[f"{each}-TOTAL_FORMS"] = len(own)
        data[f"{each}-INITIAL_FORMS"] = sum("id" in row for row in own)
    for index, row in enumerate(rows):
        data |= {f"{prefix}-{index}-{name}": value for name, value in ({"body": body.pk} | row).items()}
    return data


def submit_body(client, body, prefix: str, *rows: dict[str, object]):
    address = reverse("admin:delegations_body_change", args=[body.pk])
    return client.post(address, body_values(body, prefix, list(rows)))


def test_renamed_body_ends_one_name_and_begins_another_in_one_submit(admin_client):
    old = BodyNameFactory(text="Old name")
    kept = {"language": "en", "form": "short"}
    response = submit_body(
        admin_client,
        old.body,
        "names",
        kept | {"id": old.pk, "text": "Old name", "valid_to": "2019-02-11"},
        kept | {"text": "New name", "valid_from": "2019-02-12"},
    )
    assert response.status_code == 302
    assert list(old.body.names.order_by("id").values_list("text", "valid_from", "valid_to")) == [
        ("Old name", None, dt.date(2019, 2, 11)),
        ("New name", dt.date(2019, 2, 12), None),
    ]


def test_two_new_names_of_one_time_are_refused(admin_client):
    body = BodyFactory()
    names = [{"language": "en", "form": "short", "text": text} for text in ("One", "Two")]
    response = submit_body(admin_client, body, "names", *names)
    assert response.context["inline_admin_formsets"][0].formset.errors[1] == {
        "__all__": ["This period overlaps one already on record (always to now). End that one first."]
    }


def test_two_statuses_in_one_series_are_refused(admin_client):
    status = BodyStatusFactory()
    other = CategoryFactory(series=status.category.series)
    response = submit_body(
        admin_client,
        status.body,
        "statuses",
        {"id": status.pk, "category": status.category_id},
        {"category": other.pk, "valid_from": "2020-01-01"},
    )
    assert response.context["inline_admin_formsets"][1].formset.total_error_count() == 1


def test_alias_twice_in_one_submit_is_refused(admin_client):
    response = submit_body(admin_client, BodyFactory(), "aliases", {"text": "CIS"}, {"text": "cis"})
    assert response.context["inline_admin_formsets"][2].formset.errors == [
        {},
        {"text": ["This spelling stands here twice."]},
    ]


def delegate_values(delegate: Delegate, **changes: object) -> dict[str, object]:
    usual = {
        "delegation": delegate.delegation_id,
        "person": delegate.person_id,
        "full_name": delegate.full_name,
        "role": delegate.role,
        "rank": delegate.rank,
        "status": delegate.status,
    }
    return usual | changes


def test_second_head_is_refused_on_the_delegates_own_page(admin_client):
    head = DelegateFactory(role="head")
    other = DelegateFactory(delegation=head.delegation)
    response = admin_client.post(
        reverse("admin:delegations_delegate_change", args=[other.pk]), delegate_values(other, role="head")
    )
    assert form_errors(response) == {
        "__all__": ["The delegation already has a head. Replace or withdraw that one first."]
    }


def test_delegate_does_not_move_to_another_edition(admin_client):
    delegate, elsewhere = DelegateFactory(), DelegateFactory().delegation
    response = admin_client.post(
        reverse("admin:delegations_delegate_change", args=[delegate.pk]),
        delegate_values(delegate, delegation=elsewhere.pk),
    )
    assert form_errors(response) == {
        "delegation": ["A delegate cannot move to another edition: add a new one there."]
    }


def test_rows_changed_meanwhile_end_in_a_message(admin_client, monkeypatch):
    head = DelegateFactory(role="head")
    other = DelegateFactory(delegation=head.delegation)
    monkeypatch.setattr("delegations.forms.delegate.DelegateForm.constraints", lambda _form: [])
    monkeypatch.setattr("django.db.models.Model.validate_constraints", lambda *_args, **_kwargs: None)
    response = admin_client.post(
        reverse("admin:delegations_delegate_change", args=[other.pk]), delegate_values(other, role="head")
    )
    assert [str(message) for message in get_messages(response.wsgi_request)] == [
        "Nothing was saved: somebody else has just changed these records. Look again, and repeat."
    ]


def test_countries_are_offered_by_name(admin_client):
    page = admin_client.get("/ru/admin/delegations/person/add/").content.decode()
    assert '<option value="KGZ">Кыргызстан</option>' in page


def test_earlier_version_is_shown_and_never_written_back(admin_client):
    person = PersonFactory(full_name="Before")
    person.full_name = "After"
    person.save()
    version = person.history.earliest()
    address = reverse("admin:delegations_person_simple_history", args=[person.pk, version.pk])
    assert admin_client.get(address).context["adminform"].form.instance.full_name == "Before"
    assert admin_client.post(address, {"full_name": "Before"}).status_code == 403
    person.refresh_from_db()
    assert person.full_name == "After"


@pytest.mark.parametrize(
    ("typed", "stored"),
    [("  Ana\u00a0 Bel ", "Ana Bel"), ("\u202eleB anA\u202c", "leB anA"), ("Jose\u0301", "Jos\u00e9")],
)
def test_name_typed_by_hand_is_stored_as_the_import_would(typed, stored, admin_client):
    admin_client.post(reverse("admin:delegations_person_add"), {"full_name": typed, **NO_APPEARANCES})
    assert list(Person.objects.values_list("full_name", flat=True)) == [stored]


def test_name_of_invisible_marks_alone_is_refused(admin_client):
    response = admin_client.post(
        reverse("admin:delegations_person_add"), {"full_name": "\u202e\u200b", **NO_APPEARANCES}
    )
    assert response.context["adminform"].form.errors["full_name"] == ["This field is required."]


@pytest.mark.django_db
def test_paragraphs_of_a_long_text_are_kept():
    form = modelform_factory(Delegate, form=RecordForm, fields=["function"])
    bound = form({"function": "By bus.\r\n\r\nOn  foot."})
    bound.is_valid()
    assert bound.cleaned_data["function"] == "By bus.\n\nOn foot."
