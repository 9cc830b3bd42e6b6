"""The staff's pages of the people's side."""

from delegations.admin import (
    badge,
    body,
    body_parts,
    category,
    delegate,
    delegation,
    edition_parts,
    import_decision,
    likely_duplicate,
    merge,
    person,
    printed_list,
    speaking_role,
)

__all__ = [
    "badge",
    "body",
    "body_parts",
    "category",
    "delegate",
    "delegation",
    "edition_parts",
    "import_decision",
    "likely_duplicate",
    "merge",
    "person",
    "printed_list",
    "speaking_role",
]
