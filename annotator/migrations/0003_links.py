"""A link's ends carry labels that its type allows, also after one of them is relabelled."""

from django.db import migrations

LINK_FITS_LABELS = """
CREATE FUNCTION link_fits_labels() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    misfit text;
BEGIN
    SELECT t.slug INTO misfit
    FROM annotator_link l
    JOIN annotator_linktype t ON t.id = l.type_id
    JOIN annotator_span s ON s.id = l.source_id JOIN annotator_label sl ON sl.id = s.label_id
    JOIN annotator_span g ON g.id = l.target_id JOIN annotator_label gl ON gl.id = g.label_id
    WHERE l.deleted_at IS NULL
        AND (CASE TG_TABLE_NAME WHEN 'annotator_link' THEN l.id = NEW.id
            ELSE l.source_id = NEW.id OR l.target_id = NEW.id END)
        AND NOT ((t.from_labels = '[]' OR t.from_labels ? sl.slug)
            AND (t.to_labels = '[]' OR t.to_labels ? gl.slug));
    IF FOUND THEN
        RAISE EXCEPTION 'a link % cannot have ends with these labels', misfit
            USING ERRCODE = 'check_violation', CONSTRAINT = 'link_fits_labels';
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER fits_labels AFTER INSERT OR UPDATE ON annotator_link
    DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW EXECUTE FUNCTION link_fits_labels();
CREATE CONSTRAINT TRIGGER fits_links AFTER UPDATE OF label_id ON annotator_span
    DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW WHEN (OLD.label_id <> NEW.label_id)
    EXECUTE FUNCTION link_fits_labels();
"""


class Migration(migrations.Migration):
    dependencies = [("annotator", "0002_rules")]

    operations = [migrations.RunSQL(LINK_FITS_LABELS)]
