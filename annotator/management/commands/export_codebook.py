from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from annotator.codebook.file import file_of
from annotator.codebook.models import Codebook
from annotator.codebook.reading import content_of


class Command(BaseCommand):
    help = "Writes one version of a project's codebook as JSON, the newest published by default."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--project", required=True, metavar="SLUG")
        parser.add_argument("--number", type=int, help="which version; a draft has one too")

    def handle(self, *args: Any, **options: Any) -> None:
        books = Codebook.objects.filter(project__slug=options["project"]).order_by("number")
        if options["number"] is None:
            book = books.filter(state=Codebook.State.PUBLISHED).last()
        else:
            book = books.filter(number=options["number"]).first()
        if book is None:
            raise CommandError(f"There is no such codebook in a project {options['project']}.")
        self.stdout.write(file_of(content_of(book)), ending="")
