"""What is kept of an article's assignments is what counting them finds, whatever happened."""

from collections.abc import Callable
from random import Random
from typing import Any

import pytest
from django.db.models import Count, Q
from django.utils import timezone

from annotator.articles.actions import add_version, restore_article, withdraw_article
from annotator.articles.models import Article, Text
from annotator.assignments.actions import annotators_of, assign
from annotator.assignments.models import DONE, OPEN, UNASSIGNED, ArticleCounts, Assignment, counted
from annotator.codebook.models import Codebook
from annotator.errors import Refused
from annotator.people.models import User
from annotator.projects.actions import change_member
from annotator.projects.models import Membership, Role
from annotator.search.models import SearchEntry
from annotator.spans.actions import delete, reopen, submit
from tests.make import blocks_of, make_member, make_span, make_text
from tests.spans.test_at_once import at_once
from tests.world import World

HANDED_IN = Q(texts__assignments__state="submitted")


def kept() -> dict[int, tuple[int, int]]:
    rows = ArticleCounts.objects.values_list("article", "given", "handed_in")
    return {article: (given, handed_in) for article, given, handed_in in rows}


def counted_anew() -> dict[int, tuple[int, int]]:
    rule = counted("texts__assignments__")
    articles = Article.objects.order_by().annotate(
        given=Count("texts__assignments", filter=rule),
        handed_in=Count("texts__assignments", filter=rule & HANDED_IN),
    )
    rows = articles.values_list("pk", "given", "handed_in")
    return {article: (given, handed_in) for article, given, handed_in in rows}


class Acts:
    """What may happen to the work of a project; each method is one act, on things drawn by lot."""

    def __init__(self, world: World, lot: Random) -> None:
        self.world, self.lot = world, lot

    def new_article(self) -> None:
        make_text(self.world.project)

    def new_annotator(self) -> None:
        make_member(self.world.project, "another", Role.ANNOTATOR)

    def assign(self) -> None:
        there = annotators_of(self.world.project)
        people = self.lot.sample(there, self.lot.randint(0, len(there)))
        text = self.one(Text.objects.present_in(self.world.project))
        assign(actor=None, text=text, annotators=people, round=self.lot.randint(1, 2))

    def open_slot(self) -> None:
        text = self.one(Text.objects.present_in(self.world.project))
        book = Codebook.objects.filter(project=self.world.project).latest("number")
        places = Assignment.objects.filter(text=text, codebook=book)
        Assignment.objects.create(
            project=self.world.project, text=text, codebook=book, slot=100 + places.count()
        )

    def take_slot(self) -> None:
        free = self.one(Assignment.objects.filter(annotator=None))
        have = Assignment.objects.filter(text=free.text, round=1).values("annotator")
        free.annotator = self.one(Membership.objects.filter(role="annotator").exclude(pk__in=have))
        free.save()

    def submit(self) -> None:
        mine = self.one(Assignment.objects.filter(annotator__isnull=False))
        submit(person=mine.annotator.user, assignment=mine.pk)

    def reopen(self) -> None:
        mine = self.one(Assignment.objects.filter(annotator__isnull=False))
        reopen(person=mine.annotator.user, assignment=mine.pk)

    def mark_and_delete(self) -> None:
        mine = self.one(Assignment.objects.filter(annotator__isnull=False))
        span = make_span(mine, "claimed victory")
        delete(
            person=mine.annotator.user, assignment=mine.pk, uuid=span.uuid, revision=span.revision
        )

    def change_member(self) -> None:
        member = self.one(self.world.project.memberships.exclude(role="manager"))
        role = self.lot.choice([Role.ANNOTATOR, Role.ANNOTATOR, Role.REVIEWER])
        active = self.lot.random() < 0.6
        change_member(actor=self.world.mona, member=member, role=role, active=active)

    def change_person(self) -> None:
        person = self.one(User.objects.filter(memberships__role="annotator"))
        person.is_active = not person.is_active
        person.save()

    def withdraw(self) -> None:
        withdraw_article(actor=None, article=self.one(Article.objects), reason="Asked to.")

    def restore(self) -> None:
        restore_article(actor=None, article=self.one(Article.objects))

    def correct(self) -> None:
        content = f"Corrected {self.lot.random()}\n\nBy hand.\n\nSomebody claimed victory."
        article = self.one(Article.objects)
        add_version(actor=None, article=article, content=content, blocks=blocks_of(content))

    def hand_in_all(self) -> None:
        """In a set, as a migration or somebody at a prompt might."""
        Assignment.objects.update(state="submitted", submitted_at=timezone.now())

    def one(self, rows: Any) -> Any:
        found = list(rows.order_by("pk"))
        return self.lot.choice(found) if found else self.skip()

    def skip(self) -> Any:
        raise Refused


ACTS = [name for name in vars(Acts) if not name.startswith("_") and name not in ("one", "skip")]


@pytest.mark.parametrize("seed", range(6))
def test_after_every_act_the_counts_are_true(world: World, seed: int) -> None:
    lot = Random(seed)
    acts, done = Acts(world, lot), set()
    for name in [*lot.sample(ACTS[:-1], len(ACTS) - 1), *lot.choices(ACTS, k=30)]:
        try:
            getattr(acts, name)()
        except Refused:
            continue
        done.add(name)
        assert kept() == counted_anew(), name
    assert len(done) > len(ACTS) / 2


@pytest.mark.parametrize("seed", range(3))
def test_after_every_act_an_article_is_listed_with_its_newest_text(world: World, seed: int) -> None:
    acts, lot = Acts(world, Random(seed)), Random(seed)
    for name in lot.choices(["correct", "withdraw", "restore", "new_article"], k=20):
        try:
            getattr(acts, name)()
        except Refused:
            continue
        newest = Text.objects.newest().filter(article__withdrawn_at=None).order_by("pk")
        listed = SearchEntry.objects.order_by("text").values_list("text", "project")
        assert list(listed) == list(newest.values_list("pk", "article__project"))


def test_the_state_follows_from_the_counts(world: World) -> None:
    make_text(world.project)
    states = ArticleCounts.objects.filter(article__project=world.project).order_by("article")
    assert list(states.values_list("state", flat=True)) == [OPEN, UNASSIGNED]
    submit(person=world.alice, assignment=world.alices.pk)
    assert list(states.values_list("state", flat=True)) == [OPEN, UNASSIGNED]
    submit(person=world.bob, assignment=world.bobs.pk)
    assert list(states.values_list("state", flat=True)) == [DONE, UNASSIGNED]


def test_of_acts_at_once_each_is_counted(committed_world: World) -> None:
    world = committed_world
    text = make_text(world.project)
    for _ in range(5):
        make_member(world.project, "another", Role.ANNOTATOR)
    given = assign(actor=None, text=text, annotators=annotators_of(world.project))

    def hand_in_or_leave(mine: Assignment) -> Callable[[], Any]:
        assert mine.annotator
        person = mine.annotator.user
        if mine.pk % 2:
            return lambda: submit(person=person, assignment=mine.pk)
        return lambda: User.objects.filter(pk=person.pk).update(is_active=False)

    at_once(*[hand_in_or_leave(mine) for mine in given])
    assert kept() == counted_anew()


def test_who_is_kept_out_while_work_is_given_out_does_not_count(committed_world: World) -> None:
    world = committed_world
    text, people = make_text(world.project), annotators_of(world.project)

    def keep_out() -> None:
        User.objects.filter(pk=world.alice.pk).update(is_active=False)

    at_once(lambda: assign(actor=None, text=text, annotators=people), keep_out)
    assert kept() == counted_anew()
    assert kept()[text.article_id] == (1, 0)
