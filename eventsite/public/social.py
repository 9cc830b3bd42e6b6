"""How a page presents itself where its address is passed on."""

from dataclasses import dataclass

from conferences.models import Edition
from conferences.reports.editions import place
from conferences.templatetags.wording import period
from eventsite.lib.wording import in_line


@dataclass(frozen=True)
class Card:
    """Plain texts, for Open Graph."""

    title: str
    description: str


def edition_card(edition: Edition, title: str) -> Card:
    return Card(title, in_line(period(edition), place(edition)))
