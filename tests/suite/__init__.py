"""Run the whole suite on both databases, the browser journeys and the gates: `python -m tests.suite`."""
