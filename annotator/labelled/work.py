"""One chunk: whose work on which text, under which codebook, and what is there before it."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID

from annotator.assignments.models import Assignment
from annotator.labelled.books import Book
from annotator.labelled.found import Item, Work
from annotator.labelled.mapping import Mapping
from annotator.labelled.matching import Matched
from annotator.labelled.models import LabelledImport, LabelledItem
from annotator.labelled.placing.case import Placed
from annotator.projects.models import Membership
from annotator.spans.models import Answer, Link, Span

Key = tuple[int, int, int, int]  # text, codebook, annotator, round


@dataclass(frozen=True)
class Plan:
    """What holds for every chunk of an import. `own` are its own codebooks, by their number."""

    batch: LabelledImport
    book: Book | None
    own: dict[int, Book]
    mapping: Mapping
    members: dict[str, Membership]


@dataclass
class Done:
    """The work of one annotator on one text, and the row of the item it comes from."""

    row: LabelledItem
    work: Work
    matched: Matched
    item: Item
    book: Book
    key: Key
    placed: Placed = field(default_factory=Placed)
    # Whether its codebook came with the file, or is the very same here.
    own: bool = False


class There:
    """What the assignments hold before this chunk, by their number."""

    def __init__(self, assignments: Iterable[Assignment]) -> None:
        keys = [assignment.pk for assignment in assignments]
        self.spans: dict[int, list[tuple[str, int, int]]] = defaultdict(list)
        self.ids: dict[int, dict[UUID, int]] = defaultdict(dict)
        self.links: dict[int, set[UUID]] = defaultdict(set)
        self.answers: dict[int, set[str]] = defaultdict(set)
        columns = ("assignment_id", "uuid", "pk", "label__slug", "start", "end", "deleted_at")
        for place, uuid, pk, slug, start, end, gone in Span.objects.filter(
            assignment__in=keys
        ).values_list(*columns):
            self.ids[place][uuid] = pk
            if gone is None:
                self.spans[place].append((slug, start, end))
        links = Link.objects.filter(assignment__in=keys).values_list("assignment_id", "uuid")
        for place, uuid in links:
            self.links[place].add(uuid)
        answers = Answer.objects.filter(assignment__in=keys)
        for place, slug in answers.values_list("assignment_id", "question__slug"):
            self.answers[place].add(slug)
