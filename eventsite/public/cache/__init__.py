"""Copies of public pages, served before Django is asked: kept whole, invalidated by the database itself."""
