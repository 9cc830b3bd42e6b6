"""From rows to files: the formats of every export, and the lists of the event side."""

from conferences.exporting.formats import FORMATS

__all__ = ["FORMATS"]
