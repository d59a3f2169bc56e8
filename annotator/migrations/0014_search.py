"""Full-text search over the newest Text of each article, and the filters a person keeps.

The words are kept beside the Text, not in it: what reads Texts shall not carry them along, and the
history, which copies rows, shall not hold the words of an article that is withdrawn.
"""

import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from annotator.history.triggers import audit

KEPT_BY_THE_DATABASE = """
-- By the first part of the language tag; a language PostgreSQL has no stems for is taken as it is.
CREATE FUNCTION search_configuration(language text) RETURNS regconfig
    LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
SELECT CASE split_part(language, '-', 1)
    WHEN 'ar' THEN 'pg_catalog.arabic'::regconfig
    WHEN 'hy' THEN 'pg_catalog.armenian'::regconfig
    WHEN 'eu' THEN 'pg_catalog.basque'::regconfig
    WHEN 'ca' THEN 'pg_catalog.catalan'::regconfig
    WHEN 'da' THEN 'pg_catalog.danish'::regconfig
    WHEN 'nl' THEN 'pg_catalog.dutch'::regconfig
    WHEN 'en' THEN 'pg_catalog.english'::regconfig
    WHEN 'fi' THEN 'pg_catalog.finnish'::regconfig
    WHEN 'fr' THEN 'pg_catalog.french'::regconfig
    WHEN 'de' THEN 'pg_catalog.german'::regconfig
    WHEN 'el' THEN 'pg_catalog.greek'::regconfig
    WHEN 'hi' THEN 'pg_catalog.hindi'::regconfig
    WHEN 'hu' THEN 'pg_catalog.hungarian'::regconfig
    WHEN 'id' THEN 'pg_catalog.indonesian'::regconfig
    WHEN 'ga' THEN 'pg_catalog.irish'::regconfig
    WHEN 'it' THEN 'pg_catalog.italian'::regconfig
    WHEN 'lt' THEN 'pg_catalog.lithuanian'::regconfig
    WHEN 'ne' THEN 'pg_catalog.nepali'::regconfig
    WHEN 'no' THEN 'pg_catalog.norwegian'::regconfig
    WHEN 'nb' THEN 'pg_catalog.norwegian'::regconfig
    WHEN 'nn' THEN 'pg_catalog.norwegian'::regconfig
    WHEN 'pt' THEN 'pg_catalog.portuguese'::regconfig
    WHEN 'ro' THEN 'pg_catalog.romanian'::regconfig
    WHEN 'ru' THEN 'pg_catalog.russian'::regconfig
    WHEN 'sr' THEN 'pg_catalog.serbian'::regconfig
    WHEN 'es' THEN 'pg_catalog.spanish'::regconfig
    WHEN 'sv' THEN 'pg_catalog.swedish'::regconfig
    WHEN 'ta' THEN 'pg_catalog.tamil'::regconfig
    WHEN 'tr' THEN 'pg_catalog.turkish'::regconfig
    WHEN 'yi' THEN 'pg_catalog.yiddish'::regconfig
    ELSE 'pg_catalog.simple'::regconfig
END $$;

-- 150,000 characters from the start: more distinct words than that do not fit a tsvector.
CREATE FUNCTION search_refresh(wanted bigint[]) RETURNS void LANGUAGE sql AS $$
    DELETE FROM annotator_searchentry e USING annotator_article a
    WHERE e.article_id = ANY (wanted) AND a.id = e.article_id AND a.withdrawn_at IS NOT NULL;
    INSERT INTO annotator_searchentry (article_id, configuration, headline, words)
    SELECT DISTINCT ON (a.id) a.id, c.name::text,
        to_tsvector(c.name, left(t.headline, 10000)),
        setweight(to_tsvector(c.name, left(t.headline, 10000)), 'A')
            || to_tsvector(c.name, substr(t.content, length(t.headline) + 1, 150000))
    FROM annotator_article a
    JOIN annotator_text t ON t.article_id = a.id
    CROSS JOIN LATERAL (SELECT search_configuration(a.language) AS name) c
    WHERE a.id = ANY (wanted) AND a.withdrawn_at IS NULL
    ORDER BY a.id, t.version DESC
    ON CONFLICT (article_id) DO UPDATE SET configuration = excluded.configuration,
        headline = excluded.headline, words = excluded.words;
$$;

CREATE FUNCTION search_follows() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_TABLE_NAME = 'annotator_text' THEN
        PERFORM search_refresh((SELECT array_agg(DISTINCT article_id) FROM changed));
    ELSE
        PERFORM search_refresh((SELECT array_agg(c.id) FROM changed c JOIN former f USING (id)
            WHERE (c.language, c.withdrawn_at IS NULL)
                IS DISTINCT FROM (f.language, f.withdrawn_at IS NULL)));
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER search_follows_insert AFTER INSERT ON annotator_text
    REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION search_follows();
CREATE TRIGGER search_follows_update AFTER UPDATE ON annotator_text
    REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION search_follows();
CREATE TRIGGER search_follows AFTER UPDATE ON annotator_article
    REFERENCING OLD TABLE AS former NEW TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION search_follows();

SELECT search_refresh(ARRAY(SELECT id FROM annotator_article));
"""


class Migration(migrations.Migration):
    dependencies = [("annotator", "0013_outlets_and_stories")]

    operations = [
        migrations.CreateModel(
            name="SavedFilter",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uuid", models.UUIDField()),
                ("name", models.CharField(max_length=100)),
                ("query", models.JSONField()),
                ("created_at", models.DateTimeField(auto_now_add=True)),
            ],
            options={
                "ordering": ["name"],
            },
        ),
        migrations.CreateModel(
            name="SearchEntry",
            fields=[
                (
                    "article",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="search_entry",
                        serialize=False,
                        to="annotator.article",
                    ),
                ),
                ("configuration", models.CharField(max_length=30)),
                ("headline", django.contrib.postgres.search.SearchVectorField()),
                ("words", django.contrib.postgres.search.SearchVectorField()),
            ],
            options={
                "verbose_name_plural": "search entries",
            },
        ),
        migrations.AddField(
            model_name="savedfilter",
            name="person",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="saved_filters",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="savedfilter",
            name="project",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="saved_filters",
                to="annotator.project",
            ),
        ),
        migrations.AddIndex(
            model_name="searchentry",
            index=django.contrib.postgres.indexes.GinIndex(fields=["words"], name="search_words"),
        ),
        migrations.AddConstraint(
            model_name="savedfilter",
            constraint=models.UniqueConstraint(
                fields=("project", "uuid"), name="saved_filter_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="savedfilter",
            constraint=models.UniqueConstraint(
                fields=("project", "person", "name"), name="saved_filter_name_once"
            ),
        ),
        migrations.RunSQL(audit("savedfilter", "project_id")),
        migrations.RunSQL(KEPT_BY_THE_DATABASE),
    ]
