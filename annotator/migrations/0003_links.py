"""A link's ends carry labels that its type allows, also after one of them is relabelled."""

from django.db import migrations

LINK_FITS_LABELS = """
CREATE FUNCTION link_fits_labels(link annotator_link) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    from_labels jsonb; to_labels jsonb; source_label text; target_label text;
    source_gone timestamptz; target_gone timestamptz;
BEGIN
    SELECT t.from_labels, t.to_labels INTO from_labels, to_labels
    FROM annotator_linktype t WHERE t.id = link.type_id;
    SELECT l.slug, s.deleted_at INTO source_label, source_gone
    FROM annotator_span s JOIN annotator_label l ON l.id = s.label_id WHERE s.id = link.source_id;
    SELECT l.slug, s.deleted_at INTO target_label, target_gone
    FROM annotator_span s JOIN annotator_label l ON l.id = s.label_id WHERE s.id = link.target_id;
    -- A link is away while one of its spans is; it is looked at again when the span is back.
    IF link.deleted_at IS NULL AND source_gone IS NULL AND target_gone IS NULL
        AND NOT ((from_labels = '[]' OR from_labels ? source_label)
            AND (to_labels = '[]' OR to_labels ? target_label))
    THEN
        RAISE EXCEPTION 'a link of type % cannot have ends with these labels', link.type_id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'link_fits_labels';
    END IF;
END $$;

CREATE FUNCTION link_fits_its_ends() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM link_fits_labels(NEW);
    RETURN NULL;
END $$;

CREATE FUNCTION span_fits_its_links() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM link_fits_labels(l) FROM annotator_link l WHERE l.source_id = NEW.id;
    PERFORM link_fits_labels(l) FROM annotator_link l WHERE l.target_id = NEW.id;
    RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER fits_labels AFTER INSERT OR UPDATE ON annotator_link
    DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW EXECUTE FUNCTION link_fits_its_ends();
CREATE CONSTRAINT TRIGGER fits_links AFTER UPDATE OF label_id, deleted_at ON annotator_span
    DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW
    WHEN (OLD.label_id <> NEW.label_id OR OLD.deleted_at IS DISTINCT FROM NEW.deleted_at)
    EXECUTE FUNCTION span_fits_its_links();
"""


class Migration(migrations.Migration):
    dependencies = [("annotator", "0002_rules")]

    operations = [migrations.RunSQL(LINK_FITS_LABELS)]
