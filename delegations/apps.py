from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DelegationsConfig(AppConfig):
    name = "delegations"
    verbose_name = _("Delegations")

    def ready(self) -> None:
        """Make the lists of this app known to the import, and those who speak to the list of sessions."""
        # Not before: these need the models.
        from conferences.exporting.event import SessionResource  # noqa: PLC0415
        from conferences.importing.kinds import register_kind  # noqa: PLC0415
        from conferences.importing.sessions import SESSIONS  # noqa: PLC0415
        from delegations.exporting.speakers import SPEAKERS  # noqa: PLC0415
        from delegations.importing.attendees import ATTENDEES  # noqa: PLC0415
        from delegations.importing.bodies import BODIES  # noqa: PLC0415
        from delegations.importing.speakers import Speakers  # noqa: PLC0415

        for kind in (ATTENDEES, BODIES):
            register_kind(kind)
        SESSIONS.join(Speakers())
        SessionResource.join(SPEAKERS)
