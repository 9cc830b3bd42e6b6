"""Writes of the people's side: verb-first, keyword-only, atomic; each leaves its trace in the history."""
