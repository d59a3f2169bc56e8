from argparse import ArgumentParser
from datetime import timedelta
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from annotator.history.actor import acting
from annotator.people.models import Token
from annotator.projects.models import READERS, Membership


class Command(BaseCommand):
    help = "Makes a read-only token to one project's labels and dataset. It is shown once."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("username")
        parser.add_argument("--project", required=True, metavar="SLUG")
        parser.add_argument("--days", type=int, default=90, help="until it expires (90)")
        parser.add_argument("--name", default="", help="what it is for")

    def handle(self, *args: Any, **options: Any) -> None:
        members = Membership.objects.filter(role__in=READERS, ended_at=None, user__is_active=True)
        member = members.filter(
            user__username=options["username"], project__slug=options["project"]
        ).first()
        if member is None:
            raise CommandError(
                f"{options['username']} is no reviewer, manager or researcher"
                f" of {options['project']}, so a token would open nothing."
            )
        if len(options["name"]) > 100:
            raise CommandError("--name may have 100 signs at most.")
        if not 1 <= options["days"] <= 3650:
            raise CommandError("--days must be between 1 and 3650.")
        with acting(None, "create token"):
            _, token = Token.objects.create(
                member.user,
                expiry=timedelta(days=options["days"]),
                project=member.project,
                name=options["name"],
            )
        self.stdout.write(token)
        self.stderr.write("Use it as `Authorization: Bearer ...`. It is not shown again.")
