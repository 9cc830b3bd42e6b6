"""From rows to files: the lists of the people's side."""

from delegations.exporting.attendees import AttendeeResource

__all__ = ["AttendeeResource"]
