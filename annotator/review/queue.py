"""The queue of disagreements, the most informative first; what lies in one article."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, F, Q, TextField, Value
from django.db.models.functions import Least, Substr

from annotator.agreement import Kind
from annotator.errors import Invalid
from annotator.projects.models import Membership, Project
from annotator.review.clustering import cluster_changed
from annotator.review.models import Cluster, ClusterQuerySet

# Of a long passage the queue shows the beginning; code points.
SHOWN = 160
AT_ONCE = 100

Place = tuple[float, int, int, int]  # information, text, start, id


class NoSuchAnnotator(Invalid):
    """This project has no annotator {pseudonym}."""

    field = "annotator"


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """Which clusters. `state` is open, settled, stale, unanimous or unread (somebody still reads).

    `annotators` are two pseudonyms, between whom they lie; sizes count spans.
    """

    state: str = "open"
    label: str | None = None
    outlet: str | None = None
    kind: str | None = None
    annotators: tuple[str, ...] = ()
    text: int | None = None
    round: int | None = None
    least: int | None = None
    most: int | None = None
    after: Place | None = None


def queue(project: Project, wanted: Wanted) -> tuple[list[Cluster], Place | None]:
    """One page and where the next begins. Clusters first what changed. Raises NoSuchAnnotator."""
    cluster_changed(project)
    rows = STATES[wanted.state](_chosen(project, wanted).with_state())
    if wanted.after:
        rows = rows.filter(_behind(*wanted.after))
    rows = rows.annotate(
        quote=Substr(
            "text__content",
            F("start") + 1,
            Least(F("end") - F("start"), Value(SHOWN)),
            output_field=TextField(),
        )
    ).select_related("text__article__outlet", "codebook")
    rows = rows.defer("text__content", "text__blocks", "text__sentences")
    found = list(rows.order_by("-information", "text", "start", "id")[: AT_ONCE + 1])
    more = len(found) > AT_ONCE
    return found[:AT_ONCE], _place(found[AT_ONCE - 1]) if more else None


def tally(project: Project, wanted: Wanted) -> dict[str, Any]:
    """How many there are in each state, and of the open ones by kind. One statement."""
    rows = _chosen(project, wanted).with_state()
    needed = Q(readers=1) | ~Q(kinds=[])
    waits = Q(("settled", False), ("waiting", False))
    states = {
        "open": needed & waits,
        "settled": Q(("settled", True)),
        "stale": Q(("settled", False), ("touched", True)),
        "unanimous": ~needed & waits,
        "unread": Q(("settled", False), ("waiting", True)),
    }
    kinds = {str(kind): states["open"] & Q(kinds__contains=[str(kind)]) for kind in Kind}
    counts = rows.order_by().aggregate(
        **{f"state_{name}": Count("pk", filter=those) for name, those in states.items()},
        **{f"kind_{name}": Count("pk", filter=those) for name, those in kinds.items()},
    )
    told = {name: counts[f"state_{name}"] for name in states}
    return {**told, "kinds": {name: counts[f"kind_{name}"] for name in kinds}}


STATES: dict[str, Any] = {
    "open": lambda rows: rows.to_settle().unsettled().ready(),
    "settled": lambda rows: rows.filter(Q(("settled", True))),
    "stale": lambda rows: rows.unsettled().filter(Q(("touched", True))),
    "unanimous": lambda rows: rows.exclude(readers=1).filter(kinds=[]).unsettled().ready(),
    "unread": lambda rows: rows.unsettled().filter(Q(("waiting", True))),
}


def _chosen(project: Project, wanted: Wanted) -> ClusterQuerySet:
    given = {
        "labels__contains": [wanted.label] if wanted.label else None,
        "kinds__contains": [wanted.kind] if wanted.kind else None,
        "text__article__outlet__name": wanted.outlet,
        "text": wanted.text,
        "round": wanted.round,
        "spans__len__gte": wanted.least,
        "spans__len__lte": wanted.most,
    }
    rows = Cluster.objects.in_project(project)
    rows = rows.filter(**{name: value for name, value in given.items() if value is not None})
    people = [_member(project, name) for name in wanted.annotators]
    if len(people) == 2:
        return rows.between(*people)
    for one in people:
        rows = rows.filter(annotators__contains=[one.pk])
    return rows


def _member(project: Project, pseudonym: str) -> Membership:
    found = Membership.objects.filter(project=project, pseudonym=pseudonym).first()
    if found is None:
        raise NoSuchAnnotator(pseudonym=pseudonym)
    return found


def _place(row: Cluster) -> Place:
    return row.information, row.text_id, row.start, row.pk


def _behind(information: float, text: int, start: int, pk: int) -> Q:
    here = Q(information=information)
    later = Q(text__gt=text) | Q(text=text) & (Q(start__gt=start) | Q(start=start, pk__gt=pk))
    return Q(information__lt=information) | here & later
