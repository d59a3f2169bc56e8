"""The articles of a project, narrowed and in order, and how far the marking of some of them is."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time
from functools import partial
from typing import Any

from django.db.models import Count, Exists, F, IntegerField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from annotator.articles.models import Article, ArticleLikeness, Text
from annotator.assignments.models import STATES, ArticleCounts, Assignment
from annotator.codebook.models import Label
from annotator.projects.models import Membership, Project, Role
from annotator.search.models import SearchEntry
from annotator.search.words import Wanted
from annotator.spans.models import Span

COLUMNS = {
    "outlet": "article__outlet__name",
    "story": "article__story__name",
    "language": "article__language",
}
YES, NO = ALIKE = ("yes", "no")
# Of each filter a person chooses from a list; what is rarer is found by searching.
MOST_CHOICES = 200
# Counting further takes longer than it tells.
MOST_COUNTED = 10_000
Choice = dict[str, Any]
Entries = QuerySet[SearchEntry]


def articles_of(
    project: Project,
    *,
    words: Wanted | None = None,
    label: str | None = None,
    annotator: str | None = None,
    published_from: date | None = None,
    published_to: date | None = None,
    **filters: str,
) -> Any:
    """Of each article that fits its newest `text`, and the `place` it has in the list.

    No more, so that what is sorted stays small; `in_detail` has the rest for one page.
    """
    found: Entries = SearchEntry.objects.filter(project=project)
    ways: dict[str, Callable[[str], Q]] = {"state": _in_state, "alike": partial(_like, project)}
    for name, value in filters.items():
        found = found.filter(ways[name](value) if name in ways else Q((COLUMNS[name], value)))
    found = found.filter(words.found()) if words else found
    found = found.filter(_marked(label, annotator)) if label or annotator else found
    found = _between(found, published_from, published_to)
    return found.values("text", place=words.place() if words else F("article_id"))


def in_detail(pks: list[int]) -> list[Text]:
    """These Texts in this order, without their words.

    Each has `given_out`, `handed_in`, `span_count` and whether others are much `alike`.
    """
    texts = _counted(Text.objects.filter(pk__in=pks)).defer("content", "blocks")
    found = {text.pk: text for text in texts.select_related("article__outlet", "article__story")}
    return [found[pk] for pk in pks if pk in found]


def first_of(articles: Any) -> list[Any]:
    """As many as are counted, and one more where there are more: found and counted at once."""
    return list(articles.order_by("place")[: MOST_COUNTED + 1])


def counted(found: list[Any]) -> tuple[int, bool]:
    """How many there are, and whether that is all: nobody counts beyond MOST_COUNTED."""
    return min(len(found), MOST_COUNTED), len(found) <= MOST_COUNTED


def facets(project: Project) -> dict[str, list[Choice]]:
    """What there is to choose from in each filter; a count of articles where it is cheap to say."""
    return {
        **{name: _choices(project, column) for name, column in COLUMNS.items()},
        "state": _states(project),
        "label": _labels(project),
        "annotator": _annotators(project),
    }


def _choices(project: Project, column: str) -> list[Choice]:
    column = column.removeprefix("article__")
    articles = Article.objects.present().filter(project=project).order_by()
    rows = articles.values_list(column).exclude(**{column: None}).annotate(many=Count("pk"))
    most = rows.order_by("-many", column)[:MOST_CHOICES]
    return [{"value": value, "name": value, "count": many} for value, many in sorted(most)]


def _states(project: Project) -> list[Choice]:
    there = ArticleCounts.objects.filter(
        article__in=Article.objects.present().filter(project=project)
    )
    counts = dict(there.values_list("state").annotate(many=Count("pk")))
    return [{"value": state, "name": state, "count": counts.get(state, 0)} for state in STATES]


def _labels(project: Project) -> list[Choice]:
    """Those of every codebook of the project, each under the name it has in the newest."""
    labels = Label.objects.filter(codebook__project=project).order_by("slug", "-codebook__number")
    rows = labels.distinct("slug").values_list("slug", "name")
    return [{"value": slug, "name": name, "count": None} for slug, name in rows]


def _annotators(project: Project) -> list[Choice]:
    worked = Exists(Assignment.objects.filter(annotator=OuterRef("pk")))
    people = Membership.objects.filter(worked | Q(role=Role.ANNOTATOR), project=project)
    names = people.order_by("pseudonym").values_list("pseudonym", flat=True)
    return [{"value": name, "name": name, "count": None} for name in names]


def _in_state(state: str) -> Q:
    return Q(article__in=ArticleCounts.objects.filter(state=state).values("article"))


def _marked(label: str | None, annotator: str | None) -> Q:
    """Articles with a live span of the label; of the annotator's, or else given to them."""
    if label is None:
        theirs = Assignment.objects.filter(annotator__pseudonym=annotator)
        return Q(Exists(theirs.filter(text__article=OuterRef("article"))))
    spans = Span.objects.live().filter(label__slug=label)
    if annotator is not None:
        spans = spans.filter(assignment__annotator__pseudonym=annotator)
    return Q(Exists(spans.filter(assignment__text__article=OuterRef("article"))))


def _between(
    found: QuerySet[SearchEntry], first: date | None, last: date | None
) -> QuerySet[SearchEntry]:
    """Whole days of UTC, both included."""
    if first:
        start = datetime.combine(first, time.min, UTC)
        found = found.filter(article__published_at__gte=start)
    if last:
        end = datetime.combine(last, time.max, UTC)
        found = found.filter(article__published_at__lte=end)
    return found


def _counted(texts: QuerySet[Text]) -> QuerySet[Text]:
    live = Span.objects.live().filter(assignment__text__article=OuterRef("article"))
    return texts.annotate(
        given_out=F("article__counts__given"),
        handed_in=F("article__counts__handed_in"),
        span_count=_many(live, "assignment__text__article"),
        alike=_alike(),
    )


def _like(project: Project, alike: str) -> Q:
    """Two short lists instead of a look for each of very many articles."""
    pairs = ArticleLikeness.objects.filter(project=project)
    found = Q(article__in=pairs.filter(b__withdrawn_at=None).values("a")) | Q(
        article__in=pairs.filter(a__withdrawn_at=None).values("b")
    )
    return found if alike == YES else ~found


def _alike() -> Exists:
    return Exists(ArticleLikeness.objects.of(OuterRef("article")))


def _many(rows: QuerySet[Any], article: str) -> Coalesce:
    counted = rows.order_by().values(article).annotate(many=Count("pk")).values("many")
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)
