"""Bringing work to a corrected text. Labels move only where their annotator says so."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from uuid import UUID, uuid4

from django.db.models import BooleanField, Case, Exists, Max, OuterRef, Q, QuerySet, When

from annotator.articles.actions import Withdrawn
from annotator.articles.models import Article, Text
from annotator.assignments.models import Assignment, State
from annotator.changes.carrying_models import CarriedSpan, CarryOver
from annotator.changes.offers import Offer, offers
from annotator.errors import Conflict, Invalid
from annotator.history.actor import Actor, acting
from annotator.people.models import User
from annotator.projects.models import Project
from annotator.spans.models import Answer, Link, Span
from annotator.spans.place import Submitted, begin, lock


class NotThere(Invalid):
    """Assignment {assignment} is not one on an older version of this article."""

    field = "assignments"


class NothingOffered(Conflict):
    """This article brings no labels from an older version of its text."""


class UnknownOffer(Invalid):
    """{uuid} is not one of the labels offered here, or its words are gone."""

    field = "accept"


@dataclass(frozen=True)
class Brought:
    """How many assignments were put on the newest text, and how many were offered their spans."""

    moved: int
    offered: int


@dataclass(frozen=True)
class Decided:
    """The spans that were made, and the uuids of those another label of the kind is in the way."""

    made: list[Span]
    blocked: list[UUID]


def bring_work(
    *, actor: Actor | None, article: Article, assignments: Collection[int] | None = None
) -> Brought:
    """Puts work on older versions of an article's text on the newest; a second time adds nothing.

    What nobody began moves. For what was begun its annotator gets a new assignment, to which the
    old spans are offered; the old one stays as it is. None means all that can be brought. Raises
    Withdrawn and NotThere.
    """
    with acting(actor, "bring work to corrected text"):
        Project.objects.locked(article.project_id)
        if Article.objects.get(pk=article.pk).withdrawn_at:
            raise Withdrawn
        newest = Text.objects.newest().get(article=article)
        there = {one.pk: one for one in older_work(newest).select_for_update(of=("self",))}
        for pk in assignments or ():
            if pk not in there:
                raise NotThere(assignment=pk)
        chosen = [one for pk, one in there.items() if assignments is None or pk in assignments]
        return _bring(newest, chosen)


def older_work(newest: Text) -> QuerySet[Assignment]:
    """What can be brought to `newest`: of each annotator and round the newest work, of those who
    are at work and have nothing there yet. Each has `begun`."""
    same = {name: OuterRef(name) for name in ("annotator", "codebook", "round")}
    later = Assignment.objects.filter(
        **same, text__article=newest.article_id, text__version__gt=OuterRef("text__version")
    )
    work = Assignment.objects.present().counting().filter(text__article=newest.article_id)
    work = work.filter(annotator__ended_at=None, annotator__user__is_active=True)
    work = work.filter(~Exists(later), text__version__lt=newest.version)
    return work.annotate(begun=_begun()).order_by("annotator__pseudonym", "pk")


def decide(
    *, person: User, assignment: int, accept: Collection[UUID], decline: Collection[UUID] = ()
) -> Decided:
    """Carries over the accepted spans with the links between them, and notes the declined ones.

    `accept` and `decline` are uuids of old spans; what was accepted before stays, and what was
    removed since is made anew. Raises NotYours, WithdrawnArticle, Submitted, NothingOffered and
    UnknownOffer; then nothing is written.
    """
    with acting(person, "carry spans over"):
        place = lock(person, assignment)
        if place.state == State.SUBMITTED:
            raise Submitted
        carry = CarryOver.objects.select_related("source").filter(assignment=place).first()
        if carry is None:
            raise NothingOffered
        known = {offer.span.uuid: offer for offer in offers(carry)}
        wanted = [_known(known, uuid) for uuid in dict.fromkeys(accept)]
        left = (known[uuid] for uuid in dict.fromkeys(decline) if uuid in known)
        declined = [offer for offer in left if not offer.made and offer not in wanted]
        free, blocked = _parted(place, [offer for offer in wanted if not offer.made])
        made = _make(place, free)
        _note(place, [*zip(free, made, strict=True), *((offer, None) for offer in declined)])
        _link(place, carry)
        if made:
            begin(place)
        return Decided(made, [offer.span.uuid for offer in blocked])


def _begun() -> Case:
    """As the database sees it: whoever marked, answered or started has begun."""
    traces = [kind.objects.filter(assignment=OuterRef("pk")) for kind in (Span, Answer)]
    untouched = Q(~Exists(traces[0]), ~Exists(traces[1]), state=State.OPEN)
    return Case(When(untouched, then=False), default=True, output_field=BooleanField())


def _bring(newest: Text, chosen: list[Assignment]) -> Brought:
    rows = Assignment.objects.filter(text=newest).order_by().values_list("codebook", "round")
    slots = {(book, round): last for book, round, last in rows.annotate(last=Max("slot"))}
    moved, sources, made = [], [], []
    for old in chosen:
        key = old.codebook_id, old.round
        slots[key] = slots.get(key, 0) + 1
        if old.begun:  # type: ignore[attr-defined]
            sources.append(old)
            made.append(_again(old, newest, slots[key]))
        else:
            old.text, old.slot = newest, slots[key]
            moved.append(old)
    Assignment.objects.bulk_update(moved, ["text", "slot"])
    new = Assignment.objects.bulk_create(made)
    CarryOver.objects.bulk_create(
        CarryOver(assignment=one, source=old) for one, old in zip(new, sources, strict=True)
    )
    return Brought(len(moved), len(new))


def _again(old: Assignment, newest: Text, slot: int) -> Assignment:
    """The same work for the same annotator: their labels have their place in its codebook."""
    names = ("project_id", "codebook_id", "annotator_id", "round", "condition")
    same = {name: getattr(old, name) for name in names}
    return Assignment(text=newest, slot=slot, **same)


def _known(known: dict[UUID, Offer], uuid: UUID) -> Offer:
    if uuid not in known or known[uuid].proposal.fate == "orphan":
        raise UnknownOffer(uuid=uuid)
    return known[uuid]


def _parted(place: Assignment, wanted: list[Offer]) -> tuple[list[Offer], list[Offer]]:
    """Those that may be made, and those where a label of the kind lies already."""
    rows = Span.objects.live().filter(assignment=place, exclusive=True)
    taken = list(rows.values_list("label", "start", "end"))
    free, blocked = [], []
    for offer in wanted:
        label, start, end = offer.span.label_id, offer.proposal.start, offer.proposal.end
        crossing = any(label == t and start < e and s < end for t, s, e in taken)
        if offer.span.exclusive and crossing:
            blocked.append(offer)
            continue
        free.append(offer)
        if offer.span.exclusive:
            taken.append((label, start, end))
    return free, blocked


def _make(place: Assignment, free: list[Offer]) -> list[Span]:
    content = Text.objects.get(pk=place.text_id).content
    return Span.objects.bulk_create(_span(place, offer, content) for offer in free)


def _span(place: Assignment, offer: Offer, content: str) -> Span:
    old, now = offer.span, offer.proposal
    return Span(
        uuid=uuid4(),
        assignment=place,
        label_id=old.label_id,
        start=now.start,
        end=now.end,
        quote=content[now.start : now.end],
        attributes=old.attributes,
        note=old.note,
        confidence=old.confidence,
        origin=Span.Origin.CARRIED_OVER,
        exclusive=old.exclusive,
    )


def _note(place: Assignment, decisions: list[tuple[Offer, Span | None]]) -> None:
    """A span that was declined may be accepted later, and the other way round it may not."""
    CarriedSpan.objects.bulk_create(
        (CarriedSpan(assignment=place, span=offer.span, made=made) for offer, made in decisions),
        update_conflicts=True,
        unique_fields=["assignment", "span"],
        update_fields=["made"],
    )


def _link(place: Assignment, carry: CarryOver) -> None:
    """Links of the old spans whose both ends were carried over, where none was drawn yet."""
    rows = CarriedSpan.objects.filter(assignment=place, made__deleted_at=None)
    rows = rows.filter(made__isnull=False)
    made = dict(rows.values_list("span", "made"))
    there = set(Link.objects.filter(assignment=place).values_list("type", "source", "target"))
    Link.objects.bulk_create(_links(place, carry, made, there))


def _links(
    place: Assignment, carry: CarryOver, made: dict[int, int], there: set[tuple[int, int, int]]
) -> Iterator[Link]:
    for old in Link.objects.live().filter(assignment=carry.source_id).order_by("pk"):
        if old.source_id not in made or old.target_id not in made:
            continue
        ends = made[old.source_id], made[old.target_id]
        if (old.type_id, *ends) not in there:
            yield Link(
                uuid=uuid4(),
                assignment=place,
                type_id=old.type_id,
                source_id=ends[0],
                target_id=ends[1],
            )
