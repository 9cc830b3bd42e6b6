"""A right of its own: to clone an edition into the next."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("conferences", "0012_fill_released_guests"),
    ]

    operations = [
        migrations.AlterModelOptions(
            name="edition",
            options={
                "default_permissions": ("add", "change", "delete", "view", "export"),
                "ordering": ["-starts_on", "series", "-number"],
                "permissions": [
                    ("publish_edition", "Can publish editions"),
                    ("clone_edition", "Can clone editions"),
                ],
                "verbose_name": "edition",
                "verbose_name_plural": "editions",
            },
        ),
    ]
