"""Bringing articles in."""

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256

from annotator.articles.models import Article, Snapshot, Text
from annotator.errors import Refused
from annotator.history.actor import Actor, acting
from annotator.imports.scrape import Composed, Scrape, compose, read_scrape
from annotator.projects.models import Project


@dataclass(frozen=True)
class Imported:
    text: Text
    new: bool
    scrape: Scrape


def import_scrapes(
    *, actor: Actor | None, project: Project, files: Iterable[bytes]
) -> list[Imported]:
    """Imports plain-text scrapes, all or none; an article that is there already stays as it is.

    Raises a subclass of Invalid for the first file that cannot be read; then nothing is stored.
    """
    with acting(actor, "import article"):
        # Two imports of one article at once must find each other.
        Project.objects.select_for_update().get(pk=project.pk)
        return [_import(project, data, number) for number, data in enumerate(files)]


def _import(project: Project, data: bytes, number: int) -> Imported:
    try:
        scrape = read_scrape(data)
    except Refused as refused:
        refused.facts["file_number"] = number
        raise
    composed = compose(scrape)
    digest = sha256(composed.content.encode()).hexdigest()
    identity = f"text:{digest}"
    there = Text.objects.filter(article__project=project, article__identity=identity).first()
    if there:
        return Imported(there, False, scrape)
    article = _article(project, identity, scrape)
    _snapshot(article, data, scrape)
    return Imported(_text(article, composed, digest), True, scrape)


def _article(project: Project, identity: str, scrape: Scrape) -> Article:
    return Article.objects.create(
        project=project,
        identity=identity,
        byline=scrape.byline or "",
        language=project.language,
        published_at=scrape.published.at,
        published_as_printed=scrape.published.printed or "",
        zone_assumed=scrape.published.zone_assumed,
    )


def _snapshot(article: Article, data: bytes, scrape: Scrape) -> Snapshot:
    return Snapshot.objects.create(
        article=article,
        content=data,
        sha256=sha256(data).hexdigest(),
        media_type="text/plain",
        extractor=scrape.extractor,
        version=scrape.version,
        steps=list(scrape.steps),
    )


def _text(article: Article, composed: Composed, digest: str) -> Text:
    return Text.objects.create(
        article=article,
        content=composed.content,
        sha256=digest,
        blocks=[block._asdict() for block in composed.blocks],
    )
