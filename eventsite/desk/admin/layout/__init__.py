"""The pages on which the staff lays out a day: grid, table, shift, copy; and what clashes in an edition."""
