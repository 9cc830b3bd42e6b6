"""An edition as staff edit it."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from conferences.forms.record import RecordForm
from conferences.models import Edition


class EditionForm(RecordForm):
    class Meta:
        model = Edition
        fields = "__all__"

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        starts_on, ends_on = cleaned.get("starts_on"), cleaned.get("ends_on")
        if self.instance.pk and starts_on and ends_on and not self._sends_days():
            days = self.instance.days.exclude(on__range=(starts_on, ends_on)).order_by("on")
            if outside := [on.isoformat() for on in days.values_list("on", flat=True)]:
                raise ValidationError(
                    _(
                        "These days of the programme would fall outside the edition: %(days)s. "
                        "Move them first."
                    ),
                    params={"days": ", ".join(outside)},
                )
        return cleaned

    def _sends_days(self) -> bool:
        """Whether the days stand on the same page: each is checked there against the new dates."""
        return f"{self.instance._meta.get_field('days').name}-TOTAL_FORMS" in self.data
