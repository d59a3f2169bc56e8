"""Narrative Frames, ACL 2023: yes/no questions on 428 articles, answered by two or three.

The answers are MIT. The figures were computed from them; the paper's own were not available.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator.agreement import Ratings, item_figures
from tests.agreement.published import case
from tests.conftest import As
from tests.make import make_project
from tests.published.answers import Row, figures, imported_answers

CASE = case("narrative_frames")
SAID = {"y": "yes", "n": "no"}


def rows() -> Iterator[Row]:
    for article, told in CASE["articles"].items():
        for question, letters in zip(CASE["questions"], told.split(), strict=True):
            for slot, letter in enumerate(letters, 1):
                if letter in SAID:
                    yield article, f"slot {slot}", question, SAID[letter]


def test_alpha_of_every_question(api: As, db: None, tmp_path: Path) -> None:
    project = make_project("frames")
    imported_answers(project, tmp_path, rows())
    found = {slug: one["alpha_nominal"]["value"] for slug, one in figures(api, project).items()}
    assert found == pytest.approx(CASE["computed"]["alpha"], abs=6e-4)
    assert found["re1"] == pytest.approx(0, abs=5e-4)
    assert sum(found.values()) / 13 == pytest.approx(CASE["computed"]["mean"], abs=5e-4)


def test_questions_pooled_say_more_than_each_does() -> None:
    """One matrix of all of them is inflated by their different base rates."""
    matrix = [
        [SAID.get(letter) for letter in letters]
        for told in CASE["articles"].values()
        for letters in told.split()
    ]
    pooled = item_figures(Ratings.of(matrix), interval=False)["alpha_nominal"].value
    assert pooled == pytest.approx(CASE["computed"]["pooled"], abs=5e-4)
