"""Puts the staff's own site in the place of Django's default admin site."""

from django.contrib.admin.apps import AdminConfig


class StaffAdminConfig(AdminConfig):
    default_site = "eventsite.desk.site.StaffSite"
