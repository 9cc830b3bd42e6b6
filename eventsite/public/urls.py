"""Addresses of the pages that join the event and its people. They outlive releases: never change one."""

from django.urls import URLPattern, path, register_converter

from eventsite.public.converters import FileFormConverter
from eventsite.public.views import (
    api,
    atom,
    directories,
    documents,
    edition,
    emblem,
    feeds,
    home,
    look,
    participants,
    programme,
    search,
    series,
    session,
    sheet,
)

register_converter(FileFormConverter, "file_form")
app_name = "public"
EDITION = "conferences/<slug:slug>/<int:number>/"
urlpatterns: list[URLPattern] = [
    path("", home.home, name="home"),
    path("api/", api.documentation, name="api"),
    path("feed.atom", atom.everything, name="feed"),
    path("editions.atom", atom.editions, name="editions-feed"),
    path("programmes.atom", atom.programmes, name="programmes-feed"),
    path("documents.atom", atom.documents, name="documents-feed"),
    path("series.<file_form:form>", directories.series_file, name="series-file"),
    path("editions.<file_form:form>", directories.editions_file, name="editions-file"),
    path("bodies.<file_form:form>", directories.bodies_file, name="bodies-file"),
    path("topics.<file_form:form>", directories.topics_file, name="topics-file"),
    path("documents.<file_form:form>", directories.documents_file, name="documents-file"),
    path("search/", search.search, name="search"),
    path("emblems/<int:number>.svg", emblem.emblem, name="emblem"),
    path("conferences/<slug:slug>/", series.series_detail, name="series-detail"),
    path("conferences/<slug:slug>/look.css", look.series_look, name="series-look"),
    path("conferences/<slug:slug>/emblem", look.series_emblem, name="series-emblem"),
    path("conferences/<slug:slug>/bodies/", series.series_bodies, name="series-bodies"),
    path(EDITION, edition.edition_detail, name="edition-detail"),
    path(f"{EDITION}sheet/", sheet.edition_sheet, name="edition-sheet"),
    path(f"{EDITION}sheet.pdf", sheet.sheet_paper, name="sheet-pdf"),
    path(f"{EDITION}programme/", programme.programme, name="programme"),
    path(f"{EDITION}programme/changes/", programme.changes, name="programme-changes"),
    path(f"{EDITION}programme.ics", feeds.edition_calendar, name="programme-calendar"),
    path(f"{EDITION}programme.pdf", feeds.programme_paper, name="programme-pdf"),
    path(f"{EDITION}programme/<str:on>.ics", feeds.day_calendar, name="day-calendar"),
    path(f"{EDITION}programme/topics/<slug:topic>.ics", feeds.topic_calendar, name="topic-calendar"),
    path(f"{EDITION}sessions/<int:pk>.ics", feeds.session_calendar, name="session-calendar"),
    path(f"{EDITION}schedule.json", feeds.json_schedule, name="schedule-json"),
    path(f"{EDITION}schedule.xml", feeds.xml_schedule, name="schedule-xml"),
    path(f"{EDITION}sessions/<int:pk>/", session.session, name="session-detail"),
    path(f"{EDITION}draft/<str:key>/", programme.draft, name="draft-programme"),
    path(f"{EDITION}draft/<str:key>/sessions/<int:pk>/", session.draft, name="draft-session"),
    path(f"{EDITION}participants/", participants.participants, name="participants"),
    path(f"{EDITION}participants.<file_form:form>", directories.participants_file, name="participants-file"),
    path(f"{EDITION}feed.atom", atom.of_edition, name="edition-feed"),
    path(f"{EDITION}documents/", documents.edition_documents, name="edition-documents"),
]
