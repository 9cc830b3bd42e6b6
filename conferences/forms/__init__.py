"""Forms of the event side."""
