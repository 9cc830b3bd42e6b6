"""What one gets out of the box: a plain ModelResource of django-import-export on the table of delegates.

`python -m tests.bench.plain_child ROWS` prints the rows a second as JSON. The resource is spared the work of
finding bodies and people: the file names both by their ids.
"""

import json
import sys
from time import perf_counter

import django

django.setup()

from django.db import transaction  # noqa: E402 (Django has to be set up first)
from import_export.resources import ModelResource  # noqa: E402
from tablib import Dataset  # noqa: E402

from delegations.models import Body, Category, Delegate, Delegation, Person  # noqa: E402
from tests.bench.attendee_file import rows_of_file  # noqa: E402
from tests.bench.import_scene import set_up  # noqa: E402

_FIELDS = (
    "delegation", "person", "honorific", "full_name", "original_name", "role", "function", "email", "phone",
    "nationality", "language", "badge_type", "is_listed",
)  # fmt: skip


class PlainResource(ModelResource):
    class Meta:
        model = Delegate
        import_id_fields = ("delegation", "person")
        fields = _FIELDS


def dataset(rows: int) -> Dataset:
    """Return the good rows of the measured file, ids in the place of names."""
    edition = set_up(0)
    category = Category.objects.order_by("id").first()
    seats = Delegation.objects.bulk_create(
        Delegation(edition=edition, body=body, category=category) for body in Body.objects.order_by("id")
    )
    people = Person.objects.bulk_create(Person(full_name=f"Person {number}") for number in range(rows))
    file = rows_of_file(rows)
    next(file)
    table = Dataset(headers=_FIELDS)
    for number, (person, row) in enumerate(zip(people, file, strict=True)):
        function = "\n".join(filter(None, row[7:9]))
        seat = seats[number % len(seats)].pk
        table.append(
            (
                seat,
                person.pk,
                row[3],
                row[4] or "No name",
                row[5],
                "delegate",
                function,
                "",
                row[10],
                *row[11:14],
                1,
            )
        )
    return table


def measure(rows: int) -> float:
    table = dataset(rows)
    start = perf_counter()
    with transaction.atomic():
        PlainResource().import_data(table, raise_errors=True)
    seconds = perf_counter() - start
    if Delegate.objects.count() != rows:
        raise SystemExit("The plain resource did not write every row.")
    return rows / seconds


if __name__ == "__main__":
    sys.stdout.write(json.dumps(measure(int(sys.argv[1]))))
