"""Which fields of this app are about a person: they leave the staff side only where both sides opted in.

Every field of every model stands in exactly one of the two; a test of the tree fails on a new one. The
key, `created_at` and `updated_at` are personal nowhere; a translated field stands for all its languages.
"""

PERSONAL: dict[str, tuple[str, ...]] = {
    "Badge": ("delegate", "number", "token", "voided_at"),
    "BadgePrint": ("badge", "batch", "printed_at", "printed_by", "reason", "digest"),
    "Delegate": (
        "honorific", "full_name", "given_name", "patronymic", "family_name", "original_name", "delegation",
        "person",
        "role", "function", "rank", "status", "status_on", "replaced_by", "badge_type", "badge_name",
        "email", "phone",
        "nationality", "language", "arrives_on", "departs_on", "source", "match_key", "search_key",
    ),
    "Delegation": ("focal_point_name", "focal_point_email", "focal_point_phone", "note"),
    "ImportDecision": ("row_key", "choice", "delegate", "person", "joined_to", "decided_by"),
    "LikelyDuplicate": ("person", "other_person", "signs", "seen", "decided_by", "note"),
    "ListSettings": ("corrections_to",),
    "Merge": (
        "survivor_person", "merged_person", "reason", "steps", "merged_by", "undone_by", "undone_why",
    ),
    "Person": (
        "honorific", "full_name", "given_name", "patronymic", "family_name", "original_name", "sort_name",
        "badge_name",
        "gender", "nationality", "language", "photo", "match_key", "merged_into",
    ),
    "PrintedList": (
        "frozen_by", "pdf", "pdf_sha256", "docx", "docx_sha256", "content", "note", "superseded_reason",
    ),
    "SpeakingRole": (
        "session", "kind", "delegate", "guest_name", "guest_function", "guest_affiliation", "search_key",
    ),
}  # fmt: skip

NOT_PERSONAL: dict[str, tuple[str, ...]] = {
    "Badge": ("edition",),
    "BadgePrint": ("template", "paper"),
    "BadgeTemplate": (
        "series", "edition", "name", "badge_type", "role", "category", "heading", "access", "colour", "paper",
        "names", "second_language", "shows_photo", "shows_series", "shows_emblem", "is_active",
    ),
    "Body": (
        "slug", "label", "kind", "code", "iso_alpha2", "iso_alpha3", "m49", "parent", "successor",
        "dissolved_on",
        "website", "search_key", "merged_into",
    ),
    "BodyAlias": ("body", "text", "match_key", "search_key"),
    "BodyName": ("valid_from", "valid_to", "body", "language", "form", "text", "source", "sort_key",
        "match_key", "search_key"),
    "BodyStatus": ("valid_from", "valid_to", "body", "category", "source"),
    "Category": ("valid_from", "valid_to", "series", "slug", "name", "heading", "order", "colour",
        "holds_states"),
    "CategoryPresence": ("edition", "category", "source", "note"),
    "Delegate": ("is_listed", "is_public"),
    "Delegation": (
        "edition", "body", "category", "printed_name", "printed_language", "position", "invitation",
        "invited_on",
        "replied_on", "quota", "credentials", "presence", "source",
    ),
    "EditionHost": ("edition", "body", "role", "order", "source"),
    "ImportDecision": ("edition",),
    "LikelyDuplicate": ("kind", "body", "other_body", "state", "score", "decided_at"),
    "ListSettings": (
        "edition", "symbol", "session_heading", "distribution", "cut_off_at", "corrections_until",
        "population", "summary_detail", "prints_changes", "prints_index",
    ),
    "Merge": ("kind", "survivor_body", "merged_body", "state", "merged_at", "undone_at"),
    "PrintedList": (
        "edition", "kind", "number", "language", "symbol", "cut_off_at", "frozen_at", "body_count",
        "person_count", "since", "is_superseded",
    ),
    "SpeakingRole": ("is_public", "order"),
}  # fmt: skip
