"""From files to rows of lists: what every kind of list shares, and the lists of the event side."""
