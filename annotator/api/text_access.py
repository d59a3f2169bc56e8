"""The Text that somebody asks for; and that it is gone, to those who might have read it."""

from django.shortcuts import get_object_or_404

from annotator.articles.models import Text
from annotator.projects.models import Project
from annotator.spans.place import WithdrawnArticle


def readable_text(project: Project, text: int) -> Text:
    """With its article. Raises WithdrawnArticle, or Http404 where there never was such a text."""
    texts = Text.objects.filter(article__project=project).select_related("article__outlet")
    found = get_object_or_404(texts, pk=text)
    if found.article.withdrawn_at:
        raise WithdrawnArticle
    return found
