from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ConferencesConfig(AppConfig):
    name = "conferences"
    verbose_name = _("Conferences")

    def ready(self) -> None:
        """Make the lists of this app known to the import."""
        # Not before: these need the models.
        from conferences.importing.kinds import register_kind  # noqa: PLC0415
        from conferences.importing.rooms import ROOMS  # noqa: PLC0415
        from conferences.importing.sessions import SESSIONS  # noqa: PLC0415
        from conferences.importing.topics import TOPICS  # noqa: PLC0415

        for kind in (ROOMS, SESSIONS, TOPICS):
            register_kind(kind)
