"""What joins both apps in the admin, and the accounts of the staff."""

from eventsite.desk.admin import accounts, joined

__all__ = ["accounts", "joined"]
