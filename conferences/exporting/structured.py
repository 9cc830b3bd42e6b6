"""What search engines read of a topic: schema.org, as JSON-LD."""

from collections.abc import Callable
from typing import Any

from django.utils.translation import get_language

from conferences.reports.topics import TopicRecord
from eventsite.lib.wording import wording

SCHEMA = "https://schema.org"


def topic_data(record: TopicRecord, absolute: Callable[[str], str]) -> dict[str, Any]:
    """Return a topic as a DefinedTerm with the editions that took it up; what is not recorded is left out."""
    page = absolute(record.topic.get_absolute_url())
    data = {
        "@context": SCHEMA,
        "@type": "DefinedTerm",
        "@id": page,
        "name": record.name.text,
        "description": wording(record.topic, "description").text,
        "inLanguage": record.name.language or get_language(),
        "url": page,
        "subjectOf": [
            {
                "@type": "Event",
                "@id": absolute(row.edition.get_absolute_url()),
                "name": wording(row.edition, "title").text,
            }
            for row in record.editions
        ],
    }
    return {key: value for key, value in data.items() if value}
