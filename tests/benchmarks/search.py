"""How fast is the list of articles when a project has 100,000 of them?

    python -m tests.benchmarks.search [articles]

Loads generated articles in sets into a database of its own, which it drops, and prints the median
of each request. With EXPLAIN=1 the plans of its two slowest statements stand below each.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from statistics import median
from time import perf_counter
from typing import Any

import tests.database  # a private PostgreSQL, unless DATABASE_URL names one

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "annotator.settings")

import django

django.setup()

from django.conf import settings as used  # noqa: E402
from django.db import connection  # noqa: E402
from django.test.utils import (  # noqa: E402
    CaptureQueriesContext,
    setup_databases,
    setup_test_environment,
    teardown_databases,
)
from rest_framework.test import APIClient  # noqa: E402

from annotator.projects.models import Project  # noqa: E402
from tests.world import World, make_world  # noqa: E402

TABLES = ("article", "text", "assignment", "span")
# Words by how often they occur: the first in nearly every article, the last in very few.
LOAD = """
CREATE TABLE vocabulary AS
SELECT n, 'w' || translate((n * 7919)::text, '0123456789', 'abcdefghij') AS word
FROM generate_series(1, 20000) n;
CREATE UNIQUE INDEX ON vocabulary (n);

INSERT INTO annotator_outlet (project_id, name, country, type, ownership, leaning, leaning_source,
    website)
SELECT {project}, 'Outlet ' || n, '', '', '', '', '', '' FROM generate_series(1, 60) n;
INSERT INTO annotator_story (project_id, name)
SELECT {project}, 'Story ' || n FROM generate_series(1, {articles} / 20) n;

INSERT INTO annotator_article (project_id, outlet_id, story_id, identity, external_id, url, byline,
    language, published_at, published_as_printed, zone_assumed, withdrawn_reason, created_at)
SELECT {project},
    (SELECT min(id) FROM annotator_outlet WHERE project_id = {project}) + n % 60,
    (SELECT min(id) FROM annotator_story WHERE project_id = {project}) + n % ({articles} / 20),
    'bench:' || n, '', '', '', CASE WHEN n % 4 = 0 THEN 'de' ELSE 'en' END,
    '2020-01-01Z'::timestamptz + n * interval '20 minutes', '', false, '', now()
FROM generate_series(1, {articles}) n;

INSERT INTO annotator_text (article_id, version, content, sha256, blocks, sentences,
    splitter_version, note, created_at)
SELECT id, 1, content, encode(sha256(convert_to(content, 'UTF8')), 'hex'),
    jsonb_build_array(
        jsonb_build_object('kind', 'headline', 'start', 0, 'end', length(headline)),
        jsonb_build_object('kind', 'paragraph', 'start', length(headline) + 2,
            'end', length(content))), '[]', '', '', now()
FROM (
    SELECT a.id, words.headline, words.headline || E'\\n\\n' || words.body AS content
    FROM annotator_article a CROSS JOIN LATERAL (
        SELECT string_agg(word, ' ') FILTER (WHERE i <= 8) AS headline,
            string_agg(word, ' ') FILTER (WHERE i > 8) AS body
        FROM (SELECT i, (1 + 19999 * power(random(), 4))::int AS n
              FROM generate_series(1, 300) i WHERE a.id > 0) drawn JOIN vocabulary USING (n)
    ) words WHERE a.identity LIKE 'bench:%' AND a.project_id = {project}
) made;

INSERT INTO annotator_assignment (project_id, text_id, codebook_id, annotator_id, round, slot,
    state, condition, created_at, submitted_at)
SELECT {project}, t.id, (SELECT max(id) FROM annotator_codebook WHERE project_id = {project}),
    m.id, 1, m.place, CASE WHEN t.id % 3 = 0 THEN 'open' ELSE 'submitted' END, '{{}}', now(),
    now()
FROM annotator_text t JOIN annotator_article a ON a.id = t.article_id
CROSS JOIN (SELECT id, row_number() OVER (ORDER BY id) AS place FROM annotator_membership
    WHERE project_id = {project} AND role = 'annotator') m
WHERE a.project_id = {project} AND a.identity LIKE 'bench:%' AND t.id % 5 < 3;

INSERT INTO annotator_span (uuid, assignment_id, label_id, start, "end", quote, attributes, note,
    origin, revision, exclusive, created_at)
SELECT gen_random_uuid(), s.id, l.id, 10 * l.place, 10 * l.place + 3, '', '{{}}', '', 'hand', 1,
    false, now()
FROM annotator_assignment s
CROSS JOIN (SELECT id, row_number() OVER (ORDER BY id) AS place FROM annotator_label
    WHERE codebook_id = (SELECT max(id) FROM annotator_codebook WHERE project_id = {project})) l
WHERE s.project_id = {project} AND (s.id + l.place) % 4 < 2;

INSERT INTO annotator_articlecounts (article_id, given, handed_in)
SELECT id, 0, 0 FROM annotator_article WHERE project_id = {project} ON CONFLICT DO NOTHING;
SELECT search_refresh(articles), article_counts_refresh(articles)
FROM (SELECT ARRAY(SELECT id FROM annotator_article WHERE project_id = {project}) AS articles) a;
"""


def load(project: Project, articles: int) -> None:
    with connection.cursor() as cursor:
        for table in TABLES:
            cursor.execute(f"ALTER TABLE annotator_{table} DISABLE TRIGGER USER")
        cursor.execute(LOAD.format(project=project.pk, articles=articles))
        cursor.execute("VACUUM ANALYZE")


def words(many: int) -> list[str]:
    """The most frequent words of the articles, each rarer than the one before."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT word FROM vocabulary ORDER BY n LIMIT %s", [many])
        return [word for (word,) in cursor.fetchall()]


def requests(vocabulary: list[str]) -> dict[str, dict[str, str]]:
    often, seldom = vocabulary[200], vocabulary[-1]
    return {
        "first page": {},
        "first page without choices": {"facets": "false"},
        "outlet": {"outlet": "Outlet 7", "facets": "false"},
        "story": {"story": "Story 7", "facets": "false"},
        "language": {"language": "de", "facets": "false"},
        "a week": {
            "published_from": "2021-05-03",
            "published_to": "2021-05-09",
            "facets": "false",
        },
        "not given out": {"state": "unassigned", "facets": "false"},
        "done": {"state": "done", "facets": "false"},
        "label": {"label": "loaded", "facets": "false"},
        "label of one annotator": {"label": "loaded", "annotator": "P01", "facets": "false"},
        "a word of every article": {"q": vocabulary[0], "facets": "false"},
        "a frequent word": {"q": often, "facets": "false"},
        "a rare word": {"q": seldom, "facets": "false"},
        "a phrase": {"q": f'"{vocabulary[100]} {vocabulary[101]}"', "facets": "false"},
        "one without another": {"q": f"{seldom} -{often}", "facets": "false"},
        "a word, an outlet, a label": {
            "q": often,
            "outlet": "Outlet 7",
            "label": "loaded",
            "facets": "false",
        },
        "nothing found": {"q": "nowhere", "facets": "false"},
    }


def seconds(call: Callable[[], Any], repeats: int = 5) -> float:
    """Median of several runs, after one that does not count."""
    call()
    times = []
    for _ in range(repeats):
        begin = perf_counter()
        call()
        times.append(perf_counter() - begin)
    return median(times)


def measure(world: World) -> None:
    client = APIClient()
    client.force_authenticate(world.mona)
    address = f"/api/v1/projects/{world.project.slug}/articles/"
    for name, query in requests(words(3000)).items():
        with CaptureQueriesContext(connection) as asked:
            answer = client.get(address, query).json()
        statements = asked.captured_queries
        count = f"{answer['count']:,}{'' if answer['count_is_all'] else ' and more'}"
        took = seconds(lambda query=query: client.get(address, query))  # type: ignore[misc]
        print(f"{name:<28}{1000 * took:8.0f} ms  {len(statements):3} statements  {count}")
        if os.environ.get("EXPLAIN"):
            slowest = sorted(statements, key=lambda q: -float(q["time"]))[:2]
            for one in slowest:
                with connection.cursor() as cursor:
                    cursor.execute("EXPLAIN (ANALYZE, BUFFERS) " + one["sql"])
                    print(one["sql"][:3000], *(line for (line,) in cursor.fetchall()), sep="\n  ")


def main() -> None:
    articles = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    used.DATABASES["default"]["OPTIONS"] = {}
    connection.settings_dict["TEST"]["NAME"] = "scarequote_benchmark"
    setup_test_environment()
    made = setup_databases(verbosity=0, interactive=False)
    try:
        world = make_world()
        begin = perf_counter()
        load(world.project, articles)
        print(f"{articles:,} articles loaded in {perf_counter() - begin:.0f} s")
        measure(world)
    finally:
        teardown_databases(made, verbosity=0)
        tests.database.pytest_unconfigure(None)  # type: ignore[arg-type]


if __name__ == "__main__":
    main()
