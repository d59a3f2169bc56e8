"""One article as a reviewer sees it: everybody's spans side by side, names hidden."""

from dataclasses import dataclass
from hashlib import sha256
from string import ascii_uppercase

from annotator.articles.models import Text
from annotator.assignments.models import Assignment
from annotator.codebook.models import Codebook
from annotator.projects.models import Membership, Project
from annotator.review.clustering import cluster_changed
from annotator.review.models import Cluster, Verdict
from annotator.spans.models import Link, Span


@dataclass(frozen=True, kw_only=True)
class Lane:
    """What one annotator submitted. `letter` names them in this article alone."""

    letter: str
    assignment: Assignment
    annotator: Membership


@dataclass(frozen=True, kw_only=True)
class ReviewedArticle:
    text: Text
    codebook: Codebook
    round: int
    lanes: list[Lane]
    spans: list[Span]
    links: list[Link]
    clusters: list[Cluster]
    verdicts: list[Verdict]


def article_in_review(
    project: Project, text: Text, codebook: Codebook, round: int
) -> ReviewedArticle:
    """All that a reviewer needs of one article. A bounded number of statements."""
    cluster_changed(project)
    done = Assignment.objects.submitted().present().select_related("annotator")
    done = done.filter(text=text, codebook=codebook, round=round)
    lanes = lanes_of(text.pk, list(done))
    mine = [lane.assignment.pk for lane in lanes]
    spans = Span.objects.live().filter(assignment__in=mine).select_related("label")
    links = Link.objects.live().filter(assignment__in=mine)
    clusters = Cluster.objects.filter(text=text, codebook=codebook, round=round).with_state()
    return ReviewedArticle(
        text=text,
        codebook=codebook,
        round=round,
        lanes=lanes,
        spans=list(spans.order_by("start", "-end", "pk")),
        links=list(links.select_related("type", "source", "target").order_by("pk")),
        clusters=list(clusters.order_by("start", "end", "id")),
        verdicts=list(Verdict.objects.live().of_work(text.pk, codebook.pk, round).whole()),
    )


def lanes_of(text: int, done: list[Assignment]) -> list[Lane]:
    """In an order that tells nothing of who is who, and is the same each time."""
    people = [(one, one.annotator) for one in done if one.annotator]
    people.sort(key=lambda pair: sha256(f"{text}:{pair[1].pk}".encode()).digest())
    return [
        Lane(letter=letter(number), assignment=one, annotator=who)
        for number, (one, who) in enumerate(people)
    ]


def letter(number: int) -> str:
    """A to Z, then AA, AB and so on."""
    name = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, len(ascii_uppercase))
        name = ascii_uppercase[rest] + name
    return name
