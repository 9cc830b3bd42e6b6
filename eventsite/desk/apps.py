"""The staff side: the admin site and the commands that join both apps."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DeskConfig(AppConfig):
    name = "eventsite.desk"
    label = "desk"
    verbose_name = _("Desk")
