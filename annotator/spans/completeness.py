"""What an article's spans still lack before it may be submitted."""

from dataclasses import dataclass
from uuid import UUID

from annotator.assignments.models import Assignment
from annotator.codebook.models import Attribute, LinkType
from annotator.spans.models import Link, Span


@dataclass(frozen=True)
class Gap:
    """One span, and the slugs of the required attributes and link types it lacks."""

    span: UUID
    missing: tuple[str, ...]


def gaps(place: Assignment) -> list[Gap]:
    """In reading order. Four statements, whatever the number of spans."""
    attributes = _required_attributes(place)
    links = list(LinkType.objects.filter(codebook=place.codebook_id, required=True))
    spans = Span.objects.live().filter(assignment=place).select_related("label")
    linked = set(Link.objects.live().filter(assignment=place).values_list("type", "source"))
    found = []
    for span in spans:
        wanted = attributes.get(span.label_id, [])
        unsaid = [slug for slug in wanted if not span.attributes.get(slug)]
        kinds = [kind for kind in links if kind.begins_at(span.label.slug)]
        unlinked = [kind.slug for kind in kinds if (kind.pk, span.pk) not in linked]
        if unsaid or unlinked:
            found.append(Gap(span.uuid, (*unsaid, *unlinked)))
    return found


def _required_attributes(place: Assignment) -> dict[int, list[str]]:
    rows = Attribute.objects.filter(label__codebook=place.codebook_id, required=True)
    found: dict[int, list[str]] = {}
    for label, slug in rows.values_list("label", "slug"):
        found.setdefault(label, []).append(slug)
    return found
