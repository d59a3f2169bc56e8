"""A dataset imported into an empty project comes out again byte by byte."""

import json
from pathlib import Path
from typing import Any

from annotator.codebook.draft_actions import retire
from annotator.dataset.rows import dataset
from annotator.labelled.formats.native import WITHDRAWN
from annotator.labelled.offers import progress
from annotator.projects.actions import add_member
from annotator.projects.models import Role
from tests.changes.make import apply, label, next_version
from tests.dataset.moving import exported, imported, moved, withdraw
from tests.make import make_codebook, make_text
from tests.world import World


def test_it_comes_out_byte_by_byte(full: World, tmp_path: Path) -> None:
    first = exported(full.project, tmp_path)
    empty = moved(full.project)
    imported(empty, first)
    assert exported(empty, tmp_path).read_bytes() == first.read_bytes()


def test_a_second_import_adds_nothing(full: World, tmp_path: Path) -> None:
    first = exported(full.project, tmp_path)
    empty = moved(full.project)
    batch = imported(empty, first)
    again = imported(empty, first)
    done = progress(again)
    assert batch.found == again.found
    assert {name: count for name, count in done.items() if count} == {"items": 2, "done": 2}
    assert exported(empty, tmp_path).read_bytes() == first.read_bytes()


def test_nothing_of_a_foreign_dataset_is_lost_in_a_project_with_the_same_codebooks(
    full: World, tmp_path: Path
) -> None:
    file = exported(full.project, tmp_path)
    before = file.read_bytes()
    batch = imported(full.project, file)
    assert not batch.rejected.exists()
    # Its own people are others than those who bear the same pseudonyms here.
    counts = json.loads(b"".join(dataset(full.project)).splitlines()[-1])["counts"]
    there = json.loads(before.splitlines()[-1])["counts"]
    assert counts["assignments"] == 2 * there["assignments"]
    assert counts["articles"] == there["articles"]


def test_versions_and_codebooks_come_out_byte_by_byte(versions: World, tmp_path: Path) -> None:
    first = exported(versions.project, tmp_path)
    empty = moved(versions.project)
    batch = imported(empty, first)
    assert not batch.rejected.exists()
    assert exported(empty, tmp_path).read_bytes() == first.read_bytes()
    again = imported(empty, first)
    assert {n for n, count in progress(again).items() if count} == {"items", "done"}


def test_a_span_says_the_version_it_was_made_under_after_a_plan_and_an_import(
    full: World, tmp_path: Path
) -> None:
    new = next_version(full.project, label("cue"), label("loaded"))
    labels = {"scare_quote": ["cue"], "claim": ["cue"]}
    apply(full, versions=(full.alices.codebook.number, new.number), labels=labels)
    first = exported(full.project, tmp_path)
    works = [work for line in lines_of(first)[1:-1] for work in line["assignments"]]
    told = {(work["codebook"], span["made_under"]) for work in works for span in work["spans"]}
    assert told == {(2, 2), (3, 1)}
    empty = moved(full.project)
    imported(empty, first)
    assert exported(empty, tmp_path).read_bytes() == first.read_bytes()


def lines_of(file: Path) -> list[Any]:
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]


def test_two_articles_with_the_same_words_stay_two(full: World, tmp_path: Path) -> None:
    make_text(full.project, full.text.content)
    first = exported(full.project, tmp_path)
    empty = moved(full.project)
    imported(empty, first)
    assert exported(empty, tmp_path).read_bytes() == first.read_bytes()


def test_retired_codebooks_are_not_written_twice(full: World, tmp_path: Path) -> None:
    for number in (1, 2):
        retire(actor=full.mona, project=full.project, number=number)
    first = exported(full.project, tmp_path)
    empty = moved(full.project)
    imported(empty, first)
    assert not imported(empty, first).rejected.exists()
    assert exported(empty, tmp_path).read_bytes() == first.read_bytes()


def test_a_withdrawn_article_is_said_and_passed_over(full: World, tmp_path: Path) -> None:
    withdraw(full)
    file = exported(full.project, tmp_path)
    empty = moved(full.project)
    batch = imported(empty, file)
    (told,) = batch.rejected.all()
    assert (told.line, told.code, told.reason) == (3, "no_words", WITHDRAWN)
    before, after = file.read_bytes().splitlines(), exported(empty, tmp_path).read_bytes()
    assert after.splitlines()[:-1] == before[:2]


def test_codebooks_that_are_none_are_said(full: World, tmp_path: Path) -> None:
    file = exported(full.project, tmp_path)
    content = file.read_text(encoding="utf-8").replace('"key":"s"', '"key":7')
    file.write_text(content, encoding="utf-8")
    make_codebook(empty := moved(full.project))
    batch = imported(empty, file)
    assert [row.code for row in batch.rejected.all()][:1] == ["bad_header"]
    assert "codebooks/0/labels/0/key" in batch.rejected.all()[0].reason


def test_a_project_that_somebody_made_in_the_product_is_as_empty(
    full: World, tmp_path: Path
) -> None:
    """Its manager was given P01 with it, which a file's annotator has worked under."""
    first = exported(full.project, tmp_path)
    empty = moved(full.project)
    mona = add_member(actor=None, project=empty, user=full.mona, role=Role.MANAGER)
    batch = imported(empty, first)
    there = set(batch.annotators.values_list("name", flat=True))
    assert mona.pseudonym in there
    assert exported(empty, tmp_path).read_bytes() == first.read_bytes()
    mona.refresh_from_db()
    assert mona.pseudonym not in there


def test_names_that_are_free_stay_where_another_is_taken(full: World, tmp_path: Path) -> None:
    first = exported(full.project, tmp_path)
    empty = moved(full.project)
    taken = add_member(actor=None, project=empty, user=full.alice, role=Role.ANNOTATOR)
    batch = imported(empty, first)
    became = dict(batch.annotators.values_list("name", "member__pseudonym"))
    others = {name: here for name, here in became.items() if name != here}
    assert set(others) == {taken.pseudonym}
    assert not set(others.values()) & set(became)
