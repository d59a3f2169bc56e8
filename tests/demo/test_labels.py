"""Every label of the demo keeps the codebook's rules for spans, attributes and links."""

from itertools import combinations
from typing import Any

import pytest
from django.conf import settings

from annotator.codebook.actions import preset
from annotator.codebook.models import Attribute
from annotator.demo.sources import Source, Work, WrittenSpan, read_sources

CODEBOOK = preset("framing_cues")
LABELS: dict[str, Any] = {label["slug"]: label for label in CODEBOOK["labels"]}
QUESTIONS: dict[str, Any] = {question["slug"]: question for question in CODEBOOK["questions"]}
LINKS: dict[str, Any] = {link["slug"]: link for link in CODEBOOK["link_types"]}
SOURCES = read_sources(settings.BASE_DIR / "fixtures" / "demo")
CASES = [(source, name) for source in SOURCES for name in source.work]
IN_MARKS = ("quotation.scare_quote", "quotation.partial_quote", "quotation.direct_quote")
OPENING, CLOSING = "\"'“„»‘", "\"'”“«’"
UNSURE_OF_NOTHING = ("quotation.direct_quote", "attribution.attributed_claim", "evidence.flag")

each_work = pytest.mark.parametrize(
    ("source", "name"), CASES, ids=[f"{source.slug}/{name}" for source, name in CASES]
)


def work(source: Source, name: str) -> Work:
    return source.work[name]


@each_work
def test_a_quote_is_what_the_text_says(source: Source, name: str) -> None:
    for mark in work(source, name).spans:
        assert source.content[mark.start : mark.end] == mark.quote


@each_work
def test_a_label_stays_within_one_paragraph(source: Source, name: str) -> None:
    for mark in work(source, name).spans:
        assert any(b["start"] <= mark.start and mark.end <= b["end"] for b in source.blocks)


@each_work
def test_a_label_covers_whole_words(source: Source, name: str) -> None:
    for mark in work(source, name).spans:
        assert mark.quote == mark.quote.strip()
        before, after = source.content[: mark.start][-1:], source.content[mark.end :][:1]
        assert not (before.isalnum() and mark.quote[0].isalnum()), mark
        assert not (after.isalnum() and mark.quote[-1].isalnum()), mark


@each_work
def test_quotation_marks_belong_to_the_label_and_determiners_do_not(
    source: Source, name: str
) -> None:
    for mark in work(source, name).spans:
        if mark.label in IN_MARKS:
            assert mark.quote[0] in OPENING, mark
            assert mark.quote[-1] in CLOSING, mark


@each_work
def test_scare_and_partial_quotes_have_at_most_five_words(source: Source, name: str) -> None:
    for mark in work(source, name).spans:
        if mark.label in IN_MARKS[:2]:
            assert len(mark.quote.split()) <= 5, mark


@each_work
def test_labels_of_one_kind_do_not_overlap(source: Source, name: str) -> None:
    for one, other in combinations(work(source, name).spans, 2):
        if one.label == other.label and LABELS[one.label]["self_overlap"] == "forbid":
            assert one.end <= other.start or other.end <= one.start, (one, other)


@each_work
def test_attributes_are_those_of_the_label(source: Source, name: str) -> None:
    for mark in work(source, name).spans:
        offered = {a["slug"]: Attribute(**a) for a in LABELS[mark.label]["attributes"]}
        assert set(mark.attributes) <= set(offered), mark
        assert not any(offered[k].problem_with(v) for k, v in mark.attributes.items()), mark
        required = {slug for slug, attribute in offered.items() if attribute.required}
        assert required <= set(mark.attributes), mark


@each_work
def test_confidence_is_said_where_the_codebook_asks_for_it(source: Source, name: str) -> None:
    for mark in work(source, name).spans:
        assert (mark.confidence in (1, 2, 3)) == (mark.label not in UNSURE_OF_NOTHING), mark


@each_work
def test_every_required_link_is_there(source: Source, name: str) -> None:
    for mark in work(source, name).spans:
        for link in LINKS.values():
            if link["required"] and mark.label in link["from_labels"]:
                assert mark.links.get(link["slug"]), mark


@each_work
def test_links_go_where_their_type_allows(source: Source, name: str) -> None:
    named: dict[str, WrittenSpan] = {m.name: m for m in work(source, name).spans if m.name}
    for mark in work(source, name).spans:
        for slug, targets in mark.links.items():
            assert mark.label in LINKS[slug]["from_labels"], mark
            to = LINKS[slug]["to_labels"]
            assert all(not to or named[target].label in to for target in targets), mark


@each_work
def test_answers_are_values_of_their_questions(source: Source, name: str) -> None:
    answers = work(source, name).answers
    for slug, value in answers.items():
        offered = [option["value"] for option in QUESTIONS[slug]["values"]]
        values = value if QUESTIONS[slug]["multiple"] else [value]
        assert set(values) <= set(offered)
    if work(source, name).state == "submitted":
        assert set(answers) == set(QUESTIONS)


def test_every_label_of_the_codebook_occurs() -> None:
    used = {m.label for s in SOURCES for w in s.work.values() for m in w.spans}
    assert used == set(LABELS)


def test_scare_and_partial_quotes_are_confused_somewhere() -> None:
    """The number to watch (codebook, quotation.partial_quote)."""
    by_place: dict[tuple[str, int, int], set[str]] = {}
    for source in SOURCES:
        for done in source.work.values():
            for mark in done.spans:
                place = (source.slug, mark.start, mark.end)
                by_place.setdefault(place, set()).add(mark.label)
    assert sum(set(IN_MARKS[:2]) <= labels for labels in by_place.values()) >= 5
