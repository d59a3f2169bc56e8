import json
import secrets
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from annotator.articles.models import Text
from annotator.assignments.actions import annotators_of, assign
from annotator.codebook.actions import preset, publish, write_codebook
from annotator.imports.actions import import_scrapes
from annotator.people.models import User
from annotator.projects.actions import add_member, create_project
from annotator.projects.models import Project, Role
from annotator.web.demo import PROJECT

PEOPLE = {
    "ada": ("Ada", Role.ANNOTATOR),
    "ben": ("Ben", Role.ANNOTATOR),
    "rosa": ("Rosa", Role.REVIEWER),
    "mara": ("Mara", Role.MANAGER),
}
# In reading order: the first one is the counterpart of the scrape that users will bring.
SCRAPES = ("velmar_regime", "harbour_levy", "mine_inquiry_subheadings")


class Command(BaseCommand):
    help = "Loads the demo project once: people, codebook, articles, assignments."

    def handle(self, *args: Any, **options: Any) -> None:
        if not Project.objects.filter(slug=PROJECT).exists():
            with transaction.atomic():  # a demo by halves would never be completed
                self._load()

    def _load(self) -> None:
        taken = User.objects.filter(username__in=PEOPLE).values_list("username", flat=True)
        if taken:
            raise CommandError(f"The demo needs the name {taken[0]}, which somebody here has.")
        project = create_project(actor=None, slug=PROJECT, name="Border talks (demo)")
        passwords = {name: self._person(project, name) for name in PEOPLE}
        publish(
            actor=None,
            codebook=write_codebook(actor=None, project=project, content=preset("framing_cues")),
        )
        annotators = annotators_of(project)
        for text in self._texts(project):
            assign(actor=None, text=text, annotators=annotators)
        keep(settings.HOME / "demo-accounts.json", passwords)

    def _person(self, project: Project, username: str) -> str:
        first_name, role = PEOPLE[username]
        password = secrets.token_urlsafe(12)
        user = User.objects.create_user(username, password=password, first_name=first_name)
        add_member(actor=None, project=project, user=user, role=role)
        return password

    def _texts(self, project: Project) -> list[Text]:
        folder = settings.BASE_DIR / "fixtures" / "scrapes"
        files = [(folder / f"{name}.txt").read_bytes() for name in SCRAPES]
        return [done.text for done in import_scrapes(actor=None, project=project, files=files)]


def keep(file: Path, passwords: dict[str, str]) -> None:
    """Writes the passwords where only this account of the machine can read them."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.touch(mode=0o600)
    file.chmod(0o600)
    file.write_text(json.dumps(passwords, indent=1) + "\n")
