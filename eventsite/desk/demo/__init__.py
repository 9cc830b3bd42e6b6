"""Data to begin with: two recorded editions with their sources, and an openly invented sample series."""
