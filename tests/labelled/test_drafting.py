"""Foreign values become slugs that a codebook may have."""

import re

import pytest

from annotator.codebook.file import schema
from annotator.labelled.drafting import slug_of

SLUG = re.compile(schema()["$defs"]["slug"]["pattern"])


@pytest.mark.parametrize(
    ("value", "slug"),
    [("Loaded Language", "loaded_language"), ("Ähnlich", "ahnlich"), ("1st", "v_1st"), (" ", "")],
)
def test_it_stays_readable(value: str, slug: str) -> None:
    assert slug_of(value) == slug


@pytest.mark.parametrize("value", ["слово", "الميناء", "x" * 51, "9" * 80, "字", "a字"])
def test_it_is_one_of_a_codebook_whatever_the_script(value: str) -> None:
    assert SLUG.fullmatch(slug_of(value))
    assert len(slug_of(value)) <= 50


def test_no_two_values_meet() -> None:
    values = ["слово", "дело", "x" * 51, "x" * 52, "a字", "a"]
    assert len({slug_of(value) for value in values}) == len(values)
