"""What the pages of all directories show of their filter."""

from collections.abc import Callable
from typing import Any

from conferences.forms.filters import DirectoryFilter
from eventsite.lib.sifting import Sifted


def filter_context(
    form: DirectoryFilter, sifted: Sifted[Any], counted: Callable[[int], str]
) -> dict[str, Any]:
    """Return form, chips, count_label and loosened: (filter in words, address without it, what that leaves).

    `counted` puts a number of rows in words.
    """
    chips = form.chips()
    loosened = [
        (form.words(name), form.without(name), counted(sifted.without[name]))
        for name in form.asked()
        if sifted.without[name]
    ]
    form.count(sifted.counts)
    return {
        "form": form,
        "chips": chips,
        "count_label": counted(len(sifted.passing)),
        "loosened": loosened,
    }
