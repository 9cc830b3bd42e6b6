"""Measurements on one machine in one run: ratios to what the database itself can do, not absolute claims."""
