"""What the values of an import can become, and how far it has come."""

from typing import Any

from django.db.models import Count, Q, Sum

from annotator.codebook.content import normal
from annotator.codebook.models import Codebook
from annotator.labelled import books
from annotator.labelled.mapping import Offers
from annotator.labelled.models import LabelledImport

COUNTS = ("articles", "assignments", "spans", "links", "answers")


def offers_of(batch: LabelledImport) -> Offers:
    """The entries of the project's codebook; of the file's own where there is none yet."""
    current = Codebook.objects.published_in(batch.project).last()
    if current:
        return Offers(
            labels=dict(current.labels.values_list("slug", "name")),
            questions={
                question.slug: [one["value"] for one in question.values]
                for question in current.questions.all()
            },
            links=list(current.link_types.order_by("slug").values_list("slug", flat=True)),
        )
    brought = books.brought(batch)
    return _of(normal(brought[-1])) if brought else Offers()


def _of(book: dict[str, Any]) -> Offers:
    return Offers(
        labels={label["slug"]: label["name"] for label in book["labels"]},
        questions={
            question["slug"]: [one["value"] for one in question["values"]]
            for question in book["questions"]
        },
        links=[kind["slug"] for kind in book["link_types"]],
    )


def progress(batch: LabelledImport) -> dict[str, int]:
    """How many items there are and are done, and what was stored anew."""
    sums = {name: Sum(name, default=0) for name in COUNTS}
    done = Count("pk", filter=Q(done=True))
    return dict(batch.items.aggregate(items=Count("pk"), done=done, **sums))
