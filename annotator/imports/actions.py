"""Bringing articles in: files at once, or as a draft that a job imports source by source."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from procrastinate.contrib.django import app

from annotator.errors import Conflict, Invalid, Refused
from annotator.history.actor import Actor, acting
from annotator.imports.models import Import, ImportSource, fingerprint
from annotator.imports.scrape import MOST_LINES
from annotator.imports.storing import About, Imported, Read, read, store
from annotator.people.models import User
from annotator.projects.actions import check_language
from annotator.projects.models import Project

MOST_SOURCES, MOST_BYTES, MOST_BYTES_IN_ALL = 200, 1_000_000, 8_000_000
NOTHING = About()
JOB = "annotator.jobs.run_import"
State, Fate = Import.State, ImportSource.State


@dataclass(frozen=True, kw_only=True)
class Source:
    """A file, or a pasted text, with what is known about it."""

    name: str
    content: bytes
    about: About = NOTHING


@dataclass(frozen=True, kw_only=True)
class Choice:
    """What a manager decided about one source after seeing its preview."""

    about: About
    skip: bool = False


class TooMuch(Invalid):
    """At most {files} files of {each} MB each, {all} MB together, can be imported at once."""

    field = "sources"


class NoSource(Invalid):
    """An import needs at least one file or pasted text."""

    field = "sources"


class NoSuchSource(Invalid):
    """This import has no source number {position}."""

    field = "sources"


class AlreadyStarted(Conflict):
    """This import was started already, so its files can no longer change."""


class DraftReplaced(Conflict):
    """Its files were replaced meanwhile. Load the page again and check those before importing."""


def limits_in_words() -> dict[str, int]:
    """For sentences: how many files, megabytes each and together, and lines of each."""
    each, together = MOST_BYTES // 1_000_000, MOST_BYTES_IN_ALL // 1_000_000
    return {"files": MOST_SOURCES, "each": each, "all": together, "lines": MOST_LINES}


def import_scrapes(
    *,
    actor: Actor | None,
    project: Project,
    files: Iterable[bytes],
    about: About = NOTHING,
) -> list[Imported]:
    """Imports plain-text scrapes, all or none; an article that is there already stays as it is.

    Raises UnknownLanguage, or a subclass of Invalid for the first file that cannot be read; then
    nothing is stored.
    """
    _refuse_unknown_language([about])
    found = [_numbered(data, number) for number, data in enumerate(files)]
    with acting(actor, "import article"):
        Project.objects.locked(project.pk)
        return [store(project, each, about) for each in found]


def draft_import(
    *, actor: User | None, project: Project, uuid: UUID, sources: list[Source]
) -> tuple[Import, bool]:
    """Makes the draft `uuid`, or replaces its sources. Returns it and whether it is new.

    Raises NoSource, TooMuch, UnknownLanguage and AlreadyStarted.
    """
    _refuse_too_much(sources)
    _refuse_unknown_language(source.about for source in sources)
    with acting(actor, "draft import"):
        # Locked, so that nobody starts it while its sources are replaced.
        batch, new = Import.objects.select_for_update().get_or_create(
            project=project, uuid=uuid, defaults={"created_by": actor}
        )
        if batch.state != State.DRAFT:
            raise AlreadyStarted
        batch.sources.all().delete()
        ImportSource.objects.bulk_create(
            _row(batch, position, source) for position, source in enumerate(sources, 1)
        )
        return batch, new


def start_import(
    *, actor: User, batch: Import, choices: Mapping[int, Choice], seen: str | None = None
) -> Import:
    """Queues the job, once; an import that failed goes on with what is left.

    `seen` is the fingerprint of the draft that the choices are about. Raises DraftReplaced,
    NoSuchSource and UnknownLanguage.
    """
    _refuse_unknown_language(choice.about for choice in choices.values())
    with acting(actor, "start import"):
        batch = Import.objects.select_for_update().get(pk=batch.pk)
        if batch.state == State.DRAFT:
            _choose(batch, choices, seen)
        if batch.state in (State.DRAFT, State.FAILED):
            batch.state = State.QUEUED
            batch.started_at = batch.started_at or timezone.now()
            batch.finished_at = None
            batch.save(update_fields=["state", "started_at", "finished_at"])
            # In this transaction: the job is there exactly when the import is queued.
            app.configure_task(JOB, lock=f"import {batch.pk}").defer(batch=batch.pk)
        return batch


def cancel_import(*, actor: User, batch: Import) -> Import:
    """Stops it before its next source; what was imported stays. Ended imports stay as they are."""
    with acting(actor, "cancel import"):
        batch = Import.objects.select_for_update().get(pk=batch.pk)
        if batch.state in (State.DRAFT, State.QUEUED, State.RUNNING):
            _end(batch, State.CANCELLED)
        return batch


def fail_import(*, batch: int) -> None:
    """Says that the job ended before its work did."""
    with acting(None, "fail import"):
        found = Import.objects.select_for_update().get(pk=batch)
        if found.state in (State.QUEUED, State.RUNNING):
            _end(found, State.FAILED)


def run_import(*, batch: int) -> None:
    """Imports what waits, source by source, until none is left or somebody cancels.

    Each source is a transaction of its own: progress shows, and a run that was killed goes on
    where it stopped.
    """
    while import_next(batch=batch):
        pass


def import_next(*, batch: int) -> bool:
    """Imports one source that waits; False when there is none, or nothing to do any more."""
    source = ImportSource.objects.filter(batch=batch, state=Fate.WAITING).first()
    # Before anything is locked: nobody has to wait until a long source is read.
    understood = _understood(source) if source else None
    with transaction.atomic():
        found = Import.objects.select_for_update(of=("self",)).select_related(
            "created_by", "project"
        )
        now = found.get(pk=batch)
        with acting(now.created_by, "import article"):
            if now.state not in (State.QUEUED, State.RUNNING):
                return False
            if source is None or understood is None:
                _end(now, State.DONE)
                return False
            _run(now)
            if now.sources.filter(pk=source.pk, state=Fate.WAITING).exists():
                _import(now.project, source, understood)
            return True


def _understood(source: ImportSource) -> Read | Refused:
    try:
        return read(bytes(source.content))
    except Refused as refused:
        return refused


def _import(project: Project, source: ImportSource, found: Read | Refused) -> None:
    if isinstance(found, Refused):
        source.state, source.reason = Fate.REFUSED, str(found)
    else:
        Project.objects.locked(project.pk)
        about = About(source.outlet, source.story, source.language)
        imported = store(project, found, about)
        source.state = Fate.IMPORTED if imported.new else Fate.THERE
        source.article = imported.text.article
    source.save(update_fields=["state", "reason", "article"])


def _run(batch: Import) -> None:
    if batch.state == State.QUEUED:
        batch.state = State.RUNNING
        batch.save(update_fields=["state"])


def _end(batch: Import, state: Import.State) -> None:
    batch.state, batch.finished_at = state, timezone.now()
    batch.save(update_fields=["state", "finished_at"])


def _numbered(data: bytes, number: int) -> Read:
    try:
        return read(data)
    except Refused as refused:
        refused.facts["file_number"] = number
        raise


def _refuse_too_much(sources: list[Source]) -> None:
    sizes = [len(source.content) for source in sources]
    if not sizes:
        raise NoSource
    if len(sizes) > MOST_SOURCES or max(sizes) > MOST_BYTES or sum(sizes) > MOST_BYTES_IN_ALL:
        raise TooMuch(**limits_in_words())


def _refuse_unknown_language(abouts: Iterable[About]) -> None:
    for about in abouts:
        if about.language:
            check_language(about.language)


def _row(batch: Import, position: int, source: Source) -> ImportSource:
    about = source.about
    return ImportSource(
        batch=batch,
        position=position,
        name=source.name,
        content=source.content,
        outlet=about.outlet,
        story=about.story,
        language=about.language or batch.project.language,
    )


def _choose(batch: Import, choices: Mapping[int, Choice], seen: str | None) -> None:
    sources = {source.position: source for source in batch.sources.order_by("position")}
    if seen not in (None, fingerprint(sources.values())):
        raise DraftReplaced
    for position, choice in choices.items():
        if position not in sources:
            raise NoSuchSource(position=position)
        _apply(sources[position], choice)
    ImportSource.objects.bulk_update(sources.values(), ["outlet", "story", "language", "state"])


def _apply(source: ImportSource, choice: Choice) -> None:
    about = choice.about
    source.outlet, source.story = about.outlet, about.story
    source.language = about.language or source.language
    source.state = Fate.SKIPPED if choice.skip else Fate.WAITING
