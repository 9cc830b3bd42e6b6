"""An edition as staff edit it."""

import zoneinfo
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from conferences.forms.record import RecordForm
from conferences.models import Edition

DEADLINES = ("nominations_close_at", "confirmations_close_at")


class EditionForm(RecordForm):
    class Meta:
        model = Edition
        fields = "__all__"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in DEADLINES:
            moment = getattr(self.instance, name)
            if moment is not None and name in self.fields:
                self.initial[name] = moment.astimezone(self.instance.zone).replace(tzinfo=None)
            if name in self.fields:
                self.fields[name].help_text = _("Local time of the edition.")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        self._place_deadlines(cleaned)
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

    def _place_deadlines(self, cleaned: dict[str, Any]) -> None:
        """Take the deadlines as the clocks of the edition show them, not as those of the server."""
        zone = cleaned.get("time_zone")
        for name in DEADLINES:
            if zone and cleaned.get(name):
                cleaned[name] = cleaned[name].replace(tzinfo=zoneinfo.ZoneInfo(zone))

    def _sends_days(self) -> bool:
        """Whether the days stand on the same page: each is checked there against the new dates."""
        return f"{self.instance._meta.get_field('days').name}-TOTAL_FORMS" in self.data
