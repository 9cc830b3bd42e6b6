"""Give bodies, their names and the delegates who are public the keys by which the search finds them."""

from django.db import migrations

from eventsite.lib.search.keys import abbreviations, search_key
from eventsite.lib.search.writing import rewrite_keys

FIELDS = {
    "Body": ("label", "code", "iso_alpha2", "iso_alpha3"),
    "BodyAlias": ("text",),
    "BodyName": ("text",),
    "Delegate": ("full_name", "original_name", "given_name", "patronymic", "family_name"),
}


ABBREVIATED = {"Body": "label", "BodyName": "text"}


def key_of(name):
    def derive(row):
        short = abbreviations(getattr(row, ABBREVIATED[name])) if name in ABBREVIATED else ()
        return search_key(*(getattr(row, field) for field in FIELDS[name]), *short)

    return derive


def fill(apps, schema_editor):
    for name in FIELDS:
        for model in (name, f"Historical{name}"):
            rows = apps.get_model("delegations", model)._base_manager.all()
            if name == "Delegate":
                rows = rows.filter(is_public=True)
            rewrite_keys(rows, key_of(name))


class Migration(migrations.Migration):

    dependencies = [("delegations", "0007_search_keys")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop, elidable=True)]
