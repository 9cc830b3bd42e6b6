"""Template tags of the pages on which a day is laid out."""

from typing import Any

from django import template
from django.forms import BoundField
from django.utils.safestring import SafeString

from conferences.forms.day_layout import write_place
from conferences.forms.day_row import RowForm
from conferences.models import Edition, Session
from conferences.reports.clashes import Clash
from conferences.services.moves import place_of

register = template.Library()


@register.filter
def times(held: Any, edition: Edition) -> str:
    """Return start and end of a session, or of a place, as the clocks of the edition show them."""
    return f"{starts(held, edition)}–{ends(held, edition)}"


@register.filter
def starts(held: Any, edition: Edition) -> str:
    return f"{held.starts_at.astimezone(edition.zone):%H:%M}"


@register.filter
def ends(held: Any, edition: Edition) -> str:
    return f"{held.ends_at.astimezone(edition.zone):%H:%M}"


@register.filter
def seen(session: Session) -> str:
    """Return the place of a session as a move carries it along: where it was when somebody looked."""
    return write_place(place_of(session))


@register.filter
def typed_cell(field: BoundField) -> SafeString:
    """Draw a cell; where it is wrong, tied to what is said below it."""
    if not field.errors:
        return field.as_widget()
    attrs: dict[str, str | bool] = {"aria-invalid": "true", "aria-describedby": f"{field.id_for_label}_error"}
    return field.as_widget(attrs=attrs)


@register.filter
def others_of(row: RowForm, clash: Clash) -> tuple[Session, ...]:
    return clash.others(row.session.pk) if row.session else ()
