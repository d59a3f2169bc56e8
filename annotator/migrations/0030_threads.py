"""Threads: discussions of a span, an article or a label."""

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
        WHEN 'thread_id' THEN (SELECT project_id FROM annotator_thread
            WHERE id = (values_now->>'thread_id')::bigint)
    END
$$;
"""

RULES = """
CREATE FUNCTION thread_in_one_project() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.project_id IS DISTINCT FROM (SELECT project_id FROM annotator_membership
            WHERE id = NEW.opened_by_id)
        OR NEW.span_id IS NOT NULL AND NEW.project_id IS DISTINCT FROM (SELECT a.project_id
            FROM annotator_span s JOIN annotator_assignment a ON a.id = s.assignment_id
            WHERE s.id = NEW.span_id)
        OR NEW.text_id IS NOT NULL AND NEW.project_id IS DISTINCT FROM (SELECT a.project_id
            FROM annotator_text t JOIN annotator_article a ON a.id = t.article_id
            WHERE t.id = NEW.text_id)
        OR NEW.label_id IS NOT NULL AND NEW.project_id IS DISTINCT FROM (SELECT c.project_id
            FROM annotator_label l JOIN annotator_codebook c ON c.id = l.codebook_id
            WHERE l.id = NEW.label_id)
    THEN
        RAISE EXCEPTION 'a thread is about something of another project'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'thread_in_one_project';
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER in_one_project AFTER INSERT OR UPDATE ON annotator_thread
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION thread_in_one_project();
-- What was said stays as it was said.
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON annotator_comment
    FOR EACH ROW EXECUTE FUNCTION history_refuse();
CREATE TRIGGER never_deleted BEFORE DELETE ON annotator_thread
    FOR EACH ROW EXECUTE FUNCTION never_deleted();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("annotator", "0029_password_links"),
    ]

    operations = [
        migrations.CreateModel(
            name="Thread",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uuid", models.UUIDField()),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("resolved_at", models.DateTimeField(blank=True, null=True)),
                (
                    "label",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="threads",
                        to="annotator.label",
                    ),
                ),
                (
                    "opened_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="threads",
                        to="annotator.membership",
                    ),
                ),
                (
                    "project",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="threads",
                        to="annotator.project",
                    ),
                ),
                (
                    "resolved_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="annotator.membership",
                    ),
                ),
                (
                    "span",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="threads",
                        to="annotator.span",
                    ),
                ),
                (
                    "text",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="threads",
                        to="annotator.text",
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
            },
        ),
        migrations.CreateModel(
            name="Comment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uuid", models.UUIDField()),
                ("words", models.TextField()),
                (
                    "mentions",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(), blank=True, default=list, size=None
                    ),
                ),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "author",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="comments",
                        to="annotator.membership",
                    ),
                ),
                (
                    "thread",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="comments",
                        to="annotator.thread",
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
            },
        ),
        migrations.CreateModel(
            name="ThreadSeen",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("comment", models.BigIntegerField()),
                (
                    "member",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="annotator.membership",
                    ),
                ),
                (
                    "thread",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="seen_by",
                        to="annotator.thread",
                    ),
                ),
            ],
        ),
        migrations.AddConstraint(
            model_name="thread",
            constraint=models.UniqueConstraint(fields=("project", "uuid"), name="thread_once"),
        ),
        migrations.AddConstraint(
            model_name="thread",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("label", None), ("span__isnull", False), ("text", None)),
                    models.Q(("label", None), ("span", None), ("text__isnull", False)),
                    models.Q(("label__isnull", False), ("span", None), ("text", None)),
                    _connector="OR",
                ),
                name="thread_about_one_thing",
            ),
        ),
        migrations.AddConstraint(
            model_name="thread",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("resolved_at", None), ("resolved_by", None)),
                    models.Q(("resolved_at__isnull", False), ("resolved_by__isnull", False)),
                    _connector="OR",
                ),
                name="thread_resolved_by_somebody",
            ),
        ),
        migrations.AddConstraint(
            model_name="comment",
            constraint=models.UniqueConstraint(fields=("thread", "uuid"), name="comment_once"),
        ),
        migrations.AddConstraint(
            model_name="comment",
            constraint=models.CheckConstraint(
                condition=models.Q(("words", ""), _negated=True), name="comment_has_words"
            ),
        ),
        migrations.AddConstraint(
            model_name="threadseen",
            constraint=models.UniqueConstraint(
                fields=("thread", "member"), name="thread_seen_once"
            ),
        ),
        migrations.RunSQL(HISTORY_PROJECT),
        migrations.RunSQL(RULES),
        migrations.RunSQL(audit("thread", "project_id")),
        migrations.RunSQL(audit("comment", "thread_id")),
    ]
