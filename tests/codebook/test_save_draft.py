"""A draft is written whole, by one revision after the other."""

from typing import Any

import pytest
from django.db import IntegrityError, transaction

from annotator.codebook.actions import DraftThere, write_codebook
from annotator.codebook.content import Content
from annotator.codebook.draft_actions import (
    NotStorable,
    StaleDraft,
    discard_draft,
    save_draft,
    start_draft,
)
from annotator.codebook.models import Codebook
from annotator.codebook.reading import content_of
from annotator.history.models import Event
from tests.codebook.drafts import plain, with_label
from tests.spans.test_at_once import at_once
from tests.world import World


def save(world: World, content: Content, revision: int = 0) -> tuple[Codebook, bool]:
    return save_draft(actor=world.mona, project=world.project, revision=revision, content=content)


def drafts(world: World) -> Any:
    return Codebook.objects.filter(project=world.project, state="draft")


def test_revision_0_begins_it_with_the_next_number(world: World) -> None:
    draft, new = save(world, plain())
    assert (draft.number, draft.revision, draft.state, new) == (2, 1, "draft", True)
    assert content_of(draft) == plain()


def test_the_same_again_changes_nothing(world: World) -> None:
    save(world, plain())
    before = Event.objects.filter(project=world.project).count()
    draft, new = save(world, plain())
    assert (draft.revision, new) == (1, False)
    assert Event.objects.filter(project=world.project).count() == before


@pytest.mark.parametrize(
    "content",
    [
        with_label(definition="Doubt."),
        with_label(slug="quotation.other"),
        with_label(attributes=[]),
        plain(labels=[]),
        plain(families=[], labels=[], link_types=[], questions=[], guidelines=[]),
        plain(labels=plain()["labels"][::-1]),
        plain(guidelines=[{"slug": "end", "title": "The end", "body": ""}]),
        plain(title="Other", principle="P"),
    ],
)
def test_it_says_what_was_sent(world: World, content: Content) -> None:
    save(world, plain())
    draft, _ = save(world, content, 1)
    assert (content_of(draft), draft.revision) == (content, 2)
    back, _ = save(world, plain(), 2)
    assert content_of(back) == plain()


def test_two_labels_swap_their_keys(world: World) -> None:
    save(world, plain())
    content = with_label(key="d")
    content["labels"][1]["key"] = "s"
    draft, _ = save(world, content, 1)
    assert [label.key for label in draft.labels.all()] == ["d", "s"]


def test_only_what_changed_is_written(world: World) -> None:
    save(world, plain())
    before = Event.objects.filter(project=world.project).count()
    save(world, with_label(definition="Doubt."), 1)
    new = Event.objects.filter(project=world.project).order_by("id")[before:]
    tables = ["annotator_label", "annotator_codebook"]
    assert [(e.verb, e.table) for e in new] == [("write draft", table) for table in tables]


@pytest.mark.parametrize("revision", [0, 2])
def test_a_stale_revision_overwrites_nothing(world: World, revision: int) -> None:
    save(world, plain())
    with pytest.raises(StaleDraft):
        save(world, with_label(name="Mine"), revision)
    assert content_of(drafts(world).get()) == plain()


def test_a_draft_that_was_discarded_is_not_brought_back(world: World) -> None:
    with pytest.raises(StaleDraft):
        save(world, plain(), 3)
    assert not drafts(world).exists()


def test_what_occurs_twice_is_refused_by_its_place(world: World) -> None:
    save(world, plain())
    with pytest.raises(NotStorable) as refused:
        save(world, with_label(1, key="S"), 1)
    assert [one.pointer for one in refused.value.troubles] == ["/labels/1/key"]
    assert content_of(drafts(world).get()) == plain()


@pytest.mark.parametrize("part", ["families", "labels", "link_types", "questions", "guidelines"])
def test_two_empty_short_names_are_refused_by_their_place(world: World, part: str) -> None:
    save(world, plain())
    entries = [{**plain()[part][0], "slug": "", "key": ""} for _ in range(2)]
    with pytest.raises(NotStorable) as refused:
        save(world, plain(**{part: entries}), 1)
    assert [one.pointer for one in refused.value.troubles] == [f"/{part}/1/slug"]
    assert content_of(drafts(world).get()) == plain()


def test_two_attributes_without_a_short_name_are_refused(world: World) -> None:
    nameless = {**plain()["labels"][0]["attributes"][0], "slug": ""}
    with pytest.raises(NotStorable) as refused:
        save(world, with_label(attributes=[nameless, nameless]))
    assert [one.pointer for one in refused.value.troubles] == ["/labels/0/attributes/1/slug"]


def test_one_empty_short_name_is_kept(world: World) -> None:
    draft, _ = save(world, with_label(slug=""))
    assert content_of(draft)["labels"][0]["slug"] == ""


def test_unfinished_words_are_kept(world: World) -> None:
    draft, _ = save(world, with_label(name="", definition=""))
    assert content_of(draft)["labels"][0]["definition"] == ""


def test_a_project_has_one_draft(world: World) -> None:
    save(world, plain())
    with pytest.raises(DraftThere):
        start_draft(actor=world.mona, project=world.project, content={})
    with transaction.atomic(), pytest.raises(DraftThere):
        write_codebook(actor=None, project=world.project, content=plain())


def test_the_database_itself_knows_one_draft_colours_and_patterns(world: World) -> None:
    draft, _ = save(world, plain())
    Codebook.objects.filter(pk=draft.pk).update(title="fine")
    for change in (
        lambda: Codebook.objects.create(project=world.project, number=9),
        lambda: draft.labels.update(colour="pink"),
        lambda: draft.labels.update(pattern="zigzag"),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            change()


def test_what_was_published_is_never_deleted(world: World) -> None:
    book = world.project.codebooks.create(number=7, state="published")
    with pytest.raises(IntegrityError), transaction.atomic():
        Codebook.objects.filter(pk=book.pk)._raw_delete("default")


def test_discarding_leaves_what_was_published(world: World) -> None:
    save(world, plain())
    discard_draft(actor=world.mona, project=world.project, revision=1)
    discard_draft(actor=world.mona, project=world.project, revision=1)
    assert [book.number for book in Codebook.objects.filter(project=world.project)] == [1]


def test_discarding_what_somebody_changed_is_refused(world: World) -> None:
    save(world, plain())
    save(world, plain(title="Other"), 1)
    with pytest.raises(StaleDraft):
        discard_draft(actor=world.mona, project=world.project, revision=1)
    assert drafts(world).exists()


def test_of_two_writers_at_once_one_is_told(committed_world: World) -> None:
    world = committed_world
    save(world, plain())
    mine, hers = with_label(name="Mine"), with_label(name="Hers")
    done = at_once(lambda: save(world, mine, 1), lambda: save(world, hers, 1))
    assert sorted(isinstance(one, StaleDraft) for one in done) == [False, True]
