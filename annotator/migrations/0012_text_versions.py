from typing import Any

import django.db.models.deletion
from django.db import migrations, models

from annotator.history.triggers import audit

# An assignment is offered the spans of the same annotator on an older version of the same article.
FITS = """
CREATE FUNCTION carry_over_fits() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (
        SELECT FROM annotator_assignment later
        JOIN annotator_text later_text ON later_text.id = later.text_id
        JOIN annotator_assignment earlier ON earlier.id = NEW.source_id
        JOIN annotator_text earlier_text ON earlier_text.id = earlier.text_id
        WHERE later.id = NEW.assignment_id
            AND later.annotator_id = earlier.annotator_id
            AND later.codebook_id = earlier.codebook_id
            AND later_text.article_id = earlier_text.article_id
            AND later_text.version > earlier_text.version
    ) THEN
        RAISE EXCEPTION 'spans are carried to a newer version, for their annotator'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'carry_over_fits';
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER fits AFTER INSERT OR UPDATE ON annotator_carryover
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION carry_over_fits();

CREATE FUNCTION carried_span_fits() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (
        SELECT FROM annotator_carryover c JOIN annotator_span s ON s.assignment_id = c.source_id
        WHERE c.assignment_id = NEW.assignment_id AND s.id = NEW.span_id
    ) OR NEW.made_id IS NOT NULL AND NEW.assignment_id IS DISTINCT FROM (
        SELECT assignment_id FROM annotator_span WHERE id = NEW.made_id)
    THEN
        RAISE EXCEPTION 'the span is not one that is offered to this assignment'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'carried_span_fits';
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER fits AFTER INSERT OR UPDATE ON annotator_carriedspan
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION carried_span_fits();
"""

# The history outlives a withdrawn article. Quotes written before are taken out of it, once.
HISTORY_WRITE = """
CREATE OR REPLACE FUNCTION history_write() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    -- A row of the history must not carry what nobody may read: hashes, and words of a text.
    -- A quote is known by its offsets while the text can be read.
    secret text[] := ARRAY['password', 'digest', 'content', 'headline', 'quote'];
    old_row jsonb := CASE WHEN TG_OP <> 'INSERT' THEN to_jsonb(OLD) - secret END;
    new_row jsonb := CASE WHEN TG_OP <> 'DELETE' THEN to_jsonb(NEW) - secret END;
    present jsonb := coalesce(new_row, old_row);
    project bigint := history_project(TG_ARGV[0], present);
BEGIN
    IF TG_OP = 'UPDATE' AND OLD IS NOT DISTINCT FROM NEW THEN
        RETURN NULL;
    END IF;
    -- A line without its project would be missing from that project's history.
    IF TG_ARGV[0] <> '' AND project IS NULL THEN
        RAISE EXCEPTION '% must be stored after the row its project is known by', TG_TABLE_NAME
            USING ERRCODE = 'foreign_key_violation', CONSTRAINT = 'history_needs_project';
    END IF;
    INSERT INTO annotator_event (project_id, actor_id, verb, "table", "row", old, new, request)
    VALUES (
        project,
        nullif(current_setting('scarequote.actor', true), '')::bigint,
        coalesce(nullif(current_setting('scarequote.verb', true), ''), lower(TG_OP)),
        TG_TABLE_NAME, (present->>'id')::bigint, old_row, new_row,
        coalesce(current_setting('scarequote.request', true), '')
    );
    RETURN NULL;
END $$;
"""
WITHOUT_QUOTES = """
ALTER TABLE annotator_event DISABLE TRIGGER append_only;
UPDATE annotator_event SET old = old - 'quote', new = new - 'quote'
    WHERE "table" = 'annotator_span';
ALTER TABLE annotator_event ENABLE TRIGGER append_only;
"""


def _to(model: str, name: str, **options: Any) -> Any:
    return models.ForeignKey(
        on_delete=django.db.models.deletion.PROTECT,
        related_name=name,
        to=f"annotator.{model}",
        **options,
    )


def _pk() -> tuple[str, Any]:
    kind = models.BigAutoField(
        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
    )
    return "id", kind


class Migration(migrations.Migration):
    dependencies = [("annotator", "0011_sentences")]

    operations = [
        migrations.AddField(
            "text",
            "note",
            models.TextField(blank=True, default="", help_text="What was corrected."),
        ),
        migrations.AddField(
            "article", "withdrawn_reason", models.TextField(blank=True, default="")
        ),
        migrations.CreateModel(
            "CarryOver",
            [
                _pk(),
                ("offered_at", models.DateTimeField(auto_now_add=True)),
                (
                    "assignment",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="carry_over",
                        to="annotator.assignment",
                    ),
                ),
                ("source", _to("assignment", "carried_to")),
            ],
            options={"abstract": False},
        ),
        migrations.CreateModel(
            "CarriedSpan",
            [
                _pk(),
                ("decided_at", models.DateTimeField(auto_now_add=True)),
                ("assignment", _to("assignment", "carried_spans")),
                ("made", _to("span", "carried_from", null=True, blank=True)),
                ("span", _to("span", "carried_as")),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("assignment", "span"), name="span_carried_once")
                ]
            },
        ),
        migrations.RunSQL(FITS),
        migrations.RunSQL(audit("carryover", "assignment_id")),
        migrations.RunSQL(audit("carriedspan", "assignment_id")),
        migrations.RunSQL(HISTORY_WRITE),
        migrations.RunSQL(WITHOUT_QUOTES),
    ]
