"""Labels made elsewhere; and a codebook that comes from elsewhere keeps when it was published."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from annotator.history.triggers import audit

CODEBOOK_FROZEN = """
CREATE OR REPLACE FUNCTION codebook_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND OLD.state <> 'draft' THEN
        NEW.published_at := OLD.published_at;
        NEW.published_in := OLD.published_in;
        -- A published codebook may still be retired, and nothing else.
        IF (to_jsonb(NEW) - 'state') <> (to_jsonb(OLD) - 'state')
            OR NEW.state <> OLD.state AND NEW.state <> 'retired'
        THEN
            RAISE EXCEPTION 'codebook % is published', OLD.id
                USING ERRCODE = 'restrict_violation', CONSTRAINT = 'codebook_frozen';
        END IF;
    ELSIF NEW.state <> 'draft' THEN
        -- Only a codebook that was published elsewhere brings a time along.
        NEW.published_at := coalesce(NEW.published_at, now());
        NEW.published_in := txid_current();
    END IF;
    RETURN NEW;
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("annotator", "0014_search")]

    operations = [
        migrations.CreateModel(
            name="LabelledImport",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uuid", models.UUIDField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "waiting to be read"),
                            ("reading", "being read"),
                            ("draft", "draft"),
                            ("queued", "queued"),
                            ("running", "running"),
                            ("done", "done"),
                            ("failed", "failed"),
                            ("cancelled", "cancelled"),
                        ],
                        default="waiting",
                        max_length=10,
                    ),
                ),
                ("format", models.CharField(max_length=20)),
                ("columns", models.JSONField(blank=True, default=dict)),
                ("unit", models.CharField(blank=True, max_length=20)),
                ("unit_known", models.BooleanField(default=False)),
                ("fitting", models.JSONField(blank=True, default=dict)),
                ("values", models.JSONField(blank=True, default=list)),
                ("found", models.JSONField(blank=True, default=dict)),
                ("makes_codebook", models.BooleanField(default=False)),
                ("problem", models.TextField(blank=True)),
                ("round", models.PositiveIntegerField(default=1)),
                ("language", models.CharField(max_length=35)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("started_at", models.DateTimeField(blank=True, null=True)),
                ("finished_at", models.DateTimeField(blank=True, null=True)),
                (
                    "codebook",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="annotator.codebook",
                    ),
                ),
                (
                    "created_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="labelled_imports",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "project",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="labelled_imports",
                        to="annotator.project",
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
            },
        ),
        migrations.CreateModel(
            name="LabelledFile",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveIntegerField()),
                ("name", models.CharField(max_length=500)),
                ("codebooks", models.JSONField(blank=True, null=True)),
                (
                    "upload",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="annotator.upload",
                    ),
                ),
                (
                    "batch",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="files",
                        to="annotator.labelledimport",
                    ),
                ),
            ],
            options={
                "ordering": ["batch", "position"],
            },
        ),
        migrations.CreateModel(
            name="LabelledAnnotator",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=500)),
                ("items", models.PositiveIntegerField()),
                (
                    "member",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="annotator.membership",
                    ),
                ),
                (
                    "batch",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="annotators",
                        to="annotator.labelledimport",
                    ),
                ),
            ],
            options={
                "ordering": ["batch", "name"],
            },
        ),
        migrations.CreateModel(
            name="LabelledItem",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveIntegerField()),
                ("size", models.PositiveIntegerField()),
                ("content", models.JSONField(null=True)),
                ("done", models.BooleanField(default=False)),
                ("articles", models.PositiveIntegerField(default=0)),
                ("assignments", models.PositiveIntegerField(default=0)),
                ("spans", models.PositiveIntegerField(default=0)),
                ("links", models.PositiveIntegerField(default=0)),
                ("answers", models.PositiveIntegerField(default=0)),
                (
                    "batch",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="items",
                        to="annotator.labelledimport",
                    ),
                ),
            ],
            options={
                "ordering": ["batch", "position"],
            },
        ),
        migrations.CreateModel(
            name="Rejected",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("file", models.CharField(max_length=500)),
                ("line", models.PositiveIntegerField(null=True)),
                ("record", models.CharField(blank=True, max_length=500)),
                ("code", models.CharField(max_length=50)),
                ("reason", models.TextField()),
                ("value", models.TextField(blank=True)),
                (
                    "batch",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="rejected",
                        to="annotator.labelledimport",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "rejected rows",
                "ordering": ["id"],
            },
        ),
        migrations.AddConstraint(
            model_name="labelledimport",
            constraint=models.UniqueConstraint(
                fields=("project", "uuid"), name="labelled_import_once_in_project"
            ),
        ),
        migrations.AddConstraint(
            model_name="labelledimport",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "state__in",
                        [
                            "waiting",
                            "reading",
                            "draft",
                            "queued",
                            "running",
                            "done",
                            "failed",
                            "cancelled",
                        ],
                    )
                ),
                name="labelled_import_state_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="labelledfile",
            constraint=models.UniqueConstraint(
                fields=("batch", "position"), name="labelled_file_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="labelledannotator",
            constraint=models.UniqueConstraint(
                fields=("batch", "name"), name="labelled_annotator_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="labelleditem",
            constraint=models.UniqueConstraint(
                fields=("batch", "position"), name="labelled_item_once"
            ),
        ),
        migrations.RunSQL(audit("labelledimport", "project_id")),
        migrations.RunSQL(CODEBOOK_FROZEN),
    ]
