"""A codebook goes into one file and comes out of it the same."""

import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from annotator.codebook.actions import PRESET_NAMES, preset, write_codebook
from annotator.codebook.content import normal
from annotator.codebook.file import content_in, faults_in, file_of, schema
from annotator.codebook.palette import COLOURS, PATTERNS
from annotator.codebook.reading import content_of
from tests.make import make_codebook, make_project

# PostgreSQL stores no NUL, and a lone surrogate is no text.
WORDS = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=20)
SAID = st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1, max_size=20)
SLUGS = st.from_regex(r"[a-z][a-z0-9_]{0,8}", fullmatch=True)
VALUES = st.lists(
    st.fixed_dictionaries({"value": SAID, "meaning": WORDS}, optional={"name": WORDS}), max_size=3
)
EXAMPLES = st.lists(
    st.fixed_dictionaries(
        {"text": SAID},
        optional={
            "spans": st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)).map(list)),
            "why": WORDS,
        },
    ),
    max_size=2,
)


def listed(fields: dict[str, Any], optional: dict[str, Any]) -> Any:
    entry = st.fixed_dictionaries({"slug": SLUGS, **fields}, optional=optional)
    return st.lists(entry, max_size=3, unique_by=lambda one: str(one["slug"]))


ATTRIBUTES = listed(
    {"kind": st.sampled_from(["choice", "choices", "ordinal", "text"])},
    {"values": VALUES, "required": st.booleans()},
)
LABELS = listed(
    {"family": SLUGS, "name": WORDS, "definition": WORDS},
    {
        "colour": st.sampled_from(["", *COLOURS]),
        "pattern": st.sampled_from(PATTERNS),
        "test": WORDS,
        "examples": EXAMPLES,
        "do_not_label": EXAMPLES,
        "contrasts": st.lists(
            st.fixed_dictionaries({"label": SLUGS}, optional={"why": WORDS}), max_size=2
        ),
        "self_overlap": st.sampled_from(["forbid", "allow"]),
        "may_cross_blocks": st.booleans(),
        "attributes": ATTRIBUTES,
    },
)
QUESTIONS = listed(
    {"wording": WORDS, "level": st.sampled_from(["nominal", "ordinal", "interval", "ratio"])},
    {"values": VALUES, "multiple": st.booleans(), "missing_policy": st.just("category")},
)
ENDS = st.lists(SLUGS, max_size=2)
CONTENTS = st.fixed_dictionaries(
    {"families": listed({"name": WORDS}, {"colour": st.sampled_from(COLOURS)}), "labels": LABELS},
    optional={
        "title": WORDS,
        "principle": WORDS,
        "link_types": listed({}, {"from_labels": ENDS, "to_labels": ENDS}),
        "questions": QUESTIONS,
        "guidelines": listed({"title": WORDS}, {"body": WORDS}),
    },
)


@given(CONTENTS)
def test_content_to_file_and_back_is_the_same(content: dict[str, Any]) -> None:
    text = file_of(content)
    assert faults_in(json.loads(text)) == []
    assert content_in(json.loads(text)) == normal(content)
    assert file_of(content_in(json.loads(text))) == text


@given(CONTENTS)
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_file_to_draft_and_back_is_the_same_bytes(db: None, content: dict[str, Any]) -> None:
    draft = write_codebook(actor=None, project=make_project(), content=content)
    assert file_of(content_of(draft)) == file_of(content)


@pytest.mark.parametrize("name", PRESET_NAMES)
def test_a_preset_is_a_file_without_faults(name: str) -> None:
    assert faults_in(json.loads(file_of(preset(name)))) == []


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(schema())


def test_the_schema_knows_the_looks_that_the_database_knows() -> None:
    kinds = schema()["$defs"]
    assert kinds["colour"]["enum"] == list(COLOURS)
    assert kinds["label"]["properties"]["pattern"]["enum"] == list(PATTERNS)


def test_one_changed_word_is_one_changed_line() -> None:
    before = preset("framing_cues")
    after = preset("framing_cues")
    after["labels"][3]["definition"] = "Something else."
    old, new = file_of(before).splitlines(), file_of(after).splitlines()
    assert sum(a != b for a, b in zip(old, new, strict=True)) == 1


@pytest.mark.parametrize(
    ("change", "pointer"),
    [
        ({"labels": [{"slug": "Nope"}]}, "/labels/0"),
        ({"labels": "many"}, "/labels"),
        ({"version": 2}, "/version"),
        ({"other": 1}, ""),
    ],
)
def test_a_fault_is_named_by_its_place(change: dict[str, Any], pointer: str) -> None:
    file = {**json.loads(file_of(preset("framing_cues"))), **change}
    assert pointer in [fault.pointer for fault in faults_in(file)]


def test_what_the_reading_costs(db: None, django_assert_max_num_queries: Any) -> None:
    book = make_codebook(make_project())
    with django_assert_max_num_queries(5):
        content_of(book)
