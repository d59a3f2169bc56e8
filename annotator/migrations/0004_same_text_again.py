"""Storing a text again as it is changes nothing, so that fixtures can be loaded twice.

A trigger that runs before an update does not know generated columns yet: `length` is empty in
NEW, and every update looked like a change.
"""

from django.db import migrations

IMMUTABLE_ROW = """
CREATE OR REPLACE FUNCTION immutable_row() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND to_jsonb(OLD) - 'length' = to_jsonb(NEW) - 'length' THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION '% refuses %: its rows never change', TG_TABLE_NAME, TG_OP
        USING ERRCODE = 'restrict_violation', CONSTRAINT = 'immutable_row';
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("annotator", "0003_links")]

    operations = [migrations.RunSQL(IMMUTABLE_ROW)]
