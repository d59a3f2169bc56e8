"""A project in numbers: how far the work is, and what was marked."""

from dataclasses import dataclass

from django.db.models import Count, F, Max, Q

from annotator.articles.models import Article
from annotator.assignments.models import Assignment, State, counted
from annotator.codebook.models import Codebook
from annotator.projects.models import Membership, Project, Role
from annotator.spans.models import Span


@dataclass(frozen=True, kw_only=True)
class Progress:
    """The assignments of one annotator by state."""

    annotator: str
    current: bool
    states: dict[str, int]


@dataclass(frozen=True, kw_only=True)
class LabelCount:
    slug: str
    name: str
    family: str
    spans: int


def progress(project: Project) -> list[Progress]:
    """Every annotator of today, and whoever left work behind."""
    counts: dict[str, dict[str, int]] = {}
    work = Assignment.objects.in_project(project).present().order_by()
    rows = work.values("annotator__pseudonym", "state").annotate(n=Count("pk"))
    for row in rows:
        counts.setdefault(row["annotator__pseudonym"], {})[row["state"]] = row["n"]
    members = Membership.objects.filter(project=project, role=Role.ANNOTATOR, ended_at=None)
    current = set(members.values_list("pseudonym", flat=True))
    return [
        Progress(
            annotator=name,
            current=name in current,
            states={state: counts.get(name, {}).get(state, 0) for state in State.values},
        )
        for name in sorted(current | set(counts))
    ]


def article_states(project: Project) -> dict[str, int]:
    """Each article once: unassigned, open, in progress, or done by everybody who has it."""
    given = counted("texts__assignments__")
    waiting = given & Q(texts__assignments__state=State.OPEN)
    done = given & Q(texts__assignments__state=State.SUBMITTED)
    articles = Article.objects.present().filter(project=project).order_by()
    articles = articles.annotate(
        given=Count("texts__assignments", filter=given),
        waiting=Count("texts__assignments", filter=waiting),
        handed_in=Count("texts__assignments", filter=done),
    )
    found = articles.aggregate(
        total=Count("pk"),
        unassigned=Count("pk", filter=Q(given=0)),
        open=Count("pk", filter=Q(given__gt=0, given=F("waiting"))),
        done=Count("pk", filter=Q(given__gt=0, given=F("handed_in"))),
    )
    total = found.pop("total")
    return {**found, "in_progress": total - sum(found.values())}


def label_counts(project: Project, codebook: Codebook | None) -> list[LabelCount]:
    """Live spans per label: those of the codebook in its order, then of earlier codebooks."""
    spans = Span.objects.readable_in(project).order_by()
    rows = spans.values("label__slug").annotate(
        n=Count("pk"), name=Max("label__name"), family=Max("label__family")
    )
    found = {row["label__slug"]: row for row in rows.order_by("label__slug")}
    labels = codebook.labels.values_list("slug", "name", "family") if codebook else []
    now = [
        LabelCount(slug=slug, name=name, family=family, spans=found.pop(slug, {"n": 0})["n"])
        for slug, name, family in labels
    ]
    former = [
        LabelCount(slug=slug, name=row["name"], family=row["family"], spans=row["n"])
        for slug, row in found.items()
    ]
    return [*now, *former]
