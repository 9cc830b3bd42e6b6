"""The staff's statistics: of an edition, and over the editions of a series."""
