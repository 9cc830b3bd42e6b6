"""Records that may be one: found by keys that alike records share, never by comparing all with all."""
