"""Every list, form and history of the staff side opens, and a list asks as much for three rows as for one."""

import pytest
from django.contrib import admin
from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.urls import reverse
from django_otp.plugins.otp_totp.models import TOTPDevice
from pytest_django.asserts import assertNumQueries

from tests import factories

#: The factory of each model that has pages, and what its list costs: two queries for session and user,
#: two for the second factor, two counts, the rows, and one for each filter that lists its choices.
LISTS = {
    "conferences.agendaitem": (factories.AgendaItemFactory, 8),
    "conferences.day": (factories.DayFactory, 10),
    "conferences.document": (factories.DocumentFactory, 11),
    "conferences.documentversion": (factories.DocumentVersionFactory, 7),
    "conferences.edition": (factories.EditionFactory, 10),
    "conferences.editionsource": (factories.EditionSourceFactory, 7),
    "conferences.editiontopic": (factories.EditionTopicFactory, 8),
    "conferences.outcomepoint": (factories.OutcomePointFactory, 8),
    "conferences.room": (factories.RoomFactory, 8),
    "conferences.series": (factories.SeriesFactory, 7),
    "conferences.session": (factories.SessionFactory, 10),
    "conferences.source": (factories.SourceFactory, 7),
    "conferences.topic": (factories.TopicFactory, 8),
    "conferences.venue": (factories.VenueFactory, 7),
    "delegations.badgetemplate": (factories.BadgeTemplateFactory, 8),
    "delegations.body": (factories.BodyFactory, 8),
    "delegations.bodyalias": (factories.BodyAliasFactory, 7),
    "delegations.bodyname": (factories.BodyNameFactory, 7),
    "delegations.bodystatus": (factories.BodyStatusFactory, 9),
    "delegations.category": (factories.CategoryFactory, 8),
    "delegations.categorypresence": (factories.CategoryPresenceFactory, 8),
    "delegations.delegate": (factories.DelegateFactory, 9),
    "delegations.delegation": (factories.DelegationFactory, 9),
    "delegations.editionhost": (factories.EditionHostFactory, 8),
    "delegations.listsettings": (factories.ListSettingsFactory, 8),
    "delegations.person": (factories.PersonFactory, 7),
    "delegations.speakingrole": (factories.SpeakingRoleFactory, 8),
}
#: What imports and releases leave behind: nobody adds to these, and they are counted beside what makes them.
UNLISTED = {
    "conferences.columnmapping",
    "conferences.draftlink",
    "conferences.importbatch",
    "conferences.programmerelease",
    "delegations.badge",
    "delegations.badgeprint",
    "delegations.importdecision",
    "delegations.likelyduplicate",
    "delegations.merge",
    "delegations.printedlist",
}
EACH_LIST = pytest.mark.parametrize(("label", "factory", "queries"), [(k, *v) for k, v in LISTS.items()])


def address(label: str, page: str, *args: object) -> str:
    return reverse(f"admin:{label.replace('.', '_')}_{page}", args=args)


@EACH_LIST
@pytest.mark.parametrize("rows", [1, 3])
def test_list_costs_the_same_for_one_row_and_three(label, factory, queries, rows, admin_client):
    ContentType.objects.clear_cache()
    factory.create_batch(rows)
    with assertNumQueries(queries):
        response = admin_client.get(address(label, "changelist"))
    assert response.context["cl"].result_count == rows


@EACH_LIST
def test_record_can_be_opened_with_its_history(label, factory, queries, admin_client):
    row = factory()
    form = admin_client.get(address(label, "change", row.pk))
    history = admin_client.get(address(label, "history", row.pk))
    assert (form.status_code, history.status_code) == (200, 200)
    assert [entry.history_type for entry in history.context["page_obj"]] == ["+"]


@EACH_LIST
def test_record_can_be_begun(label, factory, queries, admin_client):
    response = admin_client.get(address(label, "add"))
    assert response.context["adminform"].form.instance.pk is None


@EACH_LIST
def test_search_takes_any_words(label, factory, queries, admin_client):
    factory()
    response = admin_client.get(address(label, "changelist"), {"q": 'zz "no such" \' %_'})
    assert response.context["cl"].result_count == 0


def test_every_model_of_ours_has_pages():
    ours = {
        model._meta.label_lower
        for model in admin.site._registry
        if model._meta.app_label in {"conferences", "delegations"}
    }
    assert ours - UNLISTED == set(LISTS)


@EACH_LIST
def test_every_relation_completes_what_is_typed(label, factory, queries, rf, admin_user):
    request = rf.get("/")
    request.user = admin_user
    model = factory._meta.model
    pages = admin.site.get_model_admin(model)
    relations = {
        field.name
        for field in [*model._meta.fields, *model._meta.many_to_many]
        if field.is_relation and field.editable
    }
    assert set(pages.get_autocomplete_fields(request)) == relations


#: What the lists of those who run the site cost; whoever looks is a user too.
ACCOUNTS = {
    "auth.group": (lambda number: Group.objects.create(name=f"Group {number}"), 7),
    "auth.user": (lambda _number: factories.UserFactory(), 8),
    "otp_totp.totpdevice": (lambda _number: TOTPDevice.objects.create(user=factories.UserFactory()), 7),
}


@pytest.mark.parametrize(("label", "make", "queries"), [(k, *v) for k, v in ACCOUNTS.items()])
@pytest.mark.parametrize("rows", [1, 3])
def test_list_of_accounts_costs_the_same_for_one_row_and_three(label, make, queries, rows, admin_client):
    ContentType.objects.clear_cache()
    for number in range(rows):
        make(number)
    with assertNumQueries(queries):
        response = admin_client.get(address(label, "changelist"))
    assert response.context["cl"].result_count == rows + (label == "auth.user")


def test_every_list_is_counted():
    lists = {model._meta.label_lower for model in admin.site._registry}
    assert lists - UNLISTED == {*LISTS, *ACCOUNTS}
