import json
import secrets
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import transaction
from django.db.models import QuerySet

from annotator.demo.build import FIXTURES
from annotator.demo.people import PEOPLE, PROJECT
from annotator.people.models import User
from annotator.projects.models import Project


class Command(BaseCommand):
    help = "Loads the demo project once, and gives its accounts passwords of their own."

    def handle(self, *args: Any, **options: Any) -> None:
        with transaction.atomic():  # a demo by halves would never be completed
            if not Project.objects.filter(slug=PROJECT).exists():
                call_command("loaddata", *FIXTURES, verbosity=0)
            self._give_passwords()

    def _give_passwords(self) -> None:
        """To all of the demo's people while one of them has none, as after plain loaddata."""
        people = _people()
        if all(user.has_usable_password() for user in people):
            return
        passwords = {user.username: secrets.token_urlsafe(12) for user in people}
        for user in people:
            user.set_password(passwords[user.username])
            user.save(update_fields=["password"])
        keep(settings.HOME / "demo-accounts.json", passwords)


def _people() -> QuerySet[User]:
    """Members of the demo under the demo's names, without power over the site."""
    there = User.objects.filter(username__in=PEOPLE, memberships__project__slug=PROJECT)
    return there.filter(is_staff=False, is_superuser=False).order_by("pk")


def keep(file: Path, passwords: dict[str, str]) -> None:
    """Writes the passwords where only this account of the machine can read them."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.touch(mode=0o600)
    file.chmod(0o600)
    file.write_text(json.dumps(passwords, indent=1) + "\n")
