"""From the bytes of one file to an Article of a project: what every way of importing shares."""

from dataclasses import dataclass
from hashlib import sha256
from typing import TypeVar

from annotator.articles.models import Article, Outlet, Snapshot, Story, Text
from annotator.imports.scrape import Composed, Scrape, compose, read_scrape
from annotator.projects.models import Project

Named = TypeVar("Named", Outlet, Story)


@dataclass(frozen=True)
class About:
    """What a file does not say itself. Without a language it is in the project's."""

    outlet: str = ""
    story: str = ""
    language: str = ""


@dataclass(frozen=True)
class Read:
    """A file as it was understood; `identity` tells whether the article is there already."""

    data: bytes
    scrape: Scrape
    composed: Composed
    digest: str

    @property
    def identity(self) -> str:
        return f"text:{self.digest}"


@dataclass(frozen=True)
class Imported:
    text: Text
    new: bool
    scrape: Scrape


def read(data: bytes) -> Read:
    """Raises a subclass of Invalid where no article can be found in it."""
    scrape = read_scrape(data)
    composed = compose(scrape)
    return Read(data, scrape, composed, sha256(composed.content.encode()).hexdigest())


def store(project: Project, found: Read, about: About) -> Imported:
    """One article, its snapshot and its text; what is there already stays as it is.

    The caller holds the project's row, so that two imports of one article find each other.
    """
    texts = Text.objects.filter(article__project=project, article__identity=found.identity)
    there = texts.order_by("version").first()
    if there:
        return Imported(there, False, found.scrape)
    article = _article(project, found, about)
    _snapshot(article, found)
    return Imported(_text(article, found), True, found.scrape)


def _article(project: Project, found: Read, about: About) -> Article:
    published = found.scrape.published
    return Article.objects.create(
        project=project,
        outlet=_named(Outlet, project, about.outlet),
        story=_named(Story, project, about.story),
        identity=found.identity,
        byline=found.scrape.byline or "",
        language=about.language or project.language,
        published_at=published.at,
        published_as_printed=published.printed or "",
        zone_assumed=published.zone_assumed,
    )


def _named(kind: type[Named], project: Project, name: str) -> Named | None:
    name = " ".join(name.split())
    return kind.objects.get_or_create(project=project, name=name)[0] if name else None


def _snapshot(article: Article, found: Read) -> Snapshot:
    scrape = found.scrape
    return Snapshot.objects.create(
        article=article,
        content=found.data,
        sha256=sha256(found.data).hexdigest(),
        media_type="text/plain",
        extractor=scrape.extractor,
        version=scrape.version,
        steps=list(scrape.steps),
    )


def _text(article: Article, found: Read) -> Text:
    return Text.objects.create(
        article=article,
        content=found.composed.content,
        sha256=found.digest,
        blocks=[block._asdict() for block in found.composed.blocks],
    )
