"""Publish an edition, or take it back from the public."""

from typing import Any

from django.db import transaction

from conferences.enums import Publication
from conferences.models import Edition
from eventsite.lib.audit import save_with_reason


@transaction.atomic
def publish_edition(*, edition: Edition, by: Any) -> bool:
    """Show the edition to the public, and return whether that was news."""
    return _set(edition, Publication.PUBLISHED, by, "published")


@transaction.atomic
def unpublish_edition(*, edition: Edition, by: Any) -> bool:
    """Hide the edition from the public, and return whether that was news."""
    return _set(edition, Publication.DRAFT, by, "taken back from the public")


def _set(edition: Edition, state: Publication, by: Any, reason: str) -> bool:
    current = Edition.objects.select_for_update().get(pk=edition.pk)
    if current.publication == state:
        return False
    current.publication = state
    save_with_reason(current, by=by, reason=reason)
    edition.publication = state
    return True
