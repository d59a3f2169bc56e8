"""The short names a project has ever published: each is the identity of what has it."""

from dataclasses import dataclass, field
from typing import Any

from django.db.models import QuerySet

from annotator.codebook.models import Attribute, Codebook, Label, LinkType, Question


@dataclass
class Published:
    """`attributes` by their label."""

    families: list[str]
    labels: list[str]
    link_types: list[str]
    questions: list[str]
    attributes: dict[str, list[str]] = field(default_factory=dict)


def published_slugs(project: int) -> Published:
    """Five statements, however many versions."""
    books = Codebook.objects.filter(project=project).exclude(state=Codebook.State.DRAFT)
    families = books.order_by().values_list("families", flat=True)
    found = Published(
        families=sorted({family["slug"] for some in families for family in some}),
        labels=_slugs(Label.objects.filter(codebook__in=books)),
        link_types=_slugs(LinkType.objects.filter(codebook__in=books)),
        questions=_slugs(Question.objects.filter(codebook__in=books)),
    )
    attributes = Attribute.objects.filter(label__codebook__in=books).order_by("label__slug", "slug")
    for label, slug in attributes.values_list("label__slug", "slug").distinct():
        found.attributes.setdefault(label, []).append(slug)
    return found


def _slugs(rows: QuerySet[Any]) -> list[str]:
    return list(rows.order_by("slug").values_list("slug", flat=True).distinct())
