"""A delegation as staff edit it."""

from typing import Any

from conferences.forms.record import RecordForm
from conferences.forms.widgets import limit_to_edition
from delegations.models import Delegation


class DelegationForm(RecordForm):
    class Meta:
        model = Delegation
        fields = "__all__"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        limit_to_edition(self, self.instance.edition_id, "category")
