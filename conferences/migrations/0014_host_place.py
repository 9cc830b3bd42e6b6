from django.db import migrations, models

_HELP = (
    "On printed lists the host stands in its own category; a place set by hand goes before this. "
    "To put the host before or after everybody, give it a category of its own."
)


def _field() -> "models.CharField[str, str]":
    return models.CharField(
        choices=[
            ("in-order", "in the order of the list"),
            ("first", "first in its category"),
            ("last", "last in its category"),
        ],
        default="in-order",
        help_text=_HELP,
        max_length=10,
        verbose_name="place of the host",
    )


class Migration(migrations.Migration):
    dependencies = [("conferences", "0013_clone_permission")]

    operations = [
        migrations.AddField(model_name="edition", name="host_place", field=_field()),
        migrations.AddField(model_name="historicaledition", name="host_place", field=_field()),
    ]
