"""Give the guests who are named in public the keys by which the search finds them."""

from django.db import migrations

from eventsite.lib.search.keys import search_key
from eventsite.lib.search.writing import rewrite_keys


def fill(apps, schema_editor):
    for name in ("SpeakingRole", "HistoricalSpeakingRole"):
        rows = apps.get_model("delegations", name)._base_manager.filter(is_public=True)
        rewrite_keys(rows, lambda role: search_key(role.guest_name))


class Migration(migrations.Migration):
    dependencies = [("delegations", "0010_speaker_search_keys")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop, elidable=True)]
