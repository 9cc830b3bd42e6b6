"""What the page of the protocol order sends: the order as it stands there, what to do with it, and why."""

from collections.abc import Callable, Mapping
from typing import Any

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from conferences.enums import Language
from delegations.reports.protocol_draft import OrderDraft, OrderedList
from delegations.services.protocol_order import LONGEST_REASON
from eventsite.lib.records import row_id

#: Marks a delegation with a place by hand in the field that carries the order.
BY_HAND = "h"
#: What a place typed for a delegation is called.
PLACE = "place-"


class LookForm(forms.Form):
    """In which language the names are shown, and with which other order they are compared."""

    language = forms.ChoiceField(label=_("Names in"), choices=Language.choices, required=False)
    compare = forms.ChoiceField(
        label=_("Beside the order of"),
        choices=[("", _("no other language")), *Language.choices],
        required=False,
    )

    def chosen(self, name: str, default: str) -> str:
        """Return a choice; what cannot be chosen, and nothing, is the default."""
        valid = self.is_valid() or name not in self.errors
        return (self.cleaned_data.get(name) if valid else "") or default


class OrderForm(forms.Form):
    """The order, from the page and back, and the reason that the history keeps."""

    looked_at = forms.CharField(max_length=64, widget=forms.HiddenInput())
    order = forms.CharField(required=False, widget=forms.HiddenInput())
    why = forms.CharField(
        label=_("Reason"),
        required=False,
        max_length=LONGEST_REASON,
        # Only the button that saves needs one; the others pass it over.
        widget=forms.TextInput(attrs={"required": True}),
        help_text=format_lazy(
            _("The history keeps it with your name. {number} characters at most."), number=LONGEST_REASON
        ),
    )

    def look_again(self, digest: str) -> None:
        """Let the next save rest on the order that is looked at now."""
        self.data = {**self.data.dict(), "looked_at": digest}  # type: ignore[attr-defined]  # of a request


def order_text(draft: OrderDraft) -> str:
    """Return the order as the page carries it: ids, those with a place by hand marked."""
    return " ".join(f"{pk}{BY_HAND if pk in draft.by_hand else ''}" for pk in draft.order)


def read_order(text: str, listed: OrderedList) -> OrderDraft:
    """Return the order that the page carried; what is no delegation of the list is passed over."""
    ids: list[int] = []
    by_hand: list[int] = []
    for word in text.split():
        pk = row_id(word.removesuffix(BY_HAND))
        if pk is not None:
            ids.append(pk)
            if word.endswith(BY_HAND):
                by_hand.append(pk)
    return OrderDraft.written(listed, ids, by_hand)


def acted(draft: OrderDraft, data: Mapping[str, Any]) -> OrderDraft:
    """Return the order after the places typed, and after the button that was pressed."""
    for pk, to in sorted(_typed(draft, data).items(), key=lambda pair: pair[1]):
        draft = draft.moved(pk, to)
    name, _colon, text = str(data.get("do", "")).partition(":")
    act, target = _ACTS.get(name), row_id(text)
    return draft if act is None or target is None else act(draft, target)


def _typed(draft: OrderDraft, data: Mapping[str, Any]) -> dict[int, int]:
    """Return the places typed that are others than those shown."""
    shown = {pk: place for block in draft.blocks for place, pk in enumerate(block, 1)}
    typed = {pk: row_id(str(data.get(f"{PLACE}{pk}", "")).strip()) for pk in shown}
    return {pk: place for pk, place in typed.items() if place is not None and place != shown[pk]}


def _beside(way: int) -> Callable[[OrderDraft, int], OrderDraft]:
    def move(draft: OrderDraft, pk: int) -> OrderDraft:
        block = next((block for block in draft.blocks if pk in block), None)
        return draft if block is None else draft.moved(pk, block.index(pk) + 1 + way)

    return move


def _reset_category(draft: OrderDraft, category: int) -> OrderDraft:
    return draft.reset(pk for pk in draft.order if draft.listed.rows[pk].category_id == category)


_ACTS: Mapping[str, Callable[[OrderDraft, int], OrderDraft]] = {
    "up": _beside(-1),
    "down": _beside(1),
    "reset": lambda draft, pk: draft.reset([pk]),
    "reset-category": _reset_category,
}
