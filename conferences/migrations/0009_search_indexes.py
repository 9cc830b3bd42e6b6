"""Let PostgreSQL search the keys by trigrams, where it can."""

from django.db import migrations

from eventsite.lib.search.trigrams import add_trigram_index, drop_trigram_index

TABLES = ("conferences_document", "conferences_releasedsession")


def add(apps, schema_editor):
    for table in TABLES:
        add_trigram_index(schema_editor.connection, table)


def drop(apps, schema_editor):
    for table in TABLES:
        drop_trigram_index(schema_editor.connection, table)


class Migration(migrations.Migration):

    dependencies = [("conferences", "0008_fill_search_keys")]

    operations = [migrations.RunPython(add, drop)]
