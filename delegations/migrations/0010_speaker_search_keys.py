from django.db import migrations

from eventsite.lib.search.field import SearchKeyField


class Migration(migrations.Migration):
    dependencies = [("delegations", "0009_search_indexes")]

    operations = [
        migrations.AddField(
            model_name=name,
            name="search_key",
            field=SearchKeyField(default="", editable=False, max_length=8000),
        )
        for name in ("speakingrole", "historicalspeakingrole")
    ]
