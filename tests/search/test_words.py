"""What full-text search finds, in each article's language, and how it shows the place."""

from hashlib import sha256
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from annotator.articles.models import Text
from annotator.search.models import SearchEntry
from annotator.search.words import BEGIN, END, Wanted, configurations, parts
from annotator.spans.reading import articles_of, in_detail
from tests.make import blocks_of, make_text
from tests.world import World


def put(world: World, content: str, language: str = "en") -> Text:
    text = make_text(world.project, content)
    text.article.language = language
    text.article.save()
    return text


def search(world: World, q: str) -> list[str]:
    wanted = Wanted(q, configurations(world.project))
    rows = articles_of(world.project, words=wanted).order_by("place")
    return [str(text.headline) for text in in_detail([row["text"] for row in rows])]


def test_words_are_found_in_every_form_of_their_own_language(world: World) -> None:
    put(world, "Harbour\n\nThe levies were doubled.")
    put(world, "Hafen\n\nDie Häuser wurden verkauft.", "de-AT")
    put(world, "Port\n\nNobody knows levies here.", "xx")
    assert search(world, "levy") == ["Harbour"]
    assert search(world, "Haus") == ["Hafen"]
    assert search(world, "levies") == ["Harbour", "Port"]


def test_phrases_absence_and_choice(world: World) -> None:
    put(world, "First\n\nThe green harbour lay still.")
    put(world, "Second\n\nThe harbour lay green.")
    assert search(world, '"green harbour"') == ["First"]
    assert search(world, "harbour green") == ["First", "Second"]
    assert search(world, "harbour -still") == ["Second"]
    assert search(world, "still or regime") == ["Plan to topple 'regime' announced", "First"]


def test_hits_in_the_headline_come_first(world: World) -> None:
    put(world, "Nothing\n\nThe harbour lay still.")
    put(world, "Harbour\n\nNothing at all.")
    assert search(world, "harbour") == ["Harbour", "Nothing"]


@pytest.mark.parametrize("q", ["the", "%", "' OR 1=1 --", '"', "-", "a:b & !", "\\", "(", "😀"])
def test_what_has_no_words_finds_nothing_and_breaks_nothing(world: World, q: str) -> None:
    put(world, "Harbour\n\nA plain text.")
    assert search(world, q) == []


def test_the_newest_text_is_searched(world: World) -> None:
    text: Any = put(world, "Harbour\n\nThe levies were doubled.")
    content = "Corrected\n\nThe taxes were halved."
    digest = sha256(content.encode()).hexdigest()
    facts = {"content": content, "sha256": digest, "blocks": blocks_of(content)}
    Text.objects.create(article=text.article, version=2, **facts)
    assert (search(world, "levies"), search(world, "taxes")) == ([], ["Corrected"])


def test_a_withdrawn_article_leaves_no_word_behind(world: World) -> None:
    article = put(world, "Harbour\n\nThe levies were doubled.").article
    article.withdrawn_at = timezone.now()
    article.save()
    assert not SearchEntry.objects.filter(article=article).exists()
    article.withdrawn_at = None
    article.save()
    assert search(world, "levies") == ["Harbour"]


def test_a_text_too_long_for_the_index_is_stored_all_the_same(world: World) -> None:
    words = " ".join(f"w{number:x}" for number in range(300_000))
    put(world, f"Harbour\n\n{words}")
    assert search(world, "wff") == ["Harbour"]


def test_every_language_with_stems_has_its_configuration(db: None) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT cfgname FROM pg_ts_config WHERE cfgnamespace = 'pg_catalog'::regnamespace"
        )
        known = {name for (name,) in cursor.fetchall()}
        cursor.execute(
            "SELECT DISTINCT search_configuration(a || b)::text FROM"
            " (SELECT chr(generate_series(97, 122)) AS a) x,"
            " (SELECT chr(generate_series(97, 122)) AS b) y"
        )
        assert {name for (name,) in cursor.fetchall()} == known


@given(st.lists(st.tuples(st.text(st.characters(exclude_characters=BEGIN + END)), st.booleans())))
def test_parts_say_the_words_once_each_in_order(pieces: list[tuple[str, bool]]) -> None:
    marked = "".join(f"{BEGIN}{text}{END}" if hit else text for text, hit in pieces)
    assert "".join(part["text"] for part in parts(marked)) == "".join(text for text, _ in pieces)
