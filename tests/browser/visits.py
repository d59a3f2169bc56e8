"""Which pages there are to visit: a line here for each page of annotator/urls.py."""

from collections.abc import Callable
from dataclasses import dataclass
from re import compile as pattern

from playwright.sync_api import Page

from annotator.assignments.models import Assignment
from annotator.spans.actions import submit
from tests.make import make_assignment, make_span, make_text
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


VISITS = (
    Visit("", "alice"),
    Visit(
        "assignments/<int:assignment>/",
        "alice",
        opens=(press("Shortcuts"), press("Submit")),
    ),
    Visit("assignments/<int:assignment>/", "alice", state="submitted"),
    Visit("projects/<slug:project>/", "mona"),
    Visit("projects/<slug:project>/agreement/", "mona"),
    Visit("projects/<slug:project>/dataset/", "mona"),
    # Pages of libraries that wear our clothes, and one that is not there.
    Visit("accounts/login/"),
    Visit("accounts/password/change/", "alice"),
    Visit("nowhere/", "alice"),
)
# Answers that are no pages for people, and the viewer of the documentation, a library's.
NO_PAGES = ("api/", "livez", "readyz", "demo/sign-in/")
# Pages that ask for more than one thing before they show their first content.
TALKATIVE: dict[str, int] = {"home": 2}


@dataclass
class Place:
    """A world in which every page has something to show."""

    world: World
    open: Assignment

    def address(self, visit: Visit) -> str:
        assignment = self.world.alices if visit.state == "submitted" else self.open
        values = {
            "<int:assignment>": assignment.pk,
            "<slug:project>": self.world.project.slug,
        }
        address = "/" + visit.route
        for name, value in values.items():
            address = address.replace(name, str(value))
        assert "<" not in address, f"no value for {address}: add it here"
        return address


def furnished(world: World) -> Place:
    for quote, label in (
        ("'regime'", "scare_quote"),
        ("to topple 'regime' announced", "loaded"),
        ("The so-called opposition leader claimed victory", "claim"),
    ):
        make_span(world.alices, quote, label)
    make_span(world.bobs, "'regime'")
    for assignment, person in ((world.alices, world.alice), (world.bobs, world.bob)):
        submit(person=person, assignment=assignment.pk)
    assert world.alices.annotator
    begun = make_assignment(make_text(world.project), world.alices.annotator)
    make_span(begun, "'regime'")
    make_span(begun, "claimed victory", "claim")
    return Place(world, begun)
