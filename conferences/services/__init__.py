"""Writes of the event side, each with its trace in the history."""
