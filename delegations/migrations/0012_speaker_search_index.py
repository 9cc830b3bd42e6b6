"""Let PostgreSQL search the guests by trigrams, where it can."""

from django.db import migrations

from eventsite.lib.search.trigrams import add_trigram_index, drop_trigram_index

TABLE = "delegations_speakingrole"


def add(apps, schema_editor):
    add_trigram_index(schema_editor.connection, TABLE, only="is_public")


def drop(apps, schema_editor):
    drop_trigram_index(schema_editor.connection, TABLE)


class Migration(migrations.Migration):
    dependencies = [("delegations", "0011_fill_speaker_search_keys")]

    operations = [migrations.RunPython(add, drop)]
