"""Forms of the people's side."""
