"""Topics as a file, and their place at an edition."""

import pytest

from conferences.models import Edition, EditionTopic, Topic
from tests.factories import EditionFactory, EditionTopicFactory, TopicFactory
from tests.importing.lists.files import changes, plan, problems, undo, verdicts, write

pytestmark = pytest.mark.django_db

HEAD = "slug,name_en,name_ru"
PLACED = "slug,name_en,wording_en,order"


@pytest.fixture
def edition() -> Edition:
    return EditionFactory(series__slug="forum", number=9)


def test_topics_need_no_edition():
    write("topics", None, HEAD, "borders,Border security,Безопасность границ", ",Cash couriers,")

    assert list(Topic.objects.order_by("slug").values_list("slug", "name_en", "name_ru")) == [
        ("borders", "Border security", "Безопасность границ"),
        ("cash-couriers", "Cash couriers", None),
    ]
    assert EditionTopic.objects.count() == 0


def test_topics_are_put_on_the_agenda_of_the_chosen_edition(edition):
    known = TopicFactory(slug="borders", name="Border security")
    EditionTopicFactory(topic=known)
    write("topics", edition, PLACED, "borders,,Borders today,", "cash,Cash,,7")

    placed = EditionTopic.objects.filter(edition=edition).order_by("order")
    assert list(placed.values_list("topic__slug", "wording_en", "order")) == [
        ("borders", "Borders today", 1),
        ("cash", None, 7),
    ]
    assert EditionTopic.objects.count() == 3


def test_same_file_twice_changes_nothing(edition):
    lines = (PLACED, "borders,Border security,Borders today,1")
    write("topics", edition, *lines)

    assert verdicts(plan("topics", edition, *lines)) == ["unchanged"]


def test_wording_without_an_edition_is_passed_over_and_said():
    found = plan("topics", None, PLACED, "borders,Border security,Borders today,1")

    assert verdicts(found) == ["new"]
    assert found.table.notes == [
        "Wording and order belong to an edition; none was chosen, so these columns were passed over."
    ]


def test_topic_is_known_by_its_address_and_by_its_names():
    TopicFactory(slug="borders", name_en="Border security", name_ru="Границы")

    found = plan("topics", None, HEAD, "borders,Borders,", ",,ГРАНИЦЫ")

    assert verdicts(found) == ["updated", "held"]
    assert changes(found) == [("name [en]", "Border security", "Borders")]


@pytest.mark.parametrize(
    ("line", "verdict", "kind"),
    [
        ("other,Border security,", "held", "duplicate"),
        (",Границы,", "rejected", "missing"),
        ("new,,", "rejected", "missing"),
        ("Кириллица,Name,", "rejected", "value"),
    ],
)
def test_unclear_topic_is_not_written(line, verdict, kind):
    TopicFactory(slug="borders", name="Border security")

    found = plan("topics", None, HEAD, line)

    assert (verdicts(found), problems(found)[0][1]) == ([verdict], kind)


def test_description_keeps_its_blank_lines_when_nothing_changes():
    TopicFactory(slug="borders", description_en="One.\n\nTwo.")

    found = plan("topics", None, "slug,description_en", 'borders,"One.\n\nTwo."')

    assert verdicts(found) == ["unchanged"]


def test_undo_takes_topics_and_their_places_back(edition):
    batch = write("topics", edition, PLACED, "borders,Border security,Borders today,1")

    assert (undo(batch).removed, Topic.objects.count(), EditionTopic.objects.count()) == (2, 0, 0)


@pytest.mark.parametrize("count", [1, 30])
def test_number_of_queries_does_not_grow_with_the_rows(edition, count, django_assert_num_queries):
    lines = [f"topic-{number},Topic {number},Wording,{number}" for number in range(count)]

    with django_assert_num_queries(16):
        write("topics", edition, PLACED, *lines)
