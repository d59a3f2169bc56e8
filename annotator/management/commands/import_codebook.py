from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from annotator.api.parsing import DEEPEST, checked, loads
from annotator.codebook.draft_actions import start_draft, troubles_of
from annotator.codebook.file import content_in, faults_in
from annotator.codebook.reading import content_of
from annotator.errors import Refused
from annotator.projects.models import Project


class Command(BaseCommand):
    help = "Begins the draft of a project's codebook from a file. Importing again changes nothing."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE")
        parser.add_argument("--project", required=True, metavar="SLUG")

    def handle(self, *args: Any, **options: Any) -> None:
        project = Project.objects.filter(slug=options["project"]).first()
        if project is None:
            raise CommandError(f"There is no project {options['project']}.")
        file = self._read(options["file"])
        try:
            draft, new = start_draft(actor=None, project=project, content=content_in(file))
        except Refused as refused:
            raise CommandError(f"Nothing was imported. {refused}") from refused
        word = "begun" if new else "there already"
        self.stdout.write(f"Draft of codebook {draft.number}: {word}")
        for trouble in troubles_of(draft, content_of(draft)):
            self.stdout.write(f"  {trouble.pointer}: {trouble.sentence}")

    def _read(self, path: Path) -> Any:
        try:
            file = checked(loads(path.read_text(encoding="utf-8-sig")))
        except OSError as error:
            raise CommandError(f"{path} cannot be read: {error.strerror}.") from error
        except RecursionError as error:
            raise CommandError(f"{path} is nested deeper than {DEEPEST} levels.") from error
        except ValueError as error:
            raise CommandError(f"{path} is not JSON: {error}.") from error
        if faults := faults_in(file):
            told = "\n".join(f"  {one.pointer or '/'}: {one.sentence}" for one in faults)
            raise CommandError(f"Nothing was imported. {path} is no codebook:\n{told}")
        return file
