"""A headline and a count of words beside every text; imports as rows with a job."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.models.fields.json import KT
from django.db.models.functions import Cast, Substr

from annotator.history.triggers import audit

# What PostgreSQL generates is empty in NEW before an update (0004), and is no change of its own.
IMMUTABLE_ROW = """
CREATE OR REPLACE FUNCTION immutable_row() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    generated text[] := ARRAY['length', 'headline', 'words'];
BEGIN
    IF TG_OP = 'UPDATE' AND to_jsonb(OLD) - generated = to_jsonb(NEW) - generated THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION '% refuses %: its rows never change', TG_TABLE_NAME, TG_OP
        USING ERRCODE = 'restrict_violation', CONSTRAINT = 'immutable_row';
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("annotator", "0005_invitation"),
    ]

    operations = [
        migrations.AddField(
            model_name="text",
            name="headline",
            field=models.GeneratedField(
                expression=models.Case(
                    models.When(
                        models.Q(blocks__0__kind="headline"),
                        then=Substr(
                            "content", 1, Cast(KT("blocks__0__end"), models.IntegerField())
                        ),
                    ),
                    default=models.Value(""),
                ),
                output_field=models.TextField(),
                db_persist=True,
            ),
        ),
        migrations.AddField(
            model_name="text",
            name="words",
            field=models.GeneratedField(
                db_persist=True,
                expression=models.Func(
                    models.F("content"), models.Value("\\S+"), function="regexp_count"
                ),
                output_field=models.IntegerField(),
            ),
        ),
        migrations.CreateModel(
            name="Import",
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
                            ("draft", "draft"),
                            ("queued", "queued"),
                            ("running", "running"),
                            ("done", "done"),
                            ("failed", "failed"),
                            ("cancelled", "cancelled"),
                        ],
                        default="draft",
                        max_length=10,
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("started_at", models.DateTimeField(blank=True, null=True)),
                ("finished_at", models.DateTimeField(blank=True, null=True)),
                (
                    "created_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="imports",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "project",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="imports",
                        to="annotator.project",
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
            },
        ),
        migrations.CreateModel(
            name="ImportSource",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveIntegerField()),
                ("name", models.CharField(max_length=200)),
                ("content", models.BinaryField()),
                ("outlet", models.CharField(blank=True, max_length=200)),
                ("story", models.CharField(blank=True, max_length=200)),
                ("language", models.CharField(max_length=35)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "waiting"),
                            ("imported", "imported"),
                            ("there", "there already"),
                            ("skipped", "skipped"),
                            ("refused", "refused"),
                        ],
                        default="waiting",
                        max_length=10,
                    ),
                ),
                ("reason", models.TextField(blank=True)),
                (
                    "article",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sources",
                        to="annotator.article",
                    ),
                ),
                (
                    "batch",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="sources",
                        to="annotator.import",
                    ),
                ),
            ],
            options={
                "ordering": ["batch", "position"],
            },
        ),
        migrations.AddConstraint(
            model_name="import",
            constraint=models.UniqueConstraint(
                fields=("project", "uuid"), name="import_once_in_project"
            ),
        ),
        migrations.AddConstraint(
            model_name="import",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("state__in", ["draft", "queued", "running", "done", "failed", "cancelled"])
                ),
                name="import_state_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="importsource",
            constraint=models.UniqueConstraint(
                fields=("batch", "position"), name="source_once_in_import"
            ),
        ),
        migrations.AddConstraint(
            model_name="importsource",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("state__in", ["waiting", "imported", "there", "skipped", "refused"])
                ),
                name="source_state_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="importsource",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state__in", ["imported", "there"]), _negated=True),
                    ("article__isnull", False),
                    _connector="OR",
                ),
                name="source_names_its_article",
            ),
        ),
        migrations.RunSQL(audit("import", "project_id")),
        migrations.RunSQL(IMMUTABLE_ROW),
    ]
