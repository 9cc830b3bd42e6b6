"""The recorded editions, written once for each test that asks; few states, so that they come fast."""

from tests.recorded import few_states, recorded

__all__ = ["few_states", "recorded"]
