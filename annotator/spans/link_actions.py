"""Linking two spans and taking the link back: each one verb, one transaction."""

from dataclasses import dataclass
from uuid import UUID

from annotator.assignments.models import Assignment
from annotator.codebook.models import LinkType
from annotator.errors import Conflict, Invalid
from annotator.history.actor import acting, announce
from annotator.people.models import User
from annotator.spans.models import Link, Span
from annotator.spans.place import begin, lock, refuse_unless_current, withdraw
from annotator.violations import explained


@dataclass(frozen=True, kw_only=True)
class WantedLink:
    """What an annotator wants a link to be. `source` and `target` are the uuids of spans."""

    type: str
    source: UUID
    target: UUID
    revision: int
    codebook: int | None = None


class LinkedAlready(Conflict):
    """These two spans are linked so already."""


class UnknownLinkType(Invalid):
    """The codebook of this assignment has no link type {type}."""

    field = "type"


class UnknownSpan(Invalid):
    """There is no span {uuid} in this article."""

    def __init__(self, field: str, uuid: UUID) -> None:
        self.field = field
        super().__init__(uuid=uuid)


class LinkedToItself(Invalid):
    """A span cannot be linked to itself."""

    field = "target"


class WrongLabel(Invalid):
    """A link {type} has no place for a span labelled {label} here."""

    def __init__(self, field: str, link_type: str, label: str) -> None:
        self.field = field
        super().__init__(type=link_type, label=label)


def link(*, person: User, assignment: int, uuid: UUID, wanted: WantedLink) -> tuple[Link, bool]:
    """Creates, changes or restores the link `uuid`; a repeated request changes nothing.

    Returns the link and whether it is new. Raises NotYours, CodebookChanged, Submitted, Stale,
    LinkedAlready, UnknownLinkType, UnknownSpan, LinkedToItself and WrongLabel; then nothing
    is written.
    """
    with explained({"link_once": LinkedAlready()}), acting(person, "link spans"):
        place = lock(person, assignment, wanted.codebook)
        found = _found(place, uuid)
        if found and not found.deleted_at and _says(found) == _asks(wanted):
            return found, False
        refuse_unless_current(place, found, wanted.revision)
        kind, source, target = _fitting(place, wanted)
        begin(place)
        if found:
            announce(person, "restore link" if found.deleted_at else "change link")
        drawn = found or Link(assignment=place, uuid=uuid, revision=0)
        drawn.type, drawn.source, drawn.target = kind, source, target
        drawn.revision, drawn.deleted_at = drawn.revision + 1, None
        drawn.save()
        return drawn, found is None


def unlink(*, person: User, assignment: int, uuid: UUID, revision: int) -> Link | None:
    """Soft-deletes the link. None when there is no such link. Raises NotYours, Submitted, Stale."""
    with acting(person, "unlink spans"):
        place = lock(person, assignment)
        return withdraw(place, _found(place, uuid), revision)


def _found(place: Assignment, uuid: UUID) -> Link | None:
    links = Link.objects.filter(assignment=place, uuid=uuid)
    return links.select_related("type", "source", "target").first()


def _says(found: Link) -> tuple[str, UUID, UUID]:
    return found.type.slug, found.source.uuid, found.target.uuid


def _asks(wanted: WantedLink) -> tuple[str, UUID, UUID]:
    return wanted.type, wanted.source, wanted.target


def _fitting(place: Assignment, wanted: WantedLink) -> tuple[LinkType, Span, Span]:
    kind = LinkType.objects.filter(codebook=place.codebook_id, slug=wanted.type).first()
    if kind is None:
        raise UnknownLinkType(type=wanted.type)
    if wanted.source == wanted.target:
        raise LinkedToItself
    ends = {"source": wanted.source, "target": wanted.target}
    live = Span.objects.live().filter(assignment=place, uuid__in=ends.values())
    spans = {span.uuid: span for span in live.select_related("label")}
    for field, uuid in ends.items():
        if uuid not in spans:
            raise UnknownSpan(field, uuid)
    for field, fits in (("source", kind.begins_at), ("target", kind.leads_to)):
        label = spans[ends[field]].label.slug
        if not fits(label):
            raise WrongLabel(field, kind.slug, label)
    return kind, spans[wanted.source], spans[wanted.target]
