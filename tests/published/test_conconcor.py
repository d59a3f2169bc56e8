"""ConConCor, K-CAP 2021: alpha of its three expert groups, .456, .65 and .502 (two options).

The responses are CC BY; see `fixtures/agreement/conconcor_experts.json` for the attribution.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator.projects.models import Project
from tests.agreement.published import agrees, case
from tests.conftest import As
from tests.make import make_project
from tests.published.answers import Row, figures, imported_answers

CASE = case("conconcor_experts")
GROUPS = list(CASE["groups"])
NOTHING = ("do not know", "illegible")


def rows(group: str) -> Iterator[Row]:
    people = CASE["groups"][group]["annotators"]
    for extract, letters in CASE["groups"][group]["extracts"].items():
        for who, letter in zip(people, letters, strict=True):
            if letter != ".":
                yield extract, who, "contentious", CASE["answers"][letter]


@pytest.fixture
def empty(db: None) -> Project:
    return make_project("conconcor")


@pytest.mark.parametrize("group", GROUPS)
def test_the_published_alpha_of_two_options(
    api: As, empty: Project, tmp_path: Path, group: str
) -> None:
    imported_answers(empty, tmp_path, rows(group), NOTHING)
    found = figures(api, empty)["contentious"]["alpha_nominal"]
    assert agrees(found["value"], CASE["published"][group])
    assert found["n_annotators"] == len(CASE["groups"][group]["annotators"])


@pytest.mark.parametrize("group", GROUPS)
def test_four_options_as_categories(api: As, empty: Project, tmp_path: Path, group: str) -> None:
    imported_answers(empty, tmp_path, rows(group))
    found = figures(api, empty)["contentious"]["alpha_nominal"]
    assert found["value"] == pytest.approx(CASE["four_options"][group], abs=5e-4)
    assert found["n_articles"] == 50
