"""The markup of a session in a programme: `<li class="session">`.

Written here and not as a template, since a programme has hundreds of them and each costs a template twenty
times what it costs here.
"""

from dataclasses import dataclass
from functools import cached_property
from html import escape

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from eventsite.public.session_rows import SessionRow


class Words:
    """The words of the page's language, looked up once."""

    @cached_property
    def tags(self) -> dict[str, str]:
        """What stands for a state, as markup."""
        words = {
            "now": pgettext("session", "Now"),
            "next": pgettext("session", "Next"),
            "cancelled": pgettext("session", "Cancelled"),
        }
        classes = {"now": "tag--now d-print-none", "next": "tag--line d-print-none", "cancelled": "tag--bad"}
        return {
            state: f'<span class="tag {classes[state]}">{escape(str(word))}</span>'
            for state, word in words.items()
        }

    @cached_property
    def moved(self) -> str:
        word = pgettext("session", "Moved")
        return f'<span class="tag tag--care">{escape(word)}</span>'

    @cached_property
    def interpretation(self) -> str:
        return escape(_("Interpretation:"))

    @cached_property
    def before(self) -> str:
        return escape(_("before:"))

    @cached_property
    def home(self) -> str:
        return escape(_("conference time:"))


@dataclass(frozen=True)
class SessionMarkup:
    """Prints sessions; `is_compact` leaves out who speaks, what about and in which languages."""

    words: Words
    is_compact: bool = False

    def item(self, row: SessionRow) -> SafeString:
        session = row.shown.session
        classes = f"session {_classes(row)}".rstrip()
        body = f'<p class="session__meta">{self._meta(row)}</p><h3>{_linked(row)}</h3>'
        if not self.is_compact:
            body += _people(row) + _documents(row)
        return mark_safe(  # noqa: S308 (every part is escaped)
            f'<li class="{classes}" id="s{session.pk}" data-in="{session.changed_in}">'
            f'<div class="session__time">{_time(row)}</div><div class="session__body">{body}</div></li>'
        )

    def now_line(self, time: str, classes: str) -> SafeString:
        """Return the line at the present time, as an item of the list of sessions."""
        now = pgettext("session", "Now")
        return mark_safe(  # noqa: S308 (every part is escaped)
            f'<li class="{f"nowline {classes}".rstrip()}"><b>{time}</b>'
            f'<span class="long">{escape(now)}</span></li>'
        )

    def _meta(self, row: SessionRow) -> str:
        parts = [self.words.tags.get(row.state, "")]
        if row.moved:
            parts.append(self.words.moved)
        if row.before:
            parts.append(f'<span class="was">{self.words.before} <s>{escape(row.before)}</s></span>')
        if row.other_date:
            parts.append(f"<span>{escape(row.other_date)}</span>")
        if row.home_time:
            parts.append(f"<span>{self.words.home} {escape(row.home_time)}</span>")
        parts.append(f'<span class="room">{_escaped(row.room)}</span>')
        if not self.is_compact:
            parts += self._about(row)
        return " ".join(filter(None, parts))

    def _about(self, row: SessionRow) -> list[str]:
        parts = []
        if kind := ", ".join(filter(None, (row.kind, row.item))):
            parts.append(f'<span class="kind">{escape(kind)}</span>')
        if row.attendance:
            parts.append(f"<span>{escape(row.attendance)}</span>")
        if row.languages:
            parts.append(
                '<span class="langs-in"><svg class="icon" aria-hidden="true"><use href="#speech"/></svg> '
                f'<span class="visually-hidden">{self.words.interpretation}</span> '
                f'<bdi dir="ltr">{row.languages}</bdi></span>'
            )
        return parts


def _classes(row: SessionRow) -> str:
    place = row.place
    return " ".join(
        filter(
            None,
            (
                f"session--{row.flavour}" if row.flavour else "",
                f"session--{row.state}" if row.state else "",
                place.classes if place else "",
            ),
        )
    )


def _time(row: SessionRow) -> str:
    starts, ends = row.starts_at, row.ends_at
    distance = f" <small>{row.distance}</small>" if row.distance else ""
    return (
        f'<time datetime="{starts.isoformat()}">{starts:%H:%M}</time>'
        f'<span><time datetime="{ends.isoformat()}">{ends:%H:%M}</time></span>{distance}'
    )


def _linked(row: SessionRow) -> str:
    return f'<a href="{escape(row.url)}">{_escaped(row.title)}</a>'


def _people(row: SessionRow) -> str:
    if not row.people:
        return ""
    lines = (
        f"<li>{escape(role) + ': ' if role else ''}<b><bdi>{_escaped(name)}</bdi></b>"
        + (f'<span class="fn">, {_escaped(line)}</span>' if line else "")
        + "</li>"
        for role, name, line in row.people
    )
    return f'<ul class="session__people">{"".join(lines)}</ul>'


def _documents(row: SessionRow) -> str:
    if not row.documents:
        return ""
    links = (f'<a href="{escape(url)}" dir="ltr">{escape(symbol)}</a>' for symbol, url in row.documents)
    return f'<p class="session__doc">{"".join(links)}</p>'


def _escaped(text: str) -> str:
    """Return a text as markup, markup as it is. What Django has for this takes lazy texts, too, slowly."""
    return text if isinstance(text, SafeString) else escape(text)
