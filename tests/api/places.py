"""A real row behind every address, and what a client would send there."""

from typing import Any
from uuid import uuid4

from annotator.articles.actions import add_version
from annotator.articles.models import Text
from annotator.changes.actions import write_plan
from annotator.projects.token_actions import make_token
from tests.make import (
    blocks_of,
    make_answer,
    make_codebook,
    make_import,
    make_label_import,
    make_link,
    make_placed,
    make_span,
)
from tests.world import World

Body = dict[str, Any]


class Place:
    """What addresses are made of, from the rows of the world."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.span = make_span(world.alices, "topple", "loaded")
        self.claim = make_span(world.alices, "claimed victory", "claim")
        self.link = make_link(world.alices, self.span, self.claim)
        self.draft = make_import(world.project, world.mona)
        # One that cannot be read and was left out, for the file that names such.
        source = self.draft.sources.get()
        self.draft.items.create(
            source=source,
            position=2,
            file="menu",
            state="refused",
            choice="skip",
            reason="No body.",
        )
        self.labels = make_label_import(world.project, world.mona)
        make_codebook(world.project)
        self.plan, _ = write_plan(
            actor=world.mona,
            project=world.project,
            uuid=uuid4(),
            versions=(1, 2),
            decisions={},
            revision=0,
        )
        make_answer(world.alices, "genre", "opinion")
        self.outlet, self.story = make_placed(world.text)
        project = world.project
        self.token, _ = make_token(actor=None, user=world.mona, project=project, name="", days=1)

    def address(self, route: str) -> str:
        if "difference" in route:
            newest = str(self.corrected().pk)
            route = route.replace("<int:text>", newest).replace("<int:version>", "1")
        values = {
            "<int:article>": self.world.text.article_id,
            "<int:version>": 2,
            "<int:assignment>": self.world.alices.pk,
            "<int:outlet>": self.outlet.pk,
            "<int:story>": self.story.pk,
            "stories/<int:number>": f"stories/{self.story.pk}",
            "outlets/<int:number>": f"outlets/{self.outlet.pk}",
            "filters/<uuid:uuid>": f"filters/{self.link.uuid}",
            "<int:text>": self.world.text.pk,
            "<int:span>": self.span.pk,
            "<int:token>": self.token.pk,
            "label-imports/<uuid:uuid>": f"label-imports/{self.labels.uuid}",
            "imports/<uuid:uuid>": f"imports/{self.draft.uuid}",
            "<int:position>": 1,
            "<int:other>": 1,
            "changes/<uuid:uuid>": f"changes/{self.plan.uuid}",
            "<int:item>": 1,
            "<int:number>": 1,
            "<slug:pseudonym>": "P01",
            "<str:token>": "made-up",
            "uploads/<uuid:uuid>": f"uploads/{self.link.uuid}",
            "invitations/<uuid:uuid>": f"invitations/{self.link.uuid}",
            "<slug:project>": self.world.project.slug,
            "<slug:question>": "genre",
            "<slug:username>": "demo-ada",
            "links/<uuid:uuid>": f"links/{self.link.uuid}",
            "reports/<uuid:uuid>": f"reports/{self.span.uuid}",
            "threads/<uuid:uuid>": f"threads/{self.span.uuid}",
            "comments/<uuid:comment>": f"comments/{self.span.uuid}",
            "verdicts/<uuid:uuid>": f"verdicts/{self.span.uuid}",
            "sittings/<uuid:uuid>": f"sittings/{self.span.uuid}",
            "spans/<uuid:uuid>": f"spans/{self.span.uuid}",
        }
        address = "/" + route
        for name, value in values.items():
            address = address.replace(name, str(value))
        return address

    def corrected(self) -> Text:
        """The newest version of the world's text; made where there is only the first."""
        article, content = self.world.text.article, f"{self.world.text.content} Nobody is sure."
        newest = Text.objects.newest().get(article=article)
        if newest.version > 1:
            return newest
        blocks = blocks_of(content)
        return add_version(actor=None, article=article, content=content, blocks=blocks)[0]

    def body(self, route: str) -> Body:
        """By the end of the route, since one subject may lie below several others."""
        ends = {"source": str(self.span.uuid), "target": str(self.claim.uuid)}
        words = {"label": "loaded", "start": 8, "end": 14, "quote": "topple"}
        bodies: dict[str, Body] = {
            "spans/<uuid:uuid>/": {**words, "revision": 1},
            "links/<uuid:uuid>/": {"type": "judges", **ends, "revision": 1},
            "answers/<slug:question>/": {"value": "opinion", "revision": 1},
            "sittings/<uuid:uuid>/": {"seconds": 40},
            "assignment>/reports/<uuid:uuid>/": {"kind": "cut", "words": "The end is missing."},
            "tokens/": {"name": "laptop", "days": 30},
        }
        return next((body for end, body in bodies.items() if route.endswith(end)), {})
