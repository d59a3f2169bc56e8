"""The two codebooks of a plan, read once."""

from dataclasses import dataclass

from annotator.changes.planning import Entry, Names
from annotator.codebook.models import Attribute, Codebook, Label, LinkType, Question


@dataclass(frozen=True)
class Book:
    """One version by slugs."""

    version: Codebook
    labels: dict[str, Label]
    link_types: dict[str, LinkType]
    questions: dict[str, Question]

    @property
    def names(self) -> Names:
        return Names(
            {
                slug: Entry(slug, one.name, one.definition, one.exclusive)
                for slug, one in self.labels.items()
            },
            frozenset(self.link_types),
            frozenset(self.questions),
        )

    def attributes(self, label: str) -> list[Attribute]:
        return list(self.labels[label].attributes.all())


def book_of(version: Codebook) -> Book:
    """Four statements, however long the codebook is."""
    labels = version.labels.prefetch_related("attributes")
    return Book(
        version,
        {one.slug: one for one in labels},
        {one.slug: one for one in version.link_types.order_by("pk")},
        {one.slug: one for one in version.questions.all()},
    )
