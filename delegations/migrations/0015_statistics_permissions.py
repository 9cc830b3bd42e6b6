"""Seeing statistics, and taking them away, are rights of their own."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("delegations", "0014_badges")]

    operations = [
        migrations.AlterModelOptions(
            name="delegate",
            options={
                "default_permissions": ("add", "change", "delete", "view", "export", "import"),
                "ordering": ["delegation", "rank", "id"],
                "permissions": [
                    ("register_delegate", "Can change the status of delegates"),
                    ("publish_delegate", "Can publish the names of delegates"),
                    ("view_statistics", "Can view statistics"),
                    ("export_statistics", "Can export statistics"),
                ],
                "verbose_name": "delegate",
                "verbose_name_plural": "delegates",
            },
        ),
    ]
