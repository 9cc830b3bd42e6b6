"""What searches wait for the database: `python -m tests.bench.search_child` prints it as JSON.

It fills the migrated, empty database of its environment. For each search: the milliseconds that its
statements take together, the best of some tries.
"""

import json
import random
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import product
from time import perf_counter
from typing import Any

import django

django.setup()

from django.db import connection  # noqa: E402 (Django has to be set up first)
from django.utils import timezone  # noqa: E402

from conferences.models import Edition, ReleasedSession, Series  # noqa: E402
from delegations.models import Body, BodyName, Category, Delegate, Delegation, Person  # noqa: E402
from eventsite.lib.bulk.loading import load_rows  # noqa: E402
from eventsite.lib.search.question import asked  # noqa: E402
from eventsite.public.reports.search import search_page  # noqa: E402

EDITIONS, BODIES, PERSONS, SESSIONS = 50, 500, 100_000, 5000
TRIES = 10
#: By what is hard about each: a rare name, one of another script, two words, a beginning that thousands
#: share, a word that only titles have, nothing, and a wrong letter.
SEARCHES = {
    "rare": "Zhumagaliev",
    "script": "Жумагалиев",
    "words": "karim zhumagaliev",
    "common": "ka",
    "title": "glacier",
    "nothing": "qqqq",
    "wrong_letter": "Zhumagaleev",
}
_FAMILIES = (
    *("Abdu", "Akhmet", "Alim", "Bai", "Bek", "Chori", "Dosm", "Erga", "Fayz", "Gani", "Ham", "Ibra"),
    *("Ism", "Jura", "Kali", "Karim", "Khod", "Lati", "Mama", "Mir", "Nazar", "Niyaz", "Olim", "Orazb"),
    *("Pula", "Qobil", "Rakhm", "Rust", "Said", "Sul", "Tash", "Temir", "Tur", "Umar", "Usman", "Zokir"),
)
_MIDDLES = ("", "ali", "ber", "dur", "gul", "ha", "jon", "kul", "mat", "nur", "rat", "shi", "tay", "zod")
_ENDINGS = ("ov", "ova", "ev", "eva", "bekov", "jonov", "kulov", "zoda", "iev", "uly")
_GIVEN = (
    *("Aziz", "Bakyt", "Chinara", "Dilshod", "Elena", "Farida", "Gulnara", "Hasan", "Irina", "Jamshid"),
    *("Kamila", "Karim", "Leyla", "Maksat", "Nodira", "Olga", "Pavel", "Rustam", "Saida", "Timur"),
    *("伟", "芳", "Мария", "Сергей"),
)
_SUBJECTS = ("Border control", "Early warning", "Data exchange", "Water", "Training", "Finance", "Sirens")


def set_up() -> None:
    """Create editions, bodies, persons who are public, and released sessions."""
    series = Series.objects.create(slug="measured", name="Measured series", acronym="MS")
    first = date(1980, 6, 1)
    editions = [
        Edition.objects.create(
            series=series, number=n + 1, title=f"Measured edition {n + 1}", city="Tashkent",
            country_code="UZB", starts_on=first + timedelta(days=300 * n), publication="published",
            ends_on=first + timedelta(days=300 * n + 2), publishes_delegates=True,
        )
        for n in range(EDITIONS)
    ]  # fmt: skip
    seats = _seats(editions)
    names = list(_names())
    people = load_rows(
        Person, ({"full_name": name} for name in names), count=PERSONS, by=None, reason="scene"
    )
    rows = (
        {"full_name": name, "person_id": person, "delegation_id": seats[n % len(seats)].pk, "is_public": True,
         "function": "Director, Department of International Cooperation", "email": f"p{n}@example.org"}
        for n, (name, person) in enumerate(zip(names, people, strict=True))
    )  # fmt: skip
    load_rows(Delegate, rows, count=PERSONS, by=None, reason="scene")
    ReleasedSession.objects.bulk_create(
        ReleasedSession(
            edition=editions[n % EDITIONS], session_id=n + 1, status="scheduled", title=_title(n),
            starts_at=f"{editions[n % EDITIONS].starts_on}T09:00:00Z",
        )
        for n in range(SESSIONS)
    )  # fmt: skip


def _seats(editions: list[Edition]) -> list[Delegation]:
    """Create bodies with names, and delegations of a fifth of them to every edition."""
    category = Category.objects.create(
        series=editions[0].series, slug="members", name="member", heading="Members"
    )
    bodies = Body.objects.bulk_create(
        Body(slug=f"measured-{n}", label=f"{_FAMILIES[n % len(_FAMILIES)]} Institute {n}")
        for n in range(BODIES)
    )
    BodyName.objects.bulk_create(
        BodyName(body=body, language=language, text=f"{body.label} {language}")
        for body, language in product(bodies, ("en", "ru", "fr"))
    )
    return Delegation.objects.bulk_create(
        Delegation(edition=edition, body=body, category=category)
        for edition, body in product(editions, bodies[: BODIES // 5])
    )


def _names() -> Iterator[str]:
    chosen = random.Random(7)  # noqa: S311 (the same people in every run)
    for number in range(PERSONS):
        if number % 20_000 == 1:
            yield "Karim Zhumagaliev"
            continue
        family = f"{chosen.choice(_FAMILIES)}{chosen.choice(_MIDDLES)}{chosen.choice(_ENDINGS)}"
        yield f"{chosen.choice(_GIVEN)} {family}"


def _title(number: int) -> dict[str, str]:
    subject = _SUBJECTS[number % len(_SUBJECTS)]
    rare = " under a glacier" if number % 500 == 0 else ""
    return {
        "en": f"{subject}{rare}: report of the working group to the conference, part {number}",
        "ru": f"Доклад рабочей группы конференции, часть {number}",
    }


class Watch:
    """Adds up the milliseconds that statements take."""

    def __init__(self) -> None:
        self.waited = 0.0

    def __call__(self, execute: Any, *call: Any) -> Any:
        start = perf_counter()
        try:
            return execute(*call)
        finally:
            self.waited += (perf_counter() - start) * 1000


def measure() -> dict[str, float]:
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")
    return {name: round(min(_tries(text)), 1) for name, text in SEARCHES.items()}


def _tries(text: str) -> Iterator[float]:
    for _try in range(TRIES):
        watch = Watch()
        with connection.execute_wrapper(watch):
            search_page(asked(text), language="en", today=timezone.now().date())
        yield watch.waited


if __name__ == "__main__":
    set_up()
    sys.stdout.write(json.dumps(measure()))
