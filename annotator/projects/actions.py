"""Projects and who belongs to them."""

from annotator.history.actor import Actor, acting
from annotator.people.models import User
from annotator.projects.models import Membership, Project, Role


def create_project(*, actor: Actor | None, slug: str, name: str, language: str = "en") -> Project:
    with acting(actor, "create project"):
        return Project.objects.create(slug=slug, name=name, language=language)


def add_member(*, actor: Actor | None, project: Project, user: User, role: Role) -> Membership:
    """Makes `user` a member with the next pseudonym; who is one already stays as they are."""
    with acting(actor, "add member"):
        # Locked, so that two people added at once do not get the same pseudonym.
        Project.objects.select_for_update().get(pk=project.pk)
        there = Membership.objects.filter(project=project)
        found = there.filter(user=user).first()
        if found:
            return found
        pseudonym = f"P{there.count() + 1:02}"
        return Membership.objects.create(project=project, user=user, role=role, pseudonym=pseudonym)
