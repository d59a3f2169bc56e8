"""Every problem of a draft is named with its place."""

import re
from string import ascii_lowercase
from typing import Any

import pytest
from django.conf import settings

from annotator.codebook.actions import PRESET_NAMES, preset
from annotator.codebook.checking import troubles, unstorable
from annotator.codebook.content import Content, normal
from annotator.codebook.palette import RESERVED_KEYS
from tests.codebook.drafts import plain, with_label


def found(content: Content, **options: Any) -> list[tuple[str, str]]:
    return [(one.pointer, one.code) for one in troubles(normal(content), **options)]


def attribute(**changes: Any) -> Content:
    usual = {"slug": "tone", "kind": "choice", "values": [{"value": "a"}, {"value": "b"}]}
    return with_label(attributes=[{**usual, **changes}])


def question(**changes: Any) -> Content:
    usual = {"slug": "tone", "wording": "How?", "level": "nominal", "values": []}
    return plain(questions=[{**usual, **changes}])


TWO = [{"value": "a"}, {"value": "b"}]


def test_a_whole_content_has_none() -> None:
    assert found(plain()) == []


@pytest.mark.parametrize("name", PRESET_NAMES)
def test_a_preset_has_none(name: str) -> None:
    assert found(preset(name)) == []


@pytest.mark.parametrize(
    ("content", "pointer", "code"),
    [
        ({}, "", "empty"),
        (with_label(slug="scare"), "/labels/0/slug", "slug_form"),
        (with_label(slug="Quotation.scare"), "/labels/0/slug", "slug_form"),
        (with_label(1, slug="quotation.scare"), "/labels/1/slug", "slug_twice"),
        (with_label(family="wording"), "/labels/0/family", "family_unknown"),
        (with_label(name=" "), "/labels/0/name", "missing"),
        (with_label(definition=""), "/labels/0/definition", "missing"),
        (with_label(key="n"), "/labels/0/key", "key_reserved"),
        (with_label(key="J"), "/labels/0/key", "key_reserved"),
        (with_label(key="1"), "/labels/0/key", "key_form"),
        (with_label(key="ä"), "/labels/0/key", "key_form"),
        (with_label(1, key="S"), "/labels/1/key", "key_twice"),
        (with_label(examples=[{"text": ""}]), "/labels/0/examples/0/text", "missing"),
        (
            with_label(examples=[{"text": "😀a", "spans": [[1, 3]]}]),
            "/labels/0/examples/0/spans",
            "span_outside",
        ),
        (
            with_label(do_not_label=[{"text": "ab", "spans": [[1, 1]]}]),
            "/labels/0/do_not_label/0/spans",
            "span_outside",
        ),
        (
            with_label(contrasts=[{"label": "quotation.scare"}]),
            "/labels/0/contrasts/0/label",
            "label_unknown",
        ),
        (attribute(values=TWO[:1]), "/labels/0/attributes/0/values", "values_few"),
        (attribute(values=[*TWO, TWO[0]]), "/labels/0/attributes/0/values/2/value", "value_twice"),
        (attribute(kind="text"), "/labels/0/attributes/0/values", "values_of_text"),
        (attribute(slug="Tone"), "/labels/0/attributes/0/slug", "slug_form"),
        (
            plain(link_types=[{"slug": "x", "from_labels": ["gone"]}]),
            "/link_types/0/from_labels/0",
            "label_unknown",
        ),
        (plain(link_types=[{"slug": "continues"}]), "/link_types/0/slug", "link_type_reserved"),
        (question(wording=""), "/questions/0/wording", "missing"),
        (question(values=TWO[:1]), "/questions/0/values", "values_few"),
        (question(multiple=True), "/questions/0/values", "values_few"),
        (question(level="ordinal"), "/questions/0/values", "values_few"),
        (question(level="ratio", values=TWO), "/questions/0/level", "level_is_number"),
        (plain(guidelines=[{"slug": "a", "title": ""}]), "/guidelines/0/title", "missing"),
    ],
)
def test_a_problem_is_named(content: Content, pointer: str, code: str) -> None:
    assert (pointer, code) in found(content)


def test_what_was_published_keeps_its_short_name() -> None:
    content = {**with_label(1, slug="direct"), "link_types": []}
    assert found(content, known={"direct"}) == []


@pytest.mark.parametrize("content", [with_label(1, slug="quotation.scare"), with_label(1, key="S")])
def test_only_what_occurs_twice_cannot_be_stored(content: Content) -> None:
    assert unstorable(content)


def test_an_unfinished_draft_can_be_stored() -> None:
    assert unstorable(with_label(slug="", name="", definition="", family="")) == []


def test_the_reserved_keys_are_those_of_the_page_for_marking() -> None:
    source = (settings.BASE_DIR / "frontend/src/annotate/keyTable.ts").read_text()
    rows = re.findall(r"keys: \[(.*?)\]", source)
    keys = {key for row in rows for key in re.findall(r'"(.*?)"', row)}
    assert keys & set(ascii_lowercase) == RESERVED_KEYS
