"""Texts are filled in where they are missing: checked, with the reason, and never over somebody else's."""

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Permission
from django.urls import reverse
from django.utils import translation

from conferences.models import Edition, Session
from tests.factories import EditionFactory, SessionFactory, UserFactory

pytestmark = pytest.mark.django_db


def address(kind, language="ru"):
    return reverse("admin:translations_gaps", args=[kind, language])


def page_of(client, kind, language="ru", **typed):
    """Open the page and type: `typed` is text by column, for the first row; returns what a browser sends."""
    page = client.get(address(kind, language))
    sent = {}
    for _row, _address, entries in page.context["rows"]:
        for entry in entries:
            sent[entry.input.html_name] = ""
            sent[entry.seen_name] = entry.gap.digest
    for column, text in typed.items():
        name = next(name for name in sent if name.endswith(f"-{column}") and not name.startswith("seen"))
        sent[name] = text
    return sent


def test_a_text_is_saved_with_who_and_why(admin_client, admin_user):
    edition = EditionFactory(title_en="Sixth meeting")
    answer = admin_client.post(
        address("edition"), page_of(admin_client, "edition", title_ru="Шестая встреча")
    )
    assert (answer.status_code, answer["Location"]) == (302, address("edition"))
    edition = Edition.objects.get(pk=edition.pk)
    assert (edition.title_ru, edition.title_en, edition.city_ru) == ("Шестая встреча", "Sixth meeting", None)
    entry = edition.history.first()
    assert (entry.history_change_reason, entry.history_user) == ("translated", admin_user)
    assert LogEntry.objects.get().object_id == str(edition.pk)


def test_several_texts_are_saved_together(admin_client):
    edition = EditionFactory(title_en="Sixth")
    session = SessionFactory(day__edition=edition, title_en="Opening", abstract_en="Words of welcome")
    sent = page_of(admin_client, "session", "ar", title_ar="الافتتاح", abstract_ar="سطر\nآخر")
    admin_client.post(address("session", "ar"), sent)
    session = Session.objects.get(pk=session.pk)
    assert (session.title_ar, session.abstract_ar) == ("الافتتاح", "سطر\nآخر")
    assert session.history.filter(history_change_reason="translated").count() == 1


def test_nothing_typed_writes_nothing(admin_client):
    edition = EditionFactory()
    answer = admin_client.post(address("edition"), page_of(admin_client, "edition"), follow=True)
    assert "Nothing was typed" in answer.content.decode()
    assert edition.history.count() == 1


def test_what_somebody_filled_meanwhile_stays_and_the_typed_text_too(admin_client):
    edition = EditionFactory(title_en="Sixth")
    sent = page_of(admin_client, "edition", title_ru="Моё", city_ru="Ташкент")
    Edition.objects.filter(pk=edition.pk).update(title_ru="Их")
    answer = admin_client.post(address("edition"), sent)
    page = answer.content.decode()
    [entry] = answer.context["filled"].entries
    assert (entry.current, entry.input.value()) == ("Их", "Моё")
    assert "Somebody filled this in meanwhile" in page
    assert 'value="Моё"' in page
    saved = Edition.objects.get(pk=edition.pk)
    assert (saved.title_ru, saved.city_ru) == ("Их", "Ташкент")


def test_the_same_text_from_two_people_is_no_clash(admin_client):
    edition = EditionFactory(title_en="Sixth")
    sent = page_of(admin_client, "edition", title_ru="Шестая")
    Edition.objects.filter(pk=edition.pk).update(title_ru="Шестая")
    assert admin_client.post(address("edition"), sent).status_code == 302


def test_a_source_that_changed_meanwhile_is_looked_at_again_first(admin_client):
    edition = EditionFactory(title_en="Sixth")
    sent = page_of(admin_client, "edition", title_ru="Шестая")
    Edition.objects.filter(pk=edition.pk).update(title_en="Seventh")
    answer = admin_client.post(address("edition"), sent)
    [entry] = answer.context["filled"].entries
    assert (entry.gap.source.text, entry.input.value()) == ("Seventh", "Шестая")
    assert "source text was changed meanwhile" in answer.content.decode()
    assert not Edition.objects.get(pk=edition.pk).title_ru
    again = {entry.input.html_name: "Седьмая", entry.seen_name: entry.gap.digest}
    assert admin_client.post(address("edition"), again).status_code == 302
    assert Edition.objects.get(pk=edition.pk).title_ru == "Седьмая"


def test_a_text_that_the_model_refuses_is_shown_again_and_others_are_saved(admin_client):
    good = EditionFactory(title_en="Good")
    bad = EditionFactory(title_en="Bad", series=good.series)
    sent = page_of(admin_client, "edition")
    sent |= {f"{good.pk}-title_ru": "Хорошо", f"{bad.pk}-title_ru": "я" * 5000}
    answer = admin_client.post(address("edition"), sent)
    [entry] = answer.context["filled"].entries
    assert (entry.gap.row.pk, entry.input.value()) == (bad.pk, "я" * 5000)
    assert entry.errors != ()
    titles = dict(Edition.objects.values_list("pk", "title_ru"))
    assert (titles[good.pk], titles[bad.pk]) == ("Хорошо", None)


def test_a_record_removed_meanwhile_gives_its_text_back(admin_client):
    session = SessionFactory(title_en="Opening")
    sent = page_of(admin_client, "session", title_ru="Открытие заседания")
    session.delete()
    page = admin_client.post(address("session"), sent).content.decode()
    assert "<q>Открытие заседания</q>" in page


def test_texts_are_cleaned_as_everywhere(admin_client):
    edition = EditionFactory(title_en="Sixth")
    admin_client.post(
        address("edition"), page_of(admin_client, "edition", title_ru=" Шестая\u202e  встреча ")
    )
    assert Edition.objects.get(pk=edition.pk).title_ru == "Шестая встреча"


def test_who_may_only_view_can_neither_type_nor_send(client):
    EditionFactory(title_en="Sixth")
    user = UserFactory()
    user.user_permissions.add(Permission.objects.get(codename="view_edition"))
    client.force_login(user)
    page = client.get(address("edition"))
    assert "<fieldset disabled>" in page.content.decode()
    assert client.post(address("edition"), page_of(client, "edition", title_ru="x")).status_code == 403
    assert not Edition.objects.exclude(title_ru=None).exists()


def test_columns_that_the_page_does_not_hold_are_left_alone(admin_client):
    edition = EditionFactory(title_en="Sixth")
    forged = {f"seen-{edition.pk}-title_en": "x", f"{edition.pk}-title_en": "Forged"}
    forged |= {f"seen-{edition.pk}-slug": "x", f"{edition.pk}-slug": "forged", "seen-x-title_ru": "1"}
    admin_client.post(address("edition"), forged)
    assert Edition.objects.get(pk=edition.pk).title_en == "Sixth"


def test_the_input_has_the_language_and_direction_of_its_text(admin_client):
    EditionFactory(title_en="Sixth")
    page = admin_client.get(address("edition", "ar")).content.decode()
    assert page.count('lang="ar" dir="rtl"') == 2
    assert '<p lang="en" dir="ltr">Sixth</p>' in page


def test_english_itself_can_lack(admin_client):
    with translation.override("ru"):
        EditionFactory(title="Шестая", city="")
    [[_row, _address, [entry]]] = admin_client.get(address("edition", "en")).context["rows"]
    assert (entry.gap.source.text, entry.gap.source.language) == ("Шестая", "ru")
