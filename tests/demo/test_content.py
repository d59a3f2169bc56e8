"""What the demo offers to read: length, telling, languages, characters that are hard to count."""

import unicodedata
from collections import Counter, defaultdict

import pytest
from django.conf import settings

from annotator.demo.people import PEOPLE
from annotator.demo.sources import Source, read_outlets, read_sources

FOLDER = settings.BASE_DIR / "fixtures" / "demo"
SOURCES = read_sources(FOLDER)
ANNOTATORS = sorted(name for name, (_, role) in PEOPLE.items() if role == "annotator")
REVIEWER = "demo-rosa"


def slug(source: Source) -> str:
    return source.slug


@pytest.mark.parametrize("source", SOURCES, ids=slug)
def test_an_article_has_350_to_900_words(source: Source) -> None:
    assert 350 <= len(source.content.split()) <= 900


@pytest.mark.parametrize("source", SOURCES, ids=slug)
def test_an_article_has_headline_standfirst_and_paragraphs(source: Source) -> None:
    kinds = [block["kind"] for block in source.blocks]
    assert kinds[:2] == ["headline", "standfirst"]
    assert len(kinds) >= 10
    assert all("\n" not in source.content[b["start"] : b["end"]] for b in source.blocks)
    assert all(source.content[b["start"] : b["end"]].strip() for b in source.blocks)


@pytest.mark.parametrize("source", SOURCES, ids=slug)
def test_outlets_are_fictional_and_at_example_addresses(source: Source) -> None:
    assert source.header["url"].split("/")[2].endswith(".example")


def test_every_outlet_has_a_profile_and_no_leaning_without_its_source() -> None:
    profiles = read_outlets(FOLDER)
    assert set(profiles) == {source.header["outlet"] for source in SOURCES}
    for profile in profiles.values():
        assert ("leaning" in profile) == ("leaning_source" in profile)
        assert profile["website"].split("/")[2].endswith(".example")


def test_there_are_articles_of_both_languages() -> None:
    languages = Counter(source.header["language"] for source in SOURCES)
    assert languages == {"en": 13, "de": 2}
    assert len({source.header["outlet"] for source in SOURCES}) >= 6


def test_three_events_are_told_by_three_outlets_each() -> None:
    tellers = defaultdict(set)
    for source in SOURCES:
        if "story" in source.header:
            tellers[source.header["story"]].add(source.header["outlet"])
    assert [len(outlets) for outlets in tellers.values()] == [3, 3, 3]


def test_german_articles_use_both_kinds_of_german_marks() -> None:
    german = "".join(s.content for s in SOURCES if s.header["language"] == "de")
    assert all(mark in german for mark in "„“»«")
    assert "ogenannte" in german


@pytest.mark.parametrize(
    "character", ["\u00a0", "\u0308", "\U0001f3fd", "\ufe0f", '"', "“", "'", "–"]
)
def test_characters_that_are_hard_to_count_occur(character: str) -> None:
    assert any(character in source.content for source in SOURCES)


def test_emoji_stand_before_labels_so_that_utf16_would_go_wrong() -> None:
    astral = [
        mark
        for source in SOURCES
        for work in source.work.values()
        for mark in work.spans
        if any(ord(c) > 0xFFFF for c in source.content[: mark.start])
    ]
    assert len(astral) >= 10


def test_a_combining_mark_belongs_to_its_letter() -> None:
    for source in SOURCES:
        for work in source.work.values():
            ends = {i for mark in work.spans for i in (mark.start, mark.end)}
            inside = [i for i in ends if i < len(source.content)]
            assert not any(unicodedata.combining(source.content[i]) for i in inside)


def test_the_seed_articles_quirks_are_kept() -> None:
    text = next(s.content for s in SOURCES if s.slug == "velmar-regime")
    assert "'regime' overthrow" in text.split("\n\n")[0]
    assert '"widening' in text
    assert "force.”" in text  # opens straight, closes curly
    assert "Menk" in text
    assert "Menck" in text  # one name, two spellings
    assert "so-called" in text
    assert "presented no evidence" in text


def test_every_annotator_has_work_in_each_state() -> None:
    states = defaultdict(set)
    for source in SOURCES:
        for name, work in source.work.items():
            states[name].add(work.state)
    assert sorted(states) == [*ANNOTATORS, REVIEWER]
    assert all(states[name] == {"open", "in_progress", "submitted"} for name in ANNOTATORS)


def test_the_reviewer_marked_three_articles() -> None:
    marked = [work for s in SOURCES if (work := s.work.get(REVIEWER))]
    assert [work.state for work in marked] == ["submitted"] * 3
    assert all(work.spans and work.answers for work in marked)
    assert any(span.links for work in marked for span in work.spans)


def test_at_least_nine_articles_are_submitted_by_all() -> None:
    submitted = [sum(s.work[name].state == "submitted" for name in ANNOTATORS) for s in SOURCES]
    assert submitted.count(3) >= 9
    assert submitted.count(2) >= 2


def test_one_article_was_read_and_nothing_marked() -> None:
    nothing = [
        w for s in SOURCES for w in s.work.values() if w.state == "submitted" and not w.spans
    ]
    assert len(nothing) == 1


def test_there_are_several_hundred_labels_and_some_notes() -> None:
    marks = [m for s in SOURCES for w in s.work.values() for m in w.spans]
    assert len(marks) >= 500
    assert sum(bool(m.note) for m in marks) >= 20
    assert {m.confidence for m in marks} == {None, 1, 2, 3}


def test_annotators_answer_differently_sometimes() -> None:
    genres = [
        {w.answers["genre"] for w in s.work.values() if w.state == "submitted"} for s in SOURCES
    ]
    assert any(len(found) > 1 for found in genres)
    assert any(len(found) == 1 for found in genres)
