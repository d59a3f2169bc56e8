"""Near-duplicates: wire copy is found again, and texts that only share their subject are not."""

import random
from itertools import combinations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from annotator.imports.likeness import BANDS, VERSION, bands, likeness
from annotator.imports.scrape import compose, read_scrape
from tests.imports.files import FIXTURES

PARTS = """the mayor of tolm council reservoir sells buys letter court rivals plot valley dam
engineer crack town seats hearing summer winter company bidder loan river bridge night says denies
claims three five seven old new small grey loud first last never always again about under"""
SCRAPES = [
    compose(read_scrape(path.read_bytes())).content
    for path in sorted((FIXTURES / "scrapes").glob("*.txt"))
]


def copy(seed: int, paragraphs: int = 9) -> list[str]:
    chance = random.Random(seed)
    sentence = (" ".join(chance.choices(PARTS.split(), k=12)) for _ in range(paragraphs * 4))
    return [". ".join(next(sentence) for _ in range(4)) for _ in range(paragraphs)]


def meet(one: str, other: str) -> bool:
    return bool(set(bands(one)) & set(bands(other)))


@given(st.text())
def test_a_text_meets_itself_unless_it_has_no_words(text: str) -> None:
    assert likeness(text, text) == (1.0 if bands(text) else 0.0)
    assert len(bands(text)) in (0, BANDS)


@given(st.text(), st.text())
def test_likeness_goes_both_ways_and_stays_in_its_bounds(one: str, other: str) -> None:
    assert likeness(one, other) == likeness(other, one)
    assert 0 <= likeness(one, other) <= 1


@given(st.text(min_size=1))
def test_bands_fit_a_bigint_of_postgresql(text: str) -> None:
    assert all(-(2**63) <= band < 2**63 for band in bands(text))


@given(st.integers(0, 2**31))
def test_signs_case_quotes_and_white_space_do_not_count(seed: int) -> None:
    text = ". ".join(copy(seed))
    other = "“" + text.upper().replace(". ", "!\n\n— ") + "”"
    assert bands(text) == bands(other)
    assert likeness(text, other) == 1


@given(st.integers(0, 2**31), st.randoms(use_true_random=False))
def test_the_same_paragraphs_in_another_order_are_found(seed: int, chance: random.Random) -> None:
    paragraphs = copy(seed)
    shuffled = paragraphs.copy()
    chance.shuffle(shuffled)
    assert meet("\n\n".join(paragraphs), "\n\n".join(shuffled))


@given(st.integers(0, 2**31), st.integers(0, 8))
def test_wire_copy_with_another_headline_and_a_paragraph_cut_is_found(seed: int, cut: int) -> None:
    paragraphs = copy(seed)
    one = "\n\n".join(["Reservoir is sold, says agency", *paragraphs])
    other = "\n\n".join(["Tolm 'regime' sells water", *paragraphs[:cut], *paragraphs[cut + 1 :]])
    assert likeness(one, other) > 0.8
    assert meet(one, other)


@given(st.integers(0, 2**31), st.integers(0, 2**31))
def test_texts_of_the_same_few_words_do_not_meet(seed: int, other: int) -> None:
    assume(seed != other)
    assert not meet("\n".join(copy(seed)), "\n".join(copy(other)))


def test_no_two_fixtures_meet() -> None:
    assert not [1 for one, other in combinations(SCRAPES, 2) if meet(one, other)]


@pytest.mark.parametrize(
    ("text", "other", "share"),
    [
        ("a b c d", "a b c d", 1),
        ("a b c d e", "a b c d f", 1 / 3),
        ("a b c", "a b c", 1),
        ("a b c", "a b d", 0),
        ("", "", 0),
        ("", "a", 0),
    ],
)
def test_likeness_is_the_share_of_shingles_of_four_words(
    text: str, other: str, share: float
) -> None:
    assert likeness(text, other) == pytest.approx(share)


def test_scripts_without_spaces_have_words_too() -> None:
    text = "議会は月曜日に貯水池を売却すると発表した。住民はその理由を知らない。"
    assert 0.5 < likeness(text, text.replace("月曜日", "火曜日")) < 1


def test_bands_stay_what_they_are() -> None:
    """Stored numbers must mean the same for ever; whoever changes them counts VERSION up."""
    found = bands("The mayor of Tolm denied on Monday that there was a plot.")
    assert VERSION == 1
    assert found[:3] == (-1304554231364125002, -4519450727712955862, -4686085914987150681)
