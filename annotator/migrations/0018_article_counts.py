"""What lists of 100,000 articles are narrowed by, kept in order and counted where it changes.

Each list looked for the newest Text of every article, and counted every assignment with its
annotator anew.
"""

import django.db.models.deletion
from django.db import migrations, models

# The rule of `counted` in annotator/assignments/models.py.
KEPT_BY_THE_DATABASE = """
INSERT INTO annotator_articlecounts (article_id, given, handed_in)
SELECT id, 0, 0 FROM annotator_article;

-- Of two at once the second waits at the lock, and then counts what the first committed.
CREATE FUNCTION article_counts_refresh(wanted bigint[]) RETURNS void LANGUAGE plpgsql AS $$
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
            OR m.ended_at IS NULL AND m.role = 'annotator' AND u.is_active)
        GROUP BY w.id
    ) n
    WHERE c.article_id = n.id AND (c.given, c.handed_in) <> (n.given, n.handed_in);
END $$;

CREATE FUNCTION article_counts_begin() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO annotator_articlecounts (article_id, given, handed_in)
    SELECT id, 0, 0 FROM changed;
    RETURN NULL;
END $$;
CREATE TRIGGER article_counts_begin AFTER INSERT ON annotator_article
    REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION article_counts_begin();

-- Nobody may come, go or change roles between the counting and the end of the transaction.
CREATE FUNCTION article_counts_of_texts(texts bigint[], annotators bigint[])
RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    PERFORM FROM annotator_membership m JOIN annotator_user u ON u.id = m.user_id
    WHERE m.id = ANY (annotators) ORDER BY m.id FOR SHARE;
    PERFORM article_counts_refresh(
        ARRAY(SELECT article_id FROM annotator_text WHERE id = ANY (texts)));
END $$;

CREATE FUNCTION article_counts_follow() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        PERFORM article_counts_of_texts(array_agg(text_id), array_agg(annotator_id))
        FROM changed HAVING count(*) > 0;
    ELSE
        PERFORM article_counts_of_texts(
            array_agg(f.text_id) || array_agg(c.text_id), array_agg(c.annotator_id))
        FROM changed c JOIN former f USING (id)
        WHERE (c.text_id, c.annotator_id, c.state = 'submitted')
            IS DISTINCT FROM (f.text_id, f.annotator_id, f.state = 'submitted')
        HAVING count(*) > 0;
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER article_counts_insert AFTER INSERT ON annotator_assignment
    REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION article_counts_follow();
CREATE TRIGGER article_counts_update AFTER UPDATE ON annotator_assignment
    REFERENCING OLD TABLE AS former NEW TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION article_counts_follow();

CREATE FUNCTION article_counts_of_person() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM article_counts_refresh(ARRAY(
        SELECT t.article_id FROM annotator_assignment s
        JOIN annotator_membership m ON m.id = s.annotator_id
        JOIN annotator_text t ON t.id = s.text_id
        WHERE CASE TG_TABLE_NAME WHEN 'annotator_user' THEN m.user_id ELSE m.id END = NEW.id));
    RETURN NULL;
END $$;
CREATE TRIGGER article_counts AFTER UPDATE ON annotator_membership FOR EACH ROW
    WHEN ((OLD.role = 'annotator' AND OLD.ended_at IS NULL)
        <> (NEW.role = 'annotator' AND NEW.ended_at IS NULL))
    EXECUTE FUNCTION article_counts_of_person();
CREATE TRIGGER article_counts AFTER UPDATE ON annotator_user FOR EACH ROW
    WHEN (OLD.is_active <> NEW.is_active)
    EXECUTE FUNCTION article_counts_of_person();

SELECT article_counts_refresh(ARRAY(SELECT id FROM annotator_article));
"""

NEWEST_TEXT = """
DROP INDEX search_words;
UPDATE annotator_searchentry e SET project_id = a.project_id, text_id = t.id
FROM annotator_article a JOIN annotator_text t ON t.article_id = a.id
WHERE a.id = e.article_id
    AND NOT EXISTS (SELECT FROM annotator_text n
        WHERE n.article_id = t.article_id AND n.version > t.version);
SET CONSTRAINTS ALL IMMEDIATE;
ALTER TABLE annotator_searchentry
    ALTER project_id SET NOT NULL, ALTER text_id SET NOT NULL,
    -- Knowing that a word is in every article, PostgreSQL would read the words of every article,
    -- since what it takes to unpack them is not in its costs. Not knowing, it asks the index.
    ALTER words TYPE tsvector, ALTER words SET STATISTICS 0;
CREATE INDEX search_words ON annotator_searchentry USING gin (words);

CREATE OR REPLACE FUNCTION search_refresh(wanted bigint[]) RETURNS void LANGUAGE sql AS $$
    DELETE FROM annotator_searchentry e USING annotator_article a
    WHERE e.article_id = ANY (wanted) AND a.id = e.article_id AND a.withdrawn_at IS NOT NULL;
    INSERT INTO annotator_searchentry
        (article_id, project_id, text_id, configuration, headline, words)
    SELECT DISTINCT ON (a.id) a.id, a.project_id, t.id, c.name::text,
        to_tsvector(c.name, left(t.headline, 10000)),
        setweight(to_tsvector(c.name, left(t.headline, 10000)), 'A')
            || to_tsvector(c.name, substr(t.content, length(t.headline) + 1, 150000))
    FROM annotator_article a
    JOIN annotator_text t ON t.article_id = a.id
    CROSS JOIN LATERAL (SELECT search_configuration(a.language) AS name) c
    WHERE a.id = ANY (wanted) AND a.withdrawn_at IS NULL
    ORDER BY a.id, t.version DESC
    ON CONFLICT (article_id) DO UPDATE SET text_id = excluded.text_id,
        configuration = excluded.configuration, headline = excluded.headline,
        words = excluded.words;
$$;
"""


def kept(to: str, null: bool) -> models.ForeignKey[object, object]:
    return models.ForeignKey(
        on_delete=django.db.models.deletion.CASCADE,
        db_index=False,
        related_name="+",
        null=null,
        to=to,
    )


class Migration(migrations.Migration):
    dependencies = [("annotator", "0017_codebook_changes")]

    operations = [
        migrations.CreateModel(
            name="ArticleCounts",
            fields=[
                (
                    "article",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="counts",
                        serialize=False,
                        to="annotator.article",
                    ),
                ),
                ("given", models.PositiveIntegerField()),
                ("handed_in", models.PositiveIntegerField()),
                (
                    "state",
                    models.GeneratedField(
                        db_persist=True,
                        expression=models.Case(
                            models.When(given=0, then=models.Value("unassigned")),
                            models.When(given__gt=models.F("handed_in"), then=models.Value("open")),
                            default=models.Value("done"),
                        ),
                        output_field=models.CharField(max_length=10),
                    ),
                ),
            ],
            options={"verbose_name_plural": "article counts"},
        ),
        migrations.AddField("searchentry", "project", kept("annotator.project", null=True)),
        migrations.AddField("searchentry", "text", kept("annotator.text", null=True)),
        migrations.RunSQL(
            NEWEST_TEXT,
            state_operations=[
                migrations.AlterField("searchentry", name, kept(f"annotator.{name}", null=False))
                for name in ("project", "text")
            ],
        ),
        migrations.AddIndex(
            model_name="searchentry",
            index=models.Index(fields=["project", "article"], name="search_in_order"),
        ),
        migrations.RunSQL(KEPT_BY_THE_DATABASE),
    ]
