from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("conferences", "0010_series_look")]

    operations = [
        migrations.AddField(
            model_name=name,
            name="guests",
            field=models.TextField(blank=True, default="", verbose_name="guests"),
        )
        for name in ("releasedsession", "historicalreleasedsession")
    ]
