"""Public data for programs: read-only JSON, described by one declaration of its shapes."""
