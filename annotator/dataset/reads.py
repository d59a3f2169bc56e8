"""Which rows a dataset holds. What is written and what is counted ask the same questions."""

from django.db.models import Exists, OuterRef, QuerySet

from annotator.articles.models import Text
from annotator.assignments.models import Assignment, AssignmentQuerySet
from annotator.projects.models import Project
from annotator.spans.models import Answer, Link, Span


def texts_in(project: Project, withdrawn: bool = False) -> QuerySet[Text]:
    """Each article's newest Text, and older ones that somebody submitted.

    Of articles that are not withdrawn, or of those that are.
    """
    there = Text.objects.filter(
        article__project=project, article__withdrawn_at__isnull=not withdrawn
    )
    newer = Text.objects.filter(article=OuterRef("article"), version__gt=OuterRef("version"))
    done = Assignment.objects.submitted().filter(text=OuterRef("pk"))
    return there.filter(~Exists(newer) | Exists(done))


def done_in(project: Project) -> AssignmentQuerySet:
    """What people submitted, on articles that are not withdrawn."""
    return Assignment.objects.in_project(project).submitted().present()


def done_in_withdrawn(project: Project) -> AssignmentQuerySet:
    """What people submitted on articles that were withdrawn later."""
    done = Assignment.objects.in_project(project).submitted()
    return done.filter(text__article__withdrawn_at__isnull=False, annotator__isnull=False)


def spans_of(done: AssignmentQuerySet) -> QuerySet[Span]:
    return Span.objects.live().filter(assignment__in=done)


def links_of(done: AssignmentQuerySet) -> QuerySet[Link]:
    return Link.objects.live().filter(assignment__in=done)


def answers_of(done: AssignmentQuerySet) -> QuerySet[Answer]:
    return Answer.objects.given().filter(assignment__in=done)
