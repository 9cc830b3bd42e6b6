"""What search engines read of a body: schema.org, as JSON-LD."""

from collections.abc import Callable
from typing import Any

from delegations.enums import BodyKind
from delegations.reports.body_record import BodyRecord, RelatedBody

SCHEMA = "https://schema.org"
Absolute = Callable[[str], str]


def body_data(record: BodyRecord, absolute: Absolute) -> dict[str, Any]:
    """Return a state as a Country, any other body as an Organization; what is not recorded is left out."""
    body = record.body
    page = absolute(body.get_absolute_url())
    is_state = body.kind == BodyKind.STATE
    data = {
        "@context": SCHEMA,
        "@type": "Country" if is_state else "Organization",
        "@id": page,
        "name": record.name.text,
        "alternateName": _other_names(record),
        "url": body.website or page,
        "mainEntityOfPage": page,
        "identifier": body.code or body.iso_alpha3,
        "parentOrganization": {} if is_state else _related(record.parent, absolute),
        "dissolutionDate": "" if is_state or not body.dissolved_on else body.dissolved_on.isoformat(),
    }
    return {key: value for key, value in data.items() if value}


def _other_names(record: BodyRecord) -> list[str]:
    texts = (text for row in record.names for text in (row.short, row.formal, row.acronym))
    return [text for text in dict.fromkeys(texts) if text and text != record.name.text]


def _related(other: RelatedBody | None, absolute: Absolute) -> dict[str, str]:
    if other is None:
        return {}
    page = {"@id": absolute(other.body.get_absolute_url())} if other.is_public else {}
    return {"@type": "Organization", "name": other.name.text, **page}
