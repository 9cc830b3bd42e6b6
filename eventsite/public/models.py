"""What the public side keeps for itself in the database."""

from django.db import models


class PageMark(models.Model):
    """One part of the mark that every change of what pages show moves on.

    Triggers write it (`eventsite.public.cache.triggers`): a row for each backend of PostgreSQL, so that no
    writer waits for another, and one row on SQLite. It says nothing about anybody and has no history.
    """

    slot = models.BigIntegerField(primary_key=True)
    mark = models.BigIntegerField()

    class Meta:
        ordering = ["slot"]
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.slot}: {self.mark}"
