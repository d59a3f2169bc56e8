"""What an import is made of: pasted texts, files that were sent, addresses of pages."""

from dataclasses import dataclass
from io import BytesIO
from typing import BinaryIO

from django.conf import settings

from annotator.errors import Invalid
from annotator.imports.fetching import UrlImportOff
from annotator.imports.models import Import, ImportSource
from annotator.imports.recognised import About
from annotator.projects.actions import check_language
from annotator.uploads.models import Upload
from annotator.uploads.reading import open_upload

MOST_SOURCES, MOST_PASTED = 200, 1_000_000
NOTHING = About()


@dataclass(frozen=True, kw_only=True)
class Source:
    """A pasted text, a file that was sent or an address, with what is known about it."""

    name: str
    content: bytes | None = None
    upload: Upload | None = None
    address: str = ""
    about: About = NOTHING


class TooMuch(Invalid):
    """At most {files} files can be imported at once, and {pasted} MB of each pasted text."""

    field = "sources"


class NoSource(Invalid):
    """An import needs at least one file or pasted text."""

    field = "sources"


def limits() -> dict[str, int]:
    """For sentences: how many sources, and megabytes of a pasted text."""
    return {"files": MOST_SOURCES, "pasted": MOST_PASTED // 1_000_000}


def check(sources: list[Source]) -> None:
    """Raises NoSource, TooMuch, UrlImportOff and UnknownLanguage."""
    if not sources:
        raise NoSource
    pasted = max(len(source.content or b"") for source in sources)
    if len(sources) > MOST_SOURCES or pasted > MOST_PASTED:
        raise TooMuch(**limits())
    if any(source.address for source in sources) and not settings.URL_IMPORT:
        raise UrlImportOff
    for source in sources:
        if source.about.language:
            check_language(source.about.language)


def row_of(batch: Import, position: int, source: Source) -> ImportSource:
    about = source.about
    return ImportSource(
        batch=batch,
        position=position,
        name=source.name,
        upload=source.upload,
        content=source.content,
        address=source.address,
        size=source.upload.size if source.upload else len(source.content or b""),
        outlet=about.outlet,
        story=about.story,
        language=about.language or batch.project.language,
    )


def told_apart(source: ImportSource) -> tuple[object, ...]:
    """What tells two sources apart; the page of an address comes later."""
    typed = source.content is not None and not source.address
    return (source.position, source.name, source.upload_id, typed and bytes(source.content or b""))


def opened(source: ImportSource) -> BinaryIO:
    if source.upload:
        return open_upload(source.upload)
    return BytesIO(bytes(source.content or b""))
