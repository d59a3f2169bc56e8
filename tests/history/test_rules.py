"""What the database refuses, whoever writes: Python is not asked here."""

from typing import Any
from uuid import uuid4

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from annotator.articles.models import Text
from annotator.assignments.models import Assignment
from annotator.codebook.actions import publish, write_codebook
from annotator.codebook.models import Codebook, Label
from annotator.spans.models import Answer, Link, Span
from tests.make import make_codebook, make_span, make_text
from tests.world import World


def span(world: World, **changes: Any) -> Span:
    label = world.alices.codebook.labels.get(slug="scare_quote")
    values = {"uuid": uuid4(), "assignment": world.alices, "label": label, "start": 15, "end": 23}
    return Span(**{**values, "quote": "'regime'", "exclusive": True, **changes})


def refused(name: str, row: Any) -> None:
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        row.save(force_insert=not row.pk)


def test_a_true_span_is_taken(world: World) -> None:
    span(world).save()
    assert Span.objects.filter(assignment=world.alices).count() == 1


@pytest.mark.parametrize(
    ("rule", "changes"),
    [
        ("span_in_order", {"start": -1, "end": 1, "quote": "P"}),
        ("span_in_order", {"start": 15, "end": 15, "quote": ""}),
        ("span ends at", {"start": 15, "end": 100_000}),
        ("quote differs", {"quote": "'Regime'"}),
        ("policy of the label", {"exclusive": False}),
        ("span_confidence_1_to_3", {"confidence": 9}),
        ("span_revision_counts", {"revision": 0}),
    ],
)
def test_spans_out_of_rule(world: World, rule: str, changes: dict[str, Any]) -> None:
    refused(rule, span(world, **changes))


def test_label_of_another_codebook(world: World) -> None:
    foreign = world.ottos.codebook.labels.get(slug="scare_quote")
    refused("another codebook", span(world, label=foreign))


def test_two_live_spans_of_one_exclusive_label(world: World) -> None:
    span(world).save()
    refused("span_no_overlap_of_exclusive_label", span(world, start=16, end=17, quote="r"))


def test_touching_spans_do_not_overlap(world: World) -> None:
    span(world).save()
    span(world, start=23, end=24, quote=" ").save()


def test_the_quote_cannot_be_changed_afterwards(world: World) -> None:
    mine = make_span(world.alices, "'regime'")
    mine.quote = "'freedom'"
    refused("quote differs", mine)


def test_link_between_assignments(world: World) -> None:
    mine, theirs = make_span(world.alices, "'regime'"), make_span(world.bobs, "'regime'")
    book = write_codebook(
        actor=None,
        project=world.project,
        content={"families": [], "labels": [], "link_types": [{"slug": "claims"}]},
    )
    link = Link(
        uuid=uuid4(),
        assignment=world.alices,
        type=book.link_types.get(),
        source=mine,
        target=theirs,
    )
    with pytest.raises(IntegrityError, match="both ends"), transaction.atomic():
        link.save()
        connection.check_constraints()


def test_assignment_across_projects(world: World) -> None:
    other = make_text(world.ottos.project)
    row = Assignment(
        project=world.project, text=other, codebook=world.alices.codebook, slot=9, round=9
    )
    with pytest.raises(IntegrityError, match="not of project"), transaction.atomic():
        row.save()
        connection.check_constraints()


def test_texts_never_change(world: World) -> None:
    world.text.content = "rewritten"
    refused_change(world.text)


def test_published_codebook_never_changes(world: World) -> None:
    label = world.alices.codebook.labels.get(slug="loaded")
    label.definition = "something else"
    published_long_ago(world.alices.codebook)
    refused_change(label)


def test_published_codebook_takes_no_new_label(world: World) -> None:
    published_long_ago(world.alices.codebook)
    label = Label(codebook=world.alices.codebook, slug="late", family="x", name="Late")
    with pytest.raises(DatabaseError, match="published"), transaction.atomic():
        label.save()


@pytest.mark.parametrize("state", [Codebook.State.DRAFT, Codebook.State.PUBLISHED])
def test_published_codebook_can_be_retired_but_not_reopened(world: World, state: str) -> None:
    book = world.alices.codebook
    book.refresh_from_db()
    book.state = Codebook.State.RETIRED
    book.save()
    book.state = state
    refused_change(book)


def test_draft_can_be_changed_and_then_published(world: World) -> None:
    book = write_codebook(actor=None, project=world.project, content={"families": [], "labels": []})
    book.change_note = "second thoughts"
    book.save()
    assert publish(actor=None, codebook=book).published_at


def test_a_label_cannot_leave_a_published_codebook(world: World) -> None:
    draft = write_codebook(
        actor=None, project=world.project, content={"families": [], "labels": []}
    )
    published_long_ago(world.alices.codebook)
    label = world.alices.codebook.labels.get(slug="loaded")
    label.codebook = draft
    refused_change(label)


def test_an_assignment_with_work_is_pinned_to_its_codebook(world: World) -> None:
    make_span(world.alices, "'regime'")
    world.alices.refresh_from_db()
    world.alices.codebook = make_codebook(world.project)
    refused_change(world.alices)


def test_an_assignment_never_changes_hands(world: World) -> None:
    world.alices.annotator = world.bobs.annotator
    world.alices.round = 7
    refused_change(world.alices)


def test_answer_to_a_question_of_another_codebook(world: World) -> None:
    question = {"slug": "genre", "wording": "What is it?", "level": "nominal"}
    other = write_codebook(
        actor=None,
        project=world.project,
        content={"families": [], "labels": [], "questions": [question]},
    )
    answer = Answer(assignment=world.alices, question=other.questions.get(), value="satire")
    with pytest.raises(IntegrityError, match="another codebook"), transaction.atomic():
        answer.save()
        connection.check_constraints()


def test_a_text_cannot_carry_a_false_hash(world: World) -> None:
    text = Text(article=world.text.article, version=2, content="x", sha256="0" * 64, blocks=[])
    refused("text_hash_is_of_its_content", text)


@pytest.mark.parametrize("table", ["span", "assignment", "user", "membership"])
def test_nothing_a_person_made_or_is_can_be_deleted(world: World, table: str) -> None:
    make_span(world.alices, "'regime'")
    with (
        pytest.raises(DatabaseError, match="rows are kept"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(f"DELETE FROM annotator_{table}")


def refused_change(row: Any) -> None:
    with pytest.raises(DatabaseError), transaction.atomic():
        row.save()


def published_long_ago(book: Codebook) -> None:
    # A test is one transaction, in which a codebook may still be filled; so this one is aged by
    # switching its own guard off for a moment.
    connection.check_constraints()
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE annotator_codebook DISABLE TRIGGER frozen")
        cursor.execute(
            "UPDATE annotator_codebook SET published_in = 0 WHERE id = %s",
            [book.pk],
        )
        connection.check_constraints()
        cursor.execute("ALTER TABLE annotator_codebook ENABLE TRIGGER frozen")
