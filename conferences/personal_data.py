"""Which fields of this app say something about a person: those of an upload; people are in `delegations`.

Every field of every model stands in exactly one of the two; a test of the tree fails on a new one. The
key, `created_at` and `updated_at` are personal nowhere; a translated field stands for all its languages.
"""

PERSONAL: dict[str, tuple[str, ...]] = {
    # A row of people taken for headings by mistake would stand among the columns.
    "ColumnMapping": ("columns", "chosen_by"),
    "DraftLink": ("made_by",),
    "ImportBatch": ("uploaded_by", "file_name", "payload", "options"),
    "ProgrammeRelease": ("released_by",),
}

NOT_PERSONAL: dict[str, tuple[str, ...]] = {
    "AgendaItem": ("edition", "number", "title", "order"),
    "ColumnMapping": ("kind", "digest"),
    "Day": ("edition", "on", "title"),
    "Document": (
        "edition", "symbol", "title", "kind", "distribution", "agenda_item", "supersedes", "amends",
        "published_on", "search_key",
    ),
    "DocumentVersion": ("document", "language", "file", "url"),
    "DraftLink": ("edition", "key", "revoked_at"),
    "Edition": (
        "series", "number", "title", "theme", "starts_on", "ends_on", "dates_basis", "time_zone", "city",
        "country_code", "venue", "publication", "publishes_delegates", "nominations_close_at",
        "confirmations_close_at", "list_language", "name_style", "body_name_form", "list_completeness",
        "host_place", "participation_note", "summary", "outcome", "search_key",
    ),
    "EditionSource": ("edition", "source", "states", "order"),
    "EditionTopic": ("edition", "topic", "wording", "order", "source"),
    "ImportBatch": ("token", "edition", "kind", "state", "sha256", "size", "counts", "finished_at"),
    "OutcomePoint": ("edition", "text", "order", "source"),
    # The snapshot knows people by the ids of their rows, which say nothing without those rows.
    "ProgrammeRelease": (
        "edition", "number", "is_current", "note", "released_at", "goes_back_to", "snapshot", "changes",
        "session_count", "topics",
    ),
    "ReleasedSession": ("edition", "session_id", "title", "starts_at", "status", "guests", "search_key"),
    "Room": ("edition", "name", "seats", "order"),
    "Series": (
        "slug", "name", "acronym", "organizer", "description", "languages", "list_language", "name_style",
        "accent", "emblem", "is_fictional", "search_key",
    ),
    "Session": (
        "day", "starts_at", "ends_at", "room", "kind", "title", "abstract", "agenda_item", "interpretation",
        "status",
        "attendance", "uid", "topics", "documents",
    ),
    "Source": ("name", "title", "publisher", "url", "published_on", "language", "note", "editions"),
    "Topic": ("slug", "name", "description", "editions", "search_key"),
    "Venue": ("name", "city", "country_code", "address"),
}  # fmt: skip
