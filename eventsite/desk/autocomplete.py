"""Autocompletion whose offers say enough to choose by."""

from functools import reduce
from typing import Any

from django.contrib.admin.views.autocomplete import AutocompleteJsonView


class LabelledAutocomplete(AutocompleteJsonView):
    """What belongs to an edition names it, where the search runs over several."""

    def serialize_result(self, obj: Any, to_field_name: str) -> dict[str, str]:
        result: dict[str, str] = super().serialize_result(obj, to_field_name)
        label = getattr(self.model_admin, "autocomplete_label", None)
        lookup = getattr(self.model_admin, "edition_lookup", "")
        if label is not None:
            result["text"] = label(obj)
        elif lookup.endswith("edition") and "edition" not in self.request.GET:
            edition = reduce(getattr, lookup.split("__"), obj)
            result["text"] = f"{obj} ({edition})"
        return result
