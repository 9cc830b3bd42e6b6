"""Note which guests speak at the sessions that are released already."""

from django.db import migrations


def fill(apps, schema_editor):
    released = apps.get_model("conferences", "ReleasedSession")._base_manager
    releases = apps.get_model("conferences", "ProgrammeRelease")._base_manager
    for release in releases.filter(is_current=True).order_by("pk").iterator(chunk_size=1):
        for row in release.snapshot["sessions"]:
            guests = [str(pk) for pk, _kind, delegate in row["roles"] if delegate is None]
            if guests:
                rows = released.filter(edition_id=release.edition_id, session_id=row["id"])
                rows.update(guests=f" {' '.join(guests)} ")


class Migration(migrations.Migration):
    dependencies = [("conferences", "0011_released_guests")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop, elidable=True)]
