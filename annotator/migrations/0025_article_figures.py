"""What agreement needs of each article, kept until submitted work on it changes."""

import django.db.models.deletion
from django.db import migrations, models

# Changes are counted, not marked: who counts the figures says which change they stand for, and one
# that was committed meanwhile is not lost. Groups are locked in one order, so that two never wait
# for each other.
FOLLOWED_BY_THE_DATABASE = """
CREATE FUNCTION article_figures_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_TABLE_NAME = 'annotator_span' THEN
        INSERT INTO annotator_articlefigures
            (text_id, codebook_id, round, changes, packed, counts, sets)
        SELECT DISTINCT s.text_id, s.codebook_id, s.round, 1, 0, ''::bytea, ''::bytea
        FROM changed c JOIN annotator_assignment s ON s.id = c.assignment_id
        WHERE s.state = 'submitted' ORDER BY 1, 2, 3
        ON CONFLICT (text_id, codebook_id, round)
        DO UPDATE SET changes = annotator_articlefigures.changes + 1;
    ELSIF TG_OP = 'INSERT' THEN
        INSERT INTO annotator_articlefigures
            (text_id, codebook_id, round, changes, packed, counts, sets)
        SELECT DISTINCT text_id, codebook_id, round, 1, 0, ''::bytea, ''::bytea
        FROM changed WHERE state = 'submitted' ORDER BY 1, 2, 3
        ON CONFLICT (text_id, codebook_id, round)
        DO UPDATE SET changes = annotator_articlefigures.changes + 1;
    ELSE
        INSERT INTO annotator_articlefigures
            (text_id, codebook_id, round, changes, packed, counts, sets)
        SELECT DISTINCT e.text_id, e.codebook_id, e.round, 1, 0, ''::bytea, ''::bytea
        FROM changed c JOIN former f USING (id),
            LATERAL (VALUES (f.text_id, f.codebook_id, f.round, f.state),
                (c.text_id, c.codebook_id, c.round, c.state)) e (text_id, codebook_id, round, state)
        WHERE e.state = 'submitted'
            AND (c.text_id, c.codebook_id, c.round, c.annotator_id, c.state)
                IS DISTINCT FROM (f.text_id, f.codebook_id, f.round, f.annotator_id, f.state)
        ORDER BY 1, 2, 3
        ON CONFLICT (text_id, codebook_id, round)
        DO UPDATE SET changes = annotator_articlefigures.changes + 1;
    END IF;
    RETURN NULL;
END $$;

CREATE TRIGGER article_figures_insert AFTER INSERT ON annotator_assignment
    REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION article_figures_changed();
CREATE TRIGGER article_figures_update AFTER UPDATE ON annotator_assignment
    REFERENCING OLD TABLE AS former NEW TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION article_figures_changed();
CREATE TRIGGER article_figures_insert AFTER INSERT ON annotator_span
    REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION article_figures_changed();
CREATE TRIGGER article_figures_update AFTER UPDATE ON annotator_span
    REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION article_figures_changed();

INSERT INTO annotator_articlefigures
            (text_id, codebook_id, round, changes, packed, counts, sets)
SELECT DISTINCT text_id, codebook_id, round, 1, 0, ''::bytea, ''::bytea
FROM annotator_assignment WHERE state = 'submitted';
"""


class Migration(migrations.Migration):
    dependencies = [("annotator", "0024_reports")]

    operations = [
        migrations.CreateModel(
            name="ArticleFigures",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("round", models.PositiveIntegerField()),
                ("changes", models.BigIntegerField(default=1)),
                ("counted", models.BigIntegerField(null=True)),
                (
                    "packed",
                    models.PositiveIntegerField(
                        default=0, help_text="How: the version of the packing."
                    ),
                ),
                ("counts", models.BinaryField(default=b"")),
                ("sets", models.BinaryField(default=b"")),
                (
                    "codebook",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="figures",
                        to="annotator.codebook",
                    ),
                ),
                (
                    "text",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="figures",
                        to="annotator.text",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "article figures",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("text", "codebook", "round"), name="figures_once"
                    )
                ],
                "indexes": [
                    models.Index(
                        condition=models.Q(
                            models.Q(("counted", models.F("changes")), _negated=True),
                            ("counted", None),
                            _connector="OR",
                        ),
                        fields=["codebook", "round"],
                        name="figures_to_count",
                    )
                ],
            },
        ),
        migrations.RunSQL(FOLLOWED_BY_THE_DATABASE),
    ]
