"""Which pages there are to visit: a line here for each page of annotator/urls.py."""

from collections.abc import Callable
from dataclasses import dataclass
from re import compile as pattern
from uuid import uuid4

from playwright.sync_api import Page

from annotator.articles.actions import add_version, withdraw_article
from annotator.articles.models import Outlet, Story, Text
from annotator.articles.outlet_actions import Profile, change_outlet
from annotator.assignments.models import Assignment
from annotator.changes.carrying_actions import bring_work
from annotator.changes.models import ChangePlan
from annotator.imports.models import Import
from annotator.invitations.actions import invite
from annotator.invitations.models import Invitation
from annotator.invitations.password_links import PasswordLink, make_password_link
from annotator.labelled.models import LabelledImport
from annotator.people.models import User
from annotator.projects.actions import change_member
from annotator.projects.models import Role
from annotator.reports.actions import report
from annotator.search.actions import save_filter
from annotator.threads.actions import About, open_thread
from tests.changes.make import label as new
from tests.changes.make import next_version, write
from tests.make import (
    CONTENT,
    PASSWORD,
    blocks_of,
    hand_in,
    make_assignment,
    make_import,
    make_label_import,
    make_member,
    make_placed,
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


def change_keys(page: Page) -> None:
    press("Shortcuts")(page)
    press("^Change keys")(page)


VISITS = (
    Visit("", "alice"),
    Visit("", "sam", state=" of who may create projects"),
    Visit(
        "assignments/<int:assignment>/",
        "alice",
        opens=(
            press("Shortcuts"),
            change_keys,
            press("Submit"),
            press("^Display"),
            press("^Your report"),
            press("at work on this article"),
        ),
    ),
    Visit("assignments/<int:assignment>/", "alice", state="submitted"),
    Visit("projects/<slug:project>/", "mona"),
    Visit("projects/<slug:project>/spans/", "mona"),
    Visit(
        "projects/<slug:project>/texts/<int:text>/",
        "mona",
        opens=(press("Withdraw the article"),),
    ),
    Visit("projects/<slug:project>/texts/<int:text>/difference/<int:version>/", "mona"),
    Visit("projects/<slug:project>/texts/<int:text>/correct/", "mona"),
    Visit("projects/<slug:project>/withdrawn/", "mona"),
    Visit("assignments/<int:assignment>/carried/", "alice"),
    Visit("projects/<slug:project>/reports/", "mona", opens=(press("^Settle the report"),)),
    Visit("projects/<slug:project>/agreement/", "mona"),
    Visit("projects/<slug:project>/articles/", "mona", opens=(press("Change saved filters"),)),
    Visit("projects/<slug:project>/stories/", "mona"),
    Visit(
        "projects/<slug:project>/stories/<int:number>/",
        "mona",
        opens=(press("^Rename"),),
    ),
    Visit(
        "projects/<slug:project>/outlets/<int:number>/",
        "mona",
        opens=(press("Edit the profile"),),
    ),
    Visit("projects/<slug:project>/assignments/", "mona"),
    Visit("projects/<slug:project>/changes/", "mona"),
    Visit("projects/<slug:project>/changes/<uuid:uuid>/", "mona", opens=(press("Apply to"),)),
    Visit("projects/<slug:project>/changes/<uuid:uuid>/worklist/", "rita"),
    Visit("projects/<slug:project>/import/", "mona"),
    Visit("projects/<slug:project>/imports/<uuid:uuid>/", "mona"),
    Visit("projects/<slug:project>/import/labels/", "mona"),
    Visit("projects/<slug:project>/label-imports/<uuid:uuid>/", "mona"),
    Visit("projects/<slug:project>/dataset/", "mona"),
    Visit("projects/<slug:project>/codebook/", "alice"),
    Visit("projects/<slug:project>/codebook/draft/", "mona"),
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
    Visit("projects/<slug:project>/review/", "rita", opens=(press("^Ask"),)),
    Visit("projects/<slug:project>/history/", "mona"),
    Visit("projects/<slug:project>/threads/", "alice"),
    Visit("projects/new/", "sam"),
    Visit("invitations/<str:token>/"),
    Visit("password/<str:token>/"),
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
    outlet: Outlet
    story: Story
    labels: LabelledImport
    plan: ChangePlan
    # An article whose text was corrected, and Alice's assignment on the correction.
    corrected: Assignment
    password_link: PasswordLink
    # Who may create projects.
    sam: User

    def person(self, name: str) -> User:
        found: User = self.sam if name == "sam" else getattr(self.world, name)
        return found

    def address(self, visit: Visit) -> str:
        assignment = self.world.alices if visit.state == "submitted" else self.open
        versions = "/difference/" in visit.route or "/carried/" in visit.route
        if versions:
            assignment = self.corrected
        values = {
            "password/<str:token>": f"password/{self.password_link.token}",
            "<int:version>": 1,
            "<int:assignment>": assignment.pk,
            "<slug:project>": self.world.project.slug,
            "<int:text>": assignment.text_id if versions else self.world.text.pk,
            "<str:token>": self.invitation.token,
            "label-imports/<uuid:uuid>": f"label-imports/{self.labels.uuid}",
            "changes/<uuid:uuid>": f"changes/{self.plan.uuid}",
            "imports/<uuid:uuid>": f"imports/{self.draft.uuid}",
            "stories/<int:number>": f"stories/{self.story.pk}",
            "outlets/<int:number>": f"outlets/{self.outlet.pk}",
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
    words = "The last paragraph is missing."
    report(person=world.alice, assignment=begun.pk, uuid=uuid4(), kind="cut", words=words)
    invitation, _ = invite(
        actor=world.mona, project=world.project, uuid=uuid4(), role=Role.ANNOTATOR
    )
    former = make_member(world.project, "gil", Role.ANNOTATOR)
    change_member(actor=world.mona, member=former, role=Role.ANNOTATOR, active=False)
    sam = User.objects.create_superuser(f"sam-{uuid4().hex[:8]}", password=PASSWORD)
    draft = make_import(world.project, world.mona)
    outlet, story = told(world, begun.text)
    query = {"q": "regime", "state": "open"}
    save_filter(person=world.mona, project=world.project, uuid=uuid4(), name="regime", query=query)
    labels = make_label_import(world.project, world.mona)
    gone = make_text(world.project, "Levy dropped\n\nNobody said why.").article
    withdraw_article(actor=world.mona, article=gone, reason="Court order.")
    disputed(world)
    corrected, plan = make_corrected(world), planned(world)
    link = make_password_link(
        actor=world.mona, project=world.project, member=world.alices.annotator
    )
    return Place(
        world,
        begun,
        invitation,
        draft,
        outlet,
        story,
        labels,
        plan,
        corrected=corrected,
        password_link=link,
        sam=sam,
    )


def disputed(world: World) -> None:
    """A place that Alice alone saw, which is being discussed."""
    assert world.alices.annotator
    assert world.bobs.annotator
    text = make_text(world.project, "Dam voted\n\nA 'regime' here and there.")
    hers, his = (make_assignment(text, who.annotator) for who in (world.alices, world.bobs))  # type: ignore[arg-type]
    span = make_span(hers, "'regime'")
    hand_in(hers, his)
    about = About(assignment=hers.pk, span_uuid=span.uuid)
    open_thread(
        person=world.alice, project=world.project, uuid=uuid4(), about=about, words="Is it one?"
    )


def told(world: World, text: Text) -> tuple[Outlet, Story]:
    """A story of three outlets, one of them with a profile."""
    outlet, story = make_placed(world.text)
    make_placed(text, "Courier")
    make_placed(make_text(world.project, "Dam voted down\n\nBy two votes\n\nNobody knew."), "Bote")
    profile = Profile(
        name="Herald",
        country="Orvany",
        type="daily newspaper",
        ownership="a foundation",
        leaning="centre",
        leaning_source="a handbook",
        website="https://herald.example/",
    )
    return change_outlet(actor=world.mona, outlet=outlet, profile=profile), story


def planned(world: World) -> ChangePlan:
    """A change that renames, merges with a collision, and splits."""
    next_version(world.project, new("cue"), new("assertion"), new("report"))
    labels = {"scare_quote": ["cue"], "loaded": ["cue"], "claim": ["assertion", "report"]}
    return write(world, labels=labels)


def make_corrected(world: World) -> Assignment:
    """Alice's assignment on a corrected text, to which three labels of hers are offered."""
    assert world.alices.annotator
    old = make_text(world.project)
    mine = make_assignment(old, world.alices.annotator)
    for quote, label in (
        ("topple", "loaded"),
        ("claimed victory", "claim"),
        ("no proof", "scare_quote"),
    ):
        make_span(mine, quote, label)
    hand_in(mine)
    content = CONTENT.replace("claimed victory", "claimed a victory").replace(
        ", but offered no proof", ""
    )
    blocks = blocks_of(content)
    add_version(
        actor=world.mona, article=old.article, content=content, blocks=blocks, note="Two claims."
    )
    bring_work(actor=world.mona, article=old.article)
    return Assignment.objects.get(carry_over__source=mine)
