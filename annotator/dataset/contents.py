"""How much a dataset holds and what stays out of it, without making it."""

from dataclasses import dataclass

from django.db.models import Count, Q

from annotator.articles.models import Article
from annotator.assignments.models import Assignment
from annotator.codebook.models import Codebook
from annotator.dataset.reads import answers_of, done_in, links_of, spans_of, texts_in
from annotator.dataset.verdicts import verdicts_in
from annotator.projects.models import Project
from annotator.snapshot import one_snapshot


@dataclass(frozen=True)
class Contents:
    """`counts` agree with the closing line of the native format, which also counts gold."""

    counts: dict[str, int]
    annotators: int
    left_out: dict[str, int]
    codebooks: list[Codebook]


def contents(project: Project) -> Contents:
    with one_snapshot():
        return Contents(
            counts=_counts(project),
            annotators=done_in(project).order_by().values("annotator").distinct().count(),
            left_out=_left_out(project),
            codebooks=_codebooks(project),
        )


def _counts(project: Project) -> dict[str, int]:
    done = done_in(project)
    texts = texts_in(project).aggregate(articles=Count("article", distinct=True), texts=Count("pk"))
    return {
        **texts,
        "assignments": done.count(),
        "spans": spans_of(done).count(),
        "links": links_of(done).count(),
        "answers": answers_of(done).count(),
        "verdicts": verdicts_in(project).count(),
    }


def _left_out(project: Project) -> dict[str, int]:
    given = Assignment.objects.in_project(project).present()
    withdrawn = Article.objects.filter(project=project, withdrawn_at__isnull=False)
    return {
        "unsubmitted": given.count() - done_in(project).count(),
        "withdrawn": withdrawn.count(),
    }


def _codebooks(project: Project) -> list[Codebook]:
    """Published ones, each with `submitted`: how many assignments were done under it."""
    books = Codebook.objects.filter(project=project).exclude(state=Codebook.State.DRAFT)
    done = Count("assignments", filter=Q(assignments__in=done_in(project)))
    return list(books.order_by("number").annotate(submitted=done))
