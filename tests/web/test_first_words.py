"""The page for marking brings the first words along: one reads before its scripts are there."""

import re

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from annotator.people.models import Preferences, User
from annotator.web.first_words import MOST
from tests.make import make_assignment, make_text
from tests.world import World


def address_of(world: World, content: str) -> str:
    """Where Alice marks a text of this content."""
    assert world.alices.annotator
    place = make_assignment(make_text(world.project, content), world.alices.annotator)
    return f"/assignments/{place.pk}/"


def signed_in(person: User) -> Client:
    client = Client()
    client.force_login(person)
    return client


def opened(world: World, content: str) -> str:
    """The page of a text of this content, as Alice gets it."""
    return signed_in(world.alice).get(address_of(world, content)).content.decode()


def blocks_in(page: str) -> list[str]:
    return re.findall(r'<(?:h1|h2|p)[^>]* dir="auto">(.*?)</', page, re.DOTALL)


def test_headline_and_paragraphs_as_they_will_be_set(world: World) -> None:
    page = opened(world, "Plan announced\n\nHe said so.\n\nShe did not.")
    assert blocks_in(page) == ["Plan announced", "He said so.", "She did not."]
    assert re.search(r'<h1 dir="auto">Plan announced</h1><p class="standfirst" dir="auto">', page)
    assert '<article class="article" lang="en">' in page


def test_words_are_words_whatever_they_look_like(world: World) -> None:
    page = opened(world, "Plan\n\n<script>alert(1)</script> & 'regime'")
    assert "<script>alert" not in page
    assert blocks_in(page)[1] == "&lt;script&gt;alert(1)&lt;/script&gt; &amp; &#x27;regime&#x27;"


def test_of_a_long_text_only_what_one_can_see(world: World) -> None:
    paragraph = "😀 word " * 100
    page = opened(world, "\n\n".join(["Long", *[paragraph.strip()] * 50]))
    assert sum(map(len, blocks_in(page))) <= MOST
    assert len(blocks_in(page)) == 10  # the headline, eight whole paragraphs and the begin of one


@pytest.mark.parametrize("content", ["", "One line alone"])
def test_a_text_of_nearly_nothing(world: World, content: str) -> None:
    assert blocks_in(opened(world, content)) == ([content] if content else [])


def test_nobody_else_reads_them(world: World) -> None:
    for person, status in ((world.alice, 200), (world.bob, 404), (world.mona, 404)):
        page = signed_in(person).get(f"/assignments/{world.alices.pk}/")
        assert page.status_code == status
        assert ("Plan to topple" in page.content.decode()) == (status == 200)


def test_they_are_read_as_the_person_likes_to(world: World) -> None:
    Preferences.objects.create(
        person=world.alice, theme="dark", contrast="high", text_size=130, line_length=50
    )
    page = opened(world, "Plan")
    assert 'data-theme="dark" data-contrast="high"' in page
    assert ":root { --text-size: calc(130 / 100); --characters: 50; }" in page


def test_no_other_page_has_words(world: World) -> None:
    below = f"/projects/{world.project.slug}/"
    for path in ("/", below, f"{below}texts/{world.text.pk}/"):
        page = signed_in(world.rita).get(path)
        assert page.status_code == 200
        assert "Plan to topple" not in page.content.decode()


def test_a_long_text_takes_no_statement_more(
    world: World, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client = signed_in(world.alice)
    for content in ("Plan", "\n\n".join(["word " * 200] * 100)):
        address = address_of(world, content)
        with django_assert_num_queries(6):
            client.get(address)
