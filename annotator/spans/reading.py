"""The articles of a project, narrowed and in order, and how far the marking of some of them is."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time
from functools import partial
from typing import Any

from django.db.models import Count, Exists, F, IntegerField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from annotator.articles.models import Article, ArticleLikeness, Text
from annotator.assignments.models import Assignment, AssignmentQuerySet, State
from annotator.codebook.models import Label
from annotator.projects.models import Membership, Project, Role
from annotator.search.words import Wanted
from annotator.spans.models import Span

COLUMNS = {
    "outlet": "article__outlet__name",
    "story": "article__story__name",
    "language": "article__language",
}
UNASSIGNED, OPEN, DONE = STATES = ("unassigned", "open", "done")
YES, NO = ALIKE = ("yes", "no")
# Of each filter a person chooses from a list; what is rarer is found by searching.
MOST_CHOICES = 200
# Counting further takes longer than it tells.
MOST_COUNTED = 10_000
Choice = dict[str, Any]


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
    """Of the newest Text of each article that fits its `pk`, and the `place` it has in the list.

    No more, so that what is sorted stays small; `in_detail` has the rest for one page.
    """
    texts: QuerySet[Text] = Text.objects.present_in(project)
    ways: dict[str, Callable[[str], Q]] = {"state": _fits, "alike": partial(_like, project)}
    for name, value in filters.items():
        texts = texts.filter(ways[name](value) if name in ways else Q((COLUMNS[name], value)))
    texts = texts.filter(words.found()) if words else texts
    texts = texts.filter(_marked(label, annotator)) if label or annotator else texts
    texts = _between(texts, published_from, published_to)
    return texts.values("pk", place=words.place() if words else F("article_id"))


def in_detail(pks: list[int]) -> list[Text]:
    """These Texts in this order, without their words.

    Each has `given_out`, `handed_in`, `span_count` and whether others are much `alike`.
    """
    texts = _counted(Text.objects.filter(pk__in=pks)).defer("content", "blocks")
    found = {text.pk: text for text in texts.select_related("article__outlet", "article__story")}
    return [found[pk] for pk in pks if pk in found]


def first_of(texts: Any) -> list[Any]:
    """As many as are counted, and one more where there are more: found and counted at once."""
    return list(texts.order_by("place")[: MOST_COUNTED + 1])


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
    """One row for each article that somebody has, counted where the rows are."""
    waits = Count("pk", filter=~Q(state=State.SUBMITTED))
    given = _counting().in_project(project).order_by().values("text__article").annotate(waits=waits)
    total = Article.objects.present().filter(project=project).count()
    found = given.aggregate(
        given=Count("text__article"), open=Count("text__article", filter=Q(waits__gt=0))
    )
    counts = {
        UNASSIGNED: total - found["given"],
        OPEN: found["open"],
        DONE: found["given"] - found["open"],
    }
    return [{"value": state, "name": state, "count": counts[state]} for state in STATES]


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


def _counting() -> AssignmentQuerySet:
    rows: AssignmentQuerySet = Assignment.objects.present().counting()
    return rows


def _fits(state: str) -> Q:
    mine = _counting().filter(text__article=OuterRef("article"))
    given, waiting = Exists(mine), Exists(mine.unsubmitted())
    return Q({UNASSIGNED: ~given, OPEN: waiting, DONE: given & ~waiting}[state])


def _marked(label: str | None, annotator: str | None) -> Q:
    """Articles with a live span of the label; of the annotator's, or else given to them."""
    if label is None:
        theirs = Assignment.objects.filter(annotator__pseudonym=annotator)
        return Q(Exists(theirs.filter(text__article=OuterRef("article"))))
    spans = Span.objects.live().filter(label__slug=label)
    if annotator is not None:
        spans = spans.filter(assignment__annotator__pseudonym=annotator)
    return Q(Exists(spans.filter(assignment__text__article=OuterRef("article"))))


def _between(texts: QuerySet[Text], first: date | None, last: date | None) -> QuerySet[Text]:
    """Whole days of UTC, both included."""
    if first:
        start = datetime.combine(first, time.min, UTC)
        texts = texts.filter(article__published_at__gte=start)
    if last:
        end = datetime.combine(last, time.max, UTC)
        texts = texts.filter(article__published_at__lte=end)
    return texts


def _counted(texts: QuerySet[Text]) -> QuerySet[Text]:
    mine = _counting().filter(text__article=OuterRef("article"))
    live = Span.objects.live().filter(assignment__text__article=OuterRef("article"))
    return texts.annotate(
        given_out=_many(mine),
        handed_in=_many(mine.submitted()),
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


def _many(rows: QuerySet[Any], article: str = "text__article") -> Coalesce:
    counted = rows.order_by().values(article).annotate(many=Count("pk")).values("many")
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)
