"""Review: clusters of submitted spans, verdicts on them, and the gold they leave."""

import django.contrib.postgres.fields
import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models

from annotator.history.triggers import audit

HISTORY_PROJECT = """
CREATE OR REPLACE FUNCTION history_project(path text, values_now jsonb) RETURNS bigint
LANGUAGE sql STABLE AS $$
    SELECT CASE path
        WHEN 'id' THEN (values_now->>'id')::bigint
        WHEN 'project_id' THEN (values_now->>'project_id')::bigint
        WHEN 'article_id' THEN (SELECT project_id FROM annotator_article
            WHERE id = (values_now->>'article_id')::bigint)
        WHEN 'codebook_id' THEN (SELECT project_id FROM annotator_codebook
            WHERE id = (values_now->>'codebook_id')::bigint)
        WHEN 'label_id' THEN (SELECT c.project_id
            FROM annotator_label l JOIN annotator_codebook c ON c.id = l.codebook_id
            WHERE l.id = (values_now->>'label_id')::bigint)
        WHEN 'assignment_id' THEN (SELECT project_id FROM annotator_assignment
            WHERE id = (values_now->>'assignment_id')::bigint)
        WHEN 'verdict_id' THEN (SELECT project_id FROM annotator_verdict
            WHERE id = (values_now->>'verdict_id')::bigint)
    END
$$;
"""

RULES = """
CREATE FUNCTION verdict_in_one_project() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.project_id IS DISTINCT FROM (SELECT a.project_id FROM annotator_text t
            JOIN annotator_article a ON a.id = t.article_id WHERE t.id = NEW.text_id)
        OR NEW.project_id IS DISTINCT FROM (SELECT project_id FROM annotator_codebook
            WHERE id = NEW.codebook_id)
        OR NEW.project_id IS DISTINCT FROM (SELECT project_id FROM annotator_membership
            WHERE id = NEW.reviewer_id)
    THEN
        RAISE EXCEPTION 'text, codebook and reviewer are not of project %', NEW.project_id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'verdict_in_one_project';
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER in_one_project AFTER INSERT OR UPDATE ON annotator_verdict
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION verdict_in_one_project();

CREATE FUNCTION basis_fits() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM annotator_verdict v, annotator_span s
            JOIN annotator_assignment a ON a.id = s.assignment_id
            WHERE v.id = NEW.verdict_id AND s.id = NEW.span_id AND a.text_id = v.text_id
                AND a.round = v.round)
    THEN
        RAISE EXCEPTION 'span % is of other work than its verdict', NEW.span_id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'basis_fits_verdict';
    END IF;
    RETURN NULL;
END $$;
-- When it is written: a change plan may take the span to another codebook afterwards.
CREATE CONSTRAINT TRIGGER fits AFTER INSERT OR UPDATE OF verdict_id, span_id
    ON annotator_verdictbasis DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION basis_fits();

CREATE FUNCTION gold_fits() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    words text; length_of_text integer; book bigint;
BEGIN
    SELECT substr(t.content, NEW.start + 1, NEW."end" - NEW.start), t.length, v.codebook_id
    INTO words, length_of_text, book
    FROM annotator_verdict v JOIN annotator_text t ON t.id = v.text_id
    WHERE v.id = NEW.verdict_id;
    IF NEW."end" > length_of_text OR words IS DISTINCT FROM NEW.quote THEN
        RAISE EXCEPTION 'the quote of a gold span differs from the text'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'gold_quote_matches';
    ELSIF book IS DISTINCT FROM (SELECT codebook_id FROM annotator_label WHERE id = NEW.label_id)
    THEN
        RAISE EXCEPTION 'the label of a gold span is of another codebook'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'gold_label_in_codebook';
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER fits AFTER INSERT OR UPDATE OF start, "end", quote, label_id, verdict_id
    ON annotator_goldspan DEFERRABLE INITIALLY IMMEDIATE
    FOR EACH ROW EXECUTE FUNCTION gold_fits();

CREATE TRIGGER never_deleted BEFORE DELETE ON annotator_verdict
    FOR EACH ROW EXECUTE FUNCTION never_deleted();
CREATE TRIGGER never_deleted BEFORE DELETE ON annotator_verdictbasis
    FOR EACH ROW EXECUTE FUNCTION never_deleted();
CREATE TRIGGER never_deleted BEFORE DELETE ON annotator_goldspan
    FOR EACH ROW EXECUTE FUNCTION never_deleted();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("annotator", "0026_gamma_runs"),
    ]

    operations = [
        migrations.CreateModel(
            name="Cluster",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("round", models.PositiveIntegerField()),
                ("key", models.CharField(max_length=32)),
                ("start", models.IntegerField()),
                ("end", models.IntegerField()),
                (
                    "spans",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(), size=None
                    ),
                ),
                (
                    "labels",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=100), size=None
                    ),
                ),
                (
                    "annotators",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(),
                        help_text="Who marked it: memberships.",
                        size=None,
                    ),
                ),
                (
                    "missing",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(),
                        help_text="Who submitted and did not: memberships.",
                        size=None,
                    ),
                ),
                (
                    "kinds",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=20), size=None
                    ),
                ),
                ("readers", models.PositiveIntegerField(help_text="Who submitted the article.")),
                ("information", models.FloatField()),
            ],
            options={
                "ordering": ["text", "start", "end", "id"],
            },
        ),
        migrations.CreateModel(
            name="GoldSpan",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("start", models.IntegerField()),
                ("end", models.IntegerField()),
                ("quote", models.TextField()),
                ("attributes", models.JSONField(blank=True, default=dict)),
                ("live", models.BooleanField(default=True)),
            ],
            options={
                "ordering": ["verdict", "start", "-end", "id"],
            },
        ),
        migrations.CreateModel(
            name="Verdict",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uuid", models.UUIDField()),
                ("round", models.PositiveIntegerField()),
                ("key", models.CharField(max_length=32)),
                (
                    "decision",
                    models.CharField(
                        choices=[
                            ("adopt", "one annotator is right"),
                            ("union", "all words that anybody marked"),
                            ("intersection", "the words that all marked"),
                            ("boundary", "the reviewer's own boundary"),
                            ("label", "another label"),
                            ("nobody", "nobody is right"),
                            ("both", "several readings are valid"),
                        ],
                        max_length=12,
                    ),
                ),
                (
                    "reason",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("definition", "the definition decides"),
                            ("boundary", "the rule for boundaries decides"),
                            ("context", "the article around it decides"),
                            ("overlooked", "it was overlooked"),
                            ("slip", "it was a slip"),
                            ("ambiguous", "the text is ambiguous"),
                            ("codebook", "the codebook does not say"),
                        ],
                        max_length=12,
                    ),
                ),
                ("note", models.TextField(blank=True)),
                ("guideline_change", models.BooleanField(default=False)),
                ("revision", models.PositiveIntegerField(default=1)),
                ("decided_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "ordering": ["id"],
            },
        ),
        migrations.CreateModel(
            name="VerdictBasis",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("revision", models.PositiveIntegerField()),
                ("live", models.BooleanField(default=True)),
            ],
            options={
                "verbose_name_plural": "verdict bases",
                "ordering": ["verdict", "span"],
            },
        ),
        migrations.AddField(
            model_name="articlefigures",
            name="clustered",
            field=models.BigIntegerField(null=True),
        ),
        migrations.AddField(
            model_name="assignment",
            name="returned_because",
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name="assignment",
            name="reviewed_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddIndex(
            model_name="articlefigures",
            index=models.Index(
                condition=models.Q(
                    models.Q(("clustered", models.F("changes")), _negated=True),
                    ("clustered", None),
                    _connector="OR",
                ),
                fields=["codebook", "round"],
                name="figures_to_cluster",
            ),
        ),
        migrations.AddField(
            model_name="cluster",
            name="codebook",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="clusters",
                to="annotator.codebook",
            ),
        ),
        migrations.AddField(
            model_name="cluster",
            name="text",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="clusters",
                to="annotator.text",
            ),
        ),
        migrations.AddField(
            model_name="goldspan",
            name="label",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="gold",
                to="annotator.label",
            ),
        ),
        migrations.AddField(
            model_name="goldspan",
            name="span",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="gold",
                to="annotator.span",
            ),
        ),
        migrations.AddField(
            model_name="verdict",
            name="codebook",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="verdicts",
                to="annotator.codebook",
            ),
        ),
        migrations.AddField(
            model_name="verdict",
            name="project",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="verdicts",
                to="annotator.project",
            ),
        ),
        migrations.AddField(
            model_name="verdict",
            name="reviewer",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="verdicts",
                to="annotator.membership",
            ),
        ),
        migrations.AddField(
            model_name="verdict",
            name="text",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="verdicts",
                to="annotator.text",
            ),
        ),
        migrations.AddField(
            model_name="goldspan",
            name="verdict",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="gold",
                to="annotator.verdict",
            ),
        ),
        migrations.AddField(
            model_name="verdictbasis",
            name="span",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="verdicts",
                to="annotator.span",
            ),
        ),
        migrations.AddField(
            model_name="verdictbasis",
            name="verdict",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="basis",
                to="annotator.verdict",
            ),
        ),
        migrations.AddIndex(
            model_name="cluster",
            index=models.Index(
                fields=["codebook", "-information", "text", "start", "id"], name="cluster_by_rank"
            ),
        ),
        migrations.AddConstraint(
            model_name="cluster",
            constraint=models.UniqueConstraint(
                fields=("text", "codebook", "round", "key"), name="cluster_once"
            ),
        ),
        migrations.AddIndex(
            model_name="verdict",
            index=models.Index(
                condition=models.Q(("ended_at", None)),
                fields=["text", "codebook", "round"],
                name="verdict_live_of_work",
            ),
        ),
        migrations.AddConstraint(
            model_name="verdict",
            constraint=models.UniqueConstraint(fields=("project", "uuid"), name="verdict_once"),
        ),
        migrations.AddConstraint(
            model_name="verdict",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "decision__in",
                        ["adopt", "union", "intersection", "boundary", "label", "nobody", "both"],
                    )
                ),
                name="verdict_decision_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="verdict",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "reason__in",
                        [
                            "",
                            "definition",
                            "boundary",
                            "context",
                            "overlooked",
                            "slip",
                            "ambiguous",
                            "codebook",
                        ],
                    )
                ),
                name="verdict_reason_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="goldspan",
            constraint=models.CheckConstraint(
                condition=models.Q(("start__gte", 0), ("end__gt", models.F("start"))),
                name="gold_in_order",
            ),
        ),
        migrations.AddConstraint(
            model_name="verdictbasis",
            constraint=models.UniqueConstraint(fields=("verdict", "span"), name="basis_once"),
        ),
        migrations.AddConstraint(
            model_name="verdictbasis",
            constraint=models.UniqueConstraint(
                condition=models.Q(("live", True)),
                fields=("span",),
                name="span_in_one_live_verdict",
            ),
        ),
        migrations.RunSQL(HISTORY_PROJECT),
        migrations.RunSQL(RULES),
        migrations.RunSQL(audit("verdict", "project_id")),
        migrations.RunSQL(audit("verdictbasis", "verdict_id")),
        migrations.RunSQL(audit("goldspan", "verdict_id")),
    ]
