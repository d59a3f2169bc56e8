"""Alpha for unitizing of 1995, for comparison with other tools; counted anew for each answer."""

from annotator.agreement import Result, alpha_unitizing_1995
from annotator.articles.models import Text
from annotator.assignments.models import Assignment
from annotator.statistics.counting import study_of
from annotator.statistics.gathered import Gathered


def unitizing(work: Gathered) -> list[Result]:
    """Of each label, over the articles whose counts are gathered."""
    texts = Text.objects.filter(pk__in=work.counts.article.tolist())
    done = Assignment.objects.submitted().filter(
        text__in=texts, codebook=work.codebook, round=work.round, annotator__isnull=False
    )
    study, _ = study_of(work.labels, done, texts)
    return alpha_unitizing_1995(study)
