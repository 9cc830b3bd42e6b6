"""Let PostgreSQL search the keys by trigrams, where it can."""

from django.db import migrations

from eventsite.lib.search.trigrams import add_trigram_index, drop_trigram_index

#: Tables and the rows that are searched; an import, which makes nobody public, has no index to keep.
TABLES = {"delegations_bodyname": "", "delegations_delegate": "is_public"}


def add(apps, schema_editor):
    for table, only in TABLES.items():
        add_trigram_index(schema_editor.connection, table, only=only)


def drop(apps, schema_editor):
    for table in TABLES:
        drop_trigram_index(schema_editor.connection, table)


class Migration(migrations.Migration):

    dependencies = [("delegations", "0008_fill_search_keys")]

    operations = [migrations.RunPython(add, drop)]
