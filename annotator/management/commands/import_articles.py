from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from annotator.assignments.actions import annotators_of, assign
from annotator.errors import Refused
from annotator.imports.actions import import_scrapes
from annotator.imports.storing import About, Imported
from annotator.projects.models import Project


class Command(BaseCommand):
    help = "Imports plain-text scrapes into a project, all or none. Importing again adds nothing."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
        parser.add_argument("--project", required=True, metavar="SLUG")
        parser.add_argument("--outlet", default="", help="who published them")
        parser.add_argument("--story", default="", help="the event they tell")
        parser.add_argument("--language", default="", help="such as de; else the project's")
        parser.add_argument(
            "--assign", action="store_true", help="give each article to every annotator"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        project = Project.objects.filter(slug=options["project"]).first()
        if project is None:
            slugs = ", ".join(Project.objects.values_list("slug", flat=True)) or "none yet"
            raise CommandError(f"There is no project {options['project']}. There are: {slugs}.")
        contents = [self._read(file) for file in options["files"]]
        try:
            with transaction.atomic():
                done = import_scrapes(
                    actor=None, project=project, files=contents, about=about(options)
                )
                self._assign(project, done if options["assign"] else [])
        except Refused as error:
            raise CommandError(f"Nothing was imported. {self._culprit(options, error)}") from error
        for file, imported in zip(options["files"], done, strict=True):
            self._report(file, imported)

    def _assign(self, project: Project, done: list[Imported]) -> None:
        annotators = annotators_of(project)
        for imported in done:
            assign(actor=None, text=imported.text, annotators=annotators)

    def _read(self, file: Path) -> bytes:
        try:
            return file.read_bytes()
        except OSError as error:
            raise CommandError(f"{file} cannot be read: {error.strerror}.") from error

    def _culprit(self, options: dict[str, Any], error: Refused) -> str:
        number = error.facts.get("file_number")
        return f"{options['files'][number]}: {error}" if number is not None else str(error)

    def _report(self, file: Path, imported: Imported) -> None:
        word = "imported" if imported.new else "there already"
        blocks, dropped = len(imported.text.blocks), len(imported.scrape.dropped)
        self.stdout.write(f"{file.name}: {word}: {imported.text.headline}")
        self.stdout.write(f"  {blocks} blocks; {dropped} lines of page furniture left out")


def about(options: dict[str, Any]) -> About:
    return About(options["outlet"], options["story"], options["language"])
