from typing import Self

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Count, OuterRef, Q, Subquery
from django.utils.translation import gettext_lazy as _

from annotator.natural import Named, NamedQuerySet
from annotator.people.models import User

Person = User | AnonymousUser


class Role(models.TextChoices):
    ANNOTATOR = "annotator", _("annotator")
    REVIEWER = "reviewer", _("reviewer")
    MANAGER = "manager", _("manager")
    RESEARCHER = "researcher", _("researcher")


# Who may read what others marked. An annotator never may: blind means blind on every route.
READERS = (Role.REVIEWER, Role.MANAGER, Role.RESEARCHER)
MANAGERS = (Role.MANAGER,)
# Who may decide on what others marked.
REVIEWERS = (Role.REVIEWER, Role.MANAGER)
EVERYBODY = tuple(Role)

# Addresses below /projects/ that are pages of their own.
RESERVED = ("new",)
# A language tag (RFC 5646): language, script, region, variants. PostgreSQL reads it too.
LANGUAGE = r"^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?(-[a-z0-9]{5,8})*$"


class ProjectQuerySet(NamedQuerySet["Project"]):
    def visible_to(self, person: Person, roles: tuple[Role, ...] = tuple(Role)) -> Self:
        """Projects in which `person` is a member now, in one of `roles`."""
        return self.filter(pk__in=Membership.objects.current(person, roles).values("project"))

    def locked(self, pk: int) -> "Project":
        """The project, locked, so that what concerns the whole of it happens one by one.

        Slot numbers and pseudonyms are counted, and two imports of one article find each other.
        """
        return self.select_for_update(no_key=True).get(pk=pk)

    def with_article_count(self, person: Person) -> Self:
        """Each with its `article_count`; an annotator counts what they were given alone."""
        read = Q(pk__in=Membership.objects.current(person, READERS).values("project"))
        given = Q(articles__texts__assignments__annotator__user=person.pk)
        known = Q(articles__withdrawn_at=None) & (read | given)
        return self.annotate(article_count=Count("articles", filter=known, distinct=True))

    def with_role(self, person: Person) -> Self:
        """Each project with the `role` that `person` has in it now."""
        mine = Membership.objects.current(person).filter(project=OuterRef("pk"))
        return self.annotate(role=Subquery(mine.values("role")))


class Project(Named):  # type: ignore[django-manager-missing]
    """One study: its corpus, its codebook, its people, its rules."""

    slug = models.SlugField(unique=True)
    name = models.CharField(max_length=200)
    language = models.CharField(max_length=35, default="en")
    rules = models.JSONField(default=dict, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    role: str  # only after `with_role`
    article_count: int  # only after `with_article_count`

    NAMED_BY = ("slug",)
    objects = ProjectQuerySet.as_manager()

    class Meta:
        ordering = ["slug"]
        constraints = [
            models.CheckConstraint(condition=~Q(slug__in=RESERVED), name="project_slug_free"),
            models.CheckConstraint(
                condition=Q(language__regex=LANGUAGE), name="project_language_well_formed"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class MembershipQuerySet(NamedQuerySet["Membership"]):
    def current(self, person: Person, roles: tuple[Role, ...] = tuple(Role)) -> Self:
        return self.active(roles).filter(user=person.pk)

    def active(self, roles: tuple[Role, ...] = tuple(Role)) -> Self:
        """Those of today, of people who may sign in."""
        return self.filter(ended_at=None, user__is_active=True, role__in=roles)


class Membership(Named):
    """One person's part in one project. Ended, never deleted; the pseudonym stays for ever."""

    project = models.ForeignKey(Project, models.PROTECT, related_name="memberships")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="memberships")
    role = models.CharField(max_length=20, choices=Role)
    pseudonym = models.CharField(max_length=50)
    # How many articles they get at most; None where there is no limit.
    cap = models.PositiveIntegerField(null=True, blank=True)
    joined_at = models.DateTimeField(auto_now_add=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    NAMED_BY = ("project", "user")
    objects = MembershipQuerySet.as_manager()

    class Meta:
        ordering = ["project", "pseudonym"]
        constraints = [
            models.UniqueConstraint(fields=["project", "user"], name="membership_once"),
            models.UniqueConstraint(fields=["project", "pseudonym"], name="pseudonym_unique"),
            models.CheckConstraint(condition=Q(role__in=Role.values), name="membership_role_known"),
        ]

    def __str__(self) -> str:
        return f"{self.pseudonym} ({self.role})"
