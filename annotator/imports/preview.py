"""What an import would do, and what it did: read for its page, changing nothing."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateWorker

from annotator.articles.models import Article, Outlet, Story, Text
from annotator.errors import Invalid
from annotator.imports.models import Import, ImportSource
from annotator.imports.storing import Read, read
from annotator.projects.models import Project

# A worker that lives says so every ten seconds (settings).
LIVING = timedelta(seconds=40)


@dataclass(frozen=True)
class Preview:
    """One source as it was understood, or the reason why it was not.

    `there` is the Text of the article that is there already, withdrawn or not; `twin` the position
    of an earlier source of the same import that says the same.
    """

    source: ImportSource
    read: Read | None = None
    problem: Invalid | None = None
    there: Text | None = None
    twin: int | None = None


def previews(batch: Import) -> list[Preview]:
    """The sources of a draft as they would be imported; two statements, however many."""
    understood = [_understood(source) for source in batch.sources.all()]
    there = _there(batch.project, [p.read.identity for p in understood if p.read])
    first: dict[str, int] = {}
    return [_placed(preview, there, first) for preview in understood]


def results(batch: Import) -> list[Preview]:
    """The sources of a started import, each with the Text it became."""
    sources = list(batch.sources.defer("content"))
    articles = [source.article_id for source in sources if source.article_id]
    texts = Text.objects.newest().filter(article__in=articles)
    texts = texts.select_related("article").defer("content", "blocks")
    by_article = {text.article_id: text for text in texts}
    return [
        Preview(source, there=by_article.get(source.article_id) if source.article_id else None)
        for source in sources
    ]


def tallies(batches: Iterable[Import]) -> dict[int, dict[str, int]]:
    """For each import how many of its sources are in which state, and how many there are."""
    batches = list(batches)
    states = ImportSource.objects.filter(batch__in=batches).values_list("batch", "state")
    counted = Counter(states)
    found = {
        batch.pk: {state: counted[batch.pk, state] for state in ImportSource.State.values}
        for batch in batches
    }
    return {pk: {**tally, "total": sum(tally.values())} for pk, tally in found.items()}


def a_worker_lives() -> bool:
    seen = timezone.now() - LIVING
    return bool(ProcrastinateWorker.objects.filter(last_heartbeat__gte=seen).exists())


def known_names(project: Project) -> dict[str, list[str]]:
    """What may be offered where somebody types an outlet, a story or a language."""
    outlets = Outlet.objects.filter(project=project).order_by("name")
    stories = Story.objects.filter(project=project).order_by("name")
    languages = Article.objects.filter(project=project).order_by("language").distinct()
    return {
        "outlets": list(outlets.values_list("name", flat=True)),
        "stories": list(stories.values_list("name", flat=True)),
        "languages": sorted({project.language, *languages.values_list("language", flat=True)}),
    }


def _understood(source: ImportSource) -> Preview:
    try:
        return Preview(source, read=read(bytes(source.content)))
    except Invalid as invalid:
        return Preview(source, problem=invalid)


def _there(project: Project, identities: list[str]) -> dict[str, Text]:
    texts = Text.objects.newest().filter(article__project=project, article__identity__in=identities)
    texts = texts.select_related("article").defer("content", "blocks")
    return {text.article.identity: text for text in texts}


def _placed(preview: Preview, there: dict[str, Text], first: dict[str, int]) -> Preview:
    if preview.read is None:
        return preview
    identity, position = preview.read.identity, preview.source.position
    earlier = first.setdefault(identity, position)
    twin = earlier if earlier != position else None
    return Preview(preview.source, read=preview.read, there=there.get(identity), twin=twin)
