"""Bodies as a file: one row a name, a status or a spelling; a body stands or falls with all its rows."""

import datetime as dt

import pytest
from django.db.models import F

from delegations.models import Body, BodyAlias, BodyName, BodyStatus
from tests.factories import (
    BodyAliasFactory,
    BodyFactory,
    BodyNameFactory,
    BodyStatusFactory,
    CategoryFactory,
    SeriesFactory,
    SourceFactory,
)
from tests.importing.lists.files import changes, plan, problems, undo, verdicts, write

pytestmark = pytest.mark.django_db

NAMES = "label,kind,name,language,form,name_from,name_to"
STATUSES = "label,series,category,status_from,status_to"


def names_of(body: Body) -> list[tuple[str, str, str, dt.date | None, dt.date | None]]:
    rows = body.names.order_by("language", "form", F("valid_from").asc(nulls_first=True))
    return list(rows.values_list("language", "form", "text", "valid_from", "valid_to"))


def test_a_body_with_several_names_is_typed_as_a_person_would():
    write(
        "bodies",
        None,
        NAMES,
        "Türkiye,state,Turkey,en,short,,2022-05-31",
        ",,Türkiye,en,,2022-06-01,",
        ",,Турция,,,,",
        ",,Republic of Türkiye,English,formal name,,",
    )

    body = Body.objects.get()
    assert (body.slug, body.label, body.kind) == ("turkiye", "Türkiye", "state")
    assert names_of(body) == [
        ("en", "formal", "Republic of Türkiye", None, None),
        ("en", "short", "Turkey", None, dt.date(2022, 5, 31)),
        ("en", "short", "Türkiye", dt.date(2022, 6, 1), None),
        ("ru", "short", "Турция", None, None),
    ]


def test_same_file_twice_changes_nothing():
    lines = (NAMES, "Türkiye,state,Turkey,en,short,,2022-05-31", ",,Türkiye,en,,2022-06-01,", ",,Турция,,,,")
    write("bodies", None, *lines)

    assert verdicts(plan("bodies", None, *lines)) == ["unchanged"] * 3


def test_a_name_ends_and_another_begins_in_one_file():
    body = BodyFactory(label="Swaziland")
    BodyNameFactory(body=body, text="Swaziland")
    write("bodies", None, NAMES, "Swaziland,,Swaziland,en,,,2018-04-18", ",,Eswatini,en,,2018-04-19,")

    assert [name[2:] for name in names_of(body)] == [
        ("Swaziland", None, dt.date(2018, 4, 18)),
        ("Eswatini", dt.date(2018, 4, 19), None),
    ]


def test_overlapping_names_refuse_the_whole_body():
    body = BodyFactory(label="Swaziland")
    BodyNameFactory(body=body, text="Swaziland")

    found = plan(
        "bodies", None, NAMES, "Swaziland,,Eswatini,en,,2018-04-19,", ",,Свазиленд,ru,,,", "Other,,Other,,,,"
    )

    assert verdicts(found) == ["rejected", "rejected", "new"]
    assert "overlaps one already on record" in found.rows[0].problems[0].reason
    assert found.rows[1].problems[0].reason == (
        "Line 2, of the same body, is refused: the rows of a body are written together."
    )


def test_statuses_are_kept_apart_by_series_and_time():
    series = SeriesFactory(slug="forum")
    observer = CategoryFactory(series=series, slug="observers", name="observer", heading="Observers")
    CategoryFactory(series=series, slug="members", name="member", heading="Members")
    body = BodyFactory(label="Arvania")
    BodyStatusFactory(body=body, category=observer, valid_from=dt.date(2010, 1, 1))
    write("bodies", None, STATUSES, "Arvania,forum,Observers,,2019-12-31", ",FORUM,member,2020-01-01,")

    rows = BodyStatus.objects.order_by("valid_from").values_list("category__slug", "valid_from", "valid_to")
    assert list(rows) == [
        ("observers", dt.date(2010, 1, 1), dt.date(2019, 12, 31)),
        ("members", dt.date(2020, 1, 1), None),
    ]


def test_overlapping_statuses_are_refused():
    category = CategoryFactory(series__slug="forum", slug="observers")
    CategoryFactory(series=category.series, slug="members")
    BodyStatusFactory(body=BodyFactory(label="Arvania"), category=category)

    assert verdicts(plan("bodies", None, STATUSES, "Arvania,forum,members,2020-01-01,")) == ["rejected"]


def test_category_of_several_series_asks_for_the_series():
    CategoryFactory(series__slug="one", slug="members", heading="Members")
    CategoryFactory(series__slug="two", slug="members", heading="Members")

    found = plan("bodies", None, STATUSES, "Arvania,,members,,")

    assert [problem[1] for problem in problems(found)] == ["ambiguous"]


@pytest.mark.parametrize(
    ("header", "cell"),
    [
        ("slug", "arvania"),
        ("code", "arv"),
        ("iso_alpha3", "ARV"),
        ("label", "ARVANIA"),
        ("label", "Arwania"),
        ("label", "Арвания"),
    ],
)
def test_body_is_known_by_address_code_and_any_name(header, cell):
    body = BodyFactory(slug="arvania", label="Arvania", code="ARV", iso_alpha3="ARV")
    BodyNameFactory(body=body, language="ru", text="Арвания")
    BodyAliasFactory(body=body, text="Arwania")

    write("bodies", None, f"{header},website", f"{cell},https://example.org/")

    assert (Body.objects.count(), Body.objects.get().website) == (1, "https://example.org/")


def test_parent_may_stand_further_down():
    head = "label,parent,successor"
    write(
        "bodies",
        None,
        head,
        "Section,Department,",
        "Department,Organization,",
        "Organization,,",
        "Old,,Section",
    )

    parents = dict(Body.objects.values_list("label", "parent__label"))
    assert parents == {
        "Section": "Department",
        "Department": "Organization",
        "Organization": None,
        "Old": None,
    }
    assert Body.objects.get(label="Old").successor.label == "Section"


def test_circle_of_parents_is_refused():
    found = plan("bodies", None, "label,parent", "One,Two", "Two,One")

    assert verdicts(found) == ["rejected", "rejected"]


def test_unknown_parent_offers_the_nearest():
    BodyFactory(label="Ministry of Transport")

    found = plan("bodies", None, "label,parent", "Section,Ministry of Transprt")

    assert found.rows[0].problems[0].candidates == ("Ministry of Transport",)


def test_children_of_a_refused_new_body_are_refused():
    found = plan("bodies", None, "label,parent,website", "Child,Parent,", "Parent,,no address")

    assert verdicts(found) == ["rejected", "rejected"]


@pytest.mark.parametrize(
    ("header", "line", "kind", "column"),
    [
        ("label,kind", "Arvania,kingdom", "value", "kind"),
        ("label,website", "Arvania,nowhere", "value", "website"),
        ("label,dissolved_on", "Arvania,last year", "value", "dissolved_on"),
        ("label,name,language", "Arvania,Arvania,Klingon", "value", "language"),
        ("label,language", "Arvania,en", "missing", "language"),
        ("label,name,name_source", "Arvania,Arvania,Nobody", "not-found", "name_source"),
        ("label,name,name_from,name_to", "Arvania,Arvania,2020-01-01,2019-01-01", "rule", ""),
        ("label,alias", "Arvania,Known", "rule", "alias"),
        ("label,code", "Arvania,TAKEN", "rule", "code"),
        ("slug,name", "nobody,Nobody", "missing", "label"),
        ("slug,code", "nobody,TAKEN", "rule", "slug"),
        ("label,alias", ",Lost", "missing", ""),
    ],
)
def test_wrong_row_is_refused_where_it_is_wrong(header, line, kind, column):
    BodyFactory(label="Arvania")
    BodyAliasFactory(text="Known", body=BodyFactory(label="Taken", code="TAKEN"))
    if header == "label,code":
        header, line = "slug,code", f"{Body.objects.get(label='Arvania').slug},TAKEN"
        kind, column = "ambiguous", ""

    found = plan("bodies", None, header, line)

    assert [(problem[1], problem[2]) for problem in problems(found)] == [(kind, column)]


def test_two_rows_may_not_disagree_about_a_body():
    found = plan("bodies", None, "label,website", "New,https://a.example/", "New,https://b.example/")

    assert verdicts(found) == ["rejected", "rejected"]
    assert "Line 2 of the same body says otherwise" in found.rows[1].problems[0].reason


def test_name_with_a_source_on_record():
    source = SourceFactory(name="UN M49")
    write("bodies", None, "label,name,name_source", "Arvania,Arvania,un m49")

    assert BodyName.objects.get().source == source


def test_changed_cells_show_old_and_new():
    BodyFactory(label="Arvania", slug="arvania")

    found = plan("bodies", None, "slug,label,kind", "arvania,Republic of Arvania,State")

    assert changes(found) == [
        ("working name", "Arvania", "Republic of Arvania"),
        ("kind", "organization", "state"),
    ]


def test_undo_takes_everything_back():
    body = BodyFactory(label="Arvania", kind="other")
    name = BodyNameFactory(body=body, text="Arvania")
    head = "label,kind,parent,name,name_to,alias"
    batch = write("bodies", None, head, "Arvania,state,Union,Arvania,2020-01-01,Arwania", "Union,,,Union,,")

    undone = undo(batch)

    body.refresh_from_db()
    name.refresh_from_db()
    assert (undone.removed, undone.restored, undone.kept) == (3, 2, ())
    assert (body.kind, body.parent, name.valid_to) == ("other", None, None)
    assert (Body.objects.count(), BodyAlias.objects.count()) == (1, 0)


@pytest.mark.parametrize("count", [1, 30])
def test_number_of_queries_does_not_grow_with_the_rows(count, django_assert_num_queries):
    lines = [f"Body {number},state,Name {number},en,short,," for number in range(count)]

    with django_assert_num_queries(20):
        write("bodies", None, NAMES, *lines)
