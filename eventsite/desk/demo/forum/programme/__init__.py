"""The programme of the current edition of the sample forum."""
