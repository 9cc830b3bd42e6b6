"""The choices of an import that a person makes: a body for a spelling, a person for a row. A page of them."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from delegations.enums import RowDecision
from delegations.importing.body_questions import BodyQuestion
from delegations.importing.facts import facts_of
from delegations.importing.known_delegates import COMPARED, KnownDelegate
from delegations.importing.plan import Candidate, PlannedRow
from eventsite.lib.text import match_key

_OTHER, _CREATE, _LEAVE = "other", "create", "leave"


class BodyChoicesForm(forms.Form):
    """One spelling after the other: a candidate, any other body, a new one, or none.

    `find` returns the ids of the bodies on record under a name, a code or an alias.
    """

    def __init__(
        self,
        *args: Any,
        questions: Sequence[BodyQuestion],
        may_create: bool,
        find: Callable[[str], set[int]],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self._questions = questions
        self._find = find
        for question in questions:
            choices = [(str(body.id), body.label) for body in _offered(question)]
            choices.append((_OTHER, _("Another body …")))
            if question.may_be_created and may_create:
                choices.append((_CREATE, _("Create “%(name)s”") % {"name": question.name[:80]}))
            choices.append((_LEAVE, _leaving(question)))
            self.fields[f"body-{question.key}"] = forms.ChoiceField(
                label=question.name or question.code,
                choices=choices,
                widget=forms.RadioSelect,
                initial=_chosen(question),
                required=False,
            )
            self.fields[f"text-{question.key}"] = forms.CharField(
                label=_("Name, code or alias of the other body"), max_length=400, required=False
            )
            if question.may_be_remembered:
                self.fields[f"alias-{question.key}"] = forms.BooleanField(
                    label=_("Remember “%(name)s” as an alias of this body") % {"name": question.name[:80]},
                    initial=question.choice.remember,
                    required=False,
                )

    def entries(self) -> Iterator[dict[str, Any]]:
        """Yield each question with its fields."""
        for question in self._questions:
            alias = f"alias-{question.key}"
            yield {
                "question": question,
                "body": self[f"body-{question.key}"],
                "text": self[f"text-{question.key}"],
                "alias": self[alias] if alias in self.fields else None,
            }

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        for question in self._questions:
            if cleaned.get(f"body-{question.key}") == _OTHER:
                self._read_other(question, cleaned)
        self._check_aliases(cleaned)
        return cleaned

    def _read_other(self, question: BodyQuestion, cleaned: dict[str, Any]) -> None:
        name = f"text-{question.key}"
        found = self._find(cleaned.get(name, ""))
        if len(found) == 1:
            (cleaned[f"body-{question.key}"],) = map(str, found)
        elif found:
            self.add_error(name, _("Several bodies have this name. Give the code of the one meant."))
        else:
            self.add_error(name, _("No body on record has this name or code; write it as it stands there."))

    def _check_aliases(self, cleaned: dict[str, Any]) -> None:
        """Refuse to remember a spelling for two bodies: it would mean the one or the other by chance."""
        meant: dict[str, set[str]] = {}
        for question in self._questions:
            meant.setdefault(match_key(question.name), set()).add(str(cleaned.get(f"body-{question.key}")))
        for question in self._questions:
            name = f"alias-{question.key}"
            if cleaned.get(name) and len(meant[match_key(question.name)]) > 1:
                self.add_error(name, _("This name is used for two bodies here: it cannot be remembered."))

    def chosen(self) -> dict[str, dict[str, Any]]:
        """Return the choices of a valid form, fit for the options of the import."""
        found = {}
        for question in self._questions:
            choice = self.cleaned_data.get(f"body-{question.key}", "")
            body = int(choice) if choice.isdecimal() else None
            found[question.key] = {
                "body": body,
                "create": choice == _CREATE,
                "remember": bool(body and self.cleaned_data.get(f"alias-{question.key}")),
            }
        return found


def _offered(question: BodyQuestion) -> Iterable[Any]:
    chosen = [question.body] if question.body and question.body.id else []
    return {body.id: body for body in (*question.candidates, *chosen)}.values()


def _chosen(question: BodyQuestion) -> str:
    if question.body is None:
        return _LEAVE
    return str(question.body.id) if question.body.id else _CREATE


def _leaving(question: BodyQuestion) -> str:
    return _("Leave the rows rejected") if question.is_open else _("As the import would do by itself")


class RowChoicesForm(forms.Form):
    """One row after the other: the same person as one of the candidates, another person, or left out."""

    def __init__(self, *args: Any, rows: Sequence[PlannedRow], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._rows = rows
        for row in rows:
            choices = [(_value(one), _("The same person")) for one in row.may_be if _value(one)]
            choices += [
                (RowDecision.OTHER.value, _("Another person: add this row")),
                (RowDecision.SKIP.value, _("Leave this row out")),
                (RowDecision.OPEN.value, _("Decide later: the row stays out, and is asked about again")),
            ]
            self.fields[f"row-{row.key}"] = forms.ChoiceField(
                choices=choices, widget=forms.RadioSelect, initial=_decided(row), required=False
            )

    def entries(self) -> Iterator[dict[str, Any]]:
        """Yield each row with its candidates and their radio buttons, and those of the other choices."""
        for row in self._rows:
            radios = list(self[f"row-{row.key}"])
            candidates = [one for one in row.may_be if _value(one)]
            place = row.shown_place
            yield {
                "row": row,
                "facts": facts_of(row.values, place),
                "candidates": [
                    (one, facts_of(_values(one), place), radio)
                    for one, radio in zip(candidates, radios, strict=False)
                ],
                "others": radios[len(candidates) :],
                "errors": self[f"row-{row.key}"].errors,
            }

    def chosen(self) -> dict[str, dict[str, Any]]:
        """Return the choices of a valid form, fit for the options of the import."""
        found = {}
        for row in self._rows:
            value = self.cleaned_data.get(f"row-{row.key}", "")
            kind, _colon, which = value.partition(":")
            if value == _decided(row):
                continue  # an earlier decision stays as it was made
            if kind == "delegate":
                found[row.key] = {"choice": RowDecision.SAME.value, "delegate": int(which)}
            elif kind == "row":
                found[row.key] = {"choice": RowDecision.SAME.value, "row": which}
            elif kind:
                found[row.key] = {"choice": kind, **_carried(row, kind)}
        return found


def _carried(row: PlannedRow, kind: str) -> dict[str, int | None]:
    """Return what stays of an earlier decision: whom the row once became, and who that is."""
    choice = row.choice
    if choice is None or kind == RowDecision.OPEN:
        return {}
    became = choice.choice in (RowDecision.OTHER, RowDecision.SKIP)
    return {
        "delegate": choice.delegate if became else None,
        "person": choice.person if kind == RowDecision.OTHER else None,
    }


def _values(one: Candidate) -> Mapping[str, Any]:
    if isinstance(one, KnownDelegate):
        return dict(zip(COMPARED, one.values, strict=True))
    return one.values


def _value(one: Candidate) -> str:
    if isinstance(one, KnownDelegate):
        return f"delegate:{one.id}"
    return f"row:{one.key}" if one.key else ""


def _decided(row: PlannedRow) -> str:
    if row.choice is None:
        return RowDecision.OPEN.value
    if row.choice.choice != RowDecision.SAME:
        return row.choice.choice
    return f"row:{row.joined.key}" if row.joined else f"delegate:{row.choice.delegate}"


class PersonChoicesForm(forms.Form):
    """One newcomer after the other: a person known from another edition, or a new one."""

    def __init__(self, *args: Any, rows: Sequence[PlannedRow], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._rows = rows
        for row in rows:
            same = _("The same person as %(person)s")
            choices = [(str(one.id), same % {"person": one.label}) for one in row.known_as]
            self.fields[f"person-{row.key}"] = forms.ChoiceField(
                choices=[*choices, ("", _("Another person: make a new record"))],
                widget=forms.RadioSelect,
                initial=str(row.choice.person or "") if row.choice else "",
                required=False,
            )

    def entries(self) -> Iterator[dict[str, Any]]:
        """Yield each row with its field."""
        for row in self._rows:
            yield {"row": row, "person": self[f"person-{row.key}"]}

    def chosen(self) -> dict[str, dict[str, Any]]:
        """Return the choices of a valid form, fit for the options of the import."""
        found = {}
        for row in self._rows:
            person = self.cleaned_data.get(f"person-{row.key}", "")
            if person:
                found[row.key] = {"choice": RowDecision.OTHER.value, "person": int(person)}
            elif row.choice and row.choice.person:
                # What else was decided for the row stays.
                found[row.key] = {"choice": RowDecision.OTHER.value if row.may_be else RowDecision.OPEN.value}
        return found
