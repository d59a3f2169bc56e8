"""How the work stands: read for the manager's page, changing nothing."""

from collections import Counter, defaultdict
from dataclasses import dataclass

from django.db.models import Count

from annotator.articles.models import Text
from annotator.assignments.actions import NoCodebook, annotators_of, current_codebook
from annotator.assignments.models import Assignment
from annotator.codebook.models import Codebook
from annotator.projects.models import Membership, Project


@dataclass(frozen=True)
class Overview:
    """`loads` has the states of everybody's assignments; `coverage` how many articles have how
    many annotators under the codebook that is given out now (None before one is published);
    `slots` are those of the pool that nobody has taken."""

    codebook: Codebook | None
    slots: int
    loads: list[tuple[Membership, Counter[str]]]
    coverage: Counter[int]


def overview(project: Project) -> Overview:
    """Five statements, however many articles and annotators."""
    codebook = _codebook(project)
    people = annotators_of(project)
    states = _states(project)
    return Overview(
        codebook=codebook,
        slots=Assignment.objects.in_project(project).slots().count(),
        loads=[(one, states[one.pk]) for one in people],
        coverage=_coverage(project, codebook),
    )


def _codebook(project: Project) -> Codebook | None:
    try:
        return current_codebook(project)
    except NoCodebook:
        return None


def _states(project: Project) -> dict[int, Counter[str]]:
    rows = Assignment.objects.in_project(project).present().order_by()
    found: dict[int, Counter[str]] = defaultdict(Counter)
    for annotator, state, many in rows.values_list("annotator", "state").annotate(Count("id")):
        found[annotator][state] = many
    return found


def _coverage(project: Project, codebook: Codebook | None) -> Counter[int]:
    """Articles without annotators too; whichever of an article's Texts an annotator has."""
    articles = Text.objects.present_in(project).values_list("article", flat=True)
    held = Assignment.objects.in_project(project).present().counting()
    held = held.filter(codebook=codebook, round=1).order_by()
    annotators = Count("annotator", distinct=True)
    many = dict(held.values_list("text__article").annotate(annotators))
    return Counter(many.get(article, 0) for article in articles)
