"""Staff see which content lacks which language: counts that are right, for each scope, in few statements."""

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse
from modeltranslation.translator import translator
from pytest_django.asserts import assertNumQueries

from conferences.models import Edition, ProgrammeRelease, Series
from delegations.models import EditionHost
from eventsite.desk.translations.coverage import coverage
from eventsite.desk.translations.gaps import unnamed_bodies
from eventsite.desk.translations.kinds import KINDS, LANGUAGES, Scope, kind_of
from tests.factories import (
    BodyNameFactory,
    DayFactory,
    DelegationFactory,
    EditionFactory,
    SessionFactory,
    TopicFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db


WHOLE = Scope()


def missing(kind, scope=WHOLE):
    [row] = coverage([kind_of(kind)], scope, bodies=False)
    return {cell.language: (cell.filled, cell.total) for cell in row.cells}


def test_every_translated_model_is_listed_but_releases():
    listed = {kind.model for kind in KINDS}
    own = {
        model
        for model in translator.get_registered_models()
        if model._meta.app_label in {"conferences", "delegations"}
        and not model.__name__.startswith("Historical")
    }
    assert own - listed == {ProgrammeRelease}
    assert listed <= own


def test_counts_are_of_texts_that_some_language_has():
    EditionFactory(title_en="Sixth", title_ru="Шестая", theme_ru="Тема", city_en="Tashkent", city_ru="")
    assert missing("edition") == {
        "en": (2, 3),
        "fr": (0, 3),
        "es": (0, 3),
        "ru": (2, 3),
        "zh-hans": (0, 3),
        "ar": (0, 3),
    }


def test_a_scope_holds_its_own_rows_each_once():
    edition = EditionFactory()
    topic = TopicFactory(name="Borders")
    edition.topics.add(topic)
    for _number in range(2):
        session = SessionFactory(day=edition.days.first() or DayFactory(edition=edition))
        session.topics.add(topic)
    TopicFactory()
    SessionFactory()
    for scope in (Scope(edition=edition), Scope(series=edition.series)):
        assert missing("topic", scope)["en"] == (1, 1)
        assert missing("session", scope)["en"] == (2, 2)
        assert missing("series", scope)["en"] == (1, 1)
        assert missing("edition", scope)["en"] == (2, 2)
    assert missing("session")["en"] == (3, 3)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.key)
def test_each_kind_is_found_from_an_edition_and_a_series(kind):
    edition = EditionFactory()
    for scope in (Scope(edition=edition), Scope(series=edition.series), Scope()):
        own = 1 if kind.model in {Series, Edition} else 0
        assert kind.rows(scope).count() == own


def test_bodies_are_counted_by_language_of_their_names():
    named = BodyNameFactory(language="en").body
    BodyNameFactory(body=named, language="ru")
    BodyNameFactory(body=named, language="ru", form="formal")
    BodyNameFactory(language="en")
    [row] = coverage([], Scope(), bodies=True)
    assert [(cell.language, cell.filled, cell.total) for cell in row.cells] == [
        (language, {"en": 2, "ru": 1}.get(language, 0), 2) for language in LANGUAGES
    ]


def test_bodies_of_an_edition_are_its_delegations_and_hosts():
    edition = EditionFactory()
    seated = BodyNameFactory(language="en").body
    host = BodyNameFactory(language="en").body
    BodyNameFactory(language="en")
    DelegationFactory(edition=edition, body=seated)
    EditionHost.objects.create(edition=edition, body=host)
    BodyNameFactory(body=host, language="ar")
    assert list(unnamed_bodies(Scope(edition=edition), "ar")) == [seated]
    assert list(unnamed_bodies(Scope(edition=edition), "en")) == []


@pytest.mark.parametrize("count", [1, 3])
def test_the_table_costs_a_statement_for_each_kind(admin_client, count):
    SessionFactory.create_batch(count)
    admin_client.get(reverse("admin:index"))
    with assertNumQueries(23):
        admin_client.get(reverse("admin:translations"))


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.key)
def test_a_list_of_gaps_costs_a_constant_number_of_statements(admin_client, gap_rows, kind, count):
    gap_rows(kind, count)
    admin_client.get(reverse("admin:index"))
    with assertNumQueries(6):
        page = admin_client.get(reverse("admin:translations_gaps", args=[kind.key, "ar"]))
    assert len(page.context["rows"]) >= count


def test_the_table_leads_to_what_is_missing_in_the_scope(admin_client):
    edition = EditionFactory()
    page = admin_client.get(reverse("admin:translations"), {"scope": f"edition-{edition.pk}"})
    address = reverse("admin:translations_gaps", args=["edition", "ru"])
    assert f'href="{address}?scope=edition-{edition.pk}"' in page.content.decode()


@pytest.mark.parametrize("scope", ["edition-0", "edition-99999999999999999999", "x"])
def test_an_unknown_scope_is_not_found(admin_client, scope):
    for address in (
        reverse("admin:translations"),
        reverse("admin:translations_gaps", args=["edition", "ru"]),
        reverse("admin:translations_bodies", args=["ru"]),
    ):
        assert admin_client.get(address, {"scope": scope}).status_code == 404


@pytest.mark.parametrize(("kind", "language"), [("person", "ru"), ("edition", "de")])
def test_an_unknown_kind_or_language_is_not_found(admin_client, kind, language):
    assert admin_client.get(reverse("admin:translations_gaps", args=[kind, language])).status_code == 404


def test_what_may_not_be_viewed_is_neither_counted_nor_listed(client):
    user = UserFactory()
    EditionFactory()
    BodyNameFactory()
    user.user_permissions.add(Permission.objects.get(codename="view_edition"))
    client.force_login(user)
    page = client.get(reverse("admin:translations"))
    assert [row.key for row in page.context["rows"]] == ["edition"]
    assert client.get(reverse("admin:translations_gaps", args=["series", "ru"])).status_code == 403
    assert client.get(reverse("admin:translations_bodies", args=["ru"])).status_code == 403


def test_who_may_see_no_content_sees_no_table(client):
    client.force_login(UserFactory())
    assert client.get(reverse("admin:translations")).status_code == 403


def test_the_list_of_bodies_leads_to_their_names(admin_client):
    name = BodyNameFactory(language="en", text="Sample Union")
    page = admin_client.get(reverse("admin:translations_bodies", args=["ar"])).content.decode()
    address = reverse("admin:delegations_body_change", args=[name.body_id])
    assert f'<a href="{address}#names-group">' in page
    assert '<bdi lang="en">Sample Union</bdi>' in page


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_of_bodies_costs_a_constant_number_of_statements(admin_client, count):
    BodyNameFactory.create_batch(count, language="en")
    admin_client.get(reverse("admin:index"))
    with assertNumQueries(7):
        admin_client.get(reverse("admin:translations_bodies", args=["ar"]))
