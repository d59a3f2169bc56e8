"""Change plans: how spans move to another version of the codebook, and back."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from annotator.history.triggers import audit

# The one way for work to move to another version: a plan that changes its state right now.
PLANS = """
CREATE FUNCTION change_plan_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        NEW.moved_in := NULL;
        RETURN NEW;
    END IF;
    NEW.moved_in := OLD.moved_in;
    IF NEW.state <> OLD.state THEN
        IF (OLD.state, NEW.state) NOT IN (('draft', 'applied'), ('applied', 'reverted')) THEN
            RAISE EXCEPTION 'change plan % is %', OLD.id, OLD.state
                USING ERRCODE = 'restrict_violation', CONSTRAINT = 'change_plan_frozen';
        END IF;
        NEW.moved_in := txid_current();
    END IF;
    IF OLD.state <> 'draft' AND (NEW.project_id, NEW.old_id, NEW.new_id, NEW.decisions)
        IS DISTINCT FROM (OLD.project_id, OLD.old_id, OLD.new_id, OLD.decisions)
    THEN
        RAISE EXCEPTION 'change plan % is applied', OLD.id
            USING ERRCODE = 'restrict_violation', CONSTRAINT = 'change_plan_frozen';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER frozen BEFORE INSERT OR UPDATE ON annotator_changeplan
    FOR EACH ROW EXECUTE FUNCTION change_plan_frozen();

CREATE FUNCTION change_plan_moves(project bigint, from_book bigint, to_book bigint)
RETURNS boolean LANGUAGE sql AS $$
    SELECT EXISTS (
        SELECT FROM annotator_changeplan
        WHERE moved_in = txid_current() AND project_id = project
            AND (state = 'applied' AND (old_id, new_id) = (from_book, to_book)
                OR state = 'reverted' AND (new_id, old_id) = (from_book, to_book))
    )
$$;

CREATE OR REPLACE FUNCTION assignment_pinned() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (NEW.project_id, NEW.text_id, NEW.codebook_id)
            IS DISTINCT FROM (OLD.project_id, OLD.text_id, OLD.codebook_id)
        AND (OLD.state <> 'open'
            OR EXISTS (SELECT FROM annotator_span WHERE assignment_id = OLD.id)
            OR EXISTS (SELECT FROM annotator_answer WHERE assignment_id = OLD.id))
        AND NOT ((NEW.project_id, NEW.text_id) = (OLD.project_id, OLD.text_id)
            AND change_plan_moves(OLD.project_id, OLD.codebook_id, NEW.codebook_id))
        OR OLD.annotator_id IS NOT NULL AND NEW.annotator_id IS DISTINCT FROM OLD.annotator_id
    THEN
        RAISE EXCEPTION 'assignment % is pinned to its text, codebook and annotator', OLD.id
            USING ERRCODE = 'restrict_violation', CONSTRAINT = 'assignment_pinned';
    END IF;
    RETURN NEW;
END $$;
"""

# A row that is away stays in the codebook it was made under; back, it must fit the one of today.
ROWS_THAT_ARE_AWAY = """
CREATE OR REPLACE FUNCTION span_fits() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    words text; length_of_text integer; codebook_of_text bigint; codebook_of_label bigint;
    overlap_policy text;
BEGIN
    SELECT substr(t.content, NEW.start + 1, NEW."end" - NEW.start), t.length, a.codebook_id
    INTO words, length_of_text, codebook_of_text
    FROM annotator_assignment a JOIN annotator_text t ON t.id = a.text_id
    WHERE a.id = NEW.assignment_id;
    SELECT codebook_id, self_overlap INTO codebook_of_label, overlap_policy
    FROM annotator_label WHERE id = NEW.label_id;
    IF NEW."end" > length_of_text THEN
        RAISE EXCEPTION 'span ends at % of %', NEW."end", length_of_text
            USING ERRCODE = 'check_violation', CONSTRAINT = 'span_within_text';
    ELSIF words IS DISTINCT FROM NEW.quote THEN
        RAISE EXCEPTION 'quote differs from the text'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'span_quote_matches';
    ELSIF NEW.deleted_at IS NULL AND codebook_of_text IS DISTINCT FROM codebook_of_label THEN
        RAISE EXCEPTION 'label is of another codebook'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'span_label_in_codebook';
    ELSIF NEW.exclusive IS DISTINCT FROM (overlap_policy = 'forbid') THEN
        RAISE EXCEPTION 'exclusive must repeat the policy of the label'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'span_exclusive_as_label';
    END IF;
    RETURN NULL;
END $$;
DROP TRIGGER fits ON annotator_span;
CREATE CONSTRAINT TRIGGER fits
    AFTER INSERT OR UPDATE OF start, "end", quote, label_id, assignment_id, exclusive, deleted_at
    ON annotator_span DEFERRABLE INITIALLY IMMEDIATE
    FOR EACH ROW EXECUTE FUNCTION span_fits();

CREATE OR REPLACE FUNCTION link_within_assignment() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.assignment_id IS DISTINCT FROM (SELECT assignment_id FROM annotator_span
            WHERE id = NEW.source_id)
        OR NEW.assignment_id IS DISTINCT FROM (SELECT assignment_id FROM annotator_span
            WHERE id = NEW.target_id)
    THEN
        RAISE EXCEPTION 'both ends of a link belong to its assignment'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'link_within_assignment';
    ELSIF NEW.deleted_at IS NULL
        AND (SELECT codebook_id FROM annotator_linktype WHERE id = NEW.type_id)
        IS DISTINCT FROM (SELECT codebook_id FROM annotator_assignment WHERE id = NEW.assignment_id)
    THEN
        RAISE EXCEPTION 'the type of a link is of another codebook'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'link_type_in_codebook';
    END IF;
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION answer_fits() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.value <> 'null'
        AND (SELECT codebook_id FROM annotator_question WHERE id = NEW.question_id)
        IS DISTINCT FROM (SELECT codebook_id FROM annotator_assignment WHERE id = NEW.assignment_id)
    THEN
        RAISE EXCEPTION 'the question is of another codebook'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'answer_question_in_codebook';
    END IF;
    RETURN NULL;
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("annotator", "0016_codebook_editor")]

    operations = [
        migrations.CreateModel(
            name="ChangePlan",
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
                            ("applied", "applied"),
                            ("reverted", "reverted"),
                        ],
                        default="draft",
                        max_length=10,
                    ),
                ),
                ("decisions", models.JSONField(default=dict)),
                ("revision", models.PositiveIntegerField(default=1)),
                ("counts", models.JSONField(blank=True, default=dict)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("applied_at", models.DateTimeField(blank=True, null=True)),
                ("reverted_at", models.DateTimeField(blank=True, null=True)),
                ("moved_in", models.BigIntegerField(blank=True, editable=False, null=True)),
                (
                    "applied_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "new",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="changes_to",
                        to="annotator.codebook",
                    ),
                ),
                (
                    "old",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="changes_from",
                        to="annotator.codebook",
                    ),
                ),
                (
                    "project",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="change_plans",
                        to="annotator.project",
                    ),
                ),
                (
                    "reverted_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
            },
        ),
        migrations.CreateModel(
            name="LabelChange",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("kept", "kept"),
                            ("renamed", "renamed"),
                            ("merged", "merged"),
                            ("split", "split"),
                            ("retired", "retired"),
                        ],
                        max_length=10,
                    ),
                ),
                ("rule", models.CharField(blank=True, max_length=10)),
                (
                    "new",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="changes_to",
                        to="annotator.label",
                    ),
                ),
                (
                    "old",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="changes_from",
                        to="annotator.label",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="label_changes",
                        to="annotator.changeplan",
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
            },
        ),
        migrations.CreateModel(
            name="Move",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "table",
                    models.CharField(
                        choices=[
                            ("assignment", "assignment"),
                            ("span", "span"),
                            ("link", "link"),
                            ("answer", "answer"),
                        ],
                        max_length=10,
                    ),
                ),
                ("row", models.BigIntegerField()),
                ("before", models.JSONField()),
                ("after", models.JSONField()),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="moves",
                        to="annotator.changeplan",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="WorkItem",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "reason",
                    models.CharField(
                        choices=[
                            ("split", "the label was split"),
                            ("collision", "two spans collide"),
                            ("attribute", "an attribute has no place"),
                            ("link", "a link has no place"),
                            ("answer", "an answer has no place"),
                        ],
                        max_length=10,
                    ),
                ),
                ("choices", models.JSONField(default=list)),
                ("lost", models.JSONField(default=dict)),
                ("done_at", models.DateTimeField(blank=True, null=True)),
                ("outcome", models.CharField(blank=True, max_length=100)),
                (
                    "assignment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="work_items",
                        to="annotator.assignment",
                    ),
                ),
                (
                    "done_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="items",
                        to="annotator.changeplan",
                    ),
                ),
                (
                    "span",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="work_items",
                        to="annotator.span",
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
            },
        ),
        migrations.AddConstraint(
            model_name="changeplan",
            constraint=models.UniqueConstraint(fields=("project", "uuid"), name="change_plan_once"),
        ),
        migrations.AddConstraint(
            model_name="changeplan",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["draft", "applied", "reverted"])),
                name="change_plan_state_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="changeplan",
            constraint=models.CheckConstraint(
                condition=models.Q(("old", models.F("new")), _negated=True),
                name="change_plan_changes",
            ),
        ),
        migrations.AddConstraint(
            model_name="labelchange",
            constraint=models.UniqueConstraint(
                fields=("plan", "old", "new"), name="label_change_once", nulls_distinct=False
            ),
        ),
        migrations.AddConstraint(
            model_name="labelchange",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("kind", "retired"), ("new", None)),
                    models.Q(models.Q(("kind", "retired"), _negated=True), ("new__isnull", False)),
                    _connector="OR",
                ),
                name="label_change_leads_somewhere",
            ),
        ),
        migrations.AddConstraint(
            model_name="move",
            constraint=models.UniqueConstraint(fields=("plan", "table", "row"), name="move_once"),
        ),
        migrations.AddConstraint(
            model_name="workitem",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("done_at", None), ("outcome", "")),
                    ("done_at__isnull", False),
                    _connector="OR",
                ),
                name="work_item_outcome_when_done",
            ),
        ),
        migrations.RunSQL(PLANS),
        migrations.RunSQL(ROWS_THAT_ARE_AWAY),
        migrations.RunSQL(audit("changeplan", "project_id")),
        migrations.RunSQL(audit("workitem", "assignment_id")),
    ]
