from django.db import migrations, models

# The oldest move tells where a span was before anybody moved it; what never moved is still there.
FILLED = """
ALTER TABLE annotator_span DISABLE TRIGGER USER;
UPDATE annotator_span s SET made_under = c.number
FROM annotator_label l JOIN annotator_codebook c ON c.id = l.codebook_id
WHERE l.id = coalesce(
    (SELECT (m.before->>'label_id')::bigint FROM annotator_move m
     WHERE m."table" = 'span' AND m."row" = s.id ORDER BY m.id LIMIT 1),
    s.label_id
);
ALTER TABLE annotator_span ENABLE TRIGGER USER;
"""
TRIGGER = """
CREATE FUNCTION span_made_under() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' THEN
        NEW.made_under = OLD.made_under;
    ELSIF NEW.made_under IS NULL THEN
        SELECT c.number INTO NEW.made_under
        FROM annotator_label l JOIN annotator_codebook c ON c.id = l.codebook_id
        WHERE l.id = NEW.label_id;
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER made_under BEFORE INSERT OR UPDATE OF made_under ON annotator_span
    FOR EACH ROW EXECUTE FUNCTION span_made_under();
"""


class Migration(migrations.Migration):
    dependencies = [("annotator", "0018_article_counts")]

    operations = [
        migrations.AddField(
            model_name="span",
            name="made_under",
            field=models.PositiveIntegerField(editable=False, null=True),
        ),
        migrations.RunSQL(FILLED),
        migrations.RunSQL(TRIGGER),
    ]
