"""The published editions as a list: filters, choices of the filters, and a card for each."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import get_language, npgettext

from conferences.enums import Distribution
from conferences.models import Document, Edition, EditionSource, EditionTopic
from conferences.models.edition import EditionQuerySet
from conferences.reports.counting import count_of
from conferences.reports.text_filter import editions_with
from eventsite.lib.countries import country_name
from eventsite.lib.dates import format_period
from eventsite.lib.text import match_key
from eventsite.lib.wording import Wording, in_line, wording


@dataclass(frozen=True)
class EditionCard:
    """One edition in a list; `figures` are at most three pairs of a number and what it counts."""

    number: int
    title: Wording
    url: str
    when: str
    where: str
    series: Wording
    figures: tuple[tuple[int, str], ...]


def editions_on_record(
    *, series: str = "", year: int | None = None, country: str = "", text: str = ""
) -> EditionQuerySet:
    """Return the published editions that pass the filters, newest first, with the counts of their cards.

    `series` is a slug, `country` an alpha-3 code, `text` beginnings of words in any script.
    """
    rows = Edition.objects.published()
    if series:
        rows = rows.filter(series__slug=series)
    if year:
        rows = rows.filter(starts_on__year=year)
    if country:
        rows = rows.filter(country_code=country)
    if text:
        rows = editions_with(rows, text)
    return with_record_counts(rows).select_related("series").newest_first()


def with_record_counts(rows: EditionQuerySet) -> EditionQuerySet:
    """Add topic_count, document_count (general distribution) and source_count to each edition."""
    return rows.annotate(
        topic_count=count_of(EditionTopic.objects.all()),
        document_count=count_of(Document.objects.filter(distribution=Distribution.GENERAL)),
        source_count=count_of(EditionSource.objects.all()),
    )


def edition_card(edition: Edition, first: tuple[tuple[int, str], ...] = ()) -> EditionCard:
    """Return the card of an edition read through `with_record_counts`; `first` are figures that go ahead.

    A theme that only repeats the name of the series gives way to the formal title.
    """
    return EditionCard(
        number=edition.number,
        title=edition_heading(edition),
        url=edition.get_absolute_url(),
        when=format_period(edition.starts_on, edition.ends_on, inferred_year=edition.has_inferred_year),
        where=place(edition),
        series=wording(edition.series, "name"),
        figures=(*first, *_record_figures(edition))[:3],
    )


def edition_heading(edition: Edition) -> Wording:
    """Return the theme that sets an edition apart in a list of its series, or else its formal title."""
    theme = wording(edition, "theme")
    return theme if theme and not theme_repeats_series(edition) else wording(edition, "title")


def theme_repeats_series(edition: Edition) -> bool:
    """Say whether the theme says no more than the name of the series does."""
    return match_key(wording(edition, "theme").text) == match_key(wording(edition.series, "name").text)


def place(edition: Edition) -> str:
    """Return city and country as one line in the language of the page."""
    return in_line(wording(edition, "city").text, country_label(edition.country_code))


def country_label(alpha3: str) -> str:
    """Return the UN short name in the language of the page; an unknown code stays as it is."""
    try:
        return country_name(alpha3, get_language() or "en")
    except KeyError:
        return alpha3


def drop_zero(figures: Iterable[tuple[int, str]]) -> tuple[tuple[int, str], ...]:
    """Leave out what counts nothing: nothing recorded is not a figure."""
    return tuple(figure for figure in figures if figure[0])


def _record_figures(edition: Edition) -> tuple[tuple[int, str], ...]:
    topics, documents, sources = (
        getattr(edition, f"{name}_count") for name in ("topic", "document", "source")
    )
    return drop_zero(
        (
            (topics, npgettext("figure", "topic", "topics", topics)),
            (documents, npgettext("figure", "document", "documents", documents)),
            (sources, npgettext("figure", "source", "sources", sources)),
        )
    )
