"""Addresses of the lists over all editions. They outlive releases: never change one."""

from django.urls import URLPattern, path

from conferences.views import document, edition, topic

app_name = "conferences"
urlpatterns: list[URLPattern] = [
    path("editions/", edition.edition_list, name="edition-list"),
    path("topics/", topic.topic_list, name="topic-list"),
    path("topics/<slug:slug>/", topic.topic_detail, name="topic-detail"),
    path("documents/", document.document_list, name="document-list"),
    path("documents/<int:pk>/<slug:language>/", document.document_file, name="document-file"),
]
