"""What the two press items state, and nothing else: the sixth and the seventh edition."""

import datetime as dt
from itertools import product

import pytest
from django.test import Client

from conferences.enums import Completeness, DatesBasis
from conferences.models import Edition, EditionTopic, OutcomePoint, Session
from delegations.enums import PresenceBasis
from delegations.models import CategoryPresence, Delegate, Delegation, EditionHost
from tests.acceptance.lists import by_category, delegations_of, staff_list

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("recorded")]

ISIL_COMMITTEE = (
    "UN Security Council Committee pursuant to resolutions 1267 (1999), 1989 (2011) and 2253 (2015)"
    " concerning ISIL (Da’esh), Al-Qaida, and associated individuals, groups, undertakings and entities"
)
CARICC = (
    "Central Asian Regional Information and Coordination Centre for Combating Illicit Trafficking of Narcotic"
    " Drugs, Psychotropic Substances and their Precursors"
)

#: No page of the seventh edition has a word of absence, or names a state.
ABSENT = ("absent", "отсутств", "缺席", "india", "индия", "印度")


@pytest.fixture
def sixth() -> Edition:
    return Edition.objects.get(number=6)


@pytest.fixture
def seventh() -> Edition:
    return Edition.objects.get(number=7)


def test_sixth_edition_was_attended_by_these_bodies_in_this_order(sixth):
    assert by_category(sixth) == {
        "SCO member states": [
            "Republic of India",
            "Republic of Kazakhstan",
            "People’s Republic of China",
            "Kyrgyz Republic",
            "Islamic Republic of Pakistan",
            "Russian Federation",
            "Republic of Tajikistan",
            "Republic of Uzbekistan",
        ],
        "Observer states": [],
        "Dialogue partners": [],
        "SCO": ["Secretariat of the SCO"],
        "UN entities": [
            "UN Office of Counter Terrorism",
            "Executive Directorate of the UN Security Council Counter-Terrorism Committee",
            ISIL_COMMITTEE,
            "UN Security Council Committee pursuant to resolution 1988 (2011)",
            "UN Office on Drugs and Crime",
            "UN Regional Centre for Preventive Diplomacy for Central Asia",
        ],
        "Regional structures": [
            "Organization for Security and Co-operation in Europe",
            "Eurasian Group on Combating Money Laundering and Financing of Terrorism",
        ],
        "Other key organizations": [
            "INTERPOL",
            "Secretariat of the Conference on Interaction and Confidence-Building Measures in Asia",
            "Secretariat of the Collective Security Treaty Organization",
            "Commonwealth of Independent States’ Anti-Terrorism Center",
            "Coordination Service of the Council of Commanders of the Border Troops of the CIS",
        ],
        "Along with these organizations": [
            "International Committee of the Red Cross",
            "Institute for Strategic and Regional Studies under the President of the Republic of Uzbekistan",
        ],
        "By its own account": [CARICC],
    }


def test_sixth_edition_names_twenty_five_bodies(sixth):
    assert staff_list(sixth).bodies == 25


def test_sixth_edition_orders_its_states_by_the_russian_names_alone(sixth):
    states = [row for row in delegations_of(sixth) if row.body.kind == "state"]
    assert [str(row.other) for row in states] == [
        "Индия",
        "Казахстан",
        "Китай",
        "Кыргызстан",
        "Пакистан",
        "Российская Федерация",
        "Таджикистан",
        "Узбекистан",
    ]
    by_hand = sixth.delegations.filter(body__kind="state", position__isnull=False)
    assert by_hand.count() == 0


def test_sixth_edition_would_order_its_states_otherwise_in_english(sixth):
    sixth.list_language = "en"
    states = [row.name.text for row in delegations_of(sixth) if row.body.kind == "state"]
    assert states[:3] == ["People’s Republic of China", "Republic of India", "Republic of Kazakhstan"]


def test_sixth_edition_counts_the_committee_with_commas_as_one_body(sixth):
    assert sixth.delegations.filter(printed_name__contains="ISIL").count() == 1


def test_sixth_edition_had_observers_and_dialogue_partners_unnamed(sixth):
    presences = CategoryPresence.objects.filter(edition=sixth).order_by("category__order")
    assert [presence.category.slug for presence in presences] == ["observers", "dialogue-partners"]
    assert sixth.list_completeness == Completeness.PARTIAL


def test_sixth_edition_names_one_person_in_public(sixth):
    (delegate,) = Delegate.objects.public()
    assert (delegate.honorific, delegate.full_name, delegate.function) == (
        "Mr",
        "Grigory Pustovitov",
        "Director",
    )
    assert delegate.delegation.body.code == "CARICC"
    assert delegate.delegation.presence == PresenceBasis.OWN_ACCOUNT
    assert Delegate.objects.count() == 1


def test_sixth_edition_rests_its_dates_on_a_visit(sixth):
    assert (sixth.starts_on, sixth.ends_on, sixth.dates_basis) == (
        dt.date(2018, 10, 31),
        dt.date(2018, 11, 1),
        DatesBasis.PARTICIPANT_VISIT,
    )


def test_sixth_edition_called_for_six_things(sixth):
    points = OutcomePoint.objects.filter(edition=sixth).order_by("order")
    assert [point.text_en for point in points] == [
        "Timely exchange of information",
        "Search for terrorists",
        "Stronger border controls",
        "Training of anti-terrorist units",
        "Anti-terrorism exercises",
        "The international legal framework for cooperation against terrorism",
    ]


def test_seventh_edition_names_no_state_and_no_person(seventh):
    assert by_category(seventh) == {
        "SCO member states": [],
        "Observer states": [],
        "Dialogue partners": [],
        "SCO": ["SCO Secretariat"],
        "Structures of international organizations": [],
    }
    assert not Delegate.objects.filter(delegation__edition=seventh).exists()


def test_seventh_edition_has_an_inferred_year_and_a_host(seventh):
    assert (seventh.starts_on, seventh.ends_on) == (dt.date(2019, 11, 6), dt.date(2019, 11, 7))
    assert seventh.has_inferred_year
    assert [host.body.label for host in seventh.hosts.order_by("order")] == [
        "Executive Committee of the SCO RATS"
    ]


def test_seventh_edition_says_of_nobody_that_they_were_absent(client: Client):
    for prefix, page in product(("", "/ru", "/zh-hans"), ("", "participants/", "programme/")):
        response = client.get(f"{prefix}/conferences/cooperation-without-borders/7/{page}")
        assert response.status_code == 200
        html = response.content.decode().casefold()
        assert [word for word in ABSENT if word in html] == []


def test_india_is_not_absent_from_the_seventh_edition(client: Client):
    response = client.get("/bodies/india/")
    assert response.status_code == 200
    html = response.content.decode().casefold()
    assert "absent" not in html
    assert "/conferences/cooperation-without-borders/7/" in html


def test_topics_that_both_editions_discussed_are_the_same_topics(sixth, seventh):
    shared = set(sixth.topics.values_list("slug", flat=True)) & set(
        seventh.topics.values_list("slug", flat=True)
    )
    assert shared == {"new-challenges-from-regions", "use-of-the-internet", "spread-of-the-ideology"}
    assert (sixth.topics.count(), seventh.topics.count()) == (4, 9)


def test_recorded_editions_have_no_invented_timetable():
    assert Session.objects.count() == 0


def test_recorded_facts_all_have_a_source():
    for model in (Delegation, Delegate, CategoryPresence, EditionHost, EditionTopic, OutcomePoint):
        assert model.objects.exists()
        assert model.objects.filter(source__isnull=True).count() == 0


def test_recorded_editions_cite_one_source_each(sixth, seventh):
    cited = [[source.name for source in edition.sources.order_by("name")] for edition in (sixth, seventh)]
    assert cited == [["CARICC, caricc.org"], ["UzA, English service"]]
