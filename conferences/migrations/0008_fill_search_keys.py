"""Give the records that are there the keys by which the search finds them."""

import datetime as dt

from django.db import migrations

from eventsite.lib.countries import country_names
from eventsite.lib.search.keys import search_key
from eventsite.lib.search.writing import rewrite_keys

LANGUAGES = ("en", "fr", "es", "ru", "zh_hans", "ar")
#: Fields that the keys are made of; `*` stands for a column a language.
FIELDS = {
    "Series": ("name*", "organizer*", "acronym"),
    "Edition": ("title*", "theme*", "city*"),
    "Topic": ("name*",),
    "Document": ("symbol", "title*"),
}


def key_of(fields):
    columns = [
        column
        for name in fields
        for column in ([f"{name[:-1]}_{code}" for code in LANGUAGES] if name.endswith("*") else [name])
    ]

    def derive(row):
        return search_key(
            *(getattr(row, column) for column in columns),
            *country_names(getattr(row, "country_code", "")),
        )

    return derive


def fill(apps, schema_editor):
    for name, fields in FIELDS.items():
        for model in (name, f"Historical{name}"):
            rows = apps.get_model("conferences", model)._base_manager.all()
            rewrite_keys(rows, key_of(fields))
    release_sessions(apps)


def release_sessions(apps):
    released = apps.get_model("conferences", "ReleasedSession")
    releases = apps.get_model("conferences", "ProgrammeRelease")
    for release in releases._base_manager.filter(is_current=True).order_by("pk"):
        released._base_manager.bulk_create(
            released(
                edition_id=release.edition_id,
                session_id=row["id"],
                title=row["title"],
                starts_at=dt.datetime.fromisoformat(row["starts_at"]),
                status=row["status"],
                search_key=search_key(*row["title"].values()),
            )
            for row in release.snapshot["sessions"]
        )


def forget_sessions(apps, schema_editor):
    apps.get_model("conferences", "ReleasedSession")._base_manager.all().delete()


class Migration(migrations.Migration):

    dependencies = [("conferences", "0007_search_keys")]

    operations = [migrations.RunPython(fill, forget_sessions, elidable=True)]
