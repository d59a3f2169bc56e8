"""Publishing freezes a whole draft; retiring ends what is given out under a version."""

from typing import Any

import pytest
from django.db import IntegrityError, transaction

from annotator.assignments.actions import NoCodebook, assign
from annotator.codebook.draft_actions import (
    NeverPublished,
    NoChangeNote,
    NoDraft,
    NotPublishable,
    StaleDraft,
    publish_draft,
    retire,
    save_draft,
)
from annotator.codebook.models import Codebook
from annotator.projects.models import Project
from tests.codebook.drafts import plain, with_label
from tests.make import make_project, make_span, make_text
from tests.world import World

NOTE = "Direct quotation is a label now."


def draft(world: World, project: Project | None = None, **changes: Any) -> Codebook:
    content = with_label(**changes)
    project = project or world.project
    return save_draft(actor=world.mona, project=project, revision=0, content=content)[0]


def publish(world: World, book: Codebook, note: str = NOTE, revision: int = 1) -> Codebook:
    return publish_draft(
        actor=world.mona,
        project=book.project,
        number=book.number,
        revision=revision,
        change_note=note,
    )


def test_it_is_frozen_with_its_note(committed_world: World) -> None:
    world = committed_world
    book = publish(world, draft(world))
    assert (book.state, book.change_note, book.number) == ("published", NOTE, 2)
    with pytest.raises(IntegrityError), transaction.atomic():
        book.guidelines.update(body="other")
    with pytest.raises(IntegrityError), transaction.atomic():
        book.labels.update(pattern="wavy")


def test_new_assignments_are_given_out_under_it(world: World) -> None:
    book = publish(world, draft(world))
    assert world.alices.annotator
    given = assign(actor=None, text=make_text(world.project), annotators=[world.alices.annotator])
    assert given[0].codebook == book
    world.alices.refresh_from_db()
    assert world.alices.codebook.number == 1


def test_the_same_again_changes_nothing(world: World) -> None:
    book = publish(world, draft(world))
    assert publish(world, book).published_at == book.published_at


def test_a_published_version_takes_no_other_note(world: World) -> None:
    book = publish(world, draft(world))
    with pytest.raises(NoDraft):
        publish(world, book, note="Something else.")


@pytest.mark.parametrize("note", ["", "  \n"])
def test_a_later_version_needs_a_change_note(world: World, note: str) -> None:
    with pytest.raises(NoChangeNote):
        publish(world, draft(world), note=note)


def test_the_first_one_needs_none(world: World) -> None:
    assert publish(world, draft(world, make_project("bare")), note="").state == "published"


def test_a_draft_with_problems_is_refused_with_their_list(world: World) -> None:
    book = draft(world, name="", definition="", key="n")
    with pytest.raises(NotPublishable) as refused:
        publish(world, book)
    fields = [one.pointer for one in refused.value.troubles]
    assert fields == ["/labels/0/name", "/labels/0/definition", "/labels/0/key"]
    assert Codebook.objects.get(pk=book.pk).state == "draft"


def test_an_empty_draft_is_refused(world: World) -> None:
    empty, _ = save_draft(actor=world.mona, project=world.project, revision=0, content={})
    with pytest.raises(NotPublishable):
        publish(world, empty)


def test_a_draft_that_changed_since_it_was_seen_is_refused(world: World) -> None:
    book = draft(world)
    save_draft(actor=world.mona, project=world.project, revision=1, content=plain(title="Other"))
    with pytest.raises(StaleDraft):
        publish(world, book)


def test_labels_of_an_earlier_version_keep_their_short_names(world: World) -> None:
    content = plain()
    content["labels"][1]["slug"] = "scare_quote"
    content["link_types"] = []
    book, _ = save_draft(actor=world.mona, project=world.project, revision=0, content=content)
    assert publish(world, book).state == "published"


def test_under_a_retired_version_nothing_is_given_out(world: World) -> None:
    retire(actor=world.mona, project=world.project, number=1)
    assert world.alices.annotator
    with pytest.raises(NoCodebook):
        assign(actor=None, text=make_text(world.project), annotators=[world.alices.annotator])


def test_work_under_a_retired_version_goes_on(world: World) -> None:
    retire(actor=world.mona, project=world.project, number=1)
    assert make_span(world.alices, "'regime'").label.codebook.state == "retired"


def test_retiring_twice_is_retiring_once(world: World) -> None:
    first = retire(actor=world.mona, project=world.project, number=1)
    assert retire(actor=world.mona, project=world.project, number=1) == first


def test_a_retired_version_is_not_published_again(world: World) -> None:
    book = retire(actor=world.mona, project=world.project, number=1)
    with pytest.raises(IntegrityError), transaction.atomic():
        Codebook.objects.filter(pk=book.pk).update(state="published")


def test_a_draft_cannot_be_retired(world: World) -> None:
    book = draft(world)
    with pytest.raises(NeverPublished):
        retire(actor=world.mona, project=world.project, number=book.number)
