"""The directory of editions: what each published one can be found by, and in which orders they stand."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import get_language

from conferences.models import Edition, Series
from conferences.reports.editions import country_label, edition_heading, with_record_counts
from conferences.reports.text_filter import editions_with
from eventsite.lib.collation import sort_key
from eventsite.lib.search.field import in_every_language
from eventsite.lib.sifting import Sifted, Values, sift, with_words
from eventsite.lib.wording import wording

FILTERS = ("series", "year", "country")
OLDEST, TITLE = "oldest", "title"


@dataclass(frozen=True)
class EditionDirectory:
    """The published editions (ids), newest first; the choices of each filter as (value, words)."""

    values: Mapping[int, Values]
    series: tuple[tuple[str, str], ...]
    years: tuple[int, ...]
    countries: tuple[tuple[str, str], ...]

    def sift(self, asked: Mapping[str, str], text: str = "") -> Sifted[int]:
        """Return what passes the filters; `text`, words in any language, costs one query."""
        found = editions_with(Edition.objects.published(), text).values_list("pk", flat=True)
        return sift(with_words(self.values, set(found) if text else None), asked, FILTERS)


def edition_directory() -> EditionDirectory:
    """Return what the published editions can be found by; two queries."""
    found = Edition.objects.published().newest_first()
    rows = list(found.values_list("pk", "series__slug", "starts_on", "country_code"))
    codes = {code for *_rest, code in rows if code}
    names = [(row.slug, wording(row, "name").text) for row in Series.objects.public().order_by("pk")]
    return EditionDirectory(
        values={
            pk: {"series": (slug,), "year": (str(day.year),), "country": (code,)}
            for pk, slug, day, code in rows
        },
        series=by_words(names),
        years=tuple(sorted({day.year for _pk, _slug, day, _code in rows}, reverse=True)),
        countries=by_words((code, country_label(code)) for code in codes),
    )


def editions_in_order(ids: Sequence[int], sort: str) -> list[int]:
    """Return the ids, given newest first, in another order; one query for that of titles."""
    if sort == OLDEST:
        return list(reversed(ids))
    if sort != TITLE:
        return list(ids)
    of_series = (f"series__{name}" for name in in_every_language("name"))
    columns = (*in_every_language("title", "theme"), *of_series)
    rows = Edition.objects.filter(pk__in=ids).select_related("series").only("series_id", *columns)
    language, place = get_language() or "en", {pk: index for index, pk in enumerate(ids)}
    keys = {row.pk: sort_key(edition_heading(row).text, language) for row in rows.order_by("pk")}
    return sorted(ids, key=lambda pk: (keys[pk], place[pk]))


def editions_with_counts(ids: Sequence[int]) -> list[Edition]:
    """Return the editions of the ids, in their order, with the counts of their cards; one query."""
    rows = with_record_counts(Edition.objects.filter(pk__in=ids)).select_related("series").order_by("pk")
    found = {row.pk: row for row in rows}
    return [found[pk] for pk in ids]


def by_words(choices: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """Return choices in the order of their words in the language of the page."""
    language = get_language() or "en"
    return tuple(sorted(choices, key=lambda pair: (sort_key(pair[1], language), pair[0])))
