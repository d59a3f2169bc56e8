"""Settling disagreements: each one verb, one transaction. No verdict ever alters a span."""

from collections.abc import Collection, Sequence
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef
from django.utils import timezone

from annotator.articles.models import Text
from annotator.assignments.models import Assignment, State, counted
from annotator.codebook.models import Label
from annotator.errors import Conflict, Refused
from annotator.history.actor import acting
from annotator.people.models import User
from annotator.projects.models import REVIEWERS, Membership, Project
from annotator.review.clustering import cluster_changed
from annotator.review.deciding import (
    Reading,
)
from annotator.review.gold import Wanted, gold_of
from annotator.review.models import Cluster, GoldSpan, Verdict, VerdictBasis
from annotator.spans.models import Span
from annotator.violations import explained


class NoSuchCluster(Conflict):
    """These spans were changed in the meantime. Look at the place again, as it is now."""


class SettledAlready(Conflict):
    """Somebody settled this in the meantime. Load the page again to see how."""


class StaleVerdict(Conflict):
    """This verdict was changed elsewhere in the meantime. Both versions are kept for you."""


class NoVerdict(Refused):
    """There is no such verdict."""


def settle(*, person: User, project: Project, uuid: UUID, wanted: Wanted) -> tuple[Verdict, bool]:
    """Decides about a cluster, or decides anew; a repeated request changes nothing.

    Verdicts on clusters that some of these spans were in before are ended by it. Returns the
    verdict and whether it is new. Raises NoSuchCluster, SettledAlready, StaleVerdict,
    NothingInCommon, NotInCluster, WhichLabel, WhichPlace, NoLabel, and for a place of the
    reviewer's own what `mark` raises; then nothing is written.
    """
    rules = {"span_in_one_live_verdict": SettledAlready(), "verdict_once": SettledAlready()}
    with explained(rules), acting(person, "settle disagreement"):
        cluster = _cluster(project, wanted.key)
        found = Verdict.objects.in_project(project).select_for_update().filter(uuid=uuid).first()
        gold = gold_of(cluster, wanted)
        if found and found.ended_at is None and _says(found) == _asks(wanted, gold):
            return found, False
        if wanted.revision != (found.revision if found else 0):
            raise StaleVerdict(current=found)
        others = Verdict.objects.live().of_work(*_work(cluster)).exclude(uuid=uuid)
        if others.filter(key=cluster.key).exists():
            raise SettledAlready
        return _write(person, project, uuid, cluster, wanted, gold, found), found is None


def reopen_verdict(*, person: User, project: Project, uuid: UUID, revision: int) -> Verdict:
    """Takes a verdict back: its place waits for another one. A second time changes nothing.

    Raises NoVerdict and StaleVerdict.
    """
    with acting(person, "reopen verdict"):
        found = Verdict.objects.in_project(project).select_for_update().filter(uuid=uuid).first()
        if found is None:
            raise NoVerdict
        if found.ended_at is None:
            if revision != found.revision:
                raise StaleVerdict(current=found)
            _end([found])
        return found


def _cluster(project: Project, key: str) -> Cluster:
    """The cluster as it is now. The work in it is locked until the verdict is written."""
    cluster_changed(project)
    there = Cluster.objects.in_project(project).filter(key=key).first()
    if there is None:
        raise NoSuchCluster
    text, codebook, round = _work(there)
    work = Assignment.objects.filter(text=text, codebook=codebook, round=round)
    list(work.order_by("pk").select_for_update().values_list("pk"))
    # Somebody may have reopened their article before the lock was ours.
    cluster_changed(project)
    now = Cluster.objects.in_project(project).filter(key=key).first()
    if now is None:
        raise NoSuchCluster
    return now


def _work(cluster: Cluster) -> tuple[int, int, int]:
    return cluster.text_id, cluster.codebook_id, cluster.round


def _write(
    person: User,
    project: Project,
    uuid: UUID,
    cluster: Cluster,
    wanted: Wanted,
    gold: list[Reading],
    found: Verdict | None,
) -> Verdict:
    end_former(cluster.spans, keep=uuid)
    verdict = found or Verdict(project=project, uuid=uuid, revision=0)
    verdict.text_id, verdict.codebook_id, verdict.round = _work(cluster)
    verdict.key, verdict.decision, verdict.reason = cluster.key, wanted.decision, wanted.reason
    verdict.note, verdict.guideline_change = wanted.note, wanted.guideline_change
    verdict.reviewer = Membership.objects.current(person, REVIEWERS).get(project=project)
    verdict.revision += 1
    verdict.decided_at, verdict.ended_at = timezone.now(), None
    verdict.save()
    _rest(verdict, cluster)
    _leave(verdict, cluster, gold)
    close_settled([cluster.text_id])
    return verdict


def end_former(spans: Collection[int], keep: UUID | None = None) -> None:
    """Ends live verdicts on any of these spans: their clusters grew, shrank or fell apart since."""
    bases = VerdictBasis.objects.filter(live=True, span__in=spans)
    former = Verdict.objects.live().filter(pk__in=bases.values("verdict")).select_for_update()
    _end([verdict for verdict in former if verdict.uuid != keep])


def _end(verdicts: Sequence[Verdict]) -> None:
    """Their spans are free for another verdict, and what they left is no gold any more."""
    if not verdicts:
        return
    for verdict in verdicts:
        verdict.ended_at, verdict.revision = timezone.now(), verdict.revision + 1
    Verdict.objects.bulk_update(verdicts, ["ended_at", "revision"])
    VerdictBasis.objects.filter(verdict__in=verdicts, live=True).update(live=False)
    GoldSpan.objects.filter(verdict__in=verdicts, live=True).update(live=False)


def _rest(verdict: Verdict, cluster: Cluster) -> None:
    VerdictBasis.objects.filter(verdict=verdict).exclude(span__in=cluster.spans).update(live=False)
    revisions = Span.objects.filter(pk__in=cluster.spans).values_list("pk", "revision")
    VerdictBasis.objects.bulk_create(
        [
            VerdictBasis(verdict=verdict, span_id=pk, revision=rev, live=True)
            for pk, rev in revisions
        ],
        update_conflicts=True,
        unique_fields=["verdict", "span"],
        update_fields=["revision", "live"],
    )


def _leave(verdict: Verdict, cluster: Cluster, gold: Sequence[Reading]) -> None:
    GoldSpan.objects.filter(verdict=verdict, live=True).update(live=False)
    slugs = {one.label for one in gold}
    labels = {
        one.slug: one for one in Label.objects.filter(codebook=cluster.codebook_id, slug__in=slugs)
    }
    content = Text.objects.only("content").get(pk=cluster.text_id).content if gold else ""
    GoldSpan.objects.bulk_create(
        GoldSpan(
            verdict=verdict,
            label=labels[one.label],
            start=one.start,
            end=one.end,
            quote=content[one.start : one.end],
            attributes=dict(one.attributes),
            span_id=one.span,
        )
        for one in gold
    )


def close_settled(texts: Collection[int]) -> None:
    """Shows the annotators what became of their spans where nothing waits for a verdict any more.

    Not before everybody who has the article has submitted it: who still reads it stays blind. One
    statement, however many texts.
    """
    names = ("text", "codebook", "round")
    here = {name: OuterRef(name) for name in names}
    at_work = Assignment.objects.filter(counted(), **here).exclude(state=State.SUBMITTED)
    waiting = Cluster.objects.filter(**here).to_settle().with_state().unsettled()
    done = Assignment.objects.submitted().filter(text__in=texts, reviewed_at=None)
    done.filter(~Exists(at_work), ~Exists(waiting)).update(reviewed_at=timezone.now())


def _says(verdict: Verdict) -> tuple[Any, ...]:
    gold = GoldSpan.objects.filter(verdict=verdict, live=True).select_related("label")
    left = [(one.label.slug, one.start, one.end, one.attributes, one.span_id) for one in gold]
    told = (verdict.key, verdict.decision, verdict.reason, verdict.note, verdict.guideline_change)
    return *told, sorted(left, key=repr)


def _asks(wanted: Wanted, gold: Sequence[Reading]) -> tuple[Any, ...]:
    left = [(one.label, one.start, one.end, dict(one.attributes), one.span) for one in gold]
    told = (wanted.key, wanted.decision, wanted.reason, wanted.note, wanted.guideline_change)
    return *told, sorted(left, key=repr)
