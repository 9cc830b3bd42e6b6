"""The sixth edition on paper: its bodies in the order and under the names of the source."""

import pytest

from conferences.models import Edition
from delegations.exporting.printed_list_pdf import list_pdf
from delegations.reports.printed_list.building import paper_list
from tests.printed_list.scene import AT, stand_in_order, words_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("recorded")]

#: As the source prints them; what a heading stands for is told by the indent.
SOURCE = """
SCO member states
    Republic of India
    Republic of Kazakhstan
    People’s Republic of China
    Kyrgyz Republic
    Islamic Republic of Pakistan
    Russian Federation
    Republic of Tajikistan
    Republic of Uzbekistan
Observer states
Dialogue partners
SCO
    Secretariat of the SCO
UN entities
    UN Office of Counter Terrorism
    Executive Directorate of the UN Security Council Counter-Terrorism Committee
    UN Security Council Committee pursuant to resolutions 1267 (1999), 1989 (2011) and 2253 (2015) \
concerning ISIL (Da’esh), Al-Qaida, and associated individuals, groups, undertakings and entities
    UN Security Council Committee pursuant to resolution 1988 (2011)
    UN Office on Drugs and Crime
    UN Regional Centre for Preventive Diplomacy for Central Asia
Regional structures
    Organization for Security and Co-operation in Europe
    Eurasian Group on Combating Money Laundering and Financing of Terrorism
Other key organizations
    INTERPOL
    Secretariat of the Conference on Interaction and Confidence-Building Measures in Asia
    Secretariat of the Collective Security Treaty Organization
    Commonwealth of Independent States’ Anti-Terrorism Center
    Coordination Service of the Council of Commanders of the Border Troops of the CIS
Along with these organizations
    International Committee of the Red Cross
    Institute for Strategic and Regional Studies under the President of the Republic of Uzbekistan
By its own account
    Central Asian Regional Information and Coordination Centre for Combating Illicit Trafficking of Narcotic \
Drugs, Psychotropic Substances and their Precursors
"""


def printed(made):
    rows = []
    for category in made.categories:
        rows += [category.heading.text, *(f"    {body.name.text}" for body in category.bodies)]
    return rows


def test_sixth_edition_prints_its_bodies_in_the_order_and_under_the_names_of_the_source(tmp_path):
    sixth = Edition.objects.get(number=6)
    made = paper_list(sixth, language="en", at=AT)
    wanted = SOURCE.strip().splitlines()
    assert [row.partition(" (CARICC)")[0] for row in printed(made)] == wanted
    words = words_of(list_pdf(made, edition=sixth, at=AT), tmp_path)
    assert stand_in_order([row.strip() for row in wanted], words)
    assert made.persons == 1
    assert "This list is incomplete: its source names examples." in made.head.paragraphs


def test_sixth_edition_stands_in_the_same_order_in_its_own_list_language():
    sixth = Edition.objects.get(number=6)
    ids = [
        [
            body.id
            for category in paper_list(sixth, language=language, at=AT).categories
            for body in category.bodies
        ]
        for language in ("", "en", "zh-hans")
    ]
    assert ids[0] == ids[1] == ids[2]


def test_seventh_edition_prints_categories_without_bodies():
    seventh = Edition.objects.get(number=7)
    made = paper_list(seventh, language="en", at=AT)
    assert (made.persons, made.summary.rows[-1].values[-1]) == (0, "–")
    assert "India" not in str(made.content())
