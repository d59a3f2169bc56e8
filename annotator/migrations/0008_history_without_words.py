"""The history carries no words of a text: what is withdrawn must be gone from there too."""

from django.db import migrations

HISTORY_WRITE = """
CREATE OR REPLACE FUNCTION history_write() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    -- A row of the history must not carry what nobody may read: hashes, and words of a text.
    secret text[] := ARRAY['password', 'digest', 'content', 'headline'];
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


class Migration(migrations.Migration):
    dependencies = [("annotator", "0007_active_manager")]

    operations = [migrations.RunSQL(HISTORY_WRITE)]
