"""What the lists of records share: each is a table of columns and a comparison with what is on record."""
