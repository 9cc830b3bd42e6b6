"""The filters of the directories: editions, topics, documents."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from conferences.enums import DocumentKind, Language
from conferences.forms.filters import DirectoryFilter, PlainSelect, order_field
from conferences.models import AgendaItem
from conferences.reports import document_register, edition_directory, topic_directory
from conferences.reports.document_register import Register, items_with_documents, public_register
from conferences.reports.edition_directory import EditionDirectory
from conferences.reports.topic_directory import TopicDirectory
from eventsite.lib.wording import wording


class OfferedChoice(forms.ChoiceField):
    """A choice that stays open where what is asked for is not among those offered."""

    def clean(self, value: Any) -> Any:
        return value if self.valid_value(value) else ""


class EditionFilter(DirectoryFilter):
    series = forms.ChoiceField(label=_("Series"), required=False, widget=PlainSelect)
    year = forms.TypedChoiceField(
        label=_("Year"), required=False, coerce=int, empty_value=None, widget=PlainSelect
    )
    country = forms.ChoiceField(label=_("Country"), required=False, widget=PlainSelect)
    sort = order_field(
        _("Newest first"),
        (edition_directory.OLDEST, _("Oldest first")),
        (edition_directory.TITLE, _("By title")),
    )
    field_order = ("series", "year", "country", "q", "sort")

    def __init__(self, data: Mapping[str, Any], directory: EditionDirectory | None = None) -> None:
        super().__init__(data)
        there = directory or edition_directory.edition_directory()
        self.fields["q"].label = _("Words in title, theme or place")
        self.offer("series", _("All series"), there.series)
        self.offer("year", _("All years"), ((str(year), year) for year in there.years))
        self.offer("country", _("All countries"), there.countries)


class TopicFilter(DirectoryFilter):
    series = forms.ChoiceField(label=_("Series"), required=False, widget=PlainSelect)
    year = forms.ChoiceField(label=_("Year"), required=False, widget=PlainSelect)
    sort = order_field(
        _("By name"),
        (topic_directory.LATEST, _("Latest discussed first")),
        (topic_directory.MOST_EDITIONS, _("Most editions first")),
    )
    field_order = ("series", "year", "q", "sort")

    def __init__(self, data: Mapping[str, Any], directory: TopicDirectory | None = None) -> None:
        super().__init__(data)
        there = directory or topic_directory.topic_directory()
        self.fields["q"].label = _("Words in the topic")
        self.offer("series", _("All series"), there.series)
        self.offer("year", _("All years"), ((str(year), year) for year in there.years))


class EditionDocumentFilter(DirectoryFilter):
    """The filter of one edition's documents."""

    kind = forms.ChoiceField(label=_("Kind"), required=False, widget=PlainSelect)
    language = forms.ChoiceField(label=_("Language"), required=False, widget=PlainSelect)
    field_order: tuple[str, ...] = ("kind", "language", "q")

    def __init__(self, data: Mapping[str, Any], register: Register | None = None) -> None:
        super().__init__(data)
        there = register or public_register()
        held = {
            name: {choice for row in there.values.values() for choice in row[name]}
            for name in ("kind", "language")
        }
        self.fields["q"].label = _("Words in symbol or title")
        for name, all_of_them, choices in (
            ("kind", _("All kinds"), DocumentKind.choices),
            ("language", _("All languages"), Language.choices),
        ):
            self.offer(name, all_of_them, (pair for pair in choices if pair[0] in held[name]))


class DocumentFilter(EditionDocumentFilter):
    """The filter of the register of all editions; agenda items are those of the edition asked for."""

    edition = forms.TypedChoiceField(
        label=_("Edition"), required=False, coerce=int, empty_value=None, widget=PlainSelect
    )
    item = OfferedChoice(label=_("Agenda item"), required=False, widget=PlainSelect)
    sort = order_field(
        _("By edition"),
        (document_register.SYMBOL, _("By symbol")),
        (document_register.LATEST, _("Latest published first")),
    )
    field_order = ("edition", "item", "kind", "language", "q", "sort")

    def __init__(self, data: Mapping[str, Any], register: Register | None = None) -> None:
        there = register or public_register()
        editions = {str(pk): words for pk, words in there.editions}
        asked = str(data.get("edition", ""))
        items = {str(row.pk): row for row in items_with_documents(int(asked))} if asked in editions else {}
        super().__init__(data, there)
        self.offer("edition", _("All editions"), editions.items())
        self.offer("item", _("All items"), ((pk, _item(row)) for pk, row in items.items()))

    def count(self, counts: Mapping[str, Mapping[str, int]]) -> None:
        super().count(counts)
        if not self._choices["item"][1]:
            self.fields.pop("item", None)

    def without(self, *names: str) -> str:
        """Return the address of the first page without some filters; an item goes with its edition."""
        return super().without(*names, *(("item",) if "edition" in names else ()))


def _item(row: AgendaItem) -> str:
    return f"{row.number} {wording(row, 'title')}"
