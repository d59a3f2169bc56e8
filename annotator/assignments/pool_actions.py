"""The pool: open slots that annotators take one by one, each for a limited time.

A slot is taken once and never handed on: what somebody began is theirs for ever. When their time
runs out the slot counts no longer, and a new one takes its place; what they submit later is kept.
"""

from collections import Counter
from datetime import datetime, timedelta
from random import Random

from django.db.models import Count, Max, OuterRef, Subquery
from django.utils import timezone

from annotator.articles.models import Text
from annotator.assignments.actions import current_codebook
from annotator.assignments.models import Assignment, AssignmentQuerySet, State
from annotator.codebook.models import Codebook
from annotator.errors import Conflict, Refused
from annotator.history.actor import Actor, acting
from annotator.people.models import User
from annotator.projects.models import Membership, Project, Role

# How long an article stays with somebody who does nothing in it.
LEASE = timedelta(hours=2)


class NothingLeft(Conflict):
    """There is no article left to take. Come back later: one that is abandoned returns."""


class CapReached(Conflict):
    """You have as many articles as you may take in this project."""


class NoAnnotatorHere(Refused):
    """Only an annotator of this project takes articles."""


def offer(*, actor: Actor, project: Project, per_article: int) -> list[Assignment]:
    """Opens slots until each article has `per_article` annotators or slots in all.

    Repeated it adds nothing. Raises NoCodebook.
    """
    with acting(actor, "open slots"):
        project = Project.objects.locked(project.pk)
        codebook = current_codebook(project)
        texts = list(Text.objects.present_in(project).order_by("pk").values_list("pk", flat=True))
        # In an order that is nobody's: outlets and stories come mixed, the same each time.
        Random(project.pk).shuffle(texts)  # noqa: S311  nobody need not guess it
        there = Assignment.objects.filter(text__in=texts, codebook=codebook, round=1)
        return _open(project, codebook, texts, there, per_article)


def _open(
    project: Project,
    codebook: Codebook,
    texts: list[int],
    there: AssignmentQuerySet,
    per_article: int,
) -> list[Assignment]:
    by_text = there.order_by().values_list("text")
    have = Counter(dict(there.counting().order_by().values_list("text").annotate(Count("pk"))))
    have.update(dict(there.slots().order_by().values_list("text").annotate(Count("pk"))))
    last = Counter(dict(by_text.annotate(Max("slot"))))
    return Assignment.objects.bulk_create(
        Assignment(project=project, text_id=text, codebook=codebook, slot=last[text] + number + 1)
        for text in texts
        for number in range(per_article - have[text])
    )


def close_slots(*, actor: Actor, project: Project) -> int:
    """Takes back the slots that nobody has taken; answers how many there were."""
    with acting(actor, "close slots"):
        free = Assignment.objects.in_project(project).slots().select_for_update()
        pks = list(free.values_list("pk", flat=True))
        Assignment.objects.filter(pk__in=pks).update(lapsed_at=timezone.now())
        return len(pks)


def take_next(*, person: User, project: Project) -> Assignment:
    """The next article for `person`; the one they have taken and not submitted, if there is one.

    No two people get one slot, and nobody waits for anybody. Raises NoAnnotatorHere, CapReached and
    NothingLeft.
    """
    return_abandoned(project)
    with acting(person, "take article"):
        mine = Membership.objects.current(person, (Role.ANNOTATOR,)).filter(project=project)
        # Locked, so that one person in two tabs takes one article.
        member = mine.select_for_update(of=("self",)).first()
        if member is None:
            raise NoAnnotatorHere
        return _begun(member) or _taken(member)


def return_abandoned(project: Project | None = None) -> int:
    """Opens a new slot for each whose time ran out; answers how many there were."""
    late = Assignment.objects.filter(lease_until__lt=timezone.now(), lapsed_at=None)
    late = late.exclude(state=State.SUBMITTED)
    late = late if project is None else late.filter(project=project)
    if not late.exists():
        return 0
    with acting(None, "return abandoned"):
        rows = list(late.order_by("pk").select_for_update(skip_locked=True))
        Assignment.objects.filter(pk__in=[row.pk for row in rows]).update(lapsed_at=timezone.now())
        Assignment.objects.bulk_create(_again(rows))
    return len(rows)


def keep_lease(assignment: Assignment) -> None:
    """Whoever is at work keeps the article: renewed when half of the time is over."""
    half = timezone.now() + LEASE / 2
    leased = Assignment.objects.filter(pk=assignment.pk, lease_until__lt=half, lapsed_at=None)
    leased.update(lease_until=_until())


def settle_late(place: Assignment) -> None:
    """A late submission takes the slot opened in its place while that is free; else it is extra."""
    free = Assignment.objects.slots().filter(
        text=place.text_id, codebook=place.codebook_id, round=place.round
    )
    slot = free.order_by("-pk").select_for_update(skip_locked=True).first()
    if slot is not None:
        slot.lapsed_at = timezone.now()
        slot.save(update_fields=["lapsed_at"])


def slots_for(person: User, projects: list[Project]) -> Counter[int]:
    """project -> how many articles `person` could take there. One statement."""
    members = Membership.objects.current(person, (Role.ANNOTATOR,)).filter(project__in=projects)
    free = Assignment.objects.slots().filter(
        project__in=members.values("project"), text__article__withdrawn_at=None
    )
    free = free.exclude(text__in=Assignment.objects.filter(annotator__in=members).values("text"))
    counted = free.order_by().values_list("project").annotate(Count("text", distinct=True))
    return Counter(dict(counted))


def _begun(member: Membership) -> Assignment | None:
    taken = Assignment.objects.filter(annotator=member, lease_until__isnull=False, lapsed_at=None)
    taken = taken.exclude(state=State.SUBMITTED).filter(text__article__withdrawn_at=None)
    return taken.order_by("pk").first()


def _taken(member: Membership) -> Assignment:
    mine = Assignment.objects.filter(annotator=member)
    if member.cap is not None and mine.filter(lapsed_at=None).count() >= member.cap:
        raise CapReached
    free = Assignment.objects.slots().filter(
        project=member.project_id, text__article__withdrawn_at=None
    )
    free = free.exclude(text__in=mine.values("text")).order_by("pk")
    slot = free.select_for_update(of=("self",), skip_locked=True).first()
    if slot is None:
        raise NothingLeft
    slot.annotator, slot.lease_until = member, _until()
    slot.save(update_fields=["annotator", "lease_until"])
    return slot


def _again(rows: list[Assignment]) -> list[Assignment]:
    """A new slot for each of them, behind the last of its article."""
    last = Assignment.objects.filter(
        text=OuterRef("text"), codebook=OuterRef("codebook"), round=OuterRef("round")
    )
    highest = last.order_by("-slot").values("slot")[:1]
    found = Assignment.objects.filter(pk__in=[row.pk for row in rows])
    slots = dict(found.annotate(last=Subquery(highest)).values_list("pk", "last"))
    taken: Counter[tuple[int, int, int]] = Counter()
    made = []
    for row in rows:
        work = (row.text_id, row.codebook_id, row.round)
        taken[work] += 1
        made.append(
            Assignment(
                project_id=row.project_id,
                text_id=row.text_id,
                codebook_id=row.codebook_id,
                round=row.round,
                slot=slots[row.pk] + taken[work],
                condition=row.condition,
            )
        )
    return made


def _until() -> datetime:
    return timezone.now() + LEASE
