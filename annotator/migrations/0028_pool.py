"""The pool: slots that annotators take for a time. What lapsed counts only once it is submitted."""

from django.db import migrations, models

# The rule of `counted` in annotator/assignments/models.py.
COUNTED = """
CREATE OR REPLACE FUNCTION article_counts_refresh(wanted bigint[]) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
    PERFORM FROM annotator_articlecounts WHERE article_id = ANY (wanted)
    ORDER BY article_id FOR UPDATE;
    UPDATE annotator_articlecounts c SET given = n.given, handed_in = n.handed_in
    FROM (
        SELECT w.id, count(u.id) AS given,
            count(u.id) FILTER (WHERE s.state = 'submitted') AS handed_in
        FROM (SELECT DISTINCT unnest(wanted) AS id) w
        JOIN annotator_text t ON t.article_id = w.id
        LEFT JOIN annotator_assignment s ON s.text_id = t.id
        LEFT JOIN annotator_membership m ON m.id = s.annotator_id
        LEFT JOIN annotator_user u ON u.id = m.user_id AND (s.state = 'submitted'
            OR m.ended_at IS NULL AND m.role = 'annotator' AND u.is_active
                AND s.lapsed_at IS NULL)
        GROUP BY w.id
    ) n
    WHERE c.article_id = n.id AND (c.given, c.handed_in) <> (n.given, n.handed_in);
END $$;

CREATE OR REPLACE FUNCTION article_counts_follow() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        PERFORM article_counts_of_texts(array_agg(text_id), array_agg(annotator_id))
        FROM changed HAVING count(*) > 0;
    ELSE
        PERFORM article_counts_of_texts(
            array_agg(f.text_id) || array_agg(c.text_id), array_agg(c.annotator_id))
        FROM changed c JOIN former f USING (id)
        WHERE (c.text_id, c.annotator_id, c.state = 'submitted', c.lapsed_at)
            IS DISTINCT FROM (f.text_id, f.annotator_id, f.state = 'submitted', f.lapsed_at)
        HAVING count(*) > 0;
    END IF;
    RETURN NULL;
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("annotator", "0027_review"),
    ]

    operations = [
        migrations.AddField(
            model_name="assignment",
            name="lapsed_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="membership",
            name="cap",
            field=models.PositiveIntegerField(blank=True, null=True),
        ),
        migrations.AddIndex(
            model_name="assignment",
            index=models.Index(
                condition=models.Q(("annotator", None), ("lapsed_at", None)),
                fields=["project", "id"],
                name="assignment_open_slot",
            ),
        ),
        migrations.AddIndex(
            model_name="assignment",
            index=models.Index(
                condition=models.Q(("lapsed_at", None), ("lease_until__isnull", False)),
                fields=["lease_until"],
                name="assignment_leased",
            ),
        ),
        migrations.AddConstraint(
            model_name="assignment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("lease_until", None), ("annotator__isnull", False), _connector="OR"
                ),
                name="assignment_leased_to_somebody",
            ),
        ),
        migrations.RunSQL(COUNTED),
    ]
