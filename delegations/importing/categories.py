"""From a category's name in a file to a category of the series, in force at the edition."""

from collections import defaultdict
from dataclasses import dataclass

from django.utils.translation import gettext as _

from conferences.enums import Language
from conferences.importing.verdicts import Finding
from conferences.models import Edition
from delegations.importing.entries import too_long
from delegations.importing.verdicts import FindingKind
from delegations.models import Category
from delegations.reports.statuses import statuses_on
from eventsite.lib.text import match_key


@dataclass(frozen=True, slots=True)
class CategoryRef:
    """A category on record, or one to be created (`id` is None); `key` is one a category."""

    key: str
    label: str
    id: int | None = None


class CategoryMatcher:
    """Resolves categories of one edition's series by short name, name or heading in any language.

    A category that is not in force on the edition's first day is not taken: another has its place.
    """

    def __init__(self, edition: Edition, *, create_missing: bool, column: str) -> None:
        self._create_missing = create_missing
        self._column = column
        self._new: dict[str, CategoryRef] = {}
        self._in_force: dict[str, set[int]] = defaultdict(set)
        self._ended: set[str] = set()
        self._by_id: dict[int, CategoryRef] = {}
        for category in edition.series.categories.order_by("order", "id"):
            self._add(category, in_force=category.is_valid_on(edition.starts_on))
        self._statuses = _statuses(edition)

    def by_id(self, category_id: int) -> CategoryRef:
        return self._by_id[category_id]

    def by_status(self, body_id: int | None) -> CategoryRef | None:
        """Return the category that the body's dated status proposes for the edition."""
        category_id = self._statuses.get(body_id or 0)
        return self._by_id[category_id] if category_id else None

    def match(self, text: str) -> CategoryRef | Finding:
        """Return the category of this name, or the problem."""
        key = match_key(text)
        ids = self._in_force.get(key, set())
        if len(ids) == 1:
            return self._by_id[next(iter(ids))]
        if ids:
            return self._problem(text, _("Several categories have this name. Write the short name instead."))
        if key in self._ended:
            return self._problem(text, _("This category was not in force at the edition."))
        if self._create_missing:
            longest = Category._meta.get_field("heading").max_length
            if problem := too_long(text, longest, self._column):
                return problem
            return self._new.setdefault(key, CategoryRef(f"new:{key}", text))
        return self._problem(
            text, _("The series has no such category. Correct it, add it, or let the import create it.")
        )

    def _problem(self, text: str, reason: str) -> Finding:
        known = tuple(sorted(self._by_id[pk].label for ids in self._in_force.values() for pk in ids))
        candidates = tuple(dict.fromkeys(known))
        if candidates:
            reason += " " + _("In force are: %(categories)s.") % {"categories": ", ".join(candidates)}
        return Finding(FindingKind.CATEGORY_NOT_FOUND, reason, self._column, text, candidates)

    def _add(self, category: Category, *, in_force: bool) -> None:
        self._by_id[category.pk] = CategoryRef(f"id:{category.pk}", category.heading, category.pk)
        texts = {
            getattr(category, f"{name}_{_column(language)}")
            for name in ("name", "heading")
            for language in Language
        }
        for key in {match_key(text) for text in {*texts, category.slug} if text}:
            if in_force:
                self._in_force[key].add(category.pk)
            else:
                self._ended.add(key)


def _column(language: str) -> str:
    return language.replace("-", "_")


def _statuses(edition: Edition) -> dict[int, int]:
    """Return the category by body of the statuses that hold on the edition's first day."""
    return dict(statuses_on(edition.series_id, edition.starts_on).values_list("body_id", "category_id"))
