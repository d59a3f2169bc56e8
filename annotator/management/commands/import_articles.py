import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any
from uuid import uuid4

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from annotator.articles.models import Text
from annotator.assignments.actions import annotators_of, assign
from annotator.errors import Refused
from annotator.imports.actions import BadItems, cancel_import, draft_import, start_import
from annotator.imports.models import Import, ImportItem
from annotator.imports.preview import rejected, tallies
from annotator.imports.reading_actions import read_import
from annotator.imports.recognised import About
from annotator.imports.sources import Source
from annotator.imports.storing_actions import store_next
from annotator.projects.models import Project
from annotator.uploads.actions import store_upload
from annotator.uploads.models import Upload

MOST_TOLD = 50


class Command(BaseCommand):
    help = "Imports files into a project, all or none. Importing again adds nothing."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
        parser.add_argument("--project", required=True, metavar="SLUG")
        parser.add_argument("--outlet", default="", help="who published, where a file does not say")
        parser.add_argument("--story", default="", help="the event they tell")
        parser.add_argument("--language", default="", help="such as de; else the project's")
        parser.add_argument(
            "--skip-bad", action="store_true", help="import the rest where some cannot be read"
        )
        parser.add_argument(
            "--rejected", type=Path, metavar="FILE", help="write what cannot be read there"
        )
        parser.add_argument(
            "--assign", action="store_true", help="give each article to every annotator"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        project = Project.objects.filter(slug=options["project"]).first()
        if project is None:
            slugs = ", ".join(Project.objects.values_list("slug", flat=True)) or "none yet"
            raise CommandError(f"There is no project {options['project']}. There are: {slugs}.")
        try:
            batch = self._read(project, options)
            bad = self._tell_bad(batch, options["rejected"])
            self._start(batch, options["skip_bad"], bad)
        except Refused as error:
            raise CommandError(f"Nothing was imported. {error}") from error
        self._store(batch)
        self._report(batch)
        if options["assign"]:
            self._assign(project, batch)

    def _read(self, project: Project, options: dict[str, Any]) -> Import:
        about = About(options["outlet"], options["story"], options["language"])
        with transaction.atomic():
            files = [(path.name, self._send(project, path)) for path in options["files"]]
            sources = [Source(name=name, upload=sent, about=about) for name, sent in files]
            batch, _ = draft_import(
                actor=None, project=project, uuid=uuid4(), sources=sources, queue=False
            )
        read_import(batch=batch.pk)
        return batch

    def _send(self, project: Project, path: Path) -> Upload:
        try:
            with path.open("rb") as stream:
                sent, _ = store_upload(
                    actor=None, project=project, uuid=uuid4(), name=path.name, stream=stream
                )
        except OSError as error:
            raise CommandError(f"{path} cannot be read: {error.strerror}.") from error
        return sent

    def _tell_bad(self, batch: Import, file: Path | None) -> list[str]:
        if file:
            with file.open("w", encoding="utf-8") as stream:
                stream.writelines(rejected(batch))
        bad = batch.items.filter(state=ImportItem.State.REFUSED).brief()
        more = bad.count() - MOST_TOLD
        told = [self._line(item) for item in bad[:MOST_TOLD]]
        return [*told, f"... and {more:,} more"] if more > 0 else told

    def _line(self, item: ImportItem) -> str:
        place = f"line {item.line}, byte {item.byte}: " if item.line else ""
        return f"{item.file}: {place}{item.reason}"

    def _start(self, batch: Import, skip_bad: bool, bad: list[str]) -> None:
        try:
            start_import(actor=None, batch=batch, skip_bad=skip_bad, queue=False)
        except BadItems as error:
            cancel_import(actor=None, batch=batch)
            told = "\n".join(bad)
            raise CommandError(
                f"Nothing was imported. {told}\n--skip-bad leaves it out."
            ) from error
        self.stderr.writelines(f"{line}\n" for line in bad)

    def _store(self, batch: Import) -> None:
        total = tallies([batch])[batch.pk]["wanted"]
        while store_next(batch=batch.pk):
            self._progress(tallies([batch])[batch.pk]["imported"], total)
        self._progress(None, total)

    def _progress(self, done: int | None, total: int) -> None:
        """On a terminal alone: in a log it would be noise."""
        if sys.stderr.isatty():
            line = "\n" if done is None else f"\r{done:,} of {total:,}"
            self.stderr.write(line, ending="")
            self.stderr.flush()

    def _report(self, batch: Import) -> None:
        told = tallies([batch])[batch.pk]
        words = {"imported": "imported", "there": "there already", "refused": "not readable"}
        rest = [f"{told[state]:,} {word}" for state, word in words.items() if told[state]]
        self.stdout.write("; ".join(rest) + "." if rest else "Nothing was found.")

    def _assign(self, project: Project, batch: Import) -> None:
        annotators = annotators_of(project)
        texts = Text.objects.newest().filter(article__import_items__batch=batch).distinct()
        for text in texts:
            assign(actor=None, text=text, annotators=annotators)
