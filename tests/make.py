"""Readable factories. Each makes one real row, the way the product makes it."""

from hashlib import sha256
from io import BytesIO
from itertools import count
from typing import Any
from uuid import UUID, uuid4

from annotator.articles.models import Article, Outlet, Story, Text
from annotator.assignments.actions import assign
from annotator.assignments.models import Assignment
from annotator.codebook.actions import publish, write_codebook
from annotator.codebook.models import Codebook
from annotator.imports.actions import draft_import
from annotator.imports.models import Import
from annotator.imports.reading_actions import read_import
from annotator.imports.recognised import About
from annotator.imports.sources import Source
from annotator.jobs import run_labelled_import
from annotator.labelled.actions import prepare_labels
from annotator.labelled.models import LabelledImport
from annotator.people.models import User
from annotator.projects.actions import add_member, create_project
from annotator.projects.models import Membership, Project, Role
from annotator.spans.actions import Wanted, mark, submit
from annotator.spans.answer_actions import WantedAnswer, answer
from annotator.spans.link_actions import WantedLink, link
from annotator.spans.models import Answer, Link, Span
from annotator.uploads.actions import store_upload

_numbers = count(1)
PASSWORD = "correct horse battery staple"
CONTENT = (
    "Plan to topple 'regime' announced\n\n"
    "Exile says it is at hand\n\n"
    "The so-called opposition leader claimed victory, but offered no proof.\n\n"
    "Critics say the 😀 regime is doomed."
)


def make_user(name: str) -> User:
    return User.objects.create_user(f"{name}-{uuid4().hex[:8]}", password=PASSWORD)


def make_project(slug: str = "study") -> Project:
    # Unlike any before: some tests leave their rows (tests/conftest.py, committed_world).
    return create_project(actor=None, slug=f"{slug}-{uuid4().hex[:8]}", name=slug.title())


def make_member(project: Project, name: str, role: Role) -> Membership:
    return add_member(actor=None, project=project, user=make_user(name), role=role)


def make_codebook(project: Project, **changes: Any) -> Codebook:
    """Three labels: two exclusive ones, and `claim`, which may overlap itself.

    One link type, from `loaded` to `claim`, and three questions.
    """
    content: dict[str, Any] = {
        "families": [
            {
                "slug": "quotation",
                "name": "Quotation",
                "question": "Who speaks?",
                "colour": "violet",
            },
            {"slug": "evidence", "name": "Evidence", "question": "Who says so?", "colour": "red"},
        ],
        "labels": [
            {
                "slug": "scare_quote",
                "family": "quotation",
                "name": "Scare quotes",
                "key": "s",
                "definition": "Marks that signal doubt.",
                "attributes": [
                    {
                        "slug": "origin",
                        "kind": "choice",
                        "values": [
                            {"value": "headline", "meaning": "the headline"},
                            {"value": "author_voice", "meaning": "the running text"},
                        ],
                    },
                    {"slug": "target", "kind": "text"},
                ],
            },
            {
                "slug": "loaded",
                "family": "evidence",
                "name": "Loaded language",
                "key": "l",
                "definition": "A word that judges.",
            },
            {
                "slug": "claim",
                "family": "evidence",
                "name": "Claim",
                "key": "c",
                "definition": "Something asserted.",
                "self_overlap": "allow",
            },
        ],
        "link_types": [{"slug": "judges", "from_labels": ["loaded"], "to_labels": ["claim"]}],
        "questions": [
            {
                "slug": "genre",
                "wording": "What is it?",
                "level": "nominal",
                "values": [
                    {"value": "reporting", "meaning": "reports"},
                    {"value": "opinion", "meaning": "argues"},
                ],
            },
            {
                "slug": "frames",
                "wording": "Which aspects?",
                "level": "nominal",
                "values": [
                    {"value": "economic", "meaning": "money"},
                    {"value": "security", "meaning": "threats"},
                ],
                "multiple": True,
            },
            {"slug": "tone", "wording": "How warm, from 0 to 100?", "level": "interval"},
        ],
        **changes,
    }
    return publish(
        actor=None, codebook=write_codebook(actor=None, project=project, content=content)
    )


def blocks_of(content: str) -> list[dict[str, Any]]:
    kinds = ["headline", "standfirst"]
    blocks, start = [], 0
    for number, part in enumerate(content.split("\n\n")):
        kind = kinds[number] if number < len(kinds) else "paragraph"
        blocks.append({"kind": kind, "start": start, "end": start + len(part)})
        start += len(part) + 2
    return blocks


def make_text(project: Project, content: str = CONTENT) -> Text:
    digest = sha256(content.encode()).hexdigest()
    article = Article.objects.create(project=project, identity=f"test:{next(_numbers)}")
    return Text.objects.create(
        article=article, content=content, sha256=digest, blocks=blocks_of(content)
    )


def make_placed(text: Text, outlet: str = "Herald", story: str = "Dam") -> tuple[Outlet, Story]:
    """Puts the article into an outlet and a story, which it makes where they are missing."""
    article = text.article
    article.outlet, _ = Outlet.objects.get_or_create(project=article.project, name=outlet)
    article.story, _ = Story.objects.get_or_create(project=article.project, name=story)
    article.save()
    assert article.outlet
    assert article.story
    return article.outlet, article.story


def make_assignment(text: Text, annotator: Membership, round: int = 1) -> Assignment:
    return assign(actor=None, text=text, annotators=[annotator], round=round)[0]


def hand_in(*assignments: Assignment) -> None:
    for assignment in assignments:
        assert assignment.annotator
        submit(person=assignment.annotator.user, assignment=assignment.pk)


def hand_in_more(assignment: Assignment, articles: int) -> None:
    """As many articles more, each with a span of the same annotator's, submitted."""
    assert assignment.annotator
    for number in range(articles):
        text = make_text(assignment.project, f"Head {number}\n\nA 'regime' here and there.")
        mine = make_assignment(text, assignment.annotator)
        make_span(mine, "'regime'")
        hand_in(mine)


def read_by_both(one: Assignment, other: Assignment, marks: str = "") -> None:
    """One article more, submitted by both; each marks the words, or nothing."""
    assert one.annotator
    assert other.annotator
    text = make_text(one.project, "Head\n\nA 'regime' here and there.")
    for member in (one.annotator, other.annotator):
        theirs = make_assignment(text, member)
        if marks:
            make_span(theirs, marks)
        hand_in(theirs)


def wanted(text: Text, quote: str, label: str = "scare_quote", **changes: Any) -> Wanted:
    """What marks the first occurrence of `quote`."""
    start = text.content.index(quote)
    values = {"start": start, "end": start + len(quote), "quote": quote, "label": label}
    rest = {"revision": 0, "attributes": {}, "note": "", "confidence": None}
    return Wanted(**{**values, **rest, **changes})


def make_link(assignment: Assignment, source: Span, target: Span, type: str = "judges") -> Link:
    assert assignment.annotator
    drawn, _ = link(
        person=assignment.annotator.user,
        assignment=assignment.pk,
        uuid=uuid4(),
        wanted=WantedLink(type=type, source=source.uuid, target=target.uuid, revision=0),
    )
    return drawn


def make_answer(assignment: Assignment, question: str, value: Any) -> Answer:
    assert assignment.annotator
    given, _ = answer(
        person=assignment.annotator.user,
        assignment=assignment.pk,
        question=question,
        wanted=WantedAnswer(value=value, revision=0),
    )
    return given


def make_import(project: Project, actor: User) -> Import:
    """An import of one pasted page, read."""
    pasted = "A second levy on the harbour\n\nThe council voted for it on Monday evening, it said."
    source = Source(name="pasted", content=pasted.encode(), about=About("Herald"))
    batch, _ = draft_import(actor=actor, project=project, uuid=uuid4(), sources=[source])
    read_import(batch=batch.pk)
    return Import.objects.get(pk=batch.pk)


LABELS = (
    "item,annotator,label,start,end,quote,text\n"
    "fire,ann,Loaded Language,2,7,mob 😀,A mob 😀 came.\n"
    "fire,ben,doubt,2,5,mob,A mob 😀 came.\n"
)


def make_label_import(project: Project, actor: User, content: str = LABELS) -> LabelledImport:
    """Read, with one value that the codebook knows under its name and one that it does not."""
    sent, _ = store_upload(
        actor=actor,
        project=project,
        uuid=uuid4(),
        name="labels.csv",
        stream=BytesIO(content.encode()),
    )
    batch, _ = prepare_labels(actor=actor, project=project, uuid=uuid4(), format="", files=[sent])
    run_labelled_import(batch=batch.pk)
    batch.refresh_from_db()
    return batch


def make_span(
    assignment: Assignment, quote: str, label: str = "scare_quote", uuid: UUID | None = None
) -> Span:
    assert assignment.annotator
    span, _ = mark(
        person=assignment.annotator.user,
        assignment=assignment.pk,
        uuid=uuid or uuid4(),
        wanted=wanted(assignment.text, quote, label),
    )
    return span
