"""Addresses of the pages that join the event and its people. They outlive releases: never change one."""

from django.urls import URLPattern, path

from eventsite.public.views import (
    documents,
    edition,
    emblem,
    feeds,
    home,
    participants,
    programme,
    series,
    session,
)

app_name = "public"
EDITION = "conferences/<slug:slug>/<int:number>/"
urlpatterns: list[URLPattern] = [
    path("", home.home, name="home"),
    path("emblems/<int:number>.svg", emblem.emblem, name="emblem"),
    path("conferences/<slug:slug>/", series.series_detail, name="series-detail"),
    path(EDITION, edition.edition_detail, name="edition-detail"),
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
    path(f"{EDITION}documents/", documents.edition_documents, name="edition-documents"),
]
