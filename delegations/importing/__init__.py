"""From an attendee file to rows, from rows to records."""
