"""Settling what all who read an article marked alike: the only verdicts that are given in bulk."""

from collections.abc import Sequence
from uuid import UUID, uuid5

from django.utils import timezone

from annotator.assignments.models import Assignment
from annotator.history.actor import acting
from annotator.people.models import User
from annotator.projects.models import REVIEWERS, Membership, Project
from annotator.review.actions import close_settled, end_former
from annotator.review.clustering import cluster_changed
from annotator.review.models import (
    Cluster,
    ClusterQuerySet,
    Decision,
    GoldSpan,
    Verdict,
    VerdictBasis,
)
from annotator.spans.models import Span

# Places settled by one request, so that none takes long.
AT_ONCE = 500
# Names verdicts that nobody chooses a name for: the same spans always get the same one.
_NAMES = UUID("6f1b7a8e-52f3-4f0b-9d1b-0a4f6a2c7a10")


def settle_unanimous(*, person: User, project: Project, text: int | None = None) -> tuple[int, int]:
    """Adopts what all readers marked alike: how many places, and how many such are left.

    Where only one person read an article nothing is unanimous. A bounded number of statements.
    """
    cluster_changed(project)
    with acting(person, "settle disagreement"):
        # Locked, so that nothing is reopened meanwhile and two who do this do it once.
        texts = list(_alike(project, text).values_list("text", flat=True)[:AT_ONCE])
        work = Assignment.objects.filter(text__in=texts).order_by("pk")
        list(work.select_for_update().values_list("pk"))
        cluster_changed(project)
        chosen = list(_alike(project, text).filter(text__in=texts)[:AT_ONCE])
        _settle(person, project, chosen)
        close_settled({one.text_id for one in chosen})
    return len(chosen), _alike(project, text).count()


def _alike(project: Project, text: int | None) -> ClusterQuerySet:
    rows = Cluster.objects.in_project(project).with_state().unsettled().ready()
    rows = rows.filter(kinds=[], readers__gt=1).order_by("text", "start", "id")
    return rows if text is None else rows.filter(text=text)


def _settle(person: User, project: Project, chosen: Sequence[Cluster]) -> None:
    if not chosen:
        return
    reviewer = Membership.objects.current(person, REVIEWERS).get(project=project)
    end_former([pk for one in chosen for pk in one.spans])
    names = {one.key: uuid5(_NAMES, f"{project.pk}:{one.key}") for one in chosen}
    verdicts = {
        one.key: Verdict(
            project=project,
            uuid=names[one.key],
            text_id=one.text_id,
            codebook_id=one.codebook_id,
            round=one.round,
            key=one.key,
            decision=Decision.ADOPT,
            reviewer=reviewer,
            decided_at=timezone.now(),
        )
        for one in chosen
    }
    _again(project, verdicts)
    spans = Span.objects.in_bulk([pk for one in chosen for pk in one.spans])
    VerdictBasis.objects.bulk_create(
        (
            VerdictBasis(verdict=verdicts[one.key], span_id=pk, revision=spans[pk].revision)
            for one in chosen
            for pk in one.spans
        ),
        update_conflicts=True,
        unique_fields=["verdict", "span"],
        update_fields=["revision", "live"],
    )
    GoldSpan.objects.bulk_create(_taken(verdicts[one.key], spans[one.spans[0]]) for one in chosen)


def _again(project: Project, verdicts: dict[str, Verdict]) -> None:
    """Stores them; one that was reopened before is given again, as its next version."""
    uuids = [one.uuid for one in verdicts.values()]
    there = {one.uuid: one for one in Verdict.objects.filter(project=project, uuid__in=uuids)}
    for one in verdicts.values():
        if former := there.get(one.uuid):
            one.pk, one.revision = former.pk, former.revision + 1
    known = [one for one in verdicts.values() if one.pk]
    Verdict.objects.bulk_update(
        known, ["decision", "reviewer", "decided_at", "ended_at", "revision", "reason", "note"]
    )
    Verdict.objects.bulk_create([one for one in verdicts.values() if not one.pk])


def _taken(verdict: Verdict, span: Span) -> GoldSpan:
    return GoldSpan(
        verdict=verdict,
        label_id=span.label_id,
        start=span.start,
        end=span.end,
        quote=span.quote,
        attributes=span.attributes,
        span=span,
    )
