"""The pages of a day, with those on which it is laid out."""

from django.contrib import admin

from conferences.admin.programme import DayAdmin
from conferences.models import Day
from eventsite.desk.admin.layout.grid import GridPages
from eventsite.desk.admin.layout.table import TablePages
from eventsite.desk.admin.layout.tools import ToolPages

admin.site.unregister(Day)


@admin.register(Day)
class LaidOutDayAdmin(GridPages, TablePages, ToolPages, DayAdmin):
    change_form_template = "admin/conferences/day/change_form.html"
