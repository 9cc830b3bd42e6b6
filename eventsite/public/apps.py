from django.apps import AppConfig
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.signals import connection_created
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


def mark_changes(*, using: str = DEFAULT_DB_ALIAS, **_signal: object) -> None:
    """Make every write move the mark of the pages, once all tables are there."""
    # Not before: this needs the models.
    from eventsite.public.cache.triggers import install_triggers  # noqa: PLC0415

    install_triggers(connections[using])


class PublicConfig(AppConfig):
    name = "eventsite.public"
    label = "public"
    verbose_name = _("Public pages")

    def ready(self) -> None:
        """Let the database tell of changes: after each migration, and on each connection of this process."""
        # Not before: this needs the models.
        from eventsite.public.cache.marks import watch_connection  # noqa: PLC0415

        post_migrate.connect(mark_changes, sender=self)
        connection_created.connect(watch_connection)
