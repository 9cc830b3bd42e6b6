from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DelegationsConfig(AppConfig):
    name = "delegations"
    verbose_name = _("Delegations")

    def ready(self) -> None:
        """Make the lists of this app known to the import."""
        # Not before: these need the models.
        from conferences.importing.kinds import register_kind  # noqa: PLC0415
        from delegations.importing.attendees import ATTENDEES  # noqa: PLC0415
        from delegations.importing.bodies import BODIES  # noqa: PLC0415

        for kind in (ATTENDEES, BODIES):
            register_kind(kind)
