"""Edge cases of the field: what stands in real files (cases 9 and 10)."""

import csv
import io

import pytest

from delegations.models import Delegate
from tests.acceptance.lists import bodies_of, import_file, look_at, verdicts
from tests.factories import BodyFactory, BodyNameFactory, CategoryFactory, DelegationFactory, EditionFactory

pytestmark = pytest.mark.django_db

COMMITTEE = (
    "UN Security Council Committee pursuant to resolutions 1267 (1999), 1989 (2011) and 2253 (2015)"
    " concerning ISIL (Da’esh), Al-Qaida, and associated individuals, groups, undertakings and entities"
)
HARD_NAMES = [
    COMMITTEE,
    "UN Security Council Committee pursuant to resolution 1988 (2011)",
    "Commonwealth of Independent States’ Anti-Terrorism Center",
    "Bureau “Rivers, Lakes; and Seas”",
]


def table(*rows: tuple[str, ...]) -> str:
    written = io.StringIO()
    csv.writer(written).writerows(rows)
    return written.getvalue()


@pytest.mark.parametrize("name", HARD_NAMES)
def test_body_with_commas_brackets_years_and_apostrophes_is_one_body(name):
    edition = EditionFactory()
    CategoryFactory(series=edition.series, slug="un", heading="UN entities")
    rows = (("body", "category", "full_name"), (name, "UN entities", "Ilse Beldane"))
    plan = import_file(edition, table(*rows), create=True)
    assert verdicts(plan) == ["new"]
    assert bodies_of(edition) == [name]


def test_body_is_found_with_another_apostrophe_and_other_blanks():
    body = BodyNameFactory(body__label=COMMITTEE).body
    delegation = DelegationFactory(body=body)
    spelled = COMMITTEE.replace("’", "'").replace(" (2011)", "  (2011)").upper()
    plan = import_file(delegation.edition, table(("body", "full_name"), (spelled, "Ilse Beldane")))
    assert verdicts(plan) == ["new"]
    assert Delegate.objects.get().delegation == delegation


def test_na_in_a_file_means_empty():
    delegation = DelegationFactory(body=BodyNameFactory(body__label="Arvania").body)
    file = "body,full_name,function,email\nArvania,Ilse Beldane,NA,NA\n"
    assert verdicts(import_file(delegation.edition, file)) == ["new"]
    delegate = Delegate.objects.get()
    assert (delegate.function, delegate.email) == ("", "")


@pytest.mark.parametrize("column", ["body", "body_code"])
def test_na_in_the_place_of_a_body_is_not_namibia(column):
    delegation = DelegationFactory(body=BodyFactory(label="Namibia", iso_alpha2="NA", iso_alpha3="NAM"))
    plan = look_at(delegation.edition, f"{column},full_name\nNA,Ilse Beldane\n")
    assert verdicts(plan) == ["rejected"]
    assert not delegation.delegates.exists()


def test_namibia_is_found_by_its_iso_code():
    delegation = DelegationFactory(body=BodyFactory(label="Namibia", iso_alpha2="NA", iso_alpha3="NAM"))
    file = "body,body_code,full_name\nNA,NAM,Ilse Beldane\n"
    assert verdicts(import_file(delegation.edition, file)) == ["new"]
    assert delegation.delegates.get().full_name == "Ilse Beldane"
