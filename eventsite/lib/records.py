"""The base of every model, and a text field that is derived from its neighbours."""

from collections.abc import Callable, Sequence
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

#: The largest id that either database holds.
_LARGEST_ID = 2**63 - 1
#: Permissions of a model whose list can be taken away as a file, and of one that files can be read into.
WITH_EXPORT = ("add", "change", "delete", "view", "export")
WITH_IMPORT = (*WITH_EXPORT, "import")


def row_id(text: str) -> int | None:
    """Return the id that a text from outside gives, or None where no row can have it."""
    if not (text.isascii() and text.isdigit() and len(text) < 20):
        return None
    number = int(text)
    return number if number <= _LARGEST_ID else None


class Record(models.Model):
    """A row that knows when it was made and last changed; its history is kept beside it."""

    created_at = models.DateTimeField(_("created at"), auto_now_add=True)
    updated_at = models.DateTimeField(_("updated at"), auto_now=True)

    class Meta:
        abstract = True


class DerivedTextField(models.CharField):  # type: ignore[type-arg]  # the stubs' parameters are fixed by CharField
    """A stored text computed from other fields at every write, bulk inserts included.

    `derive` takes the instance and returns the text; `made_of` names the fields that it reads, needed where
    there are several. Rows in which the field `only_where` is false have no text. A queryset's `update()`
    does not pass here.
    """

    def __init__(
        self,
        *args: Any,
        derive: Callable[[Any], str] | None = None,
        made_of: Sequence[str] = (),
        only_where: str = "",
        **kwargs: Any,
    ) -> None:
        self.derive = derive
        self.made_of = tuple(made_of)
        self.only_where = only_where
        kwargs.setdefault("max_length", 255)
        kwargs.setdefault("editable", False)
        kwargs.setdefault("default", "")
        super().__init__(*args, **kwargs)

    def pre_save(self, model_instance: models.Model, add: bool) -> str:  # noqa: FBT001 (Django calls it so)
        if self.derive is not None:
            setattr(model_instance, self.attname, self.derived(model_instance))
        return str(super().pre_save(model_instance, add))

    def derived(self, row: Any) -> str:
        """Return the text of a row, or of anything with the attributes that it is made of."""
        if self.derive is None or (self.only_where and not getattr(row, self.only_where)):
            return ""
        return self.derive(row)[: self.max_length]
