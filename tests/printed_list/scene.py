"""A list of participants with what makes lists hard, and ways to read one back."""

import datetime as dt
import io
import shutil
import subprocess
from pathlib import Path

from pypdf import PdfReader

from delegations.enums import DelegateRole, DelegateStatus, PresenceBasis
from delegations.exporting.printed_list_pdf import list_pdf
from delegations.models import CategoryPresence
from delegations.reports.printed_list.building import paper_list
from tests.factories import (
    BodyFactory,
    BodyNameFactory,
    CategoryFactory,
    DelegateFactory,
    DelegationFactory,
    EditionFactory,
    ListSettingsFactory,
)

AT = dt.datetime(2025, 6, 1, 13, 5, tzinfo=dt.UTC)
LONG = (
    "UN Security Council Committee pursuant to resolutions 1267 (1999), 1989 (2011) and 2253 (2015) "
    "concerning ISIL (Da’esh), Al-Qaida, and associated individuals, groups, undertakings and entities"
)
#: Names that every font of the paper has to draw: Latin with all diacritics, Cyrillic, Arabic, Chinese.
FOUR_SCRIPTS = ("Łukasz Đặng Şırnak", "Ўктам Қазақ Өңір Ҷаҳон", "داريوس أماني", "林雪梅")


def make_edition(**values):
    """An edition with settings of its list; Arvania, Belmora and an institute with a long name."""
    edition = EditionFactory(
        **{"series__slug": "forum", "series__name": "Mountain Forum", "number": 4, "title": "Fourth meeting"}
        | values
    )
    ListSettingsFactory(
        edition=edition,
        symbol="MEW/CONF.4/INF.1",
        cut_off_at=AT,
        corrections_to="Registration desk, lists@mew.example",
        corrections_until=AT + dt.timedelta(hours=2),
    )
    states = CategoryFactory(series=edition.series, order=1, heading="Member states")
    others = CategoryFactory(series=edition.series, order=2, heading="Institutes", slug="institutes")
    seat(edition, "Belmora", states, ("Tello", "Marius", "Ambassador"), ("Atim", "Rosalind", "Counsellor"))
    seat(edition, "Arvania", states, ("Haug", "Anselm", "Legal Adviser\nMinistry of Foreign Affairs"))
    seat(edition, LONG, others, ("", "Kezia", "Interpreter"))
    return edition


def seat(edition, body, category, *people):
    """Seat people (family, given, function) of a body, the first as its head."""
    named = BodyFactory(label=body)
    BodyNameFactory(body=named, text=body)
    delegation = DelegationFactory(edition=edition, body=named, category=category)
    for rank, (family, given, function) in enumerate(people, 1):
        DelegateFactory(
            delegation=delegation,
            person__full_name=f"{given} {family}".strip(),
            honorific="Mr",
            given_name=given if family else "",
            family_name=family,
            function=function,
            rank=rank,
            role=DelegateRole.HEAD if rank == 1 else DelegateRole.DELEGATE,
            status=DelegateStatus.CONFIRMED,
        )
    return delegation


def represented(edition):
    category = CategoryFactory(series=edition.series, order=3, heading="Observer states", slug="observers")
    return CategoryPresence.objects.create(edition=edition, category=category)


def named_in_a_source(edition):
    category = CategoryFactory(series=edition.series, order=4, heading="Others", slug="others")
    return DelegationFactory(
        edition=edition, category=category, presence=PresenceBasis.NAMED, printed_name="INTERPOL"
    )


def paper(edition, **options):
    return paper_list(edition, **{"at": AT} | options)


def pdf(edition, **options):
    return list_pdf(paper(edition, **options), edition=edition, at=AT)


def names(made):
    """The list as (category, body, names), the way that a reader goes through it."""
    return [
        (category.heading.text, body.name.text, [row.name for row in body.delegates])
        for category in made.categories
        for body in category.bodies
    ]


def words_of(content: bytes, folder: Path) -> list[str]:
    """The words of a PDF in the order of the content, by pdftotext; where there is none, by pypdf."""
    program = shutil.which("pdftotext")
    if program is None:
        return " ".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages).split()
    path = folder / "read.pdf"
    path.write_bytes(content)
    run = subprocess.run([program, "-raw", str(path), "-"], capture_output=True, check=True)  # noqa: S603 (our own file)
    return run.stdout.decode().split()


def stand_in_order(phrases: list[str], words: list[str]) -> bool:
    """Say whether all of these come in this order, wherever a line was broken."""
    text, at = "".join(words), 0
    for phrase in phrases:
        bare = "".join(phrase.split())
        found = text.find(bare, at)
        if found < 0:
            return False
        at = found + len(bare)
    return True
