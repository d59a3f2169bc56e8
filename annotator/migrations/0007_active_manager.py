"""A project keeps a manager who can sign in, whichever way the last one would go."""

from django.db import migrations

# Locks what the change of a membership locks, so that of two at once the second sees the first.
STILL_MANAGED = """
CREATE FUNCTION person_leaves_managers() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    alone bigint;
BEGIN
    PERFORM FROM annotator_project WHERE id IN (SELECT project_id FROM annotator_membership
        WHERE user_id = OLD.id AND role = 'manager' AND ended_at IS NULL)
    ORDER BY id FOR NO KEY UPDATE;
    SELECT mine.project_id INTO alone FROM annotator_membership mine
    WHERE mine.user_id = OLD.id AND mine.role = 'manager' AND mine.ended_at IS NULL
        AND NOT EXISTS (SELECT FROM annotator_membership m JOIN annotator_user u ON u.id = m.user_id
            WHERE m.project_id = mine.project_id AND m.role = 'manager' AND m.ended_at IS NULL
                AND u.is_active)
    LIMIT 1;
    IF alone IS NOT NULL THEN
        RAISE EXCEPTION 'project % would be without a manager', alone
            USING ERRCODE = 'check_violation', CONSTRAINT = 'project_keeps_manager';
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER leaves_managers AFTER UPDATE OF is_active ON annotator_user
    DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW WHEN (OLD.is_active AND NOT NEW.is_active)
    EXECUTE FUNCTION person_leaves_managers();
"""


class Migration(migrations.Migration):
    dependencies = [("annotator", "0006_import")]

    operations = [migrations.RunSQL(STILL_MANAGED)]
