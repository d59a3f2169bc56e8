"""Files that were sent: their bytes in chunks, their names in the history."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from annotator.history.triggers import audit

# Files are compressed already, or read once: trying to compress them costs more than it saves.
AS_IT_COMES = "ALTER TABLE annotator_uploadchunk ALTER COLUMN content SET STORAGE EXTERNAL"


class Migration(migrations.Migration):
    dependencies = [
        ("annotator", "0008_history_without_words"),
    ]

    operations = [
        migrations.CreateModel(
            name="Upload",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uuid", models.UUIDField()),
                ("name", models.CharField(max_length=200)),
                ("size", models.PositiveBigIntegerField()),
                ("sha256", models.CharField(max_length=64)),
                ("media_type", models.CharField(max_length=100)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                (
                    "created_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="uploads",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "project",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="uploads",
                        to="annotator.project",
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
            },
        ),
        migrations.CreateModel(
            name="UploadChunk",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveIntegerField()),
                ("content", models.BinaryField()),
                (
                    "upload",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="chunks",
                        to="annotator.upload",
                    ),
                ),
            ],
            options={
                "ordering": ["upload", "position"],
            },
        ),
        migrations.AddConstraint(
            model_name="upload",
            constraint=models.UniqueConstraint(
                fields=("project", "uuid"), name="upload_once_in_project"
            ),
        ),
        migrations.AddConstraint(
            model_name="uploadchunk",
            constraint=models.UniqueConstraint(
                fields=("upload", "position"), name="chunk_once_in_upload"
            ),
        ),
        migrations.RunSQL(audit("upload", "project_id")),
        migrations.RunSQL(AS_IT_COMES),
    ]
