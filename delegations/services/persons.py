"""Persons behind delegates."""

from typing import Any

from django.db import transaction

from delegations.models import Delegate, Person
from delegations.services.delegates import PERSON_FIELDS
from eventsite.lib.audit import save_with_reason


@transaction.atomic
def create_person(*, delegate: Delegate, by: Any) -> Person:
    """Create the person that this delegate, not yet saved, is the first appearance of."""
    person = Person(**{field: getattr(delegate, field) for field in PERSON_FIELDS})
    save_with_reason(person, by=by, reason="first appearance as a delegate")
    return person
