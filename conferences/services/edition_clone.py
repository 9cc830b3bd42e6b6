"""Open the next edition of a series with the days, rooms and settings of one on record."""

from collections.abc import Callable, Collection
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from modeltranslation.utils import build_localized_fieldname

from conferences.models import Day, Edition, Room
from conferences.reports.edition_clone import CloneTerms, EventClone
from conferences.validators import validate_next_dates, validate_time_zone
from eventsite.lib.audit import save_with_reason
from eventsite.lib.copying import copied_values
from eventsite.lib.history import insert_rows
from eventsite.lib.text import normalize_text
from eventsite.lib.wording import texts_of, wording

#: Settings that hold until somebody says otherwise. Dates are stated anew, and nothing is public.
_SETTINGS = ("list_language", "name_style", "body_name_form", "host_place")
_FIRST = settings.MODELTRANSLATION_DEFAULT_LANGUAGE


def first_text(edition: Edition, field: str) -> str:
    """Return a text of an edition as it is proposed for the next, in the site's first language."""
    return wording(edition, field, _FIRST).text


def reason_of(edition: Edition) -> str:
    """Return what the history of every row of a clone says."""
    return f"cloned from {edition.series.slug}/{edition.number}"


def check_terms(*, edition: Edition, terms: CloneTerms) -> None:
    """Raise ValidationError, by field, where there can be no such edition after this one."""
    wrong: dict[str, Any] = {}
    checks: tuple[tuple[str, Callable[[], None]], ...] = (
        ("number", lambda: _check_number(edition, terms.number)),
        ("ends_on", lambda: validate_next_dates(terms.starts_on, terms.ends_on, edition.ends_on)),
        ("time_zone", lambda: validate_time_zone(terms.time_zone)),
    )
    for field, check in checks:
        try:
            check()
        except ValidationError as error:
            wrong |= error.error_dict if hasattr(error, "error_dict") else {field: error}
    if wrong:
        raise ValidationError(wrong)


@transaction.atomic
def open_clone(
    *,
    plan: EventClone,
    without_rooms: Collection[int] = (),
    without_days: Collection[int] = (),
    by: Any,
) -> Edition:
    """Open the edition of a plan as a draft, with its days and rooms but those left out (ids).

    Raises ValidationError as `check_terms`.
    """
    check_terms(edition=plan.edition, terms=plan.terms)
    new = _edition(plan)
    reason = reason_of(plan.edition)
    save_with_reason(new, by=by, reason=reason)
    insert_rows(
        [
            Day(**_day_values(row.day), edition=new, on=row.on)
            for row in plan.days
            if not row.is_outside and (row.day is None or row.day.pk not in without_days)
        ],
        by=by,
        reason=reason,
    )
    rooms = [room for room in plan.rooms if room.pk not in without_rooms]
    insert_rows(
        [Room(**copied_values(room, leave=("edition",)), edition=new) for room in rooms], by=by, reason=reason
    )
    return new


def _check_number(edition: Edition, number: int) -> None:
    if number < 1:
        raise ValidationError(_("Editions are numbered from 1."), code="number")
    if Edition.objects.filter(series=edition.series_id, number=number).exists():
        raise ValidationError(
            _("The series already has an edition with the number %(number)s. Take another."),
            code="number",
            params={"number": number},
        )


def _edition(plan: EventClone) -> Edition:
    old, terms = plan.edition, plan.terms
    stays = terms.city == first_text(old, "city")
    return Edition(
        series=old.series,
        number=terms.number,
        starts_on=terms.starts_on,
        ends_on=terms.ends_on,
        time_zone=terms.time_zone,
        country_code=terms.country_code,
        venue=old.venue if stays else None,
        nominations_close_at=plan.nominations_close_at,
        confirmations_close_at=plan.confirmations_close_at,
        **{name: getattr(old, name) for name in _SETTINGS},
        **_texts(old, "title", terms.title),
        **_texts(old, "theme", terms.theme),
        **_texts(old, "city", terms.city),
    )


def _texts(old: Edition, field: str, text: str) -> dict[str, str]:
    """Return the columns of a text: one that was left as it was keeps its translations."""
    if text == first_text(old, field):
        return {build_localized_fieldname(field, code): known for code, known in texts_of(old, field).items()}
    return {build_localized_fieldname(field, _FIRST): normalize_text(text)}


def _day_values(day: Day | None) -> dict[str, Any]:
    return copied_values(day, leave=("edition", "on")) if day else {}
