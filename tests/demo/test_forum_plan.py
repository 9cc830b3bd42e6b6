"""The invented sample as it is written down, before any row."""

from collections import Counter

from delegations.enums import SEATED_STATUSES, DelegateRole, DelegateStatus
from eventsite.desk.demo.forum import bodies, documents, frame, seats
from eventsite.desk.demo.forum.names import invented_names
from eventsite.desk.demo.forum.sessions import DAYS
from eventsite.lib.countries import find_country

PLANS = [plan for day in DAYS for plan in day.SESSIONS]


def test_names_are_all_different():
    names = [name.full for name in invented_names()]
    assert len(names) == len(set(names))


def test_names_are_the_same_at_every_run():
    assert invented_names() == invented_names()


def test_states_are_no_real_ones():
    states = (*bodies.MEMBERS, *bodies.OBSERVERS)
    assert [text for state in states for text in state.short if find_country(text)] == []


def test_states_have_a_formal_name_in_three_languages():
    assert bodies.MEMBERS[0].formal == ("Republic of Arvania", "Республика Арвания", "阿尔瓦尼亚共和国")


def test_seats_are_four_hundred_in_sixty_delegations():
    assert (len(seats.places()), len(seats.seats())) == (60, 400)


def test_seats_have_at_most_one_seated_head_a_delegation():
    heads = Counter(
        seat.place.slug
        for seat in seats.seats()
        if seat.role == DelegateRole.HEAD and seat.status in SEATED_STATUSES
    )
    assert set(heads.values()) == {1}


def test_seats_hold_a_delegation_of_one_and_one_without_a_head():
    assert [place.size for place in seats.places()].count(1) == 2
    assert not [
        seat for seat in seats.seats() if seat.place.slug == seats.WITHOUT_HEAD and seat.role == "head"
    ]


def test_seats_hold_a_replaced_head():
    replaced = [seat.place.slug for seat in seats.seats() if seat.status == DelegateStatus.REPLACED]
    assert replaced == [seats.HEAD_REPLACED]


def test_seats_hold_one_person_twice_and_two_people_of_one_name():
    everyone = seats.seats()
    assert len({seat.person for seat in everyone}) == 399
    assert len({seat.name.full for seat in everyone}) == 398


def test_seats_about_half_named_in_public():
    assert 180 <= sum(seat.is_public for seat in seats.seats()) <= 220


def test_programme_has_twenty_sessions_a_day():
    assert len(PLANS) == 60


def test_programme_refers_to_what_exists():
    rooms = {slug for slug, _, _ in frame.ROOMS}
    items = {number for number, _ in frame.AGENDA}
    ends = {paper.end for paper in documents.PAPERS}
    assert {plan.room for plan in PLANS} - {""} == rooms
    assert {plan.item for plan in PLANS} - {""} <= items
    assert {topic for plan in PLANS for topic in plan.topics} == set(frame.TOPICS)
    assert {end for plan in PLANS for end in plan.documents} <= ends


def test_programme_titles_speak_three_languages():
    assert [plan.title for plan in PLANS if not all(plan.title)] == []


def test_programme_has_every_irregular_case():
    assert Counter(plan.status for plan in PLANS) == {"scheduled": 58, "cancelled": 1, "moved": 1}
    assert [plan.hours for plan in PLANS if plan.hours < "04"] == ["00:15-01:00"]
    spring = [plan.hours for plan in DAYS[1].SESSIONS if plan.room == "spring"]
    assert {"11:00-12:00", "11:30-12:15"} <= set(spring)


def test_documents_are_eighteen_of_every_distribution():
    assert Counter(paper.distribution for paper in documents.PAPERS) == {
        "general": 11,
        "limited": 6,
        "restricted": 1,
    }
