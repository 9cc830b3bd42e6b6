"""One step of the killed import in a process of its own: `stage ROWS`, `confirm` or `look`."""

import json
import sys

import django

django.setup()

from django.contrib.auth.models import User  # noqa: E402 (Django has to be set up first)

from conferences.enums import ImportState  # noqa: E402
from conferences.importing.confirming import confirm_import, preview_import  # noqa: E402
from conferences.models import ImportBatch  # noqa: E402
from conferences.services.imports import stage_import  # noqa: E402
from delegations.importing.options import ImportOptions  # noqa: E402
from delegations.models import Delegate, Person  # noqa: E402
from tests.bench.attendee_file import as_csv, rows_of_file  # noqa: E402
from tests.bench.import_scene import set_up  # noqa: E402


def stage(rows: int) -> None:
    stage_import(
        edition=set_up(rows), data=as_csv(rows_of_file(rows)), file_name="list.csv",
        options=ImportOptions().as_dict(), by=User.objects.create_user("officer"),
    )  # fmt: skip


def confirm() -> None:
    """Write the waiting file; say when it begins and ends, so that the parent knows when to strike."""
    batch = ImportBatch.objects.select_related("edition__series").get(state=ImportState.PREVIEWED)
    expected = preview_import(batch).fingerprint
    print("begins", flush=True)
    confirm_import(token=batch.token, by=User.objects.get(), expected=expected, without_rejected=True)
    print("ends", flush=True)


def look() -> None:
    """Print what is on record."""
    batch = ImportBatch.objects.get()
    found = {
        "delegates": Delegate.objects.count(), "persons": Person.objects.count(),
        "history": Delegate.history.count(), "person_history": Person.history.count(),
        "state": batch.state, "has_file": batch.payload is not None,
    }  # fmt: skip
    print(json.dumps(found))


if __name__ == "__main__":
    step, *given = sys.argv[1:]
    {"stage": stage, "confirm": confirm, "look": look}[step](*map(int, given))
