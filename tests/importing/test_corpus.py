"""Every hazard of the corpus comes to its expected end, at each door, in bounded memory."""

import tracemalloc
from contextlib import suppress
from functools import cache
from itertools import chain

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from delegations.importing.planning import plan_import
from eventsite.lib.tables.limits import UnreadableFile
from tests.factories import BodyFactory, CategoryFactory, EditionFactory
from tests.importing.admin_door import IMPORT, RIGHTS, officer_with
from tests.importing.corpus import documents, encoded, foreign, shapes, workbooks
from tests.importing.corpus.case import Case
from tests.importing.reading import read_table

CASES = tuple(chain.from_iterable(part.cases() for part in (encoded, shapes, foreign, workbooks, documents)))
MEMORY = 300_000_000
every_case = pytest.mark.parametrize("case", CASES, ids=str)


@cache
def made(case: Case) -> bytes:
    return case.make()


@pytest.fixture
def edition():
    edition = EditionFactory()
    CategoryFactory(series=edition.series, slug="members", name_en="members")
    for label in ("Kenya", "Chad"):
        BodyFactory(label=label)
    return edition


def test_corpus_is_large_and_its_names_differ():
    assert (len(CASES) >= 80, len({case.name for case in CASES})) == (True, len(CASES))


@every_case
def test_file_is_read_or_refused_as_expected(case):
    data = made(case)
    if case.refused:
        with pytest.raises(UnreadableFile) as refusal:
            read_table(data, filename=case.filename)
        assert case.refused in str(refusal.value)
        return
    table = read_table(data, filename=case.filename)
    if case.rows:
        assert tuple((row.line, *row.cells) for row in table.rows) == case.rows
    assert [note[: len(begin)] for note, begin in zip(table.notes, case.notes, strict=True)] == list(
        case.notes
    )


@pytest.mark.parametrize("case", [case for case in CASES if case.hostile], ids=str)
def test_hostile_file_takes_little_memory(case):
    data = made(case)
    tracemalloc.start()
    with suppress(UnreadableFile):
        read_table(data, filename=case.filename)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < MEMORY


@pytest.mark.django_db
@every_case
def test_file_has_its_verdicts(case, edition):
    refused = case.refused or case.unusable
    if refused:
        with pytest.raises(UnreadableFile) as refusal:
            plan_import(edition=edition, data=made(case), filename=case.filename)
        assert refused in str(refusal.value)
        return
    plan = plan_import(edition=edition, data=made(case), filename=case.filename)
    found = {name: plan.counts[name] for name in ("new", "updated", "unchanged", "held", "rejected")}
    expected = dict(case.verdicts or [("new", len(case.rows))])
    assert {name: count for name, count in found.items() if count} == expected


@pytest.mark.django_db
@every_case
def test_upload_of_the_file_is_answered_in_words(case, edition):
    officer = officer_with(*RIGHTS)
    file = SimpleUploadedFile(case.filename, made(case))

    response = officer.post(IMPORT, {"edition": edition.pk, "import_file": file}, follow=True)

    page = response.content.decode()
    assert (response.status_code, "Traceback" in page, len(page) < 1_000_000) == (200, False, True)
    refused = case.turned_away or case.refused
    if case.unusable:
        assert len(list(response.context["columns_form"].lines())) > 0
    elif refused:
        said = str(response.context["form"].errors)
        assert refused in said.replace("&#x27;", "'").replace("&quot;", '"')
    else:
        assert len(response.context["plan"].rows) > 0
