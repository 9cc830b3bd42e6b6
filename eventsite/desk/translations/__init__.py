"""Which content lacks which language, and the pages on which staff fill it in."""
