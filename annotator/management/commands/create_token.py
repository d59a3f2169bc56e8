from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from annotator.errors import Refused
from annotator.people.models import User
from annotator.projects.models import Project
from annotator.projects.token_actions import make_token


class Command(BaseCommand):
    help = "Makes a read-only token to one project's labels and dataset. It is shown once."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("username")
        parser.add_argument("--project", required=True, metavar="SLUG")
        parser.add_argument("--days", type=int, default=90, help="until it expires (90)")
        parser.add_argument("--name", default="", help="what it is for")

    def handle(self, *args: Any, **options: Any) -> None:
        user = User.objects.filter(username=options["username"], is_active=True).first()
        project = Project.objects.filter(slug=options["project"]).first()
        if user is None or project is None:
            missing = options["username"] if user is None else options["project"]
            raise CommandError(f"There is no {missing}.")
        wanted = {"name": options["name"], "days": options["days"]}
        try:
            _, secret = make_token(actor=None, user=user, project=project, **wanted)
        except Refused as refused:
            raise CommandError(str(refused)) from refused
        self.stdout.write(secret)
        self.stderr.write("Use it as `Authorization: Bearer ...`. It is not shown again.")
