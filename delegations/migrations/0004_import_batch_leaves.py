"""Hand the record of imports over to `conferences`: the tables are renamed, no row is touched."""

from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('delegations', '0003_import_undone'),
    ]

    operations = [
        migrations.SeparateDatabaseAndState(
            database_operations=[
                migrations.AlterModelTable(name='importbatch', table='conferences_importbatch'),
                migrations.AlterModelTable(
                    name='historicalimportbatch', table='conferences_historicalimportbatch'
                ),
            ],
            state_operations=[
                migrations.DeleteModel(name='HistoricalImportBatch'),
                migrations.DeleteModel(name='ImportBatch'),
            ],
        ),
    ]
