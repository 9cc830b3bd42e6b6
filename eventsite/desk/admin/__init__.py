"""What joins both apps in the admin, and the accounts of the staff."""

from eventsite.desk.admin import accounts, joined, programme

__all__ = ["accounts", "joined", "programme"]
