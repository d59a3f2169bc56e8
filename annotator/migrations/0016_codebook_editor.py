"""Drafts that can be edited: one per project, with looks of labels, guidelines, and examples in
which the words a label stands for are marked.

An example was a text; it becomes {text, spans, why}, also in published codebooks: what it says
stays the same.
"""

import django.db.models.deletion
from django.db import migrations, models

from annotator.history.triggers import audit

# Announced, so that the history tells this from an edit; what was published stays frozen after it.
EXAMPLES_AS_OBJECTS = """
ALTER TABLE annotator_label DISABLE TRIGGER frozen;
SELECT set_config('scarequote.verb', 'mark examples', true);
CREATE FUNCTION pg_temp.examples(given jsonb) RETURNS jsonb LANGUAGE sql AS $$
    SELECT coalesce(jsonb_agg(CASE jsonb_typeof(one)
        WHEN 'string' THEN jsonb_build_object('text', one, 'spans', '[]'::jsonb, 'why', '')
        ELSE one END ORDER BY place), '[]'::jsonb)
    FROM jsonb_array_elements(given) WITH ORDINALITY AS listed (one, place)
$$;
UPDATE annotator_label
SET examples = pg_temp.examples(examples), do_not_label = pg_temp.examples(do_not_label);
DROP FUNCTION pg_temp.examples(jsonb);
SELECT set_config('scarequote.verb', '', true);
ALTER TABLE annotator_label ENABLE TRIGGER frozen;
"""

# Link types had no order of their own; they are shown as they were written.
LINK_TYPES_IN_ORDER = """
ALTER TABLE annotator_linktype DISABLE TRIGGER frozen;
SELECT set_config('scarequote.verb', 'order link types', true);
UPDATE annotator_linktype t SET position = ranked.place
FROM (
    SELECT id, row_number() OVER (PARTITION BY codebook_id ORDER BY id) - 1 AS place
    FROM annotator_linktype
) ranked
WHERE ranked.id = t.id AND ranked.place > 0;
SELECT set_config('scarequote.verb', '', true);
ALTER TABLE annotator_linktype ENABLE TRIGGER frozen;
"""

# Of several drafts only the newest was ever offered; the others stay readable, unused.
ONE_DRAFT = """
SELECT set_config('scarequote.verb', 'retire draft', true);
UPDATE annotator_codebook b SET state = 'retired'
WHERE state = 'draft' AND EXISTS (SELECT FROM annotator_codebook later
    WHERE later.project_id = b.project_id AND later.state = 'draft' AND later.number > b.number);
SELECT set_config('scarequote.verb', '', true);
"""

KEPT_ONCE_PUBLISHED = """
CREATE TRIGGER frozen BEFORE INSERT OR UPDATE OR DELETE ON annotator_guideline
    FOR EACH ROW EXECUTE FUNCTION codebook_entry_frozen();

CREATE FUNCTION codebook_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'codebook % was published', OLD.id
        USING ERRCODE = 'restrict_violation', CONSTRAINT = 'codebook_kept';
END $$;
CREATE TRIGGER kept BEFORE DELETE ON annotator_codebook
    FOR EACH ROW WHEN (OLD.state <> 'draft') EXECUTE FUNCTION codebook_kept();
"""


class Migration(migrations.Migration):
    dependencies = [("annotator", "0015_labelled_import")]

    operations = [
        migrations.AddField("codebook", "revision", models.PositiveIntegerField(default=1)),
        migrations.AddField("codebook", "title", models.CharField(blank=True, max_length=200)),
        migrations.AddField("label", "colour", models.CharField(blank=True, max_length=10)),
        migrations.AddField("label", "pattern", models.CharField(default="solid", max_length=10)),
        migrations.AddField("label", "contrasts", models.JSONField(default=list)),
        migrations.AddField("linktype", "position", models.PositiveIntegerField(default=0)),
        migrations.AlterModelOptions("linktype", {"ordering": ["codebook", "position", "slug"]}),
        migrations.CreateModel(
            name="Guideline",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("slug", models.CharField(max_length=50)),
                ("title", models.CharField(max_length=200)),
                ("body", models.TextField(blank=True)),
                ("position", models.PositiveIntegerField(default=0)),
                (
                    "codebook",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="guidelines",
                        to="annotator.codebook",
                    ),
                ),
            ],
            options={"ordering": ["codebook", "position", "slug"]},
        ),
        migrations.RunSQL(EXAMPLES_AS_OBJECTS),
        migrations.RunSQL(LINK_TYPES_IN_ORDER),
        migrations.RunSQL(ONE_DRAFT),
        migrations.AddConstraint(
            "codebook",
            models.UniqueConstraint(
                condition=models.Q(("state", "draft")),
                fields=("project",),
                name="codebook_one_draft",
            ),
        ),
        migrations.AddConstraint(
            "label",
            models.CheckConstraint(
                condition=models.Q(
                    (
                        "colour__in",
                        [
                            "",
                            "violet",
                            "red",
                            "teal",
                            "amber",
                            "blue",
                            "magenta",
                            "green",
                            "slate",
                        ],
                    )
                ),
                name="label_colour_known",
            ),
        ),
        migrations.AddConstraint(
            "label",
            models.CheckConstraint(
                condition=models.Q(
                    ("pattern__in", ("solid", "double", "dotted", "dashed", "wavy"))
                ),
                name="label_pattern_known",
            ),
        ),
        migrations.AddConstraint(
            "guideline",
            models.UniqueConstraint(fields=("codebook", "slug"), name="guideline_once_in_codebook"),
        ),
        migrations.RunSQL(KEPT_ONCE_PUBLISHED),
        migrations.RunSQL(audit("guideline", "codebook_id")),
    ]
