"""The settings of a list of participants as staff edit them, with moments by the clocks of the edition."""

from typing import Any

from django.utils.translation import gettext as _

from conferences.forms.record import RecordForm
from delegations.models import ListSettings

MOMENTS = ("cut_off_at", "corrections_until")


class ListSettingsForm(RecordForm):
    class Meta:
        model = ListSettings
        fields = "__all__"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in MOMENTS:
            moment = getattr(self.instance, name)
            if moment is not None and name in self.fields:
                self.initial[name] = moment.astimezone(self.instance.edition.zone).replace(tzinfo=None)
        if "corrections_until" in self.fields:
            self.fields["corrections_until"].help_text = _("Local time of the edition.")

    def clean(self) -> dict[str, Any]:
        """Take the moments as the clocks of the edition show them, not as those of the server."""
        cleaned = super().clean() or self.cleaned_data
        edition = self.instance.edition if self.instance.pk else cleaned.get("edition")
        for name in MOMENTS:
            if edition and cleaned.get(name):
                cleaned[name] = cleaned[name].replace(tzinfo=edition.zone)
        return cleaned
