"""Which rows a dataset holds. What is written and what is counted ask the same questions."""

from django.db.models import Exists, OuterRef, QuerySet

from annotator.articles.models import Text
from annotator.assignments.models import Assignment, AssignmentQuerySet
from annotator.projects.models import Project
from annotator.spans.models import Answer, Link, Span


def texts_in(project: Project) -> QuerySet[Text]:
    """Each article's newest Text, and older ones that somebody submitted."""
    there = Text.objects.filter(article__project=project, article__withdrawn_at=None)
    newer = Text.objects.filter(article=OuterRef("article"), version__gt=OuterRef("version"))
    done = Assignment.objects.submitted().filter(text=OuterRef("pk"))
    return there.filter(~Exists(newer) | Exists(done))


def done_in(project: Project) -> AssignmentQuerySet:
    """What people submitted, on articles that are not withdrawn."""
    return Assignment.objects.in_project(project).submitted().present()


def spans_of(done: AssignmentQuerySet) -> QuerySet[Span]:
    return Span.objects.live().filter(assignment__in=done)


def links_of(done: AssignmentQuerySet) -> QuerySet[Link]:
    return Link.objects.live().filter(assignment__in=done)


def answers_of(done: AssignmentQuerySet) -> QuerySet[Answer]:
    return Answer.objects.given().filter(assignment__in=done)
