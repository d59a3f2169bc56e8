"""Projects and who belongs to them."""

import re

from django.utils import timezone

from annotator.errors import Conflict, Invalid
from annotator.history.actor import Actor, acting
from annotator.people.models import User
from annotator.projects.models import LANGUAGE, RESERVED, Membership, Project, Role
from annotator.violations import explained

SLUG = re.compile(r"(?=.{1,50}$)[a-z0-9]+(-[a-z0-9]+)*")


class SlugTaken(Conflict):
    """This address is taken. Choose another one."""

    field = "slug"


class BadSlug(Invalid):
    """An address has up to 50 small letters, digits and single hyphens between them."""

    field = "slug"


class ReservedSlug(Invalid):
    """The address “{slug}” is kept for this site itself. Choose another one."""

    field = "slug"


class UnknownLanguage(Invalid):
    """A language is given by its code, such as en, de or pt-BR."""

    field = "language"


class LastManager(Conflict):
    """A project needs a manager, and this is its last one. Make somebody else a manager first."""


def check_language(language: str) -> None:
    """Raises UnknownLanguage."""
    if not re.fullmatch(LANGUAGE, language):
        raise UnknownLanguage


def create_project(*, actor: Actor | None, slug: str, name: str, language: str = "en") -> Project:
    """A project without anybody in it. Raises ReservedSlug and UnknownLanguage."""
    _check(slug, language)
    with acting(actor, "create project"):
        return Project.objects.create(slug=slug, name=name, language=language)


def start_project(*, person: User, slug: str, name: str, language: str) -> tuple[Project, bool]:
    """Creates the project with `person` as its manager; a repeated request changes nothing.

    Returns the project and whether it is new. Raises SlugTaken, BadSlug, ReservedSlug and
    UnknownLanguage.
    """
    if not SLUG.fullmatch(slug):
        raise BadSlug
    _check(slug, language)
    with acting(person, "create project"):
        wanted = {"name": name, "language": language}
        project, new = Project.objects.get_or_create(slug=slug, defaults=wanted)
        if new:
            add_member(actor=person, project=project, user=person, role=Role.MANAGER)
        elif not _asked_before(project, person, wanted):
            raise SlugTaken
        return project, new


def add_member(*, actor: Actor | None, project: Project, user: User, role: Role) -> Membership:
    """Makes `user` a member with the next pseudonym; who is one already stays as they are."""
    with acting(actor, "add member"):
        # Locked, so that two people added at once do not get the same pseudonym.
        Project.objects.locked(project.pk)
        there = Membership.objects.filter(project=project)
        found = there.filter(user=user).first()
        if found:
            return found
        taken = set(there.values_list("pseudonym", flat=True))
        # People of an imported dataset may have numbers out of turn.
        free = (f"P{n:02}" for n in range(len(taken) + 1, 2 * len(taken) + 2))
        pseudonym = next(name for name in free if name not in taken)
        return Membership.objects.create(project=project, user=user, role=role, pseudonym=pseudonym)


class _Same:
    """Stands for what stays as it is, where None means no limit."""


SAME = _Same()


def change_member(
    *,
    actor: Actor,
    member: Membership,
    role: Role,
    active: bool,
    cap: int | _Same | None = SAME,
) -> Membership:
    """Gives the member this role, and ends or reopens the membership. What they made stays.

    `cap` is how many articles they get at most. A repeated request changes nothing. Raises
    LastManager.
    """
    rules = {"project_keeps_manager": LastManager()}
    with explained(rules), acting(actor, "change member"):
        # In the order of everybody else who writes here: the project first, then the member.
        Project.objects.locked(member.project_id)
        now = Membership.objects.get(pk=member.pk)
        ended = None if active else now.ended_at or timezone.now()
        most = now.cap if isinstance(cap, _Same) else cap
        if (now.role, now.ended_at, now.cap) != (role, ended, most):
            now.role, now.ended_at, now.cap = role, ended, most
            now.save(update_fields=["role", "ended_at", "cap"])
        return now


def _check(slug: str, language: str) -> None:
    if slug in RESERVED:
        raise ReservedSlug(slug=slug)
    check_language(language)


def _asked_before(project: Project, person: User, wanted: dict[str, str]) -> bool:
    mine = Membership.objects.current(person, (Role.MANAGER,)).filter(project=project)
    return mine.exists() and wanted == {"name": project.name, "language": project.language}
