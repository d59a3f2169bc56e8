"""Articles for what the annotate page shows of spans: nested, overlapping, in two parts, linked."""

from typing import Any
from uuid import uuid4

from annotator.assignments.models import Assignment
from annotator.spans.actions import mark
from annotator.spans.models import Span
from tests.make import make_assignment, make_codebook, make_link, make_text, wanted
from tests.world import World

TEXT = (
    "Plan to topple 'regime' announced from abroad\n\n"
    "Exile says it is at hand\n\n"
    "A banker living overseas, dubbed the country's “opposition leader” by a state-funded "
    "broadcaster, claimed victory on Monday, but offered no proof.\n\n"
    "Critics say the 😀 regime is doomed, doubly doomed."
)
LINK_TYPES = [
    {"slug": "judges", "from_labels": ["loaded"], "to_labels": ["claim"]},
    {"slug": "continues"},
]


def given(world: World, text: str = TEXT, **codebook: Any) -> Assignment:
    """An article of Alice's without a span."""
    make_codebook(world.project, **{"link_types": LINK_TYPES, **codebook})
    assert world.alices.annotator
    return make_assignment(make_text(world.project, text), world.alices.annotator)


def put(article: Assignment, quote: str, label: str = "scare_quote", **more: Any) -> Span:
    assert article.annotator
    wish = wanted(article.text, quote, label, **more)
    person = article.annotator.user
    return mark(person=person, assignment=article.pk, uuid=uuid4(), wanted=wish)[0]


def richly_marked(world: World) -> Assignment:
    """Six spans, one of them nested, two of them one claim; two links."""
    article = given(world)
    put(article, "'regime'", attributes={"origin": "headline", "target": "the government"})
    put(article, "dubbed the country's “opposition leader”", "loaded", note="see the headline")
    put(article, "“opposition leader”", confidence=2)
    claim = put(article, "claimed victory on Monday", "claim")
    rest = put(article, "but offered no proof", "claim")
    judged = put(article, "doomed", "loaded")
    make_link(article, rest, claim, "continues")
    make_link(article, judged, claim)
    return article


def long_text(paragraphs: int) -> str:
    sentence = "The ministry of plan {} said that nothing of the kind had ever been planned. "
    body = [sentence.format(number) * 5 for number in range(paragraphs)]
    return "\n\n".join(["A long headline", "A standfirst", *body])
