"""Full-text search, in each article's own language.

What is typed is read as web search engines do: words, "a phrase", -without, one or other.
"""

from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Any

from django.contrib.postgres.search import SearchHeadline, SearchQuery
from django.db import connection
from django.db.models import (
    BigIntegerField,
    Case,
    ExpressionWrapper,
    F,
    Func,
    Q,
    TextField,
    Value,
    When,
)
from django.db.models.expressions import Combinable
from django.db.models.functions import Length, Substr

from annotator.articles.models import Text
from annotator.projects.models import Project

# No index gives the languages of a project at once: this hops from each to the next.
CONFIGURATIONS = """
WITH RECURSIVE found(language) AS (
    (SELECT language FROM annotator_article
     WHERE project_id = %(project)s AND withdrawn_at IS NULL ORDER BY language LIMIT 1)
    UNION ALL
    SELECT (SELECT language FROM annotator_article
            WHERE project_id = %(project)s AND withdrawn_at IS NULL
                AND language > found.language ORDER BY language LIMIT 1)
    FROM found WHERE found.language IS NOT NULL
)
SELECT DISTINCT search_configuration(language)::text FROM found WHERE language IS NOT NULL
"""
# Beyond every number of an article, and short enough for the cursor of a page.
BEHIND = 10**16
# Around a hit. No text needs them, and what has them loses them.
BEGIN, END = "\x02", "\x03"
Parts = list[dict[str, Any]]


def configurations(project: Project) -> list[str]:
    """Those that the languages of a project's articles ask for."""
    with connection.cursor() as cursor:
        cursor.execute(CONFIGURATIONS, {"project": project.pk})
        return sorted(name for (name,) in cursor.fetchall())


@dataclass(frozen=True)
class Wanted:
    """What was typed, for the languages there are."""

    q: str
    configurations: list[str]

    def found(self, column: str = "words") -> Q:
        """Of search entries: those that have what was typed."""
        each = (self._found(name, column) for name in self.configurations)
        return reduce(or_, each, Q(pk__in=[]))

    def place(self) -> Combinable:
        """Hits in the headline first; then in the order of the articles."""
        behind = Case(
            When(self.found("headline"), then=Value(0)),
            default=Value(BEHIND),
        )
        return ExpressionWrapper(behind + F("article_id"), output_field=BigIntegerField())

    def _found(self, configuration: str, column: str) -> Q:
        query = SearchQuery(self.q, config=configuration, search_type="websearch")
        return Q(**{"configuration": configuration, column: query})


def snippets(texts: list[Text], q: str) -> dict[int, dict[str, Parts]]:
    """Of each Text its headline, and the places around some hits; one statement."""
    config = F("article__search_entry__configuration")
    query = SearchQuery(q, config=config, search_type="websearch")
    marks: dict[str, Any] = {"config": config, "start_sel": BEGIN, "stop_sel": END}
    body = SearchHeadline(
        _plain(Substr("content", Length("headline") + 1)),
        query,
        **marks,
        max_fragments=2,
        min_words=10,
        max_words=24,
        fragment_delimiter=" … ",
    )
    headline = SearchHeadline(_plain(F("headline")), query, **marks, highlight_all=True)
    rows = Text.objects.filter(pk__in=[text.pk for text in texts]).order_by()
    return {
        pk: {"headline": parts(first), "body": parts(rest)}
        for pk, first, rest in rows.values_list("pk", headline, body)
    }


def parts(marked: str) -> Parts:
    """The words in order, each stretch with whether it is a hit."""
    found: Parts = []
    for stretch in marked.split(BEGIN):
        hit, end, rest = stretch.rpartition(END)
        found += [{"text": hit, "hit": True}] if end else []
        found += [{"text": rest, "hit": False}] if rest else []
    return found


def _plain(words: Combinable) -> Func:
    marks = (Value(BEGIN + END), Value(""))
    return Func(words, *marks, function="translate", output_field=TextField())
