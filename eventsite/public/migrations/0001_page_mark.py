"""The mark that every change of what public pages show moves on; its triggers follow after each migration."""

from django.db import migrations, models

from eventsite.public.cache.triggers import remove_triggers


def forwards(apps, schema_editor):
    """Do nothing: triggers are made when all tables are there."""


def backwards(apps, schema_editor):
    """Take the triggers away before the table that they write."""
    remove_triggers(schema_editor.connection)


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="PageMark",
            fields=[
                ("slot", models.BigIntegerField(primary_key=True, serialize=False)),
                ("mark", models.BigIntegerField()),
            ],
            options={"ordering": ["slot"], "default_permissions": ()},
        ),
        migrations.RunPython(forwards, backwards),
    ]
