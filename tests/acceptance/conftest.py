"""Acceptance tests speak of editions, lists and files; the two recorded editions are at hand."""

from tests.recorded import few_states, recorded

__all__ = ["few_states", "recorded"]
