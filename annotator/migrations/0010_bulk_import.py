"""Imports of many articles: sources hold items, found by a job; bands that tell what is alike."""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
from django.db import migrations, models

from annotator.history.triggers import audit

# A source was one article and is one item now. What waited is read anew when somebody goes on.
ONE_ITEM_EACH = """
INSERT INTO annotator_importitem (batch_id, source_id, position, file, line, byte, found, edits,
    headline, dropped, identity, digest, bands, changed, alike, choice, state, code, reason,
    article_id)
SELECT s.batch_id, s.id, s.position, s.name, 1, 0, '{}', '{}', '', 0, '', '', '{}', false, '[]',
    CASE s.state WHEN 'skipped' THEN 'skip' ELSE 'take' END, s.state, '', s.reason, s.article_id
FROM annotator_importsource s JOIN annotator_import b ON b.id = s.batch_id
WHERE s.state <> 'waiting' OR b.state IN ('done', 'cancelled');
UPDATE annotator_importsource s SET size = length(content), seen = length(content),
    read = EXISTS (SELECT FROM annotator_importitem i WHERE i.source_id = s.id);
UPDATE annotator_importsource SET seen = 0 WHERE NOT read;
SELECT set_config('scarequote.actor', '', true), set_config('scarequote.verb', 'migrate', true);
UPDATE annotator_import SET state = 'failed', started_at = NULL,
    finished_at = coalesce(finished_at, now())
WHERE state IN ('draft', 'queued', 'running', 'failed');
SET CONSTRAINTS ALL IMMEDIATE;
SET CONSTRAINTS ALL DEFERRED;
"""


class Migration(migrations.Migration):
    dependencies = [("annotator", "0009_uploads")]

    operations = [
        migrations.CreateModel(
            name="ArticleLikeness",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("likeness", models.FloatField(help_text="Of 1: the same words")),
            ],
            options={
                "verbose_name_plural": "article likenesses",
            },
        ),
        migrations.CreateModel(
            name="ImportItem",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveIntegerField(help_text="In the import, from 1")),
                ("file", models.TextField(blank=True)),
                ("line", models.PositiveBigIntegerField(blank=True, null=True)),
                ("byte", models.PositiveBigIntegerField(blank=True, null=True)),
                ("found", models.JSONField(default=dict)),
                ("edits", models.JSONField(default=dict)),
                ("content", models.BinaryField(null=True)),
                ("headline", models.TextField(blank=True)),
                ("dropped", models.PositiveIntegerField(default=0)),
                ("identity", models.CharField(blank=True, max_length=2100)),
                ("digest", models.CharField(blank=True, max_length=64)),
                (
                    "bands",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(), default=list, size=None
                    ),
                ),
                ("changed", models.BooleanField(default=False)),
                ("twin", models.PositiveIntegerField(blank=True, null=True)),
                ("alike", models.JSONField(default=list)),
                (
                    "choice",
                    models.CharField(
                        choices=[
                            ("take", "import"),
                            ("skip", "leave out"),
                            ("apart", "import as an article of its own"),
                            ("version", "new version of the text"),
                        ],
                        default="take",
                        max_length=10,
                    ),
                ),
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
                ("code", models.CharField(blank=True, max_length=100)),
                ("reason", models.TextField(blank=True)),
            ],
            options={
                "ordering": ["batch", "position"],
            },
        ),
        migrations.CreateModel(
            name="TextBands",
            fields=[
                (
                    "text",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="bands",
                        serialize=False,
                        to="annotator.text",
                    ),
                ),
                (
                    "values",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(), size=None
                    ),
                ),
            ],
        ),
        migrations.RemoveConstraint(
            model_name="import",
            name="import_state_known",
        ),
        migrations.RemoveConstraint(
            model_name="importsource",
            name="source_state_known",
        ),
        migrations.RemoveConstraint(
            model_name="importsource",
            name="source_names_its_article",
        ),
        migrations.AddField(
            model_name="import",
            name="compared",
            field=models.PositiveIntegerField(
                default=0, help_text="Up to which item likenesses were looked for"
            ),
        ),
        migrations.AddField(
            model_name="import",
            name="skip_bad",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="importsource",
            name="address",
            field=models.URLField(blank=True, max_length=2000),
        ),
        migrations.AddField(
            model_name="importsource",
            name="charset",
            field=models.CharField(blank=True, help_text="As the server said", max_length=100),
        ),
        migrations.AddField(
            model_name="importsource",
            name="read",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="importsource",
            name="seen",
            field=models.PositiveBigIntegerField(default=0, help_text="Bytes read so far"),
        ),
        migrations.AddField(
            model_name="importsource",
            name="size",
            field=models.PositiveBigIntegerField(default=0),
        ),
        migrations.AddField(
            model_name="importsource",
            name="upload",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="import_sources",
                to="annotator.upload",
            ),
        ),
        migrations.AlterField(
            model_name="import",
            name="state",
            field=models.CharField(
                choices=[
                    ("reading", "reading"),
                    ("ready", "ready"),
                    ("queued", "queued"),
                    ("running", "running"),
                    ("done", "done"),
                    ("failed", "failed"),
                    ("cancelled", "cancelled"),
                ],
                default="reading",
                max_length=10,
            ),
        ),
        migrations.AlterField(
            model_name="importsource",
            name="content",
            field=models.BinaryField(null=True),
        ),
        migrations.AddField(
            model_name="articlelikeness",
            name="a",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="likenesses",
                to="annotator.article",
            ),
        ),
        migrations.AddField(
            model_name="articlelikeness",
            name="b",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="likenesses_from_other",
                to="annotator.article",
            ),
        ),
        migrations.AddField(
            model_name="articlelikeness",
            name="project",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="annotator.project",
            ),
        ),
        migrations.AddField(
            model_name="importitem",
            name="article",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="import_items",
                to="annotator.article",
            ),
        ),
        migrations.AddField(
            model_name="importitem",
            name="batch",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="items",
                to="annotator.import",
            ),
        ),
        migrations.AddField(
            model_name="importitem",
            name="known",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="annotator.article",
            ),
        ),
        migrations.AddField(
            model_name="importitem",
            name="source",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="items",
                to="annotator.importsource",
            ),
        ),
        migrations.AddIndex(
            model_name="text",
            index=models.Index(fields=["sha256"], name="text_sha256"),
        ),
        migrations.AddIndex(
            model_name="textbands",
            index=django.contrib.postgres.indexes.GinIndex(
                fastupdate=False, fields=["values"], name="text_bands"
            ),
        ),
        migrations.AddConstraint(
            model_name="articlelikeness",
            constraint=models.UniqueConstraint(fields=("a", "b"), name="likeness_once"),
        ),
        migrations.AddConstraint(
            model_name="articlelikeness",
            constraint=models.CheckConstraint(
                condition=models.Q(("a__lt", models.F("b"))), name="likeness_in_order"
            ),
        ),
        migrations.AddConstraint(
            model_name="articlelikeness",
            constraint=models.CheckConstraint(
                condition=models.Q(("likeness__gte", 0), ("likeness__lte", 1)),
                name="likeness_of_one",
            ),
        ),
        migrations.AddIndex(
            model_name="importitem",
            index=django.contrib.postgres.indexes.GinIndex(
                fastupdate=False, fields=["bands"], name="item_bands"
            ),
        ),
        migrations.AddIndex(
            model_name="importitem",
            index=models.Index(fields=["batch", "state", "position"], name="item_state"),
        ),
        migrations.AddIndex(
            model_name="importitem",
            index=models.Index(fields=["batch", "identity"], name="item_identity"),
        ),
        migrations.AddConstraint(
            model_name="importitem",
            constraint=models.UniqueConstraint(
                fields=("batch", "position"), name="item_once_in_import"
            ),
        ),
        migrations.AddConstraint(
            model_name="importitem",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("state__in", ["waiting", "imported", "there", "skipped", "refused"])
                ),
                name="item_state_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="importitem",
            constraint=models.CheckConstraint(
                condition=models.Q(("choice__in", ["take", "skip", "apart", "version"])),
                name="item_choice_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="importitem",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state__in", ["imported", "there"]), _negated=True),
                    ("article__isnull", False),
                    _connector="OR",
                ),
                name="item_names_its_article",
            ),
        ),
        migrations.RunSQL(ONE_ITEM_EACH),
        migrations.RemoveField(
            model_name="importsource",
            name="article",
        ),
        migrations.RemoveField(
            model_name="importsource",
            name="reason",
        ),
        migrations.RemoveField(
            model_name="importsource",
            name="state",
        ),
        migrations.AddConstraint(
            model_name="import",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "state__in",
                        ["reading", "ready", "queued", "running", "done", "failed", "cancelled"],
                    )
                ),
                name="import_state_known",
            ),
        ),
        migrations.RunSQL(audit("articlelikeness", "project_id")),
    ]
