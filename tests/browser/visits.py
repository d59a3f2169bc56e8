"""Which pages there are to visit: a line here for each page of annotator/urls.py."""

from collections.abc import Callable
from dataclasses import dataclass
from re import compile as pattern
from uuid import uuid4

from playwright.sync_api import Page

from annotator.assignments.models import Assignment
from annotator.imports.models import Import
from annotator.invitations.actions import invite
from annotator.invitations.models import Invitation
from annotator.people.models import User
from annotator.projects.actions import change_member
from annotator.projects.models import Role
from tests.make import (
    PASSWORD,
    hand_in,
    make_assignment,
    make_import,
    make_member,
    make_span,
    make_text,
)
from tests.world import World

Step = Callable[[Page], None]


@dataclass(frozen=True)
class Visit:
    """One page as one person sees it. `person` is a name of the world, or nobody."""

    route: str
    person: str = ""
    # Which state of the page this is, where it has several.
    state: str = ""
    # What opens its menus and dialogs, besides the account menu; Escape closes each.
    opens: tuple[Step, ...] = ()

    @property
    def name(self) -> str:
        return f"{self.route or 'home'}{self.state}"


def press(name: str) -> Step:
    return lambda page: page.get_by_role("button", name=pattern(name)).click()


def choose(button: str, entry: str) -> Step:
    def step(page: Page) -> None:
        press(button)(page)
        page.get_by_role("menuitem", name=entry).click()

    return step


VISITS = (
    Visit("", "alice"),
    Visit("", "sam", state=" of who may create projects"),
    Visit(
        "assignments/<int:assignment>/",
        "alice",
        opens=(press("Shortcuts"), press("Submit"), press("Guide")),
    ),
    Visit("assignments/<int:assignment>/", "alice", state="submitted"),
    Visit("projects/<slug:project>/", "mona"),
    Visit("projects/<slug:project>/spans/", "mona"),
    Visit("projects/<slug:project>/texts/<int:text>/", "mona"),
    Visit("projects/<slug:project>/agreement/", "mona"),
    Visit("projects/<slug:project>/articles/", "mona"),
    Visit("projects/<slug:project>/assignments/", "mona"),
    Visit("projects/<slug:project>/import/", "mona"),
    Visit("projects/<slug:project>/imports/<uuid:uuid>/", "mona"),
    Visit("projects/<slug:project>/dataset/", "mona"),
    Visit("projects/<slug:project>/codebook/", "alice"),
    Visit(
        "projects/<slug:project>/people/",
        "mona",
        opens=(
            press("Invite somebody"),
            press("Change alice"),
            choose("Change alice", "Make manager"),
            press("Take back"),
        ),
    ),
    Visit("projects/new/", "sam"),
    Visit("invitations/<str:token>/"),
    # Pages of libraries that wear our clothes, and one that is not there.
    Visit("accounts/login/"),
    Visit("accounts/password/change/", "alice"),
    Visit("nowhere/", "alice"),
)
# Answers that are no pages for people, and the viewer of the documentation, a library's.
NO_PAGES = ("api/", "livez", "readyz", "demo/sign-in/")


@dataclass
class Place:
    """A world in which every page has something to show."""

    world: World
    open: Assignment
    invitation: Invitation
    draft: Import
    # Who may create projects.
    sam: User

    def person(self, name: str) -> User:
        found: User = self.sam if name == "sam" else getattr(self.world, name)
        return found

    def address(self, visit: Visit) -> str:
        assignment = self.world.alices if visit.state == "submitted" else self.open
        values = {
            "<int:assignment>": assignment.pk,
            "<slug:project>": self.world.project.slug,
            "<int:text>": self.world.text.pk,
            "<str:token>": self.invitation.token,
            "imports/<uuid:uuid>": f"imports/{self.draft.uuid}",
        }
        address = "/" + visit.route
        for name, value in values.items():
            address = address.replace(name, str(value))
        assert "<" not in address, f"no value for {address}: add it here"
        return address


def crowd(world: World) -> None:
    """Where many mark the same words, also the paler ones, those must stay readable."""
    third = make_assignment(world.text, make_member(world.project, "cora", Role.ANNOTATOR))
    for assignment in (world.alices, world.bobs, third):
        for label in ("scare_quote", "loaded", "claim"):
            make_span(assignment, "Exile says it", label)


def furnished(world: World) -> Place:
    for quote, label in (
        ("'regime'", "scare_quote"),
        ("to topple 'regime' announced", "loaded"),
        ("The so-called opposition leader claimed victory", "claim"),
    ):
        make_span(world.alices, quote, label)
    make_span(world.bobs, "'regime'")
    crowd(world)
    hand_in(world.alices, world.bobs)
    assert world.alices.annotator
    begun = make_assignment(make_text(world.project), world.alices.annotator)
    make_span(begun, "'regime'")
    make_span(begun, "claimed victory", "claim")
    invitation, _ = invite(
        actor=world.mona, project=world.project, uuid=uuid4(), role=Role.ANNOTATOR
    )
    former = make_member(world.project, "gil", Role.ANNOTATOR)
    change_member(actor=world.mona, member=former, role=Role.ANNOTATOR, active=False)
    sam = User.objects.create_superuser(f"sam-{uuid4().hex[:8]}", password=PASSWORD)
    draft = make_import(world.project, world.mona)
    return Place(world, begun, invitation, draft, sam)
