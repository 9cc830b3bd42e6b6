"""Take the record of imports over from `delegations`: topics, rooms and sessions come in as files as well.

The tables were renamed by `delegations` 0004; here they only get their models, the kind of list, and
imports that concern no single edition.
"""

import django.db.models.deletion
import simple_history.models
import uuid
from django.conf import settings
from django.db import migrations, models

_KIND = models.CharField(choices=[('delegates', 'delegates'), ('bodies', 'bodies'), ('topics', 'topics'), ('rooms', 'rooms'), ('sessions', 'sessions')], default='delegates', max_length=12, verbose_name='list')


class Migration(migrations.Migration):

    dependencies = [
        ('conferences', '0002_publish_permission'),
        ('delegations', '0004_import_batch_leaves'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.CreateModel(
                    name='HistoricalImportBatch',
                    fields=[
                        ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                        ('created_at', models.DateTimeField(blank=True, editable=False, verbose_name='created at')),
                        ('updated_at', models.DateTimeField(blank=True, editable=False, verbose_name='updated at')),
                        ('token', models.UUIDField(db_index=True, default=uuid.uuid4, editable=False, verbose_name='token')),
                        ('state', models.CharField(choices=[('previewed', 'waiting for confirmation'), ('running', 'running'), ('done', 'written'), ('failed', 'failed, nothing written'), ('discarded', 'discarded'), ('expired', 'expired'), ('undone', 'undone')], default='previewed', max_length=12, verbose_name='state')),
                        ('file_name', models.CharField(max_length=255, verbose_name='file name')),
                        ('sha256', models.CharField(max_length=64, verbose_name='SHA-256 of the file')),
                        ('size', models.PositiveBigIntegerField(default=0, verbose_name='size in bytes')),
                        ('options', models.JSONField(blank=True, default=dict, verbose_name='options')),
                        ('counts', models.JSONField(blank=True, default=dict, verbose_name='counts')),
                        ('finished_at', models.DateTimeField(blank=True, null=True, verbose_name='finished at')),
                        ('history_id', models.AutoField(primary_key=True, serialize=False)),
                        ('history_date', models.DateTimeField(db_index=True)),
                        ('history_change_reason', models.CharField(max_length=100, null=True)),
                        ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                        ('edition', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='conferences.edition', verbose_name='edition')),
                        ('history_user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('uploaded_by', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='uploaded by')),
                    ],
                    options={
                        'verbose_name': 'historical import',
                        'verbose_name_plural': 'historical imports',
                        'ordering': ('-history_date', '-history_id'),
                        'get_latest_by': ('history_date', 'history_id'),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name='ImportBatch',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='created at')),
                        ('updated_at', models.DateTimeField(auto_now=True, verbose_name='updated at')),
                        ('token', models.UUIDField(default=uuid.uuid4, editable=False, unique=True, verbose_name='token')),
                        ('state', models.CharField(choices=[('previewed', 'waiting for confirmation'), ('running', 'running'), ('done', 'written'), ('failed', 'failed, nothing written'), ('discarded', 'discarded'), ('expired', 'expired'), ('undone', 'undone')], default='previewed', max_length=12, verbose_name='state')),
                        ('file_name', models.CharField(max_length=255, verbose_name='file name')),
                        ('sha256', models.CharField(max_length=64, verbose_name='SHA-256 of the file')),
                        ('size', models.PositiveBigIntegerField(default=0, verbose_name='size in bytes')),
                        ('payload', models.BinaryField(blank=True, null=True, verbose_name='encrypted file')),
                        ('options', models.JSONField(blank=True, default=dict, verbose_name='options')),
                        ('counts', models.JSONField(blank=True, default=dict, verbose_name='counts')),
                        ('finished_at', models.DateTimeField(blank=True, null=True, verbose_name='finished at')),
                        ('edition', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='import_batches', to='conferences.edition', verbose_name='edition')),
                        ('uploaded_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='uploaded by')),
                    ],
                    options={
                        'verbose_name': 'import',
                        'verbose_name_plural': 'imports',
                        'ordering': ['-created_at', '-id'],
                    },
                ),
            ],
        ),
        migrations.AddField(model_name='importbatch', name='kind', field=_KIND),
        migrations.AddField(model_name='historicalimportbatch', name='kind', field=_KIND),
        migrations.AlterField(
            model_name='importbatch',
            name='edition',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='import_batches', to='conferences.edition', verbose_name='edition'),
        ),
    ]
