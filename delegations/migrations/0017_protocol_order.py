"""A place set by hand counts within its category, and setting the order is a right of its own."""

from django.db import migrations, models


def count_within_category(apps, _schema_editor):
    """Number places of each edition's category from 1: so far they counted through the whole list."""
    delegations = apps.get_model("delegations", "Delegation")._base_manager
    placed = delegations.filter(position__isnull=False).order_by("edition", "category", "position", "id")
    group, number, changed = None, 0, []
    for row in placed:
        if group != (row.edition_id, row.category_id):
            group, number = (row.edition_id, row.category_id), 0
        number += 1
        if row.position != number:
            row.position = number
            changed.append(row)
    delegations.bulk_update(changed, ["position"], batch_size=500)


class Migration(migrations.Migration):
    dependencies = [("delegations", "0016_merging")]

    operations = [
        migrations.AlterModelOptions(
            name="delegation",
            options={
                "default_permissions": ("add", "change", "delete", "view", "export"),
                "ordering": ["edition", "category__order", "position", "body__label", "id"],
                "permissions": [("order_delegation", "Can set the protocol order")],
                "verbose_name": "delegation",
                "verbose_name_plural": "delegations",
            },
        ),
        *(
            migrations.AlterField(
                model_name=name,
                name="position",
                field=models.PositiveIntegerField(
                    blank=True,
                    help_text="Place in its category, from 1; empty: by the order of the list language.",
                    null=True,
                    verbose_name="place in the list",
                ),
            )
            for name in ("delegation", "historicaldelegation")
        ),
        migrations.RunPython(count_within_category, migrations.RunPython.noop, elidable=True),
    ]
